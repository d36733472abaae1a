"""Definitions of the logic as plain Python over ints, for speed.

    from lemmata.core.compiler import Compiler
    add = Compiler().function(model_function)

What runs is text made from the same expressions that become terms of the kernel (`core/language/ir.py`). Nothing
here is trusted: no theorem rests on it, and tests compare it with the definitions and with the kernel.
"""

from lemmata.core.compiler.functions import CompileError, Compiler
from lemmata.core.compiler.layout import from_native, to_native

__all__ = ["CompileError", "Compiler", "from_native", "to_native"]
