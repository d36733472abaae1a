"""Linking one object: against GNU ld, and what is refused."""

from __future__ import annotations

import struct
import subprocess
from pathlib import Path

import pytest
from elftools.elf.elffile import ELFFile
from elftools.elf.sections import SymbolTableSection
from lemmata.models.armv8.address_space import AddressSpace
from lemmata.models.armv8.elf import ELF_MAGIC, open_elf, read_archive, reading
from lemmata.models.armv8.errors import ArmError, ObjectFileError, RelocationError, SymbolError
from lemmata.models.armv8.invocation import EXTERNS, Invocation
from lemmata.models.armv8.linking import BASE, link
from lemmata.models.armv8.members import defining_member, member
from lemmata.models.armv8.relocations import GOT, RULES, rule_of

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
    """So that the comparison with ld means something: 4 rules use the table of offsets, PLT32 is only for data."""
    path = assemble(EVERYTHING, tmp_path)
    listing = subprocess.run(
        [tool("readelf"), "-rW", path], capture_output=True, text=True, check=True
    ).stdout
    rules = [rule for rule in RULES.values() if not rule.is_thread_local]
    absent = {rule.name for rule in rules if f"R_AARCH64_{rule.name} " not in listing}
    assert absent <= {
        "GOT_LD_PREL19",
        "ADR_GOT_PAGE",
        "LD64_GOT_LO12_NC",
        "LD64_GOTPAGE_LO15",
        "PLT32",
        "JUMP26",
    } | {
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
    assert [slot_content(memory, BASE), slot_content(memory, BASE + 8)] == [FAR, 0]


def test_many_slots(tmp_path: Path) -> None:
    """More than one page of them: the low bits are those within a page."""
    lines = [f"adrp x0, :got:s{n}\nldr x0, [x0, :got_lo12:s{n}]" for n in range(600)]
    path = assemble("\n".join(lines) + "\n", tmp_path)
    image = link(path.read_bytes(), str(path), {f"s{n}": FAR + n for n in range(600)})
    memory = AddressSpace()
    image.load(memory)
    assert [slot_content(memory, BASE + 8 * n) for n in range(600)] == [FAR + n for n in range(600)]


def slot_content(memory: AddressSpace, place: int) -> int:
    """What ADRP and LDR at a place load from the table."""
    adrp, ldr = memory.load(place, 4), memory.load(place + 4, 4)
    page = (adrp >> 5 & 0x7FFFF) << 2 | adrp >> 29 & 3
    return memory.load((place & ~0xFFF) + (page << 12) + (ldr >> 10 & 0xFFF) * 8, 8)


def test_slots_counted_from_the_table(tmp_path: Path) -> None:
    """Code for small tables has the table's page in a register."""
    path = assemble(
        "adrp x0, _GLOBAL_OFFSET_TABLE_\nldr x1, [x0, :gotpage_lo15:near]\nldr x1, [x0, :gotpage_lo15:far]\n",
        tmp_path,
    )
    image = link(path.read_bytes(), str(path), {"far": FAR, "near": NEAR})
    memory = AddressSpace()
    image.load(memory)
    offsets = [(memory.load(BASE + place, 4) >> 10 & 0xFFF) * 8 for place in (4, 8)]
    assert [memory.load(GOT + offset, 8) for offset in offsets] == [NEAR, FAR]


THREAD = """
    .text
sum:
    mrs x9, tpidr_el0
    add x1, x9, :tprel_hi12:first
    add x1, x1, :tprel_lo12_nc:first
    ldr x0, [x1]
    adrp x2, :gottprel:second
    ldr x2, [x2, :gottprel_lo12:second]
    ldr x2, [x9, x2]
    add x0, x0, x2
    adrp x2, :gottprel:outside
    ldr x2, [x2, :gottprel_lo12:outside]
    str x0, [x9, x2]
    ret
    .section .tdata,"awT"
    .balign 8
first: .xword 40
second: .xword 2
"""


def test_thread_local_variables(tmp_path: Path) -> None:
    """By an offset in the code, and by one in the table; also those of other objects."""
    path = assemble(THREAD, tmp_path)
    image = link(path.read_bytes(), str(path), {"outside": EXTERNS})
    called = Invocation(image, "sum")
    assert called.result(called.run(100)).returned
    assert called.machine["x0"] == called.machine.memory.load(EXTERNS, 8) == 42


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
        ("adrp x0, :gottprel:t\n", r"symbol t: TLSIE_ADR_GOTTPREL_PAGE21: the symbol is not defined"),
        (
            "adrp x0, :tlsdesc:t\n",
            r"relocation type 562: this access to thread-local storage is not supported",
        ),
        ("add x0, x0, :tprel_hi12:far\n", r"TLSLE_ADD_TPREL_HI12: .* out of reach"),
        ('adrp x0, v\n.section .tbss,"awT"\n.type v, %object\nv: .xword 0', r"the symbol is thread-local"),
        (
            "adrp x0, ifunc\n.type ifunc, %gnu_indirect_function\nifunc: ret",
            r"indirect functions .* are not supported",
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
    with pytest.raises(RelocationError, match="relocation type 513"):
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


@pytest.mark.slow
@pytest.mark.parametrize(
    "library",
    [
        "libc6-dev/libc.a",
        "libc6-dev/libm.a",
        "libssl-dev/libcrypto.a",
        "libssl-dev/libssl.a",
        "libgmp-dev/libgmp.a",
    ],
)
def test_all_objects_of_libraries(library: str, arm64_packages: Path) -> None:
    """Each member links, with a place for every symbol of other members."""
    package, name = library.split("/")
    path = arm64_packages / package / "usr/lib/aarch64-linux-gnu" / name
    members = [
        (member, data) for member, data in read_archive(path.read_bytes(), name) if data[:4] == ELF_MAGIC
    ]
    assert len(members) > 40
    for found, data in members:
        with reading(found):
            tables = [s for s in open_elf(data, found).iter_sections() if isinstance(s, SymbolTableSection)]
            absent = [s.name for t in tables for s in t.iter_symbols() if s["st_shndx"] == "SHN_UNDEF"]
        image = link(data, found, {symbol: EXTERNS + 16 * number for number, symbol in enumerate(absent)})
        assert all(piece.address % 16 == 0 for piece in image.pieces)
