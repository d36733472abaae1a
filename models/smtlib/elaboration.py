"""Sorts and terms of a script as types and terms of the kernel, with the names that are in scope.

A shared `let` is one term of the kernel, and one work list takes the place of recursion: depth costs nothing.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from typing import TypeAlias

from lemmata.core.kernel import terms as tm
from lemmata.core.kernel.logic import F, T
from lemmata.core.kernel.terms import Term
from lemmata.core.kernel.types import BOOL, Type
from lemmata.models.smtlib.operators import (
    EXTENSIONS,
    OPERATORS,
    SortError,
    literal,
    show_sort,
    show_sorts,
    word_sort,
)
from lemmata.models.smtlib.reader import (
    BINARY,
    HEXADECIMAL,
    NUMERAL,
    SYMBOL,
    Atom,
    Group,
    ScriptError,
    SExpr,
    Source,
    quoted,
)

_BINDERS = {"forall": "quantifiers", "exists": "quantifiers", "lambda": "functions", "match": "datatypes"}
_DIGITS = 4000  # of a decimal numeral: Python refuses longer ones
Step: TypeAlias = "SExpr | Callable[[], None]"


@dataclass(frozen=True)
class Function:
    """What a name stands for: a term, under parameters where there are some."""

    params: tuple[Term, ...]
    body: Term

    @property
    def sort(self) -> Type:
        """The sort of an application."""
        return self.body.type


@dataclass(frozen=True)
class SortMacro:
    """A defined sort. No sort of QF_BV is made of others, so it is one of its parameters, or fixed."""

    params: int
    result: int | Type


@dataclass
class Names:
    """What the names of a script stand for."""

    functions: dict[str, Function] = field(default_factory=dict)
    sorts: dict[str, SortMacro] = field(default_factory=dict)
    constants: dict[str, Term] = field(default_factory=dict)
    """The declared ones, in their order: the variables of the kernel that a model gives values to."""
    free: int = 0
    """Bit mask of all variables that the script has had."""

    def variable(self, symbol: str, sort: Type) -> Term:
        """A variable of the kernel for a symbol, of the same name as far as the kernel has such names."""
        name = "".join([c if c.isprintable() and c != " " else "_" for c in symbol]) or "_"
        v = tm.fresh(name, sort, self.free)
        self.free |= v.free
        return v


def number(source: Source, e: SExpr) -> int:
    """The value of a numeral. Raises ScriptError."""
    if not isinstance(e, Atom) or e.kind != NUMERAL:
        raise source.error(e.at, "a numeral is needed here")
    return decimal(source, e.at, e.text)


def decimal(source: Source, at: int, digits: str) -> int:
    """The value of decimal DIGITS. Raises ScriptError."""
    if len(digits) > _DIGITS:
        raise source.error(at, f"a numeral of more than {_DIGITS} digits")
    return int(digits)


class Elaborator:
    """Reads sorts and terms of a source over some names."""

    def __init__(self, source: Source, names: Names) -> None:
        self.source = source
        self.names = names
        self.local: dict[str, list[Term]] = {}
        self.on_named: Callable[[str, Term, int], None] = lambda name, term, at: None
        self._values: list[Term] = []
        self._work: list[Step] = []

    def error(self, at: SExpr, message: str) -> ScriptError:
        """The error MESSAGE at an expression; the caller raises it."""
        return self.source.error(at.at, message)

    # Sorts ---------------------------------------------------------------------------------------

    def sort(self, root: SExpr) -> Type:
        """The type of a sort."""
        found = self.sort_or_parameter(root, {})
        if isinstance(found, int):
            raise self.error(root, "a sort parameter stands for no sort here")
        return found

    def sort_or_parameter(self, root: SExpr, params: dict[str, int]) -> Type | int:
        """The type of a sort, or the index of the one of PARAMS that it is."""
        values: list[Type | int] = []
        work: list[tuple[SExpr, bool]] = [(root, False)]
        while work:
            e, ready = work.pop()
            if isinstance(e, Atom):
                if e.kind == SYMBOL and e.text in params:
                    values.append(params[e.text])
                elif e.is_symbol("Bool"):
                    values.append(BOOL)
                else:
                    values.append(self._defined_sort(e, e, []))
            elif ready:
                count = len(e.items) - 1
                args = values[-count:]
                del values[-count:]
                values.append(self._defined_sort(e, e.items[0], args))
            elif e.items and isinstance(e.items[0], Atom) and e.items[0].is_symbol("_"):
                values.append(self._word_sort(e))
            elif len(e.items) < 2:
                raise self.error(e, "a sort is needed here")
            else:
                work.append((e, True))
                work += [(part, False) for part in reversed(e.items[1:])]
        return values[0]

    def _word_sort(self, e: Group) -> Type:
        if len(e.items) != 3 or not isinstance(e.items[1], Atom) or not e.items[1].is_symbol("BitVec"):
            raise self.error(e, "the indexed sort of QF_BV is (_ BitVec n)")
        try:
            return word_sort(number(self.source, e.items[2]))
        except SortError as error:
            raise self.error(e.items[2], str(error)) from None

    def _defined_sort(self, e: SExpr, name: SExpr, args: Sequence[Type | int]) -> Type | int:
        if not isinstance(name, Atom) or name.kind != SYMBOL:
            raise self.error(name, "the name of a sort is needed here")
        macro = self.names.sorts.get(name.text)
        if macro is None:
            raise self.error(e, f"there is no sort {quoted(name.text)} here")
        if len(args) != macro.params:
            raise self.error(e, f"{quoted(name.text)} takes {macro.params} sorts, got {len(args)}")
        return args[macro.result] if isinstance(macro.result, int) else macro.result

    # Terms ---------------------------------------------------------------------------------------

    def boolean(self, root: SExpr) -> Term:
        """A term that must be a Bool."""
        t = self.term(root)
        if t.type is not BOOL:
            raise self.error(root, f"a Bool is needed here, this is a {show_sort(t.type)}")
        return t

    def term(self, root: SExpr) -> Term:
        """The term of the kernel that an expression means."""
        self._values, self._work = [], [root]
        while self._work:
            step = self._work.pop()
            if isinstance(step, Atom):
                self._values.append(self._atom(step))
            elif isinstance(step, Group):
                self._group(step)
            else:
                step()
        return self._values.pop()

    def _atom(self, e: Atom) -> Term:
        if e.kind == SYMBOL:
            return self._applied(e, e.text, (), ())
        digits = e.text[2:]
        if e.kind == HEXADECIMAL:
            return tm.lit(self._literal_sort(e, 4 * len(digits)), int(digits, 16))
        if e.kind == BINARY:
            return tm.lit(self._literal_sort(e, len(digits)), int(digits, 2))
        raise self.error(e, f"a {e.kind} is no term of QF_BV")

    def _literal_sort(self, e: Atom, size: int) -> Type:
        try:
            return word_sort(size)
        except SortError as error:
            raise self.error(e, str(error)) from None

    def _group(self, e: Group) -> None:
        if not e.items:
            raise self.error(e, "a term is needed here, not ()")
        head, args = e.items[0], e.items[1:]
        if isinstance(head, Atom) and head.is_symbol("let"):
            self._let(e)
        elif isinstance(head, Atom) and head.is_symbol("!"):
            self._annotated(e)
        elif isinstance(head, Atom) and head.is_symbol("_"):
            self._values.append(self._indexed_constant(e))
        elif isinstance(head, Atom) and head.is_symbol("as"):
            self._ascribed(e)
        elif isinstance(head, Atom) and head.is_symbol(*_BINDERS):
            raise self.error(e, f"QF_BV has no {_BINDERS[head.text]}")
        else:
            name, indices = self._operator(head)
            if not args:
                raise self.error(e, f"{quoted(name)} stands in parentheses without arguments")

            def apply() -> None:
                values = tuple(self._values[-len(args) :])
                del self._values[-len(args) :]
                self._values.append(self._applied(e, name, indices, values))

            self._work.append(apply)
            self._work += reversed(args)

    def _operator(self, head: SExpr) -> tuple[str, tuple[int, ...]]:
        """The name and the indices of what is applied."""
        if isinstance(head, Atom):
            if head.kind == SYMBOL:
                return head.text, ()
        elif len(head.items) >= 3 and isinstance(head.items[0], Atom) and head.items[0].is_symbol("_"):
            name = head.items[1]
            if isinstance(name, Atom) and name.kind == SYMBOL:
                return name.text, tuple([number(self.source, i) for i in head.items[2:]])
        raise self.error(head, "the name of an operator or a function is needed here")

    def _applied(self, e: SExpr, name: str, indices: tuple[int, ...], args: tuple[Term, ...]) -> Term:
        """What NAME, with indices, is of some arguments."""
        operator = OPERATORS.get(name)
        if not indices:
            local = self.local.get(name)
            function = Function((), local[-1]) if local else self.names.functions.get(name)
            if function is not None:
                return self._called(e, name, function, args)
            if name in ("true", "false") and not args:
                return T if name == "true" else F
        if operator is None or not args:
            if operator is not None:
                raise self.error(e, f"{name} takes arguments")
            raise self.error(e, f"there is no {quoted(name)} here{' with indices' if indices else ''}")
        try:
            return operator.apply(name, indices, args)
        except SortError as error:
            raise self.error(e, str(error)) from None

    def _called(self, e: SExpr, name: str, function: Function, args: tuple[Term, ...]) -> Term:
        if len(args) != len(function.params):
            raise self.error(e, f"{quoted(name)} takes {len(function.params)} arguments, got {len(args)}")
        if any(a.type is not p.type for p, a in zip(function.params, args, strict=True)):
            wanted = show_sorts(function.params)
            raise self.error(e, f"{quoted(name)} needs {wanted}, got {show_sorts(args)}")
        if not args:
            return function.body
        return tm.substitute(function.body, dict(zip(function.params, args, strict=True)))

    def _indexed_constant(self, e: Group) -> Term:
        name = e.items[1] if len(e.items) == 3 else None
        if not isinstance(name, Atom) or name.kind != SYMBOL or not name.text.startswith("bv"):
            raise self.error(e, "the indexed literal of QF_BV is (_ bvX n)")
        digits = name.text[2:]
        if not (digits.isascii() and digits.isdigit()):
            raise self.error(name, f"{quoted(name.text)} takes an argument, or is no literal")
        value, size = decimal(self.source, name.at, digits), number(self.source, e.items[2])
        try:
            return literal(value, size)
        except SortError as error:
            raise self.error(e, str(error)) from None

    def _ascribed(self, e: Group) -> None:
        """(as t sort)"""
        if len(e.items) != 3:
            raise self.error(e, "write (as term sort)")
        sort = self.sort(e.items[2])

        def check() -> None:
            got = self._values[-1].type
            if got is not sort:
                raise self.error(e, f"this is a {show_sort(got)}, not a {show_sort(sort)}")

        self._work += [check, e.items[1]]

    def _let(self, e: Group) -> None:
        """(let ((x t) ...) body): the values are read outside, then all names are bound."""
        bindings = e.items[1] if len(e.items) == 3 else None
        if not isinstance(bindings, Group) or not bindings.items:
            raise self.error(e, "write (let ((name term) ...) term)")
        found: dict[str, SExpr] = {}
        for pair in bindings.items:
            name = pair.items[0] if isinstance(pair, Group) and len(pair.items) == 2 else None
            if not isinstance(pair, Group) or not isinstance(name, Atom) or name.kind != SYMBOL:
                raise self.error(pair, "write (name term) in a let")
            if name.text in found:
                raise self.error(pair, f"{quoted(name.text)} is bound twice in one let")
            found[name.text] = pair.items[1]
        names = list(found)

        def bind() -> None:
            self.bind(names, self._values[-len(names) :])
            del self._values[-len(names) :]

        self._work += [lambda: self.unbind(names), e.items[2], bind, *reversed(found.values())]

    def bind(self, names: Sequence[str], terms: Sequence[Term]) -> None:
        """Let NAMES stand for TERMS until `unbind`."""
        for name, t in zip(names, terms, strict=True):
            self.local.setdefault(name, []).append(t)

    def unbind(self, names: Sequence[str]) -> None:
        """Undo the latest `bind` of NAMES."""
        for name in names:
            self.local[name].pop()
            if not self.local[name]:
                del self.local[name]

    def _annotated(self, e: Group) -> None:
        """(! t :named n ...): other attributes mean nothing."""
        attributes = e.items[2:]
        if len(e.items) < 4 or any(not isinstance(k, Atom) or k.kind != "keyword" for k in attributes[::2]):
            raise self.error(e, "write (! term :keyword value)")
        named: list[Atom] = []
        for keyword, value in zip(attributes[::2], attributes[1::2], strict=False):
            if isinstance(keyword, Atom) and keyword.text == ":named":
                if not isinstance(value, Atom) or value.kind != SYMBOL:
                    raise self.error(value, "a symbol is needed here")
                named.append(value)

        def name_it() -> None:
            for atom in named:
                self.on_named(atom.text, self._values[-1], atom.at)

        self._work += [name_it, e.items[1]]


def is_reserved(name: str) -> bool:
    """Whether a script may not give this name a meaning of its own."""
    return name in OPERATORS and name not in EXTENSIONS or name in ("true", "false", "let", "_", "!", "as")
