"""Schemas that readers make are well-formed, and those that are broken in one place are not."""

from __future__ import annotations

from dataclasses import replace

import pytest
from lemmata.core.language import Some
from lemmata.core.language.registry import definition
from lemmata.models.policy.depth import deep_recursion
from lemmata.models.policy.schema import (
    ActionEntry,
    Attribute,
    BoolKind,
    BoolType,
    EntityType,
    EnumEntity,
    LongType,
    RecordType,
    Schema,
    SetType,
    StandardEntity,
)
from lemmata.models.policy.syntax.resolution import load_schema
from lemmata.models.policy.validation.schemas import well_formed
from lemmata.models.policy.values import EntityUID

from tests.policy.corpus import cases
from tests.policy.validated import SCHEMA

LONG = Attribute(True, LongType())
X, Y, Z = (EntityUID("Action", name) for name in "xyz")
A = StandardEntity(
    ["B", "C"], [("a", LONG), ("b", Attribute(False, SetType(EntityType("E"))))], Some(EntityType("A"))
)
B = StandardEntity(["C"], [], None)
C = StandardEntity([], [], None)
E = EnumEntity(["x", "y"])
TYPES = {"A": A, "B": B, "C": C, "E": E}
ACTIONS = {
    X: ActionEntry(["A"], ["B", "E"], [Y, Z], [("n", LONG)]),
    Y: ActionEntry([], [], [Z], []),
    Z: ActionEntry([], [], [], []),
}


def schema(**changed: object) -> Schema:
    types = TYPES | {name: entry for name, entry in changed.items() if not isinstance(entry, ActionEntry)}
    actions = ACTIONS | {EntityUID("Action", n): e for n, e in changed.items() if isinstance(e, ActionEntry)}
    return Schema(list(types.items()), list(actions.items()))  # type: ignore[arg-type]


def attributes(*fields: tuple[str, Attribute]) -> StandardEntity:
    return replace(A, attributes=list(fields))


x = ACTIONS[X]
BROKEN = {
    "unknown ancestor": schema(A=replace(A, ancestors=["B", "C", "D"])),
    "ancestors not closed": schema(A=replace(A, ancestors=["B"])),
    "ancestor twice": schema(A=replace(A, ancestors=["B", "C", "C"])),
    "unknown type": schema(A=attributes(("a", Attribute(True, EntityType("D"))))),
    "unknown type inside": schema(
        A=attributes(("a", Attribute(True, SetType(RecordType([("n", Attribute(True, EntityType("D")))])))))
    ),
    "attributes out of order": schema(A=attributes(("b", LONG), ("a", LONG))),
    "attribute twice": schema(A=attributes(("a", LONG), ("a", LONG))),
    "record out of order": schema(
        A=attributes(("a", Attribute(True, RecordType([("y", LONG), ("x", LONG)]))))
    ),
    "singleton": schema(A=attributes(("a", Attribute(True, BoolType(BoolKind.TRUE))))),
    "unknown type of tags": schema(A=replace(A, tags=Some(EntityType("D")))),
    "no ids": schema(E=EnumEntity([])),
    "id twice": schema(E=EnumEntity(["x", "y", "x"])),
    "entity type of actions": schema(Action=C),
    "unknown principal": schema(x=replace(x, principals=["D"])),
    "action as resource": schema(x=replace(x, resources=["Action"])),
    "resource twice": schema(x=replace(x, resources=["B", "B"])),
    "unknown group": schema(x=replace(x, ancestors=[EntityUID("Action", "w")])),
    "groups not closed": schema(x=replace(x, ancestors=[Y])),
    "circle": schema(x=replace(x, ancestors=[X])),
    "context out of order": schema(x=replace(x, context=[("n", LONG), ("m", LONG)])),
    "type twice": Schema([*TYPES.items(), ("B", B)], list(ACTIONS.items())),
    "action twice": Schema(list(TYPES.items()), [*ACTIONS.items(), (Z, ACTIONS[Z])]),
}


def test_well_formed() -> None:
    assert well_formed(schema())
    assert well_formed(load_schema(SCHEMA).schema)
    assert well_formed(schema(C=replace(C, ancestors=["C"])))  # entities of C in others of C


@pytest.mark.parametrize("name", BROKEN)
def test_broken(name: str) -> None:
    assert not well_formed(BROKEN[name])


def test_schemas_of_packs_are_well_formed() -> None:
    found = {case["schema"] for case in cases("handwritten", "examples")}
    for text in found | {case["schema"] for case in cases("corpus") if case["name"].endswith(("0", "1"))}:
        with deep_recursion():
            assert well_formed(load_schema(text).schema)


def test_definition_enters_the_kernel() -> None:
    assert definition(well_formed).constant is not None
