"""The identification form of the JFK Assassination Records Collection, as OCR leaves it.

The Act of 1992 has one on every record; it gives the record number where a file's name does not.
"""

from __future__ import annotations

import datetime
import re

IDENTIFICATION_FORM = "identification-form"
"""What a profile says in `key_from_text` to have the record number taken from the form."""

_HEAD = 4000
_NUMBER = r"(?P<number>[0-9]{3}\s?[-–—~]\s?[0-9]{5}\s?[-–—~]\s?[0-9]{5})(?![0-9])"
_LABELLED = re.compile(rf"RECORD[\s_]*NUM[A-Z]{{1,4}}\s*[^A-Za-z0-9]{{0,12}}\s*{_NUMBER}", re.IGNORECASE)
_FORM_WORDS = re.compile(
    r"AGENCY\s+INF[O0]RMATION|D[O0]CUMENT\s+INF[O0]RMATION|IDENTIFICATION\s+F[O0]RM|RECORD[\s_]*NUMBER|"
    r"RECORDS?[\s_]*SERIES|AGENCY\s+FILE[\s_]*NUMBER",
    re.IGNORECASE,
)
_END = re.compile(r"COMMENTS?\s*:|DocId\s*:", re.IGNORECASE)


def record_number_in_form(text: str) -> str | None:
    """The record number that a form at the head of `text` gives, or None.

    OCR may tear labels and values apart; then the number counts when the form's words are there and no other record
    number is, since comments name related records.
    """
    head = text[:_HEAD]
    if found := _LABELLED.search(head):
        return _settled(found["number"])
    if len({w[0].casefold() for w in _FORM_WORDS.finditer(head)}) < 2:
        return None
    end = _END.search(head)
    before_comments = head[: end.start()] if end else head
    numbers = {_settled(n["number"]) for n in re.finditer(r"(?<![0-9-])" + _NUMBER, before_comments)}
    return numbers.pop() if len(numbers) == 1 else None


_LABELLED_DATE = re.compile(
    r"(?<![A-Z])DATE\s{0,2}[:;.>\-—_]{0,3}\s{0,4}(?P<month>[0-9]{1,2})/(?P<day>[0-9]{1,2})/(?P<year>[0-9]{4}|[0-9]{2})"
    r"(?![0-9])",
    re.IGNORECASE,
)
_ACT = datetime.date(1992, 10, 26)  # Public Law 102-526; forms and reviews are later
_DOCUMENT_PART = re.compile(r"D[O0]CUMENT\s+INF[O0]RMATION", re.IGNORECASE)


def date_in_form(text: str) -> datetime.date | None:
    """The document's date that a form at the head of `text` gives beside its label, or None where it cannot be read.

    The date of printing stands above the part on the document. Where OCR has torn labels and values apart, the date of
    the last review may follow the wrong label: nothing later than the Act itself is taken for the document's. A year
    of two digits is of the twentieth century: the records are.
    """
    head = text[:_HEAD]
    part = _DOCUMENT_PART.search(head)
    found = _LABELLED_DATE.search(head, part.end()) if part else None
    if found is None:
        return None
    year = int(found["year"])
    try:
        day = datetime.date(year if year > 99 else 1900 + year, int(found["month"]), int(found["day"]))
    except ValueError:
        return None
    return day if day < _ACT else None


def _settled(number: str) -> str:
    return "-".join(re.findall(r"[0-9]+", number))
