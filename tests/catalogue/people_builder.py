"""Imaginary records, what was read in them, and the authority records of whom they name: written through the ORM."""

from __future__ import annotations

from fonds.catalogue.models import (
    Authority,
    DigitalObject,
    Fact,
    FactEntity,
    Mention,
    NamedEntity,
    Page,
    PageText,
    StoredFile,
    TextRead,
    UnitOfDescription,
)
from fonds.core.description.identifiers import derived_identifier
from fonds.core.extracting.reading import finders_digest


def text(key: str, words: str, *, year: int | None = None, public: bool = True) -> TextRead:
    """A record of one page with these words, and that it was read."""
    unit = UnitOfDescription.objects.create(
        id=derived_identifier("unit", key), source_key=key, title=key, is_public=public,
        access_state="public" if public else "restricted", has_text=True,
        date_edtf=str(year or ""), date_first=year and year * 10000 + 101, date_last=year and year * 10000 + 1231,
    )  # fmt: skip
    stored, _ = StoredFile.objects.get_or_create(sha256="0" * 64, defaults={"size": 1, "media_type": "text/plain"})
    held = DigitalObject.objects.create(
        id=derived_identifier("object", key),
        unit=unit,
        stored_file=stored,
        kind="transcript",
        version=1,
        has_text=True,
        path=key,
    )
    page = Page.objects.create(digital_object=held, number=1)
    PageText.objects.create(page=page, version=1, text=words)
    return TextRead.objects.create(
        unit=unit, digital_object=held, version=1, public=public, keeper=True, revision=unit.revision,
        digest="1", finders=finders_digest(),
    )  # fmt: skip


def words_of(reading: TextRead) -> str:
    """The words of the record's one page."""
    return PageText.objects.get(page__digital_object=reading.digital_object_id).text


def someone(name: str, kind: str = "person") -> Authority:
    """An authority record of that name."""
    count = Authority.objects.count()
    return Authority.objects.create(id=derived_identifier("authority", name, count), kind=kind, name=name)


def named(reading: TextRead, name: str, authority: Authority | None, kind: str = "person") -> NamedEntity:
    """That the record names somebody so, with a mention at each place where the words stand."""
    key = f"{kind}:{reading.entities.filter(kind=kind).count() + 1}"
    entity = NamedEntity.objects.create(text_read=reading, key=key, kind=kind, name=name, authority=authority)
    whole = words_of(reading)
    start = whole.find(name)
    while start >= 0:
        Mention.objects.create(
            entity=entity, page=1, start=start, end=start + len(name), text=name, form="name", finder="test/1",
            confidence=0.9,
        )  # fmt: skip
        start = whole.find(name, start + 1)
    return entity


def office(entity: NamedEntity, words: str) -> Fact:
    """That the record says somebody holds an office."""
    whole = words_of(entity.text_read)
    start = whole.index(words)
    fact = Fact.objects.create(
        id=derived_identifier("office", entity.pk, words), text_read=entity.text_read, kind="office", number=0, page=1,
        start=start, end=start + len(words), text=words, said={"person": entity.key, "office": words, "body": ""},
        office=words, finder="test/1", confidence=0.9,
    )  # fmt: skip
    FactEntity.objects.create(fact=fact, entity=entity, role="person")
    return fact


def meeting(reading: TextRead, words: str, people: list[NamedEntity], day: int) -> Fact:
    """That the record says these people met on a day (yyyymmdd)."""
    start = words_of(reading).index(words)
    date = f"{day // 10000}-{day // 100 % 100:02}-{day % 100:02}"
    fact = Fact.objects.create(
        id=derived_identifier("meeting", reading.pk, start), text_read=reading, kind="meeting", number=0, page=1,
        start=start, end=start + len(words), text=words, said={"date": date, "participants": [e.key for e in people]},
        date_first=day, date_last=day, finder="test/1", confidence=0.9,
    )  # fmt: skip
    FactEntity.objects.bulk_create(FactEntity(fact=fact, entity=each, role="participants") for each in people)
    return fact
