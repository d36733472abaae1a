"""Arithmetic on naturals and words: the constants that the kernel computes with, each with its definition.

Naturals are 0 | Suc with recursive arithmetic; words are {n | n < 2^N}, and their operations are defined
through naturals. The computation rules (`literals`, `evaluate`) agree with these definitions, and tests
replay them.
"""

from __future__ import annotations

from lemmata.core.kernel import datatypes as dt
from lemmata.core.kernel import terms as tm
from lemmata.core.kernel import types as ty
from lemmata.core.kernel.logic import AND, CONSTANTS, OR, call, if_, introduce, negate
from lemmata.core.kernel.terms import Symbol, Term, app, eq, lams
from lemmata.core.kernel.thm import _NOTHING, _make
from lemmata.core.kernel.types import BOOL, NAT, Type, fun

N, M, K = ty.width_var("N"), ty.width_var("M"), ty.width_var("K")
WN, WM = ty.word(N), ty.word(M)
_p, _q = tm.var("p", BOOL), tm.var("q", BOOL)
_m, _n, _k, _i = (tm.var(n, NAT) for n in "mnki")

# Naturals ------------------------------------------------------------------------------------------

SUC, NAT_CASE, NAT_REC = dt.SUC, dt.NAT_CASE, dt.NAT_REC
ZERO, ONE, TWO = tm.nat(0), tm.nat(1), tm.nat(2)


def _rec(zero: Term, step: Term, n: Term) -> Term:
    return call(NAT_REC, zero, step, n)


ADD = introduce("nat.add", _m, _n, _rec(_n, lams([_k, _i], call(SUC, _i)), _m))
PRED = introduce("nat.pred", _n, call(NAT_CASE, _n, ZERO, tm.lam(_k, _k)))
SUB = introduce("nat.sub", _m, _n, _rec(_m, lams([_k, _i], call(PRED, _i)), _n))
MUL = introduce("nat.mul", _m, _n, _rec(ZERO, lams([_k, _i], call(ADD, _n, _i)), _m))
POW = introduce("nat.pow", _m, _n, _rec(ONE, lams([_k, _i], call(MUL, _m, _i)), _n))
LE = introduce("nat.le", _m, _n, eq(call(SUB, _m, _n), ZERO))
LT = introduce("nat.lt", _m, _n, call(LE, call(SUC, _m), _n))
_wrap = if_(eq(call(SUC, _i), _n), ZERO, call(SUC, _i))
MOD = introduce("nat.mod", _m, _n, _rec(ZERO, lams([_k, _i], _wrap), _m))
_carry = if_(eq(call(SUC, call(MOD, _k, _n)), _n), call(SUC, _i), _i)
DIV = introduce("nat.div", _m, _n, _rec(ZERO, lams([_k, _i], _carry), _m))
ODD = introduce("nat.odd", _n, eq(call(MOD, _n, TWO), ONE))
HALF = introduce("nat.half", _n, call(DIV, _n, TWO))
_op, _step = tm.var("f", fun(BOOL, BOOL, BOOL)), tm.var("s", fun(NAT, NAT, NAT))
_bit = if_(app(_op, call(ODD, _m), call(ODD, _n)), ONE, ZERO)
_bits = call(ADD, _bit, call(MUL, TWO, app(_step, call(HALF, _m), call(HALF, _n))))
BITWISE = introduce("nat.bitwise", _op, _k, _rec(lams([_m, _n], ZERO), lams([_i, _step, _m, _n], _bits), _k))

# Words ---------------------------------------------------------------------------------------------

OF_NAT = tm.new_symbol("word.of_nat", fun(NAT, WN), tm.PRIMITIVE)
UINT = tm.new_symbol("word.uint", fun(WN, NAT), tm.PRIMITIVE)
WIDTH = tm.new_symbol("word.width", fun(WN, NAT), tm.PRIMITIVE)
CONSTANTS.update({s.name: s for s in (OF_NAT, UINT, WIDTH)})
_w, _v, _u = tm.var("x", WN), tm.var("y", WN), tm.var("y", WM)


def of_nat(n: Term, width: Type) -> Term:
    """The word of a width (numeral or variable) that the natural N has modulo 2^width."""
    return call(OF_NAT, n, result=ty.word(width))


def uint(x: Term) -> Term:
    """The natural value of the word X."""
    return call(UINT, x)


def width(x: Term) -> Term:
    """The width of the word X, as a natural."""
    return call(WIDTH, x)


_two_to_width = call(POW, TWO, width(_w))
_WORD = frozenset({"words"})
WORD_AXIOMS = tuple(
    _make(_NOTHING, concl, _WORD, "WORD_AXIOM", (), (i,))
    for i, concl in enumerate(
        [
            eq(of_nat(uint(_w), N), _w),
            eq(uint(of_nat(_n, N)), call(MOD, _n, call(POW, TWO, width(of_nat(_n, N))))),
            eq(width(_w), width(_v)),
        ]
    )
)
_xn, _yn, _ym = uint(_w), uint(_v), uint(_u)


def _binary(name: str, n: Term) -> Symbol:
    return introduce(name, _w, _v, of_nat(n, N))


def _logical(name: str, f: Term) -> Symbol:
    return _binary(name, call(BITWISE, f, width(_w), _xn, _yn))


W_ADD = _binary("word.add", call(ADD, _xn, _yn))
W_MUL = _binary("word.mul", call(MUL, _xn, _yn))
W_AND = _logical("word.and", tm.const(AND))
W_OR = _logical("word.or", tm.const(OR))
W_XOR = _logical("word.xor", lams([_p, _q], negate(eq(_p, _q))))
W_NOT = introduce("word.not", _w, of_nat(call(BITWISE, lams([_p, _q], negate(_p)), width(_w), _xn, _xn), N))
W_SUB = _binary("word.sub", call(ADD, call(ADD, _xn, uint(call(W_NOT, _v))), ONE))
W_NEG = introduce("word.neg", _w, call(W_SUB, of_nat(ZERO, N), _w))
W_UDIV = _binary("word.udiv", if_(eq(_yn, ZERO), uint(call(W_NOT, of_nat(ZERO, N))), call(DIV, _xn, _yn)))
W_UREM = _binary("word.urem", call(MOD, _xn, _yn))
W_SHL = introduce("word.shl", _w, _n, of_nat(call(MUL, _xn, call(POW, TWO, _n)), N))
W_LSHR = introduce("word.lshr", _w, _n, of_nat(call(DIV, _xn, call(POW, TWO, _n)), N))
W_BIT = introduce("word.bit", _w, _n, call(ODD, call(DIV, _xn, call(POW, TWO, _n))))
W_MSB = introduce("word.msb", _w, call(W_BIT, _w, call(SUB, width(_w), ONE)))
_shifted = call(W_NOT, call(W_LSHR, call(W_NOT, _w), _n))
W_ASHR = introduce("word.ashr", _w, _n, if_(call(W_MSB, _w), _shifted, call(W_LSHR, _w, _n)))
_turn = call(MOD, _n, width(_w))
_rest = call(SUB, width(_w), _turn)
W_ROR = introduce("word.ror", _w, _n, call(W_OR, call(W_LSHR, _w, _turn), call(W_SHL, _w, _rest)))
W_ROL = introduce("word.rol", _w, _n, call(W_OR, call(W_SHL, _w, _turn), call(W_LSHR, _w, _rest)))
W_ULT = introduce("word.ult", _w, _v, call(LT, _xn, _yn))
W_ULE = introduce("word.ule", _w, _v, call(LE, _xn, _yn))
_same_sign = eq(call(W_MSB, _w), call(W_MSB, _v))
W_SLT = introduce("word.slt", _w, _v, if_(_same_sign, call(W_ULT, _w, _v), call(W_MSB, _w)))
W_SLE = introduce("word.sle", _w, _v, negate(call(W_SLT, _v, _w)))
_glued = call(ADD, call(MUL, _xn, call(POW, TWO, width(_u))), _ym)
W_CONCAT = introduce("word.concat", _w, _u, of_nat(_glued, K))
W_EXTRACT = introduce("word.extract", _n, _w, of_nat(call(DIV, _xn, call(POW, TWO, _n)), M))
W_ZEXT = introduce("word.zero_extend", _w, of_nat(_xn, M))
_extended = call(W_NOT, call(W_ZEXT, call(W_NOT, _w), result=WM))
W_SEXT = introduce("word.sign_extend", _w, if_(call(W_MSB, _w), _extended, call(W_ZEXT, _w, result=WM)))
