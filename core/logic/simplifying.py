"""The simplifier: rewriting in scopes, with what may be assumed in a part of a term.

A scope holds the equations that may be used at some place: the given ones, and below them the assumptions
of the place (the test of an `if` in its branches, say). Normal forms are remembered for each scope, as long
as the simplifier lives. A part that an assumption cannot touch is left to the scope above, so that it is
simplified once. Conditions of equations are proved by the simplifier itself, to a bounded depth, then by an
oracle where there is one.
"""

from __future__ import annotations

from collections.abc import Callable, Generator, Sequence
from functools import partial
from typing import Any

from lemmata.core.kernel import datatypes as dt
from lemmata.core.kernel import prelude as pr
from lemmata.core.kernel import terms as tm
from lemmata.core.kernel.logic import IF, F, T, negate
from lemmata.core.kernel.terms import APP, CONST, LAM, LIT, Symbol, Term
from lemmata.core.kernel.thm import ABS, ASSUME, BETA, EQ_MP, REFL, TRANS, Thm
from lemmata.core.kernel.types import NAT
from lemmata.core.logic.congruence import ASSUMED, CASE_CONG, IF_CONG, SECOND_CONG
from lemmata.core.logic.conv import LITERAL_CONV, Conv, ConvFailed, chain, combine
from lemmata.core.logic.datatypes import case_step, constructor_index, constructors
from lemmata.core.logic.equality import AP_ARG, EQF_ELIM, EQT_ELIM, LIST_BETA, SYM
from lemmata.core.logic.index import Layer
from lemmata.core.logic.laws import Equation, assumptions
from lemmata.core.logic.rewriting import apply_pattern
from lemmata.core.logic.syntax import is_eq, is_not, rhs

Oracle = Callable[[Sequence[Thm], Term], Thm | None]
Visit = Generator["tuple[Scope, Term]", Any, "Thm | None"]
MAX_STEPS = 20_000
_KEPT = 20_000
_LARGE = 64  # in sums and comparisons, greater literals are not taken apart
_ARITHMETIC = frozenset([pr.ADD, pr.SUB, pr.MUL, pr.LT, pr.LE])
MAX_DEPTH = 8  # of conditions of equations that prove conditions


class Loops(ConvFailed):
    """The budget of steps is spent; `tail` has the last equations used."""

    def __init__(self, reason: str, term: Term, tail: Sequence[Equation]) -> None:
        super().__init__(reason, term)
        self.tail = tuple(tail)


class Scope:
    """The equations and the facts that hold at a place, and the normal forms found there."""

    def __init__(self, layer: Layer, above: Scope | None = None, fact: Thm | None = None) -> None:
        self.layer = layer
        self.above = above
        self.fact = fact
        self.memo: dict[Term, Thm | None] = {}
        self.inner: dict[object, Scope] = {}
        masks = {e.left.free & e.fixed for e in layer.equations} if above is not None else {0}
        self.masks = (0,) if 0 in masks else tuple(masks)

    def concerns(self, t: Term) -> bool:
        """May what this scope adds to the one above be used on T?"""
        free = t.free
        return any(not m & ~free for m in self.masks)

    def facts(self) -> list[Thm]:
        """What is assumed here, from the outside in."""
        found: list[Thm] = []
        scope: Scope | None = self
        while scope is not None:
            if scope.fact is not None:
                found.append(scope.fact)
            scope = scope.above
        return found[::-1]


def _symbol(head: Term) -> Symbol | None:
    return head.symbol if head.kind == CONST else None


class Simplifier:
    """Simplification with the equations of LAYER.

    With `contextual`, parts are simplified under what may be assumed there. `procedures` are tried at every
    node after the equations. `oracle` is asked for conditions that are left, with the facts of the place; it
    makes something of the facts that `informs` is true of.
    """

    def __init__(
        self,
        layer: Layer,
        contextual: bool = False,
        procedures: Sequence[Conv] = (),
        oracle: Oracle | None = None,
        informs: Callable[[Term], bool] = lambda p: True,
        max_steps: int = MAX_STEPS,
    ) -> None:
        self.root = Scope(layer)
        self.contextual = contextual
        self.procedures = tuple(procedures)
        self.oracle = oracle
        self.informs = informs
        self.max_steps = max_steps
        self.log: list[Equation] = []  # what was used, in order, of the present call
        self.steps = 0  # of all calls
        self.stuck: dict[
            tuple[Equation, Term], Term
        ] = {}  # conditions that were not proved, and what they became
        self._budget = 0
        self._running = 0
        self._proving: set[tuple[Scope, Term]] = set()
        self._cut = False  # a condition was given up for its depth: what was found depends on the way there

    def __call__(self, t: Term, scope: Scope | None = None) -> Thm | None:
        """⊢ t = t' under the facts of SCOPE, None where T is simplified. Raises Loops."""
        if not self._running:
            self._budget, self.log = self.max_steps, []
        self._running += 1
        try:
            return self._drive(scope or self.root, t)
        finally:
            self._running -= 1
            if self._cut and not self._running:
                self._cut = False
                self._forget()

    def under(self, scope: Scope, th: Thm, name: str = "") -> Scope:
        """The scope in which the theorem TH, its hypotheses assumed, may be used as well."""
        found = scope.inner.get(th)
        if found is None:
            layer = Layer([e.named(name) if name else e for e in assumptions(th)], scope.layer)
            layer.avoid |= th.concl.free
            found = scope.inner[th] = Scope(layer, scope, th)
            if (
                self.oracle is not None
                and self.informs(th.concl)
                or any(_symbol(e.head) in layer.sought for e in layer.equations)
            ):
                found.masks = (0,)
        return found

    def assume(self, scope: Scope, p: Term) -> Scope:
        """The scope in which P is assumed."""
        found = scope.inner.get(p)
        if found is None:
            found = scope.inner[p] = self.under(scope, ASSUME(p))
        return found

    def forget_scopes(self) -> None:
        """Let go of what was found under assumptions, and of all normal forms where they are many."""
        self.root.inner.clear()
        self.stuck.clear()
        if len(self.root.memo) > _KEPT:
            self.root.memo.clear()

    def _forget(self) -> None:
        scopes = [self.root]
        while scopes:
            scope = scopes.pop()
            scope.memo.clear()
            scopes += scope.inner.values()

    # Visits ------------------------------------------------------------------------------------

    def _drive(self, scope: Scope, root: Term) -> Thm | None:
        if root in scope.memo:
            return scope.memo[root]
        stack = [(scope.memo, root, self._visit(scope, root))]
        sent: Thm | None = None
        while True:
            memo, t, running = stack[-1]
            try:
                scope, wanted = running.send(sent)
                while wanted in scope.memo:
                    scope, wanted = running.send(scope.memo[wanted])
            except StopIteration as stop:
                sent = memo[t] = stop.value
                stack.pop()
                if not stack:
                    return sent
            else:
                stack.append((scope.memo, wanted, self._visit(scope, wanted)))
                sent = None

    def _visit(self, scope: Scope, t: Term) -> Visit:
        if scope.above is not None and not scope.concerns(t):
            th = yield scope.above, t
            return chain(th, (yield scope, rhs(th))) if th is not None and scope.concerns(rhs(th)) else th
        if t.kind == APP:
            below = yield from self._application(scope, t)
        elif t.kind == LAM:
            v = tm.fresh(t.name, t.type.doms[0], t.free | scope.layer.avoid)
            th = yield scope, tm.open_lams(t, (v,))
            below = None if th is None else ABS(v, th)
        else:
            below = None
        here = t if below is None else rhs(below)
        step = self._step(scope, here)
        if step is None:
            return below
        self._spend(here)
        th = chain(below, step)
        again = rhs(step)
        return th if again is t or again is here else chain(th, (yield scope, again))

    def _application(self, scope: Scope, t: Term) -> Visit:
        head, memo = t.head, scope.memo
        if head.kind == CONST:
            symbol = head.symbol
            if (symbol in ASSUMED and len(t.args) == 2) or (symbol is IF and len(t.args) == 3):
                return (yield from self._connective(scope, t))
            data = dt.case_of(symbol)
            if data is not None and len(t.args) > len(data.constructors):
                return (yield from self._case(scope, t, len(data.constructors)))
        args = []
        changed = False
        for a in t.args:
            th = memo[a] if a in memo else (yield scope, a)
            changed = changed or th is not None
            args.append(th)
        return combine(t, None, args) if changed else None

    def _connective(self, scope: Scope, t: Term) -> Visit:
        """The first operand; then the others, unless the first one decides, under what it says of them."""
        first = yield scope, t.args[0]
        th = combine(t, None, [first, *[None] * (len(t.args) - 1)])
        t = t if th is None else rhs(th)
        p, symbol = t.args[0], t.head.symbol
        if p is T or p is F:
            return th
        if symbol is IF:
            return chain(th, (yield from self._branches(scope, t)))
        assumed = negate(p) if ASSUMED[symbol] else p
        inner = self.assume(scope, assumed) if self.contextual else scope
        second = yield inner, t.args[1]
        if second is None:
            return th
        if assumed in second.hyps:
            return chain(th, SECOND_CONG(t, assumed, second))
        return chain(th, combine(t, None, [None, second]))

    def _branches(self, scope: Scope, t: Term) -> Visit:
        """The branches of an `if` whose test is undecided."""
        c, denied = t.args[0], negate(t.args[0])
        yes = yield (self.assume(scope, c) if self.contextual else scope), t.args[1]
        no = yield (self.assume(scope, denied) if self.contextual else scope), t.args[2]
        if yes is None and no is None:
            return None
        if (yes is not None and c in yes.hyps) or (no is not None and denied in no.hyps):
            return IF_CONG(c, yes or REFL(t.args[1]), no or REFL(t.args[2]))
        return combine(t, None, [None, yes, no])

    def _case(self, scope: Scope, t: Term, count: int) -> Visit:
        """What the case is on; then the arms, unless it is a constructor, each with its equation assumed."""
        first = yield scope, t.args[0]
        th = combine(t, None, [first, *[None] * (len(t.args) - 1)])
        t = t if th is None else rhs(th)
        x = t.args[0]
        if constructor_index(x) is not None or x.kind == LIT:
            return th
        if not self.contextual or len(t.args) != count + 1:
            args: list[Thm | None] = [None]
            for a in t.args[1:]:
                args.append((yield scope, a))
            return chain(th, combine(t, None, args))
        arms, used = [], False
        avoid = t.free | scope.layer.avoid
        for c, f in zip(constructors(x.type), t.args[1:], strict=True):
            ys: list[Term] = []
            body = f
            for field in c.fields:
                name = body.name if body.kind == LAM else "y"
                ys.append(tm.fresh(name, field, avoid))
                avoid |= ys[-1].free
                body = body.head if body.kind == LAM else body
            opened = LIST_BETA(tm.app(f, *ys), len(ys))
            result = yield self.assume(scope, tm.eq(x, tm.app(c.term, *ys))), rhs(opened)
            used = used or result is not None
            arms.append((ys, opened if result is None else TRANS(opened, result)))
        return chain(th, CASE_CONG(t, arms)) if used else th

    # Steps -------------------------------------------------------------------------------------

    def _spend(self, t: Term) -> None:
        self.steps += 1
        self._budget -= 1
        if self._budget < 0:
            raise Loops(f"no end after {self.max_steps} steps", t, self.log[-100:])

    def _step(self, scope: Scope, t: Term) -> Thm | None:
        if t.kind != APP:
            return self._rewrite(scope, t)
        if t.head.kind == LAM:
            return BETA(t)
        th = LITERAL_CONV(t) or case_step(t) or self._rewrite(scope, t) or self._literal_as_suc(scope, t)
        if th is None:
            for procedure in self.procedures:
                th = procedure(t)
                if th is not None:
                    return th
        return th

    def _rewrite(self, scope: Scope, t: Term, place: int = -1) -> Thm | None:
        """The first equation that fits T; of those that want Suc as the argument number PLACE, if it is given."""
        for p in scope.layer.candidates(t):
            if place >= 0 and (place >= p.arity or p.keys[place] is not dt.SUC):
                continue
            e = p.equation
            prove = (lambda c, e=e: self._condition(scope, c, e)) if e.conditions else None
            th = (
                apply_pattern(p, t, prove, partial(self._known, scope))
                if e.unknown
                else apply_pattern(p, t, prove)
            )
            if th is not None:
                self.log.append(e)
                return th
        return None

    def _literal_as_suc(self, scope: Scope, t: Term) -> Thm | None:
        """An equation at T with a literal n+1 among its operands seen as Suc n."""
        if t.head.kind != CONST or t.head.symbol is dt.SUC or not scope.layer.as_suc(t):
            return None
        limit = _LARGE if t.head.symbol in _ARITHMETIC else self.max_steps
        for i, n in enumerate(t.args):
            if n.kind == LIT and n.type is NAT and 0 < n.value <= limit:
                seen = AP_ARG(t, i, dt.NAT_SUC(n.value - 1))
                th = self._rewrite(scope, rhs(seen), i)
                if th is not None:
                    return TRANS(seen, th)
        return None

    def _known(self, scope: Scope, condition: Term) -> list[Thm]:
        """The facts of a place that may be an instance of CONDITION."""
        found: list[Thm] = []
        place: Scope | None = scope
        while place is not None and place.above is not None:
            for e in place.layer.equations:
                if e.conditions or e.left.free & ~e.fixed:
                    continue
                if is_not(condition):
                    found += [EQF_ELIM(e.theorem)] if e.right is F else []
                elif is_eq(condition) and e.right is not T:
                    found.append(e.theorem)
                elif e.right is T:
                    found.append(EQT_ELIM(e.theorem))
            place = place.above
        return found

    def _condition(self, scope: Scope, c: Term, e: Equation) -> Thm | None:
        """⊢ C, the condition of an instance of E, or None."""
        key = (scope, c)
        if key in self._proving or self._running > MAX_DEPTH:
            self._cut = True
            return None
        self._proving.add(key)
        try:
            th = self(c, scope)
            rest = c if th is None else rhs(th)
            if rest is T and th is not None:
                return EQT_ELIM(th)
            given = None if self.oracle is None or rest is F else self.oracle(scope.facts(), rest)
            if given is not None:
                return given if th is None else EQ_MP(SYM(th), given)
            self.stuck[e, c] = rest
            return None
        finally:
            self._proving.discard(key)
