"""Members of archives: by name, or by the function that they define."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from elftools.elf.sections import SymbolTableSection
from lemmata.models.armv8.elf import ELF_MAGIC, open_elf, read_archive, reading
from lemmata.models.armv8.image import missing


def member(data: bytes, source: str, name: str) -> bytes:
    """A member of an archive, the first of its name. Raises SymbolError where there is none."""
    names: dict[str, int] = {}
    for found, content in read_archive(data, source):
        if found == name:
            return content
        names[found] = 0
    raise missing(name, source, names, "member")


def defining_member(data: bytes, source: str, function: str) -> tuple[str, bytes]:
    """The member that defines a symbol, and its name: a global definition before a local one.

    Raises SymbolError where no member does.
    """
    local: tuple[str, bytes] | None = None
    for name, content in read_archive(data, source):
        if content[:4] == ELF_MAGIC and function.encode() in content:
            for symbol in defined_symbols(content, f"{source}({name})"):
                if symbol.name == function:
                    if symbol["st_info"]["bind"] != "STB_LOCAL":
                        return name, content
                    local = local or (name, content)
    if local is None:
        raise missing(function, source, dict.fromkeys(_names(data, source), 0))
    return local


def defined_symbols(data: bytes, source: str) -> Iterator[Any]:
    """The symbols that an object defines."""
    with reading(source):
        for table in open_elf(data, source).iter_sections():
            if isinstance(table, SymbolTableSection):
                yield from (symbol for symbol in table.iter_symbols() if symbol["st_shndx"] != "SHN_UNDEF")


def _names(data: bytes, source: str) -> Iterator[str]:
    for name, content in read_archive(data, source):
        if content[:4] == ELF_MAGIC:
            for symbol in defined_symbols(content, f"{source}({name})"):
                if symbol["st_info"]["type"] in ("STT_FUNC", "STT_NOTYPE", "STT_GNU_IFUNC") and symbol.name:
                    yield symbol.name
