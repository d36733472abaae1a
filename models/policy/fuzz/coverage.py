"""What a run has reached: every form, operator, function, error, scope and outcome, by what came of it when evaluated.

Only what is evaluated counts: the right side of a false `&&` is not reached. The walk below goes through an
expression as the evaluator does, and applies the model's own operators; its result is compared with the model's.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import Any

from lemmata.models.policy.authorizer import action_expr, scope_expr
from lemmata.models.policy.entities import Entities, Request
from lemmata.models.policy.evaluator import apply1, apply2, evaluate, get_attr, has_attr, variable
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
    Neg,
    Not,
    Or,
    RecordExpr,
    SetExpr,
    Unary,
    Var,
    Variable,
)
from lemmata.models.policy.extensions.functions import call
from lemmata.models.policy.ordering import make_fields, make_set
from lemmata.models.policy.policies import (
    ActionConstraint,
    ActionScope,
    ConditionKind,
    Effect,
    Policy,
    Scope,
    ScopeTemplate,
    Template,
)
from lemmata.models.policy.syntax.functions import CONSTRUCTORS, EXTENSION_NAMES, METHOD_NAMES
from lemmata.models.policy.syntax.sugar import OPERATORS
from lemmata.models.policy.templates import has_slot
from lemmata.models.policy.values import (
    Bool,
    Datetime,
    Duration,
    Entity,
    Err,
    Error,
    Ext,
    Ok,
    Record,
    Result,
    Set,
    Value,
)

TRUTH, VALUE, FALLIBLE = ("true", "false"), ("value",), ("value", "error")
OUTCOMES = ("true", "false", "value", "error")
Row = tuple[str, str]

UNARY: dict[type[Any], str] = {Not: "!", Neg: "-", IsEmpty: "isEmpty", Like: "like", Is: "is"}
BINARY = {op: METHOD_NAMES.get(op) or OPERATORS[op] for op in BinaryOp}
ORDERED = (BinaryOp.LESS, BinaryOp.LESS_EQ)
SCOPES = {"AnyEntity": "any", "Equal": "==", "In": "in", "IsType": "is", "IsTypeIn": "is in", "ActionInAny": "in [...]"}
PREDICATES = {f for f in ExtFun if f.name.startswith(("LESS", "GREATER", "IS_"))}
OVERFLOWING = {ExtFun.OFFSET, ExtFun.DURATION_SINCE} | CONSTRUCTORS


def error_name(error: Error) -> str:
    """How errors are called in JSON and tables: arith_bounds_error."""
    return error.name.lower()


def _operators() -> Iterator[tuple[str, tuple[str, ...]]]:
    """The operators with the outcomes that a run must reach."""
    yield from ((name, FALLIBLE if kind is Neg else TRUTH) for kind, name in UNARY.items())
    for op, name in BINARY.items():
        if op is BinaryOp.MEM:
            yield from ((f"{name} ({kind})", TRUTH) for kind in ("entity", "set"))
        elif op in ORDERED:
            yield from ((f"{name} ({kind})", TRUTH) for kind in ("Long", "datetime", "duration"))
        elif op in (BinaryOp.ADD, BinaryOp.SUB, BinaryOp.MUL, BinaryOp.GET_TAG):
            yield f"{name} (two)" if name == "-" else name, FALLIBLE
        else:
            yield name, TRUTH


def _forms() -> Iterator[tuple[str, tuple[str, ...]]]:
    yield from ((name, VALUE) for name in ("literal", "principal", "action", "resource", "context", "set", "record"))
    yield from ((name, FALLIBLE) for name in (".attribute (record)", ".attribute (entity)"))
    yield from ((name, TRUTH) for name in ("has (record)", "has (entity)"))
    sides = (f"{name} to the {side}" for name in ("&&", "||") for side in ("left", "right"))
    yield from ((name, ("true", "false", "error")) for name in (*sides, "if"))


NEEDED: dict[Row, tuple[str, ...]] = {
    **{("form", name): needs for name, needs in _forms()},
    **{("operator", name): needs for name, needs in _operators()},
    **{
        ("function", EXTENSION_NAMES[f]): TRUTH if f in PREDICATES else FALLIBLE if f in OVERFLOWING else VALUE
        for f in ExtFun
    },
    **{("error", error_name(error)): ("error",) for error in Error},
    **{("scope", f"{part} {form}"): TRUTH for part in ("principal", "resource") for form in list(SCOPES.values())[:5]},
    **{("scope", f"{part} {form}"): ("true",) for part in ("principal", "resource") for form in ("any",)},
    **{("scope", f"action {form}"): TRUTH for form in ("==", "in", "in [...]")},
    ("scope", "action any"): ("true",),
    **{("scope", f"{form} ?{part}"): TRUTH for part in ("principal", "resource") for form in ("==", "in", "is in")},
    **{("clause", name): ("true", "false", "error") for name in ("when", "unless")},
    **{("policy", name): ("true", "false", "error") for name in ("permit", "forbid")},
    **{("decision", name): VALUE for name in ("allow", "deny by default", "deny by forbid")},
    **{("verdict", name): TRUTH for name in ("policy valid", "entities conform", "request conforms")},
}  # fmt: skip
"""Every row with the outcomes that a run must reach."""


@dataclass
class Coverage:
    """How often each row was reached, by outcome."""

    reached: dict[Row, Counter[str]] = field(default_factory=dict)

    def count(self, group: str, name: str, outcome: str) -> None:
        """One more."""
        self.reached.setdefault((group, name), Counter())[outcome] += 1

    def truth(self, group: str, name: str, value: bool) -> None:
        """One more, true or false."""
        self.count(group, name, "true" if value else "false")

    def counts(self, group: str, name: str) -> Counter[str]:
        """How often a row was reached, by outcome."""
        return self.reached.get((group, name), Counter())

    def missing(self) -> list[str]:
        """The rows and outcomes that were not reached."""
        return [
            f"{group} {name}: {outcome}"
            for (group, name), needs in NEEDED.items()
            for outcome in needs
            if not self.counts(group, name)[outcome]
        ]

    def rows(self) -> list[tuple[str, str, Counter[str]]]:
        """All rows in order, with the counts of outcomes."""
        others = sorted(self.reached.keys() - NEEDED.keys())
        return [(*row, self.counts(*row)) for row in [*NEEDED, *others]]

    def as_json(self) -> dict[str, dict[str, dict[str, int]]]:
        """By group, row and outcome."""
        found: dict[str, dict[str, dict[str, int]]] = {}
        for group, name, counts in self.rows():
            found.setdefault(group, {})[name] = {outcome: counts[outcome] for outcome in OUTCOMES if counts[outcome]}
        return found


class Walk:
    """One request against policies, with what is reached on the way."""

    def __init__(self, coverage: Coverage, request: Request, entities: Entities) -> None:
        self.coverage, self.request, self.entities = coverage, request, entities

    def policy(self, policy: Policy, template: Template | None) -> Result:
        """What a policy evaluates to; the template that it was linked from, if it was."""
        result = self._clauses(policy, template)
        name = "permit" if policy.effect is Effect.PERMIT else "forbid"
        self.coverage.count("policy", name, _outcome(result))
        return result

    def _clauses(self, policy: Policy, template: Template | None) -> Result:
        true = Ok(Bool(True))
        if not self._scope("principal", Var.PRINCIPAL, policy.principal, template.principal if template else None):
            return Ok(Bool(False))
        if not self._action(policy.action):
            return Ok(Bool(False))
        if not self._scope("resource", Var.RESOURCE, policy.resource, template.resource if template else None):
            return Ok(Bool(False))
        for condition in policy.conditions:
            found = _boolean(self.walk(condition.body))
            if condition.kind is ConditionKind.UNLESS and isinstance(found, Ok):
                found = Ok(Bool(found != true))
            self.coverage.count("clause", condition.kind.name.lower(), _outcome(found))
            if found != true:
                return found
        return true

    def _scope(self, part: str, var: Var, scope: Scope, template: ScopeTemplate | None) -> bool:
        form = SCOPES[type(scope).__name__]
        holds = evaluate(scope_expr(var, scope), self.request, self.entities) == Ok(Bool(True))
        self.coverage.truth("scope", f"{form} ?{part}" if template is not None and has_slot(template) else f"{part} {form}", holds)
        return holds

    def _action(self, action: ActionConstraint) -> bool:
        form = SCOPES[type(action.scope if isinstance(action, ActionScope) else action).__name__]
        holds = evaluate(action_expr(action), self.request, self.entities) == Ok(Bool(True))
        self.coverage.truth("scope", f"action {form}", holds)
        return holds

    # Expressions

    def walk(self, e: Expr) -> Result:
        """The value of an expression."""
        match e:
            case Lit(value):
                return self._reached("form", "literal", Ok(value))
            case Variable(var):
                return self._reached("form", var.name.lower(), Ok(variable(var, self.request)))
            case Ite(test, then_, else_):
                return self._choice(self.walk(test), then_, else_)
            case And(left, right) | Or(left, right):
                return self._short("&&" if isinstance(e, And) else "||", isinstance(e, Or), left, right)
            case SetExpr() | RecordExpr() | Call():
                return self._several(e)
            case Unary(_, arg) | GetAttr(arg, _) | HasAttr(arg, _):
                a = self.walk(arg)
                return self._applied(e, a.value) if isinstance(a, Ok) else a
            case Binary(op, left, right):
                a, b = self.walk(left), self.walk(right)
                if isinstance(a, Ok) and isinstance(b, Ok):
                    return self._operator(_named(op, a.value, b.value), apply2(op, a.value, b.value, self.entities))
                return b if isinstance(a, Ok) else a

    def _choice(self, test: Result, then_: Expr, else_: Expr) -> Result:
        found = _boolean(test)
        self.coverage.count("form", "if", _outcome(found))
        if not isinstance(found, Ok):
            return self._raised(test, found)
        return self.walk(then_ if found == Ok(Bool(True)) else else_)

    def _short(self, name: str, decisive: bool, left: Expr, right: Expr) -> Result:
        before = self.walk(left)
        found = _boolean(before)
        self.coverage.count("form", f"{name} to the left", _outcome(found))
        if not isinstance(found, Ok) or found == Ok(Bool(decisive)):
            return self._raised(before, found)
        before = self.walk(right)
        found = _boolean(before)
        self.coverage.count("form", f"{name} to the right", _outcome(found))
        return self._raised(before, found)

    def _raised(self, before: Result, after: Result) -> Result:
        """The second of two results; an error where the first was none came about here."""
        if isinstance(before, Ok) and isinstance(after, Err):
            self.coverage.count("error", error_name(after.error), "error")
        return after

    def _applied(self, e: Expr, a: Value) -> Result:
        """An operator of one operand, `.attribute` and `has`."""
        holder = "entity" if isinstance(a, Entity) else "record" if isinstance(a, Record) else "neither"
        match e:
            case Unary(op, _):
                return self._operator(UNARY[type(op)], apply1(op, a))
            case GetAttr(_, attr):
                return self._counted("form", f".attribute ({holder})", get_attr(a, attr, self.entities))
            case HasAttr(_, attr):
                return self._counted("form", f"has ({holder})", has_attr(a, attr, self.entities))
            case _:
                raise TypeError(f"{type(e).__name__} is no operator of one operand")

    def _several(self, e: SetExpr | RecordExpr | Call) -> Result:
        parts = [item for _, item in e.fields] if isinstance(e, RecordExpr) else e.items if isinstance(e, SetExpr) else e.args
        values: list[Value] = []
        error: Result | None = None
        for part in parts:
            found = self.walk(part)
            if isinstance(found, Ok):
                values.append(found.value)
            else:
                error = error or found
        if error is not None:
            return error
        match e:
            case SetExpr():
                return self._reached("form", "set", Ok(make_set(values)))
            case RecordExpr(fields):
                made = make_fields([(name, value) for (name, _), value in zip(fields, values, strict=True)])
                return self._reached("form", "record", Ok(Record(made)))
            case Call(function, _):
                return self._counted("function", EXTENSION_NAMES[function], call(function, values))

    def _operator(self, name: str, result: Result) -> Result:
        return self._counted("operator", name, result)

    def _reached(self, group: str, name: str, result: Result) -> Result:
        self.coverage.count(group, name, "value")
        return result

    def _counted(self, group: str, name: str, result: Result) -> Result:
        self.coverage.count(group, name, _outcome(result))
        if isinstance(result, Err):
            self.coverage.count("error", error_name(result.error), "error")
        return result


def _boolean(result: Result) -> Result:
    return Err(Error.TYPE_ERROR) if isinstance(result, Ok) and not isinstance(result.value, Bool) else result


def _outcome(result: Result) -> str:
    match result:
        case Ok(Bool(truth)):
            return "true" if truth else "false"
        case Ok(_):
            return "value"
        case Err(_):
            return "error"


def _named(op: BinaryOp, a: Value, b: Value) -> str:
    """An operator, by the kinds of its operands where it has several meanings."""
    if op is BinaryOp.MEM:
        return f"in ({'set' if isinstance(b, Set) else 'entity'})"
    if op in ORDERED:
        kind = type(a.value).__name__.lower() if isinstance(a, Ext) and isinstance(a.value, Datetime | Duration) else "Long"
        return f"{BINARY[op]} ({kind})"
    return "- (two)" if op is BinaryOp.SUB else BINARY[op]
