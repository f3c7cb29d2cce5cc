"""Which tables a bag holds, and which of their rows belong to a part of the archive.

A table is either here or in `DERIVED`, with what it is made from: a test fails for one that is in neither.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

from django.db.models import Model, Q, QuerySet
from django.db.models.expressions import RawSQL

from fonds.catalogue.models import (
    Authority,
    AuthorityName,
    AuthorityProposal,
    Collection,
    ComparedUnit,
    Decision,
    DigitalObject,
    DigitalObjectVersion,
    Fact,
    FactEntity,
    Mark,
    Mask,
    Mention,
    NamedEntity,
    OpenedSpan,
    Opening,
    OutboxEntry,
    Page,
    PageText,
    PendingJoin,
    Release,
    Repository,
    SheetRow,
    StoredComparison,
    StoredFile,
    Submission,
    TextRead,
    UnitOfDescription,
    WithheldTally,
)

_UNIT = UnitOfDescription._meta.db_table
_AUTHORITY = Authority._meta.db_table
_ENTITY = NamedEntity._meta.db_table
_READ = TextRead._meta.db_table

_WHOLE = f"""
WITH RECURSIVE held(id) AS (
    SELECT id FROM {_UNIT} WHERE id = %s
    UNION SELECT u.id FROM {_UNIT} u JOIN held ON u.parent_id = held.id OR u.merged_into_id = held.id)
"""
_NAMED = f"""
, named(id) AS (
    SELECT id FROM held
    UNION SELECT above.id FROM named JOIN {_UNIT} u ON u.id = named.id
    JOIN {_UNIT} above ON above.id = u.parent_id OR above.id = u.merged_into_id)
"""
_AUTHORITIES = f"""
, who(id) AS (
    SELECT e.authority_id FROM {_ENTITY} e JOIN {_READ} r ON r.id = e.text_read_id
    WHERE e.authority_id IS NOT NULL AND r.unit_id IN (SELECT id FROM held)
    UNION SELECT other.id FROM who JOIN {_AUTHORITY} a ON a.id = who.id
    JOIN {_AUTHORITY} other ON other.id = a.merged_into_id OR other.merged_into_id = a.id)
"""


@dataclass(frozen=True, slots=True)
class Part:
    """A unit of the archive with everything below it: `root` is its id."""

    root: str

    @property
    def whole(self) -> RawSQL:
        """The ids of the unit, of all below it, and of all that were merged into them: these are held in full."""
        return RawSQL(f"{_WHOLE} SELECT id FROM held", [self.root])

    @property
    def named(self) -> RawSQL:
        """These, those above them, and those that any of them was merged into: of these the description is held."""
        return RawSQL(f"{_WHOLE} {_NAMED} SELECT id FROM named", [self.root])

    @property
    def authorities(self) -> RawSQL:
        """The ids of the authority records of whom their texts name, with those merged with them."""
        return RawSQL(f"{_WHOLE} {_AUTHORITIES} SELECT id FROM who", [self.root])


Rows = Callable[[Part], Q]


@dataclass(frozen=True, slots=True)
class BaggedTable:
    """A table that a bag holds; `of_part` are the rows that belong to a part of the archive, None where none does."""

    model: type[Model]
    of_part: Rows | None

    @property
    def name(self) -> str:
        """The table's name in a bag ("digitalobject")."""
        return self.model._meta.model_name or ""

    def rows(self, part: Part | None) -> QuerySet[Any]:
        """The rows of the part, or all of them, in the order of their keys."""
        found = self.model._default_manager.order_by("pk")
        if part is None:
            return found
        return found.none() if self.of_part is None else found.filter(self.of_part(part))


def _unit_whole(part: Part) -> Q:
    return Q(unit__in=part.whole)


def _object_whole(part: Part) -> Q:
    return Q(digital_object__unit__in=part.whole)


def _text_whole(part: Part) -> Q:
    return Q(page_text__page__digital_object__unit__in=part.whole)


def _read_whole(part: Part) -> Q:
    return Q(unit__in=part.whole, digital_object__unit__in=part.whole)


def _compared_whole(part: Part) -> Q:
    return Q(unit__in=part.whole, from_object__unit__in=part.whole, to_object__unit__in=part.whole)


def _reads(part: Part) -> QuerySet[TextRead]:
    return TextRead.objects.filter(_read_whole(part)).order_by()


def _comparisons(part: Part) -> QuerySet[StoredComparison]:
    return StoredComparison.objects.filter(_compared_whole(part)).order_by()


def _objects(part: Part) -> QuerySet[DigitalObject]:
    return DigitalObject.objects.filter(unit__in=part.whole).order_by()


def _held_collections(part: Part) -> QuerySet[Any]:
    found: QuerySet[Any] = _IN_COLLECTION.objects.filter(unitofdescription__in=part.named).order_by()
    return found


def _files(part: Part) -> Q:
    versions = DigitalObjectVersion.objects.filter(_object_whole(part)).order_by()
    pages = Page.objects.filter(_object_whole(part), image__isnull=False).order_by()
    pictures = Collection.objects.filter(pk__in=_held_collections(part).values("collection"), picture__isnull=False)
    return (
        Q(pk__in=_objects(part).values("stored_file"))
        | Q(pk__in=versions.values("stored_file"))
        | Q(pk__in=pages.values("image"))
        | Q(pk__in=pictures.order_by().values("picture"))
    )


def _releases(part: Part) -> Q:
    openings = Opening.objects.filter(_unit_whole(part)).order_by()
    return (
        Q(pk__in=openings.values("release"))
        | Q(pk__in=_objects(part).filter(release__isnull=False).values("release"))
        | Q(pk__in=_comparisons(part).values("to_release"))
    )


def _sheet_rows(part: Part) -> Q:
    openings = Opening.objects.filter(_unit_whole(part), row__isnull=False).order_by()
    return Q(unit__in=part.named) | Q(pk__in=openings.values("row"))


_IN_COLLECTION: Any = UnitOfDescription.collections.through

TABLES: tuple[BaggedTable, ...] = (
    BaggedTable(Repository, lambda p: Q(pk__in=UnitOfDescription.objects.filter(
        pk__in=p.named, repository__isnull=False).order_by().values("repository"))),
    BaggedTable(StoredFile, _files),
    BaggedTable(Collection, lambda p: Q(pk__in=_held_collections(p).values("collection"))),
    BaggedTable(Release, _releases),
    BaggedTable(Submission, None),
    BaggedTable(UnitOfDescription, lambda p: Q(pk__in=p.named)),
    BaggedTable(_IN_COLLECTION, lambda p: Q(unitofdescription__in=p.named)),
    BaggedTable(SheetRow, _sheet_rows),
    BaggedTable(DigitalObject, _unit_whole),
    BaggedTable(DigitalObjectVersion, _object_whole),
    BaggedTable(Page, _object_whole),
    BaggedTable(PageText, lambda p: Q(page__digital_object__unit__in=p.whole)),
    BaggedTable(Mark, lambda p: _unit_whole(p) & _text_whole(p)),
    BaggedTable(Mask, _text_whole),
    BaggedTable(Opening, _unit_whole),
    BaggedTable(Decision, lambda p: Q(unit__in=p.named)),
    BaggedTable(PendingJoin, lambda p: Q(path__in=_objects(p).values("path"))),
    BaggedTable(StoredComparison, _compared_whole),
    BaggedTable(OpenedSpan, lambda p: Q(comparison__in=_comparisons(p).values("pk"))),
    BaggedTable(ComparedUnit, _unit_whole),
    BaggedTable(WithheldTally, _unit_whole),
    BaggedTable(Authority, lambda p: Q(pk__in=p.authorities)),
    BaggedTable(AuthorityName, lambda p: Q(authority__in=p.authorities)),
    BaggedTable(AuthorityProposal, lambda p: Q(first__in=p.authorities, second__in=p.authorities)),
    BaggedTable(TextRead, _read_whole),
    BaggedTable(NamedEntity, lambda p: Q(text_read__in=_reads(p).values("pk"))),
    BaggedTable(Mention, lambda p: Q(entity__text_read__in=_reads(p).values("pk"))),
    BaggedTable(Fact, lambda p: Q(text_read__in=_reads(p).values("pk"))),
    BaggedTable(FactEntity, lambda p: Q(fact__text_read__in=_reads(p).values("pk"))),
)  # fmt: skip
"""The tables in an order in which each comes after those that its rows name."""

DERIVED: dict[type[Model], str] = {
    OutboxEntry: "what the indexes have still to be told; they are built anew from the catalogue",
}
"""Tables of the catalogue that no bag holds, each with what it is made from."""
