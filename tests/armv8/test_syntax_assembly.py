"""Assembling: round trips through the text, programs, synonyms, and errors with their places."""

from __future__ import annotations

import random
from collections.abc import Callable, Iterator
from typing import Any

import pytest
from lemmata.models.armv8.errors import AssemblyError
from lemmata.models.armv8.syntax import assemble, assemble_program, disassemble, find_form, valid_words
from lemmata.models.armv8.syntax.table import rows

Vectors = Callable[[str], Iterator[dict[str, Any]]]
REDUNDANT = {"log_imm", "asimdins", "floatcmp"}
"""Rows of the vectors with words that have the text of another: bits that do not matter."""


@pytest.mark.parametrize("pack", ["base", "simdfp", "crypto", "system"])
def test_round_trip_of_vectors(pack: str, vectors: Vectors) -> None:
    words = {int(vector["w"], 16): vector["t"] for vector in vectors(pack)}
    redundant = 0
    for word, text in words.items():
        found = assemble(text)
        if found != word:
            form = find_form(word)
            assert form is not None and form.row in REDUNDANT and disassemble(found) == text, text
            redundant += 1
    assert redundant < len(words) / 200


@pytest.mark.parametrize("row", rows())
def test_round_trip_of_rows(row: str, rng: random.Random) -> None:
    for word, _ in zip(valid_words(row, rng), range(40), strict=False):
        for aliases in (False, True):
            for address in (None, 0x7FFF0):
                text = disassemble(word, address, aliases)
                found = assemble(text, address or 0)
                assert found == word or row in REDUNDANT, text
                assert disassemble(found, address, aliases) == text


@pytest.mark.parametrize(
    ("text", "same"),
    [
        ("ADD X0, X1, X2", "add x0,x1,x2"),
        ("mov x0, 1", "movz x0, #0x1"),
        ("mov w0, #-1", "movn w0, #0"),
        ("mov x0, #0xffff0000ffff0000", "orr x0, xzr, #0xffff0000ffff0000"),
        ("mov x0, #0xffff00000000", "movz x0, #0xffff, lsl #32"),
        ("mov sp, x1", "add sp, x1, #0"),
        ("add x0, x1, #0x5000", "add x0, x1, #5, lsl #12"),
        ("add x0, x1, #-5", "sub x0, x1, #5"),
        ("cmp w1, #-1", "adds wzr, w1, #1"),
        ("add sp, sp, x1", "add sp, sp, x1, uxtx"),
        ("str x0, [sp, -16]!", "str x0, [ sp , #-16 ]!"),
        ("ldr x0, [x1, #1]", "ldur x0, [x1, #1]"),
        ("ldr x0, [x1, x2]", "ldr x0, [x1, x2, lsl #0]"),
        ("ldr x0, [x1, w2, uxtw #0]", "ldr x0, [x1, w2, uxtw]"),
        ("stp fp, lr, [sp, #-16]!", "stp x29, x30, [sp, #-16]!"),
        ("b.hs .+8", "b.cs .+8"),
        ("beq .", "b.eq .+0"),
        ("ret x30", "ret"),
        ("fcmp s0, #0", "fcmp s0, #0.0"),
        ("fmov s0, 1", "fmov s0, #1.0e0"),
        ("ld1 { v0.4s - v3.4s }, [x0], 64", "ld1 {v0.4s, v1.4s, v2.4s, v3.4s}, [x0], #64"),
        ("isb sy", "isb"),
        ("mrs x1, s3_3_c4_c2_0", "mrs x1, nzcv"),
        ("dsb #15", "dsb sy"),
        ("prfm #0, [x0]", "prfm pldl1keep, [x0]"),
        ("tbz x1, #3, .+8", "tbz w1, #3, .+8"),
        ("nop", "hint #0"),
        ("ldxr w0, [x1]", ".inst 0x885f7c20"),
        ("smulh x0, x1, x2", ".inst 0x9b427c20"),
        (".inst 0xd503201f // a hint", "nop ; nothing"),
    ],
)
def test_synonyms(text: str, same: str) -> None:
    assert assemble(text) == assemble(same)


def test_program() -> None:
    words = assemble_program(
        """
        // Sum of the numbers from 1 to x0.
        sum:    mov x1, x0
                mov x0, #0
        again:  cbz x1, done
                add x0, x0, x1 /* modulo 2^64 */

                sub x1, x1, #1
                b again
        done: .Lout: ret
                .inst 0x00000000
                b.ne .Lout
                adr x2, sum
        """,
        0x1000,
    )
    assert list(words) == list(range(0x1000, 0x1028, 4))
    assert [disassemble(word, address) for address, word in words.items()] == [
        "orr x1, xzr, x0", "movz x0, #0x0", "cbz x1, 0x1018", "add x0, x0, x1", "sub x1, x1, #0x1",
        "b 0x1008", "ret", "udf #0", "b.ne 0x1018", "adr x2, 0x1000",
    ]  # fmt: skip
    assert assemble_program("") == {}


@pytest.mark.parametrize(
    ("text", "column", "message"),
    [
        ("ad x0, x1, x2", 1, "no instruction is called ad; near it are .*add"),
        ("frobnicate", 1, "no instruction is called frobnicate\n"),
        ("add x0, x1, #5000", 14, "expected a number from 0 to 4095"),
        ("add x0, x1", 11, "expected ','"),
        ("add w0, x1, x2", 9, "expected a register w0 to w30 or wsp"),
        ("add x0, x1, x2 x3", 16, "the end of the instruction"),
        ("add x0, x1, x2, lsl #64", 22, "expected a number from 0 to 63"),
        ("add w0, w1, w2, lsl #32", 22, "expected a number from 0 to 31"),
        ("ldr x0, [x1, #32768]", 15, "from 0 to 32760 in steps of 8"),
        ("ldp x0, x1, [sp, #12]", 19, "from -512 to 504 in steps of 8"),
        ("ldr x0, [x1, #8", 16, "expected ']'"),
        ("and x0, x1, #5", 14, "a bit mask of 64 bits"),
        ("mov x0, #0x12345", 10, "a bit mask of 64 bits"),
        ("movz w0, #1, lsl #48", 19, "from 0 to 16 in steps of 16"),
        ("lsl x0, x1, #64", 14, "a distance from 0 to 63"),
        ("bfi x0, x1, #60, #8", 14, "a range within 64 bits"),
        ("b .+3", 3, "in steps of 4"),
        ("b elsewhere", 3, "a label that is defined, which 'elsewhere' is not"),
        ("tbz w1, #32, .", 10, "from 0 to 31"),
        ("csel x0, x1, x2, foo", 18, "a condition: eq, ne"),
        ("cset x0, al", 10, "a condition"),
        ("casp x1, x2, x3, x4, [x0]", 6, "one of x0, x2, x4, ..., x30"),
        ("fmov d0, #0.3", 11, "n/16"),
        ("fmov d0, #0.0", 11, "n/16"),
        ("ld1 {v0.4s, v2.4s}, [x0]", 13, "'v1.4s'"),
        ("add v0.4s, v1.4s, v2.2d", 19, "a register v0.4s to v31.4s"),
        ("shl v0.4s, v1.4s, #32", 20, "from 0 to 31"),
        ("sshr v0.4s, v1.4s, #0", 21, "from 1 to 32"),
        ("mrs x0, foo", 9, "a system register"),
        ("dsb foo", 5, "a barrier option"),
        ("svc #70000", 6, "from 0 to 65535"),
        (".inst 0x123456789", 7, "a number of 32 bits"),
        ("   ", 1, "expected an instruction"),
    ],
)
def test_errors(text: str, column: int, message: str) -> None:
    with pytest.raises(AssemblyError, match=message) as caught:
        assemble(text)
    assert (caught.value.line, caught.value.column) == (1, column)
    assert str(caught.value).splitlines()[-1] == " " * (column + 3) + "^"


@pytest.mark.parametrize(
    ("text", "place", "message"),
    [
        ("nop\n  add x0, x1, y2\n", (2, 15), "a register x0 to x30"),
        ("a: nop\n  a: nop", (2, 3), "the label a is defined twice"),
        ("a: nop\nb: c", (2, 4), "no instruction is called c"),
        ("\n.inst -1", (2, 7), "a number of 32 bits"),
    ],
)
def test_errors_in_programs(text: str, place: tuple[int, int], message: str) -> None:
    with pytest.raises(AssemblyError, match=message) as caught:
        assemble_program(text)
    assert (caught.value.line, caught.value.column) == place


def test_programs_start_at_multiples_of_four() -> None:
    with pytest.raises(AssemblyError, match="multiples of 4"):
        assemble_program("nop", 2)


def test_targets_out_of_reach() -> None:
    with pytest.raises(AssemblyError, match="distance from -1048576 to 1048572"):
        assemble("cbz x0, 0x200000", address=0)
    assert disassemble(assemble("cbz x0, 0x200000", address=0x180000)) == "cbz x0, .+524288"
    assert disassemble(assemble("b 0xfffffffffffffff0", address=0)) == "b .-16"


def test_damaged_text_is_refused_or_read(rng: random.Random) -> None:
    """Lines with characters changed, taken out or doubled: an AssemblyError within the line, or a word with a text."""
    refused = 0
    generators = [valid_words(row, rng) for row in rows()]
    for _ in range(4_000):
        text = disassemble(next(rng.choice(generators)), aliases=rng.random() < 0.5)
        place = rng.randrange(len(text))
        change = rng.choice(("", text[place] * 2, rng.choice(" ,#[]{}<>-+.:!xwv0919é\t'"), text[:3]))
        damaged = text[:place] + change + text[place + 1 :]
        try:
            assert not disassemble(assemble(damaged)).startswith(".inst") or damaged.lstrip().startswith(
                ".inst"
            )
        except AssemblyError as error:
            assert error.line == 1 and 1 <= error.column <= len(damaged) + 1
            refused += 1
    assert refused > 1_000
