"""The page that explains the programming interface, from the same declarations that check its requests."""

from __future__ import annotations

from dataclasses import dataclass
from urllib.parse import urlencode

from django.conf import settings
from django.urls import reverse
from django.utils.translation import gettext as _

from fonds.web.api.endpoint import ROOT, Endpoint
from fonds.web.api.endpoints import ENDPOINTS
from fonds.web.pages.head import Head


@dataclass(frozen=True, slots=True)
class ParameterRow:
    """A parameter with its limits in words."""

    name: str
    limits: str
    meaning: str


@dataclass(frozen=True, slots=True)
class EndpointRow:
    """An endpoint; `example` is an address that answers, "" where it needs an id."""

    anchor: str
    methods: str
    path: str
    summary: str
    description: str
    parameters: tuple[ParameterRow, ...]
    example: str


@dataclass(frozen=True, slots=True)
class ApiPage:
    """The page; `rate` is how many requests a minute are answered, 0 for any number."""

    head: Head
    address: str
    description: str
    endpoints: tuple[EndpointRow, ...]
    rate: int


def api_page(site_address: str) -> ApiPage:
    """`/api`"""
    head = Head(_("Programming interface"), _("Search and records as JSON."), path=reverse("api-page"), section="about")
    address = site_address + ROOT
    return ApiPage(head, address, f"{ROOT}/openapi.json", tuple(map(_row, ENDPOINTS)), settings.API_RATE)


def _row(endpoint: Endpoint) -> EndpointRow:
    return EndpointRow(
        anchor=endpoint.name,
        methods=" ".join(each for each in endpoint.methods if each in ("GET", "POST")),
        path=ROOT + endpoint.path,
        summary=endpoint.summary,
        description=endpoint.description,
        parameters=tuple(ParameterRow(each.name, each.limits(), each.meaning) for each in endpoint.parameters),
        example="" if endpoint.is_at_path else _example(endpoint),
    )


def _example(endpoint: Endpoint) -> str:
    asked = [(each.name, str(each.examples[0])) for each in endpoint.parameters if each.examples]
    return ROOT + endpoint.path + (f"?{urlencode(asked[:1])}" if asked else "")
