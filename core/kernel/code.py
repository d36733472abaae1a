"""Compiling the right side of an equation to instructions for the machine in `evaluate`.

Binders are opened with fresh variables, each with a slot of its own, so a node names one value wherever it
stands and common subterms are computed once. A lambda is lifted to a closed combinator applied to what it
captures: every value is an ordinary term, and nothing can be captured by accident.

The compiler never recurses on Python's stack: its functions are generators, run by `_trampoline`.
"""

from __future__ import annotations

from collections.abc import Callable, Generator, Sequence
from itertools import pairwise
from typing import Any

from lemmata.core.kernel import logic
from lemmata.core.kernel import terms as tm
from lemmata.core.kernel.datatypes import Datatype, case_of
from lemmata.core.kernel.errors import KernelError
from lemmata.core.kernel.terms import APP, CONST, LAM, LIT, VAR, Symbol, Term
from lemmata.core.kernel.types import Type

CALL, APPLY, RET, IF, CASE, SUB = range(6)


class Ins:
    """An instruction: from slots `srcs` into slot `dst`, then `next`.

    CALL a head on srcs; APPLY srcs[0] to the others; RET srcs[0]; IF srcs[0] run `next` else `other`;
    CASE srcs[0] on `table` (constructor -> field slots and block); SUB run the block `other`.
    """

    __slots__ = ("dst", "head", "instance", "next", "op", "other", "srcs", "table", "tail")

    def __init__(self, op: int, dst: int, srcs: tuple[int, ...]) -> None:
        self.op = op
        self.dst = dst
        self.srcs = srcs
        self.head: Term | None = None
        self.instance: Any = None  # of the head, found at the first call
        self.next: Ins = self
        self.other: Ins = self
        self.tail = False  # is what follows the return of this very value?
        self.table: dict[Symbol | None, tuple[tuple[int, ...], Ins]] = {}


class Code:
    """A compiled body: `template` is a frame with its constants in place, arguments come first."""

    __slots__ = ("entry", "template")

    def __init__(self, template: list[Term | None], entry: Ins) -> None:
        self.template = template
        self.entry = entry


Steps = Generator[Any, Any, Any]


def _trampoline(start: Steps) -> Any:
    stack, sent = [start], None
    while stack:
        try:
            child = stack[-1].send(sent)
        except StopIteration as stop:
            stack.pop()
            sent = stop.value
        else:
            stack.append(child)
            sent = None
    return sent


def compile_body(params: Sequence[Term], body: Term, is_value: Callable[[Term], bool]) -> Code:
    """BODY as code over the variables PARAMS. IS_VALUE tells terms that stand for themselves."""
    compiler = _Compiler(params, body, is_value)
    entry = _trampoline(compiler.block(body, {p: i for i, p in enumerate(params)}))
    return Code(compiler.template, entry)


class _Compiler:
    def __init__(self, params: Sequence[Term], body: Term, is_value: Callable[[Term], bool]) -> None:
        self.template: list[Term | None] = [None] * len(params)
        self.is_value = is_value
        self.locals = 0  # the variables that have a slot, as a bit mask
        for p in params:
            self.locals |= p.free
        self.avoid = self.locals | body.free
        self.fresh = 0
        self.constants: dict[Term, int] = {}

    def _slot(self, value: Term | None = None) -> int:
        self.template.append(value)
        return len(self.template) - 1

    def _constant(self, t: Term) -> int:
        if t not in self.constants:
            self.constants[t] = self._slot(t)
        return self.constants[t]

    def _local(self, t: Type, slot: int, env: dict[Term, int]) -> Term:
        """A fresh variable of type T whose value is in SLOT."""
        while True:
            v = tm.var(f"%{self.fresh}", t)
            self.fresh += 1
            if not v.free & self.avoid:
                break
        self.locals |= v.free
        self.avoid |= v.free
        env[v] = slot
        return v

    def block(self, t: Term, env: dict[Term, int]) -> Steps:
        """Instructions that return the value of T; the first of them."""
        out: list[Ins] = []
        t = yield self._lets(t, env, out)
        if t.kind == APP and t.head.kind == CONST and t not in env:
            data = case_of(t.head.symbol)
            if t.head.symbol is logic.IF and len(t.args) == 3:
                last = Ins(IF, -1, ((yield self.expr(t.args[0], env, out)),))
                last.head = t.head
                last.next = yield self.block(t.args[1], dict(env))
                last.other = yield self.block(t.args[2], dict(env))
                return self._link([*out, last])
            if data is not None and len(t.args) == 1 + len(data.constructors):
                last = Ins(CASE, -1, ((yield self.expr(t.args[0], env, out)),))
                yield self._branches(last, data, t.args[1:], env)
                return self._link([*out, last])
        slot = yield self.expr(t, env, out)
        return self._link([*out, Ins(RET, -1, (slot,))])

    def _link(self, out: list[Ins]) -> Ins:
        for ins, following in pairwise(out):
            ins.next = following
            ins.tail = following.op == RET and following.srcs[0] == ins.dst
        return out[0]

    def _branches(self, ins: Ins, data: Datatype, branches: Sequence[Term], env: dict[Term, int]) -> Steps:
        for c, branch in zip(data.constructors, branches, strict=True):
            scope = dict(env)
            slots = tuple([self._slot() for _ in c.fields])
            variables = [self._local(f, s, scope) for f, s in zip(branch.type.doms, slots, strict=False)]
            depth, inner = 0, branch
            while depth < len(slots) and inner.kind == LAM:
                depth, inner = depth + 1, inner.head
            opened = tm.app(tm.open_lams(branch, variables[:depth]), *variables[depth:])
            symbol = c.term.symbol if c.term.kind == CONST else None
            ins.table[symbol] = (slots, (yield self.block(opened, scope)))

    def _lets(self, t: Term, env: dict[Term, int], out: list[Ins]) -> Steps:
        """T with the beta redexes at its head turned into slots."""
        while t.kind == APP and t.head.kind == LAM and t not in env:
            slot = yield self.expr(t.args[0], env, out)
            v = self._local(t.head.type.doms[0], slot, env)
            t = tm.app(tm.open_lams(t.head, (v,)), *t.args[1:])
        return t

    def expr(self, t: Term, env: dict[Term, int], out: list[Ins]) -> Steps:
        """The slot that holds the value of T after the instructions added to OUT."""
        t = yield self._lets(t, env, out)
        found = env.get(t)
        if found is not None:
            return found
        if t.kind == LIT or t.kind == VAR or not t.free & self.locals and self.is_value(t):
            return self._constant(t)
        if t.kind == LAM:
            # in the order in which they were bound: that of variables' numbers depends on the process's past
            captured = [v for v in env if v.kind == VAR and v.free & t.free & self.locals]
            if sum([v.free for v in captured]) != t.free & self.locals:
                raise KernelError("a lambda captures a variable that has no value here")
            if not captured:
                return self._constant(t)
            ins = self._call(tm.lams(captured, t), tuple([env[v] for v in captured]))
        elif t.kind == CONST:
            ins = self._call(t, ())
        elif t.head.kind == CONST:
            ins = yield self._constant_head(t, env, out)
        else:
            srcs = []
            for part in (t.head, *t.args):
                srcs.append((yield self.expr(part, env, out)))
            ins = Ins(APPLY, self._slot(), tuple(srcs))
        out.append(ins)
        env[t] = ins.dst
        return ins.dst

    def _call(self, head: Term, srcs: tuple[int, ...]) -> Ins:
        ins = Ins(CALL, self._slot(), srcs)
        ins.head = head
        return ins

    def _constant_head(self, t: Term, env: dict[Term, int], out: list[Ins]) -> Steps:
        symbol = t.head.symbol
        data = case_of(symbol)
        arity = 3 if symbol is logic.IF else 1 + len(data.constructors) if data is not None else -1
        if arity == len(t.args):
            ins = Ins(SUB, self._slot(), ())
            ins.other = yield self.block(t, dict(env))
            return ins
        parts: tuple[Term, ...] = t.args
        if 0 <= arity < len(t.args):
            parts = (tm.app(t.head, *t.args[:arity]), *t.args[arity:])
        srcs = []
        for part in parts:
            srcs.append((yield self.expr(part, env, out)))
        if parts is t.args:
            return self._call(t.head, tuple(srcs))
        return Ins(APPLY, self._slot(), tuple(srcs))
