"""A name and its other spellings, run against every adapter of the TextIndex port."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from adapters.test_text_index_contract import filled, index, marked, opened, unit
from fonds.core.querying.tree import Field, Node, OtherSpellings, Spelled, Words
from fonds.ports.text_index import SearchRequest, TextIndex

__all__ = ["index", "opened"]

PEOPLE: Callable[[TextIndex], TextIndex] = lambda index: filled(  # noqa: E731
    index,
    unit("a", "Then Jeong Il-yong spoke of zinc."),
    unit("b", "В 10 часов Чон Ир Ён говорил о цинке."),
    unit("c", "정일룡은 말했다."),
    unit("d", "Il fait beau; jeong."),
    unit("e", "Nothing of the kind."),
)
NAME = Spelled(("Jeong", "Il-yong"), (OtherSpellings(0, 2, ("정일룡", "Чон Ир Ён")),))


def ids(index: TextIndex, query: Node) -> list[str]:
    return [hit.id for hit in index.search(SearchRequest(query)).hits]


def test_another_spelling_counts_as_the_name(index: TextIndex) -> None:
    PEOPLE(index)
    assert ids(index, Words(("Jeong", "Il-yong"))) == ["a", "d"]
    found = ids(index, NAME)
    assert found[0] == "a" and set(found[:3]) == {"a", "b", "c"}, "the name in any spelling comes before parts of it"
    assert set(found) == {"a", "b", "c", "d"}


def test_the_words_of_other_spellings_are_marked(index: TextIndex) -> None:
    PEOPLE(index)
    words = marked(index.search(SearchRequest(NAME, passages_per_hit=1)))
    assert {"Чон", "Ир", "Ён", "정일룡", "Jeong"} <= set(words)


def test_beside_other_words(index: TextIndex) -> None:
    PEOPLE(index)
    query = Spelled(("Jeong", "Il-yong", "zinc"), (OtherSpellings(0, 2, ("정일룡", "Чон Ир Ён")),))
    assert ids(index, query)[0] == "a"


def test_in_a_field(index: TextIndex) -> None:
    filled(index, unit("a", title="Visit to Peking"), unit("b", title="Visit to Beijing"), unit("c", title="Visit"))
    query = Field("title", Spelled(("Peking",), (OtherSpellings(0, 1, ("Beijing",)),)))
    assert ids(index, query) == ["a", "b"]


@pytest.mark.parametrize("words", [(), ("Nowhere",)])
def test_what_an_index_holds(index: TextIndex, words: tuple[str, ...]) -> None:
    assert index.held(["Jeong"]) == frozenset()
    PEOPLE(index)
    asked = ["Jeong Il-yong", "정일룡", "정일용", "Чон Ир Ён", "Чен Ир Ен", "nothing", *words]
    assert index.held(asked) == {"Jeong Il-yong", "정일룡", "Чон Ир Ён", "nothing"}
