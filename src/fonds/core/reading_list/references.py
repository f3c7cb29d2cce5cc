"""A reading list for reference managers: RIS and CSL-JSON, the passage and the reader's note carried as notes."""

from __future__ import annotations

import datetime
from collections.abc import Sequence
from typing import Any

from fonds.core.citing.csl_json import to_csl_json
from fonds.core.citing.ris import one_line, to_ris
from fonds.core.reading_list.entry import ListedEntry

_END = "ER  - "


def to_ris_list(entries: Sequence[ListedEntry], *, accessed: datetime.date | None = None) -> str:
    """RIS: notes in N1. What cannot be read is a note of type GEN with its address alone."""
    return "".join(_ris(entry, accessed) for entry in entries)


def to_csl_list(entries: Sequence[ListedEntry], *, accessed: datetime.date | None = None) -> list[dict[str, Any]]:
    """CSL-JSON: the passage and the note in `note`. Ids are numbered where a record is listed several times."""
    made: list[dict[str, Any]] = []
    seen: dict[str, int] = {}
    for entry in entries:
        if entry.item is None:
            said: dict[str, Any] = {"id": entry.url, "type": "webpage", "title": entry.trouble, "URL": entry.url}
        else:
            said = to_csl_json([entry.item], accessed=accessed)[0]
        count = seen[said["id"]] = seen.get(said["id"], 0) + 1
        if count > 1:
            said["id"] = f"{said['id']}-{count}"
        notes = [said.get("note", ""), _quoted(entry), entry.note.strip()]
        if any(notes):
            said["note"] = "\n".join(each for each in notes if each)
        made.append(said)
    return made


def _ris(entry: ListedEntry, accessed: datetime.date | None) -> str:
    if entry.item is None:
        record = f"TY  - GEN\r\nTI  - {one_line(entry.trouble)}\r\nUR  - {one_line(entry.url)}\r\n{_END}\r\n"
    else:
        record = to_ris([entry.item], accessed=accessed)
    notes = "".join(f"N1  - {one_line(words)}\r\n" for words in (_quoted(entry), entry.note) if words.strip())
    head, end, tail = record.rpartition(_END)
    return f"{head}{notes}{end}{tail}"


def _quoted(entry: ListedEntry) -> str:
    return f"“{' '.join(entry.quotation.split())}”" if entry.quotation else ""
