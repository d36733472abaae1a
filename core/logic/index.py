"""Finding the equations that fit a term.

Equations stand in layers: a layer adds to the one below it, so that a context of a proof costs what it adds.
Within a layer they are found by the constant at the head of the term, at its type; of these, by what stands at
the heads of the arguments. The tables are made when they are first asked for, and kept with the layer. A
pattern without type variables or binders is matched by a short program over a list of its parts.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence

from lemmata.core.kernel.datatypes import SUC
from lemmata.core.kernel.terms import APP, CONST, LAM, LIT, VAR, Symbol, Term
from lemmata.core.kernel.thm import INST, Thm
from lemmata.core.logic.conv import CONV_RULE, beta_normalise
from lemmata.core.logic.laws import Equation
from lemmata.core.logic.match import instantiate, match

Key = Symbol | Term | str | None
_IS, _SAME, _OPEN = range(3)  # this term; the part number so and so; a constant with arguments


def _key(t: Term) -> Key:
    """What stands at the head of T."""
    head = t.head if t.kind == APP else t
    if head.kind == CONST:
        return head.symbol
    return "lam" if t.kind == LAM else head if head.kind == LIT or t.kind == VAR else None


class Pattern:
    """The left side of an equation, ready to be matched."""

    __slots__ = ("_program", "_variables", "arity", "equation", "keys")

    def __init__(self, e: Equation) -> None:
        self.equation = e
        self.arity = e.arity
        keys = [_key(a) for a in e.left.args]
        self.keys = [
            None if isinstance(k, Term) and k.kind == VAR and not k.free & e.fixed else k for k in keys
        ]
        self._program: list[tuple[int, int, Term, int]] | None = []
        self._variables: list[tuple[Term, int]] = []
        if not self._compile():
            self._program = None

    def _compile(self) -> bool:
        """Fill in the program; False where the pattern needs `match`."""
        e, program = self.equation, self._program
        if (
            e.head.kind == LAM
            or (e.head.kind == VAR and not e.head.free & e.fixed)
            or e.head.tvars & ~e.fixed_types
        ):
            return False
        seen: dict[Term, int] = {}
        parts = list(e.left.args)
        i = 0
        while program is not None and i < len(parts):
            p = parts[i]
            if not p.free & ~e.fixed and not p.tvars & ~e.fixed_types:
                program.append((_IS, i, p, 0))
            elif p.tvars & ~e.fixed_types:
                return False
            elif p.kind == VAR:
                if p in seen:
                    program.append((_SAME, i, p, seen[p]))
                else:
                    seen[p] = i
                    self._variables.append((p, i))
            elif p.kind == APP and p.head.kind == CONST:
                program.append((_OPEN, i, p.head, len(p.args)))
                parts += p.args
            else:
                return False
            i += 1
        return True

    def match(self, t: Term) -> Thm | None:
        """The equation at the instance whose left side is T, conditions included, or None."""
        e = self.equation
        program = self._program
        if program is None:
            return self._general(t)
        if (t.head if t.kind == APP else t) is not e.head or len(t.args) != self.arity:
            return None
        parts = t.args
        for op, i, x, count in program:
            u = parts[i]
            if op == _OPEN:
                if u.kind != APP or u.head is not x or len(u.args) != count:
                    return None
                parts += u.args
            elif op == _SAME:
                if u is not parts[count]:
                    return None
            elif u is not x:
                return None
        if not self._variables:
            return e.theorem
        return INST({v: parts[i] for v, i in self._variables}, e.theorem)

    def _general(self, t: Term) -> Thm | None:
        e = self.equation
        found = match(e.left, t, e.fixed, e.fixed_types)
        if found is None:
            return None
        th = instantiate(e.theorem, *found)
        if self._left(th) is t:
            return th
        th = CONV_RULE(beta_normalise, th)  # a higher-order pattern: the instance has beta redexes
        return th if self._left(th) is t else None

    def _left(self, th: Thm) -> Term:
        body = th.concl
        for _ in self.equation.conditions:
            body = body.args[1]
        return body.args[0]


class _Table:
    """The patterns for one constant at one type, in the order in which they are to be tried."""

    def __init__(self, patterns: Sequence[Pattern]) -> None:
        self.patterns = tuple(patterns)
        self.wanted = frozenset([k for p in patterns for k in p.keys if k is not None])
        self.as_suc = frozenset([i for p in patterns for i, k in enumerate(p.keys) if k is SUC])
        self._fits: dict[tuple[Key, ...], tuple[Pattern, ...]] = {}

    def fitting(self, args: tuple[Term, ...]) -> tuple[Pattern, ...]:
        """The patterns whose arguments have the heads that ARGS have."""
        wanted = self.wanted
        keys = tuple([k if (k := _key(a)) in wanted else None for a in args])
        found = self._fits.get(keys)
        if found is None:
            found = self._fits[keys] = tuple([p for p in self.patterns if _agrees(p, keys)])
        return found


def _agrees(p: Pattern, keys: tuple[Key, ...]) -> bool:
    return len(p.keys) <= len(keys) and all(k is None or k is keys[i] for i, k in enumerate(p.keys))


class Layer:
    """Equations over those of a layer below. What is added last is tried first, a layer above before one below."""

    def __init__(self, equations: Iterable[Equation] = (), below: Layer | None = None) -> None:
        self.below = below
        self.equations: list[Equation] = []
        self.avoid: int = 0 if below is None else below.avoid
        self._ground: dict[Term, list[Pattern]] = {}
        self._by_symbol: dict[Symbol, list[Equation]] = {}
        self._by_variable: dict[Term, list[Pattern]] = {}
        self._any: list[Pattern] = []
        self._tables: dict[Term, _Table | None] = {}
        for e in equations:
            self.add(e)

    def add(self, e: Equation) -> None:
        """Add an equation."""
        self.equations.append(e)
        self.avoid |= e.fixed
        head = e.head
        if not e.left.type.is_fun and not e.left.free & ~e.fixed and not e.left.tvars & ~e.fixed_types:
            self._ground.setdefault(e.left, []).insert(0, Pattern(e))
        elif head.kind == CONST:
            self._by_symbol.setdefault(head.symbol, []).insert(0, e)
            self._tables.clear()
        elif head.kind == VAR and head.free & e.fixed:
            self._by_variable.setdefault(head, []).insert(0, Pattern(e))
        else:
            self._any.insert(0, Pattern(e))

    def _table(self, head: Term) -> _Table | None:
        """The table for a constant; None where no equation is about it."""
        if head in self._tables:
            return self._tables[head]
        found = self._by_symbol.get(head.symbol)
        table = None
        if found is not None:
            specialised = [e.at_head(head) for e in found]
            table = _Table([Pattern(e) for e in specialised if e is not None])
        self._tables[head] = table
        return table

    def candidates(self, t: Term) -> Iterator[Pattern]:
        """The patterns that may fit T, or T without its last arguments."""
        layer: Layer | None = self
        head = t.head if t.kind == APP else t
        while layer is not None:
            if t in layer._ground:
                yield from layer._ground[t]
            if head.kind == CONST:
                table = layer._tables[head] if head in layer._tables else layer._table(head)
                if table is not None:
                    yield from table.fitting(t.args)
            elif head in layer._by_variable:
                yield from layer._by_variable[head]
            yield from layer._any
            layer = layer.below

    def as_suc(self, t: Term) -> bool:
        """Does a pattern for the head of T, an application, want Suc where T has a literal?"""
        layer: Layer | None = self
        while layer is not None:
            table = layer._table(t.head)
            if table is not None and any(i < len(t.args) and t.args[i].kind == LIT for i in table.as_suc):
                return True
            layer = layer.below
        return False
