"""The feed of a person, a body or a place: the documents that name them, those that readers could see last first."""

from __future__ import annotations

from django.urls import reverse

from fonds.catalogue.access import Reader
from fonds.catalogue.authorities import shown_name
from fonds.catalogue.authority_mentions import MentionShown, mentioned_in
from fonds.catalogue.authority_pages import documents
from fonds.catalogue.decided_names import decision_on
from fonds.catalogue.in_parts import in_parts
from fonds.catalogue.models import Authority, UnitOfDescription
from fonds.web.atom import to_atom
from fonds.web.pages.documents_feed import ENTRIES, document_entry, documents_feed, said_so
from fonds.web.pages.name_links import LISTS, authority_path
from fonds.web.pages.quoted import review
from fonds.web.templating import element_label
from fonds.web.translating import gettext as _

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
    page = authority_path(authority.kind, authority.pk)
    entries = [
        document_entry(
            site_address,
            page,
            each.unit,
            map(_said, each.mentions),
            [shown.place for shown in each.mentions if shown.place and shown.around],
        )
        for each in mentioned_in(who, newest, each_at_most=_EACH)
    ]
    path = reverse("authority-feed", kwargs={"of": LISTS[authority.kind], "identifier": authority.pk})
    subtitle = _("Documents that name them, found by software and not reviewed unless it says so.")
    name = shown_name(who, authority)
    return to_atom(documents_feed(site_address, name, page, path, subtitle, entries), entries)


def _said(shown: MentionShown) -> str:
    """The words of a mention, or the column of the description that has it, and who says so."""
    mention = shown.mention
    by = review(mention.finder, mention.confidence, decision_on(mention, mention.entity))
    if shown.around is None:
        return f"{element_label(shown.element)}: {shown.value} ({by.words})"
    return said_so(shown.around.before + shown.around.words + shown.around.after, by)
