"""The passages labelled for figures and marks are of the files they name, and every offset and quoted word holds."""

from __future__ import annotations

from collections import Counter
from pathlib import Path

import pytest

from accuracy.gold_reading import Passage, figure_passages, mark_passages
from accuracy.gold_texts import CORPORA, document_and_text


@pytest.mark.parametrize("passages", [figure_passages(), mark_passages()], ids=["figures", "marks"])
def test_every_row_holds(corpora: Path, passages: tuple[Passage, ...]) -> None:
    faults: list[str] = []
    for passage in passages:
        _, text = document_and_text(corpora, passage.file, passage.sha256, passage.part)
        faults += passage.faults(text.pages[passage.page - 1].text)
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
