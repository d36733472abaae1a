"""What an instruction leaves as it was: the rows of the group simd_fp. Generated; do not edit.

    python -m lemmata.models.armv8.generate

For all records and states: `registers_R`, `vectors_R` (registers that are no destination), `rest_R` (the other parts
of the state), `memory_R` (the bytes outside the access). Destinations are those of `written.py`.
"""

from __future__ import annotations

from lemmata.core.language import B5, B64, assume, implies, theorem
from lemmata.models.armv8.memory import may_read, may_write, read_8
from lemmata.models.armv8.registers import read, read_vector
from lemmata.models.armv8.simd_fp.asimdall import AdvSimdAcross
from lemmata.models.armv8.simd_fp.asimdall import execute as execute_asimdall
from lemmata.models.armv8.simd_fp.asimddiff import AdvSimdDifferent
from lemmata.models.armv8.simd_fp.asimddiff import execute as execute_asimddiff
from lemmata.models.armv8.simd_fp.asimdelem import AdvSimdElement
from lemmata.models.armv8.simd_fp.asimdelem import execute as execute_asimdelem
from lemmata.models.armv8.simd_fp.asimdext import AdvSimdExtract
from lemmata.models.armv8.simd_fp.asimdext import execute as execute_asimdext
from lemmata.models.armv8.simd_fp.asimdimm import AdvSimdImmediate
from lemmata.models.armv8.simd_fp.asimdimm import execute as execute_asimdimm
from lemmata.models.armv8.simd_fp.asimdins import AdvSimdCopy
from lemmata.models.armv8.simd_fp.asimdins import execute as execute_asimdins
from lemmata.models.armv8.simd_fp.asimdmisc import AdvSimdMisc
from lemmata.models.armv8.simd_fp.asimdmisc import execute as execute_asimdmisc
from lemmata.models.armv8.simd_fp.asimdmiscfp16 import AdvSimdMiscHalf
from lemmata.models.armv8.simd_fp.asimdmiscfp16 import execute as execute_asimdmiscfp16
from lemmata.models.armv8.simd_fp.asimdperm import AdvSimdPermute
from lemmata.models.armv8.simd_fp.asimdperm import execute as execute_asimdperm
from lemmata.models.armv8.simd_fp.asimdsame import AdvSimdSame
from lemmata.models.armv8.simd_fp.asimdsame import execute as execute_asimdsame
from lemmata.models.armv8.simd_fp.asimdsame2 import AdvSimdSameExtra
from lemmata.models.armv8.simd_fp.asimdsame2 import execute as execute_asimdsame2
from lemmata.models.armv8.simd_fp.asimdsamefp16 import AdvSimdSameHalf
from lemmata.models.armv8.simd_fp.asimdsamefp16 import execute as execute_asimdsamefp16
from lemmata.models.armv8.simd_fp.asimdshf import AdvSimdShift
from lemmata.models.armv8.simd_fp.asimdshf import execute as execute_asimdshf
from lemmata.models.armv8.simd_fp.asimdtbl import AdvSimdTable
from lemmata.models.armv8.simd_fp.asimdtbl import execute as execute_asimdtbl
from lemmata.models.armv8.simd_fp.asisddiff import AdvSimdScalarDifferent
from lemmata.models.armv8.simd_fp.asisddiff import execute as execute_asisddiff
from lemmata.models.armv8.simd_fp.asisdelem import AdvSimdScalarElement
from lemmata.models.armv8.simd_fp.asisdelem import execute as execute_asisdelem
from lemmata.models.armv8.simd_fp.asisdmisc import AdvSimdScalarMisc
from lemmata.models.armv8.simd_fp.asisdmisc import execute as execute_asisdmisc
from lemmata.models.armv8.simd_fp.asisdmiscfp16 import ScalarMiscHalf
from lemmata.models.armv8.simd_fp.asisdmiscfp16 import execute as execute_asisdmiscfp16
from lemmata.models.armv8.simd_fp.asisdone import AdvSimdScalarCopy
from lemmata.models.armv8.simd_fp.asisdone import execute as execute_asisdone
from lemmata.models.armv8.simd_fp.asisdpair import AdvSimdScalarPair
from lemmata.models.armv8.simd_fp.asisdpair import execute as execute_asisdpair
from lemmata.models.armv8.simd_fp.asisdsame import AdvSimdScalarSame
from lemmata.models.armv8.simd_fp.asisdsame import execute as execute_asisdsame
from lemmata.models.armv8.simd_fp.asisdsame2 import AdvSimdScalarSameExtra
from lemmata.models.armv8.simd_fp.asisdsame2 import execute as execute_asisdsame2
from lemmata.models.armv8.simd_fp.asisdsamefp16 import ScalarSameHalf
from lemmata.models.armv8.simd_fp.asisdsamefp16 import execute as execute_asisdsamefp16
from lemmata.models.armv8.simd_fp.asisdshf import AdvSimdScalarShift
from lemmata.models.armv8.simd_fp.asisdshf import execute as execute_asisdshf
from lemmata.models.armv8.simd_fp.crypto3_imm2 import CryptoImm2
from lemmata.models.armv8.simd_fp.crypto3_imm2 import execute as execute_crypto3_imm2
from lemmata.models.armv8.simd_fp.crypto3_imm6 import CryptoImm6
from lemmata.models.armv8.simd_fp.crypto3_imm6 import execute as execute_crypto3_imm6
from lemmata.models.armv8.simd_fp.crypto4 import CryptoFour
from lemmata.models.armv8.simd_fp.crypto4 import execute as execute_crypto4
from lemmata.models.armv8.simd_fp.cryptoaes import CryptoAes
from lemmata.models.armv8.simd_fp.cryptoaes import execute as execute_cryptoaes
from lemmata.models.armv8.simd_fp.cryptosha2 import CryptoSha2
from lemmata.models.armv8.simd_fp.cryptosha2 import execute as execute_cryptosha2
from lemmata.models.armv8.simd_fp.cryptosha3 import CryptoSha3
from lemmata.models.armv8.simd_fp.cryptosha3 import execute as execute_cryptosha3
from lemmata.models.armv8.simd_fp.cryptosha512_2 import CryptoSha512Two
from lemmata.models.armv8.simd_fp.cryptosha512_2 import execute as execute_cryptosha512_2
from lemmata.models.armv8.simd_fp.cryptosha512_3 import CryptoSha512Three
from lemmata.models.armv8.simd_fp.cryptosha512_3 import execute as execute_cryptosha512_3
from lemmata.models.armv8.simd_fp.float2fix import FloatToFixed
from lemmata.models.armv8.simd_fp.float2fix import execute as execute_float2fix
from lemmata.models.armv8.simd_fp.float2int import FloatToInteger
from lemmata.models.armv8.simd_fp.float2int import execute as execute_float2int
from lemmata.models.armv8.simd_fp.floatccmp import FloatCondCompare
from lemmata.models.armv8.simd_fp.floatccmp import execute as execute_floatccmp
from lemmata.models.armv8.simd_fp.floatcmp import FloatCompare
from lemmata.models.armv8.simd_fp.floatcmp import execute as execute_floatcmp
from lemmata.models.armv8.simd_fp.floatdp1 import FloatDataProc1
from lemmata.models.armv8.simd_fp.floatdp1 import execute as execute_floatdp1
from lemmata.models.armv8.simd_fp.floatdp2 import FloatDataProc2
from lemmata.models.armv8.simd_fp.floatdp2 import execute as execute_floatdp2
from lemmata.models.armv8.simd_fp.floatdp3 import FloatDataProc3
from lemmata.models.armv8.simd_fp.floatdp3 import execute as execute_floatdp3
from lemmata.models.armv8.simd_fp.floatimm import FloatImmediate
from lemmata.models.armv8.simd_fp.floatimm import execute as execute_floatimm
from lemmata.models.armv8.simd_fp.floatsel import FloatSelect
from lemmata.models.armv8.simd_fp.floatsel import execute as execute_floatsel
from lemmata.models.armv8.state import State
from lemmata.models.armv8.theorems.frame_proof import Statements, attach


@theorem
def registers_cryptoaes(i: CryptoAes, s: State) -> bool:
    return execute_cryptoaes(i, s).regs == s.regs


@theorem
def vectors_cryptoaes(i: CryptoAes, s: State, n: B5) -> bool:
    assume(n != i.Rd)
    return read_vector(execute_cryptoaes(i, s).vregs, n) == read_vector(s.vregs, n)


@theorem
def rest_cryptoaes(i: CryptoAes, s: State, a: B64, n: B64) -> bool:
    after = execute_cryptoaes(i, s)
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
def memory_cryptoaes(i: CryptoAes, s: State, a: B64) -> bool:
    return read_8(execute_cryptoaes(i, s), a) == read_8(s, a)


@theorem
def registers_cryptosha3(i: CryptoSha3, s: State) -> bool:
    return execute_cryptosha3(i, s).regs == s.regs


@theorem
def vectors_cryptosha3(i: CryptoSha3, s: State, n: B5) -> bool:
    assume(n != i.Rd)
    return read_vector(execute_cryptosha3(i, s).vregs, n) == read_vector(s.vregs, n)


@theorem
def rest_cryptosha3(i: CryptoSha3, s: State, a: B64, n: B64) -> bool:
    after = execute_cryptosha3(i, s)
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
def memory_cryptosha3(i: CryptoSha3, s: State, a: B64) -> bool:
    return read_8(execute_cryptosha3(i, s), a) == read_8(s, a)


@theorem
def registers_cryptosha2(i: CryptoSha2, s: State) -> bool:
    return execute_cryptosha2(i, s).regs == s.regs


@theorem
def vectors_cryptosha2(i: CryptoSha2, s: State, n: B5) -> bool:
    assume(n != i.Rd)
    return read_vector(execute_cryptosha2(i, s).vregs, n) == read_vector(s.vregs, n)


@theorem
def rest_cryptosha2(i: CryptoSha2, s: State, a: B64, n: B64) -> bool:
    after = execute_cryptosha2(i, s)
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
def memory_cryptosha2(i: CryptoSha2, s: State, a: B64) -> bool:
    return read_8(execute_cryptosha2(i, s), a) == read_8(s, a)


@theorem
def registers_asisdone(i: AdvSimdScalarCopy, s: State) -> bool:
    return execute_asisdone(i, s).regs == s.regs


@theorem
def vectors_asisdone(i: AdvSimdScalarCopy, s: State, n: B5) -> bool:
    assume(n != i.Rd)
    return read_vector(execute_asisdone(i, s).vregs, n) == read_vector(s.vregs, n)


@theorem
def rest_asisdone(i: AdvSimdScalarCopy, s: State, a: B64, n: B64) -> bool:
    after = execute_asisdone(i, s)
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
def memory_asisdone(i: AdvSimdScalarCopy, s: State, a: B64) -> bool:
    return read_8(execute_asisdone(i, s), a) == read_8(s, a)


@theorem
def registers_asisdsamefp16(i: ScalarSameHalf, s: State) -> bool:
    return execute_asisdsamefp16(i, s).regs == s.regs


@theorem
def vectors_asisdsamefp16(i: ScalarSameHalf, s: State, n: B5) -> bool:
    assume(n != i.Rd)
    return read_vector(execute_asisdsamefp16(i, s).vregs, n) == read_vector(s.vregs, n)


@theorem
def rest_asisdsamefp16(i: ScalarSameHalf, s: State, a: B64, n: B64) -> bool:
    after = execute_asisdsamefp16(i, s)
    return (
        after.sp == s.sp
        and after.flags == s.flags
        and after.fpcr == s.fpcr
        and after.tpidr == s.tpidr
        and after.monitor == s.monitor
        and may_read(after, a, n) == may_read(s, a, n)
        and may_write(after, a, n) == may_write(s, a, n)
    )


@theorem
def memory_asisdsamefp16(i: ScalarSameHalf, s: State, a: B64) -> bool:
    return read_8(execute_asisdsamefp16(i, s), a) == read_8(s, a)


@theorem
def registers_asisdmiscfp16(i: ScalarMiscHalf, s: State) -> bool:
    return execute_asisdmiscfp16(i, s).regs == s.regs


@theorem
def vectors_asisdmiscfp16(i: ScalarMiscHalf, s: State, n: B5) -> bool:
    assume(n != i.Rd)
    return read_vector(execute_asisdmiscfp16(i, s).vregs, n) == read_vector(s.vregs, n)


@theorem
def rest_asisdmiscfp16(i: ScalarMiscHalf, s: State, a: B64, n: B64) -> bool:
    after = execute_asisdmiscfp16(i, s)
    return (
        after.sp == s.sp
        and after.flags == s.flags
        and after.fpcr == s.fpcr
        and after.tpidr == s.tpidr
        and after.monitor == s.monitor
        and may_read(after, a, n) == may_read(s, a, n)
        and may_write(after, a, n) == may_write(s, a, n)
    )


@theorem
def memory_asisdmiscfp16(i: ScalarMiscHalf, s: State, a: B64) -> bool:
    return read_8(execute_asisdmiscfp16(i, s), a) == read_8(s, a)


@theorem
def registers_asisdsame2(i: AdvSimdScalarSameExtra, s: State) -> bool:
    return execute_asisdsame2(i, s).regs == s.regs


@theorem
def vectors_asisdsame2(i: AdvSimdScalarSameExtra, s: State, n: B5) -> bool:
    assume(n != i.Rd)
    return read_vector(execute_asisdsame2(i, s).vregs, n) == read_vector(s.vregs, n)


@theorem
def rest_asisdsame2(i: AdvSimdScalarSameExtra, s: State, a: B64, n: B64) -> bool:
    after = execute_asisdsame2(i, s)
    return (
        after.sp == s.sp
        and after.flags == s.flags
        and after.fpcr == s.fpcr
        and after.tpidr == s.tpidr
        and after.monitor == s.monitor
        and may_read(after, a, n) == may_read(s, a, n)
        and may_write(after, a, n) == may_write(s, a, n)
    )


@theorem
def memory_asisdsame2(i: AdvSimdScalarSameExtra, s: State, a: B64) -> bool:
    return read_8(execute_asisdsame2(i, s), a) == read_8(s, a)


@theorem
def registers_asisdmisc(i: AdvSimdScalarMisc, s: State) -> bool:
    return execute_asisdmisc(i, s).regs == s.regs


@theorem
def vectors_asisdmisc(i: AdvSimdScalarMisc, s: State, n: B5) -> bool:
    assume(n != i.Rd)
    return read_vector(execute_asisdmisc(i, s).vregs, n) == read_vector(s.vregs, n)


@theorem
def rest_asisdmisc(i: AdvSimdScalarMisc, s: State, a: B64, n: B64) -> bool:
    after = execute_asisdmisc(i, s)
    return (
        after.sp == s.sp
        and after.flags == s.flags
        and after.fpcr == s.fpcr
        and after.tpidr == s.tpidr
        and after.monitor == s.monitor
        and may_read(after, a, n) == may_read(s, a, n)
        and may_write(after, a, n) == may_write(s, a, n)
    )


@theorem
def memory_asisdmisc(i: AdvSimdScalarMisc, s: State, a: B64) -> bool:
    return read_8(execute_asisdmisc(i, s), a) == read_8(s, a)


@theorem
def registers_asisdpair(i: AdvSimdScalarPair, s: State) -> bool:
    return execute_asisdpair(i, s).regs == s.regs


@theorem
def vectors_asisdpair(i: AdvSimdScalarPair, s: State, n: B5) -> bool:
    assume(n != i.Rd)
    return read_vector(execute_asisdpair(i, s).vregs, n) == read_vector(s.vregs, n)


@theorem
def rest_asisdpair(i: AdvSimdScalarPair, s: State, a: B64, n: B64) -> bool:
    after = execute_asisdpair(i, s)
    return (
        after.sp == s.sp
        and after.flags == s.flags
        and after.fpcr == s.fpcr
        and after.tpidr == s.tpidr
        and after.monitor == s.monitor
        and may_read(after, a, n) == may_read(s, a, n)
        and may_write(after, a, n) == may_write(s, a, n)
    )


@theorem
def memory_asisdpair(i: AdvSimdScalarPair, s: State, a: B64) -> bool:
    return read_8(execute_asisdpair(i, s), a) == read_8(s, a)


@theorem
def registers_asisddiff(i: AdvSimdScalarDifferent, s: State) -> bool:
    return execute_asisddiff(i, s).regs == s.regs


@theorem
def vectors_asisddiff(i: AdvSimdScalarDifferent, s: State, n: B5) -> bool:
    assume(n != i.Rd)
    return read_vector(execute_asisddiff(i, s).vregs, n) == read_vector(s.vregs, n)


@theorem
def rest_asisddiff(i: AdvSimdScalarDifferent, s: State, a: B64, n: B64) -> bool:
    after = execute_asisddiff(i, s)
    return (
        after.sp == s.sp
        and after.flags == s.flags
        and after.fpcr == s.fpcr
        and after.tpidr == s.tpidr
        and after.monitor == s.monitor
        and may_read(after, a, n) == may_read(s, a, n)
        and may_write(after, a, n) == may_write(s, a, n)
    )


@theorem
def memory_asisddiff(i: AdvSimdScalarDifferent, s: State, a: B64) -> bool:
    return read_8(execute_asisddiff(i, s), a) == read_8(s, a)


@theorem
def registers_asisdsame(i: AdvSimdScalarSame, s: State) -> bool:
    return execute_asisdsame(i, s).regs == s.regs


@theorem
def vectors_asisdsame(i: AdvSimdScalarSame, s: State, n: B5) -> bool:
    assume(n != i.Rd)
    return read_vector(execute_asisdsame(i, s).vregs, n) == read_vector(s.vregs, n)


@theorem
def rest_asisdsame(i: AdvSimdScalarSame, s: State, a: B64, n: B64) -> bool:
    after = execute_asisdsame(i, s)
    return (
        after.sp == s.sp
        and after.flags == s.flags
        and after.fpcr == s.fpcr
        and after.tpidr == s.tpidr
        and after.monitor == s.monitor
        and may_read(after, a, n) == may_read(s, a, n)
        and may_write(after, a, n) == may_write(s, a, n)
    )


@theorem
def memory_asisdsame(i: AdvSimdScalarSame, s: State, a: B64) -> bool:
    return read_8(execute_asisdsame(i, s), a) == read_8(s, a)


@theorem
def registers_asisdshf(i: AdvSimdScalarShift, s: State) -> bool:
    return execute_asisdshf(i, s).regs == s.regs


@theorem
def vectors_asisdshf(i: AdvSimdScalarShift, s: State, n: B5) -> bool:
    assume(n != i.Rd)
    return read_vector(execute_asisdshf(i, s).vregs, n) == read_vector(s.vregs, n)


@theorem
def rest_asisdshf(i: AdvSimdScalarShift, s: State, a: B64, n: B64) -> bool:
    after = execute_asisdshf(i, s)
    return (
        after.sp == s.sp
        and after.flags == s.flags
        and after.fpcr == s.fpcr
        and after.tpidr == s.tpidr
        and after.monitor == s.monitor
        and may_read(after, a, n) == may_read(s, a, n)
        and may_write(after, a, n) == may_write(s, a, n)
    )


@theorem
def memory_asisdshf(i: AdvSimdScalarShift, s: State, a: B64) -> bool:
    return read_8(execute_asisdshf(i, s), a) == read_8(s, a)


@theorem
def registers_asisdelem(i: AdvSimdScalarElement, s: State) -> bool:
    return execute_asisdelem(i, s).regs == s.regs


@theorem
def vectors_asisdelem(i: AdvSimdScalarElement, s: State, n: B5) -> bool:
    assume(n != i.Rd)
    return read_vector(execute_asisdelem(i, s).vregs, n) == read_vector(s.vregs, n)


@theorem
def rest_asisdelem(i: AdvSimdScalarElement, s: State, a: B64, n: B64) -> bool:
    after = execute_asisdelem(i, s)
    return (
        after.sp == s.sp
        and after.flags == s.flags
        and after.fpcr == s.fpcr
        and after.tpidr == s.tpidr
        and after.monitor == s.monitor
        and may_read(after, a, n) == may_read(s, a, n)
        and may_write(after, a, n) == may_write(s, a, n)
    )


@theorem
def memory_asisdelem(i: AdvSimdScalarElement, s: State, a: B64) -> bool:
    return read_8(execute_asisdelem(i, s), a) == read_8(s, a)


@theorem
def registers_asimdtbl(i: AdvSimdTable, s: State) -> bool:
    return execute_asimdtbl(i, s).regs == s.regs


@theorem
def vectors_asimdtbl(i: AdvSimdTable, s: State, n: B5) -> bool:
    assume(n != i.Rd)
    return read_vector(execute_asimdtbl(i, s).vregs, n) == read_vector(s.vregs, n)


@theorem
def rest_asimdtbl(i: AdvSimdTable, s: State, a: B64, n: B64) -> bool:
    after = execute_asimdtbl(i, s)
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
def memory_asimdtbl(i: AdvSimdTable, s: State, a: B64) -> bool:
    return read_8(execute_asimdtbl(i, s), a) == read_8(s, a)


@theorem
def registers_asimdperm(i: AdvSimdPermute, s: State) -> bool:
    return execute_asimdperm(i, s).regs == s.regs


@theorem
def vectors_asimdperm(i: AdvSimdPermute, s: State, n: B5) -> bool:
    assume(n != i.Rd)
    return read_vector(execute_asimdperm(i, s).vregs, n) == read_vector(s.vregs, n)


@theorem
def rest_asimdperm(i: AdvSimdPermute, s: State, a: B64, n: B64) -> bool:
    after = execute_asimdperm(i, s)
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
def memory_asimdperm(i: AdvSimdPermute, s: State, a: B64) -> bool:
    return read_8(execute_asimdperm(i, s), a) == read_8(s, a)


@theorem
def registers_asimdext(i: AdvSimdExtract, s: State) -> bool:
    return execute_asimdext(i, s).regs == s.regs


@theorem
def vectors_asimdext(i: AdvSimdExtract, s: State, n: B5) -> bool:
    assume(n != i.Rd)
    return read_vector(execute_asimdext(i, s).vregs, n) == read_vector(s.vregs, n)


@theorem
def rest_asimdext(i: AdvSimdExtract, s: State, a: B64, n: B64) -> bool:
    after = execute_asimdext(i, s)
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
def memory_asimdext(i: AdvSimdExtract, s: State, a: B64) -> bool:
    return read_8(execute_asimdext(i, s), a) == read_8(s, a)


@theorem
def registers_asimdins(i: AdvSimdCopy, s: State, n: B5) -> bool:
    assume(implies(i.op == 0 and i.imm4[2] == 1, n != i.Rd))
    return read(execute_asimdins(i, s).regs, n) == read(s.regs, n)


@theorem
def vectors_asimdins(i: AdvSimdCopy, s: State, n: B5) -> bool:
    assume(implies(i.op == 1 or i.imm4[2] == 0, n != i.Rd))
    return read_vector(execute_asimdins(i, s).vregs, n) == read_vector(s.vregs, n)


@theorem
def rest_asimdins(i: AdvSimdCopy, s: State, a: B64, n: B64) -> bool:
    after = execute_asimdins(i, s)
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
def memory_asimdins(i: AdvSimdCopy, s: State, a: B64) -> bool:
    return read_8(execute_asimdins(i, s), a) == read_8(s, a)


@theorem
def registers_asimdsamefp16(i: AdvSimdSameHalf, s: State) -> bool:
    return execute_asimdsamefp16(i, s).regs == s.regs


@theorem
def vectors_asimdsamefp16(i: AdvSimdSameHalf, s: State, n: B5) -> bool:
    assume(n != i.Rd)
    return read_vector(execute_asimdsamefp16(i, s).vregs, n) == read_vector(s.vregs, n)


@theorem
def rest_asimdsamefp16(i: AdvSimdSameHalf, s: State, a: B64, n: B64) -> bool:
    after = execute_asimdsamefp16(i, s)
    return (
        after.sp == s.sp
        and after.flags == s.flags
        and after.fpcr == s.fpcr
        and after.tpidr == s.tpidr
        and after.monitor == s.monitor
        and may_read(after, a, n) == may_read(s, a, n)
        and may_write(after, a, n) == may_write(s, a, n)
    )


@theorem
def memory_asimdsamefp16(i: AdvSimdSameHalf, s: State, a: B64) -> bool:
    return read_8(execute_asimdsamefp16(i, s), a) == read_8(s, a)


@theorem
def registers_asimdmiscfp16(i: AdvSimdMiscHalf, s: State) -> bool:
    return execute_asimdmiscfp16(i, s).regs == s.regs


@theorem
def vectors_asimdmiscfp16(i: AdvSimdMiscHalf, s: State, n: B5) -> bool:
    assume(n != i.Rd)
    return read_vector(execute_asimdmiscfp16(i, s).vregs, n) == read_vector(s.vregs, n)


@theorem
def rest_asimdmiscfp16(i: AdvSimdMiscHalf, s: State, a: B64, n: B64) -> bool:
    after = execute_asimdmiscfp16(i, s)
    return (
        after.sp == s.sp
        and after.flags == s.flags
        and after.fpcr == s.fpcr
        and after.tpidr == s.tpidr
        and after.monitor == s.monitor
        and may_read(after, a, n) == may_read(s, a, n)
        and may_write(after, a, n) == may_write(s, a, n)
    )


@theorem
def memory_asimdmiscfp16(i: AdvSimdMiscHalf, s: State, a: B64) -> bool:
    return read_8(execute_asimdmiscfp16(i, s), a) == read_8(s, a)


@theorem
def registers_asimdsame2(i: AdvSimdSameExtra, s: State) -> bool:
    return execute_asimdsame2(i, s).regs == s.regs


@theorem
def vectors_asimdsame2(i: AdvSimdSameExtra, s: State, n: B5) -> bool:
    assume(n != i.Rd)
    return read_vector(execute_asimdsame2(i, s).vregs, n) == read_vector(s.vregs, n)


@theorem
def rest_asimdsame2(i: AdvSimdSameExtra, s: State, a: B64, n: B64) -> bool:
    after = execute_asimdsame2(i, s)
    return (
        after.sp == s.sp
        and after.flags == s.flags
        and after.fpcr == s.fpcr
        and after.tpidr == s.tpidr
        and after.monitor == s.monitor
        and may_read(after, a, n) == may_read(s, a, n)
        and may_write(after, a, n) == may_write(s, a, n)
    )


@theorem
def memory_asimdsame2(i: AdvSimdSameExtra, s: State, a: B64) -> bool:
    return read_8(execute_asimdsame2(i, s), a) == read_8(s, a)


@theorem
def registers_asimdmisc(i: AdvSimdMisc, s: State) -> bool:
    return execute_asimdmisc(i, s).regs == s.regs


@theorem
def vectors_asimdmisc(i: AdvSimdMisc, s: State, n: B5) -> bool:
    assume(n != i.Rd)
    return read_vector(execute_asimdmisc(i, s).vregs, n) == read_vector(s.vregs, n)


@theorem
def rest_asimdmisc(i: AdvSimdMisc, s: State, a: B64, n: B64) -> bool:
    after = execute_asimdmisc(i, s)
    return (
        after.sp == s.sp
        and after.flags == s.flags
        and after.fpcr == s.fpcr
        and after.tpidr == s.tpidr
        and after.monitor == s.monitor
        and may_read(after, a, n) == may_read(s, a, n)
        and may_write(after, a, n) == may_write(s, a, n)
    )


@theorem
def memory_asimdmisc(i: AdvSimdMisc, s: State, a: B64) -> bool:
    return read_8(execute_asimdmisc(i, s), a) == read_8(s, a)


@theorem
def registers_asimdall(i: AdvSimdAcross, s: State) -> bool:
    return execute_asimdall(i, s).regs == s.regs


@theorem
def vectors_asimdall(i: AdvSimdAcross, s: State, n: B5) -> bool:
    assume(n != i.Rd)
    return read_vector(execute_asimdall(i, s).vregs, n) == read_vector(s.vregs, n)


@theorem
def rest_asimdall(i: AdvSimdAcross, s: State, a: B64, n: B64) -> bool:
    after = execute_asimdall(i, s)
    return (
        after.sp == s.sp
        and after.flags == s.flags
        and after.fpcr == s.fpcr
        and after.tpidr == s.tpidr
        and after.monitor == s.monitor
        and may_read(after, a, n) == may_read(s, a, n)
        and may_write(after, a, n) == may_write(s, a, n)
    )


@theorem
def memory_asimdall(i: AdvSimdAcross, s: State, a: B64) -> bool:
    return read_8(execute_asimdall(i, s), a) == read_8(s, a)


@theorem
def registers_asimddiff(i: AdvSimdDifferent, s: State) -> bool:
    return execute_asimddiff(i, s).regs == s.regs


@theorem
def vectors_asimddiff(i: AdvSimdDifferent, s: State, n: B5) -> bool:
    assume(n != i.Rd)
    return read_vector(execute_asimddiff(i, s).vregs, n) == read_vector(s.vregs, n)


@theorem
def rest_asimddiff(i: AdvSimdDifferent, s: State, a: B64, n: B64) -> bool:
    after = execute_asimddiff(i, s)
    return (
        after.sp == s.sp
        and after.flags == s.flags
        and after.fpcr == s.fpcr
        and after.tpidr == s.tpidr
        and after.monitor == s.monitor
        and may_read(after, a, n) == may_read(s, a, n)
        and may_write(after, a, n) == may_write(s, a, n)
    )


@theorem
def memory_asimddiff(i: AdvSimdDifferent, s: State, a: B64) -> bool:
    return read_8(execute_asimddiff(i, s), a) == read_8(s, a)


@theorem
def registers_asimdsame(i: AdvSimdSame, s: State) -> bool:
    return execute_asimdsame(i, s).regs == s.regs


@theorem
def vectors_asimdsame(i: AdvSimdSame, s: State, n: B5) -> bool:
    assume(n != i.Rd)
    return read_vector(execute_asimdsame(i, s).vregs, n) == read_vector(s.vregs, n)


@theorem
def rest_asimdsame(i: AdvSimdSame, s: State, a: B64, n: B64) -> bool:
    after = execute_asimdsame(i, s)
    return (
        after.sp == s.sp
        and after.flags == s.flags
        and after.fpcr == s.fpcr
        and after.tpidr == s.tpidr
        and after.monitor == s.monitor
        and may_read(after, a, n) == may_read(s, a, n)
        and may_write(after, a, n) == may_write(s, a, n)
    )


@theorem
def memory_asimdsame(i: AdvSimdSame, s: State, a: B64) -> bool:
    return read_8(execute_asimdsame(i, s), a) == read_8(s, a)


@theorem
def registers_asimdimm(i: AdvSimdImmediate, s: State) -> bool:
    return execute_asimdimm(i, s).regs == s.regs


@theorem
def vectors_asimdimm(i: AdvSimdImmediate, s: State, n: B5) -> bool:
    assume(n != i.Rd)
    return read_vector(execute_asimdimm(i, s).vregs, n) == read_vector(s.vregs, n)


@theorem
def rest_asimdimm(i: AdvSimdImmediate, s: State, a: B64, n: B64) -> bool:
    after = execute_asimdimm(i, s)
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
def memory_asimdimm(i: AdvSimdImmediate, s: State, a: B64) -> bool:
    return read_8(execute_asimdimm(i, s), a) == read_8(s, a)


@theorem
def registers_asimdshf(i: AdvSimdShift, s: State) -> bool:
    return execute_asimdshf(i, s).regs == s.regs


@theorem
def vectors_asimdshf(i: AdvSimdShift, s: State, n: B5) -> bool:
    assume(n != i.Rd)
    return read_vector(execute_asimdshf(i, s).vregs, n) == read_vector(s.vregs, n)


@theorem
def rest_asimdshf(i: AdvSimdShift, s: State, a: B64, n: B64) -> bool:
    after = execute_asimdshf(i, s)
    return (
        after.sp == s.sp
        and after.flags == s.flags
        and after.fpcr == s.fpcr
        and after.tpidr == s.tpidr
        and after.monitor == s.monitor
        and may_read(after, a, n) == may_read(s, a, n)
        and may_write(after, a, n) == may_write(s, a, n)
    )


@theorem
def memory_asimdshf(i: AdvSimdShift, s: State, a: B64) -> bool:
    return read_8(execute_asimdshf(i, s), a) == read_8(s, a)


@theorem
def registers_asimdelem(i: AdvSimdElement, s: State) -> bool:
    return execute_asimdelem(i, s).regs == s.regs


@theorem
def vectors_asimdelem(i: AdvSimdElement, s: State, n: B5) -> bool:
    assume(n != i.Rd)
    return read_vector(execute_asimdelem(i, s).vregs, n) == read_vector(s.vregs, n)


@theorem
def rest_asimdelem(i: AdvSimdElement, s: State, a: B64, n: B64) -> bool:
    after = execute_asimdelem(i, s)
    return (
        after.sp == s.sp
        and after.flags == s.flags
        and after.fpcr == s.fpcr
        and after.tpidr == s.tpidr
        and after.monitor == s.monitor
        and may_read(after, a, n) == may_read(s, a, n)
        and may_write(after, a, n) == may_write(s, a, n)
    )


@theorem
def memory_asimdelem(i: AdvSimdElement, s: State, a: B64) -> bool:
    return read_8(execute_asimdelem(i, s), a) == read_8(s, a)


@theorem
def registers_crypto3_imm2(i: CryptoImm2, s: State) -> bool:
    return execute_crypto3_imm2(i, s).regs == s.regs


@theorem
def vectors_crypto3_imm2(i: CryptoImm2, s: State, n: B5) -> bool:
    assume(n != i.Rd)
    return read_vector(execute_crypto3_imm2(i, s).vregs, n) == read_vector(s.vregs, n)


@theorem
def rest_crypto3_imm2(i: CryptoImm2, s: State, a: B64, n: B64) -> bool:
    after = execute_crypto3_imm2(i, s)
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
def memory_crypto3_imm2(i: CryptoImm2, s: State, a: B64) -> bool:
    return read_8(execute_crypto3_imm2(i, s), a) == read_8(s, a)


@theorem
def registers_cryptosha512_3(i: CryptoSha512Three, s: State) -> bool:
    return execute_cryptosha512_3(i, s).regs == s.regs


@theorem
def vectors_cryptosha512_3(i: CryptoSha512Three, s: State, n: B5) -> bool:
    assume(n != i.Rd)
    return read_vector(execute_cryptosha512_3(i, s).vregs, n) == read_vector(s.vregs, n)


@theorem
def rest_cryptosha512_3(i: CryptoSha512Three, s: State, a: B64, n: B64) -> bool:
    after = execute_cryptosha512_3(i, s)
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
def memory_cryptosha512_3(i: CryptoSha512Three, s: State, a: B64) -> bool:
    return read_8(execute_cryptosha512_3(i, s), a) == read_8(s, a)


@theorem
def registers_crypto4(i: CryptoFour, s: State) -> bool:
    return execute_crypto4(i, s).regs == s.regs


@theorem
def vectors_crypto4(i: CryptoFour, s: State, n: B5) -> bool:
    assume(n != i.Rd)
    return read_vector(execute_crypto4(i, s).vregs, n) == read_vector(s.vregs, n)


@theorem
def rest_crypto4(i: CryptoFour, s: State, a: B64, n: B64) -> bool:
    after = execute_crypto4(i, s)
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
def memory_crypto4(i: CryptoFour, s: State, a: B64) -> bool:
    return read_8(execute_crypto4(i, s), a) == read_8(s, a)


@theorem
def registers_crypto3_imm6(i: CryptoImm6, s: State) -> bool:
    return execute_crypto3_imm6(i, s).regs == s.regs


@theorem
def vectors_crypto3_imm6(i: CryptoImm6, s: State, n: B5) -> bool:
    assume(n != i.Rd)
    return read_vector(execute_crypto3_imm6(i, s).vregs, n) == read_vector(s.vregs, n)


@theorem
def rest_crypto3_imm6(i: CryptoImm6, s: State, a: B64, n: B64) -> bool:
    after = execute_crypto3_imm6(i, s)
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
def memory_crypto3_imm6(i: CryptoImm6, s: State, a: B64) -> bool:
    return read_8(execute_crypto3_imm6(i, s), a) == read_8(s, a)


@theorem
def registers_cryptosha512_2(i: CryptoSha512Two, s: State) -> bool:
    return execute_cryptosha512_2(i, s).regs == s.regs


@theorem
def vectors_cryptosha512_2(i: CryptoSha512Two, s: State, n: B5) -> bool:
    assume(n != i.Rd)
    return read_vector(execute_cryptosha512_2(i, s).vregs, n) == read_vector(s.vregs, n)


@theorem
def rest_cryptosha512_2(i: CryptoSha512Two, s: State, a: B64, n: B64) -> bool:
    after = execute_cryptosha512_2(i, s)
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
def memory_cryptosha512_2(i: CryptoSha512Two, s: State, a: B64) -> bool:
    return read_8(execute_cryptosha512_2(i, s), a) == read_8(s, a)


@theorem
def registers_float2fix(i: FloatToFixed, s: State, n: B5) -> bool:
    assume(implies(i.opcode[1] == 0, n != i.Rd))
    return read(execute_float2fix(i, s).regs, n) == read(s.regs, n)


@theorem
def vectors_float2fix(i: FloatToFixed, s: State, n: B5) -> bool:
    assume(implies(i.opcode[1] == 1, n != i.Rd))
    return read_vector(execute_float2fix(i, s).vregs, n) == read_vector(s.vregs, n)


@theorem
def rest_float2fix(i: FloatToFixed, s: State, a: B64, n: B64) -> bool:
    after = execute_float2fix(i, s)
    return (
        after.sp == s.sp
        and after.flags == s.flags
        and after.fpcr == s.fpcr
        and after.tpidr == s.tpidr
        and after.monitor == s.monitor
        and may_read(after, a, n) == may_read(s, a, n)
        and may_write(after, a, n) == may_write(s, a, n)
    )


@theorem
def memory_float2fix(i: FloatToFixed, s: State, a: B64) -> bool:
    return read_8(execute_float2fix(i, s), a) == read_8(s, a)


@theorem
def registers_float2int(i: FloatToInteger, s: State, n: B5) -> bool:
    assume(implies(i.opcode[2:1] != 0b01 and i.opcode != 0b111, n != i.Rd))
    return read(execute_float2int(i, s).regs, n) == read(s.regs, n)


@theorem
def vectors_float2int(i: FloatToInteger, s: State, n: B5) -> bool:
    assume(implies(i.opcode[2:1] == 0b01 or i.opcode == 0b111, n != i.Rd))
    return read_vector(execute_float2int(i, s).vregs, n) == read_vector(s.vregs, n)


@theorem
def rest_float2int(i: FloatToInteger, s: State, a: B64, n: B64) -> bool:
    after = execute_float2int(i, s)
    return (
        after.sp == s.sp
        and after.fpcr == s.fpcr
        and after.tpidr == s.tpidr
        and after.monitor == s.monitor
        and (i.opcode[2:1] != 0b11 or i.rmode == 0b11 or after.fpsr == s.fpsr)
        and ((i.opcode == 0b110 and i.rmode == 0b11) or after.flags == s.flags)
        and may_read(after, a, n) == may_read(s, a, n)
        and may_write(after, a, n) == may_write(s, a, n)
    )


@theorem
def memory_float2int(i: FloatToInteger, s: State, a: B64) -> bool:
    return read_8(execute_float2int(i, s), a) == read_8(s, a)


@theorem
def registers_floatdp1(i: FloatDataProc1, s: State) -> bool:
    return execute_floatdp1(i, s).regs == s.regs


@theorem
def vectors_floatdp1(i: FloatDataProc1, s: State, n: B5) -> bool:
    assume(n != i.Rd)
    return read_vector(execute_floatdp1(i, s).vregs, n) == read_vector(s.vregs, n)


@theorem
def rest_floatdp1(i: FloatDataProc1, s: State, a: B64, n: B64) -> bool:
    after = execute_floatdp1(i, s)
    return (
        after.sp == s.sp
        and after.flags == s.flags
        and after.fpcr == s.fpcr
        and after.tpidr == s.tpidr
        and after.monitor == s.monitor
        and may_read(after, a, n) == may_read(s, a, n)
        and may_write(after, a, n) == may_write(s, a, n)
    )


@theorem
def memory_floatdp1(i: FloatDataProc1, s: State, a: B64) -> bool:
    return read_8(execute_floatdp1(i, s), a) == read_8(s, a)


@theorem
def registers_floatcmp(i: FloatCompare, s: State) -> bool:
    return execute_floatcmp(i, s).regs == s.regs


@theorem
def vectors_floatcmp(i: FloatCompare, s: State) -> bool:
    return execute_floatcmp(i, s).vregs == s.vregs


@theorem
def rest_floatcmp(i: FloatCompare, s: State, a: B64, n: B64) -> bool:
    after = execute_floatcmp(i, s)
    return (
        after.sp == s.sp
        and after.fpcr == s.fpcr
        and after.tpidr == s.tpidr
        and after.monitor == s.monitor
        and may_read(after, a, n) == may_read(s, a, n)
        and may_write(after, a, n) == may_write(s, a, n)
    )


@theorem
def memory_floatcmp(i: FloatCompare, s: State, a: B64) -> bool:
    return read_8(execute_floatcmp(i, s), a) == read_8(s, a)


@theorem
def registers_floatimm(i: FloatImmediate, s: State) -> bool:
    return execute_floatimm(i, s).regs == s.regs


@theorem
def vectors_floatimm(i: FloatImmediate, s: State, n: B5) -> bool:
    assume(n != i.Rd)
    return read_vector(execute_floatimm(i, s).vregs, n) == read_vector(s.vregs, n)


@theorem
def rest_floatimm(i: FloatImmediate, s: State, a: B64, n: B64) -> bool:
    after = execute_floatimm(i, s)
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
def memory_floatimm(i: FloatImmediate, s: State, a: B64) -> bool:
    return read_8(execute_floatimm(i, s), a) == read_8(s, a)


@theorem
def registers_floatccmp(i: FloatCondCompare, s: State) -> bool:
    return execute_floatccmp(i, s).regs == s.regs


@theorem
def vectors_floatccmp(i: FloatCondCompare, s: State) -> bool:
    return execute_floatccmp(i, s).vregs == s.vregs


@theorem
def rest_floatccmp(i: FloatCondCompare, s: State, a: B64, n: B64) -> bool:
    after = execute_floatccmp(i, s)
    return (
        after.sp == s.sp
        and after.fpcr == s.fpcr
        and after.tpidr == s.tpidr
        and after.monitor == s.monitor
        and may_read(after, a, n) == may_read(s, a, n)
        and may_write(after, a, n) == may_write(s, a, n)
    )


@theorem
def memory_floatccmp(i: FloatCondCompare, s: State, a: B64) -> bool:
    return read_8(execute_floatccmp(i, s), a) == read_8(s, a)


@theorem
def registers_floatdp2(i: FloatDataProc2, s: State) -> bool:
    return execute_floatdp2(i, s).regs == s.regs


@theorem
def vectors_floatdp2(i: FloatDataProc2, s: State, n: B5) -> bool:
    assume(n != i.Rd)
    return read_vector(execute_floatdp2(i, s).vregs, n) == read_vector(s.vregs, n)


@theorem
def rest_floatdp2(i: FloatDataProc2, s: State, a: B64, n: B64) -> bool:
    after = execute_floatdp2(i, s)
    return (
        after.sp == s.sp
        and after.flags == s.flags
        and after.fpcr == s.fpcr
        and after.tpidr == s.tpidr
        and after.monitor == s.monitor
        and may_read(after, a, n) == may_read(s, a, n)
        and may_write(after, a, n) == may_write(s, a, n)
    )


@theorem
def memory_floatdp2(i: FloatDataProc2, s: State, a: B64) -> bool:
    return read_8(execute_floatdp2(i, s), a) == read_8(s, a)


@theorem
def registers_floatsel(i: FloatSelect, s: State) -> bool:
    return execute_floatsel(i, s).regs == s.regs


@theorem
def vectors_floatsel(i: FloatSelect, s: State, n: B5) -> bool:
    assume(n != i.Rd)
    return read_vector(execute_floatsel(i, s).vregs, n) == read_vector(s.vregs, n)


@theorem
def rest_floatsel(i: FloatSelect, s: State, a: B64, n: B64) -> bool:
    after = execute_floatsel(i, s)
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
def memory_floatsel(i: FloatSelect, s: State, a: B64) -> bool:
    return read_8(execute_floatsel(i, s), a) == read_8(s, a)


@theorem
def registers_floatdp3(i: FloatDataProc3, s: State) -> bool:
    return execute_floatdp3(i, s).regs == s.regs


@theorem
def vectors_floatdp3(i: FloatDataProc3, s: State, n: B5) -> bool:
    assume(n != i.Rd)
    return read_vector(execute_floatdp3(i, s).vregs, n) == read_vector(s.vregs, n)


@theorem
def rest_floatdp3(i: FloatDataProc3, s: State, a: B64, n: B64) -> bool:
    after = execute_floatdp3(i, s)
    return (
        after.sp == s.sp
        and after.flags == s.flags
        and after.fpcr == s.fpcr
        and after.tpidr == s.tpidr
        and after.monitor == s.monitor
        and may_read(after, a, n) == may_read(s, a, n)
        and may_write(after, a, n) == may_write(s, a, n)
    )


@theorem
def memory_floatdp3(i: FloatDataProc3, s: State, a: B64) -> bool:
    return read_8(execute_floatdp3(i, s), a) == read_8(s, a)


FRAMES: dict[str, Statements] = {
    "cryptoaes": (registers_cryptoaes, vectors_cryptoaes, rest_cryptoaes, memory_cryptoaes),
    "cryptosha3": (registers_cryptosha3, vectors_cryptosha3, rest_cryptosha3, memory_cryptosha3),
    "cryptosha2": (registers_cryptosha2, vectors_cryptosha2, rest_cryptosha2, memory_cryptosha2),
    "asisdone": (registers_asisdone, vectors_asisdone, rest_asisdone, memory_asisdone),
    "asisdsamefp16": (registers_asisdsamefp16, vectors_asisdsamefp16, rest_asisdsamefp16, memory_asisdsamefp16),
    "asisdmiscfp16": (registers_asisdmiscfp16, vectors_asisdmiscfp16, rest_asisdmiscfp16, memory_asisdmiscfp16),
    "asisdsame2": (registers_asisdsame2, vectors_asisdsame2, rest_asisdsame2, memory_asisdsame2),
    "asisdmisc": (registers_asisdmisc, vectors_asisdmisc, rest_asisdmisc, memory_asisdmisc),
    "asisdpair": (registers_asisdpair, vectors_asisdpair, rest_asisdpair, memory_asisdpair),
    "asisddiff": (registers_asisddiff, vectors_asisddiff, rest_asisddiff, memory_asisddiff),
    "asisdsame": (registers_asisdsame, vectors_asisdsame, rest_asisdsame, memory_asisdsame),
    "asisdshf": (registers_asisdshf, vectors_asisdshf, rest_asisdshf, memory_asisdshf),
    "asisdelem": (registers_asisdelem, vectors_asisdelem, rest_asisdelem, memory_asisdelem),
    "asimdtbl": (registers_asimdtbl, vectors_asimdtbl, rest_asimdtbl, memory_asimdtbl),
    "asimdperm": (registers_asimdperm, vectors_asimdperm, rest_asimdperm, memory_asimdperm),
    "asimdext": (registers_asimdext, vectors_asimdext, rest_asimdext, memory_asimdext),
    "asimdins": (registers_asimdins, vectors_asimdins, rest_asimdins, memory_asimdins),
    "asimdsamefp16": (registers_asimdsamefp16, vectors_asimdsamefp16, rest_asimdsamefp16, memory_asimdsamefp16),
    "asimdmiscfp16": (registers_asimdmiscfp16, vectors_asimdmiscfp16, rest_asimdmiscfp16, memory_asimdmiscfp16),
    "asimdsame2": (registers_asimdsame2, vectors_asimdsame2, rest_asimdsame2, memory_asimdsame2),
    "asimdmisc": (registers_asimdmisc, vectors_asimdmisc, rest_asimdmisc, memory_asimdmisc),
    "asimdall": (registers_asimdall, vectors_asimdall, rest_asimdall, memory_asimdall),
    "asimddiff": (registers_asimddiff, vectors_asimddiff, rest_asimddiff, memory_asimddiff),
    "asimdsame": (registers_asimdsame, vectors_asimdsame, rest_asimdsame, memory_asimdsame),
    "asimdimm": (registers_asimdimm, vectors_asimdimm, rest_asimdimm, memory_asimdimm),
    "asimdshf": (registers_asimdshf, vectors_asimdshf, rest_asimdshf, memory_asimdshf),
    "asimdelem": (registers_asimdelem, vectors_asimdelem, rest_asimdelem, memory_asimdelem),
    "crypto3_imm2": (registers_crypto3_imm2, vectors_crypto3_imm2, rest_crypto3_imm2, memory_crypto3_imm2),
    "cryptosha512_3": (registers_cryptosha512_3, vectors_cryptosha512_3, rest_cryptosha512_3, memory_cryptosha512_3),
    "crypto4": (registers_crypto4, vectors_crypto4, rest_crypto4, memory_crypto4),
    "crypto3_imm6": (registers_crypto3_imm6, vectors_crypto3_imm6, rest_crypto3_imm6, memory_crypto3_imm6),
    "cryptosha512_2": (registers_cryptosha512_2, vectors_cryptosha512_2, rest_cryptosha512_2, memory_cryptosha512_2),
    "float2fix": (registers_float2fix, vectors_float2fix, rest_float2fix, memory_float2fix),
    "float2int": (registers_float2int, vectors_float2int, rest_float2int, memory_float2int),
    "floatdp1": (registers_floatdp1, vectors_floatdp1, rest_floatdp1, memory_floatdp1),
    "floatcmp": (registers_floatcmp, vectors_floatcmp, rest_floatcmp, memory_floatcmp),
    "floatimm": (registers_floatimm, vectors_floatimm, rest_floatimm, memory_floatimm),
    "floatccmp": (registers_floatccmp, vectors_floatccmp, rest_floatccmp, memory_floatccmp),
    "floatdp2": (registers_floatdp2, vectors_floatdp2, rest_floatdp2, memory_floatdp2),
    "floatsel": (registers_floatsel, vectors_floatsel, rest_floatsel, memory_floatsel),
    "floatdp3": (registers_floatdp3, vectors_floatdp3, rest_floatdp3, memory_floatdp3),
}
"""The theorems of each row."""

attach(FRAMES)
