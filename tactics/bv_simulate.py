"""Counterexamples without a solver: a goal about words on some dozens of values of its variables, in Python.

Each node of the goal gets the list of its values, one an assignment. Nothing is believed: what is found is a guess,
which the kernel evaluates.
"""

from __future__ import annotations

import operator as op
import random
from collections.abc import Callable, Sequence

from lemmata.core.kernel import logic
from lemmata.core.kernel import prelude as pr
from lemmata.core.kernel import terms as tm
from lemmata.core.kernel import types as ty
from lemmata.core.kernel.logic import F, T
from lemmata.core.kernel.terms import APP, LAM, LIT, Symbol, Term
from lemmata.core.kernel.types import BOOL, NAT
from lemmata.core.logic.match import match_theorem
from lemmata.tactics.bv_unfold import word_equation
from lemmata.tactics.rings import head_of

RUNS = 32
NODES = 20_000  # of a goal; a larger one is not simulated
_SMALL = 16

Values = list[int]


class Unknown(Exception):
    """A goal has a part that is not simulated."""


def counterexample(goal: Term) -> dict[Term, Term] | None:
    """Values of the variables of GOAL for which it seems to be False; None where none is found."""
    variables = tm.variables(goal.free)
    if not all(v.type is BOOL or _is_word(v) for v in variables):
        return None
    assigned = assignments(variables)
    try:
        found = simulate(goal, assigned)
    except Unknown:
        return None
    if all(found):
        return None
    run = found.index(False)
    return {v: _term(v, assigned[v][run]) for v in variables}


def _is_word(t: Term) -> bool:
    return t.type.con is ty.WORD and bool(t.type.args[0].is_numeral)


def _term(v: Term, value: int) -> Term:
    if v.type is BOOL:
        return T if value else F
    return tm.lit(v.type, value)


def assignments(variables: Sequence[Term]) -> dict[Term, Values]:
    """`RUNS` values for each variable: corners that all of them share, corners mixed, small values, random ones."""
    r = random.Random(1)
    found: dict[Term, Values] = {}
    for v in variables:
        if v.type is BOOL:
            coins: Values = [bool(run & 1) if run < 8 else r.random() < 0.5 for run in range(RUNS)]
            found[v] = coins
            continue
        width = v.type.args[0].value
        top = (1 << width) - 1
        sign = (top + 1) >> 1
        corners = [
            0,
            1 & top,
            top,
            sign,
            sign - 1 if width else 0,
            2 & top,
            width & top,
            top - 1 if width else 0,
        ]
        mixed = [r.choice(corners) for _ in range(8)]
        small = [r.randrange(_SMALL) & top for _ in range(4)]
        found[v] = corners + mixed + small + [r.getrandbits(width) if width else 0 for _ in range(RUNS - 20)]
    return found


def simulate(goal: Term, assigned: dict[Term, Values]) -> Values:
    """The values of GOAL, one an assignment. Raises Unknown."""
    runs = len(next(iter(assigned.values()))) if assigned else 1
    memo: dict[Term, Values] = {T: [True] * runs, F: [False] * runs, **assigned}
    opened: dict[Term, Term] = {}
    stack = [goal]
    while stack:
        t = stack[-1]
        if t in memo:
            stack.pop()
        elif t.kind == LIT:
            memo[stack.pop()] = [t.value] * runs
        elif t.kind != APP or len(memo) > NODES:
            raise Unknown
        elif t in opened:
            memo[stack.pop()] = memo[opened[t]]
        else:
            todo = [a for a in t.args if a not in memo]
            if todo:
                stack += todo
                continue
            symbol = head_of(t)
            operation = _OPERATIONS.get(symbol) if symbol is not None else None
            if operation is not None and len(t.args) == operation[0]:
                memo[stack.pop()] = operation[1](t, *[memo[a] for a in t.args])
            else:
                opened[t] = _opened(t, symbol)
                stack.append(opened[t])
    return memo[goal]


def _opened(t: Term, symbol: Symbol | None) -> Term:
    """What a definition on words, or a let, makes of T. Raises Unknown where there is none."""
    if t.head.kind == LAM:
        return tm.beta(t)
    law = word_equation(symbol) if symbol is not None else None
    th = None if law is None else match_theorem(law, law.concl.args[0], t)
    if th is None:
        raise Unknown
    return th.concl.args[1]


# Operations --------------------------------------------------------------------------------------------

Operation = Callable[..., Values]


def _width(t: Term) -> int:
    if not _is_word(t):
        raise Unknown
    return int(t.type.args[0].value)


def _mask(t: Term) -> int:
    return (1 << _width(t)) - 1 if t.type is not NAT else -1


def _cut(t: Term, x: Values) -> Values:
    top = _mask(t)
    return [a & top for a in x]


def _signed(x: Values, width: int) -> Values:
    half, size = 1 << width >> 1, 1 << width
    return [a - size if a >= half else a for a in x] if width else x


def _divided(t: Term, x: Values, y: Values) -> Values:
    top = _mask(t)
    return [a // b if b else top for a, b in zip(x, y, strict=True)]


def _modulo(t: Term, x: Values, y: Values) -> Values:
    return [a % b if b else a for a, b in zip(x, y, strict=True)]


def _left(t: Term, x: Values, n: Values) -> Values:
    width, top = _width(t), _mask(t)
    return [a << b & top if b < width else 0 for a, b in zip(x, n, strict=True)]


def _right(t: Term, x: Values, n: Values) -> Values:
    width = _width(t)
    return [a >> b if b < width else 0 for a, b in zip(x, n, strict=True)]


def _arithmetic(t: Term, x: Values, n: Values) -> Values:
    width, top = _width(t), _mask(t)
    return [a >> min(b, width) & top for a, b in zip(_signed(x, width), n, strict=True)]


def _turned(t: Term, x: Values, n: Values, left: bool) -> Values:
    width, top = _width(t), _mask(t)
    if not width:
        return x
    by = [b % width if left else -b % width for b in n]
    return [(a << b | a >> width - b) & top for a, b in zip(x, by, strict=True)]


def _glued(t: Term, x: Values, y: Values) -> Values:
    width, top = _width(t.args[1]), _mask(t)
    return [(a << width | b) & top for a, b in zip(x, y, strict=True)]


def _sliced(t: Term, n: Values, x: Values) -> Values:
    width, top = _width(t.args[1]), _mask(t)
    return [b >> a & top if a < width else 0 for a, b in zip(n, x, strict=True)]


def _below(t: Term, x: Values, y: Values) -> Values:
    width = _width(t.args[0])
    return list(map(op.lt, _signed(x, width), _signed(y, width)))


def _at_most(t: Term, x: Values, y: Values) -> Values:
    width = _width(t.args[0])
    return list(map(op.le, _signed(x, width), _signed(y, width)))


def _masked(f: Callable[[int, int], int]) -> Operation:
    def run(t: Term, x: Values, y: Values) -> Values:
        top = _mask(t)
        return [value & top for value in map(f, x, y)]

    return run


def _plain(f: Callable[[int, int], int]) -> Operation:
    return lambda t, x, y: list(map(f, x, y))


_OPERATIONS: dict[Symbol, tuple[int, Operation]] = {
    tm.EQ: (2, _plain(op.eq)),
    logic.NOT: (1, lambda t, x: list(map(op.not_, x))),
    logic.AND: (2, _plain(op.and_)),
    logic.OR: (2, _plain(op.or_)),
    logic.IMPLIES: (2, _plain(op.le)),  # False <= True
    logic.IF: (3, lambda t, c, x, y: [a if p else b for p, a, b in zip(c, x, y, strict=True)]),
    pr.UINT: (1, lambda t, x: x),
    pr.OF_NAT: (1, _cut),
    pr.WIDTH: (1, lambda t, x: [_width(t.args[0])] * len(x)),
    pr.W_ADD: (2, _masked(op.add)),
    pr.W_SUB: (2, _masked(op.sub)),
    pr.W_MUL: (2, _masked(op.mul)),
    pr.W_NEG: (1, lambda t, x: _cut(t, [-a for a in x])),
    pr.W_NOT: (1, lambda t, x: _cut(t, [~a for a in x])),
    pr.W_AND: (2, _plain(op.and_)),
    pr.W_OR: (2, _plain(op.or_)),
    pr.W_XOR: (2, _plain(op.xor)),
    pr.W_UDIV: (2, _divided),
    pr.W_UREM: (2, _modulo),
    pr.W_SHL: (2, _left),
    pr.W_LSHR: (2, _right),
    pr.W_ASHR: (2, _arithmetic),
    pr.W_ROL: (2, lambda t, x, n: _turned(t, x, n, True)),
    pr.W_ROR: (2, lambda t, x, n: _turned(t, x, n, False)),
    pr.W_BIT: (2, lambda t, x, n: [bool(a >> b & 1) for a, b in zip(x, n, strict=True)]),
    pr.W_MSB: (1, lambda t, x: [a < 0 for a in _signed(x, _width(t.args[0]))]),
    pr.W_ULT: (2, _plain(op.lt)),
    pr.W_ULE: (2, _plain(op.le)),
    pr.W_SLT: (2, _below),
    pr.W_SLE: (2, _at_most),
    pr.W_CONCAT: (2, _glued),
    pr.W_EXTRACT: (2, _sliced),
    pr.W_ZEXT: (1, _cut),
    pr.W_SEXT: (1, lambda t, x: _cut(t, _signed(x, _width(t.args[0])))),
    pr.ADD: (2, _plain(op.add)),
    pr.SUB: (2, _plain(lambda a, b: max(a - b, 0))),
    pr.MUL: (2, _plain(op.mul)),
    pr.MOD: (2, _modulo),
    pr.LT: (2, _plain(op.lt)),
    pr.LE: (2, _plain(op.le)),
}
