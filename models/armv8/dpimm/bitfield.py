"""Bitfield: SBFM, BFM, UBFM (Arm ARM C4.1, Data Processing -- Immediate)."""

from __future__ import annotations

from typing import TypeVar

from lemmata.core.language import (
    B1,
    B2,
    B5,
    B6,
    Bits,
    arithmetic_shift_right,
    datatype,
    define,
    rotate_right,
)
from lemmata.models.armv8.encoding import Encoding
from lemmata.models.armv8.pseudocode import decode_bit_masks
from lemmata.models.armv8.state import State, advance, read_w, read_x, undefined_instruction, write_w, write_x

N = TypeVar("N", bound=int)


@datatype
class Bitfield:
    """A word of this row."""

    sf: B1
    opc: B2
    N: B1
    immr: B6
    imms: B6
    Rn: B5
    Rd: B5


@define
def undefined(i: Bitfield) -> bool:
    """One `opc` is unallocated; `N` is `sf`; positions are below the width."""
    if i.opc == 0b11 or i.N != i.sf:
        return True
    return i.sf == 0 and (i.immr[5] == 1 or i.imms[5] == 1)


@define
def sign_of(x: Bits[N], position: B6, top: B6) -> Bits[N]:
    """`Replicate(x<position>)`, by two shifts."""
    return arithmetic_shift_right(x << (top - position), top)


@define
def operate(i: Bitfield, old: Bits[N], x: Bits[N], wmask: Bits[N], tmask: Bits[N], top: B6) -> Bits[N]:
    """The turned source where both masks are ones, else old bits (BFM), zeros, or copies of the sign (SBFM).

    The manual works in two steps, `bot` by wmask and then the result by tmask. `top` is the position of the
    leftmost bit.
    """
    turned = rotate_right(x, i.immr) & (wmask & tmask)
    if i.opc == 0b00:
        return turned | (sign_of(x, i.imms, top) & ~tmask)
    if i.opc == 0b01:
        return turned | (old & ~(wmask & tmask))
    return turned


@define
def execute(i: Bitfield, s: State) -> State:
    """Move bits of Rn into Rd."""
    if undefined(i):
        return undefined_instruction(s)
    wmask, tmask = decode_bit_masks(i.N, i.imms, i.immr)
    if i.sf == 1:
        x = operate(i, read_x(s, i.Rd), read_x(s, i.Rn), wmask, tmask, B6(63))
        return write_x(advance(s), i.Rd, x)
    w = operate(i, read_w(s, i.Rd), read_w(s, i.Rn), wmask[31:0], tmask[31:0], B6(31))
    return write_w(advance(s), i.Rd, w)


ROW = Encoding("sf opc:2 100110 N immr:6 imms:6 Rn:5 Rd:5", Bitfield, execute, undefined)
