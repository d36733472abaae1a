"""Commands of SMT-LIB scripts: what a script asks, with every assertion a term of the kernel."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field
from typing import TypeAlias

from lemmata.core.kernel.terms import Term
from lemmata.models.smtlib.elaboration import Elaborator, Function, Names, SortMacro, is_reserved, number
from lemmata.models.smtlib.reader import KEYWORD, STRING, SYMBOL, Atom, Group, SExpr, Source, quoted, read

LOGICS = ("QF_BV", "ALL")
_REFUSED = {
    "declare-sort": "QF_BV has no sorts of its own",
    "declare-datatype": "QF_BV has no datatypes",
    "declare-datatypes": "QF_BV has no datatypes",
    "define-fun-rec": "QF_BV has no recursive functions",
    "define-funs-rec": "QF_BV has no recursive functions",
}
_UNSUPPORTED = ("get-proof", "get-unsat-core", "get-unsat-assumptions")


@dataclass(frozen=True)
class Check:
    """(check-sat): the assertions, and the status that the script states."""

    assertions: tuple[Term, ...]
    status: str | None


@dataclass(frozen=True)
class GetModel:
    """(get-model): the declared constants, by the symbols of the script."""

    constants: tuple[tuple[str, Term], ...]


@dataclass(frozen=True)
class GetValue:
    """(get-value (t ...)), and (get-assignment): terms with their text."""

    terms: tuple[tuple[str, Term], ...]


@dataclass(frozen=True)
class Reply:
    """A command whose answer is known when the script is read."""

    text: str


Command: TypeAlias = "Check | GetModel | GetValue | Reply"


@dataclass
class _Level:
    """What a level of the assertion stack added."""

    asserted: int
    names: list[str] = field(default_factory=list)
    sorts: list[str] = field(default_factory=list)


class _Reader:
    """The state of a script as its commands are read, one after another."""

    def __init__(self, source: Source) -> None:
        self.source = source
        self.names = Names()
        self.elaborator = Elaborator(source, self.names)
        self.elaborator.on_named = self._named
        self.commands: list[Command] = []
        self.ended = False
        self._begin()

    def _begin(self) -> None:
        self.asserted: list[tuple[str, Term]] = []
        self.labels: list[tuple[str, Term]] = []
        self.levels = [_Level(0)]
        self.status: str | None = None
        self.global_declarations = False
        self.params = 0

    def run(self) -> None:
        for e in read(self.source):
            if self.ended:
                return
            head = e.items[0] if isinstance(e, Group) and e.items else None
            if not isinstance(e, Group) or not isinstance(head, Atom) or head.kind != SYMBOL:
                raise self.source.error(e.at, "a command is needed here, such as (check-sat)")
            command = _COMMANDS.get(head.text)
            if command is not None:
                command(self, e, e.items[1:])
            elif head.text in _UNSUPPORTED:
                self.commands.append(Reply("unsupported"))
            else:
                reason = _REFUSED.get(head.text, f"there is no command {quoted(head.text)}")
                raise self.source.error(e.at, reason)

    def text(self, e: SExpr) -> str:
        """An expression as the script has it."""
        return self.source.text[e.at : e.end]

    def need(self, e: Group, good: bool, shape: str) -> None:
        """Raise an error unless a command has its SHAPE."""
        if not good:
            raise self.source.error(e.at, f"write {shape}")

    def symbol(self, e: SExpr) -> str:
        """The name that a command introduces."""
        if not isinstance(e, Atom) or e.kind != SYMBOL:
            raise self.source.error(e.at, "a symbol is needed here")
        return e.text

    # Declarations and definitions ----------------------------------------------------------------

    def introduce(self, name: str, function: Function, at: int) -> None:
        """Give NAME a meaning."""
        if is_reserved(name):
            raise self.source.error(at, f"{quoted(name)} has a meaning in QF_BV already")
        if name in self.names.functions:
            raise self.source.error(at, f"{quoted(name)} is declared twice")
        self.names.functions[name] = function
        self.levels[0 if self.global_declarations else -1].names.append(name)

    def _named(self, name: str, t: Term, at: int) -> None:
        if t.free & self.params:
            raise self.source.error(at, "a term with parameters cannot be named")
        self.introduce(name, Function((), t), at)
        self.labels.append((name, t))

    def declare(self, e: Group, args: list[SExpr]) -> None:
        """(declare-const x sort), (declare-fun x () sort)"""
        function = len(args) == 3
        name = self.symbol(args[0]) if args else ""
        if function:
            domains = args[1]
            self.need(e, isinstance(domains, Group), "(declare-fun name () sort)")
            if isinstance(domains, Group) and domains.items:
                raise self.source.error(domains.at, "QF_BV has no uninterpreted functions: write ()")
        self.need(e, len(args) in (2, 3), "(declare-const name sort) or (declare-fun name () sort)")
        sort = self.elaborator.sort(args[-1])
        v = self.names.variable(name, sort)
        self.introduce(name, Function((), v), args[0].at)
        self.names.constants[name] = v

    def define(self, e: Group, args: list[SExpr]) -> None:
        """(define-fun f ((x sort) ...) sort term), (define-const x sort term)"""
        shape = "(define-fun name ((name sort) ...) sort term) or (define-const name sort term)"
        self.need(e, len(args) in (3, 4), shape)
        name = self.symbol(args[0])
        listed = args[1] if len(args) == 4 else Group(e.at)
        params: list[tuple[str, Term]] = []  # where two have one name, the body sees the last
        if not isinstance(listed, Group):
            raise self.source.error(listed.at, f"write {shape}")
        known = self.names.free
        for pair in listed.items:
            if not isinstance(pair, Group) or len(pair.items) != 2:
                raise self.source.error(pair.at, "write (name sort) for a parameter")
            param = self.symbol(pair.items[0])
            params.append((param, self.names.variable(param, self.elaborator.sort(pair.items[1]))))
        sort = self.elaborator.sort(args[-2])
        self.params = self.names.free & ~known
        bound = [param for param, _ in params], tuple([v for _, v in params])
        self.elaborator.bind(*bound)
        body = self.elaborator.term(args[-1])
        self.elaborator.unbind(bound[0])
        self.params = 0
        if body.type is not sort:
            raise self.source.error(args[-1].at, f"the body of {quoted(name)} is not of the sort that is stated")
        self.introduce(name, Function(bound[1], body), args[0].at)

    def define_sort(self, e: Group, args: list[SExpr]) -> None:
        """(define-sort s (x ...) sort)"""
        self.need(e, len(args) == 3 and isinstance(args[1], Group), "(define-sort name (name ...) sort)")
        name = self.symbol(args[0])
        listed = args[1].items if isinstance(args[1], Group) else []
        params = {self.symbol(p): i for i, p in enumerate(listed)}
        if len(params) < len(listed):
            raise self.source.error(args[1].at, "two parameters have one name")
        if name in ("Bool", "BitVec") or name in self.names.sorts:
            raise self.source.error(args[0].at, f"there is a sort {quoted(name)} already")
        result = self.elaborator.sort_or_parameter(args[2], params)
        self.names.sorts[name] = SortMacro(len(params), result)
        self.levels[0 if self.global_declarations else -1].sorts.append(name)

    # Assertions ----------------------------------------------------------------------------------

    def assert_(self, e: Group, args: list[SExpr]) -> None:
        self.need(e, len(args) == 1, "(assert term)")
        self.asserted.append((self.text(args[0]), self.elaborator.boolean(args[0])))

    def check(self, e: Group, args: list[SExpr]) -> None:
        self.need(e, not args, "(check-sat)")
        self._check([])

    def check_assuming(self, e: Group, args: list[SExpr]) -> None:
        listed = args[0] if len(args) == 1 else None
        if not isinstance(listed, Group):
            raise self.source.error(e.at, "write (check-sat-assuming (term ...))")
        self._check([self.elaborator.boolean(t) for t in listed.items])

    def _check(self, assumed: list[Term]) -> None:
        assertions = (*[t for _, t in self.asserted], *assumed)
        self.commands.append(Check(assertions, self.status))
        self.status = None

    def push(self, e: Group, args: list[SExpr]) -> None:
        for _ in range(self._levels(e, args)):
            self.levels.append(_Level(len(self.asserted)))

    def pop(self, e: Group, args: list[SExpr]) -> None:
        count = self._levels(e, args)
        if count >= len(self.levels):
            raise self.source.error(e.at, f"there are {len(self.levels) - 1} levels to pop")
        for _ in range(count):
            self._drop(self.levels.pop())

    def _levels(self, e: Group, args: list[SExpr]) -> int:
        self.need(e, len(args) <= 1, "(push n) or (pop n)")
        count = number(self.source, args[0]) if args else 1
        if count > 1_000_000:
            raise self.source.error(e.at, "more than a million levels")
        return count

    def _drop(self, level: _Level) -> None:
        del self.asserted[level.asserted :]
        gone = set(level.names)
        self.labels = [(name, t) for name, t in self.labels if name not in gone]
        for name in level.names:
            del self.names.functions[name]
            self.names.constants.pop(name, None)
        for name in level.sorts:
            del self.names.sorts[name]

    def reset(self, e: Group, args: list[SExpr]) -> None:
        self.need(e, not args, "(reset)")
        self.names = self.elaborator.names = Names(free=self.names.free)
        self._begin()

    def reset_assertions(self, e: Group, args: list[SExpr]) -> None:
        self.need(e, not args, "(reset-assertions)")
        while len(self.levels) > 1:
            self._drop(self.levels.pop())
        self.asserted.clear()
        if not self.global_declarations:
            self._drop(self.levels.pop())
            self.levels.append(_Level(0))

    # Answers -------------------------------------------------------------------------------------

    def get_model(self, e: Group, args: list[SExpr]) -> None:
        self.need(e, not args, "(get-model)")
        self.commands.append(GetModel(tuple(self.names.constants.items())))

    def get_value(self, e: Group, args: list[SExpr]) -> None:
        listed = args[0] if len(args) == 1 else None
        if not isinstance(listed, Group) or not listed.items:
            raise self.source.error(e.at, "write (get-value (term ...))")
        terms = tuple([(self.text(t), self.elaborator.term(t)) for t in listed.items])
        self.commands.append(GetValue(terms))

    def get_assertions(self, e: Group, args: list[SExpr]) -> None:
        self.need(e, not args, "(get-assertions)")
        self.commands.append(Reply("(" + "\n ".join([text for text, _ in self.asserted]) + ")"))

    def get_assignment(self, e: Group, args: list[SExpr]) -> None:
        self.need(e, not args, "(get-assignment)")
        self.commands.append(GetValue(tuple([(quoted(name), t) for name, t in self.labels])))

    def echo(self, e: Group, args: list[SExpr]) -> None:
        text = args[0] if len(args) == 1 else None
        if not isinstance(text, Atom) or text.kind != STRING:
            raise self.source.error(e.at, 'write (echo "text")')
        self.commands.append(Reply(text.text))

    def exit(self, e: Group, args: list[SExpr]) -> None:
        self.need(e, not args, "(exit)")
        self.ended = True

    # Options -------------------------------------------------------------------------------------

    def set_logic(self, e: Group, args: list[SExpr]) -> None:
        self.need(e, len(args) == 1, "(set-logic QF_BV)")
        name = self.symbol(args[0])
        if name not in LOGICS:
            raise self.source.error(args[0].at, f"the logic {name} is unknown here: {' or '.join(LOGICS)}")

    def set_info(self, e: Group, args: list[SExpr]) -> None:
        keyword = self._keyword(e, args)
        if keyword == ":status":
            value = args[1] if len(args) == 2 else None
            if not isinstance(value, Atom) or not value.is_symbol("sat", "unsat", "unknown"):
                raise self.source.error(e.at, "write (set-info :status sat), unsat or unknown")
            self.status = None if value.text == "unknown" else value.text

    def set_option(self, e: Group, args: list[SExpr]) -> None:
        if self._keyword(e, args) == ":global-declarations":
            value = args[1] if len(args) == 2 else None
            if not isinstance(value, Atom) or not value.is_symbol("true", "false"):
                raise self.source.error(e.at, "write true or false")
            self.global_declarations = value.text == "true"

    def get_info(self, e: Group, args: list[SExpr]) -> None:
        keyword = self._keyword(e, args)
        known = {":name": '(:name "Lemmata")', ":error-behavior": "(:error-behavior immediate-exit)"}
        self.commands.append(Reply(known.get(keyword, "unsupported")))

    def get_option(self, e: Group, args: list[SExpr]) -> None:
        self._keyword(e, args)
        self.commands.append(Reply("unsupported"))

    def _keyword(self, e: Group, args: list[SExpr]) -> str:
        keyword = args[0] if args else None
        if not isinstance(keyword, Atom) or keyword.kind != KEYWORD or len(args) > 2:
            raise self.source.error(e.at, "a keyword is needed here, such as :status")
        return keyword.text


_COMMANDS: dict[str, Callable[[_Reader, Group, list[SExpr]], None]] = {
    "set-logic": _Reader.set_logic, "set-info": _Reader.set_info, "set-option": _Reader.set_option,
    "get-info": _Reader.get_info, "get-option": _Reader.get_option,
    "declare-const": _Reader.declare, "declare-fun": _Reader.declare,
    "define-const": _Reader.define, "define-fun": _Reader.define, "define-sort": _Reader.define_sort,
    "assert": _Reader.assert_, "check-sat": _Reader.check, "check-sat-assuming": _Reader.check_assuming,
    "push": _Reader.push, "pop": _Reader.pop, "reset": _Reader.reset,
    "reset-assertions": _Reader.reset_assertions,
    "get-model": _Reader.get_model, "get-value": _Reader.get_value,
    "get-assertions": _Reader.get_assertions, "get-assignment": _Reader.get_assignment,
    "echo": _Reader.echo, "exit": _Reader.exit,
}  # fmt: skip


def parse(text: str, name: str = "<script>") -> list[Command]:
    """What a script asks, in its order, to the (exit). Raises ScriptError, with the place, on anything amiss."""
    reader = _Reader(Source(text, name))
    reader.run()
    return reader.commands
