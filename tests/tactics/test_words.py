"""Word operations by bv_decide: rotations and shifts by words, slices, reversal, counting."""

from __future__ import annotations

import pytest
from lemmata.core.kernel.reader import read
from lemmata.core.language import (
    B8,
    B32,
    B64,
    assume,
    concat,
    rotate_left,
    rotate_right,
    sign_extend,
    theorem,
    zero_extend,
)
from lemmata.core.library.words import count_leading_zeros, reverse_bits, reverse_bytes
from lemmata.core.logic.writer import proof_text
from lemmata.tactics.errors import Refuted
from lemmata.tactics.prover import prove


@theorem
def there_and_back(x: B64, y: B64) -> bool:
    return rotate_left(rotate_right(x, y), y) == x


@theorem
def by_a_literal(x: B32) -> bool:
    return rotate_left(x, B8(5)) == rotate_right(x, 27)


@theorem
def as_shifts(x: B32, y: B32) -> bool:
    assume(y < 32)
    return rotate_right(x, y) == (x >> y) | (x << (32 - y))


@theorem
def modulo_the_width(x: B8, y: B8) -> bool:
    return rotate_right(x, y) == rotate_right(x, y & 7)


@theorem
def shifts_beyond_the_width(x: B64, y: B64) -> bool:
    assume(y >= 64)
    return x << y == 0 and x >> y == 0


@theorem
def halves(x: B64) -> bool:
    return concat(x[63:32], x[31:0]) == x and zero_extend(x[7:0], 64) == x & 0xFF


@theorem
def sign_is_kept(x: B32) -> bool:
    return sign_extend(x, 64)[63] == x[31] and sign_extend(x, 64)[31:0] == x


@theorem
def reversals(x: B64) -> bool:
    return reverse_bits(reverse_bits(x)) == x and reverse_bytes(reverse_bytes(x)) == x


@theorem
def zeros_of_a_small_number(x: B64) -> bool:
    assume(x < 256)
    return count_leading_zeros(x) >= 56


PROVED = [
    there_and_back, by_a_literal, as_shifts, modulo_the_width, shifts_beyond_the_width, halves, sign_is_kept, reversals,
    zeros_of_a_small_number,
]  # fmt: skip


@pytest.mark.parametrize("true", PROVED, ids=lambda t: t.name)
def test_proved_and_checked_again(true):
    th = prove(true)
    assert read(proof_text({true.name: th}).splitlines())[true.name].concl is th.concl


@theorem
def left_is_right(x: B8, y: B8) -> bool:
    return rotate_right(x, y) == rotate_left(x, y)


@theorem
def zeros_of_a_number(x: B64) -> bool:
    assume(x < 257)
    return count_leading_zeros(x) >= 56


@pytest.mark.parametrize("false", [left_is_right, zeros_of_a_number], ids=lambda t: t.name)
def test_refuted(false):
    with pytest.raises(Refuted):
        prove(false)
