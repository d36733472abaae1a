"""`ipaddr`: an IPv4 or IPv6 address, with or without the length of a prefix.

Numbers in base ten have no leading zeros; `::` stands at most once, for one group of zeros or more; there is no IPv4
notation inside IPv6. An address without a prefix is the range of itself alone.
"""

from __future__ import annotations

from lemmata.core.language import (
    B32,
    B128,
    Nat,
    Option,
    Some,
    bits,
    code_points,
    concat,
    define,
)
from lemmata.core.language.builtins import length
from lemmata.models.policy.extensions.text import hexadecimal_from, number, split
from lemmata.models.policy.values import Extension, IPv4, IPv6

POINT, SLASH, ZERO, COLON = 0x2E, 0x2F, 0x30, 0x3A


# The notation -----------------------------------------------------------------------------------------


@define
def numeral(largest: Nat, text: list[Nat]) -> Option[Nat]:
    """A number without leading zeros, at most LARGEST."""
    match number(text):
        case Some(n) if n <= largest:
            match text:
                case [c, _, *_] if c == ZERO: return None
                case _:                       return Some(n)
        case _:                               return None


@define
def parse_v4(text: list[Nat]) -> Option[B32]:
    """`10.0.0.1`"""
    match [numeral(255, part) for part in split(POINT, text)]:
        case [Some(a), Some(b), Some(c), Some(d)]:
            return Some(concat(bits(a, 8), bits(b, 8), bits(c, 8), bits(d, 8)))
        case _:
            return None


@define
def groups(parts: list[list[Nat]]) -> Option[list[Nat]]:
    """The numbers of groups of one to four hexadecimal digits."""
    match parts:
        case [part, *rest]:
            match hexadecimal_from(0, part), groups(rest):
                case Some(n), Some(ns) if 1 <= length(part) and length(part) <= 4: return Some([n, *ns])
                case _:                                                            return None
        case _:                                                                    return Some([])


@define
def group_list(text: list[Nat]) -> Option[list[Nat]]:
    """Groups with colons between them, or none at all."""
    return Some([]) if text == [] else groups(split(COLON, text))


@define
def at_gap(text: list[Nat]) -> Option[tuple[list[Nat], list[Nat]]]:
    """What stands before and after the first `::`."""
    match text:
        case [c, d, *rest] if c == COLON and d == COLON: return Some(([], rest))
        case [c, *rest]:
            match at_gap(rest):
                case Some((before, after)):              return Some(([c, *before], after))
                case _:                                  return None
        case _:                                          return None


@define
def all_groups(text: list[Nat]) -> Option[list[Nat]]:
    """The groups, a gap filled up with zeros to eight."""
    match at_gap(text):
        case Some((before, after)):
            match group_list(before), group_list(after):
                case Some(a), Some(b) if length(a + b) <= 7:
                    return Some(a + [0 for _ in range(max(8 - length(a + b), 0))] + b)
                case _:
                    return None
        case _:
            return group_list(text)


@define
def parse_v6(text: list[Nat]) -> Option[B128]:
    """`2001:db8::1`"""
    match all_groups(text):
        case Some([a, b, c, d, e, f, g, h]):
            return Some(concat(bits(a, 16), bits(b, 16), bits(c, 16), bits(d, 16),
                               bits(e, 16), bits(f, 16), bits(g, 16), bits(h, 16)))
        case _:
            return None


@define
def with_prefix(address: list[Nat], prefix4: Option[Nat], prefix6: Option[Nat]) -> Option[Extension]:
    """An address and the length of the prefix that it has as an address of either family."""
    match parse_v4(address), prefix4, parse_v6(address), prefix6:
        case Some(v4), Some(n), _, _: return Some(IPv4(v4, bits(n, 6)))
        case _, _, Some(v6), Some(n): return Some(IPv6(v6, bits(n, 8)))
        case _:                       return None


@define
def parse_ip(s: str) -> Option[Extension]:
    """The address or range that text stands for."""
    match split(SLASH, code_points(s)):
        case [address]:         return with_prefix(address, Some(32), Some(128))
        case [address, prefix]: return with_prefix(address, numeral(32, prefix), numeral(128, prefix))
        case _:                 return None


# Functions --------------------------------------------------------------------------------------------


@define
def is_in_range(a: Extension, b: Extension) -> bool:
    """`a.isInRange(b)`: is every address of a one of b? Of two families, no."""
    match a, b:
        case IPv4(x, p), IPv4(y, q): return q <= p and x >> (32 - q) == y >> (32 - q)
        case IPv6(x, p), IPv6(y, q): return q <= p and x >> (128 - q) == y >> (128 - q)
        case _:                      return False


@define
def is_v4(a: Extension) -> bool:
    """`a.isIpv4()`"""
    match a:
        case IPv4(): return True
        case _:      return False


@define
def is_v6(a: Extension) -> bool:
    """`a.isIpv6()`"""
    match a:
        case IPv6(): return True
        case _:      return False


@define
def is_loopback(a: Extension) -> bool:
    """`a.isLoopback()`: 127.0.0.0/8, ::1"""
    return is_in_range(a, IPv4(B32(0x7F000000), bits(8, 6))) or is_in_range(a, IPv6(B128(1), bits(128, 8)))


@define
def is_multicast(a: Extension) -> bool:
    """`a.isMulticast()`: 224.0.0.0/4, ff00::/8"""
    return is_in_range(a, IPv4(B32(0xE0000000), bits(4, 6))) or is_in_range(
        a, IPv6(B128(0xFF00_0000_0000_0000_0000_0000_0000_0000), bits(8, 8))
    )
