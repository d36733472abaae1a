"""Comprehensions: over a library function, or, where they recur, over a function of their own."""

from __future__ import annotations

import ast

from lemmata.core.language import ir, sorts
from lemmata.core.language.datatypes import LIST, reachable
from lemmata.core.language.expressions import Expressions
from lemmata.core.language.ir import Apply, Case, Construct, Expr, If, Prim, Var
from lemmata.core.language.registry import Definition
from lemmata.core.language.scope import Scope, loaded_names
from lemmata.core.language.sorts import BOOL, Con, resolve, show


class Comprehensions(Expressions):
    """Reads comprehensions."""

    def comprehension(self, node: ast.ListComp | ast.GeneratorExp, kind: str, scope: Scope) -> Expr:
        """The list that a comprehension means, or the truth of all or any of it."""
        return self._generators(node, list(node.generators), kind, scope)

    def _generators(
        self,
        node: ast.ListComp | ast.GeneratorExp,
        generators: list[ast.comprehension],
        kind: str,
        scope: Scope,
    ) -> Expr:
        first, *inner = generators
        xs = self.iterable(first.iter, scope)
        sort = resolve(xs.sort)
        if not isinstance(sort, Con) or sort.name != "list":
            self.fail(first.iter, f"a {show(sort)} is not gone through", "go through a list or a range")
        recursive = bool(loaded_names(node.elt, *first.ifs, *inner) & set(self.group))
        item = Var(first.target.id if isinstance(first.target, ast.Name) else "item", sort.args[0])
        whole = Var("xs", sort)
        outer, auxiliary = self.caller, None
        if recursive:
            auxiliary = self._auxiliary(whole)
            self.caller = auxiliary
            self.below[item] = frozenset({whole})
        wrappers, inside = self.take_apart(first.target, item, scope)
        tests = []
        for test in first.ifs:
            tests.append(self.check(test, inside, BOOL))
            inside = inside.knowing(tests[-1], True)
        if inner:
            body = self._generators(node, inner, kind, inside)
        else:
            body = self.infer(node.elt, inside)
            if kind != "map":
                self.must(node.elt, body.sort, BOOL)
        self._check_escape(node, first, body)
        self.caller = outer
        if auxiliary is None:
            return self._library_loop(node, kind, bool(inner), item, wrappers, tests, xs, body)
        return self._own_loop(node, kind, bool(inner), auxiliary, item, wrappers, tests, xs, body)

    def _check_escape(self, node: ast.AST, generator: ast.comprehension, body: Expr) -> None:
        """A function that leaves a comprehension would see the variable's last value."""
        if any(part.name == "fun" for part in reachable(body.sort)):
            inner = [n for n in ast.walk(node) if isinstance(n, ast.Lambda)]
            if any(loaded_names(n) & _target_names(generator.target) for n in inner):
                hint = "take the variable as a parameter of a definition that returns the function"
                self.fail(node, "a lambda leaves a comprehension with its variable", hint)

    def _library_loop(
        self,
        node: ast.AST,
        kind: str,
        nested: bool,
        item: Var,
        wrappers: list[ir.Wrapper],
        tests: list[Expr],
        xs: Expr,
        body: Expr,
    ) -> Expr:
        if tests:
            xs = self.library(
                "select", (ir.lambda_((item,), ir.wrap(wrappers, _conjunction(tests))), xs), node
            )
        if kind == "map" and body is item:
            return xs
        function = ir.lambda_((item,), ir.wrap(wrappers, body))
        name = {"map": "transform", "all": "every", "any": "exists"}[kind]
        mapped = self.library(name, (function, xs), node)
        return self.library("flatten", (mapped,), node) if nested and kind == "map" else mapped

    def _auxiliary(self, whole: Var) -> Definition:
        """A function of the group that goes through a list in place of a comprehension."""
        count = len(self.auxiliaries) + 1
        auxiliary = Definition(f"{self.definition.name}.each{count}", self.definition.module)
        auxiliary.params = (whole,)
        self.auxiliaries.append(auxiliary)
        return auxiliary

    def _own_loop(
        self,
        node: ast.AST,
        kind: str,
        nested: bool,
        auxiliary: Definition,
        item: Var,
        wrappers: list[ir.Wrapper],
        tests: list[Expr],
        xs: Expr,
        body: Expr,
    ) -> Expr:
        whole = auxiliary.params[0]
        result = body.sort if nested or kind != "map" else sorts.list_of(body.sort)
        rest = self.part("rest", whole.sort, whole)
        everything = [ir.wrap(wrappers, expr) for expr in [*tests, body]]
        captured = tuple(var for var in ir.free(*everything) if var is not item and var is not whole)
        auxiliary.params = (*captured, whole)
        auxiliary.result = result
        auxiliary.only_descending = len(captured)
        again = Apply(ir.Global(auxiliary, auxiliary.sort), (*captured, rest), result)
        outer, self.caller = self.caller, auxiliary
        self.record(auxiliary, again.args, node)
        self.caller = outer
        empty: Expr
        if kind == "map":
            empty = Construct(LIST.constructors[0], (), result)
            more: Expr = (
                self.library("append", (body, again), node)
                if nested
                else Construct(LIST.constructors[1], (body, again), result)
            )
            step = If(_conjunction(tests), more, again, result) if tests else more
        else:
            empty = ir.true() if kind == "all" else ir.false()
            step = Prim("bool.and" if kind == "all" else "bool.or", (body, again), BOOL)
            if tests:
                step = If(_conjunction(tests), step, again, BOOL)
        step = ir.wrap(wrappers, step)
        auxiliary.body = Case(whole, (((), empty), ((item, rest), step)), result)
        self.record(auxiliary, (*captured, xs), node)
        return Apply(ir.Global(auxiliary, auxiliary.sort), (*captured, xs), result)


def _conjunction(tests: list[Expr]) -> Expr:
    *rest, expr = tests
    while rest:
        expr = Prim("bool.and", (rest.pop(), expr), BOOL)
    return expr


def _target_names(node: ast.AST) -> set[str]:
    return {n.id for n in ast.walk(node) if isinstance(n, ast.Name)}
