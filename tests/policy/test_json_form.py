"""The definitions of the JSON form and the tools that read and write it say the same."""

from __future__ import annotations

import copy
import json
import random
import re
from collections.abc import Iterator
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from lemmata.core.language import Some
from lemmata.models.policy.depth import deep_recursion
from lemmata.models.policy.expressions import BinaryOp, ExtFun, Var
from lemmata.models.policy.json_form.names import (
    binary_name,
    binary_named,
    function_name,
    function_named,
    negated_named,
    variable_name,
)
from lemmata.models.policy.json_form.reader import policy_from_json, template_from_json
from lemmata.models.policy.json_form.writer import policy_to_json, template_to_json
from lemmata.models.policy.policies import Policy, Template
from lemmata.models.policy.syntax import functions
from lemmata.models.policy.syntax.errors import PolicyError
from lemmata.models.policy.syntax.est_reader import policies_from_data
from lemmata.models.policy.syntax.est_writer import policy_json
from lemmata.models.policy.syntax.policy_set import PolicySet
from lemmata.models.policy.syntax.sugar import NEGATED, OPERATORS
from lemmata.models.policy.theorems.json_form import writable, writable_template

from tests.policy.corpus import cases, probes
from tests.policy.generated import policy_sets
from tests.policy.json_data import data_of, json_of


def _read(data: Any, policy_id: str) -> Policy | Template | None:
    """What the definitions read, as the tools do: a policy, or a template where there is a slot."""
    j = json_of(data)
    match policy_from_json(policy_id, j), template_from_json(policy_id, j):
        case Some(policy), _:
            return policy
        case _, Some(template):
            return template
        case _:
            return None


def _read_by_tools(data: Any) -> Policy | Template:
    """What they read of one policy or template, which is policy0. Raises PolicyError."""
    found = policies_from_data(data)
    (only,) = [*found.policies, *found.templates]
    return only


def _agree(p: Policy | Template) -> None:
    """Both write a policy or a template alike, and both read it back."""
    with deep_recursion():
        if isinstance(p, Policy):
            assert writable(p)
            written = data_of(policy_to_json(p))
        else:
            assert writable_template(p)
            written = data_of(template_to_json(p))
        assert written == policy_json(p, {})
        assert _read(written, p.id) == p


def _texts() -> list[str]:
    texts = {case["policies"] for case in cases("corpus", "handwritten", "examples")}
    texts |= {f"permit(principal, action, resource) when {{ {p['expr']} }};" for p in probes()}
    return sorted(texts)


def _parsed(texts: list[str]) -> Iterator[Policy | Template]:
    for text in texts:
        try:
            found = PolicySet.parse(text)
        except PolicyError:
            continue
        yield from found.policies
        yield from found.templates


def test_the_policies_of_the_packs() -> None:
    count = 0
    for p in _parsed(_texts()):
        _agree(p)
        count += 1
    assert count > 1000


@given(policy_sets())
@settings(max_examples=300, deadline=None, suppress_health_check=list(HealthCheck))
def test_random_policies(policies: PolicySet) -> None:
    for p in [*policies.policies, *policies.templates]:
        _agree(p)


def test_names() -> None:
    assert {op: binary_name(op) for op in BinaryOp} == OPERATORS | functions.METHOD_NAMES
    assert {f: function_name(f) for f in ExtFun} == functions.EXTENSION_NAMES
    assert [variable_name(v) for v in Var] == [v.name.lower() for v in Var]
    assert all(negated_named(name) == Some(op) for op, name in NEGATED.items())
    names = [*functions.EXTENSIONS, *OPERATORS.values(), *NEGATED.values(), "&&", "Set", "", "Is"]
    assert [n for n in names if function_named(n) is not None] == list(functions.EXTENSIONS)
    assert [n for n in names if binary_named(n) is not None] == list(OPERATORS.values())
    assert [n for n in names if negated_named(n) is not None] == list(NEGATED.values())


# Documents that are nearly policies

TOOLS_REFUSE = re.compile(
    r"is no type of actions|is no name of a type|needs an object|nested more than|surrogate"
)
"""What the definitions leave to the tools: names of types, what an action is, that a method has an object."""

_WORDS = [
    None, True, 0, -1, 2**63, "", "a", "All", "==", "in", "is", "Wildcard", "principal", "?principal", "?resource",
    "Action", "User", [], {}, ["a"], {"Var": "principal"}, {"Value": 1}, {"Value": [1]}, {"Value": {"a": 1}},
    {"entity": {"type": "User", "id": "a"}}, {"type": "User", "id": "a"}, {"__entity": {"type": "User", "id": "a"}},
    {"slot": "?principal"}, {"Literal": "ab"}, {"__extn": {"fn": "ip", "arg": "::1"}},
]  # fmt: skip
_KEYS = [
    "left", "right", "arg", "attr", "in", "entity_type", "op", "entity", "entities", "slot", "Value", "Set", "Record",
    "&&", "!=", "is", "has", ".", "like", "pattern", "decimal", "isIpv4", "type", "id", "kind", "annotations", "x",
]  # fmt: skip


def _places(data: Any) -> list[tuple[Any, Any]]:
    """All containers in a document, each with its keys."""
    found, waiting = [], [data]
    while waiting:
        part = waiting.pop()
        keys = (
            list(part) if isinstance(part, dict) else list(range(len(part))) if isinstance(part, list) else []
        )
        found += [(part, key) for key in keys]
        waiting += [part[key] for key in keys]
    return found


def _mutant(data: Any, rng: random.Random) -> Any:
    """A document in which one or two parts are lost, new, renamed, exchanged, or stand in another order."""
    data = copy.deepcopy(data)
    for _ in range(rng.choice([1, 1, 2])):
        places = _places(data)
        part, key = rng.choice(places)
        other, other_key = rng.choice(places)
        match rng.randrange(6):
            case 0:
                del part[key]
            case 1:
                part[key] = copy.deepcopy(rng.choice(_WORDS))
            case 2:
                part[key] = copy.deepcopy(other[other_key])
            case 3 if isinstance(part, dict):
                part[rng.choice(_KEYS)] = part.pop(key)
            case 4 if isinstance(part, dict):
                part[rng.choice(_KEYS)] = copy.deepcopy(rng.choice(_WORDS))
            case _ if isinstance(part, dict):
                part[key] = part.pop(key)
            case _:
                part.insert(key, copy.deepcopy(other[other_key]))
    return data


TOOLS_TAKE_MORE = {
    "a set, a record or a call in Value": r'"Value": (\[|\{(?!"__entity"))',
    "__entity around an entity": r'"(__entity|entity|type)": \{"__entity"|[\[,] ?\{"__entity"',
    "a path of attributes": r'"attr": \[',
    "annotations": r'"annotations"',
    "all in small letters": r'"op": "all"',
    "keys beside All": r'"op": "All", |, "op": "All"',
    "null for a key that may be missing": r": null",
}
"""What the tools take beyond the definitions, and what it looks like."""


@pytest.mark.parametrize("seed", range(3))
def test_mutated_documents(seed: int) -> None:
    rng = random.Random(seed)
    texts = sorted({case["policies"] for case in cases("handwritten", "examples")})
    documents = [policy_json(p, {}) for p in _parsed(texts)]
    same = left_to_tools = sweetened = 0
    for _ in range(4000):
        data = _mutant(rng.choice(documents), rng)
        if not isinstance(data, dict) or "effect" not in data:
            continue
        ours = _read(data, "policy0")
        try:
            theirs = _read_by_tools(data)
        except PolicyError as error:
            if ours is not None:
                assert TOOLS_REFUSE.search(str(error)), (data, str(error))
                left_to_tools += 1
            continue
        if ours is None:
            text = json.dumps(data)
            assert any(re.search(pattern, text) for pattern in TOOLS_TAKE_MORE.values()), text
            sweetened += 1
        else:
            assert ours == theirs, data
            same += 1
    assert same > 500
    assert left_to_tools > 5
    assert sweetened > 5
