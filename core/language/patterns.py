"""Patterns: from the cases of ``match`` to nested case distinctions.

The classical algorithm over a matrix of patterns: the leftmost column that the first row tests is
distinguished, and every row goes into the branches that it can match.
"""

from __future__ import annotations

import ast
from collections.abc import Callable

from lemmata.core.language import ir, sorts
from lemmata.core.language.calls import Calls
from lemmata.core.language.datatypes import LIST, NAT_DATA, OPTION, Constructor, constructor_of, data_of
from lemmata.core.language.errors import DefinitionError
from lemmata.core.language.ir import Case, Expr, If, Lit, Prim, Project, Var
from lemmata.core.language.matrix import (
    Anything,
    Arm,
    Either,
    Leaf,
    Literal,
    Missing,
    Named,
    Open,
    Pattern,
    Row,
    Shape,
    Shapes,
    Switch,
    Test,
    Trail,
    Tree,
    expand,
    is_constructor,
    part_names,
    specialise,
    without,
)
from lemmata.core.language.registry import Definition
from lemmata.core.language.scope import MISSING, Scope
from lemmata.core.language.sorts import BOOL, INT, NAT, STRING, Con, Number, Sort, resolve, show
from lemmata.core.language.source import Source
from lemmata.core.language.types import is_datatype


class Matches(Calls):
    """Reads patterns and compiles matches; ``missing`` collects what no case matches."""

    def __init__(self, definition: Definition, source: Source, group: dict[str, Definition]) -> None:
        super().__init__(definition, source, group)
        self.missing: list[list[str]] = []

    # From syntax to patterns

    def pattern(self, node: ast.pattern, sort: Sort, scope: Scope) -> Pattern:
        """The pattern that a node means for values of a type."""
        sort = resolve(sort)
        match node:
            case ast.MatchAs(pattern=None, name=None):
                return Anything()
            case ast.MatchAs(pattern=inner, name=str(name)):
                return Named(name, self.pattern(inner, sort, scope) if inner is not None else Anything())
            case ast.MatchOr():
                return Either([self.pattern(p, sort, scope) for p in node.patterns])
            case ast.MatchSingleton():
                return self._literal_pattern(node, node.value, sort)
            case ast.MatchValue():
                return self._value_pattern(node, sort, scope)
            case ast.MatchSequence():
                return self._sequence_pattern(node, sort, scope)
            case ast.MatchClass():
                return self._class_pattern(node, sort, scope)
        self.fail(
            node,
            "this pattern is not part of the language of models",
            "match constructors, lists and literals",
        )

    def _literal_pattern(self, node: ast.pattern, value: object, sort: Sort) -> Pattern:
        from lemmata.core.language.integers import Negative, NonNegative

        if value is None and isinstance(sort, Con) and sort.name == "option":
            return Shape(OPTION.constructors[0], [])
        if isinstance(value, bool) and sort == BOOL:
            return Literal(int(value))
        if type(value) is int and sort == NAT and value >= 0:
            return Literal(value)
        if type(value) is str and sort == STRING:
            return Literal(value)
        if type(value) is int and sort == INT:
            constructor = constructor_of(NonNegative if value >= 0 else Negative)
            if constructor is not None:
                return Shape(constructor, [Literal(value if value >= 0 else -value - 1)])
        if type(value) is int and isinstance(sort, Con) and sort.name == "word":
            width = resolve(sort.args[0])
            if isinstance(width, Number) and 0 <= value < 1 << width.value:
                return Literal(value)
        self.fail(node, f"type mismatch: this pattern never matches a {show(sort)}")

    def _value_pattern(self, node: ast.MatchValue, sort: Sort, scope: Scope) -> Pattern:
        value = node.value.value if isinstance(node.value, ast.Constant) else self.static(node.value, scope)
        if isinstance(node.value, ast.UnaryOp) and isinstance(node.value.operand, ast.Constant):
            value = ast.literal_eval(node.value)
        constructor = constructor_of(value) if value is not MISSING else None
        if constructor is not None:
            self.must(node, constructor.data.sort, sort)
            return Shape(constructor, [])
        if value is MISSING:
            self.fail(
                node, f"{ast.unparse(node.value)} is not a constant", "match literals and enumeration members"
            )
        return self._literal_pattern(node, value, sort)

    def _sequence_pattern(self, node: ast.MatchSequence, sort: Sort, scope: Scope) -> Pattern:
        if isinstance(sort, Con) and sort.name == "tuple":
            if len(sort.args) != len(node.patterns) or any(
                isinstance(p, ast.MatchStar) for p in node.patterns
            ):
                self.fail(
                    node, f"this pattern never matches a {show(sort)}", f"it has {len(sort.args)} parts"
                )
            parts = [self.pattern(p, s, scope) for p, s in zip(node.patterns, sort.args, strict=True)]
            data = data_of(sort)
            if data is not None:
                return Shape(data.constructors[0], parts)
        if not isinstance(sort, Con) or sort.name != "list":
            self.fail(node, f"type mismatch: a list pattern never matches a {show(sort)}")
        last = node.patterns[-1] if node.patterns else None
        front = node.patterns[:-1]
        tail: Pattern = Shape(LIST.constructors[0], [])
        if isinstance(last, ast.MatchStar):
            tail = Named(last.name, Anything()) if last.name else Anything()
        elif last is not None:
            tail = Shape(LIST.constructors[1], [self.pattern(last, sort.args[0], scope), tail])
        for item in reversed(front):
            if isinstance(item, ast.MatchStar):
                self.fail(item, "`*rest` stands last in a list pattern", "write [x, *rest]")
            tail = Shape(LIST.constructors[1], [self.pattern(item, sort.args[0], scope), tail])
        return tail

    def _class_pattern(self, node: ast.MatchClass, sort: Sort, scope: Scope) -> Pattern:
        cls = self.static(node.cls, scope)
        constructor = constructor_of(cls) if isinstance(cls, type) and is_datatype(cls) else None
        if constructor is None:
            text = ast.unparse(node.cls)
            self.fail(
                node.cls, f"{text} is not a constructor", "match the classes of a datatype, or literals"
            )
        data = constructor.data
        if not isinstance(sort, Con) or sort.name != data.sort.name:
            got = show(sort)
            self.fail(
                node, f"type mismatch: {constructor.name} is a constructor of {show(data.sort)}, not of {got}"
            )
        wanted, names = constructor.field_sorts(sort), [name for name, _ in constructor.fields]
        if len(node.patterns) > len(wanted):
            message = f"{constructor.name} has {len(wanted)} fields, the pattern {len(node.patterns)}"
            self.fail(node, message, f"its fields are {', '.join(names)}")
        parts: list[Pattern] = [
            self.pattern(p, s, scope) for p, s in zip(node.patterns, wanted, strict=False)
        ]
        parts += [Anything()] * (len(wanted) - len(parts))
        for name, inner in zip(node.kwd_attrs, node.kwd_patterns, strict=True):
            if name not in names or names.index(name) < len(node.patterns):
                self.fail(
                    inner,
                    f"{constructor.name} has no field {name} here",
                    f"its fields are {', '.join(names)}",
                )
            parts[names.index(name)] = self.pattern(inner, wanted[names.index(name)], scope)
        return Shape(constructor, parts)

    # From patterns to a tree

    def compile(self, rows: list[Row], subjects: list[Var], shapes: Shapes, trail: Trail) -> Tree:
        """The decision tree of rows of patterns over subjects."""
        rows = [expanded for row in rows for expanded in expand(row, subjects)]
        if not rows:
            self.missing.append(trail.witness())
            return Missing()
        first = rows[0]
        column = next((i for i, p in enumerate(first.patterns) if not isinstance(p, Anything)), None)
        if column is None:
            guarded = first.arm.case is not None and first.arm.case.guard is not None
            otherwise = self.compile(rows[1:], subjects, shapes, trail) if guarded else None
            leaf = Leaf(first.arm, first.names, shapes, trail.floors(), otherwise)
            first.arm.uses.append(leaf)
            return leaf
        pattern = first.patterns[column]
        if isinstance(pattern, Literal):
            return self._compile_literal(rows, subjects, column, pattern, shapes, trail)
        if isinstance(pattern, Shape):
            return self._compile_shape(rows, subjects, column, pattern.constructor, shapes, trail)
        raise DefinitionError("a pattern that is neither")  # expand leaves no other

    def _compile_literal(
        self,
        rows: list[Row],
        subjects: list[Var],
        column: int,
        pattern: Literal,
        shapes: Shapes,
        trail: Trail,
    ) -> Tree:
        subject = subjects[column]
        seen = {p.value for row in rows if isinstance(p := row.patterns[column], Literal)}
        if subject.sort == NAT and self._as_suc(subject, seen, trail):
            return self._compile_shape(rows, subjects, column, NAT_DATA.constructors[0], shapes, trail)
        same, others = [], []
        for row in rows:
            found = row.patterns[column]
            if not isinstance(found, Literal) or found.value == pattern.value:
                same.append(Row(without(row.patterns, column), row.names, row.arm))
            if not isinstance(found, Literal) or found.value != pattern.value:
                others.append(row)
        rest = [*subjects[:column], *subjects[column + 1 :]]
        then = self.compile(same, rest, shapes, trail.with_value(subject, repr(pattern.value)))
        remaining = trail.remaining(subject, pattern.value)
        if remaining == 0:
            return then
        if remaining == 1 and subject.sort == BOOL:
            left = [Row(without(r.patterns, column), r.names, r.arm) for r in others]
            other = self.compile(left, rest, shapes, trail.with_value(subject, str(not pattern.value)))
        else:
            other = self.compile(others, subjects, shapes, trail.excluding(subject, pattern.value))
        test: Expr = Prim("eq", (subject, Lit(pattern.value, subject.sort)), BOOL)
        if subject.sort == BOOL:
            test = subject if pattern.value else ir.not_(subject)
        return Test(test, then, other)

    def _as_suc(self, subject: Var, seen: set[int | str], trail: Trail) -> bool:
        """Whether to distinguish 0 and Suc: in a recursive function, for 0, 1, 2, ... without gaps."""
        return self.recursive and trail.counts and all(isinstance(n, int) and n <= 16 for n in seen)

    def _compile_shape(
        self,
        rows: list[Row],
        subjects: list[Var],
        column: int,
        wanted: Constructor,
        shapes: Shapes,
        trail: Trail,
    ) -> Tree:
        subject = subjects[column]
        sort = resolve(subject.sort)
        if not isinstance(sort, Con):
            raise DefinitionError(f"a pattern over a {show(sort)}")  # patterns are read at their types
        rest = [*subjects[:column], *subjects[column + 1 :]]
        branches: list[tuple[tuple[Var, ...], Tree]] = []
        default: Tree | None = None
        tested = [
            c for c in wanted.data.constructors if any(is_constructor(r.patterns[column], c) for r in rows)
        ]
        shared = len(wanted.data.constructors) - len(tested) > 1
        for constructor in wanted.data.constructors:
            parts = part_names(rows, column, constructor)
            fields = tuple(
                self.part(name, part, subject)
                for name, part in zip(parts, constructor.field_sorts(sort), strict=True)
            )
            kept = [new for row in rows if (new := specialise(row, column, constructor)) is not None]
            inside = trail.with_shape(subject, constructor, fields)
            if shared and constructor not in tested:
                if default is None:
                    stripped = [
                        Row(without(r.patterns, column), r.names, r.arm)
                        for r in rows
                        if isinstance(r.patterns[column], Anything)
                    ]
                    default = self.compile(stripped, rest, shapes, inside)
                tree = default
            else:
                known = (*shapes, (subject, constructor, fields))
                tree = self.compile(kept, [*fields, *rest], known, inside)
            if wanted.data.is_record and not (
                self.recursive and (subject in self.below or self._nests(sort))
            ):
                opened = [(f, Project(constructor, i, subject, f.sort)) for i, f in enumerate(fields)]
                return Open(list(opened), tree)
            branches.append((fields, tree))
        return Switch(subject, branches)

    def _nests(self, sort: Con) -> bool:
        """Whether values of a record may contain others, so that a function may recur on its fields."""
        data = data_of(sort)
        return data is not None and any(
            isinstance(part, Con) and part.name == sort.name
            for _, fieldsort in data.constructors[0].fields
            for part in sorts.parts(fieldsort)
        )

    # From a tree to an expression

    def prepare(self, arm: Arm, scope: Scope) -> None:
        """The scope of an arm's body: its names stand for parts of the subjects."""
        if len(arm.uses) == 1:
            leaf = arm.uses[0]
            for name, var in leaf.names.items():
                scope = scope.bind(name, var)
            scope = scope.reaching(leaf.floors)
            for var, constructor, fields in reversed(leaf.shapes):
                if constructor.data is NAT_DATA:
                    chain = [field for field in fields if isinstance(field, Var)]
                    if chain:
                        scope = scope.with_preds(var, (chain[0], *scope.preds.get(chain[0], ())))
                else:
                    scope = scope.with_shape(var, constructor, fields)
        elif arm.uses:
            for name, var in arm.uses[0].names.items():
                shared = Var(name, var.sort)
                self.below[shared] = frozenset.intersection(
                    *(self.below.get(leaf.names[name], frozenset()) for leaf in arm.uses)
                )
                arm.captured.append((shared, name))
                scope = scope.bind(name, shared)
        arm.scope = scope

    def build(self, tree: Tree, bodies: Callable[[Arm], Expr]) -> Expr:
        """The expression of a tree, given what the arms evaluate to."""
        memo: dict[int, Expr] = {}

        def go(tree: Tree) -> Expr:
            found = memo.get(id(tree))
            if found is None:
                found = memo[id(tree)] = make(tree)
            return found

        def make(tree: Tree) -> Expr:
            match tree:
                case Leaf():
                    body = bodies(tree.arm)
                    if tree.otherwise is not None and tree.arm.guard is not None:
                        body = If(tree.arm.guard, body, go(tree.otherwise), body.sort)
                    lets = [ir.let(shared, tree.names[name]) for shared, name in tree.arm.captured]
                    return ir.wrap(lets, body)
                case Switch():
                    branches = tuple((fields, go(inner)) for fields, inner in tree.branches)
                    return Case(tree.subject, branches, branches[0][1].sort)
                case Open():
                    body = go(tree.rest)
                    used = set(ir.free(body))
                    return ir.wrap([ir.let(v, value) for v, value in tree.bindings if v in used], body)
                case Test():
                    then = go(tree.then)
                    return If(tree.test, then, go(tree.other), then.sort)
                case Missing():
                    raise DefinitionError("a value without a case")  # reported before

        return go(tree)
