"""LDAPR/STLR (unscaled immediate): LDAPUR, LDAPURB, LDAPURH, LDAPURSB, LDAPURSH, LDAPURSW, STLUR, STLURB, STLURH
(Arm ARM C4.1, Loads and Stores).
"""

from __future__ import annotations

from lemmata.core.language import B1, B2, B5, B9, concat, datatype, define, sign_extend
from lemmata.models.armv8.access import load_extended, store
from lemmata.models.armv8.addressing import size_in_bytes, with_offset
from lemmata.models.armv8.encoding import Encoding
from lemmata.models.armv8.ordered import ordered_load, ordered_store
from lemmata.models.armv8.state import State, advance, read_sp, read_x, undefined_instruction, write_x


@datatype
class LoadStoreOrderedUnscaled:
    """A word of this row."""

    size: B2
    opc: B2
    imm9: B9
    Rn: B5
    Rt: B5


@define
def undefined(i: LoadStoreOrderedUnscaled) -> bool:
    """No sign is extended from 64 bits, nor from 32 bits to 32."""
    return (i.size == 0b11 and i.opc[1] == 1) or (i.size == 0b10 and i.opc == 0b11)


@define
def execute(i: LoadStoreOrderedUnscaled, s: State) -> State:
    """At an offset in bytes."""
    if undefined(i):
        return undefined_instruction(s)
    address = with_offset(read_sp(s, i.Rn), sign_extend(i.imm9, 64))
    size = size_in_bytes(concat(B1(0), i.size))
    if i.opc == 0b00:
        return ordered_store(
            s, i.Rn, address, size, lambda t: store(advance(t), i.size, address, read_x(t, i.Rt))
        )
    return ordered_load(
        s, i.Rn, address, size,
        lambda t: write_x(advance(t), i.Rt, load_extended(t, i.size, i.opc, address)),
    )


ROW = Encoding(
    "size:2 011001 opc:2 0 imm9:9 00 Rn:5 Rt:5", LoadStoreOrderedUnscaled, execute, undefined
)
