"""Which lemma or tactic closes a goal: what a person would try first, tried, cheapest first."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import partial
from typing import Any

from lemmata.core.kernel import terms as tm
from lemmata.core.kernel.terms import CONST, LAM, Symbol, Term
from lemmata.core.kernel.thm import Thm
from lemmata.core.kernel.types import BOOL, WORD
from lemmata.core.language import LanguageError, Theorem
from lemmata.core.language.surface import theorems
from lemmata.core.logic.conv import ConvFailed
from lemmata.core.logic.datatypes import is_datatype
from lemmata.core.logic.match import match
from lemmata.core.logic.syntax import is_eq, strip_implies, subterms
from lemmata.tactics.errors import Refuted, TacticFailed
from lemmata.tactics.goal import Goal
from lemmata.tactics.prover import prove, running
from lemmata.tactics.unscripted import functions_of

ATTEMPTS = 60
_CONFLICTS = 2_000
_WIDEST = 6  # lemmas that are tried together


@dataclass(frozen=True)
class Suggestion:
    """`line` closes the goal when it is pasted into a proof; `theorem` is what it proved."""

    line: str
    theorem: Thm
    lemmas: tuple[Any, ...] = ()
    """The theorems and functions that the line names."""

    def __str__(self) -> str:
        return self.line

    def text(self, known: Mapping[str, object]) -> str:
        """The line, with a comment on what is to be imported where the names KNOWN are there already."""
        missing = [(v.module if isinstance(v, Theorem) else v.__module__, _name(v)) for v in self.lemmas]
        missing = [pair for v, pair in zip(self.lemmas, missing, strict=True) if known.get(pair[1]) is not v]
        imports = "; ".join(f"from {module} import {name}" for module, name in dict.fromkeys(missing))
        return f"{self.line}  # {imports}" if imports else self.line


@dataclass(frozen=True)
class _Attempt:
    line: str
    tactic: Callable[[Goal], object]
    lemmas: Sequence[Any] = ()  # the theorems and functions that it uses

    def close(self, goal: Goal) -> bool:
        """Does the tactic close GOAL? Raises Refuted where the goal is false."""
        for t in self.lemmas:
            if not isinstance(t, Theorem):
                continue
            try:
                prove(t)
            except (TacticFailed, Refuted, LanguageError):
                return False  # a lemma that is not proved says nothing of the goal
        try:
            self.tactic(goal)
        except (TacticFailed, LanguageError, ConvFailed):
            return False
        return not goal.open_goals()


def suggest(
    hypotheses: Sequence[Term],
    target: Term,
    candidates: Iterable[Theorem[Any]] | None = None,
    *,
    names: Sequence[str] = (),
    limit: int = 3,
    attempts: int = ATTEMPTS,
) -> list[Suggestion]:
    """Up to LIMIT ways to close the goal, cheapest first; none where nothing was found in so many ATTEMPTS.

    CANDIDATES are the theorems to look through, by default all that are stated in loaded modules; of these, one
    that does not fit the goal is never proved. Raises Refuted where a decision procedure finds the goal false.
    """
    known = list(theorems() if candidates is None else candidates)
    usable = [t for t in known if t not in running()]
    found: list[Suggestion] = []
    for i, attempt in enumerate(_attempts(hypotheses, target, usable)):
        if i >= attempts or len(found) >= limit:
            break
        goal = Goal(hypotheses, target, names)
        if attempt.close(goal):
            found.append(Suggestion(attempt.line, goal.theorem(), tuple(attempt.lemmas)))
    return found


def _attempts(hypotheses: Sequence[Term], target: Term, known: Sequence[Theorem[Any]]) -> Iterator[_Attempt]:
    """What to try, in order."""
    yield _Attempt("goal.assumption()", lambda g: g.assumption())
    yield from _by_statement(target, known)
    yield _Attempt("goal.simp()", lambda g: g.simp())
    yield _Attempt("goal.omega()", lambda g: g.omega())
    functions = functions_of([target, *hypotheses])
    if not target.free and not hypotheses:
        yield _Attempt("goal.decide()", lambda g: g.decide())
    rewriting = _rewriting([target, *hypotheses], known)
    choices = _choices(functions, rewriting)
    for lemmas in choices:
        yield _Attempt(_simp(lemmas), partial(_simplify, lemmas), lemmas)
    variables = Goal(hypotheses, target).variables()
    if tm.is_eq(target) and target.args[0].type is not BOOL:
        yield _Attempt("goal.ring()", _ring)
    if any(v.type.con is WORD for v in variables):
        yield _Attempt("goal.word()", lambda g: g.word())
    if any(v.type.con is WORD or v.type is BOOL for v in variables):
        yield _Attempt("goal.bv_decide()", lambda g: g.bv_decide(_CONFLICTS))
    yield _Attempt("goal.tautology()", lambda g: g.tautology())
    for lemmas in choices:
        for v in variables:
            if is_datatype(v.type):
                line = f'for part in goal.induction("{v.name}"): {_simp(lemmas, "part")}'
                yield _Attempt(line, partial(_by_induction, v.name, lemmas), lemmas)


def _ring(goal: Goal) -> None:
    """`ring`, whose trying of values is left to `quickcheck`."""
    try:
        goal.ring()
    except Refuted as found:
        raise TacticFailed("ring", repr(goal), str(found)) from None


def _choices(functions: Sequence[Any], rewriting: Sequence[Theorem[Any]]) -> list[list[Any]]:
    """Lists of lemmas to simplify with: the functions, with each theorem in turn, then with some together."""
    choices = [list(functions)] if functions else []
    for t in rewriting:
        choices.append([*functions, t])
    if len(rewriting) > 1:
        choices.append([*functions, *rewriting[:_WIDEST]])
    return choices


def _simplify(lemmas: Sequence[Any], goal: Goal) -> None:
    goal.simp(*lemmas)


def _by_induction(name: str, lemmas: Sequence[Any], goal: Goal) -> None:
    for part in goal.induction(name):
        part.simp(*lemmas)


def _name(lemma: Any) -> str:
    """What a theorem or a function is called."""
    return str(lemma.name if isinstance(lemma, Theorem) else lemma.__name__)


def _by_statement(target: Term, known: Sequence[Theorem[Any]]) -> Iterator[_Attempt]:
    """Theorems whose conclusion is the target, those without assumptions first."""
    fitting = []
    for t in known:
        try:
            statement = t.statement
        except LanguageError:
            continue
        if match(statement.conclusion, target) is not None:
            fitting.append((len(statement.assumptions), t))
    for assumed, t in sorted(fitting, key=lambda pair: pair[0]):
        if not assumed:
            yield _Attempt(f"goal.exact({t.name})", partial(_exact, t), [t])
            continue
        for method in ("assumption", "simp"):
            line = f"for part in goal.apply({t.name}): part.{method}()"
            yield _Attempt(line, partial(_apply, t, method), [t])


def _exact(t: Theorem[Any], goal: Goal) -> None:
    goal.exact(t)


def _apply(t: Theorem[Any], method: str, goal: Goal) -> None:
    for part in goal.apply(t):
        getattr(part, method)()


def _rewriting(terms: Sequence[Term], known: Sequence[Theorem[Any]]) -> list[Theorem[Any]]:
    """Theorems that can be used in the goal, the more special ones first: those whose left side is larger."""
    parts = [u for u in subterms(*terms) if not u.loose and u.kind not in (CONST, LAM)]
    by_head: dict[Symbol, list[Term]] = {}
    for u in parts:
        if u.args and u.head.kind == CONST:
            by_head.setdefault(u.head.symbol, []).append(u)
    found: list[tuple[int, int, Theorem[Any]]] = []
    for t in known:
        try:
            conclusion = strip_implies(t.statement.conclusion)[1]
        except LanguageError:
            continue
        left = conclusion.args[0] if is_eq(conclusion) else conclusion
        if not left.args or left.head.kind != CONST:
            continue
        if any(match(left, u) is not None for u in by_head.get(left.head.symbol, ())):
            found.append((-len(subterms(left)), len(found), t))
    return [t for *_, t in sorted(found, key=lambda entry: entry[:2])]


def _simp(lemmas: Sequence[Any], goal: str = "goal") -> str:
    """The line that simplifies with LEMMAS."""
    return f"{goal}.simp({', '.join(map(_name, lemmas))})"
