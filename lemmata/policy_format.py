"""`lemmata policy format`: policies laid out, as text or JSON."""

from __future__ import annotations

import difflib
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from lemmata.policy_command import refuse, shown_path, text_of

if TYPE_CHECKING:
    from lemmata.models.policy.syntax.policy_set import PolicySet


def parse_policies(text: str, path: Path) -> PolicySet:
    """The policies of a text, JSON or not; leaves where something is wrong."""
    from lemmata.models.policy.syntax.errors import PolicyError
    from lemmata.models.policy.syntax.policy_set import PolicySet

    try:
        return PolicySet.load(text, shown_path(path))
    except PolicyError as error:
        refuse(str(error))


def format_policies(
    files: Annotated[
        list[Path],
        typer.Argument(help="policies as text or JSON; - for standard input", metavar="FILE..."),
    ],
    check: Annotated[bool, typer.Option("--check", help="write nothing; exit code 1 where it would")] = False,
    as_json: Annotated[bool, typer.Option("--json", help="as JSON, Cedar's policy-set form")] = False,
    write: Annotated[bool, typer.Option("-w", "--write", help="into the files themselves")] = False,
    width: Annotated[int, typer.Option(min=20, metavar="N", help="how long a line may be")] = 80,
) -> None:
    """Lay out policies, with their comments; turn JSON into text, and text into JSON."""
    if write and Path("-") in files:
        refuse("lemmata policy format: standard input cannot be written to")
    if len(files) > 1 and as_json and not (write or check):
        refuse("lemmata policy format: several JSON documents do not make one; name one file, or say -w")
    texts = [text_of(path) for path in files]
    found = [_laid_out(text, path, as_json, width) for path, text in zip(files, texts, strict=True)]
    changed = False
    for path, before, after in zip(files, texts, found, strict=True):
        if check:
            changed |= before != after
            if before != after:
                shown = difflib.unified_diff(
                    before.splitlines(), after.splitlines(), str(path), str(path), lineterm=""
                )
                typer.echo("\n".join(shown))
        elif not write:
            typer.echo(after, nl=False)
        elif before != after:
            _replace(path, after)
    raise typer.Exit(1 if changed else 0)


def _laid_out(text: str, path: Path, as_json: bool, width: int) -> str:
    from lemmata.models.policy.syntax.json_text import write

    policies = parse_policies(text, path)
    if as_json:
        return write(policies.to_json()) + "\n"
    try:
        return policies.text(width)
    except ValueError as error:
        refuse(f"{path}: {error}; say --json")


def _replace(path: Path, text: str) -> None:
    try:
        path.write_bytes(text.encode())
    except OSError as error:
        refuse(f"{path}: {error.strerror}")
