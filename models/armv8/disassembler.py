"""Text for instruction words of the modelled rows, in GNU syntax without aliases (`objdump -M no-aliases`).

For messages and listings; nothing that is proved depends on it.
"""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from lemmata.models.armv8.control.branch_imm import BranchImm
from lemmata.models.armv8.control.branch_reg import BranchReg
from lemmata.models.armv8.control.compbranch import CompareBranch
from lemmata.models.armv8.control.condbranch import CondBranch
from lemmata.models.armv8.dpimm.addsub_imm import AddSubImm
from lemmata.models.armv8.dpimm.bitfield import Bitfield
from lemmata.models.armv8.dpimm.log_imm import LogicalImm, mask
from lemmata.models.armv8.dpimm.movewide import MoveWide
from lemmata.models.armv8.dpreg.addsub_shift import AddSubShift
from lemmata.models.armv8.dpreg.condsel import CondSel
from lemmata.models.armv8.dpreg.dp_1src import DataProc1
from lemmata.models.armv8.dpreg.dp_2src import DataProc2
from lemmata.models.armv8.dpreg.dp_3src import DataProc3
from lemmata.models.armv8.dpreg.log_shift import LogicalShift
from lemmata.models.armv8.index import describe
from lemmata.models.armv8.table import find, is_pending

CONDITIONS = ("eq", "ne", "cs", "cc", "mi", "pl", "vs", "vc", "hi", "ls", "ge", "lt", "gt", "le", "al", "nv")
SHIFTS = ("lsl", "lsr", "asr", "ror")


def disassemble(word: int, address: int | None = None) -> str | None:
    """The text of a word; None for one that is undefined or not modelled, or of a row without a writer.

    Branch targets are relative (`.+8`), or absolute where the word's address is given.

    >>> disassemble(0x8B020020), disassemble(0xB4000082), disassemble(0xB4000082, 0x1000)
    ('add x0, x1, x2', 'cbz x2, .+16', 'cbz x2, 0x1010')
    """
    row = find(word)
    if row is None:
        return None
    instruction = row.decode(word)
    if row.undefined(instruction) or (row.unmodelled is not None and row.unmodelled(instruction)):
        return None
    writer = _WRITERS.get(row.record)
    return None if writer is None else writer(instruction, address)


def listing(word: int, address: int) -> str:
    """A line for messages: address, word, and the text or why there is none.

    >>> listing(0x9E670000, 0x18)
    '0x18: 0x9e670000 (simd_fp: float2int): not modelled'
    """
    where = f"{address:#x}: {word:#010x}"
    text = disassemble(word, address)
    if text is not None:
        return f"{where} {text}"
    row = find(word)
    undefined = not is_pending(word) if row is None else row.undefined(row.decode(word))
    return f"{where} ({describe(word)}): {'undefined' if undefined else 'not modelled'}"


def register(number: int, sf: int, *, stack: bool = False) -> str:
    """A register's name; number 31 is the zero register or the stack pointer."""
    if number == 31:
        return ("sp" if sf else "wsp") if stack else ("xzr" if sf else "wzr")
    return f"{'x' if sf else 'w'}{number}"


def _registers(i: Any, *names: str) -> str:
    """The named register fields, at the width of the instruction."""
    return ", ".join(register(getattr(i, name).uint, i.sf.uint) for name in names)


def _target(offset: int, width: int, address: int | None) -> str:
    """A branch target, from a signed field that counts words."""
    distance = 4 * (offset - (1 << width if offset >> width - 1 else 0))
    return f".{distance:+d}" if address is None else f"{address + distance & 2**64 - 1:#x}"


def _shifted(i: AddSubShift | LogicalShift) -> str:
    """The shift of the last operand, unless it is LSL by 0."""
    if i.shift == 0 and i.imm6 == 0:
        return ""
    return f", {SHIFTS[i.shift.uint]} #{i.imm6.uint}"


def _addsub_imm(i: AddSubImm, address: int | None) -> str:
    name = ("add", "adds", "sub", "subs")[2 * i.op.uint + i.S.uint]
    target = register(i.Rd.uint, i.sf.uint, stack=i.S == 0)
    shift = ", lsl #12" if i.sh == 1 else ""
    return f"{name} {target}, {register(i.Rn.uint, i.sf.uint, stack=True)}, #{i.imm12.uint:#x}{shift}"


def _addsub_shift(i: AddSubShift, address: int | None) -> str:
    name = ("add", "adds", "sub", "subs")[2 * i.op.uint + i.S.uint]
    return f"{name} {_registers(i, 'Rd', 'Rn', 'Rm')}{_shifted(i)}"


def _log_imm(i: LogicalImm, address: int | None) -> str:
    name = ("and", "orr", "eor", "ands")[i.opc.uint]
    value = mask(i).uint if i.sf == 1 else mask(i).uint & 0xFFFFFFFF
    return f"{name} {register(i.Rd.uint, i.sf.uint, stack=i.opc != 3)}, {_registers(i, 'Rn')}, #{value:#x}"


def _log_shift(i: LogicalShift, address: int | None) -> str:
    name = ("and", "bic", "orr", "orn", "eor", "eon", "ands", "bics")[2 * i.opc.uint + i.N.uint]
    return f"{name} {_registers(i, 'Rd', 'Rn', 'Rm')}{_shifted(i)}"


def _movewide(i: MoveWide, address: int | None) -> str:
    name = {0: "movn", 2: "movz", 3: "movk"}[i.opc.uint]
    shift = f", lsl #{16 * i.hw.uint}" if i.hw != 0 else ""
    return f"{name} {_registers(i, 'Rd')}, #{i.imm16.uint:#x}{shift}"


def _bitfield(i: Bitfield, address: int | None) -> str:
    name = ("sbfm", "bfm", "ubfm")[i.opc.uint]
    return f"{name} {_registers(i, 'Rd', 'Rn')}, #{i.immr.uint}, #{i.imms.uint}"


def _condsel(i: CondSel, address: int | None) -> str:
    name = ("csel", "csinc", "csinv", "csneg")[2 * i.op.uint + i.op2.uint]
    return f"{name} {_registers(i, 'Rd', 'Rn', 'Rm')}, {CONDITIONS[i.cond.uint]}"


def _dp_1src(i: DataProc1, address: int | None) -> str:
    third = "rev32" if i.sf == 1 else "rev"
    name = ("rbit", "rev16", third, "rev", "clz", "cls")[i.opcode.uint]
    return f"{name} {_registers(i, 'Rd', 'Rn')}"


def _dp_2src(i: DataProc2, address: int | None) -> str:
    if i.opcode[4] == 1:
        name = f"crc32{'c' if i.opcode[2] == 1 else ''}{'bhwx'[i.opcode.uint & 3]}"
        return f"{name} {register(i.Rd.uint, 0)}, {register(i.Rn.uint, 0)}, {register(i.Rm.uint, i.sf.uint)}"
    name = f"{SHIFTS[i.opcode.uint & 3]}v" if i.opcode[3] == 1 else ("udiv", "sdiv")[i.opcode.uint & 1]
    return f"{name} {_registers(i, 'Rd', 'Rn', 'Rm')}"


def _dp_3src(i: DataProc3, address: int | None) -> str:
    if i.op31 == 0b010 or i.op31 == 0b110:
        return f"{'s' if i.op31 == 0b010 else 'u'}mulh {_registers(i, 'Rd', 'Rn', 'Rm')}"
    name = "madd" if i.o0 == 0 else "msub"
    if i.op31 == 0b000:
        return f"{name} {_registers(i, 'Rd', 'Rn', 'Rm', 'Ra')}"
    factors = ", ".join(register(n.uint, 0) for n in (i.Rn, i.Rm))
    signed = "s" if i.op31 == 0b001 else "u"
    return f"{signed}{name}l {_registers(i, 'Rd')}, {factors}, {_registers(i, 'Ra')}"


def _compbranch(i: CompareBranch, address: int | None) -> str:
    name = "cbz" if i.op == 0 else "cbnz"
    return f"{name} {_registers(i, 'Rt')}, {_target(i.imm19.uint, 19, address)}"


def _condbranch(i: CondBranch, address: int | None) -> str:
    return f"b.{CONDITIONS[i.cond.uint]} {_target(i.imm19.uint, 19, address)}"


def _branch_imm(i: BranchImm, address: int | None) -> str:
    return f"{'b' if i.op == 0 else 'bl'} {_target(i.imm26.uint, 26, address)}"


def _branch_reg(i: BranchReg, address: int | None) -> str:
    name = ("br", "blr", "ret")[i.opc.uint]
    return name if name == "ret" and i.Rn == 30 else f"{name} {register(i.Rn.uint, 1)}"


_WRITERS: dict[type[Any], Callable[[Any, int | None], str]] = {
    AddSubImm: _addsub_imm,
    AddSubShift: _addsub_shift,
    Bitfield: _bitfield,
    BranchImm: _branch_imm,
    BranchReg: _branch_reg,
    CompareBranch: _compbranch,
    CondBranch: _condbranch,
    CondSel: _condsel,
    DataProc1: _dp_1src,
    DataProc2: _dp_2src,
    DataProc3: _dp_3src,
    LogicalImm: _log_imm,
    LogicalShift: _log_shift,
    MoveWide: _movewide,
}
