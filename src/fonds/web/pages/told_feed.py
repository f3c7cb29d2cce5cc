"""The feeds of an office, a meeting and a series: the documents that tell of them, those that readers could see last
first."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from django.db.models import F
from django.urls import reverse

from fonds.catalogue.access import Reader
from fonds.catalogue.facts import facts
from fonds.catalogue.facts_told import ToldFact, told
from fonds.catalogue.figures_told import elsewhere, figures_of
from fonds.catalogue.offices_held import holders, named_so
from fonds.web.atom import to_atom
from fonds.web.pages.documents_feed import ENTRIES, document_entry, documents_feed, said_so
from fonds.web.pages.figures import series_title
from fonds.web.pages.meeting_lines import alike, meeting_line
from fonds.web.pages.meetings import meeting_title
from fonds.web.pages.name_links import NameLinks
from fonds.web.pages.offices import name_of
from fonds.web.pages.quoted import review
from fonds.web.templating import date_words
from fonds.web.translating import gettext as _

MOST_READ = 400
"""Facts of an office whose words are read: a common one has thousands."""
_EACH = 3


def feed_path(of: str, identifier: str) -> str:
    """The path of the feed of an office (by its slug), a meeting or a series: `of` is their list ("offices")."""
    return reverse("told-feed", kwargs={"of": of, "identifier": identifier})


def told_feed(of: str, identifier: str, site_address: str) -> bytes | None:
    """The feed; None where the public may see nothing that tells of it. Raises KeyError where `of` is none of these."""
    return {"offices": _office_feed, "meetings": _meeting_feed, "series": _series_feed}[of](identifier, site_address)


def _office_feed(slug: str, site_address: str) -> bytes | None:
    every = holders(Reader.ANONYMOUS, named_so(slug))
    names = set(every.order_by().values_list("office", flat=True))
    if not names:
        return None
    page = reverse("office", kwargs={"slug": slug})
    seen = F("text_read__unit__first_public_at").desc(nulls_last=True)
    newest = every.order_by(seen, "text_read__unit", "number", "pk")[:MOST_READ]
    return _feed(name_of(names), page, feed_path("offices", slug), told(Reader.ANONYMOUS, newest), site_address)


def _meeting_feed(identifier: str, site_address: str) -> bytes | None:
    who = Reader.ANONYMOUS
    loaded = facts(who, "meeting").select_related("text_read__unit")
    own = told(who, loaded.filter(pk=identifier))
    if not own:
        return None
    title = meeting_title(meeting_line(own[0], NameLinks.of(own)))
    others = loaded.filter(pk__in=alike().beside(identifier)).order_by("number", "pk")
    page = reverse("meeting", kwargs={"identifier": identifier})
    return _feed(title, page, feed_path("meetings", identifier), [*own, *told(who, others)], site_address)


def _series_feed(identifier: str, site_address: str) -> bytes | None:
    who = Reader.ANONYMOUS
    own = told(who, figures_of(who, identifier))
    if not own:
        return None
    figures = [each.fact for each in own]
    found = told(who, elsewhere(who, figures))
    page = reverse("series", kwargs={"identifier": identifier})
    return _feed(series_title(figures), page, feed_path("series", identifier), [*own, *found], site_address)


def _feed(title: str, page: str, path: str, found: Sequence[ToldFact], site_address: str) -> bytes:
    of_unit: dict[str, list[ToldFact]] = {}
    for each in found:
        of_unit.setdefault(each.unit.pk, []).append(each)
    newest = sorted(of_unit.values(), key=lambda each: (-(each[0].unit.first_public_at or 0), each[0].unit.pk))
    entries = [
        document_entry(
            site_address, page, each[0].unit, _said(each[:_EACH]), [one.place for one in each[:_EACH]]
        )
        for each in newest[:ENTRIES]
    ]  # fmt: skip
    subtitle = _("Documents that tell of it, found by software and not reviewed unless it says so.")
    return to_atom(documents_feed(site_address, title, page, path, subtitle, entries), entries)


def _said(found: Iterable[ToldFact]) -> Iterable[str]:
    for each in found:
        fact, around = each.fact, each.around
        edtf = str(fact.said.get("date") or fact.said.get("period") or "")
        by = review(fact.finder, fact.confidence, fact.decision)
        words = said_so(around.before + around.words + around.after, by)
        yield f"{date_words(edtf)}: {words}" if edtf else words
