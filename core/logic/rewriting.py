"""Rewriting with theorems: equations, indexed by head symbol, with conditions proved by a callback."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass

from lemmata.core.kernel import terms as tm
from lemmata.core.kernel.logic import F, T
from lemmata.core.kernel.terms import APP, CONST, LAM, LIT, VAR, Symbol, Term
from lemmata.core.kernel.thm import ASSUME, BETA, Thm
from lemmata.core.logic.conv import (
    ARG_CONV,
    CONV_RULE,
    MAX_STEPS,
    Conv,
    ConvFailed,
    beta_normalise,
    normalise,
    top_depth,
)
from lemmata.core.logic.equality import AP_THM, EQF_INTRO, EQT_INTRO, SYM
from lemmata.core.logic.match import instantiate, match
from lemmata.core.logic.propositional import CONJUNCT1, CONJUNCT2, DISCH, MP, NOT_INTRO, PROP
from lemmata.core.logic.quantifiers import SPEC_ALL
from lemmata.core.logic.syntax import (
    hyps_free,
    hyps_tvars,
    is_conj,
    is_eq,
    is_forall,
    is_implies,
    is_not,
    strip_implies,
)

Prover = Callable[[Term], Thm | None]
Key = Symbol | Term | str
_ANY = "any"


def _key(t: Term) -> Key | None:
    """What a pattern T demands of the head of a term: a symbol, a literal, an abstraction; None if nothing."""
    head = t.head if t.kind == APP else t
    if head.kind == CONST:
        return head.symbol
    if head.kind == LIT:
        return head
    return "lam" if head.kind == LAM and t.kind == LAM else None


def _head_key(t: Term) -> Key | None:
    head = t.head if t.kind == APP else t
    if head.kind == CONST:
        return head.symbol
    return head if head.kind == LIT or head.kind == VAR else "lam" if t.kind == LAM else None


@dataclass(frozen=True, eq=False)
class Equation:
    """`theorem` is Γ ⊢ c1 implies ... implies left = right; its free variables outside Γ are schematic.

    `permutes` says that the right side is a renaming of the left: it is then used only where it makes
    the term smaller in the order of `precedes`.
    """

    theorem: Thm
    conditions: tuple[Term, ...]
    left: Term
    right: Term
    fixed: int
    fixed_types: int
    permutes: bool
    shape: tuple[Key | None, ...]

    @property
    def arity(self) -> int:
        return len(self.left.args)


def equation(th: Thm) -> Equation:
    """TH, an equation under universal quantifiers and conditions, as it stands. Raises ConvFailed otherwise."""
    th = _open(th)
    conditions, body = strip_implies(th.concl)
    if not is_eq(body):
        raise ConvFailed("no equation to rewrite with", th.concl)
    left, right = body.args
    fixed, fixed_types = hyps_free(th), hyps_tvars(th)
    there = match(left, right, fixed, fixed_types)
    back = match(right, left, fixed, fixed_types)
    permutes = left is not right and there is not None and back is not None and _renames(there[0])
    shape = tuple([_fixed_key(a, fixed) for a in left.args])
    return Equation(th, tuple(conditions), left, right, fixed, fixed_types, permutes, shape)


def _fixed_key(t: Term, fixed: int) -> Key | None:
    head = t.head if t.kind == APP else t
    if head.kind == VAR and head.free & fixed and t.kind == VAR:
        return head
    return _key(t)


def _renames(theta: dict[Term, Term]) -> bool:
    return all(t.kind == VAR for t in theta.values())


def _open(th: Thm) -> Thm:
    """TH without its outer quantifiers, also those below conditions."""
    given: list[Term] = []
    while True:
        th = SPEC_ALL(th)
        if not is_implies(th.concl) or not _hides_quantifier(th.concl):
            break
        given.append(th.concl.args[0])
        th = MP(th, ASSUME(th.concl.args[0]))
    for c in reversed(given):
        th = DISCH(c, th)
    return th


def _hides_quantifier(t: Term) -> bool:
    return is_forall(strip_implies(t)[1])


def equations(th: Thm, symmetric: bool = True) -> list[Equation]:
    """The equations that TH gives for rewriting, as HOL Light's `mk_rewrites` makes them.

    Conjunctions are split; `p implies q` is conditional; `not p` is p = F (and for a denied equation also
    the one with its sides exchanged, if SYMMETRIC); what is no equation is p = T. So is an equation whose
    left side is a variable, or lacks a variable of the right side or of a condition.
    """
    found: list[Equation] = []
    stack: list[tuple[list[Term], Thm]] = [([], th)]
    while stack:
        given, th = stack.pop()
        th = SPEC_ALL(th)
        p = th.concl
        if is_conj(p):
            stack += [(given, CONJUNCT2(th)), (given, CONJUNCT1(th))]
        elif is_implies(p):
            stack.append(([*given, p.args[0]], MP(th, ASSUME(p.args[0]))))
        elif p is T:
            continue
        elif is_not(p):
            stack.append((given, EQF_INTRO(th)))
        elif is_eq(p) and _usable(th, given):
            for e in [th, *_exchanged(th, symmetric)]:
                for c in reversed(given):
                    e = DISCH(c, e)
                found.append(equation(e))
        elif p is F or (is_eq(p) and p.args[1] in (T, F)):
            continue
        else:
            stack.append((given, EQT_INTRO(th)))
    return found


def _exchanged(th: Thm, symmetric: bool) -> list[Thm]:
    left, right = th.concl.args
    if not symmetric or right is not F or not is_eq(left) or left.args[0] is left.args[1]:
        return []
    denied = ASSUME(tm.eq(left.args[1], left.args[0]))
    absurd = PROP([SYM(denied), th], F)
    return [EQF_INTRO(NOT_INTRO(DISCH(denied.concl, absurd)))]


def _usable(th: Thm, given: list[Term]) -> bool:
    left, right = th.concl.args
    fixed = 0
    for h in th.hyps:
        if h not in given:
            fixed |= h.free
    needed = right.free
    for c in given:
        needed |= c.free
    if left is right or (left.kind == VAR and not left.free & fixed):
        return False
    if left.kind == APP and left.head.kind == VAR and not left.head.free & fixed:
        return False
    return not needed & ~(left.free | fixed)


def precedes(a: Term, b: Term) -> bool:
    """A total order of terms that does not depend on the run: is A strictly before B?

    Weight first, then from left to right (Knuth and Bendix), so that ordered rewriting comes to an end.
    """
    stack = [(a, b)]
    while stack:
        s, t = stack.pop()
        if s is t:
            continue
        left, right = _rank(s), _rank(t)
        if left != right:
            return left < right
        stack.extend(
            reversed(list(zip((s.head, *s.args), (t.head, *t.args), strict=True))) if s.kind == APP else ()
        )
        if s.kind == LAM:
            stack.append((s.head, t.head))
    return False


_weights: dict[Term, int] = {}


def _weight(t: Term) -> int:
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


def _rank(t: Term) -> tuple[int, int, int, str, int, str]:
    named = t.name if t.kind in (VAR, CONST) else ""
    value = t.value if t.kind not in (VAR, CONST, APP, LAM) else 0
    return (_weight(t), t.kind == APP, len(t.args), named, value, str(t.type) if t.kind != APP else "")


def rewrite_with(e: Equation, t: Term, prove: Prover | None = None) -> Thm | None:
    """⊢ t = t' by the equation E at the root of T (or of T without its last arguments); None if it does not fit."""
    extra = len(t.args) - len(e.left.args) if t.kind == APP and e.left.kind != VAR else 0
    if extra < 0:
        return None
    target = tm.app(t.head, *t.args[: len(e.left.args)]) if extra else t
    found = match(e.left, target, e.fixed, e.fixed_types)
    if found is None:
        return None
    th = instantiate(e.theorem, *found)
    for _ in e.conditions:
        condition = th.concl.args[0]
        given = prove(condition) if prove is not None else None
        if given is None or given.concl is not condition:
            return None
        th = MP(th, given)
    left, right = th.concl.args
    if left is not target:  # a higher-order pattern: the instance has beta redexes
        th = CONV_RULE(ARG_CONV(0, beta_normalise), th)
        left, right = th.concl.args
        if left is not target:
            return None
    if left is right or (e.permutes and not precedes(right, left)):
        return None
    return AP_THM(th, *t.args[-extra:]) if extra else th


def REWR_CONV(th: Thm, prove: Prover | None = None) -> Conv:
    """The conversion that rewrites the root of a term with TH, an equation as in `equation`."""
    e = equation(th)
    return lambda t: rewrite_with(e, t, prove)


class Rules:
    """Equations under an index, as one conversion that rewrites the root of a term.

    `prove` is asked for conditions; the first equation (the last one added) that fits is taken.
    """

    def __init__(self, theorems: Iterable[Thm] = (), prove: Prover | None = None) -> None:
        self.prove = prove
        self.avoid = 0  # the variables free in the hypotheses of the equations
        self._index: dict[Key, list[Equation]] = {}
        for th in theorems:
            self.add(th)

    def add(self, th: Thm) -> None:
        """Add the equations that TH gives."""
        for e in equations(th):
            self.add_equation(e)

    def add_equation(self, e: Equation) -> None:
        """Add one equation."""
        self.avoid |= e.fixed
        key = _head_key(e.left)
        if key is None or (isinstance(key, Term) and key.kind == VAR and not key.free & e.fixed):
            key = _ANY
        self._index.setdefault(key, []).insert(0, e)

    def copy(self) -> Rules:
        """The same equations, to be extended apart."""
        other = Rules(prove=self.prove)
        other.avoid = self.avoid
        other._index = {k: list(v) for k, v in self._index.items()}
        return other

    def __call__(self, t: Term) -> Thm | None:
        key = _head_key(t)
        if key is not None:
            for e in self._index.get(key, ()):
                if _fits(e, t):
                    th = rewrite_with(e, t, self.prove)
                    if th is not None:
                        return th
        for e in self._index.get(_ANY, ()):
            th = rewrite_with(e, t, self.prove)
            if th is not None:
                return th
        return None


def _fits(e: Equation, t: Term) -> bool:
    if len(e.shape) > len(t.args):
        return False
    for wanted, a in zip(e.shape, t.args, strict=False):
        if wanted is not None and _head_key(a) is not wanted:
            return False
    return True


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
