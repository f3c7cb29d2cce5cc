"""Chinese and Korean names in Han characters: a family name and one or two characters beside an office or honorific.

"金日成首相", "周恩來同志" and "首相金日成会见" prove a name, which is then found all through the text; one of two
characters only where it is so proven, as two are often part of another word. Japanese names are not read.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator

from fonds.core.extracting.document import DocumentPage, NameKind, Range
from fonds.core.extracting.name_in_script import NameInScript, word_lists
from fonds.core.extracting.places_of_scripts import HAN_PLACES
from fonds.core.extracting.scripts import HAN
from fonds.core.naming.han import korean_readings, mandarin_readings

_WORDS = word_lists("words_han.toml")
_FAMILIES = frozenset(_WORDS["families"])
_DOUBLE = frozenset(_WORDS["double_families"])
_BESIDE = frozenset(_WORDS["beside"])
_IN_NO_NAME = frozenset(_WORDS["in_no_name"])
_NO_NAMES = frozenset(_WORDS["no_names"]) | frozenset(_WORDS["offices"])
_NO_FIRST = frozenset("方常全都成明表文千元")
"""Family names that are common words at the beginning of a word: not behind an office."""
_OFFICES = "|".join(sorted(_WORDS["offices"], key=len, reverse=True))
_NOT_BEHIND = "|".join(_WORDS["behind_offices"])
OFFICE = re.compile(rf"(?:{_OFFICES})(?!{_NOT_BEHIND})")
_TITLE = re.compile(rf"(?:(?P<office>{_OFFICES})|(?:{'|'.join(_WORDS['honorifics'])}))(?!{_NOT_BEHIND})")
_LONGEST = 8
"""Characters of the longest office."""
_HAN = re.compile(f"[{HAN}]")


def is_han_name(word: str) -> bool:
    """Whether characters can be a personal name: a family name and one or two that are read in names."""
    family = 2 if word[:2] in _DOUBLE else 1
    if word in _NO_NAMES or word in HAN_PLACES or word[:2] in _NO_NAMES or word[:2] in HAN_PLACES:
        return False
    if (family == 1 and word[0] not in _FAMILIES) or not 1 <= len(word) - family <= 2:
        return False
    given = word[family:]
    return all((korean_readings(one) or mandarin_readings(one)) and one not in _IN_NO_NAME for one in given)


def han_names(pages: Iterable[DocumentPage], proven: frozenset[str] = frozenset()) -> Iterator[NameInScript]:
    """The names of pages in Han characters, in order; `proven` are those that the document proves elsewhere."""
    pages = list(pages)
    told = {page.number: sorted(set(_beside_titles(page.text))) for page in pages}
    known = proven | {page.text[start:end] for page in pages for start, end in told[page.number]}
    whole = re.compile("|".join(sorted((n for n in known if len(n) > 2), key=len, reverse=True)) or "(?!)")
    for page in pages:
        places = set(told[page.number])
        places |= {m.span() for m in whole.finditer(page.text)}
        until = 0
        for start, end in sorted(places, key=lambda place: (place[0], -place[1])):
            if start < until:
                continue
            until = end
            sure = (start, end) in told[page.number]
            at = Range(page.number, start, end)
            yield NameInScript(NameKind.PERSON, at, page.text[start:end], 0.9 if sure else 0.8)


def _beside_titles(text: str) -> Iterator[tuple[int, int]]:
    """Where a name stands beside an office or an honorific."""
    for match in _TITLE.finditer(text):
        end = match.start() - (text[match.start() - 1 : match.start()] == " ")
        found = _before(text, end)
        if found is not None:
            yield found, end
        elif match["office"]:
            start = match.end() + (text[match.end() : match.end() + 1] == " ")
            if (stop := _behind(text, start)) is not None:
                yield start, stop


def _before(text: str, end: int) -> int | None:
    """Where the name begins that ends before a title; of two characters only where another word ends before it."""
    for length in (4, 3, 2):
        start = end - length
        name = text[max(start, 0) : end]
        if start < 0 or not is_han_name(name) or (length == 4 and name[:2] not in _DOUBLE):
            continue
        before = text[start - 1] if start else ""
        if length > 2 or not _HAN.match(before) or before in _BESIDE or _ends_title(text, start):
            return start
    return None


def _behind(text: str, start: int) -> int | None:
    """Where the name ends that begins behind a title."""
    if text[start : start + 1] in _NO_FIRST:
        return None
    for length in (4, 3, 2):
        name = text[start : start + length]
        if len(name) < length or not is_han_name(name) or (length == 4 and name[:2] not in _DOUBLE):
            continue
        if name[-1] in _BESIDE or any(_TITLE.match(text, start + at) for at in range(2, length)):
            continue
        after = text[start + length : start + length + 1]
        if length > 2 or not _HAN.match(after) or after in _BESIDE or _TITLE.match(text, start + length):
            return start + length
    return None


def _ends_title(text: str, place: int) -> bool:
    """Whether an office ends at a place."""
    return any(each.end() == place for each in OFFICE.finditer(text, max(0, place - _LONGEST), place))
