"""What the commands that answer requests are given: their options, and what the files say."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

import typer

from lemmata.policy_command import text_of

if TYPE_CHECKING:
    from lemmata.models.policy.api import PolicySet, Schema

POLICIES = typer.Option("--policies", metavar="FILE", help="Cedar policies")
SCHEMA = typer.Option("--schema", metavar="FILE", help="read and check entities and request with this schema")
LINKS = typer.Option("--links", metavar="FILE", help="template links as JSON: template_id, link_id, values")
JSON = typer.Option("--json", help="print one JSON object")


def read_schema(file: Path | None) -> Schema | None:
    """The schema, where a file is named. Raises PolicyError where it is wrong."""
    from lemmata.models.policy.api import Schema

    return Schema.from_text(text_of(file), str(file)) if file else None


def read_policies(file: Path, links: Path | None) -> PolicySet:
    """The policies with those that the links make of templates. Raises PolicyError where one is wrong."""
    from lemmata.models.policy.api import PolicySet

    read = PolicySet.from_text(text_of(file), str(file))
    return read.with_links(text_of(links), str(links)) if links else read


def read_entities(file: Path | None) -> tuple[str, str]:
    """The text of the entities, and how messages call it; none without a file."""
    return (text_of(file), str(file)) if file else ("[]", "entities")
