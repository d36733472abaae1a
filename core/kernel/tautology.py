"""TAUTOLOGY: propositional reasoning with a certificate from a SAT solver.

The kernel itself makes the clauses of the negated term (Tseitin: a variable a node, numbered in the order
in which nodes are finished, operands from left to right) and accepts a list of steps, each a clause that
follows by unit propagation through the clauses that it names, in that order (LRAT without RAT). The last
step is the empty clause.
"""

from __future__ import annotations

from array import array
from collections.abc import Iterable

from lemmata.core.kernel import logic
from lemmata.core.kernel import terms as tm
from lemmata.core.kernel.errors import KernelError
from lemmata.core.kernel.terms import APP, CONST, Term
from lemmata.core.kernel.thm import _NOTHING, CLASSICAL, Thm, _check_terms, _make
from lemmata.core.kernel.types import BOOL

Clause = tuple[int, ...]
_ARITY = {logic.NOT: 1, logic.AND: 2, logic.OR: 2, logic.IMPLIES: 2, tm.EQ: 2, logic.IF: 3}


class Cnf:
    """Clauses over variables 1..n: `literals` gives the literal of each node, `atoms` the variables of atoms."""

    def __init__(self) -> None:
        self.clauses: list[Clause] = []
        self.units: list[Clause] = []
        self.literals: dict[Term, int] = {}
        self.atoms: dict[int, Term] = {}
        self.variables = 0

    def _add(self, *literals: int) -> None:
        clause = set(literals)
        if not any(-x in clause for x in clause):
            self.clauses.append(tuple(sorted(clause)))

    def _new(self) -> int:
        self.variables += 1
        return self.variables

    def _gate(self, node: Term) -> int:
        """The literal of NODE, whose operands have theirs; its defining clauses are added."""
        symbol = node.head.symbol
        x = [self.literals[a] for a in node.args]
        if symbol is logic.NOT:
            return -x[0]
        v = self._new()
        if symbol is logic.IF:
            c, a, b = x
            for clause in ((-v, -c, a), (-v, c, b), (v, -c, -a), (v, c, -b), (-v, a, b), (v, -a, -b)):
                self._add(*clause)
        elif symbol is tm.EQ:
            for clause in ((-v, -x[0], x[1]), (-v, x[0], -x[1]), (v, x[0], x[1]), (v, -x[0], -x[1])):
                self._add(*clause)
        else:
            a, b = (
                (x[0], x[1])
                if symbol is logic.AND
                else (x[0], -x[1])
                if symbol is logic.IMPLIES
                else (-x[0], -x[1])
            )
            sign = (
                v if symbol is logic.AND else -v
            )  # p or q is not(not p and not q); p implies q, not(p and not q)
            self._add(-sign, a)
            self._add(-sign, b)
            self._add(sign, -a, -b)
        return v

    def add(self, root: Term) -> int:
        """The literal of ROOT; what is missing below it is added first."""
        stack = [root]
        while stack:
            node = stack[-1]
            if node in self.literals:
                stack.pop()
            elif is_connective(node):
                todo = [a for a in node.args if a not in self.literals]
                if todo:
                    stack.extend(reversed(todo))
                else:
                    self.literals[node] = self._gate(node)
            else:
                v = self.literals[node] = self._new()
                if node is logic.T or node is logic.F:
                    self.units.append((v,) if node is logic.T else (-v,))
                else:
                    self.atoms[v] = node
        return self.literals[root]


def is_connective(t: Term) -> bool:
    """Is T a propositional connective applied to all its operands, which are booleans?"""
    if t.kind != APP or t.head.kind != CONST or t.type is not BOOL:
        return False
    return _ARITY.get(t.head.symbol) == len(t.args) and t.args[-1].type is BOOL


def clauses_of(p: Term) -> Cnf:
    """The clauses of the negation of P, gates first and units last; in `clauses`."""
    _check_terms(p)
    if p.type is not BOOL:
        raise KernelError(f"tautology: {p!r} is a {p.type}, not a bool")
    cnf = Cnf()
    root = cnf.add(p)
    cnf.clauses += [*cnf.units, (-root,)]
    return cnf


def refutes(clauses: Iterable[Clause], variables: int, flat: array[int]) -> str:
    """The empty string if the steps of FLAT derive the empty clause from CLAUSES, else what is wrong.

    A step is `n literal*n k hint*k`; hints number the clauses from 0, then the steps.
    """
    known = [frozenset(c) for c in clauses]
    i, end = 0, len(flat)
    while i < end:
        n = flat[i]
        j = i + 1 + n
        if n < 0 or j >= end:
            return f"step {len(known)} is cut off"
        k = flat[j]
        if k < 0 or j + 1 + k > end:
            return f"step {len(known)} is cut off"
        literals = flat[i + 1 : j]
        if n and (max(literals) > variables or min(literals) < -variables or 0 in literals):
            return f"step {len(known)} has a literal out of range"
        hints = flat[j + 1 : j + 1 + k]
        if k and (min(hints) < 0 or max(hints) >= len(known)):
            return f"step {len(known)} has a hint out of range"
        false = set(literals)
        for h in hints:
            rest = known[h] - false
            if not rest:
                break
            if len(rest) > 1:
                return f"step {len(known)}: clause {h} is not unit"
            (x,) = rest
            false.add(-x)
        else:
            return f"step {len(known)} does not follow"
        if not n:
            return ""
        known.append(frozenset(literals))
        i = j + 1 + k
    return "the empty clause is not derived"


def TAUTOLOGY(p: Term, certificate: Iterable[int]) -> Thm:
    """
    -----  the certificate refutes the clauses of the negation of p
     ⊢ p
    """
    cnf = clauses_of(p)
    try:
        flat = array("i", certificate)
    except (TypeError, OverflowError) as error:
        raise KernelError(
            f"tautology: the certificate is not a sequence of small integers: {error}"
        ) from None
    fault = refutes(cnf.clauses, cnf.variables, flat)
    if fault:
        raise KernelError(f"tautology: {fault}")
    return _make(_NOTHING, p, CLASSICAL, "TAUTOLOGY", (), (p, flat.tobytes()))
