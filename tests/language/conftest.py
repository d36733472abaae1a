"""Modules made of text, for tests of what is accepted and what is rejected."""

import importlib.util
import itertools
import sys
from collections.abc import Callable
from pathlib import Path
from types import ModuleType

import pytest

Load = Callable[[str], ModuleType]

HEADER = """\
from __future__ import annotations
from collections.abc import Callable
from enum import Enum
from typing import Generic, Literal, TypeAlias, TypeVar
import dataclasses
from lemmata.core.language import *
A = TypeVar("A")
B = TypeVar("B")
M = TypeVar("M", bound=int)
N = TypeVar("N", bound=int)
"""
_COUNT = itertools.count()


@pytest.fixture
def load(tmp_path: Path) -> Load:
    """A function that imports a text, below a header of imports, as a module of its own."""

    def run(text: str) -> ModuleType:
        name = f"model{next(_COUNT)}"
        path = tmp_path / f"{name}.py"
        path.write_text(HEADER + text)
        spec = importlib.util.spec_from_file_location(name, path)
        assert spec is not None and spec.loader is not None
        module = importlib.util.module_from_spec(spec)
        sys.modules[name] = module
        spec.loader.exec_module(module)
        return module

    return run
