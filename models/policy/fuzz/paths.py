"""What a condition can get at from a request: expressions with their types, and what they need to be safe."""

from __future__ import annotations

import random
from dataclasses import dataclass

from lemmata.core.language import Some
from lemmata.models.policy.conformance import show_type
from lemmata.models.policy.expressions import Binary, BinaryOp, Expr, GetAttr, HasAttr, Lit, Var, Variable
from lemmata.models.policy.fuzz.worlds import World
from lemmata.models.policy.schema import EntityType, RecordType, StandardEntity, Type
from lemmata.models.policy.validation.environments import Environment
from lemmata.models.policy.values import String

MOST = 160
DEEPEST = 5


@dataclass(frozen=True)
class Path:
    """`principal.owner.n` and the like; `guards` say that what is optional in it is there, the outermost first."""

    expr: Expr
    type: Type
    guards: tuple[Expr, ...] = ()
    depth: int = 0


class Paths:
    """The paths of an environment, nearest first, at most so many; and those of each type."""

    def __init__(self, rng: random.Random, world: World, env: Environment) -> None:
        self.rng, self.world = rng, world
        self.all = [
            Path(Variable(Var.PRINCIPAL), EntityType(env.principal)),
            Path(Variable(Var.RESOURCE), EntityType(env.resource)),
            Path(Variable(Var.CONTEXT), RecordType(env.context)),
            Path(Variable(Var.ACTION), EntityType(env.action.type)),
        ]
        for path in self.all:  # grows meanwhile
            if len(self.all) > MOST or path.depth == DEEPEST:
                break
            self.all += self.steps(path)
        self.of_type: dict[str, list[Path]] = {}
        for path in self.all:
            self.of_type.setdefault(show_type(path.type), []).append(path)

    def steps(self, path: Path) -> list[Path]:
        """The paths that are one attribute or tag longer."""
        match path.type:
            case RecordType(attributes):
                pass
            case EntityType(name) if isinstance(entry := self.world.schema.entity_types.get(name), StandardEntity):
                attributes = entry.attributes
                return self._attributes(path, attributes) + self._tags(path, entry)
            case _:
                return []
        return self._attributes(path, attributes)

    def _attributes(self, path: Path, attributes: list) -> list[Path]:  # type: ignore[type-arg]
        found = []
        for name, attribute in attributes:
            guards = path.guards if attribute.required else (*path.guards, HasAttr(path.expr, name))
            found.append(Path(GetAttr(path.expr, name), attribute.type, guards, path.depth + 1))
        self.rng.shuffle(found)
        return found

    def _tags(self, path: Path, entry: StandardEntity) -> list[Path]:
        if not isinstance(entry.tags, Some):
            return []
        tag = Lit(String(self.rng.choice(self.world.tags)))
        guards = (*path.guards, Binary(BinaryOp.HAS_TAG, path.expr, tag))
        return [Path(Binary(BinaryOp.GET_TAG, path.expr, tag), entry.tags.value, guards, path.depth + 1)]

    def pick(self, type_: Type) -> Path | None:
        """A path of a type, if there is one."""
        found = self.of_type.get(show_type(type_))
        return self.rng.choice(found) if found else None

    def entity(self) -> Path:
        """A path to an entity."""
        return self.rng.choice([path for path in self.all if isinstance(path.type, EntityType)])
