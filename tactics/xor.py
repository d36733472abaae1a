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
from lemmata.core.logic.equality import AP_ARG, SYM, TRANS_CHAIN
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
        "cancel_right": (eq(eq(p, q), p), q),
        "both": (eq(eq(p, q), eq(p, r)), eq(q, r)),
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
        """⊢ (left = right) = the sorted chain of both, which are sorted chains without a negation."""
        steps: list[Thm] = []
        while True:
            first, left_rest = _split(left)
            second, right_rest = _split(right)
            if left is logic.T or right is logic.T:
                end = _at("unit_left", right) if left is logic.T else _at("unit", left)
                break
            if first is second:
                step, left, right = self._without(first, left_rest, right_rest)
                steps.append(step)
                if right is logic.T and left is logic.T:
                    end = _at("same", logic.T)
                    break
                continue
            if self._order(first) < self._order(second):
                if left_rest is None:
                    end = REFL(eq(left, right))
                    break
                steps.append(_at("assoc", first, left_rest, right))
                left = left_rest
            else:
                if right_rest is None:
                    end = _at("comm", left, right)
                    break
                steps.append(_at("swap", left, second, right_rest))
                right = right_rest
        return _wrapped(steps, end)

    def _without(self, leaf: Term, left: Term | None, right: Term | None) -> tuple[Thm, Term, Term]:
        """⊢ ((leaf = left) = (leaf = right)) = (left' = right'), and what those are; None is no rest."""
        if left is None and right is None:
            return _equal_to_t(leaf), logic.T, logic.T
        if left is None and right is not None:
            return _unit_of(_at("cancel", leaf, right)), logic.T, right
        if right is None and left is not None:
            return _unit_of(_at("cancel_right", leaf, left)), logic.T, left
        if left is None or right is None:
            raise ValueError("unreachable")
        return _at("both", leaf, left, right), left, right

    def _then(self, th: Thm, place: int, inner: Thm) -> Thm:
        return TRANS_CHAIN(th, AP_ARG(th.concl.args[1], place, inner))

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


def _split(chain: Term) -> tuple[Term, Term | None]:
    """The first leaf of a chain and the rest, if there is one."""
    return (chain.args[0], chain.args[1]) if _is_tree(chain) else (chain, None)


def _unit_of(th: Thm) -> Thm:
    """⊢ p = (T = q) from ⊢ p = q."""
    q = th.concl.args[1]
    return TRANS_CHAIN(th, SYM(_at("unit_left", q)))


def _equal_to_t(leaf: Term) -> Thm:
    """⊢ (leaf = leaf) = (T = T)"""
    return TRANS_CHAIN(_at("same", leaf), SYM(_at("same", logic.T)))


def _wrapped(steps: list[Thm], end: Thm) -> Thm:
    """STEPS, each ⊢ p = (a = q) or ⊢ p = q, around END, which is about the last q; the rest True leaves a leaf alone."""
    th = end
    for step in reversed(steps):
        right = step.concl.args[1]
        if right is th.concl.args[0]:
            th = TRANS_CHAIN(step, th)
            continue
        th = TRANS_CHAIN(step, AP_ARG(right, 1, th))
        inside = th.concl.args[1]
        if inside.args[1] is logic.T:
            th = TRANS_CHAIN(th, _at("unit", inside.args[0]))
    return th


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
