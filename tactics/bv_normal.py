"""Words as polynomials, ahead of bit-blasting: what is equal by the laws of rings becomes one term.

A sum of words is brought to the shape p - q, with coefficients below half of 2^width in both, ~q for -q - 1, and its atoms in
one order; an equation to p == q with what both sides share taken away. The blaster then meets the same adders again.
A form that costs more gates than the term it is for is not used.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Container, Iterable
from functools import cache

from lemmata.core.kernel import prelude as pr
from lemmata.core.kernel import terms as tm
from lemmata.core.kernel import types as ty
from lemmata.core.kernel.logic import F, T, call
from lemmata.core.kernel.terms import APP, LIT, Term, eq
from lemmata.core.kernel.thm import ASSUME, INST_TYPE, REFL, TRANS, Thm
from lemmata.core.kernel.types import Type
from lemmata.core.library import word_bitwise as bitwise
from lemmata.core.library import word_ring as words
from lemmata.core.library.word_bits import x, y
from lemmata.core.logic.conv import CONV_RULE, LITERAL_CONV, bottom_up, chain, combine
from lemmata.core.logic.equality import AP_ARG, AP_TERM, AP_THM, SYM
from lemmata.core.logic.match import match_theorem
from lemmata.core.logic.propositional import DISCH, IMP_ANTISYM
from lemmata.core.logic.quantifiers import IF_CONG_EQT
from lemmata.core.logic.syntax import is_if
from lemmata.core.logic.traverse import Visits, drive
from lemmata.tactics import bv_choice
from lemmata.tactics.bv_bitwise import Bitwise
from lemmata.tactics.polynomials import Normaliser, TooLarge
from lemmata.tactics.ring import ring
from lemmata.tactics.rings import head_of

Polynomial = tuple[tuple[tuple[int, ...], int], ...]
_SUMS = (pr.W_ADD, pr.W_SUB, pr.W_NEG, pr.W_NOT, pr.W_MUL)
_MONOMIALS = 12  # a sum of more is left as it is
LOCAL = 8  # steps at one node


def is_sum(t: Term) -> bool:
    """Is T a sum, difference, negation, complement or product of words of two bits or more?"""
    return head_of(t) in _SUMS and t.type.args[0].is_numeral and t.type.args[0].value > 1


class Sums:
    """Brings the sums of a goal to their shape; each once."""

    def __init__(self, bits: Bitwise | None = None) -> None:
        """With BITS, trees of bitwise operations are brought to their shape too."""
        self.normaliser = Normaliser(parts=False)
        self.counts: Counter[str] = Counter()
        self._bits = bits
        self._memo: dict[Term, Thm | None] = {}

    def of(self, p: Term) -> Thm | None:
        """⊢ P = P', or None where nothing changes."""
        return drive(self._visit, p, self._memo)

    def _visit(self, t: Term) -> Visits[Thm | None]:
        if t.kind != APP or t.loose:
            return None
        if is_sum(t):
            th = yield from self._spine(t)
            return chain(th, self._shaped(_now(t, th)))
        args = []
        for a in t.args:
            args.append((yield a))
        th = combine(t, None, args)
        for _ in range(LOCAL):
            step = self._local(_now(t, th))
            if step is None:
                break
            th = chain(th, step)
            if is_sum(_now(t, th)):
                more = yield _now(t, th)
                return chain(th, more)
        return chain(th, self._equation(_now(t, th)))

    def _spine(self, t: Term) -> Visits[Thm | None]:
        """⊢ T = T with what stands under its sums in shape; sums inside the sum stay open."""
        done: dict[Term, Thm | None] = {}
        for u in _bottom_up(t):
            args = []
            for a in u.args:
                args.append(done[a] if is_sum(a) else (yield a))
            th = combine(u, None, args)
            done[u] = chain(th, self._counted("conditionals", bv_choice.shape(_now(u, th))))
        return done[t]

    def _local(self, t: Term) -> Thm | None:
        """One step at the root of T, whose parts have their shapes."""
        th = _at_literals(t)
        if th is None:
            th = self._counted("conditionals", bv_choice.shape(t))
        if th is None and self._bits is not None:
            th = self._counted("bitwise", self._bits.shape(t))
        return th

    def _counted(self, what: str, th: Thm | None) -> Thm | None:
        if th is not None:
            self.counts[what] += 1
        return th

    # Shapes ------------------------------------------------------------------------------------

    def polynomial(self, t: Term) -> Polynomial | None:
        """The polynomial of T; None where it is none, or has too many monomials."""
        try:
            found = self.normaliser.normal(t)
        except TooLarge:
            return None
        if found is None or len(found.polynomial) > _MONOMIALS:
            return None
        return found.polynomial

    def _shaped(self, t: Term) -> Thm | None:
        """⊢ T = its shape, or None where that costs more."""
        p = self.polynomial(t) if is_sum(t) else None
        if p is None:
            return None
        new = self.built(t.type, p)
        known = self.normaliser.numbers
        if new is t or cost([new], known) > cost([t], known):
            return None
        return self._counted("sums", self.same(t, new))

    def same(self, t: Term, new: Term) -> Thm | None:
        """⊢ T = NEW, where they have one normal form."""
        left, right = self.normaliser.normal(t), self.normaliser.normal(new)
        if left is None or right is None or left.term is not right.term:
            return None
        return TRANS(left.theorem, SYM(right.theorem))

    def _equation(self, t: Term) -> Thm | None:
        """⊢ (a = b) = (p = q) with what the sides share taken away."""
        if head_of(t) is not tm.EQ or t.args[0].type.con is not ty.WORD:
            return None
        a, b = t.args
        kind = a.type
        if not kind.args[0].is_numeral or kind.args[0].value < 2 or not (is_sum(a) or is_sum(b)):
            return None
        difference = call(pr.W_SUB, a, b)
        p = self.polynomial(difference)
        if p is None:
            return None
        if not p or (len(p) == 1 and p[0][0] == ()):
            return self._decided(a, b, difference, p[0][1] if p else 0)
        plus, minus = _halves(p, kind)
        left, right = self._sum(kind, plus), self._sum(kind, minus)
        if cost([eq(left, right)], self.normaliser.numbers) > cost([t], self.normaliser.numbers) or {
            left,
            right,
        } == {a, b}:
            return None
        other = self.same(difference, call(pr.W_SUB, left, right))
        if other is None:
            return None
        self.counts["sums"] += 1
        return TRANS(_replaced(difference_law(a, b), other), SYM(difference_law(left, right)))

    def _decided(self, a: Term, b: Term, difference: Term, value: int) -> Thm | None:
        """⊢ (a = b) = True or False, where their DIFFERENCE is a number."""
        same = self.same(difference, tm.lit(a.type, value))
        if same is None:
            return None
        th = _replaced(difference_law(a, b), same)
        computed = LITERAL_CONV(th.concl.args[1])
        return None if computed is None else self._counted("sums", TRANS(th, computed))

    def built(self, kind: Type, p: Polynomial) -> Term:
        """The shape of a polynomial."""
        plus, minus = _halves(p, kind)
        top = (1 << kind.args[0].value) - 1
        constant = dict(p).get((), 0)
        if constant == top and minus:  # -q - 1 = ~q
            plus = tuple([(m, c) for m, c in plus if m])
            inverse = call(pr.W_NOT, self._sum(kind, minus))
            return call(pr.W_ADD, self._sum(kind, plus), inverse) if plus else inverse
        if not minus:
            return self._sum(kind, plus)
        q = self._sum(kind, minus)
        return call(pr.W_SUB, self._sum(kind, plus), q) if plus else call(pr.W_NEG, q)

    def _sum(self, kind: Type, p: Polynomial) -> Term:
        if not p:
            return tm.lit(kind, 0)
        found: Term | None = None
        for m, c in p:
            t = self._monomial(kind, m, c)
            found = t if found is None else call(pr.W_ADD, found, t)
        return found if found is not None else tm.lit(kind, 0)

    def _monomial(self, kind: Type, m: tuple[int, ...], c: int) -> Term:
        """The product of C and the atoms of a monomial; powers of two, as which shifts count, are shifts again."""
        atoms = [self.normaliser.atoms[i] for i in m]
        amounts = [n for a in atoms if (n := _exponent(a)) is not None]
        factors = [a for a in atoms if _exponent(a) is None]
        t = factors[0] if factors else tm.lit(kind, c)
        for a in factors[1:]:
            t = call(pr.W_MUL, t, a)
        if factors and c != 1:
            t = call(pr.W_MUL, t, tm.lit(kind, c))
        for n in amounts:
            t = call(pr.W_SHL, t, n)
        return t


@cache
def _inverse() -> Thm:
    """⊢ x ^ ~0 = ~x, at every width"""
    ones = call(pr.W_NOT, words.of_nat(tm.nat(0)))
    return bitwise.law(eq(call(pr.W_XOR, x, ones), call(pr.W_NOT, x)))


@cache
def _inverse_at(width: int) -> Thm:
    """⊢ x ^ 0xf...f = ~x"""
    return CONV_RULE(bottom_up(LITERAL_CONV), INST_TYPE({pr.N: ty.num(width)}, _inverse()))


def _at_literals(t: Term) -> Thm | None:
    """One step on operations on literals, and on exclusive or with ones."""
    if head_of(t) is pr.W_XOR and t.args[1].kind == LIT and t.args[1].value == (1 << _width(t)) - 1 > 0:
        th = _inverse_at(_width(t))
        return match_theorem(th, th.concl.args[0], t)
    if is_if(t) and t.args[0] in (T, F):
        return IF_CONG_EQT(REFL(t.args[0]), t.args[1], t.args[2])
    return LITERAL_CONV(t)


def _exponent(a: Term) -> Term | None:
    """The number n of an atom 2^n, as which a shift by n appears among polynomials; None for other atoms."""
    if head_of(a) is not pr.OF_NAT or head_of(a.args[0]) is not pr.POW or a.args[0].args[0] is not tm.nat(2):
        return None
    return a.args[0].args[1]


def _bottom_up(t: Term) -> list[Term]:
    """The sums inside a sum, parts before wholes."""
    found: dict[Term, None] = {}
    stack = [(t, False)]
    while stack:
        u, ready = stack.pop()
        if u in found:
            continue
        if ready:
            found[u] = None
        else:
            stack.append((u, True))
            stack.extend((a, False) for a in u.args if is_sum(a))
    return list(found)


def _halves(p: Polynomial, kind: Type) -> tuple[Polynomial, Polynomial]:
    """What is added, literals with it, and what is taken away: coefficients above half of 2^width, negated."""
    size = 1 << kind.args[0].value
    plus = tuple([(m, c) for m, c in p if c <= size // 2 or not m])
    minus = tuple([(m, size - c) for m, c in p if c > size // 2 and m])
    return plus, minus


def _now(t: Term, th: Thm | None) -> Term:
    """What T has become."""
    return t if th is None else th.concl.args[1]


def _replaced(th: Thm, same: Thm) -> Thm:
    """⊢ p = (d' = 0) from ⊢ p = (d = 0) and ⊢ d = d'."""
    return TRANS(th, AP_ARG(th.concl.args[1], 0, same))


@cache
def _at_every_width() -> Thm:
    """⊢ (x = y) = (x - y = 0), at every width"""
    zero = words.of_nat(tm.nat(0))
    left, right = eq(x, y), eq(call(pr.W_SUB, x, y), zero)
    assumed = ASSUME(left)
    forward = TRANS(
        AP_THM(AP_TERM(call(pr.W_SUB, x, y).head, assumed), y), ring([], eq(call(pr.W_SUB, y, y), zero))
    )
    back = ring([], eq(call(pr.W_ADD, call(pr.W_SUB, x, y), y), x))
    plus = call(pr.W_ADD, x, y).head
    there = AP_THM(AP_TERM(plus, ASSUME(right)), y)
    backward = TRANS(TRANS(SYM(back), there), ring([], eq(call(pr.W_ADD, zero, y), y)))
    return IMP_ANTISYM(DISCH(left, forward), DISCH(right, backward))


def difference_law(a: Term, b: Term) -> Thm:
    """⊢ (a = b) = (a - b = 0), at a literal width."""
    th = match_theorem(_at_every_width(), _at_every_width().concl.args[0], eq(a, b))
    if th is None:
        raise ValueError(f"{a!r} and {b!r} are no words")
    zero = th.concl.args[1].args[1]
    computed = LITERAL_CONV(zero)
    return th if computed is None else TRANS(th, AP_ARG(th.concl.args[1], 1, computed))


# What a goal costs -------------------------------------------------------------------------------------


def cost(roots: Iterable[Term], atoms: Container[Term] = ()) -> int:
    """About how many full adders bit-blasting makes of terms, down to ATOMS; shared ones count once."""
    total = 0
    seen: set[Term] = set()
    stack = list(roots)
    while stack:
        t = stack.pop()
        if t in seen or t.kind != APP or t in atoms:
            continue
        seen.add(t)
        stack.extend(t.args)
        symbol = head_of(t)
        if symbol in (pr.W_ADD, pr.W_SUB, pr.W_NEG):
            total += _width(t)
        elif symbol in (pr.W_MUL, pr.W_UDIV, pr.W_UREM):
            total += _product_cost(t)
        elif symbol is pr.W_SHL and t.args[1].kind != LIT:
            total += _width(t) * _width(t).bit_length() // 2  # a stage of choices for each bit of the amount
    return total


def _product_cost(t: Term) -> int:
    literals = [a.value for a in t.args if a.kind == LIT]
    width = _width(t)
    if not literals:
        return width * width
    ones = min(literals[0].bit_count(), (-literals[0] & ((1 << width) - 1)).bit_count() + 1)
    return width * max(ones - 1, 0)


def _width(t: Term) -> int:
    return int(t.type.args[0].value) if t.type.args[0].is_numeral else 64
