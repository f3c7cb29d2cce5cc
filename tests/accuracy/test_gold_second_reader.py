"""The second reader's passages are of the files they name, in their half, and every offset and quoted word holds."""

from __future__ import annotations

from collections import Counter
from pathlib import Path

import pytest

from accuracy import gold_reading, gold_second_reader
from accuracy.gold_offices import passages as first_offices
from accuracy.gold_second_reader import KINDS, files, office_passages, reading_passages
from accuracy.gold_texts import CORPORA, faults_of


@pytest.mark.parametrize("again", [False, True], ids=["new", "again"])
def test_every_row_holds(corpora: Path, again: bool) -> None:
    of_kinds = [reading_passages(kind, again=again) for kind in ("figures", "dates", "marks")]
    every = (*(each for of_kind in of_kinds for each in of_kind), *office_passages(again=again))
    faults = faults_of(corpora, every)
    assert not faults, "\n".join(faults)


def test_every_row_stands_in_the_file_of_its_half() -> None:
    for name, passages in files().items():
        assert all(each.looked_at is ("open" in name) for each in passages), name


def test_there_are_enough_of_each_corpus_and_half() -> None:
    counted = Counter((each.corpus, each.looked_at) for each in reading_passages("dates"))
    assert sum(counted.values()) >= 150
    assert {corpus for corpus, _ in counted} == set(CORPORA)
    assert all(counted[corpus, half] >= 15 for corpus in ("jfk", "frus", "ehri") for half in (True, False)), counted
    assert all(reading_passages(kind) for kind in KINDS if kind in ("figures", "dates", "marks"))


def test_no_passage_is_one_of_the_first_readers_but_those_labelled_again() -> None:
    first = {
        (each.file, each.part, each.page, each.start)
        for each in (*gold_reading.figure_passages(), *gold_reading.mark_passages(), *first_offices())
    }
    new = [(each.file, each.part, each.page, each.start) for each in reading_passages("dates")]
    assert len(set(new)) == len(new)
    assert {each for each in first if each[0].startswith(("frus", "ehri", "jfk"))}.isdisjoint(new)
    again = [each for kind in ("figures", "marks") for each in reading_passages(kind, again=True)]
    assert first.issuperset((each.file, each.part, each.page, each.start) for each in again)
    assert len(again) + len(office_passages(again=True)) >= 30


def test_a_field_left_out_is_empty_and_an_unsure_one_is_not_compared() -> None:
    figure = gold_second_reader.figure_of(
        {"start": 0, "end": 9, "value": 12, "unit": "ton", "rate": "per year", "place": [3, 5], "unsure": ["period"]}
    )
    assert dict(figure.noted) == {"kind": "not stated", "rate": "per year", "qualifier": ""}
    assert dict(figure.named) == {"producer": None, "place": (3, 5), "asserted_by": None}


def test_the_measures_can_be_run(
    corpora: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("FONDS_CORPORA", str(corpora))
    from bench import reading_gold, reading_second_reader

    monkeypatch.setattr(reading_gold, "CORPORA", corpora)
    ehri = tuple(each for each in reading_passages("dates") if each.corpus == "ehri" and each.looked_at)
    reading_second_reader.print_dates(ehri[:4], faults=False)
    reading_second_reader.print_agreement()
    printed = capsys.readouterr().out
    assert "against 4 passages labelled by reading (second reader, blind)" in printed
    assert "how far two readers agree" in printed
    assert "  figures, number and unit alone: precision" in printed
    assert "  participants: precision" in printed
