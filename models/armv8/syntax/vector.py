"""Forms of vector instructions on registers of one shape, with one operand or two (Arm ARM C4.1: advanced SIMD)."""

from __future__ import annotations

ROWS = """
asimdsame: 0 Q U 01110 size:2 1 Rm:5 opcode:5 1 Rn:5 Rd:5
  alias U=0 size=10 opcode=00011 Rn=Rm : mov <Vd.$TB>, <Vn.$TB=Rm>
  opcode=00011 : (and|bic|orr|orn|eor|bsl|bit|bif@U:size) <Vd.$TB>, <Vn.$TB>, <Vm.$TB>
  $INTEGERS <Vd.$I>, <Vn.$I>, <Vm.$I>
  $WITHDOUBLE <Vd.$T>, <Vn.$T>, <Vm.$T>
  opcode=10110 : (sqdmulh|sqrdmulh@U) <Vd.$HS>, <Vn.$HS>, <Vm.$HS>
  opcode=10011 U=1 size=00 : pmul <Vd.$TB>, <Vn.$TB>, <Vm.$TB>
  opcode=11xxx : $FLOATS <Vd.$FLOAT>, <Vn.$FLOAT>, <Vm.$FLOAT>
  (fmlal=00011101|fmlsl=01011101|fmlal2=10011001|fmlsl2=11011001@U:size:opcode) <Vd.(2s|4s@Q)>, <Vn.(2h|4h@Q)>, <Vm.(2h|4h@Q)>

asimdsamefp16: 0 Q U 01110 a 10 Rm:5 00 opcode:3 1 Rn:5 Rd:5
  $HALFS <Vd.$TH>, <Vn.$TH>, <Vm.$TH>

asimdsame2: 0 Q U 01110 size:2 0 Rm:5 1 opcode:4 1 Rn:5 Rd:5
  U=1 : (sqrdmlah=0000|sqrdmlsh=0001@opcode) <Vd.$HS>, <Vn.$HS>, <Vm.$HS>
  size=10 : (sdot=00010|udot=10010|usdot=00011@U:opcode) <Vd.(2s|4s@Q)>, <Vn.$TB>, <Vm.$TB>
  size=10 Q=1 : (smmla=00100|ummla=10100|usmmla=00101@U:opcode) <Vd.4s>, <Vn.16b>, <Vm.16b>
  U=1 size=01 opcode=1111 : bfdot <Vd.(2s|4s@Q)>, <Vn.$TH>, <Vm.$TH>
  U=1 size=01 opcode=1101 Q=1 : bfmmla <Vd.4s>, <Vn.8h>, <Vm.8h>
  U=1 size=11 opcode=1111 : (bfmlalb|bfmlalt@Q) <Vd.4s>, <Vn.8h>, <Vm.8h>
  U=1 opcode=10xx : fcmla <Vd.$HSD>, <Vn.$HSD>, <Vm.$HSD>, #(0|90|180|270@opcode[1-0])
  U=1 opcode=11x0 : fcadd <Vd.$HSD>, <Vn.$HSD>, <Vm.$HSD>, #(90|270@opcode[1])

asimdmisc: 0 Q U 01110 size:2 10000 opcode:5 10 Rn:5 Rd:5
  U=0 opcode=00000 : rev64 <Vd.$I>, <Vn.$I>
  U=1 opcode=00000 size=0x : rev32 <Vd.$I>, <Vn.$I>
  U=0 opcode=00001 size=00 : rev16 <Vd.$TB>, <Vn.$TB>
  opcode=00x10 : (saddlp|uaddlp|sadalp|uadalp@opcode[2]:U) <Vd.(4h|8h|2s|4s|1d|2d|-|-@size:Q)>, <Vn.$I>
  (suqadd=000011|usqadd=100011|sqabs=000111|sqneg=100111|abs=001011|neg=101011@U:opcode) <Vd.$T>, <Vn.$T>
  (cls=000100|clz=100100@U:opcode) <Vd.$I>, <Vn.$I>
  alias opcode=00101 U=1 size=00 : mvn <Vd.$TB>, <Vn.$TB>
  opcode=00101 : (cnt|-|-|-|not|rbit|-|-@U:size) <Vd.$TB>, <Vn.$TB>
  (cmgt=001000|cmge=101000|cmeq=001001|cmle=101001|cmlt=001010@U:opcode) <Vd.$T>, <Vn.$T>, #0
  (xtn=010010|sqxtun=110010|sqxtn=010100|uqxtn=110100@U:opcode)(|2@Q) <Vd.$I>, <Vn.$WIDE>
  U=1 opcode=10011 : shll(|2@Q) <Vd.$WIDE>, <Vn.$I>, #(8|16|32|-@size)
  U=0 opcode=10110 size=0x : fcvtn(|2@Q) <Vd.(4h|8h|2s|4s@size[0]:Q)>, <Vn.(4s|2d@size[0])>
  U=0 opcode=10110 size=10 : bfcvtn(|2@Q) <Vd.$TH>, <Vn.4s>
  U=1 opcode=10110 size=01 : fcvtxn(|2@Q) <Vd.(2s|4s@Q)>, <Vn.2d>
  U=0 opcode=10111 size=0x : fcvtl(|2@Q) <Vd.(4s|2d@size[0])>, <Vn.(4h|8h|2s|4s@size[0]:Q)>
  (frint32z=0011110|frint64z=0011111|frint32x=1011110|frint64x=1011111@U:size[1]:opcode) <Vd.$FLOAT>, <Vn.$FLOAT>
  size=10 opcode=11100 : (urecpe|ursqrte@U) <Vd.(2s|4s@Q)>, <Vn.(2s|4s@Q)>
  $ONE <Vd.$FLOAT>, <Vn.$FLOAT>
  size=1x : $ZERO <Vd.$FLOAT>, <Vn.$FLOAT>, #0.0

asimdmiscfp16: 0 Q U 01110 a 111100 opcode:5 10 Rn:5 Rd:5
  $ONEH <Vd.$TH>, <Vn.$TH>
  a=1 : $ZERO <Vd.$TH>, <Vn.$TH>, #0.0

asimdall: 0 Q U 01110 size:2 11000 opcode:5 10 Rn:5 Rd:5
  opcode=00011 : (saddlv|uaddlv@U) <(H|S|D|-@size)d>, <Vn.$ACROSS>
  (smaxv=001010|umaxv=101010|sminv=011010|uminv=111010|addv=011011@U:opcode) <(B|H|S|-@size)d>, <Vn.$ACROSS>
  U=0 size=x0 : (fmaxnmv=001100|fminnmv=101100|fmaxv=001111|fminv=101111@size[1]:opcode) <Hd>, <Vn.$TH>
  U=1 size=x0 Q=1 : (fmaxnmv=001100|fminnmv=101100|fmaxv=001111|fminv=101111@size[1]:opcode) <Sd>, <Vn.4s>

asimddiff: 0 Q U 01110 size:2 1 Rm:5 opcode:4 00 Rn:5 Rd:5
  $LONG(|2@Q) <Vd.$WIDE>, <Vn.$I>, <Vm.$I>
  U=0 : (sqdmlal=1001|sqdmlsl=1011|sqdmull=1101@opcode)(|2@Q) <Vd.(-|4s|2d|-@size)>, <Vn.$HS>, <Vm.$HS>
  (saddw=00001|uaddw=10001|ssubw=00011|usubw=10011@U:opcode)(|2@Q) <Vd.$WIDE>, <Vn.$WIDE>, <Vm.$I>
  (addhn=00100|raddhn=10100|subhn=00110|rsubhn=10110@U:opcode)(|2@Q) <Vd.$I>, <Vn.$WIDE>, <Vm.$WIDE>
  U=0 opcode=1110 size=00 : pmull(|2@Q) <Vd.8h>, <Vn.$TB>, <Vm.$TB>
  U=0 opcode=1110 size=11 : pmull(|2@Q) <Vd.1q>, <Vn.(1d|2d@Q)>, <Vm.(1d|2d@Q)>

asimdperm: 0 Q 001110 size:2 0 Rm:5 0 opcode:3 10 Rn:5 Rd:5
  (uzp1=001|trn1=010|zip1=011|uzp2=101|trn2=110|zip2=111@opcode) <Vd.$T>, <Vn.$T>, <Vm.$T>

asimdext: 0 Q 101110 op2:2 0 Rm:5 0 imm4:4 0 Rn:5 Rd:5
  op2=00 imm4=(0xxx|xxxx@Q) : ext <Vd.$TB>, <Vn.$TB>, <Vm.$TB>, #<u imm4>

asimdtbl: 0 Q 001110 op2:2 0 Rm:5 0 len:2 op 00 Rn:5 Rd:5
  op2=00 : (tbl|tbx@op) <Vd.$TB>, <list Rn (1|2|3|4@len) 16b>, <Vm.$TB>
"""


def _choice(field: str, rows: str) -> str:
    """A choice from a table: the leading bits at the start of each line, then `name=last bits` and so on."""
    options = [
        f"{name}={head}{last}"
        for head, *entries in map(str.split, rows.strip().splitlines())
        for name, last in (entry.split("=") for entry in entries)
    ]
    return f"({'|'.join(options)}@{field})"


# Floating-point operations by U, the high bit of size (a for half precision), and opcode.
_TWO = """
00 fmaxnm=000 fmla=001 fadd=010 fmulx=011 fcmeq=100 fmax=110 frecps=111
01 fminnm=000 fmls=001 fsub=010 fmin=110 frsqrts=111
10 fmaxnmp=000 faddp=010 fmul=011 fcmge=100 facge=101 fmaxp=110 fdiv=111
11 fminnmp=000 fabd=010 fcmgt=100 facgt=101 fminp=110
"""
_ONE = """
00 frintn=11000 frintm=11001 fcvtns=11010 fcvtms=11011 fcvtas=11100 scvtf=11101
01 fabs=01111 frintp=11000 frintz=11001 fcvtps=11010 fcvtzs=11011 frecpe=11101
10 frinta=11000 frintx=11001 fcvtnu=11010 fcvtmu=11011 fcvtau=11100 ucvtf=11101
11 fneg=01111 frinti=11001 fcvtpu=11010 fcvtzu=11011 frsqrte=11101 fsqrt=11111
"""
# Integer operations by U and opcode.
_INTEGERS = """
0 shadd=00000 srhadd=00010 shsub=00100 smax=01100 smin=01101 sabd=01110 saba=01111 mla=10010 mul=10011 smaxp=10100 sminp=10101
1 uhadd=00000 urhadd=00010 uhsub=00100 umax=01100 umin=01101 uabd=01110 uaba=01111 mls=10010 umaxp=10100 uminp=10101
"""
_WITH_DOUBLE = """
0 sqadd=00001 sqsub=00101 cmgt=00110 cmge=00111 sshl=01000 sqshl=01001 srshl=01010 sqrshl=01011 add=10000 cmtst=10001 addp=10111
1 uqadd=00001 uqsub=00101 cmhi=00110 cmhs=00111 ushl=01000 uqshl=01001 urshl=01010 uqrshl=01011 sub=10000 cmeq=10001
"""
_LONG = """
0 saddl=0000 ssubl=0010 sabal=0101 sabdl=0111 smlal=1000 smlsl=1010 smull=1100
1 uaddl=0000 usubl=0010 uabal=0101 uabdl=0111 umlal=1000 umlsl=1010 umull=1100
"""

ABBREVIATIONS = {
    "INTEGERS": _choice("U:opcode", _INTEGERS),
    "WITHDOUBLE": _choice("U:opcode", _WITH_DOUBLE),
    "FLOATS": _choice("U:size[1]:opcode[2-0]", _TWO),
    "HALFS": _choice("U:a:opcode", _TWO),
    "ONE": _choice("U:size[1]:opcode", _ONE),
    "ONEH": _choice("U:a:opcode", _ONE),
    "ZERO": "(fcmgt=001100|fcmeq=001101|fcmlt=001110|fcmge=101100|fcmle=101101@U:opcode)",
    "LONG": _choice("U:opcode", _LONG),
    "FLOAT": "(2s|4s|-|2d@size[0]:Q)",
    "HS": "(-|-|4h|8h|2s|4s|-|-@size:Q)",
    "HSD": "(-|-|4h|8h|2s|4s|-|2d@size:Q)",
    "WIDE": "(8h|4s|2d|-@size)",
    "ACROSS": "(8b|16b|4h|8h|-|4s|-|-@size:Q)",
}
"""Operations by their opcodes, and arrangements."""
