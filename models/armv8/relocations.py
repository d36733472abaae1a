"""Relocations of AArch64 objects: what a linker writes at a place (ELF for the Arm 64-bit Architecture, AAELF64).

A rule has the value's operation, in the standard's letters (S + A: the symbol with its addend, P: the place, G: the
symbol's slot of the global offset table), the range that the value must be in, and where its bits go. Rules for
thread-local variables have the offset from the thread pointer in place of S + A.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from lemmata.models.armv8.errors import RelocationError

Field = Callable[[int, int], int]
"""The word at the place with the value in it."""


def page(address: int) -> int:
    """`Page(x)`: an address without its low 12 bits."""
    return address & ~0xFFF


GOT = 0x28008000
"""Where the global offset table is: at the start of a page, as slots are counted from there."""
SLOTS = 4096
"""How many slots it may have, so that all are within reach of LD64_GOTPAGE_LO15."""

OPERATIONS: dict[str, Callable[[int, int], int]] = {
    "S+A": lambda target, place: target,
    "S+A-P": lambda target, place: target - place,
    "Page(S+A)-Page(P)": lambda target, place: page(target) - page(place),
    "G-Page(GOT)": lambda target, place: target - GOT,
}
"""The value from the target, which is the GOT's slot for rules that use one, and the place."""


@dataclass(frozen=True)
class Rule:
    """A relocation type; `low <= value < high` unless they are None."""

    name: str
    operation: str
    field: Field
    low: int | None = None
    high: int | None = None
    alignment: int = 1
    size: int = 4
    uses_got: bool = False
    is_thread_local: bool = False

    def apply(self, content: int, target: int, place: int) -> int:
        """What is to stand at the place. Raises RelocationError where the value does not fit."""
        value = OPERATIONS[self.operation](target, place)
        if self.low is not None and self.high is not None and not self.low <= value < self.high:
            raise RelocationError(f"{self.name}: {target:#x} is out of reach: {value:#x} is not between {self.low:#x} and {self.high:#x}")  # fmt: skip
        if value % self.alignment:
            raise RelocationError(f"{self.name}: {target:#x} is not a multiple of {self.alignment}")
        return self.field(content, value)


def bits(high: int, low: int, shift: int = 0) -> Field:
    """Bits `high` to `low` of the word become those of the value from bit `shift` on."""
    mask = (1 << high - low + 1) - 1
    return lambda word, value: word & ~(mask << low) | (value >> shift & mask) << low


def whole(width: int) -> Field:
    """All bits of the place."""
    return lambda word, value: value & (1 << width) - 1


def adr(shift: int) -> Field:
    """The two parts of the immediate of ADR and ADRP."""
    high, low = bits(23, 5, shift + 2), bits(30, 29, shift)
    return lambda word, value: high(low(word, value), value)


def movw_signed(group: int) -> Field:
    """The immediate of MOVZ or MOVN, and which of both, by the sign of the value."""
    immediate = bits(20, 5, 16 * group)

    def write(word: int, value: int) -> int:
        return immediate(word & ~(1 << 30), ~value) if value < 0 else immediate(word | 1 << 30, value)

    return write


def _data(name: str, operation: str, width: int) -> Rule:
    low, high = (None, None) if width == 64 else (-(1 << width - 1), 1 << width)
    return Rule(name, operation, whole(width), low, high, size=width // 8)


def _branch(name: str, width: int, low: int, *, uses_got: bool = False, is_thread_local: bool = False) -> Rule:
    """A field that counts words, relative to the place."""
    reach, field = 1 << width + 1, bits(low + width - 1, low, 2)
    return Rule(name, "S+A-P", field, -reach, reach, 4, uses_got=uses_got, is_thread_local=is_thread_local)


def _movw(number: int, name: str, operation: str, group: int, *, checked: bool, signed: bool = False) -> dict[int, Rule]:
    reach = 1 << 16 * group + 16
    low, high = (-reach if signed else 0, reach) if checked else (None, None)
    field = movw_signed(group) if signed else bits(20, 5, 16 * group)
    return {number: Rule(name, operation, field, low, high, is_thread_local="TPREL" in name)}


def _low_part(number: int, name: str, scale: int, *, checked: bool = False) -> dict[int, Rule]:
    """The low 12 bits of a value, counted in accesses of 2**scale bytes."""
    field: Field = lambda word, value: bits(21, 10, scale)(word, value & 0xFFF)
    low, high = (0, 1 << 12) if checked else (None, None)
    return {number: Rule(name, "S+A", field, low, high, 1 << scale, is_thread_local="TPREL" in name)}


RULES: dict[int, Rule] = {
    257: _data("ABS64", "S+A", 64),
    258: _data("ABS32", "S+A", 32),
    259: _data("ABS16", "S+A", 16),
    260: _data("PREL64", "S+A-P", 64),
    261: _data("PREL32", "S+A-P", 32),
    262: _data("PREL16", "S+A-P", 16),
    314: Rule("PLT32", "S+A-P", whole(32), -(1 << 31), 1 << 31),
    **_movw(263, "MOVW_UABS_G0", "S+A", 0, checked=True),
    **_movw(264, "MOVW_UABS_G0_NC", "S+A", 0, checked=False),
    **_movw(265, "MOVW_UABS_G1", "S+A", 1, checked=True),
    **_movw(266, "MOVW_UABS_G1_NC", "S+A", 1, checked=False),
    **_movw(267, "MOVW_UABS_G2", "S+A", 2, checked=True),
    **_movw(268, "MOVW_UABS_G2_NC", "S+A", 2, checked=False),
    **_movw(269, "MOVW_UABS_G3", "S+A", 3, checked=False),
    **_movw(270, "MOVW_SABS_G0", "S+A", 0, checked=True, signed=True),
    **_movw(271, "MOVW_SABS_G1", "S+A", 1, checked=True, signed=True),
    **_movw(272, "MOVW_SABS_G2", "S+A", 2, checked=True, signed=True),
    **_movw(287, "MOVW_PREL_G0", "S+A-P", 0, checked=True, signed=True),
    **_movw(288, "MOVW_PREL_G0_NC", "S+A-P", 0, checked=False),
    **_movw(289, "MOVW_PREL_G1", "S+A-P", 1, checked=True, signed=True),
    **_movw(290, "MOVW_PREL_G1_NC", "S+A-P", 1, checked=False),
    **_movw(291, "MOVW_PREL_G2", "S+A-P", 2, checked=True, signed=True),
    **_movw(292, "MOVW_PREL_G2_NC", "S+A-P", 2, checked=False),
    **_movw(293, "MOVW_PREL_G3", "S+A-P", 3, checked=False, signed=True),
    273: _branch("LD_PREL_LO19", 19, 5),
    274: Rule("ADR_PREL_LO21", "S+A-P", adr(0), -(1 << 20), 1 << 20),
    275: Rule("ADR_PREL_PG_HI21", "Page(S+A)-Page(P)", adr(12), -(1 << 32), 1 << 32),
    276: Rule("ADR_PREL_PG_HI21_NC", "Page(S+A)-Page(P)", adr(12)),
    **_low_part(277, "ADD_ABS_LO12_NC", 0),
    **_low_part(278, "LDST8_ABS_LO12_NC", 0),
    **_low_part(284, "LDST16_ABS_LO12_NC", 1),
    **_low_part(285, "LDST32_ABS_LO12_NC", 2),
    **_low_part(286, "LDST64_ABS_LO12_NC", 3),
    **_low_part(299, "LDST128_ABS_LO12_NC", 4),
    279: _branch("TSTBR14", 14, 5),
    280: _branch("CONDBR19", 19, 5),
    282: _branch("JUMP26", 26, 0),
    283: _branch("CALL26", 26, 0),
    309: _branch("GOT_LD_PREL19", 19, 5, uses_got=True),
    311: Rule("ADR_GOT_PAGE", "Page(S+A)-Page(P)", adr(12), -(1 << 32), 1 << 32, uses_got=True),
    312: Rule("LD64_GOT_LO12_NC", "S+A", bits(18, 10, 3), alignment=8, uses_got=True),
    313: Rule("LD64_GOTPAGE_LO15", "G-Page(GOT)", bits(21, 10, 3), 0, 8 * SLOTS, alignment=8, uses_got=True),
    541: Rule("TLSIE_ADR_GOTTPREL_PAGE21", "Page(S+A)-Page(P)", adr(12), -(1 << 32), 1 << 32, uses_got=True, is_thread_local=True),
    542: Rule("TLSIE_LD64_GOTTPREL_LO12_NC", "S+A", bits(18, 10, 3), alignment=8, uses_got=True, is_thread_local=True),
    543: _branch("TLSIE_LD_GOTTPREL_PREL19", 19, 5, uses_got=True, is_thread_local=True),
    **_movw(544, "TLSLE_MOVW_TPREL_G2", "S+A", 2, checked=True, signed=True),
    **_movw(545, "TLSLE_MOVW_TPREL_G1", "S+A", 1, checked=True, signed=True),
    **_movw(546, "TLSLE_MOVW_TPREL_G1_NC", "S+A", 1, checked=False),
    **_movw(547, "TLSLE_MOVW_TPREL_G0", "S+A", 0, checked=True, signed=True),
    **_movw(548, "TLSLE_MOVW_TPREL_G0_NC", "S+A", 0, checked=False),
    549: Rule("TLSLE_ADD_TPREL_HI12", "S+A", bits(21, 10, 12), 0, 1 << 24, is_thread_local=True),
    **_low_part(550, "TLSLE_ADD_TPREL_LO12", 0, checked=True),
    **_low_part(551, "TLSLE_ADD_TPREL_LO12_NC", 0),
    **_low_part(552, "TLSLE_LDST8_TPREL_LO12", 0, checked=True),
    **_low_part(553, "TLSLE_LDST8_TPREL_LO12_NC", 0),
    **_low_part(554, "TLSLE_LDST16_TPREL_LO12", 1, checked=True),
    **_low_part(555, "TLSLE_LDST16_TPREL_LO12_NC", 1),
    **_low_part(556, "TLSLE_LDST32_TPREL_LO12", 2, checked=True),
    **_low_part(557, "TLSLE_LDST32_TPREL_LO12_NC", 2),
    **_low_part(558, "TLSLE_LDST64_TPREL_LO12", 3, checked=True),
    **_low_part(559, "TLSLE_LDST64_TPREL_LO12_NC", 3),
}  # fmt: skip
"""Relocation types by number."""

NONE = {0, 256}
"""Types that ask for nothing."""

JUMPS = {282, 283}
"""Branches, which a symbol that is weak and undefined makes branches to the next instruction."""

DYNAMIC = range(512, 574)
"""Types for thread-local variables; those without a rule call functions of the C library (general dynamic model)."""


def rule_of(number: int) -> Rule:
    """The rule of a relocation type. Raises RelocationError for one that is unknown."""
    rule = RULES.get(number)
    if rule is None:
        if number in DYNAMIC:
            raise RelocationError(f"relocation type {number}: this access to thread-local storage is not supported")
        raise RelocationError(f"relocation type {number} is unknown")
    return rule
