"""What a request cannot reach does not matter to it.

An entity is reached if the request names it, a condition of a policy, or an attribute or tag of an entity that is
reached. `within` is any set of entities with that property: all that is reached is in it.

    evaluate_within            values have entities within it alone
    evaluate_agrees            stores that agree within it give an expression the same value
    authorized_agrees          and a request the same response
"""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING, Any

from lemmata.core.language import B64, Option, Some, assume, define, forall, implies, theorem, Theorem
from lemmata.core.language.builtins import every, exists, select, transform
from lemmata.models.policy.authorizer import (
    condition_expr,
    conditions_expr,
    errs,
    erring,
    is_authorized,
    policy_expr,
    satisfied,
    satisfied_with,
)
from lemmata.models.policy.entities import Entities, EntityData, Request
from lemmata.models.policy.evaluator import (
    Failure,
    Results,
    Values,
    apply1,
    apply2,
    as_bool,
    evaluate,
    evaluate_all,
    evaluate_fields,
    find,
    found,
    get_attr,
    get_tag,
    has_attr,
    has_tag,
    in_any,
    in_entity,
    integer,
    lookup,
    variable,
)
from lemmata.models.policy.expressions import (
    And,
    Binary,
    BinaryOp,
    Call,
    Expr,
    ExtFun,
    GetAttr,
    HasAttr,
    Ite,
    Lit,
    Or,
    RecordExpr,
    SetExpr,
    Unary,
    UnaryOp,
    Var,
    Variable,
)
from lemmata.models.policy.extensions.functions import call, datetime_in_range, duration_in_range, parsed
from lemmata.models.policy.ordering import insert, insert_all, insert_field, make_fields, make_set
from lemmata.models.policy.policies import ActionConstraint, Condition, Effect, Policy, Scope
from lemmata.models.policy.theorems.slicing import conditions_decide, in_scope, meets, meets_action, scope_decides
from lemmata.models.policy.values import Entity, EntityUID, Err, Error, Ext, Extension, Ok, Record, Result, Set, Value

if TYPE_CHECKING:
    from lemmata.tactics.goal import Goal


# Entities that occur ----------------------------------------------------------------------------------


@define
def value_within(within: Callable[[EntityUID], bool], v: Value) -> bool:
    """Are the entities in a value within?"""
    match v:
        case Entity(uid):    return within(uid)
        case Set(items):     return values_within(within, items)
        case Record(fields): return fields_within(within, fields)
        case _:              return True


@define
def values_within(within: Callable[[EntityUID], bool], items: list[Value]) -> bool:
    """The same of several values."""
    match items:
        case [v, *rest]: return value_within(within, v) and values_within(within, rest)
        case _:          return True


@define
def fields_within(within: Callable[[EntityUID], bool], fields: list[tuple[str, Value]]) -> bool:
    """The same of the fields of a record, of attributes and tags."""
    match fields:
        case [(_, v), *rest]: return value_within(within, v) and fields_within(within, rest)
        case _:               return True


@define
def option_within(within: Callable[[EntityUID], bool], v: Option[Value]) -> bool:
    """The same of a value that may be there."""
    match v:
        case Some(value): return value_within(within, value)
        case _:           return True


@define
def result_within(within: Callable[[EntityUID], bool], r: Result) -> bool:
    """The same of what was evaluated."""
    match r:
        case Ok(v): return value_within(within, v)
        case _:     return True


@define
def results_within(within: Callable[[EntityUID], bool], r: Results) -> bool:
    """The same of several."""
    match r:
        case Values(vs): return values_within(within, vs)
        case _:          return True


@define
def data_within(within: Callable[[EntityUID], bool], data: Option[EntityData]) -> bool:
    """The same of what is known of an entity; its ancestors need not be within."""
    match data:
        case Some(EntityData(attrs, tags, _)): return fields_within(within, attrs) and fields_within(within, tags)
        case _:                                return True


@define
def is_literal(e: Expr) -> bool:
    """Is it a literal?"""
    match e:
        case Lit(_): return True
        case _:      return False


@define
def expression_within(within: Callable[[EntityUID], bool], e: Expr) -> bool:
    """Are the entities that an expression names within? A literal on the right of an operator is asked nothing."""
    match e:
        case Lit(value):         return value_within(within, value)
        case Variable(_):        return True
        case Ite(a, b, c):
            return expression_within(within, a) and expression_within(within, b) and expression_within(within, c)
        case And(a, b):          return expression_within(within, a) and expression_within(within, b)
        case Or(a, b):           return expression_within(within, a) and expression_within(within, b)
        case Unary(_, a):        return expression_within(within, a)
        case Binary(_, a, b):    return expression_within(within, a) and (is_literal(b) or expression_within(within, b))
        case GetAttr(a, _):      return expression_within(within, a)
        case HasAttr(a, _):      return expression_within(within, a)
        case SetExpr(items):     return expressions_within(within, items)
        case RecordExpr(fields): return field_expressions_within(within, fields)
        case Call(_, args):      return expressions_within(within, args)


@define
def expressions_within(within: Callable[[EntityUID], bool], es: list[Expr]) -> bool:
    """The same of several."""
    match es:
        case [e, *rest]: return expression_within(within, e) and expressions_within(within, rest)
        case _:          return True


@define
def field_expressions_within(within: Callable[[EntityUID], bool], fields: list[tuple[str, Expr]]) -> bool:
    """The same of the fields of a record."""
    match fields:
        case [(_, e), *rest]: return expression_within(within, e) and field_expressions_within(within, rest)
        case _:               return True


# What is closed ---------------------------------------------------------------------------------------


@define
def request_within(within: Callable[[EntityUID], bool], q: Request) -> bool:
    """Are the entities that a request names within?"""
    return (
        within(q.principal) and within(q.action) and within(q.resource) and fields_within(within, q.context)
    )


@define
def store_within(within: Callable[[EntityUID], bool], es: Entities) -> bool:
    """Do the entities within name others within alone?"""

    def at(uid: EntityUID) -> bool:
        return implies(within(uid), data_within(within, find(uid, es)))

    return forall(at)


@define
def same_ancestors(above: Callable[[EntityUID], bool], over: Callable[[EntityUID], bool]) -> bool:
    """Are the ancestors the same?"""

    def at(uid: EntityUID) -> bool:
        return above(uid) == over(uid)

    return forall(at)


@define
def same_data(a: Option[EntityData], b: Option[EntityData]) -> bool:
    """Is the same known of an entity?"""
    match a, b:
        case Some(EntityData(attrs, tags, above)), Some(EntityData(fields, labels, over)):
            return attrs == fields and tags == labels and same_ancestors(above, over)
        case None, None: return True
        case _:          return False


@define
def agree_within(within: Callable[[EntityUID], bool], es: Entities, fs: Entities) -> bool:
    """Do two stores know the same of the entities within?"""

    def at(uid: EntityUID) -> bool:
        return implies(within(uid), same_data(find(uid, es), find(uid, fs)))

    return forall(at)


@theorem
def find_within(within: Callable[[EntityUID], bool], uid: EntityUID, es: Entities) -> bool:
    """What is known of an entity within names others within."""
    assume(store_within(within, es))
    assume(within(uid))
    return data_within(within, find(uid, es))


@find_within.proof
def _(goal: Goal) -> None:
    goal.simp(store_within, at="h1").auto()


@theorem
def find_agrees(within: Callable[[EntityUID], bool], uid: EntityUID, es: Entities, fs: Entities) -> bool:
    """Stores that agree know the same of an entity within."""
    assume(agree_within(within, es, fs))
    assume(within(uid))
    return same_data(find(uid, es), find(uid, fs))


@find_agrees.proof
def _(goal: Goal) -> None:
    goal.unfold(agree_within, at="h1").auto()


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


# Stores that agree ------------------------------------------------------------------------------------


def _known(goal: Goal, uid: str) -> list[Goal]:
    """The goal where neither store has an entity, and where both have it with the same data."""
    goal = goal.use(find_agrees, "agree", within="within", uid=uid, es="es", fs="fs")
    left: list[Goal] = []
    for case in goal.cases(f"find({uid}, es)", "here"):
        for both in case.cases(f"find({uid}, fs)", "there"):
            for x in ("x0", "x01"):
                if x in [v.name for v in both.variables()]:
                    (both,) = both.cases(x)
            left.append(both)
    return left


@theorem
def in_entity_agrees(
    within: Callable[[EntityUID], bool], a: EntityUID, b: EntityUID, es: Entities, fs: Entities
) -> bool:
    """`in` an entity, which need not be within."""
    assume(agree_within(within, es, fs))
    assume(within(a))
    return in_entity(a, b, es) == in_entity(a, b, fs)


@in_entity_agrees.proof
def _(goal: Goal) -> None:
    for case in _known(goal, "a"):
        case.auto(in_entity, same_data, same_ancestors)


@theorem
def in_any_agrees(
    within: Callable[[EntityUID], bool], a: EntityUID, items: list[Value], es: Entities, fs: Entities
) -> bool:
    """`in` a set."""
    assume(agree_within(within, es, fs))
    assume(within(a))
    return in_any(a, items, es) == in_any(a, items, fs)


@in_any_agrees.proof
def _(goal: Goal) -> None:
    goal = goal.revert("h1", "h2")
    nil, cons = goal.induction("items", fixing=["within", "a", "es", "fs"])
    nil.simp(in_any)
    boolean, long, string, entity, *others = cons.intros("h1", "h2").cases("i")
    for case in (boolean, long, string, *others):
        case.simp(in_any)
    entity.use(in_entity_agrees, within="within", a="a", b="uid", es="es", fs="fs").simp(in_any)


@theorem
def has_tag_agrees(
    within: Callable[[EntityUID], bool], a: EntityUID, tag: str, es: Entities, fs: Entities
) -> bool:
    """Whether there is a tag."""
    assume(agree_within(within, es, fs))
    assume(within(a))
    return has_tag(a, tag, es) == has_tag(a, tag, fs)


@has_tag_agrees.proof
def _(goal: Goal) -> None:
    for case in _known(goal, "a"):
        case.auto(has_tag, same_data)


@theorem
def get_tag_agrees(
    within: Callable[[EntityUID], bool], a: EntityUID, tag: str, es: Entities, fs: Entities
) -> bool:
    """A tag."""
    assume(agree_within(within, es, fs))
    assume(within(a))
    return get_tag(a, tag, es) == get_tag(a, tag, fs)


@get_tag_agrees.proof
def _(goal: Goal) -> None:
    for case in _known(goal, "a"):
        case.auto(get_tag, same_data)


@theorem
def has_attr_agrees(
    within: Callable[[EntityUID], bool], v: Value, attr: str, es: Entities, fs: Entities
) -> bool:
    """Whether there is an attribute."""
    assume(agree_within(within, es, fs))
    assume(value_within(within, v))
    return has_attr(v, attr, es) == has_attr(v, attr, fs)


@has_attr_agrees.proof
def _(goal: Goal) -> None:
    boolean, long, string, entity, *others = goal.cases("v")
    for case in (boolean, long, string, *others):
        case.simp(has_attr)
    (entity,) = entity.simp(value_within, at="h2")
    for case in _known(entity, "uid"):
        case.auto(has_attr, same_data)


@theorem
def get_attr_agrees(
    within: Callable[[EntityUID], bool], v: Value, attr: str, es: Entities, fs: Entities
) -> bool:
    """An attribute."""
    assume(agree_within(within, es, fs))
    assume(value_within(within, v))
    return get_attr(v, attr, es) == get_attr(v, attr, fs)


@get_attr_agrees.proof
def _(goal: Goal) -> None:
    boolean, long, string, entity, *others = goal.cases("v")
    for case in (boolean, long, string, *others):
        case.simp(get_attr)
    (entity,) = entity.simp(value_within, at="h2")
    for case in _known(entity, "uid"):
        case.auto(get_attr, same_data)


@theorem
def apply2_agrees(
    within: Callable[[EntityUID], bool], op: BinaryOp, a: Value, b: Value, es: Entities, fs: Entities
) -> bool:
    """Operators of two operands; the second is asked nothing."""
    assume(agree_within(within, es, fs))
    assume(value_within(within, a))
    return apply2(op, a, b, es) == apply2(op, a, b, fs)


@apply2_agrees.proof
def _(goal: Goal) -> None:
    for part in goal.cases("op"):
        for left in part.cases("a"):
            for case in left.cases("b"):
                case.auto(apply2, value_within, in_entity_agrees, in_any_agrees, has_tag_agrees, get_tag_agrees)


@theorem
def literal_agrees(e: Expr, q: Request, es: Entities, fs: Entities) -> bool:
    """The value of a literal."""
    assume(is_literal(e))
    return evaluate(e, q, es) == evaluate(e, q, fs)


@literal_agrees.proof
def _(goal: Goal) -> None:
    literal, *others = goal.cases("e")
    literal.simp(evaluate)
    for case in others:
        case.simp(is_literal, at="h1")


def _of_value(goal: Goal, part: str, agrees: Theorem[Any]) -> None:
    """A goal on an operation on the value of a part, for which stores that agree within give the same."""
    goal = goal.use(evaluate_within, "value", within="within", e=part, q="q", es="es")
    value, error = goal.simp(evaluate)[0].cases(f"evaluate({part}, q, fs)")
    value.auto(outcome_within, agrees)
    error.auto()


@define
def field_evaluates_alike(
    within: Callable[[EntityUID], bool], field: tuple[str, Expr], q: Request, es: Entities, fs: Entities
) -> bool:
    """The value of one field."""
    _, e = field
    return implies(expression_within(within, e), evaluate(e, q, es) == evaluate(e, q, fs))


@theorem
def evaluate_agrees(
    within: Callable[[EntityUID], bool], e: Expr, q: Request, es: Entities, fs: Entities
) -> bool:
    """Stores that agree within give an expression the same value."""
    assume(request_within(within, q))
    assume(store_within(within, es))
    assume(agree_within(within, es, fs))
    assume(expression_within(within, e))
    return evaluate(e, q, es) == evaluate(e, q, fs)


@evaluate_agrees.proof
def _(goal: Goal) -> None:
    claims = {
        "exprs": "implies(expressions_within(within, exprs), evaluate_all(exprs, q, es) == evaluate_all(exprs, q, fs))",
        "gs": "implies(field_expressions_within(within, gs), evaluate_fields(gs, q, es) == evaluate_fields(gs, q, fs))",
        "field": "field_evaluates_alike(within, field, q, es, fs)",
    }
    parts = goal.revert("h4").induction("e", also=claims, fixing=["within", "q", "es", "fs"])
    (
        literal, var, ite, both, either, unary, binary, get, has, items, record, called, nil, cons, empty, more, pair,
    ) = parts  # fmt: skip
    for case in (literal, var, ite, both, either, unary, items, record, called):
        case.intro("h4").simp(expression_within, at="h4").simp(evaluate)
    (binary,) = binary.intro("h4").simp(expression_within, at="h4")
    binary = binary.have("evaluate(right, q, es) == evaluate(right, q, fs)", "same", by=lambda g: g.auto(literal_agrees))
    _of_value(binary, "left", apply2_agrees)
    _of_value(get.intro("h4").simp(expression_within, at="h4")[0], "record", get_attr_agrees)
    _of_value(has.intro("h4").simp(expression_within, at="h4")[0], "record", has_attr_agrees)
    nil.simp(evaluate_all)
    cons.simp(expressions_within, evaluate_all)
    empty.simp(evaluate_fields)
    (more,) = more.cases("g")
    more.simp(field_evaluates_alike, field_expressions_within, evaluate_fields)
    pair.simp(field_evaluates_alike)


# Policies ---------------------------------------------------------------------------------------------


@define
def policy_within(within: Callable[[EntityUID], bool], p: Policy) -> bool:
    """Are the entities that the conditions of a policy name within? Its scopes may name others."""
    return all(expression_within(within, c.body) for c in p.conditions)


@theorem
def meets_agrees(
    within: Callable[[EntityUID], bool], scope: Scope, uid: EntityUID, es: Entities, fs: Entities
) -> bool:
    """Whether an entity is in a scope."""
    assume(agree_within(within, es, fs))
    assume(within(uid))
    return meets(scope, uid, es) == meets(scope, uid, fs)


@meets_agrees.proof
def _(goal: Goal) -> None:
    for case in goal.cases("scope"):
        case.auto(meets, in_entity_agrees)


@theorem
def any_agrees(
    within: Callable[[EntityUID], bool], uid: EntityUID, uids: list[EntityUID], es: Entities, fs: Entities
) -> bool:
    """Whether it is in one of several entities."""
    assume(agree_within(within, es, fs))
    assume(within(uid))
    return any(in_entity(uid, b, es) for b in uids) == any(in_entity(uid, b, fs) for b in uids)


@any_agrees.proof
def _(goal: Goal) -> None:
    nil, cons = goal.revert("h1", "h2").induction("uids", fixing=["within", "uid", "es", "fs"])
    nil.simp(exists)
    cons.intros("h1", "h2").use(in_entity_agrees, within="within", a="uid", b="u", es="es", fs="fs").simp(exists)


@theorem
def action_agrees(
    within: Callable[[EntityUID], bool], action: ActionConstraint, uid: EntityUID, es: Entities, fs: Entities
) -> bool:
    """Whether an action is as a policy wants it."""
    assume(agree_within(within, es, fs))
    assume(within(uid))
    return meets_action(action, uid, es) == meets_action(action, uid, fs)


@action_agrees.proof
def _(goal: Goal) -> None:
    for case in goal.cases("action"):
        case.auto(meets_action, meets_agrees, any_agrees)


@theorem
def in_scope_agrees(
    within: Callable[[EntityUID], bool], p: Policy, q: Request, es: Entities, fs: Entities
) -> bool:
    """Whether a request is in the scope of a policy."""
    assume(request_within(within, q))
    assume(agree_within(within, es, fs))
    return in_scope(p, q, es) == in_scope(p, q, fs)


@in_scope_agrees.proof
def _(goal: Goal) -> None:
    (goal,) = goal.simp(request_within, at="h1")
    stores = {"within": "within", "es": "es", "fs": "fs"}
    goal = goal.use(meets_agrees, scope="p.principal", uid="q.principal", **stores)
    goal = goal.use(meets_agrees, scope="p.resource", uid="q.resource", **stores)
    goal = goal.use(action_agrees, action="p.action", uid="q.action", **stores)
    goal.simp(in_scope)


@theorem
def conditions_within(within: Callable[[EntityUID], bool], cs: list[Condition]) -> bool:
    """The conditions of a policy, as an expression."""
    assume(all(expression_within(within, c.body) for c in cs))
    return expression_within(within, conditions_expr(cs))


@conditions_within.proof
def _(goal: Goal) -> None:
    goal.auto(every, conditions_expr, condition_expr, expression_within, value_within, on="cs")


@theorem
def policy_agrees(
    within: Callable[[EntityUID], bool], p: Policy, q: Request, es: Entities, fs: Entities
) -> bool:
    """The value of a policy."""
    assume(request_within(within, q))
    assume(store_within(within, es))
    assume(agree_within(within, es, fs))
    assume(policy_within(within, p))
    return evaluate(policy_expr(p), q, es) == evaluate(policy_expr(p), q, fs)


@policy_agrees.proof
def _(goal: Goal) -> None:
    (goal,) = goal.simp(policy_within, at="h4")
    goal = goal.use(in_scope_agrees, "scope", within="within", p="p", q="q", es="es", fs="fs")
    goal = goal.use(
        evaluate_agrees, "value", within="within", e="conditions_expr(p.conditions)", q="q", es="es", fs="fs"
    )
    for case in goal.simp(conditions_within, at="value")[0].cases("in_scope(p, q, fs)", "fits"):
        case.simp(conditions_decide, scope_decides)


@theorem
def satisfied_agrees(
    within: Callable[[EntityUID], bool], p: Policy, q: Request, es: Entities, fs: Entities
) -> bool:
    """Whether a policy is satisfied."""
    assume(request_within(within, q))
    assume(store_within(within, es))
    assume(agree_within(within, es, fs))
    assume(policy_within(within, p))
    return satisfied(p, q, es) == satisfied(p, q, fs) and errs(p, q, es) == errs(p, q, fs)


@satisfied_agrees.proof
def _(goal: Goal) -> None:
    goal.use(policy_agrees, within="within", p="p", q="q", es="es", fs="fs").simp(satisfied, errs)


# Responses --------------------------------------------------------------------------------------------


@define
def closed(within: Callable[[EntityUID], bool], q: Request, es: Entities, ps: list[Policy]) -> bool:
    """Is all that is reached within?"""
    return request_within(within, q) and store_within(within, es) and all(policy_within(within, p) for p in ps)


@theorem
def lists_agree(
    within: Callable[[EntityUID], bool], effect: Effect, q: Request, es: Entities, fs: Entities, ps: list[Policy]
) -> bool:
    """The satisfied policies of an effect, and those that err."""
    assume(request_within(within, q))
    assume(store_within(within, es))
    assume(agree_within(within, es, fs))
    assume(all(policy_within(within, p) for p in ps))
    return satisfied_with(effect, q, es, ps) == satisfied_with(effect, q, fs, ps) and erring(q, es, ps) == erring(q, fs, ps)


@lists_agree.proof
def _(goal: Goal) -> None:
    nil, cons = goal.revert("h4").unfold(satisfied_with, erring).induction("ps", fixing=["within", "effect", "q", "es", "fs"])
    nil.simp(transform, select)
    cons.intro("h4").simp(every, at="h4")[0].use(
        satisfied_agrees, within="within", p="p", q="q", es="es", fs="fs"
    ).simp(transform, select)


@theorem
def authorized_agrees(
    within: Callable[[EntityUID], bool], q: Request, es: Entities, fs: Entities, ps: list[Policy]
) -> bool:
    """Stores that agree within give the same response."""
    assume(closed(within, q, es, ps))
    assume(agree_within(within, es, fs))
    return is_authorized(q, es, ps) == is_authorized(q, fs, ps)


@authorized_agrees.proof
def _(goal: Goal) -> None:
    (goal,) = goal.simp(closed, at="h1")
    stores = {"within": "within", "q": "q", "es": "es", "fs": "fs", "ps": "ps"}
    goal = goal.use(lists_agree, effect="Effect.PERMIT", **stores).use(lists_agree, effect="Effect.FORBID", **stores)
    goal.simp(is_authorized)


@define
def only(within: Callable[[EntityUID], bool], es: Entities) -> Entities:
    """A store without the entities that are not within."""
    return Entities(lambda uid: find(uid, es) if within(uid) else None)


@theorem
def same_as_itself(data: Option[EntityData]) -> bool:
    """What is known of an entity is what is known of it."""
    return same_data(data, data)


@same_as_itself.proof
def _(goal: Goal) -> None:
    goal.auto(same_data, same_ancestors)


@theorem
def only_agrees(within: Callable[[EntityUID], bool], es: Entities) -> bool:
    """Such a store agrees with the whole one within."""
    return agree_within(within, es, only(within, es))


@only_agrees.proof
def _(goal: Goal) -> None:
    goal.auto(agree_within, only, find, same_as_itself)


@theorem
def others_do_not_matter(within: Callable[[EntityUID], bool], q: Request, es: Entities, ps: list[Policy]) -> bool:
    """Entities outside what is closed can be left out."""
    assume(closed(within, q, es, ps))
    return is_authorized(q, only(within, es), ps) == is_authorized(q, es, ps)


@others_do_not_matter.proof
def _(goal: Goal) -> None:
    goal.use(authorized_agrees, within="within", q="q", es="es", fs="only(within, es)", ps="ps").simp(only_agrees)


# What is reached --------------------------------------------------------------------------------------


@define
def reached(q: Request, es: Entities, ps: list[Policy], uid: EntityUID) -> bool:
    """Is an entity reached: is it in every set that is closed?"""

    def at(within: Callable[[EntityUID], bool]) -> bool:
        return implies(closed(within, q, es, ps), within(uid))

    return forall(at)


@define
def reach(q: Request, es: Entities, ps: list[Policy]) -> Callable[[EntityUID], bool]:
    """The entities that are reached."""
    return lambda uid: reached(q, es, ps, uid)


@define
def value_reached(q: Request, es: Entities, ps: list[Policy], v: Value) -> bool:
    """Are the entities in a value within every set that is closed?"""

    def at(within: Callable[[EntityUID], bool]) -> bool:
        return implies(closed(within, q, es, ps), value_within(within, v))

    return forall(at)


@define
def values_reached(q: Request, es: Entities, ps: list[Policy], vs: list[Value]) -> bool:
    """The same of several values."""

    def at(within: Callable[[EntityUID], bool]) -> bool:
        return implies(closed(within, q, es, ps), values_within(within, vs))

    return forall(at)


@define
def fields_reached(q: Request, es: Entities, ps: list[Policy], fields: list[tuple[str, Value]]) -> bool:
    """The same of fields."""

    def at(within: Callable[[EntityUID], bool]) -> bool:
        return implies(closed(within, q, es, ps), fields_within(within, fields))

    return forall(at)


@define
def field_reached(q: Request, es: Entities, ps: list[Policy], field: tuple[str, Value]) -> bool:
    """Is one field reached, if it is within every set that is closed?"""
    _, v = field
    return implies(value_reached(q, es, ps, v), value_within(reach(q, es, ps), v))


@theorem
def split_reached(q: Request, es: Entities, ps: list[Policy], v: Value, vs: list[Value]) -> bool:
    """One value and more."""
    both = value_reached(q, es, ps, v) and values_reached(q, es, ps, vs)
    return values_reached(q, es, ps, [v, *vs]) == both


@split_reached.proof
def _(goal: Goal) -> None:
    goal.auto(values_reached, value_reached, values_within)


@theorem
def split_fields_reached(
    q: Request, es: Entities, ps: list[Policy], name: str, v: Value, fields: list[tuple[str, Value]]
) -> bool:
    """One field and more."""
    both = value_reached(q, es, ps, v) and fields_reached(q, es, ps, fields)
    return fields_reached(q, es, ps, [(name, v), *fields]) == both


@split_fields_reached.proof
def _(goal: Goal) -> None:
    goal.auto(fields_reached, value_reached, fields_within)


@theorem
def within_reached(q: Request, es: Entities, ps: list[Policy], v: Value) -> bool:
    """Then they are reached."""
    assume(value_reached(q, es, ps, v))
    return value_within(reach(q, es, ps), v)


@within_reached.proof
def _(goal: Goal) -> None:
    claims = {
        "vs": "implies(values_reached(q, es, ps, vs), values_within(reach(q, es, ps), vs))",
        "fields": "implies(fields_reached(q, es, ps, fields), fields_within(reach(q, es, ps), fields))",
        "field": "field_reached(q, es, ps, field)",
    }
    parts = goal.revert("h1").induction("v", also=claims, fixing=["q", "es", "ps"])
    boolean, long, string, entity, items, record, extension, nil, cons, empty, more, pair = parts
    for case in (boolean, long, string, extension):
        case.simp(value_within)
    entity.auto(value_within, value_reached, reach, reached)
    items.auto(value_within, value_reached, values_reached)
    record.auto(value_within, value_reached, fields_reached)
    nil.simp(values_within)
    cons.simp(values_within, split_reached)
    empty.simp(fields_within)
    (more,) = more.cases("f")
    more.simp(fields_within, split_fields_reached, field_reached)
    pair.simp(field_reached)


@define
def expression_reached(q: Request, es: Entities, ps: list[Policy], e: Expr) -> bool:
    """Are the entities that an expression names within every set that is closed?"""

    def at(within: Callable[[EntityUID], bool]) -> bool:
        return implies(closed(within, q, es, ps), expression_within(within, e))

    return forall(at)


@define
def expressions_reached(q: Request, es: Entities, ps: list[Policy], exprs: list[Expr]) -> bool:
    """The same of several."""

    def at(within: Callable[[EntityUID], bool]) -> bool:
        return implies(closed(within, q, es, ps), expressions_within(within, exprs))

    return forall(at)


@define
def field_expressions_reached(
    q: Request, es: Entities, ps: list[Policy], fields: list[tuple[str, Expr]]
) -> bool:
    """The same of the fields of a record."""

    def at(within: Callable[[EntityUID], bool]) -> bool:
        return implies(closed(within, q, es, ps), field_expressions_within(within, fields))

    return forall(at)


@define
def field_expression_reached(q: Request, es: Entities, ps: list[Policy], field: tuple[str, Expr]) -> bool:
    """Is what one field names reached, if it is within every set that is closed?"""
    _, e = field
    return implies(expression_reached(q, es, ps, e), expression_within(reach(q, es, ps), e))


def _part(goal: Goal, claim: str, *functions: Callable[..., object]) -> Goal:
    """A goal with a claim on every closed set that follows from that of its hypothesis `whole`."""

    def follows(part: Goal) -> None:
        for left in part.simp(*functions, at="whole")[0].simp(*functions):
            left.intro("some").intro("inside").use("whole", within="some").simp()

    return goal.have(claim, by=follows)


def _named(goal: Goal, *parts: str) -> None:
    """A goal on an expression with these parts, by what is known of them."""
    goal = goal.intro("whole")
    for part in parts:
        goal = _part(goal, f"expression_reached(q, es, ps, {part})", expression_reached, expression_within)
    goal.simp(expression_within)


@theorem
def named_reached(q: Request, es: Entities, ps: list[Policy], e: Expr) -> bool:
    """Then they are reached."""
    assume(expression_reached(q, es, ps, e))
    return expression_within(reach(q, es, ps), e)


@named_reached.proof
def _(goal: Goal) -> None:
    claims = {
        "exprs": "implies(expressions_reached(q, es, ps, exprs), expressions_within(reach(q, es, ps), exprs))",
        "gs": "implies(field_expressions_reached(q, es, ps, gs), field_expressions_within(reach(q, es, ps), gs))",
        "field": "field_expression_reached(q, es, ps, field)",
    }
    parts = goal.revert("h1").induction("e", also=claims, fixing=["q", "es", "ps"])
    (
        literal, var, ite, both, either, unary, binary, get, has, items, record, called, nil, cons, empty, more, pair,
    ) = parts  # fmt: skip
    literal.auto(expression_within, expression_reached, value_reached, within_reached)
    var.simp(expression_within)
    _named(ite, "test", "then_", "else_")
    _named(both, "left", "right")
    _named(either, "left", "right")
    _named(unary, "arg")
    literal_right, other_right = binary.cases("is_literal(right)", "literal")
    _named(literal_right, "left")
    _named(other_right, "left", "right")
    _named(get, "record")
    _named(has, "record")
    items.simp(expression_within, expression_reached, expressions_reached)
    record.simp(expression_within, expression_reached, field_expressions_reached)
    called.simp(expression_within, expression_reached, expressions_reached)
    nil.simp(expressions_within)
    cons = cons.intro("whole")
    for claim in ("expression_reached(q, es, ps, e)", "expressions_reached(q, es, ps, exprs)"):
        cons = _part(cons, claim, expression_reached, expressions_reached, expressions_within)
    cons.simp(expressions_within)
    empty.simp(field_expressions_within)
    (more,) = more.cases("g")
    more = more.intro("whole")
    for claim in ("expression_reached(q, es, ps, g)", "field_expressions_reached(q, es, ps, gs)"):
        more = _part(more, claim, expression_reached, field_expressions_reached, field_expressions_within)
    more.simp(field_expressions_within, field_expression_reached)
    pair.simp(field_expression_reached)


@theorem
def request_reached(q: Request, es: Entities, ps: list[Policy]) -> bool:
    """What a request names is reached."""
    return request_within(reach(q, es, ps), q)


@request_reached.proof
def _(goal: Goal) -> None:
    goal = goal.use(within_reached, "context", q="q", es="es", ps="ps", v="Record(q.context)")
    goal.auto(request_within, reach, reached, closed, value_reached, value_within)


@theorem
def known_reached(
    within: Callable[[EntityUID], bool], q: Request, es: Entities, ps: list[Policy], uid: EntityUID
) -> bool:
    """What an entity names that is reached is within every set that is closed."""
    assume(reached(q, es, ps, uid))
    assume(closed(within, q, es, ps))
    return data_within(within, find(uid, es))


@known_reached.proof
def _(goal: Goal) -> None:
    (inside, goal) = goal.have("within(uid)", "inside")
    inside.unfold(reached, at="h1").auto()
    goal.simp(closed, at="h2")[0].simp(find_within)


@theorem
def store_reached(q: Request, es: Entities, ps: list[Policy]) -> bool:
    """What an entity names that is reached is reached."""
    return store_within(reach(q, es, ps), es)


@store_reached.proof
def _(goal: Goal) -> None:
    goal = goal.unfold(store_within).intro("uid").intro("h1")
    none, some = goal.cases("find(uid, es)", "data")
    none.simp(data_within)
    (some,) = some.cases("x0")
    for part in ("attrs", "tags"):
        claim, some = some.have(f"value_reached(q, es, ps, Record({part}))")
        claim = claim.unfold(value_reached).intro("within").intro("h2")
        claim = claim.use(known_reached, within="within", q="q", es="es", ps="ps", uid="uid")
        claim.auto(reach, data_within, value_within)
        some = some.use(within_reached, part, q="q", es="es", ps="ps", v=f"Record({part})")
    some.simp(data_within, value_within)


@define
def conditions_reached(q: Request, es: Entities, ps: list[Policy], cs: list[Condition]) -> bool:
    """Is what conditions name within every set that is closed?"""

    def at(within: Callable[[EntityUID], bool]) -> bool:
        return implies(closed(within, q, es, ps), all(expression_within(within, c.body) for c in cs))

    return forall(at)


@define
def policies_reached(q: Request, es: Entities, ps: list[Policy], rs: list[Policy]) -> bool:
    """The same of policies."""

    def at(within: Callable[[EntityUID], bool]) -> bool:
        return implies(closed(within, q, es, ps), all(policy_within(within, r) for r in rs))

    return forall(at)


@theorem
def named_in_conditions(q: Request, es: Entities, ps: list[Policy], cs: list[Condition]) -> bool:
    """Then it is reached."""
    assume(conditions_reached(q, es, ps, cs))
    return all(expression_within(reach(q, es, ps), c.body) for c in cs)


@named_in_conditions.proof
def _(goal: Goal) -> None:
    nil, cons = goal.revert("h1").induction("cs", fixing=["q", "es", "ps"])
    nil.simp(every)
    cons = cons.intro("whole")
    for claim in ("expression_reached(q, es, ps, c.body)", "conditions_reached(q, es, ps, cs)"):
        cons = _part(cons, claim, expression_reached, conditions_reached, every)
    cons.simp(every, named_reached)


@theorem
def named_in_policies(q: Request, es: Entities, ps: list[Policy], rs: list[Policy]) -> bool:
    """The same of policies."""
    assume(policies_reached(q, es, ps, rs))
    return all(policy_within(reach(q, es, ps), r) for r in rs)


@named_in_policies.proof
def _(goal: Goal) -> None:
    nil, cons = goal.revert("h1").induction("rs", fixing=["q", "es", "ps"])
    nil.simp(every)
    cons = cons.intro("whole")
    for claim in ("conditions_reached(q, es, ps, r.conditions)", "policies_reached(q, es, ps, rs)"):
        cons = _part(cons, claim, conditions_reached, policies_reached, policy_within, every)
    cons.simp(every, policy_within, named_in_conditions)


@theorem
def reached_is_closed(q: Request, es: Entities, ps: list[Policy]) -> bool:
    """What is reached is closed."""
    return closed(reach(q, es, ps), q, es, ps)


@reached_is_closed.proof
def _(goal: Goal) -> None:
    goal = goal.have("policies_reached(q, es, ps, ps)", by=lambda g: g.auto(policies_reached, closed))
    goal.simp(closed, request_reached, store_reached, named_in_policies)


@theorem
def unreached_does_not_matter(q: Request, es: Entities, ps: list[Policy]) -> bool:
    """Entities that a request does not reach can be left out of the store."""
    return is_authorized(q, only(reach(q, es, ps), es), ps) == is_authorized(q, es, ps)


@unreached_does_not_matter.proof
def _(goal: Goal) -> None:
    goal.simp(others_do_not_matter, reached_is_closed)
