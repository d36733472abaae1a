"""`lemmata policy authorize` and `lemmata policy explain`: what policies say to a request, and why."""

from __future__ import annotations

import json
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Any

import typer

from lemmata.policy_command import refuse, text_of

if TYPE_CHECKING:
    from lemmata.models.policy.api import Entities, PolicySet, Request
    from lemmata.models.policy.explain import Verdict

_POLICIES = typer.Option("--policies", metavar="FILE", help="Cedar policies")
_ENTITIES = typer.Option("--entities", metavar="FILE", help="entities as JSON; none without it")
_REQUEST = typer.Option("--request", metavar="FILE", help="principal, action, resource and context as JSON")
_SCHEMA = typer.Option(
    "--schema", metavar="FILE", help="read and check entities and request with this schema"
)
_LINKS = typer.Option("--links", metavar="FILE", help="template links as JSON: template_id, link_id, values")
_JSON = typer.Option("--json", help="print one JSON object")


def _read(
    policies: Path, entities: Path | None, request: Path, schema: Path | None, links: Path | None
) -> tuple[Request, PolicySet, Entities]:
    """What the files say; leaves with a message where one is wrong."""
    from lemmata.models.policy import api

    try:
        known = api.Schema.from_text(text_of(schema), str(schema)) if schema else None
        read = api.PolicySet.from_text(text_of(policies), str(policies))
        if links is not None:
            read = read.with_links(text_of(links), str(links))
        store = api.Entities.from_text(
            text_of(entities) if entities else "[]", known, str(entities or "entities")
        )
        return api.Request.from_text(text_of(request), known, str(request)), read, store
    except api.PolicyError as error:
        refuse(str(error))


def authorize(
    policies: Annotated[Path, _POLICIES],
    request: Annotated[Path, _REQUEST],
    entities: Annotated[Path | None, _ENTITIES] = None,
    schema: Annotated[Path | None, _SCHEMA] = None,
    links: Annotated[Path | None, _LINKS] = None,
    as_json: Annotated[bool, _JSON] = False,
) -> None:
    """Answer a request; exit code 0 where it is allowed, 1 where it is denied."""
    from lemmata.models.policy.api import is_authorized

    asked, read, store = _read(policies, entities, request, schema, links)
    answer = is_authorized(asked, read, store)
    typer.echo(json.dumps(answer.as_json(), indent=1) if as_json else str(answer))
    raise typer.Exit(0 if answer.allowed else 1)


def explain(
    policies: Annotated[Path, _POLICIES],
    request: Annotated[Path, _REQUEST],
    entities: Annotated[Path | None, _ENTITIES] = None,
    schema: Annotated[Path | None, _SCHEMA] = None,
    links: Annotated[Path | None, _LINKS] = None,
    as_json: Annotated[bool, _JSON] = False,
) -> None:
    """Say of each policy whether it was satisfied, and else which clause decided; exit codes as `authorize`."""
    from lemmata.models.policy.api import is_authorized, verdicts

    asked, read, store = _read(policies, entities, request, schema, links)
    answer = is_authorized(asked, read, store)
    rows = [_row(verdict, read) for verdict in verdicts(asked, read, store)]
    if as_json:
        typer.echo(json.dumps(answer.as_json() | {"policies": rows}, indent=1))
    else:
        typer.echo(str(answer))
        for row in rows:
            typer.echo(_line(row))
    raise typer.Exit(0 if answer.allowed else 1)


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
