"""Compiled policies answer as the model does: on the shared tests and on random policies; the index finds what is in scope."""

from __future__ import annotations

import inspect
import itertools
import sys
import threading
from collections.abc import Callable
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from lemmata.models.policy import api
from lemmata.models.policy.authorizer import Decision, Response, is_authorized, policy_expr
from lemmata.models.policy.compiled.authorizer import CompiledPolicies
from lemmata.models.policy.compiled.entities import Prepared, scene_of
from lemmata.models.policy.compiled.index import Index
from lemmata.models.policy.compiled.values import MAX_NESTED
from lemmata.models.policy.conform import linked
from lemmata.models.policy.depth import FRAMES, deep_recursion
from lemmata.models.policy.entities import Request
from lemmata.models.policy.evaluator import evaluate
from lemmata.models.policy.expressions import (
    And,
    Binary,
    BinaryOp,
    Expr,
    GetAttr,
    Lit,
    Not,
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
    Condition,
    ConditionKind,
    Effect,
    Equal,
    In,
    IsType,
    IsTypeIn,
    Policy,
    Scope,
)
from lemmata.models.policy.syntax.entities_json import entities_from_data, request_from_data
from lemmata.models.policy.syntax.policy_text import parse_expression, parse_policies
from lemmata.models.policy.syntax.resolution import parse_schema
from lemmata.models.policy.syntax.schema_json import parse_schema_json
from lemmata.models.policy.syntax.store import EntityRecord, EntityStore
from lemmata.models.policy.theorems.slicing import in_scope
from lemmata.models.policy.values import Bool, EntityUID, Err, Error, Record, Set, Value

from tests.policy.corpus import cases
from tests.policy.generated import EXPRESSIONS

# The shared tests -------------------------------------------------------------------------------------


def disagreements(packs: list[str], every: int = 1) -> list[Any]:
    """The requests of every so many-th test to which the compiled form says something else than the model."""
    found: list[Any] = []
    for number, case in enumerate(cases(*packs)):
        if number % every:
            continue
        schema = (parse_schema if case["schema_format"] == "cedar" else parse_schema_json)(case["schema"])
        policies = linked(parse_policies(case["policies"]), case["template_links"]).instances()
        store = entities_from_data(case["entities"], schema if case["validate_entities"] else None)
        compiled, entities = CompiledPolicies(policies), Prepared(store)
        for wanted in case["requests"]:
            request = request_from_data(wanted, schema if wanted["validate_request"] else None)
            ours = compiled.is_authorized(request, entities)
            if ours != is_authorized(request, store.entities, policies):
                found.append((case["name"], wanted, ours))
    return found


def test_examples() -> None:
    assert disagreements(["examples", "handwritten"]) == []


def test_corpus() -> None:
    assert disagreements(["corpus"], 12) == []


@pytest.mark.slow
def test_the_whole_corpus() -> None:
    assert disagreements(["corpus"]) == []


# Random policies --------------------------------------------------------------------------------------

UIDS = [EntityUID(*name) for name in ("Ax", "Ay", "Bx", "By", "Bz")]
ABSENT = EntityUID("A", "absent")
_ANY = st.sampled_from([*UIDS, ABSENT])
_SCOPES: st.SearchStrategy[Scope] = st.one_of(
    st.just(AnyEntity()),
    _ANY.map(Equal),
    _ANY.map(In),
    st.sampled_from("ABC").map(IsType),
    st.builds(IsTypeIn, st.sampled_from("AB"), _ANY),
)
_ACTIONS: st.SearchStrategy[ActionConstraint] = st.one_of(
    _SCOPES.map(ActionScope), st.lists(_ANY, max_size=4).map(ActionInAny)
)
_BODIES: st.SearchStrategy[Expr] = st.one_of(
    st.sampled_from(
        [parse_expression(t) for t in ("true", "false", "1", "context.n", "1 + true", "principal in resource", "principal == resource")]
    ),
    EXPRESSIONS,
)  # fmt: skip
_CONDITIONS = st.lists(st.builds(Condition, st.sampled_from(ConditionKind), _BODIES), max_size=2)
POLICIES = st.lists(
    st.builds(
        Policy,
        st.sampled_from(["p", "q", "r"]),
        st.sampled_from(Effect),
        _SCOPES,
        _ACTIONS,
        _SCOPES,
        _CONDITIONS,
    ),
    max_size=8,
)


@st.composite
def stores(draw: st.DrawFn) -> EntityStore:
    """Some of the entities, each below some of those before it; one of those may not exist."""
    chosen = draw(st.permutations(UIDS))[: draw(st.integers(0, 5))]
    parents = {
        uid: draw(st.lists(st.sampled_from([*chosen[:i], ABSENT]), max_size=3))
        for i, uid in enumerate(chosen)
    }
    return EntityStore(EntityRecord(uid, [], [], above) for uid, above in parents.items())


REQUESTS = st.builds(Request, _ANY, _ANY, _ANY, st.just([]))


@settings(max_examples=300, deadline=None)
@given(POLICIES, REQUESTS, stores())
def test_random_policies(policies: list[Policy], request: Request, store: EntityStore) -> None:
    compiled = CompiledPolicies(policies)
    found = compiled.evaluated(scene_of(request, Prepared(store)))
    assert compiled.response(found) == is_authorized(request, store.entities, policies)
    results = [evaluate(policy_expr(p), request, store.entities) for p in policies]
    assert found[2] == {i: r.error for i, r in enumerate(results) if isinstance(r, Err)}


@settings(max_examples=400, deadline=None)
@given(POLICIES, REQUESTS, stores())
def test_the_index_finds_just_what_is_in_scope(
    policies: list[Policy], request: Request, store: EntityStore
) -> None:
    index: Index[int] = Index()
    for place, policy in enumerate(policies):
        index.add(policy, place)
    found = {place for entries in index.meeting(scene_of(request, Prepared(store))) for place in entries}
    assert found == {i for i, p in enumerate(policies) if in_scope(p, request, store.entities)}


def test_answers_are_in_the_order_of_the_policies() -> None:
    """However the index goes through them."""
    scopes = ["principal in U", "principal", "principal is A", "principal == U", "principal is A in U"]
    texts = [
        f'permit({scope}, action in [Action::"y", Action::"x"], resource);'.replace("U", 'A::"x"')
        for scope in [*scopes, *reversed(scopes)]
    ]
    texts += [text.replace(";", " when { context.missing };") for text in texts]
    policies = parse_policies("\n".join(texts)).policies
    x, y, z = UIDS[0], EntityUID("Action", "x"), EntityUID("Action", "y")
    store = EntityStore([EntityRecord(x), EntityRecord(y, [], [], [z]), EntityRecord(z)])
    found = CompiledPolicies(policies).is_authorized(Request(x, y, x, []), Prepared(store))
    assert found.determining == [f"policy{i}" for i in range(10)]
    assert found.erroring == [f"policy{i}" for i in range(10, 20)]


# Depth ------------------------------------------------------------------------------------------------


def answered(condition: Expr, times: int = 1) -> Any:
    """What one policy with a condition does, in the compiled form: the decision, and the error if there is one."""
    policy = Policy("p", Effect.PERMIT, AnyEntity(), ActionScope(AnyEntity()), AnyEntity(), [])
    policies = [Policy(policy.id, policy.effect, policy.principal, policy.action, policy.resource, [Condition(ConditionKind.WHEN, condition)])]  # fmt: skip
    request = Request(UIDS[0], UIDS[1], UIDS[2], [])
    permits, _, errors = CompiledPolicies(policies).evaluated(scene_of(request, Prepared(EntityStore())))
    return "ALLOW" if permits else "DENY", errors.get(0)


@pytest.mark.parametrize("depth", [MAX_NESTED - 2, MAX_NESTED + 2, 100_001])
def test_deep_expressions(depth: int) -> None:
    """Beyond the limit the model answers; neither Python's stack nor its limit of recursion is in the way."""
    e: Expr = Binary(BinaryOp.EQ, Variable(Var.PRINCIPAL), Variable(Var.RESOURCE))
    for _ in range(depth):
        e = Unary(Not(), e)
    assert answered(e) == ("ALLOW" if depth % 2 else "DENY", None)


@pytest.mark.parametrize("inner", [lambda v: Set([v]), lambda v: Record([("x", v)])], ids=["sets", "records"])
@pytest.mark.parametrize(
    "outer", [lambda e: SetExpr([e]), lambda e: RecordExpr([("x", e)])], ids=["sets", "records"]
)
def test_deep_values_in_deep_expressions(
    inner: Callable[[Value], Value], outer: Callable[[Expr], Expr]
) -> None:
    """As deep as both may be, a third of the calls that Python allows is left to those who ask."""
    value: Value = Bool(True)
    for _ in range(MAX_NESTED - 2):
        value = inner(value)
    e: Expr = GetAttr(Variable(Var.CONTEXT), "x")
    for _ in range(MAX_NESTED - 2):
        e = outer(e)
    condition = Condition(ConditionKind.WHEN, Binary(BinaryOp.EQ, e, e))
    policy = Policy("p", Effect.PERMIT, AnyEntity(), ActionScope(AnyEntity()), AnyEntity(), [condition])
    compiled, entities = CompiledPolicies([policy]), Prepared(EntityStore())
    limit = sys.getrecursionlimit()
    sys.setrecursionlimit(len(inspect.stack(0)) + 667)
    try:
        response = compiled.is_authorized(Request(*UIDS[:3], [("x", value)]), entities)
    finally:
        sys.setrecursionlimit(limit)
    assert response == Response(Decision.ALLOW, ["p"], [])


def test_threads_leave_the_limit_of_recursion_as_it_was() -> None:
    """It is one for all threads: who leaves first takes no room from the others, who leaves last puts it back."""
    limit, entered, leave = sys.getrecursionlimit(), threading.Event(), threading.Event()
    inside: list[int] = []

    def other() -> None:
        with deep_recursion():
            entered.set()
            leave.wait(60)
            inside.append(sys.getrecursionlimit())

    thread = threading.Thread(target=other)
    with deep_recursion():
        thread.start()
        entered.wait(60)
    leave.set()
    thread.join()
    assert inside == [max(limit, FRAMES)]
    assert sys.getrecursionlimit() == limit


@pytest.mark.parametrize("last", ["true", "1", "principal.x"])
def test_long_chains(last: str) -> None:
    """A chain counts once, to either side."""
    principal = parse_expression('principal == A::"x"')
    left: Expr = principal
    right: Expr = parse_expression(last)
    for _ in range(100_000):
        left, right = And(left, principal), And(principal, right)
    wanted = {
        "true": ("ALLOW", None),
        "1": ("DENY", Error.TYPE_ERROR),
        "principal.x": ("DENY", Error.ENTITY_DOES_NOT_EXIST),
    }
    assert answered(right) == answered(And(left, parse_expression(last))) == wanted[last]


def test_shared_parts_are_compiled_once() -> None:
    e: Expr = parse_expression("principal == resource")
    for _ in range(150):
        e = And(Unary(Not(), e), Lit(Bool(False)))
    f = e
    for _ in range(40):
        f = And(f, f)
    assert answered(f) == ("DENY", None)


# From Python ------------------------------------------------------------------------------------------

TEXT = """
permit(principal in Team::"red", action, resource) when { context.level < 5 };
forbid(principal, action, resource) when { resource has secret } unless { principal.clearance + 1 > 3 };
permit(principal, action, resource == Doc::"shut") when { context.level };
permit(principal == User::"carl", action, resource);
"""
KNOWN = [
    {"uid": {"type": "User", "id": "ann"}, "attrs": {"clearance": 1}, "parents": [{"type": "Team", "id": "red"}]},
    {"uid": {"type": "User", "id": "bob"}, "attrs": {}, "parents": [{"type": "Team", "id": "red"}]},
    {"uid": {"type": "Doc", "id": "shut"}, "attrs": {"secret": True}, "parents": []},
]  # fmt: skip


def test_the_api_gives_the_same_answers() -> None:
    policies, entities = api.PolicySet.from_text(TEXT), api.Entities.from_data(KNOWN)
    compiled = policies.compile()
    seen: set[str] = set()
    for who, what, level in itertools.product(("ann", "bob", "carl"), ("open", "shut"), (1, 9, "x")):
        request = api.Request.of(f'User::"{who}"', 'Action::"view"', f'Doc::"{what}"', {"level": level})
        answer = compiled.is_authorized(request, entities)
        assert answer == api.is_authorized(request, policies, entities)
        seen.add(str(answer))
    assert len(seen) >= 8 and any("warning" in text for text in seen)
    assert (len(compiled), repr(compiled)) == (4, "<4 compiled policies>")
    assert entities.prepared is entities.prepared
