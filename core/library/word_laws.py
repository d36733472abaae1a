"""Words of any width as a commutative ring: the laws by name, to rewrite with.

    goal.simp(sub_eq_add_neg, add_neg)

`goal.ring()` proves all equations of this kind. The bitwise laws are in `word_bit_laws`.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, TypeVar

from lemmata.core.language import Bits, Nat, Theorem, bits, theorem

if TYPE_CHECKING:
    from lemmata.tactics.goal import Goal

N = TypeVar("N", bound=int)


def _ring(goal: Goal) -> None:
    goal.ring()


def _both_ways(goal: Goal) -> None:
    for direction in goal.split():
        direction.ring(*direction.names)


# Addition


@theorem
def add_comm(x: Bits[N], y: Bits[N]) -> bool:
    return x + y == y + x


@theorem
def add_assoc(x: Bits[N], y: Bits[N], z: Bits[N]) -> bool:
    return x + y + z == x + (y + z)


@theorem
def add_left_comm(x: Bits[N], y: Bits[N], z: Bits[N]) -> bool:
    return x + (y + z) == y + (x + z)


@theorem
def add_right_comm(x: Bits[N], y: Bits[N], z: Bits[N]) -> bool:
    return x + y + z == x + z + y


@theorem
def add_zero(x: Bits[N]) -> bool:
    return x + 0 == x


@theorem
def zero_add(x: Bits[N]) -> bool:
    return 0 + x == x


@theorem
def add_self(x: Bits[N]) -> bool:
    return x + x == bits(2, x.width) * x


# Multiplication


@theorem
def mul_comm(x: Bits[N], y: Bits[N]) -> bool:
    return x * y == y * x


@theorem
def mul_assoc(x: Bits[N], y: Bits[N], z: Bits[N]) -> bool:
    return x * y * z == x * (y * z)


@theorem
def mul_left_comm(x: Bits[N], y: Bits[N], z: Bits[N]) -> bool:
    return x * (y * z) == y * (x * z)


@theorem
def mul_right_comm(x: Bits[N], y: Bits[N], z: Bits[N]) -> bool:
    return x * y * z == x * z * y


@theorem
def mul_one(x: Bits[N]) -> bool:
    return x * 1 == x


@theorem
def one_mul(x: Bits[N]) -> bool:
    return 1 * x == x


@theorem
def mul_zero(x: Bits[N]) -> bool:
    return x * 0 == 0


@theorem
def zero_mul(x: Bits[N]) -> bool:
    return 0 * x == 0


@theorem
def left_distrib(x: Bits[N], y: Bits[N], z: Bits[N]) -> bool:
    return x * (y + z) == x * y + x * z


@theorem
def right_distrib(x: Bits[N], y: Bits[N], z: Bits[N]) -> bool:
    return (x + y) * z == x * z + y * z


@theorem
def left_distrib_sub(x: Bits[N], y: Bits[N], z: Bits[N]) -> bool:
    return x * (y - z) == x * y - x * z


@theorem
def right_distrib_sub(x: Bits[N], y: Bits[N], z: Bits[N]) -> bool:
    return (x - y) * z == x * z - y * z


# Negation and subtraction


@theorem
def add_neg(x: Bits[N]) -> bool:
    return x + -x == 0


@theorem
def neg_add_self(x: Bits[N]) -> bool:
    return -x + x == 0


@theorem
def neg_neg(x: Bits[N]) -> bool:
    return -(-x) == x  # noqa: B002  not a decrement


@theorem
def neg_zero(x: Bits[N]) -> bool:
    return -(x * 0) == 0


@theorem
def neg_add(x: Bits[N], y: Bits[N]) -> bool:
    return -(x + y) == -x + -y


@theorem
def neg_sub(x: Bits[N], y: Bits[N]) -> bool:
    return -(x - y) == y - x


@theorem
def neg_mul(x: Bits[N], y: Bits[N]) -> bool:
    return -x * y == -(x * y)


@theorem
def mul_neg(x: Bits[N], y: Bits[N]) -> bool:
    return x * -y == -(x * y)


@theorem
def neg_mul_neg(x: Bits[N], y: Bits[N]) -> bool:
    return -x * -y == x * y


@theorem
def sub_eq_add_neg(x: Bits[N], y: Bits[N]) -> bool:
    return x - y == x + -y


@theorem
def sub_self(x: Bits[N]) -> bool:
    return x - x == 0


@theorem
def sub_zero(x: Bits[N]) -> bool:
    return x - 0 == x


@theorem
def zero_sub(x: Bits[N]) -> bool:
    return 0 - x == -x


@theorem
def sub_neg(x: Bits[N], y: Bits[N]) -> bool:
    return x - (-y) == x + y


@theorem
def add_sub_cancel(x: Bits[N], y: Bits[N]) -> bool:
    return x + y - y == x


@theorem
def add_sub_cancel_left(x: Bits[N], y: Bits[N]) -> bool:
    return x + y - x == y


@theorem
def sub_add_cancel(x: Bits[N], y: Bits[N]) -> bool:
    return x - y + y == x


@theorem
def sub_sub(x: Bits[N], y: Bits[N], z: Bits[N]) -> bool:
    return x - y - z == x - (y + z)


@theorem
def sub_sub_self(x: Bits[N], y: Bits[N]) -> bool:
    return x - (x - y) == y


@theorem
def add_sub_assoc(x: Bits[N], y: Bits[N], z: Bits[N]) -> bool:
    return x + y - z == x + (y - z)


@theorem
def not_eq_neg_sub_one(x: Bits[N]) -> bool:
    return ~x == -x - 1


@theorem
def neg_eq_not_add_one(x: Bits[N]) -> bool:
    return -x == ~x + 1


@theorem
def add_not(x: Bits[N]) -> bool:
    return x + ~x == ~bits(0, x.width)


@theorem
def not_add(x: Bits[N], y: Bits[N]) -> bool:
    return ~(x + y) == ~x - y


@theorem
def not_sub(x: Bits[N], y: Bits[N]) -> bool:
    return ~(x - y) == ~x + y


# Shifts to the left


@theorem
def shl_eq_mul(x: Bits[N], n: Nat) -> bool:
    return x << n == x * bits(2**n, x.width)


@theorem
def shl_add(x: Bits[N], m: Nat, n: Nat) -> bool:
    return x << m + n == (x << m) << n


@theorem
def add_shl(x: Bits[N], y: Bits[N], n: Nat) -> bool:
    return x + y << n == (x << n) + (y << n)


@theorem
def sub_shl(x: Bits[N], y: Bits[N], n: Nat) -> bool:
    return x - y << n == (x << n) - (y << n)


@theorem
def mul_shl(x: Bits[N], y: Bits[N], n: Nat) -> bool:
    return x * (y << n) == x * y << n


@theorem
def shl_zero(x: Bits[N]) -> bool:
    return x << 0 == x


@theorem
def shl_one(x: Bits[N]) -> bool:
    return x << 1 == x + x


@theorem
def bits_add(m: Nat, n: Nat, x: Bits[N]) -> bool:
    return bits(m + n, x.width) == bits(m, x.width) + bits(n, x.width)


@theorem
def bits_mul(m: Nat, n: Nat, x: Bits[N]) -> bool:
    return bits(m * n, x.width) == bits(m, x.width) * bits(n, x.width)


@theorem
def bits_uint(x: Bits[N]) -> bool:
    return bits(x.uint, x.width) == x


EQUATIONS: tuple[Theorem[Any], ...] = (
    add_comm, add_assoc, add_left_comm, add_right_comm, add_zero, zero_add, add_self, mul_comm,
    mul_assoc, mul_left_comm, mul_right_comm, mul_one, one_mul, mul_zero, zero_mul, left_distrib,
    right_distrib, left_distrib_sub, right_distrib_sub, add_neg, neg_add_self, neg_neg, neg_zero,
    neg_add, neg_sub, neg_mul, mul_neg, neg_mul_neg, sub_eq_add_neg, sub_self, sub_zero, zero_sub,
    sub_neg, add_sub_cancel, add_sub_cancel_left, sub_add_cancel, sub_sub, sub_sub_self,
    add_sub_assoc, not_eq_neg_sub_one, neg_eq_not_add_one, add_not, not_add, not_sub, shl_eq_mul,
    shl_add, add_shl, sub_shl, mul_shl, shl_zero, shl_one, bits_add, bits_mul, bits_uint,
)  # fmt: skip
for _law in EQUATIONS:
    _law.proof(_ring)


# Cancelling


@theorem
def add_right_cancel(x: Bits[N], y: Bits[N], z: Bits[N]) -> bool:
    return (x + z == y + z) == (x == y)


@theorem
def add_left_cancel(x: Bits[N], y: Bits[N], z: Bits[N]) -> bool:
    return (z + x == z + y) == (x == y)


@theorem
def sub_right_cancel(x: Bits[N], y: Bits[N], z: Bits[N]) -> bool:
    return (x - z == y - z) == (x == y)


@theorem
def sub_left_cancel(x: Bits[N], y: Bits[N], z: Bits[N]) -> bool:
    return (z - x == z - y) == (x == y)


@theorem
def sub_eq_zero(x: Bits[N], y: Bits[N]) -> bool:
    return (x - y == 0) == (x == y)


@theorem
def neg_inj(x: Bits[N], y: Bits[N]) -> bool:
    return (-x == -y) == (x == y)


@theorem
def not_inj(x: Bits[N], y: Bits[N]) -> bool:
    return (~x == ~y) == (x == y)


@theorem
def neg_eq_zero(x: Bits[N]) -> bool:
    return (-x == 0) == (x == 0)


@theorem
def add_eq_self(x: Bits[N], y: Bits[N]) -> bool:
    return (x + y == x) == (y == 0)


@theorem
def eq_sub_iff_add_eq(x: Bits[N], y: Bits[N], z: Bits[N]) -> bool:
    return (x == y - z) == (x + z == y)


EQUIVALENCES: tuple[Theorem[Any], ...] = (
    add_right_cancel, add_left_cancel, sub_right_cancel, sub_left_cancel, sub_eq_zero, neg_inj,
    not_inj, neg_eq_zero, add_eq_self, eq_sub_iff_add_eq,
)  # fmt: skip
for _law in EQUIVALENCES:
    _law.proof(_both_ways)
