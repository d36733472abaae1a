"""Shared pieces of the Armv8 tests: the vectors' folder, libgcc, random words and states, and the seed."""

from __future__ import annotations

import gzip
import json
import os
import random
import subprocess
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest
from lemmata.models.armv8.elf import Archive, load
from lemmata.models.armv8.encoding import Encoding
from lemmata.models.armv8.fuzz import words

ROOT = Path(__file__).resolve().parents[2]
SEED = int(os.environ.get("LEMMATA_SEED", "20240611"))
EDGES = (0, 1, 2**64 - 1, 2**63, 2**63 - 1, 2**31, 2**32 - 1, 2**31 - 1, 63, 64)


@pytest.fixture
def rng() -> random.Random:
    """A generator with the fixed seed; set LEMMATA_SEED for another."""
    print(f"LEMMATA_SEED={SEED}")
    return random.Random(SEED)


@pytest.fixture(scope="session")
def vector_folder() -> Path:
    """The folder of the packs of vectors."""
    folder = Path(os.environ.get("LEMMATA_DATA", ROOT.parent / "shared")) / "arm-vectors"
    if not folder.is_dir():
        pytest.skip(f"no test vectors in {folder}; set LEMMATA_DATA to the folder that holds arm-vectors")
    return folder


@pytest.fixture(scope="session")
def vectors(vector_folder: Path) -> Callable[[str], Iterator[dict[str, Any]]]:
    """A reader of the vector files, by name."""

    def read(name: str) -> Iterator[dict[str, Any]]:
        with gzip.open(vector_folder / f"{name}.jsonl.gz", "rt") as lines:
            for line in lines:
                yield json.loads(line)

    return read


@pytest.fixture(scope="session")
def libgcc() -> Archive:
    """Debian's libgcc for AArch64."""
    done = subprocess.run([ROOT / "scripts" / "fetch-libgcc"], capture_output=True, text=True, check=False)
    if done.returncode:
        pytest.skip(f"libgcc cannot be fetched: {done.stderr.strip()}")
    archive = load(done.stdout.strip())
    assert isinstance(archive, Archive)
    return archive


@pytest.fixture
def random_word(rng: random.Random) -> Callable[[Encoding[Any]], int]:
    """Words of a row, half of them instructions at least."""
    return lambda row: words.random_word(rng, row, 0.5)


@pytest.fixture
def random_value(rng: random.Random) -> Callable[[], int]:
    """64-bit values, edges often among them."""

    def make() -> int:
        kind = rng.randrange(4)
        if kind == 0:
            return rng.choice(EDGES)
        return rng.getrandbits(64) if kind < 3 else rng.getrandbits(rng.randrange(1, 64))

    return make


@pytest.fixture(scope="session")
def arm64_packages() -> Path:
    """The folder of Debian's packages for arm64."""
    done = subprocess.run([ROOT / "scripts" / "fetch-arm64"], capture_output=True, text=True, check=False)
    if done.returncode:
        pytest.skip(f"packages for arm64 cannot be fetched: {done.stderr.strip()}")
    return Path(done.stdout.splitlines()[0]).parent
