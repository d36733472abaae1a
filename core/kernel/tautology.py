"""TAUTOLOGY: propositional reasoning with a certificate from a SAT solver.

The kernel itself makes the clauses of the negated term (Tseitin: a variable a node, numbered in the order
in which nodes are finished, operands from left to right) and accepts steps, each a clause that follows by unit
propagation through the clauses that it names, up to the empty clause (LRAT without RAT).
"""

from __future__ import annotations

from collections.abc import Callable
from types import BuiltinFunctionType

from lemmata.core.kernel import logic, lrat, lrat_plain
from lemmata.core.kernel import terms as tm
from lemmata.core.kernel.errors import KernelError
from lemmata.core.kernel.terms import APP, CONST, Term
from lemmata.core.kernel.thm import _NOTHING, CLASSICAL, Thm, _check_terms, _make
from lemmata.core.kernel.types import BOOL

Clause = lrat.Clause
COMPILED = isinstance(lrat.refutes, BuiltinFunctionType)  # an extension module stands in for lrat.py
refutes = lrat.refutes if COMPILED else lrat_plain.refutes

# The clauses that make v the value of a connective of literals. docs/proof-format.md has the same table.
_GATES: dict[tm.Symbol, tuple[int, Callable[..., list[Clause]]]] = {
    logic.AND: (2, lambda v, a, b: [(-v, a), (-v, b), (v, -a, -b)]),
    logic.OR: (2, lambda v, a, b: [(v, -a), (v, -b), (-v, a, b)]),
    logic.IMPLIES: (2, lambda v, a, b: [(v, a), (v, -b), (-v, -a, b)]),
    tm.EQ: (2, lambda v, a, b: [(-v, -a, b), (-v, a, -b), (v, a, b), (v, -a, -b)]),
    logic.IF: (
        3,
        lambda v, c, a, b: [
            (-v, -c, a),
            (-v, c, b),
            (v, -c, -a),
            (v, c, -b),
            (-v, a, b),
            (v, -a, -b),
        ],
    ),
}


class Cnf:
    """Clauses over variables 1..n: `literals` gives the literal of each node, `atoms` the variables of atoms."""

    def __init__(self) -> None:
        self.clauses: list[Clause] = []
        self.units: list[Clause] = []
        self.literals: dict[Term, int] = {}
        self.atoms: dict[int, Term] = {}
        self.variables = 0

    def _new(self) -> int:
        self.variables += 1
        return self.variables

    def _gate(self, node: Term) -> int:
        """The literal of NODE, whose operands have theirs; its defining clauses are added."""
        symbol = node.head.symbol
        operands = [self.literals[a] for a in node.args]
        if symbol is logic.NOT:
            return -operands[0]
        v = self._new()
        clauses = _GATES[symbol][1](v, *operands)
        if len({abs(x) for x in operands}) < len(operands):
            # A clause may have a literal twice, which is left out, or with its negation: then it says nothing.
            sets = [set(clause) for clause in clauses]
            clauses = [tuple(sorted(c)) for c in sets if not any(-x in c for x in c)]
        self.clauses += clauses
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
    symbol = t.head.symbol
    if symbol is logic.NOT:
        return len(t.args) == 1
    return symbol in _GATES and _GATES[symbol][0] == len(t.args) and t.args[-1].type is BOOL


def clauses_of(p: Term) -> Cnf:
    """The clauses of the negation of P, gates first and units last; in `clauses`."""
    _check_terms(p)
    if p.type is not BOOL:
        raise KernelError(f"tautology: {p!r} is a {p.type}, not a bool")
    cnf = Cnf()
    root = cnf.add(p)
    cnf.clauses += [*cnf.units, (-root,)]
    return cnf


def TAUTOLOGY(p: Term, certificate: bytes) -> Thm:
    """
    -----  the certificate (`lrat`) refutes the clauses of the negation of p
     ⊢ p
    """
    cnf = clauses_of(p)
    if type(certificate) is not bytes:
        raise KernelError(f"tautology: a certificate is bytes, not a {type(certificate).__name__}")
    fault = refutes(cnf.clauses, cnf.variables, certificate)
    if fault:
        raise KernelError(f"tautology: {fault}")
    return _make(_NOTHING, p, CLASSICAL, "TAUTOLOGY", (), (p, certificate))
