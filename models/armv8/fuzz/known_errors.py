"""Where the oracle is known to differ, and why: everything else is a difference to explain.

Each entry is a pattern of fixed bits, `x` for either, most significant first.
"""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True)
class KnownError:
    """Words on which Unicorn 2.1.4 is not evidence."""

    pattern: str
    reason: str

    def __post_init__(self) -> None:
        if len(self.pattern) != 32 or set(self.pattern) - set("01x"):
            raise ValueError(f"a pattern has 32 characters of 0, 1 and x: {self.pattern}")

    def matches(self, word: int) -> bool:
        """Whether a word has these bits."""
        return all(bit in ("x", str(word >> 31 - place & 1)) for place, bit in enumerate(self.pattern))


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
    KnownError("x1011010110xxxxx00010xxxxxxxxxxx", "FEAT_PAuth, which the model leaves out, is there"),
)


def known_error(word: int) -> KnownError | None:
    """Why a difference on a word says nothing, if it says nothing."""
    return next((known for known in UNICORN if known.matches(word)), None)
