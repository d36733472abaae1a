"""What the language accepts, and that it means in the kernel what it means in Python."""

from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from lemmata.core.language import B8, B16, B64, Some, registry

from . import models as m
from .evaluation import run

nats = st.integers(0, 12)
lists = st.lists(nats, max_size=6)
bytes_ = st.integers(0, 255).map(B8)
trees = st.recursive(st.builds(m.Leaf, nats), lambda t: st.builds(m.Node, t, t), max_leaves=6)
roses = st.recursive(
    st.builds(m.Rose, nats, st.just([])),
    lambda r: st.builds(m.Rose, nats, st.lists(r, max_size=3)),
    max_leaves=6,
)
exprs = st.recursive(
    st.builds(m.Num, nats) | st.builds(m.Truth, st.booleans()),
    lambda e: (
        st.builds(m.Plus, e, e) | st.builds(m.Ite, e, e, e) | st.builds(m.Many, st.lists(e, max_size=3))
    ),
    max_leaves=8,
)

CASES: dict[str, tuple[Any, ...]] = {
    "reverse": (lists,),
    "append_all": (lists, lists),
    "comprehension": (lists, nats),
    "quantifiers": (lists, nats),
    "ranges": (nats, nats),
    "zipped": (lists, lists),
    "safe_head": (lists,),
    "second": (lists,),
    "pairs_up": (lists,),
    "from_option": (st.none() | st.builds(Some, nats), nats),
    "none_test": (st.none() | st.builds(Some, nats),),
    "factorial": (st.integers(0, 6),),
    "fibonacci": (st.integers(0, 9),),
    "half": (nats,),
    "even": (nats,),
    "power": (st.integers(0, 5), st.integers(0, 4)),
    "by_number": (nats,),
    "subtract": (nats, nats),
    "floor": (nats, nats),
    "between": (nats, nats, nats),
    "shadow": (nats, nats),
    "early": (nats, nats),
    "joined": (nats, nats),
    "swapped": (nats, nats),
    "merged": (nats, nats),
    "nullary_join": (nats, nats),
    "local": (nats, lists),
    "higher": (lists,),
    "guarded": (nats, nats),
    "nested": (st.tuples(nats, st.tuples(nats, st.booleans())),),
    "words": (bytes_, bytes_),
    "signed": (bytes_, bytes_),
    "shifts": (bytes_, nats),
    "slices": (st.integers(0, 2**16 - 1).map(B16),),
    "resized": (bytes_,),
    "word_cases": (st.integers(0, 3).map(m.B2),),
    "move": (st.builds(m.State, st.integers(0, 99).map(B64), bytes_, st.booleans()), bytes_),
    "opposite": (st.sampled_from(list(m.Direction)),),
    "is_north": (st.sampled_from(list(m.Direction)), st.sampled_from(list(m.Direction))),
    "total_of": (trees,),
    "mirror": (trees,),
    "depth_of": (trees,),
    "rose_sum": (roses,),
    "rose_double": (roses, nats),
    "rose_all": (roses,),
    "rose_table": (st.lists(st.tuples(nats, roses), max_size=3).map(m.Table),),
    "evaluate": (exprs,),
    "strings": (st.text(max_size=3),),
    "constants": (nats,),
    "equalities": (lists, lists),
    "narrowed": (trees,),
}


@pytest.mark.parametrize("name", CASES)
def test_kernel_agrees_with_python(name: str) -> None:
    function = getattr(m, name)

    @settings(max_examples=25, deadline=None)
    @given(st.tuples(*CASES[name]))
    def compare(args: tuple[Any, ...]) -> None:
        assert run(function, *args) == function(*args)

    compare()


@given(bytes_, bytes_, st.booleans())
@settings(max_examples=25, deadline=None)
def test_polymorphic_width(x: B8, y: B8, carry: bool) -> None:
    from lemmata.core.language import sorts

    types = {"N": sorts.Number(8)}
    assert run(m.add_with_carry, x, y, carry, types=types) == m.add_with_carry(x, y, carry)
    assert run(m.top, x, types=types) == m.top(x)


def test_every_model_is_tested() -> None:
    names = {d.name for d in registry.definitions() if d.module == m.__name__}
    helpers = {"add_with_carry", "top", "odd", "apply_twice", "checked", "rose_map", "eval_all", "as_nat"}
    assert names == set(CASES) | helpers


def test_statement() -> None:
    statement = m.cancel.statement
    assert [v.name for v in statement.variables] == ["x", "y"]
    assert len(statement.assumptions) == 2
    assert str(statement.conclusion) == "((λz. (= (word.add x z) y)) (word.sub y x))"
    assert m.cancel(B8(3), B8(5)) and m.cancel(B8(5), B8(3))
    assert m.cancel.script is not None and m.cancel.name == "cancel"


def test_guarded_assumption_is_part_of_the_conclusion() -> None:
    assert m.guarded_assumption.statement.assumptions == ()
    assert "implies" in str(m.guarded_assumption.statement.conclusion)
