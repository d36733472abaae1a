"""Words as lists of their bits, lowest first, and each word operation as a program on such lists.

`bit_list(x)` is the list of a word's bits. `core.library.words` proves, for each operation, the equation that
bit-blasting evaluates, such as `bit_list(x + y) == ripple(bit_list(x), bit_list(y), False)`.
"""

from __future__ import annotations

from collections.abc import Callable
from typing import TypeVar

from lemmata.core.language import Bits, Nat, bit, define

A = TypeVar("A")
N = TypeVar("N", bound=int)


@define
def nat_bits(k: Nat, n: Nat) -> list[bool]:
    """The k lowest bits of n."""
    if k == 0:
        return []
    return [n % 2 == 1, *nat_bits(k - 1, n // 2)]


@define
def bit_list(x: Bits[N]) -> list[bool]:
    """The bits of a word."""
    return nat_bits(x.width, x.uint)


@define
def atom(x: Bits[N], i: Nat) -> bool:
    """Bit i of a word that bit-blasting does not take apart: an atom of the propositional goal."""
    return bit(x, i)


@define
def tabulate(x: Bits[N], i: Nat, k: Nat) -> list[bool]:
    """The k bits of a word from bit i on."""
    if k == 0:
        return []
    return [atom(x, i), *tabulate(x, i + 1, k - 1)]


@define
def to_nat(b: bool) -> Nat:
    """1 for True, 0 for False."""
    return 1 if b else 0


@define
def value(xs: list[bool]) -> Nat:
    """The natural number with these bits."""
    match xs:
        case [x, *rest]:
            return to_nat(x) + 2 * value(rest)
        case _:
            return 0


@define
def resize(k: Nat, xs: list[bool]) -> list[bool]:
    """The first k bits, False beyond the end."""
    if k == 0:
        return []
    match xs:
        case [x, *rest]:
            return [x, *resize(k - 1, rest)]
        case _:
            return [False, *resize(k - 1, [])]


@define
def shift_in(k: Nat, n: Nat, xs: list[bool]) -> list[bool]:
    """The first k bits of n times False and then the list."""
    if k == 0:
        return []
    if n == 0:
        return resize(k, xs)
    return [False, *shift_in(k - 1, n - 1, xs)]


@define
def drop(n: Nat, xs: list[A]) -> list[A]:
    """The list without its first n elements."""
    match xs:
        case [_, *rest]:
            return xs if n == 0 else drop(n - 1, rest)
        case _:
            return []


@define
def map1(f: Callable[[bool], bool], xs: list[bool]) -> list[bool]:
    """The function on each bit."""
    match xs:
        case [x, *rest]:
            return [f(x), *map1(f, rest)]
        case _:
            return []


@define
def map2(f: Callable[[bool, bool], bool], xs: list[bool], ys: list[bool]) -> list[bool]:
    """The function on each pair of bits, as far as both lists go."""
    match xs:
        case [x, *xs_rest]:
            match ys:
                case [y, *ys_rest]:
                    return [f(x, y), *map2(f, xs_rest, ys_rest)]
                case _:
                    return []
        case _:
            return []


@define
def choose(c: bool, xs: list[bool], ys: list[bool]) -> list[bool]:
    """The bits of one list or the other, as far as both go."""
    match xs:
        case [x, *xs_rest]:
            match ys:
                case [y, *ys_rest]:
                    return [x if c else y, *choose(c, xs_rest, ys_rest)]
                case _:
                    return []
        case _:
            return []


@define
def majority(x: bool, y: bool, c: bool) -> bool:
    """The carry of a full adder: the carry in where the operands differ, for which the sum has a gate."""
    return c if x != y else x


@define
def ripple(xs: list[bool], ys: list[bool], c: bool) -> list[bool]:
    """The sum of two lists of bits and a carry, without the carry out."""
    match xs:
        case [x, *xs_rest]:
            match ys:
                case [y, *ys_rest]:
                    return [(x != y) != c, *ripple(xs_rest, ys_rest, majority(x, y, c))]
                case _:
                    return []
        case _:
            return []


@define
def initial(xs: list[bool]) -> list[bool]:
    """The list without its last element."""
    match xs:
        case [x, *rest]:
            match rest:
                case [_, *_]:
                    return [x, *initial(rest)]
                case _:
                    return []
        case _:
            return []


@define
def mask(b: bool, xs: list[bool]) -> list[bool]:
    """The list where the bit is True, else as many times False."""
    match xs:
        case [x, *rest]:
            return [b and x, *mask(b, rest)]
        case _:
            return []


@define
def times(xs: list[bool], ys: list[bool]) -> list[bool]:
    """The product of two lists of bits, as long as the first: shift and add."""
    match ys:
        case [y, *rest]:
            match xs:
                case [_, *_]:
                    return ripple(mask(y, xs), [False, *times(initial(xs), rest)], False)
                case _:
                    return []
        case _:
            return resize(len(xs), [])


@define
def equal(xs: list[bool], ys: list[bool]) -> bool:
    """Are two lists of bits, of the same length, the same?"""
    match xs:
        case [x, *xs_rest]:
            match ys:
                case [y, *ys_rest]:
                    return x == y and equal(xs_rest, ys_rest)
                case _:
                    return True
        case _:
            return True


@define
def less(xs: list[bool], ys: list[bool], c: bool) -> bool:
    """Is the first number less than the second? Where they are equal, `c`."""
    match xs:
        case [x, *xs_rest]:
            match ys:
                case [y, *ys_rest]:
                    return less(xs_rest, ys_rest, c if x == y else y)
                case _:
                    return c
        case _:
            return c


@define
def nth(xs: list[bool], i: Nat) -> bool:
    """Bit i, False beyond the end."""
    match xs:
        case [x, *rest]:
            return x if i == 0 else nth(rest, i - 1)
        case _:
            return False


@define
def last(xs: list[bool]) -> bool:
    """The last bit; False of none."""
    match xs:
        case [x, *rest]:
            match rest:
                case [_, *_]:
                    return last(rest)
                case _:
                    return x
        case _:
            return False


@define
def some(xs: list[bool]) -> bool:
    """Is some bit True?"""
    match xs:
        case [x, *rest]:
            return x or some(rest)
        case _:
            return False


@define
def barrel_left(xs: list[bool], ys: list[bool], a: Nat) -> list[bool]:
    """The list shifted up by a times the number ys; from the length on, a bit of ys that is True leaves nothing."""
    match ys:
        case [y, *rest]:
            if a < len(xs):
                return barrel_left(choose(y, shift_in(len(xs), a, xs), xs), rest, a + a)
            return mask(not some(ys), xs)
        case _:
            return xs


@define
def barrel_right(xs: list[bool], ys: list[bool], a: Nat) -> list[bool]:
    """The list shifted down by a times the number ys."""
    match ys:
        case [y, *rest]:
            if a < len(xs):
                return barrel_right(choose(y, resize(len(xs), drop(a, xs)), xs), rest, a + a)
            return mask(not some(ys), xs)
        case _:
            return xs


@define
def padded(k: Nat, s: bool, xs: list[bool]) -> list[bool]:
    """The first k bits, s beyond the end."""
    if k == 0:
        return []
    match xs:
        case [x, *rest]:
            return [x, *padded(k - 1, s, rest)]
        case _:
            return [s, *padded(k - 1, s, [])]


@define
def barrel_signed(s: bool, xs: list[bool], ys: list[bool], a: Nat) -> list[bool]:
    """The list shifted down by a times the number ys, with s for what comes in."""
    match ys:
        case [y, *rest]:
            if a < len(xs):
                return barrel_signed(s, choose(y, padded(len(xs), s, drop(a, xs)), xs), rest, a + a)
            return choose(some(ys), padded(len(xs), s, []), xs)
        case _:
            return xs


@define
def onto(xs: list[bool], ys: list[bool]) -> list[bool]:
    """The first list reversed in front of the second."""
    match xs:
        case [x, *rest]:
            return onto(rest, [x, *ys])
        case _:
            return ys


@define
def below(xs: list[bool], ys: list[bool], c: bool) -> bool:
    """Is the first number less than the second plus a borrow? The lists may differ in length."""
    match xs:
        case [x, *xs_rest]:
            match ys:
                case [y, *ys_rest]:
                    return below(xs_rest, ys_rest, c if x == y else y)
                case _:
                    return below(xs_rest, [], c and not x)
        case _:
            return c or some(ys)


@define
def reduced(q: bool, xs: list[bool], ys: list[bool], c: bool) -> list[bool]:
    """The first number, less the second and a borrow where q is True, as far as both lists go."""
    match xs:
        case [x, *xs_rest]:
            match ys:
                case [y, *ys_rest]:
                    return [((x == y) == c) if q else x, *reduced(q, xs_rest, ys_rest, c if x == y else y)]
                case _:
                    return []
        case _:
            return []


@define
def remainder(xs: list[bool], ys: list[bool]) -> list[bool]:
    """The remainder of a division, highest bit first; it is as long as the shorter list, which saves half of the work."""
    match xs:
        case [x, *rest]:
            part = [x, *remainder(rest, ys)]
            return reduced(not below(part, ys, False), part, ys, False)
        case _:
            return []


@define
def quotient(xs: list[bool], ys: list[bool]) -> list[bool]:
    """The quotient, with the gates of `remainder`; by 0 all bits are True."""
    match xs:
        case [x, *rest]:
            return [not below([x, *remainder(rest, ys)], ys, False), *quotient(rest, ys)]
        case _:
            return []


@define
def unless_zero(x: bool, xs: list[bool]) -> list[bool]:
    """The bit in front of the list; nothing where both are nothing."""
    match xs:
        case [_, *_]:
            return [x, *xs]
        case _:
            return [x] if x else []


@define
def trimmed(xs: list[bool]) -> list[bool]:
    """The list without False at the end; for literals."""
    match xs:
        case [x, *rest]:
            return unless_zero(x, trimmed(rest))
        case _:
            return []


@define
def least(m: Nat, n: Nat) -> Nat:
    """The lesser of two numbers, by recursion on both: the length of what goes as far as both lists."""
    if m == 0:
        return 0
    if n == 0:
        return 0
    return least(m - 1, n - 1) + 1
