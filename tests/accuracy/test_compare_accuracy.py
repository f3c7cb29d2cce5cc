"""Openings found in made and in real pairs: a small part of what `bench/compare_accuracy.py` measures."""

from __future__ import annotations

import re
import tomllib
from pathlib import Path

import pytest

from accuracy.made_pairs import counts, made_pair, source_texts
from accuracy.real_pairs import GOLD, real_pairs
from accuracy.real_pairs import counts as real_counts
from fonds.core.comparing.texts import SpanKind, compare_texts

pytestmark = pytest.mark.corpora


@pytest.fixture(scope="module")
def texts(corpora: Path) -> list[str]:
    return list(source_texts(corpora, 7, how_many=4))


def _counts(texts: list[str], rate: float, *, spans: int) -> tuple[int, int, int, int]:
    total = [0, 0, 0, 0]
    for number, text in enumerate(texts):
        pair = made_pair(text, 100 + number, rate, spans=spans)
        found = compare_texts([pair.old], [pair.new]).spans
        opened = [(s.to_place.start, s.to_place.end) for s in found if s.kind is SpanKind.OPENED and s.to_place]
        total = [a + b for a, b in zip(total, (*counts(pair, opened), len(pair.words)), strict=True)]
    return total[0], total[1], total[2], total[3]


@pytest.mark.parametrize(("rate", "least"), [(0.0, 0.98), (0.02, 0.97), (0.05, 0.95), (0.10, 0.88)])
def test_words_opened_are_found(texts: list[str], rate: float, least: float) -> None:
    right, wrong, missed, _ = _counts(texts, rate, spans=12)
    assert 2 * right / (2 * right + wrong + missed) >= least


def test_little_is_called_opened_where_nothing_was(texts: list[str]) -> None:
    _, wrong, _, words = _counts(texts, 0.05, spans=0)
    assert 1000 * wrong / words <= 1


def test_no_label_quotes_a_number_of_a_living_person() -> None:
    quoted = [place["words"] for row in tomllib.loads(GOLD.read_text("utf-8"))["pair"] for place in row["opened"]]
    assert not [words for words in quoted if re.search(r"(?<!\d)\d{3}[- ]\d\d[- ]\d{4}(?!\d)", words)]


def test_labels_of_real_pairs_stand_in_their_files(corpora: Path) -> None:
    assert len(list(real_pairs(corpora))) >= 502


def test_words_opened_are_found_in_real_pairs_that_were_held_back(corpora: Path) -> None:
    right, wrong, missed = 0, 0, 0
    for pair in real_pairs(corpora):
        if not pair.held_back:
            continue
        found = compare_texts([pair.old], [pair.new])
        if found.pages[0].comparable:
            opened = [
                (s.to_place.start, s.to_place.end) for s in found.spans if s.kind is SpanKind.OPENED and s.to_place
            ]
            each = real_counts(pair, opened)
            right, wrong, missed = right + each[0], wrong + each[1], missed + each[2]
    assert right / (right + wrong) >= 0.85
    assert right / (right + missed) >= 0.70
