"""Definitions that use each part of the language."""

from __future__ import annotations

from collections.abc import Callable
from enum import Enum
from typing import Any, Generic, TypeAlias, TypeVar

from lemmata.core.language import (
    B2,
    B8,
    B16,
    B64,
    Bits,
    Nat,
    Option,
    Some,
    arithmetic_shift_right,
    assume,
    bit,
    bits,
    concat,
    datatype,
    define,
    implies,
    replace,
    rotate_left,
    rotate_right,
    sign_extend,
    signed_le,
    signed_lt,
    theorem,
    truncate,
    unreachable,
    zero_extend,
)

A = TypeVar("A")
B = TypeVar("B")
N = TypeVar("N", bound=int)

LIMIT = 5
TABLE = [3, 1, 4]
MASK = B8(0x0F)


@datatype
class Leaf:
    value: Nat


@datatype
class Node:
    left: Tree
    right: Tree


Tree: TypeAlias = Leaf | Node


@datatype
class Rose(Generic[A]):
    root: A
    kids: list[Rose[A]]


@datatype
class Table:
    rows: list[tuple[Nat, Rose[Nat]]]


@datatype
class State:
    pc: B64
    reg: B8
    flag: bool


class Direction(Enum):
    NORTH = 0
    EAST = 1
    SOUTH = 2
    WEST = 3


@datatype
class Ok(Generic[A]):
    value: A


@datatype
class Err:
    code: Nat


Result: TypeAlias = Ok[A] | Err


@datatype
class Num:
    value: Nat


@datatype
class Truth:
    value: bool


@datatype
class Plus:
    left: Expr
    right: Expr


@datatype
class Ite:
    test: Expr
    then: Expr
    other: Expr


@datatype
class Many:
    items: list[Expr]


Expr: TypeAlias = Num | Truth | Plus | Ite | Many


# Lists


@define
def append_all(xs: list[A], ys: list[A]) -> list[A]:
    return [*xs, *ys] + xs


@define
def reverse(xs: list[A]) -> list[A]:
    match xs:
        case [x, *rest]:
            return [*reverse(rest), x]
        case _:
            return []


@define
def comprehension(xs: list[Nat], n: Nat) -> list[Nat]:
    return (
        [x + n for x in xs if x != n if x < 10] + [x for x in xs] + [y for x in xs for y in [x, n] if y > 3]
    )


@define
def quantifiers(xs: list[Nat], n: Nat) -> bool:
    return all(x < 11 for x in xs) and any(x == n for x in xs) or n in xs and n not in [1, 2] or sum(xs) == n


@define
def ranges(m: Nat, n: Nat) -> list[Nat]:
    return [i * i for i in range(n)] + [i for i in range(m, n)] + [len([i for i in range(m)])]


@define
def zipped(xs: list[Nat], ys: list[Nat]) -> Nat:
    return sum(x * y for x, y in zip(xs, ys)) + sum([x for x in xs])


@define
def safe_head(xs: list[A]) -> Option[A]:
    match xs:
        case [x, *_]:
            return Some(x)
        case _:
            return None


@define
def second(xs: list[Nat]) -> Nat:
    match xs:
        case [_, y, *_]:
            return y
        case [x]:
            return x + 100
        case _:
            return 0


@define
def pairs_up(xs: list[Nat]) -> list[Nat]:
    match xs:
        case [x, y, *rest]:
            return [x + y, *pairs_up(rest)]
        case [x]:
            return [x]
        case []:
            return []
        case _:
            unreachable()


@define
def from_option(x: Option[A], default: A) -> A:
    match x:
        case Some(value):
            return value
        case None:
            return default


@define
def none_test(x: Option[Nat]) -> Nat:
    return 1 if x is None else 2 if x == Some(3) else 3


# Naturals


@define
def factorial(n: Nat) -> Nat:
    return 1 if n == 0 else n * factorial(n - 1)


@define
def fibonacci(n: Nat) -> Nat:
    if n < 2:
        return n
    return fibonacci(n - 1) + fibonacci(n - 2)


@define
def half(n: Nat) -> Nat:
    match n:
        case 0:
            return 0
        case 1:
            return 0
        case _:
            return half(n - 2) + 1


@define
def even(n: Nat) -> bool:
    if n > 0:
        return odd(n - 1)
    return True


@define
def odd(n: Nat) -> bool:
    return even(n - 1) if n != 0 else False


@define
def power(b: Nat, n: Nat) -> Nat:
    if n == 0:
        return 1
    smaller = power(b, n - 1)
    return b * smaller


@define
def by_number(n: Nat) -> Nat:
    match n:
        case 0 | 3:
            return 7
        case 5 as k:
            return k + 1
        case k if k > 8:
            return k * 2
        case _:
            return n


@define
def subtract(m: Nat, n: Nat) -> Nat:
    if m >= n:
        return m - n
    return max(n - m, 0) + max(m, n) + min(m, n)


@define
def floor(m: Nat, n: Nat) -> Nat:
    return m // n + m % n + 2**n if n > 0 else m // 3 + (m << n) + (m >> 1)


@define
def between(a: Nat, b: Nat, c: Nat) -> bool:
    return a <= b + 1 < c or a != b == c


# Statements


@define
def shadow(x: Nat, y: Nat) -> Nat:
    z = x
    x = x + y
    y = x + z
    if x < y:
        y = y * 2
    return x + y * z


@define
def early(x: Nat, y: Nat) -> Nat:
    """With a docstring."""
    if x == y:
        return 0
    elif x == y + 1:
        z = 1
    else:
        z = 2
    if z == 2:
        y = y + z
    else:
        return z
    return x + y


@define
def joined(x: Nat, y: Nat) -> Nat:
    if x < y:
        if x == 0:
            return 100
        z = x
        y = y + 1
    else:
        z = y
    return z * 10 + y


@define
def nullary_join(x: Nat, y: Nat) -> Nat:
    if x < y:
        if x == 0:
            return 100
    else:
        if y == 0:
            return 200
    return x + y


@define
def swapped(x: Nat, y: Nat) -> tuple[Nat, Nat]:
    x, y = y, x
    a, b = (x, y) if x < 5 else (y, x)
    return a + 1, b


@define
def merged(x: Nat, y: Nat) -> Nat:
    if x * 2 < y:
        a = x
        x, y = y, a
    else:
        a, y = y, 3
    match x:
        case 0:
            b = a
        case _:
            b = y
            a = b
    return x + 10 * y + 100 * a + 1000 * b


@define
def local(n: Nat, xs: list[Nat]) -> Nat:
    def bump(k: Nat) -> Nat:
        m = k + n
        return min(LIMIT, m)

    return sum([bump(x) for x in xs])


@define
def apply_twice(f: Callable[[A], A], x: A) -> A:
    return f(f(x))


@define
def higher(xs: list[Nat]) -> list[Nat]:
    return apply_twice(lambda ys: [*ys, len(ys)], xs)


@define
def guarded(x: Nat, y: Nat) -> Nat:
    match x, y:
        case 0, _:
            return y
        case _, 0 if x > 3:
            return 50
        case a, b if a == b:
            return a * b
        case _:
            return 1 if implies(x < y, x < 3) else 2


@define
def nested(t: tuple[Nat, tuple[Nat, bool]]) -> Nat:
    match t:
        case (0, (n, True)):
            return n
        case (_, (n, True)) | (n, (_, False)):
            return n + 1
        case _:
            unreachable()


# Words


@define
def words(x: B8, y: B8) -> list[B8]:
    return [
        x + y,
        x - y,
        x * y,
        x // y,
        x % y,
        x & MASK,
        x | y,
        x ^ 0xFF,
        ~x,
        -y,
        1 + x,
        bits(x.uint + 300, 8),
    ]


@define
def signed(x: B8, y: B8) -> list[bool]:
    return [
        x < y,
        x <= y,
        x > y,
        x >= y,
        x == y,
        x != 3,
        signed_lt(x, y),
        signed_le(x, y),
        bit(x, 3),
        bit(x, y),
    ]


@define
def shifts(x: B8, n: Nat) -> list[B8]:
    return [
        x << n,
        x >> n,
        arithmetic_shift_right(x, n),
        rotate_left(x, n),
        rotate_right(x, x),
        x << (x & 7),
    ]


@define
def slices(x: B16) -> tuple[B8, B8, B16]:
    return x[15:8], concat(x[0], x[3:1], x[7:4]), concat(x[7:0], x[15:8])


@define
def resized(x: B8) -> tuple[B16, B16, B2, B64]:
    return zero_extend(x, 16), sign_extend(x, 16), truncate(x, 2), zero_extend(x, 64)


@define
def word_cases(x: B2) -> Nat:
    match x:
        case 0b00:
            return 10
        case 0b01:
            return 20
        case 0b10:
            return 30
        case 0b11:
            return 40
        case _:
            unreachable()


@define
def add_with_carry(x: Bits[N], y: Bits[N], carry: bool) -> tuple[Bits[N], bool]:
    total = x.uint + y.uint + (1 if carry else 0)
    result = bits(total, x.width)
    return result, result.uint != total


@define
def top(x: Bits[N]) -> tuple[Bits[N], Nat, bool]:
    return x + 1, x.width, x == 0


# Datatypes


@define
def move(s: State, x: B8) -> State:
    s = replace(s, pc=s.pc + 4)
    if s.flag:
        s = replace(s, reg=x, flag=x == 0)
    return s


@define
def opposite(d: Direction) -> Direction:
    match d:
        case Direction.NORTH:
            return Direction.SOUTH
        case Direction.SOUTH:
            return Direction.NORTH
        case Direction.EAST | Direction.WEST as side:
            return Direction.EAST if side == Direction.WEST else Direction.WEST


@define
def is_north(d: Direction, e: Direction) -> bool:
    match d, e:
        case Direction.NORTH, Direction.NORTH:
            return True
        case _:
            return d == e


@define
def total_of(t: Tree) -> Nat:
    match t:
        case Leaf(value):
            return value
        case Node(left, right):
            return total_of(left) + total_of(right)


@define
def mirror(t: Tree) -> Tree:
    match t:
        case Leaf():
            return t
        case Node(left=a, right=b):
            return Node(right=mirror(a), left=mirror(b))


@define
def depth_of(t: Tree) -> Nat:
    match t:
        case Node(Node(a, b), c):
            return 2 + max(depth_of(a), max(depth_of(b), depth_of(c)))
        case Node(_, c):
            return 1 + depth_of(c)
        case _:
            return 0


@define
def narrowed(t: Tree) -> Nat:
    match t:
        case Leaf():
            return t.value
        case Node() as node:
            return narrowed(node.left) + 1


@define
def rose_map(f: Callable[[A], B], t: Rose[A]) -> Rose[B]:
    return Rose(f(t.root), [rose_map(f, k) for k in t.kids])


@define
def rose_double(t: Rose[Nat], n: Nat) -> Rose[Nat]:
    return rose_map(lambda x: 2 * x + n, t)


@define
def rose_sum(t: Rose[Nat]) -> Nat:
    match t:
        case Rose(root, kids):
            return root + sum([rose_sum(k) for k in kids if k.root != 1])


@define
def rose_all(t: Rose[Nat]) -> bool:
    return t.root < 10 and all(rose_all(k) for k in t.kids)


@define
def rose_table(t: Table) -> list[Nat]:
    return [k + rose_sum(r) for k, r in t.rows]


@define
def checked(n: Nat) -> Result[Nat]:
    return Ok(n) if n < 20 else Err(n)


@define
def as_nat(r: Result[Nat]) -> Nat:
    match r:
        case Ok(n):
            return n
        case Err(code):
            return code + 1


@define
def evaluate(e: Expr) -> Result[Nat]:
    match e:
        case Num(value):
            return Ok(value)
        case Truth(value):
            return Ok(1 if value else 0)
        case Plus(left, right):
            match evaluate(left), evaluate(right):
                case Err(), _:
                    return Err(1)
                case _, Err(code):
                    return Err(code)
                case Ok(a), Ok(b):
                    return checked(a + b)
        case Ite(test, then, other):
            match evaluate(test):
                case Ok(0):
                    return evaluate(other)
                case Ok(_):
                    return evaluate(then)
                case error:
                    return error
        case Many(items):
            return checked(sum([as_nat(r) for r in eval_all(items)]))


@define
def eval_all(items: list[Expr]) -> list[Result[Nat]]:
    match items:
        case [item, *rest]:
            return [evaluate(item), *eval_all(rest)]
        case _:
            return []


@define
def strings(s: str) -> bool:
    return s == "ab" or s != ""


@define
def constants(n: Nat) -> tuple[list[Nat], bool, Direction]:
    return [*TABLE, LIMIT, n], True, Direction.WEST


@define
def equalities(xs: list[Nat], ys: list[Nat]) -> bool:
    return xs == ys or Some(xs) != Some([]) or (xs, 1) == (ys, 1)


# Theorems


@theorem
def cancel(x: B8, y: B8) -> bool:
    assume(x < y)
    z = y - x
    assume(z != 0)
    return x + z == y


@cancel.proof
def _(goal: Any) -> None:
    goal.decide()


@theorem
def guarded_assumption(n: Nat) -> bool:
    if n == 0:
        return n < 1
    assume(n < 3)
    return n < 5
