"""AES: the parts of its rounds on the 128-bit state (FIPS 197; Arm ARM, shared/functions/crypto).

Byte r + 4c of the word, from the low end, is row r and column c of the state. The S-box is its table, row by row as
FIPS 197 prints it: on a literal byte it takes eight tests, and on a symbolic one it is a tree of constants, which is
better for a SAT solver than the inverse in GF(2^8), about a dozen products, would be. A test compares it with the
algebraic definition.
"""

from __future__ import annotations

from lemmata.core.language import B4, B8, B32, B128, concat, define
from lemmata.models.armv8.elements import element8
from lemmata.models.armv8.lanes import map8, map32


@define
def sbox_row(high: B4) -> B128:
    """Sixteen values of the S-box, of the bytes with these upper four bits; the first is leftmost."""
    if high[3] == 0:
        if high[2] == 0:
            if high[1] == 0:
                return B128(0x637c777bf26b6fc53001672bfed7ab76) if high[0] == 0 else B128(0xca82c97dfa5947f0add4a2af9ca472c0)
            return B128(0xb7fd9326363ff7cc34a5e5f171d83115) if high[0] == 0 else B128(0x04c723c31896059a071280e2eb27b275)
        if high[1] == 0:
            return B128(0x09832c1a1b6e5aa0523bd6b329e32f84) if high[0] == 0 else B128(0x53d100ed20fcb15b6acbbe394a4c58cf)
        return B128(0xd0efaafb434d338545f9027f503c9fa8) if high[0] == 0 else B128(0x51a3408f929d38f5bcb6da2110fff3d2)
    if high[2] == 0:
        if high[1] == 0:
            return B128(0xcd0c13ec5f974417c4a77e3d645d1973) if high[0] == 0 else B128(0x60814fdc222a908846eeb814de5e0bdb)
        return B128(0xe0323a0a4906245cc2d3ac629195e479) if high[0] == 0 else B128(0xe7c8376d8dd54ea96c56f4ea657aae08)
    if high[1] == 0:
        return B128(0xba78252e1ca6b4c6e8dd741f4bbd8b8a) if high[0] == 0 else B128(0x703eb5664803f60e613557b986c11d9e)
    return B128(0xe1f8981169d98e949b1e87e9ce5528df) if high[0] == 0 else B128(0x8ca1890dbfe6426841992d0fb054bb16)


@define
def sbox(x: B8) -> B8:
    """The S-box."""
    return element8(sbox_row(x[7:4]), ~x[3:0])


@define
def inverse_sbox_row(high: B4) -> B128:
    """Sixteen values of the inverse S-box."""
    if high[3] == 0:
        if high[2] == 0:
            if high[1] == 0:
                return B128(0x52096ad53036a538bf40a39e81f3d7fb) if high[0] == 0 else B128(0x7ce339829b2fff87348e4344c4dee9cb)
            return B128(0x547b9432a6c2233dee4c950b42fac34e) if high[0] == 0 else B128(0x082ea16628d924b2765ba2496d8bd125)
        if high[1] == 0:
            return B128(0x72f8f66486689816d4a45ccc5d65b692) if high[0] == 0 else B128(0x6c704850fdedb9da5e154657a78d9d84)
        return B128(0x90d8ab008cbcd30af7e45805b8b34506) if high[0] == 0 else B128(0xd02c1e8fca3f0f02c1afbd0301138a6b)
    if high[2] == 0:
        if high[1] == 0:
            return B128(0x3a9111414f67dcea97f2cfcef0b4e673) if high[0] == 0 else B128(0x96ac7422e7ad3585e2f937e81c75df6e)
        return B128(0x47f11a711d29c5896fb7620eaa18be1b) if high[0] == 0 else B128(0xfc563e4bc6d279209adbc0fe78cd5af4)
    if high[1] == 0:
        return B128(0x1fdda8338807c731b11210592780ec5f) if high[0] == 0 else B128(0x60517fa919b54a0d2de57a9f93c99cef)
    return B128(0xa0e03b4dae2af5b0c8ebbb3c83539961) if high[0] == 0 else B128(0x172b047eba77d626e169146355210c7d)


@define
def inverse_sbox(x: B8) -> B8:
    """The inverse S-box."""
    return element8(inverse_sbox_row(x[7:4]), ~x[3:0])


@define
def aes_sub_bytes(x: B128) -> B128:
    """AESSubBytes, SubBytes."""
    return map8(sbox, x)


@define
def aes_inv_sub_bytes(x: B128) -> B128:
    """AESInvSubBytes, InvSubBytes."""
    return map8(inverse_sbox, x)


@define
def aes_shift_rows(x: B128) -> B128:
    """AESShiftRows, ShiftRows: row r moves r columns to the left."""
    return concat(
        x[95:88], x[55:48], x[15:8], x[103:96],
        x[63:56], x[23:16], x[111:104], x[71:64],
        x[31:24], x[119:112], x[79:72], x[39:32],
        x[127:120], x[87:80], x[47:40], x[7:0],
    )


@define
def aes_inv_shift_rows(x: B128) -> B128:
    """AESInvShiftRows, InvShiftRows: row r moves r columns to the right."""
    return concat(
        x[31:24], x[55:48], x[79:72], x[103:96],
        x[127:120], x[23:16], x[47:40], x[71:64],
        x[95:88], x[119:112], x[15:8], x[39:32],
        x[63:56], x[87:80], x[111:104], x[7:0],
    )


@define
def xtime(x: B8) -> B8:
    """The product with 02, modulo x^8 + x^4 + x^3 + x + 1."""
    return x << 1 ^ (B8(0x1B) if x[7] == 1 else B8(0))


@define
def times_9(x: B8) -> B8:
    """The product with 09."""
    return xtime(xtime(xtime(x))) ^ x


@define
def times_11(x: B8) -> B8:
    """The product with 0b."""
    return xtime(xtime(xtime(x)) ^ x) ^ x


@define
def times_13(x: B8) -> B8:
    """The product with 0d."""
    return xtime(xtime(xtime(x) ^ x)) ^ x


@define
def times_14(x: B8) -> B8:
    """The product with 0e."""
    return xtime(xtime(xtime(x) ^ x) ^ x)


@define
def mixed(a: B8, b: B8, c: B8, d: B8) -> B8:
    """02 a + 03 b + c + d."""
    return xtime(a) ^ xtime(b) ^ b ^ c ^ d


@define
def mix_column(x: B32) -> B32:
    """A column of MixColumns."""
    a, b, c, d = x[7:0], x[15:8], x[23:16], x[31:24]
    return concat(mixed(d, a, b, c), mixed(c, d, a, b), mixed(b, c, d, a), mixed(a, b, c, d))


@define
def inverse_mixed(a: B8, b: B8, c: B8, d: B8) -> B8:
    """0e a + 0b b + 0d c + 09 d."""
    return times_14(a) ^ times_11(b) ^ times_13(c) ^ times_9(d)


@define
def inverse_mix_column(x: B32) -> B32:
    """A column of InvMixColumns."""
    a, b, c, d = x[7:0], x[15:8], x[23:16], x[31:24]
    return concat(
        inverse_mixed(d, a, b, c), inverse_mixed(c, d, a, b), inverse_mixed(b, c, d, a), inverse_mixed(a, b, c, d),
    )


@define
def aes_mix_columns(x: B128) -> B128:
    """AESMixColumns, MixColumns."""
    return map32(mix_column, x)


@define
def aes_inv_mix_columns(x: B128) -> B128:
    """AESInvMixColumns, InvMixColumns."""
    return map32(inverse_mix_column, x)
