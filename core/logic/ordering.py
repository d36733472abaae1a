"""An order of terms for rewriting that ends, with equations such as m + n = n + m."""

from __future__ import annotations

from lemmata.core.kernel.terms import APP, CONST, LAM, VAR, Term


def precedes(a: Term, b: Term) -> bool:
    """A total order of terms that does not depend on the run: is A strictly before B?

    Weight first, then from left to right (Knuth and Bendix), so that ordered rewriting comes to an end.
    """
    stack = [(a, b)]
    while stack:
        s, t = stack.pop()
        if s is t:
            continue
        heavy = weight(s) - weight(t)
        if heavy:
            return heavy < 0
        left, right = _rank(s), _rank(t)
        if left != right:
            return left < right
        if s.kind == APP:
            stack.extend(reversed(list(zip((s.head, *s.args), (t.head, *t.args), strict=True))))
        elif s.kind == LAM:
            stack.append((s.head, t.head))
    return False


_weights: dict[Term, int] = {}


def weight(t: Term) -> int:
    """The number of nodes of T as a tree."""
    found = _weights.get(t)
    if found is not None:
        return found
    stack = [t]
    while stack:
        u = stack[-1]
        if u in _weights:
            stack.pop()
            continue
        parts = (u.head, *u.args) if u.kind in (APP, LAM) else ()
        todo = [p for p in parts if p not in _weights]
        if todo:
            stack.extend(todo)
        else:
            _weights[u] = 1 + sum([_weights[p] for p in parts])
    return _weights[t]


def _rank(t: Term) -> tuple[bool, int, str, int, str]:
    if t.kind == APP:
        return True, len(t.args), "", 0, ""
    named = t.name if t.kind in (VAR, CONST) else ""
    value = t.value if t.kind not in (VAR, CONST, LAM) else 0
    return False, 0, named, value, str(t.type)
