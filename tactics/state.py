"""Proof states: named hypotheses over a target, the goals below, and how they make the theorem.

A tactic hands `_reduce` the goals that are left and a justification, which makes the kernel's theorem from
theirs. Neither is trusted: `theorem` checks that what comes out is hypotheses ⊢ target.
"""

from __future__ import annotations

import html
from collections.abc import Callable, Iterable, Sequence
from typing import Any, Self, TypeVar

from lemmata.core.kernel import terms as tm
from lemmata.core.kernel.terms import Term
from lemmata.core.kernel.thm import ASSUME, Thm
from lemmata.core.kernel.types import BOOL, Type
from lemmata.core.language.formulas import formula
from lemmata.core.logic.equality import ADD_HYP
from lemmata.core.logic.printing import show, show_goal
from lemmata.tactics.errors import TacticFailed
from lemmata.tactics.lemmas import Lemma, theorems_of

Justification = Callable[[Sequence[Thm]], Thm]


G = TypeVar("G")


class Goals(tuple[G, ...]):
    """The goals that a tactic leaves. Where it is one, the next tactic may be called on it at once."""

    __slots__ = ()

    def __getattr__(self, name: str) -> Any:
        if name.startswith("_"):
            raise AttributeError(name)
        if len(self) != 1:
            left = "no goal is left" if not self else f"{len(self)} goals are left"
            raise TacticFailed(name, "\n\n".join(map(repr, self)), f"{left}, to call {name} on")
        return getattr(self[0], name)


class State:
    """`hypotheses` ⊢ `target`. Free variables stand for anything, unless a hypothesis speaks of them."""

    def __init__(
        self,
        hypotheses: Sequence[Term],
        target: Term,
        names: Sequence[str] = (),
        script: Callable[..., Any] | None = None,
    ) -> None:
        self.hypotheses = tuple(hypotheses)
        self.target = target
        self.names = _distinct([*names, *[""] * (len(self.hypotheses) - len(names))])
        self.script = script
        self._subgoals: tuple[Self, ...] = ()
        self._justify: Justification | None = None

    # What it looks like ------------------------------------------------------------------------

    def __repr__(self) -> str:
        return show_goal(list(zip(self.names, self.hypotheses, strict=True)), self.target)

    def _repr_html_(self) -> str:
        rows = [
            f"<tr><td><code>{html.escape(n)}</code></td><td><code>{html.escape(show(h))}</code></td></tr>"
            for n, h in zip(self.names, self.hypotheses, strict=True)
        ]
        target = html.escape(show(self.target)).replace("\n", "<br>")
        return f"<table>{''.join(rows)}<tr><td>⊢</td><td><code>{target}</code></td></tr></table>"

    def to_json(self) -> dict[str, object]:
        """The goal for programs: variables with their types, hypotheses by name, the target; all as text."""
        return {
            "variables": [{"name": v.name, "type": str(v.type)} for v in self.variables()],
            "hypotheses": [
                {"name": n, "statement": show(h)} for n, h in zip(self.names, self.hypotheses, strict=True)
            ],
            "target": show(self.target),
        }

    # What it speaks of -------------------------------------------------------------------------

    def variables(self) -> list[Term]:
        """The free variables of the hypotheses and of the target."""
        mask = self.target.free
        for h in self.hypotheses:
            mask |= h.free
        return tm.variables(mask)

    def variable(self, name: str) -> Term:
        """The free variable NAME of the goal. Raises TacticFailed if there is none."""
        for v in self.variables():
            if v.name == name:
                return v
        known = ", ".join(v.name for v in self.variables()) or "none"
        raise self._fails("variable", f"no variable {name} in the goal; its variables: {known}")

    def hypothesis(self, name: str) -> Thm:
        """The hypothesis NAME as a theorem that assumes it. Raises TacticFailed if there is none."""
        if name not in self.names:
            known = ", ".join(self.names) or "none"
            raise self._fails("hypothesis", f"no hypothesis {name}; the hypotheses: {known}")
        return ASSUME(self.hypotheses[self.names.index(name)])

    def term(self, what: str | Term, kind: Type | None = None) -> Term:
        """The term that a text means here; its names are the goal's variables, then the script's.

        Raises DefinitionError, which points into the text.
        """
        if isinstance(what, Term):
            return what
        return formula(what, self.variables(), self.script or _no_script, kind)

    def proposition(self, what: str | Term) -> Term:
        """As `term`, for a text that is true or false."""
        return self.term(what, BOOL)

    def lemmas(self, given: Iterable[Lemma]) -> list[Thm]:
        """The theorems that lemmas, functions and names of hypotheses stand for."""
        return [th for lemma in given for th in theorems_of(lemma, self.hypothesis)]

    # How it is proved --------------------------------------------------------------------------

    def open_goals(self) -> list[Self]:
        """The goals below this one that no tactic has closed."""
        found, stack = [], [self]
        while stack:
            goal = stack.pop()
            if goal._justify is None:
                found.append(goal)
            stack.extend(reversed(goal._subgoals))
        return found

    def theorem(self) -> Thm:
        """The kernel's theorem. Raises TacticFailed while goals are open."""
        made: dict[State, Thm] = {}
        stack: list[State] = [self]
        while stack:
            goal = stack[-1]
            todo = [g for g in goal._subgoals if g not in made]
            if todo:
                stack.extend(todo)
                continue
            stack.pop()
            if goal not in made:
                made[goal] = goal._checked([made[g] for g in goal._subgoals])
        return made[self]

    def _checked(self, ths: Sequence[Thm]) -> Thm:
        if self._justify is None:
            raise TacticFailed("proof", repr(self), "this goal is left")
        th = self._justify(ths)
        if th.concl is not self.target or not th.hyps <= set(self.hypotheses):
            raise TacticFailed("proof", repr(self), f"the justification proves {th!r}")
        return th

    def _close(self, th: Thm) -> Goals[Self]:
        return self._reduce((), lambda _: th)

    def _reduce(self, subgoals: Sequence[Self], justify: Justification) -> Goals[Self]:
        if self._justify is not None:
            raise TacticFailed("proof", repr(self), "this goal was dealt with before")
        self._subgoals, self._justify = tuple(subgoals), justify
        return Goals(subgoals)

    def run(self, tactic: Callable[[Self], object]) -> list[Self]:
        """The goals that TACTIC leaves. Where it fails this goal stays as it was, and the failure goes on."""
        trial = self.copy()
        tactic(trial)
        self._reduce([trial], lambda ths: ths[0])
        return self.open_goals()

    def copy(self) -> Self:
        """The same goal, not dealt with."""
        return type(self)(self.hypotheses, self.target, self.names, self.script)

    def with_target(self, target: Term) -> Self:
        """The same hypotheses over another target."""
        return type(self)(self.hypotheses, target, self.names, self.script)

    def assuming(self, hypotheses: Sequence[tuple[str, Term]], target: Term | None = None) -> Self:
        """The goal with more hypotheses, and another target where one is given."""
        return type(self)(
            [*self.hypotheses, *[h for _, h in hypotheses]],
            self.target if target is None else target,
            [*self.names, *[n for n, _ in hypotheses]],
            self.script,
        )

    def without(self, names: Sequence[str]) -> Self:
        """The goal without the hypotheses NAMES."""
        kept = [(n, h) for n, h in zip(self.names, self.hypotheses, strict=True) if n not in names]
        return type(self)([h for _, h in kept], self.target, [n for n, _ in kept], self.script)

    def _facts(self) -> list[Thm]:
        return [ASSUME(h) for h in self.hypotheses]

    def _fails(self, tactic: str, reason: str) -> TacticFailed:
        return TacticFailed(tactic, repr(self), reason)


def with_hypothesis(p: Term, th: Thm) -> Thm:
    """TH with P among its hypotheses."""
    return th if p in th.hyps else ADD_HYP(p, th)


def _distinct(names: Sequence[str]) -> tuple[str, ...]:
    """NAMES, the empty ones called h1, h2 and so on, repeated ones followed by a number."""
    taken: set[str] = set()
    found = []
    for i, name in enumerate(names, 1):
        base = name or "h"
        n, new = (i if not name else 1), (f"h{i}" if not name else name)
        while new in taken:
            n += 1
            new = f"{base}{n}"
        taken.add(new)
        found.append(new)
    return tuple(found)


def _no_script() -> None:
    """Where names are looked up when a goal was not made by a script."""
