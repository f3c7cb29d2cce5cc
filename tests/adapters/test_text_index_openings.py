"""The promises of the TextIndex port on words that a release opened, run against every adapter."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from adapters.test_text_index_contract import ADAPTERS
from fonds.core.querying import parse
from fonds.ports.text_index import IndexedOpening, IndexedPage, IndexedText, IndexedUnit, SearchRequest, TextIndex


@pytest.fixture(params=ADAPTERS, ids=lambda adapter: adapter.__name__)
def index(request: pytest.FixtureRequest, tmp_path: Path) -> Iterator[TextIndex]:
    made: TextIndex = request.param(tmp_path / "index")
    yield made
    made.close()


def _opening(name: str, release: str, text: str, start: int) -> IndexedOpening:
    return IndexedOpening(
        id=name, names=(f"Release {release}", f"{release}-03-18"), digital_object=f"t-{release}", version=1, kind="ocr",
        language="en", release=f"jfk-{release}", paginated=True, page=3, start=start, end=start + len(text), text=text,
    )  # fmt: skip


@pytest.mark.parametrize(
    ("query", "expected"),
    [
        ("opened:2025 castro", ["s1"]),
        ("opened:jfk-2025 castro", ["s1"]),
        ('opened:"Release 2025" visits', ["s1"]),
        ("opened:2025 AND castro AND visited", ["s1"]),
        ('opened:2025 "Castro visited"', ["s1"]),
        ('opened:2025 "visited Castro"', []),
        ("opened:2025 hav*", ["s1"]),
        ("opened:2025 havena~", ["s1"]),
        ("opened:2022 castro", []),
        ("opened:2022 cable", ["s2"]),
        ("opened:2025 cable", []),
        ("opened:2025 harbour", []),
        ("opened:jfk-2022", ["s2"]),
        ("opened:jfk-1999", []),
    ],
)
def test_words_opened_in_a_release(index: TextIndex, query: str, expected: list[str]) -> None:
    """Only opened words of that very release are looked through, and passages are the spans themselves."""
    openings = (_opening("s1", "2025", "Castro visited Havana", 40), _opening("s2", "2022", "the cable", 7))
    page = IndexedPage(3, "harbour " * 9)
    text = IndexedText("t-2025", 1, "ocr", "en", "jfk-2025", True, (page,))
    index.put([IndexedUnit(id="a", revision=1, title="Castro, cable", texts=(text,), openings=openings)])
    index.put([IndexedUnit(id="b", revision=1, title="Castro in the harbour", texts=(text,))])
    index.commit()
    index.put([IndexedUnit(id="c", revision=1)])
    index.remove(["c"])
    index.purge()  # what a rebuild has to carry over
    answer = index.search(SearchRequest(query=parse(query).tree, facets=("release",)))
    assert [hit.id for hit in answer.hits] == (["a"] if expected else [])
    assert [passage.opened for hit in answer.hits for passage in hit.passages] == expected
    for passage in (p for hit in answer.hits for p in hit.passages):
        assert all(passage.text_start <= s < e <= passage.text_start + len(passage.text) for s, e in passage.marks)
