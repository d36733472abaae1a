"""Entities, contexts and requests from JSON: what they stand for, and where they are wrong."""

from __future__ import annotations

import json
from typing import Any

import cedarpy
import pytest
from hypothesis import given
from hypothesis import strategies as st
from lemmata.core.language import B8, B32, B64, B128, Some, bits
from lemmata.models.policy import conformance
from lemmata.models.policy.entities import Request
from lemmata.models.policy.ordering import make_record, make_set
from lemmata.models.policy.syntax.canonical import canonical_fields, canonical_set
from lemmata.models.policy.syntax.entities_json import (
    context_from_data,
    entities_from_data,
    parse_context,
    parse_entities,
    parse_request,
    request_from_data,
)
from lemmata.models.policy.syntax.errors import ConformanceError, DocumentError, PolicyError
from lemmata.models.policy.syntax.expression_reader import long
from lemmata.models.policy.syntax.resolution import load_schema, parse_schema
from lemmata.models.policy.syntax.store import Cycle, EntityRecord, EntityStore
from lemmata.models.policy.syntax.values_writer import entities_json, request_json, value_json
from lemmata.models.policy.values import (
    Bool,
    Datetime,
    Decimal,
    Duration,
    Entity,
    EntityUID,
    Ext,
    IPv4,
    IPv6,
    Record,
    Set,
    String,
    Value,
)

from tests.policy.corpus import cases
from tests.policy.documents import BAD, BAD_WITH_SCHEMA, GOOD, SCHEMA, STRICTER, call, one

SCHEMA_OF = parse_schema(SCHEMA)
A = EntityUID("U", "a")


def _check(data: Any, path: str, message: str, schema: Any) -> None:
    with pytest.raises((DocumentError, ConformanceError)) as raised:
        entities_from_data(data, schema)
    problem = raised.value.problems[0]
    assert problem.path == path and problem.line is None
    assert message in problem.message
    with pytest.raises((DocumentError, ConformanceError)) as raised:
        parse_entities(json.dumps(data), schema)
    problem = raised.value.problems[0]
    assert problem.path == path and problem.line == 1
    assert message in problem.message


@pytest.mark.parametrize(("data", "plain"), GOOD)
def test_good(data: Any, plain: bool) -> None:
    parse_entities(json.dumps(data), SCHEMA_OF)
    cedarpy.Entities.from_json_str(json.dumps(data), SCHEMA)
    if plain:
        parse_entities(json.dumps(data))
        cedarpy.Entities.from_json_str(json.dumps(data))


@pytest.mark.parametrize(("data", "path", "message"), BAD_WITH_SCHEMA)
def test_bad_with_a_schema(data: Any, path: str, message: str) -> None:
    _check(data, path, message, SCHEMA_OF)
    entities_from_data(data)
    with pytest.raises(ValueError):
        cedarpy.Entities.from_json_str(json.dumps(data), SCHEMA)


@pytest.mark.parametrize(("data", "path", "message"), BAD)
def test_bad(data: Any, path: str, message: str) -> None:
    _check(data, path, message, None)
    with pytest.raises(PolicyError):
        entities_from_data(data, SCHEMA_OF)
    with pytest.raises(ValueError):
        cedarpy.Entities.from_json_str(json.dumps(data))


@pytest.mark.parametrize(("data", "path", "message"), STRICTER)
def test_stricter_than_cedar(data: Any, path: str, message: str) -> None:
    _check(data, path, message, None)
    cedarpy.Entities.from_json_str(json.dumps(data))


BAD_TEXTS = [
    ("", 1, 1, "expected a value, found the end of the document"),
    ("[", 1, 2, "expected a value, found the end of the document"),
    ("[1", 1, 3, "expected `,` or `]`, found the end of the document"),
    ("[1] 2", 1, 5, "expected the end of the document, found `2`"),
    ("[1,]", 1, 4, "expected a value, found `]`"),
    ('{"a" 1}', 1, 6, "expected `:`, found `1`"),
    ("{a: 1}", 1, 2, "expected a key in double quotes, found `a`"),
    ('{"a": 1,\n "a": 2}', 2, 2, "the key `a` stands here twice"),
    ("[nul]", 1, 2, "expected a value, found `nul`"),
    ("[01]", 1, 3, "expected `,` or `]`, found `1`"),
    ('["a', 1, 2, "this string is not closed"),
    ('["a\\q"]', 1, 4, "invalid \\escape"),
    ('["a\n"]', 1, 4, "invalid control character"),
    ("[" * 100_000, 1, 100_001, "expected a value"),
    ("[" * 100_000 + "]" * 100_000, 1, 2, "expected an object, found an array"),
]


@pytest.mark.parametrize(("text", "line", "column", "message"), BAD_TEXTS, ids=[t[0][:20] for t in BAD_TEXTS])
def test_bad_json(text: str, line: int, column: int, message: str) -> None:
    with pytest.raises(DocumentError) as raised:
        parse_entities(text)
    problem = raised.value.problems[0]
    assert message in problem.message
    assert (problem.line, problem.column) == (line, column)


@pytest.mark.parametrize("opening, closing", [("[", "]"), ('{"a":', "}")])
def test_deep_values(opening: str, closing: str) -> None:
    text = json.dumps(one({"x": 0})).replace("0", opening * 50_000 + "1" + closing * 50_000)
    with pytest.raises(DocumentError, match="nested more than 128 deep") as raised:
        parse_entities(text)
    assert len(raised.value.problems[0].path) < 100


def test_huge_numbers() -> None:
    with pytest.raises(DocumentError, match=r"is not an integer of 64 bits"):
        parse_entities(json.dumps(one({"n": 0})).replace("0", "9" * 100_000))


def test_meaning() -> None:
    store = entities_from_data(
        [
            {
                "uid": {"type": "U", "id": "a"},
                "attrs": {
                    "z": [3, -1, 3, "x", True],
                    "r": {"b": 1, "a": {"__entity": {"type": "U", "id": "a"}}},
                    "ip": call("ip", "1.2.3.4/8"),
                },
                "parents": [{"type": "G", "id": "g"}],
                "tags": {"t": call("offset", call("datetime", "1970-01-01"), call("duration", "-1ms"))},
            },
            {
                "uid": {"type": "G", "id": "g"},
                "attrs": {},
                "parents": [{"type": "G", "id": "h"}, {"type": "G", "id": "i"}],
            },
            {"uid": {"type": "G", "id": "h"}, "attrs": {}, "parents": [{"type": "G", "id": "j"}]},
        ]
    )
    found = store.find(A)
    assert isinstance(found, Some)
    data = found.value
    assert data.attrs == [
        ("ip", Ext(IPv4(B32(0x01020304), bits(8, 6)))),
        ("r", Record([("a", Entity(A)), ("b", long(1))])),
        ("z", Set([Bool(True), long(-1), long(3), String("x")])),
    ]
    assert data.tags == [("t", Ext(Datetime(B64(2**64 - 1))))]
    above = [i for i in "ghijk" if data.ancestors(EntityUID("G", i))]
    assert above == ["g", "h", "i", "j"]
    assert not data.ancestors(A)
    assert store.entities.find(EntityUID("G", "j")) is None


def test_actions_of_the_schema() -> None:
    store = entities_from_data(one(), SCHEMA_OF)
    view, every = EntityUID("Action", "v"), EntityUID("Action", "all")
    assert {r.uid for r in store} == {A, view, EntityUID("Action", "w"), every}
    assert store.ancestors[view] == {every}


def test_short_forms_need_the_schema() -> None:
    short = one({"e": {"type": "U", "id": "b"}, "ip": "1.2.3.4"})
    plain, typed = entities_from_data(short), entities_from_data(short, SCHEMA_OF)
    assert dict(plain.records[A].attrs)["ip"] == String("1.2.3.4")
    assert isinstance(dict(plain.records[A].attrs)["e"], Record)
    assert dict(typed.records[A].attrs)["e"] == Entity(EntityUID("U", "b"))
    assert isinstance(dict(typed.records[A].attrs)["ip"], Ext)


def test_several_problems_at_once() -> None:
    data = one(parents=[{"type": "U", "id": "x"}]) + one(id="b", parents=[{"type": "C", "id": "red"}])
    with pytest.raises(ConformanceError) as raised:
        entities_from_data(data, SCHEMA_OF)
    assert [p.path for p in raised.value.problems] == ["[0].parents", "[1].parents"]


def test_long_hierarchies() -> None:
    chain = [EntityRecord(EntityUID("G", str(n)), parents=[EntityUID("G", str(n + 1))]) for n in range(3000)]
    store = EntityStore(chain)
    assert EntityUID("G", "3000") in store.ancestors[EntityUID("G", "0")]
    with pytest.raises(Cycle):
        EntityStore([*chain, EntityRecord(EntityUID("G", "3000"), parents=[EntityUID("G", "0")])])


# Requests

REQUEST = {
    "principal": {"type": "U", "id": "a"},
    "action": 'Action::"v"',
    "resource": 'G::"g"',
    "context": {"ip": "1.1.1.1"},
}


def test_request() -> None:
    plain, typed = request_from_data(REQUEST), request_from_data(REQUEST, SCHEMA_OF)
    assert plain == Request(A, EntityUID("Action", "v"), EntityUID("G", "g"), [("ip", String("1.1.1.1"))])
    assert typed.context == [("ip", Ext(IPv4(B32(0x01010101), bits(32, 6))))]
    conformance.check_request(typed, SCHEMA_OF)
    with pytest.raises(ConformanceError, match="context.ip: expected ipaddr, found a String"):
        conformance.check_request(plain, SCHEMA_OF)
    assert request_from_data({k: v for k, v in REQUEST.items() if k != "context"}).context == []


@pytest.mark.parametrize(
    ("change", "path", "message"),
    [
        ({"principal": 'G::"g"'}, "principal", 'Action::"v" does not apply to a principal of `G` (but U)'),
        ({"principal": 'Z::"g"'}, "principal", "there is no entity type `Z`"),
        ({"resource": 'C::"red"'}, "resource", "does not apply to a resource of `C` (but U, G)"),
        ({"resource": 'C::"blue"'}, "resource", '"blue" is no id of `C`'),
        ({"action": 'Action::"x"'}, "action", 'there is no action Action::"x"'),
        (
            {"action": 'Action::"all"'},
            "principal",
            'Action::"all" does not apply to a principal of `U` (but none)',
        ),
        ({"context": {"n": "x"}}, "context.n", "expected Long, found a String"),
        ({"context": {"z": 1}}, "context.z", "no attribute z here"),
        ({"context": {"ip": "x"}}, "context.ip", '`ip` has no value for "x"'),
    ],
)
def test_bad_requests_with_a_schema(change: Any, path: str, message: str) -> None:
    text = json.dumps(REQUEST | change)
    with pytest.raises((ConformanceError, DocumentError)) as raised:
        parse_request(text, SCHEMA_OF)
    problem = raised.value.problems[0]
    assert problem.path == path and message in problem.message and problem.line == 1
    parse_request(text)


@pytest.mark.parametrize(
    ("change", "path", "message"),
    [
        ({"principal": "alice"}, "principal", 'expected an entity such as User::"alice"'),
        ({"principal": "1 + 1"}, "principal", 'expected an entity such as User::"alice"'),
        ({"principal": 1}, "principal", "expected an object, found a number"),
        ({"context": []}, "context", "expected an object, found an array"),
        ({"context": {"__extn": {"fn": "ip", "arg": "::"}}}, "context", "a context is a record"),
    ],
)
def test_bad_requests(change: Any, path: str, message: str) -> None:
    with pytest.raises(DocumentError) as raised:
        request_from_data(REQUEST | change)
    problem = raised.value.problems[0]
    assert (problem.path, problem.message) == (path, message)


def test_corpus() -> None:
    schemas: dict[str, Any] = {}
    for case in cases("corpus", "handwritten", "examples"):
        schema = schemas.setdefault(case["schema"], None) or load_schema(case["schema"])
        schemas[case["schema"]] = schema
        store = entities_from_data(case["entities"], schema if case["validate_entities"] else None)
        if case["validate_entities"]:
            conformance.check_entities(store, schema)
        for row in case["requests"]:
            request = request_from_data(row, schema if row["validate_request"] else None)
            if row["validate_request"]:
                conformance.check_request(request, schema)


# Canonical sets and records are those of the model


def _extensions() -> st.SearchStrategy[Value]:
    words = st.sampled_from([0, 1, 2**63 - 1, 2**63, 2**64 - 1]).map(B64)
    return st.one_of(
        words.map(lambda w: Ext(Decimal(w))),
        words.map(lambda w: Ext(Datetime(w))),
        words.map(lambda w: Ext(Duration(w))),
        st.integers(0, 3).map(lambda n: Ext(IPv4(B32(n // 2), bits(n % 2, 6)))),
        st.integers(0, 3).map(lambda n: Ext(IPv6(B128(n // 2), B8(n % 2)))),
    )


_LEAVES: st.SearchStrategy[Value] = st.one_of(
    st.booleans().map(Bool),
    st.sampled_from([0, 1, -1, 2**63 - 1, -(2**63)]).map(long),
    st.sampled_from(["", "a", "b", "\U0001f600", "\uffff"]).map(String),
    st.sampled_from([EntityUID("U", "a"), EntityUID("U", "b"), EntityUID("T", "z")]).map(Entity),
    _extensions(),
)
VALUES: st.SearchStrategy[Value] = st.recursive(
    _LEAVES,
    lambda inner: st.one_of(
        st.lists(inner, max_size=3).map(canonical_set),
        st.dictionaries(st.sampled_from(["a", "b", "é"]), inner, max_size=3).map(
            lambda d: Record(canonical_fields(d))
        ),
    ),
    max_leaves=6,
)


@given(st.lists(VALUES, max_size=6))
def test_canonical_sets(values: list[Value]) -> None:
    assert canonical_set(values) == make_set(values)


@given(st.dictionaries(st.sampled_from(["", "a", "ab", "b", "\uffff", "\U0001f600"]), VALUES))
def test_canonical_records(fields: dict[str, Value]) -> None:
    assert Record(canonical_fields(fields)) == make_record(list(fields.items()))


# Writing


@given(VALUES)
def test_values_written(value: Value) -> None:
    data = one({"x": value_json(value)}, tags={"t": value_json(value)})
    store = parse_entities(json.dumps(data))
    assert store.records[A].attrs == [("x", value)] and store.records[A].tags == [("t", value)]
    assert entities_json(store) == entities_json(entities_from_data(entities_json(store)))
    cedarpy.Entities.from_json_str(json.dumps(data))


def test_corpus_written() -> None:
    for case in cases("handwritten", "examples"):
        schema = load_schema(case["schema"]) if case["validate_entities"] else None
        store = entities_from_data(case["entities"], schema)
        again = entities_from_data(entities_json(store), schema)
        assert again.records == store.records and again.ancestors == store.ancestors
        for row in case["requests"]:
            request = request_from_data(row, schema if row["validate_request"] else None)
            assert request_from_data(request_json(request)) == request


def test_context() -> None:
    action = EntityUID("Action", "v")
    assert parse_context('{"ip": "1.1.1.1"}', action) == [("ip", String("1.1.1.1"))]
    assert context_from_data({"ip": "1.1.1.1"}, action) == [("ip", String("1.1.1.1"))]
    assert parse_context('{"ip": "1.1.1.1"}', action, SCHEMA_OF) == [
        ("ip", Ext(IPv4(B32(0x01010101), bits(32, 6))))
    ]
    with pytest.raises(ConformanceError, match="<json>:1:9: ipp: the schema has no attribute ipp here"):
        parse_context('{"ipp": "1.1.1.1"}', action, SCHEMA_OF)
