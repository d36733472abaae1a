"""What the writer of the JSON form puts together, its reader takes apart: names, literals, operators.

    names_*    the name of an operator, a function or a variable means it
    read_*     literals, patterns and operators are read as they were written, if their operands are
"""

from __future__ import annotations

from typing import TYPE_CHECKING, TypeVar

from lemmata.core.language import (
    B64,
    Option,
    Some,
    assume,
    define,
    implies,
    theorem,
)
from lemmata.core.language.builtins import append, length, transform
from lemmata.models.policy.expressions import (
    And,
    Binary,
    BinaryOp,
    Expr,
    ExtFun,
    IsEmpty,
    Neg,
    Not,
    Or,
    PatternElement,
    Unary,
    UnaryOp,
    Var,
)
from lemmata.models.policy.int64 import LARGEST, LEAST, MODULUS, from_int, to_int
from lemmata.models.policy.json_form import reader
from lemmata.models.policy.json_form.json import JObject, Json, field, tagged, text_field
from lemmata.models.policy.json_form.names import (
    binary_name,
    binary_named,
    function_name,
    function_named,
    negated_named,
    variable_name,
    variable_named,
)
from lemmata.models.policy.json_form.reader import (
    array_of,
    characters,
    elements_from_json,
    expression_from_json,
    is_of,
    like_of,
    literal_from_json,
    object_of,
    one,
    operator_of,
    parts_from_json,
    two,
    uid_from_json,
)
from lemmata.models.policy.json_form.writer import (
    conjunction,
    element_to_json,
    left_to_json,
    literal_to_json,
    membership,
    negation,
    one_to_json,
    two_to_json,
    type_test,
    uid_to_json,
    unary_to_json,
)
from lemmata.models.policy.values import Bool, Entity, EntityUID, Long, String, Value

if TYPE_CHECKING:
    from lemmata.tactics.goal import Goal

A = TypeVar("A")
B = TypeVar("B")


# Names ------------------------------------------------------------------------------------------------


@theorem
def names_variable(var: Var) -> bool:
    """A variable."""
    return variable_named(variable_name(var)) == Some(var)


@names_variable.proof
def _(goal: Goal) -> None:
    for case in goal.cases("var"):
        case.simp(variable_name, variable_named)


@theorem
def names_binary(op: BinaryOp) -> bool:
    """An operator of two operands."""
    return binary_named(binary_name(op)) == Some(op)


@names_binary.proof
def _(goal: Goal) -> None:
    for case in goal.cases("op"):
        case.simp(binary_name, binary_named)


@theorem
def names_function(function: ExtFun) -> bool:
    """An extension function."""
    return function_named(function_name(function)) == Some(function)


@names_function.proof
def _(goal: Goal) -> None:
    for case in goal.cases("function"):
        case.simp(function_name, function_named)


# Literals ---------------------------------------------------------------------------------------------


@define
def primitive(value: Value) -> bool:
    """Is it the value of a literal?"""
    match value:
        case Bool() | Long() | String() | Entity(): return True
        case _:                                     return False


@theorem
def integer_in_range(a: B64) -> bool:
    """A word is an integer of 64 bits."""
    return LEAST <= to_int(a) and to_int(a) <= LARGEST


@integer_in_range.proof
def _(goal: Goal) -> None:
    goal.unfold(to_int).word()


@theorem
def integer_wraps(a: B64) -> bool:
    """Modulo 2**64 it is the number that it is without a sign."""
    return to_int(a) % MODULUS == a.uint


@integer_wraps.proof
def _(goal: Goal) -> None:
    goal.unfold(to_int).word()


@theorem
def read_integer(a: B64) -> bool:
    """So it is the word of its integer."""
    return from_int(to_int(a)) == Some(a)


@read_integer.proof
def _(goal: Goal) -> None:
    (same,) = goal.use(integer_in_range).simp(from_int, integer_wraps)
    same.word()


@theorem
def read_uid(uid: EntityUID) -> bool:
    """An entity."""
    return uid_from_json(uid_to_json(uid)) == Some(uid)


@read_uid.proof
def _(goal: Goal) -> None:
    goal.simp(uid_to_json, uid_from_json, length, text_field, field)


@theorem
def read_literal(value: Value) -> bool:
    """A literal."""
    assume(primitive(value))
    return literal_from_json(literal_to_json(value)) == Some(value)


@read_literal.proof
def _(goal: Goal) -> None:
    for case in goal.cases("value"):
        case.auto(primitive, literal_to_json, literal_from_json, reader.long, reader.entity, tagged, read_integer, read_uid)


@theorem
def read_pattern(pattern: list[PatternElement]) -> bool:
    """A pattern."""
    return elements_from_json([element_to_json(p) for p in pattern]) == Some(pattern)


@read_pattern.proof
def _(goal: Goal) -> None:
    nil, cons = goal.induction("pattern")
    nil.simp(transform, elements_from_json)
    for case in cons.cases("p"):
        case.simp(transform, elements_from_json, element_to_json, tagged, characters, append)


# Operators --------------------------------------------------------------------------------------------

TWO = (
    two_to_json, tagged, expression_from_json, parts_from_json, object_of, operator_of, two, binary_named,
    negated_named, length, field,
)  # fmt: skip
"""What an operator of two operands goes through."""


def _one_key(goal: Goal) -> Goal:
    """A goal on an expression that is read from an object: it has one key."""
    one, more = goal.cases("fields")
    (more,) = more.cases("f")
    for case in more.cases("f"):
        case.simp(expression_from_json, at="h1")
    (one,) = one.cases("f")
    return one


@theorem
def negated_operator(parts: list[tuple[str, Option[Expr]]], e: Expr) -> bool:
    """A negated operator is the negation of the operator."""
    return (
        implies(operator_of("==", parts) == Some(e), operator_of("!=", parts) == Some(Unary(Not(), e)))
        and implies(operator_of("<", parts) == Some(e), operator_of(">=", parts) == Some(Unary(Not(), e)))
        and implies(operator_of("<=", parts) == Some(e), operator_of(">", parts) == Some(Unary(Not(), e)))
    )


@negated_operator.proof
def _(goal: Goal) -> None:
    none, some = goal.simp(operator_of, binary_named, negated_named)[0].cases("two(parts)")
    none.auto()
    some.auto()


@theorem
def read_binary(op: BinaryOp, a: Json, b: Json, e: Expr, f: Expr) -> bool:
    """An operator of two operands."""
    assume(expression_from_json(a) == Some(e))
    assume(expression_from_json(b) == Some(f))
    return expression_from_json(two_to_json(binary_name(op), a, b)) == Some(Binary(op, e, f))


@read_binary.proof
def _(goal: Goal) -> None:
    for case in goal.cases("op"):
        case.simp(*TWO, binary_name)


@theorem
def read_logical(a: Json, b: Json, e: Expr, f: Expr) -> bool:
    """`&&` as such, and `||`."""
    assume(expression_from_json(a) == Some(e))
    assume(expression_from_json(b) == Some(f))
    return (
        expression_from_json(two_to_json("&&", a, b)) == Some(And(e, f))
        and expression_from_json(two_to_json("||", a, b)) == Some(Or(e, f))
    )


@read_logical.proof
def _(goal: Goal) -> None:
    goal.simp(*TWO)


@theorem
def read_one(a: Json, e: Expr) -> bool:
    """An operator of one operand."""
    assume(expression_from_json(a) == Some(e))
    return (
        expression_from_json(one_to_json("!", a)) == Some(Unary(Not(), e))
        and expression_from_json(one_to_json("neg", a)) == Some(Unary(Neg(), e))
        and expression_from_json(one_to_json("isEmpty", a)) == Some(Unary(IsEmpty(), e))
    )


@read_one.proof
def _(goal: Goal) -> None:
    goal.simp(one_to_json, tagged, expression_from_json, object_of, parts_from_json, one)


@theorem
def read_negation(j: Json, e: Expr) -> bool:
    """`!`, which may go into the operator."""
    assume(expression_from_json(j) == Some(e))
    return expression_from_json(negation(j)) == Some(Unary(Not(), e))


@read_negation.proof
def _(goal: Goal) -> None:
    *others, an_object = goal.use(read_one, "outside", a="j", e="e").cases("j")
    for case in others:
        case.simp(expression_from_json, at="h1")
    nil, cons = an_object.cases("fields")
    nil.simp(expression_from_json, at="h1")
    for case in _one_key(cons).cases("f"):
        case.auto(negation, tagged, expression_from_json, object_of, array_of, function_named, negated_operator)


@theorem
def same_pair(p: tuple[A, B], a: A, b: B) -> bool:
    """A pair is its two parts."""
    first, second = p
    return (p == (a, b)) == (first == a and second == b)


@same_pair.proof
def _(goal: Goal) -> None:
    (case,) = goal.cases("p")
    case.simp()


@theorem
def type_test_is(j: Json, e: Json, t: Json) -> bool:
    """What `type_test` takes apart."""
    assume(type_test(j) == Some((e, t)))
    return j == left_to_json("is", e, "entity_type", t)


@type_test_is.proof
def _(goal: Goal) -> None:
    goal.auto(type_test, left_to_json, tagged, same_pair, depth=16)


@theorem
def membership_is(j: Json, e: Json, f: Json) -> bool:
    """What `membership` takes apart."""
    assume(membership(j) == Some((e, f)))
    return j == two_to_json("in", e, f)


@membership_is.proof
def _(goal: Goal) -> None:
    goal.auto(membership, two_to_json, tagged, same_pair, depth=16)


@theorem
def read_is_in(x: Json, t: Json, y: Json, e: Expr, f: Expr) -> bool:
    """`x is t in y`, from `x is t` and `x in y`."""
    assume(expression_from_json(left_to_json("is", x, "entity_type", t)) == Some(e))
    assume(expression_from_json(two_to_json("in", x, y)) == Some(f))
    whole = tagged("is", JObject([("left", x), ("entity_type", t), ("in", y)]))
    return expression_from_json(whole) == Some(And(e, f))


@read_is_in.proof
def _(goal: Goal) -> None:
    for case in goal.cases("t"):
        for left in case.cases("expression_from_json(x)"):
            for right in left.cases("expression_from_json(y)"):
                right.auto(*TWO, left_to_json, is_of, text_field)


@theorem
def read_conjunction(a: Json, b: Json, e: Expr, f: Expr) -> bool:
    """`&&`, which may be `is ... in`."""
    assume(expression_from_json(a) == Some(e))
    assume(expression_from_json(b) == Some(f))
    return expression_from_json(conjunction(a, b)) == Some(And(e, f))


@read_conjunction.proof
def _(goal: Goal) -> None:
    none, both = goal.use(read_logical, "logical", a="a", b="b", e="e", f="f").unfold(conjunction).cases("type_test(a)", "left")
    none.auto()
    none, both = both.cases("membership(b)", "right")
    none.auto()
    (both,) = both.cases("x0")
    (both,) = both.cases("x01")
    same, apart = both.cases("x == x1")
    apart.auto()
    same.use(type_test_is, j="a", e="x", t="x0").use(membership_is, j="b", e="x", f="x01").use(
        read_is_in, x="x", t="x0", y="x01", e="e", f="f").auto()


@theorem
def read_unary(op: UnaryOp, a: Json, e: Expr) -> bool:
    """An operator of one operand."""
    assume(expression_from_json(a) == Some(e))
    return expression_from_json(unary_to_json(op, a)) == Some(Unary(op, e))


@read_unary.proof
def _(goal: Goal) -> None:
    for case in goal.use(read_one, "one", a="a", e="e").cases("op"):
        case.simp(
            unary_to_json, read_negation, read_pattern, left_to_json, tagged, expression_from_json, parts_from_json,
            object_of, like_of, is_of, length, field, text_field,
        )  # fmt: skip
