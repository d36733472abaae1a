"""`lemmata policy conform`: the model against packs of tests."""

from __future__ import annotations

import json
import sys
import time
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from lemmata.policy_command import refuse

if TYPE_CHECKING:
    from lemmata.models.policy.conform import Checks

SHOWN = 20
"""So many failures are printed where no JSON is asked for."""


def _checks(compiled: bool) -> Checks:
    """How requests are answered, and what is checked beside."""
    from lemmata.models.policy.conform import Checks, by_the_compiled, by_the_model
    from lemmata.models.policy.validation.results import validates
    from lemmata.models.policy.validation.versions import Version

    authorize = by_the_compiled if compiled else by_the_model
    return Checks(validates(Version.V4_12), validates(Version.V4_13), authorize=authorize)


def conform(
    packs: Annotated[
        list[Path],
        typer.Argument(help="packs of tests, probes or cases (.jsonl, .jsonl.gz)", metavar="PACK..."),
    ],
    k: Annotated[str, typer.Option("-k", metavar="NAME", help="only tests whose name contains this")] = "",
    compiled: Annotated[
        bool, typer.Option("--compiled", help="answer requests by compiled policies")
    ] = False,
    as_json: Annotated[bool, typer.Option("--json", help="print one JSON object")] = False,
) -> None:
    """Run tests on the model; exit code 0 where every answer is the expected one."""
    from rich.console import Console
    from rich.progress import Progress

    from lemmata.models.policy import conform as running

    start = time.perf_counter()
    quiet = as_json or not (sys.stdout.isatty() and sys.stderr.isatty())
    try:
        with Progress(console=Console(stderr=True), disable=quiet, transient=True) as progress:
            bar = progress.add_task("tests", total=None)
            report = running.conform(packs, _checks(compiled), k, lambda: progress.advance(bar))
    except running.PackError as error:
        refuse(str(error))
    seconds = time.perf_counter() - start
    if as_json:
        typer.echo(json.dumps(report.as_json() | {"seconds": round(seconds, 3)}, indent=1))
    else:
        for failure in report.failures[:SHOWN]:
            typer.echo(f"failed  {failure}")
        if len(report.failures) > SHOWN:
            typer.echo(f"... and {len(report.failures) - SHOWN} more")
        if report.skipped:
            typer.echo(f"{report.skipped} cases for the analysis were not run")
        counts = f"{report.tests} tests, {report.requests} requests, {len(report.failures)} failed"
        typer.echo(f"{counts}, {seconds:.1f} s")
    raise typer.Exit(1 if report.failures or report.skipped else 0)
