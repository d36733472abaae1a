"""Integers in models: literals, coercion of naturals, and what Python's operators on ``int`` mean."""

from __future__ import annotations

import ast

from lemmata.core.language import ir
from lemmata.core.language.datatypes import constructor_of
from lemmata.core.language.ir import Construct, Expr, Lit
from lemmata.core.language.names import Names
from lemmata.core.language.scope import Scope
from lemmata.core.language.sorts import INT, NAT, Sort, resolve

_OPERATORS: dict[type[ast.AST], str] = {
    ast.Add: "add",
    ast.Sub: "subtract",
    ast.Mult: "multiply",
    ast.FloorDiv: "floor_divide",
    ast.Mod: "modulo",
}


def integer_literal(value: int) -> Expr:
    """The expression of an integer."""
    from lemmata.core.language.integers import Negative, NonNegative

    constructor = constructor_of(NonNegative if value >= 0 else Negative)
    if constructor is None:
        raise TypeError("integers are not there")
    return Construct(constructor, (Lit(value if value >= 0 else -value - 1, NAT),), INT)


def literal_value(expr: Expr) -> int | None:
    """The integer that a literal is, of either type of numbers; None for other expressions."""
    if isinstance(expr, Lit) and expr.sort == NAT and isinstance(expr.value, int):
        return expr.value
    if isinstance(expr, Construct) and expr.sort == INT and isinstance(expr.args[0], Lit):
        value = expr.args[0].value
        if isinstance(value, int):
            return value if expr.constructor.index == 0 else -value - 1
    return None


class Numbers(Names):
    """Reads operators on integers."""

    def integer(self, name: str, args: tuple[Expr, ...], node: ast.AST) -> Expr:
        """A function of ``integers`` applied to arguments."""
        from lemmata.core.language import integers, registry

        return self.apply(registry.definition(getattr(integers, name)), args, node)

    def coerced(self, expr: Expr, wanted: Sort) -> Expr:
        """A natural where an integer is wanted, as an integer; anything else as it is."""
        if resolve(wanted) != INT or resolve(expr.sort) != NAT:
            return expr
        if isinstance(expr, Lit) and isinstance(expr.value, int):
            return integer_literal(expr.value)
        if isinstance(expr, ir.If):
            then, other = self.coerced(expr.then, INT), self.coerced(expr.other, INT)
            return ir.If(expr.test, then, other, INT)
        made = integer_literal(0)
        if not isinstance(made, Construct):
            raise TypeError("integers are not there")
        return Construct(made.constructor, (expr,), INT)

    def balanced(self, left: Expr, right: Expr) -> tuple[Expr, Expr]:
        """Two operands, the one coerced if the other is an integer."""
        return self.coerced(left, right.sort), self.coerced(right, left.sort)

    def integer_operation(self, node: ast.BinOp, left: Expr, right: Expr, scope: Scope) -> Expr:
        """An operator on integers."""
        kind = type(node.op)
        name = _OPERATORS.get(kind)
        if name is None:
            self.fail(node, "this operator does not take integers", "shift by multiplying with 2 ** n")
        known = not self.runs or literal_value(right) or scope.facts.is_nonzero(right)
        if name in ("floor_divide", "modulo") and not known:
            self.fail(
                node.right, "this divisor may be 0", "divide by a literal, or test that it is not 0 first"
            )
        return self.integer(name, (left, right), node)

    def integer_power(self, node: ast.BinOp, left: Expr, right: Expr) -> Expr:
        """``x ** n`` for an integer x and a natural n."""
        if resolve(right.sort) != NAT:
            self.fail(node.right, "the exponent is not a natural", "a negative power is no integer")
        return self.integer("power", (left, right), node)

    def integer_comparison(self, name: str, left: Expr, right: Expr, node: ast.AST) -> Expr:
        """``<`` and ``<=`` on integers."""
        return self.integer("less" if name == "lt" else "less_equal", (left, right), node)

    def natural_difference(self, left: Expr, right: Expr, node: ast.AST) -> Expr:
        """``m - n`` of naturals, which may be negative: an integer."""
        return self.integer("difference", (left, right), node)

    def negated(self, operand: Expr, node: ast.AST) -> Expr:
        """``-x`` of a number."""
        value = literal_value(operand)
        if value is not None:
            return integer_literal(-value)
        return self.integer("negate", (self.coerced(operand, INT),), node)


def is_zero(expr: Expr) -> bool:
    """Whether an expression is the literal 0."""
    return literal_value(expr) == 0


def signs(test: Expr) -> tuple[str, Expr, Expr] | None:
    """A comparison of integers as ("less" or "less_equal", left, right)."""
    if isinstance(test, ir.Apply) and isinstance(test.function, ir.Global):
        definition = test.function.definition
        if definition.module == "lemmata.core.language.integers" and definition.name in (
            "less",
            "less_equal",
        ):
            return definition.name, test.args[0], test.args[1]
    return None
