"""Operators, comparisons and conditionals."""

from __future__ import annotations

import ast
from collections.abc import Callable
from itertools import pairwise

from lemmata.core.language import ir, primitive, registry, sequences, sorts
from lemmata.core.language.datatypes import OPTION, reachable
from lemmata.core.language.ir import Expr, If, Lit, Prim, Var
from lemmata.core.language.numbers import Numbers
from lemmata.core.language.scope import Scope
from lemmata.core.language.sorts import BOOL, INT, NAT, STRING, Con, Number, Sort, resolve, show, unify

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


class Operators(Numbers):
    """Reads operators, comparisons and conditionals."""

    def binary(self, node: ast.BinOp, scope: Scope, hint: Sort | None) -> Expr:
        kind = type(node.op)
        if kind is ast.Div:
            self.fail(node, "`/` makes a float", "write // for the quotient")
        if kind in (ast.LShift, ast.RShift):
            return self._shift(node, scope)
        left = self.infer(node.left, scope, hint)
        right = self.infer(node.right, scope, NAT if kind is ast.Pow else left.sort)
        left, right = _as_words(self, node, left, right)
        if kind is ast.Pow and INT in (resolve(left.sort), resolve(right.sort)):
            return self.integer_power(node, left, right)
        left, right = self.balanced(left, right)
        sort = resolve(left.sort)
        if sort == INT and resolve(right.sort) == INT:
            return self.integer_operation(node, left, right, scope)
        name = sort.name if isinstance(sort, Con) else ""
        if name == "list" and kind is ast.Add:
            self.same(node, "+", left, right)
            return self.library("append", (left, right), node)
        if sort == STRING and kind is ast.Add:
            return sequences.added(self, node, left, right)
        table = {"word": _WORD_OPERATORS, "nat": _NAT_OPERATORS}.get(name)
        if table is None or kind not in table:
            if name == "nat" and kind in _WORD_OPERATORS:
                self.fail(node, "bitwise operators need words", "write bits(n, width)")
            self.fail(node, f"this operator does not take a {show(sort)} and a {show(right.sort)}")
        symbol, op = table[kind]
        self.same(node, symbol, left, right)
        if op == "nat.sub":
            return self._difference(node, left, right, scope)
        if self.runs and op in ("nat.div", "nat.mod") and scope.facts.lower(right) < 1:
            self.fail(
                node.right, "this divisor may be 0", "divide by a literal, or test that it is not 0 first"
            )
        return Prim(op, (left, right), left.sort)

    def same(self, node: ast.AST, symbol: str, left: Expr, right: Expr) -> None:
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
            return self.natural_difference(left, right, node)
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

    def unary(self, node: ast.UnaryOp, scope: Scope) -> Expr:
        if isinstance(node.op, ast.Not):
            return ir.not_(self.check(node.operand, scope, BOOL))
        operand = self.infer(node.operand, scope)
        sort = resolve(operand.sort)
        if isinstance(sort, Con) and sort.name == "word":
            if isinstance(node.op, ast.Invert):
                return Prim("word.not", (operand,), sort)
            if isinstance(node.op, ast.USub):
                return Prim("word.neg", (operand,), sort)
        if isinstance(node.op, ast.USub) and sort in (NAT, INT):
            return self.negated(operand, node)
        self.fail(node, f"this operator does not take a {show(sort)}")

    def boolean(self, node: ast.BoolOp, scope: Scope) -> Expr:
        conjunction = isinstance(node.op, ast.And)
        found: list[Expr] = []
        for part in node.values:
            found.append(self.check(part, scope, BOOL))
            scope = scope.knowing(found[-1], conjunction)
        expr = found.pop()
        while found:
            expr = Prim("bool.and" if conjunction else "bool.or", (found.pop(), expr), BOOL)
        return expr

    def compare(self, node: ast.Compare, scope: Scope) -> Expr:
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
            container = resolve(right.sort)
            contains = primitive.contains_of(container.name) if isinstance(container, Con) else None
            if contains is not None:
                member = self.apply(registry.definition(contains), (right, left), node)
            elif sequences.is_string(right):
                member = sequences.within(self, node, left, right)
            else:
                self.must(right_node, right.sort, sorts.list_of(left.sort))
                member = self.library("member", (left, right), node)
            return member if isinstance(op, ast.In) else ir.not_(member)
        symbol, name, swap = _COMPARISONS[type(op)]
        left, right = self.balanced(*_as_words(self, node, left, right))
        self.same(node, symbol, left, right)
        sort = resolve(left.sort)
        if name == "eq":
            if any(part.name == "fun" for part in reachable(sort)):
                self.fail(node, "functions cannot be compared", "compare their values")
            equal = Prim("eq", (left, right), BOOL)
            return equal if isinstance(op, ast.Eq) else ir.not_(equal)
        args = (right, left) if swap else (left, right)
        if sort == INT:
            return self.integer_comparison(name, *args, node)
        if not isinstance(sort, Con) or sort.name not in ("nat", "word"):
            self.fail(node, f"`{symbol}` does not compare a {show(sort)}", "compare numbers or words")
        prefix = "nat." if sort.name == "nat" else "word.u"
        return Prim(prefix + name, args, BOOL)

    def _is_none(self, node: ast.AST, op: ast.cmpop, left: Expr, right_node: ast.expr) -> Expr:
        sort = resolve(left.sort)
        is_none = isinstance(right_node, ast.Constant) and right_node.value is None
        if not is_none or not isinstance(sort, Con) or sort.name != "option":
            self.fail(node, "`is` asks for identity, which values do not have", "write ==")
        test: Expr = Prim("eq", (left, ir.Construct(OPTION.constructors[0], (), sort)), BOOL)
        return test if isinstance(op, ast.Is) else ir.not_(test)

    # Conditionals

    def conditional(self, node: ast.IfExp, scope: Scope, hint: Sort | None) -> Expr:
        test = self.check(node.test, scope, BOOL)
        yes, no, build = self.split(test, scope, [node.body], [node.orelse])
        then = self.infer(node.body, yes, hint)
        other = self.infer(node.orelse, no, then.sort)
        then, other = self.balanced(then, other)
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


def _as_words(self: Operators, node: ast.AST, left: Expr, right: Expr) -> tuple[Expr, Expr]:
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
