"""Writes `dispatch.py` from the table: the decoder and the dispatch as definitions of the logic.

Also the encoder, its theorems and those on frames, see `generate_encoders` and `generate_frames`.

    python -m lemmata.models.armv8.generate

A test compares the file with `render()`, so the table and the logic cannot drift apart.
"""

from __future__ import annotations

from pathlib import Path
from typing import Any

from lemmata.models.armv8 import generate_encoders, generate_frames
from lemmata.models.armv8.encoding import Encoding
from lemmata.models.armv8.generate_encoders import in_row, slice_of
from lemmata.models.armv8.table import PENDING, ROWS, TABLE

GROUPS = {
    "dpimm": "w[28:26] == 0b100",
    "control": "w[28:26] == 0b101",
    "ldst": "w[27] == 1 and w[25] == 0",
    "dpreg": "w[27:25] == 0b101",
    "simd_fp": "w[27:25] == 0b111",
}
"""The groups of the encoding index by their test on op0, bits 28 to 25."""

HEADER = '''"""The decoder and the dispatch in the logic. Generated from the table of encodings; do not edit.

    python -m lemmata.models.armv8.generate

Each test compares the fixed bits of a row. Evaluated on a literal word, `decode` takes a few dozen steps and
leaves a record of literals; its equation `decode(word) == OfAddSubImm(...)` holds for every state. An
instruction is the record of one of the rows: the classes `Of...` say of which.
"""
'''

UNALLOCATED = '''@datatype
class Unallocated:
    """A word that is not allocated, or of a feature that is absent."""

    word: B32
'''

UNMODELLED = '''@datatype
class Unmodelled:
    """A word of a row that has no semantics."""

    word: B32
'''


def render() -> str:
    """The text of dispatch.py."""
    pending = any(PENDING.values())
    records = sorted((row.group, row.name, row.record.__name__) for row in ROWS)
    imports = [
        "from __future__ import annotations",
        "",
        "from typing import TypeAlias",
        "",
        "from lemmata.core.language import B32, datatype, define",
        *(
            f"from lemmata.models.armv8.{group}.{name} import {record}\n"
            f"from lemmata.models.armv8.{group}.{name} import execute as execute_{name}"
            for group, name, record in records
        ),
        f"from lemmata.models.armv8.state import State, undefined_instruction{', unmodelled_instruction' * pending}",
    ]
    parts = [
        *map(_constructor, ROWS),
        UNALLOCATED,
        *([UNMODELLED] if pending else []),
        _union(),
        *(_group(name, rows) for name, rows in TABLE.items()),
        _decode(),
        _execute(),
    ]
    return HEADER + "\n" + "\n".join(imports) + "\n\n\n" + "\n\n".join(parts)


def _name(row: Encoding[Any]) -> str:
    """The constructor of `Instruction` for a row."""
    return f"Of{row.record.__name__}"


def _constructor(row: Encoding[Any]) -> str:
    """Its class."""
    lines = ["@datatype", f"class {_name(row)}:", f'    """A word of the row {row.name}."""', ""]
    return "\n".join([*lines, f"    row: {row.record.__name__}"]) + "\n"


def _union() -> str:
    """The sum of all rows."""
    names = [*map(_name, ROWS), "Unallocated", *(["Unmodelled"] if any(PENDING.values()) else [])]
    return "Instruction: TypeAlias = (\n    " + "\n    | ".join(names) + "\n)\n"


def _group(name: str, rows: tuple[Encoding[Any], ...]) -> str:
    """The decoder of a group."""
    lines = [
        "@define",
        f"def decode_{name}(w: B32) -> Instruction:",
        f'    """The group {name} of the encoding index."""',
    ]
    for row in rows:
        parts = ", ".join(slice_of(field) for field in row.fields)
        lines.append(f"    if {in_row(row)}:")
        lines.append(f"        return {_name(row)}({row.record.__name__}({parts}))")
    for mask, value in PENDING[name]:
        lines.append(f"    if w & 0x{mask:08X} == 0x{value:08X}:")
        lines.append("        return Unmodelled(w)")
    return "\n".join([*lines, "    return Unallocated(w)"]) + "\n"


def _decode() -> str:
    """The decoder."""
    lines = ["@define", "def decode(w: B32) -> Instruction:", '    """The instruction of a word."""']
    for name in TABLE:
        lines.append(f"    if {GROUPS[name]}:")
        lines.append(f"        return decode_{name}(w)")
    return "\n".join([*lines, "    return Unallocated(w)"]) + "\n"


def _execute() -> str:
    """The dispatch on the record."""
    width = max(len(_name(row)) for row in ROWS) + len("case (i):")
    lines = [
        "@define",
        "def execute(instruction: Instruction, s: State) -> State:",
        '    """The semantics of an instruction: the state after it, from the state before."""',
        "    match instruction:",
    ]
    for row in ROWS:
        lines.append(f"        {f'case {_name(row)}(i):':<{width}} return execute_{row.name}(i, s)")
    lines.append(f"        {'case Unallocated():':<{width}} return undefined_instruction(s)")
    if any(PENDING.values()):
        lines.append(f"        {'case Unmodelled():':<{width}} return unmodelled_instruction(s)")
    return "\n".join(lines) + "\n"


def files() -> dict[str, str]:
    """The generated files and their text, by their names in this folder."""
    return {
        "dispatch.py": render(),
        "encoders.py": generate_encoders.encoders(),
        "theorems/round_trip.py": generate_encoders.theorems(),
        **generate_frames.files(),
    }


def main() -> None:
    """Write the files in this folder."""
    for name, text in files().items():
        (Path(__file__).parent / name).write_text(text, encoding="utf-8")


if __name__ == "__main__":
    main()
