"""Small worlds for tests: policies from text, one request, two entities."""

from __future__ import annotations

from lemmata.core.language import Some
from lemmata.models.policy.entities import Entities, EntityData, Request
from lemmata.models.policy.policies import Policy
from lemmata.models.policy.syntax.policy_text import parse_policies
from lemmata.models.policy.values import EntityUID

ALICE, VIEW, PHOTO = EntityUID("User", "alice"), EntityUID("Action", "view"), EntityUID("Photo", "p")
REQUEST = Request(ALICE, VIEW, PHOTO, [])
KNOWN = {uid: EntityData([], [], lambda _: False) for uid in (ALICE, PHOTO)}
ENTITIES = Entities(lambda uid: Some(KNOWN[uid]) if uid in KNOWN else None)

PERMIT = "permit(principal, action, resource);"
FORBID = "forbid(principal, action, resource);"
OTHER_PERMIT = 'permit(principal == User::"bob", action, resource);'
OTHER_FORBID = 'forbid(principal == User::"bob", action, resource);'
ERRING_PERMIT = "permit(principal, action, resource) when { context.missing };"
ERRING_FORBID = "forbid(principal, action, resource) when { context.missing };"


def policies(*texts: str) -> list[Policy]:
    """The policies of texts, policy0 and so on."""
    return parse_policies("\n".join(texts)).policies


def policy(text: str) -> Policy:
    """One policy, policy0."""
    (only,) = policies(text)
    return only
