"""Arithmetic on literals: the constants of `prelude` applied to literals are computed by Python's integers.

Each entry agrees with the constant's definition; `tests/kernel` replays them through the primitive rules.
"""

from __future__ import annotations

from collections.abc import Callable

from lemmata.core.kernel import logic
from lemmata.core.kernel import prelude as pr
from lemmata.core.kernel import terms as tm
from lemmata.core.kernel import types as ty
from lemmata.core.kernel.errors import BudgetExceeded, KernelError
from lemmata.core.kernel.logic import F, T
from lemmata.core.kernel.terms import APP, CONST, LIT, Symbol, Term
from lemmata.core.kernel.thm import _NOTHING, CLASSICAL, Thm, _check_terms, _make
from lemmata.core.kernel.types import NAT, Type

MAX_BITS = 1 << 20
AXIOMS = CLASSICAL | {"words"}

_NATURAL: dict[Symbol, Callable[..., int]] = {
    pr.SUC: lambda m: m + 1,
    pr.PRED: lambda m: max(m - 1, 0),
    pr.ADD: lambda m, n: m + n,
    pr.SUB: lambda m, n: max(m - n, 0),
    pr.MUL: lambda m, n: m * n,
    pr.POW: lambda m, n: m**n,
    pr.DIV: lambda m, n: m // n if n else 0,
    pr.MOD: lambda m, n: m % n if n else m,
    pr.HALF: lambda m: m >> 1,
    pr.LE: lambda m, n: m <= n,
    pr.LT: lambda m, n: m < n,
    pr.ODD: lambda m: m & 1 == 1,
}


def _signed(x: int, w: int) -> int:
    return x - (1 << w) if w and x >> (w - 1) else x


def _ashr(w: int, x: int, n: int) -> int:
    return _signed(x, w) >> min(n, w)


def _ror(w: int, x: int, n: int) -> int:
    n = n % w if w else 0
    return x >> n | x << (w - n)


# The first argument is the width of the words: of the first argument, else of the result.
_WORD: dict[Symbol, Callable[..., int]] = {
    pr.W_ADD: lambda w, x, y: x + y,
    pr.W_SUB: lambda w, x, y: x - y,
    pr.W_MUL: lambda w, x, y: x * y,
    pr.W_NEG: lambda w, x: -x,
    pr.W_AND: lambda w, x, y: x & y,
    pr.W_OR: lambda w, x, y: x | y,
    pr.W_XOR: lambda w, x, y: x ^ y,
    pr.W_NOT: lambda w, x: ~x,
    pr.W_UDIV: lambda w, x, y: x // y if y else -1,
    pr.W_UREM: lambda w, x, y: x % y if y else x,
    pr.W_SHL: lambda w, x, n: x << n if n < w else 0,
    pr.W_LSHR: lambda w, x, n: x >> min(n, w),
    pr.W_ASHR: _ashr,
    pr.W_ROR: _ror,
    pr.W_ROL: lambda w, x, n: _ror(w, x, -n),
    pr.W_BIT: lambda w, x, n: x >> min(n, w) & 1 == 1,
    pr.W_MSB: lambda w, x: w > 0 and x >> (w - 1) == 1,
    pr.W_ULT: lambda w, x, y: x < y,
    pr.W_ULE: lambda w, x, y: x <= y,
    pr.W_SLT: lambda w, x, y: _signed(x, w) < _signed(y, w),
    pr.W_SLE: lambda w, x, y: _signed(x, w) <= _signed(y, w),
    pr.UINT: lambda w, x: x,
    pr.W_ZEXT: lambda w, x: x,
    pr.W_SEXT: lambda w, x: _signed(x, w),
}
_GENERAL = (tm.EQ, logic.IF, pr.WIDTH, pr.OF_NAT, pr.W_EXTRACT, pr.W_CONCAT)
COMPUTED = frozenset({*_NATURAL, *_WORD, *_GENERAL})


def _fits(bits: int, limit: int) -> None:
    if bits > limit:
        raise BudgetExceeded(f"a literal of {bits} bits exceeds the budget of {limit}")


def _result(value: int, t: Type, limit: int) -> Term | None:
    """VALUE as a literal of type T, words modulo their width; a bool as T or F."""
    if value is True or value is False:
        return T if value else F
    if t is NAT:
        return tm.lit(NAT, value)
    if t.con is not ty.WORD or not t.args[0].is_numeral:
        return None
    width = t.args[0].value
    _fits(width, limit)
    return tm.lit(t, value & ((1 << width) - 1))


def compute(symbol: Symbol, args: tuple[Term, ...], t: Type, limit: int = MAX_BITS) -> Term | None:
    """The value of SYMBOL applied to ARGS, at the result type T; None where it is not on literals.

    Raises BudgetExceeded where a literal would have more than LIMIT bits.
    """
    if symbol is tm.EQ:
        return _equal(*args)
    if symbol is logic.IF:
        return args[1] if args[0] is T or args[1] is args[2] else args[2] if args[0] is F else None
    if symbol is pr.WIDTH:
        width = args[0].type.args[0]
        return tm.nat(width.value) if width.is_numeral else None
    for a in args:
        if a.kind != LIT:
            return None
    values = [a.value for a in args]
    natural = _NATURAL.get(symbol)
    if natural is not None:
        if symbol is pr.MUL or symbol is pr.POW:
            bits = values[0].bit_length()
            _fits(bits * values[1] if symbol is pr.POW else bits + values[1].bit_length(), limit)
        return _result(natural(*values), t, limit)
    if symbol is pr.OF_NAT:
        return _result(values[0], t, limit)
    if symbol is pr.W_EXTRACT:
        return _result(values[1] >> values[0] if values[0] < values[1].bit_length() else 0, t, limit)
    if symbol is pr.W_CONCAT:
        return _result(values[0] << args[1].type.args[0].value | values[1], t, limit)
    if symbol in _WORD:
        return _result(_WORD[symbol](args[0].type.args[0].value, *values), t, limit)
    return None


def _equal(a: Term, b: Term) -> Term | None:
    if a is b:
        return T
    if a.kind == LIT and b.kind == LIT or (a is T and b is F) or (a is F and b is T):
        return F
    return None


def LITERAL(t: Term) -> Thm:
    """
    ----------  t applies a constant of arithmetic to literals (or is an `=`, `if`, `width` that computes)
     ⊢ t = v
    """
    _check_terms(t)
    known = t.kind == APP and t.head.kind == CONST and t.head.symbol in COMPUTED
    if known and len(t.args) == len(t.head.symbol.type.doms):
        value = compute(t.head.symbol, t.args, t.type)
        if value is not None:
            return _make(_NOTHING, tm.eq(t, value), AXIOMS, "LITERAL", (), (t,))
    raise KernelError(f"LITERAL: {t!r} does not compute")
