"""The semantics as the kernel evaluates it against the semantics as Python runs it: one source, one meaning."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import fields
from typing import Any

import pytest
from lemmata.core.kernel import logic
from lemmata.core.kernel import terms as tm
from lemmata.core.kernel.evaluate import EVALUATE, Context
from lemmata.core.kernel.thm import Thm
from lemmata.core.language import B8, B32, B64, define, registry
from lemmata.core.language.datatypes import constructor_of
from lemmata.core.language.sorts import Sort, word
from lemmata.core.language.unfolding import equations
from lemmata.core.language.values import quote, unquote
from lemmata.core.logic.datatypes import constructors
from lemmata.core.logic.tautologies import prove_tautology
from lemmata.models.armv8 import dispatch, emulator
from lemmata.models.armv8.emulator import make_state
from lemmata.models.armv8.encoding import Encoding
from lemmata.models.armv8.state import State
from lemmata.models.armv8.table import ROWS

WORDS_PER_ROW = 60
FUNCTIONS = ("mem", "readable", "writable")
FPCR_MODES = 0x07C80000
"""FPCR: AHP, DN, FZ, RMode, FZ16."""
PARTS = [field.name for field in fields(State)]


@define
def some_byte(address: B64) -> B8:
    """A memory: a byte that depends on its address."""
    return (address * 0x9E3779B97F4A7C15)[63:56]


@define
def below_the_top(address: B64, size: B64) -> bool:
    """What may be accessed: all but the upper sixteenth of memory."""
    return address < 0xF000000000000000


def connectives() -> list[Thm]:
    """The clauses of the connectives, at literals."""
    pairs = [(logic.call(logic.NOT, logic.T), logic.F), (logic.call(logic.NOT, logic.F), logic.T)]
    for left in (logic.T, logic.F):
        for right in (logic.T, logic.F):
            both, either = left is right is logic.T, logic.T in (left, right)
            pairs.append((logic.call(logic.AND, left, right), logic.T if both else logic.F))
            pairs.append((logic.call(logic.OR, left, right), logic.T if either else logic.F))
    return [prove_tautology(tm.eq(left, right)) for left, right in pairs]


def state_sorts() -> dict[str, Sort]:
    """The types of the fields of the state."""
    constructor = constructor_of(State)
    assert constructor is not None
    return dict(constructor.fields)


@pytest.mark.parametrize("row", ROWS, ids=lambda row: row.name)
def test_kernel_and_python_agree(
    row: Encoding[Any], random_word: Callable[[Encoding[Any]], int], random_value: Callable[[], int]
) -> None:
    execute, decode = (registry.definition(f).constant for f in (dispatch.execute, dispatch.decode))
    (constructor,) = constructors(execute.type.doms[1])
    sorts = state_sorts()
    memory, allowed = (registry.definition(f).constant for f in (some_byte, below_the_top))
    functions = {"mem": memory, "readable": allowed, "writable": allowed}
    context = None
    for _ in range(WORDS_PER_ROW):
        code, pc = random_word(row), random_value() & ~3
        touched: set[int] = set()

        def accessible(address: B64, size: B64, touched: set[int] = touched) -> bool:
            touched.update((address.uint + place) % 2**64 for place in range(size.uint))
            return below_the_top(address, size)

        state = make_state(
            [random_value() for _ in range(31)], sp=random_value() & ~15, pc=pc, nzcv=random_value() & 15,
            fpcr=random_value() & FPCR_MODES,
            v=[random_value() << 64 | random_value() for _ in range(32)], mem=some_byte, accessible=accessible,
        )  # fmt: skip
        parts = {part: functions.get(part) or quote(getattr(state, part), sorts[part]) for part in PARTS}
        before = tm.app(constructor.term, *parts.values())
        call = tm.app(execute, tm.app(decode, quote(B32(code), word(32))), before)
        context = context or Context([*equations(call, memory, allowed), *connectives()])
        after = EVALUATE(context, call).concl.args[1]
        wanted = emulator.step({pc: code}, state)
        assert after.head is constructor.term, hex(code)
        found = dict(zip(PARTS, after.args, strict=True))
        for part in PARTS:
            if part not in FUNCTIONS:
                assert unquote(found[part], sorts[part]) == getattr(wanted, part), (hex(code), part)
        assert found["readable"] is allowed is found["writable"]
        mem = wanted.mem
        for address in touched:
            byte = EVALUATE(context, tm.app(found["mem"], quote(B64(address), word(64)))).concl.args[1]
            assert unquote(byte, word(8)) == mem(B64(address)), (hex(code), hex(address))
