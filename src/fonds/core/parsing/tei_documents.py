"""One document of an edited volume: what its heading, dateline and source note state of it."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from fonds.core.description.edtf_values import is_edtf
from fonds.core.parsing.tei_elements import children, descendants, encoded_date, name, reference, words
from fonds.core.parsing.tei_header import stated_dates
from fonds.core.parsing.tei_source_notes import read_source_note
from fonds.core.text.reading import LayerKind, ReadDate, ReadElement, ReadMark, ReadText, Remark

if TYPE_CHECKING:
    from lxml.etree import _Element

# The types are the editors' own first words of a heading; what follows ("From", "to", "by") is no part of the type.
_TYPES = re.compile(
    r"(?:Editorial Note|Memorandum of (?:Telephone )?Conversation|Memorandum for the (?:Record|President's File|Files)|"
    r"Memorandum|Letter|Telegram|Circular Telegram|Airgram|Despatch|Dispatch|National Intelligence Estimate|"
    r"Special National Intelligence Estimate|Minutes of (?:a |an |the )?[\w ]*?Meeting|"
    r"Notes of (?:a )?(?:Telephone )?[\w ]*?"
    r"(?:Meeting|Conversation)|Transcript of (?:a )?Telephone Conversation|Address|Radio Address|Remarks|"
    r"Off-the-Record Remarks|Press Conference|Statement|Message|Special Message|Article|Essay|Paper|Report|Interview|"
    r"Briefing|[\w ]*?Press Briefing|Aide-Mémoire|Note Verbale|Action Memorandum|Information Memorandum|Diary Entry)"
    r"(?![\w-])"
)
_FIRST_DAY = "doc-dateTime-min"
_LAST_DAY = "doc-dateTime-max"


@dataclass(slots=True)
class Described:
    """Elements, dates and references of one document; `classification` as its source note words it."""

    elements: list[ReadElement] = field(default_factory=list)
    dates: list[ReadDate] = field(default_factory=list)
    references: list[str] = field(default_factory=list)
    remarks: list[Remark] = field(default_factory=list)
    classification: str = ""
    is_editorial: bool = False

    def add(self, element: str, value: str, source: str, *, inferred: bool = False) -> None:
        """One more value, unless it is empty or there already."""
        if value and not any(each.name == element and each.value == value for each in self.elements):
            self.elements.append(ReadElement(element, value, source, inferred))


def document_elements(division: _Element, part: str, sections: list[str], names: Mapping[str, str]) -> Described:
    """What the division states. `part` says in sources which one it is; `names` are the volume's listed persons."""
    found = Described()
    head = next(iter(children(division, "head")), None)
    number = division.get("n") or ""
    title = _without_number(words(head), number)
    found.add("title", title, f"{part}, head")
    found.add("document_number", number, f"{part}, @n")
    kind = _TYPES.match(title)
    if kind:
        found.add("document_type", kind[0], f"{part}, head", inferred=True)
    found.is_editorial = bool(kind and kind[0] == "Editorial Note") or division.get("subtype") == "editorial-note"
    for each in descendants(head, "persName", "gloss", "orgName"):
        role = {"from": "senders", "to": "recipients"}.get(each.get("type", ""))
        if role and not any(name(up) == "note" for up in each.iterancestors()):
            ref = reference(each).lstrip("#")
            found.add(role, names.get(ref, "") or words(each), f"{part}, head/{name(each)}[@type='{each.get('type')}']")
    for section in sections:
        found.add("section", section, f"{part}, heading above")
    _dates(found, division, part)
    _sources(found, division, part)
    for each in descendants(division, "persName"):
        listed = names.get(reference(each).lstrip("#"), "")
        if listed:
            found.add("names", listed, f"{part}, {reference(each)}")
    return found


def _without_number(title: str, number: str) -> str:
    if not number:
        return title
    return re.sub(rf"^\[?(?:No\.? ?)?{re.escape(number)}\]?[.:]?\s+", "", title) or title


def _dates(found: Described, division: _Element, part: str) -> None:
    lines = descendants(division, "dateline")
    for line in lines:
        for each in descendants(line, "placeName", "settlement"):
            found.add("places", words(each), f"{part}, dateline")
        for each in [] if found.dates else descendants(line, "date"):
            made, remark = stated_dates(each, f"{part}, dateline/date")
            found.dates += made
            found.remarks += [remark] if remark else []
    limits = [_attribute(division, key).partition("T")[0] for key in (_FIRST_DAY, _LAST_DAY)]
    if all(limits) and not any(date.edtf for date in found.dates):
        edtf = limits[0] if limits[0] == limits[1] else f"[{limits[0]}..{limits[1]}]"
        if is_edtf(edtf):
            said = found.dates[0].as_written if found.dates else edtf
            found.dates = [ReadDate("written", said, f"{part}, @{_FIRST_DAY}, @{_LAST_DAY}", edtf=edtf, inferred=True)]
    if not lines and not found.dates and not found.is_editorial:
        for each in descendants(next(iter(children(division, "head")), None), "date"):
            if encoded_date(each):
                found.dates += stated_dates(each, f"{part}, head/date")[0]


def _attribute(element: _Element, local: str) -> str:
    return next((str(value) for key, value in element.attrib.items() if str(key).rpartition("}")[2] == local), "")


def _sources(found: Described, division: _Element, part: str) -> None:
    for note in descendants(division, "note"):
        if note.get("type") != "source":
            continue
        said = words(note, notes=True)
        source = f"{part}, note[@type='source']"
        found.add("source_note", said, source)
        read = read_source_note(said)
        if read.is_printed:
            found.add("publication_note", read.reference, source)
        elif read.reference not in found.references:
            found.references.append(read.reference)
        found.classification = found.classification or read.classification


def document_marks(text: ReadText, classification: str) -> tuple[ReadMark, ...]:
    """The classification that a source note reports, at its place in the note's text; none where it names none."""
    if not classification:
        return ()
    for number, page in enumerate(text.pages, 1):
        for layer in page.layers:
            if layer.kind is LayerKind.NOTE and layer.label.startswith("source"):
                found = re.search(rf"(?<=[.)] ){re.escape(classification)}(?=\.)", page.text[layer.start : layer.end])
                if found:
                    start, end = layer.start + found.start(), layer.start + found.end()
                    flag = "as the editors' source note reports it"
                    return (ReadMark("classification", page.text[start:end], classification, number, start, end,
                                     flags=(flag,)),)  # fmt: skip
    return ()
