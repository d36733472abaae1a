"""Facts about numbers, taken apart: inequalities 0 <= t over the integers, and what remains to be split."""

from __future__ import annotations

from functools import cache

from lemmata.core.kernel import logic
from lemmata.core.kernel import prelude as pr
from lemmata.core.kernel import terms as tm
from lemmata.core.kernel.datatypes import NAT_SUC
from lemmata.core.kernel.literals import COMPUTED
from lemmata.core.kernel.logic import F, T, call, conj, negate
from lemmata.core.kernel.terms import APP, CONST, LIT, Symbol, Term, eq
from lemmata.core.kernel.thm import EQ_MP, INST, Thm
from lemmata.core.kernel.types import BOOL, NAT, Type
from lemmata.core.language import integers as i
from lemmata.core.language import registry
from lemmata.core.library import integer_order as order
from lemmata.core.library import integers as z
from lemmata.core.library import naturals as nat
from lemmata.core.library.integers import INT, law, nonneg, of, of_nat, sub
from lemmata.core.library.proving import prove
from lemmata.core.logic.conv import CONV_RULE, LITERAL_CONV, Conv, beta_normalise, top_depth
from lemmata.core.logic.equality import SYM
from lemmata.core.logic.propositional import CONJUNCT1, CONJUNCT2, PROP
from lemmata.core.logic.rewriting import Rules, rewrite
from lemmata.core.logic.syntax import is_conj, is_disj, is_eq, is_if, is_implies, is_not, mk_disj, subterms
from lemmata.tactics.omega_proof import integer_value

_LESS, _LESS_EQUAL = (registry.definition(f).constant.symbol for f in (i.less, i.less_equal))
_MULTIPLY = registry.definition(i.multiply).constant.symbol
_DIVIDE, _MODULO = (registry.definition(f).constant.symbol for f in (i.floor_divide, i.modulo))


def _head(t: Term) -> Symbol | None:
    return t.head.symbol if t.kind == APP and t.head.kind == CONST else None


class Facts:
    """What is known: `rows`, theorems 0 <= t; `splits`, disjunctions; `absurd`, a contradiction once there is one."""

    def __init__(self) -> None:
        self.rows: list[Thm] = []
        self.splits: list[Thm] = []
        self.absurd: Thm | None = None
        self._truths: dict[Term, Thm] = {}
        self._seen: set[Term] = set()

    def copy(self) -> Facts:
        """The same facts, to be added to apart."""
        other = Facts()
        other.rows, other.splits, other.absurd = list(self.rows), list(self.splits), self.absurd
        other._truths, other._seen = dict(self._truths), set(self._seen)
        return other

    def next_split(self) -> Thm | None:
        """Take a disjunction out; None if there is none."""
        return self.splits.pop(0) if self.splits else None

    def add(self, th: Thm) -> None:
        """Take in a fact, and what is known of the terms in it."""
        stack = [CONV_RULE(beta_normalise, th)]
        while stack and self.absurd is None:
            th = stack.pop()
            p = th.concl
            if p is F:
                self.absurd = th
            elif p is T:
                continue
            elif is_conj(p):
                stack += [CONJUNCT2(th), CONJUNCT1(th)]
            elif is_disj(p):
                self.splits.append(th)
            else:
                plainer = _plainer(th)
                if plainer is not None:
                    stack.append(plainer)
                elif _head(p) is _LESS_EQUAL and integer_value(p.args[0]) == 0:
                    self._row(th, stack)
                else:
                    self._truth(th)

    def _truth(self, th: Thm) -> None:
        """A proposition that arithmetic says nothing of."""
        p = th.concl
        denied = p.args[0] if is_not(p) else negate(p)
        if denied in self._truths:
            self.absurd = PROP([th, self._truths[denied]], F)
        self._truths[p] = th

    def _row(self, th: Thm, stack: list[Thm]) -> None:
        th = CONV_RULE(pushed(th.concl), th)
        if _head(th.concl) is not _LESS_EQUAL:
            stack.append(th)  # it was computed away
            return
        self.rows.append(th)
        for t in subterms(th.concl):
            if t not in self._seen and not t.loose:
                self._seen.add(t)
                stack.extend(facts_of(t))


# Propositions --------------------------------------------------------------------------------------


def _plainer(th: Thm) -> Thm | None:
    """A fact that says the same in simpler words; None for an inequality 0 <= t and for what is no arithmetic."""
    p = th.concl
    if is_not(p):
        return _denial(th)
    if is_implies(p):
        return PROP([th], mk_disj(negate(p.args[0]), p.args[1]))
    if is_if(p):
        c, a, b = p.args
        return PROP([th], mk_disj(conj(c, a), conj(negate(c), b)))
    if is_eq(p):
        return _equation(th)
    return _order(th)


def _denial(th: Thm) -> Thm | None:
    q = th.concl.args[0]
    if is_not(q):
        return PROP([th], q.args[0])
    if is_conj(q):
        return PROP([th], mk_disj(negate(q.args[0]), negate(q.args[1])))
    if is_disj(q):
        return PROP([th], conj(negate(q.args[0]), negate(q.args[1])))
    if is_implies(q):
        return PROP([th], conj(q.args[0], negate(q.args[1])))
    if is_if(q):
        c, a, b = q.args
        return PROP([th], mk_disj(conj(c, negate(a)), conj(negate(c), negate(b))))
    if is_eq(q) and q.args[0].type is BOOL:
        a, b = q.args
        return PROP([th], mk_disj(conj(a, negate(b)), conj(negate(a), b)))
    rule = _denials().get(_head(q)) if not is_eq(q) else _unequal(q)
    return _by(rule, th) if rule is not None else None


def _equation(th: Thm) -> Thm | None:
    a, b = th.concl.args
    if a.type is BOOL:
        if _head(a) is None and _head(b) is None:
            return None
        return PROP([th], mk_disj(conj(a, b), conj(negate(a), negate(b))))
    if a.type is NAT:
        return _by(order.cast_eq(), th)
    return _by(_equal(), th) if a.type is INT else None


def _order(th: Thm) -> Thm | None:
    p = th.concl
    head = _head(p)
    if head is pr.LT or head is pr.LE:
        return _by(order.cast_lt() if head is pr.LT else order.cast_le(), th)
    if head is _LESS:
        return _by(order.less_nonneg(), th)
    if head is _LESS_EQUAL and integer_value(p.args[0]) != 0:
        return _by(order.less_equal_nonneg(), th)
    return None


def _by(rule: Thm, th: Thm) -> Thm:
    """TH rewritten at the root by RULE, an equation of propositions with distinct variables on the left."""
    left = rule.concl.args[0]
    theta: dict[Term, Term] = {}
    stack = [(left, th.concl)]
    while stack:
        pattern, t = stack.pop()
        if pattern.kind == tm.VAR:
            theta[pattern] = t
        elif pattern.kind == APP:
            stack.extend(zip(pattern.args, t.args, strict=True))
    return EQ_MP(INST(theta, rule), th)


@cache
def _denials() -> dict[Symbol | None, Thm]:
    """What it means that < or <= does not hold."""
    m, n, x, y = nat.m, nat.n, z.x, z.y
    less = eq(negate(of(i.less, x, y)), of(i.less_equal, y, x))
    less_equal = eq(negate(of(i.less_equal, x, y)), of(i.less, y, x))
    rules = [nat.le_not_lt()]
    return {
        pr.LT: prove(eq(negate(call(pr.LT, m, n)), call(pr.LE, n, m)), rules),
        pr.LE: prove(eq(negate(call(pr.LE, m, n)), call(pr.LT, n, m)), rules),
        _LESS: prove(less, [registry.definition(i.less_equal).equation]),
        _LESS_EQUAL: prove(less_equal, [registry.definition(i.less_equal).equation]),
    }


def _unequal(q: Term) -> Thm | None:
    return (
        _unequal_numbers()
        if q.args[0].type is INT
        else _unequal_naturals()
        if q.args[0].type is NAT
        else None
    )


@cache
def _unequal_naturals() -> Thm:
    """⊢ m != n = (m < n or n < m)"""
    m, n = nat.m, nat.n
    return prove(eq(negate(eq(m, n)), mk_disj(nat.lt(m, n), nat.lt(n, m))), [nat.eq_le(), nat.le_not_lt()])


@cache
def _unequal_numbers() -> Thm:
    """⊢ x != y = (x < y or y < x)"""
    x, y = z.x, z.y
    goal = eq(negate(eq(x, y)), mk_disj(of(i.less, x, y), of(i.less, y, x)))
    return law(goal, _unequal_naturals())


@cache
def _equal() -> Thm:
    """⊢ (x = y) = (0 <= x - y and 0 <= y - x)"""
    x, y = z.x, z.y
    return law(eq(eq(x, y), conj(nonneg(sub(x, y)), nonneg(sub(y, x)))), nat.eq_le())


# Terms ---------------------------------------------------------------------------------------------


@cache
def _pushing() -> Rules:
    """Naturals cast to integers: the cast pushed to the atoms."""
    m, n = nat.m, nat.n
    difference = law(eq(of(i.difference, m, n), sub(of_nat(m), of_nat(n))))
    unfolded = [registry.definition(f).equation for f in (i.modulo, i.absolute)]
    return Rules([*order.casts(), order.cast_suc(), order.cast_to_nat(), difference, *unfolded])


def pushed(p: Term) -> Conv:
    """The conversion that pushes casts inwards and opens // and % by literals, in P."""
    rules = _pushing()
    divisions = [rule for t in subterms(p) for rule in _division(t)]
    if divisions:
        rules = rules.copy()
        for th in divisions:
            rules.add(th)

    def step(t: Term) -> Thm | None:
        if _head(t) is _MODULO and not (integer_value(t.args[1]) or 0) > 0:
            return None
        if integer_value(t) is not None:
            return None  # not as a sum of 1 and 1 and 1
        return LITERAL_CONV(t) if _head(t) in COMPUTED else rules(t)

    return top_depth(step)


def _division(t: Term) -> list[Thm]:
    """⊢ of_nat (n // d) = of_nat n // of_nat d, for a natural quotient or remainder by a literal."""
    if _head(t) not in (pr.DIV, pr.MOD) or t.args[1].kind != LIT or not t.args[1].value:
        return []
    return list(_divisions_by(t.args[1].value))


@cache
def _divisions_by(divisor: int) -> tuple[Thm, ...]:
    return tuple([_at(divisor, th) for th in order.cast_division()])


@cache
def _bounds_by(divisor: int) -> Thm:
    return _at(divisor, order.modulo_bounds())


def _at(divisor: int, th: Thm) -> Thm:
    """TH about Suc k, for the literal DIVISOR."""
    return CONV_RULE(rewrite([SYM(NAT_SUC(divisor - 1))]), INST({nat.k: tm.nat(divisor - 1)}, th))


def facts_of(t: Term) -> list[Thm]:
    """What is known of a term besides its form: bounds of quotients, signs of naturals, cases of conditionals."""
    head = _head(t)
    if head is _head(of_nat(nat.n)) and t.args[0].kind != LIT:
        return [INST({nat.n: t.args[0]}, order.cast_nonneg()), *_natural(t.args[0])]
    if head is _DIVIDE and (integer_value(t.args[1]) or 0) > 0:
        divisor = t.args[1].args[0].value
        return [INST({z.x: t.args[0]}, _bounds_by(divisor))]
    if head is _MULTIPLY:
        number = _natural_product(t)
        if number is not None:
            return [CONV_RULE(_product_casts(), INST({nat.n: number}, order.cast_nonneg()))]
    if is_if(t) and t.type in (INT, NAT):
        c, a, b = t.args
        return [_conditional(t, c, a, b)]
    return []


def _natural_product(t: Term) -> Term | None:
    """The natural product of which T, a product of casts, is the cast; None where a factor is none."""
    made: dict[Term, Term] = {}
    stack = [t]
    while stack:
        u = stack[-1]
        if _head(u) is _MULTIPLY:
            todo = [a for a in u.args if a not in made]
            if todo:
                stack += todo
                continue
            made[u] = nat.times(made[u.args[0]], made[u.args[1]])
        elif _head(u) is _head(of_nat(nat.n)):
            made[u] = u.args[0]
        else:
            return None
        stack.pop()
    return made[t]


@cache
def _product_casts() -> Conv:
    return rewrite([order.casts()[1]])


def _natural(n: Term) -> list[Thm]:
    head = _head(n)
    if head is pr.SUB:
        return [INST({nat.m: n.args[0], nat.n: n.args[1]}, order.cast_sub())]
    return []


def _conditional(t: Term, c: Term, a: Term, b: Term) -> Thm:
    """⊢ c and t = a or not c and t = b, for t the conditional"""
    p, x, y = tm.var("p", BOOL), tm.var("x", t.type), tm.var("y", t.type)
    return INST({p: c, x: a, y: b}, _conditional_at(t.type))


@cache
def _conditional_at(kind: Type) -> Thm:
    p, x, y = tm.var("p", BOOL), tm.var("x", kind), tm.var("y", kind)
    whole = logic.if_(p, x, y)
    return prove(mk_disj(conj(p, eq(whole, x)), conj(negate(p), eq(whole, y))))
