"""What an instruction leaves as it was: the rows of the group ldst. Generated; do not edit.

    python -m lemmata.models.armv8.generate

For all records and states: `registers_R`, `vectors_R` (registers that are no destination), `rest_R` (the other parts
of the state), `memory_R` (the bytes outside the access). Destinations are those of `written.py`.
"""

from __future__ import annotations

from lemmata.core.language import (
    B1,
    B2,
    B3,
    B5,
    B64,
    assume,
    concat,
    implies,
    sign_extend,
    theorem,
    zero_extend,
)
from lemmata.models.armv8.ldst.asisdlse import MultipleStructures
from lemmata.models.armv8.ldst.asisdlse import execute as execute_asisdlse
from lemmata.models.armv8.ldst.asisdlsep import MultipleStructuresPost
from lemmata.models.armv8.ldst.asisdlsep import execute as execute_asisdlsep
from lemmata.models.armv8.ldst.asisdlso import SingleStructures
from lemmata.models.armv8.ldst.asisdlso import execute as execute_asisdlso
from lemmata.models.armv8.ldst.asisdlsop import SingleStructuresPost
from lemmata.models.armv8.ldst.asisdlsop import execute as execute_asisdlsop
from lemmata.models.armv8.ldst.comswap import CompareSwap
from lemmata.models.armv8.ldst.comswap import execute as execute_comswap
from lemmata.models.armv8.ldst.comswappr import CompareSwapPair
from lemmata.models.armv8.ldst.comswappr import execute as execute_comswappr
from lemmata.models.armv8.ldst.ldapstl_unscaled import LoadStoreOrderedUnscaled
from lemmata.models.armv8.ldst.ldapstl_unscaled import execute as execute_ldapstl_unscaled
from lemmata.models.armv8.ldst.ldst_immpost import LoadStorePost
from lemmata.models.armv8.ldst.ldst_immpost import execute as execute_ldst_immpost
from lemmata.models.armv8.ldst.ldst_immpre import LoadStorePre
from lemmata.models.armv8.ldst.ldst_immpre import execute as execute_ldst_immpre
from lemmata.models.armv8.ldst.ldst_pos import LoadStoreUnsigned
from lemmata.models.armv8.ldst.ldst_pos import execute as execute_ldst_pos
from lemmata.models.armv8.ldst.ldst_regoff import LoadStoreRegOffset
from lemmata.models.armv8.ldst.ldst_regoff import execute as execute_ldst_regoff
from lemmata.models.armv8.ldst.ldst_unpriv import LoadStoreUnprivileged
from lemmata.models.armv8.ldst.ldst_unpriv import execute as execute_ldst_unpriv
from lemmata.models.armv8.ldst.ldst_unscaled import LoadStoreUnscaled
from lemmata.models.armv8.ldst.ldst_unscaled import execute as execute_ldst_unscaled
from lemmata.models.armv8.ldst.ldstexclp import ExclusivePair
from lemmata.models.armv8.ldst.ldstexclp import execute as execute_ldstexclp
from lemmata.models.armv8.ldst.ldstexclr import ExclusiveRegister
from lemmata.models.armv8.ldst.ldstexclr import execute as execute_ldstexclr
from lemmata.models.armv8.ldst.ldstnapair_offs import LoadStoreNoAllocPair
from lemmata.models.armv8.ldst.ldstnapair_offs import execute as execute_ldstnapair_offs
from lemmata.models.armv8.ldst.ldstord import LoadStoreOrdered
from lemmata.models.armv8.ldst.ldstord import execute as execute_ldstord
from lemmata.models.armv8.ldst.ldstpair_off import LoadStorePairOffset
from lemmata.models.armv8.ldst.ldstpair_off import execute as execute_ldstpair_off
from lemmata.models.armv8.ldst.ldstpair_post import LoadStorePairPost
from lemmata.models.armv8.ldst.ldstpair_post import execute as execute_ldstpair_post
from lemmata.models.armv8.ldst.ldstpair_pre import LoadStorePairPre
from lemmata.models.armv8.ldst.ldstpair_pre import execute as execute_ldstpair_pre
from lemmata.models.armv8.ldst.loadlit import LoadLiteral
from lemmata.models.armv8.ldst.loadlit import execute as execute_loadlit
from lemmata.models.armv8.ldst.memop import AtomicMemory
from lemmata.models.armv8.ldst.memop import execute as execute_memop
from lemmata.models.armv8.memory import may_read, may_write, read_8
from lemmata.models.armv8.pseudocode import extend_reg
from lemmata.models.armv8.registers import read, read_vector
from lemmata.models.armv8.state import State, read_sp, read_x
from lemmata.models.armv8.theorems.frame_proof import Statements, attach


@theorem
def registers_asisdlse(i: MultipleStructures, s: State) -> bool:
    return execute_asisdlse(i, s).regs == s.regs


@theorem
def vectors_asisdlse(i: MultipleStructures, s: State, n: B5) -> bool:
    assume(implies(i.L == 1, n != i.Rt))
    assume(implies(i.L == 1 and i.opcode != 0b0111, n != i.Rt + 1))
    assume(implies(i.L == 1 and i.opcode[3] == 0 and i.opcode[0] == 0, n != i.Rt + 2))
    assume(implies(i.L == 1 and i.opcode[3:2] == 0b00 and i.opcode[0] == 0, n != i.Rt + 3))
    return read_vector(execute_asisdlse(i, s).vregs, n) == read_vector(s.vregs, n)


@theorem
def rest_asisdlse(i: MultipleStructures, s: State, a: B64, n: B64) -> bool:
    after = execute_asisdlse(i, s)
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
def memory_asisdlse(i: MultipleStructures, s: State, a: B64) -> bool:
    address = read_sp(s, i.Rn)
    size = zero_extend(B3(4) if i.opcode[3:2] == 0b00 else B3(3) if i.opcode[3] == 0 and i.opcode[0] == 0 else B3(1) if i.opcode == 0b0111 else B3(2), 64) << (B3(3) if i.Q == 0 else B3(4))
    assume(implies(i.L == 0, not (a - address < size)))
    return read_8(execute_asisdlse(i, s), a) == read_8(s, a)


@theorem
def registers_asisdlsep(i: MultipleStructuresPost, s: State, n: B5) -> bool:
    assume(n != i.Rn)
    return read(execute_asisdlsep(i, s).regs, n) == read(s.regs, n)


@theorem
def vectors_asisdlsep(i: MultipleStructuresPost, s: State, n: B5) -> bool:
    assume(implies(i.L == 1, n != i.Rt))
    assume(implies(i.L == 1 and i.opcode != 0b0111, n != i.Rt + 1))
    assume(implies(i.L == 1 and i.opcode[3] == 0 and i.opcode[0] == 0, n != i.Rt + 2))
    assume(implies(i.L == 1 and i.opcode[3:2] == 0b00 and i.opcode[0] == 0, n != i.Rt + 3))
    return read_vector(execute_asisdlsep(i, s).vregs, n) == read_vector(s.vregs, n)


@theorem
def rest_asisdlsep(i: MultipleStructuresPost, s: State, a: B64, n: B64) -> bool:
    after = execute_asisdlsep(i, s)
    return (
        after.flags == s.flags
        and after.fpcr == s.fpcr
        and after.fpsr == s.fpsr
        and after.tpidr == s.tpidr
        and after.monitor == s.monitor
        and (i.Rn == 31 or after.sp == s.sp)
        and may_read(after, a, n) == may_read(s, a, n)
        and may_write(after, a, n) == may_write(s, a, n)
    )


@theorem
def memory_asisdlsep(i: MultipleStructuresPost, s: State, a: B64) -> bool:
    address = read_sp(s, i.Rn)
    size = zero_extend(B3(4) if i.opcode[3:2] == 0b00 else B3(3) if i.opcode[3] == 0 and i.opcode[0] == 0 else B3(1) if i.opcode == 0b0111 else B3(2), 64) << (B3(3) if i.Q == 0 else B3(4))
    assume(implies(i.L == 0, not (a - address < size)))
    return read_8(execute_asisdlsep(i, s), a) == read_8(s, a)


@theorem
def registers_asisdlso(i: SingleStructures, s: State) -> bool:
    return execute_asisdlso(i, s).regs == s.regs


@theorem
def vectors_asisdlso(i: SingleStructures, s: State, n: B5) -> bool:
    assume(implies(i.L == 1, n != i.Rt))
    assume(implies(i.L == 1 and (i.opcode[0] == 1 or i.R == 1), n != i.Rt + 1))
    assume(implies(i.L == 1 and i.opcode[0] == 1, n != i.Rt + 2))
    assume(implies(i.L == 1 and i.opcode[0] == 1 and i.R == 1, n != i.Rt + 3))
    return read_vector(execute_asisdlso(i, s).vregs, n) == read_vector(s.vregs, n)


@theorem
def rest_asisdlso(i: SingleStructures, s: State, a: B64, n: B64) -> bool:
    after = execute_asisdlso(i, s)
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
def memory_asisdlso(i: SingleStructures, s: State, a: B64) -> bool:
    address = read_sp(s, i.Rn)
    size = zero_extend(concat(i.opcode[0], i.R), 64) + 1 << (i.opcode[2:1] if i.opcode[2:1] != 0b10 or i.size[0] == 0 else B2(3))
    assume(implies(i.L == 0, not (a - address < size)))
    return read_8(execute_asisdlso(i, s), a) == read_8(s, a)


@theorem
def registers_asisdlsop(i: SingleStructuresPost, s: State, n: B5) -> bool:
    assume(n != i.Rn)
    return read(execute_asisdlsop(i, s).regs, n) == read(s.regs, n)


@theorem
def vectors_asisdlsop(i: SingleStructuresPost, s: State, n: B5) -> bool:
    assume(implies(i.L == 1, n != i.Rt))
    assume(implies(i.L == 1 and (i.opcode[0] == 1 or i.R == 1), n != i.Rt + 1))
    assume(implies(i.L == 1 and i.opcode[0] == 1, n != i.Rt + 2))
    assume(implies(i.L == 1 and i.opcode[0] == 1 and i.R == 1, n != i.Rt + 3))
    return read_vector(execute_asisdlsop(i, s).vregs, n) == read_vector(s.vregs, n)


@theorem
def rest_asisdlsop(i: SingleStructuresPost, s: State, a: B64, n: B64) -> bool:
    after = execute_asisdlsop(i, s)
    return (
        after.flags == s.flags
        and after.fpcr == s.fpcr
        and after.fpsr == s.fpsr
        and after.tpidr == s.tpidr
        and after.monitor == s.monitor
        and (i.Rn == 31 or after.sp == s.sp)
        and may_read(after, a, n) == may_read(s, a, n)
        and may_write(after, a, n) == may_write(s, a, n)
    )


@theorem
def memory_asisdlsop(i: SingleStructuresPost, s: State, a: B64) -> bool:
    address = read_sp(s, i.Rn)
    size = zero_extend(concat(i.opcode[0], i.R), 64) + 1 << (i.opcode[2:1] if i.opcode[2:1] != 0b10 or i.size[0] == 0 else B2(3))
    assume(implies(i.L == 0, not (a - address < size)))
    return read_8(execute_asisdlsop(i, s), a) == read_8(s, a)


@theorem
def registers_comswappr(i: CompareSwapPair, s: State, n: B5) -> bool:
    assume(n != i.Rs)
    assume(n != i.Rs + 1)
    return read(execute_comswappr(i, s).regs, n) == read(s.regs, n)


@theorem
def vectors_comswappr(i: CompareSwapPair, s: State) -> bool:
    return execute_comswappr(i, s).vregs == s.vregs


@theorem
def rest_comswappr(i: CompareSwapPair, s: State, a: B64, n: B64) -> bool:
    after = execute_comswappr(i, s)
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
def memory_comswappr(i: CompareSwapPair, s: State, a: B64) -> bool:
    address = read_sp(s, i.Rn)
    size = B64(8) << i.sz
    assume(not (a - address < size))
    return read_8(execute_comswappr(i, s), a) == read_8(s, a)


@theorem
def registers_ldstexclp(i: ExclusivePair, s: State, n: B5) -> bool:
    assume(implies(i.L == 1, n != i.Rt))
    assume(implies(i.L == 1, n != i.Rt2))
    assume(implies(i.L == 0, n != i.Rs))
    return read(execute_ldstexclp(i, s).regs, n) == read(s.regs, n)


@theorem
def vectors_ldstexclp(i: ExclusivePair, s: State) -> bool:
    return execute_ldstexclp(i, s).vregs == s.vregs


@theorem
def rest_ldstexclp(i: ExclusivePair, s: State, a: B64, n: B64) -> bool:
    after = execute_ldstexclp(i, s)
    return (
        after.sp == s.sp
        and after.flags == s.flags
        and after.fpcr == s.fpcr
        and after.fpsr == s.fpsr
        and after.tpidr == s.tpidr
        and may_read(after, a, n) == may_read(s, a, n)
        and may_write(after, a, n) == may_write(s, a, n)
    )


@theorem
def memory_ldstexclp(i: ExclusivePair, s: State, a: B64) -> bool:
    address = read_sp(s, i.Rn)
    size = B64(8) << i.sz
    assume(implies(i.L == 0, not (a - address < size)))
    return read_8(execute_ldstexclp(i, s), a) == read_8(s, a)


@theorem
def registers_ldstexclr(i: ExclusiveRegister, s: State, n: B5) -> bool:
    assume(implies(i.L == 1, n != i.Rt))
    assume(implies(i.L == 0, n != i.Rs))
    return read(execute_ldstexclr(i, s).regs, n) == read(s.regs, n)


@theorem
def vectors_ldstexclr(i: ExclusiveRegister, s: State) -> bool:
    return execute_ldstexclr(i, s).vregs == s.vregs


@theorem
def rest_ldstexclr(i: ExclusiveRegister, s: State, a: B64, n: B64) -> bool:
    after = execute_ldstexclr(i, s)
    return (
        after.sp == s.sp
        and after.flags == s.flags
        and after.fpcr == s.fpcr
        and after.fpsr == s.fpsr
        and after.tpidr == s.tpidr
        and may_read(after, a, n) == may_read(s, a, n)
        and may_write(after, a, n) == may_write(s, a, n)
    )


@theorem
def memory_ldstexclr(i: ExclusiveRegister, s: State, a: B64) -> bool:
    address = read_sp(s, i.Rn)
    size = B64(1) << i.size
    assume(implies(i.L == 0, not (a - address < size)))
    return read_8(execute_ldstexclr(i, s), a) == read_8(s, a)


@theorem
def registers_ldstord(i: LoadStoreOrdered, s: State, n: B5) -> bool:
    assume(implies(i.L == 1, n != i.Rt))
    return read(execute_ldstord(i, s).regs, n) == read(s.regs, n)


@theorem
def vectors_ldstord(i: LoadStoreOrdered, s: State) -> bool:
    return execute_ldstord(i, s).vregs == s.vregs


@theorem
def rest_ldstord(i: LoadStoreOrdered, s: State, a: B64, n: B64) -> bool:
    after = execute_ldstord(i, s)
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
def memory_ldstord(i: LoadStoreOrdered, s: State, a: B64) -> bool:
    address = read_sp(s, i.Rn)
    size = B64(1) << i.size
    assume(implies(i.L == 0, not (a - address < size)))
    return read_8(execute_ldstord(i, s), a) == read_8(s, a)


@theorem
def registers_comswap(i: CompareSwap, s: State, n: B5) -> bool:
    assume(n != i.Rs)
    return read(execute_comswap(i, s).regs, n) == read(s.regs, n)


@theorem
def vectors_comswap(i: CompareSwap, s: State) -> bool:
    return execute_comswap(i, s).vregs == s.vregs


@theorem
def rest_comswap(i: CompareSwap, s: State, a: B64, n: B64) -> bool:
    after = execute_comswap(i, s)
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
def memory_comswap(i: CompareSwap, s: State, a: B64) -> bool:
    address = read_sp(s, i.Rn)
    size = B64(1) << i.size
    assume(not (a - address < size))
    return read_8(execute_comswap(i, s), a) == read_8(s, a)


@theorem
def registers_ldapstl_unscaled(i: LoadStoreOrderedUnscaled, s: State, n: B5) -> bool:
    assume(implies(i.opc != 0b00, n != i.Rt))
    return read(execute_ldapstl_unscaled(i, s).regs, n) == read(s.regs, n)


@theorem
def vectors_ldapstl_unscaled(i: LoadStoreOrderedUnscaled, s: State) -> bool:
    return execute_ldapstl_unscaled(i, s).vregs == s.vregs


@theorem
def rest_ldapstl_unscaled(i: LoadStoreOrderedUnscaled, s: State, a: B64, n: B64) -> bool:
    after = execute_ldapstl_unscaled(i, s)
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
def memory_ldapstl_unscaled(i: LoadStoreOrderedUnscaled, s: State, a: B64) -> bool:
    address = read_sp(s, i.Rn) + sign_extend(i.imm9, 64)
    size = B64(1) << i.size
    assume(implies(i.opc == 0b00, not (a - address < size)))
    return read_8(execute_ldapstl_unscaled(i, s), a) == read_8(s, a)


@theorem
def registers_loadlit(i: LoadLiteral, s: State, n: B5) -> bool:
    assume(implies(i.VR == 0 and i.opc != 0b11, n != i.Rt))
    return read(execute_loadlit(i, s).regs, n) == read(s.regs, n)


@theorem
def vectors_loadlit(i: LoadLiteral, s: State, n: B5) -> bool:
    assume(implies(i.VR == 1, n != i.Rt))
    return read_vector(execute_loadlit(i, s).vregs, n) == read_vector(s.vregs, n)


@theorem
def rest_loadlit(i: LoadLiteral, s: State, a: B64, n: B64) -> bool:
    after = execute_loadlit(i, s)
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
def memory_loadlit(i: LoadLiteral, s: State, a: B64) -> bool:
    return read_8(execute_loadlit(i, s), a) == read_8(s, a)


@theorem
def registers_ldstnapair_offs(i: LoadStoreNoAllocPair, s: State, n: B5) -> bool:
    assume(implies(i.VR == 0 and i.L == 1, n != i.Rt))
    assume(implies(i.VR == 0 and i.L == 1, n != i.Rt2))
    return read(execute_ldstnapair_offs(i, s).regs, n) == read(s.regs, n)


@theorem
def vectors_ldstnapair_offs(i: LoadStoreNoAllocPair, s: State, n: B5) -> bool:
    assume(implies(i.VR == 1 and i.L == 1, n != i.Rt))
    assume(implies(i.VR == 1 and i.L == 1, n != i.Rt2))
    return read_vector(execute_ldstnapair_offs(i, s).vregs, n) == read_vector(s.vregs, n)


@theorem
def rest_ldstnapair_offs(i: LoadStoreNoAllocPair, s: State, a: B64, n: B64) -> bool:
    after = execute_ldstnapair_offs(i, s)
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
def memory_ldstnapair_offs(i: LoadStoreNoAllocPair, s: State, a: B64) -> bool:
    address = read_sp(s, i.Rn) + (sign_extend(i.imm7, 64) << (concat(B1(0), i.opc) + 2 if i.VR == 1 else (B3(2) if i.opc[1] == 0 else B3(3))))
    size = B64(2) << (concat(B1(0), i.opc) + 2 if i.VR == 1 else (B3(2) if i.opc[1] == 0 else B3(3)))
    assume(implies(i.L == 0, not (a - address < size)))
    return read_8(execute_ldstnapair_offs(i, s), a) == read_8(s, a)


@theorem
def registers_ldstpair_post(i: LoadStorePairPost, s: State, n: B5) -> bool:
    assume(implies(i.VR == 0 and i.L == 1, n != i.Rt))
    assume(implies(i.VR == 0 and i.L == 1, n != i.Rt2))
    assume(n != i.Rn)
    return read(execute_ldstpair_post(i, s).regs, n) == read(s.regs, n)


@theorem
def vectors_ldstpair_post(i: LoadStorePairPost, s: State, n: B5) -> bool:
    assume(implies(i.VR == 1 and i.L == 1, n != i.Rt))
    assume(implies(i.VR == 1 and i.L == 1, n != i.Rt2))
    return read_vector(execute_ldstpair_post(i, s).vregs, n) == read_vector(s.vregs, n)


@theorem
def rest_ldstpair_post(i: LoadStorePairPost, s: State, a: B64, n: B64) -> bool:
    after = execute_ldstpair_post(i, s)
    return (
        after.flags == s.flags
        and after.fpcr == s.fpcr
        and after.fpsr == s.fpsr
        and after.tpidr == s.tpidr
        and after.monitor == s.monitor
        and (i.Rn == 31 or after.sp == s.sp)
        and may_read(after, a, n) == may_read(s, a, n)
        and may_write(after, a, n) == may_write(s, a, n)
    )


@theorem
def memory_ldstpair_post(i: LoadStorePairPost, s: State, a: B64) -> bool:
    address = read_sp(s, i.Rn)
    size = B64(2) << (concat(B1(0), i.opc) + 2 if i.VR == 1 else (B3(2) if i.opc[1] == 0 else B3(3)))
    assume(implies(i.L == 0, not (a - address < size)))
    return read_8(execute_ldstpair_post(i, s), a) == read_8(s, a)


@theorem
def registers_ldstpair_off(i: LoadStorePairOffset, s: State, n: B5) -> bool:
    assume(implies(i.VR == 0 and i.L == 1, n != i.Rt))
    assume(implies(i.VR == 0 and i.L == 1, n != i.Rt2))
    return read(execute_ldstpair_off(i, s).regs, n) == read(s.regs, n)


@theorem
def vectors_ldstpair_off(i: LoadStorePairOffset, s: State, n: B5) -> bool:
    assume(implies(i.VR == 1 and i.L == 1, n != i.Rt))
    assume(implies(i.VR == 1 and i.L == 1, n != i.Rt2))
    return read_vector(execute_ldstpair_off(i, s).vregs, n) == read_vector(s.vregs, n)


@theorem
def rest_ldstpair_off(i: LoadStorePairOffset, s: State, a: B64, n: B64) -> bool:
    after = execute_ldstpair_off(i, s)
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
def memory_ldstpair_off(i: LoadStorePairOffset, s: State, a: B64) -> bool:
    address = read_sp(s, i.Rn) + (sign_extend(i.imm7, 64) << (concat(B1(0), i.opc) + 2 if i.VR == 1 else (B3(2) if i.opc[1] == 0 else B3(3))))
    size = B64(2) << (concat(B1(0), i.opc) + 2 if i.VR == 1 else (B3(2) if i.opc[1] == 0 else B3(3)))
    assume(implies(i.L == 0, not (a - address < size)))
    return read_8(execute_ldstpair_off(i, s), a) == read_8(s, a)


@theorem
def registers_ldstpair_pre(i: LoadStorePairPre, s: State, n: B5) -> bool:
    assume(implies(i.VR == 0 and i.L == 1, n != i.Rt))
    assume(implies(i.VR == 0 and i.L == 1, n != i.Rt2))
    assume(n != i.Rn)
    return read(execute_ldstpair_pre(i, s).regs, n) == read(s.regs, n)


@theorem
def vectors_ldstpair_pre(i: LoadStorePairPre, s: State, n: B5) -> bool:
    assume(implies(i.VR == 1 and i.L == 1, n != i.Rt))
    assume(implies(i.VR == 1 and i.L == 1, n != i.Rt2))
    return read_vector(execute_ldstpair_pre(i, s).vregs, n) == read_vector(s.vregs, n)


@theorem
def rest_ldstpair_pre(i: LoadStorePairPre, s: State, a: B64, n: B64) -> bool:
    after = execute_ldstpair_pre(i, s)
    return (
        after.flags == s.flags
        and after.fpcr == s.fpcr
        and after.fpsr == s.fpsr
        and after.tpidr == s.tpidr
        and after.monitor == s.monitor
        and (i.Rn == 31 or after.sp == s.sp)
        and may_read(after, a, n) == may_read(s, a, n)
        and may_write(after, a, n) == may_write(s, a, n)
    )


@theorem
def memory_ldstpair_pre(i: LoadStorePairPre, s: State, a: B64) -> bool:
    address = read_sp(s, i.Rn) + (sign_extend(i.imm7, 64) << (concat(B1(0), i.opc) + 2 if i.VR == 1 else (B3(2) if i.opc[1] == 0 else B3(3))))
    size = B64(2) << (concat(B1(0), i.opc) + 2 if i.VR == 1 else (B3(2) if i.opc[1] == 0 else B3(3)))
    assume(implies(i.L == 0, not (a - address < size)))
    return read_8(execute_ldstpair_pre(i, s), a) == read_8(s, a)


@theorem
def registers_ldst_unscaled(i: LoadStoreUnscaled, s: State, n: B5) -> bool:
    assume(implies(i.VR == 0 and i.opc != 0b00, n != i.Rt))
    return read(execute_ldst_unscaled(i, s).regs, n) == read(s.regs, n)


@theorem
def vectors_ldst_unscaled(i: LoadStoreUnscaled, s: State, n: B5) -> bool:
    assume(implies(i.VR == 1 and i.opc[0] == 1, n != i.Rt))
    return read_vector(execute_ldst_unscaled(i, s).vregs, n) == read_vector(s.vregs, n)


@theorem
def rest_ldst_unscaled(i: LoadStoreUnscaled, s: State, a: B64, n: B64) -> bool:
    after = execute_ldst_unscaled(i, s)
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
def memory_ldst_unscaled(i: LoadStoreUnscaled, s: State, a: B64) -> bool:
    address = read_sp(s, i.Rn) + sign_extend(i.imm9, 64)
    size = B64(1) << (concat(B1(0), i.size) if i.VR == 0 else concat(i.opc[1], i.size))
    assume(implies(i.opc[0] == 0 and (i.VR == 1 or i.opc[1] == 0), not (a - address < size)))
    return read_8(execute_ldst_unscaled(i, s), a) == read_8(s, a)


@theorem
def registers_ldst_immpost(i: LoadStorePost, s: State, n: B5) -> bool:
    assume(implies(i.VR == 0 and i.opc != 0b00, n != i.Rt))
    assume(n != i.Rn)
    return read(execute_ldst_immpost(i, s).regs, n) == read(s.regs, n)


@theorem
def vectors_ldst_immpost(i: LoadStorePost, s: State, n: B5) -> bool:
    assume(implies(i.VR == 1 and i.opc[0] == 1, n != i.Rt))
    return read_vector(execute_ldst_immpost(i, s).vregs, n) == read_vector(s.vregs, n)


@theorem
def rest_ldst_immpost(i: LoadStorePost, s: State, a: B64, n: B64) -> bool:
    after = execute_ldst_immpost(i, s)
    return (
        after.flags == s.flags
        and after.fpcr == s.fpcr
        and after.fpsr == s.fpsr
        and after.tpidr == s.tpidr
        and after.monitor == s.monitor
        and (i.Rn == 31 or after.sp == s.sp)
        and may_read(after, a, n) == may_read(s, a, n)
        and may_write(after, a, n) == may_write(s, a, n)
    )


@theorem
def memory_ldst_immpost(i: LoadStorePost, s: State, a: B64) -> bool:
    address = read_sp(s, i.Rn)
    size = B64(1) << (concat(B1(0), i.size) if i.VR == 0 else concat(i.opc[1], i.size))
    assume(implies(i.opc[0] == 0 and (i.VR == 1 or i.opc[1] == 0), not (a - address < size)))
    return read_8(execute_ldst_immpost(i, s), a) == read_8(s, a)


@theorem
def registers_ldst_unpriv(i: LoadStoreUnprivileged, s: State, n: B5) -> bool:
    assume(implies(i.opc != 0b00, n != i.Rt))
    return read(execute_ldst_unpriv(i, s).regs, n) == read(s.regs, n)


@theorem
def vectors_ldst_unpriv(i: LoadStoreUnprivileged, s: State) -> bool:
    return execute_ldst_unpriv(i, s).vregs == s.vregs


@theorem
def rest_ldst_unpriv(i: LoadStoreUnprivileged, s: State, a: B64, n: B64) -> bool:
    after = execute_ldst_unpriv(i, s)
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
def memory_ldst_unpriv(i: LoadStoreUnprivileged, s: State, a: B64) -> bool:
    address = read_sp(s, i.Rn) + sign_extend(i.imm9, 64)
    size = B64(1) << i.size
    assume(implies(i.opc == 0b00, not (a - address < size)))
    return read_8(execute_ldst_unpriv(i, s), a) == read_8(s, a)


@theorem
def registers_ldst_immpre(i: LoadStorePre, s: State, n: B5) -> bool:
    assume(implies(i.VR == 0 and i.opc != 0b00, n != i.Rt))
    assume(n != i.Rn)
    return read(execute_ldst_immpre(i, s).regs, n) == read(s.regs, n)


@theorem
def vectors_ldst_immpre(i: LoadStorePre, s: State, n: B5) -> bool:
    assume(implies(i.VR == 1 and i.opc[0] == 1, n != i.Rt))
    return read_vector(execute_ldst_immpre(i, s).vregs, n) == read_vector(s.vregs, n)


@theorem
def rest_ldst_immpre(i: LoadStorePre, s: State, a: B64, n: B64) -> bool:
    after = execute_ldst_immpre(i, s)
    return (
        after.flags == s.flags
        and after.fpcr == s.fpcr
        and after.fpsr == s.fpsr
        and after.tpidr == s.tpidr
        and after.monitor == s.monitor
        and (i.Rn == 31 or after.sp == s.sp)
        and may_read(after, a, n) == may_read(s, a, n)
        and may_write(after, a, n) == may_write(s, a, n)
    )


@theorem
def memory_ldst_immpre(i: LoadStorePre, s: State, a: B64) -> bool:
    address = read_sp(s, i.Rn) + sign_extend(i.imm9, 64)
    size = B64(1) << (concat(B1(0), i.size) if i.VR == 0 else concat(i.opc[1], i.size))
    assume(implies(i.opc[0] == 0 and (i.VR == 1 or i.opc[1] == 0), not (a - address < size)))
    return read_8(execute_ldst_immpre(i, s), a) == read_8(s, a)


@theorem
def registers_memop(i: AtomicMemory, s: State, n: B5) -> bool:
    assume(n != i.Rt)
    return read(execute_memop(i, s).regs, n) == read(s.regs, n)


@theorem
def vectors_memop(i: AtomicMemory, s: State) -> bool:
    return execute_memop(i, s).vregs == s.vregs


@theorem
def rest_memop(i: AtomicMemory, s: State, a: B64, n: B64) -> bool:
    after = execute_memop(i, s)
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
def memory_memop(i: AtomicMemory, s: State, a: B64) -> bool:
    address = read_sp(s, i.Rn)
    size = B64(1) << i.size
    assume(implies(i.o3 == 0 or i.opc == 0b000, not (a - address < size)))
    return read_8(execute_memop(i, s), a) == read_8(s, a)


@theorem
def registers_ldst_regoff(i: LoadStoreRegOffset, s: State, n: B5) -> bool:
    assume(implies(i.VR == 0 and i.opc != 0b00, n != i.Rt))
    return read(execute_ldst_regoff(i, s).regs, n) == read(s.regs, n)


@theorem
def vectors_ldst_regoff(i: LoadStoreRegOffset, s: State, n: B5) -> bool:
    assume(implies(i.VR == 1 and i.opc[0] == 1, n != i.Rt))
    return read_vector(execute_ldst_regoff(i, s).vregs, n) == read_vector(s.vregs, n)


@theorem
def rest_ldst_regoff(i: LoadStoreRegOffset, s: State, a: B64, n: B64) -> bool:
    after = execute_ldst_regoff(i, s)
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
def memory_ldst_regoff(i: LoadStoreRegOffset, s: State, a: B64) -> bool:
    address = read_sp(s, i.Rn) + extend_reg(read_x(s, i.Rm), i.option, (concat(B1(0), i.size) if i.VR == 0 else concat(i.opc[1], i.size)) if i.S == 1 else B3(0))
    size = B64(1) << (concat(B1(0), i.size) if i.VR == 0 else concat(i.opc[1], i.size))
    assume(implies(i.opc[0] == 0 and (i.VR == 1 or i.opc[1] == 0), not (a - address < size)))
    return read_8(execute_ldst_regoff(i, s), a) == read_8(s, a)


@theorem
def registers_ldst_pos(i: LoadStoreUnsigned, s: State, n: B5) -> bool:
    assume(implies(i.VR == 0 and i.opc != 0b00, n != i.Rt))
    return read(execute_ldst_pos(i, s).regs, n) == read(s.regs, n)


@theorem
def vectors_ldst_pos(i: LoadStoreUnsigned, s: State, n: B5) -> bool:
    assume(implies(i.VR == 1 and i.opc[0] == 1, n != i.Rt))
    return read_vector(execute_ldst_pos(i, s).vregs, n) == read_vector(s.vregs, n)


@theorem
def rest_ldst_pos(i: LoadStoreUnsigned, s: State, a: B64, n: B64) -> bool:
    after = execute_ldst_pos(i, s)
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
def memory_ldst_pos(i: LoadStoreUnsigned, s: State, a: B64) -> bool:
    address = read_sp(s, i.Rn) + (zero_extend(i.imm12, 64) << (concat(B1(0), i.size) if i.VR == 0 else concat(i.opc[1], i.size)))
    size = B64(1) << (concat(B1(0), i.size) if i.VR == 0 else concat(i.opc[1], i.size))
    assume(implies(i.opc[0] == 0 and (i.VR == 1 or i.opc[1] == 0), not (a - address < size)))
    return read_8(execute_ldst_pos(i, s), a) == read_8(s, a)


FRAMES: dict[str, Statements] = {
    "asisdlse": (registers_asisdlse, vectors_asisdlse, rest_asisdlse, memory_asisdlse),
    "asisdlsep": (registers_asisdlsep, vectors_asisdlsep, rest_asisdlsep, memory_asisdlsep),
    "asisdlso": (registers_asisdlso, vectors_asisdlso, rest_asisdlso, memory_asisdlso),
    "asisdlsop": (registers_asisdlsop, vectors_asisdlsop, rest_asisdlsop, memory_asisdlsop),
    "comswappr": (registers_comswappr, vectors_comswappr, rest_comswappr, memory_comswappr),
    "ldstexclp": (registers_ldstexclp, vectors_ldstexclp, rest_ldstexclp, memory_ldstexclp),
    "ldstexclr": (registers_ldstexclr, vectors_ldstexclr, rest_ldstexclr, memory_ldstexclr),
    "ldstord": (registers_ldstord, vectors_ldstord, rest_ldstord, memory_ldstord),
    "comswap": (registers_comswap, vectors_comswap, rest_comswap, memory_comswap),
    "ldapstl_unscaled": (registers_ldapstl_unscaled, vectors_ldapstl_unscaled, rest_ldapstl_unscaled, memory_ldapstl_unscaled),
    "loadlit": (registers_loadlit, vectors_loadlit, rest_loadlit, memory_loadlit),
    "ldstnapair_offs": (registers_ldstnapair_offs, vectors_ldstnapair_offs, rest_ldstnapair_offs, memory_ldstnapair_offs),
    "ldstpair_post": (registers_ldstpair_post, vectors_ldstpair_post, rest_ldstpair_post, memory_ldstpair_post),
    "ldstpair_off": (registers_ldstpair_off, vectors_ldstpair_off, rest_ldstpair_off, memory_ldstpair_off),
    "ldstpair_pre": (registers_ldstpair_pre, vectors_ldstpair_pre, rest_ldstpair_pre, memory_ldstpair_pre),
    "ldst_unscaled": (registers_ldst_unscaled, vectors_ldst_unscaled, rest_ldst_unscaled, memory_ldst_unscaled),
    "ldst_immpost": (registers_ldst_immpost, vectors_ldst_immpost, rest_ldst_immpost, memory_ldst_immpost),
    "ldst_unpriv": (registers_ldst_unpriv, vectors_ldst_unpriv, rest_ldst_unpriv, memory_ldst_unpriv),
    "ldst_immpre": (registers_ldst_immpre, vectors_ldst_immpre, rest_ldst_immpre, memory_ldst_immpre),
    "memop": (registers_memop, vectors_memop, rest_memop, memory_memop),
    "ldst_regoff": (registers_ldst_regoff, vectors_ldst_regoff, rest_ldst_regoff, memory_ldst_regoff),
    "ldst_pos": (registers_ldst_pos, vectors_ldst_pos, rest_ldst_pos, memory_ldst_pos),
}
"""The theorems of each row."""

attach(FRAMES)
