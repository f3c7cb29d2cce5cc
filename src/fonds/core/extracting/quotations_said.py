"""Who says what stands in quotation marks without a verb of saying: behind a colon, or alone behind a question."""

from __future__ import annotations

import re
from collections.abc import Iterator

from fonds.core.extracting.document import Range
from fonds.core.extracting.people_on_page import end_of, start_of
from fonds.core.extracting.saying import Saying
from fonds.core.extracting.sentences import EMPTY_LINE
from fonds.core.extracting.speakers_meant import SpeakersMeant
from fonds.core.extracting.words_of_clauses import HE, PREPOSITIONS

_BEHIND_COLON = re.compile(r":(?<=\w:)\s+[“\"](?=\w)")
_ALONE = re.compile(r"[.?!]\s+(?P<said>[“\"](?=\w)[^“”\"\n]{2,300}[.!?…][”\"])(?=\s+[A-ZÀ-Þ]|\s*\n|\s*$)")
_CLOSES = re.compile(r"[”\"]")
_OF_THINGS = re.compile(
    r"\b(?:titled|entitled|heading|headline|headed|inscription|words?|phrase|slogan|reads?|resolution|stamp|note|article|column|margin|"
    r"paper|newspaper|letter|telegram|cable|document|paragraph|text|sentence|label|caption|translation|following)\b[^.;]{0,30}$"
)
"""What stands before a colon behind which something written is quoted."""
_NEAR = 3
_SURE = 0.6


def quotations_said(page: SpeakersMeant) -> Iterator[Saying]:
    """The sayings of a page that only quotation marks tell, beside those that were found on it by its verbs."""
    if "“" not in page.text and '"' not in page.text:
        return
    yield from _behind_colons(page)
    yield from _answers(page)


def _behind_colons(page: SpeakersMeant) -> Iterator[Saying]:
    """ "Strand waved his hand: “It is late.”": what is quoted behind a colon is said by the subject before it."""
    text = page.text
    for colon in _BEHIND_COLON.finditer(text):
        place = colon.start()
        sentence = page.sentence(place)
        if page.turn_at(place) is not None or _is_told(page, sentence[0], colon.end()):
            continue
        if _OF_THINGS.search(text, sentence[0], place) is not None:
            continue
        found = _subject(page, sentence, place)
        if found is None:
            continue
        who, begin = found
        closed = _CLOSES.search(text, colon.end())
        end = max(sentence[1], closed.end() if closed is not None and closed.end() - colon.end() < 400 else 0)
        asked = closed is not None and text[closed.start() - 1] == "?"
        at = Range(page.number, begin, end)
        yield Saying(who, "asked" if asked else "said", at, colon.end() - 1, end, _SURE, free=True)


def _subject(page: SpeakersMeant, sentence: tuple[int, int], place: int) -> tuple[str, int] | None:
    """The last subject before a colon, and where it stands; None where nobody is one."""
    own = page.writer
    clauses = page.clause(sentence)
    if any(end_of(each) == place for each in page.within(sentence[0], place)):
        return None  # "when talking about Berg: "
    for mention in reversed(page.within(sentence[0], place)):
        start = start_of(mention)
        if not clauses.is_subject(start):
            continue
        behind = clauses.at(end_of(mention))
        while behind < len(clauses.tokens) - 1 and clauses.is_adverb(behind):
            behind += 1
        if clauses.tokens[behind].low == ":" or clauses.is_verb(behind):
            if mention.form == "pronoun" and _is_he(page.text, start):
                return (page.he(start, sentence, own) or mention.entity), start
            return mention.entity, start
    for at in range(clauses.at(place) - 1, -1, -1):
        token = clauses.tokens[at]
        if token.low in HE and token.who is None and not (at > 0 and clauses.tokens[at - 1].low in PREPOSITIONS):
            who = page.he(token.start, sentence, own)
            return (who, token.start) if who else None
    return None


def _is_he(text: str, place: int) -> bool:
    """Whether "he" or "she" stands at a place."""
    return text[place : place + 3].lower().strip() in HE


def _answers(page: SpeakersMeant) -> Iterator[Saying]:
    """What stands alone in quotation marks right behind a question is the answer of who was asked."""
    for match in _ALONE.finditer(page.text):
        start, end = match.span("said")
        if page.turn_at(start) is not None or _is_told(page, start, end):
            continue
        last = next((each for each in reversed(page.found) if each.at.end <= start), None)
        if last is None or last.act != "asked" or page.text[last.at.end : start].strip() or last.frame:
            continue
        who = last.to_whom or last.to_him or (page.writer if last.to_me else "")
        if not who and last.speaker == page.writer:
            who = _other(page, last)
        if who and who != last.speaker:
            yield Saying(who, "said", Range(page.number, start, end), start, end, _SURE, free=True)


def _other(page: SpeakersMeant, asked: Saying) -> str:
    """Who spoke last before the writer asked, in the same paragraph."""
    for each in reversed(page.found):
        if each.at.start < asked.at.start and each.speaker != page.writer:
            return each.speaker if EMPTY_LINE.search(page.text, each.at.start, asked.at.start) is None else ""
    return ""


def _is_told(page: SpeakersMeant, start: int, end: int) -> bool:
    """Whether a saying was found whose verb stands between two places, or whose words reach over them."""
    return any(
        start <= each.said <= end + _NEAR
        or (each.at.start <= start and end <= each.at.end + _NEAR and each.said >= start)
        for each in page.found
        if each.at.start < end and start < each.at.end
    )
