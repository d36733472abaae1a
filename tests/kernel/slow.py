"""A slow evaluator of closed terms, by substitution, and a generator of random typed terms."""

import random

from lemmata.core.kernel import datatypes as dt
from lemmata.core.kernel import logic
from lemmata.core.kernel import prelude as pr
from lemmata.core.kernel import terms as tm
from lemmata.core.kernel import types as ty
from lemmata.core.kernel.literals import COMPUTED, compute
from lemmata.core.kernel.logic import F, T, call, if_
from lemmata.core.kernel.terms import APP, CONST, LAM, app, lam, nat
from lemmata.core.kernel.types import BOOL, NAT, fun
from lemmata.core.language import registry
from lemmata.core.language.theory import LIST_TYPE
from lemmata.core.library import bits

LIST = registry.definition(bits.nat_bits).constant.type.tails[2]  # list[bool]
W8 = ty.word(8)
FUNCTIONS = [
    bits.nat_bits,
    bits.value,
    bits.to_nat,
    bits.resize,
    bits.map1,
    bits.choose,
    bits.onto,
    bits.less,
    bits.nth,
]


def equations():
    return [registry.definition(f).equation for f in FUNCTIONS]


def _connective(symbol, args):
    a = [x is T for x in args]
    value = {logic.NOT: lambda: not a[0], logic.AND: lambda: a[0] and a[1], logic.OR: lambda: a[0] or a[1],
             logic.IMPLIES: lambda: not a[0] or a[1], tm.EQ: lambda: a[0] == a[1]}[symbol]()  # fmt: skip
    return T if value else F


def _fields(t):
    if t.kind == tm.LIT:
        return (dt.SUC, (nat(t.value - 1),)) if t.value else (None, ())
    head = t.head if t.kind == APP else t
    return head.symbol, t.args


def evaluate(t):
    """The value of a term without free variables: a literal, a truth value, a list, or a function."""
    if t.kind != APP:
        if t.kind == CONST and t.symbol is pr.NAT_CASE:
            return t
        return t
    if t.head.kind == LAM:
        return evaluate(tm.app(tm.open_lams(t.head, (evaluate(t.args[0]),)), *t.args[1:]))
    symbol = t.head.symbol if t.head.kind == CONST else None
    if symbol is logic.IF and len(t.args) >= 3:
        branch = t.args[1] if evaluate(t.args[0]) is T else t.args[2]
        return evaluate(app(branch, *t.args[3:]))
    data = dt.case_of(symbol) if symbol else None
    if data and len(t.args) > len(data.constructors):
        which, fields = _fields(evaluate(t.args[0]))
        names = [c.term.symbol if c.term.kind == CONST else None for c in data.constructors]
        rest = t.args[1 + len(data.constructors) :]
        return evaluate(app(t.args[1 + names.index(which)], *fields, *rest))
    args = tuple([evaluate(a) for a in t.args])
    if symbol in (logic.NOT, logic.AND, logic.OR, logic.IMPLIES) or symbol is tm.EQ and args[0].type is BOOL:
        return _connective(symbol, args)
    if symbol in COMPUTED and len(args) == len(symbol.type.doms):
        value = compute(symbol, args, t.type)
        return value if value is not None else F  # distinct lists: only literals are compared here
    definition = registry.of_symbol(symbol) if symbol else None
    if definition and len(args) >= len(definition.params):
        left, right = definition.equation.concl.args
        theta = dict(zip(left.args, args, strict=False))
        return evaluate(app(tm.substitute(right, theta), *args[len(left.args) :]))
    return app(t.head, *args)


class Terms:
    """Random terms of nat, bool, 8-bit words, lists of bits and functions, over the variables of `scope`."""

    def __init__(self, seed):
        self.random = random.Random(seed)
        self.count = 0

    def _variable(self, t):
        self.count += 1
        return tm.var(f"v{self.count}", t)

    def literal(self, t):
        r = self.random
        if t is NAT:
            return nat(r.choice([0, 1, 2, 3, 7, 100]))
        if t is BOOL:
            return r.choice([T, F])
        if t is W8:
            return tm.lit(W8, r.choice([0, 1, 2, 127, 128, 255, r.randrange(256)]))
        if t is LIST:
            value = tm.const(LIST_TYPE.constructors[0].term.symbol, LIST)
            for _ in range(r.randrange(4)):
                value = call(LIST_TYPE.constructors[1].term.symbol, self.literal(BOOL), value)
            return value
        v = self._variable(t.args[0])
        return lam(v, self.literal(t.args[1]))

    def term(self, t, scope, depth):
        r = self.random
        fitting = [v for v in scope if v.type is t]
        if depth == 0 or r.random() < 0.1:
            return r.choice(fitting) if fitting and r.random() < 0.7 else self.literal(t)

        def sub(of):
            return self.term(of, scope, depth - 1)

        kind = r.randrange(8)
        if kind == 0:
            return if_(sub(BOOL), sub(t), sub(t))
        if kind == 1:  # a let; the same binder may occur twice
            v = self._variable(r.choice([NAT, BOOL, W8, LIST]))
            return app(lam(v, self.term(t, [*scope, v], depth - 1)), sub(v.type))
        if kind == 2:  # a case
            v, w = self._variable(NAT), (self._variable(BOOL), self._variable(LIST))
            if r.random() < 0.5:
                return call(pr.NAT_CASE, sub(NAT), sub(t), lam(v, self.term(t, [*scope, v], depth - 1)))
            return call(LIST_TYPE.case, sub(LIST), sub(t), tm.lams(w, self.term(t, [*scope, *w], depth - 1)))
        if kind == 3:  # a function value, applied
            source = r.choice([NAT, BOOL, W8])
            return app(self.term(fun(source, t), scope, depth - 1), sub(source))
        if t.is_fun:
            v = self._variable(t.args[0])
            return lam(v, self.term(t.args[1], [*scope, v], depth - 1))
        return self._operation(t, sub)

    def _operation(self, t, sub):
        r = self.random

        def of(f, *args):
            return call(registry.definition(f).constant.symbol, *args)

        if t is NAT:
            choices = [
                lambda s=s: call(s, sub(NAT), sub(NAT)) for s in (pr.ADD, pr.SUB, pr.MUL, pr.DIV, pr.MOD)
            ]
            choices += [
                lambda: call(pr.SUC, sub(NAT)),
                lambda: call(pr.UINT, sub(W8)),
                lambda: of(bits.value, sub(LIST)),
            ]
        elif t is BOOL:
            choices = [lambda s=s: call(s, sub(NAT), sub(NAT)) for s in (pr.LT, pr.LE)]
            choices += [lambda s=s: call(s, sub(W8), sub(W8)) for s in (pr.W_ULT, pr.W_SLE, tm.EQ)]
            choices += [
                lambda s=s: call(s, sub(BOOL), sub(BOOL)) for s in (logic.AND, logic.OR, logic.IMPLIES, tm.EQ)
            ]
            choices += [lambda: logic.negate(sub(BOOL)), lambda: of(bits.nth, sub(LIST), nat(r.randrange(4)))]
            choices += [
                lambda: tm.eq(sub(NAT), sub(NAT)),
                lambda: of(bits.less, sub(LIST), sub(LIST), sub(BOOL)),
            ]
        elif t is W8:
            choices = [
                lambda s=s: call(s, sub(W8), sub(W8))
                for s in (pr.W_ADD, pr.W_SUB, pr.W_AND, pr.W_XOR, pr.W_UDIV)
            ]
            choices += [
                lambda s=s: call(s, sub(W8), nat(r.randrange(10))) for s in (pr.W_SHL, pr.W_ASHR, pr.W_ROR)
            ]
        else:
            small = nat(r.randrange(6))
            choices = [
                lambda: of(bits.nat_bits, small, sub(NAT)),
                lambda: of(bits.resize, small, sub(LIST)),
                lambda: of(bits.map1, sub(fun(BOOL, BOOL)), sub(LIST)),
                lambda: of(bits.choose, sub(BOOL), sub(LIST), sub(LIST)),
                lambda: of(bits.onto, sub(LIST), sub(LIST)),
            ]
        return r.choice(choices)()
