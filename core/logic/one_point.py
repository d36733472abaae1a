"""Quantified variables whose value is said: `there is x with x = t and p x` is p t."""

from __future__ import annotations

from collections.abc import Sequence

from lemmata.core.kernel import terms as tm
from lemmata.core.kernel.terms import LAM, Term
from lemmata.core.kernel.thm import ASSUME, BETA, DEDUCT_ANTISYM, EQ_MP, REFL, TRANS, Thm
from lemmata.core.logic.equality import AP_TERM, SYM
from lemmata.core.logic.propositional import CONJUNCTS, DISCH, MP
from lemmata.core.logic.quantifiers import CHOOSE, EXISTS, GEN, SPEC
from lemmata.core.logic.syntax import is_eq, is_exists, is_forall, strip_conj, strip_implies


def ONE_POINT(t: Term) -> Thm | None:
    """⊢ t = p, without the quantifier of T; None where T is not quantified over a variable whose value is said.

    exists x. ... and x = s and ...           is what is said of s
    forall x. ... implies x = s implies ...   likewise
    exists x. p, forall x. p                  is p, if x is not in p
    """
    there = is_exists(t)
    if not (there or is_forall(t)) or t.args[0].kind != LAM:
        return None
    x = tm.fresh(t.args[0].name, t.args[0].type.doms[0], t.free)
    body = tm.open_lams(t.args[0], (x,))
    premises = [] if there else strip_implies(body)[0]
    said = [p for premise in ([body] if there else premises) for p in strip_conj(premise)]
    value = _value(x, said) if body.free & x.free else x
    if value is None:
        return None
    reduced = tm.substitute(body, {x: value})
    if there:
        forward = CHOOSE(x, ASSUME(t), EQ_MP(_same(x, value, [body], body), ASSUME(body)))
        back = EXISTS(t, value, ASSUME(reduced))
    else:
        forward = SPEC(value, ASSUME(t))
        held = EQ_MP(SYM(_same(x, value, premises, body)), ASSUME(reduced))
        for p in premises:
            held = MP(held, ASSUME(p))
        for p in reversed(premises):
            held = DISCH(p, held)
        back = GEN(x, held)
    return DEDUCT_ANTISYM(back, forward)


def _value(x: Term, said: Sequence[Term]) -> Term | None:
    """What the first equation of SAID says that X is."""
    for p in said:
        if is_eq(p):
            for here, there in (p.args, p.args[::-1]):
                if here is x and not there.free & x.free:
                    return there
    return None


def _same(x: Term, value: Term, given: Sequence[Term], body: Term) -> Thm:
    """GIVEN ⊢ BODY = BODY[VALUE/X], where one of the conjuncts of GIVEN says that X is VALUE, or X is VALUE."""
    if x is value:
        return REFL(body)
    known = [th for p in given for th in CONJUNCTS(ASSUME(p))]
    th = next(th for th in known if is_eq(th.concl) and set(th.concl.args) == {x, value})
    applied = AP_TERM(tm.lam(x, body), th if th.concl.args[0] is x else SYM(th))
    left, right = applied.concl.args
    return TRANS(SYM(BETA(left)), TRANS(applied, BETA(right)))
