"""The words inside definitions and theorems: ``decreases``, ``assume``, ``implies``, ``unreachable``."""

from __future__ import annotations

from typing import NoReturn

from lemmata.core.language.errors import AssumptionFailed, Unreachable


def assume(condition: bool) -> None:
    """In a theorem: what follows is claimed only where the condition holds."""
    if not condition:
        raise AssumptionFailed


def implies(premise: bool, conclusion: bool) -> bool:
    """Whether the conclusion holds if the premise does; both are evaluated."""
    return conclusion or not premise


def decreases(measure: int) -> None:
    """As the first statement of a definition: every recursive call makes this natural number smaller."""


def unreachable() -> NoReturn:
    """The case that cannot occur; the prover checks that it cannot."""
    raise Unreachable("a case marked unreachable was reached")
