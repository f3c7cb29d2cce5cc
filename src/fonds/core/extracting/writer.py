"""Who writes: the diarist, the sender, the author."""

from __future__ import annotations

import re
from functools import lru_cache

from fonds.core.extracting.document import Document, DocumentPage, NameKind
from fonds.core.extracting.facts import NamesRead
from fonds.core.extracting.recorders import recorder, says_i
from fonds.core.extracting.signatures import sender_of_cable, signer
from fonds.core.text.first_words import words_on
from fonds.core.text.lowering import lowered

_HEADING = re.compile(
    r"\s*(?:\d{1,4}\.\s)?(?:[\w’'-]+\s){0,4}?(?:Memorandum|Letter|Telegram|Airgram|Despatch|Dispatch|Message|Note|Address|Remarks|"
    r"Report|Statement|Essay|Article|Briefing|Conference|Paper|Minute|Circular)\b[^\n]{0,60}?\b(?:From|from|[Bb]y)\s(?P<who>[^\n]*?)"
    r"(?=\s(?:to|[Bb]efore|on)\s|(?<=\))\s|\[|\n|$)"
)
_FROM = re.compile(
    r"(?m)^[ \t]*(?:FROM|From|SENDER|Sender|Author|AUTHOR|Written by|Prepared by|Reported by)[ \t]*:[ \t]*"
    r"(?P<who>[^\n]{3,110})$"
)
_REPORT_BY = re.compile(
    r"REPORT\s+MADE\s+BY[^\n]{0,40}\n(?:[^\S\n]*\n)?(?P<row>[^\n]{3,120})|"
    r"(?m:^)[ \t]*(?:Report of|REPORT OF):?[ \t]+(?P<who>[^\n]{3,60})"
)
"""The form on which agents report: the last name of the row below "REPORT MADE BY"."""
_WHOSE_DIARY = re.compile(
    r"\b(?:journal|diary|day-?book|notes|note-?books?|log-?book|memoirs) of\s(?P<who>[^\n]{3,90}(?:\n[^\n]{3,60})?)",
    re.IGNORECASE,
)
"""The head of a diary or of an excerpt from one: "From the diary of / A. M. BERG"."""
_DIARIES = frozenset(
    {"journal", "diary", "daybook", "day", "notes", "notebook", "notebooks", "note", "logbook", "log", "memoirs"}
)
_SENT = re.compile(r"\b(?:letter|telegram|cable|message|note)\b", re.IGNORECASE)
"""What is sent to somebody: whom its title names behind "to" did not write it."""
_WORD = re.compile(r"[^\W\d_]+(?:[-’'][^\W\d_]+)*")
_HEAD = 1_500
_OF_WHAT = re.compile(
    r"\b(?:on|about|with|between|regarding|concerning|information from|conversation|talk|meeting)\b", re.IGNORECASE
)
"""Behind these words of a title stands what the paper is about."""
_BY = re.compile(
    r"\b(?:report|memorandum|note|notes|information|letter|telegram|despatch|dispatch|record|minutes|analysis|study|account|"
    r"statement|memoir|briefing|summary)s?\b[^\n]{0,60}?\sby\s(?P<who>[^,;\n‘“\"(]{3,80})",
    re.IGNORECASE,
)
_HIS_TALK = re.compile(
    r"[mnprst](?<!\w.)(?:(?<=r)ecord|(?<=m)emorandum|(?<=m)inutes|(?<=n)ote|(?<=p)rotocol|(?<=s)ummary|(?<=t)ranscript)s?\b[^\n]{0,30}?\s+(?:of|on|about)\s+(?:an?\s+|the\s+)?"
    r"(?:\w+\s+)?(?:conversation|meeting|talk|discussion|interview)s?\s+(?:of|by|held by|that)\s+"
    r"(?P<who>[^,;\n]{3,90}?)\s+(?:had\s+)?(?:with|and)\b"
)
"""Whose conversation a record is of, in small letters: who of himself says "I" in it."""
_TALKS = frozenset(
    f"{each}{end}" for each in ("conversation", "meeting", "talk", "discussion", "interview") for end in ("", "s")
)
_EMBASSY = re.compile(r"emb(?:assy)?\b|\bcon(?:sul|gen)|legation|mission", re.IGNORECASE)
"""What is taken for a person's name behind "From:" in cables: "AmEmbassy Oslo"."""
_OF = re.compile(r"\b(?:journal|diary|notes|memoirs|report|letter|telegram|cable|dispatch)\b", re.IGNORECASE)


def writer(document: Document, names: NamesRead) -> str:
    """The key of the person who wrote the document, "" where it does not say.

    Who a column names as creator or sender; else the one person of the heading behind "Memorandum From", "Address by"
    and the like, of the line "FROM:", or whom the title names as whose journal or letter it is.
    """
    for role in ("creator", "sender"):
        elements = {each.element for each in document.stated if each.role == role}
        keys = [m.entity for m in names.mentions if m.at is None and m.element in elements]
        if len(set(keys)) == 1:
            return keys[0]
    if document.pages and (found := _in_heading(document.pages[0], names) or sender_of_cable(document.pages[0], names)):
        return found
    return (
        _in_title(document.title, names)
        or _by_title(document.title, names)
        or signer(document, names)
        or _of_talk(document, names)
        or recorder(document, names)
    )


def _by_title(title: str, names: NamesRead) -> str:
    """Who wrote a paper according to its title: "Report by Special Agent Karl Berg"."""
    by = _BY.search(title)
    return _named_in(by["who"], names) if by is not None else ""


def _of_talk(document: Document, names: NamesRead) -> str:
    """Whose conversation the title or the head says that the record is of, where its text says "I"."""
    if not document.pages:
        return ""
    for said in (_whose_talk(document.title), _whose_talk_in_head(document.pages[0].text[:_HEAD])):
        if said and (who := _named_in(said, names)):
            return who if says_i(document) else ""
    return ""


def _whose_talk(words: str) -> str:
    """The words that say whose conversation a record is of, "" where none do."""
    low = lowered(words)
    found = _HIS_TALK.search(low) if not _TALKS.isdisjoint(words_on(low)) else None
    return "" if found is None else words[slice(*found.span("who"))]


@lru_cache(maxsize=64)  # each finder of a document asks again
def _whose_talk_in_head(text: str) -> str:
    return _whose_talk(" ".join(text.split()))


def _named_in(words: str, names: NamesRead) -> str:
    """The one person whose family name stands among words."""
    said = set(_WORD.findall(words.casefold()))
    named = {
        each.key for each in names.entities
        if each.kind is NameKind.PERSON and said.issuperset(_WORD.findall(each.name.casefold()) or [""])
        and not each.name[-1].isdigit()
    }  # fmt: skip
    return next(iter(named)) if len(named) == 1 else ""


def _in_title(title: str, names: NamesRead) -> str:
    """The one person whom the title names as whose journal or letter it is; of "Letter, X to Y" X."""
    if not _OF.search(title):
        return ""
    about = _OF_WHAT.search(title)
    sender, _, recipient = title.partition(" to ")
    for words in (sender,) if recipient and _SENT.search(sender) else (title, sender):
        words = words[: about.start()] if about is not None else words
        said = set(_WORD.findall(words.casefold()))
        named = {
            each.key for each in names.entities
            if each.kind is NameKind.PERSON and said.issuperset(_WORD.findall(each.name.casefold())[-1:] or [""])
            and not each.name[-1].isdigit()
        }  # fmt: skip
        if len(named) == 1:
            return next(iter(named))
    return ""


@lru_cache(maxsize=64)  # each finder of a document asks again
def _heading(text: str) -> tuple[int, int] | None:
    """Where the head of a page says who writes; None where it does not."""
    if "REPORT" in text and (form := _REPORT_BY.search(text, 0, 2 * _HEAD)) is not None:
        return form.span("row" if form["row"] is not None else "who")
    found = _HEADING.match(text) or _FROM.search(text, 0, _HEAD)
    if found is None and not _DIARIES.isdisjoint(words_on(lowered(text))):
        found = _WHOSE_DIARY.search(text, 0, _HEAD)
    return None if found is None else found.span("who")


def _in_heading(page: DocumentPage, names: NamesRead) -> str:
    """The one person between "From" or "by" and "to" in the first line, or in a line "FROM:" of the head."""
    heading = _heading(page.text)
    if heading is None:
        return ""
    people = {each.key for each in names.entities if each.kind is NameKind.PERSON}
    start, end = heading
    found = {
        m.entity for m in names.mentions
        if m.at is not None and m.at.page == page.number and start <= m.at.start < end and m.entity in people
    }  # fmt: skip
    named = {each.key: each.name for each in names.entities}
    found = {key for key in found if not _EMBASSY.search(named[key])}
    if not found and "|" in page.text[start:end]:  # the row of a form, in which no finder looks for names
        said = set(_WORD.findall(page.text[start:end].rpartition("|")[2].casefold()))
        found = {key for key in people if said.issuperset(_WORD.findall(named[key].casefold()) or [""])}
    if len(found) > 1 and _WHOSE_DIARY.search(page.text, max(0, start - 24), end) is not None:
        return _named_first(page, heading, names, found)
    return next(iter(found)) if len(found) == 1 else ""


def _named_first(page: DocumentPage, heading: tuple[int, int], names: NamesRead, found: set[str]) -> str:
    """Of several whom a diary's head names, the one right behind "diary of"; the others are whom it tells of:
    "From the diary of T. Halvorsen, Reception of the Minister, K. Strand"."""
    start, end = heading
    places = [m.at for m in names.mentions if m.entity in found and m.at is not None and m.at.page == page.number]
    first = min(at for at in places if start <= at.start < end)
    before, behind = page.text[start : first.start], page.text[first.end : first.end + 2].lstrip(" ")
    if "," in before or behind[:1] not in (",", ".", ":", ";", "(", "\n", "–", "-"):
        return ""
    return next(m.entity for m in names.mentions if m.at == first and m.entity in found)
