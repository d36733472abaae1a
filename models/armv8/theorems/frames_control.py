"""What an instruction leaves as it was: the rows of the group control. Generated; do not edit.

    python -m lemmata.models.armv8.generate

For all records and states: `registers_R`, `vectors_R` (registers that are no destination), `rest_R` (the other parts
of the state), `memory_R` (the bytes outside the access). Destinations are those of `written.py`.
"""

from __future__ import annotations

from lemmata.core.language import B5, B64, assume, implies, theorem
from lemmata.models.armv8.control.barriers import Barrier
from lemmata.models.armv8.control.barriers import execute as execute_barriers
from lemmata.models.armv8.control.branch_imm import BranchImm
from lemmata.models.armv8.control.branch_imm import execute as execute_branch_imm
from lemmata.models.armv8.control.branch_reg import BranchReg
from lemmata.models.armv8.control.branch_reg import execute as execute_branch_reg
from lemmata.models.armv8.control.compbranch import CompareBranch
from lemmata.models.armv8.control.compbranch import execute as execute_compbranch
from lemmata.models.armv8.control.condbranch import CondBranch
from lemmata.models.armv8.control.condbranch import execute as execute_condbranch
from lemmata.models.armv8.control.exception import GenerateException
from lemmata.models.armv8.control.exception import execute as execute_exception
from lemmata.models.armv8.control.hints import Hint
from lemmata.models.armv8.control.hints import execute as execute_hints
from lemmata.models.armv8.control.pstate import ProcessState
from lemmata.models.armv8.control.pstate import execute as execute_pstate
from lemmata.models.armv8.control.systeminstrs import SystemInstruction
from lemmata.models.armv8.control.systeminstrs import execute as execute_systeminstrs
from lemmata.models.armv8.control.systemmove import SystemMove
from lemmata.models.armv8.control.systemmove import execute as execute_systemmove
from lemmata.models.armv8.control.testbranch import TestBranch
from lemmata.models.armv8.control.testbranch import execute as execute_testbranch
from lemmata.models.armv8.memory import may_read, may_write, read_8
from lemmata.models.armv8.registers import read
from lemmata.models.armv8.state import State, read_x
from lemmata.models.armv8.theorems.frame_proof import Statements, attach


@theorem
def registers_condbranch(i: CondBranch, s: State) -> bool:
    return execute_condbranch(i, s).regs == s.regs


@theorem
def vectors_condbranch(i: CondBranch, s: State) -> bool:
    return execute_condbranch(i, s).vregs == s.vregs


@theorem
def rest_condbranch(i: CondBranch, s: State, a: B64, n: B64) -> bool:
    after = execute_condbranch(i, s)
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
def memory_condbranch(i: CondBranch, s: State, a: B64) -> bool:
    return read_8(execute_condbranch(i, s), a) == read_8(s, a)


@theorem
def registers_exception(i: GenerateException, s: State) -> bool:
    return execute_exception(i, s).regs == s.regs


@theorem
def vectors_exception(i: GenerateException, s: State) -> bool:
    return execute_exception(i, s).vregs == s.vregs


@theorem
def rest_exception(i: GenerateException, s: State, a: B64, n: B64) -> bool:
    after = execute_exception(i, s)
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
def memory_exception(i: GenerateException, s: State, a: B64) -> bool:
    return read_8(execute_exception(i, s), a) == read_8(s, a)


@theorem
def registers_hints(i: Hint, s: State) -> bool:
    return execute_hints(i, s).regs == s.regs


@theorem
def vectors_hints(i: Hint, s: State) -> bool:
    return execute_hints(i, s).vregs == s.vregs


@theorem
def rest_hints(i: Hint, s: State, a: B64, n: B64) -> bool:
    after = execute_hints(i, s)
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
def memory_hints(i: Hint, s: State, a: B64) -> bool:
    return read_8(execute_hints(i, s), a) == read_8(s, a)


@theorem
def registers_barriers(i: Barrier, s: State) -> bool:
    return execute_barriers(i, s).regs == s.regs


@theorem
def vectors_barriers(i: Barrier, s: State) -> bool:
    return execute_barriers(i, s).vregs == s.vregs


@theorem
def rest_barriers(i: Barrier, s: State, a: B64, n: B64) -> bool:
    after = execute_barriers(i, s)
    return (
        after.sp == s.sp
        and after.flags == s.flags
        and after.fpcr == s.fpcr
        and after.fpsr == s.fpsr
        and after.tpidr == s.tpidr
        and (i.op2 == 0b010 or after.monitor == s.monitor)
        and may_read(after, a, n) == may_read(s, a, n)
        and may_write(after, a, n) == may_write(s, a, n)
    )


@theorem
def memory_barriers(i: Barrier, s: State, a: B64) -> bool:
    return read_8(execute_barriers(i, s), a) == read_8(s, a)


@theorem
def registers_pstate(i: ProcessState, s: State) -> bool:
    return execute_pstate(i, s).regs == s.regs


@theorem
def vectors_pstate(i: ProcessState, s: State) -> bool:
    return execute_pstate(i, s).vregs == s.vregs


@theorem
def rest_pstate(i: ProcessState, s: State, a: B64, n: B64) -> bool:
    after = execute_pstate(i, s)
    return (
        after.sp == s.sp
        and after.fpcr == s.fpcr
        and after.fpsr == s.fpsr
        and after.tpidr == s.tpidr
        and after.monitor == s.monitor
        and (i.op1 == 0b000 or after.flags == s.flags)
        and may_read(after, a, n) == may_read(s, a, n)
        and may_write(after, a, n) == may_write(s, a, n)
    )


@theorem
def memory_pstate(i: ProcessState, s: State, a: B64) -> bool:
    return read_8(execute_pstate(i, s), a) == read_8(s, a)


@theorem
def registers_systeminstrs(i: SystemInstruction, s: State) -> bool:
    return execute_systeminstrs(i, s).regs == s.regs


@theorem
def vectors_systeminstrs(i: SystemInstruction, s: State) -> bool:
    return execute_systeminstrs(i, s).vregs == s.vregs


@theorem
def rest_systeminstrs(i: SystemInstruction, s: State, a: B64, n: B64) -> bool:
    after = execute_systeminstrs(i, s)
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
def memory_systeminstrs(i: SystemInstruction, s: State, a: B64) -> bool:
    address = read_x(s, i.Rt) & ~B64(63)
    size = B64(64)
    assume(implies(i.CRm == 4, not (a - address < size)))
    return read_8(execute_systeminstrs(i, s), a) == read_8(s, a)


@theorem
def registers_systemmove(i: SystemMove, s: State, n: B5) -> bool:
    assume(implies(i.L == 1, n != i.Rt))
    return read(execute_systemmove(i, s).regs, n) == read(s.regs, n)


@theorem
def vectors_systemmove(i: SystemMove, s: State) -> bool:
    return execute_systemmove(i, s).vregs == s.vregs


@theorem
def rest_systemmove(i: SystemMove, s: State, a: B64, n: B64) -> bool:
    after = execute_systemmove(i, s)
    return (
        after.sp == s.sp
        and after.monitor == s.monitor
        and ((i.L == 0 and i.CRn == 4 and i.CRm == 2 and i.op2 == 0) or after.flags == s.flags)
        and ((i.L == 0 and i.CRn == 4 and i.CRm == 4 and i.op2 == 0) or after.fpcr == s.fpcr)
        and ((i.L == 0 and i.CRn == 4 and i.CRm == 4 and i.op2 == 1) or after.fpsr == s.fpsr)
        and ((i.L == 0 and i.CRn == 13 and i.CRm == 0 and i.op2 == 2) or after.tpidr == s.tpidr)
        and may_read(after, a, n) == may_read(s, a, n)
        and may_write(after, a, n) == may_write(s, a, n)
    )


@theorem
def memory_systemmove(i: SystemMove, s: State, a: B64) -> bool:
    return read_8(execute_systemmove(i, s), a) == read_8(s, a)


@theorem
def registers_branch_reg(i: BranchReg, s: State, n: B5) -> bool:
    assume(implies(i.opc == 0b0001, n != B5(30)))
    return read(execute_branch_reg(i, s).regs, n) == read(s.regs, n)


@theorem
def vectors_branch_reg(i: BranchReg, s: State) -> bool:
    return execute_branch_reg(i, s).vregs == s.vregs


@theorem
def rest_branch_reg(i: BranchReg, s: State, a: B64, n: B64) -> bool:
    after = execute_branch_reg(i, s)
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
def memory_branch_reg(i: BranchReg, s: State, a: B64) -> bool:
    return read_8(execute_branch_reg(i, s), a) == read_8(s, a)


@theorem
def registers_branch_imm(i: BranchImm, s: State, n: B5) -> bool:
    assume(implies(i.op == 1, n != B5(30)))
    return read(execute_branch_imm(i, s).regs, n) == read(s.regs, n)


@theorem
def vectors_branch_imm(i: BranchImm, s: State) -> bool:
    return execute_branch_imm(i, s).vregs == s.vregs


@theorem
def rest_branch_imm(i: BranchImm, s: State, a: B64, n: B64) -> bool:
    after = execute_branch_imm(i, s)
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
def memory_branch_imm(i: BranchImm, s: State, a: B64) -> bool:
    return read_8(execute_branch_imm(i, s), a) == read_8(s, a)


@theorem
def registers_compbranch(i: CompareBranch, s: State) -> bool:
    return execute_compbranch(i, s).regs == s.regs


@theorem
def vectors_compbranch(i: CompareBranch, s: State) -> bool:
    return execute_compbranch(i, s).vregs == s.vregs


@theorem
def rest_compbranch(i: CompareBranch, s: State, a: B64, n: B64) -> bool:
    after = execute_compbranch(i, s)
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
def memory_compbranch(i: CompareBranch, s: State, a: B64) -> bool:
    return read_8(execute_compbranch(i, s), a) == read_8(s, a)


@theorem
def registers_testbranch(i: TestBranch, s: State) -> bool:
    return execute_testbranch(i, s).regs == s.regs


@theorem
def vectors_testbranch(i: TestBranch, s: State) -> bool:
    return execute_testbranch(i, s).vregs == s.vregs


@theorem
def rest_testbranch(i: TestBranch, s: State, a: B64, n: B64) -> bool:
    after = execute_testbranch(i, s)
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
def memory_testbranch(i: TestBranch, s: State, a: B64) -> bool:
    return read_8(execute_testbranch(i, s), a) == read_8(s, a)


FRAMES: dict[str, Statements] = {
    "condbranch": (registers_condbranch, vectors_condbranch, rest_condbranch, memory_condbranch),
    "exception": (registers_exception, vectors_exception, rest_exception, memory_exception),
    "hints": (registers_hints, vectors_hints, rest_hints, memory_hints),
    "barriers": (registers_barriers, vectors_barriers, rest_barriers, memory_barriers),
    "pstate": (registers_pstate, vectors_pstate, rest_pstate, memory_pstate),
    "systeminstrs": (registers_systeminstrs, vectors_systeminstrs, rest_systeminstrs, memory_systeminstrs),
    "systemmove": (registers_systemmove, vectors_systemmove, rest_systemmove, memory_systemmove),
    "branch_reg": (registers_branch_reg, vectors_branch_reg, rest_branch_reg, memory_branch_reg),
    "branch_imm": (registers_branch_imm, vectors_branch_imm, rest_branch_imm, memory_branch_imm),
    "compbranch": (registers_compbranch, vectors_compbranch, rest_compbranch, memory_compbranch),
    "testbranch": (registers_testbranch, vectors_testbranch, rest_testbranch, memory_testbranch),
}
"""The theorems of each row."""

attach(FRAMES)
