"""Structural recursion: the theorem is the equation that was given."""

from __future__ import annotations

import time
from collections.abc import Callable
from dataclasses import dataclass

import pytest
from lemmata.core.kernel import datatypes as dt
from lemmata.core.kernel import prelude as pr
from lemmata.core.kernel import terms as tm
from lemmata.core.kernel import types as ty
from lemmata.core.kernel.logic import F, T, call, if_, negate
from lemmata.core.kernel.terms import Term, app, eq, lam, lams
from lemmata.core.kernel.types import BOOL, NAT, Type, fun
from lemmata.core.language.recursion import RecursionFailed, define_group, define_nonrecursive
from lemmata.core.logic.conv import require
from lemmata.core.logic.datatypes import case_step
from lemmata.core.logic.match import match_theorem
from lemmata.core.logic.products import pair_data, product
from lemmata.core.logic.syntax import rhs

A, B = ty.type_var("A"), ty.type_var("B")
_L, _T, _E = ty.type_var("L"), ty.type_var("Tr"), ty.type_var("Ev")
LIST = dt.datatype(dt.Spec("t.list", (A,), _L, (("t.nil", ()), ("t.cons", (A, _L)))))[0]
TREE = dt.datatype(dt.Spec("t.tree", (A,), _T, (("t.leaf", ()), ("t.node", (_T, A, _T)))))[0]
ROSE = dt.datatype(dt.Spec("t.rose", (A,), _T, (("t.rose.of", (A, ty.con(LIST.con, _T))),)))[0]
EVEN, ODD = dt.datatype(
    dt.Spec("t.even", (), _E, (("t.e0", ()), ("t.e1", (_T,)))),
    dt.Spec("t.odd", (), _T, (("t.o1", (NAT, _E)),)),
)


def list_of(t: Type) -> Type:
    return ty.con(LIST.con, t)


def nil(t: Type) -> Term:
    return call(LIST.constructors[0].term.symbol, result=list_of(t))


def cons(a: Term, b: Term) -> Term:
    return call(LIST.constructors[1].term.symbol, a, b)


def case(data: dt.Datatype, *args: Term) -> Term:
    return call(data.case, *args)


@dataclass(frozen=True)
class Fn:
    name: str
    params: tuple[Term, ...]
    function: Term
    body: Term
    descending: int | None


def fn(
    name: str, params: list[Term], result: Type, descending: int | None, body: Callable[[Term], Term]
) -> Fn:
    f = tm.var(name, fun(*[p.type for p in params], result))
    return Fn(name, tuple(params), f, body(f), descending)


def check(*fs: Fn) -> list[Term]:
    """Define a group; the constants. The theorems must be exactly the equations."""
    ths = define_group(fs)
    heads = [th.concl.args[0].head for th in ths]
    theta = {f.function: h for f, h in zip(fs, heads, strict=True)}
    for f, h, th in zip(fs, heads, ths, strict=True):
        assert h.kind == tm.CONST
        assert h.symbol.name == f.name
        assert not th.hyps
        assert th.concl is eq(app(h, *f.params), tm.substitute(f.body, theta))
        assert th.axioms <= {"extensionality", "choice"}
    return heads


def v(name: str, t: Type) -> Term:
    return tm.var(name, t)


xs, ys = v("xs", LIST.type), v("ys", LIST.type)
a, b = v("a", A), v("b", A)
rest = v("rest", LIST.type)
m, n, k, j = (v(c, NAT) for c in "mnkj")


def append_fn() -> Fn:
    return fn("t.append", [xs, ys], LIST.type, 0,
              lambda f: case(LIST, xs, ys, lams([a, rest], cons(a, app(f, rest, ys)))))  # fmt: skip


def test_append_and_reverse() -> None:
    append = check(append_fn())[0]
    one = cons(a, nil(A))
    reverse = check(fn("t.reverse", [xs], LIST.type, 0,
                       lambda f: case(LIST, xs, nil(A), lams([a, rest], app(append, app(f, rest), one)))))[0]  # fmt: skip
    again = check(append_fn())[0]
    assert again is append
    assert reverse is not append


def test_computing_with_the_equations() -> None:
    equations = define_group([fn("t.length", [xs], NAT, 0,
                                 lambda f: case(LIST, xs, tm.nat(0), lams([a, rest], call(pr.SUC, app(f, rest)))))])  # fmt: skip
    length = equations[0].concl.args[0].head
    three = cons(tm.nat(1), cons(tm.nat(2), cons(tm.nat(3), nil(NAT))))
    at = tm.const(length.symbol, fun(list_of(NAT), NAT))
    by_hand: list[Term] = [app(at, three)]
    for _ in range(3):
        th = match_theorem(equations[0], equations[0].concl.args[0], by_hand[-1])
        assert th is not None
        step = rhs(require(case_step, rhs(th)))
        assert step.head.symbol is pr.SUC
        by_hand.append(step.args[0])
    assert by_hand[-1] is app(at, nil(NAT))


def test_descending_on_a_later_argument() -> None:
    check(fn("t.flip", [ys, n, xs], LIST.type, 2,
             lambda f: case(LIST, xs, ys, lams([a, rest], app(f, cons(a, ys), call(pr.SUC, n), rest)))))  # fmt: skip


def test_mirror() -> None:
    t, l, r = (v(c, TREE.type) for c in "tlr")
    node, leaf = (TREE.constructors[i].term for i in (1, 0))
    check(fn("t.mirror", [t], TREE.type, 0,
             lambda f: case(TREE, t, leaf, lams([l, a, r], app(node, app(f, r), a, app(f, l))))))  # fmt: skip


def test_addition_and_the_kernels_names() -> None:
    check(fn("t.add", [m, n], NAT, 0, lambda f: case(dt.NAT_DATA, m, n, lam(k, call(pr.SUC, app(f, k, n))))))


def test_even_and_odd_on_one_type() -> None:
    even, odd = v("t.is_even", fun(NAT, BOOL)), v("t.is_odd", fun(NAT, BOOL))
    check(
        Fn("t.is_even", (n,), even, case(dt.NAT_DATA, n, T, lam(k, app(odd, k))), 0),
        Fn("t.is_odd", (m,), odd, case(dt.NAT_DATA, m, F, lam(k, app(even, k))), 0),
    )


def test_three_functions_with_different_results() -> None:
    fs = [v(f"t.f{i}", fun(NAT, NAT, r)) for i, r in enumerate((NAT, BOOL, list_of(NAT)))]
    one, two, three = fs
    zero = case(dt.NAT_DATA, n, T, lam(k, eq(app(one, k, m), m)))
    check(
        Fn("t.f0", (n, m), one, case(dt.NAT_DATA, n, m, lam(k, if_(app(two, k, k), m, app(one, k, n)))), 0),
        Fn("t.f1", (n, m), two, zero, 0),
        Fn(
            "t.f2",
            (m, n),
            three,
            case(dt.NAT_DATA, n, nil(NAT), lam(k, cons(app(one, k, m), app(three, m, k)))),
            1,
        ),
    )


def test_mutual_datatypes() -> None:
    e, o = v("e", EVEN.type), v("o", ODD.type)
    size_e, size_o = v("t.size_e", fun(EVEN.type, NAT)), v("t.size_o", fun(NAT, ODD.type, NAT))
    check(
        Fn("t.size_e", (e,), size_e, case(EVEN, e, tm.nat(0), lam(o, app(size_o, tm.nat(1), o))), 0),
        Fn("t.size_o", (m, o), size_o, case(ODD, o, lams([n, e], call(pr.ADD, n, app(size_e, e)))), 1),
    )


def test_only_one_of_two_members() -> None:
    e, o = v("e", EVEN.type), v("o", ODD.type)
    inner = case(ODD, o, lams([n, e], app(v("t.depth", fun(EVEN.type, NAT)), e)))
    check(Fn("t.depth", (e,), v("t.depth", fun(EVEN.type, NAT)), case(EVEN, e, tm.nat(0), lam(o, inner)), 0))


def test_rose_trees_with_a_forest() -> None:
    g = v("g", fun(A, B))
    rose_a, rose_b = ROSE.type, ty.con(ROSE.con, B)
    t, ts = v("t", rose_a), v("ts", list_of(rose_a))
    u, us = v("u", rose_a), v("us", list_of(rose_a))
    tree, forest = (
        v("t.map", fun(fun(A, B), rose_a, rose_b)),
        v("t.maps", fun(list_of(rose_a), fun(A, B), list_of(rose_b))),
    )
    made = call(ROSE.constructors[0].term.symbol, app(g, a), app(forest, ts, g))
    check(
        Fn("t.map", (g, t), tree, case(ROSE, t, lams([a, ts], made)), 1),
        Fn("t.maps", (ts, g), forest,
           case(LIST, ts, nil(rose_b), lams([u, us], cons(app(tree, g, u), app(forest, us, g)))), 0),
    )  # fmt: skip


def test_lets_ifs_lambdas_and_nested_cases() -> None:
    def body(f: Term) -> Term:
        r = v("r", LIST.type)
        h = v("h", fun(LIST.type, LIST.type))
        again = app(lam(r, if_(eq(r, ys), ys, cons(a, r))), app(f, rest, cons(a, ys)))
        inner = case(LIST, ys, again, lams([b, r], app(lam(h, app(h, r)), lam(xs, app(f, rest, xs)))))
        return if_(eq(xs, ys), ys, case(LIST, xs, ys, lams([a, rest], inner)))

    check(fn("t.lets", [xs, ys], LIST.type, 0, body))


def test_a_case_on_a_renamed_parameter_and_in_a_tuple() -> None:
    zs, ws = v("zs", LIST.type), v("ws", LIST.type)

    def body(f: Term) -> Term:
        inner = case(LIST, zs, ws, lams([a, rest], app(f, rest, ws)))
        return case(pair_data(), product([xs, ys]), lams([zs, ws], inner))

    check(fn("t.tuple", [xs, ys], LIST.type, 0, body))
    check(fn("t.alias", [xs], NAT, 0,
             lambda f: app(lam(zs, case(LIST, zs, tm.nat(0), lams([a, rest], app(f, rest)))), xs)))  # fmt: skip


def test_fibonacci() -> None:
    def body(f: Term) -> Term:
        both = call(pr.ADD, app(f, j), app(f, k))
        return case(dt.NAT_DATA, n, tm.nat(0), lam(k, case(dt.NAT_DATA, k, tm.nat(1), lam(j, both))))

    check(fn("t.fib", [n], NAT, 0, body))


def test_a_list_three_elements_at_a_time() -> None:
    r1, r2 = v("r1", LIST.type), v("r2", LIST.type)
    c = v("c", A)

    def body(f: Term) -> Term:
        step = lams([c, rest], cons(b, app(f, rest, call(pr.SUC, m))))
        deep = case(LIST, r2, cons(a, app(f, r1, m)), step)
        return case(LIST, xs, nil(A), lams([a, r1], case(LIST, r1, r1, lams([b, r2], deep))))

    check(fn("t.thirds", [xs, m], LIST.type, 0, body))


def test_grandchildren_of_trees() -> None:
    t, l, r, p, q = (v(c, TREE.type) for c in "tlrpq")

    def body(f: Term) -> Term:
        below = case(TREE, l, app(f, r), lams([p, b, q], call(pr.ADD, app(f, q), app(f, l))))
        return case(TREE, t, tm.nat(0), lams([l, a, r], below))

    check(fn("t.grand", [t], NAT, 0, body))


def test_deep_calls_in_a_mutual_group() -> None:
    e, e2, o = v("e", EVEN.type), v("e2", EVEN.type), v("o", ODD.type)
    f = v("t.skip", fun(EVEN.type, NAT))
    g = v("t.skip2", fun(EVEN.type, BOOL, NAT))
    q = v("q", BOOL)
    check(
        Fn("t.skip", (e,), f, case(EVEN, e, tm.nat(0), lam(o, case(ODD, o, lams([n, e2], app(g, e2, T))))), 0),
        Fn("t.skip2", (e, q), g, case(EVEN, e, tm.nat(1), lam(o, case(ODD, o, lams([n, e2], if_(q, app(f, e2), app(g, e2, q)))))), 0),
    )  # fmt: skip


def test_nonrecursive() -> None:
    th = define_nonrecursive("t.twice", (n,), call(pr.ADD, n, n))
    assert th.concl.args[1] is call(pr.ADD, n, n)
    assert define_nonrecursive("t.seven", (), tm.nat(7)).concl.args[1] is tm.nat(7)
    f = fn("t.not", [v("p", BOOL)], BOOL, None, lambda _: negate(v("p", BOOL)))
    assert define_group([f])[0].concl.args[1] is f.body


def test_a_large_enumeration_is_quick() -> None:
    s = ty.type_var("big")
    rows = tuple((f"t.op{i}", (s, s) if i % 2 else (NAT,)) for i in range(60))
    big = dt.datatype(dt.Spec("t.big", (), s, rows))[0]
    x, y, t = v("x", big.type), v("y", big.type), v("t", big.type)

    def body(f: Term) -> Term:
        branches = [
            lams([x, y], call(pr.ADD, app(f, x, m), app(f, y, call(pr.SUC, m))))
            if i % 2
            else lam(n, call(pr.ADD, n, m))
            for i in range(60)
        ]
        return case(big, t, *branches)

    start = time.perf_counter()
    check(fn("t.measure", [t, m], NAT, 0, body))
    assert time.perf_counter() - start < 5


def failing(f: Fn, *more: Fn) -> RecursionFailed:
    with pytest.raises(RecursionFailed) as caught:
        define_group([f, *more])
    return caught.value


def test_refused() -> None:
    loop = failing(fn("t.loop", [n], NAT, 0, lambda f: call(pr.SUC, app(f, n))))
    assert loop.function == "t.loop"
    assert loop.call is not None
    assert loop.call.kind == tm.APP
    grows = failing(
        fn("t.grows", [xs], NAT, 0, lambda f: case(LIST, xs, m, lams([a, rest], app(f, cons(a, rest)))))
    )
    assert "no part" in grows.reason
    bare = failing(
        fn(
            "t.bare",
            [n, m],
            NAT,
            0,
            lambda f: case(dt.NAT_DATA, n, m, lam(k, app(v("h", fun(fun(NAT, NAT), NAT)), app(f, k)))),
        )
    )
    assert "all its arguments" in bare.reason
    alone = failing(fn("t.alone", [n], BOOL, 0, lambda f: eq(f, lam(n, T))))
    assert "without its arguments" in alone.reason
    assert "smaller" in failing(fn("t.none", [n], NAT, None, lambda f: app(f, n))).reason
    word = v("w", ty.word(8))
    assert "no datatype" in failing(fn("t.word", [word], NAT, 0, lambda f: app(f, word))).reason
    wrong = failing(Fn("t.wrong", (n,), v("t.wrong", fun(NAT, BOOL)), n, 0))
    assert "defines a" in wrong.reason
    phantom = failing(Fn("t.phantom", (n,), v("t.phantom", fun(NAT, BOOL)), eq(nil(A), nil(A)), None))
    assert "type variables" in phantom.reason
    g = fn("t.g", [n], NAT, 0, lambda f: case(dt.NAT_DATA, n, tm.nat(0), lam(k, app(f, k))))
    h = fn(
        "t.h", [xs], NAT, 0, lambda f: case(LIST, xs, tm.nat(0), lams([a, rest], app(g.function, tm.nat(2))))
    )
    assert "together" in failing(g, h).reason
