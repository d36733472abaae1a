"""Whole functions, compiled: one Python function for each instance of a definition that is reached."""

from __future__ import annotations

import linecache
from collections.abc import Callable, Mapping
from typing import Any

from lemmata.core.compiler.blocks import Body
from lemmata.core.compiler.layout import CompileError, from_native, to_native
from lemmata.core.compiler.operations import integer_operations
from lemmata.core.compiler.values import Code, Scope, Value
from lemmata.core.language import ir
from lemmata.core.language.registry import Definition, definition
from lemmata.core.language.sorts import Number, Param, Sort, show

__all__ = ["CompileError", "Compiler", "Native"]

Types = tuple[tuple[Param, Sort], ...]
Native = Callable[[dict[str, int]], Callable[..., Any]]
"""What stands in for a definition: from the widths of its width variables a function on compiled values."""

SMALL = 64
"""A body of so many expressions or fewer is put in place of a call."""


class Compiler:
    """Compiles definitions, each instance once. `natives` stand in for definitions of the same meaning."""

    def __init__(self, natives: Mapping[Callable[..., Any], Native] | None = None) -> None:
        self.natives = {definition(function): native for function, native in (natives or {}).items()}
        self.integers = integer_operations()
        self.namespace: dict[str, Any] = {}
        self._names: dict[tuple[Definition, Types], str] = {}
        self._waiting: list[tuple[Definition, Types, str]] = []
        self._sizes: dict[Definition, int] = {}

    def function(
        self, function: Callable[..., Any], widths: Mapping[str, int] | None = None
    ) -> Callable[..., Any]:
        """A function on compiled values (`layout`) that is equal to the definition, its width variables as given.

        Raises CompileError where the definition, or one that it calls, cannot be compiled.
        """
        types = tuple((Param(name, True), Number(size)) for name, size in (widths or {}).items())
        return self.compiled(definition(function), types)

    def compiled(self, entry: Definition, types: Types) -> Callable[..., Any]:
        """An instance of a definition, compiled."""
        name = self.name(entry, types)
        self.finish()
        made: Callable[..., Any] = self.namespace[name]
        return made

    def wrapped(self, function: Callable[..., Any]) -> Callable[..., Any]:
        """The same on the values of models, for comparisons. The definition has no type variables."""
        entry = definition(function)
        compiled, doms, result = self.function(function), [p.sort for p in entry.params], entry.sort.args[-1]

        def call(*args: Any) -> Any:
            return from_native(compiled(*(to_native(a, s) for a, s in zip(args, doms, strict=True))), result)

        return call

    def name(self, entry: Definition, types: Types) -> str:
        """The name of an instance in compiled code; it is compiled before anything runs."""
        found = self._names.get((entry, types))
        if found is None:
            found = self._names[entry, types] = f"{entry.name}_{len(self._names)}"
            native = self.natives.get(entry)
            if native is not None:
                self.namespace[found] = native({p.name: s.value for p, s in types if isinstance(s, Number)})
            else:
                self._waiting.append((entry, types, found))
        return found

    def constant(self, value: Any) -> str:
        """A name for a value in compiled code."""
        name = f"c{len(self.namespace)}"
        self.namespace[name] = value
        return name

    def is_small(self, entry: Definition) -> bool:
        """Whether calls are to be replaced by the body: it is small and calls itself nowhere."""
        if entry in self.natives or entry.body is None or entry.calls:
            return False
        if entry not in self._sizes:
            self._sizes[entry] = _size(entry.body)
        return self._sizes[entry] <= SMALL

    def finish(self) -> None:
        """Compile what is waiting."""
        while self._waiting:
            entry, types, name = self._waiting.pop()
            try:
                source = self._source(entry, types, name)
            except CompileError:
                del self._names[entry, types]
                raise
            file = f"<compiled {name} {id(self):x}>"
            linecache.cache[file] = (len(source), None, source.splitlines(keepends=True), file)
            exec(compile(source, file, "exec"), self.namespace)  # noqa: S102 -- this is what a compiler is for

    def _source(self, entry: Definition, types: Types, name: str) -> str:
        """The text of an instance."""
        if entry.body is None:
            raise CompileError(f"{entry.kernel_name} is not read from source, and nothing stands in for it")
        body = Body(self)
        arguments: dict[ir.Var, Value] = {}
        for param in entry.params:
            arguments[param] = Code(body.fresh(param.name), atom=True)
        scope = Scope(arguments, dict(types), path=(entry,))
        body.finish(entry.body, scope)
        parameters = ", ".join(value.text for value in arguments.values() if isinstance(value, Code))
        shown = ", ".join(f"{p.name} = {show(s)}" for p, s in types)
        return f"def {name}({parameters}):  # {entry.kernel_name} {shown}\n" + body.text(1)


def _size(expr: ir.Expr) -> int:
    """The number of expressions in an expression, up to a little more than SMALL."""
    count, stack = 0, [expr]
    while stack and count <= SMALL:
        count += 1
        stack.extend(ir.children(stack.pop()))
    return count
