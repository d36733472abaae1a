"""The emulator against Unicorn: the rows that work on general registers only.

A Cortex-A53 is Armv8.0-A without the features that the model leaves out; `max`, which has FEAT_PAuth too, is for
the rows that are newer.
"""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest
from lemmata.models.armv8.disassembler import listing
from lemmata.models.armv8.emulator import make_state, nzcv, registers, step
from lemmata.models.armv8.encoding import Encoding
from lemmata.models.armv8.state import NoError, UndefinedInstruction
from lemmata.models.armv8.table import TABLE

unicorn = pytest.importorskip("unicorn")
arm64 = pytest.importorskip("unicorn.arm64_const")

PC = 0x1000_0000
WORDS_PER_ROW = 500
NEWER = ("rmif", "setf")
SYSTEM = ("exception", "hints", "barriers", "pstate", "systemmove", "systeminstrs")
"""What Unicorn does at EL1 is another matter."""
BASE = [row for group in ("dpimm", "control", "dpreg") for row in TABLE[group] if row.name not in SYSTEM]
REGISTERS = [getattr(arm64, f"UC_ARM64_REG_X{number}") for number in range(31)]


class Oracle:
    """One instruction at a time on Unicorn."""

    def __init__(self, model: int) -> None:
        self.machine = unicorn.Uc(unicorn.UC_ARCH_ARM64, unicorn.UC_MODE_ARM)
        self.machine.ctl_set_cpu_model(model)
        self.machine.mem_map(PC, 0x1000)
        self.trapped = False
        self.machine.hook_add(unicorn.UC_HOOK_INTR, self._trap)

    def _trap(self, machine: Any, number: int, data: Any) -> None:
        self.trapped = True
        machine.emu_stop()

    def step(self, word: int, x: list[int], sp: int, flags: int) -> tuple[list[int], int, int, int] | None:
        """Registers, SP, PC and flags after a word; None where it is undefined."""
        machine, self.trapped = self.machine, False
        for register, value in zip(REGISTERS, x, strict=True):
            machine.reg_write(register, value)
        machine.reg_write(arm64.UC_ARM64_REG_SP, sp)
        machine.reg_write(arm64.UC_ARM64_REG_NZCV, flags << 28)
        machine.mem_write(PC, word.to_bytes(4, "little"))
        machine.ctl_remove_cache(PC, PC + 4)
        try:
            machine.emu_start(PC, 2**64 - 16, count=1)
        except unicorn.UcError as error:
            if error.errno != unicorn.UC_ERR_FETCH_UNMAPPED:  # a branch away, which has happened by then
                return None
        if self.trapped:
            return None
        after = [machine.reg_read(register) for register in REGISTERS]
        names = (arm64.UC_ARM64_REG_SP, arm64.UC_ARM64_REG_PC, arm64.UC_ARM64_REG_NZCV)
        sp, pc, flags = (machine.reg_read(name) for name in names)
        return after, sp, pc, flags >> 28


@pytest.mark.parametrize("row", BASE, ids=lambda row: row.name)
def test_random_words(
    row: Encoding[Any], random_word: Callable[[Encoding[Any]], int], random_value: Callable[[], int]
) -> None:
    oracle = Oracle(arm64.UC_CPU_ARM64_MAX if row.name in NEWER else arm64.UC_CPU_ARM64_A53)
    compared = undefined = 0
    while compared < WORDS_PER_ROW:
        word = random_word(row)
        instruction = row.decode(word)
        if row.unmodelled is not None and row.unmodelled(instruction):
            continue
        if row.name == "branch_reg" and instruction.opc in (4, 5):
            continue  # ERET, DRPS: Unicorn runs at EL1
        undefined += row.undefined(instruction)
        if undefined > WORDS_PER_ROW and row.undefined(instruction):
            continue  # enough of those
        x = [random_value() for _ in range(31)]
        if row.name == "branch_reg":
            x = [value & 0xFFFF_FFFF_FFFC for value in x]  # canonical, aligned targets
        sp, flags = random_value(), random_value() & 15
        state = step({PC: word}, make_state(x, sp=sp, pc=PC, nzcv=flags))
        if row.undefined(instruction):
            assert oracle.step(word, x, sp, flags) is None, hex(word)
            assert isinstance(state.error, UndefinedInstruction), hex(word)
            continue
        assert isinstance(state.error, NoError), listing(word, PC)
        found = list(registers(state)), state.sp.uint, state.pc.uint, nzcv(state)
        assert found == oracle.step(word, x, sp, flags), listing(word, PC)
        compared += 1
