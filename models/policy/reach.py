"""The entities that a request reaches: all of the store that its response can depend on.

What is computed is closed in the sense of `theorems.within`, so `theorems.reach.others_do_not_matter` holds of it.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator

from lemmata.core.language import Option
from lemmata.models.policy.entities import EntityData, Request
from lemmata.models.policy.expressions import Binary, Expr, Lit
from lemmata.models.policy.policies import Policy
from lemmata.models.policy.syntax.sugar import parts
from lemmata.models.policy.values import Entity, EntityUID, Record, Set, Value


def reach(
    request: Request, find: Callable[[EntityUID], Option[EntityData]], policies: Iterable[Policy]
) -> frozenset[EntityUID]:
    """The entities, those too that do not exist; FIND is asked once for each."""
    waiting = [request.principal, request.action, request.resource]
    waiting += entities_of([v for _, v in request.context])
    waiting += entities_of(literals([c.body for p in policies for c in p.conditions]))
    found: set[EntityUID] = set()
    while waiting:
        uid = waiting.pop()
        if uid in found:
            continue
        found.add(uid)
        known = find(uid)
        if known is not None:
            waiting += entities_of([v for _, v in [*known.value.attrs, *known.value.tags]])
    return frozenset(found)


def entities_of(values: Iterable[Value]) -> Iterator[EntityUID]:
    """The entities in values, at any depth."""
    waiting = list(values)
    while waiting:
        match waiting.pop():
            case Entity(uid):
                yield uid
            case Set(items):
                waiting += items
            case Record(fields):
                waiting += [v for _, v in fields]


def literals(expressions: Iterable[Expr]) -> Iterator[Value]:
    """The values of literals in expressions, but for those on the right of an operator, which it asks nothing."""
    waiting = list(expressions)
    while waiting:
        match waiting.pop():
            case Lit(value):
                yield value
            case Binary(_, left, Lit()):
                waiting.append(left)
            case e:
                waiting += parts(e)
