"""The source text of a function: found in its file, compared with the live function, and pointed at."""

from __future__ import annotations

import ast
import linecache
import sys
from collections import Counter
from dataclasses import dataclass, field
from types import CodeType, FunctionType
from typing import NoReturn

from lemmata.core.language.errors import DefinitionError


@dataclass(eq=False)
class File:
    """A parsed file."""

    name: str
    lines: list[str]
    tree: ast.Module
    functions: dict[tuple[str, int], ast.FunctionDef] = field(default_factory=dict)
    codes: dict[tuple[str, int], CodeType] = field(default_factory=dict)
    bound: Counter[str] = field(default_factory=Counter)


_FILES: dict[str, tuple[list[str], File]] = {}


def _read(name: str, namespace: dict[str, object]) -> File:
    lines = linecache.getlines(name, namespace)
    cached = _FILES.get(name)
    if cached is not None and cached[0] == lines:
        return cached[1]
    text = "".join(lines)
    if not text:
        raise DefinitionError(
            "the source of this definition cannot be found",
            hint="put it into a file or a notebook cell; `python -c` and the 3.11 prompt keep no source",
            file=name,
        )
    try:
        tree = ast.parse(text)
        code = compile(text, name, "exec", dont_inherit=True)
    except SyntaxError as error:
        raise _changed(name, error.lineno or 1) from error
    file = File(name, lines, tree)
    for node in ast.walk(tree):
        if isinstance(node, ast.FunctionDef):
            first = min([node.lineno, *(d.lineno for d in node.decorator_list)])
            file.functions[node.name, first] = node
    codes = [code]
    while codes:
        code = codes.pop()
        file.codes[code.co_name, code.co_firstlineno] = code
        codes.extend(const for const in code.co_consts if isinstance(const, CodeType))
    file.bound = _bindings(tree)
    _FILES[name] = (lines, file)
    return file


def _bindings(tree: ast.Module) -> Counter[str]:
    """How often each name is bound in the module, outside functions or by ``global``."""
    counts: Counter[str] = Counter()
    stack: list[ast.AST] = list(tree.body)
    while stack:
        node = stack.pop()
        if isinstance(node, (ast.FunctionDef, ast.AsyncFunctionDef, ast.ClassDef)):
            counts[node.name] += 1
            inner = (n for n in ast.walk(node) if isinstance(n, ast.Global))
            counts.update(name for n in inner for name in n.names)
            continue
        if isinstance(node, ast.Name) and isinstance(node.ctx, (ast.Store, ast.Del)):
            counts[node.id] += 1
        if isinstance(node, ast.AugAssign) and isinstance(node.target, ast.Name):
            counts[node.target.id] += 1
        stack.extend(ast.iter_child_nodes(node))
    return counts


def _changed(name: str, line: int) -> DefinitionError:
    return DefinitionError(
        "the text of this function is not what was imported",
        hint="the file was changed after the import, or two functions stand on one line; import it afresh",
        file=name,
        line=line,
        column=1,
    )


def _same(left: CodeType, right: CodeType) -> bool:
    """Whether two code objects do the same."""
    if (left.co_code, left.co_names, left.co_varnames, left.co_freevars) != (
        right.co_code,
        right.co_names,
        right.co_varnames,
        right.co_freevars,
    ) or len(left.co_consts) != len(right.co_consts):
        return False
    for a, b in zip(left.co_consts, right.co_consts, strict=True):
        if isinstance(a, CodeType):
            if not isinstance(b, CodeType) or not _same(a, b):
                return False
        elif type(a) is not type(b) or a != b:
            return False
    return True


@dataclass(eq=False)
class Source:
    """A function's syntax tree and where it stands."""

    file: File
    node: ast.FunctionDef

    def fail(self, node: ast.AST, message: str, hint: str = "") -> NoReturn:
        """Raise the error that points at a node."""
        raise self.error(node, message, hint)

    def error(self, node: ast.AST, message: str, hint: str = "") -> DefinitionError:
        """The error that points at a node."""
        return _point(self.file, node if hasattr(node, "lineno") else self.node, message, hint)


def _point(file: File, node: ast.AST, message: str, hint: str) -> DefinitionError:
    """The error that shows a node's line with a caret below it."""
    line = getattr(node, "lineno", 1)
    text = file.lines[line - 1].rstrip("\n") if line <= len(file.lines) else ""
    start = _characters(text, getattr(node, "col_offset", 0))
    same_line = getattr(node, "end_lineno", line) == line
    end = _characters(text, getattr(node, "end_col_offset", 0)) if same_line else len(text)
    shown = text.expandtabs(1)
    margin = len(shown) - len(shown.lstrip())
    caret = " " * (start - margin) + "^" * max(1, end - start)
    return DefinitionError(
        message,
        hint=hint,
        file=file.name,
        line=line,
        column=start + 1,
        excerpt=f"    {shown.lstrip()}\n    {caret}",
    )


def class_error(cls: object, message: str, hint: str = "", field: str = "") -> DefinitionError:
    """The error that points at a class, or at one of its fields, where its source can be found."""
    module = sys.modules.get(getattr(cls, "__module__", ""))
    name = getattr(module, "__file__", None)
    if name is None:
        return DefinitionError(message, hint=hint)
    try:
        file = _read(name, vars(module))
    except DefinitionError:
        return DefinitionError(message, hint=hint, file=name, line=1, column=1)
    for node in ast.walk(file.tree):
        if isinstance(node, ast.ClassDef) and node.name == getattr(cls, "__name__", ""):
            fields = (f for f in node.body if isinstance(f, ast.AnnAssign) and ast.unparse(f.target) == field)
            return _point(file, next(fields, node), message, hint)
    return DefinitionError(message, hint=hint, file=name, line=1, column=1)


def _characters(text: str, offset: int) -> int:
    """The column in characters of a column in UTF-8 bytes."""
    return len(text.encode()[:offset].decode(errors="ignore"))


def source_of(function: FunctionType) -> Source:
    """The source of a function.  Raises DefinitionError if it is missing or has changed."""
    code = function.__code__
    file = _read(code.co_filename, function.__globals__)
    place = code.co_name, code.co_firstlineno
    node = file.functions.get(place)
    compiled = file.codes.get(place)
    if node is None or compiled is None or not _same(code, compiled):
        raise _changed(code.co_filename, code.co_firstlineno)
    return Source(file, node)
