"""Properties of policies that use records, sets, tags, extension types, enumerations and groups: true ones, and near-true false ones."""

from __future__ import annotations

from pathlib import Path

from lemmata.core.language import assume, implies, theorem
from lemmata.models.policy.analysis import evaluate_policies, expression, policies, schema
from lemmata.models.policy.entities import Entities, Request
from lemmata.models.policy.policies import Effect
from lemmata.models.policy.properties import allowed, holds, parties_known, some_errs
from lemmata.models.policy.validation.conforming import conforms
from lemmata.models.policy.values import EntityUID
from lemmata.tactics.goal import Goal

SHOP = Path(__file__).parent / "shop"
SCHEMA = schema(SHOP / "schema.cedarschema")
POLICIES = policies(SHOP / "policies.cedar")

VIEW, BUY, CANCEL, AUDIT = [EntityUID("Shop::Action", name) for name in ("view", "buy", "cancel", "audit")]
ROBOT = "Shop::Robot"
CUSTOMER = expression("resource.customer == principal")
CLERK = expression('principal in Shop::Role::"clerks"')
INSIDE = expression('context.from.isInRange(ip("10.0.0.0/8"))')
NEAR = expression('context.from.isInRange(ip("10.0.0.0/9"))')
CHEAP = expression("resource.amount - resource.discount < 1000")
CHEAPER = expression("resource.amount - resource.discount < 999")
NOWHERE = expression('principal.home.city == "Nowhere"')
RED = expression('resource.team == Shop::Team::"red"')
SKILLED = expression('principal.skills.contains("audit")')
LEVEL = expression('principal.hasTag("level")')
GOODS = expression('resource.kind like "goods*"')


# True -------------------------------------------------------------------------------------------------


@theorem
def viewers_are_customers_or_clerks(q: Request, es: Entities) -> bool:
    assume(conforms(q, es, SCHEMA))
    return implies(
        q.action == VIEW and allowed(q, es, POLICIES), holds(CUSTOMER, q, es) or holds(CLERK, q, es)
    )


@viewers_are_customers_or_clerks.proof
def _(goal: Goal) -> None:
    evaluate_policies(goal)


@theorem
def buyers_are_inside(q: Request, es: Entities) -> bool:
    assume(conforms(q, es, SCHEMA))
    return implies(
        q.action == BUY and allowed(q, es, POLICIES),
        holds(INSIDE, q, es) and holds(CHEAP, q, es) and holds(GOODS, q, es),
    )


@buyers_are_inside.proof
def _(goal: Goal) -> None:
    evaluate_policies(goal)


@theorem
def nobody_of_nowhere(q: Request, es: Entities) -> bool:
    assume(conforms(q, es, SCHEMA))
    return implies(holds(NOWHERE, q, es), not allowed(q, es, POLICIES))


@nobody_of_nowhere.proof
def _(goal: Goal) -> None:
    evaluate_policies(goal)


@theorem
def nobody_buys_from_red(q: Request, es: Entities) -> bool:
    assume(conforms(q, es, SCHEMA))
    return implies(holds(RED, q, es) and allowed(q, es, POLICIES), q.action != BUY)


@nobody_buys_from_red.proof
def _(goal: Goal) -> None:
    evaluate_policies(goal)


@theorem
def auditors_can(q: Request, es: Entities) -> bool:
    assume(conforms(q, es, SCHEMA))
    return implies(
        q.action == AUDIT and allowed(q, es, POLICIES), holds(SKILLED, q, es) and holds(LEVEL, q, es)
    )


@auditors_can.proof
def _(goal: Goal) -> None:
    evaluate_policies(goal)


@theorem
def no_forbid_errs(q: Request, es: Entities) -> bool:
    assume(conforms(q, es, SCHEMA))
    return implies(parties_known(q, es), not some_errs(Effect.FORBID, q, es, POLICIES))


@no_forbid_errs.proof
def _(goal: Goal) -> None:
    evaluate_policies(goal)


@theorem
def robots_do_not_buy(q: Request, es: Entities) -> bool:
    assume(conforms(q, es, SCHEMA))
    return implies(q.principal.type == ROBOT and allowed(q, es, POLICIES), q.action != BUY)


@robots_do_not_buy.proof
def _(goal: Goal) -> None:
    evaluate_policies(goal)


# False ------------------------------------------------------------------------------------------------


@theorem
def viewers_are_customers(q: Request, es: Entities) -> bool:
    assume(conforms(q, es, SCHEMA))
    return implies(q.action == VIEW and allowed(q, es, POLICIES), holds(CUSTOMER, q, es))


@viewers_are_customers.proof
def _(goal: Goal) -> None:
    evaluate_policies(goal)


@theorem
def buyers_pay_less(q: Request, es: Entities) -> bool:
    assume(conforms(q, es, SCHEMA))
    return implies(q.action == BUY and allowed(q, es, POLICIES), holds(CHEAPER, q, es))


@buyers_pay_less.proof
def _(goal: Goal) -> None:
    evaluate_policies(goal)


@theorem
def buyers_are_in_a_smaller_range(q: Request, es: Entities) -> bool:
    assume(conforms(q, es, SCHEMA))
    return implies(q.action == BUY and allowed(q, es, POLICIES), holds(NEAR, q, es))


@buyers_are_in_a_smaller_range.proof
def _(goal: Goal) -> None:
    evaluate_policies(goal)


@theorem
def nobody_with_red(q: Request, es: Entities) -> bool:
    assume(conforms(q, es, SCHEMA))
    return implies(holds(RED, q, es), not allowed(q, es, POLICIES))


@nobody_with_red.proof
def _(goal: Goal) -> None:
    evaluate_policies(goal)


@theorem
def skill_is_enough(q: Request, es: Entities) -> bool:
    assume(conforms(q, es, SCHEMA))
    return implies(q.action == AUDIT and holds(SKILLED, q, es), allowed(q, es, POLICIES))


@skill_is_enough.proof
def _(goal: Goal) -> None:
    evaluate_policies(goal)


@theorem
def no_permit_errs(q: Request, es: Entities) -> bool:
    assume(conforms(q, es, SCHEMA))
    return implies(parties_known(q, es), not some_errs(Effect.PERMIT, q, es, POLICIES))


@no_permit_errs.proof
def _(goal: Goal) -> None:
    evaluate_policies(goal)


@theorem
def robots_do_not_cancel(q: Request, es: Entities) -> bool:
    assume(conforms(q, es, SCHEMA))
    return implies(q.principal.type == ROBOT and allowed(q, es, POLICIES), q.action != CANCEL)


@robots_do_not_cancel.proof
def _(goal: Goal) -> None:
    evaluate_policies(goal)


@theorem
def no_forbid_errs_of_unknown_entities(q: Request, es: Entities) -> bool:
    assume(conforms(q, es, SCHEMA))
    return not some_errs(Effect.FORBID, q, es, POLICIES)


@no_forbid_errs_of_unknown_entities.proof
def _(goal: Goal) -> None:
    evaluate_policies(goal)


@theorem
def nothing_conforms(q: Request, es: Entities) -> bool:
    assume(conforms(q, es, SCHEMA))
    return False


@nothing_conforms.proof
def _(goal: Goal) -> None:
    evaluate_policies(goal)


TRUE = [
    viewers_are_customers_or_clerks,
    buyers_are_inside,
    nobody_of_nowhere,
    nobody_buys_from_red,
    auditors_can,
    no_forbid_errs,
    robots_do_not_buy,
]
FALSE = [
    viewers_are_customers,
    buyers_pay_less,
    buyers_are_in_a_smaller_range,
    nobody_with_red,
    skill_is_enough,
    no_permit_errs,
    robots_do_not_cancel,
    no_forbid_errs_of_unknown_entities,
    nothing_conforms,
]
