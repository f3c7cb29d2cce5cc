"""Offices that the document says somebody holds, attested on its date and never from one date to another.

They stand before a name, in brackets or between commas behind it, in a line of a list of participants, below a
signature, in brackets behind which stands the name of the office ("the Ambassador in France (Bohlen)"), or are said of
it ("is Chief of …"). A list of three is three offices.
"""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections.abc import Iterator

from fonds.core.extracting.document import Document, DocumentPage, NameKind, Range
from fonds.core.extracting.entries import date_at, entries
from fonds.core.extracting.facts import DateFound, Mention, NamesRead, OfficeHeld
from fonds.core.extracting.office_phrases import OfficePhrase, office_phrases

FINDER = "offices/3"

_TITLE = (
    r"(?:(?:Mr|Mrs|Ms|Dr|Gen|Lt|Col|Maj|Adm|Prof|Sir|Dame|Comrade|Cde|M|Hon|Herr|Senor|Señor|General|Colonel|Major|"
    r"Captain|Lieutenant|lieutenant|general|colonel|major|captain|engineer|Engineer|Admiral|Marshal|Count|Baron|Don)\.?"
    r"[ \n\u00a0]{1,2})*"
)
_RIGHT_BEFORE = re.compile(rf"[ \u00a0]{{1,2}}{_TITLE}")
_NEXT_LINE = re.compile(rf"[ ]?\n[ ]?{_TITLE}")
_APART_BEFORE = re.compile(rf",\s{{1,2}}{_TITLE}|:[ \u00a0]{{0,3}}{_TITLE}|\s?\((?:now )?{_TITLE}")
_SIGNED_BELOW = re.compile(rf"[:,]?[ ]?\n\s{{0,6}}{_TITLE}")
_IN_BRACKETS = re.compile(
    r"(?:\[\d+\])?\s{0,2}\((?:[^()]{0,200}[,;(]\s|[^()]{0,200}\band )?(?:the |also |now |then |an? )?"
)
_BEHIND_COMMA = re.compile(
    r"(?:, (?:Jr|Sr)\.?)?,\s{1,2}(?:(?:who|which) (?:is|was|has been|had been)\s)?"
    r"(?:the |an? |also |now |currently |its |their |our )*"
)
_SAID_OF = re.compile(
    r",?\s(?:is|was|became|as|remains|served as|serves as|serving as|acting as|appointed|"
    r"was (?:appointed|elected|named|made)(?: as)?|"
    r"is to be|has been|had been|has been (?:appointed|elected|named)|had been (?:appointed|elected|named))"
    r"\s(?:the |a |an |also |now |currently |still |to be )*"
)
_DASH = re.compile(r"\s?(?:-|–|—|--)\s?(?:the )?")
_LIST_JOINT = re.compile(
    r"\s?(?:,|;|,?\s?\band\b|,?\s?&|,?\sas well as)\s{0,2}(?:(?:and|also|the|a|an|both|at present)\s)*"
)
_NEXT_SIGNED = re.compile(r",?[ ]?\n[ ]?(?:The )?")
_OF = re.compile(r"\b(?:of|for|the)\s+$")
_NAME_OF_ACT = re.compile(
    r"[ \n]{1,2}(?:[\w.’'‘“\"]+[ \n]{1,2}){1,5}"
    r"(?:ASSASSINATION|Assassination|Act|ACT|Library|LIBRARY|Memorial|Collection|Center)\b"
)
_PLURAL = re.compile(
    r"\b(?P<office>(?:(?:Prime|Foreign|Deputy|Vice|Assistant|Under|Attorney|District|[A-Z]\w+(?:an|ish|ese|ch))[ -])*"
    r"(?:Ministers|Presidents|Ambassadors|Secretaries|Senators|Congressmen|Representatives|Governors|Deputies|Chancellors|"
    r"Premiers|Consuls|Directors|Judges|Commissioners|Sheriffs|Special Agents|Bishops|Archbishops|Rabbis|Chairmen|"
    r"Chiefs))\s+(?=[A-Z])"
)
_NEXT_NAMED = re.compile(rf"\s?(?:\([^()]{{0,60}}\))?(?:,?\s+and\s+|,\s+|;\s+){_TITLE}")
_STOPS = re.compile(
    r"\s?(?:[,.;:()\[\]\n”\"–—-]|and\b|who\b|from\b|has\b|had\b|was\b|is\b|said\b|in\b|on\b|at\b|to\b|$)"
)


def offices(document: Document, names: NamesRead, dates: tuple[DateFound, ...] = ()) -> tuple[OfficeHeld, ...]:
    """Each office with who holds it, its body where named, and the document's date (a journal's entry's date)."""
    dated = entries(document, dates)
    kinds = {each.key: each.kind for each in names.entities}
    people: dict[int, list[Mention]] = {}
    others: dict[int, list[Mention]] = {}
    for mention in names.mentions:
        if mention.at is None:
            continue
        if kinds[mention.entity] is not NameKind.PERSON:
            others.setdefault(mention.at.page, []).append(mention)
        elif mention.form == "name":
            people.setdefault(mention.at.page, []).append(mention)
    found: list[OfficeHeld] = []
    for page in document.pages:
        here = people.get(page.number)
        if not here:
            continue
        bodies = _Bodies(others.get(page.number, []), kinds)
        for person, start, end, confidence in _on_page(page, here):
            at = Range(page.number, start, end)
            words = re.sub(r"(?<=[a-z])-\n(?=[a-z])", "", page.text[start:end])
            found.append(OfficeHeld(
                person, " ".join(words.split()), bodies.within(start, end), date_at(document, dated, at), at, FINDER,
                confidence,
            ))  # fmt: skip
    unique = {(each.person, each.at): each for each in found}
    return tuple(sorted(unique.values(), key=lambda each: each.at))


def _on_page(page: DocumentPage, people: list[Mention]) -> list[tuple[str, int, int, float]]:
    """Who holds which office: (entity, start, end, confidence)."""
    text = page.text
    people = sorted(people, key=lambda m: m.at or Range(1, 0, 0))
    starts = [m.at.start for m in people if m.at is not None]
    ends = [m.at.end for m in people if m.at is not None]
    result: list[tuple[str, int, int, float]] = []
    linked: tuple[int, str] | None = None  # end of the office found last and whose it is
    for phrase in office_phrases(text):
        start, end = phrase.start, phrase.end
        following = bisect_right(starts, start)
        while following < len(starts) and starts[following] < phrase.word_end:
            following += 1  # "Sheriff" of "Deputy Sheriff" was taken for a name
        if following < len(starts) and starts[following] < end and not _OF.search(text, start, starts[following]):
            end = start + len(text[start : starts[following]].rstrip(" ,\n("))  # it ran into the next name
            end = max(_without_title(text, start, end), phrase.word_end)
            if end <= start:
                continue
        while following < len(starts) and starts[following] < end:
            following += 1
        before = bisect_right(ends, start) - 1
        next_person = people[following] if following < len(people) else None
        last_person = people[before] if before >= 0 else None
        if last_person is not None and last_person.at is not None and last_person.at.end > phrase.start:
            continue
        who, confidence = _holder(text, phrase, start, end, last_person, next_person, linked)
        if who is None:
            continue
        linked = (end, who)
        if phrase.held and not _NAME_OF_ACT.match(text, end):
            result.append((who, start, end, confidence))
    return [*result, *_of_several(text, people, starts)]


def _of_several(text: str, people: list[Mention], starts: list[int]) -> Iterator[tuple[str, int, int, float]]:
    """An office in the plural with each of those named behind it: "Prime Ministers Heath, Trudeau, and Caetano"."""
    for plural in _PLURAL.finditer(text):
        at = bisect_left(starts, plural.end())
        place = plural.end()
        while at < len(starts) and (
            _NEXT_NAMED.fullmatch(text, place, starts[at]) if place > plural.end() else starts[at] == place
        ):
            yield people[at].entity, plural.start(), plural.end("office"), 0.85
            named = people[at].at
            place = named.end if named is not None else place
            at += 1


def _holder(
    text: str, phrase: OfficePhrase, start: int, end: int, last: Mention | None, following: Mention | None,
    linked: tuple[int, str] | None,
) -> tuple[str | None, float]:  # fmt: skip
    """Who holds the office, None where the text does not say."""
    next_start = following.at.start if following is not None and following.at is not None else -1
    last_end = last.at.end if last is not None and last.at is not None else -1
    between = text[end:next_start] if 0 <= next_start - end < 40 else None
    may_stand_before = phrase.alone and (phrase.capital or phrase.small_before_name)
    if following is not None and between is not None and may_stand_before and _RIGHT_BEFORE.fullmatch(between):
        return following.entity, 0.9
    if linked is not None and 0 < start - linked[0] < 30 and last_end <= linked[0]:
        joint = _LIST_JOINT.fullmatch(text, linked[0], start)
        if joint is not None and _STOPS.match(text, end) and (phrase.alone or phrase.more):
            return linked[1], 0.85
    if last is not None and 0 < start - last_end < 260:
        how = _said_behind(text, phrase, start, end, last_end)
        if how:
            return last.entity, how
    if following is None or between is None:
        return None, 0
    if may_stand_before and phrase.more and _APART_BEFORE.fullmatch(between):
        return following.entity, 0.85
    if (phrase.alone or phrase.more) and between.startswith((" (", "(")) and _APART_BEFORE.fullmatch(between):
        return following.entity, 0.9
    if may_stand_before and _is_wrapped(text, end) and _NEXT_LINE.fullmatch(between):
        return following.entity, 0.85
    if may_stand_before and _SIGNED_BELOW.fullmatch(between):
        line = text[text.rfind("\n", 0, start) + 1 : start].strip(" _[")
        name_end = following.at.end if following.at is not None else end
        if line in ("", "The", "the") and re.compile(r"[ .\]]*(?:\n\s*\n|\s*$)").match(text, name_end):
            return following.entity, 0.8
    return None, 0


def _said_behind(text: str, phrase: OfficePhrase, start: int, end: int, last_end: int) -> float:
    """How surely the office is said of the person whose name ended before it; 0 where it is not."""
    between = text[last_end:start]
    if "\n\n" in between.replace("\n \n", "\n\n"):
        return 0
    enough = phrase.more or (phrase.alone and phrase.capital)
    if "(" in between and ")" not in between:
        return 0.9 if (phrase.alone or phrase.more) and _IN_BRACKETS.fullmatch(between) else 0
    if len(between) > 60:
        return 0
    if _BEHIND_COMMA.fullmatch(between):
        return 0.85 if (enough or phrase.alone) and _STOPS.match(text, end) else 0
    if _SAID_OF.fullmatch(between):
        return 0.8 if phrase.more or (phrase.alone and not re.search(r"\sa[n]?\s", between)) else 0
    if _DASH.fullmatch(between):
        return 0.8 if enough and _STOPS.match(text, end) else 0
    if _NEXT_SIGNED.fullmatch(between) and enough:
        alone = text[text.rfind("\n", 0, last_end) + 1 : last_end]
        rest = re.compile(r"[ .,\]]*(?:\n|$)").match(text, end)
        signed = (
            "\n" in between
            and len(alone) < 50
            and rest is not None
            and re.compile(r"\s*(?:\n\s*\n|$)").match(text, end)
        )
        return 0.75 if signed else 0
    return 0


def _is_wrapped(text: str, end: int) -> bool:
    """Whether the line that ends here is so long that the sentence goes on in the next."""
    return end - text.rfind("\n", 0, end) > 55


def _without_title(text: str, start: int, end: int) -> int:
    """The end of the office without a title that belongs to the name behind it."""
    match = re.compile(r"(?:[\s,]+(?:Mr|Mrs|Dr|Gen|Lt|Col|General|Colonel|Sir|of|to|for|in|at|the)\.?)+$").search(
        text, start, end
    )
    return match.start() if match else end


class _Bodies:
    """Bodies and places of a page, by where they are named."""

    def __init__(self, mentions: list[Mention], kinds: dict[str, NameKind]) -> None:
        self._places = sorted(
            (m.at.start, m.at.end, m.entity, kinds[m.entity] is NameKind.BODY) for m in mentions if m.at is not None
        )
        self._starts = [start for start, *_ in self._places]

    def within(self, start: int, end: int) -> str:
        """The body named between two places, the longest first; a place where there is no body; "" for none."""
        here = self._places[bisect_left(self._starts, start) : bisect_left(self._starts, end)]
        fitting = [(is_body, stop - begin, key) for begin, stop, key, is_body in here]
        return max(fitting)[2] if fitting else ""
