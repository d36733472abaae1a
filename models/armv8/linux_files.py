"""System calls about files: opening, reading, writing, what is known of them."""

from __future__ import annotations

import errno
import os
import stat
import struct
from collections.abc import Iterator
from typing import BinaryIO

from lemmata.models.armv8.linux import AT_FDCWD, LARGEST, Process, Refusal, signed

ACCESS_MODE, CREATE, TRUNCATE = 3, 0o100, 0o1000
EMPTY_PATH, NO_FOLLOW = 0x1000, 0x100
VECTORS = 1024
"""How many pieces `readv` and `writev` take."""


def openat(process: Process, arguments: list[int]) -> int:
    """Open a file to read it."""
    if arguments[2] & (ACCESS_MODE | CREATE | TRUNCATE):
        process.note(f"{os.fsdecode(process.memory.text(arguments[1], 4096))}: files are read-only here")
        raise Refusal(errno.EROFS)
    path = process.path(signed(arguments[0], 32), arguments[1])
    number = next(n for n in range(len(process.files) + 1) if n not in process.files)
    process.files[number] = path.open("rb", buffering=0)
    return number


def close(process: Process, arguments: list[int]) -> int:
    """Close a file; the standard ones are only forgotten."""
    file = process.file(signed(arguments[0], 32))
    del process.files[signed(arguments[0], 32)]
    if file not in process.standard:
        file.close()
    return 0


def read(process: Process, arguments: list[int]) -> int:
    """Read from a file into memory."""
    return _fill(process, process.file(signed(arguments[0], 32)), arguments[1], arguments[2])


def pread64(process: Process, arguments: list[int]) -> int:
    """Read from a place in a file, without moving in it."""
    file = process.file(signed(arguments[0], 32))
    place = file.tell()
    file.seek(arguments[3])
    try:
        return _fill(process, file, arguments[1], arguments[2])
    finally:
        file.seek(place)


def _fill(process: Process, file: BinaryIO, address: int, size: int) -> int:
    data = file.read(min(size, LARGEST))
    process.memory.put(address, data)
    return len(data)


def write(process: Process, arguments: list[int]) -> int:
    """Write bytes of memory to a file."""
    return _send(process.file(signed(arguments[0], 32)), process.read(arguments[1], arguments[2]))


def _send(file: BinaryIO, data: bytes) -> int:
    if not file.writable():
        raise Refusal(errno.EBADF)
    file.write(data)
    file.flush()
    return len(data)


def readv(process: Process, arguments: list[int]) -> int:
    """Read into several places."""
    file, total = process.file(signed(arguments[0], 32)), 0
    for address, size in _vectors(process, arguments):
        count = _fill(process, file, address, size)
        total += count
        if count < size:
            break
    return total


def writev(process: Process, arguments: list[int]) -> int:
    """Write from several places."""
    data = b"".join(process.read(address, size) for address, size in _vectors(process, arguments))
    return _send(process.file(signed(arguments[0], 32)), data)


def _vectors(process: Process, arguments: list[int]) -> Iterator[tuple[int, int]]:
    if arguments[2] > VECTORS:
        raise Refusal(errno.EINVAL)
    yield from struct.iter_unpack("<QQ", process.read(arguments[1], 16 * arguments[2]))


def sendfile(process: Process, arguments: list[int]) -> int:
    """Copy from one file to another, from a place in memory or from where the file is."""
    target, source = (process.file(signed(number, 32)) for number in arguments[:2])
    if arguments[2] == 0:
        return _send(target, source.read(min(arguments[3], LARGEST)))
    before, place = source.tell(), process.memory.load(arguments[2], 8)
    source.seek(place)
    data = source.read(min(arguments[3], LARGEST))
    source.seek(before)
    process.memory.put(arguments[2], (place + len(data)).to_bytes(8, "little"))
    return _send(target, data)


def lseek(process: Process, arguments: list[int]) -> int:
    """Move in a file."""
    file = process.file(signed(arguments[0], 32))
    if not file.seekable():
        raise Refusal(errno.ESPIPE)
    if arguments[2] > os.SEEK_END:
        raise Refusal(errno.EINVAL)
    return file.seek(signed(arguments[1]), arguments[2])


def fstat(process: Process, arguments: list[int]) -> int:
    """What is known of an open file."""
    process.memory.put(arguments[1], _stat_bytes(_status(process.file(signed(arguments[0], 32)))))
    return 0


def _status(file: BinaryIO) -> os.stat_result | None:
    try:
        return os.fstat(file.fileno())
    except OSError:  # a file that is only in memory
        return None


def newfstatat(process: Process, arguments: list[int]) -> int:
    """What is known of a file by its path, or of an open one if the path is empty."""
    if arguments[3] & EMPTY_PATH and process.memory.text(arguments[1], 1) == b"":
        if signed(arguments[0], 32) == AT_FDCWD:
            raise Refusal(errno.EACCES)
        return fstat(process, [arguments[0], arguments[2]])
    process.memory.put(arguments[2], _stat_bytes(process.path(signed(arguments[0], 32), arguments[1]).stat()))
    return 0


def _stat_bytes(status: os.stat_result | None) -> bytes:
    """`struct stat` of arm64; that of a pipe for a file that the host does not know."""
    if status is None:
        return struct.pack("<QQIIIIQQqiiqqQqQqQII", 0, 1, stat.S_IFIFO | 0o600, 1, *[0] * 6, 4096, *[0] * 9)
    times = [part for ns in (status.st_atime_ns, status.st_mtime_ns, status.st_ctime_ns) for part in divmod(ns, 10**9)]
    return struct.pack(
        "<QQIIIIQQqiiqqQqQqQII",
        status.st_dev, status.st_ino, status.st_mode, status.st_nlink, status.st_uid, status.st_gid, status.st_rdev, 0,
        status.st_size, status.st_blksize, 0, status.st_blocks, *times, 0, 0,
    )  # fmt: skip


def faccessat(process: Process, arguments: list[int]) -> int:
    """Whether a file may be read (or is there)."""
    path = process.path(signed(arguments[0], 32), arguments[1])
    path.stat()
    if arguments[2] & os.W_OK:
        raise Refusal(errno.EROFS)
    return 0


def readlinkat(process: Process, arguments: list[int]) -> int:
    """Where a link leads; only that to the program itself is known."""
    if process.memory.text(arguments[1], 4096) != b"/proc/self/exe":
        process.path(signed(arguments[0], 32), arguments[1])
        raise Refusal(errno.EINVAL)
    target = os.fsencode(process.program)[: arguments[3]]
    process.memory.put(arguments[2], target)
    return len(target)


def getcwd(process: Process, arguments: list[int]) -> int:
    """The folder that relative paths start from."""
    target = os.fsencode(os.getcwd()) + b"\0"
    if len(target) > arguments[1]:
        raise Refusal(errno.ERANGE)
    process.memory.put(arguments[0], target)
    return len(target)


def fcntl(process: Process, arguments: list[int]) -> int:
    """Flags of a file, which are all off."""
    process.file(signed(arguments[0], 32))
    if arguments[1] not in (1, 2, 3, 4):  # F_GETFD, F_SETFD, F_GETFL, F_SETFL
        raise Refusal(errno.EINVAL)
    return 0


def ioctl(process: Process, arguments: list[int]) -> int:
    """No file is a terminal."""
    process.file(signed(arguments[0], 32))
    raise Refusal(errno.ENOTTY)
