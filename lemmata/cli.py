"""The command line: `lemmata prove`, `lemmata check`, `lemmata axioms`.

Exit codes: 0 all proved or checked, 1 some not, 2 bad usage or input.
"""

from __future__ import annotations

import gc
import json
import sys
import time
from dataclasses import dataclass, field
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Any

import typer

if TYPE_CHECKING:
    from lemmata.core.kernel.thm import Thm
    from lemmata.core.language import Theorem

app = typer.Typer(add_completion=False, no_args_is_help=True, pretty_exceptions_enable=False)


@dataclass
class Outcome:
    """What became of a theorem."""

    name: str
    status: str
    seconds: float
    axioms: list[str] = field(default_factory=list)
    proof: str | None = None
    detail: str = ""


def _fail(message: str) -> typer.Exit:
    print(message, file=sys.stderr)
    return typer.Exit(2)


def _prove(theorem: Theorem[Any]) -> tuple[Outcome, Thm | None]:
    from lemmata.core.kernel.errors import KernelError
    from lemmata.core.language import LanguageError
    from lemmata.core.logic.conv import ConvFailed
    from lemmata.tactics.errors import Refuted, TacticFailed
    from lemmata.tactics.prover import prove

    start = time.perf_counter()
    th, status, detail = None, "proved", ""
    try:
        th = prove(theorem)
    except Refuted as error:
        status, detail = "refuted", str(error)
    except (TacticFailed, LanguageError, KernelError, ConvFailed) as error:
        status, detail = "failed", str(error)
    seconds = time.perf_counter() - start
    axioms = sorted(th.axioms) if th is not None else []
    return Outcome(theorem.name, status, round(seconds, 3), axioms, None, detail), th


def _write(folder: Path, name: str, th: Thm) -> str:
    from lemmata.core.logic.writer import proof_text

    folder.mkdir(parents=True, exist_ok=True)
    path = folder / f"{name}.proof"
    path.write_text(proof_text({name: th}), encoding="utf-8")
    return str(path)


def _line(outcome: Outcome) -> str:
    axioms = f"  axioms: {', '.join(outcome.axioms) or 'none'}" if outcome.status == "proved" else ""
    detail = "".join(f"\n    {line}" for line in outcome.detail.splitlines())
    return f"{outcome.status:8} {outcome.name}  {outcome.seconds:.2f} s{axioms}{detail}"


@app.command()
def prove(
    targets: Annotated[list[str], typer.Argument(help="paths or modules", metavar="TARGET...")],
    k: Annotated[str, typer.Option("-k", help="only theorems whose name contains this")] = "",
    out: Annotated[Path | None, typer.Option(help="write a proof file a theorem into this folder")] = None,
    as_json: Annotated[bool, typer.Option("--json", help="print one JSON object")] = False,
) -> None:
    """Prove the theorems of files or modules."""
    from lemmata.targets import BadInput, load, theorems

    try:
        wanted = [t for target in targets for t in theorems(load(target), k)]
    except BadInput as error:
        raise _fail(str(error)) from None
    if not wanted:
        raise _fail(f"no theorems{f' with {k!r} in their names' if k else ''} in {', '.join(targets)}")
    outcomes = []
    gc.freeze()
    with _progress(len(wanted), as_json) as advance:
        for theorem in wanted:
            advance(theorem.name)
            outcome, th = _prove(theorem)
            if th is not None and out is not None:
                try:
                    outcome.proof = _write(out, theorem.name, th)
                except OSError as error:
                    raise _fail(f"{out}: {error.strerror}") from None
            outcomes.append(outcome)
            if not as_json:
                print(_line(outcome), flush=True)
    if as_json:
        keys = ("name", "status", "seconds", "axioms", "proof")
        rows: list[dict[str, object]] = []
        for o in outcomes:
            row: dict[str, object] = {key: getattr(o, key) for key in keys}
            if o.detail:
                row["detail"] = o.detail
            rows.append(row)
        print(json.dumps({"theorems": rows}, indent=1))
    raise typer.Exit(0 if all(o.status == "proved" for o in outcomes) else 1)


class _progress:
    """A progress line on a terminal, nothing elsewhere."""

    def __init__(self, total: int, silent: bool) -> None:
        self.total, self.silent = total, silent or not sys.stderr.isatty()
        self.bar: Any = None

    def __enter__(self) -> Any:
        if self.silent:
            return lambda name: None
        from rich.console import Console
        from rich.progress import Progress

        bar = Progress(console=Console(stderr=True), transient=True)
        bar.start()
        task = bar.add_task("proving", total=self.total)
        self.bar = bar

        def advance(name: str) -> None:
            bar.update(task, description=name)
            bar.advance(task)

        return advance

    def __exit__(self, *_: object) -> None:
        if self.bar is not None:
            self.bar.stop()


@app.command()
def check(
    files: Annotated[list[Path], typer.Argument(help="proof files", metavar="FILE...")],
    as_json: Annotated[bool, typer.Option("--json", help="print one JSON object")] = False,
) -> None:
    """Check proof files with the kernel alone; nothing of what found the proofs is loaded."""
    from lemmata.core.kernel.errors import ProofFileError
    from lemmata.core.kernel.reader import read

    good, rows = True, []
    for path in files:
        start = time.perf_counter()
        try:
            with path.open(encoding="utf-8", newline="\n") as lines:
                theorems = read(lines)
        except OSError as error:
            raise _fail(f"{path}: {error.strerror}") from None
        except (ProofFileError, UnicodeDecodeError) as error:
            good = False
            line = error.line if isinstance(error, ProofFileError) else None
            rows.append({"file": str(path), "ok": False, "line": line, "error": str(error)})
            if not as_json:
                print(f"{path}: {error}")
            continue
        seconds = round(time.perf_counter() - start, 3)
        named = {name: sorted(th.axioms) for name, th in theorems.items()}
        rows.append({"file": str(path), "ok": True, "seconds": seconds, "theorems": named})
        if not as_json:
            for name, axioms in named.items():
                print(f"checked  {name}  {seconds:.2f} s  axioms: {', '.join(axioms) or 'none'}", flush=True)
    if as_json:
        print(json.dumps({"files": rows}, indent=1))
    raise typer.Exit(0 if good else 1)


@app.command()
def axioms(target: Annotated[str, typer.Argument(help="TARGET::NAME")]) -> None:
    """Print what a theorem rests on."""
    from lemmata.targets import BadInput, load, theorems

    place, _, name = target.partition("::")
    if not name:
        raise _fail(f"{target}: write TARGET::NAME")
    try:
        found = [t for t in theorems(load(place)) if t.name == name]
    except BadInput as error:
        raise _fail(str(error)) from None
    if not found:
        raise _fail(f"{place}: no theorem {name}")
    outcome, th = _prove(found[0])
    if th is None:
        print(_line(outcome))
        raise typer.Exit(1)
    for axiom in sorted(th.axioms):
        print(axiom)


def main() -> None:
    """The console script."""
    gc.set_threshold(200_000, 50, 100)  # terms are never cyclic garbage: collecting them is lost time
    app()
