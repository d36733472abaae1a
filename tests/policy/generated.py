"""Random expressions and policies, as abstract syntax; nothing is well typed."""

from __future__ import annotations

from hypothesis import strategies as st
from lemmata.models.policy.expressions import (
    And,
    Binary,
    BinaryOp,
    Call,
    Expr,
    ExtFun,
    GetAttr,
    HasAttr,
    Is,
    IsEmpty,
    Ite,
    Like,
    Lit,
    Literally,
    Neg,
    Not,
    Or,
    RecordExpr,
    SetExpr,
    Unary,
    UnaryOp,
    Var,
    Variable,
    Wildcard,
)
from lemmata.models.policy.policies import (
    ActionConstraint,
    ActionInAny,
    ActionScope,
    AnyEntity,
    AnyTemplate,
    Condition,
    ConditionKind,
    Effect,
    EntityOrSlot,
    Equal,
    EqualTemplate,
    Given,
    In,
    InTemplate,
    IsTypeInTemplate,
    IsTypeTemplate,
    ScopeTemplate,
    Slot,
    Template,
)
from lemmata.models.policy.syntax.expression_reader import long
from lemmata.models.policy.syntax.functions import CONSTRUCTORS
from lemmata.models.policy.syntax.policy_set import PolicySet, instantiate
from lemmata.models.policy.values import Bool, Entity, EntityUID, String

NAMES = st.sampled_from(["a", "b", "when", "if", "x y", "__cedar", "", "é", '"', "\n", "isEmpty"])
TYPES = st.sampled_from(["A", "N::B", "principal", "permit::when"])
TEXTS = st.one_of(
    st.sampled_from(["", "a", '"', "\\", "*", "\0", "'", "\u2028", "\U0001f600", "// no comment", "\x7f"]),
    st.text(st.characters(exclude_categories=["Cs"]), max_size=4),
)
INTEGERS = st.one_of(st.sampled_from([0, 1, -1, 2**63 - 1, -(2**63)]), st.integers(-(2**63), 2**63 - 1))
UIDS = st.builds(EntityUID, TYPES, TEXTS)
ACTIONS = st.builds(EntityUID, st.sampled_from(["Action", "N::Action"]), TEXTS)
PATTERNS = st.lists(
    st.one_of(st.just(Wildcard()), st.sampled_from([0, 10, 34, 39, 42, 92, 97, 0x1F600]).map(Literally)),
    max_size=4,
)

_LEAVES: st.SearchStrategy[Expr] = st.one_of(
    st.sampled_from(Var).map(Variable),
    st.one_of(st.booleans().map(Bool), INTEGERS.map(long), TEXTS.map(String), UIDS.map(Entity)).map(Lit),
)
_UNARY: st.SearchStrategy[UnaryOp] = st.one_of(
    st.just(Not()), st.just(Neg()), st.just(IsEmpty()), PATTERNS.map(Like), TYPES.map(Is)
)


def _calls(inner: st.SearchStrategy[Expr]) -> st.SearchStrategy[Expr]:
    def of(function: ExtFun) -> st.SearchStrategy[Expr]:
        least = 0 if function in CONSTRUCTORS else 1
        return st.lists(inner, min_size=least, max_size=2).map(lambda args: Call(function, args))

    return st.sampled_from(ExtFun).flatmap(of)


def _sugar(inner: st.SearchStrategy[Expr]) -> st.SearchStrategy[Expr]:
    """What sugar is made of, so that it is not rare."""

    def is_in(e: Expr, type_: str, f: Expr) -> Expr:
        return And(Unary(Is(type_), e), Binary(BinaryOp.MEM, e, f))

    def has(e: Expr, names: list[str]) -> Expr:
        found: Expr = HasAttr(e, names[0])
        for i, name in enumerate(names[1:]):
            e = GetAttr(e, names[i])
            found = And(found, HasAttr(e, name))
        return found

    negated = st.sampled_from([BinaryOp.EQ, BinaryOp.LESS, BinaryOp.LESS_EQ])
    return st.one_of(
        st.builds(is_in, inner, TYPES, inner),
        st.builds(has, inner, st.lists(NAMES, min_size=1, max_size=3)),
        st.builds(lambda op, a, b: Unary(Not(), Binary(op, a, b)), negated, inner, inner),
    )


def _larger(inner: st.SearchStrategy[Expr]) -> st.SearchStrategy[Expr]:
    return st.one_of(
        st.builds(Ite, inner, inner, inner),
        st.builds(And, inner, inner),
        st.builds(Or, inner, inner),
        st.builds(Unary, _UNARY, inner),
        st.builds(Unary, st.sampled_from([Not(), Neg()]), inner),
        st.builds(Binary, st.sampled_from(BinaryOp), inner, inner),
        st.builds(GetAttr, inner, NAMES),
        st.builds(HasAttr, inner, NAMES),
        st.lists(inner, max_size=3).map(SetExpr),
        st.dictionaries(NAMES, inner, max_size=3).map(lambda d: RecordExpr(list(d.items()))),
        _calls(inner),
        _sugar(inner),
    )


EXPRESSIONS: st.SearchStrategy[Expr] = st.recursive(_LEAVES, _larger, max_leaves=12)


_PLACES: st.SearchStrategy[EntityOrSlot] = st.one_of(UIDS.map(Given), st.just(Slot()))
_SCOPES: st.SearchStrategy[ScopeTemplate] = st.one_of(
    st.just(AnyTemplate()),
    _PLACES.map(EqualTemplate),
    _PLACES.map(InTemplate),
    TYPES.map(IsTypeTemplate),
    st.builds(IsTypeInTemplate, TYPES, _PLACES),
)
_ACTIONS: st.SearchStrategy[ActionConstraint] = st.one_of(
    st.just(ActionScope(AnyEntity())),
    ACTIONS.map(lambda a: ActionScope(Equal(a))),
    ACTIONS.map(lambda a: ActionScope(In(a))),
    st.lists(ACTIONS, max_size=3).map(ActionInAny),
)
_TEMPLATES = st.builds(
    Template,
    st.just(""),
    st.sampled_from(Effect),
    _SCOPES,
    _ACTIONS,
    _SCOPES,
    st.lists(st.builds(Condition, st.sampled_from(ConditionKind), EXPRESSIONS), max_size=2),
)
_ANNOTATIONS = st.dictionaries(
    st.sampled_from(["id", "a", "if", "__cedar"]), st.one_of(st.none(), TEXTS), max_size=2
)


@st.composite
def policy_sets(draw: st.DrawFn) -> PolicySet:
    """Policies and templates with ids by position, annotated."""
    found = PolicySet()
    annotations: dict[str, dict[str, str | None]] = {}
    for number in range(draw(st.integers(0, 3))):
        t, policy_id = draw(_TEMPLATES), f"policy{number}"
        template = Template(policy_id, t.effect, t.principal, t.action, t.resource, t.conditions)
        policy = instantiate(template, policy_id, {})
        if policy is None:
            found.templates.append(template)
        else:
            found.policies.append(policy)
        found.ids.append(policy_id)
        if notes := draw(_ANNOTATIONS):
            annotations[policy_id] = notes
    return PolicySet(found.policies, found.templates, [], annotations, found.ids)
