"""Congruence closure over the terms of a goal, with constructors, where each equation that it finds has a proof.

Classes are kept by union and find; beside them a forest of edges, each an equation that was given, a congruence, or
one that an equation between constructors gives. An explanation is the path between two terms, as a theorem whose
hypotheses are the facts that it needs (Nieuwenhuis and Oliveras, Proof-producing congruence closure, 2005).
"""

from __future__ import annotations

from collections.abc import Generator, Iterable
from dataclasses import dataclass

from lemmata.core.kernel.logic import F, T
from lemmata.core.kernel.terms import APP, CONST, LIT, VAR, Term, eq
from lemmata.core.kernel.thm import EQ_MP, MK_COMB, REFL, TRANS, Thm
from lemmata.core.kernel.types import BOOL, NAT
from lemmata.core.library.proving import constructor_equation
from lemmata.core.logic.conv import LITERAL_CONV
from lemmata.core.logic.datatypes import constructor_index, is_datatype
from lemmata.core.logic.equality import EQF_INTRO, EQT_INTRO, SYM, TRUTH
from lemmata.core.logic.propositional import ABSURD, CONJUNCTS
from lemmata.core.logic.syntax import is_eq, is_not, subterms

Pair = tuple[Term, Term]
Explaining = Generator[Pair, Thm, Thm]


@dataclass(frozen=True)
class _Given:
    """An edge that a fact makes."""

    theorem: Thm


@dataclass(frozen=True)
class _Congruent:
    """An edge between applications of one function to equal arguments."""


@dataclass(frozen=True)
class _Field:
    """An edge between fields of constructors that are equal."""

    left: Term
    right: Term
    index: int


_Reason = _Given | _Congruent | _Field


class EGraph:
    """The equations that follow from facts by congruence. `conflict` is ⊢ False under facts, once there is one."""

    def __init__(self, terms: Iterable[Term]) -> None:
        self.conflict: Thm | None = None
        self._class: dict[Term, Term] = {}
        self._members: dict[Term, list[Term]] = {}
        self._uses: dict[Term, list[Term]] = {}
        self._values: dict[Term, Term] = {}
        self._signatures: dict[tuple[object, ...], Term] = {}
        self._edges: dict[Term, tuple[Term, _Reason]] = {}
        self._pending: list[tuple[Term, Term, _Reason]] = []
        self._unequal: list[tuple[Term, Term, Thm]] = []
        self._enter(T, F, *terms)
        self._propagate()

    # What it is told ---------------------------------------------------------------------------

    def assume(self, fact: Thm) -> None:
        """Take in Γ ⊢ a proposition: an equation, a denied equation, or one that is true or false as a whole."""
        p = fact.concl
        denied = is_not(p)
        body = p.args[0] if denied else p
        self._enter(body)
        if is_eq(body) and body.args[0].type is not BOOL:
            a, b = body.args
            if denied:
                self._unequal.append((a, b, fact))
            else:
                self._pending.append((a, b, _Given(fact)))
        made = EQF_INTRO(fact) if denied else EQT_INTRO(fact)
        self._pending.append((body, F if denied else T, _Given(made)))
        self._propagate()

    # What it knows -----------------------------------------------------------------------------

    def same(self, a: Term, b: Term) -> bool:
        """Are the two terms known to be equal?"""
        return self._class.get(a, a) is self._class.get(b, b)

    def classes(self) -> list[list[Term]]:
        """The terms that are known to be equal to others, together."""
        return [list(members) for members in self._members.values() if len(members) > 1]

    def terms(self) -> list[Term]:
        """All terms."""
        return list(self._class)

    def explain(self, a: Term, b: Term) -> Thm:
        """Facts ⊢ a = b, of two terms that are the same."""
        memo: dict[Pair, Thm] = {}
        stack: list[tuple[Pair, Explaining]] = [((a, b), self._path(a, b))]
        sent: Thm | None = None
        while True:
            pair, running = stack[-1]
            try:
                wanted = running.send(sent)  # type: ignore[arg-type]  # None starts a generator
                while wanted in memo:
                    wanted = running.send(memo[wanted])
            except StopIteration as stop:
                sent = memo[pair] = stop.value
                stack.pop()
                if not stack:
                    return memo[pair]
            else:
                stack.append((wanted, self._path(*wanted)))
                sent = None

    # Classes -----------------------------------------------------------------------------------

    def _enter(self, *terms: Term) -> None:
        """Make classes of their own for terms and what is inside them."""
        new = [u for u in subterms(*terms) if not u.loose and u not in self._class]
        for t in new:
            self._class[t] = t
            self._members[t] = [t]
            self._uses[t] = []
            if _is_value(t):
                self._values[t] = t
        for t in new:
            if t.kind == APP and all(a in self._class for a in t.args):
                for a in (*t.args, *((t.head,) if t.head in self._class else ())):
                    self._uses[self._class[a]].append(t)
                self._sign(t)

    def _sign(self, t: Term) -> None:
        head = self._class.get(t.head, t.head) if t.head.kind == VAR else t.head
        key = (head, *[self._class.get(a, a) for a in t.args])
        other = self._signatures.setdefault(key, t)
        if other is not t and not self.same(other, t):
            self._pending.append((other, t, _Congruent()))

    def _propagate(self) -> None:
        while self._pending and self.conflict is None:
            a, b, reason = self._pending.pop()
            if not self.same(a, b):
                self._merge(a, b, reason)
        if self.conflict is None:
            for a, b, fact in self._unequal:
                if self.same(a, b):
                    self.conflict = ABSURD(self.explain(a, b), fact)
                    return

    def _merge(self, a: Term, b: Term, reason: _Reason) -> None:
        small, large = self._class[a], self._class[b]
        if len(self._members[small]) > len(self._members[large]):
            small, large, a, b, reason = large, small, b, a, _turned(reason)
        self._reroot(a)
        self._edges[a] = b, reason
        members = self._members.pop(small)
        for t in members:
            self._class[t] = large
        self._members[large] += members
        for t in self._uses[small]:
            self._sign(t)
        self._uses[large] += self._uses.pop(small)
        left, right = self._values.pop(small, None), self._values.get(large)
        if left is not None and right is None:
            self._values[large] = left
        elif left is not None and right is not None and left is not right:
            self._values_meet(left, right)

    def _reroot(self, a: Term) -> None:
        """Turn the edges of the forest around, so that A is the root of its tree."""
        path = []
        while a in self._edges:
            b, reason = self._edges.pop(a)
            path.append((a, b, reason))
            a = b
        for start, end, reason in path:
            self._edges[end] = start, _turned(reason)

    def _values_meet(self, left: Term, right: Term) -> None:
        """Two values in a class: a conflict where they differ, equations between their fields where not."""
        if left.kind != LIT and constructor_index(left) == constructor_index(right) and left.type is not BOOL:
            for i, (a, b) in enumerate(zip(left.args, right.args, strict=True)) if left.kind == APP else ():
                self._pending.append((a, b, _Field(left, right, i)))
            return
        self.conflict = _contradiction(self.explain(left, right))

    # Explanations ------------------------------------------------------------------------------

    def _path(self, a: Term, b: Term) -> Explaining:
        if a is b:
            return REFL(a)
        above = {t: i for i, t in enumerate(self._up(a))}
        meeting = next(t for t in self._up(b) if t in above)
        left = yield from self._climb(a, meeting)
        right = yield from self._climb(b, meeting)
        return TRANS(left, SYM(right))

    def _up(self, t: Term) -> list[Term]:
        found = [t]
        while t in self._edges:
            t = self._edges[t][0]
            found.append(t)
        return found

    def _climb(self, a: Term, top: Term) -> Explaining:
        th = REFL(a)
        while a is not top:
            b, reason = self._edges[a]
            step = yield from self._edge(a, b, reason)
            th = TRANS(th, step)
            a = b
        return th

    def _edge(self, a: Term, b: Term, reason: _Reason) -> Explaining:
        if isinstance(reason, _Given):
            return reason.theorem
        if isinstance(reason, _Field):
            whole = yield (reason.left, reason.right)
            parts = constructor_equation(whole.concl)
            if parts is None:
                raise ValueError(f"{whole!r} is no equation between constructors")
            return CONJUNCTS(EQ_MP(parts, whole))[reason.index]
        head = REFL(a.head)
        if a.head is not b.head:
            head = yield (a.head, b.head)
        steps = []
        for x, y in zip(a.args, b.args, strict=True):
            steps.append((yield (x, y)))
        return MK_COMB(head, *steps)


def _turned(reason: _Reason) -> _Reason:
    if isinstance(reason, _Given):
        return _Given(SYM(reason.theorem))
    if isinstance(reason, _Field):
        return _Field(reason.right, reason.left, reason.index)
    return reason


def _is_value(t: Term) -> bool:
    """Is T a literal, a truth value or a constructor of a datatype, numbers apart, which arithmetic looks after?"""
    if t.kind == LIT or t is T or t is F:
        return True
    if t.kind not in (APP, CONST) or not is_datatype(t.type) or t.type is NAT:
        return False
    return constructor_index(t) is not None


def _contradiction(same: Thm) -> Thm:
    """⊢ False, from ⊢ a = b of two values that differ."""
    a, b = same.concl.args
    if a.type is BOOL:
        return EQ_MP(same if a is T else SYM(same), TRUTH())
    differ = LITERAL_CONV(eq(a, b)) if a.kind == LIT and b.kind == LIT else constructor_equation(eq(a, b))
    if differ is None or differ.concl.args[1] is not F:
        raise ValueError(f"{same!r} is no contradiction")
    return EQ_MP(differ, same)
