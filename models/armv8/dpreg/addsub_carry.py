"""Add/subtract (with carry): ADC, ADCS, SBC, SBCS (Arm ARM C4.1, Data Processing -- Register)."""

from __future__ import annotations

from typing import TypeVar

from lemmata.core.language import B1, B5, Bits, bits, datatype, define, replace
from lemmata.models.armv8.encoding import Encoding
from lemmata.models.armv8.pseudocode import carry_flags
from lemmata.models.armv8.state import Flags, State, advance, read_w, read_x, write_w, write_x

N = TypeVar("N", bound=int)


@datatype
class AddSubCarry:
    """A word of this row."""

    sf: B1
    op: B1
    S: B1
    Rm: B5
    Rn: B5
    Rd: B5


@define
def undefined(i: AddSubCarry) -> bool:
    """Every word of the row is allocated."""
    return False


@define
def add_with_carry(i: AddSubCarry, x: Bits[N], y: Bits[N], flags: Flags) -> tuple[Bits[N], Flags]:
    """AddWithCarry(x, y, PSTATE.C), with new flags where `S` is 1."""
    result = x + y + (bits(1, x.width) if flags.c else bits(0, x.width))
    return result, carry_flags(x, y, result) if i.S == 1 else flags


@define
def execute(i: AddSubCarry, s: State) -> State:
    """Rn, Rm or its inverse, and the carry added."""
    if i.sf == 1:
        y = read_x(s, i.Rm) if i.op == 0 else ~read_x(s, i.Rm)
        x, flags = add_with_carry(i, read_x(s, i.Rn), y, s.flags)
        return write_x(replace(advance(s), flags=flags), i.Rd, x)
    z = read_w(s, i.Rm) if i.op == 0 else ~read_w(s, i.Rm)
    w, flags = add_with_carry(i, read_w(s, i.Rn), z, s.flags)
    return write_w(replace(advance(s), flags=flags), i.Rd, w)


ROW = Encoding("sf op S 11010000 Rm:5 000000 Rn:5 Rd:5", AddSubCarry, execute, undefined)
