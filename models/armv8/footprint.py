"""Footprints: what an instruction reads and writes, taken from the theorem that says what it does.

`reads` are the registers and flags that decide what is written, to registers or memory, or whether the machine stops;
`writes` those that may hold another value afterwards. Both are upper bounds: `x1 - x1` reads x1. What an instruction
writes in one case and keeps in another, without stopping, it also reads: `csneg x0, x0, x5, cs` reads x0. What is not in
`writes` stands in the theorem as it stood before; what is not in `reads` does not occur in anything that does. The
monitor is that of a single core. PC is left out where an instruction only moves on to the next.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, field

from lemmata.core.kernel import logic
from lemmata.core.kernel import prelude as pr
from lemmata.core.kernel import terms as tm
from lemmata.core.kernel.terms import APP, CONST, LAM, LIT, VAR, Symbol, Term
from lemmata.core.kernel.thm import Thm
from lemmata.core.logic.printing import show
from lemmata.core.logic.syntax import is_if, subterms
from lemmata.models.armv8.errors import FootprintError
from lemmata.models.armv8.symbolic import COMPONENTS, FIELDS, behaviour, symbolic_state

NAMES = (*COMPONENTS["regs"], "sp", "pc", *COMPONENTS["flags"], *COMPONENTS["vregs"], "fpcr", "fpsr", "tpidr", "monitor")
"""What can be read and written, in the order of the state."""
TOP = 1 << 64


@dataclass(frozen=True, order=True)
class Range:
    """`size` bytes from `base + offset`; the base is a register, or an expression in text."""

    base: str
    offset: int
    size: int

    def __str__(self) -> str:
        place = self.base if not self.offset else f"{self.base} {'+-'[self.offset < 0]} {abs(self.offset)}"
        return f"{self.size} at {place}"


@dataclass(frozen=True)
class Footprint:
    """What the word reads and writes; `branches` if PC may move elsewhere, `errors` by which it may stop."""

    word: int
    reads: tuple[str, ...]
    writes: tuple[str, ...]
    memory_reads: tuple[Range, ...]
    memory_writes: tuple[Range, ...]
    branches: bool
    errors: tuple[str, ...]
    theorem: Thm = field(repr=False, compare=False)

    def __str__(self) -> str:
        lines = [
            ("reads", ", ".join(self.reads)),
            ("writes", ", ".join([*self.writes, *["pc"] * self.branches])),
            ("reads memory", ", ".join(map(str, self.memory_reads))),
            ("writes memory", ", ".join(map(str, self.memory_writes))),
            ("may stop with", ", ".join(self.errors)),
        ]
        return "\n".join(f"{name + ':':<15}{what}" for name, what in lines if what)


def footprint(word: int) -> Footprint:
    """The footprint of an instruction. Raises FootprintError where the theorem does not show it."""
    theorem = behaviour(word)
    found = _Search()
    found.state(theorem.concl.args[1])
    reads = {v.name for v in tm.variables(found.free)} | (found.writes & found.kept)
    return Footprint(
        word,
        tuple(name for name in NAMES if name in reads),
        tuple(name for name in NAMES if name in found.writes),
        _ranges(found.loads),
        _ranges(found.stores),
        found.branches,
        tuple(sorted(found.errors)),
        theorem,
    )


class _Search:
    """What the state after an instruction is made of; `free` are the variables that decide it, as a mask."""

    def __init__(self) -> None:
        self.free = 0
        self.writes: set[str] = set()
        self.kept: set[str] = set()
        self.loads: set[tuple[Term, int]] = set()
        self.stores: set[tuple[Term, int]] = set()
        self.errors: set[str] = set()
        self.branches = False

    def state(self, after: Term) -> None:
        """Go through the states that the machine may be in."""
        head = symbolic_state().head
        for leaf in self._leaves(after):
            if leaf.kind != APP or leaf.head is not head:
                raise FootprintError(f"a state is not decided: {tm.show(leaf)}")
            parts = list(zip(FIELDS, leaf.args, symbolic_state().args, strict=True))
            stops = any(name == "error" and value is not before for name, value, before in parts)
            for name, value, before in parts:
                self._part(name, value, before, stops)

    def _leaves(self, value: Term) -> list[Term]:
        """What a conditional value may be; the conditions are read."""
        found: list[Term] = []
        stack, seen = [value], set[Term]()
        while stack:
            t = stack.pop()
            if t in seen:
                continue
            seen.add(t)
            if is_if(t):
                self._read(t.args[0])
                stack += t.args[1:]
            else:
                found.append(t)
        return found

    def _read(self, value: Term) -> None:
        """A value decides what is written: what occurs in it is read, in registers and in memory."""
        self.free |= value.free
        for t in subterms(value):
            if t.kind == APP and t.head.kind == VAR and t.head.name == "mem":
                self.loads.add((self._address(t.args[0]), 1))

    def _address(self, t: Term) -> Term:
        if t.loose:
            raise FootprintError(f"an address depends on a local name: {tm.show(t)}")
        return t

    def _part(self, name: str, value: Term, before: Term, stops: bool) -> None:
        """One of the parts of a state, in which the machine may have stopped."""
        for leaf in self._leaves(value):
            if name in COMPONENTS:
                if leaf is not before and (leaf.kind != APP or leaf.head is not before.head):
                    raise FootprintError(f"a register file is not decided: {tm.show(leaf)}")
                for component, old in zip(leaf.args, before.args, strict=True):
                    self._component(component, old, stops)
            elif leaf is before:
                self.kept |= set() if stops else {name}
            elif name == "mem":
                self._memory(leaf)
            elif name == "error":
                self.errors.add((leaf.head if leaf.kind == APP else leaf).symbol.name.rpartition(".")[2])
                self._read(leaf)
            elif name == "pc":
                self._counter(leaf, before)
            else:
                self._component(leaf, before, stops)

    def _component(self, value: Term, before: Term, stops: bool) -> None:
        """A register, flag or another part that is one value."""
        for leaf in self._leaves(value):
            if leaf is before:
                self.kept |= set() if stops else {before.name}
            else:
                self.writes.add(before.name)
                self._read(leaf)

    def _counter(self, leaf: Term, before: Term) -> None:
        """PC, which moves on by 4 or elsewhere."""
        base, offset = _split(leaf)
        if base is not before or offset != 4:
            self.branches = True
            self._read(leaf)

    def _memory(self, mem: Term) -> None:
        """The bytes of memory after stores: `lambda a: new byte if a - address < size else byte before`."""
        a = tm.fresh("a", mem.type.doms[0], mem.free)
        byte = tm.app(mem, a)
        while not (byte.kind == APP and byte.head.kind == VAR and byte.args == (a,)):
            if byte.kind == APP and byte.head.kind == LAM:
                byte = tm.beta(byte)
                continue
            if not is_if(byte):
                raise FootprintError(f"a store is not decided: {tm.show(byte)}")
            inside, new, byte = byte.args
            self.stores.add(_stored(inside, a))
            self._read(new)


def _stored(inside: Term, a: Term) -> tuple[Term, int]:
    """The address and size of a store, from its condition `a - address < size`."""
    if _is_call(inside, pr.W_ULT):
        difference, size = inside.args
        if _is_call(difference, pr.W_SUB) and difference.args[0] is a and size.kind == LIT:
            return difference.args[1], size.value
    raise FootprintError(f"the bytes of a store are not decided: {tm.show(inside)}")


def _is_call(t: Term, symbol: Symbol) -> bool:
    return t.kind == APP and t.head.kind == CONST and t.head.symbol is symbol


def _split(address: Term) -> tuple[Term | None, int]:
    """The sum of what is no literal in an address, and the sum of its literals."""
    stack, rest, offset = [address], list[Term](), 0
    while stack:
        t = stack.pop()
        if t.kind == LIT:
            offset += t.value
        elif _is_call(t, pr.W_ADD):
            stack += reversed(t.args)
        else:
            rest.append(t)
    offset %= TOP
    if not rest:
        return None, offset
    base = rest[0]
    for t in rest[1:]:
        base = logic.call(pr.W_ADD, base, t)
    return base, offset - TOP if offset >= TOP // 2 else offset


def _ranges(accesses: Iterable[tuple[Term, int]]) -> tuple[Range, ...]:
    """The accesses by their bases, those that touch joined."""
    by_base: dict[str, list[tuple[int, int]]] = {}
    for address, size in accesses:
        term, offset = _split(address)
        by_base.setdefault("0" if term is None else show(term), []).append((offset, offset + size))
    found: list[Range] = []
    for base, spans in by_base.items():
        start, end = min(spans)
        for low, high in sorted(spans):
            if low > end:
                found.append(Range(base, start, end - start))
                start = low
            end = max(end, high)
        found.append(Range(base, start, end - start))
    return tuple(sorted(found))
