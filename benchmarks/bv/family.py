"""Goals that grow with their width, as SMT-LIB scripts that assert the negation: every one is unsat."""

from __future__ import annotations

from collections.abc import Callable


def _script(width: int, names: str, goal: str, *premises: str) -> str:
    declared = "".join([f"(declare-const {name} (_ BitVec {width}))\n" for name in names])
    assumed = "".join([f"(assert {premise})\n" for premise in premises])
    return f"(set-logic QF_BV)\n{declared}{assumed}(assert (not {goal}))\n(check-sat)\n"


def _literal(value: int, width: int) -> str:
    return f"(_ bv{value & (1 << width) - 1} {width})"


def _let(bindings: list[tuple[str, str]], body: str) -> str:
    return "".join([f"(let (({name} {value})) " for name, value in bindings]) + body + ")" * len(bindings)


def commutes(n: int) -> str:
    """x * y = y * x"""
    return _script(n, "xy", "(= (bvmul x y) (bvmul y x))")


def distributes(n: int) -> str:
    """x * (y + z) = x * y + x * z"""
    return _script(n, "xyz", "(= (bvmul x (bvadd y z)) (bvadd (bvmul x y) (bvmul x z)))")


def associates(n: int) -> str:
    """(x + y) + z = x + (y + z)"""
    return _script(n, "xyz", "(= (bvadd (bvadd x y) z) (bvadd x (bvadd y z)))")


def and_or_sum(n: int) -> str:
    """(x & y) + (x | y) = x + y"""
    return _script(n, "xy", "(= (bvadd (bvand x y) (bvor x y)) (bvadd x y))")


def average(n: int) -> str:
    """(x & y) + (x ^ y) / 2 is half of the sum, which needs a bit more."""
    wide = "(bvadd ((_ zero_extend 1) x) ((_ zero_extend 1) y))"
    short = f"(bvadd (bvand x y) (bvlshr (bvxor x y) {_literal(1, n)}))"
    return _script(n, "xy", f"(= {short} ((_ extract {n} 1) {wide}))")


def absolute_difference(n: int) -> str:
    """|x - y| without a branch"""
    mask = f"(bvneg (ite (bvult x y) {_literal(1, n)} {_literal(0, n)}))"
    branch_free = _let([("m", mask)], "(bvsub (bvxor (bvsub x y) m) m)")
    return _script(n, "xy", f"(= {branch_free} (ite (bvult x y) (bvsub y x) (bvsub x y)))")


def transitive(n: int) -> str:
    """x < y and y < z give x < z"""
    return _script(n, "xyz", "(bvult x z)", "(bvult x y)", "(bvult y z)")


def borrow(n: int) -> str:
    """x < y is the top bit of the borrows of x - y"""
    top = f"(_ extract {n - 1} {n - 1})"
    borrows = "(bvor (bvand (bvnot x) y) (bvand (bvor (bvnot x) y) (bvsub x y)))"
    return _script(n, "xy", f"(= (bvult x y) (= ({top} {borrows}) #b1))")


def popcount(n: int) -> str:
    """The number of ones by adding neighbours, and bit after bit"""
    steps, name, size = [], "x", 1
    while size < n:
        mask = _literal(sum([((1 << size) - 1) << i for i in range(0, n, 2 * size)]), n)
        halves = f"(bvand {name} {mask})", f"(bvand (bvlshr {name} {_literal(size, n)}) {mask})"
        steps.append((f"s{size}", f"(bvadd {halves[0]} {halves[1]})"))
        name, size = f"s{size}", 2 * size
    total = _literal(0, n)
    for i in range(n):
        total = f"(bvadd {total} ((_ zero_extend {n - 1}) ((_ extract {i} {i}) x)))"
    return _script(n, "x", _let(steps, f"(= {name} {total})"))


def parity(n: int) -> str:
    """The exclusive or of all bits by halving, and bit after bit"""
    steps, name, size = [], "x", n // 2
    while size:
        steps.append((f"s{size}", f"(bvxor {name} (bvlshr {name} {_literal(size, n)}))"))
        name, size = f"s{size}", size // 2
    bits = " ".join([f"((_ extract {i} {i}) x)" for i in range(n)])
    return _script(n, "x", _let(steps, f"(= ((_ extract 0 0) {name}) (bvxor {bits}))"))


def next_power_of_two(n: int) -> str:
    """Smearing x - 1 and adding 1: a power of two, at least x, less than 2 x"""
    steps, name, size = [], "(bvsub x " + _literal(1, n) + ")", 1
    while size < n:
        steps.append((f"s{size}", f"(bvor {name} (bvlshr {name} {_literal(size, n)}))"))
        name, size = f"s{size}", 2 * size
    steps.append(("r", f"(bvadd {name} {_literal(1, n)})"))
    power = f"(= (bvand r (bvsub r {_literal(1, n)})) {_literal(0, n)})"
    close = f"(bvult (bvsub r x) x) (bvuge r x) (distinct r {_literal(0, n)})"
    top = _literal(1 << (n - 1), n)
    premises = f"(distinct x {_literal(0, n)})", f"(bvule x {top})"
    return _script(n, "x", _let(steps, f"(and {power} {close})"), *premises)


def leading_zeros(n: int) -> str:
    """The number of leading zeros by halving, and bit after bit"""
    steps: list[tuple[str, str]] = [("c0", _literal(0, n)), ("x0", "x")]
    size, i = n // 2, 0
    while size:
        empty = f"(bvult x{i} {_literal(1 << (n - size), n)})"
        count = f"(ite {empty} (bvadd c{i} {_literal(size, n)}) c{i})"
        steps.append((f"c{i + 1}", count))
        steps.append((f"x{i + 1}", f"(ite {empty} (bvshl x{i} {_literal(size, n)}) x{i})"))
        size, i = size // 2, i + 1
    chain = _literal(n, n)
    for bit in range(n):
        chain = f"(ite (= ((_ extract {bit} {bit}) x) #b1) {_literal(n - 1 - bit, n)} {chain})"
    by_halves = f"(ite (= x {_literal(0, n)}) {_literal(n, n)} c{i})"
    return _script(n, "x", _let(steps, f"(= {by_halves} {chain})"))


def arm_flags(n: int) -> str:
    """Carry and overflow of x + y + 0 as the Arm manual has them, and as formulas of words"""
    wide = "(bvadd ((_ {0}_extend 1) x) ((_ {0}_extend 1) y))"
    carry = f"(distinct ((_ zero_extend 1) s) {wide.format('zero')})"
    overflow = f"(distinct ((_ sign_extend 1) s) {wide.format('sign')})"
    top = f"(_ extract {n - 1} {n - 1})"
    carry_bit = f"(= ({top} (bvor (bvand x y) (bvand (bvor x y) (bvnot s)))) #b1)"
    overflow_bit = f"(= ({top} (bvand (bvxor x s) (bvxor y s))) #b1)"
    goal = _let([("s", "(bvadd x y)")], f"(and (= {carry} {carry_bit}) (= {overflow} {overflow_bit}))")
    return _script(n, "xy", goal)


WIDENING = (associates, and_or_sum, transitive, borrow)
"""Of these time and memory are plotted as the width grows (`widths.py`)."""
FAMILY: dict[Callable[[int], str], tuple[int, ...]] = {
    commutes: (4, 5, 6, 7, 8, 9, 10),
    distributes: (4, 5, 6, 7, 8),
    associates: (64, 256, 1024),
    and_or_sum: (64, 256, 1024),
    average: (64, 256),
    absolute_difference: (64, 256),
    popcount: (8, 16, 32),
    parity: (64, 256),
    next_power_of_two: (32, 64),
    leading_zeros: (32, 64),
    arm_flags: (64, 256),
}
"""Each family with the widths to try it at."""
