"""What a request reaches is closed, and gives the response of the whole store."""

from __future__ import annotations

from lemmata.core.language import Option
from lemmata.models.policy.authorizer import is_authorized
from lemmata.models.policy.depth import deep_recursion
from lemmata.models.policy.entities import Entities, EntityData
from lemmata.models.policy.reach import reach
from lemmata.models.policy.syntax.entities_json import entities_from_data, request_from_data
from lemmata.models.policy.syntax.policy_set import PolicySet
from lemmata.models.policy.theorems.reach import policy_within
from lemmata.models.policy.theorems.within import data_within, request_within
from lemmata.models.policy.values import EntityUID

from tests.policy.corpus import cases


def test_the_requests_of_the_packs() -> None:
    asked = dropped = 0
    for case in list(cases("handwritten", "examples")):
        policies = PolicySet.parse(case["policies"]).instances()
        store = entities_from_data(case["entities"])
        for row in case["requests"]:
            request = request_from_data(row)
            within = reach(request, store.find, policies)

            def inside(uid: EntityUID, within: frozenset[EntityUID] = within) -> bool:
                return uid in within

            def kept(uid: EntityUID, within: frozenset[EntityUID] = within) -> Option[EntityData]:
                return store.find(uid) if uid in within else None

            with deep_recursion():
                assert request_within(inside, request)
                assert all(data_within(inside, store.find(uid)) for uid in within)
                assert all(policy_within(inside, p) for p in policies)
                whole = is_authorized(request, store.entities, policies)
                assert is_authorized(request, Entities(kept), policies) == whole
            asked += 1
            dropped += any(uid not in within for uid in store.records)
    assert asked > 50
    assert dropped > 10
