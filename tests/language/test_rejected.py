"""What the language rejects, and what it says: message, place and what to write instead."""

from pathlib import Path

import pytest
from lemmata.core.language import DefinitionError

from .conftest import HEADER, Load

CASES = {
    # types and widths
    "widths": ("def f(x: B64, y: B32) -> B64: return x + y", "`+` needs words of one width: B64 and B32"),
    "result": ("def f(x: B64) -> B32: return x", "wanted B32, got B64"),
    "argument": (
        "def g(x: B8) -> B8: return x\n@define\ndef f(x: B64) -> B8: return g(x)",
        "wanted B8, got B64",
    ),
    "compare widths": ("def f(x: B64, y: B32) -> bool: return x == y", "`==` needs words of one width"),
    "literal too large": ("def f(x: B8) -> B8: return x + 256", "256 does not fit B8, the largest is 0xff"),
    "word too large": ("def f() -> B8: return B8(256)", "256 does not fit B8"),
    "literal result": ("def f() -> B8: return 1", "wanted B8, got Nat"),
    "nat and word": ("def f(n: Nat, x: B8) -> B8: return x + n", "`+` between B8 and Nat"),
    "computed word": ("def f(n: Nat) -> B8: return B8(n)", "takes a literal"),
    "width variable": ("def f(x: Bits[N], y: Bits[M]) -> bool: return x == y", "one width"),
    "slice bounds": ("def f(x: B8) -> B8: return x[0:7]", "not a slice of a B8"),
    "slice outside": ("def f(x: B8) -> B1: return x[8]", "not a slice of a B8"),
    "slice computed": ("def f(x: B8, n: Nat) -> B1: return x[n]", "literal bounds"),
    "half slice": ("def f(x: B8) -> B8: return x[:4]", "two ends"),
    "int for nat": ("def f(n: int) -> Nat: return n", "wanted Nat, got int"),
    "int divisor": ("def f(n: int, d: int) -> int: return n // d", "may be 0"),
    "int shift": ("def f(n: int) -> int: return n << 1", "does not shift"),
    "float": ("def f(n: float) -> bool: return True", "float is not a type of models"),
    "dict": ("def f(n: dict) -> bool: return True", "dict is not a type of models"),
    "missing type": ("def f(n) -> bool: return True", "the type of n is missing"),
    "missing result": ("def f(n: Nat): return True", "the type of return is missing"),
    "bare list": ("def f(n: list) -> bool: return True", "write list"),
    "open tuple": ("def f(n: tuple[Nat, ...]) -> bool: return True", "two parts or more"),
    "unknown type": ("def f(n: Foo) -> bool: return True", "unknown type"),
    "unknown item": ("def f() -> Nat: return len([])", "the type of this cannot be found out"),
    # booleans are not numbers
    "bool is int": ("def f(n: Nat, p: bool) -> Nat: return n + p", "needs operands of one type"),
    "True == 1": ("def f(p: bool) -> bool: return p == 1", "needs operands of one type: bool and Nat"),
    "case 1 of bool": (
        "def f(p: bool) -> bool:\n    match p:\n        case 1: return p\n        case _: return p",
        "never",
    ),
    "or of lists": (
        "def f(xs: list[A], ys: list[A]) -> list[A]: return xs or ys",
        "wanted bool, got list[A]",
    ),
    "if of number": ("def f(n: Nat) -> bool: return True if n else False", "wanted bool, got Nat"),
    "not of list": ("def f(xs: list[A]) -> bool: return not xs", "wanted bool"),
    # arithmetic
    "division": ("def f(n: Nat) -> Nat: return n / 2", "`/` makes a float"),
    "by zero": ("def f(n: Nat, d: Nat) -> Nat: return n // d", "this divisor may be 0"),
    "negative": ("def f(n: Nat, d: Nat) -> Nat: return n - d", "wanted Nat, got int"),
    "minus literal": ("def f(n: Nat) -> Nat: return n - 1", "write max(a - b, 0)"),
    "unary minus": ("def f(n: Nat) -> Nat: return -n", "wanted Nat, got int"),
    "bitwise nat": ("def f(n: Nat) -> Nat: return n & 1", "bitwise operators need words"),
    "is": ("def f(n: Nat) -> bool: return n is n", "identity"),
    "order of bools": ("def f(p: bool, q: bool) -> bool: return p < q", "does not compare"),
    "functions": (
        "def f(g: Callable[[A], A], h: Callable[[A], A]) -> bool: return g == h",
        "cannot be compared",
    ),
    "functions in records": (
        "def f(a: Hook, b: Hook) -> bool: return a == b",
        "functions cannot be compared",
    ),
    "negative power": ("def f(n: Nat) -> Nat: return 2 ** -1", "the exponent is not a natural"),
    "negative shift": ("def f(n: Nat) -> Nat: return 1 << -1", "wanted Nat, got int"),
    "negative quotient": ("def f(n: Nat) -> Nat: return -7 // 2", "wanted Nat, got int"),
    "float literal": ("def f(n: Nat) -> bool: return n < 1.5", "1.5 of type float is not a value of models"),
    "abs": ("def f(n: Nat) -> Nat: return abs(n)", "wanted Nat, got int"),
    "max of list": ("def f(xs: list[Nat]) -> Nat: return max(xs)", "take default="),
    # lists and tuples
    "index": ("def f(xs: list[A]) -> A: return xs[0]", "may be out of range"),
    "tuple index": ("def f(t: tuple[A, B]) -> A: return t[0]", "taken apart, not indexed"),
    "mixed list": ("def f(p: bool) -> list[Nat]: return [1, p]", "wanted Nat, got bool"),
    "method": ("def f(xs: list[A], x: A) -> list[A]: return xs.append(x)", "methods are not part"),
    "star in the middle": (
        "def f(xs: list[A]) -> bool:\n    match xs:\n        case [*_, x]: return True\n        case _: return False",
        "stands last",
    ),
    # statements
    "augmented": ("def f(n: Nat) -> Nat:\n    n += 1\n    return n", "write x = x + 1"),
    "loop": ("def f(xs: list[A]) -> Nat:\n    for x in xs: pass\n    return 0", "a loop is not part"),
    "while": ("def f(n: Nat) -> Nat:\n    while True: pass", "a loop is not part"),
    "raise": ("def f(n: Nat) -> Nat:\n    raise ValueError", "return an error value"),
    "assert": ("def f(n: Nat) -> Nat:\n    assert n == n\n    return n", "assume(p)"),
    "no return": ("def f(n: Nat) -> Nat:\n    if n == 0: return n", "ends without a return"),
    "dead code": ("def f(n: Nat) -> Nat:\n    return n\n    return n", "never reached"),
    "maybe assigned": ("def f(n: Nat) -> Nat:\n    if n == 0: m = n\n    return m", "may not be assigned"),
    "two types": (
        "def f(n: Nat) -> Nat:\n    if n == 0: m = True\n    else: m = n\n    return 0",
        "is a bool on one path and a Nat on another",
    ),
    "walrus": ("def f(n: Nat) -> Nat: return (m := n)", "assign on a line of its own"),
    "f-string": ("def f(n: Nat) -> str: return f'{n}'", "f-string"),
    "default": ("def f(n: Nat = 0) -> Nat: return n", "default"),
    "varargs": ("def f(*n: Nat) -> Nat: return 0", "`*args`"),
    "keyword only": ("def f(*, n: Nat) -> Nat: return n", "keyword-only"),
    "assume": ("def f(n: Nat) -> Nat:\n    assume(n == 0)\n    return n", "assume stands in theorems"),
    "late binding": (
        "def f(n: Nat) -> Nat:\n    x = n\n    g: Callable[[Nat], Nat] = lambda y: x + y\n    x = 10\n    return g(x)",
        "x is assigned again below",
    ),
    "escaping lambda": (
        (
            "def f(xs: list[Nat]) -> list[Callable[[Nat], Nat]]:\n"
            "    ys: list[Callable[[Nat], Nat]] = [lambda y: x + y for x in xs]\n    return ys"
        ),
        "",
    ),
    "lambda without types": (
        "def f(n: Nat) -> Nat:\n    g = lambda y: y\n    return n",
        "nothing says what a lambda",
    ),
    "comprehension leaks": (
        "def f(xs: list[Nat]) -> Nat:\n    ys = [x for x in xs]\n    return x",
        "x is not defined",
    ),
    "local recursion": (
        "def f(n: Nat) -> Nat:\n    def g(k: Nat) -> Nat: return g(k)\n    return g(n)",
        "does not recur",
    ),
    # names
    "unknown": ("def f(n: Nat) -> Nat: return foo(n)", "foo is not defined"),
    "plain function": (
        "def f(n: Nat) -> Nat: return helper(n)",
        "helper is a Python function, not a definition",
    ),
    "print": ("def f(n: Nat) -> Nat: return print(n)", "models have no effects"),
    "rebound": ("def f(n: Nat) -> Nat: return n + twice", "binds twice more than once"),
    "arity": ("def f(n: Nat) -> Nat: return helper2(n, n)", "takes 1 arguments, got 2"),
    "keyword": ("def f(n: Nat) -> Nat: return helper2(k=n)", "has no parameter k"),
    # patterns
    "not exhaustive": (
        "def f(xs: list[A]) -> bool:\n    match xs:\n        case [x]: return True\n        case []: return False",
        "no case for [_, *[_, *_]]",
    ),
    "redundant": (
        (
            "def f(xs: list[A]) -> bool:\n    match xs:\n        case [x, *_]: return True\n        case []: return False\n"
            "        case _: return False"
        ),
        "this case is never reached",
    ),
    "reachable": (
        "def f(xs: list[A]) -> bool:\n    match xs:\n        case [x, *_]: return True\n        case _: unreachable()",
        "this case can be reached, by []",
    ),
    "too many parts": (
        "def f(p: Point) -> Nat:\n    match p:\n        case Point(x, y, z): return x",
        "Point has 2 fields, the pattern 3",
    ),
    "wrong class": (
        "def f(p: Option[Nat]) -> Nat:\n    match p:\n        case Point(x, y): return x",
        "Point is a constructor of Point, not of Option[Nat]",
    ),
    "no field": ("def f(p: Point) -> Nat: return p.z", "Point has no field z"),
    "replace": ("def f(p: Point) -> Point: return dataclasses.replace(p, z=1)", "Point has no field z"),
    "replace type": (
        "def f(p: Point) -> Point: return dataclasses.replace(p, x=True)",
        "wanted Nat, got bool",
    ),
    "constructor type": ("def f(p: Leaf) -> Nat: return 0", "annotate with Tree"),
    "several cases": ("def f(t: Tree) -> Nat: return t.value", "take it apart with match"),
    # recursion
    "loop forever": ("def f(n: Nat) -> Nat: return f(n) + 1", "f is not called on a part of n here"),
    "upwards": ("def f(n: Nat) -> Nat: return f(n + 1) + 1", "f is not called on a part of n here"),
    "not smaller": (
        "def f(xs: list[A]) -> Nat:\n    match xs:\n        case [x, *rest]: return f([x, *rest])\n        case _: return 0",
        "f is not called on a part of xs",
    ),
    "swap": (
        "def f(m: Nat, n: Nat) -> Nat:\n    if m == 0: return n\n    if n == 0: return m\n    return f(n - 1, m - 1)",
        "no parameter gets smaller in every",
    ),
    "as a value": (
        "def f(xs: list[Nat]) -> list[Nat]:\n    g: Callable[[list[Nat]], list[Nat]] = f\n    return xs",
        "applied",
    ),
}

DEFINITIONS = """
@datatype
class Point:
    x: Nat
    y: Nat
@datatype
class Leaf:
    value: Nat
@datatype
class Node:
    left: Tree
    right: Tree
Tree: TypeAlias = Leaf | Node
@datatype
class Hook:
    run: Callable[[Nat], Nat]
twice = 1
twice = 2
def helper(n: Nat) -> Nat: return n
@define
def helper2(n: Nat) -> Nat: return n
"""


@pytest.mark.parametrize("name", CASES)
def test_rejected(name: str, load: Load) -> None:
    text, message = CASES[name]
    with pytest.raises(DefinitionError) as caught:
        load(DEFINITIONS + "@define\n" + text)
    error = caught.value
    assert message in str(error)
    assert error.file and error.line > HEADER.count("\n") and error.column >= 1
    assert "^" in str(error)


def test_shape_of_a_message(load: Load) -> None:
    with pytest.raises(DefinitionError) as caught:
        load("@define\ndef f(ü: B64, y: B32) -> B64: return ü + y\n")
    error = caught.value
    lines = str(error).splitlines()
    line = HEADER.count("\n") + 2
    assert lines[0].endswith(f".py:{line}:38: `+` needs words of one width: B64 and B32")
    assert lines[1] == "    def f(ü: B64, y: B32) -> B64: return ü + y"
    assert lines[2] == "    " + " " * 37 + "^^^^^"
    assert lines[3] == "  zero_extend, sign_extend or slice one side"


def test_no_internal_frames(load: Load) -> None:
    with pytest.raises(DefinitionError) as caught:
        load("@define\ndef f(n: Nat) -> Nat: return n / 2\n")
    assert "expressions.py" not in [Path(entry.path).name for entry in caught.traceback]


def test_a_rejected_definition_is_forgotten(load: Load) -> None:
    from lemmata.core.language import registry

    with pytest.raises(DefinitionError):
        load("@define\ndef bad(n: Nat) -> Nat: return n / 2\n")
    assert "bad" not in [d.name for d in registry.definitions()]


def test_edited_file(load: Load, tmp_path: object) -> None:
    import linecache

    module = load("def f(n: Nat) -> Nat: return n\n")
    linecache.getlines(module.__file__)
    text = Path(str(module.__file__)).read_text().replace("return n", "return n + 1")
    linecache.cache[module.__file__] = (len(text), None, text.splitlines(True), module.__file__)
    with pytest.raises(DefinitionError, match="not what was imported"):
        module.define(module.f)


def test_no_source() -> None:
    names: dict[str, object] = {}
    text = "from lemmata.core.language import *\n@define\ndef f(n: Nat) -> Nat: return n\n"
    with pytest.raises(DefinitionError, match="source of this definition cannot be found"):
        exec(compile(text, "<nowhere>", "exec"), names)  # noqa: S102
