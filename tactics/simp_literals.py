"""Equations about f (Suc n), at f 3: a literal is a successor too."""

from __future__ import annotations

from collections.abc import Iterable

from lemmata.core.kernel.datatypes import NAT_SUC, SUC
from lemmata.core.kernel.terms import APP, CONST, LIT, Symbol, Term
from lemmata.core.kernel.thm import TRANS, Thm
from lemmata.core.kernel.types import NAT
from lemmata.core.logic.conv import Conv, combine
from lemmata.core.logic.equality import AP_TERM
from lemmata.core.logic.laws import Equation
from lemmata.core.logic.rewriting import Rules


def literal_calls(equations: Iterable[Equation]) -> Conv:
    """The conversion that applies those of EQUATIONS whose left side is f of successors where f is given literals."""
    depths: dict[Symbol, dict[int, int]] = {}
    rules = Rules()
    for e in equations:
        t = e.left
        if t.kind != APP or t.head.kind != CONST or e.conditions or e.permutes:
            continue
        found = {i: n for i, a in enumerate(t.args) if (n := _depth(a))}
        if found:
            rules.add_equation(e)
            known = depths.setdefault(t.head.symbol, {})
            for i, n in found.items():
                known[i] = max(n, known.get(i, 0))

    def step(t: Term) -> Thm | None:
        if t.kind != APP or t.head.kind != CONST or t.head.symbol not in depths:
            return None
        places = depths[t.head.symbol]
        args = [_opened(a, places[i]) if i in places else None for i, a in enumerate(t.args)]
        same = combine(t, None, args)
        if same is None:
            return None
        th = rules(same.concl.args[1])
        return None if th is None else TRANS(same, th)

    return step


def _depth(a: Term) -> int:
    """How many successors stand around a variable."""
    n = 0
    while a.kind == APP and a.head.kind == CONST and a.head.symbol is SUC:
        n, a = n + 1, a.args[0]
    return n + a.value if n and a.kind == LIT else n


def _opened(a: Term, depth: int) -> Thm | None:
    """⊢ 3 = Suc (Suc 1), as deep as it goes."""
    if a.kind != LIT or a.type is not NAT or not a.value:
        return None
    th = NAT_SUC(a.value - 1)
    inner = _opened(th.concl.args[1].args[0], depth - 1) if depth > 1 else None
    return th if inner is None else TRANS(th, AP_TERM(th.concl.args[1].head, inner))
