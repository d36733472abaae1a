"""Evaluation of definitions in the kernel, to compare with Python."""

from collections.abc import Callable
from typing import Any

from lemmata.core.kernel import logic
from lemmata.core.kernel import terms as tm
from lemmata.core.kernel.evaluate import EVALUATE, Context
from lemmata.core.kernel.thm import Thm
from lemmata.core.kernel.types import BOOL
from lemmata.core.language import registry, sorts
from lemmata.core.language.sorts import Con, Sort
from lemmata.core.language.theory import lower_sort
from lemmata.core.language.unfolding import equality_rules, equations
from lemmata.core.language.values import quote, unquote
from lemmata.core.logic.tautologies import prove_tautology

p = tm.var("p", BOOL)


def boolean_rules() -> list[Thm]:
    """The clauses of the connectives."""
    t, f, call = logic.T, logic.F, logic.call
    pairs = [
        (call(logic.NOT, t), f),
        (call(logic.NOT, f), t),
        (call(logic.AND, t, p), p),
        (call(logic.AND, f, p), f),
        (call(logic.AND, p, f), f),
        (call(logic.OR, t, p), t),
        (call(logic.OR, f, p), p),
        (call(logic.IMPLIES, t, p), p),
        (call(logic.IMPLIES, f, p), t),
    ]
    return [prove_tautology(tm.eq(left, right)) for left, right in pairs]


def run(function: Callable[..., Any], *args: Any, types: dict[str, Sort] | None = None) -> Any:
    """What a definition evaluates to in the kernel; ``types`` are the values of its type variables."""
    definition = registry.definition(function)
    values = {v: (types or {}).get(v.name, sorts.NAT) for v in sorts.params([definition.sort])}
    sort = sorts.instantiate(definition.sort, values)
    assert isinstance(sort, Con)
    constant = tm.const(definition.constant.symbol, lower_sort(sort))
    term = tm.app(constant, *(quote(a, s) for a, s in zip(args, sort.args[:-1], strict=True)))
    rules = [*equations(term), *boolean_rules(), *equality_rules(term)]
    theorem = EVALUATE(Context(rules), term)
    return unquote(theorem.concl.args[1], sort.args[-1])
