"""The promise of `TextIndex.likely_pages`, on which checked quotations rest."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from fonds.adapters.text_index_tantivy import TantivyTextIndex
from fonds.ports.text_index import IndexedPage, IndexedText, IndexedUnit, Scope

QUAY = "the minister asked for the harbour plans and was refused by the master of the port at the quay"


def unit(name: str, *pages: str, collection: str = "", paginated: bool = True) -> IndexedUnit:
    numbered = tuple(IndexedPage(number, words) for number, words in enumerate(pages, 1))
    text = IndexedText(f"{name}-text", 1, "ocr", "en", None, paginated, numbered)
    return IndexedUnit(name, 1, collections=(collection,) if collection else (), texts=(text,))


@pytest.fixture
def index(tmp_path: Path) -> Iterator[TantivyTextIndex]:
    made = TantivyTextIndex(tmp_path / "index")
    others = [unit(f"o{n:03}", "the master was asked by the minister of the port for it " * 5) for n in range(60)]
    made.put(
        [
            unit("a", "Nothing of note.", f"On Monday {QUAY}. Then he went.", collection="legation"),
            unit("b", f"A copy: {QUAY}.", collection="bureau"),
            unit("c", "word " * 3000 + QUAY + " word" * 3000, paginated=False),
            *others,
        ]
    )
    made.commit()
    yield made
    made.close()


def names(found: object) -> list[str]:
    return [each.unit for each in found]  # type: ignore[attr-defined]


def test_the_pages_that_hold_the_words_come_first(index: TantivyTextIndex) -> None:
    found = index.likely_pages(QUAY.split(), None, 10)
    assert set(names(found)[:3]) == {"a", "b", "c"}
    page = next(each for each in found if each.unit == "a")
    assert (page.digital_object, page.version, page.page, page.share) == ("a-text", 1, 2, 1.0)


def test_a_part_of_a_long_text_is_named(index: TantivyTextIndex) -> None:
    page = next(each for each in index.likely_pages(QUAY.split(), None, 10) if each.unit == "c")
    at = len("word " * 3000)
    assert page.start <= at < page.end < 20_000


def test_garbled_words_do_no_harm(index: TantivyTextIndex) -> None:
    garbled = "tbe mlnister askcd for the harbour p1ans and vvas refused by tne master at the qnay"
    assert set(names(index.likely_pages(garbled.split(), None, 10))[:3]) == {"a", "b", "c"}


def test_where_all_words_are_common_their_order_decides(index: TantivyTextIndex) -> None:
    index.put([unit("z", "it was asked of the port master by the minister")])
    index.commit()
    assert "z" in names(
        index.likely_pages(["was", "asked", "of", "the", "port", "master", "by", "the", "minister"], None, 5)
    )


def test_scopes(index: TantivyTextIndex) -> None:
    assert names(index.likely_pages(QUAY.split(), Scope("collection", "bureau"), 10)) == ["b"]
    assert set(names(index.likely_pages(QUAY.split(), Scope("record", "a"), 10))) == {"a"}
    assert index.likely_pages(QUAY.split(), Scope("record", "none"), 10) == ()
    assert index.likely_pages([], None, 10) == index.likely_pages(["zzz"], None, 10) == ()


def test_the_state_is_another_after_each_commit(index: TantivyTextIndex) -> None:
    before = index.state()
    assert index.state() == before
    index.put([unit("new", "One more page.")])
    index.commit()
    assert index.state() != before


def test_an_index_without_a_commit_answers(tmp_path: Path) -> None:
    made = TantivyTextIndex(tmp_path / "none")
    assert made.likely_pages(["word"], None, 5) == ()
    assert (made.records_with("word"), made.state()) == (0, "")
