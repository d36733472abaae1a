"""The equations that theorems give for rewriting."""

from __future__ import annotations

from collections.abc import Sequence
from functools import lru_cache

from lemmata.core.kernel import terms as tm
from lemmata.core.kernel.logic import F, T
from lemmata.core.kernel.terms import APP, LAM, LIT, VAR, Term
from lemmata.core.kernel.thm import ASSUME, BETA, EQ_MP, INST, INST_TYPE, Thm
from lemmata.core.kernel.types import Type
from lemmata.core.logic.conv import ConvFailed
from lemmata.core.logic.datatypes import constructor_index
from lemmata.core.logic.equality import EQF_INTRO, EQT_INTRO, SYM
from lemmata.core.logic.match import match, match_types
from lemmata.core.logic.propositional import CONJUNCT1, CONJUNCT2, DISCH, LIST_CONJ, MP, NOT_INTRO, PROP
from lemmata.core.logic.quantifiers import SPEC_ALL
from lemmata.core.logic.syntax import (
    hyps_free,
    hyps_tvars,
    is_conj,
    is_eq,
    is_forall,
    is_implies,
    is_not,
    strip_conj,
    strip_implies,
    subterms,
)


class Equation:
    """`theorem` is Γ ⊢ c1 implies ... implies left = right; its free variables outside Γ are schematic.

    `permutes` says that the right side is a renaming of the left: it is then used only where it makes
    the term smaller in the order of `precedes`. `name` is what a user calls the lemma that it comes from,
    or nothing. `unknown` are the names of variables that stand in conditions alone: what they are is found
    among the facts of the place. They begin with a question mark, as no variable of a goal does.
    """

    __slots__ = (
        "_heads",
        "conditions",
        "fixed",
        "fixed_types",
        "left",
        "name",
        "permutes",
        "right",
        "theorem",
        "unknown",
    )

    def __init__(self, theorem: Thm, fixed: int, fixed_types: int, permutes: bool, name: str = "") -> None:
        conditions, body = strip_implies(theorem.concl)
        self.theorem = theorem
        self.conditions = tuple(conditions)
        self.left, self.right = body.args
        self.fixed = fixed
        self.fixed_types = fixed_types
        self.permutes = permutes
        self.name = name
        self.unknown = frozenset([v.name for v in tm.variables(_unknown(conditions, self.left, fixed))])
        self._heads: dict[Term, Equation | None] = {}

    def __repr__(self) -> str:
        return f"<{self.name or 'equation'}: {self.theorem!r}>"

    @property
    def arity(self) -> int:
        return len(self.left.args)

    @property
    def head(self) -> Term:
        """The head of the left side."""
        return self.left.head if self.left.kind == APP else self.left

    def named(self, name: str) -> Equation:
        """The same equation under another name."""
        return Equation(self.theorem, self.fixed, self.fixed_types, self.permutes, name)

    def at_head(self, head: Term) -> Equation | None:
        """This equation with its types instantiated so that the head of the left side is HEAD, a constant."""
        if self.head is head and not head.tvars & ~self.fixed_types:
            return self
        if head not in self._heads:
            self._heads[head] = self._at(head)
        return self._heads[head]

    def _at(self, head: Term) -> Equation | None:
        theta: dict[Type, Type] = {}
        if not match_types(self.head.type, head.type, theta, self.fixed_types):
            return None
        theta = {v: t for v, t in theta.items() if v is not t}
        if not theta:
            return self
        theorem = INST_TYPE(theta, self.theorem)
        return Equation(theorem, self.fixed, self.fixed_types, self.permutes, self.name)


def _unknown(conditions: Sequence[Term], left: Term, fixed: int) -> int:
    """The variables of CONDITIONS that are neither in LEFT nor FIXED."""
    mask = 0
    for c in conditions:
        mask |= c.free
    return mask & ~(left.free | fixed)


def equation(th: Thm) -> Equation:
    """TH, an equation under universal quantifiers and conditions, as it stands. Raises ConvFailed otherwise."""
    th = _open(th)
    conditions, body = strip_implies(th.concl)
    if not is_eq(body):
        raise ConvFailed("no equation to rewrite with", th.concl)
    left, right = body.args
    fixed, fixed_types = hyps_free(th), hyps_tvars(th)
    unknown = tm.variables(_unknown(conditions, left, fixed))
    if unknown:
        th = INST({v: tm.var(f"?{v.name}", v.type) for v in unknown if v.name[0] != "?"}, th)
    permutes = False
    if left is not right and left.kind == right.kind and left.free == right.free:
        there = match(left, right, fixed, fixed_types)
        permutes = (
            there is not None and _renames(there[0]) and match(right, left, fixed, fixed_types) is not None
        )
    return Equation(th, fixed, fixed_types, permutes)


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
    left side is a variable, or lacks a variable of the right side.
    """
    found: list[Equation] = []
    stack: list[tuple[list[Term], Thm]] = [([], th)]
    while stack:
        given, th = stack.pop()
        th = SPEC_ALL(th)
        p = th.concl
        if p.kind == APP and p.head.kind == LAM:
            stack.append((given, EQ_MP(BETA(p), th)))  # local names of a statement
        elif is_conj(p):
            stack += [(given, CONJUNCT2(th)), (given, CONJUNCT1(th))]
        elif is_implies(p):
            parts, premise = _assumed(p.args[0])
            stack.append(([*given, *parts], MP(th, premise)))
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


def _assumed(p: Term) -> tuple[list[Term], Thm]:
    """The conjuncts of P, and P from them."""
    parts = strip_conj(p)
    th = LIST_CONJ([ASSUME(part) for part in parts])
    return (parts, th) if th.concl is p else ([p], ASSUME(p))


@lru_cache(maxsize=4096)
def lemma_equations(th: Thm, name: str = "") -> tuple[Equation, ...]:
    """As `equations`, remembered, under a name."""
    return tuple([e.named(name) if name else e for e in equations(th)])


def assumptions(th: Thm) -> list[Equation]:
    """The equations that an assumed TH gives, turned around where they would not end or undo a normal form.

    So `5 = x` becomes x = 5, and `xs = xs + ys` becomes xs + ys = xs; of `forall x. f x = g (f a)` no more is
    used than that it is true.
    """
    return [_oriented(e) for e in equations(th)]


def _oriented(e: Equation) -> Equation:
    left, right = e.left, e.right
    if right in (T, F):
        return e
    if e.conditions or left.free & ~e.fixed:
        return _as_fact(e) if embeds(e) else e
    built = _is_value(left) and not _is_value(right)
    if not built and not occurs(left, right):
        return e
    turned = SYM(e.theorem)
    return (
        equation(turned)
        if _usable(turned, []) and not occurs(right, left)
        else equation(EQT_INTRO(e.theorem))
    )


def _as_fact(e: Equation) -> Equation:
    """The equation that says of E's body, itself an equation, that it is true; under the same conditions."""
    th, given = e.theorem, []
    while is_implies(th.concl):
        given.append(th.concl.args[0])
        th = MP(th, ASSUME(th.concl.args[0]))
    th = EQT_INTRO(th)
    for c in reversed(given):
        th = DISCH(c, th)
    return equation(th)


def _is_value(t: Term) -> bool:
    return t.kind == LIT or constructor_index(t) is not None


def embeds(e: Equation) -> bool:
    """Does the left side of E fit a part of its right side, so that it can be used on its own result?"""
    if e.permutes:
        return False
    if not e.left.free & ~e.fixed:
        return occurs(e.left, e.right)
    parts = [u for u in subterms(e.right) if not u.loose]
    return any(match(e.left, u, e.fixed, e.fixed_types) is not None for u in parts)


def occurs(part: Term, t: Term) -> bool:
    """Is PART a part of T?"""
    return not part.free & ~t.free and part in subterms(t)


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
    if left is right or (left.kind == VAR and not left.free & fixed):
        return False
    if left.kind == APP and left.head.kind == VAR and not left.head.free & fixed:
        return False
    return not right.free & ~(left.free | fixed)
