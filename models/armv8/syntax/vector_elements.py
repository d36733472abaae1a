"""Forms of vector instructions with elements, immediates and shifts (Arm ARM C4.1: advanced SIMD)."""

from __future__ import annotations

ROWS = """
asimdins: 0 Q op 01110000 imm5:5 0 imm4:4 1 Rn:5 Rd:5
  op=0 imm4=0000 : dup <Vd.$DUP>, <Vn.$E>[<u $INDEX>]
  op=0 imm4=0001 : dup <Vd.$DUP>, <(W=xxxx1|W=xxx10|W=xx100|X=x1000@imm5)n>
  op=0 imm4=0101 Q=0 : smov <Wd>, <Vn.(b=xxxx1|h=xxx10@imm5)>[<u $INDEX>]
  op=0 imm4=0101 Q=1 : smov <Xd>, <Vn.(b=xxxx1|h=xxx10|s=xx100@imm5)>[<u $INDEX>]
  alias op=0 imm4=0111 Q=0 : mov <Wd>, <Vn.(s=xx100@imm5)>[<u $INDEX>]
  alias op=0 imm4=0111 Q=1 : mov <Xd>, <Vn.(d=x1000@imm5)>[<u $INDEX>]
  op=0 imm4=0111 Q=0 : umov <Wd>, <Vn.(b=xxxx1|h=xxx10|s=xx100@imm5)>[<u $INDEX>]
  op=0 imm4=0111 Q=1 : umov <Xd>, <Vn.(d=x1000@imm5)>[<u $INDEX>]
  alias op=0 imm4=0011 Q=1 : mov <Vd.$E>[<u $INDEX>], <(W=xxxx1|W=xxx10|W=xx100|X=x1000@imm5)n>
  op=0 imm4=0011 Q=1 : ins <Vd.$E>[<u $INDEX>], <(W=xxxx1|W=xxx10|W=xx100|X=x1000@imm5)n>
  alias op=1 Q=1 : mov <Vd.$E>[<u $INDEX>], <Vn.$E>[<u $SOURCE>]
  op=1 Q=1 : ins <Vd.$E>[<u $INDEX>], <Vn.$E>[<u $SOURCE>]

asimdimm: 0 Q op 0111100000 abc:3 cmode:4 o2 1 defgh:5 Rd:5
  o2=0 cmode=0xxx : (movi|orr|mvni|bic@op:cmode[0]) <Vd.(2s|4s@Q)>, #<x $BYTE>{, lsl #<u cmode[2-1]*8>}
  o2=0 cmode=10xx : (movi|orr|mvni|bic@op:cmode[0]) <Vd.(4h|8h@Q)>, #<x $BYTE>{, lsl #<u cmode[1]*8>}
  o2=0 cmode=110x : (movi|mvni@op) <Vd.(2s|4s@Q)>, #<x $BYTE>, msl #(8|16@cmode[0])
  o2=0 cmode=1110 op=0 : movi <Vd.$TB>, #<x $BYTE>
  o2=0 cmode=1110 op=1 Q=0 : movi <Dd>, #<bytes $BYTE>
  o2=0 cmode=1110 op=1 Q=1 : movi <Vd.2d>, #<bytes $BYTE>
  o2=0 cmode=1111 op=0 : fmov <Vd.(2s|4s@Q)>, #<real $BYTE>
  o2=0 cmode=1111 op=1 Q=1 : fmov <Vd.2d>, #<real $BYTE>
  o2=1 cmode=1111 op=0 : fmov <Vd.(4h|8h@Q)>, #<real $BYTE>

asimdshf: 0 Q U 011110 immh!=0:4 immb:3 opcode:5 1 Rn:5 Rd:5
  immh!=0000 : $RIGHT <Vd.$SAME>, <Vn.$SAME>, #<u $TWICE-immh:immb>
  immh!=0000 : $LEFT <Vd.$SAME>, <Vn.$SAME>, #<u immh:immb-$SIZE>
  immh!=0000 : $NARROW(|2@Q) <Vd.$HALF>, <Vn.$WIDE>, #<u $TWICE-immh:immb>
  alias opcode=10100 immb=000 immh!=0000 : (sxtl|uxtl@U)(|2@Q) <Vd.$WIDE>, <Vn.(8b=00010|16b=00011|4h=00100|8h=00101|2s=01000|4s=01001@immh:Q)>
  opcode=10100 immh!=0000 : (sshll|ushll@U)(|2@Q) <Vd.$WIDE>, <Vn.$HALF>, #<u immh:immb-$SIZE>
  immh!=0000 : (scvtf=011100|ucvtf=111100|fcvtzs=011111|fcvtzu=111111@U:opcode) <Vd.$FLOAT>, <Vn.$FLOAT>, #<u $TWICE-immh:immb>

asimdelem: 0 Q U 01111 size:2 L M Rm:4 opcode:4 H 0 Rn:5 Rd:5
  (mla=10000|mls=10100|mul=01000|sqdmulh=01100|sqrdmulh=01101|sqrdmlah=11101|sqrdmlsh=11111@U:opcode) <Vd.$HS>, <Vn.$HS>, $LANE
  $LONG(|2@Q) <Vd.(-|4s|2d|-@size)>, <Vn.$HS>, $LANE
  (fmla=00001|fmls=00101|fmul=01001|fmulx=11001@U:opcode) <Vd.$FP>, <Vn.$FP>, $FLANE
  size=10 : (fmlal=00000|fmlsl=00100|fmlal2=11000|fmlsl2=11100@U:opcode) <Vd.(2s|4s@Q)>, <Vn.(2h|4h@Q)>, <V@Rm.h>[<u H:L:M>]
  size=10 : (sdot=01110|udot=11110|usdot=01111@U:opcode) <Vd.(2s|4s@Q)>, <Vn.$TB>, <V@M:Rm.4b>[<u H:L>]
  size=00 U=0 opcode=1111 : sudot <Vd.(2s|4s@Q)>, <Vn.$TB>, <V@M:Rm.4b>[<u H:L>]
  size=01 U=0 opcode=1111 : bfdot <Vd.(2s|4s@Q)>, <Vn.$TH>, <V@M:Rm.2h>[<u H:L>]
  size=11 U=0 opcode=1111 : (bfmlalb|bfmlalt@Q) <Vd.4s>, <Vn.8h>, <V@Rm.h>[<u H:L:M>]
  U=1 size=01 opcode=0xx1 H=(0|x@Q) : fcmla <Vd.$TH>, <Vn.$TH>, <V@M:Rm.h>[<u (L|H:L@Q)>], #(0|90|180|270@opcode[2-1])
  U=1 size=10 opcode=0xx1 L=0 Q=1 : fcmla <Vd.4s>, <Vn.4s>, <V@M:Rm.s>[<u H>], #(0|90|180|270@opcode[2-1])
"""

ABBREVIATIONS = {
    "E": "(b=xxxx1|h=xxx10|s=xx100|d=x1000@imm5)",
    "DUP": "(8b=0xxxx1|16b=1xxxx1|4h=0xxx10|8h=1xxx10|2s=0xx100|4s=1xx100|2d=1x1000@Q:imm5)",
    "INDEX": "(imm5[4-1]=xxxx1|imm5[4-2]=xxx10|imm5[4-3]=xx100|imm5[4]=x1000@imm5)",
    "SOURCE": "(imm4=xxxx1|imm4[3-1]=xxx10|imm4[3-2]=xx100|imm4[3]=x1000@imm5)",
    "BYTE": "abc:defgh",
    "SAME": "(8b=00010|16b=00011|4h=001x0|8h=001x1|2s=01xx0|4s=01xx1|2d=1xxx1@immh:Q)",
    "HALF": "(8b=00010|16b=00011|4h=001x0|8h=001x1|2s=01xx0|4s=01xx1@immh:Q)",
    "WIDE": "(8h=0001|4s=001x|2d=01xx@immh)",
    "FLOAT": "(4h=001x0|8h=001x1|2s=01xx0|4s=01xx1|2d=1xxx1@immh:Q)",
    "SIZE": "(8=0001|16=001x|32=01xx|64=1xxx@immh)",
    "TWICE": "(16=0001|32=001x|64=01xx|128=1xxx@immh)",
    "RIGHT": "(sshr=000000|ushr=100000|ssra=000010|usra=100010|srshr=000100|urshr=100100|srsra=000110|ursra=100110"
    "|sri=101000@U:opcode)",
    "LEFT": "(shl=001010|sli=101010|sqshlu=101100|sqshl=001110|uqshl=101110@U:opcode)",
    "NARROW": "(shrn=010000|sqshrun=110000|rshrn=010001|sqrshrun=110001|sqshrn=010010|uqshrn=110010|sqrshrn=010011"
    "|uqrshrn=110011@U:opcode)",
    "HS": "(-|-|4h|8h|2s|4s|-|-@size:Q)",
    "FP": "(4h|8h|-|-|2s|4s|-|2d@size:Q)",
    "LANE": "(-|<V@Rm.h>[<u H:L:M>]|<V@M:Rm.s>[<u H:L>]|-@size)",
    "FLANE": "(<V@Rm.h>[<u H:L:M>]=00x|<V@M:Rm.s>[<u H:L>]=10x|<V@M:Rm.d>[<u H>]=110@size:L)",
    "LONG": "(smlal=00010|umlal=10010|sqdmlal=00011|smlsl=00110|umlsl=10110|sqdmlsl=00111|smull=01010|umull=11010"
    "|sqdmull=01011@U:opcode)",
}
"""Elements and their indexes, arrangements by `immh`, and operations by their opcodes."""
