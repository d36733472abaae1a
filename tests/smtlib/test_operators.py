"""Every operator, against Python: on literals by the kernel's evaluation, on variables through bits and a solver."""

from __future__ import annotations

import itertools
import random
from collections.abc import Iterator

import pytest
from lemmata.core.kernel import terms as tm
from lemmata.core.kernel.logic import T
from lemmata.core.kernel.terms import Term
from lemmata.models.smtlib.answers import answer, evaluate
from lemmata.models.smtlib.operators import OPERATORS
from lemmata.models.smtlib.script import Check, parse
from lemmata.tactics.bv_decide import Statistics

from . import semantics as s

WIDTHS = (1, 2, 3, 4, 5, 8, 13, 32, 64, 100)


def assertions(script: str) -> tuple[Term, ...]:
    """The assertions of a script with one (check-sat)."""
    (check,) = parse(script)
    assert isinstance(check, Check)
    return check.assertions


def word(value: int, width: int) -> str:
    return f"(_ bv{value & (1 << width) - 1} {width})"


def truth(value: bool) -> str:
    return "true" if value else "false"


def samples(width: int, count: int, rng: random.Random) -> Iterator[tuple[int, int]]:
    """All pairs at small widths, else edges and random ones."""
    if width <= 2:
        return itertools.product(range(1 << width), repeat=2)
    top = 1 << width
    edges = (0, 1, top - 1, top // 2, top // 2 - 1, width, width - 1)
    chosen = [(rng.choice(edges) % top, rng.choice(edges) % top) for _ in range(count)]
    mixed = [(rng.randrange(top), rng.choice(edges) % top) for _ in range(count)]
    return iter([*chosen, *mixed, *[(rng.randrange(top), rng.randrange(top)) for _ in range(count)]])


def claims(name: str, width: int, x: int, y: int) -> tuple[str, str] | None:
    """An application of an operator to the constants x and y, and its value in Python; None for no such one."""
    w = width
    if name in s.UNARY:
        return f"({name} x)", word(s.UNARY[name](x, w), w)
    if name in s.UNARY_PREDICATES:
        return f"({name} x)", truth(s.UNARY_PREDICATES[name](x, w))
    if name in s.BITS:
        return f"({name} x)", word(s.BITS[name](x, w), 1)
    if name == "bvcomp":
        return "(bvcomp x y)", word(x == y, 1)
    if name == "concat":
        return "(concat x y x)", word((x << w | y) << w | x, 3 * w)
    if name == "ite":
        return "(ite (bvult x y) x y)", word(min(x, y), w)
    if name == "extract":
        low, high = sorted((x % w, y % w))
        return f"((_ extract {high} {low}) x)", word((x >> low) & ((2 << (high - low)) - 1), high - low + 1)
    if name in s.INDEXED:
        i = y % 6
        value, size = s.INDEXED[name](i, x, w)
        return f"((_ {name} {i + (name == 'repeat')}) x)", word(value, size)
    if name in s.BINARY:
        return f"({name} x y)", word(s.BINARY[name](x, y, w), w)
    return (f"({name} x y)", truth(s.PREDICATES[name](x, y, w))) if name in s.PREDICATES else None


WORD_OPERATORS = [name for name in OPERATORS if claims(name, 8, 1, 2) is not None]


def test_no_operator_is_left_out() -> None:
    assert set(OPERATORS) == {*WORD_OPERATORS, *s.CONNECTIVES, "not"}


@pytest.mark.parametrize("name", WORD_OPERATORS)
def test_on_literals(name: str) -> None:
    rng = random.Random(f"literals {name}")
    lets = []
    for width in WIDTHS:
        for x, y in samples(width, 8, rng):
            made = claims(name, width, x, y)
            assert made is not None
            lets.append(f"(let ((x {word(x, width)}) (y {word(y, width)})) (= {made[0]} {made[1]}))")
    found = evaluate(assertions("".join([f"(assert {claim})" for claim in lets]) + "(check-sat)"), {})
    assert [claim for claim, (_, value) in zip(lets, found, strict=True) if value is not T] == []


@pytest.mark.parametrize("name", WORD_OPERATORS)
@pytest.mark.parametrize("width", [1, 3, 8])
def test_through_bits(name: str, width: int) -> None:
    """The value that Python gives is the only one that the solver finds for it."""
    rng = random.Random(f"bits {name} {width}")
    for x, y in [(0, 0), *itertools.islice(samples(width, 3, rng), 5)]:
        made = claims(name, width, x, y)
        assert made is not None
        sort = f"(_ BitVec {width})"
        given = f"(declare-const x {sort})(declare-const y {sort})"
        given += f"(assert (= x {word(x, width)}))(assert (= y {word(y, width)}))"
        good = answer(assertions(f"{given}(assert (= {made[0]} {made[1]}))(check-sat)"), 1000, Statistics())
        assert good.result == "sat", (made, good.reason)
        none = answer(
            assertions(f"{given}(assert (distinct {made[0]} {made[1]}))(check-sat)"), 1000, Statistics()
        )
        assert none.result == "unsat", (made, none.reason)
        assert none.theorem is not None
        assert none.theorem.axioms <= {"words", "choice", "extensionality"}


@pytest.mark.parametrize("name", [*s.CONNECTIVES, "not"])
def test_connectives(name: str) -> None:
    for count in (1,) if name == "not" else (2, 3, 4):
        for values in itertools.product((True, False), repeat=count):
            expected = not values[0] if name == "not" else s.CONNECTIVES[name](*values)
            (claim,) = assertions(
                f"(assert (= ({name} {' '.join(map(truth, values))}) {truth(expected)}))(check-sat)"
            )
            assert evaluate([claim], {})[0][1] is T, (name, values)


@pytest.mark.parametrize("name", ["bvand", "bvor", "bvxor", "bvxnor", "bvadd", "bvmul", "bvsub"])
def test_more_than_two_arguments_group_to_the_left(name: str) -> None:
    rng = random.Random(name)
    for _ in range(20):
        x, y, z = (word(rng.randrange(256), 8) for _ in range(3))
        (claim,) = assertions(f"(assert (= ({name} {x} {y} {z}) ({name} ({name} {x} {y}) {z})))(check-sat)")
        assert evaluate([claim], {})[0][1] is T


def test_shared_parts_stay_shared() -> None:
    """Two hundred doublings are two hundred terms, as a script and as a term of the kernel."""
    steps = "".join(f"(let ((x{i + 1} (bvadd x{i} x{i}))) " for i in range(200))
    text = f"(declare-const x0 (_ BitVec 8))(assert {steps}(= x200 x0){')' * 200})(check-sat)"
    (claim,) = assertions(text)
    seen: set[Term] = set()
    stack = [claim]
    while stack:
        t = stack.pop()
        if t not in seen:
            seen.add(t)
            stack += [t.head, *t.args] if t.kind == tm.APP else []
    assert len(seen) < 210
    assert answer([claim], 1000, Statistics()).result == "sat"
