"""`lemmata policy authorize` and `lemmata policy explain`: what policies say to a request, and why."""

from __future__ import annotations

import json
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Any

import typer

from lemmata.policy_command import refuse, text_of
from lemmata.policy_inputs import JSON, LINKS, POLICIES, SCHEMA, read_entities, read_policies, read_schema

if TYPE_CHECKING:
    from lemmata.models.policy.api import Answer, Entities, PolicySet, Request
    from lemmata.models.policy.explain import Verdict

_ENTITIES = typer.Option("--entities", metavar="FILE", help="entities as JSON; none without it")
_REQUEST = typer.Option("--request", metavar="FILE", help="principal, action, resource and context as JSON")


@dataclass(frozen=True)
class _Answered:
    """The answer to a request, and what it was found from."""

    request: Request
    policies: PolicySet
    entities: Entities
    answer: Answer


def _command(shown: Callable[[_Answered, bool], str]) -> Callable[..., None]:
    """A command that answers a request and prints what `shown` makes of it, or of it as JSON."""

    def command(
        policies: Annotated[Path, POLICIES],
        request: Annotated[Path, _REQUEST],
        entities: Annotated[Path | None, _ENTITIES] = None,
        schema: Annotated[Path | None, SCHEMA] = None,
        links: Annotated[Path | None, LINKS] = None,
        as_json: Annotated[bool, JSON] = False,
    ) -> None:
        from lemmata.models.policy import api

        try:
            known = read_schema(schema)
            read = read_policies(policies, links)
            text, name = read_entities(entities)
            store = api.Entities.from_text(text, known, name)
            asked = api.Request.from_text(text_of(request), known, str(request))
        except api.PolicyError as error:
            refuse(str(error))
        answer = api.is_authorized(asked, read, store)
        typer.echo(shown(_Answered(asked, read, store, answer), as_json))
        raise typer.Exit(0 if answer.allowed else 1)

    command.__name__, command.__doc__ = shown.__name__, shown.__doc__
    return command


@_command
def authorize(found: _Answered, as_json: bool) -> str:
    """Answer a request; exit code 0 where it is allowed, 1 where it is denied."""
    return json.dumps(found.answer.as_json(), indent=1) if as_json else str(found.answer)


@_command
def explain(found: _Answered, as_json: bool) -> str:
    """Say of each policy whether it was satisfied, and else which clause decided; exit codes as `authorize`."""
    from lemmata.models.policy.api import verdicts

    rows = [
        _row(verdict, found.policies) for verdict in verdicts(found.request, found.policies, found.entities)
    ]
    if as_json:
        return json.dumps(found.answer.as_json() | {"policies": rows}, indent=1)
    return "\n".join([str(found.answer), *map(_line, rows)])


def _row(verdict: Verdict, read: PolicySet) -> dict[str, Any]:
    """What became of a policy, for programs."""
    policy, state = (
        verdict.policy,
        "satisfied" if verdict.satisfied else "erred" if verdict.error else "false",
    )
    row: dict[str, Any] = {"id": policy.id, "effect": policy.effect.name.lower(), "result": state}
    if verdict.error is not None:
        row["error"] = verdict.error.name.lower()
    if verdict.clause is not None:
        condition = verdict.condition
        row["clause"] = f"{condition.kind.name.lower()} {verdict.clause}" if condition else verdict.clause
        excerpt = read.excerpt(verdict.part, condition, policy)
        if excerpt is not None:
            row["text"], row["place"] = excerpt
    return row


def _line(row: dict[str, Any]) -> str:
    """What became of a policy, for people."""
    line = f"{row['id']}  {row['effect']}  {row['result']}"
    if "clause" in row:
        line += f" in {row['clause']}"
    if "error" in row:
        line += f": {row['error'].replace('_', ' ')}"
    if "text" in row:
        line += f": {row['text']}  ({row['place']})"
    return line
