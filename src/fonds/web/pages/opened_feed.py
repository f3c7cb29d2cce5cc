"""The feed of what a release opened most of."""

from __future__ import annotations

import datetime

from django.http import Http404
from django.urls import reverse

from fonds.catalogue import access, comparisons
from fonds.catalogue.access import Reader
from fonds.catalogue.models import Release
from fonds.core.comparing.interest import CONFIDENCE
from fonds.web.atom import Entry, Feed, to_atom
from fonds.web.pages.record_place import shortened
from fonds.web.templating import site_title
from fonds.web.translating import gettext as _

ENTRIES = 50


def opened_feed(slug: str, site_address: str) -> bytes:
    """An entry for each record that gained, the greatest gain first, with its passages. Raises Http404."""
    release = access.releases(Reader.ANONYMOUS).filter(pk=slug).first()
    if release is None:
        raise Http404
    _total, records = comparisons.opened_in(Reader.ANONYMOUS, release, limit=ENTRIES)
    page = site_address + reverse("release", kwargs={"slug": slug})
    compared = comparisons.steps(Reader.ANONYMOUS).filter(to_release=release)
    latest = compared.order_by("-made_at").values_list("made_at", flat=True).first()
    updated = latest or _of_release(release)
    said = _("Passages found by software with a certainty of at least %(percent)s %%, or confirmed by a person.")
    feed = Feed(
        id=page,
        title=_("Opened in %(release)s · %(site)s") % {"release": release.name, "site": site_title()},
        author=site_title(),
        address=site_address + reverse("opened-feed", kwargs={"slug": slug}),
        page=page,
        updated=updated,
        subtitle=said % {"percent": round(CONFIDENCE * 100)},
    )
    entries = []
    for record in records:
        if not record.spans:
            continue
        unit, first = record.unit, record.spans[0]
        query = f"from={first.from_object.pk}&to={first.to_object.pk}"
        older = first.from_object.release_name
        intro = _("First visible here in %(new)s, not in the text of %(old)s:") % {"new": release.name, "old": older}
        entries.append(
            Entry(
                id=f"{page}#{unit.pk}",
                title=shortened(unit.title or unit.reference_code, 200),
                page=f"{site_address}/records/{unit.pk}/compare?{query}",
                updated=updated,
                summary="\n".join([intro, *(f"“{shortened(span.anchor.text, 300)}”" for span in record.spans)]),
                related=tuple(f"{site_address}/records/{unit.pk}/opened/{span.id}" for span in record.spans),
            )
        )
    return to_atom(feed, entries)


def _of_release(release: Release) -> int:
    try:
        day = datetime.datetime.fromisoformat(release.date).replace(tzinfo=datetime.UTC)
    except ValueError:
        return 0
    return int(day.timestamp())
