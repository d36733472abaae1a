"""What a simplification used: read off the theorem that it made."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field

from lemmata.core.kernel.terms import Term
from lemmata.core.kernel.thm import Thm


@dataclass
class Trace:
    """The lemmas and hypotheses that a proof rests on, in the order of first use, and how often each is used."""

    counts: dict[str, int] = field(default_factory=dict)

    @property
    def names(self) -> list[str]:
        """The names, in the order of first use."""
        return list(self.counts)

    def add(self, name: str) -> None:
        """Count a use."""
        self.counts[name] = self.counts.get(name, 0) + 1

    def __str__(self) -> str:
        return ", ".join([n if k == 1 else f"{n} ({k} times)" for n, k in self.counts.items()]) or "nothing"


def uses(th: Thm, lemmas: Mapping[Thm, str], hypotheses: Mapping[Term, str]) -> Trace:
    """What the proof of TH uses of LEMMAS (theorems by name; a name "" is passed over) and of HYPOTHESES.

    A use is an instance: a place in the proof where a rule is applied to the lemma. The proofs of the
    lemmas themselves are not looked at.
    """
    trace = Trace()
    seen: set[Thm] = set()
    stack = [(th, False)]
    while stack:
        node, done = stack.pop()
        if done:
            for premise in node.premises:
                name = _name(premise, lemmas, hypotheses)
                if name:
                    trace.add(name)
            continue
        if node in seen:
            continue
        seen.add(node)
        if _rule(node) in lemmas:
            continue
        stack.append((node, True))
        stack.extend([(p, False) for p in reversed(node.premises)])
    if not trace.counts and (name := _name(th, lemmas, hypotheses)):
        trace.add(name)
    return trace


def _name(th: Thm, lemmas: Mapping[Thm, str], hypotheses: Mapping[Term, str]) -> str:
    if th.rule == "ASSUME":
        return hypotheses.get(th.concl, "")
    return lemmas.get(_rule(th), "")


def _rule(th: Thm) -> Thm:
    """The theorem that TH is an instance of, where only types were instantiated."""
    while th.rule == "INST_TYPE":
        th = th.premises[0]
    return th
