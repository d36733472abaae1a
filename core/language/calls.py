"""Calls: definitions, constructors, functions at hand, comprehensions, and what Python and words offer."""

from __future__ import annotations

import ast
import dataclasses
from collections.abc import Callable
from typing import Any

from lemmata.core.language import claims, ir, registry, sorts, words
from lemmata.core.language.datatypes import LIST, Constructor, constructor_of, data_of
from lemmata.core.language.expressions import Expressions
from lemmata.core.language.ir import Apply, Case, Construct, Expr, If, Lit, Prim, Project, Var
from lemmata.core.language.registry import Definition
from lemmata.core.language.scope import MISSING, Scope, loaded_names
from lemmata.core.language.sorts import BOOL, NAT, Con, Number, Sort, resolve, show
from lemmata.core.language.types import is_datatype
from lemmata.core.language.words import Bits

Builtin = Callable[["Calls", ast.Call, Scope], Expr]


class Calls(Expressions):
    """Reads calls."""

    def call(self, node: ast.Call, scope: Scope, hint: Sort | None) -> Expr:
        """The expression that a call means."""
        callee = self.static(node.func, scope)
        if callee is MISSING:
            return self._call_value(node, scope)
        builtin = _BUILTINS.get(callee) if _hashable(callee) else None
        if builtin is not None:
            return builtin(self, node, scope)
        found = callee if isinstance(callee, Definition) else registry.find(callee)
        if found is not None:
            if not isinstance(callee, Definition):
                self._check_bound_once(node.func)
            return self._call_definition(found, node, scope, hint)
        if isinstance(callee, type) and issubclass(callee, Bits):
            return self._word(callee, node, scope)
        if is_datatype(callee):
            constructor = constructor_of(callee)
            if constructor is not None:
                return self._construct(constructor, node, scope, hint)
        instead = _INSTEAD.get(callee) if _hashable(callee) else None
        if instead is not None:
            self.fail(node.func, f"{ast.unparse(node.func)} is not part of the language of models", instead)
        self._reject_value(callee, node.func)

    def _call_value(self, node: ast.Call, scope: Scope) -> Expr:
        if isinstance(node.func, ast.Attribute):
            self.fail(node.func, "methods are not part of the language of models", "call a function")
        function = self.infer(node.func, scope)
        sort = resolve(function.sort)
        if not isinstance(sort, Con) or sort.name != "fun":
            self.fail(node.func, f"a {show(sort)} is not called")
        if node.keywords:
            self.fail(node.keywords[0], "this function has no parameter names", "pass the arguments in order")
        args = self.arguments(node, scope, list(sort.args[:-1]), [], ast.unparse(node.func))
        return Apply(function, args, sort.args[-1])

    def arguments(
        self, node: ast.Call, scope: Scope, wanted: list[Sort], names: list[str], what: str
    ) -> tuple[Expr, ...]:
        """The arguments of a call in the order of the parameters; lambdas and literals are read last."""
        given: dict[int, ast.expr] = dict(enumerate(node.args))
        for keyword in node.keywords:
            if keyword.arg is None or keyword.arg not in names:
                self.fail(
                    keyword,
                    f"{what} has no parameter {keyword.arg}",
                    f"its parameters are {', '.join(names)}",
                )
            if names.index(keyword.arg) in given:
                self.fail(keyword, f"{what} gets {keyword.arg} twice")
            given[names.index(keyword.arg)] = keyword.value
        if sorted(given) != list(range(len(wanted))):
            self.fail(node, f"{what} takes {len(wanted)} arguments, got {len(given)}")
        found: dict[int, Expr] = {}
        for i in sorted(given, key=lambda i: (_late(given[i]), i)):
            if isinstance(given[i], ast.Starred):
                self.fail(given[i], "`*` in a call", "pass the arguments one by one")
            found[i] = self.check(given[i], scope, wanted[i])
        return tuple(found[i] for i in range(len(wanted)))

    def _call_definition(
        self, definition: Definition, node: ast.Call, scope: Scope, hint: Sort | None
    ) -> Expr:
        function = self.reference(definition, node.func)
        sort = function.sort
        if not isinstance(sort, Con):
            self.fail(node, f"{definition.name} is not a function")
        if hint is not None and resolve(sort.args[-1]) != resolve(hint) and sorts.unknown(sort.args[-1]):
            _agree(sort.args[-1], hint)
        names = [p.name for p in definition.params]
        args = self.arguments(node, scope, list(sort.args[:-1]), names, definition.name)
        if definition in self.group.values():
            self.record(definition, args, node)
        return Apply(function, args, sort.args[-1])

    def _construct(self, constructor: Constructor, node: ast.Call, scope: Scope, hint: Sort | None) -> Expr:
        data = constructor.data
        sort = sorts.instantiate(data.sort, self.instance(data.params, node))
        if not isinstance(sort, Con):
            self.fail(node, f"{constructor.name} is no datatype")
        if hint is not None:
            _agree(sort, hint)
        wanted = constructor.field_sorts(sort)
        names = [name for name, _ in constructor.fields]
        return Construct(constructor, self.arguments(node, scope, wanted, names, constructor.name), sort)

    def _word(self, cls: type[Bits[Any]], node: ast.Call, scope: Scope) -> Expr:
        if cls.WIDTH < 0 or len(node.args) != 1 or node.keywords:
            self.fail(node, "a word is made of one number", "write B64(5) or bits(n, width)")
        number = self.number(node.args[0], scope)
        if number is None:
            hint = f"write bits(n, {cls.WIDTH}), which cuts off what does not fit"
            self.fail(node.args[0], f"{cls.__name__}(...) takes a literal", hint)
        if number > cls.MASK:
            message = f"{number} does not fit {cls.__name__}, the largest is {cls.MASK:#x}"
            self.fail(node.args[0], message, "write bits(n, width) to cut it off")
        return Lit(number, sorts.word(cls.WIDTH))

    def width(self, node: ast.expr, scope: Scope) -> Sort:
        """The width that an argument such as 64 or ``x.width`` means."""
        number = self.number(node, scope)
        if number is not None:
            return Number(number)
        if isinstance(node, ast.Attribute) and node.attr == "width":
            owner = self.infer(node.value, scope)
            sort = resolve(owner.sort)
            if isinstance(sort, Con) and sort.name == "word":
                return resolve(sort.args[0])
        self.fail(node, "a width is a literal, or taken from a word", "write 64 or x.width")

    def word_of(self, node: ast.expr, scope: Scope) -> tuple[Expr, Sort]:
        """A word and its width."""
        expr = self.infer(node, scope)
        sort = resolve(expr.sort)
        if not isinstance(sort, Con) or sort.name != "word":
            self.fail(node, f"type mismatch: wanted a word, got {show(sort)}", "write bits(n, width)")
        return expr, resolve(sort.args[0])

    # Comprehensions

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
        if sorts.has_function(body.sort):
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

    def iterable(self, node: ast.expr, scope: Scope) -> Expr:
        """The list that a comprehension goes through."""
        if isinstance(node, ast.Call):
            callee = self.static(node.func, scope)
            if callee is range and len(node.args) in (1, 2) and not node.keywords:
                ends = [self.check(arg, scope, NAT) for arg in node.args]
                if len(ends) == 1:
                    return self.library("count_from", (Lit(0, NAT), ends[0]), node)
                count = Prim("nat.sub", (ends[1], ends[0]), NAT)
                return self.library("count_from", (ends[0], count), node)
            if callee is zip and len(node.args) == 2 and not node.keywords:
                left, right = (self.infer(arg, scope) for arg in node.args)
                for arg, xs in zip(node.args, (left, right), strict=True):
                    self.must(arg, xs.sort, sorts.list_of(self.unknown(arg)))
                return self.library("pairs", (left, right), node)
        return self.infer(node, scope)


def _conjunction(tests: list[Expr]) -> Expr:
    *rest, expr = tests
    while rest:
        expr = Prim("bool.and", (rest.pop(), expr), BOOL)
    return expr


def _agree(sort: Sort, hint: Sort) -> None:
    """Take over from a hint what is unknown, as far as the two have one shape."""
    sort, hint = resolve(sort), resolve(hint)
    if isinstance(sort, sorts.Meta):
        if not sorts.unknown(hint):
            sorts.unify(sort, hint)
    elif isinstance(sort, Con) and isinstance(hint, Con) and sort.name == hint.name:
        for a, b in zip(sort.args, hint.args, strict=False):
            _agree(a, b)


def _late(node: ast.expr) -> int:
    """Lambdas need the types that the other arguments give."""
    return 2 if isinstance(node, ast.Lambda) else 1 if isinstance(node, ast.List) and not node.elts else 0


def _target_names(node: ast.AST) -> set[str]:
    return {n.id for n in ast.walk(node) if isinstance(n, ast.Name)}


def _hashable(value: object) -> bool:
    return getattr(value, "__hash__", None) is not None and not isinstance(value, tuple)


# What Python and words offer ------------------------------------------------------------------------


def _plain(self: Calls, node: ast.Call, count: int) -> list[ast.expr]:
    if node.keywords or len(node.args) != count or any(isinstance(a, ast.Starred) for a in node.args):
        self.fail(node, f"{ast.unparse(node.func)} takes {count} arguments here")
    return node.args


def _len(self: Calls, node: ast.Call, scope: Scope) -> Expr:
    (arg,) = _plain(self, node, 1)
    xs = self.infer(arg, scope)
    self.must(arg, xs.sort, sorts.list_of(self.unknown(arg)))
    return self.library("length", (xs,), node)


def _sum(self: Calls, node: ast.Call, scope: Scope) -> Expr:
    (arg,) = _plain(self, node, 1)
    xs = (
        self.comprehension(arg, "map", scope) if isinstance(arg, ast.GeneratorExp) else self.infer(arg, scope)
    )
    self.must(arg, xs.sort, sorts.list_of(NAT))
    return self.library("total", (xs,), node)


def _quantified(kind: str) -> Builtin:
    def read(self: Calls, node: ast.Call, scope: Scope) -> Expr:
        (arg,) = _plain(self, node, 1)
        if isinstance(arg, (ast.GeneratorExp, ast.ListComp)):
            return self.comprehension(arg, kind, scope)
        xs = self.check(arg, scope, sorts.list_of(BOOL))
        item = Var("item", BOOL)
        return self.library({"all": "every", "any": "exists"}[kind], (ir.lambda_((item,), item), xs), node)

    return read


def _extreme(largest: bool) -> Builtin:
    def read(self: Calls, node: ast.Call, scope: Scope) -> Expr:
        if len(node.args) != 2:
            self.fail(node, "min and max take two numbers", "an empty list has no largest item")
        left_node, right_node = _plain(self, node, 2)
        if largest:
            for a, b in ((left_node, right_node), (right_node, left_node)):
                if isinstance(a, ast.BinOp) and isinstance(a.op, ast.Sub) and _is_zero(b):
                    from_, less = self.infer(a.left, scope), self.infer(a.right, scope)
                    if resolve(from_.sort) == NAT and resolve(less.sort) == NAT:
                        return Prim("nat.sub", (from_, less), NAT)
        names = [Var("left", NAT), Var("right", NAT)]
        wrappers = []
        for var, arg in zip(names, (left_node, right_node), strict=True):
            wrappers.append(ir.let(var, self.check(arg, scope, NAT)))
        left, right = names
        test = Prim("nat.le", (left, right), BOOL)
        return ir.wrap(wrappers, If(test, *((right, left) if largest else (left, right)), NAT))

    return read


def _is_zero(node: ast.expr) -> bool:
    return isinstance(node, ast.Constant) and node.value == 0 and type(node.value) is int


def _bits(self: Calls, node: ast.Call, scope: Scope) -> Expr:
    number_node, width_node = _plain(self, node, 2)
    number, width = self.check(number_node, scope, NAT), self.width(width_node, scope)
    if isinstance(number, Lit) and isinstance(width, Number) and isinstance(number.value, int):
        return Lit(number.value % (1 << width.value), sorts.word(width))
    return Prim("word.of_nat", (number,), sorts.word(width))


def _extend(op: str) -> Builtin:
    def read(self: Calls, node: ast.Call, scope: Scope) -> Expr:
        word_node, width_node = _plain(self, node, 2)
        word, _ = self.word_of(word_node, scope)
        return Prim(op, (word,), sorts.word(self.width(width_node, scope)))

    return read


def _truncate(self: Calls, node: ast.Call, scope: Scope) -> Expr:
    word_node, width_node = _plain(self, node, 2)
    (word, old), new = self.word_of(word_node, scope), self.width(width_node, scope)
    if not isinstance(old, Number) or not isinstance(new, Number):
        self.fail(node, "truncate needs literal widths", "write zero_extend(x, y.width)")
    if new.value > old.value:
        self.fail(node, f"truncate to {new.value} bits of {old.value}", "write zero_extend or sign_extend")
    return Prim("word.zero_extend", (word,), sorts.word(new))


def _concat(self: Calls, node: ast.Call, scope: Scope) -> Expr:
    if node.keywords or len(node.args) < 2:
        self.fail(node, "concat takes two words or more")
    expr: Expr | None = None
    total = 0
    for arg in reversed(node.args):
        if isinstance(arg, ast.Starred):
            self.fail(arg, "`*` in a call", "pass the words one by one")
        word, width = self.word_of(arg, scope)
        if not isinstance(width, Number):
            self.fail(arg, "concat needs words of literal width", "shift and zero_extend")
        total += width.value
        expr = word if expr is None else Prim("word.concat", (word, expr), sorts.word(total))
    if expr is None:
        self.fail(node, "concat takes two words or more")
    return expr


def _shifted(op: str) -> Builtin:
    def read(self: Calls, node: ast.Call, scope: Scope) -> Expr:
        word_node, amount_node = _plain(self, node, 2)
        word, _ = self.word_of(word_node, scope)
        amount = self.amount(amount_node, scope)
        return Prim(op, (word, amount), BOOL if op == "word.bit" else word.sort)

    return read


def _signed(op: str) -> Builtin:
    def read(self: Calls, node: ast.Call, scope: Scope) -> Expr:
        left_node, right_node = _plain(self, node, 2)
        (left, _), (right, _) = self.word_of(left_node, scope), self.word_of(right_node, scope)
        self._same(node, ast.unparse(node.func), left, right)
        return Prim(op, (left, right), BOOL)

    return read


def _implies(self: Calls, node: ast.Call, scope: Scope) -> Expr:
    premise, conclusion = (self.check(arg, scope, BOOL) for arg in _plain(self, node, 2))
    return Prim("bool.implies", (premise, conclusion), BOOL)


def _replace(self: Calls, node: ast.Call, scope: Scope) -> Expr:
    if len(node.args) != 1:
        self.fail(node, "replace takes one record and fields by name", "write replace(s, pc=...)")
    record = self.infer(node.args[0], scope)
    sort = resolve(record.sort)
    shape = scope.shapes.get(record) if isinstance(record, Var) else None
    constructor = shape[0] if shape else _record_of(sort) if isinstance(sort, Con) else None
    if constructor is None or not isinstance(sort, Con):
        self.fail(node.args[0], f"a {show(sort)} is not a record", "take it apart with match")
    fields = constructor.field_sorts(sort)
    names = [name for name, _ in constructor.fields]
    wrappers: list[ir.Wrapper] = []
    if not ir.is_simple(record):
        var = Var("record", sort)
        wrappers.append(ir.let(var, record))
        record = var
    args: list[Expr] = [
        shape[1][i] if shape else Project(constructor, i, record, field) for i, field in enumerate(fields)
    ]
    for keyword in node.keywords:
        if keyword.arg not in names:
            hint = f"its fields are {', '.join(names)}"
            self.fail(keyword, f"{show(sort)} has no field {keyword.arg}", hint)
        index = names.index(keyword.arg)
        args[index] = self.check(keyword.value, scope, fields[index])
    return ir.wrap(wrappers, Construct(constructor, tuple(args), sort))


def _record_of(sort: Con) -> Constructor | None:
    data = data_of(sort)
    return data.constructors[0] if data is not None and data.is_record and sort.name != "tuple" else None


def _misplaced(instead: str) -> Builtin:
    def read(self: Calls, node: ast.Call, scope: Scope) -> Expr:
        self.fail(node, f"{ast.unparse(node.func)} does not stand inside an expression", instead)

    return read


_BUILTINS: dict[object, Builtin] = {
    len: _len,
    sum: _sum,
    all: _quantified("all"),
    any: _quantified("any"),
    max: _extreme(True),
    min: _extreme(False),
    dataclasses.replace: _replace,
    claims.implies: _implies,
    claims.assume: _misplaced("it is a statement of a theorem"),
    claims.unreachable: _misplaced("it is the statement of a case that cannot occur"),
    words.bits: _bits,
    words.zero_extend: _extend("word.zero_extend"),
    words.sign_extend: _extend("word.sign_extend"),
    words.truncate: _truncate,
    words.concat: _concat,
    words.arithmetic_shift_right: _shifted("word.ashr"),
    words.rotate_left: _shifted("word.rol"),
    words.rotate_right: _shifted("word.ror"),
    words.bit: _shifted("word.bit"),
    words.signed_lt: _signed("word.slt"),
    words.signed_le: _signed("word.sle"),
}

_INSTEAD: dict[object, str] = {
    int: "write bits(n, width) or x.uint",
    bool: "compare, for example n != 0",
    float: "there are no floats",
    str: "models have no formatting",
    abs: "naturals have no sign",
    isinstance: "take the value apart with match",
    list: "write a list or a comprehension",
    tuple: "write (a, b)",
    map: "write [f(x) for x in xs]",
    filter: "write [x for x in xs if p(x)]",
    range: "go through a range in a comprehension",
    zip: "go through zip(xs, ys) in a comprehension",
    reversed: "define a function that reverses a list",
    sorted: "define a function that sorts a list",
    print: "models have no effects; print in a test",
    divmod: "write // and %",
    pow: "write **",
}
