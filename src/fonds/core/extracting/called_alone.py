"""Persons of a document called by one word of their name where no finder of names has told it: "In Gao's words"."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterator
from dataclasses import dataclass

from fonds.core.extracting.document import DocumentPage, NameKind, Range
from fonds.core.extracting.facts import Mention, NamesRead
from fonds.core.extracting.word_knowledge import BODY, PLACE, STATE, SURNAME, is_word, known
from fonds.core.text.first_words import first_run, words_on
from fonds.core.text.lowering import lowered

_CALLED = re.compile(r"(?<![\w.’'-])[^\W\d_a-z][^\W\d_]+(?:-[^\W\d_]+)*(?![\w-])")
_HEREAFTER = re.compile(
    r"\s*\((?:hereafter|hereinafter|henceforth|below|further|referred to(?: below| hereafter)? as|in the text|"
    r"abbreviated)(?:\s+(?:referred to as|called|as|simply))?:?,?\s+[“\"‘']?(?P<alias>[^()“”\"’\n]{1,30}?)[”\"’']?\)"
)
"""What somebody is called from here on: "Karl Strand (hereafter Strand)"."""
_SURE = 0.6


@dataclass(frozen=True, slots=True)
class Called:
    """The keys of a document's persons, and the words that only one of them is called by."""

    keys: frozenset[str]
    words: tuple[tuple[str, str], ...]
    """Each with the key of whom it means."""
    numbers: dict[str, list[int]]
    """Which of the words have which first letters a–z, in small letters, "" for those without these: on no page without
    them do they stand."""

    def called_alone(self, page: DocumentPage, here: list[Mention]) -> Iterator[Mention]:
        """Mentions of persons by one such word on a page that lie in no mention of `here`; aliases come first."""
        text = page.text
        here_too = words_on(lowered(text))
        runs = self.numbers.keys() & here_too
        at = sorted(number for run in (*runs, "") for number in self.numbers.get(run, ()))
        called = dict(self.words[number] for number in at)
        spans: list[tuple[int, int]] = []
        starts: list[int] = []
        for word, key in {**called, **aliases(page, here)}.items():
            place = page.text.find(word)
            if place >= 0 and not spans:
                spans = sorted((each.at.start, each.at.end) for each in here if each.at is not None)
                starts = [start for start, _ in spans]
            while place >= 0:
                end = place + len(word)
                before = bisect_right(starts, place) - 1
                free = before < 0 or spans[before][1] <= place
                whole = not (page.text[place - 1 : place].isalnum() or page.text[end : end + 1].isalnum())
                if free and whole and page.text[place - 1 : place] != "-" and page.text[end : end + 1] != "-":
                    yield Mention(key, Range(page.number, place, end), "", _SURE, form="role")
                place = page.text.find(word, end)


def _is_no_family_name(word: str) -> bool:
    bits = known(word)
    return bool(bits & (STATE | BODY) or (bits & PLACE and not bits & SURNAME))


def aliases(page: DocumentPage, here: list[Mention]) -> dict[str, str]:
    """What the page says that persons are called "hereafter", with their keys."""
    found: dict[str, str] = {}
    for mention in here:
        at = mention.at
        if at is not None and mention.form == "name" and page.text.startswith((" (", "("), at.end):
            alias = _HEREAFTER.match(page.text, at.end)
            if alias is not None:
                found[alias["alias"].strip()] = mention.entity
    return found


def people_called(names: NamesRead) -> Called:
    """The persons of a reading, with the first and last words of their names that are nobody else's and no word."""
    words: dict[str, set[str]] = {}
    keys = []
    taken: set[str] = set()
    for entity in names.entities:
        parts = entity.name.split()
        if entity.kind is not NameKind.PERSON:
            taken.update(parts)
            continue
        keys.append(entity.key)
        for part in {parts[0], parts[-1]} if len(parts) > 1 else ():
            if len(part) > 1 and part[0].isupper() and _CALLED.fullmatch(part):
                words.setdefault(part, set()).add(entity.key)
        if len(parts) == 1:
            taken.add(parts[0])
    alone = {
        word: next(iter(whose)) for word, whose in words.items()
        if len(whose) == 1 and word not in taken and not is_word(word.lower()) and not _is_no_family_name(word)
    }  # fmt: skip
    runs = map(first_run, lowered("\n".join(alone)).split("\n"))
    numbers: dict[str, list[int]] = {}
    for number, (_, run) in enumerate(zip(alone, runs, strict=False)):
        numbers.setdefault(run, []).append(number)
    return Called(frozenset(keys), tuple(alone.items()), numbers)
