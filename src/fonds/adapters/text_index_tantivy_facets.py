"""Filters and counts: what a search is narrowed to, and how many records each further choice would leave."""

from __future__ import annotations

from typing import Any

import tantivy

from fonds.adapters.text_index_tantivy_schema import as_written, folded
from fonds.ports.text_index import ALL_OF, FACETS, FOLDED, Scope, SearchRequest

Query, Occur = tantivy.Query, tantivy.Occur
_SHOWN = 50
_ALL = 65_000
_DATES = "dates"  # years, undated and uncertain together are one selection
_SCOPE_FIELD = {"repository": "repository", "ancestor": "ancestor", "collection": "collection", "record": "id"}


def filters_of(schema: Any, request: SearchRequest) -> dict[str, Any]:
    """The request's narrowings as queries, by facet; "dates" for its years, "within" for its scope."""
    filters: dict[str, Any] = {}
    for facet, values in request.selections.items():
        if facet not in FACETS:
            raise ValueError(f"there is no facet {facet!r}; there are {', '.join(FACETS)}")
        wanted = [folded(facet, str(value)) for value in values]
        if wanted and facet in ALL_OF:
            members = [(Occur.Must, Query.term_query(schema, facet, value, "basic")) for value in wanted]
            filters[facet] = Query.boolean_query(members)
        elif wanted:
            filters[facet] = Query.term_set_query(schema, facet, wanted)
    if (dates := _dates_filter(schema, request)) is not None:
        filters[_DATES] = dates
    if request.within is not None:
        filters["within"] = _scope_filter(schema, request.within)
    return filters


def _scope_filter(schema: Any, scope: Scope) -> Any:
    return Query.term_query(schema, _SCOPE_FIELD[scope.kind], scope.value)


def _dates_filter(schema: Any, request: SearchRequest) -> Any | None:
    kept = []
    if request.years is not None:
        first, last = min(request.years), max(request.years)
        kept.append(Query.range_query(schema, "year", tantivy.FieldType.Integer, first, last))
    bars = [bar for bar, wanted in (("undated", request.undated), ("uncertain", request.uncertain)) if wanted]
    if bars:
        kept.append(Query.term_set_query(schema, "dated", bars))
    if not kept:
        return None
    return Query.boolean_query([(Occur.Should, query) for query in kept])


def narrowed(query: Any, filters: dict[str, Any], *, without: str | None = None) -> Any:
    """The query with all filters but one, none of which changes a score."""
    members = [Query.const_score_query(held, 0.0) for name, held in filters.items() if name != without]
    if not members:
        return query
    return Query.boolean_query([(Occur.Must, query), *((Occur.Must, member) for member in members)])


class Counts:
    """Counts for one query over one searcher."""

    def __init__(self, searcher: Any, query: Any, filters: dict[str, Any]) -> None:
        self._searcher, self._query, self._filters = searcher, query, filters

    def of(self, facets: tuple[str, ...]) -> tuple[dict[str, tuple[tuple[str, int], ...]], dict[str, Any]]:
        """Values with counts for each facet, and the histogram's bars under "years" and "dated"."""
        for facet in facets:
            if facet not in FACETS:
                raise ValueError(f"there is no facet {facet!r}; there are {', '.join(FACETS)}")
        fields = {facet: (facet, "" if facet in ALL_OF else facet) for facet in facets}
        fields |= {"years": ("year", _DATES), "dated": ("dated", _DATES)}
        groups: dict[str | None, list[str]] = {}
        for name, (_, selection) in fields.items():
            groups.setdefault(selection if selection in self._filters else None, []).append(name)
        found: dict[str, Any] = {}
        for without, names in groups.items():
            found |= self._counted({name: fields[name][0] for name in names}, without)
        return {facet: found[facet] for facet in facets}, {name: found[name] for name in ("years", "dated")}

    def _counted(self, fields: dict[str, str], without: str | None, size: int = _SHOWN) -> dict[str, Any]:
        asked = {
            name: {"terms": {"field": field, "size": 4000 if name == "years" else size, "segment_size": _ALL}}
            for name, field in fields.items()
        }
        asked |= {
            as_written(name): {"terms": {"field": as_written(name), "size": 4 * size, "segment_size": _ALL}}
            for name in fields
            if name in FOLDED
        }
        answer = self._searcher.aggregate(narrowed(self._query, self._filters, without=without), asked)
        found: dict[str, Any] = {}
        again = {}
        for name in fields:
            buckets = [(bucket["key"], bucket["doc_count"]) for bucket in answer[name]["buckets"]]
            if name in FOLDED:
                forms = _forms(name, answer[as_written(name)]["buckets"])
                buckets = [(forms.get(key, key), count) for key, count in buckets]
            if name == "years":
                found[name] = tuple(sorted((int(key), count) for key, count in buckets))
            elif answer[name].get("sum_other_doc_count", 0) and size < _ALL:
                again[name] = fields[name]
                least = buckets[-1][1]  # which of those with the least count were left out is chance: leave out all
                kept = [bucket for bucket in buckets if bucket[1] > least]
                if len(kept) >= 10:
                    again.pop(name)
                found[name] = ordered(kept)
            else:
                found[name] = ordered(buckets)
        return found | (self._counted(again, without, _ALL) if again else {})


def _forms(facet: str, buckets: list[dict[str, Any]]) -> dict[str, str]:
    """How most records write each value that is counted without case."""
    found: dict[str, str] = {}
    for bucket in sorted(buckets, key=lambda each: (-each["doc_count"], each["key"])):
        found.setdefault(folded(facet, bucket["key"]), bucket["key"])
    return found


def ordered(buckets: list[tuple[str, int]]) -> tuple[tuple[str, int], ...]:
    """The most frequent first, equals by their value; not more than are ever shown."""
    return tuple(sorted(buckets, key=lambda bucket: (-bucket[1], bucket[0]))[:_SHOWN])
