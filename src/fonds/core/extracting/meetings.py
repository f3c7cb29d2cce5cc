"""Meetings and conversations: the writer's own, those that he is told of, and those whose paper lists who took part."""

from __future__ import annotations

import re

from fonds.core.extracting.document import Document, NameKind, Range
from fonds.core.extracting.facts import DateFound, Meeting, Mention, NamesRead
from fonds.core.extracting.sentences import sentence_at, sentences
from fonds.core.extracting.writer import writer

FINDER = "meetings/1"

_MET = (
    r"(?:visited|received|met(?: with)?|called (?:on|upon)|saw|hosted|(?:had|held) (?:an? )?(?:\w+ )?(?:talk|"
    r"conversation|meeting|discussion|interview)s? with|spoke (?:with|to)|talked (?:with|to)|conversed with|"
    r"lunched with|dined with)"
)
_WRITER_MET = re.compile(rf"\s+(?:also |then |again |today |personally )?{_MET}\s+")
_TOLD_OF = re.compile(r"\bin (?:a|his|her|the) (?:\w+ )?(?:conversation|talk|meeting|discussion|interview) with\s+")
_MEMCON = re.compile(
    r"\b(?:memorandum of (?:a )?(?:telephone )?conversation|minutes of (?:a |the )?meeting)\b", re.IGNORECASE
)
_PARTICIPANTS = re.compile(r"^\W*(?:PARTICIPANTS|Participants|PRESENT|Present|ATTENDEES)\b:?", re.MULTILINE)
_LIST_END = re.compile(r"\n\s*\n(?=[^\n]{120,})|\n\s*(?:SUBJECT|Subject|PLACE|Place|DATE|Date|COPIES)\b")
_REACH = 60


def meetings(document: Document, names: NamesRead, dates: tuple[DateFound, ...]) -> tuple[Meeting, ...]:
    """The meetings of a document, in order. A conversation told about is another than the one in which it is told."""
    found: list[Meeting] = []
    who_writes = writer(document, names)
    people = {each.key for each in names.entities if each.kind is NameKind.PERSON}
    mentions = [m for m in names.mentions if m.at is not None and m.entity in people]
    by_page: dict[int, list[Mention]] = {}
    for each in mentions:
        assert each.at is not None
        by_page.setdefault(each.at.page, []).append(each)
    for page in document.pages:
        here = by_page.get(page.number, [])
        ranges = sentences(page.text)
        found += _listed(document, page.number, page.text, here)
        for mention in here:
            assert mention.at is not None
            if mention.entity == who_writes and (met := _WRITER_MET.match(page.text, mention.at.end)):
                others = _named_from(here, met.end(), sentence_at(ranges, mention.at.start)[1])
                if others:
                    end = max(m.at.end for m in others if m.at is not None)
                    date, words = _entry_date(document, dates, mention.at)
                    keys = tuple(dict.fromkeys([who_writes, *(m.entity for m in others)]))
                    at = Range(page.number, mention.at.start, end)
                    found.append(Meeting("", date, "", keys, at, FINDER, 0.85, words_of_date=words))
        for told in _TOLD_OF.finditer(page.text):
            others = _named_from(here, told.end(), told.end() + _REACH)
            start = sentence_at(ranges, told.start())[0]
            teller = _teller(here, start, told.start(), {m.entity for m in others}, who_writes)
            if others and teller and others[0].at is not None:
                at = Range(page.number, told.start(), others[0].at.end)
                keys = tuple(dict.fromkeys([teller, others[0].entity]))
                found.append(
                    Meeting("", "", "", keys, at, FINDER, 0.7, reported_by=teller if teller != who_writes else "")
                )
    ordered = sorted(found, key=lambda m: m.at)
    return tuple(_numbered(ordered))


def _numbered(found: list[Meeting]) -> list[Meeting]:
    made: list[Meeting] = []
    for number, each in enumerate(found, start=1):
        held_in = next((m.key for m in reversed(made) if not m.reported_by), "") if each.reported_by else ""
        made.append(Meeting(f"meeting:{number}", each.date, each.place, each.participants, each.at, FINDER,
                            each.confidence, each.reported_by, held_in, each.words_of_date))  # fmt: skip
    return made


def _named_from(here: list[Mention], start: int, end: int) -> list[Mention]:
    """The persons named from a place on, as far as one is joined to the next by a comma or "and"."""
    result: list[Mention] = []
    reach = start + 45
    for mention in sorted((m for m in here if m.at and start <= m.at.start < end and m.form == "name"), key=_start):
        assert mention.at is not None
        if mention.at.start > reach:
            break
        result.append(mention)
        reach = mention.at.end + 6
    return result


def _start(mention: Mention) -> int:
    assert mention.at is not None
    return mention.at.start


def _teller(here: list[Mention], start: int, end: int, others: set[str], writer_key: str) -> str:
    """Who had the conversation told of: the person named last before it who is not its other side.

    In the sentence itself, else in the paragraph before ("He provided information that in a conversation with …").
    """
    for low in (start, max(0, start - 1500)):
        before = [m for m in here if m.at and low <= m.at.start < end and m.entity not in others]
        named = [m for m in before if m.entity != writer_key]
        if named:
            return named[-1].entity
    return ""


def _entry_date(document: Document, dates: tuple[DateFound, ...], at: Range) -> tuple[str, Range | None]:
    """The date of the journal's entry in which a place lies: the last day on a line of its own before it."""
    texts = {page.number: page.text for page in document.pages}
    for date in reversed([d for d in dates if (d.at.page, d.at.start) < (at.page, at.start) and len(d.edtf) == 10]):
        text = texts[date.at.page]
        line = text[text.rfind("\n", 0, date.at.start) + 1 : (text.find("\n", date.at.end) + 1 or len(text) + 1) - 1]
        if len(line.strip(" .,:;")) <= len(text[date.at.start : date.at.end]) + 12:
            return date.edtf, date.at
    return (document.date if len(document.date) == 10 else ""), None


def _listed(document: Document, number: int, text: str, here: list[Mention]) -> list[Meeting]:
    """The meeting whose paper lists its participants: a memorandum of conversation, minutes."""
    head = _PARTICIPANTS.search(text)
    if head is None or not (_MEMCON.search(text[: head.start()]) or _MEMCON.search(document.title)):
        return []
    stop = _LIST_END.search(text, head.end())
    end = min(stop.start() if stop else len(text), head.end() + 2500)
    listed = [m for m in here if m.at and head.end() <= m.at.start < end and m.form == "name"]
    if len({m.entity for m in listed}) < 2:
        return []
    last = max(m.at.end for m in listed if m.at is not None)
    keys = tuple(dict.fromkeys(m.entity for m in listed))
    date = document.date if len(document.date) == 10 else ""
    return [Meeting("", date, "", keys, Range(number, head.start(), last), FINDER, 0.9)]
