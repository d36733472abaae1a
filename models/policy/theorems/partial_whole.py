"""Where everything is known, nothing is left: partial evaluation is evaluation.

    nothing_is_left     of an expression
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from lemmata.core.language import Option, assume, define, theorem
from lemmata.models.policy.entities import Entities, Request
from lemmata.models.policy.evaluator import evaluate
from lemmata.models.policy.expressions import BinaryOp, Expr, ExtFun, UnaryOp, Var
from lemmata.models.policy.partial.evaluator import (
    partial,
    partial_after,
    partial_all,
    partial_cons,
    partial_field,
    partial_fields,
)
from lemmata.models.policy.partial.known import PartialRequest
from lemmata.models.policy.partial.lookups import partial_uid, partial_variable
from lemmata.models.policy.partial.results import (
    Known,
    KnownAll,
    KnownFields,
    Partial,
    PartialAll,
    PartialFields,
    decided,
    rest,
)
from lemmata.models.policy.partial.steps import (
    partial_and,
    partial_binary,
    partial_call,
    partial_get,
    partial_has,
    partial_if,
    partial_or,
    partial_record,
    partial_set,
    partial_unary,
    truth,
)
from lemmata.models.policy.theorems.partial import partial_then_rest
from lemmata.models.policy.theorems.partial_known import (
    apply2_known,
    entities_fit_themselves,
    get_attr_known,
    has_attr_known,
    is_some,
    known_entities,
    known_request,
    request_fits_itself,
)
from lemmata.models.policy.values import Result

if TYPE_CHECKING:
    from lemmata.tactics.goal import Goal
    from lemmata.tactics.lemmas import Lemma


# Forms ------------------------------------------------------------------------------------------------


@define
def is_known(p: Partial) -> bool:
    """Is a result known?"""
    match p:
        case Known(_): return True
        case _:        return False


@define
def all_known(p: PartialAll) -> bool:
    """Are the results of several expressions?"""
    match p:
        case KnownAll(_): return True
        case _:           return False


@define
def fields_known(p: PartialFields) -> bool:
    """Are those of the fields of a record?"""
    match p:
        case KnownFields(_): return True
        case _:              return False


@theorem
def known_is_known(r: Result) -> bool:
    """A known result is."""
    return is_known(Known(r))


@known_is_known.proof
def _(goal: Goal) -> None:
    goal.simp(is_known)


@theorem
def decided_known(r: Option[Result], e: Expr) -> bool:
    """What is looked up."""
    assume(is_some(r))
    return is_known(decided(r, e))


@decided_known.proof
def _(goal: Goal) -> None:
    for case in goal.cases("r"):
        case.auto(decided, is_some, is_known)


@theorem
def variable_known(var: Var, q: Request) -> bool:
    """Parts of the request."""
    return is_known(partial_variable(var, known_request(q)))


@variable_known.proof
def _(goal: Goal) -> None:
    for case in goal.cases("var"):
        case.simp(partial_variable, partial_uid, known_request, is_known)


@theorem
def if_known(p: Partial, p1: Partial, p2: Partial, e1: Expr, e2: Expr) -> bool:
    """`if`"""
    assume(is_known(p) and is_known(p1) and is_known(p2))
    return is_known(partial_if(p, p1, p2, e1, e2))


@if_known.proof
def _(goal: Goal) -> None:
    known, residual = goal.cases("p")
    residual.simp(is_known)
    ok, error = known.cases("result")
    for case in (*ok.cases("value"), error):
        case.auto(partial_if, known_is_known)


@theorem
def truth_known(p: Partial) -> bool:
    """Truth values."""
    assume(is_known(p))
    return is_known(truth(p))


@truth_known.proof
def _(goal: Goal) -> None:
    for case in goal.cases("p"):
        case.auto(truth, is_known)


@theorem
def and_known(p: Partial, p1: Partial, e: Expr) -> bool:
    """`&&`"""
    assume(is_known(p) and is_known(p1))
    return is_known(partial_and(p, p1, e))


@and_known.proof
def _(goal: Goal) -> None:
    known, residual = goal.cases("p")
    residual.simp(is_known)
    ok, error = known.cases("result")
    for case in (*ok.cases("value"), error):
        case.auto(partial_and, known_is_known, truth_known)


@theorem
def or_known(p: Partial, p1: Partial, e: Expr) -> bool:
    """`||`"""
    assume(is_known(p) and is_known(p1))
    return is_known(partial_or(p, p1, e))


@or_known.proof
def _(goal: Goal) -> None:
    known, residual = goal.cases("p")
    residual.simp(is_known)
    ok, error = known.cases("result")
    for case in (*ok.cases("value"), error):
        case.auto(partial_or, known_is_known, truth_known)


def by_result(goal: Goal, *lemmas: Lemma) -> None:
    """An operator, by what is known of its operand."""
    known, residual = goal.cases("p")
    residual.simp(is_known)
    for case in known.cases("result"):
        case.auto(known_is_known, *lemmas)


@theorem
def unary_known(op: UnaryOp, p: Partial, pq: PartialRequest) -> bool:
    """Operators of one operand."""
    assume(is_known(p))
    return is_known(partial_unary(op, p, pq))


@unary_known.proof
def _(goal: Goal) -> None:
    by_result(goal, partial_unary)


@theorem
def get_known(p: Partial, attr: str, pq: PartialRequest, es: Entities) -> bool:
    """`.`"""
    assume(is_known(p))
    return is_known(partial_get(p, attr, pq, known_entities(es)))


@get_known.proof
def _(goal: Goal) -> None:
    by_result(goal, partial_get, decided_known, get_attr_known)


@theorem
def has_known(p: Partial, attr: str, pq: PartialRequest, es: Entities) -> bool:
    """`has`"""
    assume(is_known(p))
    return is_known(partial_has(p, attr, pq, known_entities(es)))


@has_known.proof
def _(goal: Goal) -> None:
    by_result(goal, partial_has, decided_known, has_attr_known)


@theorem
def binary_known(op: BinaryOp, p: Partial, p1: Partial, e: Expr, pq: PartialRequest, es: Entities) -> bool:
    """Operators of two operands."""
    assume(is_known(p) and is_known(p1))
    return is_known(partial_binary(op, p, p1, e, pq, known_entities(es)))


@binary_known.proof
def _(goal: Goal) -> None:
    left, residual = goal.cases("p")
    residual.simp(is_known)
    ok, error = left.cases("result")
    error.auto(partial_binary, known_is_known)
    right, residual = ok.cases("p1")
    residual.simp(is_known)
    for case in right.cases("result"):
        case.auto(partial_binary, known_is_known, decided_known, apply2_known)


@theorem
def list_known(p: PartialAll, function: ExtFun) -> bool:
    """Sets and calls."""
    assume(all_known(p))
    return is_known(partial_set(p)) and is_known(partial_call(function, p))


@list_known.proof
def _(goal: Goal) -> None:
    known, residual = goal.cases("p")
    residual.simp(all_known)
    for case in known.cases("results"):
        case.simp(partial_set, partial_call, is_known)


@theorem
def record_known(p: PartialFields) -> bool:
    """Records."""
    assume(fields_known(p))
    return is_known(partial_record(p))


@record_known.proof
def _(goal: Goal) -> None:
    known, residual = goal.cases("p")
    residual.simp(fields_known)
    ok, error = known.cases("result")
    for case in (*ok.cases("value"), error):
        case.simp(partial_record, is_known)


@theorem
def cons_known(p: Partial, tail: PartialAll, e: Expr, items: list[Expr]) -> bool:
    """One expression before others."""
    assume(is_known(p) and all_known(tail))
    return all_known(partial_cons(p, tail, e, items))


@cons_known.proof
def _(goal: Goal) -> None:
    known, residual = goal.cases("p")
    residual.simp(is_known)
    for case in known.cases("result"):
        others, residual = case.cases("tail")
        residual.simp(all_known)
        for part in others.cases("results"):
            part.simp(partial_cons, partial_after, all_known)


@theorem
def field_known(name: str, p: Partial, tail: PartialFields, fields: list[tuple[str, Expr]]) -> bool:
    """One field before others."""
    assume(is_known(p) and fields_known(tail))
    return fields_known(partial_field(name, p, tail, fields))


@field_known.proof
def _(goal: Goal) -> None:
    known, residual = goal.cases("p")
    residual.simp(is_known)
    for case in known.cases("result"):
        others, residual = case.cases("tail")
        residual.simp(fields_known)
        for part in others.cases("result"):
            part.auto(partial_field, fields_known)


@define
def known_pair(field: tuple[str, Expr], q: Request, es: Entities) -> bool:
    """Is the expression of one field known?"""
    _, e = field
    return is_known(partial(e, known_request(q), known_entities(es)))


@theorem
def all_is_known(e: Expr, q: Request, es: Entities) -> bool:
    """Where everything is known, the result is."""
    return is_known(partial(e, known_request(q), known_entities(es)))


@all_is_known.proof
def _(goal: Goal) -> None:
    claims = {
        "items": "all_known(partial_all(items, known_request(q), known_entities(es)))",
        "fields": "fields_known(partial_fields(fields, known_request(q), known_entities(es)))",
        "field": "known_pair(field, q, es)",
    }
    *forms, nil, cons, empty, more, field = goal.induction("e", also=claims)
    steps = (
        known_is_known, variable_known, if_known, and_known, or_known, unary_known, binary_known,
        get_known, has_known, list_known, record_known, list_known,
    )  # fmt: skip
    for case, step in zip(forms, steps, strict=True):
        case.simp(partial, step)
    nil.simp(partial_all, all_known)
    cons.simp(partial_all, cons_known)
    empty.simp(partial_fields, fields_known)
    (more,) = more.cases("f")
    more.simp(known_pair, at="ih").simp(partial_fields, field_known)
    field.simp(known_pair)


@theorem
def known_result(p: Partial, q: Request, es: Entities) -> bool:
    """What is known is all there is."""
    assume(is_known(p))
    return p == Known(rest(p, q, es))


@known_result.proof
def _(goal: Goal) -> None:
    for case in goal.cases("p"):
        case.simp(rest, is_known)


@theorem
def nothing_is_left(e: Expr, q: Request, es: Entities) -> bool:
    """Where everything is known, partial evaluation gives the result of evaluation."""
    return partial(e, known_request(q), known_entities(es)) == Known(evaluate(e, q, es))


@nothing_is_left.proof
def _(goal: Goal) -> None:
    goal = goal.use(partial_then_rest, pq="known_request(q)", pes="known_entities(es)")
    goal = goal.use(known_result, p="partial(e, known_request(q), known_entities(es))")
    goal.auto(request_fits_itself, entities_fit_themselves, all_is_known)
