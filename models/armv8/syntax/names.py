"""Operands that are names of an option: conditions, shifts, barriers, prefetch operations, system registers."""

from __future__ import annotations

import re
from collections.abc import Callable

from lemmata.models.armv8.syntax.cursor import Cursor
from lemmata.models.armv8.syntax.immediates import Codec

CONDITIONS = ("eq", "ne", "cs", "cc", "mi", "pl", "vs", "vc", "hi", "ls", "ge", "lt", "gt", "le", "al", "nv")
CONDITION_SYNONYMS = {"hs": 2, "lo": 3, "none": 0, "any": 1, "nlast": 2, "last": 3, "first": 4, "nfrst": 5, "pmore": 8,
                      "plast": 9, "tcont": 10, "tstop": 11}  # fmt: skip
SHIFTS = ("lsl", "lsr", "asr", "ror")
BARRIERS = (None, "oshld", "oshst", "osh", None, "nshld", "nshst", "nsh", None, "ishld", "ishst", "ish", None, "ld", "st", "sy")  # fmt: skip
_TARGETS = ("pld", "pli", "pst")


def condition_codec(inverted: bool) -> Codec:
    """A condition; the inverse one for aliases such as CSET, which have no inverse of AL and NV."""
    flip = 1 if inverted else 0
    names = {name: number ^ flip for number, name in enumerate(CONDITIONS) if number < 14 or not inverted}
    names |= {name: number ^ flip for name, number in CONDITION_SYNONYMS.items()}

    def write(field: int) -> str | None:
        return None if inverted and field >= 14 else CONDITIONS[field ^ flip]

    return write, lambda cursor: names.get(cursor.word() or ""), "a condition: " + ", ".join(CONDITIONS[: 16 - 2 * flip])


def shift_codec(count: int) -> Codec:
    """The kind of a shift: the first `count` of lsl, lsr, asr, ror."""
    names = {name: number for number, name in enumerate(SHIFTS[:count])}

    def write(field: int) -> str | None:
        return SHIFTS[field] if field < count else None

    return write, lambda cursor: names.get(cursor.word() or ""), "a shift: " + ", ".join(names)


def named_codec(names: dict[int, str], size: int, number: Callable[[int], str], what: str) -> Codec:
    """A name of a table, or `#` and a number below `size`."""
    inputs = {name: value for value, name in names.items()}

    def write(field: int) -> str | None:
        return names.get(field) or number(field)

    def read(cursor: Cursor) -> int | None:
        start = cursor.skip()
        name = cursor.word()
        if name is not None:
            return inputs.get(name)
        cursor.position = start
        cursor.token("#")
        found = cursor.number()
        return found if found is not None and 0 <= found < size else None

    return write, read, f"{what}, or a number from 0 to {size - 1}"


def barrier_codec() -> Codec:
    """The domain and kind of DMB and DSB."""
    names = {number: name for number, name in enumerate(BARRIERS) if name is not None}
    return named_codec(names, 16, lambda number: f"#{number:#04x}", "a barrier option such as sy, ish, ishst")


def prefetch_codec() -> Codec:
    """The operation of PRFM."""
    names = {
        kind << 3 | level << 1 | stream: f"{_TARGETS[kind]}l{level + 1}{('keep', 'strm')[stream]}"
        for kind in range(3)
        for level in range(3)
        for stream in range(2)
    }
    return named_codec(names, 32, lambda number: f"#{number:#04x}", "a prefetch operation such as pldl1keep")


def coprocessor_codec() -> Codec:
    """C0 to C15, which SYS writes with a capital letter."""
    names = {f"c{number}": number for number in range(16)}
    return "C{}".format, lambda cursor: names.get(cursor.word() or ""), "a name C0 to C15"


def operation_codec(names: dict[int, str]) -> Codec:
    """An operation of SYS that has a name, from `op1:CRn:CRm:op2`."""
    inputs = {name: number for number, name in names.items()}
    return names.get, lambda cursor: inputs.get(cursor.word() or ""), "one of " + ", ".join(inputs)


_GENERIC = re.compile(r"s([0-3])_([0-7])_c(\d+)_c(\d+)_([0-7])")


def generic_register(field: int) -> str:
    """The name of a system register without a name of its own, from `op0:op1:CRn:CRm:op2`."""
    return f"s{field >> 14}_{field >> 11 & 7}_c{field >> 7 & 15}_c{field >> 3 & 15}_{field & 7}"


def system_register_codec(names: dict[int, str]) -> Codec:
    """A system register with `op0` 2 or 3, from `o0:op1:CRn:CRm:op2`."""
    inputs = {name: number for number, name in names.items()}

    def write(field: int) -> str:
        return names.get(field | 1 << 15) or generic_register(field | 1 << 15)

    def read(cursor: Cursor) -> int | None:
        name = cursor.word() or ""
        number = inputs.get(name)
        if number is None and (match := _GENERIC.fullmatch(name)) is not None:
            op0, op1, crn, crm, op2 = map(int, match.groups())
            number = op0 << 14 | op1 << 11 | crn << 7 | crm << 3 | op2 if crn < 16 and crm < 16 else None
        return number & 0x7FFF if number is not None and number >> 15 else None

    return write, read, "a system register such as nzcv, fpcr, s3_3_c4_c2_0"
