"""The feed of a person, a body or a place: the documents that name them, those that readers could see last first."""

from __future__ import annotations

from django.urls import reverse

from fonds.catalogue.access import Reader
from fonds.catalogue.authorities import shown_name
from fonds.catalogue.authority_mentions import MentionShown, mentioned_in
from fonds.catalogue.authority_pages import documents
from fonds.catalogue.in_parts import in_parts
from fonds.catalogue.models import Authority, UnitOfDescription
from fonds.web.atom import Entry, Feed, to_atom
from fonds.web.pages.name_links import LISTS, authority_path
from fonds.web.pages.quoted import passage_path, review
from fonds.web.pages.record_place import shortened
from fonds.web.templating import date_words, element_label, site_title
from fonds.web.translating import gettext as _

ENTRIES = 50
_EACH = 3


def authority_feed(authority: Authority, site_address: str) -> bytes:
    """The feed. The authority record must have a page for the public."""
    who = Reader.ANONYMOUS
    every = {each.unit: each for each in documents(who, authority)}
    seen: list[tuple[int, str]] = []
    for units in in_parts(every):
        found = UnitOfDescription.objects.filter(pk__in=units)
        seen += [(at_time or 0, pk) for pk, at_time in found.values_list("pk", "first_public_at")]
    newest = [every[pk] for _time, pk in sorted(seen, key=lambda each: (-each[0], each[1]))[:ENTRIES]]
    entries = []
    for each in mentioned_in(who, newest, each_at_most=_EACH):
        unit = each.unit
        published = unit.first_public_at if unit.first_public_at is not None else unit.added_at
        places = [(shown.place, shown.around) for shown in each.mentions if shown.place and shown.around]
        date = date_words(unit.date_edtf) if unit.date_edtf else ""
        entries.append(
            Entry(
                id=f"{site_address}{authority_path(authority.kind, authority.pk)}#{unit.pk}",
                title=shortened(unit.title or unit.reference_code or _("Untitled"), 200),
                page=site_address + reverse("record", kwargs={"identifier": unit.pk}),
                updated=max(unit.public_changed_at or published, published),
                published=published,
                summary="\n".join(words for words in (date, *map(_said, each.mentions)) if words),
                related=tuple(site_address + passage_path(unit.pk, place) for place, _around in places),
            )
        )
    page = site_address + authority_path(authority.kind, authority.pk)
    feed = Feed(
        id=page,
        title=_("%(name)s in %(site)s") % {"name": shown_name(who, authority), "site": site_title()},
        author=site_title(),
        address=site_address
        + reverse("authority-feed", kwargs={"of": LISTS[authority.kind], "identifier": authority.pk}),
        page=page,
        updated=max((entry.updated for entry in entries), default=0),
        subtitle=_("Documents that name them, found by software and not reviewed unless it says so."),
    )
    return to_atom(feed, entries)


def _said(shown: MentionShown) -> str:
    """The words of a mention, or the column of the description that has it, and who says so."""
    mention = shown.mention
    by = review(mention.finder, mention.confidence, mention.decision).words
    if shown.around is None:
        return f"{element_label(shown.element)}: {shown.value} ({by})"
    words = (shown.around.before + shown.around.words + shown.around.after).strip()
    return f"“{shortened(words, 300)}” ({by})"
