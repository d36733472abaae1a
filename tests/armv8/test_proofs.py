"""Proofs about object code: the examples are proved and re-checked, their wrong twins refuted and replayed."""

import re
from pathlib import Path

import pytest
from lemmata.core.kernel.reader import read
from lemmata.core.language import B64
from lemmata.core.logic.writer import proof_text
from lemmata.models.armv8.emulator import make_state
from lemmata.tactics.errors import Refuted
from lemmata.tactics.prover import prove

from lemmata.targets import load, theorems

ROOT = Path(__file__).parents[2]
LIBRARY = ROOT / ".cache/libgcc/libgcc.a"
needs_libgcc = pytest.mark.skipif(
    not LIBRARY.exists(), reason="libgcc.a is not there: run scripts/fetch-libgcc"
)


def test_first():
    found = theorems(load(str(ROOT / "examples/first.py")))
    assert len(found) == 4
    for theorem in found:
        th = prove(theorem)
        again = read(proof_text({theorem.name: th}).splitlines())[theorem.name]
        assert again.concl is th.concl and again.axioms == th.axioms


@needs_libgcc
def test_libgcc():
    found = theorems(load(str(ROOT / "examples/libgcc.py")))
    assert len(found) == 16
    for theorem in found:
        th = prove(theorem)
        assert th.concl is theorem.statement.conclusion or theorem.statement.assumptions
        assert th.axioms == {"choice", "extensionality", "words"} and not th.hyps


def native(values):
    """The state and address of a counterexample, for a run of the model as the Python that it is."""

    def word(name):
        return int(str(values[name]), 16)

    flags = sum(8 >> i for i, n in enumerate("nzcv") if values[f"s.flags.{n}"])
    registers = {i: word(f"s.regs.x{i}") for i in range(31)}
    return make_state(registers, sp=word("s.sp"), pc=word("s.pc"), nzcv=flags), B64(word("a"))


@needs_libgcc
def test_planted_errors_are_refuted():
    wrong = theorems(load(str(ROOT / "examples/libgcc_wrong.py")))
    assert len(wrong) == 16
    for theorem in wrong:
        with pytest.raises(Refuted) as caught:
            prove(theorem)
        assert caught.value.replayed, theorem.name
        assert theorem(*native(caught.value.counterexample)) is False, theorem.name
        assert all(
            re.fullmatch("0x[0-9a-f]+", str(v))
            for v in caught.value.counterexample.values()
            if not isinstance(v, bool)
        )
