"""Writing the cone of a theorem to a proof file (docs/proof-format.md).

The writer is not trusted: what it writes counts only when `core/kernel/reader.py` accepts it. An evaluation is
run again with logging on and written as a table of one-level steps.
"""

from __future__ import annotations

from base64 import b64encode
from collections.abc import Iterable, Mapping

from lemmata.core.kernel import datatypes as dt
from lemmata.core.kernel import terms as tm
from lemmata.core.kernel import types as ty
from lemmata.core.kernel.definitions import definition, subtype_of
from lemmata.core.kernel.digest import children
from lemmata.core.kernel.errors import KernelError
from lemmata.core.kernel.evaluate import EVALUATE, Context, Recipe
from lemmata.core.kernel.logic import CONSTANTS, DEFINITIONS
from lemmata.core.kernel.reader import HEADER
from lemmata.core.kernel.tautology import clauses_of
from lemmata.core.kernel.terms import APP, BOUND, CONST, LAM, LIT, Symbol, Term
from lemmata.core.kernel.thm import Thm
from lemmata.core.kernel.types import Type, TypeCon
from lemmata.core.logic.certificates import BadCertificate, trimmed

_KERNEL_SYMBOLS = frozenset(CONSTANTS.values())
_KERNEL_DEFINITIONS = {th: name for name, th in DEFINITIONS.items()}


class _Evaluation:
    """A recipe run again: its goals in order, each with the steps that it adds."""

    def __init__(self, recipe: Recipe, goals: Mapping[int, Thm]) -> None:
        self.line = 0
        self.steps: dict[int, list[tuple[Term, int]]] = {}
        context = self._run(recipe, goals, sorted(goals))
        if context is None:  # results can depend on what was evaluated before
            context = self._run(recipe, goals, range(max(goals) + 1))
        if context is None:
            raise KernelError("an evaluation gives another value when it is run again")
        self.used = sorted(context.used)
        self.equations = [recipe.equations[i] for i in self.used]

    def _run(self, recipe: Recipe, goals: Mapping[int, Thm], order: Iterable[int]) -> Context | None:
        copy = Recipe(recipe.equations)
        context = Context(copy, log=True)
        pending: list[tuple[Term, int]] = []
        for i in order:
            result = EVALUATE(context, recipe.goals[i])
            log, context.log = context.log, []
            pending += [(tm.app(f, *args), index) for f, args, index in log or () if index != -2]
            if i in goals:
                if result.concl is not goals[i].concl:
                    return None
                self.steps[i] = pending
                pending = []
        return context


def _trimmed(p: Term, certificate: bytes) -> bytes:
    """A certificate without the steps that it does not need, or as it is where it names clauses that it never uses."""
    try:
        return trimmed(certificate, len(clauses_of(p).clauses))
    except BadCertificate:
        return certificate


class Writer:
    """Numbers what it writes; each object stands once, before what refers to it."""

    def __init__(self) -> None:
        self.lines: list[str] = [HEADER]
        self.numbers: dict[object, int] = {}
        self.evaluations: dict[Recipe, _Evaluation] = {}

    def emit(self, key: object, *parts: object) -> int:
        """Write a line; its number stands for KEY from now on."""
        self.lines.append(" ".join(map(str, parts)))
        if key is not None:
            self.numbers[key] = len(self.lines)
        return len(self.lines)

    # Types and terms ---------------------------------------------------------------------------

    def node(self, root: Type | Term) -> int:
        """The line of a type or term."""
        found = self.numbers.get(root)
        if found is not None:
            return found
        stack: list[Type | Term] = [root]
        while stack:
            node = stack[-1]
            if node in self.numbers:
                stack.pop()
                continue
            todo = [c for c in children(node) if c not in self.numbers]
            if todo:
                stack.extend(reversed(todo))
            else:
                self._node(node, [self.numbers[c] for c in children(node)])
        return self.numbers[root]

    def _node(self, node: Type | Term, refs: list[int]) -> None:
        if isinstance(node, Type):
            if node.con is not None:
                self.emit(node, "ty", self.con(node.con), *refs)
            elif node.name:
                self.emit(node, "tv" if node.kind is ty.TYPE else "wv", node.name)
            else:
                self.emit(node, "num", node.value)
        elif node.kind == APP:
            self.emit(node, "@", *refs)
        elif node.kind == LAM:
            self.emit(node, "\\", *refs)
        elif node.kind == LIT:
            self.emit(node, "#", *refs, format(node.value, "x"))
        elif node.kind == BOUND:
            self.emit(node, "b", node.value, *refs)
        elif node.kind == CONST:
            self.emit(node, "c", self.symbol(node.symbol), *refs)
        else:
            self.emit(node, "v", node.name, *refs)

    def con(self, c: TypeCon) -> int:
        """The line of a type constructor."""
        found = self.numbers.get(c)
        if found is not None:
            return found
        data = dt.datatype_of(c)
        if data is not None and data is not dt.NAT_DATA:
            return self.emit(c, "dcon", self.group(data.group), data.index)
        sub = subtype_of(c)
        if sub is not None:
            return self.emit(c, "scon", self.subtype(*sub))
        return self.emit(c, "con", c.name)

    def subtype(self, name: str, inhabited: Thm) -> int:
        """The line of a subtype."""
        found = self.numbers.get((name, inhabited))
        return found or self.emit((name, inhabited), "subtype", name, self.theorem(inhabited))

    def group(self, group: dt.Group) -> int | str:
        """The line of a group of datatypes."""
        if group is dt.NAT_DATA.group:
            return "nat"
        found = self.numbers.get(group)
        if found is not None:
            return found
        parts: list[object] = [len(group.specs)]
        for spec in group.specs:
            parts += [spec.name, self.node(spec.self), len(spec.params), *map(self.node, spec.params)]
            parts.append(len(spec.constructors))
            for name, fields in spec.constructors:
                parts += [name, len(fields), *map(self.node, fields)]
        return self.emit(group, "data", *parts)

    def symbol(self, s: Symbol) -> int:
        """The line of a constant's symbol."""
        found = self.numbers.get(s)
        if found is not None:
            return found
        if s in _KERNEL_SYMBOLS:
            return self.emit(s, "sym", s.name)
        constructor, case, th = dt.constructor_of(s), dt.case_of(s), definition(s)
        if constructor is not None:
            data, j = constructor
            return self.emit(s, "ctor", self.group(data.group), data.index, j)
        if case is not None:
            return self.emit(s, "case", self.group(case.group), case.index)
        if th is not None:
            return self.emit(s, "dsym", self.theorem(th))
        recursor = dt.recursor_of(s)
        if recursor is not None:
            return self.emit(s, "rec", self.group(recursor[0]), recursor[1])
        sub = subtype_of(s)
        if sub is not None:
            return self.emit(s, "ssym", self.subtype(*sub), s.name.rpartition(".")[2])
        raise KernelError(f"cannot write the constant {s.name}")

    # Theorems ----------------------------------------------------------------------------------

    def theorem(self, root: Thm) -> int:
        """The line of a theorem, after the lines of its cone."""
        if root not in self.numbers:
            self._evaluations(root)
            stack = [root]
            while stack:
                th = stack[-1]
                if th in self.numbers:
                    stack.pop()
                    continue
                todo = [p for p in self._premises(th) if p not in self.numbers]
                if todo:
                    stack.extend(reversed(todo))
                else:
                    self._theorem(th)
        return self.numbers[root]

    def _premises(self, th: Thm) -> Iterable[Thm]:
        return self.evaluations[th.data[0]].equations if th.rule == "EVALUATE" else th.premises

    def _evaluations(self, root: Thm) -> None:
        goals: dict[Recipe, dict[int, Thm]] = {}
        seen, stack = {root}, [root]
        while stack:
            th = stack.pop()
            if th.rule == "EVALUATE":
                goals.setdefault(th.data[0], {})[th.data[1]] = th
            new = [p for p in th.premises if p not in seen and p not in self.numbers]
            seen.update(new)
            stack.extend(new)
        for recipe, wanted in goals.items():
            if recipe not in self.evaluations:
                self.evaluations[recipe] = _Evaluation(recipe, wanted)

    def _theorem(self, th: Thm) -> None:
        rule, data = th.rule, th.data
        premises = [self.numbers[p] for p in th.premises] if rule != "EVALUATE" else []
        if rule in ("TRANS", "MK_COMB", "EQ_MP", "DEDUCT_ANTISYM", "CHOICE"):
            self.emit(th, rule, *premises)
        elif rule in ("REFL", "BETA", "ASSUME", "EXTENSIONALITY", "LITERAL"):
            self.emit(th, rule, self.node(data[0]))
        elif rule == "ABS":
            self.emit(th, rule, self.node(data[0]), *premises)
        elif rule in ("INST", "INST_TYPE"):
            self.emit(th, rule, *premises, *[self.node(x) for pair in data for x in pair])
        elif rule == "TAUTOLOGY":
            self.emit(th, rule, self.node(data[0]), b64encode(_trimmed(*data)).decode())
        elif rule == "DATATYPE":
            datatype, kind, i, j = data
            self.emit(th, rule, self.group(datatype.group), datatype.index, kind, i, j)
        elif rule == "DEFINE":
            name, right = data
            if th in _KERNEL_DEFINITIONS:
                self.emit(th, "KERNEL", name)
            else:
                self.emit(th, rule, name, self.node(right))
        elif rule == "SUBTYPE":
            self.emit(th, rule, self.subtype(data[0], th.premises[0]), data[1])
        elif rule == "ADMIT":
            self.emit(th, rule, self.node(data[0]), data[1])
        elif rule == "NAT_SUC":
            self.emit(th, rule, format(data[0], "x"))
        elif rule == "WORD_AXIOM":
            self.emit(th, rule, data[0])
        elif rule == "EVALUATE":
            self._evaluate(th)
        else:
            raise KernelError(f"cannot write a theorem by {rule}")

    def _evaluate(self, th: Thm) -> None:
        recipe, serial, goal = th.data
        evaluation = self.evaluations[recipe]
        if not evaluation.line:
            numbers = [self.numbers[e] for e in evaluation.equations]
            evaluation.line = self.emit(None, "EQUATIONS", *numbers)
        place = {index: i for i, index in enumerate(evaluation.used)}
        for i in sorted(evaluation.steps):
            if i <= serial:
                for call, index in evaluation.steps.pop(i):
                    self.emit(None, "STEP", evaluation.line, self.node(call), place.get(index, -1))
        self.emit(th, "EVALUATE", evaluation.line, self.node(goal))

    def state(self, name: str, th: Thm) -> None:
        """Write TH with its cone, and state it under NAME."""
        number = self.theorem(th)
        self.emit(None, "THEOREM", name, number, self.node(th.concl), *[self.node(h) for h in th.hyps])

    def text(self) -> str:
        """The file."""
        return "\n".join([*self.lines, f"END {len(self.lines) + 1}"]) + "\n"


def proof_text(theorems: Mapping[str, Thm]) -> str:
    """A proof file that states THEOREMS under their names, with everything that they rest on."""
    writer = Writer()
    for name, th in theorems.items():
        writer.state(name, th)
    return writer.text()
