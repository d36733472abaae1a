"""Functions by structural recursion: from equations to definitions, and back to the equations as theorems.

What a caller passes: for each function of a group, an object with the attributes of `Function`, for
instance `registry.Elaborated`.

    name        the name of the constant
    params      its parameters, distinct variables; any number, the functions of a group may differ in it
    function    a variable of the function's curried type that stands for it in the bodies of the group
    descending  the index of the parameter that gets smaller; None where the function calls nobody back
    body        a term over the parameters and the functions' variables

In a body each function variable stands applied to all its arguments. A recursive call passes, at its
callee's descending place, a variable that a `case` bound to a part of the caller's descending parameter:
`D.case x b0 b1 ...` with x the parameter itself, anywhere in the body (under ifs, lets `(λv. b) e`,
lambdas, other cases), where a branch is `λfield0 field1 ... . b`. A part may be taken apart by a further
`case`, and calls on parts of parts are accepted too (fib (n-2); a list two elements at a time). The other
arguments are free. The descending types are the members of one group of datatypes of the kernel: the type
itself, the types defined with it, and those nested in it (for `tree = Node(list[tree])` the functions on
`tree` and on `list[tree]` may call each other). Several functions may descend on the same type.

What comes back: for each function, in order, the theorem `⊢ f p1 ... pn = body` whose free variables are
the parameters and in whose body the function variables are replaced by the constants. The constants are
at their most general type: the type variables of the function. Nothing depends on the definitions of a
previous call with the same names; equal definitions give equal constants.

What goes wrong is a `RecursionFailed`: `function` is the name of the function with the fault, `call` the
offending recursive call (a term, or None), `reason` the sentence for the user.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import Protocol

from lemmata.core.kernel import datatypes as dt
from lemmata.core.kernel import terms as tm
from lemmata.core.kernel.datatypes import Constructor
from lemmata.core.kernel.definitions import define
from lemmata.core.kernel.errors import KernelError
from lemmata.core.kernel.logic import call
from lemmata.core.kernel.terms import APP, CONST, LAM, LIT, VAR, Term, app, eq, lams
from lemmata.core.kernel.thm import INST, REFL, TRANS, Thm
from lemmata.core.kernel.types import Type, fun
from lemmata.core.logic.conv import BETA_CONV, Conv, bottom_up, convert, top_depth
from lemmata.core.logic.datatypes import (
    CASES,
    Family,
    Instance,
    case_step,
    constructor_index,
    family,
    induct,
    is_datatype,
    rec_step,
    reduce_known,
)
from lemmata.core.logic.equality import AP_ARG, AP_THM, LIST_BETA, SYM, TRANS_CHAIN
from lemmata.core.logic.products import arbitrary, product, product_type, project, projections
from lemmata.core.logic.quantifiers import SPEC
from lemmata.core.logic.syntax import rhs, strip_lams, variants
from lemmata.core.logic.traverse import Visits, drive

MAX_TABLE = 4000  # the parts of the largest table of results that a definition may need


class Function(Protocol):
    """One function of a group, as the kernel is to receive it. See the module's docstring."""

    @property
    def name(self) -> str: ...
    @property
    def params(self) -> tuple[Term, ...]: ...
    @property
    def function(self) -> Term: ...
    @property
    def body(self) -> Term: ...
    @property
    def descending(self) -> int | None: ...


class RecursionFailed(Exception):
    """A definition is not structurally recursive in the way this module understands."""

    def __init__(self, function: str, reason: str, call: Term | None = None) -> None:
        super().__init__(f"{function}: {reason}")
        self.function = function
        self.reason = reason
        self.call = call


def define_nonrecursive(name: str, params: Sequence[Term], body: Term) -> Thm:
    """
    -----------------------  f new; its type variables are those of its parameters and of the body's type
    ⊢ f p1 ... pn = body
    """
    try:
        th = define(name, lams(tuple(params), body))
    except KernelError as error:
        raise RecursionFailed(name, str(error)) from error
    if params:
        th = AP_THM(th, *params)
        th = TRANS(th, LIST_BETA(rhs(th), len(params)))
    return _checked(name, th, rhs(th), body)


def define_group(functions: Sequence[Function]) -> tuple[Thm, ...]:
    """
    -----------------------------------  for each function; the fs in the bodies are the new constants
    ⊢ f p1 ... pn = body[constants]
    """
    variables = 0
    for f in functions:
        _check_shape(f)
        variables |= f.function.free
    if len(functions) == 1 and not functions[0].body.free & variables:
        f = functions[0]
        return (define_nonrecursive(f.name, f.params, f.body),)
    return _Group(functions).theorems()


def _check_shape(f: Function) -> None:
    wanted = fun(*[p.type for p in f.params], f.body.type)
    if len(set(f.params)) < len(f.params) or any(p.kind != VAR for p in f.params):
        raise RecursionFailed(f.name, "its parameters are not distinct variables")
    if f.function.kind != VAR or f.function.type is not wanted:
        raise RecursionFailed(f.name, f"its variable is a {f.function.type}, its equation defines a {wanted}")


def _checked(name: str, th: Thm, got: Term, wanted: Term) -> Thm:
    if got is not wanted or th.hyps:
        raise RecursionFailed(name, f"internal error: {tm.show(got)} is not {tm.show(wanted)}")
    return th


# Which parts a body recurs on ----------------------------------------------------------------------

Field = tuple[int, int]  # a constructor and one of its fields
Path = tuple[Field, ...]  # from the descending argument to a part of it


class _Clause:
    """A function's body at one constructor of what it descends on, calls taken out.

    `fields` stand in the constructor; `known` is ⊢ body[C fields] = reduced, where `case` of what is known
    is gone; `holed` is the reduced body with a variable, a hole, for what each call calls: the hole
    of `calls[hole] = (function, path)` takes the call's other arguments.
    """

    def __init__(self, group: _Group, i: int, j: int, fields: list[Term]) -> None:
        self.group = group
        self.f = group.functions[i]
        self.fields = fields
        value = app(group.member(i).constructors[j].term, *fields)
        self.value = value
        body = tm.substitute(self.f.body, {group.descending(i): value})
        self.known = convert(_reduce_cases, body)
        self.calls: dict[Term, tuple[int, Path]] = {}
        self.parts: dict[Term, Path] = {
            x: ((j, k),) for k, x in enumerate(fields) if group.family.member(x.type) is not None
        }
        reduced = rhs(self.known)
        self.avoid = reduced.free | group.variables
        for x in fields:
            self.avoid |= x.free
        self.holes: dict[tuple[int, Path], Term] = {}
        self.holed = drive(self._visit, reduced, {})

    def _visit(self, t: Term) -> Visits[Term]:
        if not t.free & self.group.variables:
            return t
        if t.kind == VAR:
            raise RecursionFailed(self.f.name, f"{t.name} is used without its arguments", t)
        if t.kind == LAM:
            v = tm.fresh(t.name, t.type.doms[0], self.avoid | t.free)
            return tm.lam(v, (yield tm.open_lams(t, (v,))))
        if t.head in self.group.numbers:
            return (yield from self._call(t))
        branches = self._branches(t)
        args = []
        for k, a in enumerate(t.args):
            args.append((yield from self._branch(t.args[0], k - 1, a)) if 0 < k <= branches else (yield a))
        head = t.head if t.head.kind != LAM else (yield t.head)
        return app(head, *args)

    def _branches(self, t: Term) -> int:
        """The number of branches of T, where T is a case on a part."""
        if t.head.kind != CONST or t.args[0] not in self.parts:
            return 0
        data = dt.case_of(t.head.symbol)
        if data is None or len(t.args) <= len(data.constructors):
            return 0
        return len(data.constructors)

    def _branch(self, part: Term, j: int, branch: Term) -> Visits[Term]:
        """Branch J of a case on a part: what it binds are parts of that part."""
        path = self.parts[part]
        count = self._field_count(part.type, j)
        names, _ = strip_lams(branch, self.avoid, count)
        vs = variants(names, self.avoid)
        for k, v in enumerate(vs):
            self.avoid |= v.free
            if self.group.family.member(v.type) is not None:
                self.parts[v] = (*path, (j, k))
        return lams(vs, (yield tm.open_lams(branch, vs)))

    def _field_count(self, t: Type, j: int) -> int:
        member = self.group.family.member(t)
        return 0 if member is None else len(member.constructors[j].fields)

    def _call(self, t: Term) -> Visits[Term]:
        i = self.group.numbers[t.head]
        f = self.group.functions[i]
        if len(t.args) < len(f.params):
            raise RecursionFailed(self.f.name, f"{f.name} is used without all its arguments", t)
        place = self.group.places[i]
        path = self.parts.get(t.args[place])
        if path is None:
            passed = tm.show(t.args[place])
            reason = (
                f"the call of {f.name} passes {passed} for {f.params[place].name}, which is no part of it"
            )
            raise RecursionFailed(self.f.name, reason, t)
        hole = self.holes.get((i, path))
        if hole is None:
            hole = tm.fresh(f"%{len(self.holes)}", self.group.result_type(i), self.avoid)
            self.holes[i, path] = hole
            self.calls[hole] = (i, path)
        others = []
        for k, a in enumerate(t.args):
            if k != place:
                others.append((yield a))
        return app(hole, *others)


def _is_known(t: Term) -> bool:
    return t.kind == VAR or t.kind == LIT or constructor_index(t) is not None


def _reduce_step(t: Term) -> Thm | None:
    if t.kind == APP and t.head.kind == LAM and _is_known(t.args[0]):
        return BETA_CONV(t)
    return case_step(t)


_reduce_cases: Conv = top_depth(_reduce_step)


# The recursion -------------------------------------------------------------------------------------


class _Group:
    """Functions that are defined together.

    The recursor of each member returns a table: the results of the functions on that member, as functions
    of their other arguments, and, where calls reach deeper than a field, the tables of the fields, one
    level less deep.
    """

    def __init__(self, functions: Sequence[Function]) -> None:
        self.functions = tuple(functions)
        self.numbers = {f.function: i for i, f in enumerate(functions)}
        self.variables = 0
        for f in functions:
            self.variables |= f.function.free
        self.places = [_place(f) for f in functions]
        self.family = _common_family(functions, [self.descending(i).type for i in range(len(functions))])
        self.fields = self._fresh_fields()
        self.clauses: dict[tuple[int, int], _Clause] = {}
        for i in range(len(functions)):
            member = self.member(i)
            for j in range(len(member.constructors)):
                self.clauses[i, j] = _Clause(self, i, j, self.fields[member.index, j])
        self.depth = max([len(p) for c in self.clauses.values() for _, p in c.calls.values()], default=1)
        self._check_table()

    def descending(self, i: int) -> Term:
        """The parameter that function I descends on."""
        return self.functions[i].params[self.places[i]]

    def others(self, i: int) -> list[Term]:
        """The other parameters of function I."""
        return [p for k, p in enumerate(self.functions[i].params) if k != self.places[i]]

    def member(self, i: int) -> Instance:
        """The member that function I descends on."""
        found = self.family.member(self.descending(i).type)
        if found is None:
            raise RecursionFailed(
                self.functions[i].name, f"it does not descend on a type of {self.family.data.con}"
            )
        return found

    def result_type(self, i: int) -> Type:
        """The type of function I without its descending parameter."""
        return fun(*[p.type for p in self.others(i)], self.functions[i].body.type)

    def _fresh_fields(self) -> dict[tuple[int, int], list[Term]]:
        avoid = self.variables
        for f in self.functions:
            avoid |= f.body.free
            for p in f.params:
                avoid |= p.free
        return {
            (m.index, j): variants([tm.var(f"x{k}", t) for k, t in enumerate(c.fields)], avoid)
            for m in self.family.members
            for j, c in enumerate(m.constructors)
        }

    # A component of a table is a function, by its number, or the table of a field, by its place.

    def components(self, m: Instance, level: int) -> list[int | Field]:
        """What the table of a member holds at a level."""
        found: list[int | Field] = [i for i in range(len(self.functions)) if self.member(i) is m]
        return [*found, *self._recursive_fields(m)] if level > 1 else found

    def _recursive_fields(self, m: Instance) -> list[Field]:
        return [
            (j, k)
            for j, c in enumerate(m.constructors)
            for k, t in enumerate(c.fields)
            if self.family.member(t) is not None
        ]

    def _inner(self, m: Instance, place: Field) -> Instance:
        found = self.family.member(m.constructors[place[0]].fields[place[1]])
        return m if found is None else found

    def table_type(self, m: Instance, level: int) -> Type:
        """The type of the table of a member at a level."""
        types = [
            self.result_type(c) if isinstance(c, int) else self.table_type(self._inner(m, c), level - 1)
            for c in self.components(m, level)
        ]
        return product_type(types)

    def _check_table(self) -> None:
        sizes = {m.type: 1 for m in self.family.members}
        for _ in range(self.depth - 1):
            sizes = {
                m.type: 1 + sum(sizes[self._inner(m, place).type] for place in self._recursive_fields(m))
                for m in self.family.members
            }
        if max(sizes.values()) > MAX_TABLE:
            raise RecursionFailed(
                self.functions[0].name, f"its calls reach {self.depth} levels down, which is too deep here"
            )

    def component(self, table: Term, m: Instance, level: int, wanted: int | Field) -> Term:
        """A component of a table."""
        every = self.components(m, level)
        return project(table, every.index(wanted), len(every))

    def truncated(self, table: Term, m: Instance, level: int) -> Term:
        """The table at the level below."""
        values = []
        for c in self.components(m, level - 1):
            value = self.component(table, m, level, c)
            values.append(
                self.truncated(value, self._inner(m, c), level - 1) if isinstance(c, tuple) else value
            )
        return product(values)

    def callee(self, i: int, path: Path, tables: dict[Field, Term], start: Instance) -> Term:
        """What the tables of the fields have for function I at the end of PATH."""
        table, m, level = tables[path[0]], self._inner(start, path[0]), self.depth
        for place in path[1:]:
            table = self.component(table, m, level, place)
            m, level = self._inner(m, place), level - 1
        return self.component(table, m, level, i)

    def step(self, m: Instance, j: int, c: Constructor) -> Term:
        """What the recursor does at a constructor."""
        xs = self.fields[m.index, j]
        avoid = self.variables
        for x in xs:
            avoid |= x.free
        for i in range(len(self.functions)):
            if self.member(i) is m:
                avoid |= self.clauses[i, j].avoid
        tables: dict[Field, Term] = {}
        for k, t in enumerate(c.fields):
            inner = self.family.member(t)
            if inner is not None:
                tables[j, k] = tm.fresh("r", self.table_type(inner, self.depth), avoid)
                avoid |= tables[j, k].free
        values = []
        for part in self.components(m, self.depth):
            if isinstance(part, int):
                clause = self.clauses[part, j]
                theta = {h: self.callee(g, path, tables, m) for h, (g, path) in clause.calls.items()}
                values.append(lams(self.others(part), tm.substitute(clause.holed, theta)))
            elif part in tables:
                values.append(self.truncated(tables[part], self._inner(m, part), self.depth))
            else:
                values.append(arbitrary(self.table_type(self._inner(m, part), self.depth - 1)))
        return lams([*xs, *tables.values()], product(values))

    # Theorems.

    def theorems(self) -> tuple[Thm, ...]:
        """The equations, one a function."""
        steps = [self.step(m, j, c) for m in self.family.members for j, c in enumerate(m.constructors)]
        unfolds = []
        for i, f in enumerate(self.functions):
            m = self.member(i)
            symbol = self.family.data.group.members[m.index].rec
            table = call(symbol, *steps, self.descending(i))
            right = app(self.component(table, m, self.depth, i), *self.others(i))
            unfolds.append(define_nonrecursive(f.name, f.params, right))
        constants = {
            f.function: _head(th.concl.args[0]) for f, th in zip(self.functions, unfolds, strict=True)
        }
        return tuple([self._equation(i, unfolds, constants) for i in range(len(self.functions))])

    def _equation(self, i: int, unfolds: list[Thm], constants: dict[Term, Term]) -> Thm:
        f, m, x = self.functions[i], self.member(i), self.descending(i)
        body = tm.substitute(f.body, constants)
        statement = eq(unfolds[i].concl.args[0], body)
        unfold = bottom_up(_unfolding({_head(th.concl.args[0]): th for th in unfolds}, self.functions))

        def at_constructor(member: Instance, j: int, xs: Sequence[Term], _: Sequence[Term]) -> Thm:
            clause = self.clauses[i, j]
            left = INST({x: clause.value}, unfolds[i])
            every = self.components(m, self.depth)
            count = projections(every.index(i), len(every))
            left = TRANS(left, self._run(rhs(left), count))
            left = TRANS(left, LIST_BETA(rhs(left), len(f.params) - 1))
            right = INST(constants, clause.known)
            right = TRANS(right, convert(unfold, rhs(right)))
            needed = {path[:k] for _, path in clause.calls.values() for k in range(1, len(path))}
            same = self._agree(f, rhs(left), rhs(right), clause.parts, needed)
            return INST(dict(zip(clause.fields, xs, strict=True)), TRANS_CHAIN(left, same, SYM(right)))

        th = SPEC(x, induct(self.family, {x.type: (x, statement)}, at_constructor)[x.type])
        return _checked(f.name, th, th.concl, statement)

    def _run(self, t: Term, count: int) -> Thm:
        """⊢ t = t', where COUNT cases around a recursor on a constructor are gone."""
        th = rec_step(self.family.data, t) if not count else AP_ARG(t, 0, self._run(t.args[0], count - 1))
        if th is None:
            raise RecursionFailed(self.functions[0].name, f"internal error: {tm.show(t)} does not compute")
        return TRANS_CHAIN(th, case_step(rhs(th)) or REFL(rhs(th))) if count else th

    def _agree(self, f: Function, left: Term, right: Term, parts: dict[Term, Path], needed: set[Path]) -> Thm:
        """⊢ left = right, by cases on the parts whose own parts are recurred on."""
        if left is right:
            return REFL(left)
        conv = reduce_known(self.family.data)
        v = next(
            (x for x, path in parts.items() if path in needed and x.free & (left.free | right.free)), None
        )
        if v is None:
            a, b = convert(conv, left), convert(conv, right)
            if rhs(a) is not rhs(b):
                raise RecursionFailed(f.name, f"internal error: {rhs(a)!r} is not {rhs(b)!r}")
            return TRANS(a, SYM(b))
        path = parts[v]
        rest = {x: p for x, p in parts.items() if x is not v}

        def step(j: int, xs: Sequence[Term]) -> Thm:
            value = {v: app(family(v.type).members[family(v.type).data.index].constructors[j].term, *xs)}
            a = convert(conv, tm.substitute(left, value))
            b = convert(conv, tm.substitute(right, value))
            inner = dict(rest)
            inner.update({x: (*path, (j, k)) for k, x in enumerate(xs)})
            return TRANS_CHAIN(a, self._agree(f, rhs(a), rhs(b), inner, needed), SYM(b))

        return CASES(v, eq(left, right), step)


def _head(t: Term) -> Term:
    return t.head if t.kind == APP else t


def _unfolding(unfolds: dict[Term, Thm], functions: Sequence[Function]) -> Conv:
    """⊢ f a1 ... an more = right[a1, ..., an] more, for the constants of a group."""
    params = {c: f.params for c, f in zip(unfolds, functions, strict=True)}

    def run(t: Term) -> Thm | None:
        ps = params.get(_head(t))
        if ps is None or len(t.args) < len(ps):
            return None
        th = INST(dict(zip(ps, t.args, strict=False)), unfolds[_head(t)])
        more = t.args[len(ps) :]
        return AP_THM(th, *more) if more else th

    return run


def _place(f: Function) -> int:
    place = f.descending
    if place is None or not 0 <= place < len(f.params):
        raise RecursionFailed(f.name, "it is recursive, and no parameter gets smaller in every call")
    return place


def _common_family(functions: Sequence[Function], types: Sequence[Type]) -> Family:
    """The family that has all TYPES as members. Raises RecursionFailed where there is none."""
    for f, t in zip(functions, types, strict=True):
        if not is_datatype(t):
            raise RecursionFailed(f.name, f"it recurs on a {t}, which is no datatype")
    for t in types:
        found = family(t)
        if all(found.member(u) is not None for u in types):
            return found
    names = ", ".join(str(t) for t in dict.fromkeys(types))
    raise RecursionFailed(
        functions[0].name, f"the types {names} that the group recurs on were not defined together"
    )
