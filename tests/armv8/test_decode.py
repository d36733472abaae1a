"""The table of encodings, and the decoder in the logic that is generated from it."""

from __future__ import annotations

import random
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from lemmata.core.language import B1, B5, B8, B32, B64, Some, datatype, replace
from lemmata.models.armv8 import dispatch, emulator, generate, machine
from lemmata.models.armv8.disassembler import listing
from lemmata.models.armv8.emulator import make_state
from lemmata.models.armv8.encoding import Encoding, parse_diagram
from lemmata.models.armv8.errors import EncodingError
from lemmata.models.armv8.index import classify
from lemmata.models.armv8.state import State, UnmappedAddress
from lemmata.models.armv8.table import ROWS, TABLE, find, is_pending

RandomWord = Callable[[Encoding[Any]], int]


def test_dispatch_is_generated_from_the_table() -> None:
    assert Path(dispatch.__file__).read_text(encoding="utf-8") == generate.render()


def test_rows_are_disjoint() -> None:
    for row in ROWS:
        for other in ROWS:
            both = row.mask & other.mask
            different = row.value & both != other.value & both or excludes(row, other) or excludes(other, row)
            assert row is other or different, (row, other)


def excludes(row: Encoding[Any], other: Encoding[Any]) -> bool:
    """Whether a field that is not zero in a row is zero in the other."""
    return row.nonzero != 0 and row.nonzero & other.mask == row.nonzero and row.nonzero & other.value == 0


def test_decoders_agree(random_word: RandomWord, rng: random.Random) -> None:
    words = [random_word(row) for row in ROWS for _ in range(200)]
    for word in words + [rng.getrandbits(32) for _ in range(3_000)]:
        row, found = find(word), dispatch.decode(B32(word))
        if row is None:
            assert type(found).__name__ == ("Unmodelled" if is_pending(word) else "Unallocated")
            assert found == type(found)(B32(word))
        else:
            assert getattr(found, "row", None) == row.decode(word), hex(word)


def seen(state: State, addresses: set[int]) -> tuple[State, list[B8]]:
    """A state without its memory, and the bytes of its memory at some addresses."""
    mem = state.mem
    return replace(state, mem=emulator.empty_memory), [mem(B64(address)) for address in sorted(addresses)]


def test_the_machine_agrees_with_the_emulator(
    random_word: RandomWord, random_value: Callable[[], int]
) -> None:
    touched: set[int] = set()

    def accessible(address: B64, size: B64) -> bool:
        touched.update((address + B64(place)).uint for place in range(size.uint))
        return True

    for row in ROWS:
        for _ in range(100):
            word, pc = random_word(row), random_value()
            state = make_state(
                [random_value() for _ in range(31)], sp=random_value(), pc=pc, nzcv=random_value() & 15,
                v=[random_value() for _ in range(32)], accessible=accessible,
            )  # fmt: skip
            touched.clear()
            after = emulator.step({pc: word}, state)
            program = machine.program({pc: word})
            assert seen(machine.step(program, state), touched) == seen(after, touched)
            assert seen(machine.run(program, 1, state), touched) == seen(after, touched)


def test_fetch(random_value: Callable[[], int]) -> None:
    words = {random_value(): random_value() & 0xFFFFFFFF for _ in range(100)}
    program = machine.program(words)
    for address in [*words, *(random_value() for _ in range(100))]:
        wanted = Some(B32(words[address])) if address in words else None
        assert machine.fetch(program, B64(address)) == wanted
    state = make_state(pc=5)
    stopped = machine.step(machine.program({}), state)
    assert stopped == replace(state, error=UnmappedAddress()) == machine.run(program, 3, stopped)


def test_encode_inverts_decode(random_word: RandomWord) -> None:
    for row in ROWS:
        for _ in range(100):
            word = random_word(row)
            assert find(word) is row
            assert row.encode(row.decode(word)) == word


def test_rows_are_where_the_index_has_them(random_word: RandomWord) -> None:
    for group, rows in TABLE.items():
        for row in rows:
            assert classify(random_word(row)) == (group, row.name)


@datatype
class Small:
    """A record for the tests of Encoding."""

    sf: B1
    Rd: B5


def encoding(diagram: str) -> Encoding[Small]:
    return Encoding(diagram, Small, lambda i, s: s, lambda i: False)


@pytest.mark.parametrize(
    ("diagram", "message"),
    [
        ("sf 00000000000000000000000000 Rd:6", "33 bits"),
        ("sf 0000 Rd:5", "10 bits"),
        ("sf 0000000000000000000000000 Rd:6", "Rd is B5 in the class, 6 bits in the diagram"),
        ("op 00000000000000000000000000 Rd:5", "field sf of the class is op in the diagram"),
        ("sf 000000000000000000000 Rd:5 Rn:5", "2 fields in the class, 3 in the diagram"),
    ],
)
def test_ill_formed_rows(diagram: str, message: str) -> None:
    with pytest.raises(EncodingError, match=message):
        encoding(diagram)


def test_parse_diagram() -> None:
    fields, mask, value = parse_diagram("sf 10 zeros:24 Rd:5")
    assert [(field.name, field.low, field.width) for field in fields] == [
        ("sf", 31, 1),
        ("zeros", 5, 24),
        ("Rd", 0, 5),
    ]
    assert (mask, value) == (3 << 29, 2 << 29)


@pytest.mark.parametrize(
    ("word", "text"),
    [
        (0xDAC10020, "0x18: 0xdac10020 pacia x0, x1 (dpreg: dp_1src): undefined"),
        (0x9AC10800, "0x18: 0x9ac10800 udiv x0, x0, x1"),
        (0x8BC00000, "0x18: 0x8bc00000 (dpreg: addsub_shift): undefined"),
        (0x00000000, "0x18: 0x00000000 udf #0 (reserved: perm_undef): undefined"),
        (0x54000040, "0x18: 0x54000040 b.eq 0x20"),
    ],
)
def test_listing(word: int, text: str) -> None:
    assert listing(word, 0x18) == text
