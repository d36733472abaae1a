"""GNU as and ld for AArch64, where they are installed."""

from __future__ import annotations

import shutil
import subprocess
from pathlib import Path

import pytest

PREFIX = "aarch64-linux-gnu-"


def tool(name: str) -> str:
    """The path of a tool; the test is skipped where there is none."""
    path = shutil.which(PREFIX + name)
    if path is None:
        pytest.skip(f"{PREFIX}{name} is not installed")
    return path


def assemble(source: str, folder: Path, name: str = "object") -> Path:
    """An object file from assembly text."""
    text, result = folder / f"{name}.s", folder / f"{name}.o"
    text.write_text(source, encoding="utf-8")
    subprocess.run([tool("as"), "-march=armv8.2-a", "-o", result, text], check=True)
    return result


def link_with_ld(objects: list[Path], folder: Path, *options: str, name: str = "linked") -> Path:
    """An executable from objects, by GNU ld."""
    result = folder / name
    subprocess.run([tool("ld"), *options, "-o", result, *objects], check=True)
    return result
