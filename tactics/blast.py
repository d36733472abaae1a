"""Evaluation of goals about words to propositional terms over their bits.

A context holds the bit-level equations of the library, the definitions that the goal uses, and equations that move
conditionals out of the fields of records. Equations about words of two widths are used at the widths that occur.
"""

from __future__ import annotations

from functools import cache

from lemmata.core.kernel import prelude as pr
from lemmata.core.kernel import terms as tm
from lemmata.core.kernel import types as ty
from lemmata.core.kernel.evaluate import EVALUATE, Context
from lemmata.core.kernel.terms import APP, CONST, Symbol, Term
from lemmata.core.kernel.thm import REFL, TRANS, Thm
from lemmata.core.kernel.types import Type
from lemmata.core.language import registry
from lemmata.core.language.theory import projection_of
from lemmata.core.language.unfolding import equality_rules
from lemmata.core.language.unfolding import equations as unfolding
from lemmata.core.library import bits, blasting
from lemmata.core.logic.conv import combine
from lemmata.core.logic.syntax import is_if, subterms
from lemmata.tactics.hints import hints
from lemmata.tactics.lifting import lift

STEPS = 20_000_000
PATHS = 2_000  # conditionals
CONTEXTS = 8  # kept at a time
Widths = tuple[Symbol, tuple[Type, ...]]


@cache
def _opaque() -> frozenset[Symbol]:
    """Definitions that bit-blasting treats by theorems of its own, not by unfolding them."""
    functions = (bits.bit_list, bits.atom, bits.value, bits.to_nat)
    return frozenset({registry.definition(f).constant.symbol for f in functions})


_contexts: dict[tuple[frozenset[Widths], tuple[Thm, ...]], Context] = {}


def _head(th: Thm) -> Symbol | None:
    left = th.concl.args[0]
    head = left.head if left.kind == APP else left
    return head.symbol if head.kind == CONST else None


def widths_of(t: Term) -> set[Widths]:
    """The operations in T whose equations are used at the widths that occur, with those widths."""
    found: set[Widths] = set()
    for u in subterms(t):
        if u.kind == APP and u.head.kind == CONST and u.head.symbol in (pr.W_UDIV, pr.W_UREM):
            found.add((u.head.symbol, ()))
        elif u.kind == APP and u.head.kind == CONST and not u.tvars:
            symbol = u.head.symbol
            if symbol is pr.W_SEXT:
                symbol = pr.W_ZEXT
            if symbol in (pr.W_ZEXT, pr.W_EXTRACT, pr.W_CONCAT):
                words = tuple([d.args[0] for d in (*u.head.type.doms[:2], u.type) if d.con is ty.WORD])
                found.add((symbol, words))
            elif symbol in (pr.W_SHL, pr.W_LSHR, pr.W_ASHR, pr.W_ROR, pr.W_ROL) and len(u.args) == 2:
                by = u.args[1]
                if by.kind == APP and by.head.kind == CONST and by.head.symbol is pr.UINT:
                    pair = (u.type.args[0], by.args[0].type.args[0])
                    if pair[0].value:
                        found.add((symbol, pair))
    return found


def _context(goal: Term, widths: frozenset[Widths]) -> Context:
    library = blasting.equations()
    known = set(library)
    own = tuple([th for th in unfolding(goal) if th not in known and _head(th) not in _opaque()])
    found = _contexts.get((widths, own))
    if found is None or found.steps < STEPS // 2:
        if len(_contexts) >= CONTEXTS:
            _contexts.clear()
        heads = [symbol for th in own if (symbol := _head(th)) is not None]
        lifted = [lift(tm.const(symbol)) for symbol in heads if projection_of(symbol) is not None]
        ordered = sorted(widths, key=lambda w: (w[0].name, [n.value for n in w[1]]))
        several = [th for symbol, numerals in ordered for th in blasting.at_widths(symbol, numerals)]
        equal = equality_rules(goal)
        equations = [*blasting.first(), *several, *equal, *library, *hints(heads), *lifted, *own]
        found = _contexts[widths, own] = Context(equations, steps=STEPS)
    return found


def _parts_first(t: Term) -> list[Term]:
    """T and its arguments, theirs and so on, each once and after its own; abstractions are not entered."""
    found: dict[Term, None] = {}
    stack = [t]
    while stack:
        u = stack[-1]
        todo = [a for a in u.args if a not in found] if u.kind == APP else []
        if u in found or not todo:
            found[stack.pop()] = None
        else:
            stack += todo
    return list(found)


def _paths(t: Term) -> int:
    """How many conditionals code for T has, where each branch is there in full; at most PATHS."""
    found: dict[Term, int] = {}
    for u in _parts_first(t):
        below = sum([found[a] for a in u.args]) if u.kind == APP else 0
        found[u] = min(below + is_if(u), PATHS)
    return found[t]


def _evaluated(context: Context, goal: Term) -> Thm:
    """⊢ GOAL = its value.

    The kernel compiles the branches of a conditional apart, so what they share is there once for each path to it. Where
    these are many, conditionals are evaluated by themselves, innermost first.
    """
    if _paths(goal) < PATHS:
        return EVALUATE(context, goal)
    done: dict[Term, Thm | None] = {}
    for t in _parts_first(goal):
        th = combine(t, None, [done[a] for a in t.args]) if t.kind == APP else None
        if is_if(t) or t is goal:
            value = EVALUATE(context, t if th is None else th.concl.args[1])
            th = value if th is None else TRANS(th, value)
        done[t] = th
    return done[goal] or REFL(goal)


def blast(goal: Term) -> Thm:
    """⊢ GOAL = a propositional term over the bits of its words, as far as the equations go.

    Raises BudgetExceeded after `STEPS` steps.
    """
    widths = widths_of(goal)
    for th in unfolding(goal):
        widths |= widths_of(th.concl)
    while True:
        th = _evaluated(_context(goal, frozenset(widths)), goal)
        more = widths_of(th.concl.args[1]) - widths
        if not more:
            return th
        widths |= more
