"""Every definition in the tree agrees with CPython on random inputs: native run against evaluation in the kernel."""

import random

import lemmata.core.language.builtins
import lemmata.core.library.bits
import lemmata.core.library.finite_sets
import lemmata.core.library.lists
import lemmata.core.library.words
import lemmata.models.armv8.machine  # noqa: F401
import pytest
from lemmata.core.language import primitive, registry, sorts
from lemmata.core.language.datatypes import data_of
from lemmata.core.language.integers import Negative, NonNegative
from lemmata.core.language.sorts import BOOL, INT, NAT, STRING, Con, Number, Param
from lemmata.core.language.types import Some
from lemmata.core.language.words import word_class

from tests.language.evaluation import run

SAMPLES = 12
DEFINITIONS = [d for d in registry.definitions() if d.module.startswith("lemmata.") and "<" not in d.name]


def value(sort, r, depth=3):
    """A random Python value of a type without variables."""
    sort = sorts.resolve(sort)
    if sort == INT:
        return r.choice([0, 1, 2, 5, 12, -1, -2, -9])
    if sort == BOOL:
        return r.random() < 0.5
    if sort == NAT:
        return r.choice([0, 1, 2, 3, 5, 8, 12])
    if sort == STRING:
        return r.choice(["", "a", "permit"])
    if sort.name == "word":
        width = sort.args[0].value
        return word_class(width)(
            r.choice([0, 1, (1 << width) - 1, 1 << width >> 1, r.getrandbits(width), r.getrandbits(width)])
            % (1 << width)
        )
    if sort.name == "list":
        return [value(sort.args[0], r, depth - 1) for _ in range(r.randrange(6))]
    if sort.name == "option":
        return None if r.random() < 0.3 else Some(value(sort.args[0], r, depth - 1))
    if sort.name == "tuple":
        return tuple(value(s, r, depth - 1) for s in sort.args)
    kind = primitive.by_key(sort.name)
    if kind is not None:
        return kind.python([tuple(value(s, r, depth - 1) for s in sort.args) for _ in range(r.randrange(4))])
    constructors = data_of(sort).constructors
    c = r.choice(constructors if depth > 0 else constructors[:1])
    if not isinstance(c.python, type):
        return c.python
    return c.python(*(value(s, r, depth - 1) for s in c.field_sorts(sort)))


def has_functions(sort, seen=()):
    """Does a value of the type hold a function, which cannot be quoted?"""
    sort = sorts.resolve(sort)
    if not isinstance(sort, Con) or sort in seen:
        return False
    if sort.name == "fun":
        return True
    data = (
        data_of(sort) if sort.name not in ("list", "option", "tuple", "word", "bool", "nat", "str") else None
    )
    fields = (
        [s for c in data.constructors for s in c.field_sorts(sort)]
        if data and isinstance(data.constructors[0].python, type)
        else []
    )
    return any(has_functions(s, (*seen, sort)) for s in (*sort.args, *fields))


def is_testable(definition):
    return definition.function is not None and not any(has_functions(s) for s in definition.sort.args)


TESTABLE = [d for d in DEFINITIONS if is_testable(d)]


def test_most_definitions_are_tested():
    assert len(TESTABLE) > 80
    untested = {d.name for d in DEFINITIONS if d not in TESTABLE}
    assert len(untested) < len(DEFINITIONS) * 0.6, untested


@pytest.mark.parametrize("definition", TESTABLE, ids=lambda d: d.kernel_name.removeprefix("lemmata."))
def test_agrees_with_python(definition):
    r = random.Random(definition.kernel_name)
    names = sorts.params([definition.sort])
    for _ in range(SAMPLES):
        types = {v.name: Number(r.choice([8, 16])) if v.width else NAT for v in names if isinstance(v, Param)}
        sort = sorts.instantiate(definition.sort, {v: types[v.name] for v in names})
        args = [value(s, r) for s in sort.args[:-1]]
        own = any("Int" in str(annotation) for annotation in definition.function.__annotations__.values())
        given = [apart(a, s) for a, s in zip(args, sort.args[:-1], strict=True)] if own else args
        expected = definition.function(*given)
        assert run(definition.function, *args, types=types) == plain(expected), args


def apart(value, sort):
    """A value with its integers as the records that the definitions of Python's operators take."""
    if sort == INT:
        return NonNegative(value) if value >= 0 else Negative(-value - 1)
    return [apart(item, sort.args[0]) for item in value] if sort.name == "list" else value


def plain(value):
    """A value with the integers of the logic, which stand as records in their own definitions, as Python's."""
    match value:
        case NonNegative(n):
            return n
        case Negative(n):
            return -n - 1
        case list() | tuple():
            return type(value)(plain(item) for item in value)
    return value
