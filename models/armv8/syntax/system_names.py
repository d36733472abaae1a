"""Names of system registers and of the operations of SYS (Arm ARM D19 and C5)."""

from __future__ import annotations

from collections.abc import Iterator

_REGISTERS = """
2 0 0 0: - - osdtrrx_el1
2 0 0 2: mdccint_el1 - mdscr_el1
2 0 0 3: - - osdtrtx_el1
2 0 0 6: - - oseccr_el1
2 0 1 0: mdrar_el1 - - - oslar_el1
2 0 1 1: - - - - oslsr_el1
2 0 1 3: - - - - osdlr_el1
2 0 1 4: - - - - dbgprcr_el1
2 0 7 8: - - - - - - dbgclaimset_el1
2 0 7 9: - - - - - - dbgclaimclr_el1
2 0 7 14: - - - - - - dbgauthstatus_el1
2 1 9 0: brbcr_el1 brbfcr_el1 brbts_el1
2 1 9 1: brbinfinj_el1 brbsrcinj_el1 brbtgtinj_el1
2 1 9 2: brbidr0_el1
2 2 0 0: teecr32_el1
2 2 1 0: teehbr32_el1
2 3 0 1: mdccsr_el0
2 3 0 4: dbgdtr_el0
2 3 0 5: dbgdtrrx_el0
2 4 9 0: brbcr_el2
2 5 9 0: brbcr_el12
2 4 0 7: dbgvcr32_el2
3 0 0 0: midr_el1 - - - mpuir_el1 mpidr_el1 revidr_el1
3 0 0 1: id_pfr0_el1 id_pfr1_el1 id_dfr0_el1 id_afr0_el1 id_mmfr0_el1 id_mmfr1_el1 id_mmfr2_el1 id_mmfr3_el1
3 0 0 2: id_isar0_el1 id_isar1_el1 id_isar2_el1 id_isar3_el1 id_isar4_el1 id_isar5_el1 id_mmfr4_el1 id_isar6_el1
3 0 0 3: mvfr0_el1 mvfr1_el1 mvfr2_el1 - id_pfr2_el1 id_dfr1_el1 id_mmfr5_el1
3 0 0 4: id_aa64pfr0_el1 id_aa64pfr1_el1 - - id_aa64zfr0_el1 id_aa64smfr0_el1
3 0 0 5: id_aa64dfr0_el1 id_aa64dfr1_el1 - - id_aa64afr0_el1 id_aa64afr1_el1
3 0 0 6: id_aa64isar0_el1 id_aa64isar1_el1 id_aa64isar2_el1
3 0 0 7: id_aa64mmfr0_el1 id_aa64mmfr1_el1 id_aa64mmfr2_el1
3 0 1 0: sctlr_el1 actlr_el1 cpacr_el1 - - rgsr_el1 gcr_el1
3 0 1 2: zcr_el1 trfcr_el1 - - smpri_el1 - smcr_el1
3 0 2 0: ttbr0_el1 ttbr1_el1 tcr_el1
3 0 2 1: apiakeylo_el1 apiakeyhi_el1 apibkeylo_el1 apibkeyhi_el1
3 0 2 2: apdakeylo_el1 apdakeyhi_el1 apdbkeylo_el1 apdbkeyhi_el1
3 0 2 3: apgakeylo_el1 apgakeyhi_el1
3 0 4 0: spsr_el1 elr_el1
3 0 4 1: sp_el0
3 0 4 2: spsel - currentel pan uao
3 0 4 3: allint
3 0 4 6: icc_pmr_el1
3 0 5 1: afsr0_el1 afsr1_el1
3 0 5 2: esr_el1
3 0 5 3: erridr_el1 errselr_el1
3 0 5 4: erxfr_el1 erxctlr_el1 erxstatus_el1 erxaddr_el1 erxpfgf_el1 erxpfgctl_el1 erxpfgcdn_el1
3 0 5 5: erxmisc0_el1 erxmisc1_el1 erxmisc2_el1 erxmisc3_el1
3 0 5 6: tfsr_el1 tfsre0_el1
3 0 6 0: far_el1
3 0 6 1: - prenr_el1
3 0 6 2: - prselr_el1
3 0 6 8: prbar_el1 prlar_el1
3 0 7 4: par_el1
3 0 9 9: pmscr_el1 pmsnevfr_el1 pmsicr_el1 pmsirr_el1 pmsfcr_el1 pmsevfr_el1 pmslatfr_el1 pmsidr_el1
3 0 9 10: pmblimitr_el1 pmbptr_el1 - pmbsr_el1 - - - pmbidr_el1
3 0 9 11: trblimitr_el1 trbptr_el1 trbbaser_el1 trbsr_el1 trbmar_el1 - trbtrg_el1 trbidr_el1
3 0 9 14: - pmintenset_el1 pmintenclr_el1 - - - pmmir_el1
3 0 10 2: mair_el1
3 0 10 3: amair_el1
3 0 10 4: lorsa_el1 lorea_el1 lorn_el1 lorc_el1 mpamidr_el1 - - lorid_el1
3 0 10 5: mpam1_el1 mpam0_el1 - mpamsm_el1
3 0 12 0: vbar_el1 rvbar_el1 rmr_el1
3 0 12 1: isr_el1 disr_el1
3 0 12 8: icc_iar0_el1 icc_eoir0_el1 icc_hppir0_el1 icc_bpr0_el1 icc_ap0r0_el1 icc_ap0r1_el1 icc_ap0r2_el1 icc_ap0r3_el1
3 0 12 9: icc_ap1r0_el1 icc_ap1r1_el1 icc_ap1r2_el1 icc_ap1r3_el1 - icc_nmiar1_el1
3 0 12 11: - icc_dir_el1 - icc_rpr_el1 - icc_sgi1r_el1 icc_asgi1r_el1 icc_sgi0r_el1
3 0 12 12: icc_iar1_el1 icc_eoir1_el1 icc_hppir1_el1 icc_bpr1_el1 icc_ctlr_el1 icc_sre_el1 icc_igrpen0_el1 icc_igrpen1_el1
3 0 13 0: - contextidr_el1 - - tpidr_el1 accdata_el1 - scxtnum_el1
3 0 14 1: cntkctl_el1
3 1 0 0: ccsidr_el1 clidr_el1 ccsidr2_el1 - gmid_el1 - smidr_el1 aidr_el1
3 2 0 0: csselr_el1
3 3 0 0: - ctr_el0 - - - - - dczid_el0
3 3 2 4: rndr rndrrs
3 3 4 2: nzcv daif svcr - - dit ssbs tco
3 3 4 4: fpcr fpsr
3 3 4 5: dspsr_el0 dlr_el0
3 3 9 12: pmcr_el0 pmcntenset_el0 pmcntenclr_el0 pmovsclr_el0 pmswinc_el0 pmselr_el0 pmceid0_el0 pmceid1_el0
3 3 9 13: pmccntr_el0 pmxevtyper_el0 pmxevcntr_el0
3 3 9 14: pmuserenr_el0 - - pmovsset_el0
3 3 13 0: - - tpidr_el0 tpidrro_el0 - tpidr2_el0 - scxtnum_el0
3 3 13 2: amcr_el0 amcfgr_el0 amcgcr_el0 amuserenr_el0 amcntenclr0_el0 amcntenset0_el0 amcg1idr_el0
3 3 13 3: amcntenclr1_el0 amcntenset1_el0
3 3 14 0: cntfrq_el0 cntpct_el0 cntvct_el0 - - cntpctss_el0 cntvctss_el0
3 3 14 2: cntp_tval_el0 cntp_ctl_el0 cntp_cval_el0
3 3 14 3: cntv_tval_el0 cntv_ctl_el0 cntv_cval_el0
3 3 14 15: - - - - - - - pmccfiltr_el0
3 4 0 0: vpidr_el2 - - - mpuir_el2 vmpidr_el2
3 4 1 0: sctlr_el2 actlr_el2
3 4 1 1: hcr_el2 mdcr_el2 cptr_el2 hstr_el2 hfgrtr_el2 hfgwtr_el2 hfgitr_el2 hacr_el2
3 4 1 2: zcr_el2 trfcr_el2 hcrx_el2 - - smprimap_el2 smcr_el2
3 4 1 3: - sder32_el2
3 4 2 0: ttbr0_el2 ttbr1_el2 tcr_el2
3 4 2 1: vttbr_el2 - vtcr_el2
3 4 2 2: vncr_el2
3 4 2 6: vsttbr_el2 - vstcr_el2
3 4 3 0: dacr32_el2
3 4 3 1: - - - - hdfgrtr_el2 hdfgwtr_el2 hafgrtr_el2
3 4 4 0: spsr_el2 elr_el2
3 4 4 1: sp_el1
3 4 4 3: spsr_irq spsr_abt spsr_und spsr_fiq
3 4 5 0: - ifsr32_el2
3 4 5 1: afsr0_el2 afsr1_el2
3 4 5 2: esr_el2 - - vsesr_el2
3 4 5 3: fpexc32_el2
3 4 5 6: tfsr_el2
3 4 6 0: far_el2 - - - hpfar_el2
3 4 6 1: - prenr_el2
3 4 6 2: - prselr_el2
3 4 6 8: prbar_el2 prlar_el2
3 4 9 9: pmscr_el2
3 4 10 2: mair_el2
3 4 10 3: amair_el2
3 4 10 4: mpamhcr_el2 mpamvpmv_el2
3 4 10 5: mpam2_el2
3 4 12 0: vbar_el2 rvbar_el2 rmr_el2
3 4 12 1: - vdisr_el2
3 4 12 8: ich_ap0r0_el2 ich_ap0r1_el2 ich_ap0r2_el2 ich_ap0r3_el2
3 4 12 9: ich_ap1r0_el2 ich_ap1r1_el2 ich_ap1r2_el2 ich_ap1r3_el2 - icc_sre_el2
3 4 12 11: ich_hcr_el2 ich_vtr_el2 ich_misr_el2 ich_eisr_el2 - ich_elrsr_el2 - ich_vmcr_el2
3 4 13 0: - contextidr_el2 tpidr_el2 - - - - scxtnum_el2
3 4 14 0: - - - cntvoff_el2 - - cntpoff_el2
3 4 14 1: cnthctl_el2
3 4 14 2: cnthp_tval_el2 cnthp_ctl_el2 cnthp_cval_el2
3 4 14 3: cnthv_tval_el2 cnthv_ctl_el2 cnthv_cval_el2
3 4 14 4: cnthvs_tval_el2 cnthvs_ctl_el2 cnthvs_cval_el2
3 4 14 5: cnthps_tval_el2 cnthps_ctl_el2 cnthps_cval_el2
3 5 1 0: sctlr_el12 - cpacr_el12
3 5 1 2: zcr_el12 trfcr_el12 - - - - smcr_el12
3 5 2 0: ttbr0_el12 ttbr1_el12 tcr_el12
3 5 4 0: spsr_el12 elr_el12
3 5 5 1: afsr0_el12 afsr1_el12
3 5 5 2: esr_el12
3 5 5 6: tfsr_el12
3 5 6 0: far_el12
3 5 9 9: pmscr_el12
3 5 10 2: mair_el12
3 5 10 3: amair_el12
3 5 10 5: mpam1_el12
3 5 12 0: vbar_el12
3 5 13 0: - contextidr_el12 - - - - - scxtnum_el12
3 5 14 1: cntkctl_el12
3 5 14 2: cntp_tval_el02 cntp_ctl_el02 cntp_cval_el02
3 5 14 3: cntv_tval_el02 cntv_ctl_el02 cntv_cval_el02
3 6 1 0: sctlr_el3 actlr_el3
3 6 1 1: scr_el3 sder32_el3 cptr_el3
3 6 1 2: zcr_el3 - - - - - smcr_el3
3 6 1 3: - mdcr_el3
3 6 2 0: ttbr0_el3 - tcr_el3
3 6 2 1: - - - - gptbr_el3 - gpccr_el3
3 6 4 0: spsr_el3 elr_el3
3 6 4 1: sp_el2
3 6 5 1: afsr0_el3 afsr1_el3
3 6 5 2: esr_el3
3 6 5 6: tfsr_el3
3 6 6 0: far_el3 - - - - mfar_el3
3 6 10 2: mair_el3
3 6 10 3: amair_el3
3 6 10 5: mpam3_el3
3 6 12 0: vbar_el3 rvbar_el3 rmr_el3
3 6 12 12: - - - - icc_ctlr_el3 icc_sre_el3 - icc_igrpen1_el3
3 6 13 0: - - tpidr_el3 - - - - scxtnum_el3
3 7 14 2: cntps_tval_el1 cntps_ctl_el1 cntps_cval_el1
"""
"""Registers by `op0 op1 CRn CRm`, in the order of `op2`; the numbered families are below."""

_FAMILIES = (
    ("dbgbvr{}_el1", range(16), 0b10_000_0000_0000_100, 8), ("dbgbcr{}_el1", range(16), 0b10_000_0000_0000_101, 8),
    ("dbgwvr{}_el1", range(16), 0b10_000_0000_0000_110, 8), ("dbgwcr{}_el1", range(16), 0b10_000_0000_0000_111, 8),
    ("pmevcntr{}_el0", range(31), 0b11_011_1110_1000_000, 1), ("pmevtyper{}_el0", range(31), 0b11_011_1110_1100_000, 1),
    ("amevcntr0{}_el0", range(4), 0b11_011_1101_0100_000, 1), ("amevtyper0{}_el0", range(4), 0b11_011_1101_0110_000, 1),
    ("amevcntr1{}_el0", range(16), 0b11_011_1101_1100_000, 1), ("amevtyper1{}_el0", range(16), 0b11_011_1101_1110_000, 1),
    ("amevcntvoff0{}_el2", range(16), 0b11_100_1101_1000_000, 1), ("amevcntvoff1{}_el2", range(16), 0b11_100_1101_1010_000, 1),
    ("ich_lr{}_el2", range(16), 0b11_100_1100_1100_000, 1), ("mpamvpm{}_el2", range(8), 0b11_100_1010_0110_000, 1),
    ("brbinf{}_el1", range(16), 0b10_001_1000_0000_000, 8), ("brbinf{}_el1", range(16, 32), 0b10_001_0111_0000_100, 8),
    ("brbsrc{}_el1", range(16), 0b10_001_1000_0000_001, 8), ("brbsrc{}_el1", range(16, 32), 0b10_001_0111_0000_101, 8),
    ("brbtgt{}_el1", range(16), 0b10_001_1000_0000_010, 8), ("brbtgt{}_el1", range(16, 32), 0b10_001_0111_0000_110, 8),
    ("prbar{}_el1", range(1, 16), 0b11_000_0110_1000_000, 4), ("prlar{}_el1", range(1, 16), 0b11_000_0110_1000_001, 4),
    ("prbar{}_el2", range(1, 16), 0b11_100_0110_1000_000, 4), ("prlar{}_el2", range(1, 16), 0b11_100_0110_1000_001, 4),
)  # fmt: skip
"""Numbered families: pattern of the name, numbers, where number 0 is or would be, step."""


_OPERATIONS = {
    "ic_all": """
0 7 1: ialluis
0 7 5: iallu
""",
    "dc": """
0 7 6: - ivac isw igvac igsw igdvac igdsw
0 7 10: - - csw - cgsw - cgdsw
0 7 14: - - cisw - cigsw - cigdsw
3 7 4: - zva - gva gzva
3 7 10: - cvac - cgvac - cgdvac
3 7 11: - cvau
3 7 12: - cvap - cgvap - cgdvap
3 7 13: - cvadp - cgvadp - cgdvadp
3 7 14: - civac - cigvac - cigdvac
6 7 14: - cipapa - - - cigdpapa
""",
    "at": """
0 7 8: s1e1r s1e1w s1e0r s1e0w
0 7 9: s1e1rp s1e1wp
4 7 8: s1e2r s1e2w - - s12e1r s12e1w s12e0r s12e0w
6 7 8: s1e3r s1e3w
""",
    "tlbi_all": """
0 8 1: vmalle1os
0 8 3: vmalle1is
0 8 7: vmalle1
4 8 1: alle2os - - - alle1os - vmalls12e1os
4 8 3: alle2is - - - alle1is - vmalls12e1is
4 8 7: alle2 - - - alle1 - vmalls12e1
6 8 1: alle3os - - - paallos
6 8 3: alle3is
6 8 7: alle3 - - - paall
""",
    "tlbi": """
0 8 1: - vae1os aside1os vaae1os - vale1os - vaale1os
0 8 2: - rvae1is - rvaae1is - rvale1is - rvaale1is
0 8 3: - vae1is aside1is vaae1is - vale1is - vaale1is
0 8 5: - rvae1os - rvaae1os - rvale1os - rvaale1os
0 8 6: - rvae1 - rvaae1 - rvale1 - rvaale1
0 8 7: - vae1 aside1 vaae1 - vale1 - vaale1
4 8 0: - ipas2e1is ripas2e1is - - ipas2le1is ripas2le1is
4 8 1: - vae2os - - - vale2os
4 8 2: - rvae2is - - - rvale2is
4 8 3: - vae2is - - - vale2is
4 8 4: ipas2e1os ipas2e1 ripas2e1 ripas2e1os ipas2le1os ipas2le1 ripas2le1 ripas2le1os
4 8 5: - rvae2os - - - rvale2os
4 8 6: - rvae2 - - - rvale2
4 8 7: - vae2 - - - vale2
6 8 1: - vae3os - - - vale3os
6 8 2: - rvae3is - - - rvale3is
6 8 3: - vae3is - - - vale3is
6 8 4: - - - rpaos - - - rpalos
6 8 5: - rvae3os - - - rvale3os
6 8 6: - rvae3 - - - rvale3
6 8 7: - vae3 - - - vale3
""",
    "ic": """
3 7 5: - ivau
""",
}
"""Operations of SYS by `op1 CRn CRm`, in the order of `op2`; those of `_all` have no register."""


def _lines(text: str) -> Iterator[tuple[int, str]]:
    """The names of a table, by the numbers of a line and the place in it."""
    for line in text.strip().splitlines():
        place, _, names = line.partition(":")
        *op, crn, crm = map(int, place.split())
        high = op[0] if len(op) == 1 else op[0] << 3 | op[1]
        for op2, name in enumerate(names.split()):
            if name != "-":
                yield high << 11 | crn << 7 | crm << 3 | op2, name


def _families() -> Iterator[tuple[int, str]]:
    for pattern, numbers, zero, step in _FAMILIES:
        for number in numbers:
            yield zero + step * number, pattern.format(number)


SYSTEM_REGISTERS: dict[int, str] = dict(_lines(_REGISTERS)) | dict(_families())
"""Names by `op0:op1:CRn:CRm:op2`."""

SYSTEM_OPERATIONS: dict[str, dict[int, str]] = {kind: dict(_lines(text)) for kind, text in _OPERATIONS.items()}
"""For AT, DC, IC and TLBI the names by `op1:CRn:CRm:op2`."""
