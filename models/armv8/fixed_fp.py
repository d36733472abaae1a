"""SCVTF, UCVTF, FCVTZS, FCVTZU in fixed point, at one width, for the rows "shift by immediate"."""

from __future__ import annotations

from typing import TypeVar

from lemmata.core.language import B1, B3, B4, B5, B32, B128, Bits, Nat, define
from lemmata.models.armv8.fp.control import FPRounding, fp_rounding_mode
from lemmata.models.armv8.fp.fixed import fixed_to_fp, fp_to_fixed
from lemmata.models.armv8.lanes_fp import fp_lanes1, fp_scalar1
from lemmata.models.armv8.shift_immediate import lane_size, right_amount

N = TypeVar("N", bound=int)


@define
def fraction_bits(immh: B4, immb: B3) -> Nat:
    """The bits of fraction, `(esize * 2) - UInt(immh:immb)`."""
    return right_amount(immh, immb).uint


@define
def convert(U: B1, opcode: B5, fbits: Nat, x: Bits[N], fpcr: B32) -> tuple[Bits[N], B32]:
    """The conversion of one lane."""
    if opcode == 0b11100:
        return fixed_to_fp(x, fbits, U == 1, fpcr, fp_rounding_mode(fpcr), x)
    return fp_to_fixed(x, fbits, U == 1, fpcr, FPRounding.ZERO, x)


@define
def fixed_vector(Q: B1, U: B1, opcode: B5, immh: B4, immb: B3, x: B128, fpcr: B32) -> tuple[B128, B32]:
    """The conversion of all lanes."""
    fbits = fraction_bits(immh, immb)
    return fp_lanes1(
        lane_size(immh), Q,
        lambda e: convert(U, opcode, fbits, e, fpcr),
        lambda e: convert(U, opcode, fbits, e, fpcr),
        lambda e: convert(U, opcode, fbits, e, fpcr),
        x,
    )


@define
def fixed_scalar(U: B1, opcode: B5, immh: B4, immb: B3, x: B128, fpcr: B32) -> tuple[B128, B32]:
    """The conversion of a scalar."""
    fbits = fraction_bits(immh, immb)
    return fp_scalar1(
        lane_size(immh),
        lambda e: convert(U, opcode, fbits, e, fpcr),
        lambda e: convert(U, opcode, fbits, e, fpcr),
        lambda e: convert(U, opcode, fbits, e, fpcr),
        x,
    )
