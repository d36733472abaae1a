"""`lemmata arm run`: a function of an object, or a static executable, on the A64 model."""

from __future__ import annotations

import json
import sys
import time
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Any, NoReturn, TextIO

import typer
from typer.core import TyperCommand

from lemmata.arm_command import refuse

if TYPE_CHECKING:
    from lemmata.models.armv8.execution import Machine, Stop
    from lemmata.models.armv8.image import Image
    from lemmata.models.armv8.invocation import Invocation, Result
    from lemmata.models.armv8.program import Program

PROGRAM_ARGUMENTS = "lemmata.program_arguments"
COLUMN = 44
"""Where a line of a trace has the registers that changed."""


class RunCommand(TyperCommand):
    """Keeps what follows `--` apart: it belongs to the program that runs."""

    def parse_args(self, ctx: Any, args: list[str]) -> list[str]:
        """Take the program's arguments out."""
        if "--" in args:
            place = args.index("--")
            ctx.meta[PROGRAM_ARGUMENTS] = args[place + 1 :]
            args = args[:place]
        return super().parse_args(ctx, args)


def run(
    ctx: typer.Context,
    file: Annotated[
        Path, typer.Argument(help="an object file, an archive or a static executable", metavar="FILE")
    ],
    function: Annotated[
        str, typer.Argument(help="the function to call", metavar="[FUNCTION | -- ARGS...]")
    ] = "",
    reg: Annotated[
        list[str] | None, typer.Option(metavar="NAME=VALUE", help="a register, as x0=5 or x0=SYMBOL")
    ] = None,
    mem: Annotated[
        list[str] | None, typer.Option(metavar="ADDRESS=HEXBYTES|@FILE", help="memory before the call")
    ] = None,
    state: Annotated[
        Path | None, typer.Option(metavar="STATE.json", help="pre and mem, as vectors have them")
    ] = None,
    extern: Annotated[
        list[str] | None, typer.Option(metavar="NAME[=ADDRESS]", help="a place for a symbol the object lacks")
    ] = None,
    stop_at: Annotated[
        list[str] | None, typer.Option("--break", metavar="ADDRESS|SYMBOL", help="print the registers there")
    ] = None,
    dump: Annotated[
        list[str] | None, typer.Option(metavar="ADDRESS:LENGTH", help="memory to print at the end")
    ] = None,
    limit: Annotated[int, typer.Option(metavar="N", min=1, help="instructions to execute at most")] = 10**9,
    trace: Annotated[
        bool, typer.Option("--trace", help="a line for each instruction, and each system call")
    ] = False,
    allow: Annotated[list[Path] | None, typer.Option(metavar="PATH", help="what a program may read")] = None,
    seed: Annotated[int, typer.Option(metavar="N", help="for the random bytes that a program gets")] = 0,
    as_json: Annotated[bool, typer.Option("--json", help="print one JSON object about a call")] = False,
) -> None:
    """Call FUNCTION, and print what it changed; or, with `--` and arguments, run a static executable.

    Exit codes: 0 when the function has returned, or the program's own; 2 for bad input and for a run that stopped.
    """
    from lemmata.models.armv8.errors import ArmError, UndefinedSymbolError

    arguments = ctx.meta.get(PROGRAM_ARGUMENTS)
    try:
        if function and arguments is None:
            given = _registers_and_memory(reg or [], mem or [], state)
            _call(file, function, given, extern or [], stop_at or [], dump or [], limit, trace, as_json)
        elif function:
            refuse(f"either a function ({function}) or a program's arguments (behind --), not both")
        elif reg or mem or state or extern or dump or as_json:
            refuse("--reg, --mem, --state, --extern, --dump and --json are for calls: name a FUNCTION")
        else:
            _run_program(file, arguments or [], allow or [], stop_at or [], limit, trace, seed)
    except UndefinedSymbolError as error:
        refuse(f"{error} (--extern {error.symbol} gives it a place)")
    except ArmError as error:
        refuse(str(error))


Given = tuple[dict[str, str], list[tuple[str, bytes]]]
"""Registers and memory before a call; values and addresses may be symbols."""


def _number(text: str, what: str) -> int:
    """A number as Python writes it. An error message says what it was for."""
    try:
        return int(text, 0)
    except ValueError:
        refuse(f"{what}: {text!r} is not a number (as 5, -1 or 0x1f)")


def _value(text: str, what: str, image: Image) -> int:
    """A number, or the address of a symbol."""
    return _number(text, what) if text[:1].isdigit() or text[:1] == "-" else image.address_of(text)


def _split(text: str, separator: str, form: str) -> tuple[str, str]:
    """The two parts of an option's value."""
    before, found, after = text.partition(separator)
    if not before or not found:
        refuse(f"{text!r} does not have the form {form}")
    return before, after


def _registers_and_memory(reg: list[str], mem: list[str], state: Path | None) -> Given:
    """What the options say; those for single registers count over the file."""
    registers, memory = _read_state(state) if state is not None else ({}, [])
    for text in reg:
        name, value = _split(text, "=", "NAME=VALUE")
        registers[name.lower()] = value
    for text in mem:
        address, data = _split(text, "=", "ADDRESS=HEXBYTES")
        memory.append(
            (address, _file_bytes(Path(data[1:])) if data.startswith("@") else _bytes(data, "--mem"))
        )
    return registers, memory


def _bytes(text: str, what: str) -> bytes:
    try:
        return bytes.fromhex(text)
    except ValueError:
        refuse(f"{what}: {text!r} is not a sequence of bytes in hexadecimal")


def _file_bytes(path: Path) -> bytes:
    """The content of a file for `--mem ADDRESS=@FILE`."""
    try:
        return path.read_bytes()
    except OSError as error:
        refuse(f"--mem: {path}: {error.strerror}")


def _read_state(path: Path) -> Given:
    """A file in the form of a vector: `pre` and `mem`, numbers in hexadecimal."""
    try:
        content = json.loads(path.read_text(encoding="utf-8"))
        registers = {str(name): hex(int(value, 16)) for name, value in content.get("pre", {}).items()}
        return registers, [
            (hex(int(start, 16)), bytes.fromhex(data)) for start, data in content.get("mem", [])
        ]
    except OSError as error:
        refuse(f"{path}: {error.strerror}")
    except json.JSONDecodeError as error:
        refuse(f"{path}:{error.lineno}:{error.colno}: not JSON: {error.msg}")
    except (ValueError, TypeError, AttributeError) as error:
        refuse(f"{path}: not a state with pre (registers) and mem (pairs of address and bytes): {error}")


def _call(
    file: Path,
    function: str,
    given: Given,
    extern: list[str],
    stop_at: list[str],
    dumps: list[str],
    limit: int,
    trace: bool,
    as_json: bool,
) -> None:
    """Call a function and print the result."""
    from lemmata.models.armv8 import invocation

    externs = {
        name: _number(value, "--extern") if value else None
        for name, _, value in (e.partition("=") for e in extern)
    }
    image = invocation.load_image(file, function, externs)
    breakpoints = {_value(text, "--break", image) for text in stop_at}
    places = [_split(text, ":", "ADDRESS:LENGTH") for text in dumps]
    wanted = [(_value(address, "--dump", image), _number(length, "--dump")) for address, length in places]
    registers = {name: _value(text, f"--reg {name}", image) for name, text in given[0].items()}
    unsigned = {name: value % 2**64 if value < 0 else value for name, value in registers.items()}
    memory = [(_value(text, "--mem", image), data) for text, data in given[1]]
    called = invocation.Invocation(image, function, unsigned, memory)
    reporter = Reporter(image, sys.stderr if as_json else sys.stdout)
    begun = time.perf_counter()
    stop = reporter.run(called, called.machine, limit, breakpoints, trace)
    seconds = time.perf_counter() - begun
    result = called.result(stop)
    if not result.returned:
        reporter.failure(called.machine, stop, limit)
    shown = {address: invocation.dump(called.machine.memory, address, length) for address, length in wanted}
    if as_json:
        typer.echo(json.dumps(_as_json(file, called, result, shown, seconds), indent=1))
    else:
        _print_result(called, result, shown, seconds)


def _as_json(
    file: Path, called: Invocation, result: Result, shown: dict[int, bytes], seconds: float
) -> dict[str, Any]:
    """One object, with numbers in hexadecimal as vectors have them."""
    return {
        "file": str(file),
        "function": called.function,
        "entry": f"{called.image.address_of(called.function):x}",
        "x0": f"{called.machine['x0']:x}",
        "changed": {name: [f"{value:x}" for value in values] for name, values in result.changed.items()},
        "dump": [[f"{address:x}", data.hex()] for address, data in shown.items()],
        "instructions": result.instructions,
        "seconds": round(seconds, 6),
    }


def _print_result(called: Invocation, result: Result, shown: dict[int, bytes], seconds: float) -> None:
    """The registers that changed, x0, the memory asked for, and the count."""
    for name, (before, after) in result.changed.items():
        typer.echo(f"{name:5} {before:#x} -> {after:#x}")
    value = called.machine["x0"]
    typer.echo(f"x0 = {value:#x} = {value}")
    for address, data in shown.items():
        for place in range(0, len(data), 16):
            typer.echo(f"{address + place:#x}: {data[place : place + 16].hex(' ')}")
    speed = result.instructions / max(seconds, 1e-9)
    typer.echo(f"{result.instructions} instructions, {seconds:.3f} s, {speed:,.0f} a second")


def _run_program(
    file: Path,
    arguments: list[str],
    allow: list[Path],
    stop_at: list[str],
    limit: int,
    trace: bool,
    seed: int,
) -> None:
    """Run a static executable, and leave with its exit code."""
    import os

    from lemmata.models.armv8.invocation import read_file
    from lemmata.models.armv8.loader import read_executable
    from lemmata.models.armv8.program import Program

    executable = read_executable(read_file(file), str(file))
    reporter = Reporter(executable.image, sys.stderr)
    breakpoints = {_value(text, "--break", executable.image) for text in stop_at}
    program = Program(
        executable,
        [os.fsencode(text) for text in (file.name, *arguments)],
        allowed=allow,
        files={number: open(number, "rb" if number == 0 else "wb", 0, closefd=False) for number in range(3)},  # noqa: SIM115
        seed=seed,
        note=reporter.line if trace else lambda text: None,
    )
    stop = reporter.run(program, program.machine, limit, breakpoints, trace)
    if program.exit_code is None:
        reporter.failure(program.machine, stop, limit)
    raise typer.Exit(program.exit_code)


class Reporter:
    """Prints what happens during a run."""

    def __init__(self, image: Image, stream: TextIO) -> None:
        self.image, self.stream = image, stream
        self._line = ""
        self._before: dict[str, int] = {}

    def line(self, text: str) -> None:
        """Print a line."""
        print(text, file=self.stream)

    def run(
        self,
        runner: Invocation | Program,
        machine: Machine,
        limit: int,
        breakpoints: set[int],
        trace: bool,
    ) -> Stop:
        """Run to the end, printing the registers at breakpoints and, if asked, each instruction."""
        last = machine.steps + limit
        if machine["pc"] in breakpoints:
            self.registers(machine)
        while True:
            stop = runner.run(last - machine.steps, breakpoints, self.instruction if trace else None)
            if trace:
                self.finish(machine)
            if not stop.at_breakpoint or machine.steps >= last:
                return stop
            self.registers(machine)

    def registers(self, machine: Machine) -> None:
        """The registers at a breakpoint, four in a line."""
        name = self.image.name_of(machine["pc"])
        self.line(
            f"breakpoint at {machine['pc']:#x}{f' ({name})' if name else ''}, after {machine.steps} instructions"
        )
        shown = [f"{name:>5} = {value:#x}" for name, value in machine.registers().items()]
        for place in range(0, len(shown), 4):
            self.line("  " + "  ".join(f"{text:26}" for text in shown[place : place + 4]).rstrip())

    def instruction(self, machine: Machine, word: int) -> None:
        """Called before an instruction: print the one before, with what it changed."""
        from lemmata.models.armv8.disassembler import listing

        self.finish(machine)
        self._before, self._line = machine.registers(), listing(word, machine["pc"])

    def finish(self, machine: Machine) -> None:
        """Print the instruction that has been executed last."""
        from lemmata.models.armv8.invocation import changes

        if self._line:
            changed = ", ".join(
                f"{n} = {after:#x}" for n, (_, after) in changes(self._before, machine.registers()).items()
            )
            self.line(f"{self._line:{COLUMN}} {changed}".rstrip())
            self._line = ""

    def failure(self, machine: Machine, stop: Stop, limit: int) -> NoReturn:
        """Say why a run did not end well, and leave."""
        from lemmata.models.armv8.invocation import explain
        from lemmata.models.armv8.state import NoError

        if isinstance(stop.error, NoError) and machine.steps >= limit:
            refuse(f"after {limit} instructions, at {stop.pc:#x}: the limit (--limit) is reached")
        refuse(f"after {machine.steps} instructions: {explain(machine, self.image, stop)}")
