"""Emulated instructions a second, beside Unicorn in the same run: `python benchmarks/arm.py [--json]`.

SHA-512 over 1 MB (OpenSSL's scalar code) and string functions of glibc over 1 MB, from Debian's packages
(scripts/fetch-arm64). Unicorn runs the same code freely, and with a Python hook on each instruction, which is what
comparing states takes.
"""

from __future__ import annotations

import json
import random
import sys
import time
from collections.abc import Callable
from dataclasses import dataclass
from importlib import import_module
from typing import Any

from lemmata.models.armv8.address_space import PAGE, PAGE_BITS
from lemmata.models.armv8.errors import ArmError
from lemmata.models.armv8.invocation import RETURN, Invocation, load_image
from lemmata.models.armv8.packages import package_file

LIBRARIES = "usr/lib/aarch64-linux-gnu"
DATA, SIZE = 0x50000000, 1 << 20


@dataclass(frozen=True)
class Workload:
    """A function with its arguments; `bytes_at` are the buffers."""

    name: str
    package: str
    archive: str
    function: str
    externs: tuple[str, ...]
    registers: dict[str, int]
    buffers: tuple[tuple[int, bytes], ...]


def workloads() -> list[Workload]:
    """What is measured."""
    rng = random.Random(1)
    noise = rng.randbytes(SIZE)
    text = bytes(byte or 1 for byte in noise) + b"\0"
    other = DATA + 2 * SIZE
    strings: list[Workload] = [
        Workload(name, "libc6-dev", "libc.a", symbol, (), registers, buffers)
        for name, symbol, registers, buffers in (
            ("strlen, 1 MB", "__strlen_generic", {"x0": DATA}, ((DATA, text),)),
            ("strcmp, 1 MB", "strcmp", {"x0": DATA, "x1": other}, ((DATA, text), (other, text))),
            ("memchr, 1 MB", "__memchr_generic", {"x0": DATA, "x1": 0, "x2": SIZE}, ((DATA, text),)),
        )
    ]
    state = (DATA - PAGE, bytes(PAGE))
    sha = Workload(
        "SHA-512, 1 MB", "libssl-dev", "libcrypto.a", "sha512_block_data_order", ("OPENSSL_armcap_P",),
        {"x0": DATA - PAGE, "x1": DATA, "x2": SIZE // 128}, (state, (DATA, noise)),
    )  # fmt: skip
    return [sha, *strings]


def prepared(w: Workload) -> Invocation:
    """A machine that is about to run a workload."""
    file = package_file(w.package, f"{LIBRARIES}/{w.archive}")
    image = load_image(file, w.function, dict.fromkeys(w.externs))
    return Invocation(image, w.function, w.registers, w.buffers)


def model(w: Workload) -> tuple[int, float]:
    """Instructions and seconds of our machine, compiling of traces included, but not of the rows, once a process."""
    prepared(w).run(5_000)
    invocation = prepared(w)
    start = time.perf_counter()
    stop = invocation.run(10**9)
    seconds = time.perf_counter() - start
    if not invocation.result(stop).returned:
        raise ArmError(invocation.explain(stop))
    return invocation.machine.steps, seconds


def unicorn(w: Workload, hook: Callable[..., None] | None, limit: int = 0) -> float:
    """The seconds that Unicorn takes, with a hook on each instruction where one is given."""
    uc: Any = import_module("unicorn")
    registers: Any = import_module("unicorn.arm64_const")
    machine = uc.Uc(uc.UC_ARCH_ARM64, uc.UC_MODE_ARM)
    machine.ctl_set_cpu_model(registers.UC_CPU_ARM64_MAX)
    ours = prepared(w).machine
    for number, data in ours.memory.pages.items():
        machine.mem_map(number << PAGE_BITS, PAGE)
        machine.mem_write(number << PAGE_BITS, bytes(data))
    for name, value in ours.registers().items():
        machine.reg_write(getattr(registers, f"UC_ARM64_REG_{name.upper()}"), value)
    if hook is not None:
        machine.hook_add(uc.UC_HOOK_CODE, hook)
    start = time.perf_counter()
    machine.emu_start(ours["pc"], RETURN, count=limit)
    return time.perf_counter() - start


def nothing(machine: Any, address: int, size: int, data: Any) -> None:
    """A hook that does nothing."""


def measure(w: Workload) -> dict[str, Any]:
    """A row of the table."""
    steps, seconds = model(w)
    row: dict[str, Any] = {
        "workload": w.name, "instructions": steps, "lemmata": steps / seconds, "without traces": without_traces(w),
    }  # fmt: skip
    try:
        import_module("unicorn")
    except ImportError:
        return row
    row["unicorn"] = steps / unicorn(w, None)
    some = min(steps, 300_000)
    row["unicorn, hooked"] = some / unicorn(w, nothing, some)
    return row


def without_traces(w: Workload) -> float:
    """Instructions a second one by one, on the first 300,000."""
    invocation = prepared(w)
    invocation.machine.tracing = False
    start = time.perf_counter()
    invocation.run(300_000)
    return invocation.machine.steps / (time.perf_counter() - start)


def main() -> None:
    """Measure and print."""
    try:
        rows = [measure(w) for w in workloads()]
    except ArmError as error:
        raise SystemExit(str(error)) from None
    if "--json" in sys.argv[1:]:
        print(json.dumps(rows, indent=1))
        return
    print(
        f"{'instructions a second':24}{'instructions':>14}{'lemmata':>12}{'no traces':>12}{'unicorn':>14}{'hooked':>10}{'ratio':>8}"
    )
    for row in rows:
        hooked = row.get("unicorn, hooked")
        ratio = f"{row['lemmata'] / hooked:.1f}" if hooked else ""
        shown = [row["lemmata"], row["without traces"], row.get("unicorn", 0.0), hooked or 0.0]
        print(
            f"{row['workload']:24}{row['instructions']:14,}"
            + "".join(f"{v:{n},.0f}" for v, n in zip(shown, (12, 12, 14, 10), strict=True))
            + f"{ratio:>8}"
        )


if __name__ == "__main__":
    main()
