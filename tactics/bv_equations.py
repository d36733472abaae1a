"""Equations that a goal assumes, used: where x = t is a hypothesis and x is not in t, t stands for x everywhere.

What must hold where the goal is false is read off its connectives. An equation of words is solved for a variable that
one side of it is, or that it has once with the coefficient 1 or -1, so x + c = t and ~x = t count too. A model of the
goal without x is one of the goal, with the value of t for x.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cache

from lemmata.core.kernel import prelude as pr
from lemmata.core.kernel import terms as tm
from lemmata.core.kernel import types as ty
from lemmata.core.kernel.logic import OR, F, T, call, conj, implies, negate
from lemmata.core.kernel.terms import LIT, VAR, Symbol, Term, eq
from lemmata.core.kernel.thm import ASSUME, EQ_MP, MK_COMB, REFL, TRANS, Thm
from lemmata.core.kernel.types import BOOL
from lemmata.core.library import word_bitwise as bitwise
from lemmata.core.library.word_bits import x, y
from lemmata.core.logic.equality import AP_ARG, EQF_INTRO, EQT_INTRO, LIST_BETA, SYM
from lemmata.core.logic.match import match_theorem
from lemmata.core.logic.propositional import BOOL_CASES, DISCH, MP
from lemmata.core.logic.syntax import is_conj, is_disj, is_eq, is_implies, is_not
from lemmata.core.logic.tautologies import prove_tautology
from lemmata.tactics.blast import blast
from lemmata.tactics.bv_normal import Sums, difference_law, is_sum
from lemmata.tactics.rings import head_of

FACTS = 500  # that are read off a goal
_p, _q = tm.var("p", BOOL), tm.var("q", BOOL)


@dataclass(frozen=True)
class Solved:
    """`variable` and the `value` that it has where the goal is false: `theorem` is {not goal} ⊢ variable = value."""

    variable: Term
    value: Term
    theorem: Thm


class Substituted:
    """The goal with the values of solved variables for them; none of the values has one of the variables."""

    def __init__(self, goal: Term, solved: Sequence[Solved]) -> None:
        self._before = goal
        self._solved = solved
        self._function = tm.lams([s.variable for s in solved], goal)
        self.goal = tm.substitute(goal, {s.variable: s.value for s in solved})

    def shown(self, th: Thm) -> Thm:
        """The theorem of the goal before, from that of the goal after."""
        applied = MK_COMB(REFL(self._function), *[s.theorem for s in self._solved])
        left, right = applied.concl.args
        same = TRANS(SYM(LIST_BETA(left)), TRANS(applied, LIST_BETA(right)))
        return BOOL_CASES(self._before, ASSUME(self._before), EQ_MP(SYM(same), th))

    def values(self, known: Mapping[Term, Term]) -> dict[Term, Term]:
        """The values of a model of the goal after, and those of the solved variables; what is not KNOWN is 0 or False."""
        found = dict(known)
        for s in self._solved:
            inside = {v: found.get(v) or _zero(v) for v in tm.variables(s.value.free)}
            value = blast(tm.substitute(s.value, inside)).concl.args[1]
            found |= inside
            found[s.variable] = value if value.kind == LIT or value in (T, F) else _zero(s.variable)
        return found


def _zero(v: Term) -> Term:
    return F if v.type is BOOL else tm.lit(v.type, 0)


# What must hold ----------------------------------------------------------------------------------------


@dataclass(frozen=True)
class _Fact:
    """A proposition that holds where the goal is false, by a rule on another one."""

    claim: Term
    rule: str = ""
    parent: _Fact | None = None

    def theorem(self) -> Thm:
        """{not goal} ⊢ claim"""
        path: list[_Fact] = []
        fact: _Fact | None = self
        while fact is not None and fact.parent is not None:
            path.append(fact)
            fact = fact.parent
        th = ASSUME(fact.claim if fact is not None else self.claim)
        for step in reversed(path):
            th = _applied(_rule(step.rule), th)
        return th


@cache
def _rule(name: str) -> Thm:
    no = negate
    left, right = {
        "premise": (no(implies(_p, _q)), _p),
        "conclusion": (no(implies(_p, _q)), no(_q)),
        "first": (conj(_p, _q), _p),
        "second": (conj(_p, _q), _q),
        "not first": (no(call(OR, _p, _q)), no(_p)),
        "not second": (no(call(OR, _p, _q)), no(_q)),
        "twice": (no(no(_p)), _p),
    }[name]
    return prove_tautology(implies(left, right))


def facts(goal: Term) -> Iterator[_Fact]:
    """What must hold where GOAL is false, as far as its connectives say; at most `FACTS` are looked at."""
    stack = [_Fact(negate(goal))]
    seen: set[Term] = set()
    while stack and len(seen) < FACTS:
        fact = stack.pop()
        if fact.claim in seen:
            continue
        seen.add(fact.claim)
        claim, denied = fact.claim, is_not(fact.claim)
        inner = claim.args[0] if denied else claim
        rules: tuple[tuple[str, Term], ...]
        if denied and is_implies(inner):
            rules = (("premise", inner.args[0]), ("conclusion", negate(inner.args[1])))
        elif denied and is_disj(inner):
            rules = (("not first", negate(inner.args[0])), ("not second", negate(inner.args[1])))
        elif denied and is_not(inner):
            rules = (("twice", inner.args[0]),)
        elif is_conj(claim):
            rules = (("first", claim.args[0]), ("second", claim.args[1]))
        else:
            yield fact
            continue
        stack.extend(_Fact(p, rule, fact) for rule, p in reversed(rules))


# Solving -----------------------------------------------------------------------------------------------


def solved(goal: Term, sums: Sums) -> list[Solved]:
    """Variables and their values where GOAL is false; no value has a variable of the others."""
    found: list[Solved] = []
    variables = values = 0
    for fact in facts(goal):
        for v, value, prove in _solutions(fact.claim, sums):
            if value.free & (variables | v.free) or v.free & (variables | values):
                continue
            th = prove(fact.theorem())
            found.append(Solved(v, value, th))
            variables |= v.free
            values |= value.free
            break
    return found


Solution = tuple[Term, Term, Callable[[Thm], Thm]]


def _solutions(claim: Term, sums: Sums) -> Iterator[Solution]:
    """Variables with their values, and how ⊢ variable = value is proved from ⊢ CLAIM."""
    if claim.kind == VAR:
        yield claim, T, EQT_INTRO
    elif is_not(claim) and claim.args[0].kind == VAR:
        yield claim.args[0], F, EQF_INTRO
    elif is_eq(claim) and (claim.args[0].type is BOOL or _is_word(claim.args[0])):
        a, b = claim.args
        if a.kind == VAR:
            yield a, b, lambda th: th
        if b.kind == VAR:
            yield b, a, SYM
        if a.type is not BOOL:
            yield from _by_exclusive_or(a, b, lambda th: th)
            yield from _by_exclusive_or(b, a, SYM)
            yield from _by_complement(a, b, lambda th: th)
            yield from _by_complement(b, a, SYM)
            yield from _linear(a, b, sums)


def _is_word(t: Term) -> bool:
    return t.type.con is ty.WORD and bool(t.type.args[0].is_numeral and t.type.args[0].value)


def _by_exclusive_or(a: Term, b: Term, turned: Callable[[Thm], Thm]) -> Iterator[Solution]:
    """x ^ s = t gives x = s ^ t."""
    if head_of(a) is not pr.W_XOR:
        return
    s, t = a.args
    if s.kind == VAR:
        yield s, call(pr.W_XOR, t, b), lambda th: _applied(_exclusive_or("left"), turned(th))
    if t.kind == VAR:
        yield t, call(pr.W_XOR, s, b), lambda th: _applied(_exclusive_or("right"), turned(th))


def _by_complement(a: Term, b: Term, turned: Callable[[Thm], Thm]) -> Iterator[Solution]:
    """~x = t gives x = ~t."""
    if head_of(a) is pr.W_NOT and a.args[0].kind == VAR:
        yield a.args[0], call(pr.W_NOT, b), lambda th: _applied(_complement(), turned(th))


@cache
def _complement() -> Thm:
    """⊢ ~x = y implies x = ~y"""
    twice = bitwise.law(eq(call(pr.W_NOT, call(pr.W_NOT, x)), x))
    given = ASSUME(eq(call(pr.W_NOT, x), y))
    return DISCH(given.concl, TRANS(SYM(twice), AP_ARG(twice.concl.args[0], 0, given)))


def _applied(law: Thm, th: Thm) -> Thm:
    """The conclusion of LAW, an implication, from its premise TH."""
    found = match_theorem(law, law.concl.args[0], th.concl)
    if found is None:
        raise ValueError(f"{law!r} does not fit {th!r}")
    return MP(found, th)


@cache
def _exclusive_or(side: str) -> Thm:
    """⊢ x ^ y = z implies x = y ^ z, or y ^ x = z implies that"""
    z = tm.var("z", x.type)
    both = call(pr.W_XOR, x, y) if side == "left" else call(pr.W_XOR, y, x)
    back = bitwise.law(eq(call(pr.W_XOR, y, both), x))
    given = ASSUME(eq(both, z))
    return DISCH(given.concl, TRANS(SYM(back), AP_ARG(back.concl.args[0], 1, given)))


def _linear(a: Term, b: Term, sums: Sums) -> Iterator[Solution]:
    """Variables of a sum, with the coefficient 1 or -1, that its other monomials do not have."""
    if not (is_sum(a) or is_sum(b)):
        return
    difference = call(pr.W_SUB, a, b)
    polynomial = sums.polynomial(difference)
    if polynomial is None:
        return
    top = (1 << a.type.args[0].value) - 1
    atoms = sums.normaliser.atoms
    for m, c in polynomial:
        if len(m) != 1 or c not in (1, top) or atoms[m[0]].kind != VAR:
            continue
        v = atoms[m[0]]
        rest = tuple([(n, d) for n, d in polynomial if n != m])
        if any(atoms[i].free & v.free for n, _ in rest for i in n):
            continue
        signed = rest if c == top else tuple([(n, -d & top) for n, d in rest])
        value = sums.built(a.type, signed)
        yield v, value, _from_difference(v, value, difference, pr.W_ADD if c == 1 else pr.W_SUB, sums)


def _from_difference(
    v: Term, value: Term, difference: Term, operation: Symbol, sums: Sums
) -> Callable[[Thm], Thm]:
    """How ⊢ v = value is proved from ⊢ a = b, where v = value + (a - b), or value - (a - b)."""

    def prove(th: Thm) -> Thm:
        shifted = sums.same(v, call(operation, value, difference))
        plain = sums.same(call(operation, value, tm.lit(v.type, 0)), value)
        if shifted is None or plain is None:
            raise ValueError(f"{v!r} is not {value!r}")
        zero = EQ_MP(difference_law(*difference.args), th)
        return TRANS(shifted, TRANS(AP_ARG(shifted.concl.args[1], 1, zero), plain))

    return prove
