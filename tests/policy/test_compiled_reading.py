"""Requests that compiled policies read themselves are those that the reader of documents reads, errors too."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from lemmata.models.policy.api import Entities, PolicySet, Request
from lemmata.models.policy.compiled import reading
from lemmata.models.policy.compiled.entities import Prepared, scene_of
from lemmata.models.policy.compiled.reading import read_scene
from lemmata.models.policy.compiled.values import native_fields
from lemmata.models.policy.syntax.entities_json import request_from_data
from lemmata.models.policy.syntax.errors import PolicyError
from lemmata.models.policy.syntax.store import EntityStore

from tests.policy.corpus import cases

NOTHING = Prepared(EntityStore())
UID = {"type": "N::U", "id": "é"}


def asked(**parts: Any) -> dict[str, Any]:
    """A request with these parts."""
    return {"principal": UID, "action": {"type": "Action", "id": ""}, "resource": UID, "context": {}} | parts


def both(data: Any) -> tuple[object, object]:
    """What each reader makes of it: the request with its context in both forms, or the message."""
    try:
        request = request_from_data(data)
        wanted: object = request, native_fields(request.context), request.principal, request.context
    except PolicyError as error:
        wanted = str(error)
    try:
        q = read_scene(data, NOTHING)
        found: object = q.request, q.context, q.request.principal, q.request.context
    except PolicyError as error:
        found = str(error)
    return wanted, found


_TEXTS = st.one_of(
    st.sampled_from(["", "a", "é", "\ud800", "if", "N::U", "__entity", "__extn", "__expr", "type", "id"]),
    st.text(),
)
_UIDS = st.one_of(
    st.just(UID),
    st.just({"__entity": UID}),
    st.fixed_dictionaries({"type": _TEXTS, "id": _TEXTS}),
    st.dictionaries(st.sampled_from(["type", "id", "x"]), _TEXTS),
    st.sampled_from(['U::"a"', "U", None, 1, [], {"__entity": UID, "x": 1}, {"type": "U", "id": 1}, {"type": 1, "id": "a"}]),
)  # fmt: skip
_FUNCTIONS = st.sampled_from(
    ["ip", "decimal", "datetime", "duration", "offset", "isIpv4", "toDate", "toDays", "x", "", 1]
)
_ARGS = st.one_of(
    st.sampled_from(
        [
            "::1",
            "1.5",
            "2024-01-01",
            "1d",
            "x",
            "",
            "\ud800",
            1,
            None,
            "1" * 30 + "." + "0" * 90,
            "1.0" + "0" * 2000,
        ]
    ),
    st.sampled_from(["2024-01-01", "1d"]),
)


def _calls(inner: st.SearchStrategy[Any]) -> st.SearchStrategy[Any]:
    one = st.one_of(inner, inner.map(lambda call: {"__extn": call}))
    return st.one_of(
        st.fixed_dictionaries({"fn": _FUNCTIONS, "arg": one}),
        st.fixed_dictionaries({"fn": _FUNCTIONS, "args": st.lists(one, max_size=2)}),
        st.fixed_dictionaries(
            {"fn": _FUNCTIONS, "arg": one}, optional={"args": st.just([]), "more": st.just(1)}
        ),
    )


def _time(fn: str, text: str) -> dict[str, Any]:
    return {"__extn": {"fn": fn, "arg": text}}


_OFFSETS = st.builds(
    lambda a, b: {"fn": "offset", "args": [a, b]},
    st.sampled_from([_time("datetime", "1970-01-01"), _time("duration", "1d"), "1970-01-01", 1]),
    st.sampled_from([_time("duration", "-1d"), _time("duration", "x"), "1h", True]),
)
_SIMPLE: st.SearchStrategy[Any] = st.deferred(lambda: _calls(_ARGS))
_NESTED: st.SearchStrategy[Any] = st.deferred(lambda: _calls(_SIMPLE))
_CALLS: st.SearchStrategy[Any] = st.deferred(lambda: st.one_of(_SIMPLE, _NESTED, _OFFSETS))
_JSON = st.recursive(
    st.one_of(
        st.booleans(),
        st.integers(-(2**63) - 1, 2**63),
        st.sampled_from([0, 1, -1, None, 1.0, (), {"__extn": {"fn": "ip", "arg": "::1"}}, {"__extn": {"fn": "ip", "arg": "x"}}]),
        _TEXTS,
        st.fixed_dictionaries({"__extn": _CALLS}),
        _UIDS.map(lambda uid: {"__entity": uid}),
    ),
    lambda inner: st.one_of(st.lists(inner, max_size=4), st.dictionaries(_TEXTS, inner, max_size=3)),
    max_leaves=8,
)  # fmt: skip


@settings(max_examples=600, deadline=None)
@given(
    st.fixed_dictionaries(
        {}, optional={"principal": _UIDS, "resource": _UIDS, "context": _JSON, "more": _JSON}
    )
)
def test_random_requests(parts: dict[str, Any]) -> None:
    wanted, found = both(asked(**parts))
    assert found == wanted


def nested(depth: int, around: Callable[[Any], Any]) -> Any:
    data: Any = 1
    for _ in range(depth):
        data = around(data)
    return data


@pytest.mark.parametrize("depth", [1, 48, 49, 50, 51, 52, 127, 128, 129, 3000])
def test_nested_contexts(depth: int) -> None:
    for around in (lambda d: [d], lambda d: {"a": d}):
        wanted, found = both(asked(context={"a": nested(depth, around)}))
        assert found == wanted


@pytest.mark.parametrize(
    "data",
    [None, [], {}, "x", {"principal": UID}, asked(context=None), asked(context=[]), asked(context={1: 2})],
)
def test_odd_requests(data: Any) -> None:
    wanted, found = both(data)
    assert found == wanted


def test_true_is_not_one() -> None:
    for left, right in ((True, 1), ([True], [1]), ({"a": False}, {"a": 0}), ([{"a": [True]}], [{"a": [1]}])):
        first, second = (read_scene(asked(context={"x": x}), NOTHING) for x in (left, right))
        assert first.context != second.context and first.request != second.request


def test_requests_of_the_corpus() -> None:
    for number, case in enumerate(cases("corpus")):
        if number % 40 == 0:
            for data in case["requests"]:
                wanted, found = both(data)
                assert found == wanted


def test_the_comparison_notices(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(reading, "member", lambda value: value)
    with pytest.raises(AssertionError):
        test_true_is_not_one()


def test_from_python() -> None:
    policies = PolicySet.from_text(
        "permit(principal is U, action, resource) when { context.level < 5 && context.at.isIpv4() };"
    )
    compiled, entities = policies.compile(), Entities.from_data([])
    for level in (1, 7, "x"):
        context = {"level": level, "at": {"__extn": {"fn": "ip", "arg": "10.0.0.1"}}}
        data = asked(principal={"type": "U", "id": "a"}, context=context)
        request = Request(request_from_data(data))
        answer = compiled.is_authorized_data(data, entities)
        assert answer == compiled.is_authorized(request, entities)
        response = compiled.compiled.evaluated(scene_of(request.model, entities.prepared))
        assert compiled.compiled.is_authorized_data(data, entities.prepared) == compiled.compiled.response(
            response
        )
        assert answer.allowed == (level == 1)


def test_long_names_are_not_remembered() -> None:
    """What requests bring can fill no memory."""
    reading._is_type.cache_clear()
    reading._called.cache_clear()
    uid, call = {"type": "T" * 1000, "id": "a"}, {"__extn": {"fn": "decimal", "args": ["1.0"] * 1000}}
    for data in (asked(principal=uid), asked(context={"x": call})):
        wanted, found = both(data)
        assert wanted == found
    assert (reading._is_type.cache_info().currsize, reading._called.cache_info().currsize) == (2, 0)
