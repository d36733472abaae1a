"""Proof files: what is written is read back, and a damaged file names its line or proves the same."""

import random

import pytest
from lemmata.core.kernel import datatypes as dt
from lemmata.core.kernel import prelude as pr
from lemmata.core.kernel import terms as tm
from lemmata.core.kernel import types as ty
from lemmata.core.kernel.definitions import define_type
from lemmata.core.kernel.errors import ProofFileError
from lemmata.core.kernel.evaluate import EVALUATE, Context
from lemmata.core.kernel.logic import T, call
from lemmata.core.kernel.reader import HEADER, read
from lemmata.core.kernel.thm import ADMIT, ASSUME, BETA, EQ_MP
from lemmata.core.language import registry
from lemmata.core.library import bits, naturals
from lemmata.core.logic.equality import SYM, TRUTH
from lemmata.core.logic.writer import proof_text

from .slow import LIST, Terms, equations


def some_theorems():
    x = tm.var("x", ty.NAT)
    _, there, back = define_type("unit", EQ_MP(SYM(BETA(tm.app(tm.lam(x, T), tm.nat(3)))), TRUTH()))
    terms = Terms(5)
    context = Context([*equations()])
    evaluated = EVALUATE(context, terms.term(LIST, [tm.var("l", LIST)], 5))
    return {
        "add_comm": naturals.add_comm(),
        "mod_lt": naturals.mod_lt(),
        "there": there,
        "back": back,
        "evaluated": evaluated,
        "induction": dt.induction(dt.datatype_of(LIST.con)),
        "assumed": ASSUME(tm.eq(x, x)),
        "defined": registry.definition(bits.value).equation,
        "admitted": ADMIT(tm.eq(tm.nat(1), tm.nat(2)), "oops"),
        "word": pr.WORD_AXIOMS[1],
    }


THEOREMS = some_theorems()
LINES = proof_text(THEOREMS).splitlines()
SMALL = proof_text({name: THEOREMS[name] for name in ("there", "assumed", "word", "admitted")}).splitlines()


def test_round_trip():
    again = read(LINES)
    assert list(again) == list(THEOREMS)
    for name, th in THEOREMS.items():
        assert (
            again[name].concl is th.concl
            and again[name].hyps == th.hyps
            and again[name].axioms >= th.axioms - {"words"}
        )
    assert again["admitted"].axioms == {"admitted:oops"}


def closed(th):
    """A sequent up to the names of its free variables: a changed name is no fault."""
    free = th.concl.free
    for h in th.hyps:
        free |= h.free
    variables = tm.variables(free)
    return tm.lams(variables, th.concl), frozenset(tm.lams(variables, h) for h in th.hyps)


def same_or_refused(lines, original):
    """Reading LINES names a line, or gives theorems that ORIGINAL gives too, under any name."""
    known = {closed(th) for th in read(original).values()}
    try:
        found = read(lines)
    except ProofFileError as error:
        assert 1 <= error.line <= len(lines) + 1
        return False
    for th in found.values():
        assert closed(th) in known or th.axioms
    return True


def test_truncated_everywhere():
    for end in range(len(SMALL)):
        with pytest.raises(ProofFileError) as caught:
            read(SMALL[:end])
        assert caught.value.line == end + 1


@pytest.mark.parametrize("seed", range(3))
def test_changed_fields(seed):
    r = random.Random(seed)
    for _ in range(150):
        lines = list(SMALL)
        i = r.randrange(1, len(lines))
        words = lines[i].split(" ")
        words[r.randrange(len(words))] = r.choice(
            ["0", "1", "-1", str(i), str(i + 1), "x", "", "REFL", "9" * 30, "é", "1.5", "True"]
        )
        lines[i] = " ".join(words)
        same_or_refused(lines, SMALL)


@pytest.mark.parametrize("seed", range(3))
def test_reordered_spliced_and_repeated_lines(seed):
    r = random.Random(seed)
    for _ in range(60):
        lines = list(SMALL)
        kind = r.randrange(3)
        i, j = r.randrange(1, len(lines) - 1), r.randrange(1, len(lines) - 1)
        if kind == 0:
            lines[i], lines[j] = lines[j], lines[i]
        elif kind == 1:
            lines[i:i] = [lines[j]]
        else:
            lines[i:] = LINES[i : i + 40] + lines[i:]
        same_or_refused(lines, SMALL)


BAD = [
    "", " ", "nonsense", "REFL", "REFL 1", "REFL x", "tv", "tv a b", "num -1", "num 1.0", "con list", "sym nothing",
    "ty 1", "END", "END 5", "THEOREM t 1 1", "TAUTOLOGY 1", "STEP 1 1 0", "EVALUATE 1 1", "data 1", "data 99999999999999999999",
    "WORD_AXIOM 9", "WORD_AXIOM -1", "KERNEL nothing", "DATATYPE nat 0 distinct 0 0", "DATATYPE nat 0 wrong 0 0",
    "DATATYPE nat 5 induction 0 0", "NAT_SUC -1", "NAT_SUC x", "LITERAL 1", "b -1 1", "dcon 1 0", "ctor nat 0 0",
    "case nat 3", "rec nat 9", "SUBTYPE 1 0", "dsym 1", "ADMIT 1 x", "INST 1 1", "REFL  1", "TRANS 1", "wv é é",
]  # fmt: skip


@pytest.mark.parametrize("line", BAD)
def test_bad_lines(line):
    with pytest.raises(ProofFileError) as caught:
        read([HEADER, line, "END 3"])
    assert caught.value.line == 2


def test_ill_typed_terms():
    start = [HEADER, "con nat", "ty 2", "con bool", "ty 4", "v x 3", "v p 5", "b 0 3", "\\ 5 8"]
    with pytest.raises(ProofFileError) as caught:
        read([*start, "END 10"])
    assert caught.value.line == 9  # the bound variable has another type than its binder
    for line in ("@ 6 7", "ASSUME 6", "REFL 8", "# 5 1", "# 3 True", "c 2 3", "v 3 x"):
        with pytest.raises(ProofFileError) as caught:
            read([*start[:-1], line, "END 10"])
        assert caught.value.line == 9


def changed(start, old, new):
    """SMALL with OLD replaced in the first line that begins with START and has it; the number of that line."""
    for i, line in enumerate(SMALL):
        if line.startswith(start) and old in line:
            return [*SMALL[:i], line.replace(old, new), *SMALL[i + 1 :]], i + 1
    raise ValueError(f"no line {start} with {old}")


NO_NUMBERS = ["2", "-1", "x", "", "00", "01", "+1", "1.0", "True", "abs", "rep", "é", "0x1", "\u0661"]
NO_NAMES = ["", "\t", "a\tb", "a\u00a0b", "\x00", "a\x1b[2J", "\u200b", "\u2028"]


@pytest.mark.parametrize("which", NO_NUMBERS)
def test_a_subtype_has_two_theorems(which):
    (line,) = [line for line in SMALL if line.startswith("SUBTYPE")]
    lines, number = changed("SUBTYPE", line, " ".join([*line.split(" ")[:2], which]))
    with pytest.raises(ProofFileError) as caught:
        read(lines)
    assert caught.value.line == number


@pytest.mark.parametrize("constant", ["abs", "rep"])
@pytest.mark.parametrize(
    "which", ["", "Abs", "REP", "0", "1", "abs ", "abs.rep", "rеp"]
)  # the last with a Cyrillic letter
def test_a_subtype_has_two_constants(constant, which):
    lines, number = changed("ssym", f" {constant}", f" {which}")
    with pytest.raises(ProofFileError) as caught:
        read(lines)
    assert caught.value.line == number


@pytest.mark.parametrize("name", NO_NAMES)
def test_theorems_have_names_that_can_be_printed(name):
    lines, number = changed("THEOREM", " there ", f" {name} ")
    with pytest.raises(ProofFileError) as caught:
        read(lines)
    assert caught.value.line == number


def test_other_files():
    for lines in ([], ["hello"], ["lemmata-proof 1", "END 2"], ["\x7fELF"], [HEADER, "END 2", "END 3"]):
        with pytest.raises(ProofFileError):
            read(lines)


def test_a_theorem_must_be_what_its_line_proves():
    lines = list(SMALL)
    for i, line in enumerate(lines):
        if line.startswith("THEOREM assumed"):
            words = line.split(" ")
            changed = [*lines[:i], " ".join(words[:4]), *lines[i + 1 :]]  # without its hypothesis
            with pytest.raises(ProofFileError) as caught:
                read(changed)
            assert caught.value.line == i + 1


def test_call_of_calls():
    assert (
        call(pr.ADD, tm.nat(1), tm.nat(1))
        is read(proof_text({"sum": EVALUATE(Context(), call(pr.ADD, tm.nat(1), tm.nat(1)))}).splitlines())[
            "sum"
        ].concl.args[0]
    )
