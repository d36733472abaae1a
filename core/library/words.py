"""Words: the bit-level equation of each operation, and operations that are list programs to begin with.

`blasting()` is what bit-blasting evaluates with. Every equation is a theorem for all widths.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from functools import cache
from typing import TypeVar

from lemmata.core.kernel import prelude as pr
from lemmata.core.kernel import terms as tm
from lemmata.core.kernel.logic import AND, OR, F, T, call, if_, implies, negate
from lemmata.core.kernel.terms import Term, eq
from lemmata.core.kernel.thm import ASSUME, EQ_MP, TRANS, Thm
from lemmata.core.kernel.types import BOOL, NAT, fun, word
from lemmata.core.language import Bits, Nat, bits, define, registry
from lemmata.core.language import builtins as lists
from lemmata.core.language.theory import LIST_TYPE
from lemmata.core.library import bits as b
from lemmata.core.library import naturals as nat
from lemmata.core.library.equations import meaning, recursion
from lemmata.core.library.naturals import ONE, TWO, ZERO, div, half, k, lt, m, mod, n, odd, plus, suc, times
from lemmata.core.library.proving import clauses, close, instance, prove, prove_double
from lemmata.core.logic.conv import ARG_CONV, CONV_RULE, convert
from lemmata.core.logic.datatypes import Instance, family, induct
from lemmata.core.logic.equality import AP_ARG, AP_TERM, SYM
from lemmata.core.logic.propositional import DISCH, IMP_ANTISYM, MP
from lemmata.core.logic.quantifiers import GENL, SPEC, SPEC_ALL
from lemmata.core.logic.rewriting import rewrite
from lemmata.core.logic.syntax import list_forall

N = TypeVar("N", bound=int)


@define
def count_from_top(xs: list[bool], i: Nat, like: Bits[N]) -> Bits[N]:
    """i plus the number of False before the first True of a list, as a word of a width."""
    match xs:
        case [x, *rest]:
            return bits(i, like.width) if x else count_from_top(rest, i + 1, like)
        case _:
            return bits(i, like.width)


@define
def count_leading_zeros(x: Bits[N]) -> Bits[N]:
    """The number of zero bits above the highest one; the width where there is none."""
    return count_from_top(b.onto(b.bit_list(x), []), 0, x)


@define
def from_bits(xs: list[bool], like: Bits[N]) -> Bits[N]:
    """The word of a width with these bits, lowest first."""
    return bits(b.value(xs), like.width)


@define
def reverse_bits(x: Bits[N]) -> Bits[N]:
    """The bits in the opposite order."""
    return from_bits(b.onto(b.bit_list(x), []), x)


@define
def move_bytes(xs: list[bool], i: Nat, byte: list[bool], done: list[bool]) -> list[bool]:
    """The bytes of a list in front of those done; `byte` is the one being read, reversed, i its length."""
    match xs:
        case [x, *rest]:
            if i == 7:
                return move_bytes(rest, 0, [], b.onto([x, *byte], done))
            return move_bytes(rest, i + 1, [x, *byte], done)
        case _:
            return b.onto(byte, done)


@define
def reverse_bytes(x: Bits[N]) -> Bits[N]:
    """The bytes in the opposite order."""
    return from_bits(move_bytes(b.bit_list(x), 0, [], []), x)


# Terms -----------------------------------------------------------------------------------------------

LIST = registry.definition(b.nat_bits).constant.type.tails[2]
xs, ys = tm.var("xs", LIST), tm.var("ys", LIST)
p, q, c = (tm.var(name, BOOL) for name in "pqc")
x, y = tm.var("x", pr.WN), tm.var("y", pr.WN)
u = tm.var("y", pr.WM)
i = tm.var("i", NAT)
f = tm.var("f", fun(BOOL, BOOL, BOOL))
XOR = tm.lams([p, q], negate(eq(p, q)))
NOT = tm.lam(p, negate(p))


def of(function: Callable[..., object], *args: Term) -> Term:
    """A defined function applied to terms."""
    return call(registry.definition(function).constant.symbol, *args)


def nat_bits(size: Term, number: Term) -> Term:
    return of(b.nat_bits, size, number)


def value(bits_: Term) -> Term:
    return of(b.value, bits_)


def bit_list(word_: Term) -> Term:
    return of(b.bit_list, word_)


def power(exponent: Term) -> Term:
    return call(pr.POW, TWO, exponent)


def _bit(t: Term) -> Term:
    return if_(t, ONE, ZERO)


# Lists of bits ---------------------------------------------------------------------------------------


@cache
def _nat_bits() -> list[Thm]:
    return clauses(b.nat_bits)


@cache
def _value() -> list[Thm]:
    return [*clauses(b.value), registry.definition(b.to_nat).equation, nat.double()]


@cache
def doubles() -> list[Thm]:
    """Parity and half of bit x + (n + n), of n + n, and of Suc (n + n)."""
    found = []
    for th in nat.bit_double():
        found += [th, CONV_RULE(rewrite([recursion(pr.ADD)[0], *_ifs()]), instance(th, x=F))]
    return found


@cache
def _ifs() -> list[Thm]:
    from lemmata.core.logic.quantifiers import IF_FALSE, IF_TRUE

    a, z = tm.var("a", NAT), tm.var("z", NAT)
    return [IF_TRUE(a, z), IF_FALSE(a, z)]


@cache
def resize_nat_bits() -> Thm:
    """⊢ resize k (nat_bits k n) = nat_bits k n"""
    return prove(eq(of(b.resize, k, nat_bits(k, n)), nat_bits(k, n)), [*clauses(b.resize), *_nat_bits()], on=k)


@cache
def nat_bits_zero() -> Thm:
    """⊢ nat_bits k 0 = resize k []"""
    empty = tm.const(LIST_TYPE.constructors[0].term.symbol, LIST)
    return prove(eq(nat_bits(k, ZERO), of(b.resize, k, empty)), [*clauses(b.resize), *_nat_bits()], on=k)


@cache
def nat_bits_value() -> Thm:
    """⊢ nat_bits k (value xs) = resize k xs"""
    rules = [nat_bits_zero(), *_nat_bits(), *_value(), *clauses(b.resize), *doubles()]
    return prove_double(eq(nat_bits(k, value(xs)), of(b.resize, k, xs)), k, xs, rules)


@cache
def value_nat_bits() -> Thm:
    """⊢ value (nat_bits k n) = n % 2^k"""
    rules = [*_nat_bits(), *_value(), *nat.pow_rules(), nat.by_power()[0], nat.div_one()[0]]
    return prove(eq(value(nat_bits(k, n)), mod(n, power(k))), rules, on=k)


@cache
def nat_bits_mod() -> Thm:
    """⊢ nat_bits k (n % 2^k) = nat_bits k n"""
    rules = [SYM(value_nat_bits()), nat_bits_value(), resize_nat_bits()]
    return prove(eq(nat_bits(k, mod(n, power(k))), nat_bits(k, n)), rules)


@cache
def length_nat_bits() -> Thm:
    """⊢ len (nat_bits k n) = k"""
    rules = [*_nat_bits(), *clauses(lists.length), nat.add_one()]
    return prove(eq(of(lists.length, nat_bits(k, n)), k), rules, on=k)


# The word axioms, and bits of a word -------------------------------------------------------------------


@cache
def widths() -> Thm:
    """⊢ width x = width (of_nat 0): all words of a type have one width."""
    return instance(pr.WORD_AXIOMS[2], y=pr.of_nat(ZERO, pr.N))


WIDTH = pr.width(pr.of_nat(ZERO, pr.N))


@cache
def uint_mod() -> Thm:
    """⊢ uint x % 2^width = uint x"""
    th = instance(pr.WORD_AXIOMS[1], n=pr.uint(x))
    th = CONV_RULE(rewrite([pr.WORD_AXIOMS[0]]), th)
    return SYM(CONV_RULE(rewrite([widths()]), th))


@cache
def bits_of_nat() -> Thm:
    """⊢ bit_list (of_nat n) = nat_bits width n"""
    rules = [registry.definition(b.bit_list).equation, pr.WORD_AXIOMS[1], widths(), nat_bits_mod()]
    return prove(eq(bit_list(pr.of_nat(n, pr.N)), nat_bits(WIDTH, n)), rules)


@cache
def bits_def() -> Thm:
    """⊢ bit_list x = nat_bits width (uint x)"""
    return CONV_RULE(rewrite([widths()]), registry.definition(b.bit_list).equation)


@cache
def value_bits() -> Thm:
    """⊢ value (bit_list x) = uint x"""
    return prove(eq(value(bit_list(x)), pr.uint(x)), [bits_def(), value_nat_bits(), uint_mod()])


@cache
def resize_bits() -> Thm:
    """⊢ resize width (bit_list x) = bit_list x"""
    return prove(eq(of(b.resize, WIDTH, bit_list(x)), bit_list(x)), [bits_def(), resize_nat_bits()])


def _from_numbers(goal: Term, *rules: Thm) -> Thm:
    """GOAL, about bit_list (op x ...), through the numbers of both sides."""
    return prove(goal, [bits_def(), widths(), bits_of_nat(), *rules])


def _from_lists(goal: Term, *rules: Thm) -> Thm:
    """GOAL, about bit_list (op x ...), where naturals are the values of lists of bits."""
    return prove(goal, [widths(), SYM(value_bits()), bits_of_nat(), nat_bits_value(), *rules])


# Addition and subtraction ----------------------------------------------------------------------------


@cache
def full_adder() -> tuple[Thm, Thm]:
    """Parity and half of m + n + bit c, from the parities and halves of m and n."""
    z, v, a, d = (tm.var(name, t) for name, t in (("z", BOOL), ("v", BOOL), ("a", NAT), ("d", NAT)))
    carry, total = of(b.majority, z, v, c), negate(eq(negate(eq(z, v)), c))
    s = plus(a, plus(d, _bit(carry)))
    left = plus(plus(_bit(z), plus(a, a)), plus(plus(_bit(v), plus(d, d)), _bit(c)))
    rules = [*nat.add_rules(), *clauses(b.majority)]
    shape = prove(eq(left, plus(_bit(total), plus(s, s))), rules)
    shape = instance(shape, z=odd(m), v=odd(n), a=half(m), d=half(n))
    shape = CONV_RULE(ARG_CONV(0, rewrite([nat.bit_half()])), shape)
    s2 = shape.concl.args[1].args[1].args[0]
    t2 = shape.concl.args[1].args[0].args[0]
    odd_, half_ = nat.bit_double()
    modulo, halve = tm.lam(k, odd(k)), tm.lam(k, half(k))
    found = []
    for function, th in ((modulo, odd_), (halve, half_)):
        applied = CONV_RULE(rewrite([]), AP_TERM(function, shape))
        found.append(TRANS(applied, instance(th, x=t2, m=s2)))
    return found[0], found[1]


@cache
def nat_bits_add() -> Thm:
    """⊢ nat_bits k (m + (n + bit c)) = ripple (nat_bits k m) (nat_bits k n) c"""
    left = nat_bits(k, plus(m, plus(n, _bit(c))))
    rules = [*_nat_bits(), *clauses(b.ripple), *full_adder()]
    return prove(eq(left, of(b.ripple, nat_bits(k, m), nat_bits(k, n), c)), rules, on=k)


@cache
def sums() -> tuple[Thm, Thm]:
    """⊢ nat_bits k (m + n) = ripple ... F and ⊢ nat_bits k (m + n + 1) = ripple ... T"""
    tidy = rewrite([*_ifs(), nat.add_zero()])
    plain = CONV_RULE(tidy, instance(nat_bits_add(), c=F))
    carried = CONV_RULE(tidy, instance(nat_bits_add(), c=T))
    return plain, CONV_RULE(rewrite([SYM(nat.add_assoc())]), carried)


@cache
def bits_add() -> Thm:
    """⊢ bit_list (x + y) = ripple (bit_list x) (bit_list y) F"""
    goal = eq(bit_list(call(pr.W_ADD, x, y)), of(b.ripple, bit_list(x), bit_list(y), F))
    return _from_numbers(goal, meaning(pr.W_ADD), sums()[0])


@cache
def bits_sub() -> Thm:
    """⊢ bit_list (x - y) = ripple (bit_list x) (map1 not (bit_list y)) T"""
    flipped = of(b.map1, NOT, bit_list(y))
    goal = eq(bit_list(call(pr.W_SUB, x, y)), of(b.ripple, bit_list(x), flipped, T))
    inverse = CONV_RULE(rewrite([bits_def()]), instance(bits_not(), x=y))
    return _from_numbers(goal, meaning(pr.W_SUB), sums()[1], inverse)


# Bitwise operations ------------------------------------------------------------------------------------


@cache
def nat_bits_bitwise() -> Thm:
    """⊢ nat_bits k (bitwise f k m n) = map2 f (nat_bits k m) (nat_bits k n)"""
    left = nat_bits(k, call(pr.BITWISE, f, k, m, n))
    rules = [*_nat_bits(), *clauses(b.map2), *recursion(pr.BITWISE), meaning(pr.ODD), meaning(pr.HALF), nat.double()]
    return prove(eq(left, of(b.map2, f, nat_bits(k, m), nat_bits(k, n))), [*rules, *doubles()], on=k)


def _bits_logical(symbol: tm.Symbol, function: Term) -> Thm:
    goal = eq(bit_list(call(symbol, x, y)), of(b.map2, function, bit_list(x), bit_list(y)))
    return _from_numbers(goal, meaning(symbol), instance(nat_bits_bitwise(), f=function))


@cache
def bits_and() -> Thm:
    """⊢ bit_list (x & y) = map2 and (bit_list x) (bit_list y)"""
    return _bits_logical(pr.W_AND, tm.const(AND))


@cache
def bits_or() -> Thm:
    """⊢ bit_list (x | y) = map2 or (bit_list x) (bit_list y)"""
    return _bits_logical(pr.W_OR, tm.const(OR))


@cache
def bits_xor() -> Thm:
    """⊢ bit_list (x ^ y) = map2 xor (bit_list x) (bit_list y)"""
    return _bits_logical(pr.W_XOR, XOR)


@cache
def bits_not() -> Thm:
    """⊢ bit_list (~x) = map1 not (bit_list x)"""
    first = tm.lams([p, q], negate(p))
    same = prove(eq(of(b.map2, first, xs, xs), of(b.map1, NOT, xs)), [*clauses(b.map2), *clauses(b.map1)], on=xs)
    goal = eq(bit_list(call(pr.W_NOT, x)), of(b.map1, NOT, bit_list(x)))
    return _from_numbers(goal, meaning(pr.W_NOT), instance(nat_bits_bitwise(), f=first), same)


# Multiplication ----------------------------------------------------------------------------------------


@cache
def initial_nat_bits() -> Thm:
    """⊢ initial (nat_bits (Suc k) n) = nat_bits k n"""
    goal = eq(of(b.initial, nat_bits(suc(k), n)), nat_bits(k, n))
    return prove(goal, [*_nat_bits(), *clauses(b.initial)], on=k)


@cache
def mask_nat_bits() -> Thm:
    """⊢ mask c (nat_bits k n) = nat_bits k (if c then n else 0)"""
    goal = eq(of(b.mask, c, nat_bits(k, n)), nat_bits(k, if_(c, n, ZERO)))
    return prove(goal, [*_nat_bits(), *clauses(b.mask)], on=k)


@cache
def nat_bits_mul() -> Thm:
    """⊢ nat_bits k (m * n) = times (nat_bits k m) (nat_bits k n)"""
    # m * n is m times the lowest bit of n, plus twice m * (n // 2)
    product = times(m, half(n))
    split = prove(
        eq(times(m, plus(_bit(c), plus(half(n), half(n)))), plus(if_(c, m, ZERO), plus(product, product))),
        [nat.mul_add(), nat.mul_one(), nat.mul_zero()],
    )
    split = CONV_RULE(rewrite([nat.bit_half()]), instance(split, c=odd(n)))
    cons = tm.const(LIST_TYPE.constructors[1].term.symbol, fun(BOOL, LIST, LIST))
    shifted = prove(eq(tm.app(cons, F, nat_bits(k, m)), nat_bits(suc(k), plus(m, m))), [*_nat_bits(), *doubles()])
    ks = suc(k)
    left = AP_TERM(tm.app(tm.const(registry.definition(b.nat_bits).constant.symbol), ks), split)
    step = TRANS(left, instance(sums()[0], k=ks, m=if_(odd(n), m, ZERO), n=plus(product, product)))
    step = CONV_RULE(rewrite([SYM(instance(shifted, m=product)), SYM(instance(mask_nat_bits(), k=ks, c=odd(n), n=m))]), step)
    return _mul_induction(step)


def _mul_induction(step: Thm) -> Thm:
    """By induction: STEP says what nat_bits (Suc k) (m * n) is in terms of nat_bits k (m * (n // 2))."""
    goal = eq(nat_bits(k, times(m, n)), of(b.times, nat_bits(k, m), nat_bits(k, n)))
    rules = [*_nat_bits(), *clauses(b.times), *clauses(b.resize), *clauses(lists.length)]
    rules += [*clauses(b.mask), *clauses(b.ripple)]
    rules.append(CONV_RULE(ARG_CONV(0, rewrite(_nat_bits())), initial_nat_bits()))

    def case(member: Instance, j: int, fields: Sequence[Term], ihs: Sequence[Term]) -> Thm:
        if j == 0:
            return GENL([m, n], close(tm.substitute(goal, {k: ZERO}), rules))
        facts = [instance(step, k=fields[0]), *map(ASSUME, ihs)]
        return GENL([m, n], close(tm.substitute(goal, {k: suc(fields[0])}), rules, facts))

    return SPEC_ALL(SPEC(k, induct(family(NAT), {NAT: (k, list_forall([m, n], goal))}, case)[NAT]))


@cache
def bits_mul() -> Thm:
    """⊢ bit_list (x * y) = times (bit_list x) (bit_list y)"""
    goal = eq(bit_list(call(pr.W_MUL, x, y)), of(b.times, bit_list(x), bit_list(y)))
    return _from_numbers(goal, meaning(pr.W_MUL), nat_bits_mul())


# Shifts ------------------------------------------------------------------------------------------------


@cache
def nat_bits_shift() -> Thm:
    """⊢ nat_bits k (value xs * 2^n) = shift_in k n xs"""
    rules = [*_nat_bits(), *clauses(b.shift_in), *nat.pow_rules(), nat.mul_add(), nat.mul_one(), *doubles()]
    goal = eq(nat_bits(k, times(value(xs), power(n))), of(b.shift_in, k, n, xs))
    return prove_double(goal, k, n, [*rules, *clauses(b.resize), nat_bits_value()])


@cache
def bits_shl() -> Thm:
    """⊢ bit_list (x << n) = shift_in width n (bit_list x)"""
    goal = eq(bit_list(call(pr.W_SHL, x, n)), of(b.shift_in, pr.width(x), n, bit_list(x)))
    return _from_lists(goal, meaning(pr.W_SHL), nat_bits_shift())


@cache
def value_drop() -> Thm:
    """⊢ value xs // 2^n = value (drop n xs)"""
    rules = [*nat.pow_rules(), *recursion(pr.DIV)[:1], *nat.div_one(), *_value(), *clauses(b.drop), *doubles()]
    goal = eq(div(value(xs), power(n)), value(of(b.drop, n, xs)))
    return prove_double(goal, n, xs, [*rules, nat.by_power()[1]])


@cache
def bits_lshr() -> Thm:
    """⊢ bit_list (x >> n) = resize width (drop n (bit_list x))"""
    goal = eq(bit_list(call(pr.W_LSHR, x, n)), of(b.resize, pr.width(x), of(b.drop, n, bit_list(x))))
    return _from_lists(goal, meaning(pr.W_LSHR), value_drop())


@cache
def choose_nat_bits() -> Thm:
    """⊢ choose c (nat_bits k m) (nat_bits k n) = nat_bits k (if c then m else n)"""
    goal = eq(of(b.choose, c, nat_bits(k, m), nat_bits(k, n)), nat_bits(k, if_(c, m, n)))
    return prove(goal, [*_nat_bits(), *clauses(b.choose)], on=k)


@cache
def nat_bits_product_mod() -> Thm:
    """⊢ shift_in k n (nat_bits k m) = nat_bits k (m * 2^n)"""
    rules = [SYM(nat_bits_shift()), nat_bits_mul(), nat_bits_value(), resize_nat_bits()]
    return prove(eq(of(b.shift_in, k, n, nat_bits(k, m)), nat_bits(k, times(m, power(n)))), rules)


a = tm.var("a", NAT)


def _exponents() -> list[Thm]:
    """Exponents multiplied out, powers of sums as products grouped to the right."""
    rules = [nat.add_mul(), nat.mul_add(), nat.mul_one(), nat.mul_zero(), *recursion(pr.MUL)[:1]]
    return [*rules, nat.add_zero(), recursion(pr.ADD)[0], nat.pow_add(), nat.mul_assoc(), nat.pow_rules()[0]]


@cache
def barrel_left() -> Thm:
    """⊢ barrel_left (nat_bits k m) xs a = nat_bits k (m * 2^(a * value xs))"""
    goal = eq(of(b.barrel_left, nat_bits(k, m), xs, a), nat_bits(k, times(m, power(times(a, value(xs))))))
    rules = [*clauses(b.barrel_left), length_nat_bits(), nat_bits_product_mod(), choose_nat_bits(), *_value()]
    return prove(goal, [*rules, *_exponents()], on=xs)


@cache
def bits_shl_word() -> Thm:
    """⊢ bit_list (x << uint y) = barrel_left (bit_list x) (bit_list y) 1"""
    goal = eq(bit_list(call(pr.W_SHL, x, pr.uint(u))), of(b.barrel_left, bit_list(x), bit_list(u), ONE))
    moved = CONV_RULE(rewrite([*_exponents(), *recursion(pr.MUL)]), instance(barrel_left(), a=ONE, xs=bit_list(u)))
    left = [meaning(pr.W_SHL), bits_of_nat(), widths(), instance(value_bits(), x=u)]
    th = convert(rewrite(left), goal.args[0])
    right = AP_ARG(goal.args[1], 0, bits_def())
    one = prove(eq(times(ONE, n), n), [nat.add_zero(), *recursion(pr.MUL)])
    barrel = CONV_RULE(rewrite([one, instance(value_bits(), x=u)]), instance(barrel_left(), k=WIDTH, m=pr.uint(x), a=ONE, xs=bit_list(u)))
    del moved
    return TRANS(th, SYM(TRANS(right, barrel)))


@cache
def drop_drop() -> Thm:
    """⊢ drop n (drop m xs) = drop (m + n) xs"""
    goal = eq(of(b.drop, n, of(b.drop, m, xs)), of(b.drop, plus(m, n), xs))
    nothing = prove(eq(of(b.drop, n, NIL), NIL), clauses(b.drop), on=n)
    zero = prove(eq(of(b.drop, ZERO, xs), xs), clauses(b.drop), on=xs)
    return prove_double(goal, m, xs, [*recursion(pr.ADD), *clauses(b.drop), nothing, zero])


NIL = tm.const(LIST_TYPE.constructors[0].term.symbol, LIST)


@cache
def value_lt() -> Thm:
    """⊢ value (drop n xs) < 2^(len xs)"""
    rules = [*nat.order_rules(), *clauses(lists.length), nat.add_one(), *nat.pow_rules(), *_value(), *clauses(b.drop)]
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
    as_number = SYM(instance(nat_bits_value(), xs=of(b.drop, n, low)))
    there = CONV_RULE(rewrite([length_nat_bits()]), instance(value_resize_drop(), xs=low))
    again = prove(
        eq(of(b.resize, k, of(b.drop, a, moved(n))), of(b.resize, k, of(b.drop, a, of(b.drop, n, low)))),
        [SYM(nat_bits_value()), SYM(value_drop()), there],
    )
    zero = prove(eq(of(b.drop, ZERO, xs), xs), clauses(b.drop), on=xs)
    rules = [*clauses(b.barrel_right), length_nat_bits(), *_value(), zero, resize_nat_bits(), drop_drop(), *_exponents()]
    ends = [*clauses(b.choose)]
    del ends
    return prove(goal, [*rules, as_number, choose_nat_bits(), again], on=xs)
