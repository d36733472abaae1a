"""What Python and words offer in models: ``len``, ``all``, ``max``, ``bits``, ``concat`` and so on."""

from __future__ import annotations

import ast
import dataclasses
from collections.abc import Callable

from lemmata.core.language import claims, ir, quantified, sequences, sorts, types, words
from lemmata.core.language.comprehensions import Comprehensions
from lemmata.core.language.datatypes import Constructor, data_of
from lemmata.core.language.ir import Construct, Expr, If, Lit, Prim, Project, Var
from lemmata.core.language.scope import Scope
from lemmata.core.language.sorts import BOOL, INT, NAT, Con, Number, Sort, resolve, show

Builtin = Callable[["Offered", ast.Call, Scope], Expr]


class Offered(Comprehensions):
    """Reads calls of what Python and words offer."""

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

    def iterable(self, node: ast.expr, scope: Scope) -> Expr:
        """The list that a comprehension goes through."""
        made = sequences.iterable(self, node, scope) if isinstance(node, ast.Call) else None
        if made is not None:
            return made
        xs = self.infer(node, scope)
        return sequences.characters(self, xs, node) if sequences.is_string(xs) else xs

    def word_of(self, node: ast.expr, scope: Scope) -> tuple[Expr, Sort]:
        """A word and its width."""
        expr = self.infer(node, scope)
        sort = resolve(expr.sort)
        if not isinstance(sort, Con) or sort.name != "word":
            self.fail(node, f"type mismatch: wanted a word, got {show(sort)}", "write bits(n, width)")
        return expr, resolve(sort.args[0])


def _plain(self: Offered, node: ast.Call, count: int) -> list[ast.expr]:
    if node.keywords or len(node.args) != count or any(isinstance(a, ast.Starred) for a in node.args):
        self.fail(node, f"{ast.unparse(node.func)} takes {count} arguments here")
    return node.args


def _len(self: Offered, node: ast.Call, scope: Scope) -> Expr:
    (arg,) = _plain(self, node, 1)
    xs = self.infer(arg, scope)
    if sequences.is_string(xs):
        xs = sequences.points(xs)
    self.must(arg, xs.sort, sorts.list_of(self.unknown(arg)))
    return self.library("length", (xs,), node)


def _sum(self: Offered, node: ast.Call, scope: Scope) -> Expr:
    (arg,) = _plain(self, node, 1)
    xs = (
        self.comprehension(arg, "map", scope) if isinstance(arg, ast.GeneratorExp) else self.infer(arg, scope)
    )
    return sequences.total(self, node, xs)


def _quantified(kind: str) -> Builtin:
    def read(self: Offered, node: ast.Call, scope: Scope) -> Expr:
        (arg,) = _plain(self, node, 1)
        if isinstance(arg, (ast.GeneratorExp, ast.ListComp)):
            return self.comprehension(arg, kind, scope)
        xs = self.check(arg, scope, sorts.list_of(BOOL))
        item = Var("item", BOOL)
        return self.library({"all": "every", "any": "exists"}[kind], (ir.lambda_((item,), item), xs), node)

    return read


def _extreme(largest: bool) -> Builtin:
    def read(self: Offered, node: ast.Call, scope: Scope) -> Expr:
        if len(node.args) == 1:
            return sequences.extreme(self, node, scope, largest)
        if len(node.args) != 2:
            self.fail(node, "min and max take two numbers", "an empty list has no largest item")
        left_node, right_node = _plain(self, node, 2)
        if largest:
            for a, b in ((left_node, right_node), (right_node, left_node)):
                if isinstance(a, ast.BinOp) and isinstance(a.op, ast.Sub) and _is_zero(b):
                    from_, less = self.infer(a.left, scope), self.infer(a.right, scope)
                    if resolve(from_.sort) == NAT and resolve(less.sort) == NAT:
                        return Prim("nat.sub", (from_, less), NAT)
        values = self.balanced(self.infer(left_node, scope), self.infer(right_node, scope))
        sort = INT if resolve(values[0].sort) == INT else NAT
        left, right = Var("left", sort), Var("right", sort)
        wrappers = []
        for var, value, arg in zip((left, right), values, (left_node, right_node), strict=True):
            self.must(arg, value.sort, sort)
            wrappers.append(ir.let(var, value))
        if sort == INT:
            test = self.integer_comparison("le", left, right, node)
        else:
            test = Prim("nat.le", (left, right), BOOL)
        return ir.wrap(wrappers, If(test, *((right, left) if largest else (left, right)), sort))

    return read


def _on_integer(name: str) -> Builtin:
    def read(self: Offered, node: ast.Call, scope: Scope) -> Expr:
        (arg,) = _plain(self, node, 1)
        return self.integer(name, (self.check(arg, scope, INT),), node)

    return read


def _is_zero(node: ast.expr) -> bool:
    return isinstance(node, ast.Constant) and node.value == 0 and type(node.value) is int


def _bits(self: Offered, node: ast.Call, scope: Scope) -> Expr:
    number_node, width_node = _plain(self, node, 2)
    number, width = self.check(number_node, scope, NAT), self.width(width_node, scope)
    if isinstance(number, Lit) and isinstance(width, Number) and isinstance(number.value, int):
        return Lit(number.value % (1 << width.value), sorts.word(width))
    return Prim("word.of_nat", (number,), sorts.word(width))


def _extend(op: str) -> Builtin:
    def read(self: Offered, node: ast.Call, scope: Scope) -> Expr:
        word_node, width_node = _plain(self, node, 2)
        word, _ = self.word_of(word_node, scope)
        return Prim(op, (word,), sorts.word(self.width(width_node, scope)))

    return read


def _truncate(self: Offered, node: ast.Call, scope: Scope) -> Expr:
    word_node, width_node = _plain(self, node, 2)
    (word, old), new = self.word_of(word_node, scope), self.width(width_node, scope)
    if not isinstance(old, Number) or not isinstance(new, Number):
        self.fail(node, "truncate needs literal widths", "write zero_extend(x, y.width)")
    if new.value > old.value:
        self.fail(node, f"truncate to {new.value} bits of {old.value}", "write zero_extend or sign_extend")
    return Prim("word.zero_extend", (word,), sorts.word(new))


def _concat(self: Offered, node: ast.Call, scope: Scope) -> Expr:
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
    def read(self: Offered, node: ast.Call, scope: Scope) -> Expr:
        word_node, amount_node = _plain(self, node, 2)
        word, _ = self.word_of(word_node, scope)
        amount = self.amount(amount_node, scope)
        return Prim(op, (word, amount), BOOL if op == "word.bit" else word.sort)

    return read


def _signed(op: str) -> Builtin:
    def read(self: Offered, node: ast.Call, scope: Scope) -> Expr:
        left_node, right_node = _plain(self, node, 2)
        (left, _), (right, _) = self.word_of(left_node, scope), self.word_of(right_node, scope)
        self.same(node, ast.unparse(node.func), left, right)
        return Prim(op, (left, right), BOOL)

    return read


def _implies(self: Offered, node: ast.Call, scope: Scope) -> Expr:
    premise, conclusion = (self.check(arg, scope, BOOL) for arg in _plain(self, node, 2))
    return Prim("bool.implies", (premise, conclusion), BOOL)


def _bound(kind: str) -> Builtin:
    """forall and exists: one quantifier for each parameter, under the parameter's name."""

    def read(self: Offered, node: ast.Call, scope: Scope) -> Expr:
        (arg,) = _plain(self, node, 1)
        predicate = self.infer(arg, scope)
        sort = resolve(predicate.sort)
        if not isinstance(sort, Con) or sort.name != "fun":
            self.fail(arg, f"type mismatch: wanted a predicate, got {show(sort)}", "write a local function")
        self.must(arg, sort.args[-1], BOOL)
        known = self.local_functions.get(predicate) if isinstance(predicate, Var) else None
        if known is not None:
            params, body = known.params, known.body
        else:
            names = _parameter_names(predicate) or [f"x{i}" for i in range(len(sort.args) - 1)]
            params = tuple(Var(name, s) for name, s in zip(names, sort.args[:-1], strict=True))
            body = ir.Apply(predicate, params, BOOL)
        for param in reversed(params):
            body = Prim(kind, (ir.lambda_((param,), body),), BOOL)
        return body

    return read


def _parameter_names(function: Expr) -> list[str]:
    return [p.name for p in function.definition.params] if isinstance(function, ir.Global) else []


def _replace(self: Offered, node: ast.Call, scope: Scope) -> Expr:
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
    def read(self: Offered, node: ast.Call, scope: Scope) -> Expr:
        self.fail(node, f"{ast.unparse(node.func)} does not stand inside an expression", instead)

    return read


BUILTINS: dict[object, Builtin] = {
    len: _len,
    sum: _sum,
    all: _quantified("all"),
    any: _quantified("any"),
    max: _extreme(True),
    min: _extreme(False),
    abs: _on_integer("absolute"),
    sorted: sequences.sorted_,
    list: sequences.list_,
    sequences.code_points: sequences.code_points_,
    sequences.from_code_points: sequences.from_code_points_,
    types.to_nat: _on_integer("to_nat"),
    dataclasses.replace: _replace,
    claims.implies: _implies,
    quantified.forall: _bound("bool.forall"),
    quantified.exists: _bound("bool.exists"),
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

INSTEAD: dict[object, str] = {
    int: "write bits(n, width) or x.uint",
    bool: "compare, for example n != 0",
    float: "there are no floats",
    str: "models have no formatting",
    isinstance: "take the value apart with match",
    tuple: "write (a, b)",
    map: "write [f(x) for x in xs]",
    filter: "write [x for x in xs if p(x)]",
    range: "go through a range in a comprehension, or write list(range(n))",
    zip: "go through zip(xs, ys) in a comprehension, or write list(zip(xs, ys))",
    reversed: "write list(reversed(xs)), or go through it in a comprehension",
    enumerate: "go through it in a comprehension, or write list(enumerate(xs))",
    set: "write a FiniteSet, or a list",
    dict: "write a FiniteMap, or a list of pairs",
    print: "models have no effects; print in a test",
    divmod: "write // and %",
    pow: "write **",
}
