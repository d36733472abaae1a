"""Small ELF executables, written byte by byte."""

from __future__ import annotations

import struct

BASE = 0x400000
HEADERS = 64 + 56


def executable(
    words: list[int], data: bytes = b"", *, memory: int | None = None, entry: int | None = None
) -> bytes:
    """A static executable of one segment: headers, instructions, data, and zeros up to so many bytes of memory."""
    content = struct.pack(f"<{len(words)}I", *words) + data
    size = HEADERS + len(content)
    start = BASE + HEADERS if entry is None else entry
    header = b"\x7fELF\x02\x01\x01".ljust(16, b"\0") + struct.pack(
        "<HHIQQQIHHHHHH", 2, 183, 1, start, 64, 0, 0, 64, 56, 1, 64, 0, 0
    )
    segment = struct.pack("<IIQQQQQQ", 1, 7, 0, BASE, BASE, size, size if memory is None else memory, 0x1000)
    return header + segment + content


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
