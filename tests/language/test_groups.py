"""Mutual recursion, references to later definitions, datatypes that are refused, and the registry."""

import pytest
from lemmata.core.language import DefinitionError, registry
from lemmata.core.language.surface import Theorem

from .conftest import Load
from .evaluation import run

EVEN_ODD = """
@define
def even(n: Nat) -> bool: return True if n == 0 else odd(n - 1)
@theorem
def one_of_them(n: Nat) -> bool: return even(n) or odd(n)
@define
def odd(n: Nat) -> bool: return False if n == 0 else even(n - 1)
"""


def test_mutual_recursion_needs_no_declaration(load: Load) -> None:
    module = load(EVEN_ODD)
    assert run(module.even, 7) is False and run(module.odd, 7) is True
    even = registry.definition(module.even)
    assert [d.name for d in even.group] == ["even", "odd"] and even.descending == 0
    assert len(module.one_of_them.statement.variables) == 1


def test_later_definition_that_does_not_refer_back(load: Load) -> None:
    module = load(
        "@define\ndef f(n: Nat) -> Nat: return g(n) + 1\n@define\ndef g(n: Nat) -> Nat: return n * 2\n"
    )
    assert run(module.f, 3) == 7
    assert registry.definition(module.f).group == (registry.definition(module.f),)


def test_definitions_inside_functions(load: Load) -> None:
    module = load(
        "def make():\n"
        "    @datatype\n"
        "    class Box:\n"
        "        item: Nat\n"
        "    @define\n"
        "    def first(b: Box) -> bool: return b.item == 0 or second(b)\n"
        "    @define\n"
        "    def second(b: Box) -> bool: return b.item > 3\n"
        "    return Box, first\n"
    )
    box, first = module.make()
    assert run(first, box(5)) is True and run(first, box(2)) is False


def test_use_before_the_rest_is_there(load: Load) -> None:
    text = EVEN_ODD.partition("@define\ndef odd")[0]
    module = load(
        text + "if False:\n  pass\nkept = one_of_them\n@define\ndef odd(n: Nat) -> bool: return n == 1\n"
    )
    assert isinstance(module.kept, Theorem)
    with pytest.raises(DefinitionError, match="odd is not defined") as caught:
        load(
            EVEN_ODD.partition("@define\ndef odd")[0]
            + "one_of_them.statement\n@define\ndef odd(n: Nat) -> bool: return n == 1\n"
        )
    assert "^^^" in str(caught.value)


def test_mutual_recursion_that_escapes(load: Load) -> None:
    with pytest.raises(DefinitionError, match="is not called on a part of n here"):
        load(EVEN_ODD.replace("even(n - 1)", "even(n + 1)"))


def test_redefinition_is_refused_where_it_is_used(load: Load) -> None:
    text = "@define\ndef f(n: Nat) -> Nat: return n\n"
    with pytest.raises(DefinitionError, match="binds f more than once"):
        load(text + text + "@define\ndef g(n: Nat) -> Nat: return f(n)\n")


def test_registry(load: Load) -> None:
    module = load(
        "@define\ndef f(n: Nat) -> Nat: return n\n@theorem\ndef t(n: Nat) -> bool: return f(n) == n\n"
    )
    mine = [d for d in registry.definitions() if d.module == module.__name__]
    assert [d.name for d in mine] == ["f"]
    entry = registry.definition(module.f)
    assert entry.function is module.f and entry.kernel_name == f"{module.__name__}.f"
    assert registry.of_symbol(entry.constant.symbol) is entry
    assert str(entry.equation.concl) == f"(= ({module.__name__}.f n) n)"
    with pytest.raises(DefinitionError, match="not defined in the logic"):
        registry.definition(print)


CASES = {
    "two sums": (
        (
            "@datatype\nclass P:\n    n: Nat\n@datatype\nclass Q:\n    n: Nat\nS: TypeAlias = P | Q\n"
            "@datatype\nclass R:\n    n: Nat\nT: TypeAlias = P | R\n@define\ndef f(s: S) -> Nat: return 0\n"
        ),
        "P belongs to two sums, S and T",
    ),
    "late alias": (
        (
            "@datatype\nclass P:\n    n: Nat\n@define\ndef f(p: P) -> Nat: return p.n\n"
            "@datatype\nclass Q:\n    n: Nat\nS: TypeAlias = P | Q\n@define\ndef g(s: S) -> Nat: return 0\n"
        ),
        "no sum of datatypes",
    ),
    "default": (
        "@datatype\nclass P:\n    n: Nat = 0\n@define\ndef f(p: P) -> Nat: return p.n\n",
        "has a default",
    ),
    "inherits": (
        "@datatype\nclass P:\n    n: Nat\n@datatype\nclass Q(P):\n    m: Nat\n@define\ndef f(q: Q) -> Nat: return q.m\n",
        "inherits P",
    ),
    "own equality": (
        "@datatype\nclass P:\n    n: Nat\n    def __eq__(self, other): return True\n",
        "defines __eq__",
    ),
    "field type": (
        "@datatype\nclass P:\n    n: float\n@define\ndef f(p: P) -> bool: return p == p\n",
        "field n of",
    ),
    "optional": ("@define\ndef f(n: Nat | None) -> bool: return n is None\n", "write Option"),
    "decorated": (
        (
            "import functools\ndef wrap(f):\n    @functools.wraps(f)\n    def g(*a): return f(*a)\n    return g\n"
            "@define\n@wrap\ndef f(n: Nat) -> Nat: return n\n"
        ),
        "is not a plain function",
    ),
    "decorated above": (
        "def twice(f): return f\n@twice\n@define\ndef f(n: Nat) -> Nat: return n\n",
        "another decorator",
    ),
    "theorem type": ("@theorem\ndef t(n: Nat) -> Nat: return n\n", "a theorem is a bool, not a Nat"),
    "theorem called": (
        "@theorem\ndef t(n: Nat) -> bool: return n == n\n@define\ndef f(n: Nat) -> bool: return t(n)\n",
        "not a definition",
    ),
}


@pytest.mark.parametrize("name", CASES)
def test_refused(name: str, load: Load) -> None:
    text, message = CASES[name]
    with pytest.raises(DefinitionError) as caught:
        load(text)
    assert message in str(caught.value)
    assert caught.value.file and caught.value.line > 1


def test_datatypes_that_the_kernel_refuses(load: Load) -> None:
    module = load(
        "@datatype\nclass Fun:\n    apply: Callable[[Fun], Nat]\n@define\ndef f(x: Fun) -> Nat: return 0\n"
        "@datatype\nclass Empty:\n    inner: Empty\n@define\ndef g(x: Empty) -> Nat: return 0\n"
    )
    with pytest.raises(DefinitionError, match="strictly positively"):
        _ = registry.definition(module.f).constant
    with pytest.raises(DefinitionError, match="empty"):
        _ = registry.definition(module.g).constant


def test_long_cascades(load: Load) -> None:
    tests = "\n".join(f"    {'el' if i else ''}if x == {i}: return {i * 3 % 7}" for i in range(400))
    many = "\n".join(f"    n{i + 1} = n{i} + {i}" for i in range(400))
    module = load(
        f"@define\ndef cascade(x: B16) -> Nat:\n{tests}\n    else: return 9\n"
        f"@define\ndef chain(n0: Nat) -> Nat:\n{many}\n    return n400\n"
    )
    assert run(module.cascade, module.B16(399)) == module.cascade(module.B16(399))
    assert run(module.chain, 5) == module.chain(5)
