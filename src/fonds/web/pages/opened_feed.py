"""The feed of what a release opened most of (Atom, RFC 4287)."""

from __future__ import annotations

import datetime
import re
from xml.etree import ElementTree

from django.http import Http404
from django.urls import reverse

from fonds.catalogue import access, comparisons
from fonds.catalogue.access import Reader
from fonds.catalogue.models import Release
from fonds.core.comparing.interest import CONFIDENCE
from fonds.web.pages.record_place import shortened
from fonds.web.templating import site_title
from fonds.web.translating import gettext as _

ENTRIES = 50
_NOT_XML = re.compile("[^\t\n\x20-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")
_ATOM = "http://www.w3.org/2005/Atom"


def opened_feed(slug: str, site_address: str) -> bytes:
    """An entry for each record that gained, the greatest gain first, with its passages. Raises Http404."""
    release = access.releases(Reader.ANONYMOUS).filter(pk=slug).first()
    if release is None:
        raise Http404
    _total, records = comparisons.opened_in(Reader.ANONYMOUS, release, limit=ENTRIES)
    ElementTree.register_namespace("", _ATOM)
    feed = ElementTree.Element(f"{{{_ATOM}}}feed")
    page = site_address + reverse("release", kwargs={"slug": slug})
    itself = site_address + reverse("opened-feed", kwargs={"slug": slug})
    compared = comparisons.steps(Reader.ANONYMOUS).filter(to_release=release)
    latest = compared.order_by("-made_at").values_list("made_at", flat=True).first()
    updated = _moment(latest) if latest else _of_release(release)
    _add(feed, "title", _("Opened in %(release)s · %(site)s") % {"release": release.name, "site": site_title()})
    said = _("Passages found by software with a certainty of at least %(percent)s %%, or confirmed by a person.")
    _add(feed, "subtitle", said % {"percent": round(CONFIDENCE * 100)})
    _add(feed, "id", page)
    _add(feed, "updated", updated)
    _add(_add(feed, "author"), "name", site_title())
    _add(feed, "link", rel="self", href=itself, type="application/atom+xml")
    _add(feed, "link", rel="alternate", href=page, type="text/html")
    for record in records:
        if not record.spans:
            continue
        unit, first = record.unit, record.spans[0]
        entry = _add(feed, "entry")
        query = f"from={first.from_object.pk}&to={first.to_object.pk}"
        beside = f"{site_address}/records/{unit.pk}/compare?{query}"
        _add(entry, "title", shortened(unit.title or unit.reference_code, 200))
        _add(entry, "id", f"{page}#{unit.pk}")
        _add(entry, "updated", updated)
        _add(entry, "link", rel="alternate", href=beside, type="text/html")
        for span in record.spans:
            _add(entry, "link", rel="related", href=f"{site_address}/records/{unit.pk}/opened/{span.id}")
        older = first.from_object.release.name if first.from_object.release else ""
        intro = _("First visible here in %(new)s, not in the text of %(old)s:") % {"new": release.name, "old": older}
        words = [f"“{_plain(shortened(span.anchor.text, 300))}”" for span in record.spans]
        _add(entry, "summary", "\n".join([intro, *words]))
    made: bytes = ElementTree.tostring(feed, encoding="utf-8")
    return b'<?xml version="1.0" encoding="utf-8"?>\n' + made


def _add(parent: ElementTree.Element, name: str, words: str = "", **attributes: str) -> ElementTree.Element:
    made = ElementTree.SubElement(parent, f"{{{_ATOM}}}{name}", attributes)
    made.text = _plain(words) or None
    return made


def _plain(text: str) -> str:
    """Without the control characters that XML 1.0 cannot hold."""
    return _NOT_XML.sub("", text)


def _moment(seconds: int) -> str:
    return datetime.datetime.fromtimestamp(seconds, datetime.UTC).strftime("%Y-%m-%dT%H:%M:%SZ")


def _of_release(release: Release) -> str:
    try:
        return datetime.date.fromisoformat(release.date).strftime("%Y-%m-%dT00:00:00Z")
    except ValueError:
        return "1970-01-01T00:00:00Z"
