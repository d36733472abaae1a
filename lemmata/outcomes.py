"""Proving one theorem, and saying what became of it."""

from __future__ import annotations

import contextlib
import shutil
import sys
import time
from collections.abc import Callable
from dataclasses import dataclass, field, replace
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, Any

from lemmata.core.kernel.errors import KernelError
from lemmata.core.kernel.thm import Thm
from lemmata.core.language import LanguageError, Theorem
from lemmata.core.library.proving import Unproved
from lemmata.core.logic.conv import ConvFailed
from lemmata.core.logic.writer import proof_text
from lemmata.tactics.errors import Refuted, TacticFailed
from lemmata.tactics.prover import prove
from lemmata.tactics.sat import SolverError
from lemmata.targets import explain, line_of

if TYPE_CHECKING:
    from lemmata.cache import Recalled


@dataclass
class Outcome:
    """What became of a theorem: `status` is proved, refuted or failed."""

    name: str
    status: str
    seconds: float
    axioms: list[str] = field(default_factory=list)
    proof: str | None = None
    detail: str = ""
    broken: bool = False
    """Whether the user's proof script raised an error that no tactic raises."""
    cached: bool = False
    """Whether the proof is one of an earlier run, which the kernel derived again."""
    counterexample: dict[str, str] = field(default_factory=dict)
    """Of a refuted theorem: what is given to its variables, or the documents that show it, as text."""

    def row(self) -> dict[str, object]:
        """The theorem's object in the JSON output; `detail` is there only where it is not proved, `counterexample` where it is refuted."""
        row: dict[str, object] = {
            k: getattr(self, k) for k in ("name", "status", "seconds", "axioms", "proof", "cached")
        }
        row |= {"counterexample": self.counterexample} if self.counterexample else {}
        return row | {"detail": self.detail} if self.detail else row

    def line(self) -> str:
        """The theorem's line in the text output, with the counterexample or the goals left below it."""
        axioms = f"  axioms: {', '.join(self.axioms) or 'none'}" if self.status == "proved" else ""
        detail = "".join(f"\n    {line}" for line in self.detail.splitlines())
        cached = "  cached" if self.cached else ""
        return f"{self.status:8} {self.name}  {self.seconds:.2f} s{cached}{axioms}{detail}"


def attempt(theorem: Theorem[Any]) -> tuple[Outcome, Thm | None]:
    """Prove THEOREM; the kernel's theorem is there if that worked."""
    return _attempt(theorem.name, partial(prove, theorem), theorem.file, theorem.script is not None)


def derive(name: str, rule: Callable[[], object], file: str) -> Outcome:
    """The outcome of a function of the library, in FILE, that returns a theorem."""
    outcome, th = _attempt(name, rule, file, True)
    if outcome.status == "proved" and th is None:
        return replace(outcome, status="failed", detail="it returns no theorem")
    return outcome


def _attempt(name: str, run: Callable[[], object], file: str, scripted: bool) -> tuple[Outcome, Thm | None]:
    start = time.perf_counter()
    th, status, detail, broken = None, "proved", "", False
    counterexample: dict[str, str] = {}
    try:
        with contextlib.redirect_stdout(sys.stderr):  # what a script prints is not the answer
            made = run()
        th = made if isinstance(made, Thm) else None
    except Refuted as error:
        status, detail = "refuted", str(error)
        counterexample = {name: str(value) for name, value in error.counterexample.items()}
    except (TacticFailed, LanguageError, KernelError, ConvFailed, SolverError, Unproved) as error:
        place = line_of(error, file) if scripted else ""
        status, detail = "failed", f"{place}: {error}" if place else str(error)
    except Exception as error:  # noqa: BLE001  the user's script runs here, and may raise anything
        status, detail, broken = "failed", explain(error, file), True
    seconds = round(time.perf_counter() - start, 3)
    axioms = sorted(th.axioms) if th is not None else []
    outcome = Outcome(name, status, seconds, axioms, None, detail, broken, counterexample=counterexample)
    return outcome, th


def from_cache(theorem: Theorem[Any], recalled: Recalled) -> Outcome:
    """The outcome of a theorem whose proof was one of an earlier run."""
    return Outcome(theorem.name, "proved", recalled.seconds, recalled.axioms, cached=True)


def write(folder: Path, outcome: Outcome, proof: Thm | Path) -> None:
    """Write a proof, a theorem or the file that it is in already, into FOLDER and say where. Raises OSError."""
    folder.mkdir(parents=True, exist_ok=True)
    path = folder / f"{outcome.name}.proof"
    if isinstance(proof, Path):
        shutil.copyfile(proof, path)
    else:
        path.write_text(proof_text({outcome.name: proof}), encoding="utf-8", newline="\n")
    outcome.proof = str(path)
