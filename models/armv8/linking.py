"""Linking one relocatable object: its sections at addresses, its relocations applied.

Sections that a process would have in memory are laid out one after the other, each aligned to 16 or more; symbols
that the object does not define get the addresses that the caller gives them. There is one thread: its thread-local
variables are those sections themselves, and the thread pointer is 16 bytes before all sections, as if their block
started there.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Any

from elftools.elf.relocation import RelocationSection
from elftools.elf.sections import SymbolTableSection
from lemmata.models.armv8.address_space import TOP
from lemmata.models.armv8.elf import open_elf, reading
from lemmata.models.armv8.errors import ObjectFileError, RelocationError, UndefinedSymbolError
from lemmata.models.armv8.image import INDIRECT_TYPE, SHF_ALLOC, Image, Piece, section_permissions
from lemmata.models.armv8.relocations import GOT, JUMPS, NONE, SLOTS, Rule, rule_of

BASE = 0x20000000
"""Where sections are laid out from."""
GOT_SYMBOL = "_GLOBAL_OFFSET_TABLE_"
LARGEST = 1 << 30
"""Bytes that the sections of an object may have together."""
LEFT_OUT = (".eh_frame", ".note")
NAMELESS = "a section"
THREAD_BLOCK = 16
"""The distance from the thread pointer to the block of thread-local variables."""


class Linker:
    """The state of linking an object."""

    def __init__(self, data: bytes, source: str, externs: Mapping[str, int], base: int) -> None:
        self.source, self.data, self.externs, self.base = source, data, externs, base
        self.elf = open_elf(data, source)
        if self.elf["e_type"] != "ET_REL":
            raise ObjectFileError(f"{source}: ELF type {self.elf['e_type']}; a relocatable file (.o) is needed")
        self.sections = list(self.elf.iter_sections())
        self.thread_pointer = base - THREAD_BLOCK
        self.placed: dict[int, int] = {}
        self.contents: dict[int, bytearray] = {}
        self.slots: dict[str, int] = {}
        self.slot_values: dict[int, int] = {}
        self.used: dict[str, int] = {}
        self.end = self._lay_out()
        self.common = self._place_common()

    def _lay_out(self) -> int:
        """Give each section its address and its bytes."""
        here = self.base
        for number, section in enumerate(self.sections):
            if not is_loaded(section.name, section["sh_flags"]) or section["sh_size"] == 0:
                continue
            alignment = max(16, section["sh_addralign"])
            here = -(-here // alignment) * alignment
            if here + section["sh_size"] - self.base > LARGEST:
                raise ObjectFileError(f"{self.source}: section {section.name} is too large: {section['sh_size']:#x} bytes")
            self.placed[number] = here
            self.contents[number] = bytearray(self._content(section))
            here += section["sh_size"]
        return here

    def _content(self, section: Any) -> bytes:
        size, offset = section["sh_size"], section["sh_offset"]
        if section["sh_type"] == "SHT_NOBITS":
            return bytes(size)
        content = self.data[offset : offset + size]
        if len(content) != size:
            raise ObjectFileError(f"{self.source}: section {section.name} is cut short: it has {size:#x} bytes at {offset:#x}, the file {len(self.data):#x}")  # fmt: skip
        return content

    def _place_common(self) -> dict[str, int]:
        """Addresses of common symbols, behind the sections; for them `st_value` is the alignment."""
        found: dict[str, int] = {}
        start = self.end
        for symbol in self._symbols():
            if symbol["st_shndx"] == "SHN_COMMON":
                alignment = max(16, symbol["st_value"])
                self.end = -(-self.end // alignment) * alignment
                found[symbol.name] = self.end
                self.end += symbol["st_size"]
        if self.end - start > LARGEST:
            raise ObjectFileError(f"{self.source}: common symbols are too large: {self.end - start:#x} bytes")
        return found

    def _symbols(self) -> Iterator[Any]:
        for table in self.sections:
            if isinstance(table, SymbolTableSection) and table["sh_type"] == "SHT_SYMTAB":
                yield from table.iter_symbols()

    def address(self, symbol: Any) -> int | None:
        """Where a symbol is; None for one that is neither defined nor given."""
        place, value = symbol["st_shndx"], int(symbol["st_value"])
        if isinstance(place, int) and place in self.placed:
            return self.placed[place] + value
        if place == "SHN_ABS":
            return value
        if place == "SHN_COMMON":
            return self.common.get(symbol.name)
        if symbol.name == GOT_SYMBOL:
            return GOT
        if symbol.name in self.externs:
            self.used[symbol.name] = self.externs[symbol.name]
            return self.externs[symbol.name]
        return None

    def relocate(self) -> None:
        """Apply the relocations of all sections that are loaded."""
        for section in self.sections:
            if isinstance(section, RelocationSection) and section["sh_info"] in self.placed:
                if not section.is_RELA():
                    raise ObjectFileError(f"{self.source}: {section.name}: relocations without addends are not supported")
                table: Any = self.elf.get_section(section["sh_link"])
                if not isinstance(table, SymbolTableSection):
                    raise ObjectFileError(f"{self.source}: damaged ELF file: {section.name} has no symbol table")
                for entry in section.iter_relocations():
                    self._relocate(section["sh_info"], entry, table.get_symbol(entry["r_info_sym"]))

    def _relocate(self, number: int, entry: Any, symbol: Any) -> None:
        offset, kind = entry["r_offset"], entry["r_info_type"]
        if kind in NONE:
            return
        content, name = self.contents[number], symbol.name or self._section_name(symbol)
        where = f"{self.source}: {self.sections[number].name}+{offset:#x}, symbol {name}"
        try:
            rule = rule_of(kind)
            if offset + rule.size > len(content):
                raise RelocationError(f"{rule.name}: the place is outside the section, which has {len(content):#x} bytes")
            if symbol["st_info"]["type"] == INDIRECT_TYPE:
                raise RelocationError(f"{rule.name}: indirect functions (STT_GNU_IFUNC) are not supported")
            if symbol["st_info"]["type"] == "STT_TLS" and not rule.is_thread_local:
                raise RelocationError(f"{rule.name}: the symbol is thread-local")
            place = self.placed[number] + offset
            target = self._target(symbol, name, rule, entry["r_addend"])
            if target is None:
                target = place + 4 if kind in JUMPS else 0
            before = int.from_bytes(content[offset : offset + rule.size], "little")
            after = rule.apply(before, target, place)
            content[offset : offset + rule.size] = after.to_bytes(rule.size, "little")
        except UndefinedSymbolError as error:
            raise UndefinedSymbolError(f"{where}: {error}", error.symbol) from error
        except RelocationError as error:
            raise RelocationError(f"{where}: {error}") from error

    def _section_name(self, symbol: Any) -> str:
        place = symbol["st_shndx"]
        return self.sections[place].name if isinstance(place, int) and place < len(self.sections) else NAMELESS

    def _target(self, symbol: Any, name: str, rule: Rule, addend: int) -> int | None:
        """S + A, or the offset from the thread pointer, or the slot with it; None for a weak symbol that is not there."""
        address = self.address(symbol)
        if address is None:
            if symbol["st_info"]["bind"] != "STB_WEAK":
                raise UndefinedSymbolError(f"{rule.name}: the symbol is not defined", name)
            if not rule.uses_got:
                return None
            address = 0
        value = address + addend - (self.thread_pointer if rule.is_thread_local else 0)
        if not rule.uses_got:
            return value
        key = f"{name}+{addend:#x}@{value:#x}"
        if key not in self.slots and len(self.slots) == SLOTS:
            raise RelocationError(f"{rule.name}: the global offset table has no more than {SLOTS} slots")
        slot = self.slots.setdefault(key, GOT + 8 * len(self.slots))
        self.slot_values[slot] = value % TOP
        return slot

    def image(self) -> Image:
        """The object at its addresses."""
        self.relocate()
        indirect = frozenset(s.name for s in self._symbols() if s["st_info"]["type"] == INDIRECT_TYPE)
        functions: dict[str, int] = {}
        others: dict[str, int] = {}
        for symbol in sorted(self._symbols(), key=lambda s: s["st_info"]["bind"] != "STB_LOCAL"):
            kind, address = symbol["st_info"]["type"], self.address(symbol)
            if symbol.name and address is not None and kind != "STT_FILE" and not symbol.name.startswith("$"):
                (functions if self._is_code(symbol) else others)[symbol.name] = address
        pieces = [
            Piece(section.name, address, len(self.contents[number]), bytes(self.contents[number]), section_permissions(section["sh_flags"]))
            for number, address in self.placed.items()
            for section in (self.sections[number],)
        ]
        if self.common:
            start = min(self.common.values())
            pieces.append(Piece("COMMON", start, self.end - start, b"", section_permissions(1)))
        return Image(
            self.source, tuple(pieces), functions, others, None, dict(self.used), self.slot_values, self.thread_pointer, indirect
        )

    def _is_code(self, symbol: Any) -> bool:
        """Whether a symbol names code; assembler files leave some without a type."""
        place = symbol["st_shndx"]
        if symbol["st_info"]["type"] in ("STT_FUNC", INDIRECT_TYPE):
            return True
        return symbol["st_info"]["type"] == "STT_NOTYPE" and place in self.placed and self.sections[place]["sh_flags"] & 4 != 0


def is_loaded(name: str, flags: int) -> bool:
    """Whether a section is given memory."""
    return flags & SHF_ALLOC != 0 and not name.startswith(LEFT_OUT)


def link(data: bytes, source: str, externs: Mapping[str, int] | None = None, base: int = BASE) -> Image:
    """An object laid out in memory, with its relocations applied.

    Raises ObjectFileError for a file that cannot be used, RelocationError (with file, section, offset and symbol) for
    a relocation that cannot be applied: unknown, out of reach, or against a symbol that is not defined.
    """
    with reading(source):
        return Linker(data, source, externs or {}, base).image()
