"""From an identifier in an address to the unit it names, or to the answer that there is none."""

from __future__ import annotations

from dataclasses import dataclass

from django.http import Http404, HttpRequest, HttpResponseBase, HttpResponsePermanentRedirect
from django.urls import reverse
from django.utils.translation import gettext as _

from fonds.catalogue import access
from fonds.catalogue.access import Reader
from fonds.catalogue.models import UnitOfDescription
from fonds.web.pages.head import Head
from fonds.web.templating import render


class Elsewhere(Exception):
    """The unit cannot be shown; `response` is what the reader gets instead of it."""

    def __init__(self, response: HttpResponseBase) -> None:
        self.response = response


@dataclass(frozen=True, slots=True)
class TombstonePage:
    """What remains of a record that once was public: that it was withdrawn, and why."""

    head: Head
    identifier: str
    reason: str


def public_unit(request: HttpRequest, identifier: str) -> UnitOfDescription:
    """The unit as anonymous readers may see it.

    Raises Http404 alike for what never was and for what the public may not see; `Elsewhere` with a redirect for a
    merged unit and with a tombstone (410) for a withdrawn one that once was public.
    """
    found = access.unit(Reader.ANONYMOUS, identifier)
    if found is not None:
        return found
    if target := access.merged_into(identifier):
        path = reverse("record", kwargs={"identifier": target})
        query = request.META.get("QUERY_STRING", "")
        raise Elsewhere(HttpResponsePermanentRedirect(f"{path}?{query}" if query else path))
    if (reason := access.tombstone(identifier)) is not None:
        page = TombstonePage(Head(_("Withdrawn"), listed=False), identifier, reason)
        raise Elsewhere(render(request, "tombstone.html", page, status=410))
    raise Http404


def page_number(request: HttpRequest, *, largest: int = 100_000) -> int:
    """The `page` of the address, 1 where there is none. Raises Http404 for what is no page number."""
    text = request.GET.get("page", "") or "1"
    if not (text.isascii() and text.isdigit()) or not 1 <= int(text[:9]) <= largest:
        raise Http404
    return int(text)
