"""Names in lines of capitals and on poorly read pages, where a capital says nothing."""

from __future__ import annotations

from collections.abc import Iterator

from fonds.core.extracting import word_knowledge as of
from fonds.core.extracting.capital_words import CapitalWord
from fonds.core.extracting.document import DocumentPage, NameKind, Range
from fonds.core.extracting.name_words import KNOWN_BODIES, RANKS
from fonds.core.extracting.named import Named
from fonds.core.extracting.places_of_words import may_begin_place, place_of_words

_SMALL, _CAPITAL = b"abcdefghijklmnopqrstuvwxyz", b"ABCDEFGHIJKLMNOPQRSTUVWXYZ"
_VERBS_TOO = frozenset({"SAID", "WILL", "MAY"})
"""Given names that are verbs far more often where all is in capitals."""
_PLACE = of.LARGE_PLACE | of.STATE
_NO_NAME = of.FREQUENT | of.COMMON | of.STATE | of.TITLE | of.BODY
"""What no surname is behind a given name and an initial: "GEORGE L. CARY"."""
_NO_SURNAME = of.ENGLISH | of.COMMON | of.STATE | of.BODY | of.TITLE | of.PEOPLE | of.PLACE | of.GIVEN


def line_at(text: str, place: int) -> tuple[int, int, bool]:
    """The line at a place, and whether it is in capitals, so that capitals say nothing."""
    start = text.rfind("\n", 0, place) + 1
    end = text.find("\n", place)
    end = len(text) if end < 0 else end
    words = text[max(start, place - 200) : min(end, place + 200)]
    return max(start, place - 100), min(end, place + 100), _is_in_capitals(words)


def _is_in_capitals(words: str) -> bool:
    """Whether there are more than twice as many capitals as small letters."""
    if words.isupper():
        return True
    plain = words.encode("ascii", "ignore")
    small = len(plain) - len(plain.translate(None, _SMALL))
    capitals = len(plain) - len(plain.translate(None, _CAPITAL))
    others = len(words) - len(plain)
    if not others or small * 2 >= capitals + others:
        return small * 2 < capitals
    return sum(map(str.islower, words)) * 2 < sum(map(str.isupper, words))


def _is_line(text: str, run: list[CapitalWord]) -> bool:
    """Whether a given name and a surname that is a word too are all of their line: "LOUIS STOKES"."""
    first, last = run[0], run[-1]
    if len(run) != 2 or not first.bits & of.GIVEN or first.bits & of.ENGLISH or not last.bits & of.SURNAME:
        return False
    if last.bits & (of.FREQUENT | of.COMMON | of.TITLE | of.BODY | of.PLACE | of.STATE) or len(last.bare) < 4:
        return False
    start, end = text.rfind("\n", 0, first.start) + 1, text.find("\n", last.end)
    return text[start : first.start].strip() == "" == text[last.end : end if end >= 0 else len(text)].strip()


def _is_second(word: CapitalWord) -> bool:
    """Whether a word behind two given names is a surname and nothing else."""
    return bool(word.bits & of.SURNAME) and not word.bits & (of.ENGLISH | of.GIVEN | of.PLACE)


def names_in_capitals(
    page: DocumentPage, run: list[CapitalWord], guessed: list[CapitalWord] | None = None
) -> Iterator[Named]:
    """Names in a line of capitals, or on a poor page: only those that lists and their order leave no doubt of.

    On a poor page, words that are nothing else go into `guessed`: surnames where the document names their bearers.
    """
    poor = guessed is not None
    at = 0
    while at < len(run):
        word = run[at]
        name = word.bare
        if count := place_of_words(run, at):
            place = Range(page.number, word.start, run[at + count - 1].end)
            yield Named(NameKind.PLACE, place, " ".join(page.text[place.start : place.end].split()), (), 0.7)
            at += count
            continue
        following = at + 1
        if following < len(run) and run[following].initial:
            following += 1
        elif following + 1 < len(run) and run[following].bits & of.GIVEN and _is_second(run[following + 1]):
            following += 1  # "JOHN FRANCIS HIGGINS"
        full = (
            following < len(run) and word.bits & of.GIVEN and len(name) > 3 and name not in _VERBS_TOO
            and len(run[following].bare) > 3
            and run[following].bits & of.SURNAME
            and not run[following].bits & (_NO_NAME if run[following - 1].initial else of.ENGLISH | of.GIVEN | of.PLACE)
        )  # fmt: skip
        full = full or (at == 0 and _is_line(page.text, run))
        if full:
            if run[following + 1 : following + 2] and run[following + 1].bare.startswith("ASSASS"):
                return  # the act that the records are released under stands on every page
            found = Range(page.number, word.start, run[following].end)
            yield Named(NameKind.PERSON, found, " ".join(page.text[found.start : found.end].split()), (), 0.75)
            at = following + 1
            continue
        after = _titled_in_capitals(run, at, poor=poor) if word.initial or word.bits & of.TITLE else 0
        if after:
            if (run[after : after + 1] and run[after].bare.startswith("ASSASS")) or page.text.endswith(
                "RELEASE UNDER THE ", 0, word.start
            ):
                return
            first = at + (not word.initial)
            found = Range(page.number, run[first].start, run[after - 1].end)
            name = " ".join(page.text[found.start : found.end].split())
            yield Named(NameKind.PERSON, found, name, () if word.initial else (word.raw,), 0.75)
            at = after
            continue
        if _is_body(word):
            yield Named(NameKind.BODY, Range(page.number, word.start, word.end), name, (), 0.75)
        elif _is_place(word):
            yield Named(NameKind.PLACE, Range(page.number, word.start, word.end), name, (), 0.7)
        elif guessed is not None and is_guess(word):
            guessed.append(word)
        at += 1


def may_be_named(word: CapitalWord) -> bool:
    """Whether a word is one of the names of `names_in_capitals`, or may begin one."""
    return (
        word.initial
        or word.bits & (of.GIVEN | of.TITLE) != 0
        or _is_body(word)
        or _is_place(word)
        or may_begin_place(word)
    )


def is_guess(word: CapitalWord) -> bool:
    """Whether a word that is nothing else may be a surname that no list has."""
    return len(word.bare) > 3 and word.bits & (of.NAME_LIKE | of.UPPER) != 0 and not word.bits & _NO_SURNAME


def _is_body(word: CapitalWord) -> bool:
    return word.bare in KNOWN_BODIES and len(word.bare) > 2 and not word.bits & of.ENGLISH  # but "THE MAN WHO"


def _is_place(word: CapitalWord) -> bool:
    if word.bits & (of.ENGLISH | of.SURNAME | of.GIVEN):
        return False
    return bool(word.bits & (_PLACE if len(word.bare) > 3 else 0)) or (
        len(word.bare) > 2 and bool(word.bits & of.STATE_ABBREVIATED)
    )


def _titled_in_capitals(run: list[CapitalWord], at: int, *, poor: bool) -> int:
    """Where a name ends that an honorific, a rank or two initials prove, "COMRADE J. V. STALIN"; 0 for none."""
    word = run[at]
    after = at
    if word.initial:
        while after < len(run) and run[after].initial:
            after += 1
        if after - at < 2:
            return 0
    elif word.bits & of.TITLE and (word.bits & of.HONORIFIC or word.bare.casefold() in RANKS):
        after = at + 1
        while after < len(run) and run[after].initial:
            after += 1
    else:
        return 0
    first = after
    unlike = of.ENGLISH | of.COMMON | of.STATE | of.BODY | of.TITLE | of.PEOPLE | of.LARGE_PLACE
    while after < len(run) and after - first < 3:
        if run[after].initial and after > first and run[after - 1].bits & of.GIVEN:  # "PRESIDENT JOHN F. KENNEDY"
            after += 1
            continue
        if len(run[after].bare) < 3 or not run[after].bare.isalpha():
            break
        surely = run[after].bits & of.SURNAME and not run[after].bits & of.FREQUENT
        behind_given = after == first or run[after - 1].initial or (after == first + 1 and run[first].bits & of.GIVEN)
        if run[after].bits & unlike and not (surely and behind_given):
            break
        if poor and not surely:
            break
        after += 1
    return after if after > first else 0
