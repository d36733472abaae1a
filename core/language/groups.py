"""From decorated functions to definitions: what calls what, mutual recursion, and why recursion ends."""

from __future__ import annotations

import ast
from collections.abc import Callable
from types import FrameType, FunctionType
from typing import Any

from lemmata.core.language import claims, lower, registry
from lemmata.core.language.annotations import read
from lemmata.core.language.blocks import Blocks
from lemmata.core.language.datatypes import data_of, reachable
from lemmata.core.language.errors import DefinitionError
from lemmata.core.language.ir import Case, Expr, Var, Wrapper, wrap
from lemmata.core.language.registry import Call, Definition, Given, Statement
from lemmata.core.language.scope import MISSING, Scope, annotation_names, loaded_names, lookup, stored_names
from lemmata.core.language.sorts import BOOL, Con, Sort, parts, show
from lemmata.core.language.source import source_of

_WAITING: list[Definition] = []
"""Definitions that refer to a later one."""


def submit(function: Callable[..., Any], frame: FrameType, *, is_theorem: bool = False) -> Definition:
    """Read a function; one that refers to a later definition waits for it."""
    try:
        return _submit(function, frame, is_theorem)
    except DefinitionError as error:  # the user's frames say enough
        raise error.with_traceback(None) from None
    except RecursionError:
        line = function.__code__.co_firstlineno
        file = function.__code__.co_filename
        raise DefinitionError(
            "this is nested too deeply", hint="split it", file=file, line=line, column=1
        ) from None


def _submit(function: Callable[..., Any], frame: FrameType, is_theorem: bool) -> Definition:
    definition = _open(function, frame, is_theorem)
    registry.record(definition)
    _WAITING.append(definition)
    try:
        _settle()
    except DefinitionError:
        if definition in _WAITING:
            _WAITING.remove(definition)
        registry.forget(definition)
        raise
    return definition


def submit_primitive(
    function: Callable[..., Any], frame: FrameType, given: Callable[[], Given]
) -> Definition:
    """Read the types of a function whose meaning is GIVEN."""
    definition = _open(function, frame, False)
    definition.given = given
    definition.group = (definition,)
    registry.record(definition)
    return definition


def statement(theorem: Definition) -> Statement:
    """What a theorem says.  Raises DefinitionError if a definition in it is not there yet."""
    if theorem.body is None:
        raise waiting_error(theorem)
    return lower.statement(theorem)


def waiting_error(definition: Definition) -> DefinitionError:
    """The error of a definition that still waits for a later one."""
    _, missing = _dependencies(definition)
    for name, node in missing.items():
        if definition.source is not None:
            return definition.source.error(node, f"{name} is not defined", "define it with @define")
    return DefinitionError(f"{definition.name} refers to a definition that is not there")


def _open(function: Callable[..., Any], frame: FrameType, is_theorem: bool) -> Definition:
    """The entry of a function, its types read, its body not yet."""
    if not isinstance(function, FunctionType) or hasattr(function, "__wrapped__"):
        raise DefinitionError(
            f"{getattr(function, '__name__', function)!r} is not a plain function",
            hint="put the decorator directly above a def, with no other decorator",
            file=frame.f_code.co_filename,
            line=frame.f_lineno,
            column=1,
        )
    source = source_of(function)
    node = source.node
    if len(node.decorator_list) > 1:
        source.fail(node.decorator_list[0], "another decorator would change what runs", "remove it")
    name = function.__qualname__
    definition = Definition(name, function.__module__, function, source, is_theorem=is_theorem)
    definition.frame = frame if "<locals>" in name else None
    reader = Blocks(definition, source, {})
    reader.parameter_names(node.args, node)
    names = annotation_names(definition)
    live = function.__annotations__

    def annotated(place: ast.AST, key: str) -> Sort:
        if key not in live:
            source.fail(place, f"the type of {key} is missing", "annotate every parameter and the result")
        return read(live[key], names, lambda message, hint: source.error(place, message, hint))

    args = [*node.args.posonlyargs, *node.args.args]
    definition.params = tuple(Var(arg.arg, annotated(arg, arg.arg)) for arg in args)
    definition.result = annotated(node.returns or node, "return")
    if is_theorem and definition.result != BOOL:
        source.fail(node.returns or node, f"a theorem is a bool, not a {show(definition.result)}")
    own = {arg.arg for arg in args} | set(stored_names(node.body))
    definition.reads = frozenset(loaded_names(*node.body) - own)
    return definition


def _dependencies(definition: Definition) -> tuple[list[Definition], dict[str, ast.AST]]:
    """The definitions not yet read that one refers to, and the names that are defined only below it."""
    found: list[Definition] = []
    missing: dict[str, ast.AST] = {}
    for name in sorted(definition.reads):
        value = lookup(definition, name)
        known = registry.find(value)
        waiting = _waiting_beside(definition, name)
        if waiting is not None and (value is MISSING or known is None or waiting is definition):
            found.append(waiting)
            definition.later[name] = waiting
        elif known is not None and known.body is None and known.given is None:
            found.append(known)
        elif value is MISSING and definition.source is not None:
            node = _defined_below(definition, name)
            if node is not None:
                missing[name] = node
    return found, missing


def _waiting_beside(definition: Definition, name: str) -> Definition | None:
    """The waiting definition of a name at the same level of the same file."""
    prefix = definition.name.rpartition(".")[0]
    wanted = f"{prefix}.{name}" if prefix else name
    return next((d for d in _WAITING if d.name == wanted and d.file == definition.file), None)


def _defined_below(definition: Definition, name: str) -> ast.AST | None:
    """Where a function reads a name that a ``define`` below it will make."""
    source = definition.source
    if source is None:
        return None
    for (other, line), node in source.file.functions.items():
        marked = any(ast.unparse(d).rpartition(".")[2] == "define" for d in node.decorator_list)
        if other == name and line > definition.line and marked and node.col_offset == source.node.col_offset:
            reads = (n for n in ast.walk(source.node) if isinstance(n, ast.Name) and n.id == name)
            return next(reads, source.node)
    return None


def _settle() -> None:
    """Read every waiting definition whose references are there, group by group."""
    edges: dict[Definition, list[Definition]] = {}
    blocked: set[Definition] = set()
    for definition in _WAITING:
        edges[definition], missing = _dependencies(definition)
        if missing:
            blocked.add(definition)
    changed = True
    while changed:
        more = {
            d for d in edges if d not in blocked and any(e in blocked or e not in edges for e in edges[d])
        }
        blocked |= more
        changed = bool(more)
    for group in _components([d for d in edges if d not in blocked], edges):
        recursive = len(group) > 1 or group[0] in edges[group[0]]
        for definition in group:
            _WAITING.remove(definition)
        try:
            _read_group(group, recursive)
        except DefinitionError:
            for definition in group:
                definition.body = None
                registry.forget(definition)
            raise


def _components(nodes: list[Definition], edges: dict[Definition, list[Definition]]) -> list[list[Definition]]:
    """The groups of definitions that refer to each other, each after what it refers to."""
    reach: dict[Definition, set[Definition]] = {}
    for node in nodes:
        seen: set[Definition] = set()
        stack = list(edges[node])
        while stack:
            other = stack.pop()
            if other not in seen:
                seen.add(other)
                stack.extend(edges[other])
        reach[node] = seen
    groups: list[list[Definition]] = []
    done: set[Definition] = set()
    for node in sorted(nodes, key=lambda n: len(reach[n] | {n})):
        if node not in done:
            group = [n for n in nodes if n is node or (n in reach[node] and node in reach[n])]
            groups.append(group)
            done.update(group)
    return groups


def _read_group(group: list[Definition], recursive: bool) -> None:
    names = {d.name.rpartition(".")[2]: d for d in group} if recursive else {}
    members: list[Definition] = []
    for definition in group:
        members.append(definition)
        members.extend(_read(definition, names))
    measured = [d for d in members if d.measure is not None]
    if measured:
        _check_measure(members, measured[0], recursive)
    elif recursive:
        _check_termination(members)
    for definition in members:
        definition.group = tuple(members)


def _read(definition: Definition, names: dict[str, Definition]) -> list[Definition]:
    """Read the body of a definition; the functions that stand for its comprehensions, if they recur."""
    source, result = definition.source, definition.result
    if source is None or result is None:
        return []
    reader = Blocks(definition, source, names)
    reader.recursive = bool(names) and not _says_decreases(source.node, definition)
    reader.stores = stored_names(source.node.body)
    reader.assumptions = [] if definition.is_theorem else None
    reachable(result, *(param.sort for param in definition.params))  # wrong fields are errors here, not later
    scope = Scope()
    opened: list[Wrapper] = []
    for param in definition.params:
        scope = scope.bind(param.name, param)
        if reader.recursive:
            scope = _open_record(reader, param, scope, opened)
    body = reader.function(source.node.body, scope, result)
    reader.check_known()
    definition.assumptions = tuple(reader.assumptions or ())
    definition.body = wrap(opened, body)
    return reader.auxiliaries


def _open_record(reader: Blocks, param: Var, scope: Scope, opened: list[Wrapper]) -> Scope:
    """Take a record that contains records of its type apart, so that a function can recur on its fields."""
    data = data_of(param.sort) if isinstance(param.sort, Con) else None
    if data is None or not data.is_record or not isinstance(param.sort, Con) or param.sort.name == "tuple":
        return scope
    constructor = data.constructors[0]
    inner = [part for _, field in constructor.fields for part in parts(field)]
    if not any(isinstance(part, Con) and part.name == param.sort.name for part in inner):
        return scope
    fields = tuple(
        reader.part(name, sort, param)
        for (name, _), sort in zip(constructor.fields, constructor.field_sorts(param.sort), strict=True)
    )

    def case(body: Expr) -> Expr:
        return Case(param, ((fields, body),), body.sort)

    opened.append(case)
    return scope.with_shape(param, constructor, fields)


def _says_decreases(node: ast.FunctionDef, definition: Definition) -> bool:
    """Whether a function begins with `decreases(...)`: its tests are then kept as they are written."""
    calls = (s.value for s in node.body if isinstance(s, ast.Expr) and isinstance(s.value, ast.Call))
    first = next(calls, None)
    return first is not None and _static(first.func, definition) is claims.decreases


def _static(node: ast.expr, definition: Definition) -> object:
    if isinstance(node, ast.Name):
        return lookup(definition, node.id)
    if isinstance(node, ast.Attribute):
        return getattr(_static(node.value, definition), node.attr, MISSING)
    return MISSING


def _check_measure(group: list[Definition], measured: Definition, recursive: bool) -> None:
    """A definition by measure stands alone, and calls itself."""
    source = measured.source
    if source is None:
        return
    if not recursive:
        source.fail(source.node.body[0], f"{measured.name} does not recur", "leave decreases out")
    if len(group) > 1:
        names = ", ".join(d.name for d in group)
        source.fail(
            source.node.body[0],
            f"a measure is for one function, and {names} call each other",
            "let them recur on parts of a parameter, or make them one function",
        )


def _check_termination(group: list[Definition]) -> None:
    """Choose a parameter of each function that gets smaller in every call; raise an error if there is none."""
    calls = [call for definition in group for call in definition.calls]
    for call in calls:
        pairs = [
            (i, j)
            for j, below in enumerate(call.below)
            for i, param in enumerate(call.caller.params)
            if param in below
        ]
        if not pairs:
            raise _not_smaller(call)
    chosen: dict[Definition, int] = {}
    if not _choose(list(group), calls, chosen):
        raise calls[0].error(
            "no parameter gets smaller in every recursive call",
            "recur on parts of one and the same parameter",
        )
    for definition, index in chosen.items():
        definition.descending = index


def _not_smaller(call: Call) -> DefinitionError:
    names = " or ".join(p.name for p in call.caller.params) or "a parameter"
    if call.callee.function is None:
        message = f"the list gone through here is not a part of {names}"
    else:
        message = f"{call.callee.name} is not called on a part of {names} here"
    return call.error(
        message,
        "recur on a variable that a pattern took from a parameter, or on n - 1 where n was tested to be positive",
    )


def _choose(left: list[Definition], calls: list[Call], chosen: dict[Definition, int]) -> bool:
    if not left:
        return True
    definition, *rest = left
    only = definition.only_descending
    for index in [only] if only is not None else range(len(definition.params)):
        chosen[definition] = index
        fits = all(
            call.caller.params[chosen[call.caller]] in call.below[chosen[call.callee]]
            for call in calls
            if call.caller in chosen and call.callee in chosen and definition in (call.caller, call.callee)
        )
        if fits and _choose(rest, calls, chosen):
            return True
        del chosen[definition]
    return False
