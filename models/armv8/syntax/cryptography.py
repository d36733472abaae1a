"""Forms of cryptographic instructions (Arm ARM C4.1: cryptographic AES, SHA, SM3, SM4)."""

from __future__ import annotations

ROWS = """
cryptoaes: 01001110 size:2 10100 opcode:5 10 Rn:5 Rd:5
  size=00 : (aese=00100|aesd=00101|aesmc=00110|aesimc=00111@opcode) <Vd.16b>, <Vn.16b>

cryptosha3: 01011110 size:2 0 Rm:5 0 opcode:3 00 Rn:5 Rd:5
  size=00 : (sha1c=000|sha1p=001|sha1m=010@opcode) <Qd>, <Sn>, <Vm.4s>
  size=00 : (sha1su0=011|sha256su1=110@opcode) <Vd.4s>, <Vn.4s>, <Vm.4s>
  size=00 : (sha256h=100|sha256h2=101@opcode) <Qd>, <Qn>, <Vm.4s>

cryptosha2: 01011110 size:2 10100 opcode:5 10 Rn:5 Rd:5
  size=00 opcode=00000 : sha1h <Sd>, <Sn>
  size=00 : (sha1su1=00001|sha256su0=00010@opcode) <Vd.4s>, <Vn.4s>

crypto3_imm2: 11001110010 Rm:5 10 imm2:2 opcode:2 Rn:5 Rd:5
  (sm3tt1a|sm3tt1b|sm3tt2a|sm3tt2b@opcode) <Vd.4s>, <Vn.4s>, <Vm.s>[<u imm2>]

cryptosha512_3: 11001110011 Rm:5 1 O 00 opcode:2 Rn:5 Rd:5
  O=0 : (sha512h=00|sha512h2=01@opcode) <Qd>, <Qn>, <Vm.2d>
  O=0 : (sha512su1=10|rax1=11@opcode) <Vd.2d>, <Vn.2d>, <Vm.2d>
  O=1 : (sm3partw1=00|sm3partw2=01|sm4ekey=10@opcode) <Vd.4s>, <Vn.4s>, <Vm.4s>

crypto4: 110011100 Op0:2 Rm:5 0 Ra:5 Rn:5 Rd:5
  (eor3=00|bcax=01@Op0) <Vd.16b>, <Vn.16b>, <Vm.16b>, <Va.16b>
  Op0=10 : sm3ss1 <Vd.4s>, <Vn.4s>, <Vm.4s>, <Va.4s>

crypto3_imm6: 11001110100 Rm:5 imm6:6 Rn:5 Rd:5
  xar <Vd.2d>, <Vn.2d>, <Vm.2d>, #<u imm6>

cryptosha512_2: 11001110110000001000 opcode:2 Rn:5 Rd:5
  opcode=00 : sha512su0 <Vd.2d>, <Vn.2d>
  opcode=01 : sm4e <Vd.4s>, <Vn.4s>
"""



