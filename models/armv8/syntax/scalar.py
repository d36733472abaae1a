"""Forms of scalar instructions on vector registers (Arm ARM C4.1: advanced SIMD, scalar)."""

from __future__ import annotations

ROWS = """
asisdone: 01 op 11110000 imm5:5 0 imm4:4 1 Rn:5 Rd:5
  alias op=0 imm4=0000 : mov <$Ed>, <Vn.$LANEKIND>[<u $INDEX>]
  op=0 imm4=0000 : dup <$Ed>, <Vn.$LANEKIND>[<u $INDEX>]

asisdsame: 01 U 11110 size:2 1 Rm:5 opcode:5 1 Rn:5 Rd:5
  $SATURATING <$Bd>, <$Bn>, <$Bm>
  (sqdmulh=010110|sqrdmulh=110110@U:opcode) <$Jd>, <$Jn>, <$Jm>
  size=11 : $DOUBLES <Dd>, <Dn>, <Dm>
  opcode=11xxx : $FLOATS <$Gd>, <$Gn>, <$Gm>

asisdsamefp16: 01 U 11110 a 10 Rm:5 00 opcode:3 1 Rn:5 Rd:5
  $FLOATSH <Hd>, <Hn>, <Hm>

asisdsame2: 01 U 11110 size:2 0 Rm:5 1 opcode:4 1 Rn:5 Rd:5
  U=1 : (sqrdmlah=0000|sqrdmlsh=0001@opcode) <$Jd>, <$Jn>, <$Jm>

asisdmisc: 01 U 11110 size:2 10000 opcode:5 10 Rn:5 Rd:5
  (suqadd=000011|usqadd=100011|sqabs=000111|sqneg=100111@U:opcode) <$Bd>, <$Bn>
  size=11 : (cmgt=001000|cmge=101000|cmeq=001001|cmle=101001|cmlt=001010@U:opcode) <Dd>, <Dn>, #0
  size=11 : (abs=001011|neg=101011@U:opcode) <Dd>, <Dn>
  (sqxtun=110010|sqxtn=010100|uqxtn=110100@U:opcode) <(B|H|S|-@size)d>, <(H|S|D|-@size)n>
  U=1 size=01 opcode=10110 : fcvtxn <Sd>, <Dn>
  size=1x : $ZERO <$Gd>, <$Gn>, #0.0
  $ONE <$Gd>, <$Gn>

asisdmiscfp16: 01 U 11110 a 111100 opcode:5 10 Rn:5 Rd:5
  a=1 : $ZERO <Hd>, <Hn>, #0.0
  $ONEH <Hd>, <Hn>

asisdpair: 01 U 11110 size:2 11000 opcode:5 10 Rn:5 Rd:5
  U=0 size=11 opcode=11011 : addp <Dd>, <Vn.2d>
  U=0 size=x0 : $PAIRS <Hd>, <Vn.2h>
  U=1 : $PAIRS <$Gd>, <Vn.(2s|2d@size[0])>

asisddiff: 01 U 11110 size:2 1 Rm:5 opcode:4 00 Rn:5 Rd:5
  U=0 : (sqdmlal=1001|sqdmlsl=1011|sqdmull=1101@opcode) <(-|S|D|-@size)d>, <$Jn>, <$Jm>

asisdshf: 01 U 111110 immh:4 immb:3 opcode:5 1 Rn:5 Rd:5
  immh=1xxx : $RIGHT <Dd>, <Dn>, #<u 128-immh:immb>
  immh=1xxx : (shl=001010|sli=101010@U:opcode) <Dd>, <Dn>, #<u immh:immb-64>
  (sqshlu=101100|sqshl=001110|uqshl=101110@U:opcode) <$Kd>, <$Kn>, #<u immh:immb-(8=0001|16=001x|32=01xx|64=1xxx@immh)>
  $NARROW <(B=0001|H=001x|S=01xx@immh)d>, <(H=0001|S=001x|D=01xx@immh)n>, #<u (16=0001|32=001x|64=01xx@immh)-immh:immb>
  (scvtf=011100|ucvtf=111100|fcvtzs=011111|fcvtzu=111111@U:opcode) <$Ld>, <$Ln>, #<u (32=001x|64=01xx|128=1xxx@immh)-immh:immb>

asisdelem: 01 U 11111 size:2 L M Rm:4 opcode:4 H 0 Rn:5 Rd:5
  (sqdmlal=00011|sqdmlsl=00111|sqdmull=01011@U:opcode) <(-|S|D|-@size)d>, <$Jn>, $LANE
  (sqdmulh=01100|sqrdmulh=01101|sqrdmlah=11101|sqrdmlsh=11111@U:opcode) <$Jd>, <$Jn>, $LANE
  (fmla=00001|fmls=00101|fmul=01001|fmulx=11001@U:opcode) <(H|-|S|D@size)d>, <(H|-|S|D@size)n>, $FLANE
"""

_FLOATS = (
    "(fmulx=00011|fcmeq=00100|frecps=00111|frsqrts=01111|fcmge=10100|facge=10101|fabd=11010|fcmgt=11100|facgt=11101@{})"
)
_ONE = (
    "(fcvtns=0011010|fcvtms=0011011|fcvtas=0011100|scvtf=0011101|fcvtps=0111010|fcvtzs=0111011|frecpe=0111101"
    "|frecpx=0111111|fcvtnu=1011010|fcvtmu=1011011|fcvtau=1011100|ucvtf=1011101|fcvtpu=1111010|fcvtzu=1111011"
    "|frsqrte=1111101@{})"
)

ABBREVIATIONS = {
    "E": "(B=xxxx1|H=xxx10|S=xx100|D=x1000@imm5)",
    "LANEKIND": "(b=xxxx1|h=xxx10|s=xx100|d=x1000@imm5)",
    "INDEX": "(imm5[4-1]=xxxx1|imm5[4-2]=xxx10|imm5[4-3]=xx100|imm5[4]=x1000@imm5)",
    "B": "(B|H|S|D@size)",
    "J": "(-|H|S|-@size)",
    "G": "(S|D@size[0])",
    "K": "(B=0001|H=001x|S=01xx|D=1xxx@immh)",
    "L": "(H=001x|S=01xx|D=1xxx@immh)",
    "SATURATING": "(sqadd=000001|uqadd=100001|sqsub=000101|uqsub=100101|sqshl=001001|uqshl=101001|sqrshl=001011"
    "|uqrshl=101011@U:opcode)",
    "DOUBLES": "(cmgt=000110|cmhi=100110|cmge=000111|cmhs=100111|sshl=001000|ushl=101000|srshl=001010|urshl=101010"
    "|add=010000|sub=110000|cmtst=010001|cmeq=110001@U:opcode)",
    "FLOATS": _FLOATS.format("U:size[1]:opcode[2-0]"),
    "FLOATSH": _FLOATS.format("U:a:opcode"),
    "ZERO": "(fcmgt=001100|fcmeq=001101|fcmlt=001110|fcmge=101100|fcmle=101101@U:opcode)",
    "ONE": _ONE.format("U:size[1]:opcode"),
    "ONEH": _ONE.format("U:a:opcode"),
    "PAIRS": "(fmaxnmp=001100|faddp=001101|fmaxp=001111|fminnmp=101100|fminp=101111@size[1]:opcode)",
    "RIGHT": "(sshr=000000|ushr=100000|ssra=000010|usra=100010|srshr=000100|urshr=100100|srsra=000110|ursra=100110"
    "|sri=101000@U:opcode)",
    "NARROW": "(sqshrun=110000|sqrshrun=110001|sqshrn=010010|uqshrn=110010|sqrshrn=010011|uqrshrn=110011@U:opcode)",
    "LANE": "(-|<V@Rm.h>[<u H:L:M>]|<V@M:Rm.s>[<u H:L>]|-@size)",
    "FLANE": "(<V@Rm.h>[<u H:L:M>]=00x|<V@M:Rm.s>[<u H:L>]=10x|<V@M:Rm.d>[<u H>]=110@size:L)",
}
"""Registers by size, elements and their indexes, and operations by their opcodes."""
