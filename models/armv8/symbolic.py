"""What an instruction does to a state of variables: a theorem a word, by evaluation in the kernel.

    execute(decode(0x8B020020), State.mk(...)) == State.mk(Registers.mk(x1 + x2, x1, x2, ...), ...)

Each register, flag and other part of the state is a variable under its own name. Floating-point operations are left
as calls: what they compute from their operands is of no interest to what reads and writes what.
"""

from __future__ import annotations

from functools import cache

from lemmata.core.kernel import terms as tm
from lemmata.core.kernel.evaluate import EVALUATE, Context, Recipe
from lemmata.core.kernel.terms import APP, CONST, Symbol, Term
from lemmata.core.kernel.thm import Thm
from lemmata.core.kernel.types import Type
from lemmata.core.language import B32, registry
from lemmata.core.language.sorts import word as word_sort
from lemmata.core.language.theory import projection_of
from lemmata.core.language.unfolding import equations
from lemmata.core.language.values import quote
from lemmata.core.library.proving import boolean_rules
from lemmata.core.logic.datatypes import constructors
from lemmata.models.armv8.dispatch import decode, execute
from lemmata.models.armv8.state import Flags, State
from lemmata.tactics.lifting import lift

FIELDS = tuple(State.__dataclass_fields__)
"""The parts of the state."""
COMPONENTS = {
    "regs": tuple(f"x{n}" for n in range(31)),
    "vregs": tuple(f"v{n}" for n in range(32)),
    "flags": tuple(Flags.__dataclass_fields__),
}
"""The variables of the parts that are records."""
OPAQUE = "lemmata.models.armv8.fp."
"""The package of the definitions that stay calls."""
STEPS = 1_000_000


@cache
def symbolic_state() -> Term:
    """The state of variables."""
    (constructor,) = constructors(registry.definition(execute).constant.type.doms[1])
    parts = zip(FIELDS, constructor.fields, strict=True)
    fields = [_record(kind, COMPONENTS[name]) if name in COMPONENTS else tm.var(name, kind) for name, kind in parts]
    return tm.app(constructor.term, *fields)


def _record(kind: Type, names: tuple[str, ...]) -> Term:
    """A record of variables."""
    (constructor,) = constructors(kind)
    return tm.app(constructor.term, *[tm.var(n, t) for n, t in zip(names, constructor.fields, strict=True)])


def behaviour(word: int) -> Thm:
    """⊢ execute(decode(word), state) = what it is. Raises BudgetExceeded if that takes too many steps."""
    return EVALUATE(Context(_recipe(), steps=STEPS), _call(word))


def _call(word: int) -> Term:
    """The state after a word."""
    run, read = (registry.definition(f).constant for f in (execute, decode))
    return tm.app(run, tm.app(read, quote(B32(word), word_sort(32))), symbolic_state())


@cache
def _recipe() -> Recipe:
    """The equations: definitions, connectives, and fields of conditional records."""
    own = [th for th in equations(_call(0)) if not _is_opaque(_head(th))]
    lifted = [lift(tm.const(head)) for th in own if projection_of(head := _head(th)) is not None]
    connectives = [th for th in boolean_rules() if th.concl.args[0].head.kind == CONST]
    return Recipe([*connectives, *lifted, *own])


def _head(th: Thm) -> Symbol:
    """The constant that an equation is about."""
    left = th.concl.args[0]
    symbol: Symbol = (left.head if left.kind == APP else left).symbol
    return symbol


def _is_opaque(symbol: Symbol) -> bool:
    definition = registry.of_symbol(symbol)
    return definition is not None and definition.module.startswith(OPAQUE)
