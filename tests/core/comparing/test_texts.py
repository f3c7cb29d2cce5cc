"""What a comparison of two texts finds, on small made-up texts."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from fonds.core.comparing.comparison import Comparison, SpanKind
from fonds.core.comparing.report import ComparedText, comparison_json
from fonds.core.comparing.texts import compare_texts

_BEFORE = "The visitor arrived at the harbour on Monday and asked for the consul. He waited in the outer office. "
_AFTER = " and then returned to the hotel by the river. Nothing more was heard of the matter until the autumn."
_HIDDEN = "Doctor Hernandez of the shipping company"


def _words(found: Comparison, new: str, kind: SpanKind) -> list[str]:
    return [new[s.to_place.start : s.to_place.end] for s in found.spans if s.kind is kind and s.to_place]


@pytest.mark.parametrize(
    "shown",
    ["", " ", "        ", "\n", " [ ] ", " | | ", " ........ ", " - - - - ", " _ i ~ ", "[1 line not declassified]",
     "[a foreign merchant]", "█████"],
)  # fmt: skip
def test_words_are_opened_however_the_older_text_shows_the_place(shown: str) -> None:
    old = f"{_BEFORE}There he met {shown}{_AFTER}"
    new = f"{_BEFORE}There he met {_HIDDEN}{_AFTER}"
    assert _words(compare_texts([old], [new]), new, SpanKind.OPENED) == [_HIDDEN]


def test_statements_of_what_is_withheld_make_no_page_too_poor_to_compare() -> None:
    hidden = ("Doctor Hernandez of the shipping company", "one merchant of Valparaiso", "the second secretary")
    new = "He met {} at noon.\nHe wrote to {} in May.\nHe paid {} twice.\nNobody saw them.".format(*hidden)
    old = new
    for number, words in enumerate(hidden, 1):
        old = old.replace(words, f"[{number} lines not declassified]")
    found = compare_texts([old], [new])
    assert [page.comparable for page in found.pages] == [True]
    assert _words(found, new, SpanKind.OPENED) == list(hidden)
    assert all(span.confidence >= 0.9 for span in found.spans if span.kind is SpanKind.OPENED)
    back = compare_texts([new], [old])
    places = [s.from_place for s in back.spans if s.kind is SpanKind.WITHHELD and s.from_place]
    assert [new[place.start : place.end] for place in places] == list(hidden)


@pytest.mark.parametrize(("old", "new"), [("", _BEFORE + _AFTER), (_BEFORE + _AFTER, " \n")])
def test_a_text_with_nothing_on_one_side_cannot_be_compared(old: str, new: str) -> None:
    found = compare_texts([old], [new])
    assert [page.comparable for page in found.pages] == [False]
    assert found.spans == ()


def test_two_texts_with_nothing_differ_in_nothing() -> None:
    found = compare_texts([""], ["\n"])
    assert [page.comparable for page in found.pages] == [True]
    assert found.spans == ()


def test_the_other_way_round_they_are_newly_withheld() -> None:
    old = f"{_BEFORE}There he met {_HIDDEN}{_AFTER}"
    new = f"{_BEFORE}There he met [ ]{_AFTER}"
    found = compare_texts([old], [new])
    withheld = [s.from_place for s in found.spans if s.kind is SpanKind.WITHHELD]
    assert [old[p.start : p.end] for p in withheld if p] == [_HIDDEN]
    assert not [s for s in found.spans if s.kind is SpanKind.OPENED]


def test_the_gap_lies_where_the_older_text_shows_it() -> None:
    old = f"{_BEFORE}He told the ...... minister that he would leave{_AFTER}"
    new = f"{_BEFORE}He told the minister of trade and the minister that he would leave{_AFTER}"
    assert _words(compare_texts([old], [new]), new, SpanKind.OPENED) == ["minister of trade and the"]


@pytest.mark.parametrize(
    ("old", "new"),
    [
        ("He waited in the outer office", "He wa1ted in tbe outer 0ffice"),
        ("He waited in the outer office", "He wait-\ned in the\nouter office"),
        ("He waited in the outer office", "Hewaited inthe outer of fice"),
        ("Он ждал консула в приёмной весь день", "0н ждал консyла в приемной весъ день"),
        ("총영사는 월요일 아침에 항구에 도착하였다", "총영사는 윌요일 아침에 항구에 도착하였디"),
    ],
)
def test_the_same_words_read_differently_open_nothing(old: str, new: str) -> None:
    found = compare_texts([f"{_BEFORE}{old}{_AFTER}"], [f"{_BEFORE}{new}{_AFTER}"])
    assert not {s.kind for s in found.spans} - {SpanKind.NOISE}


def test_stamps_and_banners_are_added_matter() -> None:
    banner = "[ 2022 RELEASE UNDER THE PRESIDENT JOHN F. KENNEDY ASSASSINATION RECORDS ACT OF 1992 ]"
    new = f"{banner}\n{_BEFORE}\nNW 50953 Docld:32293978 Page 2\n{_AFTER}"
    found = compare_texts([_BEFORE + _AFTER], [new])
    assert {s.kind for s in found.spans} == {SpanKind.ADDED}
    assert sum("RELEASE" in words or "NW" in words for words in _words(found, new, SpanKind.ADDED)) == 2


def test_pages_that_change_places_open_nothing() -> None:
    pages = [f"{_BEFORE} Leaf {n}: " + " ".join(f"word{n}x{i}" for i in range(60)) + _AFTER for n in range(4)]
    found = compare_texts(pages, [pages[2], pages[0], pages[1], pages[3]])
    assert [(pair.from_page, pair.to_page) for pair in found.pages] == [(3, 1), (1, 2), (2, 3), (4, 4)]
    assert not [s for s in found.spans if s.kind in (SpanKind.OPENED, SpanKind.WITHHELD)]


def test_a_page_that_is_missing_has_no_other_side() -> None:
    first, second = _BEFORE + "alpha " + _AFTER, "The ledger of the port lists eleven ships and their cargoes of salt."
    found = compare_texts([first], [first, second])
    (span,) = found.spans
    assert (span.kind, span.from_place) == (SpanKind.OPENED, None)

    assert span.confidence <= 0.8, "pages get lost in copying as well"


_LEAF = "The ledger of the port lists eleven ships, their cargoes of salt and the consuls who signed for them. " * 4


@pytest.mark.parametrize("stated", ["[Page 2 not declassified]", "[1 page not declassified]", "(1 page withheld)"])
def test_a_page_that_only_says_that_it_is_withheld_is_opened_by_its_words(stated: str) -> None:
    pages = [_BEFORE * 3, _LEAF, _AFTER * 3]
    found = compare_texts([pages[0], stated, pages[2]], pages)
    assert [(pair.from_page, pair.to_page, pair.comparable) for pair in found.pages] == [
        (1, 1, True), (2, 2, True), (3, 3, True)
    ]  # fmt: skip
    opened = [span for span in found.spans if span.kind is SpanKind.OPENED]
    assert all(span.from_place is not None and span.confidence >= 0.9 for span in opened)
    assert sum(s.to_place.end - s.to_place.start for s in opened if s.to_place) > 0.8 * len(_LEAF)


@pytest.mark.parametrize("swapped", [False, True])
def test_a_page_without_words_between_others_says_nothing(swapped: bool) -> None:
    pages = [_BEFORE * 3, _LEAF, _AFTER * 3]
    texts = [[pages[0], " \n", pages[2]], pages]
    found = compare_texts(*texts[:: -1 if swapped else 1])
    assert [(pair.from_page, pair.to_page, pair.comparable) for pair in found.pages] == [
        (1, 1, True), (2, 2, False), (3, 3, True)
    ]  # fmt: skip
    assert not found.spans


def test_a_text_too_poor_to_compare_is_said_to_be() -> None:
    old = "xq jk wv zz pq rt lk mn bv cx " * 20
    (pair,) = compare_texts([old], [(_BEFORE + _AFTER) * 3]).pages
    assert not pair.comparable


_TEXT = st.lists(
    st.sampled_from(["the", "consul", "[ ]", "\n", "met", "Д", "하다", "....", "a", "NW 50953", "1963"]), max_size=40
).map(" ".join)


@settings(max_examples=60, deadline=None)
@given(st.lists(_TEXT, min_size=1, max_size=3), st.lists(_TEXT, min_size=1, max_size=3))
def test_every_place_lies_on_its_page(old: list[str], new: list[str]) -> None:
    found = compare_texts(old, new)
    for span in found.spans:
        assert 0 <= span.confidence <= 1
        assert span.from_place or span.to_place
        for place, pages in ((span.from_place, old), (span.to_place, new)):
            if place:
                assert 0 <= place.start <= place.end <= len(pages[place.page - 1])


@settings(max_examples=30, deadline=None)
@given(st.lists(_TEXT, min_size=1, max_size=3))
def test_a_text_does_not_differ_from_itself(pages: list[str]) -> None:
    assert compare_texts(pages, pages).spans == ()


def test_two_files_are_one_page_each_with_both_sides_given() -> None:
    texts = [ComparedText(name, None, None, 1, ((1, text),)) for name, text in (("old", ""), ("new", _BEFORE))]
    said = comparison_json(None, texts)
    assert [each["words"] for each in said["releases"]] == [0, 19]
    assert all(span["from"] and span["to"] for span in said["spans"])
