"""Errors of the programming interface: problem details (RFC 9457)."""

from __future__ import annotations

from collections.abc import Mapping
from http import HTTPStatus
from typing import Any

from django.http import HttpResponse

from fonds.web.api.encoding import to_json

PROBLEM_TYPE = "application/problem+json"


class Problem(Exception):
    """An answer that is an error. `detail` speaks to the person who wrote the program; `parameter` is what was wrong.

    What names no record and what names one that the public may not see SHALL be answered with the same words.
    """

    def __init__(
        self,
        status: int,
        detail: str,
        *,
        parameter: str = "",
        headers: Mapping[str, str] | None = None,
        **more: Any,
    ) -> None:
        super().__init__(detail)
        self.status = status
        self.detail = detail
        self.parameter = parameter
        self.headers = dict(headers or {})
        self.more = more

    def body(self) -> dict[str, Any]:
        """The members of RFC 9457; `errors` names the parameter, as the RFC's own example does."""
        said: dict[str, Any] = {
            "type": "about:blank",
            "title": HTTPStatus(self.status).phrase,
            "status": self.status,
            "detail": self.detail,
        }
        if self.parameter:
            said["errors"] = [{"parameter": self.parameter, "detail": self.detail}]
        return said | self.more

    def response(self) -> HttpResponse:
        """The answer."""
        made = HttpResponse(to_json(self.body()), status=self.status, content_type=PROBLEM_TYPE)
        for name, value in self.headers.items():
            made[name] = value
        return made


def not_found(what: str) -> Problem:
    """404 for a thing of that name: "record"."""
    return Problem(404, f"There is no such {what}.")
