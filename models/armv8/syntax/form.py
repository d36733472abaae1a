"""Forms of instructions, and the notation that they are written in.

A block of text describes rows of the encoding index. A line that starts at the margin opens a row, with its
diagram; each indented line below it is one form or several:

    addsub_imm: sf op S 100010 sh imm12:12 Rn:5 Rd:5
      alias op=0 S=0 sh=0 imm12=000000000000 Rd=11111 : mov <$Rd|SP>, <$Rn|SP>
      S=0 : (add|sub@op) <$Rd|SP>, <$Rn|SP>, #<x imm12>{, lsl #<=12@sh>}

- `alias` marks a form that is written only where aliases are asked for; `input` one that is only read.
- Constraints, up to a colon between blanks: `field=pattern` and `field!=pattern` (a character a bit, `x` for either), `Rn=Rm`,
  `Rn!=Rm`; `field~pattern` is for bits that do not matter, but should be so.
- `(a|b|c@field)` is a, b or c as the field is 0, 1, 2, and `(a=0x|b=10@field)` gives the patterns; `-` says that
  there is no form. Each choice makes a form of its own. Equal brackets are chosen together.
- `$T` is the text of that name in `ABBREVIATIONS`.
- `<...>` are holes (module `holes`), `{...}` is left out where all its fields are zero, the rest stands for itself.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from functools import cached_property

from lemmata.models.armv8.diagram import Field, parse_diagram
from lemmata.models.armv8.errors import EncodingError
from lemmata.models.armv8.syntax.cursor import Cursor
from lemmata.models.armv8.syntax.fields import Bitfield
from lemmata.models.armv8.syntax.holes import parse_template
from lemmata.models.armv8.syntax.operand import Operand, read_all

PLAIN, ALIAS, INPUT = "plain", "alias", "input"

ABBREVIATIONS = {
    "R": "(W|X@sf)",
    "F": "(S|D|-|H@ftype)",
    "T": "(8b|16b|4h|8h|2s|4s|-|2d@size:Q)",
    "I": "(8b|16b|4h|8h|2s|4s|-|-@size:Q)",
    "TH": "(4h|8h@Q)",
    "TB": "(8b|16b@Q)",
}
"""Texts that many rows share: general and floating-point registers, arrangements of vectors."""

_CHOICE = re.compile(r"\(([^()]*)@([^()@<>]*)\)")
_BAR = re.compile(r"\|(?![^<>]*>)")
_SHORT = re.compile(r"\$([A-Z]+\d*)")
_PATTERN = re.compile(r"(.*)=([01x]+)")
_CONSTRAINT = re.compile(r"([^=!~]+)(=|!=|~)([^=!~]+)")
_LINE = re.compile(r"(?:(alias|input) )?(?:(.*?) : )?([^\s{<]+)(.*)")


@dataclass(frozen=True, eq=False)
class Form:
    """One way to write words of a row: those that have the bits of `mask` as in `value` and pass the checks."""

    row: str
    kind: str
    mnemonic: str
    mask: int
    value: int
    differing: tuple[tuple[int, int], ...]
    """Masks and values that the word must not fit."""
    pairs: tuple[tuple[Bitfield, Bitfield, bool], ...]
    """Pairs of fields that must be equal (or, where the last part is False, differ)."""
    usual: tuple[int, int]
    """Mask and value of bits that do not matter; the value is the one to assemble."""
    template: str
    fields: Mapping[str, Field] = field(repr=False)

    @cached_property
    def operands(self) -> tuple[Operand, ...]:
        """The operands that the template stands for."""
        return tuple(parse_template(self.template.lstrip(), self.fields))

    @cached_property
    def start(self) -> str:
        """The mnemonic, and the blank before the operands."""
        return f"{self.mnemonic} " if self.template.startswith(" ") else self.mnemonic

    def fits(self, word: int) -> bool:
        """Do the fixed bits and the constraints hold? (The operands may still have no text for the word.)"""
        return (
            word & self.mask == self.value
            and all(word & mask != value for mask, value in self.differing)
            and all((one.get(word) == other.get(word)) is equal for one, other, equal in self.pairs)
        )

    def text(self, word: int, address: int | None = None) -> str | None:
        """The text of a word; None where it is not of this form."""
        if word & self.mask != self.value or ((self.differing or self.pairs) and not self.fits(word)):
            return None
        parts = [self.start]
        for operand in self.operands:
            part = operand.show(word, address)
            if part is None:
                return None
            parts.append(part)
        return "".join(parts)

    def read(self, cursor: Cursor) -> int:
        """The word for the operands at the cursor. Raises Mismatch."""
        cursor.fixed = (self.mask, self.value)
        word = read_all(self.operands, cursor) | self.value | self.usual[1]
        cursor.end()
        for one, other, equal in self.pairs:
            if equal:
                word |= one.put(other.get(word)) | other.put(one.get(word))
        if self.text(word) is None:
            cursor.position = 0
            raise cursor.fail("operands that the form can encode")
        return word


@dataclass(frozen=True)
class FormRow:
    """A row of the encoding index: its diagram, and its forms in order of preference."""

    name: str
    diagram: str
    mask: int
    value: int
    forms: tuple[Form, ...]


def parse_rows(text: str, abbreviations: Mapping[str, str] | None = None) -> list[FormRow]:
    """The rows of a block. Raises EncodingError, naming the line, where it is ill-formed."""
    short = {**ABBREVIATIONS, **(abbreviations or {})}
    rows: list[FormRow] = []
    for block in re.split(r"\n(?=\S)", text.strip("\n")):
        head, *lines = block.splitlines()
        name, _, diagram = head.partition(":")
        rows.append(_row(name, diagram.strip(), [line.strip() for line in lines if line.strip()], short))
    return rows


def _row(name: str, diagram: str, lines: list[str], short: Mapping[str, str]) -> FormRow:
    fields, mask, value = parse_diagram(diagram)
    named = {item.name: item for item in fields}
    forms: list[Form] = []
    for line in lines:
        try:
            choices = _expand(_abbreviated(line, short), mask, value, named)
            found = [_form(name, expanded, place, chosen, named) for place, chosen, expanded in choices]
            forms += [form for form in found if form is not None]
            if not any(found):
                raise EncodingError("the constraints contradict each other")
        except EncodingError as error:
            raise EncodingError(f"{name}: {line}: {error}") from error
    return FormRow(name, diagram, mask, value, tuple(forms))


def _abbreviated(line: str, short: Mapping[str, str]) -> str:
    """The line with abbreviations written out."""
    while (match := _SHORT.search(line)) is not None:
        if match[1] not in short:
            raise EncodingError(f"no abbreviation {match[0]}")
        line = line[: match.start()] + short[match[1]] + line[match.end() :]
    return line


def _expand(line: str, mask: int, value: int, fields: Mapping[str, Field]) -> Iterator[tuple[int, int, str]]:
    """The lines without choices that a line stands for, each with the fixed bits that its choices make."""
    match = _CHOICE.search(line)
    if match is None:
        yield mask, value, line
        return
    bits = Bitfield(match[2], fields)
    for number, option in enumerate(_BAR.split(match[1])):
        explicit = _PATTERN.fullmatch(option)
        text, pattern = explicit.groups() if explicit else (option, f"{number:0{bits.width}b}")
        if text == "-":
            continue
        joined = _join((mask, value), bits.pattern(pattern))
        if joined is not None:
            yield from _expand(line.replace(match[0], text), *joined, fields)


def _join(one: tuple[int, int], other: tuple[int, int]) -> tuple[int, int] | None:
    """Both sets of fixed bits; None where they contradict each other."""
    if (one[1] ^ other[1]) & one[0] & other[0]:
        return None
    return one[0] | other[0], one[1] | other[1]


def _form(row: str, line: str, mask: int, value: int, fields: Mapping[str, Field]) -> Form | None:
    """The form of a line without choices; None where its constraints contradict the choices."""
    match = _LINE.fullmatch(line)
    if match is None:
        raise EncodingError("not a form")
    kind, constraints, mnemonic, template = match.groups()
    usual = (0, 0)
    differing: list[tuple[int, int]] = []
    pairs: list[tuple[Bitfield, Bitfield, bool]] = []
    for constraint in (constraints or "").split():
        match = _CONSTRAINT.fullmatch(constraint)
        if match is None:
            raise EncodingError(f"{constraint} is no constraint")
        left, sign, right = match.groups()
        bits = Bitfield(left, fields)
        if set(right) <= set("01x"):
            fixed = bits.pattern(right)
            if sign == "~":
                usual = (usual[0] | fixed[0], usual[1] | fixed[1])
                continue
            if sign == "!=":
                differing.append(fixed)
                continue
            joined = _join((mask, value), fixed)
            if joined is None:
                return None
            mask, value = joined
        else:
            pairs.append((bits, Bitfield(right, fields), sign == "="))
    return Form(row, kind or PLAIN, mnemonic, mask, value, tuple(differing), tuple(pairs), usual, template, fields)
