"""From text to words: one instruction, or a program with labels.

The forms of the table are read; a mnemonic's forms are tried in order and the first that the text fits gives
the word. Several words have one text where bits do not matter: should-be-zero and should-be-one fields
(exclusive accesses, SMULH, FCMP with zero), `immr` beyond the element of a logical mask, `imm5` of DUP from a
general register and `imm4` of INS beyond the index. There the word is the one the manual asks for, zeros else.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from difflib import get_close_matches

from lemmata.models.armv8.errors import AssemblyError
from lemmata.models.armv8.syntax.cursor import Cursor, Mismatch
from lemmata.models.armv8.syntax.form import Form
from lemmata.models.armv8.syntax.table import by_mnemonic

_MNEMONIC = re.compile(r"[ \t]*([A-Za-z.][\w.]*)")
_COMMENT = re.compile(r"//.*|/\*.*?\*/|;.*")
_LABEL = re.compile(r"[ \t]*([A-Za-z_.$][\w.$]*):")
_WORD = re.compile(r"[ \t]*\.(?:inst|word)\b[ \t]*")


def assemble(text: str, address: int = 0, symbols: Mapping[str, int] | None = None) -> int:
    """The word of one instruction, in plain or alias form, at an address.

    Raises AssemblyError, with the place and what was expected there.

    >>> hex(assemble("add x0, x1, x2, lsl #3")), hex(assemble("mov w0, #0xff00ff")), hex(assemble("cbz x2, .+16"))
    ('0x8b020c20', '0x32009fe0', '0xb4000082')
    """
    code = _without_comment(text)
    if (match := _WORD.match(code)) is not None:
        return _data(text, code, match.end(), 1)
    return _instruction(text, code, 0, address, symbols or {}, 1)


def assemble_program(text: str, address: int = 0) -> dict[int, int]:
    """The words of a program by address, the first at `address`.

    A line has labels (`loop:`), an instruction or `.inst WORD`, and a comment (`// ...`), each optional.
    Raises AssemblyError, with line and column.

    >>> {at: hex(word) for at, word in assemble_program("loop: subs x0, x0, #1\\n b.ne loop // again").items()}
    {0: '0xf1000400', 4: '0x54ffffe1'}
    """
    if address % 4:
        raise AssemblyError("instructions are at multiples of 4", str(address), 1, 1)
    symbols: dict[str, int] = {}
    places: list[tuple[int, str, str, int]] = []
    for number, line in enumerate(text.splitlines(), 1):
        code, start = _without_comment(line), 0
        here = address + 4 * len(places)
        while (match := _LABEL.match(code, start)) is not None:
            if match[1] in symbols:
                raise AssemblyError(f"the label {match[1]} is defined twice", line, number, match.start(1) + 1)
            symbols[match[1]] = here
            start = match.end()
        if code[start:].strip():
            places.append((number, line, code, start))
    words: dict[int, int] = {}
    for number, line, code, start in places:
        here = address + 4 * len(words)
        if (match := _WORD.match(code, start)) is not None:
            words[here] = _data(line, code, match.end(), number)
        else:
            words[here] = _instruction(line, code, start, here, symbols, number)
    return words


def _without_comment(line: str) -> str:
    """The line with comments blanked, at the same columns."""
    return _COMMENT.sub(lambda match: " " * len(match[0]), line).rstrip()


def _data(line: str, code: str, start: int, number: int) -> int:
    """The word of `.inst`."""
    cursor = Cursor(code, start, 0, {})
    word = cursor.number()
    if word is None or not 0 <= word < 1 << 32 or cursor.skip() != len(code):
        raise AssemblyError("expected a number of 32 bits", line, number, start + 1)
    return word


def _instruction(line: str, code: str, start: int, address: int, symbols: Mapping[str, int], number: int) -> int:
    match = _MNEMONIC.match(code, start)
    if match is None:
        raise AssemblyError("expected an instruction", line, number, start + 1)
    name = match[1].lower()
    forms = by_mnemonic().get(name)
    if forms is None:
        close = get_close_matches(name, by_mnemonic(), 4, 0.6)
        hint = f"; near it are {', '.join(close)}" if close else ""
        raise AssemblyError(f"no instruction is called {match[1]}{hint}", line, number, match.start(1) + 1)
    cursor = Cursor(code, match.end(), address, symbols)
    for form in forms:
        word = _try(form, cursor, match.end())
        if word is not None:
            return word
    column = max(at for at, _ in cursor.failures)
    expected = list(dict.fromkeys(what for at, what in cursor.failures if at == column))
    raise AssemblyError(f"expected {_either(expected)}", line, number, column + 1)


def _try(form: Form, cursor: Cursor, start: int) -> int | None:
    cursor.position = start
    try:
        return form.read(cursor)
    except Mismatch:
        return None


def _either(expected: list[str]) -> str:
    """Alternatives for a message, at most six of them."""
    shown = expected[:6]
    more = f", or {len(expected) - 6} other things" if len(expected) > 6 else ""
    return (", or ".join(shown) if len(shown) < 3 else "; or ".join(shown)) + more
