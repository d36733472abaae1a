"""The command line: `lemmata prove`, `test`, `check`, `axioms`, `show`, `search`, `smt`, `arm`, `policy`.

Exit codes: 0 all proved, passed or checked, 1 some not, 2 bad usage or input.
"""

from __future__ import annotations

import gc
import json
import os
import sys
import tempfile
import time
from collections import Counter
from collections.abc import Iterator
from contextlib import AbstractContextManager, nullcontext
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Any, NoReturn

import typer

from lemmata.arm_command import app as arm_app
from lemmata.arm_disasm import assemble, disasm
from lemmata.arm_footprint import footprint
from lemmata.arm_run import RunCommand
from lemmata.arm_run import run as arm_run
from lemmata.policy_authorize import authorize, explain
from lemmata.policy_command import app as policy_app
from lemmata.policy_conform import conform
from lemmata.policy_format import format_policies
from lemmata.policy_fuzz import fuzz as policy_fuzz
from lemmata.policy_partial import partial
from lemmata.policy_validate import validate

if TYPE_CHECKING:
    from lemmata.core.language import Theorem

app = typer.Typer(add_completion=False, no_args_is_help=True, pretty_exceptions_enable=False)
arm_app.command("run", cls=RunCommand)(arm_run)
arm_app.command()(disasm)
arm_app.command()(assemble)
arm_app.command()(footprint)
app.add_typer(arm_app, name="arm")
for _command in (authorize, explain, partial, conform):
    policy_app.command()(_command)
policy_app.command("format")(format_policies)
policy_app.command()(validate)
policy_app.command("fuzz")(policy_fuzz)
app.add_typer(policy_app, name="policy")
_COLOURS = {
    "proved": "green", "passed": "green", "checked": "green",
    "refuted": "red", "false": "red", "raises": "red", "failed": "yellow", "untested": "yellow",
    "wrong": "red", "unknown": "yellow",
}  # fmt: skip


def _refuse(message: str) -> NoReturn:
    """Say what is wrong with the usage or the input, and leave."""
    print(message, file=sys.stderr)
    raise typer.Exit(2)


def _say(line: str) -> None:
    """Print a line; its first word has a colour on a terminal."""
    word = line.split(" ", 1)[0]
    if word in _COLOURS and sys.stdout.isatty():
        line = typer.style(word, fg=_COLOURS[word], bold=True) + line[len(word) :]
    typer.echo(line)


def _kernel() -> str:
    """Which of its two checkers of certificates the kernel uses here."""
    from lemmata.core.kernel.tautology import COMPILED

    return "compiled" if COMPILED else "interpreted"


def _version(wanted: bool) -> None:
    if wanted:
        from importlib.metadata import version

        typer.echo(f"lemmata {version('lemmata')}, kernel {_kernel()}")
        raise typer.Exit


@app.callback()
def _options(
    version: Annotated[
        bool,
        typer.Option(
            "--version", callback=_version, is_eager=True, help="print the version, and how the kernel runs"
        ),
    ] = False,
) -> None:
    """Prove, test, check and search theorems about Python functions, words and machine code."""


@app.command()
def prove(
    targets: Annotated[list[str], typer.Argument(help="paths or modules", metavar="TARGET...")],
    k: Annotated[str, typer.Option("-k", metavar="NAME", help="only theorems whose name contains this")] = "",
    out: Annotated[
        Path | None, typer.Option(metavar="DIR", help="write NAME.proof files into this folder")
    ] = None,
    cache: Annotated[
        Path | None, typer.Option(metavar="DIR", help="keep proofs here, not in ~/.cache/lemmata")
    ] = None,
    no_cache: Annotated[bool, typer.Option("--no-cache", help="neither use nor keep proofs")] = False,
    as_json: Annotated[bool, typer.Option("--json", help="print one JSON object")] = False,
) -> None:
    """Prove the theorems of files or modules."""
    from lemmata.cache import Cache
    from lemmata.outcomes import attempt, from_cache, write

    wanted = _wanted(targets, k)
    twice = [name for name, n in Counter(t.name for t in wanted).items() if n > 1]
    if out is not None and twice:
        _refuse(f"{out}: two theorems are called {twice[0]}; write their proofs into two folders")
    kept = None if no_cache else Cache(cache or _own_folder(), keep_all=cache is not None)
    outcomes = []
    gc.freeze()
    if kept is not None:
        kept.expect(wanted)
    quiet = as_json or not (sys.stdout.isatty() and sys.stderr.isatty())
    for i, theorem in enumerate(wanted, 1):
        recalled, th = kept.recall(theorem) if kept is not None else None, None
        if recalled is not None:
            outcome = from_cache(theorem, recalled)
        else:
            with nullcontext() if quiet else _spinner(f"{i} of {len(wanted)}: {theorem.name}"):
                outcome, th = attempt(theorem)
        proof = th if recalled is None else recalled.path
        if proof is not None and out is not None:
            try:
                write(out, outcome, proof)
            except OSError as error:
                _refuse(f"{error.filename or out}: {error.strerror}")
        if th is not None and kept is not None:
            kept.remember(theorem, th, outcome.seconds)
        outcomes.append(outcome)
        if not as_json:
            _say(outcome.line())
    if as_json:
        typer.echo(json.dumps({"theorems": [o.row() for o in outcomes]}, indent=1))
    if kept is not None:
        kept.close()
        if kept.problem:
            print(f"proofs are not kept: {kept.problem}", file=sys.stderr)
    if any(o.broken for o in outcomes):
        raise typer.Exit(2)
    raise typer.Exit(0 if all(o.status == "proved" for o in outcomes) else 1)


def _wanted(targets: list[str], pattern: str) -> list[Theorem[Any]]:
    """The theorems of all targets whose names contain PATTERN; leaves where there are none."""
    from lemmata.targets import BadInput, load, theorems

    try:
        wanted = [t for target in dict.fromkeys(targets) for t in theorems(load(target), pattern)]
    except BadInput as error:
        _refuse(str(error))
    if not wanted:
        _refuse(
            f"no theorems{f' with {pattern!r} in their names' if pattern else ''} in {', '.join(targets)}"
        )
    return wanted


@app.command()
def test(
    targets: Annotated[list[str], typer.Argument(help="paths or modules", metavar="TARGET...")],
    k: Annotated[str, typer.Option("-k", metavar="NAME", help="only theorems whose name contains this")] = "",
    runs: Annotated[int, typer.Option(min=1, metavar="N", help="how many examples a theorem")] = 100,
    seed: Annotated[int, typer.Option(metavar="N", help="other examples for each number")] = 0,
    as_json: Annotated[bool, typer.Option("--json", help="print one JSON object")] = False,
) -> None:
    """Try theorems on random values. This proves nothing, but false statements mostly fall at once."""
    try:
        from lemmata.tactics.quickcheck import trial
    except ModuleNotFoundError as error:
        if error.name is None or not error.name.startswith("hypothesis"):
            raise
        _refuse("lemmata test needs the package hypothesis: pip install hypothesis")
    trials = []
    wanted = _wanted(targets, k)
    quiet = as_json or not (sys.stdout.isatty() and sys.stderr.isatty())
    for i, theorem in enumerate(wanted, 1):
        with nullcontext() if quiet else _spinner(f"{i} of {len(wanted)}: {theorem.name}"):
            done = trial(theorem, runs, seed)
        trials.append(done)
        if not as_json:
            _say(done.line())
    if as_json:
        typer.echo(json.dumps({"theorems": [t.row() for t in trials]}, indent=1))
    raise typer.Exit(0 if all(t.status == "passed" for t in trials) else 1)


def _spinner(text: str) -> AbstractContextManager[object]:
    """A line on the terminal that stands there until the work is done."""
    from rich.console import Console

    return Console().status(text, refresh_per_second=4)


@app.command()
def check(
    files: Annotated[
        list[str] | None, typer.Argument(help="proof files; with --all, targets", metavar="[FILE...]")
    ] = None,
    everything: Annotated[
        bool, typer.Option("--all", help="derive the library and targets from nothing, without proof files")
    ] = False,
    processes: Annotated[
        int, typer.Option("-j", metavar="N", min=0, help="in N processes, with --all; 0 for one a processor")
    ] = 0,
    as_json: Annotated[bool, typer.Option("--json", help="print one JSON object")] = False,
) -> None:
    """Check proof files with the kernel alone; nothing of what found the proofs is loaded."""
    if everything:
        _check_all(files or [], processes, as_json)
    if not files:
        _refuse("lemmata check: name a proof file, or say --all")
    _check_files([Path(f) for f in files], as_json)


def _check_files(files: list[Path], as_json: bool) -> NoReturn:
    from lemmata.core.kernel.errors import ProofFileError
    from lemmata.core.kernel.reader import read

    rows: list[dict[str, object]] = []
    good = True
    for path in files:
        start = time.perf_counter()
        try:
            theorems = read(_lines(path))
        except OSError as error:
            _refuse(f"{path}: {error.strerror}")
        except ProofFileError as error:
            good = False
            rows.append({"file": str(path), "ok": False, "line": error.line, "error": error.reason})
            if not as_json:
                _say(f"failed   {path}: {error}")
            continue
        seconds = round(time.perf_counter() - start, 3)
        named = {name: sorted(th.axioms) for name, th in theorems.items()}
        rows.append({"file": str(path), "ok": True, "seconds": seconds, "theorems": named})
        if not as_json:
            for name, axioms in named.items():
                _say(f"checked  {name}  {seconds:.2f} s  axioms: {', '.join(axioms) or 'none'}")
            if not named:
                _say(f"checked  {path} states no theorem")
    if as_json:
        typer.echo(json.dumps({"files": rows, "kernel": _kernel()}, indent=1))
    raise typer.Exit(0 if good else 1)


def _check_all(targets: list[str], processes: int, as_json: bool) -> NoReturn:
    """Derive the library and TARGETS, with a bar that shows how far it is on a terminal."""
    from rich.console import Console
    from rich.progress import Progress

    from lemmata.checking import Derived, Summary, run_all, tasks
    from lemmata.forked import processors
    from lemmata.targets import BadInput

    try:
        found = tasks(dict.fromkeys(targets))
    except BadInput as error:
        _refuse(str(error))
    count, start = processes or processors(), time.perf_counter()
    quiet = as_json or not (sys.stdout.isatty() and sys.stderr.isatty())
    derived: list[Derived] = []
    with Progress(console=Console(stderr=True), disable=quiet, transient=True) as progress:
        bar = progress.add_task("deriving", total=sum(len(t.names) for t in found))
        for some in run_all(found, count):
            derived += some
            progress.update(bar, advance=len(some), description=some[-1].outcome.name)
    summary = Summary(derived, time.perf_counter() - start, count)
    if as_json:
        typer.echo(json.dumps(summary.row(), indent=1))
    else:
        for line in summary.lines():
            _say(line)
    if any(d.outcome.broken for d in derived):
        raise typer.Exit(2)
    raise typer.Exit(0 if summary.good else 1)


def _lines(path: Path) -> Iterator[str]:
    """The lines of a proof file, which end in line feeds and nothing else. Raises ProofFileError, OSError."""
    from lemmata.core.kernel.errors import ProofFileError

    with path.open("rb") as lines:
        for number, line in enumerate(lines, 1):
            try:
                yield line.decode("utf-8")
            except UnicodeDecodeError as error:
                raise ProofFileError(
                    number, f"not UTF-8: {error.reason} at column {error.start + 1}"
                ) from None


@app.command()
def axioms(target: Annotated[str, typer.Argument(metavar="TARGET::NAME", help="a theorem")]) -> None:
    """Print what a theorem rests on, one axiom or admitted fact a line."""
    from lemmata.outcomes import attempt
    from lemmata.targets import BadInput, load, theorems

    place, _, name = target.partition("::")
    if not name:
        _refuse(f"{target}: write TARGET::NAME")
    try:
        found = [t for t in theorems(load(place)) if t.name == name]
    except BadInput as error:
        _refuse(str(error))
    if not found:
        _refuse(f"{place}: no theorem {name}")
    outcome, th = attempt(found[0])
    if th is None:
        _say(outcome.line())
        raise typer.Exit(2 if outcome.broken else 1)
    for axiom in sorted(th.axioms):
        typer.echo(axiom)


@app.command()
def show(
    place: Annotated[str, typer.Argument(metavar="FILE:LINE", help="a line of a proof script")],
    suggest: Annotated[bool, typer.Option("--suggest", help="say what would close each goal")] = False,
    as_json: Annotated[bool, typer.Option("--json", help="print one JSON object")] = False,
) -> None:
    """Print the goals that a line of a proof sees, just before it runs."""
    from lemmata.states import parse_place, script_at, states
    from lemmata.targets import BadInput, load, theorems

    found = parse_place(place)
    if found is None:
        _refuse(f"{place}: write FILE:LINE")
    file, line = found
    try:
        theorem = script_at(theorems(load(str(file))), line)
    except BadInput as error:
        _refuse(str(error))
    if theorem is None:
        _refuse(f"{place}: no theorem and no proof stands at this line")
    shown = states(theorem, line, suggest)
    typer.echo(json.dumps(shown.to_json(), indent=1) if as_json else shown.text())
    raise typer.Exit(0 if shown.reached else 1)


@app.command()
def search(
    pattern: Annotated[
        str, typer.Argument(help="words of a name, or a shape such as 'len(_ + _)'", metavar="PATTERN")
    ],
    targets: Annotated[
        list[str] | None, typer.Argument(help="paths or modules, besides the library", metavar="[TARGET...]")
    ] = None,
    as_json: Annotated[bool, typer.Option("--json", help="print one JSON object")] = False,
) -> None:
    """Find theorems by name, by the functions in them, or by shape; _ and ?x stand for anything."""
    from lemmata import searching
    from lemmata.shapes import BadShape
    from lemmata.targets import BadInput, load

    try:
        modules = [*searching.library_modules(), *map(load, targets or [])]
        known = [e for module in dict.fromkeys(modules) for e in searching.entries(module)]
        found = searching.search(pattern, known)
    except (BadInput, BadShape) as error:
        _refuse(str(error))
    near = [] if found else searching.near(pattern, known)
    if as_json:
        typer.echo(json.dumps({"theorems": [e.row() for e in found], "near": near}, indent=1))
    else:
        for entry in found:
            typer.echo(f"{entry.name}  {entry.text}  {entry.place}")
        if not found:
            typer.echo(f"nothing found{'; near names: ' + ', '.join(near) if near else ''}", err=True)
    raise typer.Exit(0 if found else 1)


@app.command()
def smt(
    files: Annotated[
        list[str],
        typer.Argument(
            help="SMT-LIB scripts (- for standard input), or packs of them (.jsonl, .jsonl.gz)",
            metavar="FILE...",
        ),
    ],
    proof: Annotated[
        Path | None,
        typer.Option(
            metavar="FILE", help="write the proof of unsat; a folder where there are several scripts"
        ),
    ] = None,
    processes: Annotated[
        int, typer.Option("-j", metavar="N", min=0, help="in N processes; 0 for one a processor")
    ] = 1,
    limit: Annotated[int | None, typer.Option(metavar="N", min=0, help="only the first N scripts")] = None,
    k: Annotated[
        str, typer.Option("-k", metavar="PATTERN", help="only scripts whose name contains this")
    ] = "",
    conflicts: Annotated[
        int,
        typer.Option(metavar="N", min=1, max=2**31 - 1, help="conflicts of the SAT solver for each script"),
    ] = 20_000,
    stats: Annotated[bool, typer.Option("--stats", help="say what each answer took")] = False,
    as_json: Annotated[bool, typer.Option("--json", help="print one JSON object")] = False,
) -> None:
    """Answer SMT-LIB scripts of the logic QF_BV: unsat when the kernel has a proof, sat when it has a model."""
    from lemmata import smt_command
    from lemmata.smt_tasks import BadTask

    options = smt_command.Options(proof, processes, limit, k, conflicts, as_json, stats)
    try:
        code = smt_command.smt(files, options, _say)
    except BadTask as error:
        _refuse(str(error))
    raise typer.Exit(code)


def _own_folder() -> Path:
    """Where proofs are kept: $XDG_CACHE_HOME/lemmata, or ~/.cache/lemmata."""
    base = os.environ.get("XDG_CACHE_HOME") or os.path.expanduser("~/.cache")
    if base.startswith("~"):  # nobody's home
        base = tempfile.gettempdir()
    return Path(base) / "lemmata"


def main() -> None:
    """The console script."""
    os.environ.setdefault(
        "HYPOTHESIS_STORAGE_DIRECTORY", str(_own_folder() / "hypothesis")
    )  # not where it is called
    gc.set_threshold(200_000, 50, 100)  # terms are never cyclic garbage: collecting them is lost time
    app()
