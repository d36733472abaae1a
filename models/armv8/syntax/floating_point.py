"""Forms of scalar floating-point instructions and conversions (Arm ARM C4.1: floating-point)."""

from __future__ import annotations

ROWS = """
float2fix: sf 0 S 11110 ftype:2 0 rmode:2 opcode:3 scale:6 Rn:5 Rd:5
  S=0 scale=(1xxxxx|xxxxxx@sf) : (scvtf=00010|ucvtf=00011@rmode:opcode) <$Fd>, <$Rn>, #<u 64-scale>
  S=0 scale=(1xxxxx|xxxxxx@sf) : (fcvtzs=11000|fcvtzu=11001@rmode:opcode) <$Rd>, <$Fn>, #<u 64-scale>

float2int: sf 0 S 11110 ftype:2 1 rmode:2 opcode:3 000000 Rn:5 Rd:5
  S=0 opcode=00x : (fcvtns|fcvtnu|fcvtps|fcvtpu|fcvtms|fcvtmu|fcvtzs|fcvtzu@rmode:opcode[0]) <$Rd>, <$Fn>
  S=0 rmode=00 : (fcvtas=100|fcvtau=101@opcode) <$Rd>, <$Fn>
  S=0 rmode=00 : (scvtf=010|ucvtf=011@opcode) <$Fd>, <$Rn>
  S=0 rmode=00 opcode=110 : fmov <(W=000|W=011|X=101|X=111@sf:ftype)d>, <$Fn>
  S=0 rmode=00 opcode=111 : fmov <$Fd>, <(W=000|W=011|X=101|X=111@sf:ftype)n>
  S=0 sf=1 ftype=10 rmode=01 opcode=110 : fmov <Xd>, <Vn.d>[1]
  S=0 sf=1 ftype=10 rmode=01 opcode=111 : fmov <Vd.d>[1], <Xn>
  S=0 sf=0 ftype=01 rmode=11 opcode=110 : fjcvtzs <Wd>, <Dn>

floatdp1: M 0 S 11110 ftype:2 1 opcode:6 10000 Rn:5 Rd:5
  M=0 S=0 opcode=0000xx : (fmov|fabs|fneg|fsqrt@opcode[1-0]) <$Fd>, <$Fn>
  M=0 S=0 opcode=0001xx : fcvt <(S|D|-|H@opcode[1-0])d>, <(S=0001|S=0011|D=0100|D=0111|H=1100|H=1101@ftype:opcode[1-0])n>
  M=0 S=0 ftype=01 opcode=000110 : bfcvt <Hd>, <Sn>
  M=0 S=0 opcode=001xxx : (frintn|frintp|frintm|frintz|frinta|-|frintx|frinti@opcode[2-0]) <$Fd>, <$Fn>
  M=0 S=0 ftype=0x opcode=0100xx : (frint32z|frint32x|frint64z|frint64x@opcode[1-0]) <$Fd>, <$Fn>

floatcmp: M 0 S 11110 ftype:2 1 Rm:5 op:2 1000 Rn:5 opcode2:5
  M=0 S=0 op=00 : (fcmp=00000|fcmpe=10000@opcode2) <$Fn>, <$Fm>
  M=0 S=0 op=00 Rm~00000 : (fcmp=01000|fcmpe=11000@opcode2) <$Fn>, #0.0

floatimm: M 0 S 11110 ftype:2 1 imm8:8 100 imm5:5 Rd:5
  M=0 S=0 imm5=00000 : fmov <$Fd>, #<real imm8>

floatccmp: M 0 S 11110 ftype:2 1 Rm:5 cond:4 01 Rn:5 op nzcv:4
  M=0 S=0 : (fccmp|fccmpe@op) <$Fn>, <$Fm>, #<x nzcv>, <cond cond>

floatdp2: M 0 S 11110 ftype:2 1 Rm:5 opcode:4 10 Rn:5 Rd:5
  M=0 S=0 : (fmul|fdiv|fadd|fsub|fmax|fmin|fmaxnm|fminnm|fnmul|-|-|-|-|-|-|-@opcode) <$Fd>, <$Fn>, <$Fm>

floatsel: M 0 S 11110 ftype:2 1 Rm:5 cond:4 11 Rn:5 Rd:5
  M=0 S=0 : fcsel <$Fd>, <$Fn>, <$Fm>, <cond cond>

floatdp3: M 0 S 11111 ftype:2 o1 Rm:5 o0 Ra:5 Rn:5 Rd:5
  M=0 S=0 : (fmadd|fmsub|fnmadd|fnmsub@o1:o0) <$Fd>, <$Fn>, <$Fm>, <$Fa>
"""



