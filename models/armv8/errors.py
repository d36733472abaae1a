"""What the Armv8 model raises to Python callers.

Inside the logic errors are values (`State.error`); these exceptions belong to the tools around it: the
loader, the emulator, the table of encodings.
"""

from __future__ import annotations


class ArmError(Exception):
    """Base of the errors of the Armv8 tools."""


class ObjectFileError(ArmError):
    """An object file or archive cannot be used: absent, not ELF, not AArch64, damaged."""


class SymbolError(ArmError):
    """A function symbol is not in the file, or its code cannot stand alone."""


class EncodingError(ArmError):
    """A row of the encoding table is ill-formed, or does not fit its record."""


class UnmodelledError(ArmError):
    """A function has instructions outside the model; each with its address, word and row of the encoding index."""


class EmulationError(ArmError):
    """Native execution stopped early: undefined or unmodelled instruction, unmapped PC, step limit."""


class RelocationError(ArmError):
    """A relocation is unknown, or its value does not fit its place."""


class UndefinedSymbolError(RelocationError):
    """A relocation refers to a symbol that is not defined."""

    def __init__(self, message: str, symbol: str) -> None:
        super().__init__(message)
        self.symbol = symbol


class PackageError(ArmError):
    """A Debian package has not been fetched, or is another than what is needed."""


class VectorError(ArmError):
    """A pack of test vectors cannot be read: absent, damaged, or a line that is no vector."""


class OracleError(ArmError):
    """The emulator that the model is compared with cannot be used."""


class AssemblyError(ArmError):
    """Text is no instruction or program: what was expected, and where (`line` and `column` count from 1)."""

    def __init__(self, message: str, source: str, line: int, column: int) -> None:
        super().__init__(f"{line}:{column}: {message}\n    {source}\n    {' ' * (column - 1)}^")
        self.message, self.source, self.line, self.column = message, source, line, column


class FootprintError(ArmError):
    """What an instruction reads and writes is not seen in the theorem that says what it does."""
