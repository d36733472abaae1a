"""Symbolic simulation: equations by which evaluation runs code on a symbolic state.

Where a conditional branch leaves a PC that depends on a condition, the machine goes on from both addresses: the
equation `until_ret p n (state with pc = if c then a else b) = if c then ... else ...` is an instance of a theorem
about any function.
"""

from __future__ import annotations

from functools import cache

from lemmata.core.kernel import terms as tm
from lemmata.core.kernel.terms import Term
from lemmata.core.kernel.thm import Thm
from lemmata.core.language import registry
from lemmata.core.logic.datatypes import constructors
from lemmata.models.armv8.machine import until_ret
from lemmata.models.armv8.state import State
from lemmata.tactics.hints import register
from lemmata.tactics.lifting import lift


@cache
def branching() -> Thm:
    """⊢ until_ret p n (State.mk ... (if c then a else b) ...) = if c then until_ret ... a else until_ret ... b"""
    function = registry.definition(until_ret).constant
    program, count, state = (tm.var(n, t) for n, t in zip("pns", function.type.doms, strict=True))
    (constructor,) = constructors(state.type)
    fields: list[Term] = [tm.var(f"f{i}", t) for i, t in enumerate(constructor.fields)]
    pc = fields[list(State.__dataclass_fields__).index("pc")]
    return lift(tm.lam(pc, tm.app(function, program, count, tm.app(constructor.term, *fields))))


register(until_ret, branching)
