"""Forms of loads and stores of one or two registers (Arm ARM C4.1: loads and stores)."""

from __future__ import annotations

ROWS = """
ldapstl_unscaled: size:2 011001 opc:2 0 imm9:9 00 Rn:5 Rt:5
  (stlurb|ldapurb|ldapursb|ldapursb|stlurh|ldapurh|ldapursh|ldapursh|stlur|ldapur|ldapursw|-|stlur|ldapur|-|-@size:opc) <$KINDt>, $OFFSET

loadlit: opc:2 011 VR 00 imm19:19 Rt:5
  (ldr|ldr|ldrsw|-|ldr|ldr|ldr|-@VR:opc) <(W|X|X|-|S|D|Q|-@VR:opc)t>, <label imm19*4>
  opc=11 VR=0 : prfm <prefetch Rt>, <label imm19*4>

ldstnapair_offs: opc:2 101 VR 000 L imm7:7 Rt2:5 Rn:5 Rt:5
  (stnp|ldnp@L) $PAIR, [<Xn|SP>{, #<s imm7*$SCALE>}]

ldstpair_post: opc:2 101 VR 001 L imm7:7 Rt2:5 Rn:5 Rt:5
  (stp|ldp@L) $PAIR, [<Xn|SP>], #<s imm7*$SCALE>
  VR=0 opc=01 : (stgp|ldpsw@L) <Xt>, <Xt2>, [<Xn|SP>], #<s imm7*(16|4@L)>

ldstpair_off: opc:2 101 VR 010 L imm7:7 Rt2:5 Rn:5 Rt:5
  (stp|ldp@L) $PAIR, [<Xn|SP>{, #<s imm7*$SCALE>}]
  VR=0 opc=01 : (stgp|ldpsw@L) <Xt>, <Xt2>, [<Xn|SP>{, #<s imm7*(16|4@L)>}]

ldstpair_pre: opc:2 101 VR 011 L imm7:7 Rt2:5 Rn:5 Rt:5
  (stp|ldp@L) $PAIR, [<Xn|SP>, #<s imm7*$SCALE>]!
  VR=0 opc=01 : (stgp|ldpsw@L) <Xt>, <Xt2>, [<Xn|SP>, #<s imm7*(16|4@L)>]!

ldst_unscaled: size:2 111 VR 00 opc:2 0 imm9:9 00 Rn:5 Rt:5
  VR=0 : (sturb|ldurb|ldursb|ldursb|sturh|ldurh|ldursh|ldursh|stur|ldur|ldursw|-|stur|ldur|-|-@size:opc) <$KINDt>, $OFFSET
  VR=0 size=11 opc=10 : prfum <prefetch Rt>, $OFFSET
  VR=1 : (stur|ldur|stur|ldur|stur|ldur|-|-|stur|ldur|-|-|stur|ldur|-|-@size:opc) <$VECTORt>, $OFFSET
  input VR=0 : $NAME <$KINDt>, $OFFSET
  input VR=0 size=11 opc=10 : prfm <prefetch Rt>, $OFFSET
  input VR=1 : $VNAME <$VECTORt>, $OFFSET

ldst_immpost: size:2 111 VR 00 opc:2 0 imm9:9 01 Rn:5 Rt:5
  VR=0 : $NAME <$KINDt>, [<Xn|SP>], #<s imm9>
  VR=1 : $VNAME <$VECTORt>, [<Xn|SP>], #<s imm9>

ldst_unpriv: size:2 111 VR 00 opc:2 0 imm9:9 10 Rn:5 Rt:5
  VR=0 : (sttrb|ldtrb|ldtrsb|ldtrsb|sttrh|ldtrh|ldtrsh|ldtrsh|sttr|ldtr|ldtrsw|-|sttr|ldtr|-|-@size:opc) <$KINDt>, $OFFSET

ldst_immpre: size:2 111 VR 00 opc:2 0 imm9:9 11 Rn:5 Rt:5
  VR=0 : $NAME <$KINDt>, [<Xn|SP>, #<s imm9>]!
  VR=1 : $VNAME <$VECTORt>, [<Xn|SP>, #<s imm9>]!

ldst_pac: size:2 111 VR 00 M S 1 imm9:9 W 1 Rn:5 Rt:5
  size=11 VR=0 W=0 : (ldraa|ldrab@M) <Xt>, [<Xn|SP>{, #<s S:imm9*8>}]
  size=11 VR=0 W=1 : (ldraa|ldrab@M) <Xt>, [<Xn|SP>{, #<s S:imm9*8>}]!

ldst_regoff: size:2 111 VR 00 opc:2 1 Rm:5 option:3 S 10 Rn:5 Rt:5
  VR=0 : $NAME <$KINDt>, [<Xn|SP>, (<Xm>{, lsl #$LOG}=011|<Wm>, uxtw{ #$LOG}=010|<Wm>, sxtw{ #$LOG}=110|<Xm>, sxtx{ #$LOG}=111@option)]
  VR=0 size=11 opc=10 : prfm <prefetch Rt>, [<Xn|SP>, (<Xm>{, lsl #$LOG}=011|<Wm>, uxtw{ #$LOG}=010|<Wm>, sxtw{ #$LOG}=110|<Xm>, sxtx{ #$LOG}=111@option)]
  VR=1 : $VNAME <$VECTORt>, [<Xn|SP>, (<Xm>{, lsl #$VLOG}=011|<Wm>, uxtw{ #$VLOG}=010|<Wm>, sxtw{ #$VLOG}=110|<Xm>, sxtx{ #$VLOG}=111@option)]

ldst_pos: size:2 111 VR 01 opc:2 imm12:12 Rn:5 Rt:5
  VR=0 : $NAME <$KINDt>, [<Xn|SP>{, #<u imm12*(1|2|4|8@size)>}]
  VR=0 size=11 opc=10 : prfm <prefetch Rt>, [<Xn|SP>{, #<u imm12*8>}]
  VR=1 : $VNAME <$VECTORt>, [<Xn|SP>{, #<u imm12*$BYTES>}]

memcms: size:2 011 o0 01 op1:2 0 Rs:5 op2:4 01 Rn:5 Rd:5
  size=00 Rs!=11111 $DISTINCT : (cpyf|cpy@o0)(p|m|e|-@op1)$CPYOPTION [<Xd>]!, [<Xs>]!, <Xn>!
  size=00 op1=11 $DISTINCT : (set|setg@o0)(p|m|e|-@op2[3-2])(|t|n|tn@op2[1-0]) [<Xd>]!, <Xn>!, <Xs>

ldsttags: 11011001 opc:2 1 imm9:9 op2:2 Rn:5 Rt:5
  op2=00 imm9=000000000 : (stzgm|-|stgm|ldgm@opc) <Xt>, [<Xn|SP>]
  op2=00 opc=01 : ldg <Xt>, [<Xn|SP>{, #<s imm9*16>}]
  op2=01 : (stg|stzg|st2g|stz2g@opc) <Xt|SP>, [<Xn|SP>], #<s imm9*16>
  op2=10 : (stg|stzg|st2g|stz2g@opc) <Xt|SP>, [<Xn|SP>{, #<s imm9*16>}]
  op2=11 : (stg|stzg|st2g|stz2g@opc) <Xt|SP>, [<Xn|SP>, #<s imm9*16>]!
"""

_NAMES = "strb|ldrb|ldrsb|ldrsb|strh|ldrh|ldrsh|ldrsh|str|ldr|ldrsw|-|str|ldr|-|-"
ABBREVIATIONS = {
    "KIND": "(W|W|X|W|W|W|X|W|W|W|X|-|X|X|-|-@size:opc)",
    "NAME": f"({_NAMES}@size:opc)",
    "VECTOR": "(B|B|Q|Q|H|H|-|-|S|S|-|-|D|D|-|-@size:opc)",
    "VNAME": "(str|ldr|str|ldr|str|ldr|-|-|str|ldr|-|-|str|ldr|-|-@size:opc)",
    "OFFSET": "[<Xn|SP>{, #<s imm9>}]",
    "PAIR": "<(W|-|X|-|S|D|Q|-@VR:opc)t>, <(W|-|X|-|S|D|Q|-@VR:opc)t2>",
    "SCALE": "(4|-|8|-|4|8|16|-@VR:opc)",
    "LOG": "<=(0|1|2|3@size)@S>",
    "VLOG": "<=(0|0|4|4|1|1|-|-|2|2|-|-|3|3|-|-@size:opc)@S>",
    "BYTES": "(1|1|16|16|2|2|-|-|4|4|-|-|8|8|-|-@size:opc)",
    "DISTINCT": "Rd!=11111 Rn!=11111 Rd!=Rs Rd!=Rn Rs!=Rn",
    "CPYOPTION": "(|wt|rt|t|wn|wtwn|rtwn|twn|rn|wtrn|rtrn|trn|n|wtn|rtn|tn@op2)",
}
"""Mnemonics, registers and scales by the size and `opc` of an access; options of memory copies."""
