"""Barriers: CLREX, DMB, DSB, ISB, SB (Arm ARM C4.1, Branches, Exception Generating and System instructions).

One processing element sees its own accesses in order, so that only CLREX has an effect.
"""

from __future__ import annotations

from lemmata.core.language import B3, B4, B5, datatype, define
from lemmata.models.armv8.encoding import Encoding
from lemmata.models.armv8.ordered import open_monitor
from lemmata.models.armv8.state import State, advance, undefined_instruction, unpredictable_instruction


@datatype
class Barrier:
    """A word of this row."""

    CRm: B4
    op2: B3
    Rt: B5


@define
def undefined(i: Barrier) -> bool:
    """Five operations; FEAT_XS (DSB of another kind) and FEAT_TME (TCOMMIT) are absent."""
    return i.Rt != 31 or not (i.op2 == 0b010 or i.op2[2] == 1)


@define
def execute(i: Barrier, s: State) -> State:
    """CLREX opens the monitor. `CRm` of SB should be zero; with others it is CONSTRAINED UNPREDICTABLE."""
    if undefined(i):
        return undefined_instruction(s)
    if i.op2 == 0b111 and i.CRm != 0:
        return unpredictable_instruction(s)
    return open_monitor(advance(s)) if i.op2 == 0b010 else advance(s)


ROW = Encoding("11010101000000110011 CRm:4 op2:3 Rt:5", Barrier, execute, undefined)
