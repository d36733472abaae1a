"""PSTATE: CFINV, XAFLAG, AXFLAG, and MSR of an immediate (Arm ARM C4.1, Branches, Exception Generating and System
instructions).

Most of MSR is not for EL0: SPSel, PAN and UAO are UNDEFINED, DAIFSet and DAIFClr are trapped to EL1 as
SCTLR_EL1.UMA is zero. FEAT_SSBS, FEAT_MTE and FEAT_SME are absent. MSR of DIT, data-independent timing, is not
modelled.
"""

from __future__ import annotations

from lemmata.core.language import B3, B4, B5, datatype, define, replace
from lemmata.models.armv8.encoding import Encoding
from lemmata.models.armv8.state import (
    Flags,
    State,
    advance,
    undefined_instruction,
    unmodelled_instruction,
    unpredictable_instruction,
)


@datatype
class ProcessState:
    """A word of this row."""

    op1: B3
    CRm: B4
    op2: B3
    Rt: B5


@define
def unmodelled(i: ProcessState) -> bool:
    """MSR DIT."""
    return i.Rt == 31 and i.op1 == 0b011 and i.op2 == 0b010


@define
def undefined(i: ProcessState) -> bool:
    """Three operations on flags, and DIT."""
    return not (i.Rt == 31 and i.op1 == 0b000 and i.op2 < 0b011) and not unmodelled(i)


@define
def converted(i: ProcessState, f: Flags) -> Flags:
    """CFINV inverts C; XAFLAG and AXFLAG convert from and to another format of floating-point comparisons."""
    if i.op2 == 0b000:
        return replace(f, c=not f.c)
    if i.op2 == 0b001:
        return Flags(n=not f.c and not f.z, z=f.z and f.c, c=f.c or f.z, v=not f.c and f.z)
    return Flags(n=False, z=f.z or f.v, c=f.c and not f.v, v=False)


@define
def execute(i: ProcessState, s: State) -> State:
    """The flags. `CRm` should be zero; with others the word is CONSTRAINED UNPREDICTABLE."""
    if undefined(i):
        return undefined_instruction(s)
    if unmodelled(i):
        return unmodelled_instruction(s)
    if i.CRm != 0:
        return unpredictable_instruction(s)
    return replace(advance(s), flags=converted(i, s.flags))


ROW = Encoding("1101010100000 op1:3 0100 CRm:4 op2:3 Rt:5", ProcessState, execute, undefined, unmodelled)
