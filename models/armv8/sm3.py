"""SM3: Boolean functions and permutations, and a round in two halves (GB/T 32905-2016).

The working variables of a round are A to D and E to H; a vector holds four of them, the first in its highest lane.
"""

from __future__ import annotations

from lemmata.core.language import B32, B128, concat, datatype, define, rotate_left


@define
def P0(x: B32) -> B32:
    """The permutation of the compression function."""
    return x ^ rotate_left(x, 9) ^ rotate_left(x, 17)


@define
def P1(x: B32) -> B32:
    """The permutation of the message expansion."""
    return x ^ rotate_left(x, 15) ^ rotate_left(x, 23)


@define
def FF(first: bool, x: B32, y: B32, z: B32) -> B32:
    """FF_j: in the first sixteen rounds the exclusive or, then the majority."""
    return x ^ y ^ z if first else (x & y) | (x & z) | (y & z)


@define
def GG(first: bool, x: B32, y: B32, z: B32) -> B32:
    """GG_j: in the first sixteen rounds the exclusive or, then the choice."""
    return x ^ y ^ z if first else (x & y) | (~x & z)


@datatype
class Half:
    """Half of the working variables: A to D, or E to H."""

    a: B32
    b: B32
    c: B32
    d: B32


@define
def sm3_half(x: B128) -> Half:
    """The lanes of a vector, the highest first."""
    return Half(x[127:96], x[95:64], x[63:32], x[31:0])


@define
def sm3_vector(h: Half) -> B128:
    """The vector of half the working variables."""
    return concat(h.a, h.b, h.c, h.d)


@define
def SS1(a: B32, e: B32, constant: B32) -> B32:
    """SS1 of a round; the constant T_j has been turned by j."""
    return rotate_left(rotate_left(a, 12) + e + constant, 7)


@define
def TT1(first: bool, h: Half, ss1: B32, word: B32) -> Half:
    """A to D after a round; `word` is W'_j."""
    tt1 = FF(first, h.a, h.b, h.c) + h.d + (ss1 ^ rotate_left(h.a, 12)) + word
    return Half(tt1, h.a, rotate_left(h.b, 9), h.c)


@define
def TT2(first: bool, h: Half, ss1: B32, word: B32) -> Half:
    """E to H after a round; `word` is W_j."""
    tt2 = GG(first, h.a, h.b, h.c) + h.d + ss1 + word
    return Half(P0(tt2), h.a, rotate_left(h.b, 19), h.c)


@define
def expand_first(d: B128, n: B128, m: B128) -> B128:
    """SM3PARTW1: the part of four words of the message expansion under P1; the fourth needs the first."""
    w0 = d[31:0] ^ n[31:0] ^ rotate_left(m[63:32], 15)
    w1 = d[63:32] ^ n[63:32] ^ rotate_left(m[95:64], 15)
    w2 = d[95:64] ^ n[95:64] ^ rotate_left(m[127:96], 15)
    w3 = d[127:96] ^ n[127:96] ^ rotate_left(P1(w0), 15)
    return concat(P1(w3), P1(w2), P1(w1), P1(w0))


@define
def expand_last(d: B128, n: B128, m: B128) -> B128:
    """SM3PARTW2."""
    w0 = n[31:0] ^ rotate_left(m[31:0], 7)
    w1 = n[63:32] ^ rotate_left(m[63:32], 7)
    w2 = n[95:64] ^ rotate_left(m[95:64], 7)
    w3 = n[127:96] ^ rotate_left(m[127:96], 7) ^ P1(rotate_left(w0, 15))
    return d ^ concat(w3, w2, w1, w0)
