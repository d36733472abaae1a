"""What text the constructors of the extension types accept, and its value, compared with Cedar."""

from __future__ import annotations

import random
from collections.abc import Callable, Iterator

import pytest
from lemmata.core.language import Option, Some
from lemmata.core.library.word_signed import to_int
from lemmata.models.policy.extensions.datetime import parse_datetime
from lemmata.models.policy.extensions.decimal import parse_decimal
from lemmata.models.policy.extensions.duration import parse_duration
from lemmata.models.policy.extensions.ipaddr import parse_ip
from lemmata.models.policy.values import Datetime, Decimal, Duration, Extension, IPv4, IPv6

from tests.policy.cedar import literal, outcomes

DECIMALS = [
    "0.0",
    "1.0",
    "-1.0",
    "1.23",
    "1.2345",
    "1.23456",
    "1.",
    ".5",
    "1",
    "-",
    "-.",
    ".",
    "01.0",
    "-00.10",
    "+1.0",
    "1.0.",
    "1..0",
    "1_0.0",
    "1.0_0",
    "1e3",
    "1.-5",
    "-1.-5",
    "--1.0",
    "922337203685477.5807",
    "922337203685477.5808",
    "-922337203685477.5808",
    "-922337203685477.5809",
    "99999999999999999999.0",
    "0.0000",
    "0.00000",
    "-0.0",
    "1,5",
    "٣.0",
    "000000000000000000000000000000000000001.5",
]
DURATIONS = [
    "1d",
    "1h",
    "1m",
    "1s",
    "1ms",
    "1d2h3m4s5ms",
    "5ms1d",
    "1h1h",
    "-",
    "-1ms",
    "1",
    "ms",
    "d",
    "-d",
    "90s",
    "-90s",
    "+1h",
    "00001h",
    "1m1s",
    "1s1m",
    "1ms1s",
    "1m5ms",
    "9223372036854775807ms",
    "9223372036854775808ms",
    "-9223372036854775808ms",
    "-9223372036854775809ms",
    "106751991167d25975808s",
    "106751991167d",
    "106751991168d",
    "1D",
    "1H",
    "9223372036854775807d-1ms",
    "1d-1h",
    "1d1h1m1s",
    "0d0h0m0s0ms",
    "--1h",
    "1.5h",
    "18446744073709551616ms",
    "18446744073709551617ms",
    "1w",
    "1hm",
    "1mms",
    "1mss",
    "00000000000000000000000000000000001ms",
    "99999999999999999999999d",
    "0d99999999999999999999ms",
]
DATETIMES = [
    "2024-02-29",
    "2023-02-29",
    "1900-02-29",
    "2000-02-29",
    "0000-01-01",
    "0000-02-29",
    "9999-12-31",
    "2024-00-01",
    "2024-13-01",
    "2024-01-00",
    "2024-04-31",
    "2024-1-1",
    "2024-01-01T00:00:00Z",
    "2024-01-01T23:59:59Z",
    "2024-01-01T23:59:60Z",
    "2024-01-01T24:00:00Z",
    "2024-01-01T00:60:00Z",
    "2024-01-01T00:00:00",
    "2024-01-01T00:00:00.123Z",
    "2024-01-01T00:00:00.12Z",
    "2024-01-01T00:00:00.1234Z",
    "2024-01-01T00:00:00.Z",
    "2024-01-01T00:00:00+0100",
    "2024-01-01T00:00:00-0000",
    "2024-01-01T00:00:00+2359",
    "2024-01-01T00:00:00+2400",
    "2024-01-01T00:00:00+0060",
    "2024-01-01T00:00:00+01:00",
    "2024-01-01T00:00:00.500-0530",
    "2024-01-01T00:00Z",
    "2024-01-01t00:00:00z",
    "2024-01-01T00:00:00z",
    "2024-01-01T",
    "2024-01-01Z",
    "20240101",
    "+2024-01-01",
    "-2024-01-01",
    "02024-01-01",
    "2024-01-01T00:00:00.500+2400",
    "0000-01-01T00:00:00+2359",
    "9999-12-31T23:59:59.999-2359",
    "2024-01-01T1:00:00Z",
]
ADDRESSES = [
    "0.0.0.0",
    "127.0.0.1",
    "1.2.3.4/32",
    "1.2.3.4/33",
    "1.2.3.4/0",
    "1.2.3.4/00",
    "1.2.3.4/032",
    "1.2.3.4/",
    "1.2.3",
    "1.2.3.4.5",
    "1.2.3.256",
    "01.2.3.4",
    "1.2.3.00",
    "1..3.4",
    "1.2.3.4/8/8",
    "1.2.3.4/-1",
    "1.2.3.4/+8",
    "255.255.255.255/31",
    "1.2.3.1000",
    "::1",
    "::",
    "::/0",
    "::/128",
    "::/129",
    "::/00",
    "::/0128",
    "1::2::3",
    "12345::",
    "0012::",
    "1:2:3:4:5:6:7:8",
    "1:2:3:4:5:6:7:8:9",
    "1:2:3:4:5:6:7",
    "1:2:3:4:5:6:7::",
    "::2:3:4:5:6:7:8",
    "1:2:3:4::5:6:7:8",
    "1::8",
    ":::",
    "1::",
    ":1",
    "1:",
    "1:::2",
    "ffff::/16",
    "FFFF::a",
    "g::",
    "::ffff:1.2.3.4",
    "::1.2.3.4",
    "fe80::1%eth0",
    "[::1]",
    "ff00::/8",
    "1.2.3.4/3a",
    "0x7f.0.0.1",
    "1",
    "a",
    "::/",
    "/",
    "/8",
    "1.2.3.4%",
    "٣.2.3.4",
    "1:2:3:4:5:6:7:8/64",
    "0:0:0:0:0:0:0:1",
    "1.2.3.4/0000000000000008",
]


def shown_decimal(value: Extension) -> str:
    match value:
        case Decimal(word):
            sign, number = ("-", -to_int(word)) if to_int(word) < 0 else ("", to_int(word))
            return f'decimal("{sign}{number // 10000}.{number % 10000:04}")'
        case _:
            raise TypeError(value)


def shown_duration(value: Extension) -> str:
    match value:
        case Duration(word):
            return f'duration("{to_int(word)}ms")'
        case _:
            raise TypeError(value)


def shown_datetime(value: Extension) -> str:
    match value:
        case Datetime(word):
            return f'datetime("1970-01-01").offset(duration("{to_int(word)}ms"))'
        case _:
            raise TypeError(value)


def shown_ip(value: Extension) -> str:
    match value:
        case IPv4(address, prefix):
            octets = ".".join(str(address.uint >> k & 0xFF) for k in (24, 16, 8, 0))
            return f'ip("{octets}/{prefix.uint}")'
        case IPv6(address, prefix):
            groups = ":".join(f"{address.uint >> k & 0xFFFF:x}" for k in range(112, -1, -16))
            return f'ip("{groups}/{prefix.uint}")'
        case _:
            raise TypeError(value)


def mutated(rng: random.Random, text: str, alphabet: str) -> str:
    """The text with a character left out, put in, doubled or changed, some times."""
    for _ in range(rng.choice((1, 1, 1, 2, 3))):
        i = rng.randrange(len(text) + 1)
        text = text[:i] + rng.choice(["", rng.choice(alphabet), text[i : i + 1] * 2]) + text[i + 1 :]
    return text


def random_texts(rng: random.Random, seeds: list[str], alphabet: str, count: int) -> Iterator[str]:
    """Text near to that of the list."""
    for _ in range(count):
        yield mutated(rng, rng.choice(seeds), alphabet)


Case = tuple[str, Callable[[str], Option[Extension]], Callable[[Extension], str], list[str], str]
CASES: list[Case] = [
    ("decimal", parse_decimal, shown_decimal, DECIMALS, "0123456789.-+"),
    ("duration", parse_duration, shown_duration, DURATIONS, "0123456789dhms-"),
    ("datetime", parse_datetime, shown_datetime, DATETIMES, "0123456789-:.TZ+"),
    ("ip", parse_ip, shown_ip, ADDRESSES, "0123456789abcdef:./"),
]


@pytest.mark.parametrize(("name", "parse", "show", "seeds", "alphabet"), CASES, ids=[c[0] for c in CASES])
def test_as_cedar_does(
    name: str,
    parse: Callable[[str], Option[Extension]],
    show: Callable[[Extension], str],
    seeds: list[str],
    alphabet: str,
) -> None:
    texts = ["", " ", *seeds, *random_texts(random.Random(6), seeds, alphabet, 1500)]
    results = [parse(text) for text in texts]
    expressions = [
        f"{name}({literal(text)}) == {show(result.value) if isinstance(result, Some) else 1}"
        for text, result in zip(texts, results, strict=True)
    ]
    wanted = ["true" if isinstance(result, Some) else "extension_error" for result in results]
    differing = [
        (text, result, outcome)
        for text, result, want, outcome in zip(texts, results, wanted, outcomes(expressions), strict=True)
        if outcome != want
    ]
    assert differing == []
    assert wanted.count("true") > 50
