"""From a unit of description to what a citation says of it: one way for the site and the command line."""

from __future__ import annotations

import re
from urllib.parse import urlencode

from fonds.catalogue import access, description
from fonds.catalogue.access import Reader
from fonds.catalogue.description import Element
from fonds.catalogue.models import Collection, DigitalObject, UnitOfDescription
from fonds.catalogue.remembering import remembered
from fonds.catalogue.texts import ShownPage
from fonds.core.citing.item import CitedItem, CitedPlace, Name, PageKind, name_from_heading
from fonds.core.citing.own_form import DEFAULT_OWN_FORM
from fonds.core.text.paragraphs import paragraph_at, paragraphs

_FOLIO = re.compile(r"(?i)^(?:l{1,2}\.?|л{1,2}\.?|fols?\.?|f{1,2}\.|bl\.?)\s*\d|\d\s*(?:r|v|ob\.?|об\.?)$")
_PAGES_OF_A_FILE = ("application/pdf", "text/plain", "text/markdown", "image/")


def cited_item(
    unit: UnitOfDescription,
    reader: Reader,
    *,
    site_title: str = "",
    site_address: str = "",
    digital_object: DigitalObject | None = None,
) -> CitedItem:
    """What is known of the unit. `digital_object` is the text that was read; its translator and release are named.

    Creators of the fonds above are not its authors and are left out. `site_address` has no slash at the end.
    """
    known = description.elements(unit)
    all_known = description.elements_with_inherited(unit)
    written = _main_date(unit)
    collection = _collection(unit, reader)
    creators = _names(known, "creators") or _names(known, "senders")
    translator = (digital_object.translator if digital_object else "") or description.first(known, "translator")
    of_translation = digital_object is None or digital_object.kind in ("translation", "text", "")
    return CitedItem(
        id=unit.pk,
        title=unit.title,
        creators=creators,
        recipients=_names(known, "recipients"),
        translator=name_from_heading(translator) if translator and of_translation else None,
        translated_for=description.first(known, "translated_for") if of_translation else "",
        edtf=unit.date_edtf or None,
        date_as_written=str(written.get("as_written", "")),
        date_inferred=written.get("standing") == "inferred",
        genre=description.first(known, "document_type"),
        collection_title=collection.title if collection else "",
        site_title=site_title,
        programme=description.first(all_known, "programme"),
        publisher=description.first(all_known, "publisher"),
        repository=unit.repository.name if unit.repository else "",
        archival_reference=_reference(unit),
        url=f"{site_address}/records/{unit.pk}",
        language=digital_object.language if digital_object else "",
        abstract=description.first(known, "scope_and_content"),
        release=digital_object.release.name if digital_object and digital_object.release else "",
        rights=digital_object.rights if digital_object else "",
    )


@remembered(key=lambda unit, reader: (unit.pk, reader))
def own_form_template(unit: UnitOfDescription, reader: Reader) -> str:
    """The form of citation of the unit's collection, or the archive's usual one."""
    collections = access.collections(reader).filter(units=unit).order_by("order", "slug")
    stated = [form for form in collections.values_list("citation_form", flat=True) if form]
    return stated[0] if stated else DEFAULT_OWN_FORM


def place_path(
    unit: str, digital_object: str, version: int, page: int, start: int | None = None, end: int | None = None
) -> str:
    """The permanent address of a place, without the site's: a page, or a range of code points in its stored text."""
    where: dict[str, str | int] = {"object": digital_object, "version": version, "page": page}
    if start is None or end is None:
        return f"/records/{unit}?{urlencode(where)}#p{page}"
    return f"/records/{unit}?{urlencode({**where, 'start': start, 'end': end})}#p{page}-{start}-{end}"


def cited_place(
    unit: UnitOfDescription,
    digital_object: DigitalObject,
    page: ShownPage,
    *,
    start: int | None = None,
    end: int | None = None,
    site_address: str = "",
) -> CitedPlace:
    """A page, or with `start` and `end` a passage on it, as citations name it.

    A printed number or a folio goes before the page of the file, which is called one; a text without pages is cited
    by its paragraph.
    """
    kind = page_kind(digital_object, page.label)
    passage = page.text[start:end].strip() if start is not None and end is not None else ""
    paragraph = None
    if kind is None:
        found = paragraph_at(paragraphs(page.text), start or 0)
        paragraph = found.number if found and start is not None else None
    path = place_path(unit.pk, digital_object.pk, page.version, page.number, start, end)
    return CitedPlace(
        page=page.number if kind == "pdf" else None,
        page_kind=kind,
        label=page.label if kind in ("printed", "folio") else None,
        paragraph=paragraph,
        quotation=passage or None,
        release=digital_object.release.name if digital_object.release else None,
        url=f"{site_address}{path}",
    )


def page_kind(digital_object: DigitalObject, label: str) -> PageKind | None:
    """What the pages of a text are: None for a text that has none and is cited by paragraph."""
    if not digital_object.paginated:
        return None
    if label:
        return "folio" if _FOLIO.search(label.strip()) else "printed"
    return "pdf" if digital_object.stored_file.media_type.startswith(_PAGES_OF_A_FILE) else None


def _main_date(unit: UnitOfDescription) -> dict[str, object]:
    of_value = [each for each in unit.dates if (each.get("edtf") or "") == unit.date_edtf]
    written = [each for each in unit.dates if each.get("role") == "written"]
    return next(iter(of_value or written or unit.dates), {})


def _reference(unit: UnitOfDescription) -> str:
    return unit.reference_code or next((str(each.get("as_written", "")) for each in unit.references), "")


@remembered(key=lambda unit, reader: (unit.pk, reader))
def _collection(unit: UnitOfDescription, reader: Reader) -> Collection | None:
    return access.collections(reader).filter(units=unit).order_by("order", "slug").first()


def _names(known: list[Element], element: str) -> tuple[Name, ...]:
    return tuple(name_from_heading(value, recase=True) for value in description.values(known, element) if value)
