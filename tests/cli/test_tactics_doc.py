"""What docs/tactics.md shows works as shown."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from lemmata import Goal, Nat, define, prove, theorem

TEXT = (Path(__file__).parents[2] / "docs" / "tactics.md").read_text()


@define
def interleave(xs: list[Nat], ys: list[Nat]) -> list[Nat]:
    match xs:
        case [x, *rest]:
            match ys:
                case [y, *more]:
                    return [x, y, *interleave(rest, more)]
                case _:
                    return xs
        case _:
            return ys


@theorem
def interleave_length(xs: list[Nat], ys: list[Nat]) -> bool:
    return len(interleave(xs, ys)) == len(xs) + len(ys)


def test_the_tactic_of_your_own():
    section = TEXT.partition("## A tactic of your own")[2]
    lines = [line[4:] for line in section.splitlines() if line.startswith("    ") or not line]
    source = "\n".join(lines).strip()
    body = source.partition("def by_cases_of")[2].partition("@interleave_length")[0]
    assert len([line for line in body.splitlines() if line.strip()]) < 10
    exec(  # noqa: S102  the code of the page
        compile(source, "tactics.md", "exec"),
        {"interleave": interleave, "interleave_length": interleave_length},
    )
    prove(interleave_length)


@pytest.mark.parametrize(
    "name",
    sorted(
        {n for row in re.findall(r"^\| (`.*?) \|", TEXT, re.MULTILINE) for n in re.findall(r"`(\w+)", row)}
    ),
)
def test_tactics_of_the_table_are_there(name):
    assert callable(getattr(Goal, name))
