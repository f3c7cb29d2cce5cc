"""Words that name an office, with what stands before them and what the office is of.

"Deputy Chairman of the Cabinet of Ministers", "Assistant Director, Office of Management and Budget",
"the President's Assistant for National Security Affairs", "teamsters' union chief". Who holds it is told elsewhere.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import lru_cache
from typing import NamedTuple

from fonds.core.extracting.ends_of_offices import end_of_office
from fonds.core.extracting.misread_offices import MISREAD_OFFICES, office_meant
from fonds.core.extracting.name_words import BODY_WORDS, NOT_BODIES, UPPER
from fonds.core.extracting.office_words import (
    ABBREVIATED,
    ACRONYM,
    ALONE,
    BEFORE,
    BEFORE_NAMES,
    GAP,
    NOT_HELD,
    PEOPLES,
    STATES,
    WITH_MORE,
    alternatives,
)  # fmt: skip
from fonds.core.extracting.word_knowledge import GIVEN, PEOPLE, SURNAME, TITLE, known
from fonds.core.extracting.word_knowledge import UPPER as UPPER_CASE
from fonds.core.text.english_words import is_english
from fonds.core.text.first_words import Phrases, first_words, words_on
from fonds.core.text.lowering import lowered

_NUCLEUS = Phrases(
    re.compile(rf"(?<![\w-])(?:{alternatives(ALONE | WITH_MORE)})(?![\w])(?!-[a-z])"),
    first_words(ALONE | WITH_MORE),
)
_GLUED = r"[\w/-]"
_CAPITALS = re.compile(rf"(?:{alternatives(ABBREVIATED, not_behind=_GLUED)})(?![\w/-])")
_FIRSTS_IN_CAPITALS = first_words(map(str.lower, ABBREVIATED))
_MAY_BE_OF_A_PART = re.compile(r"/(?:(?<=[ACD]/)|(?<=[ACD][CD]/)|(?<=[ACD]DD/))(?:[A-Z]|c[iI]\b)")
"""What is found quickly and stands in all that `_OF_A_PART` finds."""
_OF_A_PART = re.compile(
    r"(?:SA(?<![\w/-]..)/(?=A?DD)|[ACD](?<![\w/-].)(?:C|D|DD)?/)"
    r"(?:[A-Z]{1,5}\d?|c[iI]\b)(?: Staff\b)?(?:/(?:[A-Z]{1,5}\d?|\d{1,2}|[A-Z]0[A-Z])){0,3}(?![\w/-])"
)
"""Offices as the Central Intelligence Agency abbreviates them: the chief or deputy of a part: DD/P, C/WH/4."""
_OF_SOMEBODY = re.compile(
    rf"[ ]to[ ]the[ ](?:President|Secretary)|{GAP}of{GAP}(?:Senator|Congressman|Congresswoman|Representative|"
    rf"Ambassador|Secretary|Chairman|Director|President|Governor|Minister){GAP}[{UPPER}][\w.]"
)
"""What stands behind a staff that is somebody's, whose office stands there."""
_JUDGES = re.compile(r"\b(?:can|to|will|may|must|not)\s$")
"""Before a word for an office that is a verb there."""
_SET_OFF = re.compile(rf",{GAP}((?:[{UPPER}][\w&/-]+ ){{1,3}})$")
_THEN = re.compile(r"\b[Tt]hen[ \n]$")
"""Before an office that somebody held at the time told of: "the then Ambassador Berg"."""
_NOT_YET = re.compile(r"-(?:designate|elect)\b", re.IGNORECASE)
_NO_PART_OF_OFFICES = NOT_HELD | {
    "and", "between", "but", "by", "for", "from", "if", "in", "of", "on", "or", "that", "the", "then", "to", "when",
    "where", "which", "while", "who", "with", "his", "her", "its", "their", "our", "my", "your", "a", "an",
}  # fmt: skip
_END_OF_LINE = re.compile(r"[ \t]*(?:\n|$)")
_DEMONYM = re.compile(rf"[{UPPER}]\w+(?:ian|ese|ish|can|uan|yan|ean|nch)")
_POSSESSIVE = re.compile(r"\w+(?:['’]s|s['’])")
_TOKEN = re.compile(r"\S+")


class OfficePhrase(NamedTuple):
    """An office named at `start`–`end` of a page.

    `word_start`–`word_end` is where the word itself stands that names it. `alone` says that its words need nothing
    more to be an office; `capital` that it is written with one; `more` that something stands before or behind the word
    itself; `small_before_name` that it may be so written before a name. `held` is False where the words say that it
    is held no longer; `then` is True where they say that it was held at the time told of. `below` is where a body ends
    that stands alone on the next line, as under a signature, else 0.
    """

    start: int
    end: int
    word_start: int
    word_end: int
    alone: bool
    capital: bool
    more: bool
    small_before_name: bool
    held: bool = True
    below: int = 0
    then: bool = False


@lru_cache(maxsize=512)  # the pages of most documents: finders of names and of offices ask
def office_phrases(text: str) -> tuple[OfficePhrase, ...]:
    """The offices named in a text, in order; one that is only the beginning of another is left out."""
    return tuple(_phrases(text))


def _phrases(text: str) -> Iterator[OfficePhrase]:
    low = lowered(text)
    found = [(m.start(), m.end(), m[0]) for m in _NUCLEUS.finditer(low)]
    if not _FIRSTS_IN_CAPITALS.isdisjoint(words_on(low)):
        found += [(m.start(), m.end(), m[0]) for m in _CAPITALS.finditer(text)]
    if _MAY_BE_OF_A_PART.search(text) is not None:
        found += [(m.start(), m.end(), m[0]) for m in _OF_A_PART.finditer(text)]
    for match in MISREAD_OFFICES.finditer(low):
        meant = office_meant(match[0])
        if meant in ALONE or meant in WITH_MORE:
            found.append((match.start(), match.end(), meant))
    found.sort()
    until = 0
    for at, (start, end, word) in enumerate(found):
        if start < until:
            continue  # "the President" of "Assistant to the President"
        following = found[at + 1][0] if at + 1 < len(found) else len(text)
        between = text[end:following]
        if at + 1 < len(found) and len(between) < 3 and between.isspace() and between != "\n\n" and word in BEFORE:
            continue  # "Deputy" of "Deputy Chairman"
        if text[end : end + 2] in ("'s", "’s") or text[end : end + 2] in ("s'", "s’"):
            continue
        if word == "judge" and _JUDGES.search(low, max(0, start - 8), start):
            continue  # "ONLY QUALIFIED DESK CAN JUDGE INDEXING"
        if word == "staff" and _OF_SOMEBODY.match(text, end):
            continue  # "of the Council Staff to the President's Assistant", "on the staff of Senator Berg"
        phrase = _phrase(text, low, start, end, word)
        until = phrase.end
        yield phrase


def _phrase(text: str, low: str, start: int, end: int, word: str) -> OfficePhrase:
    first, held = _beginning(text, start)
    then = not held and _THEN.search(text, max(0, first - 6), first) is not None
    held = held or then
    end, last, below = end_of_office(text, low, start, end, word)
    if _NOT_YET.search(text, end, last) or _NOT_YET.match(text, last):
        held = False
    if last == end and word in WITH_MORE and (begin := _line_of_office(text, first, end)) is not None:
        first = begin
    name = " ".join(word.split())
    return OfficePhrase(
        first, last, start, end, alone=name in ALONE or word.isupper() or "/" in word, capital=text[start].isupper(),
        more=first < start or last > end, small_before_name=name in BEFORE_NAMES, held=held,
        below=below, then=then,
    )  # fmt: skip


def _line_of_office(text: str, start: int, end: int) -> int | None:
    """Where a line begins that is all of an office, of whose words no list has the first: "DDO Appeals Officer"."""
    line = text.rfind("\n", 0, start) + 1
    words = text[line:start].split()
    if not line or not 0 < len(words) < 4 or not text[start].isupper() or not _END_OF_LINE.match(text, end):
        return None
    plain = all(word[0].isupper() and word.isalpha() and not known(word) & (GIVEN | SURNAME) for word in words)
    return line + len(text[line:start]) - len(text[line:start].lstrip()) if plain else None


def _beginning(text: str, start: int) -> tuple[int, bool]:
    """Where an office begins whose word is at `start`, and whether it is said to be held now."""
    set_off = _SET_OFF.search(text[max(0, start - 60) : start]) if text[start].isupper() else None
    if set_off is not None and not _NO_PART_OF_OFFICES.intersection(set_off[1].lower().split()):
        return start - len(set_off[1]), True
    words = list(_TOKEN.finditer(text, max(0, start - 70), start))
    if words and words[0].start() == start - 70:
        words.pop(0)  # may be half a word
    first = start
    while words:
        word = words.pop()
        if "\n" in text[word.end() : first] and not _is_within_lines(text, word.end(), first):
            break
        plain = word[0].lstrip('(“"[')
        if plain.lower().rstrip(",") in NOT_HELD:
            return first, False
        two = f"{words[-1][0]} {plain}" if words else ""
        if two.lstrip('(“"[') in PEOPLES:
            word = words.pop()
            plain = word[0].lstrip('(“"[')
        elif not (
            plain.lower() in BEFORE
            or office_meant(plain.lower()) in BEFORE
            or plain in PEOPLES
            or _DEMONYM.fullmatch(plain)
            or (plain[:1].isupper() and known(plain) & PEOPLE and plain.isalpha() and not known(plain) & TITLE)
            or (
                ACRONYM.fullmatch(plain)
                and (plain not in NOT_BODIES or text[word.start() - 1 : word.start()] == "\n")
                and not is_english(plain.lower())
            )
            or (_POSSESSIVE.fullmatch(plain) and (plain[-1] in "'’" or _is_office_holder(plain)))
        ):
            break
        first = word.end() - len(plain)
        if plain != word[0]:
            break
    return first, True


def _is_office_holder(possessive: str) -> bool:
    """Whether what an office is of is told by another office or a state, "the President's secretary", "Japan's Foreign
    Minister", and not by somebody's name or a word for a body."""
    word = possessive[:-2]
    return word[:1].isupper() and bool(known(word) & (TITLE | STATES | UPPER_CASE)) and word not in BODY_WORDS


def _is_within_lines(text: str, end: int, start: int) -> bool:
    """Whether two words on two lines belong to running text: one line end, and the upper line is long."""
    between = text[end:start]
    return between.count("\n") == 1 and end - text.rfind("\n", 0, end) > 25
