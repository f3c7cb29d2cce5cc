"""What was read in the documents, as a reader may see it: names, facts, and what both are called by."""

from __future__ import annotations

import re
from collections.abc import Iterable
from typing import Any

from django.db.models import Case, F, QuerySet, When
from django.db.models.functions import Coalesce

from fonds.catalogue.access import Reader, units
from fonds.catalogue.models import (
    AccessState,
    Authority,
    Fact,
    Mention,
    NamedEntity,
    Page,
    TextRead,
)
from fonds.catalogue.texts_read import is_told
from fonds.catalogue.texts_read import texts_read as texts_read

_KEY = re.compile(r"(?:person|body|place|meeting|series):\d+'*")
PLURALS = {"person": "people", "body": "bodies", "place": "places"}
"""Kind of who or what bears a name → the word for several, in JSON and in addresses."""
MEETING_FIELDS = {"meeting": ("told_in",), "statement": ("meeting",)}
"""The fields of each kind of fact that name a meeting of the same text."""


def mentions(who: Reader) -> QuerySet[Mention]:
    """The mentions that `who` may see, rejected ones left out."""
    return Mention.objects.filter(is_told(who, "entity__text_read")).exclude(decision="rejected")


def facts(who: Reader, kind: str) -> QuerySet[Fact]:
    """The facts of a kind that `who` may see, rejected ones left out."""
    return Fact.objects.filter(is_told(who, "text_read"), kind=kind).exclude(decision="rejected")


def authorities(who: Reader, kind: str) -> QuerySet[Authority]:
    """Authority records of a kind with a name that `who` may see, their own or that of one merged into them."""
    named = NamedEntity.objects.filter(text_read__in=texts_read(who), kind=kind).exclude(decision="rejected")
    stands = named.exclude(authority=None).values(stands=Coalesce("authority__merged_into", "authority"))
    return Authority.objects.filter(kind=kind, merged_into=None, pk__in=stands)


def standing(authority: Authority | None) -> Authority | None:
    """The authority record that this one was merged into, through any number of mergers; itself where it was not."""
    seen = set()
    while authority is not None and authority.merged_into_id is not None and authority.pk not in seen:
        seen.add(authority.pk)
        authority = authority.merged_into
    return authority


def records_meant(who: Reader, facts: Iterable[Fact]) -> dict[str, str]:
    """Which record each reference means, by the reference's id: only records that `who` may see."""
    meant = {each.pk: str(each.said["record"]) for each in facts if each.said.get("record")}
    visible = set(units(who).filter(pk__in=set(meant.values())).values_list("pk", flat=True)) if meant else set()
    return {pk: record for pk, record in meant.items() if record in visible}


def meetings_by_reference(meetings: Iterable[Fact]) -> dict[tuple[int, str], str]:
    """The id of each meeting, by its text and by what facts of that text name it: its id.

    Texts that were read by earlier versions name it by its key within the reading, which never leaves the site.
    """
    found = list(meetings)
    ids = {(each.text_read_id, each.pk): each.pk for each in found}
    return {(each.text_read_id, each.key): each.pk for each in found if each.key} | ids


def is_key(value: Any) -> bool:
    """Whether a stored value is what something is called within one reading ("person:1"), which nobody is shown."""
    return isinstance(value, str) and _KEY.fullmatch(value) is not None


def anchor_json(reading: TextRead, page: int, start: int, end: int, text: str) -> dict[str, Any]:
    """An ANCHOR in the text that was read."""
    return {
        "digital_object": reading.digital_object_id, "version": reading.version, "page": page, "start": start,
        "end": end, "text": text,
    }  # fmt: skip


def narrowed_pages(who: Reader, reading: TextRead) -> frozenset[int]:
    """Pages that were narrowed since the text was read: nothing on them is the public's any more."""
    if who is Reader.KEEPER:
        return frozenset()
    pages = Page.objects.filter(digital_object=reading.digital_object_id)
    return frozenset(pages.exclude(access_state__in=("", AccessState.PUBLIC)).values_list("number", flat=True))


def called(entity: NamedEntity) -> str:
    """What an entity is called wherever it is told of: as a keeper chose for its authority record, else as its text
    names it."""
    found = standing(entity.authority)
    return found.name if found is not None and found.chosen else entity.name


def called_so(entity: str = "") -> Case:
    """`called` as an expression on rows that lead to an entity by the field `entity`, "" for entities."""
    at = f"{entity}__" if entity else ""
    own, into = f"{at}authority", f"{at}authority__merged_into"
    return Case(
        When(**{f"{into}__chosen": True}, then=F(f"{into}__name")),
        When(**{into: None, f"{own}__chosen": True}, then=F(f"{own}__name")),
        default=F(f"{at}name"),
    )


def first_with(name: str, mentions: Iterable[Mention]) -> Mention | None:
    """Of mentions in their order the first in exactly these words, else the first that names anybody, and no role or
    pronoun; else the first of all."""
    every = list(mentions)
    in_words = (each for each in every if each.text == name)
    by_name = (each for each in every if each.form == "name")
    return next(in_words, None) or next(by_name, None) or next(iter(every), None)
