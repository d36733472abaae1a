"""Plots with logarithmic axes as SVG, by hand."""

from __future__ import annotations

import math
from collections.abc import Mapping, Sequence

Curve = Sequence[tuple[float, float]]
_WIDTH, _HEIGHT = 640, 400
_LEFT, _RIGHT, _TOP, _BOTTOM = 70, 190, 40, 50
_COLOURS = ("#0b62a8", "#c44e0f", "#2c8a3d", "#8a2c7f", "#7a5c00")


def _ticks(low: float, high: float, base: int) -> list[float]:
    """Powers of BASE from LOW to HIGH."""
    first, last = math.floor(math.log(low, base) + 1e-9), math.ceil(math.log(high, base) - 1e-9)
    return [float(base) ** i for i in range(first, last + 1)]


def svg(title: str, across: str, upwards: str, curves: Mapping[str, Curve], slope: str = "linear") -> str:
    """A plot of some curves with positive values; the dashed line, called SLOPE, grows as fast as what is plotted across."""
    points = [p for curve in curves.values() for p in curve]
    xs = _ticks(min(x for x, _ in points), max(x for x, _ in points), 2)
    ys = _ticks(min(y for _, y in points), max(y for _, y in points), 10)
    if len(ys) < 2:
        ys.append(ys[-1] * 10)
    wide, high = _WIDTH - _LEFT - _RIGHT, _HEIGHT - _TOP - _BOTTOM

    def at(x: float, y: float) -> tuple[float, float]:
        right = math.log(x / xs[0]) / math.log(xs[-1] / xs[0])
        up = math.log(y / ys[0]) / math.log(ys[-1] / ys[0])
        return round(_LEFT + wide * right, 1), round(_TOP + high * (1 - up), 1)

    def text(x: float, y: float, words: str, anchor: str = "middle", more: str = "") -> str:
        return f'<text x="{x}" y="{y}" text-anchor="{anchor}"{more}>{words}</text>'

    out = [
        f'<svg xmlns="http://www.w3.org/2000/svg" width="{_WIDTH}" height="{_HEIGHT}" font-family="sans-serif" font-size="12">',
        f'<rect width="{_WIDTH}" height="{_HEIGHT}" fill="white"/>',
        text(_LEFT + wide / 2, 22, title, more=' font-size="14"'),
        text(_LEFT + wide / 2, _HEIGHT - 12, across),
        text(16, _TOP + high / 2, upwards, more=f' transform="rotate(-90 16 {_TOP + high / 2})"'),
    ]
    for x in xs:
        px, _ = at(x, ys[0])
        out.append(f'<path d="M{px} {_TOP}V{_TOP + high}" stroke="#ddd"/>')
        out.append(text(px, _TOP + high + 18, f"{x:g}"))
    for y in ys:
        _, py = at(xs[0], y)
        out.append(f'<path d="M{_LEFT} {py}H{_LEFT + wide}" stroke="#ddd"/>')
        out.append(text(_LEFT - 8, py + 4, f"{y:g}", "end"))
    reach = min(xs[-1] / xs[0], ys[-1] / ys[0])
    (x1, y1), (x2, y2) = at(xs[0], ys[0]), at(xs[0] * reach, ys[0] * reach)
    out.append(f'<path d="M{x1} {y1}L{x2} {y2}" stroke="#888" stroke-dasharray="4 4"/>')
    out.append(text(x2 + 4, y2 + 12, slope, "start", ' fill="#666"'))
    for i, (name, curve) in enumerate(curves.items()):
        colour = _COLOURS[i % len(_COLOURS)]
        path = " ".join([f"{a},{b}" for a, b in (at(x, y) for x, y in curve)])
        out.append(f'<polyline points="{path}" fill="none" stroke="{colour}" stroke-width="2"/>')
        out += [f'<circle cx="{a}" cy="{b}" r="3" fill="{colour}"/>' for a, b in (at(x, y) for x, y in curve)]
        out.append(text(_LEFT + wide + 12, _TOP + 14 + 18 * i, name, "start", f' fill="{colour}"'))
    return "\n".join([*out, "</svg>"]) + "\n"
