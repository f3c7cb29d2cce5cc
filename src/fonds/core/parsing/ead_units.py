"""One unit of a finding aid: what its `did` and its sections say, as the elements of a description (ISAD(G))."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from fonds.core.description.elements import BY_NAME
from fonds.core.parsing.ead_dates import unit_dates
from fonds.core.parsing.ead_words import line, paragraphs
from fonds.core.parsing.tei_elements import children, descendants, name
from fonds.core.standards.ead import (
    ALTERNATIVE,
    COLUMN,
    MAKERS,
    OTHER_ELEMENT,
    OTHER_TITLE,
    RECIPIENT,
    SECTIONS,
    STANDS_IN,
)
from fonds.core.text.reading import ReadDate, ReadElement

if TYPE_CHECKING:
    from lxml.etree import _Element

_ELEMENTS = {section: element for element, section in SECTIONS if section != "odd"} | {
    "separatedmaterial": "related_units", "relations": "related_units", "legalstatus": "access_conditions",
    "prefercite": "citation_as_given", "fileplan": "arrangement", "index": "finding_aids",
}  # fmt: skip
_NOTES = frozenset({"odd", "note", "didnote"})
_WRAPPERS = frozenset({"descgrp", "admininfo", "add"})
_POINTS = {
    "subject": "subjects", "function": "subjects", "occupation": "subjects", "title": "subjects",
    "geogname": "places", "genreform": "document_type", "name": "names", "persname": "names", "corpname": "names",
    "famname": "names",
}  # fmt: skip
_PEOPLE = ("name", "persname", "corpname", "famname")
_MAKERS = {part: element for element, part in MAKERS if part}
_RECIPIENT = re.compile(rf"\b(?:{RECIPIENT}|recipient|rcp)\b", re.IGNORECASE)
_XLINK = "{http://www.w3.org/1999/xlink}"
# the language codes of ISO 639-2/B that have a word here; others stay codes
_LANGUAGES = {
    "eng": "English", "rus": "Russian", "kor": "Korean", "chi": "Chinese", "zho": "Chinese", "ger": "German",
    "deu": "German", "fre": "French", "fra": "French", "spa": "Spanish", "ita": "Italian", "por": "Portuguese",
    "pol": "Polish", "cze": "Czech", "ces": "Czech", "slo": "Slovak", "slk": "Slovak", "hun": "Hungarian",
    "rum": "Romanian", "ron": "Romanian", "bul": "Bulgarian", "alb": "Albanian", "sqi": "Albanian", "jpn": "Japanese",
    "ukr": "Ukrainian", "dut": "Dutch", "nld": "Dutch", "dan": "Danish", "swe": "Swedish", "nor": "Norwegian",
    "fin": "Finnish", "lat": "Latin", "ara": "Arabic", "heb": "Hebrew", "yid": "Yiddish", "vie": "Vietnamese",
}  # fmt: skip


@dataclass(slots=True)
class UnitRead:
    """What is said of one unit. `references` begin with the one that stands; `left_out` counts what is for the
    repository's own staff (`audience="internal"`)."""

    elements: list[ReadElement] = field(default_factory=list)
    dates: list[ReadDate] = field(default_factory=list)
    references: list[str] = field(default_factory=list)
    repository: str = ""
    left_out: int = 0

    def add(self, element: str, value: str, source: str) -> None:
        """One more value, unless it is empty or there already."""
        if value and not any(each.name == element and each.value == value for each in self.elements):
            self.elements.append(ReadElement(element, value, source))


def read_unit(element: _Element, path: str) -> UnitRead:
    """What an `archdesc` or a `c` says of its own unit, not of its parts. `path` names its place to people."""
    found = UnitRead()
    for child in element:
        _read_child(found, child, path)
    if not any(each.name == "scope_and_content" for each in found.elements):
        for did in children(element, "did"):
            for abstract in children(did, "abstract"):
                found.add("scope_and_content", line(abstract), f"{path}/did/abstract")
    return found


def is_internal(element: _Element) -> bool:
    """Whether the element is not meant for the public."""
    return element.get("audience") == "internal"


def _read_child(found: UnitRead, child: _Element, path: str) -> None:
    kind = name(child)
    if kind != "did" and is_internal(child) and kind not in ("dsc", "c") and not re.fullmatch(r"c\d\d", kind):
        found.left_out += 1
    elif kind == "did":
        _read_did(found, child, f"{path}/did")
    elif kind in _WRAPPERS:
        for each in child:
            _read_child(found, each, f"{path}/{kind}")
    elif kind == "controlaccess":
        _read_access_points(found, child, f"{path}/controlaccess")
    elif kind in ("dao", "daogrp", "daoset"):
        _read_links(found, child, f"{path}/{kind}")
    elif kind in _NOTES:
        _read_note(found, child, f"{path}/{kind}")
    elif kind in _ELEMENTS:
        found.add(_ELEMENTS[kind], paragraphs(child), f"{path}/{kind}")
        for each in descendants(child, "dao", "daogrp"):
            _read_links(found, each, f"{path}/{kind}/{name(each)}")


def _read_note(found: UnitRead, element: _Element, source: str) -> None:
    kind = element.get("localtype") or element.get("type") or ""
    if kind in BY_NAME or kind.startswith((COLUMN, OTHER_ELEMENT)):
        found.add(kind.removeprefix(OTHER_ELEMENT), paragraphs(element), f"{source}[{kind}]")
    else:
        # what the note is of stands in its heading
        found.add("note", paragraphs(element, head=True), source)


def _read_did(found: UnitRead, did: _Element, source: str) -> None:
    _read_names(found, did, source)
    found.dates += unit_dates(did, source)
    held = []
    for child in did:
        kind = name(child)
        if is_internal(child):
            found.left_out += 1
        elif kind == "repository":
            named = next(iter(descendants(child, *_PEOPLE)), None)
            found.repository = found.repository or (_name(named) if named is not None else line(child))
        elif kind == "origination":
            for who in children(child, *_PEOPLE):
                part = (who.get("relator") or who.get("role") or "").casefold()
                found.add(_MAKERS.get(part, "creators"), _name(who), f"{source}/origination")
            if not children(child, *_PEOPLE):
                found.add("creators", line(child), f"{source}/origination")
        elif kind in ("physdesc", "physdescstructured", "physdescset"):
            for words in _extents(child):
                found.add("extent_and_medium", words, f"{source}/{kind}")
        elif kind == "langmaterial":
            _read_languages(found, child, f"{source}/langmaterial")
        elif kind in ("container", "physloc"):
            held.append(_container(child))
        elif kind == "materialspec":
            found.add("physical_characteristics", line(child), f"{source}/materialspec")
        elif kind in ("dao", "daogrp", "daoset"):
            _read_links(found, child, f"{source}/{kind}")
        elif kind in _NOTES:
            _read_note(found, child, f"{source}/{kind}")
    found.add("shelf_mark", ", ".join(held), f"{source}/container")


def _read_names(found: UnitRead, did: _Element, source: str) -> None:
    """Titles and reference codes: those that stand come last, as the latest of equals does."""
    codes = [(line(each), each) for each in children(did, "unitid") if line(each) and not is_internal(each)]
    codes.sort(key=lambda code: _local_type(code[1]) != ALTERNATIVE)
    standing = next((words for words, each in codes if _local_type(each) != ALTERNATIVE), "")
    found.references = list(dict.fromkeys([*([standing] if standing else []), *(words for words, _ in codes)]))
    for words in [*(w for w, _ in codes if w != standing), standing]:
        found.add("reference_code", words, f"{source}/unitid")
    titles = [(_title(each), each) for each in children(did, "unittitle") if not is_internal(each)]
    plain = [words for words, each in titles if _local_type(each) not in (ALTERNATIVE, OTHER_TITLE, STANDS_IN)]
    for words, each in titles:
        kind = "title" if _local_type(each) == OTHER_TITLE else "alternative_title"
        is_other = words not in plain[:1] or _local_type(each) == ALTERNATIVE
        if words and is_other and _local_type(each) != STANDS_IN:
            found.add(kind, words, f"{source}/unittitle")
    if plain:
        found.add("title", plain[0], f"{source}/unittitle")


def _local_type(element: _Element) -> str:
    return element.get("localtype") or element.get("type") or ""


def _title(element: _Element) -> str:
    """Without the dates that stand in it, which are dates of the unit."""
    return line(element, without=("unitdate",)).strip(" ,;:") or line(element)


def _name(element: _Element) -> str:
    parts = children(element, "part")
    joint = " – " if name(element) == "subject" else ", "
    return joint.join(words for part in parts if (words := line(part))) if parts else line(element)


def _extents(element: _Element) -> Iterator[str]:
    if name(element) == "physdescset":
        for each in children(element, "physdescstructured"):
            yield from _extents(each)
        return
    parts = [line(child) for child in element if line(child) and name(child) != "lb"]
    mixed = (element.text or "").strip() or any((child.tail or "").strip(" ,;\n\t\r") for child in element)
    if name(element) == "physdescstructured":
        counted = " ".join(line(each) for each in children(element, "quantity", "unittype"))
        others = [line(each) for each in element if name(each) not in ("quantity", "unittype")]
        yield ", ".join(words for words in (counted, *others) if words)
    else:
        yield line(element) if mixed or not parts else ", ".join(parts)


def _read_languages(found: UnitRead, element: _Element, source: str) -> None:
    languages = descendants(element, "language")
    for each in languages:
        code = each.get("langcode", "")
        found.add("languages", line(each) or _LANGUAGES.get(code, code), f"{source}/language")
    for each in descendants(element, "script"):
        found.add("scripts", line(each) or each.get("scriptcode", ""), f"{source}/script")
    if not languages:
        found.add("languages", line(element), source)


def _container(element: _Element) -> str:
    words = line(element)
    kind = element.get("label") or _local_type(element)
    return words if not kind or words.casefold().startswith(kind.casefold()) else f"{kind.capitalize()} {words}"


def _read_access_points(found: UnitRead, element: _Element, source: str) -> None:
    for child in element:
        kind = name(child)
        if is_internal(child):
            found.left_out += 1
        elif kind == "controlaccess":
            _read_access_points(found, child, source)
        elif kind == "list":
            for item in children(child, "item"):
                _read_access_points(found, item, source)
        elif kind in _POINTS:
            part = child.get("relator") or child.get("role") or ""
            element_name = "recipients" if _RECIPIENT.search(part) and kind in _PEOPLE else _POINTS[kind]
            found.add(element_name, _name(child), f"{source}/{kind}")


def _read_links(found: UnitRead, element: _Element, source: str) -> None:
    for each in [element] if name(element) == "dao" else descendants(element, "dao", "daoloc"):
        href = each.get("href") or each.get(f"{_XLINK}href") or ""
        described = next(iter(children(each, "daodesc", "descriptivenote")), None)
        if described is None and name(each) == "daoloc":
            described = next(iter(children(element, "daodesc")), None)
        title = paragraphs(described) if described is not None else ""
        title = title or each.get("linktitle") or each.get(f"{_XLINK}title") or each.get("title") or ""
        if href.strip():
            found.add("digital_copies", f"{title}: {href.strip()}" if title else href.strip(), source)
