"""Marks on the document (diplomatics), as the house's own reader of marks finds them at ingest."""

from __future__ import annotations

import re

from fonds.core.extracting.document import Document, Range
from fonds.core.extracting.facts import MarkFound
from fonds.core.parsing.dates import read_date
from fonds.core.parsing.marks import marks as marks_of_page

FINDER = "marks/1"

# Exemption codes: of Executive Orders 12958 and 13526 ("25X1") and of the Freedom of Information Act ("(b)(1)").
_EXEMPTION = re.compile(
    r"[25(E](?:(?<=\b[25])[50]X\d\b|(?<=\()b\)\s?\(\d\)(?:\s?\([A-F]\))?|(?<=\bE)\.?O\.? ?1[23]\d{3}\b)"
)


def marks(document: Document) -> tuple[MarkFound, ...]:
    """The marks of all pages, in order."""
    found = []
    for page in document.pages:
        own = [
            MarkFound(each.kind, each.value, _date(each.date_as_written), Range(page.number, each.start, each.end),
                      FINDER, 0.9, each.direction or "")
            for each in marks_of_page(page.text)
        ]  # fmt: skip
        for match in _EXEMPTION.finditer(page.text):
            at = Range(page.number, match.start(), match.end())
            if not any(at.overlaps(each.at) for each in own):
                own.append(MarkFound("exemption code", " ".join(match[0].split()), "", at, FINDER, 0.85))
        found += sorted(own, key=lambda each: each.at)
    return tuple(found)


def _date(as_written: str | None) -> str:
    return (read_date(as_written).edtf or "") if as_written else ""
