"""Expressions from recognised rules: one method a rule of the grammar. Sugar ends here."""

from __future__ import annotations

from itertools import pairwise
from typing import Any, TypeVar

from lark import Token, Transformer, v_args
from lemmata.core.language import B64
from lemmata.models.policy.expressions import (
    And,
    Binary,
    BinaryOp,
    Call,
    Expr,
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
from lemmata.models.policy.syntax import functions
from lemmata.models.policy.syntax.errors import near
from lemmata.models.policy.syntax.parsing import MAX_DEPTH, Bad, bad_token, end_of, start_of
from lemmata.models.policy.syntax.strings import BadEscape, unescape, unescape_pattern
from lemmata.models.policy.values import Bool, Entity, EntityUID, Long, String

T = TypeVar("T")

_MOST_SIGNS = 4
_VARIABLES = {v.name.lower(): v for v in Var}
_ARITHMETIC = {"+": BinaryOp.ADD, "-": BinaryOp.SUB, "*": BinaryOp.MUL}


def long(value: int) -> Long:
    """The Long of an integer of 64 bits."""
    return Long(B64(value % (1 << 64)))


class Node:
    """An expression as it is read: with its depth, and the offsets between which it stands."""

    __slots__ = ("depth", "end", "expr", "start")

    def __init__(self, expr: Expr, start: int, end: int, depth: int) -> None:
        self.expr, self.start, self.end, self.depth = expr, start, end, depth


class Path:
    """A name with its parts, such as `N::User`."""

    __slots__ = ("end", "name", "start")

    def __init__(self, name: str, start: int, end: int) -> None:
        self.name, self.start, self.end = name, start, end


def name_of(token: Token) -> str:
    """A name, which must not be that of Cedar itself. Raises Bad."""
    if token == "__cedar":
        raise bad_token(token, "the name `__cedar` is reserved")
    return str(token)


def string_of(token: Token) -> str:
    """The string that a literal stands for. Raises Bad."""
    try:
        return unescape(token[1:-1])
    except BadEscape as error:
        raise _bad_escape(token, error) from None


def _bad_escape(token: Token, error: BadEscape) -> Bad:
    start = start_of(token) + 1 + error.offset
    hint = "escapes are \\\" \\\\ \\n \\r \\t \\0 \\' \\x00 to \\x7F and \\u{...}; \\* in patterns of `like` only"
    return Bad(start, start + len(str(error)) - len("`` is not an escape"), str(error), hint)


@v_args(inline=True)
class ExpressionReader(Transformer[Token, Any]):
    """Makes expressions; `spans` holds where each stands, by identity."""

    def __init__(self) -> None:
        super().__init__()
        self.spans: dict[int, tuple[int, int]] = {}

    def node(self, expr: Expr, start: int, end: int, *parts: Node) -> Node:
        """An expression over others. Raises Bad where it is too deep."""
        depth = 1 + max((p.depth for p in parts), default=0)
        if depth > MAX_DEPTH:
            raise Bad(start, end, f"this expression is nested more than {MAX_DEPTH} deep")
        self.spans[id(expr)] = start, end
        return Node(expr, start, end, depth)

    # Lists, names

    def single(self, item: T) -> list[T]:
        return [item]

    def several(self, items: list[T], _: Token, item: T) -> list[T]:
        items.append(item)
        return items

    def trailing(self, items: list[T], _: Token) -> list[T]:
        return items

    def path(self, token: Token) -> Path:
        return Path(name_of(token), start_of(token), end_of(token))

    def longer_path(self, path: Path, _: Token, token: Token) -> Path:
        return Path(f"{path.name}::{name_of(token)}", path.start, end_of(token))

    def uid(self, path: Path, _: Token, string: Token) -> tuple[EntityUID, int, int]:
        return EntityUID(path.name, string_of(string)), path.start, end_of(string)

    # Operators

    def ite(self, if_: Token, test: Node, _: Token, then: Node, __: Token, other: Node) -> Node:
        return self.node(Ite(test.expr, then.expr, other.expr), start_of(if_), other.end, test, then, other)

    def or_(self, left: Node, _: Token, right: Node) -> Node:
        return self.node(Or(left.expr, right.expr), left.start, right.end, left, right)

    def and_(self, left: Node, _: Token, right: Node) -> Node:
        return self.node(And(left.expr, right.expr), left.start, right.end, left, right)

    def _not(self, node: Node) -> Node:
        return self.node(Unary(Not(), node.expr), node.start, node.end, node)

    def compare(self, left: Node, op: Token, right: Node) -> Node:
        def of(operator: BinaryOp) -> Node:
            expr = Binary(operator, left.expr, right.expr)
            return self.node(expr, left.start, right.end, left, right)

        match op.type:
            case "EQ":
                return of(BinaryOp.EQ)
            case "NE":
                return self._not(of(BinaryOp.EQ))
            case "LT":
                return of(BinaryOp.LESS)
            case "LE":
                return of(BinaryOp.LESS_EQ)
            case "GT":
                return self._not(of(BinaryOp.LESS_EQ))
            case "GE":
                return self._not(of(BinaryOp.LESS))
            case _:
                return of(BinaryOp.MEM)

    def arithmetic(self, left: Node, op: Token, right: Node) -> Node:
        return self.node(Binary(_ARITHMETIC[op], left.expr, right.expr), left.start, right.end, left, right)

    def has_string(self, record: Node, _: Token, string: Token) -> Node:
        return self.node(HasAttr(record.expr, string_of(string)), record.start, end_of(string), record)

    def has_names(self, record: Node, _: Token, names: list[Token]) -> Node:
        """`e has a.b.c` asks for each name on the way: e has a && e.a has b && e.a.b has c."""
        start, end = record.start, end_of(names[-1])
        found = self.node(HasAttr(record.expr, name_of(names[0])), start, end, record)
        for outer, inner in pairwise(names):
            record = self.node(GetAttr(record.expr, str(outer)), start, end_of(outer), record)
            next_ = self.node(HasAttr(record.expr, name_of(inner)), start, end, record)
            found = self.node(And(found.expr, next_.expr), start, end, found, next_)
        return found

    def like(self, text: Node, _: Token, string: Token) -> Node:
        try:
            pattern = unescape_pattern(string[1:-1])
        except BadEscape as error:
            raise _bad_escape(string, error) from None
        return self.node(Unary(Like(pattern), text.expr), text.start, end_of(string), text)

    def is_type(self, entity: Node, _: Token, path: Path) -> Node:
        return self.node(Unary(Is(path.name), entity.expr), entity.start, path.end, entity)

    def is_type_in(self, entity: Node, is_: Token, path: Path, _: Token, other: Node) -> Node:
        """`e is T in f` is e is T && e in f."""
        left = self.is_type(entity, is_, path)
        expr = Binary(BinaryOp.MEM, entity.expr, other.expr)
        right = self.node(expr, entity.start, other.end, entity, other)
        return self.node(And(left.expr, right.expr), entity.start, other.end, left, right)

    # Signs and integers

    def signs(self, *tokens: Any) -> list[Token]:
        *before, token = tokens
        signs: list[Token] = [*before[0], token] if before else [token]
        if len(signs) > _MOST_SIGNS:
            hint = "at most four in a row: put parentheses around some"
            raise bad_token(token, f"too many `{token}`", hint)
        return signs

    def _signed(self, signs: list[Token], op: Not | Neg, node: Node) -> Node:
        for sign in reversed(signs):
            node = self.node(Unary(op, node.expr), start_of(sign), node.end, node)
        return node

    def nots(self, signs: list[Token], node: Node) -> Node:
        return self._signed(signs, Not(), node)

    def negs(self, signs: list[Token], node: Node) -> Node:
        return self._signed(signs, Neg(), node)

    def negative(self, signs: list[Token], token: Token) -> Node:
        literal = self._integer(token, -1, start_of(signs[-1]))
        return self._signed(signs[:-1], Neg(), literal)

    def integer(self, token: Token) -> Node:
        return self._integer(token, 1, start_of(token))

    def _integer(self, token: Token, sign: int, start: int) -> Node:
        digits = token.lstrip("0") or "0"
        if len(digits) > 19 or not -(1 << 63) <= sign * int(digits) < 1 << 63:
            hint = "integers run from -9223372036854775808 to 9223372036854775807"
            raise bad_token(token, "this integer is out of range", hint)
        return self.node(Lit(long(sign * int(digits))), start, end_of(token))

    # Attributes, methods

    def attribute(self, record: Node, _: Token, name: Token) -> Node:
        return self.node(GetAttr(record.expr, name_of(name)), record.start, end_of(name), record)

    def subscript(self, record: Node, _: Token, name: Token, end: Token) -> Node:
        return self.node(GetAttr(record.expr, string_of(name)), record.start, end_of(end), record)

    def method(
        self, subject: Node, _: Token, name: Token, __: Token, items: list[Node] | None, end: Token
    ) -> Node:
        args = items or []
        expr = self._method(subject, name, args)
        return self.node(expr, subject.start, end_of(end), subject, *args)

    def _method(self, subject: Node, name: Token, args: list[Node]) -> Expr:
        word = str(name)
        if word in functions.METHODS or word == functions.IS_EMPTY:
            wanted = 0 if word == functions.IS_EMPTY else 1
            if len(args) != wanted:
                message = f"`{word}` takes {wanted} argument{'s' if wanted != 1 else ''}, not {len(args)}"
                raise bad_token(name, message)
            if wanted:
                return Binary(functions.METHODS[word], subject.expr, args[0].expr)
            return Unary(IsEmpty(), subject.expr)
        function = functions.EXTENSIONS.get(word)
        if function is None:
            raise bad_token(name, f"there is no method `{word}`", near(word, functions.METHOD_WORDS))
        if function in functions.CONSTRUCTORS:
            raise bad_token(name, f"`{word}` is a function, not a method", f"write {word}(...)")
        return Call(function, [subject.expr, *(a.expr for a in args)])

    # Atoms

    def true(self, token: Token) -> Node:
        return self.node(Lit(Bool(True)), start_of(token), end_of(token))

    def false(self, token: Token) -> Node:
        return self.node(Lit(Bool(False)), start_of(token), end_of(token))

    def string(self, token: Token) -> Node:
        return self.node(Lit(String(string_of(token))), start_of(token), end_of(token))

    def variable(self, path: Path) -> Node:
        var = _VARIABLES.get(path.name)
        if var is None:
            hint = near(path.name, _VARIABLES) or f'an entity is written {path.name}::"..."'
            raise Bad(path.start, path.end, f"there is no variable `{path.name}`", hint)
        return self.node(Variable(var), path.start, path.end)

    def misplaced_slot(self, token: Token) -> Node:
        raise bad_token(token, f"slots such as `{token}` stand in the scope only, not in conditions")

    def entity(self, uid: tuple[EntityUID, int, int]) -> Node:
        return self.node(Lit(Entity(uid[0])), uid[1], uid[2])

    def call(self, path: Path, _: Token, items: list[Node] | None, end: Token) -> Node:
        args = items or []
        function = functions.EXTENSIONS.get(path.name)
        if function is None:
            hint = near(path.name, functions.FUNCTION_WORDS)
            raise Bad(path.start, path.end, f"there is no function `{path.name}`", hint)
        if function not in functions.CONSTRUCTORS:
            message = f"`{path.name}` is a method, not a function"
            raise Bad(path.start, path.end, message, f"write e.{path.name}(...)")
        return self.node(Call(function, [a.expr for a in args]), path.start, end_of(end), *args)

    def group(self, left: Token, node: Node, right: Token) -> Node:
        return Node(node.expr, start_of(left), end_of(right), node.depth)

    def set_(self, left: Token, items: list[Node] | None, right: Token) -> Node:
        nodes = items or []
        return self.node(SetExpr([n.expr for n in nodes]), start_of(left), end_of(right), *nodes)

    def field(self, name: Token, _: Token, node: Node) -> tuple[Token, str, Node]:
        return name, string_of(name) if name.type == "STRING" else name_of(name), node

    def record(self, left: Token, fields: list[tuple[Token, str, Node]] | None, right: Token) -> Node:
        found: dict[str, Node] = {}
        for token, name, node in fields or []:
            if name in found:
                raise bad_token(token, f"the record has two fields `{name}`")
            found[name] = node
        expr = RecordExpr([(name, node.expr) for name, node in found.items()])
        return self.node(expr, start_of(left), end_of(right), *found.values())
