"""The floating-point opcodes of Advanced SIMD two-register miscellaneous: FRINTN, FRINTM, FRINTP, FRINTZ, FRINTA, FRINTX,
FRINTI, FRINT32Z, FRINT32X, FRINT64Z, FRINT64X, FCVTNS, FCVTMS, FCVTPS, FCVTZS, FCVTAS and their unsigned forms, SCVTF,
UCVTF, FCMGT, FCMEQ, FCMLT, FCMGE, FCMLE (zero), FABS, FNEG, FRECPE, FRSQRTE, FSQRT; FCVTL, FCVTN, FCVTXN, BFCVTN (Arm
ARM C4.1, Data Processing -- Scalar Floating-Point and Advanced SIMD). Size is `a:sz`.
"""

from __future__ import annotations

from lemmata.core.language import B1, B2, B5, define
from lemmata.models.armv8.lanes_fp import vector_size, write_fp, write_fp_part
from lemmata.models.armv8.resize_fp import lengthened, narrowed, narrowed_to_bfloat, narrowed_to_odd
from lemmata.models.armv8.state import State, read_v, read_vpart
from lemmata.models.armv8.two_misc_fp import two_misc_allocated, two_misc_vector


@define
def misc_fp_undefined(Q: B1, U: B1, size: B2, opcode: B5) -> bool:
    """64-bit lanes need Q; FCVTXN is on double precision, BFCVTN has size 10."""
    if opcode == 0b10110:
        return size != 0b01 if U == 1 else size == 0b11
    if opcode == 0b10111:
        return U == 1 or size[1] == 1
    if size[0] == 1 and Q == 0:
        return True
    if opcode[4:1] == 0b1111 and size[1] == 0:
        return False
    return not two_misc_allocated(U, size[1], opcode)


@define
def execute_misc_fp(s: State, Q: B1, U: B1, size: B2, opcode: B5, n: B5, d: B5) -> State:
    """Each lane of V[d] is a function of that of V[n]; V[n] or V[d] is half a vector where the widths differ."""
    if opcode == 0b10111:
        return write_fp(s, d, lengthened(size[0], read_vpart(s, n, Q), s.fpcr))
    x = read_v(s, n)
    if opcode == 0b10110:
        if U == 1:
            return write_fp_part(s, d, Q, narrowed_to_odd(x, s.fpcr))
        if size == 0b10:
            return write_fp_part(s, d, Q, narrowed_to_bfloat(x, s.fpcr))
        return write_fp_part(s, d, Q, narrowed(size[0], x, s.fpcr))
    return write_fp(s, d, two_misc_vector(Q, U, size[1], vector_size(size[0]), opcode, x, s.fpcr))
