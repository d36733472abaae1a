"""Authorizations a second: by the model, by compiled policies, by cedarpy in the same run.

    python benchmarks/policy.py [--json]

Policies and entities are prepared, for cedarpy as PolicySet and Entities handles; its requests have uids as objects and the
context as JSON text, and go in one batch, which is the fastest it offers. `compiled` answers requests that are read already,
`from_data` reads them too, from JSON data, which is what compares with cedarpy. All must give the same answers before they are
timed; the best of three rounds counts, the ways taking turns. Seconds are those of the processor, since others may use it too.

The shared tests (LEMMATA_DATA) and three kinds of generated sets of 10, 100, 1,000 and 10,000 policies, with 200 requests of which most
are allowed by some policy:

    links        principal == U, an action or three, resource == D: what templates become
    mixed        half of them links; 35 % a role in a folder; 10 % of an action and types, with conditions on
                 attributes; 5 % with conditions alone, of them two in five forbid
    conditions   no scopes at all: nothing that an index could use
"""

from __future__ import annotations

import gzip
import json
import os
import random
import sys
import time
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from lemmata.models.policy.api import Answer, Entities, PolicySet, Request, is_authorized
from lemmata.models.policy.depth import deep_recursion
from lemmata.models.policy.syntax.entities_json import entities_from_data, request_from_data
from lemmata.models.policy.syntax.resolution import parse_schema
from lemmata.models.policy.syntax.schema_json import parse_schema_json
from lemmata.models.policy.syntax.values_writer import entities_json, request_json

Data = dict[str, Any]
FOLDER = Path(os.environ.get("LEMMATA_DATA", Path(__file__).resolve().parents[2] / "shared")) / "cedar-corpus"
ROUNDS, SIZES = 3, (10, 100, 1_000, 10_000)


@dataclass(frozen=True)
class Group:
    """Policies with entities and requests, as JSON data."""

    policies: str
    entities: list[Data]
    requests: list[Data]
    links: tuple[Data, ...] = ()


# What is asked ----------------------------------------------------------------------------------------


def shared(pack: str) -> list[Group]:
    """The tests of a pack; what is read with a schema is written out, so that nobody needs it any more."""
    path = FOLDER / f"{pack}.jsonl.gz"
    if not path.exists():
        return []
    with gzip.open(path) as lines:
        return [written_out(json.loads(line)) for line in lines]


def written_out(test: Data) -> Group:
    entities, requests = test["entities"], test["requests"]
    if test["source"] != "corpus":
        schema = (parse_schema if test["schema_format"] == "cedar" else parse_schema_json)(test["schema"])
        if test["validate_entities"]:
            entities = entities_json(entities_from_data(entities, schema))
        requests = [
            request_json(request_from_data(r, schema if r["validate_request"] else None)) for r in requests
        ]
    return Group(test["policies"], entities, requests, tuple(test["template_links"]))


USERS, ROLES, DOCS, FOLDERS, ACTIONS = 1_000, 50, 2_000, 100, 10


def uid(type_: str, number: int) -> Data:
    return {"type": type_, "id": f"{type_.lower()}{number}"}


def population(rng: random.Random) -> list[Data]:
    """Users in roles, documents in folders in folders, with attributes."""
    found = [{"uid": uid("Role", i), "attrs": {}, "parents": []} for i in range(ROLES)]
    found += [
        {"uid": uid("Folder", i), "attrs": {}, "parents": [uid("Folder", i // 5)] if i >= 5 else []}
        for i in range(FOLDERS)
    ]
    for i in range(USERS):
        attrs = {"level": rng.randrange(1_000), "team": f"team{i}", "tags": [f"t{rng.randrange(1_000)}"]}
        parents = [uid("Role", n) for n in rng.sample(range(ROLES), 3)]
        found.append({"uid": uid("User", i), "attrs": attrs, "parents": parents})
    for i in range(DOCS):
        owner = {"__entity": uid("User", rng.randrange(USERS))}
        attrs = {
            "owner": owner,
            "level": rng.randrange(1_000),
            "team": f"team{rng.randrange(1_000)}",
            "open": rng.random() < 0.1,
        }
        found.append(
            {"uid": uid("Doc", i), "attrs": attrs, "parents": [uid("Folder", rng.randrange(FOLDERS))]}
        )
    return found


def shown(entity: Data) -> str:
    return f'{entity["type"]}::"{entity["id"]}"'


def link(rng: random.Random) -> str:
    user, doc = uid("User", rng.randrange(USERS)), uid("Doc", rng.randrange(DOCS))
    actions = ", ".join(f'Action::"a{n}"' for n in rng.sample(range(ACTIONS), 3))
    action = (
        f"action in [{actions}]" if rng.random() < 0.5 else f'action == Action::"a{rng.randrange(ACTIONS)}"'
    )
    return f"permit(principal == {shown(user)}, {action}, resource == {shown(doc)});"


def role(rng: random.Random) -> str:
    of, folder = uid("Role", rng.randrange(ROLES)), uid("Folder", rng.randrange(FOLDERS))
    action = f'action == Action::"a{rng.randrange(ACTIONS)}"'
    when = " when { context.mfa || resource.level < 500 }" if rng.random() < 0.5 else ""
    return f"permit(principal in {shown(of)}, {action}, resource in {shown(folder)}){when};"


CONDITIONS = [
    "resource.owner == principal && principal.level > {n}",
    'principal.team == "team{n}" && resource.team == "team{m}" && context.mfa',
    'resource has open && resource.open && principal.tags.contains("t{n}") && resource.level < {m}',
    "principal.level + {n} <= resource.level && context.hour >= {m} && context.hour < 2000",
    'principal in Role::"role{n}" && resource in Folder::"folder{m}"',
]
"""Hardly any two policies have the same condition: n and m are below 1,000."""


def condition(rng: random.Random) -> str:
    return rng.choice(CONDITIONS).format(n=rng.randrange(1_000), m=rng.randrange(1_000))


def typed(rng: random.Random) -> str:
    action = f'action == Action::"a{rng.randrange(ACTIONS)}"'
    return f"permit(principal is User, {action}, resource is Doc) when {{ {condition(rng)} }};"


def unscoped(rng: random.Random) -> str:
    effect = "forbid" if rng.random() < 0.4 else "permit"
    return f"{effect}(principal, action, resource) when {{ {condition(rng)} }};"


def mixed(rng: random.Random) -> str:
    return rng.choices([link, role, typed, unscoped], [50, 35, 10, 5])[0](rng)


KINDS = {"links": link, "mixed": mixed, "conditions": unscoped}


def generated(kind: str, size: int) -> list[Group]:
    """So many policies of a kind, and 200 requests; three in four name user and document of a link, if there is one."""
    rng = random.Random(f"{kind} {size}")
    policies = [KINDS[kind](rng) for _ in range(size)]
    requests = []
    for _ in range(200):
        about = rng.choice(policies)
        user, doc = uid("User", rng.randrange(USERS)), uid("Doc", rng.randrange(DOCS))
        action = {"type": "Action", "id": f"a{rng.randrange(ACTIONS)}"}
        if "principal ==" in about and rng.random() < 0.75:
            user["id"], action["id"], doc["id"] = (
                about.split(f'{of}::"')[1].split('"')[0] for of in ("User", "Action", "Doc")
            )
        context = {"mfa": rng.random() < 0.5, "hour": rng.randrange(1_000)}
        requests.append({"principal": user, "action": action, "resource": doc, "context": context})
    return [Group("\n".join(policies), population(rng), requests)]


# Who answers ------------------------------------------------------------------------------------------

Rounds = Callable[[], int]
"""Answer requests; how many were answered."""


@dataclass
class Runners:
    """The three, and how long preparing took."""

    model: Rounds
    compiled: Rounds
    from_data: Rounds
    cedarpy: Rounds | None
    compiling: float
    reading: float
    peer_reading: float


def timed(action: Callable[[], Any]) -> tuple[Any, float]:
    start = time.process_time()
    found = action()
    return found, time.process_time() - start


def rate(run: Rounds) -> float:
    """Answers a second of processor time, of a third of a second or more."""
    count, seconds = 0, 0.0
    while seconds < 0.3:
        answered, taken = timed(run)
        count, seconds = count + answered, seconds + taken
    return count / seconds


def linked(group: Group) -> PolicySet:
    read = PolicySet.from_text(group.policies)
    return read.with_links(json.dumps(list(group.links))) if group.links else read


def prepare(groups: list[Group], sample: int) -> Runners:
    """Everything that is done once; the answers are compared on the way. The model answers every SAMPLE-th request."""
    sets, reading = timed(lambda: [linked(group) for group in groups])
    stores = [Entities.from_data(group.entities) for group in groups]
    asked = [[Request(request_from_data(r)) for r in group.requests] for group in groups]
    compiled, compiling = timed(lambda: [policies.compile() for policies in sets])
    inner = [policies.compiled for policies in compiled]
    few = [(p, s, rs[::sample]) for p, s, rs in zip(sets, stores, asked, strict=True)]

    def by_the_model() -> int:
        from lemmata.models.policy.authorizer import is_authorized as model

        with deep_recursion():
            return len([model(r.model, s.store.entities, p.policies) for p, s, rs in few for r in rs])

    def by_the_compiled() -> int:
        return len(
            [
                c.is_authorized(r.model, s.prepared)
                for c, s, rs in zip(inner, stores, asked, strict=True)
                for r in rs
            ]
        )

    def from_data() -> int:
        every = zip(inner, stores, groups, strict=True)
        return len([c.is_authorized_data(r, s.prepared) for c, s, g in every for r in g.requests])

    answers = [[c.is_authorized(r, s) for r in rs] for c, s, rs in zip(compiled, stores, asked, strict=True)]
    for (p, s, rs), ours in zip(few, answers, strict=True):
        if [is_authorized(r, p, s) for r in rs] != ours[::sample]:
            raise SystemExit("the compiled policies answer otherwise than the model")
    peer, peer_reading = cedarpy_runner(groups, answers)
    return Runners(by_the_model, by_the_compiled, from_data, peer, compiling, reading, peer_reading)


def cedarpy_runner(groups: list[Group], answers: list[list[Answer]]) -> tuple[Rounds | None, float]:
    """cedarpy on the same, if it is installed; its answers must be ours."""
    try:
        import cedarpy
    except ImportError:
        return None, 0.0

    def read(group: Group) -> Any:
        policies = cedarpy.PolicySet.from_str(group.policies)
        links = [
            {"template_id": k["template_id"], "new_id": k["link_id"], "values": k["values"]}
            for k in group.links
        ]
        return policies.with_linked_batch(links) if links else policies

    sets, reading = timed(lambda: [read(group) for group in groups])
    stores = [cedarpy.Entities.from_json_str(json.dumps(group.entities)) for group in groups]
    parts = ("principal", "action", "resource")
    asked = [
        [{k: r[k] for k in parts} | {"context": json.dumps(r["context"])} for r in g.requests] for g in groups
    ]

    def run() -> int:
        return sum(
            len(cedarpy.is_authorized_batch(rs, p, s)) for p, s, rs in zip(sets, stores, asked, strict=True)
        )

    for p, s, rs, ours in zip(sets, stores, asked, answers, strict=True):
        for theirs, our in zip(cedarpy.is_authorized_batch(rs, p, s), ours, strict=True):
            reasons = sorted(theirs.diagnostics.reasons), len(theirs.diagnostics.errors)
            if theirs.allowed != our.allowed or reasons != (sorted(our.determining), len(our.errors)):
                raise SystemExit("the compiled policies answer otherwise than cedarpy")
    return run, reading


# The table --------------------------------------------------------------------------------------------


def measure(name: str, groups: list[Group], sample: int = 1) -> Data:
    """Authorizations a second on one workload."""
    runners = prepare(groups, sample)
    names = ["model", "compiled", "from_data", "cedarpy"]
    rates = dict.fromkeys(names, 0.0)
    for _ in range(ROUNDS):
        for who in names:
            run: Rounds | None = getattr(runners, who)
            if run is not None:
                rates[who] = max(rates[who], rate(run))
    row: Data = {"workload": name, **{who: round(rate) for who, rate in rates.items()}}
    for ours in ("compiled", "from_data"):
        row[f"{ours}/cedarpy"] = round(rates[ours] / rates["cedarpy"], 1) if rates["cedarpy"] else None
    row |= {"compile_s": round(runners.compiling, 3), "read_s": round(runners.reading, 2)}
    return row | {"cedarpy_read_s": round(runners.peer_reading, 2)}


def rows(packs: tuple[str, ...] = ("examples", "corpus"), sizes: tuple[int, ...] = SIZES) -> list[Data]:
    """All workloads; packs that are not here are left out."""
    found = [measure(pack, groups) for pack in packs if (groups := shared(pack))]
    return found + [
        measure(f"{kind}, {size:,} policies", generated(kind, size), max(1, size // 50))
        for kind in KINDS
        for size in sizes
    ]


def summary() -> list[tuple[str, str, str, str]]:
    """A few of them, as rows of `run.py`."""
    return [
        (
            f"authorizations a second, {row['workload']}",
            f"{row['from_data']:,}",
            f"cedarpy {row['cedarpy']:,}" if row["cedarpy"] else "cedarpy is not installed",
            f"model {row['model']:,}" + (f", ratio {row['from_data/cedarpy']}" if row["cedarpy"] else ""),
        )
        for row in rows(sizes=(10, 1_000))
    ]


def main() -> None:
    load = os.getloadavg()[0]
    found = rows()
    if "--json" in sys.argv:
        print(json.dumps({"load": load, "rows": found}, indent=1))
        return
    print(f"load average {load:.1f} on {os.cpu_count()} cores")
    head = list(found[0])
    lines = [
        head,
        *([f"{v:,}" if isinstance(v, int | float) else str(v) for v in row.values()] for row in found),
    ]
    widths = [max(len(line[i]) for line in lines) for i in range(len(head))]
    for line in lines:
        cells = [
            cell.ljust(w) if i == 0 else cell.rjust(w)
            for i, (cell, w) in enumerate(zip(line, widths, strict=True))
        ]
        print("  ".join(cells))


if __name__ == "__main__":
    main()
