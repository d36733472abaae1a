"""JSON (Cedar's EST form) -> policies. Sugar ends here, as in text."""

from __future__ import annotations

import re
from collections.abc import Callable, Container, Mapping, Sequence
from itertools import pairwise
from typing import Any, NamedTuple

from lemmata.models.policy.expressions import (
    And,
    Binary,
    BinaryOp,
    Call,
    Expr,
    GetAttr,
    HasAttr,
    Is,
    IsEmpty,
    Ite,
    Like,
    Lit,
    Literally,
    Neg,
    Not,
    Or,
    PatternElement,
    RecordExpr,
    SetExpr,
    Unary,
    UnaryOp,
    Var,
    Variable,
    Wildcard,
)
from lemmata.models.policy.policies import (
    ActionConstraint,
    ActionInAny,
    ActionScope,
    AnyEntity,
    AnyTemplate,
    Condition,
    ConditionKind,
    Effect,
    EntityOrSlot,
    Equal,
    EqualTemplate,
    Given,
    In,
    InTemplate,
    IsTypeInTemplate,
    IsTypeTemplate,
    ScopeTemplate,
    Slot,
    Template,
)
from lemmata.models.policy.syntax import functions
from lemmata.models.policy.syntax.errors import LinkError, near
from lemmata.models.policy.syntax.expression_reader import long
from lemmata.models.policy.syntax.folding import fold
from lemmata.models.policy.syntax.json_text import Cursor, Document
from lemmata.models.policy.syntax.parsing import MAX_DEPTH
from lemmata.models.policy.syntax.policy_set import (
    PRINCIPAL,
    RESOURCE,
    PolicySet,
    TemplateLink,
    check_link,
    instantiate,
)
from lemmata.models.policy.syntax.strings import is_path
from lemmata.models.policy.syntax.sugar import NEGATED, OPERATORS
from lemmata.models.policy.syntax.values_json import read_uid
from lemmata.models.policy.values import Bool, Entity, EntityUID, String

_WORD = re.compile(r"[A-Za-z_][A-Za-z0-9_]*")
_BINARY = {name: op for ops in (OPERATORS, functions.METHOD_NAMES) for op, name in ops.items()}
_NEGATED = {name: op for op, name in NEGATED.items()}
_TWO = ["&&", "||", *_BINARY, *_NEGATED]
_UNARY: dict[str, UnaryOp] = {"!": Not(), "neg": Neg(), functions.IS_EMPTY: IsEmpty()}
_VARIABLES = {v.name.lower(): v for v in Var}
_OTHERS = ["Value", "Var", ".", "has", "like", "is", "if-then-else", "Set", "Record"]


class _Result(NamedTuple):
    """An expression with its depth."""

    expr: Expr
    depth: int


Opened = tuple[Sequence[Cursor], Callable[[list[_Result]], _Result]]


def parse_policies_json(text: str, name: str = "<json>") -> PolicySet:
    """The policy set of a JSON text: a set, or one policy, which is then policy0. Raises DocumentError."""
    return _policy_set(Document.parse(text, name).root())


def policies_from_data(data: Any) -> PolicySet:
    """The same of JSON data."""
    return _policy_set(Document(data).root())


def _policy_set(root: Cursor) -> PolicySet:
    annotations: dict[str, dict[str, str | None]] = {}
    found = PolicySet(annotations=annotations)
    if "effect" in root.mapping():
        annotations |= _add(found, "policy0", root, slots=None)
        return found
    root.shape(["staticPolicies", "templates", "templateLinks"])
    taken: set[str] = set()
    for key, slots in (("staticPolicies", False), ("templates", True)):
        for policy_id, cursor in root.at(key).fields():
            if policy_id in taken:
                cursor.fail(f"there are two policies with the id `{policy_id}`")
            taken.add(policy_id)
            annotations |= _add(found, policy_id, cursor, slots)
    templates = {t.id: t for t in found.templates}
    for cursor in root.at("templateLinks").elements():
        link = _link(cursor, templates, taken)
        found.links.append(link)
        taken.add(link.link_id)
    return found


def _add(
    found: PolicySet, policy_id: str, cursor: Cursor, slots: bool | None
) -> dict[str, dict[str, str | None]]:
    """Read a policy into a set; `slots` says whether it must be a template, None that it may. Its annotations."""
    template = _template(policy_id, cursor)
    policy = instantiate(template, policy_id, {})
    if policy is None and slots is False:
        cursor.fail("a static policy has no slots")
    if policy is None or slots:
        found.templates.append(template)
    else:
        found.policies.append(policy)
    found.ids.append(policy_id)
    part = cursor.get("annotations")
    if part is None or not part.mapping():
        return {}
    return {
        policy_id: {
            _annotation(name, value): None if value.value is None else value.string()
            for name, value in part.fields()
        }
    }


def _annotation(name: str, cursor: Cursor) -> str:
    if _WORD.fullmatch(name) is None:
        cursor.fail(f"`{name}` is no name of an annotation")
    return name


def _link(cursor: Cursor, templates: Mapping[str, Template], taken: Container[str]) -> TemplateLink:
    cursor.shape(["templateId", "newId", "values"])
    values = {slot: read_uid(part) for slot, part in cursor.at("values").fields()}
    link = TemplateLink(cursor.at("templateId").string(), cursor.at("newId").string(), values)
    try:
        check_link(link, templates, taken)
    except LinkError as error:
        problem = error.problems[0]
        cursor.fail(problem.message, problem.hint)
    return link


def _template(policy_id: str, cursor: Cursor) -> Template:
    cursor.shape(["effect", "principal", "action", "resource", "conditions"], ["annotations"])
    return Template(
        policy_id,
        Effect[_choice(cursor.at("effect"), ["permit", "forbid"]).upper()],
        _scope(cursor.at("principal"), PRINCIPAL),
        _action(cursor.at("action")),
        _scope(cursor.at("resource"), RESOURCE),
        [_condition(c) for c in cursor.at("conditions").elements()],
    )


def _choice(cursor: Cursor, known: list[str]) -> str:
    word = cursor.string()
    if word not in known:
        cursor.fail(f"expected {' or '.join(map(repr, known))}, found {word!r}", near(word, known))
    return word


def _condition(cursor: Cursor) -> Condition:
    cursor.shape(["kind", "body"])
    kind = ConditionKind[_choice(cursor.at("kind"), ["when", "unless"]).upper()]
    return Condition(kind, read_expression(cursor.at("body")))


# Scopes


def _op(cursor: Cursor) -> str:
    if "op" not in cursor.mapping():
        cursor.fail("the key `op` is missing")
    return cursor.at("op").string()


def _place(cursor: Cursor, slot: str, also: list[str]) -> EntityOrSlot:
    """{"entity": ...} or {"slot": ...}, beside other keys."""
    if "slot" in cursor.mapping():
        cursor.shape(["slot", *also])
        _choice(cursor.at("slot"), [slot])
        return Slot()
    cursor.shape(["entity", *also])
    return Given(read_uid(cursor.at("entity")))


def _scope(cursor: Cursor, slot: str) -> ScopeTemplate:
    match _op(cursor):
        case "All" | "all":
            return AnyTemplate()
        case "==":
            return EqualTemplate(_place(cursor, slot, ["op"]))
        case "in":
            return InTemplate(_place(cursor, slot, ["op"]))
        case "is":
            cursor.shape(["op", "entity_type"], ["in"])
            type_, within = _type(cursor.at("entity_type")), cursor.get("in")
            return (
                IsTypeTemplate(type_) if within is None else IsTypeInTemplate(type_, _place(within, slot, []))
            )
        case _:
            cursor.at("op").fail("expected `All`, `==`, `in` or `is`")


def _action(cursor: Cursor) -> ActionConstraint:
    match _op(cursor):
        case "All" | "all":
            return ActionScope(AnyEntity())
        case "==":
            cursor.shape(["op", "entity"])
            return ActionScope(Equal(_action_uid(cursor.at("entity"))))
        case "in" if "entities" in cursor.value:
            cursor.shape(["op", "entities"])
            return ActionInAny([_action_uid(e) for e in cursor.at("entities").elements()])
        case "in":
            cursor.shape(["op", "entity"])
            return ActionScope(In(_action_uid(cursor.at("entity"))))
        case _:
            cursor.at("op").fail("expected `All`, `==` or `in`")


def _action_uid(cursor: Cursor) -> EntityUID:
    uid = read_uid(cursor)
    if uid.type.split("::")[-1] != "Action":
        cursor.fail(f"`{uid.type}` is no type of actions")
    return uid


def _type(cursor: Cursor) -> str:
    name = cursor.string()
    if not is_path(name):
        cursor.fail(f"`{name}` is no name of a type")
    return name


# Expressions


def read_expression(cursor: Cursor) -> Expr:
    """The expression that stands here. Raises DocumentError."""
    return fold(cursor, _open).expr


def _made(cursor: Cursor, expr: Expr, parts: list[_Result]) -> _Result:
    depth = 1 + max((p.depth for p in parts), default=0)
    if depth > MAX_DEPTH:
        cursor.fail(f"this expression is nested more than {MAX_DEPTH} deep")
    return _Result(expr, depth)


def _open(cursor: Cursor) -> Opened:
    """The parts of an expression and how it is made from theirs."""
    keys = list(cursor.mapping())
    if len(keys) != 1:
        cursor.fail(f"an expression has one key, not {len(keys)}")
    (key,) = keys
    body = cursor.at(key)

    def of(parts: Sequence[Cursor], build: Callable[[list[Expr]], Expr]) -> Opened:
        return parts, lambda results: _made(cursor, build([r.expr for r in results]), results)

    if key in _TWO:
        body.shape(["left", "right"])
        return of([body.at("left"), body.at("right")], lambda r: _two(key, r[0], r[1]))
    if key in _UNARY:
        return of([body.shape(["arg"]).at("arg")], lambda r: Unary(_UNARY[key], r[0]))
    if key in functions.EXTENSIONS:
        function, args = functions.EXTENSIONS[key], body.elements()
        if not args and function not in functions.CONSTRUCTORS:
            body.fail(f"the method `{key}` needs an object")
        return of(args, lambda r: Call(function, r))
    match key:
        case "Value":
            return _value(body, of)
        case "Var":
            var = _VARIABLES[_choice(body, list(_VARIABLES))]
            return of([], lambda _: Variable(var))
        case "Set":
            return of(body.elements(), SetExpr)
        case "Record":
            fields = list(body.fields())
            return of([f for _, f in fields], lambda r: _record(fields, r))
        case "if-then-else":
            body.shape(["if", "then", "else"])
            return of([body.at(k) for k in ("if", "then", "else")], lambda r: Ite(*r))
        case "." | "has" | "like" | "is":
            return _on_one(key, body, of)
        case _:
            known = [*_TWO, *_UNARY, *functions.EXTENSIONS, *_OTHERS]
            cursor.fail(f"there is no operator `{key}`", near(key, known))


def _two(key: str, left: Expr, right: Expr) -> Expr:
    match key:
        case "&&":
            return And(left, right)
        case "||":
            return Or(left, right)
        case _ if key in _NEGATED:
            return Unary(Not(), Binary(_NEGATED[key], left, right))
        case _:
            return Binary(_BINARY[key], left, right)


Of = Callable[[Sequence[Cursor], Callable[[list[Expr]], Expr]], Opened]


def _record(fields: list[tuple[str, Cursor]], values: list[Expr]) -> Expr:
    return RecordExpr([(name, value) for (name, _), value in zip(fields, values, strict=True)])


def _on_one(key: str, body: Cursor, of: Of) -> Opened:
    """Operators with an expression on the left and something else besides."""
    match key:
        case "is":
            body.shape(["left", "entity_type"], ["in"])
            type_, within = _type(body.at("entity_type")), body.get("in")
            if within is None:
                return of([body.at("left")], lambda r: Unary(Is(type_), r[0]))
            return of(
                [body.at("left"), within],
                lambda r: And(Unary(Is(type_), r[0]), Binary(BinaryOp.MEM, r[0], r[1])),
            )
        case "like":
            body.shape(["left", "pattern"])
            pattern = [p for e in body.at("pattern").elements() for p in _element(e)]
            return of([body.at("left")], lambda r: Unary(Like(pattern), r[0]))
        case "has" if isinstance(body.value.get("attr") if isinstance(body.value, dict) else None, list):
            body.shape(["left", "attr"])
            names = [e.string() for e in body.at("attr").elements()]
            if not names:
                body.at("attr").fail("at least one attribute is needed")
            return of([body.at("left")], lambda r: _has_path(r[0], names))
        case _:
            body.shape(["left", "attr"])
            attr = body.at("attr").string()
            make = GetAttr if key == "." else HasAttr
            return of([body.at("left")], lambda r: make(r[0], attr))


def _has_path(record: Expr, names: list[str]) -> Expr:
    found: Expr = HasAttr(record, names[0])
    for outer, inner in pairwise(names):
        record = GetAttr(record, outer)
        found = And(found, HasAttr(record, inner))
    return found


def _element(cursor: Cursor) -> list[PatternElement]:
    if cursor.value == "Wildcard":
        return [Wildcard()]
    cursor.shape(["Literal"])
    return [Literally(ord(c)) for c in cursor.at("Literal").string()]


def _value(cursor: Cursor, of: Of) -> Opened:
    """A JSON value as an expression: what it holds is values again."""

    def inner(cursors: list[Cursor]) -> list[Cursor]:
        document = cursor.document
        return [_Wrapped(document, {"Value": c.value}, c.parent, c.key, c) for c in cursors]

    value = cursor.value
    if isinstance(value, bool):
        return of([], lambda _: Lit(Bool(value)))
    if isinstance(value, list):
        return of(inner(cursor.elements()), SetExpr)
    if isinstance(value, dict) and "__entity" in value:
        uid = read_uid(cursor)
        return of([], lambda _: Lit(Entity(uid)))
    if isinstance(value, dict) and "__extn" in value:
        body = cursor.shape(["__extn"]).at("__extn")
        several = "args" in body.mapping()
        body.shape(["fn", "args" if several else "arg"])
        function = functions.EXTENSIONS[_choice(body.at("fn"), list(functions.EXTENSIONS))]
        args = body.at("args").elements() if several else [body.at("arg")]
        return of(inner(args), lambda r: Call(function, r))
    if isinstance(value, dict):
        fields = list(cursor.fields())
        return of(inner([f for _, f in fields]), lambda r: _record(fields, r))
    if type(value) is str:
        text = cursor.string()
        return of([], lambda _: Lit(String(text)))
    number = cursor.integer()
    return of([], lambda _: Lit(long(number)))


class _Wrapped(Cursor):
    """A value inside a value, seen as the expression {"Value": it}."""

    __slots__ = ("inside",)

    def __init__(
        self, document: Document, value: Any, parent: Cursor | None, key: str | int, inside: Cursor
    ) -> None:
        super().__init__(document, value, parent, key)
        self.inside = inside

    def at(self, key: str | int) -> Cursor:
        return self.inside
