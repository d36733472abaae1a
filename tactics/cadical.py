"""A CaDiCaL on PATH, 1.7 or newer, in a process of its own with limits on conflicts and memory. Not trusted.

Older versions write no LRAT. What fails here is reported, not hidden: a solver that is there is expected to work.
"""

from __future__ import annotations

import re
import shutil
import subprocess
import sys
import tempfile
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache
from pathlib import Path

OLDEST = (1, 7)
MEMORY = 4 << 30  # bytes
PATIENCE = 60  # seconds for a question about its version


class Failed(Exception):
    """The program did not do what CaDiCaL does."""


@dataclass(frozen=True)
class Program:
    """Where a CaDiCaL is, and its version."""

    path: str
    version: str
    factor: bool  # has bounded variable addition, which must be off: it needs RAT

    @property
    def name(self) -> str:
        """What to call it in reports."""
        return f"CaDiCaL {self.version} ({self.path})"


@dataclass(frozen=True)
class Result:
    """The true literals, or a binary LRAT proof, or neither; and the conflicts that it took."""

    model: frozenset[int] | None
    proof: bytes | None
    conflicts: int


def find() -> Program | None:
    """The CaDiCaL on PATH, if it is new enough."""
    path = shutil.which("cadical")
    return None if path is None else _program(path)


@cache
def _program(path: str) -> Program | None:
    try:
        version = _said(path, "--version").strip()
        numbers = re.match(r"(\d+)\.(\d+)", version)
        if numbers is None or (int(numbers[1]), int(numbers[2])) < OLDEST:
            return None
        factor = re.search(r"--(no-)?factor\b", _said(path, "--help")) is not None
        return Program(path, version, factor)
    except (OSError, subprocess.SubprocessError):
        return None


def _said(path: str, question: str) -> str:
    done = subprocess.run(
        [path, question], capture_output=True, text=True, timeout=PATIENCE, check=True, errors="replace"
    )
    return done.stdout


def dimacs(clauses: Sequence[Sequence[int]]) -> str:
    """CLAUSES in the format that solvers read."""
    variables = max((abs(x) for c in clauses for x in c), default=0)
    lines = [" ".join(map(str, [*c, 0])) for c in clauses]
    return "\n".join([f"p cnf {variables} {len(clauses)}", *lines, ""])


def run(program: Program, clauses: Sequence[Sequence[int]], conflicts: int, memory: int = MEMORY) -> Result:
    """Its answer within so many conflicts and bytes of memory. Raises Failed."""
    with tempfile.TemporaryDirectory() as folder:
        cnf, proof = Path(folder) / "in.cnf", Path(folder) / "out.lrat"
        cnf.write_text(dimacs(clauses))
        options = ["--lrat", *(["--no-factor"] if program.factor else []), "-c", str(conflicts)]
        command = [program.path, *options, str(cnf), str(proof)]
        try:
            done = subprocess.run(
                [*_limited(memory), *command], capture_output=True, text=True, check=False, errors="replace"
            )
        except OSError as error:
            raise Failed(f"{program.name} does not start: {error}") from None
        counted = re.search(r"^c conflicts: *(\d+)", done.stdout, re.MULTILINE)
        spent = int(counted[1]) if counted else conflicts
        if done.returncode == 10:
            lines = re.findall(r"^v (.*)$", done.stdout, re.MULTILINE)
            return Result(frozenset([int(x) for line in lines for x in line.split()]) - {0}, None, spent)
        if done.returncode == 20:
            return Result(None, proof.read_bytes(), spent)
        if done.returncode == 0:
            return Result(None, None, spent)
    said = (done.stderr or done.stdout).strip().splitlines()
    if said and re.search("(?i)memory|bad_alloc", said[-1]):
        return Result(None, None, spent)
    raise Failed(f"{program.name} ended with {done.returncode}: {said[-1] if said else 'no message'}")


_LIMITED = """
import os, resource, sys
bytes, (_, most) = int(sys.argv[1]), resource.getrlimit(resource.RLIMIT_AS)
bytes = bytes if most == resource.RLIM_INFINITY else min(bytes, most)
resource.setrlimit(resource.RLIMIT_AS, (bytes, bytes))
os.execv(sys.argv[2], sys.argv[2:])
"""


def _limited(memory: int) -> list[str]:
    """What to put before a command so that it has so many bytes, where the system can."""
    if sys.platform == "win32":
        return []
    return [sys.executable, "-I", "-S", "-c", _LIMITED, str(memory)]
