"""Offices beside names in Russian, Korean and Chinese: what is written there, on the document's or the entry's date.

"заместитель председателя Кабинета министров КНДР Чон Ир Ён", "Нам Ир, министр иностранных дел", "정일룡 부수상",
"외무성 부상 박정호", "金日成首相". Forms of address (товарищ, 동지, 同志) are none, nor is a former office.
"""

from __future__ import annotations

import re

from fonds.core.extracting.document import Document, NameKind, Range
from fonds.core.extracting.entries import date_at, entries
from fonds.core.extracting.facts import DateFound, Mention, NamesRead, OfficeHeld
from fonds.core.extracting.names_han import OFFICE as HAN_OFFICE
from fonds.core.extracting.names_korean import KOREAN_BODY, KOREAN_OFFICE, PARTICLE
from fonds.core.extracting.russian_offices import BEFORE_NAME, BEHIND_NAME
from fonds.core.extracting.scripts import CYRILLIC, HANGUL, OTHER_LETTER, scripts_of

FINDER = "offices in other scripts/2"

_NO_OFFICE = re.compile(r"\b(?:бывш|и\s*$|после\b)", re.IGNORECASE)
_ENDS = re.compile(r"[.;:()\n]\s|,\s|\n\s*\n")
_REACH = 160
_KOREAN_BEHIND = re.compile(
    rf"[ \u00a0]?(?P<office>(?:{KOREAN_BODY}[ \u00a0])?[{HANGUL}]{{0,8}}?(?:{KOREAN_OFFICE}))(?:{PARTICLE})?"
    rf"(?![{HANGUL}])"
)
_KOREAN_BEFORE = re.compile(
    rf"(?<![{HANGUL}])(?P<office>(?:{KOREAN_BODY}[ \u00a0]){{0,2}}[{HANGUL}]{{0,10}}?(?:{KOREAN_OFFICE}))[ \u00a0\n]$"
)


def offices_of_scripts(
    document: Document, names: NamesRead, dates: tuple[DateFound, ...] = ()
) -> tuple[OfficeHeld, ...]:
    """The offices that stand beside names in other scripts, in order."""
    if not any(scripts_of(page.text) for page in document.pages):
        return ()
    dated = entries(document, dates)
    people = {each.key for each in names.entities if each.kind is NameKind.PERSON}
    texts = {page.number: page.text for page in document.pages}
    found: dict[tuple[str, Range], OfficeHeld] = {}
    ends: dict[int, int] = {}
    starts: dict[int, list[int]] = {}
    for mention in names.mentions:
        if mention.at is not None and mention.entity in people:
            starts.setdefault(mention.at.page, []).append(mention.at.start)
    for mention in names.mentions:
        if mention.at is None or mention.entity not in people or mention.form != "name":
            continue
        text, page = texts[mention.at.page], mention.at.page
        low = ends.get(page, 0)
        ends[page] = mention.at.end
        if not OTHER_LETTER.search(text, mention.at.start, mention.at.end):
            continue
        for start, end, confidence in _beside(text, mention, low):
            if start > mention.at.start and any(start < other < end for other in starts.get(page, ())):
                continue  # the office of who is named in it: "Berg, attaché Strand"
            at = Range(page, start, end)
            office = " ".join(text[start:end].split())
            day = date_at(document, dated, at)
            found[mention.entity, at] = OfficeHeld(mention.entity, office, "", day, at, FINDER, confidence)
    return tuple(sorted(found.values(), key=lambda each: each.at))


def _beside(text: str, mention: Mention, low: int) -> list[tuple[int, int, float]]:
    """The offices right before and right behind a mention; `low` is where the mention before it ends."""
    assert mention.at is not None
    start, end = mention.at.start, mention.at.end
    begin = max(low, start - _REACH)
    if re.search(f"[{CYRILLIC}]", text[start:end]):
        return _russian(text, start, end, begin)
    found: list[tuple[int, int, float]] = []
    if re.search(f"[{HANGUL}]", text[start:end]):
        if (behind := _KOREAN_BEHIND.match(text, end)) is not None:
            found.append((*behind.span("office"), 0.9))
        elif (before := _KOREAN_BEFORE.search(text, begin, start)) is not None:
            found.append((*before.span("office"), 0.85))
        return found
    if (after := HAN_OFFICE.match(text, end)) is not None:
        return [(*after.span(), 0.9)]
    heads = [each for each in HAN_OFFICE.finditer(text, max(begin, start - 12), start) if each.end() == start]
    return [(*heads[0].span(), 0.85)] if heads else []


def _russian(text: str, start: int, end: int, begin: int) -> list[tuple[int, int, float]]:
    found: list[tuple[int, int, float]] = []
    stops = [each.end() for each in _ENDS.finditer(text, begin, start - 1) if text[each.end() : start].strip()]
    begin = max([begin, *stops])
    while begin < start and text[begin : begin + 1].isspace():
        begin += 1
    before = BEFORE_NAME.search(text, begin, start)
    if before is not None and not _NO_OFFICE.search(text[max(0, before.start() - 12) : before.end("office")]):
        found.append((*before.span("office"), 0.85))
    if (behind := BEHIND_NAME.match(text, end)) is not None and not _NO_OFFICE.search(behind["office"]):
        found.append((*behind.span("office"), 0.85))
    return found
