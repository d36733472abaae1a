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


UNWINDING = (
    "_Unwind_Resume", "_Unwind_Backtrace", "_Unwind_ForcedUnwind", "_Unwind_GetCFA", "_Unwind_GetIP", "_Unwind_SetGR",
    "_Unwind_GetGR", "_Unwind_SetIP", "_Unwind_Find_FDE", "_Unwind_GetLanguageSpecificData", "_Unwind_GetRegionStart",
    "__gcc_personality_v0",
)  # fmt: skip
STUBS = "".join(f".global {name}\n{name}: brk #0\n" for name in UNWINDING)
"""In place of libgcc_eh, which unwinds the stack for exceptions and threads that are cancelled."""


def link_with_libc(source: str, folder: Path, packages: Path, libgcc: Path, *, pie: bool) -> Path:
    """A static executable from assembly text with `main`, glibc and libgcc."""
    objects = [assemble(source, folder, "program"), assemble(STUBS, folder, "stubs")]
    place = packages / "libc6-dev/usr/lib/aarch64-linux-gnu"
    start, options = (
        ("rcrt1.o", ("-static", "-pie", "--no-dynamic-linker")) if pie else ("crt1.o", ("-static",))
    )
    result = folder / "program"
    libraries = ["--start-group", place / "libc.a", libgcc, "--end-group"]
    parts = [place / start, place / "crti.o", *objects, *libraries, place / "crtn.o"]
    subprocess.run([tool("ld"), *options, "-o", result, *parts], check=True)
    return result
