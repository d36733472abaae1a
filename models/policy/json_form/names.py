"""What JSON calls operators, functions and variables, and which of them a name means."""

from __future__ import annotations

from lemmata.core.language import Option, Some, define
from lemmata.models.policy.expressions import BinaryOp, ExtFun, Var


@define
def variable_name(var: Var) -> str:
    """The name of a variable."""
    match var:
        case Var.PRINCIPAL: return "principal"
        case Var.ACTION:    return "action"
        case Var.RESOURCE:  return "resource"
        case Var.CONTEXT:   return "context"


@define
def variable_named(name: str) -> Option[Var]:
    """The variable of a name."""
    match name:
        case "principal": return Some(Var.PRINCIPAL)
        case "action":    return Some(Var.ACTION)
        case "resource":  return Some(Var.RESOURCE)
        case "context":   return Some(Var.CONTEXT)
        case _:           return None


@define
def binary_name(op: BinaryOp) -> str:
    """The name of an operator of two operands."""
    match op:
        case BinaryOp.EQ:           return "=="
        case BinaryOp.MEM:          return "in"
        case BinaryOp.HAS_TAG:      return "hasTag"
        case BinaryOp.GET_TAG:      return "getTag"
        case BinaryOp.LESS:         return "<"
        case BinaryOp.LESS_EQ:      return "<="
        case BinaryOp.ADD:          return "+"
        case BinaryOp.SUB:          return "-"
        case BinaryOp.MUL:          return "*"
        case BinaryOp.CONTAINS:     return "contains"
        case BinaryOp.CONTAINS_ALL: return "containsAll"
        case BinaryOp.CONTAINS_ANY: return "containsAny"


@define
def binary_named(name: str) -> Option[BinaryOp]:
    """The operator of a name."""
    match name:
        case "==":          return Some(BinaryOp.EQ)
        case "in":          return Some(BinaryOp.MEM)
        case "hasTag":      return Some(BinaryOp.HAS_TAG)
        case "getTag":      return Some(BinaryOp.GET_TAG)
        case "<":           return Some(BinaryOp.LESS)
        case "<=":          return Some(BinaryOp.LESS_EQ)
        case "+":           return Some(BinaryOp.ADD)
        case "-":           return Some(BinaryOp.SUB)
        case "*":           return Some(BinaryOp.MUL)
        case "contains":    return Some(BinaryOp.CONTAINS)
        case "containsAll": return Some(BinaryOp.CONTAINS_ALL)
        case "containsAny": return Some(BinaryOp.CONTAINS_ANY)
        case _:             return None


@define
def negated_named(name: str) -> Option[BinaryOp]:
    """The operator whose negation has a name of its own."""
    match name:
        case "!=": return Some(BinaryOp.EQ)
        case ">=": return Some(BinaryOp.LESS)
        case ">":  return Some(BinaryOp.LESS_EQ)
        case _:    return None


@define
def function_name(function: ExtFun) -> str:
    """The name of an extension function."""
    match function:
        case ExtFun.DECIMAL:               return "decimal"
        case ExtFun.LESS_THAN:             return "lessThan"
        case ExtFun.LESS_THAN_OR_EQUAL:    return "lessThanOrEqual"
        case ExtFun.GREATER_THAN:          return "greaterThan"
        case ExtFun.GREATER_THAN_OR_EQUAL: return "greaterThanOrEqual"
        case ExtFun.IP:                    return "ip"
        case ExtFun.IS_IPV4:               return "isIpv4"
        case ExtFun.IS_IPV6:               return "isIpv6"
        case ExtFun.IS_LOOPBACK:           return "isLoopback"
        case ExtFun.IS_MULTICAST:          return "isMulticast"
        case ExtFun.IS_IN_RANGE:           return "isInRange"
        case ExtFun.DATETIME:              return "datetime"
        case ExtFun.DURATION:              return "duration"
        case ExtFun.OFFSET:                return "offset"
        case ExtFun.DURATION_SINCE:        return "durationSince"
        case ExtFun.TO_DATE:               return "toDate"
        case ExtFun.TO_TIME:               return "toTime"
        case ExtFun.TO_MILLISECONDS:       return "toMilliseconds"
        case ExtFun.TO_SECONDS:            return "toSeconds"
        case ExtFun.TO_MINUTES:            return "toMinutes"
        case ExtFun.TO_HOURS:              return "toHours"
        case ExtFun.TO_DAYS:               return "toDays"


@define
def function_named(name: str) -> Option[ExtFun]:
    """The extension function of a name."""
    match name:
        case "decimal":            return Some(ExtFun.DECIMAL)
        case "lessThan":           return Some(ExtFun.LESS_THAN)
        case "lessThanOrEqual":    return Some(ExtFun.LESS_THAN_OR_EQUAL)
        case "greaterThan":        return Some(ExtFun.GREATER_THAN)
        case "greaterThanOrEqual": return Some(ExtFun.GREATER_THAN_OR_EQUAL)
        case "ip":                 return Some(ExtFun.IP)
        case "isIpv4":             return Some(ExtFun.IS_IPV4)
        case "isIpv6":             return Some(ExtFun.IS_IPV6)
        case "isLoopback":         return Some(ExtFun.IS_LOOPBACK)
        case "isMulticast":        return Some(ExtFun.IS_MULTICAST)
        case "isInRange":          return Some(ExtFun.IS_IN_RANGE)
        case "datetime":           return Some(ExtFun.DATETIME)
        case "duration":           return Some(ExtFun.DURATION)
        case "offset":             return Some(ExtFun.OFFSET)
        case "durationSince":      return Some(ExtFun.DURATION_SINCE)
        case "toDate":             return Some(ExtFun.TO_DATE)
        case "toTime":             return Some(ExtFun.TO_TIME)
        case "toMilliseconds":     return Some(ExtFun.TO_MILLISECONDS)
        case "toSeconds":          return Some(ExtFun.TO_SECONDS)
        case "toMinutes":          return Some(ExtFun.TO_MINUTES)
        case "toHours":            return Some(ExtFun.TO_HOURS)
        case "toDays":             return Some(ExtFun.TO_DAYS)
        case _:                    return None
