"""Numbers, strings, patterns and texts of extension values, with the corners where models go wrong drawn often."""

from __future__ import annotations

import random
from collections.abc import Callable

from lemmata.models.policy.expressions import ExtFun, Literally, PatternElement, Wildcard

LEAST, MOST = -(2**63), 2**63 - 1
EDGES = (0, 1, -1, 2, MOST, MOST - 1, LEAST, LEAST + 1, 3037000499, 3037000500, -3037000500, 2**32, 10, 7)
WORDS = ("", "a", "ab", "abc", "a*", "*", "é", "e\u0301", "\U0001f600", "\u2028", "\0", "\n", '"', "\\", "a\\*b", "'", "x y",
         "\x7f", "\ufeff", "aaa", "A", "1.0", "127.0.0.1", "\U0010ffff", "true")  # fmt: skip
DAY = 86_400_000


def long(rng: random.Random) -> int:
    """A number: an edge, a small one, or one near a power of two."""
    kind = rng.randrange(8)
    if kind < 3:
        return rng.choice(EDGES)
    if kind < 7:
        return rng.randrange(-6, 12)
    near = rng.choice((1, -1)) * (1 << rng.randrange(64)) + rng.randrange(-2, 3)
    return max(LEAST, min(MOST, near))


def string(rng: random.Random) -> str:
    """A string: one of a few, or code points from anywhere but the surrogates."""
    if rng.random() < 0.8:
        return rng.choice(WORDS)
    ranges = ((0, 0x20), (0x20, 0x7F), (0x7F, 0x500), (0x2000, 0x2100), (0xE000, 0x10000), (0x10000, 0x110000))
    return "".join(chr(rng.randrange(*rng.choice(ranges))) for _ in range(rng.randrange(5)))


def pattern(rng: random.Random, like: str) -> list[PatternElement]:
    """A pattern near to a string: parts of it are made stars, dropped, or changed."""
    found: list[PatternElement] = []
    for c in like:
        kind = rng.randrange(8)
        if kind == 0:
            found.append(Wildcard())
        elif kind == 1:
            found += [Wildcard(), Literally(ord(c))]
        elif kind == 2:
            found.append(Literally(ord(rng.choice("a*\\b\n"))))
        else:
            found.append(Literally(ord(c)))
    for _ in range(rng.choice((0, 0, 1, 1, 2))):
        found.insert(rng.randrange(len(found) + 1), Wildcard())
    return found


# Texts of extension values ----------------------------------------------------------------------------


def decimal(rng: random.Random) -> str:
    """A text that is a decimal number."""
    kind = rng.randrange(6)
    if kind == 0:
        return rng.choice(("922337203685477.5807", "-922337203685477.5808", "-922337203685477.5807", "0.0001", "-0.0"))
    whole = str(rng.choice((0, 1, 1, 2, 12, 922337203685476, rng.randrange(10**6))))
    part = "".join(rng.choice("0015") for _ in range(rng.randrange(1, 5)))
    return rng.choice(("", "", "-", "00")) + whole.removeprefix("-") + "." + part


def ip(rng: random.Random) -> str:
    """A text that is an address, with a prefix or without."""
    if rng.random() < 0.55:
        word = rng.choice((0x0A000001, 0x7F000001, 0x7F000001, 0xE0000001, 0xE0000001, 0xFFFFFFFF, 0, 0xC0A80101))
        if rng.random() < 0.3:
            word ^= 1 << rng.randrange(32)
        text = ".".join(str(word >> shift & 255) for shift in (24, 16, 8, 0))
        return text + rng.choice(("", "", f"/{rng.choice((0, 1, 4, 7, 8, 16, 24, 31, 32))}"))
    text = rng.choice(("::1", "::1", "::", "ff02::1", "ff02::1", "fe80::1", "2001:db8::", "1:2:3:4:5:6:7:8", "ff00::", "0:0:0:0:0:0:0:1", "A::a",
                       "1:2:3:4:5:6:7::", "::2:3:4:5:6:7:8"))  # fmt: skip
    return text + rng.choice(("", "", f"/{rng.choice((0, 1, 8, 16, 64, 127, 128))}"))


def datetime(rng: random.Random) -> str:
    """A text that is a point in time."""
    year = rng.choice((1969, 1970, 1970, 2024, 2024, 2023, 0, 9999, 1600, 1900, 2000))
    month = rng.randrange(1, 13)
    day = rng.choice((1, 28, rng.randrange(1, 29), 30 if month != 2 else 29 if year % 4 == 0 and year % 100 else 28))
    text = f"{year:04}-{month:02}-{day:02}"
    form = rng.randrange(4)
    if form == 0:
        return text
    hour, minute, second = rng.choice(((0, 0, 0), (23, 59, 59), (rng.randrange(24), rng.randrange(60), rng.randrange(60))))
    time = f"{hour:02}:{minute:02}:{second:02}"
    part = rng.choice(("", f".{rng.choice((0, 1, 999, rng.randrange(1000))):03}"))
    offset = f"{rng.choice('+-')}{rng.randrange(24):02}{rng.randrange(60):02}"
    zone = rng.choice(("Z", "Z", "+0000", "-0000", "+2359", "-2359", offset))
    return f"{text}T{time}{part}{zone}"


def duration(rng: random.Random) -> str:
    """A text that is a length of time."""
    if rng.random() < 0.15:
        return rng.choice((f"{MOST}ms", f"{LEAST}ms", f"-{MOST}ms", "106751991167d", "-0ms", "0d", "1d1ms", f"{DAY - 1}ms"))
    units = [unit for unit in ("d", "h", "m", "s", "ms") if rng.random() < 0.4] or ["h"]
    return rng.choice(("", "", "-")) + "".join(f"{rng.choice((0, 1, 1, 24, 25, 59, 60, 999, 1000))}{unit}" for unit in units)


TEXTS: dict[ExtFun, Callable[[random.Random], str]] = {
    ExtFun.DECIMAL: decimal, ExtFun.IP: ip, ExtFun.DATETIME: datetime, ExtFun.DURATION: duration,
}  # fmt: skip


def near(rng: random.Random, text: str) -> str:
    """A text near to another: a character dropped, doubled, put in or changed."""
    place = rng.randrange(len(text) + 1)
    kind, c = rng.randrange(4), rng.choice("0123456789.:/-+dhmsTZ _a٣")
    if kind == 0:
        return text[:place] + c + text[place:]
    if kind == 1:
        return text[:place] + text[place + 1 :]
    if kind == 2:
        return text[:place] + text[place : place + 1] + text[place:]
    return text[:place] + c + text[place + 1 :]


class Pool:
    """A few numbers, strings and texts of one case, so that what is compared is often equal."""

    def __init__(self, rng: random.Random) -> None:
        self.rng = rng
        self.longs = [long(rng) for _ in range(4)]
        self.strings = [string(rng) for _ in range(4)]
        self.texts = {function: [make(rng) for _ in range(4)] for function, make in TEXTS.items()}

    def long(self) -> int:
        """A number."""
        return self.rng.choice(self.longs) if self.rng.random() < 0.8 else long(self.rng)

    def string(self) -> str:
        """A string."""
        return self.rng.choice(self.strings) if self.rng.random() < 0.8 else string(self.rng)

    def text(self, function: ExtFun, wrong: float = 0.0) -> str:
        """A text of an extension value; with some probability one that is only near to such a text."""
        text = self.rng.choice(self.texts[function]) if self.rng.random() < 0.7 else TEXTS[function](self.rng)
        return near(self.rng, text) if self.rng.random() < wrong else text
