"""What somebody said, asked, reported, agreed to or asked for: a named speaker or the writer, and a verb of speech."""

from __future__ import annotations

import re

from fonds.core.extracting.document import Document, NameKind, Range
from fonds.core.extracting.facts import Meeting, NamesRead, Statement
from fonds.core.extracting.sentences import sentence_at, sentences
from fonds.core.extracting.writer import writer

FINDER = "statements/1"

_ACTS = {
    "asked": "asked|inquired|enquired|questioned|wondered",
    "reported": "reported|informed|told|provided information|briefed|advised|notified",
    "agreed": "agreed|concurred|consented|accepted",
    "requested": "requested|appealed|urged|demanded|begged",
    "promised": "promised|undertook|pledged|assured",
    "refused": "refused|declined|rejected|denied",
    "thanked": "thanked|expressed (?:great |his |her |my |deep )?(?:gratitude|thanks|appreciation)",
    "proposed": "proposed|suggested|recommended",
    "said": (
        "said|says|stated|noted|added|replied|answered|remarked|explained|declared|observed|commented|mentioned|"
        "stressed|emphasized|emphasised|pointed out|indicated|believed|argued|recalled|expressed|shared|claimed|"
        "insisted|"
        "responded|continued|concluded|warned|announced|confirmed|confided|admitted"
    ),
}
_VERB = re.compile(
    r"(?:\s+(?:also|then|further|again|personally|completely|fully|warmly|only|merely|once|again|had|has|himself))*\s+(?:"
    + "|".join(f"(?P<{act}>{words})" for act, words in _ACTS.items())
    + r")\b"
)
_NEAR = 900  # characters: the same paragraph or the next
_TO_DO = re.compile(r"\s+(?:\w+\s+){1,4}to\s+\w+")


def statements(document: Document, names: NamesRead, meetings: tuple[Meeting, ...]) -> tuple[Statement, ...]:
    """A statement for each speaker with a verb of speech; the passage is the sentence from the speaker on."""
    who_writes = writer(document, names)
    people = {each.key for each in names.entities if each.kind is NameKind.PERSON}
    pages = {page.number: (page.text, sentences(page.text)) for page in document.pages}
    found = []
    for mention in names.mentions:
        if mention.at is None or mention.entity not in people:
            continue
        text, ranges = pages[mention.at.page]
        verb = _VERB.match(text, mention.at.end)
        if verb is None:
            continue
        act = verb.lastgroup or "said"
        if act == "asked" and _TO_DO.match(text, verb.end()):
            act = "requested"
        end = sentence_at(ranges, mention.at.start)[1]
        at = Range(mention.at.page, mention.at.start, max(end, verb.end()))
        own = mention.form == "pronoun" or mention.entity == who_writes
        chain = () if own or not who_writes else (*_teller(meetings, mention.entity, at), who_writes)
        meeting = _meeting(meetings, mention.entity, at)
        found.append(Statement(mention.entity, act, at, FINDER, 0.8 if own else 0.85, chain, meeting))
    return tuple(found)


def _teller(meetings: tuple[Meeting, ...], speaker: str, at: Range) -> tuple[str, ...]:
    """Who tells of what the speaker said: the one who reports a conversation with them shortly before."""
    for each in reversed(meetings):
        near = each.at.page == at.page and 0 <= at.start - each.at.start < _NEAR
        if near and each.reported_by and speaker in each.participants and speaker != each.reported_by:
            return (each.reported_by,)
    return ()


def _meeting(meetings: tuple[Meeting, ...], speaker: str, at: Range) -> str:
    """The last meeting told of before, if the speaker took part in it."""
    before = [m for m in meetings if (m.at.page, m.at.start) <= (at.page, at.start) and not m.reported_by]
    return before[-1].key if before and speaker in before[-1].participants else ""
