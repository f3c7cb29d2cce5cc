"""The page of a record: its text, the facts beside it, its place, and the ways to cite and share it."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from urllib.parse import quote, urlencode

from django.utils.translation import gettext as _

from fonds.catalogue import access
from fonds.catalogue.access import Reader
from fonds.catalogue.citation import place_path
from fonds.catalogue.marks import ReferenceReading, ShownMark, reference_reading, shown_marks
from fonds.catalogue.models import DigitalObject, UnitOfDescription
from fonds.catalogue.places_followed import follow
from fonds.catalogue.text_choice import offered_originals, preferred_first
from fonds.core.text.languages import language_of
from fonds.web.languages import language_name
from fonds.web.page_text import Block
from fonds.web.pages.head import Head
from fonds.web.pages.machine_head import MachineHead, machine_head
from fonds.web.pages.record_address import NoSuchPlace, RecordAddress
from fonds.web.pages.record_facts import DateFact, Fact, Value, date_facts, facts
from fonds.web.pages.record_find import FindView, find_view, found_in
from fonds.web.pages.record_place import (
    Place,
    ReleasedWith,
    ReleaseLine,
    crumbs,
    place,
    released_with,
    releases,
    shortened,
)
from fonds.web.pages.record_said import RecordReading, RecordSaid
from fonds.web.pages.record_text import TextView, object_name, text_view
from fonds.web.templating import date_words

_LONGEST_CHECKED = 1_500
ORIGINALS = ("original", "transcript", "ocr", "text")


@dataclass(frozen=True, slots=True)
class Tab:
    """A text that can be chosen."""

    name: str
    path: str
    is_current: bool


@dataclass(frozen=True, slots=True)
class Download:
    """A digital object to take away. `original` is empty where only the masked text is offered."""

    name: str
    text: str
    original: str
    media_type: str
    size: str
    reason: str
    source: str
    retrieved: str
    rights: str


@dataclass(frozen=True, slots=True)
class MarkLine:
    """A mark in the table of marks, with the way to its place and a reference that reads differently, if it is one."""

    mark: ShownMark
    date: str
    date_note: str
    path: str
    flags: tuple[str, ...]
    reading: ReferenceReading | None


@dataclass(frozen=True, slots=True)
class Passage:
    """A passage that the address names: its words as the public sees them, and what can be done with it.

    `reread` says what became of the words of an earlier version: "same", "changed", "gone", "" where it still stands;
    `reread_path` leads to them, `reread_words` are what stands there.
    """

    words: str
    language: str
    where: str
    cite: str
    embed: str
    annotation: str
    verify: str
    reread: str = ""
    reread_path: str = ""
    reread_words: str = ""


@dataclass(frozen=True, slots=True)
class RecordPage:
    """Everything the template needs. `beside` is the second text of the parallel view.

    `said` is what was read in it; `names` leads to the text with names marked, or without, "" where there are none.
    """

    head: Head
    identifier: str
    title: str
    title_language: str
    title_inferred: bool
    date: str
    reference: str
    abstract: Value | None
    byline: tuple[str, ...]
    tabs: tuple[Tab, ...]
    parallel: str
    address: RecordAddress
    text: TextView | None
    beside: TextView | None
    aligned: bool
    find: FindView | None
    passage: Passage | None
    said: RecordSaid | None
    names: str
    facts: tuple[Fact, ...]
    dates: tuple[DateFact, ...]
    marks: tuple[MarkLine, ...]
    place: Place
    releases: tuple[ReleaseLine, ...]
    released_with: ReleasedWith | None
    downloads: tuple[Download, ...]
    cite: str
    permanent: str
    mail: str
    embed: str
    level: str
    machine: MachineHead


def record_page(unit: UnitOfDescription, address: RecordAddress, site_address: str) -> RecordPage:
    """The page for anonymous readers. Raises NoSuchPlace where the address names a text or place there is not."""
    objects = preferred_first(access.objects(Reader.ANONYMOUS, unit))
    current = chosen(objects, address.digital_object)
    offered = offered_originals(objects)
    found = found_in(current, address.find, address.version) if current and address.find else None
    other = _other_text(objects, current, address)
    text = beside = None
    reading = RecordReading(unit)
    marked = None if address.names else reading.names
    if current is not None:
        text = text_view(current, address, found=found, original_offered=current.pk in offered, names=marked)
    if other is not None and text is not None and address.view == "parallel":
        beside = _beside(other, address, text)
    where = place(unit)
    known = facts(unit)
    abstract = next((each.values[0] for each in known if each.name == "scope_and_content" and not each.differ), None)
    lines = releases(unit, objects, address)
    permanent = f"{site_address}/records/{unit.pk}"
    passage = _passage(text, address)
    return RecordPage(
        head=_head(unit, where, passage, abstract, text, address),
        identifier=unit.pk,
        title=unit.title or unit.reference_code or _("Untitled"),
        title_language=_title_language(unit.title),
        title_inferred=unit.title_inferred,
        date=date_words(unit.date_edtf) if unit.date_edtf else _("undated"),
        reference=unit.reference_code,
        abstract=abstract,
        byline=_byline(current),
        tabs=_tabs(objects, current, address, is_parallel=beside is not None),
        parallel=_parallel_path(current, other, address) if beside is None else "",
        address=address,
        text=text,
        beside=beside,
        aligned=_is_aligned(text, beside),
        find=find_view(found, replace(address, digital_object=current.pk)) if current and current.has_text else None,
        passage=passage,
        said=(said := reading.said(text)),
        names=address.to("text", names="" if address.names else "off") if said and said.names and text else "",
        facts=tuple(each for each in known if not _stands_elsewhere(each, abstract, lines)),
        dates=date_facts(unit),
        marks=tuple(_mark_line(unit, each) for each in shown_marks(Reader.ANONYMOUS, unit, objects)),
        place=where,
        releases=tuple(lines),
        released_with=released_with(unit),
        downloads=tuple(_download(unit, each, offered) for each in objects),
        cite=f"/records/{unit.pk}/cite" + _place_query(address, text),
        permanent=permanent,
        mail=_mail(unit, permanent),
        embed=f"/records/{unit.pk}/embed",
        level=unit.get_level_of_description_display(),
        machine=machine_head(unit, site_address, current),
    )


def chosen(objects: Sequence[DigitalObject], identifier: str) -> DigitalObject | None:
    """The text asked for, the preferred one where none is. Raises NoSuchPlace for one that the reader may not see."""
    if not identifier:
        return objects[0] if objects else None
    found = next((each for each in objects if each.pk == identifier), None)
    if found is None:
        raise NoSuchPlace("there is no such text")
    return found


def summary(unit: UnitOfDescription, words: str, text: TextView | None) -> str:
    """What a link preview says: the date, and the passage or abstract given as `words`, else how the text begins."""
    if not words and text is not None and text.pages:
        words = " ".join(block.words for page in text.pages[:1] for block in page.blocks[:4])
    date = date_words(unit.date_edtf) if unit.date_edtf else ""
    return shortened(". ".join(part for part in (date, words) if part), 300)


def _stands_elsewhere(fact: Fact, abstract: Value | None, lines: Sequence[ReleaseLine]) -> bool:
    """The abstract stands under the title, and what lists say of a release in the table of releases."""
    return (fact.name == "scope_and_content" and abstract is not None) or (fact.name == "status_before" and bool(lines))


def _head(
    unit: UnitOfDescription, where: Place, passage: Passage | None, abstract: Value | None, text: TextView | None,
    address: RecordAddress,
) -> Head:  # fmt: skip
    path = f"/records/{unit.pk}"
    return Head(
        title=shortened(unit.title or unit.reference_code, 200),
        description=summary(unit, passage.words if passage else abstract.text if abstract else "", text),
        path=path if passage is None else address.to(find="", hit=None, view="", beside="", sought=(), names=""),
        crumbs=crumbs(where, unit),
        kind="article",
        listed=not (address.find or address.hit or address.names),
    )


def _beside(other: DigitalObject, address: RecordAddress, text: TextView) -> TextView | None:
    """The second text, at the same page where it has one."""
    there = replace(address, digital_object=other.pk, version=None, start=None, end=None, at=0)
    try:
        return text_view(other, there, prefix="b-")
    except NoSuchPlace:
        return text_view(other, replace(there, page=None), prefix="b-") if text.pages else None


def _other_text(
    objects: Sequence[DigitalObject], current: DigitalObject | None, address: RecordAddress
) -> DigitalObject | None:
    """The original of a translation, the translation of an original: a text in another language."""
    if current is None or not current.has_text:
        return None
    if address.beside:
        return chosen(objects, address.beside)
    others = [each for each in objects if each.has_text and each.pk != current.pk]
    wanted = ORIGINALS if current.kind == "translation" else ("translation",)
    return next((each for each in others if each.kind in wanted and each.language != current.language), None)


def _parallel_path(current: DigitalObject | None, other: DigitalObject | None, address: RecordAddress) -> str:
    if current is None or other is None:
        return ""
    return address.to("text", digital_object=current.pk, beside=other.pk, view="parallel", start=None, end=None, at=0)


def _is_aligned(text: TextView | None, beside: TextView | None) -> bool:
    """Whether the paragraphs of two texts without pages can stand in rows: there are as many of them."""
    if text is None or beside is None or len(text.pages) != 1 or len(beside.pages) != 1:
        return False
    return len(text.pages[0].blocks) == len(beside.pages[0].blocks)


def _tabs(
    objects: Sequence[DigitalObject], current: DigitalObject | None, address: RecordAddress, *, is_parallel: bool
) -> tuple[Tab, ...]:
    plain = RecordAddress(address.unit, find=address.find, names=address.names)
    names = [object_name(each) for each in objects]
    return tuple(
        Tab(
            name if names.count(name) == 1 else f"{name} ({each.path.rsplit('/', 1)[-1]})",
            plain.to("text", digital_object=each.pk),
            is_current=not is_parallel and each is current,
        )
        for each, name in zip(objects, names, strict=True)
    )


def _byline(current: DigitalObject | None) -> tuple[str, ...]:
    if current is None:
        return ()
    said = []
    if current.kind == "ocr" and current.language and current.language_stated:
        said.append(language_name(current.language))
    elif current.language and not current.language_stated:
        said.append(_("%s (inferred from the text)") % language_name(current.language))
    if current.translator:
        said.append(_("translated by %s") % current.translator)
    if current.offered_format:
        said.append(_("offered as %s") % current.offered_format)
    return tuple(said)


def _passage(text: TextView | None, address: RecordAddress) -> Passage | None:
    if text is None or address.start is None or address.end is None:
        return None
    page = next((each for each in text.pages if each.number == (address.page or 1)), None)
    if page is None:
        raise NoSuchPlace("there is no such page")
    words = _words_between(page.blocks, address.start, address.end)
    query = _place_query(address, text)
    followed = follow(Reader.ANONYMOUS, text.digital_object, page.version, page.number, address.start, address.end)
    now = followed.place if followed else None
    return Passage(
        words=words,
        language=text.language,
        where=page.name,
        cite=f"/records/{address.unit}/cite{query}",
        embed=f"/records/{address.unit}/embed{query}",
        annotation=f"/records/{address.unit}/annotation{query}",
        verify=f"/verify?{urlencode({'q': words})}" if words and len(words) <= _LONGEST_CHECKED else "",
        reread=followed.state.value if followed else "",
        reread_path=place_path(address.unit, text.digital_object.pk, followed.version, now.page, now.start, now.end)
        if followed and now
        else "",
        reread_words=" ".join(followed.text.split()) if followed else "",
    )


def _words_between(blocks: Sequence[Block], start: int, end: int) -> str:
    met = [each for each in blocks if each.start < end and start < each.end]
    parts = [each.words[max(0, start - each.start) : end - each.start] for each in met]
    return " ".join(" ".join(part.split()) for part in parts)


def _place_query(address: RecordAddress, text: TextView | None) -> str:
    if text is None or (address.page is None and address.start is None and not address.digital_object):
        return ""
    where: dict[str, str | int | None] = {
        "object": text.digital_object.pk,
        "version": address.version or text.digital_object.version,
        "page": address.page,
        "start": address.start,
        "end": address.end,
    }
    return "?" + urlencode({name: value for name, value in where.items() if value is not None})


def _mark_line(unit: UnitOfDescription, mark: ShownMark) -> MarkLine:
    date = mark.date or {}
    written, edtf = str(date.get("as_written") or ""), str(date.get("edtf") or "")
    words = date_words(edtf) if edtf else written
    notes = [_("as written: %s") % written] if written and written != words and edtf else []
    notes += [str(date["reason"])] if date.get("reason") else []
    here = RecordAddress(unit.pk, mark.digital_object, mark.version, mark.page, mark.start, mark.end)
    reading = reference_reading(unit, mark)
    return MarkLine(
        mark=mark,
        date=words,
        date_note=". ".join(notes),
        path=here.to(f"p{mark.page}-{mark.start}-{mark.end}"),
        flags=tuple(flag for flag in mark.flags if reading is None or not flag.startswith("reads differently")),
        reading=reading,
    )


def _download(unit: UnitOfDescription, each: DigitalObject, offered: set[str]) -> Download:
    base = f"/records/{unit.pk}/objects/{each.pk}"
    reason = ""
    if each.pk not in offered:
        is_part = bool(each.part) and not each.part.startswith(";")
        reason = _("part of a larger file") if is_part else _("original withheld: some words are masked")
    return Download(
        name=object_name(each),
        text=f"{base}/text" if each.has_text else "",
        original=f"{base}/original" if each.pk in offered else "",
        media_type=each.stored_file.media_type,
        size=_size(each.stored_file.size),
        reason=reason,
        source=each.source_url if each.source_url.startswith(("https://", "http://")) else "",
        retrieved=each.source_retrieved,
        rights=each.rights,
    )


def _size(size: int) -> str:
    """Decimal units, two digits that count."""
    number = float(size)
    for unit in ("B", "kB", "MB"):
        if number < 1000:
            return f"{number:.0f} {unit}" if unit == "B" or number >= 10 else f"{number:.1f} {unit}"
        number /= 1000
    return f"{number:.1f} GB"


def _mail(unit: UnitOfDescription, permanent: str) -> str:
    title = shortened(unit.title or unit.reference_code, 150)
    return f"mailto:?subject={quote(title)}&body={quote(f'{title}{chr(10)}{permanent}')}"


def _title_language(title: str) -> str:
    """The language of a title in another script than the interface, so that it is read out rightly; else ""."""
    found = "" if title.isascii() else language_of(title) or ""
    return found if found in ("ru", "uk", "bg", "sr", "be", "ko", "zh", "ja", "ar", "fa", "he") else ""
