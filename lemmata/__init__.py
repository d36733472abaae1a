"""Lemmata: a prover in Python for machine code and access-control policy.

The names that users need, loaded when first used: `from lemmata import define, theorem, B64, Goal, prove`.
"""

from __future__ import annotations

import importlib
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from lemmata.core.language import *
    from lemmata.tactics.errors import Refuted, TacticFailed
    from lemmata.tactics.goal import Goal
    from lemmata.tactics.prover import prove

_ELSEWHERE = {
    "Goal": "lemmata.tactics.goal",
    "prove": "lemmata.tactics.prover",
    "Refuted": "lemmata.tactics.errors",
    "TacticFailed": "lemmata.tactics.errors",
}

__all__ = ["Goal", "Refuted", "TacticFailed", "prove"]


def __getattr__(name: str) -> Any:
    if name.startswith("__"):
        raise AttributeError(name)
    module = importlib.import_module(_ELSEWHERE.get(name, "lemmata.core.language"))
    if name not in _ELSEWHERE and name not in module.__all__:
        raise AttributeError(f"lemmata has no {name!r}")
    return getattr(module, name)
