"""Templates become policies when their slots are filled in."""

from __future__ import annotations

from lemmata.core.language import Option, Some, define
from lemmata.models.policy.policies import (
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
from lemmata.models.policy.values import EntityUID


@define
def has_slot(scope: ScopeTemplate) -> bool:
    """Is there a slot to fill in?"""
    match scope:
        case EqualTemplate(Slot()) | InTemplate(Slot()) | IsTypeInTemplate(_, Slot()): return True
        case _:                                                                        return False


@define
def fill(slot: EntityOrSlot, value: EntityUID) -> EntityUID:
    """The entity that stands there, or the one for the slot."""
    match slot:
        case Given(uid): return uid
        case Slot():     return value


@define
def fill_scope(scope: ScopeTemplate, value: EntityUID) -> Scope:
    """The scope with its slot, if it has one, filled in."""
    match scope:
        case AnyTemplate():                 return AnyEntity()
        case EqualTemplate(uid):            return Equal(fill(uid, value))
        case InTemplate(uid):               return In(fill(uid, value))
        case IsTypeTemplate(type_):         return IsType(type_)
        case IsTypeInTemplate(type_, uid):  return IsTypeIn(type_, fill(uid, value))


@define
def link_scope(scope: ScopeTemplate, value: Option[EntityUID]) -> Option[Scope]:
    """The scope with a value for its slot; a value without a slot is as wrong as a slot without a value."""
    match value:
        case Some(uid): return Some(fill_scope(scope, uid)) if has_slot(scope) else None
        case _:         return None if has_slot(scope) else Some(fill_scope(scope, EntityUID("", "")))


@define
def link(
    template: Template, id: str, principal: Option[EntityUID], resource: Option[EntityUID]
) -> Option[Policy]:
    """The policy that a template becomes with values for just those slots that it has."""
    match link_scope(template.principal, principal), link_scope(template.resource, resource):
        case Some(p), Some(r):
            return Some(Policy(id, template.effect, p, template.action, r, template.conditions))
        case _:
            return None
