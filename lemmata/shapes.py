"""Shapes of terms, written in the language with `_` or `?x` for anything, and whether a statement has one.

A shape is matched by its notation: `_ + _` is a sum of naturals, of integers, of words, or two lists joined.
The same `?x`, and the same name that no function has, stands for the same term wherever it occurs.
"""

from __future__ import annotations

import ast
import re
from collections.abc import Collection, Sequence

from lemmata.core.kernel import logic
from lemmata.core.kernel import prelude as pr
from lemmata.core.kernel import terms as tm
from lemmata.core.kernel.datatypes import SUC
from lemmata.core.kernel.terms import APP, CONST, LIT, Symbol, Term
from lemmata.core.logic.printing import operator
from lemmata.core.logic.syntax import subterms

_SIGNS: dict[type[ast.AST], str] = {
    ast.Add: "+", ast.Sub: "-", ast.Mult: "*", ast.FloorDiv: "//", ast.Mod: "%", ast.Pow: "**",
    ast.BitAnd: "&", ast.BitOr: "|", ast.BitXor: "^", ast.LShift: "<<", ast.RShift: ">>",
    ast.Lt: "<", ast.LtE: "<=", ast.Gt: "<", ast.GtE: "<=", ast.Eq: "==", ast.NotEq: "==",
}  # fmt: skip
_TURNED = (ast.Gt, ast.GtE)
_PREFIXES: dict[type[ast.AST], tuple[str, ...]] = {
    ast.Not: ("not",), ast.USub: ("word.neg", "negate"), ast.Invert: ("word.not",),
}  # fmt: skip
_SYMBOLS = {logic.NOT: "not", pr.W_NEG: "word.neg", pr.W_NOT: "word.not"}
_PYTHON = {
    "len": "length", "sum": "total", "map": "transform", "filter": "select", "all": "every", "any": "exists",
    "reversed": "reverse", "zip": "pairs", "abs": "absolute", "sorted": "sort_by",
}  # fmt: skip
"""The functions of the logic behind Python's names."""

Binding = dict[str, Term]


class BadShape(Exception):
    """A text that is no shape; the message says what is wrong with it."""


def name_of(symbol: Symbol) -> str:
    """The last part of a constant's name."""
    return symbol.name.removesuffix(".mk").rpartition(".")[2]


class Shape:
    """A shape. `functions` are the names that are read as constants where nothing calls them."""

    def __init__(self, text: str, functions: Collection[str] = ()) -> None:
        try:
            tree = ast.parse(re.sub(r"\?(\w+)", r"_wild_\1", text.strip()), mode="eval")
        except (SyntaxError, ValueError, RecursionError) as error:
            said = error.msg if isinstance(error, SyntaxError) else str(error)
            raise BadShape(f"{text}: not an expression: {said}") from None
        self.node = tree.body
        self.functions = functions
        for node in ast.walk(self.node):
            _check(node)

    def occurs_in(self, statement: Term) -> bool:
        """Whether some part of a statement has the shape."""
        return any(self._matches(self.node, u, {}) for u in subterms(statement))

    def _matches(self, node: ast.expr, t: Term, found: Binding) -> bool:
        """Whether T has the shape of NODE, by the terms FOUND so far; adds to them."""
        match node:
            case ast.Name():
                return self._name(node.id, t, found)
            case ast.Constant():
                return _is_literal(node.value, t)
            case ast.BinOp():
                return self._binary(_SIGNS.get(type(node.op), ""), (node.left, node.right), t, found)
            case ast.BoolOp():
                return self._connective(
                    logic.AND if isinstance(node.op, ast.And) else logic.OR, node.values, t, found
                )
            case ast.Compare():
                return self._comparison(node, t, found)
            case ast.UnaryOp():
                return self._prefix(node, t, found)
            case ast.IfExp():
                return _is_call(t, logic.IF) and self._all([node.test, node.body, node.orelse], t.args, found)
            case ast.Call(func=ast.Name(), keywords=[]):
                return self._call(node, t, found)
            case ast.Attribute():
                return _is_named(t, (node.attr,)) and self._all([node.value], t.args, found)
            case ast.List():
                return self._list(node.elts, t, found)
            case ast.Subscript(slice=ast.Slice() as part):
                return self._slice(node.value, part, t, found)
        return False

    def _all(self, nodes: Sequence[ast.expr], ts: Sequence[Term], found: Binding) -> bool:
        return len(nodes) == len(ts) and all(
            self._matches(n, t, found) for n, t in zip(nodes, ts, strict=True)
        )

    def _either(self, nodes: Sequence[ast.expr], ts: Sequence[Term], found: Binding) -> bool:
        """As `_all`, for the two sides of an equation in either order."""
        for order in (ts, ts[::-1]):
            trial = dict(found)
            if self._all(nodes, order, trial):
                found.update(trial)
                return True
        return False

    def _name(self, name: str, t: Term, found: Binding) -> bool:
        if name == "_":
            return True
        if name in self.functions or name in _PYTHON:
            return t.kind == CONST and name_of(t.symbol) in (name, _PYTHON.get(name))
        return found.setdefault(name, t) is t

    def _binary(self, sign: str, sides: Sequence[ast.expr], t: Term, found: Binding) -> bool:
        if sign == "+" and _is_call(t, SUC):
            t = logic.call(pr.ADD, t.args[0], tm.nat(1))
        if t.kind != APP or t.head.kind != CONST or len(t.args) != 2:
            return False
        shown = "+" if _is_named(t, ("append",)) else operator(t.head.symbol)
        if shown != sign:
            return False
        return (self._either if sign == "==" else self._all)(sides, t.args, found)

    def _comparison(self, node: ast.Compare, t: Term, found: Binding) -> bool:
        operands = [node.left, *node.comparators]
        if len(node.ops) > 1:
            links = [
                ast.Compare(left, [op], [right])
                for left, op, right in zip(operands, node.ops, operands[1:], strict=False)
            ]
            return self._connective(logic.AND, links, t, found)
        op, sides = node.ops[0], operands
        if isinstance(op, (ast.NotEq, ast.NotIn)):
            if not _is_call(t, logic.NOT):
                return False
            t = t.args[0]
        if isinstance(op, (ast.In, ast.NotIn)):
            return _is_named(t, ("member",)) and self._all(sides, t.args, found)
        return self._binary(_SIGNS[type(op)], sides[::-1] if isinstance(op, _TURNED) else sides, t, found)

    def _connective(self, symbol: Symbol, nodes: Sequence[ast.expr], t: Term, found: Binding) -> bool:
        parts = [t]
        while len(parts) < len(nodes) and _is_call(parts[-1], symbol):
            parts.extend(parts.pop().args)
        return self._all(nodes, parts, found)

    def _prefix(self, node: ast.UnaryOp, t: Term, found: Binding) -> bool:
        if isinstance(node.op, ast.USub) and isinstance(node.operand, ast.Constant):
            return _is_literal(-node.operand.value if type(node.operand.value) is int else None, t)
        names = _PREFIXES.get(type(node.op), ())
        if t.kind != APP or t.head.kind != CONST or len(t.args) != 1:
            return False
        name = _SYMBOLS.get(t.head.symbol) or name_of(t.head.symbol)
        return name in names and self._matches(node.operand, t.args[0], found)

    def _call(self, node: ast.Call, t: Term, found: Binding) -> bool:
        name = node.func.id if isinstance(node.func, ast.Name) else ""
        if name == "_" or name.startswith("_wild_"):
            return t.kind == APP and self._name(name, t.head, found) and self._all(node.args, t.args, found)
        if name == "implies":
            return _is_call(t, logic.IMPLIES) and self._all(node.args, t.args, found)
        return _is_named(t, (name, _PYTHON.get(name, name))) and self._all(node.args, t.args, found)

    def _list(self, items: Sequence[ast.expr], t: Term, found: Binding) -> bool:
        for i, item in enumerate(items):
            if isinstance(item, ast.Starred):
                return i == len(items) - 1 and self._matches(item.value, t, found)
            if not _is_named(t, ("cons",)) or not self._matches(item, t.args[0], found):
                return False
            t = t.args[1]
        return t.kind == CONST and name_of(t.symbol) == "nil"

    def _slice(self, whole: ast.expr, part: ast.Slice, t: Term, found: Binding) -> bool:
        bounds = [b for b in (part.lower, part.upper) if b is not None]
        name = "take" if part.lower is None else "drop"
        return _is_named(t, (name,)) and self._all([bounds[0], whole], t.args, found)


_READ = (
    ast.Name, ast.Constant, ast.BinOp, ast.BoolOp, ast.Compare, ast.UnaryOp, ast.IfExp, ast.Call, ast.Attribute,
    ast.List, ast.Starred, ast.Subscript, ast.Slice, ast.boolop, ast.expr_context, ast.In, ast.NotIn, *_SIGNS, *_PREFIXES,
)  # fmt: skip


def _check(node: ast.AST) -> None:
    """Raise BadShape for what is not read in shapes."""
    bad = not isinstance(node, _READ)
    if isinstance(node, ast.Call):
        bad = not isinstance(node.func, ast.Name) or bool(node.keywords)
    if isinstance(node, ast.Constant):
        bad = node.value is not None and type(node.value) not in (bool, int)
    if isinstance(node, ast.Subscript):
        part = node.slice
        bad = (
            not isinstance(part, ast.Slice)
            or [part.lower, part.upper, part.step].count(None) != 2
            or part.step is not None
        )
    if bad:
        what = ast.unparse(node) if isinstance(node, ast.expr) else type(node).__name__
        raise BadShape(f"{what}: not read in patterns; write the function behind it, or _")


def _is_call(t: Term, symbol: Symbol) -> bool:
    return t.kind == APP and t.head.kind == CONST and t.head.symbol is symbol


def _is_named(t: Term, names: Collection[str]) -> bool:
    return t.kind == APP and t.head.kind == CONST and name_of(t.head.symbol) in names


def _is_literal(value: object, t: Term) -> bool:
    """Whether T is the Boolean or the number VALUE, of any type."""
    if isinstance(value, bool):
        return t is (logic.T if value else logic.F)
    if value is None:
        return t.kind == CONST and name_of(t.symbol) == "none"
    if not isinstance(value, int):
        return False
    if t.kind == LIT:
        return value == t.value
    name = "NonNegative" if value >= 0 else "Negative"
    number = value if value >= 0 else -value - 1
    return _is_named(t, (name,)) and t.args[0].kind == LIT and t.args[0].value == number
