"""The table of system calls, and those that are about neither files nor memory.

What is not in the table gives ENOSYS, as an old kernel would, and is noted.
"""

from __future__ import annotations

import errno
import struct
from collections.abc import Callable

from lemmata.models.armv8 import linux_files as files
from lemmata.models.armv8 import linux_memory as memory
from lemmata.models.armv8.errors import EmulationError
from lemmata.models.armv8.linux import IDENTITY, Exited, Process, Refusal, signed

Call = Callable[[Process, list[int]], int]
"""What a system call does with its six arguments, and its result."""

UNAME = (b"Linux", b"lemmata", b"6.1.0", b"#1", b"aarch64", b"(none)")
THREAD = 1000
EPOCH = 1_700_000_000
"""The second at which every program starts: runs are to be the same each time."""
FUTEX_WAIT, FUTEX_WAKE, FUTEX_COMMANDS = 0, 1, 0x7F
STACK_LIMIT, FILE_LIMIT = 3, 7
LIMITS = {STACK_LIMIT: (8 << 20, 1 << 64), FILE_LIMIT: (1024, 4096)}
WORD = (1 << 64) - 1


def leave(process: Process, arguments: list[int]) -> int:
    """exit, exit_group."""
    raise Exited(arguments[0] & 0xFF)


def kill_thread(process: Process, arguments: list[int]) -> int:
    """A signal to itself ends the program, as its actions are not kept."""
    raise Exited(128 + arguments[2] & 0xFF)


def nothing(process: Process, arguments: list[int]) -> int:
    """Done by doing nothing."""
    return 0


def thread(process: Process, arguments: list[int]) -> int:
    """The number of the only thread and process."""
    return THREAD


def user(process: Process, arguments: list[int]) -> int:
    """Users and groups have one number."""
    return IDENTITY


def become(process: Process, arguments: list[int]) -> int:
    """setuid, setgid: to what it is already."""
    if signed(arguments[0], 32) != IDENTITY:
        raise Refusal(errno.EPERM)
    return 0


def futex(process: Process, arguments: list[int]) -> int:
    """Nobody waits and nobody would wake: there is one thread."""
    command = arguments[1] & FUTEX_COMMANDS
    if command == FUTEX_WAKE:
        return 0
    if command == FUTEX_WAIT:
        changed = process.memory.load(arguments[0], 4) != arguments[2] & 0xFFFFFFFF
        raise Refusal(errno.EAGAIN if changed else errno.EDEADLK)
    raise Refusal(errno.ENOSYS)


def clock_gettime(process: Process, arguments: list[int]) -> int:
    """A clock that a reading moves on by a microsecond."""
    process.clock += 1
    seconds, micro = divmod(process.clock, 1_000_000)
    process.memory.put(arguments[1], struct.pack("<qq", EPOCH + seconds, 1000 * micro))
    return 0


def rt_sigaction(process: Process, arguments: list[int]) -> int:
    """Actions are not kept: no signal ever comes."""
    if arguments[2]:
        process.memory.put(arguments[2], bytes(32))
    return 0


def rt_sigprocmask(process: Process, arguments: list[int]) -> int:
    """Nothing is masked."""
    if arguments[2]:
        process.memory.put(arguments[2], bytes(8))
    return 0


def uname(process: Process, arguments: list[int]) -> int:
    """What the system is called."""
    process.memory.put(arguments[0], b"".join(text.ljust(65, b"\0") for text in UNAME))
    return 0


def prlimit64(process: Process, arguments: list[int]) -> int:
    """Limits of a process; setting them is passed over."""
    if arguments[3]:
        soft, hard = LIMITS.get(arguments[1], (WORD, WORD))
        process.memory.put(arguments[3], struct.pack("<QQ", soft, min(hard, WORD)))
    return 0


def getrandom(process: Process, arguments: list[int]) -> int:
    """Bytes from the seed."""
    size = min(arguments[1], 1 << 20)
    process.memory.put(arguments[0], process.random.randbytes(size))
    return size


CALLS: dict[int, tuple[str, Call]] = {
    17: ("getcwd", files.getcwd),
    25: ("fcntl", files.fcntl),
    29: ("ioctl", files.ioctl),
    48: ("faccessat", files.faccessat),
    56: ("openat", files.openat),
    57: ("close", files.close),
    62: ("lseek", files.lseek),
    63: ("read", files.read),
    64: ("write", files.write),
    65: ("readv", files.readv),
    66: ("writev", files.writev),
    67: ("pread64", files.pread64),
    71: ("sendfile", files.sendfile),
    78: ("readlinkat", files.readlinkat),
    79: ("newfstatat", files.newfstatat),
    80: ("fstat", files.fstat),
    93: ("exit", leave),
    94: ("exit_group", leave),
    96: ("set_tid_address", thread),
    98: ("futex", futex),
    99: ("set_robust_list", nothing),
    113: ("clock_gettime", clock_gettime),
    124: ("sched_yield", nothing),
    131: ("tgkill", kill_thread),
    134: ("rt_sigaction", rt_sigaction),
    135: ("rt_sigprocmask", rt_sigprocmask),
    144: ("setgid", become),
    146: ("setuid", become),
    160: ("uname", uname),
    172: ("getpid", thread),
    174: ("getuid", user),
    175: ("geteuid", user),
    176: ("getgid", user),
    177: ("getegid", user),
    178: ("gettid", thread),
    214: ("brk", memory.brk),
    215: ("munmap", memory.munmap),
    222: ("mmap", memory.mmap),
    223: ("fadvise64", nothing),
    226: ("mprotect", memory.mprotect),
    233: ("madvise", nothing),
    261: ("prlimit64", prlimit64),
    278: ("getrandom", getrandom),
    293: ("rseq", lambda process, arguments: -errno.ENOSYS),
}
"""Names and handlers by number (arm64). There are no restartable sequences: a program goes on without."""


def call(process: Process, number: int, arguments: list[int]) -> int:
    """The result of a system call, as X0 has it: below zero it is an error number. Raises Exited."""
    known = CALLS.get(number)
    if known is None:
        process.note(f"system call {number} is not there: ENOSYS")
        return -errno.ENOSYS
    try:
        return known[1](process, arguments)
    except Refusal as refusal:
        return -refusal.number
    except EmulationError:
        return -errno.EFAULT
    except OSError as error:
        return -(error.errno or errno.EIO)
    except ValueError:  # a path with a zero byte, a closed file, a place before the start of a file
        return -errno.EINVAL


def describe(number: int, arguments: list[int], result: int | None) -> str:
    """A call and its result in a line; no result for one that ended the program."""
    name = CALLS[number][0] if number in CALLS else f"system call {number}"
    shown = ", ".join(f"{argument:#x}" for argument in arguments)
    if result is None:
        return f"{name}({shown})"
    return f"{name}({shown}) = {errno.errorcode.get(-result, result) if result < 0 else hex(result)}"
