"""TEI files that hold many documents: which divisions are documents, and the volume they stand in."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import TYPE_CHECKING

from fonds.core.parsing.running_text import RunningText
from fonds.core.parsing.tei_elements import children, descendants, identifier, name, words
from fonds.core.parsing.tei_header import Header
from fonds.core.parsing.tei_text import TeiText
from fonds.core.text.reading import ReadDocument, ReadElement, ReadName, ReadText

if TYPE_CHECKING:
    from lxml.etree import _Element

_CERTAIN = frozenset({"document"})
_LIKELY = frozenset(
    {"letter", "telegram", "memorandum", "entry", "diary-entry", "despatch", "dispatch", "report", "minutes"}
)
_LISTED = {"person": "persName", "organisation": "orgName", "place": "placeName", "term": "term"}
_SECTIONS = frozenset({"compilation", "chapter", "subchapter", "part", "section"})
_DIVISIONS = frozenset({"div", *(f"div{n}" for n in range(8))})


def documents(text: _Element) -> list[_Element]:
    """The divisions (or grouped texts) that are documents of their own, the outermost only; empty for one document.

    `div[@type='document']` always is one; letters, entries and the like are, where two or more stand side by side.
    """
    certain = _outermost(text, _CERTAIN)
    if certain:
        return certain
    grouped = [each for group in children(text, "group") for each in children(group, "text")]
    if len(grouped) > 1 and not any((each.get("type") or "") in ("original", "translation") for each in grouped):
        return grouped
    likely = _outermost(text, _LIKELY)
    return likely if len(likely) > 1 else []


def _outermost(element: _Element, types: frozenset[str]) -> list[_Element]:
    found = []
    for child in element:
        if name(child) in _DIVISIONS and (child.get("type") or "").casefold() in types:
            found.append(child)
        else:
            found += _outermost(child, types)
    return found


def listed_names(text: _Element) -> tuple[ReadName, ...]:
    """The persons and terms that the front or back matter lists under identifiers, with what it says of them."""
    found = []
    for item in descendants(text, "item", "person", "org", "place"):
        for kind, tag in _LISTED.items():
            # An item of an index has an identifier too, but that is the item's and not a person's.
            own = "" if name(item) == "item" else identifier(item)
            heading = next((each for each in descendants(item, tag) if identifier(each) or own), None)
            if heading is None:
                continue
            said = words(heading)
            remark = words(item).removeprefix(said).lstrip(" ,;:").strip()
            found.append(ReadName(kind, identifier(heading) or own, said, remark))
            break
    return tuple(found)


@dataclass(frozen=True, slots=True)
class Volume:
    """The volume as a unit of description, and what its documents take from it."""

    unit: ReadDocument
    names: Mapping[str, str]


def read_volume(root: _Element, text: _Element, header: Header) -> Volume:
    """The volume: its header, its lists of names, and its front matter as a text of the volume's own."""
    names = listed_names(text)
    elements = list(header.elements)
    for each in names:
        if each.kind == "person":
            said = f"{each.name}, {each.remark}" if each.remark else each.name
            elements.append(ReadElement("names", said, f"list of persons, xml:id={each.ref}"))
    front = next(iter(children(text, "front")), None)
    texts: tuple[ReadText, ...] = ()
    if front is not None:
        walker = TeiText(RunningText(), {each.ref: each.name for each in names})
        walker.inside(front)
        pages, tags = walker.text.pages()
        if any(page.text for page in pages):
            paginated = bool(descendants(front, "pb"))
            texts = (ReadText("text", pages, paginated, header.language, bool(header.language), "front", tags=tags),)
    key = next((each.value for each in header.elements if each.name == "published_frus"), "") or identifier(root)
    unit = ReadDocument(
        key=key or "volume",
        texts=texts,
        elements=tuple(elements),
        dates=tuple(header.dates),
        references=tuple(header.references),
        level_of_description="file",
        names=names,
    )
    return Volume(unit, {each.ref: each.name for each in names})


def sections_of(document: _Element) -> list[str]:
    """The headings of the compilation and chapters that a document stands in, outermost first."""
    above = [each for each in document.iterancestors() if (each.get("type") or "") in _SECTIONS]
    heads = (words(next(iter(children(each, "head")), None)) for each in reversed(above))
    return [head for head in heads if head]


def pages_before(text: _Element, found: list[_Element]) -> list[tuple[str | None, str | None]]:
    """For each document the page it begins on: label and facsimile of the last page break before it, None without."""
    wanted = set(found)
    begins: dict[_Element, tuple[str | None, str | None]] = {}
    page: tuple[str | None, str | None] = (None, None)
    for each in text.iter():
        if name(each) == "pb":
            page = (each.get("n") or None, each.get("facs") or None)
        elif each in wanted:
            begins[each] = page
    return [begins[each] for each in found]
