"""Conformance: packs of tests run on the model, and what they expect compared with what it answers.

A line of a pack is a JSON object: a test (policies, schema, entities, requests with answers), a probe (one expression
with its outcome in a fixed world) or a case for the analysis; the fields tell which.
"""

from __future__ import annotations

import gzip
import json
import zlib
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from functools import cache
from pathlib import Path
from typing import Any

from lemmata.models.policy.authorizer import Response, is_authorized, policy_expr
from lemmata.models.policy.compiled.authorizer import CompiledPolicies
from lemmata.models.policy.compiled.entities import Prepared
from lemmata.models.policy.depth import deep_recursion
from lemmata.models.policy.entities import Request
from lemmata.models.policy.evaluator import evaluate
from lemmata.models.policy.policies import Policy
from lemmata.models.policy.syntax.entities_json import entities_from_data, request_from_data
from lemmata.models.policy.syntax.errors import ParseError, PolicyError
from lemmata.models.policy.syntax.policy_set import PolicySet
from lemmata.models.policy.syntax.policy_text import parse_policies
from lemmata.models.policy.syntax.resolution import ResolvedSchema, parse_schema
from lemmata.models.policy.syntax.schema_json import parse_schema_json
from lemmata.models.policy.syntax.store import EntityStore
from lemmata.models.policy.values import Bool, EntityUID, Err, Error, Ok

Validate = Callable[[PolicySet, ResolvedSchema], bool]
"""Does strict validation of policies against a schema succeed?"""

Authorizer = Callable[[Request], Response]
"""What policies among entities answer to requests."""

Authorize = Callable[["list[Policy]", EntityStore], Authorizer]
"""How policies come to answer."""

Analyse = Callable[[Mapping[str, Any]], "list[tuple[str, object, object]]"]
"""The differences of one case for the analysis: of what, what was wanted, what was found."""


class PackError(Exception):
    """A pack cannot be read, or a line of it is no case."""


@dataclass(frozen=True)
class Failure:
    """A difference: in which test, of what (a request has its place in the test), wanted and found."""

    test: str
    of: str
    wanted: object
    found: object

    def __str__(self) -> str:
        return f"{self.test}: {self.of}: wanted {self.wanted}, found {self.found}"


@dataclass
class Report:
    """What a run has shown. `skipped` are the cases that nothing here can check."""

    tests: int = 0
    requests: int = 0
    skipped: int = 0
    failures: list[Failure] = field(default_factory=list)

    def as_json(self) -> dict[str, Any]:
        """One object, for programs."""
        return {
            "tests": self.tests,
            "requests": self.requests,
            "skipped": self.skipped,
            "failed": len(self.failures),
            "failures": [vars(failure) for failure in self.failures],
        }


def by_the_model(policies: list[Policy], store: EntityStore) -> Authorizer:
    """By the definitions."""
    return lambda request: is_authorized(request, store.entities, policies)


def by_the_compiled(policies: list[Policy], store: EntityStore) -> Authorizer:
    """By the compiled form."""
    compiled, entities = CompiledPolicies(policies), Prepared(store)
    return lambda request: compiled.is_authorized(request, entities)


@dataclass(frozen=True)
class Checks:
    """How requests are answered (probes always by the model), and what a run checks beside; None leaves it out."""

    validate: Validate | None = None
    validate_4_13: Validate | None = None
    analyse: Analyse | None = None
    authorize: Authorize = by_the_model


def conform(
    packs: Iterable[Path], checks: Checks = Checks(), pattern: str = "", tick: Callable[[], None] = lambda: None
) -> Report:
    """Run the cases of packs, those whose name contains the pattern. Raises PackError for what is no pack."""
    report = Report()
    for pack in packs:
        for number, case in enumerate(_lines(pack), 1):
            try:
                name = str(case.get("name") or case.get("expr") or f"{pack.name}:{number}")
                if pattern in name:
                    with deep_recursion():
                        _run(case, name, checks, report)
            except (KeyError, TypeError, AttributeError) as error:
                raise PackError(f"{pack}:{number}: this is no test, probe or case: {error!r}") from None
            tick()
    return report


def _run(case: Mapping[str, Any], name: str, checks: Checks, report: Report) -> None:
    if "requests" in case:
        report.tests += 1
        _test(case, name, checks, report)
    elif "outcome" in case:
        report.tests += 1
        _probe(case, name, report)
    elif "kind" in case:
        if checks.analyse is None:
            report.skipped += 1
            return
        report.tests += 1
        report.failures += [Failure(name, *difference) for difference in checks.analyse(case)]
    else:
        raise KeyError("requests")


def _lines(pack: Path) -> Iterator[dict[str, Any]]:
    """The objects of a pack."""
    try:
        with gzip.open(pack, "rt", encoding="utf-8") if pack.suffix == ".gz" else pack.open(encoding="utf-8") as lines:
            for number, line in enumerate(lines, 1):
                if line.strip():
                    try:
                        case = json.loads(line)
                    except (ValueError, RecursionError) as error:
                        raise PackError(f"{pack}:{number}: {error}") from None
                    if not isinstance(case, dict):
                        raise PackError(f"{pack}:{number}: this is no test, probe or case: {line.strip()[:40]}")
                    yield case
    except OSError as error:
        raise PackError(f"{pack}: {error.strerror or error}") from None
    except (EOFError, zlib.error, UnicodeDecodeError) as error:
        raise PackError(f"{pack}: {error}") from None


# Tests ------------------------------------------------------------------------------------------------


def linked(policies: PolicySet, links: Iterable[Mapping[str, Any]]) -> PolicySet:
    """The policies, and those that links make of templates. Raises LinkError."""
    for link in links:
        values = {slot: EntityUID(uid["type"], uid["id"]) for slot, uid in link["values"].items()}
        policies = policies.link(link["template_id"], link["link_id"], values)
    return policies


def _test(case: Mapping[str, Any], name: str, checks: Checks, report: Report) -> None:
    try:
        schema = (parse_schema if case["schema_format"] == "cedar" else parse_schema_json)(case["schema"])
        policies = linked(parse_policies(case["policies"]), case["template_links"])
        store = entities_from_data(case["entities"], schema if case["validate_entities"] else None)
    except PolicyError as error:
        report.failures.append(Failure(name, "reading", "no error", str(error)))
        return
    validators = {"should_validate": checks.validate, "should_validate_4_13": checks.validate_4_13}
    for of, validate in validators.items():
        if validate is not None and (valid := validate(policies, schema)) != case[of]:
            report.failures.append(Failure(name, of, case[of], valid))
    authorizer = checks.authorize(policies.instances(), store)
    for number, request in enumerate(case["requests"]):
        report.requests += 1
        _request(request, f"request {number}", name, schema, authorizer, report)


def _request(
    wanted: Mapping[str, Any],
    of: str,
    name: str,
    schema: ResolvedSchema,
    authorizer: Authorizer,
    report: Report,
) -> None:
    try:
        request = request_from_data(wanted, schema if wanted["validate_request"] else None)
    except PolicyError as error:
        report.failures.append(Failure(name, of, "no error", str(error)))
        return
    response = authorizer(request)
    pairs = {
        "decision": (wanted["decision"], response.decision.name.lower()),
        "reasons": (sorted(set(wanted["reasons"])), sorted(set(response.determining))),
        "errors": (sorted(set(wanted["errors"])), sorted(set(response.erroring))),
    }
    for part, (expected, found) in pairs.items():
        if expected != found:
            report.failures.append(Failure(name, f"{of}, {part}", expected, found))


# Probes -----------------------------------------------------------------------------------------------


@cache
def _world() -> tuple[Request, EntityStore]:
    """The request and the entities that probes speak of."""
    g, top, a, b = ({"type": t, "id": i} for t, i in (("G", "g"), ("G", "top"), ("U", "a"), ("U", "b")))
    ghost = {"__entity": {"type": "U", "id": "ghost"}}
    attrs = {"n": 5, "s": "x", "set": [1, 2], "r": {"x": {"y": 1}}, "e": {"__entity": b}, "ghost": ghost}
    entities = [
        {"uid": a, "attrs": attrs, "parents": [g], "tags": {"t": "v", "k": 7}},
        {"uid": b, "attrs": {}, "parents": []},
        {"uid": g, "attrs": {}, "parents": [top]},
        {"uid": top, "attrs": {}, "parents": []},
    ]
    request = {"principal": a, "action": {"type": "Action", "id": "v"}, "resource": b, "context": {}}
    return request_from_data(request), entities_from_data(entities)


def _probe(case: Mapping[str, Any], name: str, report: Report) -> None:
    wanted, found = expected_outcome(case["outcome"]), outcome(case["expr"], report)
    if found != wanted:
        report.failures.append(Failure(name, "outcome", wanted, found))


def outcome(text: str, report: Report) -> str:
    """What a policy does whose condition is a text: true, false, parse-error, or the kind of its error."""
    try:
        (policy,) = parse_policies(f"permit(principal, action, resource) when {{ {text} }};").policies
    except ParseError:
        return "parse-error"
    report.requests += 1
    request, store = _world()
    match evaluate(policy_expr(policy), request, store.entities):
        case Ok(Bool(truth)):  return "true" if truth else "false"
        case Err(error):       return error.name.lower()
        case other:            raise TypeError(f"a policy evaluates to {other}")


_MESSAGES = {
    "integer overflow": Error.ARITH_BOUNDS_ERROR,
    "type error": Error.TYPE_ERROR,
    "wrong number of arguments": Error.TYPE_ERROR,
    "does not have the attribute": Error.ATTR_DOES_NOT_EXIST,
    "does not have the tag": Error.TAG_DOES_NOT_EXIST,
    "does not exist": Error.ENTITY_DOES_NOT_EXIST,
    "extension function": Error.EXTENSION_ERROR,
}


def expected_outcome(text: str) -> str:
    """The outcome that a probe states, its error message reduced to a kind."""
    sort, _, message = text.partition(": ")
    if sort != "error":
        return sort
    for part, error in _MESSAGES.items():
        if part in message:
            return error.name.lower()
    raise KeyError(f"an error of unknown kind: {message}")
