"""An index of policies by their scopes: a request meets just the policies that it gives.

Three levels, one for each part of a request: the action, the principal, the resource. A level has a way for each
constraint that occurs: any, `is T`, `== E`, `in E`, `is T in E`, and the ways that an entity may take are looked up by the entity, its
type and its ancestors. So what is found is what is in scope (`in_scope` of `theorems/slicing`), no more and no less:

    slice_is_sound       policies out of scope may be left out without a change to the response
    conditions_decide    of those in scope the conditions decide

A policy with several actions stands under each of them, and may be found more than once.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import Generic, TypeVar

from lemmata.models.policy.compiled.entities import Prepared, Scene
from lemmata.models.policy.compiled.values import Key, key
from lemmata.models.policy.policies import (
    ActionConstraint,
    ActionInAny,
    ActionScope,
    AnyEntity,
    Equal,
    In,
    IsType,
    IsTypeIn,
    Policy,
    Scope,
)

T = TypeVar("T")


class Level(Generic[T]):
    """What stands under constraints on one part of a request; the empty tables, which are most, are None."""

    __slots__ = ("any", "below", "equal", "typed", "typed_below")

    def __init__(self) -> None:
        self.any: T | None = None
        self.typed: dict[str, T] | None = None
        self.equal: dict[Key, T] | None = None
        self.below: dict[Key, T] | None = None
        self.typed_below: dict[str, dict[Key, T]] | None = None

    def at(self, scope: Scope, new: type[T]) -> T:
        """What stands under a scope, made where there is nothing yet."""
        match scope:
            case AnyEntity():
                if self.any is None:
                    self.any = new()
                return self.any
            case IsType(type_):
                self.typed = self.typed or {}
                return self.typed.setdefault(type_, new())
            case Equal(uid):
                self.equal = self.equal or {}
                return self.equal.setdefault(key(uid), new())
            case In(uid):
                self.below = self.below or {}
                return self.below.setdefault(key(uid), new())
            case IsTypeIn(type_, uid):
                self.typed_below = self.typed_below or {}
                return self.typed_below.setdefault(type_, {}).setdefault(key(uid), new())

    def meeting(self, asked: Key, entities: Prepared) -> list[T]:
        """What stands under the scopes that an entity is in."""
        found: list[T] = [] if self.any is None else [self.any]
        if self.typed is not None and asked[0] in self.typed:
            found.append(self.typed[asked[0]])
        if self.equal is not None and asked in self.equal:
            found.append(self.equal[asked])
        if self.below is not None:
            found += _below(self.below, entities.reach(asked))
        if self.typed_below is not None and asked[0] in self.typed_below:
            found += _below(self.typed_below[asked[0]], entities.reach(asked))
        return found


def _below(table: dict[Key, T], reach: frozenset[Key]) -> list[T]:
    """The entries of a table for the members of a set, by way of the smaller."""
    if len(table) < len(reach):
        return [entry for at, entry in table.items() if at in reach]
    return [table[at] for at in reach if at in table]


class Index(Generic[T]):
    """Entries by the scopes of policies."""

    def __init__(self) -> None:
        self._actions: Level[Level[Level[list[T]]]] = Level()

    def add(self, policy: Policy, entry: T) -> None:
        """Put in an entry for a policy."""
        for scope in alternatives(policy.action):
            principals = self._actions.at(scope, Level)
            resources = principals.at(policy.principal, Level)
            resources.at(policy.resource, list).append(entry)

    def meeting(self, q: Scene) -> list[list[T]]:
        """The entries of the policies that a request is in the scope of, in no order, perhaps more than once."""
        found: list[list[T]] = []
        for principals in self._actions.meeting(q.action, q.entities):
            for resources in principals.meeting(q.principal, q.entities):
                found += resources.meeting(q.resource, q.entities)
        return found


def alternatives(action: ActionConstraint) -> Iterator[Scope]:
    """The scopes of which one must be met."""
    match action:
        case ActionScope(scope):
            yield scope
        case ActionInAny(uids):
            yield from (In(uid) for uid in dict.fromkeys(uids))
