"""What each row leaves as it was: the theorems, and statements that are nearly true, which must fail."""

from __future__ import annotations

from importlib import import_module
from typing import Any

import pytest
from lemmata.core.kernel.reader import read as read_proofs
from lemmata.core.language import (
    B1,
    B5,
    B64,
    Theorem,
    assume,
    concat,
    implies,
    sign_extend,
    theorem,
    zero_extend,
)
from lemmata.core.logic.writer import proof_text
from lemmata.models.armv8.dpimm.addsub_imm import AddSubImm
from lemmata.models.armv8.dpimm.addsub_imm import execute as execute_addsub_imm
from lemmata.models.armv8.encoding import Encoding
from lemmata.models.armv8.ldst.comswappr import CompareSwapPair
from lemmata.models.armv8.ldst.comswappr import execute as execute_comswappr
from lemmata.models.armv8.ldst.ldst_immpre import LoadStorePre
from lemmata.models.armv8.ldst.ldst_immpre import execute as execute_ldst_immpre
from lemmata.models.armv8.ldst.ldstpair_off import LoadStorePairOffset
from lemmata.models.armv8.ldst.ldstpair_off import execute as execute_ldstpair_off
from lemmata.models.armv8.memory import read_8
from lemmata.models.armv8.registers import Registers, read, read_vector, write
from lemmata.models.armv8.simd_fp.floatdp3 import FloatDataProc3
from lemmata.models.armv8.simd_fp.floatdp3 import execute as execute_floatdp3
from lemmata.models.armv8.state import State, read_sp
from lemmata.models.armv8.table import ROWS, TABLE
from lemmata.models.armv8.theorems.frame_proof import unchanged
from lemmata.models.armv8.theorems.round_trip import ROUND_TRIP
from lemmata.models.armv8.theorems.written import WRITES
from lemmata.tactics.errors import Refuted, TacticFailed
from lemmata.tactics.prover import prove

SAMPLE = [row for row in ROWS if row.name in ("ldst_immpost", "ldstexclr", "systemmove")] + list(ROWS[::13])


def frames(row: Encoding[Any]) -> tuple[Theorem[Any], ...]:
    """The theorems of a row."""
    found: tuple[Theorem[Any], ...]
    found = import_module(f"lemmata.models.armv8.theorems.frames_{row.group}").FRAMES[row.name]
    return found


def check(row: Encoding[Any]) -> None:
    for statement in frames(row):
        th = prove(statement)
        assert not th.hyps and th.axioms <= {"choice", "extensionality", "words"}


def test_every_row_has_its_theorems() -> None:
    assert list(WRITES) == [row.name for row in ROWS]
    for group, rows in TABLE.items():
        found = import_module(f"lemmata.models.armv8.theorems.frames_{group}").FRAMES
        assert list(found) == [row.name for row in rows]
        assert all(len(statements) == 4 for statements in found.values())


@pytest.mark.parametrize("row", SAMPLE, ids=lambda row: row.name)
def test_frames(row: Encoding[Any]) -> None:
    check(row)


@pytest.mark.slow
@pytest.mark.parametrize("row", ROWS, ids=lambda row: row.name)
def test_frames_of_every_row(row: Encoding[Any]) -> None:
    check(row)


@pytest.mark.slow
@pytest.mark.parametrize("name", ["pcreladdr", "ldapstl_unscaled"])
def test_proofs_are_checked_again_from_their_files(name: str) -> None:
    (row,) = (row for row in ROWS if row.name == name)
    for statement in (*frames(row), ROUND_TRIP[name][2]):
        th = prove(statement)
        again = read_proofs(proof_text({statement.name: th}).splitlines())[statement.name]
        assert again.concl is th.concl and again.axioms == th.axioms


# Near-true statements, each false


@theorem
def the_destination_stays(i: AddSubImm, s: State, n: B5) -> bool:
    assume(n != i.Rn)
    return read(execute_addsub_imm(i, s).regs, n) == read(s.regs, n)


@theorem
def the_flags_stay(i: AddSubImm, s: State) -> bool:
    assume(i.sf == 1)
    return execute_addsub_imm(i, s).flags == s.flags


@theorem
def the_stack_pointer_stays(i: AddSubImm, s: State) -> bool:
    assume(i.S == 0)
    return execute_addsub_imm(i, s).sp == s.sp


@theorem
def the_base_stays(i: LoadStorePre, s: State, n: B5) -> bool:
    assume(n != i.Rt)
    return read(execute_ldst_immpre(i, s).regs, n) == read(s.regs, n)


@theorem
def one_register_of_a_pair(i: LoadStorePairOffset, s: State, n: B5) -> bool:
    assume(n != i.Rt)
    return read(execute_ldstpair_off(i, s).regs, n) == read(s.regs, n)


@theorem
def the_first_of_two(i: CompareSwapPair, s: State, n: B5) -> bool:
    assume(n != i.Rs)
    assume(n != i.Rs - 1)
    return read(execute_comswappr(i, s).regs, n) == read(s.regs, n)


@theorem
def half_of_a_vector_is_stored(i: LoadStorePre, s: State, a: B64) -> bool:
    address = read_sp(s, i.Rn) + sign_extend(i.imm9, 64)
    assume(implies(i.opc[0] == 0, not (a - address < B64(1) << concat(B1(0), i.size))))
    return read_8(execute_ldst_immpre(i, s), a) == read_8(s, a)


@theorem
def the_offset_is_unsigned(i: LoadStorePre, s: State, a: B64) -> bool:
    address = read_sp(s, i.Rn) + zero_extend(i.imm9, 64)
    assume(not (a - address < 16))
    return read_8(execute_ldst_immpre(i, s), a) == read_8(s, a)


@theorem
def exceptions_are_not_noted(i: FloatDataProc3, s: State) -> bool:
    return execute_floatdp3(i, s).fpsr == s.fpsr


@theorem
def another_vector(i: FloatDataProc3, s: State, n: B5) -> bool:
    assume(n != i.Rn)
    return read_vector(execute_floatdp3(i, s).vregs, n) == read_vector(s.vregs, n)


@theorem
def the_next_register(r: Registers, n: B5, d: B5, value: B64) -> bool:
    assume(n != d + 1)
    return read(write(r, d, value), n) == read(r, n)


FALSE = (
    the_destination_stays, the_flags_stay, the_stack_pointer_stays, the_base_stays, one_register_of_a_pair,
    the_first_of_two, half_of_a_vector_is_stored, the_offset_is_unsigned, exceptions_are_not_noted, another_vector,
)  # fmt: skip


@pytest.mark.parametrize("statement", FALSE, ids=lambda statement: statement.name)
def test_near_true_frames_fail(statement: Theorem[Any]) -> None:
    statement.proof(unchanged)
    with pytest.raises((Refuted, TacticFailed)):
        prove(statement)


def test_near_true_register_files_are_refuted() -> None:
    with pytest.raises(Refuted) as caught:
        prove(the_next_register)
    assert caught.value.replayed
