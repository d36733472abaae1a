"""Measures what the project promises to be fast at, and prints a table: `python benchmarks/run.py [--json]`.

Peer figures come from the same run where the peer is installed (z3), else are named with their source.
"""

from __future__ import annotations

import gc
import json
import statistics
import subprocess
import sys
import time
from collections.abc import Callable
from pathlib import Path
from typing import Any

ROOT = Path(__file__).parent.parent
Row = tuple[str, str, str, str]


def timed(action: Callable[[], object]) -> float:
    start = time.perf_counter()
    action()
    return time.perf_counter() - start


def import_time() -> Row:
    command = [sys.executable, "-c", "import lemmata"]
    bare = statistics.median(
        timed(lambda: subprocess.run([sys.executable, "-c", ""], check=True)) for _ in range(5)
    )
    whole = statistics.median(timed(lambda: subprocess.run(command, check=True)) for _ in range(5))
    return ("import lemmata", f"{1000 * (whole - bare):.0f} ms", "knuckledragger 1,000 to 1,500 ms", "")


def library_time() -> Row:
    script = "from lemmata.core.library import blasting; blasting.equations()"
    seconds = timed(lambda: subprocess.run([sys.executable, "-c", script], check=True))
    return ("all bit-level equations, proved anew", f"{seconds:.2f} s", "", "whole process")


def kernel_size() -> Row:
    files = sorted((ROOT / "core/kernel").glob("*.py"))
    lines = [line.strip() for f in files for line in f.read_text().splitlines()]
    return ("kernel", f"{len(lines)} lines", "", f"{sum(1 for x in lines if x)} not blank, with docstrings")


def steps_per_second() -> Row:
    from lemmata.core.kernel import terms as tm
    from lemmata.core.kernel.evaluate import EVALUATE, Context
    from lemmata.core.kernel.logic import call
    from lemmata.core.language import registry
    from lemmata.core.language.unfolding import equations
    from lemmata.core.library import bits

    word = tm.lit(registry.definition(bits.nat_bits).constant.type.doms[0], 2**2000 + 12345)
    xs = call(registry.definition(bits.nat_bits).constant.symbol, tm.nat(2000), word)
    goal = xs
    for _ in range(4):
        goal = call(registry.definition(bits.ripple).constant.symbol, goal, xs, tm.eq(tm.nat(0), tm.nat(1)))
    context = Context(equations(goal))
    before = context.steps
    seconds = timed(lambda: EVALUATE(context, goal))
    rate = (before - context.steps) / seconds
    return ("evaluation steps a second", f"{rate:,.0f}", "aim 300,000", f"{before - context.steps:,} steps")


def rewrites_per_second() -> Row:
    """Sums of 100 addends brought into order, and lengths of appended lists of 150 elements."""
    import random

    from lemmata.core.kernel import terms as tm
    from lemmata.core.kernel import types as ty
    from lemmata.core.kernel.logic import call
    from lemmata.core.kernel.types import NAT
    from lemmata.core.language import builtins, registry
    from lemmata.core.library.naturals import plus
    from lemmata.core.library.proving import clauses
    from lemmata.core.logic.datatypes import constructors
    from lemmata.tactics.simp import simplifier_for

    r = random.Random(3)
    numbers = [tm.var(f"v{i}", NAT) for i in range(12)]
    append, length = (registry.definition(f).constant.symbol for f in (builtins.append, builtins.length))
    lists = ty.instantiate(append.type.doms[0], {append.type.doms[0].args[0]: NAT})
    _, cons = (c.term for c in constructors(lists))

    def total(n: int) -> tm.Term:
        k = r.randrange(1, n) if n > 1 else 0
        return plus(total(k), total(n - k)) if k else r.choice(numbers)

    def elements(n: int) -> tm.Term:
        t = tm.var("xs", lists)
        for _ in range(n):
            t = tm.app(cons, r.choice(numbers), t)
        return t

    lemmas = [("clause", th) for f in (builtins.append, builtins.length) for th in clauses(f)]
    simplify = simplifier_for(lemmas)
    simplify(elements(1))
    goals = [
        call(length, call(append, call(append, elements(60), elements(60)), elements(30))) for _ in range(5)
    ]
    goals += [total(100) for _ in range(5)]
    before = simplify.steps
    seconds = timed(lambda: [simplify(goal) for goal in goals])
    count = simplify.steps - before
    return ("simp rewrites a second", f"{count / seconds:,.0f}", "", f"{count:,} rewrites")


def instructions_per_second() -> Row:
    import random

    from lemmata.core.kernel import terms as tm
    from lemmata.core.kernel.evaluate import EVALUATE, Context
    from lemmata.core.kernel.logic import call
    from lemmata.core.language import registry, values
    from lemmata.core.language.unfolding import equations
    from lemmata.core.library.proving import boolean_rules
    from lemmata.core.logic.datatypes import constructors
    from lemmata.models.armv8.machine import program, run
    from lemmata.models.armv8.symbolic import FIELDS, symbolic_state

    r = random.Random(1)
    base = [0x8B000000, 0xCB000000, 0x8A000000, 0xCA000000, 0xAB000000, 0x91000000, 0xD3400000, 0x9A800000]
    words = {}
    for i in range(500):
        word = r.choice(base) | r.randrange(28) << 5 | r.randrange(28)
        word |= (r.randrange(4096) << 10) if word & 0xFF000000 == 0x91000000 else (r.randrange(28) << 16)
        words[4 * i] = word | (0xFC00 if word & 0xFFC00000 == 0xD3400000 else 0)
    definition = registry.definition(run)
    quoted = values.quote(program(words), definition.params[0].sort)
    parts = dict(zip(FIELDS, symbolic_state().args, strict=True))
    parts["pc"] = tm.lit(parts["pc"].type, 0)
    parts["error"] = constructors(parts["error"].type)[0].term
    state = tm.app(symbolic_state().head, *parts.values())
    goal = call(definition.constant.symbol, quoted, tm.nat(len(words)), state)
    context = Context([*boolean_rules(), *equations(goal)])
    result = []
    seconds = timed(lambda: result.append(EVALUATE(context, goal)))
    final = dict(zip(FIELDS, result[0].concl.args[1].args, strict=True))
    if final["pc"] is not tm.lit(parts["pc"].type, 4 * len(words)) or final["error"] is not parts["error"]:
        raise SystemExit("the simulation did not reach its end")
    peer = "angr 2,300 to 3,900 a block, 180 to 440 stepping, LNSym about 26 (notes)"
    return (
        "symbolic A64 instructions a second",
        f"{len(words) / seconds:,.0f}",
        peer,
        f"{len(words)} instructions",
    )


def bv_times() -> list[Row]:
    from lemmata.tactics.bv_decide import Statistics, bv_decide

    from lemmata.targets import load, theorems

    found = theorems(load(str(ROOT / "examples/hackers_delight.py")))
    z3 = z3_times()
    times, steps, check = [], 0, 0.0
    for t in found:
        stats = Statistics()
        statement = t.statement
        times.append(timed(lambda s=statement, k=stats: bv_decide(s.assumptions, s.conclusion, statistics=k)))  # type: ignore[misc]
        steps += stats.steps
        check += stats.check
    peer = f"z3, no proof: median {1000 * statistics.median(z3):.0f} ms" if z3 else "z3 is not installed"
    ratio = f"ratio {statistics.median(times) / statistics.median(z3):.1f}" if z3 else ""
    rows = [
        (
            "bv_decide, Hacker's Delight, 8+32+64 bits",
            f"median {1000 * statistics.median(times[1:]):.0f} ms",
            peer,
            ratio,
        )
    ]
    rows.append(
        (
            "certificate steps checked a second",
            f"{steps / check:,.0f}",
            "25,000 to 65,000 (notes)",
            f"{steps:,} steps",
        )
    )
    return rows


def goals_per_second() -> list[Row]:
    """The goals of the tests of omega, `ring` and `word`, proved; what they rest on is proved before."""
    sys.path.insert(0, str(ROOT))
    from lemmata.tactics.omega import omega

    from tests.tactics import test_omega, test_ring, test_word

    rows: list[Row] = []
    linear = [test_omega.goal_of(line) for line in test_omega.lines(test_omega.TRUE)]
    for hypotheses, target in linear:
        omega(hypotheses, target)
    times = sorted([timed(lambda g=g: omega(*g)) for g in linear])
    rows.append(
        (
            "goals a second, omega",
            f"{len(times) / sum(times):,.0f}",
            "",
            f"{len(times)} goals of the tests, slowest {times[-1] * 1000:.0f} ms",
        )
    )
    for name, module in (("ring", test_ring), ("word", test_word)):
        goals = [module.goal_of(line) for line in module.lines(module.TRUE)]

        def prove_all(name: str = name, goals: list[Any] = goals) -> None:
            for goal in goals:
                trial = goal.copy()
                getattr(trial, name)(*(trial.names if name == "ring" else ()))

        prove_all()
        rate = len(goals) / timed(prove_all)
        rows.append((f"goals a second, {name}", f"{rate:,.0f}", "", f"{len(goals)} goals of the tests"))
    return rows


def authorizations_per_second() -> list[Row]:
    """Policies compiled, beside cedarpy; `benchmarks/policy.py` has the whole table."""
    import policy

    return policy.summary()


def z3_times() -> list[float]:
    """z3 on a few of the same identities, at the three widths together."""
    try:
        import z3  # type: ignore[import-not-found, unused-ignore]
    except ImportError:
        return []
    laws = [
        lambda x, y: -x == ~x + 1,
        lambda x, y: x + y == (x ^ y) + ((x & y) << 1),
        lambda x, y: x + y == (x | y) + (x & y),
        lambda x, y: x - y == (x & ~y) - (~x & y),
        lambda x, y: x ^ y == (x | y) - (x & y),
        lambda x, y: ~(x - y) == ~x + y,
        lambda x, y: x | y == (x & ~y) + y,
    ]
    times = []
    for law in laws:
        solver = z3.Solver()
        parts = [law(z3.BitVec(f"x{w}", w), z3.BitVec(f"y{w}", w)) for w in (8, 32, 64)]
        solver.add(z3.Not(z3.And(*parts)))
        times.append(timed(solver.check))
    return times


def main() -> None:
    gc.set_threshold(200_000, 50, 100)
    rows = [
        import_time(),
        library_time(),
        kernel_size(),
        steps_per_second(),
        rewrites_per_second(),
        instructions_per_second(),
        *bv_times(),
        *goals_per_second(),
        *authorizations_per_second(),
    ]
    if "--json" in sys.argv:
        keys = ("what", "measured", "peer", "note")
        print(json.dumps([dict(zip(keys, row, strict=True)) for row in rows], indent=1))
        return
    widths = [max(len(row[i]) for row in rows) for i in range(4)]
    for row in rows:
        print("  ".join(cell.ljust(w) for cell, w in zip(row, widths, strict=True)).rstrip())


if __name__ == "__main__":
    main()
