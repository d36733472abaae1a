"""The bit-level equations of comparisons, slices, concatenation, extension, single bits and conditionals."""

from __future__ import annotations

from functools import cache

from lemmata.core.kernel import prelude as pr
from lemmata.core.kernel import terms as tm
from lemmata.core.kernel import types as ty
from lemmata.core.kernel.literals import LITERAL
from lemmata.core.kernel.logic import F, call, if_, negate
from lemmata.core.kernel.terms import Term, eq
from lemmata.core.kernel.thm import ASSUME, TRANS, Thm
from lemmata.core.kernel.types import NAT
from lemmata.core.language import builtins as lists
from lemmata.core.language import registry
from lemmata.core.library import bits as b
from lemmata.core.library import naturals as nat
from lemmata.core.library.equations import meaning, recursion
from lemmata.core.library.naturals import ONE, TWO, ZERO, k, lt, m, mod, n, plus, times
from lemmata.core.library.proving import clauses, instance, prove, prove_double
from lemmata.core.library.word_bits import (
    bit_list,
    bits_def,
    bits_of_nat,
    c,
    doubles,
    length_nat_bits,
    nat_bits,
    nat_bits_clauses,
    nat_bits_value,
    of,
    power,
    u,
    value,
    value_bits,
    value_rules,
    widths,
    x,
    xs,
    y,
    ys,
)
from lemmata.core.library.word_shifts import drop_drop, value_drop
from lemmata.core.logic.conv import CONV_RULE
from lemmata.core.logic.equality import AP_TERM, SYM
from lemmata.core.logic.propositional import DISCH, IMP_ANTISYM
from lemmata.core.logic.rewriting import rewrite

i = tm.var("i", NAT)


# Slices, concatenation, extension ------------------------------------------------------------------------


def _narrow(goal: Term, *rules: Thm) -> Thm:
    """GOAL, bit_list (op x) = resize (width (op x)) ..., through the values of lists of bits."""
    sizes = [widths(), instance_of_width()]
    numbers = [SYM(value_bits()), SYM(instance(value_bits(), x=u))]
    return prove(goal, [*sizes, *numbers, bits_of_nat(), nat_bits_value(), *rules])


def instance_of_width() -> Thm:
    """`widths` at the words of another width variable."""
    return instance(widths(), x=u)


@cache
def bits_extend() -> Thm:
    """⊢ bit_list (zero_extend x) = resize width (bit_list x), the width being that of the result"""
    wide = call(pr.W_ZEXT, x, result=pr.WM)
    return _narrow(eq(bit_list(wide), of(b.resize, pr.width(wide), bit_list(x))), meaning(pr.W_ZEXT))


@cache
def bits_extract() -> Thm:
    """⊢ bit_list (extract n x) = resize width (drop n (bit_list x)), the width being that of the result"""
    part = call(pr.W_EXTRACT, n, x, result=pr.WM)
    goal = eq(bit_list(part), of(b.resize, pr.width(part), of(b.drop, n, bit_list(x))))
    return _narrow(goal, meaning(pr.W_EXTRACT), value_drop())


@cache
def value_append() -> Thm:
    """⊢ value (append xs ys) = value ys * 2^(len xs) + value xs"""
    goal = eq(value(of(lists.append, xs, ys)), plus(times(value(ys), power(of(lists.length, xs))), value(xs)))
    rules = [
        nat.add_assoc(),
        nat.add_comm(),
        nat.add_left_comm(),
        *nat.pow_rules(),
        nat.mul_add(),
        nat.mul_one(),
    ]
    rules += [nat.add_zero(), recursion(pr.ADD)[0], *value_rules(), nat.add_one(), *clauses(lists.length)]
    return prove(goal, [*rules, *clauses(lists.append)], on=xs)


@cache
def bits_concat() -> Thm:
    """⊢ bit_list (concat x y) = resize width (append (bit_list y) (bit_list x))"""
    pair = call(pr.W_CONCAT, x, u, result=ty.word(pr.K))
    goal = eq(bit_list(pair), of(b.resize, pr.width(pair), of(lists.append, bit_list(u), bit_list(x))))
    length = prove(
        eq(of(lists.length, bit_list(u)), instance_of_width().concl.args[1]),
        [instance(bits_def(), x=u), length_nat_bits()],
    )
    sum_ = CONV_RULE(rewrite([length]), instance(value_append(), xs=bit_list(u), ys=bit_list(x)))
    return _narrow(goal, meaning(pr.W_CONCAT), instance(widths(), x=pair), SYM(sum_))


@cache
def bits_from_list() -> Thm:
    """⊢ bit_list (of_nat (value xs)) = resize width xs"""
    number = pr.of_nat(value(xs), pr.N)
    goal = eq(bit_list(number), of(b.resize, pr.width(number), xs))
    return prove(goal, [widths(), bits_of_nat(), nat_bits_value()])


# Comparisons -----------------------------------------------------------------------------------------------


@cache
def less_nat_bits() -> Thm:
    """⊢ less (nat_bits k m) (nat_bits k n) c = (if their values are equal then c else value < value)"""
    left, right = nat_bits(k, m), nat_bits(k, n)
    whole = if_(eq(value(left), value(right)), c, lt(value(left), value(right)))
    rules = [
        *nat_bits_clauses(),
        *clauses(b.less),
        *value_rules(),
        nat.double_eq(),
        nat.double_lt(),
        *nat.order_rules(),
    ]
    return prove(eq(of(b.less, left, right, c), whole), rules, on=k)


@cache
def value_low() -> Thm:
    """⊢ value (nat_bits width (uint x)) = uint x"""
    return CONV_RULE(rewrite([bits_def()]), value_bits())


@cache
def ult_bits() -> Thm:
    """⊢ x <u y = less (bit_list x) (bit_list y) F"""
    goal = eq(call(pr.W_ULT, x, y), of(b.less, bit_list(x), bit_list(y), F))
    rules = [bits_def(), less_nat_bits(), value_low(), meaning(pr.W_ULT), nat.lt_irrefl()]
    return prove(goal, rules)


@cache
def ule_bits() -> Thm:
    """⊢ x <=u y = not less (bit_list y) (bit_list x) F"""
    reverse = instance(ult_bits(), x=y, y=x)
    goal = eq(call(pr.W_ULE, x, y), negate(call(pr.W_ULT, y, x)))
    th = prove(goal, [meaning(pr.W_ULE), meaning(pr.W_ULT), nat.le_not_lt()])
    return CONV_RULE(rewrite([reverse]), th)


@cache
def equal_nat_bits() -> Thm:
    """⊢ equal (nat_bits k m) (nat_bits k n) = (value (nat_bits k m) = value (nat_bits k n))"""
    left, right = nat_bits(k, m), nat_bits(k, n)
    rules = [*nat_bits_clauses(), *clauses(b.equal), *value_rules(), nat.double_eq()]
    return prove(eq(of(b.equal, left, right), eq(value(left), value(right))), rules, on=k)


@cache
def eq_bits() -> Thm:
    """⊢ (x = y) = equal (bit_list x) (bit_list y)"""
    same = ASSUME(eq(pr.uint(x), pr.uint(y)))
    inverse = pr.WORD_AXIOMS[0]
    function = tm.const(pr.OF_NAT)
    words_equal = TRANS(TRANS(SYM(inverse), AP_TERM(function, same)), instance(inverse, x=y))
    back = DISCH(same.concl, words_equal)
    equal = ASSUME(eq(x, y))
    there = DISCH(equal.concl, AP_TERM(tm.const(pr.UINT), equal))
    numbers = IMP_ANTISYM(there, back)
    lists_ = prove(
        eq(of(b.equal, bit_list(x), bit_list(y)), eq(pr.uint(x), pr.uint(y))),
        [bits_def(), equal_nat_bits(), value_low()],
    )
    return TRANS(numbers, SYM(lists_))


# Conditionals and single bits ------------------------------------------------------------------------------


@cache
def bits_if() -> Thm:
    """⊢ bit_list (if c then x else y) = choose c (bit_list x) (bit_list y)"""
    left, right = nat_bits(k, m), nat_bits(k, n)
    chosen = prove(
        eq(of(b.choose, c, left, right), if_(c, left, right)), [*nat_bits_clauses(), *clauses(b.choose)], on=k
    )
    goal = eq(bit_list(if_(c, x, y)), of(b.choose, c, bit_list(x), bit_list(y)))
    return prove(goal, [bits_def(), chosen])


@cache
def nth_drop() -> Thm:
    """⊢ nth xs n = (value (drop n xs) % 2 = 1)"""
    goal = eq(of(b.nth, xs, n), eq(mod(value(of(b.drop, n, xs)), TWO), ONE))
    rules = [*clauses(b.nth), *clauses(b.drop), *value_rules(), *doubles(), recursion(pr.MOD)[0]]
    return prove_double(goal, xs, n, rules)


@cache
def bit_nth() -> Thm:
    """⊢ bit x n = nth (bit_list x) n"""
    goal = eq(call(pr.W_BIT, x, n), of(b.nth, bit_list(x), n))
    return prove(goal, [meaning(pr.W_BIT), meaning(pr.ODD), SYM(value_bits()), value_drop(), nth_drop()])


@cache
def bits_tabulate() -> Thm:
    """⊢ bit_list x = tabulate x 0 width: the bits of a word that is not taken apart"""
    total = of(b.tabulate, x, i, k)
    number = pr.uint(x)
    goal = eq(total, nat_bits(k, nat.div(number, power(i))))
    halves = nat_half_power()
    odd = CONV_RULE(rewrite([meaning(pr.ODD)]), meaning(pr.W_BIT))
    rules = [*clauses(b.tabulate), *nat_bits_clauses(), odd, halves, nat.add_one(), atom_is_bit()]
    th = prove(goal, rules, on=k)
    th = instance(th, i=ZERO, k=pr.width(x))
    th = CONV_RULE(rewrite([nat.pow_rules()[0], *nat.div_one()]), th)
    return TRANS(registry.definition(b.bit_list).equation, SYM(th))


def atom_is_bit() -> Thm:
    """⊢ atom x i = bit x i"""
    return registry.definition(b.atom).equation


@cache
def nat_half_power() -> Thm:
    """⊢ uint x // 2^i // 2 = uint x // 2^(Suc i)"""
    number = nat.div(pr.uint(x), power(i))
    goal = eq(nat.half(number), nat.div(pr.uint(x), power(nat.suc(i))))
    two = instance(value_drop(), n=ONE)
    two = CONV_RULE(rewrite([literal_power()]), two)
    rules = [SYM(value_bits()), value_drop(), two, drop_drop(), nat.add_one()]
    return prove(goal, rules)


@cache
def literal_power() -> Thm:
    """⊢ 2^1 = 2"""
    return LITERAL(power(ONE))
