"""`lemmata policy validate`: do policies fit a schema?"""

from __future__ import annotations

import json
from enum import Enum
from pathlib import Path
from typing import Annotated

import typer

from lemmata.policy_command import refuse, shown_path, text_of


class Cedar(str, Enum):
    """The versions whose verdicts differ."""

    V4_12 = "4.12"
    V4_13 = "4.13"


def validate(
    schema: Annotated[Path, typer.Option("--schema", metavar="FILE", help="Cedar schema, as text or JSON")],
    policies: Annotated[
        Path, typer.Option("--policies", metavar="FILE", help="Cedar policies, as text or JSON")
    ],
    level: Annotated[
        int | None,
        typer.Option("--level", min=0, metavar="N", help="also: how far policies may read from the request"),
    ] = None,
    cedar: Annotated[
        Cedar,
        typer.Option(
            "--cedar", help="a policy that no action applies to is an error (4.12) or a warning (4.13)"
        ),
    ] = Cedar.V4_12,
    as_json: Annotated[bool, typer.Option("--json", help="print one JSON object")] = False,
) -> None:
    """Validate policies strictly; exit code 0 where all are valid, 1 where one is not."""
    from lemmata.models.policy.syntax.errors import PolicyError
    from lemmata.models.policy.syntax.policy_set import PolicySet
    from lemmata.models.policy.syntax.resolution import load_schema
    from lemmata.models.policy.validation.results import validate as run
    from lemmata.models.policy.validation.versions import Version

    try:
        declared = load_schema(text_of(schema), shown_path(schema))
        read = PolicySet.load(text_of(policies), shown_path(policies))
    except PolicyError as error:
        refuse(str(error))
    result = run(read, declared, version=Version[cedar.name], level=level)
    typer.echo(json.dumps(result.as_json(), indent=1) if as_json else str(result))
    raise typer.Exit(0 if result.valid else 1)
