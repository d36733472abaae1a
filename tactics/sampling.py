"""Random examples for a body that may reject them or raise: Hypothesis, set up the same way each time."""

from __future__ import annotations

import sys
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from types import FrameType
from typing import Any

from hypothesis import HealthCheck, Phase, given, seed, settings
from hypothesis import strategies as st
from hypothesis.errors import Unsatisfiable
from lemmata.core.language.sorts import NAT, Number, Param, Sort

WIDTHS = (8, 16, 32, 64, 3, 1)
"""The widths that width variables stand for; the first is the one that counterexamples come down to."""


class Falsified(Exception):
    """A statement is false of an example: what stops Hypothesis' search and starts its minimisation."""


class TooManyCalls(Exception):
    """A statement called more functions than it may."""


def search(
    body: Callable[[Any], None], examples: st.SearchStrategy[Any], runs: int, number: int | None
) -> None:
    """Run BODY on examples; what it raises of the smallest that makes it raise goes through.

    The examples are the same ones for the same NUMBER; None stands for other ones each time.
    """
    configured = settings(
        max_examples=runs,
        database=None,
        deadline=None,
        report_multiple_bugs=False,
        print_blob=False,
        phases=(Phase.generate, Phase.shrink),
        suppress_health_check=list(HealthCheck),
    )

    def run(example: Any) -> None:
        body(example)

    tested = configured(given(examples)(run))
    if number is not None:
        tested = seed(number)(tested)
    try:
        tested()
    except Unsatisfiable:
        pass  # every example was rejected, which the body has counted


def assignments(variables: Sequence[Param]) -> dict[int, dict[Param, Sort]]:
    """What type and width variables stand for in examples, by the width; types are naturals."""
    widths = WIDTHS if any(v.width for v in variables) else WIDTHS[:1]
    return {w: {v: Number(w) if v.width else NAT for v in variables} for w in widths}


@contextmanager
def limited_calls(limit: int) -> Iterator[None]:
    """Let Python functions be called LIMIT times; raises TooManyCalls at the next call."""
    left = limit

    def count(frame: FrameType, event: str, _: object) -> None:
        nonlocal left
        if event == "call":
            left -= 1
            if left < 0:
                raise TooManyCalls

    previous = sys.getprofile()
    sys.setprofile(count)
    try:
        yield
    finally:
        sys.setprofile(previous)
