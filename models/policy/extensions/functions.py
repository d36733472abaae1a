"""The extension functions, one line each: constructors and methods, on values."""

from __future__ import annotations

from lemmata.core.language import B64, Option, Some, define, signed_le, signed_lt
from lemmata.models.policy import int64
from lemmata.models.policy.expressions import ExtFun
from lemmata.models.policy.extensions import datetime as dt
from lemmata.models.policy.extensions import duration as du
from lemmata.models.policy.extensions import ipaddr as ip
from lemmata.models.policy.extensions.decimal import parse_decimal
from lemmata.models.policy.values import (
    Bool,
    Datetime,
    Decimal,
    Duration,
    Err,
    Error,
    Ext,
    Extension,
    Long,
    Ok,
    Result,
    String,
    Value,
)


@define
def parsed(value: Option[Extension]) -> Result:
    """What a constructor makes of its text."""
    match value:
        case Some(extension): return Ok(Ext(extension))
        case _:               return Err(Error.EXTENSION_ERROR)


@define
def datetime_in_range(ms: Option[B64]) -> Result:
    """A point in time, if it can be represented."""
    match ms:
        case Some(word): return Ok(Ext(Datetime(word)))
        case _:          return Err(Error.EXTENSION_ERROR)


@define
def duration_in_range(ms: Option[B64]) -> Result:
    """A length of time, if it can be represented."""
    match ms:
        case Some(word): return Ok(Ext(Duration(word)))
        case _:          return Err(Error.EXTENSION_ERROR)


@define
def is_ip(a: Extension) -> bool:
    """Is it an address of either family?"""
    return ip.is_v4(a) or ip.is_v6(a)


@define
def call(function: ExtFun, args: list[Value]) -> Result:
    """An extension function applied to values; a type error for values of other kinds, and for another number."""
    match function, args:
        case ExtFun.DECIMAL,                [String(s)]:                             return parsed(parse_decimal(s))
        case ExtFun.LESS_THAN,              [Ext(Decimal(a)), Ext(Decimal(b))]:      return Ok(Bool(signed_lt(a, b)))
        case ExtFun.LESS_THAN_OR_EQUAL,     [Ext(Decimal(a)), Ext(Decimal(b))]:      return Ok(Bool(signed_le(a, b)))
        case ExtFun.GREATER_THAN,           [Ext(Decimal(a)), Ext(Decimal(b))]:      return Ok(Bool(signed_lt(b, a)))
        case ExtFun.GREATER_THAN_OR_EQUAL,  [Ext(Decimal(a)), Ext(Decimal(b))]:      return Ok(Bool(signed_le(b, a)))
        case ExtFun.IP,                     [String(s)]:                             return parsed(ip.parse_ip(s))
        case ExtFun.IS_IPV4,                [Ext(x)] if is_ip(x):                    return Ok(Bool(ip.is_v4(x)))
        case ExtFun.IS_IPV6,                [Ext(x)] if is_ip(x):                    return Ok(Bool(ip.is_v6(x)))
        case ExtFun.IS_LOOPBACK,            [Ext(x)] if is_ip(x):                    return Ok(Bool(ip.is_loopback(x)))
        case ExtFun.IS_MULTICAST,           [Ext(x)] if is_ip(x):                    return Ok(Bool(ip.is_multicast(x)))
        case ExtFun.IS_IN_RANGE,            [Ext(x), Ext(y)] if is_ip(x) and is_ip(y): return Ok(Bool(ip.is_in_range(x, y)))
        case ExtFun.DATETIME,               [String(s)]:                             return parsed(dt.parse_datetime(s))
        case ExtFun.DURATION,               [String(s)]:                             return parsed(du.parse_duration(s))
        case ExtFun.OFFSET,                 [Ext(Datetime(a)), Ext(Duration(b))]:    return datetime_in_range(int64.add(a, b))
        case ExtFun.DURATION_SINCE,         [Ext(Datetime(a)), Ext(Datetime(b))]:    return duration_in_range(int64.sub(a, b))
        case ExtFun.TO_DATE,                [Ext(Datetime(a))]:                      return datetime_in_range(dt.to_date(a))
        case ExtFun.TO_TIME,                [Ext(Datetime(a))]:                      return Ok(Ext(Duration(dt.to_time(a))))
        case ExtFun.TO_MILLISECONDS,        [Ext(Duration(a))]:                      return Ok(Long(a))
        case ExtFun.TO_SECONDS,             [Ext(Duration(a))]:                      return Ok(Long(du.to_seconds(a)))
        case ExtFun.TO_MINUTES,             [Ext(Duration(a))]:                      return Ok(Long(du.to_minutes(a)))
        case ExtFun.TO_HOURS,               [Ext(Duration(a))]:                      return Ok(Long(du.to_hours(a)))
        case ExtFun.TO_DAYS,                [Ext(Duration(a))]:                      return Ok(Long(du.to_days(a)))
        case _:                                                                      return Err(Error.TYPE_ERROR)
