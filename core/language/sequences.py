"""What Python offers for lists and strings: ``sorted``, ``reversed``, slices, ``startswith`` and so on.

A string is the list of its code points in the kernel; `points` and `string` go between the two types.
"""

from __future__ import annotations

import ast
from typing import TYPE_CHECKING

from lemmata.core.language import ir, sorts
from lemmata.core.language.ir import Expr, Lit, Prim, Var
from lemmata.core.language.scope import MISSING, Scope
from lemmata.core.language.sorts import BOOL, INT, NAT, STRING, Con, Sort, resolve, show

if TYPE_CHECKING:
    from lemmata.core.language.numbers import Numbers

POINTS = sorts.list_of(NAT)


def code_points(text: str) -> list[int]:
    """The numbers of a string's characters in Unicode, naturals."""
    return [ord(character) for character in text]


def from_code_points(codes: list[int]) -> str:
    """The string of the characters with these numbers. Raises ValueError where one is the number of none."""
    return "".join(map(chr, codes))


def points(text: Expr) -> Expr:
    """A string as the list that it is."""
    return Prim("same", (text,), POINTS)


def string(codes: Expr) -> Expr:
    """A list of code points as a string."""
    return Prim("same", (codes,), STRING)


def is_string(expr: Expr) -> bool:
    """Whether an expression is a string."""
    return resolve(expr.sort) == STRING


def is_list(sort: Sort) -> bool:
    """Whether a type is that of lists."""
    sort = resolve(sort)
    return isinstance(sort, Con) and sort.name == "list"


def at_most(self: Numbers, node: ast.AST, sort: Sort, largest: bool = True) -> Expr:
    """The order of numbers and words as a function; the opposite one unless LARGEST."""
    left, right = Var("left", sort), Var("right", sort)
    test = order(self, node, *((left, right) if largest else (right, left)))
    return ir.lambda_((left, right), test)


def order(self: Numbers, node: ast.AST, left: Expr, right: Expr) -> Expr:
    """left <= right, of two numbers or words."""
    sort = resolve(left.sort)
    if sort == INT:
        return self.integer_comparison("le", left, right, node)
    if not isinstance(sort, Con) or sort.name not in ("nat", "word"):
        self.fail(node, f"a {show(sort)} is not ordered", "give key=, a function to a number or a word")
    return Prim("nat.le" if sort.name == "nat" else "word.ule", (left, right), BOOL)


def sorted_(self: Numbers, node: ast.Call, scope: Scope) -> Expr:
    """``sorted(xs)`` and ``sorted(xs, key=f)``."""
    if len(node.args) != 1 or any(k.arg != "key" for k in node.keywords):
        self.fail(node, "sorted takes a list, and key=", "reverse the result with reversed")
    xs = self.iterable(node.args[0], scope)
    item = self.unknown(node)
    self.must(node.args[0], xs.sort, sorts.list_of(item))
    if not node.keywords:
        return self.library("sort_by", (at_most(self, node, item), xs), node)
    value = node.keywords[0].value
    result = self.unknown(value)
    key = self.check(value, scope, sorts.function([item], result))
    left, right = Var("left", item), Var("right", item)
    ends = [ir.Apply(key, (side,), result) for side in (left, right)]
    by = ir.lambda_((left, right), order(self, value, *ends))
    return self.library("sort_by", (by, xs), node)


def list_(self: Numbers, node: ast.Call, scope: Scope) -> Expr:
    """``list(...)`` of what a comprehension goes through."""
    if node.keywords or len(node.args) != 1:
        self.fail(node, "list takes one argument here", "for the empty list write []")
    xs = self.iterable(node.args[0], scope)
    self.must(node.args[0], xs.sort, sorts.list_of(self.unknown(node)))
    return xs


def code_points_(self: Numbers, node: ast.Call, scope: Scope) -> Expr:
    """``code_points(s)``."""
    if node.keywords or len(node.args) != 1:
        self.fail(node, "code_points takes a string")
    return points(self.check(node.args[0], scope, STRING))


def from_code_points_(self: Numbers, node: ast.Call, scope: Scope) -> Expr:
    """``from_code_points(xs)``."""
    if node.keywords or len(node.args) != 1:
        self.fail(node, "from_code_points takes a list of naturals")
    return string(self.check(node.args[0], scope, POINTS))


def extreme(self: Numbers, node: ast.Call, scope: Scope, largest: bool) -> Expr:
    """``max(xs, default=d)`` and ``min(xs, default=d)``."""
    if len(node.keywords) != 1 or node.keywords[0].arg != "default":
        self.fail(node, "min and max of a list take default=", "an empty list has no largest item")
    item = self.unknown(node)
    xs = self.check(node.args[0], scope, sorts.list_of(item))
    default = self.check(node.keywords[0].value, scope, item)
    return self.library("extreme", (at_most(self, node, item, largest), xs, default), node)


def iterable(self: Numbers, node: ast.Call, scope: Scope) -> Expr | None:
    """The list that ``range``, ``zip``, ``enumerate`` or ``reversed`` goes through; None for other calls."""
    callee = self.static(node.func, scope) if isinstance(node.func, (ast.Name, ast.Attribute)) else MISSING
    if node.keywords or any(isinstance(arg, ast.Starred) for arg in node.args):
        return None
    if callee is range and len(node.args) in (1, 2):
        ends = [self.check(arg, scope, NAT) for arg in node.args]
        if len(ends) == 1:
            return self.library("count_from", (Lit(0, NAT), ends[0]), node)
        return self.library("count_from", (ends[0], Prim("nat.sub", (ends[1], ends[0]), NAT)), node)
    if callee is zip and len(node.args) == 2:
        left, right = (_list(self, arg, scope) for arg in node.args)
        return self.library("pairs", (left, right), node)
    if callee is reversed and len(node.args) == 1:
        return self.library("reverse", (_list(self, node.args[0], scope),), node)
    if callee is enumerate and len(node.args) == 1:
        xs = Var("xs", (whole := _list(self, node.args[0], scope)).sort)
        places = self.library("count_from", (Lit(0, NAT), self.library("length", (xs,), node)), node)
        return ir.wrap([ir.let(xs, whole)], self.library("pairs", (places, xs), node))
    return None


def _list(self: Numbers, node: ast.expr, scope: Scope) -> Expr:
    xs = self.iterable(node, scope)
    self.must(node, xs.sort, sorts.list_of(self.unknown(node)))
    return xs


def characters(self: Numbers, text: Expr, node: ast.AST) -> Expr:
    """The characters of a string, as strings."""
    made = self.library("singletons", (points(text),), node)
    return Prim("same", (made,), sorts.list_of(STRING))


def cut(self: Numbers, node: ast.Subscript, whole: Expr, scope: Scope) -> Expr:
    """A slice of a list or a string."""
    part = node.slice
    if not isinstance(part, ast.Slice):
        self.fail(node, "an index may be out of range", "write get(xs, i, default), or match the list")
    if is_string(whole):
        return string(_cut(self, part, points(whole), scope))
    return _cut(self, part, whole, scope)


def _cut(self: Numbers, part: ast.Slice, xs: Expr, scope: Scope) -> Expr:
    if part.step is not None:
        if part.lower is None and part.upper is None and ast.unparse(part.step) == "-1":
            return self.library("reverse", (xs,), part)
        self.fail(part, "a slice with a step", "write a comprehension")
    low = self.check(part.lower, scope, NAT) if part.lower is not None else None
    if part.upper is not None:
        xs = self.library("take", (self.check(part.upper, scope, NAT), xs), part)
    return self.library("drop", (low, xs), part) if low is not None else xs


def added(self: Numbers, node: ast.AST, left: Expr, right: Expr) -> Expr:
    """``s + t`` of strings."""
    self.must(node, right.sort, STRING)
    return string(self.library("append", (points(left), points(right)), node))


def within(self: Numbers, node: ast.AST, part: Expr, whole: Expr) -> Expr:
    """``t in s`` of strings."""
    self.must(node, part.sort, STRING)
    return self.library("contains", (points(whole), points(part)), node)


_METHODS = {"startswith": "starts_with", "endswith": "ends_with"}


def method(self: Numbers, node: ast.Call, scope: Scope) -> Expr | None:
    """A method of a list or a string that models have; None for any other."""
    if not isinstance(node.func, ast.Attribute) or node.keywords or len(node.args) != 1:
        return None
    name, owner = node.func.attr, node.func.value
    if name not in (*_METHODS, "count", "join"):
        return None
    whole = self.infer(owner, scope)
    if name in _METHODS and is_string(whole):
        other = self.check(node.args[0], scope, STRING)
        return self.library(_METHODS[name], (points(whole), points(other)), node)
    if name == "count" and is_list(whole.sort):
        item = self.unknown(node)
        self.must(owner, whole.sort, sorts.list_of(item))
        return self.library("count", (self.check(node.args[0], scope, item), whole), node)
    if name == "join" and isinstance(whole, Lit) and whole.value == "":
        arg = node.args[0]
        if isinstance(arg, ast.GeneratorExp):
            parts = self.comprehension(arg, "map", scope)
        else:
            parts = self.iterable(arg, scope)
        self.must(arg, parts.sort, sorts.list_of(STRING))
        return string(self.library("flatten", (Prim("same", (parts,), sorts.list_of(POINTS)),), node))
    return None


def total(self: Numbers, node: ast.Call, xs: Expr) -> Expr:
    """``sum(xs)`` of naturals or integers."""
    sort = resolve(xs.sort)
    if isinstance(sort, Con) and sort.name == "list" and resolve(sort.args[0]) == INT:
        return self.integer("total", (xs,), node)
    self.must(node.args[0], xs.sort, sorts.list_of(NAT))
    return self.library("total", (xs,), node)
