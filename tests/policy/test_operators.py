"""Every operator and extension function on values of every kind, compared with Cedar: value or kind of error."""

from __future__ import annotations

import itertools
import random

import pytest
from lemmata.models.policy.authorizer import policy_expr
from lemmata.models.policy.conform import Report, outcome
from lemmata.models.policy.evaluator import evaluate
from lemmata.models.policy.syntax.entities_json import entities_from_data, request_from_data
from lemmata.models.policy.syntax.policy_text import parse_policies
from lemmata.models.policy.values import Bool, Err, Ok

from tests.policy.cedar import ENTITIES, REQUEST, outcomes

VALUES = [
    "true", "false", "0", "1", "(-1)", "3037000500", "9223372036854775807", "(-9223372036854775808)",
    '""', '"x"', '"n"', '"t"', '"1.0"', '"1.2.3.4"', '"::1"', '"2024-01-01"', '"-1d"',
    "principal", "resource", "principal.ghost", 'G::"g"', 'G::"top"', "context", "principal.r",
    "[]", "[1]", "[1, 2]", '[principal, G::"top"]', '[G::"nope", 1]', "[[1], {a: 1}]", "{}", "{n: 1}",
    'decimal("1.5")', 'decimal("-922337203685477.5808")', 'ip("127.0.0.1")', 'ip("10.0.0.0/8")', 'ip("10.9.8.7")', 'ip("::1")',
    'ip("ff02::1/16")', 'datetime("1969-12-31T23:59:59.999Z")', 'datetime("2024-02-29")',
    'datetime("1970-01-01").offset(duration("-9223372036854775808ms"))', 'duration("-1d1ms")', 'duration("9223372036854775807ms")',
]  # fmt: skip
BINARY = [
    "{} == {}", "{} != {}", "{} in {}", "{}.hasTag({})", "{}.getTag({}) == 7", "{} < {}", "{} <= {}", "{} > {}", "{} >= {}",
    "{} + {} == 1", "{} - {} == 1", "{} * {} == 1", "{}.contains({})", "{}.containsAll({})", "{}.containsAny({})",
    "{} && {}", "{} || {}", "if {} then {} else false", "{}.lessThan({})", "{}.lessThanOrEqual({})", "{}.greaterThan({})",
    "{}.greaterThanOrEqual({})", "{}.isInRange({})", '{}.offset({}) < datetime("1970-01-02")', '{}.durationSince({}) < duration("1h")',
]  # fmt: skip
UNARY = [
    "!({})", "-({}) == 1", "{}.isEmpty()", '{} like "*"', '{} like "x"', "{} is U", "{} is G", "{} has n", "{}.n == 5",
    "{} has n.x", 'decimal({}) == decimal("1.0")', "ip({}).isIpv4()", "{}.isIpv4()", "{}.isIpv6()", "{}.isLoopback()", "{}.isMulticast()",
    'datetime({}) == datetime("2024-01-01")', 'duration({}) == duration("-24h")', '{}.toDate() == datetime("1969-12-31")',
    '{}.toTime() == duration("23h59m59s999ms")', "{}.toMilliseconds() == -86400001", "{}.toSeconds() == -86400",
    "{}.toMinutes() == -1440", "{}.toHours() == -24", "{}.toDays() == -1", "[1, {}] == [1]", "{{a: {}}} == {{a: 1}}",
]  # fmt: skip

STORE, ASKED = entities_from_data(ENTITIES), request_from_data(REQUEST)


def model(expression: str) -> str:
    """What the model makes of a Boolean expression."""
    (policy,) = parse_policies(f"permit(principal, action, resource) when {{ {expression} }};").policies
    match evaluate(policy_expr(policy), ASKED, STORE.entities):
        case Ok(Bool(truth)):
            return "true" if truth else "false"
        case Err(error):
            return error.name.lower()
        case other:
            raise TypeError(other)


def differences(expressions: list[str]) -> list[tuple[str, str, str]]:
    """Expressions of which model and Cedar say different things."""
    pairs = zip(expressions, map(model, expressions), outcomes(expressions), strict=True)
    return [(e, ours, theirs) for e, ours, theirs in pairs if ours != theirs]


@pytest.mark.parametrize("form", UNARY)
def test_one_operand(form: str) -> None:
    assert differences([form.format(a) for a in VALUES]) == []


@pytest.mark.parametrize("form", BINARY)
def test_two_operands(form: str) -> None:
    assert differences([form.format(a, b) for a, b in itertools.product(VALUES, repeat=2)]) == []


def edge(rng: random.Random) -> int:
    """A number near a power of two, or any."""
    n = rng.choice([1 << rng.randrange(64), rng.getrandbits(63), 3037000500]) + rng.randrange(-2, 3)
    return max(-(2**63), min(2**63 - 1, rng.choice([-1, 1]) * n))


@pytest.mark.parametrize(
    "form", ["{0} {op} {1} == {2}", "({0} {op} {1}) {op} {2} == {2}", "{0} {op} {1} < {2}"]
)
@pytest.mark.parametrize("op", ["+", "-", "*"])
def test_arithmetic(form: str, op: str) -> None:
    rng = random.Random(f"{form}{op}")
    numbers = [[edge(rng) for _ in range(3)] for _ in range(300)]
    assert differences([form.format(*ns, op=op) for ns in numbers]) == []


@pytest.mark.parametrize(
    ("form", "other"),
    [
        ('duration("{}ms").toSeconds() == {}', lambda n: int(n / 1000) if abs(n) < 2**52 else n // 1000 + (n < 0)),
        ('duration("{}ms").toDays() == {}', lambda n: n // 86400000),
        ('datetime("1970-01-01").offset(duration("{}ms")).toTime() == duration("{}ms")', lambda n: n % 86400000),
        (
            'datetime("1970-01-01").offset(duration("{0}ms")).toDate() == datetime("1970-01-01").offset(duration("{1}ms"))',
            lambda n: max(n - n % 86400000, -(2**63)),
        ),
        ('datetime("1970-01-01").offset(duration("{}ms")).durationSince(datetime("2024-01-01")) < duration("{}ms")', lambda n: n),
    ],
)  # fmt: skip
def test_time(form: str, other) -> None:
    rng = random.Random(form)
    numbers = [edge(rng) for _ in range(400)] + [-(2**63), -(2**63) + 1, -86400000, -86399999, -1, 0, 1]
    assert differences([form.format(n, other(n)) for n in numbers]) == []


def test_ranges() -> None:
    rng = random.Random(1)

    def address() -> str:
        if rng.random() < 0.5:
            word = rng.choice([0x0A000001, 0x7F000000, 0xE0000000, 0xFFFFFFFF]) ^ (1 << rng.randrange(32))
            return f"{word >> 24}.{word >> 16 & 255}.{word >> 8 & 255}.{word & 255}/{rng.randrange(33)}"
        word = rng.choice([1, 0xFF << 120, (1 << 128) - 1]) ^ (1 << rng.randrange(128))
        groups = ":".join(f"{word >> k & 0xFFFF:x}" for k in range(112, -1, -16))
        return f"{groups}/{rng.randrange(129)}"

    pairs = [(address(), address()) for _ in range(800)]
    forms = [
        'ip("{0}").isInRange(ip("{1}"))',
        'ip("{0}").isLoopback()',
        'ip("{0}").isMulticast()',
        'ip("{0}") == ip("{1}")',
    ]
    expressions = [form.format(a, b) for a, b in pairs for form in forms]
    answers = outcomes(expressions)
    assert answers == list(map(model, expressions))
    assert answers.count("true") > 20


def test_probes_are_of_this_world() -> None:
    """The world of `conform` gives the same answers as the one of these tests."""
    assert outcome('principal in G::"top"', Report()) == model('principal in G::"top"') == "true"
