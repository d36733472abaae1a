"""The bit-level equations of rotations by words: a barrel on the bits twice over, at any width."""

from __future__ import annotations

from functools import cache

from lemmata.core.kernel import prelude as pr
from lemmata.core.kernel import terms as tm
from lemmata.core.kernel.literals import LITERAL
from lemmata.core.kernel.logic import OR, F, call, implies, negate
from lemmata.core.kernel.terms import Term, eq
from lemmata.core.kernel.thm import ASSUME, INST, INST_TYPE, TRANS, Thm
from lemmata.core.kernel.types import BOOL, fun, num
from lemmata.core.language import builtins as lists
from lemmata.core.language.theory import LIST_TYPE
from lemmata.core.library import bits as b
from lemmata.core.library import naturals as nat
from lemmata.core.library.equations import meaning, recursion
from lemmata.core.library.naturals import ONE, ZERO, k, lt, m, mod, n, plus, suc
from lemmata.core.library.proving import clauses, instance, prove, prove_double
from lemmata.core.library.word_bits import (
    LIST,
    NIL,
    WIDTH,
    bit_list,
    bits_def,
    bits_or,
    c,
    length_nat_bits,
    nat_bits,
    nat_bits_value,
    of,
    p,
    u,
    value,
    value_bits,
    value_nat_bits,
    widths,
    x,
    xs,
    ys,
)
from lemmata.core.library.word_division import sub_add, value_remainder
from lemmata.core.library.word_shifts import (
    barrel_left,
    barrel_right,
    bits_lshr,
    bits_shl,
    nat_bits_product_mod,
)
from lemmata.core.logic.conv import ARG_CONV, CONV_RULE
from lemmata.core.logic.equality import EQF_ELIM, SYM
from lemmata.core.logic.propositional import DISCH, MP, UNDISCH
from lemmata.core.logic.rewriting import rewrite

zs = tm.var("zs", xs.type)


def _or(xs_: Term, ys_: Term) -> Term:
    return of(b.map2, tm.const(OR), xs_, ys_)


def _resize(size: Term, xs_: Term) -> Term:
    return of(b.resize, size, xs_)


def _drop(number: Term, xs_: Term) -> Term:
    return of(b.drop, number, xs_)


def _length(xs_: Term) -> Term:
    return of(lists.length, xs_)


def _minus(s: Term, t: Term) -> Term:
    return call(pr.SUB, s, t)


def _cons() -> Term:
    return tm.const(LIST_TYPE.constructors[1].term.symbol, fun(BOOL, LIST, LIST))


# Lists -------------------------------------------------------------------------------------------------


@cache
def _fine_clauses() -> list[Thm]:
    """What `resize`, `shift_in` and `map2` do, by cases of both arguments; nothing is unfolded on a variable."""
    rules = [*clauses(b.resize), *clauses(b.shift_in), *clauses(b.map2)]
    cons = _cons()
    longer, front = suc(k), tm.app(cons, c, xs)
    return [
        prove(eq(_resize(ZERO, xs), NIL), rules),
        prove(eq(_resize(longer, NIL), tm.app(cons, F, _resize(k, NIL))), rules),
        prove(eq(_resize(longer, front), tm.app(cons, c, _resize(k, xs))), rules),
        prove(eq(of(b.shift_in, ZERO, n, xs), NIL), rules),
        prove(eq(of(b.shift_in, k, ZERO, xs), _resize(k, xs)), rules, on=k, cases=True),
        prove(eq(of(b.shift_in, longer, suc(n), xs), tm.app(cons, F, of(b.shift_in, k, n, xs))), rules),
        prove(eq(_or(NIL, ys), NIL), rules),
        prove(eq(_or(front, NIL), NIL), rules),
        prove(eq(_or(front, tm.app(cons, p, ys)), tm.app(cons, call(OR, c, p), _or(xs, ys))), rules),
    ]


@cache
def dropped_joined() -> Thm:
    """⊢ not len xs < n implies
    map2 or (resize k (drop n xs)) (shift_in k (len xs - n) ys) = resize k (drop n (append xs ys))
    """
    both = of(lists.append, xs, ys)
    rules = [
        *_fine_clauses(), *clauses(b.drop), *clauses(lists.append), *clauses(lists.length),
        nat.add_one(), *nat.order_rules(), *nat.sub_rules(),
    ]  # fmt: skip
    empty = prove_double(eq(_or(_resize(k, NIL), _resize(k, ys)), _resize(k, ys)), k, ys, rules)
    rules += [empty, CONV_RULE(rewrite(_fine_clauses()[1:2]), instance(empty, k=suc(k)))]
    start = eq(_or(_resize(k, xs), of(b.shift_in, k, _length(xs), ys)), _resize(k, both))
    first = prove_double(start, xs, k, rules)
    whole = prove(eq(_drop(ZERO, xs), xs), rules, on=xs)
    parts = _or(_resize(k, _drop(n, xs)), of(b.shift_in, k, _minus(_length(xs), n), ys))
    goal = implies(negate(lt(_length(xs), n)), eq(parts, _resize(k, _drop(n, both))))
    front = tm.app(_cons(), c, xs)
    longer = CONV_RULE(
        rewrite([*clauses(lists.append), *clauses(lists.length), nat.add_one()]), instance(first, xs=front)
    )
    return prove_double(goal, n, xs, [*rules, first, longer, whole])


@cache
def _exchanged() -> Thm:
    """`dropped_joined`, with the operands of `map2 or` exchanged"""
    premise, equation = dropped_joined().concl.args
    one, other = equation.args[0].args[1:]
    swap = prove_double(eq(_or(xs, ys), _or(ys, xs)), xs, ys, _fine_clauses())
    swap = instance(swap, xs=other, ys=one)
    return DISCH(premise, TRANS(swap, UNDISCH(dropped_joined())))


@cache
def dropped_shifted() -> Thm:
    """⊢ not m < n implies drop m (shift_in (m + k) n xs) = resize k (drop (m - n) xs)"""
    rules = [
        *_fine_clauses(), *clauses(b.drop), *recursion(pr.ADD), *nat.order_rules(), *nat.sub_rules(),
    ]  # fmt: skip
    rules.append(prove(eq(_drop(ZERO, xs), xs), rules, on=xs))
    rules.append(prove(eq(_drop(n, NIL), NIL), rules, on=n))
    start = prove_double(eq(_drop(m, _resize(plus(m, k), xs)), _resize(k, _drop(m, xs))), m, xs, rules)
    left = _drop(m, of(b.shift_in, plus(m, k), n, xs))
    goal = implies(negate(lt(m, n)), eq(left, _resize(k, _drop(_minus(m, n), xs))))
    longer = CONV_RULE(rewrite(recursion(pr.ADD)[1:]), instance(start, m=suc(m)))
    return prove_double(goal, n, m, [*rules, start, longer])


@cache
def _own_bits() -> Thm:
    """⊢ nat_bits (len xs) (value xs) = xs"""
    rules = [*clauses(b.resize), *clauses(lists.length), nat.add_one()]
    same = prove(eq(_resize(_length(xs), xs), xs), rules, on=xs)
    return TRANS(instance(nat_bits_value(), k=_length(xs)), same)


@cache
def barrels() -> tuple[Thm, Thm]:
    """⊢ barrel_left xs ys 1 = shift_in (len xs) (value ys) xs, and
    ⊢ barrel_right xs ys 1 = resize (len xs) (drop (value ys) xs)
    """
    left = barrel_left()
    left = TRANS(left, SYM(instance(nat_bits_product_mod(), n=left.concl.args[1].args[1].args[1].args[1])))
    found = []
    for th in (left, barrel_right()):
        at = instance(th, k=_length(xs), m=value(xs), xs=ys, a=ONE)
        found.append(CONV_RULE(rewrite([_own_bits(), nat.one_mul()]), at))
    return found[0], found[1]


# Words -------------------------------------------------------------------------------------------------


def _twice() -> Term:
    return of(lists.append, bit_list(x), bit_list(x))


@cache
def _twice_as_long() -> list[Thm]:
    """⊢ len (append xs ys) = len xs + len ys and ⊢ resize k (resize (k + n) xs) = resize k xs"""
    rules = [
        *_fine_clauses(),
        *clauses(lists.append),
        *clauses(lists.length),
        nat.add_one(),
        *recursion(pr.ADD),
    ]
    longer = prove(eq(_length(of(lists.append, xs, ys)), plus(_length(xs), _length(ys))), rules, on=xs)
    again = eq(_resize(k, _resize(plus(k, n), xs)), _resize(k, xs))
    return [longer, prove_double(again, k, xs, rules)]


@cache
def _differences() -> list[Thm]:
    """⊢ m < n implies not n < m, and ⊢ m < n implies n - (n - m) = m, and ⊢ not n < n - m"""
    order = [*nat.order_rules(), *nat.sub_rules()]
    asymmetric = prove_double(implies(lt(m, n), negate(lt(n, m))), m, n, order)
    less = ASSUME(lt(m, n))
    whole = MP(instance(sub_add(), m=n, n=m), MP(asymmetric, less))
    back = instance(nat.sub_cancel()[1], m=_minus(n, m), n=m)
    back = CONV_RULE(ARG_CONV(0, ARG_CONV(0, rewrite([whole]))), back)
    further = prove_double(implies(negate(lt(n, k)), negate(lt(suc(n), k))), n, k, order)
    small = prove_double(negate(lt(n, _minus(n, m))), n, m, [*order, further, nat.lt_irrefl()])
    return [asymmetric, DISCH(less.concl, back), small]


def _turned(symbol: tm.Symbol, program: Term, *rules: Thm) -> Thm:
    """⊢ not width = 0 implies value zs = n % width implies bit_list (x turned by n) = PROGRAM"""
    turn = mod(n, WIDTH)
    nonzero, number = ASSUME(negate(eq(WIDTH, ZERO))), ASSUME(eq(value(zs), turn))
    less = MP(instance(nat.mod_below(), d=WIDTH), nonzero)
    asymmetric, back, small = [instance(th, m=turn, n=WIDTH) for th in _differences()]
    differences = [MP(asymmetric, less), MP(back, less), small]
    size = prove(eq(_length(bit_list(x)), WIDTH), [bits_def(), length_nat_bits()])
    known = [number, size, *differences, *_twice_as_long(), *barrels(), widths()]
    right, left = [
        instance(th, xs=bit_list(x), ys=bit_list(x), k=WIDTH) for th in (dropped_joined(), _exchanged())
    ]
    left = instance(left, n=_minus(WIDTH, turn))
    joined = [CONV_RULE(rewrite([size, *differences[1:2]]), th) for th in (right, left)]
    goal = eq(bit_list(call(symbol, x, n)), program)
    th = prove(goal, [meaning(symbol), bits_or(), bits_lshr(), bits_shl(), *joined, *known, *rules])
    return DISCH(nonzero.concl, DISCH(number.concl, th))


@cache
def bits_ror() -> Thm:
    """⊢ not width = 0 implies value zs = n % width implies
    bit_list (ror x n) = resize width (barrel_right (append (bit_list x) (bit_list x)) zs 1)
    """
    return _turned(pr.W_ROR, _resize(WIDTH, of(b.barrel_right, _twice(), zs, ONE)))


@cache
def bits_rol() -> Thm:
    """⊢ not width = 0 implies value zs = n % width implies
    bit_list (rol x n) = drop width (barrel_left (append (bit_list x) (bit_list x)) zs 1)
    """
    return _turned(pr.W_ROL, _drop(WIDTH, of(b.barrel_left, _twice(), zs, ONE)), dropped_shifted())


def bits_rotated(symbol: tm.Symbol, size: int, by: int) -> Thm:
    """⊢ bit_list (ror x (uint y)) = resize size (barrel_right (append (bit_list x) (bit_list x)) amount 1),
    amount = remainder (bit_list y) (nat_bits k size), where k bits hold SIZE, the width of x; `rol` likewise

    BY is the width of y. SIZE is not 0.
    """
    th = INST_TYPE({pr.N: num(size)}, bits_ror() if symbol is pr.W_ROR else bits_rol())
    width = LITERAL(pr.width(pr.of_nat(ZERO, num(size))))
    th = CONV_RULE(rewrite([width]), th)
    amount = INST_TYPE({pr.M: num(by)}, _amount(size))
    th = INST({zs: amount.concl.args[0].args[0], n: amount.concl.args[1].args[0]}, th)
    th = MP(th, EQF_ELIM(LITERAL(eq(tm.nat(size), ZERO))))
    return MP(th, amount)


@cache
def _amount(size: int) -> Thm:
    """⊢ value (remainder (bit_list y) (nat_bits k size)) = uint y % size, where k bits hold SIZE"""
    divisor = nat_bits(tm.nat(size.bit_length()), tm.nat(size))
    whole = instance(value_nat_bits(), k=tm.nat(size.bit_length()), n=tm.nat(size))
    whole = CONV_RULE(ARG_CONV(1, rewrite([LITERAL(whole.concl.args[1].args[1])])), whole)
    whole = TRANS(whole, LITERAL(whole.concl.args[1]))  # value divisor = size
    th = instance(value_remainder(), xs=bit_list(u), ys=divisor)
    th = CONV_RULE(rewrite([whole, instance(value_bits(), x=u)]), th)
    return MP(th, EQF_ELIM(LITERAL(eq(tm.nat(size), ZERO))))
