"""The state of reading one function, and the errors it can raise."""

from __future__ import annotations

import ast
from abc import ABC, abstractmethod
from collections.abc import Iterable
from typing import NoReturn

from lemmata.core.language import sorts
from lemmata.core.language.errors import DefinitionError
from lemmata.core.language.ir import Apply, Expr, Global, Lambda, Var, Wrapper
from lemmata.core.language.registry import Call, Definition
from lemmata.core.language.scope import Scope
from lemmata.core.language.sorts import Con, Meta, Param, Sort, resolve, show, unify
from lemmata.core.language.source import Source


class Base(ABC):
    """Reads one function; the subclasses add expressions, calls, patterns and statements."""

    runs: bool = True
    """Is what is read to run as Python? Then nothing is divided by what may be 0; in the logic, n // 0 is 0."""

    def __init__(self, definition: Definition, source: Source, group: dict[str, Definition]) -> None:
        self.definition = definition
        self.source = source
        self.group = group
        self.caller = definition
        self.auxiliaries: list[Definition] = []
        self.metas: list[tuple[ast.AST, Meta]] = []
        self.below: dict[Var, frozenset[Var]] = {}
        self.stores: dict[str, list[tuple[int, int]]] = {}
        self.recursive = False
        self.local_functions: dict[Var, Lambda] = {}
        """What local functions are."""

    @abstractmethod
    def infer(self, node: ast.expr, scope: Scope, hint: Sort | None = None) -> Expr:
        """The expression that a node means; the hint is a type it is likely to have."""

    @abstractmethod
    def coerced(self, expr: Expr, wanted: Sort) -> Expr:
        """A natural where an integer is wanted, as an integer; anything else as it is."""

    @abstractmethod
    def call(self, node: ast.Call, scope: Scope, hint: Sort | None) -> Expr:
        """The expression that a call means."""

    @abstractmethod
    def comprehension(self, node: ast.ListComp | ast.GeneratorExp, kind: str, scope: Scope) -> Expr:
        """The list that a comprehension means, or the truth of all or any of it."""

    @abstractmethod
    def iterable(self, node: ast.expr, scope: Scope) -> Expr:
        """The list that a comprehension goes through."""

    @abstractmethod
    def block(self, body: list[ast.stmt], scope: Scope, result: Sort) -> Expr:
        """The expression that statements mean, all of whose paths return."""

    @abstractmethod
    def take_apart(self, target: ast.expr, value: Expr, scope: Scope) -> tuple[list[Wrapper], Scope]:
        """The wrappers that an assignment to a target means, and the scope after it."""

    def fail(self, node: ast.AST, message: str, hint: str = "") -> NoReturn:
        """Raise the error that points at a node."""
        self.source.fail(node, message, hint)

    def check(self, node: ast.expr, scope: Scope, wanted: Sort) -> Expr:
        """The expression that a node means, which must have a type."""
        expr = self.coerced(self.infer(node, scope, wanted), wanted)
        self.must(node, expr.sort, wanted)
        return expr

    def must(self, node: ast.AST, got: Sort, wanted: Sort) -> None:
        """Raise the error of a wrong type, unless it is the right one."""
        wanted_text, got_text = show(wanted), show(got)
        if not unify(got, wanted):
            raise self.mismatch(node, wanted, got, wanted_text, got_text)

    def mismatch(
        self, node: ast.AST, wanted: Sort, got: Sort, wanted_text: str, got_text: str
    ) -> DefinitionError:
        """The error of a wrong type."""
        hint = ""
        want, have = resolve(wanted), resolve(got)
        if isinstance(want, Con) and isinstance(have, Con):
            if want.name == have.name == "word":
                hint = "zero_extend, sign_extend, truncate or slice it"
            elif want.name == "word" and have == sorts.NAT:
                literal = isinstance(node, ast.Constant)
                hint = f"write {show(want)}({ast.unparse(node)})" if literal else "write bits(n, width)"
            elif want == sorts.NAT and have.name == "word":
                hint = "write x.uint"
            elif want == sorts.NAT and have == sorts.INT:
                hint = "write max(a - b, 0), test that a >= b first, or write to_nat(x)"
            elif want == sorts.BOOL:
                hint = "compare it, for example with == 0"
            elif want.name == "option":
                hint = "write Some(...)"
        if wanted_text == got_text:
            wanted_text, got_text = f"{wanted_text} ({_key(wanted)})", f"{got_text} ({_key(got)})"
        return self.source.error(node, f"type mismatch: wanted {wanted_text}, got {got_text}", hint)

    def unknown(self, node: ast.AST, width: bool = False) -> Meta:
        """A type that is to be found out."""
        meta = Meta(width)
        self.metas.append((node, meta))
        return meta

    def instance(self, variables: Iterable[Param], node: ast.AST) -> dict[Param, Sort]:
        """An unknown for each variable of a type."""
        return {variable: self.unknown(node, variable.width) for variable in variables}

    def check_known(self) -> None:
        """Raise an error if a type was not found out."""
        for node, meta in self.metas:
            if sorts.unknown(meta):
                what = "width" if meta.width else "type"
                self.fail(
                    node, f"the {what} of this cannot be found out", "give it a name with an annotation"
                )

    def reference(self, definition: Definition, node: ast.AST) -> Global:
        """A defined function at an instance of its type; a function of the group at the type that it has."""
        if definition in self.group.values() or definition in self.auxiliaries:
            return Global(definition, definition.sort)
        if definition.is_theorem:
            self.fail(
                node, f"{definition.name} is a theorem, not a function", "state its predicate with @define"
            )
        sort = definition.sort
        return Global(definition, sorts.instantiate(sort, self.instance(sorts.params([sort]), node)))

    def apply(self, definition: Definition, args: tuple[Expr, ...], node: ast.AST) -> Expr:
        """A defined function applied to arguments whose types are known."""
        function = self.reference(definition, node)
        sort = resolve(function.sort)
        if not isinstance(sort, Con):
            self.fail(node, f"{definition.name} is not a function")
        *wanted, result = sort.args
        for arg, want in zip(args, wanted, strict=True):
            self.must(node, arg.sort, want)
        if definition in self.group.values() or definition in self.auxiliaries:
            self.record(definition, args, node)
        return Apply(function, args, result)

    def record(self, definition: Definition, args: tuple[Expr, ...], node: ast.AST) -> None:
        """Note a recursive call, to be checked when the group is complete."""
        self.caller.calls.append(self.entry(definition, args, node))

    def entry(self, definition: Definition, args: tuple[Expr, ...], node: ast.AST) -> Call:
        """A recursive call of the function that is being read."""
        below = tuple(
            self.below.get(arg, frozenset()) if isinstance(arg, Var) else frozenset() for arg in args
        )
        error = self.source.error
        return Call(self.caller, definition, args, below, lambda message, hint: error(node, message, hint))

    def part(self, name: str, sort: Sort, whole: Expr) -> Var:
        """A variable for a part of a value."""
        var = Var(name, sort)
        if isinstance(whole, Var):
            self.below[var] = self.below.get(whole, frozenset()) | {whole}
        return var


def _key(sort: Sort) -> str:
    sort = resolve(sort)
    return sort.name if isinstance(sort, Con) else show(sort)
