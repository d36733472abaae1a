"""Abstract syntax of policies and templates."""

from __future__ import annotations

from enum import Enum
from typing import TypeAlias

from lemmata.core.language import datatype
from lemmata.models.policy.expressions import Expr
from lemmata.models.policy.values import EntityUID


class Effect(Enum):
    """What a satisfied policy says."""

    PERMIT = 0
    FORBID = 1


@datatype
class AnyEntity:
    """No constraint: `principal`."""


@datatype
class Equal:
    """`principal == E`."""

    uid: EntityUID


@datatype
class In:
    """`principal in E`."""

    uid: EntityUID


@datatype
class IsType:
    """`principal is T`."""

    type: str


@datatype
class IsTypeIn:
    """`principal is T in E`."""

    type: str
    uid: EntityUID


Scope: TypeAlias = AnyEntity | Equal | In | IsType | IsTypeIn


@datatype
class ActionScope:
    """A constraint on the action: any, `== A`, `in A`."""

    scope: Scope


@datatype
class ActionInAny:
    """`action in [A, B, ...]`."""

    uids: list[EntityUID]


ActionConstraint: TypeAlias = ActionScope | ActionInAny


class ConditionKind(Enum):
    """`when` or `unless`."""

    WHEN = 0
    UNLESS = 1


@datatype
class Condition:
    """A clause of a policy."""

    kind: ConditionKind
    body: Expr


@datatype
class Policy:
    """A policy; annotations and comments belong to the text (`syntax`)."""

    id: str
    effect: Effect
    principal: Scope
    action: ActionConstraint
    resource: Scope
    conditions: list[Condition]


@datatype
class Slot:
    """`?principal` or `?resource`, by the place where it stands."""


@datatype
class Given:
    """An entity."""

    uid: EntityUID


EntityOrSlot: TypeAlias = Given | Slot


@datatype
class AnyTemplate:
    """No constraint."""


@datatype
class EqualTemplate:
    """`== E` or `== ?slot`."""

    uid: EntityOrSlot


@datatype
class InTemplate:
    """`in E` or `in ?slot`."""

    uid: EntityOrSlot


@datatype
class IsTypeTemplate:
    """`is T`."""

    type: str


@datatype
class IsTypeInTemplate:
    """`is T in E` or `is T in ?slot`."""

    type: str
    uid: EntityOrSlot


ScopeTemplate: TypeAlias = AnyTemplate | EqualTemplate | InTemplate | IsTypeTemplate | IsTypeInTemplate


@datatype
class Template:
    """A policy with slots in its scopes."""

    id: str
    effect: Effect
    principal: ScopeTemplate
    action: ActionConstraint
    resource: ScopeTemplate
    conditions: list[Condition]
