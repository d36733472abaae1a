"""Cedar as an oracle, by way of cedarpy, which need not be installed."""

from __future__ import annotations

import json
import re
from collections.abc import Sequence
from dataclasses import dataclass, field
from importlib import import_module
from typing import Any

from lemmata.models.policy.conform import expected_outcome
from lemmata.models.policy.syntax.policy_set import TemplateLink
from lemmata.models.policy.syntax.values_writer import uid_json

Json = Any
VERSION = "4.12.2"
_ERRING = re.compile(r"error while evaluating policy `(\w+)`: ")


class OracleError(Exception):
    """The oracle is not there, or says what cannot be understood."""


class Refused(Exception):
    """The oracle does not take an input."""


@dataclass(frozen=True)
class Answer:
    """What is said to a request: the ids that determine it, and the kinds of errors by id."""

    decision: str
    determining: frozenset[str]
    errors: dict[str, str] = field(default_factory=dict)


class Cedar:
    """Cedar's own answers."""

    def __init__(self) -> None:
        """Raises OracleError where cedarpy is not installed."""
        try:
            self.cedarpy: Any = import_module("cedarpy")
        except ImportError:
            raise OracleError(f"cedarpy, which the model is compared with, is not installed: pip install cedarpy=={VERSION}") from None

    def policies(self, text: str, links: Sequence[TemplateLink]) -> Any:
        """The policies of a text, with links. Raises Refused."""
        asked = [
            {"template_id": one.template_id, "new_id": one.link_id, "values": {slot: uid_json(uid) for slot, uid in one.values.items()}}
            for one in links
        ]
        try:
            read = self.cedarpy.PolicySet.from_str(text)
            return read.with_linked_batch(asked) if asked else read
        except ValueError as error:
            raise Refused(str(error)) from None

    def schema(self, text: str) -> Any:
        """The schema of a text. Raises Refused."""
        try:
            return self.cedarpy.Schema.from_str(text)
        except ValueError as error:
            raise Refused(str(error)) from None

    def entities(self, data: Json, schema: Any = None) -> Any:
        """The entities of JSON data, checked with a schema if one is given. Raises Refused."""
        try:
            return self.cedarpy.Entities.from_json_str(json.dumps(data), schema)
        except ValueError as error:
            raise Refused(str(error)) from None

    def answers(self, requests: Sequence[Json], policies: Any, entities: Any) -> list[Answer | None]:
        """What is said to requests; None where one is not taken."""
        return [self._answer(found) for found in self.cedarpy.is_authorized_batch(list(requests), policies, entities)]

    def _answer(self, found: Any) -> Answer | None:
        if found.decision.value == "NoDecision":
            return None
        errors: dict[str, str] = {}
        for text in map(str, found.diagnostics.errors):
            match = _ERRING.match(text)
            if match is None:
                raise OracleError(f"cedarpy: {text}")
            try:
                errors[match[1]] = expected_outcome(f"error: {text[match.end() :]}")
            except KeyError as error:
                raise OracleError(f"cedarpy: {error}") from None
        return Answer(found.decision.value.lower(), frozenset(found.diagnostics.reasons), errors)

    def invalid(self, text: str, schema: Any) -> frozenset[str]:
        """The ids of the policies and templates that are not valid."""
        found = self.cedarpy.validate_policies(text, schema)
        ids = frozenset(error.policy_id for error in found.errors)
        if bool(ids) == found.validation_passed or "" in ids:
            raise OracleError(f"cedarpy: {', '.join(map(str, found.errors))}")
        return ids

    def conforming(self, requests: Sequence[Json], schema: Any) -> list[bool]:
        """Which requests conform to a schema."""
        nothing = self.cedarpy.PolicySet.from_str("")
        found = self.cedarpy.is_authorized_batch(list(requests), nothing, [], schema)
        return [one.decision.value != "NoDecision" for one in found]
