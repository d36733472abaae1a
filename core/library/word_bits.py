"""The bit-level equations of sums, bitwise operations and products of words, for all widths."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from functools import cache

from lemmata.core.kernel import prelude as pr
from lemmata.core.kernel import terms as tm
from lemmata.core.kernel.logic import AND, OR, F, T, call, if_, negate
from lemmata.core.kernel.terms import Term, eq
from lemmata.core.kernel.thm import ASSUME, TRANS, Thm
from lemmata.core.kernel.types import BOOL, NAT, fun
from lemmata.core.language import builtins as lists
from lemmata.core.language import registry
from lemmata.core.language.theory import LIST_TYPE
from lemmata.core.library import bits as b
from lemmata.core.library import naturals as nat
from lemmata.core.library.equations import meaning, recursion
from lemmata.core.library.naturals import ONE, TWO, ZERO, half, k, m, mod, n, odd, plus, suc, times
from lemmata.core.library.proving import clauses, close, instance, prove, prove_double
from lemmata.core.logic.conv import ARG_CONV, CONV_RULE
from lemmata.core.logic.datatypes import Instance, family, induct
from lemmata.core.logic.equality import AP_TERM, SYM
from lemmata.core.logic.quantifiers import GENL, SPEC
from lemmata.core.logic.rewriting import rewrite
from lemmata.core.logic.syntax import list_forall

# Terms -----------------------------------------------------------------------------------------------

LIST = registry.definition(b.nat_bits).constant.type.tails[2]
xs, ys = tm.var("xs", LIST), tm.var("ys", LIST)
p, q, c = (tm.var(name, BOOL) for name in "pqc")
x, y = tm.var("x", pr.WN), tm.var("y", pr.WN)
u = tm.var("y", pr.WM)
i = tm.var("i", NAT)
f = tm.var("f", fun(BOOL, BOOL, BOOL))
NIL = tm.const(LIST_TYPE.constructors[0].term.symbol, LIST)
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
def nat_bits_clauses() -> list[Thm]:
    return clauses(b.nat_bits)


@cache
def value_rules() -> list[Thm]:
    return [*clauses(b.value), registry.definition(b.to_nat).equation, nat.double()]


@cache
def doubles() -> list[Thm]:
    """Parity and half of bit x + (n + n), of n + n, and of Suc (n + n)."""
    found = []
    for th in nat.bit_double():
        found += [th, CONV_RULE(rewrite([recursion(pr.ADD)[0], *ifs()]), instance(th, x=F))]
    return found


@cache
def ifs() -> list[Thm]:
    from lemmata.core.logic.quantifiers import IF_FALSE, IF_TRUE

    a, z = tm.var("a", NAT), tm.var("z", NAT)
    return [IF_TRUE(a, z), IF_FALSE(a, z)]


@cache
def resize_nat_bits() -> Thm:
    """⊢ resize k (nat_bits k n) = nat_bits k n"""
    return prove(
        eq(of(b.resize, k, nat_bits(k, n)), nat_bits(k, n)), [*clauses(b.resize), *nat_bits_clauses()], on=k
    )


@cache
def nat_bits_zero() -> Thm:
    """⊢ nat_bits k 0 = resize k []"""
    return prove(eq(nat_bits(k, ZERO), of(b.resize, k, NIL)), [*clauses(b.resize), *nat_bits_clauses()], on=k)


@cache
def nat_bits_value() -> Thm:
    """⊢ nat_bits k (value xs) = resize k xs"""
    rules = [nat_bits_zero(), *nat_bits_clauses(), *value_rules(), *clauses(b.resize), *doubles()]
    return prove_double(eq(nat_bits(k, value(xs)), of(b.resize, k, xs)), k, xs, rules)


@cache
def value_nat_bits() -> Thm:
    """⊢ value (nat_bits k n) = n % 2^k"""
    rules = [*nat_bits_clauses(), *value_rules(), *nat.pow_rules(), nat.by_power()[0], nat.div_one()[0]]
    return prove(eq(value(nat_bits(k, n)), mod(n, power(k))), rules, on=k)


@cache
def nat_bits_mod() -> Thm:
    """⊢ nat_bits k (n % 2^k) = nat_bits k n"""
    rules = [SYM(value_nat_bits()), nat_bits_value(), resize_nat_bits()]
    return prove(eq(nat_bits(k, mod(n, power(k))), nat_bits(k, n)), rules)


@cache
def length_nat_bits() -> Thm:
    """⊢ len (nat_bits k n) = k"""
    rules = [*nat_bits_clauses(), *clauses(lists.length), nat.add_one()]
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


def from_lists(goal: Term, *rules: Thm) -> Thm:
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
    rules = [*nat_bits_clauses(), *clauses(b.ripple), *full_adder()]
    return prove(eq(left, of(b.ripple, nat_bits(k, m), nat_bits(k, n), c)), rules, on=k)


@cache
def sums() -> tuple[Thm, Thm]:
    """⊢ nat_bits k (m + n) = ripple ... F and ⊢ nat_bits k (m + n + 1) = ripple ... T"""
    tidy = rewrite([*ifs(), nat.add_zero()])
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
    rules = [
        *nat_bits_clauses(),
        *clauses(b.map2),
        *recursion(pr.BITWISE),
        meaning(pr.ODD),
        meaning(pr.HALF),
        nat.double(),
    ]
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
    same = prove(
        eq(of(b.map2, first, xs, xs), of(b.map1, NOT, xs)), [*clauses(b.map2), *clauses(b.map1)], on=xs
    )
    goal = eq(bit_list(call(pr.W_NOT, x)), of(b.map1, NOT, bit_list(x)))
    return _from_numbers(goal, meaning(pr.W_NOT), instance(nat_bits_bitwise(), f=first), same)


# Multiplication ----------------------------------------------------------------------------------------


@cache
def initial_nat_bits() -> Thm:
    """⊢ initial (nat_bits (Suc k) n) = nat_bits k n"""
    goal = eq(of(b.initial, nat_bits(suc(k), n)), nat_bits(k, n))
    return prove(goal, [*nat_bits_clauses(), *clauses(b.initial)], on=k)


@cache
def mask_nat_bits() -> Thm:
    """⊢ mask c (nat_bits k n) = nat_bits k (if c then n else 0)"""
    goal = eq(of(b.mask, c, nat_bits(k, n)), nat_bits(k, if_(c, n, ZERO)))
    return prove(goal, [*nat_bits_clauses(), *clauses(b.mask)], on=k)


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
    shifted = prove(
        eq(tm.app(cons, F, nat_bits(k, m)), nat_bits(suc(k), plus(m, m))), [*nat_bits_clauses(), *doubles()]
    )
    ks = suc(k)
    left = AP_TERM(tm.app(tm.const(registry.definition(b.nat_bits).constant.symbol), ks), split)
    step = TRANS(left, instance(sums()[0], k=ks, m=if_(odd(n), m, ZERO), n=plus(product, product)))
    step = CONV_RULE(
        rewrite([SYM(instance(shifted, m=product)), SYM(instance(mask_nat_bits(), k=ks, c=odd(n), n=m))]),
        step,
    )
    return _mul_induction(step)


def _mul_induction(step: Thm) -> Thm:
    """By induction: STEP says what nat_bits (Suc k) (m * n) is in terms of nat_bits k (m * (n // 2))."""
    goal = eq(nat_bits(k, times(m, n)), of(b.times, nat_bits(k, m), nat_bits(k, n)))
    rules = [*nat_bits_clauses(), *clauses(b.times), *clauses(b.resize), *clauses(lists.length)]
    rules += [*clauses(b.mask), *clauses(b.ripple)]
    rules.append(CONV_RULE(ARG_CONV(0, rewrite(nat_bits_clauses())), initial_nat_bits()))

    def case(member: Instance, j: int, fields: Sequence[Term], ihs: Sequence[Term]) -> Thm:
        if j == 0:
            return GENL([m, n], close(tm.substitute(goal, {k: ZERO}), rules))
        facts = [instance(step, k=fields[0]), *map(ASSUME, ihs)]
        return GENL([m, n], close(tm.substitute(goal, {k: suc(fields[0])}), rules, facts))

    th = SPEC(k, induct(family(NAT), {NAT: (k, list_forall([m, n], goal))}, case)[NAT])
    return SPEC(n, SPEC(m, th))


@cache
def bits_mul() -> Thm:
    """⊢ bit_list (x * y) = times (bit_list x) (bit_list y)"""
    goal = eq(bit_list(call(pr.W_MUL, x, y)), of(b.times, bit_list(x), bit_list(y)))
    return _from_numbers(goal, meaning(pr.W_MUL), nat_bits_mul())


@cache
def bits_mul_literal() -> Thm:
    """⊢ bit_list (x * y) = times (bit_list y) (bit_list x), for literals x only: an addition for each bit of x"""
    th = SYM(instance(bits_mul(), x=y, y=x))
    swapped = prove(eq(call(pr.W_MUL, x, y), call(pr.W_MUL, y, x)), [meaning(pr.W_MUL), nat.mul_comm()])
    th = TRANS(AP_TERM(tm.const(registry.definition(b.bit_list).constant.symbol), swapped), SYM(th))
    return instance(th, x=tm.var("?x", pr.WN))
