"""System register move: MRS, MSR (Arm ARM C4.1, Branches, Exception Generating and System instructions).

A register has the number op0:op1:CRn:CRm:op2, where op0 is 2 + o0. At EL0 there are NZCV, FPCR, FPSR, TPIDR_EL0,
and to be read only CTR_EL0 and DCZID_EL0; what others there are depends on the world outside (CNTVCT_EL0,
RNDR and so on) or is part of no state (DIT), and is not modelled.
"""

from __future__ import annotations

from lemmata.core.language import (
    B1,
    B3,
    B4,
    B5,
    B16,
    B32,
    B64,
    concat,
    datatype,
    define,
    replace,
    zero_extend,
)
from lemmata.models.armv8.encoding import Encoding
from lemmata.models.armv8.pseudocode import flags_of
from lemmata.models.armv8.state import (
    Flags,
    State,
    advance,
    read_w,
    read_x,
    undefined_instruction,
    unmodelled_instruction,
    write_x,
)


@datatype
class SystemMove:
    """A word of this row."""

    L: B1
    o0: B1
    op1: B3
    CRn: B4
    CRm: B4
    op2: B3
    Rt: B5


NZCV = 0xDA10
DIT = 0xDA15
FPCR = 0xDA20
FPSR = 0xDA21
TPIDR_EL0 = 0xDE82
TPIDRRO_EL0 = 0xDE83
CTR_EL0 = 0xD801
DCZID_EL0 = 0xD807
CNTFRQ_EL0 = 0xDF00
CNTVCT_EL0 = 0xDF02
RNDR = 0xD920
RNDRRS = 0xD921


@define
def number(i: SystemMove) -> B16:
    """The number of the register."""
    return concat(B1(1), i.o0, i.op1, i.CRn, i.CRm, i.op2)


@define
def unmodelled(i: SystemMove) -> bool:
    """Timing, the counter, random numbers, and the thread register that the system writes."""
    n = number(i)
    if i.L == 0:
        return n == DIT
    return n == DIT or n == TPIDRRO_EL0 or n == CNTFRQ_EL0 or n == CNTVCT_EL0 or n == RNDR or n == RNDRRS


@define
def undefined(i: SystemMove) -> bool:
    """Every other register is not for EL0, or of a feature that is absent."""
    n = number(i)
    known = n == NZCV or n == FPCR or n == FPSR or n == TPIDR_EL0
    return not (known or (i.L == 1 and (n == CTR_EL0 or n == DCZID_EL0)) or unmodelled(i))


@define
def flags_word(f: Flags) -> B64:
    """The flags at bits 31 to 28."""
    n = B64(0x80000000) if f.n else B64(0)
    z = B64(0x40000000) if f.z else B64(0)
    c = B64(0x20000000) if f.c else B64(0)
    return n | z | c | (B64(0x10000000) if f.v else B64(0))


@define
def register(i: SystemMove, s: State) -> B64:
    """The value read.

    CTR_EL0 is that of a Cortex-A57: lines of 64 bytes, and `IDC` and `DIC` zero, so that programs that write
    code maintain both caches. DCZID_EL0 says that DC ZVA zeroes 64 bytes.
    """
    n = number(i)
    if n == NZCV:
        return flags_word(s.flags)
    if n == FPCR:
        return zero_extend(s.fpcr, 64)
    if n == FPSR:
        return zero_extend(s.fpsr, 64)
    if n == TPIDR_EL0:
        return s.tpidr
    return B64(0x8444C004) if n == CTR_EL0 else B64(0x4)


@define
def fpcr_bits(value: B32) -> B32:
    """FPCR as written: AHP, DN, FZ, RMode, Stride, FZ16, Len. The traps of exceptions, and what is reserved,
    stay zero; so do AH, FIZ and NEP, as FEAT_AFP is absent.
    """
    return value & 0x07FF0000


@define
def fpsr_bits(value: B32) -> B32:
    """FPSR as written: N, Z, C, V (of AArch32, without a function here), QC, IDC, IXC, UFC, OFC, DZC, IOC."""
    return value & 0xF800009F


@define
def with_register(i: SystemMove, s: State) -> State:
    """The state with the register written."""
    n = number(i)
    if n == NZCV:
        return replace(s, flags=flags_of(read_w(s, i.Rt)[31:28]))
    if n == FPCR:
        return replace(s, fpcr=fpcr_bits(read_w(s, i.Rt)))
    if n == FPSR:
        return replace(s, fpsr=fpsr_bits(read_w(s, i.Rt)))
    return replace(s, tpidr=read_x(s, i.Rt))


@define
def execute(i: SystemMove, s: State) -> State:
    """A system register to Rt (`L` 1), or from it."""
    if undefined(i):
        return undefined_instruction(s)
    if unmodelled(i):
        return unmodelled_instruction(s)
    return write_x(advance(s), i.Rt, register(i, s)) if i.L == 1 else with_register(i, advance(s))


ROW = Encoding(
    "1101010100 L 1 o0 op1:3 CRn:4 CRm:4 op2:3 Rt:5", SystemMove, execute, undefined, unmodelled
)
