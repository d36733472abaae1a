"""Programs of examples/: every theorem is proved and its proof file checked; what is nearly true is refused."""

from __future__ import annotations

import random
from collections.abc import Callable
from pathlib import Path
from typing import Any, TypeVar

import pytest
from lemmata.core.kernel.reader import read
from lemmata.core.language import AssumptionFailed, Theorem
from lemmata.core.language.builtins import append, count, drop, every, take
from lemmata.core.library.divisibility import (
    div_mod,
    divides,
    divides_le,
    divides_mod,
    divides_zero,
    zero_divides,
)
from lemmata.core.library.lists import (
    append_assoc,
    append_nil,
    drop_length_append,
    length_drop,
    length_take,
    length_update,
)
from lemmata.core.library.slices import drop_update, take_take, take_update, take_update_last, update_append
from lemmata.core.library.sorting import sorted_by, sorted_short, total_order
from lemmata.core.logic.writer import proof_text
from lemmata.tactics.quickcheck import quickcheck

from lemmata import (
    B2,
    Goal,
    Nat,
    Refuted,
    TacticFailed,
    assume,
    decreases,
    define,
    forall,
    prove,
    replace,
    termination,
    theorem,
    update,
)
from lemmata.targets import load, theorems

A = TypeVar("A")
EXAMPLES = Path(__file__).resolve().parents[2] / "examples"
NAMES = ("fibonacci", "sorting", "compiler", "euclid", "queue")
MODULES = {name: load(str(EXAMPLES / f"{name}.py")) for name in NAMES}
PROVED = [pytest.param(t, id=f"{name}-{t.name}") for name in NAMES for t in theorems(MODULES[name])]

fibonacci = MODULES["fibonacci"]
fib, fib_next, steps = fibonacci.fib, fibonacci.fib_next, fibonacci.steps
sorting = MODULES["sorting"]
queue = MODULES["queue"]
Ring, contents, push, turned, valid, wrapped = (
    queue.Ring,
    queue.contents,
    queue.push,
    queue.turned,
    queue.valid,
    queue.wrapped,
)
euclid = MODULES["euclid"]
gcd, bezout = euclid.gcd, euclid.bezout
compiler = MODULES["compiler"]
Add, Expr, If, Instruction, Multiply = (
    compiler.Add,
    compiler.Expr,
    compiler.If,
    compiler.Instruction,
    compiler.Multiply,
)
Number, Subtract, Variable = compiler.Number, compiler.Subtract, compiler.Variable
Jump, JumpIfZero, Load, Minus = compiler.Jump, compiler.JumpIfZero, compiler.Load, compiler.Minus
Plus, Push, Times = compiler.Plus, compiler.Push, compiler.Times
compiled, machine, value = compiler.compiled, compiler.run, compiler.value
merge, merge_sort = sorting.merge, sorting.merge_sort


@pytest.mark.parametrize("true", PROVED)
def test_proved_and_checked(true: Theorem[Any]) -> None:
    th = prove(true)
    assert not th.hyps and th.axioms <= {"choice", "extensionality", "words"}
    assert read(proof_text({true.name: th}).splitlines())[true.name].concl is th.concl


def one(r: random.Random) -> tuple[int, ...]:
    return (r.randrange(8),)


def two(r: random.Random) -> tuple[int, ...]:
    return r.randrange(6), r.randrange(6)


def three(r: random.Random) -> tuple[int, ...]:
    return r.randrange(5), r.randrange(9), r.randrange(9)


# Fibonacci -------------------------------------------------------------------------------------------


@define
def from_one(n: Nat) -> Nat:
    """The loop, begun one place too late."""
    return steps(n, 1, 1)


@theorem
def fast_begins_late(n: Nat) -> bool:
    return from_one(n) == fib(n)


@fast_begins_late.proof
def _(goal: Goal) -> None:
    goal.use(fibonacci.loop_invariant, k="1").simp(from_one, fib)


@theorem
def invariant_off_by_one(n: Nat, k: Nat) -> bool:
    return steps(n, fib(k), fib(k + 1)) == fib(k + n + 1)


@invariant_off_by_one.proof
def _(goal: Goal) -> None:
    zero, suc = goal.induction("n")
    zero.simp(steps)
    suc.use("ih", k="k + 1").simp(steps, fib_next)


@theorem
def wrong_addition(m: Nat, n: Nat) -> bool:
    return fib(m + n + 1) == fib(m + 1) * fib(n + 1) + fib(m) * fib(n + 1)


@wrong_addition.proof
def _(goal: Goal) -> None:
    zero, suc = goal.induction("m")
    zero.simp(fib)
    suc.use("ih", n="n + 1").simp(fib_next, sets=["arith"])


@theorem
def cassini_turned(n: Nat) -> bool:
    square, product = fib(n + 1) * fib(n + 1), fib(n) * fib(n + 2)
    return product + 1 == square if n % 2 == 1 else square + 1 == product


@cassini_turned.proof
def _(goal: Goal) -> None:
    zero, suc = goal.induction("n")
    zero.simp(fib)
    for case in suc.cases("n % 2 == 0"):
        case.simp(fib_next, sets=["arith"])


# Sorting ---------------------------------------------------------------------------------------------


@define
def merge_once(xs: list[Nat], ys: list[Nat]) -> list[Nat]:
    """Drops an element that is in both lists."""
    decreases(len(xs) + len(ys))
    match xs, ys:
        case [x, *x_rest], [y, *y_rest]:
            if x == y:
                return [x, *merge_once(x_rest, y_rest)]
            return [x, *merge_once(x_rest, ys)] if x <= y else [y, *merge_once(xs, y_rest)]
        case _:
            return xs + ys


@theorem
def merge_drops_duplicates(y: Nat, xs: list[Nat], ys: list[Nat]) -> bool:
    return merge_once(xs, ys).count(y) == xs.count(y) + ys.count(y)


@merge_drops_duplicates.proof
def _(goal: Goal) -> None:
    for case in goal.induction("xs, ys", using=merge_once):
        case.auto(merge_once, count, append, append_nil)


@define
def insert_behind(x: Nat, xs: list[Nat]) -> list[Nat]:
    """With the comparison the wrong way round."""
    match xs:
        case [y, *rest]:
            return [x, y, *rest] if y <= x else [y, *insert_behind(x, rest)]
        case _:
            return [x]


@theorem
def insert_turned(y: Nat, xs: list[Nat]) -> bool:
    assume(sorted_by(lambda a, b: a <= b, xs))
    return sorted_by(lambda a, b: a <= b, insert_behind(y, xs))


@insert_turned.proof
def _(goal: Goal) -> None:
    nil, cons = goal.induction("xs")
    nil.simp(sorted_by, insert_behind, every)
    for case in cons.cases("x <= y"):
        case.auto(sorted_by, insert_behind, every)


@define
def sort_early(xs: list[Nat]) -> list[Nat]:
    """Takes two elements for sorted."""
    decreases(len(xs))
    if len(xs) < 3:
        return xs
    half = len(xs) // 2
    return merge(lambda x, y: x <= y, sort_early(take(half, xs)), sort_early(drop(half, xs)))


@termination(sort_early)
def _(goal: Goal) -> None:
    goal.omega(length_take, length_drop)


@theorem
def two_are_sorted(xs: list[Nat]) -> bool:
    return sorted_by(lambda x, y: x <= y, sort_early(xs))


@two_are_sorted.proof
def _(goal: Goal) -> None:
    short, long = goal.induction("xs", using=sort_early)
    long.auto(sort_early, sorting.merge_sorted, total_order)
    short.auto(sort_early, sorted_short, sorted_by, every)


@define
def sort_losing(xs: list[Nat]) -> list[Nat]:
    """Leaves out the element between the halves."""
    decreases(len(xs))
    if len(xs) < 2:
        return xs
    half = len(xs) // 2
    return merge(lambda x, y: x <= y, sort_losing(take(half, xs)), sort_losing(drop(half + 1, xs)))


@termination(sort_losing)
def _(goal: Goal) -> None:
    goal.omega(length_take, length_drop)


@theorem
def halves_with_a_gap(y: Nat, xs: list[Nat]) -> bool:
    return sort_losing(xs).count(y) == xs.count(y)


@halves_with_a_gap.proof
def _(goal: Goal) -> None:
    short, long = goal.induction("xs", using=sort_losing)
    short.simp(sort_losing)
    long.use(sorting.count_take_drop, n="len(xs) // 2").simp(sort_losing, sorting.count_merge)


@theorem
def order_not_transitive(at_most: Callable[[B2, B2], bool], xs: list[B2]) -> bool:
    def total(x: B2, y: B2) -> bool:
        return at_most(x, y) or at_most(y, x)

    assume(forall(total))
    return sorted_by(at_most, merge_sort(at_most, xs))


@order_not_transitive.proof
def _(goal: Goal) -> None:
    (order,) = goal.apply(sorting.merge_sort_sorted)
    order.auto(total_order)


def numbers(r: random.Random) -> list[int]:
    return [r.randrange(4) for _ in range(r.randrange(5))]


def relation(r: random.Random) -> tuple[Callable[[B2, B2], bool], list[B2]]:
    """A total relation of two bits, and a list of them."""
    chosen = {(a, b): a == b or r.random() < 0.5 for a in range(4) for b in range(a, 4)}

    def at_most(x: B2, y: B2) -> bool:
        a, b = x.uint, y.uint
        return chosen[a, b] if a <= b else not chosen[b, a]

    return at_most, [B2(n) for n in numbers(r)]


# Compiler --------------------------------------------------------------------------------------------


@define
def swapped(e: Expr) -> list[Instruction]:
    """The operands of differences in the wrong order."""
    match e:
        case Number(n):
            return [Push(n)]
        case Subtract(left, right):
            return [*swapped(right), *swapped(left), Minus()]
        case Add(left, right):
            return [*swapped(right), *swapped(left), Plus()]
        case _:
            return compiled(e)


@theorem
def operands_swapped(e: Expr, code: list[Instruction], env: Callable[[str], int], stack: list[int]) -> bool:
    return machine(swapped(e) + code, env, stack) == machine(code, env, [value(e, env), *stack])


@operands_swapped.proof
def _(goal: Goal) -> None:
    for case in goal.induction("e"):
        case.simp(swapped, machine, value, append, append_assoc, compiler.compiled_runs, compiled)


@define
def short_jump(e: Expr) -> list[Instruction]:
    """The jump to the other side of a conditional ends one instruction too early."""
    match e:
        case If(test, then, other):
            yes, no = short_jump(then), short_jump(other)
            return [*short_jump(test), JumpIfZero(len(yes)), *yes, Jump(len(no)), *no]
        case _:
            return compiled(e)


@theorem
def jump_too_short(e: Expr, code: list[Instruction], env: Callable[[str], int], stack: list[int]) -> bool:
    return machine(short_jump(e) + code, env, stack) == machine(code, env, [value(e, env), *stack])


@jump_too_short.proof
def _(goal: Goal) -> None:
    for case in goal.induction("e"):
        case.simp(
            short_jump, machine, value, append, append_assoc, compiler.jump_behind, compiler.compiled_runs,
            drop_length_append, compiled,
        )  # fmt: skip


@define
def chosen_wrongly(test: Expr, then: Expr, other: Expr) -> Expr:
    """Takes the wrong side where the test is known to be 1."""
    match test:
        case Number(n):
            return then if n != 1 else other
        case _:
            return If(test, then, other)


@theorem
def folded_to_the_wrong_side(test: Expr, then: Expr, other: Expr, env: Callable[[str], int]) -> bool:
    return value(chosen_wrongly(test, then, other), env) == value(If(test, then, other), env)


@folded_to_the_wrong_side.proof
def _(goal: Goal) -> None:
    goal.auto(chosen_wrongly, value)


@theorem
def code_before_also(e: Expr, code: list[Instruction], env: Callable[[str], int]) -> bool:
    """Code in front may jump over the program, or leave too little on the stack."""
    return machine(code + compiled(e), env, []) == [value(e, env), *machine(code, env, [])]


@code_before_also.proof
def _(goal: Goal) -> None:
    for case in goal.induction("code"):
        case.auto(machine, append, compiler.compiler_correct)


def expression(r: random.Random, depth: int = 2) -> Expr:
    """An expression with small numbers."""
    kind = r.choice([Number, Variable, Add, Subtract, Multiply, If] if depth else [Number, Variable])
    if kind is Number:
        return Number(r.randrange(3))
    if kind is Variable:
        return Variable(r.choice("xy"))
    return kind(*(expression(r, depth - 1) for _ in range(3 if kind is If else 2)))


def program(r: random.Random) -> list[Instruction]:
    """Some instructions."""
    return [r.choice([Push(2), Load("x"), Plus(), Minus(), Times(), Jump(1)]) for _ in range(r.randrange(3))]


def environment(name: str) -> int:
    """A value for each variable."""
    return len(name) + (name == "x")


# Euclid ----------------------------------------------------------------------------------------------


@theorem
def greatest_of_zeros(d: Nat, m: Nat, n: Nat) -> bool:
    """Everything divides 0, and there is no greatest number."""
    assume(divides(d, m))
    assume(divides(d, n))
    return d <= gcd(m, n)


@greatest_of_zeros.proof
def _(goal: Goal) -> None:
    zero, other = goal.use(euclid.gcd_divides).cases("gcd(m, n) == 0")
    other.use(euclid.common_divisors).use(divides_le, n="gcd(m, n)").simp()
    zero.simp(zero_divides)


@theorem
def divisors_of_either(d: Nat, m: Nat, n: Nat) -> bool:
    return divides(d, gcd(m, n)) == (divides(d, m) or divides(d, n))


@divisors_of_either.proof
def _(goal: Goal) -> None:
    zero, other = goal.induction("m, n", using=gcd)
    other.simp(gcd, divides_mod)
    zero.simp(gcd, divides_zero)


@define
def gcd_hasty(m: Nat, n: Nat) -> Nat:
    """Stops at a remainder of 1, and gives the wrong number."""
    decreases(n)
    return m if n <= 1 else gcd_hasty(n, m % n)


@theorem
def hasty(d: Nat, m: Nat, n: Nat) -> bool:
    return divides(d, gcd_hasty(m, n)) == (divides(d, m) and divides(d, n))


@hasty.proof
def _(goal: Goal) -> None:
    zero, other = goal.induction("m, n", using=gcd_hasty)
    other.simp(gcd_hasty, divides_mod)
    zero.simp(gcd_hasty, divides_zero)


@define
def bezout_unswapped(m: Nat, n: Nat) -> tuple[int, int]:
    """The coefficients stay in their places."""
    decreases(n)
    if n == 0:
        return (1, 0)
    x, y = bezout_unswapped(n, m % n)
    return (x, y - (m // n) * x)


@theorem
def unswapped(m: Nat, n: Nat) -> bool:
    x, y = bezout_unswapped(m, n)
    return x * m + y * n == gcd(m, n)


@unswapped.proof
def _(goal: Goal) -> None:
    zero, other = goal.induction("m, n", using=bezout_unswapped)
    zero.simp(gcd, bezout_unswapped)
    other = other.use(div_mod, "parts", n="m", d="n").simp(at="ih1")
    other.simp(gcd, bezout_unswapped).ring("ih1", "parts")


@theorem
def coefficient_not_negative(m: Nat, n: Nat) -> bool:
    x, _ = bezout(m, n)
    return 0 <= x


@coefficient_not_negative.proof
def _(goal: Goal) -> None:
    for case in goal.induction("m, n", using=bezout):
        case.auto(bezout)


# Queue -----------------------------------------------------------------------------------------------


@define
def push_straight(q: Ring[A], x: A) -> Ring[A]:
    """Does not go on at the first slot."""
    if q.size == len(q.slots):
        return q
    return replace(q, slots=update(q.slots, q.head + q.size, x), size=q.size + 1)


@theorem
def pushed_straight(q: Ring[Nat], x: Nat) -> bool:
    assume(valid(q))
    return contents(push_straight(q, x)) == (contents(q) if q.size == len(q.slots) else [*contents(q), x])


@pushed_straight.proof
def _(goal: Goal) -> None:
    goal = goal.cases("q")[0]
    full, room = goal.cases("size == len(slots)")
    full.simp(push_straight)
    room.simp(valid, push_straight, contents, queue.turned_update, queue.turned_length, take_update_last)


@define
def push_over(q: Ring[A], x: A) -> Ring[A]:
    """Lets one element too many in, over the first."""
    if q.size > len(q.slots):
        return q
    return replace(q, slots=update(q.slots, wrapped(q.head + q.size, len(q.slots)), x), size=q.size + 1)


@theorem
def pushed_over(q: Ring[Nat], x: Nat) -> bool:
    assume(valid(q))
    return valid(push_over(q, x))


@pushed_over.proof
def _(goal: Goal) -> None:
    goal.auto(valid, push_over, length_update)


@define
def pop_straight(q: Ring[A]) -> Ring[A]:
    """The head runs off the end."""
    return q if q.size == 0 else replace(q, head=q.head + 1, size=max(q.size - 1, 0))


@theorem
def popped_straight(q: Ring[Nat]) -> bool:
    assume(valid(q))
    return valid(pop_straight(q))


@popped_straight.proof
def _(goal: Goal) -> None:
    goal.auto(valid, pop_straight)


@theorem
def popped_last(q: Ring[Nat]) -> bool:
    """Takes the last element, not the first."""
    assume(valid(q))
    return contents(queue.pop(q)) == take(max(q.size - 1, 0), contents(q))


@popped_last.proof
def _(goal: Goal) -> None:
    goal.simp(queue.pop_contents).auto(contents, valid, take_take, queue.turned_length)


@theorem
def turned_without_a_head(slots: list[Nat], head: Nat, i: Nat, x: Nat) -> bool:
    """The head may be one place too far: at the length it would not matter."""
    assume(head <= len(slots) + 1)
    assume(i < len(slots))
    return turned(update(slots, wrapped(head + i, len(slots)), x), head) == update(turned(slots, head), i, x)


@turned_without_a_head.proof
def _(goal: Goal) -> None:
    before, around = goal.cases("head + i < len(slots)")
    before.simp(turned, queue.wrapped_before, drop_update, take_update, update_append, length_drop)
    same = "max(head + i - len(slots), 0) == max(i - max(len(slots) - head, 0), 0)"
    around = around.have(same, by=lambda g: g.omega())
    around.simp(turned, queue.wrapped_around, drop_update, take_update, update_append, length_drop)


@theorem
def one_more_slot(operations: list[queue.Operation[Nat]], q: Ring[Nat]) -> bool:
    """The specification holds one element more than the ring."""
    assume(valid(q))
    return queue.answers(operations, q) == queue.expected(operations, len(q.slots) + 1, contents(q))


@one_more_slot.proof
def _(goal: Goal) -> None:
    nil, cons = goal.induction("operations")
    nil.simp(queue.answers, queue.expected)
    shared = [queue.answers, queue.expected, queue.front_contents, queue.contents_length]
    pushed, popped = cons.cases("o")
    popped.simp(*shared, queue.pop_valid, queue.pop_contents, queue.pop_capacity)
    pushed.simp(*shared, queue.push_valid, queue.push_contents, queue.push_capacity)


def ring(r: random.Random) -> Ring[int]:
    """A buffer with two or three slots, mostly valid."""
    slots = [r.randrange(5) for _ in range(r.randrange(2, 4))]
    return Ring(slots, r.randrange(len(slots)), r.randrange(len(slots) + 1))


def operations(r: random.Random) -> list[object]:
    """Pushes and pops."""
    return [queue.Push(r.randrange(5)) if r.random() < 0.7 else queue.Pop() for _ in range(6)]


# All of them -----------------------------------------------------------------------------------------

FALSE: list[tuple[Theorem[Any], Callable[[random.Random], tuple[Any, ...]]]] = [
    (fast_begins_late, one), (invariant_off_by_one, two), (wrong_addition, two), (cassini_turned, one),
    (merge_drops_duplicates, lambda r: (r.randrange(4), numbers(r), numbers(r))),
    (insert_turned, lambda r: (r.randrange(4), sorted(numbers(r)))),
    (two_are_sorted, lambda r: (numbers(r),)),
    (halves_with_a_gap, lambda r: (r.randrange(4), numbers(r))), (order_not_transitive, relation),
    (operands_swapped, lambda r: (expression(r), program(r), environment, [5])),
    (jump_too_short, lambda r: (expression(r), program(r), environment, [5])),
    (folded_to_the_wrong_side, lambda r: (expression(r), expression(r), expression(r), environment)),
    (greatest_of_zeros, three), (divisors_of_either, three), (hasty, three), (unswapped, two),
    (coefficient_not_negative, two),
    (pushed_straight, lambda r: (ring(r), 7)), (pushed_over, lambda r: (ring(r), 7)),
    (popped_straight, lambda r: (ring(r),)), (popped_last, lambda r: (ring(r),)),
    (turned_without_a_head, lambda r: ([1, 2, 3], r.randrange(5), r.randrange(3), 7)),
    (one_more_slot, lambda r: (operations(r), ring(r))),
    (code_before_also, lambda r: (expression(r), program(r), environment)),
]  # fmt: skip
"""Theorems that do not hold, each with a proof that works for its true neighbour and a source of arguments."""


@pytest.mark.parametrize(("statement", "arguments"), FALSE, ids=lambda v: getattr(v, "name", ""))
def test_false_is_not_proved(statement, arguments) -> None:
    with pytest.raises((TacticFailed, Refuted)) as caught:
        prove(statement)
    assert str(caught.value)


@pytest.mark.parametrize(("statement", "arguments"), FALSE, ids=lambda v: getattr(v, "name", ""))
def test_false_has_a_counterexample(statement, arguments) -> None:
    r = random.Random(statement.name)

    def fails() -> bool:
        try:
            return not statement(*arguments(r))
        except AssumptionFailed:
            return False

    assert any(fails() for _ in range(2000))


RARE = (order_not_transitive, folded_to_the_wrong_side)
"""Few arguments show that these are false: random ones do not do it in so many runs."""


@pytest.mark.parametrize("statement", [s for s, _ in FALSE if s not in RARE], ids=lambda s: s.name)
def test_random_arguments_refute(statement) -> None:
    found = quickcheck(statement, runs=300, seed=1)
    assert found is not None and not statement(**found.arguments)
