"""Forms of loads and stores of vector structures (Arm ARM C4.1: loads and stores, advanced SIMD)."""

from __future__ import annotations

ROWS = """
asisdlse: 0 Q 0011000 L 000000 opcode:4 size:2 Rn:5 Rt:5
  $MULTIPLE, [<Xn|SP>]
  $ONE, [<Xn|SP>]

asisdlsep: 0 Q 0011001 L 0 Rm:5 opcode:4 size:2 Rn:5 Rt:5
  Rm=11111 : $MULTIPLE, [<Xn|SP>], #$TOTAL
  Rm=11111 : $ONE, [<Xn|SP>], #$TOTAL
  Rm!=11111 : $MULTIPLE, [<Xn|SP>], <Xm>
  Rm!=11111 : $ONE, [<Xn|SP>], <Xm>

asisdlso: 0 Q 0011010 L R 00000 opcode:3 S size:2 Rn:5 Rt:5
  $LANE, [<Xn|SP>]
  L=1 opcode=11x S=0 : $EACH, [<Xn|SP>]

asisdlsop: 0 Q 0011011 L R Rm:5 opcode:3 S size:2 Rn:5 Rt:5
  Rm=11111 : $LANE, [<Xn|SP>], #$BYTES
  L=1 opcode=11x S=0 Rm=11111 : $EACH, [<Xn|SP>], #$EACHBYTES
  Rm!=11111 : $LANE, [<Xn|SP>], <Xm>
  L=1 opcode=11x S=0 Rm!=11111 : $EACH, [<Xn|SP>], <Xm>
"""

_COUNTS = (1, 3, 2, 4)
"""Registers of one or all lanes by `R:opcode[0]`."""
_SIZES = {"00x": 1, "01x": 2, "100": 4, "101": 8}
"""Bytes of a lane by `opcode[2-1]:size[0]`."""
_MULTIPLES = {"0000": 4, "0010": 4, "0100": 3, "0110": 3, "0111": 1, "1000": 2, "1010": 2}
"""Registers by the `opcode` of multiple structures."""


def _choice(field: str, options: dict[str, int]) -> str:
    return f"({'|'.join(f'{text}={pattern}' for pattern, text in options.items())}@{field})"


_LANE_BYTES = {size + f"{n:02b}": _SIZES[size] * _COUNTS[n] for size in _SIZES for n in range(4)}
_EACH_BYTES = {f"{size:02b}{n:02b}": _COUNTS[n] << size for size in range(4) for n in range(4)}
_TOTALS = {q + opcode: 8 * (1 + int(q)) * count for q in "01" for opcode, count in _MULTIPLES.items()}

ABBREVIATIONS = {
    "MULTIPLE": "(st|ld@L)(4=0000|3=0100|2=1000@opcode) "
    "<list Rt (4=0000|3=0100|2=1000@opcode) (8b|16b|4h|8h|2s|4s|-|2d@size:Q)>",
    "ONE": "(st|ld@L)1 <list Rt (4=0010|3=0110|1=0111|2=1010@opcode) (8b|16b|4h|8h|2s|4s|1d|2d@size:Q)>",
    "TOTAL": _choice("Q:opcode", _TOTALS),
    "COUNT": "(1|3|2|4@R:opcode[0])",
    "LANE": "(st|ld@L)$COUNT <list Rt $COUNT (b=00xxx|h=01xx0|s=10x00|d=10001@opcode[2-1]:S:size)>"
    "[<u (Q:S:size=00xxx|Q:S:size[1]=01xx0|Q:S=10x00|Q=10001@opcode[2-1]:S:size)>]",
    "BYTES": _choice("opcode[2-1]:size[0]:R:opcode[0]", _LANE_BYTES),
    "EACH": "ld(1r|3r|2r|4r@R:opcode[0]) <list Rt $COUNT (8b|16b|4h|8h|2s|4s|1d|2d@size:Q)>",
    "EACHBYTES": _choice("size:R:opcode[0]", _EACH_BYTES),
}
"""Multiple structures, one register list, one lane, all lanes; and the number of bytes that are transferred."""
