"""The holes of templates: which operand stands for `<Xd>`, `<u imm12*8>`, `<cond cond>` and so on."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping

from lemmata.models.armv8.diagram import Field
from lemmata.models.armv8.errors import EncodingError
from lemmata.models.armv8.syntax import immediates, names
from lemmata.models.armv8.syntax.fields import Bitfield
from lemmata.models.armv8.syntax.immediates import Codec, Label, PageLabel
from lemmata.models.armv8.syntax.operand import Constant, Group, Literal, Number, Operand, Table
from lemmata.models.armv8.syntax.registers import REGISTER, RegisterList, register_operand
from lemmata.models.armv8.syntax.system_names import SYSTEM_OPERATIONS, SYSTEM_REGISTERS

Fields = Mapping[str, Field]
_PIECE = re.compile(r"<([^<>]*)>|([{}])|([^<>{}]+)")
_WRITERS: dict[str, Callable[[int], str]] = {"u": str, "s": str, "x": "{:#x}".format}

CODECS: dict[str, Callable[[], Codec]] = {
    "cond": lambda: names.condition_codec(False),
    "ncond": lambda: names.condition_codec(True),
    "shift": lambda: names.shift_codec(4),
    "shift3": lambda: names.shift_codec(3),
    "barrier": names.barrier_codec,
    "coprocessor": names.coprocessor_codec,
    "prefetch": names.prefetch_codec,
    "sysreg": lambda: names.system_register_codec(SYSTEM_REGISTERS),
    "at": lambda: names.operation_codec(SYSTEM_OPERATIONS["at"]),
    "dc": lambda: names.operation_codec(SYSTEM_OPERATIONS["dc"]),
    "ic": lambda: names.operation_codec(SYSTEM_OPERATIONS["ic"]),
    "ic_all": lambda: names.operation_codec(SYSTEM_OPERATIONS["ic_all"]),
    "tlbi": lambda: names.operation_codec(SYSTEM_OPERATIONS["tlbi"]),
    "tlbi_all": lambda: names.operation_codec(SYSTEM_OPERATIONS["tlbi_all"]),
    "mask32": lambda: immediates.mask_codec(32),
    "mask64": lambda: immediates.mask_codec(64),
    "movmask32": lambda: immediates.mask_codec(32, lambda mask: not immediates.moved(mask, 32)),
    "movmask64": lambda: immediates.mask_codec(64, lambda mask: not immediates.moved(mask, 64)),
    "half32": lambda: immediates.half_codec(32, False),
    "half64": lambda: immediates.half_codec(64, False),
    "nothalf32": lambda: immediates.half_codec(32, True),
    "nothalf64": lambda: immediates.half_codec(64, True),
    "real": immediates.real_codec,
    "bytes": immediates.byte_mask_codec,
    "extract32": lambda: immediates.extract_codec(32),
    "extract64": lambda: immediates.extract_codec(64),
    "insert32": lambda: immediates.insert_codec(32),
    "insert64": lambda: immediates.insert_codec(64),
    "left32": lambda: immediates.left_codec(32),
    "left64": lambda: immediates.left_codec(64),
}
"""Holes `<name bits>`, where the text stands for the bits as a whole."""


def parse_template(template: str, fields: Fields) -> list[Operand]:
    """The operands of a template: literal text, holes in angle brackets, optional parts in braces."""
    stack: list[list[Operand]] = [[]]
    end = 0
    for match in _PIECE.finditer(template):
        hole, brace, literal = match.groups()
        if match.start() != end:
            break
        if hole is not None:
            stack[-1].append(parse_hole(hole, fields))
        elif brace == "{":
            stack.append([])
        elif brace == "}" and len(stack) > 1:
            items = stack.pop()
            stack[-1].append(Group(items))
        elif literal is not None:
            stack[-1].append(Literal(literal))
        else:
            break
        end = match.end()
    if end != len(template) or len(stack) != 1:
        raise EncodingError(f"brackets do not match: {template}")
    return stack[0]


def parse_hole(text: str, fields: Fields) -> Operand:
    """The operand of one hole."""
    register = REGISTER.fullmatch(text)
    if register is not None:
        return register_operand(register, fields)
    if text.startswith("="):
        number, _, spec = text[1:].partition("@")
        return Constant(int(number), Bitfield(spec, fields))
    kind, *arguments = text.split()
    if kind in CODECS and len(arguments) == 1:
        return Table(Bitfield(arguments[0], fields), *CODECS[kind]())
    if kind in ("label", "page") and len(arguments) == 1:
        spec, _, scale = arguments[0].partition("*")
        target = Label if kind == "label" else PageLabel
        return target(Bitfield(spec, fields), str, scale=int(scale), signed=True)
    if kind == "list" and len(arguments) == 3:
        return RegisterList(Bitfield(arguments[0], fields), int(arguments[1]), arguments[2])
    return _number(text, fields)


def _number(text: str, fields: Fields) -> Operand:
    """`<u imm6>`, `<s imm7*8>` (signed), `<x imm12>` (hexadecimal), `<n imm12>` (negative), `<u 64-scale>`, `<u immh:immb-8>`."""
    match = re.fullmatch(r"([nusx]) (?:(\d+)-)?([\w:\[\]-]*?[\w\]])(?:\*(\d+))?(?:([+-]\d+))?", text)
    if match is None:
        raise EncodingError(f"no such hole: <{text}>")
    kind, minuend, spec, scale, offset = match.groups()
    field = Bitfield(spec, fields)
    if minuend is not None:
        return Number(field, _WRITERS[kind], scale=-1, offset=int(minuend))
    if kind == "n":
        return Number(field, str, scale=-1)
    return Number(field, _WRITERS[kind], scale=int(scale or 1), offset=int(offset or 0), signed=kind == "s")
