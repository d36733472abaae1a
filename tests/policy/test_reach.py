"""What a request reaches is closed, and gives the response of the whole store."""

from __future__ import annotations

from lemmata.core.language import Option
from lemmata.models.policy.authorizer import is_authorized
from lemmata.models.policy.depth import deep_recursion
from lemmata.models.policy.entities import Entities, EntityData, Request
from lemmata.models.policy.policies import Policy
from lemmata.models.policy.reach import reach
from lemmata.models.policy.syntax.entities_json import entities_from_data, request_from_data
from lemmata.models.policy.syntax.policy_set import PolicySet
from lemmata.models.policy.syntax.store import EntityStore
from lemmata.models.policy.theorems.reach import policy_within
from lemmata.models.policy.theorems.within import data_within, request_within
from lemmata.models.policy.values import EntityUID

from tests.policy.corpus import cases


def _drops(request: Request, store: EntityStore, policies: list[Policy]) -> bool:
    """Check what a request reaches; whether there are other entities."""
    within = reach(request, store.find, policies)
    inside = within.__contains__

    def kept(uid: EntityUID) -> Option[EntityData]:
        return store.find(uid) if uid in within else None

    assert request_within(inside, request)
    assert all(data_within(inside, store.find(uid)) for uid in within)
    assert all(policy_within(inside, p) for p in policies)
    whole = is_authorized(request, store.entities, policies)
    assert is_authorized(request, Entities(kept), policies) == whole
    return any(uid not in within for uid in store.records)


def test_the_requests_of_the_packs() -> None:
    dropped: list[bool] = []
    for case in cases("handwritten", "examples"):
        policies = PolicySet.parse(case["policies"]).instances()
        store = entities_from_data(case["entities"])
        with deep_recursion():
            dropped += [_drops(request_from_data(row), store, policies) for row in case["requests"]]
    assert len(dropped) > 50
    assert sum(dropped) > 10
