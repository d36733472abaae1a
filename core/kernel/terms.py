"""Terms: variables, constants, literals, application to a tuple of arguments, abstraction.

Interned with nameless bound variables, so equal terms are one object, alpha-equivalence is identity,
and a term is a shared graph. Every traversal here visits a node once and keeps its own stack. A term
that exists is well typed. Bound variables have no public constructor: binders are made by abstracting
a free variable and opened by putting a term in its place.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping

from lemmata.core.kernel import types as ty
from lemmata.core.kernel.errors import KernelError
from lemmata.core.kernel.types import BOOL, NAT, Type, _Frozen

VAR, CONST, LIT, APP, LAM, BOUND = range(6)


class Symbol(_Frozen):
    """A constant's identity: its name, most general type, and the digest of its definition."""

    __slots__ = ("digest", "name", "type")
    name: str
    type: Type
    digest: str

    def __repr__(self) -> str:
        return f"Symbol({self.name})"


class _Node:
    """A term under construction: the same slots as `Term`, still assignable."""

    __slots__ = ("apps", "args", "free", "head", "kind", "loose", "name", "symbol", "tvars", "type", "value")
    kind: int
    type: Type
    head: Term  # of an application; the body of an abstraction
    args: tuple[Term, ...]
    name: str  # of a variable; of an abstraction, the name to show for what it binds
    symbol: Symbol
    value: int  # of a literal; of a bound variable, its index
    free: int  # bit mask of the free variables
    loose: int  # the highest loose index, plus one
    tvars: int  # bit mask of the type variables
    apps: dict[tuple[Term, ...], Term] | None  # the applications of this head


class Term(_Node):
    """An immutable, interned term. `kind` says which of the fields have a meaning."""

    __slots__ = ()
    __setattr__ = _Frozen.__setattr__
    __delattr__ = _Frozen.__delattr__
    __reduce__ = _Frozen.__reduce__

    def __repr__(self) -> str:
        return show(self)

    @property
    def body(self) -> Term:
        """What an abstraction binds its variable in; has a loose index: use `open_lam`."""
        return self.head


_set_apps = _Node.__dict__["apps"].__set__
_variables: list[Term] = []
_vars: dict[tuple[str, Type], Term] = {}
_consts: dict[tuple[Symbol, Type], Term] = {}
_lits: dict[tuple[Type, int], Term] = {}
_lams: dict[tuple[Type, Term], Term] = {}
_bounds: dict[tuple[int, Type], Term] = {}
_symbols: dict[tuple[str, str], Symbol] = {}


def _leaf(kind: int, t: Type) -> _Node:
    n = _Node.__new__(_Node)
    n.kind = kind
    n.type = t
    n.args = ()
    n.free = n.loose = 0
    n.tvars = t.tvars
    n.apps = None
    return n


def _seal(n: _Node) -> Term:
    n.__class__ = Term
    return n  # type: ignore[return-value]


def _check_type(t: Type) -> None:
    if type(t) is not Type or t.kind is not ty.TYPE:
        raise KernelError(f"not a type: {t!r}")


def var(name: str, t: Type) -> Term:
    """The free variable NAME of type T."""
    found = _vars.get((name, t))
    if found is None:
        _check_type(t)
        n = _leaf(VAR, t)
        n.name = ty.check_name(name)
        n.free = 1 << len(_variables)
        found = _vars[name, t] = _seal(n)
        _variables.append(found)
    return found


def new_symbol(name: str, t: Type, digest: str) -> Symbol:
    """The symbol identified by NAME and DIGEST. For the kernel's principles of definition."""
    found = _symbols.get((ty.check_name(name), digest))
    if found is None:
        found = Symbol.__new__(Symbol)
        for field, content in (("name", name), ("type", t), ("digest", digest)):
            object.__setattr__(found, field, content)
        _symbols[name, digest] = found
    if found.type is not t:
        raise KernelError(f"{name} exists with the type {found.type}")
    return found


def const(symbol: Symbol, t: Type | None = None) -> Term:
    """The constant SYMBOL at type T, an instance of its most general type (the default)."""
    if t is None:
        t = symbol.type
    found = _consts.get((symbol, t))
    if found is None:
        if type(symbol) is not Symbol or _symbols.get((symbol.name, symbol.digest)) is not symbol:
            raise KernelError(f"not a symbol: {symbol!r}")
        _check_type(t)
        if not ty.match(symbol.type, t, {}):
            raise KernelError(f"{symbol.name} : {symbol.type} has no instance of type {t}")
        n = _leaf(CONST, t)
        n.symbol = symbol
        n.name = symbol.name
        found = _consts[symbol, t] = _seal(n)
    return found


def lit(t: Type, value: int) -> Term:
    """The literal VALUE of type nat or of a word type of numeral width, in range."""
    found = _lits.get((t, value))
    if found is None or type(value) is not int:
        if type(value) is not int or value < 0:
            raise KernelError(f"a literal is a natural number, not {value!r}")
        if t is not NAT:
            if type(t) is not Type or t.con is not ty.WORD or not t.args[0].is_numeral:
                raise KernelError(f"no literals of type {t!r}")
            if value >> t.args[0].value:
                raise KernelError(f"{value} does not fit {t}")
        n = _leaf(LIT, t)
        n.value = value
        found = _lits[t, value] = _seal(n)
    return found


def nat(value: int) -> Term:
    """The natural literal VALUE."""
    return lit(NAT, value)


def app(f: Term, *args: Term) -> Term:
    """F applied to ARGS, one node whose head is no application. Raises KernelError if ill typed."""
    for t in (f, *args):
        if type(t) is not Term:
            raise KernelError(f"not a term: {t!r}")
        if t.loose:
            raise KernelError("a loose bound variable stands outside its binder")
    return _app(f, args)


def _app(f: Term, args: tuple[Term, ...]) -> Term:
    if not args:
        return f
    if f.kind == APP:
        args = f.args + args
        f = f.head
    apps = f.apps
    if apps is None:
        apps = {}
        _set_apps(f, apps)
    found = apps.get(args)
    return found if found is not None else _new_app(f, args, apps)


def _new_app(f: Term, args: tuple[Term, ...], apps: dict[tuple[Term, ...], Term]) -> Term:
    doms = f.type.doms
    if len(args) > len(doms):
        raise KernelError(f"{show(f)} : {f.type} applied to {len(args)} arguments")
    free, loose, tvars = f.free, f.loose, f.tvars
    for i, a in enumerate(args):
        if type(a) is not Term:
            raise KernelError(f"not a term: {a!r}")
        if a.type is not doms[i]:
            raise KernelError(f"{show(f)} wants a {doms[i]}, got {show(a)} : {a.type}")
        free |= a.free
        tvars |= a.tvars
        loose = max(loose, a.loose)
    n = _Node.__new__(_Node)
    n.kind = APP
    n.type = f.type.tails[len(args)]
    n.head = f
    n.args = args
    n.free = free
    n.loose = loose
    n.tvars = tvars
    n.apps = None
    n.__class__ = Term
    apps[args] = n  # type: ignore[assignment]
    return n  # type: ignore[return-value]


def lam(v: Term, body: Term) -> Term:
    """The abstraction of the free variable V in BODY."""
    if type(v) is not Term or v.kind != VAR or type(body) is not Term:
        raise KernelError("lam wants a variable and a term")
    if body.loose:
        raise KernelError("a loose bound variable stands outside its binder")
    return _lam(v.type, abstract(v, body), v.name)


def lams(vs: tuple[Term, ...] | list[Term], body: Term) -> Term:
    """BODY under the abstractions of VS, the first outermost."""
    for v in reversed(vs):
        body = lam(v, body)
    return body


def _lam(t: Type, body: Term, name: str) -> Term:
    found = _lams.get((t, body))
    if found is None:
        n = _leaf(LAM, ty.fun(t, body.type))
        n.head = body
        n.name = name
        n.free = body.free
        n.loose = max(0, body.loose - 1)
        n.tvars |= body.tvars
        found = _lams[t, body] = _seal(n)
    return found


def _bound(index: int, t: Type) -> Term:
    found = _bounds.get((index, t))
    if found is None:
        n = _leaf(BOUND, t)
        n.value = index
        n.loose = index + 1
        found = _bounds[index, t] = _seal(n)
    return found


def _transform(root: Term, keep: Callable[[Term, int], bool], leaf: Callable[[Term, int], Term]) -> Term:
    """ROOT with LEAF applied to its leaves; d counts the binders passed. KEEP prunes what stays."""
    memo: dict[tuple[Term, int], Term] = {}
    stack = [(root, 0)]
    while stack:
        key = stack[-1]
        t, d = key
        if key in memo:
            stack.pop()
        elif keep(t, d):
            memo[key] = t
        elif t.kind == APP:
            todo = [(a, d) for a in t.args if (a, d) not in memo]
            if (t.head, d) not in memo:
                todo.append((t.head, d))
            if todo:
                stack.extend(todo)
            else:
                memo[key] = _app(memo[t.head, d], tuple([memo[a, d] for a in t.args]))
        elif t.kind == LAM:
            inner = memo.get((t.head, d + 1))
            if inner is None:
                stack.append((t.head, d + 1))
            else:
                memo[key] = _lam(t.type.doms[0], inner, t.name)
        else:
            memo[key] = leaf(t, d)
    return memo[root, 0]


def abstract(v: Term, body: Term) -> Term:
    """BODY with a loose index where the variable V was: the inside of `lam`."""
    mask = v.free
    return _transform(body, lambda t, d: not t.free & mask, lambda t, d: _bound(d, t.type))


def open_lams(t: Term, arguments: tuple[Term, ...] | list[Term]) -> Term:
    """The body of nested abstractions with ARGUMENTS in place of what they bind, the first outermost."""
    n, body = len(arguments), t
    for a in arguments:
        if body.kind != LAM or type(a) is not Term or a.loose or a.type is not body.type.doms[0]:
            raise KernelError(f"cannot put {a!r} under the binder of {show(t)}")
        body = body.head
    if t.loose:
        raise KernelError("a loose bound variable stands outside its binder")
    return _transform(body, lambda u, d: u.loose <= d, lambda u, d: arguments[n - 1 - (u.value - d)])


def beta(t: Term) -> Term:
    """(λx. b) a rest ... with a put for x in b. Raises KernelError if T is not such a redex."""
    if t.kind != APP or t.head.kind != LAM:
        raise KernelError(f"not a beta redex: {show(t)}")
    return app(open_lams(t.head, t.args[:1]), *t.args[1:])


def substitute(t: Term, theta: Mapping[Term, Term]) -> Term:
    """T with the free variables of THETA replaced at once. Nothing is captured: there are no names."""
    mask = 0
    for v, a in theta.items():
        if type(v) is not Term or v.kind != VAR or type(a) is not Term or a.loose or a.type is not v.type:
            raise KernelError(f"cannot put {a!r} for {v!r}: want a variable and a term of its type")
        mask |= v.free
    return _substitute(t, theta, mask)


def _substitute(t: Term, theta: Mapping[Term, Term], mask: int) -> Term:
    memo: dict[Term, Term] = {}  # independent of the binders passed: what is put in has no loose index
    stack = [t]
    while stack:
        u = stack[-1]
        if u in memo:
            stack.pop()
        elif not u.free & mask:
            memo[u] = u
        elif u.kind == VAR:
            memo[u] = theta[u]
        else:
            children = (u.head, *u.args)
            todo = [c for c in children if c not in memo]
            if todo:
                stack.extend(todo)
            elif u.kind == LAM:
                memo[u] = _lam(u.type.doms[0], memo[u.head], u.name)
            else:
                memo[u] = _app(memo[u.head], tuple([memo[a] for a in u.args]))
    return memo[t]


def instantiate_types(t: Term, theta: Mapping[Type, Type]) -> Term:
    """T with the type and width variables of THETA replaced at once."""
    theta = ty.check_instantiation(theta)
    mask = 0
    for v in theta:
        mask |= v.tvars
    types: dict[Type, Type] = {}
    memo: dict[Term, Term] = {}
    stack = [t]
    while stack:
        u = stack[-1]
        if u in memo:
            stack.pop()
        elif not u.tvars & mask:
            memo[u] = u
        elif u.kind == APP or u.kind == LAM:
            todo = [c for c in (u.head, *u.args) if c not in memo]
            if todo:
                stack.extend(todo)
            elif u.kind == LAM:
                memo[u] = _lam(ty.instantiate(u.type.doms[0], theta, types), memo[u.head], u.name)
            else:
                memo[u] = _app(memo[u.head], tuple([memo[a] for a in u.args]))
        else:
            new = ty.instantiate(u.type, theta, types)
            memo[u] = (
                var(u.name, new)
                if u.kind == VAR
                else _bound(u.value, new)
                if u.kind == BOUND
                else const(u.symbol, new)
            )
    return memo[t]


def variables(free: int) -> list[Term]:
    """The variables of a bit mask, in the order of their numbers."""
    found = []
    while free:
        low = free & -free
        found.append(_variables[low.bit_length() - 1])
        free ^= low
    return found


def fresh(name: str, t: Type, avoid: int) -> Term:
    """A variable of type T that is not in the bit mask AVOID, called NAME or NAME and a number."""
    v, i = var(name, t), 0
    while v.free & avoid:
        i += 1
        v = var(f"{name}{i}", t)
    return v


def show(t: Term, limit: int = 30) -> str:
    """T as text for messages, cut off after about LIMIT nodes (never a walk of the whole graph)."""
    budget = [limit]

    def go(u: Term, names: tuple[str, ...]) -> str:
        budget[0] -= 1
        if budget[0] < 0:
            return "..."
        if u.kind == LIT:
            return str(u.value) if u.type is NAT else f"{u.value:#x}"
        if u.kind == BOUND:
            return names[-1 - u.value] if u.value < len(names) else f"#{u.value}"
        if u.kind == LAM:
            return f"(λ{u.name}. {go(u.head, (*names, u.name))})"
        if u.kind == APP:
            return f"({' '.join([go(u.head, names), *(go(a, names) for a in u.args[:limit])])})"
        return u.name

    return go(t, ())


PRIMITIVE = "primitive"
_A = ty.type_var("A")
EQ = new_symbol("=", ty.fun(_A, _A, BOOL), PRIMITIVE)
SELECT = new_symbol("@", ty.fun(ty.fun(_A, BOOL), _A), PRIMITIVE)


def eq(s: Term, t: Term) -> Term:
    """The equation s = t. Raises KernelError if the types differ."""
    return app(const(EQ, ty.fun(s.type, s.type, BOOL)), s, t)


def is_eq(t: Term) -> bool:
    """Is T an equation?"""
    return t.kind == APP and t.head.kind == CONST and t.head.symbol is EQ and len(t.args) == 2
