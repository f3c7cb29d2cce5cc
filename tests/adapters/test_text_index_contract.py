"""The promises of the TextIndex port, run against every adapter."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest

from fonds.adapters.text_index_tantivy import TantivyTextIndex
from fonds.core.querying import parse
from fonds.ports.text_index import (
    FACETS,
    IndexedPage,
    IndexedText,
    IndexedUnit,
    IndexLocked,
    Scope,
    SearchAnswer,
    SearchRequest,
    TextIndex,
)

ADAPTERS: list[Callable[[Path], TextIndex]] = [TantivyTextIndex]


@pytest.fixture(params=ADAPTERS, ids=lambda adapter: adapter.__name__)
def opened(request: pytest.FixtureRequest, tmp_path: Path) -> Iterator[Callable[[], TextIndex]]:
    """Opens the index at one place, each time anew."""
    made: list[TextIndex] = []

    def open_it() -> TextIndex:
        made.append(request.param(tmp_path / "index"))
        return made[-1]

    yield open_it
    for index in made:
        index.close()


@pytest.fixture
def index(opened: Callable[[], TextIndex]) -> TextIndex:
    return opened()


def text(*pages: str, object_: str = "o1", language: str | None = "en", paginated: bool = True) -> IndexedText:
    numbered = tuple(IndexedPage(number, words) for number, words in enumerate(pages, 1))
    return IndexedText(object_, 1, "ocr", language, "2022", paginated, numbered)


def unit(name: str, *pages: str, **values: Any) -> IndexedUnit:
    values.setdefault("revision", 1)
    values.setdefault("texts", (text(*pages, object_=f"{name}-o"),) if pages else ())
    return IndexedUnit(id=name, **values)


def filled(index: TextIndex, *units: IndexedUnit) -> TextIndex:
    assert index.put(units) == ()
    index.commit()
    return index


def ask(index: TextIndex, query: str | None = None, **values: Any) -> SearchAnswer:
    return index.search(SearchRequest(query=parse(query).tree if query else None, **values))


def ids(index: TextIndex, query: str | None = None, **values: Any) -> list[str]:
    return [hit.id for hit in ask(index, query, **values).hits]


def marked(answer: SearchAnswer) -> list[str]:
    """The marked words of all passages, in order."""
    return [
        passage.text[start - passage.text_start : end - passage.text_start]
        for hit in answer.hits
        for passage in hit.passages
        for start, end in passage.marks
    ]


# -- what is visible ---------------------------------------------------------------------------------------------


def test_an_index_never_written_is_empty(index: TextIndex) -> None:
    answer = ask(index, "anything", facets=("release",))
    assert (answer.total, answer.hits, answer.facets) == (0, (), {"release": ()})
    assert index.count() == 0
    assert index.ids_with_revisions() == {}
    assert index.faults() == []
    assert index.suggest(["anything"]) == {}


def test_only_what_is_committed_is_visible(index: TextIndex) -> None:
    index.put([unit("a", "legation")])
    assert ids(index, "legation") == []
    index.commit()
    assert ids(index, "legation") == ["a"]
    index.remove(["a"])
    assert ids(index, "legation") == ["a"]
    index.commit()
    assert ids(index, "legation") == []


def test_another_reader_sees_each_commit(opened: Callable[[], TextIndex]) -> None:
    writer, reader = opened(), opened()
    filled(writer, unit("a", "legation"))
    assert ids(reader, "legation") == ["a"]
    filled(writer, unit("b", "legation"))
    assert ids(reader, "legation") == ["a", "b"]
    writer.remove(["a"])
    writer.purge()
    assert ids(reader, "legation") == ["b"]


def test_what_was_committed_is_there_after_closing(opened: Callable[[], TextIndex]) -> None:
    first = filled(opened(), unit("a", "legation"))
    first.put([unit("b", "legation")])
    first.close()
    assert ids(opened(), "legation") == ["a"]


def test_one_writer_at_a_time(opened: Callable[[], TextIndex]) -> None:
    first, second = filled(opened(), unit("a", "legation")), opened()
    with pytest.raises(IndexLocked):
        second.put([unit("b", "legation")])
    first.close()
    assert ids(filled(second, unit("b", "legation")), "legation") == ["a", "b"]


def test_older_revisions_are_ignored_and_equal_ones_replace(index: TextIndex) -> None:
    filled(index, unit("a", "second", revision=2))
    filled(index, unit("a", "first", revision=1))
    assert ids(index, "second") == ["a"]
    assert ids(index, "first") == []
    filled(index, unit("a", "again", revision=2))
    assert (ids(index, "again"), ids(index, "second")) == (["a"], [])
    assert index.ids_with_revisions() == {"a": 2}
    assert index.count() == 1


@pytest.mark.parametrize(
    "bad",
    [
        {"revision": "1"},
        {"revision": True},
        {"title": None},
        {"title": 5},
        {"title": "\ud800"},
        {"creators": "Hoover"},
        {"creators": (1,)},
        {"year_first": "1957"},
        {"date_sort": 1957.5},
        {"texts": (text("a \udfff b"),)},
        {"texts": (replace(text("a"), pages=(IndexedPage(0, "a"),)),)},
    ],
    ids=repr,
)
def test_a_bad_record_is_refused_and_disturbs_nothing(index: TextIndex, bad: dict[str, Any]) -> None:
    filled(index, unit("b", "legation"))
    wrong = replace(unit("b", "legation", revision=2), **bad)
    refused = index.put([unit("a", "legation"), wrong, unit("c", "legation")])
    index.commit()
    assert [each.id for each in refused] == ["b"]
    assert refused[0].reason
    assert ids(index, "legation") == ["a", "b", "c"]
    assert index.ids_with_revisions()["b"] == 1


# -- what is found -----------------------------------------------------------------------------------------------


def test_several_texts_of_one_record_are_one_result(index: TextIndex) -> None:
    texts = (text("the old legation", object_="o1"), text("the legation, newly released", object_="o2"))
    filled(index, unit("a", texts=texts), unit("b", "nothing of it"))
    answer = ask(index, "legation")
    assert answer.total == 1
    assert {passage.digital_object for passage in answer.hits[0].passages} <= {"o1", "o2"}


QUERIES = [
    ("courier", {"a", "b"}),
    ("COURIER", {"a", "b"}),
    ("courier cipher", {"a", "b", "c"}),
    ("courier AND cipher", {"b"}),
    ("+courier cipher", {"a", "b"}),
    ("courier -cipher", {"a"}),
    ("courier NOT cipher", {"a"}),
    ("-courier", {"c", "d"}),
    ('"diplomatic courier"', {"a"}),
    ('"courier diplomatic"', set()),
    ('"diplomatic arrived"~1', {"a"}),
    ('"diplomatic arrived"', set()),
    ("cour*", {"a", "b"}),
    ("couriar~", {"a", "b"}),
    ("cuoriar~2", {"a", "b"}),
    ("couriar", set()),
    ("title:ledger", {"d"}),
    ("title:courier", set()),
    ("title:led*", {"d"}),
    ("ledger", {"d"}),
    ("from:hoover", {"a"}),
    ('from:"hoover, j. edgar"', {"a"}),
    ("to:hoover", set()),
    ("ref:104-10003-10041", {"a"}),
    ("104-10003-10041", {"a"}),
    ("ref:10003", {"a"}),
    ("type:cable", {"b"}),
    ("lang:ru", {"c"}),
    ("release:2022", {"a", "b"}),
    ("collection:JFK", {"a"}),
    ("status:redact", {"a"}),
    ("date:1957", {"a"}),
    ("date:1957-08", {"a"}),
    ("date:1957-09", set()),
    ("date:>1957", {"b"}),
    ("date:..1957", {"a"}),
    ("date:1964-03", {"b"}),
    ("opened:2022-11..2022-12", {"a"}),
    ("has:text", {"a", "b", "c"}),
    ("has:date", {"a", "b"}),
    ("courier date:1957", {"a"}),
    ("(courier OR cipher) AND NOT date:1957", {"b", "c"}),
    ("the courier", {"a", "b"}),
    ("naïve", {"a"}),
    ("naive", {"a"}),
    ("arrivals", {"a"}),
]


@pytest.fixture(scope="module", params=ADAPTERS, ids=lambda adapter: adapter.__name__)
def little(request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory) -> Iterator[TextIndex]:
    index = request.param(tmp_path_factory.mktemp("little") / "index")
    yield filled(
        index,
        unit(
            "a",
            "A naïve diplomatic courier arrived. Arrival of the ship.",
            reference_code="104-10003-10041",
            senders=("HOOVER, J. EDGAR",),
            collections=("jfk",),
            releases=("2022",),
            statuses_before=("Redact",),
            year_first=1957,
            year_last=1957,
            date_sort=19570807,
            opened_sort=20221215,
        ),
        unit(
            "b",
            "The courier lost the cipher.",
            document_type="CABLE",
            releases=("2022",),
            year_first=1964,
            year_last=1964,
            date_sort=19640000,
            date_uncertain=True,
        ),
        unit("c", "A cipher alone.", languages=("ru",)),
        unit("d", title="Ledger of accounts"),
    )
    index.close()


@pytest.mark.parametrize(("query", "expected"), QUERIES, ids=[query for query, _ in QUERIES])
def test_queries(little: TextIndex, query: str, expected: set[str]) -> None:
    answer = ask(little, query)
    assert {hit.id for hit in answer.hits} == expected
    assert answer.total == len(expected)


def test_records_with_all_words_come_first(index: TextIndex) -> None:
    filled(
        index,
        unit("a", "harbour harbour harbour harbour"),
        unit("b", "the harbour " + "and much else that was said of other things " * 200 + " fog"),
        unit("c", "fog fog fog"),
    )
    assert ids(index, "harbour fog")[0] == "b"


def test_exact_forms_come_first(index: TextIndex) -> None:
    filled(index, unit("a", "many hearings were held"), unit("b", "many hearing were held"))
    assert ids(index, "hearing") == ["b", "a"]
    assert ids(index, "hearings") == ["a", "b"]


LANGUAGES = [
    ("정일룡은 회담에 참석하였다", "ko", "정일룡", ["정일룡"]),
    ("부수상 정일룡", None, "정일룡", ["정일룡"]),
    ("met 정일룡은 in the palace", "en", "정일룡 palace", ["정일룡", "palace"]),
    ("Переговоры о документах", "ru", "документ", ["документах"]),
    ("Переговоры о документах", None, "переговор", ["Переговоры"]),
    ("Королёв и самолет", "ru", "королев", ["Королёв"]),
    ("Королев и самолет", "ru", "королёв", ["Королев"]),
    ("内阁副首相郑一龙说", "zh", "首相", ["首相"]),
    ("内阁副首相郑一\n龙说", "zh", "郑一龙", ["郑一\n龙"]),
    ("平壌の体育館", "ja", "体育館", ["体育館"]),
    ("Die Verhandlungen in Berlin", "de", "verhandlung", ["Verhandlungen"]),
    ("Café of the résistance", "en", "cafe resistance", ["Café", "résistance"]),
    ("he was assassi-\nnated there", "en", "assassinated", ["assassi-\nnated"]),
    ("studies of a study", "en", "study", ["studies", "study"]),
    ("Æsop's fables", "en", "fable", ["fables"]),
    ("ΑΘΗΝΑ αθηνα", "el", "αθηνα", ["ΑΘΗΝΑ", "αθηνα"]),
    ("وزارة الخارجية", "ar", "الخارجية", ["الخارجية"]),
]


@pytest.mark.parametrize(("words", "language", "query", "expected"), LANGUAGES, ids=[each[2] for each in LANGUAGES])
def test_languages(index: TextIndex, words: str, language: str | None, query: str, expected: list[str]) -> None:
    filled(index, unit("a", texts=(text(words, language=language),)), unit("b", "something else"))
    answer = ask(index, query)
    assert [hit.id for hit in answer.hits] == ["a"]
    assert marked(answer) == expected


def test_what_is_not_in_a_korean_word_is_not_found(index: TextIndex) -> None:
    filled(index, unit("a", texts=(text("정일룡은", language="ko"),)))
    assert ids(index, "일정") == []
    assert ids(index, "정룡") == []


# -- passages ----------------------------------------------------------------------------------------------------


def test_passages_stand_where_they_say(index: TextIndex) -> None:
    pages = ["no word of it here", "Ältere Akten: " + "filler words " * 300 + "the COURIER came. " + "more " * 300, ""]
    filled(index, unit("a", texts=(text(*pages),)))
    (passage,) = ask(index, "courier").hits[0].passages
    page = pages[passage.page - 1]
    assert (passage.page, passage.digital_object, passage.version, passage.kind) == (2, "o1", 1, "ocr")
    assert page[passage.text_start : passage.text_start + len(passage.text)] == passage.text
    assert [page[start:end] for start, end in passage.marks] == ["COURIER"]
    assert (passage.start, passage.end) == passage.marks[0]
    assert 100 < len(passage.text) <= 300


def test_a_text_without_pages_is_shown_in_parts_with_offsets_of_the_whole(index: TextIndex) -> None:
    whole = "\n".join(f"line {number} of the report, nothing more" for number in range(600)) + "\nthe courier\n"
    filled(index, unit("a", texts=(text(whole, paginated=False),)))
    (passage,) = ask(index, "courier").hits[0].passages
    assert passage.page == 1
    assert not passage.paginated
    assert whole[passage.start : passage.end] == "courier"
    assert whole[passage.text_start :].startswith(passage.text)


def test_the_best_pages_are_shown_and_no_more_than_asked(index: TextIndex) -> None:
    pages = ["courier"] * 5 + ["the courier with a cipher"] + ["courier"] * 5
    filled(index, unit("a", *pages))
    assert len(ask(index, "courier", passages_per_hit=2).hits[0].passages) == 2
    assert ask(index, "courier cipher").hits[0].passages[0].page == 6
    assert ask(index, "courier", passages_per_hit=0).hits[0].passages == ()


def test_two_releases_of_one_page_are_shown_once(index: TextIndex) -> None:
    words = "The courier arrived on the second day with the papers of the legation."
    texts = (text(words, object_="o1"), text(words.replace("second", "sec0nd"), object_="o2"))
    filled(index, unit("a", texts=texts))
    (passage,) = ask(index, "courier").hits[0].passages
    assert passage.digital_object == "o1"


MARKS = [
    ("cour*", ["courier", "Courts"]),
    ("couriar~", ["courier"]),
    ('"the courier"', ["the", "courier"]),
    ("courier -ship", ["courier"]),
    ("title:courier", []),
    ("the courier", ["courier"]),
]


@pytest.mark.parametrize(("query", "expected"), MARKS, ids=[query for query, _ in MARKS])
def test_marks(index: TextIndex, query: str, expected: list[str]) -> None:
    filled(index, unit("a", "Here is the courier. The Courts of law.", title="Courier"))
    assert marked(ask(index, query)) == expected


# -- narrowing, counting, order ----------------------------------------------------------------------------------


def test_scopes(index: TextIndex) -> None:
    filled(
        index,
        unit("a", "courier", repository="Archive", ancestors=("f1", "s1"), collections=("x",)),
        unit("b", "courier", repository="Library", ancestors=("f2",), collections=("x", "y")),
    )
    assert ids(index, "courier", within=Scope("repository", "Archive")) == ["a"]
    assert ids(index, "courier", within=Scope("ancestor", "f2")) == ["b"]
    assert ids(index, "courier", within=Scope("ancestor", "s1")) == ["a"]
    assert ids(index, "courier", within=Scope("collection", "x")) == ["a", "b"]
    assert ids(index, "courier", within=Scope("record", "b")) == ["b"]
    assert ids(index, "courier", within=Scope("record", "f1")) == []


def test_values_that_differ_by_case_alone_are_one(index: TextIndex) -> None:
    filled(
        index,
        unit("a", "courier", originators=("FBI", "Fbi"), document_type="Memorandum"),
        unit("b", "courier", originators=("FBI",), document_type="MEMORANDUM"),
        unit("c", "cipher", originators=("fbi", "CIA"), document_type="MEMORANDUM"),
    )
    answer = ask(index, None, facets=("originator", "document_type"))
    assert answer.facets["originator"] == (("FBI", 3), ("CIA", 1)), "as most records write it, each record once"
    assert answer.facets["document_type"] == (("MEMORANDUM", 3),)
    for written in ("FBI", "fbi"):
        assert [hit.id for hit in ask(index, None, selections={"originator": (written,)}).hits] == ["a", "b", "c"]
    narrowed = ask(index, "cipher", facets=("originator",))
    assert narrowed.facets["originator"] == (("CIA", 1), ("fbi", 1))


def test_facets_count_records_and_leave_their_own_selection_aside(index: TextIndex) -> None:
    filled(
        index,
        unit("a", "courier", releases=("2018", "2022"), originators=("CIA",)),
        unit("b", "courier", releases=("2022",), originators=("FBI",)),
        unit("c", "cipher", releases=("2022",), originators=("FBI",)),
        unit("d", releases=("2018",), originators=("FBI",)),
    )
    answer = ask(index, None, facets=FACETS)
    assert answer.facets["release"] == (("2022", 3), ("2018", 2))
    assert answer.facets["originator"] == (("FBI", 3), ("CIA", 1))
    assert answer.facets["has_text"] == (("yes", 3), ("no", 1))
    assert answer.facets["creator"] == ()
    assert answer.without_text == 1
    chosen = ask(index, "courier", facets=("release", "originator"), selections={"originator": ("CIA",)})
    assert chosen.total == 1
    assert chosen.facets["originator"] == (("CIA", 1), ("FBI", 1))
    assert chosen.facets["release"] == (("2018", 1), ("2022", 1))
    assert chosen.without_text == 0
    both = ask(index, None, selections={"originator": ("CIA", "FBI"), "release": ("2018",)})
    assert [hit.id for hit in both.hits] == ["a", "d"]
    with pytest.raises(ValueError, match="no facet"):
        ask(index, None, facets=("colour",))


def test_years_with_bars_for_the_undated_and_the_uncertain(index: TextIndex) -> None:
    filled(
        index,
        unit("a", year_first=1957, year_last=1957),
        unit("b", year_first=1957, year_last=1959),
        unit("c", year_first=1964, year_last=1964, date_uncertain=True),
        unit("d"),
    )
    answer = ask(index)
    assert answer.years == ((1957, 2), (1958, 1), (1959, 1))
    assert (answer.undated, answer.uncertain) == (1, 1)
    assert ids(index, years=(1958, 1970)) == ["b"]
    assert ids(index, undated=True) == ["d"]
    assert ids(index, undated=True, uncertain=True) == ["c", "d"]
    assert ids(index, years=(1957, 1957), uncertain=True) == ["a", "b", "c"]
    assert ask(index, years=(1958, 1958)).years == answer.years


def test_orders_with_ties_by_id(index: TextIndex) -> None:
    filled(
        index,
        unit("d", "courier", year_first=1957, year_last=1957, date_sort=19570807, opened_sort=20180426, public_since=5),
        unit("b", "courier", year_first=1957, year_last=1957, date_sort=19570807, opened_sort=20221215, public_since=9),
        unit("a", "courier"),
        unit("c", "courier", year_first=1956, year_last=1956, date_sort=19560101, opened_sort=20221215, public_since=9),
    )
    assert ids(index, "courier") == ["a", "b", "c", "d"]
    assert ids(index) == ["a", "b", "c", "d"]
    assert ids(index, "courier", sort="date") == ["c", "b", "d", "a"]
    assert ids(index, "courier", sort="date-desc") == ["b", "d", "c", "a"]
    assert ids(index, "courier", sort="opened") == ["b", "c", "d", "a"]
    assert ids(index, "courier", sort="added") == ["b", "c", "d", "a"]


@pytest.mark.parametrize("sort", ["relevance", "date"])
def test_pages_of_results_neither_repeat_nor_leave_out(index: TextIndex, sort: Any) -> None:
    names = [f"r{number:03d}" for number in range(130)]
    filled(index, *(unit(name, "courier " * (1 + place % 3) + "legation") for place, name in enumerate(names)))
    seen = [name for offset in range(0, 140, 7) for name in ids(index, "legation", sort=sort, offset=offset, limit=7)]
    assert sorted(seen) == names
    assert seen == ids(index, "legation", sort=sort, limit=200)


def test_near_spellings(index: TextIndex) -> None:
    filled(index, unit("a", "Kennedy and Oswald"), unit("b", "Kennedy"))
    assert index.suggest(["kenedy", "oswold", "kennedy", "zzzzzzzz"]) == {"kenedy": "kennedy", "oswold": "oswald"}
