"""What is written as JSON is read back as it was: policies, templates, and the expressions in them.

    names_*                     the name of an operator, a function or a variable means it
    read_*                      what the writer puts together, the reader takes apart
    expression_round_trip       for expressions, by induction
    template_round_trip         for templates
    policy_round_trip           for policies
"""

from __future__ import annotations

from typing import TYPE_CHECKING, TypeVar

from lemmata.core.language import B64, Option, Some, assume, code_points, define, from_code_points, implies, theorem
from lemmata.core.language.builtins import append, every, length, transform
from lemmata.models.policy.expressions import (
    And,
    Binary,
    BinaryOp,
    Call,
    Expr,
    ExtFun,
    GetAttr,
    HasAttr,
    IsEmpty,
    Ite,
    Lit,
    Neg,
    Not,
    Or,
    PatternElement,
    RecordExpr,
    SetExpr,
    Unary,
    UnaryOp,
    Var,
    Variable,
)
from lemmata.models.policy.int64 import LARGEST, LEAST, MODULUS, from_int, to_int
from lemmata.models.policy.json_form import names, reader, writer
from lemmata.models.policy.json_form.json import JArray, JObject, JString, Json, field, tagged, text_field
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
    elements_from_json,
    expression_from_json,
    expressions_from_json,
    attribute,
    is_of,
    ite_of,
    like_of,
    literal_of,
    action_from_json,
    actions_from_json,
    clause,
    condition_from_json,
    conditions_from_json,
    conditions_of,
    effect_named,
    effect_of,
    kind_named,
    place_from_json,
    policy_from_json,
    scope_from_json,
    scope_of,
    scopes_of,
    template_from_json,
    uids_from_json,
    within_from_json,
    variable_of,
    literal_from_json,
    object_of,
    operator_of,
    array_of,
    one,
    two,
    parts_from_json,
    record_of,
    uid_from_json,
)
from lemmata.models.policy.json_form.writer import (
    conjunction,
    action_to_json,
    condition_to_json,
    effect_name,
    kind_name,
    place_to_json,
    policy_to_json,
    scope_to_json,
    template_to_json,
    element_to_json,
    expression_to_json,
    expressions_to_json,
    fields_to_json,
    literal_to_json,
    left_to_json,
    membership,
    negation,
    one_to_json,
    two_to_json,
    unary_to_json,
    type_test,
    uid_to_json,
)
from lemmata.models.policy.policies import (
    ActionConstraint,
    ActionScope,
    Condition,
    EntityOrSlot,
    IsType,
    IsTypeIn,
    Policy,
    Scope,
    ScopeTemplate,
    Template,
)
from lemmata.models.policy.templates import fill, fill_scope, has_slot, link, link_scope
from lemmata.models.policy.validation.policies import as_template, scope_template
from lemmata.models.policy.values import EntityUID, Value, Bool, Long, String, Entity

if TYPE_CHECKING:
    from lemmata.tactics.goal import Goal

A = TypeVar("A")
B = TypeVar("B")


# What can be written ----------------------------------------------------------------------------------


@define
def primitive(value: Value) -> bool:
    """Is it the value of a literal?"""
    match value:
        case Bool() | Long() | String() | Entity(): return True
        case _:                                     return False


@define
def writable_expression(e: Expr) -> bool:
    """Are the values in an expression those of literals?"""
    match e:
        case Lit(value):         return primitive(value)
        case Variable(_):        return True
        case Ite(a, b, c):       return writable_expression(a) and writable_expression(b) and writable_expression(c)
        case And(a, b):          return writable_expression(a) and writable_expression(b)
        case Or(a, b):           return writable_expression(a) and writable_expression(b)
        case Unary(_, a):        return writable_expression(a)
        case Binary(_, a, b):    return writable_expression(a) and writable_expression(b)
        case GetAttr(a, _):      return writable_expression(a)
        case HasAttr(a, _):      return writable_expression(a)
        case SetExpr(items):     return writable_expressions(items)
        case RecordExpr(fields): return writable_fields(fields)
        case Call(_, args):      return writable_expressions(args)


@define
def writable_expressions(es: list[Expr]) -> bool:
    """The same of several."""
    match es:
        case [e, *rest]: return writable_expression(e) and writable_expressions(rest)
        case _:          return True


@define
def writable_fields(fields: list[tuple[str, Expr]]) -> bool:
    """The same of the fields of a record."""
    match fields:
        case [(_, e), *rest]: return writable_expression(e) and writable_fields(rest)
        case _:               return True


@define
def writable_action(action: ActionConstraint) -> bool:
    """Is it any, `==` or `in`? There is no `is` for actions."""
    match action:
        case ActionScope(IsType(_)) | ActionScope(IsTypeIn(_, _)): return False
        case _:                                                    return True


@define
def writable_template(t: Template) -> bool:
    """A constraint on the action that there is, and literals that there are."""
    return writable_action(t.action) and all(writable_expression(c.body) for c in t.conditions)


@define
def writable(p: Policy) -> bool:
    """The same of a policy."""
    return writable_action(p.action) and all(writable_expression(c.body) for c in p.conditions)


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
        case.simp(transform, elements_from_json, element_to_json, tagged, append)


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


# Expressions ------------------------------------------------------------------------------------------


@theorem
def read_call(function: ExtFun, js: list[Json], es: list[Expr]) -> bool:
    """An extension function applied."""
    assume(expressions_from_json(js) == Some(es))
    return expression_from_json(tagged(function_name(function), JArray(js))) == Some(Call(function, es))


@read_call.proof
def _(goal: Goal) -> None:
    for case in goal.cases("function"):
        case.simp(tagged, expression_from_json, function_name, array_of, function_named)


SCOPE = (
    scope_to_json, tagged, scope_from_json, scope_of, place_to_json, place_from_json, within_from_json, read_uid,
    length, field, text_field,
)  # fmt: skip
WRITTEN = (expression_to_json, expression_from_json, tagged)
ATTRIBUTE = (*WRITTEN, left_to_json, parts_from_json, object_of, attribute, length, field, text_field)


@define
def readable(field: tuple[str, Expr]) -> bool:
    """Is the expression of a field read as it is written?"""
    _, e = field
    return implies(writable_expression(e), expression_from_json(expression_to_json(e)) == Some(e))


@theorem
def expression_round_trip(e: Expr) -> bool:
    """What is written of an expression is read as it."""
    assume(writable_expression(e))
    return expression_from_json(expression_to_json(e)) == Some(e)


@expression_round_trip.proof
def _(goal: Goal) -> None:
    claims = {
        "es": "implies(writable_expressions(es), expressions_from_json(expressions_to_json(es)) == Some(es))",
        "fs": "implies(writable_fields(fs), record_of(parts_from_json(fields_to_json(fs))) == Some(fs))",
        "field": "readable(field)",
    }
    parts = goal.induction("e", also=claims)
    (
        literal, variable, ite, conjoined, disjoined, unary, binary, get_attr, has_attr, items, record, call,
        nil, cons, empty, more, pair,
    ) = parts  # fmt: skip
    literal.simp(writable_expression, at="h1").simp(*WRITTEN, literal_of, read_literal)
    variable.simp(*WRITTEN, variable_of, names_variable)
    ite.simp(writable_expression, at="h1").simp(*WRITTEN, parts_from_json, object_of, ite_of, length, field)
    conjoined.simp(writable_expression, at="h1").simp(expression_to_json, read_conjunction)
    disjoined.simp(writable_expression, at="h1").simp(expression_to_json, *TWO)
    unary.simp(writable_expression, at="h1").simp(expression_to_json, read_unary)
    binary.simp(writable_expression, at="h1").simp(expression_to_json, read_binary)
    for attribute_form in (get_attr, has_attr):
        attribute_form.simp(writable_expression, at="h1").simp(*ATTRIBUTE)
    items.simp(writable_expression, at="h1").simp(*WRITTEN, array_of)
    record.simp(writable_expression, at="h1").simp(*WRITTEN, object_of)
    call.simp(writable_expression, at="h1").simp(expression_to_json, read_call)
    nil.simp(expressions_to_json, expressions_from_json)
    cons.simp(writable_expressions, expressions_to_json, expressions_from_json)
    empty.simp(fields_to_json, parts_from_json, record_of)
    (more,) = more.cases("f")
    more.simp(writable_fields, readable, fields_to_json, parts_from_json, record_of)
    pair.simp(readable)


# Policies ---------------------------------------------------------------------------------------------


@theorem
def read_place(place: EntityOrSlot, slot: str) -> bool:
    """An entity or a slot, alone."""
    return within_from_json(slot, JObject([place_to_json(place, slot)])) == Some(place)


@read_place.proof
def _(goal: Goal) -> None:
    for case in goal.cases("place"):
        case.simp(place_to_json, within_from_json, place_from_json, field, read_uid)


@theorem
def scope_round_trip(scope: ScopeTemplate, slot: str) -> bool:
    """The constraint on the principal or the resource."""
    return scope_from_json(slot, scope_to_json(scope, slot)) == Some(scope)


@scope_round_trip.proof
def _(goal: Goal) -> None:
    for case in goal.cases("scope"):
        if "uid" in [v.name for v in case.variables()]:
            for place in case.cases("uid"):
                place.simp(*SCOPE)
        else:
            case.simp(*SCOPE)


@theorem
def uids_round_trip(uids: list[EntityUID]) -> bool:
    """Several entities."""
    return uids_from_json([uid_to_json(uid) for uid in uids]) == Some(uids)


@uids_round_trip.proof
def _(goal: Goal) -> None:
    goal.auto(transform, uids_from_json, read_uid, on="uids")


@theorem
def action_round_trip(action: ActionConstraint) -> bool:
    """The constraint on the action."""
    assume(writable_action(action))
    return action_from_json(action_to_json(action)) == Some(action)


@action_round_trip.proof
def _(goal: Goal) -> None:
    one, several = goal.cases("action")
    for case in one.cases("scope"):
        case.auto(writable_action, action_to_json, action_from_json, scope_template, scope_round_trip)
    several.simp(action_to_json, action_from_json, *SCOPE, actions_from_json, uids_round_trip)


@theorem
def condition_round_trip(c: Condition) -> bool:
    """A clause."""
    assume(writable_expression(c.body))
    return condition_from_json(condition_to_json(c)) == Some(c)


@condition_round_trip.proof
def _(goal: Goal) -> None:
    (condition,) = goal.cases("c")
    for case in condition.cases("kind"):
        case.simp(
            condition_to_json, condition_from_json, length, text_field, field, kind_name, kind_named, clause,
            expression_round_trip,
        )  # fmt: skip


@theorem
def conditions_round_trip(cs: list[Condition]) -> bool:
    """All clauses."""
    assume(all(writable_expression(c.body) for c in cs))
    return conditions_from_json([condition_to_json(c) for c in cs]) == Some(cs)


@conditions_round_trip.proof
def _(goal: Goal) -> None:
    goal.auto(transform, every, conditions_from_json, condition_round_trip, on="cs")


@theorem
def template_round_trip(t: Template) -> bool:
    """A template, of its JSON and its id."""
    assume(writable_template(t))
    return template_from_json(t.id, template_to_json(t)) == Some(t)


@template_round_trip.proof
def _(goal: Goal) -> None:
    (template,) = goal.simp(writable_template, at="h1")[0].cases("t")
    for case in template.cases("effect"):
        case.simp(
            template_to_json, template_from_json, length, field, text_field, effect_of, effect_name, effect_named,
            scopes_of, scope_round_trip, action_round_trip, conditions_of, conditions_round_trip,
        )  # fmt: skip


@theorem
def scope_without_slots(scope: Scope) -> bool:
    """A scope, from that of a template without slots."""
    return link_scope(scope_template(scope), None) == Some(scope)


@scope_without_slots.proof
def _(goal: Goal) -> None:
    for case in goal.cases("scope"):
        case.simp(scope_template, link_scope, has_slot, fill_scope, fill)


@theorem
def policy_round_trip(p: Policy) -> bool:
    """A policy, of its JSON and its id."""
    assume(writable(p))
    return policy_from_json(p.id, policy_to_json(p)) == Some(p)


@policy_round_trip.proof
def _(goal: Goal) -> None:
    goal.use(template_round_trip, t="as_template(p)").simp(
        policy_to_json, policy_from_json, writable, writable_template, as_template, link, scope_without_slots
    )
