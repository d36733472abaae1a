"""Terms from text: what a proof script writes inside a goal, in the words of the language.

    formula("len(xs) < n", goal_variables, script)

The names are the goal's variables, and after them what the script's own module can see.
"""

from __future__ import annotations

import ast
from collections.abc import Callable, Iterable
from types import FunctionType
from typing import Any

from lemmata.core.kernel import types as ty
from lemmata.core.kernel.terms import Term
from lemmata.core.kernel.types import Type
from lemmata.core.language import sorts
from lemmata.core.language.blocks import Blocks
from lemmata.core.language.errors import DefinitionError
from lemmata.core.language.ir import Expr, Var
from lemmata.core.language.lower import Lowering
from lemmata.core.language.registry import Definition
from lemmata.core.language.scope import Scope
from lemmata.core.language.sorts import BOOL, NAT, STRING, Con, Number, Param, Sort
from lemmata.core.language.source import File, Source
from lemmata.core.language.theory import PAIR_TYPE, key_of


def raise_type(kind: Type) -> Sort:
    """The type of the language that a type of the kernel is; nested pairs are one tuple, strings are lists."""
    if kind.is_var:
        return Param(kind.name, kind.kind is ty.WIDTH)
    if kind.is_numeral:
        return Number(kind.value)
    if kind is ty.BOOL:
        return BOOL
    if kind is ty.NAT:
        return NAT
    if kind.con is ty.WORD:
        return Con("word", (raise_type(kind.args[0]),))
    if kind.con is ty.FUN:
        return sorts.function([raise_type(d) for d in kind.doms], raise_type(kind.tails[len(kind.doms)]))
    if kind.con is PAIR_TYPE.con:
        parts = [kind.args[0]]
        while kind.args[1].con is PAIR_TYPE.con:
            kind = kind.args[1]
            parts.append(kind.args[0])
        return Con("tuple", tuple(raise_type(p) for p in [*parts, kind.args[1]]))
    key = key_of(kind.con)
    if key is None:
        raise DefinitionError(f"the type {kind} has no name in the language")
    return Con(key, tuple(raise_type(a) for a in kind.args))


def formula(
    text: str, variables: Iterable[Term], script: Callable[..., Any], kind: Type | None = None
) -> Term:
    """The term that TEXT, a Python expression, means; of the type KIND where one is given.

    VARIABLES are the kernel's, under their own names; all other names are looked up where SCRIPT, a
    function, stands. Raises DefinitionError, which points into the text.
    """
    reader, node = _reader(text, script)
    scope, lowering = Scope(), Lowering(reader.definition, ())
    for v in variables:
        var = Var(v.name, raise_type(v.type))
        scope = scope.bind(v.name, var)
        lowering.adopt(var, v)
    wanted = raise_type(kind) if kind is not None else None
    expr = reader.infer(node, scope) if wanted is None else reader.check(node, scope, wanted)
    reader.check_known()
    return lowering.term(expr)


class _Formulas(Blocks):
    """Reads formulas. Types of goals come from the kernel, where a string is the list of its code points: so here too."""

    def must(self, node: ast.AST, got: Sort, wanted: Sort) -> None:
        if not sorts.unify(got, wanted) and not sorts.unify(_erased(got), _erased(wanted)):
            super().must(node, got, wanted)

    def same(self, node: ast.AST, symbol: str, left: Expr, right: Expr) -> None:
        if not sorts.unify(left.sort, right.sort) and not sorts.unify(
            _erased(left.sort), _erased(right.sort)
        ):
            super().same(node, symbol, left, right)


def _erased(sort: Sort) -> Sort:
    """A type with lists of code points in place of strings."""
    sort = sorts.resolve(sort)
    if sort == STRING:
        return sorts.list_of(NAT)
    return Con(sort.name, tuple(map(_erased, sort.args))) if isinstance(sort, Con) and sort.args else sort


def _reader(text: str, script: Callable[..., Any]) -> tuple[_Formulas, ast.expr]:
    lines = text.splitlines() or [""]
    try:
        tree = ast.parse(text.strip(), mode="eval")
    except SyntaxError as error:
        column = error.offset or 1
        excerpt = f"    {lines[0].strip()}\n    {' ' * (column - 1)}^"
        raise DefinitionError(
            f"not an expression: {error.msg}",
            file="formula",
            line=error.lineno or 1,
            column=column,
            excerpt=excerpt,
        ) from None
    shell = ast.parse("def formula(): pass").body[0]
    if not isinstance(shell, ast.FunctionDef) or not isinstance(script, FunctionType):
        raise DefinitionError("a formula is read where a proof script stands")
    file = File("formula", [text.strip()], ast.Module([], []))
    definition = Definition("formula", script.__module__, script, Source(file, shell))
    reader = _Formulas(definition, Source(file, shell), {})
    reader.runs = False
    return reader, tree.body
