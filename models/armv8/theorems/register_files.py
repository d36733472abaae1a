"""The register files: a register that is not written keeps its value."""

from __future__ import annotations

from lemmata.core.language import B5, B64, B128, assume, theorem
from lemmata.models.armv8.registers import Registers, Vectors, read, read_vector, write, write_vector


@theorem
def read_of_write(r: Registers, n: B5, d: B5, value: B64) -> bool:
    assume(n != d)
    return read(write(r, d, value), n) == read(r, n)


@theorem
def read_of_write_vector(r: Vectors, n: B5, d: B5, value: B128) -> bool:
    assume(n != d)
    return read_vector(write_vector(r, d, value), n) == read_vector(r, n)
