"""Partial evaluation followed by the rest, on random input and on the shared tests, by the model as it runs in Python."""

from __future__ import annotations

import random

import cedarpy
from hypothesis import given, settings
from hypothesis import strategies as st
from lemmata.core.language import Some
from lemmata.models.policy.api import PolicySet as PolicySetApi
from lemmata.models.policy.authorizer import is_authorized
from lemmata.models.policy.conform import linked
from lemmata.models.policy.depth import deep_recursion
from lemmata.models.policy.entities import Entities, Request
from lemmata.models.policy.evaluator import evaluate
from lemmata.models.policy.expressions import Expr
from lemmata.models.policy.partial import known as model
from lemmata.models.policy.partial.authorizer import partial_authorize
from lemmata.models.policy.partial.evaluator import partial
from lemmata.models.policy.partial.results import Known, Residual, rest
from lemmata.models.policy.partial_api import PartialEntities, PartialRequest
from lemmata.models.policy.policies import Policy
from lemmata.models.policy.syntax.entities_json import entities_from_data, request_from_data
from lemmata.models.policy.syntax.est_reader import read_expression
from lemmata.models.policy.syntax.est_writer import expression_json
from lemmata.models.policy.syntax.expression_printer import expression_doc
from lemmata.models.policy.syntax.json_text import Document, write
from lemmata.models.policy.syntax.layout import render
from lemmata.models.policy.syntax.partial_json import partial_entities_from_data, partial_request_from_data
from lemmata.models.policy.syntax.policy_set import PolicySet
from lemmata.models.policy.syntax.policy_text import parse_expression, parse_policies
from lemmata.models.policy.syntax.store import EntityRecord, EntityStore, show_uid
from lemmata.models.policy.values import Bool, EntityUID, Value

from tests.policy.corpus import cases
from tests.policy.generated import EXPRESSIONS, policy_sets
from tests.policy.masked import (
    REQUESTS,
    all_known,
    entities_fit,
    masked_document,
    masked_entities,
    masked_request,
    masked_requests,
    request_fits,
    stores,
)


def _as_text(e: Expr) -> Expr:
    """A residual, written and read again; JSON of it says the same."""
    again = parse_expression(render(expression_doc(e), 80))
    assert again == read_expression(Document.parse(write(expression_json(e))).root())
    return again


@settings(deadline=None, max_examples=400)
@given(st.data(), EXPRESSIONS)
def test_rest_of_expressions(data: st.DataObject, e: Expr) -> None:
    request, store = data.draw(REQUESTS), data.draw(stores())
    asked, entities = data.draw(masked_requests(request)), data.draw(masked_entities(store))
    assert request_fits(request, asked) and entities_fit(store, entities, EntityUID("N", "none"))
    known = partial(e, asked, entities)
    wanted = evaluate(e, request, store.entities)
    assert rest(known, request, store.entities) == wanted
    if isinstance(known, Residual):
        assert evaluate(_as_text(known.expr), request, store.entities) == wanted


@settings(deadline=None, max_examples=200)
@given(st.data(), EXPRESSIONS)
def test_nothing_unknown_leaves_nothing(data: st.DataObject, e: Expr) -> None:
    request, store = data.draw(REQUESTS), data.draw(stores())
    wanted = evaluate(e, request, store.entities)
    assert partial(e, *all_known(request, store)) == Known(wanted)


def _agrees(
    ps: list[Policy],
    request: Request,
    entities: Entities,
    asked: model.PartialRequest,
    known: model.PartialEntities,
) -> bool:
    """Both ways give one response; a decision made early is that of the response. Whether one was."""
    early, full = partial_authorize(asked, known, ps), is_authorized(request, entities, ps)
    assert is_authorized(request, entities, early.residuals) == full
    assert early.decision in (None, Some(full.decision))
    assert set(early.erring) <= set(full.erroring)
    return early.decision is not None


@settings(deadline=None, max_examples=200)
@given(st.data(), policy_sets())
def test_rest_of_policies(data: st.DataObject, policies: PolicySet) -> None:
    request, store = data.draw(REQUESTS), data.draw(stores())
    asked, known = data.draw(masked_requests(request)), data.draw(masked_entities(store))
    _agrees(policies.policies, request, store.entities, asked, known)


def test_shared_tests() -> None:
    """A sample of the shared tests, with entities and requests as documents of which some is crossed out."""
    r, decided, requests = random.Random(6), 0, 0
    for case in cases("corpus", "handwritten"):
        if r.randrange(12):
            continue
        ps = linked(parse_policies(case["policies"]), case["template_links"]).instances()
        store = entities_from_data(case["entities"])
        known = partial_entities_from_data(
            masked_document(r, case["entities"]), incomplete=not r.randrange(3)
        )
        for asked in case["requests"]:
            request, masked = request_from_data(asked), partial_request_from_data(masked_request(r, asked))
            assert request_fits(request, masked) and entities_fit(
                store, known.entities, EntityUID("N", "none")
            )
            with deep_recursion():
                decided += _agrees(ps, request, store.entities, masked, known.entities)
            requests += 1
    assert requests > 500 and 0.1 < decided / requests < 0.999


def test_decides_where_cedar_does() -> None:
    """Cedar's own partial evaluation decides nothing that ours does not, and leaves no fewer policies."""
    r, decided, requests = random.Random(7), 0, 0
    for case in cases("corpus", "handwritten"):
        if r.randrange(30) or case["template_links"]:
            continue
        policies, entities = (
            PolicySetApi.from_text(case["policies"]),
            PartialEntities.from_data(case["entities"]),
        )
        for asked in case["requests"]:
            known = {k: asked[k] for k in ("principal", "action", "resource", "context") if r.randrange(3)}
            texts = {k: v if k == "context" else _shown(v) for k, v in known.items()}
            theirs = cedarpy.is_authorized_partial(texts, case["policies"], case["entities"])
            errors = list(map(str, theirs.diagnostics.errors))
            if any(e.startswith("Failed to parse") for e in errors):
                continue  # cedarpy takes entities as text, and not all that are escaped
            ours = policies.partial(PartialRequest.of(**known), entities)
            if theirs.decision != cedarpy.Decision.NoDecision:
                assert ours.decision is not None and ours.decision.name == theirs.decision.name.upper()
                decided += 1
            assert set(ours.residuals) <= set(theirs.diagnostics.nontrivial_residuals)
            assert sorted(ours.errors) == sorted(e.split("`")[1] for e in errors)
            requests += 1
    assert requests > 200 and decided > 100


def _shown(uid: dict[str, str]) -> str:
    return show_uid(EntityUID(uid["type"], uid["id"]))


def test_what_does_not_fit() -> None:
    """A request and entities that say otherwise than what is known."""
    uid, other = EntityUID("T", "a"), EntityUID("T", "b")
    x: list[tuple[str, Value]] = [("x", Bool(True))]
    store = EntityStore([EntityRecord(uid, x, x, [other])])
    request = Request(uid, uid, uid, x)
    asked, known = all_known(request, store)
    assert request_fits(request, asked) and entities_fit(store, known, uid, other)
    for wrong in (Request(other, uid, uid, x), Request(uid, uid, other, x), Request(uid, uid, uid, [])):
        assert not request_fits(wrong, asked)
    part = model.PartialRequest(*[model.AnyUID()] * 3, model.PartContext(lambda _: model.Present()))
    assert not request_fits(request, part) and not request_fits(Request(uid, uid, uid, []), part)
    for record in (
        EntityRecord(uid, [], x, [other]),
        EntityRecord(uid, x, [], [other]),
        EntityRecord(uid, x, x),
    ):
        assert not entities_fit(EntityStore([record]), known, uid, other)
    assert not entities_fit(EntityStore(), known, uid, other)
    assert not entities_fit(
        EntityStore([EntityRecord(uid, x, x, [other]), EntityRecord(other)]), known, uid, other
    )
