"""Reading a proof file: every line is checked by the kernel's own rules, or the first bad line is named.

docs/proof-format.md gives the format byte for byte. A line makes one object (a type, a term, a theorem, ...)
and refers to earlier lines by their numbers. Nothing in a file is believed: a theorem line applies a rule.
"""

from __future__ import annotations

import re
from binascii import a2b_base64
from collections.abc import Callable, Iterable
from typing import Any, TypeVar

from lemmata.core.kernel import datatypes as dt
from lemmata.core.kernel import prelude as pr
from lemmata.core.kernel import tautology, thm
from lemmata.core.kernel import terms as tm
from lemmata.core.kernel import types as ty
from lemmata.core.kernel.definitions import define, define_type
from lemmata.core.kernel.errors import KernelError, ProofFileError
from lemmata.core.kernel.evaluate import EVALUATE, Context
from lemmata.core.kernel.literals import LITERAL
from lemmata.core.kernel.logic import CONSTANTS, DEFINITIONS
from lemmata.core.kernel.terms import Symbol, Term
from lemmata.core.kernel.thm import Thm
from lemmata.core.kernel.types import Type, TypeCon

HEADER = "lemmata-proof 2"
_CONS = {c.name: c for c in (ty.FUN, ty.WORD, ty.NAT_CON, ty.BOOL.con) if c is not None}
_SCHEMES: dict[str, Callable[..., Thm]] = {
    "distinct": dt.distinct,
    "injective": lambda d, i, j: dt.injective(d, i),
    "case": lambda d, i, j: dt.case_equation(d, i),
    "rec": dt.rec_equation,
    "induction": lambda d, i, j: dt.induction(d),
}
X = TypeVar("X")
Subtype = tuple[TypeCon, Thm, Thm]


def _integer(token: str, base: int = 10) -> int:
    if not re.fullmatch(r"-?[0-9]{1,18}" if base == 10 else r"[0-9a-f]+", token):
        raise KernelError(f"not a number: {token[:20]!r}")
    return int(token, base)


class Reader:
    """Objects by line number, and the theorems that the file states, by name."""

    def __init__(self) -> None:
        self.objects: list[Any] = [None]  # lines count from 1
        self.theorems: dict[str, Thm] = {}
        self.ended = False

    def get(self, token: str, kind: type[X]) -> X:
        """The object of line TOKEN, of type KIND."""
        n = _integer(token)
        if not 1 <= n < len(self.objects) or type(self.objects[n]) is not kind:
            raise KernelError(f"{token} is not the line of a {kind.__name__}")
        found: X = self.objects[n]
        return found

    def all(self, tokens: Iterable[str], kind: type[X]) -> list[X]:
        return [self.get(t, kind) for t in tokens]

    def line(self, text: str) -> None:
        """Check one line. Raises KernelError if it is bad."""
        if self.ended:
            raise KernelError("a line after END")
        word, *args = text.split(" ")
        rule = _LINES.get(word)
        if rule is None:
            raise KernelError(f"unknown line {word[:20]!r}")
        try:
            self.objects.append(rule(self, *args))
        except (TypeError, ValueError, IndexError, OverflowError) as error:
            raise KernelError(f"malformed {word}: {error}") from None

    # Types and terms ---------------------------------------------------------------------------

    def bind(self, t: Type, body: Term) -> Term:
        """The abstraction over the loose index 0 of BODY, which must have the type T wherever it stands."""

        def leaf(u: Term, d: int) -> Term:
            if u.kind == tm.BOUND and u.value == d and u.type is not t:
                raise KernelError(f"a bound variable of type {u.type} under a binder of type {t}")
            return u

        ty.fun(t, t)
        tm._transform(body, lambda u, d: u.loose <= d, leaf)
        return tm._lam(t, body, "x")

    def data(self, count: str, *tokens: str) -> dt.Group:
        rest = list(reversed(tokens))

        def numbers() -> list[str]:
            n = _integer(rest.pop())
            if not 0 <= n <= len(rest):
                raise KernelError("a list is cut off")
            return [rest.pop() for _ in range(n)]

        specs = []
        for _ in range(_integer(count)):
            name, self_ = rest.pop(), self.get(rest.pop(), Type)
            params = tuple(self.all(numbers(), Type))
            constructors = []
            for _ in range(_integer(rest.pop())):
                c = rest.pop()
                constructors.append((c, tuple(self.all(numbers(), Type))))
            specs.append(dt.Spec(name, params, self_, tuple(constructors)))
        if rest:
            raise KernelError("too many fields")
        return dt.datatype(*specs)[0].group

    def datatype(self, group: str, i: str) -> dt.Datatype:
        members = self.group(group).members
        n = _integer(i)
        data = dt.datatype_of(members[n].type.con) if 0 <= n < len(members) else None
        if data is None:
            raise KernelError(f"the group has no type {i}")
        return data

    def group(self, token: str) -> dt.Group:
        return dt.NAT_DATA.group if token == "nat" else self.get(token, dt.Group)

    def constructor(self, group: str, i: str, j: str) -> Symbol:
        constructors = self.datatype(group, i).constructors
        n = _integer(j)
        if not 0 <= n < len(constructors) or constructors[n].term.kind != tm.CONST:
            raise KernelError(f"no constructor {j}")
        return constructors[n].term.symbol

    def recursor(self, group: str, m: str) -> Symbol:
        members, n = self.group(group).members, _integer(m)
        if not 0 <= n < len(members):
            raise KernelError(f"no member {m}")
        return members[n].rec

    # Theorems ----------------------------------------------------------------------------------

    def pairs(self, tokens: tuple[str, ...], kind: type[X]) -> dict[X, X]:
        if len(tokens) % 2:
            raise KernelError("want pairs")
        objects = self.all(tokens, kind)
        return dict(zip(objects[::2], objects[1::2], strict=True))

    def scheme(self, group: str, t: str, kind: str, i: str, j: str) -> Thm:
        if kind not in _SCHEMES:
            raise KernelError(f"unknown scheme {kind!r}")
        return _SCHEMES[kind](self.datatype(group, t), _integer(i), _integer(j))

    def subtype(self, token: str) -> Subtype:
        return self.get(token, tuple)

    def subtype_constant(self, token: str, which: str) -> Symbol:
        left = self.subtype(token)[1].concl.args[0]  # abs (rep a)
        if which not in ("abs", "rep"):
            raise KernelError(f"a subtype has abs and rep, not {which[:20]!r}")
        return (left.head if which == "abs" else left.args[0].head).symbol

    def subtype_theorem(self, token: str, which: str) -> Thm:
        if which not in ("0", "1"):
            raise KernelError(f"a subtype has the theorems 0 and 1, not {which[:20]!r}")
        _, there, back = self.subtype(token)
        return there if which == "0" else back

    def step(self, context: str, call: str, index: str) -> None:
        self.get(context, Context).step(self.get(call, Term), _integer(index))

    def tautology(self, p: str, certificate: str) -> Thm:
        return tautology.TAUTOLOGY(self.get(p, Term), a2b_base64(certificate, strict_mode=True))

    def theorem(self, name: str, th: str, concl: str, *hyps: str) -> Thm:
        found = self.get(th, Thm)
        if found.concl is not self.get(concl, Term) or not found.hyps <= set(self.all(hyps, Term)):
            raise KernelError(f"{name} is not what line {th} proves")
        if ty.check_name(name) in self.theorems:
            raise KernelError(f"a second theorem {name}")
        self.theorems[name] = found
        return found

    def end(self, lines: str) -> None:
        if _integer(lines) != len(self.objects):
            raise KernelError(f"END at line {len(self.objects)} says {lines}: lines are missing")
        self.ended = True


def _kernel(name: str, table: dict[str, X]) -> X:
    if name not in table:
        raise KernelError(f"the kernel has no {name[:40]!r}")
    return table[name]


def _word_axiom(i: str) -> Thm:
    n = _integer(i)
    if not 0 <= n < len(pr.WORD_AXIOMS):
        raise KernelError(f"no axiom {i}")
    return pr.WORD_AXIOMS[n]


_LINES: dict[str, Callable[..., Any]] = {
    "tv": lambda r, name: ty.type_var(name),
    "wv": lambda r, name: ty.width_var(name),
    "num": lambda r, n: ty.num(_integer(n)),
    "ty": lambda r, c, *args: ty.con(r.get(c, TypeCon), *r.all(args, Type)),
    "con": lambda r, name: _kernel(name, _CONS),
    "dcon": lambda r, g, i: r.datatype(g, i).con,
    "scon": lambda r, s: r.subtype(s)[0],
    "data": Reader.data,
    "sym": lambda r, name: _kernel(name, CONSTANTS),
    "dsym": lambda r, th: _defined(r.get(th, Thm)),
    "ctor": Reader.constructor,
    "case": lambda r, g, i: r.datatype(g, i).case,
    "rec": Reader.recursor,
    "ssym": Reader.subtype_constant,
    "v": lambda r, name, t: tm.var(name, r.get(t, Type)),
    "c": lambda r, s, t: tm.const(r.get(s, Symbol), r.get(t, Type)),
    "b": lambda r, i, t: _bound(_integer(i), r.get(t, Type)),
    "#": lambda r, t, n: tm.lit(r.get(t, Type), _integer(n, 16)),
    "@": lambda r, f, *args: tm._app(r.get(f, Term), tuple(r.all(args, Term))),
    "\\": lambda r, t, b: r.bind(r.get(t, Type), r.get(b, Term)),
    "REFL": lambda r, t: thm.REFL(r.get(t, Term)),
    "TRANS": lambda r, a, b: thm.TRANS(r.get(a, Thm), r.get(b, Thm)),
    "MK_COMB": lambda r, *ths: thm.MK_COMB(*r.all(ths, Thm)),
    "ABS": lambda r, v, th: thm.ABS(r.get(v, Term), r.get(th, Thm)),
    "BETA": lambda r, t: thm.BETA(r.get(t, Term)),
    "ASSUME": lambda r, t: thm.ASSUME(r.get(t, Term)),
    "EQ_MP": lambda r, a, b: thm.EQ_MP(r.get(a, Thm), r.get(b, Thm)),
    "DEDUCT_ANTISYM": lambda r, a, b: thm.DEDUCT_ANTISYM(r.get(a, Thm), r.get(b, Thm)),
    "INST": lambda r, th, *ts: thm.INST(r.pairs(ts, Term), r.get(th, Thm)),
    "INST_TYPE": lambda r, th, *ts: thm.INST_TYPE(r.pairs(ts, Type), r.get(th, Thm)),
    "EXTENSIONALITY": lambda r, f: thm.EXTENSIONALITY(r.get(f, Term)),
    "CHOICE": lambda r, th: thm.CHOICE(r.get(th, Thm)),
    "ADMIT": lambda r, p, name: thm.ADMIT(r.get(p, Term), name),
    "DEFINE": lambda r, name, t: define(name, r.get(t, Term)),
    "KERNEL": lambda r, name: _kernel(name, DEFINITIONS),
    "subtype": lambda r, name, th: define_type(name, r.get(th, Thm)),
    "SUBTYPE": Reader.subtype_theorem,
    "DATATYPE": Reader.scheme,
    "NAT_SUC": lambda r, n: dt.NAT_SUC(_integer(n, 16)),
    "WORD_AXIOM": lambda r, i: _word_axiom(i),
    "LITERAL": lambda r, t: LITERAL(r.get(t, Term)),
    "TAUTOLOGY": Reader.tautology,
    "EQUATIONS": lambda r, *ths: Context(r.all(ths, Thm), lookup=True),
    "STEP": Reader.step,
    "EVALUATE": lambda r, c, t: EVALUATE(r.get(c, Context), r.get(t, Term)),
    "THEOREM": Reader.theorem,
    "END": Reader.end,
}


def _defined(th: Thm) -> Symbol:
    if th.rule != "DEFINE":
        raise KernelError("not the line of a definition")
    return th.concl.args[0].symbol


def _bound(i: int, t: Type) -> Term:
    if i < 0 or t.kind is not ty.TYPE:
        raise KernelError(f"no bound variable {i} : {t}")
    return tm._bound(i, t)


def read(lines: Iterable[str]) -> dict[str, Thm]:
    """The theorems of a proof file, by name. Raises ProofFileError at the first line that does not check."""
    reader = Reader()
    number = 0
    for number, text in enumerate(lines, 1):
        text = text.rstrip("\n")
        try:
            if number == 1:
                if text != HEADER:
                    raise KernelError(f"not a proof file: want {HEADER!r}")
                reader.objects.append(None)
            else:
                reader.line(text)
        except KernelError as error:
            raise ProofFileError(number, str(error)) from None
    if not reader.ended:
        raise ProofFileError(number + 1, "the file is cut off: no END line")
    return reader.theorems
