"""The source of a trace: which of the lines that evaluation has written are kept, and where.

Most of what instructions compute is overwritten before anything reads it: flags above all. Such assignments are dropped
from the way, and written before the exits, or evaluated after a fault, that need them.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping

NAME = re.compile(r"[a-zA-Z_]\w*")
_ASSIGNMENT = re.compile(r"(\w+) = (.*)", re.DOTALL)

CARRY = "carry: "
"""Marks the assignment of the registers that the next round begins with."""


def shortened(line: str, short: Mapping[str, str]) -> str:
    """A line with names for texts."""
    for text, name in short.items():
        line = line.replace(text, name)
    return line


class Source:
    """The lines of a trace: without assignments that nothing needs, those that only an exit needs before that exit.

    `lines` are (number before, indent, text), `carried` the names that a round hands to the next, and `dropped`
    the expressions of names that are not assigned on the way.
    """

    def __init__(self, lines: list[tuple[int, str]], points: Mapping[int, list[str]]) -> None:
        """`points` are the texts of the state before each line that may fault."""
        self.points = points
        self.carried = self._carried(lines)
        self.dropped: dict[str, str] = {}
        kept = self._kept(lines)
        self.lines = [shown for entry in kept for shown in self._with_needs(entry)]

    @staticmethod
    def _pairs(line: str) -> list[tuple[str, str]]:
        """The names and values of a carry."""
        names, _, values = line.removeprefix(CARRY).partition(" = ")
        return list(zip(names.split(", "), values.split(", "), strict=True))

    def _carried(self, lines: list[tuple[int, str]]) -> set[str]:
        """The names that a carry assigns and that something else reads, the state at a fault of the next round too."""
        carries = [self._pairs(line) for _, line in lines if line.startswith(CARRY)]
        assigned = {name for pairs in carries for name, _ in pairs}
        read = {n for _, line in lines if not line.startswith(CARRY) for n in NAME.findall(line)}
        read |= {n for pairs in carries for name, value in pairs for n in NAME.findall(value) if n != name}
        read |= {n for texts in self.points.values() for text in texts for n in NAME.findall(text)}
        return assigned & read

    def _kept(self, lines: list[tuple[int, str]]) -> list[tuple[int, int, str]]:
        """The lines on the way, from the last to the first, then turned around."""
        used: set[str] = set()
        kept: list[tuple[int, int, str]] = []
        for number in range(len(lines) - 1, -1, -1):
            indent, line = lines[number]
            if line.startswith(CARRY):
                pairs = [(name, value) for name, value in self._pairs(line) if name in self.carried]
                if not pairs:
                    continue
                line = f"{', '.join(n for n, _ in pairs)} = {', '.join(v for _, v in pairs)}"
                used.update(n for _, value in pairs for n in NAME.findall(value))
            else:
                found = _ASSIGNMENT.fullmatch(line)
                plain = found is not None and indent == 0 and number not in self.points
                if found is not None and plain and _is_temporary(found[1]) and found[1] not in used:
                    self.dropped[found[1]] = found[2]
                    continue
                if not line.startswith("return "):
                    used.update(NAME.findall(found[2] if found is not None else line))
                if line.endswith(":") and (not kept or kept[-1][1] <= indent):
                    kept.append((-1 - number, indent + 1, "pass"))
            kept.append((number, indent, line))
        return kept[::-1]

    def _with_needs(self, entry: tuple[int, int, str]) -> list[tuple[int, int, str]]:
        """A line, after the dropped assignments that it needs if it is an exit."""
        _, indent, line = entry
        if not line.startswith("return "):
            return [entry]
        order = needed([line], self.dropped)
        return [*((-1, indent, f"{name} = {self.dropped[name]}") for name in order), entry]


def needed(texts: Iterable[str], dropped: Mapping[str, str]) -> list[str]:
    """The dropped names that texts need, also by way of others, each after those that its expression needs."""
    found: set[str] = set()
    stack = list(texts)
    while stack:
        names = {name for name in NAME.findall(stack.pop()) if name in dropped} - found
        found |= names
        stack.extend(dropped[name] for name in names)
    return sorted(found, key=_serial)


def _serial(name: str) -> int:
    """The number of a temporary: names made later have greater ones."""
    return int(name.rpartition("_")[2])


def _is_temporary(name: str) -> bool:
    """Whether a name is one that evaluation has made."""
    return "_" in name and name.rpartition("_")[2].isdigit()
