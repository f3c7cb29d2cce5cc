"""The declarations of the endpoints as an OpenAPI 3.1 description."""

from __future__ import annotations

from collections.abc import Iterable
from http import HTTPStatus
from typing import Any

import fonds
from fonds.web.api.encoding import JSON_TYPE
from fonds.web.api.endpoint import Endpoint
from fonds.web.api.problems import PROBLEM_TYPE
from fonds.web.api.rates import WINDOW
from fonds.web.api.schemas import Schemas

OF_ALL = (400, 406, 429)
"""Errors that every endpoint can give."""
PROBLEM_SCHEMA: dict[str, Any] = {
    "type": "object",
    "description": "Problem details (RFC 9457); `errors` names the parameter that could not be read.",
    "properties": {
        "type": {"type": "string"},
        "title": {"type": "string"},
        "status": {"type": "integer"},
        "detail": {"type": "string"},
        "errors": {
            "type": "array",
            "items": {
                "type": "object",
                "properties": {"parameter": {"type": "string"}, "detail": {"type": "string"}},
                "required": ["parameter", "detail"],
            },
        },
    },
    "required": ["type", "title", "status", "detail"],
}
_HEADERS: dict[str, tuple[str, str]] = {
    "ETag": ("A strong validator of the answer's bytes; sent back as If-None-Match it earns a 304.", "string"),
    "Link": ("Links of RFC 8288: the pages around, and the same for people.", "string"),
    "RateLimit-Policy": (f"Requests that one address may make in {WINDOW} seconds.", "string"),
    "RateLimit": ("How many of them are left, and in how many seconds they are counted anew.", "string"),
    "Retry-After": ("Seconds to wait.", "integer"),
    "Location": ("Where the record is now.", "string"),
}


def openapi(endpoints: Iterable[Endpoint], title: str, api: str, documentation: str) -> dict[str, Any]:
    """The description. `api` is the absolute address before the paths, `documentation` the page for people."""
    schemas = Schemas()
    schemas.named["Problem"] = PROBLEM_SCHEMA
    paths = {each.path: _path_item(each, schemas) for each in endpoints}
    return {
        "openapi": "3.1.0",
        "info": {
            "title": f"{title}: programming interface",
            "version": f"1 (fonds {fonds.__version__})",
            "description": "What the public sees of the archive, as JSON. More fields may be added to any answer; "
            "none is taken away and none changes its meaning under this version.",
        },
        "externalDocs": {"url": documentation, "description": "The same, explained"},
        "servers": [{"url": api}],
        "paths": paths,
        "components": {
            "schemas": dict(sorted(schemas.named.items())),
            "headers": {
                name: {"description": words, "schema": {"type": kind}} for name, (words, kind) in _HEADERS.items()
            },
        },
    }


def _path_item(endpoint: Endpoint, schemas: Schemas) -> dict[str, Any]:
    said: dict[str, Any] = {"get": _operation(endpoint, schemas, endpoint.name)}
    if endpoint.body is not None:
        body = endpoint.body()
        operation = _operation(endpoint, schemas, f"{endpoint.name}-post")
        operation["parameters"] = [each for each in operation["parameters"] if each["in"] == "path"]
        kinds = (JSON_TYPE, "application/x-www-form-urlencoded")
        operation["requestBody"] = {"required": True, "content": {kind: {"schema": body} for kind in kinds}}
        said["post"] = operation
    return said


def _operation(endpoint: Endpoint, schemas: Schemas, name: str) -> dict[str, Any]:
    return {
        "operationId": name,
        "summary": endpoint.summary,
        "description": endpoint.description or endpoint.summary,
        "parameters": [each.to_openapi() for each in endpoint.parameters],
        "responses": _responses(endpoint, schemas),
    }


def _responses(endpoint: Endpoint, schemas: Schemas) -> dict[str, Any]:
    rates = ("RateLimit-Policy", "RateLimit")
    said: dict[str, Any] = {
        "200": {
            "description": endpoint.summary,
            "headers": _headers("ETag", *(("Link",) if endpoint.paged else ()), *rates),
            "content": {JSON_TYPE: {"schema": schemas.of(endpoint.answer)}},
        },
        "304": {"description": "Nothing has changed since the ETag that was sent.", "headers": _headers("ETag")},
    }
    if endpoint.leads_to:
        said["200"]["links"] = {
            name: {
                "operationId": name,
                "parameters": {each: f"$response.body#{pointer}" for each, pointer in asked.items()},
            }
            for name, asked in endpoint.leads_to.items()
        }
    if 410 in endpoint.problems:
        said["308"] = {
            "description": "The record was merged into another.",
            "headers": _headers("Location"),
        }
    # answered before the request reaches us, without a body
    said["414"] = {"description": "The address is too long; what is long is sent by POST."}
    for status in sorted({*OF_ALL, *endpoint.problems}):
        said[str(status)] = {
            "description": _WORDS.get(status, HTTPStatus(status).phrase),
            "headers": _headers(*(("Retry-After",) if status in (429, 503) else ()), *rates),
            "content": {PROBLEM_TYPE: {"schema": {"$ref": "#/components/schemas/Problem"}}},
        }
    return said


_WORDS = {
    400: "A parameter is unknown or cannot be read; `errors` names it.",
    404: "There is no such thing, or it is not public; the two are not told apart.",
    406: "The Accept header asks for something else than JSON.",
    410: "The record was public once and has been withdrawn.",
    413: "The body is too large.",
    415: "The body is neither JSON nor a form.",
    429: "Too many requests; Retry-After says how long to wait.",
    503: "The index is being rebuilt, or the catalogue cannot be asked.",
}


def _headers(*names: str) -> dict[str, Any]:
    return {name: {"$ref": f"#/components/headers/{name}"} for name in names}
