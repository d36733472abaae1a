"""The operators of SMT-LIB's Core and FixedSizeBitVectors: sorts of arguments, and meaning as terms of the kernel.

One row an operator. A row's `build` takes the indices and the arguments, whose number and sorts the row has checked.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from itertools import pairwise

from lemmata.core.kernel import literals, logic
from lemmata.core.kernel import prelude as pr
from lemmata.core.kernel import terms as tm
from lemmata.core.kernel import types as ty
from lemmata.core.kernel.terms import Symbol, Term
from lemmata.core.kernel.types import BOOL, Type
from lemmata.core.language import registry
from lemmata.core.library import smtlib as defined
from lemmata.core.logic.syntax import list_conj, list_disj

MAX_WIDTH = literals.MAX_BITS
BIT = ty.word(1)
Build = Callable[..., Term]


class SortError(Exception):
    """An operator does not take these indices or arguments."""


def width(t: Term) -> int:
    """The width of a word."""
    return int(t.type.args[0].value)


def word_sort(size: int) -> Type:
    """The sort of the words of a width. Raises SortError."""
    if not 0 < size <= MAX_WIDTH:
        raise SortError(f"a width is a number from 1 to {MAX_WIDTH}, not {size}")
    return ty.word(size)


def show_sort(sort: Type) -> str:
    """A sort as a script writes it."""
    return "Bool" if sort is BOOL else f"(_ BitVec {sort.args[0].value})"


def show_sorts(args: Sequence[Term]) -> str:
    """The sorts of some terms, for messages."""
    shown = [show_sort(a.type) for a in args[:4]]
    return ", ".join(shown) + (", ..." if len(args) > 4 else "")


# What sorts arguments have ---------------------------------------------------------------------------


def _booleans(name: str, args: Sequence[Term]) -> None:
    if any(a.type is not BOOL for a in args):
        raise SortError(f"{name} needs arguments of sort Bool, got {show_sorts(args)}")


def _words(name: str, args: Sequence[Term]) -> None:
    if any(a.type is BOOL for a in args):
        raise SortError(f"{name} needs bitvectors, got {show_sorts(args)}")


def _same_words(name: str, args: Sequence[Term]) -> None:
    _words(name, args)
    if any(a.type is not args[0].type for a in args):
        raise SortError(f"{name} needs bitvectors of one width, got {show_sorts(args)}")


def _same(name: str, args: Sequence[Term]) -> None:
    if any(a.type is not args[0].type for a in args):
        raise SortError(f"{name} needs arguments of one sort, got {show_sorts(args)}")


def _conditional(name: str, args: Sequence[Term]) -> None:
    if args[0].type is not BOOL or args[1].type is not args[2].type:
        raise SortError(f"{name} needs a Bool and two arguments of one sort, got {show_sorts(args)}")


@dataclass(frozen=True)
class Operator:
    """A row of the table: how many indices and arguments (`most` None: any number), their sorts, and the meaning."""

    sorts: Callable[[str, Sequence[Term]], None]
    build: Build
    least: int
    most: int | None
    indices: int = 0

    def apply(self, name: str, indices: Sequence[int], args: Sequence[Term]) -> Term:
        """The operator, called NAME, applied. Raises SortError."""
        if len(indices) != self.indices:
            raise SortError(f"{name} has {_count(self.indices, 'index', 'indices')}, got {len(indices)}")
        if len(args) < self.least or self.most is not None and len(args) > self.most:
            wanted = f"{self.least} or more" if self.most is None else str(self.least)
            raise SortError(f"{name} takes {wanted} arguments, got {len(args)}")
        self.sorts(name, args)
        return self.build(*indices, *args)


def _count(number: int, one: str, many: str) -> str:
    return f"no {one}" if number == 0 else f"1 {one}" if number == 1 else f"{number} {many}"


# How operators of two arguments take more ------------------------------------------------------------


def _left(f: Build) -> Build:
    def build(*args: Term) -> Term:
        result = args[0]
        for a in args[1:]:
            result = f(result, a)
        return result

    return build


def _chain(f: Build) -> Build:
    return lambda *args: list_conj([f(a, b) for a, b in pairwise(args)])


def _implies(*args: Term) -> Term:
    result = args[-1]
    for a in reversed(args[:-1]):
        result = logic.implies(a, result)
    return result


def _distinct(*args: Term) -> Term:
    return list_conj([logic.negate(tm.eq(a, b)) for i, a in enumerate(args) for b in args[i + 1 :]])


# Words -----------------------------------------------------------------------------------------------


def literal(value: int, size: int) -> Term:
    """The word of a width with a value. Raises SortError where it does not fit."""
    sort = word_sort(size)
    if value >> size:
        raise SortError(f"{value} does not fit {show_sort(sort)}")
    return tm.lit(sort, value)


def of(symbol: Symbol) -> Build:
    """The application of an operation of the kernel."""
    return lambda *args: logic.call(symbol, *args)


def _function(f: Callable[..., object]) -> Build:
    """The application of a function that is defined in `core.library.smtlib`."""
    return lambda *args: logic.call(registry.definition(f).constant.symbol, *args)


def _swapped(symbol: Symbol) -> Build:
    return lambda x, y: logic.call(symbol, y, x)


def _by_value(symbol: Symbol) -> Build:
    """A shift or a rotation by the value of a word."""
    return lambda x, y: logic.call(symbol, x, pr.uint(y))


def _not(symbol: Symbol) -> Build:
    return lambda x, y: logic.call(pr.W_NOT, logic.call(symbol, x, y))


def concat(x: Term, y: Term) -> Term:
    """The bits of X above those of Y."""
    return logic.call(pr.W_CONCAT, x, y, result=word_sort(width(x) + width(y)))


def extract(high: int, low: int, x: Term) -> Term:
    """The bits from HIGH down to LOW. Raises SortError."""
    if not 0 <= low <= high < width(x):
        raise SortError(f"(_ extract {high} {low}) takes no bits of {show_sort(x.type)}")
    return logic.call(pr.W_EXTRACT, tm.nat(low), x, result=ty.word(high - low + 1))


def _repeat(times: int, x: Term) -> Term:
    if times < 1:
        raise SortError("(_ repeat i) needs i to be 1 or more")
    word_sort(times * width(x))
    result = x
    for digit in bin(times)[3:]:  # as powers are made by squares, so that halves are shared
        result = concat(result, result)
        if digit == "1":
            result = concat(result, x)
    return result


def _extend(symbol: Symbol) -> Callable[[int, Term], Term]:
    def build(more: int, x: Term) -> Term:
        return logic.call(symbol, x, result=word_sort(width(x) + more)) if more else x

    return build


def _rotate(symbol: Symbol) -> Build:
    return lambda places, x: logic.call(symbol, x, tm.nat(places % width(x)))


def _compare(x: Term, y: Term) -> Term:
    return logic.if_(tm.eq(x, y), literal(1, 1), literal(0, 1))


def _unsigned_product_overflows(x: Term, y: Term) -> Term:
    n = width(x)
    wide = [_extend(pr.W_ZEXT)(n, t) for t in (x, y)]
    high = extract(2 * n - 1, n, logic.call(pr.W_MUL, *wide))
    return logic.negate(tm.eq(high, literal(0, n)))


def _signed_product_overflows(x: Term, y: Term) -> Term:
    n = width(x)
    product = logic.call(pr.W_MUL, *[_extend(pr.W_SEXT)(n, t) for t in (x, y)])
    fits = _extend(pr.W_SEXT)(n, extract(n - 1, 0, product))
    return logic.negate(tm.eq(product, fits))


# The table -------------------------------------------------------------------------------------------


def _unary(build: Build) -> Operator:
    return Operator(_words, build, 1, 1)


def _binary(build: Build) -> Operator:
    return Operator(_same_words, build, 2, 2)


def _many(build: Build) -> Operator:
    return Operator(_same_words, _left(build), 2, None)


def _indexed(build: Build, indices: int = 1) -> Operator:
    return Operator(_words, build, 1, 1, indices)


OPERATORS: dict[str, Operator] = {
    # Core
    "not": Operator(_booleans, logic.negate, 1, 1),
    "=>": Operator(_booleans, _implies, 2, None),
    "and": Operator(_booleans, lambda *args: list_conj(args), 1, None),
    "or": Operator(_booleans, lambda *args: list_disj(args), 1, None),
    "xor": Operator(_booleans, _left(lambda p, q: logic.negate(tm.eq(p, q))), 2, None),
    "=": Operator(_same, _chain(tm.eq), 2, None),
    "distinct": Operator(_same, _distinct, 2, None),
    "ite": Operator(_conditional, logic.if_, 3, 3),
    # Taking apart and putting together
    "concat": Operator(_words, _left(concat), 2, None),
    "extract": _indexed(extract, 2),
    "repeat": _indexed(_repeat),
    "zero_extend": _indexed(_extend(pr.W_ZEXT)),
    "sign_extend": _indexed(_extend(pr.W_SEXT)),
    "rotate_left": _indexed(_rotate(pr.W_ROL)),
    "rotate_right": _indexed(_rotate(pr.W_ROR)),
    "ext_rotate_left": _binary(_by_value(pr.W_ROL)),
    "ext_rotate_right": _binary(_by_value(pr.W_ROR)),
    # Bitwise
    "bvnot": _unary(of(pr.W_NOT)),
    "bvand": _many(of(pr.W_AND)),
    "bvor": _many(of(pr.W_OR)),
    "bvxor": _many(of(pr.W_XOR)),
    "bvnand": _binary(_not(pr.W_AND)),
    "bvnor": _binary(_not(pr.W_OR)),
    "bvxnor": _many(_not(pr.W_XOR)),
    "bvcomp": _binary(_compare),
    "bvredand": _unary(_function(defined.bvredand)),
    "bvredor": _unary(_function(defined.bvredor)),
    "bvredxor": _unary(_function(defined.bvredxor)),
    # Arithmetic
    "bvneg": _unary(of(pr.W_NEG)),
    "bvadd": _many(of(pr.W_ADD)),
    "bvsub": _many(of(pr.W_SUB)),
    "bvmul": _many(of(pr.W_MUL)),
    "bvudiv": _binary(of(pr.W_UDIV)),
    "bvurem": _binary(of(pr.W_UREM)),
    "bvsdiv": _binary(_function(defined.bvsdiv)),
    "bvsrem": _binary(_function(defined.bvsrem)),
    "bvsmod": _binary(_function(defined.bvsmod)),
    # Shifts
    "bvshl": _binary(_by_value(pr.W_SHL)),
    "bvlshr": _binary(_by_value(pr.W_LSHR)),
    "bvashr": _binary(_by_value(pr.W_ASHR)),
    # Comparisons
    "bvult": _binary(of(pr.W_ULT)),
    "bvule": _binary(of(pr.W_ULE)),
    "bvugt": _binary(_swapped(pr.W_ULT)),
    "bvuge": _binary(_swapped(pr.W_ULE)),
    "bvslt": _binary(of(pr.W_SLT)),
    "bvsle": _binary(of(pr.W_SLE)),
    "bvsgt": _binary(_swapped(pr.W_SLT)),
    "bvsge": _binary(_swapped(pr.W_SLE)),
    # Overflow
    "bvnego": _unary(_function(defined.bvnego)),
    "bvuaddo": _binary(_function(defined.bvuaddo)),
    "bvsaddo": _binary(_function(defined.bvsaddo)),
    "bvumulo": _binary(_unsigned_product_overflows),
    "bvsmulo": _binary(_signed_product_overflows),
    "bvusubo": _binary(of(pr.W_ULT)),
    "bvssubo": _binary(_function(defined.bvssubo)),
    "bvsdivo": _binary(_function(defined.bvsdivo)),
}
EXTENSIONS = frozenset({"ext_rotate_left", "ext_rotate_right", "bvredand", "bvredor", "bvredxor"})
"""What is not in the standard: a script may define these names itself."""
