"""Entities that a request does not reach do not matter to it.

What is reached is the least closed set: what a request or the condition of a policy names, and what the attributes
and tags of an entity name that is reached.

    reached_is_closed           it is closed
    unreached_does_not_matter   the response is that of the store without the others
"""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING

from lemmata.core.language import assume, define, forall, implies, theorem
from lemmata.core.language.builtins import every
from lemmata.models.policy.authorizer import (
    is_authorized,
)
from lemmata.models.policy.entities import Entities, Request
from lemmata.models.policy.evaluator import (
    find,
)
from lemmata.models.policy.expressions import (
    Expr,
)
from lemmata.models.policy.policies import Condition, Policy
from lemmata.models.policy.theorems.reach import (
    closed,
    only,
    others_do_not_matter,
    policy_within,
)
from lemmata.models.policy.theorems.within import (
    data_within,
    expression_within,
    expressions_within,
    field_expressions_within,
    fields_within,
    find_within,
    is_literal,  # noqa: F401  named in scripts
    request_within,
    store_within,
    value_within,
    values_within,
)
from lemmata.models.policy.values import (
    EntityUID,
    Record,  # noqa: F401  named in scripts
    Value,
)

if TYPE_CHECKING:
    from lemmata.tactics.goal import Goal


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
