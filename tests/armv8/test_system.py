"""Exceptions, system registers and system instructions at EL0: what the vectors and Unicorn, at EL1, do not show."""

from __future__ import annotations

import pytest
from lemmata.core.language import B16, B64, replace
from lemmata.models.armv8.emulator import action, make_state
from lemmata.models.armv8.state import (
    Breakpoint,
    Error,
    Exclusive,
    NoError,
    Open,
    State,
    SupervisorCall,
    UndefinedInstruction,
    UnmodelledInstruction,
    UnpredictableInstruction,
)

MARKED = Exclusive(B64(0x40), B64(8))


def before(x1: int = 0) -> State:
    """A state with something everywhere."""
    state = make_state({1: x1, 2: 99}, sp=0x80, pc=0x100, nzcv=0b1010, fpcr=0x400000, fpsr=0x10)
    return replace(state, tpidr=B64(0x1234), monitor=MARKED)


@pytest.mark.parametrize(
    ("word", "error"),
    [
        (0xD4024681, SupervisorCall(B16(0x1234))),  # svc #0x1234
        (0xD42000E0, Breakpoint(B16(7))),  # brk #7
        (0xD4400020, UndefinedInstruction()),  # hlt #1
        (0xD4000022, UndefinedInstruction()),  # hvc #1
        (0xD4000023, UndefinedInstruction()),  # smc #1
        (0xD4A00001, UndefinedInstruction()),  # dcps1
        (0x00000005, UndefinedInstruction()),  # udf #5
        (0xD69F03E0, UndefinedInstruction()),  # eret
        (0xD6BF03E0, UndefinedInstruction()),  # drps
        (0xD503201E, UndefinedInstruction()),  # a hint with another register than 31
        (0xD50330FE, UndefinedInstruction()),  # sb with another register than 31
        (0xD50331FF, UnpredictableInstruction()),  # sb with CRm 1
        (0xD500411F, UnpredictableInstruction()),  # cfinv with CRm 1
        (0xD50341DF, UndefinedInstruction()),  # msr daifset, #1
        (0xD50040BF, UndefinedInstruction()),  # msr spsel, #0
        (0xD503415F, UnmodelledInstruction()),  # msr dit, #1
        (0xD53B42A0, UnmodelledInstruction()),  # mrs x0, dit
        (0xD53BE040, UnmodelledInstruction()),  # mrs x0, cntvct_el0
        (0xD51BE040, UndefinedInstruction()),  # msr cntvct_el0, x0
        (0xD53BD060, UnmodelledInstruction()),  # mrs x0, tpidrro_el0
        (0xD51BD060, UndefinedInstruction()),  # msr tpidrro_el0, x0
        (0xD53B2402, UnmodelledInstruction()),  # mrs x2, rndr
        (0xD53B4220, UndefinedInstruction()),  # mrs x0, daif
        (0xD5380002, UndefinedInstruction()),  # mrs x2, midr_el1
        (0xD51B0021, UndefinedInstruction()),  # msr ctr_el0, x1
        (0xD5087621, UndefinedInstruction()),  # dc ivac, x1
        (0xD52B7421, UndefinedInstruction()),  # sysl x1, #3, c7, c4, #1
    ],
)
def test_stops(word: int, error: Error) -> None:
    assert action(word)(before()) == replace(before(), error=error)


@pytest.mark.parametrize(
    "word",
    [
        0xD503207F,  # wfi
        0xD503245F,  # bti c
        0xD503233F,  # paciasp
        0xD5033F9F,  # dsb sy
        0xD5033BBF,  # dmb ish
        0xD5033FDF,  # isb
        0xD50330FF,  # sb
        0xD50B7521,  # ic ivau, x1
        0xD50B7B21,  # dc cvau, x1
        0xD50B7A21,  # dc cvac, x1
        0xD50B7E21,  # dc civac, x1
        0xD50B7C21,  # dc cvap, x1
        0xD50B7D21,  # dc cvadp, x1
    ],
)
def test_no_effect(word: int) -> None:
    assert action(word)(before()) == replace(before(), pc=B64(0x104))


def test_clrex() -> None:
    assert action(0xD5033F5F)(before()) == replace(before(), pc=B64(0x104), monitor=Open())


@pytest.mark.parametrize(
    ("word", "value"),
    [
        (0xD53BD042, 0x1234),  # mrs x2, tpidr_el0
        (0xD53B4202, 0xA0000000),  # mrs x2, nzcv
        (0xD53B4402, 0x400000),  # mrs x2, fpcr
        (0xD53B4422, 0x10),  # mrs x2, fpsr
        (0xD53B0022, 0x8444C004),  # mrs x2, ctr_el0
        (0xD53B00E2, 4),  # mrs x2, dczid_el0
    ],
)
def test_reads(word: int, value: int) -> None:
    after = action(word)(before())
    assert after == replace(before(), pc=B64(0x104), regs=replace(before().regs, x2=B64(value)))


@pytest.mark.parametrize(
    ("word", "read", "kept"),
    [
        (0xD51BD041, 0xD53BD042, 2**64 - 1),  # tpidr_el0
        (0xD51B4201, 0xD53B4202, 0xF0000000),  # nzcv
        (0xD51B4401, 0xD53B4402, 0x07FF0000),  # fpcr
        (0xD51B4421, 0xD53B4422, 0xF800009F),  # fpsr
    ],
)
@pytest.mark.parametrize("value", [0, 2**64 - 1, 0x0123456789ABCDEF, 0xFEDCBA9876543210])
def test_writes(word: int, read: int, kept: int, value: int) -> None:
    """MSR keeps the bits that there are, as MRS shows, and changes nothing else."""
    written = action(word)(before(value))
    assert isinstance(written.error, NoError)
    assert action(read)(written).regs.x2.uint == value & kept
    old = before(value)
    restored = replace(written, pc=old.pc, tpidr=old.tpidr, flags=old.flags, fpcr=old.fpcr, fpsr=old.fpsr)
    assert restored == old
    changed = [
        name for name in ("tpidr", "flags", "fpcr", "fpsr") if getattr(written, name) != getattr(old, name)
    ]
    assert len(changed) <= 1
