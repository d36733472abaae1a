"""`conforms`, of which theorems speak, is what documents are checked for."""

from __future__ import annotations

import itertools
from collections.abc import Iterator
from typing import Any

from lemmata.core.language import Some
from lemmata.models.policy.depth import deep_recursion
from lemmata.models.policy.evaluator import in_entity
from lemmata.models.policy.schema import Schema
from lemmata.models.policy.syntax.entities_json import entities_from_data, request_from_data
from lemmata.models.policy.syntax.errors import ConformanceError, DocumentError
from lemmata.models.policy.syntax.resolution import ResolvedSchema, load_schema
from lemmata.models.policy.syntax.store import EntityStore
from lemmata.models.policy.validation.conforming import entity_conforms, request_conforms
from lemmata.models.policy.validation.environments import action_in, is_action, type_in

from tests.policy.corpus import cases

PACKS = ("handwritten", "examples")


def requests() -> Iterator[tuple[ResolvedSchema, EntityStore, dict[str, Any]]]:
    """Schemas of the packs with entities that were read with them, and the tests' requests."""
    for case in cases(*PACKS):
        try:
            schema = load_schema(case["schema"])
            store = entities_from_data(case["entities"], schema)
        except (DocumentError, ConformanceError):
            continue
        for row in case["requests"]:
            yield schema, store, row


def well_placed(store: EntityStore, schema: Schema) -> bool:
    """Does `in` hold only as the schema lets it?"""
    known = [*store.records, *{a for above in store.ancestors.values() for a in above}]
    for a, b in itertools.product(known, known):
        below = in_entity(a, b, store.entities)
        if is_action(a, schema):
            if below != action_in(a, b, schema):
                return False
        elif below and not type_in(a.type, b.type, schema):
            return False
    return True


def accepted(row: dict[str, Any], schema: ResolvedSchema) -> bool:
    """Is a request read with the schema?"""
    try:
        request_from_data(row, schema)
    except (DocumentError, ConformanceError):
        return False
    return True


def changed(row: dict[str, Any]) -> Iterator[dict[str, Any]]:
    """A request with something changed: parts exchanged, a field more or less, a value of another type."""
    yield row
    yield {**row, "principal": row["resource"], "resource": row["principal"]}
    yield {**row, "action": {"type": "Action", "id": "no such action"}}
    context = row["context"] if isinstance(row["context"], dict) else {}
    yield {**row, "context": {**context, "another": 1}}
    for name, value in context.items():
        yield {**row, "context": {k: v for k, v in context.items() if k != name}}
        yield {**row, "context": {**context, name: 1 if isinstance(value, str) else "text"}}


def test_entities_of_the_packs_conform() -> None:
    seen = 0
    stores = {id(store): (schema, store) for schema, store, _ in list(requests())}
    for schema, store in stores.values():
        for uid, record in store.records.items():
            if uid in schema.actions:
                continue
            found = store.find(uid)
            assert isinstance(found, Some)
            assert entity_conforms(uid, found.value, schema.schema)
            seen += 1
            for name, _ in record.attrs:
                less = [(n, v) for n, v in record.attrs if n != name]
                needed = dict(schema.entity_types[uid.type].attributes)[name].required
                data = type(found.value)(less, record.tags, found.value.ancestors)
                assert entity_conforms(uid, data, schema.schema) != needed
        assert well_placed(store, schema.schema)
    assert seen > 100


def test_requests_conform_where_they_are_read() -> None:
    verdicts: list[bool] = []
    with deep_recursion():
        for schema, _, row in requests():
            for one in changed(row):
                try:
                    request = request_from_data(one)
                except (DocumentError, ConformanceError):
                    continue
                verdict = accepted(one, schema)
                if not _has_text_of_extensions(one, schema):
                    assert request_conforms(request, schema.schema) == verdict, one
                    verdicts.append(verdict)
    assert sum(verdicts) > 50
    assert len(verdicts) - sum(verdicts) > 50


def _has_text_of_extensions(row: dict[str, Any], schema: ResolvedSchema) -> bool:
    """Whether the context says something by short forms, which only a reader with the schema takes apart."""
    return request_from_data(row) != request_from_data(row, schema) if accepted(row, schema) else False
