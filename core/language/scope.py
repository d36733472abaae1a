"""What a place in a definition can see: local names, facts, and the environment of the function."""

from __future__ import annotations

import ast
import builtins
from collections.abc import Mapping
from dataclasses import dataclass, field, replace

from lemmata.core.language.datatypes import Constructor
from lemmata.core.language.ir import Expr, Facts, Var
from lemmata.core.language.registry import Definition

MISSING = object()


@dataclass
class Scope:
    """Local names and what is known at a place; changed only by copying.

    ``preds`` has the predecessors of a natural inside its ``Suc`` cases, ``shapes`` the constructor and
    fields of a value inside a case.
    """

    names: dict[str, Expr] = field(default_factory=dict)
    facts: Facts = field(default_factory=Facts)
    preds: Mapping[Var, tuple[Var, ...]] = field(default_factory=dict)
    shapes: Mapping[Var, tuple[Constructor, tuple[Expr, ...]]] = field(default_factory=dict)

    def bind(self, name: str, value: Expr) -> Scope:
        """With one more name."""
        return replace(self, names={**self.names, name: value})

    def without(self, names: set[str]) -> Scope:
        """With some names taken out."""
        return replace(self, names={k: v for k, v in self.names.items() if k not in names})

    def knowing(self, test: Expr, truth: bool) -> Scope:
        """With a test known to be true, or false."""
        facts = self.facts.copy()
        facts.learn(test, truth)
        return replace(self, facts=facts)

    def reaching(self, floors: Mapping[Var, int]) -> Scope:
        """With naturals known to reach some numbers."""
        facts = self.facts.copy()
        for var, number in floors.items():
            facts.reach(var, number)
        return replace(self, facts=facts)

    def with_preds(self, var: Var, preds: tuple[Var, ...]) -> Scope:
        """Inside the ``Suc`` cases of a natural."""
        facts = self.facts.copy()
        for i, var_or_pred in enumerate((var, *preds)):
            facts.reach(var_or_pred, len(preds) - i)
        chains = {**self.preds, var: preds}
        chains.update({pred: preds[i + 1 :] for i, pred in enumerate(preds[:-1])})
        return replace(self, preds=chains, facts=facts)

    def with_shape(self, var: Var, constructor: Constructor, fields: tuple[Expr, ...]) -> Scope:
        """Inside the case of a constructor."""
        return replace(self, shapes={**self.shapes, var: (constructor, fields)})


def lookup(definition: Definition, name: str) -> object:
    """The Python object that a free name of a function means; MISSING if it has none yet."""
    function = definition.function
    if function is None:
        return MISSING
    names: dict[str, object] = function.__globals__
    cells = dict(zip(function.__code__.co_freevars, function.__closure__ or (), strict=True))
    if name in cells:
        try:
            return cells[name].cell_contents
        except ValueError:
            return MISSING
    if name in names:
        return names[name]
    return getattr(builtins, name, MISSING)


def annotation_names(definition: Definition) -> dict[str, object]:
    """The names that the annotations of a function can use."""
    function = definition.function
    if function is None:
        return {}
    names = dict(function.__globals__)
    if definition.frame is not None:
        names.update(definition.frame.f_locals)
    return names


def stored_names(nodes: list[ast.stmt]) -> dict[str, list[tuple[int, int]]]:
    """The names that statements assign, and where; functions inside are names, not places."""
    found: dict[str, list[tuple[int, int]]] = {}
    stack: list[ast.AST] = list(nodes)
    while stack:
        node = stack.pop()
        place = getattr(node, "lineno", 0), getattr(node, "col_offset", 0)
        if isinstance(node, (ast.FunctionDef, ast.AsyncFunctionDef, ast.ClassDef)):
            found.setdefault(node.name, []).append(place)
        elif isinstance(node, (ast.Lambda, ast.ListComp, ast.SetComp, ast.DictComp, ast.GeneratorExp)):
            continue
        else:
            if isinstance(node, ast.Name) and isinstance(node.ctx, ast.Store):
                found.setdefault(node.id, []).append(place)
            elif isinstance(node, (ast.MatchAs, ast.MatchStar)) and node.name:
                found.setdefault(node.name, []).append(place)
            stack.extend(ast.iter_child_nodes(node))
    return found


def loaded_names(*nodes: ast.AST) -> set[str]:
    """The names that are read anywhere inside some nodes."""
    return {
        inner.id
        for node in nodes
        for inner in ast.walk(node)
        if isinstance(inner, ast.Name) and isinstance(inner.ctx, ast.Load)
    }
