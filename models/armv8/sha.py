"""SHA-1, SHA-256 and SHA-512: logical functions, rounds and message schedules (FIPS 180-4; Arm ARM,
shared/functions/crypto).

Names are those of the standard, where capital sigmas are `Sigma` and small ones `sigma`. The vectors of the
instructions hold working variables: `abcd` has a in its lowest lane.
"""

from __future__ import annotations

from typing import TypeVar

from lemmata.core.language import (
    B2,
    B32,
    B64,
    B128,
    Bits,
    concat,
    datatype,
    define,
    rotate_left,
    rotate_right,
)

N = TypeVar("N", bound=int)


@define
def Ch(x: Bits[N], y: Bits[N], z: Bits[N]) -> Bits[N]:
    """SHAchoose: (x AND y) XOR (NOT x AND z)."""
    return (x & y) ^ (~x & z)


@define
def Maj(x: Bits[N], y: Bits[N], z: Bits[N]) -> Bits[N]:
    """SHAmajority: (x AND y) XOR (x AND z) XOR (y AND z)."""
    return (x & y) ^ (x & z) ^ (y & z)


@define
def Parity(x: Bits[N], y: Bits[N], z: Bits[N]) -> Bits[N]:
    """SHAparity."""
    return x ^ y ^ z


@define
def Sigma0_256(x: B32) -> B32:
    """SHAhashSIGMA0."""
    return rotate_right(x, 2) ^ rotate_right(x, 13) ^ rotate_right(x, 22)


@define
def Sigma1_256(x: B32) -> B32:
    """SHAhashSIGMA1."""
    return rotate_right(x, 6) ^ rotate_right(x, 11) ^ rotate_right(x, 25)


@define
def sigma0_256(x: B32) -> B32:
    """Of the message schedule."""
    return rotate_right(x, 7) ^ rotate_right(x, 18) ^ (x >> 3)


@define
def sigma1_256(x: B32) -> B32:
    """Of the message schedule."""
    return rotate_right(x, 17) ^ rotate_right(x, 19) ^ (x >> 10)


@define
def Sigma0_512(x: B64) -> B64:
    """Of the rounds."""
    return rotate_right(x, 28) ^ rotate_right(x, 34) ^ rotate_right(x, 39)


@define
def Sigma1_512(x: B64) -> B64:
    """Of the rounds."""
    return rotate_right(x, 14) ^ rotate_right(x, 18) ^ rotate_right(x, 41)


@define
def sigma0_512(x: B64) -> B64:
    """Of the message schedule."""
    return rotate_right(x, 1) ^ rotate_right(x, 8) ^ (x >> 7)


@define
def sigma1_512(x: B64) -> B64:
    """Of the message schedule."""
    return rotate_right(x, 19) ^ rotate_right(x, 61) ^ (x >> 6)


@datatype
class Sha1Variables:
    """The working variables of SHA-1."""

    a: B32
    b: B32
    c: B32
    d: B32
    e: B32


@define
def f(kind: B2, x: B32, y: B32, z: B32) -> B32:
    """f_t: Ch, Parity, Maj, by the instruction SHA1C, SHA1P, SHA1M."""
    if kind == 0b00:
        return Ch(x, y, z)
    return Parity(x, y, z) if kind == 0b01 else Maj(x, y, z)


@define
def sha1_round(kind: B2, v: Sha1Variables, word: B32) -> Sha1Variables:
    """A round; `word` is K_t + W_t."""
    T = rotate_left(v.a, 5) + f(kind, v.b, v.c, v.d) + v.e + word
    return Sha1Variables(T, v.a, rotate_left(v.b, 30), v.c, v.d)


@define
def sha1_hash(kind: B2, abcd: B128, e: B32, words: B128) -> B128:
    """SHA1C, SHA1P, SHA1M: four rounds."""
    v = Sha1Variables(abcd[31:0], abcd[63:32], abcd[95:64], abcd[127:96], e)
    v = sha1_round(kind, sha1_round(kind, v, words[31:0]), words[63:32])
    v = sha1_round(kind, sha1_round(kind, v, words[95:64]), words[127:96])
    return concat(v.d, v.c, v.b, v.a)


@define
def sha1_schedule_0(d: B128, n: B128, m: B128) -> B128:
    """SHA1SU0: W_(t-16) XOR W_(t-14) XOR W_(t-8)."""
    return concat(n[63:0], d[127:64]) ^ d ^ m


@define
def sha1_schedule_1(d: B128, n: B128) -> B128:
    """SHA1SU1: with W_(t-3), turned by one. The last of the four words needs the first."""
    w0 = rotate_left(d[31:0] ^ n[63:32], 1)
    w1 = rotate_left(d[63:32] ^ n[95:64], 1)
    w2 = rotate_left(d[95:64] ^ n[127:96], 1)
    return concat(rotate_left(d[127:96] ^ w0, 1), w2, w1, w0)


@datatype
class Sha256Variables:
    """The working variables of SHA-256."""

    a: B32
    b: B32
    c: B32
    d: B32
    e: B32
    f: B32
    g: B32
    h: B32


@define
def sha256_round(v: Sha256Variables, word: B32) -> Sha256Variables:
    """A round; `word` is K_t + W_t."""
    T1 = v.h + Sigma1_256(v.e) + Ch(v.e, v.f, v.g) + word
    T2 = Sigma0_256(v.a) + Maj(v.a, v.b, v.c)
    return Sha256Variables(T1 + T2, v.a, v.b, v.c, v.d + T1, v.e, v.f, v.g)


@define
def sha256_hash(abcd: B128, efgh: B128, words: B128) -> Sha256Variables:
    """SHA256hash: four rounds."""
    v = Sha256Variables(
        abcd[31:0], abcd[63:32], abcd[95:64], abcd[127:96], efgh[31:0], efgh[63:32], efgh[95:64], efgh[127:96]
    )
    v = sha256_round(sha256_round(v, words[31:0]), words[63:32])
    return sha256_round(sha256_round(v, words[95:64]), words[127:96])


@define
def sha256_abcd(abcd: B128, efgh: B128, words: B128) -> B128:
    """SHA256H: a to d after four rounds."""
    v = sha256_hash(abcd, efgh, words)
    return concat(v.d, v.c, v.b, v.a)


@define
def sha256_efgh(abcd: B128, efgh: B128, words: B128) -> B128:
    """SHA256H2: e to h after four rounds."""
    v = sha256_hash(abcd, efgh, words)
    return concat(v.h, v.g, v.f, v.e)


@define
def sha256_schedule_0(d: B128, n: B128) -> B128:
    """SHA256SU0: W_(t-16) + sigma0(W_(t-15))."""
    return concat(
        d[127:96] + sigma0_256(n[31:0]),
        d[95:64] + sigma0_256(d[127:96]),
        d[63:32] + sigma0_256(d[95:64]),
        d[31:0] + sigma0_256(d[63:32]),
    )


@define
def sha256_schedule_1(d: B128, n: B128, m: B128) -> B128:
    """SHA256SU1: with sigma1(W_(t-2)) and W_(t-7). The upper words need the lower."""
    w0 = d[31:0] + n[63:32] + sigma1_256(m[95:64])
    w1 = d[63:32] + n[95:64] + sigma1_256(m[127:96])
    w2 = d[95:64] + n[127:96] + sigma1_256(w0)
    w3 = d[127:96] + m[31:0] + sigma1_256(w1)
    return concat(w3, w2, w1, w0)


@define
def sha512_T1(d: B128, n: B128, m: B128) -> B128:
    """SHA512H: the sums T1 of two rounds, the first in the upper half.

    d holds h + K + W of them, n is (f, g) and m is (d, e) with the earlier letter low.
    """
    first = d[127:64] + Sigma1_512(m[127:64]) + Ch(m[127:64], n[63:0], n[127:64])
    e = first + m[63:0]
    second = d[63:0] + Sigma1_512(e) + Ch(e, m[127:64], n[63:0])
    return concat(first, second)


@define
def sha512_T2(d: B128, n: B128, m: B128) -> B128:
    """SHA512H2: to sums T1 of two rounds their T2; m is (a, b) and n has c, each low."""
    first = d[127:64] + Sigma0_512(m[63:0]) + Maj(n[63:0], m[127:64], m[63:0])
    second = d[63:0] + Sigma0_512(first) + Maj(first, m[63:0], m[127:64])
    return concat(first, second)


@define
def sha512_schedule_0(d: B128, n: B128) -> B128:
    """SHA512SU0: W_(t-16) + sigma0(W_(t-15))."""
    return concat(d[127:64] + sigma0_512(n[63:0]), d[63:0] + sigma0_512(d[127:64]))


@define
def sha512_schedule_1(d: B128, n: B128, m: B128) -> B128:
    """SHA512SU1: with sigma1(W_(t-2)) and W_(t-7)."""
    return concat(
        d[127:64] + sigma1_512(n[127:64]) + m[127:64],
        d[63:0] + sigma1_512(n[63:0]) + m[63:0],
    )
