"""A policy set -> text that is read back as the same policies, with its annotations and its comments.

A comment stands before the part of the policy that it stood before, on a line of its own; one behind a policy
on its last line stays there. Text has no place for links, nor for ids other than by order.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field

from lemmata.models.policy.expressions import Expr
from lemmata.models.policy.policies import (
    ActionConstraint,
    ActionInAny,
    Condition,
    EntityOrSlot,
    Equal,
    EqualTemplate,
    Given,
    In,
    InTemplate,
    IsType,
    IsTypeIn,
    IsTypeInTemplate,
    IsTypeTemplate,
    Policy,
    Scope,
    ScopeTemplate,
    Template,
)
from lemmata.models.policy.syntax.expression_printer import expression_doc, opened
from lemmata.models.policy.syntax.layout import (
    HARD,
    LINE,
    SOFT,
    Doc,
    Text,
    bracketed,
    cat,
    group,
    joined,
    nest,
    render,
)
from lemmata.models.policy.syntax.policy_set import PRINCIPAL, RESOURCE, Comment, PolicySet
from lemmata.models.policy.syntax.store import show_uid
from lemmata.models.policy.syntax.strings import quoted
from lemmata.models.policy.values import EntityUID

_END = 1 << 62


def policy_set_text(policies: PolicySet, width: int = 80) -> str:
    """The text of a policy set. Raises ValueError where there are links."""
    if policies.links:
        raise ValueError("template links have no place in text")
    text = _Printer(policies, width).run()
    # A comment inside parentheses that are not needed now stands before something larger: lay it out as such,
    # so that text which is laid out stays as it is.
    return _Printer(PolicySet.parse(text), width).run() if policies.comments else text


@dataclass
class _Comments:
    """The comments of a policy by what they stand before: a word for a part, or an expression's identity."""

    parts: dict[str, list[str]] = field(default_factory=dict)
    expressions: dict[int, list[str]] = field(default_factory=dict)

    def before(self, part: str) -> Doc:
        """The comments before a part, each on its line."""
        return cat(*(doc for line in self.parts.get(part, []) for doc in (Text(line), HARD)))


class _Printer:
    def __init__(self, policies: PolicySet, width: int) -> None:
        self.policies, self.width = policies, width
        self.by_id: dict[str, Policy | Template] = {p.id: p for p in policies.policies}
        self.by_id.update((t.id, t) for t in policies.templates)
        self.left = list(policies.comments)[::-1]

    def run(self) -> str:
        found: list[str] = []
        for policy_id in self.policies.ids or list(self.by_id):
            policy = self.by_id[policy_id]
            span = self.policies.span(policy)
            start, end = span or (_END, _END)
            leading = self._until(start) if span else []
            inner = self._until(end) if span else []
            text = render(self._policy(policy, self._assigned(policy, inner)), self.width)
            behind = self._behind(end) if span else ""
            found.append(self._block(leading, start, text + behind))
        rest = self._until(_END)
        if rest:
            found.append(self._block(rest, _END, ""))
        return "\n".join(found)

    # Comments

    def _until(self, offset: int) -> list[Comment]:
        """The comments up to a place that are not yet printed."""
        found = []
        while self.left and self.left[-1].start < offset:
            found.append(self.left.pop())
        return found

    def _gap(self, start: int, end: int) -> str:
        """The text between two places."""
        source = self.policies.source
        return "" if source is None else source.text[start:end]

    def _behind(self, end: int) -> str:
        """The comment on the last line of a policy, behind it."""
        if self.left and "\n" not in self._gap(end, self.left[-1].start):
            return f" {self.left.pop().text}"
        return ""

    def _block(self, leading: Sequence[Comment], start: int, text: str) -> str:
        """A policy with the comments before it; empty lines among them stay."""
        lines = []
        for number, comment in enumerate(leading):
            lines.append(comment.text + "\n")
            following = leading[number + 1].start if number + 1 < len(leading) else start
            gap = self._gap(comment.start, min(following, len(self._gap(0, _END))))
            if following != _END and gap.count("\n") > 1:
                lines.append("\n")
        return "".join(lines) + (f"{text}\n" if text else "")

    def _assigned(self, policy: Policy | Template, comments: Sequence[Comment]) -> _Comments:
        """Each comment goes to the first part that begins behind it, in the order of the text."""
        found = _Comments()
        if not comments:
            return found
        anchors = list(self._anchors(policy))
        for comment in comments:
            key = next((key for start, key in anchors if start >= comment.start), "end")
            if isinstance(key, str):
                found.parts.setdefault(key, []).append(comment.text)
            else:
                found.expressions.setdefault(key, []).append(comment.text)
        return found

    def _anchors(self, policy: Policy | Template) -> Iterator[tuple[int, str | int]]:
        head = self.policies.heads[policy.id]
        for number, start in enumerate(head.annotations):
            yield start, f"annotation {number}"
        for part in ("effect", "principal", "action", "resource", "close"):
            yield getattr(head, part), part
        for number, condition in enumerate(policy.conditions):
            span = self.policies.span(condition)
            if span is not None:
                yield span[0], f"condition {number}"
                yield from self._expressions(condition.body)
                yield span[1] - 1, f"end of condition {number}"

    def _expressions(self, e: Expr) -> Iterator[tuple[int, int]]:
        """The expressions that are printed as such, outer ones first, from left to right."""
        waiting = [e]
        while waiting:
            one = waiting.pop()
            span = self.policies.span(one)
            if span is not None:
                yield span[0], id(one)
            waiting += reversed(opened(one)[0])

    # Policies

    def _policy(self, policy: Policy | Template, comments: _Comments) -> Doc:
        parts: list[Doc | str] = []
        for number, (name, value) in enumerate(self.policies.annotations.get(policy.id, {}).items()):
            parts.append(comments.before(f"annotation {number}"))
            parts += [f"@{name}" if value is None else f"@{name}({quoted(value)})", HARD]
        scopes = [
            cat(comments.before("principal"), "principal", *_scope(policy.principal, PRINCIPAL)),
            cat(comments.before("action"), "action", *_action(policy.action)),
            cat(comments.before("resource"), "resource", *_scope(policy.resource, RESOURCE)),
        ]
        inside = cat(SOFT, joined(scopes, cat(",", LINE)), _trailing(comments.parts.get("close", [])))
        head = group(cat("(", nest(inside), SOFT, ")"))
        parts += [comments.before("effect"), f"{policy.effect.name.lower()} ", head]
        for number, condition in enumerate(policy.conditions):
            parts += [HARD, comments.before(f"condition {number}")]
            parts.append(
                _condition(condition, comments, comments.parts.get(f"end of condition {number}", []))
            )
        if "end" in comments.parts:
            parts += [HARD, comments.before("end")]
        return cat(*parts, ";")


def _trailing(lines: Sequence[str]) -> Doc:
    """Comments after the last part of something, on lines of their own."""
    return cat(*(doc for line in lines for doc in (HARD, Text(line))))


def _condition(condition: Condition, comments: _Comments, last: Sequence[str]) -> Doc:
    body = expression_doc(condition.body, comments.expressions)
    inside = cat(LINE, body, _trailing(last))
    return group(cat(f"{condition.kind.name.lower()} {{", nest(inside), LINE, "}"))


def _place(uid: EntityOrSlot | EntityUID, slot: str) -> str:
    match uid:
        case EntityUID():
            return show_uid(uid)
        case Given(given):
            return show_uid(given)
        case _:
            return slot


def _scope(scope: Scope | ScopeTemplate, slot: str) -> list[str]:
    match scope:
        case Equal(uid):
            return [f" == {_place(uid, slot)}"]
        case EqualTemplate(place):
            return [f" == {_place(place, slot)}"]
        case In(uid):
            return [f" in {_place(uid, slot)}"]
        case InTemplate(place):
            return [f" in {_place(place, slot)}"]
        case IsType(type_) | IsTypeTemplate(type_):
            return [f" is {type_}"]
        case IsTypeIn(type_, uid):
            return [f" is {type_} in {_place(uid, slot)}"]
        case IsTypeInTemplate(type_, place):
            return [f" is {type_} in {_place(place, slot)}"]
        case _:
            return []


def _action(action: ActionConstraint) -> list[Doc | str]:
    match action:
        case ActionInAny(uids):
            return [" in ", bracketed("[", [Text(show_uid(u)) for u in uids], "]")]
        case _:
            return list(_scope(action.scope, ""))
