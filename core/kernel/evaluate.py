"""EVALUATE: an environment machine with an explicit stack over compiled equations.

The invariant: each memo entry says `hyps ⊢ f args = v`, v at the type of f args, where hyps are those of
the equations that the context has used. Each instruction is one step of congruence, of an instance of an
equation, of beta, or of arithmetic on literals; a case that is stuck leaves the call as its own value.
A context is one set of equations: its memo belongs to them and to nothing else.
"""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from lemmata.core.kernel import code as cd
from lemmata.core.kernel import datatypes as dt
from lemmata.core.kernel import terms as tm
from lemmata.core.kernel import types as ty
from lemmata.core.kernel.code import Code, Ins
from lemmata.core.kernel.errors import BudgetExceeded, KernelError
from lemmata.core.kernel.literals import AXIOMS, COMPUTED, MAX_BITS, compute
from lemmata.core.kernel.logic import F, T
from lemmata.core.kernel.terms import APP, CONST, LAM, LIT, VAR, Symbol, Term
from lemmata.core.kernel.thm import Thm, _check, _check_terms, _make, _union
from lemmata.core.kernel.types import NAT, Type

RETURN, CALLED, THEN, ELSE, OVER = range(5)  # kinds of stack entries
MAX_STEPS = 50_000_000
Args = tuple[Term, ...]
Stack = list[tuple[Any, ...]]


class Rule:
    """An equation at a type instance: `patterns` to match the arguments with, the right side as code.

    A parameter whose name begins with `?` matches literals only: that restricts use, never meaning.
    """

    __slots__ = ("code", "hyps", "index", "key", "locals", "params", "patterns", "right")

    def __init__(self, index: int, patterns: Args, right: Term, hyps: frozenset[Term]) -> None:
        constants = 0  # variables free in a hypothesis are not ours to instantiate
        for h in hyps:
            constants |= h.free
        free = 0
        for p in patterns:
            free |= p.free
        self.index = index
        self.patterns = patterns
        self.right = right
        self.hyps = hyps
        self.locals = free & ~constants
        simple = all(p.kind == VAR and p.free & self.locals and p.name[0] != "?" for p in patterns)
        self.params = patterns if simple else _parameters(patterns, self.locals)
        self.key = _key(patterns, self.locals)
        self.code: Code | None = None

    @property
    def unfolds(self) -> bool:
        """Does the rule match all arguments: are its patterns distinct parameters?"""
        return self.params is self.patterns and len(set(self.params)) == len(self.params)

    def match(self, args: Args) -> dict[Term, Term] | None:
        """The values of the parameters that make the patterns ARGS, or None."""
        if self.key is not None:
            position, head = self.key
            a = args[position]
            if (a.head if a.kind == APP else a) is not head:
                return None
        found: dict[Term, Term] = {}
        stack = list(zip(self.patterns, args, strict=True))
        while stack:
            p, a = stack.pop()
            if not p.free & self.locals:
                if p is not a:
                    return None
            elif p.kind == VAR:
                if (
                    p.type is not a.type
                    or p.name[0] == "?"
                    and a.kind != LIT
                    or found.setdefault(p, a) is not a
                ):
                    return None
            elif p.kind != APP:
                return None
            elif a.kind == LIT and a.type is NAT and a.value and _is_suc(p):
                stack.append((p.args[0], tm.lit(NAT, a.value - 1)))
            elif a.kind != APP or len(a.args) != len(p.args):
                return None
            else:
                stack.append((p.head, a.head))
                stack.extend(zip(p.args, a.args, strict=True))
        return found


def _parameters(patterns: Args, local: int) -> Args:
    """The variables of a bit mask that occur in PATTERNS, from left to right."""
    found: dict[Term, None] = {}
    seen: set[Term] = set()
    stack = list(reversed(patterns))
    while stack:
        p = stack.pop()
        if p in seen or not p.free & local:
            continue
        seen.add(p)
        if p.kind == VAR:
            found[p] = None
        else:
            stack.extend(reversed((p.head, *p.args)))
    return tuple(found)


def _is_suc(p: Term) -> bool:
    return p.head.kind == CONST and p.head.symbol is dt.SUC


def _key(patterns: Args, local: int) -> tuple[int, Term] | None:
    """A position and the head that an argument there must have, to reject most arguments at once."""
    for i, p in enumerate(patterns):
        head = p.head if p.kind == APP else p
        if not head.free & local and head.kind in (CONST, LIT) and not (p.kind == APP and _is_suc(p)):
            return i, head
    return None


class Instance:
    """A head (a constant at one type, or a closed abstraction) with its memo and ways to reduce it."""

    __slots__ = ("arity", "computed", "head", "memo", "rules", "unfold")

    def __init__(self, head: Term) -> None:
        self.head = head
        self.memo: dict[Args, Term] = {}
        self.arity = -1
        self.computed: Symbol | None = None
        self.rules: list[Rule] = []
        self.unfold: Rule | None = None


class Recipe:
    """What a context evaluates with, and the terms that it evaluated: enough to evaluate again."""

    __slots__ = ("by_symbol", "equations", "goals")

    def __init__(self, equations: Iterable[Thm]) -> None:
        self.equations = tuple(equations)
        _check(*self.equations)
        self.goals: list[Term] = []
        self.by_symbol: dict[Symbol, list[int]] = {}
        for i, th in enumerate(self.equations):
            left = th.concl.args[0] if tm.is_eq(th.concl) else th.concl
            head = left.head if left.kind == APP else left
            if not tm.is_eq(th.concl) or head.kind != CONST:
                raise KernelError(f"not an equation about a constant: {th!r}")
            self.by_symbol.setdefault(head.symbol, []).append(i)


class Context:
    """Equations, their compiled instances, the memo, and a budget of steps and of bits in a literal.

    With LOOKUP, calls are only looked up in the memo and computed on literals: `step` then adds entries one
    at a time, as a proof file lists them. With LOG, completed calls are listed in `log`.
    """

    def __init__(
        self,
        equations: Iterable[Thm] | Recipe = (),
        steps: int = MAX_STEPS,
        bits: int = MAX_BITS,
        lookup: bool = False,
        log: bool = False,
    ) -> None:
        self.recipe = equations if isinstance(equations, Recipe) else Recipe(equations)
        self.steps = steps
        self.bits = bits
        self.lookup = lookup
        self.log: list[tuple[Term, Args, int]] | None = [] if log else None
        self.used: dict[int, Thm] = {}
        self._premises: tuple[Thm, ...] = ()
        self._hyps: frozenset[Term] = frozenset()
        self._axioms: frozenset[str] = AXIOMS
        self._instances: dict[Term, Instance] = {}
        self._values: set[Term] = {T, F}

    # Instances ---------------------------------------------------------------------------------

    def instance(self, head: Term) -> Instance:
        """The instance of HEAD, made at its first use."""
        found = self._instances.get(head)
        if found is None:
            found = self._instances[head] = Instance(head)
            if head.kind == LAM:
                found.unfold = self._abstraction(head)
                found.arity = len(found.unfold.patterns)
            elif head.kind == CONST:
                self._equip(found, head.symbol)
        return found

    def _abstraction(self, head: Term, index: int = -1, hyps: frozenset[Term] = frozenset()) -> Rule:
        params: list[Term] = []
        body = head
        while body.kind == LAM:
            params.append(tm.fresh(f"%a{len(params)}", body.type.doms[0], head.free))
            body = body.head
        return Rule(index, tuple(params), tm.open_lams(head, params), hyps)

    def _equip(self, inst: Instance, symbol: Symbol) -> None:
        data = dt.case_of(symbol)
        if symbol in COMPUTED:
            inst.computed = symbol
            inst.arity = len(symbol.type.doms)
        if data is not None:
            inst.unfold = self._case(inst.head, data)
            inst.arity = len(inst.unfold.patterns)
        for i in self.recipe.by_symbol.get(symbol, ()):
            rule = self._instantiate(i, inst.head)
            if rule is None or (inst.arity >= 0 and len(rule.patterns) != inst.arity):
                continue
            inst.arity = len(rule.patterns)
            if rule.unfolds and inst.unfold is None:
                inst.unfold = rule
            else:
                inst.rules.append(rule)

    def _case(self, head: Term, data: dt.Datatype) -> Rule:
        params = [tm.var(f"%a{i}", t) for i, t in enumerate(head.type.doms[: 1 + len(data.constructors)])]
        branches: list[Term] = []
        for f in params[1:]:
            count = len(data.constructors[len(branches)].fields)
            fields = [tm.var(f"%b{i}", t) for i, t in enumerate(f.type.doms[:count])]
            branches.append(tm.lams(fields, tm.app(f, *fields)))
        return Rule(-1, tuple(params), tm.app(head, params[0], *branches), frozenset())

    def _instantiate(self, index: int, head: Term) -> Rule | None:
        """Equation INDEX at the type of HEAD; None where its type variables are not all determined."""
        th = self.recipe.equations[index]
        left, right = th.concl.args
        theta: dict[Type, Type] = {}
        constant = left.head if left.kind == APP else left
        if not ty.match(constant.type, head.type, theta):
            return None
        tvars = th.concl.tvars
        for h in th.hyps:
            tvars |= h.tvars
        for v in theta:
            tvars &= ~v.tvars
        if tvars:
            return None
        hyps = frozenset([tm.instantiate_types(h, theta) for h in th.hyps])
        left, right = tm.instantiate_types(left, theta), tm.instantiate_types(right, theta)
        if left.kind == CONST and right.kind == LAM:
            return self._abstraction(right, index, hyps)
        return Rule(index, left.args, right, hyps)

    # The machine -------------------------------------------------------------------------------

    def _is_value(self, t: Term) -> bool:
        """Is T known to be its own value: a result, or made of constructors, literals and variables?"""
        values = self._values
        stack = [t]
        while stack:
            u = stack[-1]
            if u in values or u.kind == LIT or u.kind == VAR:
                stack.pop()
                continue
            head = u.head if u.kind == APP else u
            if head.kind != CONST or dt.constructor_of(head.symbol) is None:
                return False
            if u.kind == APP:
                if head.symbol is dt.SUC and u.args[0].kind == LIT:
                    return False  # the value of Suc 2 is 3
                todo = [a for a in u.args if a not in values and a.kind != LIT and a.kind != VAR]
                if todo:
                    stack.extend(todo)
                    continue
            values.add(u)
            stack.pop()
        return True

    def _enter(self, rule: Rule, args: Args, found: dict[Term, Term] | None) -> tuple[Ins, list[Term]]:
        """A frame for the right side of RULE. Marks its equation, hypotheses and axioms as used."""
        if rule.code is None:
            rule.code = cd.compile_body(rule.params, rule.right, self._is_value)
        if rule.index >= 0 and (rule.index not in self.used or not rule.hyps <= self._hyps):
            th = self.recipe.equations[rule.index]
            self.used[rule.index] = th
            self._hyps = self._hyps | rule.hyps
            self._axioms = _union(self._axioms, th.axioms)
        slots = rule.code.template.copy()
        slots[: len(rule.params)] = args if found is None else [found[p] for p in rule.params]
        return rule.code.entry, slots  # type: ignore[return-value]

    def _reduce(self, inst: Instance, args: Args) -> Term | tuple[Ins, list[Term], int]:
        """The value of a call that the memo lacks, or the frame that computes it."""
        self.steps -= 1
        if self.steps < 0:
            raise BudgetExceeded("evaluation ran out of its steps")
        if inst.computed is not None:
            value = compute(inst.computed, args, inst.head.type.tails[len(args)], self.bits)
            if value is not None:
                return value
        if not self.lookup:
            for rule in inst.rules:
                found = rule.match(args)
                if found is not None:
                    return *self._enter(rule, args, found), rule.index
            if inst.unfold is not None:
                return *self._enter(inst.unfold, args, None), inst.unfold.index
        return tm._app(inst.head, args)

    def _run(self, ins: Ins, slots: list[Term], stack: Stack) -> Term:
        """The value that the frame leaves at the bottom of STACK, whose first entry is the call itself."""
        while True:
            op = ins.op
            value: Term | tuple[Ins, list[Term]] | None = None
            if op == cd.CALL or op == cd.APPLY:
                if op == cd.CALL:
                    inst = ins.instance
                    if inst is None:
                        inst = ins.instance = self.instance(ins.head)  # type: ignore[arg-type]
                    args = tuple([slots[i] for i in ins.srcs])
                else:
                    inst, args = self._flatten(slots[ins.srcs[0]], tuple([slots[i] for i in ins.srcs[1:]]))
                if len(args) == inst.arity:
                    value = inst.memo.get(args)
                    if value is None:
                        value = self._reduce(inst, args)  # type: ignore[assignment]
                    if type(value) is Term:
                        slots[ins.dst] = value
                        ins = ins.next
                        continue
                    if not ins.tail:  # a tail call returns to where this frame would
                        stack.append((RETURN, slots, ins.dst, ins.next))
                    ins, slots, index = value  # type: ignore[misc]
                    stack.append((CALLED, inst, args, index))
                    continue
                if (
                    inst.arity < 0
                    or len(args) < inst.arity
                    or (op == cd.APPLY and self._is_full(slots[ins.srcs[0]]))
                ):
                    slots[ins.dst] = tm._app(inst.head, args)
                    ins = ins.next
                    continue
                stack.append((RETURN, slots, ins.dst, ins.next))
                stack.append((OVER, args[inst.arity :]))
                value = self._call(inst, args[: inst.arity], stack)
            elif op == cd.IF:
                c = slots[ins.srcs[0]]
                if c is T:
                    ins = ins.next
                elif c is F:
                    ins = ins.other
                else:
                    stack.append((THEN, slots, ins))
                    ins = ins.next
                continue
            elif op == cd.CASE:
                fields = _fields(slots[ins.srcs[0]])
                if fields is not None:
                    targets, ins = ins.table[fields[0]]
                    for i, a in zip(targets, fields[1], strict=True):
                        slots[i] = a
                    continue
                while stack[-1][0] != CALLED:  # stuck: the call is its own value
                    stack.pop()
                _, inst, args, _ = stack.pop()
                value = tm._app(inst.head, args)
                inst.memo[args] = value
            elif op == cd.SUB:
                stack.append((RETURN, slots, ins.dst, ins.next))
                ins = ins.other
                continue
            else:
                value = slots[ins.srcs[0]]
            resumed = self._deliver(value, stack)
            if type(resumed) is Term:
                return resumed
            ins, slots = resumed  # type: ignore[misc]

    def _deliver(self, value: Term | tuple[Ins, list[Term]], stack: Stack) -> Term | tuple[Ins, list[Term]]:
        """Hand VALUE (or a frame to run) to the entry that waits for it; the next frame, or the result."""
        while type(value) is Term:
            if not stack:
                return value
            entry = stack.pop()
            kind = entry[0]
            if kind == RETURN:
                entry[1][entry[2]] = value
                return entry[3], entry[1]
            if kind == CALLED:
                _, inst, args, index = entry
                inst.memo[args] = value
                if self.log is not None:
                    self.log.append((inst.head, args, index))
            elif kind == THEN:
                _, slots, ins = entry
                stack.append((ELSE, slots, ins, value))
                return ins.other, slots
            elif kind == ELSE:
                _, slots, ins, then = entry
                value = self._call(self.instance(ins.head), (slots[ins.srcs[0]], then, value), stack)
            else:
                inst, args = self._flatten(value, entry[1])
                if self._is_full(value) or inst.arity < 0 or len(args) < inst.arity:
                    value = tm._app(inst.head, args)
                else:
                    if len(args) > inst.arity:
                        stack.append((OVER, args[inst.arity :]))
                    value = self._call(inst, args[: inst.arity], stack)
        return value

    def _call(self, inst: Instance, args: Args, stack: Stack) -> Term | tuple[Ins, list[Term]]:
        """The value of a call with all its arguments, or its frame after noting the call on STACK."""
        value = inst.memo.get(args)
        if value is None:
            reduced = self._reduce(inst, args)
            if type(reduced) is Term:
                return reduced
            stack.append((CALLED, inst, args, reduced[2]))  # type: ignore[index]
            return reduced[0], reduced[1]  # type: ignore[index]
        return value

    def _flatten(self, f: Term, extra: Args) -> tuple[Instance, Args]:
        return (self.instance(f.head), f.args + extra) if f.kind == APP else (self.instance(f), extra)

    def _is_full(self, f: Term) -> bool:
        """Is F, a value, a stuck call: an application with all the arguments of its head?"""
        return f.kind == APP and 0 <= self.instance(f.head).arity <= len(f.args)

    def _evaluate(self, t: Term) -> Term:
        if self._is_value(t):
            return t
        code = cd.compile_body((), t, self._is_value)
        goal = Instance(t)
        value = self._run(code.entry, code.template.copy(), [(CALLED, goal, (), -2)])  # type: ignore[arg-type]
        self._values.add(value)
        return value

    def step(self, call: Term, index: int) -> Term:
        """Add the memo entry for CALL by equation INDEX (-1: its head is an abstraction or a case constant).

        The calls in the right side are looked up, not made. Returns the value. For proof files.
        """
        _check_terms(call)
        head, args = (call.head, call.args) if call.kind == APP else (call, ())
        inst = self.instance(head)
        rule = inst.unfold if inst.unfold is not None and inst.unfold.index == index else None
        found = None
        if rule is None:
            for rule in inst.rules:
                found = rule.match(args) if rule.index == index and len(args) == inst.arity else None
                if found is not None:
                    break
        if rule is None or len(args) != inst.arity or found is None and rule is not inst.unfold:
            raise KernelError(f"equation {index} does not rewrite {call!r}")
        ins, slots = self._enter(rule, args, found)
        return self._run(ins, slots, [(CALLED, inst, args, index)])


def _fields(t: Term) -> tuple[Symbol | None, Args] | None:
    """The constructor (None for the literal 0) and the fields of a value; None if it is symbolic."""
    if t.kind == LIT:
        return (dt.SUC, (tm.lit(NAT, t.value - 1),)) if t.value else (None, ())
    head = t.head if t.kind == APP else t
    if head.kind == CONST and (head.symbol is dt.SUC or dt.constructor_of(head.symbol) is not None):
        return head.symbol, t.args
    return None


def EVALUATE(context: Context, t: Term) -> Thm:
    """
    ---------  v the value of t by the equations of the context, Γ the hypotheses of those it has used
    Γ ⊢ t = v

    Raises BudgetExceeded where the context's budget is spent; KernelError if T is not a term.
    """
    _check_terms(t)
    if type(context) is not Context:
        raise KernelError(f"not a context: {context!r}")
    value = context._evaluate(t)
    if len(context._premises) != len(context.used):
        context._premises = tuple(context.used.values())
    data = (context.recipe, len(context.recipe.goals), t)
    context.recipe.goals.append(t)
    return _make(context._hyps, tm.eq(t, value), context._axioms, "EVALUATE", context._premises, data)
