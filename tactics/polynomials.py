"""Polynomials in normal form, with the theorem that a term is the normal form of its polynomial.

The monomials stand in graded order, so that multiplying by one keeps the order. What is found in Python only
says which law to use next; each step of a sum or product is an instance of a law of the ring.
"""

from __future__ import annotations

from collections.abc import Generator, Sequence
from functools import cache, cmp_to_key

from lemmata.core.kernel.terms import APP, CONST, Term
from lemmata.core.kernel.thm import MK_COMB, REFL, TRANS, Thm
from lemmata.core.kernel.types import NAT, WORD, Type
from lemmata.core.library.integers import INT
from lemmata.core.logic.conv import LITERAL_CONV, combine
from lemmata.core.logic.equality import AP_ARG
from lemmata.core.logic.ordering import precedes
from lemmata.core.logic.printing import show
from lemmata.core.logic.traverse import Visits, drive
from lemmata.tactics.rings import Ring, integers, naturals
from lemmata.tactics.word_rings import LiteralWords, VariableWords

MAX_MONOMIALS = 3_000

Monomial = tuple[int, ...]
"""The atoms of a product, as their numbers, in order."""
Polynomial = tuple[tuple[Monomial, int], ...]
"""Monomials with their coefficients, none of which is 0, the greatest first."""


class TooLarge(Exception):
    """A polynomial would have more than `MAX_MONOMIALS` monomials."""


@cache
def ring_of(kind: Type) -> Ring | None:
    """The ring on a type; None where there is none."""
    if kind is NAT:
        return naturals()
    if kind is INT:
        return integers()
    if kind.con is WORD and (kind.args[0].is_var or kind.args[0].value):
        return VariableWords(kind) if kind.args[0].is_var else LiteralWords(kind)
    return None


def rank(monomial: Monomial) -> tuple[int, Monomial]:
    """A key to sort monomials by: the greatest degree first, then by the atoms."""
    return -len(monomial), monomial


class Normal:
    """The polynomial of a term in a ring, and ⊢ term = the normal form, a sum ended by 0."""

    __slots__ = ("_tidy", "polynomial", "ring", "theorem")

    def __init__(self, ring: Ring, polynomial: Polynomial, theorem: Thm) -> None:
        self.ring = ring
        self.polynomial = polynomial
        self.theorem = theorem
        self._tidy: Thm | None = None

    @property
    def term(self) -> Term:
        """The normal form."""
        return self.theorem.concl.args[1]

    def tidy(self) -> Thm:
        """⊢ term = the normal form without factors 1 and summands 0."""
        if self._tidy is None:
            self._tidy = TRANS(self.theorem, _tidy_sum(self.ring, self.term))
        return self._tidy


def _tidy_sum(ring: Ring, total: Term) -> Thm:
    """⊢ c * m + (... + 0) = c * m + ..., monomials tidied"""
    heads = []
    while total.args and total.head is ring.add:
        heads.append(total.args[0])
        total = total.args[1]
    th = REFL(total)
    for place, head in enumerate(reversed(heads)):
        first = _tidy_product(ring, head)
        if not place:
            th = TRANS(ring.law("add_zero", p=head), first)
        else:
            th = MK_COMB(REFL(ring.add), first, th)
    return th


def _tidy_product(ring: Ring, product: Term) -> Thm:
    """⊢ c * (x * (... * 1)) = c * (x * ...), without a factor 1"""
    factors, one = [], ring.literal(1)
    rest = product
    while rest is not one:
        factors.append(rest.args[0])
        rest = rest.args[1]
    th = ring.law("mul_one", p=factors[-1])
    for factor in reversed(factors[:-1]):
        th = AP_ARG(ring.times(factor, th.concl.args[0]), 1, th)
    if len(factors) > 1 and factors[0] is one:
        th = TRANS(th, ring.law("one_mul", p=th.concl.args[1].args[1]))
    return th


class Normaliser:
    """Normal forms over one numbering of atoms, of every ring.

    ATOMS come first, in their order; others follow as they are met. With PARTS, atoms are brought to a normal form
    too, in their arguments.
    """

    def __init__(self, atoms: Sequence[Term] = (), parts: bool = True) -> None:
        self.atoms: list[Term] = list(atoms)
        self._inside = parts
        self.numbers = {t: i for i, t in enumerate(self.atoms)}
        self._memo: dict[Term, Normal | Thm | None] = {}
        self._monomials: dict[tuple[Type, Monomial], Term] = {}
        self._products: dict[tuple[Type, Monomial, Monomial], Thm] = {}

    def normal(self, t: Term) -> Normal | None:
        """The normal form of T; None where its type is no ring. Raises TooLarge."""
        found = drive(self._visit, t, self._memo)
        return found if isinstance(found, Normal) else None

    def same(self, t: Term) -> Thm:
        """⊢ T = T', where terms that this normaliser can tell to be equal have one T'. Raises TooLarge."""
        found = drive(self._visit, t, self._memo)
        if found is None:
            return REFL(t)
        return found.theorem if isinstance(found, Normal) else found

    # Terms -------------------------------------------------------------------------------------

    def built(self, ring: Ring, p: Polynomial) -> Term:
        """The term of a polynomial, in normal form."""
        return self._suffixes(ring, p)[0]

    def shown(self, ring: Ring, p: Polynomial) -> str:
        """A polynomial as text."""
        return show(_tidy_sum(ring, self.built(ring, p)).concl.args[1], 60)

    def monomial(self, ring: Ring, m: Monomial) -> Term:
        """The product of the atoms of M, ended by 1."""
        found = self._monomials.get((ring.type, m))
        if found is None:
            found = ring.literal(1)
            for number in reversed(m):
                found = ring.times(self.atoms[number], found)
            self._monomials[ring.type, m] = found
        return found

    def head(self, ring: Ring, c: int, m: Monomial) -> Term:
        """A coefficient and a monomial."""
        return ring.times(ring.literal(c), self.monomial(ring, m))

    def _suffixes(self, ring: Ring, p: Polynomial) -> list[Term]:
        """The terms of P, of P without its first monomial, and so on to 0."""
        found = [ring.literal(0)]
        for m, c in reversed(p):
            found.append(ring.plus(self.head(ring, c, m), found[-1]))
        found.reverse()
        return found

    def _visit(self, t: Term) -> Visits[Normal | Thm | None]:
        ring = ring_of(t.type)
        if ring is None or t.loose:
            return (yield from self._parts(t)) if self._inside else None
        value = ring.value(t)
        if value is not None:
            return self._numeral(ring, value, t)
        if t.kind == APP and len(t.args) == 2 and t.head in (ring.add, ring.mul):
            left = yield t.args[0]
            right = yield t.args[1]
            if isinstance(left, Normal) and isinstance(right, Normal):
                return self._combined(ring, t, left, right)
        opened = ring.opened(t)
        if opened is not None:
            inner = yield opened.concl.args[1]
            if isinstance(inner, Normal):
                return Normal(ring, inner.polynomial, TRANS(opened, inner.theorem))
        same = LITERAL_CONV(t)
        if same is None and self._inside:
            same = yield from self._parts(t)
        if same is not None:
            again = yield same.concl.args[1]
            if isinstance(again, Normal):
                return Normal(ring, again.polynomial, TRANS(same, again.theorem))
        if t not in self.numbers:
            self.numbers[t] = len(self.atoms)
            self.atoms.append(t)
        return Normal(ring, (((self.numbers[t],), 1),), ring.law("atom", x=t))

    def _parts(self, t: Term) -> Generator[Term, Normal | Thm | None, Thm | None]:
        """⊢ T = T with its arguments in normal form; None where they are."""
        if t.kind != APP or t.head.kind != CONST or t.loose:
            return None
        args: list[Thm | None] = []
        for a in t.args:
            below = yield a
            th = below.tidy() if isinstance(below, Normal) else below
            args.append(th if th is not None and th.concl.args[1] is not a else None)
        return combine(t, None, args)

    def _numeral(self, ring: Ring, value: int, t: Term) -> Normal:
        c = ring.reduced(value)
        return Normal(ring, (((), c),), ring.law("numeral", c=t)) if c else Normal(ring, (), REFL(t))

    # Sums and products -------------------------------------------------------------------------

    def _combined(self, ring: Ring, t: Term, left: Normal, right: Normal) -> Normal:
        """The normal form of T, the sum or product of terms with the normal forms LEFT and RIGHT."""
        operation = t.head
        if operation is ring.add:
            polynomial, th = self.add(ring, left.polynomial, right.polynomial)
        else:
            if len(left.polynomial) * len(right.polynomial) > MAX_MONOMIALS:
                raise TooLarge
            polynomial, th = self.multiply(ring, left.polynomial, right.polynomial)
        same = MK_COMB(REFL(operation), left.theorem, right.theorem)
        return Normal(ring, polynomial, TRANS(same, th))

    def add(self, ring: Ring, p: Polynomial, q: Polynomial) -> tuple[Polynomial, Thm]:
        """P + Q, and ⊢ p + q = that, for their terms."""
        ps, qs = self._suffixes(ring, p), self._suffixes(ring, q)
        steps: list[tuple[Thm, Thm | None, bool]] = []  # with the sum of the coefficients; is it 0?
        found: list[tuple[Monomial, int]] = []
        i = j = 0
        while i < len(p) and j < len(q):
            (m, c), (n, d) = p[i], q[j]
            if m == n:
                e = ring.reduced(c + d)
                total = ring.computed(ring.add, c, d)
                values = {"c": ring.literal(c), "d": ring.literal(d), "m": self.monomial(ring, m)}
                th = ring.law("add_same", p=ps[i + 1], q=qs[j + 1], **values)
                steps.append((th, total, not e))
                i, j = i + 1, j + 1
                if e:
                    found.append((m, e))
            elif rank(m) < rank(n):
                th = ring.law("add_left", x=ps[i].args[0], p=ps[i + 1], q=qs[j])
                steps.append((th, None, False))
                found.append(p[i])
                i += 1
            else:
                th = ring.law("add_right", x=qs[j].args[0], p=ps[i], q=qs[j + 1])
                steps.append((th, None, False))
                found.append(q[j])
                j += 1
        th = ring.law("add_zero", p=ps[i]) if j == len(q) else ring.law("zero_add", p=qs[j])
        found += p[i:] if j == len(q) else q[j:]
        for step, coefficient, gone in reversed(steps):
            th = self._under(ring, step, coefficient, th, gone)
        return tuple(found), th

    def _under(self, ring: Ring, step: Thm, coefficient: Thm | None, rest: Thm, gone: bool) -> Thm:
        """⊢ s = x' + r from STEP, ⊢ s = x + r', and REST, ⊢ r' = r; COEFFICIENT computes the first factor of x.

        Where that is 0 the monomial is GONE: ⊢ s = r.
        """
        whole = step.concl.args[1]
        if coefficient is None:
            return TRANS(step, AP_ARG(whole, 1, rest))
        first = AP_ARG(whole.args[0], 0, coefficient)
        th = TRANS(step, MK_COMB(REFL(whole.head), first, rest))
        if not gone:
            return th
        return TRANS(th, ring.law("vanish", m=whole.args[0].args[1], p=rest.concl.args[1]))

    def _product(self, ring: Ring, m: Monomial, n: Monomial) -> tuple[Monomial, Thm]:
        """The product of two monomials, and ⊢ m * n = that."""
        product = tuple(sorted(m + n))
        known = self._products.get((ring.type, m, n))
        if known is not None:
            return product, known
        steps: list[Thm] = []
        i = j = 0
        while i < len(m) and j < len(n):
            left, right = self.monomial(ring, m[i:]), self.monomial(ring, n[j:])
            if m[i] <= n[j]:
                steps.append(ring.law("mul_left", x=left.args[0], m=left.args[1], n=right))
                i += 1
            else:
                steps.append(ring.law("mul_right", x=right.args[0], m=left, n=right.args[1]))
                j += 1
        if j == len(n):
            th = ring.law("mul_one", p=self.monomial(ring, m[i:]))
        else:
            th = ring.law("one_mul", p=self.monomial(ring, n[j:]))
        for step in reversed(steps):
            th = TRANS(step, AP_ARG(step.concl.args[1], 1, th))
        self._products[ring.type, m, n] = th
        return product, th

    def _scale(self, ring: Ring, c: int, m: Monomial, q: Polynomial) -> tuple[Polynomial, Thm]:
        """A monomial with its coefficient times Q, and ⊢ c * m * q = that."""
        head, qs = self.head(ring, c, m), self._suffixes(ring, q)
        th = ring.law("mul_zero", p=head)
        found: list[tuple[Monomial, int]] = []
        for j in range(len(q) - 1, -1, -1):
            n, d = q[j]
            product, same = self._product(ring, m, n)
            first, rest = qs[j].args
            step = ring.law("scale", c=head.args[0], m=head.args[1], d=first.args[0], n=first.args[1], q=rest)
            e = ring.reduced(c * d)
            monomial = MK_COMB(REFL(ring.mul), ring.computed(ring.mul, c, d), same)
            step = TRANS(step, MK_COMB(REFL(ring.add), monomial, th))
            if e:
                found.append((product, e))
            else:
                step = TRANS(step, ring.law("vanish", m=monomial.concl.args[1].args[1], p=th.concl.args[1]))
            th = step
        found.reverse()
        return tuple(found), th

    def multiply(self, ring: Ring, p: Polynomial, q: Polynomial) -> tuple[Polynomial, Thm]:
        """P * Q, and ⊢ p * q = that, for their terms."""
        if len(p) > len(q):
            swapped, th = self.multiply(ring, q, p)
            left, right = th.concl.args[0].args
            return swapped, TRANS(ring.law("commute", p=right, q=left), th)
        ps, other = self._suffixes(ring, p), self._suffixes(ring, q)[0]
        found: Polynomial = ()
        th = ring.law("zero_mul", p=other)
        for i in range(len(p) - 1, -1, -1):
            m, c = p[i]
            first, scaled = self._scale(ring, c, m, q)
            step = ring.law("distribute", x=ps[i].args[0], p=ps[i + 1], q=other)
            step = TRANS(step, MK_COMB(REFL(ring.add), scaled, th))
            found, total = self.add(ring, first, found)
            th = TRANS(step, total)
        return found, th


def normal_form(t: Term) -> Thm | None:
    """⊢ T = its normal form, in which atoms stand in the order of terms; None where it is that, or no ring's.

    Raises TooLarge.
    """
    if ring_of(t.type) is None:
        return None
    found = Normaliser(parts=False)
    found.normal(t)
    ordered = Normaliser(sorted(found.atoms, key=cmp_to_key(_order)), parts=False).normal(t)
    th = None if ordered is None else ordered.tidy()
    return None if th is None or th.concl.args[1] is t else th


def _order(s: Term, t: Term) -> int:
    return 0 if s is t else -1 if precedes(s, t) else 1
