"""What is known of entities is so of all entities that fit it, and likewise of requests."""

from __future__ import annotations

from typing import TYPE_CHECKING

from lemmata.core.language import Option, Some, assume, define, theorem
from lemmata.core.language.builtins import every, exists
from lemmata.models.policy.entities import Entities, Request
from lemmata.models.policy.evaluator import (
    apply2,
    evaluate,
    find,
    found,
    get_attr,
    get_tag,
    has_attr,
    has_tag,
    in_any,
    in_entity,
    lookup,
    variable,
)
from lemmata.models.policy.expressions import BinaryOp, Expr, Var
from lemmata.models.policy.partial.fitting import (
    ancestors_fit,
    context_fits,
    entities_fit,
    entity_fits,
    field_fits,
    fields_fit,
    known_fits,
    request_fits,
    uid_fits,
)
from lemmata.models.policy.partial.forms import is_entity
from lemmata.models.policy.partial.known import (
    Field,
    PartialContext,
    PartialEntities,
    PartialRequest,
    PartialUID,
)
from lemmata.models.policy.partial.lookups import (
    context_field,
    either,
    entity_type,
    get_field,
    has_field,
    in_some,
    partial_apply2,
    partial_find,
    partial_get_attr,
    partial_get_tag,
    partial_has_attr,
    partial_has_tag,
    partial_in,
    partial_in_any,
    partial_uid,
    partial_variable,
    truth_value,
    uid_type,
)
from lemmata.models.policy.partial.results import rest
from lemmata.models.policy.theorems.slicing import in_any_value, in_value
from lemmata.models.policy.values import Bool, Entity, EntityUID, Err, Error, Ok, Result, Value

if TYPE_CHECKING:
    from lemmata.tactics.goal import Goal
    from lemmata.tactics.lemmas import Lemma


@define
def agrees(known: Option[Result], result: Result) -> bool:
    """Is a result the known one, where one is known?"""
    match known:
        case Some(r): return result == r
        case _:       return True


@theorem
def same_agrees(result: Result) -> bool:
    """A result and itself."""
    return agrees(Some(result), result)


@same_agrees.proof
def _(goal: Goal) -> None:
    goal.simp(agrees)


@theorem
def has_field_agrees(value: Option[Value], field: Field) -> bool:
    """Fields."""
    assume(field_fits(value, field))
    return agrees(has_field(field), Ok(Bool(value is not None)))


@has_field_agrees.proof
def _(goal: Goal) -> None:
    for case in goal.cases("field"):
        case.auto(has_field, agrees, field_fits)


@theorem
def get_field_agrees(value: Option[Value], field: Field, missing: Error) -> bool:
    assume(field_fits(value, field))
    return agrees(get_field(field, missing), found(value, missing))


@get_field_agrees.proof
def _(goal: Goal) -> None:
    for case in goal.cases("field"):
        case.auto(get_field, agrees, field_fits, found)


@theorem
def known_entity(uid: EntityUID, es: Entities, pes: PartialEntities) -> bool:
    """Entities."""
    assume(entities_fit(es, pes))
    return entity_fits(find(uid, es), partial_find(uid, pes))


@known_entity.proof
def _(goal: Goal) -> None:
    goal.unfold(entities_fit, at="h1").auto()


def by_entity(goal: Goal, uid: str, *lemmas: Lemma) -> None:
    """What is known of an entity, case by case."""
    for case in goal.use(known_entity, uid=uid).cases(f"partial_find({uid}, pes)"):
        for part in case.cases(f"find({uid}, es)"):
            part.auto(agrees, entity_fits, fields_fit, *lemmas)


@theorem
def has_attr_agrees(value: Value, attr: str, es: Entities, pes: PartialEntities) -> bool:
    """`has`"""
    assume(entities_fit(es, pes))
    return agrees(partial_has_attr(value, attr, pes), has_attr(value, attr, es))


@has_attr_agrees.proof
def _(goal: Goal) -> None:
    bool_, long, string, entity, *others = goal.cases("value")
    for case in (bool_, long, string, *others):
        case.auto(partial_has_attr, has_attr, agrees)
    by_entity(entity, "uid", partial_has_attr, has_attr, has_field_agrees)


@theorem
def get_attr_agrees(value: Value, attr: str, es: Entities, pes: PartialEntities) -> bool:
    """`.`"""
    assume(entities_fit(es, pes))
    return agrees(partial_get_attr(value, attr, pes), get_attr(value, attr, es))


@get_attr_agrees.proof
def _(goal: Goal) -> None:
    bool_, long, string, entity, *others = goal.cases("value")
    for case in (bool_, long, string, *others):
        case.auto(partial_get_attr, get_attr, agrees)
    by_entity(entity, "uid", partial_get_attr, get_attr, get_field_agrees)


@theorem
def has_tag_agrees(uid: EntityUID, tag: str, es: Entities, pes: PartialEntities) -> bool:
    """`hasTag`"""
    assume(entities_fit(es, pes))
    return agrees(partial_has_tag(uid, tag, pes), Ok(Bool(has_tag(uid, tag, es))))


@has_tag_agrees.proof
def _(goal: Goal) -> None:
    by_entity(goal, "uid", partial_has_tag, has_tag, has_field_agrees)


@theorem
def get_tag_agrees(uid: EntityUID, tag: str, es: Entities, pes: PartialEntities) -> bool:
    """`getTag`"""
    assume(entities_fit(es, pes))
    return agrees(partial_get_tag(uid, tag, pes), get_tag(uid, tag, es))


@get_tag_agrees.proof
def _(goal: Goal) -> None:
    by_entity(goal, "uid", partial_get_tag, get_tag, get_field_agrees)


# Hierarchy --------------------------------------------------------------------------------------------


@theorem
def in_agrees(a: EntityUID, b: EntityUID, es: Entities, pes: PartialEntities) -> bool:
    """`in`"""
    assume(entities_fit(es, pes))
    return known_fits(partial_in(a, b, pes), in_entity(a, b, es))


@in_agrees.proof
def _(goal: Goal) -> None:
    by_entity(goal, "a", partial_in, in_entity, known_fits, ancestors_fit)


@theorem
def either_fits(a: Option[bool], b: Option[bool], x: bool, y: bool) -> bool:
    """One of two."""
    assume(known_fits(a, x))
    assume(known_fits(b, y))
    return known_fits(either(a, b), x or y)


@either_fits.proof
def _(goal: Goal) -> None:
    for case in goal.cases("a"):
        for part in case.cases("b"):
            part.auto(known_fits, either)


@theorem
def in_some_agrees(a: EntityUID, items: list[Value], es: Entities, pes: PartialEntities) -> bool:
    """`in` one of several."""
    assume(entities_fit(es, pes))
    assume(all(is_entity(item) for item in items))
    return known_fits(in_some(a, items, pes), any(in_value(a, item, es) for item in items))


@in_some_agrees.proof
def _(goal: Goal) -> None:
    nil, cons = goal.induction("items")
    nil.auto(in_some, known_fits, exists)
    for case in cons.cases("i"):
        case.simp(every, is_entity, at="h2")
        case.auto(in_some, exists, in_value, in_agrees, either_fits, every, is_entity)


@theorem
def in_other_values(a: EntityUID, items: list[Value], es: Entities) -> bool:
    """`in` a set with something else in it."""
    assume(not all(is_entity(item) for item in items))
    return in_any(a, items, es) == Err(Error.TYPE_ERROR)


@in_other_values.proof
def _(goal: Goal) -> None:
    nil, cons = goal.induction("items")
    nil.auto(every)
    for case in cons.cases("i"):
        case.auto(in_any, every, is_entity)


@theorem
def truth_value_agrees(known: Option[bool], holds: bool) -> bool:
    """Truth values."""
    assume(known_fits(known, holds))
    return agrees(truth_value(known), Ok(Bool(holds)))


@truth_value_agrees.proof
def _(goal: Goal) -> None:
    for case in goal.cases("known"):
        case.auto(known_fits, truth_value, agrees)


@theorem
def in_any_agrees(a: EntityUID, items: list[Value], es: Entities, pes: PartialEntities) -> bool:
    """`in` a set."""
    assume(entities_fit(es, pes))
    return agrees(partial_in_any(a, items, pes), in_any(a, items, es))


@in_any_agrees.proof
def _(goal: Goal) -> None:
    entities, others = goal.cases("all(is_entity(item) for item in items)")
    entities.unfold(partial_in_any).simp(in_any_value).auto(truth_value_agrees, in_some_agrees)
    others.auto(partial_in_any, in_other_values, agrees)


@theorem
def apply2_agrees(op: BinaryOp, a: Value, b: Value, es: Entities, pes: PartialEntities) -> bool:
    """Operators of two operands: those of entities, and those that do not ask them."""
    assume(entities_fit(es, pes))
    return agrees(partial_apply2(op, a, b, pes), apply2(op, a, b, es))


@apply2_agrees.proof
def _(goal: Goal) -> None:
    lemmas = (truth_value_agrees, in_agrees, in_any_agrees, has_tag_agrees, get_tag_agrees)
    for case in goal.cases("op"):
        for part in case.cases("a"):
            part.unfold(partial_apply2, apply2).auto(*lemmas, same_agrees)


# Requests ---------------------------------------------------------------------------------------------


@theorem
def uid_agrees(var: Var, uid: EntityUID, known: PartialUID, q: Request, es: Entities) -> bool:
    """A part of the request."""
    assume(uid_fits(uid, known))
    assume(variable(var, q) == Entity(uid))
    return rest(partial_uid(known, var), q, es) == Ok(Entity(uid))


@uid_agrees.proof
def _(goal: Goal) -> None:
    for case in goal.cases("known"):
        case.auto(partial_uid, uid_fits, rest, evaluate)


@theorem
def variable_agrees(var: Var, q: Request, pq: PartialRequest, es: Entities) -> bool:
    """Any part."""
    assume(request_fits(q, pq))
    return rest(partial_variable(var, pq), q, es) == Ok(variable(var, q))


@variable_agrees.proof
def _(goal: Goal) -> None:
    goal = goal.unfold(request_fits, at="h1").obtain("h1")
    *uids, context = goal.cases("var")
    for case in uids:
        case.auto(partial_variable, uid_agrees, variable)
    for case in context.cases("pq.context"):
        case.auto(partial_variable, context_fits, rest, evaluate, variable)


@theorem
def context_field_fits(attr: str, fields: list[tuple[str, Value]], context: PartialContext) -> bool:
    """A field of the context."""
    assume(context_fits(fields, context))
    return field_fits(lookup(attr, fields), context_field(attr, context))


@context_field_fits.proof
def _(goal: Goal) -> None:
    for case in goal.cases("context"):
        case.auto(context_fits, context_field, fields_fit, field_fits)


@define
def type_fits(known: Option[str], uid: EntityUID) -> bool:
    """Is an entity of the known type, where one is known?"""
    match known:
        case Some(type_): return uid.type == type_
        case _:           return True


@define
def has_type(known: Option[str], result: Result) -> bool:
    """Is a result an entity of the known type, where one is known?"""
    match known:
        case Some(type_):
            match result:
                case Ok(Entity(uid)): return uid.type == type_
                case _:               return False
        case _: return True


@theorem
def uid_type_fits(uid: EntityUID, known: PartialUID) -> bool:
    """Types of entities."""
    assume(uid_fits(uid, known))
    return type_fits(uid_type(known), uid)


@uid_type_fits.proof
def _(goal: Goal) -> None:
    for case in goal.cases("known"):
        case.auto(uid_fits, uid_type, type_fits)


@theorem
def type_of_entity(uid: EntityUID, known: Option[str]) -> bool:
    """Of results that are entities."""
    assume(type_fits(known, uid))
    return has_type(known, Ok(Entity(uid)))


@type_of_entity.proof
def _(goal: Goal) -> None:
    for case in goal.cases("known"):
        case.auto(type_fits, has_type)


@theorem
def entity_type_agrees(e: Expr, q: Request, pq: PartialRequest, es: Entities) -> bool:
    """An expression of a known type."""
    assume(request_fits(q, pq))
    return has_type(entity_type(e, pq), evaluate(e, q, es))


@entity_type_agrees.proof
def _(goal: Goal) -> None:
    goal = goal.unfold(request_fits, at="h1").obtain("h1")
    literal, variable_, *others = goal.cases("e")
    for case in literal.cases("value"):
        case.auto(entity_type, has_type, evaluate)
    *parts, context = variable_.cases("var")
    for case in parts:
        case.auto(entity_type, evaluate, variable, uid_type_fits, type_of_entity)
    context.auto(entity_type, has_type)
    for case in others:
        case.auto(entity_type, has_type)
