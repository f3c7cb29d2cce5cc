"""Every endpoint of the programming interface, in the order in which it is explained."""

from __future__ import annotations

from typing import Any, TypedDict

from django.urls import URLPattern, path, re_path
from django.urls import reverse as path_of

from fonds.web.api import citing, facts, holdings, records, releases, searching, texts, verifying
from fonds.web.api.answering import nothing_here, view_of
from fonds.web.api.answers import Address
from fonds.web.api.endpoint import ROOT, Answer, Asked, Endpoint
from fonds.web.api.openapi import openapi
from fonds.web.templating import site_title


class EndpointNamed(TypedDict):
    """An endpoint: `address` has its parameters in braces (RFC 6570)."""

    address: str
    summary: str


class Entry(TypedDict):
    """Where a program begins."""

    title: str
    openapi: Address
    documentation: Address
    endpoints: list[EndpointNamed]


def entry(asked: Asked) -> Answer:
    """`/`"""
    described, explained = f"{asked.api}/openapi.json", asked.site + path_of("api-page")
    said = {
        "title": site_title(),
        "openapi": described,
        "documentation": explained,
        "endpoints": [{"address": asked.api + each.path, "summary": each.summary} for each in ENDPOINTS],
    }
    return Answer(said, ((described, "service-desc"), (explained, "service-doc")))


def description(asked: Asked) -> Answer:
    """`/openapi.json`"""
    return Answer(openapi(ENDPOINTS, site_title(), asked.api, asked.site + path_of("api-page")))


ENDPOINTS: tuple[Endpoint, ...] = (
    *searching.ENDPOINTS,
    *records.ENDPOINTS,
    *texts.ENDPOINTS,
    *releases.ENDPOINTS,
    *facts.ENDPOINTS,
    *holdings.ENDPOINTS,
    *citing.ENDPOINTS,
    *verifying.ENDPOINTS,
    Endpoint(
        path="/", name="entry", summary="Where a program begins", answer=Entry, view=entry,
        description="The name of the archive and the addresses of everything here.",
    ),
    Endpoint(
        path="/openapi.json", name="openapi", summary="This interface as OpenAPI 3.1", answer=dict[str, Any],
        description="Made from the same declarations that check the requests.", view=description,
    ),
)  # fmt: skip


def patterns() -> list[URLPattern]:
    """The addresses under `/api/v1`, for the site's list of addresses."""
    root = ROOT.removeprefix("/")
    made = [path(root + _route(each), view_of(each), name=_name(each)) for each in ENDPOINTS]
    made.append(path(root, view_of(next(each for each in ENDPOINTS if each.path == "/"))))
    return [*made, re_path(f"^{root}/.*$", nothing_here, name="api")]


def _route(endpoint: Endpoint) -> str:
    return endpoint.path.replace("{", "<str:").replace("}", ">")


def _name(endpoint: Endpoint) -> str:
    return endpoint.name if endpoint.name.startswith("api-") else f"api-{endpoint.name}"
