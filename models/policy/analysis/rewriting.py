"""What evaluation on symbolic requests and entities rewrites with."""

from __future__ import annotations

from collections.abc import Sequence
from functools import cache

from lemmata.core.kernel.terms import Term
from lemmata.core.kernel.thm import Thm
from lemmata.core.language import Theorem, registry
from lemmata.core.language.builtins import every, exists, member, transform
from lemmata.core.library import smtlib
from lemmata.core.library.proving import guarded
from lemmata.core.logic.equality import EQT_INTRO
from lemmata.models.policy import authorizer, evaluator, int64, ordering, properties
from lemmata.models.policy.analysis.terms import calls
from lemmata.models.policy.extensions import functions
from lemmata.models.policy.extensions import ipaddr as ip
from lemmata.models.policy.theorems import authorization, order, slicing, symbolic, symbolic_laws
from lemmata.models.policy.theorems import conforming as conforming_facts
from lemmata.models.policy.validation import conforming, environments
from lemmata.models.policy.validation import types as schema_types
from lemmata.tactics.errors import TacticFailed
from lemmata.tactics.evaluation import evaluated
from lemmata.tactics.simp import simp_procedure, simplify
from lemmata.tactics.simpsets import Named, named

BY_CASES = (
    evaluator.apply1, evaluator.apply2, evaluator.get_attr, evaluator.has_attr, evaluator.found, evaluator.integer,
    evaluator.variable, symbolic.field, symbolic.fields_of, symbolic.is_true, symbolic.is_error, symbolic_laws.is_bool,
    conforming_facts.fits, conforming.of_type, schema_types.type_of_extension, conforming.has_prefix, functions.call, ip.is_in_range, ip.is_v4, ip.is_v6,
    functions.datetime_in_range, functions.duration_in_range,
    authorizer.condition_expr, authorizer.scope_expr, authorizer.action_expr,
)  # fmt: skip
"""Functions that are unfolded where it is known which case an operand is."""

UNFOLDED = (
    properties.some_errs, properties.is_known, properties.parties_known, properties.all_below,
    authorization.permitted, authorization.forbidden, authorization.some_satisfied,
    authorizer.policy_expr, authorizer.conditions_expr,
    evaluator.in_any, evaluator.has_tag, evaluator.get_tag, int64.add, int64.sub, int64.mul, int64.neg,
    smtlib.bvsaddo, smtlib.bvssubo, smtlib.bvnego, smtlib.negative, every, exists, member,
    conforming.request_conforms, conforming.applies_to, conforming.entity_conforms,
    environments.attributes_of, environments.entity_entry, environments.type_in, environments.action_in,
    environments.find_action, schema_types.find, transform,
    slicing.meets, slicing.meets_action, functions.is_ip, ip.is_loopback, ip.is_multicast,
    conforming_facts.tag_attribute, environments.tags_of,
)  # fmt: skip
"""Functions that are unfolded where they stand; those that recur, on constructors."""


@cache
def lemmas() -> tuple[Named, ...]:
    """What evaluation rewrites with."""
    rows = [th for function in BY_CASES for th in guarded(registry.definition(function).equation)]
    scopes = (slicing.principal_value, slicing.action_value, slicing.resource_value, order.member_make_set)
    laws = [x for m in (symbolic, symbolic_laws) for x in vars(m).values() if isinstance(x, Theorem)]
    return (*[named(lemma) for lemma in (*UNFOLDED, *scopes, *laws)], Named("rows", tuple(rows), rows))


SCHEMATIC = (
    conforming.are_declared, conforming.are_there, conforming.tags_have_type, conforming.of_type,
    conforming.all_of_type, environments.declared,
)  # fmt: skip
"""Functions that say that something is as the schema has it."""

PROCEDURES = "policies"
"""The set of simplification procedures in which what is literal is evaluated."""


def _of_literals(t: Term) -> Thm | None:
    """⊢ a set of literals, or the call of a constructor of an extension type with text, = its value."""
    if t.free or not calls(t, ordering.make_set, functions.parsed):
        return None
    th = evaluated(t)
    return None if th.concl.args[1] is t else th


simp_procedure(_of_literals, PROCEDURES)


def evaluated_under(facts: Sequence[Term], t: Term) -> Thm | None:
    """FACTS ⊢ t = its value, as far as it is known; None where nothing is."""
    try:
        result = simplify(facts, t, lemmas(), sets=[PROCEDURES], splits=0)
    except TacticFailed as failed:
        if failed.reason.startswith("nothing"):
            return None
        raise
    return result.equation if result.theorem is None else EQT_INTRO(result.theorem)


