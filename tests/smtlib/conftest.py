"""Shared pieces of the SMT-LIB tests: the folder of packs."""

from __future__ import annotations

import os
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[2]


@pytest.fixture(scope="session")
def packs() -> Path:
    """The folder of the benchmark packs."""
    folder = Path(os.environ.get("LEMMATA_DATA", ROOT.parent / "shared")) / "bv-bench"
    if not folder.is_dir():
        pytest.skip(f"no benchmarks in {folder}; set LEMMATA_DATA to the folder that holds bv-bench")
    return folder
