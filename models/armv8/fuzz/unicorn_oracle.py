"""Unicorn as an oracle, in a process of its own: it may abort on some words, and then only it is lost.

    python -m lemmata.models.armv8.fuzz.unicorn_oracle

reads pickled batches from standard input and writes the outcome of each case to standard output as it comes.
"""

from __future__ import annotations

import pickle
import subprocess
import sys
from collections.abc import Sequence
from importlib import import_module
from typing import IO, Any

from lemmata.models.armv8.errors import OracleError
from lemmata.models.armv8.fuzz.cases import BASE, CODE, SIZE, Case, Outcome
from lemmata.models.armv8.fuzz.known_errors import KnownError, known_error

CLREX = 0xD503305F
NOWHERE = (1 << 64) - 16


class Unicorn:
    """One instruction at a time on Unicorn's newest processor."""

    def __init__(self) -> None:
        unicorn: Any = import_module("unicorn")
        a: Any = import_module("unicorn.arm64_const")
        self.error: Any = unicorn.UcError
        self.machine: Any = unicorn.Uc(unicorn.UC_ARCH_ARM64, unicorn.UC_MODE_ARM)
        self.machine.ctl_set_cpu_model(a.UC_CPU_ARM64_MAX)
        self.machine.mem_map(BASE, SIZE)
        self.x = [getattr(a, f"UC_ARM64_REG_X{n}") for n in range(31)]
        self.v = [getattr(a, f"UC_ARM64_REG_V{n}") for n in range(32)]
        self.sp, self.pc, self.nzcv = a.UC_ARM64_REG_SP, a.UC_ARM64_REG_PC, a.UC_ARM64_REG_NZCV
        self.fpcr, self.fpsr, self.tpidr = a.UC_ARM64_REG_FPCR, a.UC_ARM64_REG_FPSR, a.UC_ARM64_REG_TPIDR_EL0
        self.machine.reg_write(a.UC_ARM64_REG_CPACR_EL1, 3 << 20)
        self.trapped = False
        self.machine.hook_add(unicorn.UC_HOOK_INTR, self._trap)
        self.fetch_unmapped = unicorn.UC_ERR_FETCH_UNMAPPED

    def _trap(self, machine: Any, number: int, data: Any) -> None:
        self.trapped = True
        machine.emu_stop()

    def _step(self, word: int) -> bool:
        """Execute a word at CODE; whether it completed."""
        machine, self.trapped = self.machine, False
        machine.mem_write(CODE, word.to_bytes(4, "little"))
        machine.ctl_remove_cache(CODE, CODE + 4)
        try:
            machine.emu_start(CODE, NOWHERE, count=1)
        except self.error as error:
            if error.errno != self.fetch_unmapped:  # a branch away, which has happened by then
                return False
        return not self.trapped

    def run(self, case: Case, content: bytes) -> Outcome:
        """The state after a case."""
        machine = self.machine
        self._step(CLREX)
        machine.mem_write(BASE, content)
        machine.reg_write_batch([*zip(self.x, case.x, strict=True), (self.sp, case.sp), (self.nzcv, case.nzcv << 28)])
        for register, value in zip(self.v, case.v, strict=True):
            machine.reg_write(register, value)
        machine.reg_write(self.fpcr, case.fpcr)
        machine.reg_write(self.fpsr, case.fpsr)
        machine.reg_write(self.tpidr, case.tpidr)
        done = self._step(case.word)
        if not done:
            return Outcome(case.x, case.sp, CODE, case.nzcv, case.v, case.fpcr, case.fpsr, case.tpidr, (), stopped=True)
        x = machine.reg_read_batch(self.x)
        sp, pc, nzcv, fpcr, fpsr, tpidr = (
            machine.reg_read(register) for register in (self.sp, self.pc, self.nzcv, self.fpcr, self.fpsr, self.tpidr)
        )
        v = tuple(machine.reg_read(register) for register in self.v)
        return Outcome(tuple(x), sp, pc, nzcv >> 28, v, fpcr, fpsr, tpidr, self._stores(case.word, content), stopped=False)

    def _stores(self, word: int, content: bytes) -> tuple[tuple[int, int], ...]:
        """The bytes that have changed, by address."""
        offset = CODE - BASE
        before = content[:offset] + word.to_bytes(4, "little") + content[offset + 4 :]
        after = bytes(self.machine.mem_read(BASE, SIZE))
        if after == before:
            return ()
        return tuple((BASE + place, byte) for place, byte in enumerate(after) if byte != before[place])


class Oracle:
    """The other process; started anew when it dies."""

    def __init__(self) -> None:
        self.process: subprocess.Popen[bytes] | None = None

    def _start(self) -> subprocess.Popen[bytes]:
        if self.process is None or self.process.poll() is not None:
            self.process = subprocess.Popen(
                [sys.executable, "-m", __name__], stdin=subprocess.PIPE, stdout=subprocess.PIPE
            )
        return self.process

    def run(self, cases: Sequence[Case], content: bytes) -> list[Outcome | None]:
        """The outcomes of a batch; None for a case that killed the process. Raises OracleError if it cannot start."""
        found: list[Outcome | None] = []
        while len(found) < len(cases):
            process = self._start()
            if process.stdin is None or process.stdout is None:
                raise OracleError("the process of the oracle has no pipes")
            try:
                pickle.dump((list(cases[len(found) :]), content), process.stdin)
                process.stdin.flush()
                self._collect(process.stdout, found, len(cases))
            except (EOFError, BrokenPipeError, pickle.UnpicklingError):
                if process.wait() == 3:
                    raise OracleError("unicorn is not installed: pip install unicorn==2.1.4") from None
                self.process = None
                found.append(None)
        return found

    @staticmethod
    def _collect(stream: IO[bytes], found: list[Outcome | None], wanted: int) -> None:
        while len(found) < wanted:
            found.append(pickle.load(stream))

    def known(self, case: Case) -> KnownError | None:
        """Why a difference on a case says nothing, if it says nothing."""
        return known_error(case.word, case.base)

    def close(self) -> None:
        """End the process."""
        if self.process is not None:
            self.process.kill()
            self.process.wait()


def main() -> None:
    """Answer batches until standard input ends."""
    try:
        oracle = Unicorn()
    except ImportError:
        raise SystemExit(3) from None
    while True:
        try:
            cases, content = pickle.load(sys.stdin.buffer)
        except EOFError:
            return
        for case in cases:
            pickle.dump(oracle.run(case, content), sys.stdout.buffer)
            sys.stdout.buffer.flush()


if __name__ == "__main__":
    main()
