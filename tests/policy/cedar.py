"""Cedar's own answers, from cedarpy: what an expression without entities evaluates to."""

from __future__ import annotations

import re

import cedarpy

REQUEST = {"principal": 'U::"a"', "action": 'Action::"v"', "resource": 'U::"b"', "context": {}}
_ERRING = re.compile(r"error while evaluating policy `policy(\d+)`: ")


def outcomes(expressions: list[str]) -> list[bool | None]:
    """Whether each Boolean expression is true, None where its evaluation errs, in one call."""
    policies = "\n".join(f"permit(principal, action, resource) when {{ {e} }};" for e in expressions)
    answer = cedarpy.is_authorized(REQUEST, policies, [])
    erring = set()
    for error in answer.diagnostics.errors:
        found = _ERRING.match(str(error))
        if found is None:
            raise ValueError(f"cedarpy: {error}")
        erring.add(int(found.group(1)))
    true = {int(name.removeprefix("policy")) for name in answer.diagnostics.reasons}
    return [None if i in erring else i in true for i in range(len(expressions))]


def literal(text: str) -> str:
    """A string literal of Cedar."""
    return '"' + "".join(c if c.isalnum() and c.isascii() else f"\\u{{{ord(c):x}}}" for c in text) + '"'
