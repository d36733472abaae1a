"""The bit-level equations of shifts of words, by numbers and by words."""

from __future__ import annotations

from functools import cache

from lemmata.core.kernel import prelude as pr
from lemmata.core.kernel import terms as tm
from lemmata.core.kernel.logic import F, T, call, if_, implies, negate
from lemmata.core.kernel.terms import Term, eq
from lemmata.core.kernel.thm import TRANS, Thm
from lemmata.core.kernel.types import NAT
from lemmata.core.language import builtins as lists
from lemmata.core.library import bits as b
from lemmata.core.library import naturals as nat
from lemmata.core.library.equations import meaning, recursion
from lemmata.core.library.naturals import ONE, ZERO, div, k, lt, m, n, plus, times
from lemmata.core.library.proving import clauses, instance, prove, prove_double
from lemmata.core.library.word_bits import (
    NIL,
    NOT,
    WIDTH,
    bit_list,
    bits_def,
    bits_not,
    bits_of_nat,
    c,
    doubles,
    from_lists,
    length_nat_bits,
    mask_nat_bits,
    nat_bits,
    nat_bits_clauses,
    nat_bits_mul,
    nat_bits_value,
    nat_bits_zero,
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
    ys,
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
def some_bits() -> Thm:
    """⊢ some xs = not (value xs = 0)"""
    rules = [*clauses(b.some), *value_rules(), nat.add_is_zero()]
    return prove(eq(of(b.some, xs), negate(eq(value(xs), ZERO))), rules, on=xs)


@cache
def far_multiple() -> Thm:
    """⊢ not a < k implies not n = 0 implies not a * n < k"""
    more = implies(negate(lt(a, k)), negate(lt(plus(a, n), k)))
    more_ = prove_double(more, a, k, [*recursion(pr.ADD), *nat.order_rules()])
    goal = implies(negate(lt(a, k)), implies(negate(eq(n, ZERO)), negate(lt(times(a, n), k))))
    return prove(goal, [nat.mul_suc(), more_], on=n, cases=True)


@cache
def shifted_out() -> Thm:
    """⊢ not n < k implies shift_in k n xs = nat_bits k 0"""
    goal = implies(negate(lt(n, k)), eq(of(b.shift_in, k, n, xs), nat_bits(k, ZERO)))
    rules = [
        *clauses(b.shift_in),
        *clauses(b.resize),
        *nat_bits_clauses(),
        *nat.order_rules(),
        *recursion(pr.MOD),
    ]
    return prove_double(goal, k, n, [*rules, *recursion(pr.DIV)])


def _far(goal: Term, *rules: Thm) -> Thm:
    """⊢ not a < k implies mask (not some xs) (nat_bits k m) = GOAL, which depends on a * value xs"""
    left = of(b.mask, negate(of(b.some, xs)), nat_bits(k, m))
    away = [
        some_bits(),
        mask_nat_bits(),
        far_multiple(),
        *rules,
        nat.mul_zero(),
        nat.mul_one(),
        nat.pow_rules()[0],
    ]
    return prove(implies(negate(lt(a, k)), eq(left, goal)), away)


@cache
def far_left() -> Thm:
    """⊢ not a < k implies mask (not some xs) (nat_bits k m) = nat_bits k (m * 2^(a * value xs))"""
    out = CONV_RULE(rewrite([nat_bits_product_mod()]), instance(shifted_out(), xs=nat_bits(k, m)))
    return _far(nat_bits(k, times(m, power(times(a, value(xs))))), out)


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
    far = [(far_left(), far_left().concl.args[1].args[0])]
    return prove(goal, [*rules, *_exponents()], on=xs, lemmas=far)


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
def far_right() -> Thm:
    """⊢ not a < k implies mask (not some xs) (nat_bits k m) = resize k (drop (a * value xs) (nat_bits k m))"""
    gone = implies(negate(lt(n, k)), eq(of(b.drop, n, nat_bits(k, m)), NIL))
    out = prove_double(gone, k, n, [*clauses(b.drop), *nat_bits_clauses(), *nat.order_rules()])
    whole = prove(eq(of(b.drop, ZERO, xs), xs), clauses(b.drop), on=xs)
    goal = of(b.resize, k, of(b.drop, times(a, value(xs)), nat_bits(k, m)))
    return _far(goal, out, whole, nat_bits_zero(), resize_nat_bits())


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
    far = [(far_right(), far_right().concl.args[1].args[0])]
    return prove(goal, [*rules, *numbers[:1], choose_nat_bits(), again, low_value], on=xs, lemmas=far)


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


# Arithmetic shifts -------------------------------------------------------------------------------------


def _inverted(xs_: Term) -> Term:
    return of(b.map1, NOT, xs_)


@cache
def padded() -> tuple[Thm, Thm]:
    """⊢ padded k F xs = resize k xs and ⊢ padded k T (map1 not xs) = map1 not (resize k xs)"""
    rules = [*clauses(b.padded), *clauses(b.resize), *clauses(b.map1)]
    resized = of(b.resize, k, xs)
    nothing = prove(eq(of(b.padded, k, T, NIL), _inverted(of(b.resize, k, NIL))), rules, on=k)
    return (
        prove_double(eq(of(b.padded, k, F, xs), resized), k, xs, rules),
        prove_double(eq(of(b.padded, k, T, _inverted(xs)), _inverted(resized)), k, xs, [*rules, nothing]),
    )


@cache
def _of_inverted() -> list[Thm]:
    """What goes past `map1 not`, and what `choose` makes of a list and its filling."""
    size = of(lists.length, xs)
    rules = [*clauses(b.map1), *clauses(lists.length), *clauses(b.drop), *clauses(b.choose)]
    filled = [*rules, *clauses(b.padded), *clauses(b.resize), *clauses(b.mask), nat.add_one()]
    return [
        prove(eq(_inverted(_inverted(xs)), xs), rules, on=xs),
        prove(eq(of(lists.length, _inverted(xs)), size), rules, on=xs),
        prove_double(eq(of(b.drop, a, _inverted(xs)), _inverted(of(b.drop, a, xs))), xs, a, rules),
        prove_double(
            eq(of(b.choose, c, _inverted(xs), _inverted(ys)), _inverted(of(b.choose, c, xs, ys))),
            xs,
            ys,
            rules,
        ),
        prove(eq(of(b.choose, c, of(b.resize, size, NIL), xs), of(b.mask, negate(c), xs)), filled, on=xs),
        prove(
            eq(
                of(b.choose, c, of(b.padded, size, T, NIL), _inverted(xs)),
                _inverted(of(b.mask, negate(c), xs)),
            ),
            filled,
            on=xs,
        ),
    ]


@cache
def barrel_signed() -> tuple[Thm, Thm]:
    """⊢ barrel_signed F xs ys a = barrel_right xs ys a, and
    ⊢ barrel_signed T (map1 not xs) ys a = map1 not (barrel_right xs ys a)
    """
    moved = of(b.barrel_right, xs, ys, a)
    rules = [*clauses(b.barrel_signed), *clauses(b.barrel_right), *padded(), *_of_inverted()]
    return (
        prove(eq(of(b.barrel_signed, F, xs, ys, a), moved), rules, on=ys),
        prove(eq(of(b.barrel_signed, T, _inverted(xs), ys, a), _inverted(moved)), rules, on=ys),
    )


def _signed(n_: Term, program: Term, *rules: Thm) -> Thm:
    """⊢ bit_list (x >> n, arithmetic) = PROGRAM, by cases on the sign"""
    goal = eq(bit_list(call(pr.W_ASHR, x, n_)), program)
    return prove(goal, [meaning(pr.W_ASHR), bits_not(), *_of_inverted(), *rules])


@cache
def bits_ashr() -> Thm:
    """⊢ bit_list (x >> n, arithmetic) = padded width (msb x) (drop n (bit_list x))"""
    program = of(b.padded, pr.width(x), call(pr.W_MSB, x), of(b.drop, n, bit_list(x)))
    filled = instance(padded()[1], xs=_inverted(xs))
    filled = CONV_RULE(rewrite(_of_inverted()[:1]), filled)
    return _signed(n, program, bits_lshr(), padded()[0], filled, widths())


@cache
def bits_ashr_word() -> Thm:
    """⊢ bit_list (x >> uint y, arithmetic) = barrel_signed (msb x) (bit_list x) (bit_list y) 1"""
    program = of(b.barrel_signed, call(pr.W_MSB, x), bit_list(x), bit_list(u), ONE)
    plain, inverted = barrel_signed()
    inverted = CONV_RULE(rewrite(_of_inverted()[:1]), instance(inverted, xs=_inverted(xs)))
    return _signed(pr.uint(u), program, bits_lshr_word(), plain, inverted)
