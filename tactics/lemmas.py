"""What a user may hand to a tactic as a lemma: theorems, functions, names of hypotheses."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from lemmata.core.kernel.thm import Thm
from lemmata.core.language import Theorem, registry
from lemmata.core.library.proving import clauses
from lemmata.tactics.errors import TacticFailed

Lemma = Any
"""A Thm, a Theorem (proved on demand), a defined function (its equations), or the name of a hypothesis."""


def is_lemma(value: object) -> bool:
    """Whether VALUE is something that `theorems_of` takes; a tactic, which is a plain function, is not."""
    return isinstance(value, (Thm, Theorem, str)) or registry.find(value) is not None


def theorems_of(lemma: Lemma, hypothesis: Callable[[str], Thm] | None = None) -> list[Thm]:
    """The theorems that a user's LEMMA stands for. Raises TacticFailed if it stands for none."""
    if isinstance(lemma, Thm):
        return [lemma]
    if isinstance(lemma, Theorem):
        from lemmata.tactics.prover import prove

        return [prove(lemma)]
    if isinstance(lemma, str) and hypothesis is not None:
        return [hypothesis(lemma)]
    if registry.find(lemma) is not None:
        return clauses(lemma)
    raise TacticFailed(
        "lemma", repr(lemma), "not a theorem, not a hypothesis and not a function of the logic"
    )
