"""Names that an office beside them proves: "the Cuban President, DORTICOS,", "ASSISTANT DIRECTOR SULLIVAN".

Written in capitals such a name is hardly told from other words, so that most of those that no list knows are passed
over elsewhere. Here a word counts that is none of the language and of no body or place, and right beside an office.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from fonds.core.extracting import word_knowledge as of
from fonds.core.extracting.document import DocumentPage, NameKind, Range
from fonds.core.extracting.name_words import KNOWN_BODIES, UPPER
from fonds.core.extracting.named import Named
from fonds.core.extracting.office_phrases import BEFORE_FULL_NAMES, OfficePhrase, office_phrases

_CAPITALS = rf"[{UPPER}][{UPPER}’'-]{{2,}}"
_GIVEN = rf"(?:[{UPPER}][\w’'-]+|[{UPPER}]\.)"
_BEHIND = re.compile(
    rf"(?P<joint>,? \n?| ?\n)(?:(?:Mr|MR|Dr|DR|Gen|GEN|Col|COL)\.? )?"
    rf"(?P<name>(?:{_GIVEN} ){{0,2}}{_CAPITALS})(?![\w/-])"
)
_BEFORE = re.compile(rf"(?:^|[\s(:;,.])(?P<name>(?:{_GIVEN} ){{0,2}}{_CAPITALS}),\s(?:(?:THE|the|an?|AN?)\s)?$")
_INVERTED = re.compile(
    rf"(?:^|[\s(:;.])(?P<family>{_CAPITALS}), (?P<given>[{UPPER}][{UPPER}.’'-]*(?: [{UPPER}][{UPPER}.’'-]*){{0,2}}), $"
)
_FULL = re.compile(
    rf"[ \n](?P<name>(?P<given>[{UPPER}][a-z]{{2,}})(?: [{UPPER}]{{1,2}}\.){{0,2}} "
    rf"(?P<family>[{UPPER}][a-z’'-]{{3,}}))(?![\w’'-])"
)
"""A given name and a surname in small letters behind an office."""
_REACH = 60
_UNLIKE = (
    of.ENGLISH
    | of.COMMON
    | of.STATE
    | of.STATE_ABBREVIATED
    | of.BODY
    | of.IN_BODIES
    | of.TITLE
    | of.PEOPLE
    | of.LARGE_PLACE
)
_APPOSED = frozenset(",;:.)(")
_LEAST = 4
"""Letters of a name in capitals: shorter words are abbreviations."""


def names_beside_offices(page: DocumentPage) -> Iterator[Named]:
    """The persons of a page whose names in capitals stand right beside their office, in order."""
    text = page.text
    until = 0
    for phrase in office_phrases(text):
        inverted = _inverted_before(text, phrase)
        if inverted is not None and inverted[0] >= until:
            until = inverted[1]
            yield Named(NameKind.PERSON, Range(page.number, *inverted[:2]), inverted[2], (), 0.8)
            continue
        for at in _beside(text, phrase):
            if at[0] >= until:
                until = at[1]
                yield Named(NameKind.PERSON, Range(page.number, *at), " ".join(text[slice(*at)].split()), (), 0.8)


def _inverted_before(text: str, phrase: OfficePhrase) -> tuple[int, int, str] | None:
    """Where a name stands as columns have it, "HELMS, RICHARD, DDP, CIA", with the name in its order; else None."""
    if not text[phrase.word_start : phrase.word_end].isupper() or not text.endswith(", ", 0, phrase.start):
        return None
    found = _INVERTED.search(text, max(0, phrase.start - _REACH), phrase.start)
    if found is None or not _is_name(found["family"], known=True, least=3):
        return None
    first = found["given"].split()[0].strip(".")
    if len(first) > 1 and not of.known(first) & of.GIVEN:
        return None
    return found.start("family"), found.end("given"), f"{found['given']} {found['family']}".title()


def _beside(text: str, phrase: OfficePhrase) -> Iterator[tuple[int, int]]:
    """Where a name stands before an office, and behind it."""
    word = " ".join(text[phrase.word_start : phrase.word_end].lower().split())
    if not phrase.capital or not (phrase.alone or phrase.more or word in BEFORE_FULL_NAMES):
        return
    before = _BEFORE.search(text, max(0, phrase.start - _REACH), phrase.start)
    if before is not None and _is_name(before["name"], known=True):
        yield before.span("name")
    ends = (phrase.word_end, phrase.end) if phrase.word_end != phrase.end else (phrase.end,)
    for place in ends:
        full = _FULL.match(text, place)
        if full is not None and of.known(full["given"]) & of.GIVEN and not of.known(full["family"]) & _UNLIKE:
            yield full.span("name")
            return
    behind = _BEHIND.match(text, phrase.end)
    if behind is None:
        return
    apart = "," in behind["joint"]
    in_capitals = text[phrase.word_start : phrase.word_end].isupper()
    surely = phrase.more and not in_capitals
    start, end = behind.span("name")
    if text[end : end + 8].strip().upper().startswith("ASSASS"):
        return  # the act that records are released under stands on every page
    while end > start:
        if (not apart or text[end : end + 1] in _APPOSED) and _is_name(
            text[start:end], known=(apart or in_capitals) and not surely
        ):
            yield start, end
            return
        end = start + max(text[start:end].rfind(" "), 0)


def _is_name(words: str, *, known: bool, least: int = _LEAST) -> bool:
    """Whether capitals are somebody's name: `known` asks that a list has the last as a surname, of `least` letters."""
    *given, last = words.split()
    bits = of.known(last)
    if len(last) < (least - bool(given)) or last in KNOWN_BODIES or bits & _UNLIKE:
        return False
    if known and not bits & (of.SURNAME | of.ASIAN):
        return False
    return all(len(each) <= 2 or of.known(each) & (of.GIVEN | of.SURNAME | of.ASIAN) for each in given)
