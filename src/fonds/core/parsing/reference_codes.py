"""Archival references read into structure: Russian-type, US, British, German and generic ones, and record numbers.

`read_reference` gives None for what does not parse; its caller keeps such text as written and lists it.
"""

from __future__ import annotations

import re
from collections.abc import Mapping

from fonds.core.description.reference_codes import ArchivalReference, ReferencePart
from fonds.core.parsing.listed_references import read_listed_reference
from fonds.core.parsing.record_numbers import RecordNumber, read_record_number
from fonds.core.parsing.russian_references import read_russian_reference

__all__ = ["RecordNumber", "read_record_number", "read_reference", "reference_in_source_note"]

_LONGEST = 600
_NONE: Mapping[str, str] = {}
# A full stop behind one of these, or behind a single letter, ends an abbreviation and not the sentence.
_ABBREVIATION = re.compile(
    r"(?:\b(?:vols?|nos?|docs?|eds?|pp?|ff?|fols?|ll?|op|fond|dept|gen|sec|col|lt|capt|adm|amb|mr|mrs|dr|st|jr|sr|del|d\.c"
    r"|jan|feb|mar|apr|jun|jul|aug|sept?|oct|nov|dec|u\.s|inc|co|corp|bd|bl|fasc|uff|s\.e)|(?:^|[\s.])[^\W\d_])$",
    re.IGNORECASE,
)


def read_reference(text: str, *, repositories: Mapping[str, str] = _NONE) -> ArchivalReference | None:
    """The reference that `text` is, or None when it is prose or follows no form known here.

    `repositories` maps names as a collection uses them to full names, beside the built-in table. Never raises for
    any text. Nothing is dropped: `as_written` is `text`, and fragments not understood are parts of kind `unread`.
    """
    if not text.strip() or len(text) > _LONGEST:
        return None
    number = read_record_number(text)
    if number:
        return _of_record_number(number)
    line = _without_editor_bracket(re.sub(r"\s+", " ", text).strip())
    found = read_russian_reference(line, repositories) or read_listed_reference(line, repositories)
    if found is None:
        return None
    return ArchivalReference(text, found.scheme, found.parts, found.folios, found.date_edtf, found.note)


def reference_in_source_note(note: str) -> tuple[str, str]:
    """A source note cut at its first sentence end: the reference, and the rest (`Secret. Drafted by …`).

    The word `Source:` in front is no part of either.
    """
    text = re.sub(r"\s+", " ", note).strip()
    text = re.sub(r"^Source:\s*", "", text)
    for stop in re.finditer(r"\.(?=[”\"’)]?\s+[\[(“\"A-ZА-ЯЁ])", text):
        if not _ABBREVIATION.search(text[: stop.start()]) or _is_numeral(text[: stop.start()]):
            return text[: stop.start()], text[stop.end() :].strip()
    return text.rstrip("."), ""


def _without_editor_bracket(line: str) -> str:
    """`[handwritten: AVPRF F.0102 …]` is the editor's bracket around the whole reference."""
    found = re.fullmatch(r"\[(?:handwritten|рукописная помета|note)?:?\s*([^\[\]]+)\]", line, re.IGNORECASE)
    return found[1].strip() if found else line


def _is_numeral(before: str) -> bool:
    # `Vol. I. Secret.`: the letter is a volume's number, not an initial.
    return bool(re.search(r"(?:\b(?:Vol|Part|Tab|Bd|No)s?\.?)\s[IVX]$", before))


def _of_record_number(number: RecordNumber) -> ArchivalReference:
    if number.agency:
        parts = [ReferencePart("agency", number.agency)]
        parts += [ReferencePart("serial", number.group), ReferencePart("serial", number.serial)]
    else:
        parts = [ReferencePart("item", number.docid, "docid")]
    note = f"file name also says “{number.suffix}”" if number.suffix else ""
    return ArchivalReference(number.as_written, "jfk", tuple(parts), note=note)
