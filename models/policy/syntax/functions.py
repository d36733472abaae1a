"""Names of the extension functions and of the built-in methods."""

from __future__ import annotations

from lemmata.models.policy.expressions import BinaryOp, ExtFun


def _camel(name: str) -> str:
    first, *rest = name.lower().split("_")
    return first + "".join(map(str.capitalize, rest))


EXTENSION_NAMES = {fun: _camel(fun.name) for fun in ExtFun}
EXTENSIONS = {name: fun for fun, name in EXTENSION_NAMES.items()}
CONSTRUCTORS = frozenset({ExtFun.DECIMAL, ExtFun.IP, ExtFun.DATETIME, ExtFun.DURATION})

METHOD_NAMES = {
    BinaryOp.HAS_TAG: "hasTag",
    BinaryOp.GET_TAG: "getTag",
    BinaryOp.CONTAINS: "contains",
    BinaryOp.CONTAINS_ALL: "containsAll",
    BinaryOp.CONTAINS_ANY: "containsAny",
}
METHODS = {name: op for op, name in METHOD_NAMES.items()}
IS_EMPTY = "isEmpty"

FUNCTION_WORDS = sorted(EXTENSION_NAMES[f] for f in CONSTRUCTORS)
METHOD_WORDS = sorted({*METHODS, IS_EMPTY} | {n for n, f in EXTENSIONS.items() if f not in CONSTRUCTORS})
