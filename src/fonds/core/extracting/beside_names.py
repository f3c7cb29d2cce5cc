"""What stands right before and behind words that may be a name, as far as it says what they are."""

from __future__ import annotations

import re

from fonds.core.extracting import word_knowledge as of
from fonds.core.extracting.capital_words import CapitalWord
from fonds.core.extracting.document import Range

_OFFICE_BEFORE = re.compile(
    r"(?:[Mm]inister|[Ss]ecretary|[Aa]mbassador|[Cc]hairman|[Pp]resident|[Dd]irector|[Cc]hief|[Cc]hancellor|[Cc]ommissioner)"
    r"[ \n](?:of|for|to)[ \n](?:the[ \n])?$"
)
_ORDINAL = re.compile(r"\d(?:st|nd|rd|th|d)\s$")
_STREET_NUMBER = re.compile(
    r"(?:^|[\s,(])(?!1[89]\d\d\s|20[0-2]\d\s)\d{3,5}\s(?:[NSEW]\.?\s|North\s|South\s|East\s|West\s)?$"
)
_ENDS_OF_NUMBERS = frozenset(".NSEWht")
_BEHIND_STREETS = re.compile(r",\s(?:Apt|apt|Apartment|#|[A-Z][a-z]+)|\s(?:St|Ave|Rd|Blvd|Dr|Pl|Ct|Ln|Hwy)\b|\s?\n")
_WRAPPED = 45  # characters; a shorter line is not running text
_OFFICES = ("inister", "ecretary", "mbassador", "hairman", "resident", "irector", "hief", "hancellor", "ommissioner")
_BEFORE_OFFICES_NAME = (" of", "for", " to", "the", "\nof", "\nto")
"""How what `_OFFICE_BEFORE` finds ends, the space behind it left out."""
_LAST_TWO = frozenset(each[-2:] for each in _BEFORE_OFFICES_NAME)


def is_behind_office(text: str, place: int) -> bool:
    """Whether an office stands right before a place, to be told of what: "Minister of", "Ambassador to the"."""
    if place < 5 or text[place - 3 : place - 1] not in _LAST_TWO:  # as before most words
        return False
    if not text.endswith(_BEFORE_OFFICES_NAME, place - 5, place - 1):
        return False
    words = text[max(0, place - 40) : place].split()[-3:]
    if words[-1] == "the":
        words.pop()
    if len(words) < 2 or not words[-2].endswith(_OFFICES):
        return False
    return _OFFICE_BEFORE.search(text, max(0, place - 40), place) is not None


def words_before(text: str, place: int) -> tuple[str, str]:
    """The two words right before a place, in small letters; "" for one that is not there."""
    if place == 0 or text[place - 1] not in ' \n\u00a0"“‘([':
        return "", ""
    words = text[max(0, place - 30) : place].rstrip(' \n"“‘([').replace("-\n", "").split()
    last = words[-1].casefold() if words else ""
    return (words[-2] if len(words) > 1 and last.isalpha() else "", last)


def begins_paragraph(text: str, place: int) -> bool:
    """Whether a blank line stands before a place, behind a line too short to be one of double-spaced typescript."""
    if not text.endswith("\n\n", 0, place):
        return False
    end = place - 2
    return end - text.rfind("\n", 0, end) < _WRAPPED


def is_no_name(text: str, word: CapitalWord, at: Range, after: str) -> bool:
    """Whether a lone word is a label ("Docid:32989603"), a title in quotation marks (“Večer”), or a symbol."""
    if after[:1] == ":" and after[1:2].isdigit():
        return True
    is_numbered = after[:1] in (" ", "\u00a0") and after[1:2].isdecimal()
    if is_numbered and not word.bits & (of.SURNAME | of.GIVEN | of.PLACE | of.ASIAN):  # "Delo 3"
        return True
    if is_ordinal(text, at.start) or is_address(text, at.start, at.end):
        return True
    return text.endswith(
        ("Star of ", "Stars of ", "Order of ", "Orders of ", "Medal of ", "Prize of "), max(0, at.start - 10), at.start
    )


def is_ordinal(text: str, place: int) -> bool:
    """Whether an ordinal number stands right before a place: "the 102d Cong."."""
    return (
        text[place - 2 : place - 1] in ("d", "t", "h") and _ORDINAL.search(text, max(0, place - 5), place) is not None
    )


def is_address(text: str, start: int, end: int) -> bool:
    """Whether a number before words and what follows make a street of them: "3126 Harlan, Arnova"."""
    last = text[start - 2 : start - 1]
    if not (last.isdecimal() or last in _ENDS_OF_NUMBERS) or not last:
        return False
    if _STREET_NUMBER.search(text[max(0, start - 14) : start]) is None:
        return False
    return _BEHIND_STREETS.match(text, end) is not None


def is_quoted(text: str, at: Range) -> bool:
    """Whether words end what stands in quotation marks: a newspaper, a title, a word meant as such."""
    if text[at.end : at.end + 2].strip()[:1] not in ("”", '"', "’", "'", "“"):
        return False
    if text.startswith(("'s", "’s"), at.end) and not text[at.end + 2 : at.end + 3].isalpha():
        return False  # "his and Berg's answers"
    before = text[max(0, at.start - 25) : at.start]
    opened = max(before.rfind(mark) for mark in "“„\"‘'")
    return opened >= 0 and "”" not in before[opened:] and "\n" not in before[opened:]
