"""A static executable that runs, with system calls answered."""

from __future__ import annotations

from collections.abc import Callable, Collection, Mapping, Sequence
from pathlib import Path
from typing import BinaryIO

from lemmata.models.armv8.address_space import TOP, AddressSpace
from lemmata.models.armv8.execution import Machine, Stop, Watch
from lemmata.models.armv8.linux import Exited, Process
from lemmata.models.armv8.linux_calls import call, describe
from lemmata.models.armv8.loader import Executable, start
from lemmata.models.armv8.state import NoError, SupervisorCall


class Program:
    """A machine with an executable in it, before its first instruction."""

    def __init__(
        self,
        executable: Executable,
        arguments: Sequence[bytes],
        *,
        environment: Mapping[bytes, bytes] | None = None,
        allowed: Sequence[Path] = (),
        files: Mapping[int, BinaryIO] | None = None,
        seed: int = 0,
        note: Callable[[str], None] = lambda text: None,
    ) -> None:
        self.machine = Machine(AddressSpace())
        self.note = note
        self.machine["sp"] = start(executable, self.machine.memory, arguments, environment or {}, seed)
        self.machine["pc"] = executable.entry
        self.process = Process(
            memory=self.machine.memory,
            break_start=executable.end,
            program=str(Path(executable.image.source).resolve()),
            allowed=allowed,
            seed=seed,
            files=dict(files or {}),
            note=note,
        )
        self.exit_code: int | None = None

    def run(self, limit: int, breakpoints: Collection[int] = frozenset(), trace: Watch | None = None) -> Stop:
        """Run until the program ends (`exit_code` is set then), or what else stops a machine."""
        last = self.machine.steps + limit
        while True:
            stop = self.machine.run(last - self.machine.steps, breakpoints, trace)
            if not isinstance(stop.error, SupervisorCall) or stop.error.imm16 != 0:
                return stop
            if not self._system_call():
                return stop
            self.machine.steps += 1
            self.machine.resume((stop.pc + 4) % TOP)
            if stop.pc + 4 in breakpoints:
                return Stop(stop.pc + 4, NoError(), at_breakpoint=True)

    def _system_call(self) -> bool:
        """Answer the call that the registers describe; false if it ends the program."""
        machine = self.machine
        number, arguments = machine["x8"], [machine[f"x{n}"] for n in range(6)]
        try:
            result = call(self.process, number, arguments)
        except Exited as exited:
            self.note(describe(number, arguments, None))
            self.exit_code = exited.code
            return False
        self.note(describe(number, arguments, result))
        machine["x0"] = result % TOP
        return True
