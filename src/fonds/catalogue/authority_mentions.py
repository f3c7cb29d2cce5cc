"""Where somebody, a body or a place is named in some documents, with the words around each mention."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass

from fonds.catalogue.access import Reader
from fonds.catalogue.authority_pages import Document
from fonds.catalogue.facts import mentions
from fonds.catalogue.models import Mention, UnitOfDescription
from fonds.catalogue.words_around import TextPlace, WordsAround, words_around


@dataclass(frozen=True, slots=True)
class MentionShown:
    """A mention: in the text with the words around it, or in the description column `element` with its `value`."""

    mention: Mention
    element: str
    value: str
    place: TextPlace | None
    around: WordsAround | None


@dataclass(frozen=True, slots=True)
class MentionedIn:
    """A document and its mentions in order, those that are shown; `total` counts all of them."""

    unit: UnitOfDescription
    mentions: tuple[MentionShown, ...]
    total: int


def mentioned_in(who: Reader, found: Sequence[Document], *, first: int = 0, each_at_most: int = 8) -> list[MentionedIn]:
    """The documents with mentions `first` and following of each. The documents must be `authority_pages.documents`."""
    entities = [pk for document in found for pk in document.entities]
    rows: dict[str, list[Mention]] = defaultdict(list)
    held = mentions(who).filter(entity__in=entities).select_related("entity__text_read")
    for each in held.order_by("page", "start", "pk"):
        rows[each.entity.text_read.unit_id].append(each)
    for unit, listed in rows.items():
        # what the description says stands first, whatever the database thinks of nothing
        rows[unit] = sorted(listed, key=lambda each: (each.page or 0, each.start, each.pk))
    shown = {unit: listed[first : first + each_at_most] for unit, listed in rows.items()}
    places = {each.pk: _place(each) for listed in shown.values() for each in listed if each.page is not None}
    around = words_around(who, places.values())
    units = UnitOfDescription.objects.in_bulk([document.unit for document in found])
    result = []
    for document in found:
        made = [_shown(each, places, around) for each in shown.get(document.unit, ())]
        kept = tuple(each for each in made if each is not None)
        if kept:
            result.append(MentionedIn(units[document.unit], kept, len(rows[document.unit])))
    return result


def _shown(each: Mention, places: dict[int, TextPlace], around: dict[TextPlace, WordsAround]) -> MentionShown | None:
    if each.page is None:
        return MentionShown(each, each.element, each.text, None, None)
    place = places[each.pk]
    return MentionShown(each, "", each.text, place, around[place]) if place in around else None


def _place(each: Mention) -> TextPlace:
    reading = each.entity.text_read
    return TextPlace(reading.digital_object_id, reading.version, each.page or 1, each.start, each.end)
