"""Speakers whom a text never names: "MM T-1 advised", "LA 4448-C-TE stated", "Source reported", "The President said".

An informant's symbol is one person wherever it stands, once something is said by it. "The informant" behind a symbol is
whose symbol it is. A role is somebody without a name where nobody in the document bears it.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterable, Iterator
from typing import NamedTuple

from fonds.core.extracting.document import Document, NameKind, Range
from fonds.core.extracting.facts import Entity, Mention, NamesRead, OfficeHeld, order_of
from fonds.core.extracting.saying_verbs import says_at
from fonds.core.extracting.sentences import sentence_at, sentences
from fonds.core.text.first_words import places_of, words_on
from fonds.core.text.lowering import lowered

_SYMBOL = (
    r"[A-Z](?<![\w-].)(?:(?<=T)[-=] ?[\dlI]\d?(?![\w-])|[A-Z] T[-=] ?[\dlI]\d?(?![\w-])|"
    r"[A-Zv][ =-]\d{2,4}[-=](?:[CG][- ]?TE|C|G|S|R|PC|OA|RAC|CS|SI)\b\*?)(?!\w)"
)
"""How reports of the FBI call an informant, with what an engine often reads instead: "NY T-3", "LA 4448-C-TE"."""
SYMBOLS = re.compile(_SYMBOL)
_IN_SYMBOLS = ("T-", "T=", "-C", "-G", "-S", "-R", "-PC", "-OA")
_SOURCES = (
    "Informant", "Source", "Subject", "INFORMANT", "SOURCE", "SUBJECT", "PCI", "PSI", "CI", "CS", "informant", "source",
)  # fmt: skip
_OFFICES = (
    "President", "Secretary", "Premier", "Chancellor", "Minister", "General", "Ambassador", "Chairman", "Shah", "King",
    "Pope", "Emperor", "FonMin",
)  # fmt: skip
_WITHOUT_ARTICLE = frozenset({"Shah", "FonMin"})
"""Offices of which telegrams speak without "the"."""
_ROLES = frozenset({*(each.lower() for each in _SOURCES), *(each.lower() for each in _OFFICES)})
_ARTICLE = re.compile(r"(?<![\w-])(?:[Tt]he|[Tt]his|[Tt]he\s+same)\s+$")
_OF_OFFICE = re.compile(r"(?<![\w-])[Tt]he\s+(?:(?:Acting|Deputy|Vice|Prime|Foreign|Defense|Under|Attorney)\s+)*$")
_TO_VERB = re.compile(
    r"(?:\s+\([^()\n]{1,40}\))?(?:,[^,.;]{3,90},)?\s+"
    r"(?:(?:further|furthermore|also|then|again|later|has|had|have|\w+ly|\w+ed\s+(?:to|by)|went\s+on\s+to|was\s+able\s+to|could)\s+)"
    r"{0,3}"
)
"""What stands between somebody and what he says."""
_ACCORDING_TO = re.compile(r"\b[Aa]ccording\s+to\s+$")
_BEHIND = r"\b(?:of|to|with|by|for|from|than|between|about|on|as|and|or)\s+"
_BEHIND_WORD = re.compile(rf"{_BEHIND}$")
_BARRED = re.compile(rf"(?:{_BEHIND}|,\s+)$")
_THE = re.compile(r"(?:[Tt]he same|[Tt]he|[Tt]his) ")
_BEFORE = 40
_NEAR = 3_000
_WIDE = 12
"""Code points around what symbols have within in which they stand whole."""


class _Who(NamedTuple):
    """Where somebody stands who has no name there, and as what: symbol, source or office."""

    start: int
    end: int
    kind: str


def with_speakers_without_names(
    document: Document,
    names: NamesRead,
    roles: Iterable[Mention],
    held: Iterable[OfficeHeld],
    writer: str,
    finder: str,
    *,
    is_transcript: bool = False,
) -> NamesRead:
    """The names with an entity for each speaker whom only a symbol or a role names, and its mentions.

    None stands where one of the mentions `roles` does, and none in a transcript, whose turns name their speakers. Of a
    paper whose writer (`writer`) is known "the source" is whom he talked with, and told elsewhere.
    """
    if is_transcript:
        return names
    named = _Speakers(names, roles, held, writer)
    for page in document.pages:
        for who in _who_speaks(page.text):
            named.add(page.number, page.text, who)
    if not named.symbols and not named.roles:
        return names
    for page in document.pages if named.symbols else ():
        named.add_symbols(page.number, page.text)
    return named.all(finder)


def _unnamed(text: str) -> Iterator[_Who]:
    """Symbols, sources and offices of a page."""
    for start, end in _symbols(text):
        yield _Who(start, end, "symbol")
    here = _ROLES & words_on(lowered(text))
    for word in (*_SOURCES, *_OFFICES) if here else ():
        if word.lower() not in here:
            continue
        for start in places_of(text, [word]):
            end = start + len(word)
            if text[end : end + 1].isalnum() or text[start - 1 : start].isalnum() or text[start - 1 : start] == "-":
                continue
            low = max(0, start - _BEFORE)
            article = (_OF_OFFICE if word in _OFFICES else _ARTICLE).search(text, low, start)
            if article is not None:
                yield _Who(article.start(), end, "office" if word in _OFFICES else "source")
            elif word in _WITHOUT_ARTICLE:
                yield _Who(start, end, "office")
            elif word in _SOURCES and not word.islower():
                yield _Who(start, end, "source")


def _symbols(text: str) -> set[tuple[int, int]]:
    """Where informants' symbols stand: around what all of them have within."""
    return {
        match.span() for at in places_of(text, _IN_SYMBOLS)
        for match in SYMBOLS.finditer(text, max(0, at - _WIDE), at + _WIDE) if match.start() <= at < match.end()
    }  # fmt: skip


def _who_speaks(text: str) -> Iterator[_Who]:
    """Those of a page who say something."""
    for who in sorted(_unnamed(text)):
        low = max(0, who.start - _BEFORE)
        if who.kind != "office" and _ACCORDING_TO.search(text, low, who.start) is not None:
            yield who
            continue
        to_verb = _TO_VERB.match(text, who.end)
        speaks = to_verb is not None and any(says_at(text, place) for place in _ends(text, to_verb))
        barred = _BARRED if who.kind == "source" else _BEHIND_WORD
        if speaks and (who.kind == "symbol" or barred.search(text, low, who.start) is None):
            yield who


def _ends(text: str, behind: re.Match[str]) -> Iterator[int]:
    """Where words begin between somebody and his verb, the last first: "also noted" may be all or its end."""
    place = behind.end()
    while place > behind.start():
        yield place
        place = text.rfind(" ", behind.start(), place - 1) + 1 or behind.start()


class _Speakers:
    def __init__(self, names: NamesRead, roles: Iterable[Mention], held: Iterable[OfficeHeld], writer: str) -> None:
        self.names, self.writer = names, writer
        self.symbols: dict[str, str] = {}
        """What informants are called, by the number of their symbols."""
        self.roles: dict[str, str] = {}
        self._at: dict[int, list[tuple[int, int, str]]] = {}
        self._taken: dict[int, list[tuple[int, int]]] = {}
        people = {each.key for each in names.entities if each.kind is NameKind.PERSON}
        self._known = {each.name.casefold() for each in names.entities}
        borne = [title for each in names.mentions for title in each.titles]
        borne += [each.office for each in held]
        self._borne = {word for words in borne for word in words.casefold().replace("-", " ").split()}
        for mention in (*names.mentions, *roles):
            if mention.at is not None and mention.entity in people:
                self._taken.setdefault(mention.at.page, []).append((mention.at.start, mention.at.end))
        for places in self._taken.values():
            places.sort()

    def add(self, page: int, text: str, who: _Who) -> None:
        """Puts with the others who speaks on a page, where nobody with a name stands there."""
        start, end, kind = who
        called = " ".join(text[start:end].split())
        if self._is_taken(page, start, end):
            return
        if kind == "symbol":
            self.symbols.setdefault(_number(called), called)
            return
        word = _THE.sub("", called)
        if kind == "source":
            if self.writer and word.casefold() == "source":
                return
            symbol = self._before(text, start) if "informant" in word.casefold() or called != word else ""
            if symbol:
                self.symbols.setdefault(_number(symbol), symbol)
                self._at.setdefault(page, []).append((start, end, _number(symbol)))
                return
            shown = word.upper() if len(word) < 4 else word.title()
        elif word.split()[-1].casefold() in self._borne or self._is_behind_name(page, text, start):
            return  # perhaps his
        else:
            shown = f"the {word}"
        if shown.casefold() not in self._known:
            self.roles.setdefault(shown.casefold(), shown)
            self._at.setdefault(page, []).append((start, end, shown.casefold()))

    def _before(self, text: str, place: int) -> str:
        """The last symbol before a place of a page."""
        symbols = [match[0] for match in SYMBOLS.finditer(text, max(0, place - _NEAR), place)]
        return " ".join(symbols[-1].split()) if symbols else ""

    def _is_behind_name(self, page: int, text: str, place: int) -> bool:
        """Whether a person stands before a place in its sentence."""
        begin = sentence_at(sentences(text), place)[0]
        return self._is_taken(page, begin, place)

    def add_symbols(self, page: int, text: str) -> None:
        """Adds where the informants' symbols stand on a page."""
        for start, end in sorted(_symbols(text)):
            number = _number(text[start:end])
            if number in self.symbols and not self._is_taken(page, start, end):
                self._at.setdefault(page, []).append((start, end, number))

    def _is_taken(self, page: int, start: int, end: int) -> bool:
        places = self._taken.get(page, [])
        before = bisect_right(places, (end, -1)) - 1
        return before >= 0 and places[before][1] > start

    def all(self, finder: str) -> NamesRead:
        """The names with those that were added."""
        called = {**self.symbols, **self.roles}
        keys = {each: f"person:unnamed{number}" for number, each in enumerate(called, 1)}
        made = [Entity(keys[each], NameKind.PERSON, name) for each, name in called.items()]
        mentions = [
            Mention(keys[each], Range(page, start, end), finder, 0.75 if each in self.symbols else 0.5, form="role")
            for page, places in self._at.items() for start, end, each in sorted(set(places))
        ]  # fmt: skip
        ordered = sorted([*self.names.mentions, *mentions], key=order_of)
        return NamesRead((*self.names.entities, *made), tuple(ordered))


def _number(symbol: str) -> str:
    """An informant's symbol without the letters of the office before "T-1", which a report leaves out or not."""
    plain = "".join(symbol.split()).replace("-", "").replace("=", "").rstrip("*")
    if re.fullmatch(r"(?:[A-Z]{2})?T[\dlI]\d?", plain):
        plain = plain[plain.index("T") :].replace("l", "1").replace("I", "1")
    return plain.upper()
