"""What is known of a quotient and a remainder without a divider: the facts that `bv_abstract` uses."""

from __future__ import annotations

from functools import cache

from lemmata.core.kernel import logic
from lemmata.core.kernel import prelude as pr
from lemmata.core.kernel import terms as tm
from lemmata.core.kernel import types as ty
from lemmata.core.kernel.terms import LIT, Term
from lemmata.core.kernel.thm import INST, Thm
from lemmata.core.library import word_order_laws as laws
from lemmata.core.library.proving import instance
from lemmata.core.logic.conv import CONV_RULE, LITERAL_CONV, bottom_up
from lemmata.tactics.errors import TacticFailed


def division_facts(x: Term, d: Term) -> list[Thm]:
    """⊢ x // d * d + x % d = x, ⊢ x % d < d and ⊢ x // d <= x, where d is not 0; a bound by a literal d is closer."""
    found = [CONV_RULE(bottom_up(LITERAL_CONV), instance(th, x=x, y=d)) for th in _general()]
    if d.kind == LIT and d.value:
        bound = _bound(d.type.args[0].value, d.value)
        if bound is not None:
            (v,) = tm.variables(bound.concl.free)
            found.append(INST({v: x}, bound))
    return found


@cache
def _general() -> tuple[Thm, ...]:
    from lemmata.tactics.prover import prove

    return prove(laws.div_add_mod), prove(laws.mod_lt), prove(laws.div_le)


@cache
def _bound(width: int, d: int) -> Thm | None:
    """⊢ x // d <= (2^width - 1) // d, so that the product with d does not wrap around."""
    from lemmata.tactics.word import word

    kind = ty.word(ty.num(width))
    x = tm.var("x", kind)
    quotient = logic.call(pr.W_UDIV, x, tm.lit(kind, d))
    most = tm.lit(kind, ((1 << width) - 1) // d)
    try:
        return word([], logic.call(pr.W_ULE, quotient, most))
    except TacticFailed:
        return None
