"""`lemmata policy partial`: what is left of policies for a request with unknowns."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer

from lemmata.policy_command import refuse, text_of
from lemmata.policy_inputs import JSON, LINKS, POLICIES, SCHEMA, read_entities, read_policies, read_schema

UNDECIDED = 3


def partial(
    policies: Annotated[Path, POLICIES],
    request: Annotated[
        Path,
        typer.Option(
            "--request",
            metavar="FILE",
            help='as for authorize; what is missing is unknown, and so is {"type": T} but for its type',
        ),
    ],
    entities: Annotated[
        Path | None,
        typer.Option(
            "--entities", metavar="FILE", help='entities as JSON; {"__unknown": ""} for unknown values'
        ),
    ] = None,
    schema: Annotated[Path | None, SCHEMA] = None,
    links: Annotated[Path | None, LINKS] = None,
    incomplete: Annotated[
        bool,
        typer.Option("--incomplete", help="nothing is known of entities that the file does not list"),
    ] = False,
    as_json: Annotated[bool, JSON] = False,
) -> None:
    """Decide a request with unknowns, or print the policies that are left.

    Exit code 0 where it is allowed whatever the unknowns are, 1 where it is denied, 3 where it depends on them.
    """
    from lemmata.models.policy import api
    from lemmata.models.policy.authorizer import Decision
    from lemmata.models.policy.partial_api import PartialEntities, PartialRequest, partial_authorize
    from lemmata.models.policy.syntax.json_text import write

    try:
        known = read_schema(schema)
        read = read_policies(policies, links)
        text, name = read_entities(entities)
        store = PartialEntities.from_text(text, known, name, incomplete=incomplete)
        asked = PartialRequest.from_text(text_of(request), known, str(request))
    except api.PolicyError as error:
        refuse(str(error))
    answer = partial_authorize(asked, read, store)
    typer.echo(write(answer.as_json(), 1) if as_json else str(answer))
    codes = {Decision.ALLOW: 0, Decision.DENY: 1, None: UNDECIDED}
    raise typer.Exit(codes[answer.decision])
