"""ring: equations in commutative rings, by normal forms of polynomials.

Both sides are brought to normal form by theorems (`polynomials`). With equations as hypotheses, multiples of them
are subtracted until nothing is left of the difference (`_Ideal`): the goal then follows by cancelling. The search
for multiples is bounded, and over integers and words it knows no quotients: not all that follows is found.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from functools import reduce
from math import gcd

from lemmata.core.kernel.terms import Term, is_eq
from lemmata.core.kernel.thm import EQ_MP, MK_COMB, REFL, TRANS, Thm
from lemmata.core.kernel.types import NAT, WORD
from lemmata.core.library.integers import INT, of_nat
from lemmata.core.logic.conv import CONV_RULE, beta_normalise, convert
from lemmata.core.logic.equality import AP_ARG, EQT_INTRO, SYM
from lemmata.core.logic.printing import show, show_goal
from lemmata.tactics.errors import Refuted, TacticFailed
from lemmata.tactics.polynomials import Monomial, Normal, Normaliser, Polynomial, TooLarge, normal_form, rank
from lemmata.tactics.rings import Ring
from lemmata.tactics.trial_values import counterexample

STEPS, PAIRS, MEMBERS = 1_000, 60, 20
Sum = dict[Monomial, int]


def ring(hypotheses: Sequence[Term], target: Term, given: Sequence[Thm] = ()) -> Thm:
    """⊢ TARGET, an equation whose sides are the same polynomial, or are so by multiples of the equations GIVEN.

    Raises Refuted, with values on which the goal was evaluated to False; else TacticFailed, which says by what
    the sides differ.
    """
    plain = convert(beta_normalise, target)
    try:
        reason = _Equation(plain.concl.args[1], [CONV_RULE(beta_normalise, fact) for fact in given])
        th = reason.prove()
    except TooLarge:
        raise TacticFailed("ring", _text(hypotheses, target), "too many monomials") from None
    if th is not None:
        return EQ_MP(SYM(plain), th)
    values = counterexample([*hypotheses, *[fact.concl for fact in given]], target)
    if values is not None:
        raise Refuted(values, True)
    raise TacticFailed("ring", _text(hypotheses, target), reason.explain())


def _over(target: Term, th: Thm) -> Thm:
    """TH, an equation; one of naturals as one of integers where TARGET is of integers."""
    integers = is_eq(target) and target.args[0].type is INT
    if not integers or th.concl.args[0].type is not NAT:
        return th
    return MK_COMB(REFL(of_nat(th.concl.args[0]).head), th)


def _text(hypotheses: Sequence[Term], target: Term) -> str:
    return show_goal([(f"h{n}", h) for n, h in enumerate(hypotheses, 1)], target)


class _Equation:
    """A goal of `ring`, the normal forms of its sides and of the equations given."""

    def __init__(self, target: Term, given: Sequence[Thm]) -> None:
        self.target = target
        self.normaliser = Normaliser()
        self.given = [_over(target, th) for th in given if is_eq(th.concl)]
        self.sides: list[Normal] = []

    def prove(self) -> Thm | None:
        """⊢ target under the hypotheses of what was given; None where it does not follow so."""
        if not is_eq(self.target):
            return None
        left, right = self.target.args
        same = [self.normaliser.same(side) for side in (left, right)]
        if same[0].concl.args[1] is same[1].concl.args[1]:
            return TRANS(same[0], SYM(same[1]))
        normals = [self.normaliser.normal(side) for side in (left, right)]
        self.sides = [n for n in normals if n is not None]
        if len(self.sides) < 2 or not self.given:
            return None
        return self._by_given(self.sides[0].ring)

    def explain(self) -> str:
        """Why not."""
        if not is_eq(self.target):
            return "the goal is no equation"
        if len(self.sides) < 2:
            return "the sides are not in a ring, and do not become the same by normal forms of their parts"
        left, right = (show(n.tidy().concl.args[1], 80) for n in self.sides)
        ring = self.sides[0].ring
        less = _difference(ring, self.sides[0].polynomial, self.sides[1].polynomial)
        over, under = ([(m, abs(c)) for m, c in less.items() if (c > 0) == sign] for sign in (True, False))
        parts = [self.normaliser.shown(ring, tuple(p)) for p in (over, under)]
        return f"the left side is {left}; the right side is {right}; left over: {parts[0]} == {parts[1]}"

    # With equations ----------------------------------------------------------------------------

    def _by_given(self, ring: Ring) -> Thm | None:
        """The sides are the same when multiples of the equations are added: those of `_Ideal`."""
        facts: list[tuple[Thm, Sum]] = []
        for th in self.given:
            left, right = (self.normaliser.normal(side) for side in th.concl.args)
            if left is not None and right is not None and left.ring is ring:
                facts.append((th, _difference(ring, left.polynomial, right.polynomial)))
        goal = _difference(ring, self.sides[0].polynomial, self.sides[1].polynomial)
        multiples = _Ideal(ring, [d for _, d in facts]).multiples(goal)
        if multiples is None:
            return None
        added: list[Thm] = []  # ⊢ a = b, where the left side with a is the right side with b
        for (th, _), factor in zip(facts, multiples, strict=True):
            for sign, fact in ((1, SYM(th)), (-1, th)):
                part = tuple([(m, sign * c) for m, c in factor.items() if c * sign > 0])
                if part:
                    times = self.normaliser.built(ring, part)
                    added.append(MK_COMB(REFL(ring.mul), REFL(times), fact))
        if not added:
            return None
        total = reduce(lambda a, b: MK_COMB(REFL(ring.add), a, b), added)
        return self._cancelled(ring, total)

    def _cancelled(self, ring: Ring, total: Thm) -> Thm | None:
        """⊢ s = t, where s + a and t + b have one normal form and TOTAL is ⊢ a = b."""
        s, t = self.target.args
        a, b = total.concl.args
        left, right = (self.normaliser.same(ring.plus(*pair)) for pair in ((s, a), (t, b)))
        if left.concl.args[1] is not right.concl.args[1]:
            return None
        th = TRANS(TRANS(left, SYM(right)), AP_ARG(ring.plus(t, b), 1, SYM(total)))
        return EQ_MP(ring.law("cancel", p=s, q=a, x=t), th)


def _difference(ring: Ring, p: Polynomial, q: Polynomial) -> Sum:
    found: Sum = dict(p)
    for m, c in q:
        found[m] = ring.reduced(found.get(m, 0) - c)
    return {m: found[m] for m in sorted(found, key=rank) if found[m]}


class _Ideal:
    """Combinations of equations: each polynomial with the factors that make it of those given.

    S-polynomials of pairs are added (Buchberger), up to a bound: what is found is a certificate, and none of this
    is trusted.
    """

    def __init__(self, ring: Ring, facts: Sequence[Sum]) -> None:
        self.ring = ring
        self.count = len(facts)
        self.members: list[tuple[Sum, list[Sum]]] = []
        for i, fact in enumerate(facts):
            factors: list[Sum] = [{} for _ in facts]
            factors[i][()] = 1
            self._extend(fact, factors)
        self._complete()

    def multiples(self, goal: Sum) -> list[Sum] | None:
        """The factors with which the given equations add up to GOAL; None if none were found."""
        factors: list[Sum] = [{} for _ in range(self.count)]
        rest = self._reduced(goal, factors)
        if rest:
            return None
        return [{m: self.ring.reduced(-c) for m, c in f.items() if self.ring.reduced(-c)} for f in factors]

    def _extend(self, polynomial: Sum, factors: list[Sum]) -> None:
        """Take in a combination, less what those before it say."""
        rest = self._reduced(polynomial, factors)
        if rest:
            self.members.append(({m: rest[m] for m in sorted(rest, key=rank)}, factors))

    def _complete(self) -> None:
        pairs = [(i, j) for j in range(len(self.members)) for i in range(j)]
        for _ in range(PAIRS):
            if not pairs or len(self.members) > MEMBERS:
                return
            i, j = pairs.pop(0)
            known = len(self.members)
            self._pair(i, j)
            pairs += [(k, known) for k in range(known) if len(self.members) > known]

    def _pair(self, i: int, j: int) -> None:
        """Take in the combination of two in which their leading monomials cancel."""
        (m, c), (n, d) = (next(iter(self.members[k][0].items())) for k in (i, j))
        common = _common(m, n)
        if not common:
            return
        shared = gcd(c, d)
        polynomial: Sum = {}
        factors: list[Sum] = [{} for _ in range(self.count)]
        for k, rest, e in ((i, _without(n, common), d // shared), (j, _without(m, common), -c // shared)):
            self._accumulate(polynomial, self.members[k][0], rest or (), e)
            for into, factor in zip(factors, self.members[k][1], strict=True):
                self._accumulate(into, factor, rest or (), e)
        self._extend(polynomial, factors)

    def _accumulate(self, into: Sum, polynomial: Sum, m: Monomial, c: int) -> None:
        """Add c * m * polynomial."""
        for n, d in polynomial.items():
            product = tuple(sorted(m + n))
            e = self.ring.reduced(into.pop(product, 0) + c * d)
            if e:
                into[product] = e

    def _reduced(self, polynomial: Sum, factors: list[Sum]) -> Sum:
        """What is left of a polynomial when multiples of the members are taken away; FACTORS follows."""
        rest = dict(polynomial)
        for _ in range(STEPS):
            step = self._step(rest)
            if step is None:
                break
            k, m, c = step
            self._accumulate(rest, self.members[k][0], m, -c)
            for into, factor in zip(factors, self.members[k][1], strict=True):
                self._accumulate(into, factor, m, -c)
        return rest

    def _step(self, polynomial: Sum) -> tuple[int, Monomial, int] | None:
        """A member whose leading monomial divides one of the polynomial, the greatest possible, and the quotient."""
        for m in sorted(polynomial, key=rank):
            for k, (member, _) in enumerate(self.members):
                n, d = next(iter(member.items()))
                rest, c = _without(m, n), self.ring.quotient(polynomial[m], d)
                if rest is not None and c is not None:
                    return k, rest, c
        return None


def _common(m: Monomial, n: Monomial) -> Monomial:
    """What divides both monomials."""
    return tuple(sorted((Counter(m) & Counter(n)).elements()))


def _without(m: Monomial, part: Monomial) -> Monomial | None:
    """The monomial M divided by PART; None if it is no multiple."""
    left = list(m)
    for atom in part:
        if atom not in left:
            return None
        left.remove(atom)
    return tuple(left)


def ring_procedure(t: Term) -> Thm | None:
    """⊢ (s = t) = T where the sides have one normal form; ⊢ t = its normal form for words; for `simp`, set "ring".

    The numbers have normal forms in every `simp`, which these would undo.
    """
    try:
        if not is_eq(t):
            return normal_form(t) if t.type.con is WORD else None
        normaliser = Normaliser()
        left, right = (normaliser.same(side) for side in t.args)
    except TooLarge:
        return None
    return EQT_INTRO(TRANS(left, SYM(right))) if left.concl.args[1] is right.concl.args[1] else None
