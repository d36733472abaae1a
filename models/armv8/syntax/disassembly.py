"""From words to text in GNU syntax: the forms read from left to right.

For messages and listings; nothing that is proved depends on it.
"""

from __future__ import annotations

from lemmata.models.armv8.index import describe
from lemmata.models.armv8.syntax.form import Form
from lemmata.models.armv8.syntax.table import candidates


def disassemble(word: int, address: int | None = None, aliases: bool = False) -> str:
    """The text of a word, as `objdump -d` writes it with `-M no-aliases`, or, with `aliases`, without.

    Targets are relative (`.+8`), or absolute where the word's address is given.

    >>> disassemble(0x8B020020), disassemble(0xB4000082), disassemble(0xB4000082, 0x1000)
    ('add x0, x1, x2', 'cbz x2, .+16', 'cbz x2, 0x1010')
    >>> disassemble(0xAA0103E0), disassemble(0xAA0103E0, aliases=True)
    ('orr x0, xzr, x1', 'mov x0, x1')
    >>> disassemble(0x8BC00000)
    '.inst 0x8bc00000 ; undefined (dpreg: addsub_shift)'

    Raises ValueError for a number that is no word of 32 bits.
    """
    if not 0 <= word < 1 << 32:
        raise ValueError(f"not a word of 32 bits: {word:#x}")
    for form in candidates(word >> 21 << 6 | word >> 10 & 63, aliases):
        text = form.text(word, address)
        if text is not None:
            return text
    return f".inst {word:#010x} ; undefined ({describe(word)})"


def find_form(word: int) -> Form | None:
    """The form of a word, not an alias; None where it is undefined."""
    return next((form for form in candidates(word >> 21 << 6 | word >> 10 & 63, False) if form.text(word) is not None), None)


def instruction_class(word: int) -> str | None:
    """Row of the encoding index and mnemonic, as in test vectors and coverage reports; None for undefined words.

    >>> instruction_class(0x8B020020), instruction_class(0x8BC00000)
    ('addsub_shift/add', None)
    """
    form = find_form(word)
    return None if form is None else f"{form.row}/{mnemonic(word)}"


def mnemonic(word: int) -> str | None:
    """The name of a word's instruction; `b.cond` and `bc.cond` for conditional branches, None for undefined words.

    >>> mnemonic(0x8B020020), mnemonic(0x54000040), mnemonic(0)
    ('add', 'b.cond', 'udf')
    """
    form = find_form(word)
    if form is None:
        return None
    name, dot, _ = form.mnemonic.partition(".")
    return f"{name}.cond" if dot else name
