"""Extract: EXTR (Arm ARM C4.1, Data Processing -- Immediate)."""

from __future__ import annotations

from typing import TypeVar

from lemmata.core.language import B1, B2, B5, B6, Bits, datatype, define, rotate_right
from lemmata.models.armv8.encoding import Encoding
from lemmata.models.armv8.state import State, advance, read_w, read_x, undefined_instruction, write_w, write_x

N = TypeVar("N", bound=int)


@datatype
class Extract:
    """A word of this row."""

    sf: B1
    op21: B2
    N: B1
    o0: B1
    Rm: B5
    imms: B6
    Rn: B5
    Rd: B5


@define
def undefined(i: Extract) -> bool:
    """One operation; `N` is `sf`; the position is below the width."""
    return i.op21 != 0 or i.o0 == 1 or i.N != i.sf or (i.sf == 0 and i.imms[5] == 1)


@define
def extract(i: Extract, high: Bits[N], low: Bits[N], rest: B6) -> Bits[N]:
    """`(high:low)<imms + N - 1 : imms>`, where `rest` is N - imms; a rotation where both are one register."""
    if i.imms == 0:
        return low
    if i.Rn == i.Rm:
        return rotate_right(low, i.imms)
    return (high << rest) | (low >> i.imms)


@define
def execute(i: Extract, s: State) -> State:
    """A word out of Rn:Rm. The width minus the position is below 64 where it is used."""
    if undefined(i):
        return undefined_instruction(s)
    if i.sf == 1:
        return write_x(advance(s), i.Rd, extract(i, read_x(s, i.Rn), read_x(s, i.Rm), 0 - i.imms))
    return write_w(advance(s), i.Rd, extract(i, read_w(s, i.Rn), read_w(s, i.Rm), 32 - i.imms))


ROW = Encoding("sf op21:2 100111 N o0 Rm:5 imms:6 Rn:5 Rd:5", Extract, execute, undefined)
