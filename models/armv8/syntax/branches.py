"""Forms of branches and exception generation (Arm ARM C4.1: branches, exception generating, system instructions)."""

from __future__ import annotations

ROWS = """
perm_undef: 0000000000000000 imm16:16
  udf #<u imm16>

condbranch: 0101010 o1 imm19:19 o0 cond:4
  o1=0 : b$BC.$COND <label imm19*4>
  input o1=0 : b$BC.(hs=0010|lo=0011|none=0000|any=0001|nlast=0010|last=0011|first=0100|nfrst=0101@cond) <label imm19*4>
  input o1=0 : b$BC.(pmore=1000|plast=1001|tcont=1010|tstop=1011@cond) <label imm19*4>
  input o1=0 o0=0 cond!=111x : b$COND <label imm19*4>

exception: 11010100 opc:3 imm16:16 op2:3 LL:2
  op2=000 opc=000 : (svc=01|hvc=10|smc=11@LL) #<x imm16>
  op2=000 LL=00 : (brk=001|hlt=010@opc) #<x imm16>
  op2=000 LL=00 opc=011 : tcancel #<u imm16>
  op2=000 opc=101 : (dcps1=01|dcps2=10|dcps3=11@LL){ #<x imm16>}

branch_reg: 1101011 opc:4 op2:5 op3:6 Rn:5 op4:5
  op2=11111 op3=000000 op4=00000 opc=000x : (br|blr@opc[0]) <Xn>
  op2=11111 op3=000000 op4=00000 opc=0010 Rn=11110 : ret
  op2=11111 op3=000000 op4=00000 opc=0010 : ret <Xn>
  op2=11111 op3=000000 op4=00000 Rn=11111 : (eret=0100|drps=0101@opc)
  op2=11111 op3=00001x op4=11111 opc=000x : (braaz|brabz|blraaz|blrabz@opc[0]:op3[0]) <Xn>
  op2=11111 op3=00001x opc=100x : (braa|brab|blraa|blrab@opc[0]:op3[0]) <Xn>, <X@op4|SP>
  op2=11111 op3=00001x op4=11111 Rn=11111 : (retaa=00100|retab=00101|eretaa=01000|eretab=01001@opc:op3[0])

branch_imm: op 00101 imm26:26
  (b|bl@op) <label imm26*4>

compbranch: sf 011010 op imm19:19 Rt:5
  (cbz|cbnz@op) <$Rt>, <label imm19*4>

testbranch: b5 011011 op b40:5 imm14:14 Rt:5
  (tbz|tbnz@op) <(W|X@b5)t>, #<u b5:b40>, <label imm14*4>
  input b5=0 : (tbz|tbnz@op) <Xt>, #<u b5:b40>, <label imm14*4>
"""

ABBREVIATIONS = {
    "COND": "(eq|ne|cs|cc|mi|pl|vs|vc|hi|ls|ge|lt|gt|le|al|nv@cond)",
    "BC": "(|c@o0)",
}
"""Conditions, as a part of the mnemonic, and the C of BC.cond."""
