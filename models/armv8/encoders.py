"""The encoder in the logic: of each row, the word of a record and the record of a word. Generated; do not edit.

    python -m lemmata.models.armv8.generate

Each is the row's diagram, read from bit 31 to bit 0. `theorems/round_trip.py` says how they belong to `decode`.
"""

from __future__ import annotations

from lemmata.core.language import B1, B2, B3, B4, B5, B6, B7, B8, B9, B10, B11, B13, B32, bits, concat, define
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


@define
def encode_pcreladdr(i: PCRelAddress) -> B32:
    """op immlo:2 10000 immhi:19 Rd:5"""
    return concat(i.op, i.immlo, B5(0b10000), i.immhi, i.Rd)


@define
def fields_pcreladdr(w: B32) -> PCRelAddress:
    """The record of a word of the row pcreladdr."""
    return PCRelAddress(w[31], w[30:29], w[23:5], w[4:0])


@define
def encode_addsub_imm(i: AddSubImm) -> B32:
    """sf op S 100010 sh imm12:12 Rn:5 Rd:5"""
    return concat(i.sf, i.op, i.S, B6(0b100010), i.sh, i.imm12, i.Rn, i.Rd)


@define
def fields_addsub_imm(w: B32) -> AddSubImm:
    """The record of a word of the row addsub_imm."""
    return AddSubImm(w[31], w[30], w[29], w[22], w[21:10], w[9:5], w[4:0])


@define
def encode_log_imm(i: LogicalImm) -> B32:
    """sf opc:2 100100 N immr:6 imms:6 Rn:5 Rd:5"""
    return concat(i.sf, i.opc, B6(0b100100), i.N, i.immr, i.imms, i.Rn, i.Rd)


@define
def fields_log_imm(w: B32) -> LogicalImm:
    """The record of a word of the row log_imm."""
    return LogicalImm(w[31], w[30:29], w[22], w[21:16], w[15:10], w[9:5], w[4:0])


@define
def encode_movewide(i: MoveWide) -> B32:
    """sf opc:2 100101 hw:2 imm16:16 Rd:5"""
    return concat(i.sf, i.opc, B6(0b100101), i.hw, i.imm16, i.Rd)


@define
def fields_movewide(w: B32) -> MoveWide:
    """The record of a word of the row movewide."""
    return MoveWide(w[31], w[30:29], w[22:21], w[20:5], w[4:0])


@define
def encode_bitfield(i: Bitfield) -> B32:
    """sf opc:2 100110 N immr:6 imms:6 Rn:5 Rd:5"""
    return concat(i.sf, i.opc, B6(0b100110), i.N, i.immr, i.imms, i.Rn, i.Rd)


@define
def fields_bitfield(w: B32) -> Bitfield:
    """The record of a word of the row bitfield."""
    return Bitfield(w[31], w[30:29], w[22], w[21:16], w[15:10], w[9:5], w[4:0])


@define
def encode_extract(i: Extract) -> B32:
    """sf op21:2 100111 N o0 Rm:5 imms:6 Rn:5 Rd:5"""
    return concat(i.sf, i.op21, B6(0b100111), i.N, i.o0, i.Rm, i.imms, i.Rn, i.Rd)


@define
def fields_extract(w: B32) -> Extract:
    """The record of a word of the row extract."""
    return Extract(w[31], w[30:29], w[22], w[21], w[20:16], w[15:10], w[9:5], w[4:0])


@define
def encode_condbranch(i: CondBranch) -> B32:
    """0101010 o1 imm19:19 o0 cond:4"""
    return concat(B7(0b0101010), i.o1, i.imm19, i.o0, i.cond)


@define
def fields_condbranch(w: B32) -> CondBranch:
    """The record of a word of the row condbranch."""
    return CondBranch(w[24], w[23:5], w[4], w[3:0])


@define
def encode_exception(i: GenerateException) -> B32:
    """11010100 opc:3 imm16:16 op2:3 LL:2"""
    return concat(B8(0b11010100), i.opc, i.imm16, i.op2, i.LL)


@define
def fields_exception(w: B32) -> GenerateException:
    """The record of a word of the row exception."""
    return GenerateException(w[23:21], w[20:5], w[4:2], w[1:0])


@define
def encode_hints(i: Hint) -> B32:
    """11010101000000110010 CRm:4 op2:3 Rt:5"""
    return concat(bits(0b11010101000000110010, 20), i.CRm, i.op2, i.Rt)


@define
def fields_hints(w: B32) -> Hint:
    """The record of a word of the row hints."""
    return Hint(w[11:8], w[7:5], w[4:0])


@define
def encode_barriers(i: Barrier) -> B32:
    """11010101000000110011 CRm:4 op2:3 Rt:5"""
    return concat(bits(0b11010101000000110011, 20), i.CRm, i.op2, i.Rt)


@define
def fields_barriers(w: B32) -> Barrier:
    """The record of a word of the row barriers."""
    return Barrier(w[11:8], w[7:5], w[4:0])


@define
def encode_pstate(i: ProcessState) -> B32:
    """1101010100000 op1:3 0100 CRm:4 op2:3 Rt:5"""
    return concat(B13(0b1101010100000), i.op1, B4(0b0100), i.CRm, i.op2, i.Rt)


@define
def fields_pstate(w: B32) -> ProcessState:
    """The record of a word of the row pstate."""
    return ProcessState(w[18:16], w[11:8], w[7:5], w[4:0])


@define
def encode_systeminstrs(i: SystemInstruction) -> B32:
    """1101010100 L 01 op1:3 CRn:4 CRm:4 op2:3 Rt:5"""
    return concat(B10(0b1101010100), i.L, B2(0b01), i.op1, i.CRn, i.CRm, i.op2, i.Rt)


@define
def fields_systeminstrs(w: B32) -> SystemInstruction:
    """The record of a word of the row systeminstrs."""
    return SystemInstruction(w[21], w[18:16], w[15:12], w[11:8], w[7:5], w[4:0])


@define
def encode_systemmove(i: SystemMove) -> B32:
    """1101010100 L 1 o0 op1:3 CRn:4 CRm:4 op2:3 Rt:5"""
    return concat(B10(0b1101010100), i.L, B1(0b1), i.o0, i.op1, i.CRn, i.CRm, i.op2, i.Rt)


@define
def fields_systemmove(w: B32) -> SystemMove:
    """The record of a word of the row systemmove."""
    return SystemMove(w[21], w[19], w[18:16], w[15:12], w[11:8], w[7:5], w[4:0])


@define
def encode_branch_reg(i: BranchReg) -> B32:
    """1101011 opc:4 op2:5 op3:6 Rn:5 op4:5"""
    return concat(B7(0b1101011), i.opc, i.op2, i.op3, i.Rn, i.op4)


@define
def fields_branch_reg(w: B32) -> BranchReg:
    """The record of a word of the row branch_reg."""
    return BranchReg(w[24:21], w[20:16], w[15:10], w[9:5], w[4:0])


@define
def encode_branch_imm(i: BranchImm) -> B32:
    """op 00101 imm26:26"""
    return concat(i.op, B5(0b00101), i.imm26)


@define
def fields_branch_imm(w: B32) -> BranchImm:
    """The record of a word of the row branch_imm."""
    return BranchImm(w[31], w[25:0])


@define
def encode_compbranch(i: CompareBranch) -> B32:
    """sf 011010 op imm19:19 Rt:5"""
    return concat(i.sf, B6(0b011010), i.op, i.imm19, i.Rt)


@define
def fields_compbranch(w: B32) -> CompareBranch:
    """The record of a word of the row compbranch."""
    return CompareBranch(w[31], w[24], w[23:5], w[4:0])


@define
def encode_testbranch(i: TestBranch) -> B32:
    """b5 011011 op b40:5 imm14:14 Rt:5"""
    return concat(i.b5, B6(0b011011), i.op, i.b40, i.imm14, i.Rt)


@define
def fields_testbranch(w: B32) -> TestBranch:
    """The record of a word of the row testbranch."""
    return TestBranch(w[31], w[24], w[23:19], w[18:5], w[4:0])


@define
def encode_asisdlse(i: MultipleStructures) -> B32:
    """0 Q 0011000 L 000000 opcode:4 size:2 Rn:5 Rt:5"""
    return concat(B1(0b0), i.Q, B7(0b0011000), i.L, B6(0b000000), i.opcode, i.size, i.Rn, i.Rt)


@define
def fields_asisdlse(w: B32) -> MultipleStructures:
    """The record of a word of the row asisdlse."""
    return MultipleStructures(w[30], w[22], w[15:12], w[11:10], w[9:5], w[4:0])


@define
def encode_asisdlsep(i: MultipleStructuresPost) -> B32:
    """0 Q 0011001 L 0 Rm:5 opcode:4 size:2 Rn:5 Rt:5"""
    return concat(B1(0b0), i.Q, B7(0b0011001), i.L, B1(0b0), i.Rm, i.opcode, i.size, i.Rn, i.Rt)


@define
def fields_asisdlsep(w: B32) -> MultipleStructuresPost:
    """The record of a word of the row asisdlsep."""
    return MultipleStructuresPost(w[30], w[22], w[20:16], w[15:12], w[11:10], w[9:5], w[4:0])


@define
def encode_asisdlso(i: SingleStructures) -> B32:
    """0 Q 0011010 L R 00000 opcode:3 S size:2 Rn:5 Rt:5"""
    return concat(B1(0b0), i.Q, B7(0b0011010), i.L, i.R, B5(0b00000), i.opcode, i.S, i.size, i.Rn, i.Rt)


@define
def fields_asisdlso(w: B32) -> SingleStructures:
    """The record of a word of the row asisdlso."""
    return SingleStructures(w[30], w[22], w[21], w[15:13], w[12], w[11:10], w[9:5], w[4:0])


@define
def encode_asisdlsop(i: SingleStructuresPost) -> B32:
    """0 Q 0011011 L R Rm:5 opcode:3 S size:2 Rn:5 Rt:5"""
    return concat(B1(0b0), i.Q, B7(0b0011011), i.L, i.R, i.Rm, i.opcode, i.S, i.size, i.Rn, i.Rt)


@define
def fields_asisdlsop(w: B32) -> SingleStructuresPost:
    """The record of a word of the row asisdlsop."""
    return SingleStructuresPost(w[30], w[22], w[21], w[20:16], w[15:13], w[12], w[11:10], w[9:5], w[4:0])


@define
def encode_comswappr(i: CompareSwapPair) -> B32:
    """0 sz 0010000 L 1 Rs:5 o0 Rt2:5 Rn:5 Rt:5"""
    return concat(B1(0b0), i.sz, B7(0b0010000), i.L, B1(0b1), i.Rs, i.o0, i.Rt2, i.Rn, i.Rt)


@define
def fields_comswappr(w: B32) -> CompareSwapPair:
    """The record of a word of the row comswappr."""
    return CompareSwapPair(w[30], w[22], w[20:16], w[15], w[14:10], w[9:5], w[4:0])


@define
def encode_ldstexclp(i: ExclusivePair) -> B32:
    """1 sz 0010000 L 1 Rs:5 o0 Rt2:5 Rn:5 Rt:5"""
    return concat(B1(0b1), i.sz, B7(0b0010000), i.L, B1(0b1), i.Rs, i.o0, i.Rt2, i.Rn, i.Rt)


@define
def fields_ldstexclp(w: B32) -> ExclusivePair:
    """The record of a word of the row ldstexclp."""
    return ExclusivePair(w[30], w[22], w[20:16], w[15], w[14:10], w[9:5], w[4:0])


@define
def encode_ldstexclr(i: ExclusiveRegister) -> B32:
    """size:2 0010000 L 0 Rs:5 o0 Rt2:5 Rn:5 Rt:5"""
    return concat(i.size, B7(0b0010000), i.L, B1(0b0), i.Rs, i.o0, i.Rt2, i.Rn, i.Rt)


@define
def fields_ldstexclr(w: B32) -> ExclusiveRegister:
    """The record of a word of the row ldstexclr."""
    return ExclusiveRegister(w[31:30], w[22], w[20:16], w[15], w[14:10], w[9:5], w[4:0])


@define
def encode_ldstord(i: LoadStoreOrdered) -> B32:
    """size:2 0010001 L 0 Rs:5 o0 Rt2:5 Rn:5 Rt:5"""
    return concat(i.size, B7(0b0010001), i.L, B1(0b0), i.Rs, i.o0, i.Rt2, i.Rn, i.Rt)


@define
def fields_ldstord(w: B32) -> LoadStoreOrdered:
    """The record of a word of the row ldstord."""
    return LoadStoreOrdered(w[31:30], w[22], w[20:16], w[15], w[14:10], w[9:5], w[4:0])


@define
def encode_comswap(i: CompareSwap) -> B32:
    """size:2 0010001 L 1 Rs:5 o0 Rt2:5 Rn:5 Rt:5"""
    return concat(i.size, B7(0b0010001), i.L, B1(0b1), i.Rs, i.o0, i.Rt2, i.Rn, i.Rt)


@define
def fields_comswap(w: B32) -> CompareSwap:
    """The record of a word of the row comswap."""
    return CompareSwap(w[31:30], w[22], w[20:16], w[15], w[14:10], w[9:5], w[4:0])


@define
def encode_ldapstl_unscaled(i: LoadStoreOrderedUnscaled) -> B32:
    """size:2 011001 opc:2 0 imm9:9 00 Rn:5 Rt:5"""
    return concat(i.size, B6(0b011001), i.opc, B1(0b0), i.imm9, B2(0b00), i.Rn, i.Rt)


@define
def fields_ldapstl_unscaled(w: B32) -> LoadStoreOrderedUnscaled:
    """The record of a word of the row ldapstl_unscaled."""
    return LoadStoreOrderedUnscaled(w[31:30], w[23:22], w[20:12], w[9:5], w[4:0])


@define
def encode_loadlit(i: LoadLiteral) -> B32:
    """opc:2 011 VR 00 imm19:19 Rt:5"""
    return concat(i.opc, B3(0b011), i.VR, B2(0b00), i.imm19, i.Rt)


@define
def fields_loadlit(w: B32) -> LoadLiteral:
    """The record of a word of the row loadlit."""
    return LoadLiteral(w[31:30], w[26], w[23:5], w[4:0])


@define
def encode_ldstnapair_offs(i: LoadStoreNoAllocPair) -> B32:
    """opc:2 101 VR 000 L imm7:7 Rt2:5 Rn:5 Rt:5"""
    return concat(i.opc, B3(0b101), i.VR, B3(0b000), i.L, i.imm7, i.Rt2, i.Rn, i.Rt)


@define
def fields_ldstnapair_offs(w: B32) -> LoadStoreNoAllocPair:
    """The record of a word of the row ldstnapair_offs."""
    return LoadStoreNoAllocPair(w[31:30], w[26], w[22], w[21:15], w[14:10], w[9:5], w[4:0])


@define
def encode_ldstpair_post(i: LoadStorePairPost) -> B32:
    """opc:2 101 VR 001 L imm7:7 Rt2:5 Rn:5 Rt:5"""
    return concat(i.opc, B3(0b101), i.VR, B3(0b001), i.L, i.imm7, i.Rt2, i.Rn, i.Rt)


@define
def fields_ldstpair_post(w: B32) -> LoadStorePairPost:
    """The record of a word of the row ldstpair_post."""
    return LoadStorePairPost(w[31:30], w[26], w[22], w[21:15], w[14:10], w[9:5], w[4:0])


@define
def encode_ldstpair_off(i: LoadStorePairOffset) -> B32:
    """opc:2 101 VR 010 L imm7:7 Rt2:5 Rn:5 Rt:5"""
    return concat(i.opc, B3(0b101), i.VR, B3(0b010), i.L, i.imm7, i.Rt2, i.Rn, i.Rt)


@define
def fields_ldstpair_off(w: B32) -> LoadStorePairOffset:
    """The record of a word of the row ldstpair_off."""
    return LoadStorePairOffset(w[31:30], w[26], w[22], w[21:15], w[14:10], w[9:5], w[4:0])


@define
def encode_ldstpair_pre(i: LoadStorePairPre) -> B32:
    """opc:2 101 VR 011 L imm7:7 Rt2:5 Rn:5 Rt:5"""
    return concat(i.opc, B3(0b101), i.VR, B3(0b011), i.L, i.imm7, i.Rt2, i.Rn, i.Rt)


@define
def fields_ldstpair_pre(w: B32) -> LoadStorePairPre:
    """The record of a word of the row ldstpair_pre."""
    return LoadStorePairPre(w[31:30], w[26], w[22], w[21:15], w[14:10], w[9:5], w[4:0])


@define
def encode_ldst_unscaled(i: LoadStoreUnscaled) -> B32:
    """size:2 111 VR 00 opc:2 0 imm9:9 00 Rn:5 Rt:5"""
    return concat(i.size, B3(0b111), i.VR, B2(0b00), i.opc, B1(0b0), i.imm9, B2(0b00), i.Rn, i.Rt)


@define
def fields_ldst_unscaled(w: B32) -> LoadStoreUnscaled:
    """The record of a word of the row ldst_unscaled."""
    return LoadStoreUnscaled(w[31:30], w[26], w[23:22], w[20:12], w[9:5], w[4:0])


@define
def encode_ldst_immpost(i: LoadStorePost) -> B32:
    """size:2 111 VR 00 opc:2 0 imm9:9 01 Rn:5 Rt:5"""
    return concat(i.size, B3(0b111), i.VR, B2(0b00), i.opc, B1(0b0), i.imm9, B2(0b01), i.Rn, i.Rt)


@define
def fields_ldst_immpost(w: B32) -> LoadStorePost:
    """The record of a word of the row ldst_immpost."""
    return LoadStorePost(w[31:30], w[26], w[23:22], w[20:12], w[9:5], w[4:0])


@define
def encode_ldst_unpriv(i: LoadStoreUnprivileged) -> B32:
    """size:2 111 VR 00 opc:2 0 imm9:9 10 Rn:5 Rt:5"""
    return concat(i.size, B3(0b111), i.VR, B2(0b00), i.opc, B1(0b0), i.imm9, B2(0b10), i.Rn, i.Rt)


@define
def fields_ldst_unpriv(w: B32) -> LoadStoreUnprivileged:
    """The record of a word of the row ldst_unpriv."""
    return LoadStoreUnprivileged(w[31:30], w[26], w[23:22], w[20:12], w[9:5], w[4:0])


@define
def encode_ldst_immpre(i: LoadStorePre) -> B32:
    """size:2 111 VR 00 opc:2 0 imm9:9 11 Rn:5 Rt:5"""
    return concat(i.size, B3(0b111), i.VR, B2(0b00), i.opc, B1(0b0), i.imm9, B2(0b11), i.Rn, i.Rt)


@define
def fields_ldst_immpre(w: B32) -> LoadStorePre:
    """The record of a word of the row ldst_immpre."""
    return LoadStorePre(w[31:30], w[26], w[23:22], w[20:12], w[9:5], w[4:0])


@define
def encode_memop(i: AtomicMemory) -> B32:
    """size:2 111 VR 00 A R 1 Rs:5 o3 opc:3 00 Rn:5 Rt:5"""
    return concat(i.size, B3(0b111), i.VR, B2(0b00), i.A, i.R, B1(0b1), i.Rs, i.o3, i.opc, B2(0b00), i.Rn, i.Rt)


@define
def fields_memop(w: B32) -> AtomicMemory:
    """The record of a word of the row memop."""
    return AtomicMemory(w[31:30], w[26], w[23], w[22], w[20:16], w[15], w[14:12], w[9:5], w[4:0])


@define
def encode_ldst_regoff(i: LoadStoreRegOffset) -> B32:
    """size:2 111 VR 00 opc:2 1 Rm:5 option:3 S 10 Rn:5 Rt:5"""
    return concat(i.size, B3(0b111), i.VR, B2(0b00), i.opc, B1(0b1), i.Rm, i.option, i.S, B2(0b10), i.Rn, i.Rt)


@define
def fields_ldst_regoff(w: B32) -> LoadStoreRegOffset:
    """The record of a word of the row ldst_regoff."""
    return LoadStoreRegOffset(w[31:30], w[26], w[23:22], w[20:16], w[15:13], w[12], w[9:5], w[4:0])


@define
def encode_ldst_pos(i: LoadStoreUnsigned) -> B32:
    """size:2 111 VR 01 opc:2 imm12:12 Rn:5 Rt:5"""
    return concat(i.size, B3(0b111), i.VR, B2(0b01), i.opc, i.imm12, i.Rn, i.Rt)


@define
def fields_ldst_pos(w: B32) -> LoadStoreUnsigned:
    """The record of a word of the row ldst_pos."""
    return LoadStoreUnsigned(w[31:30], w[26], w[23:22], w[21:10], w[9:5], w[4:0])


@define
def encode_dp_2src(i: DataProc2) -> B32:
    """sf 0 S 11010110 Rm:5 opcode:6 Rn:5 Rd:5"""
    return concat(i.sf, B1(0b0), i.S, B8(0b11010110), i.Rm, i.opcode, i.Rn, i.Rd)


@define
def fields_dp_2src(w: B32) -> DataProc2:
    """The record of a word of the row dp_2src."""
    return DataProc2(w[31], w[29], w[20:16], w[15:10], w[9:5], w[4:0])


@define
def encode_dp_1src(i: DataProc1) -> B32:
    """sf 1 S 11010110 opcode2:5 opcode:6 Rn:5 Rd:5"""
    return concat(i.sf, B1(0b1), i.S, B8(0b11010110), i.opcode2, i.opcode, i.Rn, i.Rd)


@define
def fields_dp_1src(w: B32) -> DataProc1:
    """The record of a word of the row dp_1src."""
    return DataProc1(w[31], w[29], w[20:16], w[15:10], w[9:5], w[4:0])


@define
def encode_log_shift(i: LogicalShift) -> B32:
    """sf opc:2 01010 shift:2 N Rm:5 imm6:6 Rn:5 Rd:5"""
    return concat(i.sf, i.opc, B5(0b01010), i.shift, i.N, i.Rm, i.imm6, i.Rn, i.Rd)


@define
def fields_log_shift(w: B32) -> LogicalShift:
    """The record of a word of the row log_shift."""
    return LogicalShift(w[31], w[30:29], w[23:22], w[21], w[20:16], w[15:10], w[9:5], w[4:0])


@define
def encode_addsub_shift(i: AddSubShift) -> B32:
    """sf op S 01011 shift:2 0 Rm:5 imm6:6 Rn:5 Rd:5"""
    return concat(i.sf, i.op, i.S, B5(0b01011), i.shift, B1(0b0), i.Rm, i.imm6, i.Rn, i.Rd)


@define
def fields_addsub_shift(w: B32) -> AddSubShift:
    """The record of a word of the row addsub_shift."""
    return AddSubShift(w[31], w[30], w[29], w[23:22], w[20:16], w[15:10], w[9:5], w[4:0])


@define
def encode_addsub_ext(i: AddSubExtend) -> B32:
    """sf op S 01011 opt:2 1 Rm:5 option:3 imm3:3 Rn:5 Rd:5"""
    return concat(i.sf, i.op, i.S, B5(0b01011), i.opt, B1(0b1), i.Rm, i.option, i.imm3, i.Rn, i.Rd)


@define
def fields_addsub_ext(w: B32) -> AddSubExtend:
    """The record of a word of the row addsub_ext."""
    return AddSubExtend(w[31], w[30], w[29], w[23:22], w[20:16], w[15:13], w[12:10], w[9:5], w[4:0])


@define
def encode_addsub_carry(i: AddSubCarry) -> B32:
    """sf op S 11010000 Rm:5 000000 Rn:5 Rd:5"""
    return concat(i.sf, i.op, i.S, B8(0b11010000), i.Rm, B6(0b000000), i.Rn, i.Rd)


@define
def fields_addsub_carry(w: B32) -> AddSubCarry:
    """The record of a word of the row addsub_carry."""
    return AddSubCarry(w[31], w[30], w[29], w[20:16], w[9:5], w[4:0])


@define
def encode_rmif(i: RotateIntoFlags) -> B32:
    """sf op S 11010000 imm6:6 00001 Rn:5 o2 mask:4"""
    return concat(i.sf, i.op, i.S, B8(0b11010000), i.imm6, B5(0b00001), i.Rn, i.o2, i.mask)


@define
def fields_rmif(w: B32) -> RotateIntoFlags:
    """The record of a word of the row rmif."""
    return RotateIntoFlags(w[31], w[30], w[29], w[20:15], w[9:5], w[4], w[3:0])


@define
def encode_setf(i: EvaluateIntoFlags) -> B32:
    """sf op S 11010000 opcode2:6 sz 0010 Rn:5 o3 mask:4"""
    return concat(i.sf, i.op, i.S, B8(0b11010000), i.opcode2, i.sz, B4(0b0010), i.Rn, i.o3, i.mask)


@define
def fields_setf(w: B32) -> EvaluateIntoFlags:
    """The record of a word of the row setf."""
    return EvaluateIntoFlags(w[31], w[30], w[29], w[20:15], w[14], w[9:5], w[4], w[3:0])


@define
def encode_condcmp_reg(i: CondCompareReg) -> B32:
    """sf op S 11010010 Rm:5 cond:4 0 o2 Rn:5 o3 nzcv:4"""
    return concat(i.sf, i.op, i.S, B8(0b11010010), i.Rm, i.cond, B1(0b0), i.o2, i.Rn, i.o3, i.nzcv)


@define
def fields_condcmp_reg(w: B32) -> CondCompareReg:
    """The record of a word of the row condcmp_reg."""
    return CondCompareReg(w[31], w[30], w[29], w[20:16], w[15:12], w[10], w[9:5], w[4], w[3:0])


@define
def encode_condcmp_imm(i: CondCompareImm) -> B32:
    """sf op S 11010010 imm5:5 cond:4 1 o2 Rn:5 o3 nzcv:4"""
    return concat(i.sf, i.op, i.S, B8(0b11010010), i.imm5, i.cond, B1(0b1), i.o2, i.Rn, i.o3, i.nzcv)


@define
def fields_condcmp_imm(w: B32) -> CondCompareImm:
    """The record of a word of the row condcmp_imm."""
    return CondCompareImm(w[31], w[30], w[29], w[20:16], w[15:12], w[10], w[9:5], w[4], w[3:0])


@define
def encode_condsel(i: CondSel) -> B32:
    """sf op S 11010100 Rm:5 cond:4 op2:2 Rn:5 Rd:5"""
    return concat(i.sf, i.op, i.S, B8(0b11010100), i.Rm, i.cond, i.op2, i.Rn, i.Rd)


@define
def fields_condsel(w: B32) -> CondSel:
    """The record of a word of the row condsel."""
    return CondSel(w[31], w[30], w[29], w[20:16], w[15:12], w[11:10], w[9:5], w[4:0])


@define
def encode_dp_3src(i: DataProc3) -> B32:
    """sf op54:2 11011 op31:3 Rm:5 o0 Ra:5 Rn:5 Rd:5"""
    return concat(i.sf, i.op54, B5(0b11011), i.op31, i.Rm, i.o0, i.Ra, i.Rn, i.Rd)


@define
def fields_dp_3src(w: B32) -> DataProc3:
    """The record of a word of the row dp_3src."""
    return DataProc3(w[31], w[30:29], w[23:21], w[20:16], w[15], w[14:10], w[9:5], w[4:0])


@define
def encode_cryptoaes(i: CryptoAes) -> B32:
    """01001110 size:2 10100 opcode:5 10 Rn:5 Rd:5"""
    return concat(B8(0b01001110), i.size, B5(0b10100), i.opcode, B2(0b10), i.Rn, i.Rd)


@define
def fields_cryptoaes(w: B32) -> CryptoAes:
    """The record of a word of the row cryptoaes."""
    return CryptoAes(w[23:22], w[16:12], w[9:5], w[4:0])


@define
def encode_cryptosha3(i: CryptoSha3) -> B32:
    """01011110 size:2 0 Rm:5 0 opcode:3 00 Rn:5 Rd:5"""
    return concat(B8(0b01011110), i.size, B1(0b0), i.Rm, B1(0b0), i.opcode, B2(0b00), i.Rn, i.Rd)


@define
def fields_cryptosha3(w: B32) -> CryptoSha3:
    """The record of a word of the row cryptosha3."""
    return CryptoSha3(w[23:22], w[20:16], w[14:12], w[9:5], w[4:0])


@define
def encode_cryptosha2(i: CryptoSha2) -> B32:
    """01011110 size:2 10100 opcode:5 10 Rn:5 Rd:5"""
    return concat(B8(0b01011110), i.size, B5(0b10100), i.opcode, B2(0b10), i.Rn, i.Rd)


@define
def fields_cryptosha2(w: B32) -> CryptoSha2:
    """The record of a word of the row cryptosha2."""
    return CryptoSha2(w[23:22], w[16:12], w[9:5], w[4:0])


@define
def encode_asisdone(i: AdvSimdScalarCopy) -> B32:
    """01 op 11110000 imm5:5 0 imm4:4 1 Rn:5 Rd:5"""
    return concat(B2(0b01), i.op, B8(0b11110000), i.imm5, B1(0b0), i.imm4, B1(0b1), i.Rn, i.Rd)


@define
def fields_asisdone(w: B32) -> AdvSimdScalarCopy:
    """The record of a word of the row asisdone."""
    return AdvSimdScalarCopy(w[29], w[20:16], w[14:11], w[9:5], w[4:0])


@define
def encode_asisdsamefp16(i: ScalarSameHalf) -> B32:
    """01 U 11110 a 10 Rm:5 00 opcode:3 1 Rn:5 Rd:5"""
    return concat(B2(0b01), i.U, B5(0b11110), i.a, B2(0b10), i.Rm, B2(0b00), i.opcode, B1(0b1), i.Rn, i.Rd)


@define
def fields_asisdsamefp16(w: B32) -> ScalarSameHalf:
    """The record of a word of the row asisdsamefp16."""
    return ScalarSameHalf(w[29], w[23], w[20:16], w[13:11], w[9:5], w[4:0])


@define
def encode_asisdmiscfp16(i: ScalarMiscHalf) -> B32:
    """01 U 11110 a 111100 opcode:5 10 Rn:5 Rd:5"""
    return concat(B2(0b01), i.U, B5(0b11110), i.a, B6(0b111100), i.opcode, B2(0b10), i.Rn, i.Rd)


@define
def fields_asisdmiscfp16(w: B32) -> ScalarMiscHalf:
    """The record of a word of the row asisdmiscfp16."""
    return ScalarMiscHalf(w[29], w[23], w[16:12], w[9:5], w[4:0])


@define
def encode_asisdsame2(i: AdvSimdScalarSameExtra) -> B32:
    """01 U 11110 size:2 0 Rm:5 1 opcode:4 1 Rn:5 Rd:5"""
    return concat(B2(0b01), i.U, B5(0b11110), i.size, B1(0b0), i.Rm, B1(0b1), i.opcode, B1(0b1), i.Rn, i.Rd)


@define
def fields_asisdsame2(w: B32) -> AdvSimdScalarSameExtra:
    """The record of a word of the row asisdsame2."""
    return AdvSimdScalarSameExtra(w[29], w[23:22], w[20:16], w[14:11], w[9:5], w[4:0])


@define
def encode_asisdmisc(i: AdvSimdScalarMisc) -> B32:
    """01 U 11110 size:2 10000 opcode:5 10 Rn:5 Rd:5"""
    return concat(B2(0b01), i.U, B5(0b11110), i.size, B5(0b10000), i.opcode, B2(0b10), i.Rn, i.Rd)


@define
def fields_asisdmisc(w: B32) -> AdvSimdScalarMisc:
    """The record of a word of the row asisdmisc."""
    return AdvSimdScalarMisc(w[29], w[23:22], w[16:12], w[9:5], w[4:0])


@define
def encode_asisdpair(i: AdvSimdScalarPair) -> B32:
    """01 U 11110 size:2 11000 opcode:5 10 Rn:5 Rd:5"""
    return concat(B2(0b01), i.U, B5(0b11110), i.size, B5(0b11000), i.opcode, B2(0b10), i.Rn, i.Rd)


@define
def fields_asisdpair(w: B32) -> AdvSimdScalarPair:
    """The record of a word of the row asisdpair."""
    return AdvSimdScalarPair(w[29], w[23:22], w[16:12], w[9:5], w[4:0])


@define
def encode_asisddiff(i: AdvSimdScalarDifferent) -> B32:
    """01 U 11110 size:2 1 Rm:5 opcode:4 00 Rn:5 Rd:5"""
    return concat(B2(0b01), i.U, B5(0b11110), i.size, B1(0b1), i.Rm, i.opcode, B2(0b00), i.Rn, i.Rd)


@define
def fields_asisddiff(w: B32) -> AdvSimdScalarDifferent:
    """The record of a word of the row asisddiff."""
    return AdvSimdScalarDifferent(w[29], w[23:22], w[20:16], w[15:12], w[9:5], w[4:0])


@define
def encode_asisdsame(i: AdvSimdScalarSame) -> B32:
    """01 U 11110 size:2 1 Rm:5 opcode:5 1 Rn:5 Rd:5"""
    return concat(B2(0b01), i.U, B5(0b11110), i.size, B1(0b1), i.Rm, i.opcode, B1(0b1), i.Rn, i.Rd)


@define
def fields_asisdsame(w: B32) -> AdvSimdScalarSame:
    """The record of a word of the row asisdsame."""
    return AdvSimdScalarSame(w[29], w[23:22], w[20:16], w[15:11], w[9:5], w[4:0])


@define
def encode_asisdshf(i: AdvSimdScalarShift) -> B32:
    """01 U 111110 immh:4 immb:3 opcode:5 1 Rn:5 Rd:5"""
    return concat(B2(0b01), i.U, B6(0b111110), i.immh, i.immb, i.opcode, B1(0b1), i.Rn, i.Rd)


@define
def fields_asisdshf(w: B32) -> AdvSimdScalarShift:
    """The record of a word of the row asisdshf."""
    return AdvSimdScalarShift(w[29], w[22:19], w[18:16], w[15:11], w[9:5], w[4:0])


@define
def encode_asisdelem(i: AdvSimdScalarElement) -> B32:
    """01 U 11111 size:2 L M Rm:4 opcode:4 H 0 Rn:5 Rd:5"""
    return concat(B2(0b01), i.U, B5(0b11111), i.size, i.L, i.M, i.Rm, i.opcode, i.H, B1(0b0), i.Rn, i.Rd)


@define
def fields_asisdelem(w: B32) -> AdvSimdScalarElement:
    """The record of a word of the row asisdelem."""
    return AdvSimdScalarElement(w[29], w[23:22], w[21], w[20], w[19:16], w[15:12], w[11], w[9:5], w[4:0])


@define
def encode_asimdtbl(i: AdvSimdTable) -> B32:
    """0 Q 001110 op2:2 0 Rm:5 0 len:2 op 00 Rn:5 Rd:5"""
    return concat(B1(0b0), i.Q, B6(0b001110), i.op2, B1(0b0), i.Rm, B1(0b0), i.len, i.op, B2(0b00), i.Rn, i.Rd)


@define
def fields_asimdtbl(w: B32) -> AdvSimdTable:
    """The record of a word of the row asimdtbl."""
    return AdvSimdTable(w[30], w[23:22], w[20:16], w[14:13], w[12], w[9:5], w[4:0])


@define
def encode_asimdperm(i: AdvSimdPermute) -> B32:
    """0 Q 001110 size:2 0 Rm:5 0 opcode:3 10 Rn:5 Rd:5"""
    return concat(B1(0b0), i.Q, B6(0b001110), i.size, B1(0b0), i.Rm, B1(0b0), i.opcode, B2(0b10), i.Rn, i.Rd)


@define
def fields_asimdperm(w: B32) -> AdvSimdPermute:
    """The record of a word of the row asimdperm."""
    return AdvSimdPermute(w[30], w[23:22], w[20:16], w[14:12], w[9:5], w[4:0])


@define
def encode_asimdext(i: AdvSimdExtract) -> B32:
    """0 Q 101110 op2:2 0 Rm:5 0 imm4:4 0 Rn:5 Rd:5"""
    return concat(B1(0b0), i.Q, B6(0b101110), i.op2, B1(0b0), i.Rm, B1(0b0), i.imm4, B1(0b0), i.Rn, i.Rd)


@define
def fields_asimdext(w: B32) -> AdvSimdExtract:
    """The record of a word of the row asimdext."""
    return AdvSimdExtract(w[30], w[23:22], w[20:16], w[14:11], w[9:5], w[4:0])


@define
def encode_asimdins(i: AdvSimdCopy) -> B32:
    """0 Q op 01110000 imm5:5 0 imm4:4 1 Rn:5 Rd:5"""
    return concat(B1(0b0), i.Q, i.op, B8(0b01110000), i.imm5, B1(0b0), i.imm4, B1(0b1), i.Rn, i.Rd)


@define
def fields_asimdins(w: B32) -> AdvSimdCopy:
    """The record of a word of the row asimdins."""
    return AdvSimdCopy(w[30], w[29], w[20:16], w[14:11], w[9:5], w[4:0])


@define
def encode_asimdsamefp16(i: AdvSimdSameHalf) -> B32:
    """0 Q U 01110 a 10 Rm:5 00 opcode:3 1 Rn:5 Rd:5"""
    return concat(B1(0b0), i.Q, i.U, B5(0b01110), i.a, B2(0b10), i.Rm, B2(0b00), i.opcode, B1(0b1), i.Rn, i.Rd)


@define
def fields_asimdsamefp16(w: B32) -> AdvSimdSameHalf:
    """The record of a word of the row asimdsamefp16."""
    return AdvSimdSameHalf(w[30], w[29], w[23], w[20:16], w[13:11], w[9:5], w[4:0])


@define
def encode_asimdmiscfp16(i: AdvSimdMiscHalf) -> B32:
    """0 Q U 01110 a 111100 opcode:5 10 Rn:5 Rd:5"""
    return concat(B1(0b0), i.Q, i.U, B5(0b01110), i.a, B6(0b111100), i.opcode, B2(0b10), i.Rn, i.Rd)


@define
def fields_asimdmiscfp16(w: B32) -> AdvSimdMiscHalf:
    """The record of a word of the row asimdmiscfp16."""
    return AdvSimdMiscHalf(w[30], w[29], w[23], w[16:12], w[9:5], w[4:0])


@define
def encode_asimdsame2(i: AdvSimdSameExtra) -> B32:
    """0 Q U 01110 size:2 0 Rm:5 1 opcode:4 1 Rn:5 Rd:5"""
    return concat(B1(0b0), i.Q, i.U, B5(0b01110), i.size, B1(0b0), i.Rm, B1(0b1), i.opcode, B1(0b1), i.Rn, i.Rd)


@define
def fields_asimdsame2(w: B32) -> AdvSimdSameExtra:
    """The record of a word of the row asimdsame2."""
    return AdvSimdSameExtra(w[30], w[29], w[23:22], w[20:16], w[14:11], w[9:5], w[4:0])


@define
def encode_asimdmisc(i: AdvSimdMisc) -> B32:
    """0 Q U 01110 size:2 10000 opcode:5 10 Rn:5 Rd:5"""
    return concat(B1(0b0), i.Q, i.U, B5(0b01110), i.size, B5(0b10000), i.opcode, B2(0b10), i.Rn, i.Rd)


@define
def fields_asimdmisc(w: B32) -> AdvSimdMisc:
    """The record of a word of the row asimdmisc."""
    return AdvSimdMisc(w[30], w[29], w[23:22], w[16:12], w[9:5], w[4:0])


@define
def encode_asimdall(i: AdvSimdAcross) -> B32:
    """0 Q U 01110 size:2 11000 opcode:5 10 Rn:5 Rd:5"""
    return concat(B1(0b0), i.Q, i.U, B5(0b01110), i.size, B5(0b11000), i.opcode, B2(0b10), i.Rn, i.Rd)


@define
def fields_asimdall(w: B32) -> AdvSimdAcross:
    """The record of a word of the row asimdall."""
    return AdvSimdAcross(w[30], w[29], w[23:22], w[16:12], w[9:5], w[4:0])


@define
def encode_asimddiff(i: AdvSimdDifferent) -> B32:
    """0 Q U 01110 size:2 1 Rm:5 opcode:4 00 Rn:5 Rd:5"""
    return concat(B1(0b0), i.Q, i.U, B5(0b01110), i.size, B1(0b1), i.Rm, i.opcode, B2(0b00), i.Rn, i.Rd)


@define
def fields_asimddiff(w: B32) -> AdvSimdDifferent:
    """The record of a word of the row asimddiff."""
    return AdvSimdDifferent(w[30], w[29], w[23:22], w[20:16], w[15:12], w[9:5], w[4:0])


@define
def encode_asimdsame(i: AdvSimdSame) -> B32:
    """0 Q U 01110 size:2 1 Rm:5 opcode:5 1 Rn:5 Rd:5"""
    return concat(B1(0b0), i.Q, i.U, B5(0b01110), i.size, B1(0b1), i.Rm, i.opcode, B1(0b1), i.Rn, i.Rd)


@define
def fields_asimdsame(w: B32) -> AdvSimdSame:
    """The record of a word of the row asimdsame."""
    return AdvSimdSame(w[30], w[29], w[23:22], w[20:16], w[15:11], w[9:5], w[4:0])


@define
def encode_asimdimm(i: AdvSimdImmediate) -> B32:
    """0 Q op 0111100000 abc:3 cmode:4 o2 1 defgh:5 Rd:5"""
    return concat(B1(0b0), i.Q, i.op, B10(0b0111100000), i.abc, i.cmode, i.o2, B1(0b1), i.defgh, i.Rd)


@define
def fields_asimdimm(w: B32) -> AdvSimdImmediate:
    """The record of a word of the row asimdimm."""
    return AdvSimdImmediate(w[30], w[29], w[18:16], w[15:12], w[11], w[9:5], w[4:0])


@define
def encode_asimdshf(i: AdvSimdShift) -> B32:
    """0 Q U 011110 immh!=0:4 immb:3 opcode:5 1 Rn:5 Rd:5"""
    return concat(B1(0b0), i.Q, i.U, B6(0b011110), i.immh, i.immb, i.opcode, B1(0b1), i.Rn, i.Rd)


@define
def fields_asimdshf(w: B32) -> AdvSimdShift:
    """The record of a word of the row asimdshf."""
    return AdvSimdShift(w[30], w[29], w[22:19], w[18:16], w[15:11], w[9:5], w[4:0])


@define
def encode_asimdelem(i: AdvSimdElement) -> B32:
    """0 Q U 01111 size:2 L M Rm:4 opcode:4 H 0 Rn:5 Rd:5"""
    return concat(B1(0b0), i.Q, i.U, B5(0b01111), i.size, i.L, i.M, i.Rm, i.opcode, i.H, B1(0b0), i.Rn, i.Rd)


@define
def fields_asimdelem(w: B32) -> AdvSimdElement:
    """The record of a word of the row asimdelem."""
    return AdvSimdElement(w[30], w[29], w[23:22], w[21], w[20], w[19:16], w[15:12], w[11], w[9:5], w[4:0])


@define
def encode_crypto3_imm2(i: CryptoImm2) -> B32:
    """11001110010 Rm:5 10 imm2:2 opcode:2 Rn:5 Rd:5"""
    return concat(B11(0b11001110010), i.Rm, B2(0b10), i.imm2, i.opcode, i.Rn, i.Rd)


@define
def fields_crypto3_imm2(w: B32) -> CryptoImm2:
    """The record of a word of the row crypto3_imm2."""
    return CryptoImm2(w[20:16], w[13:12], w[11:10], w[9:5], w[4:0])


@define
def encode_cryptosha512_3(i: CryptoSha512Three) -> B32:
    """11001110011 Rm:5 1 O 00 opcode:2 Rn:5 Rd:5"""
    return concat(B11(0b11001110011), i.Rm, B1(0b1), i.O, B2(0b00), i.opcode, i.Rn, i.Rd)


@define
def fields_cryptosha512_3(w: B32) -> CryptoSha512Three:
    """The record of a word of the row cryptosha512_3."""
    return CryptoSha512Three(w[20:16], w[14], w[11:10], w[9:5], w[4:0])


@define
def encode_crypto4(i: CryptoFour) -> B32:
    """110011100 Op0:2 Rm:5 0 Ra:5 Rn:5 Rd:5"""
    return concat(B9(0b110011100), i.Op0, i.Rm, B1(0b0), i.Ra, i.Rn, i.Rd)


@define
def fields_crypto4(w: B32) -> CryptoFour:
    """The record of a word of the row crypto4."""
    return CryptoFour(w[22:21], w[20:16], w[14:10], w[9:5], w[4:0])


@define
def encode_crypto3_imm6(i: CryptoImm6) -> B32:
    """11001110100 Rm:5 imm6:6 Rn:5 Rd:5"""
    return concat(B11(0b11001110100), i.Rm, i.imm6, i.Rn, i.Rd)


@define
def fields_crypto3_imm6(w: B32) -> CryptoImm6:
    """The record of a word of the row crypto3_imm6."""
    return CryptoImm6(w[20:16], w[15:10], w[9:5], w[4:0])


@define
def encode_cryptosha512_2(i: CryptoSha512Two) -> B32:
    """11001110110000001000 opcode:2 Rn:5 Rd:5"""
    return concat(bits(0b11001110110000001000, 20), i.opcode, i.Rn, i.Rd)


@define
def fields_cryptosha512_2(w: B32) -> CryptoSha512Two:
    """The record of a word of the row cryptosha512_2."""
    return CryptoSha512Two(w[11:10], w[9:5], w[4:0])


@define
def encode_float2fix(i: FloatToFixed) -> B32:
    """sf 0 S 11110 ftype:2 0 rmode:2 opcode:3 scale:6 Rn:5 Rd:5"""
    return concat(i.sf, B1(0b0), i.S, B5(0b11110), i.ftype, B1(0b0), i.rmode, i.opcode, i.scale, i.Rn, i.Rd)


@define
def fields_float2fix(w: B32) -> FloatToFixed:
    """The record of a word of the row float2fix."""
    return FloatToFixed(w[31], w[29], w[23:22], w[20:19], w[18:16], w[15:10], w[9:5], w[4:0])


@define
def encode_float2int(i: FloatToInteger) -> B32:
    """sf 0 S 11110 ftype:2 1 rmode:2 opcode:3 000000 Rn:5 Rd:5"""
    return concat(i.sf, B1(0b0), i.S, B5(0b11110), i.ftype, B1(0b1), i.rmode, i.opcode, B6(0b000000), i.Rn, i.Rd)


@define
def fields_float2int(w: B32) -> FloatToInteger:
    """The record of a word of the row float2int."""
    return FloatToInteger(w[31], w[29], w[23:22], w[20:19], w[18:16], w[9:5], w[4:0])


@define
def encode_floatdp1(i: FloatDataProc1) -> B32:
    """M 0 S 11110 ftype:2 1 opcode:6 10000 Rn:5 Rd:5"""
    return concat(i.M, B1(0b0), i.S, B5(0b11110), i.ftype, B1(0b1), i.opcode, B5(0b10000), i.Rn, i.Rd)


@define
def fields_floatdp1(w: B32) -> FloatDataProc1:
    """The record of a word of the row floatdp1."""
    return FloatDataProc1(w[31], w[29], w[23:22], w[20:15], w[9:5], w[4:0])


@define
def encode_floatcmp(i: FloatCompare) -> B32:
    """M 0 S 11110 ftype:2 1 Rm:5 op:2 1000 Rn:5 opcode2:5"""
    return concat(i.M, B1(0b0), i.S, B5(0b11110), i.ftype, B1(0b1), i.Rm, i.op, B4(0b1000), i.Rn, i.opcode2)


@define
def fields_floatcmp(w: B32) -> FloatCompare:
    """The record of a word of the row floatcmp."""
    return FloatCompare(w[31], w[29], w[23:22], w[20:16], w[15:14], w[9:5], w[4:0])


@define
def encode_floatimm(i: FloatImmediate) -> B32:
    """M 0 S 11110 ftype:2 1 imm8:8 100 imm5:5 Rd:5"""
    return concat(i.M, B1(0b0), i.S, B5(0b11110), i.ftype, B1(0b1), i.imm8, B3(0b100), i.imm5, i.Rd)


@define
def fields_floatimm(w: B32) -> FloatImmediate:
    """The record of a word of the row floatimm."""
    return FloatImmediate(w[31], w[29], w[23:22], w[20:13], w[9:5], w[4:0])


@define
def encode_floatccmp(i: FloatCondCompare) -> B32:
    """M 0 S 11110 ftype:2 1 Rm:5 cond:4 01 Rn:5 op nzcv:4"""
    return concat(i.M, B1(0b0), i.S, B5(0b11110), i.ftype, B1(0b1), i.Rm, i.cond, B2(0b01), i.Rn, i.op, i.nzcv)


@define
def fields_floatccmp(w: B32) -> FloatCondCompare:
    """The record of a word of the row floatccmp."""
    return FloatCondCompare(w[31], w[29], w[23:22], w[20:16], w[15:12], w[9:5], w[4], w[3:0])


@define
def encode_floatdp2(i: FloatDataProc2) -> B32:
    """M 0 S 11110 ftype:2 1 Rm:5 opcode:4 10 Rn:5 Rd:5"""
    return concat(i.M, B1(0b0), i.S, B5(0b11110), i.ftype, B1(0b1), i.Rm, i.opcode, B2(0b10), i.Rn, i.Rd)


@define
def fields_floatdp2(w: B32) -> FloatDataProc2:
    """The record of a word of the row floatdp2."""
    return FloatDataProc2(w[31], w[29], w[23:22], w[20:16], w[15:12], w[9:5], w[4:0])


@define
def encode_floatsel(i: FloatSelect) -> B32:
    """M 0 S 11110 ftype:2 1 Rm:5 cond:4 11 Rn:5 Rd:5"""
    return concat(i.M, B1(0b0), i.S, B5(0b11110), i.ftype, B1(0b1), i.Rm, i.cond, B2(0b11), i.Rn, i.Rd)


@define
def fields_floatsel(w: B32) -> FloatSelect:
    """The record of a word of the row floatsel."""
    return FloatSelect(w[31], w[29], w[23:22], w[20:16], w[15:12], w[9:5], w[4:0])


@define
def encode_floatdp3(i: FloatDataProc3) -> B32:
    """M 0 S 11111 ftype:2 o1 Rm:5 o0 Ra:5 Rn:5 Rd:5"""
    return concat(i.M, B1(0b0), i.S, B5(0b11111), i.ftype, i.o1, i.Rm, i.o0, i.Ra, i.Rn, i.Rd)


@define
def fields_floatdp3(w: B32) -> FloatDataProc3:
    """The record of a word of the row floatdp3."""
    return FloatDataProc3(w[31], w[29], w[23:22], w[21], w[20:16], w[15], w[14:10], w[9:5], w[4:0])
