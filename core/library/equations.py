"""The equations by which the kernel's arithmetic recurs on 0 and Suc, and what a word operation means.

Each is derived from the constant's definition when it is first asked for. Language-level theorems build on
these names; nothing else in the library looks into the definitions of `core.kernel.prelude`.
"""

from __future__ import annotations

from functools import cache

from lemmata.core.kernel import datatypes as dt
from lemmata.core.kernel import prelude as pr
from lemmata.core.kernel import terms as tm
from lemmata.core.kernel.datatypes import NAT_DATA, SUC
from lemmata.core.kernel.errors import KernelError
from lemmata.core.kernel.logic import DEFINITIONS, call
from lemmata.core.kernel.terms import Symbol, Term, app
from lemmata.core.kernel.thm import MK_COMB, REFL, TRANS, Thm
from lemmata.core.kernel.types import BOOL, NAT, fun
from lemmata.core.logic.equality import AP_THM, LIST_BETA, SYM
from lemmata.core.logic.match import match_theorem
from lemmata.core.logic.quantifiers import unfold

_m, _n, _k = (tm.var(n, NAT) for n in "mnk")
_f = tm.var("f", fun(BOOL, BOOL, BOOL))
ZERO = tm.nat(0)

# symbol -> its parameters, the index of the one it recurs on, and how many the recursor returns a function of
_RECURSIVE: dict[Symbol, tuple[tuple[Term, ...], int, tuple[Term, ...]]] = {
    pr.ADD: ((_m, _n), 0, ()),
    pr.SUB: ((_m, _n), 1, ()),
    pr.MUL: ((_m, _n), 0, ()),
    pr.POW: ((_m, _n), 1, ()),
    pr.MOD: ((_m, _n), 0, ()),
    pr.DIV: ((_m, _n), 0, ()),
    pr.BITWISE: ((_f, _k), 1, (_m, _n)),
}


def rewrite_root(th: Thm, equation: Thm) -> Thm:
    """⊢ s = t' from TH, ⊢ s = t, and an EQUATION one of whose instances is ⊢ t = t'."""
    step = match_theorem(equation, equation.concl.args[0], th.concl.args[1])
    if step is None:
        raise KernelError(f"{equation!r} does not rewrite {th!r}")
    return TRANS(th, step)


@cache
def recursion(symbol: Symbol) -> tuple[Thm, Thm]:
    """⊢ f 0 n = z and ⊢ f (Suc m) n = ... f m n ..., at the argument that SYMBOL recurs on."""
    params, place, rest = _RECURSIVE[symbol]
    variable = params[place]

    def at(value: Term) -> Thm:
        return unfold(symbol, *[value if p is variable else p for p in params])

    zero = rewrite_root(at(ZERO), dt.rec_equation(NAT_DATA, 0, 0))
    step = rewrite_root(at(call(SUC, variable)), dt.rec_equation(NAT_DATA, 0, 1))
    body = step.concl.args[1]  # s k (rec z s k): fold the recursive value back into f
    folded = MK_COMB(REFL(app(body.head, *body.args[:-1])), SYM(at(variable)))
    step = TRANS(step, folded)
    found = []
    for th in (zero, step):
        th = AP_THM(th, *rest)
        found.append(TRANS(th, LIST_BETA(th.concl.args[1])))
    return found[0], found[1]


@cache
def predecessor() -> tuple[Thm, Thm]:
    """⊢ pred 0 = 0 and ⊢ pred (Suc n) = n."""
    found = []
    for i, n in enumerate((ZERO, call(SUC, _n))):
        th = rewrite_root(unfold(pr.PRED, n), dt.case_equation(NAT_DATA, i))
        found.append(TRANS(th, LIST_BETA(th.concl.args[1])))
    return found[0], found[1]


@cache
def meaning(symbol: Symbol) -> Thm:
    """⊢ f x1 ... xn = its definition, for a constant of `core.kernel.prelude`."""
    if symbol.name not in DEFINITIONS:
        raise KernelError(f"{symbol.name} is primitive")
    right = DEFINITIONS[symbol.name].concl.args[1]
    params: list[Term] = []
    avoid = 0
    while right.kind == tm.LAM:
        v = tm.fresh(right.name, right.type.doms[0], avoid)
        avoid |= v.free
        params.append(v)
        right = right.head
    return unfold(symbol, *params)
