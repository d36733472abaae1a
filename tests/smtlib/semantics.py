"""What the operators of QF_BV mean, once more: Python functions of natural numbers, after the text of the standard."""

from __future__ import annotations

from collections.abc import Callable
from functools import reduce


def signed(x: int, w: int) -> int:
    """The value in two's complement."""
    return x - (1 << w) if x >> (w - 1) else x


def truncated(x: int, y: int) -> int:
    """The quotient of integers, rounded towards zero."""
    return abs(x) // abs(y) * (1 if (x < 0) == (y < 0) else -1)


def sdiv(x: int, y: int, w: int) -> int:
    a, b = signed(x, w), signed(y, w)
    return truncated(a, b) if b else (1 if a < 0 else -1)


def srem(x: int, y: int, w: int) -> int:
    a, b = signed(x, w), signed(y, w)
    return a - b * truncated(a, b) if b else a


def smod(x: int, y: int, w: int) -> int:
    a, b = signed(x, w), signed(y, w)
    return a % b if b else a


def left(x: int, n: int, w: int) -> int:
    """x turned to the left, bit by bit."""
    for _ in range(n % w):
        x = (x << 1 | x >> (w - 1)) & ((1 << w) - 1)
    return x


def beyond(value: int, w: int) -> bool:
    """Whether a signed value has no word of the width."""
    return not -(1 << (w - 1)) <= value < 1 << (w - 1)


# of one word and its width
UNARY: dict[str, Callable[[int, int], int]] = {
    "bvnot": lambda x, w: ~x,
    "bvneg": lambda x, w: -x,
}
# of two words and their width
BINARY: dict[str, Callable[[int, int, int], int]] = {
    "bvand": lambda x, y, w: x & y,
    "bvor": lambda x, y, w: x | y,
    "bvxor": lambda x, y, w: x ^ y,
    "bvnand": lambda x, y, w: ~(x & y),
    "bvnor": lambda x, y, w: ~(x | y),
    "bvxnor": lambda x, y, w: ~(x ^ y),
    "bvadd": lambda x, y, w: x + y,
    "bvsub": lambda x, y, w: x - y,
    "bvmul": lambda x, y, w: x * y,
    "bvudiv": lambda x, y, w: x // y if y else -1,
    "bvurem": lambda x, y, w: x % y if y else x,
    "bvsdiv": sdiv,
    "bvsrem": srem,
    "bvsmod": smod,
    "bvshl": lambda x, y, w: x << min(y, w),
    "bvlshr": lambda x, y, w: x >> min(y, w),
    "bvashr": lambda x, y, w: signed(x, w) >> min(y, w),
    "ext_rotate_left": left,
    "ext_rotate_right": lambda x, y, w: left(x, w - y % w, w),
}
# of two words and their width, Boolean
PREDICATES: dict[str, Callable[[int, int, int], bool]] = {
    "=": lambda x, y, w: x == y,
    "distinct": lambda x, y, w: x != y,
    "bvult": lambda x, y, w: x < y,
    "bvule": lambda x, y, w: x <= y,
    "bvugt": lambda x, y, w: x > y,
    "bvuge": lambda x, y, w: x >= y,
    "bvslt": lambda x, y, w: signed(x, w) < signed(y, w),
    "bvsle": lambda x, y, w: signed(x, w) <= signed(y, w),
    "bvsgt": lambda x, y, w: signed(x, w) > signed(y, w),
    "bvsge": lambda x, y, w: signed(x, w) >= signed(y, w),
    "bvuaddo": lambda x, y, w: x + y >= 1 << w,
    "bvsaddo": lambda x, y, w: beyond(signed(x, w) + signed(y, w), w),
    "bvumulo": lambda x, y, w: x * y >= 1 << w,
    "bvsmulo": lambda x, y, w: beyond(signed(x, w) * signed(y, w), w),
    "bvusubo": lambda x, y, w: x < y,
    "bvssubo": lambda x, y, w: beyond(signed(x, w) - signed(y, w), w),
    "bvsdivo": lambda x, y, w: signed(y, w) == -1 and beyond(-signed(x, w), w),
}
# of a word and its width, Boolean
UNARY_PREDICATES: dict[str, Callable[[int, int], bool]] = {"bvnego": lambda x, w: beyond(-signed(x, w), w)}
# of words and their width, one bit
BITS: dict[str, Callable[[int, int], bool]] = {
    "bvredand": lambda x, w: x == (1 << w) - 1,
    "bvredor": lambda x, w: x != 0,
    "bvredxor": lambda x, w: x.bit_count() % 2 == 1,
}
# of an index, a word and its width: the value and the width of the result
INDEXED: dict[str, Callable[[int, int, int], tuple[int, int]]] = {
    "zero_extend": lambda i, x, w: (x, w + i),
    "sign_extend": lambda i, x, w: (signed(x, w), w + i),
    "rotate_left": lambda i, x, w: (left(x, i, w), w),
    "rotate_right": lambda i, x, w: (left(x, w - i % w, w), w),
    "repeat": lambda i, x, w: (sum(x << k * w for k in range(i + 1)), w * (i + 1)),  # by i + 1
}
# of Booleans
CONNECTIVES: dict[str, Callable[..., bool]] = {
    "and": lambda *ps: all(ps),
    "or": lambda *ps: any(ps),
    "xor": lambda *ps: reduce(lambda p, q: p != q, ps),
    "=>": lambda *ps: ps[-1] or not all(ps[:-1]),
    "=": lambda *ps: len(set(ps)) == 1,
    "distinct": lambda *ps: len(set(ps)) == len(ps),
}
