"""Searches as the command line and the API answer them."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from fonds.catalogue import access
from fonds.catalogue.access import Reader
from fonds.catalogue.citation import place_path
from fonds.catalogue.models import DigitalObject, UnitOfDescription
from fonds.catalogue.texts import page_texts
from fonds.core.querying import parse
from fonds.core.text.anchor import Anchor
from fonds.ports.text_index import FoundPassage, Hit, SearchRequest
from fonds.workflows.indexing import Indexes
from fonds.workflows.releases_asked import remarks_on_releases
from fonds.workflows.spelling_queries import spelled_query

_TOGETHER = 500


def found_json(query: str, reader: Reader, indexes: Indexes, *, limit: int, offset: int = 0) -> dict[str, Any]:
    """What `reader` finds: total, how the query was understood, and results with their passages as anchors."""
    parsed = parse(query)
    asked = [indexes.public]
    if reader is Reader.KEEPER and indexes.restricted.count():
        asked.append(indexes.restricted)
    spelled = spelled_query(parsed.tree, reader, asked)
    request = SearchRequest(query=spelled.tree, offset=0, limit=limit + offset, passages_per_hit=3)
    answers = [index.search(request) for index in asked]
    hits: dict[str, Hit] = {}
    for answer in answers:
        for hit in answer.hits:
            if hit.id not in hits or hit.score > hits[hit.id].score:
                hits[hit.id] = hit
    ordered = sorted(hits.values(), key=lambda h: (-h.score, h.id))[offset : offset + limit]
    units = {u.pk: u for u in access.units(reader).filter(pk__in=[h.id for h in ordered])}
    return {
        "total": sum(a.total for a in answers),
        "understood_as": parsed.understood_as,
        "remarks": [*parsed.remarks, *remarks_on_releases(parsed.tree, reader)],
        "also_searched": spelled.also_json(),
        "results": [result_json(units[h.id], h, reader) for h in ordered if h.id in units],
    }


def found_ids(query: str, reader: Reader, indexes: Indexes) -> Iterator[str]:
    """The ids of all records that `reader` finds, the best first; what is not public after what is."""
    parsed = parse(query)
    searched = [indexes.public] + ([indexes.restricted] if reader is Reader.KEEPER else [])
    seen: set[str] = set()
    for index in searched:
        offset = 0
        while index.count():
            hits = index.search(
                SearchRequest(query=parsed.tree, offset=offset, limit=_TOGETHER, passages_per_hit=0)
            ).hits
            yield from (hit.id for hit in hits if hit.id not in seen)
            seen.update(hit.id for hit in hits)
            offset += _TOGETHER
            if len(hits) < _TOGETHER:
                break


def result_json(unit: UnitOfDescription, hit: Hit, reader: Reader) -> dict[str, Any]:
    """One record found; addresses are paths. `reader` SHALL be one who may see the unit."""
    return {
        "id": unit.pk,
        "reference_code": unit.reference_code,
        "title": unit.title,
        "dates": [{k: d.get(k) for k in ("edtf", "role", "as_written", "standing")} for d in unit.dates],
        "url": f"/records/{unit.pk}",
        "score": round(hit.score, 6),
        "passages": [_passage(unit, p, reader) for p in hit.passages],
    }


def _passage(unit: UnitOfDescription, found: FoundPassage, reader: Reader) -> dict[str, Any]:
    text, start = found.text, found.text_start
    if reader is Reader.KEEPER:
        made = DigitalObject.objects.filter(pk=found.digital_object).first()
        pages = page_texts(reader, made, found.version, first=found.page, last=found.page) if made else []
        if pages:
            text = pages[0].text[start : start + len(text)]
    anchor = Anchor(found.digital_object, found.version, found.page, start, start + len(text), text)
    return anchor.to_json() | {
        "label": found.label,
        "kind": found.kind,
        "language": found.language,
        "release": found.release,
        "paginated": found.paginated,
        "marks": [list(m) for m in found.marks],
        "opened": found.opened,
        "url": f"/records/{unit.pk}/opened/{found.opened}"
        if found.opened
        else place_path(unit.pk, found.digital_object, found.version, found.page, found.start, found.end),
    }
