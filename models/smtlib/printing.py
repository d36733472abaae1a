"""Values, models and replies as SMT-LIB writes them."""

from __future__ import annotations

from collections.abc import Iterable

from lemmata.core.kernel.logic import T
from lemmata.core.kernel.terms import LIT, Term
from lemmata.core.kernel.types import BOOL
from lemmata.models.smtlib.operators import show_sort, width
from lemmata.models.smtlib.reader import quoted


def show_value(value: Term) -> str:
    """A Boolean or a literal word: hexadecimal where four divides the width, else binary."""
    if value.type is BOOL:
        return "true" if value is T else "false"
    if value.kind != LIT:
        raise ValueError(f"{value!r} is no value")
    size = width(value)
    return f"#b{value.value:0{size}b}" if size % 4 else f"#x{value.value:0{size // 4}x}"


def show_model(model: Iterable[tuple[str, Term]]) -> str:
    """The reply to (get-model): a definition a constant."""
    lines = [f"  (define-fun {quoted(name)} () {show_sort(v.type)} {show_value(v)})" for name, v in model]
    return "\n".join(["(", *lines, ")"])


def show_values(pairs: Iterable[tuple[str, Term]]) -> str:
    """The reply to (get-value): each term as it was written, with its value."""
    return "(" + "\n ".join([f"({text} {show_value(value)})" for text, value in pairs]) + ")"
