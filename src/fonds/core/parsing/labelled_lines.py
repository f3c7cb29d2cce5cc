"""Numbers that end a line whose label says what they count: "Schools: 14"."""

from __future__ import annotations

import re

from fonds.core.parsing.counted_nouns import counted_noun

_LABELLED = re.compile(r"(?:^|\n)[ \t]*(?P<label>[A-Z\d][\w'-]*(?:[ -][A-Za-z][\w'-]*){0,4})[ ]?:[ \t]*$")
_COUNTS_ON = re.compile(r"[ \t]*\n\s*[A-Z][\w'-]*(?:[ -][A-Za-z][\w'-]*){0,4}[ ]?:")
"""Behind the number of a labelled line, the next one: its label is not what is counted."""
_OF_MANY = frozenset({"population", "personnel", "staff", "strength", "membership", "attendance", "circulation"})
_OF_MANY_BEFORE = re.compile(
    r"(?P<before>^|\n|\w)[ \t]*(?P<label>Member ?ship|Population|Personnel|Strength|Attendance|Circulation|Enrollment)"
    r"(?P<colon>[ ]?[:=])?[ \t]+$",
    re.IGNORECASE,
)
"""What says of a group how many it has, at the beginning of a line or before a colon: "Membership 150-200"."""
_ENDS_OF_MANY = ("hip", "ion", "nel", "gth", "nce", "ent")
"""How those end: most words before a number do not."""
_ENDS_ROW = re.compile(
    r"(?:[ \t]+(?:active|inactive|members?))?(?:[ \t]*[^\w\n]{1,2}|[ \t]+[a-z]{1,2})*[ \t]*(?:\n|$)", re.IGNORECASE
)
"""The end of a line but for stains."""
_ENDS_LINE = re.compile(r"[ \t]*(?:\n|$)")
_OF_A_TOTAL = re.compile(r"(?:[Tt]otal |[Nn]umber of |[Nn]o\. of |[Tt]otal number of )+")
_WORD = re.compile("[a-z]{3}")
_REACH = 60


def label_of_line(text: str, start: int, end: int) -> str | None:
    """What a number counts that stands from `start` to `end`, where a line names it before a colon and ends with it.

    "" where such a line counts nothing, and the next line has a label too; None where there is none.
    """
    if (many := label_of_many(text, start, end)) is not None:
        return many
    if ":" not in text[max(0, start - 4) : start] or _ENDS_LINE.match(text, end) is None:
        return None
    line = _LABELLED.search(text[max(0, start - _REACH) : start])
    if line is None:
        return None
    label = _OF_A_TOTAL.sub("", line["label"])
    if label.rpartition(" ")[2].casefold() in _OF_MANY and not label.isupper():
        return label
    noun = counted_noun(" " + label, 0)
    if noun is None or not noun.counts or not _WORD.search(noun.words):
        return "" if _COUNTS_ON.match(text, end) else None
    return noun.words


def label_of_many(text: str, start: int, end: int) -> str | None:
    """The word for how many belong to a group, where one stands before a number that ends its line; None elsewhere."""
    ahead = text[max(0, start - _REACH) : start]
    if not ahead.rstrip(" \t:=").casefold().endswith(_ENDS_OF_MANY):
        return None
    found = _OF_MANY_BEFORE.search(ahead)
    if found is None or _ENDS_ROW.match(text, end) is None:
        return None
    return found["label"] if found["colon"] or not found["before"].strip() else None
