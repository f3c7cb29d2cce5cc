"""From the TypedDicts of the answers to JSON Schema (2020-12, the dialect of OpenAPI 3.1)."""

from __future__ import annotations

import inspect
import types
from typing import (
    Annotated,
    Any,
    Literal,
    NotRequired,
    Required,
    Union,
    get_args,
    get_origin,
    get_type_hints,
    is_typeddict,
)

_PLAIN: dict[Any, dict[str, Any]] = {
    str: {"type": "string"},
    int: {"type": "integer"},
    float: {"type": "number"},
    bool: {"type": "boolean"},
    type(None): {"type": "null"},
    Any: {},
}


class Schemas:
    """Collects the named schemas that answers refer to; `named` is what goes under `components/schemas`."""

    def __init__(self) -> None:
        self.named: dict[str, dict[str, Any]] = {}

    def of(self, kind: Any) -> dict[str, Any]:
        """The schema of a type. Raises TypeError for one that answers do not use."""
        if kind in _PLAIN:
            return dict(_PLAIN[kind])
        if is_typeddict(kind):
            return self._reference(kind)
        origin, inner = get_origin(kind), get_args(kind)
        if origin is Annotated:
            return self.of(inner[0]) | {"description": inner[1]}
        if origin in (Required, NotRequired):
            return self.of(inner[0])
        if origin is Literal:
            return {"enum": list(inner)}
        if origin in (list, tuple):
            return {"type": "array", "items": self.of(inner[0])}
        if origin is dict:
            return {"type": "object", "additionalProperties": self.of(inner[1])}
        if origin in (Union, types.UnionType):
            return self._union([self.of(each) for each in inner])
        raise TypeError(f"no schema for {kind!r}")

    def _union(self, schemas: list[dict[str, Any]]) -> dict[str, Any]:
        if all(set(each) == {"type"} for each in schemas):
            return {"type": [each["type"] for each in schemas]}
        return {"anyOf": schemas}

    def _reference(self, kind: Any) -> dict[str, Any]:
        name = kind.__name__
        if name not in self.named:
            self.named[name] = {}  # before its members, which may refer to it
            hints = get_type_hints(kind, include_extras=True)
            self.named[name] = {
                "type": "object",
                "description": inspect.cleandoc(kind.__doc__ or ""),
                "properties": {member: self.of(hint) for member, hint in hints.items()},
                # not `__required_keys__`, which cannot see NotRequired in annotations that are kept as text
                "required": sorted(name for name, hint in hints.items() if get_origin(hint) is not NotRequired),
            }
        return {"$ref": f"#/components/schemas/{name}"}
