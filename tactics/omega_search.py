"""The omega test: is a system of linear constraints over the integers without a solution, and why?

W. Pugh, The Omega test: a fast and practical integer programming algorithm for dependence analysis, CACM 8/1992.
Equations are eliminated by unimodular changes of the variables, inequalities by Fourier and Motzkin; where that
is not exact, the dark shadow looks for a solution, and what lies between is split into cases. Everything here is
untrusted: a refutation is a recipe of sums, cuts and case distinctions, which `omega_proof` follows.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from math import gcd

Form = Mapping[int, int]  # variable -> coefficient; the constant is that of CONSTANT
CONSTANT = -1
MAX_CASES = 200  # of one bound: the search recurs with each
BUDGET = 20_000  # constraints made


class OutOfBudget(Exception):
    """The search made too many constraints."""


@dataclass(eq=False)
class Row:
    """A constraint 0 <= form, and where it comes from.

    `origin` is ("given", index), ("sum", ((k, row), ...)), ("cut", row, divisor), ("assumed", split, side) or
    ("wanted",), which no proof may rest on.
    """

    form: dict[int, int]
    origin: tuple[object, ...]

    @property
    def constant(self) -> int:
        return self.form.get(CONSTANT, 0)

    def key(self) -> tuple[tuple[int, int], ...]:
        """The coefficients without the constant."""
        return tuple(sorted((v, c) for v, c in self.form.items() if v != CONSTANT))


@dataclass(eq=False)
class Split:
    """Either 0 <= form or 0 <= -1 - form, in the given variables."""

    form: dict[int, int]
    holds: Refutation | None = None
    fails: Refutation | None = None


Refutation = Row | Split
Model = dict[int, int]


@dataclass
class _Search:
    left: int = BUDGET
    basis: dict[int, dict[int, int]] = field(default_factory=dict)
    fresh: int = 0

    # Rows ----------------------------------------------------------------------------------

    def row(self, form: Form, origin: tuple[object, ...]) -> Row:
        self.left -= 1
        if self.left < 0:
            raise OutOfBudget
        return Row({v: c for v, c in form.items() if c}, origin)

    def sum(self, *parts: tuple[int, Row]) -> Row:
        form: dict[int, int] = {}
        for k, row in parts:
            for v, c in row.form.items():
                form[v] = form.get(v, 0) + k * c
        return self.row(form, ("sum", parts))

    def cut(self, row: Row, divisor: int) -> Row:
        if divisor == 1:
            return row
        return self.row({v: c // divisor for v, c in row.form.items()}, ("cut", row, divisor))

    def given(self, form: Form) -> dict[int, int]:
        """A form of the current variables in the given ones."""
        found = {CONSTANT: form.get(CONSTANT, 0)}
        for v, c in form.items():
            if v != CONSTANT:
                for w, e in self.basis.get(v, {v: 1}).items():
                    found[w] = found.get(w, 0) + c * e
        return {v: c for v, c in found.items() if c}

    # Solving ---------------------------------------------------------------------------------

    def solve(self, rows: Sequence[Row]) -> Refutation | Model:
        """A refutation of the rows, or a model of them."""
        kept: dict[tuple[tuple[int, int], ...], Row] = {}
        for row in rows:
            divisor = gcd(*[c for v, c in row.form.items() if v != CONSTANT])
            if not divisor:
                if row.constant < 0:
                    return row
                continue
            row = self.cut(row, divisor)
            key = row.key()
            if key not in kept or row.constant < kept[key].constant:
                kept[key] = row
        for key, row in kept.items():
            other = kept.get(tuple((v, -c) for v, c in key))
            if other is not None and row.constant + other.constant < 0:
                return self.sum((1, row), (1, other))
            if other is not None and row.constant + other.constant == 0:
                rest = [r for r in kept.values() if r is not row and r is not other]
                return self._equation(row, other, rest)
        return self._eliminate(list(kept.values())) if kept else {}

    def _equation(self, row: Row, back: Row, rest: list[Row]) -> Refutation | Model:
        """With row = 0, `back` its negation: a unit coefficient is eliminated, else the variables change."""
        v = min((v for v in row.form if v != CONSTANT), key=lambda v: (abs(row.form[v]), v))
        if row.form[v] < 0:
            row, back = back, row
        a = row.form[v]
        if a == 1:
            found = self.solve([self._without(r, v, row, back) for r in rest])
            if isinstance(found, dict):
                found[v] = (
                    -sum(c * found.get(w, 0) for w, c in row.form.items() if w not in (v, CONSTANT))
                    - row.constant
                )
            return found
        quotients = {w: _nearest(c, a) for w, c in row.form.items() if w != v}
        new = self._introduce(v, quotients)
        change = {new: 1, **{w: -q for w, q in quotients.items() if q}}
        moved = [Row(_substituted(r.form, v, change), r.origin) for r in (row, back, *rest)]
        found = self.solve(moved)
        if isinstance(found, dict):
            found[v] = sum(c * (1 if w == CONSTANT else found.get(w, 0)) for w, c in change.items())
        return found

    def _introduce(self, v: int, quotients: Mapping[int, int]) -> int:
        """A new variable for v + the sum of quotients times their variables."""
        self.fresh -= 1
        new = self.fresh - 1
        form = dict(quotients)
        form[v] = 1
        self.basis[new] = self.given(form)
        return new

    def _without(self, row: Row, v: int, equation: Row, back: Row) -> Row:
        c = row.form.get(v, 0)
        if not c:
            return row
        return self.sum((1, row), (-c, equation) if c < 0 else (c, back))

    def _eliminate(self, rows: list[Row]) -> Refutation | Model:
        """A variable less, by Fourier and Motzkin."""
        v, lower, upper = _choose(rows)
        rest = [r for r in rows if v not in r.form]
        exact = all(r.form[v] == 1 for r in lower) or all(r.form[v] == -1 for r in upper)
        shadow = [self.sum((-u.form[v], l), (l.form[v], u)) for l in lower for u in upper]
        found = self.solve([*rest, *shadow])
        if not isinstance(found, dict):
            return found
        if exact or _extend(found, v, lower, upper):
            _extend(found, v, lower, upper)
            return found
        dark = [
            self.row({**s.form, CONSTANT: s.constant - (l.form[v] - 1) * (-u.form[v] - 1)}, ("wanted",))
            for s, (l, u) in zip(shadow, [(l, u) for l in lower for u in upper], strict=True)
        ]
        found = self.solve([*rest, *dark])
        if isinstance(found, dict):
            _extend(found, v, lower, upper)
            return found
        most = max(-u.form[v] for u in upper)
        return self._splinter(rows, [(l, (most * l.form[v] - l.form[v] - most) // most) for l in lower], v)

    def _splinter(self, rows: list[Row], bounds: list[tuple[Row, int]], v: int) -> Refutation | Model:
        """Cases: each lower bound is met with 0, 1, ..., or is missed by so much that the shadow is exact."""
        if not bounds:
            return self.solve(rows)
        (row, slack), *others = bounds
        if slack > MAX_CASES:
            raise OutOfBudget
        if slack < 0:
            return self._splinter(rows, others, v)
        return self._cases(rows, row, 0, slack, others, v)

    def _cases(
        self, rows: list[Row], row: Row, value: int, slack: int, others: list[tuple[Row, int]], v: int
    ) -> Refutation | Model:
        """The row is at least VALUE: it is VALUE, or more."""
        form = dict(row.form)
        form[CONSTANT] = row.constant - value - 1
        split = Split(self.given(form))
        more = self.row(form, ("assumed", split, True))
        last = value == slack
        going = [r for r in rows if r is not row] + [more]
        found = (
            self._splinter(going, others, v)
            if last
            else self._cases(going, more, 0, slack - value - 1, others, v)
        )
        if isinstance(found, dict):
            return found
        split.holds = found
        exactly = self.row(
            {w: -c for w, c in form.items() if w != CONSTANT} | {CONSTANT: -1 - form[CONSTANT]},
            ("assumed", split, False),
        )
        found = self.solve([*rows, exactly])
        if isinstance(found, dict):
            return found
        split.fails = found
        return split


def _nearest(c: int, a: int) -> int:
    """The integer nearest to c / a."""
    return (2 * c + a) // (2 * a)


def _substituted(form: Form, v: int, change: Mapping[int, int]) -> dict[int, int]:
    c = form.get(v, 0)
    if not c:
        return dict(form)
    found = {w: e for w, e in form.items() if w != v}
    for w, e in change.items():
        found[w] = found.get(w, 0) + c * e
    return {w: e for w, e in found.items() if e}


def _choose(rows: list[Row]) -> tuple[int, list[Row], list[Row]]:
    """The variable whose elimination costs least: exact ones first, then those that make few rows."""
    best: tuple[tuple[bool, int, int], int, list[Row], list[Row]] | None = None
    for v in sorted({v for r in rows for v in r.form if v != CONSTANT}):
        lower = [r for r in rows if r.form.get(v, 0) > 0]
        upper = [r for r in rows if r.form.get(v, 0) < 0]
        exact = (
            not lower
            or not upper
            or all(r.form[v] == 1 for r in lower)
            or all(r.form[v] == -1 for r in upper)
        )
        cost = (not exact, len(lower) * len(upper) - len(lower) - len(upper), v)
        if best is None or cost < best[0]:
            best = (cost, v, lower, upper)
    if best is None:
        raise ValueError("rows without variables")
    return best[1:]


def _value(row: Row, v: int, model: Model) -> int:
    """What a row is worth without its part in V."""
    return row.constant + sum(c * model.get(w, 0) for w, c in row.form.items() if w not in (v, CONSTANT))


def _extend(model: Model, v: int, lower: list[Row], upper: list[Row]) -> bool:
    """Give V a value, if there is one between its bounds."""
    least = [-(_value(r, v, model) // r.form[v]) for r in lower]
    most = [_value(r, v, model) // -r.form[v] for r in upper]
    if least and most and max(least) > min(most):
        return False
    model[v] = max([*least, *([0] if not most or min(most) >= 0 else [])], default=min(most, default=0))
    if most and model[v] > min(most):
        model[v] = min(most)
    return True


def search(forms: Sequence[Form], budget: int = BUDGET) -> Refutation | Model:
    """Refute 0 <= form for all FORMS, or find integers that satisfy them.

    Raises OutOfBudget.
    """
    state = _Search(budget)
    return state.solve([state.row(form, ("given", i)) for i, form in enumerate(forms)])
