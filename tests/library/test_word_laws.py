"""The laws of words: each is proved, at a variable width, and each holds when it is run at small widths."""

from __future__ import annotations

import random
from inspect import signature

import pytest
from lemmata.core.kernel import types as ty
from lemmata.core.language import Theorem, bits
from lemmata.core.language.errors import AssumptionFailed
from lemmata.core.library import (
    word_bit_laws,
    word_cases,
    word_laws,
    word_numbers,
    word_order_laws,
    word_signed,
)

from lemmata import prove

MODULES = (word_laws, word_bit_laws, word_numbers, word_order_laws, word_cases, word_signed)
LAWS = [
    law
    for module in MODULES
    for name, law in vars(module).items()
    if isinstance(law, Theorem) and law.module == module.__name__ and name == law.name
]


@pytest.mark.parametrize("law", LAWS, ids=lambda law: law.name)
def test_proved_at_a_variable_width(law):
    th = prove(law)
    assert not th.hyps and not any(name.startswith("admitted") for name in th.axioms)
    about_words = set(signature(law.function).parameters) & set("xyz")
    assert (ty.width_var("N") in ty.variables(th.concl.tvars)) == bool(about_words)


@pytest.mark.parametrize("law", LAWS, ids=lambda law: law.name)
def test_holds_when_run(law):
    chance = random.Random(law.name)
    names = list(signature(law.function).parameters)
    for _ in range(60):
        width = chance.choice((1, 2, 5, 8))
        values = [_value(name, width, chance) for name in names]
        try:
            assert law.function(*values), (width, values)
        except AssumptionFailed:
            continue


def _value(name, width, chance):
    """A number, or a word: all of one width but w, which has its own."""
    if name in "jkmnd":
        return chance.randrange(9)
    return bits(chance.randrange(1 << width), width if name != "w" else chance.choice((1, 4, 8)))


def test_names_do_not_repeat():
    names = [law.name for law in LAWS]
    assert len(names) == len(set(names)) >= 200
