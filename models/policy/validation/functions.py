"""The types of the extension functions, one line each, in the order of `extensions.functions`.

Constructors, which take a string, take a literal that they can read, so that they cannot fail.
"""

from __future__ import annotations

from lemmata.core.language import Option, Some, datatype, define
from lemmata.models.policy.expressions import Expr, ExtFun, Lit
from lemmata.models.policy.extensions.functions import call
from lemmata.models.policy.schema import ExtensionType, ExtType, LongType, StringType, Type
from lemmata.models.policy.validation.types import BOOL
from lemmata.models.policy.values import Ok, String

DECIMAL = ExtensionType(ExtType.DECIMAL)
IPADDR = ExtensionType(ExtType.IPADDR)
DATETIME = ExtensionType(ExtType.DATETIME)
DURATION = ExtensionType(ExtType.DURATION)


@datatype
class Signature:
    """What a function takes, the object of a method first, and what it gives."""

    takes: list[Type]
    gives: Type


@define
def signature(function: ExtFun) -> Signature:
    """The signature of an extension function."""
    match function:
        case ExtFun.DECIMAL:               return Signature([StringType()], DECIMAL)
        case ExtFun.LESS_THAN:             return Signature([DECIMAL, DECIMAL], BOOL)
        case ExtFun.LESS_THAN_OR_EQUAL:    return Signature([DECIMAL, DECIMAL], BOOL)
        case ExtFun.GREATER_THAN:          return Signature([DECIMAL, DECIMAL], BOOL)
        case ExtFun.GREATER_THAN_OR_EQUAL: return Signature([DECIMAL, DECIMAL], BOOL)
        case ExtFun.IP:                    return Signature([StringType()], IPADDR)
        case ExtFun.IS_IPV4:               return Signature([IPADDR], BOOL)
        case ExtFun.IS_IPV6:               return Signature([IPADDR], BOOL)
        case ExtFun.IS_LOOPBACK:           return Signature([IPADDR], BOOL)
        case ExtFun.IS_MULTICAST:          return Signature([IPADDR], BOOL)
        case ExtFun.IS_IN_RANGE:           return Signature([IPADDR, IPADDR], BOOL)
        case ExtFun.DATETIME:              return Signature([StringType()], DATETIME)
        case ExtFun.DURATION:              return Signature([StringType()], DURATION)
        case ExtFun.OFFSET:                return Signature([DATETIME, DURATION], DATETIME)
        case ExtFun.DURATION_SINCE:        return Signature([DATETIME, DATETIME], DURATION)
        case ExtFun.TO_DATE:               return Signature([DATETIME], DATETIME)
        case ExtFun.TO_TIME:               return Signature([DATETIME], DURATION)
        case ExtFun.TO_MILLISECONDS:       return Signature([DURATION], LongType())
        case ExtFun.TO_SECONDS:            return Signature([DURATION], LongType())
        case ExtFun.TO_MINUTES:            return Signature([DURATION], LongType())
        case ExtFun.TO_HOURS:              return Signature([DURATION], LongType())
        case ExtFun.TO_DAYS:               return Signature([DURATION], LongType())


@define
def readable(function: ExtFun, args: list[Expr]) -> bool:
    """Is there one string literal, which a constructor can read?"""
    match args:
        case [Lit(String(s))]:
            match call(function, [String(s)]):
                case Ok(_): return True
                case _:     return False
        case _:             return False


@define
def type_of_call(function: ExtFun, args: list[Expr], types: list[Type]) -> Option[Type]:
    """The type of an extension function applied to arguments of these types."""
    s = signature(function)
    if s.takes != types or s.takes == [StringType()] and not readable(function, args):
        return None
    return Some(s.gives)
