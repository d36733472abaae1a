"""`simp` with polynomials in normal form, on request: goal.simp(sets=["ring"])."""

from __future__ import annotations

from lemmata.core.kernel.terms import Term
from lemmata.core.kernel.thm import Thm
from lemmata.tactics.simp import simp_procedure

RING = "ring"


def _normal(t: Term) -> Thm | None:
    """`ring.ring_procedure`, which is loaded when it is first wanted."""
    from lemmata.tactics.ring import ring_procedure

    return ring_procedure(t)


simp_procedure(_normal, RING)
