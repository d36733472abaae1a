"""`lemmata arm disasm` and `assemble`: words as text, and text as words."""

from __future__ import annotations

import json
import sys
from pathlib import Path
from typing import Annotated

import typer

from lemmata.arm_command import refuse


def disasm(
    file: Annotated[Path, typer.Argument(help="an ELF file or an archive", metavar="FILE")],
    function: Annotated[str, typer.Argument(help="only this function", metavar="[FUNCTION]")] = "",
    aliases: Annotated[bool, typer.Option("--aliases", help="mov, cmp, lsl and the like")] = False,
) -> None:
    """Print the code of a file in GNU syntax."""
    from lemmata.models.armv8.errors import ArmError
    from lemmata.models.armv8.listings import listing_of

    try:
        for line in listing_of(file, function, aliases):
            print(line)
    except ArmError as error:
        refuse(str(error))
    except BrokenPipeError:
        sys.stderr.close()  # the reader has seen enough: head, less
        raise typer.Exit(0) from None


def assemble(
    source: Annotated[
        str, typer.Argument(help="instructions, separated by lines; or - for standard input", metavar="TEXT")
    ],
    address: Annotated[str, typer.Option(metavar="ADDRESS", help="where the first one stands")] = "0",
    as_json: Annotated[bool, typer.Option("--json", help="print one JSON object")] = False,
) -> None:
    """Print the words of instructions."""
    from lemmata.models.armv8.errors import ArmError
    from lemmata.models.armv8.syntax import assemble_program

    text = sys.stdin.read() if source == "-" else source.replace("\\n", "\n")
    try:
        start = int(address, 0)
    except ValueError:
        refuse(f"{address}: not an address; write 4096 or 0x1000")
    try:
        words = assemble_program(text, start)
    except ArmError as error:
        refuse(str(error))
    if as_json:
        typer.echo(
            json.dumps({"words": {f"{place:#x}": f"{word:08x}" for place, word in words.items()}}, indent=1)
        )
    else:
        for place, word in words.items():
            typer.echo(f"{place:8x}:  {word:08x}")
