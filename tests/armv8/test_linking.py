"""Linking one object: against GNU ld, and what is refused."""

from __future__ import annotations

import struct
import subprocess
from pathlib import Path

import pytest
from elftools.elf.elffile import ELFFile
from lemmata.models.armv8.address_space import AddressSpace
from lemmata.models.armv8.errors import ArmError, ObjectFileError, RelocationError, SymbolError
from lemmata.models.armv8.linking import BASE, link
from lemmata.models.armv8.members import defining_member, member
from lemmata.models.armv8.relocations import RULES, rule_of

from .toolchain import assemble, link_with_ld, tool

FAR, NEAR, DATA = 0x28000010, BASE + 0x4000, 0x28001230
EVERYTHING = """
    .text
    .global start
start:
    bl near
    b near + 8
    b.eq near
    cbz x0, near + 16
    tbz x3, #33, near
    adr x1, near + 5
    ldr x2, near
    ldr q2, near + 4
    adrp x1, far
    add x1, x1, :lo12:far
    ldrb w1, [x1, :lo12:far + 3]
    ldrh w1, [x1, :lo12:far + 2]
    ldr w1, [x1, :lo12:far + 4]
    ldr x1, [x1, :lo12:far + 8]
    ldr q1, [x1, :lo12:far]
    adrp x1, :pg_hi21_nc:far
    movz x0, #:abs_g3:far
    movk x0, #:abs_g2_nc:far
    movk x0, #:abs_g1_nc:far
    movk x0, #:abs_g0_nc:far
    movz x0, #:abs_g2:far
    movz x0, #:abs_g1:far
    movz x0, #:abs_g0:small
    movz x0, #:abs_g0_s:small
    movn x0, #:abs_g0_s:negative
    movz x0, #:abs_g1_s:far
    movz x0, #:abs_g2_s:far
    movz x0, #:prel_g0:near
    movz x0, #:prel_g1:far
    movz x0, #:prel_g2:far
    movz x0, #:prel_g3:far
    movk x0, #:prel_g0_nc:far
    movk x0, #:prel_g1_nc:far
    movk x0, #:prel_g2_nc:far
    bl inside
inside:
    adrp x2, words
    ret
    .data
    .balign 8
words:
    .xword far, far + 0x123456789, start, words
    .word far, far - ., inside - .
    .hword small, near - .
    .balign 8
    .xword start - .
    .word 0
"""
SYMBOLS = {"far": FAR, "near": NEAR, "small": 0x1234, "negative": 2**64 - 0x77}


def linked_bytes(path: Path, section: str) -> bytes:
    """The content of a section of an ELF file."""
    with path.open("rb") as stream:
        content: bytes = ELFFile(stream).get_section_by_name(section).data()
        return content


def test_every_relocation_as_ld_applies_it(tmp_path: Path) -> None:
    """All relocation types that the assembler can be asked for, save those with a table of offsets."""
    path = assemble(EVERYTHING, tmp_path)
    externs = {**SYMBOLS, "negative": -0x77}
    image = link(path.read_bytes(), str(path), externs)
    text, data = (next(p for p in image.pieces if p.name == name) for name in (".text", ".data"))
    options = [f"--defsym={name}={value:#x}" for name, value in SYMBOLS.items()]
    result = link_with_ld(
        [path], tmp_path, *options, f"-Ttext={text.address:#x}", f"-Tdata={data.address:#x}", "-estart"
    )
    assert text.data.hex(" ", 4) == linked_bytes(result, ".text").hex(" ", 4)
    assert data.data.hex(" ", 4) == linked_bytes(result, ".data").hex(" ", 4)


def test_the_source_above_uses_nearly_all_rules(tmp_path: Path) -> None:
    """So that the comparison with ld means something: 3 rules use the table of offsets, PLT32 is only for data."""
    path = assemble(EVERYTHING, tmp_path)
    listing = subprocess.run(
        [tool("readelf"), "-rW", path], capture_output=True, text=True, check=True
    ).stdout
    absent = {rule.name for rule in RULES.values() if f"R_AARCH64_{rule.name} " not in listing}
    assert absent <= {"GOT_LD_PREL19", "ADR_GOT_PAGE", "LD64_GOT_LO12_NC", "PLT32", "JUMP26"} | {
        "PREL16",
        "ABS16",
    }


def test_slots_hold_addresses(tmp_path: Path) -> None:
    """ADRP and LDR of a symbol's slot find its address there."""
    path = assemble(
        "adrp x0, :got:far\nldr x0, [x0, :got_lo12:far]\nadrp x1, :got:weak\nldr x1, [x1, :got_lo12:weak]\n.weak weak\n",
        tmp_path,
    )
    image = link(path.read_bytes(), str(path), {"far": FAR})
    memory = AddressSpace()
    image.load(memory)
    for place, value in ((0, FAR), (8, 0)):
        adrp, ldr = memory.load(BASE + place, 4), memory.load(BASE + place + 4, 4)
        page = (adrp >> 5 & 0x7FFFF) << 2 | adrp >> 29 & 3
        assert memory.load(BASE + (page << 12) + (ldr >> 10 & 0xFFF) * 8, 8) == value


def test_common_and_zero_sections(tmp_path: Path) -> None:
    """Common symbols get zeros behind the sections."""
    path = assemble(".text\nadrp x0, shared\n.comm shared, 40, 32\n.bss\n.zero 24\n", tmp_path)
    image = link(path.read_bytes(), str(path))
    assert [p.name for p in image.pieces] == [".text", ".bss", "COMMON"]
    assert image.pieces[2].content() == bytes(40)
    assert image.address_of("shared") % 32 == 0


def test_weak_functions_that_are_not_there(tmp_path: Path) -> None:
    """A call of one goes on behind the call; its address is 0."""
    path = assemble(".weak no\nbl no\nret\n.data\n.xword no\n", tmp_path)
    image = link(path.read_bytes(), str(path))
    assert struct.unpack("<I", image.pieces[0].data[:4]) == (0x94000001,)
    assert image.pieces[1].data == bytes(8)


@pytest.mark.parametrize(
    ("source", "message"),
    [
        ("nop\nbl nowhere", r"\.text\+0x4, symbol nowhere: CALL26: the symbol is not defined"),
        ("b.ne far", r"\.text\+0x0, symbol far: CONDBR19: 0x28000010 is out of reach"),
        ("tbz x0, #1, far", r"TSTBR14: .* out of reach"),
        ("bl odd", r"CALL26: .* not a multiple of 4"),
        ("ldr x0, [x1, :lo12:odd]", r"LDST64_ABS_LO12_NC: .* not a multiple of 8"),
        ("movz x0, #:abs_g0:far", r"MOVW_UABS_G0: .* out of reach"),
        (".data\n.hword far", r"\.data\+0x0, symbol far: ABS16: .* out of reach"),
        (".data\n.word huge", r"\.data\+0x0, symbol huge: ABS32: .* out of reach"),
        ("adrp x0, huge", r"ADR_PREL_PG_HI21: .* out of reach"),
        ("adrp x0, :gottprel:t\n", r"TLSIE_ADR_GOTTPREL_PAGE21: thread-local storage is not supported"),
        ("adrp x0, :tlsdesc:t\n", r"TLSDESC_ADR_PAGE21: thread-local storage is not supported"),
        ("add x0, x0, :tprel_hi12:t\n", r"TLSLE_ADD_TPREL_HI12: thread-local storage is not supported"),
        (
            "adrp x0, ifunc\n.type ifunc, %gnu_indirect_function\nifunc: ret",
            r"an indirect function .* is not supported",
        ),
    ],
)
def test_relocations_that_are_refused(source: str, message: str, tmp_path: Path) -> None:
    """Each with section, offset, symbol and type."""
    path = assemble(source + "\n", tmp_path)
    with pytest.raises(RelocationError, match=message) as raised:
        link(path.read_bytes(), str(path), {"far": FAR, "odd": BASE + 0x101, "huge": 1 << 40})
    assert str(raised.value).startswith(str(path))


def test_unknown_relocation(tmp_path: Path) -> None:
    """A type that no rule has."""
    path = assemble("bl far\n", tmp_path)
    content = path.read_bytes()
    damaged = content.replace(struct.pack("<I", 283), struct.pack("<I", 999))
    assert damaged != content
    with pytest.raises(RelocationError, match=r"\.text\+0x0, symbol far: relocation type 999 is unknown"):
        link(damaged, "x.o", {"far": FAR})
    with pytest.raises(RelocationError, match="thread-local"):
        rule_of(513)


def test_an_executable_is_no_object(tmp_path: Path) -> None:
    """It has been linked already."""
    path = link_with_ld([assemble(".global _start\n_start: ret\n", tmp_path)], tmp_path)
    with pytest.raises(ObjectFileError, match="ET_EXEC"):
        link(path.read_bytes(), str(path))


def test_members_by_name_and_by_function(tmp_path: Path) -> None:
    """A global definition goes before a local one; names that are near are said."""
    one = assemble("twin: ret\n.type twin, %function\nalone: ret\n.type alone, %function\n", tmp_path, "one")
    two = assemble(".global twin\n.type twin, %function\ntwin: nop\nret\n", tmp_path, "two")
    subprocess.run([tool("ar"), "rc", tmp_path / "both.a", one, two], check=True)
    data = (tmp_path / "both.a").read_bytes()
    assert member(data, "both.a", "one.o") == one.read_bytes()
    assert defining_member(data, "both.a", "twin") == ("two.o", two.read_bytes())
    assert defining_member(data, "both.a", "alone") == ("one.o", one.read_bytes())
    with pytest.raises(SymbolError, match="no symbol alon; did you mean alone"):
        defining_member(data, "both.a", "alon")
    with pytest.raises(SymbolError, match=r"no member two; did you mean two\.o"):
        member(data, "both.a", "two")


def test_sections_that_are_too_large(tmp_path: Path) -> None:
    """Zeros by the gigabyte are not made."""
    path = assemble(".bss\n.zero 0x7fffffff0\n", tmp_path)
    with pytest.raises(ArmError, match="too large"):
        link(path.read_bytes(), str(path))
