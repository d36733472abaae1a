"""Text of A64 instructions, GNU syntax: one table of forms, from which words are written and read.

`disassemble` and `assemble` are inverse to each other; `mnemonic` names a word's instruction.
"""

from __future__ import annotations

from lemmata.models.armv8.syntax.assembly import assemble, assemble_program
from lemmata.models.armv8.syntax.disassembly import disassemble, find_form, instruction_class, mnemonic
from lemmata.models.armv8.syntax.random_words import valid_words

__all__ = ["assemble", "assemble_program", "disassemble", "find_form", "instruction_class", "mnemonic", "valid_words"]
