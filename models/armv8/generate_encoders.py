"""Writes `encoders.py` and `theorems/round_trip.py` from the table: the encoder in the logic, and that it inverts `decode`.

`generate` runs this with the rest. The proofs are one script for all rows, `theorems/round_trip_proof.py`.
"""

from __future__ import annotations

from typing import Any

from lemmata.models.armv8.encoding import Encoding, Field
from lemmata.models.armv8.table import ROWS

WORDS = {*range(1, 15), 16, 19, 24, 26}
"""The widths whose word types have a name in the language, among those of fields and fixed bits."""

ENCODERS = '''"""The encoder in the logic: of each row, the word of a record and the record of a word. Generated; do not edit.

    python -m lemmata.models.armv8.generate

Each is the row's diagram, read from bit 31 to bit 0. `theorems/round_trip.py` says how they belong to `decode`.
"""
'''

THEOREMS = '''"""Decoding and encoding invert each other, a row at a time. Generated from the table; do not edit.

    python -m lemmata.models.armv8.generate

`decode_encode_R`: the decoder gives back every record of the row R, a field that the diagram wants nonzero being so.
`encode_fields_R`: every word with the fixed bits of R is the encoding of its fields. Together: a word decodes to a
record of R just where it has the fixed bits of R, `decode_word_R`.
"""
'''


def slice_of(field: Field) -> str:
    """A field of the word w."""
    high = field.low + field.width - 1
    return f"w[{field.low}]" if field.width == 1 else f"w[{high}:{field.low}]"


def in_row(row: Encoding[Any]) -> str:
    """The test on the word w that the decoder makes."""
    nonzero = f" and w & 0x{row.nonzero:08X} != 0" if row.nonzero else ""
    return f"w & 0x{row.mask:08X} == 0x{row.value:08X}{nonzero}"


def _bits(token: str) -> str:
    """Fixed bits as a word."""
    if len(token) in WORDS:
        return f"B{len(token)}(0b{token})"
    return f"bits(0b{token}, {len(token)})"


def _parts(row: Encoding[Any]) -> list[str]:
    """What stands in the diagram, from bit 31 to bit 0."""
    fields = iter(row.fields)
    tokens = row.diagram.split()
    return [_bits(token) if set(token) <= {"0", "1"} else f"i.{next(fields).name}" for token in tokens]


def wrapped(module: str, names: list[str]) -> str:
    """An import, a name a line where they are many."""
    line = f"from {module} import {', '.join(names)}"
    return line if len(line) <= 110 else f"from {module} import (\n    {(',' + chr(10) + '    ').join(names)},\n)"


def _records() -> list[str]:
    """The imports of the records."""
    found = sorted((row.group, row.name, row.record.__name__) for row in ROWS)
    return [f"from lemmata.models.armv8.{group}.{name} import {record}" for group, name, record in found]


def encoders() -> str:
    """The text of encoders.py."""
    tokens = {token for row in ROWS for token in row.diagram.split() if set(token) <= {"0", "1"}}
    widths = sorted({len(token) for token in tokens} & WORDS | {32})
    others = ["bits"] if {len(token) for token in tokens} - WORDS else []
    names = [*(f"B{width}" for width in widths), *others, "concat", "define"]
    imports = [
        "from __future__ import annotations",
        "",
        wrapped("lemmata.core.language", names),
        *_records(),
    ]
    return ENCODERS + "\n" + "\n".join(imports) + "\n\n\n" + "\n\n".join(map(_encoder, ROWS))


def _encoder(row: Encoding[Any]) -> str:
    """The two functions of a row."""
    record = row.record.__name__
    return "\n".join(
        [
            "@define",
            f"def encode_{row.name}(i: {record}) -> B32:",
            f'    """{row.diagram}"""',
            f"    return concat({', '.join(_parts(row))})",
            "",
            "",
            "@define",
            f"def fields_{row.name}(w: B32) -> {record}:",
            f'    """The record of a word of the row {row.name}."""',
            f"    return {record}({', '.join(map(slice_of, row.fields))})",
            "",
        ]
    )


def theorems() -> str:
    """The text of theorems/round_trip.py."""
    functions = sorted(f"{part}_{row.name}" for row in ROWS for part in ("encode", "fields"))
    modules = [
        "from lemmata.core.language import B32, assume, theorem",
        wrapped("lemmata.models.armv8.dispatch", [*sorted(f"Of{row.record.__name__}" for row in ROWS), "decode"]),
        wrapped("lemmata.models.armv8.encoders", functions),
        *_records(),
        "from lemmata.models.armv8.theorems.round_trip_proof import Statements, attach",
    ]
    imports = ["from __future__ import annotations", "", *sorted(modules, key=lambda line: line.split()[1])]
    rows = ",\n    ".join(
        f'"{row.name}": (decode_encode_{row.name}, encode_fields_{row.name}, decode_word_{row.name})' for row in ROWS
    )
    last = f'ROUND_TRIP: dict[str, Statements] = {{\n    {rows},\n}}\n"""The theorems of each row."""\n\nattach(ROUND_TRIP)\n'
    return THEOREMS + "\n" + "\n".join(imports) + "\n\n\n" + "\n\n".join([*map(_statements, ROWS), last])


def _statements(row: Encoding[Any]) -> str:
    """The three statements of a row."""
    name, record = row.name, row.record.__name__
    nonzero = [f"    assume(i.{field.name} != 0)" for field in row.fields if field.nonzero]
    return "\n".join(
        [
            "@theorem",
            f"def decode_encode_{name}(i: {record}) -> bool:",
            *nonzero,
            f"    return decode(encode_{name}(i)) == Of{record}(i)",
            "",
            "",
            "@theorem",
            f"def encode_fields_{name}(w: B32) -> bool:",
            f"    assume({in_row(row)})",
            f"    return encode_{name}(fields_{name}(w)) == w",
            "",
            "",
            "@theorem",
            f"def decode_word_{name}(w: B32) -> bool:",
            f"    assume({in_row(row)})",
            f"    return decode(w) == Of{record}(fields_{name}(w))",
            "",
        ]
    )
