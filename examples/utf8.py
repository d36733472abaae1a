"""UTF-8: decoding what was encoded gives the code points again, and nothing else is accepted.

The encoder is the table of RFC 3629, row by row. The decoder looks at bits: it refuses bytes that do not belong
together, code points in more bytes than they need, surrogates, and numbers beyond the last code point.
"""

from __future__ import annotations

from typing import Literal, TypeAlias

from lemmata.core.language.builtins import append, every, length

from lemmata import (
    B1,
    B2,
    B3,
    B4,
    B5,
    B6,
    B8,
    Bits,
    Goal,
    Option,
    Some,
    assume,
    concat,
    define,
    theorem,
    zero_extend,
)  # fmt: skip

B21: TypeAlias = Bits[Literal[21]]


# UTF-8 ------------------------------------------------------------------------------------------------


@define
def scalar(c: B21) -> bool:
    """Is it a code point, and none of the surrogates?"""
    return c < 0xD800 or (0xDFFF < c <= 0x10FFFF)


@define
def more(x: B6) -> B8:
    """A byte that goes on with a code point."""
    return concat(B2(0b10), x)


@define
def utf8(c: B21) -> list[B8]:
    """The bytes of a code point, as in the table of RFC 3629."""
    if c < 0x80:     return [concat(B1(0b0), c[6:0])]
    if c < 0x800:    return [concat(B3(0b110), c[10:6]), more(c[5:0])]
    if c < 0x10000:  return [concat(B4(0b1110), c[15:12]), more(c[11:6]), more(c[5:0])]
    return [concat(B5(0b11110), c[20:18]), more(c[17:12]), more(c[11:6]), more(c[5:0])]


@define
def encode(cs: list[B21]) -> list[B8]:
    """The bytes of code points."""
    match cs:
        case [c, *rest]:  return utf8(c) + encode(rest)
        case _:           return []


@define
def point1(a: B8) -> B21:
    """The code point that one byte stands for; below, what two, three and four bytes stand for."""
    return zero_extend(a[6:0], 21)


@define
def point2(a: B8, b: B8) -> B21:
    return zero_extend(concat(a[4:0], b[5:0]), 21)


@define
def point3(a: B8, b: B8, c: B8) -> B21:
    return zero_extend(concat(a[3:0], b[5:0], c[5:0]), 21)


@define
def point4(a: B8, b: B8, c: B8, d: B8) -> B21:
    return concat(a[2:0], b[5:0], c[5:0], d[5:0])


@define
def goes_on(b: B8) -> bool:
    """Is it a byte that goes on with a code point?"""
    return b[7:6] == 0b10


@define
def valid1(a: B8) -> bool:
    """Does one byte stand for a code point? Below: do two, three, four, and is there no shorter way?"""
    return a[7] == 0


@define
def valid2(a: B8, b: B8) -> bool:
    return a[7:5] == 0b110 and goes_on(b) and 0x80 <= point2(a, b)


@define
def valid3(a: B8, b: B8, c: B8) -> bool:
    p = point3(a, b, c)
    return a[7:4] == 0b1110 and goes_on(b) and goes_on(c) and 0x800 <= p and scalar(p)


@define
def valid4(a: B8, b: B8, c: B8, d: B8) -> bool:
    p = point4(a, b, c, d)
    return a[7:3] == 0b11110 and goes_on(b) and goes_on(c) and goes_on(d) and 0x10000 <= p and scalar(p)


@define
def then(c: B21, cs: Option[list[B21]]) -> Option[list[B21]]:
    """A code point in front of others, if there are any."""
    match cs:
        case Some(rest):  return Some([c, *rest])
        case _:           return None


@define
def decode(bs: list[B8]) -> Option[list[B21]]:
    """The code points that bytes stand for, or nothing where they are malformed."""
    match bs:
        case [a, *rest] if valid1(a):                    return then(point1(a), decode(rest))
        case [a, b, *rest] if valid2(a, b):              return then(point2(a, b), decode(rest))
        case [a, b, c, *rest] if valid3(a, b, c):        return then(point3(a, b, c), decode(rest))
        case [a, b, c, d, *rest] if valid4(a, b, c, d):  return then(point4(a, b, c, d), decode(rest))
        case [_, *_]:                                    return None
        case _:                                          return Some([])


@theorem
def row1(c: B21) -> bool:
    """What the decoder finds in the first row of the table: a matter of bits, which is decided."""
    assume(c < 0x80)
    a = concat(B1(0b0), c[6:0])
    return valid1(a) and point1(a) == c


@theorem
def row2(c: B21) -> bool:
    """The same in two bytes."""
    assume(not c < 0x80 and c < 0x800)
    a, b = concat(B3(0b110), c[10:6]), more(c[5:0])
    return not valid1(a) and valid2(a, b) and point2(a, b) == c


@theorem
def row3(c: B21) -> bool:
    """The same in three bytes."""
    assume(not c < 0x800 and c < 0x10000 and scalar(c))
    a, b, d = concat(B4(0b1110), c[15:12]), more(c[11:6]), more(c[5:0])
    return not valid1(a) and not valid2(a, b) and valid3(a, b, d) and point3(a, b, d) == c


@theorem
def row4(c: B21) -> bool:
    """The same in four bytes."""
    assume(not c < 0x10000 and scalar(c))
    a, b, d, e = concat(B5(0b11110), c[20:18]), more(c[17:12]), more(c[11:6]), more(c[5:0])
    return (
        not valid1(a) and not valid2(a, b) and not valid3(a, b, d) and valid4(a, b, d, e)
        and point4(a, b, d, e) == c
    )


@theorem
def decode_utf8(c: B21, bs: list[B8]) -> bool:
    """A code point is found again, whatever follows."""
    assume(scalar(c))
    return decode(utf8(c) + bs) == then(c, decode(bs))


@decode_utf8.proof
def _(goal: Goal) -> None:
    goal.simp(utf8, append, decode, row1, row2, row3, row4)


@theorem
def decode_encode(cs: list[B21]) -> bool:
    """Nothing is lost."""
    assume(all(scalar(c) for c in cs))
    return decode(encode(cs)) == Some(cs)


@decode_encode.proof
def _(goal: Goal) -> None:
    goal.auto(encode, decode, decode_utf8, every, then, on="cs")


# Nothing else is accepted -----------------------------------------------------------------------------


@theorem
def back1(a: B8) -> bool:
    """What the encoder makes of the code point of one valid byte."""
    assume(valid1(a))
    p = point1(a)
    return scalar(p) and p < 0x80 and concat(B1(0b0), p[6:0]) == a


@theorem
def back2(a: B8, b: B8) -> bool:
    """The same of two bytes."""
    assume(valid2(a, b))
    p = point2(a, b)
    return (
        scalar(p) and not p < 0x80 and p < 0x800
        and concat(B3(0b110), p[10:6]) == a and more(p[5:0]) == b
    )


@theorem
def back3(a: B8, b: B8, c: B8) -> bool:
    """The same of three bytes."""
    assume(valid3(a, b, c))
    p = point3(a, b, c)
    return (
        scalar(p) and not p < 0x80 and not p < 0x800 and p < 0x10000
        and concat(B4(0b1110), p[15:12]) == a and more(p[11:6]) == b and more(p[5:0]) == c
    )


@theorem
def back4(a: B8, b: B8, c: B8, d: B8) -> bool:
    """The same of four bytes."""
    assume(valid4(a, b, c, d))
    p = point4(a, b, c, d)
    return (
        scalar(p) and not p < 0x80 and not p < 0x800 and not p < 0x10000
        and concat(B5(0b11110), p[20:18]) == a and more(p[17:12]) == b and more(p[11:6]) == c and more(p[5:0]) == d
    )


@theorem
def encode_decode(bs: list[B8], cs: list[B21]) -> bool:
    """What is accepted is the encoding of the result, and the result consists of code points."""
    assume(decode(bs) == Some(cs))
    return encode(cs) == bs and all(scalar(c) for c in cs)


@encode_decode.proof
def _(goal: Goal) -> None:
    (goal,) = goal.induction(measure="len(bs)")
    nil, cons = goal.cases("bs")
    nil.auto(decode, encode, every)
    cons.auto(decode, encode, then, utf8, append, every, length, back1, back2, back3, back4, depth=8)
