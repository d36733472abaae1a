"""Arithmetic: finite results against exact fractions in every mode, special operands against Python's floats."""

from __future__ import annotations

import math
import random
from collections.abc import Callable
from fractions import Fraction
from typing import Any

import pytest
from lemmata.core.language import B32, Bits, bits
from lemmata.models.armv8.fp.arithmetic import (
    fp_add,
    fp_div,
    fp_mul,
    fp_mul_add,
    fp_mul_x,
    fp_sqrt,
    fp_sub,
)
from lemmata.models.armv8.fp.bfloat import bf_add, bf_mul, fp_convert_bf
from lemmata.models.armv8.fp.steps import fp_recip_step_fused, fp_rsqrt_step_fused
from lemmata.models.armv8.fp.widening import fp_mul_add_h

from .reference import (
    BFLOAT,
    DOWN,
    IDC,
    IOC,
    IXC,
    MODES,
    ODD,
    OFC,
    UFC,
    Root,
    code_of,
    finite,
    float_of,
    operand,
    rounded,
    target,
)

WIDTHS = (16, 32, 64)
FLUSH = 0x01080000
Operation = Callable[..., tuple[Bits[Any], B32]]
EXACT: dict[str, tuple[Operation, int, Callable[..., Fraction]]] = {
    "add": (fp_add, 2, lambda x, y: x + y),
    "sub": (fp_sub, 2, lambda x, y: x - y),
    "mul": (fp_mul, 2, lambda x, y: x * y),
    "mulx": (fp_mul_x, 2, lambda x, y: x * y),
    "div": (fp_div, 2, lambda x, y: x / y),
    "mul_add": (fp_mul_add, 3, lambda a, x, y: a + x * y),
    "recip_step": (fp_recip_step_fused, 2, lambda x, y: 2 - x * y),
    "rsqrt_step": (fp_rsqrt_step_fused, 2, lambda x, y: (3 - x * y) / 2),
}


def value(code: int, width: int) -> Fraction:
    return Fraction(float_of(code, width))


def close(rng: random.Random, codes: list[int], width: int) -> list[int]:
    """Operands; sometimes two that nearly cancel, all near the greatest number, or the first near the least."""
    kind = rng.randrange(8)
    if kind < 2:
        codes[-1] = max(codes[0] ^ rng.choice((0, target(width).sign, 1, 2)), 1)
    if kind == 2:
        codes = [
            target(width).greatest - rng.randrange(3) | rng.choice((0, target(width).sign)) for _ in codes
        ]
    if kind == 3:
        codes[0] = target(width).least_normal + rng.randrange(-3, 4)
    return codes


def is_tiny(code: int, width: int) -> bool:
    return 0 < code & ~target(width).sign < target(width).least_normal


@pytest.mark.parametrize("width", WIDTHS)
@pytest.mark.parametrize("name", EXACT)
def test_exact_fractions(name: str, width: int, rng: random.Random) -> None:
    operation, arity, exact = EXACT[name]
    seen, compared = set(), 0
    while compared < 400:
        mode, flush = rng.choice(list(MODES)), rng.random() < 0.3
        codes = close(rng, [finite(rng, width) for _ in range(arity)], width)
        if any(code & ~target(width).sign > target(width).greatest for code in codes):
            continue
        taken = [code & target(width).sign if flush and is_tiny(code, width) else code for code in codes]
        values = [value(code, width) for code in taken]
        if name == "div" and values[1] == 0:
            continue
        result = exact(*values)
        if result == 0 and not (name in ("add", "sub", "mul_add") and values[0]):
            continue  # the sign of a zero is a special case
        wanted = (
            rounded(result, target(width), mode, flush)
            if result
            else (mode == DOWN and target(width).sign, 0)
        )
        denormal = IDC if flush and width != 16 and any(is_tiny(code, width) for code in codes) else 0
        fpcr = B32(MODES[mode] | (FLUSH if flush else 0))
        code, flags = operation(*(bits(c, width) for c in codes), fpcr)
        assert (code.uint, flags.uint) == (wanted[0], wanted[1] | denormal), [hex(c) for c in codes]
        seen.add(wanted[1])
        compared += 1
    assert {0, IXC} <= seen
    assert "step" in name or OFC | IXC in seen
    assert name not in ("mul", "div") or {UFC, UFC | IXC} <= seen


@pytest.mark.parametrize("width", WIDTHS)
def test_sqrt(width: int, rng: random.Random) -> None:
    for _ in range(400):
        code, mode = finite(rng, width) & ~target(width).sign, rng.choice(list(MODES))
        if code:
            result, flags = fp_sqrt(bits(code, width), B32(MODES[mode]))
            assert (result.uint, flags.uint) == rounded(Root(value(code, width)), target(width), mode), hex(
                code
            )


def quotient(x: float, y: float) -> float:
    """Division as IEEE 754 has it."""
    if y:
        return x / y
    if x == 0 or math.isnan(x):
        return math.nan
    return math.copysign(math.inf, x) * math.copysign(1.0, y)


def root(x: float, _: float) -> float:
    return math.nan if x < 0 else math.sqrt(x)


FLOATS: list[tuple[Operation, Callable[[float, float], float]]] = [
    (fp_add, lambda x, y: x + y),
    (fp_sub, lambda x, y: x - y),
    (fp_mul, lambda x, y: x * y),
    (fp_div, quotient),
    (lambda x, _, fpcr: fp_sqrt(x, fpcr), root),
]


@pytest.mark.parametrize("width", WIDTHS)
@pytest.mark.parametrize(("operation", "on_floats"), FLOATS)
def test_python_floats(
    operation: Operation, on_floats: Callable[[float, float], float], width: int, rng: random.Random
) -> None:
    """At 16 and 32 bits the result of 64 is rounded again, which for these operations changes nothing."""
    special = (
        0,
        target(width).greatest + 1,
        target(width).sign,
        target(width).sign | target(width).greatest + 1,
    )
    nans = 0
    for _ in range(500):
        x, y = (rng.choice(special) if rng.random() < 0.3 else operand(rng, width) for _ in "xy")
        wanted = on_floats(float_of(x, width), float_of(y, width))
        result, flags = operation(bits(x, width), bits(y, width), B32(0))
        if math.isnan(wanted):
            nans += 1
            assert math.isnan(float_of(result.uint, width))
            if not (math.isnan(float_of(x, width)) or math.isnan(float_of(y, width))):
                assert (
                    flags.uint == IOC
                    and result.uint == target(width).greatest + 1 | target(width).least_normal // 2
                )
        elif not math.isinf(wanted) and abs(Fraction(wanted)) >= target(width).beyond():
            assert math.isinf(float_of(result.uint, width))
        else:
            try:
                assert result.uint == code_of(wanted, width)
            except OverflowError:  # struct does not round to infinity
                assert math.isinf(float_of(result.uint, width))
    assert nans


@pytest.mark.parametrize("width", WIDTHS)
def test_infinity_times_zero(width: int) -> None:
    infinity, zero = bits(target(width).greatest + 1, width), bits(0, width)
    two, three_halves = bits(code_of(2.0, width), width), bits(code_of(1.5, width), width)
    minus = bits(target(width).sign, width)
    nan = infinity | bits(target(width).least_normal // 2, width)
    assert fp_mul_x(infinity, zero, B32(0)) == (two, B32(0))
    assert fp_mul_x(infinity, minus, B32(0)) == (two | minus, B32(0))
    assert fp_recip_step_fused(infinity, minus, B32(0)) == (two, B32(0))
    assert fp_rsqrt_step_fused(zero, infinity, B32(0)) == (three_halves, B32(0))
    assert fp_mul(infinity, zero, B32(0)) == (nan, B32(IOC))
    assert fp_mul_add(nan | minus | 1, zero, infinity, B32(0)) == (nan, B32(IOC))
    assert fp_mul_add(nan | minus | 1, zero, zero, B32(0)) == (nan | minus | 1, B32(0))
    assert fp_mul_add(infinity, infinity, minus | two, B32(0)) == (nan, B32(IOC))


def test_halves_into_singles(rng: random.Random) -> None:
    for _ in range(400):
        addend, x, y = finite(rng, 32), finite(rng, 16), finite(rng, 16)
        mode = rng.choice(list(MODES))
        exact = value(addend, 32) + value(x, 16) * value(y, 16)
        if exact:
            result, flags = fp_mul_add_h(bits(addend, 32), bits(x, 16), bits(y, 16), B32(MODES[mode]))
            assert (result.uint, flags.uint) == rounded(exact, target(32), mode)


def test_bfloat(rng: random.Random) -> None:
    sums = 0
    for _ in range(600):
        x, y = (finite(rng, 32) for _ in "xy")
        x, y = (code & 0x80000000 if is_tiny(code, 32) else code for code in (x, y))
        product, total = value(x >> 16 << 16, 32) * value(y >> 16 << 16, 32), value(x, 32) + value(y, 32)
        if product:
            code, flags = rounded(product, target(32), ODD, flush=True)
            assert bf_mul(bits(x >> 16, 16), bits(y >> 16, 16)).uint == code + bool(flags & OFC)
        if total:
            sums += 1
            code, flags = rounded(total, target(32), ODD, flush=True)
            assert bf_add(bits(x, 32), bits(y, 32)).uint == code + bool(flags & OFC)
        mode = rng.choice(list(MODES))
        if value(x, 32):
            short, raised = fp_convert_bf(bits(x, 32), B32(MODES[mode]))
            assert (short.uint, raised.uint) == rounded(value(x, 32), BFLOAT, mode)
    assert sums
    assert fp_convert_bf(bits(0x7F800001, 32), B32(0)) == (bits(0x7FC0, 16), B32(IOC))
    assert fp_convert_bf(bits(0xFFA50001, 32), B32(0)) == (bits(0xFFE5, 16), B32(IOC))
