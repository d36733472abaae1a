"""SM4: the round function and that of the key schedule (GB/T 32907-2016).

The S-box is its table, row by row as the standard prints it.
"""

from __future__ import annotations

from lemmata.core.language import B4, B8, B32, B128, concat, datatype, define, rotate_left
from lemmata.models.armv8.elements import element8


@define
def sm4_sbox_row(high: B4) -> B128:
    """Sixteen values of the S-box, of the bytes with these upper four bits; the first is leftmost."""
    if high[3] == 0:
        if high[2] == 0:
            if high[1] == 0:
                return B128(0xd690e9fecce13db716b614c228fb2c05) if high[0] == 0 else B128(0x2b679a762abe04c3aa44132649860699)
            return B128(0x9c4250f491ef987a33540b43edcfac62) if high[0] == 0 else B128(0xe4b31ca9c908e89580df94fa758f3fa6)
        if high[1] == 0:
            return B128(0x4707a7fcf37317ba83593c19e6854fa8) if high[0] == 0 else B128(0x686b81b27164da8bf8eb0f4b70569d35)
        return B128(0x1e240e5e6358d1a225227c3b01217887) if high[0] == 0 else B128(0xd40046579fd327524c3602e7a0c4c89e)
    if high[2] == 0:
        if high[1] == 0:
            return B128(0xeabf8ad240c738b5a3f7f2cef96115a1) if high[0] == 0 else B128(0xe0ae5da49b341a55ad933230f58cb1e3)
        return B128(0x1df6e22e8266ca60c02923ab0d534e6f) if high[0] == 0 else B128(0xd5db3745defd8e2f03ff6a726d6c5b51)
    if high[1] == 0:
        return B128(0x8d1baf92bbddbc7f11d95c411f105ad8) if high[0] == 0 else B128(0x0ac13188a5cd7bbd2d74d012b8e5b4b0)
    return B128(0x8969974a0c96777e65b9f109c56ec684) if high[0] == 0 else B128(0x18f07dec3adc4d2079ee5f3ed7cb3948)


@define
def sm4_sbox(x: B8) -> B8:
    """Sbox."""
    return element8(sm4_sbox_row(x[7:4]), ~x[3:0])


@define
def substitute(x: B32) -> B32:
    """The nonlinear transformation tau: Sbox of each byte."""
    return concat(sm4_sbox(x[31:24]), sm4_sbox(x[23:16]), sm4_sbox(x[15:8]), sm4_sbox(x[7:0]))


@define
def T(x: B32) -> B32:
    """The mixer-substitution of a round: L after tau."""
    b = substitute(x)
    return b ^ rotate_left(b, 2) ^ rotate_left(b, 10) ^ rotate_left(b, 18) ^ rotate_left(b, 24)


@define
def T_key(x: B32) -> B32:
    """The mixer-substitution T' of the key schedule."""
    b = substitute(x)
    return b ^ rotate_left(b, 13) ^ rotate_left(b, 23)


@datatype
class Words:
    """Four words in a row, the oldest first."""

    x0: B32
    x1: B32
    x2: B32
    x3: B32


@define
def sm4_words(x: B128) -> Words:
    """The lanes of a vector, the lowest first."""
    return Words(x[31:0], x[63:32], x[95:64], x[127:96])


@define
def sm4_vector(w: Words) -> B128:
    """The vector of four words."""
    return concat(w.x3, w.x2, w.x1, w.x0)


@define
def sm4_round(w: Words, key: B32) -> Words:
    """F: the next word, from four and a round key."""
    return Words(w.x1, w.x2, w.x3, w.x0 ^ T(w.x1 ^ w.x2 ^ w.x3 ^ key))


@define
def sm4_key_round(k: Words, constant: B32) -> Words:
    """The next round key."""
    return Words(k.x1, k.x2, k.x3, k.x0 ^ T_key(k.x1 ^ k.x2 ^ k.x3 ^ constant))


@define
def sm4_rounds(w: Words, keys: B128) -> Words:
    """Four rounds."""
    w = sm4_round(sm4_round(w, keys[31:0]), keys[63:32])
    return sm4_round(sm4_round(w, keys[95:64]), keys[127:96])


@define
def sm4_key_rounds(k: Words, constants: B128) -> Words:
    """Four round keys."""
    k = sm4_key_round(sm4_key_round(k, constants[31:0]), constants[63:32])
    return sm4_key_round(sm4_key_round(k, constants[95:64]), constants[127:96])
