"""Proof by evaluation: a goal about policies, on a symbolic request and symbolic entities, becomes one about truth values.

    simplify     with `symbolic`: evaluation goes on up to what depends on request and entities
    distinguish  the requests that the schema allows: action, types of principal and resource
    ask          of an entity or attribute that evaluation waits for: is it there? of what type, by the schema?
    close        what is left, of truth values, integers and equations, by `smt`
"""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from typing import Any

from lemmata.core.kernel.logic import F, T
from lemmata.core.kernel.terms import VAR, Term
from lemmata.core.kernel.thm import ASSUME, EQ_MP, Thm
from lemmata.core.kernel.types import BOOL
from lemmata.core.language import Theorem
from lemmata.core.language.values import unquote
from lemmata.core.library.proving import instance
from lemmata.core.logic.equality import EQT_ELIM, PROVE_HYP, SYM
from lemmata.core.logic.printing import show_goal
from lemmata.core.logic.propositional import CONTR
from lemmata.core.logic.quantifiers import SPECL
from lemmata.core.logic.syntax import is_conj, is_disj, is_eq, is_exists, is_forall, subterms
from lemmata.models.policy import evaluator
from lemmata.models.policy.analysis.counterexamples import Counterexample, World, refuting
from lemmata.models.policy.analysis.rewriting import BY_CASES, SCHEMATIC, evaluated_under
from lemmata.models.policy.analysis.terms import calls, constructs, part, sort_of, type_of
from lemmata.models.policy.entities import EntityData
from lemmata.models.policy.schema import EntityType, Schema
from lemmata.models.policy.theorems import conforming as conforming_facts
from lemmata.models.policy.validation import conforming
from lemmata.models.policy.validation import types as schema_types
from lemmata.models.policy.values import Bool, IPv4
from lemmata.tactics.errors import Refuted, TacticFailed
from lemmata.tactics.goal import Goal
from lemmata.tactics.prover import prove
from lemmata.tactics.smt import smt_or_model
from lemmata.tactics.state import with_hypothesis

ASKED = 200
"""How many questions are asked in one case, one after the other."""

KNOWN = "schema:"
"""What the names of hypotheses begin with that say what conforms; the user's keep theirs."""

ENTITIES = f"{KNOWN}entities"
TYPED, PLACED, ABOVE = (f"{KNOWN}{name}" for name in ("typed", "placed", "above"))
"""The hypotheses that speak of all entities: `entities_conform`."""

# Facts ------------------------------------------------------------------------------------------------


def _simpler(goal: Goal, name: str) -> Goal | None:
    """The goal with a hypothesis evaluated, by the help of equations; None where that closes it."""
    h = goal.hypothesis(name)
    others = [g for g in goal.hypotheses if g is not h.concl and _is_equation(g)]
    result = evaluated_under(others, h.concl)
    if result is None:
        return goal
    if result.concl.args[1] is F:
        goal._close(CONTR(goal.target, EQ_MP(result, h)))
        return None
    if result.concl.args[1] is T:
        return goal.clear(name)
    return goal._replace_at(name, result)


def _turned(goal: Goal, name: str) -> Goal:
    """The goal with a hypothesis `literal == term` the other way round, to rewrite with it."""
    h = goal.hypothesis(name)
    if not is_eq(h.concl) or h.concl.args[0].free or not h.concl.args[1].free:
        return goal
    turned = SYM(h)
    hypotheses = [turned.concl if g is h.concl else g for g in goal.hypotheses]
    made = Goal(hypotheses, goal.target, goal.names, goal.script)
    return goal._reduce([made], lambda ths: PROVE_HYP(turned, with_hypothesis(turned.concl, ths[0])))[0]


def _is_equation(h: Term) -> bool:
    """Whether a hypothesis is an equation to rewrite with."""
    return is_eq(h) and h.args[0].type is not BOOL


def _settled(goal: Goal, names: Sequence[str]) -> list[Goal]:
    """The goals with the hypotheses NAMES evaluated and taken apart."""
    done: list[Goal] = []
    stack: list[tuple[Goal, tuple[str, ...]]] = [(goal, tuple(names))]
    while stack:
        goal, todo = stack.pop()
        if not todo:
            done.append(goal)
            continue
        simpler = _simpler(goal, todo[0])
        if simpler is None:
            continue
        if todo[0] not in simpler.names:
            stack.append((simpler, todo[1:]))
            continue
        h = simpler.hypothesis(todo[0]).concl
        waiting = _waits_for(h)
        if waiting is not None:
            stack += [(case, todo) for case in reversed(simpler.cases(waiting.name))]
            continue
        if not (is_conj(h) or is_disj(h) or is_exists(h)):
            stack.append((_turned(simpler, todo[0]), todo[1:]))
            continue
        for case in reversed(simpler.cases(todo[0], KNOWN, KNOWN)):
            new = [n for n in case.names if n not in simpler.names or n == todo[0]]
            stack.append((case, (*new, *todo[1:])))
    return done


def _waits_for(h: Term) -> Term | None:
    """The variable whose type a hypothesis speaks of."""
    t = h.args[0] if is_eq(h) else h
    return t.args[0] if calls(t, conforming.of_type, schema_types.type_of_extension) and t.args[0].kind == VAR else None


# What evaluation waits for ----------------------------------------------------------------------------


def _asked(goal: Goal) -> Term | None:
    """An entity or an attribute that evaluation waits for, inner ones first; then a value of which only that is unknown."""
    known = {h.args[0] for h in goal.hypotheses if is_eq(h)}
    users = [h for n, h in zip(goal.names, goal.hypotheses, strict=True) if not n.startswith(KNOWN)]
    parts = subterms(goal.target, *users)
    for t in parts:
        if _is_question(t) and t not in known and not any(u is not t and _is_question(u) for u in subterms(t)):
            return t
        if _is_set_question(t) and t not in known and _members(goal, t.args[1]) is not None:
            return t
    kinds = (type_of(Bool), type_of(IPv4))
    for t in parts:
        if not t.loose and calls(t, *BY_CASES):
            unknown = next((u for u in subterms(*t.args) if u.kind == VAR and u.type in kinds), None)
            if unknown is not None:
                return unknown
    return None


def _answered(goal: Goal, t: Term) -> list[Goal]:
    """The goals of the cases of what is asked for, by the schema where it is known."""
    if t.kind == VAR:
        return list(goal.cases(t))
    if _is_set_question(t):
        return [_of_entities(goal, t)]
    before = goal.names
    if not calls(t, evaluator.find):
        goal = _declared(goal, *t.args)
    elif TYPED in goal.names:
        goal = goal.use(TYPED, KNOWN, uid=t.args[0])
    names = [n for n in goal.names if n not in before]
    return [settled for case in goal.cases(t, KNOWN) for settled in _settled(case, names)]


def _is_question(t: Term) -> bool:
    return not t.loose and calls(t, evaluator.find, evaluator.lookup)


def _is_set_question(t: Term) -> bool:
    """Whether a term is `in` a set of which no members are known."""
    return not t.loose and calls(t, evaluator.in_any) and t.args[1].kind == VAR


def _members(goal: Goal, items: Term) -> Term | None:
    """The hypothesis that the members of a set are entities of a type."""
    for h in goal.hypotheses:
        if calls(h, conforming.all_of_type) and h.args[0] is items and constructs(h.args[1], EntityType):
            return h
    return None


def _of_entities(goal: Goal, t: Term) -> Goal:
    """The goal with what `in` such a set is."""
    uid, items, es = t.args
    h = _members(goal, items)
    if h is None:
        raise TacticFailed("evaluate_policies", repr(t), "nothing is known of the members of this set")
    _, kind, schema = h.args
    return goal.use(
        conforming_facts.in_any_of_entities, KNOWN, uid=uid, items=items, kind=kind.args[0], schema=schema, es=es
    )


def _declared(goal: Goal, name: Term, fields: Term) -> Goal:
    """The goal with what the schema says of an attribute, if it is known which record this is."""
    for h in goal.hypotheses:
        if calls(h, conforming.tags_have_type) and fields is part(EntityData, "tags", h.args[0]):
            data, kind, schema = h.args
            return goal.use(conforming_facts.tag_fits, KNOWN, tag=name, data=data, kind=kind, schema=schema)
        if calls(h, conforming.are_declared) and h.args[0] is fields:
            _, attributes, schema = h.args
            return goal.use(
                conforming_facts.attribute_fits, KNOWN, attr=name, fields=fields, attributes=attributes, schema=schema
            )
    return goal


# The goal ---------------------------------------------------------------------------------------------


def evaluate_policies(goal: Goal, *definitions: Callable[..., object]) -> None:
    """Close a goal about policies by evaluation; DEFINITIONS that do not recur are unfolded first.

    Raises Refuted, with a request and entities for which the kernel evaluates the goal to False; TacticFailed, with the
    goal that is left, where none was found.
    """
    trial = start = goal.copy()
    if definitions:
        start = start.unfold(*definitions)
    stack = [(case, 0) for case in reversed(_settled(*_opened(start)))]
    while stack:
        case, asked = stack.pop()
        simple = _evaluated_goal(case)
        if simple is None:
            continue
        t = _asked(simple) if asked < ASKED else None
        if t is not None:
            stack += [(one, asked + 1) for one in reversed(_answered(simple, t))]
        else:
            _close(goal, simple)
    goal._reduce([trial], lambda ths: ths[0])


def _opened(goal: Goal) -> tuple[Goal, list[str]]:
    """The goal with the hypothesis that says that all conforms taken apart, and what is to be settled first."""
    for name, h in zip(goal.names, goal.hypotheses, strict=True):
        if calls(h, conforming.conforms):
            goal = goal.unfold(conforming.conforms, at=name).obtain(name, KNOWN, ENTITIES)
            goal = goal.unfold(conforming.entities_conform, at=ENTITIES).obtain(ENTITIES, TYPED, PLACED, ABOVE)
            return goal, [KNOWN]
    return goal, []


def _evaluated_goal(goal: Goal) -> Goal | None:
    """The goal with target and the user's hypotheses evaluated; None where that closes it."""
    for name in goal.names:
        if not name.startswith(KNOWN):
            found = _simpler(goal, name)
            if found is None:
                return None
            goal = found
    result = evaluated_under([h for h in goal.hypotheses if _is_equation(h)], goal.target)
    if result is None:
        return goal
    if result.concl.args[1] is T:
        goal._close(EQT_ELIM(result))
        return None
    return goal._replace(result)[0]


# What is left -----------------------------------------------------------------------------------------


def _close(whole: Goal, goal: Goal) -> None:
    """Close what is left of WHOLE by `smt`. Raises Refuted, TacticFailed."""
    facts = [ASSUME(h) for h in goal.hypotheses if not _speaks_of_schema(h)]
    facts += _hierarchy(goal, facts)
    reason = "evaluation leaves a case that does not follow"
    try:
        answer = smt_or_model([], goal.target, facts)
    except TacticFailed as failed:
        answer, reason = {}, f"evaluation leaves a case that is undecided: {failed.reason}"
    if isinstance(answer, Thm):
        goal._close(answer)
        return
    found = _counterexample(whole, goal, answer)
    if found is not None:
        raise Refuted(found.documents(), True)
    left = [(n, h) for n, h in zip(goal.names, goal.hypotheses, strict=True) if not _speaks_of_schema(h)]
    raise TacticFailed("evaluate_policies", show_goal(left, goal.target, strings=True), reason)


def _counterexample(whole: Goal, goal: Goal, model: Mapping[Term, Term]) -> Counterexample | None:
    """A request and entities at which WHOLE is false, from what is left of it; None where they do not show it."""
    schemas = [h.args[2] for h in whole.hypotheses if calls(h, conforming.conforms)]
    known = unquote(schemas[0], sort_of(Schema)) if schemas else None
    others = [h for h in whole.hypotheses if not calls(h, conforming.conforms)]
    return refuting(whole.variables(), others, whole.target, World(goal.hypotheses, model, known))


def _speaks_of_schema(h: Term) -> bool:
    """Whether a hypothesis says that something is as the schema has it; what follows is among the others."""
    return is_forall(h) or any(calls(t, *SCHEMATIC) for t in subterms(h))


def _hierarchy(goal: Goal, facts: Sequence[Thm]) -> list[Thm]:
    """What is known of `in` for the entities that the goal asks it of."""
    pairs = [t.args for t in subterms(goal.target, *[th.concl for th in facts]) if calls(t, evaluator.in_entity) and not t.loose]
    claims = []
    for a, b, es in pairs:
        claims.append(_instance(conforming_facts.in_itself, a=a, b=b, es=es))
        claims.append(_instance(conforming_facts.unknown_in, a=a, b=b, es=es))
        if ABOVE in goal.names:
            claims.append(SPECL([a, b], goal.hypothesis(PLACED)))
            claims += [SPECL([a, b, d], goal.hypothesis(ABOVE)) for c, d, _ in pairs if c is b and d is not b]
    equations = [h for h in goal.hypotheses if _is_equation(h)]
    found = []
    for th in claims:
        same = evaluated_under(equations, th.concl)
        th = th if same is None else EQ_MP(same, th)
        if th.concl is not T:
            found.append(th)
    return found


def _instance(theorem: Theorem[Any], **values: Term) -> Thm:
    """A theorem with values for its variables."""
    return instance(prove(theorem), **values)
