"""What the known part of entities and requests says, where it says anything."""

from __future__ import annotations

from lemmata.core.language import Option, Some, define
from lemmata.models.policy.entities import Entities
from lemmata.models.policy.evaluator import apply2, found, lookup
from lemmata.models.policy.expressions import BinaryOp, Expr, Lit, Var, Variable
from lemmata.models.policy.partial.forms import is_entity
from lemmata.models.policy.partial.known import (
    Absent,
    AnyUID,
    Field,
    Has,
    KnownContext,
    KnownUID,
    NoEntity,
    OfType,
    PartContext,
    PartEntity,
    PartialContext,
    PartialEntities,
    PartialEntity,
    PartialRequest,
    PartialUID,
    Perhaps,
    Present,
    UnknownEntity,
)
from lemmata.models.policy.partial.results import Known, Partial, Residual
from lemmata.models.policy.values import (
    Bool,
    Entity,
    EntityUID,
    Err,
    Error,
    Ok,
    Record,
    Result,
    Set,
    String,
    Value,
)

# Entities ---------------------------------------------------------------------------------------------


@define
def partial_find(uid: EntityUID, entities: PartialEntities) -> PartialEntity:
    """What is known of an entity."""
    look_up = entities.find
    return look_up(uid)


@define
def has_field(field: Field) -> Option[Result]:
    """Is a field there?"""
    match field:
        case Has() | Present(): return Some(Ok(Bool(True)))
        case Absent():          return Some(Ok(Bool(False)))
        case Perhaps():         return None


@define
def get_field(field: Field, missing: Error) -> Option[Result]:
    """The value of a field, or the error where it is not there."""
    match field:
        case Has(value): return Some(Ok(value))
        case Absent():   return Some(Err(missing))
        case _:          return None


@define
def partial_has_attr(value: Value, attr: str, entities: PartialEntities) -> Option[Result]:
    """`value has attr`"""
    match value:
        case Record(fields): return Some(Ok(Bool(lookup(attr, fields) is not None)))
        case Entity(uid):
            match partial_find(uid, entities):
                case PartEntity(attrs, _, _): return has_field(attrs(attr))
                case NoEntity():              return Some(Ok(Bool(False)))
                case UnknownEntity():         return None
        case _:              return Some(Err(Error.TYPE_ERROR))


@define
def partial_get_attr(value: Value, attr: str, entities: PartialEntities) -> Option[Result]:
    """`value.attr`"""
    match value:
        case Record(fields): return Some(found(lookup(attr, fields), Error.ATTR_DOES_NOT_EXIST))
        case Entity(uid):
            match partial_find(uid, entities):
                case PartEntity(attrs, _, _): return get_field(attrs(attr), Error.ATTR_DOES_NOT_EXIST)
                case NoEntity():              return Some(Err(Error.ENTITY_DOES_NOT_EXIST))
                case UnknownEntity():         return None
        case _:              return Some(Err(Error.TYPE_ERROR))


@define
def partial_has_tag(uid: EntityUID, tag: str, entities: PartialEntities) -> Option[Result]:
    """`uid.hasTag(tag)`"""
    match partial_find(uid, entities):
        case PartEntity(_, tags, _): return has_field(tags(tag))
        case NoEntity():             return Some(Ok(Bool(False)))
        case UnknownEntity():        return None


@define
def partial_get_tag(uid: EntityUID, tag: str, entities: PartialEntities) -> Option[Result]:
    """`uid.getTag(tag)`"""
    match partial_find(uid, entities):
        case PartEntity(_, tags, _): return get_field(tags(tag), Error.TAG_DOES_NOT_EXIST)
        case NoEntity():             return Some(Err(Error.ENTITY_DOES_NOT_EXIST))
        case UnknownEntity():        return None


@define
def partial_in(a: EntityUID, b: EntityUID, entities: PartialEntities) -> Option[bool]:
    """`a in b`"""
    if a == b:
        return Some(True)
    match partial_find(a, entities):
        case PartEntity(_, _, ancestors): return ancestors(b)
        case NoEntity():                  return Some(False)
        case UnknownEntity():             return None


@define
def truth_value(b: Option[bool]) -> Option[Result]:
    """A truth value, where it is known."""
    match b:
        case Some(x): return Some(Ok(Bool(x)))
        case _:       return None


@define
def either(a: Option[bool], b: Option[bool]) -> Option[bool]:
    """`a or b`, where it is known."""
    match a, b:
        case Some(True), _:        return Some(True)
        case _, Some(True):        return Some(True)
        case Some(False), Some(_): return Some(False)
        case _:                    return None


@define
def in_some(a: EntityUID, items: list[Value], entities: PartialEntities) -> Option[bool]:
    """`a in [b, ...]`, of items that are all entities."""
    match items:
        case [Entity(b), *others]: return either(partial_in(a, b, entities), in_some(a, others, entities))
        case _:                    return Some(False)


@define
def partial_in_any(a: EntityUID, items: list[Value], entities: PartialEntities) -> Option[Result]:
    """`a in [b, ...]`: all must be entities, whatever is found before."""
    if all(is_entity(item) for item in items):
        return truth_value(in_some(a, items, entities))
    return Some(Err(Error.TYPE_ERROR))


@define
def partial_apply2(op: BinaryOp, a: Value, b: Value, entities: PartialEntities) -> Option[Result]:
    """An operator of two operands; most do not ask the entities."""
    match op, a, b:
        case BinaryOp.MEM,     Entity(x), Entity(y):   return truth_value(partial_in(x, y, entities))
        case BinaryOp.MEM,     Entity(x), Set(ys):     return partial_in_any(x, ys, entities)
        case BinaryOp.HAS_TAG, Entity(x), String(tag): return partial_has_tag(x, tag, entities)
        case BinaryOp.GET_TAG, Entity(x), String(tag): return partial_get_tag(x, tag, entities)
        case _:                                        return Some(apply2(op, a, b, Entities(lambda uid: None)))


# Requests ---------------------------------------------------------------------------------------------


@define
def partial_uid(uid: PartialUID, var: Var) -> Partial:
    """`principal`, `action` or `resource`"""
    match uid:
        case KnownUID(known): return Known(Ok(Entity(known)))
        case _:               return Residual(Variable(var))


@define
def partial_variable(var: Var, request: PartialRequest) -> Partial:
    """A part of the request."""
    match var:
        case Var.PRINCIPAL: return partial_uid(request.principal, var)
        case Var.ACTION:    return partial_uid(request.action, var)
        case Var.RESOURCE:  return partial_uid(request.resource, var)
        case Var.CONTEXT:
            match request.context:
                case KnownContext(fields): return Known(Ok(Record(fields)))
                case PartContext():        return Residual(Variable(var))


@define
def context_field(attr: str, context: PartialContext) -> Field:
    """What is known of a field of the context."""
    match context:
        case PartContext(field): return field(attr)
        case KnownContext():     return Perhaps()


@define
def uid_type(uid: PartialUID) -> Option[str]:
    """The type of an entity."""
    match uid:
        case KnownUID(known): return Some(known.type)
        case OfType(type_):   return Some(type_)
        case AnyUID():        return None


@define
def entity_type(e: Expr, request: PartialRequest) -> Option[str]:
    """The type of the entity that an expression names."""
    match e:
        case Variable(Var.PRINCIPAL): return uid_type(request.principal)
        case Variable(Var.ACTION):    return uid_type(request.action)
        case Variable(Var.RESOURCE):  return uid_type(request.resource)
        case Lit(Entity(uid)):        return Some(uid.type)
        case _:                       return None
