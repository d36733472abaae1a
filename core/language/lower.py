"""From expressions to terms of the kernel: the last step, taken when a definition is first used."""

from __future__ import annotations

import importlib
from collections.abc import Iterator, Sequence
from functools import cache
from typing import TYPE_CHECKING, cast

from lemmata.core.kernel import logic, prelude
from lemmata.core.kernel import terms as tm
from lemmata.core.kernel import types as ty
from lemmata.core.kernel.terms import Symbol, Term
from lemmata.core.kernel.types import Type
from lemmata.core.language import ir
from lemmata.core.language.datatypes import NAT_DATA, Constructor
from lemmata.core.language.errors import DefinitionError
from lemmata.core.language.ir import (
    Apply,
    Case,
    Construct,
    Expr,
    Global,
    If,
    Lambda,
    Let,
    Lit,
    Prim,
    Project,
    Var,
)
from lemmata.core.language.recursion import RecursionFailed, define_group
from lemmata.core.language.registry import Definition, Elaborated, Statement
from lemmata.core.language.sorts import BOOL, NAT, STRING, Con
from lemmata.core.language.theory import PAIR_TYPE, constructor_term, kernel_data, lower_sort, projection

if TYPE_CHECKING:
    from lemmata.core.kernel.thm import Thm

_PRIMS: dict[str, Symbol] = {
    "bool.not": logic.NOT,
    "bool.and": logic.AND,
    "bool.or": logic.OR,
    "bool.implies": logic.IMPLIES,
    "bool.forall": logic.FORALL,
    "bool.exists": logic.EXISTS,
    "nat.add": prelude.ADD,
    "nat.sub": prelude.SUB,
    "nat.mul": prelude.MUL,
    "nat.div": prelude.DIV,
    "nat.mod": prelude.MOD,
    "nat.pow": prelude.POW,
    "nat.lt": prelude.LT,
    "nat.le": prelude.LE,
    "word.add": prelude.W_ADD,
    "word.sub": prelude.W_SUB,
    "word.mul": prelude.W_MUL,
    "word.udiv": prelude.W_UDIV,
    "word.urem": prelude.W_UREM,
    "word.and": prelude.W_AND,
    "word.or": prelude.W_OR,
    "word.xor": prelude.W_XOR,
    "word.not": prelude.W_NOT,
    "word.neg": prelude.W_NEG,
    "word.shl": prelude.W_SHL,
    "word.lshr": prelude.W_LSHR,
    "word.ashr": prelude.W_ASHR,
    "word.rol": prelude.W_ROL,
    "word.ror": prelude.W_ROR,
    "word.bit": prelude.W_BIT,
    "word.ult": prelude.W_ULT,
    "word.ule": prelude.W_ULE,
    "word.slt": prelude.W_SLT,
    "word.sle": prelude.W_SLE,
    "word.uint": prelude.UINT,
    "word.width": prelude.WIDTH,
    "word.of_nat": prelude.OF_NAT,
    "word.concat": prelude.W_CONCAT,
    "word.zero_extend": prelude.W_ZEXT,
    "word.sign_extend": prelude.W_SEXT,
    "word.extract": prelude.W_EXTRACT,
}


def enter(definition: Definition) -> None:
    """Enter a definition into the kernel, with its group and all that they refer to."""
    stack = [definition]
    while stack:
        top = stack[-1]
        if top.given is not None:
            _ = top.constant
        if top.entered_already:
            stack.pop()
            continue
        missing = [
            d
            for member in top.group
            for d in _referred(member)
            if d not in top.group and not d.entered_already
        ]
        if missing:
            stack.extend(missing)
        else:
            _enter_group(top.group)


def _referred(definition: Definition) -> Iterator[Definition]:
    """The definitions that a body refers to."""
    seen: set[int] = set()
    stack = [definition.body, *definition.assumptions] if definition.body is not None else []
    while stack:
        expr = stack.pop()
        if expr is None or id(expr) in seen:
            continue
        seen.add(id(expr))
        if isinstance(expr, Global):
            yield expr.definition
        stack.extend(ir.children(expr))


def _enter_group(group: tuple[Definition, ...]) -> None:
    made = [_elaborate(definition, group) for definition in group]
    try:
        equations = define_group(made) if made[0].measure is None else [by_measure(group[0], made[0])]
    except RecursionFailed as error:
        raise _not_recursive(group, error) from error
    for definition, elaborated, equation in zip(group, made, equations, strict=True):
        left = equation.concl.args[0]
        definition.entered(elaborated, left.head if left.kind == tm.APP else left, equation)


def by_measure(definition: Definition, made: Elaborated) -> Thm:
    """The equation of a definition by measure. Raises DefinitionError where a call may not get smaller.

    Proofs about measures need tactics, which stand above the language: they are loaded by name.
    """
    module = importlib.import_module("lemmata.tactics.termination")
    return cast("Thm", module.define(definition, made))


def _not_recursive(group: tuple[Definition, ...], error: RecursionFailed) -> DefinitionError:
    """The error of a group that the kernel cannot define by structural recursion."""
    found = next((d for d in group if d.kernel_name == error.function and d.source is not None), group[0])
    if found.source is None:
        return DefinitionError(str(error))
    return found.source.error(
        found.source.node, error.reason, "recur on parts that a match took from a parameter"
    )


def _elaborate(definition: Definition, group: tuple[Definition, ...]) -> Elaborated:
    lowering = Lowering(definition, group)
    body = lowering.term(_body(definition))
    return Elaborated(
        name=definition.kernel_name,
        params=tuple(lowering.variable(param) for param in definition.params),
        result=body.type,
        body=body,
        function=lowering.group[definition],
        descending=definition.descending,
        measure=None if definition.measure is None else lowering.term(definition.measure),
    )


def _body(definition: Definition) -> Expr:
    if definition.body is None:
        raise DefinitionError(f"{definition.kernel_name} has not been read")
    return definition.body


def statement(theorem: Definition) -> Statement:
    """What a theorem says, as terms."""
    for definition in _referred(theorem):
        enter(definition)
    lowering = Lowering(theorem, ())
    return Statement(
        theorem.kernel_name,
        tuple(lowering.variable(param) for param in theorem.params),
        tuple(lowering.term(assumption) for assumption in theorem.assumptions),
        lowering.term(_body(theorem)),
    )


class Lowering:
    """Turns the expressions of one function into terms; each expression once, with its own stack."""

    def __init__(self, definition: Definition, group: tuple[Definition, ...]) -> None:
        self.names: dict[str, int] = {}
        self.variables: dict[Var, Term] = {}
        self.memo: dict[int, Term] = {}
        self.kept: list[Expr] = []
        self.group = {d: tm.var(d.kernel_name, lower_sort(d.sort)) for d in group}
        for param in definition.params:
            self.variable(param)

    def variable(self, var: Var) -> Term:
        """The kernel's variable; no two variables of a function share a name."""
        found = self.variables.get(var)
        if found is None:
            count = self.names.get(var.name, 0)
            name = f"{var.name}{count}" if count else var.name
            while count and name in self.names:
                count += 1
                name = f"{var.name}{count}"
            self.names[var.name] = count + 1
            self.names.setdefault(name, 1)
            found = self.variables[var] = tm.var(name, lower_sort(var.sort))
        return found

    def _abstraction(self, params: Sequence[Var], body: Term) -> Term:
        """λparams. body; the parameters have the names that were written, where that captures nothing."""
        bound: list[Term] = []
        for param in params:
            v = self.variable(param)
            plain = tm.var(param.name, v.type)
            if v is not plain and not plain.free & body.free and plain not in bound:
                v, body = plain, tm.substitute(body, {v: plain})
            bound.append(v)
        return tm.lams(bound, body)

    def adopt(self, var: Var, term: Term) -> None:
        """Let a variable stand for one of the kernel's; no other variable gets its name."""
        self.variables[var] = term
        self.names[term.name] = self.names.get(term.name, 0) + 1

    def term(self, root: Expr) -> Term:
        """The term of an expression."""
        self.kept.append(root)
        stack = [root]
        while stack:
            expr = stack[-1]
            if id(expr) in self.memo:
                stack.pop()
                continue
            todo = [child for child in ir.children(expr) if id(child) not in self.memo]
            if todo:
                stack.extend(reversed(todo))
            else:
                self.memo[id(expr)] = self._make(expr)
        return self.memo[id(root)]

    def _make(self, expr: Expr) -> Term:
        """The term of an expression whose parts are done."""
        parts = [self.memo[id(child)] for child in ir.children(expr)]
        match expr:
            case Var():
                return self.variable(expr)
            case Lit():
                return literal(expr.value, expr.sort)
            case Prim():
                return _primitive(expr, parts)
            case Construct():
                return construct(expr.constructor, parts, lower_sort(expr.sort))
            case Project():
                return projection(expr.constructor, expr.index, parts[0])
            case Global():
                own = self.group.get(expr.definition)
                return (
                    own
                    if own is not None
                    else tm.const(expr.definition.constant.symbol, lower_sort(expr.sort))
                )
            case Apply():
                return tm.app(parts[0], *parts[1:])
            case Lambda():
                return self._abstraction(expr.params, parts[0])
            case Let(value=Var()):  # another name for a part that a case took
                return tm.substitute(parts[1], {self.variable(expr.var): parts[0]})
            case Let():
                return tm.app(tm.lam(self.variable(expr.var), parts[1]), parts[0])
            case If():
                return logic.if_(*parts)
            case Case():
                fields = [[self.variable(v) for v in params] for params, _ in expr.branches]
                if _con(expr.subject).name == "tuple":
                    return self._take_tuple_apart(parts[0], fields[0], parts[1])
                branches = [tm.lams(vs, body) for vs, body in zip(fields, parts[1:], strict=True)]
                return logic.call(kernel_data(_con(expr.subject)).case, parts[0], *branches)

    def _take_tuple_apart(self, subject: Term, fields: list[Term], body: Term) -> Term:
        """Nested case distinctions of the pairs that a tuple is."""
        first, *rest = fields
        if len(rest) == 1:
            return logic.call(PAIR_TYPE.case, subject, tm.lams([first, *rest], body))
        second = tm.var(".".join(v.name for v in rest), subject.type.args[1])
        inner = self._take_tuple_apart(second, rest, body)
        return logic.call(PAIR_TYPE.case, subject, tm.lams([first, second], inner))


def _con(expr: Expr) -> Con:
    from lemmata.core.language.sorts import resolve

    sort = resolve(expr.sort)
    if not isinstance(sort, Con):
        raise DefinitionError(f"a case distinction of a {sort!r}")
    return sort


def _primitive(expr: Prim, parts: list[Term]) -> Term:
    if expr.op == "eq":
        return tm.eq(*parts)
    if expr.op == "same":
        return parts[0]
    if expr.op == "word.extract":
        parts = [tm.nat(expr.detail), *parts]
    return logic.call(_PRIMS[expr.op], *parts, result=lower_sort(expr.sort))


@cache
def _string_parts() -> tuple[Constructor, Constructor]:
    from lemmata.core.language.datatypes import LIST

    return LIST.constructors[0], LIST.constructors[1]


def literal(value: int | str, sort: object) -> Term:
    """The term of a literal; a string is the list of its code points."""
    if isinstance(value, str):
        nil, cons = _string_parts()
        kind = lower_sort(STRING)
        term = construct(nil, [], kind)
        for character in reversed(value):
            term = construct(cons, [tm.nat(ord(character)), term], kind)
        return term
    if sort == BOOL:
        return logic.T if value else logic.F
    if sort == NAT:
        return tm.nat(value)
    if not isinstance(sort, Con):
        raise DefinitionError(f"a literal of type {sort!r}")
    return tm.lit(lower_sort(sort), value)


def construct(constructor: Constructor, args: list[Term], kind: Type) -> Term:
    """A constructor, a tuple's among them, applied to arguments at a type."""
    if constructor.data is NAT_DATA:
        return tm.nat(0) if not args else logic.call(prelude.SUC, *args)
    if constructor.data.key.startswith("tuple"):
        term = args[-1]
        for arg in reversed(args[:-1]):
            term = logic.call(constructor_term(constructor).symbol, arg, term)
        return term
    symbol = constructor_term(constructor).symbol
    theta: dict[Type, Type] = {}
    ty.match(symbol.type.tails[len(args)], kind, theta)
    return tm.app(tm.const(symbol, ty.instantiate(symbol.type, theta)), *args)
