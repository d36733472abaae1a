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


def shown_path(path: Path) -> str:
    """How messages call a file."""
    return "<standard input>" if str(path) == "-" else str(path)


def text_of(path: Path) -> str:
    """The text of a file, without a byte order mark; `-` is the standard input."""
    try:
        data = sys.stdin.buffer.read() if str(path) == "-" else path.read_bytes()
        return data.decode("utf-8-sig")
    except OSError as error:
        refuse(f"{path}: {error.strerror}")
    except UnicodeDecodeError as error:
        line = data[: error.start].count(b"\n") + 1
        refuse(f"{shown_path(path)}:{line}: not UTF-8: {error.reason}")
