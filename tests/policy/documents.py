"""Entities for tests of reading: the attributes and so on of one entity, and what is wrong with it."""

from __future__ import annotations

from typing import Any

SCHEMA = """
entity U in [G] = {
    n?: Long, s?: String, e?: U, ip?: ipaddr, d?: decimal, dt?: datetime, du?: duration,
    st?: Set<ipaddr>, r?: {x: Long, y?: U}, b?: Bool, c?: C, act?: Action
} tags Set<U>;
entity G in G;
entity C enum ["red"];
action v, w in [all] appliesTo {principal: U, resource: [U, G], context: {ip?: ipaddr, n?: Long}};
action all;
"""

G = {"type": "G", "id": "g"}
B = {"type": "U", "id": "b"}


def one(attrs: Any = None, parents: Any = (), id: str = "a", type: str = "U", **more: Any) -> list[Any]:
    """A document of one entity."""
    return [{"uid": {"type": type, "id": id}, "attrs": attrs or {}, "parents": list(parents), **more}]


def call(fn: str, *args: Any) -> dict[str, Any]:
    """The explicit form of a call."""
    return {"__extn": {"fn": fn, "args": list(args)} if len(args) != 1 else {"fn": fn, "arg": args[0]}}


_DATE, _DAY = {"fn": "datetime", "arg": "2024-01-01"}, {"fn": "duration", "arg": "1d"}
_DECIMALS = call("decimal", "1.0"), call("decimal", "2.0")

# A document, and whether it can be read without a schema (all can be with it).
GOOD: list[tuple[Any, bool]] = [
    (one(), True),
    (one({"n": 9223372036854775807}), True),
    (one({"n": -9223372036854775808}), True),
    (one({"e": {"__entity": B}}), True),
    (one({"e": B}), True),
    (one({"ip": "1.2.3.4"}), True),
    (one({"ip": {"fn": "ip", "arg": "1.2.3.4"}}), True),
    (one({"ip": {"fn": "ip", "args": ["1.2.3.4"]}}), True),
    (one({"ip": call("ip", "1.2.3.4")}), True),
    (one({"dt": {"fn": "offset", "args": ["2024-01-01", "1d"]}}), True),
    (one({"dt": {"fn": "offset", "args": [_DATE, _DAY]}}), True),
    (one({"dt": call("offset", {"__extn": _DATE}, {"__extn": _DAY})}), True),
    (one({"dt": call("toDate", call("datetime", "2024-01-01T01:00:00Z"))}), True),
    (one({"du": call("toTime", call("datetime", "2024-01-01T01:00:00Z"))}), True),
    (one({"b": call("lessThan", *_DECIMALS)}), True),
    (one({"st": ["1.1.1.1", {"fn": "ip", "arg": "2.2.2.2"}, "1.1.1.1"]}), True),
    (one({"r": {"x": 1, "y": {"type": "U", "id": "q"}}}), True),
    (one({"c": {"type": "C", "id": "red"}}), True),
    (one({"act": {"type": "Action", "id": "v"}}), True),
    (one(parents=[G, {"__entity": G}]), True),
    (one(type="C", id="red"), True),
    (one(type="Action", id="v", parents=[{"type": "Action", "id": "all"}]), True),
    (one(tags={"t": [B]}), True),
    (one(other=1), True),
]

# A document, the path of the error, and its message.
BAD_WITH_SCHEMA: list[tuple[Any, str, str]] = [
    (one({"n": "x"}), "[0].attrs.n", "expected Long, found a String"),
    (one({"n": True}), "[0].attrs.n", "expected Long, found a Bool"),
    (one({"zz": 1}), "[0].attrs.zz", "the schema has no attribute zz here"),
    (one({"e": 'U::"b"'}), "[0].attrs.e", "expected U, found a String"),
    (one({"e": {"type": "Zork", "id": "b"}}), "[0].attrs.e", 'expected U, found Zork::"b"'),
    (one({"ip": "x"}), "[0].attrs.ip", '`ip` has no value for "x"'),
    (one({"ip": call("decimal", "1.0")}), "[0].attrs.ip", "expected ipaddr, found a value of decimal"),
    (one({"d": 1}), "[0].attrs.d", "expected decimal, found a Long"),
    (one({"d": [1]}), "[0].attrs.d", "expected decimal"),
    (one({"st": [1]}), "[0].attrs.st[0]", "expected ipaddr, found a Long"),
    (one({"s": ["a"]}), "[0].attrs.s", "expected String, found a set"),
    (one({"r": {}}), "[0].attrs.r", "the attribute x is missing"),
    (one({"r": {"x": 1, "xx": 1}}), "[0].attrs.r.xx", "has no attribute xx here (did you mean `x`?)"),
    (one({"r": call("ip", "1.1.1.1")}), "[0].attrs.r", "expected {x: Long, y?: U}, found a value of ipaddr"),
    (one({"c": {"type": "C", "id": "blue"}}), "[0].attrs.c", '"blue" is no id of `C`, which has "red"'),
    (one({"act": {"type": "Action", "id": "zz"}}), "[0].attrs.act", 'there is no action Action::"zz"'),
    (one(parents=[B]), "[0].parents", "`U` is not declared to be in `U`"),
    (one(type="Z"), "[0].uid", "there is no entity type `Z`"),
    (one(type="C", id="blue"), "[0].uid", '"blue" is no id of `C`'),
    (one({"x": 1}, type="C", id="red"), "[0].attrs.x", "has no attribute x here"),
    (one(type="Action", id="v"), "[0].parents", 'the groups of Action::"v" are not those of the schema'),
    (one(type="Action", id="zz"), "[0].uid", 'there is no action Action::"zz"'),
    (one({"x": 1}, type="Action", id="v"), "[0].attrs.x", "has no attribute x here"),
    (one(tags={"t": 1}), "[0].tags.t", "expected Set<U>, found a Long"),
    (one(type="G", tags={"t": 1}), "[0].tags.t", "entities of `G` have no tags"),
]

BAD: list[tuple[Any, str, str]] = [
    (one({"n": 9223372036854775808}), "[0].attrs.n", "the integer 9223372036854775808 is out of range"),
    (one({"n": -9223372036854775809}), "[0].attrs.n", "the integer -9223372036854775809 is out of range"),
    (one({"n": 1.0}), "[0].attrs.n", ""),
    (one({"n": None}), "[0].attrs.n", "null is no value"),
    (one({"e": {"__expr": "1"}}), "[0].attrs.e", "`__expr`"),
    (one({"ip": call("ip", "x")}), "[0].attrs.ip.__extn", '`ip` has no value for "x"'),
    (one({"ip": call("ip", 1)}), "[0].attrs.ip.__extn", "`ip` has no value for these arguments"),
    (one({"ip": call("ip")}), "[0].attrs.ip.__extn", "`ip` has no value for these arguments"),
    (one({"ip": call("foo", "x")}), "[0].attrs.ip.__extn.fn", "there is no extension function `foo`"),
    (one({"s": "\ud800"}), "[0].attrs.s", "half of a surrogate pair is no character"),
    (one(parents=['G::"g"']), "[0].parents[0]", "expected an object, found a string"),
    (one(type="G", id="g", parents=[G]), "[0]", 'entities are below themselves: G::"g" in G::"g"'),
    (
        one(type="G", id="g", parents=[{"type": "G", "id": "h"}]) + one(type="G", id="h", parents=[G]),
        "[0]",
        'entities are below themselves: G::"g" in G::"h" in G::"g"',
    ),
    (one() + one({"n": 1}), "[1].uid", 'U::"a" stands here twice: see [0]'),
    ([{"uid": B, "attrs": {}}], "[0]", "the key `parents` is missing"),
    ([{"uid": B, "parents": []}], "[0]", "the key `attrs` is missing"),
    ([{"attrs": {}, "parents": []}], "[0]", "the key `uid` is missing"),
    ([{"uid": 'U::"a"', "attrs": {}, "parents": []}], "[0].uid", "expected an object, found a string"),
    (one(type="if"), "[0].uid.type", "`if` is no name of a type"),
    (one(type="U "), "[0].uid.type", "`U ` is no name of a type"),
    ({}, "", "expected an array, found an object"),
]

# What Cedar takes, by way of the reserved keys of a record or twice, and we do not.
STRICTER: list[tuple[Any, str, str]] = [
    (one({"x": {"__entity": B, "y": 1}}), "[0].attrs.x.y", "there is no key `y` in this place"),
    (one({"x": {"__entity": {"type": "U"}}}), "[0].attrs.x.__entity", "the key `id` is missing"),
    (one({"x": {"__extn": "ip"}}), "[0].attrs.x.__extn", "expected an object, found a string"),
    (one() + one(), "[1].uid", 'U::"a" stands here twice: see [0]'),
]
