"""Offices that the document says somebody holds: in brackets or between commas behind a name, or before it."""

from __future__ import annotations

import re

from fonds.core.extracting.document import Document, DocumentPage, NameKind, Range
from fonds.core.extracting.facts import Mention, NamesRead, OfficeHeld
from fonds.core.extracting.name_words import UPPER

FINDER = "offices/1"

_BEFORE = (
    r"(?:(?:First|Second|Third|Deputy|Vice|Assistant|Associate|Under|Acting|Former|former|General|Prime|Foreign|Special|"
    r"Chief|Senior|Permanent|Executive|Naval|Military|Cultural|Commercial|Economic|Press|Soviet|American|British|French|"
    r"German|Italian|Chinese|Korean|Japanese|Polish|Hungarian|Romanian|Bulgarian|Slovak|Czechoslovak|Yugoslav|US|U\.S\.|"
    r"USSR|Propaganda|Interior|Defense|Finance|Party|State)[ -])*"
)
_NUCLEUS = (
    r"(?:Chairman|Chairwoman|Minister|Secretary|Ambassador|Director|President|Premier|Counsell?or|Attach[eé]|Chief|"
    r"Head|[Mm]ember|Commander|Governor|Consul(?: General)?|Advis[eo]r|Assistant|Deputy|Chancellor|Commissioner|"
    r"Representative|Delegate|Rector|Editor|Counsel|Envoy|Chargé d[’']Affaires|Marshal|Prefect|Mayor|Judge|"
    r"Speaker|Dean|Officer|Nuncio)"
)
_WORD = rf"(?:[{UPPER}](?:[\w’'&-]+|(?:\.[{UPPER}])+\.?))"  # no initial: "Ambassador to the DPRK A. M. Puzanov"
_OF = rf"(?:,? (?:of|to|for|in|at|on|with) (?:the )?{_WORD}(?:(?:,? (?:and|of|for|the))* {_WORD})*)*"
_OFFICE = re.compile(rf"(?:the )?({_BEFORE}{_NUCLEUS}(?: (?:Minister|Secretary|Chairman|General|Director))*{_OF})")
_LIST_JOINT = re.compile(
    r"\s*(?:,\s*and\s+|;\s*(?:and\s+)?|,\s*|\s+and\s+)(?=(?:the )?(?:[A-Z][\w-]* )*" + _NUCLEUS + r")"
)
_BRACKET = re.compile(r"\s*\(([^()]{4,300})\)")
_COMMA = re.compile(r",\s+(?=[^,.;:()]{3,160})")
_TITLE_BEFORE = re.compile(
    rf"({_BEFORE}{_NUCLEUS}(?: (?:Minister|Secretary|General))?{_OF})[,:]?\s+(?:(?:Cde|Mr|Dr|Gen|Comrade)\.?\s+)?$"
)


def offices(document: Document, names: NamesRead) -> tuple[OfficeHeld, ...]:
    """Each office with who holds it, its body where named, and the document's date: an office is attested on a date."""
    bodies = _places_of(names, NameKind.BODY) | _places_of(names, NameKind.PLACE)
    people = {each.key for each in names.entities if each.kind is NameKind.PERSON}
    pages = {page.number: page for page in document.pages}
    found: list[OfficeHeld] = []
    for mention in names.mentions:
        if mention.at is None or mention.entity not in people or mention.form != "name":
            continue
        page = pages[mention.at.page]
        for start, end, certain in _said_of(page, mention):
            words = page.text[start:end]
            office = _OFFICE.fullmatch(words)
            if office is None:
                continue
            at = Range(page.number, start, end)
            body = next((key for place, key in sorted(bodies.items(), reverse=True) if at.holds(place)), "")
            found.append(
                OfficeHeld(mention.entity, " ".join(office[1].split()), body, document.date, at, FINDER, certain)
            )
    unique = {(each.person, each.at): each for each in found}
    return tuple(sorted(unique.values(), key=lambda each: each.at))


def _said_of(page: DocumentPage, mention: Mention) -> list[tuple[int, int, float]]:
    """The ranges that may each be an office of the person mentioned."""
    assert mention.at is not None
    text, end = page.text, mention.at.end
    bracket = _BRACKET.match(text, end)
    if bracket is not None:
        return [(*each, 0.9) for each in _items(text, bracket.start(1), bracket.end(1))]
    result: list[tuple[int, int, float]] = []
    comma = _COMMA.match(text, end)
    if comma is not None and (office := _OFFICE.match(text, comma.end())) is not None:
        stop = re.compile(r"[.;:()\n]").search(text, office.end())
        upto = min(stop.start() if stop else len(text), office.end() + 200)
        items = _items(text, comma.end(), upto)
        for start, ends in items:
            held = _OFFICE.match(text[:ends], start)
            if held is None:
                break
            result.append((start, held.end(), 0.85))
            if held.end() != ends:
                break
    before = _TITLE_BEFORE.search(text[max(0, mention.at.start - 120) : mention.at.start])
    if before is not None:
        start = max(0, mention.at.start - 120) + before.start(1)
        result.append((start, start + len(before[1]), 0.85))
    return result


def _items(text: str, start: int, end: int) -> list[tuple[int, int]]:
    """The parts of a list of offices: "Deputy Chairman of A, Deputy Chairman of B, and member of C" has three."""
    items = []
    for joint in _LIST_JOINT.finditer(text[:end], start):
        items.append((start, joint.start()))
        start = joint.end()
    items.append((start, end))
    return [(a, a + len(text[a:b].rstrip(" ,;"))) for a, b in items if text[a:b].strip(" ,;")]


def _places_of(names: NamesRead, kind: NameKind) -> dict[Range, str]:
    keys = {each.key for each in names.entities if each.kind is kind}
    return {m.at: m.entity for m in names.mentions if m.at is not None and m.entity in keys}
