"""Instances of quantified facts at the terms of a goal."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from lemmata.core.kernel import terms as tm
from lemmata.core.kernel.terms import APP, CONST, VAR, Term
from lemmata.core.kernel.thm import Thm
from lemmata.core.logic.match import match_theorem
from lemmata.core.logic.propositional import MP
from lemmata.core.logic.quantifiers import SPEC_ALL
from lemmata.core.logic.syntax import hyps_free, is_implies, strip_implies, subterms

LIMIT = 40


def relevant(theorems: Iterable[Thm], terms: Sequence[Term], known: Sequence[Thm] = ()) -> list[Thm]:
    """Instances of THEOREMS whose patterns occur in TERMS; premises that are KNOWN are taken away.

    A theorem without variables to instantiate stands for itself.
    """
    parts = [u for u in subterms(*terms) if not u.loose and u.kind == APP]
    facts = {th.concl: th for th in known}
    found: dict[Term, Thm] = {}
    for th in theorems:
        th = _open(th)
        schematic = th.concl.free & ~hyps_free(th)
        candidates = [th] if not schematic else [*_matched(th, schematic, parts), *_chained(th, known)]
        for instance in candidates[:LIMIT]:
            while is_implies(instance.concl) and instance.concl.args[0] in facts:
                instance = MP(instance, facts[instance.concl.args[0]])
            found.setdefault(instance.concl, instance)
    return list(found.values())


def _open(th: Thm) -> Thm:
    return SPEC_ALL(th)


def _matched(th: Thm, schematic: int, parts: Sequence[Term]) -> list[Thm]:
    """Instances of TH by matching each smallest part of it that has all its variables."""
    premises, conclusion = strip_implies(th.concl)
    patterns = [
        u
        for u in subterms(conclusion, *premises)
        if u.kind == APP and not u.loose and u.free & schematic == schematic and _is_pattern(u, schematic)
    ]
    smallest = [u for u in patterns if not any(v is not u and v in patterns for v in subterms(u))]
    found = []
    for pattern in smallest:
        for t in parts:
            instance = match_theorem(th, pattern, t)
            if instance is not None and not instance.concl.free & schematic & ~t.free:
                found.append(instance)
    return found


def _chained(th: Thm, known: Sequence[Thm]) -> list[Thm]:
    """What follows from TH where its premises, one after the other, are instances of what is KNOWN."""
    waiting: list[Thm] = [th]
    found: list[Thm] = []
    while waiting and len(found) < LIMIT:
        current = waiting.pop()
        if not is_implies(current.concl):
            found.append(current)
            continue
        for fact in known:
            instance = match_theorem(current, current.concl.args[0], fact.concl)
            if instance is not None and len(waiting) < LIMIT:
                waiting.append(MP(instance, fact))
    return found if found != [th] else []


def _is_pattern(u: Term, schematic: int) -> bool:
    """Whether a term says enough to be looked for: it is no equation, order or connective."""
    if u.head.kind == VAR:
        return not u.head.free & schematic
    return (
        u.head.kind == CONST
        and not tm.is_eq(u)
        and u.head.symbol.name not in _TOO_GENERAL
        and any(a.kind != VAR for a in (u.head, *u.args))
    )


_TOO_GENERAL = {
    "and",
    "or",
    "not",
    "implies",
    "forall",
    "exists",
    "if",
    "nat.lt",
    "nat.le",
    "nat.add",
    "nat.sub",
    "nat.mul",
}
