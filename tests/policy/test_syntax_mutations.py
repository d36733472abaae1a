"""Mutated policies, schemas, entities and policy JSON: Cedar and we refuse the same ones, and none breaks us."""

from __future__ import annotations

import json
import random
import re
from collections.abc import Callable
from typing import Any

import cedarpy
import pytest
from lemmata.models.policy.syntax.entities_json import parse_entities
from lemmata.models.policy.syntax.errors import PolicyError
from lemmata.models.policy.syntax.est_reader import parse_policies_json, policies_from_data
from lemmata.models.policy.syntax.policy_set import PolicySet
from lemmata.models.policy.syntax.resolution import load_schema

from tests.policy.corpus import cases, probes

_TOKEN = re.compile(r'"(?:\\.|[^"\\])*"|//[^\n]*|[A-Za-z0-9_]+|\s+|::|==|!=|<=|>=|&&|\|\||.', re.DOTALL)
_WORDS = [
    "{",
    "}",
    "(",
    ")",
    "[",
    "]",
    ",",
    ";",
    ".",
    "?",
    "@",
    "-",
    "!",
    ":",
    "::",
    "<",
    ">",
    "=",
    "==",
    "&&",
    '"a"',
    '"\\*"',
    '"\\u{41}"',
    "0",
    "1",
    "9223372036854775808",
    "1.5",
    "null",
    "true",
    "if",
    "in",
    "has",
    "like",
    "is",
    "__cedar",
    "principal",
    "Set",
    "enum",
    "tags",
    "namespace",
    "type",
    "{}",
    "[]",
    '"__entity"',
    '"__extn"',
    '"type"',
    '"id"',
    '"fn"',
    '"arg"',
    '"Value"',
    '"Var"',
    '"left"',
    '"right"',
    '"op"',
    '"All"',
]


def _mutants(texts: list[str], count: int, seed: int) -> list[str]:
    """Texts in which one to three tokens are lost, new, repeated or swapped."""
    rng = random.Random(seed)

    def mutant(text: str) -> str:
        tokens = _TOKEN.findall(text)
        for _ in range(rng.choice([1, 1, 1, 2, 3])):
            i, j = rng.randrange(len(tokens)), rng.randrange(len(tokens))
            match rng.randrange(5):
                case 0 if len(tokens) > 1:
                    del tokens[i]
                case 1:
                    tokens.insert(i, rng.choice(_WORDS))
                case 2:
                    tokens[i] = rng.choice(_WORDS)
                case 3:
                    tokens[i], tokens[j] = tokens[j], tokens[i]
                case _:
                    tokens.insert(i, tokens[j])
        return "".join(tokens)

    return [mutant(rng.choice(texts)) for _ in range(count)]


def _outcome(read: Callable[[], Any]) -> tuple[Any, str | None]:
    """What is read, or why it is not; anything but an error of ours or Cedar's is a failure of the test."""
    try:
        return read(), None
    except (PolicyError, ValueError) as error:
        return None, str(error)


_ONE_OF_ONE = re.compile(r'"entities": \[(\{[^{}]*\})\]')


def _meaning(policies: PolicySet) -> str:
    return _ONE_OF_ONE.sub(r'"entity": \1', json.dumps(policies.to_json(), sort_keys=True))


@pytest.mark.parametrize("seed", range(2))
def test_policies(seed: int) -> None:
    texts = sorted({case["policies"] for case in cases("corpus", "handwritten", "examples")})
    texts += [f"permit(principal, action, resource) when {{ {p['expr']} }};" for p in probes()] * 3
    accepted = 0
    for text in _mutants(texts, 700, seed):
        ours, error = _outcome(lambda text=text: PolicySet.parse(text))
        theirs, refusal = _outcome(lambda text=text: json.loads(cedarpy.policies_to_json_str(text)))
        assert (error is None) == (refusal is None), (text, error, refusal)
        if error is None:
            accepted += 1
            assert _meaning(policies_from_data(theirs)) == _meaning(ours)
            assert _meaning(PolicySet.parse(ours.text())) == _meaning(ours)
    assert accepted > 20


def test_policy_json() -> None:
    texts = sorted({case["policies"] for case in cases("handwritten", "examples")})
    documents = [json.dumps(PolicySet.parse(text).to_json()) for text in texts]
    documents = [d for d in documents if len(d) < 6000]
    accepted = 0
    for text in _mutants(documents, 1500, 1):
        ours, error = _outcome(lambda text=text: parse_policies_json(text))
        theirs, refusal = _outcome(lambda text=text: cedarpy.policies_from_json_str(text))
        strict = error is not None and "__entity" in error
        assert (error is None) == (refusal is None) or strict, (text, error, refusal)
        if error is None:
            accepted += 1
            static = PolicySet(ours.policies)
            assert len(PolicySet.parse(theirs).policies) >= len(static.policies)
    assert accepted > 20


def test_schemas() -> None:
    texts = sorted({case["schema"] for case in cases("corpus", "handwritten", "examples")}, key=len)[:1500]
    accepted = 0
    for text in _mutants(texts, 1000, 1):
        _, error = _outcome(lambda text=text: load_schema(text))
        read = cedarpy.Schema.from_json_str if text.lstrip().startswith("{") else cedarpy.Schema.from_str
        _, refusal = _outcome(lambda text=text, read=read: read(text))
        lax = error is not None and "is declared twice" in error and "attribute" in error
        assert (error is None) == (refusal is None) or lax, (text, error, refusal)
        accepted += error is None
    assert accepted > 20


def test_entities() -> None:
    rows = [
        (json.dumps(case["entities"]), case["schema"])
        for case in cases("corpus", "handwritten", "examples")
        if case["entities"] and len(case["schema"]) < 2000 and case["validate_entities"]
    ]
    rng, accepted = random.Random(1), 0
    for number in range(1000):
        document, schema = rng.choice(rows)
        (text,) = _mutants([document], 1, number)
        given = schema if number % 2 else None
        resolved = None if given is None else load_schema(given)
        _, error = _outcome(lambda text=text, resolved=resolved: parse_entities(text, resolved))
        _, refusal = _outcome(lambda text=text, given=given: cedarpy.Entities.from_json_str(text, given))
        strict = error is not None and ("stands here twice" in error or "there is no key" in error)
        assert (error is None) == (refusal is None) or strict, (text, error, refusal)
        accepted += error is None
    assert accepted > 20
