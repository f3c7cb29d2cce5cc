"""The tantivy index's fields, how words are analysed for them, and a record as its documents.

Two indexes stand side by side. `units` has one document a record: every word of its texts and description, for
ranking, counting, facets and order. `pages` has one document a page (or part of a long one) with its text, to find
the passages of the records shown: looking through a record of 2 MB costs 50 ms, through its best pages 0.2 ms.
"""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator
from dataclasses import astuple, fields, replace
from functools import lru_cache
from typing import Any

import tantivy

from fonds.core.querying.fields import READ_IN_TEXTS
from fonds.core.text.analysis import (
    broken_words,
    folds_by_case,
    has_cyrillic,
    prepared,
    stemmer_for,
)
from fonds.ports.text_index import FOLDED, IndexedOpening, IndexedPage, IndexedText, IndexedUnit

SCHEMA_VERSION = 9
LONGEST_WORD = 40
_LATEST = 99_999_999_999  # UTC seconds: the year 5138
HEAD = 2_000  # code points: what stands at a document's beginning says what it is about
PART = 4_000  # code points: the parts in which an unpaginated text is shown
LONGEST_PAGE = 12_000  # a paginated text's page is one part up to this length

_KEYWORDS = (
    "repository",
    "collection",
    "creator",
    "originator",
    "from",
    "to",
    "document_type",
    "language",
    "release",
    "status_before",
    "has_text",
    "dated",
    "person",
    "body",
    "place",
    "office",
    "met",
    "figure",
)
NAMES = {"title", "creator", "originator", "from", "to", "document_type", "repository", "ref", "status", *READ_IN_TEXTS}
"""Query fields that are searched by their words, in a field of their own with the suffix `_words`."""


@lru_cache(maxsize=64)
def analyser(stemmer: str | None, *, cyrillic: bool = False) -> Any:
    """A tantivy analyser: lower case, accents dropped, and stemmed where a stemmer is named.

    A Latin stemmer leaves Cyrillic words alone and the Russian one Latin words, so that both can follow each other.
    """
    filters = tantivy.Filter
    builder = tantivy.TextAnalyzerBuilder(tantivy.Tokenizer.simple())
    builder = builder.filter(filters.remove_long(LONGEST_WORD)).filter(filters.lowercase()).filter(filters.ascii_fold())
    if stemmer:
        builder = builder.filter(filters.stemmer(stemmer))
        if cyrillic:
            builder = builder.filter(filters.stemmer("russian"))
    return builder.build()


def as_written(facet: str) -> str:
    """The field that holds the values of one of `FOLDED` as documents write them."""
    return f"{facet}_written"


def folded(facet: str, value: str) -> str:
    """The value as it is counted and narrowed by."""
    return value.casefold() if facet in FOLDED else value


def units_schema() -> Any:
    """One document a record."""
    builder = tantivy.SchemaBuilder()
    builder.add_text_field("id", stored=True, fast=True, tokenizer_name="raw", index_option="basic")
    builder.add_integer_field("revision", fast=True)
    builder.add_text_field("text", tokenizer_name="stemmed", index_option="position")
    builder.add_text_field("exact", tokenizer_name="folded", index_option="freq")
    builder.add_text_field("head", tokenizer_name="stemmed", index_option="freq")
    builder.add_text_field("ancestor", tokenizer_name="raw", index_option="basic")
    builder.add_text_field("analyser", tokenizer_name="raw", index_option="basic")
    for name in _KEYWORDS:
        builder.add_text_field(name, fast=True, tokenizer_name="raw", index_option="basic")
    for name in sorted(FOLDED):
        builder.add_text_field(as_written(name), fast=True, tokenizer_name="raw", index_option="basic")
    for name in sorted(NAMES):
        builder.add_text_field(f"{name}_words", tokenizer_name="stemmed", index_option="position")
        builder.add_text_field(f"{name}_exact", tokenizer_name="folded", index_option="freq")
    builder.add_text_field("opened_in", fast=True, tokenizer_name="raw", index_option="basic")
    builder.add_text_field("opened_words", tokenizer_name="spaced", index_option="position")
    builder.add_text_field("opened_exact", tokenizer_name="spaced", index_option="freq")
    builder.add_integer_field("year", indexed=True, fast=True)
    for name in ("day_first", "day_last", "opened"):
        builder.add_integer_field(name, indexed=True, fast=True)
    for name in ("by_date", "by_date_desc", "by_opened", "by_added"):
        builder.add_text_field(name, fast=True, tokenizer_name="raw", index_option="basic")
    builder.add_bytes_field("source", stored=True)
    return builder.build()


def pages_schema() -> Any:
    """One document a page, or part of one."""
    builder = tantivy.SchemaBuilder()
    builder.add_text_field("unit", tokenizer_name="raw", index_option="basic")
    builder.add_text_field("collection", tokenizer_name="raw", index_option="basic")
    builder.add_text_field("text", tokenizer_name="stemmed", index_option="basic")
    builder.add_integer_field("place", fast=True)
    builder.add_bytes_field("body", stored=True)
    return builder.build()


def register_analysers(index: Any) -> None:
    """tantivy does not keep analysers with the index; each opening registers them again."""
    index.register_tokenizer("stemmed", analyser("english"))
    index.register_tokenizer("folded", analyser(None))
    index.register_tokenizer("spaced", tantivy.TextAnalyzerBuilder(tantivy.Tokenizer.whitespace()).build())


def text_values(text: str, language: str | None) -> tuple[str, Any, str]:
    """The words of a text for the index: (prepared text, tokens or None where tantivy's own will do, stemmer)."""
    ready = prepared(text)
    if rejoined := broken_words(text):
        ready = f"{ready}\n\n{prepared(' '.join(word for word, _, _ in rejoined))}"
    stemmer = stemmer_for(language)
    cyrillic = has_cyrillic(ready)
    if stemmer == "english" and not cyrillic:
        return ready, None, stemmer
    return ready, analyser(stemmer, cyrillic=cyrillic).pre_tokenize(ready), stemmer


def _add(document: Any, field: str, ready: str, tokens: Any) -> None:
    if tokens is None:
        document.add_text(field, ready)
    else:
        document.add_pre_tokenized_text(field, tokens)


def parts_of(page: IndexedPage, *, paginated: bool) -> Iterator[tuple[int, str]]:
    """A page as (offset, text) parts: whole where it is of a page's length, else cut at ends of lines or words."""
    text, longest = page.text, LONGEST_PAGE if paginated else PART
    start = 0
    while len(text) - start > longest:
        window = text[start : start + PART]
        cut = max(window.rfind("\n\n", PART // 2), 0) or max(window.rfind("\n", PART // 2), 0)
        cut = cut or max(window.rfind(" ", PART // 2), 0) or PART - 1
        yield start, text[start : start + cut + 1]
        start += cut + 1
    yield start, text[start:]


def stored_page(words: str, offset: int, label: str | None, of: tuple[str, str, int]) -> bytes:
    """A part of a page as stored: a line of JSON, then the words.

    The line holds the part's offset in its page, the page's label, whether the words fold by lower case alone, and
    where words broken by a line's end stand, so that showing passages need not look for these again; and whose page
    it is: the record, the digital object, the version of its text.
    """
    broken = [(start, end) for _, start, end in broken_words(words)]
    head = json.dumps([offset, label, folds_by_case(words), broken, of])
    return f"{head}\n{words}".encode()


def place_of(text: int, page: int, part: int) -> int:
    """Text, page and part as one number that keeps their order."""
    return text << 44 | page << 16 | min(part, 0xFFFF)


def page_documents(unit: IndexedUnit, key: str) -> Iterator[tuple[Any, str, Any, str]]:
    """For each part of each page with words: (document, prepared text, tokens, stemmer)."""
    for number, text in enumerate(unit.texts):
        of = (unit.id, text.digital_object, text.version)
        for page in text.pages:
            for part, (offset, words) in enumerate(parts_of(page, paginated=text.paginated)):
                if not words.strip():
                    continue
                ready, tokens, stemmer = text_values(words, text.language)
                document = tantivy.Document()
                document.add_text("unit", key)
                for collection in unit.collections:
                    document.add_text("collection", collection)
                _add(document, "text", ready, tokens)
                document.add_integer("place", place_of(number, page.page, part))
                document.add_bytes("body", stored_page(words, offset, page.label, of))
                yield document, ready, tokens, stemmer


def _described(unit: IndexedUnit) -> Iterator[tuple[str, str]]:
    """(query field or "", words) of everything the description says."""
    yield "title", unit.title
    yield "ref", unit.reference_code
    yield "", unit.description
    for name, values in (
        ("creator", unit.creators),
        ("originator", unit.originators),
        ("from", unit.senders),
        ("to", unit.recipients),
        ("document_type", (unit.document_type,)),
        ("repository", (unit.repository,)),
        ("status", unit.statuses_before),
    ):
        for value in values:
            yield name, value or ""


_PLAIN_FIELDS = tuple(field.name for field in fields(IndexedUnit) if field.name not in ("texts", "openings"))
_TEXT_FIELDS = tuple(field.name for field in fields(IndexedText) if field.name != "pages")


def source_of(unit: IndexedUnit, key: str) -> bytes:
    """The record without its words, as stored: a line with its pages' key and about its texts, which passages need,
    a line with what was opened, and a line with the rest, which a rebuild needs."""
    texts = [[getattr(text, name) for name in _TEXT_FIELDS] for text in unit.texts]
    pages = [
        [page.page if page.label is None else (page.page, page.label) for page in text.pages] for text in unit.texts
    ]
    openings = [astuple(opening) for opening in unit.openings]
    plain = {name: getattr(unit, name) for name in _PLAIN_FIELDS}
    lines = (
        json.dumps(part, ensure_ascii=False, separators=(",", ":")) for part in ([key, texts], openings, [plain, pages])
    )
    return "\n".join(lines).encode()


def key_of(source: bytes) -> str:
    """The key of the record's pages."""
    return str(json.loads(source.partition(b"\n")[0])[0])


def key_and_texts(source: bytes) -> tuple[str, list[IndexedText]]:
    """The key of the record's pages, and its texts without them."""
    key, texts = json.loads(source.partition(b"\n")[0])
    return key, [IndexedText(made, number, kind, lang, of, paged, ()) for made, number, kind, lang, of, paged in texts]


def openings_of(source: bytes) -> list[IndexedOpening]:
    """What releases opened of the record."""
    return [IndexedOpening(name, tuple(names), *rest) for name, names, *rest in json.loads(source.split(b"\n", 2)[1])]


def opened_term(release: str, term: str) -> str:
    """A word opened in a release, as a term: one field holds the words of every release."""
    return f"{release}|{term}"


OPENED_NAMES = "\x1f"
"""Between a release's slug and the names that readers may call it, in the field `opened_in`."""


def _add_openings(document: Any, unit: IndexedUnit) -> None:
    for opening in unit.openings:
        ready = prepared(opening.text)
        for field, stemmer in (("opened_words", stemmer_for(opening.language)), ("opened_exact", None)):
            terms = analyser(stemmer, cyrillic=has_cyrillic(ready)).analyze(ready)
            document.add_text(field, " ".join(opened_term(opening.release, term) for term in terms))
    for named in sorted({OPENED_NAMES.join((o.release, *o.names)) for o in unit.openings}):
        document.add_text("opened_in", named)


def unit_of(source: bytes, page_texts: dict[tuple[int, int], str]) -> IndexedUnit:
    """The record back from what is stored. `page_texts` holds the words by (number of the text, page)."""
    plain, pages = json.loads(source.split(b"\n", 2)[2])
    texts = []
    for number, (text, numbers) in enumerate(zip(key_and_texts(source)[1], pages, strict=True)):
        kept = [(page, None) if isinstance(page, int) else page for page in numbers]
        words = tuple(IndexedPage(page, page_texts.get((number, page), ""), label) for page, label in kept)
        texts.append(replace(text, pages=words))
    values: dict[str, Any] = {n: _as_tuples(v) for n, v in plain.items()}
    return IndexedUnit(**values, texts=tuple(texts), openings=tuple(openings_of(source)))


def _as_tuples(value: Any) -> Any:
    return tuple(_as_tuples(each) for each in value) if isinstance(value, list) else value


def documents_of(unit: IndexedUnit, key: str) -> tuple[Any, list[Any]]:
    """A record as its tantivy documents: (of the record, of its pages).

    `key` joins them. It is another at each writing, so that the pages of two writings of one record never mix.
    """
    document = tantivy.Document()
    document.add_text("id", unit.id)
    document.add_integer("revision", unit.revision)
    stemmers: set[str] = set()
    for name, words in _described(unit):
        if not words:
            continue
        ready, tokens, stemmer = text_values(words, None)
        stemmers.add(stemmer)
        _add(document, "text", ready, tokens)
        document.add_text("exact", ready)
        if name == "title":
            _add(document, "head", ready, tokens)
        if name:
            _add(document, f"{name}_words", ready, tokens)
            document.add_text(f"{name}_exact", ready)
    pages, headed = [], set()
    for page, ready, tokens, stemmer in page_documents(unit, key):
        stemmers.add(stemmer)
        _add(document, "text", ready, tokens)
        document.add_text("exact", ready)
        number = page.get_first("place") >> 44
        if number not in headed:
            headed.add(number)
            head, head_tokens, _ = (ready[:HEAD], None, "") if tokens is None else _head(ready, unit.texts[number])
            _add(document, "head", head, head_tokens)
        pages.append(page)
    for stemmer in sorted(stemmers):
        document.add_text("analyser", stemmer)
    _add_facets(document, unit, has_text=bool(pages))
    _add_dates(document, unit)
    _add_openings(document, unit)
    _add_read(document, unit)
    document.add_bytes("source", source_of(unit, key))
    return document, pages


def _add_read(document: Any, unit: IndexedUnit) -> None:
    """Names and facts: in their own fields alone, for their words stand in the texts already."""
    named = {"person": unit.people, "body": unit.bodies, "place": unit.places, "met": unit.met}
    for field, names in named.items():
        for identifier, *forms in names:
            if identifier:
                document.add_text(field, identifier)
            for form in (identifier, *forms):
                _add_words(document, field, form)
    for field, values in (("office", unit.offices), ("figure", unit.figures)):
        _add_values(document, field, values)
        for value in values:
            _add_words(document, field, value)
    for value in unit.amounts:
        _add_words(document, "figure", value)


def _add_words(document: Any, field: str, words: str) -> None:
    if words:
        ready, tokens, _ = text_values(words, None)
        _add(document, f"{field}_words", ready, tokens)
        document.add_text(f"{field}_exact", ready)


def _head(ready: str, text: IndexedText) -> tuple[str, Any, str]:
    head = ready[:HEAD]
    return head, analyser(stemmer_for(text.language), cyrillic=True).pre_tokenize(head), ""


def _add_facets(document: Any, unit: IndexedUnit, *, has_text: bool) -> None:
    for ancestor in unit.ancestors:
        document.add_text("ancestor", ancestor)
    for name, values in (
        ("repository", (unit.repository,)),
        ("collection", unit.collections),
        ("creator", unit.creators),
        ("originator", unit.originators),
        ("from", unit.senders),
        ("to", unit.recipients),
        ("document_type", (unit.document_type,)),
        ("language", unit.languages),
        ("release", unit.releases),
        ("status_before", unit.statuses_before),
        ("has_text", ("yes" if has_text else "no",)),
    ):
        _add_values(document, name, values)


def _add_values(document: Any, facet: str, values: Iterable[str | None]) -> None:
    """Each value once; of `FOLDED` without case, and beside it as it is written."""
    written = sorted({value for value in values if value})
    for value in sorted({folded(facet, value) for value in written}):
        document.add_text(facet, value)
    if facet in FOLDED:
        for value in written:
            document.add_text(as_written(facet), value)


def _add_dates(document: Any, unit: IndexedUnit) -> None:
    first, last = unit.year_first, unit.year_last
    first = last if first is None else first
    last = first if last is None else last
    dated = "undated" if first is None else "uncertain" if unit.date_uncertain else "certain"
    document.add_text("dated", dated)
    if first is not None and last is not None:
        if dated == "certain":
            for year in range(first, min(last, first + 200) + 1):
                document.add_integer("year", year)
        day = unit.date_sort if unit.date_sort and unit.date_sort // 10_000 == first else None
        document.add_integer("day_first", day or first * 10_000 + 101)
        known = day is not None and first == last
        document.add_integer("day_last", _last_day(day) if known and day else last * 10_000 + 1231)
    if unit.opened_sort is not None:
        document.add_integer("opened", unit.opened_sort)
    shift, missing = 50_000_000, 99_999_999
    day = unit.date_sort if unit.date_sort is not None else None if first is None else first * 10_000
    for name, value, sign in (("by_date", day, 1), ("by_date_desc", day, -1), ("by_opened", unit.opened_sort, -1)):
        number = missing if value is None else shift + sign * value if abs(value) < 40_000_000 else missing
        document.add_text(name, f"{number:08d} {unit.id}")
    newest_first = _LATEST - unit.public_since if unit.public_since is not None else _LATEST
    document.add_text("by_added", f"{min(max(newest_first, 0), _LATEST):011d} {unit.id}")


def _last_day(day: int) -> int:
    """The end of what a sorting date stands for: `19570800` is the whole of August, `19570000` of the year."""
    if day % 10_000 == 0:
        return day + 1231
    return day + 31 if day % 100 == 0 else day
