"""`lemmata policy`: policies, their schemas, entities and requests."""

from __future__ import annotations

import sys
from pathlib import Path
from typing import NoReturn

import typer

app = typer.Typer(no_args_is_help=True, help="Read, check, test and explain authorization policies.")


def refuse(message: str) -> NoReturn:
    """Say what is wrong with the usage or the input, and leave."""
    print(message, file=sys.stderr)
    raise typer.Exit(2)


def text_of(path: Path) -> str:
    """The text of a file; `-` is the standard input."""
    try:
        return sys.stdin.read() if str(path) == "-" else path.read_text(encoding="utf-8")
    except OSError as error:
        refuse(f"{path}: {error.strerror}")
    except UnicodeDecodeError as error:
        refuse(f"{path}: byte {error.start} is not UTF-8")
