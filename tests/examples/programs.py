"""The programs of examples/, loaded once; what their false neighbours are told by."""

from __future__ import annotations

import random
from collections.abc import Callable
from pathlib import Path
from typing import Any

from lemmata.core.language import Theorem

from lemmata.targets import load

EXAMPLES = Path(__file__).resolve().parents[2] / "examples"
NAMES = ("fibonacci", "sorting", "compiler", "euclid", "queue")
MODULES = {name: load(str(EXAMPLES / f"{name}.py")) for name in NAMES}

Neighbours = list[tuple[Theorem[Any], Callable[[random.Random], tuple[Any, ...]]]]
"""Theorems that do not hold, each with a proof that works for its true neighbour and a source of arguments."""
