"""The shared pseudo-code against the manual's own way of saying it, exhaustively where that is small."""

from __future__ import annotations

import random
from collections.abc import Callable
from itertools import product
from typing import Any

from lemmata.core.language import B1, B2, B4, B5, B6, B32, B64, Bits
from lemmata.models.armv8.dpreg.dp_1src import count_leading_sign_bits, rev16
from lemmata.models.armv8.emulator import empty_memory, make_state
from lemmata.models.armv8.pseudocode import (
    add_sub,
    bit_masks_undefined,
    condition_holds,
    decode_bit_masks,
    shift_reg,
)
from lemmata.models.armv8.registers import read, write
from lemmata.models.armv8.state import Flags, read_sp, read_w, write_sp, write_w, write_x

NO_FLAGS = Flags(False, False, False, False)


def signed(value: int, width: int) -> int:
    return value - (1 << width if value >> width - 1 else 0)


def add_with_carry(x: int, y: int, carry: int, width: int) -> tuple[int, Flags]:
    """AddWithCarry as the manual has it: compare the result with the sums over the integers."""
    unsigned_sum, signed_sum = x + y + carry, signed(x, width) + signed(y, width) + carry
    result = unsigned_sum % (1 << width)
    return result, Flags(
        bool(result >> width - 1), result == 0, result != unsigned_sum, signed(result, width) != signed_sum
    )


def check_add_sub(x: int, y: int, width: int, make: type[Bits[Any]]) -> None:
    mask = (1 << width) - 1
    result, flags = add_sub(B1(0), B1(1), make(x), make(y), NO_FLAGS)
    assert (result.uint, flags) == add_with_carry(x, y, 0, width)
    result, flags = add_sub(B1(1), B1(1), make(x), make(y), NO_FLAGS)
    assert (result.uint, flags) == add_with_carry(x, ~y & mask, 1, width)


def test_add_with_carry(random_value: Callable[[], int]) -> None:
    for x, y in product(range(16), repeat=2):
        check_add_sub(x, y, 4, B4)
    for _ in range(2_000):
        x, y = random_value(), random_value()
        check_add_sub(x, y, 64, B64)
        check_add_sub(x & 0xFFFFFFFF, y & 0xFFFFFFFF, 32, B32)


def test_add_sub_leaves_flags() -> None:
    flags = Flags(True, False, True, False)
    assert add_sub(B1(0), B1(0), B64(1), B64(2), flags) == (B64(3), flags)


def manual_bit_masks(immN: int, imms: int, immr: int) -> tuple[int, int]:
    """DecodeBitMasks step by step at 64 bits, with a string of bits for each element."""
    length = (immN << 6 | ~imms & 63).bit_length() - 1
    assert length >= 1
    levels, size = (1 << length) - 1, 1 << length
    S, R = imms & levels, immr & levels
    d = (S - R) & levels
    welem = "1".rjust(S + 1, "1").rjust(size, "0")
    telem = "1".rjust(d + 1, "1").rjust(size, "0")
    turned = welem[size - R :] + welem[: size - R]
    return int(turned * (64 // size), 2), int(telem * (64 // size), 2)


def test_decode_bit_masks() -> None:
    for immN, imms, immr in product(range(2), range(64), range(64)):
        length = (immN << 6 | ~imms & 63).bit_length() - 1
        levels = (1 << max(length, 0)) - 1
        undefined = length < 1 or imms & levels == levels
        assert bit_masks_undefined(B1(immN), B6(imms)) == undefined
        if length >= 1:
            wmask, tmask = decode_bit_masks(B1(immN), B6(imms), B6(immr))
            assert (wmask.uint, tmask.uint) == manual_bit_masks(immN, imms, immr)


def test_condition_holds() -> None:
    for cond in range(16):
        for n, z, c, v in product((False, True), repeat=4):
            base = (z, c, n, v, c and not z, n == v, n == v and not z, True)[cond >> 1]
            wanted = not base if cond & 1 and cond != 15 else base
            assert condition_holds(B4(cond), Flags(n, z, c, v)) == wanted


def test_shift_reg(random_value: Callable[[], int]) -> None:
    for kind, amount in product(range(4), range(64)):
        x = random_value()
        right = x >> amount
        wanted = (x << amount, right, signed(x, 64) >> amount, right | x << 64 - amount)[kind] % (1 << 64)
        assert shift_reg(B64(x), B2(kind), B6(amount)).uint == wanted


def test_one_source(random_value: Callable[[], int]) -> None:
    for value in [random_value() for _ in range(500)] + [0, 2**64 - 1, 2**63]:
        text = f"{value:064b}"
        assert count_leading_sign_bits(B64(value)).uint == len(text) - len(text.lstrip(text[0])) - 1
        swapped = b"".join(value.to_bytes(8, "big")[k : k + 2][::-1] for k in range(0, 8, 2))
        assert rev16(B64(value)).uint == int.from_bytes(swapped, "big")


def test_registers(rng: random.Random) -> None:
    s = make_state(range(100, 131), sp=99)
    for number in range(32):
        wanted = 0 if number == 31 else 100 + number
        assert read(s.regs, B5(number)).uint == wanted
        assert read_sp(s, B5(number)).uint == (99 if number == 31 else wanted)
        value = rng.getrandbits(64)
        for after in (write(s.regs, B5(number), B64(value)), write_x(s, B5(number), B64(value)).regs):
            for other in range(31):
                assert read(after, B5(other)).uint == (value if other == number else 100 + other)
        assert write_x(s, B5(31), B64(value)) == s
        assert read_sp(write_sp(s, B5(number), B64(value)), B5(number)).uint == value
        assert read(write_w(s, B5(number), B32(7)).regs, B5(number)).uint == (0 if number == 31 else 7)
    assert read_w(make_state([2**64 - 1]), B5(0)) == B32(2**32 - 1)
    assert s.mem is empty_memory
