"""TextIndex in a folder, with tantivy: no service, one writer process, any number of readers."""

from __future__ import annotations

import threading
from collections.abc import Iterable, Sequence
from pathlib import Path
from typing import Any

import tantivy
from rapidfuzz.distance import OSA

from fonds.adapters.text_index_tantivy_facets import Counts, filters_of, narrowed
from fonds.adapters.text_index_tantivy_likely import LikelyPages
from fonds.adapters.text_index_tantivy_passages import PassageFinder
from fonds.adapters.text_index_tantivy_query import QueryBuilder, names_of, plain_words, terms_of
from fonds.adapters.text_index_tantivy_schema import units_schema
from fonds.adapters.text_index_tantivy_store import commit_stamp, current_generation, faults_of, open_generation
from fonds.adapters.text_index_tantivy_writing import IndexWriting
from fonds.core.querying.shaping import in_texts
from fonds.core.querying.tree import Node
from fonds.core.text.analysis import STEMMERS
from fonds.ports.text_index import (
    FoundPassage,
    Hit,
    IndexedUnit,
    IndexUnusable,
    LikelyPage,
    Refused,
    Scope,
    SearchAnswer,
    SearchRequest,
)

Query, Occur = tantivy.Query, tantivy.Occur
POOL = 50  # of this many best records the order is settled by neighbouring words
_DIGITS = 3  # of a score: what a computer's rounding adds beyond must not change the order
_TIES = 5_000
_COUNTS_KEPT = 200  # searches whose counts are kept while a commit lasts


class _Reading:
    """Both searchers of one commit, and what is worth remembering while it lasts."""

    def __init__(self, generation: Path, stamp: tuple[int, ...], units: Any, pages: Any) -> None:
        self.generation, self.stamp = generation, stamp
        self.units, self.pages = units.searcher(), pages.searcher()
        self.units_schema, self.pages_schema = units.schema, pages.schema
        names = sorted({"english", *STEMMERS.values()})
        held = tuple(name for name in names if self.units.doc_freq("analyser", name)) or ("english",)
        self.stemmers = held
        self._ids: dict[int, str] | None = None
        self._counts: dict[Any, tuple[dict[str, tuple[tuple[str, int], ...]], dict[str, Any], int]] = {}

    def counts(
        self, request: SearchRequest, matching: Any, filters: dict[str, Any]
    ) -> tuple[dict[str, tuple[tuple[str, int], ...]], dict[str, Any], int]:
        """Facets, bars of years, and how many records have no text: the same on each page and in each order."""
        chosen = tuple(sorted((facet, tuple(values)) for facet, values in request.selections.items()))
        key = (
            request.query, chosen, request.years, request.undated, request.uncertain, request.within, request.facets
        )  # fmt: skip
        found = self._counts.get(key)
        if found is None:
            without = narrowed(Query.term_query(self.units_schema, "has_text", "no"), filters, without="has_text")
            facets, dates = Counts(self.units, matching, filters).of(request.facets)
            found = (facets, dates, int(self.units.search(without, 1).count or 0))
            if len(self._counts) >= _COUNTS_KEPT:
                self._counts.clear()
            self._counts[key] = found
        return found

    def ids(self) -> dict[int, str]:
        """Every record's id by its address."""
        if self._ids is None:
            found: dict[int, str] = {}
            if self.units.num_docs:
                hits = self.units.search(
                    Query.all_query(), self.units.num_docs, count=False, order_by_field="id", order=tantivy.Order.Asc
                ).hits
                found = {address.segment_ord << 32 | address.doc: name for name, address in hits}
            self._ids = found
        return self._ids

    def id_of(self, address: Any) -> str:
        return self.ids()[address.segment_ord << 32 | address.doc]


class TantivyTextIndex:
    """See `ports.text_index.TextIndex`. Safe to share between threads; those that write wait for each other."""

    def __init__(self, root: Path) -> None:
        self._root = root
        self._guard = threading.Lock()
        self._one_writes = threading.RLock()  # tantivy's writer, asked by two threads at once, answers neither
        self._reading: _Reading | None = None
        self._opened: tuple[Path, Any, Any] | None = None
        self._writing: IndexWriting | None = None

    # -- writing -----------------------------------------------------------------------------------------------

    def _writer(self) -> IndexWriting:
        if self._writing is None:
            self._writing = IndexWriting(self._root)
        return self._writing

    def put(self, units: Iterable[IndexedUnit]) -> tuple[Refused, ...]:
        with self._one_writes:
            return self._writer().put(units)

    def remove(self, ids: Iterable[str]) -> None:
        with self._one_writes:
            self._writer().remove(ids)

    def commit(self) -> None:
        with self._one_writes:
            self._writer().commit()

    def purge(self) -> None:
        with self._one_writes:
            self._writer().purge()

    def release(self) -> None:
        with self._one_writes:
            if self._writing is not None:
                held, self._writing = self._writing, None
                held.close()

    def close(self) -> None:
        self.release()
        with self._guard:
            self._reading = self._opened = None

    # -- reading -----------------------------------------------------------------------------------------------

    def _read(self) -> _Reading | None:
        """The newest commit's searchers; None while nothing has been written."""
        generation = current_generation(self._root)
        if generation is None:
            return None
        reading = self._reading
        try:
            if reading and reading.generation == generation and reading.stamp == commit_stamp(generation):
                return reading
            with self._guard:
                return self._renewed(generation)
        except OSError as error:
            again = current_generation(self._root)
            if again is not None and again != generation:
                return self._read()
            raise IndexUnusable(f"the index in {self._root} cannot be read: {error}") from error

    def _renewed(self, generation: Path) -> _Reading:
        stamp = commit_stamp(generation)
        if self._opened and self._opened[0] == generation:
            _, units, pages = self._opened
            try:
                units.reload()
                pages.reload()
            except Exception as error:
                raise IndexUnusable(f"the index in {self._root} is damaged: {error}") from error
        else:
            units, pages = open_generation(generation)
            self._opened = (generation, units, pages)
        if commit_stamp(generation) != stamp:  # a commit came between the two
            return self._renewed(generation)
        self._reading = _Reading(generation, stamp, units, pages)
        return self._reading

    def count(self) -> int:
        reading = self._read()
        return 0 if reading is None else int(reading.units.num_docs)

    def ids_with_revisions(self) -> dict[str, int]:
        reading = self._read()
        if reading is None or not reading.units.num_docs:
            return {}
        hits = reading.units.search(
            Query.all_query(), reading.units.num_docs, count=False, order_by_field="id", order=tantivy.Order.Asc
        ).hits
        revisions = reading.units.fast_field_values("revision", [address for _, address in hits])
        return {name: int(revision) for (name, _), revision in zip(hits, revisions, strict=True)}

    def faults(self) -> list[str]:
        return faults_of(self._root)

    def suggest(self, words: Iterable[str]) -> dict[str, str]:
        reading = self._read()
        found: dict[str, str] = {}
        if reading is None:
            return found
        for word in words:
            terms = terms_of(word, None)
            if len(terms) != 1 or reading.units.doc_freq("exact", terms[0][1]):
                continue
            if (near := _nearest_word(reading.units, terms[0][1])) is not None:
                found[word] = near
        return found

    def held(self, texts: Iterable[str]) -> frozenset[str]:
        reading = self._read()
        if reading is None:
            return frozenset()
        builder = QueryBuilder(reading.units, reading.units_schema, reading.stemmers)
        return frozenset(text for text in texts if builder.holds(text))

    def likely_pages(self, words: Sequence[str], within: Scope | None, limit: int) -> tuple[LikelyPage, ...]:
        reading = self._read()
        if reading is None or not words or limit < 1:
            return ()
        builder = QueryBuilder(reading.units, reading.units_schema, reading.stemmers)
        return LikelyPages(builder, reading.pages, reading.pages_schema).best(words, within, limit)

    def state(self) -> str:
        reading = self._read()
        return "" if reading is None else f"{reading.generation} {reading.stamp}"

    def records_with(self, word: str) -> int:
        reading = self._read()
        return 0 if reading is None else int(reading.units.doc_freq("exact", word))

    # -- searching ---------------------------------------------------------------------------------------------

    def search(self, request: SearchRequest) -> SearchAnswer:
        reading = self._read()
        if reading is None:
            filters_of(units_schema(), request)
            return SearchAnswer(0, (), dict.fromkeys(request.facets, ()), (), 0, 0, 0)
        builder = QueryBuilder(reading.units, reading.units_schema, reading.stemmers)
        filters = filters_of(reading.units_schema, request)
        matching = Query.all_query() if request.query is None else builder.matching(request.query)
        total, ranked = self._ranked(reading, builder, matching, filters, request)
        facets, dates, without_text = reading.counts(request, matching, filters)
        dated = dict(dates["dated"])
        return SearchAnswer(
            total=total,
            hits=self._hits(reading, builder, ranked, request),
            facets=dict(facets),
            years=dates["years"],
            undated=dated.get("undated", 0),
            uncertain=dated.get("uncertain", 0),
            without_text=without_text,
        )

    def _hits(
        self, reading: _Reading, builder: QueryBuilder, ranked: list[tuple[float, Any]], request: SearchRequest
    ) -> tuple[Hit, ...]:
        finder = PassageFinder(builder, reading.pages, reading.pages_schema, in_texts(request.query))
        hits = []
        for score, address in ranked:
            name = reading.id_of(address)
            passages: tuple[FoundPassage, ...] = ()
            if request.passages_per_hit and request.query is not None:
                source = bytes(reading.units.doc(address).get_first("source"))
                passages = finder.passages(source, request.passages_per_hit)
            hits.append(Hit(name, score, passages))
        return tuple(hits)

    def _ranked(
        self, reading: _Reading, builder: QueryBuilder, matching: Any, filters: dict[str, Any], request: SearchRequest
    ) -> tuple[int, list[tuple[float, Any]]]:
        """How many records match, and (score, address) of those from `offset` on."""
        words = plain_words(in_texts(request.query))
        if request.sort != "relevance" or not words:
            return _in_order(reading.units, narrowed(matching, filters), request)
        query = _scored(matching, builder.ranking(words, names_of(request.query)), request.query)
        return self._by_relevance(reading, builder, narrowed(query, filters), words, request)

    def _by_relevance(
        self, reading: _Reading, builder: QueryBuilder, query: Any, words: list[str], request: SearchRequest
    ) -> tuple[int, list[tuple[float, Any]]]:
        end = request.offset + request.limit
        wanted = max(POOL, end) + 20
        while True:
            answer = reading.units.search(query, wanted)
            hits, total = answer.hits, int(answer.count)
            tied = len(hits) == wanted and round(hits[-1][0], _DIGITS) == round(hits[max(POOL, end) - 1][0], _DIGITS)
            if not tied or wanted >= min(total, max(_TIES, end)):
                break
            wanted = min(wanted * 4, max(_TIES, end + 1))
        rows = sorted(((round(score, _DIGITS), reading.id_of(address), address) for score, address in hits), key=_best)
        pool = self._by_neighbours(reading, builder, rows[:POOL], words)
        rows = sorted(pool, key=_best) + rows[POOL:]
        return total, [(score, address) for score, _, address in rows[request.offset : end]]

    def _by_neighbours(
        self, reading: _Reading, builder: QueryBuilder, pool: list[tuple[float, str, Any]], words: list[str]
    ) -> list[tuple[float, str, Any]]:
        phrases = builder.neighbours(words)
        if not phrases or len(pool) < 2:
            return pool
        query = builder.among([name for _, name, _ in pool], phrases)
        more = {
            address.segment_ord << 32 | address.doc: score
            for score, address in reading.units.search(query, len(pool), count=False).hits
        }
        return [
            (round(score + more.get(address.segment_ord << 32 | address.doc, 0.0), _DIGITS), name, address)
            for score, name, address in pool
        ]


def _best(row: tuple[float, str, Any]) -> tuple[float, str]:
    return -row[0], row[1]


def _scored(matching: Any, scores: list[Any], node: Node | None) -> Any:
    members = [(Occur.Must, Query.const_score_query(matching, 0.0)), *((Occur.Should, score) for score in scores)]
    return Query.boolean_query(members)


_ORDER = {"relevance": "id", "date": "by_date", "date-desc": "by_date_desc", "opened": "by_opened", "added": "by_added"}


def _in_order(searcher: Any, query: Any, request: SearchRequest) -> tuple[int, list[tuple[float, Any]]]:
    answer = searcher.search(
        query,
        max(request.limit, 1),
        offset=request.offset,
        order_by_field=_ORDER[request.sort],
        order=tantivy.Order.Asc,
    )
    hits = answer.hits if request.limit else []
    return int(answer.count), [(0.0, address) for _, address in hits]


def _nearest_word(searcher: Any, term: str) -> str | None:
    """The held word nearest in spelling, the more frequent of equals. A first letter is seldom wrong."""
    best: tuple[float, int, str] | None = None
    for length in (2, 1):
        for word, held in searcher.terms_with_prefix("exact", term[:length]):
            if abs(len(word) - len(term)) > 2 or word.isdigit():
                continue
            distance = OSA.distance(word, term, score_cutoff=2)
            if 0 < distance <= (1 if len(term) < 5 else 2):
                row = (distance, -held, word)
                best = row if best is None else min(best, row)
        if best:
            break
    return best[2] if best else None
