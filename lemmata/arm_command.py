"""`lemmata arm`: the A64 model against vectors and binaries, and programs on it."""

from __future__ import annotations

import json
import sys
import time
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, NoReturn

import typer
from rich.console import Console
from rich.progress import Progress
from rich.table import Table

if TYPE_CHECKING:
    from lemmata.models.armv8.conform import Report

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


def _print_conformance(report: Report, seconds: float) -> None:
    """The counts by row, the first failures, the sum."""
    from lemmata.models.armv8.conform import Count

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
    for note in report.notes:
        typer.echo(note)
    sums = {part: report.total(part) for part in ("passed", "failed", "unsupported")}
    total = sum(sums.values())
    shown = ", ".join(f"{number} {part}" for part, number in sums.items())
    typer.echo(f"{total} vectors: {shown}; {seconds:.1f} s, {total / max(seconds, 1e-9):,.0f} a second")


@app.command()
def coverage(
    files: Annotated[list[Path], typer.Argument(help="ELF files and archives", metavar="FILE...")],
    top: Annotated[int, typer.Option(metavar="N", min=0, help="how many missing classes to list")] = 20,
    as_json: Annotated[bool, typer.Option("--json", help="print one JSON object")] = False,
) -> None:
    """Say how many instructions of real code the model executes, and which it lacks."""
    from collections import Counter

    from lemmata.models.armv8 import coverage as covering
    from lemmata.models.armv8.errors import ArmError

    try:
        with Progress(console=Console(stderr=True), disable=is_quiet(as_json), transient=True) as progress:
            bar = progress.add_task("object files", total=None)
            found = [covering.coverage(path, lambda: progress.advance(bar)) for path in files]
    except ArmError as error:
        refuse(str(error))
    words, modelled = sum(c.words for c in found), sum(c.modelled for c in found)
    missing = sum((c.missing for c in found), Counter())
    percent = 100 * modelled / words if words else 100.0
    if as_json:
        report = {
            "words": words,
            "modelled": modelled,
            "percent": round(percent, 4),
            "missing": dict(missing.most_common()),
        }
        typer.echo(json.dumps(report | {"files": [c.as_json() for c in found]}, indent=1))
        return
    table = Table("file", "words", "modelled", "%", box=None)
    for c in found:
        table.add_row(c.source, f"{c.words:,}", f"{c.modelled:,}", f"{c.percent:.3f}")
    if len(found) > 1:
        table.add_row("all", f"{words:,}", f"{modelled:,}", f"{percent:.3f}")
    Console(soft_wrap=True).print(table)
    for name, number in missing.most_common(top):
        typer.echo(f"missing {number:8,}  {name}")


@app.command(name="map")
def map_(as_json: Annotated[bool, typer.Option("--json", help="print one JSON object")] = False) -> None:
    """Count, over all 2**32 words, what each row of the encoding index takes; rows must be disjoint."""
    from lemmata.models.armv8 import encoding_map

    overlapping = encoding_map.overlaps()
    rows = encoding_map.whole()
    words, modelled = sum(r.words for r in rows), sum(r.modelled for r in rows)
    if as_json:
        report = {
            "words": words,
            "modelled": modelled,
            "disjoint": not overlapping,
            "rows": [vars(r) for r in rows],
        }
        typer.echo(json.dumps(report, indent=1))
    else:
        table = Table("group", "row", "words", "instructions", "%", box=None)
        for r in rows:
            share = f"{100 * r.modelled / r.words:.1f}" if r.words else ""
            table.add_row(
                r.group,
                r.name,
                f"{r.words:,}" if r.words else "no row",
                f"{r.modelled:,}" if r.words else "",
                share,
            )
        Console(soft_wrap=True).print(table)
        scale = 100 / encoding_map.WORDS
        typer.echo(
            f"of 2**32 words {scale * words:.2f} % fall in rows, {scale * modelled:.2f} % are instructions"
        )
        for a, b in overlapping:
            typer.echo(f"overlap {a} and {b}")
        typer.echo("rows are disjoint" if not overlapping else f"{len(overlapping)} pairs of rows overlap")
    raise typer.Exit(1 if overlapping else 0)


@app.command()
def fuzz(
    count: Annotated[int, typer.Option("-n", "--count", metavar="N", min=1, help="how many cases")] = 10_000,
    seed: Annotated[int | None, typer.Option(metavar="N", help="the seed of a run to repeat")] = None,
    k: Annotated[str, typer.Option("-k", metavar="ROW", help="only rows (group/row) that contain this")] = "",
    out: Annotated[Path | None, typer.Option(metavar="FILE", help="write differences as vectors")] = None,
    qemu: Annotated[bool, typer.Option("--qemu", help="compare with qemu-aarch64, not with Unicorn")] = False,
    as_json: Annotated[bool, typer.Option("--json", help="print one JSON object")] = False,
) -> None:
    """Compare the model with Unicorn, or QEMU, on random words and states; exit code 1 where a difference is unexplained."""
    import secrets

    from lemmata.models.armv8.errors import ArmError
    from lemmata.models.armv8.fuzz import campaign, qemu_oracle, unicorn_oracle

    seed = secrets.randbelow(1 << 32) if seed is None else seed
    if not as_json:
        typer.echo(f"seed {seed}")
    oracle = qemu_oracle.Oracle() if qemu else unicorn_oracle.Oracle()
    start = time.perf_counter()
    try:
        with Progress(console=Console(stderr=True), disable=is_quiet(as_json), transient=True) as progress:
            bar = progress.add_task("cases", total=count)
            result = campaign.fuzz(oracle, seed, count, k, lambda n: progress.advance(bar, n))
    except ArmError as error:
        refuse(str(error))
    finally:
        oracle.close()
    seconds = time.perf_counter() - start
    if out is not None:
        try:
            out.write_text("".join(d.vector() + "\n" for d in result.unexplained), encoding="utf-8")
        except OSError as error:
            refuse(f"{out}: {error.strerror}")
    if as_json:
        typer.echo(json.dumps(result.as_json() | {"seconds": round(seconds, 3)}, indent=1))
    else:
        for d in result.unexplained:
            typer.echo(f"differs  {d}")
        for reason, number in result.explained.most_common():
            typer.echo(f"explained {number:6,}  {reason}")
        skipped = ", ".join(f"{number:,} {name}" for name, number in result.skipped.items()) or "none"
        typer.echo(
            f"{result.cases:,} cases in {len(result.rows)} rows: {result.agreed:,} agree, {result.explained.total():,} explained, "
            f"{len(result.unexplained)} unexplained, not compared: {skipped}; {seconds:.1f} s, {result.cases / seconds:,.0f} a second"
        )
    raise typer.Exit(1 if result.unexplained else 0)
