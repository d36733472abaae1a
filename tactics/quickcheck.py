"""Random testing of a theorem: its function runs in Python on values that Hypothesis chooses and makes smaller.

A counterexample is tried again in the kernel, by evaluation of the statement. Testing proves nothing.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from hypothesis import reject
from hypothesis import strategies as st
from lemmata.core.kernel import terms as tm
from lemmata.core.language import AssumptionFailed, LanguageError, NotFinite, Theorem
from lemmata.core.language.sorts import Param, Sort, instantiate, params, show
from lemmata.core.language.tables import abridged, source
from lemmata.core.language.theory import lower_sort
from lemmata.core.language.values import NotAValue, quote
from lemmata.tactics.counterexamples import replay
from lemmata.tactics.errors import Refuted
from lemmata.tactics.sampling import WIDTHS, Falsified, TooManyCalls, assignments, limited_calls, search
from lemmata.tactics.strategies import values

CALLS = 100_000
"""How many calls of Python functions a statement may take on one example."""


@dataclass(frozen=True)
class Counterexample:
    """Arguments, by name, for which a statement is false, or raises `error`."""

    arguments: dict[str, Any]
    types: dict[str, str]
    """What the statement's type variables stand for."""
    error: str
    replayed: bool
    """Whether the kernel evaluates the statement to False at the arguments."""

    def lines(self) -> list[str]:
        """The counterexample as Python, with comments."""
        types = ", ".join(f"{name} = {kind}" for name, kind in self.types.items())
        found = [f"# where {types}"] if types else []
        found += [line for name, value in self.arguments.items() for line in abridged(name, value)]
        if self.error:
            found.append(f"# raises {self.error}")
        return [*found, f"# {'' if self.replayed else 'not '}replayed in the kernel"]

    def row(self) -> dict[str, object]:
        """The counterexample's object in the JSON output."""
        arguments = {name: source(value) for name, value in self.arguments.items()}
        return {
            "arguments": arguments, "types": self.types, "error": self.error, "replayed": self.replayed,
        }  # fmt: skip


@dataclass(frozen=True)
class Trial:
    """What testing a theorem came to: it is untested where there is a `reason`."""

    name: str
    runs: int
    counterexample: Counterexample | None = None
    reason: str = ""

    @property
    def status(self) -> str:
        """passed, false, raises (where it is not false but raises in Python), or untested."""
        if self.counterexample is not None:
            return "raises" if self.counterexample.error and not self.counterexample.replayed else "false"
        return "untested" if self.reason else "passed"

    def line(self) -> str:
        """The theorem's line in the text output, with the counterexample below it."""
        counted = f"{self.runs} run{'' if self.runs == 1 else 's'}"
        if self.counterexample is not None:
            below = "".join(f"\n    {line}" for line in self.counterexample.lines())
            return f"{self.status:8} {self.name}  {counted}{below}"
        return f"{self.status:8} {self.name}  {self.reason or counted}"

    def row(self) -> dict[str, object]:
        """The theorem's object in the JSON output."""
        row: dict[str, object] = {"name": self.name, "status": self.status, "runs": self.runs}
        if self.reason:
            row["reason"] = self.reason
        if self.counterexample is not None:
            row["counterexample"] = self.counterexample.row()
        return row


def quickcheck(theorem: Theorem[Any], runs: int = 100, seed: int | None = None) -> Counterexample | None:
    """A small counterexample to a theorem, if RUNS examples lead to one; None proves nothing.

    The examples are the same ones in each call with one SEED.
    """
    return trial(theorem, runs, seed).counterexample


def trial(theorem: Theorem[Any], runs: int = 100, seed: int | None = None, calls: int = CALLS) -> Trial:
    """As `quickcheck`, with the number of examples that met the assumptions, and why where none did."""
    try:
        _ = theorem.statement  # its datatypes are read now
        return _Run(theorem, calls).run(runs, seed)
    except LanguageError as error:
        return Trial(theorem.name, 0, reason=str(error))


def refutation(theorem: Theorem[Any], runs: int, calls: int) -> Refuted | None:
    """A counterexample to THEOREM that the kernel has evaluated, as the failure of its proof."""
    found = trial(theorem, runs, 0, calls).counterexample
    if found is None or not found.replayed:
        return None
    return Refuted({name: source(value) for name, value in found.arguments.items()}, True)


class _Run:
    def __init__(self, theorem: Theorem[Any], calls: int) -> None:
        self.theorem = theorem
        self.calls = calls
        self.sorts = {p.name: p.sort for p in theorem.definition.params}
        self.types = assignments(params(self.sorts.values()))
        self.good = 0
        self.rejected = 0
        self.long = 0
        self.found: tuple[dict[str, Any], dict[Param, Sort], str] | None = None

    def run(self, runs: int, number: int | None) -> Trial:
        """Test."""
        if not self.sorts:
            runs = 1
        arguments = {width: self._arguments(types) for width, types in self.types.items()}
        examples = st.sampled_from(list(arguments)).flatmap(lambda w: st.tuples(st.just(w), arguments[w]))
        try:
            search(self._once, examples, runs, number)
        except Falsified:
            return Trial(self.theorem.name, self.good, self._counterexample())
        return Trial(self.theorem.name, self.good, reason=self._reason(runs))

    def _arguments(self, types: Mapping[Param, Sort]) -> st.SearchStrategy[dict[str, Any]]:
        return st.fixed_dictionaries({name: values(instantiate(s, types)) for name, s in self.sorts.items()})

    def _once(self, example: tuple[int, dict[str, Any]]) -> None:
        """Run the statement on one example; raises Falsified from one place, so that Hypothesis sees one fault."""
        width, arguments = example
        error = ""
        try:
            with limited_calls(self.calls):
                holds = self.theorem.function(**arguments)
        except AssumptionFailed:
            self.rejected += 1
            reject()
        except (TooManyCalls, RecursionError):
            self.long += 1
            reject()
        except NotFinite:
            raise  # the statement does not run in Python
        except Exception as raised:  # noqa: BLE001  whatever the statement raises is what is looked for
            if width < WIDTHS[0]:
                self.rejected += 1  # a literal of the statement need not fit so narrow a word
                reject()
            holds, error = False, self._said(raised)
        if self.found is None:
            self.good += 1  # later ones belong to the minimisation
        if not holds:
            self.found = arguments, self.types[width], error
            raise Falsified

    def _said(self, error: Exception) -> str:
        """An exception's type and text, with the line of the statement's file where it came about."""
        place, trace = "", error.__traceback__
        while trace is not None:
            if trace.tb_frame.f_code.co_filename == self.theorem.file:
                place = f"line {trace.tb_lineno}: "
            trace = trace.tb_next
        return f"{place}{type(error).__name__}: {error}".removesuffix(": ")

    def _reason(self, runs: int) -> str:
        """Why too few examples counted: fewer than a tenth of those asked for; "" where there were enough."""
        lost = self.rejected + self.long
        if self.good * 10 >= runs or self.good > lost:
            return ""
        total = self.good + lost
        if self.long > self.rejected:
            return f"{self.long} of {total} examples take more than {self.calls:,} calls, or recur too deeply"
        return f"{self.good} of {total} examples satisfy the assumptions"

    def _counterexample(self) -> Counterexample | None:
        if self.found is None:
            return None
        arguments, types, error = self.found
        shown = {v.name: show(s) for v, s in types.items()}
        return Counterexample(arguments, shown, error, _replayed(self.theorem, arguments, types))


def _replayed(theorem: Theorem[Any], arguments: Mapping[str, Any], types: Mapping[Param, Sort]) -> bool:
    """Whether the kernel evaluates the statement to False at the arguments."""
    statement = theorem.statement
    theta = {lower_sort(v): lower_sort(s) for v, s in types.items()}
    sorts = [instantiate(p.sort, types) for p in theorem.definition.params]
    try:
        terms = [quote(value, sort) for value, sort in zip(arguments.values(), sorts, strict=True)]
    except NotAValue:
        return False
    variables = [tm.instantiate_types(v, theta) for v in statement.variables]
    assumptions = [tm.instantiate_types(a, theta) for a in statement.assumptions]
    conclusion = tm.instantiate_types(statement.conclusion, theta)
    return replay(assumptions, conclusion, dict(zip(variables, terms, strict=True))) is not None
