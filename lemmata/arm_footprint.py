"""`lemmata arm footprint`: what instructions read and write, of one word or of a function's code."""

from __future__ import annotations

import json
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from lemmata.arm_command import refuse

if TYPE_CHECKING:
    from lemmata.models.armv8.footprint import Footprint, Range


def footprint(
    target: Annotated[str, typer.Argument(help="a word such as 0x8b020020, or a file", metavar="WORD|FILE")],
    function: Annotated[str, typer.Argument(help="the function of the file", metavar="[FUNCTION]")] = "",
    as_json: Annotated[bool, typer.Option("--json", help="print one JSON object")] = False,
) -> None:
    """Print the registers, flags and memory that instructions read and write, from theorems about them."""
    from lemmata.core.kernel.errors import BudgetExceeded
    from lemmata.models.armv8.errors import ArmError
    from lemmata.models.armv8.footprint import footprint as find

    try:
        words = _words(target, function)
        found = {address: find(word) for address, word in words.items()}
    except (ArmError, BudgetExceeded) as error:
        refuse(str(error))
    if as_json:
        typer.echo(json.dumps([_as_json(address, f) for address, f in found.items()], indent=1))
        return
    for address, what in found.items():
        _print(address, what)
    if len(found) > 1:
        _print_union(list(found.values()))


def _words(target: str, function: str) -> dict[int, int]:
    """The words by their addresses: of a function, or one."""
    from lemmata.models.armv8.elf import load_function

    if function:
        return load_function(target, function).words
    try:
        word = int(target, 16)
    except ValueError:
        hint = ": name a function of it" if Path(target).exists() else ""
        refuse(f"{target}: not a word such as 0x8b020020{hint}")
    if not 0 <= word < 1 << 32:
        refuse(f"{target}: a word has 32 bits")
    return {0: word}


def _print(address: int, what: Footprint) -> None:
    """An instruction, and under it what it reads and writes."""
    from lemmata.models.armv8.syntax import disassemble

    typer.echo(f"{address:8x}:  {what.word:08x}    {disassemble(what.word, address)}")
    for line in str(what).splitlines():
        typer.echo(f"           {line}")


def _print_union(found: list[Footprint]) -> None:
    """What the instructions of a function read and write together."""
    from lemmata.models.armv8.footprint import NAMES

    for title, part in (("reads", "reads"), ("writes", "writes")):
        names = {name for what in found for name in getattr(what, part)}
        typer.echo(f"all {title + ':':<8}{', '.join(name for name in NAMES if name in names)}")


def _as_json(address: int, what: Footprint) -> dict[str, object]:
    return {
        "address": f"{address:#x}",
        "word": f"{what.word:#010x}",
        "reads": list(what.reads),
        "writes": list(what.writes),
        "memory_reads": [_range(r) for r in what.memory_reads],
        "memory_writes": [_range(r) for r in what.memory_writes],
        "branches": what.branches,
        "errors": list(what.errors),
    }


def _range(place: Range) -> dict[str, object]:
    """A range of memory as a JSON object."""
    return {name: getattr(place, name) for name in ("base", "offset", "size")}
