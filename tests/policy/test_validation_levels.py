"""Levels: what conditions need; and that valid policies are sound: on the whole store, and on its slice at a level."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from lemmata.core.language import Some
from lemmata.core.language.registry import definition
from lemmata.models.policy.authorizer import policy_expr
from lemmata.models.policy.conformance import check_entities
from lemmata.models.policy.entities import Entities, Request
from lemmata.models.policy.evaluator import evaluate
from lemmata.models.policy.policies import Policy
from lemmata.models.policy.syntax.entities_json import entities_from_data, request_from_data
from lemmata.models.policy.syntax.policy_text import parse_policies
from lemmata.models.policy.syntax.resolution import load_schema
from lemmata.models.policy.syntax.store import EntityStore
from lemmata.models.policy.validation import levels
from lemmata.models.policy.validation import policies as model
from lemmata.models.policy.validation.environments import environments
from lemmata.models.policy.validation.versions import Version
from lemmata.models.policy.values import Bool, Entity, EntityUID, Err, Error, Ok, Record, Set, Value

from tests.policy.test_validation_random import texts
from tests.policy.validated import SCHEMA

SCHEMA_READ = load_schema(SCHEMA)
LARGEST = 6

LEVELS = [
    ("true", 0),
    ("principal == resource", 0),
    ('action == Action::"a"', 0),
    ("context.ip.isIpv4()", 0),
    ("context has c && context.c < 1", 0),
    ("principal is U", 0),
    ("false && principal.b", 0),
    ("if true then true else principal.b", 0),
    ("principal.b", 1),
    ("principal has o", 1),
    ('principal.hasTag("a")', 1),
    ('principal in G::"g"', 1),
    ('action in Action::"g"', 1),
    ("true || principal.b", 0),
    ("principal.b || true", 1),
    ("principal.r.x == 1", 1),
    ("principal.e == principal", 1),
    ("{a: principal.e, b: principal}.b.b", 1),
    ("{a: principal.e, b: principal}.a.b", 2),
    ("{a: {c: principal.e.e, b: 1}}.a.c has o", 3),
    ("principal.e.b", 2),
    ("principal.b && principal.e.e.b", 3),
    ('principal.e in G::"g"', 2),
    ("[principal.e.n].contains(1)", 2),
    ("(if principal.b then principal else principal.e).b", 2),
    ("(if principal.e.e.b then principal else principal.e).b", 3),
    ('principal.e.hasTag("a") && principal.e.getTag("a") == 1', 2),
    ('principal == U::"a"', 0),
    ('U::"a".b', None),
    ('false && U::"a".b', 0),
    ('principal in G::"g" && U::"a" in G::"g"', None),
    ('(if principal.b then principal else U::"a").b', None),
    ('[principal].contains(U::"a".e)', None),
    ('Action::"b" in Action::"g"', None),
]


def policy(condition: str) -> Policy:
    (found,) = parse_policies(
        f'permit(principal, action == Action::"a", resource) when {{ {condition} }};'
    ).policies
    return found


@pytest.mark.parametrize(("condition", "needed"), [row for row in LEVELS if row[1] is not None])
def test_levels(condition: str, needed: int) -> None:
    t = model.as_template(policy(condition))
    assert model.valid(t, SCHEMA_READ.schema, Version.V4_12)
    enough = [n for n in range(LARGEST) if levels.validate_at_level(t, SCHEMA_READ.schema, n)]
    assert enough == list(range(needed, LARGEST))


@pytest.mark.parametrize("condition", [c for c, needed in LEVELS if needed is None])
def test_no_level_is_enough(condition: str) -> None:
    t = model.as_template(policy(condition))
    assert model.valid(t, SCHEMA_READ.schema, Version.V4_12)
    assert not levels.validate_at_level(t, SCHEMA_READ.schema, 1000)


def test_definitions_enter_the_kernel() -> None:
    assert definition(levels.validate_at_level).constant is not None


# Soundness, tried out ---------------------------------------------------------------------------------


def uid(type_: str, name: str) -> dict[str, object]:
    return {"__entity": {"type": type_, "id": name}}


def user(name: str, n: int, b: bool, other: str, **more: object) -> dict[str, object]:
    record = {"x": n, "y": 2} if b else {"x": n}
    attrs = {"n": n, "b": b, "e": uid("U", other), "act": uid("Action", "a"), "r": record, "s": [1, n]}
    return {
        "uid": {"type": "U", "id": name},
        "attrs": attrs | more,
        "parents": [{"type": "G", "id": "g"}] if b else [],
        "tags": {"x": 1} if b else {},
    }


STORE = entities_from_data(
    [
        user("a", 1, True, "b", o="x"),
        user("b", 2, False, "c"),
        user("c", 3, True, "d"),
        user("d", 2**63 - 1, False, "a", o="y"),
        {"uid": {"type": "G", "id": "g"}, "attrs": {}, "parents": []},
        {"uid": {"type": "P", "id": "p"}, "attrs": {}, "parents": [{"type": "G", "id": "g"}]},
        {"uid": {"type": "Q", "id": "q"}, "attrs": {}, "parents": []},
    ],
    SCHEMA_READ,
)
CONTEXT = {
    "ip": {"__extn": {"fn": "ip", "arg": "10.0.0.1"}},
    "dt": {"__extn": {"fn": "datetime", "arg": "2024-01-01"}},
    "du": {"__extn": {"fn": "duration", "arg": "1h"}},
    "de": {"__extn": {"fn": "decimal", "arg": "1.5"}},
}
REQUESTS = [
    request_from_data(
        {"principal": p, "action": 'Action::"a"', "resource": r, "context": context}, SCHEMA_READ
    )
    for p in ('U::"a"', 'U::"b"', 'U::"d"')
    for r, context in (('P::"p"', CONTEXT | {"c": 1}), ('Q::"q"', CONTEXT))
]
REQUESTS += [
    request_from_data(
        {"principal": p, "action": 'Action::"b"', "resource": 'G::"g"', "context": {}}, SCHEMA_READ
    )
    for p in ('U::"c"', 'E::"x"')
]


def mentioned(value: Value) -> Iterator[EntityUID]:
    """The entities in a value."""
    match value:
        case Entity(found):
            yield found
        case Set(items):
            for item in items:
                yield from mentioned(item)
        case Record(fields):
            for _, item in fields:
                yield from mentioned(item)
        case _:
            return


def sliced(store: EntityStore, request: Request, level: int) -> Entities:
    """The entities that can be reached from a request by reading so many, one from the other."""
    kept: set[EntityUID] = set()
    reached = {request.principal, request.action, request.resource, *mentioned(Record(request.context))}
    for _ in range(level):
        kept |= reached
        records = [store.records[u] for u in reached if u in store.records]
        reached = {u for r in records for _, value in [*r.attrs, *r.tags] for u in mentioned(value)}
    return Entities(lambda u: store.entities.find(u) if u in kept else None)


ALLOWED = {Error.ENTITY_DOES_NOT_EXIST, Error.ARITH_BOUNDS_ERROR, Error.EXTENSION_ERROR}


def valid_policies(seed: int, count: int) -> Iterator[Policy]:
    for text in texts(seed, count):
        for found in parse_policies(text).policies:
            if model.valid(model.as_template(found), SCHEMA_READ.schema, Version.V4_12):
                yield found


def test_valid_policies_are_sound() -> None:
    """No type errors and no missing attributes or tags; what is False in an environment is false there."""
    check_entities(STORE, SCHEMA_READ)
    errors = set()
    for found in valid_policies(7, 700):
        t = model.as_template(found)
        for request in REQUESTS:
            result = evaluate(policy_expr(found), request, STORE.entities)
            (env,) = (
                e
                for e in environments(SCHEMA_READ.schema)
                if (e.principal, e.action, e.resource)
                == (request.principal.type, request.action, request.resource.type)
            )
            if model.is_false(model.typing_in(t, env)) and isinstance(result, Ok):
                assert result == Ok(Bool(False)), found
            match result:
                case Ok(value):
                    assert isinstance(value, Bool)
                case Err(error):
                    assert error in ALLOWED, found
                    errors.add(error)
    assert Error.ARITH_BOUNDS_ERROR in errors


def test_slices_at_a_level_are_enough() -> None:
    """And one level less sometimes is not."""
    needed: set[int] = set()
    short = 0
    for found in valid_policies(8, 700):
        t = model.as_template(found)
        for level in range(4):
            at = levels.validate_at_level(t, SCHEMA_READ.schema, level)
            for request in REQUESTS:
                whole = evaluate(policy_expr(found), request, STORE.entities)
                part = evaluate(policy_expr(found), request, sliced(STORE, request, level))
                if at:
                    assert whole == part, (found, level)
                    needed.add(level)
                short += whole != part
    assert needed == {0, 1, 2, 3} and short > 20


def test_level_in() -> None:
    env = next(e for e in environments(SCHEMA_READ.schema) if e.action == EntityUID("Action", "a"))
    assert levels.level_in(model.as_template(policy("principal.e.b")), env) == Some(2)
    assert levels.level_in(model.as_template(policy('U::"a".b')), env) is None
