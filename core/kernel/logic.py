"""The logical constants, with their definitions as in HOL Light's `bool.ml`."""

from __future__ import annotations

from lemmata.core.kernel import terms as tm
from lemmata.core.kernel import types as ty
from lemmata.core.kernel.definitions import define
from lemmata.core.kernel.errors import KernelError
from lemmata.core.kernel.terms import Symbol, Term, app, eq, lams
from lemmata.core.kernel.thm import Thm
from lemmata.core.kernel.types import BOOL, Type, fun

A = ty.type_var("A")
_p, _q, _r = (tm.var(n, BOOL) for n in "pqr")
_a, _b, _c = (tm.var(n, A) for n in "abc")
_P = tm.var("P", fun(A, BOOL))

DEFINITIONS: dict[str, Thm] = {}
CONSTANTS: dict[str, Symbol] = {"=": tm.EQ, "@": tm.SELECT}


def introduce(name: str, *parts: Term) -> Symbol:
    """Define NAME as the last of PARTS under the abstractions of the others, and list it by its name."""
    *parameters, body = parts
    th = DEFINITIONS[name] = define(name, lams(parameters, body))
    symbol = CONSTANTS[name] = th.concl.args[0].symbol
    return symbol


def call(symbol: Symbol, *args: Term, result: Type | None = None) -> Term:
    """SYMBOL, at the instance that fits, applied to ARGS. `result` fixes what the arguments leave open.

    Raises KernelError if the types do not match.
    """
    theta: dict[Type, Type] = {}
    doms, tails = symbol.type.doms, symbol.type.tails
    fits = len(args) <= len(doms) and all(
        ty.match(d, a.type, theta) for d, a in zip(doms, args, strict=False)
    )
    if not fits or result is not None and not ty.match(tails[len(args)], result, theta):
        got = ", ".join(str(a.type) for a in args)
        raise KernelError(f"{symbol.name} : {symbol.type} does not take ({got})")
    return app(tm.const(symbol, ty.instantiate(symbol.type, theta)), *args)


TRUE = introduce("T", eq(tm.lam(_p, _p), tm.lam(_p, _p)))
T = tm.const(TRUE)
_f = tm.var("f", fun(BOOL, BOOL, BOOL))
AND = introduce("and", _p, _q, eq(tm.lam(_f, app(_f, _p, _q)), tm.lam(_f, app(_f, T, T))))
IMPLIES = introduce("implies", _p, _q, eq(app(tm.const(AND), _p, _q), _p))
FORALL = introduce("forall", _P, eq(_P, tm.lam(_a, T)))


def forall(v: Term, body: Term) -> Term:
    """The proposition that BODY holds for all V."""
    return call(FORALL, tm.lam(v, body))


def implies(p: Term, q: Term) -> Term:
    """The implication of Q by P."""
    return call(IMPLIES, p, q)


def conj(p: Term, q: Term) -> Term:
    """The conjunction of P and Q."""
    return call(AND, p, q)


_some = implies(forall(_a, implies(app(_P, _a), _q)), _q)
EXISTS = introduce("exists", _P, forall(_q, _some))
OR = introduce("or", _p, _q, forall(_r, implies(implies(_p, _r), implies(implies(_q, _r), _r))))
FALSE = introduce("F", forall(_p, _p))
F = tm.const(FALSE)
NOT = introduce("not", _p, implies(_p, F))


def negate(p: Term) -> Term:
    """The negation of P."""
    return call(NOT, p)


_chosen = conj(implies(eq(_p, T), eq(_c, _a)), implies(eq(_p, F), eq(_c, _b)))
IF = introduce("if", _p, _a, _b, call(tm.SELECT, tm.lam(_c, _chosen)))


def if_(c: Term, a: Term, b: Term) -> Term:
    """A where C holds, else B."""
    return call(IF, c, a, b)
