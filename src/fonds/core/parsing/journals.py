"""An entry of a journal: the heading of the journal that stands above it, and the period the journal covers."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import lru_cache

from fonds.core.description.dates import DateRole
from fonds.core.parsing.dates import read_date
from fonds.core.parsing.marks import Line, head_and_foot, is_date_line, lines_of
from fonds.core.text.lowering import lowered

_JOURNAL = re.compile(
    r"\b(?:journals?|diar(?:y|ies)|day-?book|log-?book|note-?books?|tagebuch|diensttagebuch|journal de|дневник\w*|"
    r"deník|dziennik|일지|日记|日記)\b",
    re.IGNORECASE,
)
_STEMS = ("journal", "diar", "book", "tagebuch", "дневник", "deník", "dziennik", "日")
"""One of these stands, in small letters, in all that it finds."""
_PERIOD = re.compile(
    r"(?:\b(?:for|covering|during|in|за|на)\s+(?:the\s+)?(?:period|период)\s*(?:from|of|с|:)?\s*|"
    r"\bfrom\s+|\bfor\s+|\bза\s+|[,(]\s*|^)"
    r"(?P<period>(?:\d{1,2}\b|[A-Z][a-z]+ \d{1,2}\b)[^()]{3,60}?\d{4}(?:\s?(?:г\.?|гг\.?))?)\s*[).\]]*$",
    re.IGNORECASE,
)
_MOST_LINES = 3


@dataclass(frozen=True, slots=True)
class Journal:
    """The journal as its heading names it. `period` as written; `source` says in which lines of the text."""

    title: str
    period: str
    source: str


def journal_in(text: str, title: str) -> Journal | None:
    """The journal that a text is an entry of, or None.

    A heading must name a journal and a period of several days, and the entry must have a date of its own below it; a
    text whose own `title` states the period is the whole journal and no entry.
    """
    lines = lines_of(text)
    head, _ = head_and_foot(lines)
    outer = lines[: max(head, 1)][:40]
    for i in range(len(outer)):
        for count in range(1, _MOST_LINES + 1):
            heading = outer[i : i + count]
            if len(heading) < count or not _JOURNAL.search(heading[0].text):
                break
            found = _journal(heading)
            if found and not _states(title, found.period) and _has_entry_date(outer[i + count :]):
                return found
    return None


@lru_cache(maxsize=256)  # each finder of a document asks again
def journal_heading(words: str) -> int | None:
    """Where in a heading the word ends that says it is a journal's or diary's; None where no word does."""
    low = lowered(words)
    found = _JOURNAL.search(words) if any(each in low for each in _STEMS) else None
    return found.end() if found else None


def _journal(heading: tuple[Line, ...]) -> Journal | None:
    said = " ".join(line.text for line in heading)
    match = _PERIOD.search(said)
    if not match:
        return None
    edtf = read_date(match["period"], role=DateRole.PERIOD_COVERED).edtf
    if not edtf or "/" not in edtf:
        return None
    return Journal(said, match["period"], f"heading “{heading[0].text[:60]}” of the text")


def _has_entry_date(lines: tuple[Line, ...]) -> bool:
    return any(is_date_line(line.text) for line in lines)


def _states(title: str, period: str) -> bool:
    return " ".join(period.split()).casefold() in " ".join(title.split()).casefold()
