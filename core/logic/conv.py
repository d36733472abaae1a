"""Conversions: functions from a term t to a theorem ⊢ t = t', or None where they leave t as it is.

Traversals visit each node of the shared graph once and keep their own stack. Binders are opened with
fresh variables; `avoid` is the bit mask of variables that must not be taken for that, those free in the
hypotheses of the theorems that a conversion uses.
"""

from __future__ import annotations

from collections.abc import Callable

from lemmata.core.kernel import terms as tm
from lemmata.core.kernel.literals import COMPUTED, LITERAL, compute
from lemmata.core.kernel.terms import APP, CONST, LAM, Term
from lemmata.core.kernel.thm import ABS, BETA, EQ_MP, MK_COMB, REFL, TRANS, Thm
from lemmata.core.logic.equality import AP_ARG, AP_THM, SYM
from lemmata.core.logic.syntax import rhs
from lemmata.core.logic.traverse import Visits, drive

Conv = Callable[[Term], Thm | None]
MAX_STEPS = 200_000


class ConvFailed(Exception):
    """A conversion that had to change `term` did not, or did not come to an end."""

    def __init__(self, reason: str, term: Term) -> None:
        super().__init__(f"{reason}: {tm.show(term)}")
        self.reason = reason
        self.term = term


def convert(conv: Conv, t: Term) -> Thm:
    """⊢ t = t', where t' may be t."""
    th = conv(t)
    return REFL(t) if th is None else th


def require(conv: Conv, t: Term) -> Thm:
    """⊢ t = t'. Raises ConvFailed where CONV does not apply."""
    th = conv(t)
    if th is None:
        raise ConvFailed("the conversion does not apply", t)
    return th


def CONV_RULE(conv: Conv, th: Thm) -> Thm:
    """
     Γ ⊢ p
    --------  conv p = (Δ ⊢ p = q), or p stays
    Γ ∪ Δ ⊢ q
    """
    same = conv(th.concl)
    return th if same is None else EQ_MP(same, th)


def GOAL_BY(conv: Conv, goal: Term, th: Thm) -> Thm:
    """
     Γ ⊢ q
    --------  conv goal = (Δ ⊢ goal = q), or q is the goal
    Γ ∪ Δ ⊢ goal
    """
    same = conv(goal)
    return th if same is None else EQ_MP(SYM(same), th)


def chain(first: Thm | None, second: Thm | None) -> Thm | None:
    """TRANS, where None stands for no change."""
    if first is None:
        return second
    return first if second is None else TRANS(first, second)


# Combinators ---------------------------------------------------------------------------------------


def NO_CONV(t: Term) -> Thm | None:
    """The conversion that changes nothing."""
    return None


def THEN(*convs: Conv) -> Conv:
    """One conversion after the other, each on what the last one left."""

    def run(t: Term) -> Thm | None:
        result: Thm | None = None
        for conv in convs:
            result = chain(result, conv(t if result is None else rhs(result)))
        return result

    return run


def ORELSE(*convs: Conv) -> Conv:
    """The first conversion that changes the term."""

    def run(t: Term) -> Thm | None:
        for conv in convs:
            th = conv(t)
            if th is not None:
                return th
        return None

    return run


def CHANGED(conv: Conv) -> Conv:
    """CONV, with ⊢ t = t taken for no change."""

    def run(t: Term) -> Thm | None:
        th = conv(t)
        return None if th is None or rhs(th) is t else th

    return run


def REPEAT(conv: Conv, max_steps: int = MAX_STEPS) -> Conv:
    """CONV at the root until it changes nothing."""

    def run(t: Term) -> Thm | None:
        result: Thm | None = None
        for _ in range(max_steps):
            th = conv(t)
            if th is None:
                return result
            result, t = chain(result, th), rhs(th)
        raise ConvFailed(f"no end after {max_steps} steps", t)

    return run


# Places --------------------------------------------------------------------------------------------


def ARG_CONV(i: int, conv: Conv) -> Conv:
    """CONV on argument I of an application, counted from the end where it is negative."""

    def run(t: Term) -> Thm | None:
        if t.kind != APP or not -len(t.args) <= i < len(t.args):
            return None
        th = conv(t.args[i])
        return None if th is None else AP_ARG(t, i % len(t.args), th)

    return run


def RAND_CONV(conv: Conv) -> Conv:
    """CONV on the last argument."""
    return ARG_CONV(-1, conv)


def RATOR_CONV(conv: Conv) -> Conv:
    """CONV on an application without its last argument."""

    def run(t: Term) -> Thm | None:
        if t.kind != APP:
            return None
        th = conv(tm.app(t.head, *t.args[:-1]))
        return None if th is None else AP_THM(th, t.args[-1])

    return run


def HEAD_CONV(conv: Conv) -> Conv:
    """CONV on the head of an application, else on the term."""

    def run(t: Term) -> Thm | None:
        if t.kind != APP:
            return conv(t)
        th = conv(t.head)
        return None if th is None else AP_THM(th, *t.args)

    return run


def LHS_CONV(conv: Conv) -> Conv:
    """CONV on the first of two arguments, such as the left side of an equation."""
    return ARG_CONV(0, conv)


def RHS_CONV(conv: Conv) -> Conv:
    """CONV on the second of two arguments, such as the right side of an equation."""
    return ARG_CONV(1, conv)


def ARGS_CONV(conv: Conv) -> Conv:
    """CONV on every argument, not on the head."""

    def run(t: Term) -> Thm | None:
        return combine(t, None, [conv(a) for a in t.args]) if t.kind == APP else None

    return run


def ABS_CONV(conv: Conv, avoid: int = 0) -> Conv:
    """CONV on the body of an abstraction, opened with a variable outside AVOID."""

    def run(t: Term) -> Thm | None:
        if t.kind != LAM:
            return None
        v = tm.fresh(t.name, t.type.doms[0], t.free | avoid)
        th = conv(tm.open_lams(t, (v,)))
        return None if th is None else ABS(v, th)

    return run


def QUANT_CONV(conv: Conv, avoid: int = 0) -> Conv:
    """CONV on the body of a quantification, or of anything else that takes an abstraction."""
    return RAND_CONV(ABS_CONV(conv, avoid))


def combine(t: Term, head: Thm | None, args: list[Thm | None]) -> Thm | None:
    """⊢ f a ... = f' a' ... from what became of the head and the arguments of T; None for no change."""
    if head is None and not any(th is not None for th in args):
        return None
    first = REFL(t.head) if head is None else head
    return MK_COMB(first, *[REFL(a) if th is None else th for a, th in zip(t.args, args, strict=True)])


# Steps ---------------------------------------------------------------------------------------------


def BETA_CONV(t: Term) -> Thm | None:
    """⊢ (λx. b) a ... = b[a/x] ..."""
    return BETA(t) if t.kind == APP and t.head.kind == LAM else None


def LITERAL_CONV(t: Term) -> Thm | None:
    """⊢ t = v, an operation on literals computed by the kernel."""
    if t.kind != APP or t.head.kind != CONST or t.head.symbol not in COMPUTED:
        return None
    full = len(t.args) == len(t.head.symbol.type.doms)
    return LITERAL(t) if full and compute(t.head.symbol, t.args, t.type) is not None else None


# Traversals ----------------------------------------------------------------------------------------

Visit = Visits[Thm | None]


def _children(t: Term, avoid: int) -> Visit:
    """What the visits of the parts of T make of it."""
    if t.kind == APP:
        head = (yield t.head) if t.head.kind == LAM or t.head.kind == CONST else None
        args = []
        for a in t.args:
            args.append((yield a))
        return combine(t, head, args)
    if t.kind == LAM:
        v = tm.fresh(t.name, t.type.doms[0], t.free | avoid)
        th = yield tm.open_lams(t, (v,))
        return None if th is None else ABS(v, th)
    return None


class _Budget:
    def __init__(self, steps: int) -> None:
        self.left = steps
        self.steps = steps

    def spend(self, t: Term) -> None:
        self.left -= 1
        if self.left < 0:
            raise ConvFailed(f"no end after {self.steps} steps", t)


def bottom_up(conv: Conv, avoid: int = 0) -> Conv:
    """One pass: CONV at every node, after its parts; what CONV makes is not visited again."""

    def run(root: Term) -> Thm | None:
        def visit(t: Term) -> Visit:
            below = yield from _children(t, avoid)
            return chain(below, conv(t if below is None else rhs(below)))

        return drive(visit, root, {})

    return run


def once(conv: Conv, avoid: int = 0) -> Conv:
    """CONV at the outermost nodes that it changes; neither below them nor on what it makes."""

    def run(root: Term) -> Thm | None:
        def visit(t: Term) -> Visit:
            th = conv(t)
            if th is None:
                th = yield from _children(t, avoid)
            return th

        return drive(visit, root, {})

    return run


def normalise(conv: Conv, avoid: int = 0, max_steps: int = MAX_STEPS) -> Conv:
    """CONV everywhere, parts first, until it changes nothing anywhere."""
    return top_depth(NO_CONV, avoid, max_steps, after=conv)


def top_depth(conv: Conv, avoid: int = 0, max_steps: int = MAX_STEPS, after: Conv | None = None) -> Conv:
    """CONV everywhere until it changes nothing: at a node, then in its parts, then at the node again.

    AFTER, by default CONV, is what is tried once the parts are done.
    """
    second = conv if after is None else after

    def run(root: Term) -> Thm | None:
        budget = _Budget(max_steps)

        def visit(t: Term) -> Visit:
            step = conv(t)
            if step is None:
                below = yield from _children(t, avoid)
                if below is None and second is conv:
                    return None
                step = chain(below, second(t if below is None else rhs(below)))
                if step is None or step is below:
                    return step
            budget.spend(t)
            again = rhs(step)
            return chain(step, (yield again)) if again is not t else None

        return drive(visit, root, {})

    return run


beta_normalise: Conv = top_depth(BETA_CONV)


def BETA_NORM(th: Thm) -> Thm:
    """
       Γ ⊢ p
    -----------  q is p with all beta redexes reduced
       Γ ⊢ q
    """
    return CONV_RULE(beta_normalise, th)
