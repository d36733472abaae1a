"""System calls about memory: brk, mmap, munmap, mprotect."""

from __future__ import annotations

import errno

from lemmata.models.armv8.address_space import EXECUTE, PAGE, READ, TOP, WRITE
from lemmata.models.armv8.linux import LARGEST, Process, Refusal, signed

MAP_FIXED, MAP_ANONYMOUS = 0x10, 0x20


def round_up(size: int) -> int:
    """Whole pages."""
    return -(-size // PAGE) * PAGE


def brk(process: Process, arguments: list[int]) -> int:
    """Move the end of the heap; its place, moved or not."""
    wanted = arguments[0]
    if wanted < process.break_start or wanted - process.break_start > LARGEST:
        return process.brk
    old, new = round_up(process.brk), round_up(wanted)
    if new > old:
        try:
            process.reserve(new - old)
        except Refusal:
            return process.brk
        process.memory.map(old, new - old, READ | WRITE)
    elif new < old:
        process.memory.unmap(new, old - new)
        process.mapped -= old - new
    process.brk = wanted
    return wanted


def mmap(process: Process, arguments: list[int]) -> int:
    """Map zeros, or a copy of a file's bytes; places are chosen here unless they are fixed."""
    address, length, protection, flags, number, offset = arguments
    size = round_up(length)
    if size == 0 or offset % PAGE or (flags & MAP_FIXED and address % PAGE):
        raise Refusal(errno.EINVAL)
    content = b""
    if not flags & MAP_ANONYMOUS:
        file = process.file(signed(number, 32))
        place = file.tell()
        file.seek(offset)
        content = file.read(min(length, LARGEST))
        file.seek(place)
    process.reserve(size)
    if flags & MAP_FIXED:
        if address + size > TOP:
            raise Refusal(errno.ENOMEM)
        process.memory.unmap(address, size)
    else:
        address = process.top
        process.top += size + PAGE
    process.memory.map(address, size, protection & (READ | WRITE | EXECUTE), content)
    return address


def munmap(process: Process, arguments: list[int]) -> int:
    """Take pages out."""
    address, size = arguments[0], round_up(arguments[1])
    if address % PAGE or size == 0 or size > LARGEST:
        raise Refusal(errno.EINVAL)
    process.mapped -= PAGE * sum(page in process.memory.pages for page in range(address // PAGE, (address + size) // PAGE))
    process.memory.unmap(address, size)
    return 0


def mprotect(process: Process, arguments: list[int]) -> int:
    """Change what may be done with pages."""
    address, size, protection = arguments[0], round_up(arguments[1]), arguments[2]
    if address % PAGE or size > LARGEST:
        raise Refusal(errno.EINVAL)
    if size:
        process.memory.protect(address, size, protection & (READ | WRITE | EXECUTE))
    return 0
