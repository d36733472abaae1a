"""Words as bits: what the programs of `core.library.blasting` compute on literals, and how many gates they make."""

from __future__ import annotations

from functools import cache

from lemmata.core.kernel import logic
from lemmata.core.kernel import terms as tm
from lemmata.core.kernel import types as ty
from lemmata.core.kernel.evaluate import EVALUATE, Context
from lemmata.core.kernel.logic import F, T
from lemmata.core.kernel.tautology import is_connective
from lemmata.core.library import blasting
from lemmata.core.library.word_bits import bit_list
from lemmata.core.logic.syntax import subterms
from lemmata.tactics.blast import widths_of


def context(*operations):
    """A context for the bits of some operations."""
    found = {w for t in operations for w in widths_of(t)}
    several = [th for symbol, numerals in found for th in blasting.at_widths(symbol, numerals)]
    return Context([*blasting.first(), *several, *blasting.equations()])


def number(bits):
    """The value of a list of literals, and its length."""
    total = length = 0
    while bits.kind == tm.APP:
        bit, bits = bits.args
        if bit not in (T, F):
            raise ValueError(f"not a literal: {bit!r}")
        total |= (bit is T) << length
        length += 1
    return total, length


@cache
def circuit(operation):
    """The list of the bits of an operation."""
    return EVALUATE(context(operation), bit_list(operation)).concl.args[1]


def computed(operation, values):
    """What the program for an operation on variables makes of literals, with its length.

    The kernel would compute the operation itself on literals; so its circuit is made first, and run here.
    """
    known = {T: True, F: False}
    total = length = 0
    bits = circuit(operation)
    while bits.kind == tm.APP:
        bit, bits = bits.args
        total |= _run(bit, values, known) << length
        length += 1
    return total, length


GATES = {
    logic.NOT: lambda p: not p,
    logic.AND: lambda p, q: p and q,
    logic.OR: lambda p, q: p or q,
    logic.IMPLIES: lambda p, q: not p or q,
    tm.EQ: lambda p, q: p == q,
    logic.IF: lambda c, p, q: p if c else q,
}


def _run(root, values, known):
    """The value of a gate; those below are in KNOWN when it returns."""
    stack = [root]
    while stack:
        t = stack[-1]
        if t in known:
            stack.pop()
        elif not is_connective(t):
            word, i = t.args  # an atom
            known[t] = bool(values[word] >> i.value & 1)
        else:
            todo = [a for a in t.args if a not in known]
            stack.extend(todo)
            if not todo:
                known[t] = GATES[t.head.symbol](*[known[a] for a in t.args])
    return known[root]


def gates(*operations):
    """The connectives in the bits of some operations, evaluated in one context; a negation costs nothing."""
    evaluation = context(*operations)
    found = set()
    for t in operations:
        value = EVALUATE(evaluation, bit_list(t)).concl.args[1]
        found |= {u for u in subterms(value) if is_connective(u) and len(u.args) > 1}
    return found


def variables(width, names="xy"):
    """Words of a width."""
    return [tm.var(name, ty.word(width)) for name in names]
