"""Frames: a part of the state that an instruction does not write is after it what it was before.

A state after an instruction is a term: `s`, a record of the parts of other states, a call of a definition, or a
conditional between such. `unchanged` goes down this term to `s`, unfolding definitions, splitting conditionals, and
looking at the one part in question: what is computed for other parts is never looked at. What is written to the
part, a register or a byte of memory, has to be elsewhere; that follows from the hypotheses and the conditions on
the way (`frame_facts`).
"""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from functools import cache
from typing import TYPE_CHECKING, Any

from lemmata.core.kernel import terms as tm
from lemmata.core.kernel.terms import APP, CONST, LAM, Symbol, Term
from lemmata.core.kernel.thm import ASSUME, EQ_MP, REFL, TRANS, Thm
from lemmata.core.kernel.types import Type
from lemmata.core.language import Theorem, registry
from lemmata.core.language.theory import projection_of
from lemmata.core.library.proving import computed_step
from lemmata.core.logic.conv import beta_normalise, convert
from lemmata.core.logic.datatypes import constructor_index
from lemmata.core.logic.equality import AP_ARG, AP_THM, EQF_INTRO, EQT_INTRO, LIST_BETA, SYM
from lemmata.core.logic.match import match_theorem
from lemmata.core.logic.propositional import BOOL_CASES, CONJ, CONTR, DISCH, DISJ1, DISJ2, MP
from lemmata.core.logic.quantifiers import IF_CONG_EQT
from lemmata.core.logic.syntax import dest_eq, is_conj, is_disj, is_if, is_implies, mk_not
from lemmata.models.armv8.registers import read, read_vector, write, write_vector
from lemmata.models.armv8.state import error_of
from lemmata.models.armv8.theorems.frame_facts import Facts, Path
from lemmata.models.armv8.theorems.register_files import read_of_write, read_of_write_vector
from lemmata.tactics.errors import Refuted, TacticFailed
from lemmata.tactics.prover import prove

if TYPE_CHECKING:
    from lemmata.tactics.goal import Goal

FILES: dict[Callable[..., object], Theorem[Any]] = {write: read_of_write, write_vector: read_of_write_vector}
"""What reading says of a register file with a register written."""


Statements = tuple[Theorem[Any], ...]


def attach(rows: Mapping[str, Statements]) -> None:
    """Give the theorems of each row their proof."""
    for statements in rows.values():
        for statement in statements:
            statement.proof(unchanged)


def unchanged(goal: Goal) -> None:
    """Prove `part(execute(i, s)) == part(s)`, or several such. Raises TacticFailed where a part is written."""
    goal.exact(_all_unchanged(goal.hypotheses, goal.target))


def _all_unchanged(hypotheses: Sequence[Term], claim: Term) -> Thm:
    """HYPOTHESES ⊢ CLAIM, a conjunction of equations, some of which hold where a condition does, or fails."""
    same = convert(beta_normalise, claim)
    plain = same.concl.args[1]
    if is_conj(plain):
        th = CONJ(*[_all_unchanged(hypotheses, part) for part in plain.args])
    elif is_implies(plain):
        th = DISCH(plain.args[0], _all_unchanged([*hypotheses, plain.args[0]], plain.args[1]))
    elif is_disj(plain):
        written, kept = plain.args
        rest = _all_unchanged([*hypotheses, mk_not(written)], kept)
        th = BOOL_CASES(written, DISJ1(ASSUME(written), kept), DISJ2(written, rest))
    else:
        after, before = dest_eq(plain)
        th = Frame(hypotheses, before).shown(after)
    return EQ_MP(SYM(same), th)


class Frame:
    """The search for a proof that a part of a state is `before`, the same part of another."""

    def __init__(self, hypotheses: Sequence[Term], before: Term) -> None:
        self.plain = REFL(before)
        (state,) = [v for v in tm.variables(before.free) if v.type is _state_type()]
        self.facts = Facts(hypotheses, state)
        self.given = frozenset(hypotheses)
        while (step := self._step(_focus(self.before), ())) is not None:
            self.plain = TRANS(self.plain, step)
        self.done: dict[Term, Thm] = {}

    @property
    def before(self) -> Term:
        """The part before, in the words of the fields of the state."""
        return self.plain.concl.args[1]

    def shown(self, after: Term) -> Thm:
        """⊢ AFTER = the part before, as it was stated."""
        return TRANS(self.unchanged(after, ()), SYM(self.plain))

    def unchanged(self, after: Term, path: Path) -> Thm:
        """⊢ AFTER = `before`, under the conditions of PATH. As deep as conditionals stand in one another."""
        found = self.done.get(after)
        if found is None:
            found = self._unchanged(after, path)
            if found.hyps <= self.given:
                self.done[after] = found
        return found

    def _unchanged(self, after: Term, path: Path) -> Thm:
        th = REFL(after)
        while th.concl.args[1] is not self.before:
            t = th.concl.args[1]
            focus = _focus(t)
            if is_if(focus[-1]):
                return TRANS(th, self._by_cases(focus, path))
            step = self._step(focus, path)
            if step is None:
                return self._unreachable(after, t, path)
            th = TRANS(th, step)
        return th

    def _unreachable(self, after: Term, stuck: Term, path: Path) -> Thm:
        """⊢ AFTER = `before`, since the conditions on the path cannot all hold: the part is written here."""
        try:
            return CONTR(tm.eq(after, self.before), self.facts.impossible(path))
        except (TacticFailed, Refuted) as error:
            raise TacticFailed("unchanged", tm.show(stuck, 12), f"this is written: {error}") from error

    def _by_cases(self, focus: list[Term], path: Path) -> Thm:
        """⊢ part (if c then a else b) = `before`, from both branches, save one that cannot be."""
        condition, yes, no = focus[-1].args
        known = self.facts.settled(condition, path)
        sides = []
        for holds in (True, False) if known is None else (known,):
            fact = condition if holds else mk_not(condition)
            value = EQT_INTRO(ASSUME(fact)) if holds else EQF_INTRO(ASSUME(fact))
            step = _lifted(focus, IF_CONG_EQT(value, yes, no))
            more = path if known is not None else (*path, fact)
            sides.append(TRANS(step, self.unchanged(step.concl.args[1], more)))
        return sides[0] if known is not None else BOOL_CASES(condition, *sides)

    def _step(self, focus: list[Term], path: Path) -> Thm | None:
        """⊢ t = t', one step where the value of a part is decided; None where nothing can be done."""
        t = focus[-1]
        if t.kind != APP:
            return None
        if t.head.kind == LAM:
            return _lifted(focus, LIST_BETA(t))
        if t.head.kind != CONST:
            return None
        if len(focus) > 1 and constructor_index(t) is not None:
            return _lifted(focus[:-1], _field(focus[-2]))
        if len(focus) > 1 and t.head.symbol in _files():
            return self._elsewhere(focus, path)
        definition = registry.of_symbol(t.head.symbol)
        if definition is None:
            return None
        th = definition.equation
        step = match_theorem(th, th.concl.args[0], t)
        return None if step is None else _lifted(focus, step)

    def _elsewhere(self, focus: list[Term], path: Path) -> Thm:
        """⊢ read (write r d x) n = read r n"""
        t = focus[-2]
        law = prove(_files()[focus[-1].head.symbol])
        step = match_theorem(law, law.concl.args[1].args[0], t)
        if step is None:
            raise TacticFailed("unchanged", tm.show(t, 12), "this is no read of a register")
        step = MP(step, self.facts.shown(step.concl.args[0], path))
        return _lifted(focus[:-1], step)


@cache
def _state_type() -> Type:
    return registry.definition(error_of).constant.type.doms[0]


@cache
def _files() -> dict[Symbol, Theorem[Any]]:
    return {registry.definition(f).constant.symbol: law for f, law in FILES.items()}


@cache
def _readers() -> frozenset[Symbol]:
    return frozenset(registry.definition(f).constant.symbol for f in (read, read_vector))


def _focus(t: Term) -> list[Term]:
    """T, the part of a state that it reads, and so on down to what decides the value of the part."""
    found = [t]
    while t.kind == APP and t.head.kind == CONST:
        if projection_of(t.head.symbol) is None and t.head.symbol not in _readers():
            break
        t = t.args[0]
        found.append(t)
    return found


def _lifted(focus: list[Term], th: Thm) -> Thm:
    """⊢ t = t' at the head of FOCUS, from the same at its end."""
    for t in reversed(focus[:-1]):
        th = AP_ARG(t, 0, th)
    return th


def _field(t: Term) -> Thm:
    """⊢ C(a, b, ...).a = a, applied to what T applies it to."""
    th = computed_step(tm.app(t.head, t.args[0]))
    if th is None:
        raise TacticFailed("unchanged", tm.show(t, 12), "this reads no field")
    return AP_THM(th, *t.args[1:]) if t.args[1:] else th
