"""Requests from JSON data straight to the values of the compiled form.

What is plain is read here: entities as objects; contexts of truth values, integers, strings, arrays, objects, references, and
extension values made of short texts. Anything else, and anything that is wrong, is left to `entities_json`, which reads it or
says what is wrong; so both read the same. Of texts and names that are short, some thousands are remembered.
"""

from __future__ import annotations

from functools import lru_cache
from typing import Any, NoReturn

from lemmata.models.policy.compiled.entities import Prepared, Scene, scene_of
from lemmata.models.policy.compiled.values import Fields, Key, Native, member
from lemmata.models.policy.expressions import ExtFun
from lemmata.models.policy.extensions.functions import call
from lemmata.models.policy.int64 import LARGEST, LEAST
from lemmata.models.policy.syntax.entities_json import request_from_data
from lemmata.models.policy.syntax.functions import CONSTRUCTORS, EXTENSIONS
from lemmata.models.policy.syntax.strings import is_path
from lemmata.models.policy.values import Ext, Extension, Ok, String

_ESCAPES = frozenset({"__entity", "__extn", "__expr"})
_LONGEST = 100  # of a text that is remembered
_MOST = 2  # arguments of a function
_MAX_NESTED = 50  # well below what documents may have


class _NotPlain(Exception):
    """This is left to the other reader."""


def read_scene(data: Any, entities: Prepared) -> Scene:
    """A request of JSON data among entities. Raises DocumentError."""
    try:
        if data.__class__ is not dict:
            _not_plain()
        principal, action, resource = _uid(data, "principal"), _uid(data, "action"), _uid(data, "resource")
        context = data.get("context")
        fields = Fields() if context is None else _fields(context, _MAX_NESTED)
    except _NotPlain:
        return scene_of(request_from_data(data), entities)
    return Scene(principal, action, resource, entities, fields)


def _not_plain() -> NoReturn:
    raise _NotPlain


@lru_cache(maxsize=4096)
def _is_type(name: str) -> bool:
    """Is this the name of a type? Requests have the same few again and again."""
    return is_path(name)


def _uid(data: dict[str, Any], name: str) -> Key:
    """{"type": ..., "id": ...}"""
    uid = data.get(name)
    if uid.__class__ is not dict or len(uid) != 2:
        _not_plain()
    type_, id_ = uid.get("type"), uid.get("id")
    if type_.__class__ is str and len(type_) <= _LONGEST and _is_type(type_):
        return type_, _text(id_)
    _not_plain()


def _text(text: Any) -> str:
    """A string, without halves of surrogate pairs."""
    if text.__class__ is not str:
        _not_plain()
    if not text.isascii():
        try:
            text.encode()
        except UnicodeEncodeError:
            _not_plain()
    return text


def _extension(data: Any, room: int) -> Native:
    """{"fn": ..., "arg": ...} or {"fn": ..., "args": [...]}: a constructor of a text, or another function of such values."""
    if data.__class__ is not dict or len(data) != 2 or room == 0:
        _not_plain()
    name = data.get("fn")
    parts = [data["arg"]] if "arg" in data else data.get("args")
    if name.__class__ is not str or name not in EXTENSIONS or parts.__class__ is not list or len(parts) > _MOST:
        _not_plain()
    function = EXTENSIONS[name]
    if function in CONSTRUCTORS:
        args = [part if part.__class__ is str and len(part) <= _LONGEST else _not_plain() for part in parts]
    else:
        args = [_extension(_only(part, "__extn"), room - 1) for part in parts]
    found = _called(function, tuple(args))
    return _not_plain() if found is None else found


def _only(data: Any, name: str) -> Any:
    """The value of an object with one key."""
    return data[name] if data.__class__ is dict and len(data) == 1 and name in data else _not_plain()


@lru_cache(maxsize=4096)
def _called(function: ExtFun, args: tuple[str | Extension, ...]) -> Extension | None:
    """The result of a function, if it is an extension value."""
    match call(function, [String(arg) if isinstance(arg, str) else Ext(arg) for arg in args]):
        case Ok(Ext(extension)): return extension
        case _:                  return None


def _fields(data: Any, room: int) -> Fields:
    if data.__class__ is not dict or not _ESCAPES.isdisjoint(data) or room == 0:
        _not_plain()
    found = Fields()
    for name, value in data.items():
        found[_text(name)] = _value(value, room)
    return found


def _value(data: Any, room: int) -> Native:
    kind = data.__class__
    if kind is bool:
        return data
    if kind is str:
        return _text(data)
    if kind is int:
        return data if LEAST <= data <= LARGEST else _not_plain()
    if kind is list and room > 0:
        return frozenset([member(_value(item, room - 1)) for item in data])
    if kind is dict and len(data) == 1:
        if "__entity" in data:
            return _uid(data, "__entity")
        if "__extn" in data:
            return _extension(data["__extn"], room)
    return _fields(data, room - 1) if room > 0 else _not_plain()
