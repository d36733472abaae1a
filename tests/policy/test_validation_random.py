"""Random conditions and schemas, mostly near to well-typed ones: the validator and Cedar give one verdict."""

from __future__ import annotations

import random
from collections.abc import Callable

import cedarpy
import pytest
from lemmata.models.policy.depth import deep_recursion
from lemmata.models.policy.syntax.policy_text import parse_policies
from lemmata.models.policy.syntax.resolution import load_schema
from lemmata.models.policy.validation import policies as model
from lemmata.models.policy.validation.versions import Version

from tests.policy.validated import SCHEMA

ENTITIES = [
    'U::"a"',
    'U::"b"',
    'G::"g"',
    'P::"p"',
    'E::"x"',
    'E::"y"',
    'Action::"a"',
    'Action::"g"',
    'Action::"b"',
]
TYPES = ["U", "G", "P", "E", "Q", "Action"]


class Conditions:
    """Conditions of a type, now and then with a part of another."""

    def __init__(self, seed: int) -> None:
        self.random = random.Random(seed)
        self.held: list[str] = []

    def of(self, kind: str, fuel: int) -> str:
        """An expression of a kind, most of the time."""
        if self.random.random() < 0.02:
            kind = self.random.choice(list(MAKERS))
        made = self.random.choice(MAKERS[kind])
        return made(self, max(fuel - 1, 0)) if fuel > 0 else self.random.choice(LEAVES[kind])

    def bool(self, fuel: int) -> str:
        return self.of("bool", fuel)

    def access(self, fuel: int) -> str:
        """An access to something optional, guarded in one way or another."""
        e = self.of("entity", min(fuel, 1))
        guard, use = self.random.choice(
            [
                (f"{e} has o", f'{e}.o == "x"'),
                (f"{e}.hasTag({(tag := self.of('string', 0))})", f"{e}.getTag({tag}) == 1"),
                ("principal has r && principal.r has y", "principal.r.y == 1"),
                ("context has c", "context.c < 2"),
                ("{a: principal}.a has o", '{a: principal}.a.o == "y"'),
            ]
        )
        shape = self.random.choice(
            [
                "{g} && {u}",
                "{g} && ({b} || {u})",
                "({g} || {g}) && {u}",
                "({b} && {g}) && {u}",
                "({g} || {b}) && {u}",
                "(if {b} then {g} else {g}) && {u}",
                "(if {g} then {b} else {b}) && {u}",
                "(if {g} then {u} else {b})",
                "(if {g} then {b} else {u})",
                "!({g}) || {u}",
                "({g}) && (if {g} then {b} else 1)",
                "{u}",
            ]
        )
        return "(" + shape.format(g=f"({guard})", u=use, b=f"({self.bool(fuel)})") + ")"


Maker = Callable[[Conditions, int], str]


def form(template: str, *kinds: str) -> Maker:
    """An expression whose parts are of these kinds."""
    return lambda c, fuel: template.format(*(c.of(kind, fuel) for kind in kinds))


def pick(*texts: str) -> Maker:
    return lambda c, fuel: c.random.choice(texts)


def same(template: str) -> Maker:
    """An expression of two parts, mostly of one kind."""

    def make(c: Conditions, fuel: int) -> str:
        kind = c.random.choice(list(MAKERS))
        return template.format(c.of(kind, fuel), c.of(kind, fuel))

    return make


def is_type(c: Conditions, fuel: int) -> str:
    return f"({c.of('entity', fuel)} is {c.random.choice(TYPES)})"


MAKERS: dict[str, list[Maker]] = {
    "bool": [
        form("({} && {})", "bool", "bool"),
        form("({} || {})", "bool", "bool"),
        form("(if {} then {} else {})", "bool", "bool", "bool"),
        form("!({})", "bool"),
        same("({} == {})"),
        same("[{0}].contains({1})"),
        same("[{0}].containsAll([{1}, {0}])"),
        same("[{0}, {1}].containsAny([{1}])"),
        form("{}.isEmpty()", "set"),
        form("{}.contains({})", "set", "long"),
        form("({} < {})", "long", "long"),
        form("({} <= {})", "datetime", "datetime"),
        form("({} in {})", "entity", "entity"),
        form("({} in [{}])", "entity", "entity"),
        form("(action in [{}, {}])", "action", "action"),
        form('({} like "a*")', "string"),
        form("{}.isInRange({})", "ip", "ip"),
        is_type,
        Conditions.access,
        Conditions.access,
        Conditions.access,
    ],
    "long": [
        form("({} + {})", "long", "long"),
        form("(-({}))", "long"),
        form("(if {} then {} else {})", "bool", "long", "long"),
        form("{{n: {}}}.n", "long"),
        form("{}.toMilliseconds()", "duration"),
        form("{}.n", "entity"),
    ],
    "string": [form("(if {} then {} else {})", "bool", "string", "string"), pick('"x"', '"y"')],
    "entity": [
        form("(if {} then {} else {})", "bool", "entity", "entity"),
        form("{}.e", "entity"),
        pick(*ENTITIES, "principal", "resource"),
    ],
    "action": [pick("action", 'Action::"a"', 'Action::"b"', 'Action::"g"', "principal.act")],
    "set": [form("[{}, {}]", "long", "long"), pick("principal.s", "[]")],
    "record": [form("{{x: {}, y: {}}}", "bool", "entity"), pick("principal.r", "{}", "context")],
    "ip": [pick('ip("1.2.3.4")', "context.ip", 'ip("1.2")', "ip(principal.o)")],
    "datetime": [
        form("{}.offset({})", "datetime", "duration"),
        form("{}.toDate()", "datetime"),
        pick("context.dt", 'datetime("2024-01-01")'),
    ],
    "duration": [form("{}.durationSince({})", "datetime", "datetime"), pick("context.du", 'duration("1h")')],
}
LEAVES = {
    "bool": ["true", "false", "principal.b", "true", "principal.b", '(action == Action::"a")'],
    "long": ["1", "2", "principal.n", "{n: 3}.n"],
    "string": ['"x"', '"y"'],
    "entity": ["principal", "resource", "principal", *ENTITIES],
    "action": ["action", 'Action::"a"'],
    "set": ["principal.s", "[1]"],
    "record": ["principal.r", "{x: true, y: principal}"],
    "ip": ["context.ip", 'ip("::1")'],
    "datetime": ["context.dt"],
    "duration": ["context.du"],
}
SCOPES = [
    "principal, action, resource",
    'principal, action == Action::"a", resource',
    'principal is U, action in [Action::"g"], resource is P',
    'principal in G::"g", action == Action::"b", resource',
    'principal == E::"x", action, resource',
    "principal in ?principal, action, resource == ?resource",
    'principal == ?principal, action == Action::"a", resource in ?resource',
]


def texts(seed: int, count: int) -> list[str]:
    """Random policies."""
    made = Conditions(seed)
    return [
        f"permit({made.random.choice(SCOPES)}) when {{ {made.bool(made.random.randint(1, 4))} }};"
        for _ in range(count)
    ]


@pytest.mark.parametrize(("seed", "count"), [(1, 600), pytest.param(2, 20000, marks=pytest.mark.slow)])
def test_random_policies(seed: int, count: int) -> None:
    schema = load_schema(SCHEMA).schema
    valid = 0
    for text in texts(seed, count):
        read = parse_policies(text)
        with deep_recursion():
            found = model.validate(read.policies, read.templates, schema, Version.V4_12)
        assert found == cedarpy.validate_policies(text, SCHEMA).validation_passed, text
        valid += found
    assert count // 5 < valid < count * 4 // 5
