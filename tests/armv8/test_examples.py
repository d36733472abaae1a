"""The functions of examples/first.s, run natively, and the doctests of the model."""

from __future__ import annotations

import doctest
import importlib
import random
import shutil
import subprocess
from collections.abc import Callable
from pathlib import Path

import pytest
from lemmata.models.armv8.elf import load, load_function
from lemmata.models.armv8.emulator import call

EXAMPLES = Path(__file__).resolve().parents[2] / "examples"
ASSEMBLER = shutil.which("aarch64-linux-gnu-as")
REFERENCES: dict[str, Callable[[int, int], int]] = {
    "abs64": lambda x, y: x if x < 2**63 else 2**64 - x,
    "max64": max,
    "average64": lambda x, y: (x + y) // 2,
    "is_power_of_two": lambda x, y: x.bit_count() == 1,
}


@pytest.mark.parametrize("name", REFERENCES)
def test_first(name: str, rng: random.Random, random_value: Callable[[], int]) -> None:
    function = load_function(EXAMPLES / "first.o", name)
    for _ in range(300):
        x, y = rng.choice((random_value(), 1 << rng.randrange(64))), random_value()
        state = call(function.words, function.address, [x, y])
        assert state.regs.x0.uint == REFERENCES[name](x, y), (x, y)


@pytest.mark.skipif(ASSEMBLER is None, reason="no aarch64-linux-gnu-as on PATH")
def test_first_object_is_assembled_from_its_source(tmp_path: Path) -> None:
    assert ASSEMBLER is not None
    subprocess.run([ASSEMBLER, "-o", tmp_path / "first.o", EXAMPLES / "first.s"], check=True)
    fresh, kept = load(tmp_path / "first.o"), load(EXAMPLES / "first.o")
    assert set(kept.functions()) == set(fresh.functions()) == set(REFERENCES)
    for name in REFERENCES:
        assert fresh.function(name).words == kept.function(name).words


@pytest.mark.parametrize("name", ["disassembler", "emulator", "encoding", "index"])
def test_doctests(name: str) -> None:
    result = doctest.testmod(importlib.import_module(f"lemmata.models.armv8.{name}"))
    assert result.attempted > 0 and result.failed == 0
