"""The matrix of a match: patterns, rows, decision trees, and the trail of what is known in a branch."""

from __future__ import annotations

import ast
from dataclasses import dataclass, field
from typing import TypeAlias

from lemmata.core.language.datatypes import LIST, NAT_DATA, Constructor
from lemmata.core.language.ir import Expr, Var
from lemmata.core.language.scope import Scope
from lemmata.core.language.sorts import BOOL, NAT, Con, Number, resolve


@dataclass(eq=False)
class Anything:
    """A pattern that matches everything."""


@dataclass(eq=False)
class Literal:
    """A pattern that matches one boolean, number, word or string."""

    value: int | str


@dataclass(eq=False)
class Shape:
    """A pattern that matches one constructor."""

    constructor: Constructor
    parts: list[Pattern]


@dataclass(eq=False)
class Named:
    """A pattern whose value gets a name."""

    name: str
    inner: Pattern


@dataclass(eq=False)
class Either:
    """A pattern that matches if one of several does."""

    choices: list[Pattern]


Pattern: TypeAlias = Anything | Literal | Shape | Named | Either


@dataclass(eq=False)
class Arm:
    """One case: where its names come from in each of its uses, and what it evaluates to."""

    case: ast.match_case | None
    uses: list[Leaf] = field(default_factory=list)
    scope: Scope = field(default_factory=Scope)
    captured: list[tuple[Var, str]] = field(default_factory=list)
    guard: Expr | None = None
    body: Expr | None = None


@dataclass(eq=False)
class Row:
    """A case under way: patterns still to be tested, and names found."""

    patterns: list[Pattern]
    names: dict[str, Var]
    arm: Arm


@dataclass(eq=False)
class Leaf:
    """A case is chosen; where its guard fails, the rest goes on."""

    arm: Arm
    names: dict[str, Var]
    shapes: Shapes
    floors: dict[Var, int]
    otherwise: Tree | None


@dataclass(eq=False)
class Switch:
    """A distinction of constructors."""

    subject: Var
    branches: list[tuple[tuple[Var, ...], Tree]]


@dataclass(eq=False)
class Open:
    """The parts of a record or tuple get names."""

    bindings: list[tuple[Var, Expr]]
    rest: Tree


@dataclass(eq=False)
class Test:
    """A comparison with a literal."""

    test: Expr
    then: Tree
    other: Tree


@dataclass(eq=False)
class Missing:
    """No case matches."""


Tree: TypeAlias = Leaf | Switch | Open | Test | Missing
Shapes: TypeAlias = tuple[tuple[Var, Constructor, tuple[Expr, ...]], ...]


@dataclass(eq=False)
class Trail:
    """How a branch was reached, to show what no case matches.  ``counts``: naturals become 0 and Suc."""

    subjects: list[Var]
    counts: bool
    values: dict[Var, str] = field(default_factory=dict)
    parts: dict[Var, tuple[Constructor, tuple[Var, ...]]] = field(default_factory=dict)
    excluded: dict[Var, frozenset[int | str]] = field(default_factory=dict)

    def with_value(self, var: Var, text: str) -> Trail:
        """With a value known."""
        return Trail(self.subjects, self.counts, {**self.values, var: text}, self.parts, self.excluded)

    def with_shape(self, var: Var, constructor: Constructor, fields: tuple[Var, ...]) -> Trail:
        """With a constructor known."""
        parts = {**self.parts, var: (constructor, fields)}
        return Trail(self.subjects, self.counts, self.values, parts, self.excluded)

    def excluding(self, var: Var, value: int | str) -> Trail:
        """With a value ruled out."""
        excluded = {**self.excluded, var: self.excluded.get(var, frozenset()) | {value}}
        return Trail(self.subjects, self.counts, self.values, self.parts, excluded)

    def remaining(self, var: Var, value: int | str) -> int | None:
        """How many values are left beside those ruled out and this one; None for infinitely many."""
        sort = resolve(var.sort)
        size = None
        if sort == BOOL:
            size = 2
        elif isinstance(sort, Con) and sort.name == "word":
            width = resolve(sort.args[0])
            size = 1 << width.value if isinstance(width, Number) else None
        return None if size is None else size - len(self.excluded.get(var, frozenset()) | {value})

    def floors(self) -> dict[Var, int]:
        """The naturals that are known to be at least some number."""
        found = {}
        for var, values in self.excluded.items():
            if var.sort == NAT and 0 in values:
                found[var] = next(n for n in range(len(values) + 1) if n not in values)
        return found

    def witness(self) -> list[str]:
        """The values that no case matches, one text a subject."""
        return [self._show(var) for var in self.subjects]

    def _show(self, var: Var) -> str:
        if var in self.values:
            return self.values[var]
        if var in self.parts:
            constructor, fields = self.parts[var]
            texts = [self._show(f) for f in fields]
            if constructor.data is LIST:
                return "[]" if not texts else f"[{texts[0]}, *{texts[1]}]"
            if constructor.data is NAT_DATA:
                return "0" if not texts else f"{texts[0]} + 1"
            return f"{constructor.name}({', '.join(texts)})" if texts else constructor.name
        return "_"


def expand(row: Row, subjects: list[Var]) -> list[Row]:
    """A row without names and alternatives at the top of its patterns."""
    rows = [row]
    for i, subject in enumerate(subjects):
        done: list[Row] = []
        stack = list(reversed(rows))
        while stack:
            now = stack.pop()
            pattern = now.patterns[i]
            if isinstance(pattern, Named):
                names = {**now.names, pattern.name: subject}
                stack.append(Row(_with(now.patterns, i, pattern.inner), names, now.arm))
            elif isinstance(pattern, Either):
                stack.extend(
                    Row(_with(now.patterns, i, choice), now.names, now.arm)
                    for choice in reversed(pattern.choices)
                )
            else:
                done.append(now)
        rows = done
    return rows


def _with(patterns: list[Pattern], index: int, pattern: Pattern) -> list[Pattern]:
    return [*patterns[:index], pattern, *patterns[index + 1 :]]


def without(patterns: list[Pattern], index: int) -> list[Pattern]:
    """The patterns without one column."""
    return [*patterns[:index], *patterns[index + 1 :]]


def is_constructor(pattern: Pattern, constructor: Constructor) -> bool:
    """Whether a pattern tests for a constructor; a number is 0 or a successor."""
    if isinstance(pattern, Literal):
        return (constructor.index == 0) == (pattern.value == 0)
    return isinstance(pattern, Shape) and pattern.constructor is constructor


def specialise(row: Row, column: int, constructor: Constructor) -> Row | None:
    """A row inside the branch of a constructor; None if it does not match there."""
    pattern, rest = row.patterns[column], without(row.patterns, column)
    if isinstance(pattern, Anything):
        return Row([Anything() for _ in constructor.fields] + rest, row.names, row.arm)
    if not is_constructor(pattern, constructor):
        return None
    if isinstance(pattern, Literal):
        parts: list[Pattern] = [Literal(int(pattern.value) - 1)] if constructor.fields else []
        return Row(parts + rest, row.names, row.arm)
    return Row(list(pattern.parts if isinstance(pattern, Shape) else []) + rest, row.names, row.arm)


def part_names(rows: list[Row], column: int, constructor: Constructor) -> list[str]:
    """Names for the parts of a constructor: those that the patterns give, or else the fields' own."""
    names = [name for name, _ in constructor.fields]
    for row in reversed(rows):
        pattern = row.patterns[column]
        if isinstance(pattern, Shape) and pattern.constructor is constructor:
            for i, part in enumerate(pattern.parts):
                if isinstance(part, Named):
                    names[i] = part.name
    return names
