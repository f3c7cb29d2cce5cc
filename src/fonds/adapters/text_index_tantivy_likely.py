"""The pages on which a quotation is likely to stand: those that hold the rarest of its words together.

Words that an engine garbled are held by no page, or by few others, and do no harm among a dozen. Where many pages hold
as many of the words, because all are common, or no page holds all, their order decides: runs of three of them.
"""

from __future__ import annotations

import json
import math
from collections.abc import Sequence
from typing import Any

import tantivy

from fonds.adapters.text_index_tantivy_query import QueryBuilder, any_of, nothing, terms_of
from fonds.adapters.text_index_tantivy_schema import key_of
from fonds.core.text.analysis import folded
from fonds.ports.text_index import LikelyPage, Scope

Query, Occur = tantivy.Query, tantivy.Occur
_WORDS = 14
_MOST_WORDS = 400  # of a long quotation, those looked at
_RUN = 3
_RUNS = 6
_RECORDS = 16
_AS_GOOD = 0.93
_UNITS_SCOPE = {"repository": "repository", "ancestor": "ancestor", "collection": "collection", "record": "id"}


class LikelyPages:
    """For one pair of searchers. The builder's searcher is that of the records."""

    def __init__(self, builder: QueryBuilder, pages: Any, schema: Any) -> None:
        self._builder, self._pages, self._schema = builder, pages, schema

    def best(self, words: Sequence[str], within: Scope | None, limit: int) -> tuple[LikelyPage, ...]:
        """See `TextIndex.likely_pages`."""
        words = list(words[:_MOST_WORDS])
        weighed = self._weighed(words)
        if not weighed:
            return ()
        whole = sum(weight for _, weight in weighed)
        wanted = [Query.const_score_query(query, weight) for query, weight in weighed]
        found = self._search(wanted, self._scope(within), limit)
        is_whole = bool(found) and found[0][0] >= _AS_GOOD * whole
        if len(words) >= _RUN and (not is_whole or (len(found) == limit and found[-1][0] >= _AS_GOOD * whole)):
            # one record after another, so that no record's many pages crowd out the others
            for record in self._records_with_runs(words, within):
                key = key_of(bytes(self._builder.searcher.doc(record).get_first("source")))
                found += self._search(wanted, [self._of_unit(key)], 2)
        return self._as_pages(found, whole)

    def _weighed(self, words: Sequence[str]) -> list[tuple[Any, float]]:
        """The rarest words as queries, each with its weight."""
        held = self._pages.num_docs
        found: dict[str, tuple[Any, float]] = {}
        for word in words:
            name = folded(word)
            if name in found:
                continue
            terms = {term for stemmer in self._builder.stemmers for _, term in terms_of(word, stemmer)}
            counts = {term: self._pages.doc_freq("text", term) for term in terms}
            known = [term for term in sorted(terms) if counts[term]]
            if known:
                rarity = math.log(1 + (held + 0.5) / (max(counts.values()) + 0.5))
                query = any_of([Query.term_query(self._schema, "text", term, "basic") for term in known])
                found[name] = (query, rarity)
        return sorted(found.values(), key=lambda each: -each[1])[:_WORDS]

    def _scope(self, within: Scope | None) -> list[Any]:
        if within is None:
            return []
        if within.kind == "collection":
            return [Query.term_query(self._schema, "collection", within.value, "basic")]
        schema, searcher = self._builder.schema, self._builder.searcher
        query = Query.term_query(schema, _UNITS_SCOPE[within.kind], within.value, "basic")
        hits = searcher.search(query, 10_000 if within.kind != "record" else 1, count=False).hits
        keys = [key_of(bytes(searcher.doc(address).get_first("source"))) for _, address in hits]
        return [Query.term_set_query(self._schema, "unit", keys)] if keys else [Query.empty_query()]

    def _of_unit(self, key: str) -> Any:
        return Query.term_query(self._schema, "unit", key, "basic")

    def _search(self, wanted: list[Any], scope: list[Any], limit: int) -> list[tuple[float, Any]]:
        query = any_of(wanted) or nothing()
        if scope:
            must = [(Occur.Must, Query.const_score_query(each, 0.0)) for each in scope]
            query = Query.boolean_query([*must, (Occur.Must, query)])
        return list(self._pages.search(query, limit, count=False).hits)

    def _records_with_runs(self, words: Sequence[str], within: Scope | None) -> list[Any]:
        """The records that hold most runs of neighbouring words of the quotation."""
        starts = range(0, len(words) - _RUN + 1, max(1, (len(words) - _RUN) // (_RUNS - 1) if len(words) > _RUN else 1))
        runs = [self._builder.stems("text", " ".join(words[at : at + _RUN])) for at in starts]
        query = any_of([Query.const_score_query(run, 1.0) for run in runs if run is not None])
        if query is None:
            return []
        if within is not None:
            scope = Query.term_query(self._builder.schema, _UNITS_SCOPE[within.kind], within.value, "basic")
            query = Query.boolean_query([(Occur.Must, Query.const_score_query(scope, 0.0)), (Occur.Must, query)])
        return [address for _, address in self._builder.searcher.search(query, _RECORDS, count=False).hits]

    def _as_pages(self, found: list[tuple[float, Any]], whole: float) -> tuple[LikelyPage, ...]:
        pages: dict[int, LikelyPage] = {}
        places = self._pages.fast_field_values("place", [address for _, address in found]) if found else []
        for (score, address), place in zip(found, places, strict=True):
            name = address.segment_ord << 32 | address.doc
            if name in pages:
                continue
            header, _, text = bytes(self._pages.doc(address).get_first("body")).decode("utf-8").partition("\n")
            offset, *_rest, (unit, made, version) = json.loads(header)
            page = int(place) >> 16 & 0xFFFFFFF
            share = round(score / whole, 4)
            pages[name] = LikelyPage(unit, made, version, page, offset, offset + len(text), share)
        return tuple(sorted(pages.values(), key=lambda p: (-p.share, p.unit, p.digital_object, p.page, p.start)))
