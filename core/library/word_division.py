"""The bit-level equations of quotients and remainders of words: restoring division, as programs on lists of bits."""

from __future__ import annotations

from collections.abc import Sequence
from functools import cache

from lemmata.core.kernel import prelude as pr
from lemmata.core.kernel import terms as tm
from lemmata.core.kernel.logic import OR, F, T, call, if_, implies, negate
from lemmata.core.kernel.terms import Term, eq
from lemmata.core.kernel.thm import ASSUME, EQ_MP, TRANS, Thm
from lemmata.core.kernel.types import BOOL, NAT, fun
from lemmata.core.language import builtins as lists
from lemmata.core.language.theory import LIST_TYPE
from lemmata.core.library import bits as b
from lemmata.core.library import naturals as nat
from lemmata.core.library.equations import meaning, recursion
from lemmata.core.library.naturals import ONE, ZERO, d, div, k, lt, m, mod, n, plus, r, suc, times
from lemmata.core.library.proving import clauses, close, instance, prove, prove_double
from lemmata.core.library.word_bits import (
    LIST,
    NOT,
    WIDTH,
    bit_list,
    bits_def,
    bits_not,
    bits_of_nat,
    c,
    doubles,
    full_adder,
    ifs,
    length_nat_bits,
    nat_bits,
    nat_bits_clauses,
    nat_bits_value,
    of,
    p,
    power,
    q,
    value,
    value_bits,
    value_nat_bits,
    value_rules,
    widths,
    x,
    xs,
    y,
    ys,
)
from lemmata.core.library.word_modulo import mod_le, mod_zero
from lemmata.core.library.word_shifts import some_bits, value_lt
from lemmata.core.logic.conv import ARG_CONV, CONV_RULE
from lemmata.core.logic.datatypes import Instance, family, induct
from lemmata.core.logic.equality import AP_ARG, SYM
from lemmata.core.logic.propositional import BOOL_CASES, DISCH, MP, UNDISCH
from lemmata.core.logic.quantifiers import SPEC
from lemmata.core.logic.rewriting import rewrite


def length(bits_: Term) -> Term:
    """The length of a list."""
    return of(lists.length, bits_)


def _least(s: Term, t: Term) -> Term:
    return of(b.least, s, t)


def _bit(t: Term) -> Term:
    return if_(t, ONE, ZERO)


# The two parts of a step ---------------------------------------------------------------------------------


@cache
def least_clauses() -> tuple[Thm, ...]:
    """What `least` does on 0 and Suc."""
    rules = [*clauses(b.least), nat.add_one()]
    zero = prove(eq(_least(m, ZERO), ZERO), rules, on=m, cases=True)
    both = prove(eq(_least(suc(m), suc(n)), suc(_least(m, n))), rules)
    return rules[0], zero, both


@cache
def below() -> Thm:
    """⊢ below xs ys c = (if value xs = value ys then c else value xs < value ys)"""
    whole = if_(eq(value(xs), value(ys)), c, lt(value(xs), value(ys)))
    rules = [
        *clauses(b.below), some_bits(), *value_rules(), nat.double_eq(), nat.double_lt(), nat.add_is_zero(),
        *nat.positive(), *nat.order_rules(), recursion(pr.ADD)[0],
    ]  # fmt: skip
    return prove_double(eq(of(b.below, xs, ys, c), whole), xs, ys, rules)


@cache
def kept() -> Thm:
    """⊢ reduced F (nat_bits k m) ys c = nat_bits (least k (len ys)) m"""
    goal = eq(of(b.reduced, F, nat_bits(k, m), ys, c), nat_bits(_least(k, length(ys)), m))
    return prove_double(goal, k, ys, [*_step_rules()])


def _step_rules() -> list[Thm]:
    return [
        *nat_bits_clauses(), *clauses(b.reduced), *clauses(lists.length), nat.add_one(), *least_clauses(),
    ]  # fmt: skip


@cache
def _carry() -> Thm:
    """⊢ majority x y c = (if (the sum of x, y and c) = y then c else y): the borrow of the subtraction that undoes it"""
    total = negate(eq(negate(eq(p, q)), c))
    return prove(eq(of(b.majority, p, q, c), if_(eq(total, q), c, q)), clauses(b.majority))


@cache
def taken_away() -> Thm:
    """⊢ reduced T (nat_bits k (m + (value ys + bit c))) ys c = nat_bits (least k (len ys)) m"""
    number = plus(m, plus(value(ys), _bit(c)))
    goal = eq(of(b.reduced, T, nat_bits(k, number), ys, c), nat_bits(_least(k, length(ys)), m))
    adder = [CONV_RULE(rewrite([_carry()]), th) for th in full_adder()]
    rules = [*_step_rules(), *adder, *value_rules(), *doubles()]
    return prove_double(goal, k, ys, rules)


# Quotient and remainder of a number with one bit more ----------------------------------------------------


@cache
def sub_add() -> Thm:
    """⊢ not m < n implies m - n + n = m"""
    goal = implies(negate(lt(m, n)), eq(plus(call(pr.SUB, m, n), n), m))
    return prove_double(goal, m, n, [*nat.order_rules(), *nat.sub_rules(), *nat.add_rules()])


@cache
def add_lt_add() -> Thm:
    """⊢ m + n < d + n = m < d"""
    return prove(eq(lt(plus(m, n), plus(d, n)), lt(m, d)), [*nat.add_rules(), *nat.order_rules()], on=n)


@cache
def next_digit() -> tuple[Thm, Thm]:
    """For r = n % d, t = bit c + (r + r) and the number bit c + (n + n), where d is not 0:

    t < d implies number % d = t and number // d = n // d + n // d;
    not t < d implies number % d = t - d and number // d = Suc (n // d + n // d).
    """
    e = suc(d)
    rest, quotient = mod(n, e), div(n, e)
    part, twice = plus(_bit(c), plus(rest, rest)), plus(quotient, quotient)
    # the number in terms of remainder and quotient, first for any
    s, t = tm.var("s", NAT), tm.var("t", NAT)
    left = plus(plus(s, plus(r, r)), times(plus(t, t), e))
    right = plus(s, plus(plus(times(t, e), r), plus(times(t, e), r)))
    shape = prove(eq(left, right), [nat.add_mul(), *nat.add_rules()[:3]])
    shape = instance(shape, s=_bit(c), r=rest, t=quotient)
    shape = CONV_RULE(ARG_CONV(1, rewrite([instance(nat.division(), d=e)])), shape)
    small = CONV_RULE(rewrite([shape]), instance(nat.division_unique(), r=part, q=twice))

    large = ASSUME(negate(lt(part, e)))
    less = call(pr.SUB, part, e)
    back = MP(instance(sub_add(), m=part, n=e), large)
    below_twice = prove(lt(part, plus(e, e)), [instance(nat.lt_double(), m=rest, n=e, x=c), nat.mod_lt()])
    bound = CONV_RULE(ARG_CONV(0, ARG_CONV(0, rewrite([back]))), instance(add_lt_add(), m=less, d=e, n=e))
    unique = instance(nat.division_unique(), r=less, q=suc(twice))
    unique = MP(unique, EQ_MP(bound, below_twice))
    total = prove(
        eq(plus(s, times(suc(t), e)), plus(plus(s, e), times(t, e))), [*recursion(pr.MUL), nat.add_assoc()]
    )
    total = instance(total, s=less, t=twice)
    total = TRANS(total, AP_ARG(total.concl.args[1], 0, back))
    total = TRANS(total, shape)
    return small, DISCH(large.concl, CONV_RULE(rewrite([total]), unique))


def _next(n_: Term, d_: Term) -> tuple[Term, Term]:
    """The number with one bit more, and that bit behind the remainder."""
    rest = mod(n_, d_)
    return plus(_bit(c), plus(n_, n_)), plus(_bit(c), plus(rest, rest))


@cache
def next_remainder() -> Thm:
    """⊢ (bit c + (n + n)) % d = (if t < d then t else t - d), for t = bit c + (n % d + n % d)"""
    number, part = _next(n, d)
    goal = eq(mod(number, d), if_(lt(part, d), part, call(pr.SUB, part, d)))
    rules = [mod_zero(), nat.sub_rules()[2], nat.order_rules()[3]]
    digits = [(th, mod(_next(n, suc(d))[0], suc(d))) for th in next_digit()]
    return prove(goal, rules, on=d, cases=True, lemmas=digits)


@cache
def next_quotient() -> Thm:
    """⊢ not d = 0 implies (bit c + (n + n)) // d = bit (not t < d) + (n // d + n // d), for t as above"""
    number, part = _next(n, d)
    q2 = div(n, d)
    goal = implies(negate(eq(d, ZERO)), eq(div(number, d), plus(_bit(negate(lt(part, d))), plus(q2, q2))))
    digits = [(th, div(_next(n, suc(d))[0], suc(d))) for th in next_digit()]
    return prove(goal, [recursion(pr.ADD)[0], nat.one_add()], on=d, cases=True, lemmas=digits)


# The programs --------------------------------------------------------------------------------------------


@cache
def step() -> tuple[Thm, Thm]:
    """⊢ below (nat_bits k m) ys F = m < value ys, and
    ⊢ reduced (not m < value ys) (nat_bits k m) ys F
      = nat_bits (least k (len ys)) (if m < value ys then m else m - value ys), where k bits hold m
    """
    low, bound = nat_bits(k, m), value(ys)
    fits = ASSUME(eq(value(low), m))
    rest = call(pr.SUB, m, bound)
    test = prove(eq(of(b.below, low, ys, F), lt(value(low), bound)), [below(), nat.lt_irrefl()])
    test = CONV_RULE(ARG_CONV(1, rewrite([fits])), test)
    left = of(b.reduced, negate(lt(m, bound)), low, ys, F)
    goal = eq(left, nat_bits(_least(k, length(ys)), if_(lt(m, bound), m, rest)))
    less = CONV_RULE(rewrite([*ifs(), nat.add_zero()]), instance(taken_away(), m=rest, c=F))
    large = ASSUME(negate(lt(m, bound)))
    less = CONV_RULE(rewrite([MP(instance(sub_add(), n=bound), large)]), less)
    found = prove(goal, [kept(), DISCH(large.concl, less)])
    return DISCH(fits.concl, test), found


@cache
def least_is() -> Thm:
    """⊢ least m n = (if m <= n then m else n)"""
    goal = eq(_least(m, n), if_(call(pr.LE, m, n), m, n))
    return prove_double(goal, m, n, [*least_clauses(), *nat.order_rules()])


@cache
def transitive() -> tuple[Thm, Thm]:
    """⊢ m < n implies n < k implies m < k, and ⊢ m <= n implies n < k implies m < k"""
    goal = implies(lt(m, n), implies(lt(n, k), lt(m, k)))
    rules = [nat.lt_suc_eq(), nat.order_rules()[3]]

    def case(member: Instance, j: int, fields: Sequence[Term], ihs: Sequence[Term]) -> Thm:
        return close(tm.substitute(goal, {k: suc(fields[0]) if j else ZERO}), rules, [ASSUME(h) for h in ihs])

    strict = SPEC(k, induct(family(NAT), {NAT: (k, goal)}, case)[NAT])
    either = prove_double(eq(call(pr.LE, m, n), call(OR, lt(m, n), eq(m, n))), m, n, nat.order_rules())
    return strict, close(implies(call(pr.LE, m, n), implies(lt(n, k), lt(m, k))), [either], [strict])


@cache
def _whole() -> Thm:
    """⊢ drop 0 xs = xs"""
    return prove(eq(of(b.drop, ZERO, xs), xs), clauses(b.drop), on=xs)


@cache
def remainder_fits() -> Thm:
    """⊢ not value ys = 0 implies value (nat_bits k r) = r, for k = least (len xs) (len ys), r = value xs % value ys"""
    number, bound = value(xs), value(ys)
    rest = mod(number, bound)
    nonzero = ASSUME(negate(eq(bound, ZERO)))
    whole = instance(value_lt(), n=ZERO)
    whole = CONV_RULE(rewrite([_whole()]), whole)
    first = MP(
        MP(
            instance(transitive()[-1], m=rest, n=number, k=power(length(xs))),
            instance(mod_le(), m=number, d=bound),
        ),
        whole,
    )
    low = MP(instance(nat.mod_below(), n=number, d=bound), nonzero)
    second = MP(
        MP(instance(transitive()[0], m=rest, n=bound, k=power(length(ys))), low), instance(whole, xs=ys)
    )
    size = _least(length(xs), length(ys))
    both = prove(lt(rest, power(size)), [least_is(), first, second])
    return DISCH(
        nonzero.concl,
        TRANS(
            instance(value_nat_bits(), k=size, n=rest), MP(instance(nat.below_power(), k=size, n=rest), both)
        ),
    )


@cache
def _next_bits() -> Thm:
    """⊢ [c, *nat_bits k n] = nat_bits (Suc k) (bit c + (n + n))"""
    cons = tm.const(LIST_TYPE.constructors[1].term.symbol, fun(BOOL, LIST, LIST))
    goal = eq(tm.app(cons, c, nat_bits(k, n)), nat_bits(suc(k), plus(_bit(c), plus(n, n))))
    return prove(goal, [*nat_bits_clauses(), *doubles()])


@cache
def _longer() -> Thm:
    """⊢ least (Suc (least m n)) n = least (Suc m) n"""
    goal = eq(_least(suc(_least(m, n)), n), _least(suc(m), n))
    return prove_double(goal, m, n, least_clauses())


@cache
def _next_step() -> tuple[Thm, Thm]:
    """`step` at k + 1 bits and the number bit c + (r + r), where k bits hold r"""
    fits = ASSUME(eq(value(nat_bits(k, r)), r))
    number = plus(_bit(c), plus(r, r))
    longer = prove(
        eq(value(nat_bits(suc(k), number)), number), [*nat_bits_clauses(), *value_rules(), *doubles(), fits]
    )
    test, found = (instance(th, k=suc(k), m=number) for th in step())
    return DISCH(fits.concl, MP(test, longer)), found


def _at_zero() -> list[Thm]:
    """What a step does where value ys = 0."""
    nothing = ASSUME(eq(value(ys), ZERO))
    test = prove(eq(of(b.below, xs, ys, F), F), [below(), nothing, nat.order_rules()[3]])
    same = CONV_RULE(rewrite([nothing, *ifs(), nat.add_zero()]), instance(taken_away(), c=F))
    return [DISCH(nothing.concl, th) for th in (test, same)]


@cache
def remainder() -> Thm:
    """⊢ remainder xs ys = nat_bits (least (len xs) (len ys)) (value xs % value ys)"""
    size = _least(length(xs), length(ys))
    goal = eq(of(b.remainder, xs, ys), nat_bits(size, mod(value(xs), value(ys))))
    zero = eq(value(ys), ZERO)
    rules = [
        *value_rules(), *clauses(b.remainder), _next_bits(), _longer(), *least_clauses(), *clauses(lists.length),
        nat.add_one(), mod_zero(), nat_bits_clauses()[0],
    ]  # fmt: skip
    by_zero = prove(implies(zero, goal), [*rules, *_at_zero()], on=xs)
    rules += [*_next_step(), next_remainder(), remainder_fits()]
    other = prove(implies(negate(zero), goal), rules, on=xs)
    return BOOL_CASES(zero, UNDISCH(by_zero), UNDISCH(other))


@cache
def value_remainder() -> Thm:
    """⊢ not value ys = 0 implies value (remainder xs ys) = value xs % value ys"""
    rest = mod(value(xs), value(ys))
    goal = implies(negate(eq(value(ys), ZERO)), eq(value(of(b.remainder, xs, ys)), rest))
    return prove(goal, [remainder(), remainder_fits()])


@cache
def quotient() -> tuple[Thm, Thm]:
    """⊢ quotient xs ys = map1 not (nat_bits (len xs) 0), where value ys is 0, and
    ⊢ quotient xs ys = nat_bits (len xs) (value xs // value ys), where not
    """
    left = of(b.quotient, xs, ys)
    zero = eq(value(ys), ZERO)
    lengths = [*clauses(lists.length), nat.add_one()]
    by_zero = implies(zero, eq(left, of(b.map1, NOT, nat_bits(length(xs), ZERO))))
    rules = [*clauses(b.quotient), *clauses(b.map1), *nat_bits_clauses(), *lengths, *recursion(pr.MOD)[:1]]
    first = prove(by_zero, [*rules, *recursion(pr.DIV)[:1], _at_zero()[0]], on=xs)
    rules = [*clauses(b.quotient), *lengths, nat_bits_clauses()[0], _next_bits(), *value_rules(), remainder()]
    whole = implies(negate(zero), eq(left, nat_bits(length(xs), div(value(xs), value(ys)))))
    rules += [_next_step()[0], remainder_fits(), next_quotient()]
    return first, prove(whole, rules, on=xs)


# Words -----------------------------------------------------------------------------------------------------


@cache
def _size() -> Thm:
    """⊢ len (bit_list x) = width"""
    return prove(eq(length(bit_list(x)), WIDTH), [bits_def(), length_nat_bits()])


def _words() -> list[Thm]:
    """What quotients and remainders are, and lengths and values of the bits of a word."""
    least = prove(eq(_least(n, n), n), least_clauses(), on=n)
    return [*quotient(), remainder(), value_bits(), _size(), least, bits_of_nat(), bits_not()]


@cache
def bits_udiv() -> Thm:
    """⊢ bit_list (x // y) = quotient (bit_list x) (bit_list y)"""
    goal = eq(bit_list(call(pr.W_UDIV, x, y)), of(b.quotient, bit_list(x), bit_list(y)))
    return prove(goal, [*_words(), _of_uint(), meaning(pr.W_UDIV)])


@cache
def _of_uint() -> Thm:
    """⊢ nat_bits width (uint (~x)) = map1 not (bit_list x)"""
    return CONV_RULE(ARG_CONV(0, rewrite([bits_def()])), bits_not())


@cache
def bits_urem() -> Thm:
    """⊢ bit_list (x % y) = remainder (bit_list x) (bit_list y)"""
    goal = eq(bit_list(call(pr.W_UREM, x, y)), of(b.remainder, bit_list(x), bit_list(y)))
    return prove(goal, [*_words(), meaning(pr.W_UREM)])


# Words by literals -----------------------------------------------------------------------------------------


@cache
def value_trimmed() -> Thm:
    """⊢ value (trimmed xs) = value xs"""
    one = eq(value(of(b.unless_zero, c, xs)), plus(_bit(c), plus(value(xs), value(xs))))
    front = prove(one, [*clauses(b.unless_zero), *value_rules(), *nat.add_rules()[:5]], on=xs, cases=True)
    return prove(eq(value(of(b.trimmed, xs)), value(xs)), [*clauses(b.trimmed), *value_rules(), front], on=xs)


@cache
def bits_udiv_literal() -> Thm:
    """⊢ bit_list (x // y) = quotient (bit_list x) (trimmed (bit_list y)), for literals y only"""
    short = of(b.trimmed, bit_list(y))
    goal = eq(bit_list(call(pr.W_UDIV, x, y)), of(b.quotient, bit_list(x), short))
    th = prove(goal, [*_words(), _of_uint(), value_trimmed(), meaning(pr.W_UDIV)])
    return instance(th, y=tm.var("?y", pr.WN))


@cache
def bits_urem_literal() -> Thm:
    """⊢ bit_list (x % y) = (if y = 0 then bit_list x else resize width (remainder (bit_list x) (trimmed (bit_list y)))),
    for literals y only
    """
    short = of(b.trimmed, bit_list(y))
    rest = of(b.remainder, bit_list(x), short)
    zero = negate(of(b.some, short))
    goal = eq(bit_list(call(pr.W_UREM, x, y)), if_(zero, bit_list(x), of(b.resize, pr.width(x), rest)))
    fits = instance(remainder_fits(), xs=bit_list(x), ys=short)
    fits = CONV_RULE(rewrite([_size(), value_trimmed(), value_bits()]), fits)
    rules = [*_words(), some_bits(), value_trimmed(), meaning(pr.W_UREM), SYM(nat_bits_value()), mod_zero()]
    th = prove(goal, [*rules, fits, widths(), SYM(bits_def())])
    return instance(th, y=tm.var("?y", pr.WN))


# Order -----------------------------------------------------------------------------------------------------
#
# That each partial remainder is less than the divisor is an induction over the steps of the circuit, which no SAT
# solver finds: at 32 bits `x % y < y` was not decided in 300,000 conflicts.


@cache
def uint_urem() -> Thm:
    """⊢ uint (x % y) = uint x % uint y"""
    number = mod(pr.uint(x), pr.uint(y))
    whole = CONV_RULE(
        rewrite([_whole(), value_bits(), _size()]), instance(value_lt(), n=ZERO, xs=bit_list(x))
    )
    less = MP(MP(instance(transitive()[1], m=number, n=pr.uint(x), k=power(WIDTH)), _at_most()), whole)
    fits = MP(instance(nat.below_power(), k=WIDTH, n=number), less)
    rules = [meaning(pr.W_UREM), pr.WORD_AXIOMS[1], widths(), fits]
    return prove(eq(pr.uint(call(pr.W_UREM, x, y)), number), rules)


@cache
def _at_most() -> Thm:
    """⊢ uint x % uint y <= uint x"""
    return instance(mod_le(), m=pr.uint(x), d=pr.uint(y))


@cache
def remainder_order() -> tuple[Thm, Thm]:
    """⊢ x % y <u y = some (bit_list y) and ⊢ x % y <=u x"""
    rest = call(pr.W_UREM, x, y)
    nonzero = prove(eq(of(b.some, bit_list(y)), negate(eq(pr.uint(y), ZERO))), [some_bits(), value_bits()])
    less = instance(nat.mod_below(), n=pr.uint(x), d=pr.uint(y))
    rules = [
        meaning(pr.W_ULT),
        meaning(pr.W_ULE),
        uint_urem(),
        nonzero,
        less,
        nat.order_rules()[3],
        _at_most(),
    ]
    first = eq(call(pr.W_ULT, rest, y), of(b.some, bit_list(y)))
    return prove(first, rules), prove(eq(call(pr.W_ULE, rest, x), T), rules)
