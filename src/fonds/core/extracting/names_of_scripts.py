"""Names in Russian, Korean and Chinese text, and forms in those scripts that stand behind a romanised name.

They are added to what the finder of names found, whichever that is: what it made of words in Cyrillic, Hangul or Han
characters gives way. A text in Latin letters is passed on as it is.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace

from fonds.core.extracting.document import Document, DocumentPage, NameKind, Range
from fonds.core.extracting.facts import Entity, Mention, NamesRead, order_of
from fonds.core.extracting.forms_behind import FormBehind, form_at, forms_behind, names_told_twice
from fonds.core.extracting.name_in_script import NameInScript
from fonds.core.extracting.names_han import han_names
from fonds.core.extracting.names_korean import is_korean_name, korean_names
from fonds.core.extracting.people_russian import people_russian
from fonds.core.extracting.places_of_scripts import places_of_scripts
from fonds.core.extracting.scripts import HANGUL, OTHER_LETTER, Script, scripts_of

FINDER = "names in other scripts/1"
VARIANT = "variant"
"""The form of a mention that is another form of the name right before it."""
_HANGUL = re.compile(f"[{HANGUL}]+")


def with_other_scripts(document: Document, names: NamesRead) -> NamesRead:
    """The names with those in other scripts. The same object where the document has no word in one."""
    pages = [page for page in document.pages if scripts_of(page.text)]
    if not pages:
        return names
    behind = {page.number: list(forms_behind(page.text)) for page in pages}
    return _Joined(document, names, pages).joined(list(_found(pages, behind)), behind)


def _found(pages: list[DocumentPage], behind: dict[int, list[FormBehind]]) -> Iterator[NameInScript]:
    """The names of the pages that have other scripts, in order and none within another."""
    forms = {page.text[slice(*each.form)] for page in pages for each in behind[page.number]}
    forms |= {name for page in pages for name in names_told_twice(page.text)}
    hangul = frozenset(form for form in forms if _HANGUL.fullmatch(form))
    places = {page.number: list(places_of_scripts(page, scripts_of(page.text))) for page in pages}

    def of(script: Script) -> list[DocumentPage]:
        return [page for page in pages if script in scripts_of(page.text)]

    russian = [(p, [(each.at.start, each.at.end) for each in places[p.number]]) for p in of(Script.CYRILLIC)]
    people = [
        *people_russian(russian),
        *korean_names(of(Script.HANGUL), frozenset(filter(is_korean_name, hangul))),
        *han_names(of(Script.HAN), frozenset(forms - hangul)),
    ]
    until = Range(1, 0, 0)
    every = [*people, *(each for page in pages for each in places[page.number])]
    for each in sorted(every, key=lambda each: (each.at.page, each.at.start, -each.at.end)):
        if not each.at.overlaps(until):
            until = each.at
            yield each


class _Joined:
    """The entities and mentions of a document while names in other scripts are added to them."""

    def __init__(self, document: Document, names: NamesRead, pages: list[DocumentPage]) -> None:
        self._document = document
        self._pages = pages
        self._mentions = [m for m in names.mentions if m.at is None or not OTHER_LETTER.search(document.words(m.at))]
        kept = {m.entity for m in self._mentions}
        self._entities = {each.key: each for each in names.entities if each.key in kept}
        self._by_name = {(each.kind, _plain(each.name)): each.key for each in self._entities.values()}
        self._owner: dict[str, str] = {}
        self._same: dict[str, str] = {}
        self._count = {kind: _highest(names, kind) for kind in NameKind}

    def joined(self, found: list[NameInScript], behind: dict[int, list[FormBehind]]) -> NamesRead:
        """The names with those found, and with the forms that stand behind others."""
        taken: list[Range] = []
        for page in self._pages:
            for pair in behind[page.number]:
                owner = self._of_latin(page, pair.name)
                taken.append(self._variant(page.number, owner, pair.form))
        for each in found:
            if any(each.at.overlaps(other) for other in taken):
                continue
            key = self._owner.get(each.name) or self._entity(each.kind, each.name)
            self._mentions.append(Mention(key, each.at, FINDER, each.confidence, titles=each.titles))
            if each.kind is NameKind.PERSON:
                text = self._document.words(Range(each.at.page, 0, 10**9))
                behind_it = form_at(text, each.at.end, each.name)
                taken += [self._variant(each.at.page, key, form) for form in behind_it]
        return self._read()

    def _variant(self, page: int, owner: str, form: tuple[int, int]) -> Range:
        at = Range(page, *form)
        words = self._document.words(at)
        for mention in self._mentions:
            if mention.at is not None and mention.at.overlaps(at) and mention.entity != owner:
                self._same[mention.entity] = owner  # whom the brackets name is the one before them
        self._mentions = [m for m in self._mentions if m.at is None or not m.at.overlaps(at)]
        if words in self._owner and self._owner[words] != owner:
            return at  # two names claim the form: it is nobody's alone
        self._owner[words] = owner
        held = self._entities[owner]
        if not held.expansion:
            self._entities[owner] = replace(held, expansion=words)
        self._mentions.append(Mention(owner, at, FINDER, 0.9, form=VARIANT))
        return at

    def _of_latin(self, page: DocumentPage, place: tuple[int, int]) -> str:
        """Who is named in Latin letters before a form; a person of that name where the finder of names found nobody."""
        at = Range(page.number, *place)
        for mention in self._mentions:
            here = mention.at
            if here is not None and (here.page, here.end) == (at.page, at.end) and here.start <= at.start:
                return mention.entity
        key = self._entity(NameKind.PERSON, " ".join(page.text[slice(*place)].split()))
        self._mentions = [m for m in self._mentions if m.at is None or not m.at.overlaps(at)]
        self._mentions.append(Mention(key, at, FINDER, 0.85))
        return key

    def _entity(self, kind: NameKind, name: str) -> str:
        key = self._by_name.get((kind, _plain(name)))
        if key is None:
            self._count[kind] += 1
            key = f"{kind}:{self._count[kind]}"
            self._entities[key] = Entity(key, kind, name)
            self._by_name[kind, _plain(name)] = key
        return key

    def _read(self) -> NamesRead:
        mentions = [replace(m, entity=self._same.get(m.entity, m.entity)) for m in self._mentions]
        mentions.sort(key=order_of)
        named = {m.entity for m in mentions}
        return NamesRead(tuple(each for key, each in self._entities.items() if key in named), tuple(mentions))


def _plain(name: str) -> str:
    return name.casefold().replace("ё", "е")


def _highest(names: NamesRead, kind: NameKind) -> int:
    return max((int(each.key.rpartition(":")[2]) for each in names.entities if each.kind is kind), default=0)
