"""What an instruction leaves as it was: the rows of the group dpimm. Generated; do not edit.

    python -m lemmata.models.armv8.generate

For all records and states: `registers_R`, `vectors_R` (registers that are no destination), `rest_R` (the other parts
of the state), `memory_R` (the bytes outside the access). Destinations are those of `written.py`.
"""

from __future__ import annotations

from lemmata.core.language import B5, B64, assume, theorem
from lemmata.models.armv8.dpimm.addsub_imm import AddSubImm
from lemmata.models.armv8.dpimm.addsub_imm import execute as execute_addsub_imm
from lemmata.models.armv8.dpimm.bitfield import Bitfield
from lemmata.models.armv8.dpimm.bitfield import execute as execute_bitfield
from lemmata.models.armv8.dpimm.extract import Extract
from lemmata.models.armv8.dpimm.extract import execute as execute_extract
from lemmata.models.armv8.dpimm.log_imm import LogicalImm
from lemmata.models.armv8.dpimm.log_imm import execute as execute_log_imm
from lemmata.models.armv8.dpimm.movewide import MoveWide
from lemmata.models.armv8.dpimm.movewide import execute as execute_movewide
from lemmata.models.armv8.dpimm.pcreladdr import PCRelAddress
from lemmata.models.armv8.dpimm.pcreladdr import execute as execute_pcreladdr
from lemmata.models.armv8.memory import may_read, may_write, read_8
from lemmata.models.armv8.registers import read
from lemmata.models.armv8.state import State
from lemmata.models.armv8.theorems.frame_proof import Statements, attach


@theorem
def registers_pcreladdr(i: PCRelAddress, s: State, n: B5) -> bool:
    assume(n != i.Rd)
    return read(execute_pcreladdr(i, s).regs, n) == read(s.regs, n)


@theorem
def vectors_pcreladdr(i: PCRelAddress, s: State) -> bool:
    return execute_pcreladdr(i, s).vregs == s.vregs


@theorem
def rest_pcreladdr(i: PCRelAddress, s: State, a: B64, n: B64) -> bool:
    after = execute_pcreladdr(i, s)
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
def memory_pcreladdr(i: PCRelAddress, s: State, a: B64) -> bool:
    return read_8(execute_pcreladdr(i, s), a) == read_8(s, a)


@theorem
def registers_addsub_imm(i: AddSubImm, s: State, n: B5) -> bool:
    assume(n != i.Rd)
    return read(execute_addsub_imm(i, s).regs, n) == read(s.regs, n)


@theorem
def vectors_addsub_imm(i: AddSubImm, s: State) -> bool:
    return execute_addsub_imm(i, s).vregs == s.vregs


@theorem
def rest_addsub_imm(i: AddSubImm, s: State, a: B64, n: B64) -> bool:
    after = execute_addsub_imm(i, s)
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
def memory_addsub_imm(i: AddSubImm, s: State, a: B64) -> bool:
    return read_8(execute_addsub_imm(i, s), a) == read_8(s, a)


@theorem
def registers_log_imm(i: LogicalImm, s: State, n: B5) -> bool:
    assume(n != i.Rd)
    return read(execute_log_imm(i, s).regs, n) == read(s.regs, n)


@theorem
def vectors_log_imm(i: LogicalImm, s: State) -> bool:
    return execute_log_imm(i, s).vregs == s.vregs


@theorem
def rest_log_imm(i: LogicalImm, s: State, a: B64, n: B64) -> bool:
    after = execute_log_imm(i, s)
    return (
        after.fpcr == s.fpcr
        and after.fpsr == s.fpsr
        and after.tpidr == s.tpidr
        and after.monitor == s.monitor
        and ((i.opc != 0b11 and i.Rd == 31) or after.sp == s.sp)
        and (i.opc == 0b11 or after.flags == s.flags)
        and may_read(after, a, n) == may_read(s, a, n)
        and may_write(after, a, n) == may_write(s, a, n)
    )


@theorem
def memory_log_imm(i: LogicalImm, s: State, a: B64) -> bool:
    return read_8(execute_log_imm(i, s), a) == read_8(s, a)


@theorem
def registers_movewide(i: MoveWide, s: State, n: B5) -> bool:
    assume(n != i.Rd)
    return read(execute_movewide(i, s).regs, n) == read(s.regs, n)


@theorem
def vectors_movewide(i: MoveWide, s: State) -> bool:
    return execute_movewide(i, s).vregs == s.vregs


@theorem
def rest_movewide(i: MoveWide, s: State, a: B64, n: B64) -> bool:
    after = execute_movewide(i, s)
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
def memory_movewide(i: MoveWide, s: State, a: B64) -> bool:
    return read_8(execute_movewide(i, s), a) == read_8(s, a)


@theorem
def registers_bitfield(i: Bitfield, s: State, n: B5) -> bool:
    assume(n != i.Rd)
    return read(execute_bitfield(i, s).regs, n) == read(s.regs, n)


@theorem
def vectors_bitfield(i: Bitfield, s: State) -> bool:
    return execute_bitfield(i, s).vregs == s.vregs


@theorem
def rest_bitfield(i: Bitfield, s: State, a: B64, n: B64) -> bool:
    after = execute_bitfield(i, s)
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
def memory_bitfield(i: Bitfield, s: State, a: B64) -> bool:
    return read_8(execute_bitfield(i, s), a) == read_8(s, a)


@theorem
def registers_extract(i: Extract, s: State, n: B5) -> bool:
    assume(n != i.Rd)
    return read(execute_extract(i, s).regs, n) == read(s.regs, n)


@theorem
def vectors_extract(i: Extract, s: State) -> bool:
    return execute_extract(i, s).vregs == s.vregs


@theorem
def rest_extract(i: Extract, s: State, a: B64, n: B64) -> bool:
    after = execute_extract(i, s)
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
def memory_extract(i: Extract, s: State, a: B64) -> bool:
    return read_8(execute_extract(i, s), a) == read_8(s, a)


FRAMES: dict[str, Statements] = {
    "pcreladdr": (registers_pcreladdr, vectors_pcreladdr, rest_pcreladdr, memory_pcreladdr),
    "addsub_imm": (registers_addsub_imm, vectors_addsub_imm, rest_addsub_imm, memory_addsub_imm),
    "log_imm": (registers_log_imm, vectors_log_imm, rest_log_imm, memory_log_imm),
    "movewide": (registers_movewide, vectors_movewide, rest_movewide, memory_movewide),
    "bitfield": (registers_bitfield, vectors_bitfield, rest_bitfield, memory_bitfield),
    "extract": (registers_extract, vectors_extract, rest_extract, memory_extract),
}
"""The theorems of each row."""

attach(FRAMES)
