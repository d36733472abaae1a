"""A compiler from expressions to code for a stack machine is correct: the code leaves the expression's value.

Expressions have numbers, variables, arithmetic and a conditional, for which the compiler computes relative jumps.
"""

from __future__ import annotations

from collections.abc import Callable
from typing import TypeAlias

from lemmata.core.language import Nat, datatype, decreases, define, termination, theorem
from lemmata.core.language.builtins import append, drop, length
from lemmata.core.library.lists import append_assoc, append_nil
from lemmata.core.library.places import drop_length_append, drop_zero, length_drop
from lemmata.tactics.goal import Goal

# The language -----------------------------------------------------------------------------------------


@datatype
class Number:
    """A literal."""

    value: int


@datatype
class Variable:
    """What the environment says of a name."""

    name: str


@datatype
class Add:
    """left + right"""

    left: Expr
    right: Expr


@datatype
class Subtract:
    """left - right"""

    left: Expr
    right: Expr


@datatype
class Multiply:
    """left * right"""

    left: Expr
    right: Expr


@datatype
class If:
    """then, where the test is not 0, else other"""

    test: Expr
    then: Expr
    other: Expr


Expr: TypeAlias = Number | Variable | Add | Subtract | Multiply | If


@define
def value(e: Expr, env: Callable[[str], int]) -> int:
    """The specification: what an expression means."""
    match e:
        case Number(n):             return n
        case Variable(name):        return env(name)
        case Add(left, right):      return value(left, env) + value(right, env)
        case Subtract(left, right): return value(left, env) - value(right, env)
        case Multiply(left, right): return value(left, env) * value(right, env)
        case If(test, then, other): return value(then, env) if value(test, env) != 0 else value(other, env)


# The machine ------------------------------------------------------------------------------------------


@datatype
class Push:
    """Put a number on the stack."""

    value: int


@datatype
class Load:
    """Put a variable's value on the stack."""

    name: str


@datatype
class Plus:
    """Replace the two topmost numbers by their sum."""


@datatype
class Minus:
    """Replace the two topmost numbers by their difference; the subtrahend is on top."""


@datatype
class Times:
    """Replace the two topmost numbers by their product."""


@datatype
class Jump:
    """Leave out so many instructions."""

    count: Nat


@datatype
class JumpIfZero:
    """Take a number off the stack, and leave out so many instructions where it is 0."""

    count: Nat


Instruction: TypeAlias = Push | Load | Plus | Minus | Times | Jump | JumpIfZero


@define
def run(code: list[Instruction], env: Callable[[str], int], stack: list[int]) -> list[int]:
    """The stack after the code; an instruction that does not find its operands empties it, and ends the run."""
    decreases(len(code))
    match code, stack:
        case [Push(n), *rest], _:                   return run(rest, env, [n, *stack])
        case [Load(name), *rest], _:                return run(rest, env, [env(name), *stack])
        case [Plus(), *rest], [y, x, *below]:       return run(rest, env, [x + y, *below])
        case [Minus(), *rest], [y, x, *below]:      return run(rest, env, [x - y, *below])
        case [Times(), *rest], [y, x, *below]:      return run(rest, env, [x * y, *below])
        case [Jump(count), *rest], _:               return run(drop(count, rest), env, stack)
        case [JumpIfZero(count), *rest], [n, *below]: return run(drop(count, rest) if n == 0 else rest, env, below)
        case [], _:                                 return stack
        case _:                                     return []


@termination(run)
def _(goal: Goal) -> None:
    goal.simp(length, length_drop)


# The compiler -----------------------------------------------------------------------------------------


@define
def compiled(e: Expr) -> list[Instruction]:
    """Code that leaves the value of an expression on the stack."""
    match e:
        case Number(n):             return [Push(n)]
        case Variable(name):        return [Load(name)]
        case Add(left, right):      return [*compiled(left), *compiled(right), Plus()]
        case Subtract(left, right): return [*compiled(left), *compiled(right), Minus()]
        case Multiply(left, right): return [*compiled(left), *compiled(right), Times()]
        case If(test, then, other):
            yes, no = compiled(then), compiled(other)
            return [*compiled(test), JumpIfZero(len(yes) + 1), *yes, Jump(len(no)), *no]


@theorem
def jump_behind(xs: list[Instruction], i: Instruction, ys: list[Instruction]) -> bool:
    """A jump over some code and the instruction behind it."""
    return drop(len(xs) + 1, [*xs, i, *ys]) == ys


@jump_behind.proof
def _(goal: Goal) -> None:
    for case in goal.induction("xs"):
        case.simp(drop, drop_zero, append, length)


@theorem
def compiled_runs(e: Expr, code: list[Instruction], env: Callable[[str], int], stack: list[int]) -> bool:
    """Whatever the stack, and whatever code comes after: the code puts the value on top."""
    return run(compiled(e) + code, env, stack) == run(code, env, [value(e, env), *stack])


@compiled_runs.proof
def _(goal: Goal) -> None:
    for case in goal.induction("e"):
        case.simp(compiled, run, value, append, append_assoc, jump_behind, drop_length_append)


@theorem
def compiler_correct(e: Expr, env: Callable[[str], int]) -> bool:
    """A whole program leaves the value of its expression, and nothing else."""
    return run(compiled(e), env, []) == [value(e, env)]


@compiler_correct.proof
def _(goal: Goal) -> None:
    goal.use(compiled_runs, code="[]", stack="[]").simp(append_nil, run)


# An optimisation --------------------------------------------------------------------------------------


@define
def sum_of(left: Expr, right: Expr) -> Expr:
    """left + right, added up where both are known."""
    match left, right:
        case Number(m), Number(n): return Number(m + n)
        case _:                    return Add(left, right)


@define
def chosen(test: Expr, then: Expr, other: Expr) -> Expr:
    """The conditional, or one side of it where the test is known."""
    match test:
        case Number(n): return then if n != 0 else other
        case _:         return If(test, then, other)


@define
def folded(e: Expr) -> Expr:
    """The expression with sums of literals computed and known tests decided."""
    match e:
        case Add(left, right):      return sum_of(folded(left), folded(right))
        case Subtract(left, right): return Subtract(folded(left), folded(right))
        case Multiply(left, right): return Multiply(folded(left), folded(right))
        case If(test, then, other): return chosen(folded(test), folded(then), folded(other))
        case _:                     return e


@theorem
def sum_of_value(left: Expr, right: Expr, env: Callable[[str], int]) -> bool:
    """`sum_of` means a sum."""
    return value(sum_of(left, right), env) == value(left, env) + value(right, env)


@sum_of_value.proof
def _(goal: Goal) -> None:
    goal.auto(sum_of, value)


@theorem
def chosen_value(test: Expr, then: Expr, other: Expr, env: Callable[[str], int]) -> bool:
    """`chosen` means a conditional."""
    return value(chosen(test, then, other), env) == value(If(test, then, other), env)


@chosen_value.proof
def _(goal: Goal) -> None:
    goal.auto(chosen, value)


@theorem
def folded_value(e: Expr, env: Callable[[str], int]) -> bool:
    """Folding keeps the meaning, so the compiler may do it first."""
    return value(folded(e), env) == value(e, env)


@folded_value.proof
def _(goal: Goal) -> None:
    for case in goal.induction("e"):
        case.simp(folded, value, sum_of_value, chosen_value)


@theorem
def optimiser_correct(e: Expr, env: Callable[[str], int]) -> bool:
    """The folded program leaves the value of the expression as it was written."""
    return run(compiled(folded(e)), env, []) == [value(e, env)]


@optimiser_correct.proof
def _(goal: Goal) -> None:
    goal.simp(compiler_correct, folded_value)
