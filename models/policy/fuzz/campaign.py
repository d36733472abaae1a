"""A run of the fuzzer: cases on the model and on Cedar, what differs, made small, and what was reached."""

from __future__ import annotations

import json
import random
from collections import Counter
from collections.abc import Callable
from dataclasses import dataclass, field
from pathlib import Path
from types import TracebackType
from typing import Any

from lemmata.models.policy.fuzz.cases import REQUESTS, Case, case_of, seed_of
from lemmata.models.policy.fuzz.compare import COMPILED, MODEL, Difference, Model, policy_set, run
from lemmata.models.policy.fuzz.coverage import Coverage
from lemmata.models.policy.fuzz.known import explained
from lemmata.models.policy.fuzz.minimise import Minimiser
from lemmata.models.policy.fuzz.oracle import Cedar
from lemmata.models.policy.syntax.values_writer import uid_json

UNTYPED_SHARE = 0.25


@dataclass(frozen=True)
class Finding:
    """A difference that nothing explains, with the smallest case found that has it."""

    seed: int
    difference: Difference
    case: Case

    def __str__(self) -> str:
        return f"case {self.seed}: {self.difference}\n{_indented(policy_set(self.case).text())}"

    def write(self, folder: Path) -> Path:
        """Write the case into a folder below this one, for `lemmata policy authorize`. Raises OSError."""
        place = folder / f"case-{self.seed}-{self.difference.of.replace(' ', '-')}"
        place.mkdir(parents=True, exist_ok=True)
        case = self.case
        links = [
            {"template_id": one.template_id, "link_id": one.link_id, "values": {slot: uid_json(uid) for slot, uid in one.values.items()}}
            for one in case.links
        ]
        texts = {
            "schema.cedarschema": case.schema_text,
            "policies.cedar": policy_set(case).text(),
            "links.json": json.dumps(links, indent=1),
            "entities.json": json.dumps(case.entities, indent=1),
            **({"request.json": json.dumps(case.requests[0], indent=1)} if case.requests else {}),
            "difference.txt": f"{self.difference}\nthe whole case: lemmata policy fuzz --case {self.seed}\n",
        }
        for name, text in texts.items():
            (place / name).write_text(text, encoding="utf-8")
        return place

    def as_json(self) -> dict[str, Any]:
        """One object, for programs."""
        return {
            "seed": self.seed,
            "of": self.difference.of,
            "text": str(self.difference),
            "policies": policy_set(self.case).text(),
            "schema": self.case.schema_text,
            "entities": self.case.entities,
            "requests": self.case.requests,
        }


@dataclass
class Result:
    """What a run has shown; `seed` is None where one case was run again."""

    seed: int | None
    cases: int = 0
    untyped: int = 0
    policies: int = 0
    requests: int = 0
    explained: Counter[str] = field(default_factory=Counter)
    unexplained: list[Finding] = field(default_factory=list)
    coverage: Coverage = field(default_factory=Coverage)

    def shares(self) -> dict[str, float]:
        """What the requests were answered with, and what became of the policies, in parts of one."""
        decisions = {name: self.coverage.counts("decision", name)["value"] for name in _DECISIONS}
        answered = sum(decisions.values()) or 1
        fates = self.coverage.counts("policy", "permit") + self.coverage.counts("policy", "forbid")
        evaluated = fates.total() or 1
        return {name: count / answered for name, count in decisions.items()} | {
            f"policies {name}": fates[outcome] / evaluated for name, outcome in _FATES.items()
        }

    def as_json(self) -> dict[str, Any]:
        """One object, for programs."""
        return {
            "seed": self.seed, "cases": self.cases, "untyped": self.untyped, "policies": self.policies, "requests": self.requests,
            "shares": {name: round(share, 4) for name, share in self.shares().items()},
            "explained": dict(self.explained), "unexplained": [finding.as_json() for finding in self.unexplained],
            "coverage": self.coverage.as_json(), "missing": self.coverage.missing(),
        }  # fmt: skip


_ANSWER = {of + by: f"answer{by}" for of in ("decision", "determining policies", "erring policies") for by in ("", COMPILED)}
"""Respects that differ together."""
_DECISIONS = ("allow", "deny by forbid", "deny by default")
_FATES = {"satisfied": "true", "not satisfied": "false", "erring": "error"}


class _Noted:
    """Says of an exception in which case it came about."""

    def __init__(self, seed: int) -> None:
        self.seed = seed

    def __enter__(self) -> None: ...

    def __exit__(self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None) -> None:
        if error is not None:
            error.add_note(f"in the case of `lemmata policy fuzz --case {self.seed}`")


def fuzz(
    cedar: Cedar,
    seed: int,
    requests: int,
    untyped_share: float = UNTYPED_SHARE,
    model: Model = MODEL,
    tick: Callable[[int], None] = lambda n: None,
    most: int = 20,
) -> Result:
    """Compare so many random requests, and a few more to a whole case; stop after `most` unexplained differences."""
    rng, result = random.Random(seed), Result(seed)
    while result.requests < requests and len(result.unexplained) < most:
        compare(cedar, seed_of(rng, untyped_share), model, result)
        tick(REQUESTS)
    return result


def again(cedar: Cedar, case_seed: int, model: Model = MODEL) -> Result:
    """One case once more."""
    result = Result(None)
    compare(cedar, case_seed, model, result)
    return result


def compare(cedar: Cedar, case_seed: int, model: Model, result: Result) -> None:
    """Count a case; of the differences that nothing explains, one in each respect is made small and kept."""
    with _Noted(case_seed):
        case = case_of(case_seed)
        result.cases += 1
        result.untyped += not case.typed
        result.policies += len(case.templates)
        result.requests += len(case.requests)
        seen = set[str]()
        for difference in run(case, cedar, model, result.coverage):
            known = explained(case, difference)
            if known is not None:
                result.explained[known.reason] += 1
            elif (respect := _ANSWER.get(difference.of, difference.of)) not in seen:
                seen.add(respect)
                small, found = Minimiser(cedar, model).minimised(case, difference)
                result.unexplained.append(Finding(case_seed, found, small))


def _indented(text: str) -> str:
    return "".join(f"    {line}\n" for line in text.splitlines())
