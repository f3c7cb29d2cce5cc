"""Passages labelled for figures and marks are of the files they name, every offset holds, and what is read is kept."""

from __future__ import annotations

from collections import Counter
from dataclasses import replace
from pathlib import Path

import pytest

from accuracy.gold_reading import LabelledDate, Passage, figure_passages, mark_passages
from accuracy.gold_second_reader import reading_passages
from accuracy.gold_texts import CORPORA, faults_of
from fonds.core.extracting import dates, figures, marks
from fonds.core.extracting.facts import DateFound, Figure, MarkFound, NamesRead


@pytest.mark.parametrize("passages", [figure_passages(), mark_passages()], ids=["figures", "marks"])
def test_every_row_holds(corpora: Path, passages: tuple[Passage, ...]) -> None:
    faults = faults_of(corpora, passages)
    assert not faults, "\n".join(faults)


def test_there_are_enough_of_each_corpus_and_half() -> None:
    figures, marks = figure_passages(), mark_passages()
    assert len(figures) + len(marks) >= 170
    for passages in (figures, marks):
        counted = Counter((each.corpus, each.looked_at) for each in passages)
        assert {corpus for corpus, _ in counted} == set(CORPORA)
        assert all(counted[corpus, half] >= 9 for corpus in ("jfk", "frus", "ehri") for half in (True, False)), counted


def test_no_passage_is_labelled_twice() -> None:
    for passages in (figure_passages(), mark_passages()):
        taken = [(each.file, each.part, each.page, each.start) for each in passages]
        assert len(set(taken)) == len(taken)


FLOORS = {
    ("figures", 1): 0.97, ("figures", 2): 0.95, ("marks", 1): 0.98, ("marks", 2): 0.98, ("dates", 2): 0.96,
}  # fmt: skip
"""F1 of figures (with what is counted), marks and dates in the passages of the first and second reader."""


@pytest.mark.parametrize(("kind", "reader"), FLOORS)
def test_what_is_reached_is_kept(corpora: Path, monkeypatch: pytest.MonkeyPatch, kind: str, reader: int) -> None:
    monkeypatch.setenv("FONDS_CORPORA", str(corpora))
    from bench import reading_gold

    monkeypatch.setattr(reading_gold, "CORPORA", corpora)
    first = {"figures": figure_passages, "marks": mark_passages}
    passages = first[kind]() if reader == 1 else reading_passages(kind)
    right = found = wanted = 0
    for passage, document, page in reading_gold.pages(passages):
        own = replace(document, pages=tuple(each for each in document.pages if each.number == passage.page))
        if kind == "figures":
            finds = [each for each in figures.figures(own, NamesRead(), ()) if _is_inside(passage, each)]
            met = [(label, reading_gold.figure_at(label, finds)) for label in passage.figures]
            good = [1 for label, each in met if each is not None and reading_gold.same_number(label, each)
                    and reading_gold.same_measure(label, each, page)]  # fmt: skip
            counts = len(good), len(finds), len(passage.figures)
        elif kind == "marks":
            told = [each for each in marks.marks(own) if _is_inside(passage, each)]
            known = [label for label in passage.marks if any(reading_gold.same_mark(label, each) for each in told)]
            counts = len(known), len(told), len(passage.marks)
        else:
            said = [each for each in dates.dates(document) if each.edtf and each.at.page == passage.page]
            said = [each for each in said if _is_inside(passage, each) and not _is_unsettled(passage, each)]
            settled = [label for label in passage.dates if label.edtf]
            read = [label for label in settled if any(_meets(label, each) and each.edtf in label.edtf for each in said)]
            counts = len(read), len(said), len(settled)
        right, found, wanted = right + counts[0], found + counts[1], wanted + counts[2]
    assert reading_gold.f1_of([(right, found, wanted)]) >= FLOORS[kind, reader]


def _is_inside(passage: Passage, found: Figure | MarkFound | DateFound) -> bool:
    return passage.holds(found.at.start, found.at.end)


def _meets(label: LabelledDate, found: DateFound) -> bool:
    return found.at.start < label.at[1] and label.at[0] < found.at.end


def _is_unsettled(passage: Passage, found: DateFound) -> bool:
    """Whether a find meets only words that nobody can resolve."""
    met = [label for label in passage.dates if _meets(label, found)]
    return bool(met) and not any(label.edtf for label in met)
