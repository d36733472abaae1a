"""Proofs of earlier runs. A stored proof is a proof file, which the kernel derives again before it counts.

Nothing in the folder is believed: a file that does not check, that proves something else, or that rests on an admitted
fact is thrown away, and the theorem is proved anew. Deriving a file again takes about twice as long as writing it, and
for short proofs longer than proving does: what would not be won back is not kept.

Files are derived and written in copies of the process. Terms are interned with the names of bound variables that came
first, and files have none: deriving them here could rename what later proof scripts speak of.
"""

from __future__ import annotations

import os
import tempfile
import time
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from lemmata.core.kernel.errors import KernelError, ProofFileError
from lemmata.core.kernel.reader import read
from lemmata.core.kernel.thm import Thm
from lemmata.core.language import Theorem
from lemmata.core.logic.syntax import list_implies
from lemmata.core.logic.writer import proof_text
from lemmata.fingerprints import fingerprint
from lemmata.forked import Child, can_fork, processors

WORTH = 0.3
"""Seconds that a proof must take to be considered at all."""
LIMIT = 500_000_000
"""Bytes that the folder may hold; the proofs that were not used for the longest time go first."""


@dataclass(frozen=True)
class Recalled:
    """A theorem that the kernel derived again from the file at `path`, and the axioms that it rests on."""

    path: Path
    axioms: list[str]
    seconds: float


class Cache:
    """The proofs in a folder. With KEEP_ALL, those that are quick to prove are kept too."""

    def __init__(self, folder: Path, keep_all: bool = False) -> None:
        self.folder = folder
        self.keep_all = keep_all
        self.problem = ""
        """Why a proof could not be kept, if one could not."""
        self._places: dict[Theorem[Any], Path | None] = {}
        self._waiting: list[Theorem[Any]] = []
        self._checking: dict[Theorem[Any], Child] = {}
        self._writing: list[Child] = []

    def expect(self, theorems: Sequence[Theorem[Any]]) -> None:
        """THEOREMS will be asked for in this order: files are derived ahead, as many at a time as there are processors."""
        self._waiting = [t for t in theorems if self._exists(t)]
        self._check_ahead()

    def recall(self, theorem: Theorem[Any]) -> Recalled | None:
        """THEOREM, if the file for it proves it; None where there is none that does."""
        path = self._place(theorem)
        if theorem in self._waiting:
            self._waiting.remove(theorem)
            self._checking[theorem] = self._check(theorem)
        child = self._checking.pop(theorem, None)
        if child is None or path is None:
            return None
        found = child.result()
        self._check_ahead()
        if found is None:
            self._throw_away(path)
            return None
        self._touch(path)
        return Recalled(path, found["axioms"], found["seconds"])

    def remember(self, theorem: Theorem[Any], th: Thm, seconds: float) -> None:
        """Keep the proof TH of THEOREM, which took so many SECONDS, if deriving it again takes less."""
        path = self._place(theorem)
        if path is None or not can_fork() or _rests_on_admitted(th):
            return
        if not self.keep_all and (seconds < WORTH or path.with_suffix(".quick").exists()):
            return
        while len(self._writing) >= processors():
            self._written(self._writing.pop(0))
        self._writing.append(Child(lambda: self._keep(path, theorem, th, seconds)))

    def close(self, limit: int = LIMIT) -> None:
        """Wait for what is being written, and throw the oldest proofs away until LIMIT bytes are left at most."""
        for child in [*self._writing, *self._checking.values()]:
            self._written(child)
        self._writing, self._checking, self._waiting = [], {}, []
        try:
            files = [(p.stat(), p) for p in self.folder.iterdir() if p.suffix in (".proof", ".quick")]
        except OSError:
            return
        total = sum(s.st_size for s, _ in files)
        for stat, path in sorted(files, key=lambda f: f[0].st_mtime):
            if total <= limit:
                break
            total -= stat.st_size
            self._throw_away(path)

    def _check_ahead(self) -> None:
        while self._waiting and len(self._checking) < processors():
            theorem = self._waiting.pop(0)
            self._checking[theorem] = self._check(theorem)

    def _check(self, theorem: Theorem[Any]) -> Child:
        path = self._place(theorem)
        return Child(lambda: check(path, theorem))

    def _exists(self, theorem: Theorem[Any]) -> bool:
        path = self._place(theorem)
        return can_fork() and path is not None and path.is_file()

    def _place(self, theorem: Theorem[Any]) -> Path | None:
        if theorem not in self._places:
            key = fingerprint(theorem)
            self._places[theorem] = self.folder / f"{key}.proof" if key is not None else None
        return self._places[theorem]

    def _keep(self, path: Path, theorem: Theorem[Any], th: Thm, seconds: float) -> str:
        """Write the file, or that it is not worth it; what went wrong, if anything did."""
        start = time.perf_counter()
        try:
            text = proof_text({theorem.name: th})
            slow = seconds > 2 * (time.perf_counter() - start)
            self.folder.mkdir(parents=True, exist_ok=True)
            if slow or self.keep_all:
                _write(path, text)
            else:
                _write(path.with_suffix(".quick"), "")
        except KernelError as error:
            return f"{theorem.name}: {error}"
        except OSError as error:
            return f"{error.filename or self.folder}: {error.strerror}"
        return ""

    def _written(self, child: Child) -> None:
        said = child.result()
        if isinstance(said, str) and said:
            self.problem = said

    def _throw_away(self, path: Path) -> None:
        try:
            path.unlink(missing_ok=True)
        except OSError as error:
            self.problem = f"{path}: {error.strerror}"

    def _touch(self, path: Path) -> None:
        try:
            os.utime(path)
        except OSError:
            return  # a folder that cannot be written is still read


def check(path: Path | None, theorem: Theorem[Any]) -> dict[str, object] | None:
    """What the theorem at PATH rests on, if the kernel derives from the file what THEOREM states; None if not."""
    if path is None:
        return None
    start = time.perf_counter()
    try:
        text = path.read_bytes().decode("utf-8")
        th = read(text.split("\n")[:-1]).get(theorem.name)
    except (OSError, UnicodeDecodeError, ProofFileError):
        return None
    statement = theorem.statement
    if th is None or th.hyps or _rests_on_admitted(th):
        return None
    if th.concl is not list_implies(list(statement.assumptions), statement.conclusion):
        return None
    return {"axioms": sorted(th.axioms), "seconds": round(time.perf_counter() - start, 3)}


def _rests_on_admitted(th: Thm) -> bool:
    return any(axiom.startswith("admitted:") for axiom in th.axioms)


def _write(path: Path, text: str) -> None:
    """Write a file at once: another process sees all of it or nothing."""
    handle, name = tempfile.mkstemp(dir=path.parent, suffix=".partial")
    with open(handle, "w", encoding="utf-8", newline="\n") as file:
        file.write(text)
    os.replace(name, path)
