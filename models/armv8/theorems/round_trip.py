"""Decoding and encoding invert each other, a row at a time. Generated from the table; do not edit.

    python -m lemmata.models.armv8.generate

`decode_encode_R`: the decoder gives back every record of the row R, a field that the diagram wants nonzero being so.
`encode_fields_R`: every word with the fixed bits of R is the encoding of its fields. Together: a word decodes to a
record of R just where it has the fixed bits of R, `decode_word_R`.
"""

from __future__ import annotations

from lemmata.core.language import B32, assume, theorem
from lemmata.models.armv8.control.barriers import Barrier
from lemmata.models.armv8.control.branch_imm import BranchImm
from lemmata.models.armv8.control.branch_reg import BranchReg
from lemmata.models.armv8.control.compbranch import CompareBranch
from lemmata.models.armv8.control.condbranch import CondBranch
from lemmata.models.armv8.control.exception import GenerateException
from lemmata.models.armv8.control.hints import Hint
from lemmata.models.armv8.control.pstate import ProcessState
from lemmata.models.armv8.control.systeminstrs import SystemInstruction
from lemmata.models.armv8.control.systemmove import SystemMove
from lemmata.models.armv8.control.testbranch import TestBranch
from lemmata.models.armv8.dispatch import (
    OfAddSubCarry,
    OfAddSubExtend,
    OfAddSubImm,
    OfAddSubShift,
    OfAdvSimdAcross,
    OfAdvSimdCopy,
    OfAdvSimdDifferent,
    OfAdvSimdElement,
    OfAdvSimdExtract,
    OfAdvSimdImmediate,
    OfAdvSimdMisc,
    OfAdvSimdMiscHalf,
    OfAdvSimdPermute,
    OfAdvSimdSame,
    OfAdvSimdSameExtra,
    OfAdvSimdSameHalf,
    OfAdvSimdScalarCopy,
    OfAdvSimdScalarDifferent,
    OfAdvSimdScalarElement,
    OfAdvSimdScalarMisc,
    OfAdvSimdScalarPair,
    OfAdvSimdScalarSame,
    OfAdvSimdScalarSameExtra,
    OfAdvSimdScalarShift,
    OfAdvSimdShift,
    OfAdvSimdTable,
    OfAtomicMemory,
    OfBarrier,
    OfBitfield,
    OfBranchImm,
    OfBranchReg,
    OfCompareBranch,
    OfCompareSwap,
    OfCompareSwapPair,
    OfCondBranch,
    OfCondCompareImm,
    OfCondCompareReg,
    OfCondSel,
    OfCryptoAes,
    OfCryptoFour,
    OfCryptoImm2,
    OfCryptoImm6,
    OfCryptoSha2,
    OfCryptoSha3,
    OfCryptoSha512Three,
    OfCryptoSha512Two,
    OfDataProc1,
    OfDataProc2,
    OfDataProc3,
    OfEvaluateIntoFlags,
    OfExclusivePair,
    OfExclusiveRegister,
    OfExtract,
    OfFloatCompare,
    OfFloatCondCompare,
    OfFloatDataProc1,
    OfFloatDataProc2,
    OfFloatDataProc3,
    OfFloatImmediate,
    OfFloatSelect,
    OfFloatToFixed,
    OfFloatToInteger,
    OfGenerateException,
    OfHint,
    OfLoadLiteral,
    OfLoadStoreNoAllocPair,
    OfLoadStoreOrdered,
    OfLoadStoreOrderedUnscaled,
    OfLoadStorePairOffset,
    OfLoadStorePairPost,
    OfLoadStorePairPre,
    OfLoadStorePost,
    OfLoadStorePre,
    OfLoadStoreRegOffset,
    OfLoadStoreUnprivileged,
    OfLoadStoreUnscaled,
    OfLoadStoreUnsigned,
    OfLogicalImm,
    OfLogicalShift,
    OfMoveWide,
    OfMultipleStructures,
    OfMultipleStructuresPost,
    OfPCRelAddress,
    OfProcessState,
    OfRotateIntoFlags,
    OfScalarMiscHalf,
    OfScalarSameHalf,
    OfSingleStructures,
    OfSingleStructuresPost,
    OfSystemInstruction,
    OfSystemMove,
    OfTestBranch,
    decode,
)
from lemmata.models.armv8.dpimm.addsub_imm import AddSubImm
from lemmata.models.armv8.dpimm.bitfield import Bitfield
from lemmata.models.armv8.dpimm.extract import Extract
from lemmata.models.armv8.dpimm.log_imm import LogicalImm
from lemmata.models.armv8.dpimm.movewide import MoveWide
from lemmata.models.armv8.dpimm.pcreladdr import PCRelAddress
from lemmata.models.armv8.dpreg.addsub_carry import AddSubCarry
from lemmata.models.armv8.dpreg.addsub_ext import AddSubExtend
from lemmata.models.armv8.dpreg.addsub_shift import AddSubShift
from lemmata.models.armv8.dpreg.condcmp_imm import CondCompareImm
from lemmata.models.armv8.dpreg.condcmp_reg import CondCompareReg
from lemmata.models.armv8.dpreg.condsel import CondSel
from lemmata.models.armv8.dpreg.dp_1src import DataProc1
from lemmata.models.armv8.dpreg.dp_2src import DataProc2
from lemmata.models.armv8.dpreg.dp_3src import DataProc3
from lemmata.models.armv8.dpreg.log_shift import LogicalShift
from lemmata.models.armv8.dpreg.rmif import RotateIntoFlags
from lemmata.models.armv8.dpreg.setf import EvaluateIntoFlags
from lemmata.models.armv8.encoders import (
    encode_addsub_carry,
    encode_addsub_ext,
    encode_addsub_imm,
    encode_addsub_shift,
    encode_asimdall,
    encode_asimddiff,
    encode_asimdelem,
    encode_asimdext,
    encode_asimdimm,
    encode_asimdins,
    encode_asimdmisc,
    encode_asimdmiscfp16,
    encode_asimdperm,
    encode_asimdsame,
    encode_asimdsame2,
    encode_asimdsamefp16,
    encode_asimdshf,
    encode_asimdtbl,
    encode_asisddiff,
    encode_asisdelem,
    encode_asisdlse,
    encode_asisdlsep,
    encode_asisdlso,
    encode_asisdlsop,
    encode_asisdmisc,
    encode_asisdmiscfp16,
    encode_asisdone,
    encode_asisdpair,
    encode_asisdsame,
    encode_asisdsame2,
    encode_asisdsamefp16,
    encode_asisdshf,
    encode_barriers,
    encode_bitfield,
    encode_branch_imm,
    encode_branch_reg,
    encode_compbranch,
    encode_comswap,
    encode_comswappr,
    encode_condbranch,
    encode_condcmp_imm,
    encode_condcmp_reg,
    encode_condsel,
    encode_crypto3_imm2,
    encode_crypto3_imm6,
    encode_crypto4,
    encode_cryptoaes,
    encode_cryptosha2,
    encode_cryptosha3,
    encode_cryptosha512_2,
    encode_cryptosha512_3,
    encode_dp_1src,
    encode_dp_2src,
    encode_dp_3src,
    encode_exception,
    encode_extract,
    encode_float2fix,
    encode_float2int,
    encode_floatccmp,
    encode_floatcmp,
    encode_floatdp1,
    encode_floatdp2,
    encode_floatdp3,
    encode_floatimm,
    encode_floatsel,
    encode_hints,
    encode_ldapstl_unscaled,
    encode_ldst_immpost,
    encode_ldst_immpre,
    encode_ldst_pos,
    encode_ldst_regoff,
    encode_ldst_unpriv,
    encode_ldst_unscaled,
    encode_ldstexclp,
    encode_ldstexclr,
    encode_ldstnapair_offs,
    encode_ldstord,
    encode_ldstpair_off,
    encode_ldstpair_post,
    encode_ldstpair_pre,
    encode_loadlit,
    encode_log_imm,
    encode_log_shift,
    encode_memop,
    encode_movewide,
    encode_pcreladdr,
    encode_pstate,
    encode_rmif,
    encode_setf,
    encode_systeminstrs,
    encode_systemmove,
    encode_testbranch,
    fields_addsub_carry,
    fields_addsub_ext,
    fields_addsub_imm,
    fields_addsub_shift,
    fields_asimdall,
    fields_asimddiff,
    fields_asimdelem,
    fields_asimdext,
    fields_asimdimm,
    fields_asimdins,
    fields_asimdmisc,
    fields_asimdmiscfp16,
    fields_asimdperm,
    fields_asimdsame,
    fields_asimdsame2,
    fields_asimdsamefp16,
    fields_asimdshf,
    fields_asimdtbl,
    fields_asisddiff,
    fields_asisdelem,
    fields_asisdlse,
    fields_asisdlsep,
    fields_asisdlso,
    fields_asisdlsop,
    fields_asisdmisc,
    fields_asisdmiscfp16,
    fields_asisdone,
    fields_asisdpair,
    fields_asisdsame,
    fields_asisdsame2,
    fields_asisdsamefp16,
    fields_asisdshf,
    fields_barriers,
    fields_bitfield,
    fields_branch_imm,
    fields_branch_reg,
    fields_compbranch,
    fields_comswap,
    fields_comswappr,
    fields_condbranch,
    fields_condcmp_imm,
    fields_condcmp_reg,
    fields_condsel,
    fields_crypto3_imm2,
    fields_crypto3_imm6,
    fields_crypto4,
    fields_cryptoaes,
    fields_cryptosha2,
    fields_cryptosha3,
    fields_cryptosha512_2,
    fields_cryptosha512_3,
    fields_dp_1src,
    fields_dp_2src,
    fields_dp_3src,
    fields_exception,
    fields_extract,
    fields_float2fix,
    fields_float2int,
    fields_floatccmp,
    fields_floatcmp,
    fields_floatdp1,
    fields_floatdp2,
    fields_floatdp3,
    fields_floatimm,
    fields_floatsel,
    fields_hints,
    fields_ldapstl_unscaled,
    fields_ldst_immpost,
    fields_ldst_immpre,
    fields_ldst_pos,
    fields_ldst_regoff,
    fields_ldst_unpriv,
    fields_ldst_unscaled,
    fields_ldstexclp,
    fields_ldstexclr,
    fields_ldstnapair_offs,
    fields_ldstord,
    fields_ldstpair_off,
    fields_ldstpair_post,
    fields_ldstpair_pre,
    fields_loadlit,
    fields_log_imm,
    fields_log_shift,
    fields_memop,
    fields_movewide,
    fields_pcreladdr,
    fields_pstate,
    fields_rmif,
    fields_setf,
    fields_systeminstrs,
    fields_systemmove,
    fields_testbranch,
)
from lemmata.models.armv8.ldst.asisdlse import MultipleStructures
from lemmata.models.armv8.ldst.asisdlsep import MultipleStructuresPost
from lemmata.models.armv8.ldst.asisdlso import SingleStructures
from lemmata.models.armv8.ldst.asisdlsop import SingleStructuresPost
from lemmata.models.armv8.ldst.comswap import CompareSwap
from lemmata.models.armv8.ldst.comswappr import CompareSwapPair
from lemmata.models.armv8.ldst.ldapstl_unscaled import LoadStoreOrderedUnscaled
from lemmata.models.armv8.ldst.ldst_immpost import LoadStorePost
from lemmata.models.armv8.ldst.ldst_immpre import LoadStorePre
from lemmata.models.armv8.ldst.ldst_pos import LoadStoreUnsigned
from lemmata.models.armv8.ldst.ldst_regoff import LoadStoreRegOffset
from lemmata.models.armv8.ldst.ldst_unpriv import LoadStoreUnprivileged
from lemmata.models.armv8.ldst.ldst_unscaled import LoadStoreUnscaled
from lemmata.models.armv8.ldst.ldstexclp import ExclusivePair
from lemmata.models.armv8.ldst.ldstexclr import ExclusiveRegister
from lemmata.models.armv8.ldst.ldstnapair_offs import LoadStoreNoAllocPair
from lemmata.models.armv8.ldst.ldstord import LoadStoreOrdered
from lemmata.models.armv8.ldst.ldstpair_off import LoadStorePairOffset
from lemmata.models.armv8.ldst.ldstpair_post import LoadStorePairPost
from lemmata.models.armv8.ldst.ldstpair_pre import LoadStorePairPre
from lemmata.models.armv8.ldst.loadlit import LoadLiteral
from lemmata.models.armv8.ldst.memop import AtomicMemory
from lemmata.models.armv8.simd_fp.asimdall import AdvSimdAcross
from lemmata.models.armv8.simd_fp.asimddiff import AdvSimdDifferent
from lemmata.models.armv8.simd_fp.asimdelem import AdvSimdElement
from lemmata.models.armv8.simd_fp.asimdext import AdvSimdExtract
from lemmata.models.armv8.simd_fp.asimdimm import AdvSimdImmediate
from lemmata.models.armv8.simd_fp.asimdins import AdvSimdCopy
from lemmata.models.armv8.simd_fp.asimdmisc import AdvSimdMisc
from lemmata.models.armv8.simd_fp.asimdmiscfp16 import AdvSimdMiscHalf
from lemmata.models.armv8.simd_fp.asimdperm import AdvSimdPermute
from lemmata.models.armv8.simd_fp.asimdsame import AdvSimdSame
from lemmata.models.armv8.simd_fp.asimdsame2 import AdvSimdSameExtra
from lemmata.models.armv8.simd_fp.asimdsamefp16 import AdvSimdSameHalf
from lemmata.models.armv8.simd_fp.asimdshf import AdvSimdShift
from lemmata.models.armv8.simd_fp.asimdtbl import AdvSimdTable
from lemmata.models.armv8.simd_fp.asisddiff import AdvSimdScalarDifferent
from lemmata.models.armv8.simd_fp.asisdelem import AdvSimdScalarElement
from lemmata.models.armv8.simd_fp.asisdmisc import AdvSimdScalarMisc
from lemmata.models.armv8.simd_fp.asisdmiscfp16 import ScalarMiscHalf
from lemmata.models.armv8.simd_fp.asisdone import AdvSimdScalarCopy
from lemmata.models.armv8.simd_fp.asisdpair import AdvSimdScalarPair
from lemmata.models.armv8.simd_fp.asisdsame import AdvSimdScalarSame
from lemmata.models.armv8.simd_fp.asisdsame2 import AdvSimdScalarSameExtra
from lemmata.models.armv8.simd_fp.asisdsamefp16 import ScalarSameHalf
from lemmata.models.armv8.simd_fp.asisdshf import AdvSimdScalarShift
from lemmata.models.armv8.simd_fp.crypto3_imm2 import CryptoImm2
from lemmata.models.armv8.simd_fp.crypto3_imm6 import CryptoImm6
from lemmata.models.armv8.simd_fp.crypto4 import CryptoFour
from lemmata.models.armv8.simd_fp.cryptoaes import CryptoAes
from lemmata.models.armv8.simd_fp.cryptosha2 import CryptoSha2
from lemmata.models.armv8.simd_fp.cryptosha3 import CryptoSha3
from lemmata.models.armv8.simd_fp.cryptosha512_2 import CryptoSha512Two
from lemmata.models.armv8.simd_fp.cryptosha512_3 import CryptoSha512Three
from lemmata.models.armv8.simd_fp.float2fix import FloatToFixed
from lemmata.models.armv8.simd_fp.float2int import FloatToInteger
from lemmata.models.armv8.simd_fp.floatccmp import FloatCondCompare
from lemmata.models.armv8.simd_fp.floatcmp import FloatCompare
from lemmata.models.armv8.simd_fp.floatdp1 import FloatDataProc1
from lemmata.models.armv8.simd_fp.floatdp2 import FloatDataProc2
from lemmata.models.armv8.simd_fp.floatdp3 import FloatDataProc3
from lemmata.models.armv8.simd_fp.floatimm import FloatImmediate
from lemmata.models.armv8.simd_fp.floatsel import FloatSelect
from lemmata.models.armv8.theorems.round_trip_proof import Statements, attach


@theorem
def decode_encode_pcreladdr(i: PCRelAddress) -> bool:
    return decode(encode_pcreladdr(i)) == OfPCRelAddress(i)


@theorem
def encode_fields_pcreladdr(w: B32) -> bool:
    assume(w & 0x1F000000 == 0x10000000)
    return encode_pcreladdr(fields_pcreladdr(w)) == w


@theorem
def decode_word_pcreladdr(w: B32) -> bool:
    assume(w & 0x1F000000 == 0x10000000)
    return decode(w) == OfPCRelAddress(fields_pcreladdr(w))


@theorem
def decode_encode_addsub_imm(i: AddSubImm) -> bool:
    return decode(encode_addsub_imm(i)) == OfAddSubImm(i)


@theorem
def encode_fields_addsub_imm(w: B32) -> bool:
    assume(w & 0x1F800000 == 0x11000000)
    return encode_addsub_imm(fields_addsub_imm(w)) == w


@theorem
def decode_word_addsub_imm(w: B32) -> bool:
    assume(w & 0x1F800000 == 0x11000000)
    return decode(w) == OfAddSubImm(fields_addsub_imm(w))


@theorem
def decode_encode_log_imm(i: LogicalImm) -> bool:
    return decode(encode_log_imm(i)) == OfLogicalImm(i)


@theorem
def encode_fields_log_imm(w: B32) -> bool:
    assume(w & 0x1F800000 == 0x12000000)
    return encode_log_imm(fields_log_imm(w)) == w


@theorem
def decode_word_log_imm(w: B32) -> bool:
    assume(w & 0x1F800000 == 0x12000000)
    return decode(w) == OfLogicalImm(fields_log_imm(w))


@theorem
def decode_encode_movewide(i: MoveWide) -> bool:
    return decode(encode_movewide(i)) == OfMoveWide(i)


@theorem
def encode_fields_movewide(w: B32) -> bool:
    assume(w & 0x1F800000 == 0x12800000)
    return encode_movewide(fields_movewide(w)) == w


@theorem
def decode_word_movewide(w: B32) -> bool:
    assume(w & 0x1F800000 == 0x12800000)
    return decode(w) == OfMoveWide(fields_movewide(w))


@theorem
def decode_encode_bitfield(i: Bitfield) -> bool:
    return decode(encode_bitfield(i)) == OfBitfield(i)


@theorem
def encode_fields_bitfield(w: B32) -> bool:
    assume(w & 0x1F800000 == 0x13000000)
    return encode_bitfield(fields_bitfield(w)) == w


@theorem
def decode_word_bitfield(w: B32) -> bool:
    assume(w & 0x1F800000 == 0x13000000)
    return decode(w) == OfBitfield(fields_bitfield(w))


@theorem
def decode_encode_extract(i: Extract) -> bool:
    return decode(encode_extract(i)) == OfExtract(i)


@theorem
def encode_fields_extract(w: B32) -> bool:
    assume(w & 0x1F800000 == 0x13800000)
    return encode_extract(fields_extract(w)) == w


@theorem
def decode_word_extract(w: B32) -> bool:
    assume(w & 0x1F800000 == 0x13800000)
    return decode(w) == OfExtract(fields_extract(w))


@theorem
def decode_encode_condbranch(i: CondBranch) -> bool:
    return decode(encode_condbranch(i)) == OfCondBranch(i)


@theorem
def encode_fields_condbranch(w: B32) -> bool:
    assume(w & 0xFE000000 == 0x54000000)
    return encode_condbranch(fields_condbranch(w)) == w


@theorem
def decode_word_condbranch(w: B32) -> bool:
    assume(w & 0xFE000000 == 0x54000000)
    return decode(w) == OfCondBranch(fields_condbranch(w))


@theorem
def decode_encode_exception(i: GenerateException) -> bool:
    return decode(encode_exception(i)) == OfGenerateException(i)


@theorem
def encode_fields_exception(w: B32) -> bool:
    assume(w & 0xFF000000 == 0xD4000000)
    return encode_exception(fields_exception(w)) == w


@theorem
def decode_word_exception(w: B32) -> bool:
    assume(w & 0xFF000000 == 0xD4000000)
    return decode(w) == OfGenerateException(fields_exception(w))


@theorem
def decode_encode_hints(i: Hint) -> bool:
    return decode(encode_hints(i)) == OfHint(i)


@theorem
def encode_fields_hints(w: B32) -> bool:
    assume(w & 0xFFFFF000 == 0xD5032000)
    return encode_hints(fields_hints(w)) == w


@theorem
def decode_word_hints(w: B32) -> bool:
    assume(w & 0xFFFFF000 == 0xD5032000)
    return decode(w) == OfHint(fields_hints(w))


@theorem
def decode_encode_barriers(i: Barrier) -> bool:
    return decode(encode_barriers(i)) == OfBarrier(i)


@theorem
def encode_fields_barriers(w: B32) -> bool:
    assume(w & 0xFFFFF000 == 0xD5033000)
    return encode_barriers(fields_barriers(w)) == w


@theorem
def decode_word_barriers(w: B32) -> bool:
    assume(w & 0xFFFFF000 == 0xD5033000)
    return decode(w) == OfBarrier(fields_barriers(w))


@theorem
def decode_encode_pstate(i: ProcessState) -> bool:
    return decode(encode_pstate(i)) == OfProcessState(i)


@theorem
def encode_fields_pstate(w: B32) -> bool:
    assume(w & 0xFFF8F000 == 0xD5004000)
    return encode_pstate(fields_pstate(w)) == w


@theorem
def decode_word_pstate(w: B32) -> bool:
    assume(w & 0xFFF8F000 == 0xD5004000)
    return decode(w) == OfProcessState(fields_pstate(w))


@theorem
def decode_encode_systeminstrs(i: SystemInstruction) -> bool:
    return decode(encode_systeminstrs(i)) == OfSystemInstruction(i)


@theorem
def encode_fields_systeminstrs(w: B32) -> bool:
    assume(w & 0xFFD80000 == 0xD5080000)
    return encode_systeminstrs(fields_systeminstrs(w)) == w


@theorem
def decode_word_systeminstrs(w: B32) -> bool:
    assume(w & 0xFFD80000 == 0xD5080000)
    return decode(w) == OfSystemInstruction(fields_systeminstrs(w))


@theorem
def decode_encode_systemmove(i: SystemMove) -> bool:
    return decode(encode_systemmove(i)) == OfSystemMove(i)


@theorem
def encode_fields_systemmove(w: B32) -> bool:
    assume(w & 0xFFD00000 == 0xD5100000)
    return encode_systemmove(fields_systemmove(w)) == w


@theorem
def decode_word_systemmove(w: B32) -> bool:
    assume(w & 0xFFD00000 == 0xD5100000)
    return decode(w) == OfSystemMove(fields_systemmove(w))


@theorem
def decode_encode_branch_reg(i: BranchReg) -> bool:
    return decode(encode_branch_reg(i)) == OfBranchReg(i)


@theorem
def encode_fields_branch_reg(w: B32) -> bool:
    assume(w & 0xFE000000 == 0xD6000000)
    return encode_branch_reg(fields_branch_reg(w)) == w


@theorem
def decode_word_branch_reg(w: B32) -> bool:
    assume(w & 0xFE000000 == 0xD6000000)
    return decode(w) == OfBranchReg(fields_branch_reg(w))


@theorem
def decode_encode_branch_imm(i: BranchImm) -> bool:
    return decode(encode_branch_imm(i)) == OfBranchImm(i)


@theorem
def encode_fields_branch_imm(w: B32) -> bool:
    assume(w & 0x7C000000 == 0x14000000)
    return encode_branch_imm(fields_branch_imm(w)) == w


@theorem
def decode_word_branch_imm(w: B32) -> bool:
    assume(w & 0x7C000000 == 0x14000000)
    return decode(w) == OfBranchImm(fields_branch_imm(w))


@theorem
def decode_encode_compbranch(i: CompareBranch) -> bool:
    return decode(encode_compbranch(i)) == OfCompareBranch(i)


@theorem
def encode_fields_compbranch(w: B32) -> bool:
    assume(w & 0x7E000000 == 0x34000000)
    return encode_compbranch(fields_compbranch(w)) == w


@theorem
def decode_word_compbranch(w: B32) -> bool:
    assume(w & 0x7E000000 == 0x34000000)
    return decode(w) == OfCompareBranch(fields_compbranch(w))


@theorem
def decode_encode_testbranch(i: TestBranch) -> bool:
    return decode(encode_testbranch(i)) == OfTestBranch(i)


@theorem
def encode_fields_testbranch(w: B32) -> bool:
    assume(w & 0x7E000000 == 0x36000000)
    return encode_testbranch(fields_testbranch(w)) == w


@theorem
def decode_word_testbranch(w: B32) -> bool:
    assume(w & 0x7E000000 == 0x36000000)
    return decode(w) == OfTestBranch(fields_testbranch(w))


@theorem
def decode_encode_asisdlse(i: MultipleStructures) -> bool:
    return decode(encode_asisdlse(i)) == OfMultipleStructures(i)


@theorem
def encode_fields_asisdlse(w: B32) -> bool:
    assume(w & 0xBFBF0000 == 0x0C000000)
    return encode_asisdlse(fields_asisdlse(w)) == w


@theorem
def decode_word_asisdlse(w: B32) -> bool:
    assume(w & 0xBFBF0000 == 0x0C000000)
    return decode(w) == OfMultipleStructures(fields_asisdlse(w))


@theorem
def decode_encode_asisdlsep(i: MultipleStructuresPost) -> bool:
    return decode(encode_asisdlsep(i)) == OfMultipleStructuresPost(i)


@theorem
def encode_fields_asisdlsep(w: B32) -> bool:
    assume(w & 0xBFA00000 == 0x0C800000)
    return encode_asisdlsep(fields_asisdlsep(w)) == w


@theorem
def decode_word_asisdlsep(w: B32) -> bool:
    assume(w & 0xBFA00000 == 0x0C800000)
    return decode(w) == OfMultipleStructuresPost(fields_asisdlsep(w))


@theorem
def decode_encode_asisdlso(i: SingleStructures) -> bool:
    return decode(encode_asisdlso(i)) == OfSingleStructures(i)


@theorem
def encode_fields_asisdlso(w: B32) -> bool:
    assume(w & 0xBF9F0000 == 0x0D000000)
    return encode_asisdlso(fields_asisdlso(w)) == w


@theorem
def decode_word_asisdlso(w: B32) -> bool:
    assume(w & 0xBF9F0000 == 0x0D000000)
    return decode(w) == OfSingleStructures(fields_asisdlso(w))


@theorem
def decode_encode_asisdlsop(i: SingleStructuresPost) -> bool:
    return decode(encode_asisdlsop(i)) == OfSingleStructuresPost(i)


@theorem
def encode_fields_asisdlsop(w: B32) -> bool:
    assume(w & 0xBF800000 == 0x0D800000)
    return encode_asisdlsop(fields_asisdlsop(w)) == w


@theorem
def decode_word_asisdlsop(w: B32) -> bool:
    assume(w & 0xBF800000 == 0x0D800000)
    return decode(w) == OfSingleStructuresPost(fields_asisdlsop(w))


@theorem
def decode_encode_comswappr(i: CompareSwapPair) -> bool:
    return decode(encode_comswappr(i)) == OfCompareSwapPair(i)


@theorem
def encode_fields_comswappr(w: B32) -> bool:
    assume(w & 0xBFA00000 == 0x08200000)
    return encode_comswappr(fields_comswappr(w)) == w


@theorem
def decode_word_comswappr(w: B32) -> bool:
    assume(w & 0xBFA00000 == 0x08200000)
    return decode(w) == OfCompareSwapPair(fields_comswappr(w))


@theorem
def decode_encode_ldstexclp(i: ExclusivePair) -> bool:
    return decode(encode_ldstexclp(i)) == OfExclusivePair(i)


@theorem
def encode_fields_ldstexclp(w: B32) -> bool:
    assume(w & 0xBFA00000 == 0x88200000)
    return encode_ldstexclp(fields_ldstexclp(w)) == w


@theorem
def decode_word_ldstexclp(w: B32) -> bool:
    assume(w & 0xBFA00000 == 0x88200000)
    return decode(w) == OfExclusivePair(fields_ldstexclp(w))


@theorem
def decode_encode_ldstexclr(i: ExclusiveRegister) -> bool:
    return decode(encode_ldstexclr(i)) == OfExclusiveRegister(i)


@theorem
def encode_fields_ldstexclr(w: B32) -> bool:
    assume(w & 0x3FA00000 == 0x08000000)
    return encode_ldstexclr(fields_ldstexclr(w)) == w


@theorem
def decode_word_ldstexclr(w: B32) -> bool:
    assume(w & 0x3FA00000 == 0x08000000)
    return decode(w) == OfExclusiveRegister(fields_ldstexclr(w))


@theorem
def decode_encode_ldstord(i: LoadStoreOrdered) -> bool:
    return decode(encode_ldstord(i)) == OfLoadStoreOrdered(i)


@theorem
def encode_fields_ldstord(w: B32) -> bool:
    assume(w & 0x3FA00000 == 0x08800000)
    return encode_ldstord(fields_ldstord(w)) == w


@theorem
def decode_word_ldstord(w: B32) -> bool:
    assume(w & 0x3FA00000 == 0x08800000)
    return decode(w) == OfLoadStoreOrdered(fields_ldstord(w))


@theorem
def decode_encode_comswap(i: CompareSwap) -> bool:
    return decode(encode_comswap(i)) == OfCompareSwap(i)


@theorem
def encode_fields_comswap(w: B32) -> bool:
    assume(w & 0x3FA00000 == 0x08A00000)
    return encode_comswap(fields_comswap(w)) == w


@theorem
def decode_word_comswap(w: B32) -> bool:
    assume(w & 0x3FA00000 == 0x08A00000)
    return decode(w) == OfCompareSwap(fields_comswap(w))


@theorem
def decode_encode_ldapstl_unscaled(i: LoadStoreOrderedUnscaled) -> bool:
    return decode(encode_ldapstl_unscaled(i)) == OfLoadStoreOrderedUnscaled(i)


@theorem
def encode_fields_ldapstl_unscaled(w: B32) -> bool:
    assume(w & 0x3F200C00 == 0x19000000)
    return encode_ldapstl_unscaled(fields_ldapstl_unscaled(w)) == w


@theorem
def decode_word_ldapstl_unscaled(w: B32) -> bool:
    assume(w & 0x3F200C00 == 0x19000000)
    return decode(w) == OfLoadStoreOrderedUnscaled(fields_ldapstl_unscaled(w))


@theorem
def decode_encode_loadlit(i: LoadLiteral) -> bool:
    return decode(encode_loadlit(i)) == OfLoadLiteral(i)


@theorem
def encode_fields_loadlit(w: B32) -> bool:
    assume(w & 0x3B000000 == 0x18000000)
    return encode_loadlit(fields_loadlit(w)) == w


@theorem
def decode_word_loadlit(w: B32) -> bool:
    assume(w & 0x3B000000 == 0x18000000)
    return decode(w) == OfLoadLiteral(fields_loadlit(w))


@theorem
def decode_encode_ldstnapair_offs(i: LoadStoreNoAllocPair) -> bool:
    return decode(encode_ldstnapair_offs(i)) == OfLoadStoreNoAllocPair(i)


@theorem
def encode_fields_ldstnapair_offs(w: B32) -> bool:
    assume(w & 0x3B800000 == 0x28000000)
    return encode_ldstnapair_offs(fields_ldstnapair_offs(w)) == w


@theorem
def decode_word_ldstnapair_offs(w: B32) -> bool:
    assume(w & 0x3B800000 == 0x28000000)
    return decode(w) == OfLoadStoreNoAllocPair(fields_ldstnapair_offs(w))


@theorem
def decode_encode_ldstpair_post(i: LoadStorePairPost) -> bool:
    return decode(encode_ldstpair_post(i)) == OfLoadStorePairPost(i)


@theorem
def encode_fields_ldstpair_post(w: B32) -> bool:
    assume(w & 0x3B800000 == 0x28800000)
    return encode_ldstpair_post(fields_ldstpair_post(w)) == w


@theorem
def decode_word_ldstpair_post(w: B32) -> bool:
    assume(w & 0x3B800000 == 0x28800000)
    return decode(w) == OfLoadStorePairPost(fields_ldstpair_post(w))


@theorem
def decode_encode_ldstpair_off(i: LoadStorePairOffset) -> bool:
    return decode(encode_ldstpair_off(i)) == OfLoadStorePairOffset(i)


@theorem
def encode_fields_ldstpair_off(w: B32) -> bool:
    assume(w & 0x3B800000 == 0x29000000)
    return encode_ldstpair_off(fields_ldstpair_off(w)) == w


@theorem
def decode_word_ldstpair_off(w: B32) -> bool:
    assume(w & 0x3B800000 == 0x29000000)
    return decode(w) == OfLoadStorePairOffset(fields_ldstpair_off(w))


@theorem
def decode_encode_ldstpair_pre(i: LoadStorePairPre) -> bool:
    return decode(encode_ldstpair_pre(i)) == OfLoadStorePairPre(i)


@theorem
def encode_fields_ldstpair_pre(w: B32) -> bool:
    assume(w & 0x3B800000 == 0x29800000)
    return encode_ldstpair_pre(fields_ldstpair_pre(w)) == w


@theorem
def decode_word_ldstpair_pre(w: B32) -> bool:
    assume(w & 0x3B800000 == 0x29800000)
    return decode(w) == OfLoadStorePairPre(fields_ldstpair_pre(w))


@theorem
def decode_encode_ldst_unscaled(i: LoadStoreUnscaled) -> bool:
    return decode(encode_ldst_unscaled(i)) == OfLoadStoreUnscaled(i)


@theorem
def encode_fields_ldst_unscaled(w: B32) -> bool:
    assume(w & 0x3B200C00 == 0x38000000)
    return encode_ldst_unscaled(fields_ldst_unscaled(w)) == w


@theorem
def decode_word_ldst_unscaled(w: B32) -> bool:
    assume(w & 0x3B200C00 == 0x38000000)
    return decode(w) == OfLoadStoreUnscaled(fields_ldst_unscaled(w))


@theorem
def decode_encode_ldst_immpost(i: LoadStorePost) -> bool:
    return decode(encode_ldst_immpost(i)) == OfLoadStorePost(i)


@theorem
def encode_fields_ldst_immpost(w: B32) -> bool:
    assume(w & 0x3B200C00 == 0x38000400)
    return encode_ldst_immpost(fields_ldst_immpost(w)) == w


@theorem
def decode_word_ldst_immpost(w: B32) -> bool:
    assume(w & 0x3B200C00 == 0x38000400)
    return decode(w) == OfLoadStorePost(fields_ldst_immpost(w))


@theorem
def decode_encode_ldst_unpriv(i: LoadStoreUnprivileged) -> bool:
    return decode(encode_ldst_unpriv(i)) == OfLoadStoreUnprivileged(i)


@theorem
def encode_fields_ldst_unpriv(w: B32) -> bool:
    assume(w & 0x3B200C00 == 0x38000800)
    return encode_ldst_unpriv(fields_ldst_unpriv(w)) == w


@theorem
def decode_word_ldst_unpriv(w: B32) -> bool:
    assume(w & 0x3B200C00 == 0x38000800)
    return decode(w) == OfLoadStoreUnprivileged(fields_ldst_unpriv(w))


@theorem
def decode_encode_ldst_immpre(i: LoadStorePre) -> bool:
    return decode(encode_ldst_immpre(i)) == OfLoadStorePre(i)


@theorem
def encode_fields_ldst_immpre(w: B32) -> bool:
    assume(w & 0x3B200C00 == 0x38000C00)
    return encode_ldst_immpre(fields_ldst_immpre(w)) == w


@theorem
def decode_word_ldst_immpre(w: B32) -> bool:
    assume(w & 0x3B200C00 == 0x38000C00)
    return decode(w) == OfLoadStorePre(fields_ldst_immpre(w))


@theorem
def decode_encode_memop(i: AtomicMemory) -> bool:
    return decode(encode_memop(i)) == OfAtomicMemory(i)


@theorem
def encode_fields_memop(w: B32) -> bool:
    assume(w & 0x3B200C00 == 0x38200000)
    return encode_memop(fields_memop(w)) == w


@theorem
def decode_word_memop(w: B32) -> bool:
    assume(w & 0x3B200C00 == 0x38200000)
    return decode(w) == OfAtomicMemory(fields_memop(w))


@theorem
def decode_encode_ldst_regoff(i: LoadStoreRegOffset) -> bool:
    return decode(encode_ldst_regoff(i)) == OfLoadStoreRegOffset(i)


@theorem
def encode_fields_ldst_regoff(w: B32) -> bool:
    assume(w & 0x3B200C00 == 0x38200800)
    return encode_ldst_regoff(fields_ldst_regoff(w)) == w


@theorem
def decode_word_ldst_regoff(w: B32) -> bool:
    assume(w & 0x3B200C00 == 0x38200800)
    return decode(w) == OfLoadStoreRegOffset(fields_ldst_regoff(w))


@theorem
def decode_encode_ldst_pos(i: LoadStoreUnsigned) -> bool:
    return decode(encode_ldst_pos(i)) == OfLoadStoreUnsigned(i)


@theorem
def encode_fields_ldst_pos(w: B32) -> bool:
    assume(w & 0x3B000000 == 0x39000000)
    return encode_ldst_pos(fields_ldst_pos(w)) == w


@theorem
def decode_word_ldst_pos(w: B32) -> bool:
    assume(w & 0x3B000000 == 0x39000000)
    return decode(w) == OfLoadStoreUnsigned(fields_ldst_pos(w))


@theorem
def decode_encode_dp_2src(i: DataProc2) -> bool:
    return decode(encode_dp_2src(i)) == OfDataProc2(i)


@theorem
def encode_fields_dp_2src(w: B32) -> bool:
    assume(w & 0x5FE00000 == 0x1AC00000)
    return encode_dp_2src(fields_dp_2src(w)) == w


@theorem
def decode_word_dp_2src(w: B32) -> bool:
    assume(w & 0x5FE00000 == 0x1AC00000)
    return decode(w) == OfDataProc2(fields_dp_2src(w))


@theorem
def decode_encode_dp_1src(i: DataProc1) -> bool:
    return decode(encode_dp_1src(i)) == OfDataProc1(i)


@theorem
def encode_fields_dp_1src(w: B32) -> bool:
    assume(w & 0x5FE00000 == 0x5AC00000)
    return encode_dp_1src(fields_dp_1src(w)) == w


@theorem
def decode_word_dp_1src(w: B32) -> bool:
    assume(w & 0x5FE00000 == 0x5AC00000)
    return decode(w) == OfDataProc1(fields_dp_1src(w))


@theorem
def decode_encode_log_shift(i: LogicalShift) -> bool:
    return decode(encode_log_shift(i)) == OfLogicalShift(i)


@theorem
def encode_fields_log_shift(w: B32) -> bool:
    assume(w & 0x1F000000 == 0x0A000000)
    return encode_log_shift(fields_log_shift(w)) == w


@theorem
def decode_word_log_shift(w: B32) -> bool:
    assume(w & 0x1F000000 == 0x0A000000)
    return decode(w) == OfLogicalShift(fields_log_shift(w))


@theorem
def decode_encode_addsub_shift(i: AddSubShift) -> bool:
    return decode(encode_addsub_shift(i)) == OfAddSubShift(i)


@theorem
def encode_fields_addsub_shift(w: B32) -> bool:
    assume(w & 0x1F200000 == 0x0B000000)
    return encode_addsub_shift(fields_addsub_shift(w)) == w


@theorem
def decode_word_addsub_shift(w: B32) -> bool:
    assume(w & 0x1F200000 == 0x0B000000)
    return decode(w) == OfAddSubShift(fields_addsub_shift(w))


@theorem
def decode_encode_addsub_ext(i: AddSubExtend) -> bool:
    return decode(encode_addsub_ext(i)) == OfAddSubExtend(i)


@theorem
def encode_fields_addsub_ext(w: B32) -> bool:
    assume(w & 0x1F200000 == 0x0B200000)
    return encode_addsub_ext(fields_addsub_ext(w)) == w


@theorem
def decode_word_addsub_ext(w: B32) -> bool:
    assume(w & 0x1F200000 == 0x0B200000)
    return decode(w) == OfAddSubExtend(fields_addsub_ext(w))


@theorem
def decode_encode_addsub_carry(i: AddSubCarry) -> bool:
    return decode(encode_addsub_carry(i)) == OfAddSubCarry(i)


@theorem
def encode_fields_addsub_carry(w: B32) -> bool:
    assume(w & 0x1FE0FC00 == 0x1A000000)
    return encode_addsub_carry(fields_addsub_carry(w)) == w


@theorem
def decode_word_addsub_carry(w: B32) -> bool:
    assume(w & 0x1FE0FC00 == 0x1A000000)
    return decode(w) == OfAddSubCarry(fields_addsub_carry(w))


@theorem
def decode_encode_rmif(i: RotateIntoFlags) -> bool:
    return decode(encode_rmif(i)) == OfRotateIntoFlags(i)


@theorem
def encode_fields_rmif(w: B32) -> bool:
    assume(w & 0x1FE07C00 == 0x1A000400)
    return encode_rmif(fields_rmif(w)) == w


@theorem
def decode_word_rmif(w: B32) -> bool:
    assume(w & 0x1FE07C00 == 0x1A000400)
    return decode(w) == OfRotateIntoFlags(fields_rmif(w))


@theorem
def decode_encode_setf(i: EvaluateIntoFlags) -> bool:
    return decode(encode_setf(i)) == OfEvaluateIntoFlags(i)


@theorem
def encode_fields_setf(w: B32) -> bool:
    assume(w & 0x1FE03C00 == 0x1A000800)
    return encode_setf(fields_setf(w)) == w


@theorem
def decode_word_setf(w: B32) -> bool:
    assume(w & 0x1FE03C00 == 0x1A000800)
    return decode(w) == OfEvaluateIntoFlags(fields_setf(w))


@theorem
def decode_encode_condcmp_reg(i: CondCompareReg) -> bool:
    return decode(encode_condcmp_reg(i)) == OfCondCompareReg(i)


@theorem
def encode_fields_condcmp_reg(w: B32) -> bool:
    assume(w & 0x1FE00800 == 0x1A400000)
    return encode_condcmp_reg(fields_condcmp_reg(w)) == w


@theorem
def decode_word_condcmp_reg(w: B32) -> bool:
    assume(w & 0x1FE00800 == 0x1A400000)
    return decode(w) == OfCondCompareReg(fields_condcmp_reg(w))


@theorem
def decode_encode_condcmp_imm(i: CondCompareImm) -> bool:
    return decode(encode_condcmp_imm(i)) == OfCondCompareImm(i)


@theorem
def encode_fields_condcmp_imm(w: B32) -> bool:
    assume(w & 0x1FE00800 == 0x1A400800)
    return encode_condcmp_imm(fields_condcmp_imm(w)) == w


@theorem
def decode_word_condcmp_imm(w: B32) -> bool:
    assume(w & 0x1FE00800 == 0x1A400800)
    return decode(w) == OfCondCompareImm(fields_condcmp_imm(w))


@theorem
def decode_encode_condsel(i: CondSel) -> bool:
    return decode(encode_condsel(i)) == OfCondSel(i)


@theorem
def encode_fields_condsel(w: B32) -> bool:
    assume(w & 0x1FE00000 == 0x1A800000)
    return encode_condsel(fields_condsel(w)) == w


@theorem
def decode_word_condsel(w: B32) -> bool:
    assume(w & 0x1FE00000 == 0x1A800000)
    return decode(w) == OfCondSel(fields_condsel(w))


@theorem
def decode_encode_dp_3src(i: DataProc3) -> bool:
    return decode(encode_dp_3src(i)) == OfDataProc3(i)


@theorem
def encode_fields_dp_3src(w: B32) -> bool:
    assume(w & 0x1F000000 == 0x1B000000)
    return encode_dp_3src(fields_dp_3src(w)) == w


@theorem
def decode_word_dp_3src(w: B32) -> bool:
    assume(w & 0x1F000000 == 0x1B000000)
    return decode(w) == OfDataProc3(fields_dp_3src(w))


@theorem
def decode_encode_cryptoaes(i: CryptoAes) -> bool:
    return decode(encode_cryptoaes(i)) == OfCryptoAes(i)


@theorem
def encode_fields_cryptoaes(w: B32) -> bool:
    assume(w & 0xFF3E0C00 == 0x4E280800)
    return encode_cryptoaes(fields_cryptoaes(w)) == w


@theorem
def decode_word_cryptoaes(w: B32) -> bool:
    assume(w & 0xFF3E0C00 == 0x4E280800)
    return decode(w) == OfCryptoAes(fields_cryptoaes(w))


@theorem
def decode_encode_cryptosha3(i: CryptoSha3) -> bool:
    return decode(encode_cryptosha3(i)) == OfCryptoSha3(i)


@theorem
def encode_fields_cryptosha3(w: B32) -> bool:
    assume(w & 0xFF208C00 == 0x5E000000)
    return encode_cryptosha3(fields_cryptosha3(w)) == w


@theorem
def decode_word_cryptosha3(w: B32) -> bool:
    assume(w & 0xFF208C00 == 0x5E000000)
    return decode(w) == OfCryptoSha3(fields_cryptosha3(w))


@theorem
def decode_encode_cryptosha2(i: CryptoSha2) -> bool:
    return decode(encode_cryptosha2(i)) == OfCryptoSha2(i)


@theorem
def encode_fields_cryptosha2(w: B32) -> bool:
    assume(w & 0xFF3E0C00 == 0x5E280800)
    return encode_cryptosha2(fields_cryptosha2(w)) == w


@theorem
def decode_word_cryptosha2(w: B32) -> bool:
    assume(w & 0xFF3E0C00 == 0x5E280800)
    return decode(w) == OfCryptoSha2(fields_cryptosha2(w))


@theorem
def decode_encode_asisdone(i: AdvSimdScalarCopy) -> bool:
    return decode(encode_asisdone(i)) == OfAdvSimdScalarCopy(i)


@theorem
def encode_fields_asisdone(w: B32) -> bool:
    assume(w & 0xDFE08400 == 0x5E000400)
    return encode_asisdone(fields_asisdone(w)) == w


@theorem
def decode_word_asisdone(w: B32) -> bool:
    assume(w & 0xDFE08400 == 0x5E000400)
    return decode(w) == OfAdvSimdScalarCopy(fields_asisdone(w))


@theorem
def decode_encode_asisdsamefp16(i: ScalarSameHalf) -> bool:
    return decode(encode_asisdsamefp16(i)) == OfScalarSameHalf(i)


@theorem
def encode_fields_asisdsamefp16(w: B32) -> bool:
    assume(w & 0xDF60C400 == 0x5E400400)
    return encode_asisdsamefp16(fields_asisdsamefp16(w)) == w


@theorem
def decode_word_asisdsamefp16(w: B32) -> bool:
    assume(w & 0xDF60C400 == 0x5E400400)
    return decode(w) == OfScalarSameHalf(fields_asisdsamefp16(w))


@theorem
def decode_encode_asisdmiscfp16(i: ScalarMiscHalf) -> bool:
    return decode(encode_asisdmiscfp16(i)) == OfScalarMiscHalf(i)


@theorem
def encode_fields_asisdmiscfp16(w: B32) -> bool:
    assume(w & 0xDF7E0C00 == 0x5E780800)
    return encode_asisdmiscfp16(fields_asisdmiscfp16(w)) == w


@theorem
def decode_word_asisdmiscfp16(w: B32) -> bool:
    assume(w & 0xDF7E0C00 == 0x5E780800)
    return decode(w) == OfScalarMiscHalf(fields_asisdmiscfp16(w))


@theorem
def decode_encode_asisdsame2(i: AdvSimdScalarSameExtra) -> bool:
    return decode(encode_asisdsame2(i)) == OfAdvSimdScalarSameExtra(i)


@theorem
def encode_fields_asisdsame2(w: B32) -> bool:
    assume(w & 0xDF208400 == 0x5E008400)
    return encode_asisdsame2(fields_asisdsame2(w)) == w


@theorem
def decode_word_asisdsame2(w: B32) -> bool:
    assume(w & 0xDF208400 == 0x5E008400)
    return decode(w) == OfAdvSimdScalarSameExtra(fields_asisdsame2(w))


@theorem
def decode_encode_asisdmisc(i: AdvSimdScalarMisc) -> bool:
    return decode(encode_asisdmisc(i)) == OfAdvSimdScalarMisc(i)


@theorem
def encode_fields_asisdmisc(w: B32) -> bool:
    assume(w & 0xDF3E0C00 == 0x5E200800)
    return encode_asisdmisc(fields_asisdmisc(w)) == w


@theorem
def decode_word_asisdmisc(w: B32) -> bool:
    assume(w & 0xDF3E0C00 == 0x5E200800)
    return decode(w) == OfAdvSimdScalarMisc(fields_asisdmisc(w))


@theorem
def decode_encode_asisdpair(i: AdvSimdScalarPair) -> bool:
    return decode(encode_asisdpair(i)) == OfAdvSimdScalarPair(i)


@theorem
def encode_fields_asisdpair(w: B32) -> bool:
    assume(w & 0xDF3E0C00 == 0x5E300800)
    return encode_asisdpair(fields_asisdpair(w)) == w


@theorem
def decode_word_asisdpair(w: B32) -> bool:
    assume(w & 0xDF3E0C00 == 0x5E300800)
    return decode(w) == OfAdvSimdScalarPair(fields_asisdpair(w))


@theorem
def decode_encode_asisddiff(i: AdvSimdScalarDifferent) -> bool:
    return decode(encode_asisddiff(i)) == OfAdvSimdScalarDifferent(i)


@theorem
def encode_fields_asisddiff(w: B32) -> bool:
    assume(w & 0xDF200C00 == 0x5E200000)
    return encode_asisddiff(fields_asisddiff(w)) == w


@theorem
def decode_word_asisddiff(w: B32) -> bool:
    assume(w & 0xDF200C00 == 0x5E200000)
    return decode(w) == OfAdvSimdScalarDifferent(fields_asisddiff(w))


@theorem
def decode_encode_asisdsame(i: AdvSimdScalarSame) -> bool:
    return decode(encode_asisdsame(i)) == OfAdvSimdScalarSame(i)


@theorem
def encode_fields_asisdsame(w: B32) -> bool:
    assume(w & 0xDF200400 == 0x5E200400)
    return encode_asisdsame(fields_asisdsame(w)) == w


@theorem
def decode_word_asisdsame(w: B32) -> bool:
    assume(w & 0xDF200400 == 0x5E200400)
    return decode(w) == OfAdvSimdScalarSame(fields_asisdsame(w))


@theorem
def decode_encode_asisdshf(i: AdvSimdScalarShift) -> bool:
    return decode(encode_asisdshf(i)) == OfAdvSimdScalarShift(i)


@theorem
def encode_fields_asisdshf(w: B32) -> bool:
    assume(w & 0xDF800400 == 0x5F000400)
    return encode_asisdshf(fields_asisdshf(w)) == w


@theorem
def decode_word_asisdshf(w: B32) -> bool:
    assume(w & 0xDF800400 == 0x5F000400)
    return decode(w) == OfAdvSimdScalarShift(fields_asisdshf(w))


@theorem
def decode_encode_asisdelem(i: AdvSimdScalarElement) -> bool:
    return decode(encode_asisdelem(i)) == OfAdvSimdScalarElement(i)


@theorem
def encode_fields_asisdelem(w: B32) -> bool:
    assume(w & 0xDF000400 == 0x5F000000)
    return encode_asisdelem(fields_asisdelem(w)) == w


@theorem
def decode_word_asisdelem(w: B32) -> bool:
    assume(w & 0xDF000400 == 0x5F000000)
    return decode(w) == OfAdvSimdScalarElement(fields_asisdelem(w))


@theorem
def decode_encode_asimdtbl(i: AdvSimdTable) -> bool:
    return decode(encode_asimdtbl(i)) == OfAdvSimdTable(i)


@theorem
def encode_fields_asimdtbl(w: B32) -> bool:
    assume(w & 0xBF208C00 == 0x0E000000)
    return encode_asimdtbl(fields_asimdtbl(w)) == w


@theorem
def decode_word_asimdtbl(w: B32) -> bool:
    assume(w & 0xBF208C00 == 0x0E000000)
    return decode(w) == OfAdvSimdTable(fields_asimdtbl(w))


@theorem
def decode_encode_asimdperm(i: AdvSimdPermute) -> bool:
    return decode(encode_asimdperm(i)) == OfAdvSimdPermute(i)


@theorem
def encode_fields_asimdperm(w: B32) -> bool:
    assume(w & 0xBF208C00 == 0x0E000800)
    return encode_asimdperm(fields_asimdperm(w)) == w


@theorem
def decode_word_asimdperm(w: B32) -> bool:
    assume(w & 0xBF208C00 == 0x0E000800)
    return decode(w) == OfAdvSimdPermute(fields_asimdperm(w))


@theorem
def decode_encode_asimdext(i: AdvSimdExtract) -> bool:
    return decode(encode_asimdext(i)) == OfAdvSimdExtract(i)


@theorem
def encode_fields_asimdext(w: B32) -> bool:
    assume(w & 0xBF208400 == 0x2E000000)
    return encode_asimdext(fields_asimdext(w)) == w


@theorem
def decode_word_asimdext(w: B32) -> bool:
    assume(w & 0xBF208400 == 0x2E000000)
    return decode(w) == OfAdvSimdExtract(fields_asimdext(w))


@theorem
def decode_encode_asimdins(i: AdvSimdCopy) -> bool:
    return decode(encode_asimdins(i)) == OfAdvSimdCopy(i)


@theorem
def encode_fields_asimdins(w: B32) -> bool:
    assume(w & 0x9FE08400 == 0x0E000400)
    return encode_asimdins(fields_asimdins(w)) == w


@theorem
def decode_word_asimdins(w: B32) -> bool:
    assume(w & 0x9FE08400 == 0x0E000400)
    return decode(w) == OfAdvSimdCopy(fields_asimdins(w))


@theorem
def decode_encode_asimdsamefp16(i: AdvSimdSameHalf) -> bool:
    return decode(encode_asimdsamefp16(i)) == OfAdvSimdSameHalf(i)


@theorem
def encode_fields_asimdsamefp16(w: B32) -> bool:
    assume(w & 0x9F60C400 == 0x0E400400)
    return encode_asimdsamefp16(fields_asimdsamefp16(w)) == w


@theorem
def decode_word_asimdsamefp16(w: B32) -> bool:
    assume(w & 0x9F60C400 == 0x0E400400)
    return decode(w) == OfAdvSimdSameHalf(fields_asimdsamefp16(w))


@theorem
def decode_encode_asimdmiscfp16(i: AdvSimdMiscHalf) -> bool:
    return decode(encode_asimdmiscfp16(i)) == OfAdvSimdMiscHalf(i)


@theorem
def encode_fields_asimdmiscfp16(w: B32) -> bool:
    assume(w & 0x9F7E0C00 == 0x0E780800)
    return encode_asimdmiscfp16(fields_asimdmiscfp16(w)) == w


@theorem
def decode_word_asimdmiscfp16(w: B32) -> bool:
    assume(w & 0x9F7E0C00 == 0x0E780800)
    return decode(w) == OfAdvSimdMiscHalf(fields_asimdmiscfp16(w))


@theorem
def decode_encode_asimdsame2(i: AdvSimdSameExtra) -> bool:
    return decode(encode_asimdsame2(i)) == OfAdvSimdSameExtra(i)


@theorem
def encode_fields_asimdsame2(w: B32) -> bool:
    assume(w & 0x9F208400 == 0x0E008400)
    return encode_asimdsame2(fields_asimdsame2(w)) == w


@theorem
def decode_word_asimdsame2(w: B32) -> bool:
    assume(w & 0x9F208400 == 0x0E008400)
    return decode(w) == OfAdvSimdSameExtra(fields_asimdsame2(w))


@theorem
def decode_encode_asimdmisc(i: AdvSimdMisc) -> bool:
    return decode(encode_asimdmisc(i)) == OfAdvSimdMisc(i)


@theorem
def encode_fields_asimdmisc(w: B32) -> bool:
    assume(w & 0x9F3E0C00 == 0x0E200800)
    return encode_asimdmisc(fields_asimdmisc(w)) == w


@theorem
def decode_word_asimdmisc(w: B32) -> bool:
    assume(w & 0x9F3E0C00 == 0x0E200800)
    return decode(w) == OfAdvSimdMisc(fields_asimdmisc(w))


@theorem
def decode_encode_asimdall(i: AdvSimdAcross) -> bool:
    return decode(encode_asimdall(i)) == OfAdvSimdAcross(i)


@theorem
def encode_fields_asimdall(w: B32) -> bool:
    assume(w & 0x9F3E0C00 == 0x0E300800)
    return encode_asimdall(fields_asimdall(w)) == w


@theorem
def decode_word_asimdall(w: B32) -> bool:
    assume(w & 0x9F3E0C00 == 0x0E300800)
    return decode(w) == OfAdvSimdAcross(fields_asimdall(w))


@theorem
def decode_encode_asimddiff(i: AdvSimdDifferent) -> bool:
    return decode(encode_asimddiff(i)) == OfAdvSimdDifferent(i)


@theorem
def encode_fields_asimddiff(w: B32) -> bool:
    assume(w & 0x9F200C00 == 0x0E200000)
    return encode_asimddiff(fields_asimddiff(w)) == w


@theorem
def decode_word_asimddiff(w: B32) -> bool:
    assume(w & 0x9F200C00 == 0x0E200000)
    return decode(w) == OfAdvSimdDifferent(fields_asimddiff(w))


@theorem
def decode_encode_asimdsame(i: AdvSimdSame) -> bool:
    return decode(encode_asimdsame(i)) == OfAdvSimdSame(i)


@theorem
def encode_fields_asimdsame(w: B32) -> bool:
    assume(w & 0x9F200400 == 0x0E200400)
    return encode_asimdsame(fields_asimdsame(w)) == w


@theorem
def decode_word_asimdsame(w: B32) -> bool:
    assume(w & 0x9F200400 == 0x0E200400)
    return decode(w) == OfAdvSimdSame(fields_asimdsame(w))


@theorem
def decode_encode_asimdimm(i: AdvSimdImmediate) -> bool:
    return decode(encode_asimdimm(i)) == OfAdvSimdImmediate(i)


@theorem
def encode_fields_asimdimm(w: B32) -> bool:
    assume(w & 0x9FF80400 == 0x0F000400)
    return encode_asimdimm(fields_asimdimm(w)) == w


@theorem
def decode_word_asimdimm(w: B32) -> bool:
    assume(w & 0x9FF80400 == 0x0F000400)
    return decode(w) == OfAdvSimdImmediate(fields_asimdimm(w))


@theorem
def decode_encode_asimdshf(i: AdvSimdShift) -> bool:
    assume(i.immh != 0)
    return decode(encode_asimdshf(i)) == OfAdvSimdShift(i)


@theorem
def encode_fields_asimdshf(w: B32) -> bool:
    assume(w & 0x9F800400 == 0x0F000400 and w & 0x00780000 != 0)
    return encode_asimdshf(fields_asimdshf(w)) == w


@theorem
def decode_word_asimdshf(w: B32) -> bool:
    assume(w & 0x9F800400 == 0x0F000400 and w & 0x00780000 != 0)
    return decode(w) == OfAdvSimdShift(fields_asimdshf(w))


@theorem
def decode_encode_asimdelem(i: AdvSimdElement) -> bool:
    return decode(encode_asimdelem(i)) == OfAdvSimdElement(i)


@theorem
def encode_fields_asimdelem(w: B32) -> bool:
    assume(w & 0x9F000400 == 0x0F000000)
    return encode_asimdelem(fields_asimdelem(w)) == w


@theorem
def decode_word_asimdelem(w: B32) -> bool:
    assume(w & 0x9F000400 == 0x0F000000)
    return decode(w) == OfAdvSimdElement(fields_asimdelem(w))


@theorem
def decode_encode_crypto3_imm2(i: CryptoImm2) -> bool:
    return decode(encode_crypto3_imm2(i)) == OfCryptoImm2(i)


@theorem
def encode_fields_crypto3_imm2(w: B32) -> bool:
    assume(w & 0xFFE0C000 == 0xCE408000)
    return encode_crypto3_imm2(fields_crypto3_imm2(w)) == w


@theorem
def decode_word_crypto3_imm2(w: B32) -> bool:
    assume(w & 0xFFE0C000 == 0xCE408000)
    return decode(w) == OfCryptoImm2(fields_crypto3_imm2(w))


@theorem
def decode_encode_cryptosha512_3(i: CryptoSha512Three) -> bool:
    return decode(encode_cryptosha512_3(i)) == OfCryptoSha512Three(i)


@theorem
def encode_fields_cryptosha512_3(w: B32) -> bool:
    assume(w & 0xFFE0B000 == 0xCE608000)
    return encode_cryptosha512_3(fields_cryptosha512_3(w)) == w


@theorem
def decode_word_cryptosha512_3(w: B32) -> bool:
    assume(w & 0xFFE0B000 == 0xCE608000)
    return decode(w) == OfCryptoSha512Three(fields_cryptosha512_3(w))


@theorem
def decode_encode_crypto4(i: CryptoFour) -> bool:
    return decode(encode_crypto4(i)) == OfCryptoFour(i)


@theorem
def encode_fields_crypto4(w: B32) -> bool:
    assume(w & 0xFF808000 == 0xCE000000)
    return encode_crypto4(fields_crypto4(w)) == w


@theorem
def decode_word_crypto4(w: B32) -> bool:
    assume(w & 0xFF808000 == 0xCE000000)
    return decode(w) == OfCryptoFour(fields_crypto4(w))


@theorem
def decode_encode_crypto3_imm6(i: CryptoImm6) -> bool:
    return decode(encode_crypto3_imm6(i)) == OfCryptoImm6(i)


@theorem
def encode_fields_crypto3_imm6(w: B32) -> bool:
    assume(w & 0xFFE00000 == 0xCE800000)
    return encode_crypto3_imm6(fields_crypto3_imm6(w)) == w


@theorem
def decode_word_crypto3_imm6(w: B32) -> bool:
    assume(w & 0xFFE00000 == 0xCE800000)
    return decode(w) == OfCryptoImm6(fields_crypto3_imm6(w))


@theorem
def decode_encode_cryptosha512_2(i: CryptoSha512Two) -> bool:
    return decode(encode_cryptosha512_2(i)) == OfCryptoSha512Two(i)


@theorem
def encode_fields_cryptosha512_2(w: B32) -> bool:
    assume(w & 0xFFFFF000 == 0xCEC08000)
    return encode_cryptosha512_2(fields_cryptosha512_2(w)) == w


@theorem
def decode_word_cryptosha512_2(w: B32) -> bool:
    assume(w & 0xFFFFF000 == 0xCEC08000)
    return decode(w) == OfCryptoSha512Two(fields_cryptosha512_2(w))


@theorem
def decode_encode_float2fix(i: FloatToFixed) -> bool:
    return decode(encode_float2fix(i)) == OfFloatToFixed(i)


@theorem
def encode_fields_float2fix(w: B32) -> bool:
    assume(w & 0x5F200000 == 0x1E000000)
    return encode_float2fix(fields_float2fix(w)) == w


@theorem
def decode_word_float2fix(w: B32) -> bool:
    assume(w & 0x5F200000 == 0x1E000000)
    return decode(w) == OfFloatToFixed(fields_float2fix(w))


@theorem
def decode_encode_float2int(i: FloatToInteger) -> bool:
    return decode(encode_float2int(i)) == OfFloatToInteger(i)


@theorem
def encode_fields_float2int(w: B32) -> bool:
    assume(w & 0x5F20FC00 == 0x1E200000)
    return encode_float2int(fields_float2int(w)) == w


@theorem
def decode_word_float2int(w: B32) -> bool:
    assume(w & 0x5F20FC00 == 0x1E200000)
    return decode(w) == OfFloatToInteger(fields_float2int(w))


@theorem
def decode_encode_floatdp1(i: FloatDataProc1) -> bool:
    return decode(encode_floatdp1(i)) == OfFloatDataProc1(i)


@theorem
def encode_fields_floatdp1(w: B32) -> bool:
    assume(w & 0x5F207C00 == 0x1E204000)
    return encode_floatdp1(fields_floatdp1(w)) == w


@theorem
def decode_word_floatdp1(w: B32) -> bool:
    assume(w & 0x5F207C00 == 0x1E204000)
    return decode(w) == OfFloatDataProc1(fields_floatdp1(w))


@theorem
def decode_encode_floatcmp(i: FloatCompare) -> bool:
    return decode(encode_floatcmp(i)) == OfFloatCompare(i)


@theorem
def encode_fields_floatcmp(w: B32) -> bool:
    assume(w & 0x5F203C00 == 0x1E202000)
    return encode_floatcmp(fields_floatcmp(w)) == w


@theorem
def decode_word_floatcmp(w: B32) -> bool:
    assume(w & 0x5F203C00 == 0x1E202000)
    return decode(w) == OfFloatCompare(fields_floatcmp(w))


@theorem
def decode_encode_floatimm(i: FloatImmediate) -> bool:
    return decode(encode_floatimm(i)) == OfFloatImmediate(i)


@theorem
def encode_fields_floatimm(w: B32) -> bool:
    assume(w & 0x5F201C00 == 0x1E201000)
    return encode_floatimm(fields_floatimm(w)) == w


@theorem
def decode_word_floatimm(w: B32) -> bool:
    assume(w & 0x5F201C00 == 0x1E201000)
    return decode(w) == OfFloatImmediate(fields_floatimm(w))


@theorem
def decode_encode_floatccmp(i: FloatCondCompare) -> bool:
    return decode(encode_floatccmp(i)) == OfFloatCondCompare(i)


@theorem
def encode_fields_floatccmp(w: B32) -> bool:
    assume(w & 0x5F200C00 == 0x1E200400)
    return encode_floatccmp(fields_floatccmp(w)) == w


@theorem
def decode_word_floatccmp(w: B32) -> bool:
    assume(w & 0x5F200C00 == 0x1E200400)
    return decode(w) == OfFloatCondCompare(fields_floatccmp(w))


@theorem
def decode_encode_floatdp2(i: FloatDataProc2) -> bool:
    return decode(encode_floatdp2(i)) == OfFloatDataProc2(i)


@theorem
def encode_fields_floatdp2(w: B32) -> bool:
    assume(w & 0x5F200C00 == 0x1E200800)
    return encode_floatdp2(fields_floatdp2(w)) == w


@theorem
def decode_word_floatdp2(w: B32) -> bool:
    assume(w & 0x5F200C00 == 0x1E200800)
    return decode(w) == OfFloatDataProc2(fields_floatdp2(w))


@theorem
def decode_encode_floatsel(i: FloatSelect) -> bool:
    return decode(encode_floatsel(i)) == OfFloatSelect(i)


@theorem
def encode_fields_floatsel(w: B32) -> bool:
    assume(w & 0x5F200C00 == 0x1E200C00)
    return encode_floatsel(fields_floatsel(w)) == w


@theorem
def decode_word_floatsel(w: B32) -> bool:
    assume(w & 0x5F200C00 == 0x1E200C00)
    return decode(w) == OfFloatSelect(fields_floatsel(w))


@theorem
def decode_encode_floatdp3(i: FloatDataProc3) -> bool:
    return decode(encode_floatdp3(i)) == OfFloatDataProc3(i)


@theorem
def encode_fields_floatdp3(w: B32) -> bool:
    assume(w & 0x5F000000 == 0x1F000000)
    return encode_floatdp3(fields_floatdp3(w)) == w


@theorem
def decode_word_floatdp3(w: B32) -> bool:
    assume(w & 0x5F000000 == 0x1F000000)
    return decode(w) == OfFloatDataProc3(fields_floatdp3(w))


ROUND_TRIP: dict[str, Statements] = {
    "pcreladdr": (decode_encode_pcreladdr, encode_fields_pcreladdr, decode_word_pcreladdr),
    "addsub_imm": (decode_encode_addsub_imm, encode_fields_addsub_imm, decode_word_addsub_imm),
    "log_imm": (decode_encode_log_imm, encode_fields_log_imm, decode_word_log_imm),
    "movewide": (decode_encode_movewide, encode_fields_movewide, decode_word_movewide),
    "bitfield": (decode_encode_bitfield, encode_fields_bitfield, decode_word_bitfield),
    "extract": (decode_encode_extract, encode_fields_extract, decode_word_extract),
    "condbranch": (decode_encode_condbranch, encode_fields_condbranch, decode_word_condbranch),
    "exception": (decode_encode_exception, encode_fields_exception, decode_word_exception),
    "hints": (decode_encode_hints, encode_fields_hints, decode_word_hints),
    "barriers": (decode_encode_barriers, encode_fields_barriers, decode_word_barriers),
    "pstate": (decode_encode_pstate, encode_fields_pstate, decode_word_pstate),
    "systeminstrs": (decode_encode_systeminstrs, encode_fields_systeminstrs, decode_word_systeminstrs),
    "systemmove": (decode_encode_systemmove, encode_fields_systemmove, decode_word_systemmove),
    "branch_reg": (decode_encode_branch_reg, encode_fields_branch_reg, decode_word_branch_reg),
    "branch_imm": (decode_encode_branch_imm, encode_fields_branch_imm, decode_word_branch_imm),
    "compbranch": (decode_encode_compbranch, encode_fields_compbranch, decode_word_compbranch),
    "testbranch": (decode_encode_testbranch, encode_fields_testbranch, decode_word_testbranch),
    "asisdlse": (decode_encode_asisdlse, encode_fields_asisdlse, decode_word_asisdlse),
    "asisdlsep": (decode_encode_asisdlsep, encode_fields_asisdlsep, decode_word_asisdlsep),
    "asisdlso": (decode_encode_asisdlso, encode_fields_asisdlso, decode_word_asisdlso),
    "asisdlsop": (decode_encode_asisdlsop, encode_fields_asisdlsop, decode_word_asisdlsop),
    "comswappr": (decode_encode_comswappr, encode_fields_comswappr, decode_word_comswappr),
    "ldstexclp": (decode_encode_ldstexclp, encode_fields_ldstexclp, decode_word_ldstexclp),
    "ldstexclr": (decode_encode_ldstexclr, encode_fields_ldstexclr, decode_word_ldstexclr),
    "ldstord": (decode_encode_ldstord, encode_fields_ldstord, decode_word_ldstord),
    "comswap": (decode_encode_comswap, encode_fields_comswap, decode_word_comswap),
    "ldapstl_unscaled": (decode_encode_ldapstl_unscaled, encode_fields_ldapstl_unscaled, decode_word_ldapstl_unscaled),
    "loadlit": (decode_encode_loadlit, encode_fields_loadlit, decode_word_loadlit),
    "ldstnapair_offs": (decode_encode_ldstnapair_offs, encode_fields_ldstnapair_offs, decode_word_ldstnapair_offs),
    "ldstpair_post": (decode_encode_ldstpair_post, encode_fields_ldstpair_post, decode_word_ldstpair_post),
    "ldstpair_off": (decode_encode_ldstpair_off, encode_fields_ldstpair_off, decode_word_ldstpair_off),
    "ldstpair_pre": (decode_encode_ldstpair_pre, encode_fields_ldstpair_pre, decode_word_ldstpair_pre),
    "ldst_unscaled": (decode_encode_ldst_unscaled, encode_fields_ldst_unscaled, decode_word_ldst_unscaled),
    "ldst_immpost": (decode_encode_ldst_immpost, encode_fields_ldst_immpost, decode_word_ldst_immpost),
    "ldst_unpriv": (decode_encode_ldst_unpriv, encode_fields_ldst_unpriv, decode_word_ldst_unpriv),
    "ldst_immpre": (decode_encode_ldst_immpre, encode_fields_ldst_immpre, decode_word_ldst_immpre),
    "memop": (decode_encode_memop, encode_fields_memop, decode_word_memop),
    "ldst_regoff": (decode_encode_ldst_regoff, encode_fields_ldst_regoff, decode_word_ldst_regoff),
    "ldst_pos": (decode_encode_ldst_pos, encode_fields_ldst_pos, decode_word_ldst_pos),
    "dp_2src": (decode_encode_dp_2src, encode_fields_dp_2src, decode_word_dp_2src),
    "dp_1src": (decode_encode_dp_1src, encode_fields_dp_1src, decode_word_dp_1src),
    "log_shift": (decode_encode_log_shift, encode_fields_log_shift, decode_word_log_shift),
    "addsub_shift": (decode_encode_addsub_shift, encode_fields_addsub_shift, decode_word_addsub_shift),
    "addsub_ext": (decode_encode_addsub_ext, encode_fields_addsub_ext, decode_word_addsub_ext),
    "addsub_carry": (decode_encode_addsub_carry, encode_fields_addsub_carry, decode_word_addsub_carry),
    "rmif": (decode_encode_rmif, encode_fields_rmif, decode_word_rmif),
    "setf": (decode_encode_setf, encode_fields_setf, decode_word_setf),
    "condcmp_reg": (decode_encode_condcmp_reg, encode_fields_condcmp_reg, decode_word_condcmp_reg),
    "condcmp_imm": (decode_encode_condcmp_imm, encode_fields_condcmp_imm, decode_word_condcmp_imm),
    "condsel": (decode_encode_condsel, encode_fields_condsel, decode_word_condsel),
    "dp_3src": (decode_encode_dp_3src, encode_fields_dp_3src, decode_word_dp_3src),
    "cryptoaes": (decode_encode_cryptoaes, encode_fields_cryptoaes, decode_word_cryptoaes),
    "cryptosha3": (decode_encode_cryptosha3, encode_fields_cryptosha3, decode_word_cryptosha3),
    "cryptosha2": (decode_encode_cryptosha2, encode_fields_cryptosha2, decode_word_cryptosha2),
    "asisdone": (decode_encode_asisdone, encode_fields_asisdone, decode_word_asisdone),
    "asisdsamefp16": (decode_encode_asisdsamefp16, encode_fields_asisdsamefp16, decode_word_asisdsamefp16),
    "asisdmiscfp16": (decode_encode_asisdmiscfp16, encode_fields_asisdmiscfp16, decode_word_asisdmiscfp16),
    "asisdsame2": (decode_encode_asisdsame2, encode_fields_asisdsame2, decode_word_asisdsame2),
    "asisdmisc": (decode_encode_asisdmisc, encode_fields_asisdmisc, decode_word_asisdmisc),
    "asisdpair": (decode_encode_asisdpair, encode_fields_asisdpair, decode_word_asisdpair),
    "asisddiff": (decode_encode_asisddiff, encode_fields_asisddiff, decode_word_asisddiff),
    "asisdsame": (decode_encode_asisdsame, encode_fields_asisdsame, decode_word_asisdsame),
    "asisdshf": (decode_encode_asisdshf, encode_fields_asisdshf, decode_word_asisdshf),
    "asisdelem": (decode_encode_asisdelem, encode_fields_asisdelem, decode_word_asisdelem),
    "asimdtbl": (decode_encode_asimdtbl, encode_fields_asimdtbl, decode_word_asimdtbl),
    "asimdperm": (decode_encode_asimdperm, encode_fields_asimdperm, decode_word_asimdperm),
    "asimdext": (decode_encode_asimdext, encode_fields_asimdext, decode_word_asimdext),
    "asimdins": (decode_encode_asimdins, encode_fields_asimdins, decode_word_asimdins),
    "asimdsamefp16": (decode_encode_asimdsamefp16, encode_fields_asimdsamefp16, decode_word_asimdsamefp16),
    "asimdmiscfp16": (decode_encode_asimdmiscfp16, encode_fields_asimdmiscfp16, decode_word_asimdmiscfp16),
    "asimdsame2": (decode_encode_asimdsame2, encode_fields_asimdsame2, decode_word_asimdsame2),
    "asimdmisc": (decode_encode_asimdmisc, encode_fields_asimdmisc, decode_word_asimdmisc),
    "asimdall": (decode_encode_asimdall, encode_fields_asimdall, decode_word_asimdall),
    "asimddiff": (decode_encode_asimddiff, encode_fields_asimddiff, decode_word_asimddiff),
    "asimdsame": (decode_encode_asimdsame, encode_fields_asimdsame, decode_word_asimdsame),
    "asimdimm": (decode_encode_asimdimm, encode_fields_asimdimm, decode_word_asimdimm),
    "asimdshf": (decode_encode_asimdshf, encode_fields_asimdshf, decode_word_asimdshf),
    "asimdelem": (decode_encode_asimdelem, encode_fields_asimdelem, decode_word_asimdelem),
    "crypto3_imm2": (decode_encode_crypto3_imm2, encode_fields_crypto3_imm2, decode_word_crypto3_imm2),
    "cryptosha512_3": (decode_encode_cryptosha512_3, encode_fields_cryptosha512_3, decode_word_cryptosha512_3),
    "crypto4": (decode_encode_crypto4, encode_fields_crypto4, decode_word_crypto4),
    "crypto3_imm6": (decode_encode_crypto3_imm6, encode_fields_crypto3_imm6, decode_word_crypto3_imm6),
    "cryptosha512_2": (decode_encode_cryptosha512_2, encode_fields_cryptosha512_2, decode_word_cryptosha512_2),
    "float2fix": (decode_encode_float2fix, encode_fields_float2fix, decode_word_float2fix),
    "float2int": (decode_encode_float2int, encode_fields_float2int, decode_word_float2int),
    "floatdp1": (decode_encode_floatdp1, encode_fields_floatdp1, decode_word_floatdp1),
    "floatcmp": (decode_encode_floatcmp, encode_fields_floatcmp, decode_word_floatcmp),
    "floatimm": (decode_encode_floatimm, encode_fields_floatimm, decode_word_floatimm),
    "floatccmp": (decode_encode_floatccmp, encode_fields_floatccmp, decode_word_floatccmp),
    "floatdp2": (decode_encode_floatdp2, encode_fields_floatdp2, decode_word_floatdp2),
    "floatsel": (decode_encode_floatsel, encode_fields_floatsel, decode_word_floatsel),
    "floatdp3": (decode_encode_floatdp3, encode_fields_floatdp3, decode_word_floatdp3),
}
"""The theorems of each row."""

attach(ROUND_TRIP)
