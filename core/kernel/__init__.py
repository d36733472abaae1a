"""The trusted kernel: the only code that makes theorems. Standard library only."""
