"""Loads and stores that go to the pages of an address space at once, for compiled traces."""

from __future__ import annotations

from collections.abc import Callable
from struct import Struct
from typing import Any

from lemmata.models.armv8.address_space import EXECUTE, PAGE, PAGE_BITS, READ, WRITE, AddressSpace

FORMATS = {1: "<B", 2: "<H", 4: "<I", 8: "<Q"}


class Fault(Exception):
    """An access that cannot be made at once: it is not allowed, or it changes code."""


def accessors(space: AddressSpace) -> dict[str, Callable[..., Any]]:
    """`load_1` to `load_16`, `store_1` to `store_16`, `check_write_` and `check_that_`, which raise Fault before anything changes."""
    found: dict[str, Callable[..., Any]] = {"check_write_": _check(space), "check_that_": _check_that}
    for size in FORMATS:
        found[f"load_{size}"] = _load(space, size)
        found[f"store_{size}"] = _store(space, size)
    found["load_16"], found["store_16"] = _load_16(space), _store_16(space)
    found["store_64"] = lambda address, value: _slow(space, address, value.to_bytes(64, "little"))  # DC ZVA
    return found


def _check_that(bad: bool) -> None:
    if bad:
        raise Fault


def _check(space: AddressSpace) -> Callable[[int, int], None]:
    permissions = space.permissions

    def check(address: int, size: int) -> None:
        allowed = permissions.get(address >> PAGE_BITS, 0)
        if (address & PAGE - 1) + size > PAGE:
            if not space.writable(address, size) or space.executable(address, 1) or space.executable(address + size - 1, 1):
                raise Fault
        elif not allowed & WRITE or allowed & EXECUTE:
            raise Fault

    return check


def _load(space: AddressSpace, size: int) -> Callable[[int], int]:
    pages, permissions = space.pages, space.permissions
    unpack = Struct(FORMATS[size]).unpack_from
    last = PAGE - size

    def load(address: int) -> int:
        offset = address & PAGE - 1
        number = address >> PAGE_BITS
        if offset <= last and permissions.get(number, 0) & READ:
            value: int = unpack(pages[number], offset)[0]
            return value
        if not space.readable(address, size):
            raise Fault
        return space.load(address, size)

    return load


def _load_16(space: AddressSpace) -> Callable[[int], int]:
    pages, permissions = space.pages, space.permissions

    def load(address: int) -> int:
        offset = address & PAGE - 1
        number = address >> PAGE_BITS
        if offset <= PAGE - 16 and permissions.get(number, 0) & READ:
            return int.from_bytes(pages[number][offset : offset + 16], "little")
        if not space.readable(address, 16):
            raise Fault
        return space.load(address, 16)

    return load


def _store(space: AddressSpace, size: int) -> Callable[[int, int], None]:
    pages, permissions = space.pages, space.permissions
    pack = Struct(FORMATS[size]).pack_into
    last = PAGE - size

    def store(address: int, value: int) -> None:
        offset = address & PAGE - 1
        number = address >> PAGE_BITS
        if offset <= last and permissions.get(number, 0) & (WRITE | EXECUTE) == WRITE:
            pack(pages[number], offset, value)
        else:
            _slow(space, address, value.to_bytes(size, "little"))

    return store


def _store_16(space: AddressSpace) -> Callable[[int, int], None]:
    pages, permissions = space.pages, space.permissions

    def store(address: int, value: int) -> None:
        offset = address & PAGE - 1
        number = address >> PAGE_BITS
        if offset <= PAGE - 16 and permissions.get(number, 0) & (WRITE | EXECUTE) == WRITE:
            pages[number][offset : offset + 16] = value.to_bytes(16, "little")
        else:
            _slow(space, address, value.to_bytes(16, "little"))

    return store


def _slow(space: AddressSpace, address: int, data: bytes) -> None:
    """A store across pages, or one that is refused."""
    if not space.writable(address, len(data)) or space.executable(address, 1) or space.executable(address + len(data) - 1, 1):
        raise Fault
    space.put(address, data)
