"""The table of forms: its diagrams are those of the modelled rows, every bit has a place, errors are found."""

from __future__ import annotations

import random
import re
from typing import Any

import pytest
from lemmata.models.armv8 import index, native
from lemmata.models.armv8.diagram import parse_diagram
from lemmata.models.armv8.encoding import Encoding
from lemmata.models.armv8.errors import EncodingError
from lemmata.models.armv8.syntax import disassemble, find_form, mnemonic, valid_words
from lemmata.models.armv8.syntax.form import parse_rows
from lemmata.models.armv8.syntax.table import by_mnemonic, forms, rows
from lemmata.models.armv8.table import ROWS

WITHOUT_TEXT = {"ldapstl_simd", "miscbranch", "syspairinstrs", "systemmovepr"}
"""Rows of later versions of the architecture (LRCPC3, PAuth_LR, D128) that have no forms."""

LEFT_OUT = re.compile(
    r"(pac|aut|xpac|braa|brab|blraa|blrab|reta|eret|drps)"  # pointer authentication, exception levels
    r"|(irg|gmi|subps?|stgp)$"  # memory tagging
    r"|[us](max|min)$|(abs|cnt|ctz)$|(ld|st)64b|bc\."  # CSSC, LS64, HBC
    r"|(hvc|smc|hlt|dcps[123]|tcancel|tcommit|dsb|smstart|smstop)$"  # debug, TME, XS, SME
    r"|(msr|mrs|sysl?)$"  # registers and operations of other exception levels
)
"""Mnemonics of words that have a text and are undefined in the model."""


@pytest.mark.parametrize("row", ROWS, ids=lambda row: row.name)
def test_diagrams_are_those_of_the_rows(row: Encoding[Any]) -> None:
    assert parse_diagram(rows()[row.name].diagram) == parse_diagram(row.diagram)


@pytest.mark.parametrize("row", ROWS, ids=lambda row: row.name)
def test_the_model_and_the_forms_know_the_same_words(row: Encoding[Any], rng: random.Random) -> None:
    """What the model takes has a text; what has a text is taken, but for the extensions that the model leaves out."""
    undefined = native.is_undefined(row)
    for _ in range(300):
        word = rng.getrandbits(32) & ~row.mask | row.value
        if row.matches(word) and not undefined(row.values(word)):
            assert find_form(word) is not None, hex(word)
    for word, _ in zip(valid_words(row.name, rng), range(100), strict=False):
        assert row.matches(word)
        if undefined(row.values(word)):
            assert LEFT_OUT.match(mnemonic(word) or ""), disassemble(word)


def test_every_row_of_the_index_has_forms() -> None:
    names = {name for group in index.ROWS.values() for name, _ in group}
    assert set(rows()) == names - WITHOUT_TEXT
    assert all(any(form.kind == "plain" for form in row.forms) for row in rows().values())


def test_every_bit_has_a_place() -> None:
    """A bit is fixed, shown by an operand, or said not to matter; only DUP and INS leave bits of an index open."""
    for form in forms():
        mask = form.mask | form.usual[0]
        for operand in form.operands:
            mask |= operand.mask
        for one, other, equal in form.pairs:
            mask |= one.mask | other.mask if equal else 0
        left = ~mask & 0xFFFFFFFF
        assert left == 0 or (form.row == "asimdins" and left & ~0x1F7800 == 0), form


def test_no_form_is_hidden_by_those_before_it(rng: random.Random) -> None:
    """Every form that is written has a word whose text is its own."""
    for form in forms():
        if form.kind == "input":
            continue
        for _ in range(1_000):
            word = rng.getrandbits(32) & ~form.mask | form.value
            text = form.text(word)
            if text is not None and disassemble(word, aliases=form.kind == "alias") == text:
                break
        else:
            raise AssertionError(form)


def test_mnemonics() -> None:
    assert len(by_mnemonic()) > 950
    assert {"add", "ldr", "b.eq", "fmadd", "aese", "mov", "cset", "st1", "casalb"} <= set(by_mnemonic())


@pytest.mark.parametrize(
    ("block", "message"),
    [
        ("r: 0 Rd:5", "the diagram has 6 bits"),
        ("r: 000000000000000000000000000 Rd:5\n  nop <Xn>", "no field 'Rn' among Rd"),
        ("r: 000000000000000000000000000 Rd:5\n  nop <foo Rd>", "no such hole: <foo Rd>"),
        ("r: 000000000000000000000000000 Rd:5\n  nop <Xd", "brackets do not match"),
        ("r: 000000000000000000000000000 Rd:5\n  nop {<Xd>", "brackets do not match"),
        ("r: 000000000000000000000000000 Rd:5\n  nop <Xd>}", "brackets do not match"),
        ("r: 000000000000000000000000000 Rd:5\n  Rd=0101 : nop", "'0101' is no pattern for the 5 bits of Rd"),
        ("r: 000000000000000000000000000 Rd:5\n  Rd[5]=1 : nop", "the field has 5 bits"),
        ("r: 000000000000000000000000000 Rd:5\n  Rd=Rm : nop", "no field 'Rm'"),
        ("r: 000000000000000000000000000 Rd:5\n  Rd=00000 Rd=00001 : nop", "contradict each other"),
        ("r: 000000000000000000000000000 Rd:5\n  Rd[0]=1 : (a|-@Rd[0])", "contradict each other"),
        ("r: 000000000000000000000000000 Rd:5\n  nop <$Nd>", r"no abbreviation \$N"),
        ("r: 000000000000000000000000000 Rd:5\n  Rd : nop", "Rd is no constraint"),
    ],
)
def test_ill_formed_rows(block: str, message: str) -> None:
    with pytest.raises(EncodingError, match=message):
        for row in parse_rows(block):
            for form in row.forms:
                form.text(row.value)


def test_choices() -> None:
    (row,) = parse_rows(
        "r: 0000000000000000000000000 op:2 Rd:5\n  (a|-|b@op)(x|y|z|w@op) <(W=0x|X=10@op)d>{, #<u Rd>}"
    )
    assert [(form.mnemonic, form.template, form.mask, form.value) for form in row.forms] == [
        ("ax", " <Wd>{, #<u Rd>}", 0xFFFFFFE0, 0),
        ("bz", " <Xd>{, #<u Rd>}", 0xFFFFFFE0, 0x40),
    ]
    assert [form.text(0x43) for form in row.forms] == [None, "bz x3, #3"]
    assert row.forms[0].text(0) == "ax w0"
