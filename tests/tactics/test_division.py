"""Division by bv_decide: laws of quotients and remainders, unsigned and signed, and false neighbours."""

from __future__ import annotations

from typing import TypeVar

import pytest
from lemmata.core.kernel.reader import read
from lemmata.core.language import (
    B4,
    B5,
    B6,
    B8,
    B32,
    B48,
    B64,
    Bits,
    arithmetic_shift_right,
    assume,
    bit,
    bits,
    define,
    rotate_left,
    rotate_right,
    theorem,
    zero_extend,
)
from lemmata.core.logic.writer import proof_text
from lemmata.tactics.errors import Refuted
from lemmata.tactics.prover import prove

N = TypeVar("N", bound=int)


@define
def negative(x: Bits[N]) -> bool:
    return bit(x, max(x.width - 1, 0))


@define
def magnitude(x: Bits[N]) -> Bits[N]:
    return -x if negative(x) else x


@define
def signed_quotient(x: Bits[N], y: Bits[N]) -> Bits[N]:
    """bvsdiv of SMT-LIB, with one division."""
    q = magnitude(x) // magnitude(y)
    return q if negative(x) == negative(y) else -q


@define
def signed_remainder(x: Bits[N], y: Bits[N]) -> Bits[N]:
    """bvsrem: the sign is that of the dividend."""
    r = magnitude(x) % magnitude(y)
    return -r if negative(x) else r


@define
def signed_modulo(x: Bits[N], y: Bits[N]) -> Bits[N]:
    """bvsmod: the sign is that of the divisor."""
    r = magnitude(x) % magnitude(y)
    if r == 0 or negative(x) == negative(y):
        return -r if negative(x) else r
    return y - r if negative(x) else y + r


@define
def signed_quotient_by_cases(x: Bits[N], y: Bits[N]) -> Bits[N]:
    """bvsdiv as the standard writes it, with four divisions."""
    if negative(x):
        return -x // -y if negative(y) else -(-x // y)
    return -(x // -y) if negative(y) else x // y


@define
def law(x: Bits[N], y: Bits[N]) -> bool:
    return (x // y) * y + x % y == x


@define
def signed_law(x: Bits[N], y: Bits[N]) -> bool:
    return signed_quotient(x, y) * y + signed_remainder(x, y) == x


@theorem
def parts4(x: B4, y: B4) -> bool:
    return law(x, y)


@theorem
def parts6(x: B6, y: B6) -> bool:
    return law(x, y)


@theorem
def remainder_is_less(x: B8, y: B8) -> bool:
    assume(y != 0)
    return x % y < y


@theorem
def remainder_order(x: B64, y: B64) -> bool:
    """At a width where the circuit is beyond the solver."""
    return (x % y < y) == (y != 0) and x % y <= x


@theorem
def by_zero(x: B64, y: B64) -> bool:
    assume(y == 0)
    return x // y == ~bits(0, 64) and x % y == x


@theorem
def by_one(x: B64) -> bool:
    return x // 1 == x and x % 1 == 0


@theorem
def powers_of_two(x: B64) -> bool:
    return x // 8 == x >> 3 and x % 16 == x & 15 and x // 0x8000000000000000 == x >> 63


@theorem
def by_ten(x: B32) -> bool:
    return x // 10 * 10 + x % 10 == x and x % 10 < 10


@theorem
def twice(x: B64) -> bool:
    return x // 2 // 4 == x // 8


@theorem
def by_a_shifted_one(x: B8, n: B8) -> bool:
    assume(n < 8)
    return x // (bits(1, 8) << n) == x >> n


@theorem
def quotient_is_less(x: B8, y: B8) -> bool:
    assume(y > 1)
    assume(x > 0)
    return x // y < x


@theorem
def no_overflow(x: B4, y: B4) -> bool:
    assume(y != 0)
    return zero_extend(x // y, 8) * zero_extend(y, 8) <= zero_extend(x, 8)


@theorem
def signed_parts(x: B5, y: B5) -> bool:
    return signed_law(x, y)


@theorem
def by_cases(x: B6, y: B6) -> bool:
    return signed_quotient(x, y) == signed_quotient_by_cases(x, y)


@theorem
def modulo_has_the_sign_of_the_divisor(x: B5, y: B5) -> bool:
    m = signed_modulo(x, y)
    assume(y != 0)
    return m == 0 or negative(m) == negative(y)


@theorem
def signed_half(x: B64) -> bool:
    """What compilers do for x / 2."""
    return signed_quotient(x, B64(2)) == arithmetic_shift_right(x + (x >> 63), 1)


@theorem
def rotations_modulo_six(x: B6, y: B8, z: B4) -> bool:
    """The amount is taken modulo a width that is no power of two."""
    return rotate_right(x, y) == rotate_right(x, y % 6) and rotate_left(rotate_right(x, z), z) == x


@theorem
def rotations_are_complementary(x: B48, y: B8) -> bool:
    assume(y <= 48)
    return rotate_left(x, y) == rotate_right(x, 48 - y)


@theorem
def shifts_as_divisions(x: B8, y: B8) -> bool:
    rounded = signed_quotient(x, bits(1, 8) << y)
    assume(y < 7)
    return arithmetic_shift_right(x, y) == (rounded if (x >> y) << y == x or not negative(x) else rounded - 1)


PROVED = [
    rotations_modulo_six, rotations_are_complementary, shifts_as_divisions,
    parts4, parts6, remainder_is_less, remainder_order, by_zero, by_one, powers_of_two, by_ten, twice, by_a_shifted_one,
    quotient_is_less, no_overflow, signed_parts, by_cases, modulo_has_the_sign_of_the_divisor, signed_half,
]  # fmt: skip


@pytest.mark.parametrize("true", PROVED, ids=lambda t: t.name)
def test_proved_and_checked_again(true):
    th = prove(true)
    assert read(proof_text({true.name: th}).splitlines())[true.name].concl is th.concl


# Near-true and false -----------------------------------------------------------------------------------------


@theorem
def false_remainder_is_less(x: B8, y: B8) -> bool:
    """Not where y is 0."""
    return x % y < y


@theorem
def false_order(x: B64, y: B64) -> bool:
    assume(y != 0)
    return x % y < x


@theorem
def false_order_by_zero(x: B64, y: B64) -> bool:
    return x % y <= y


@theorem
def false_by_zero(x: B64, y: B64) -> bool:
    assume(y == 0)
    return x // y == 0


@theorem
def false_remainder_by_zero(x: B64, y: B64) -> bool:
    assume(y == 0)
    return x % y == 0


@theorem
def false_powers(x: B64) -> bool:
    return x % 16 == x & 31


@theorem
def false_by_ten(x: B32) -> bool:
    return x % 10 < 9


@theorem
def false_reciprocal(x: B32) -> bool:
    """The magic number of division by 10 is one too small."""
    return (zero_extend(x, 64) * 0xCCCCCCCC >> 35) == zero_extend(x // 10, 64)


@theorem
def false_quotient_is_less(x: B8, y: B8) -> bool:
    assume(y > 1)
    return x // y < x


@theorem
def false_product_first(x: B6, y: B6) -> bool:
    """The product overflows."""
    assume(y != 0)
    return x * y // y == x


@theorem
def false_signed_half(x: B64) -> bool:
    """A shift rounds down, division to zero."""
    return signed_quotient(x, B64(2)) == arithmetic_shift_right(x, 1)


@theorem
def false_signed_is_unsigned(x: B8, y: B8) -> bool:
    assume(y != 0)
    return signed_quotient(x, y) == x // y


@theorem
def false_modulo_is_remainder(x: B5, y: B5) -> bool:
    return signed_modulo(x, y) == signed_remainder(x, y)


@theorem
def false_negation(x: B8, y: B8) -> bool:
    """The least number is its own opposite."""
    assume(y != 0)
    return signed_quotient(-x, y) == -signed_quotient(x, y)


@theorem
def false_rotation(x: B6, y: B8) -> bool:
    return rotate_right(x, y) == rotate_right(x, y & 7)


@theorem
def false_rotation_left(x: B48, y: B8) -> bool:
    assume(y < 64)
    return rotate_left(x, y) == x << y | x >> (48 - y)


@theorem
def false_shift_as_division(x: B8, y: B8) -> bool:
    """A shift rounds down, division to zero."""
    assume(y < 7)
    return arithmetic_shift_right(x, y) == signed_quotient(x, bits(1, 8) << y)


REFUTED = [
    false_order, false_order_by_zero,
    false_rotation, false_rotation_left, false_shift_as_division,
    false_remainder_is_less, false_by_zero, false_remainder_by_zero, false_powers, false_by_ten, false_reciprocal,
    false_quotient_is_less, false_product_first, false_signed_half, false_signed_is_unsigned,
    false_modulo_is_remainder, false_negation,
]  # fmt: skip


@pytest.mark.parametrize("false", REFUTED, ids=lambda t: t.name)
def test_refuted_and_replayed(false):
    with pytest.raises(Refuted) as caught:
        prove(false)
    assert caught.value.replayed
