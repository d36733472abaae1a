"""`lemmata policy fuzz`: the model against Cedar on random policies, entities and requests."""

from __future__ import annotations

import json
import sys
import time
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from lemmata.policy_command import refuse

if TYPE_CHECKING:
    from lemmata.models.policy.fuzz.campaign import Finding, Result
    from lemmata.models.policy.fuzz.oracle import Cedar

ENOUGH = 10_000
"""A run of so many requests must reach everything."""


def fuzz(
    requests: Annotated[int, typer.Option(metavar="N", min=1, help="how many requests")] = 50_000,
    seed: Annotated[int | None, typer.Option(metavar="N", min=0, help="the seed of a run to repeat")] = None,
    case: Annotated[int | None, typer.Option(metavar="N", min=0, help="one case again, by its seed")] = None,
    untyped_share: Annotated[
        float, typer.Option(metavar="X", min=0, max=1, help="the share of cases that are not type-directed")
    ] = 0.25,
    out: Annotated[
        Path | None, typer.Option(metavar="FOLDER", help="write minimised differences as files")
    ] = None,
    as_json: Annotated[bool, typer.Option("--json", help="print one JSON object")] = False,
) -> None:
    """Compare the model with cedarpy on random requests.

    Exit code 1 where a difference is unexplained, or where a run of at least 10,000 requests has not reached everything.
    """
    import secrets

    from lemmata.models.policy.fuzz import campaign
    from lemmata.models.policy.fuzz.oracle import Cedar, OracleError

    if case is not None and seed is not None:
        refuse("lemmata policy fuzz: --case names one case, --seed a run of many; say one of them")
    start = time.perf_counter()
    try:
        cedar = Cedar()
        _make(out)
        if case is not None:
            result = campaign.again(cedar, case)
        else:
            seed = secrets.randbelow(1 << 32) if seed is None else seed
            if not as_json:
                typer.echo(f"seed {seed}")
            result = _run(cedar, seed, requests, untyped_share, as_json)
    except OracleError as error:
        refuse(str(error))
    seconds = time.perf_counter() - start
    written = [_write(finding, out) for finding in result.unexplained] if out is not None else []
    missing = result.coverage.missing() if case is None else []
    if as_json:
        typer.echo(json.dumps(result.as_json() | {"seconds": round(seconds, 3)}, indent=1))
    else:
        _report(result, seconds, missing, table=case is None)
        for path in written:
            typer.echo(f"written {path}")
    raise typer.Exit(1 if result.unexplained or (missing and requests >= ENOUGH) else 0)


def _run(cedar: Cedar, seed: int, requests: int, untyped_share: float, as_json: bool) -> Result:
    """A run, with a bar on a terminal."""
    from rich.console import Console
    from rich.progress import Progress

    from lemmata.models.policy.fuzz import campaign

    quiet = as_json or not (sys.stdout.isatty() and sys.stderr.isatty())
    with Progress(console=Console(stderr=True), disable=quiet, transient=True) as progress:
        bar = progress.add_task("requests", total=requests)
        return campaign.fuzz(cedar, seed, requests, untyped_share, tick=lambda n: progress.advance(bar, n))


def _make(out: Path | None) -> None:
    """Make the folder for differences, before a long run rather than after it."""
    try:
        if out is not None:
            out.mkdir(parents=True, exist_ok=True)
    except OSError as error:
        refuse(f"{out}: {error.strerror}")


def _write(finding: Finding, out: Path) -> Path:
    try:
        return finding.write(out)
    except OSError as error:
        refuse(f"{out}: {error.strerror}")


def _report(result: Result, seconds: float, missing: list[str], table: bool) -> None:
    """What a run has shown, for people."""
    from rich.console import Console
    from rich.table import Table

    from lemmata.models.policy.fuzz.coverage import OUTCOMES

    if table:
        shown = Table("reached", "", *OUTCOMES, box=None)
        for group, name, counts in result.coverage.rows():
            shown.add_row(
                group, name, *(f"{counts[outcome]:,}" if counts[outcome] else "" for outcome in OUTCOMES)
            )
        Console(soft_wrap=True, markup=False, highlight=False).print(shown)
    for finding in result.unexplained:
        typer.echo(f"differs  {finding}", nl=False)
    for reason, number in result.explained.most_common():
        typer.echo(f"explained {number:6,}  {reason}")
    typer.echo(", ".join(f"{name} {100 * share:.1f} %" for name, share in result.shares().items()))
    if table:
        typer.echo("".join(f"not covered  {one}\n" for one in missing) or "everything is covered\n", nl=False)
    typer.echo(
        f"{result.requests:,} requests in {result.cases:,} cases ({result.untyped:,} untyped) with {result.policies:,} policies: "
        f"{result.explained.total():,} differences explained, {len(result.unexplained)} unexplained; "
        f"{seconds:.1f} s, {result.requests / seconds:,.0f} a second"
    )
