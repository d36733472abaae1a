"""Schemas, of text and JSON: what they declare, and where they are wrong."""

from __future__ import annotations

import cedarpy
import pytest
from lemmata.core.language import Some
from lemmata.models.policy.schema import (
    ActionEntry,
    Attribute,
    BoolKind,
    BoolType,
    EntityType,
    EnumEntity,
    ExtensionType,
    ExtType,
    LongType,
    RecordType,
    SetType,
    StandardEntity,
    StringType,
)
from lemmata.models.policy.syntax.errors import DocumentError, ParseError, PolicyError, SchemaError
from lemmata.models.policy.syntax.resolution import load_schema, parse_schema
from lemmata.models.policy.syntax.schema_json import parse_schema_json
from lemmata.models.policy.values import EntityUID

from tests.policy.corpus import cases
from tests.policy.schemas import BAD, BAD_JSON, DUPLICATE_ATTRIBUTES, GOOD, GOOD_JSON


@pytest.mark.parametrize("text", GOOD)
def test_good(text: str) -> None:
    parse_schema(text)
    cedarpy.Schema.from_str(text)


@pytest.mark.parametrize(("text", "column", "message"), [*BAD, *DUPLICATE_ATTRIBUTES])
def test_bad(text: str, column: int, message: str) -> None:
    with pytest.raises(PolicyError) as raised:
        parse_schema(text)
    problem = raised.value.problems[0]
    assert (problem.line, problem.column, problem.message) == (1, column, message)
    if (text, column, message) not in DUPLICATE_ATTRIBUTES:
        with pytest.raises(ValueError):
            cedarpy.Schema.from_str(text)


@pytest.mark.parametrize("text", GOOD_JSON)
def test_good_json(text: str) -> None:
    parse_schema_json(text)
    cedarpy.Schema.from_json_str(text)


@pytest.mark.parametrize(("text", "path", "message"), BAD_JSON)
def test_bad_json(text: str, path: str, message: str) -> None:
    with pytest.raises((DocumentError, SchemaError)) as raised:
        parse_schema_json(text)
    problem = raised.value.problems[0]
    assert (problem.path, problem.message) == (path, message)
    assert problem.line == 1
    with pytest.raises(ValueError):
        cedarpy.Schema.from_json_str(text)


def test_meaning() -> None:
    found = parse_schema(
        """namespace N {
            @doc("people") entity User in [Team] = { age?: Long, "of birth": datetime, home: Place, on: Bool } tags Set<String>;
            entity Team in Org; entity Org in [Team];
            entity Colour enum ["red", "green"];
            type Place = { at: ipaddr, colour: Colour };
            action all;
            action some in all;
            action "read it", write in [some] appliesTo { principal: [User, N::Team], resource: Org, context: Place };
        }
        entity Other = { user: N::User };"""
    ).schema
    place = RecordType(
        [
            ("at", Attribute(True, ExtensionType(ExtType.IPADDR))),
            ("colour", Attribute(True, EntityType("N::Colour"))),
        ]
    )
    user = StandardEntity(
        ["N::Team", "N::Org"],
        [
            ("age", Attribute(False, LongType())),
            ("home", Attribute(True, place)),
            ("of birth", Attribute(True, ExtensionType(ExtType.DATETIME))),
            ("on", Attribute(True, BoolType(BoolKind.ANY))),
        ],
        Some(SetType(StringType())),
    )
    assert found.entity_types == [
        ("Other", StandardEntity([], [("user", Attribute(True, EntityType("N::User")))], None)),
        ("N::User", user),
        ("N::Team", StandardEntity(["N::Org", "N::Team"], [], None)),
        ("N::Org", StandardEntity(["N::Team", "N::Org"], [], None)),
        ("N::Colour", EnumEntity(["red", "green"])),
    ]
    every, some = EntityUID("N::Action", "all"), EntityUID("N::Action", "some")
    read = ActionEntry(["N::User", "N::Team"], ["N::Org"], [some, every], place.attributes)
    assert found.actions == [
        (every, ActionEntry([], [], [], [])),
        (some, ActionEntry([], [], [every], [])),
        (EntityUID("N::Action", "read it"), read),
        (EntityUID("N::Action", "write"), read),
    ]


def test_lookup() -> None:
    """A common type comes before an entity type, and what is declared before Cedar's own."""
    text = """entity A; type A = Long; entity Long; type ipaddr = String;
        namespace N { entity B = { a: A, long: Long, own: __cedar::Long, ip: ipaddr, c: C }; type C = Bool; entity C; }"""
    entry = parse_schema(text).entity_types["N::B"]
    assert isinstance(entry, StandardEntity)
    assert {name: a.type for name, a in entry.attributes} == {
        "a": EntityType("Long"),
        "long": EntityType("Long"),
        "own": LongType(),
        "ip": StringType(),
        "c": BoolType(BoolKind.ANY),
    }


def test_annotations() -> None:
    found = parse_schema('@a namespace N { @b("x") entity E; @c type T = Long; @d("y") action "z z"; }')
    assert found.annotations == {
        "N": {"a": None},
        "N::E": {"b": "x"},
        "N::T": {"c": None},
        'N::Action::"z z"': {"d": "y"},
    }


def test_several_problems_at_once() -> None:
    with pytest.raises(SchemaError) as raised:
        parse_schema("entity Abc in Xyz;\nentity Def = { a: Abd };", "s.cedarschema")
    assert str(raised.value) == (
        "s.cedarschema:1:15: there is no entity type `Xyz`\n"
        "  entity Abc in Xyz;\n"
        "                ^^^\n"
        "s.cedarschema:2:19: there is no type `Abd`\n"
        "  entity Def = { a: Abd };\n"
        "                    ^^^\n"
        "  did you mean `Abc`?"
    )


@pytest.mark.parametrize(
    "text",
    [
        f"type T = {'Set<' * 101}Long{'>' * 101};",
        f"type T = {'{a: ' * 50_000}Long{'}' * 50_000};",
        "".join(f"type T{n} = Set<T{n + 1}>;" for n in range(101)) + "type T101 = Long;",
    ],
)
def test_deep_types(text: str) -> None:
    with pytest.raises((ParseError, SchemaError), match="nested more than 100 deep"):
        parse_schema(text)


def test_deep_json_type() -> None:
    text = '{"":{"entityTypes":{},"actions":{},"commonTypes":{"T":%s}}}'
    deep = '{"type":"Set","element":' * 50_000 + '{"type":"Long"}' + "}" * 50_000
    with pytest.raises(DocumentError, match="nested more than 100 deep"):
        parse_schema_json(text % deep)


def test_long_chain_of_common_types() -> None:
    text = "".join(f"type T{n} = T{n + 1};" for n in range(5000)) + "type T5000 = Long; entity A = { x: T0 };"
    assert parse_schema(text).entity_types["A"] == StandardEntity(
        [], [("x", Attribute(True, LongType()))], None
    )


def test_corpus() -> None:
    texts = {case["schema"]: case for case in cases("corpus", "handwritten", "examples")}
    for text, case in texts.items():
        found = load_schema(text)
        for request in case["requests"]:
            if request["validate_request"]:
                assert EntityUID(**request["action"]) in found.actions


def test_text_and_json_agree() -> None:
    text = """namespace N {
        type Place = { at: ipaddr };
        entity User in [Team] = { age?: Long, home: Place, friends: Set<User> } tags String;
        entity Team; entity Colour enum ["red"];
        action all; action read in all appliesTo { principal: User, resource: [Team], context: { x: Bool } };
    }"""
    document = """{"N": {
        "commonTypes": {"Place": {"type": "Record", "attributes": {"at": {"type": "Extension", "name": "ipaddr"}}}},
        "entityTypes": {
            "User": {"memberOfTypes": ["Team"], "tags": {"type": "String"}, "shape": {"type": "Record", "attributes": {
                "age": {"type": "Long", "required": false},
                "home": {"type": "Place"},
                "friends": {"type": "Set", "element": {"type": "Entity", "name": "User"}}}}},
            "Team": {},
            "Colour": {"enum": ["red"]}},
        "actions": {"all": {}, "read": {"memberOf": [{"id": "all"}], "appliesTo": {
            "principalTypes": ["User"], "resourceTypes": ["N::Team"],
            "context": {"type": "Record", "attributes": {"x": {"type": "Boolean"}}}}}}}}"""
    assert load_schema(text).schema == load_schema(document).schema
