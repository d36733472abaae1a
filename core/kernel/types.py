"""Types: variables, width variables, numerals, and constructors applied to types.

Interned: equal types are one object, so equality is identity. Widths are a kind of their own: a
numeral or width variable never stands where a type does, nor the reverse. A constructor is
identified by its name and the digest of its definition, so a name can never gain a second meaning.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping

from lemmata.core.kernel.errors import KernelError

TYPE, WIDTH = "type", "width"
MAX_DEPTH = 600  # functions over types recurse; deeper types are refused when they are built


class _Frozen:
    """Instances are filled by the kernel's constructors and refuse assignment afterwards."""

    __slots__ = ()

    def __setattr__(self, name: str, value: object) -> None:
        raise AttributeError(f"{type(self).__name__} is immutable: cannot set {name}")

    def __delattr__(self, name: str) -> None:
        raise AttributeError(f"{type(self).__name__} is immutable: cannot delete {name}")

    def __reduce__(self) -> str:
        raise TypeError(f"{type(self).__name__} cannot be copied or pickled: write a proof file instead")


class TypeCon(_Frozen):
    """A type constructor: its name, the kinds of its parameters, the digest of what introduced it."""

    __slots__ = ("digest", "kinds", "name")
    name: str
    kinds: tuple[str, ...]
    digest: str

    def __repr__(self) -> str:
        return f"TypeCon({self.name})"


class Type(_Frozen):
    """A type or a width.

    `kind` is TYPE or WIDTH. A variable has a `name`; a numeral a `value`; an application has `con`
    and `args`. `tvars` is the bit mask of the variables inside. `doms` and `tails` uncurry a function
    type: `tails[i]` is what is left after i arguments.
    """

    __slots__ = ("args", "con", "depth", "doms", "kind", "name", "tails", "tvars", "value")
    kind: str
    name: str
    value: int
    con: TypeCon | None
    args: tuple[Type, ...]
    tvars: int
    depth: int
    doms: tuple[Type, ...]
    tails: tuple[Type, ...]

    def __repr__(self) -> str:
        return show(self)

    @property
    def is_var(self) -> bool:
        return bool(self.name)

    @property
    def is_numeral(self) -> bool:
        return self.kind is WIDTH and not self.name

    @property
    def is_fun(self) -> bool:
        return self.con is FUN


_set = object.__setattr__
_variables: list[Type] = []  # a variable's number is its index
_vars: dict[tuple[str, str], Type] = {}
_numerals: dict[int, Type] = {}
_apps: dict[tuple[object, ...], Type] = {}
_cons: dict[tuple[str, str], TypeCon] = {}


def check_name(name: str) -> str:
    """NAME itself. Raises KernelError unless it is a non-empty string of printable characters, no blanks."""
    if type(name) is not str or not name or not name.isprintable() or " " in name:
        raise KernelError(f"bad name {name!r}: want printable characters without blanks")
    return name


def _make(kind: str, name: str, value: int, con: TypeCon | None, args: tuple[Type, ...], tvars: int) -> Type:
    t = Type.__new__(Type)
    depth = 1 + max((a.depth for a in args), default=0)
    if depth > MAX_DEPTH:
        raise KernelError(f"type deeper than {MAX_DEPTH}")
    fields: tuple[tuple[str, object], ...] = (
        ("kind", kind),
        ("name", name),
        ("value", value),
        ("con", con),
        ("args", args),
        ("tvars", tvars),
        ("depth", depth),
    )
    for field, content in fields:
        _set(t, field, content)
    function = con is not None and con is FUN
    _set(t, "doms", (args[0], *args[1].doms) if function else ())
    _set(t, "tails", (t, *args[1].tails) if function else (t,))
    return t


def _variable(kind: str, name: str) -> Type:
    found = _vars.get((kind, check_name(name)))
    if found is None:
        found = _make(kind, name, 0, None, (), 1 << len(_variables))
        _variables.append(found)
        _vars[kind, name] = found
    return found


def type_var(name: str) -> Type:
    """The type variable NAME."""
    return _variable(TYPE, name)


def width_var(name: str) -> Type:
    """The width variable NAME; another variable than the type variable of that name."""
    return _variable(WIDTH, name)


def num(n: int) -> Type:
    """The width N. Raises KernelError unless N is an int (not a bool) and not negative."""
    if type(n) is not int or n < 0:
        raise KernelError(f"a width is a natural number, not {n!r}")
    found = _numerals.get(n)
    if found is None:
        found = _numerals[n] = _make(WIDTH, "", n, None, (), 0)
    return found


def new_con(name: str, kinds: tuple[str, ...], digest: str) -> TypeCon:
    """The constructor identified by NAME and DIGEST. For the kernel's principles of definition."""
    found = _cons.get((check_name(name), digest))
    if found is None:
        if any(k not in (TYPE, WIDTH) for k in kinds):
            raise KernelError(f"bad kinds {kinds!r}")
        found = TypeCon.__new__(TypeCon)
        for field, content in (("name", name), ("kinds", kinds), ("digest", digest)):
            _set(found, field, content)
        _cons[name, digest] = found
    if found.kinds != kinds:
        raise KernelError(f"{name} exists with other kinds")
    return found


def con(c: TypeCon, *args: Type) -> Type:
    """C applied to ARGS. Raises KernelError on a wrong number of arguments or a wrong kind."""
    key = (c, *args)
    found = _apps.get(key)
    if found is not None:
        return found
    if type(c) is not TypeCon or _cons.get((c.name, c.digest)) is not c:
        raise KernelError(f"not a type constructor: {c!r}")
    if len(args) != len(c.kinds):
        raise KernelError(f"{c.name} takes {len(c.kinds)} arguments, got {len(args)}")
    tvars = 0
    for arg, kind in zip(args, c.kinds, strict=True):
        if type(arg) is not Type:
            raise KernelError(f"not a type: {arg!r}")
        if arg.kind is not kind:
            raise KernelError(f"{c.name} wants a {kind}, got the {arg.kind} {arg}")
        tvars |= arg.tvars
    found = _apps[key] = _make(TYPE, "", 0, c, args, tvars)
    return found


def variables(tvars: int) -> list[Type]:
    """The variables of a bit mask, in the order of their numbers."""
    found = []
    while tvars:
        low = tvars & -tvars
        found.append(_variables[low.bit_length() - 1])
        tvars ^= low
    return found


def check_instantiation(theta: Mapping[Type, Type]) -> dict[Type, Type]:
    """A copy of THETA. Raises KernelError unless it maps variables to types of the same kind."""
    copy = dict(theta)
    for v, t in copy.items():
        if type(v) is not Type or not v.name or type(t) is not Type or v.kind is not t.kind:
            raise KernelError(f"cannot instantiate {v!r} with {t!r}: want variables of one kind")
    return copy


def instantiate(t: Type, theta: Mapping[Type, Type], memo: dict[Type, Type] | None = None) -> Type:
    """T with the variables of THETA (checked by `check_instantiation`) replaced at once."""
    if not t.tvars:
        return t
    if t.name:
        return theta.get(t, t)
    if memo is None:
        memo = {}
    found = memo.get(t)
    if found is None:
        if t.con is None:
            raise KernelError(f"not a type application: {t!r}")
        found = memo[t] = con(t.con, *(instantiate(a, theta, memo) for a in t.args))
    return found


def match(pattern: Type, t: Type, theta: dict[Type, Type]) -> bool:
    """Extend THETA so that PATTERN under it is T; False where that cannot be (THETA is then spoilt)."""
    if pattern is t and not pattern.tvars:
        return True
    if pattern.name:
        if pattern.kind is not t.kind:
            return False
        return theta.setdefault(pattern, t) is t
    if pattern.con is None or pattern.con is not t.con:
        return False
    return all(match(p, a, theta) for p, a in zip(pattern.args, t.args, strict=True))


def occurs(t: Type, targets: Iterable[TypeCon]) -> bool:
    """Does a constructor of TARGETS occur in T?"""
    wanted, seen, stack = set(targets), set(), [t]
    while stack:
        u = stack.pop()
        if u in seen:
            continue
        seen.add(u)
        if u.con in wanted:
            return True
        stack.extend(u.args)
    return False


def show(t: Type, limit: int = 40) -> str:
    """T as text, cut off after about LIMIT nodes."""
    budget = [limit]

    def go(u: Type, left: bool) -> str:
        budget[0] -= 1
        if budget[0] < 0:
            return "..."
        if u.name:
            return u.name
        if u.con is None:
            return str(u.value)
        if u.con is FUN:
            text = f"{go(u.args[0], True)} -> {go(u.args[1], False)}"
            return f"({text})" if left else text
        return u.con.name + (f"[{', '.join(go(a, False) for a in u.args)}]" if u.args else "")

    return go(t, False)


FUN = new_con("fun", (TYPE, TYPE), "primitive")
BOOL = con(new_con("bool", (), "primitive"))
NAT_CON = new_con("nat", (), "primitive")
NAT = con(NAT_CON)
WORD = new_con("word", (WIDTH,), "primitive")


def fun(*types: Type) -> Type:
    """`fun(a, b, r)` is a -> b -> r."""
    result = types[-1]
    for t in reversed(types[:-1]):
        result = con(FUN, t, result)
    return result


def word(width: int | Type) -> Type:
    """The type of words of a width: a number, a numeral or a width variable."""
    return con(WORD, num(width) if type(width) is int else width)  # type: ignore[arg-type]
