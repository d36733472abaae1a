"""System calls: results, error numbers, and that programs reach no file that is not allowed."""

from __future__ import annotations

import errno
import io
import struct
from pathlib import Path

import pytest
from lemmata.models.armv8.address_space import PAGE, READ, WRITE, AddressSpace
from lemmata.models.armv8.linux import LARGEST, Exited, Process
from lemmata.models.armv8.linux_calls import CALLS, call

NUMBERS = {name: number for number, (name, _) in CALLS.items()}
SCRATCH, CWD = 0x10000, 2**64 - 100
HEAP = 0x800000


class System:
    """A process, and its calls by name."""

    def __init__(self, allowed: list[Path] | None = None, seed: int = 0) -> None:
        memory = AddressSpace()
        memory.map(SCRATCH, 4 * PAGE, READ | WRITE)
        self.notes: list[str] = []
        self.output = io.BytesIO()
        self.process = Process(
            memory=memory, break_start=HEAP, program="/bin/it", allowed=allowed or [], seed=seed,
            files={0: io.BytesIO(b"input"), 1: self.output}, note=self.notes.append,
        )  # fmt: skip

    def __call__(self, name: str, *arguments: int) -> int:
        return call(self.process, NUMBERS[name], [*arguments, *[0] * (6 - len(arguments))])

    def text(self, content: str | Path, place: int = SCRATCH) -> int:
        """Put a text into memory."""
        self.process.memory.put(place, str(content).encode() + b"\0")
        return place

    def open(self, path: str | Path, flags: int = 0) -> int:
        """Call openat."""
        return self("openat", CWD, self.text(path), flags)


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """A folder with a file that is allowed, one that is not, and links between them."""
    (tmp_path / "in").mkdir()
    (tmp_path / "in" / "file").write_bytes(bytes(range(256)) * 20)
    (tmp_path / "secret").write_text("secret")
    (tmp_path / "in" / "escape").symlink_to(tmp_path / "secret")
    (tmp_path / "inside").symlink_to(tmp_path / "in" / "file")
    return tmp_path / "in"


def test_paths_that_are_not_allowed(folder: Path) -> None:
    """Not by links, not by dots, not at all without --allow."""
    system = System([folder])
    secret = folder.parent / "secret"
    for path in (secret, folder / "escape", f"{folder}/../secret", "/etc/passwd", "/", str(folder) + "x"):
        assert system.open(path) == -errno.EACCES, path
        assert system("newfstatat", CWD, system.text(path), SCRATCH + PAGE) == -errno.EACCES
        assert system("faccessat", CWD, system.text(path)) == -errno.EACCES
    assert any("secret" in note for note in system.notes)
    assert System().open(folder / "file") == -errno.EACCES
    assert system.open(folder / "nothing") == -errno.ENOENT
    assert system.open("") == -errno.ENOENT
    assert system("openat", 5, system.text("file"), 0) == -errno.EBADF


@pytest.mark.parametrize("flags", [1, 2, 0o101, 0o100, 0o1000])
def test_files_are_read_only(flags: int, folder: Path) -> None:
    """Neither written nor made."""
    assert System([folder]).open(folder / "file", flags) == -errno.EROFS
    assert System([folder]).open(folder / "new", flags) == -errno.EROFS
    assert not (folder / "new").exists()


def test_reading(folder: Path) -> None:
    """read, pread64, lseek, readv, fstat, sendfile, close."""
    system = System([folder])
    memory = system.process.memory
    file = system.open(folder / "file")
    assert file == 2
    assert system("read", file, SCRATCH, 10) == 10
    assert memory.get(SCRATCH, 10) == bytes(range(10))
    assert system("pread64", file, SCRATCH, 4, 100) == 4
    assert memory.get(SCRATCH, 4) == bytes(range(100, 104))
    assert system("lseek", file, 0, 1) == 10
    assert system("lseek", file, 2**64 - 1, 2) == 5119
    assert system("lseek", file, 2**64 - 1, 0) == -errno.EINVAL
    assert system("read", file, SCRATCH, 10) == 1
    assert system("read", file, SCRATCH, 10) == 0
    system("lseek", file, 0, 0)
    memory.put(SCRATCH, struct.pack("<QQQQ", SCRATCH + 100, 3, SCRATCH + 200, 5))
    assert system("readv", file, SCRATCH, 2) == 8
    assert memory.get(SCRATCH + 200, 5) == bytes(range(3, 8))
    assert system("fstat", file, SCRATCH) == 0
    assert memory.load(SCRATCH + 48, 8) == 5120
    assert memory.load(SCRATCH + 16, 4) & 0o170000 == 0o100000
    assert system("write", file, SCRATCH, 1) == -errno.EBADF
    assert system("sendfile", 1, file, 0, 4) == 4
    memory.put(SCRATCH, (20).to_bytes(8, "little"))
    assert system("sendfile", 1, file, SCRATCH, 2) == 2
    assert memory.load(SCRATCH, 8) == 22
    assert system.output.getvalue() == bytes([8, 9, 10, 11, 20, 21])
    assert system("close", file) == 0
    assert system("read", file, SCRATCH, 1) == -errno.EBADF


def test_standard_files() -> None:
    """They pass through, and closing them closes nothing of ours."""
    system = System()
    assert system("read", 0, SCRATCH, 100) == 5
    assert system.process.memory.get(SCRATCH, 5) == b"input"
    system.process.memory.put(SCRATCH, b"ab" + struct.pack("<QQQQ", SCRATCH, 2, SCRATCH + 1, 1))
    assert system("writev", 1, SCRATCH + 2, 2) == 3
    assert system("fstat", 1, SCRATCH) == 0
    assert system("ioctl", 1, 0x5413) == -errno.ENOTTY
    assert system("close", 1) == 0
    assert system.output.getvalue() == b"abb"


def test_memory_calls(folder: Path) -> None:
    """Heap and maps come zeroed, with their permissions, and go."""
    system = System([folder])
    memory = system.process.memory
    assert system("brk", 0) == HEAP
    assert system("brk", HEAP + 5000) == HEAP + 5000
    memory.put(HEAP + 4998, b"ab")
    assert memory.writable(HEAP + PAGE, PAGE)
    assert not memory.writable(HEAP + 2 * PAGE, 1)
    assert system("brk", HEAP + 10) == HEAP + 10
    assert system("brk", HEAP + 5000) == HEAP + 5000
    assert memory.get(HEAP + 4998, 2) == bytes(2)
    assert system("brk", HEAP - 1) == system("brk", 2**63) == HEAP + 5000
    first = system("mmap", 0, 5000, 3, 0x22, 2**64 - 1, 0)
    assert memory.get(first, 2 * PAGE) == bytes(2 * PAGE)
    assert system("mprotect", first, PAGE, 1) == 0
    assert (memory.writable(first, 1), memory.writable(first + PAGE, 1)) == (False, True)
    assert system("munmap", first + PAGE, PAGE) == 0
    assert not memory.readable(first + PAGE, 1)
    assert system("mmap", first, PAGE, 3, 0x32, 2**64 - 1, 0) == first
    file = system.open(folder / "file")
    copy = system("mmap", 0, 5120, 1, 2, file, 4096)
    assert memory.get(copy, 1024) == (bytes(range(256)) * 20)[4096:5120]
    assert not memory.writable(copy, 1)
    assert system("mmap", 0, 0, 3, 0x22) == -errno.EINVAL
    assert system("mmap", 0, LARGEST + 1, 3, 0x22) == -errno.ENOMEM
    assert system("mmap", 1, PAGE, 3, 0x32) == -errno.EINVAL
    assert system("munmap", 1, PAGE) == -errno.EINVAL


def test_small_calls() -> None:
    """What programs ask at their start."""
    system = System()
    memory = system.process.memory
    assert system("uname", SCRATCH) == 0
    assert memory.text(SCRATCH) == b"Linux"
    assert memory.text(SCRATCH + 4 * 65) == b"aarch64"
    assert system("getuid") == system("getegid") == 1000
    assert (system("setuid", 1000), system("setuid", 0)) == (0, -errno.EPERM)
    assert system("prlimit64", 0, 3, 0, SCRATCH) == 0
    assert memory.load(SCRATCH, 8) == 8 << 20
    assert system("readlinkat", CWD, system.text("/proc/self/exe"), SCRATCH + PAGE, 100) == 7
    assert memory.get(SCRATCH + PAGE, 7) == b"/bin/it"
    assert system("clock_gettime", 0, SCRATCH) == 0
    before = memory.get(SCRATCH, 16)
    system("clock_gettime", 0, SCRATCH)
    assert memory.get(SCRATCH, 16) != before
    assert system("getrandom", SCRATCH, 16) == 16
    random = memory.get(SCRATCH, 16)
    for seed, same in ((0, True), (1, False)):
        other = System(seed=seed)
        other("getrandom", SCRATCH, 16)
        assert (other.process.memory.get(SCRATCH, 16) == random) is same
    memory.put(SCRATCH, bytes(4))
    assert system("futex", SCRATCH, 128, 1) == -errno.EAGAIN
    assert system("futex", SCRATCH, 129, 1) == 0
    assert system("rt_sigaction", 2, 0, SCRATCH) == 0


def test_bad_pointers_and_unknown_calls() -> None:
    """Error numbers, not exceptions."""
    system = System()
    for name, arguments in {
        "write": (1, 0xDEAD0000, 4),
        "read": (0, 0xDEAD0000, 4),
        "openat": (CWD, 0xDEAD0000),
        "uname": (0xDEAD0000,),
        "writev": (1, 0xDEAD0000, 1),
        "getrandom": (0xDEAD0000, 4),
        "futex": (0xDEAD0000, 0, 0),
    }.items():
        assert system(name, *arguments) == -errno.EFAULT, name
    assert system("write", 1, SCRATCH, 1 << 60) == -errno.ENOMEM
    assert system("write", 9, SCRATCH, 1) == -errno.EBADF
    assert system("writev", 1, SCRATCH, 1 << 40) == -errno.EINVAL
    assert call(system.process, 5000, [0] * 6) == -errno.ENOSYS
    assert system.notes == ["system call 5000 is not there: ENOSYS"]


def test_ends() -> None:
    """exit, exit_group and a signal to itself."""
    for name, arguments, code in (
        ("exit", (3,), 3),
        ("exit_group", (259,), 3),
        ("tgkill", (1000, 1000, 6), 134),
    ):
        with pytest.raises(Exited) as ended:
            System()(name, *arguments)
        assert ended.value.code == code
