"""Static executables for AArch64, of one segment that holds the headers too."""

from __future__ import annotations

import struct

HEADERS = 64 + 56
"""The size of the headers: the code begins so far behind the base address."""
_EXECUTABLE, _AARCH64, _LOADED, _PAGE = 2, 183, 1, 0x1000
READ_EXECUTE, READ_WRITE_EXECUTE = 5, 7


def static_executable(
    content: bytes, base: int, *, entry: int | None = None, memory: int | None = None, flags: int = READ_EXECUTE
) -> bytes:
    """The file whose segment is at `base`: headers, then the content, then zeros up to so many bytes of memory.

    It starts at `entry`, by default where the content begins.
    """
    size = HEADERS + len(content)
    start = base + HEADERS if entry is None else entry
    identity = b"\x7fELF\x02\x01\x01".ljust(16, b"\0")
    header = struct.pack("<HHIQQQIHHHHHH", _EXECUTABLE, _AARCH64, 1, start, 64, 0, 0, 64, 56, 1, 64, 0, 0)
    reserved = size if memory is None else memory
    segment = struct.pack("<IIQQQQQQ", _LOADED, flags, 0, base, base, size, reserved, _PAGE)
    return identity + header + segment + content
