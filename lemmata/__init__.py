"""Lemmata: a prover in Python for machine code and access-control policy.

The names that users need, each loaded when it is first used: `from lemmata import B64, Goal, define, theorem`.
"""

from __future__ import annotations

import importlib
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from lemmata.core.language import *
    from lemmata.tactics.errors import Refuted as Refuted
    from lemmata.tactics.errors import TacticFailed as TacticFailed
    from lemmata.tactics.goal import Goal as Goal
    from lemmata.tactics.prover import prove as prove

_TACTICS = {
    "Goal": "lemmata.tactics.goal",
    "Refuted": "lemmata.tactics.errors",
    "TacticFailed": "lemmata.tactics.errors",
    "prove": "lemmata.tactics.prover",
}


def _language() -> Any:
    return importlib.import_module("lemmata.core.language")


def __getattr__(name: str) -> Any:
    if name == "__all__":
        return [*_language().__all__, *_TACTICS]
    if name in _TACTICS:
        return getattr(importlib.import_module(_TACTICS[name]), name)
    if not name.startswith("__") and name in _language().__all__:
        return getattr(_language(), name)
    raise AttributeError(f"module 'lemmata' has no attribute {name!r}")


def __dir__() -> list[str]:
    return sorted([*globals(), *_language().__all__, *_TACTICS])
