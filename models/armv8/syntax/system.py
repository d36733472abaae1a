"""Forms of system instructions: hints, barriers, PSTATE, system registers and instructions (Arm ARM C4.1)."""

from __future__ import annotations

ROWS = """
systeminstrswithreg: 11010101000000110001 CRm:4 op2:3 Rt:5
  CRm=0000 : (wfet|wfit|-|-|-|-|-|-@op2) <Xt>

hints: 11010101000000110010 CRm:4 op2:3 Rt:5
  alias Rt=11111 CRm=0000 : (nop|yield|wfe|wfi|sev|sevl|-|xpaclri@op2)
  alias Rt=11111 CRm=0001 : (pacia1716=000|pacib1716=010|autia1716=100|autib1716=110@op2)
  alias Rt=11111 CRm=0010 : (esb=000|tsb csync=010|csdb=100|psb csync=001|clearbhb=110@op2)
  alias Rt=11111 CRm=0011 : (paciaz|paciasp|pacibz|pacibsp|autiaz|autiasp|autibz|autibsp@op2)
  alias Rt=11111 CRm=0100 op2=000 : bti
  alias Rt=11111 CRm=0100 op2=xx0 : bti (-|c|j|jc@op2[2-1])
  input Rt=11111 CRm=0000 op2=110 : dgh
  Rt=11111 : hint #<x CRm:op2>

barriers: 11010101000000110011 CRm:4 op2:3 Rt:5
  op2=010 Rt=11111 CRm=1111 : clrex
  op2=010 Rt=11111 : clrex #<x CRm>
  alias op2=100 Rt=11111 CRm=0x00 : (ssbb|pssbb@CRm[2])
  op2=100 Rt=11111 : dsb <barrier CRm>
  op2=001 Rt=11111 CRm=xx10 : dsb (oshnxs|nshnxs|ishnxs|synxs@CRm[3-2])
  op2=101 Rt=11111 : dmb <barrier CRm>
  op2=110 Rt=11111 CRm=1111 : isb
  op2=110 Rt=11111 : isb #<x CRm>
  input op2=110 Rt=11111 CRm=1111 : isb sy
  op2=111 Rt=11111 CRm~0000 : sb
  op2=011 Rt=11111 CRm=0000 : tcommit

pstate: 1101010100000 op1:3 0100 CRm:4 op2:3 Rt:5
  op1=000 op2=0xx CRm~0000 Rt=11111 : (cfinv|xaflag|axflag|-@op2[1-0])
  Rt=11111 CRm=000x : msr (uao=000011|pan=000100|allint=001000|ssbs=011001|spsel=000101|dit=011010|tco=011100@op1:op2), #<x CRm>
  Rt=11111 : msr (daifset=011110|daifclr=011111@op1:op2), #<x CRm>
  Rt=11111 op1=011 op2=011 : (smstart=0111|smstart sm=0011|smstart za=0101|smstop=0110|smstop sm=0010|smstop za=0100@CRm)

systemresult: 1101010100100 op1:3 CRn:4 CRm:4 op2:3 Rt:5
  op1=011 CRn=0011 op2=011 : (tstart=0000|ttest=0001@CRm) <Xt>

systeminstrs: 1101010100 L 01 op1:3 CRn:4 CRm:4 op2:3 Rt:5
  alias L=0 op1=000 CRn=0111 CRm=0x01 Rt~11111 : ic <ic_all op1:CRn:CRm:op2>
  alias L=0 CRn=1000 Rt~11111 : tlbi <tlbi_all op1:CRn:CRm:op2>
  alias L=0 CRn=0111 : at <at op1:CRn:CRm:op2>, <Xt>
  alias L=0 CRn=0111 : dc <dc op1:CRn:CRm:op2>, <Xt>
  alias L=0 op1=011 CRn=0111 CRm=0101 : ic <ic op1:CRn:CRm:op2>, <Xt>
  alias L=0 CRn=1000 : tlbi <tlbi op1:CRn:CRm:op2>, <Xt>
  alias L=0 op1=011 CRn=0111 CRm=0011 : (cfp=100|dvp=101|cpp=111@op2) rctx, <Xt>
  L=0 Rt=11111 : sys #<u op1>, <coprocessor CRn>, <coprocessor CRm>, #<u op2>
  L=0 : sys #<u op1>, <coprocessor CRn>, <coprocessor CRm>, #<u op2>, <Xt>
  L=1 : sysl <Xt>, #<u op1>, <coprocessor CRn>, <coprocessor CRm>, #<u op2>

systemmove: 1101010100 L 1 o0 op1:3 CRn:4 CRm:4 op2:3 Rt:5
  L=0 o0=0 op1=011 CRn=0000 CRm=0101 op2=000 : msr dbgdtrtx_el0, <Xt>
  L=0 : msr <sysreg o0:op1:CRn:CRm:op2>, <Xt>
  L=1 : mrs <Xt>, <sysreg o0:op1:CRn:CRm:op2>
"""
