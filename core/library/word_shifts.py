"""The bit-level equations of shifts of words, by numbers and by words."""

from __future__ import annotations

from functools import cache

from lemmata.core.kernel import prelude as pr
from lemmata.core.kernel import terms as tm
from lemmata.core.kernel.literals import LITERAL
from lemmata.core.kernel.logic import call, if_
from lemmata.core.kernel.terms import Term, eq
from lemmata.core.kernel.thm import INST, INST_TYPE, TRANS, Thm
from lemmata.core.kernel.types import NAT, fun, num, type_var, word
from lemmata.core.language import builtins as lists
from lemmata.core.library import bits as b
from lemmata.core.library import naturals as nat
from lemmata.core.library.equations import meaning, recursion
from lemmata.core.library.naturals import ONE, ZERO, div, k, lt, m, n, plus, times
from lemmata.core.library.proving import clauses, instance, prove, prove_double
from lemmata.core.library.word_bits import (
    NIL,
    WIDTH,
    bit_list,
    bits_def,
    bits_of_nat,
    c,
    doubles,
    from_lists,
    length_nat_bits,
    nat_bits,
    nat_bits_clauses,
    nat_bits_mul,
    nat_bits_value,
    of,
    power,
    resize_nat_bits,
    u,
    value,
    value_bits,
    value_nat_bits,
    value_rules,
    widths,
    x,
    xs,
)
from lemmata.core.logic.conv import ARG_CONV, CONV_RULE, convert
from lemmata.core.logic.equality import AP_ARG, SYM
from lemmata.core.logic.propositional import MP
from lemmata.core.logic.rewriting import rewrite

a = tm.var("a", NAT)


@cache
def nat_bits_shift() -> Thm:
    """⊢ nat_bits k (value xs * 2^n) = shift_in k n xs"""
    rules = [
        *nat_bits_clauses(),
        *clauses(b.shift_in),
        *nat.pow_rules(),
        nat.mul_add(),
        nat.mul_one(),
        *doubles(),
    ]
    goal = eq(nat_bits(k, times(value(xs), power(n))), of(b.shift_in, k, n, xs))
    return prove_double(goal, k, n, [*rules, *clauses(b.resize), nat_bits_value()])


@cache
def bits_shl() -> Thm:
    """⊢ bit_list (x << n) = shift_in width n (bit_list x)"""
    goal = eq(bit_list(call(pr.W_SHL, x, n)), of(b.shift_in, pr.width(x), n, bit_list(x)))
    return from_lists(goal, meaning(pr.W_SHL), nat_bits_shift())


@cache
def value_drop() -> Thm:
    """⊢ value xs // 2^n = value (drop n xs)"""
    rules = [
        *nat.pow_rules(),
        *recursion(pr.DIV)[:1],
        *nat.div_one(),
        *value_rules(),
        *clauses(b.drop),
        *doubles(),
    ]
    goal = eq(div(value(xs), power(n)), value(of(b.drop, n, xs)))
    return prove_double(goal, n, xs, [*rules, nat.by_power()[1]])


@cache
def bits_lshr() -> Thm:
    """⊢ bit_list (x >> n) = resize width (drop n (bit_list x))"""
    goal = eq(bit_list(call(pr.W_LSHR, x, n)), of(b.resize, pr.width(x), of(b.drop, n, bit_list(x))))
    return from_lists(goal, meaning(pr.W_LSHR), value_drop())


@cache
def choose_nat_bits() -> Thm:
    """⊢ choose c (nat_bits k m) (nat_bits k n) = nat_bits k (if c then m else n)"""
    goal = eq(of(b.choose, c, nat_bits(k, m), nat_bits(k, n)), nat_bits(k, if_(c, m, n)))
    return prove(goal, [*nat_bits_clauses(), *clauses(b.choose)], on=k)


@cache
def nat_bits_product_mod() -> Thm:
    """⊢ shift_in k n (nat_bits k m) = nat_bits k (m * 2^n)"""
    rules = [SYM(nat_bits_shift()), nat_bits_mul(), nat_bits_value(), resize_nat_bits()]
    return prove(eq(of(b.shift_in, k, n, nat_bits(k, m)), nat_bits(k, times(m, power(n)))), rules)


def _exponents() -> list[Thm]:
    """Exponents multiplied out, powers of sums as products grouped to the right."""
    rules = [
        nat.add_mul(),
        nat.mul_add(),
        nat.mul_one(),
        nat.one_mul(),
        nat.mul_zero(),
        *recursion(pr.MUL)[:1],
    ]
    return [*rules, nat.add_zero(), recursion(pr.ADD)[0], nat.pow_add(), nat.mul_assoc(), nat.pow_rules()[0]]


@cache
def barrel_left() -> Thm:
    """⊢ barrel_left (nat_bits k m) xs a = nat_bits k (m * 2^(a * value xs))"""
    goal = eq(of(b.barrel_left, nat_bits(k, m), xs, a), nat_bits(k, times(m, power(times(a, value(xs))))))
    rules = [
        *clauses(b.barrel_left),
        length_nat_bits(),
        nat_bits_product_mod(),
        choose_nat_bits(),
        *value_rules(),
    ]
    return prove(goal, [*rules, *_exponents()], on=xs)


@cache
def bits_shl_word() -> Thm:
    """⊢ bit_list (x << uint y) = barrel_left (bit_list x) (bit_list y) 1"""
    goal = eq(bit_list(call(pr.W_SHL, x, pr.uint(u))), of(b.barrel_left, bit_list(x), bit_list(u), ONE))
    left = [meaning(pr.W_SHL), bits_of_nat(), widths(), instance(value_bits(), x=u)]
    th = convert(rewrite(left), goal.args[0])
    right = AP_ARG(goal.args[1], 0, bits_def())
    barrel = instance(barrel_left(), k=WIDTH, m=pr.uint(x), a=ONE, xs=bit_list(u))
    barrel = CONV_RULE(rewrite([nat.one_mul(), instance(value_bits(), x=u)]), barrel)
    return TRANS(th, SYM(TRANS(right, barrel)))


@cache
def drop_drop() -> Thm:
    """⊢ drop n (drop m xs) = drop (m + n) xs"""
    goal = eq(of(b.drop, n, of(b.drop, m, xs)), of(b.drop, plus(m, n), xs))
    nothing = prove(eq(of(b.drop, n, NIL), NIL), clauses(b.drop), on=n)
    zero = prove(eq(of(b.drop, ZERO, xs), xs), clauses(b.drop), on=xs)
    return prove_double(goal, m, xs, [*recursion(pr.ADD), *clauses(b.drop), nothing, zero])


@cache
def value_lt() -> Thm:
    """⊢ value (drop n xs) < 2^(len xs)"""
    rules = [
        *nat.order_rules(),
        *clauses(lists.length),
        nat.add_one(),
        *nat.pow_rules(),
        *value_rules(),
        *clauses(b.drop),
    ]
    all_ = prove(lt(value(xs), power(of(lists.length, xs))), [*rules, nat.lt_double()], on=xs)
    goal = lt(value(of(b.drop, n, xs)), power(of(lists.length, xs)))
    return prove_double(goal, xs, n, [*rules, nat.lt_add(), nat.lt_double(), all_])


@cache
def value_resize_drop() -> Thm:
    """⊢ value (resize (len xs) (drop n xs)) = value (drop n xs)"""
    size = of(lists.length, xs)
    number = value(of(b.drop, n, xs))
    th = instance(value_nat_bits(), k=size, n=number)
    less = nat.below_power()
    th = TRANS(th, MP(instance(less, k=size, n=number), value_lt()))
    return CONV_RULE(ARG_CONV(0, rewrite([nat_bits_value()])), th)


@cache
def barrel_right() -> Thm:
    """⊢ barrel_right (nat_bits k m) xs a = nat_bits k (value (drop (a * value xs) (nat_bits k m)))"""
    low = nat_bits(k, m)

    def moved(by: Term) -> Term:
        return of(b.resize, k, of(b.drop, by, low))

    goal = eq(of(b.barrel_right, low, xs, a), moved(times(a, value(xs))))
    there = CONV_RULE(rewrite([length_nat_bits()]), instance(value_resize_drop(), xs=low))
    numbers = [SYM(nat_bits_value()), SYM(value_drop())]
    again = prove(
        eq(of(b.resize, k, of(b.drop, a, moved(n))), of(b.resize, k, of(b.drop, a, of(b.drop, n, low)))),
        [*numbers, CONV_RULE(rewrite(numbers), there)],
    )
    again = CONV_RULE(rewrite(numbers[:1]), again)
    zero = prove(eq(of(b.drop, ZERO, xs), xs), clauses(b.drop), on=xs)
    low_value = prove(eq(nat_bits(k, value(low)), low), [nat_bits_value(), resize_nat_bits()])
    rules = [*clauses(b.barrel_right), length_nat_bits(), *value_rules(), zero, drop_drop(), *_exponents()]
    return prove(goal, [*rules, *numbers[:1], choose_nat_bits(), again, low_value], on=xs)


@cache
def bits_lshr_word() -> Thm:
    """⊢ bit_list (x >> uint y) = barrel_right (bit_list x) (bit_list y) 1"""
    goal = eq(bit_list(call(pr.W_LSHR, x, pr.uint(u))), of(b.barrel_right, bit_list(x), bit_list(u), ONE))
    left = CONV_RULE(rewrite([widths()]), instance(bits_lshr(), n=pr.uint(u)))
    barrel = instance(barrel_right(), k=WIDTH, m=pr.uint(x), a=ONE, xs=bit_list(u))
    barrel = CONV_RULE(rewrite([nat.one_mul(), instance(value_bits(), x=u)]), barrel)
    right = AP_ARG(goal.args[1], 0, bits_def())
    inner = AP_ARG(left.concl.args[1], 1, AP_ARG(left.concl.args[1].args[1], 1, bits_def()))
    return TRANS(TRANS(left, inner), SYM(TRANS(right, barrel)))


# Rotations by words ------------------------------------------------------------------------------------


@cache
def pick_value() -> Thm:
    """⊢ pick f xs a n = f (n + a * value xs)"""
    f = tm.var("f", fun(NAT, type_var("R")))
    goal = eq(of(b.pick, f, xs, a, n), tm.app(f, plus(n, times(a, value(xs)))))
    sums = [nat.add_comm(), nat.add_left_comm(), nat.add_assoc()]
    return prove(goal, [*sums, *clauses(b.pick), *value_rules(), *_exponents()], on=xs)


def rotation_by_word(symbol: tm.Symbol, size: int, by: int) -> Thm:
    """⊢ ror x (uint y) = pick (λn. x >> n | x << size - n) (resize k (bit_list y)) 1 0, for size = 2^k; rol likewise.

    The widths of x and y are the numbers SIZE and BY.
    """
    low = tm.nat(size.bit_length() - 1)
    amount = INST_TYPE({pr.M: num(by)}, value_nat_bits_of_word())
    amount = INST({k: low}, amount)  # uint y % 2^k = value (resize k (bit_list y))
    th = INST_TYPE({pr.N: num(size)}, meaning(symbol))
    turned, turns = th.concl.args[0].args
    th = INST({turns: pr.uint(tm.var("y", word(by))), turned: tm.var("x", word(size))}, th)
    width = LITERAL(pr.width(tm.var("x", word(size))))
    as_power = TRANS(width, SYM(LITERAL(power(low))))
    th = CONV_RULE(ARG_CONV(1, rewrite([as_power])), th)
    th = CONV_RULE(ARG_CONV(1, rewrite([amount])), th)
    th = CONV_RULE(ARG_CONV(1, rewrite([LITERAL(power(low))])), th)
    number = amount.concl.args[1]
    hole = tm.fresh("k", NAT, th.concl.free)
    shifts = tm.lam(hole, _replace(th.concl.args[1], number, hole))
    picked = instance(pick_value(), f=shifts, xs=number.args[0], a=ONE, n=ZERO)
    tidy = [nat.one_mul(), recursion(pr.ADD)[0]]
    picked = CONV_RULE(ARG_CONV(1, rewrite(tidy)), picked)
    return TRANS(th, SYM(picked))


@cache
def value_nat_bits_of_word() -> Thm:
    """⊢ uint y % 2^k = value (resize k (bit_list y))"""
    th = SYM(instance(value_nat_bits(), n=pr.uint(u)))
    lists_ = instance(nat_bits_value(), xs=bit_list(u))
    numbers = CONV_RULE(rewrite([instance(value_bits(), x=u)]), lists_)
    return TRANS(th, AP_ARG(th.concl.args[1], 0, numbers))


def _replace(t: Term, part: Term, by: Term) -> Term:
    """T with BY for each occurrence of PART."""
    if t is part:
        return by
    return tm.app(t.head, *[_replace(x, part, by) for x in t.args]) if t.kind == tm.APP else t
