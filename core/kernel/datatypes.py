"""Datatypes: mutual, polymorphic, strictly positive, nested under datatypes that exist.

A group of types is introduced by its constructors. What is known of them are theorem schemes, made on
demand: distinctness, injectivity, case and recursor equations, induction. An argument such as `list[D]`
in the definition of D makes `list[D]` one more member of the group, with the constructors that lists
have. A member under a function type, or a type without a finite value, is refused.

The naturals are the datatype 0 | Suc, whose constructor 0 is the literal.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import TypeVar

from lemmata.core.kernel import terms as tm
from lemmata.core.kernel import types as ty
from lemmata.core.kernel.digest import digest
from lemmata.core.kernel.errors import KernelError
from lemmata.core.kernel.logic import CONSTANTS, F, T, call, conj, forall, implies
from lemmata.core.kernel.terms import Symbol, Term, app, eq
from lemmata.core.kernel.thm import _NOTHING, Thm, _make
from lemmata.core.kernel.types import BOOL, NAT, Type, TypeCon, fun


@dataclass(frozen=True, eq=False)
class Spec:
    """One type of a group to be defined: SELF is the variable that stands for it in argument types."""

    name: str
    params: tuple[Type, ...]
    self: Type
    constructors: tuple[tuple[str, tuple[Type, ...]], ...]


@dataclass(frozen=True, eq=False)
class Constructor:
    """A constructor: a constant (0 is a literal) and the types of its fields."""

    term: Term
    fields: tuple[Type, ...]


@dataclass(frozen=True, eq=False)
class Member:
    """A type of a group, its constructors, and its recursor."""

    type: Type
    constructors: tuple[Constructor, ...]
    rec: Symbol


@dataclass(frozen=True, eq=False)
class Datatype:
    """A type introduced by its constructors. `index` is its place in the members of its group."""

    con: TypeCon
    params: tuple[Type, ...]
    constructors: tuple[Constructor, ...]
    case: Symbol
    group: Group
    index: int

    @property
    def type(self) -> Type:
        return self.group.members[self.index].type


@dataclass(frozen=True, eq=False)
class Group:
    """Types defined together; `members` are they and then the nested instances; `specs` is what was asked."""

    specs: tuple[Spec, ...]
    members: tuple[Member, ...]


_datatypes: dict[TypeCon, Datatype] = {}
_constructors: dict[Symbol, tuple[Datatype, int]] = {}
_cases: dict[Symbol, Datatype] = {}
_recursors: dict[Symbol, tuple[Group, int]] = {}
_groups: dict[str, tuple[Datatype, ...]] = {}


def datatype_of(con: TypeCon | None) -> Datatype | None:
    """The datatype that CON is, if it is one."""
    return _datatypes.get(con) if con is not None else None


def constructor_of(symbol: Symbol) -> tuple[Datatype, int] | None:
    """The datatype and index of the constructor that SYMBOL is, if it is one."""
    return _constructors.get(symbol)


def case_of(symbol: Symbol) -> Datatype | None:
    """The datatype whose case constant SYMBOL is, if it is one."""
    return _cases.get(symbol)


def recursor_of(symbol: Symbol) -> tuple[Group, int] | None:
    """The group and member whose recursor SYMBOL is, if it is one."""
    return _recursors.get(symbol)


def datatype(*specs: Spec) -> tuple[Datatype, ...]:
    """Introduce a group of types. Raises KernelError if it is not strictly positive, or a type is empty."""
    _check_specs(specs)
    text = [f"{s.name} {' '.join(c for c, _ in s.constructors)}" for s in specs]
    shapes = [fun(*fields, s.self) for s in specs for _, fields in s.constructors]
    mark = digest("\n".join(["datatype", *text]), *[t for s in specs for t in (*s.params, s.self)], *shapes)
    found = _groups.get(mark)
    if found is None:
        found = _groups[mark] = _introduce(specs, mark)
    return found


def _check_specs(specs: Sequence[Spec]) -> None:
    names = [n for s in specs for n in (s.name, *(c for c, _ in s.constructors))]
    names += [f"{s.name}.{suffix}" for s in specs for suffix in ("case", "rec")]
    if not specs or len(set(names)) < len(names):
        raise KernelError(f"datatype: the names {names} are not distinct")
    selves = [s.self for s in specs]
    for s in specs:
        variables = [*s.params, *selves]
        if any(not v.is_var for v in variables) or len(set(variables)) < len(variables):
            raise KernelError(f"datatype {s.name}: want distinct variables as parameters, got {variables}")
        if any(v.kind is not ty.TYPE for v in selves) or s.params != specs[0].params:
            raise KernelError(f"datatype {s.name}: the types of a group have the same parameters")
        mask = 0
        for v in variables:
            mask |= v.tvars
        for c, fields in s.constructors:
            if any(f.kind is not ty.TYPE or f.tvars & ~mask for f in fields):
                raise KernelError(f"datatype {s.name}: {c} has a field with a variable that is no parameter")


def _introduce(specs: tuple[Spec, ...], mark: str) -> tuple[Datatype, ...]:
    kinds = tuple(p.kind for p in specs[0].params)
    # the constructors of types are registered only after every check: build on provisional ones
    cons = [ty.new_con(s.name, kinds, mark) for s in specs]
    news = [ty.con(c, *specs[0].params) for c in cons]
    theta = {s.self: t for s, t in zip(specs, news, strict=True)}
    systems = []
    for s, t in zip(specs, news, strict=True):
        built = []
        for name, fields in s.constructors:
            types = tuple(ty.instantiate(f, theta) for f in fields)
            built.append((name, types))
        systems.append((t, built))
    shapes = _expand([(t, [types for _, types in built]) for t, built in systems], cons)
    _check_inhabited(shapes)
    own = [
        tuple(Constructor(tm.const(tm.new_symbol(c, fun(*fs, t), mark)), fs) for c, fs in built)
        for t, built in systems
    ]
    every = [*own, *(_instances(t) for t, _ in shapes[len(own) :])]
    names = [f"{s.name}.rec" for s in specs]
    names += [f"{specs[0].name}.rec{i}" for i in range(len(own), len(every))]
    return _register(specs, cons, [t for t, _ in shapes], every, names, mark)


def _register(
    specs: tuple[Spec, ...],
    cons: Sequence[TypeCon],
    types: Sequence[Type],
    constructors: Sequence[tuple[Constructor, ...]],
    names: Sequence[str],
    mark: str,
) -> tuple[Datatype, ...]:
    results = _result_variables(types)
    steps = [
        fun(*c.fields, *[results[types.index(f)] for f in c.fields if f in types], results[m])
        for m, cs in enumerate(constructors)
        for c in cs
    ]
    recs = [tm.new_symbol(n, fun(*steps, t, r), mark) for n, t, r in zip(names, types, results, strict=True)]
    group = Group(specs, tuple(Member(*x) for x in zip(types, constructors, recs, strict=True)))
    for m, rec in enumerate(recs):
        _recursors[rec] = (group, m)
    made = []
    for i, con in enumerate(cons):
        branches = [fun(*c.fields, results[0]) for c in constructors[i]]
        case = tm.new_symbol(f"{con.name}.case", fun(types[i], *branches, results[0]), mark)
        data = Datatype(con, types[i].args, constructors[i], case, group, i)
        _datatypes[con] = _cases[case] = data
        for j, c in enumerate(constructors[i]):
            if c.term.kind == tm.CONST:
                _constructors[c.term.symbol] = (data, j)
        made.append(data)
    return tuple(made)


def _result_variables(types: Sequence[Type]) -> list[Type]:
    used = 0
    for t in types:
        used |= t.tvars
    found: list[Type] = []
    n = 0
    while len(found) < len(types):
        v = ty.type_var(f"R{n}")
        if not v.tvars & used:
            found.append(v)
        n += 1
    return found


X = TypeVar("X")
Shapes = list[tuple[Type, list[tuple[Type, ...]]]]


def _expand(shapes: Shapes, cons: Sequence[TypeCon]) -> Shapes:
    """SHAPES with the nested instances added. Raises KernelError where an occurrence is not positive."""
    members = [t for t, _ in shapes]
    for _, rows in shapes:  # grows while we walk it
        for field in [f for fields in rows for f in fields]:
            if field in members or not ty.occurs(field, cons):
                continue
            nested = datatype_of(field.con)
            if nested is None:
                raise KernelError(
                    f"{cons[0].name} does not occur strictly positively in the field type {field}"
                )
            members.append(field)
            shapes.append((field, [c.fields for c in _instances(field)]))
    return shapes


def _instances(t: Type) -> tuple[Constructor, ...]:
    """The constructors of the datatype whose instance T is, at that instance."""
    data = datatype_of(t.con)
    if data is None:
        raise KernelError(f"{t} is not a datatype")
    theta = dict(zip(data.params, t.args, strict=True))
    found = []
    for c in data.constructors:
        fields = tuple(ty.instantiate(f, theta) for f in c.fields)
        found.append(Constructor(tm.instantiate_types(c.term, theta), fields))
    return tuple(found)


def _check_inhabited(shapes: Shapes) -> None:
    members = {t for t, _ in shapes}
    empty = set(members)
    changed = True
    while changed:
        full = {t for t, rows in shapes if t in empty and any(empty.isdisjoint(fs) for fs in rows)}
        changed = bool(full)
        empty -= full
    if empty:
        raise KernelError(f"these types would be empty: {sorted(map(str, empty))}")


# Theorem schemes -----------------------------------------------------------------------------------


def _theorem(data: Datatype, kind: str, i: int, j: int, concl: Term) -> Thm:
    return _make(_NOTHING, concl, _NOTHING, "DATATYPE", (), (data, kind, i, j))


def _registered(data: Datatype) -> Datatype:
    if type(data) is not Datatype or _datatypes.get(data.con) is not data:
        raise KernelError(f"not a datatype: {data!r}")
    return data


def _variables(stem: str, types: Sequence[Type]) -> list[Term]:
    return [tm.var(f"{stem}{i}", t) for i, t in enumerate(types)]


def distinct(data: Datatype, i: int, j: int) -> Thm:
    """⊢ (Ci x0 ... = Cj y0 ...) = F, for i and j not equal."""
    cs = _registered(data).constructors
    if not (0 <= i < len(cs) and 0 <= j < len(cs)) or i == j:
        raise KernelError(f"distinct: no two constructors {i} and {j}")
    left = app(cs[i].term, *_variables("x", cs[i].fields))
    right = app(cs[j].term, *_variables("y", cs[j].fields))
    return _theorem(data, "distinct", i, j, eq(eq(left, right), F))


def injective(data: Datatype, i: int) -> Thm:
    """⊢ (Ci x0 ... = Ci y0 ...) = (x0 = y0 and ...)."""
    c = _at(_registered(data).constructors, i)
    xs, ys = _variables("x", c.fields), _variables("y", c.fields)
    pairs = [eq(x, y) for x, y in zip(xs, ys, strict=True)]
    same = pairs.pop() if pairs else T
    while pairs:
        same = conj(pairs.pop(), same)
    return _theorem(data, "injective", i, 0, eq(eq(app(c.term, *xs), app(c.term, *ys)), same))


def case_equation(data: Datatype, i: int) -> Thm:
    """⊢ D.case (Ci x0 ...) f0 f1 ... = fi x0 ..."""
    c = _at(_registered(data).constructors, i)
    xs = _variables("x", c.fields)
    fs = _variables("f", data.case.type.doms[1 : 1 + len(data.constructors)])
    left = app(tm.const(data.case), app(c.term, *xs), *fs)
    return _theorem(data, "case", i, 0, eq(left, app(fs[i], *xs)))


def rec_equation(data: Datatype, m: int, j: int) -> Thm:
    """⊢ rec_m f0 f1 ... (Cmj x0 ...) = f x0 ... (rec x for each recursive x), f the step of Cmj."""
    members = _registered(data).group.members
    member = _at(members, m)
    c = _at(member.constructors, j)
    xs = _variables("x", c.fields)
    count = sum(len(other.constructors) for other in members)
    fs = _variables("f", member.rec.type.doms[:count])
    recs = {other.type: app(tm.const(other.rec), *fs) for other in members}
    step = fs[sum(len(other.constructors) for other in members[:m]) + j]
    below = [app(recs[x.type], x) for x in xs if x.type in recs]
    return _theorem(data, "rec", m, j, eq(app(recs[member.type], app(c.term, *xs)), app(step, *xs, *below)))


def induction(data: Datatype) -> Thm:
    """⊢ case implies ... implies (forall x. P0 x) and (forall x. P1 x) ..., a predicate a member."""
    members = _registered(data).group.members
    ps = {m.type: tm.var(f"P{i}", fun(m.type, BOOL)) for i, m in enumerate(members)}
    goals = []
    for m in members:
        x = tm.var("x", m.type)
        goals.append(forall(x, app(ps[m.type], x)))
    statement = goals.pop()
    while goals:
        statement = conj(goals.pop(), statement)
    for m in reversed(members):
        for c in reversed(m.constructors):
            xs = _variables("x", c.fields)
            step = app(ps[m.type], app(c.term, *xs))
            for x in reversed(xs):
                if x.type in ps:
                    step = implies(app(ps[x.type], x), step)
            for x in reversed(xs):
                step = forall(x, step)
            statement = implies(step, statement)
    return _theorem(data, "induction", 0, 0, statement)


def _at(items: tuple[X, ...], i: int) -> X:
    if type(i) is not int or not 0 <= i < len(items):
        raise KernelError(f"no constructor or member {i}")
    return items[i]


def NAT_SUC(n: int) -> Thm:
    """
    -----------------  literals n+1 and n
    ⊢ n+1 = Suc n
    """
    concl = eq(tm.nat(n + 1), call(SUC, tm.nat(n)))
    return _make(_NOTHING, concl, _NOTHING, "NAT_SUC", (), (n,))


SUC = tm.new_symbol("Suc", fun(NAT, NAT), tm.PRIMITIVE)
_SELF = ty.type_var("nat")
_NAT_SPEC = Spec("nat", (), _SELF, (("0", ()), ("Suc", (_SELF,))))
_NAT_CONSTRUCTORS = (Constructor(tm.nat(0), ()), Constructor(tm.const(SUC), (NAT,)))
NAT_DATA = _register((_NAT_SPEC,), [ty.NAT_CON], [NAT], [_NAT_CONSTRUCTORS], ["nat.rec"], tm.PRIMITIVE)[0]
NAT_CASE, NAT_REC = NAT_DATA.case, NAT_DATA.group.members[0].rec
CONSTANTS.update({s.name: s for s in (SUC, NAT_CASE, NAT_REC)})
