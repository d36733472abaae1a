"""Forms of exclusive, ordered and atomic accesses (Arm ARM C4.1: loads and stores)."""

from __future__ import annotations

ROWS = """
comswappr: 0 sz 0010000 L 1 Rs:5 o0 Rt2:5 Rn:5 Rt:5
  Rt2=11111 Rs=xxxx0 Rt=xxxx0 : casp(|l|a|al@L:o0) <$Zs>, <$Zs+1>, <$Zt>, <$Zt+1>, [<Xn|SP>]

ldstexclp: 1 sz 0010000 L 1 Rs:5 o0 Rt2:5 Rn:5 Rt:5
  L=0 : (stxp|stlxp@o0) <Ws>, <$Zt>, <$Zt2>, [<Xn|SP>]
  L=1 Rs~11111 : (ldxp|ldaxp@o0) <$Zt>, <$Zt2>, [<Xn|SP>]

ldstexclr: size:2 0010000 L 0 Rs:5 o0 Rt2:5 Rn:5 Rt:5
  L=0 Rt2~11111 : (stxr|stlxr@o0)$SIZE <Ws>, <$Ut>, [<Xn|SP>]
  L=1 Rs~11111 Rt2~11111 : (ldxr|ldaxr@o0)$SIZE <$Ut>, [<Xn|SP>]

ldstord: size:2 0010001 L 0 Rs:5 o0 Rt2:5 Rn:5 Rt:5
  Rs~11111 Rt2~11111 : (stllr|stlr|ldlar|ldar@L:o0)$SIZE <$Ut>, [<Xn|SP>]

comswap: size:2 0010001 L 1 Rs:5 o0 Rt2:5 Rn:5 Rt:5
  Rt2=11111 : cas(|l|a|al@L:o0)$SIZE <$Us>, <$Ut>, [<Xn|SP>]

memop: size:2 111 VR 00 A R 1 Rs:5 o3 opc:3 00 Rn:5 Rt:5
  alias VR=0 A=0 o3=0 Rt=11111 : st$OPERATION(|l@R)$SIZE <$Us>, [<Xn|SP>]
  VR=0 o3=0 : ld$OPERATION$ORDER$SIZE <$Us>, <$Ut>, [<Xn|SP>]
  VR=0 o3=1 opc=000 : swp$ORDER$SIZE <$Us>, <$Ut>, [<Xn|SP>]
  VR=0 A=1 R=0 o3=1 opc=100 Rs~11111 : ldapr$SIZE <$Ut>, [<Xn|SP>]
  VR=0 size=11 A=0 R=0 o3=1 Rs=11111 : (st64b=001|ld64b=101@opc) <Xt>, [<Xn|SP>]
  VR=0 size=11 A=0 R=0 o3=1 : (st64bv=011|st64bv0=010@opc) <Xs>, <Xt>, [<Xn|SP>]
"""

ABBREVIATIONS = {
    "Z": "(W|X@sz)",
    "U": "(W|W|W|X@size)",
    "SIZE": "(b|h||@size)",
    "ORDER": "(|l|a|al@A:R)",
    "OPERATION": "(add|clr|eor|set|smax|smin|umax|umin@opc)",
}
"""Registers and suffixes by size, suffixes by order, and the operations of atomic accesses."""
