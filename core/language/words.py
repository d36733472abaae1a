"""Machine words: ``Bits[N]`` and the operations on them, as ordinary Python values.

A word type is ``Bits[Literal[64]]``, usually under an alias such as ``B64``; type checkers reject a sum of
a ``B64`` and a ``B32``, and so does Python when the model runs.  Arithmetic wraps around, comparison is
unsigned, ``>>`` shifts in zeros.  An int beside a word stands for the word of that value and must fit.

>>> x = B8(0xF0)
>>> x + 0x20, x >> 4, x[7:4], concat(x, B4(1))
(B8(0x10), B8(0x0f), B4(0xf), B12(0xf01))
>>> zero_extend(x, 16), sign_extend(x, 16), rotate_left(x, 4), signed_lt(x, B8(0))
(B16(0x00f0), B16(0xfff0), B8(0x0f), True)
"""

from __future__ import annotations

from collections.abc import Callable
from typing import (
    TYPE_CHECKING,
    Any,
    ClassVar,
    Generic,
    Literal,
    NoReturn,
    Protocol,
    TypeAlias,
    TypeVar,
    cast,
    get_args,
    get_origin,
    overload,
)

N = TypeVar("N", bound=int)
Amount: TypeAlias = "int | Bits[Any]"

_CLASSES: dict[int, type[Bits[Any]]] = {}


class Bits(Generic[N]):
    """A word of N bits; ``B64(5)`` makes one, ``x.uint`` is its value, ``x.width`` its width."""

    __slots__ = ("_value",)
    _value: int
    WIDTH: ClassVar[int] = -1
    MASK: ClassVar[int] = 0

    def __new__(cls, value: int) -> Bits[N]:
        if cls.WIDTH < 0:
            raise TypeError("Bits has no width of its own; write B64(...) or bits(n, width)")
        return cls._of(cls._literal(value))

    @classmethod
    def _of(cls, value: int) -> Bits[N]:
        """The word of a value that is known to fit."""
        word = _new(cls)
        _set_value(word, value)
        return cast("Bits[N]", word)

    @classmethod
    def _literal(cls, value: object) -> int:
        if value.__class__ is not int:
            raise TypeError(f"{cls.__name__} needs an int, got {_describe(value)}")
        if not 0 <= value <= cls.MASK:
            raise TypeError(
                f"{value} does not fit {cls.__name__}, the largest is {cls.MASK:#x}; bits(n, width) truncates"
            )
        return value

    def _operand(self, other: object, operator: str) -> int:
        """The value of the other operand, which is a word of this width or an int that fits."""
        if other.__class__ is self.__class__:
            return other._value
        if isinstance(other, Bits):
            raise TypeError(
                f"`{operator}` needs words of one width: {_describe(self)} and {_describe(other)}; "
                "zero_extend, sign_extend or slice one side"
            )
        return self._literal(other)

    @property
    def uint(self) -> int:
        """The value as a natural number."""
        return self._value

    @property
    def width(self) -> N:
        """The number of bits."""
        return cast(N, self.WIDTH)

    def __add__(self, other: Bits[N] | int) -> Bits[N]:
        return self._of((self._value + self._operand(other, "+")) & self.MASK)

    def __sub__(self, other: Bits[N] | int) -> Bits[N]:
        return self._of((self._value - self._operand(other, "-")) & self.MASK)

    def __mul__(self, other: Bits[N] | int) -> Bits[N]:
        return self._of((self._value * self._operand(other, "*")) & self.MASK)

    def __floordiv__(self, other: Bits[N] | int) -> Bits[N]:
        """The unsigned quotient; all ones for a division by zero."""
        divisor = self._operand(other, "//")
        return self._of(self._value // divisor if divisor else self.MASK)

    def __mod__(self, other: Bits[N] | int) -> Bits[N]:
        """The unsigned remainder; the word itself for a division by zero."""
        divisor = self._operand(other, "%")
        return self._of(self._value % divisor if divisor else self._value)

    def __and__(self, other: Bits[N] | int) -> Bits[N]:
        return self._of(self._value & self._operand(other, "&"))

    def __or__(self, other: Bits[N] | int) -> Bits[N]:
        return self._of(self._value | self._operand(other, "|"))

    def __xor__(self, other: Bits[N] | int) -> Bits[N]:
        return self._of(self._value ^ self._operand(other, "^"))

    def __radd__(self, other: int) -> Bits[N]:
        return self._of(self._operand(other, "+")) + self

    def __rsub__(self, other: int) -> Bits[N]:
        return self._of(self._operand(other, "-")) - self

    def __rmul__(self, other: int) -> Bits[N]:
        return self._of(self._operand(other, "*")) * self

    def __rfloordiv__(self, other: int) -> Bits[N]:
        return self._of(self._operand(other, "//")) // self

    def __rmod__(self, other: int) -> Bits[N]:
        return self._of(self._operand(other, "%")) % self

    def __rand__(self, other: int) -> Bits[N]:
        return self._of(self._operand(other, "&")) & self

    def __ror__(self, other: int) -> Bits[N]:
        return self._of(self._operand(other, "|")) | self

    def __rxor__(self, other: int) -> Bits[N]:
        return self._of(self._operand(other, "^")) ^ self

    def __invert__(self) -> Bits[N]:
        return self._of(self._value ^ self.MASK)

    def __neg__(self) -> Bits[N]:
        return self._of(-self._value & self.MASK)

    def __lshift__(self, amount: Amount) -> Bits[N]:
        places = _amount(amount)
        return self._of(self._value << places & self.MASK if places < self.WIDTH else 0)

    def __rshift__(self, amount: Amount) -> Bits[N]:
        """The logical shift: zeros come in from the left."""
        return self._of(self._value >> _amount(amount))

    def __lt__(self, other: Bits[N] | int) -> bool:
        return self._value < self._operand(other, "<")

    def __le__(self, other: Bits[N] | int) -> bool:
        return self._value <= self._operand(other, "<=")

    def __gt__(self, other: Bits[N] | int) -> bool:
        return self._value > self._operand(other, ">")

    def __ge__(self, other: Bits[N] | int) -> bool:
        return self._value >= self._operand(other, ">=")

    def __hash__(self) -> int:
        return hash(self._value)

    @overload
    def __getitem__(self, index: int) -> B1: ...
    @overload
    def __getitem__(self, index: slice) -> Bits[Any]: ...
    def __getitem__(self, index: int | slice) -> Bits[Any]:
        """``x[i]`` is one bit, ``x[hi:lo]`` the bits from hi down to lo, both included."""
        high, low = (index.start, index.stop) if isinstance(index, slice) else (index, index)
        if isinstance(index, slice) and index.step is not None:
            raise TypeError(f"a slice of {_describe(self)} has no step; write x[hi:lo]")
        if high.__class__ is not int or low.__class__ is not int:
            raise TypeError(
                f"a slice of {_describe(self)} needs two ints, x[hi:lo]; for a computed bit, bit(x, i)"
            )
        if not 0 <= low <= high < self.WIDTH:
            raise TypeError(
                f"[{high}:{low}] is not a slice of {_describe(self)}; bits count from {self.WIDTH - 1} down to 0"
            )
        count = high - low + 1
        return word_class(count)._of(self._value >> low & (1 << count) - 1)

    def __bool__(self) -> NoReturn:
        raise TypeError(f"{_describe(self)} is not a condition; compare it, for example x != 0")

    def __iter__(self) -> NoReturn:
        raise TypeError(f"{_describe(self)} cannot be taken apart; slice it")

    def __setattr__(self, name: str, value: object) -> NoReturn:
        raise AttributeError(f"words are immutable, cannot assign {name}")

    def __repr__(self) -> str:
        return f"{self.__class__.__name__}(0x{self._value:0{(self.WIDTH + 3) // 4}x})"

    def __reduce__(self) -> tuple[Callable[[int, int], Bits[Any]], tuple[int, int]]:
        return bits, (self._value, self.WIDTH)

    if TYPE_CHECKING:
        # Narrower than object's on purpose: it makes the checkers reject B64 == B32.
        def __eq__(self, other: Bits[N] | int) -> bool: ...  # type: ignore[override]
        def __ne__(self, other: Bits[N] | int) -> bool: ...  # type: ignore[override]

    else:

        def __eq__(self, other):
            if other.__class__ is self.__class__:
                return self._value == other._value
            if isinstance(other, (Bits, int)):
                return self._value == self._operand(other, "==")
            return NotImplemented

        def __class_getitem__(cls, width):
            if get_origin(width) is Literal:
                (width,) = get_args(width)
            if isinstance(width, int):
                return word_class(width)
            return super().__class_getitem__(width)


_new: Callable[[type[Bits[Any]]], Bits[Any]] = object.__new__
_set_value: Callable[[Bits[Any], int], None] = Bits.__dict__["_value"].__set__


def word_class(width: int) -> type[Bits[Any]]:
    """The class of the words of a width: ``word_class(64) is B64``."""
    found = _CLASSES.get(width)
    if found is None:
        if width.__class__ is not int or width < 0:
            raise TypeError(f"a width is a natural number, got {width!r}")
        body = {"__slots__": (), "WIDTH": width, "MASK": (1 << width) - 1, "__module__": __name__}
        found = _CLASSES[width] = cast("type[Bits[Any]]", type(f"B{width}", (Bits,), body))
    return found


B1: TypeAlias = Bits[Literal[1]]
B2: TypeAlias = Bits[Literal[2]]
B3: TypeAlias = Bits[Literal[3]]
B4: TypeAlias = Bits[Literal[4]]
B5: TypeAlias = Bits[Literal[5]]
B6: TypeAlias = Bits[Literal[6]]
B7: TypeAlias = Bits[Literal[7]]
B8: TypeAlias = Bits[Literal[8]]
B9: TypeAlias = Bits[Literal[9]]
B10: TypeAlias = Bits[Literal[10]]
B11: TypeAlias = Bits[Literal[11]]
B12: TypeAlias = Bits[Literal[12]]
B13: TypeAlias = Bits[Literal[13]]
B14: TypeAlias = Bits[Literal[14]]
B16: TypeAlias = Bits[Literal[16]]
B19: TypeAlias = Bits[Literal[19]]
B24: TypeAlias = Bits[Literal[24]]
B26: TypeAlias = Bits[Literal[26]]
B32: TypeAlias = Bits[Literal[32]]
B48: TypeAlias = Bits[Literal[48]]
B64: TypeAlias = Bits[Literal[64]]
B128: TypeAlias = Bits[Literal[128]]
B256: TypeAlias = Bits[Literal[256]]
B512: TypeAlias = Bits[Literal[512]]

Source_contra = TypeVar("Source_contra", contravariant=True)


class Resize(Protocol[Source_contra]):
    """The type of a function to words of a given width; the overloads keep a literal width literal."""

    @overload
    def __call__(self, source: Source_contra, width: Literal[1], /) -> B1: ...
    @overload
    def __call__(self, source: Source_contra, width: Literal[8], /) -> B8: ...
    @overload
    def __call__(self, source: Source_contra, width: Literal[16], /) -> B16: ...
    @overload
    def __call__(self, source: Source_contra, width: Literal[32], /) -> B32: ...
    @overload
    def __call__(self, source: Source_contra, width: Literal[64], /) -> B64: ...
    @overload
    def __call__(self, source: Source_contra, width: Literal[128], /) -> B128: ...
    @overload
    def __call__(self, source: Source_contra, width: N, /) -> Bits[N]: ...


def _describe(value: object) -> str:
    return (
        f"a {type(value).__name__}"
        if isinstance(value, Bits)
        else f"{value!r} of type {type(value).__name__}"
    )


def _amount(amount: Amount) -> int:
    if isinstance(amount, Bits):
        return amount.uint
    if amount.__class__ is not int or amount < 0:
        raise TypeError(f"a word is shifted by a natural number or a word, got {_describe(amount)}")
    return amount


def _bits(number: int, width: int) -> Bits[Any]:
    """The word of a natural number, modulo 2 to the width."""
    if number.__class__ is not int or number < 0:
        raise TypeError(f"bits needs a natural number, got {_describe(number)}")
    made = word_class(width)
    return made._of(number & made.MASK)


def _zero_extend(word: Bits[Any], width: int) -> Bits[Any]:
    """The word at another width, zeros on the left; a smaller width truncates."""
    made = word_class(width)
    return made._of(word.uint & made.MASK)


def _sign_extend(word: Bits[Any], width: int) -> Bits[Any]:
    """The word at another width, copies of the sign bit on the left; a smaller width truncates."""
    made = word_class(width)
    return made._of(_signed(word) & made.MASK)


def _truncate(word: Bits[Any], width: int) -> Bits[Any]:
    """The low bits of a word."""
    if width > word.WIDTH:
        raise TypeError(f"truncate to {width} bits of {_describe(word)}: use zero_extend or sign_extend")
    return _zero_extend(word, width)


bits = cast("Resize[int]", _bits)
zero_extend = cast("Resize[Bits[Any]]", _zero_extend)
sign_extend = cast("Resize[Bits[Any]]", _sign_extend)
truncate = cast("Resize[Bits[Any]]", _truncate)


def _signed(word: Bits[Any]) -> int:
    return word.uint - (word.MASK + 1 if word.uint > word.MASK >> 1 else 0)


def concat(*words: Bits[Any]) -> Bits[Any]:
    """The words one after another, the most significant first."""
    if len(words) < 2:
        raise TypeError("concat needs two words or more")
    value = width = 0
    for word in words:
        if not isinstance(word, Bits):
            raise TypeError(f"concat needs words, got {_describe(word)}")
        value = value << word.WIDTH | word.uint
        width += word.WIDTH
    return word_class(width)._of(value)


def arithmetic_shift_right(word: Bits[N], amount: Amount) -> Bits[N]:
    """The shift that keeps the sign bit."""
    return word._of(_signed(word) >> _amount(amount) & word.MASK)


def rotate_left(word: Bits[N], amount: Amount) -> Bits[N]:
    """The word turned to the left, by the amount modulo its width."""
    places = _amount(amount) % word.WIDTH if word.WIDTH else 0
    return word << places | word >> word.WIDTH - places


def rotate_right(word: Bits[N], amount: Amount) -> Bits[N]:
    """The word turned to the right, by the amount modulo its width."""
    places = _amount(amount) % word.WIDTH if word.WIDTH else 0
    return word >> places | word << word.WIDTH - places


def signed_lt(left: Bits[N], right: Bits[N]) -> bool:
    """Less than, in two's complement."""
    left._operand(right, "signed_lt")
    return _signed(left) < _signed(right)


def signed_le(left: Bits[N], right: Bits[N]) -> bool:
    """At most, in two's complement."""
    left._operand(right, "signed_le")
    return _signed(left) <= _signed(right)


def bit(word: Bits[Any], index: Amount) -> bool:
    """Whether bit ``index`` of a word is one; False beyond its width."""
    return bool(word.uint >> _amount(index) & 1)
