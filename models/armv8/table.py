"""The table of encodings: the rows of the manual's encoding index that are modelled (Arm ARM, C4.1).

`dispatch.py` is generated from it (`python -m lemmata.models.armv8.generate`); the decoder, the encoder and
the random words of the tests read it directly.
"""

from __future__ import annotations

from typing import Any

from lemmata.models.armv8 import (
    addsub_imm,
    addsub_shift,
    bitfield,
    branch_imm,
    branch_reg,
    compbranch,
    condbranch,
    condsel,
    dp_1src,
    dp_2src,
    dp_3src,
    log_imm,
    log_shift,
    movewide,
)
from lemmata.models.armv8.addsub_imm import AddSubImm
from lemmata.models.armv8.addsub_shift import AddSubShift
from lemmata.models.armv8.bitfield import Bitfield
from lemmata.models.armv8.branch_imm import BranchImm
from lemmata.models.armv8.branch_reg import BranchReg
from lemmata.models.armv8.compbranch import CompareBranch
from lemmata.models.armv8.condbranch import CondBranch
from lemmata.models.armv8.condsel import CondSel
from lemmata.models.armv8.dp_1src import DataProc1
from lemmata.models.armv8.dp_2src import DataProc2
from lemmata.models.armv8.dp_3src import DataProc3
from lemmata.models.armv8.encoding import Encoding
from lemmata.models.armv8.log_imm import LogicalImm
from lemmata.models.armv8.log_shift import LogicalShift
from lemmata.models.armv8.movewide import MoveWide

TABLE: dict[str, tuple[Encoding[Any], ...]] = {
    "dpimm": (   # data processing, immediate
        Encoding("sf op S 100010 sh imm12:12 Rn:5 Rd:5",
                 AddSubImm, addsub_imm.execute, addsub_imm.undefined),
        Encoding("sf opc:2 100100 N immr:6 imms:6 Rn:5 Rd:5",
                 LogicalImm, log_imm.execute, log_imm.undefined),
        Encoding("sf opc:2 100101 hw:2 imm16:16 Rd:5",
                 MoveWide, movewide.execute, movewide.undefined),
        Encoding("sf opc:2 100110 N immr:6 imms:6 Rn:5 Rd:5",
                 Bitfield, bitfield.execute, bitfield.undefined),
    ),
    "control": (   # branches
        Encoding("0101010 o1 imm19:19 o0 cond:4",
                 CondBranch, condbranch.execute, condbranch.undefined),
        Encoding("1101011 opc:4 op2:5 op3:6 Rn:5 op4:5",
                 BranchReg, branch_reg.execute, branch_reg.undefined),
        Encoding("op 00101 imm26:26",
                 BranchImm, branch_imm.execute, branch_imm.undefined),
        Encoding("sf 011010 op imm19:19 Rt:5",
                 CompareBranch, compbranch.execute, compbranch.undefined),
    ),
    "dpreg": (   # data processing, register
        Encoding("sf op S 01011 shift:2 0 Rm:5 imm6:6 Rn:5 Rd:5",
                 AddSubShift, addsub_shift.execute, addsub_shift.undefined),
        Encoding("sf opc:2 01010 shift:2 N Rm:5 imm6:6 Rn:5 Rd:5",
                 LogicalShift, log_shift.execute, log_shift.undefined),
        Encoding("sf op S 11010100 Rm:5 cond:4 op2:2 Rn:5 Rd:5",
                 CondSel, condsel.execute, condsel.undefined),
        Encoding("sf 0 S 11010110 Rm:5 opcode:6 Rn:5 Rd:5",
                 DataProc2, dp_2src.execute, dp_2src.undefined, dp_2src.unmodelled),
        Encoding("sf 1 S 11010110 opcode2:5 opcode:6 Rn:5 Rd:5",
                 DataProc1, dp_1src.execute, dp_1src.undefined),
        Encoding("sf op54:2 11011 op31:3 Rm:5 o0 Ra:5 Rn:5 Rd:5",
                 DataProc3, dp_3src.execute, dp_3src.undefined),
    ),
}  # fmt: skip

ROWS: tuple[Encoding[Any], ...] = tuple(row for rows in TABLE.values() for row in rows)


def find(word: int) -> Encoding[Any] | None:
    """The row that a word falls in, if it is modelled."""
    return next((row for row in ROWS if row.matches(word)), None)
