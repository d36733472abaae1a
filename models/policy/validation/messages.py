"""What the typechecker's findings mean, in words."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from lemmata.models.policy.conformance import show_type, uid_problem
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
    Neg,
    Not,
    Or,
    RecordExpr,
    SetExpr,
    Unary,
    Var,
    Variable,
)
from lemmata.models.policy.schema import (
    EntityType,
    ExtensionType,
    ExtType,
    LongType,
    RecordType,
    SetType,
    Type,
)
from lemmata.models.policy.syntax.errors import near
from lemmata.models.policy.syntax.functions import CONSTRUCTORS, EXTENSION_NAMES
from lemmata.models.policy.syntax.resolution import ResolvedSchema
from lemmata.models.policy.syntax.store import show_uid
from lemmata.models.policy.syntax.strings import is_identifier, quoted
from lemmata.models.policy.validation.environments import Environment, attributes_of
from lemmata.models.policy.validation.functions import signature
from lemmata.models.policy.validation.judgements import IllTyped, Reason
from lemmata.models.policy.values import Entity, String


def parts(e: Expr) -> list[Expr]:
    """The expressions directly in one, from left to right."""
    match e:
        case Lit() | Variable():
            return []
        case Ite(test, then_, else_):
            return [test, then_, else_]
        case And(left, right) | Or(left, right) | Binary(_, left, right):
            return [left, right]
        case Unary(_, arg):
            return [arg]
        case GetAttr(record, _) | HasAttr(record, _):
            return [record]
        case SetExpr(items):
            return items
        case RecordExpr(fields):
            return [value for _, value in fields]
        case Call(_, args):
            return args


def subexpressions(e: Expr) -> Iterator[Expr]:
    """An expression and all in it, from left to right."""
    waiting = [e]
    while waiting:
        one = waiting.pop()
        yield one
        waiting += reversed(parts(one))


def counterpart(node: Expr, copy: Expr, original: Expr) -> Expr:
    """The part of an expression that stands where a node, by identity, stands in a copy of it."""
    waiting = [(copy, original)]
    while waiting:
        one, other = waiting.pop()
        if one is node:
            return other
        waiting += zip(parts(one), parts(other), strict=False)
    return original


def show_environment(env: Environment) -> str:
    """An environment in short."""
    return f"principal {env.principal}, action {show_uid(env.action)}, resource {env.resource}"


def unknown_name(e: Expr, schema: ResolvedSchema) -> str | None:
    """What is wrong with the name of an entity or type in an expression itself; None where nothing is."""
    match e:
        case Lit(Entity(uid)):
            return uid_problem(uid, schema)
        case Unary(Is(name), _) if name not in schema.entity_types and name not in schema.action_types:
            hint = near(name, [*schema.entity_types, *schema.action_types])
            return f"there is no entity type `{name}`{f' ({hint})' if hint else ''}"
        case _:
            return None


def explain(ill: IllTyped, env: Environment, schema: ResolvedSchema) -> tuple[Expr, str]:
    """The expression to point at, and what was expected there and found."""
    e, operands = ill.at, ill.operands
    match ill.reason, e:
        case Reason.UNKNOWN_ENTITY, _:
            return e, unknown_name(e, schema) or "this entity is not declared"
        case Reason.UNEXPECTED_TYPE, _:
            place, wanted = _expected(e, operands)
            return parts(e)[place], f"expected {wanted}, found {show_type(operands[place])}"
        case Reason.INCOMPATIBLE_TYPES, _:
            shown = list(dict.fromkeys(show_type(t) for t in operands))
            return e, f"the types {' and '.join(shown)} are not compatible"
        case Reason.EMPTY_SET, _:
            return e, "expected a set with members, found an empty one, whose type is not known"
        case Reason.NO_ATTRIBUTE, GetAttr(record, name):
            return e, _no_attribute(record, name, operands[0], env)
        case Reason.OPTIONAL_ATTRIBUTE, GetAttr(record, name):
            what = f"{_owner(record, operands[0])} need not have the attribute {_name(name)}"
            return e, f"{what}: test with `has` before"
        case Reason.NO_TAGS, _:
            return e, f"entities of {_types(operands)} have no tags"
        case Reason.UNCHECKED_TAG, _:
            return e, f"entities of {_types(operands)} need not have this tag: test with `.hasTag` before"
        case Reason.BAD_CALL, Call():
            return e, _bad_call(e, operands)
        case _:
            return e, "this has no type"


def _expected(e: Expr, operands: Sequence[Type]) -> tuple[int, str]:
    """Which operand is of a wrong type, by its place, and what it should be."""
    match e:
        case And() | Or() | Ite() | Unary(Not(), _):
            return len(operands) - 1, "Bool"
        case Unary(op, _):
            return 0, _of_unary(op)
        case GetAttr() | HasAttr():
            return 0, "an entity or a record"
        case Binary(op, _, _):
            return _of_binary(op, *operands)
        case _:
            return 0, "another type"


def _of_unary(op: object) -> str:
    match op:
        case Neg():
            return "Long"
        case IsEmpty():
            return "a set"
        case Like():
            return "String"
        case _:
            return "an entity"


def _of_binary(op: BinaryOp, left: Type, right: Type) -> tuple[int, str]:
    match op:
        case BinaryOp.MEM:
            entity = isinstance(left, EntityType)
            return (1, "an entity or a set of entities") if entity else (0, "an entity")
        case BinaryOp.HAS_TAG | BinaryOp.GET_TAG:
            return (1, "String") if isinstance(left, EntityType) else (0, "an entity")
        case BinaryOp.LESS | BinaryOp.LESS_EQ:
            ordered = left in (LongType(), ExtensionType(ExtType.DATETIME), ExtensionType(ExtType.DURATION))
            return (1, show_type(left)) if ordered else (0, "Long, datetime or duration")
        case BinaryOp.CONTAINS | BinaryOp.CONTAINS_ALL | BinaryOp.CONTAINS_ANY:
            return int(isinstance(left, SetType)), "a set"
        case _:
            return int(isinstance(left, LongType)), "Long"


def _no_attribute(record: Expr, name: str, type_: Type, env: Environment) -> str:
    known: list[str] = []
    match type_:
        case EntityType(entity):
            known = [n for n, _ in attributes_of(entity, env.schema)]
        case RecordType(attributes):
            known = [n for n, _ in attributes]
    hint = near(name, known)
    return f"{_owner(record, type_)} has no attribute {_name(name)}{f' ({hint})' if hint else ''}"


def _owner(record: Expr, type_: Type) -> str:
    """What an attribute should be of."""
    match record, type_:
        case Variable(Var.CONTEXT), _:
            return "the context"
        case _, EntityType(entity):
            return f"`{entity}`"
        case _:
            return f"a record of {show_type(type_)}"


def _name(name: str) -> str:
    return f"`{name}`" if is_identifier(name) else quoted(name)


def _types(types: Sequence[Type]) -> str:
    return ", ".join(f"`{show_type(t)}`" for t in types)


def _bad_call(e: Call, operands: Sequence[Type]) -> str:
    name, takes = EXTENSION_NAMES[e.function], signature(e.function).takes
    if e.function not in CONSTRUCTORS:
        wanted, found = ", ".join(map(show_type, takes)), ", ".join(map(show_type, operands))
        return f"`{name}` expects ({wanted}), the object first, found ({found})"
    match e.args:
        case [Lit(String(text))]:
            return f"{quoted(text)} cannot be read by `{name}`"
        case _:
            return f"`{name}` expects one string literal, so that it is known to be readable"
