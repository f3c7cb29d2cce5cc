"""A record's text and description as the finders get them (`core.extracting.document`)."""

from __future__ import annotations

import hashlib
import re
from collections.abc import Sequence

from fonds.catalogue import access
from fonds.catalogue.access import Reader
from fonds.catalogue.description import Element, elements
from fonds.catalogue.models import AccessState, DigitalObject, UnitOfDescription
from fonds.catalogue.text_choice import preferred_first
from fonds.catalogue.texts import hide, page_texts
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


def text_to_read(who: Reader, unit: UnitOfDescription) -> DigitalObject | None:
    """The text of the record that is read: the one that readers are shown first. None where there is none."""
    found = preferred_first(each for each in access.objects(who, unit) if each.has_text)
    return found[0] if found else None


def is_read_by_all(digital_object: DigitalObject) -> bool:
    """Whether the public, who may see the object, is given the same document of it as the keeper: no page is narrowed.

    Masked words make no difference, as no finder gets them.
    """
    return not digital_object.pages.exclude(access_state__in=("", AccessState.PUBLIC)).exists()


def document_of(who: Reader, unit: UnitOfDescription, digital_object: DigitalObject) -> Document:
    """The text as `who` may see it, masked words masked for everybody: no finder has any use for them.

    The unit and its object must be visible to `who`.
    """
    described = elements(unit)
    above = elements(unit.parent) if unit.parent is not None else []
    pages = tuple(
        DocumentPage(page.number, hide(page.text, page.masks), page.layers) for page in page_texts(who, digital_object)
    )
    date, certain = _main_date(unit)
    return Document(
        pages=pages,
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
