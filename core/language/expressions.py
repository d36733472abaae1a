"""Expressions: names, literals, operators, conditionals, tuples, lists, lambdas, fields and slices."""

from __future__ import annotations

import ast
from collections.abc import Callable
from enum import Enum
from itertools import pairwise
from types import ModuleType
from typing import Any, NoReturn

from lemmata.core.language import ir, registry, sorts
from lemmata.core.language.base import Base
from lemmata.core.language.datatypes import LIST, OPTION, constructor_of, data_of, tuple_data
from lemmata.core.language.ir import Construct, Expr, If, Lit, Prim, Project, Var
from lemmata.core.language.scope import MISSING, Scope, loaded_names, lookup
from lemmata.core.language.sorts import BOOL, NAT, STRING, Con, Number, Sort, resolve, show, unify
from lemmata.core.language.types import is_datatype
from lemmata.core.language.words import Bits

_WORD_OPERATORS: dict[type[ast.AST], tuple[str, str]] = {
    ast.Add: ("+", "word.add"),
    ast.Sub: ("-", "word.sub"),
    ast.Mult: ("*", "word.mul"),
    ast.FloorDiv: ("//", "word.udiv"),
    ast.Mod: ("%", "word.urem"),
    ast.BitAnd: ("&", "word.and"),
    ast.BitOr: ("|", "word.or"),
    ast.BitXor: ("^", "word.xor"),
}
_SHIFTS: dict[type[ast.AST], tuple[str, str]] = {
    ast.LShift: ("<<", "word.shl"),
    ast.RShift: (">>", "word.lshr"),
}
_NAT_OPERATORS: dict[type[ast.AST], tuple[str, str]] = {
    ast.Add: ("+", "nat.add"),
    ast.Sub: ("-", "nat.sub"),
    ast.Mult: ("*", "nat.mul"),
    ast.FloorDiv: ("//", "nat.div"),
    ast.Mod: ("%", "nat.mod"),
    ast.Pow: ("**", "nat.pow"),
}
_COMPARISONS: dict[type[ast.AST], tuple[str, str, bool]] = {
    ast.Lt: ("<", "lt", False),
    ast.LtE: ("<=", "le", False),
    ast.Gt: (">", "lt", True),
    ast.GtE: (">=", "le", True),
    ast.Eq: ("==", "eq", False),
    ast.NotEq: ("!=", "eq", False),
}
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


class Expressions(Base):
    """Reads expressions."""

    def infer(self, node: ast.expr, scope: Scope, hint: Sort | None = None) -> Expr:
        """The expression that a node means; the hint is a type it is likely to have."""
        match node:
            case ast.Constant():
                return self.value(node.value, node, hint)
            case ast.Name():
                return self._name(node, scope, hint)
            case ast.BinOp():
                return self._binary(node, scope, hint)
            case ast.UnaryOp():
                return self._unary(node, scope)
            case ast.BoolOp():
                return self._boolean(node, scope)
            case ast.Compare():
                return self._compare(node, scope)
            case ast.IfExp():
                return self._conditional(node, scope, hint)
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

    # Names and constants

    def static(self, node: ast.expr, scope: Scope) -> object:
        """The Python object that a name or a dotted name outside the function means; MISSING if none."""
        if isinstance(node, ast.Name):
            if node.id in scope.names or node.id in self.stores:
                return MISSING
            if node.id in self.group:
                return self.group[node.id]
            value = lookup(self.definition, node.id)
            return self.definition.later.get(node.id, MISSING) if value is MISSING else value
        if isinstance(node, ast.Attribute):
            owner = self.static(node.value, scope)
            if isinstance(owner, ModuleType):
                return getattr(owner, node.attr, MISSING)
            if isinstance(owner, type) and issubclass(owner, Enum):
                return owner.__members__.get(node.attr, MISSING)
        return MISSING

    def _name(self, node: ast.Name, scope: Scope, hint: Sort | None) -> Expr:
        if node.id in scope.names:
            return scope.names[node.id]
        if node.id in self.stores:
            self.fail(node, f"{node.id} may not be assigned here", "assign it on every path that comes here")
        value = self.static(node, scope)
        if value is MISSING:
            self.fail(node, f"{node.id} is not defined", "define or import it above")
        return self.value(value, node, hint)

    def value(self, value: object, node: ast.AST, hint: Sort | None) -> Expr:
        """The expression that a Python value means."""
        if isinstance(value, registry.Definition):
            return self._function_value(value, node)
        found = registry.find(value)
        if found is not None:
            self._check_bound_once(node)
            return self._function_value(found, node)
        expr = self._constant(value, node, hint)
        if expr is None:
            self._reject_value(value, node)
        self._check_bound_once(node)
        return expr

    def _function_value(self, definition: registry.Definition, node: ast.AST) -> Expr:
        if definition in self.group.values():
            self.fail(node, f"{definition.name} is not called here", "a recursive function is always applied")
        return self.reference(definition, node)

    def _check_bound_once(self, node: ast.AST) -> None:
        """A name that the module assigns again would mean two things."""
        if isinstance(node, ast.Name) and self.source.file.bound[node.id] > 1:
            function = self.definition.function
            if function is not None and node.id not in function.__code__.co_freevars:
                self.fail(
                    node, f"the module binds {node.id} more than once", "give each meaning its own name"
                )

    def _constant(self, value: object, node: ast.AST, hint: Sort | None) -> Expr | None:
        hint = resolve(hint) if hint is not None else None
        if isinstance(value, bool):
            return Lit(int(value), BOOL)
        if isinstance(value, Enum):
            constructor = constructor_of(value)
            return Construct(constructor, (), constructor.data.sort) if constructor is not None else None
        if type(value) is int:
            if value < 0:
                self.fail(node, f"{value} is negative", "naturals start at 0; for words write -x or ~x")
            return Lit(value, NAT)
        if type(value) is str:
            return Lit(value, STRING)
        if isinstance(value, Bits):
            return Lit(value.uint, sorts.word(value.WIDTH))
        if value is None:
            item = hint.args[0] if isinstance(hint, Con) and hint.name == "option" else self.unknown(node)
            return Construct(OPTION.constructors[0], (), sorts.option_of(item))
        if isinstance(value, tuple) and len(value) > 1:
            return self._tuple_of([self.value(item, node, None) for item in value])
        if isinstance(value, list):
            item = hint.args[0] if isinstance(hint, Con) and hint.name == "list" else self.unknown(node)
            return self._list_constant(value, item, node)
        if is_datatype(type(value)):
            return self._record_constant(value, node)
        return None

    def _list_constant(self, values: list[Any], item: Sort, node: ast.AST) -> Expr:
        expr: Expr = Construct(LIST.constructors[0], (), sorts.list_of(item))
        for value in reversed(values):
            head = self.value(value, node, item)
            self.must(node, head.sort, item)
            expr = Construct(LIST.constructors[1], (head, expr), expr.sort)
        return expr

    def _record_constant(self, value: object, node: ast.AST) -> Expr | None:
        constructor = constructor_of(type(value))
        if constructor is None:
            return None
        data = constructor.data
        sort = sorts.instantiate(data.sort, self.instance(data.params, node))
        if not isinstance(sort, Con):
            return None
        args = []
        for (name, _), wanted in zip(constructor.fields, constructor.field_sorts(sort), strict=True):
            args.append(self.value(getattr(value, name), node, wanted))
            self.must(node, args[-1].sort, wanted)
        return Construct(constructor, tuple(args), sort)

    def _reject_value(self, value: object, node: ast.AST) -> NoReturn:
        text = ast.unparse(node)
        if isinstance(value, registry.Definition) or callable(value) and isinstance(value, type):
            self.fail(node, f"the class {text} is not a value", "call it, or write a lambda that does")
        if callable(value):
            self.fail(node, f"{text} is a Python function, not a definition", "decorate it with @define")
        hint = "naturals, words, booleans, strings, lists, tuples and datatypes are values of models"
        self.fail(node, f"{text} of type {type(value).__name__} is not a value of models", hint)

    # Operators

    def _binary(self, node: ast.BinOp, scope: Scope, hint: Sort | None) -> Expr:
        kind = type(node.op)
        if kind is ast.Div:
            self.fail(node, "`/` makes a float", "write // for the quotient")
        if kind in (ast.LShift, ast.RShift):
            return self._shift(node, scope)
        left = self.infer(node.left, scope, hint)
        right = self.infer(node.right, scope, left.sort)
        left, right = _as_words(self, node, left, right)
        sort = resolve(left.sort)
        name = sort.name if isinstance(sort, Con) else ""
        if name == "list" and kind is ast.Add:
            self._same(node, "+", left, right)
            return self.library("append", (left, right), node)
        table = {"word": _WORD_OPERATORS, "nat": _NAT_OPERATORS}.get(name)
        if table is None or kind not in table:
            if name == "nat" and kind in _WORD_OPERATORS:
                self.fail(node, "bitwise operators need words", "write bits(n, width)")
            self.fail(node, f"this operator does not take a {show(sort)} and a {show(right.sort)}")
        symbol, op = table[kind]
        self._same(node, symbol, left, right)
        if op == "nat.sub":
            return self._difference(node, left, right, scope)
        if op in ("nat.div", "nat.mod") and scope.facts.lower(right) < 1:
            self.fail(
                node.right, "this divisor may be 0", "divide by a literal, or test that it is not 0 first"
            )
        return Prim(op, (left, right), left.sort)

    def _same(self, node: ast.AST, symbol: str, left: Expr, right: Expr) -> None:
        """Raise an error unless two operands have one type."""
        one, other = show(left.sort), show(right.sort)
        if unify(left.sort, right.sort):
            return
        a, b = resolve(left.sort), resolve(right.sort)
        if isinstance(a, Con) and isinstance(b, Con):
            if a.name == b.name == "word":
                hint = "zero_extend, sign_extend or slice one side"
                self.fail(node, f"`{symbol}` needs words of one width: {one} and {other}", hint)
            if {a.name, b.name} == {"word", "nat"}:
                hint = "write bits(n, x.width) for the number, or x.uint for the word"
                self.fail(node, f"`{symbol}` between {one} and {other}", hint)
        self.fail(node, f"`{symbol}` needs operands of one type: {one} and {other}")

    def _difference(self, node: ast.AST, left: Expr, right: Expr, scope: Scope) -> Expr:
        if isinstance(right, Lit) and isinstance(right.value, int):
            if isinstance(left, Lit) and isinstance(left.value, int) and left.value >= right.value:
                return Lit(left.value - right.value, NAT)
            if right.value == 0:
                return left
            preds = scope.preds.get(left, ()) if isinstance(left, Var) else ()
            if right.value <= len(preds):
                return preds[right.value - 1]
        if not scope.facts.reaches(left, right):
            hint = "write max(a - b, 0), or test that a >= b first"
            self.fail(node, "this difference may be negative", hint)
        return Prim("nat.sub", (left, right), NAT)

    def _shift(self, node: ast.BinOp, scope: Scope) -> Expr:
        symbol, op = _SHIFTS[type(node.op)]
        left = self.infer(node.left, scope)
        places = self.amount(node.right, scope)
        sort = resolve(left.sort)
        if isinstance(sort, Con) and sort.name == "word":
            return Prim(op, (left, places), sort)
        if sort != NAT:
            self.fail(node, f"`{symbol}` does not shift a {show(sort)}", "shift a word or a natural")
        power = Prim("nat.pow", (Lit(2, NAT), places), NAT)
        return Prim("nat.mul" if symbol == "<<" else "nat.div", (left, power), NAT)

    def amount(self, node: ast.expr, scope: Scope) -> Expr:
        """A number of places: a natural, or the value of a word."""
        places = self.infer(node, scope)
        sort = resolve(places.sort)
        if isinstance(sort, Con) and sort.name == "word":
            return Prim("word.uint", (places,), NAT)
        self.must(node, places.sort, NAT)
        return places

    def _unary(self, node: ast.UnaryOp, scope: Scope) -> Expr:
        if isinstance(node.op, ast.Not):
            return ir.not_(self.check(node.operand, scope, BOOL))
        operand = self.infer(node.operand, scope)
        sort = resolve(operand.sort)
        if isinstance(sort, Con) and sort.name == "word":
            if isinstance(node.op, ast.Invert):
                return Prim("word.not", (operand,), sort)
            if isinstance(node.op, ast.USub):
                return Prim("word.neg", (operand,), sort)
        if isinstance(node.op, ast.USub) and sort == NAT:
            self.fail(node, "a natural has no negative", "write a word, or keep a sign apart")
        self.fail(node, f"this operator does not take a {show(sort)}")

    def _boolean(self, node: ast.BoolOp, scope: Scope) -> Expr:
        conjunction = isinstance(node.op, ast.And)
        found: list[Expr] = []
        for part in node.values:
            found.append(self.check(part, scope, BOOL))
            scope = scope.knowing(found[-1], conjunction)
        expr = found.pop()
        while found:
            expr = Prim("bool.and" if conjunction else "bool.or", (found.pop(), expr), BOOL)
        return expr

    def _compare(self, node: ast.Compare, scope: Scope) -> Expr:
        wrappers: list[ir.Wrapper] = []
        left_node, left = node.left, self.infer(node.left, scope)
        found: list[Expr] = []
        for i, (op, right_node) in enumerate(zip(node.ops, node.comparators, strict=True)):
            right = self.infer(right_node, scope, left.sort)
            if i + 1 < len(node.ops) and not ir.is_simple(right):
                var = Var("middle", right.sort)
                wrappers.append(ir.let(var, right))
                right = var
            found.append(self._comparison(node, op, left, right, right_node, left_node))
            left_node, left = right_node, right
        expr = found.pop()
        while found:
            expr = Prim("bool.and", (found.pop(), expr), BOOL)
        return ir.wrap(wrappers, expr)

    def _comparison(
        self, node: ast.AST, op: ast.cmpop, left: Expr, right: Expr, right_node: ast.expr, left_node: ast.expr
    ) -> Expr:
        if isinstance(op, (ast.Is, ast.IsNot)):
            return self._is_none(node, op, left, right_node)
        if isinstance(op, (ast.In, ast.NotIn)):
            self.must(right_node, right.sort, sorts.list_of(left.sort))
            member = self.library("member", (left, right), node)
            return member if isinstance(op, ast.In) else ir.not_(member)
        symbol, name, swap = _COMPARISONS[type(op)]
        left, right = _as_words(self, node, left, right)
        self._same(node, symbol, left, right)
        sort = resolve(left.sort)
        if name == "eq":
            if sorts.has_function(sort):
                self.fail(node, "functions cannot be compared", "compare their values")
            equal = Prim("eq", (left, right), BOOL)
            return equal if isinstance(op, ast.Eq) else ir.not_(equal)
        if not isinstance(sort, Con) or sort.name not in ("nat", "word"):
            self.fail(node, f"`{symbol}` does not compare a {show(sort)}", "compare naturals or words")
        prefix = "nat." if sort.name == "nat" else "word.u"
        args = (right, left) if swap else (left, right)
        return Prim(prefix + name, args, BOOL)

    def _is_none(self, node: ast.AST, op: ast.cmpop, left: Expr, right_node: ast.expr) -> Expr:
        sort = resolve(left.sort)
        is_none = isinstance(right_node, ast.Constant) and right_node.value is None
        if not is_none or not isinstance(sort, Con) or sort.name != "option":
            self.fail(node, "`is` asks for identity, which values do not have", "write ==")
        branches = ((), ir.true()), ((Var("value", sort.args[0]),), ir.false())
        test: Expr = ir.Case(left, branches, BOOL)
        return test if isinstance(op, ast.Is) else ir.not_(test)

    # Conditionals

    def _conditional(self, node: ast.IfExp, scope: Scope, hint: Sort | None) -> Expr:
        test = self.check(node.test, scope, BOOL)
        yes, no, build = self.split(test, scope, [node.body], [node.orelse])
        then = self.infer(node.body, yes, hint)
        other = self.infer(node.orelse, no, then.sort)
        self.must(node.orelse, other.sort, then.sort)
        return build(then, other)

    def split(
        self, test: Expr, scope: Scope, yes: list[ast.AST], no: list[ast.AST]
    ) -> tuple[Scope, Scope, Callable[[Expr, Expr], Expr]]:
        """The scopes of the two branches of a test, and what puts the branches together.

        A test of a natural whose predecessor a branch of a recursive function uses is a ``case``.
        """
        bound = _bound(test, scope) if self.recursive else None
        if bound is not None:
            var, number, truth = bound
            known = scope.preds.get(var, ())
            if len(known) < number <= 16 and _subtracts(var, scope, yes if truth else no):
                preds = list(known)
                while len(preds) < number:
                    preds.append(self.part(_pred_name(var, len(preds)), NAT, preds[-1] if preds else var))
                chain = (var, *preds)[len(known) :]
                inside = scope.with_preds(var, tuple(preds))

                def build(then: Expr, other: Expr) -> Expr:
                    small, big = (other, then) if truth else (then, other)
                    for whole, pred in reversed(list(pairwise(chain))):
                        big = ir.Case(whole, (((), small), ((pred,), big)), big.sort)
                    return big

                outside = scope.knowing(test, not truth)
                return (inside, outside, build) if truth else (outside, inside, build)
        return (
            scope.knowing(test, True),
            scope.knowing(test, False),
            lambda then, other: If(test, then, other, then.sort),
        )

    # Tuples, lists, lambdas

    def _tuple(self, node: ast.Tuple, scope: Scope, hint: Sort | None) -> Expr:
        if len(node.elts) < 2:
            self.fail(node, "a tuple has two parts or more")
        wanted = resolve(hint) if hint is not None else None
        hints: list[Sort | None] = [None] * len(node.elts)
        if isinstance(wanted, Con) and wanted.name == "tuple" and len(wanted.args) == len(node.elts):
            hints = list(wanted.args)
        return self._tuple_of([self.infer(part, scope, h) for part, h in zip(node.elts, hints, strict=True)])

    def _tuple_of(self, items: list[Expr]) -> Expr:
        constructor = tuple_data(len(items)).constructors[0]
        return Construct(constructor, tuple(items), Con("tuple", tuple(item.sort for item in items)))

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

    def library(self, name: str, args: tuple[Expr, ...], node: ast.AST) -> Expr:
        """A function of ``builtins`` applied to arguments."""
        from lemmata.core.language import builtins

        return self.apply(registry.definition(getattr(builtins, name)), args, node)

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
        if name == "list":
            self.fail(node, "an index may be out of range", "write get(xs, i, default), or match the list")
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

    def number(self, node: ast.expr, scope: Scope) -> int | None:
        """The number that a constant expression is; None for any other."""
        if isinstance(node, ast.Constant):
            return node.value if type(node.value) is int and node.value >= 0 else None
        if isinstance(node, ast.BinOp) and isinstance(node.op, (ast.Add, ast.Sub, ast.Mult)):
            left, right = self.number(node.left, scope), self.number(node.right, scope)
            if left is None or right is None:
                return None
            found = {ast.Add: left + right, ast.Sub: left - right, ast.Mult: left * right}[type(node.op)]
            return found if found >= 0 else None
        value = self.static(node, scope)
        if type(value) is not int or value < 0:
            return None
        self._check_bound_once(node)
        return value


def _as_words(self: Expressions, node: ast.AST, left: Expr, right: Expr) -> tuple[Expr, Expr]:
    """A literal beside a word is a word."""
    pair = [left, right]
    for i in (0, 1):
        sort, item = resolve(pair[1 - i].sort), pair[i]
        if isinstance(sort, Con) and sort.name == "word" and isinstance(item, Lit) and item.sort == NAT:
            width = resolve(sort.args[0])
            if isinstance(width, Number) and isinstance(item.value, int):
                if item.value >> width.value:
                    largest = hex((1 << width.value) - 1)
                    message = f"{item.value} does not fit {show(sort)}, the largest is {largest}"
                    self.fail(node, message, "write bits(n, width) to cut it off")
                pair[i] = Lit(item.value, sort)
            elif item.value in (0, 1):
                pair[i] = Prim("word.of_nat", (item,), sort)
            else:
                hint = f"write bits({item.value}, x.width)"
                self.fail(node, f"{item.value} may not fit a {show(sort)}", hint)
    return pair[0], pair[1]


def _bound(test: Expr, scope: Scope) -> tuple[Var, int, bool] | None:
    """The natural n, the number b and the branch where b <= n, the other being n < b."""
    truth = True
    while isinstance(test, Prim) and test.op == "bool.not":
        test, truth = test.args[0], not truth
    if not isinstance(test, Prim) or len(test.args) != 2:
        return None
    left, right = test.args
    if test.op == "eq" and isinstance(left, Lit):
        left, right = right, left
    if isinstance(left, Var) and isinstance(right, Lit) and isinstance(right.value, int) and left.sort == NAT:
        if test.op == "eq" and right.value == len(scope.preds.get(left, ())):
            return left, right.value + 1, not truth
        if test.op in ("nat.lt", "nat.le"):
            return left, right.value + (test.op == "nat.le"), not truth
    comparison = test.op in ("nat.lt", "nat.le")
    if comparison and isinstance(right, Var) and isinstance(left, Lit) and isinstance(left.value, int):
        return right, left.value + (test.op == "nat.lt"), truth
    return None


def _subtracts(var: Var, scope: Scope, nodes: list[ast.AST]) -> bool:
    """Whether a number is taken from a variable in some nodes."""
    return any(
        isinstance(inner, ast.BinOp)
        and isinstance(inner.op, ast.Sub)
        and isinstance(inner.left, ast.Name)
        and scope.names.get(inner.left.id) is var
        for node in nodes
        for inner in ast.walk(node)
    )


def _pred_name(var: Var, depth: int) -> str:
    return f"{var.name}_{depth + 1}"
