"""The day of the conversation that a record tells of: "the previous evening" in it is that before the conversation."""

from __future__ import annotations

import datetime
import re
from functools import lru_cache

from fonds.core.extracting.date_wordings import DATE
from fonds.core.extracting.relative_dates import day_of
from fonds.core.parsing.dates import read_date
from fonds.core.text.lowering import lowered

_HEAD = 1_000
_SENTENCE_ENDS = re.compile(r"(?<!\b[A-Z])[.!?]\s+[A-Z“\"]|\n\n")
_RECORD = re.compile(
    r"[mnprs](?<!\w.)(?:(?<=r)ecord|(?<=m)emorandum|(?<=m)inutes|(?<=n)otes?|(?<=r)eport|(?<=p)rotocol|(?<=s)ummary)\s+(?:of|on|about)\s+(?:(?:a|an|the|our|my|his)\s+)?"
    r"(?:(?:\w+\s+)?round\s+of\s+(?:the\s+)?|(?:main\s+)?(?:contents?|substance|course|gist|points?)\s+of\s+(?:(?:the|an?)\s+)?|part\s+of\s+(?:the\s+)?)?(?:\w+\s+)?(?:conversations?|talks?|meeting|discussions?|interview|visit)\b",
)  # begins with a character, by which the places are found quickly where it may match
"""The title or heading, in small letters, of what was talked about, on a day that it names."""
_HELD_ON = re.compile(
    r"\b(?:on|[Tt]ime|[Dd]ate|TIME|DATE)[: ]\s{0,3}(?:the )?(?:[\d.:]+\s?[–-]\s?[\d.:]+\s?[ap]?\.?m?\.?,\s)?$"
)


@lru_cache(maxsize=64)  # several finders of a document ask
def is_of_conversation(words: str) -> bool:
    """Whether a title, or the first words of a text, say that it records a conversation."""
    return _RECORD.search(lowered(words)) is not None


def day_in_title(title: str) -> datetime.date | None:
    """The one day that a title names."""
    days = [day for match in DATE.finditer(title) if match["dmy"] and (day := day_of(read_date(match[0]).edtf or ""))]
    return days[0] if len(days) == 1 else None


def day_of_event(text: str, start: int, edtf: str) -> datetime.date | None:
    """The day on which a conversation was held, where a date in the head of its record says so."""
    return day_of(edtf) if start < _HEAD and _HELD_ON.search(text, max(0, start - 30), start) else None


def is_of_another_sentence(text: str, end: int, start: int) -> bool:
    """Whether a sentence ends between two places."""
    return _SENTENCE_ENDS.search(text, end, start) is not None
