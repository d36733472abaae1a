"""Named sets of lemmas for `simp`, and what a lemma is called.

A library module registers lemmas when it is imported; they are proved when a simplification first wants them:

    simp_lemma(append_nil)                    # in the set "default", which every `simp` uses
    simp_lemma(append_length, "lengths")      # used on request: goal.simp(sets=["lengths"])
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from functools import lru_cache
from typing import TypeVar

from lemmata.core.kernel import prelude as pr
from lemmata.core.kernel import terms as tm
from lemmata.core.kernel.datatypes import NAT_SUC
from lemmata.core.kernel.terms import APP, CONST, LIT, Term
from lemmata.core.kernel.thm import INST, TRANS, Thm
from lemmata.core.language import Theorem, registry
from lemmata.core.language.builtins import append, length
from lemmata.core.library import naturals as nat
from lemmata.core.logic.conv import BETA_NORM, CONV_RULE, top_depth
from lemmata.core.logic.equality import AP_ARG
from lemmata.core.logic.printing import show
from lemmata.tactics.errors import TacticFailed
from lemmata.tactics.lemmas import Lemma, theorems_of

DEFAULT = "default"
L = TypeVar("L")
_SETS: dict[str, dict[object, None]] = {DEFAULT: {length: None, append: None}}


@dataclass(frozen=True)
class Named:
    """A lemma with the name that a user calls it by, and its theorems."""

    name: str
    theorems: tuple[Thm, ...]
    lemma: Lemma


def simp_lemma(lemma: L, name: str = DEFAULT) -> L:
    """Register a theorem or a defined function in the set NAME, which need not exist yet. Returns the lemma."""
    _SETS.setdefault(name, {})[lemma] = None
    return lemma


def simp_set(name: str) -> tuple[Lemma, ...]:
    """The lemmas of the set NAME, in the order in which they were registered. Raises TacticFailed for no set."""
    found = _SETS.get(name)
    if found is None:
        known = ", ".join(sorted(_SETS))
        raise TacticFailed("simp", name, f"no set of lemmas called {name}; there are: {known}")
    return tuple(found)


def simp_sets() -> dict[str, tuple[Lemma, ...]]:
    """All sets."""
    return {name: tuple(lemmas) for name, lemmas in _SETS.items()}


def name_of(lemma: Lemma) -> str:
    """What a user calls a lemma: its name in Python, or its statement where it has none."""
    if isinstance(lemma, (Theorem, registry.Definition)):
        return lemma.name
    if isinstance(lemma, str):
        return lemma
    definition = registry.find(lemma)
    if definition is not None:
        return definition.name
    if _is_provider(lemma):
        return str(lemma.__name__)
    return f"⊢ {show(lemma.concl, 30)}" if isinstance(lemma, Thm) else repr(lemma)


def named(lemma: Lemma | Named | tuple[str, Thm], hypothesis: Callable[[str], Thm] | None = None) -> Named:
    """A lemma with its name, as `theorems_of` takes it; (name, theorem) gives a theorem a name.

    So does a plain function without parameters that returns a theorem, or several: the library has such.
    """
    if isinstance(lemma, Named):
        return lemma
    if isinstance(lemma, tuple) and not isinstance(lemma, Thm):
        return Named(lemma[0], (lemma[1],), lemma)
    if _is_provider(lemma):
        made = lemma()
        return Named(name_of(lemma), (made,) if isinstance(made, Thm) else tuple(made), lemma)
    return Named(name_of(lemma), tuple(theorems_of(lemma, hypothesis)), lemma)


def _is_provider(lemma: Lemma) -> bool:
    return callable(lemma) and not isinstance(lemma, Theorem) and registry.find(lemma) is None


def members(names: Iterable[str]) -> Iterator[Named]:
    """The lemmas of some sets, with their theorems.

    In the proof of a member of a set, that set is what was registered before it: so no proof depends on the
    order in which theorems are asked for.
    """
    from lemmata.tactics.prover import running

    proving = running()
    for name in names:
        for lemma in simp_set(name):
            if lemma in proving:
                break
            yield named(lemma)


@lru_cache(maxsize=4096)
def tidy(th: Thm) -> Thm:
    """TH with n + 1 as Suc n and n + 2 as Suc (Suc n), as goals have it, and without local names."""
    return CONV_RULE(_as_successors, BETA_NORM(th))


_FEW = 64  # a greater number stays a literal, in goals too


def _successor(t: Term) -> Thm | None:
    """⊢ n + k = Suc (n + (k - 1)) for a literal k, or ⊢ n + 0 = n."""
    if t.kind != APP or t.head.kind != CONST or t.head.symbol is not pr.ADD or len(t.args) != 2:
        return None
    m, k = t.args
    if k.kind != LIT or k.value > _FEW:
        return None
    if k.value == 0:
        return INST({nat.n: m}, nat.add_zero())
    return TRANS(
        AP_ARG(t, 1, NAT_SUC(k.value - 1)), INST({nat.m: m, nat.n: tm.nat(k.value - 1)}, nat.add_suc())
    )


_as_successors = top_depth(_successor)
