"""The kernel's exceptions: every refusal is one of these, none is an `assert`."""


class KernelError(Exception):
    """A rule was applied to something it does not accept; no theorem was made."""


class BudgetExceeded(KernelError):
    """An evaluation ran out of its steps, or a literal out of its bits."""


class ProofFileError(KernelError):
    """A proof file does not check. `line` is the number of the first bad line."""

    def __init__(self, line: int, reason: str) -> None:
        super().__init__(f"line {line}: {reason}")
        self.line = line
        self.reason = reason
