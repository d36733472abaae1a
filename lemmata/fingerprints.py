"""What a proof depends on, as a digest: where it is the same, running the script again would prove the same.

A fingerprint decides only whether a stored proof is worth looking at. What is then claimed is what the kernel derives.
"""

from __future__ import annotations

import hashlib
import importlib.metadata
import inspect
import sys
from collections.abc import Iterator
from enum import Enum
from functools import cache
from pathlib import Path
from types import CodeType, FunctionType, ModuleType
from typing import Any

from lemmata.core.kernel.digest import digest
from lemmata.core.language import Bits, LanguageError, Theorem
from lemmata.core.logic.syntax import list_implies
from lemmata.targets import is_users

_ATOMS = (int, str, bytes, bool, float, complex, type(None), type(Ellipsis), Bits, Enum)


def fingerprint(theorem: Theorem[Any]) -> str | None:
    """The digest of the theorem's statement with all definitions in it, of its script with all that the script
    refers to, and of the prover. None where the statement refers to what is not defined.
    """
    text = hashlib.sha256(_prover().encode())
    seen: dict[int, object] = {}  # by identity; the objects are kept, so that no other one takes their place
    stack: list[object] = [theorem]
    while stack:
        value = stack.pop()
        if id(value) in seen:
            continue
        seen[id(value)] = value
        try:
            line = _line(value)
        except LanguageError:
            return None
        text.update(f"{len(line)} {line}\n".encode())
        stack.extend(reversed(list(_parts(value))))
    return text.hexdigest()[:32]


def _line(value: object) -> str:
    """What is to be known of a value, apart from its parts. Raises LanguageError."""
    if isinstance(value, Theorem):
        s = value.statement
        return f"theorem {value.name} {digest('statement', list_implies(list(s.assumptions), s.conclusion))}"
    if isinstance(value, _ATOMS):
        return f"{type(value).__qualname__} {value!r}"
    if isinstance(value, CodeType):
        names = [value.co_names, value.co_varnames, value.co_freevars, value.co_cellvars]
        return f"code {value.co_name} {value.co_argcount} {value.co_flags} {names} {value.co_code.hex()}"
    if isinstance(value, FunctionType):
        return f"function {value.__module__}.{value.__qualname__}"
    if isinstance(value, frozenset):
        return f"frozenset {sorted(map(repr, value))}"
    if isinstance(value, ModuleType):
        file = _users_file(value)
        return f"module {value.__name__} {file.read_text('utf-8', 'replace') if file is not None else ''}"
    if isinstance(value, type):
        return f"class {value.__module__}.{value.__qualname__} {_class_text(value)}"
    return f"{type(value).__module__}.{type(value).__qualname__}"


def _parts(value: object) -> Iterator[object]:
    """What a value is made of and refers to, as far as the user wrote it."""
    if isinstance(value, Theorem):
        if value.script is not None:
            yield value.script
    elif isinstance(value, FunctionType) and is_users(value.__code__.co_filename):
        yield value.__code__
        yield value.__defaults__
        yield value.__kwdefaults__
        for cell in value.__closure__ or ():
            try:
                yield cell.cell_contents
            except ValueError:
                yield None  # not assigned yet
        for name in _names(value.__code__):
            if name in value.__globals__:
                yield value.__globals__[name]
    elif isinstance(value, CodeType):
        yield from value.co_consts
    elif isinstance(value, (tuple, list)):
        yield from value
    elif isinstance(value, dict):
        yield from value
        yield from value.values()


def _names(code: CodeType) -> list[str]:
    """The names in a function's code and in all code inside it."""
    found: dict[str, None] = {}
    stack = [code]
    while stack:
        top = stack.pop()
        found.update(dict.fromkeys(top.co_names))
        stack.extend(c for c in top.co_consts if isinstance(c, CodeType))
    return list(found)


def _users_file(module: ModuleType) -> Path | None:
    name = getattr(module, "__file__", None)
    return Path(name) if name and is_users(name) and Path(name).is_file() else None


def _class_text(kind: type) -> str:
    module = sys.modules.get(kind.__module__)
    if module is None or _users_file(module) is None:
        return ""
    try:
        return inspect.getsource(kind)
    except (OSError, TypeError):
        return ""


@cache
def _prover() -> str:
    """The digest of the prover's own source, with the versions of Python and of the solver."""
    import lemmata.core
    import lemmata.models
    import lemmata.tactics

    text = hashlib.sha256(f"{sys.version} {importlib.metadata.version('python-sat')}".encode())
    for package in (lemmata.core, lemmata.tactics, lemmata.models):
        for folder in package.__path__:
            for path in sorted(Path(folder).rglob("*.py")):
                text.update(f"{path.relative_to(folder)}\n".encode())
                text.update(path.read_bytes())
    return text.hexdigest()
