"""Offices that the document says somebody holds, attested on its date and never from one date to another.

They stand before a name, in brackets or between commas behind it, in a line of a list of participants, below a
signature, in brackets behind which stands the name of the office ("the Ambassador in France (Bohlen)"), or are said of
it ("is Chief of …"). A list of three is three offices.
"""

from __future__ import annotations

import re
from bisect import bisect_right

from fonds.core.extracting.bodies_of_offices import Bodies
from fonds.core.extracting.document import Document, NameKind, Range
from fonds.core.extracting.entries import date_at, entries
from fonds.core.extracting.facts import DateFound, Mention, NamesRead, OfficeHeld, order_of
from fonds.core.extracting.holders_of_offices import RIGHT_BEFORE, holder
from fonds.core.extracting.office_phrases import OfficePhrase, office_phrases
from fonds.core.extracting.offices_behind_names import BEHIND_COMMA, TITLE
from fonds.core.extracting.offices_in_plural import plural_offices
from fonds.core.extracting.offices_of_signers import office_of_signer
from fonds.core.extracting.unbroken_text import Unbroken

FINDER = "offices/11"

_MOST_PARAGRAPHS, _LONGEST_LINE = 8, 80
"""A page with more blank lines than this, and no more letters to each, is one whose lines are all set apart."""
_ENDS_SENTENCE = re.compile(r"[a-z\d)”\"]{2}[.!?][ \n]|\n\s*\n")
_SUCCEEDED = re.compile(r"\s(?:replaced|succeeded|succeeds|replaces|has replaced|has succeeded|took over from)\s$")
"""Between who holds an office now and who held it: "Berg replaced Strand as Minister of Trade"."""
_TWO_BEFORE = re.compile(r",?\sand\s(?:also\s)?|,\s")
"""Between two offices of whom is named behind them: "cabinet minister and head of the Strand Guard Anna Berg"."""
_OF_ANOTHER = re.compile(r"\b(?:the|a|an)\s(?:[a-z]+ing|new|newly[- ][a-z]+ed|former)\s$")
"""Before the first of two offices, where it is another's: "for the departing Ambassador, Chargé d'Affaires Berg"."""
_RIGHT_BEHIND = re.compile(rf"[ \u00a0]{{1,2}}{TITLE}|[ ]?\n{TITLE}")
"""Between an office with the body before it and who holds it: "Trade Committee Counsel Berg"."""
_ALIAS_BEFORE = re.compile(r"\b(?:aka|a\.k\.a\.?|alias|pseudonym|nicknamed)[ :]{1,2}[“\"'‘(]?$")
"""Before another name of who was named before."""
_OF = re.compile(
    rf"\b(?:(?:of|for|to)\s+(?:President|Prime\sMinister|Premier|Minister|Secretary|Ambassador|Senator|Congressman|"
    rf"Director|Chairman|Governor|King|Queen|Prince)|(?:of|for|the))\s+{TITLE}$"
)
"""What stands before a name that belongs to the office before it: "private secretary of President Berg"."""
_NAME_OF_ACT = re.compile(
    r"(?!\s\w+[’']s\sCommission)(?:[ ]{1,2}|[ ]?\n(?!\n))(?:[\w.’'‘“\"]+(?:[ ]{1,2}|[ ]?\n(?!\n))){1,5}"
    r"(?:ASSASSINATION|Assassination|Act|ACT|Library|LIBRARY|Memorial|Collection|Center)\b"
)
_TITLE_BEHIND = re.compile(
    r"(?:\s*\n\s*\d+|(?<!ttorney)(?<!onsul)(?<!ecretary)(?<!nspector)(?<!irector)(?<!olicitor)(?<!overnor)(?<!aster)(?<!urgeon)"
    r"[\s,]+General|(?<!\d(?:th|st|nd|rd))[\s,]+(?:Army|Corps)[ -]General|[\s,]+(?:(?:Division|Colonel|Lieutenant|"
    r"Major|Brigadier)[ -]General|(?:Vice|Rear)[ -]Admiral|"
    r"General of the Army|Marshal|Admiral|Major|Captain|Lieutenant Colonel|Lieutenant|Comandante|Commandant|"
    r"Academician|Mr|Mrs|Dr|Gen|Lt|Col|Colonel|Sir|Cdes?|[Cc]oms?|[Cc]omrades?|Prof|Eng|Ing|engineer|of|to|for|in|at|the|and|or|"
    r"with)\.?)+$"
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
        text = Unbroken(_single_spaced(page.text))
        here, beside = text.placed(here), text.placed(others.get(page.number, []))
        bodies = Bodies(beside, kinds)
        here.sort(key=order_of)
        plural = [(*each, 0, False) for each in plural_offices(text.words, here)]
        for person, start, end, confidence, below, then in (*_on_page(text.words, here, bodies), *plural):
            at = text.on_page(page.number, start, end)
            date = _date_then(page.text, at, dates) if then else date_at(document, dated, at)
            body = bodies.within(text.words, start, end) or bodies.within(text.words, end, below)
            words = " ".join(text.words[start:end].split())
            found.append(OfficeHeld(person, words, body, date, at, FINDER, confidence))
    signed = office_of_signer(document, names)
    if signed is not None:
        person, number, start, end = signed
        at = Range(number, start, end)
        own = next(page for page in document.pages if page.number == number).text
        body = Bodies(others.get(number, []), kinds).within(own, start, end)
        words = " ".join(own[start:end].split())
        found.append(OfficeHeld(person, words, body, date_at(document, dated, at), at, FINDER, 0.7))
    unique = {(each.person, each.at): each for each in found}
    return tuple(sorted(unique.values(), key=lambda each: each.at))


def _date_then(text: str, at: Range, dates: tuple[DateFound, ...]) -> str:
    """The date that the sentence states in which somebody is said to have held an office then, "" where it has none."""
    begin = max((found.end() for found in _ENDS_SENTENCE.finditer(text, 0, at.start)), default=0)
    ends = _ENDS_SENTENCE.search(text, at.end)
    stop = ends.start() + 1 if ends is not None else len(text)
    inside = [each for each in dates if each.at.page == at.page and begin <= each.at.start < stop and each.edtf]
    return inside[0].edtf if inside else ""


def _single_spaced(text: str) -> str:
    """The text, as long as before, without the blank line that OCR leaves between all lines of some pages."""
    if 4 * text.count("\n\n") < 3 * (text.count("\n") - text.count("\n\n")):
        return text
    blank, words = text.count("\n\n"), len(text) - text.count("\n")
    return text.replace("\n\n", " \n") if blank > _MOST_PARAGRAPHS and words < _LONGEST_LINE * blank else text


def _on_page(text: str, people: list[Mention], bodies: Bodies) -> list[tuple[str, int, int, float, int, bool]]:
    """Who holds which office: (entity, start, end, confidence, where a body on the next line ends or 0, whether it was
    held at another time than the document's)."""
    starts = [m.at.start for m in people if m.at is not None]
    ends = [m.at.end for m in people if m.at is not None]
    result: list[tuple[str, int, int, float, int, bool]] = []
    linked: tuple[int, str] | None = None  # end of the office found last and whose it is
    open_one: tuple[OfficePhrase, int] | None = None  # the last that nobody holds yet, and its end
    for phrase in office_phrases(text):
        start, end = phrase.start, bodies.end_of(phrase.word_end, phrase.end)
        following = bisect_right(starts, start)
        while following < len(starts) and starts[following] < phrase.word_end:
            following += 1  # "Sheriff" of "Deputy Sheriff" was taken for a name
        if following < len(starts) and starts[following] < end and not _OF.search(text, start, starts[following]):
            end = start + len(text[start : starts[following]].rstrip(" ,\n("))  # it ran into the next name
            end = max(_without_title(text, start, end), phrase.word_end)
            if end <= start:
                continue
        else:
            end = max(_without_title(text, start, end), phrase.word_end)
        while following < len(starts) and starts[following] < end:
            following += 1
        begin = bodies.right_before(text, start) if start == phrase.word_start else start
        if (
            begin < start
            and following < len(starts)
            and (RIGHT_BEFORE if text[start].islower() else _RIGHT_BEHIND).fullmatch(text, end, starts[following])
        ):
            start, phrase = begin, phrase._replace(start=begin, more=True)  # "Iron Guard leader Berg"
        before = bisect_right(ends, start) - 1
        if begin < start and before >= 0 and BEHIND_COMMA.fullmatch(text, ends[before], begin):
            start, phrase = begin, phrase._replace(start=begin, more=True)  # "Berg, The Harbour Post correspondent,"
        next_person = people[following] if following < len(people) else None
        if before > 0 and _ALIAS_BEFORE.search(text, max(0, starts[before] - 20), starts[before]):
            before -= 1  # "Berg, pseudonym "Max", is an officer of"
        last_person = people[before] if before >= 0 else None
        if last_person is not None and last_person.at is not None and last_person.at.end > phrase.start:
            continue
        who, confidence = holder(text, phrase, start, end, last_person, next_person, linked)
        is_said_of_holder = text[start:end].lower() == "engineer" and linked is not None and linked[1] == who
        if is_said_of_holder and linked is not None and text[linked[0] : start].strip() == ",":
            continue  # "the director of the plant, engineer Berg": what is said before his name
        if who is not None and last_person is not None and who == last_person.entity and before > 0:
            who = _successor(text, people[before - 1], last_person, start) or who
        if who is None:
            is_open = (
                phrase.held
                and (phrase.alone or phrase.more)
                and (
                    phrase.capital
                    or (phrase.alone and phrase.more)
                    or (phrase.more and text.endswith(("the ", "The "), 0, start))
                )
            )
            open_one = (phrase, end) if is_open else None
            continue
        linked = (end, who)
        named_behind = next_person is not None and next_person.entity == who and confidence >= 0.75
        joint = _TWO_BEFORE.fullmatch(text, open_one[1], start) if open_one is not None and named_behind else None
        if (
            open_one is not None
            and joint is not None
            and joint[0] == ", "
            and _OF_ANOTHER.search(text, max(0, open_one[0].start - 40), open_one[0].start)
        ):
            joint = None
        if open_one is not None and joint is not None and phrase.more:
            result.append((who, open_one[0].start, open_one[1], 0.75, 0, open_one[0].then))
        open_one = None
        if phrase.start == phrase.word_start or "\n" not in text[phrase.start : phrase.word_start]:
            start = bodies.before(text, start)
        if phrase.held and not _NAME_OF_ACT.match(text, end):
            result.append((who, start, end, confidence, phrase.below, phrase.then))
    return result


def _successor(text: str, earlier: Mention, last: Mention, start: int) -> str:
    """Who holds the office in "Berg replaced Strand as Minister": Berg; "" where the words are others."""
    if earlier.at is None or last.at is None or text[last.at.end : start].strip(" \n") not in ("as", "as the"):
        return ""
    return earlier.entity if _SUCCEEDED.fullmatch(text, earlier.at.end, last.at.start) else ""


def _without_title(text: str, start: int, end: int) -> int:
    """The end of the office without a title that belongs to the name behind it."""
    match = _TITLE_BEHIND.search(text, start, end)
    return match.start() if match else end
