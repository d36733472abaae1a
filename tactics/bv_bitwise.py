"""Trees of and, or and exclusive or of words in one shape: sorted, without duplicates and complements, literals merged.

A tree of one operation becomes a chain a op (b op (... op z)) with a literal first, if there is one, then its other
leaves in the order in which the goal has them, ~x beside x. Where all of these are complements, De Morgan's law makes
it one complement, of which the laws of sums know more. Each step is an instance of a law of bits.
"""

from __future__ import annotations

from functools import cache

from lemmata.core.kernel import prelude as pr
from lemmata.core.kernel import terms as tm
from lemmata.core.kernel import types as ty
from lemmata.core.kernel.logic import call
from lemmata.core.kernel.terms import LIT, Symbol, Term, eq
from lemmata.core.kernel.thm import INST, INST_TYPE, REFL, TRANS, Thm
from lemmata.core.kernel.types import Type
from lemmata.core.library import word_bitwise as bitwise
from lemmata.core.library import word_ring as words
from lemmata.core.library.word_bits import x, y
from lemmata.core.logic.conv import CONV_RULE, LITERAL_CONV, bottom_up, combine
from lemmata.core.logic.equality import AP_ARG, SYM
from lemmata.tactics.rings import head_of

OPERATIONS = (pr.W_AND, pr.W_OR, pr.W_XOR)
LEAVES = 12  # a tree with more is left as it is
_DUAL = {pr.W_AND: pr.W_OR, pr.W_OR: pr.W_AND}
_z = tm.var("z", x.type)


class Bitwise:
    """Brings trees of bitwise operations to their shape, over one numbering of leaves."""

    def __init__(self) -> None:
        self._numbers: dict[Term, int] = {}

    def shape(self, t: Term) -> Thm | None:
        """⊢ T = its shape, where the leaves of T are as they are to be; None where it has that shape, or is too large."""
        if head_of(t) not in OPERATIONS or not t.type.args[0].is_numeral or not t.type.args[0].value:
            return None
        nodes = spine(t)
        if nodes is None:
            return None
        for u in reversed(nodes):  # so that leaves are numbered from the left
            for a in u.args:
                self._key(a)
        chains: dict[Term, Thm] = {}
        for u in nodes:  # parts before wholes
            th = combine(u, None, [self._chain(u, a, chains) for a in u.args]) or REFL(u)
            chains[u] = _then(th, self._merge(th.concl.args[1]))
        th = self._finished(chains[t])
        return None if th.concl.args[1] is t else th

    def _chain(self, tree: Term, a: Term, chains: dict[Term, Thm]) -> Thm | None:
        """⊢ A = a chain, for an operand of a node of the tree; complements in exclusive or are literals."""
        if a in chains:
            return chains[a]
        if tree.head.symbol is pr.W_XOR and head_of(a) is pr.W_NOT:
            return SYM(_at("xor_ones", a.args[0]))
        return None

    def _finished(self, th: Thm) -> Thm:
        """⊢ t = the shape, from ⊢ t = a chain."""
        now = th.concl.args[1]
        operation = head_of(now)
        if operation is pr.W_XOR:
            ones = now.args[0].kind == LIT and now.args[0].value == _ones(now)
            return TRANS(th, _at("xor_ones", now.args[1])) if ones else th
        if operation not in _DUAL:
            return th
        if now.args[0].kind != LIT:
            return _then(th, self._de_morgan(now))
        tail = now.args[1]
        if head_of(tail) is not operation:
            return th
        inner = self._de_morgan(tail)
        return th if inner is None else TRANS(th, AP_ARG(now, 1, inner))

    def _de_morgan(self, t: Term) -> Thm | None:
        """⊢ ~a op (~b op ...) = ~(a op' (b op' ...)); None where some leaf is no complement."""
        operation = t.head.symbol
        if head_of(t.args[0]) is not pr.W_NOT:
            return None
        tail: Thm | None = None
        if head_of(t.args[1]) is operation:
            tail = self._de_morgan(t.args[1])
            if tail is None:
                return None
        elif head_of(t.args[1]) is not pr.W_NOT:
            return None
        th = REFL(t) if tail is None else AP_ARG(t, 1, tail)
        now = th.concl.args[1]
        th = TRANS(th, _at(f"{operation.name} not", now.args[0].args[0], now.args[1].args[0]))
        inner = self.shape(th.concl.args[1].args[0])
        return th if inner is None else TRANS(th, AP_ARG(th.concl.args[1], 0, inner))

    # Chains ------------------------------------------------------------------------------------

    def _key(self, leaf: Term) -> tuple[int, bool]:
        """The order of leaves: a complement comes after what it is the complement of."""
        negated = head_of(leaf) is pr.W_NOT
        base = leaf.args[0] if negated else leaf
        return self._numbers.setdefault(base, len(self._numbers)), negated

    def _merge(self, t: Term) -> Thm | None:
        """⊢ a op b = one chain, where a and b are chains of the operation of T, a op b."""
        operation, a, b = t.head.symbol, *t.args
        if head_of(a) is not operation:
            return self._insert(t)
        first, rest = a.args
        th = _at(f"{operation.name} assoc", first, rest, b)
        return self._after(th, self._merge(th.concl.args[1].args[1]))

    def _after(self, th: Thm, inner: Thm | None) -> Thm:
        """⊢ t = chain, from ⊢ t = leaf op rest and ⊢ rest = chain."""
        if inner is not None:
            th = TRANS(th, AP_ARG(th.concl.args[1], 1, inner))
        return _then(th, self._insert(th.concl.args[1]))

    def _insert(self, t: Term) -> Thm | None:
        """⊢ leaf op chain = one chain."""
        operation, leaf, c = t.head.symbol, *t.args
        name = operation.name
        first, rest = c.args if head_of(c) is operation else (c, None)
        if leaf.kind == LIT:
            return self._literal(t, first, rest)
        if first.kind != LIT:
            if first is leaf:
                return _at(f"{name} self", leaf) if rest is None else _at(f"{name} twice", leaf, rest)
            if operation is not pr.W_XOR and _complements(leaf, first):
                kind = "complement" if first.kind == tm.APP and head_of(first) is pr.W_NOT and first.args[0] is leaf else "complement left"  # fmt: skip
                base = leaf if kind == "complement" else first
                return _at(f"{name} {kind}", base) if rest is None else _at(f"{name} {kind} in", base, rest)
            if self._key(leaf) < self._key(first):
                return None
        if rest is None:
            return _then(_at(f"{name} comm", leaf, c), self._insert(call(operation, c, leaf)))
        th = _at(f"{name} swap", leaf, first, rest)
        return self._after(th, self._insert(th.concl.args[1].args[1]))

    def _literal(self, t: Term, first: Term, rest: Term | None) -> Thm | None:
        """⊢ literal op chain = one chain, the chain being FIRST op REST."""
        operation, leaf, c = t.head.symbol, *t.args
        if first.kind == LIT:
            if rest is None:
                return LITERAL_CONV(t)
            th = SYM(_at(f"{operation.name} assoc", leaf, first, rest))
            both = LITERAL_CONV(call(operation, leaf, first))
            if both is not None:
                th = TRANS(th, AP_ARG(th.concl.args[1], 0, both))
            return _then(th, self._literal(th.concl.args[1], rest, None))
        if leaf.value not in (0, _ones(t)) or (operation is pr.W_XOR and leaf.value):
            return None
        return _at(f"{operation.name} {'ones' if leaf.value else 'zero'}", c)


def spine(t: Term) -> list[Term] | None:
    """The nodes of the tree of one operation below T, parts before wholes; None where it has more than `LEAVES`."""
    operation = t.head.symbol
    found: list[Term] = []
    stack = [t]
    while stack:
        u = stack.pop()
        found.append(u)
        if len(found) >= LEAVES:
            return None
        stack.extend(a for a in u.args if head_of(a) is operation)
    return list(dict.fromkeys(reversed(found)))


def _complements(a: Term, b: Term) -> bool:
    return (head_of(a) is pr.W_NOT and a.args[0] is b) or (head_of(b) is pr.W_NOT and b.args[0] is a)


def _ones(t: Term) -> int:
    return (1 << int(t.type.args[0].value)) - 1


def _then(th: Thm, more: Thm | None) -> Thm:
    return th if more is None else TRANS(th, more)


# Laws --------------------------------------------------------------------------------------------------


def _equations() -> dict[str, tuple[Term, Term]]:
    zero = words.of_nat(tm.nat(0))
    ones = call(pr.W_NOT, zero)
    found = {"xor_ones": (call(pr.W_XOR, ones, x), call(pr.W_NOT, x))}

    def law(operation: Symbol, name: str, left: Term, right: Term) -> None:
        found[f"{operation.name} {name}"] = (left, right)

    for f in OPERATIONS:
        law(f, "comm", call(f, x, y), call(f, y, x))
        law(f, "assoc", call(f, call(f, x, y), _z), call(f, x, call(f, y, _z)))
        law(f, "swap", call(f, x, call(f, y, _z)), call(f, y, call(f, x, _z)))
        law(f, "self", call(f, x, x), zero if f is pr.W_XOR else x)
        law(f, "twice", call(f, x, call(f, x, y)), y if f is pr.W_XOR else call(f, x, y))
        law(f, "zero", call(f, zero, x), zero if f is pr.W_AND else x)
    law(pr.W_AND, "ones", call(pr.W_AND, ones, x), x)
    law(pr.W_OR, "ones", call(pr.W_OR, ones, x), ones)
    for f, value in ((pr.W_AND, zero), (pr.W_OR, ones)):
        no = call(pr.W_NOT, x)
        law(f, "complement", call(f, x, no), value)
        law(f, "complement left", call(f, no, x), value)
        law(f, "complement in", call(f, x, call(f, no, y)), value)
        law(f, "complement left in", call(f, no, call(f, x, y)), value)
        law(f, "not", call(f, no, call(pr.W_NOT, y)), call(pr.W_NOT, call(_DUAL[f], x, y)))
    return found


@cache
def _law(name: str) -> Thm:
    """⊢ left = right, at every width"""
    return bitwise.law(eq(*_equations()[name]))


def warm() -> None:
    """Prove all laws, so that copies of this process have them."""
    for name in _equations():
        _law(name)


@cache
def _law_at(name: str, kind: Type) -> tuple[Thm, tuple[Term, ...]]:
    """The law at a literal width, and its variables."""
    th = CONV_RULE(bottom_up(LITERAL_CONV), INST_TYPE({pr.N: ty.num(kind.args[0].value)}, _law(name)))
    return th, tuple([tm.var(v.name, kind) for v in (x, y, _z)])


def _at(name: str, *values: Term) -> Thm:
    """The law with its variables x, y, z replaced."""
    th, variables = _law_at(name, values[0].type)
    return INST(dict(zip(variables, values, strict=False)), th)
