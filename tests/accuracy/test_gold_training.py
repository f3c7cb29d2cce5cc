"""The passages to learn from are of the files they name, and every offset and quoted word holds."""

from __future__ import annotations

from pathlib import Path

from accuracy import gold_later_readers, gold_offices, gold_reading, gold_second_reader, gold_training
from accuracy.gold_texts import document_and_text, faults_of


def test_every_row_holds(corpora: Path) -> None:
    faults = faults_of(corpora, gold_training.passages())
    assert not faults, "\n".join(faults)


def test_nothing_to_learn_from_is_measured() -> None:
    sealed = [
        each
        for reader in gold_later_readers.READERS
        for each in gold_second_reader.office_passages(of=gold_later_readers.files(reader))
        if each.sealed
    ]
    held = {(each.file, each.part, each.page): (each.start, each.end) for each in sealed}
    assert len(held) > 100
    learned = gold_training.all_to_learn_from()
    assert not any(each.sealed for each in learned)
    for each in learned:
        start, end = held.get((each.file, each.part, each.page), (0, 0))
        assert each.end <= start or end <= each.start, each.file
    # of `jfk/`, where releases repeat one another, no record is in both
    records = {Path(each.file).stem for each in sealed if each.corpus == "jfk"}
    assert not records & {Path(each.file).stem for each in gold_training.passages()}


def test_no_passage_is_labelled_twice() -> None:
    taken = [(each.file, each.part, each.page, each.start) for each in gold_training.passages()]
    assert len(set(taken)) == len(taken) > 1_000


def test_every_judged_number_stands_at_its_place(corpora: Path) -> None:
    numbers = gold_training.numbers()
    assert sum(each.is_figure for each in numbers) > 300 < sum(not each.is_figure for each in numbers) + 100
    for each in numbers:
        _, text = document_and_text(corpora, each.file, each.sha256, "")
        assert text.pages[each.page - 1].text[slice(*each.at)] == each.words, each.file
    assert len({(each.file, each.page, each.at) for each in numbers}) == len(numbers)


def test_no_judged_number_is_of_a_record_that_is_only_measured() -> None:
    names = [name for reader in gold_later_readers.READERS for name in gold_later_readers.files(reader)]
    kinds = ("figures", "marks", "dates")
    measured = {
        Path(each.file).stem
        for kind in kinds
        for each in gold_second_reader.reading_passages(kind, of=(*gold_second_reader.FILES, *names))
        if each.sealed
    }
    measured |= {Path(each.file).stem for each in (*gold_reading.figure_passages(), *gold_reading.mark_passages())}
    measured |= {Path(each.file).stem for each in gold_offices.passages()}
    assert len(measured) > 100
    assert not measured & {Path(each.file).stem for each in gold_training.numbers()}
