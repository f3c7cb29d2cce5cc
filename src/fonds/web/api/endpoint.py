"""What an endpoint is: one declaration, from which come its address, its checks, its answer and its description."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from typing import Any

from django.http import HttpRequest

from fonds.web.api.parameters import Given, Parameter
from fonds.web.templating import site_address

ROOT = "/api/v1"
"""The path of this version of the interface."""


@dataclass(frozen=True, slots=True)
class Asked:
    """A request whose parameters are read. `site` starts permanent addresses, without a slash at the end; `body` is
    the JSON object or the form of a POST."""

    request: HttpRequest
    given: Given
    body: Mapping[str, Any] = field(default_factory=dict)

    @property
    def site(self) -> str:
        return site_address(self.request)

    @property
    def api(self) -> str:
        """Where addresses of this interface start, without a slash at the end."""
        return self.site + ROOT


@dataclass(frozen=True, slots=True)
class Answer:
    """What is answered: `said` becomes JSON; `links` are (address, relation) for the Link header (RFC 8288)."""

    said: Mapping[str, Any]
    links: tuple[tuple[str, str], ...] = ()


class Moved(Exception):
    """What was asked for has another address for good: that of the endpoint with another path."""

    def __init__(self, path: str) -> None:
        super().__init__(path)
        self.path = path


View = Callable[[Asked], Answer]


@dataclass(frozen=True, slots=True)
class Endpoint:
    """One resource. `path` stands behind `/api/v1` ("/records/{id}"), `answer` is the TypedDict of its JSON.

    `body` makes the JSON Schema of a POST's body, for an endpoint that takes one; `problems` are the statuses of errors
    that it can give besides those that all endpoints give. `leads_to` says with what values from its answer other
    endpoints are asked: name → parameter → JSON pointer.
    """

    path: str
    name: str
    summary: str
    answer: Any
    view: View
    description: str = ""
    parameters: tuple[Parameter, ...] = ()
    body: Callable[[], dict[str, Any]] | None = None
    problems: tuple[int, ...] = ()
    paged: bool = False
    leads_to: Mapping[str, Mapping[str, str]] = field(default_factory=dict)

    @property
    def methods(self) -> tuple[str, ...]:
        """The methods it answers."""
        return ("GET", "HEAD", "OPTIONS", *(("POST",) if self.body else ()))

    @property
    def is_at_path(self) -> bool:
        """Whether the path has parameters, so that it may name nothing."""
        return any(each.place == "path" for each in self.parameters)
