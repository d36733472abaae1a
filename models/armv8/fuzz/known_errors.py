"""Where the oracle is known to differ, and why: everything else is a difference to explain.

Each entry is a pattern of fixed bits, `x` for either, most significant first.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from lemmata.models.armv8.fuzz.cases import BASE, SIZE


@dataclass(frozen=True)
class KnownError:
    """Words on which an oracle is not evidence."""

    pattern: str
    reason: str

    def __post_init__(self) -> None:
        if len(self.pattern) != 32 or set(self.pattern) - set("01x"):
            raise ValueError(f"a pattern has 32 characters of 0, 1 and x: {self.pattern}")

    def matches(self, word: int) -> bool:
        """Whether a word has these bits."""
        return all(bit in ("x", str(word >> 31 - place & 1)) for place, bit in enumerate(self.pattern))


NOT_011 = ("1xx", "x0x", "xx0")
"""`op1` of system registers and instructions that are not for EL0."""

UNICORN = (
    KnownError("xx111000xx1xxxxx0100xxxxxxxxxxxx", "LDSMAX, LDSMAXB, LDSMAXH compare wrongly below 64 bits"),
    KnownError("xx111000xx1xxxxx0101xxxxxxxxxxxx", "LDSMIN, LDSMINB, LDSMINH compare wrongly below 64 bits"),
    KnownError("0x10111101xxxxxx0xx1x0xxxxxxxxxx", "FCMLA by element of half-precision raises flags for lanes that do not exist"),
    KnownError("0xx01110100xxxxx1010x1xxxxxxxxxx", "FEAT_I8MM is missing"),
    KnownError("0x001110100xxxxx100111xxxxxxxxxx", "FEAT_I8MM is missing"),
    KnownError("0x001111x0xxxxxx1111x0xxxxxxxxxx", "FEAT_I8MM is missing"),
    KnownError("0x101110010xxxxx11x011xxxxxxxxxx", "FEAT_BF16 is missing"),
    KnownError("0x101110x10xxxxx111xx1xxxxxxxxxx", "FEAT_BF16 is missing"),
    KnownError("0x001111x1xxxxxx1111x0xxxxxxxxxx", "FEAT_BF16 is missing"),
    KnownError("0x00111010100001011010xxxxxxxxxx", "FEAT_BF16 is missing"),
    KnownError("0001111001100011010000xxxxxxxxxx", "FEAT_BF16 is missing"),
    KnownError("1x01101011000001xxxxxxxxxxxxxxxx", "FEAT_PAuth, which the model leaves out, is there"),
    KnownError("1101011xxxxxxxxxxxxx1xxxxxxxxxxx", "FEAT_PAuth, which the model leaves out, is there"),
    KnownError("1101010100000xxx0100xxxxxxxxxxxx", "EL1, where the other fields of PSTATE can be set"),
    *(KnownError(f"1101010100x1x{op1}".ljust(32, "x"), "EL1, where other system registers are") for op1 in NOT_011),
    KnownError("1101010100x10011".ljust(32, "x"), "EL1, where the registers of the debugger are"),
    KnownError("1101010100x110111001".ljust(32, "x"), "EL1, where the performance monitors are"),
    KnownError("1101010100x110111110".ljust(32, "x"), "EL1, where other timers are"),
    *(KnownError(f"1101010100x01{op1}".ljust(32, "x"), "EL1, where other system instructions are") for op1 in NOT_011),
    KnownError("x1011010110xxxxx00010xxxxxxxxxxx", "FEAT_PAuth, which the model leaves out, is there"),
    KnownError("01x111110001xxxx111111xxxxxxxxxx", "FCVTZS, FCVTZU of half precision in fixed point, scalar, leave bits above the result"),
    KnownError("0x10111100000xxx111111xxxxxxxxxx", "FMOV of half precision is taken with op = 1, which is not allocated"),
    KnownError("0x001110x111000011xx10xxxxxxxxxx", "reductions of half precision are taken with sz = 1, which is not allocated"),
    KnownError("01011110x111000011xx10xxxxxxxxxx", "pairwise operations of half precision are taken with sz = 1, which is not allocated"),
)

QEMU = (
    KnownError("01x111110001xxxx111111xxxxxxxxxx", "FCVTZS, FCVTZU of half precision in fixed point, scalar, leave bits above the result"),
    KnownError("110101010011101100000000001xxxxx", "another CTR_EL0"),
    KnownError("110101010011101100000000111xxxxx", "another DCZID_EL0"),
    KnownError("110101100xx11111000000xxxxx00000", "the upper byte of a branch target is ignored, as Linux has it"),
    KnownError("110101010000101101111100001xxxxx", "DC CVAP faults where nothing is mapped"),
    KnownError("110101010000101101111101001xxxxx", "DC CVADP faults where nothing is mapped"),
    KnownError("1x011010110xxxxx00010xxxxxxxxxxx", "FEAT_MTE, which the model leaves out, is there"),
    KnownError("1xx11010110xxxxx000000xxxxxxxxxx", "FEAT_MTE, which the model leaves out, is there"),
    KnownError("0x001110x111000011xx10xxxxxxxxxx", "reductions of half precision are taken with sz = 1, which is not allocated"),
    KnownError("01011110x111000011xx10xxxxxxxxxx", "pairwise operations of half precision are taken with sz = 1, which is not allocated"),
    KnownError("110101010000101101110100001xxxxx", "DC ZVA has the block size of another DCZID_EL0"),
    KnownError("0x10111100000xxx111111xxxxxxxxxx", "FMOV of half precision is taken with op = 1, which is not allocated"),
    KnownError("xx011001xx0xxxxxxxxx00xxxxxxxxxx", "FEAT_LSE2 is missing: LDAPUR, STLUR that are not aligned to their size"),
)
"""Where QEMU 7.2 in user mode differs."""

ATOMIC = (
    "xx001000xx1xxxxxxxxxxxxxxxxxxxxx", "xx001000010xxxxxxxxxxxxxxxxxxxxx", "xx111000xx1xxxxxxxxx00xxxxxxxxxx",
    "xx0010001x0xxxxxxxxxxxxxxxxxxxxx",
)  # fmt: skip
"""CAS, CASP, LDXP; LDXR; the read-modify-write instructions; LDAR, STLR and the like: where addresses must be aligned without FEAT_LSE2."""


def known_error(word: int, address: int = 0, errors: Sequence[KnownError] = UNICORN) -> KnownError | None:
    """Why an oracle's answer on a word, with an address in its base register, says nothing, if it says nothing."""
    for pattern in ATOMIC:
        known = KnownError(pattern, "FEAT_LSE2 is missing: an atomic access that is not aligned to its size")
        pair = word >> 21 & 0x1FD == 0b001000001  # CASP, LDXP: twice the size that bit 30 tells
        size = 8 << (word >> 30 & 1) if pair else 1 << (word >> 30)
        if known.matches(word) and address % size:
            return known
    # Not an error: an implementation may check memory before the monitor, which is open here.
    store = KnownError("xx001000000xxxxxxxxxxxxxxxxxxxxx", "a failing exclusive store on memory that is not there may fault")
    if store.matches(word) and not BASE <= address < BASE + SIZE - 32:
        return store
    return next((known for known in errors if known.matches(word)), None)
