"""Tuples of any length as nested pairs: what a recursion returns when it computes several things at once.

No values are T, one is itself, more are a pair of the first and the rest.
"""

from __future__ import annotations

from collections.abc import Sequence
from functools import cache

from lemmata.core.kernel import datatypes as dt
from lemmata.core.kernel import terms as tm
from lemmata.core.kernel import types as ty
from lemmata.core.kernel.datatypes import Datatype
from lemmata.core.kernel.logic import T, call
from lemmata.core.kernel.terms import Term, lam, lams
from lemmata.core.kernel.types import BOOL, Type


@cache
def pair_data() -> Datatype:
    """The datatype of pairs, made on first use."""
    a, b, pair = ty.type_var("A"), ty.type_var("B"), ty.type_var("both")
    return dt.datatype(dt.Spec("both", (a, b), pair, (("both.of", (a, b)),)))[0]


def product_type(types: Sequence[Type]) -> Type:
    """The type of tuples of TYPES."""
    if not types:
        return BOOL
    result = types[-1]
    for t in reversed(types[:-1]):
        result = ty.con(pair_data().con, t, result)
    return result


def product(values: Sequence[Term]) -> Term:
    """The tuple of VALUES."""
    if not values:
        return T
    result = values[-1]
    for v in reversed(values[:-1]):
        result = call(pair_data().constructors[0].term.symbol, v, result)
    return result


def projections(i: int, n: int) -> int:
    """The number of cases in the projection of component I of N."""
    return i + (i < n - 1)


def project(t: Term, i: int, n: int) -> Term:
    """Component I of a tuple of N, as nested cases."""
    for _ in range(i):
        t = _part(t, 1)
    return _part(t, 0) if i < n - 1 else t


def _part(t: Term, which: int) -> Term:
    names = [tm.var("a", t.type.args[0]), tm.var("b", t.type.args[1])]
    return call(pair_data().case, t, lams(names, names[which]))


def arbitrary(t: Type) -> Term:
    """A value of type T of which nothing is known."""
    return call(tm.SELECT, lam(tm.var("x", t), T))
