"""One case on the model and on Cedar: what differs.

What Cedar reads is the text that our printer makes; we read that text too. Beside Cedar's answers some properties of
our own are tried: text is read back as it was meant, and a valid policy never errs on account of a type, an attribute
or a tag when request and entities conform to the schema.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass, replace
from functools import cached_property
from typing import Any

from lemmata.models.policy import api
from lemmata.models.policy.authorizer import Decision, is_authorized, policy_expr
from lemmata.models.policy.depth import deep_recursion
from lemmata.models.policy.entities import Entities, Request
from lemmata.models.policy.evaluator import evaluate
from lemmata.models.policy.fuzz.cases import Case
from lemmata.models.policy.fuzz.coverage import Coverage, Walk, error_name
from lemmata.models.policy.fuzz.oracle import Answer, Cedar, Json, Refused
from lemmata.models.policy.policies import Effect, Policy, Template
from lemmata.models.policy.schema import Schema
from lemmata.models.policy.syntax.entities_json import entities_from_data, request_from_data
from lemmata.models.policy.syntax.errors import PolicyError
from lemmata.models.policy.syntax.policy_set import PolicySet, instantiate
from lemmata.models.policy.syntax.policy_text import parse_policies
from lemmata.models.policy.syntax.resolution import ResolvedSchema, load_schema
from lemmata.models.policy.syntax.schema_json import schema_from_data
from lemmata.models.policy.syntax.store import EntityStore
from lemmata.models.policy.validation.policies import as_template, valid
from lemmata.models.policy.validation.versions import Version
from lemmata.models.policy.values import Bool, Err, Error, Ok

COMPILED = " of compiled policies"
"""Ends the respects in which the compiled form differs from the model."""
UNSOUND = {error_name(e) for e in (Error.TYPE_ERROR, Error.ATTR_DOES_NOT_EXIST, Error.TAG_DOES_NOT_EXIST)}
"""Errors that a valid policy does not have."""


@dataclass(frozen=True)
class Difference:
    """What differs (`of`), for which request and policy, and what both say."""

    of: str
    ours: object
    theirs: object
    request: int | None = None
    policy: str | None = None

    def __str__(self) -> str:
        where = [f"request {self.request}"] if self.request is not None else []
        where += [self.policy] if self.policy is not None else []
        ours, theirs = ("compiled", "model") if self.of.endswith(COMPILED) else ("model", "Cedar")
        return f"{', '.join([self.of, *where])}: {ours} {_shown(self.ours)}, {theirs} {_shown(self.theirs)}"


def _shown(value: object) -> object:
    return ", ".join(sorted(value)) or "none" if isinstance(value, frozenset) else value


def answer(policies: list[Policy], request: Request, entities: Entities) -> Answer:
    """What the model says."""
    found = is_authorized(request, entities, policies)
    errors: dict[str, str] = {}
    for policy in policies if found.erroring else []:
        match evaluate(policy_expr(policy), request, entities):
            case Err(error) if policy.id in found.erroring:
                errors[policy.id] = error_name(error)
            case _:
                pass
    return Answer(found.decision.name.lower(), frozenset(found.determining), errors)


def invalid(templates: list[Template], schema: Schema) -> frozenset[str]:
    """The ids of the policies and templates that the model finds not valid."""
    return frozenset(t.id for t in templates if not valid(t, schema, Version.V4_12))


Asked = Callable[[Request, Json], list[Answer]]
"""What some form of the model says to a request, given as what the model takes and as JSON data."""


def compiled(policies: PolicySet, store: EntityStore) -> Asked:
    """What the compiled form says to a request, and to its data."""
    form, entities = api.PolicySet(policies).compile(), api.Entities(store)

    def ask(request: Request, data: Json) -> list[Answer]:
        return [_said(form.is_authorized(api.Request(request), entities)), _said(form.is_authorized_data(data, entities))]

    return ask


def _said(found: api.Answer) -> Answer:
    errors = {name: error_name(error) for name, error in found.errors.items()}
    return Answer(found.decision.name.lower(), frozenset(found.determining), errors)


@dataclass(frozen=True)
class Model:
    """What is compared with Cedar, and the compiled form, which is compared with the model. Tests put something
    broken in their place."""

    answer: Callable[[list[Policy], Request, Entities], Answer] = answer
    invalid: Callable[[list[Template], Schema], frozenset[str]] = invalid
    compiled: Callable[[PolicySet, EntityStore], Asked] = compiled


MODEL = Model()


def policy_set(case: Case) -> PolicySet:
    """The policies and templates of a case, without links."""
    found = PolicySet(ids=[t.id for t in case.templates])
    for template in case.templates:
        policy = instantiate(template, template.id, {})
        if policy is None:
            found.templates.append(template)
        else:
            found.policies.append(policy)
    return found


def instances(case: Case) -> list[Policy]:
    """The policies of a case, those of links too."""
    return _linked(policy_set(case), case).instances()


def _linked(policies: PolicySet, case: Case) -> PolicySet:
    """The policies with the links of a case."""
    for one in case.links:
        policies = policies.link(one.template_id, one.link_id, one.values)
    return policies


def run(case: Case, cedar: Cedar, model: Model, coverage: Coverage | None = None) -> list[Difference]:
    """All differences on a case. Raises OracleError."""
    with deep_recursion():
        return list(_Run(case, cedar, model, coverage).differences())


class _Run:
    """One case on both sides, part by part."""

    def __init__(self, case: Case, cedar: Cedar, model: Model, coverage: Coverage | None) -> None:
        self.case, self.cedar, self.model, self.coverage = case, cedar, model, coverage
        self.schema: ResolvedSchema | None = None
        self.their_schema: Any = None
        self.bad: frozenset[str] = frozenset()

    def differences(self) -> Iterator[Difference]:
        """Reading, validation, conformance, then the answers to the requests; the rest is left out where reading differs."""
        reading = [*self._read_schema(), *self._read_policies(), *self._read_entities()]
        yield from reading
        if not reading:
            yield from self._validation()
            yield from self._conformance()
            yield from self._answers()

    # Reading

    def _read_schema(self) -> Iterator[Difference]:
        text = self.case.schema_text
        ours, theirs = _tried(lambda: load_schema(text)), _tried(lambda: self.cedar.schema(text))
        if isinstance(ours, str) or isinstance(theirs, str):
            yield Difference("reading the schema", _verdict(ours), _verdict(theirs))
            return
        self.schema, self.their_schema = ours, theirs
        if ours.schema != schema_from_data(self.case.schema).schema:
            yield Difference("schema as text and as JSON", "not the same", "")

    def _read_policies(self) -> Iterator[Difference]:
        meant = policy_set(self.case)
        self.text = meant.text()
        ours = _tried(lambda: parse_policies(self.text))
        theirs = _tried(lambda: self.cedar.policies(self.text, self.case.links))
        if isinstance(ours, str) or isinstance(theirs, str):
            yield Difference("reading the policies", _verdict(ours), _verdict(theirs))
            return
        if (ours.policies, ours.templates) != (meant.policies, meant.templates):
            yield Difference("policies printed and read again", "not the same", "")
        self.read: PolicySet = _linked(ours, self.case)
        self.their_policies = theirs

    def _read_entities(self) -> Iterator[Difference]:
        data = self.case.entities
        ours, theirs = _tried(lambda: entities_from_data(data)), _tried(lambda: self.cedar.entities(data))
        if isinstance(ours, str) or isinstance(theirs, str):
            yield Difference("reading the entities", _verdict(ours), _verdict(theirs))
            return
        self.store: EntityStore = ours
        self.their_entities = theirs

    # Validation and conformance

    def _validation(self) -> Iterator[Difference]:
        if self.schema is None:
            return
        ours = self.bad = self.model.invalid([as_template(p) for p in self.read.policies] + self.read.templates, self.schema.schema)
        theirs = self.cedar.invalid(self.text, self.their_schema)
        for t in self.case.templates:
            self._truth("verdict", "policy valid", t.id not in theirs)
        for name in sorted(ours ^ theirs):
            verdicts = {True: "not valid", False: "valid"}
            yield Difference("validation", verdicts[name in ours], verdicts[name in theirs], policy=name)

    def _conformance(self) -> Iterator[Difference]:
        data, schema = self.case.entities, self.schema
        ours = _tried(lambda: entities_from_data(data, schema))
        theirs = _tried(lambda: self.cedar.entities(data, self.their_schema))
        self.conforming = not isinstance(ours, str) and set(ours.records) == set(self.store.records)
        self._truth("verdict", "entities conform", not isinstance(theirs, str))
        if isinstance(ours, str) != isinstance(theirs, str):
            yield Difference("conformance of the entities", _verdict(ours), _verdict(theirs))
        self.conform: list[bool] = []
        for number, conforms in enumerate(self.cedar.conforming(self.case.requests, self.their_schema)):
            request = self.case.requests[number]
            found = _tried(lambda: request_from_data(request, schema))  # noqa: B023 (called at once)
            self.conform.append(not isinstance(found, str))
            self._truth("verdict", "request conforms", conforms)
            if isinstance(found, str) == conforms:
                yield Difference("conformance of a request", _verdict(found), "taken" if conforms else "refused", number)

    def _truth(self, group: str, name: str, value: bool) -> None:
        if self.coverage is not None:
            self.coverage.truth(group, name, value)

    # Answers

    @cached_property
    def policies(self) -> list[Policy]:
        """Static and linked policies."""
        return self.read.instances()

    def _answers(self) -> Iterator[Difference]:
        compiled = self.model.compiled(self.read, self.store)
        for number, theirs in enumerate(self.cedar.answers(self.case.requests, self.their_policies, self.their_entities)):
            request = request_from_data(self.case.requests[number])
            if theirs is None:
                yield Difference("reading a request", "taken", "refused", number)
                continue
            ours = self.model.answer(self.policies, request, self.store.entities)
            yield from _compared(ours, theirs, number)
            for found in compiled(request, self.case.requests[number]):
                yield from (replace(d, of=d.of + COMPILED) for d in _compared(found, ours, number))
            yield from self._unsound(ours, number)
            if self.coverage is not None:
                yield from self._walked(request, theirs, number)

    def _unsound(self, ours: Answer, number: int) -> Iterator[Difference]:
        """A valid policy with an error of a kind that it must not have."""
        if self.conforming and self.conform[number]:
            templates = {link.link_id: link.template_id for link in self.case.links}
            for name, error in ours.errors.items():
                if error in UNSOUND and templates.get(name, name) not in self.bad:
                    yield Difference("soundness of validation", error, "valid", number, name)

    def _walked(self, request: Request, theirs: Answer, number: int) -> Iterator[Difference]:
        """Count what is reached; the walk must come to Cedar's outcome of each policy."""
        if self.coverage is None:
            return
        walk = Walk(self.coverage, request, self.store.entities)
        by_id = {t.id: t for t in self.case.templates}
        links = {link.link_id: by_id[link.template_id] for link in self.case.links}
        forbidden = False
        for policy in self.policies:
            result = walk.policy(policy, links.get(policy.id))
            forbidden |= policy.effect is Effect.FORBID and result == Ok(Bool(True))
            if isinstance(result, Err) != (policy.id in theirs.errors):
                yield Difference("walk of the coverage", result, theirs.errors.get(policy.id), number, policy.id)
        denied = "deny by forbid" if forbidden else "deny by default"
        self.coverage.count("decision", "allow" if theirs.decision == Decision.ALLOW.name.lower() else denied, "value")


def _compared(ours: Answer, theirs: Answer, number: int) -> Iterator[Difference]:
    """Decision, determining and erring policies, and kinds of errors."""
    if ours.decision != theirs.decision:
        yield Difference("decision", ours.decision, theirs.decision, number)
    if ours.determining != theirs.determining:
        yield Difference("determining policies", ours.determining, theirs.determining, number)
    if ours.errors.keys() != theirs.errors.keys():
        yield Difference("erring policies", frozenset(ours.errors), frozenset(theirs.errors), number)
    for name in sorted(ours.errors.keys() & theirs.errors.keys()):
        if ours.errors[name] != theirs.errors[name]:
            yield Difference("kind of error", ours.errors[name], theirs.errors[name], number, name)


def _tried(read: Callable[[], Any]) -> Any:
    """What is read, or the message that it is not."""
    try:
        return read()
    except (PolicyError, Refused) as error:
        return str(error) or "refused"


def _verdict(found: object) -> str:
    return f"refused ({found.splitlines()[0][:120]})" if isinstance(found, str) else "taken"


def only(case: Case, request: int | None) -> Case:
    """The case with one of its requests alone, or none."""
    return replace(case, requests=[] if request is None else [case.requests[request]])
