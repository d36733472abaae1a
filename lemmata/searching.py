"""Finding theorems: by name, by the functions they speak of, by what is said of them, and by shape. Proves nothing."""

from __future__ import annotations

import ast
import difflib
import inspect
import keyword
import pkgutil
import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from functools import cached_property
from pathlib import Path
from types import FunctionType, ModuleType
from typing import Any

from lemmata.core import library
from lemmata.core.kernel.terms import CONST, Term
from lemmata.core.kernel.thm import Thm
from lemmata.core.language import LanguageError, Theorem, registry
from lemmata.core.logic.printing import show
from lemmata.core.logic.syntax import list_implies, subterms
from lemmata.shapes import Shape, name_of
from lemmata.targets import load, theorems

NEAR = 5


@dataclass
class Entry:
    """A theorem that can be found: a stated one, or a function of the library that returns the kernel's."""

    name: str
    module: str
    file: str
    line: int
    doc: str
    source: Theorem[Any] | FunctionType = field(repr=False)

    @cached_property
    def term(self) -> Term | None:
        """What it says; None where a definition in it is not there."""
        if isinstance(self.source, Theorem):
            try:
                statement = self.source.statement
            except LanguageError:
                return None
            return list_implies(list(statement.assumptions), statement.conclusion)
        th = self.source()
        return th.concl if isinstance(th, Thm) else None

    @cached_property
    def functions(self) -> frozenset[str]:
        """The short names of the constants in it."""
        parts = subterms(self.term) if self.term is not None else []
        return frozenset(name_of(u.symbol) for u in parts if u.kind == CONST)

    @cached_property
    def text(self) -> str:
        """What it says, in one line."""
        if isinstance(self.source, Theorem):
            return _as_written(self.source) or self._shown()
        first = self.doc.partition("\n")[0]
        return first.removeprefix("⊢ ") if first.startswith("⊢ ") else self._shown()

    def _shown(self) -> str:
        return "; ".join(show(self.term).splitlines()) if self.term is not None else "?"

    @property
    def place(self) -> str:
        """FILE:LINE, the file from here if it is below."""
        path = Path(self.file)
        return f"{path.relative_to(Path.cwd()) if path.is_relative_to(Path.cwd()) else path}:{self.line}"

    def row(self) -> dict[str, object]:
        """The theorem's object in the JSON output."""
        return {
            "name": self.name, "module": self.module, "statement": self.text, "file": self.file,
            "line": self.line, "doc": self.doc, "kind": "theorem" if isinstance(self.source, Theorem) else "rule",
        }  # fmt: skip


def _as_written(theorem: Theorem[Any]) -> str:
    """The statement as its author wrote it, if it is assumptions and an expression; "" otherwise."""
    source = theorem.definition.source
    body = list(source.node.body) if source is not None else []
    if body and isinstance(body[0], ast.Expr) and isinstance(body[0].value, ast.Constant):
        del body[0]
    assumed = []
    for statement in body[:-1]:
        match statement:
            case ast.Expr(value=ast.Call(func=ast.Name("assume"), args=[condition])):
                assumed.append(ast.unparse(condition))
            case _:
                return ""
    if not body or not isinstance(body[-1], ast.Return) or body[-1].value is None:
        return ""
    return "".join(f"{p} --> " for p in assumed) + ast.unparse(body[-1].value)


def library_modules() -> Iterator[ModuleType]:
    """The modules of the library. Raises BadInput where one cannot be loaded."""
    for found in pkgutil.iter_modules(library.__path__):
        yield load(f"{library.__name__}.{found.name}")


def entries(module: ModuleType) -> list[Entry]:
    """What can be found in a module, in the order of its lines."""
    found = [Entry(t.name, t.module, t.file, t.line, t.__doc__ or "", t) for t in theorems(module)]
    for name, value in vars(module).items():
        function = inspect.unwrap(value) if callable(value) else None
        if not isinstance(function, FunctionType) or name.startswith("_"):
            continue
        if function.__module__ != module.__name__ or function.__annotations__.get("return") not in (
            "Thm",
            Thm,
        ):
            continue
        code = function.__code__
        if not code.co_argcount and not code.co_kwonlyargcount:
            doc = inspect.getdoc(function) or ""
            found.append(Entry(name, module.__name__, code.co_filename, code.co_firstlineno, doc, value))
    return sorted(found, key=lambda e: e.line)


def is_words(pattern: str) -> bool:
    """Whether a pattern is words, to be looked for in names; it is a shape otherwise."""
    words = pattern.split()
    return bool(words) and all(re.fullmatch(r"\w*[^\W_]\w*", w) and not keyword.iskeyword(w) for w in words)


def search(pattern: str, known: Sequence[Entry]) -> list[Entry]:
    """The entries that PATTERN finds, those found by name first. Raises BadShape."""
    if not is_words(pattern):
        shape = Shape(pattern, {d.name for d in registry.definitions()})
        return [e for e in known if e.term is not None and shape.occurs_in(e.term)]
    words = pattern.lower().split()
    ranked = [(rank, e) for e in known if (rank := _rank(words, e)) is not None]
    return [e for _, e in sorted(ranked, key=lambda pair: pair[0])]


def _rank(words: Sequence[str], entry: Entry) -> int | None:
    """How well words name an entry: 0 its name, 1 parts of its name, 2 its functions too, 3 its description too."""
    name = entry.name.lower()
    if words == [name]:
        return 0
    places: list[str | Iterable[str]] = [name]
    if all(w in name for w in words):
        return 1
    if isinstance(entry.source, Theorem):  # the functions of a rule are known only when it is proved
        places.append([f.lower() for f in entry.functions])
        if all(any(w in place for place in places) for w in words):
            return 2
    places.append(entry.doc.lower())
    return 3 if all(any(w in place for place in places) for w in words) else None


def near(pattern: str, known: Sequence[Entry]) -> list[str]:
    """Names of theorems and functions like the words in PATTERN."""
    names = {e.name for e in known} | {f for e in known if isinstance(e.source, Theorem) for f in e.functions}
    found: dict[str, None] = {}
    for word in re.findall(r"[A-Za-z]\w*", pattern):
        found.update(dict.fromkeys(difflib.get_close_matches(word, names, NEAR, 0.6)))
    return list(found)[:NEAR]
