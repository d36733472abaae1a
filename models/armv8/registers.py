"""The register files, and their registers by number.

They are records, not functions: reading or writing the register of a literal number evaluates to one field,
so a state never grows with the number of instructions executed.
"""

from __future__ import annotations

from lemmata.core.language import B5, B64, B128, bits, datatype, define, replace


@datatype
class Registers:
    """The general-purpose registers X0 to X30."""

    x0: B64; x1: B64; x2: B64; x3: B64; x4: B64; x5: B64; x6: B64; x7: B64
    x8: B64; x9: B64; x10: B64; x11: B64; x12: B64; x13: B64; x14: B64; x15: B64
    x16: B64; x17: B64; x18: B64; x19: B64; x20: B64; x21: B64; x22: B64; x23: B64
    x24: B64; x25: B64; x26: B64; x27: B64; x28: B64; x29: B64; x30: B64


@datatype
class Vectors:
    """The SIMD and floating-point registers V0 to V31."""

    v0: B128; v1: B128; v2: B128; v3: B128; v4: B128; v5: B128; v6: B128; v7: B128
    v8: B128; v9: B128; v10: B128; v11: B128; v12: B128; v13: B128; v14: B128; v15: B128
    v16: B128; v17: B128; v18: B128; v19: B128; v20: B128; v21: B128; v22: B128; v23: B128
    v24: B128; v25: B128; v26: B128; v27: B128; v28: B128; v29: B128; v30: B128; v31: B128


@define
def read(r: Registers, n: B5) -> B64:
    """The register of a number, zero for 31: a binary search, five tests on a literal number."""
    if n < 16:
        if n < 8:
            if n < 4:
                if n < 2:
                    return r.x0 if n == 0 else r.x1
                return r.x2 if n == 2 else r.x3
            if n < 6:
                return r.x4 if n == 4 else r.x5
            return r.x6 if n == 6 else r.x7
        if n < 12:
            if n < 10:
                return r.x8 if n == 8 else r.x9
            return r.x10 if n == 10 else r.x11
        if n < 14:
            return r.x12 if n == 12 else r.x13
        return r.x14 if n == 14 else r.x15
    if n < 24:
        if n < 20:
            if n < 18:
                return r.x16 if n == 16 else r.x17
            return r.x18 if n == 18 else r.x19
        if n < 22:
            return r.x20 if n == 20 else r.x21
        return r.x22 if n == 22 else r.x23
    if n < 28:
        if n < 26:
            return r.x24 if n == 24 else r.x25
        return r.x26 if n == 26 else r.x27
    if n < 30:
        return r.x28 if n == 28 else r.x29
    return r.x30 if n == 30 else bits(0, 64)


@define
def write(r: Registers, n: B5, value: B64) -> Registers:
    """The registers with one of them changed, none for 31."""
    if n < 16:
        if n < 8:
            if n < 4:
                if n < 2:
                    return replace(r, x0=value) if n == 0 else replace(r, x1=value)
                return replace(r, x2=value) if n == 2 else replace(r, x3=value)
            if n < 6:
                return replace(r, x4=value) if n == 4 else replace(r, x5=value)
            return replace(r, x6=value) if n == 6 else replace(r, x7=value)
        if n < 12:
            if n < 10:
                return replace(r, x8=value) if n == 8 else replace(r, x9=value)
            return replace(r, x10=value) if n == 10 else replace(r, x11=value)
        if n < 14:
            return replace(r, x12=value) if n == 12 else replace(r, x13=value)
        return replace(r, x14=value) if n == 14 else replace(r, x15=value)
    if n < 24:
        if n < 20:
            if n < 18:
                return replace(r, x16=value) if n == 16 else replace(r, x17=value)
            return replace(r, x18=value) if n == 18 else replace(r, x19=value)
        if n < 22:
            return replace(r, x20=value) if n == 20 else replace(r, x21=value)
        return replace(r, x22=value) if n == 22 else replace(r, x23=value)
    if n < 28:
        if n < 26:
            return replace(r, x24=value) if n == 24 else replace(r, x25=value)
        return replace(r, x26=value) if n == 26 else replace(r, x27=value)
    if n < 30:
        return replace(r, x28=value) if n == 28 else replace(r, x29=value)
    return replace(r, x30=value) if n == 30 else r


@define
def read_vector(r: Vectors, n: B5) -> B128:
    """The vector register of a number, by the same search."""
    if n < 16:
        if n < 8:
            if n < 4:
                if n < 2:
                    return r.v0 if n == 0 else r.v1
                return r.v2 if n == 2 else r.v3
            if n < 6:
                return r.v4 if n == 4 else r.v5
            return r.v6 if n == 6 else r.v7
        if n < 12:
            if n < 10:
                return r.v8 if n == 8 else r.v9
            return r.v10 if n == 10 else r.v11
        if n < 14:
            return r.v12 if n == 12 else r.v13
        return r.v14 if n == 14 else r.v15
    if n < 24:
        if n < 20:
            if n < 18:
                return r.v16 if n == 16 else r.v17
            return r.v18 if n == 18 else r.v19
        if n < 22:
            return r.v20 if n == 20 else r.v21
        return r.v22 if n == 22 else r.v23
    if n < 28:
        if n < 26:
            return r.v24 if n == 24 else r.v25
        return r.v26 if n == 26 else r.v27
    if n < 30:
        return r.v28 if n == 28 else r.v29
    return r.v30 if n == 30 else r.v31


@define
def write_vector(r: Vectors, n: B5, value: B128) -> Vectors:
    """The vector registers with one of them changed."""
    if n < 16:
        if n < 8:
            if n < 4:
                if n < 2:
                    return replace(r, v0=value) if n == 0 else replace(r, v1=value)
                return replace(r, v2=value) if n == 2 else replace(r, v3=value)
            if n < 6:
                return replace(r, v4=value) if n == 4 else replace(r, v5=value)
            return replace(r, v6=value) if n == 6 else replace(r, v7=value)
        if n < 12:
            if n < 10:
                return replace(r, v8=value) if n == 8 else replace(r, v9=value)
            return replace(r, v10=value) if n == 10 else replace(r, v11=value)
        if n < 14:
            return replace(r, v12=value) if n == 12 else replace(r, v13=value)
        return replace(r, v14=value) if n == 14 else replace(r, v15=value)
    if n < 24:
        if n < 20:
            if n < 18:
                return replace(r, v16=value) if n == 16 else replace(r, v17=value)
            return replace(r, v18=value) if n == 18 else replace(r, v19=value)
        if n < 22:
            return replace(r, v20=value) if n == 20 else replace(r, v21=value)
        return replace(r, v22=value) if n == 22 else replace(r, v23=value)
    if n < 28:
        if n < 26:
            return replace(r, v24=value) if n == 24 else replace(r, v25=value)
        return replace(r, v26=value) if n == 26 else replace(r, v27=value)
    if n < 30:
        return replace(r, v28=value) if n == 28 else replace(r, v29=value)
    return replace(r, v30=value) if n == 30 else replace(r, v31=value)
