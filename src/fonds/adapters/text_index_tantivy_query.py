"""The query tree as tantivy queries: which records match, and how well.

Ranking of plain words, measured on archival titles against OCR text (bench/retrieval.py): BM25 over the words as
written leads, over their stems follows; a word that stands at the document's beginning counts for itself, however
often it comes; and of the best, those where the reader's neighbouring words are neighbours come first.
"""

from __future__ import annotations

import math
import re
from collections.abc import Iterable
from itertools import pairwise
from typing import Any

import tantivy

from fonds.adapters.text_index_tantivy_schema import NAMES, OPENED_NAMES, analyser, opened_term
from fonds.core.querying.dates import first_day, last_day
from fonds.core.querying.tree import (
    And,
    DateRange,
    Field,
    Fuzzy,
    Has,
    Node,
    Not,
    Opened,
    Or,
    Phrase,
    Prefix,
    Series,
    Spelled,
    Words,
)
from fonds.core.text.analysis import HAN_KANA, HANGUL, STOPWORDS, folded, has_cyrillic, prepared

Query, Occur = tantivy.Query, tantivy.Occur

EXACT, STEM, HEAD, HEAD_HELD, NEIGHBOURS, TITLE = 0.29, 0.05, 0.16, 0.29, 0.24, 0.3
ALL_OF_FEW = 60.0  # above any sum of the others: with two or three words, records holding all of them come first
FEW = 3
_PAIR = re.compile(f"[{HANGUL}{HAN_KANA}]{{2}}")
_SYLLABLE = re.compile(f"[{HANGUL}{HAN_KANA}]")
_OPENED = "opened|"  # before a release: the field of the words that it opened
_KEYWORD = {"lang": "language"}
_WORDS_FIELD = {"type": "document_type"}

Terms = tuple[tuple[int, str], ...]


def terms_of(text: str, stemmer: str | None) -> Terms:
    """The terms of a word or phrase with their places. Of a run of syllables, its pairs alone."""
    tokens = analyser(stemmer, cyrillic=has_cyrillic(text)).analyze(prepared(text))
    kept = []
    for place, token in enumerate(tokens):
        if _SYLLABLE.fullmatch(token):
            before = tokens[place - 1] if place else ""
            after = tokens[place + 1] if place + 1 < len(tokens) else ""
            if (_PAIR.fullmatch(before) and before[1] == token) or (_PAIR.fullmatch(after) and after[0] == token):
                continue
        kept.append((place, token))
    return tuple(kept)


class QueryBuilder:
    """Builds queries for one searcher: term frequencies and stemmers are those of its commit."""

    def __init__(self, searcher: Any, schema: Any, stemmers: tuple[str, ...]) -> None:
        self.searcher = searcher
        self.schema = schema
        self.stemmers = stemmers
        self._idf: dict[str, float] = {}

    # -- terms -------------------------------------------------------------------------------------------------

    def idf(self, term: str) -> float:
        """The weight of a stem by how few records hold it, as BM25 has it."""
        if term not in self._idf:
            held, of = self.searcher.doc_freq("text", term), self.searcher.num_docs
            self._idf[term] = math.log(1 + (max(of - held, 0) + 0.5) / (held + 0.5))
        return self._idf[term]

    def holds(self, text: str) -> bool:
        """Whether some record holds each word of a text, by its stem in one of the index's languages."""
        return any(all(self.searcher.doc_freq("text", term) for _, term in terms) for terms in self.alternatives(text))

    def alternatives(self, text: str) -> list[Terms]:
        """The terms of a word in each language the index holds, without repetition."""
        found = dict.fromkeys(terms_of(text, stemmer) for stemmer in self.stemmers)
        return [terms for terms in found if terms]

    def _together(self, field: str, terms: Terms, slop: int = 0) -> Any:
        if len(terms) == 1:
            return Query.term_query(self.schema, field, terms[0][1])
        start = terms[0][0]
        return Query.phrase_query(self.schema, field, [(place - start, term) for place, term in terms], slop)

    def stems(self, field: str, text: str, slop: int = 0) -> Any | None:
        """A word or phrase by its stems, in any of the index's languages."""
        return any_of([self._together(field, terms, slop) for terms in self.alternatives(text)])

    # -- matching ----------------------------------------------------------------------------------------------

    def matching(self, node: Node, field: str = "") -> Any:
        """Which records match, without regard to how well. `field` is a query field's name, "" for all words."""
        if field.startswith(_OPENED):
            return self._opened_words(node, field)
        stems, exact = (f"{field}_words", f"{field}_exact") if field else ("text", "exact")
        match node:
            case Opened(release, operand):
                return self._opened(release, operand)
            case Words(words):
                return any_of([query for word in telling(words) if (query := self.stems(stems, word))]) or nothing()
            case Spelled(words, names):
                others: list[Node] = [Phrase(other) for name in names for other in name.spellings]
                return any_of([self.matching(each, field) for each in [Words(words), *others]])
            case Phrase(text, slop):
                return self.stems(stems, text, slop) or nothing()
            case Prefix(start):
                return self._prefix(stems, exact, start)
            case Fuzzy(word, distance):
                return self._fuzzy(exact, word, distance)
            case Field(name, operand):
                return self._in_field(name, operand)
            case DateRange():
                return self._dated(node)
            case Has(what):
                return self._having(what)
            case And(operands):
                return self._boolean([("must", operand) for operand in operands], field)
            case Or(operands):
                return self._boolean([("any", operand) for operand in operands], field)
            case Not(operand):
                return self._boolean([("not", operand)], field)
            case Series(clauses):
                return self._boolean([(clause.occurs, clause.node) for clause in clauses], field)

    def _opened(self, named: str, operand: Node | None) -> Any:
        """Words among those that a release opened."""
        found = self.opened_releases(named)
        if operand is None:
            held = [term for terms in found.values() for term in terms]
            return Query.term_set_query(self.schema, "opened_in", held) if held else nothing()
        held_by = [
            all_of([Query.term_set_query(self.schema, "opened_in", terms), self.matching(operand, _OPENED + slug)])
            for slug, terms in found.items()
        ]
        return any_of(held_by) or nothing()

    def opened_releases(self, named: str) -> dict[str, list[str]]:
        """The releases so called (slug, name, or beginning of the date), each with its terms in `opened_in`."""
        wanted = folded(named)
        found: dict[str, list[str]] = {}
        for term, _ in self.searcher.terms_with_prefix("opened_in", ""):
            slug, *names = term.split(OPENED_NAMES)
            dated = wanted[:4].isdigit() and any(name == wanted or name.startswith(f"{wanted}-") for name in names)
            if dated or wanted in {folded(name) for name in (slug, *names)}:
                found.setdefault(slug, []).append(term)
        return found

    def _opened_words(self, node: Node, field: str) -> Any:
        """Which records match among the words opened in the release that `field` ends with."""
        release = field.removeprefix(_OPENED)

        def together(text: str, slop: int = 0) -> Any | None:
            alternatives = [
                self._together(
                    "opened_words", tuple((place, opened_term(release, term)) for place, term in terms), slop
                )
                for terms in self.alternatives(text)
            ]
            return any_of(alternatives)

        match node:
            case Words(words):
                return any_of([query for word in telling(words) if (query := together(word))]) or nothing()
            case Spelled(words, names):
                others: list[Node] = [Phrase(other) for name in names for other in name.spellings]
                return any_of([self._opened_words(each, field) for each in [Words(words), *others]])
            case Phrase(text, slop):
                return together(text, slop) or nothing()
            case Prefix(start):
                terms = terms_of(start, None)
                before = [q for _, term in terms[:-1] if (q := together(term))]
                if not terms:
                    return nothing()
                last = re.escape(opened_term(release, terms[-1][1])) + ".*"
                return all_of([*before, Query.regex_query(self.schema, "opened_exact", last)])
            case Fuzzy(word, distance):
                near = [
                    Query.fuzzy_term_query(
                        self.schema, "opened_exact", opened_term(release, term), min(distance, 2), True
                    )
                    for _, term in terms_of(word, None)
                ]
                return all_of(near) or nothing()
            case And(operands):
                return self._boolean([("must", operand) for operand in operands], field)
            case Or(operands):
                return self._boolean([("any", operand) for operand in operands], field)
            case Not(operand):
                return self._boolean([("not", operand)], field)
            case Series(clauses):
                return self._boolean([(clause.occurs, clause.node) for clause in clauses], field)
            case _:
                return self.matching(node)

    def _boolean(self, members: list[tuple[str, Node]], field: str) -> Any:
        kinds = {occurs for occurs, _ in members}
        clauses = []
        for occurs, node in members:
            if occurs == "any" and "must" in kinds:
                continue
            occur = {"any": Occur.Should, "must": Occur.Must, "not": Occur.MustNot}[occurs]
            clauses.append((occur, self.matching(node, field)))
        if kinds == {"not"}:
            clauses.append((Occur.Must, Query.all_query()))
        return Query.boolean_query(clauses)

    def _prefix(self, stems: str, exact: str, start: str) -> Any:
        terms = terms_of(start, None)
        if not terms:
            return nothing()
        if _SYLLABLE.search(terms[-1][1]):
            return self.stems(stems, start) or nothing()
        last = Query.regex_query(self.schema, exact, re.escape(terms[-1][1]) + ".*")
        if len(terms) == 1:
            return last
        words: list[Any] = [(place - terms[0][0], term) for place, term in terms[:-1]]
        words.append((terms[-1][0] - terms[0][0], re.escape(terms[-1][1]) + ".*"))
        return Query.regex_phrase_query(self.schema, stems, words)

    def _fuzzy(self, exact: str, word: str, distance: int) -> Any:
        near = [
            Query.fuzzy_term_query(self.schema, exact, term, min(distance, 2), True) for _, term in terms_of(word, None)
        ]
        return all_of(near) or nothing()

    def _in_field(self, name: str, operand: Node) -> Any:
        name = _WORDS_FIELD.get(name, name)
        if name in NAMES:
            return self.matching(operand, name)
        return self._valued(_KEYWORD.get(name, name), operand)

    def _valued(self, field: str, operand: Node) -> Any:
        """Whole values: equal without regard to case, or beginning so where the reader asks for it."""
        match operand:
            case Words(words):
                return any_of([self._values(field, word) for word in words]) or nothing()
            case Phrase(text, _):
                return self._values(field, text)
            case Prefix(start):
                return self._values(field, start, beginning=True)
            case Fuzzy(word, _):
                return self._values(field, word)
            case And(operands):
                return all_of([self._valued(field, each) for each in operands]) or nothing()
            case Or(operands):
                return any_of([self._valued(field, each) for each in operands]) or nothing()
            case Not(inner):
                members = [(Occur.Must, Query.all_query()), (Occur.MustNot, self._valued(field, inner))]
                return Query.boolean_query(members)
            case Series(clauses):
                kept = [self._valued(field, clause.node) for clause in clauses if clause.occurs != "not"]
                return any_of(kept) or nothing()
            case _:
                return nothing()

    def _values(self, field: str, value: str, *, beginning: bool = False) -> Any:
        wanted = folded(value)
        held = [term for term, _ in self.searcher.terms_with_prefix(field, "")]
        found = [term for term in held if folded(term) == wanted or (beginning and folded(term).startswith(wanted))]
        return Query.term_set_query(self.schema, field, found) if found else nothing()

    def _dated(self, node: DateRange) -> Any:
        first = first_day(node.first) if node.first else None
        last = last_day(node.last) if node.last else None
        begins, ends = ("opened", "opened") if node.name == "opened" else ("day_first", "day_last")
        bounds = [self._range(begins, None, last), self._range(ends, first, None)]
        return all_of(bounds)

    def _range(self, field: str, lower: int | None, upper: int | None) -> Any:
        lower, upper = 0 if lower is None else lower, 99_999_999 if upper is None else upper
        return Query.range_query(self.schema, field, tantivy.FieldType.Integer, lower, upper)

    def _having(self, what: str) -> Any:
        if what == "text":
            return Query.term_query(self.schema, "has_text", "yes")
        return Query.term_set_query(self.schema, "dated", ["certain", "uncertain"])

    # -- ranking -----------------------------------------------------------------------------------------------

    def ranking(self, words: list[str], names: list[tuple[tuple[str, ...], tuple[str, ...]]]) -> list[Any]:
        """What makes one record better than another, for the reader's words in their order. `names` are the names
        among them with their other spellings."""
        scores: list[Any] = []
        for word in dict.fromkeys(telling(tuple(words))):
            for terms in self.alternatives(word):
                weight = sum(self.idf(term) for _, term in terms)
                head = Query.boost_query(self._together_in_head(terms), HEAD)
                scores += [
                    Query.boost_query(self._together("text", terms), STEM),
                    head,
                    Query.const_score_query(self._together_in_head(terms), HEAD_HELD * weight),
                    Query.boost_query(self._together("title_words", terms), TITLE),
                ]
            exact = terms_of(word, None)
            if len(exact) == 1:
                scores.append(Query.boost_query(Query.term_query(self.schema, "exact", exact[0][1], "freq"), EXACT))
            elif exact:
                scores.append(Query.boost_query(self._together_exact(exact), EXACT))
        spellings = dict.fromkeys(other for _, others in names for other in others)
        scores += [Query.boost_query(found, EXACT) for other in spellings if (found := self.stems("text", other))]
        of_names = {word for name, _ in names for word in name}
        few = telling(tuple(dict.fromkeys(word for word in words if word not in of_names)))
        few = few if words and set(words) - of_names else ()
        if names or len(few) > 1:
            every = [query for word in few if (query := self.stems("text", word))]
            every += [query for name, others in names if (query := self._named(name, others))]
            if 0 < len(few) + len(names) <= FEW and every and (together := all_of(every)):
                scores.append(Query.const_score_query(together, ALL_OF_FEW))
        return scores

    def _named(self, name: tuple[str, ...], others: tuple[str, ...]) -> Any | None:
        """Records that hold a name, all its words or one of its other spellings."""
        own = all_of([query for word in name if (query := self.stems("text", word))])
        return any_of([*([own] if own else []), *(q for other in others if (q := self.stems("text", other)))])

    def _together_in_head(self, terms: Terms) -> Any:
        return all_of([Query.term_query(self.schema, "head", term, "freq") for _, term in terms])

    def _together_exact(self, terms: Terms) -> Any:
        return all_of([Query.term_query(self.schema, "exact", term, "freq") for _, term in terms])

    def neighbours(self, words: list[str]) -> list[Any]:
        """Neighbouring words of the query that are neighbours in the text, but for pairs that say nothing."""
        found = []
        for left, right in dict.fromkeys(pairwise(words)):
            if left == right or (folded(left) in STOPWORDS and folded(right) in STOPWORDS):
                continue
            if (phrase := self.stems("text", f"{left} {right}")) is not None:
                found.append(Query.boost_query(phrase, NEIGHBOURS))
        return found

    def among(self, ids: list[str], scores: list[Any]) -> Any:
        """These records with the sum of the scores. One within the other, not side by side: so tantivy computes a
        score for these records alone, while a union of optional scores is computed ahead for all."""
        members = [(Occur.Should, Query.term_query(self.schema, "id", name, "basic")) for name in ids]
        query = Query.const_score_query(Query.boolean_query(members), 0.0)
        for score in scores:
            query = Query.boolean_query([(Occur.Must, query), (Occur.Should, score)])
        return query


def telling(words: tuple[str, ...]) -> tuple[str, ...]:
    """The words that say something; all of them where none does."""
    return tuple(word for word in words if folded(word) not in STOPWORDS) or words


def plain_words(node: Node | None) -> list[str]:
    """The reader's words in their order, those of phrases too, without what is excluded or stands in a field."""
    match node:
        case Words(words) | Spelled(words, _):
            return list(words)
        case Phrase(text, _):
            return text.split()
        case And(operands) | Or(operands):
            return [word for operand in operands for word in plain_words(operand)]
        case Series(clauses):
            return [word for clause in clauses if clause.occurs != "not" for word in plain_words(clause.node)]
        case Field("title", operand):
            return plain_words(operand)
        case Opened(_, operand):
            return plain_words(operand)
        case _:
            return []


def names_of(node: Node | None) -> list[tuple[tuple[str, ...], tuple[str, ...]]]:
    """The names among the reader's words that have other spellings: each name's words, and the others."""
    match node:
        case Spelled(words, names):
            return [(words[each.first : each.last], each.spellings) for each in names]
        case And(operands) | Or(operands):
            return [name for operand in operands for name in names_of(operand)]
        case Series(clauses):
            return [name for clause in clauses if clause.occurs != "not" for name in names_of(clause.node)]
        case Field("title", operand):
            return names_of(operand)
        case Opened(_, operand):
            return names_of(operand)
        case _:
            return []


def any_of(queries: Iterable[Any]) -> Any | None:
    """At least one of them; None for none."""
    listed = list(queries)
    if len(listed) < 2:
        return listed[0] if listed else None
    return Query.boolean_query([(Occur.Should, query) for query in listed])


def all_of(queries: Iterable[Any]) -> Any | None:
    """All of them; None for none."""
    listed = list(queries)
    if len(listed) < 2:
        return listed[0] if listed else None
    return Query.boolean_query([(Occur.Must, query) for query in listed])


def nothing() -> Any:
    """A query that finds nothing."""
    return Query.empty_query()
