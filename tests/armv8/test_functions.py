"""Whole functions of Debian's libraries: the recorded runs, and records that are wrong."""

from __future__ import annotations

import gzip
import hashlib
import json
import random
import struct
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest
from lemmata.models.armv8.conform import Report, conform
from lemmata.models.armv8.errors import VectorError
from lemmata.models.armv8.invocation import Invocation, load_image

Reader = Callable[[str], Iterator[dict[str, Any]]]
INITIAL = (0x6A09E667, 0xBB67AE85, 0x3C6EF372, 0xA54FF53A, 0x510E527F, 0x9B05688C, 0x1F83D9AB, 0x5BE0CD19)
"""The state that SHA-256 begins with (FIPS 180-4, 5.3.3)."""


def run(entries: list[dict[str, Any]], folder: Path) -> Report:
    """Conformance on a pack of these entries."""
    pack = folder / "pack.jsonl.gz"
    with gzip.open(pack, "wt") as lines:
        lines.writelines(json.dumps(entry) + "\n" for entry in entries)
    return conform([pack], seed=0)


def entry(vectors: Reader, symbol: str) -> dict[str, Any]:
    """A function of the shared pack."""
    return next(entry for entry in vectors("functions") if entry["symbol"] == symbol)


def test_all_functions_run(vector_folder: Path, arm64_packages: Path) -> None:
    """Every run ends with the recorded registers, memory and number of instructions."""
    report = conform([vector_folder / "functions.jsonl.gz"], seed=0)
    assert (report.failures, report.notes) == ([], [])
    assert report.total("passed") == 127


@pytest.mark.parametrize(
    ("change", "named"),
    [
        (lambda e: e["vectors"][0]["post"].update(x1="32004002"), "x1"),
        (lambda e: e["vectors"][0]["post"].update(x9="1"), "x9"),
        (lambda e: e["vectors"][0]["post"].pop("nzcv"), "nzcv"),
        (lambda e: e["vectors"][0].update(insns=14), "instructions"),
        (lambda e: e["vectors"][0].update(memo=[["32000100", "01"]]), "[32000100]"),
        (lambda e: e["vectors"][0]["pre"].update(x30="30000000"), "error"),
    ],
)
def test_wrong_records_fail(
    change: Callable[[dict[str, Any]], object],
    named: str,
    vectors: Reader,
    arm64_packages: Path,
    tmp_path: Path,
) -> None:
    """A record with one thing changed is not reproduced, and the report says which."""
    changed = entry(vectors, "CRYPTO_memcmp")
    change(changed)
    report = run([changed], tmp_path)
    assert (report.total("passed"), report.total("failed")) == (1, 1)
    assert named in report.failures[0].difference


def test_stores_that_are_not_recorded_fail(vectors: Reader, arm64_packages: Path, tmp_path: Path) -> None:
    """Memory outside the stack must be as the record has it."""
    changed = entry(vectors, "__memset_generic")
    run_with_stores = next(run for run in changed["vectors"] if run["memo"])
    run_with_stores["memo"] = []
    report = run([changed | {"vectors": [run_with_stores]}], tmp_path)
    assert report.total("failed") == 1
    assert all(name.startswith("[") for name in report.failures[0].difference)


def test_without_packages(vectors: Reader, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Functions of packages that are not there are unsupported, and the report says where they come from."""
    monkeypatch.setenv("LEMMATA_ARM64", str(tmp_path / "nothing"))
    report = run([entry(vectors, "__gmpn_add_n")], tmp_path)
    assert (report.total("passed"), report.total("unsupported")) == (0, 3)
    assert "scripts/fetch-arm64 libgmp-dev" in report.notes[0]


def test_other_versions(vectors: Reader, arm64_packages: Path, tmp_path: Path) -> None:
    """Another version with the same code runs and is named; other code is unsupported."""
    changed = entry(vectors, "__gmpn_add_n") | {"version": "1:0", "object_sha256": "00"}
    report = run([changed], tmp_path)
    assert report.total("passed") == 3
    assert "runs in place of 1:0" in report.notes[0]
    changed["sections"][0]["sha256_relocated"] = "00"
    report = run([changed], tmp_path)
    assert report.total("unsupported") == 3
    assert "other contents" in report.notes[0]


@pytest.mark.parametrize("change", [{"vectors": [{}]}, {"entry": "xyz"}, {"sections": None}, {"externs": []}])
def test_bad_records(change: dict[str, Any], vectors: Reader, tmp_path: Path) -> None:
    """The message has file and line."""
    with pytest.raises(VectorError, match=r"pack\.jsonl\.gz:1: not a vector"):
        run([entry(vectors, "memcmp") | change], tmp_path)


def test_a_long_run(arm64_packages: Path) -> None:
    """OpenSSL's SHA-256 in plain instructions over a hundred blocks, long enough that its code is compiled."""
    message = random.Random(5).randbytes(99 * 64 - 9)
    padded = message + b"\x80" + (8 * len(message)).to_bytes(8, "big")
    archive = arm64_packages / "libssl-dev/usr/lib/aarch64-linux-gnu/libcrypto.a"
    image = load_image(archive, "sha256_block_data_order", {"OPENSSL_armcap_P": None})
    start = struct.pack("<8I", *INITIAL)
    call = Invocation(
        image, "sha256_block_data_order", {"x0": 0x50000000, "x1": 0x50001000, "x2": 99},
        [(0x50000000, start), (0x50001000, padded)],
    )  # fmt: skip
    assert call.result(call.run(10**6)).returned
    words = struct.unpack("<8I", call.machine.memory.get(0x50000000, 32))
    assert struct.pack(">8I", *words) == hashlib.sha256(message).digest()
    assert call.machine.steps > 100_000
