"""Terms and sequents as text: infix, with the names that users wrote, shared parts as lets, cut off at a limit."""

from __future__ import annotations

from collections.abc import Iterable

from lemmata.core.kernel import logic
from lemmata.core.kernel import prelude as pr
from lemmata.core.kernel import terms as tm
from lemmata.core.kernel.terms import APP, CONST, LAM, LIT, VAR, Symbol, Term
from lemmata.core.kernel.types import NAT

LIMIT = 200  # nodes shown
_INFIX: dict[Symbol, tuple[str, int]] = {
    tm.EQ: ("==", 4), logic.AND: ("and", 2), logic.OR: ("or", 1), logic.IMPLIES: ("-->", 0),
    pr.ADD: ("+", 6), pr.SUB: ("-", 6), pr.MUL: ("*", 7), pr.DIV: ("//", 7), pr.MOD: ("%", 7), pr.POW: ("**", 8),
    pr.LT: ("<", 4), pr.LE: ("<=", 4), pr.W_ADD: ("+", 6), pr.W_SUB: ("-", 6), pr.W_MUL: ("*", 7),
    pr.W_AND: ("&", 5), pr.W_OR: ("|", 5), pr.W_XOR: ("^", 5), pr.W_SHL: ("<<", 5), pr.W_LSHR: (">>", 5),
    pr.W_ULT: ("<", 4), pr.W_ULE: ("<=", 4), pr.W_UDIV: ("//", 7), pr.W_UREM: ("%", 7),
}  # fmt: skip
_INTEGER = "lemmata.core.language.integers."  # the library's functions that Python writes as operators
_INTEGER_INFIX: dict[str, tuple[str, int]] = {
    "add": ("+", 6), "subtract": ("-", 6), "difference": ("-", 6), "multiply": ("*", 7), "floor_divide": ("//", 7),
    "modulo": ("%", 7), "power": ("**", 8), "less": ("<", 4), "less_equal": ("<=", 4),
}  # fmt: skip
_RIGHT = {logic.AND, logic.OR, logic.IMPLIES, tm.EQ, pr.POW}  # grouped to the right
_PREFIX = {logic.NOT: "not ", pr.W_NOT: "~", pr.W_NEG: "-"}
_NAMES = {"T": "True", "F": "False", "nil": "[]"}
_SHARED = 12  # a part that occurs twice is named if it has at least so many nodes


def operator(symbol: Symbol) -> str | None:
    """The operator that a constant of two arguments is written as; None for others."""
    if symbol in _INFIX:
        return _INFIX[symbol][0]
    name = symbol.name
    return _INTEGER_INFIX.get(name.removeprefix(_INTEGER), (None,))[0] if name.startswith(_INTEGER) else None


_CALLED: dict[Symbol, str] = {}


def call(symbol: Symbol, name: str) -> None:
    """Show a constant under another name than its own."""
    _CALLED[symbol] = name


class _Printer:
    def __init__(self, limit: int, strings: bool) -> None:
        self.left = limit
        self.strings = strings
        self.lets: dict[Term, str] = {}

    def show(self, t: Term, level: int = 0) -> str:
        """T as an operand of an operator that binds with strength LEVEL."""
        name = self.lets.get(t)
        if name is not None:
            return name
        self.left -= 1
        if self.left < 0:
            return "..."
        if t.kind == LIT:
            return str(t.value) if t.type is NAT else f"{t.value:#x}"
        if t.kind == VAR or t.kind == CONST:
            if t.kind == CONST and t.symbol in _CALLED:
                return _CALLED[t.symbol]
            short = t.name.removesuffix(".mk").rpartition(".")[2] if t.kind == CONST else t.name
            return _NAMES.get(short, short)
        if t.kind == LAM:
            return self._binder("lambda ", t, ": ")
        if t.kind != APP:
            return "_"
        return self._application(t, level)

    def _binder(self, word: str, t: Term, colon: str) -> str:
        v = tm.fresh(t.name, t.type.doms[0], t.free)
        return f"({word}{v.name}{colon}{self.show(tm.open_lams(t, (v,)))})"

    def _application(self, t: Term, level: int) -> str:
        symbol = t.head.symbol if t.head.kind == CONST else None
        if symbol in _INFIX and len(t.args) == 2:
            sign, strength = _INFIX[symbol]
            left, right = (strength + 1, strength) if symbol in _RIGHT else (strength, strength + 1)
            text = f"{self.show(t.args[0], left)} {sign} {self.show(t.args[1], right)}"
            return f"({text})" if strength < level else text
        if symbol is not None and symbol.name.startswith(_INTEGER):
            shown = self._integer(symbol.name.removeprefix(_INTEGER), t, level)
            if shown is not None:
                return shown
        if symbol in _PREFIX and len(t.args) == 1:
            if symbol is logic.NOT and tm.is_eq(t.args[0]) and t.args[0] not in self.lets:
                one, other = t.args[0].args
                text = f"{self.show(one, 5)} != {self.show(other, 5)}"
                return f"({text})" if level > 4 else text
            return f"{_PREFIX[symbol]}{self.show(t.args[0], 9)}"
        if symbol is logic.IF and len(t.args) == 3:
            c, a, b = [self.show(x, 1) for x in t.args]
            return f"({a} if {c} else {b})"
        if symbol in (logic.FORALL, logic.EXISTS) and t.args[0].kind == LAM:
            return self._binder("forall " if symbol is logic.FORALL else "exists ", t.args[0], ". ")
        if symbol is not None and symbol.name == "cons" and len(t.args) == 2:
            return self._list(t)
        if (
            t.head.kind == CONST
            and len(t.args) == 1
            and "." in t.head.name
            and t.head.name.rpartition(".")[2][:1].islower()
        ):
            field = t.head.name.split(".")
            if len(field) > 1 and field[-2][:1].isupper():
                return f"{self.show(t.args[0], 9)}.{field[-1]}"
        args = ", ".join([self.show(a) for a in t.args])
        return f"{self.show(t.head, 9)}({args})"

    def _integer(self, name: str, t: Term, level: int) -> str | None:
        """An operation on integers, as Python writes it; None where it has no sign of its own."""
        if name in _INTEGER_INFIX and len(t.args) == 2:
            sign, strength = _INTEGER_INFIX[name]
            text = f"{self.show(t.args[0], strength)} {sign} {self.show(t.args[1], strength + 1)}"
            return f"({text})" if strength < level else text
        if len(t.args) != 1:
            return None
        (n,) = t.args
        if name == "NonNegative":
            return self.show(n, level)
        if name == "Negative" and n.kind == LIT:
            return f"-{n.value + 1}"
        if name == "negate":
            return f"-{self.show(n, 9)}"
        return f"abs({self.show(n)})" if name == "absolute" else None

    def _list(self, t: Term) -> str:
        text = _string(t) if self.strings else None
        if text is not None:
            return text
        items = []
        while t.kind == APP and t.head.kind == CONST and t.head.symbol.name == "cons" and len(t.args) == 2:
            if self.left < 0:
                items.append("...")
                break
            items.append(self.show(t.args[0]))
            t = t.args[1]
        rest = t.kind == CONST and t.symbol.name == "nil" or self.left < 0
        return f"[{', '.join(items)}]" if rest else f"[{', '.join(items)}, *{self.show(t)}]"


def _string(t: Term) -> str | None:
    """A list of literals as a string in quotes; None for other lists."""
    found = []
    while t.kind == APP and len(t.args) == 2 and t.args[0].kind == LIT and t.args[0].type is NAT:
        found.append(t.args[0].value)
        t = t.args[1]
    whole = t.kind == CONST and t.symbol.name == "nil" and found and max(found) < 0x110000
    return repr("".join(map(chr, found))) if whole else None


def _shared(t: Term) -> list[Term]:
    """The parts without bound variables that occur more than once and are large, parts before wholes."""
    uses: dict[Term, int] = {}
    order: list[Term] = []
    size: dict[Term, int] = {}
    stack = [t]
    while stack:
        u = stack[-1]
        if u in size:
            stack.pop()
            continue
        children = [*u.args, u.head] if u.kind in (APP, LAM) else []
        todo = [c for c in children if c not in size]
        if todo:
            stack.extend(todo)
            continue
        for c in children:
            uses[c] = uses.get(c, 0) + 1
        size[u] = 1 + sum([1 if uses[c] > 1 and size[c] >= _SHARED else size[c] for c in children])
        order.append(u)
    return [u for u in order if uses.get(u, 0) > 1 and size[u] >= _SHARED and not u.loose and u.kind == APP]


def show(t: Term, limit: int = LIMIT, strings: bool = False) -> str:
    """T as text; parts that are shared stand before it as lets. With STRINGS, lists of code points are strings."""
    printer = _Printer(limit, strings)
    lines = []
    for i, part in enumerate(_shared(t)):
        if printer.left < limit // 3:
            break
        text = printer.show(part)
        printer.lets[part] = f"t{i}"
        lines.append(f"let t{i} = {text}")
    lines.append(printer.show(t))
    return "\n".join(lines)


def show_goal(
    hypotheses: Iterable[tuple[str, Term]], target: Term, limit: int = LIMIT, strings: bool = False
) -> str:
    """Hypotheses over a target."""
    lines = [f"{name} : {show(h, limit, strings)}" for name, h in hypotheses]
    lines.append(f"⊢ {show(target, limit, strings)}")
    return "\n".join(lines)
