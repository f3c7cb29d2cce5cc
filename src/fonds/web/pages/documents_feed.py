"""What the feeds of people, bodies, places, offices, meetings and series share: an entry for each document."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from django.urls import reverse

from fonds.catalogue.models import UnitOfDescription
from fonds.catalogue.words_around import TextPlace
from fonds.web.atom import Entry, Feed
from fonds.web.pages.quoted import Review, passage_path
from fonds.web.pages.record_place import shortened
from fonds.web.templating import date_words, site_title
from fonds.web.translating import gettext as _

ENTRIES = 50
"""Documents in a feed at most."""
_LONGEST_WORDS = 300


def document_entry(
    site_address: str, page: str, unit: UnitOfDescription, said: Iterable[str], places: Iterable[TextPlace]
) -> Entry:
    """A document in the feed of what stands at the path `page`; `said` are the words in it that speak of that."""
    published = unit.first_public_at if unit.first_public_at is not None else unit.added_at
    date = date_words(unit.date_edtf) if unit.date_edtf else ""
    return Entry(
        id=f"{site_address}{page}#{unit.pk}",
        title=shortened(unit.title or unit.reference_code or _("Untitled"), 200),
        page=site_address + reverse("record", kwargs={"identifier": unit.pk}),
        updated=max(unit.public_changed_at or published, published),
        published=published,
        summary="\n".join(words for words in (date, *said) if words),
        related=tuple(dict.fromkeys(site_address + passage_path(unit.pk, place) for place in places)),
    )


def documents_feed(site_address: str, name: str, page: str, path: str, subtitle: str, entries: Sequence[Entry]) -> Feed:
    """The feed at `path` of what is called so and stands at `page`."""
    return Feed(
        id=site_address + page,
        title=_("%(name)s in %(site)s") % {"name": name, "site": site_title()},
        author=site_title(),
        address=site_address + path,
        page=site_address + page,
        updated=max((entry.updated for entry in entries), default=0),
        subtitle=subtitle,
    )


def said_so(words: str, by: Review) -> str:
    """Words of a text, and who says that they speak of it."""
    return f"“{shortened(words.strip(), _LONGEST_WORDS)}” ({by.words})"
