"""Rewriting with theorems: the equations that they give, with conditions proved by a callback."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence

from lemmata.core.kernel import terms as tm
from lemmata.core.kernel.terms import APP, LAM, Term
from lemmata.core.kernel.thm import BETA, INST, Thm
from lemmata.core.logic.conv import CONV_RULE, MAX_STEPS, Conv, normalise, top_depth
from lemmata.core.logic.equality import AP_THM
from lemmata.core.logic.index import Layer, Pattern
from lemmata.core.logic.laws import Equation, equation, equations
from lemmata.core.logic.match import match
from lemmata.core.logic.propositional import MP
from lemmata.core.logic.syntax import strip_implies

Prover = Callable[[Term], Thm | None]
Known = Callable[[Term], Iterable[Thm]]
"""Theorems that may say what a term says with other terms for its unknown variables."""

ALL = -1  # the bit mask of all variables
_ATTEMPTS = 40


def apply_pattern(p: Pattern, t: Term, prove: Prover | None = None, known: Known | None = None) -> Thm | None:
    """⊢ t = t' by a pattern's equation at the root of T, or of T without its last arguments; None if it does not fit.

    Each condition is handed to PROVE, in turn. Where one has variables that T does not determine, what they are
    is taken from a theorem that is KNOWN.
    """
    e = p.equation
    extra = len(t.args) - p.arity if t.kind == APP else 0
    if extra < 0:
        return None
    th = p.match(tm.app(t.head, *t.args[: p.arity]) if extra else t)
    if th is None:
        return None
    if e.unknown:
        th = None if prove is None or known is None else _search(e, th, prove, known)
        if th is None:
            return None
    else:
        for _ in e.conditions:
            condition = th.concl.args[0]
            given = prove(condition) if prove is not None else None
            if given is None or given.concl is not condition:
                return None
            th = MP(th, given)
    left, right = th.concl.args
    if left is right:
        return None
    return AP_THM(th, *t.args[-extra:]) if extra else th


def _search(e: Equation, th: Thm, prove: Prover, known: Known) -> Thm | None:
    """TH, an instance of E, without its conditions; its unknown variables are what makes a condition a known fact.

    Of the conditions, those that are known through and through are proved first.
    """
    stack: list[tuple[Thm, dict[int, Thm]]] = [(th, {})]
    for _ in range(_ATTEMPTS):
        if not stack:
            break
        th, given = stack.pop()
        open_: list[tuple[int, Term, int]] = []
        for i, condition in enumerate(strip_implies(th.concl)[0][: len(e.conditions)]):
            if i not in given:
                unknown = 0
                for v in tm.variables(condition.free):
                    unknown |= v.free if v.name in e.unknown else 0
                open_.append((i, condition, unknown))
        if not open_:
            for i in range(len(e.conditions)):
                th = MP(th, given[i])
            return th
        closed = next(((i, condition) for i, condition, unknown in open_ if not unknown), None)
        if closed is not None:
            found = prove(closed[1])
            if found is not None:
                stack.append((th, {**given, closed[0]: found}))
            continue
        stack += reversed(
            [(INST(theta, th), {**given, i: fact}) for i, theta, fact in _instances(open_, known)]
        )
    return None


def _instances(
    conditions: Sequence[tuple[int, Term, int]], known: Known
) -> list[tuple[int, dict[Term, Term], Thm]]:
    """What makes one of CONDITIONS, each with its number and its unknown variables, a known fact."""
    for i, condition, unknown in conditions:
        found = []
        for fact in known(condition):
            same = match(condition, fact.concl, (condition.free | fact.concl.free) & ~unknown, ALL)
            if same is not None:
                found.append((i, same[0], fact))
        if found:
            return found
    return []


def rewrite_with(e: Equation, t: Term, prove: Prover | None = None) -> Thm | None:
    """As `apply_pattern`, for an equation."""
    return apply_pattern(Pattern(e), t, prove)


def REWR_CONV(th: Thm, prove: Prover | None = None) -> Conv:
    """The conversion that rewrites the root of a term with TH, an equation as in `equation`."""
    p = Pattern(equation(th))
    return lambda t: apply_pattern(p, t, prove)


class Rules:
    """Equations under an index, as one conversion that rewrites the root of a term.

    `prove` is asked for conditions; the first equation (the last one added) that fits is taken.
    """

    def __init__(self, theorems: Iterable[Thm] = (), prove: Prover | None = None) -> None:
        self.prove = prove
        self.layer = Layer()
        for th in theorems:
            self.add(th)

    @property
    def avoid(self) -> int:
        """The variables free in the hypotheses of the equations."""
        return self.layer.avoid

    def add(self, th: Thm) -> None:
        """Add the equations that TH gives."""
        for e in equations(th):
            self.add_equation(e)

    def add_equation(self, e: Equation) -> None:
        """Add one equation."""
        self.layer.add(e)

    def copy(self) -> Rules:
        """The same equations, to be extended apart."""
        other = Rules(prove=self.prove)
        base = self.layer
        while not base.equations and base.below is not None:
            base = base.below  # so that copying again and again makes no tower of empty layers
        if base is self.layer:
            self.layer = Layer(below=base)
        other.layer = Layer(below=base)
        return other

    def __call__(self, t: Term) -> Thm | None:
        for p in self.layer.candidates(t):
            th = apply_pattern(p, t, self.prove)
            if th is not None:
                return th
        return None


def _as_rules(theorems: Iterable[Thm] | Rules, prove: Prover | None) -> Rules:
    if not isinstance(theorems, Rules):
        return Rules(theorems, prove)
    if prove is None or prove is theorems.prove:
        return theorems
    rules = theorems.copy()
    rules.prove = prove
    return rules


def _reduce(rules: Rules) -> Conv:
    return lambda t: BETA(t) if t.kind == APP and t.head.kind == LAM else rules(t)


def rewrite(theorems: Iterable[Thm] | Rules, prove: Prover | None = None, max_steps: int = MAX_STEPS) -> Conv:
    """Rewrite everywhere, and beta-reduce, until nothing changes. Parts before wholes.

    Raises ConvFailed after MAX_STEPS rewritings.
    """
    rules = _as_rules(theorems, prove)
    return normalise(_reduce(rules), rules.avoid, max_steps)


def rewrite_top_down(
    theorems: Iterable[Thm] | Rules, prove: Prover | None = None, max_steps: int = MAX_STEPS
) -> Conv:
    """As `rewrite`, wholes before parts: what a rule throws away is never looked at."""
    rules = _as_rules(theorems, prove)
    return top_depth(_reduce(rules), rules.avoid, max_steps)


def REWRITE_RULE(theorems: Iterable[Thm] | Rules, th: Thm) -> Thm:
    """
     Γ ⊢ p
    --------  q is p, rewritten everywhere
    Γ ∪ Δ ⊢ q
    """
    return CONV_RULE(rewrite(theorems), th)
