"""What people decided on a text goes with its words: to another version of it, and to what another audience sees of it.

A text is read once for everybody, or once for the public and once for the keeper where words are hidden
(`workflows.reading`). When that changes, or the text is read anew, each decision is kept where its words stand in what
is read now; where they do not stand, it would quote what is not there, or what the public may not see. The log of
decisions keeps it then.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import replace
from typing import Any

from fonds.catalogue.access import Reader
from fonds.catalogue.authorities import of_authority
from fonds.catalogue.documents_to_read import narrowed_objects
from fonds.catalogue.facts import is_key, standing
from fonds.catalogue.models import AccessState, Fact, FactEntity, Mention, NamedEntity, TextRead
from fonds.catalogue.places_followed import found_again
from fonds.catalogue.texts import StoredWords, masked_objects, words_of_objects
from fonds.catalogue.texts_read import is_told
from fonds.core.description.identifiers import derived_identifier
from fonds.core.extracting.document import Document, Range
from fonds.core.quoting.reading_stream import StreamPage
from fonds.core.quoting.verdict import Verdict
from fonds.workflows.same_finds import Find, decided_finds, fact_find, mention_find

SHORT = 12
"""So few characters ("he", "Strand") stand in many places: they are the same only where they were, or beside it."""
BESIDE = 200

_WORD = re.compile(r"\w+")
_CHOSEN = frozenset({"kind", "act", "direction", "sought", "words_of_date", "key", "meeting", "told_in", "record"})
"""Fields of facts whose values are words of this software's, or ids: none of the text's."""


class Followed:
    """Finds the words of decisions in a document; `stored` are all the words of the object that it is made of."""

    def __init__(self, document: Document, stored: Callable[[], Iterable[StoredWords]] = tuple) -> None:
        self._pages = {page.number: page.text for page in document.pages}
        self._streamed = [StreamPage(page.number, page.text, page.layers) for page in document.pages]
        self._stated = [document.title, *(each.value for each in document.stated)]
        self._stated += [name for each in document.listed for name in (each.name, *each.variants)]
        self._stored = stored
        self._words: set[str] | None = None
        self._hidden: set[str] | None = None

    def place(self, page: int, start: int, end: int, text: str) -> Range | None:
        """Where the words stand now: where they stood, or nearest to it; None where they are gone."""
        if self._pages.get(page, "")[start:end].startswith(text):
            return Range(page, start, end)
        if not text.strip():
            return None
        finding = found_again(text, self._streamed, page, start)
        if finding is None or finding.verdict not in (Verdict.EXACT, Verdict.NEAR) or len(finding.places) != 1:
            return None
        (at,) = finding.places
        if len(text) < SHORT and (at.page != page or abs(at.start - start) > BESIDE):
            return None
        return Range(at.page, at.start, at.end)

    def is_stated(self, value: str) -> bool:
        """Whether a description column still holds the value."""
        return value in self._stated

    def text(self, at: Range) -> str:
        """What stands there."""
        return self._pages[at.page][at.start : at.end]

    def is_named(self, name: str) -> bool:
        """Whether every word of the name is to be read somewhere in the document or its description."""
        return _words_in(name) <= self._readable()

    def is_hidden(self, words: str) -> bool:
        """Whether one of the words stands in what is hidden of the text, and can be read nowhere in the document."""
        if self._hidden is None:
            every: set[str] = set()
            for page in self._stored():
                hides = page.masks if page.is_open else ((0, len(page.text)),)
                if hides:
                    every |= {
                        word[0].casefold()
                        for word in _WORD.finditer(page.text)
                        if any(start < word.end() and word.start() < end for start, end in hides)
                    }
            self._hidden = every - self._readable() if every else every
        # of a number of two figures it says nothing that it stands in a hidden one: every date has some
        asked = {word for word in _words_in(words) if len(word) > 2 or not word.isdigit()}
        return bool(self._hidden) and not self._hidden.isdisjoint(asked)

    def _readable(self) -> set[str]:
        if self._words is None:
            told = (*self._pages.values(), *self._stated)
            self._words = {word for text in told for word in _words_in(text)}
        return self._words


def carry_decisions(row: TextRead, document: Document, others: Iterable[TextRead]) -> None:
    """Moves the decided facts and mentions of `row` to where their words stand in `document`, takes those away whose
    words are gone, and adds what was decided in `others`, readings of the same object. Undecided ones of `row` must
    be gone already. Runs in the caller's transaction.
    """
    followed = Followed(document, lambda: words_of_objects([row.digital_object_id]).get(row.digital_object_id, ()))
    facts, mentions = _decided_facts(row), _decided_mentions(row)
    for fact in facts:
        if not _may_say(row, followed, fact) or (fact.page is None and not followed.is_stated(fact.text)):
            fact.delete()
        elif fact.page is not None:
            _move(fact, followed.place(fact.page, fact.start, fact.end, fact.text), followed)
    for mention in mentions:
        if not _may_name(row, followed, mention.entity):
            mention.delete()
        elif mention.page is not None:
            _move(mention, followed.place(mention.page, mention.start, mention.end, mention.text), followed)
    for entity in row.entities.exclude(decision=""):
        # a text in which the name is hidden is no text that names them, unless a person said so of other words
        gone = followed.is_hidden(entity.name) and not (entity.mentions.exists() or entity.facts.exists())
        if gone or not _may_name(row, followed, entity):
            entity.delete()
    for other in others:
        _add(row, other, followed)


def _decided_facts(row: TextRead) -> list[Fact]:
    return list(row.facts.exclude(decision="").order_by("number").prefetch_related("entities__entity"))


def _decided_mentions(row: TextRead) -> list[Mention]:
    of_row = Mention.objects.filter(entity__text_read=row).exclude(decision="").order_by("pk")
    return list(of_row.select_related("entity"))


def _words_in(text: str) -> set[str]:
    return {word.casefold() for word in _WORD.findall(text)}


def _may_say(row: TextRead, followed: Followed, fact: Fact) -> bool:
    """Whether all that the fact says may be told beside its words: whom it names, and the words in its fields, which
    may stand elsewhere in the text than the passage that is its evidence ("the Japanese", "zinc")."""
    if any(not _may_name(row, followed, link.entity) for link in fact.entities.all()):
        return False
    values = (value for name, value in fact.said.items() if name not in _CHOSEN)
    return not any(followed.is_hidden(words) for value in values for words in _strings(value))


def _strings(value: Any) -> Iterator[str]:
    if isinstance(value, str) and not is_key(value):
        yield value
    elif isinstance(value, list):
        for each in value:
            yield from _strings(each)


def _may_name(row: TextRead, followed: Followed, entity: NamedEntity) -> bool:
    """Whether the name may be told: it can be read in this document, or in another text of whom a person took it for,
    one that whoever reads this one may see.

    What can be read nowhere else may have been hidden here.
    """
    if followed.is_named(entity.name):
        return True
    whose = standing(entity.authority)
    if not entity.decision or whose is None:
        return False
    elsewhere = NamedEntity.objects.filter(of_authority(whose.pk), name=entity.name).exclude(text_read=row)
    # a name that stands there by a decision alone is read nowhere
    elsewhere = elsewhere.filter(mentions__form="name").exclude(decision="rejected")
    if not row.public:
        return elsewhere.exists()
    if elsewhere.filter(is_told(Reader.ANONYMOUS, "text_read")).exists():
        return True
    # one that changed and waits to be read again still has the name, unless just that was hidden
    open_to_all = elsewhere.filter(text_read__public=True, text_read__unit__is_public=True)
    objects = set(open_to_all.filter(text_read__digital_object__access_state__in=("", AccessState.PUBLIC)).values_list(
        "text_read__digital_object", flat=True))  # fmt: skip
    return bool(objects - masked_objects(objects) - narrowed_objects(objects))


def _move(decided: Fact | Mention, at: Range | None, followed: Followed) -> None:
    if at is None:
        decided.delete()
    elif (at.page, at.start, at.end) != (decided.page, decided.start, decided.end):
        decided.page, decided.start, decided.end = at.page, at.start, at.end
        decided.text = followed.text(at)[: 500 if isinstance(decided, Mention) else None]
        decided.save(update_fields=["page", "start", "end", "text"])


def _add(row: TextRead, other: TextRead, followed: Followed) -> None:
    """What was decided in another reading of the object and not yet in this one, where its words stand."""
    entities = _Entities(row)
    moved: list[tuple[Fact, Find, dict[str, Any]]] = []
    for fact in _decided_facts(other):
        find = fact_find(fact)
        if not _may_say(row, followed, fact):
            continue
        if fact.page is None:
            if followed.is_stated(fact.text):
                moved.append((fact, find, {"text": fact.text, "element": fact.element}))
            continue
        at = followed.place(fact.page, fact.start, fact.end, fact.text)
        if at is not None:
            fields = {"page": at.page, "start": at.start, "end": at.end, "text": followed.text(at)}
            moved.append((fact, replace(find, at=at), fields))
    held = decided_finds([fact_find(each) for each in _decided_facts(row)], [find for _, find, _ in moved])
    for position, (fact, find, fields) in enumerate(moved):
        if position in held:
            continue
        place = (find.at.page, find.at.start, find.at.end) if find.at else find.column
        links = list(fact.entities.all())
        keys = {link.entity.key: entities.like(link.entity) for link in links}
        copy = Fact(
            id=_free(row, fact.kind, place), text_read=row, kind=fact.kind, number=fact.number,
            date_first=fact.date_first, date_last=fact.date_last,
            said=_renamed(fact.said, {old: new.key for old, new in keys.items()}), office=fact.office,
            finder=fact.finder, confidence=fact.confidence, decision=fact.decision, **fields,
        )  # fmt: skip
        copy.save(force_insert=True)
        for link in links:
            FactEntity.objects.create(fact=copy, entity=keys[link.entity.key], role=link.role)
    _add_mentions(row, other, followed, entities)


def _add_mentions(row: TextRead, other: TextRead, followed: Followed, entities: _Entities) -> None:
    moved: list[tuple[Mention, Find, dict[str, Any]]] = []
    for mention in _decided_mentions(other):
        if not _may_name(row, followed, mention.entity):
            continue
        find = mention_find(mention)
        if mention.page is None:
            moved.append((mention, find, {"text": mention.text}))
            continue
        at = followed.place(mention.page, mention.start, mention.end, mention.text)
        if at is not None:
            fields = {"page": at.page, "start": at.start, "end": at.end, "text": followed.text(at)[:500]}
            moved.append((mention, replace(find, at=at), fields))
    held = decided_finds([mention_find(each) for each in _decided_mentions(row)], [find for _, find, _ in moved])
    for position, (mention, _, fields) in enumerate(moved):
        if position in held:
            continue
        entity = entities.like(mention.entity)
        if mention.page is None and entity.mentions.filter(page=None, element=mention.element).exists():
            continue
        Mention.objects.create(
            entity=entity, titles=mention.titles, form=mention.form, element=mention.element, finder=mention.finder,
            confidence=mention.confidence, decision=mention.decision, **fields,
        )  # fmt: skip


class _Entities:
    """The entities of a reading: of the same kind and name as one of another reading, or a copy of it."""

    def __init__(self, row: TextRead) -> None:
        self._row = row
        self._held = {(e.kind, e.name): e for e in row.entities.all()}
        self._keys = {e.key for e in self._held.values()}

    def like(self, entity: NamedEntity) -> NamedEntity:
        known = self._held.get((entity.kind, entity.name))
        if known is None:
            key = entity.key
            while key in self._keys:
                key += "'"
            known = NamedEntity.objects.create(
                text_read=self._row, key=key, kind=entity.kind, name=entity.name, listed=entity.listed,
                expansion=entity.expansion, authority_id=entity.authority_id, reason=entity.reason,
                certainty=entity.certainty, decision=entity.decision,
            )  # fmt: skip
            self._held[entity.kind, entity.name] = known
            self._keys.add(key)
        return known


def _free(row: TextRead, kind: str, where: tuple[str | int, ...]) -> str:
    """An identifier that follows from the place, in the text or in a column, and that no other fact has."""
    place = (row.digital_object_id, row.version, row.public, kind, *where)
    identifier = derived_identifier(*place, "carried")
    number = 0
    while Fact.objects.filter(pk=identifier).exists():
        number += 1
        identifier = derived_identifier(*place, "carried", number)
    return identifier


def _renamed(said: Mapping[str, Any], keys: Mapping[str, str]) -> dict[str, Any]:
    """What a fact says, with the keys of the entities in this reading."""

    def renamed(value: Any) -> Any:
        if isinstance(value, list):
            return [renamed(each) for each in value]
        return keys.get(value, value) if isinstance(value, str) else value

    return {name: renamed(value) for name, value in said.items()}
