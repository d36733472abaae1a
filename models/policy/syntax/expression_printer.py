"""Expressions -> text that is read back as the same expressions, with as few parentheses as that takes."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from typing import NamedTuple

from lemmata.models.policy.expressions import (
    Binary,
    Call,
    Expr,
    GetAttr,
    HasAttr,
    Ite,
    Like,
    Lit,
    Neg,
    Not,
    RecordExpr,
    SetExpr,
    Unary,
    Variable,
)
from lemmata.models.policy.syntax import functions
from lemmata.models.policy.syntax.canonical import signed
from lemmata.models.policy.syntax.folding import fold
from lemmata.models.policy.syntax.layout import HARD, LINE, SOFT, Doc, Text, bracketed, cat, group, nest
from lemmata.models.policy.syntax.literals import spelled
from lemmata.models.policy.syntax.store import show_uid
from lemmata.models.policy.syntax.strings import is_identifier, quoted, quoted_pattern
from lemmata.models.policy.syntax.sugar import has_path, infix, is_in
from lemmata.models.policy.values import Bool, Entity, Ext, Long, Record, Set, String

# How tightly an expression holds together.
CONDITIONAL, OR, AND, RELATION, SUM, PRODUCT, UNARY, MEMBER, ATOM = range(9)

_LEVELS = {"||": OR, "&&": AND, "+": SUM, "-": SUM, "*": PRODUCT}
_MOST_SIGNS = 4


class Shown(NamedTuple):
    """The text of an expression.

    `op` is the operator of a chain, whose lines break together; `signs` counts the signs in front of an
    operand; `number` says that this is an integer literal, before which a minus sign would belong to it.
    """

    doc: Doc
    level: int
    op: str = ""
    signs: int = 0
    number: bool = False


Opened = tuple[Sequence[Expr], Callable[[list[Shown]], Shown]]


def expression_doc(e: Expr, comments: Mapping[int, list[str]] | None = None) -> Doc:
    """The text of an expression; `comments` are those to stand before an expression, by identity."""
    before = comments or {}

    def open_with_comments(one: Expr) -> Opened:
        inside, build = opened(one)
        if id(one) not in before:
            return inside, build
        return inside, lambda results: _commented(before[id(one)], build(results))

    return group(fold(e, open_with_comments).doc)


def _commented(lines: list[str], shown: Shown) -> Shown:
    comment = cat(*(part for line in lines for part in (Text(line), HARD)))
    return shown._replace(doc=cat(comment, shown.doc))


def _held(shown: Shown, level: int) -> Doc:
    """The text where something of this level is needed: with parentheses if it holds less tightly."""
    if shown.level >= level:
        return group(nest(shown.doc) if shown.op in ("&&", "||") else shown.doc)
    return _parenthesised(shown)


def _parenthesised(shown: Shown) -> Doc:
    return group(cat("(", nest(cat(SOFT, shown.doc)), SOFT, ")"))


def opened(e: Expr) -> Opened:
    """The parts of an expression and how its text is made from theirs, sugar first."""
    typed, between = is_in(e), infix(e)
    if typed is not None:
        entity, type_, container = typed
        if container is None:
            return [entity], lambda r: _relation(_held(r[0], SUM), f"is {type_}")
        return [entity, container], lambda r: _relation(
            _held(r[0], SUM), cat(f"is {type_} in ", _held(r[1], SUM))
        )
    path = has_path(e)
    if path is not None and (isinstance(e, HasAttr) or all(map(is_identifier, path[1]))):
        record, names = path
        shown = ".".join(names) if all(map(is_identifier, names)) else quoted(names[0])
        return [record], lambda r: _relation(_held(r[0], SUM), f"has {shown}")
    if between is not None:
        return [between.left, between.right], lambda r: _infix(between.op, r[0], r[1])
    match e:
        case Unary(op, arg):
            return [arg], lambda r: _unary(op, r[0])
        case Ite(test, then, other):
            return [test, then, other], lambda r: _conditional(*r)
        case Binary(op, left, right):
            return [left, right], lambda r: _method(functions.METHOD_NAMES[op], r)
        case Call(function, args):
            name = functions.EXTENSION_NAMES[function]
            if function in functions.CONSTRUCTORS:
                return args, lambda r: Shown(_arguments(name, r), ATOM)
            if not args:
                raise ValueError(f"the method {name} without an object has no text")
            return args, lambda r: _method(name, r)
        case GetAttr(record, attr):
            suffix = f".{attr}" if is_identifier(attr) else f"[{quoted(attr)}]"
            return [record], lambda r: Shown(cat(_held(r[0], MEMBER), suffix), MEMBER)
        case SetExpr(items):
            return items, lambda r: Shown(bracketed("[", [group(x.doc) for x in r], "]"), ATOM)
        case RecordExpr(fields):
            names = [name if is_identifier(name) else quoted(name) for name, _ in fields]
            return [v for _, v in fields], lambda r: _record(names, r)
        case Lit(Set() | Record() | Ext() as value):
            return [spelled(value)], lambda r: r[0]
        case _:
            shown_atom = _atom(e)
            return [], lambda _: shown_atom


def _relation(left: Doc, right: Doc | str) -> Shown:
    return Shown(cat(left, nest(cat(LINE, right))), RELATION)


def _infix(op: str, left: Shown, right: Shown) -> Shown:
    level = _LEVELS.get(op, RELATION)
    chained = op == left.op and level in (OR, AND)
    on_left = left.doc if chained else _held(left, SUM if level == RELATION else level)
    on_right = _held(right, SUM if level == RELATION else level + 1)
    if level in (OR, AND):
        return Shown(cat(on_left, f" {op}", LINE, on_right), level, op)
    return Shown(cat(on_left, nest(cat(f" {op}", LINE, on_right))), level, op)


def _conditional(test: Shown, then: Shown, other: Shown) -> Shown:
    def branch(word: str, shown: Shown) -> Doc:
        return group(cat(word, nest(cat(LINE, group(shown.doc)))))

    doc = cat(branch("if", test), LINE, branch("then", then), LINE, branch("else", other))
    return Shown(doc, CONDITIONAL)


def _unary(op: object, arg: Shown) -> Shown:
    match op:
        case Not():
            return _signed("!", arg)
        case Neg():
            return _signed("-", arg)
        case Like(pattern):
            return _relation(_held(arg, SUM), f"like {quoted_pattern(pattern)}")
        case _:
            return _method(functions.IS_EMPTY, [arg])


def _signed(sign: str, arg: Shown) -> Shown:
    """At most four signs of one kind stand in a row; a minus sign before digits belongs to the number."""
    more = arg.op == sign and 0 < arg.signs < _MOST_SIGNS
    bare = more or (arg.level >= MEMBER and not (sign == "-" and arg.number))
    doc = group(arg.doc) if bare else _parenthesised(arg)
    return Shown(cat(sign, doc), UNARY, sign, arg.signs + 1 if more else 1)


def _arguments(name: str, args: list[Shown]) -> Doc:
    return bracketed(f"{name}(", [group(a.doc) for a in args], ")")


def _method(name: str, args: list[Shown]) -> Shown:
    subject, *rest = args
    return Shown(cat(_held(subject, MEMBER), _arguments(f".{name}", rest)), MEMBER)


def _record(names: list[str], values: list[Shown]) -> Shown:
    fields = [cat(f"{name}: ", group(v.doc)) for name, v in zip(names, values, strict=True)]
    return Shown(bracketed("{", fields, "}", LINE), ATOM)


def _atom(e: Expr) -> Shown:
    match e:
        case Variable(var):
            return Shown(Text(var.name.lower()), ATOM)
        case Lit(Bool(b)):
            return Shown(Text("true" if b else "false"), ATOM)
        case Lit(Long(n)):
            level = ATOM if signed(n) >= 0 else UNARY
            return Shown(Text(str(signed(n))), level, number=True)
        case Lit(String(s)):
            return Shown(Text(quoted(s)), ATOM)
        case Lit(Entity(uid)):
            return Shown(Text(show_uid(uid)), ATOM)
        case _:
            raise TypeError(f"{type(e).__name__} is no expression")
