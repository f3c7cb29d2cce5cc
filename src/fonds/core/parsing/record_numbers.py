"""Record numbers of the JFK Assassination Records Collection: `104-10003-10041`, agency prefix and two serial groups.

The numbers come bare, in file names with a folder and an ending, with a number of the releasing agency in brackets,
and as `docid-32206291` where the list gives no record number. The form is that of the National Archives' own lists.
"""

from __future__ import annotations

import re
from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class RecordNumber:
    """`agency`, `group` and `serial` are digits as written, all empty where only a `docid` is given.

    `suffix` is what else the name carries (`C06932208`, `multirif`): it tells files apart, not records.
    """

    as_written: str
    agency: str
    group: str
    serial: str
    suffix: str = ""
    docid: str = ""

    @property
    def canonical(self) -> str:
        """The number alone, `104-10003-10041`, or `docid-32206291` where there is none."""
        return f"{self.agency}-{self.group}-{self.serial}" if self.agency else f"docid-{self.docid}"


_NUMBER = re.compile(
    r"(?:[^\n]*[/\\])?"
    r"(?:(?:record\s+number|record\s+no|rif|jfk)\b\s*[.:#]*\s*)?"
    r"(?P<agency>[0-9]{3})\s?[-–‑_]\s?(?P<group>[0-9]{5})\s?[-–‑_]\s?(?P<serial>[0-9]{5})(?![0-9])"
    r"(?P<rest>(?:\s*[\[(][^\])\n]{1,60}[\])]|[_ ][^\n/\\]{1,80}?)*)"
    r"(?:\.(?:pdf|md|txt|html?|docx?|tiff?|jpe?g|png|xml))?\s*",
    re.IGNORECASE,
)
_DOCID = re.compile(
    r"(?:[^\n]*[/\\])?docid[-_ ]?(?P<docid>[0-9]{5,10})(?P<rest>[-_ (\[][^\n/\\]{1,60}?)?"
    r"(?:\.(?:pdf|md|txt|html?|docx?|tiff?|jpe?g|png|xml))?\s*",
    re.IGNORECASE,
)
_INNER_DOCID = re.compile(r"docid[-_ ]?([0-9]{5,10})", re.IGNORECASE)
# Words after the number make it a sentence about a record, not the record's name.
_LONGEST = 200


def read_record_number(text: str) -> RecordNumber | None:
    """The record number that `text` is (a cell, a file name, a path), or None; prose that mentions one is None."""
    if len(text) > _LONGEST:
        return None
    stripped = text.strip()
    found = _NUMBER.fullmatch(stripped)
    if found:
        rest = found["rest"]
        if rest and not _is_suffix(rest):
            return None
        inner = _INNER_DOCID.search(rest) if rest else None
        docid = inner[1] if inner else ""
        return RecordNumber(text, found["agency"], found["group"], found["serial"], _suffix(rest), docid)
    found = _DOCID.fullmatch(stripped)
    return RecordNumber(text, "", "", "", _suffix(found["rest"] or ""), found["docid"]) if found else None


def _is_suffix(rest: str) -> bool:
    # A bracket or an underscore stands in file names; a plain blank begins one only before a bracket.
    return rest.lstrip()[0] in "[(_" or bool(re.fullmatch(r"[ ][A-Za-z]?[0-9]+", rest))


def _suffix(rest: str) -> str:
    if not rest:
        return ""
    text = _INNER_DOCID.sub("", rest)
    words = re.sub(r"[\[\]()_\s-]+", " ", text).strip()
    return re.sub(r"\b([a-z])(?=[0-9]{5,}\b)", lambda found: found[1].upper(), words)
