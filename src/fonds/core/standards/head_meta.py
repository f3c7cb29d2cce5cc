"""What the head of a record's page tells reference managers: `citation_*` (Google Scholar's) and `DC.*` (DCMI).

People who are merely mentioned are not authors; a translator is a contributor and has `citation_translator` besides.
"""

from __future__ import annotations

from collections.abc import Iterator

from fonds.core.citing.date_parts import date_parts
from fonds.core.citing.item import CitedItem
from fonds.core.citing.wording import distinct

Meta = tuple[str, str]
"""A name and its content."""


def citation_meta(item: CitedItem) -> tuple[Meta, ...]:
    """`citation_*` of the item, nothing empty."""
    return tuple((name, content) for name, content in _citation(item) if content)


def dublin_core_meta(item: CitedItem) -> tuple[Meta, ...]:
    """`DC.*` and `DCTERMS.*` of the item, nothing empty."""
    return tuple((name, content) for name, content in _dublin_core(item) if content)


def _citation(item: CitedItem) -> Iterator[Meta]:
    yield "citation_title", item.title or item.archival_reference
    for name in item.creators:
        yield "citation_author", name.inverted
    yield "citation_publication_date", _slashed(item)
    yield "citation_language", item.language
    if item.translator:
        yield "citation_translator", item.translator.inverted
    yield "citation_abstract", item.abstract
    yield "citation_archive", item.repository
    yield "citation_archive_location", _location(item)
    yield "citation_public_url", item.url


def _dublin_core(item: CitedItem) -> Iterator[Meta]:
    yield "DC.title", item.title or item.archival_reference
    for name in item.creators:
        yield "DC.creator", name.inverted
    if item.translator:
        yield "DC.contributor", item.translator.inverted
    yield "DC.date", item.edtf or ""
    yield "DC.type", item.genre
    yield "DC.language", item.language
    yield "DC.description", item.abstract
    yield "DC.publisher", item.publisher or item.programme
    yield "DC.source", ", ".join(distinct(item.repository, _location(item)))
    yield "DC.rights", item.rights
    yield "DC.identifier", item.url
    yield "DCTERMS.isPartOf", item.collection_title


def _location(item: CitedItem) -> str:
    return ", ".join(distinct(item.collection_title, item.archival_reference))


def _slashed(item: CitedItem) -> str:
    """The first day of the date as `1957/08/07`, `1957/08` or `1957`."""
    parts = date_parts(item.edtf) if item.edtf else []
    return "/".join(f"{part:02d}" for part in parts[0]) if parts else ""
