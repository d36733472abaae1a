"""Statements: returns, assignments, branches, matches and local functions become one expression."""

from __future__ import annotations

import ast
from collections.abc import Callable
from dataclasses import dataclass

from lemmata.core.language import claims, ir
from lemmata.core.language.annotations import read
from lemmata.core.language.datatypes import tuple_data
from lemmata.core.language.ir import Apply, Case, Construct, Expr, If, Let, Lit, Prim, Project, Var, Wrapper
from lemmata.core.language.matrix import Anything, Arm, Pattern, Row, Trail
from lemmata.core.language.patterns import Matches
from lemmata.core.language.scope import Scope, annotation_names, loaded_names, stored_names
from lemmata.core.language.sorts import BOOL, NAT, Con, Sort, function, resolve, show, unify

End = Callable[[Scope], Expr]

_REJECTED: dict[type[ast.AST], tuple[str, str]] = {
    ast.AugAssign: ("an assignment such as `x += 1`", "write x = x + 1"),
    ast.For: ("a loop", "write a comprehension, or a recursive function"),
    ast.While: ("a loop", "write a recursive function"),
    ast.Raise: ("raise", "return an error value, Ok | Err"),
    ast.Try: ("try", "return an error value, Ok | Err"),
    ast.Assert: ("assert", "in a theorem write assume(p)"),
    ast.With: ("with", ""),
    ast.Global: ("global", "models have no state; pass it"),
    ast.Nonlocal: ("nonlocal", "models have no state; pass it"),
    ast.Delete: ("del", ""),
    ast.Import: ("an import here", "import at the top of the module"),
    ast.ImportFrom: ("an import here", "import at the top of the module"),
    ast.ClassDef: ("a class here", "define datatypes at the top of the module"),
    ast.AsyncFunctionDef: ("async", "models run to the end"),
}


@dataclass(eq=False)
class Branches:
    """An ``if`` or a ``match`` as arms with scopes, and what puts the arms' expressions together."""

    node: ast.stmt
    arms: list[tuple[list[ast.stmt], Scope]]
    build: Callable[[list[Expr]], Expr]
    wrappers: list[Wrapper]


class Blocks(Matches):
    """Reads statements."""

    assumptions: list[Expr] | None = None

    def block(self, body: list[ast.stmt], scope: Scope, result: Sort) -> Expr:
        """The expression that statements mean, all of whose paths return."""
        return self._block(body, scope, result, None, body[-1])

    def function(self, body: list[ast.stmt], scope: Scope, result: Sort) -> Expr:
        """The expression of a whole function."""
        body = self._measured(body, scope)
        return self._block(body, scope, result, None, body[-1], top=True)

    def _measured(self, body: list[ast.stmt], scope: Scope) -> list[ast.stmt]:
        """The statements after `decreases(measure)`, which is noted."""
        told = [s for s in body if not (isinstance(s, ast.Expr) and isinstance(s.value, ast.Constant))]
        if not told or not self._calls(told[0], claims.decreases, scope):
            return body
        call = told[0].value if isinstance(told[0], ast.Expr) else None
        if not isinstance(call, ast.Call) or len(call.args) != 1 or call.keywords:
            self.fail(told[0], "decreases takes one natural number", "write decreases(len(xs) + len(ys))")
        if self.definition.is_theorem or not told[1:]:
            self.fail(told[0], "decreases is for recursive definitions", "leave it out")
        self.definition.measure = self.check(call.args[0], scope, NAT)
        return told[1:]

    def _block(
        self,
        body: list[ast.stmt],
        scope: Scope,
        result: Sort,
        end: End | None,
        last: ast.AST,
        top: bool = False,
    ) -> Expr:
        """As ``block``; ``end`` is what follows where a path does not return, ``last`` where that is missing.

        ``top``: what was read so far are bindings only, so that ``assume`` is a hypothesis of the theorem.
        """
        wrappers: list[Wrapper] = []
        pending = list(body)
        while pending:
            node = last = pending.pop(0)
            if isinstance(node, ast.Return):
                if pending:
                    self.fail(pending[0], "this is never reached")
                if node.value is None:
                    self.fail(node, "a return without a value", "return None for the empty option")
                return ir.wrap(wrappers, self.check(node.value, scope, result))
            if isinstance(node, (ast.If, ast.Match)) and _returns([node]):
                top = False
                branches = self._branches(node, scope, pending, bool(pending) or end is not None)
                wrappers.extend(branches.wrappers)
                falls = [i for i, (arm, _) in enumerate(branches.arms) if not _always_returns(arm)]
                if not falls and not pending and isinstance(node, ast.If):
                    falls = [1]  # a cascade of elif is read in this loop, not by recursion
                if len(falls) != 1:
                    return ir.wrap(wrappers, self._branch_out(branches, pending, scope, result, end))
                wrappers.append(self._all_but(branches, falls[0], result))
                arm, scope = branches.arms[falls[0]]
                pending = [*arm, *pending]
            elif self._calls(node, claims.assume, scope):
                scope = self._assume(node, scope, wrappers, top)
            else:
                scope = self._step(node, scope, wrappers)
        if end is None:
            self.fail(last, "a path through this ends without a return", "return a value on every path")
        return ir.wrap(wrappers, end(scope))

    def _all_but(self, branches: Branches, index: int, result: Sort) -> Wrapper:
        """The branches that return, around the one that goes on."""
        bodies = [
            None if i == index else self._block(arm, inside, result, None, branches.node)
            for i, (arm, inside) in enumerate(branches.arms)
        ]
        return lambda hole: branches.build([hole if body is None else body for body in bodies])

    def _branch_out(
        self, branches: Branches, pending: list[ast.stmt], scope: Scope, result: Sort, end: End | None
    ) -> Expr:
        """The expression of branches, none or several of which go on; what follows those is read once."""
        going = [arm for arm, _ in branches.arms if not _always_returns(arm)]
        if not going and pending:
            self.fail(pending[0], "this is never reached")
        if not going or not pending:
            return self._arms(branches, result, end)
        names, lost = self._assigned(going, scope)
        after = scope.without(lost)
        if not names:
            rest = self._block(pending, after, result, end, branches.node)
            return self._arms(branches, result, lambda _: rest)
        params = tuple(Var(name, self.unknown(branches.node)) for name in names)
        join = Var("after", function([p.sort for p in params], result))

        def jump(inside: Scope) -> Expr:
            args = tuple(inside.names[name] for name in names)
            for name, arg, param in zip(names, args, params, strict=True):
                self._agree(branches.node, name, arg.sort, param.sort)
            return Apply(join, args, result)

        expr = self._arms(branches, result, jump)
        for param in params:
            after = after.bind(param.name, param)
        rest = self._block(pending, after, result, end, branches.node)
        return Let(join, ir.lambda_(params, rest), expr, expr.sort)

    def _arms(self, branches: Branches, result: Sort, end: End | None) -> Expr:
        return branches.build([self._block(arm, s, result, end, branches.node) for arm, s in branches.arms])

    def _agree(self, node: ast.AST, name: str, got: Sort, wanted: Sort) -> None:
        texts = show(got), show(wanted)
        if not unify(got, wanted):
            self.fail(
                node, f"{name} is a {texts[1]} on one path and a {texts[0]} on another", "give it two names"
            )

    def _assigned(self, arms: list[list[ast.stmt]], scope: Scope) -> tuple[list[str], set[str]]:
        """The names that arms assign: those known on every path, and those that are not."""
        stored = [set(stored_names(arm)) for arm in arms]
        every, some = set.intersection(*stored), set.union(*stored)
        known = {name for name in some if name in every or name in scope.names}
        return sorted(known), some - known

    # Statements that do not return

    def _step(self, node: ast.stmt, scope: Scope, wrappers: list[Wrapper]) -> Scope:
        """The scope after a statement that does not return; what it computes goes into the wrappers."""
        match node:
            case ast.Expr(value=ast.Constant(value=str())) | ast.Pass():
                return scope
            case ast.Assign(targets=[target], value=value):
                return self._bind(target, self.infer(value, scope), scope, wrappers)
            case ast.Assign():
                self.fail(node, "an assignment to several targets", "assign one after the other")
            case ast.AnnAssign(target=ast.Name() as target, value=ast.expr() as value):
                sort = self.annotation(node.annotation)
                return self._bind(target, self.check(value, scope, sort), scope, wrappers)
            case ast.FunctionDef():
                return self._local_function(node, scope, wrappers)
            case ast.If() | ast.Match():
                return self._merge(self._branches(node, scope, [], True), scope, wrappers)
        if self._calls(node, claims.unreachable, scope):
            self.fail(
                node, "this case can be reached", "unreachable() is for a case of a match that cannot occur"
            )
        if self._calls(node, claims.decreases, scope):
            self.fail(node, "decreases does not stand here", "it is the first statement of a definition")
        if self._calls(node, claims.assume, scope):
            self.fail(node, "assume does not stand here", "assume before the branches")
        what, instead = _REJECTED.get(type(node), ("this statement", "a model assigns, branches and returns"))
        self.fail(node, f"{what} is not part of the language of models", instead)

    def _bind(self, target: ast.expr, value: Expr, scope: Scope, wrappers: list[Wrapper]) -> Scope:
        bound, scope = self.take_apart(target, value, scope)
        wrappers.extend(bound)
        return scope

    def take_apart(self, target: ast.expr, value: Expr, scope: Scope) -> tuple[list[Wrapper], Scope]:
        """The wrappers that an assignment to a target means, and the scope after it."""
        if isinstance(target, ast.Name):
            if isinstance(value, (Var, Lit)):
                return [], scope.bind(target.id, value)
            whole = value.record if isinstance(value, Project) else value
            var = (
                self.part(target.id, value.sort, whole) if whole is not value else Var(target.id, value.sort)
            )
            return [ir.let(var, value)], scope.bind(target.id, var)
        if not isinstance(target, ast.Tuple):
            self.fail(target, "this cannot be assigned to", "values do not change; build a new one")
        sort = resolve(value.sort)
        if not isinstance(sort, Con) or sort.name != "tuple" or len(sort.args) != len(target.elts):
            self.fail(target, f"type mismatch: wanted a tuple of {len(target.elts)}, got {show(sort)}")
        bound: list[Wrapper] = []
        if isinstance(value, Construct):
            parts = value.args
        else:
            if not isinstance(value, Var):
                whole_var = Var("parts", sort)
                bound.append(ir.let(whole_var, value))
                value = whole_var
            parts = self._parts(value, sort, bound)
        for inner, part in zip(target.elts, parts, strict=True):
            more, scope = self.take_apart(inner, part, scope)
            bound.extend(more)
        return bound, scope

    def _parts(self, value: Var, sort: Con, bound: list[Wrapper]) -> tuple[Expr, ...]:
        """The parts of a tuple: by a case where a function may recur on them, or else by projection."""
        if self.recursive and self.below.get(value):
            fields = tuple(self.part(f"part{i}", s, value) for i, s in enumerate(sort.args))
            bound.append(lambda body: Case(value, ((fields, body),), body.sort))
            return fields
        data = tuple_data(len(sort.args))
        return tuple(Project(data.constructors[0], i, value, s) for i, s in enumerate(sort.args))

    def _merge(self, branches: Branches, scope: Scope, wrappers: list[Wrapper]) -> Scope:
        """The scope after branches that only assign: each name gets the value of the branch taken."""
        wrappers.extend(branches.wrappers)
        ends: list[tuple[list[Wrapper], Scope]] = []
        for arm, inside in branches.arms:
            inner: list[Wrapper] = []
            for node in arm:
                inside = self._step(node, inside, inner)
            ends.append((inner, inside))
        names, lost = self._assigned([arm for arm, _ in branches.arms], scope)
        after = scope.without(lost)
        test: Var | None = None
        for name in names:
            values = [inside.names[name] for _, inside in ends]
            for value in values[1:]:
                self._agree(branches.node, name, value.sort, values[0].sort)
            expr = branches.build([ir.wrap(w, value) for (w, _), value in zip(ends, values, strict=True)])
            if isinstance(expr, If) and len(names) > 1 and not ir.is_simple(expr.test):
                if test is None:
                    test = Var("test", BOOL)
                    wrappers.append(ir.let(test, expr.test))
                expr = If(test, expr.then, expr.other, expr.sort)
            var = Var(name, expr.sort)
            wrappers.append(ir.let(var, expr))
            after = after.bind(name, var)
        return after

    def _local_function(self, node: ast.FunctionDef, scope: Scope, wrappers: list[Wrapper]) -> Scope:
        if node.decorator_list:
            self.fail(node.decorator_list[0], "a decorator on a local function")
        names = self.parameter_names(node.args, node)
        inner = [stmt for stmt in node.body]
        if node.name in loaded_names(*inner):
            self.fail(node, "a local function does not recur", "define it at the top of the module")
        self.check_closure(node, {*names, *stored_names(inner)}, scope)
        params = tuple(
            Var(arg.arg, self._annotated(arg, arg.annotation))
            for arg in [*node.args.posonlyargs, *node.args.args]
        )
        result = self._annotated(node, node.returns)
        inside = scope.without(set(stored_names(inner)))
        for param in params:
            inside = inside.bind(param.name, param)
        stores, self.stores = self.stores, {**self.stores, **stored_names(inner)}
        body = self.block(inner, inside, result)
        self.stores = stores
        value = ir.lambda_(params, body)
        var = Var(node.name, value.sort)
        self.local_functions[var] = value
        wrappers.append(lambda hole: Let(var, value, hole, hole.sort) if var in ir.free(hole) else hole)
        return scope.bind(node.name, var)

    def _annotated(self, node: ast.AST, annotation: ast.expr | None) -> Sort:
        if annotation is None:
            self.fail(node, "the type is missing", "annotate every parameter and the result")
        return self.annotation(annotation)

    def annotation(self, node: ast.expr) -> Sort:
        """The type that an annotation in the source means."""
        names = annotation_names(self.definition)
        return read(ast.unparse(node), names, lambda message, hint: self.source.error(node, message, hint))

    def _assume(self, node: ast.stmt, scope: Scope, wrappers: list[Wrapper], top: bool) -> Scope:
        if self.assumptions is None:
            self.fail(node, "assume stands in theorems", "test, and return a value for the other case too")
        call = node.value if isinstance(node, ast.Expr) else None
        if not isinstance(call, ast.Call) or len(call.args) != 1 or call.keywords:
            self.fail(node, "assume takes one condition")
        test = self.check(call.args[0], scope, BOOL)
        if top:
            self.assumptions.append(ir.wrap(wrappers, test))
        else:
            wrappers.append(lambda hole: Prim("bool.implies", (test, hole), BOOL))
        return scope.knowing(test, True)

    def _calls(self, node: ast.stmt, function: object, scope: Scope) -> bool:
        """Whether a statement is a call of a function."""
        return (
            isinstance(node, ast.Expr)
            and isinstance(node.value, ast.Call)
            and self.static(node.value.func, scope) is function
        )

    # Branches

    def _branches(
        self, node: ast.If | ast.Match, scope: Scope, pending: list[ast.stmt], goes_on: bool
    ) -> Branches:
        if isinstance(node, ast.Match):
            return self._match(node, scope, goes_on)
        test = self.check(node.test, scope, BOOL)
        yes, no, build = self.split(test, scope, [*node.body, *pending], [*node.orelse, *pending])
        return Branches(node, [(node.body, yes), (node.orelse, no)], lambda bodies: build(*bodies), [])

    def _match(self, node: ast.Match, scope: Scope, goes_on: bool) -> Branches:
        wrappers: list[Wrapper] = []
        subjects: list[Var] = []
        several = isinstance(node.subject, ast.Tuple)
        for part in node.subject.elts if isinstance(node.subject, ast.Tuple) else [node.subject]:
            value = self.infer(part, scope)
            if not isinstance(value, Var):
                var = self.part("subject", value.sort, value.record) if isinstance(value, Project) else None
                var = var if var is not None else Var("subject", value.sort)
                wrappers.append(ir.let(var, value))
                value = var
            subjects.append(value)
        arms: list[Arm] = []
        rows: list[Row] = []
        excluded: ast.match_case | None = None
        for case in node.cases:
            patterns = self._patterns(case.pattern, subjects, several, scope)
            if len(case.body) == 1 and self._calls(case.body[0], claims.unreachable, scope):
                excluded = excluded or case
                continue
            arms.append(Arm(case))
            rows.append(Row(patterns, {}, arms[-1]))
        trail = Trail(subjects, self._counts(node))
        tree = self.compile(rows, subjects, (), trail)
        if self.missing and goes_on and excluded is None:
            for arm in arms:
                arm.uses.clear()
            arms.append(Arm(None))
            rows.append(Row([Anything() for _ in subjects], {}, arms[-1]))
            self.missing.clear()
            tree = self.compile(rows, subjects, (), trail)
        self._report(node, arms, excluded)
        for arm in arms:
            self.prepare(arm, scope)
            if arm.case is not None and arm.case.guard is not None:
                arm.guard = self.check(arm.case.guard, arm.scope, BOOL)
                arm.scope = arm.scope.knowing(arm.guard, True)
        index = {arm: i for i, arm in enumerate(arms)}
        return Branches(
            node,
            [(arm.case.body if arm.case is not None else [], arm.scope) for arm in arms],
            lambda bodies: self.build(tree, lambda arm: bodies[index[arm]]),
            wrappers,
        )

    def _patterns(self, node: ast.pattern, subjects: list[Var], several: bool, scope: Scope) -> list[Pattern]:
        """The patterns of a case, one a subject."""
        if not several:
            return [self.pattern(node, subjects[0].sort, scope)]
        if isinstance(node, ast.MatchAs) and node.pattern is None and node.name is None:
            return [Anything() for _ in subjects]
        if not isinstance(node, ast.MatchSequence) or len(node.patterns) != len(subjects):
            self.fail(
                node, f"this pattern does not have {len(subjects)} parts", "write a pattern for each subject"
            )
        return [self.pattern(p, var.sort, scope) for p, var in zip(node.patterns, subjects, strict=True)]

    def _counts(self, node: ast.Match) -> bool:
        """Whether a case of a recursive function takes a number off a name."""
        return self.recursive and any(
            isinstance(inner, ast.BinOp)
            and isinstance(inner.op, ast.Sub)
            and isinstance(inner.left, ast.Name)
            for case in node.cases
            for inner in ast.walk(case)
        )

    def _report(self, node: ast.Match, arms: list[Arm], excluded: ast.match_case | None) -> None:
        """Raise an error if a value has no case, or a case no value."""
        if self.missing:
            witness = ", ".join(self.missing[0])
            self.missing.clear()
            if excluded is not None:
                self.fail(
                    excluded.body[0], f"this case can be reached, by {witness}", "write what it returns"
                )
            self.fail(node.subject, f"no case for {witness}", "add it, or end in `case _:`")
        for arm in arms:
            if not arm.uses and arm.case is not None:
                hint = "remove it, or write unreachable() if a type checker wants it"
                self.fail(arm.case.pattern, "this case is never reached", hint)


def _returns(nodes: list[ast.stmt]) -> bool:
    """Whether a statement among some returns."""
    for node in nodes:
        if isinstance(node, ast.Return):
            return True
        if isinstance(node, ast.If) and (_returns(node.body) or _returns(node.orelse)):
            return True
        if isinstance(node, ast.Match) and any(_returns(case.body) for case in node.cases):
            return True
    return False


def _always_returns(nodes: list[ast.stmt]) -> bool:
    """Whether every path through statements returns; a match must then have a case for every value."""
    for node in nodes:
        match node:
            case ast.Return() | ast.Expr(value=ast.Call(func=ast.Name(id="unreachable"))):
                return True
            case ast.If() if _always_returns(node.body) and _always_returns(node.orelse):
                return True
            case ast.Match() if all(_always_returns(case.body) for case in node.cases):
                return True
    return False
