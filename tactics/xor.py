"""Flattening trees of exclusive or before clauses are made of them.

Every CDCL solver runs out of time on 64-bit parity stated in two ways. Sorted, the two sides are one term. At
bool, `=` is associative and commutative, and a negation on either side is a negation of the whole; so a tree
of `=` and `not` is a sorted chain of `=` under at most one `not`.
"""

from __future__ import annotations

from functools import cache

from lemmata.core.kernel import logic
from lemmata.core.kernel import terms as tm
from lemmata.core.kernel.logic import negate
from lemmata.core.kernel.tautology import is_connective
from lemmata.core.kernel.terms import Term, eq
from lemmata.core.kernel.thm import INST, REFL, Thm
from lemmata.core.kernel.types import BOOL
from lemmata.core.logic.conv import combine
from lemmata.core.logic.equality import AP_ARG, TRANS_CHAIN
from lemmata.core.logic.tautologies import prove_tautology

LEAVES = 8  # a tree with fewer leaves is left alone: sharing with the rest of the circuit is worth more
_GATE = -(1 << 60)
_p, _q, _r = (tm.var(n, BOOL) for n in "pqr")


@cache
def _law(name: str) -> Thm:
    p, q, r = _p, _q, _r
    pairs = {
        "swap": (eq(p, eq(q, r)), eq(q, eq(p, r))),
        "assoc": (eq(eq(p, q), r), eq(p, eq(q, r))),
        "comm": (eq(p, q), eq(q, p)),
        "left": (eq(negate(p), q), negate(eq(p, q))),
        "right": (eq(p, negate(q)), negate(eq(p, q))),
        "twice": (negate(negate(p)), p),
        "cancel": (eq(p, eq(p, q)), q),
        "same": (eq(p, p), logic.T),
        "unit": (eq(p, logic.T), p),
        "unit_left": (eq(logic.T, p), p),
    }
    return prove_tautology(eq(*pairs[name]))


def _at(name: str, *values: Term) -> Thm:
    return INST(dict(zip((_p, _q, _r), values, strict=False)), _law(name))


def _is_tree(t: Term) -> bool:
    return is_connective(t) and (t.head.symbol is tm.EQ or t.head.symbol is logic.NOT)


class _Flattener:
    """Normal forms: `T`, or a chain `a = (b = (... = z))` with leaves in the order of `number`; or its negation."""

    def __init__(self) -> None:
        self.number: dict[Term, int] = {}
        self.normal: dict[Term, Thm] = {}

    def _order(self, leaf: Term) -> int:
        return self.number.setdefault(leaf, len(self.number))

    def _merge(self, left: Term, right: Term) -> Thm:
        """⊢ (left = right) = the sorted chain of both, which are chains without a negation."""
        if left is logic.T:
            return _at("unit_left", right)
        if right is logic.T:
            return _at("unit", left)
        if _is_tree(left):  # (a = rest) = right is a = (rest = right)
            a, rest = left.args
            th = _at("assoc", a, rest, right)
            th = self._then(th, 1, self._merge_all(rest, right))
            return TRANS_CHAIN(th, self._insert(a, th.concl.args[1].args[1]))
        return self._insert(left, right)

    def _merge_all(self, left: Term, right: Term) -> Thm:
        parts = []
        while left is not logic.T and _is_tree(left):
            parts.append(left.args[0])
            left = left.args[1]
        th = self._insert(left, right)
        built = left
        for a in reversed(parts):
            step = _at("assoc", a, built, right)
            built = eq(a, built)
            step = self._then(step, 1, th)
            th = TRANS_CHAIN(step, self._insert(a, th.concl.args[1]))
        return th

    def _then(self, th: Thm, place: int, inner: Thm) -> Thm:
        return TRANS_CHAIN(th, AP_ARG(th.concl.args[1], place, inner))

    def _insert(self, leaf: Term, sorted_: Term) -> Thm:
        """⊢ (leaf = chain) = the chain with LEAF in its place, or without it where it was there."""
        steps = []
        rest = sorted_
        while _is_tree(rest) and self._order(rest.args[0]) < self._order(leaf):
            steps.append(rest.args[0])
            rest = rest.args[1]
        if rest is logic.T:
            th = _at("unit", leaf)
        elif rest is leaf:
            th = _at("same", leaf)
        elif _is_tree(rest):
            th = _at("cancel", leaf, rest.args[1]) if rest.args[0] is leaf else REFL(eq(leaf, rest))
        elif self._order(rest) < self._order(leaf):
            th = _at("comm", leaf, rest)
        else:
            th = REFL(eq(leaf, rest))
        for a in reversed(steps):
            step = _at("swap", leaf, a, rest)
            rest = eq(a, rest)
            step = self._then(step, 1, th)
            if step.concl.args[1].args[1] is logic.T:
                step = TRANS_CHAIN(step, _at("unit", a))
            th = step
        return th

    def tree(self, t: Term) -> Thm:
        """⊢ T = its normal form, T a tree whose parts have theirs."""
        if t.head.symbol is logic.NOT:
            inner = self.of(t.args[0])
            th = AP_ARG(t, 0, inner)
            n = inner.concl.args[1]
            return TRANS_CHAIN(th, _at("twice", n.args[0])) if _negated(n) else th
        left, right = self.of(t.args[0]), self.of(t.args[1])
        th = combine(t, None, [left, right]) or REFL(t)
        a, b = left.concl.args[1], right.concl.args[1]
        sign = False
        if _negated(a):
            th = TRANS_CHAIN(th, _at("left", a.args[0], b))
            a, sign = a.args[0], True
        if _negated(b):
            step = _at("right", a, b.args[0])
            th = self._then(th, 0, step) if sign else TRANS_CHAIN(th, step)
            b = b.args[0]
            if sign:
                th = TRANS_CHAIN(th, _at("twice", eq(a, b)))
            sign = not sign
        merged = self._merge(a, b)
        return self._then(th, 0, merged) if sign else TRANS_CHAIN(th, merged)

    def of(self, t: Term) -> Thm:
        """⊢ T = its normal form."""
        return self.normal.get(t) or REFL(t)


def _negated(t: Term) -> bool:
    return is_connective(t) and t.head.symbol is logic.NOT


def _leaves(p: Term) -> dict[Term, int]:
    """The number of leaves of each tree, far below zero where one is a gate or a part is used by a gate; by node.

    Such trees are those of adders: sorting them takes long and loses what they share.
    """
    count: dict[Term, int] = {}
    used: set[Term] = set()
    stack = [p]
    while stack:
        t = stack[-1]
        if t in count:
            stack.pop()
            continue
        gate = is_connective(t)
        if gate and not _is_tree(t):
            used.update(t.args)
        todo = [a for a in t.args if a not in count] if gate else []
        if todo:
            stack.extend(todo)
        else:
            count[t] = 0 if _is_tree(t) else _GATE if gate else 1
    for t in count:  # parts come before wholes
        if _is_tree(t):
            count[t] = sum([_GATE if a in used and _is_tree(a) else count[a] for a in t.args])
    return count


def flatten(p: Term) -> Thm | None:
    """⊢ P = P', each large tree of equivalences and negations sorted; None where there is none."""
    count = _leaves(p)
    if max(count.values()) < LEAVES:
        return None
    flattener = _Flattener()
    done: dict[Term, Thm | None] = {}
    large = _trees_of_large(p, count)
    for t, n in count.items():  # parts come before wholes
        if not is_connective(t):
            done[t] = None
        elif t in large and n > 1:
            for a in t.args:
                if a not in large or not _is_tree(a):
                    leaf = done[a]
                    if leaf is not None:
                        flattener.normal[a] = leaf
            flattener.normal[t] = flattener.tree(t)
            done[t] = flattener.normal[t]
        else:
            done[t] = combine(t, None, [done[a] for a in t.args])
    return done[p]


def _trees_of_large(p: Term, count: dict[Term, int]) -> set[Term]:
    """The nodes of the maximal trees that have many leaves."""
    inside: set[Term] = set()
    for t in reversed(list(count)):
        if _is_tree(t) and (count[t] >= LEAVES or t in inside):
            inside.add(t)
            inside.update(t.args)
    return inside
