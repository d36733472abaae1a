"""Object files and archives: what loads, and what is said of what does not."""

from __future__ import annotations

import contextlib
import random
import shutil
import struct
import subprocess
from pathlib import Path

import pytest
from lemmata.models.armv8.elf import Archive, ObjectFile, load, load_function, read_archive
from lemmata.models.armv8.emulator import call, make_state
from lemmata.models.armv8.errors import EmulationError, ObjectFileError, SymbolError

ROOT = Path(__file__).resolve().parents[2]
FIRST = ROOT / "examples" / "first.o"
ASSEMBLER = shutil.which("aarch64-linux-gnu-as")


def assemble(source: str, folder: Path) -> Path:
    if ASSEMBLER is None:
        pytest.skip("no aarch64-linux-gnu-as on PATH")
    (folder / "t.s").write_text(source, encoding="utf-8")
    subprocess.run([ASSEMBLER, "-o", folder / "t.o", folder / "t.s"], check=True)
    return folder / "t.o"


def member(name: bytes, content: bytes) -> bytes:
    header = (
        name.ljust(16)
        + b"0".ljust(12)
        + b"0".ljust(6) * 2
        + b"644".ljust(8)
        + str(len(content)).encode().ljust(10)
    )
    return header + b"`\n" + content + b"\n" * (len(content) % 2)


def test_first_object() -> None:
    file = load(FIRST)
    assert isinstance(file, ObjectFile)
    function = file.function("abs64")
    assert function.section == ".text" and function.size == 4 * len(function.words)
    assert min(function.words) == function.address


def test_libgcc(libgcc: Archive) -> None:
    assert {"__clzdi2", "__parityti2", "__ashlti3"} <= set(libgcc.functions())
    function = libgcc.function("__clzdi2")
    assert function.source.endswith("libgcc.a(_clzsi2.o)")
    assert function.words == {0: 0xDAC01000, 4: 0xD65F03C0}


def test_unknown_symbol(libgcc: Archive) -> None:
    with pytest.raises(SymbolError, match=r"no function __clzdi; did you mean .*__clzdi2"):
        libgcc.function("__clzdi")
    with pytest.raises(SymbolError, match=r"no function abs_64; did you mean abs64"):
        load_function(FIRST, "abs_64")


def test_relocations_are_refused(tmp_path: Path) -> None:
    source = ".type f,%function\nf: bl other\n ret\n.size f,.-f\n.type g,%function\ng: ret\n.size g,.-g\n"
    file = load(assemble(source, tmp_path))
    with pytest.raises(SymbolError, match=r"relocations .* R_AARCH64_CALL26 against other at 0x0"):
        file.function("f")
    assert file.function("g").words == {8: 0xD65F03C0}


def test_symbol_without_size(tmp_path: Path) -> None:
    with pytest.raises(SymbolError, match="no size"):
        load_function(assemble(".type f,%function\nf: ret\n", tmp_path), "f")


def test_files_that_do_not_load(tmp_path: Path) -> None:
    with pytest.raises(ObjectFileError, match="No such file"):
        load(tmp_path / "absent.o")
    with pytest.raises(ObjectFileError, match="Is a directory"):
        load(tmp_path)
    other = tmp_path / "other"
    other.write_text("hello")
    with pytest.raises(ObjectFileError, match="neither an ELF file nor an archive"):
        load(other)


def test_foreign_files(tmp_path: Path) -> None:
    data = bytearray(FIRST.read_bytes())
    struct.pack_into("<H", data, 18, 62)
    with pytest.raises(ObjectFileError, match="EM_X86_64, 64-bit, little-endian; needed: AArch64"):
        ObjectFile(bytes(data), "x.o")
    data = bytearray(FIRST.read_bytes())
    struct.pack_into("<H", data, 16, 2)
    with pytest.raises(ObjectFileError, match="ET_EXEC; only relocatable"):
        ObjectFile(bytes(data), "x.o")


@pytest.mark.parametrize("length", [4, 20, 63, 64, 100, 200])
def test_cut_files(length: int) -> None:
    with pytest.raises((ObjectFileError, SymbolError)):
        ObjectFile(FIRST.read_bytes()[:length], "cut.o").function("abs64")


def test_damaged_files(rng: random.Random) -> None:
    data = FIRST.read_bytes()
    for _ in range(1_000):
        damaged = bytearray(data)
        for _ in range(rng.randrange(1, 4)):
            place = rng.choice(
                (rng.randrange(64), rng.randrange(len(data)), len(data) - 1 - rng.randrange(512))
            )
            damaged[place] = rng.choice((0, 255, rng.getrandbits(8)))
        with contextlib.suppress(ObjectFileError, SymbolError):
            file = ObjectFile(bytes(damaged), "damaged.o")
            for name in file.functions():
                file.function(name)


def test_archive_names() -> None:
    data = (
        b"!<arch>\n"
        + member(b"//", b"a_very_long_member_name.o/\n")
        + member(b"/0", b"abc")
        + member(b"b.o/", b"d")
    )
    data += member(b"#1/8", b"bsd.o\0\0\0xyz")
    assert list(read_archive(data, "x")) == [
        ("a_very_long_member_name.o", b"abc"),
        ("b.o", b"d"),
        ("bsd.o", b"xyz"),
    ]


@pytest.mark.parametrize(
    ("data", "message"),
    [
        (b"!<thin>\n", "thin archive"),
        (b"!<arch>\nxx", "no member header at offset 0x8"),
        (b"!<arch>\n" + member(b"a.o/", b"abcdef")[:-3], "cut short"),
        (b"nothing", "not an archive"),
    ],
)
def test_damaged_archives(data: bytes, message: str) -> None:
    with pytest.raises(ObjectFileError, match=message):
        list(read_archive(data, "x.a"))


def test_emulation_errors() -> None:
    with pytest.raises(EmulationError, match=r"0x0: 0x00000000 udf #0 \(reserved: perm_undef\): undefined"):
        call({0: 0}, 0, [])
    with pytest.raises(EmulationError, match=r"after 1 instructions: 0x4: there is no instruction here"):
        call({0: 0x8B010000}, 0, [])
    with pytest.raises(EmulationError, match="has not reached"):
        call({0: 0x14000000}, 0, [], limit=10)
    with pytest.raises(EmulationError, match="no register x31"):
        make_state({31: 1})
