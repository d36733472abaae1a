"""Values have entities within a set that request, store and expression do not lead out of (`within`).

    evaluate_within    of every expression, by induction; before it, of every operator and function
"""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING

from lemmata.core.language import B64, Option, assume, define, implies, theorem
from lemmata.models.policy.entities import Entities, Request
from lemmata.models.policy.evaluator import (
    Failure,
    Values,
    apply1,
    apply2,
    as_bool,
    evaluate,
    evaluate_all,
    evaluate_fields,
    find,  # noqa: F401  named in scripts
    found,
    get_attr,
    get_tag,
    has_attr,
    in_any,
    integer,
    lookup,
    variable,
)
from lemmata.models.policy.expressions import (
    BinaryOp,
    Expr,
    ExtFun,
    UnaryOp,
    Var,
)
from lemmata.models.policy.extensions.functions import call, datetime_in_range, duration_in_range, parsed
from lemmata.models.policy.ordering import insert, insert_all, insert_field, make_fields, make_set
from lemmata.models.policy.theorems.within import (
    data_within,
    expression_within,
    expressions_within,
    field_expressions_within,
    fields_within,
    find_within,
    option_within,
    request_within,
    result_within,
    results_within,
    store_within,
    value_within,
    values_within,
)
from lemmata.models.policy.values import (
    EntityUID,
    Err,
    Error,
    Extension,
    Ok,
    Result,
    Value,
)

if TYPE_CHECKING:
    from lemmata.tactics.goal import Goal


# Values made of values --------------------------------------------------------------------------------


@theorem
def lookup_within(within: Callable[[EntityUID], bool], name: str, fields: list[tuple[str, Value]]) -> bool:
    """A field."""
    assume(fields_within(within, fields))
    return option_within(within, lookup(name, fields))


@lookup_within.proof
def _(goal: Goal) -> None:
    goal.auto(lookup, fields_within, option_within, on="fields")


@theorem
def found_within(within: Callable[[EntityUID], bool], v: Option[Value], missing: Error) -> bool:
    """What was looked up."""
    return result_within(within, found(v, missing)) == option_within(within, v)


@found_within.proof
def _(goal: Goal) -> None:
    for case in goal.cases("v"):
        case.simp(found, result_within, option_within)


@theorem
def insert_within(within: Callable[[EntityUID], bool], x: Value, items: list[Value]) -> bool:
    """One value more."""
    assume(value_within(within, x))
    assume(values_within(within, items))
    return values_within(within, insert(x, items))


@insert_within.proof
def _(goal: Goal) -> None:
    goal.auto(insert, values_within, on="items")


@theorem
def insert_all_within(within: Callable[[EntityUID], bool], items: list[Value]) -> bool:
    """A set."""
    assume(values_within(within, items))
    return values_within(within, insert_all(items))


@insert_all_within.proof
def _(goal: Goal) -> None:
    goal.auto(insert_all, values_within, insert_within, on="items")


@theorem
def insert_field_within(
    within: Callable[[EntityUID], bool], name: str, x: Value, fields: list[tuple[str, Value]]
) -> bool:
    """One field more."""
    assume(value_within(within, x))
    assume(fields_within(within, fields))
    return fields_within(within, insert_field(name, x, fields))


@insert_field_within.proof
def _(goal: Goal) -> None:
    goal.auto(insert_field, fields_within, on="fields")


@theorem
def make_fields_within(within: Callable[[EntityUID], bool], fields: list[tuple[str, Value]]) -> bool:
    """A record."""
    assume(fields_within(within, fields))
    return fields_within(within, make_fields(fields))


@make_fields_within.proof
def _(goal: Goal) -> None:
    goal.auto(make_fields, fields_within, insert_field_within, on="fields")


# Operators: values within -----------------------------------------------------------------------------


@theorem
def outcome_within(within: Callable[[EntityUID], bool], v: Value, error: Error) -> bool:
    """A value; an error names no entities."""
    return result_within(within, Ok(v)) == value_within(within, v) and result_within(within, Err(error))


@outcome_within.proof
def _(goal: Goal) -> None:
    goal.simp(result_within)


@theorem
def integer_within(within: Callable[[EntityUID], bool], n: Option[B64]) -> bool:
    """Integers name no entities; nor do the results of the following."""
    return result_within(within, integer(n))


@integer_within.proof
def _(goal: Goal) -> None:
    for case in goal.cases("n"):
        case.simp(integer, result_within, value_within)


@theorem
def extensions_within(
    within: Callable[[EntityUID], bool], e: Option[Extension], a: Option[B64], b: Option[B64]
) -> bool:
    """Values of extension types."""
    return (
        result_within(within, parsed(e))
        and result_within(within, datetime_in_range(a))
        and result_within(within, duration_in_range(b))
    )


@extensions_within.proof
def _(goal: Goal) -> None:
    goal.auto(parsed, datetime_in_range, duration_in_range, result_within, value_within)


@theorem
def in_any_within(within: Callable[[EntityUID], bool], a: EntityUID, items: list[Value], es: Entities) -> bool:
    """`in` a set."""
    return result_within(within, in_any(a, items, es))


@in_any_within.proof
def _(goal: Goal) -> None:
    nil, cons = goal.induction("items", fixing=["within", "a", "es"])
    nil.simp(in_any, outcome_within, value_within)
    for case in cons.cases("i"):
        case.auto(in_any, outcome_within, value_within)


@theorem
def apply1_within(within: Callable[[EntityUID], bool], op: UnaryOp, a: Value) -> bool:
    """Operators of one operand."""
    return result_within(within, apply1(op, a))


@apply1_within.proof
def _(goal: Goal) -> None:
    for part in goal.cases("op"):
        for case in part.cases("a"):
            case.simp(apply1, integer_within, outcome_within, value_within)


@theorem
def call_within(within: Callable[[EntityUID], bool], function: ExtFun, args: list[Value]) -> bool:
    """Extension functions."""
    return result_within(within, call(function, args))


@call_within.proof
def _(goal: Goal) -> None:
    for case in goal.cases("function"):
        case.auto(call, extensions_within, outcome_within, value_within, depth=8)


@theorem
def tag_within(within: Callable[[EntityUID], bool], a: EntityUID, tag: str, es: Entities) -> bool:
    """A tag."""
    assume(store_within(within, es))
    assume(within(a))
    return result_within(within, get_tag(a, tag, es))


@tag_within.proof
def _(goal: Goal) -> None:
    goal = goal.use(find_within, "data", within="within", uid="a", es="es").unfold(get_tag)
    none, some = goal.cases("find(a, es)", "there")
    none.auto(result_within)
    (some,) = some.cases("x0")
    some.auto(data_within, found_within, lookup_within)


@theorem
def attribute_within(within: Callable[[EntityUID], bool], v: Value, attr: str, es: Entities) -> bool:
    """An attribute."""
    assume(store_within(within, es))
    assume(value_within(within, v))
    return result_within(within, get_attr(v, attr, es))


@attribute_within.proof
def _(goal: Goal) -> None:
    boolean, long, string, entity, a_set, record, extension = goal.cases("v")
    for case in (boolean, long, string, a_set, extension):
        case.simp(get_attr, outcome_within)
    record.simp(value_within, at="h2").simp(get_attr, found_within, lookup_within)
    entity = entity.simp(value_within, at="h2")[0].use(find_within, "data", within="within", uid="uid", es="es")
    none, some = entity.simp(get_attr)[0].cases("find(uid, es)", "there")
    none.simp(outcome_within)
    (some,) = some.cases("x0")
    some.auto(data_within, found_within, lookup_within)


@theorem
def attribute_test_within(within: Callable[[EntityUID], bool], v: Value, attr: str, es: Entities) -> bool:
    """Whether there is an attribute."""
    return result_within(within, has_attr(v, attr, es))


@attribute_test_within.proof
def _(goal: Goal) -> None:
    for case in goal.cases("v"):
        case.auto(has_attr, outcome_within, value_within)


@theorem
def apply2_within(within: Callable[[EntityUID], bool], op: BinaryOp, a: Value, b: Value, es: Entities) -> bool:
    """Operators of two operands: tags of the first name others; the second is asked nothing."""
    assume(store_within(within, es))
    assume(value_within(within, a))
    return result_within(within, apply2(op, a, b, es))


@apply2_within.proof
def _(goal: Goal) -> None:
    for part in goal.cases("op"):
        for left in part.cases("a"):
            for case in left.cases("b"):
                case.auto(apply2, integer_within, tag_within, in_any_within, outcome_within, value_within)


# Expressions: values within ---------------------------------------------------------------------------


@theorem
def variable_within(within: Callable[[EntityUID], bool], var: Var, q: Request) -> bool:
    """Variables."""
    assume(request_within(within, q))
    return value_within(within, variable(var, q))


@variable_within.proof
def _(goal: Goal) -> None:
    for case in goal.simp(request_within, at="h1")[0].cases("var"):
        case.simp(variable, value_within)


@theorem
def as_bool_within(within: Callable[[EntityUID], bool], r: Result) -> bool:
    """Truth values."""
    return result_within(within, as_bool(r))


@as_bool_within.proof
def _(goal: Goal) -> None:
    goal.auto(as_bool, outcome_within, value_within)


@theorem
def outcomes_within(within: Callable[[EntityUID], bool], vs: list[Value], error: Error) -> bool:
    """Several values."""
    return results_within(within, Values(vs)) == values_within(within, vs) and results_within(within, Failure(error))


@outcomes_within.proof
def _(goal: Goal) -> None:
    goal.simp(results_within)


OUTCOMES = (outcome_within, outcomes_within)


@define
def field_evaluates_within(
    within: Callable[[EntityUID], bool], field: tuple[str, Expr], q: Request, es: Entities
) -> bool:
    """The value of one field."""
    _, e = field
    return implies(expression_within(within, e), result_within(within, evaluate(e, q, es)))


@theorem
def evaluate_within(within: Callable[[EntityUID], bool], e: Expr, q: Request, es: Entities) -> bool:
    """Values of expressions."""
    assume(request_within(within, q))
    assume(store_within(within, es))
    assume(expression_within(within, e))
    return result_within(within, evaluate(e, q, es))


@evaluate_within.proof
def _(goal: Goal) -> None:
    claims = {
        "exprs": "implies(expressions_within(within, exprs), results_within(within, evaluate_all(exprs, q, es)))",
        "fs": "implies(field_expressions_within(within, fs), result_within(within, evaluate_fields(fs, q, es)))",
        "field": "field_evaluates_within(within, field, q, es)",
    }
    goal = goal.revert("h3")
    parts = goal.induction("e", also=claims, fixing=["within", "q", "es"])
    (
        literal, var, ite, both, either, unary, binary, get, has, items, record, called, nil, cons, empty, more, pair,
    ) = parts  # fmt: skip
    literal.simp(expression_within, evaluate, outcome_within)
    var.simp(expression_within, evaluate, outcome_within, variable_within)
    ite.use(as_bool_within, "truth", within="within", r="evaluate(test, q, es)").auto(
        expression_within, evaluate, *OUTCOMES
    )
    for case in (both, either):
        for side in ("left", "right"):
            case = case.use(as_bool_within, side, within="within", r=f"evaluate({side}, q, es)")
        case.auto(expression_within, evaluate, *OUTCOMES)
    unary.auto(expression_within, evaluate, apply1_within, *OUTCOMES)
    binary.auto(expression_within, evaluate, apply2_within, *OUTCOMES)
    get.auto(expression_within, evaluate, attribute_within, *OUTCOMES)
    has.auto(expression_within, evaluate, attribute_test_within, *OUTCOMES)
    items.auto(expression_within, evaluate, make_set, value_within, insert_all_within, *OUTCOMES)
    record.auto(expression_within, evaluate, value_within, make_fields_within, *OUTCOMES)
    called.auto(expression_within, evaluate, call_within, *OUTCOMES)
    nil.auto(evaluate_all, values_within, *OUTCOMES)
    cons.auto(expressions_within, evaluate_all, values_within, *OUTCOMES)
    empty.auto(evaluate_fields, fields_within, value_within, *OUTCOMES)
    (more,) = more.cases("f")
    more.auto(field_evaluates_within, field_expressions_within, evaluate_fields, fields_within, value_within, *OUTCOMES)
    pair.auto(field_evaluates_within)
