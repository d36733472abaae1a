"""The decoder and the dispatch in the logic. Generated from the table of encodings; do not edit.

    python -m lemmata.models.armv8.generate

Each test compares the fixed bits of a row. Evaluated on a literal word, `decode` takes a few dozen steps and
leaves a record of literals; its equation `decode(word) == OfAddSubImm(...)` holds for every state. An
instruction is the record of one of the rows: the classes `Of...` say of which.
"""

from __future__ import annotations

from typing import TypeAlias

from lemmata.core.language import B32, datatype, define
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
from lemmata.models.armv8.state import State, undefined_instruction


@datatype
class OfPCRelAddress:
    """A word of the row pcreladdr."""

    row: PCRelAddress


@datatype
class OfAddSubImm:
    """A word of the row addsub_imm."""

    row: AddSubImm


@datatype
class OfLogicalImm:
    """A word of the row log_imm."""

    row: LogicalImm


@datatype
class OfMoveWide:
    """A word of the row movewide."""

    row: MoveWide


@datatype
class OfBitfield:
    """A word of the row bitfield."""

    row: Bitfield


@datatype
class OfExtract:
    """A word of the row extract."""

    row: Extract


@datatype
class OfCondBranch:
    """A word of the row condbranch."""

    row: CondBranch


@datatype
class OfGenerateException:
    """A word of the row exception."""

    row: GenerateException


@datatype
class OfHint:
    """A word of the row hints."""

    row: Hint


@datatype
class OfBarrier:
    """A word of the row barriers."""

    row: Barrier


@datatype
class OfProcessState:
    """A word of the row pstate."""

    row: ProcessState


@datatype
class OfSystemInstruction:
    """A word of the row systeminstrs."""

    row: SystemInstruction


@datatype
class OfSystemMove:
    """A word of the row systemmove."""

    row: SystemMove


@datatype
class OfBranchReg:
    """A word of the row branch_reg."""

    row: BranchReg


@datatype
class OfBranchImm:
    """A word of the row branch_imm."""

    row: BranchImm


@datatype
class OfCompareBranch:
    """A word of the row compbranch."""

    row: CompareBranch


@datatype
class OfTestBranch:
    """A word of the row testbranch."""

    row: TestBranch


@datatype
class OfMultipleStructures:
    """A word of the row asisdlse."""

    row: MultipleStructures


@datatype
class OfMultipleStructuresPost:
    """A word of the row asisdlsep."""

    row: MultipleStructuresPost


@datatype
class OfSingleStructures:
    """A word of the row asisdlso."""

    row: SingleStructures


@datatype
class OfSingleStructuresPost:
    """A word of the row asisdlsop."""

    row: SingleStructuresPost


@datatype
class OfCompareSwapPair:
    """A word of the row comswappr."""

    row: CompareSwapPair


@datatype
class OfExclusivePair:
    """A word of the row ldstexclp."""

    row: ExclusivePair


@datatype
class OfExclusiveRegister:
    """A word of the row ldstexclr."""

    row: ExclusiveRegister


@datatype
class OfLoadStoreOrdered:
    """A word of the row ldstord."""

    row: LoadStoreOrdered


@datatype
class OfCompareSwap:
    """A word of the row comswap."""

    row: CompareSwap


@datatype
class OfLoadStoreOrderedUnscaled:
    """A word of the row ldapstl_unscaled."""

    row: LoadStoreOrderedUnscaled


@datatype
class OfLoadLiteral:
    """A word of the row loadlit."""

    row: LoadLiteral


@datatype
class OfLoadStoreNoAllocPair:
    """A word of the row ldstnapair_offs."""

    row: LoadStoreNoAllocPair


@datatype
class OfLoadStorePairPost:
    """A word of the row ldstpair_post."""

    row: LoadStorePairPost


@datatype
class OfLoadStorePairOffset:
    """A word of the row ldstpair_off."""

    row: LoadStorePairOffset


@datatype
class OfLoadStorePairPre:
    """A word of the row ldstpair_pre."""

    row: LoadStorePairPre


@datatype
class OfLoadStoreUnscaled:
    """A word of the row ldst_unscaled."""

    row: LoadStoreUnscaled


@datatype
class OfLoadStorePost:
    """A word of the row ldst_immpost."""

    row: LoadStorePost


@datatype
class OfLoadStoreUnprivileged:
    """A word of the row ldst_unpriv."""

    row: LoadStoreUnprivileged


@datatype
class OfLoadStorePre:
    """A word of the row ldst_immpre."""

    row: LoadStorePre


@datatype
class OfAtomicMemory:
    """A word of the row memop."""

    row: AtomicMemory


@datatype
class OfLoadStoreRegOffset:
    """A word of the row ldst_regoff."""

    row: LoadStoreRegOffset


@datatype
class OfLoadStoreUnsigned:
    """A word of the row ldst_pos."""

    row: LoadStoreUnsigned


@datatype
class OfDataProc2:
    """A word of the row dp_2src."""

    row: DataProc2


@datatype
class OfDataProc1:
    """A word of the row dp_1src."""

    row: DataProc1


@datatype
class OfLogicalShift:
    """A word of the row log_shift."""

    row: LogicalShift


@datatype
class OfAddSubShift:
    """A word of the row addsub_shift."""

    row: AddSubShift


@datatype
class OfAddSubExtend:
    """A word of the row addsub_ext."""

    row: AddSubExtend


@datatype
class OfAddSubCarry:
    """A word of the row addsub_carry."""

    row: AddSubCarry


@datatype
class OfRotateIntoFlags:
    """A word of the row rmif."""

    row: RotateIntoFlags


@datatype
class OfEvaluateIntoFlags:
    """A word of the row setf."""

    row: EvaluateIntoFlags


@datatype
class OfCondCompareReg:
    """A word of the row condcmp_reg."""

    row: CondCompareReg


@datatype
class OfCondCompareImm:
    """A word of the row condcmp_imm."""

    row: CondCompareImm


@datatype
class OfCondSel:
    """A word of the row condsel."""

    row: CondSel


@datatype
class OfDataProc3:
    """A word of the row dp_3src."""

    row: DataProc3


@datatype
class OfCryptoAes:
    """A word of the row cryptoaes."""

    row: CryptoAes


@datatype
class OfCryptoSha3:
    """A word of the row cryptosha3."""

    row: CryptoSha3


@datatype
class OfCryptoSha2:
    """A word of the row cryptosha2."""

    row: CryptoSha2


@datatype
class OfAdvSimdScalarCopy:
    """A word of the row asisdone."""

    row: AdvSimdScalarCopy


@datatype
class OfScalarSameHalf:
    """A word of the row asisdsamefp16."""

    row: ScalarSameHalf


@datatype
class OfScalarMiscHalf:
    """A word of the row asisdmiscfp16."""

    row: ScalarMiscHalf


@datatype
class OfAdvSimdScalarSameExtra:
    """A word of the row asisdsame2."""

    row: AdvSimdScalarSameExtra


@datatype
class OfAdvSimdScalarMisc:
    """A word of the row asisdmisc."""

    row: AdvSimdScalarMisc


@datatype
class OfAdvSimdScalarPair:
    """A word of the row asisdpair."""

    row: AdvSimdScalarPair


@datatype
class OfAdvSimdScalarDifferent:
    """A word of the row asisddiff."""

    row: AdvSimdScalarDifferent


@datatype
class OfAdvSimdScalarSame:
    """A word of the row asisdsame."""

    row: AdvSimdScalarSame


@datatype
class OfAdvSimdScalarShift:
    """A word of the row asisdshf."""

    row: AdvSimdScalarShift


@datatype
class OfAdvSimdScalarElement:
    """A word of the row asisdelem."""

    row: AdvSimdScalarElement


@datatype
class OfAdvSimdTable:
    """A word of the row asimdtbl."""

    row: AdvSimdTable


@datatype
class OfAdvSimdPermute:
    """A word of the row asimdperm."""

    row: AdvSimdPermute


@datatype
class OfAdvSimdExtract:
    """A word of the row asimdext."""

    row: AdvSimdExtract


@datatype
class OfAdvSimdCopy:
    """A word of the row asimdins."""

    row: AdvSimdCopy


@datatype
class OfAdvSimdSameHalf:
    """A word of the row asimdsamefp16."""

    row: AdvSimdSameHalf


@datatype
class OfAdvSimdMiscHalf:
    """A word of the row asimdmiscfp16."""

    row: AdvSimdMiscHalf


@datatype
class OfAdvSimdSameExtra:
    """A word of the row asimdsame2."""

    row: AdvSimdSameExtra


@datatype
class OfAdvSimdMisc:
    """A word of the row asimdmisc."""

    row: AdvSimdMisc


@datatype
class OfAdvSimdAcross:
    """A word of the row asimdall."""

    row: AdvSimdAcross


@datatype
class OfAdvSimdDifferent:
    """A word of the row asimddiff."""

    row: AdvSimdDifferent


@datatype
class OfAdvSimdSame:
    """A word of the row asimdsame."""

    row: AdvSimdSame


@datatype
class OfAdvSimdImmediate:
    """A word of the row asimdimm."""

    row: AdvSimdImmediate


@datatype
class OfAdvSimdShift:
    """A word of the row asimdshf."""

    row: AdvSimdShift


@datatype
class OfAdvSimdElement:
    """A word of the row asimdelem."""

    row: AdvSimdElement


@datatype
class OfCryptoImm2:
    """A word of the row crypto3_imm2."""

    row: CryptoImm2


@datatype
class OfCryptoSha512Three:
    """A word of the row cryptosha512_3."""

    row: CryptoSha512Three


@datatype
class OfCryptoFour:
    """A word of the row crypto4."""

    row: CryptoFour


@datatype
class OfCryptoImm6:
    """A word of the row crypto3_imm6."""

    row: CryptoImm6


@datatype
class OfCryptoSha512Two:
    """A word of the row cryptosha512_2."""

    row: CryptoSha512Two


@datatype
class OfFloatToFixed:
    """A word of the row float2fix."""

    row: FloatToFixed


@datatype
class OfFloatToInteger:
    """A word of the row float2int."""

    row: FloatToInteger


@datatype
class OfFloatDataProc1:
    """A word of the row floatdp1."""

    row: FloatDataProc1


@datatype
class OfFloatCompare:
    """A word of the row floatcmp."""

    row: FloatCompare


@datatype
class OfFloatImmediate:
    """A word of the row floatimm."""

    row: FloatImmediate


@datatype
class OfFloatCondCompare:
    """A word of the row floatccmp."""

    row: FloatCondCompare


@datatype
class OfFloatDataProc2:
    """A word of the row floatdp2."""

    row: FloatDataProc2


@datatype
class OfFloatSelect:
    """A word of the row floatsel."""

    row: FloatSelect


@datatype
class OfFloatDataProc3:
    """A word of the row floatdp3."""

    row: FloatDataProc3


@datatype
class Unallocated:
    """A word that is not allocated, or of a feature that is absent."""

    word: B32


Instruction: TypeAlias = (
    OfPCRelAddress
    | OfAddSubImm
    | OfLogicalImm
    | OfMoveWide
    | OfBitfield
    | OfExtract
    | OfCondBranch
    | OfGenerateException
    | OfHint
    | OfBarrier
    | OfProcessState
    | OfSystemInstruction
    | OfSystemMove
    | OfBranchReg
    | OfBranchImm
    | OfCompareBranch
    | OfTestBranch
    | OfMultipleStructures
    | OfMultipleStructuresPost
    | OfSingleStructures
    | OfSingleStructuresPost
    | OfCompareSwapPair
    | OfExclusivePair
    | OfExclusiveRegister
    | OfLoadStoreOrdered
    | OfCompareSwap
    | OfLoadStoreOrderedUnscaled
    | OfLoadLiteral
    | OfLoadStoreNoAllocPair
    | OfLoadStorePairPost
    | OfLoadStorePairOffset
    | OfLoadStorePairPre
    | OfLoadStoreUnscaled
    | OfLoadStorePost
    | OfLoadStoreUnprivileged
    | OfLoadStorePre
    | OfAtomicMemory
    | OfLoadStoreRegOffset
    | OfLoadStoreUnsigned
    | OfDataProc2
    | OfDataProc1
    | OfLogicalShift
    | OfAddSubShift
    | OfAddSubExtend
    | OfAddSubCarry
    | OfRotateIntoFlags
    | OfEvaluateIntoFlags
    | OfCondCompareReg
    | OfCondCompareImm
    | OfCondSel
    | OfDataProc3
    | OfCryptoAes
    | OfCryptoSha3
    | OfCryptoSha2
    | OfAdvSimdScalarCopy
    | OfScalarSameHalf
    | OfScalarMiscHalf
    | OfAdvSimdScalarSameExtra
    | OfAdvSimdScalarMisc
    | OfAdvSimdScalarPair
    | OfAdvSimdScalarDifferent
    | OfAdvSimdScalarSame
    | OfAdvSimdScalarShift
    | OfAdvSimdScalarElement
    | OfAdvSimdTable
    | OfAdvSimdPermute
    | OfAdvSimdExtract
    | OfAdvSimdCopy
    | OfAdvSimdSameHalf
    | OfAdvSimdMiscHalf
    | OfAdvSimdSameExtra
    | OfAdvSimdMisc
    | OfAdvSimdAcross
    | OfAdvSimdDifferent
    | OfAdvSimdSame
    | OfAdvSimdImmediate
    | OfAdvSimdShift
    | OfAdvSimdElement
    | OfCryptoImm2
    | OfCryptoSha512Three
    | OfCryptoFour
    | OfCryptoImm6
    | OfCryptoSha512Two
    | OfFloatToFixed
    | OfFloatToInteger
    | OfFloatDataProc1
    | OfFloatCompare
    | OfFloatImmediate
    | OfFloatCondCompare
    | OfFloatDataProc2
    | OfFloatSelect
    | OfFloatDataProc3
    | Unallocated
)


@define
def decode_dpimm(w: B32) -> Instruction:
    """The group dpimm of the encoding index."""
    if w & 0x1F000000 == 0x10000000:
        return OfPCRelAddress(PCRelAddress(w[31], w[30:29], w[23:5], w[4:0]))
    if w & 0x1F800000 == 0x11000000:
        return OfAddSubImm(AddSubImm(w[31], w[30], w[29], w[22], w[21:10], w[9:5], w[4:0]))
    if w & 0x1F800000 == 0x12000000:
        return OfLogicalImm(LogicalImm(w[31], w[30:29], w[22], w[21:16], w[15:10], w[9:5], w[4:0]))
    if w & 0x1F800000 == 0x12800000:
        return OfMoveWide(MoveWide(w[31], w[30:29], w[22:21], w[20:5], w[4:0]))
    if w & 0x1F800000 == 0x13000000:
        return OfBitfield(Bitfield(w[31], w[30:29], w[22], w[21:16], w[15:10], w[9:5], w[4:0]))
    if w & 0x1F800000 == 0x13800000:
        return OfExtract(Extract(w[31], w[30:29], w[22], w[21], w[20:16], w[15:10], w[9:5], w[4:0]))
    return Unallocated(w)


@define
def decode_control(w: B32) -> Instruction:
    """The group control of the encoding index."""
    if w & 0xFE000000 == 0x54000000:
        return OfCondBranch(CondBranch(w[24], w[23:5], w[4], w[3:0]))
    if w & 0xFF000000 == 0xD4000000:
        return OfGenerateException(GenerateException(w[23:21], w[20:5], w[4:2], w[1:0]))
    if w & 0xFFFFF000 == 0xD5032000:
        return OfHint(Hint(w[11:8], w[7:5], w[4:0]))
    if w & 0xFFFFF000 == 0xD5033000:
        return OfBarrier(Barrier(w[11:8], w[7:5], w[4:0]))
    if w & 0xFFF8F000 == 0xD5004000:
        return OfProcessState(ProcessState(w[18:16], w[11:8], w[7:5], w[4:0]))
    if w & 0xFFD80000 == 0xD5080000:
        return OfSystemInstruction(SystemInstruction(w[21], w[18:16], w[15:12], w[11:8], w[7:5], w[4:0]))
    if w & 0xFFD00000 == 0xD5100000:
        return OfSystemMove(SystemMove(w[21], w[19], w[18:16], w[15:12], w[11:8], w[7:5], w[4:0]))
    if w & 0xFE000000 == 0xD6000000:
        return OfBranchReg(BranchReg(w[24:21], w[20:16], w[15:10], w[9:5], w[4:0]))
    if w & 0x7C000000 == 0x14000000:
        return OfBranchImm(BranchImm(w[31], w[25:0]))
    if w & 0x7E000000 == 0x34000000:
        return OfCompareBranch(CompareBranch(w[31], w[24], w[23:5], w[4:0]))
    if w & 0x7E000000 == 0x36000000:
        return OfTestBranch(TestBranch(w[31], w[24], w[23:19], w[18:5], w[4:0]))
    return Unallocated(w)


@define
def decode_ldst(w: B32) -> Instruction:
    """The group ldst of the encoding index."""
    if w & 0xBFBF0000 == 0x0C000000:
        return OfMultipleStructures(MultipleStructures(w[30], w[22], w[15:12], w[11:10], w[9:5], w[4:0]))
    if w & 0xBFA00000 == 0x0C800000:
        return OfMultipleStructuresPost(MultipleStructuresPost(w[30], w[22], w[20:16], w[15:12], w[11:10], w[9:5], w[4:0]))
    if w & 0xBF9F0000 == 0x0D000000:
        return OfSingleStructures(SingleStructures(w[30], w[22], w[21], w[15:13], w[12], w[11:10], w[9:5], w[4:0]))
    if w & 0xBF800000 == 0x0D800000:
        return OfSingleStructuresPost(SingleStructuresPost(w[30], w[22], w[21], w[20:16], w[15:13], w[12], w[11:10], w[9:5], w[4:0]))
    if w & 0xBFA00000 == 0x08200000:
        return OfCompareSwapPair(CompareSwapPair(w[30], w[22], w[20:16], w[15], w[14:10], w[9:5], w[4:0]))
    if w & 0xBFA00000 == 0x88200000:
        return OfExclusivePair(ExclusivePair(w[30], w[22], w[20:16], w[15], w[14:10], w[9:5], w[4:0]))
    if w & 0x3FA00000 == 0x08000000:
        return OfExclusiveRegister(ExclusiveRegister(w[31:30], w[22], w[20:16], w[15], w[14:10], w[9:5], w[4:0]))
    if w & 0x3FA00000 == 0x08800000:
        return OfLoadStoreOrdered(LoadStoreOrdered(w[31:30], w[22], w[20:16], w[15], w[14:10], w[9:5], w[4:0]))
    if w & 0x3FA00000 == 0x08A00000:
        return OfCompareSwap(CompareSwap(w[31:30], w[22], w[20:16], w[15], w[14:10], w[9:5], w[4:0]))
    if w & 0x3F200C00 == 0x19000000:
        return OfLoadStoreOrderedUnscaled(LoadStoreOrderedUnscaled(w[31:30], w[23:22], w[20:12], w[9:5], w[4:0]))
    if w & 0x3B000000 == 0x18000000:
        return OfLoadLiteral(LoadLiteral(w[31:30], w[26], w[23:5], w[4:0]))
    if w & 0x3B800000 == 0x28000000:
        return OfLoadStoreNoAllocPair(LoadStoreNoAllocPair(w[31:30], w[26], w[22], w[21:15], w[14:10], w[9:5], w[4:0]))
    if w & 0x3B800000 == 0x28800000:
        return OfLoadStorePairPost(LoadStorePairPost(w[31:30], w[26], w[22], w[21:15], w[14:10], w[9:5], w[4:0]))
    if w & 0x3B800000 == 0x29000000:
        return OfLoadStorePairOffset(LoadStorePairOffset(w[31:30], w[26], w[22], w[21:15], w[14:10], w[9:5], w[4:0]))
    if w & 0x3B800000 == 0x29800000:
        return OfLoadStorePairPre(LoadStorePairPre(w[31:30], w[26], w[22], w[21:15], w[14:10], w[9:5], w[4:0]))
    if w & 0x3B200C00 == 0x38000000:
        return OfLoadStoreUnscaled(LoadStoreUnscaled(w[31:30], w[26], w[23:22], w[20:12], w[9:5], w[4:0]))
    if w & 0x3B200C00 == 0x38000400:
        return OfLoadStorePost(LoadStorePost(w[31:30], w[26], w[23:22], w[20:12], w[9:5], w[4:0]))
    if w & 0x3B200C00 == 0x38000800:
        return OfLoadStoreUnprivileged(LoadStoreUnprivileged(w[31:30], w[26], w[23:22], w[20:12], w[9:5], w[4:0]))
    if w & 0x3B200C00 == 0x38000C00:
        return OfLoadStorePre(LoadStorePre(w[31:30], w[26], w[23:22], w[20:12], w[9:5], w[4:0]))
    if w & 0x3B200C00 == 0x38200000:
        return OfAtomicMemory(AtomicMemory(w[31:30], w[26], w[23], w[22], w[20:16], w[15], w[14:12], w[9:5], w[4:0]))
    if w & 0x3B200C00 == 0x38200800:
        return OfLoadStoreRegOffset(LoadStoreRegOffset(w[31:30], w[26], w[23:22], w[20:16], w[15:13], w[12], w[9:5], w[4:0]))
    if w & 0x3B000000 == 0x39000000:
        return OfLoadStoreUnsigned(LoadStoreUnsigned(w[31:30], w[26], w[23:22], w[21:10], w[9:5], w[4:0]))
    return Unallocated(w)


@define
def decode_dpreg(w: B32) -> Instruction:
    """The group dpreg of the encoding index."""
    if w & 0x5FE00000 == 0x1AC00000:
        return OfDataProc2(DataProc2(w[31], w[29], w[20:16], w[15:10], w[9:5], w[4:0]))
    if w & 0x5FE00000 == 0x5AC00000:
        return OfDataProc1(DataProc1(w[31], w[29], w[20:16], w[15:10], w[9:5], w[4:0]))
    if w & 0x1F000000 == 0x0A000000:
        return OfLogicalShift(LogicalShift(w[31], w[30:29], w[23:22], w[21], w[20:16], w[15:10], w[9:5], w[4:0]))
    if w & 0x1F200000 == 0x0B000000:
        return OfAddSubShift(AddSubShift(w[31], w[30], w[29], w[23:22], w[20:16], w[15:10], w[9:5], w[4:0]))
    if w & 0x1F200000 == 0x0B200000:
        return OfAddSubExtend(AddSubExtend(w[31], w[30], w[29], w[23:22], w[20:16], w[15:13], w[12:10], w[9:5], w[4:0]))
    if w & 0x1FE0FC00 == 0x1A000000:
        return OfAddSubCarry(AddSubCarry(w[31], w[30], w[29], w[20:16], w[9:5], w[4:0]))
    if w & 0x1FE07C00 == 0x1A000400:
        return OfRotateIntoFlags(RotateIntoFlags(w[31], w[30], w[29], w[20:15], w[9:5], w[4], w[3:0]))
    if w & 0x1FE03C00 == 0x1A000800:
        return OfEvaluateIntoFlags(EvaluateIntoFlags(w[31], w[30], w[29], w[20:15], w[14], w[9:5], w[4], w[3:0]))
    if w & 0x1FE00800 == 0x1A400000:
        return OfCondCompareReg(CondCompareReg(w[31], w[30], w[29], w[20:16], w[15:12], w[10], w[9:5], w[4], w[3:0]))
    if w & 0x1FE00800 == 0x1A400800:
        return OfCondCompareImm(CondCompareImm(w[31], w[30], w[29], w[20:16], w[15:12], w[10], w[9:5], w[4], w[3:0]))
    if w & 0x1FE00000 == 0x1A800000:
        return OfCondSel(CondSel(w[31], w[30], w[29], w[20:16], w[15:12], w[11:10], w[9:5], w[4:0]))
    if w & 0x1F000000 == 0x1B000000:
        return OfDataProc3(DataProc3(w[31], w[30:29], w[23:21], w[20:16], w[15], w[14:10], w[9:5], w[4:0]))
    return Unallocated(w)


@define
def decode_simd_fp(w: B32) -> Instruction:
    """The group simd_fp of the encoding index."""
    if w & 0xFF3E0C00 == 0x4E280800:
        return OfCryptoAes(CryptoAes(w[23:22], w[16:12], w[9:5], w[4:0]))
    if w & 0xFF208C00 == 0x5E000000:
        return OfCryptoSha3(CryptoSha3(w[23:22], w[20:16], w[14:12], w[9:5], w[4:0]))
    if w & 0xFF3E0C00 == 0x5E280800:
        return OfCryptoSha2(CryptoSha2(w[23:22], w[16:12], w[9:5], w[4:0]))
    if w & 0xDFE08400 == 0x5E000400:
        return OfAdvSimdScalarCopy(AdvSimdScalarCopy(w[29], w[20:16], w[14:11], w[9:5], w[4:0]))
    if w & 0xDF60C400 == 0x5E400400:
        return OfScalarSameHalf(ScalarSameHalf(w[29], w[23], w[20:16], w[13:11], w[9:5], w[4:0]))
    if w & 0xDF7E0C00 == 0x5E780800:
        return OfScalarMiscHalf(ScalarMiscHalf(w[29], w[23], w[16:12], w[9:5], w[4:0]))
    if w & 0xDF208400 == 0x5E008400:
        return OfAdvSimdScalarSameExtra(AdvSimdScalarSameExtra(w[29], w[23:22], w[20:16], w[14:11], w[9:5], w[4:0]))
    if w & 0xDF3E0C00 == 0x5E200800:
        return OfAdvSimdScalarMisc(AdvSimdScalarMisc(w[29], w[23:22], w[16:12], w[9:5], w[4:0]))
    if w & 0xDF3E0C00 == 0x5E300800:
        return OfAdvSimdScalarPair(AdvSimdScalarPair(w[29], w[23:22], w[16:12], w[9:5], w[4:0]))
    if w & 0xDF200C00 == 0x5E200000:
        return OfAdvSimdScalarDifferent(AdvSimdScalarDifferent(w[29], w[23:22], w[20:16], w[15:12], w[9:5], w[4:0]))
    if w & 0xDF200400 == 0x5E200400:
        return OfAdvSimdScalarSame(AdvSimdScalarSame(w[29], w[23:22], w[20:16], w[15:11], w[9:5], w[4:0]))
    if w & 0xDF800400 == 0x5F000400:
        return OfAdvSimdScalarShift(AdvSimdScalarShift(w[29], w[22:19], w[18:16], w[15:11], w[9:5], w[4:0]))
    if w & 0xDF000400 == 0x5F000000:
        return OfAdvSimdScalarElement(AdvSimdScalarElement(w[29], w[23:22], w[21], w[20], w[19:16], w[15:12], w[11], w[9:5], w[4:0]))
    if w & 0xBF208C00 == 0x0E000000:
        return OfAdvSimdTable(AdvSimdTable(w[30], w[23:22], w[20:16], w[14:13], w[12], w[9:5], w[4:0]))
    if w & 0xBF208C00 == 0x0E000800:
        return OfAdvSimdPermute(AdvSimdPermute(w[30], w[23:22], w[20:16], w[14:12], w[9:5], w[4:0]))
    if w & 0xBF208400 == 0x2E000000:
        return OfAdvSimdExtract(AdvSimdExtract(w[30], w[23:22], w[20:16], w[14:11], w[9:5], w[4:0]))
    if w & 0x9FE08400 == 0x0E000400:
        return OfAdvSimdCopy(AdvSimdCopy(w[30], w[29], w[20:16], w[14:11], w[9:5], w[4:0]))
    if w & 0x9F60C400 == 0x0E400400:
        return OfAdvSimdSameHalf(AdvSimdSameHalf(w[30], w[29], w[23], w[20:16], w[13:11], w[9:5], w[4:0]))
    if w & 0x9F7E0C00 == 0x0E780800:
        return OfAdvSimdMiscHalf(AdvSimdMiscHalf(w[30], w[29], w[23], w[16:12], w[9:5], w[4:0]))
    if w & 0x9F208400 == 0x0E008400:
        return OfAdvSimdSameExtra(AdvSimdSameExtra(w[30], w[29], w[23:22], w[20:16], w[14:11], w[9:5], w[4:0]))
    if w & 0x9F3E0C00 == 0x0E200800:
        return OfAdvSimdMisc(AdvSimdMisc(w[30], w[29], w[23:22], w[16:12], w[9:5], w[4:0]))
    if w & 0x9F3E0C00 == 0x0E300800:
        return OfAdvSimdAcross(AdvSimdAcross(w[30], w[29], w[23:22], w[16:12], w[9:5], w[4:0]))
    if w & 0x9F200C00 == 0x0E200000:
        return OfAdvSimdDifferent(AdvSimdDifferent(w[30], w[29], w[23:22], w[20:16], w[15:12], w[9:5], w[4:0]))
    if w & 0x9F200400 == 0x0E200400:
        return OfAdvSimdSame(AdvSimdSame(w[30], w[29], w[23:22], w[20:16], w[15:11], w[9:5], w[4:0]))
    if w & 0x9FF80400 == 0x0F000400:
        return OfAdvSimdImmediate(AdvSimdImmediate(w[30], w[29], w[18:16], w[15:12], w[11], w[9:5], w[4:0]))
    if w & 0x9F800400 == 0x0F000400 and w & 0x00780000 != 0:
        return OfAdvSimdShift(AdvSimdShift(w[30], w[29], w[22:19], w[18:16], w[15:11], w[9:5], w[4:0]))
    if w & 0x9F000400 == 0x0F000000:
        return OfAdvSimdElement(AdvSimdElement(w[30], w[29], w[23:22], w[21], w[20], w[19:16], w[15:12], w[11], w[9:5], w[4:0]))
    if w & 0xFFE0C000 == 0xCE408000:
        return OfCryptoImm2(CryptoImm2(w[20:16], w[13:12], w[11:10], w[9:5], w[4:0]))
    if w & 0xFFE0B000 == 0xCE608000:
        return OfCryptoSha512Three(CryptoSha512Three(w[20:16], w[14], w[11:10], w[9:5], w[4:0]))
    if w & 0xFF808000 == 0xCE000000:
        return OfCryptoFour(CryptoFour(w[22:21], w[20:16], w[14:10], w[9:5], w[4:0]))
    if w & 0xFFE00000 == 0xCE800000:
        return OfCryptoImm6(CryptoImm6(w[20:16], w[15:10], w[9:5], w[4:0]))
    if w & 0xFFFFF000 == 0xCEC08000:
        return OfCryptoSha512Two(CryptoSha512Two(w[11:10], w[9:5], w[4:0]))
    if w & 0x5F200000 == 0x1E000000:
        return OfFloatToFixed(FloatToFixed(w[31], w[29], w[23:22], w[20:19], w[18:16], w[15:10], w[9:5], w[4:0]))
    if w & 0x5F20FC00 == 0x1E200000:
        return OfFloatToInteger(FloatToInteger(w[31], w[29], w[23:22], w[20:19], w[18:16], w[9:5], w[4:0]))
    if w & 0x5F207C00 == 0x1E204000:
        return OfFloatDataProc1(FloatDataProc1(w[31], w[29], w[23:22], w[20:15], w[9:5], w[4:0]))
    if w & 0x5F203C00 == 0x1E202000:
        return OfFloatCompare(FloatCompare(w[31], w[29], w[23:22], w[20:16], w[15:14], w[9:5], w[4:0]))
    if w & 0x5F201C00 == 0x1E201000:
        return OfFloatImmediate(FloatImmediate(w[31], w[29], w[23:22], w[20:13], w[9:5], w[4:0]))
    if w & 0x5F200C00 == 0x1E200400:
        return OfFloatCondCompare(FloatCondCompare(w[31], w[29], w[23:22], w[20:16], w[15:12], w[9:5], w[4], w[3:0]))
    if w & 0x5F200C00 == 0x1E200800:
        return OfFloatDataProc2(FloatDataProc2(w[31], w[29], w[23:22], w[20:16], w[15:12], w[9:5], w[4:0]))
    if w & 0x5F200C00 == 0x1E200C00:
        return OfFloatSelect(FloatSelect(w[31], w[29], w[23:22], w[20:16], w[15:12], w[9:5], w[4:0]))
    if w & 0x5F000000 == 0x1F000000:
        return OfFloatDataProc3(FloatDataProc3(w[31], w[29], w[23:22], w[21], w[20:16], w[15], w[14:10], w[9:5], w[4:0]))
    return Unallocated(w)


@define
def decode(w: B32) -> Instruction:
    """The instruction of a word."""
    if w[28:26] == 0b100:
        return decode_dpimm(w)
    if w[28:26] == 0b101:
        return decode_control(w)
    if w[27] == 1 and w[25] == 0:
        return decode_ldst(w)
    if w[27:25] == 0b101:
        return decode_dpreg(w)
    if w[27:25] == 0b111:
        return decode_simd_fp(w)
    return Unallocated(w)


@define
def execute(instruction: Instruction, s: State) -> State:
    """The semantics of an instruction: the state after it, from the state before."""
    match instruction:
        case OfPCRelAddress(i):             return execute_pcreladdr(i, s)
        case OfAddSubImm(i):                return execute_addsub_imm(i, s)
        case OfLogicalImm(i):               return execute_log_imm(i, s)
        case OfMoveWide(i):                 return execute_movewide(i, s)
        case OfBitfield(i):                 return execute_bitfield(i, s)
        case OfExtract(i):                  return execute_extract(i, s)
        case OfCondBranch(i):               return execute_condbranch(i, s)
        case OfGenerateException(i):        return execute_exception(i, s)
        case OfHint(i):                     return execute_hints(i, s)
        case OfBarrier(i):                  return execute_barriers(i, s)
        case OfProcessState(i):             return execute_pstate(i, s)
        case OfSystemInstruction(i):        return execute_systeminstrs(i, s)
        case OfSystemMove(i):               return execute_systemmove(i, s)
        case OfBranchReg(i):                return execute_branch_reg(i, s)
        case OfBranchImm(i):                return execute_branch_imm(i, s)
        case OfCompareBranch(i):            return execute_compbranch(i, s)
        case OfTestBranch(i):               return execute_testbranch(i, s)
        case OfMultipleStructures(i):       return execute_asisdlse(i, s)
        case OfMultipleStructuresPost(i):   return execute_asisdlsep(i, s)
        case OfSingleStructures(i):         return execute_asisdlso(i, s)
        case OfSingleStructuresPost(i):     return execute_asisdlsop(i, s)
        case OfCompareSwapPair(i):          return execute_comswappr(i, s)
        case OfExclusivePair(i):            return execute_ldstexclp(i, s)
        case OfExclusiveRegister(i):        return execute_ldstexclr(i, s)
        case OfLoadStoreOrdered(i):         return execute_ldstord(i, s)
        case OfCompareSwap(i):              return execute_comswap(i, s)
        case OfLoadStoreOrderedUnscaled(i): return execute_ldapstl_unscaled(i, s)
        case OfLoadLiteral(i):              return execute_loadlit(i, s)
        case OfLoadStoreNoAllocPair(i):     return execute_ldstnapair_offs(i, s)
        case OfLoadStorePairPost(i):        return execute_ldstpair_post(i, s)
        case OfLoadStorePairOffset(i):      return execute_ldstpair_off(i, s)
        case OfLoadStorePairPre(i):         return execute_ldstpair_pre(i, s)
        case OfLoadStoreUnscaled(i):        return execute_ldst_unscaled(i, s)
        case OfLoadStorePost(i):            return execute_ldst_immpost(i, s)
        case OfLoadStoreUnprivileged(i):    return execute_ldst_unpriv(i, s)
        case OfLoadStorePre(i):             return execute_ldst_immpre(i, s)
        case OfAtomicMemory(i):             return execute_memop(i, s)
        case OfLoadStoreRegOffset(i):       return execute_ldst_regoff(i, s)
        case OfLoadStoreUnsigned(i):        return execute_ldst_pos(i, s)
        case OfDataProc2(i):                return execute_dp_2src(i, s)
        case OfDataProc1(i):                return execute_dp_1src(i, s)
        case OfLogicalShift(i):             return execute_log_shift(i, s)
        case OfAddSubShift(i):              return execute_addsub_shift(i, s)
        case OfAddSubExtend(i):             return execute_addsub_ext(i, s)
        case OfAddSubCarry(i):              return execute_addsub_carry(i, s)
        case OfRotateIntoFlags(i):          return execute_rmif(i, s)
        case OfEvaluateIntoFlags(i):        return execute_setf(i, s)
        case OfCondCompareReg(i):           return execute_condcmp_reg(i, s)
        case OfCondCompareImm(i):           return execute_condcmp_imm(i, s)
        case OfCondSel(i):                  return execute_condsel(i, s)
        case OfDataProc3(i):                return execute_dp_3src(i, s)
        case OfCryptoAes(i):                return execute_cryptoaes(i, s)
        case OfCryptoSha3(i):               return execute_cryptosha3(i, s)
        case OfCryptoSha2(i):               return execute_cryptosha2(i, s)
        case OfAdvSimdScalarCopy(i):        return execute_asisdone(i, s)
        case OfScalarSameHalf(i):           return execute_asisdsamefp16(i, s)
        case OfScalarMiscHalf(i):           return execute_asisdmiscfp16(i, s)
        case OfAdvSimdScalarSameExtra(i):   return execute_asisdsame2(i, s)
        case OfAdvSimdScalarMisc(i):        return execute_asisdmisc(i, s)
        case OfAdvSimdScalarPair(i):        return execute_asisdpair(i, s)
        case OfAdvSimdScalarDifferent(i):   return execute_asisddiff(i, s)
        case OfAdvSimdScalarSame(i):        return execute_asisdsame(i, s)
        case OfAdvSimdScalarShift(i):       return execute_asisdshf(i, s)
        case OfAdvSimdScalarElement(i):     return execute_asisdelem(i, s)
        case OfAdvSimdTable(i):             return execute_asimdtbl(i, s)
        case OfAdvSimdPermute(i):           return execute_asimdperm(i, s)
        case OfAdvSimdExtract(i):           return execute_asimdext(i, s)
        case OfAdvSimdCopy(i):              return execute_asimdins(i, s)
        case OfAdvSimdSameHalf(i):          return execute_asimdsamefp16(i, s)
        case OfAdvSimdMiscHalf(i):          return execute_asimdmiscfp16(i, s)
        case OfAdvSimdSameExtra(i):         return execute_asimdsame2(i, s)
        case OfAdvSimdMisc(i):              return execute_asimdmisc(i, s)
        case OfAdvSimdAcross(i):            return execute_asimdall(i, s)
        case OfAdvSimdDifferent(i):         return execute_asimddiff(i, s)
        case OfAdvSimdSame(i):              return execute_asimdsame(i, s)
        case OfAdvSimdImmediate(i):         return execute_asimdimm(i, s)
        case OfAdvSimdShift(i):             return execute_asimdshf(i, s)
        case OfAdvSimdElement(i):           return execute_asimdelem(i, s)
        case OfCryptoImm2(i):               return execute_crypto3_imm2(i, s)
        case OfCryptoSha512Three(i):        return execute_cryptosha512_3(i, s)
        case OfCryptoFour(i):               return execute_crypto4(i, s)
        case OfCryptoImm6(i):               return execute_crypto3_imm6(i, s)
        case OfCryptoSha512Two(i):          return execute_cryptosha512_2(i, s)
        case OfFloatToFixed(i):             return execute_float2fix(i, s)
        case OfFloatToInteger(i):           return execute_float2int(i, s)
        case OfFloatDataProc1(i):           return execute_floatdp1(i, s)
        case OfFloatCompare(i):             return execute_floatcmp(i, s)
        case OfFloatImmediate(i):           return execute_floatimm(i, s)
        case OfFloatCondCompare(i):         return execute_floatccmp(i, s)
        case OfFloatDataProc2(i):           return execute_floatdp2(i, s)
        case OfFloatSelect(i):              return execute_floatsel(i, s)
        case OfFloatDataProc3(i):           return execute_floatdp3(i, s)
        case Unallocated():                 return undefined_instruction(s)
