"""`lemmata arm`: the A64 model against vectors and binaries, and programs on it."""

from __future__ import annotations

import json
import sys
import time
from pathlib import Path
from typing import Annotated, NoReturn

import typer
from rich.console import Console
from rich.progress import Progress
from rich.table import Table

app = typer.Typer(no_args_is_help=True, help="Run, test and look at Armv8 machine code.")


def refuse(message: str) -> NoReturn:
    """Say what is wrong with the usage or the input, and leave."""
    print(message, file=sys.stderr)
    raise typer.Exit(2)


def is_quiet(as_json: bool) -> bool:
    """Whether no progress is to be shown."""
    return as_json or not (sys.stdout.isatty() and sys.stderr.isatty())


@app.command()
def conform(
    packs: Annotated[
        list[Path], typer.Argument(help="packs of vectors (.jsonl, .jsonl.gz)", metavar="PACK...")
    ],
    k: Annotated[str, typer.Option("-k", metavar="CLASS", help="only classes that contain this")] = "",
    seed: Annotated[
        int, typer.Option(metavar="N", help="other values in registers that vectors do not name")
    ] = 0,
    as_json: Annotated[bool, typer.Option("--json", help="print one JSON object")] = False,
) -> None:
    """Run test vectors on the model; exit code 0 where all pass."""
    from lemmata.models.armv8 import conform as running
    from lemmata.models.armv8.errors import ArmError

    start = time.perf_counter()
    try:
        with Progress(console=Console(stderr=True), disable=is_quiet(as_json), transient=True) as progress:
            bar = progress.add_task("vectors", total=None)
            report = running.conform(packs, seed, k, lambda: progress.advance(bar))
    except ArmError as error:
        refuse(str(error))
    seconds = time.perf_counter() - start
    if as_json:
        typer.echo(json.dumps(report.as_json() | {"seconds": round(seconds, 3), "seed": seed}, indent=1))
    else:
        _print_conformance(report, seconds)
    raise typer.Exit(0 if report.total("failed") == report.total("unsupported") == 0 else 1)


def _print_conformance(report: object, seconds: float) -> None:
    """The counts by row, the first failures, the sum."""
    from lemmata.models.armv8.conform import Count, Report

    if not isinstance(report, Report):
        raise TypeError("a report is needed")
    rows: dict[str, Count] = {}
    for kind, count in report.classes.items():
        row = rows.setdefault(kind.partition("/")[0], Count())
        for part, number in vars(count).items():
            setattr(row, part, getattr(row, part) + number)
    table = Table("row", "passed", "failed", "unsupported", box=None)
    for name, count in sorted(rows.items()):
        table.add_row(name, str(count.passed), str(count.failed or ""), str(count.unsupported or ""))
    Console(soft_wrap=True).print(table)
    for failure in report.failures:
        typer.echo(f"failed  {failure}")
    sums = {part: report.total(part) for part in ("passed", "failed", "unsupported")}
    total = sum(sums.values())
    shown = ", ".join(f"{number} {part}" for part, number in sums.items())
    typer.echo(f"{total} vectors: {shown}; {seconds:.1f} s, {total / max(seconds, 1e-9):,.0f} a second")
