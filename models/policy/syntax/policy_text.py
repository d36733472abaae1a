"""Policy text -> `PolicySet`."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache
from typing import Any, Literal

from lark import Token, v_args
from lemmata.models.policy.expressions import Expr
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
from lemmata.models.policy.syntax.errors import Source
from lemmata.models.policy.syntax.expression_reader import ExpressionReader, Node, Path, string_of
from lemmata.models.policy.syntax.parsing import Bad, Grammar, bad_token, end_of, start_of
from lemmata.models.policy.syntax.policy_grammar import GRAMMAR
from lemmata.models.policy.syntax.policy_set import Comment, Head, PolicySet, instantiate
from lemmata.models.policy.values import EntityUID

_COMMENT_OR_STRING = re.compile(r'"(?:\\.|[^"\\])*"|//[^\n\r]*')


@dataclass
class _Clause:
    """A policy as it is read."""

    template: Template
    annotations: dict[str, str | None]
    head: Head
    start: int
    end: int


@v_args(inline=True)
class PolicyReader(ExpressionReader):
    """Makes policies."""

    def begin(self, spans: dict[int, tuple[int, int]]) -> None:
        """Forget what was read before."""
        self.spans, self._slot, self._scopes = spans, None, []

    @v_args(inline=False)
    def policies(self, clauses: list[_Clause]) -> list[_Clause]:
        return clauses

    @v_args(inline=False)
    def policy(self, parts: list[Any]) -> _Clause:
        annotations: dict[str, str | None] = {}
        effect = next(p for p in parts if isinstance(p, Token))
        close = next(p for p in parts if isinstance(p, Token) and p.type == "RPAR")
        conditions = [p for p in parts if isinstance(p, Condition)]
        for part in parts:
            if isinstance(part, _Annotation):
                if part.name in annotations:
                    raise Bad(part.start, part.end, f"there are two annotations @{part.name}")
                annotations[part.name] = part.value
        principal, resource = (p for p in parts if isinstance(p, ScopeTemplate))
        (action,) = (p for p in parts if isinstance(p, ActionConstraint))
        template = Template("", Effect[effect.type], principal, action, resource, conditions)
        starts = [part.start for part in parts if isinstance(part, _Annotation)]
        principal_at, action_at, resource_at = self._scopes
        head = Head(starts, start_of(effect), principal_at, action_at, resource_at, start_of(close))
        self._scopes = []
        start = starts[0] if starts else head.effect
        return _Clause(template, annotations, head, start, end_of(parts[-1]))

    def annotation(self, at: Token, name: Token, *rest: Token | None) -> _Annotation:
        string = next((t for t in rest if t is not None and t.type == "STRING"), None)
        end = next((end_of(t) for t in reversed(rest) if t is not None), end_of(name))
        return _Annotation(str(name), None if string is None else string_of(string), start_of(at), end)

    def condition(self, kind: Token, _: Token, body: Node, end: Token) -> Condition:
        condition = Condition(ConditionKind[str(kind).upper()], body.expr)
        self.spans[id(condition)] = start_of(kind), end_of(end)
        return condition

    # Scopes

    def principal(self, word: Token, scope: ScopeTemplate) -> ScopeTemplate:
        self._scopes = [start_of(word)]
        return self._fitting(scope, "?principal")

    def resource(self, word: Token, scope: ScopeTemplate) -> ScopeTemplate:
        self._scopes.append(start_of(word))
        return self._fitting(scope, "?resource")

    def _fitting(self, scope: ScopeTemplate, slot: str) -> ScopeTemplate:
        token, self._slot = self._slot, None
        if token is not None and token != slot:
            raise bad_token(token, f"expected an entity or {slot}, found `{token}`")
        return scope

    _slot: Token | None = None
    _scopes: list[int]

    def scope_any(self) -> ScopeTemplate:
        return AnyTemplate()

    def scope_equal(self, _: Token, uid: EntityOrSlot) -> ScopeTemplate:
        return EqualTemplate(uid)

    def scope_in(self, _: Token, uid: EntityOrSlot) -> ScopeTemplate:
        return InTemplate(uid)

    def scope_is(self, _: Token, path: Path) -> ScopeTemplate:
        return IsTypeTemplate(path.name)

    def scope_is_in(self, _: Token, path: Path, __: Token, uid: EntityOrSlot) -> ScopeTemplate:
        return IsTypeInTemplate(path.name, uid)

    def scope_given(self, uid: tuple[EntityUID, int, int]) -> EntityOrSlot:
        return Given(uid[0])

    def scope_slot(self, token: Token) -> EntityOrSlot:
        self._slot = token
        return Slot()

    def scope_group(self, _: Token, uid: EntityOrSlot, __: Token) -> EntityOrSlot:
        return uid

    def action_any(self, word: Token) -> ActionConstraint:
        self._scopes.append(start_of(word))
        return ActionScope(AnyEntity())

    def action_equal(self, word: Token, _: Token, uid: EntityUID) -> ActionConstraint:
        self._scopes.append(start_of(word))
        return ActionScope(Equal(uid))

    def action_in(self, word: Token, _: Token, uid: EntityUID) -> ActionConstraint:
        self._scopes.append(start_of(word))
        return ActionScope(In(uid))

    def action_in_any(
        self, word: Token, _: Token, __: Token, uids: list[EntityUID] | None, ___: Token
    ) -> ActionConstraint:
        self._scopes.append(start_of(word))
        return ActionInAny(uids or [])

    def action_given(self, uid: tuple[EntityUID, int, int]) -> EntityUID:
        found, start, end = uid
        if found.type.split("::")[-1] != "Action":
            hint = 'actions are written Action::"..." or N::Action::"..."'
            raise Bad(start, end, f"`{found.type}` is no type of actions", hint)
        return found

    def action_group(self, _: Token, uid: EntityUID, __: Token) -> EntityUID:
        return uid


@dataclass
class _Annotation:
    name: str
    value: str | None
    start: int
    end: int


class _Language:
    """The grammar and its reader, made when first needed."""

    def __init__(self) -> None:
        self.reader = PolicyReader()
        self.grammar = Grammar(GRAMMAR, ["policies", "policy", "expr"], self.reader)

    def read(
        self, source: Source, start: Literal["policies", "policy", "expr"]
    ) -> tuple[Any, dict[int, tuple[int, int]]]:
        """What the text stands for, and the spans of its parts. Raises ParseError."""
        spans: dict[int, tuple[int, int]] = {}

        def prepare() -> None:
            self.reader.begin(spans)

        return self.grammar.parse(source, start, prepare), spans


@cache
def _language() -> _Language:
    return _Language()


def parse_expression(text: str, name: str = "<text>") -> Expr:
    """The expression of a text. Raises ParseError."""
    node, _ = _language().read(Source(text, name), "expr")
    expr: Expr = node.expr
    return expr


def parse_policies(text: str, name: str = "<text>") -> PolicySet:
    """The policy set of a text; ids are policy0, policy1, ... Raises ParseError."""
    source = Source(text, name)
    clauses, spans = _language().read(source, "policies")
    policies, templates, annotations, heads = [], [], {}, {}
    for number, clause in enumerate(clauses):
        policy_id = f"policy{number}"
        t = clause.template
        template = Template(policy_id, t.effect, t.principal, t.action, t.resource, t.conditions)
        policy = instantiate(template, policy_id, {})
        if policy is None:
            templates.append(template)
        else:
            policies.append(policy)
        spans[id(policy or template)] = clause.start, clause.end
        heads[policy_id] = clause.head
        if clause.annotations:
            annotations[policy_id] = clause.annotations
    ids = [f"policy{n}" for n in range(len(clauses))]
    read = *policies, *templates
    return PolicySet(policies, templates, [], annotations, ids, source, comments(text), spans, heads, read)


def comments(text: str) -> list[Comment]:
    """The comments of a text, in order."""
    return [Comment(m[0].rstrip(), m.start()) for m in _COMMENT_OR_STRING.finditer(text) if m[0][0] == "/"]
