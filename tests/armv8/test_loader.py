"""Static executables: loading, the first stack, running, and files that cannot be run."""

from __future__ import annotations

import hashlib
import io
import random
import struct
from pathlib import Path

import pytest
from lemmata.models.armv8.address_space import AddressSpace
from lemmata.models.armv8.elf import Archive
from lemmata.models.armv8.errors import ArmError, EmulationError, ObjectFileError
from lemmata.models.armv8.invocation import Invocation, load_image
from lemmata.models.armv8.loader import PIE_BASE, read_executable, start
from lemmata.models.armv8.program import Program
from lemmata.models.armv8.state import MemoryFault, UnmappedAddress
from lemmata.models.armv8.static_elf import HEADERS

from .executables import BASE, HELLO, SVC, executable, movz
from .toolchain import assemble, link_with_ld, link_with_libc


def program(data: bytes, *arguments: bytes, **options: object) -> tuple[Program, io.BytesIO]:
    """An executable before its first instruction, and where its output goes."""
    output = io.BytesIO()
    made = Program(
        read_executable(data, "test"), [b"test", *arguments], files={1: output, 2: output}, **options
    )  # type: ignore[arg-type]
    return made, output


def test_hello() -> None:
    """It writes, and ends with its exit code."""
    hello, output = program(HELLO)
    hello.run(100)
    assert (output.getvalue(), hello.exit_code, hello.machine.steps) == (b"hello\n", 7, 7)


def test_the_first_stack() -> None:
    """argc, argv, envp and the auxiliary vector, as the kernel lays them out."""
    made, memory = read_executable(HELLO, "hello"), AddressSpace()
    sp = start(made, memory, [b"one", b"two", b""], {b"A": b"1", b"B": b"x=y"}, seed=3)
    words = struct.unpack("<46Q", memory.get(sp, 368))
    assert sp % 16 == 0
    assert words[0] == 3
    assert [memory.text(word) for word in words[1:4]] == [b"one", b"two", b""]
    assert words[4] == words[7] == 0
    assert [memory.text(word) for word in words[5:7]] == [b"A=1", b"B=x=y"]
    vector = dict(zip(words[8::2], words[9::2], strict=True))
    assert memory.get(vector[3], 56) == HELLO[64:120]  # AT_PHDR
    assert (vector[4], vector[5], vector[6], vector[9]) == (56, 1, 4096, BASE + HEADERS)
    assert memory.text(vector[31]) == b"one"
    assert memory.text(vector[15]) == b"aarch64"
    assert memory.get(vector[25], 16) == random.Random(3).randbytes(16)


PIE = """
    .global _start
_start:
    adrp x1, pointer
    ldr x1, [x1, :lo12:pointer]
    mov x0, #1
    mov x2, #4
    mov x8, #64
    svc #0
    mov x0, #0
    mov x8, #94
    svc #0
    .data
    .balign 8
pointer: .xword text
text: .ascii "pie\\n"
"""


def test_a_position_independent_executable(tmp_path: Path) -> None:
    """Its pointers are relocated."""
    made = link_with_ld([assemble(PIE, tmp_path)], tmp_path, "-pie", "--no-dynamic-linker")
    pie, output = program(made.read_bytes())
    stop = pie.run(100)
    assert (output.getvalue(), pie.exit_code) == (b"pie\n", 0)
    assert stop.pc > PIE_BASE


@pytest.mark.parametrize(
    ("data", "message"),
    [
        (b"", "not an ELF file"),
        (b"#!/bin/sh\n", "not an ELF file"),
        (HELLO[:20], "damaged ELF file"),
        (HELLO[:100], "damaged ELF file"),
        (HELLO[:-1], "cut short"),
        (HELLO[:18] + b"\x3e" + HELLO[19:], "EM_X86_64, 64-bit, little-endian; needed: AArch64"),
        (HELLO[:5] + b"\x02" + HELLO[6:], "big-endian"),
        (HELLO[:16] + b"\x01" + HELLO[17:], "ELF type ET_REL; an executable is needed"),
        (HELLO[:64] + b"\x03" + HELLO[65:], "dynamic executable"),
        (HELLO[:64] + b"\x04" + HELLO[65:], "nothing to load"),
        (executable([SVC], entry=0x500000), "the entry point 0x500000 is outside the code"),
        (executable([SVC], memory=1 << 50), "cannot have 0x4000000000000 bytes"),
        (executable([SVC], memory=1), "cannot have 0x1 bytes in memory"),
    ],
)
def test_files_that_cannot_be_run(data: bytes, message: str) -> None:
    """Each refused with a message."""
    with pytest.raises(ObjectFileError, match=message):
        read_executable(data, "file")


@pytest.mark.parametrize("seed", range(4))
def test_damaged_executables(seed: int) -> None:
    """Bytes changed at random give a message or a run that ends; nothing else."""
    rng = random.Random(seed)
    for _ in range(40):
        damaged = bytearray(HELLO)
        for _ in range(rng.randrange(1, 4)):
            damaged[rng.randrange(len(damaged))] = rng.getrandbits(8)
        try:
            made, _ = program(bytes(damaged[: rng.choice((len(damaged), rng.randrange(len(damaged)))) or 1]))
        except ArmError as error:
            assert str(error).startswith("test: ")
            continue
        stop = made.run(200)
        assert made.exit_code is not None or made.machine.explain(stop)


def test_faults() -> None:
    """A store into nothing, and a jump to nowhere."""
    store, _ = program(executable([movz(1, 16), 0xF9000020]))  # str x0, [x1]
    assert isinstance(store.run(10).error, MemoryFault)
    jump, _ = program(executable([movz(1, 16), 0xD61F0020]))  # br x1
    stop = jump.run(10)
    assert (stop.pc, type(stop.error)) == (16, UnmappedAddress)


def test_breakpoint_behind_a_system_call() -> None:
    """The run stops there, and goes on."""
    hello, output = program(HELLO)
    stop = hello.run(100, {BASE + HEADERS + 20})
    assert (stop.at_breakpoint, stop.pc, output.getvalue()) == (True, BASE + HEADERS + 20, b"hello\n")
    hello.run(100)
    assert hello.exit_code == 7


HELLO_LIBC = """
    .text
    .global main
    .type main, %function
main:
    stp x29, x30, [sp, #-16]!
    ldr x1, [x1, #8]
    fmov d0, #1.5
    adrp x0, format
    add x0, x0, :lo12:format
    bl printf
    mov w0, #3
    ldp x29, x30, [sp], #16
    ret
    .section .rodata
format: .asciz "hello %s, %.3f\\n"
"""


@pytest.mark.parametrize("pie", [False, True], ids=["fixed", "pie"])
def test_hello_with_libc(pie: bool, arm64_packages: Path, libgcc: Archive, tmp_path: Path) -> None:
    """The C library starts, prints a number, and ends; its indirect functions can be called."""
    path = link_with_libc(HELLO_LIBC, tmp_path, arm64_packages, Path(libgcc.source), pie=pie)
    made, output = program(path.read_bytes(), b"world")
    made.run(10**6)
    assert (made.exit_code, output.getvalue()) == (3, b"hello world, 1.500\n")
    image = load_image(path, "strlen", {})
    assert {"strlen", "memcpy"} <= image.indirect
    call = Invocation(image, "strlen", {"x0": 0x50000000}, [(0x50000000, b"twelve bytes\0")])
    assert call.result(call.run(1000)).returned
    assert call.machine["x0"] == 12
    with_memcpy = Invocation(
        image, "memcpy", {"x0": 0x50000000, "x1": 0x50000100, "x2": 3}, [(0x50000000, bytes(0x103))]
    )
    assert with_memcpy.result(with_memcpy.run(1000)).returned


def test_an_indirect_function_that_is_not_resolved(tmp_path: Path) -> None:
    """Its resolver faults."""
    source = ".global _start\n_start: bl f\n.global f\n.type f, %gnu_indirect_function\nf: udf #0\n"
    path = link_with_ld([assemble(source, tmp_path)], tmp_path)
    with pytest.raises(EmulationError, match=r"an indirect function is not resolved: .* udf"):
        Invocation(load_image(path, "_start", {}), "_start")


def busybox(folder: Path, *arguments: str, allowed: list[Path]) -> tuple[int | None, bytes]:
    """The exit code of a busybox command, and its output."""
    path = folder / "busybox-static" / "bin" / "busybox"
    output = io.BytesIO()
    made = Program(
        read_executable(path.read_bytes(), str(path)), [b"busybox", *(text.encode() for text in arguments)],
        allowed=allowed, files={0: io.BytesIO(), 1: output, 2: output},
    )  # fmt: skip
    made.run(10**7)
    return made.exit_code, output.getvalue()


def test_busybox(arm64_packages: Path, tmp_path: Path) -> None:
    """Debian's static busybox computes a hash, as Python does."""
    file = tmp_path / "data"
    file.write_bytes(random.Random(1).randbytes(1000))
    wanted = f"{hashlib.sha256(file.read_bytes()).hexdigest()}  {file}\n".encode()
    assert busybox(arm64_packages, "sha256sum", str(file), allowed=[tmp_path]) == (0, wanted)
    code, said = busybox(arm64_packages, "sha256sum", str(file), allowed=[])
    assert code == 1
    assert b"Permission denied" in said


@pytest.mark.slow
@pytest.mark.parametrize("command", ["cat", "wc", "md5sum", "sha512sum", "uniq", "head", "rev", "sort", "od"])
def test_busybox_commands(command: str, arm64_packages: Path, tmp_path: Path) -> None:
    """More of its commands end well."""
    file = tmp_path / "data"
    file.write_text("some words\nand others\n" * 20)
    code, output = busybox(arm64_packages, command, str(file), allowed=[tmp_path])
    assert code == 0
    assert output
    if command == "cat":
        assert output == file.read_bytes()
