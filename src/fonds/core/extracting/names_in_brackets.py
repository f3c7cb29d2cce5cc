"""What brackets add to a name: another romanisation of it, and the part that the paper leaves out.

"Ma Yulin (Ma Yü-lin)" and "Zhou Enlai [Chou En-lai]" are one name in two forms; in "[Liu] Shaoqi", "Hao [Mingde]",
"Chairman [Mao]" and "Fedor[enko]" an editor or translator completes it.
"""

from __future__ import annotations

import re
from dataclasses import replace

from fonds.core.extracting.document import Document, DocumentPage, NameKind, Range
from fonds.core.extracting.facts import Entity, Mention, NamesRead, order_of
from fonds.core.extracting.name_words import ASIAN_FAMILY_NAMES, TITLES
from fonds.core.extracting.people_on_page import start_of
from fonds.core.naming.likeness import likeness

FINDER = "names in brackets/1"

_WORD = r"[A-Z][\w’'-]+"
_BRACKETS = tuple(re.compile(rf"{sign}(?P<form>{_WORD}(?:[ ]{_WORD}){{0,2}})[)\]]") for sign in (r"\(", r"\["))
"""By their first sign, as a single one is found far faster."""
_GIVEN = re.compile(rf"[ ]{_WORD}")
_REST_OF_WORD = re.compile(r"\[[a-z]+\]")
_TITLE = re.compile(r"\b([A-Z][a-z]+) $")
_HEREAFTER = re.compile(
    r"\s?[(\[](?:[Hh]ereafter|[Hh]ereinafter)(?:\s(?:referred to as|called|as))?[:,]?\s[“\"‘']?"
    r"(?P<alias>[A-Z][\w’'-]{1,20})[”\"’']?[)\]]"
)
"""What somebody is called from there on: "Minister Berg (hereafter Be)"."""
_LONGEST = 60


def with_names_in_brackets(document: Document, names: NamesRead) -> NamesRead:
    """The names with what brackets add to them. The same object where they add nothing."""
    joined = _Joined(names)
    for page in document.pages:
        found = [match for each in _BRACKETS for match in each.finditer(page.text)]
        for brackets in sorted(found, key=re.Match.start):
            joined.add(page, brackets)
        if "[" in page.text:
            joined.complete(page)
    for page in document.pages:
        for alias in _HEREAFTER.finditer(page.text) if "ereafter" in page.text or "ereinafter" in page.text else ():
            joined.call(document, page, alias)
    return joined.read() if joined.changed else names


class _Joined:
    """The entities and mentions of a document while forms in brackets are added to them."""

    def __init__(self, names: NamesRead) -> None:
        self.changed = False
        self._names = names
        self._entities = {each.key: each for each in names.entities}
        self._by_page: dict[int, list[Mention]] = {}
        """Mentions by the number of their page, 0 for those in columns."""
        self._same: dict[str, str] = {}
        self._ends: dict[tuple[int, int], Mention] = {}
        for mention in names.mentions:
            self._by_page.setdefault(mention.at.page if mention.at else 0, []).append(mention)
            if mention.at is not None and self._entities[mention.entity].kind is NameKind.PERSON:
                self._ends[mention.at.page, mention.at.end] = mention

    def add(self, page: DocumentPage, brackets: re.Match[str]) -> None:
        """Adds what one pair of brackets says of the name before or behind it."""
        text, start = page.text, brackets.start()
        form = " ".join(brackets["form"].split())
        before = self._ends.get((page.number, start - (text[start - 1 : start] == " ")))
        family = form.split()[0] in ASIAN_FAMILY_NAMES
        if before is not None:
            name = self._entities[before.entity].name
            whole = f"{name} {form}"
            if (family or name.split()[0] in ASIAN_FAMILY_NAMES) and " " in name and " " in form:
                if likeness(name, form) is not None:
                    self._variant(page, before, Range(page.number, *brackets.span("form")))
            elif brackets[0][0] == "[" and name in ASIAN_FAMILY_NAMES and form not in TITLES and not family:
                self._make(page, Range(page.number, start_of(before), brackets.end()), whole, before)
        elif brackets[0][0] == "[" and family:
            given = _GIVEN.match(text, brackets.end()) if " " not in form else None
            title = _TITLE.search(text, max(0, start - 24), start)
            if given is not None:
                self._make(page, Range(page.number, start, given.end()), f"{form}{given[0]}", None)
            elif " " in form or (title is not None and title[1].casefold() in TITLES):
                self._make(page, Range(page.number, *brackets.span("form")), form, None)

    def call(self, document: Document, named: DocumentPage, alias: re.Match[str]) -> None:
        """Makes a name's own wherever it speaks what the paper says that somebody is called from there on."""
        owner = self._ends.get((named.number, alias.start()))
        if owner is None:
            return
        words = re.compile(rf"(?<![\w-]){re.escape(alias['alias'])}(?=:\s|\s[a-z]+(?:ed|id|ays|ks)\b)")
        for page in document.pages:
            for match in words.finditer(page.text, alias.end() if page is named else 0):
                at = Range(page.number, *match.span())
                others = [m for m in self._overlapping(at) if m.at != at]
                if not others:
                    self._replace(at, Mention(owner.entity, at, FINDER, 0.85))

    def complete(self, page: DocumentPage) -> None:
        """Adds the end of a name that brackets give: "Fedor[enko]"."""
        for rest in _REST_OF_WORD.finditer(page.text):
            before = self._ends.get((page.number, rest.start()))
            if before is not None:
                at = Range(page.number, start_of(before), rest.end())
                self._make(page, at, f"{self._entities[before.entity].name}{rest[0][1:-1]}", before)

    def _variant(self, page: DocumentPage, owner: Mention, at: Range) -> None:
        for mention in self._overlapping(at):
            if mention.entity != owner.entity and self._entities[mention.entity].kind is NameKind.PERSON:
                self._same[mention.entity] = owner.entity
        self._replace(at, Mention(owner.entity, at, FINDER, 0.9, form="variant"))

    def _make(self, page: DocumentPage, at: Range, name: str, before: Mention | None) -> None:
        if len(name) > _LONGEST:
            return
        known = next((e.key for e in self._entities.values() if e.kind is NameKind.PERSON and e.name == name), "")
        if before is not None:
            key = before.entity
            if known and known != key:
                self._same[key] = known
            else:
                self._entities[key] = replace(self._entities[key], name=name)
        else:
            alone = [m.entity for m in self._overlapping(at) if self._entities[m.entity].kind is NameKind.PERSON]
            key = known or next(iter(alone), "") or self._new(name)
            if not known:
                self._entities[key] = replace(self._entities[key], name=name)
            self._same.update({other: key for other in alone if other != key and " " not in self._entities[other].name})
        titles = before.titles if before is not None else ()
        self._replace(at, Mention(key, at, FINDER, 0.85, titles=titles))

    def _new(self, name: str) -> str:
        numbers = [int(key.rpartition(":")[2]) for key in self._entities if key.startswith("person:")]
        key = f"person:{max(numbers, default=0) + 1}"
        self._entities[key] = Entity(key, NameKind.PERSON, name)
        return key

    def _overlapping(self, at: Range) -> list[Mention]:
        return [m for m in self._by_page.get(at.page, ()) if m.at is not None and m.at.overlaps(at)]

    def _replace(self, at: Range, made: Mention) -> None:
        here = [m for m in self._by_page.get(at.page, ()) if m.at is None or not m.at.overlaps(at)]
        self._by_page[at.page] = [*here, made]
        self.changed = True

    def read(self) -> NamesRead:
        """The names as they are now, in order."""
        mentions = [
            replace(m, entity=self._same[m.entity]) if m.entity in self._same else m
            for here in self._by_page.values()
            for m in here
        ]
        mentions.sort(key=order_of)
        named = {m.entity for m in mentions}
        return NamesRead(tuple(each for key, each in self._entities.items() if key in named), tuple(mentions))
