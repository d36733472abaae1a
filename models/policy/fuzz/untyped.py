"""Random expressions of no type: every form with parts of every form."""

from __future__ import annotations

import random
from collections.abc import Callable

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
from lemmata.models.policy.fuzz.atoms import pattern
from lemmata.models.policy.fuzz.schemas import NAMES, ODD_NAMES
from lemmata.models.policy.fuzz.worlds import World
from lemmata.models.policy.syntax.expression_reader import long
from lemmata.models.policy.syntax.functions import CONSTRUCTORS
from lemmata.models.policy.values import Bool, Entity, String


class Untyped:
    """Expressions whose parts are of any types."""

    def __init__(self, rng: random.Random, world: World) -> None:
        self.rng, self.world, self.pool = rng, world, world.pool

    def expression(self, fuel: int) -> Expr:
        """An expression of so many levels at most."""
        if fuel <= 0 or self.rng.random() < 0.1:
            return self._leaf()
        return self.rng.choice(_FORMS)(self, fuel - 1)

    def name(self) -> str:
        """The name of an attribute."""
        return self.rng.choice(ODD_NAMES if self.rng.random() < 0.1 else NAMES)

    def _leaf(self) -> Expr:
        rng = self.rng
        match rng.randrange(9):
            case 0 | 1:
                return Variable(rng.choice(list(Var)))
            case 2:
                return GetAttr(Variable(rng.choice(list(Var))), self.name())
            case 3:
                return Lit(Bool(rng.random() < 0.5))
            case 4:
                return Lit(long(self.pool.long()))
            case 5:
                return Lit(String(rng.choice((self.pool.string(), rng.choice(self.world.tags)))))
            case 6:
                return Lit(Entity(self.world.any_uid()))
            case 7:
                return SetExpr([])
            case _:
                function = rng.choice(sorted(CONSTRUCTORS, key=lambda f: f.value))
                return Call(function, [Lit(String(self.pool.text(function, 0.2)))])

    def _unary(self, fuel: int) -> Expr:
        like, is_ = Like(pattern(self.rng, self.pool.string())), Is(self.rng.choice([*self.world.uids, "Nowhere"]))
        return Unary(self.rng.choice((Not(), Neg(), IsEmpty(), like, is_)), self.expression(fuel))

    def _binary(self, fuel: int) -> Expr:
        return Binary(self.rng.choice(list(BinaryOp)), self.expression(fuel), self.expression(fuel))

    def _record(self, fuel: int) -> Expr:
        names = dict.fromkeys(self.name() for _ in range(self.rng.randrange(4)))
        return RecordExpr([(name, self.expression(fuel)) for name in names])

    def _call(self, fuel: int) -> Expr:
        function = self.rng.choice(list(ExtFun))
        least = 0 if function in CONSTRUCTORS else 1
        count = self.rng.choice((1, 1, 1, 2, least)) if function in CONSTRUCTORS else self.rng.choice((1, 2, 2, 3))
        return Call(function, [self.expression(fuel) for _ in range(count)])


_FORMS: list[Callable[[Untyped, int], Expr]] = [
    lambda u, fuel: Ite(u.expression(fuel), u.expression(fuel), u.expression(fuel)),
    lambda u, fuel: And(u.expression(fuel), u.expression(fuel)),
    lambda u, fuel: Or(u.expression(fuel), u.expression(fuel)),
    lambda u, fuel: GetAttr(u.expression(fuel), u.name()),
    lambda u, fuel: HasAttr(u.expression(fuel), u.name()),
    lambda u, fuel: SetExpr([u.expression(fuel) for _ in range(u.rng.randrange(4))]),
    Untyped._unary, Untyped._unary, Untyped._binary, Untyped._binary, Untyped._binary, Untyped._record, Untyped._call,
]  # fmt: skip
