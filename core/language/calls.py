"""Calls: definitions, constructors, functions at hand, comprehensions, and what Python and words offer."""

from __future__ import annotations

import ast
from typing import Any

from lemmata.core.language import primitive, registry, sequences, sorts
from lemmata.core.language.datatypes import Constructor, constructor_of
from lemmata.core.language.ir import Apply, Construct, Expr, Lit
from lemmata.core.language.offered import BUILTINS, INSTEAD, Offered
from lemmata.core.language.registry import Definition
from lemmata.core.language.scope import MISSING, Scope
from lemmata.core.language.sorts import Con, Sort, resolve, show
from lemmata.core.language.types import is_datatype
from lemmata.core.language.words import Bits


class Calls(Offered):
    """Reads calls."""

    def call(self, node: ast.Call, scope: Scope, hint: Sort | None) -> Expr:
        """The expression that a call means."""
        callee = self.static(node.func, scope)
        if callee is MISSING:
            return self._call_value(node, scope)
        builtin = BUILTINS.get(callee) if _hashable(callee) else None
        if builtin is not None:
            return builtin(self, node, scope)
        found = callee if isinstance(callee, Definition) else registry.find(callee)
        if found is not None:
            if not isinstance(callee, Definition):
                self.check_bound_once(node.func)
            return self._call_definition(found, node, scope, hint)
        kind = primitive.by_class(callee)
        if kind is not None:
            return self._call_definition(registry.definition(kind.make()), node, scope, hint)
        if isinstance(callee, type) and issubclass(callee, Bits):
            return self._word(callee, node, scope)
        if is_datatype(callee):
            constructor = constructor_of(callee)
            if constructor is not None:
                return self._construct(constructor, node, scope, hint)
        instead = INSTEAD.get(callee) if _hashable(callee) else None
        if instead is not None:
            self.fail(node.func, f"{ast.unparse(node.func)} is not part of the language of models", instead)
        self.reject_value(callee, node.func)

    def _call_value(self, node: ast.Call, scope: Scope) -> Expr:
        if isinstance(node.func, ast.Attribute):
            made = sequences.method(self, node, scope)
            if made is not None:
                return made
            self.fail(node.func, "methods are not part of the language of models", "call a function")
        function = self.infer(node.func, scope)
        sort = resolve(function.sort)
        if not isinstance(sort, Con) or sort.name != "fun":
            self.fail(node.func, f"a {show(sort)} is not called")
        if node.keywords:
            self.fail(node.keywords[0], "this function has no parameter names", "pass the arguments in order")
        args = self.arguments(node, scope, list(sort.args[:-1]), [], ast.unparse(node.func))
        return Apply(function, args, sort.args[-1])

    def arguments(
        self, node: ast.Call, scope: Scope, wanted: list[Sort], names: list[str], what: str
    ) -> tuple[Expr, ...]:
        """The arguments of a call in the order of the parameters; lambdas and literals are read last."""
        given: dict[int, ast.expr] = dict(enumerate(node.args))
        for keyword in node.keywords:
            if keyword.arg is None or keyword.arg not in names:
                self.fail(
                    keyword,
                    f"{what} has no parameter {keyword.arg}",
                    f"its parameters are {', '.join(names)}",
                )
            if names.index(keyword.arg) in given:
                self.fail(keyword, f"{what} gets {keyword.arg} twice")
            given[names.index(keyword.arg)] = keyword.value
        if sorted(given) != list(range(len(wanted))):
            self.fail(node, f"{what} takes {len(wanted)} arguments, got {len(given)}")
        found: dict[int, Expr] = {}
        for i in sorted(given, key=lambda i: (_late(given[i]), i)):
            if isinstance(given[i], ast.Starred):
                self.fail(given[i], "`*` in a call", "pass the arguments one by one")
            found[i] = self.check(given[i], scope, wanted[i])
        return tuple(found[i] for i in range(len(wanted)))

    def _call_definition(
        self, definition: Definition, node: ast.Call, scope: Scope, hint: Sort | None
    ) -> Expr:
        function = self.reference(definition, node.func)
        sort = function.sort
        if not isinstance(sort, Con):
            self.fail(node, f"{definition.name} is not a function")
        if hint is not None and resolve(sort.args[-1]) != resolve(hint) and sorts.unknown(sort.args[-1]):
            _agree(sort.args[-1], hint)
        names = [p.name for p in definition.params]
        args = self.arguments(node, scope, list(sort.args[:-1]), names, definition.name)
        if definition in self.group.values():
            self.record(definition, args, node)
        return Apply(function, args, sort.args[-1])

    def _construct(self, constructor: Constructor, node: ast.Call, scope: Scope, hint: Sort | None) -> Expr:
        data = constructor.data
        sort = sorts.instantiate(data.sort, self.instance(data.params, node))
        if not isinstance(sort, Con):
            self.fail(node, f"{constructor.name} is no datatype")
        if hint is not None:
            _agree(sort, hint)
        wanted = constructor.field_sorts(sort)
        names = [name for name, _ in constructor.fields]
        return Construct(constructor, self.arguments(node, scope, wanted, names, constructor.name), sort)

    def _word(self, cls: type[Bits[Any]], node: ast.Call, scope: Scope) -> Expr:
        if cls.WIDTH < 0 or len(node.args) != 1 or node.keywords:
            self.fail(node, "a word is made of one number", "write B64(5) or bits(n, width)")
        number = self.number(node.args[0], scope)
        if number is None:
            hint = f"write bits(n, {cls.WIDTH}), which cuts off what does not fit"
            self.fail(node.args[0], f"{cls.__name__}(...) takes a literal", hint)
        if number > cls.MASK:
            message = f"{number} does not fit {cls.__name__}, the largest is {cls.MASK:#x}"
            self.fail(node.args[0], message, "write bits(n, width) to cut it off")
        return Lit(number, sorts.word(cls.WIDTH))


def _agree(sort: Sort, hint: Sort) -> None:
    """Take over from a hint what is unknown, as far as the two have one shape."""
    sort, hint = resolve(sort), resolve(hint)
    if isinstance(sort, sorts.Meta):
        if not sorts.unknown(hint):
            sorts.unify(sort, hint)
    elif isinstance(sort, Con) and isinstance(hint, Con) and sort.name == hint.name:
        for a, b in zip(sort.args, hint.args, strict=False):
            _agree(a, b)


def _late(node: ast.expr) -> int:
    """Lambdas need the types that the other arguments give."""
    return 2 if isinstance(node, ast.Lambda) else 1 if isinstance(node, ast.List) and not node.elts else 0


def _hashable(value: object) -> bool:
    return type(value).__hash__ is not None and not isinstance(value, tuple)
