"""Advanced SIMD across lanes: SADDLV, UADDLV, SMAXV, UMAXV, SMINV, UMINV, ADDV; FMAXNMV, FMINNMV, FMAXV,
FMINV (Arm ARM C4.1).
"""

from __future__ import annotations

from typing import TypeVar

from lemmata.core.language import B1, B2, B5, B64, B128, Bits, bits, datatype, define
from lemmata.models.armv8.encoding import Encoding
from lemmata.models.armv8.lanes_across import across
from lemmata.models.armv8.lanes_fp import write_fp
from lemmata.models.armv8.lanes_resize import long1
from lemmata.models.armv8.simd_fp.asimdall_fp import across_fp
from lemmata.models.armv8.simd_integer import extend, maximum, minimum
from lemmata.models.armv8.state import (
    State,
    advance,
    read_v,
    undefined_instruction,
    write_v128,
)
from lemmata.models.armv8.three_different import accumulated

N = TypeVar("N", bound=int)


@datatype
class AdvSimdAcross:
    """A word of this row."""

    Q: B1
    U: B1
    size: B2
    opcode: B5
    Rn: B5
    Rd: B5


@define
def is_floating(i: AdvSimdAcross) -> bool:
    """FMAXNMV, FMINNMV, FMAXV, FMINV."""
    return i.opcode == 0b01100 or i.opcode == 0b01111


@define
def undefined(i: AdvSimdAcross) -> bool:
    """There are four lanes at least. Floating point: half precision, or single with U and Q."""
    if is_floating(i):
        return i.size[0] == 1 or (i.U == 1 and i.Q == 0)
    if i.size == 0b11 or (i.size == 0b10 and i.Q == 0):
        return True
    if i.opcode == 0b11011:
        return i.U == 1
    return i.opcode != 0b00011 and i.opcode != 0b01010 and i.opcode != 0b11010


@define
def combine(i: AdvSimdAcross, a: Bits[N], b: Bits[N]) -> Bits[N]:
    """SMAXV, SMINV, ADDV and unsigned forms, of two lanes."""
    if i.opcode == 0b01010:
        return maximum(i.U, a, b)
    return minimum(i.U, a, b) if i.opcode == 0b11010 else a + b


@define
def extended(i: AdvSimdAcross, x: B64) -> B128:
    """The lanes of half a vector at twice their width."""
    return long1(
        i.size,
        lambda a: extend(i.U, a, bits(0, 16)),
        lambda a: extend(i.U, a, bits(0, 32)),
        lambda a: extend(i.U, a, bits(0, 64)),
        x,
    )


@define
def long_sum(i: AdvSimdAcross, x: B128) -> B128:
    """SADDLV, UADDLV."""
    low = extended(i, x[63:0])
    wide = low if i.Q == 0 else accumulated(False, i.size, low, extended(i, x[127:64]))
    return across(
        i.size + 1,
        lambda a, b: a + b, lambda a, b: a + b, lambda a, b: a + b, lambda a, b: a + b,
        B1(1), wide,
    )


@define
def operate(i: AdvSimdAcross, x: B128) -> B128:
    """The combination of all lanes."""
    if i.opcode == 0b00011:
        return long_sum(i, x)
    return across(
        i.size,
        lambda a, b: combine(i, a, b),
        lambda a, b: combine(i, a, b),
        lambda a, b: combine(i, a, b),
        lambda a, b: combine(i, a, b),
        i.Q, x,
    )


@define
def execute(i: AdvSimdAcross, s: State) -> State:
    """The lowest lane of Rd is a function of all lanes of Rn; the others become zero."""
    if undefined(i):
        return undefined_instruction(s)
    if is_floating(i):
        result = across_fp(i.Q, i.U, i.opcode, i.size[1], read_v(s, i.Rn), s.fpcr)
        return write_fp(advance(s), i.Rd, result)
    return write_v128(advance(s), i.Rd, operate(i, read_v(s, i.Rn)))


ROW = Encoding("0 Q U 01110 size:2 11000 opcode:5 10 Rn:5 Rd:5", AdvSimdAcross, execute, undefined)
