"""The labelled passages are of the files they name, and every offset and quoted word holds."""

from __future__ import annotations

from collections import Counter
from pathlib import Path

from accuracy.gold_offices import passages
from accuracy.gold_texts import faults_of


def test_every_row_holds(corpora: Path) -> None:
    faults = faults_of(corpora, passages())
    assert not faults, "\n".join(faults)


def test_there_are_enough_of_each_corpus_and_half() -> None:
    counted = Counter((each.corpus, each.looked_at) for each in passages())
    assert sum(counted.values()) >= 150
    for corpus in ("frus", "ehri", "jfk"):
        assert min(counted[corpus, True], counted[corpus, False]) >= 10, counted


def test_no_passage_is_labelled_twice() -> None:
    taken = [(each.file, each.part, each.page, each.start) for each in passages()]
    assert len(set(taken)) == len(taken)


def test_the_measure_can_be_run() -> None:
    from bench.reading_gold_offices import TARGETS, Count, Measured

    measured = Measured()
    measured.counts["offices", "jfk", True] += Count(right=8, wrong=2, missed=1)
    measured.counts["offices", "ehri", False] += Count(right=1)
    assert str(measured.total("offices")).startswith("precision 0.818, recall 0.900, F1 0.857 (9 of 10, 11 found)")
    assert measured.total("offices", looked_at=False) == Count(right=1)
    assert set(TARGETS) == {"offices", "participants"}
