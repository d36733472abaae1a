"""TAUTOLOGY: propositional reasoning with a certificate from a SAT solver.

The kernel itself makes the clauses of the negated term (Tseitin: a variable a node, numbered in the order
in which nodes are finished, operands from left to right) and accepts steps, each a clause that follows by unit
propagation through the clauses that it names, up to the empty clause (LRAT without RAT).
"""

from __future__ import annotations

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
