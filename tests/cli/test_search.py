"""`lemmata search`: by name, by function, by description, by shape; and what it refuses."""

from __future__ import annotations

import json
import subprocess
import sys

import pytest
from lemmata.core.language import B8, Nat, Option, Some, assume, define, theorem

from lemmata.searching import Entry, is_words, near, search
from lemmata.shapes import BadShape, Shape


def lemmata(*args):
    command = [sys.executable, "-c", "from lemmata.cli import main; main()", "search", *map(str, args)]
    done = subprocess.run(command, capture_output=True, text=True, check=False)
    assert "Traceback" not in done.stderr + done.stdout, done.stderr
    return done


TARGET = """from __future__ import annotations
from lemmata import Nat, assume, define, theorem


@define
def frobnicate(n: Nat) -> Nat:
    return n + 7


@theorem
def never_proved(n: Nat, m: Nat) -> bool:
    \"\"\"It is false, and has no script.\"\"\"
    assume(n < m)
    return frobnicate(n) == frobnicate(m)
"""


def names(done):
    return [line.split()[0] for line in done.stdout.splitlines()]


def test_by_name_in_the_library():
    done = lemmata("append", "length")
    assert done.returncode == 2  # the second word is a target
    done = lemmata("append length")
    assert done.returncode == 0 and names(done)[0] == "length_append"
    assert "length(append(xs, ys)) == length(xs) + length(ys)" in done.stdout
    assert "core/library/lists.py:" in done.stdout.splitlines()[0]
    assert set(names(lemmata("add_comm"))) == {"add_comm"}


def test_by_shape_in_the_library():
    assert "length_append" in names(lemmata("len(_ + _)"))
    assert "take_append_drop" in names(lemmata("take(_, _) + _"))
    assert "add_comm" in names(lemmata("?x + ?y == ?y + ?x"))


def test_targets(tmp_path):
    path = tmp_path / "target.py"
    path.write_text(TARGET)
    for pattern in (
        "frobnicate",
        "never",
        "false script",
        "frobnicate(_) == frobnicate(_)",
        "implies(_ < _, _)",
    ):
        done = lemmata(pattern, path)
        line = f"never_proved  n < m --> frobnicate(n) == frobnicate(m)  {path}:10"
        assert done.returncode == 0 and line in done.stdout.splitlines(), pattern
    row = json.loads(lemmata("never", path, "--json").stdout)["theorems"][0]
    assert (row["name"], row["module"], row["line"], row["kind"]) == ("never_proved", "target", 10, "theorem")


def test_nothing_found():
    done = lemmata("length_apend")
    assert done.returncode == 1 and done.stdout == "" and "near names: length_append" in done.stderr
    done = lemmata("revers(_) * 77", "--json")
    assert done.returncode == 1
    assert json.loads(done.stdout)["theorems"] == [] and "reverse" in json.loads(done.stdout)["near"]


def test_bad_input(tmp_path):
    assert lemmata().returncode == 2
    assert lemmata("len(").returncode == 2
    assert lemmata("len", "nosuch.py").returncode == 2
    done = lemmata("{1: 2}")
    assert done.returncode == 2 and "not read in patterns" in done.stderr


# Shapes ----------------------------------------------------------------------------------------------


@define
def twice(n: Nat) -> Nat:
    return n + n


@theorem
def words(x: B8, y: B8) -> bool:
    assume(x < y)
    return (x + y) * 3 == (y - x) ^ ~x and x >> y != 7


@theorem
def lists(xs: list[Nat], n: Nat, ys: list[Nat]) -> bool:
    assume(n in xs)
    return len(xs[:n] + ys) == twice(n) or [n, *xs] == []


@theorem
def integers(a: int, b: int) -> bool:
    return -3 <= a - b if a > b else a * b == -a


@theorem
def options(p: Option[Nat]) -> bool:
    return p is None or p == Some(3)


FOUND = [
    (words, "_ + _"), (words, "_ * 3 == _ ^ _"), (words, "_ ^ _ == _ * 3"),
    (words, "~?x"), (words, "?a + ?b"), (words, "_ >> _ != 7"), (words, "7 != _"), (words, "_ == _ and _ != _"),
    (words, "implies(_ < _, _)"), (words, "_ > _"), (words, "(?x + ?y) * _ == (?y - ?x) ^ _"),
    (lists, "_ in _"), (lists, "len(_)"), (lists, "length(_ + _)"), (lists, "xs[:_] + _"), (lists, "take(_, _)"),
    (lists, "twice(n)"), (lists, "[_, *_]"), (lists, "_ == []"), (lists, "implies(n in xs, len(xs[:n] + _) == _ or _)"),
    (integers, "-3 <= _"), (integers, "_ if _ else _"), (integers, "_ - _ >= -3"), (integers, "a < b"),
    (integers, "-_ == _ * _"), (lists, "?f(n)"), (integers, "-a == a * _"),
]  # fmt: skip
ABSENT = [
    (words, "?x + ?x"), (words, "_ - _ == _"), (words, "_ * 4"), (words, "_ << _"), (words, "_ and _ and _"),
    (words, "implies(_ == _, _)"), (words, "(?x + ?y) * _ == (?x - ?y) ^ _"), (words, "twice(_)"),
    (lists, "_ not in _"), (lists, "xs[_:]"), (lists, "_ + _ == _"), (lists, "[_]"), (lists, "twice(_, _)"),
    (lists, "twice(?n) == ?n"), (integers, "-4 <= _"), (integers, "3"), (integers, "True"), (lists, "n.value"),
    (lists, "twice == _"), (integers, "a < a"),
]  # fmt: skip


def term_of(statement):
    return Entry(statement.name, "", "", 0, "", statement).term


@pytest.mark.parametrize(("statement", "pattern"), FOUND, ids=lambda x: getattr(x, "name", x))
def test_shapes_that_occur(statement, pattern):
    assert Shape(pattern, {"twice"}).occurs_in(term_of(statement))


@pytest.mark.parametrize(("statement", "pattern"), ABSENT, ids=lambda x: getattr(x, "name", x))
def test_shapes_that_do_not(statement, pattern):
    assert not Shape(pattern, {"twice"}).occurs_in(term_of(statement))


@pytest.mark.parametrize(
    "pattern",
    ["", "f(", "lambda x: x", "{1}", "'text'", "1.5", "f(x=1)", "x.f(1)", "xs[0]", "xs[1:2]", "xs[::2]", "x is None",
     "[a for a in b]", "x := 1", "x @ y", "x / y", "*xs", "f(*xs) + {}", "await x", "1 if 2", "(" * 300],
)  # fmt: skip
def test_what_is_no_shape(pattern):
    with pytest.raises(BadShape):
        Shape(pattern)


def test_words_and_shapes_are_told_apart():
    assert is_words("append") and is_words("take drop") and is_words("add_comm 2")
    for pattern in ("_", "x in _", "not p", "f(x)", "a + b", "?x", ""):
        assert not is_words(pattern)


def test_order_of_what_is_found():
    made = [Entry(n, "", "", 0, d, options) for n, d in (("b_take", ""), ("other", "take it"), ("take", ""))]
    assert [e.name for e in search("take", made)] == ["take", "b_take", "other"]
    assert near("tke", made) == ["take", "b_take"]
