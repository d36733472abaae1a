"""Names and constants: what a name inside a function means, and Python values as expressions."""

from __future__ import annotations

import ast
from enum import Enum
from types import ModuleType
from typing import Any, NoReturn

from lemmata.core.language import registry, sorts
from lemmata.core.language.base import Base
from lemmata.core.language.datatypes import LIST, OPTION, constructor_of, tuple_data
from lemmata.core.language.ir import Construct, Expr, Lit
from lemmata.core.language.scope import MISSING, Scope, lookup
from lemmata.core.language.sorts import BOOL, INT, NAT, STRING, Con, Sort, resolve
from lemmata.core.language.types import is_datatype
from lemmata.core.language.words import Bits


class Names(Base):
    """Reads names and constants."""

    def static(self, node: ast.expr, scope: Scope) -> object:
        """The Python object that a name or a dotted name outside the function means; MISSING if none."""
        if isinstance(node, ast.Name):
            if node.id in scope.names or node.id in self.stores:
                return MISSING
            if node.id in self.group:
                return self.group[node.id]
            value = lookup(self.definition, node.id)
            return self.definition.later.get(node.id, MISSING) if value is MISSING else value
        if isinstance(node, ast.Attribute):
            owner = self.static(node.value, scope)
            if isinstance(owner, ModuleType):
                return getattr(owner, node.attr, MISSING)
            if isinstance(owner, type) and issubclass(owner, Enum):
                return owner.__members__.get(node.attr, MISSING)
        return MISSING

    def name_value(self, node: ast.Name, scope: Scope, hint: Sort | None) -> Expr:
        if node.id in scope.names:
            return scope.names[node.id]
        if node.id in self.stores:
            self.fail(node, f"{node.id} may not be assigned here", "assign it on every path that comes here")
        value = self.static(node, scope)
        if value is MISSING:
            self.fail(node, f"{node.id} is not defined", "define or import it above")
        return self.value(value, node, hint)

    def value(self, value: object, node: ast.AST, hint: Sort | None) -> Expr:
        """The expression that a Python value means."""
        if isinstance(value, registry.Definition):
            return self._function_value(value, node)
        found = registry.find(value)
        if found is not None:
            self.check_bound_once(node)
            return self._function_value(found, node)
        expr = self._constant(value, node, hint)
        if expr is None:
            self.reject_value(value, node)
        self.check_bound_once(node)
        return expr

    def _function_value(self, definition: registry.Definition, node: ast.AST) -> Expr:
        if definition in self.group.values():
            self.fail(node, f"{definition.name} is not called here", "a recursive function is always applied")
        return self.reference(definition, node)

    def check_bound_once(self, node: ast.AST) -> None:
        """A name that the module assigns again would mean two things."""
        if isinstance(node, ast.Name) and self.source.file.bound[node.id] > 1:
            function = self.definition.function
            if function is not None and node.id not in function.__code__.co_freevars:
                self.fail(
                    node, f"the module binds {node.id} more than once", "give each meaning its own name"
                )

    def _constant(self, value: object, node: ast.AST, hint: Sort | None) -> Expr | None:
        from lemmata.core.language.numbers import integer_literal

        hint = resolve(hint) if hint is not None else None
        if isinstance(value, bool):
            return Lit(int(value), BOOL)
        if isinstance(value, Enum):
            constructor = constructor_of(value)
            return Construct(constructor, (), constructor.data.sort) if constructor is not None else None
        if type(value) is int:
            return integer_literal(value) if value < 0 or hint == INT else Lit(value, NAT)
        if type(value) is str:
            return Lit(value, STRING)
        if isinstance(value, Bits):
            return Lit(value.uint, sorts.word(value.WIDTH))
        if value is None:
            item = hint.args[0] if isinstance(hint, Con) and hint.name == "option" else self.unknown(node)
            return Construct(OPTION.constructors[0], (), sorts.option_of(item))
        if isinstance(value, tuple) and len(value) > 1:
            return self.tuple_of([self.value(item, node, None) for item in value])
        if isinstance(value, list):
            item = hint.args[0] if isinstance(hint, Con) and hint.name == "list" else self.unknown(node)
            return self._list_constant(value, item, node)
        if is_datatype(type(value)):
            return self._record_constant(value, node)
        return None

    def _list_constant(self, values: list[Any], item: Sort, node: ast.AST) -> Expr:
        expr: Expr = Construct(LIST.constructors[0], (), sorts.list_of(item))
        for value in reversed(values):
            head = self.value(value, node, item)
            self.must(node, head.sort, item)
            expr = Construct(LIST.constructors[1], (head, expr), expr.sort)
        return expr

    def _record_constant(self, value: object, node: ast.AST) -> Expr | None:
        constructor = constructor_of(type(value))
        if constructor is None:
            return None
        data = constructor.data
        sort = sorts.instantiate(data.sort, self.instance(data.params, node))
        if not isinstance(sort, Con):
            return None
        args = []
        for (name, _), wanted in zip(constructor.fields, constructor.field_sorts(sort), strict=True):
            args.append(self.value(getattr(value, name), node, wanted))
            self.must(node, args[-1].sort, wanted)
        return Construct(constructor, tuple(args), sort)

    def reject_value(self, value: object, node: ast.AST) -> NoReturn:
        text = ast.unparse(node)
        if isinstance(value, registry.Definition) or callable(value) and isinstance(value, type):
            self.fail(node, f"the class {text} is not a value", "call it, or write a lambda that does")
        if callable(value):
            self.fail(node, f"{text} is a Python function, not a definition", "decorate it with @define")
        hint = "naturals, words, booleans, strings, lists, tuples and datatypes are values of models"
        self.fail(node, f"{text} of type {type(value).__name__} is not a value of models", hint)

    def tuple_of(self, items: list[Expr]) -> Expr:
        """A tuple of expressions."""
        constructor = tuple_data(len(items)).constructors[0]
        return Construct(constructor, tuple(items), Con("tuple", tuple(item.sort for item in items)))

    def library(self, name: str, args: tuple[Expr, ...], node: ast.AST) -> Expr:
        """A function of ``builtins`` applied to arguments."""
        from lemmata.core.language import builtins

        return self.apply(registry.definition(getattr(builtins, name)), args, node)

    def number(self, node: ast.expr, scope: Scope) -> int | None:
        """The number that a constant expression is; None for any other."""
        if isinstance(node, ast.Constant):
            return node.value if type(node.value) is int and node.value >= 0 else None
        if isinstance(node, ast.BinOp) and isinstance(node.op, (ast.Add, ast.Sub, ast.Mult)):
            left, right = self.number(node.left, scope), self.number(node.right, scope)
            if left is None or right is None:
                return None
            found = {ast.Add: left + right, ast.Sub: left - right, ast.Mult: left * right}[type(node.op)]
            return found if found >= 0 else None
        value = self.static(node, scope)
        if type(value) is not int or value < 0:
            return None
        self.check_bound_once(node)
        return value
