"""System instructions: DC, IC (Arm ARM C4.1, Branches, Exception Generating and System instructions).

Those for EL0 are by virtual address. DC ZVA zeroes a block; the others change no memory that one observer sees,
and are modelled without the faults of addresses that are not mapped. FEAT_MTE (DC GVA and the like) and
FEAT_SPECRES are absent.
"""

from __future__ import annotations

from lemmata.core.language import B1, B3, B4, B5, B64, B512, datatype, define
from lemmata.models.armv8.encoding import Encoding
from lemmata.models.armv8.memory import may_write, memory_fault, write_mem
from lemmata.models.armv8.state import State, advance, read_x, undefined_instruction


@datatype
class SystemInstruction:
    """A word of this row."""

    L: B1
    op1: B3
    CRn: B4
    CRm: B4
    op2: B3
    Rt: B5


@define
def undefined(i: SystemInstruction) -> bool:
    """IC IVAU; DC ZVA, CVAC, CVAU, CVAP, CVADP, CIVAC."""
    if i.L == 1 or i.op1 != 0b011 or i.CRn != 7 or i.op2 != 0b001:
        return True
    return not (i.CRm == 4 or i.CRm == 5 or (i.CRm >= 10 and i.CRm <= 14))


@define
def zero_block(s: State, block: B64) -> State:
    """The 64 bytes that DCZID_EL0 tells of become zero."""
    return write_mem(advance(s), block, B512(0)) if may_write(s, block, B64(64)) else memory_fault(s, block)


@define
def execute(i: SystemInstruction, s: State) -> State:
    """On the block that holds the address."""
    if undefined(i):
        return undefined_instruction(s)
    return zero_block(s, read_x(s, i.Rt) & ~B64(63)) if i.CRm == 4 else advance(s)


ROW = Encoding("1101010100 L 01 op1:3 CRn:4 CRm:4 op2:3 Rt:5", SystemInstruction, execute, undefined)
