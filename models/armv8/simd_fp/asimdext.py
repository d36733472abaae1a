"""Advanced SIMD extract: EXT (Arm ARM C4.1)."""

from __future__ import annotations

from lemmata.core.language import B1, B2, B3, B4, B5, B64, B128, concat, datatype, define
from lemmata.models.armv8.encoding import Encoding
from lemmata.models.armv8.state import (
    State,
    advance,
    read_v,
    read_vpart,
    undefined_instruction,
    write_v,
)


@datatype
class AdvSimdExtract:
    """A word of this row."""

    Q: B1
    op2: B2
    Rm: B5
    imm4: B4
    Rn: B5
    Rd: B5


@define
def undefined(i: AdvSimdExtract) -> bool:
    """`op2` is zero; 64-bit vectors have eight places."""
    return i.op2 != 0b00 or (i.Q == 0 and i.imm4[3] == 1)


@define
def bytes_from(x: B128, y: B128, place: B4) -> B128:
    """The sixteen bytes of `y:x` from a place on, by a binary search."""
    if place[3] == 0:
        if place[2] == 0:
            if place[1] == 0:
                return x if place[0] == 0 else concat(y[7:0], x[127:8])
            return concat(y[15:0], x[127:16]) if place[0] == 0 else concat(y[23:0], x[127:24])
        if place[1] == 0:
            return concat(y[31:0], x[127:32]) if place[0] == 0 else concat(y[39:0], x[127:40])
        return concat(y[47:0], x[127:48]) if place[0] == 0 else concat(y[55:0], x[127:56])
    if place[2] == 0:
        if place[1] == 0:
            return concat(y[63:0], x[127:64]) if place[0] == 0 else concat(y[71:0], x[127:72])
        return concat(y[79:0], x[127:80]) if place[0] == 0 else concat(y[87:0], x[127:88])
    if place[1] == 0:
        return concat(y[95:0], x[127:96]) if place[0] == 0 else concat(y[103:0], x[127:104])
    return concat(y[111:0], x[127:112]) if place[0] == 0 else concat(y[119:0], x[127:120])


@define
def half_bytes_from(x: B64, y: B64, place: B3) -> B64:
    """The eight bytes of `y:x` from a place on."""
    if place[2] == 0:
        if place[1] == 0:
            return x if place[0] == 0 else concat(y[7:0], x[63:8])
        return concat(y[15:0], x[63:16]) if place[0] == 0 else concat(y[23:0], x[63:24])
    if place[1] == 0:
        return concat(y[31:0], x[63:32]) if place[0] == 0 else concat(y[39:0], x[63:40])
    return concat(y[47:0], x[63:48]) if place[0] == 0 else concat(y[55:0], x[63:56])


@define
def execute(i: AdvSimdExtract, s: State) -> State:
    """Bytes from the two vectors, one after the other."""
    if undefined(i):
        return undefined_instruction(s)
    if i.Q == 1:
        return write_v(advance(s), i.Rd, bytes_from(read_v(s, i.Rn), read_v(s, i.Rm), i.imm4))
    x, y = read_vpart(s, i.Rn, i.Q), read_vpart(s, i.Rm, i.Q)
    return write_v(advance(s), i.Rd, half_bytes_from(x, y, i.imm4[2:0]))


ROW = Encoding("0 Q 101110 op2:2 0 Rm:5 0 imm4:4 0 Rn:5 Rd:5", AdvSimdExtract, execute, undefined)
