from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from fonds.core.text.finding import fold, pattern, places


@pytest.mark.parametrize(
    ("words", "text", "found"),
    [
        ("legation", "The Legation and the legations", ["Legation", "legation"]),
        ("gation", "The Legation", []),
        ("cafe", "Café, cafe\u0301 and CAFE", ["Café"[:4], "cafe\u0301", "CAFE"]),
        ("еще", "Ещё раз", ["Ещё"]),
        ("정일룡", "동지 정일룡은", ["정일룡"]),
        ("일룡", "정일룡은", ["일룡"]),
        ('"electrolytic zinc"', "zinc, electrolytic\nzinc", ["electrolytic\nzinc"]),
        ("zinc lead", "Lead and zinc", ["Lead", "zinc"]),
        ("zin*", "zinc", ["zin"]),
        ("482-ss", "Nº 482-ss", ["482-ss"]),
        ("体育馆", "在体育馆里", ["体育馆"]),
        (".*", "anything", []),
    ],
)
def test_words_are_found(words: str, text: str, found: list[str]) -> None:
    looked_for = pattern(words)
    assert [text[a:b] for a, b in places(text, looked_for)] == found if looked_for else found == []


@given(st.text(max_size=60))
def test_folding_moves_nothing(text: str) -> None:
    assert len(fold(text)) == len(text)


@given(st.text(max_size=40), st.text(max_size=200))
def test_any_query_is_harmless(words: str, text: str) -> None:
    looked_for = pattern(words)
    for start, end in places(text, looked_for) if looked_for else ():
        assert 0 <= start < end <= len(text)
