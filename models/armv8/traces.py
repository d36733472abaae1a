"""Traces: the instructions that a program runs again and again, compiled to one Python function.

From the address at its head a trace follows the code, along branches whose target is known and past conditional
branches that fall through, back to its head if it gets there. The semantics of each instruction is evaluated at
compile time on the fields of its word and on names for registers, so that what is left is straight-line
Python on local variables. Loads and stores go to the pages at once and may fault: then the registers before
the faulting instruction are found again from the local variables, and that instruction is run by itself.
"""

from __future__ import annotations

import re
from collections import ChainMap
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from types import TracebackType
from typing import Any

from lemmata.core.compiler.blocks import Body, Branch
from lemmata.core.compiler.functions import Compiler, Types
from lemmata.core.compiler.layout import CompileError
from lemmata.core.compiler.values import Built, Code, Known, Scope, Value
from lemmata.core.language import registry
from lemmata.core.language.datatypes import Constructor, constructor_of
from lemmata.core.language.registry import Definition
from lemmata.core.language.sorts import Number
from lemmata.models.armv8 import memory, native, registers, state
from lemmata.models.armv8.address_space import AddressSpace
from lemmata.models.armv8.native import (
    ERROR,
    FIELDS,
    FLAGS,
    MEM,
    NO_ERROR,
    PC,
    REGS,
    VREGS,
    NativeState,
)
from lemmata.models.armv8.paging import accessors
from lemmata.models.armv8.table import find
from lemmata.models.armv8.trace_source import CARRY, NAME, Source, needed, shortened

LENGTH = 256
"""The greatest number of instructions in a trace."""
OPAQUE = ("lemmata.models.armv8.fp.", "lemmata.models.armv8.aes", "lemmata.models.armv8.sm")
"""Modules whose functions are called, not put in place of the call."""
_EFFECT = re.compile(r"\b(?:load|store|check_write|check_that)_")


class Untraceable(Exception):
    """An instruction that a trace cannot hold."""


@dataclass(frozen=True, slots=True)
class Choice(Code):
    """One of two known numbers, by a condition."""

    condition: str = ""
    first: int = 0
    second: int = 0


def _constructor(cls: type[Any]) -> Constructor:
    found = constructor_of(cls)
    if found is None:
        raise CompileError(f"{cls.__name__} is no datatype")
    return found


class TraceBody(Body):
    """Evaluation of instructions on names: everything is put in place but recursive and opaque functions."""

    def __init__(self, compiler: Compiler) -> None:
        super().__init__(compiler)
        self.version = 0
        self.known: dict[str, Code] = {}
        """Names of expressions that every later line may use."""
        self._inside = 0

    def atom(self, value: Value) -> Value:
        """A value that costs nothing to use twice; the same name for the same expression."""
        if not isinstance(value, Code) or value.atom or self._inside or self.indent:
            return super().atom(value)
        found = self.known.get(value.text)
        if found is None:
            made = super().atom(value)
            if isinstance(made, Code):
                self.known[value.text] = made
            return made
        return found

    def _apart(self, make: Callable[[], Value]) -> Branch:
        self._inside += 1
        try:
            return super()._apart(make)
        finally:
            self._inside -= 1

    def call(self, definition: Definition, types: Types, args: tuple[Value, ...], scope: Scope) -> Value:
        """A call, of a register or memory function among others."""
        special = _SPECIAL.get(definition)
        if special is not None:
            return special(self, types, args)
        if args and all(isinstance(arg, Known) for arg in args) and definition.body is not None:
            function = self.compiler.compiled(definition, types)
            return Known(function(*(arg.value for arg in args if isinstance(arg, Known))))
        return super().call(definition, types, args, scope)

    def _is_inlined(self, definition: Definition, args: tuple[Value, ...], scope: Scope) -> bool:
        if definition in self.compiler.natives or definition.body is None:
            return False
        if definition.calls or definition in scope.path or scope.depth > 60:
            return False
        return not definition.module.startswith(OPAQUE)

    def _choose(self, condition: str, first: Value, second: Value) -> Value:
        if isinstance(first, Known) and isinstance(second, Known):
            a, b = first.value, second.value
            if type(a) is int and type(b) is int and a != b:
                return Choice(f"({a:#x} if {condition} else {b:#x})", False, condition, a, b)
        return super()._choose(condition, first, second)

    def _join(self, condition: str, then: Branch, other: Branch) -> Value:
        """Where one branch is an error and the other is not, go on with the other after a check."""
        for (failing, _), (good, lines), bad in ((then, other, condition), (other, then, f"not {condition}")):
            if _fails(failing) and not _fails(good):
                self.emit(f"check_that_({bad})")
                self.lines.extend((self.indent + depth, line) for depth, line in lines)
                return good
        return super()._join(condition, then, other)

    def _common(self, values: list[Value], names: list[str]) -> Value:
        if any(isinstance(v, Code) and v.text.startswith("memory_") for v in values) and len(set(values)) > 1:
            raise Untraceable("memory is written on one side of a condition")
        return super()._common(values, names)

    def memory(self, s: Value) -> Built:
        """The state, if its memory is the one that there is now."""
        if not isinstance(s, Built) or s.parts[MEM] != Code(f"memory_{self.version}", atom=True):
            raise Untraceable("memory that has been written since is read")
        return s


def _fails(value: Value) -> bool:
    """Whether a value is a state with an error."""
    if not isinstance(value, Built) or value.constructor.python is not state.State:
        return False
    return value.parts[ERROR] != Known(NO_ERROR)


def _read(body: TraceBody, types: Types, args: tuple[Value, ...]) -> Value:
    file, number = args
    if not isinstance(file, Built) or not isinstance(number, Known):
        raise Untraceable("a register whose number is not known")
    return file.parts[number.value] if number.value < len(file.parts) else Known(0)


def _write(body: TraceBody, types: Types, args: tuple[Value, ...]) -> Value:
    file, number, value = args
    if not isinstance(file, Built) or not isinstance(number, Known):
        raise Untraceable("a register whose number is not known")
    n = number.value
    return Built(file.constructor, (*file.parts[:n], value, *file.parts[n + 1 :])) if n < len(file.parts) else file


def _may_read(body: TraceBody, types: Types, args: tuple[Value, ...]) -> Value:
    return Known(True)


def _may_write(body: TraceBody, types: Types, args: tuple[Value, ...]) -> Value:
    body.emit(f"check_write_({body.write(args[1])}, {body.write(args[2])})")
    return Known(True)


def _load(size: int) -> Callable[[TraceBody, Types, tuple[Value, ...]], Value]:
    def load(body: TraceBody, types: Types, args: tuple[Value, ...]) -> Value:
        body.memory(args[0])
        name = body.fresh()
        body.emit(f"{name} = load_{size}({body.write(args[1])})")
        return Code(name, atom=True)

    return load


def _store(body: TraceBody, types: Types, args: tuple[Value, ...]) -> Value:
    s = body.memory(args[0])
    (size,) = (sort.value // 8 for _, sort in types if isinstance(sort, Number))
    body.emit(f"store_{size}({body.write(args[1])}, {body.write(args[2])})")
    body.version += 1
    return Built(s.constructor, (*s.parts[:MEM], Code(f"memory_{body.version}", atom=True), *s.parts[MEM + 1 :]))


_SPECIAL: dict[Definition, Callable[[TraceBody, Types, tuple[Value, ...]], Value]] = {
    registry.definition(function): special
    for function, special in (
        (registers.read, _read), (registers.read_vector, _read),
        (registers.write, _write), (registers.write_vector, _write),
        (memory.may_read, _may_read), (memory.may_write, _may_write),
        (memory.read_8, _load(1)), (memory.read_16, _load(2)), (memory.read_32, _load(4)),
        (memory.read_64, _load(8)), (memory.read_128, _load(16)), (memory.write_mem, _store),
    )
}  # fmt: skip

Recovered = tuple[NativeState, int]


@dataclass
class Trace:
    """A compiled trace: `run(s, most)` gives the state after it and the number of instructions executed."""

    head: int
    length: int
    loops: bool
    source: str
    run: Callable[[NativeState, int], Recovered] = lambda s, most: (s, 0)
    points: dict[int, tuple[int, list[str]]] = field(default_factory=dict)
    """By line of the source: the instructions before it in this round, and the text of each field of the state."""
    dropped: dict[str, str] = field(default_factory=dict)
    """Names that nothing needed, with their expressions."""

    def recover(self, traceback: TracebackType | None, namespace: dict[str, Any]) -> Recovered:
        """The state before the instruction that faulted, and how many were executed before it."""
        while traceback is not None and traceback.tb_frame.f_code.co_filename != self.file:
            traceback = traceback.tb_next
        if traceback is None:
            raise Untraceable(f"the fault is not in the trace at {self.head:#x}")
        done, texts = self.points[traceback.tb_lineno]
        values = ChainMap(dict(traceback.tb_frame.f_locals), namespace)
        for name in needed(texts, self.dropped):
            values[name] = _evaluated(self.dropped[name], values)
        return tuple(_evaluated(text, values) for text in texts), done + values["count"]

    @property
    def file(self) -> str:
        """The file name of the source, for tracebacks."""
        return f"<trace {self.head:#x}>"


def _evaluated(text: str, values: Mapping[str, Any]) -> Any:
    """The value of an expression of a trace."""
    return eval(text, {"__builtins__": {"abs": abs, "max": max, "min": min}}, values)


class Builder:
    """Compiles traces of the code in an address space."""

    def __init__(self, space: AddressSpace) -> None:
        self.space = space
        self.namespace: dict[str, Any] = dict(accessors(space))
        self.barriers: frozenset[int] = frozenset()
        """Addresses that every trace stops before."""
        self.heads: set[int] = set()
        """Where traces begin, and therefore others end."""

    def build(self, head: int) -> Trace | None:
        """The trace from an address; None where not even its first two instructions can be traced."""
        made = _Writer(self.space, head, self.barriers, self.heads - {head}).write()
        if made is None:
            return None
        native.COMPILER.finish()
        self.namespace.update(native.COMPILER.namespace)
        exec(compile(made.source, made.file, "exec"), self.namespace)  # noqa: S102 -- text made here
        made.run = self.namespace.pop("trace")
        self.heads.add(head)
        return made


class _Writer:
    """Writes the source of one trace."""

    def __init__(self, space: AddressSpace, head: int, barriers: frozenset[int], heads: set[int]) -> None:
        self.space, self.head, self.barriers, self.heads = space, head, barriers, heads
        self.body = TraceBody(native.COMPILER)
        self.constructor = _constructor(state.State)
        self.points: list[tuple[int, int, list[str]]] = []

    def write(self) -> Trace | None:
        """The trace, not yet compiled."""
        body, s, pc, done, loops = self.body, self._start(), self.head, 0, False
        seen = {pc}
        while True:
            barred = done > 0 and (pc in self.barriers or pc in self.heads)
            after = self._instruction(s, pc, done) if done < LENGTH and not barred else None
            if after is None:
                self._leave(s, Known(pc), done)
                break
            s, done = after, done + 1
            target = s.parts[PC]
            if isinstance(target, Choice):
                body.emit(f"if {target.condition}:")
                body.indent += 1
                loops |= self._go(s, target.first, done)
                body.indent -= 1
                target = Known(target.second)
            if not isinstance(target, Known) or target.value in seen:
                if isinstance(target, Known):
                    loops |= self._go(s, target.value, done)
                else:
                    self._leave(s, target, done)
                break
            pc = target.value
            seen.add(pc)
        return self._finished(done, loops) if done > 1 else None

    def _start(self) -> Built:
        """The state at the head: names for registers."""
        files = {
            REGS: (registers.Registers, [f"x{n}" for n in range(31)]),
            VREGS: (registers.Vectors, [f"v{n}" for n in range(32)]),
            FLAGS: (state.Flags, ["flag_n", "flag_z", "flag_c", "flag_v"]),
        }
        parts: list[Value] = [Code(name, atom=True) for name in FIELDS]
        for place, (cls, names) in files.items():
            parts[place] = Built(_constructor(cls), tuple(Code(name, atom=True) for name in names))
        parts[PC], parts[ERROR], parts[MEM] = Known(self.head), Known(NO_ERROR), Code("memory_0", atom=True)
        return Built(self.constructor, tuple(parts))

    def _instruction(self, s: Built, pc: int, done: int) -> Built | None:
        """The state after the instruction at an address; None, and nothing written, where that cannot be traced."""
        if pc & 3 or not self.space.executable(pc, 4):
            return None
        word = self.space.load(pc, 4)
        row = find(word)
        if row is None:
            return None
        body = self.body
        here = Built(s.constructor, (*s.parts[:PC], Known(pc), *s.parts[PC + 1 :]))
        mark, version, names = len(body.lines), body.version, dict(body.known)
        entry = registry.definition(row.execute)
        record, before = entry.params
        try:
            if entry.body is None:
                raise Untraceable("no body")
            after = body.value(entry.body, Scope({record: Known(row.values(word)), before: here}, {}, path=(entry,)))
            if not isinstance(after, Built) or after.parts[ERROR] != Known(NO_ERROR):
                raise Untraceable("an error")
            after = self._named(after, here)
        except (Untraceable, CompileError):
            del body.lines[mark:]
            body.version, body.known = version, names
            return None
        texts = self._texts(here)
        self.points += [(line, done, texts) for line in range(mark, len(body.lines)) if _EFFECT.search(body.lines[line][1])]
        return after

    def _named(self, after: Built, before: Built) -> Built:
        """The state with names for what has changed, so that it costs nothing to use."""
        parts = list(after.parts)
        for place, (new, old) in enumerate(zip(after.parts, before.parts, strict=True)):
            if place != PC and new is not old:
                parts[place] = self.body.atom(new)
        return Built(after.constructor, tuple(parts))

    def _texts(self, s: Built) -> list[str]:
        """The fields of a state as text."""
        texts = [self.body.write(part) for part in s.parts]
        texts[MEM], texts[ERROR] = FIELDS[MEM], FIELDS[ERROR]
        return texts

    def _go(self, s: Built, target: int, done: int) -> bool:
        """Go on at an address: at the head if it is that one, else outside. Whether it was the head."""
        if target != self.head or self.head in self.barriers:
            self._leave(s, Known(target), done)
            return False
        names = [self._text_of(part) for part in self._start().parts]
        values = [self._text_of(part) for part in s.parts]
        changed = [
            (name, value)
            for place, (one, other) in enumerate(zip(names, values, strict=True))
            if place not in (PC, ERROR, MEM)
            for name, value in zip(one, other, strict=True)
            if name != value
        ]
        self.body.emit(f"if count + {done} >= most:")
        self.body.indent += 1
        self._leave(s, Known(target), done)
        self.body.indent -= 1
        self.body.emit(f"count += {done}")
        if changed:
            self.body.emit(f"{CARRY}{', '.join(n for n, _ in changed)} = {', '.join(v for _, v in changed)}")
        self.body.emit("continue")
        return True

    def _text_of(self, part: Value) -> list[str]:
        return [self.body.write(p) for p in part.parts] if isinstance(part, Built) else [self.body.write(part)]

    def _leave(self, s: Built, target: Value, done: int) -> None:
        """Return the state, with the PC at an address."""
        texts = self._texts(s)
        texts[PC] = self.body.write(target)
        self.body.emit(f"return ({', '.join(texts)}), count + {done}")

    def _finished(self, done: int, loops: bool) -> Trace:
        """The source: the prologue, and the lines that something needs, where it needs them."""
        source = Source(self.body.lines, {line: texts for line, _, texts in self.points})
        whole = {
            f"({', '.join(names)})": (name, names)
            for name, names in (
                (FIELDS[REGS], [f"x{n}" for n in range(31)]),
                (FIELDS[VREGS], [f"v{n}" for n in range(32)]),
                (FIELDS[FLAGS], ["flag_n", "flag_z", "flag_c", "flag_v"]),
            )
        }
        short = {text: name for text, (name, names) in whole.items() if not source.carried & set(names)}
        lines = [(number, indent, shortened(line, short)) for number, indent, line in source.lines]
        points = [(line, before, [short.get(text, text) for text in texts]) for line, before, texts in self.points]
        used = set(NAME.findall(" ".join([*(line for _, _, line in lines), *(t for _, _, texts in points for t in texts)])))
        used |= {name for expression in source.dropped.values() for name in NAME.findall(expression)}
        prologue = ["def trace(s, most):", f"    {', '.join(FIELDS)} = s", "    count = 0"]
        prologue += [f"    {', '.join(names)} = {name}" for name, names in whole.values() if used & set(names)]
        prologue.append("    while True:")
        numbers = {number: len(prologue) + 1 + place for place, (number, _, _) in enumerate(lines)}
        text = "\n".join([*prologue, *("        " + "    " * indent + line for _, indent, line in lines)]) + "\n"
        places = {numbers[line]: (before, texts) for line, before, texts in points}
        return Trace(self.head, done, loops, text, points=places, dropped=source.dropped)
