"""What the parts of `symbolic` are of values, of errors, and of an `if`.

A value that depends on a truth value is an `if`; the laws move it outward, unless both branches have truth values or integers.
"""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING

from lemmata.core.language import B64, Option, assume, define, theorem
from lemmata.models.policy.evaluator import (
    Failure,
    Results,
    Values,
    as_bool,
    integer,
)
from lemmata.models.policy.extensions.functions import datetime_in_range, duration_in_range
from lemmata.models.policy.theorems.symbolic import collect, is_error, is_true, then, when, with_all
from lemmata.models.policy.values import Bool, Err, Error, Long, Ok, Result, Value

if TYPE_CHECKING:
    from lemmata.tactics.goal import Goal


# Laws -------------------------------------------------------------------------------------------------


@theorem
def then_value(v: Value, f: Callable[[Value], Result]) -> bool:
    """What comes of a value."""
    return then(Ok(v), f) == f(v)


@then_value.proof
def _(goal: Goal) -> None:
    goal.auto(then)


@theorem
def then_error(e: Error, f: Callable[[Value], Result]) -> bool:
    """An error."""
    return then(Err(e), f) == Err(e)


@then_error.proof
def _(goal: Goal) -> None:
    goal.auto(then)


@theorem
def then_if(c: bool, a: Result, b: Result, f: Callable[[Value], Result]) -> bool:
    """Either."""
    return then(a if c else b, f) == (then(a, f) if c else then(b, f))


@then_if.proof
def _(goal: Goal) -> None:
    goal.auto(then)


@theorem
def when_bool(p: bool, f: Callable[[bool], Result]) -> bool:
    """What comes of a truth value."""
    return when(Ok(Bool(p)), f) == f(p)


@when_bool.proof
def _(goal: Goal) -> None:
    goal.auto(when)


@define
def is_bool(v: Value) -> bool:
    """Is a value a truth value?"""
    match v:
        case Bool(): return True
        case _:      return False


@theorem
def when_other(v: Value, f: Callable[[bool], Result]) -> bool:
    """Of another value."""
    assume(not is_bool(v))
    return when(Ok(v), f) == Err(Error.TYPE_ERROR)


@when_other.proof
def _(goal: Goal) -> None:
    goal.auto(when, is_bool)


@theorem
def when_error(e: Error, f: Callable[[bool], Result]) -> bool:
    """An error."""
    return when(Err(e), f) == Err(e)


@when_error.proof
def _(goal: Goal) -> None:
    goal.auto(when)


@theorem
def when_if(c: bool, a: Result, b: Result, f: Callable[[bool], Result]) -> bool:
    """Either."""
    return when(a if c else b, f) == (when(a, f) if c else when(b, f))


@when_if.proof
def _(goal: Goal) -> None:
    goal.auto(when)


@theorem
def bool_bool(p: bool) -> bool:
    """A truth value as one."""
    return as_bool(Ok(Bool(p))) == Ok(Bool(p))


@bool_bool.proof
def _(goal: Goal) -> None:
    goal.auto(as_bool)


@theorem
def bool_other(v: Value) -> bool:
    """Another value."""
    assume(not is_bool(v))
    return as_bool(Ok(v)) == Err(Error.TYPE_ERROR)


@bool_other.proof
def _(goal: Goal) -> None:
    goal.auto(as_bool, is_bool)


@theorem
def bool_error(e: Error) -> bool:
    """An error."""
    return as_bool(Err(e)) == Err(e)


@bool_error.proof
def _(goal: Goal) -> None:
    goal.auto(as_bool)


@theorem
def bool_if(c: bool, a: Result, b: Result) -> bool:
    """Either."""
    return as_bool(a if c else b) == (as_bool(a) if c else as_bool(b))


@bool_if.proof
def _(goal: Goal) -> None:
    goal.auto(as_bool)


@theorem
def with_values(vs: list[Value], f: Callable[[list[Value]], Result]) -> bool:
    """What comes of values."""
    return with_all(Values(vs), f) == f(vs)


@with_values.proof
def _(goal: Goal) -> None:
    goal.auto(with_all)


@theorem
def with_failure(e: Error, f: Callable[[list[Value]], Result]) -> bool:
    """An error."""
    return with_all(Failure(e), f) == Err(e)


@with_failure.proof
def _(goal: Goal) -> None:
    goal.auto(with_all)


@theorem
def with_if(c: bool, a: Results, b: Results, f: Callable[[list[Value]], Result]) -> bool:
    """Either."""
    return with_all(a if c else b, f) == (with_all(a, f) if c else with_all(b, f))


@with_if.proof
def _(goal: Goal) -> None:
    goal.auto(with_all)


@theorem
def collect_values(v: Value, vs: list[Value]) -> bool:
    """A value before others."""
    return collect(Ok(v), Values(vs)) == Values([v, *vs])


@collect_values.proof
def _(goal: Goal) -> None:
    goal.auto(collect)


@theorem
def collect_error(e: Error, rs: Results) -> bool:
    """The first is an error."""
    return collect(Err(e), rs) == Failure(e)


@collect_error.proof
def _(goal: Goal) -> None:
    goal.auto(collect)


@theorem
def collect_failure(v: Value, e: Error) -> bool:
    """A later one is."""
    return collect(Ok(v), Failure(e)) == Failure(e)


@collect_failure.proof
def _(goal: Goal) -> None:
    goal.auto(collect)


@theorem
def collect_if(c: bool, a: Result, b: Result, rs: Results) -> bool:
    """Either."""
    return collect(a if c else b, rs) == (collect(a, rs) if c else collect(b, rs))


@collect_if.proof
def _(goal: Goal) -> None:
    goal.auto(collect)


@theorem
def collect_if_others(c: bool, r: Result, a: Results, b: Results) -> bool:
    """Either of the others."""
    return collect(r, a if c else b) == (collect(r, a) if c else collect(r, b))


@collect_if_others.proof
def _(goal: Goal) -> None:
    goal.auto(collect)


@theorem
def true_if(c: bool, a: Result, b: Result) -> bool:
    """Either is true."""
    return is_true(a if c else b) == (is_true(a) if c else is_true(b))


@true_if.proof
def _(goal: Goal) -> None:
    goal.auto(is_true)


@theorem
def error_if(c: bool, a: Result, b: Result) -> bool:
    """Either is an error."""
    return is_error(a if c else b) == (is_error(a) if c else is_error(b))


@error_if.proof
def _(goal: Goal) -> None:
    goal.auto(is_error)


@theorem
def either_bool(c: bool, p: bool, r: bool) -> bool:
    """Either of two truth values."""
    return (Ok(Bool(p)) if c else Ok(Bool(r))) == Ok(Bool(p if c else r))


@either_bool.proof
def _(goal: Goal) -> None:
    goal.auto()


@theorem
def either_long(c: bool, m: B64, n: B64) -> bool:
    """Either of two integers."""
    return (Ok(Long(m)) if c else Ok(Long(n))) == Ok(Long(m if c else n))


@either_long.proof
def _(goal: Goal) -> None:
    goal.auto()


@theorem
def integer_if(c: bool, a: Option[B64], b: Option[B64]) -> bool:
    """Either of two sums, of which one may be too large."""
    return integer(a if c else b) == (integer(a) if c else integer(b))


@integer_if.proof
def _(goal: Goal) -> None:
    goal.auto(integer)


@theorem
def datetime_if(c: bool, a: Option[B64], b: Option[B64]) -> bool:
    """Either of two points in time, of which one may be out of range."""
    return datetime_in_range(a if c else b) == (datetime_in_range(a) if c else datetime_in_range(b))


@datetime_if.proof
def _(goal: Goal) -> None:
    goal.auto(datetime_in_range)


@theorem
def duration_if(c: bool, a: Option[B64], b: Option[B64]) -> bool:
    """Either of two lengths of time."""
    return duration_in_range(a if c else b) == (duration_in_range(a) if c else duration_in_range(b))


@duration_if.proof
def _(goal: Goal) -> None:
    goal.auto(duration_in_range)
