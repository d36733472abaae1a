"""`lemmata arm run`: calls, programs, and input that cannot be run."""

from __future__ import annotations

import json
import random
import struct
import subprocess
from pathlib import Path
from typing import Any

import pytest
from typer.testing import CliRunner

from lemmata.cli import app

from ..armv8.executables import HELLO, executable, movz
from ..armv8.toolchain import assemble, tool

SOURCE = """
    .text
    .global weigh
    .type weigh, %function
weigh:                              // x0 + 3 * x1, and a store
    add x2, x1, x1, lsl #1
    add x0, x0, x2
    adrp x3, table
    ldr x4, [x3, :lo12:table]
    add x0, x0, x4
    cbz x5, 1f
    str x0, [x5]
1:  ret
    .size weigh, .-weigh
    .global endless
    .type endless, %function
endless: b endless
    .type outside, %function
outside: mov x9, #64
    br x9
    .type undefined, %function
undefined: udf #7
    .type calls, %function
calls: stp x29, x30, [sp, #-16]!
    bl elsewhere
    ldp x29, x30, [sp], #16
    ret
    .type odd, %function
odd: mov x9, #2
    br x9
    .data
    .balign 8
table: .xword 1000
"""


@pytest.fixture(scope="module")
def object_file(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """An object with the functions above."""
    return assemble(SOURCE, tmp_path_factory.mktemp("object"))


def run(*arguments: object) -> Any:
    """The command in this process."""
    return CliRunner().invoke(app, ["arm", "run", *map(str, arguments)])


def weigh(object_file: Path, *arguments: object) -> Any:
    """A call that can be linked."""
    return run(object_file, "weigh", "--extern", "elsewhere", "--reg", "x0=5", "--reg", "x1=0x10", *arguments)


def test_a_call(object_file: Path) -> None:
    """Registers before and after, x0, the count, and nothing else."""
    result = weigh(object_file)
    assert result.exit_code == 0
    lines = result.stdout.splitlines()
    assert lines[:4] == [
        "x0    0x5 -> 0x41d",
        "x2    0x0 -> 0x30",
        "x3    0x0 -> 0x20000000",
        "x4    0x0 -> 0x3e8",
    ]
    assert lines[4] == "x0 = 0x41d = 1053"
    assert lines[5].startswith("7 instructions, ")
    assert len(lines) == 6


def test_memory_state_and_json(object_file: Path, tmp_path: Path) -> None:
    """Memory from the command line and from a file; registers of the command line count over those of the file."""
    state = tmp_path / "state.json"
    state.write_text(
        json.dumps({"pre": {"x0": "10", "x5": "50000008", "v7": "f" * 32}, "mem": [["50000000", "aa" * 16]]})
    )
    result = weigh(
        object_file, "--state", state, "--mem", "0x50000010=0102", "--dump", "0x50000000:18", "--json"
    )
    found = json.loads(result.stdout)
    assert result.exit_code == 0
    assert found["x0"] == "41d"
    assert found["changed"] == {
        "x0": ["5", "41d"],
        "x2": ["0", "30"],
        "x3": ["0", "20000000"],
        "x4": ["0", "3e8"],
    }
    assert found["dump"] == [["50000000", "aa" * 8 + "1d04000000000000" + "0102"]]
    assert (found["function"], found["entry"], found["instructions"]) == ("weigh", "20000000", 8)


def test_negative_values_and_dump_of_a_symbol(object_file: Path) -> None:
    """-1 is the word of ones; a symbol stands for its address."""
    result = weigh(object_file, "--reg", "x0=-1", "--dump", "table:8")
    assert "x0 = 0x417 = 1047" in result.stdout
    assert "e8 03 00 00 00 00 00 00" in result.stdout


def test_symbols_for_addresses(object_file: Path) -> None:
    """In registers and for memory, also those from outside."""
    result = weigh(
        object_file, "--reg", "x5=elsewhere", "--mem", "table=0200000000000000", "--dump", "elsewhere:8"
    )
    assert "x0 = 0x37 = 55" in result.stdout
    assert "0x27000000: 37 00 00 00 00 00 00 00" in result.stdout


def test_memory_from_a_file(object_file: Path, tmp_path: Path) -> None:
    """@FILE stands for the bytes of a file."""
    (tmp_path / "bytes").write_bytes(b"from a file")
    result = weigh(object_file, "--mem", f"0x5ffe=@{tmp_path / 'bytes'}", "--dump", "0x5ffe:11", "--json")
    assert json.loads(result.stdout)["dump"] == [["5ffe", b"from a file".hex()]]


def test_trace_and_breakpoints(object_file: Path) -> None:
    """One line an instruction with what it changed; registers at a breakpoint, also at the first instruction."""
    result = weigh(object_file, "--trace", "--break", "0x20000008", "--break", "weigh")
    lines = result.stdout.splitlines()
    assert lines[0] == "breakpoint at 0x20000000 (weigh), after 0 instructions"
    assert "breakpoint at 0x20000008 (weigh+0x8), after 2 instructions" in lines
    traced = [line for line in lines if line.startswith("0x2000")]
    assert len(traced) == 7
    assert traced[0].startswith("0x20000000: 0x8b010422 add x2, x1, x1, lsl #1")
    assert traced[0].endswith("x2 = 0x30")
    assert traced[1].endswith("x0 = 0x35")


def test_trace_leaves_json_alone(object_file: Path) -> None:
    """With --json the trace goes to standard error."""
    result = weigh(object_file, "--trace", "--json")
    assert json.loads(result.stdout)["instructions"] == 7
    assert len(result.stderr.splitlines()) == 7


def test_archives(object_file: Path, tmp_path: Path) -> None:
    """The member that has the function is linked."""
    archive = tmp_path / "lib.a"
    subprocess.run([tool("ar"), "rc", archive, object_file], check=True)
    assert weigh(archive).exit_code == 0
    result = run(archive, "wiegh")
    assert result.exit_code == 2
    assert result.stderr == f"{archive}: no symbol wiegh; did you mean weigh?\n"


@pytest.mark.parametrize(
    ("function", "options", "message"),
    [
        ("weigh", ["--reg", "x5=0x99"], "in weigh+0x18: 0x20000018: 0xf90000a0 str x0, [x5]: memory cannot be accessed at 0x99, where nothing is mapped"),
        ("endless", ["--limit", "50"], "after 50 instructions, at 0x20000020: the limit"),
        ("outside", [], "after 2 instructions: jump outside the code: 0x40, where nothing is mapped"),
        ("odd", [], "jump outside the code: 0x2, not a multiple of 4"),
        ("undefined", [], "in undefined: 0x2000002c: 0x00000007 udf #7"),
        ("calls", [], "in elsewhere: jump outside the code: 0x27000000, where memory is rw-"),
        ("wiegh", [], "no symbol wiegh; did you mean weigh?"),
        ("", [], "an executable is needed"),
        ("weigh", ["--reg", "x0"], "'x0' does not have the form NAME=VALUE"),
        ("weigh", ["--reg", "x0=5five"], "--reg x0: '5five' is not a number"),
        ("weigh", ["--reg", "x0=five"], "no symbol five"),
        ("weigh", ["--reg", "x77=5"], "there is no register x77"),
        ("weigh", ["--reg", "w0=0x100000000"], "does not fit w0"),
        ("weigh", ["--mem", "0x100=@/nonexistent"], "--mem: /nonexistent: No such file"),
        ("weigh", ["--mem", "0x100=0g"], "'0g' is not a sequence of bytes in hexadecimal"),
        ("weigh", ["--mem", "0xffffffffffffffff=0102"], "no memory can be mapped at 0xffffffffffffffff"),
        ("weigh", ["--dump", "0x100"], "does not have the form ADDRESS:LENGTH"),
        ("weigh", ["--dump", "0x100:4"], "memory to show: 0x100: no memory is mapped here"),
        ("weigh", ["--break", "nowhere"], "no symbol nowhere"),
        ("weigh", ["--state", "/nonexistent.json"], "/nonexistent.json: No such file"),
    ],
)  # fmt: skip
def test_what_goes_wrong(function: str, options: list[str], message: str, object_file: Path) -> None:
    """One message with the address and what is there; exit code 2."""
    named = [function, "--extern", "elsewhere"] if function else []
    result = run(object_file, *named, *options)
    assert result.exit_code == 2, result.output
    assert message in result.stderr
    assert len(result.stderr.splitlines()) == 1


def test_a_store_into_code(tmp_path: Path) -> None:
    """Code of an object without data cannot be written."""
    path = assemble("self: adr x0, self\nstr x0, [x0]\nret\n", tmp_path)
    result = run(path, "self")
    assert result.exit_code == 2
    assert "str x0, [x0]: memory cannot be accessed at 0x20000000, where memory is r-x" in result.stderr


@pytest.mark.parametrize(
    "content", ["{", "[]", '{"pre": {"x0": 5}}', '{"pre": {"x0": "zz"}}', '{"mem": [["0"]]}', '{"mem": 5}']
)
def test_bad_states(content: str, object_file: Path, tmp_path: Path) -> None:
    """The message has the file."""
    state = tmp_path / "state.json"
    state.write_text(content)
    result = weigh(object_file, "--state", state)
    assert (result.exit_code, result.stdout) == (2, "")
    assert result.stderr.startswith(f"{state}:")


def test_undefined_symbol(object_file: Path) -> None:
    """Without --extern it is an error, with file, section, offset and symbol."""
    result = run(object_file, "weigh")
    assert result.exit_code == 2
    assert (
        result.stderr
        == f"{object_file}: .text+0x34, symbol elsewhere: CALL26: the symbol is not defined (--extern elsewhere gives it a place)\n"
    )


def test_a_program(tmp_path: Path, capfd: pytest.CaptureFixture[str]) -> None:
    """Its output passes through, and its exit code is that of the command."""
    path = tmp_path / "hello"
    path.write_bytes(HELLO)
    assert run(path, "--", "some", "--json").exit_code == 7
    assert capfd.readouterr().out == "hello\n"
    assert run(path).exit_code == 7
    traced = run(path, "--trace", "--break", "0x400088", "--", "x")
    assert traced.exit_code == 7
    assert "write(0x1, 0x400098, 0x6" in traced.stderr
    assert "svc" in traced.stderr
    assert "breakpoint at 0x400088" in traced.stderr


def test_a_function_of_an_executable(tmp_path: Path) -> None:
    """There are none without symbols."""
    path = tmp_path / "hello"
    path.write_bytes(HELLO)
    result = run(path, "main")
    assert (result.exit_code, "no symbol main" in result.stderr) == (2, True)


def test_a_program_that_fails(tmp_path: Path) -> None:
    """A fault, an endless loop, options that are for calls only."""
    path = tmp_path / "program"
    path.write_bytes(executable([movz(1, 16), 0xF9000020]))
    result = run(path, "--")
    assert result.exit_code == 2
    assert "str x0, [x1]: memory cannot be accessed at 0x10, where nothing is mapped" in result.stderr
    path.write_bytes(executable([0x14000000]))
    assert "the limit" in run(path, "--limit", "20", "--").stderr
    assert run(path, "--reg", "x0=1", "--").exit_code == 2
    assert run(path, "main", "--", "x").exit_code == 2
    assert run(tmp_path / "nothing").exit_code == 2
    assert run(tmp_path).exit_code == 2


def damaged(content: bytes, rng: random.Random) -> bytes:
    """A file cut short, or with some bytes changed, most of them in tables."""
    if rng.random() < 0.3:
        return content[: rng.randrange(len(content))]
    changed = bytearray(content)
    for _ in range(rng.choice((1, 1, 2, 8))):
        place = rng.choice(
            (rng.randrange(64), rng.randrange(len(content) // 2, len(content)), rng.randrange(len(content)))
        )
        changed[place] = rng.choice((0, 255, rng.getrandbits(8)))
    return bytes(changed)


@pytest.mark.parametrize("seed", range(3))
def test_damaged_files(seed: int, object_file: Path, tmp_path: Path) -> None:
    """A message and exit code 2, or a run; never a traceback. 120 damaged objects, archives and executables."""
    rng = random.Random(seed)
    archive = tmp_path / "whole.a"
    subprocess.run([tool("ar"), "rc", archive, object_file], check=True)
    for number in range(40):
        whole = (object_file, archive)[number % 2].read_bytes() if number % 4 else HELLO
        path = tmp_path / "damaged"
        path.write_bytes(damaged(whole, rng))
        call = ["weigh", "--extern", "elsewhere"] if number % 4 else ["--"]
        result = run(path, "--limit", "300", *call)
        if result.exit_code == 2:
            assert isinstance(result.exception, SystemExit)
            assert len(result.stderr.strip().splitlines()) == 1, result.stderr
        else:
            assert isinstance(result.exception, SystemExit) or result.exception is None, result.exception


def test_wrong_machine(object_file: Path, tmp_path: Path) -> None:
    """The message says what the file is for."""
    path = tmp_path / "other.o"
    content = object_file.read_bytes()
    path.write_bytes(content[:18] + struct.pack("<H", 62) + content[20:])
    result = run(path, "weigh")
    assert (
        result.stderr == f"{path}: EM_X86_64, 64-bit, little-endian; needed: AArch64, 64-bit, little-endian\n"
    )
