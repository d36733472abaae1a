"""Expressions: names, literals, operators, conditionals, tuples, lists, lambdas, fields and slices."""

from __future__ import annotations

import ast
from types import ModuleType

from lemmata.core.language import ir, sequences, sorts
from lemmata.core.language.datatypes import LIST, data_of
from lemmata.core.language.ir import Construct, Expr, Lit, Prim, Project, Var
from lemmata.core.language.operators import Operators
from lemmata.core.language.scope import MISSING, Scope, loaded_names
from lemmata.core.language.sorts import NAT, Con, Number, Sort, resolve, show

_REJECTED: dict[type[ast.AST], tuple[str, str]] = {
    ast.NamedExpr: ("`:=`", "assign on a line of its own"),
    ast.JoinedStr: ("an f-string", "models have no formatting"),
    ast.Dict: ("a dict", "write a list of pairs"),
    ast.DictComp: ("a dict", "write a list of pairs"),
    ast.Set: ("a set", "write a list"),
    ast.SetComp: ("a set", "write a list"),
    ast.Await: ("await", "models run to the end"),
    ast.Yield: ("yield", "return a list"),
    ast.YieldFrom: ("yield", "return a list"),
    ast.GeneratorExp: ("a generator", "write a list, or all(...) or any(...)"),
    ast.Starred: ("`*` here", "lists may be spread inside a list, as in [x, *rest]"),
    ast.Slice: ("a slice here", "slice words, as in x[31:0]"),
}


class Expressions(Operators):
    """Reads expressions."""

    def infer(self, node: ast.expr, scope: Scope, hint: Sort | None = None) -> Expr:
        """The expression that a node means; the hint is a type it is likely to have."""
        match node:
            case ast.Constant():
                return self.value(node.value, node, hint)
            case ast.Name():
                return self.name_value(node, scope, hint)
            case ast.BinOp():
                return self.binary(node, scope, hint)
            case ast.UnaryOp():
                return self.unary(node, scope)
            case ast.BoolOp():
                return self.boolean(node, scope)
            case ast.Compare():
                return self.compare(node, scope)
            case ast.IfExp():
                return self.conditional(node, scope, hint)
            case ast.Call():
                return self.call(node, scope, hint)
            case ast.Tuple():
                return self._tuple(node, scope, hint)
            case ast.List():
                return self._list(node, scope, hint)
            case ast.ListComp():
                return self.comprehension(node, "map", scope)
            case ast.Lambda():
                return self._lambda(node, scope, hint)
            case ast.Attribute():
                return self._attribute(node, scope, hint)
            case ast.Subscript():
                return self._subscript(node, scope)
        what, instead = _REJECTED.get(type(node), (type(node).__name__, ""))
        self.fail(node, f"{what} is not part of the language of models", instead)

    # Tuples, lists, lambdas

    def _tuple(self, node: ast.Tuple, scope: Scope, hint: Sort | None) -> Expr:
        if len(node.elts) < 2:
            self.fail(node, "a tuple has two parts or more")
        wanted = resolve(hint) if hint is not None else None
        hints: list[Sort | None] = [None] * len(node.elts)
        if isinstance(wanted, Con) and wanted.name == "tuple" and len(wanted.args) == len(node.elts):
            hints = list(wanted.args)
        return self.tuple_of([self.infer(part, scope, h) for part, h in zip(node.elts, hints, strict=True)])

    def _list(self, node: ast.List, scope: Scope, hint: Sort | None) -> Expr:
        wanted = resolve(hint) if hint is not None else None
        known = isinstance(wanted, Con) and wanted.name == "list"
        item = wanted.args[0] if isinstance(wanted, Con) and known else self.unknown(node)
        sort = sorts.list_of(item)
        parts: list[tuple[bool, Expr]] = []
        for part in node.elts:
            if isinstance(part, ast.Starred):
                parts.append((True, self.check(part.value, scope, sort)))
            else:
                parts.append((False, self.check(part, scope, item)))
        expr: Expr | None = None
        for spread, value in reversed(parts):
            if spread:
                expr = value if expr is None else self.library("append", (value, expr), node)
            else:
                tail = expr if expr is not None else Construct(LIST.constructors[0], (), sort)
                expr = Construct(LIST.constructors[1], (value, tail), sort)
        return expr if expr is not None else Construct(LIST.constructors[0], (), sort)

    def _lambda(self, node: ast.Lambda, scope: Scope, hint: Sort | None) -> Expr:
        names = self.parameter_names(node.args, node)
        wanted = resolve(hint) if hint is not None else None
        if not isinstance(wanted, Con) or wanted.name != "fun" or len(wanted.args) != len(names) + 1:
            message = f"nothing says what a lambda of {len(names)} parameters takes here"
            self.fail(node, message, "write a local function with annotations")
        self.check_closure(node, set(names), scope)
        params = tuple(Var(name, sort) for name, sort in zip(names, wanted.args[:-1], strict=True))
        for param in params:
            scope = scope.bind(param.name, param)
        body = self.infer(node.body, scope, wanted.args[-1])
        self.must(node.body, body.sort, wanted.args[-1])
        return ir.lambda_(params, body)

    def parameter_names(self, args: ast.arguments, node: ast.AST) -> list[str]:
        """The names of plain parameters; everything else about parameters is an error."""
        if args.defaults or any(args.kw_defaults):
            self.fail(
                (args.defaults or args.kw_defaults)[0] or node,
                "a parameter has a default",
                "pass every argument",
            )
        if args.vararg or args.kwarg:
            self.fail(args.vararg or args.kwarg or node, "`*args` has no type here", "take a list")
        if args.kwonlyargs:
            self.fail(args.kwonlyargs[0], "a keyword-only parameter", "take it as a plain parameter")
        return [arg.arg for arg in [*args.posonlyargs, *args.args]]

    def check_closure(self, node: ast.AST, own: set[str], scope: Scope) -> None:
        """Raise an error if a function inside reads a name that is assigned again below it."""
        place = getattr(node, "end_lineno", 0), getattr(node, "end_col_offset", 0)
        for name in sorted(loaded_names(node) - own):
            if name in scope.names and any(store > place for store in self.stores.get(name, ())):
                message = f"{name} is assigned again below; this function would see its last value"
                self.fail(node, message, f"give the later {name} another name")

    # Fields, bits and slices

    def _attribute(self, node: ast.Attribute, scope: Scope, hint: Sort | None) -> Expr:
        value = self.static(node, scope)
        if value is not MISSING:
            return self.value(value, node, hint)
        owner = self.static(node.value, scope)
        if isinstance(owner, (ModuleType, type)):
            self.fail(node, f"{ast.unparse(node.value)} has no {node.attr}")
        whole = self.infer(node.value, scope)
        sort = resolve(whole.sort)
        if not isinstance(sort, Con):
            self.fail(node, f"a {show(sort)} has no field {node.attr}")
        if sort.name == "word":
            return self._word_attribute(node, whole, sort)
        if isinstance(whole, Var) and whole in scope.shapes:
            constructor, fields = scope.shapes[whole]
            for (name, _), field in zip(constructor.fields, fields, strict=True):
                if name == node.attr:
                    return field
        data = data_of(sort)
        if data is None or sort.name in ("list", "nat", "tuple") or not data.constructors:
            self.fail(node, f"a {show(sort)} has no field {node.attr}")
        if not data.is_record:
            self.fail(node, f"a {show(sort)} has several cases", "take it apart with match")
        for i, (name, _) in enumerate(data.constructors[0].fields):
            if name == node.attr:
                return Project(data.constructors[0], i, whole, data.constructors[0].field_sorts(sort)[i])
        names = ", ".join(name for name, _ in data.constructors[0].fields)
        self.fail(node, f"{show(sort)} has no field {node.attr}", f"its fields are {names}")

    def _word_attribute(self, node: ast.Attribute, whole: Expr, sort: Con) -> Expr:
        if node.attr == "uint":
            return Prim("word.uint", (whole,), NAT)
        if node.attr != "width":
            self.fail(node, f"a word has no {node.attr}", "words have uint and width")
        width = resolve(sort.args[0])
        return Lit(width.value, NAT) if isinstance(width, Number) else Prim("word.width", (whole,), NAT)

    def _subscript(self, node: ast.Subscript, scope: Scope) -> Expr:
        whole = self.infer(node.value, scope)
        sort = resolve(whole.sort)
        name = sort.name if isinstance(sort, Con) else ""
        if name in ("list", "str"):
            return sequences.cut(self, node, whole, scope)
        if name == "tuple":
            self.fail(node, "tuples are taken apart, not indexed", "write a, b = t")
        if not isinstance(sort, Con) or name != "word":
            self.fail(node, f"a {show(sort)} is not indexed")
        width = resolve(sort.args[0])
        if not isinstance(width, Number):
            self.fail(
                node, "a slice needs a word of literal width", "write bit(x, i), or shift and zero_extend"
            )
        if isinstance(node.slice, ast.Slice):
            if node.slice.lower is None or node.slice.upper is None or node.slice.step is not None:
                self.fail(node.slice, "a slice of a word has two ends", "write x[hi:lo]")
            high, low = self.number(node.slice.lower, scope), self.number(node.slice.upper, scope)
        else:
            high = low = self.number(node.slice, scope)
        if high is None or low is None:
            self.fail(
                node.slice, "a slice of a word needs literal bounds", "for a computed bit write bit(x, i)"
            )
        if not low <= high < width.value:
            message = f"[{high}:{low}] is not a slice of a {show(sort)}"
            self.fail(node.slice, message, f"write x[hi:lo]; bits count from {width.value - 1} down to 0")
        return Prim("word.extract", (whole,), sorts.word(high - low + 1), low)
