"""Values as expressions of text: residual policies have any value in literals, text has only the simple ones."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from lemmata.models.policy.expressions import Call, Expr, ExtFun, Lit, RecordExpr, SetExpr
from lemmata.models.policy.syntax.canonical import signed
from lemmata.models.policy.syntax.folding import fold
from lemmata.models.policy.values import (
    Datetime,
    Decimal,
    Duration,
    Ext,
    Extension,
    IPv4,
    IPv6,
    Record,
    Set,
    String,
    Value,
)

_EPOCH = "1970-01-01"


def spelled(value: Value) -> Expr:
    """An expression with this value and simple literals only."""
    return fold(value, _spelling)


def _spelling(value: Value) -> tuple[Sequence[Value], Callable[[list[Expr]], Expr]]:
    match value:
        case Set(items):
            return items, SetExpr
        case Record(fields):
            names = [name for name, _ in fields]
            return [v for _, v in fields], lambda es: RecordExpr(list(zip(names, es, strict=True)))
        case Ext(extension):
            return (), lambda _: _spelled_extension(extension)
        case _:
            return (), lambda _: Lit(value)


def _call(function: ExtFun, text: str) -> Expr:
    return Call(function, [Lit(String(text))])


def _spelled_extension(value: Extension) -> Expr:
    match value:
        case Decimal(x):
            n = signed(x)
            whole, part = divmod(abs(n), 10_000)
            return _call(ExtFun.DECIMAL, f"{'-' if n < 0 else ''}{whole}.{part:04}")
        case IPv4(address, prefix):
            shown = ".".join(str(address.uint >> shift & 255) for shift in (24, 16, 8, 0))
            return _call(ExtFun.IP, f"{shown}/{prefix.uint}")
        case IPv6(address6, prefix6):
            shown = ":".join(f"{address6.uint >> shift & 0xFFFF:x}" for shift in range(112, -16, -16))
            return _call(ExtFun.IP, f"{shown}/{prefix6.uint}")
        case Duration(x):
            return _call(ExtFun.DURATION, f"{signed(x)}ms")
        case Datetime(x):
            offset = _call(ExtFun.DURATION, f"{signed(x)}ms")
            return Call(ExtFun.OFFSET, [_call(ExtFun.DATETIME, _EPOCH), offset])
