"""Moving conditionals out of the arguments of functions: `f (if c then a else b) = if c then f a else f b`."""

from __future__ import annotations

from functools import cache

from lemmata.core.kernel import logic
from lemmata.core.kernel import terms as tm
from lemmata.core.kernel import types as ty
from lemmata.core.kernel.terms import Term
from lemmata.core.kernel.thm import INST, INST_TYPE, Thm
from lemmata.core.kernel.types import BOOL, fun
from lemmata.core.library.proving import prove
from lemmata.core.logic.conv import CONV_RULE, beta_normalise

_A, _B = ty.type_var("A"), ty.type_var("B")
_F = tm.var("F", fun(_A, _B))


@cache
def _scheme() -> Thm:
    """⊢ F (if c then a else b) = if c then F a else F b"""
    c, a, b = tm.var("c", BOOL), tm.var("a", _A), tm.var("b", _A)
    goal = tm.eq(tm.app(_F, logic.if_(c, a, b)), logic.if_(c, tm.app(_F, a), tm.app(_F, b)))
    return prove(goal)


def lift(function: Term) -> Thm:
    """⊢ FUNCTION (if c then a else b) = if c then FUNCTION a else FUNCTION b, beta-reduced; an abstraction fits."""
    theta = {_A: function.type.args[0], _B: function.type.args[1]}
    th = INST_TYPE(theta, _scheme())
    taken = function.free
    renamed = {v: tm.fresh(v.name, v.type, taken) for v in tm.variables(th.concl.free) if v.name in "cab"}
    th = INST(renamed, th)
    f = next(v for v in tm.variables(th.concl.free) if v.name == "F")
    return CONV_RULE(beta_normalise, INST({f: function}, th))
