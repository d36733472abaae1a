"""Small tautologies without a solver: DPLL over the kernel's own clauses, written down as RUP steps."""

from __future__ import annotations

from lemmata.core.kernel.tautology import TAUTOLOGY, Clause, Cnf, clauses_of
from lemmata.core.kernel.terms import Term, show
from lemmata.core.kernel.thm import Thm
from lemmata.core.logic.certificates import encode_dense


class NotTautology(Exception):
    """The term is false under `assignment`, which maps its atoms to booleans."""

    def __init__(self, term: Term, assignment: dict[Term, bool]) -> None:
        values = ", ".join(f"{show(a)} = {v}" for a, v in assignment.items())
        super().__init__(f"{show(term)} is no tautology: it is false for {values or 'no atoms'}")
        self.term = term
        self.assignment = assignment


class SearchExhausted(Exception):
    """The internal prover gave up: use a SAT solver."""


_proved: dict[Term, Thm] = {}


def prove_tautology(p: Term, max_steps: int = 5000) -> Thm:
    """
    -----  p holds for all values of its atoms
     ⊢ p

    Raises NotTautology with a falsifying assignment, or SearchExhausted after MAX_STEPS conflicts.
    """
    found = _proved.get(p)
    if found is None:
        found = _proved[p] = TAUTOLOGY(p, _Search(p, clauses_of(p), max_steps).certificate())
    return found


class _Search:
    """DPLL: each refuted branch leaves a clause over its decisions, and how to derive it."""

    def __init__(self, term: Term, cnf: Cnf, max_steps: int) -> None:
        self.term = term
        self.cnf = cnf
        self.clauses: list[Clause] = list(cnf.clauses)
        self.steps: list[tuple[list[int], list[int]]] = []  # literals, and hints, which number clauses from 1
        self.max_steps = max_steps
        self.occurs: dict[int, list[int]] = {}
        for i, clause in enumerate(self.clauses):
            for x in clause:
                self.occurs.setdefault(-x, []).append(i)

    def certificate(self) -> bytes:
        """The steps, the last of which derives the empty clause."""
        # A frame is the assumed literal, the reasons of the literals that hold, and the trail.
        # Decisions form a stack; `refuted` is the clause number with which a branch came back.
        decisions: list[int] = []
        saved: list[int | None] = []  # the clause that refuted the first branch of each decision
        while True:
            conflict, reasons, trail = self._propagate(decisions)
            if conflict is None:
                decisions.append(self._decide(reasons))
                saved.append(None)
                continue
            number = self._learn(conflict, reasons, trail)
            while True:
                if not self.clauses[number]:
                    return encode_dense(self.steps, len(self.cnf.clauses))
                x = decisions[-1]
                if -x not in self.clauses[number]:
                    decisions.pop()
                    saved.pop()
                elif saved[-1] is None:
                    saved[-1] = number
                    decisions[-1] = -x
                    break
                else:
                    number = self._resolve(saved[-1], number, x)
                    decisions.pop()
                    saved.pop()

    def _propagate(self, decisions: list[int]) -> tuple[int | None, dict[int, int], list[int]]:
        """A false clause or None; the literals that hold, with the clause (or -1) that forces each."""
        holds: dict[int, int] = {}
        trail: list[int] = []
        pending = [(x, -1) for x in decisions]
        pending += [(c[0], i) for i, c in enumerate(self.clauses[: len(self.cnf.clauses)]) if len(c) == 1]
        for i, c in enumerate(self.clauses[: len(self.cnf.clauses)]):
            if not c:
                return i, holds, trail
        at = 0
        while at < len(pending):
            x, reason = pending[at]
            at += 1
            if x in holds:
                continue
            if -x in holds:
                return (reason if reason >= 0 else holds[-x]), holds, trail
            holds[x] = reason
            trail.append(x)
            for i in self.occurs.get(x, ()):
                rest = [y for y in self.clauses[i] if -y not in holds]
                if not rest:
                    return i, holds, trail
                if len(rest) == 1 and rest[0] not in holds:
                    pending.append((rest[0], i))
        return None, holds, trail

    def _decide(self, holds: dict[int, int]) -> int:
        """A literal of a shortest clause that is not satisfied. Raises NotTautology where there is none."""
        best: list[int] | None = None
        for clause in self.clauses[: len(self.cnf.clauses)]:
            if not any(x in holds for x in clause):
                rest = [x for x in clause if -x not in holds]
                if best is None or len(rest) < len(best):
                    best = rest
        if best is None:
            raise NotTautology(self.term, {t: v in holds for v, t in self.cnf.atoms.items()})
        return best[0]

    def _learn(self, conflict: int, holds: dict[int, int], trail: list[int]) -> int:
        """The clause over decisions that the conflict shows, with the propagations it needs as hints."""
        needed = {-x for x in self.clauses[conflict]}
        learnt: list[int] = []
        hints = [conflict]
        for x in reversed(trail):
            if x in needed:
                if holds[x] < 0:
                    learnt.append(-x)
                else:
                    hints.append(holds[x])
                    needed.update(-y for y in self.clauses[holds[x]] if y != x)
        return self._step(learnt, hints[::-1])

    def _resolve(self, first: int, second: int, x: int) -> int:
        rest = set(self.clauses[first]) | set(self.clauses[second])
        return self._step(sorted(rest - {x, -x}), [first, second])

    def _step(self, literals: list[int], hints: list[int]) -> int:
        if len(self.steps) >= self.max_steps:
            raise SearchExhausted(f"no proof of {show(self.term)} in {self.max_steps} steps")
        self.steps.append((literals, [h + 1 for h in hints]))
        self.clauses.append(tuple(literals))
        return len(self.clauses) - 1
