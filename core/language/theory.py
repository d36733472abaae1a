"""Types and datatypes in the kernel: lists, options and pairs, and those that users define."""

from __future__ import annotations

from functools import cache

from lemmata.core.kernel import datatypes as dt
from lemmata.core.kernel import definitions, logic
from lemmata.core.kernel import terms as tm
from lemmata.core.kernel import types as ty
from lemmata.core.kernel.errors import KernelError
from lemmata.core.kernel.terms import Symbol, Term
from lemmata.core.kernel.thm import Thm
from lemmata.core.kernel.types import Type, TypeCon
from lemmata.core.language import primitive
from lemmata.core.language.datatypes import LIST, NAT_DATA, OPTION, Constructor, Data, data_of
from lemmata.core.language.errors import DefinitionError
from lemmata.core.language.sorts import Con, Meta, Number, Param, Sort, instantiate, parts, resolve, show

_A, _B, _SELF = ty.type_var("A"), ty.type_var("B"), ty.type_var("Self")
LIST_TYPE = dt.datatype(dt.Spec("list", (_A,), _SELF, (("nil", ()), ("cons", (_A, _SELF)))))[0]
OPTION_TYPE = dt.datatype(dt.Spec("option", (_A,), _SELF, (("none", ()), ("some", (_A,)))))[0]
PAIR_TYPE = dt.datatype(dt.Spec("prod", (_A, _B), _SELF, (("pair", (_A, _B)),)))[0]

_DATA: dict[str, dt.Datatype] = {"list": LIST_TYPE, "option": OPTION_TYPE, "nat": dt.NAT_DATA}
_SURFACE: dict[Symbol, Constructor] = {}
_FIELDS: dict[tuple[str, int], Symbol] = {}
_PROJECTIONS: dict[Symbol, tuple[str, Thm]] = {}

for _data, _kernel in ((LIST, LIST_TYPE), (OPTION, OPTION_TYPE)):
    for _constructor, _term in zip(_data.constructors, _kernel.constructors, strict=True):
        _SURFACE[_term.term.symbol] = _constructor


def lower_sort(sort: Sort, own: dict[str, Type] | None = None) -> Type:
    """The kernel's type; ``own`` stands for the types of a group that is being defined."""
    sort = resolve(sort)
    if isinstance(sort, Param):
        return ty.width_var(sort.name) if sort.width else ty.type_var(sort.name)
    if isinstance(sort, Number):
        return ty.num(sort.value)
    if isinstance(sort, Meta):
        raise DefinitionError("a type is not known")
    if own and sort.name in own:
        return own[sort.name]
    if sort.name in ("bool", "nat"):
        return ty.BOOL if sort.name == "bool" else ty.NAT
    if sort.name == "str":
        return ty.con(LIST_TYPE.con, ty.NAT)
    args = [lower_sort(arg, own) for arg in sort.args]
    if sort.name == "word":
        return ty.word(args[0])
    if sort.name == "fun":
        return ty.fun(*args)
    if sort.name == "tuple":
        found = args.pop()
        while args:
            found = ty.con(PAIR_TYPE.con, args.pop(), found)
        return found
    kind = primitive.by_key(sort.name)
    return ty.con(kind.con() if kind is not None else kernel_data(sort).con, *args)


def kernel_data(sort: Con) -> dt.Datatype:
    """The kernel's datatype of a type, introduced on first use."""
    found = _DATA.get(sort.name)
    if found is None:
        data = data_of(sort)
        if data is None or sort.name == "tuple":
            raise DefinitionError(f"{show(sort)} is not a datatype")
        introduce(data)
        found = _DATA[sort.name]
    return found


def constructor_term(constructor: Constructor) -> Term:
    """The kernel's constructor at its most general type; of tuples, ``pair``."""
    if constructor.data.key.startswith("tuple"):
        return PAIR_TYPE.constructors[0].term
    return kernel_data(constructor.data.sort).constructors[constructor.index].term


def key_of(con: TypeCon | None) -> str | None:
    """The key of the datatype that a type constructor of the kernel is; None where there is none."""
    kind = primitive.by_con(con)
    return (
        kind.key if kind is not None else next((key for key, data in _DATA.items() if data.con is con), None)
    )


def surface_constructor(symbol: Symbol) -> Constructor | None:
    """The constructor of the language that a constant is."""
    return _SURFACE.get(symbol)


def introduce(data: Data) -> None:
    """Introduce a datatype with those that it is mutually recursive with."""
    group = _mutual(data)
    params = data.params
    own = {member.key: ty.type_var(f"Self.{member.name}") for member in group}
    specs = []
    for member in group:
        renaming: dict[Param, Sort] = dict(zip(member.params, params, strict=False))
        if len(member.params) != len(params):
            raise DefinitionError(
                f"{member.name} and {data.name} refer to each other but differ in their variables"
            )
        constructors = []
        for constructor in member.constructors:
            fields = [instantiate(field, renaming) for _, field in constructor.fields]
            for field in fields:
                _check_uniform(field, own, params, member)
            constructors.append(
                (_kernel_name(constructor), tuple(lower_sort(field, own) for field in fields))
            )
        kernel_params = tuple(lower_sort(p) for p in params)
        specs.append(dt.Spec(member.name, kernel_params, own[member.key], tuple(constructors)))
    try:
        made = dt.datatype(*specs)
    except KernelError as error:
        raise DefinitionError(f"datatype {data.name}: {error}") from error
    for member, kernel in zip(group, made, strict=True):
        _DATA[member.key] = kernel
        for surface, term in zip(member.constructors, kernel.constructors, strict=True):
            _SURFACE[term.term.symbol] = surface


def _kernel_name(constructor: Constructor) -> str:
    data = constructor.data
    if isinstance(constructor.python, type):
        module, _, name = data.name.rpartition(".")
        return f"{data.name}.mk" if constructor.name == name else f"{module}.{constructor.name}"
    return f"{data.name}.{constructor.name}"


def _mentioned(data: Data) -> list[Data]:
    """The users' datatypes in the fields of a datatype."""
    found: dict[Data, None] = {}
    for constructor in data.constructors:
        for _, field in constructor.fields:
            for part in parts(field):
                other = data_of(part) if isinstance(part, Con) else None
                if (
                    other is not None
                    and other not in (LIST, OPTION, NAT_DATA)
                    and not other.key.startswith("tuple")
                ):
                    found[other] = None
    return list(found)


def _mutual(data: Data) -> list[Data]:
    """A datatype and those that refer to it and that it refers to, in the order of their names."""

    def reachable(start: Data) -> set[Data]:
        seen: set[Data] = set()
        stack = _mentioned(start)
        while stack:
            top = stack.pop()
            if top not in seen:
                seen.add(top)
                stack.extend(_mentioned(top))
        return seen

    others = [other for other in reachable(data) if other is not data and data in reachable(other)]
    return sorted([data, *others], key=lambda d: d.key)


def _check_uniform(field: Sort, own: dict[str, Type], params: tuple[Param, ...], data: Data) -> None:
    for part in parts(field):
        if isinstance(part, Con) and part.name in own and part.args != params:
            hint = "a datatype refers to itself with its own type variables"
            raise DefinitionError(f"datatype {data.name} has a field {show(part)}", hint=hint)


def projection(constructor: Constructor, index: int, record: Term) -> Term:
    """A field of a record or tuple."""
    if not constructor.data.key.startswith("tuple"):
        return logic.call(_field(constructor, index), record)
    for _ in range(index):
        record = logic.call(_pair_part(1), record)
    last = index == len(constructor.fields) - 1
    return record if last else logic.call(_pair_part(0), record)


@cache
def _pair_part(index: int) -> Symbol:
    """``fst`` or ``snd``."""
    pair = PAIR_TYPE
    r, parts_ = tm.var("p", pair.type), [tm.var("a", _A), tm.var("b", _B)]
    body = logic.call(pair.case, r, tm.lams(parts_, parts_[index]))
    return _define_projection(("fst", "snd")[index], tm.lam(r, body))


def _define_projection(name: str, right: Term) -> Symbol:
    equation = definitions.define(name, right)
    symbol = equation.concl.args[0].symbol
    _PROJECTIONS[symbol] = name.rpartition(".")[2], equation
    return symbol


def _field(constructor: Constructor, index: int) -> Symbol:
    """The constant that reads a field of a record."""
    data = constructor.data
    found = _FIELDS.get((data.key, index))
    if found is None:
        kernel = kernel_data(data.sort)
        record = tm.var("record", kernel.type)
        types = kernel.constructors[0].fields
        names = [name for name, _ in constructor.fields]
        fields = [tm.var(name, t) for name, t in zip(names, types, strict=True)]
        body = logic.call(kernel.case, record, tm.lams(fields, fields[index]))
        found = _define_projection(f"{data.name}.{names[index]}", tm.lam(record, body))
        _FIELDS[data.key, index] = found
    return found


def projection_of(symbol: Symbol) -> tuple[str, Thm] | None:
    """The name of the field that a constant reads, and the equation that defines it; None for others."""
    return _PROJECTIONS.get(symbol)
