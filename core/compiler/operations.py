"""The operations of the logic on compiled values: as a function for values that are known, and as Python text."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

from lemmata.core.language import integers
from lemmata.core.language.registry import Definition, definition

Text = Callable[..., str]


@dataclass(frozen=True)
class Operation:
    """An operation: `value` on known operands, `text` on the text of operands; both get the width first."""

    value: Callable[..., Any]
    text: Text


def _signed(x: int, w: int) -> int:
    return x - (1 << w) if w and x >> (w - 1) else x


def _mask(w: int) -> int:
    return (1 << w) - 1


def _signed_text(x: str, w: int) -> str:
    sign = 1 << (w - 1) if w else 0
    return f"(({x} ^ {sign:#x}) - {sign:#x})"


def _shift_left(w: int, x: str, n: str) -> str:
    if n.isdigit():
        return f"({x} << {n} & {_mask(w):#x})" if int(n) < w else "0"
    return f"({x} << {n} & {_mask(w):#x} if {n} < {w} else 0)"


def _rotate_right(w: int, x: int, n: int) -> int:
    n = n % w if w else 0
    return (x >> n | x << (w - n)) & _mask(w)


def _rotate_right_text(w: int, x: str, n: str) -> str:
    if n.isdigit():
        n = str(int(n) % w if w else 0)
        return f"(({x} >> {n} | {x} << {w - int(n)}) & {_mask(w):#x})" if n != "0" else x
    return f"(({x} >> {n} % {w} | {x} << {w} - {n} % {w}) & {_mask(w):#x})"


def _binary(symbol: str, wraps: bool) -> Operation:
    def value(w: int, x: int, y: int) -> int:
        made = {"+": x + y, "-": x - y, "*": x * y, "&": x & y, "|": x | y, "^": x ^ y}[symbol]
        return made & _mask(w)

    def text(w: int, x: str, y: str) -> str:
        return f"({x} {symbol} {y} & {_mask(w):#x})" if wraps else f"({x} {symbol} {y})"

    return Operation(value, text)


_BY_NAME: dict[str, Operation] = {
    "nat.add": Operation(lambda w, m, n: m + n, lambda w, m, n: f"({m} + {n})"),
    "nat.sub": Operation(lambda w, m, n: max(m - n, 0), lambda w, m, n: f"({m} - {n} if {m} > {n} else 0)"),
    "nat.mul": Operation(lambda w, m, n: m * n, lambda w, m, n: f"({m} * {n})"),
    "nat.div": Operation(lambda w, m, n: m // n if n else 0, lambda w, m, n: f"({m} // {n} if {n} else 0)"),
    "nat.mod": Operation(lambda w, m, n: m % n if n else m, lambda w, m, n: f"({m} % {n} if {n} else {m})"),
    "nat.pow": Operation(
        lambda w, m, n: m**n, lambda w, m, n: f"(1 << {n})" if m == "2" else f"({m} ** {n})"
    ),
    "nat.lt": Operation(lambda w, m, n: m < n, lambda w, m, n: f"({m} < {n})"),
    "nat.le": Operation(lambda w, m, n: m <= n, lambda w, m, n: f"({m} <= {n})"),
    "word.add": _binary("+", True),
    "word.sub": _binary("-", True),
    "word.mul": _binary("*", True),
    "word.and": _binary("&", False),
    "word.or": _binary("|", False),
    "word.xor": _binary("^", False),
    "word.udiv": Operation(
        lambda w, x, y: x // y if y else _mask(w), lambda w, x, y: f"({x} // {y} if {y} else {_mask(w):#x})"
    ),
    "word.urem": Operation(lambda w, x, y: x % y if y else x, lambda w, x, y: f"({x} % {y} if {y} else {x})"),
    "word.not": Operation(lambda w, x: x ^ _mask(w), lambda w, x: f"({x} ^ {_mask(w):#x})"),
    "word.neg": Operation(lambda w, x: -x & _mask(w), lambda w, x: f"(-{x} & {_mask(w):#x})"),
    "word.shl": Operation(lambda w, x, n: x << n & _mask(w) if n < w else 0, _shift_left),
    "word.lshr": Operation(lambda w, x, n: x >> n, lambda w, x, n: f"({x} >> {n})"),
    "word.ashr": Operation(
        lambda w, x, n: _signed(x, w) >> n & _mask(w),
        lambda w, x, n: f"({_signed_text(x, w)} >> {n} & {_mask(w):#x})",
    ),
    "word.ror": Operation(_rotate_right, _rotate_right_text),
    "word.rol": Operation(
        lambda w, x, n: _rotate_right(w, x, -n),
        lambda w, x, n: _rotate_right_text(w, x, str(-int(n) % w) if n.isdigit() and w else f"(-{n})"),
    ),
    "word.bit": Operation(lambda w, x, n: x >> n & 1 == 1, lambda w, x, n: f"({x} >> {n} & 1 == 1)"),
    "word.ult": Operation(lambda w, x, y: x < y, lambda w, x, y: f"({x} < {y})"),
    "word.ule": Operation(lambda w, x, y: x <= y, lambda w, x, y: f"({x} <= {y})"),
    "word.slt": Operation(
        lambda w, x, y: _signed(x, w) < _signed(y, w),
        lambda w, x, y: (
            f"({x} > {_mask(w) >> 1:#x})"
            if y == "0"
            else f"({x} ^ {1 << w >> 1:#x} < {y} ^ {1 << w >> 1:#x})"
        ),
    ),
    "word.sle": Operation(
        lambda w, x, y: _signed(x, w) <= _signed(y, w),
        lambda w, x, y: f"({x} ^ {1 << w >> 1:#x} <= {y} ^ {1 << w >> 1:#x})",
    ),
    "word.uint": Operation(lambda w, x: x, lambda w, x: x),
}
# The exclusive or of a comparison binds tighter than the comparison itself: `a ^ s < b ^ s` is `(a ^ s) < (b ^ s)`.


def operation(name: str) -> Operation | None:
    """An operation on words of one width, or on naturals, by its name in `ir.Prim`."""
    return _BY_NAME.get(name)


def resized(name: str, source: int, target: int, x: Any) -> Any:
    """A word at another width: `word.zero_extend` (which also truncates) and `word.sign_extend`, on int or text."""
    if isinstance(x, str):
        if name == "word.sign_extend" and source < target:
            return f"({_signed_text(x, source)} & {_mask(target):#x})"
        return x if source <= target else f"({x} & {_mask(target):#x})"
    return (_signed(x, source) if name == "word.sign_extend" else x) & _mask(target)


_INTEGERS: tuple[tuple[Callable[..., Any], Callable[..., Any], Text], ...] = (
    (integers.difference, lambda m, n: m - n, lambda m, n: f"({m} - {n})"),
    (integers.negate, lambda x: -x, lambda x: f"(-{x})"),
    (integers.add, lambda x, y: x + y, lambda x, y: f"({x} + {y})"),
    (integers.subtract, lambda x, y: x - y, lambda x, y: f"({x} - {y})"),
    (integers.multiply, lambda x, y: x * y, lambda x, y: f"({x} * {y})"),
    (integers.floor_divide, lambda x, y: x // y if y else 0, lambda x, y: f"({x} // {y} if {y} else 0)"),
    (integers.modulo, lambda x, y: x % y if y else x, lambda x, y: f"({x} % {y} if {y} else {x})"),
    (integers.less, lambda x, y: x < y, lambda x, y: f"({x} < {y})"),
    (integers.less_equal, lambda x, y: x <= y, lambda x, y: f"({x} <= {y})"),
    (integers.power, lambda x, n: x**n, lambda x, n: f"({x} ** {n})"),
    (integers.absolute, abs, lambda x: f"abs({x})"),
    (integers.to_nat, lambda x: max(x, 0), lambda x: f"max({x}, 0)"),
)


def integer_operations() -> dict[Definition, tuple[Callable[..., Any], Text]]:
    """The functions that Python's operators on int mean, as operations on ints."""
    return {definition(function): (value, text) for function, value, text in _INTEGERS}
