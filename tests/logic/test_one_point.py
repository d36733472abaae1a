"""Quantifiers over a variable whose value is said."""

from __future__ import annotations

import pytest
from lemmata.core.kernel import terms as tm
from lemmata.core.kernel.logic import conj, forall, implies
from lemmata.core.kernel.types import BOOL, NAT, fun
from lemmata.core.logic.one_point import ONE_POINT
from lemmata.core.logic.syntax import mk_disj, mk_exists

x, y, n = tm.var("x", NAT), tm.var("y", NAT), tm.var("n", NAT)
p = tm.var("p", BOOL)


def holds(*args: tm.Term) -> tm.Term:
    """A predicate of one or two numbers."""
    return tm.app(tm.var("P" if len(args) == 1 else "R", fun(*[NAT] * len(args), BOOL)), *args)


SIMPLER = [
    (mk_exists(x, tm.eq(x, n)), tm.eq(n, n)),
    (mk_exists(x, conj(holds(x), conj(tm.eq(n, x), p))), conj(holds(n), conj(tm.eq(n, n), p))),
    (mk_exists(x, conj(conj(p, tm.eq(x, y)), holds(x, y))), conj(conj(p, tm.eq(y, y)), holds(y, y))),
    (mk_exists(x, p), p),
    (forall(x, p), p),
    (forall(x, implies(p, holds(n))), implies(p, holds(n))),
    (forall(x, implies(tm.eq(x, n), holds(x))), implies(tm.eq(n, n), holds(n))),
    (
        forall(x, implies(p, implies(conj(holds(x), tm.eq(n, x)), holds(x, y)))),
        implies(p, implies(conj(holds(n), tm.eq(n, n)), holds(n, y))),
    ),
]

AS_THEY_ARE = [
    mk_exists(x, holds(x)),
    mk_exists(x, conj(tm.eq(x, tm.app(tm.var("f", fun(NAT, NAT)), x)), p)),
    mk_exists(x, mk_disj(tm.eq(x, n), holds(x))),
    mk_exists(x, implies(tm.eq(x, n), holds(x))),
    mk_exists(x, conj(mk_exists(y, tm.eq(x, y)), holds(x))),
    forall(x, tm.eq(x, n)),
    forall(x, conj(tm.eq(x, n), holds(x))),
    forall(x, implies(holds(x), tm.eq(x, n))),
    forall(x, implies(mk_disj(tm.eq(x, n), p), holds(x))),
    holds(x),
]


@pytest.mark.parametrize(("quantified", "simpler"), SIMPLER)
def test_the_quantifier_goes(quantified: tm.Term, simpler: tm.Term) -> None:
    th = ONE_POINT(quantified)
    assert th is not None and not th.hyps
    assert th.concl is tm.eq(quantified, simpler)


@pytest.mark.parametrize("quantified", AS_THEY_ARE)
def test_the_quantifier_stays(quantified: tm.Term) -> None:
    assert ONE_POINT(quantified) is None


def test_names_are_kept_apart() -> None:
    """The value has a variable called like the one of an inner quantifier."""
    th = ONE_POINT(mk_exists(x, conj(tm.eq(x, y), forall(y, holds(x, y)))))
    assert th is not None
    z = tm.var("z", NAT)
    assert th.concl.args[1] is conj(tm.eq(y, y), forall(z, holds(y, z)))
