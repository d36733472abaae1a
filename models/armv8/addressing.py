"""Addresses of loads and stores: base, offset, alignment (Arm ARM, shared/functions/memory).

The base is SP or a register: `read_sp(s, Rn)`. As a base SP must be a multiple of 16.
"""

from __future__ import annotations

from lemmata.core.language import B3, B5, B64, define
from lemmata.models.armv8.memory import alignment_fault
from lemmata.models.armv8.state import State


@define
def sp_misaligned(s: State, Rn: B5) -> bool:
    """Whether CheckSPAlignment fails: the base is SP, and SP not a multiple of 16.

    Evaluated on a literal register other than SP it is False, without laws of connectives.
    """
    return s.sp & 15 != 0 if Rn == 31 else False


@define
def sp_alignment_fault(s: State) -> State:
    """The exception of CheckSPAlignment."""
    return alignment_fault(s, s.sp)


@define
def with_offset(base: B64, offset: B64) -> B64:
    """The address at an offset that is a literal; saying that zero adds nothing keeps symbolic terms small."""
    return base if offset == 0 else base + offset


@define
def size_in_bytes(scale: B3) -> B64:
    """1 to 16 bytes, from the base-2 logarithm that the encodings have."""
    return B64(1) << scale


@define
def crosses_16(address: B64, size: B64) -> bool:
    """Whether an atomic or ordered access is misaligned under FEAT_LSE2, with SCTLR_EL1.nAA zero: some of its
    bytes lie in another aligned block of 16 bytes than the first (`!AllInAlignedQuantity(address, size, 16)`).
    """
    return address & 15 > 16 - size
