"""What the language raises: a definition outside the subset, and a failed assumption."""

from __future__ import annotations


class LanguageError(Exception):
    """Base of the errors of the language."""


class DefinitionError(LanguageError):
    """A definition, datatype or theorem that the prover cannot read, and what to write instead.

    The text is ``file:line:column: message``, the line with a caret below it, and a hint.
    """

    def __init__(
        self,
        message: str,
        *,
        hint: str = "",
        file: str = "",
        line: int = 0,
        column: int = 0,
        excerpt: str = "",
    ) -> None:
        self.message, self.hint = message, hint
        self.file, self.line, self.column = file, line, column
        where = f"{file}:{line}:{column}: " if file else ""
        parts = [where + message, excerpt, f"  {hint}" if hint else ""]
        super().__init__("\n".join(part for part in parts if part))


class AssumptionFailed(LanguageError):
    """``assume(p)`` met a false p: the statement says nothing about these values."""


class Unreachable(LanguageError):
    """``unreachable()`` was reached."""
