"""Marks on the document (diplomatics): in transcribed texts, in machine-read ones, and as editors report them."""

from __future__ import annotations

import re
from collections.abc import Iterator

from fonds.core.extracting.document import Document, DocumentPage, Range
from fonds.core.extracting.facts import MarkFound
from fonds.core.parsing.dates import read_date
from fonds.core.parsing.marks import marks as marks_of_page
from fonds.core.parsing.marks_misread import marks_misread
from fonds.core.parsing.tei_source_notes import read_source_note
from fonds.core.text.reading import ReadMark

FINDER = "marks/12"

# Exemption codes: of Executive Orders 12958 and 13526 ("25X1") and of the Freedom of Information Act ("(b)(1)").
_EXEMPTION = re.compile(
    r"[25(E](?:(?<=\b[25])[50]X\d(?:-HUM)?\b|(?<=\()b\)\s?\(\d\)(?:\s?\([A-F]\))?|(?<=\bE)\.?O\.? ?1[23]\d{3}\b)"
)

_IN_EXEMPTIONS = ("0X", "5X", "(b)", "EO", "E.O")
"""Of which one stands in all that it finds."""

_TELLS_OF = re.compile(
    r"\b(?:be|been|was|were|is|are|remain|currently|originally)\s+(?:classified|(?:down|up)graded\s?,?\s?to)\s+$"
)
_STAMPED = re.compile(
    r"\bstamped:?\s[“\"]([^”\"]{3,120})[”\"]"
    r"|\b[Aa] stamped notation\s[^.“]{0,80}(?:[“\"]([^”\"]{3,160})[”\"]|[^.“]{5,160}(?=\.))"
)
_TWO_DAYS = re.compile(r"^(\d{1,2})/(\d{1,2})(?=\s+[^\W\d])")
_IN_STAMP = re.compile(
    r"\b(?:(?P<direction>incoming|outgoing|received|in|out|вх\.?|исх\.?|entry|reg(?:istry|istration|istered)?\.?)"
    r"(?:\s?(?:№|Nº|N°|No\.?|number))?|№|Nº|N°|No\.)\s?[:;]?\s{0,2}"
    r"(?P<value>\d[\w/-]*(?:\.\d{3}\b)?)(?![\w/-]|\s+(?:January|February|March|April|May|June|July|August|September|October|"
    r"November|December|JAN|FEB|MAR|APR|JUN|JUL|AUG|SEPT?|OCT|NOV|DEC)\b)|\b(?P<bare>0\d{2,5}(?:[-/][\w/-]+)?|\d{5,6}(?:[-/][\w/-]+)?|\d{3,4}-[a-z]{1,3})\b",
    re.IGNORECASE,
)
"""A number under which an office entered a paper, as its stamp says it."""

_REVIEW = re.compile(r"\bMR ?# ?\d\d-\d{1,5}(?: ?#\d{1,3})?|(?<=Case#:)[NHM]W\s{1,3}\d{4,6}")
"""The number of a mandatory review, as presidential libraries stamp it, or of a case of the Bureau's."""


def marks(document: Document) -> tuple[MarkFound, ...]:
    """The marks of all pages, in order; where two readers find one, the one that read more of it is taken."""
    found = []
    for page in document.pages:
        read = sorted(_on_page(page), key=lambda each: (each[0].start - each[0].end, each[0].start))
        own: list[MarkFound] = []
        for mark, confidence in read:
            at = Range(page.number, mark.start, mark.end)
            if not any(at.overlaps(each.at) for each in own):
                date = _date(mark.date_as_written)
                own.append(MarkFound(mark.kind, mark.value, date, at, FINDER, confidence, mark.direction or ""))
        own += [number for each in own if each.kind == "stamp" for number in _in_stamp(page.text, each)]
        own += [number for each in own if each.kind == "declassification" for number in _of_review(page.text, each)]
        found += sorted(own, key=lambda each: each.at)
    return tuple(found)


def _in_stamp(text: str, stamp: MarkFound) -> Iterator[MarkFound]:
    """The registry number within a stamp, with the stamp's date and direction: a mark beside that of the stamp."""
    match = _IN_STAMP.search(text, stamp.at.start, stamp.at.end) if text[stamp.at.start] == "[" else None
    if match is not None:
        at = Range(stamp.at.page, *match.span("bare" if match["bare"] else "value"))
        yield MarkFound("registry number", text[at.start : at.end], stamp.date, at, FINDER, 0.85, stamp.direction)


def _of_review(text: str, block: MarkFound) -> Iterator[MarkFound]:
    """The number of a review within the lines that say when and by whom a paper was declassified."""
    if "\n" in text[block.at.start : block.at.end]:
        for match in _REVIEW.finditer(text, block.at.start, block.at.end):
            at = Range(block.at.page, *match.span())
            yield MarkFound("registry number", match[0], block.date, at, FINDER, 0.85)


def _on_page(page: DocumentPage) -> Iterator[tuple[ReadMark, float]]:
    for mark in marks_of_page(page.text):
        if not _is_told(page.text, mark):
            yield mark, 0.9
    for mark in marks_misread(page.text):
        if not _is_told(page.text, mark):
            yield mark, 0.85
    for match in _EXEMPTION.finditer(page.text) if any(each in page.text for each in _IN_EXEMPTIONS) else ():
        yield ReadMark("exemption code", match[0], " ".join(match[0].split()), 1, *match.span()), 0.85
    for kind, start, end, label in page.layers:
        if kind == "note" and label.startswith("source"):
            yield from _reported(page.text, start, end)
            yield from _stamps_told(page.text, start, end)


def _is_told(text: str, mark: ReadMark) -> bool:
    """Whether a level ends a sentence on how a paper is classified: "should continue to be classified SECRET."."""
    ahead = text[max(0, mark.start - 40) : mark.start]
    return mark.kind == "classification" and _TELLS_OF.search(ahead) is not None


def _reported(text: str, start: int, end: int) -> Iterator[tuple[ReadMark, float]]:
    """The classification that an edition's source note reports, where it says one."""
    said = read_source_note(" ".join(text[start:end].split())).classification
    words = re.search(r"(?<=[.)] )" + r"\s+".join(map(re.escape, said.split())) + r"(?=\.)", text[start:end])
    if said and words:
        at = (start + words.start(), start + words.end())
        yield ReadMark("classification", words[0], said, 1, *at), 0.9


def _stamps_told(text: str, start: int, end: int) -> Iterator[tuple[ReadMark, float]]:
    """The stamps that a source note tells of: "is stamped: “The President Has Seen”", "a stamped notation reads …"."""
    for match in _STAMPED.finditer(text, start, end):
        said = next(filter(None, match.groups()), match[0])
        yield ReadMark("stamp", match[0], " ".join(said.split()), 1, *match.span()), 0.85


def _date(as_written: str | None) -> str:
    if not as_written:
        return ""
    return read_date(_TWO_DAYS.sub(r"\1-\2", as_written)).edtf or ""  # "16/17 August 1957" is both days
