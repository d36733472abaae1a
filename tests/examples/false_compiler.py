"""What is nearly true of the compiler."""

from __future__ import annotations

import random
from collections.abc import Callable

from lemmata.core.language.builtins import append
from lemmata.core.library.lists import append_assoc
from lemmata.core.library.places import drop_length_append

from lemmata import Goal, define, theorem
from tests.examples.programs import MODULES, Neighbours

compiler = MODULES["compiler"]
Add, Expr, If, Instruction = compiler.Add, compiler.Expr, compiler.If, compiler.Instruction
Multiply, Number, Subtract, Variable = (
    compiler.Multiply,
    compiler.Number,
    compiler.Subtract,
    compiler.Variable,
)
Jump, JumpIfZero, Load, Minus = compiler.Jump, compiler.JumpIfZero, compiler.Load, compiler.Minus
Plus, Push, Times = compiler.Plus, compiler.Push, compiler.Times
compiled, machine, value = compiler.compiled, compiler.run, compiler.value


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


FALSE: Neighbours = [
    (operands_swapped, lambda r: (expression(r), program(r), environment, [5])),
    (jump_too_short, lambda r: (expression(r), program(r), environment, [5])),
    (folded_to_the_wrong_side, lambda r: (expression(r), expression(r), expression(r), environment)),
    (code_before_also, lambda r: (expression(r), program(r), environment)),
]  # fmt: skip
