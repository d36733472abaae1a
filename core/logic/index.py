"""Finding the equations that fit a term.

Equations stand in layers: a layer adds to the one below it, so that a context of a proof costs what it adds.
Within a layer they are found by the constant at the head of the term, at its type; of these, by what stands at
the heads of the arguments. The tables are made when they are first asked for, and kept with the layer. A
pattern without type variables or binders is matched by a short program over a list of its parts.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from lemmata.core.kernel import terms as tm
from lemmata.core.kernel.datatypes import SUC
from lemmata.core.kernel.terms import APP, CONST, LAM, LIT, VAR, Symbol, Term
from lemmata.core.kernel.thm import INST, Thm
from lemmata.core.logic.conv import CONV_RULE, beta_normalise
from lemmata.core.logic.laws import Equation
from lemmata.core.logic.match import instantiate, match
from lemmata.core.logic.ordering import precedes
from lemmata.core.logic.syntax import is_eq, is_not

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

    __slots__ = ("_order", "_program", "_variables", "arity", "equation", "keys")

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
        self._order = self._first_difference() if e.permutes and self._program is not None else None

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

    def _first_difference(self) -> tuple[int, int, bool] | None:
        """The parts that come to stand first where the sides of a permutative equation differ: right, left.

        The third says that no other parts are exchanged.
        """
        e, places = self.equation, dict(self._variables)
        if any(op == _SAME for op, *_ in self._program or ()):
            return None  # then weights may differ before
        stack = [(e.right, e.left)]
        while stack:
            s, t = stack.pop()
            if s in places and t in places:
                if s is not t:
                    swapped = tm.substitute(e.left, {s: t, t: s}) is e.right
                    return places[s], places[t], swapped
            elif s.kind == APP and t.kind == APP and len(s.args) == len(t.args) and s.free == t.free:
                stack.extend(reversed(list(zip(s.args, t.args, strict=True))))
            else:
                return None
        return None

    def match(self, t: Term) -> Thm | None:
        """The equation at the instance whose left side is T, conditions included, or None.

        None also where the equation is permutative and would not make T smaller.
        """
        th = self._match(t)
        if th is None or not self.equation.permutes:
            return th
        left, right = self._sides(th)
        return th if precedes(right, left) else None

    def _match(self, t: Term) -> Thm | None:
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
        if self._order is not None:
            right, left = parts[self._order[0]], parts[self._order[1]]
            if (right is left and self._order[2]) or (right is not left and not precedes(right, left)):
                return None  # known before the instance is made
        if not self._variables:
            return e.theorem
        return INST({v: parts[i] for v, i in self._variables}, e.theorem)

    def _general(self, t: Term) -> Thm | None:
        e = self.equation
        found = match(e.left, t, e.fixed, e.fixed_types)
        if found is None:
            return None
        th = instantiate(e.theorem, *found)
        if self._sides(th)[0] is t:
            return th
        th = CONV_RULE(beta_normalise, th)  # a higher-order pattern: the instance has beta redexes
        return th if self._sides(th)[0] is t else None

    def _sides(self, th: Thm) -> tuple[Term, ...]:
        body = th.concl
        for _ in self.equation.conditions:
            body = body.args[1]
        return body.args


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


def _sought(e: Equation) -> set[Symbol]:
    """The constants at the heads of conditions that are to be found among facts."""
    heads = set()
    for c in e.conditions:
        p = c.args[0] if is_not(c) else c
        p = p.args[0] if is_eq(p) and p.args[0].kind == APP else p
        if p.kind == APP and p.head.kind == CONST and any(v.name in e.unknown for v in tm.variables(c.free)):
            heads.add(p.head.symbol)
    return heads


class Layer:
    """Equations over those of a layer below. What is added last is tried first, a layer above before one below.

    `sought` has the constants that facts are about which its equations look for, to know an unknown variable.

    A layer takes no more equations once there is one above it: the tables of that one hold its patterns too.
    """

    def __init__(self, equations: Iterable[Equation] = (), below: Layer | None = None) -> None:
        self.below = below
        self.equations: list[Equation] = []
        self.avoid: int = 0 if below is None else below.avoid
        self.sought: frozenset[Symbol] = frozenset() if below is None else below.sought
        self._sealed = False
        self._ground: dict[Term, list[Pattern]] = {}
        self._by_symbol: dict[Symbol, list[Equation]] = {}
        self._by_variable: dict[Term, list[Pattern]] = {}
        self._any: list[Pattern] = [] if below is None else list(below._any)
        self._tables: dict[Term, _Table | None] = {}
        self._grounds: tuple[dict[Term, list[Pattern]], ...] = () if below is None else below._grounds
        self._variables: tuple[dict[Term, list[Pattern]], ...] = () if below is None else below._variables
        if below is not None:
            below._sealed = True
        for e in equations:
            self.add(e)

    def add(self, e: Equation) -> None:
        """Add an equation. Raises ValueError where there is a layer above."""
        if self._sealed:
            raise ValueError("a layer that has one above takes no more equations")
        self.equations.append(e)
        self.avoid |= e.fixed
        if e.unknown:
            self.sought |= _sought(e)
        head = e.head
        if not e.left.type.is_fun and not e.left.free & ~e.fixed and not e.left.tvars & ~e.fixed_types:
            if not self._ground:
                self._grounds = (self._ground, *self._grounds)
            self._ground.setdefault(e.left, []).insert(0, Pattern(e))
        elif head.kind == CONST:
            self._by_symbol.setdefault(head.symbol, []).insert(0, e)
            self._tables.clear()
        elif head.kind == VAR and head.free & e.fixed:
            if not self._by_variable:
                self._variables = (self._by_variable, *self._variables)
            self._by_variable.setdefault(head, []).insert(0, Pattern(e))
        else:
            self._any.insert(0, Pattern(e))

    def _table(self, head: Term) -> _Table | None:
        """The table for a constant, with what is below; None where no equation is about it."""
        if head in self._tables:
            return self._tables[head]
        table = None if self.below is None else self.below._table(head)
        found = self._by_symbol.get(head.symbol)
        if found is not None:
            own = [Pattern(s) for e in found if (s := e.at_head(head)) is not None]
            table = _Table([*own, *(() if table is None else table.patterns)])
        self._tables[head] = table
        return table

    def candidates(self, t: Term) -> list[Pattern] | tuple[Pattern, ...]:
        """The patterns that may fit T, or T without its last arguments."""
        head = t.head if t.kind == APP else t
        found: list[Pattern] | tuple[Pattern, ...] = ()
        if head.kind == CONST:
            table = self._tables[head] if head in self._tables else self._table(head)
            if table is not None:
                found = table.fitting(t.args)
        else:
            for patterns in self._variables:
                if head in patterns:
                    found = [*found, *patterns[head]]
        for ground in self._grounds:
            if t in ground:
                found = [*ground[t], *found]
        return [*found, *self._any] if self._any else found

    def as_suc(self, t: Term) -> bool:
        """Does a pattern for the head of T, an application, want Suc where T has a literal?"""
        table = self._table(t.head)
        return table is not None and any(i < len(t.args) and t.args[i].kind == LIT for i in table.as_suc)
