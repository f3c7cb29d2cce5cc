"""What a request may ask: parameters with their types and limits, checked strictly and described in JSON Schema.

A parameter that is unknown, stands twice where it may stand once, or cannot be read is an error that names it: a
program that asked for a filter must not get an answer without it.
"""

from __future__ import annotations

import datetime
import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from typing import Any, Literal

from django.http import QueryDict

from fonds.web.api.problems import Problem


@dataclass(frozen=True, slots=True)
class Text:
    """Words of `least` to `most` code points; with `pattern`, all of them in its form; control characters only with
    `controls`."""

    most: int
    least: int = 1
    pattern: str = ""
    controls: bool = False

    def read(self, value: str) -> str:
        """The words. Raises ValueError, whose message says what they should be."""
        if not self.least <= len(value) <= self.most:
            raise ValueError(f"has {self.least} to {self.most} characters")
        if not self.controls and _CONTROLS.search(value):
            raise ValueError("holds no control characters")
        if self.pattern and not re.fullmatch(self.pattern, value):
            raise ValueError(f"is of the form {self.pattern}")
        return value

    def schema(self) -> dict[str, Any]:
        """As JSON Schema."""
        said: dict[str, Any] = {"type": "string", "minLength": self.least, "maxLength": self.most}
        if self.pattern:
            return said | {"pattern": f"^(?:{self.pattern})$"}
        return said if self.controls else said | {"pattern": _NO_CONTROLS}


@dataclass(frozen=True, slots=True)
class Whole:
    """A whole number from `least` to `most`."""

    least: int
    most: int

    def read(self, value: str) -> int:
        """The number. Raises ValueError."""
        if not (re.fullmatch("[0-9]{1,12}", value) and self.least <= int(value) <= self.most):
            raise ValueError(f"is a whole number from {self.least} to {self.most}")
        return int(value)

    def schema(self) -> dict[str, Any]:
        """As JSON Schema."""
        return {"type": "integer", "minimum": self.least, "maximum": self.most}


@dataclass(frozen=True, slots=True)
class Choice:
    """One of a few words."""

    words: tuple[str, ...]

    def read(self, value: str) -> str:
        """The word. Raises ValueError."""
        if value not in self.words:
            raise ValueError(f"is one of {', '.join(self.words)}")
        return value

    def schema(self) -> dict[str, Any]:
        """As JSON Schema."""
        return {"type": "string", "enum": list(self.words)}


@dataclass(frozen=True, slots=True)
class Flag:
    """1 for yes, 0 for no."""

    def read(self, value: str) -> bool:
        """Yes or no. Raises ValueError."""
        if value not in ("0", "1"):
            raise ValueError("is 1 or 0")
        return value == "1"

    def schema(self) -> dict[str, Any]:
        """As JSON Schema."""
        return {"type": "integer", "enum": [0, 1]}


@dataclass(frozen=True, slots=True)
class Day:
    """A day of the calendar (ISO 8601, RFC 3339 full-date)."""

    def read(self, value: str) -> datetime.date:
        """The day. Raises ValueError."""
        if re.fullmatch("[0-9]{4}-[0-9]{2}-[0-9]{2}", value):
            try:
                return datetime.date.fromisoformat(value)
            except ValueError:
                pass
        raise ValueError("is a day: 2026-01-31")

    def schema(self) -> dict[str, Any]:
        """As JSON Schema."""
        return {"type": "string", "format": "date"}


Kind = Text | Whole | Choice | Flag | Day
Place = Literal["query", "path"]
_CONTROLS = re.compile("[\x00-\x1f\x7f]")
_NO_CONTROLS = "^[^\\u0000-\\u001f\\u007f]*$"


@dataclass(frozen=True, slots=True)
class Parameter:
    """A parameter: `default` is what holds where it is not given, `several` lets it stand up to so many times."""

    name: str
    kind: Kind
    meaning: str
    place: Place = "query"
    default: Any = None
    several: int = 0
    required: bool = False
    examples: tuple[Any, ...] = ()

    def schema(self) -> dict[str, Any]:
        """As JSON Schema."""
        each = self.kind.schema()
        if self.several:
            return {"type": "array", "items": each, "minItems": 1, "maxItems": self.several}
        if self.default is not None:
            each["default"] = int(self.default) if isinstance(self.default, bool) else self.default
        return each

    def to_openapi(self) -> dict[str, Any]:
        """As a Parameter Object of OpenAPI 3.1."""
        said: dict[str, Any] = {
            "name": self.name,
            "in": self.place,
            "description": self.meaning,
            "required": self.required or self.place == "path",
            "schema": self.schema(),
        }
        if self.several:
            said |= {"style": "form", "explode": True}
        if self.examples:
            said["schema"] = said["schema"] | {"examples": list(self.examples)}
        return said

    def limits(self) -> str:
        """The limits in words, for pages that people read."""
        kind = self.kind
        if isinstance(kind, Whole):
            said = f"{kind.least}–{kind.most}"
        elif isinstance(kind, Choice):
            said = ", ".join(kind.words)
        elif isinstance(kind, Flag):
            said = "0, 1"
        elif isinstance(kind, Day):
            said = "a day, such as 2026-01-31"
        else:
            said = f"text of up to {kind.most} characters"
        if self.several:
            said += f"; may stand up to {self.several} times"
        if self.default is not None and self.default is not False:
            said += f"; without it {self.default}"
        return said


@dataclass(frozen=True, slots=True)
class Given:
    """The values of a request's parameters by name; those not given have their default."""

    values: Mapping[str, Any] = field(default_factory=dict)

    def text(self, name: str) -> str:
        """A text, "" where it was not given."""
        value = self.values.get(name)
        return "" if value is None else str(value)

    def number(self, name: str) -> int:
        """A number that was given or has a default."""
        return int(self.values[name])

    def number_or_none(self, name: str) -> int | None:
        """A number, None where it was not given."""
        value = self.values.get(name)
        return None if value is None else int(value)

    def yes(self, name: str) -> bool:
        """Whether a flag is set."""
        return bool(self.values.get(name))

    def day(self, name: str) -> datetime.date | None:
        """A day, None where it was not given."""
        value = self.values.get(name)
        return value if isinstance(value, datetime.date) else None

    def several(self, name: str) -> tuple[str, ...]:
        """The values of a parameter that may stand several times."""
        return tuple(self.values.get(name) or ())


def read_parameters(declared: Iterable[Parameter], path: Mapping[str, str], asked: QueryDict) -> Given:
    """The request's values. Raises Problem: 404 for a path that names nothing, 400 for a bad query."""
    known = {each.name: each for each in declared}
    for name in asked:
        if name not in known or known[name].place == "path":
            offered = ", ".join(each.name for each in known.values() if each.place == "query") or "none"
            raise Problem(400, f"There is no parameter {name[:40]!r} here; known are: {offered}.", parameter=name[:40])
    return Given({name: _read(each, path, asked) for name, each in known.items()})


def _read(declared: Parameter, path: Mapping[str, str], asked: QueryDict) -> Any:
    name = declared.name
    if declared.place == "path":
        try:
            return declared.kind.read(path.get(name, ""))
        except ValueError as error:
            raise Problem(404, "There is nothing at this address.") from error
    values = asked.getlist(name)
    if not values:
        if declared.required:
            raise Problem(400, f"{name} has to be given: {declared.meaning}", parameter=name)
        return () if declared.several else declared.default
    if len(values) > max(declared.several, 1):
        raise Problem(400, f"{name} may stand {_times(declared.several)}.", parameter=name)
    try:
        read = [declared.kind.read(value) for value in values]
    except ValueError as error:
        raise Problem(400, f"{name} {error}.", parameter=name) from error
    return tuple(dict.fromkeys(read)) if declared.several else read[0]


def _times(several: int) -> str:
    return f"{several} times at most" if several else "once"
