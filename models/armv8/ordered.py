"""Accesses of exclusive, atomic, acquire and release instructions.

Order between accesses shows only to other observers; to one processing element these are plain accesses, save
that they must be aligned, and that the exclusives set and ask the monitor (Arm ARM B2.10, Synchronization and
semaphores).
"""

from __future__ import annotations

from collections.abc import Callable

from lemmata.core.language import B5, B64, define, replace
from lemmata.models.armv8.addressing import crosses_16, sp_alignment_fault, sp_misaligned
from lemmata.models.armv8.memory import alignment_fault, may_read, may_write, memory_fault
from lemmata.models.armv8.state import Exclusive, Monitor, Open, State


@define
def aligned_access(s: State, Rn: B5, address: B64, size: B64, then: Callable[[State], State]) -> State:
    """What follows where the base and all bytes of the access are aligned; it asks for the memory itself."""
    if sp_misaligned(s, Rn):
        return sp_alignment_fault(s)
    if crosses_16(address, size):
        return alignment_fault(s, address)
    return then(s)


@define
def ordered_load(s: State, Rn: B5, address: B64, size: B64, then: Callable[[State], State]) -> State:
    """What follows where the memory may be read."""
    return aligned_access(
        s, Rn, address, size, lambda t: then(t) if may_read(t, address, size) else memory_fault(t, address)
    )


@define
def ordered_store(s: State, Rn: B5, address: B64, size: B64, then: Callable[[State], State]) -> State:
    """What follows where the memory may be written."""
    return aligned_access(
        s, Rn, address, size, lambda t: then(t) if may_write(t, address, size) else memory_fault(t, address)
    )


@define
def atomic_update(s: State, Rn: B5, address: B64, size: B64, then: Callable[[State], State]) -> State:
    """What follows where the memory may be read and written; both are asked even if nothing is stored then."""
    return ordered_load(
        s, Rn, address, size, lambda t: then(t) if may_write(t, address, size) else memory_fault(t, address)
    )


@define
def mark_exclusive(s: State, address: B64, size: B64) -> State:
    """AArch64.SetExclusiveMonitors."""
    return replace(s, monitor=Exclusive(address, size))


@define
def open_monitor(s: State) -> State:
    """ClearExclusiveLocal."""
    return replace(s, monitor=Open())


@define
def marked(monitor: Monitor, address: B64, size: B64) -> bool:
    """AArch64.ExclusiveMonitorsPass, but for the alignment: exactly this access is marked.

    The manual lets an implementation mark up to 2 KB around the address of the load.
    """
    match monitor:
        case Exclusive(start, count): return start == address and count == size
        case Open():                  return False
