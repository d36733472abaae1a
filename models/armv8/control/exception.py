"""Exception generation: SVC, BRK (Arm ARM C4.1, Branches, Exception Generating and System instructions)."""

from __future__ import annotations

from lemmata.core.language import B2, B3, B16, datatype, define, replace
from lemmata.models.armv8.encoding import Encoding
from lemmata.models.armv8.state import Breakpoint, State, SupervisorCall, undefined_instruction


@datatype
class GenerateException:
    """A word of this row."""

    opc: B3
    imm16: B16
    op2: B3
    LL: B2


@define
def undefined(i: GenerateException) -> bool:
    """HVC, SMC and DCPS are not for EL0; HLT needs a debugger; FEAT_TME (TCANCEL) is absent."""
    if i.op2 != 0b000:
        return True
    return not ((i.opc == 0b000 and i.LL == 0b01) or (i.opc == 0b001 and i.LL == 0b00))


@define
def execute(i: GenerateException, s: State) -> State:
    """The machine stops there, with the cause as its error."""
    if undefined(i):
        return undefined_instruction(s)
    return replace(s, error=SupervisorCall(i.imm16) if i.opc == 0b000 else Breakpoint(i.imm16))


ROW = Encoding("11010100 opc:3 imm16:16 op2:3 LL:2", GenerateException, execute, undefined)
