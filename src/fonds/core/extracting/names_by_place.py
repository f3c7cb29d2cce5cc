"""Names that their place on the page proves to be persons': in lists of participants, in lines that say from whom and
to whom a paper goes, and below it, where it is signed. There a name may be one that no list knows."""

from __future__ import annotations

import re
from collections.abc import Iterator

from fonds.core.extracting.document import DocumentPage, NameKind, Range
from fonds.core.extracting.ends_of_papers import signed_alone
from fonds.core.extracting.gazetteer import given_names, places
from fonds.core.extracting.name_words import BODY_WORDS, COMMON, KNOWN_BODIES, STATES, STATES_ABBREVIATED, TITLES, UPPER
from fonds.core.extracting.named import Named
from fonds.core.extracting.office_phrases import office_phrases
from fonds.core.extracting.papers_named import papers_named
from fonds.core.extracting.participant_lists import participant_lists
from fonds.core.extracting.word_knowledge import (
    BODY,
    ENGLISH,
    GIVEN,
    LARGE_PLACE,
    STATE,
    SURNAME,
    TITLE,
    is_word,
    known,
)
from fonds.core.extracting.word_knowledge import COMMON as COMMON_WORD
from fonds.core.text.english_words import is_english
from fonds.core.text.first_words import Phrases, words_on
from fonds.core.text.line_patterns import LinePattern
from fonds.core.text.lowering import lowered

_NAME_WORD = rf"(?:[{UPPER}][\w’'`´]*\.?(?:-[\w’']+)*|d[’'][{UPPER}]\w+)"
_PARTICLE = r"(?:de|del|della|di|da|von|van|der|den|la|le|el|bin|ibn|zu|y|dos|ter)"
_NAME = re.compile(
    rf"{_NAME_WORD}(?:[ \u00a0]{{1,2}}(?:{_PARTICLE}[ ])?{_NAME_WORD}|(?<=\.){_NAME_WORD}){{0,5}}(?:, (?:Jr|Sr)\.)?"
)
_HONORIFIC = re.compile(
    r"(?:(?:Mr|Mrs|Ms|Dr|Prof|Messrs|Sen|Rep|Gov|Amb|Gen|Lt|Col|Maj|Capt|Adm|Sgt|Brig|Hon|H\.E|Cdes?|[Cc]oms?)\.?|Miss|Mme\.?|"
    r"Madame|Sir|Dame|Lord|Lady|[Cc]omrades?|General|Colonel|Major|Captain|Admiral|Lieutenant|Professor|Doctor|"
    r"The Honorable|Herr|Frau|Señor|Senor|M\.(?![ ]?[A-Z]\.))[ \u00a0]{1,2}"
)
_FROM_TO = LinePattern(
    re.compile(
        r"^[ \t]*(?:FROM|From|TO|To|THROUGH|Through|VIA|CC|cc|Cc)[ \t]?:[ \t]*(?P<item>[^\n]{3,110})", re.MULTILINE
    )
)
_SIGNED = re.compile(
    r"(?:/[sS]/|\[?\(?(?:signed|Signed|SIGNED|Sgd\.?|sgd\.?)(?: by)?[\]):]{0,2})"
    r"[ \t]*:?[ \t]*\n?[ \t]*(?P<item>[^\n]{3,80})"
)
_INVERTED = re.compile(
    rf"(?P<family>[{UPPER}][{UPPER}’'-]{{2,}})[,.] (?P<given>[{UPPER}][{UPPER}.’-]*(?: [{UPPER}][{UPPER}.’-]*){{0,2}})"
)
_NUMERAL_BEHIND = re.compile(r" (?:JR|SR|I{2,3}|IV)\.?$")
_OF_WHAT = re.compile(r" (?:of|to|for|in|at) (?:the )?")
_ALONE_BELOW = re.compile(rf"[:,]?[ ]?\n\s{{0,6}}(?P<item>\(?[{UPPER}][^\n,:;]{{2,40}})")
_BEHIND_ALONE = " .)]\n"
_LAST_LINE = re.compile(rf"\(?[{UPPER}][^\n,:;]{{0,41}}")
"""What `_ALONE_BELOW` finds is at least, where it is the last line of a text, what stands behind it left out."""
_BELOW_BLANK = re.compile(r"\n\n([^\n]{3,})\n(?=[^\n])")
"""A line below a blank one, and with another below it."""
_NUMBER_OF_CRYPTONYM = tuple(re.compile(rf"{sign}(?<=[A-Z].)\d") for sign in "-/")
"""What is found quickly and stands in every cryptonym that `_CRYPTONYM` finds."""
_CRYPTONYM = re.compile(
    r"(?<![\w/-])(?:(?P<known>(?:AE|AM|AV|AY|BE|DM|ER|FJ|GP|HT|IJ|JM|KD|KU|LC|LI|MH|OD|PA|PB|QJ|SM|TU|UN|WS|WU|YA|ZR)"
    r"[A-Z]{3,9})[-/]\d{1,3}|(?P<other>[A-Z]{6,11})[-/]\d{1,2})(?![\w/-])"
)
"""Agents of the Central Intelligence Agency as its papers name them: a country's two letters, a word, a number."""
_LIFE = re.compile(
    rf"(?P<name>{_NAME_WORD}(?:[ ](?:{_PARTICLE}[ ])?{_NAME_WORD}){{1,4}})[ ]"
    r"\((?:1[5-9]\d\d)\s?[-–—]\s?(?:1[5-9]|20)\d\d\)"
)
_YEARS = re.compile(r"\(1[5-9]\d\d\s?[-–—]")
_LAST_WORD = re.compile(rf"\n[ \t]*\n[ \t]*(?P<name>[{UPPER}][^\W\d_]{{3,16}})[ \t]*\.?\s*$")
_QUOTED = re.compile(rf"[‚„“\"'‘](?<=\s.)[{UPPER}]")
"""What is found quickly and stands in all that `_QUOTED_BODY` finds."""
_QUOTED_KINDS = frozenset(
    {"society", "association", "movement", "newspaper", "league", "union", "company", "firm", "club", "party", "group"}
    | {f"organi{letter}ation{end}" for letter in "sz" for end in ("", "s")}
)
"""The words of which one stands before all that `_QUOTED_BODY` finds."""
_QUOTED_BODY = Phrases(
    re.compile(
        r"\b(?:organi[sz]ations?|society|association|movement|newspaper|league|union|company|firm|club|party|group)\s+"
        rf"[‚„“\"'‘](?P<name>[{UPPER}]\w+(?:\s(?:of|the|for|and|in|[{UPPER}])[\w’-]*){{0,6}})[‘’”\"'“]"
    ),
    _QUOTED_KINDS,
)
_NUMBERED = frozenset(
    {"DOCLD", "DOCID", "POLARIS", "TITAN", "SKYBOLT", "COSMOS", "KOSMOS", "VOSTOK", "SOYUZ", "UNCLAS"}
)
_NOTE = re.compile(
    rf"\[[^\[\]]{{0,40}}\b(?:[Hh]andwritten|[Hh]and-written|[Hh]andwriting|by hand|in hand|[Rr]esolution|[Mm]arginal|"
    rf"in the margin|[Ii]n pencil)\b"
    rf"[^\[\]]{{0,400}}[.!?”\"]\s+(?P<name>[{UPPER}][^\W\d_]{{2,16}})\.?\]"
)
_NOBODY = ENGLISH | COMMON_WORD | BODY | TITLE | STATE | LARGE_PLACE
_GREETING = re.compile(
    r"\b(?:greetings|regards|respectfully|sincerely|yours),?[ \t]*\n\s{0,4}(?P<item>[^\n]{5,45})(?=\n|$)", re.IGNORECASE
)
_GREETINGS = frozenset({"greetings", "regards", "respectfully", "sincerely", "yours"})
_NOT_NAMES = (COMMON | TITLES) - {
    "don", "dean", "april", "may", "june", "august", "king", "baron", "count", "french", "march",
}  # fmt: skip
_SIGNED_WITHIN, _LONGEST_NAME = 600, 45
_SURE = 0.95


def names_by_place(page: DocumentPage) -> list[Named]:
    """The persons of a page whose place proves them, in order."""
    text = page.text
    items = [(*item, False) for each in participant_lists(text) for item in each.items]
    items += [(*match.span("item"), False) for match in _FROM_TO.finditer(text)]
    if _may_be_signed(text):
        items += [(*match.span("item"), True) for match in _SIGNED.finditer(text)]
    items += [(*item, True) for item in (*_below_offices(text), *_above_offices(text))]
    found: dict[int, Named] = {}
    for start, end, signed in items:
        for named in _in_item(page, start, end, signed=signed):
            found.setdefault(named.at.start, named)
    for named in (
        *cryptonyms(page),
        *_by_life_dates(page),
        *_last_line(page),
        *_signed_alone(page),
        *_in_quotes(page),
        *papers_named(page),
        *_by_hand(page),
    ):
        found.setdefault(named.at.start, named)
    return [found[start] for start in sorted(found)]


def _may_be_signed(text: str) -> bool:
    """Whether one of the strings stands in a text one of which stands where a name is signed."""
    return "igned" in text or "SIGNED" in text or "gd" in text or ("/" in text and ("/s/" in text or "/S/" in text))


def cryptonyms(page: DocumentPage) -> list[Named]:
    """The cryptonyms of persons on a page, in order, "AMLASH/1" as "AMLASH-1"; they are known however it is read."""
    if all(sign.search(page.text) is None for sign in _NUMBER_OF_CRYPTONYM):
        return []
    return [
        Named(NameKind.PERSON, Range(page.number, *match.span()), match[0].replace("/", "-"), (), _SURE)
        for match in _CRYPTONYM.finditer(page.text)
        if match["known"] or not (is_word(match["other"].casefold()) or match["other"] in _NUMBERED)
    ]


def _by_life_dates(page: DocumentPage) -> Iterator[Named]:
    """Names behind which the years of a life stand: "Lauritz Bolt-Jørgensen (1882-1967)"."""
    if _YEARS.search(page.text) is None:
        return
    for match in _LIFE.finditer(page.text):
        name = " ".join(match["name"].split())
        if _may_be_name([word.strip(".") for word in name.split()], titled=False):
            yield Named(NameKind.PERSON, Range(page.number, *match.span("name")), name, (), _SURE)


def _last_line(page: DocumentPage) -> Iterator[Named]:
    """A word alone on the last line of a page, below a blank line, that is no word of the language: who signs."""
    match = _LAST_WORD.search(page.text, max(0, len(page.text) - 60))
    if match is None or is_word(match["name"].casefold()) or match["name"] in places():
        return
    if _may_be_name([match["name"]], titled=True):
        yield Named(NameKind.PERSON, Range(page.number, *match.span("name")), match["name"], (), 0.75)


def _signed_alone(page: DocumentPage) -> Iterator[Named]:
    """A word alone on its line between the text of a page and the lists and notes below it, that lists
    know as a name: who signs a telegram or, by another name, an agent's report."""
    signed = signed_alone(page.text)
    if signed is None:
        return
    word = page.text[slice(*signed)]
    bits = known(word.title())
    if bits & (SURNAME | GIVEN) and not bits & _NOBODY and word.casefold() not in _NOT_NAMES:
        yield Named(NameKind.PERSON, Range(page.number, *signed), word, (), 0.75)


def _by_hand(page: DocumentPage) -> Iterator[Named]:
    """Who signs what is told to be written by hand: the last word of the bracket, behind a full stop."""
    for match in _NOTE.finditer(page.text) if "[" in page.text else ():
        plain = match["name"]
        if not known(plain) & _NOBODY and plain.casefold() not in _NOT_NAMES:
            yield Named(NameKind.PERSON, Range(page.number, *match.span("name")), plain, (), 0.8)


def _in_quotes(page: DocumentPage) -> Iterator[Named]:
    """Bodies named in quotation marks: "the organization ‘Workers of New Bulgaria’"."""
    low = lowered(page.text)
    if _QUOTED_KINDS.isdisjoint(words_on(low)) or _QUOTED.search(page.text) is None:
        return
    for match in _QUOTED_BODY.finditer(low, page.text):
        name = " ".join(match["name"].split())
        yield Named(NameKind.BODY, Range(page.number, *match.span("name")), name, (), 0.85)


def _below_offices(text: str) -> Iterator[tuple[int, int]]:
    """What stands alone on the last line of a text below an office alone on its line: "The Consul General / X"."""
    words = text.rstrip(_BEHIND_ALONE)
    if _LAST_LINE.fullmatch(words[words.rfind("\n") + 1 :].lstrip()) is None:
        return  # as most pages end
    tail = max(0, len(text.rstrip()) - 200)
    for phrase in office_phrases(text[tail:]):
        start, end = phrase.start + tail, phrase.end + tail
        line = text[text.rfind("\n", 0, start) + 1 : start].strip(" _")
        below = _ALONE_BELOW.match(text, end)
        if line in ("", "The", "the") and below is not None and not text[below.end() :].strip(_BEHIND_ALONE):
            yield below.span("item")


def _above_offices(text: str) -> Iterator[tuple[int, int]]:
    """Lines near the end of a text above an office that is all of the next, or below the greetings of a letter."""
    tail = max(0, len(text) - _SIGNED_WITHIN)
    if not _GREETINGS.isdisjoint(words_on(lowered(text))):
        for greeting in _GREETING.finditer(text, tail):
            yield greeting.span("item")
    above = {
        match.end(): match.start(1)
        for match in _BELOW_BLANK.finditer(text, max(0, text.rfind("\n\n", 0, tail)))
        if match.end() >= tail and " " in (line := match[1].strip()) and len(line) < _LONGEST_NAME
    }
    for phrase in office_phrases(text[tail:]) if above else ():
        start, end = phrase.start + tail, phrase.end + tail
        if start in above and text[end : end + 1] in ("", "\n"):
            yield above[start], start - 1


def _in_item(page: DocumentPage, start: int, end: int, *, signed: bool) -> Iterator[Named]:
    """The person with whom an item begins, offices and honorifics before the name left out.

    A single word is a name only behind a title, or where the paper is `signed`.
    """
    text = page.text
    inverted = _INVERTED.match(text, start, end)
    if inverted is not None and _is_given(inverted["given"]) and inverted["family"].casefold() not in _NOT_NAMES:
        at = Range(page.number, inverted.start(), inverted.end())
        given = _NUMERAL_BEHIND.sub("", inverted["given"])
        name = f"{given} {inverted['family']}".title()
        yield Named(NameKind.PERSON, at, name, (), _SURE)
        return
    titles: list[str] = []
    stop = re.compile(r"[,;(\[:]|\s[-–—]|\s{3,}").search(text, start, end)
    end = stop.start() if stop else end
    while True:
        honorific = _HONORIFIC.match(text, start, end)
        office = _office_first(text[start:end])
        if honorific is not None:
            titles.append(honorific[0].strip())
            start = honorific.end()
        elif office:
            titles.append(" ".join(text[start : start + office].split()))
            start += office + len(text[start + office : end]) - len(text[start + office : end].lstrip())
        else:
            break
    match = _NAME.match(text, start, end)
    if match is None or text[match.end() : end].strip(" .)]"):
        return
    words = match[0].replace(",", " ").split()
    plain = [word.strip(".") for word in words]
    if not _may_be_name(plain, titled=signed or bool(titles)) or (len(words[-1]) == 1 and words[-1].isascii()):
        return  # a lone letter ends what was torn off: "Robert J, Berg"
    name_end = match.end() - (match[0].endswith(".") and not re.search(rf"(?:\b[{UPPER}]|Jr|Sr)\.$", match[0]))
    at = Range(page.number, match.start(), name_end)
    yield Named(NameKind.PERSON, at, " ".join(text[at.start : at.end].split()), tuple(titles), _SURE)


def _office_first(words: str) -> int:
    """How far an office reaches with which the words begin: "Soviet Foreign Minister A. A. Gromyko"."""
    article = re.match(r"(?:The |the )?", words)
    assert article is not None
    for phrase in office_phrases(words):
        if phrase.start != article.end():
            return 0
        tail = _OF_WHAT.search(words, phrase.word_end, phrase.end)
        if not (phrase.alone or tail):
            return 0
        return phrase.end if tail is None or phrase.end < len(words.rstrip()) else _place_end(words, tail.end())
    return 0


def _place_end(words: str, start: int) -> int:
    """Where a place ends that stands at `start` before a name ("Ambassador to Manchukuo Umetsu Yoshijirō"), else 0."""
    ends = [match.end() for match in re.compile(r"\S+").finditer(words, start)]
    known = [end for end in ends[:3] if words[start:end] in STATES or words[start:end] in places()]
    return max(known, default=0)


def _may_be_name(words: list[str], *, titled: bool) -> bool:
    small = [word.casefold() for word in words]
    if any(
        word in BODY_WORDS or word in KNOWN_BODIES or word in STATES or word in STATES_ABBREVIATED for word in words
    ):
        return False
    if any(len(word) > 1 and word in _NOT_NAMES for word in small) or not any(len(word) > 2 for word in words):
        return False
    if len(words) == 1:
        return titled and not is_english(small[0]) and not (words[0].isupper() and len(words[0]) < 6)
    strange = sum(not is_english(word) or len(word) == 1 for word in small)
    return strange * 2 >= len(words) or words[0] in given_names()


def _is_given(words: str) -> bool:
    first = words.split()[0]
    return len(first.strip(".")) == 1 or first.title() in given_names()
