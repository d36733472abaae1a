"""How the theorems of `round_trip` are proved: a script for each of the three statements, the same for all rows."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from functools import cache
from typing import TYPE_CHECKING, Any

from lemmata.core.kernel import terms as tm
from lemmata.core.kernel.thm import ASSUME, TRANS, Thm
from lemmata.core.language import Theorem, registry
from lemmata.core.library.proving import instance
from lemmata.core.logic.equality import AP_TERM, SYM
from lemmata.core.logic.propositional import MP
from lemmata.core.logic.syntax import is_implies
from lemmata.models.armv8.dispatch import decode
from lemmata.tactics.bv_decide import bv_decide
from lemmata.tactics.hints import register
from lemmata.tactics.lifting import lift
from lemmata.tactics.prover import prove

if TYPE_CHECKING:
    from lemmata.tactics.goal import Goal

Statements = tuple[Theorem[Any], Theorem[Any], Theorem[Any]]


@cache
def chosen_instruction() -> Thm:
    """⊢ ((if c then a else b) = instruction) = if c then a = instruction else b = instruction

    The test for a field that is not zero depends on the record; with this it becomes a part of the proposition.
    """
    kind = registry.definition(decode).constant.type.tails[1]
    found, wanted = tm.var("found", kind), tm.var("wanted", kind)
    return lift(tm.lam(found, tm.eq(found, wanted)))


register(decode, chosen_instruction)


def by_bits(goal: Goal) -> None:
    """Every test of the decoder on a word that is put together is a test of fixed bits."""
    goal.bv_decide()


def attach(rows: Mapping[str, Statements]) -> None:
    """Give the theorems of each row their proofs."""
    for decode_encode, encode_fields, decode_word in rows.values():
        decode_encode.proof(by_bits)
        encode_fields.proof(by_bits)
        decode_word.proof(_from(decode_encode, encode_fields))


def _from(decode_encode: Theorem[Any], encode_fields: Theorem[Any]) -> Callable[[Goal], None]:
    """A word is the encoding of its fields, and that decodes to its fields."""

    def script(goal: Goal) -> None:
        decoded = instance(prove(decode_encode), i=goal.target.args[1].args[0])
        if is_implies(decoded.concl):
            decoded = MP(decoded, bv_decide(goal.hypotheses, decoded.concl.args[0]))
        same = MP(prove(encode_fields), ASSUME(goal.hypotheses[0]))
        goal.exact(TRANS(SYM(AP_TERM(goal.target.args[0].head, same)), decoded))

    return script
