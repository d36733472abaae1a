"""Parts of the model by themselves: the order of values, patterns, templates, 64-bit integers; and the kernel's own run."""

from __future__ import annotations

import itertools
import random
import re

import pytest
from lemmata.core.compiler import Compiler
from lemmata.core.kernel import terms as tm
from lemmata.core.language import B64, Some
from lemmata.core.language.registry import definition
from lemmata.core.language.tables import Table
from lemmata.core.language.values import quote, unquote
from lemmata.core.library.word_signed import to_int
from lemmata.models.policy import int64, templates
from lemmata.models.policy.entities import Entities, EntityData
from lemmata.models.policy.evaluator import evaluate
from lemmata.models.policy.expressions import Literally, Wildcard
from lemmata.models.policy.ordering import Order, compare, make_record, make_set
from lemmata.models.policy.patterns import like
from lemmata.models.policy.syntax.errors import PolicyError
from lemmata.models.policy.syntax.policy_set import instantiate, slots
from lemmata.models.policy.syntax.policy_text import parse_expression, parse_policies
from lemmata.models.policy.values import EntityUID, Ok, Record, Set, Value
from lemmata.tactics.evaluation import evaluated

from tests.policy.corpus import probes
from tests.policy.test_operators import ASKED, STORE, VALUES


def value(text: str) -> Value:
    match evaluate(parse_expression(text), ASKED, STORE.entities):
        case Ok(found):
            return found
        case error:
            raise ValueError(error)


ALL = [value(text) for text in VALUES]


DIFFERENT = [a for i, a in enumerate(ALL) if a not in ALL[:i]]


def test_equal_in_the_order_is_equal() -> None:
    for a, b in itertools.product(ALL, repeat=2):
        assert (compare(a, b) == Order.EQUAL) == (a == b)


def test_the_order_is_total() -> None:
    opposite = {Order.LESS: Order.GREATER, Order.EQUAL: Order.EQUAL, Order.GREATER: Order.LESS}
    for a, b in itertools.product(ALL, repeat=2):
        assert compare(b, a) == opposite[compare(a, b)]
    for a, b, c in itertools.product(ALL, repeat=3):
        if compare(a, b) == compare(b, c) == Order.LESS:
            assert compare(a, c) == Order.LESS


def test_sets_know_neither_order_nor_repetition() -> None:
    rng = random.Random(3)
    for _ in range(100):
        items = rng.sample(DIFFERENT, 6)
        made = make_set(items)
        assert made == make_set([*rng.sample(items, 6), *items[:3]])
        assert isinstance(made, Set) and len(made.items) == 6
        assert all(compare(a, b) == Order.LESS for a, b in itertools.pairwise(made.items))


def test_records_stand_in_the_order_of_names() -> None:
    fields = [("b", ALL[0]), ("a", ALL[1]), ("b", ALL[2]), ("", ALL[3]), ("ä", ALL[4]), ("B", ALL[5])]
    assert make_record(fields) == Record(sorted([("b", ALL[0]), *(f for f in fields if f[0] != "b")]))


@pytest.mark.parametrize("seed", range(5))
def test_patterns_are_regular_expressions(seed: int) -> None:
    rng = random.Random(seed)
    matched = 0
    for _ in range(400):
        parts = [rng.choice([Wildcard(), Literally(0x61), Literally(0x62)]) for _ in range(rng.randrange(6))]
        text = "".join(rng.choice("ab") for _ in range(rng.randrange(8)))
        regex = "".join(".*" if isinstance(p, Wildcard) else chr(p.char) for p in parts)
        wanted = re.fullmatch(regex, text) is not None
        assert like([ord(c) for c in text], parts) == wanted
        matched += wanted
    assert matched > 40


def test_many_wildcards_take_no_time() -> None:
    pattern = [p for _ in range(40) for p in (Wildcard(), Literally(0x61))]
    assert not like([0x61] * 39, pattern) and like([0x61] * 60, pattern)


def test_int64() -> None:
    edges = [k * 2**n + d for n in (0, 31, 32, 62, 63) for d in (-1, 0, 1) for k in (1, -1)]
    inside = [n for n in edges if -(2**63) <= n < 2**63]
    for n in edges:
        made = int64.from_int(n)
        assert made == (Some(B64(n % 2**64)) if n in inside else None)
    for a, b in itertools.product(inside, repeat=2):
        x, y = B64(a % 2**64), B64(b % 2**64)
        assert int64.add(x, y) == int64.from_int(a + b)
        assert int64.sub(x, y) == int64.from_int(a - b)
        assert int64.mul(x, y) == int64.from_int(a * b)
        assert int64.neg(x) == int64.from_int(-a) and to_int(x) == a


TEMPLATES = [
    f"permit(principal{p}, action, resource{r}) when {{ true }};"
    for p in ("", " == ?principal", " in ?principal", " is U in ?principal", " is U", ' in U::"c"')
    for r in ("", " == ?resource", ' is U in U::"c"')
]


@pytest.mark.parametrize("text", TEMPLATES)
def test_templates_are_linked_as_the_reader_does(text: str) -> None:
    parsed = parse_policies(text)
    if not parsed.templates:
        return
    (template,) = parsed.templates
    a, b = EntityUID("U", "a"), EntityUID("U", "b")
    for p, r in itertools.product((None, a), (None, b)):
        values = {slot: uid for slot, uid in (("?principal", p), ("?resource", r)) if uid is not None}
        wanted = instantiate(template, "l", values) if values.keys() == slots(template) else None
        found = templates.link(template, "l", *(None if uid is None else Some(uid) for uid in (p, r)))
        assert found == (None if wanted is None else Some(wanted))


# The same definitions, run three ways


def as_table() -> Entities:
    """The store as functions that are given by their values, which the kernel can take."""
    cases = []
    for record in STORE:
        found = STORE.find(record.uid)
        if found is not None:
            above = Table.of(1, False, [((uid,), True) for uid in STORE.ancestors[record.uid]])
            cases.append(((record.uid,), Some(EntityData(found.value.attrs, found.value.tags, above))))
    return Entities(Table.of(1, None, cases))


def test_kernel_compiler_and_python_agree() -> None:
    """On all probes that can be read: the kernel's evaluation is a theorem, the others only run."""
    entry = definition(evaluate)
    expr_sort, request_sort, entities_sort = (p.sort for p in entry.params)
    table = as_table()
    request, store = quote(ASKED, request_sort), quote(table, entities_sort)
    compiled = Compiler().wrapped(evaluate)
    seen = 0
    for probe in probes():
        try:
            (policy,) = parse_policies(
                f"permit(principal, action, resource) when {{ {probe['expr']} }};"
            ).policies
        except PolicyError:
            continue
        e = policy.conditions[0].body
        wanted = evaluate(e, ASKED, STORE.entities)
        th = evaluated(tm.app(entry.constant, quote(e, expr_sort), request, store))
        assert unquote(th.concl.args[1], entry.sort.args[-1]) == wanted
        assert compiled(e, ASKED, STORE.entities) == wanted
        seen += 1
    assert seen > 150
