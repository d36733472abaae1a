"""A process of Linux, as the system calls of small static programs see it.

Files are read-only and only under paths that the caller allows; nothing outside is changed but what the program writes
to its standard output and error.
"""

from __future__ import annotations

import errno
import os
from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from random import Random
from typing import BinaryIO

from lemmata.models.armv8.address_space import AddressSpace

MMAP_START = 0x7000000000
LARGEST = 1 << 28
"""Bytes that a program may map, or read or write at once."""
AT_FDCWD = -100
IDENTITY = 1000
"""The number of user and group."""


class Exited(Exception):
    """The program has ended itself."""

    def __init__(self, code: int) -> None:
        super().__init__(f"exit {code}")
        self.code = code


class Refusal(Exception):
    """A system call fails with this error number."""

    def __init__(self, number: int) -> None:
        super().__init__(errno.errorcode[number])
        self.number = number


@dataclass(kw_only=True)
class Process:
    """What the kernel keeps for a program."""

    memory: AddressSpace
    break_start: int
    program: str
    allowed: Sequence[Path] = ()
    seed: int = 0
    files: dict[int, BinaryIO] = field(default_factory=dict)
    note: Callable[[str], None] = lambda text: None

    def __post_init__(self) -> None:
        self.brk = self.break_start
        self.top = MMAP_START
        self.mapped = 0
        self.clock = 0
        self.random = Random(self.seed + 1)
        self.standard = tuple(self.files.values())
        self.roots = [Path(path).resolve() for path in self.allowed]

    def file(self, number: int) -> BinaryIO:
        """An open file. Raises Refusal."""
        if number not in self.files:
            raise Refusal(errno.EBADF)
        return self.files[number]

    def read(self, address: int, size: int) -> bytes:
        """Bytes of the program's memory. Raises Refusal for too many."""
        if size > LARGEST:
            raise Refusal(errno.ENOMEM)
        return self.memory.get(address, size)

    def reserve(self, size: int) -> None:
        """Count memory that is to be mapped. Raises Refusal where it is too much."""
        if self.mapped + size > LARGEST:
            raise Refusal(errno.ENOMEM)
        self.mapped += size

    def path(self, folder: int, address: int) -> Path:
        """A path that a program gives, if it is allowed. Raises Refusal."""
        text = os.fsdecode(self.memory.text(address, 4096))
        if not text:
            raise Refusal(errno.ENOENT)
        if folder != AT_FDCWD and not text.startswith("/"):
            raise Refusal(errno.EBADF)
        path = Path(text).resolve()
        if not any(path.is_relative_to(root) for root in self.roots):
            self.note(f"{text}: not under an allowed path")
            raise Refusal(errno.EACCES)
        return path


def signed(value: int, width: int = 64) -> int:
    """A register as a signed number of so many bits."""
    value &= (1 << width) - 1
    return value - (1 << width) if value >> width - 1 else value

