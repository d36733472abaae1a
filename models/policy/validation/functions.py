"""The types of the extension functions, one line each, in the order of `extensions.functions`.

A constructor takes one string literal that it can read, so that it cannot fail.
"""

from __future__ import annotations

from lemmata.core.language import Option, Some, define
from lemmata.models.policy.expressions import Expr, ExtFun, Lit
from lemmata.models.policy.extensions.functions import call
from lemmata.models.policy.schema import ExtensionType, ExtType, LongType, Type
from lemmata.models.policy.validation.types import BOOL
from lemmata.models.policy.values import Ok, String

DECIMAL = ExtensionType(ExtType.DECIMAL)
IPADDR = ExtensionType(ExtType.IPADDR)
DATETIME = ExtensionType(ExtType.DATETIME)
DURATION = ExtensionType(ExtType.DURATION)


@define
def constructed(function: ExtFun, args: list[Expr], type_: Type) -> Option[Type]:
    """The type of a constructor applied to a literal that it can read."""
    match args:
        case [Lit(String(s))]:
            match call(function, [String(s)]):
                case Ok(_): return Some(type_)
                case _:     return None
        case _:             return None


@define
def method(args: list[Type], takes: list[Type], gives: Type) -> Option[Type]:
    """The type of a method applied to what it takes."""
    return Some(gives) if args == takes else None


@define
def type_of_call(function: ExtFun, es: list[Expr], args: list[Type]) -> Option[Type]:
    """The type of an extension function applied to expressions of these types."""
    match function:
        case ExtFun.DECIMAL:               return constructed(function, es, DECIMAL)
        case ExtFun.LESS_THAN:             return method(args, [DECIMAL, DECIMAL], BOOL)
        case ExtFun.LESS_THAN_OR_EQUAL:    return method(args, [DECIMAL, DECIMAL], BOOL)
        case ExtFun.GREATER_THAN:          return method(args, [DECIMAL, DECIMAL], BOOL)
        case ExtFun.GREATER_THAN_OR_EQUAL: return method(args, [DECIMAL, DECIMAL], BOOL)
        case ExtFun.IP:                    return constructed(function, es, IPADDR)
        case ExtFun.IS_IPV4:               return method(args, [IPADDR], BOOL)
        case ExtFun.IS_IPV6:               return method(args, [IPADDR], BOOL)
        case ExtFun.IS_LOOPBACK:           return method(args, [IPADDR], BOOL)
        case ExtFun.IS_MULTICAST:          return method(args, [IPADDR], BOOL)
        case ExtFun.IS_IN_RANGE:           return method(args, [IPADDR, IPADDR], BOOL)
        case ExtFun.DATETIME:              return constructed(function, es, DATETIME)
        case ExtFun.DURATION:              return constructed(function, es, DURATION)
        case ExtFun.OFFSET:                return method(args, [DATETIME, DURATION], DATETIME)
        case ExtFun.DURATION_SINCE:        return method(args, [DATETIME, DATETIME], DURATION)
        case ExtFun.TO_DATE:               return method(args, [DATETIME], DATETIME)
        case ExtFun.TO_TIME:               return method(args, [DATETIME], DURATION)
        case ExtFun.TO_MILLISECONDS:       return method(args, [DURATION], LongType())
        case ExtFun.TO_SECONDS:            return method(args, [DURATION], LongType())
        case ExtFun.TO_MINUTES:            return method(args, [DURATION], LongType())
        case ExtFun.TO_HOURS:              return method(args, [DURATION], LongType())
        case ExtFun.TO_DAYS:               return method(args, [DURATION], LongType())
