"""Forms of data processing on general registers (Arm ARM C4.1: immediate, register)."""

from __future__ import annotations

ROWS = """
pcreladdr: op immlo:2 10000 immhi:19 Rd:5
  op=0 : adr <Xd>, <label immhi:immlo*1>
  op=1 : adrp <Xd>, <page immhi:immlo*4096>

addsub_imm: sf op S 100010 sh imm12:12 Rn:5 Rd:5
  alias op=0 S=0 sh=0 imm12=000000000000 Rd=11111 : mov <$Rd|SP>, <$Rn|SP>
  alias op=0 S=0 sh=0 imm12=000000000000 Rn=11111 : mov <$Rd|SP>, <$Rn|SP>
  alias S=1 Rd=11111 : (cmn|cmp@op) <$Rn|SP>, #<x imm12>{, lsl #<=12@sh>}
  S=0 : (add|sub@op) <$Rd|SP>, <$Rn|SP>, #<x imm12>{, lsl #<=12@sh>}
  S=1 : (adds|subs@op) <$Rd>, <$Rn|SP>, #<x imm12>{, lsl #<=12@sh>}
  input S=0 sh=0 : (sub|add@op) <$Rd|SP>, <$Rn|SP>, #<n imm12>
  input S=1 sh=0 : (subs|adds@op) <$Rd>, <$Rn|SP>, #<n imm12>
  input S=1 sh=0 Rd=11111 : (cmp|cmn@op) <$Rn|SP>, #<n imm12>
  input S=0 sh=1 : (add|sub@op) <$Rd|SP>, <$Rn|SP>, #<x imm12*4096>
  input S=1 sh=1 : (adds|subs@op) <$Rd>, <$Rn|SP>, #<x imm12*4096>
  input S=1 sh=1 Rd=11111 : (cmn|cmp@op) <$Rn|SP>, #<x imm12*4096>

addsub_immtags: sf op S 100011 o2 imm6:6 op3:2 imm4:4 Rn:5 Rd:5
  sf=1 S=0 o2=0 op3=00 : (addg|subg@op) <Xd|SP>, <Xn|SP>, #<x imm6*16>, #<x imm4>
  op=0 S=0 o2=1 : (smax=0000|smin=0010@imm6[5-2]) <$Rd>, <$Rn>, #<s imm6[1-0]:op3:imm4>
  op=0 S=0 o2=1 : (umax=0001|umin=0011@imm6[5-2]) <$Rd>, <$Rn>, #<u imm6[1-0]:op3:imm4>

log_imm: sf opc:2 100100 N immr:6 imms:6 Rn:5 Rd:5
  alias opc=01 Rn=11111 Rd=11111 : mov <$Rd|SP>, #<mask(32|64@sf) N:immr:imms>
  alias opc=01 Rn=11111 : mov <$Rd|SP>, #<movmask(32|64@sf) N:immr:imms>
  alias opc=11 Rd=11111 : tst <$Rn>, #<mask(32|64@sf) N:immr:imms>
  (and|orr|eor|-@opc) <$Rd|SP>, <$Rn>, #<mask(32|64@sf) N:immr:imms>
  opc=11 : ands <$Rd>, <$Rn>, #<mask(32|64@sf) N:immr:imms>

movewide: sf opc:2 100101 hw:2 imm16:16 Rd:5
  alias opc=10 : mov <$Rd>, #<half(32|64@sf) hw:imm16>
  alias opc=00 : mov <$Rd>, #<nothalf(32|64@sf) hw:imm16>
  hw=(0x|xx@sf) : (movn|-|movz|movk@opc) <$Rd>, #<x imm16>{, lsl #<u hw*16>}

bitfield: sf opc:2 100110 N immr:6 imms:6 Rn:5 Rd:5
  alias opc=00 sf=0 N=0 immr=000000 imms=000111 : sxtb <Wd>, <Wn>
  alias opc=00 sf=1 N=1 immr=000000 imms=000111 : sxtb <Xd>, <Wn>
  alias opc=00 sf=0 N=0 immr=000000 imms=001111 : sxth <Wd>, <Wn>
  alias opc=00 sf=1 N=1 immr=000000 imms=001111 : sxth <Xd>, <Wn>
  alias opc=00 sf=1 N=1 immr=000000 imms=011111 : sxtw <Xd>, <Wn>
  alias opc=10 sf=0 N=0 immr=000000 imms=000111 : uxtb <Wd>, <Wn>
  alias opc=10 sf=0 N=0 immr=000000 imms=001111 : uxth <Wd>, <Wn>
  alias opc=00 sf=0 N=0 imms=011111 immr=0xxxxx : asr <Wd>, <Wn>, #<u immr>
  alias opc=00 sf=1 N=1 imms=111111 : asr <Xd>, <Xn>, #<u immr>
  alias opc=10 sf=0 N=0 imms=011111 immr=0xxxxx : lsr <Wd>, <Wn>, #<u immr>
  alias opc=10 sf=1 N=1 imms=111111 : lsr <Xd>, <Xn>, #<u immr>
  alias opc=10 N=(0|1@sf) : lsl <$Rd>, <$Rn>, #<left(32|64@sf) immr:imms>
  alias opc=01 Rn=11111 N=(0|1@sf) : bfc <$Rd>, #<insert(32|64@sf) immr:imms>
  alias N=(0|1@sf) : (sbfiz|bfi|ubfiz|-@opc) <$Rd>, <$Rn>, #<insert(32|64@sf) immr:imms>
  alias N=(0|1@sf) : (sbfx|bfxil|ubfx|-@opc) <$Rd>, <$Rn>, #<extract(32|64@sf) immr:imms>
  N=(0|1@sf) immr=(0xxxxx|xxxxxx@sf) imms=(0xxxxx|xxxxxx@sf) : (sbfm|bfm|ubfm|-@opc) <$Rd>, <$Rn>, #<u immr>, #<u imms>

extract: sf op21:2 100111 N o0 Rm:5 imms:6 Rn:5 Rd:5
  alias op21=00 o0=0 N=(0|1@sf) imms=(0xxxxx|xxxxxx@sf) Rn=Rm : ror <$Rd>, <$Rn>, #<u imms>
  op21=00 o0=0 N=(0|1@sf) imms=(0xxxxx|xxxxxx@sf) : extr <$Rd>, <$Rn>, <$Rm>, #<u imms>

log_shift: sf opc:2 01010 shift:2 N Rm:5 imm6:6 Rn:5 Rd:5
  alias opc=01 N=0 Rn=11111 shift=00 imm6=000000 : mov <$Rd>, <$Rm>
  alias opc=01 N=1 Rn=11111 imm6=(0xxxxx|xxxxxx@sf) : mvn <$Rd>, <$Rm>{, <shift shift> #<u imm6>}
  alias opc=11 N=0 Rd=11111 imm6=(0xxxxx|xxxxxx@sf) : tst <$Rn>, <$Rm>{, <shift shift> #<u imm6>}
  imm6=(0xxxxx|xxxxxx@sf) : (and|bic|orr|orn|eor|eon|ands|bics@opc:N) <$Rd>, <$Rn>, <$Rm>{, <shift shift> #<u imm6>}

addsub_shift: sf op S 01011 shift:2 0 Rm:5 imm6:6 Rn:5 Rd:5
  alias S=1 Rd=11111 imm6=(0xxxxx|xxxxxx@sf) : (cmn|cmp@op) <$Rn>, <$Rm>{, <shift3 shift> #<u imm6>}
  alias op=1 Rn=11111 imm6=(0xxxxx|xxxxxx@sf) : (neg|negs@S) <$Rd>, <$Rm>{, <shift3 shift> #<u imm6>}
  imm6=(0xxxxx|xxxxxx@sf) : (add|adds|sub|subs@op:S) <$Rd>, <$Rn>, <$Rm>{, <shift3 shift> #<u imm6>}

addsub_ext: sf op S 01011 opt:2 1 Rm:5 option:3 imm3:3 Rn:5 Rd:5
  alias S=1 Rd=11111 Rn=11111 $LSL : (cmn|cmp@op) <$Rn|SP>, $SHIFTED
  alias S=1 Rd=11111 $EXT : (cmn|cmp@op) <$Rn|SP>, $EXTENDED
  S=0 Rd=11111 $LSL : (add|sub@op) <$Rd|SP>, <$Rn|SP>, $SHIFTED
  S=0 Rn=11111 $LSL : (add|sub@op) <$Rd|SP>, <$Rn|SP>, $SHIFTED
  S=0 $EXT : (add|sub@op) <$Rd|SP>, <$Rn|SP>, $EXTENDED
  S=1 Rn=11111 $LSL : (adds|subs@op) <$Rd>, <$Rn|SP>, $SHIFTED
  S=1 $EXT : (adds|subs@op) <$Rd>, <$Rn|SP>, $EXTENDED

addsub_carry: sf op S 11010000 Rm:5 000000 Rn:5 Rd:5
  alias op=1 Rn=11111 : (ngc|ngcs@S) <$Rd>, <$Rm>
  (adc|adcs|sbc|sbcs@op:S) <$Rd>, <$Rn>, <$Rm>

rmif: sf op S 11010000 imm6:6 00001 Rn:5 o2 mask:4
  sf=1 op=0 S=1 o2=0 : rmif <Xn>, #<u imm6>, #<u mask>

setf: sf op S 11010000 opcode2:6 sz 0010 Rn:5 o3 mask:4
  sf=0 op=0 S=1 opcode2=000000 o3=0 mask=1101 : (setf8|setf16@sz) <Wn>

condcmp_reg: sf op S 11010010 Rm:5 cond:4 0 o2 Rn:5 o3 nzcv:4
  S=1 o2=0 o3=0 : (ccmn|ccmp@op) <$Rn>, <$Rm>, #<x nzcv>, <cond cond>

condcmp_imm: sf op S 11010010 imm5:5 cond:4 1 o2 Rn:5 o3 nzcv:4
  S=1 o2=0 o3=0 : (ccmn|ccmp@op) <$Rn>, #<x imm5>, #<x nzcv>, <cond cond>

condsel: sf op S 11010100 Rm:5 cond:4 op2:2 Rn:5 Rd:5
  alias S=0 op=0 op2=01 Rm=11111 Rn=11111 : cset <$Rd>, <ncond cond>
  alias S=0 op=1 op2=00 Rm=11111 Rn=11111 : csetm <$Rd>, <ncond cond>
  alias S=0 op=0 op2=01 Rn=Rm : cinc <$Rd>, <$Rn=Rm>, <ncond cond>
  alias S=0 op=1 op2=00 Rn=Rm : cinv <$Rd>, <$Rn=Rm>, <ncond cond>
  alias S=0 op=1 op2=01 Rn=Rm : cneg <$Rd>, <$Rn=Rm>, <ncond cond>
  S=0 : (csel|csinc|-|-|csinv|csneg|-|-@op:op2) <$Rd>, <$Rn>, <$Rm>, <cond cond>

dp_1src: sf 1 S 11010110 opcode2:5 opcode:6 Rn:5 Rd:5
  S=0 opcode2=00000 : (rbit=000000|rev16=000001|clz=000100|cls=000101|ctz=000110|cnt=000111|abs=001000@opcode) <$Rd>, <$Rn>
  S=0 opcode2=00000 : (rev=0000010|rev32=1000010|rev=1000011@sf:opcode) <$Rd>, <$Rn>
  sf=1 S=0 opcode2=00001 opcode=000xxx : (pacia|pacib|pacda|pacdb|autia|autib|autda|autdb@opcode[2-0]) <Xd>, <Xn|SP>
  sf=1 S=0 opcode2=00001 opcode=001xxx Rn=11111 : (paciza|pacizb|pacdza|pacdzb|autiza|autizb|autdza|autdzb@opcode[2-0]) <Xd>
  sf=1 S=0 opcode2=00001 Rn=11111 : (xpaci=010000|xpacd=010001@opcode) <Xd>

dp_2src: sf 0 S 11010110 Rm:5 opcode:6 Rn:5 Rd:5
  alias S=0 opcode=0010xx : (lsl|lsr|asr|ror@opcode[1-0]) <$Rd>, <$Rn>, <$Rm>
  alias sf=1 S=1 opcode=000000 Rd=11111 : cmpp <Xn|SP>, <Xm|SP>
  sf=1 opcode=000000 : (subp|subps@S) <Xd>, <Xn|SP>, <Xm|SP>
  S=0 opcode=00001x : (udiv|sdiv@opcode[0]) <$Rd>, <$Rn>, <$Rm>
  S=0 opcode=0110xx : (smax|umax|smin|umin@opcode[1-0]) <$Rd>, <$Rn>, <$Rm>
  S=0 opcode=0010xx : (lslv|lsrv|asrv|rorv@opcode[1-0]) <$Rd>, <$Rn>, <$Rm>
  sf=1 S=0 opcode=000100 Rm=11111 : irg <Xd|SP>, <Xn|SP>
  sf=1 S=0 opcode=000100 : irg <Xd|SP>, <Xn|SP>, <Xm>
  sf=1 S=0 opcode=000101 : gmi <Xd>, <Xn|SP>, <Xm>
  sf=1 S=0 opcode=001100 : pacga <Xd>, <Xn>, <Xm|SP>
  sf=0 S=0 : (crc32b=010000|crc32h=010001|crc32w=010010|crc32cb=010100|crc32ch=010101|crc32cw=010110@opcode) <Wd>, <Wn>, <Wm>
  sf=1 S=0 : (crc32x=010011|crc32cx=010111@opcode) <Wd>, <Wn>, <Xm>

dp_3src: sf op54:2 11011 op31:3 Rm:5 o0 Ra:5 Rn:5 Rd:5
  alias op54=00 op31=000 Ra=11111 : (mul|mneg@o0) <$Rd>, <$Rn>, <$Rm>
  alias sf=1 op54=00 Ra=11111 : (smull=0010|smnegl=0011|umull=1010|umnegl=1011@op31:o0) <Xd>, <Wn>, <Wm>
  op54=00 op31=000 : (madd|msub@o0) <$Rd>, <$Rn>, <$Rm>, <$Ra>
  sf=1 op54=00 : (smaddl=0010|smsubl=0011|umaddl=1010|umsubl=1011@op31:o0) <Xd>, <Wn>, <Wm>, <Xa>
  sf=1 op54=00 Ra~11111 : (smulh=0100|umulh=1100@op31:o0) <Xd>, <Xn>, <Xm>
"""

ABBREVIATIONS = {
    "LSL": "opt=00 imm3!=101 imm3!=11x option=(010|011@sf)",
    "SHIFTED": "<$Rm>{, lsl #<u imm3>}",
    "EXT": "opt=00 imm3!=101 imm3!=11x",
    "EXTENDED": "(<Wm>=0xxx|<Wm>=1x0x|<Wm>=1x10|<Xm>=1x11@sf:option), "
    "(uxtb|uxth|uxtw|uxtx|sxtb|sxth|sxtw|sxtx@option){ #<u imm3>}",
}
"""A shifted register, where the stack pointer is an operand, and an extended one."""
