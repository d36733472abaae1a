"""What an instruction leaves as it was: the rows of the group dpreg. Generated; do not edit.

    python -m lemmata.models.armv8.generate

For all records and states: `registers_R`, `vectors_R` (registers that are no destination), `rest_R` (the other parts
of the state), `memory_R` (the bytes outside the access). Destinations are those of `written.py`.
"""

from __future__ import annotations

from lemmata.core.language import B5, B64, assume, theorem
from lemmata.models.armv8.dpreg.addsub_carry import AddSubCarry
from lemmata.models.armv8.dpreg.addsub_carry import execute as execute_addsub_carry
from lemmata.models.armv8.dpreg.addsub_ext import AddSubExtend
from lemmata.models.armv8.dpreg.addsub_ext import execute as execute_addsub_ext
from lemmata.models.armv8.dpreg.addsub_shift import AddSubShift
from lemmata.models.armv8.dpreg.addsub_shift import execute as execute_addsub_shift
from lemmata.models.armv8.dpreg.condcmp_imm import CondCompareImm
from lemmata.models.armv8.dpreg.condcmp_imm import execute as execute_condcmp_imm
from lemmata.models.armv8.dpreg.condcmp_reg import CondCompareReg
from lemmata.models.armv8.dpreg.condcmp_reg import execute as execute_condcmp_reg
from lemmata.models.armv8.dpreg.condsel import CondSel
from lemmata.models.armv8.dpreg.condsel import execute as execute_condsel
from lemmata.models.armv8.dpreg.dp_1src import DataProc1
from lemmata.models.armv8.dpreg.dp_1src import execute as execute_dp_1src
from lemmata.models.armv8.dpreg.dp_2src import DataProc2
from lemmata.models.armv8.dpreg.dp_2src import execute as execute_dp_2src
from lemmata.models.armv8.dpreg.dp_3src import DataProc3
from lemmata.models.armv8.dpreg.dp_3src import execute as execute_dp_3src
from lemmata.models.armv8.dpreg.log_shift import LogicalShift
from lemmata.models.armv8.dpreg.log_shift import execute as execute_log_shift
from lemmata.models.armv8.dpreg.rmif import RotateIntoFlags
from lemmata.models.armv8.dpreg.rmif import execute as execute_rmif
from lemmata.models.armv8.dpreg.setf import EvaluateIntoFlags
from lemmata.models.armv8.dpreg.setf import execute as execute_setf
from lemmata.models.armv8.memory import may_read, may_write, read_8
from lemmata.models.armv8.registers import read
from lemmata.models.armv8.state import State
from lemmata.models.armv8.theorems.frame_proof import Statements, attach


@theorem
def registers_dp_2src(i: DataProc2, s: State, n: B5) -> bool:
    assume(n != i.Rd)
    return read(execute_dp_2src(i, s).regs, n) == read(s.regs, n)


@theorem
def vectors_dp_2src(i: DataProc2, s: State) -> bool:
    return execute_dp_2src(i, s).vregs == s.vregs


@theorem
def rest_dp_2src(i: DataProc2, s: State, a: B64, n: B64) -> bool:
    after = execute_dp_2src(i, s)
    return (
        after.sp == s.sp
        and after.flags == s.flags
        and after.fpcr == s.fpcr
        and after.fpsr == s.fpsr
        and after.tpidr == s.tpidr
        and after.monitor == s.monitor
        and may_read(after, a, n) == may_read(s, a, n)
        and may_write(after, a, n) == may_write(s, a, n)
    )


@theorem
def memory_dp_2src(i: DataProc2, s: State, a: B64) -> bool:
    return read_8(execute_dp_2src(i, s), a) == read_8(s, a)


@theorem
def registers_dp_1src(i: DataProc1, s: State, n: B5) -> bool:
    assume(n != i.Rd)
    return read(execute_dp_1src(i, s).regs, n) == read(s.regs, n)


@theorem
def vectors_dp_1src(i: DataProc1, s: State) -> bool:
    return execute_dp_1src(i, s).vregs == s.vregs


@theorem
def rest_dp_1src(i: DataProc1, s: State, a: B64, n: B64) -> bool:
    after = execute_dp_1src(i, s)
    return (
        after.sp == s.sp
        and after.flags == s.flags
        and after.fpcr == s.fpcr
        and after.fpsr == s.fpsr
        and after.tpidr == s.tpidr
        and after.monitor == s.monitor
        and may_read(after, a, n) == may_read(s, a, n)
        and may_write(after, a, n) == may_write(s, a, n)
    )


@theorem
def memory_dp_1src(i: DataProc1, s: State, a: B64) -> bool:
    return read_8(execute_dp_1src(i, s), a) == read_8(s, a)


@theorem
def registers_log_shift(i: LogicalShift, s: State, n: B5) -> bool:
    assume(n != i.Rd)
    return read(execute_log_shift(i, s).regs, n) == read(s.regs, n)


@theorem
def vectors_log_shift(i: LogicalShift, s: State) -> bool:
    return execute_log_shift(i, s).vregs == s.vregs


@theorem
def rest_log_shift(i: LogicalShift, s: State, a: B64, n: B64) -> bool:
    after = execute_log_shift(i, s)
    return (
        after.sp == s.sp
        and after.fpcr == s.fpcr
        and after.fpsr == s.fpsr
        and after.tpidr == s.tpidr
        and after.monitor == s.monitor
        and (i.opc == 0b11 or after.flags == s.flags)
        and may_read(after, a, n) == may_read(s, a, n)
        and may_write(after, a, n) == may_write(s, a, n)
    )


@theorem
def memory_log_shift(i: LogicalShift, s: State, a: B64) -> bool:
    return read_8(execute_log_shift(i, s), a) == read_8(s, a)


@theorem
def registers_addsub_shift(i: AddSubShift, s: State, n: B5) -> bool:
    assume(n != i.Rd)
    return read(execute_addsub_shift(i, s).regs, n) == read(s.regs, n)


@theorem
def vectors_addsub_shift(i: AddSubShift, s: State) -> bool:
    return execute_addsub_shift(i, s).vregs == s.vregs


@theorem
def rest_addsub_shift(i: AddSubShift, s: State, a: B64, n: B64) -> bool:
    after = execute_addsub_shift(i, s)
    return (
        after.sp == s.sp
        and after.fpcr == s.fpcr
        and after.fpsr == s.fpsr
        and after.tpidr == s.tpidr
        and after.monitor == s.monitor
        and (i.S == 1 or after.flags == s.flags)
        and may_read(after, a, n) == may_read(s, a, n)
        and may_write(after, a, n) == may_write(s, a, n)
    )


@theorem
def memory_addsub_shift(i: AddSubShift, s: State, a: B64) -> bool:
    return read_8(execute_addsub_shift(i, s), a) == read_8(s, a)


@theorem
def registers_addsub_ext(i: AddSubExtend, s: State, n: B5) -> bool:
    assume(n != i.Rd)
    return read(execute_addsub_ext(i, s).regs, n) == read(s.regs, n)


@theorem
def vectors_addsub_ext(i: AddSubExtend, s: State) -> bool:
    return execute_addsub_ext(i, s).vregs == s.vregs


@theorem
def rest_addsub_ext(i: AddSubExtend, s: State, a: B64, n: B64) -> bool:
    after = execute_addsub_ext(i, s)
    return (
        after.fpcr == s.fpcr
        and after.fpsr == s.fpsr
        and after.tpidr == s.tpidr
        and after.monitor == s.monitor
        and ((i.S == 0 and i.Rd == 31) or after.sp == s.sp)
        and (i.S == 1 or after.flags == s.flags)
        and may_read(after, a, n) == may_read(s, a, n)
        and may_write(after, a, n) == may_write(s, a, n)
    )


@theorem
def memory_addsub_ext(i: AddSubExtend, s: State, a: B64) -> bool:
    return read_8(execute_addsub_ext(i, s), a) == read_8(s, a)


@theorem
def registers_addsub_carry(i: AddSubCarry, s: State, n: B5) -> bool:
    assume(n != i.Rd)
    return read(execute_addsub_carry(i, s).regs, n) == read(s.regs, n)


@theorem
def vectors_addsub_carry(i: AddSubCarry, s: State) -> bool:
    return execute_addsub_carry(i, s).vregs == s.vregs


@theorem
def rest_addsub_carry(i: AddSubCarry, s: State, a: B64, n: B64) -> bool:
    after = execute_addsub_carry(i, s)
    return (
        after.sp == s.sp
        and after.fpcr == s.fpcr
        and after.fpsr == s.fpsr
        and after.tpidr == s.tpidr
        and after.monitor == s.monitor
        and (i.S == 1 or after.flags == s.flags)
        and may_read(after, a, n) == may_read(s, a, n)
        and may_write(after, a, n) == may_write(s, a, n)
    )


@theorem
def memory_addsub_carry(i: AddSubCarry, s: State, a: B64) -> bool:
    return read_8(execute_addsub_carry(i, s), a) == read_8(s, a)


@theorem
def registers_rmif(i: RotateIntoFlags, s: State) -> bool:
    return execute_rmif(i, s).regs == s.regs


@theorem
def vectors_rmif(i: RotateIntoFlags, s: State) -> bool:
    return execute_rmif(i, s).vregs == s.vregs


@theorem
def rest_rmif(i: RotateIntoFlags, s: State, a: B64, n: B64) -> bool:
    after = execute_rmif(i, s)
    return (
        after.sp == s.sp
        and after.fpcr == s.fpcr
        and after.fpsr == s.fpsr
        and after.tpidr == s.tpidr
        and after.monitor == s.monitor
        and may_read(after, a, n) == may_read(s, a, n)
        and may_write(after, a, n) == may_write(s, a, n)
    )


@theorem
def memory_rmif(i: RotateIntoFlags, s: State, a: B64) -> bool:
    return read_8(execute_rmif(i, s), a) == read_8(s, a)


@theorem
def registers_setf(i: EvaluateIntoFlags, s: State) -> bool:
    return execute_setf(i, s).regs == s.regs


@theorem
def vectors_setf(i: EvaluateIntoFlags, s: State) -> bool:
    return execute_setf(i, s).vregs == s.vregs


@theorem
def rest_setf(i: EvaluateIntoFlags, s: State, a: B64, n: B64) -> bool:
    after = execute_setf(i, s)
    return (
        after.sp == s.sp
        and after.fpcr == s.fpcr
        and after.fpsr == s.fpsr
        and after.tpidr == s.tpidr
        and after.monitor == s.monitor
        and may_read(after, a, n) == may_read(s, a, n)
        and may_write(after, a, n) == may_write(s, a, n)
    )


@theorem
def memory_setf(i: EvaluateIntoFlags, s: State, a: B64) -> bool:
    return read_8(execute_setf(i, s), a) == read_8(s, a)


@theorem
def registers_condcmp_reg(i: CondCompareReg, s: State) -> bool:
    return execute_condcmp_reg(i, s).regs == s.regs


@theorem
def vectors_condcmp_reg(i: CondCompareReg, s: State) -> bool:
    return execute_condcmp_reg(i, s).vregs == s.vregs


@theorem
def rest_condcmp_reg(i: CondCompareReg, s: State, a: B64, n: B64) -> bool:
    after = execute_condcmp_reg(i, s)
    return (
        after.sp == s.sp
        and after.fpcr == s.fpcr
        and after.fpsr == s.fpsr
        and after.tpidr == s.tpidr
        and after.monitor == s.monitor
        and may_read(after, a, n) == may_read(s, a, n)
        and may_write(after, a, n) == may_write(s, a, n)
    )


@theorem
def memory_condcmp_reg(i: CondCompareReg, s: State, a: B64) -> bool:
    return read_8(execute_condcmp_reg(i, s), a) == read_8(s, a)


@theorem
def registers_condcmp_imm(i: CondCompareImm, s: State) -> bool:
    return execute_condcmp_imm(i, s).regs == s.regs


@theorem
def vectors_condcmp_imm(i: CondCompareImm, s: State) -> bool:
    return execute_condcmp_imm(i, s).vregs == s.vregs


@theorem
def rest_condcmp_imm(i: CondCompareImm, s: State, a: B64, n: B64) -> bool:
    after = execute_condcmp_imm(i, s)
    return (
        after.sp == s.sp
        and after.fpcr == s.fpcr
        and after.fpsr == s.fpsr
        and after.tpidr == s.tpidr
        and after.monitor == s.monitor
        and may_read(after, a, n) == may_read(s, a, n)
        and may_write(after, a, n) == may_write(s, a, n)
    )


@theorem
def memory_condcmp_imm(i: CondCompareImm, s: State, a: B64) -> bool:
    return read_8(execute_condcmp_imm(i, s), a) == read_8(s, a)


@theorem
def registers_condsel(i: CondSel, s: State, n: B5) -> bool:
    assume(n != i.Rd)
    return read(execute_condsel(i, s).regs, n) == read(s.regs, n)


@theorem
def vectors_condsel(i: CondSel, s: State) -> bool:
    return execute_condsel(i, s).vregs == s.vregs


@theorem
def rest_condsel(i: CondSel, s: State, a: B64, n: B64) -> bool:
    after = execute_condsel(i, s)
    return (
        after.sp == s.sp
        and after.flags == s.flags
        and after.fpcr == s.fpcr
        and after.fpsr == s.fpsr
        and after.tpidr == s.tpidr
        and after.monitor == s.monitor
        and may_read(after, a, n) == may_read(s, a, n)
        and may_write(after, a, n) == may_write(s, a, n)
    )


@theorem
def memory_condsel(i: CondSel, s: State, a: B64) -> bool:
    return read_8(execute_condsel(i, s), a) == read_8(s, a)


@theorem
def registers_dp_3src(i: DataProc3, s: State, n: B5) -> bool:
    assume(n != i.Rd)
    return read(execute_dp_3src(i, s).regs, n) == read(s.regs, n)


@theorem
def vectors_dp_3src(i: DataProc3, s: State) -> bool:
    return execute_dp_3src(i, s).vregs == s.vregs


@theorem
def rest_dp_3src(i: DataProc3, s: State, a: B64, n: B64) -> bool:
    after = execute_dp_3src(i, s)
    return (
        after.sp == s.sp
        and after.flags == s.flags
        and after.fpcr == s.fpcr
        and after.fpsr == s.fpsr
        and after.tpidr == s.tpidr
        and after.monitor == s.monitor
        and may_read(after, a, n) == may_read(s, a, n)
        and may_write(after, a, n) == may_write(s, a, n)
    )


@theorem
def memory_dp_3src(i: DataProc3, s: State, a: B64) -> bool:
    return read_8(execute_dp_3src(i, s), a) == read_8(s, a)


FRAMES: dict[str, Statements] = {
    "dp_2src": (registers_dp_2src, vectors_dp_2src, rest_dp_2src, memory_dp_2src),
    "dp_1src": (registers_dp_1src, vectors_dp_1src, rest_dp_1src, memory_dp_1src),
    "log_shift": (registers_log_shift, vectors_log_shift, rest_log_shift, memory_log_shift),
    "addsub_shift": (registers_addsub_shift, vectors_addsub_shift, rest_addsub_shift, memory_addsub_shift),
    "addsub_ext": (registers_addsub_ext, vectors_addsub_ext, rest_addsub_ext, memory_addsub_ext),
    "addsub_carry": (registers_addsub_carry, vectors_addsub_carry, rest_addsub_carry, memory_addsub_carry),
    "rmif": (registers_rmif, vectors_rmif, rest_rmif, memory_rmif),
    "setf": (registers_setf, vectors_setf, rest_setf, memory_setf),
    "condcmp_reg": (registers_condcmp_reg, vectors_condcmp_reg, rest_condcmp_reg, memory_condcmp_reg),
    "condcmp_imm": (registers_condcmp_imm, vectors_condcmp_imm, rest_condcmp_imm, memory_condcmp_imm),
    "condsel": (registers_condsel, vectors_condsel, rest_condsel, memory_condsel),
    "dp_3src": (registers_dp_3src, vectors_dp_3src, rest_dp_3src, memory_dp_3src),
}
"""The theorems of each row."""

attach(FRAMES)
