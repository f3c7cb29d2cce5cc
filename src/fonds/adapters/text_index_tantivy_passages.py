"""The passages of the records shown: their best pages from the page index, and on each the best stretch."""

from __future__ import annotations

import json
from typing import Any

import tantivy
from rapidfuzz import fuzz

from fonds.adapters.text_index_tantivy_marks import LENGTH, Mark, Marker, Page, densest, stretch, windows
from fonds.adapters.text_index_tantivy_query import QueryBuilder, all_of, any_of, telling, terms_of
from fonds.adapters.text_index_tantivy_schema import key_and_texts, openings_of
from fonds.core.querying.tree import And, Fuzzy, Node, Opened, Or, Phrase, Prefix, Series, Spelled, Words
from fonds.ports.text_index import FoundPassage, IndexedOpening, IndexedText

Query, Occur = tantivy.Query, tantivy.Occur
_PAGES_LOOKED_AT = 48
_SAME = 80.0  # per cent: two releases of one page


class PassageFinder:
    """Finds passages for one query over one pair of searchers."""

    def __init__(self, builder: QueryBuilder, pages: Any, schema: Any, node: Node | None) -> None:
        self._builder, self._pages, self._schema = builder, pages, schema
        self._marker = Marker(node, builder.stemmers)
        self._wanted = [Query.const_score_query(query, weight) for query, weight in self._leaves(node)]
        self._strict = _holds_strict(node)
        self._openings = [
            (set(builder.opened_releases(each.release)), Marker(each.operand, builder.stemmers))
            for each in _scopes(node)
        ]

    def _leaves(self, node: Node | None) -> list[tuple[Any, float]]:
        """What to look for on pages, each with its weight."""
        match node:
            case Words(words):
                return [leaf for word in telling(words) for leaf in self._word(word)]
            case Spelled(words, names):
                others = [other for name in names for other in name.spellings]
                return self._leaves(Words(words)) + [leaf for other in others for leaf in self._word(other)]
            case Phrase(text, _):
                return self._word(text)
            case Prefix(start):
                return self._expanded(terms_of(start, None))
            case Fuzzy(word, distance):
                terms = [stem for stemmer in self._builder.stemmers for _, stem in terms_of(word, stemmer)]
                fuzzy = [Query.fuzzy_term_query(self._schema, "text", term, min(distance, 2), True) for term in terms]
                return [(query, 5.0) for query in fuzzy]
            case And(operands) | Or(operands):
                return [leaf for operand in operands for leaf in self._leaves(operand)]
            case Series(clauses):
                return [leaf for clause in clauses if clause.occurs != "not" for leaf in self._leaves(clause.node)]
            case _:
                return []

    def _word(self, text: str) -> list[tuple[Any, float]]:
        found = []
        for terms in self._builder.alternatives(text):
            query = all_of(
                [Query.term_query(self._schema, "text", term, "basic") for term in {term for _, term in terms}]
            )
            found.append((query, sum(self._builder.idf(term) for _, term in terms)))
        return found

    def _expanded(self, terms: tuple[tuple[int, str], ...]) -> list[tuple[Any, float]]:
        """Words that begin so, as their stems: the page index holds no others."""
        if not terms:
            return []
        held = [word for word, _ in self._builder.searcher.terms_with_prefix("exact", terms[-1][1], limit=300)]
        stems = {stem for word in held for stemmer in self._builder.stemmers for _, stem in terms_of(word, stemmer)}
        last = Query.term_set_query(self._schema, "text", sorted(stems))
        return [
            (all_of([*(q for _, term in terms[:-1] if (q := any_of([q for q, _ in self._word(term)]))), last]), 5.0)
        ]

    def passages(self, source: bytes, count: int) -> tuple[FoundPassage, ...]:
        """Up to `count` passages of a record, the best pages first."""
        if self._openings and count > 0:
            return self._opened(openings_of(source), count)
        if not self._wanted or not self._marker or count < 1:
            return ()
        key, texts = key_and_texts(source)
        found: list[FoundPassage] = []
        more: list[tuple[IndexedText, int, _Body, list[Mark]]] = []
        for place, address in self._best_pages(key)[: count + (12 if self._strict else 3)]:
            if len(found) >= count:
                break
            body = _Body(bytes(self._pages.doc(address).get_first("body")))
            marks = self._marker.marks(body.page)
            if not marks:
                continue
            passage = _passage(texts[place >> 44], place, body, densest(marks))
            if not any(_is_same(passage, other) for other in found):
                found.append(passage)
                more.append((texts[place >> 44], place, body, marks))
        for about, place, body, marks in more:
            if len(found) < count:
                found += [_passage(about, place, body, group) for group in windows(marks, count)[1:]]
        return tuple(found[:count])

    def _opened(self, openings: list[IndexedOpening], count: int) -> tuple[FoundPassage, ...]:
        """The opened spans that hold the words; all of a release's where no words are asked for."""
        found: list[tuple[int, int, FoundPassage]] = []
        for releases, marker in self._openings:
            for place, opening in enumerate(openings):
                if opening.release not in releases:
                    continue
                page = Page(opening.text, simple=False, broken=[])
                marks = densest(marker.marks(page)) if marker and marker.marks(page) else []
                if marks or not marker:
                    found.append((-len({mark.key for mark in marks}), place, _opened_passage(opening, marks)))
        found.sort(key=lambda each: each[:2])
        return tuple(passage for _, _, passage in found[:count])

    def _best_pages(self, key: str) -> list[tuple[int, Any]]:
        query = Query.const_score_query(Query.term_query(self._schema, "unit", key, "basic"), 0.0)
        for wanted in self._wanted:  # one within the other: see QueryBuilder.among
            query = Query.boolean_query([(Occur.Must, query), (Occur.Should, wanted)])
        hits = [hit for hit in self._pages.search(query, _PAGES_LOOKED_AT, count=False).hits if hit[0] > 0]
        if not hits:
            return []
        places = self._pages.fast_field_values("place", [address for _, address in hits])
        ranked = sorted(zip(hits, places, strict=True), key=lambda each: (-round(each[0][0], 3), each[1]))
        return [(int(place), address) for (_, address), place in ranked]


def _scopes(node: Node | None) -> list[Opened]:
    """The parts of a query that look among opened words, the innermost of nested ones."""
    match node:
        case Opened(_, operand):
            return _scopes(operand) or [node]
        case And(operands) | Or(operands):
            return [scope for operand in operands for scope in _scopes(operand)]
        case Series(clauses):
            return [scope for clause in clauses if clause.occurs != "not" for scope in _scopes(clause.node)]
        case _:
            return []


def _opened_passage(opening: IndexedOpening, marks: list[Mark]) -> FoundPassage:
    offset = opening.start
    start, end = (marks[0].start, marks[-1].end) if marks else (0, len(opening.text))
    return FoundPassage(
        digital_object=opening.digital_object, version=opening.version, page=opening.page, label=None,
        kind=opening.kind, language=opening.language, release=opening.release, paginated=opening.paginated,
        text_start=offset, text=opening.text, marks=tuple((offset + m.start, offset + m.end) for m in marks),
        start=offset + start, end=offset + end, opened=opening.id,
    )  # fmt: skip


def _holds_strict(node: Node | None) -> bool:
    match node:
        case Words(words):
            return any(len(terms_of(word, None)) > 1 for word in words)
        case Phrase() | Prefix() | Fuzzy() | Spelled():
            return True
        case And(operands) | Or(operands):
            return any(_holds_strict(operand) for operand in operands)
        case Series(clauses):
            return any(_holds_strict(clause.node) for clause in clauses)
        case _:
            return False


def _is_same(passage: FoundPassage, other: FoundPassage) -> bool:
    """Whether two releases show the same words, so that one of them is enough."""
    if passage.digital_object == other.digital_object or passage.language != other.language:
        return False
    return fuzz.ratio(passage.text, other.text, score_cutoff=_SAME) > 0


class _Body:
    """A stored page or part of one: where it begins in the page, the page's label, its words."""

    __slots__ = ("label", "offset", "page", "text")

    def __init__(self, stored: bytes) -> None:
        header, _, self.text = stored.decode("utf-8").partition("\n")
        self.offset, self.label, simple, broken, _of = json.loads(header)
        self.page = Page(self.text, simple=simple, broken=broken)


def _passage(about: IndexedText, place: int, body: _Body, marks: list[Mark]) -> FoundPassage:
    text, offset = body.text, body.offset
    first, last = marks[0].start, marks[-1].end
    left, right = stretch(text, first, min(last, first + LENGTH))
    shown = [mark for mark in marks if mark.end <= right] or marks[:1]
    right = max(right, shown[-1].end)
    return FoundPassage(
        digital_object=about.digital_object,
        version=about.version,
        page=place >> 16 & 0xFFFFFFF,
        label=body.label,
        kind=about.kind,
        language=about.language,
        release=about.release,
        paginated=about.paginated,
        text_start=offset + left,
        text=text[left:right],
        marks=tuple((offset + mark.start, offset + mark.end) for mark in shown),
        start=offset + shown[0].start,
        end=offset + shown[-1].end,
    )
