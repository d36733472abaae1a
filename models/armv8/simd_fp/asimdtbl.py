"""Advanced SIMD table lookup: TBL, TBX (Arm ARM C4.1)."""

from __future__ import annotations

from lemmata.core.language import B1, B2, B4, B5, B8, B128, bits, datatype, define
from lemmata.models.armv8.elements import element8
from lemmata.models.armv8.encoding import Encoding
from lemmata.models.armv8.lanes import map8_2
from lemmata.models.armv8.state import State, advance, read_v, undefined_instruction, write_q


@datatype
class AdvSimdTable:
    """A word of this row."""

    Q: B1
    op2: B2
    Rm: B5
    len: B2
    op: B1
    Rn: B5
    Rd: B5


@datatype
class Table:
    """One to four vectors: `last` is the number of the last. Those behind it are not looked at."""

    last: B2
    v0: B128
    v1: B128
    v2: B128
    v3: B128


@define
def undefined(i: AdvSimdTable) -> bool:
    """`op2` is zero."""
    return i.op2 != 0b00


@define
def table(i: AdvSimdTable, s: State) -> Table:
    """The registers from Rn on, after 31 from 0 on."""
    return Table(i.len, read_v(s, i.Rn), read_v(s, i.Rn + 1), read_v(s, i.Rn + 2), read_v(s, i.Rn + 3))


@define
def vector(t: Table, number: B2) -> B128:
    """A vector of the table."""
    if number[1] == 0:
        return t.v0 if number[0] == 0 else t.v1
    return t.v2 if number[0] == 0 else t.v3


@define
def look_up(t: Table, index: B8, otherwise: B8) -> B8:
    """The byte of a number, or another byte if there is none."""
    place: B4 = index[3:0]
    if t.last == 0b00:
        return element8(t.v0, place) if index < 16 else otherwise
    inside = index[7:6] == 0b00 and index[5:4] <= t.last
    return element8(vector(t, index[5:4]), place) if inside else otherwise


@define
def execute(i: AdvSimdTable, s: State) -> State:
    """Each byte of Rm is a number in the table; where there is none, TBL has 0 and TBX the byte of Rd."""
    if undefined(i):
        return undefined_instruction(s)
    t = table(i, s)
    otherwise = read_v(s, i.Rd) if i.op == 1 else bits(0, 128)
    result = map8_2(lambda a, b: look_up(t, a, b), read_v(s, i.Rm), otherwise)
    return write_q(advance(s), i.Rd, i.Q, result)


ROW = Encoding("0 Q 001110 op2:2 0 Rm:5 0 len:2 op 00 Rn:5 Rd:5", AdvSimdTable, execute, undefined)
