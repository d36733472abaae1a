"""JSON of the definitions as Python data, and back."""

from __future__ import annotations

from typing import Any

from lemmata.models.policy.json_form.json import JArray, JBool, JNull, JNumber, JObject, Json, JString


def data_of(j: Json) -> Any:
    """What the json module has for it; of objects with a name twice there is none."""
    match j:
        case JNull():
            return None
        case JBool(value) | JNumber(value) | JString(value):
            return value
        case JArray(items):
            return [data_of(i) for i in items]
        case JObject(fields):
            found = {name: data_of(v) for name, v in fields}
            if len(found) < len(fields):
                raise ValueError(f"a name stands twice in {[name for name, _ in fields]}")
            return found


def json_of(data: Any) -> Json:
    """JSON data, with integers only."""
    match data:
        case None:
            return JNull()
        case bool():
            return JBool(data)
        case int():
            return JNumber(data)
        case str():
            return JString(data)
        case list():
            return JArray([json_of(d) for d in data])
        case dict():
            return JObject([(name, json_of(d)) for name, d in data.items()])
        case _:
            raise TypeError(f"{type(data).__name__} is not JSON here")
