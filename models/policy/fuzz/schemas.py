"""Random schemas, as JSON data, and their text."""

from __future__ import annotations

import random
from collections.abc import Mapping
from typing import Any

from lemmata.models.policy.syntax.strings import is_identifier, quoted

Json = Any
NAMES = ("n", "s", "flag", "owner", "level", "info", "when", "type", "Set", "principal", "a", "b")
ODD_NAMES = ("if", "x y", "é", "", "\n", '"', "true", "has", "a.b", "\U0001f600", "__cedar")
EXTENSIONS = ("decimal", "ipaddr", "datetime", "duration")
NAMESPACES = ("", "", "N", "A::B")
IDS = ("a", "b", "c", "", "é", "x y", "\n", '"', "Action::x")


class Schemas:
    """The parts of one schema; the same generator gives the same one."""

    def __init__(self, rng: random.Random) -> None:
        self.rng = rng
        self.names: list[str] = []
        self.commons: list[str] = []

    def schema(self) -> dict[str, Json]:
        """Entity types, one of them an enumeration now and then, common types, and actions with groups."""
        rng = self.rng
        spaces = list(dict.fromkeys(rng.choice(NAMESPACES) for _ in range(rng.choice((1, 1, 2)))))
        found: dict[str, Json] = {space: {"commonTypes": {}, "entityTypes": {}, "actions": {}} for space in sorted(spaces)}
        homes = {name: rng.choice(spaces) for name in ("User", "Group", "Doc", "Folder", "Team")[: rng.randrange(3, 6)]}
        self.names = [_full(space, name) for name, space in homes.items()]
        enumeration = _full(spaces[0], "Colour") if rng.random() < 0.4 else None
        for number in range(rng.randrange(3)):
            found[spaces[0]]["commonTypes"][f"T{number}"] = self.type(1) if number else self.record(2, 2)
            self.commons.append(_full(spaces[0], f"T{number}"))
        everything = [*self.names, enumeration] if enumeration else self.names
        self.names = everything
        for name, space in homes.items():
            found[space]["entityTypes"][name] = self.entity(_full(space, name))
        if enumeration:
            found[spaces[0]]["entityTypes"]["Colour"] = {"enum": ["red", *rng.sample(IDS, 2)]}
        for number, space in enumerate(spaces if rng.random() < 0.3 else spaces[:1]):
            found[space]["actions"] = self.actions("'" * number)
        return found

    def entity(self, name: str) -> Json:
        """An entity type with attributes, perhaps tags, below some others."""
        rng = self.rng
        found: dict[str, Json] = {"shape": self.record(rng.randrange(2, 7), 2)}
        standard = [other for other in self.names if not other.endswith("Colour")]
        above = [other for other in standard if rng.random() < 0.35]
        found["memberOfTypes"] = above
        if rng.random() < 0.5:
            found["tags"] = self.type(1)
        return found

    def actions(self, mark: str) -> dict[str, Json]:
        """Two to four actions, in groups that are actions too; their names end in a mark."""
        rng = self.rng
        groups = [f"group{mark}", f"all{mark}"][: rng.randrange(1, 3)]
        found: dict[str, Json] = {group: {"memberOf": [{"id": g} for g in groups[n + 1 :]]} for n, group in enumerate(groups)}
        for name in ("view", "edit", "x y", "delete")[: rng.randrange(2, 5)]:
            found[name + mark] = {
                "memberOf": [{"id": group} for group in groups if rng.random() < 0.5],
                "appliesTo": {
                    "principalTypes": rng.sample(self.names, rng.choice((1, 1, 2))),
                    "resourceTypes": rng.sample(self.names, rng.choice((1, 1, 2))),
                    "context": self.record(rng.randrange(1, 7), 2),
                },
            }
        return found

    def record(self, count: int, depth: int) -> Json:
        """A record type with so many attributes."""
        rng = self.rng
        names = rng.sample(NAMES, count)
        if names and rng.random() < 0.25:
            names[0] = rng.choice(ODD_NAMES)
        attributes = {}
        for name in names:
            attributes[name] = dict(self.type(depth))
            if rng.random() < 0.4:
                attributes[name]["required"] = False
        return {"type": "Record", "attributes": attributes}

    def type(self, depth: int) -> Json:
        """A type, nested so deep at most."""
        rng = self.rng
        kind = rng.randrange(20 if depth else 14)
        if kind < 2:
            return {"type": "Long"}
        if kind < 4:
            return {"type": "String"}
        if kind < 6:
            return {"type": "Boolean"}
        if kind < 9:
            return {"type": "Extension", "name": rng.choice(EXTENSIONS)}
        if kind < 13:
            return {"type": "Entity", "name": rng.choice(self.names)}
        if kind == 13:
            return {"type": rng.choice(self.commons)} if self.commons else {"type": "Long"}
        if kind < 18:
            return {"type": "Set", "element": self.type(depth - 1)}
        return self.record(rng.randrange(3), depth - 1)


def _full(space: str, name: str) -> str:
    return f"{space}::{name}" if space else name


# Text -------------------------------------------------------------------------------------------------


def schema_text(data: Mapping[str, Json]) -> str:
    """The text of a schema whose names are full."""
    lines: list[str] = []
    for space, part in data.items():
        inner = [f"type {name} = {type_text(type_)};" for name, type_ in part.get("commonTypes", {}).items()]
        inner += [_entity_text(name, entity) for name, entity in part["entityTypes"].items()]
        inner += [_action_text(name, action) for name, action in part["actions"].items()]
        lines += [f"namespace {space} {{", *(f"  {line}" for line in inner), "}"] if space else inner
    return "\n".join(lines) + "\n"


def _entity_text(name: str, entity: Json) -> str:
    if "enum" in entity:
        return f"entity {name} enum [{', '.join(map(quoted, entity['enum']))}];"
    above = f" in [{', '.join(entity['memberOfTypes'])}]" if entity.get("memberOfTypes") else ""
    shape = f" = {type_text(entity['shape'])}" if "shape" in entity else ""
    tags = f" tags {type_text(entity['tags'])}" if "tags" in entity else ""
    return f"entity {name}{above}{shape}{tags};"


def _action_text(name: str, action: Json) -> str:
    groups = f" in [{', '.join(quoted(group['id']) for group in action['memberOf'])}]" if action.get("memberOf") else ""
    applies = action.get("appliesTo")
    if applies is None:
        return f"action {quoted(name)}{groups};"
    parts = [f"principal: [{', '.join(applies['principalTypes'])}]", f"resource: [{', '.join(applies['resourceTypes'])}]"]
    if "context" in applies:
        parts.append(f"context: {type_text(applies['context'])}")
    return f"action {quoted(name)}{groups} appliesTo {{ {', '.join(parts)} }};"


def type_text(type_: Json) -> str:
    """A type as schema text."""
    match type_["type"]:
        case "Boolean":
            return "Bool"
        case "Set":
            return f"Set<{type_text(type_['element'])}>"
        case "Entity" | "Extension":
            return str(type_["name"])
        case "Record":
            fields = (
                f"{name if is_identifier(name) else quoted(name)}{'' if field.get('required', True) else '?'}: {type_text(field)}"
                for name, field in type_["attributes"].items()
            )
            return f"{{ {', '.join(fields)} }}"
        case other:
            return str(other)
