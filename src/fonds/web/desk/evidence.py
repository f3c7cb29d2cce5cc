"""Passages in view where a keeper decides: the words with what stands around them, and a link to their page."""

from __future__ import annotations

from collections.abc import Sequence

from django.db.models import Min
from django.urls import reverse
from django.utils.html import format_html, format_html_join
from django.utils.safestring import SafeString, mark_safe

from fonds.catalogue.access import Reader
from fonds.catalogue.authorities import authority_entities, authority_facts
from fonds.catalogue.citation import place_path
from fonds.catalogue.facts import mentions
from fonds.catalogue.models import Authority, Mention, TextRead
from fonds.catalogue.words_around import TextPlace, words_around
from fonds.core.naming.spellings import scheme_of

PASSAGES = 2


def passage(reading: TextRead, page: int, start: int, end: int) -> SafeString:
    """The words at a place, those around them, and the record."""
    place = TextPlace(reading.digital_object_id, reading.version, page, start, end)
    around = words_around(Reader.KEEPER, [place]).get(place)
    unit = reading.unit
    path = place_path(unit.pk, reading.digital_object_id, reading.version, page, start, end)
    named = " · ".join(part for part in (unit.date_edtf, unit.reference_code or unit.title or unit.pk) if part)
    if around is None:
        return format_html('<a href="{}">{}</a>', path, named)
    return format_html(
        '<span class="desk-passage">…{}<strong>{}</strong>{}…<br><a href="{}">{}</a></span>',
        around.before, around.words, around.after, path, named,
    )  # fmt: skip


def stated(reading: TextRead, element: str, value: str) -> SafeString:
    """What a description column holds, and the record."""
    path = reverse("record", kwargs={"identifier": reading.unit_id})
    return format_html('{}: {} <a href="{}">{}</a>', element, value, path, reading.unit)


def mention_passage(mention: Mention) -> SafeString:
    """The words of a mention; of one in a description column, the column and its value."""
    reading = mention.entity.text_read
    if mention.page is None:
        return stated(reading, mention.element, mention.text)
    return passage(reading, mention.page, mention.start, mention.end)


def authority_evidence(authority: Authority, passages: int = PASSAGES) -> SafeString:
    """What speaks for whom a record is: its names with their systems, how often and when, offices, passages."""
    named = authority_entities(Reader.KEEPER, authority.pk).order_by("pk")
    rows = list(named.values_list("pk", "name", "text_read", "text_read__unit__date_first"))
    names = sorted({name for _pk, name, _text, _date in rows})[:6]
    texts = len({text for _pk, _name, text, _date in rows})
    years = sorted({date // 10000 for _pk, _name, _text, date in rows if date})
    span = f"{years[0]}–{years[-1]}" if years and years[0] != years[-1] else str(*years[:1])
    offices = list(
        dict.fromkeys(f.office for f in authority_facts(Reader.KEEPER, authority.pk, "office", "person")[:4])
    )
    lines = [
        format_html("<strong>{}</strong> <small>{}</small>", authority.name, authority.pk),
        format_html("<small>{}</small>", "; ".join(f"{n} ({s})" if (s := scheme_of(n)) else n for n in names)),
        format_html("<small>{} · {}</small>", f"{texts} document{'s' * (texts != 1)}", span or "undated"),
    ]
    lines += [format_html("<small>{}</small>", office) for office in offices if office]
    lines += [mention_passage(each) for each in _first_mentions([pk for pk, *_rest in rows], passages)]
    return format_html_join(mark_safe("<br>"), "{}", ((line,) for line in lines))


def _first_mentions(entities: Sequence[int], count: int) -> list[Mention]:
    """A mention of each of the first documents."""
    seen = mentions(Reader.KEEPER).filter(entity__in=entities[: count * 3]).order_by()
    firsts = sorted(seen.values_list("entity").annotate(first=Min("pk")))[:count]
    found = Mention.objects.select_related("entity__text_read__unit").in_bulk([first for _entity, first in firsts])
    return [found[first] for _entity, first in firsts]
