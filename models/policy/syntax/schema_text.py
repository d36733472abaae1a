"""Schema text -> declarations."""

from __future__ import annotations

from functools import cache
from itertools import pairwise
from typing import Any

from lark import Token, Transformer, v_args
from lemmata.models.policy.syntax.declarations import (
    MAX_TYPE_DEPTH,
    ActionDeclaration,
    ActionName,
    Annotations,
    CommonDeclaration,
    DeclaredType,
    EntityDeclaration,
    Field,
    Name,
    Namespace,
    RecordOf,
    SetOf,
    Sort,
)
from lemmata.models.policy.syntax.errors import Source, Where
from lemmata.models.policy.syntax.parsing import Bad, Grammar, bad_token, end_of, start_of
from lemmata.models.policy.syntax.strings import BadEscape, unescape

GRAMMAR = r"""
schema: (namespace | declaration)*
namespace: annotation* NAMESPACE path LBRACE declaration* RBRACE
declaration: annotation* (entity | enumeration | action | common)
annotation: AT word [LPAR STRING RPAR]
entity: ENTITY names [IN types] [EQ? record] [TAGS type] SEMICOLON
enumeration: ENTITY names ENUM LSQB strings RSQB SEMICOLON
strings: STRING -> single
    | strings COMMA STRING -> several
names: name -> single
    | names COMMA name -> several
types: path -> single
    | LSQB RSQB -> no_types
    | LSQB paths RSQB -> some_types
paths: path -> single
    | paths COMMA path -> several
action: ACTION ids [IN parents] [APPLIESTO LBRACE targets COMMA? RBRACE] [ATTRIBUTES LBRACE RBRACE] SEMICOLON
ids: id -> single
    | ids COMMA id -> several
?id: name | STRING
parents: parent -> single
    | LSQB parent_list RSQB -> some_types
parent_list: parent -> single
    | parent_list COMMA parent -> several
parent: id -> short_parent
    | path PATHSEP STRING -> long_parent
targets: target -> single
    | targets COMMA target -> several
target: (PRINCIPAL | RESOURCE) COLON types
    | CONTEXT COLON (record | named)
common: TYPE name EQ type SEMICOLON
?type: named
    | SET LT type GT -> set_of
    | record
named: path
record: LBRACE [fields] RBRACE
?fields: field_list | field_list COMMA -> trailing
field_list: field -> single
    | field_list COMMA field -> several
field: annotation* (name | STRING) OPTIONAL? COLON type
path: name | path PATHSEP name -> longer_path
?name: IDENT | NAMESPACE | ENTITY | ENUM | ACTION | TYPE | TAGS | APPLIESTO | ATTRIBUTES
     | PRINCIPAL | RESOURCE | CONTEXT | SET
?word: name | TRUE | FALSE | IF | THEN | ELSE | IN | LIKE | HAS | IS

NAMESPACE: "namespace"
ENTITY: "entity"
ENUM: "enum"
ACTION: "action"
TYPE: "type"
TAGS: "tags"
APPLIESTO: "appliesTo"
ATTRIBUTES: "attributes"
PRINCIPAL: "principal"
RESOURCE: "resource"
CONTEXT: "context"
SET: "Set"
TRUE: "true"
FALSE: "false"
IF: "if"
THEN: "then"
ELSE: "else"
IN: "in"
LIKE: "like"
HAS: "has"
IS: "is"
EQ: "="
LT: "<"
GT: ">"
PATHSEP: "::"
COLON: ":"
COMMA: ","
SEMICOLON: ";"
OPTIONAL: "?"
AT: "@"
LPAR: "("
RPAR: ")"
LSQB: "["
RSQB: "]"
LBRACE: "{"
RBRACE: "}"
IDENT: /[A-Za-z_][A-Za-z0-9_]*/
STRING: /"(\\.|[^"\\])*"/
COMMENT: /\/\/[^\n\r]*/
SPACE: /\s+/
%ignore COMMENT
%ignore SPACE
"""


def _text(token: Token) -> str:
    """The name or the string that a token stands for. Raises Bad."""
    if token.type != "STRING":
        return str(token)
    try:
        return unescape(token[1:-1])
    except BadEscape as error:
        start = start_of(token) + 1 + error.offset
        raise Bad(start, start + 2, str(error)) from None


@v_args(inline=True)
class SchemaReader(Transformer[Token, Any]):
    """Makes declarations; `source` is what is read."""

    source = Source("")

    def __init__(self) -> None:
        super().__init__()
        self.depths: dict[int, int] = {}

    def at(self, first: Token, last: Token | None = None) -> Where:
        return Where(self.source, start_of(first), end_of(last or first))

    # Lists, names, types

    def single(self, item: Any) -> list[Any]:
        return [item]

    def several(self, items: list[Any], _: Token, item: Any) -> list[Any]:
        items.append(item)
        return items

    def trailing(self, items: list[Any], _: Token) -> list[Any]:
        return items

    def no_types(self, _: Token, __: Token) -> list[Any]:
        return []

    def some_types(self, _: Token, items: list[Any], __: Token) -> list[Any]:
        return items

    def path(self, token: Token) -> Name:
        return Name(str(token), self.at(token))

    def longer_path(self, path: Name, _: Token, token: Token) -> Name:
        where = path.where._replace(end=end_of(token))
        return Name(f"{path.name}::{token}", where)

    def named(self, path: Name) -> Name:
        return path

    def _deeper(self, type_: DeclaredType, where: Where, parts: list[DeclaredType]) -> DeclaredType:
        depth = 1 + max((self.depths.get(id(p), 0) for p in parts), default=0)
        if depth > MAX_TYPE_DEPTH:
            raise Bad(where.start, where.end, f"this type is nested more than {MAX_TYPE_DEPTH} deep")
        self.depths[id(type_)] = depth
        return type_

    def set_of(self, word: Token, _: Token, item: DeclaredType, end: Token) -> DeclaredType:
        return self._deeper(SetOf(item), self.at(word, end), [item])

    def record(self, left: Token, fields: list[Field] | None, right: Token) -> DeclaredType:
        return self._deeper(RecordOf(fields or []), self.at(left, right), [f.type for f in fields or []])

    @v_args(inline=False)
    def field(self, parts: list[Any]) -> Field:
        self._annotations(parts)
        name, *_, type_ = (p for p in parts if not isinstance(p, _Annotation))
        optional = any(isinstance(p, Token) and p.type == "OPTIONAL" for p in parts)
        return Field(_text(name), not optional, type_, self.at(name))

    # Declarations

    def annotation(self, at: Token, name: Token, *rest: Token | None) -> _Annotation:
        string = next((t for t in rest if t is not None and t.type == "STRING"), None)
        return _Annotation(name, None if string is None else _text(string))

    def _annotations(self, parts: list[Any]) -> Annotations:
        found: Annotations = {}
        for part in parts:
            if isinstance(part, _Annotation):
                if str(part.name) in found:
                    raise bad_token(part.name, f"there are two annotations @{part.name}")
                found[str(part.name)] = part.value
        return found

    def entity(
        self,
        _: Token,
        names: list[Token],
        in_: Token | None,
        parents: list[Name] | None,
        *rest: Any,
    ) -> list[EntityDeclaration]:
        tags = next((b for a, b in pairwise(rest) if _is(a, "TAGS")), None)
        shape = next((p for p in rest if isinstance(p, RecordOf) and p is not tags), None)
        return [
            EntityDeclaration(str(n), self.at(n), _as_entities(parents or []), shape, tags) for n in names
        ]

    def enumeration(self, _: Token, names: list[Token], *rest: Any) -> list[EntityDeclaration]:
        ids = list(dict.fromkeys(map(_text, next(p for p in rest if isinstance(p, list)))))
        return [EntityDeclaration(str(n), self.at(n), ids=ids) for n in names]

    def short_parent(self, token: Token) -> ActionName:
        return ActionName(None, _text(token), self.at(token))

    def long_parent(self, path: Name, _: Token, token: Token) -> ActionName:
        return ActionName(path.name, _text(token), path.where._replace(end=end_of(token)))

    def target(self, word: Token, _: Token, value: Any) -> tuple[Token, Any]:
        if word.type != "CONTEXT" and not value:
            raise bad_token(word, f"`{word}` is an empty list: leave out `appliesTo` where nothing applies")
        return word, value if word.type == "CONTEXT" else _as_entities(value)

    @v_args(inline=False)
    def action(self, parts: list[Any]) -> list[ActionDeclaration]:
        ids = parts[1]
        parents: list[ActionName] = next((b for a, b in pairwise(parts) if _is(a, "IN")), [])
        targets: dict[str, Any] = {}
        found = next((b for a, b in zip(parts, parts[2:], strict=False) if _is(a, "APPLIESTO")), None)
        for word, value in found or []:
            if str(word) in targets:
                raise bad_token(word, f"`{word}` is given twice")
            targets[str(word)] = value
        if found is not None:
            for word in ("principal", "resource"):
                if word not in targets:
                    raise bad_token(ids[0], f"`appliesTo` of this action lacks `{word}`")
        principals, resources = targets.get("principal"), targets.get("resource")
        context = targets.get("context")
        return [ActionDeclaration(_text(i), self.at(i), parents, principals, resources, context) for i in ids]

    def common(self, _: Token, name: Token, __: Token, type_: DeclaredType, ___: Token) -> Any:
        return [CommonDeclaration(str(name), self.at(name), type_)]

    @v_args(inline=False)
    def declaration(self, parts: list[Any]) -> list[Any]:
        for declared in parts[-1]:
            declared.annotations = self._annotations(parts)
        declarations: list[Any] = parts[-1]
        return declarations

    @v_args(inline=False)
    def namespace(self, parts: list[Any]) -> Namespace:
        path = next(p for p in parts if isinstance(p, Name))
        declarations = [d for p in parts if isinstance(p, list) for d in p]
        return Namespace(path.name, path.where, declarations, self._annotations(parts))

    @v_args(inline=False)
    def schema(self, parts: list[Any]) -> list[Namespace]:
        bare = [d for p in parts if isinstance(p, list) for d in p]
        named = [p for p in parts if isinstance(p, Namespace)]
        return [Namespace("", Where(self.source), bare), *named]


class _Annotation:
    def __init__(self, name: Token, value: str | None) -> None:
        self.name, self.value = name, value


def _is(part: object, kind: str) -> bool:
    return isinstance(part, Token) and part.type == kind


def _as_entities(names: list[Name]) -> list[Name]:
    return [n._replace(sort=Sort.ENTITY) for n in names]


@cache
def _grammar() -> tuple[Grammar, SchemaReader]:
    reader = SchemaReader()
    return Grammar(GRAMMAR, ["schema"], reader), reader


def parse_declarations(source: Source) -> list[Namespace]:
    """The namespaces of a schema text, the empty one first. Raises ParseError."""
    grammar, reader = _grammar()

    def prepare() -> None:
        reader.source, reader.depths = source, {}

    namespaces: list[Namespace] = grammar.parse(source, "schema", prepare)
    return namespaces
