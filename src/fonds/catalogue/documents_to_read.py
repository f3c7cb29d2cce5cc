"""A record's text and description as the finders get them (`core.extracting.document`)."""

from __future__ import annotations

import hashlib
import re
from collections import defaultdict
from collections.abc import Iterable, Sequence

from fonds.catalogue import access
from fonds.catalogue.access import Reader
from fonds.catalogue.description import Element, elements
from fonds.catalogue.models import AccessState, DigitalObject, Page, UnitOfDescription
from fonds.catalogue.text_choice import preferred_first
from fonds.catalogue.texts import pages_to_read
from fonds.core.description.edtf_values import is_edtf
from fonds.core.extracting.document import Document, DocumentPage, ListedName, NameKind, StatedName
from fonds.core.extracting.listed import listed_name

_ROLES = {
    "creators": "creator",
    "senders": "sender",
    "recipients": "recipient",
    "translator": "translator",
}
_IN_LIST = re.compile(r"list of person\w*, (?:xml:id=)?([^\s,;]+)")


def texts_to_read(who: Reader, units: Iterable[str]) -> dict[str, DigitalObject]:
    """The text of each of the units, given by their ids, that is read: the one that readers are shown first.

    A unit that has none, or that `who` may not see, is not among them.
    """
    found = access.objects_of(who, units).filter(has_text=True).select_related("release")
    of_unit: dict[str, list[DigitalObject]] = defaultdict(list)
    for each in found.order_by(*(DigitalObject._meta.ordering or ())):
        of_unit[each.unit_id].append(each)
    return {unit: preferred_first(each)[0] for unit, each in of_unit.items()}


def narrowed_objects(objects: Iterable[str]) -> set[str]:
    """Those of the objects of which the public, who may see them, is not given the same document as the keeper: with a
    page that is narrowed.

    Masked words make no difference, as no finder gets them.
    """
    narrowed = Page.objects.filter(digital_object__in=list(objects)).exclude(access_state__in=("", AccessState.PUBLIC))
    return set(narrowed.order_by().values_list("digital_object", flat=True).distinct())


def documents_of(who: Reader, texts: Iterable[tuple[UnitOfDescription, DigitalObject]]) -> list[Document]:
    """The texts as `who` may see them, in their order.

    The units and their objects must be visible to `who`.
    """
    given = list(texts)
    pages = pages_to_read(who, [digital_object.pk for _, digital_object in given])
    return [_document(unit, digital_object, pages.get(digital_object.pk, [])) for unit, digital_object in given]


def _document(unit: UnitOfDescription, digital_object: DigitalObject, pages: Sequence[DocumentPage]) -> Document:
    described = elements(unit)
    above = elements(unit.parent) if unit.parent is not None else []
    date, certain = _main_date(unit)
    return Document(
        pages=tuple(pages),
        title=unit.title,
        date=date,
        date_certain=certain,
        language=digital_object.language or "",
        places=tuple(e.value for e in described if e.name == "places" and not e.inferred),
        stated=_stated(described),
        listed=_listed([*described, *above]),
    )


def document_digest(document: Document, digital_object: DigitalObject) -> str:
    """SHA-256 over all that finders are given: while it holds, they would find the same."""
    made = hashlib.sha256()
    head = (digital_object.pk, digital_object.version, document.title, document.date, document.date_certain,
            document.language, document.places, document.stated, document.listed)  # fmt: skip
    made.update(repr(head).encode("utf-8", "surrogatepass"))
    for page in document.pages:
        made.update(f"\x1e{page.number}\x1f{page.text}\x1f{page.layers!r}".encode("utf-8", "surrogatepass"))
    return made.hexdigest()


def _main_date(unit: UnitOfDescription) -> tuple[str, bool]:
    """The main date and whether it is stated; where sources state several, the finest of one time, else that it is
    one of them (EDTF `[a,b]`)."""
    stated = {
        str(each["edtf"]) for each in unit.dates
        if each.get("edtf") and each.get("standing") == "stated" and each.get("role") == "written"
    }  # fmt: skip
    if unit.date_edtf not in stated:
        return unit.date_edtf or "", any(
            each.get("edtf") == unit.date_edtf and each.get("standing") == "stated" for each in unit.dates
        )
    stated = {each for each in stated if not any(other.startswith(f"{each}-") for other in stated)}
    if len(stated) == 1:
        return next(iter(stated)), True  # "July 1969" and "July 9, 1969" do not contradict each other
    one_of = f"[{','.join(sorted(stated))}]"
    return (one_of, True) if len(stated) > 1 and is_edtf(one_of) else (unit.date_edtf or "", True)


def _stated(described: Sequence[Element]) -> tuple[StatedName, ...]:
    """Names in columns. Those that an edition's own tagging gave are left out: they are not read, but copied."""
    found = [StatedName(e.name, e.value, _ROLES[e.name]) for e in described if e.name in _ROLES]
    found += [StatedName(e.name, e.value, "mentioned") for e in described if e.name == "names" and e.kind == "sheet"]
    return tuple(found)


def _listed(described: Sequence[Element]) -> tuple[ListedName, ...]:
    found: dict[str, ListedName] = {}
    for each in described:
        if each.name in ("names", "persons_listed") and (match := _IN_LIST.search(each.source)):
            found.setdefault(match[1], listed_name(match[1], NameKind.PERSON, each.value))
    return tuple(found.values())
