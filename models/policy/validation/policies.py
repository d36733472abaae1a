"""When a policy is valid: its names are declared, it can apply to some action, and it has a type in every environment.

    valid      4.12: all three            4.13: that it can apply is only wished for (`inapplicable` warns)
    warnings   a policy that is False in every environment is never satisfied (`impossible`)

Templates are validated before they are linked. A slot can be of any entity type. Of the types that an environment
makes possible (`principal == ?principal`: that of the principal; `principal in ?principal`: those it can be in)
the constraint is a Bool; of all others it is False, and what follows is not checked. So it is enough to validate the
template with a constraint of which nothing is known: `principal == principal`.
"""

from __future__ import annotations

from lemmata.core.language import define
from lemmata.models.policy.authorizer import action_expr, conditions_expr, scope_expr
from lemmata.models.policy.expressions import (
    And,
    Binary,
    BinaryOp,
    Call,
    Expr,
    GetAttr,
    HasAttr,
    Is,
    Ite,
    Lit,
    Or,
    RecordExpr,
    SetExpr,
    Unary,
    Var,
    Variable,
)
from lemmata.models.policy.policies import (
    ActionConstraint,
    ActionInAny,
    ActionScope,
    AnyEntity,
    AnyTemplate,
    EntityOrSlot,
    Equal,
    EqualTemplate,
    Given,
    In,
    InTemplate,
    IsType,
    IsTypeIn,
    IsTypeInTemplate,
    IsTypeTemplate,
    Policy,
    Scope,
    ScopeTemplate,
    Slot,
    Template,
)
from lemmata.models.policy.schema import BoolKind, BoolType, Schema
from lemmata.models.policy.validation.environments import (
    Environment,
    action_in,
    declared,
    entity_entry,
    environments,
    type_in,
)
from lemmata.models.policy.validation.judgements import Typed, Typing
from lemmata.models.policy.validation.typechecker import type_of
from lemmata.models.policy.validation.versions import Version
from lemmata.models.policy.values import Entity, EntityUID

# The action of an environment -------------------------------------------------------------------------


@define
def substitute_action(e: Expr, action: EntityUID) -> Expr:
    """The expression with an action in the place of `action`."""
    match e:
        case Lit(value):                return Lit(value)
        case Variable(Var.ACTION):      return Lit(Entity(action))
        case Variable(var):             return Variable(var)
        case Ite(test, then_, else_):
            return Ite(substitute_action(test, action), substitute_action(then_, action), substitute_action(else_, action))
        case And(left, right):          return And(substitute_action(left, action), substitute_action(right, action))
        case Or(left, right):           return Or(substitute_action(left, action), substitute_action(right, action))
        case Unary(op, arg):            return Unary(op, substitute_action(arg, action))
        case Binary(op, left, right):   return Binary(op, substitute_action(left, action), substitute_action(right, action))
        case GetAttr(record, attr):     return GetAttr(substitute_action(record, action), attr)
        case HasAttr(record, attr):     return HasAttr(substitute_action(record, action), attr)
        case SetExpr(items):            return SetExpr([substitute_action(item, action) for item in items])
        case RecordExpr(fields):        return RecordExpr([(name, substitute_action(x, action)) for name, x in fields])
        case Call(function, args):      return Call(function, [substitute_action(arg, action) for arg in args])


# Names ------------------------------------------------------------------------------------------------


@define
def names_declared(e: Expr, schema: Schema) -> bool:
    """Are all entities and entity types declared, also where the typechecker does not look?"""
    match e:
        case Lit(Entity(uid)):        return declared(uid, schema)
        case Lit(_):                  return True
        case Variable(_):             return True
        case Ite(test, then_, else_):
            return names_declared(test, schema) and names_declared(then_, schema) and names_declared(else_, schema)
        case And(left, right):        return names_declared(left, schema) and names_declared(right, schema)
        case Or(left, right):         return names_declared(left, schema) and names_declared(right, schema)
        case Unary(Is(type_), arg):   return entity_entry(type_, schema) is not None and names_declared(arg, schema)
        case Unary(_, arg):           return names_declared(arg, schema)
        case Binary(_, left, right):  return names_declared(left, schema) and names_declared(right, schema)
        case GetAttr(record, _):      return names_declared(record, schema)
        case HasAttr(record, _):      return names_declared(record, schema)
        case SetExpr(items):          return all(names_declared(item, schema) for item in items)
        case RecordExpr(fields):      return all(names_declared(x, schema) for _, x in fields)
        case Call(_, args):           return all(names_declared(arg, schema) for arg in args)


# Templates --------------------------------------------------------------------------------------------


@define
def slot_expr(var: Var, op: BinaryOp, slot: EntityOrSlot) -> Expr:
    """A constraint on a part of the request; one with a slot is a Bool of which nothing is known."""
    match slot:
        case Given(uid): return Binary(op, Variable(var), Lit(Entity(uid)))
        case Slot():     return Binary(BinaryOp.EQ, Variable(var), Variable(var))


@define
def scope_template_expr(var: Var, scope: ScopeTemplate) -> Expr:
    """The constraint on a part of the request, in a template."""
    match scope:
        case AnyTemplate():         return scope_expr(var, AnyEntity())
        case EqualTemplate(slot):   return slot_expr(var, BinaryOp.EQ, slot)
        case InTemplate(slot):      return slot_expr(var, BinaryOp.MEM, slot)
        case IsTypeTemplate(type_): return scope_expr(var, IsType(type_))
        case IsTypeInTemplate(type_, slot):
            return And(scope_expr(var, IsType(type_)), slot_expr(var, BinaryOp.MEM, slot))


@define
def template_expr(t: Template) -> Expr:
    """The expression of a template, as `policy_expr`; a policy is a template without slots."""
    return And(
        scope_template_expr(Var.PRINCIPAL, t.principal),
        And(
            action_expr(t.action),
            And(scope_template_expr(Var.RESOURCE, t.resource), conditions_expr(t.conditions)),
        ),
    )


@define
def scope_template(scope: Scope) -> ScopeTemplate:
    """A scope as one of a template without slots."""
    match scope:
        case AnyEntity():          return AnyTemplate()
        case Equal(uid):           return EqualTemplate(Given(uid))
        case In(uid):              return InTemplate(Given(uid))
        case IsType(type_):        return IsTypeTemplate(type_)
        case IsTypeIn(type_, uid): return IsTypeInTemplate(type_, Given(uid))


@define
def as_template(p: Policy) -> Template:
    """A policy as a template without slots."""
    return Template(p.id, p.effect, scope_template(p.principal), p.action, scope_template(p.resource), p.conditions)


# Applicability ----------------------------------------------------------------------------------------


@define
def admits_equal(type_: str, slot: EntityOrSlot) -> bool:
    """Can an entity of a type be this one?"""
    match slot:
        case Given(uid): return type_ == uid.type
        case Slot():     return True


@define
def admits_in(type_: str, slot: EntityOrSlot, schema: Schema) -> bool:
    """Can an entity of a type be in this one?"""
    match slot:
        case Given(uid): return type_in(type_, uid.type, schema)
        case Slot():     return True


@define
def admits_type(scope: ScopeTemplate, type_: str, schema: Schema) -> bool:
    """Can an entity of a type satisfy a scope, for what the types tell?"""
    match scope:
        case AnyTemplate():                 return True
        case EqualTemplate(slot):           return admits_equal(type_, slot)
        case InTemplate(slot):              return admits_in(type_, slot, schema)
        case IsTypeTemplate(other):         return type_ == other
        case IsTypeInTemplate(other, slot): return type_ == other and admits_in(type_, slot, schema)


@define
def satisfies(action: EntityUID, scope: Scope, schema: Schema) -> bool:
    """Does an action satisfy a scope?"""
    match scope:
        case AnyEntity():          return True
        case Equal(uid):           return action == uid
        case In(uid):              return action_in(action, uid, schema)
        case IsType(type_):        return action.type == type_
        case IsTypeIn(type_, uid): return action.type == type_ and action_in(action, uid, schema)


@define
def admits_action(constraint: ActionConstraint, action: EntityUID, schema: Schema) -> bool:
    """Does an action satisfy a constraint?"""
    match constraint:
        case ActionScope(scope): return satisfies(action, scope, schema)
        case ActionInAny(uids):  return any(action_in(action, uid, schema) for uid in uids)


@define
def applies(t: Template, env: Environment) -> bool:
    """Do the scopes admit an environment?"""
    return (
        admits_type(t.principal, env.principal, env.schema)
        and admits_action(t.action, env.action, env.schema)
        and admits_type(t.resource, env.resource, env.schema)
    )


@define
def applicable(t: Template, schema: Schema) -> bool:
    """Do the scopes admit an action of the schema, with principals and resources that it applies to?"""
    return any(applies(t, env) for env in environments(schema))


# Verdicts ---------------------------------------------------------------------------------------------


@define
def typing_in(t: Template, env: Environment) -> Typing:
    """The type of a policy in an environment."""
    return type_of(substitute_action(template_expr(t), env.action), [], env)


@define
def well_typed(typing: Typing) -> bool:
    """Is there a type, of a truth value?"""
    match typing:
        case Typed(BoolType(_), _): return True
        case _:                     return False


@define
def is_false(typing: Typing) -> bool:
    """Is it the type of False?"""
    match typing:
        case Typed(BoolType(BoolKind.FALSE), _): return True
        case _:                                  return False


@define
def impossible(t: Template, schema: Schema) -> bool:
    """Is it False in every environment? This is no error."""
    return all(is_false(typing_in(t, env)) for env in environments(schema))


@define
def valid(t: Template, schema: Schema, version: Version) -> bool:
    """Is a policy or template valid?"""
    return (
        names_declared(template_expr(t), schema)
        and (version == Version.V4_13 or applicable(t, schema))
        and all(well_typed(typing_in(t, env)) for env in environments(schema))
    )


@define
def validate(policies: list[Policy], templates: list[Template], schema: Schema, version: Version) -> bool:
    """Are all policies and templates valid?"""
    return all(valid(as_template(p), schema, version) for p in policies) and all(valid(t, schema, version) for t in templates)
