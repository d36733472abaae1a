"""Small ELF executables."""

from __future__ import annotations

import struct

from lemmata.models.armv8.static_elf import READ_WRITE_EXECUTE, static_executable

BASE = 0x400000


def executable(
    words: list[int], data: bytes = b"", *, memory: int | None = None, entry: int | None = None
) -> bytes:
    """A static executable of one segment: headers, instructions, data, and zeros up to so many bytes of memory."""
    content = struct.pack(f"<{len(words)}I", *words) + data
    return static_executable(content, BASE, entry=entry, memory=memory, flags=READ_WRITE_EXECUTE)


def movz(register: int, value: int) -> int:
    """MOVZ Xd, #value."""
    return 0xD2800000 | value << 5 | register


SVC = 0xD4000001
HELLO = executable(
    [
        movz(0, 1),
        0x10000000 | 7 << 5 | 1,  # adr x1, the message, 7 words on
        movz(2, 6),
        movz(8, 64),
        SVC,  # write(1, message, 6)
        movz(0, 7),
        movz(8, 93),
        SVC,  # exit(7)
    ],
    b"hello\n",
)
