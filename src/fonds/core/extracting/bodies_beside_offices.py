"""Bodies that an office proves beside which its holder is named: what a symbol is of, "Berg, C/WH/4", and in capitals
what an office is of, "BERG, MINORITY COUNSEL OF HARBOUR COMMITTEE"."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterable, Iterator

from fonds.core.extracting.document import DocumentPage, NameKind, Range
from fonds.core.extracting.ends_of_offices import is_body
from fonds.core.extracting.named import Named
from fonds.core.extracting.office_phrases import OfficePhrase, office_phrases

_CHIEF_OF = re.compile(r"(?:D?C)/")
_BEFORE = re.compile(r"[^A-Za-z\d]{0,6}(?: ?[a-z]{1,4})?[^A-Za-z\d]{0,16}|,? WHO (?:IS|WAS) |[,.] (?:THE |AN? )?")
"""Between a name and its office."""
_BEHIND = re.compile(r"[ \n]{1,2}\(?|, ")
_OF_BODY = re.compile(
    r"(?:\s{1,3}OF|,)\s{1,3}(?:THE\s{1,3})?(?P<body>[A-Z][A-Z&.’'-]+(?:\s{1,3}(?:OF\s|AND\s|FOR\s)?[A-Z][A-Z&.’'-]+){1,6})$"
)


def bodies_beside_offices(page: DocumentPage, people: Iterable[Named]) -> Iterator[Named]:
    """The bodies of a page's offices beside which one of `people` is named, in order."""
    text = page.text
    places = sorted((each.at.start, each.at.end) for each in people if each.kind is NameKind.PERSON)
    for phrase in office_phrases(text) if places else ():
        at = _body_of(text, phrase)
        if at is not None and _is_beside(text, phrase, places):
            yield Named(NameKind.BODY, Range(page.number, *at), " ".join(text[slice(*at)].split()), (), 0.7)


def _body_of(text: str, phrase: OfficePhrase) -> tuple[int, int] | None:
    """Where the body stands that an office is of, None where the words do not say."""
    symbol = _CHIEF_OF.match(text, phrase.word_start, phrase.word_end)
    if symbol is not None:
        return symbol.end(), phrase.word_end
    if not text[phrase.word_start : phrase.end].isupper():
        return None
    found = _OF_BODY.search(text, phrase.word_end, phrase.end)
    return found.span("body") if found is not None and is_body(found["body"].title()) else None


def _is_beside(text: str, phrase: OfficePhrase, places: list[tuple[int, int]]) -> bool:
    following = bisect_right(places, (phrase.start, len(text)))
    if following < len(places) and _BEHIND.fullmatch(text, phrase.end, places[following][0]):
        return True
    return following > 0 and _BEFORE.fullmatch(text, places[following - 1][1], phrase.start) is not None
