"""Random scripts over every operator, and mutations of given ones."""

from __future__ import annotations

import random
import re

_UNARY = ("bvnot", "bvneg")
_BINARY = (
    "bvand", "bvor", "bvxor", "bvnand", "bvnor", "bvxnor", "bvadd", "bvsub", "bvmul", "bvudiv", "bvurem", "bvsdiv",
    "bvsrem", "bvsmod", "bvshl", "bvlshr", "bvashr",
)  # fmt: skip
_PREDICATES = (
    "=", "distinct", "bvult", "bvule", "bvugt", "bvuge", "bvslt", "bvsle", "bvsgt", "bvsge", "bvuaddo", "bvsaddo",
    "bvumulo", "bvsmulo",
)  # fmt: skip
_CONNECTIVES = ("and", "or", "xor", "=>", "=", "distinct")


class Scripts:
    """Random scripts whose constants are x0, y0, ... at widths up to 6, and Booleans p and q."""

    def __init__(self, rng: random.Random) -> None:
        self.rng = rng
        self.widths: set[int] = set()
        self.lets = 0

    def script(self) -> str:
        """A whole script with one (check-sat)."""
        self.widths, self.lets = set(), 0
        asserted = "".join([f"(assert {self.boolean(4, {})})\n" for _ in range(self.rng.randrange(1, 4))])
        names = [f"(declare-const {c}{w} (_ BitVec {w}))\n" for w in sorted(self.widths) for c in "xy"]
        declared = "(declare-const p Bool)\n(declare-fun q () Bool)\n" + "".join(names)
        return f"(set-logic QF_BV)\n{declared}{asserted}(check-sat)\n"

    def boolean(self, depth: int, scope: dict[str, int]) -> str:
        """A Bool; SCOPE has the widths of words that a let has named."""
        rng = self.rng
        if depth <= 0:
            return rng.choice(("p", "q", "true"))
        kind = rng.randrange(7)
        if kind == 0:
            return f"(not {self.boolean(depth - 1, scope)})"
        if kind == 1:
            parts = " ".join([self.boolean(depth - 1, scope) for _ in range(2)])
            return f"({rng.choice(_CONNECTIVES)} {parts})"
        if kind == 2:
            self.lets += 1
            width = rng.randrange(1, 5)
            name = rng.choice((f"l{self.lets}", f"x{width}"))
            if name[0] == "x":
                self.widths.add(width)
            value = self.word(width, depth - 1, scope)
            return f"(let (({name} {value})) {self.boolean(depth - 1, {**scope, name: width})})"
        if kind == 3:
            one, other = self.boolean(depth - 1, scope), self.boolean(depth - 1, scope)
            return f"(ite {self.boolean(depth - 1, scope)} {one} {other})"
        width = rng.randrange(1, 5)
        args = [self.word(width, depth - 1, scope) for _ in range(2)]
        return f"({rng.choice(_PREDICATES)} {args[0]} {args[1]})"

    def word(self, width: int, depth: int, scope: dict[str, int]) -> str:
        """A word of a width."""
        rng = self.rng
        named = [name for name, w in scope.items() if w == width]
        if named and rng.randrange(3) == 0:
            return rng.choice(named)
        if depth <= 0 or rng.randrange(8) == 0:
            return self.leaf(width)
        kind = rng.randrange(9)
        if kind == 0:
            return f"({rng.choice(_UNARY)} {self.word(width, depth - 1, scope)})"
        if kind == 1 and width > 1:
            high = rng.randrange(1, width)
            return f"(concat {self.word(high, depth - 1, scope)} {self.word(width - high, depth - 1, scope)})"
        if kind == 2:
            low, more = rng.randrange(3), rng.randrange(2)
            return f"((_ extract {low + width - 1} {low}) {self.word(low + width + more, depth - 1, scope)})"
        if kind == 3 and width > 1:
            less = rng.randrange(1, width)
            return f"((_ {rng.choice(('zero', 'sign'))}_extend {less}) {self.word(width - less, depth - 1, scope)})"
        if kind == 4:
            return f"((_ rotate_{rng.choice(('left', 'right'))} {rng.randrange(5)}) {self.word(width, depth - 1, scope)})"
        if kind == 5:
            one, other = self.word(width, depth - 1, scope), self.word(width, depth - 1, scope)
            return f"(ite {self.boolean(depth - 1, scope)} {one} {other})"
        if kind == 6 and width == 1:
            inner = rng.randrange(1, 5)
            return f"(bvcomp {self.word(inner, depth - 1, scope)} {self.word(inner, depth - 1, scope)})"
        if kind == 6 and width % 2 == 0:
            return f"((_ repeat 2) {self.word(width // 2, depth - 1, scope)})"
        return f"({rng.choice(_BINARY)} {self.word(width, depth - 1, scope)} {self.word(width, depth - 1, scope)})"

    def leaf(self, width: int) -> str:
        """A constant or a literal."""
        if self.rng.randrange(3):
            self.widths.add(width)
            return f"{self.rng.choice('xy')}{width}"
        value = self.rng.getrandbits(width)
        if width % 4 == 0 and self.rng.randrange(2):
            return f"#x{value:0{width // 4}x}"
        return self.rng.choice((f"(_ bv{value} {width})", f"#b{value:0{width}b}"))


_OPERATOR = re.compile(r"(?<=\()(" + "|".join([*_BINARY, *_PREDICATES[2:10]]) + r")(?=\s)")
_CONSTANT = re.compile(r"\(_ bv(\d+) (\d+)\)")


def mutated(script: str, rng: random.Random) -> str | None:
    """The script with one operator or one literal changed; None where it has neither."""
    places = [m for m in (*_OPERATOR.finditer(script), *_CONSTANT.finditer(script))]
    if not places:
        return None
    place = rng.choice(places)
    if place.re is _CONSTANT:
        value, width = int(place[1]), int(place[2])
        other = (value ^ 1 << rng.randrange(width)) if rng.randrange(2) else (value + 1) % (1 << width)
        new = f"(_ bv{other} {width})"
    else:
        new = rng.choice(
            [o for o in (_BINARY if place[1] in _BINARY else _PREDICATES[2:10]) if o != place[1]]
        )
    return script[: place.start()] + new + script[place.end() :]
