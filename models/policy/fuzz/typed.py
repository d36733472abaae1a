"""Random expressions that have a type in an environment, most of them.

A condition is made of comparisons of what the request and the entities hold with one another and with literals from
a small pool, so that it is neither always true nor always false. What a path needs (`has`, `hasTag`) is put before
the comparison that it is in; now and then it is left out, or an expression of another type is taken.
"""

from __future__ import annotations

import random
from collections.abc import Callable

from lemmata.core.language import Some
from lemmata.models.policy.expressions import (
    And,
    Binary,
    BinaryOp,
    Call,
    Expr,
    ExtFun,
    GetAttr,
    HasAttr,
    Is,
    IsEmpty,
    Ite,
    Like,
    Lit,
    Neg,
    Not,
    Or,
    RecordExpr,
    SetExpr,
    Unary,
    Var,
    Variable,
)
from lemmata.models.policy.extensions.duration import parse_duration
from lemmata.models.policy.fuzz.atoms import DAY, LEAST, MOST, pattern
from lemmata.models.policy.fuzz.paths import Path, Paths
from lemmata.models.policy.fuzz.worlds import CONSTRUCTORS, World
from lemmata.models.policy.schema import (
    BoolKind,
    BoolType,
    EntityType,
    ExtensionType,
    ExtType,
    LongType,
    RecordType,
    SetType,
    StringType,
    Type,
)
from lemmata.models.policy.syntax.canonical import signed
from lemmata.models.policy.syntax.expression_reader import long
from lemmata.models.policy.validation.environments import Environment
from lemmata.models.policy.values import Bool, Duration, Entity, String

BOOL, LONG, STRING = BoolType(BoolKind.ANY), LongType(), StringType()
DECIMAL, IPADDR, DATETIME, DURATION = map(ExtensionType, ExtType)
COMPARISONS = (ExtFun.LESS_THAN, ExtFun.LESS_THAN_OR_EQUAL, ExtFun.GREATER_THAN, ExtFun.GREATER_THAN_OR_EQUAL)
IP_EDGES = ("127.0.0.1", "127.0.0.0/8", "126.0.0.0/7", "128.0.0.0", "::1", "::1/127", "224.0.0.0/4", "239.255.255.255",
            "224.0.0.0/3", "ff00::/8", "ff00::/7", "fe00::")  # fmt: skip
IP_TESTS = (ExtFun.IS_IPV4, ExtFun.IS_IPV6, ExtFun.IS_LOOPBACK, ExtFun.IS_MULTICAST)
UNITS = {ExtFun.TO_MILLISECONDS: 1, ExtFun.TO_SECONDS: 1000, ExtFun.TO_MINUTES: 60_000, ExtFun.TO_HOURS: 3_600_000,
         ExtFun.TO_DAYS: DAY}  # fmt: skip
ARITHMETIC = (BinaryOp.ADD, BinaryOp.SUB, BinaryOp.MUL)


class Typed:
    """Expressions of one environment."""

    def __init__(self, rng: random.Random, world: World, env: Environment, slip: float) -> None:
        self.rng, self.world, self.pool, self.env, self.slip = rng, world, world.pool, env, slip
        self.paths = Paths(rng, world, env)
        self.guards: list[Expr] = []

    # Truth values

    def condition(self, fuel: int) -> Expr:
        """A Bool that stands by itself: nothing outside need be there."""
        kind = self.rng.randrange(12)
        if fuel <= 0 or kind < 4:
            return self._atom(fuel)
        if kind < 7:
            return And(self.condition(fuel - 1), self.condition(fuel - 1))
        if kind < 9:
            return Or(self.condition(fuel - 1), self.condition(fuel - 1))
        if kind == 9:
            return Unary(Not(), self.condition(fuel - 1))
        return Ite(*(self.condition(fuel - 1) for _ in range(3)))

    def _atom(self, fuel: int) -> Expr:
        """A comparison, behind what it needs."""
        outer, self.guards = self.guards, []
        made = self.rng.choice(_COMPARISONS)(self, fuel)
        needed: list[Expr] = []
        for guard in self.guards:
            if guard not in needed:
                needed.append(guard)
        self.guards = outer
        kind = self.rng.random()
        if not needed or kind < 0.05:
            return made
        whole = needed[0]
        for guard in needed[1:]:
            whole = And(whole, guard)
        if kind < 0.2:
            return Ite(whole, made, self._atom(0) if fuel > 0 else Lit(Bool(self.rng.random() < 0.5)))
        return Or(Unary(Not(), whole), made) if kind < 0.22 else And(whole, made)

    def _equal(self, fuel: int) -> Expr:
        path = self.rng.choice(self.paths.all)
        pair = [self._use(path), self.of(path.type, fuel)]
        self.rng.shuffle(pair)
        made = Binary(BinaryOp.EQ, *pair)
        return Unary(Not(), made) if self.rng.random() < 0.25 else made

    def _less(self, fuel: int) -> Expr:
        type_ = self.rng.choice((LONG, LONG, DATETIME, DURATION))
        made = Binary(self.rng.choice((BinaryOp.LESS, BinaryOp.LESS_EQ)), self.of(type_, fuel), self.of(type_, fuel))
        return Unary(Not(), made) if self.rng.random() < 0.3 else made

    def _sum(self, fuel: int) -> Expr:
        op = self.rng.choice((BinaryOp.EQ, BinaryOp.LESS, BinaryOp.LESS_EQ))
        return Binary(op, self._arithmetic(fuel), self.of(LONG, fuel))

    def _time(self, fuel: int) -> Expr:
        """A comparison of lengths of time, points in time, or their numbers."""
        kind = self.rng.randrange(6)
        if kind == 0:
            return Binary(BinaryOp.LESS_EQ, self._length(fuel), self.of(LONG, 0))
        if kind == 1:
            return self._number_of_units()
        if kind == 2:
            return self._day_and_time()
        type_, ext = (DATETIME, ExtType.DATETIME) if kind < 5 else (DURATION, ExtType.DURATION)
        op = self.rng.choice((BinaryOp.EQ, BinaryOp.LESS, BinaryOp.LESS_EQ))
        return Binary(op, self._calculated(ext, fuel), self.of(type_, fuel))

    def _number_of_units(self) -> Expr:
        """How often a unit goes into a length of time, with a number near to that."""
        function, unit = self.rng.choice(list(UNITS.items()))
        text = self.pool.text(ExtFun.DURATION)
        ms = milliseconds(text)
        number = abs(ms) // unit * (-1 if ms < 0 else 1) + self.rng.choice((-1, 0, 0, 0, 1))
        length = self.of(DURATION, 0) if self.rng.random() < 0.3 else Call(ExtFun.DURATION, [Lit(String(text))])
        op = self.rng.choice((BinaryOp.EQ, BinaryOp.LESS, BinaryOp.LESS_EQ))
        return Binary(op, Call(function, [length]), Lit(long(max(LEAST, min(MOST, number)))))

    def _day_and_time(self) -> Expr:
        """A day or time of day with what it should be."""
        text = self.pool.text(ExtFun.DATETIME)
        point = self.of(DATETIME, 0) if self.rng.random() < 0.5 else Call(ExtFun.DATETIME, [Lit(String(text))])
        day = Call(ExtFun.TO_DATE, [point])
        match self.rng.randrange(3):
            case 0:
                return Binary(BinaryOp.EQ, day, Call(ExtFun.DATETIME, [Lit(String(text[:10]))]))
            case 1:
                return Binary(BinaryOp.EQ, Call(ExtFun.TO_TIME, [point]), Call(ExtFun.DURATION_SINCE, [point, day]))
            case _:
                length = self.of(DURATION, 0)
                return Binary(BinaryOp.EQ, Call(ExtFun.DURATION_SINCE, [Call(ExtFun.OFFSET, [point, length]), point]), length)

    def _member(self, fuel: int) -> Expr:
        rng, left = self.rng, self.paths.entity()
        match left.type:
            case EntityType(name) if (entry := self.world.schema.entity_types.get(name)) is not None:
                above = [name, *getattr(entry, "ancestors", [])]
            case _:
                return self._action(fuel)
        right = EntityType(rng.choice(above))
        kind = rng.randrange(4)
        if kind == 0:
            return Binary(BinaryOp.MEM, self._use(left), SetExpr([self.of(right, 0) for _ in range(rng.randrange(1, 4))]))
        container = self.of(SetType(right), 0) if kind == 1 else self.of(right, fuel)
        if kind == 2:
            return And(Unary(Is(name), self._use(left)), Binary(BinaryOp.MEM, self._use(left), container))
        return Binary(BinaryOp.MEM, self._use(left), container)

    def _action(self, fuel: int) -> Expr:
        actions = [Lit(Entity(self.rng.choice(self.world.actions))) for _ in range(self.rng.randrange(1, 3))]
        action = Variable(Var.ACTION)
        if self.rng.random() < 0.4:
            return Binary(BinaryOp.EQ, action, actions[0])
        return Binary(BinaryOp.MEM, action, SetExpr(list(actions)) if self.rng.random() < 0.5 else actions[0])

    def _is(self, fuel: int) -> Expr:
        path = self.paths.entity()
        types = [path.type.name, *self.world.uids] if isinstance(path.type, EntityType) else [*self.world.uids]
        return Unary(Is(self.rng.choice(types)), self._use(path))

    def _like(self, fuel: int) -> Expr:
        return Unary(Like(pattern(self.rng, self.pool.string())), self.of(STRING, fuel))

    def _contains(self, fuel: int) -> Expr:
        kind = self.rng.randrange(4)
        sets = [path for path in self.paths.all if isinstance(path.type, SetType)]
        path = self.rng.choice(sets) if sets and self.rng.random() < 0.8 else None
        item = path.type.item if path is not None and isinstance(path.type, SetType) else self.rng.choice(self.paths.all).type
        whole = self._use(path) if path is not None else self.of(SetType(item), fuel)
        if kind == 0:
            return Unary(IsEmpty(), whole)
        if kind == 1:
            return Binary(BinaryOp.CONTAINS, whole, self.of(item, fuel))
        op = self.rng.choice((BinaryOp.CONTAINS_ALL, BinaryOp.CONTAINS_ANY))
        if kind == 2:
            members = [self.of(item, 0) for _ in range(3)]
            return Binary(op, *(SetExpr(self.rng.sample(members, self.rng.randrange(1, 4))) for _ in range(2)))
        pair = [whole, self.of(SetType(item), fuel)]
        self.rng.shuffle(pair)
        return Binary(op, *pair)

    def _has(self, fuel: int) -> Expr:
        guarded = [path for path in self.paths.all if path.guards]
        if guarded and self.rng.random() < 0.8:
            *outer, guard = self.rng.choice(guarded).guards
            self.guards += outer
            return guard
        path = self.rng.choice([p for p in self.paths.all if isinstance(p.type, EntityType | RecordType)])
        return HasAttr(self._use(path), self.rng.choice(("n", "zz", "owner", "x y", "s")))

    def _has_tag(self, fuel: int) -> Expr:
        path = self.paths.entity()
        tag = Lit(String(self.rng.choice(self.world.tags))) if self.rng.random() < 0.6 else self.of(STRING, 0)
        return Binary(BinaryOp.HAS_TAG, self._use(path), tag)

    def _decimal(self, fuel: int) -> Expr:
        return Call(self.rng.choice(COMPARISONS), [self.of(DECIMAL, fuel), self.of(DECIMAL, fuel)])

    def _ip(self, fuel: int) -> Expr:
        if self.rng.random() < 0.5:
            return Call(ExtFun.IS_IN_RANGE, [self.of(IPADDR, fuel), self.of(IPADDR, fuel)])
        near = Call(ExtFun.IP, [Lit(String(self.rng.choice(IP_EDGES)))])
        return Call(self.rng.choice(IP_TESTS), [near if self.rng.random() < 0.4 else self.of(IPADDR, fuel)])

    def _bool(self, fuel: int) -> Expr:
        path = self.paths.pick(BOOL)
        return self._use(path) if path is not None else self._equal(fuel)

    # Values

    def of(self, type_: Type, fuel: int) -> Expr:
        """An expression of a type, most of the time."""
        rng = self.rng
        if rng.random() < self.slip:
            type_ = rng.choice(self.paths.all).type
        kind = rng.random()
        if fuel > 0 and kind < 0.06:
            return Ite(self.condition(0), self.of(type_, fuel - 1), self.of(type_, fuel - 1))
        if fuel > 0 and kind < 0.1:
            return GetAttr(RecordExpr([("a", self.of(type_, fuel - 1)), ("n", self.of(LONG, 0))]), "a")
        path = self.paths.pick(type_)
        if path is not None and kind < 0.55:
            return self._use(path)
        return self._made(type_, fuel - 1)

    def _use(self, path: Path) -> Expr:
        self.guards += path.guards
        return path.expr

    def _made(self, type_: Type, fuel: int) -> Expr:
        """An expression that is no path."""
        rng = self.rng
        match type_:
            case BoolType():
                return self.condition(fuel) if fuel > 0 else Lit(Bool(rng.random() < 0.5))
            case LongType():
                return self._long(fuel)
            case StringType():
                return Lit(String(self.pool.string()))
            case EntityType(name):
                return Lit(Entity(self.world.uid(name)))
            case SetType(item):
                return SetExpr([self.of(item, fuel) for _ in range(rng.choice((1, 1, 2, 3)))])
            case RecordType(attributes):
                there = [(n, a.type) for n, a in attributes if a.required or rng.random() < 0.5]
                rng.shuffle(there)
                return RecordExpr([(n, self.of(t, fuel)) for n, t in there])
            case ExtensionType(ext):
                return self._extension(ext, fuel)

    def _long(self, fuel: int) -> Expr:
        kind = self.rng.randrange(10)
        if fuel < 0 or kind < 4:
            return Lit(long(self.pool.long()))
        return self._arithmetic(fuel) if kind < 8 else self._length(fuel)

    def _arithmetic(self, fuel: int) -> Expr:
        if self.rng.random() < 0.25:
            return Unary(Neg(), self.of(LONG, fuel - 1))
        return Binary(self.rng.choice(ARITHMETIC), self.of(LONG, fuel - 1), self.of(LONG, fuel - 1))

    def _length(self, fuel: int) -> Expr:
        return Call(self.rng.choice(list(UNITS)), [self.of(DURATION, fuel - 1)])

    def _calculated(self, ext: ExtType, fuel: int) -> Expr:
        """A datetime or duration that comes of others."""
        calendar = self.rng.random() < 0.35
        if ext is ExtType.DATETIME:
            point = self.of(DATETIME, fuel - 1)
            return Call(ExtFun.TO_DATE, [point]) if calendar else Call(ExtFun.OFFSET, [point, self.of(DURATION, fuel - 1)])
        if self.rng.random() < 0.1:
            return Call(ExtFun.DURATION_SINCE, [self._far(), self.of(DATETIME, fuel - 1)])
        if calendar:
            return Call(ExtFun.TO_TIME, [self.of(DATETIME, fuel - 1)])
        return Call(ExtFun.DURATION_SINCE, [self.of(DATETIME, fuel - 1), self.of(DATETIME, fuel - 1)])

    def _far(self) -> Expr:
        """A point in time at either end."""
        length = Call(ExtFun.DURATION, [Lit(String(self.rng.choice((f"{LEAST}ms", f"{MOST}ms"))))])
        return Call(ExtFun.OFFSET, [Call(ExtFun.DATETIME, [Lit(String("1970-01-01"))]), length])

    def _extension(self, ext: ExtType, fuel: int) -> Expr:
        if fuel >= 0 and ext in (ExtType.DATETIME, ExtType.DURATION) and self.rng.random() < 0.5:
            return self._calculated(ext, fuel)
        function = CONSTRUCTORS[ext]
        return Call(function, [Lit(String(self.pool.text(function, 5 * self.slip)))])


def milliseconds(text: str) -> int:
    """The length of time that a text stands for; 0 where it stands for none."""
    match parse_duration(text):
        case Some(Duration(word)):
            return signed(word)
        case _:
            return 0


_COMPARISONS: list[Callable[[Typed, int], Expr]] = [
    Typed._equal, Typed._equal, Typed._equal, Typed._less, Typed._less, Typed._member, Typed._member, Typed._action, Typed._is,
    Typed._sum, Typed._sum, Typed._time, Typed._time, Typed._like, Typed._contains, Typed._contains, Typed._has, Typed._has,
    Typed._has_tag, Typed._decimal, Typed._ip, Typed._ip, Typed._bool,
]  # fmt: skip


