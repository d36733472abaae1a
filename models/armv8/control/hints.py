"""Hints: NOP, YIELD, WFE, WFI, SEV, SEVL, ESB, CSDB, BTI, PACIASP, XPACLRI and all others (Arm ARM C4.1, Branches,
Exception Generating and System instructions).

None has an effect here: hints not allocated are NOP, and so are those of FEAT_PAuth, which is absent. BTI only
matters on guarded pages, which are not modelled. WFE and WFI may return at any time.
"""

from __future__ import annotations

from lemmata.core.language import B3, B4, B5, datatype, define
from lemmata.models.armv8.encoding import Encoding
from lemmata.models.armv8.state import State, advance, undefined_instruction


@datatype
class Hint:
    """A word of this row."""

    CRm: B4
    op2: B3
    Rt: B5


@define
def undefined(i: Hint) -> bool:
    """One field is all ones."""
    return i.Rt != 31


@define
def execute(i: Hint, s: State) -> State:
    """On to the next instruction."""
    return undefined_instruction(s) if undefined(i) else advance(s)


ROW = Encoding("11010101000000110010 CRm:4 op2:3 Rt:5", Hint, execute, undefined)
