"""Writes `theorems/frames_*.py` from the table and from `theorems/written.py`: what each row leaves as it was.

`generate` runs this with the rest. The proofs are one script for all rows, `theorems/frame_proof.py`.
"""

from __future__ import annotations

import re
from typing import Any

from lemmata.models.armv8.encoding import Encoding
from lemmata.models.armv8.generate_encoders import wrapped
from lemmata.models.armv8.table import TABLE
from lemmata.models.armv8.theorems.written import PARTS, WRITES, Access, Conditions

HEADER = '''"""What an instruction leaves as it was: the rows of the group {group}. Generated; do not edit.

    python -m lemmata.models.armv8.generate

For all records and states: `registers_R`, `vectors_R` (registers that are no destination), `rest_R` (the other parts
of the state), `memory_R` (the bytes outside the access). Destinations are those of `written.py`.
"""
'''
KINDS = ("registers", "vectors", "rest", "memory")
LANGUAGE = ("B1", "B2", "B3", "B5", "B64", "assume", "concat", "implies", "sign_extend", "theorem", "zero_extend")
STATE = ("State", "read_sp", "read_x")
MEMORY = ("may_read", "may_write", "read_8")
OTHERS = {
    "lemmata.models.armv8.pseudocode": ("extend_reg",),
    "lemmata.models.armv8.registers": ("read", "read_vector"),
}


def files() -> dict[str, str]:
    """The generated files and their text, by their names in the folder of the model."""
    return {f"theorems/frames_{group}.py": _file(group, rows) for group, rows in TABLE.items()}


def _file(group: str, rows: tuple[Encoding[Any], ...]) -> str:
    """The theorems of a group."""
    statements = [statement for row in rows for statement in _statements(row)]
    used = set(re.findall(r"\w+", "\n".join(statements)))
    wanted = {
        "lemmata.core.language": LANGUAGE,
        "lemmata.models.armv8.memory": MEMORY,
        "lemmata.models.armv8.state": STATE,
        **OTHERS,
    }
    modules = [wrapped(module, [n for n in names if n in used]) for module, names in wanted.items()]
    modules += [
        f"from lemmata.models.armv8.{group}.{row.name} import {what}"
        for row in rows
        for what in (row.record.__name__, f"execute as execute_{row.name}")
    ]
    modules.append("from lemmata.models.armv8.theorems.frame_proof import Statements, attach")
    imports = [line for line in modules if not line.endswith("import ")]
    imports.sort(key=lambda line: (line.split()[1], " as " in line))
    names = ",\n    ".join(f'"{row.name}": ({", ".join(f"{kind}_{row.name}" for kind in KINDS)})' for row in rows)
    last = f'FRAMES: dict[str, Statements] = {{\n    {names},\n}}\n"""The theorems of each row."""\n\nattach(FRAMES)\n'
    head = [HEADER.format(group=group), "from __future__ import annotations", "", *imports, "", ""]
    return "\n".join(head) + "\n" + "\n\n".join([*statements, last])


def _statements(row: Encoding[Any]) -> list[str]:
    """The statements of a row."""
    writes = WRITES[row.name]
    after = f"execute_{row.name}(i, s)"
    return [
        _theorem(row, "registers", *_file_kept(writes.x, "regs", "read", after)),
        _theorem(row, "vectors", *_file_kept(writes.v, "vregs", "read_vector", after)),
        _theorem(row, "rest", "a: B64, n: B64", _rest(writes.parts, after)),
        _theorem(row, "memory", "a: B64", _memory(writes.memory, after)),
    ]


def _theorem(row: Encoding[Any], kind: str, variables: str, body: list[str]) -> str:
    """A statement about a row."""
    more = f", {variables}" if variables else ""
    first = f"def {kind}_{row.name}(i: {row.record.__name__}, s: State{more}) -> bool:"
    return "\n".join(["@theorem", first, *(f"    {line}" for line in body), ""])


def _file_kept(numbers: Conditions, part: str, read: str, after: str) -> tuple[str, list[str]]:
    """The registers of a file that are no destination; the whole file where none is."""
    if not numbers:
        return "", [f"return {after}.{part} == s.{part}"]
    assumed = [
        f"assume(implies({when}, n != {number}))" if when else f"assume(n != {number})"
        for number, when in numbers.items()
    ]
    return "n: B5", [*assumed, f"return {read}({after}.{part}, n) == {read}(s.{part}, n)"]


def _rest(written: Conditions, after: str) -> list[str]:
    """The other parts that are not written, and what memory may be accessed."""
    kept = [f"after.{part} == s.{part}" for part in PARTS if part not in written]
    kept += [f"({_grouped(when)} or after.{part} == s.{part})" for part, when in written.items() if when]
    kept += [f"{may}(after, a, n) == {may}(s, a, n)" for may in ("may_read", "may_write")]
    return [f"after = {after}", "return (", *(f"    {'and ' * (k > 0)}{p}" for k, p in enumerate(kept)), ")"]


def _grouped(condition: str) -> str:
    """A condition as an operand of `or`."""
    return f"({condition})" if " and " in condition else condition


def _memory(access: Access | None, after: str) -> list[str]:
    """The bytes that are not stored to."""
    assumed = []
    if access is not None:
        outside = "not (a - address < size)"
        assumed = [f"address = {access.address}", f"size = {access.size}"]
        assumed.append(f"assume(implies({access.when}, {outside}))" if access.when else f"assume({outside})")
    return [*assumed, f"return read_8({after}, a) == read_8(s, a)"]
