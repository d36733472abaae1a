"""One way to run a lark grammar: errors become `ParseError`s, with what was expected and what was found."""

from __future__ import annotations

import threading
from typing import Any

from lark import Lark, Token, Transformer
from lark.exceptions import UnexpectedCharacters, UnexpectedEOF, UnexpectedToken
from lemmata.models.policy.syntax.errors import ParseError, Problem, Source, near
from lemmata.models.policy.syntax.strings import RESERVED

MAX_DEPTH = (
    5000  # of an expression: long chains of `||` fit, and comparing expressions stays within the C stack
)

_EXPRESSION = frozenset({"INT", "STRING", "LPAR", "LSQB", "LBRACE"})
_KINDS = {
    "IDENT": "a name",
    "INT": "an integer",
    "STRING": "a string",
    "SLOT": "a slot",
    "$END": "the end of the text",
}
_OPERATORS = frozenset({"AND", "OR"})
_CLOSING = frozenset({"RPAR", "RSQB", "RBRACE", "COMMA", "THEN", "ELSE", "SEMICOLON", "$END"})
_RELATIONS = frozenset({"EQ", "NE", "LT", "LE", "GT", "GE", "IN", "HAS", "LIKE", "IS"})
_HINTS = {
    "'": "strings stand in double quotes",
    "/": "there is no division, and comments begin with `//`",
    "%": "there is no remainder",
    "=": "equality is `==`",
    "&": "conjunction is `&&`",
    "|": "disjunction is `||`",
    "\\": "escapes stand in strings only",
}


class Bad(Exception):
    """What a reader finds wrong between two offsets."""

    def __init__(self, start: int, end: int, message: str, hint: str = "") -> None:
        super().__init__(message)
        self.start, self.end, self.message, self.hint = start, end, message, hint


def start_of(token: Token) -> int:
    """Where a token begins."""
    return token.start_pos or 0


def end_of(token: Token) -> int:
    """Where a token ends."""
    return token.end_pos or 0


def bad_token(token: Token, message: str, hint: str = "") -> Bad:
    """What is wrong at a token."""
    return Bad(start_of(token), end_of(token), message, hint)


class Grammar:
    """A grammar with the reader that makes the result as rules are recognised, so no tree is ever walked."""

    def __init__(self, grammar: str, start: list[str], reader: Transformer[Token, Any]) -> None:
        self._lark = Lark(grammar, parser="lalr", lexer="basic", start=start, transformer=reader)
        self._reading = threading.Lock()  # the reader is one object, and it may hold what it has seen
        self._literals = {t.name: t.pattern.value for t in self._lark.terminals if t.pattern.type == "str"}

    def parse(self, source: Source, start: str, prepare: Any = None) -> Any:
        """The result of the start rule. Raises ParseError."""
        with self._reading:
            if prepare is not None:
                prepare()
            try:
                return self._lark.parse(source.text, start=start)
            except Bad as bad:
                problem = Problem(bad.message, source, bad.start, bad.end, hint=bad.hint)
            except UnexpectedCharacters as error:
                problem = _unknown(source, error.pos_in_stream or 0)
            except UnexpectedToken as error:
                problem = self._unexpected(source, error)
            except UnexpectedEOF:  # pragma: no cover - lark raises UnexpectedToken($END) with this parser
                problem = Problem("the text ends too early", source, len(source.text), len(source.text))
        raise ParseError(problem) from None

    def _unexpected(self, source: Source, error: UnexpectedToken) -> Problem:
        token, expected = error.token, set(error.accepts or error.expected)
        at_end = token.type == "$END"
        start = len(source.text.rstrip()) if at_end else start_of(token)
        end = start if at_end else end_of(token)
        found = "the end of the text" if at_end else f"`{_short(str(token))}`"
        message = f"expected {self._list(expected)}, found {found}"
        return Problem(message, source, start, end, hint=self._hint(token, expected))

    def _hint(self, token: Token, expected: set[str]) -> str:
        if token in RESERVED and "IDENT" in expected:
            quoted = "" if expected >= _EXPRESSION else "; in quotes it may be the name of an attribute"
            return f"`{token}` is a reserved word{quoted}"
        if token.type in _RELATIONS and "AND" in expected:
            return "comparisons do not chain: put parentheses around one"
        if token.type == "IDENT" and "IDENT" not in expected:
            return near(str(token), [self._literals[e] for e in expected if e in self._literals])
        return ""

    def _list(self, expected: set[str]) -> str:
        """The expected tokens in words; a whole expression is one of them."""
        names = set()
        if expected >= _EXPRESSION:
            names.add("an expression")
            expected = expected & {"RPAR", "RSQB", "RBRACE"}
        elif "IDENT" in expected:
            names.add("a name")
            expected = {e for e in expected if not self._literals.get(e, "").isalpha()} - {"IDENT"}
        if _OPERATORS <= expected:
            names.add("an operator")
            expected = expected & _CLOSING
        names |= {_KINDS.get(e) or f"`{self._literals.get(e, e)}`" for e in expected}
        ordered = sorted(names, key=lambda n: (n.startswith("`"), n)) or ["the end of the text"]
        return ordered[0] if len(ordered) == 1 else f"{', '.join(ordered[:-1])} or {ordered[-1]}"


def _unknown(source: Source, offset: int) -> Problem:
    """A character that begins no token."""
    c = source.text[offset]
    if c == '"':
        return Problem("this string is not closed", source, offset, offset + 1)
    return Problem(f"no token begins with `{c}`", source, offset, offset + 1, hint=_HINTS.get(c, ""))


def _short(text: str) -> str:
    return text if len(text) <= 40 else f"{text[:37]}..."
