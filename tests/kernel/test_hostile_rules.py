"""Attempts to make the kernel's rules prove what they must not. No plain asserts: this runs under python -O too."""

import copy
import pickle

import pytest
from lemmata.core.kernel import datatypes as dt
from lemmata.core.kernel import logic, thm
from lemmata.core.kernel import prelude as pr
from lemmata.core.kernel import terms as tm
from lemmata.core.kernel import types as ty
from lemmata.core.kernel.definitions import define, define_type
from lemmata.core.kernel.errors import KernelError
from lemmata.core.kernel.tautology import TAUTOLOGY
from lemmata.core.kernel.thm import (
    ABS,
    ASSUME,
    BETA,
    CHOICE,
    EQ_MP,
    INST,
    INST_TYPE,
    MK_COMB,
    REFL,
    TRANS,
    Thm,
)
from lemmata.core.kernel.types import BOOL, NAT, fun

A, B = ty.type_var("A"), ty.type_var("B")
p, q = tm.var("p", BOOL), tm.var("q", BOOL)
x, y = tm.var("x", NAT), tm.var("y", NAT)
f = tm.var("f", fun(NAT, NAT))
SELF = ty.type_var("Self")


def refuse(action, *args, kinds=(KernelError,), **named):
    with pytest.raises(kinds):
        action(*args, **named)


def want(condition):
    if not condition:
        pytest.fail("the kernel let this through")


def test_ill_typed_applications():
    refuse(tm.app, f, p)
    refuse(tm.app, x, y)
    refuse(tm.app, f, x, x)
    refuse(tm.app, f, 3)
    refuse(tm.app, 3, x)
    refuse(tm.eq, x, p)
    refuse(MK_COMB, REFL(f), REFL(p))
    refuse(ASSUME, x)
    refuse(TRANS, REFL(x), REFL(y))
    refuse(EQ_MP, REFL(p), ASSUME(q))
    refuse(BETA, x)
    refuse(tm.const, tm.EQ, fun(NAT, NAT, NAT))


def test_loose_bound_variables_stay_inside():
    inside = tm.lam(x, tm.app(f, x)).body
    refuse(tm.app, f, inside.args[0])
    refuse(tm.lam, x, inside)
    refuse(REFL, inside)
    refuse(ASSUME, tm.lam(p, p).body)
    refuse(tm.substitute, x, {x: inside.args[0]})
    refuse(tm.open_lams, tm.lam(x, x), [inside.args[0]])
    refuse(INST, {x: inside.args[0]}, REFL(x))


def test_substitution_does_not_capture():
    th = INST({y: x}, REFL(tm.lam(x, tm.app(tm.var("g", fun(NAT, NAT, NAT)), x, y))))
    left = th.concl.args[0]
    want(left.free & x.free)
    want(tm.open_lams(left, [tm.nat(1)]).args == (tm.nat(1), x))


def test_bad_instantiations():
    n = ty.width_var("N")
    refuse(INST, {x: p}, REFL(x))
    refuse(INST, {tm.nat(1): tm.nat(2)}, REFL(x))
    refuse(INST_TYPE, {A: ty.num(3)}, REFL(tm.var("a", A)))
    refuse(INST_TYPE, {n: NAT}, REFL(tm.var("w", ty.word(n))))
    refuse(INST_TYPE, {NAT: BOOL}, REFL(x))
    refuse(ty.con, ty.WORD, NAT)
    refuse(ty.con, ty.FUN, ty.num(1), NAT)
    refuse(tm.var, "v", ty.num(8))


def test_generalisation_needs_a_fresh_variable():
    th = ASSUME(tm.eq(x, tm.nat(0)))
    refuse(ABS, x, th)
    a, b = tm.var("v", A), tm.var("v", NAT)
    other = TRANS(REFL(x), REFL(x))
    hyp = ASSUME(tm.eq(a, a))
    both = EQ_MP(REFL(hyp.concl), hyp)
    merged = INST_TYPE({A: NAT}, both)
    refuse(ABS, b, TRANS(EQ_MP(REFL(merged.concl), merged), REFL(b)))
    want(ABS(y, other).hyps == frozenset())


def test_definitions():
    refuse(define, "c", x)
    refuse(
        define,
        "c",
        tm.app(
            tm.lam(tm.var("a", A), logic.T),
            tm.app(tm.const(tm.SELECT, fun(fun(A, BOOL), A)), tm.lam(tm.var("a", A), logic.T)),
        ),
    )
    refuse(define, "bad name", logic.T)
    refuse(define, "", logic.T)
    one, other = define("c", logic.T), define("c", logic.F)
    want(one.concl.args[0] is not other.concl.args[0])
    # `c = not c` speaks of the older c, and is another constant again
    circular = define("c", logic.negate(one.concl.args[0]))
    want(circular.concl.args[0] is not one.concl.args[0])
    want(define("c", logic.T) is one)


def spec(*constructors, name="bad", params=()):
    return dt.Spec(name, params, SELF, constructors)


def test_datatypes_that_are_refused():
    refuse(dt.datatype, spec(("C", (fun(SELF, NAT),)), ("D", ())))
    refuse(dt.datatype, spec(("C", (fun(NAT, SELF),)), ("D", ())))
    refuse(dt.datatype, spec(("C", (fun(fun(SELF, NAT), NAT),)), ("D", ())))
    refuse(dt.datatype, spec(("C", (SELF,))))
    refuse(dt.datatype, spec())
    refuse(dt.datatype, spec(("C", ()), ("C", ())))
    refuse(dt.datatype, spec(("C", (B,)), ("D", ())))
    refuse(dt.datatype, spec(("bad.case", ())))
    refuse(dt.datatype)
    (holder,) = dt.datatype(dt.Spec("holder", (A,), SELF, (("Hold", (fun(A, NAT),)),)))
    refuse(dt.datatype, spec(("C", (ty.con(holder.con, SELF),)), ("D", ())))
    (pair,) = dt.datatype(dt.Spec("twice", (A,), SELF, (("Twice", (A, A)),)))
    refuse(dt.datatype, spec(("C", (ty.con(pair.con, SELF),))))
    refuse(dt.distinct, dt.NAT_DATA, 0, 0)
    refuse(dt.distinct, dt.NAT_DATA, 0, 7)
    refuse(dt.injective, dt.NAT_DATA, -1)
    refuse(dt.case_equation, dt.NAT_DATA, True)
    fake = dt.Datatype(dt.NAT_DATA.con, (), dt.NAT_DATA.constructors, dt.NAT_DATA.case, dt.NAT_DATA.group, 0)
    refuse(dt.induction, fake)


def test_empty_subtypes():
    refuse(define_type, "t", REFL(x))  # = x x: the predicate is not closed
    refuse(define_type, "t", ASSUME(tm.app(tm.lam(x, logic.T), x)))
    refuse(define_type, "t", ASSUME(p))


def test_literals_and_widths():
    refuse(tm.lit, ty.word(8), 256)
    refuse(tm.lit, ty.word(8), -1)
    refuse(tm.lit, ty.word(8), True)
    refuse(tm.lit, NAT, True)
    refuse(tm.lit, NAT, 1.0)
    refuse(tm.lit, BOOL, 1)
    refuse(tm.lit, ty.word(ty.width_var("N")), 1)
    refuse(ty.num, True)
    refuse(ty.num, -1)
    refuse(tm.eq, tm.lit(ty.word(8), 1), tm.lit(ty.word(16), 1))
    refuse(logic.call, pr.W_ADD, tm.lit(ty.word(8), 1), tm.lit(ty.word(16), 1))
    refuse(dt.NAT_SUC, -1)
    refuse(dt.NAT_SUC, True)
    want(tm.lit(NAT, 1) is tm.nat(1))


def test_nothing_can_be_changed():
    th = REFL(x)
    for thing in (x, tm.app(f, x), NAT, tm.EQ, ty.NAT_CON, th):
        for name in ("name", "type", "args", "hyps", "concl", "kind", "digest", "new"):
            refuse(setattr, thing, name, logic.F, kinds=(AttributeError,))
        refuse(copy.deepcopy, thing, kinds=(TypeError, KernelError))
        refuse(pickle.dumps, thing, kinds=(TypeError, pickle.PicklingError, KernelError))
    refuse(Thm, (frozenset(), logic.F, frozenset(), "", (), None))
    refuse(Thm)
    want(not isinstance(th[:2], Thm))
    want(not isinstance(th + (), Thm))


def test_arguments_changed_afterwards_do_not_matter():
    theta = {x: tm.nat(1)}
    th = INST(theta, REFL(x))
    theta[x] = tm.nat(2)
    want(th.concl is tm.eq(tm.nat(1), tm.nat(1)))
    want(th.data == ((x, tm.nat(1)),))


class Impostor:
    """Claims to equal whatever it is compared with."""

    loose = 0
    type = NAT
    kind = tm.VAR
    free = 0
    concl = logic.F
    hyps = frozenset()

    def __eq__(self, other):
        return True

    def __hash__(self):
        return hash(x)


def test_impostors():
    fake = Impostor()
    for action in (REFL, ASSUME, BETA, CHOICE, thm.EXTENSIONALITY):
        refuse(action, fake)
    refuse(tm.app, f, fake)
    refuse(EQ_MP, REFL(p), fake)
    refuse(EQ_MP, fake, REFL(p))
    refuse(INST, {x: fake}, REFL(x))
    refuse(ABS, fake, REFL(x))
    refuse(TAUTOLOGY, fake, b"")
    refuse(define, "c", fake)


def test_axioms_are_carried_along():
    admitted = thm.ADMIT(logic.F, "oops")
    want("admitted:oops" in EQ_MP(REFL(logic.F), admitted).axioms)
    want("admitted:oops" in INST({}, admitted).axioms)
    want("admitted:oops" in TRANS(thm.DEDUCT_ANTISYM(admitted, REFL(x)), REFL(REFL(x).concl)).axioms)
