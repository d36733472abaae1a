"""Cedar's own answers, from cedarpy: what expressions evaluate to in the world of the probes."""

from __future__ import annotations

import re
from collections.abc import Sequence

import cedarpy
from lemmata.models.policy.conform import expected_outcome

REQUEST = {"principal": 'U::"a"', "action": 'Action::"v"', "resource": 'U::"b"', "context": {}}
GHOST = {"__entity": {"type": "U", "id": "ghost"}}
ENTITIES = [
    {
        "uid": {"type": "U", "id": "a"},
        "attrs": {"n": 5, "s": "x", "set": [1, 2], "r": {"x": {"y": 1}}, "ghost": GHOST},
        "parents": [{"type": "G", "id": "g"}],
        "tags": {"t": "v", "k": 7},
    },
    {"uid": {"type": "U", "id": "b"}, "attrs": {}, "parents": []},
    {"uid": {"type": "G", "id": "g"}, "attrs": {}, "parents": [{"type": "G", "id": "top"}]},
    {"uid": {"type": "G", "id": "top"}, "attrs": {}, "parents": []},
]
_ERRING = re.compile(r"error while evaluating policy `policy(\d+)`: ")
_BATCH = 1000


def outcomes(expressions: Sequence[str]) -> list[str]:
    """What each Boolean expression evaluates to: "true", "false", or the kind of its error."""
    found: list[str] = []
    for start in range(0, len(expressions), _BATCH):
        found += _batch(expressions[start : start + _BATCH])
    return found


def _batch(expressions: Sequence[str]) -> list[str]:
    policies = "\n".join(f"permit(principal, action, resource) when {{ {e} }};" for e in expressions)
    answer = cedarpy.is_authorized(REQUEST, policies, ENTITIES)
    result = ["false"] * len(expressions)
    for name in answer.diagnostics.reasons:
        result[int(name.removeprefix("policy"))] = "true"
    for error in answer.diagnostics.errors:
        found = _ERRING.match(str(error))
        if found is None:
            raise ValueError(f"cedarpy: {error}")
        result[int(found.group(1))] = expected_outcome(f"error: {str(error)[found.end() :]}")
    return result


def literal(text: str) -> str:
    """A string literal of Cedar."""
    return '"' + "".join(c if c.isalnum() and c.isascii() else f"\\u{{{ord(c):x}}}" for c in text) + '"'
