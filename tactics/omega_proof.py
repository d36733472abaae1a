"""From a refutation that the omega test found to a theorem of the kernel.

Terms become linear forms, coefficients times terms, by the theorems of `core.library.linear`; each inference is
an instance of one of them, and the new coefficients are computed by EVALUATE.
"""

from __future__ import annotations

from collections.abc import Sequence
from functools import cache

from lemmata.core.kernel import terms as tm
from lemmata.core.kernel.evaluate import EVALUATE, Context
from lemmata.core.kernel.terms import APP, CONST, Term
from lemmata.core.kernel.thm import ASSUME, EQ_MP, INST, MK_COMB, REFL, TRANS, Thm
from lemmata.core.language import integers as i
from lemmata.core.language import registry
from lemmata.core.language.unfolding import equations
from lemmata.core.library import integer_order as order
from lemmata.core.library import integers as z
from lemmata.core.library import linear
from lemmata.core.library import naturals as nat
from lemmata.core.library.integers import INT, law, nonneg, number, of
from lemmata.core.library.proving import boolean_rules
from lemmata.core.logic.equality import AP_ARG, SYM
from lemmata.core.logic.propositional import DISJ_CASES, MP
from lemmata.core.logic.traverse import Visits, drive
from lemmata.tactics.omega_search import CONSTANT, Refutation, Row, Split

_ADD, _SUB, _MUL, _NEG = (registry.definition(f).constant for f in (i.add, i.subtract, i.multiply, i.negate))
Form = dict[int, int]


def integer_value(t: Term) -> int | None:
    """The integer that a literal is; None for other terms."""
    if t.kind == APP and t.head.kind == CONST and len(t.args) == 1 and t.args[0].kind == tm.LIT:
        if t.head is z.of_nat(tm.nat(0)).head:
            return int(t.args[0].value)
        if t.head is z.negative(tm.nat(0)).head:
            return -int(t.args[0].value) - 1
    return None


class Forms:
    """Terms as linear forms in atoms, which are collected on the way."""

    def __init__(self) -> None:
        self.atoms: list[Term] = []
        self._index: dict[Term, int] = {}
        self._memo: dict[Term, Form] = {}

    def form(self, t: Term) -> Form:
        """The form of an integer term; what is not linear in it is an atom."""
        return drive(self._visit, t, self._memo)

    def _visit(self, t: Term) -> Visits[Form]:
        value = integer_value(t)
        if value is not None:
            return {CONSTANT: value}
        head = t.head if t.kind == APP else t
        if head in (_ADD, _SUB):
            left = yield t.args[0]
            right = yield t.args[1]
            return _sum(left, right, 1 if head is _ADD else -1)
        if head is _NEG:
            inner = yield t.args[0]
            return _sum({}, inner, -1)
        if head is _MUL:
            left = yield t.args[0]
            right = yield t.args[1]
            for one, other in ((left, right), (right, left)):
                if set(one) <= {CONSTANT}:
                    return _sum({}, other, one.get(CONSTANT, 0))
        if t not in self._index:
            self._index[t] = len(self.atoms)
            self.atoms.append(t)
        return {self._index[t]: 1}


def _sum(left: Form, right: Form, k: int) -> Form:
    found = dict(left)
    for v, c in right.items():
        found[v] = found.get(v, 0) + k * c
    return {v: c for v, c in found.items() if c}


class Replay:
    """The theorems of one refutation: about forms in the atoms of FORMS, from GIVEN, theorems 0 <= t."""

    def __init__(self, forms: Forms, given: Sequence[Thm]) -> None:
        self.forms = forms
        self.given = given
        self.environment = linear.vector([number(1), *forms.atoms])
        atoms = [tm.var(f"omega.{v}", INT) for v in range(len(forms.atoms))]
        self._values = dict(zip(atoms, forms.atoms, strict=True))
        self._variables = linear.vector([number(1), *atoms])
        functions = (linear.dot, linear.plus, linear.scale, i.add, i.multiply, i.floor_divide, i.less_equal)
        constants = [registry.definition(f).constant for f in functions]
        rules = [*linear.arithmetic(), *boolean_rules(), *equations(*constants)]
        self.context = Context(rules, steps=2_000_000)
        self._linear: dict[Term, Thm] = {}
        self._rows: dict[Row, Thm] = {}

    def refute(self, refutation: Refutation) -> Thm:
        """Γ ⊢ F, where Γ are the hypotheses of what was given."""
        if isinstance(refutation, Row):
            th = self.row(refutation)
            form = nonneg(of(linear.dot, _coefficients(th), self._variables))
            return EQ_MP(INST(self._values, EVALUATE(self.context, form)), th)
        split = self._split(refutation)
        holds, fails = split.concl.args
        if refutation.holds is None or refutation.fails is None:
            raise ValueError("a case without a refutation")
        return DISJ_CASES(
            split, _under(holds, self.refute(refutation.holds)), _under(fails, self.refute(refutation.fails))
        )

    def _split(self, split: Split) -> Thm:
        """⊢ 0 <= form or 0 <= -1 - form"""
        form = self._dot(split.form, self._variables)
        th = INST({z.x: form}, order.nonneg_split())
        less = INST({z.x: number(-1), z.y: form}, _subtraction())
        one = SYM(EVALUATE(self.context, self._dot({CONSTANT: -1}, self._variables)))
        less = TRANS(less, self._added(one, self._scaled(number(-1), REFL(form))))
        return INST(self._values, EQ_MP(AP_ARG(th.concl, 1, AP_ARG(th.concl.args[1], 1, less)), th))

    def _dot(self, form: Form, environment: Term) -> Term:
        size = max([v for v in form if v != CONSTANT], default=-1) + 2
        values = [form.get(CONSTANT, 0), *[form.get(v, 0) for v in range(size - 1)]]
        return of(linear.dot, linear.vector([number(c) for c in values]), environment)

    # Rows --------------------------------------------------------------------------------------

    def row(self, row: Row) -> Thm:
        """⊢ 0 <= dot cs environment, for a row."""
        stack = [row]
        while stack:
            top = stack[-1]
            if top in self._rows:
                stack.pop()
                continue
            todo = [r for r in _premises(top) if r not in self._rows]
            if todo:
                stack.extend(todo)
            else:
                self._rows[top] = self._make(top)
        return self._rows[row]

    def _make(self, row: Row) -> Thm:
        match row.origin:
            case ("given", int(index)):
                th = self.given[index]
                same = self.linear(th.concl.args[1])
                return EQ_MP(AP_ARG(th.concl, 1, same), th)
            case ("assumed", Split() as split, bool(side)):
                return ASSUME(self._split(split).concl.args[0 if side else 1])
            case ("cut", Row() as inner, int(divisor)):
                return self._cut(self._rows[inner], divisor)
            case ("sum", tuple(parts)):
                (k, first), *rest = parts
                th = self._rows[first]
                for j, (m, other) in enumerate(rest):
                    th = self._combine(th, k if j == 0 else 1, self._rows[other], m)
                return th
        raise ValueError(f"a row that nothing justifies: {row.origin}")

    def _combine(self, left: Thm, k: int, right: Thm, m: int) -> Thm:
        """⊢ 0 <= dot (k * cs + m * ds) environment"""
        a, b = _coefficients(left), _coefficients(right)
        values = {
            linear.cs: a,
            linear.ds: b,
            linear.xs: self.environment,
            nat.a: tm.nat(k),
            nat.b: tm.nat(m),
        }
        return self._evaluated(MP(MP(INST(values, linear.combine()), left), right))

    def _cut(self, th: Thm, divisor: int) -> Thm:
        """⊢ 0 <= dot [c // d, *cs] environment from a form whose other coefficients are d * cs"""
        constant, rest = _coefficients(th).args
        shorter = []
        while rest.kind == APP:
            shorter.append(number((integer_value(rest.args[0]) or 0) // divisor))
            rest = rest.args[1]
        values = {
            linear.x: constant,
            linear.cs: linear.vector(shorter),
            linear.xs: self.environment.args[1],
            nat.k: tm.nat(divisor - 1),
        }
        scheme = INST(values, linear.cut())
        wanted = scheme.concl.args[0]
        same = self._coefficients_evaluated(wanted)
        return self._evaluated(MP(scheme, EQ_MP(SYM(same), th)))

    def _coefficients_evaluated(self, p: Term) -> Thm:
        """⊢ p = p', for p of the form 0 <= dot cs environment, with cs computed."""
        form = p.args[1]
        return AP_ARG(p, 1, AP_ARG(form, 0, EVALUATE(self.context, form.args[0])))

    def _evaluated(self, th: Thm) -> Thm:
        return EQ_MP(self._coefficients_evaluated(th.concl), th)

    # Terms -------------------------------------------------------------------------------------

    def linear(self, t: Term) -> Thm:
        """⊢ t = dot cs environment"""
        return INST(self._values, drive(self._visit, t, self._linear))

    def _visit(self, t: Term) -> Visits[Thm]:
        """⊢ t = dot cs variables, variables standing for the atoms: evaluation is not to look into these."""
        head = t.head if t.kind == APP else t
        if head is _ADD or head is _SUB:
            left = yield t.args[0]
            right = yield t.args[1]
            if head is _ADD:
                return self._added(left, right)
            th = INST({z.x: left.concl.args[0], z.y: right.concl.args[0]}, _subtraction())
            return TRANS(th, self._added(left, self._scaled(number(-1), right)))
        if head is _NEG:
            inner = yield t.args[0]
            th = INST({z.x: inner.concl.args[0]}, _negation())
            return TRANS(th, self._scaled(number(-1), inner))
        if head is _MUL:
            for k, other in (t.args, t.args[::-1]):
                if set(self.forms.form(k)) <= {CONSTANT}:
                    inner = yield other
                    scaled = self._scaled(k, inner)
                    if k is t.args[0]:
                        return scaled
                    return TRANS(INST({z.x: inner.concl.args[0], z.y: k}, _commuted()), scaled)
        return SYM(EVALUATE(self.context, self._dot(self.forms.form(t), self._variables)))

    def _added(self, left: Thm, right: Thm) -> Thm:
        """⊢ s + t = dot cs variables from the theorems about s and t"""
        values = {
            linear.cs: left.concl.args[1].args[0],
            linear.ds: right.concl.args[1].args[0],
            linear.xs: self._variables,
        }
        same = MK_COMB(REFL(_ADD), left, right)
        return self._joined(TRANS(same, SYM(INST(values, linear.dot_plus()))))

    def _scaled(self, k: Term, inner: Thm) -> Thm:
        """⊢ k * t = dot cs variables from the theorem about t; k is made of literals"""
        factor = EVALUATE(self.context, k)
        values = {
            linear.x: factor.concl.args[1],
            linear.cs: inner.concl.args[1].args[0],
            linear.xs: self._variables,
        }
        same = MK_COMB(REFL(_MUL), factor, inner)
        return self._joined(TRANS(same, SYM(INST(values, linear.dot_scale()))))

    def _joined(self, th: Thm) -> Thm:
        """TH, ⊢ t = dot cs variables, with cs computed."""
        form = th.concl.args[1]
        return TRANS(th, AP_ARG(form, 0, EVALUATE(self.context, form.args[0])))


def _premises(row: Row) -> list[Row]:
    if row.origin[0] == "cut":
        return [r for r in row.origin[1:] if isinstance(r, Row)]
    if row.origin[0] == "sum" and isinstance(row.origin[1], tuple):
        return [r for _, r in row.origin[1]]
    return []


def _coefficients(th: Thm) -> Term:
    return th.concl.args[1].args[0]


def _under(p: Term, th: Thm) -> Thm:
    from lemmata.core.logic.equality import ADD_HYP

    return th if p in th.hyps else ADD_HYP(p, th)


@cache
def _subtraction() -> Thm:
    """⊢ x - y = x + -1 * y"""
    return law(tm.eq(z.sub(z.x, z.y), z.add(z.x, z.mul(number(-1), z.y))))


@cache
def _negation() -> Thm:
    """⊢ -x = -1 * x"""
    return law(tm.eq(of(i.negate, z.x), z.mul(number(-1), z.x)))


@cache
def _commuted() -> Thm:
    """⊢ x * y = y * x"""
    return law(tm.eq(z.mul(z.x, z.y), z.mul(z.y, z.x)))
