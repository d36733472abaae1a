"""QEMU's user mode as an oracle, where qemu-aarch64 is installed: a second opinion, newer than Unicorn.

A small program, assembled here, runs on QEMU. Each case is delivered as the return from a signal: the state is
written into the signal's frame, so that all registers are set at once, and after the instruction a BRK brings the
next signal with the state after it. Cases and outcomes go through standard input and output.
"""

from __future__ import annotations

import os
import shutil
import struct
import subprocess
import tempfile
import threading
from collections.abc import Sequence
from pathlib import Path
from typing import IO

from lemmata.models.armv8.errors import OracleError
from lemmata.models.armv8.fuzz.cases import BASE, BRK, CODE, SIZE, Case, Outcome, run
from lemmata.models.armv8.fuzz.known_errors import QEMU, KnownError, known_error
from lemmata.models.armv8.static_elf import HEADERS, static_executable
from lemmata.models.armv8.syntax import assemble_program
from lemmata.models.armv8.table import find

LOAD = 0x400000
FRAME = struct.Struct("<Q Q 31Q Q Q Q Q II II 64Q")
"""From eight bytes before the machine context of the frame: TPIDR_EL0, fault address, X0 to X30, SP, PC, PSTATE, the
signal (in the padding), the head of the floating-point record, FPSR, FPCR, and V0 to V31 in halves."""
FPSIMD_MAGIC, FPSIMD_SIZE = 0x46508001, 528
FEATURES = "max,pauth=off,sve=off,sme=off"
PROGRAM = f"""
    movz x0, #{BASE >> 16}, lsl #16     // mmap(BASE, SIZE, everything, fixed)
    movz x1, #{SIZE}
    movz x2, #7
    movz x3, #0x32
    movn x4, #0
    movz x5, #0
    movz x8, #222
    svc #0
    movz x0, #0                         // a stack for the handler
    movz x1, #1, lsl #16
    movz x2, #3
    movz x3, #0x22
    movn x4, #0
    movz x5, #0
    movz x8, #222
    svc #0
    sub sp, sp, #64
    str x0, [sp]
    str xzr, [sp, #8]
    movz x1, #1, lsl #16
    str x1, [sp, #16]
    add x0, sp, #0
    movz x1, #0
    movz x8, #132                       // sigaltstack
    svc #0
    adr x1, handler
    str x1, [sp]
    movz x1, #0x4800, lsl #16           // SA_NODEFER, SA_ONSTACK, SA_SIGINFO
    movk x1, #4
    str x1, [sp, #8]
    str xzr, [sp, #16]
    str xzr, [sp, #24]
    movz x19, #4
next_signal:
    add x0, x19, #0
    add x1, sp, #0
    movz x2, #0
    movz x3, #8
    movz x8, #134                       // rt_sigaction of SIGILL, SIGTRAP, SIGABRT, SIGBUS, ..., SIGSEGV
    svc #0
    add x19, x19, #1
    subs xzr, x19, #12
    b.ne next_signal
    brk #0
handler:
    add x22, x30, #0
    add x19, x2, #0
    str x0, [x19, #456]
    mrs x1, tpidr_el0
    str x1, [x19, #168]
    add x20, x19, #168
    movz x21, #{FRAME.size}
    bl write
    movz x20, #{BASE >> 16}, lsl #16
    movz x21, #{SIZE}
    bl write
    add x20, x19, #168
    movz x21, #{FRAME.size}
    bl read
    movz x20, #{BASE >> 16}, lsl #16
    movz x21, #{SIZE}
    bl read
    ldr x1, [x19, #168]
    msr tpidr_el0, x1
    br x22
write:
    movz x0, #1
    add x1, x20, #0
    add x2, x21, #0
    movz x8, #64
    svc #0
    subs xzr, x0, #0
    b.le quit
    add x20, x20, x0
    subs x21, x21, x0
    b.gt write
    ret
read:
    movz x0, #0
    add x1, x20, #0
    add x2, x21, #0
    movz x8, #63
    svc #0
    subs xzr, x0, #0
    b.le quit
    add x20, x20, x0
    subs x21, x21, x0
    b.gt read
    ret
quit:
    movz x0, #0
    movz x8, #93
    svc #0
"""


def emulator() -> str:
    """The program to run. Raises OracleError where it is not installed."""
    named = os.environ.get("LEMMATA_QEMU")
    found = named or shutil.which("qemu-aarch64") or shutil.which("qemu-aarch64-static")
    if found is None:
        raise OracleError("qemu-aarch64 is not installed: install Debian's qemu-user, or name it in LEMMATA_QEMU")
    return found


def image() -> bytes:
    """The program as a static executable of one segment."""
    words = assemble_program(PROGRAM, LOAD + HEADERS)
    return static_executable(struct.pack(f"<{len(words)}I", *words.values()), LOAD)


class Oracle:
    """QEMU with the program, started when it is needed."""

    def __init__(self) -> None:
        self.folder = tempfile.TemporaryDirectory(prefix="lemmata-qemu-")
        self.process: subprocess.Popen[bytes] | None = None

    def _start(self) -> subprocess.Popen[bytes]:
        if self.process is None or self.process.poll() is not None:
            program = Path(self.folder.name) / "cases"
            program.write_bytes(image())
            program.chmod(0o755)
            command = [emulator(), "-cpu", FEATURES, str(program)]
            try:
                self.process = subprocess.Popen(command, stdin=subprocess.PIPE, stdout=subprocess.PIPE)
            except OSError as error:
                raise OracleError(f"{command[0]}: {error.strerror}") from error
            if not _received(self.process.stdout):  # of the BRK that the program begins with
                raise OracleError(f"{command[0]} does not run the program of the oracle")
        return self.process

    def run(self, cases: Sequence[Case], content: bytes) -> list[Outcome | None]:
        """The outcomes of a batch; None for what this oracle cannot run one step of."""
        runnable = [case for case in cases if _is_runnable(case, content)]
        found: list[Outcome | None] = []
        while len(found) < len(runnable):
            found += self._some(runnable[len(found) :], content)
        outcomes = iter(found)
        chosen = set(map(id, runnable))
        return [next(outcomes) if id(case) in chosen else None for case in cases]

    def _some(self, cases: Sequence[Case], content: bytes) -> list[Outcome | None]:
        """The outcomes of the first cases, up to one that QEMU aborts on: None for that."""
        process = self._start()
        if process.stdin is None:
            raise OracleError("QEMU has no pipe")
        writer = threading.Thread(target=_send, args=(process.stdin, cases, content))
        writer.start()
        found: list[Outcome | None] = []
        for case in cases:
            data = _received(process.stdout)
            found.append(_outcome(data, case, content) if data else None)
            if not data:
                process.wait()
                break
        writer.join()
        return found

    def known(self, case: Case) -> KnownError | None:
        """Why a difference on a case says nothing, if it says nothing."""
        return known_error(case.word, case.base, QEMU)

    def close(self) -> None:
        """End the process."""
        if self.process is not None:
            self.process.kill()
            self.process.wait()
        self.folder.cleanup()


def _is_runnable(case: Case, content: bytes) -> bool:
    """Whether the word raises no exception of its own and does not branch to other bytes of the region."""
    row = find(case.word)
    if row is not None and row.name == "exception":
        return False
    outcome, _ = run(case, content)
    goes_on = outcome.pc == CODE + 4 or (outcome.stopped and outcome.pc == CODE)
    return goes_on or not BASE - 4 < outcome.pc < BASE + SIZE


def memory_of(case: Case, content: bytes) -> bytes:
    """The bytes of the region: the word, and BRK after it."""
    offset = CODE - BASE
    return content[:offset] + struct.pack("<II", case.word, BRK) + content[offset + 8 :]


def _send(stream: IO[bytes], cases: Sequence[Case], content: bytes) -> None:
    try:
        for case in cases:
            stream.write(_frame(case) + memory_of(case, content))
        stream.flush()
    except OSError:  # QEMU has aborted; the reader sees that as well
        return


def _frame(case: Case) -> bytes:
    """The state of a case, as the frame of a signal has it."""
    halves = [part for v in case.v for part in (v & (1 << 64) - 1, v >> 64)]
    return FRAME.pack(
        case.tpidr, 0, *case.x, case.sp, CODE, case.nzcv << 28, 0, FPSIMD_MAGIC, FPSIMD_SIZE, case.fpsr, case.fpcr, *halves
    )


def _received(stream: IO[bytes] | None) -> bytes:
    """One answer; nothing where QEMU has ended."""
    data = stream.read(FRAME.size + SIZE) if stream is not None else b""
    return data if len(data) == FRAME.size + SIZE else b""


def _outcome(data: bytes, case: Case, content: bytes) -> Outcome:
    """The state after a case. A branch away has completed, though there is nothing where it goes."""
    tpidr, _, *rest = FRAME.unpack_from(data)
    x, (sp, pc, pstate, _, _, _, fpsr, fpcr), halves = tuple(rest[:31]), rest[31:39], rest[39:]
    if pc == CODE:
        return Outcome(case.x, case.sp, CODE, case.nzcv, case.v, case.fpcr, case.fpsr, case.tpidr, (), stopped=True)
    v = tuple(halves[n] | halves[n + 1] << 64 for n in range(0, 64, 2))
    before, after = memory_of(case, content), data[FRAME.size :]
    stores = () if before == after else tuple((BASE + n, b) for n, b in enumerate(after) if b != before[n])
    return Outcome(x, sp, pc, pstate >> 28, v, fpcr, fpsr, tpidr, stores, stopped=False)
