"""Later readers' passages, half of them sealed, are of the files they name; every offset and quoted word holds."""

from __future__ import annotations

import hashlib
import tomllib
from collections import Counter
from collections.abc import Iterable
from dataclasses import replace
from pathlib import Path

import pytest

from accuracy import gold_later_readers, gold_offices, gold_reading, gold_second_reader
from accuracy.gold_offices import passages as first_offices
from accuracy.gold_texts import faults_of
from fonds.core.extracting.document import Document, DocumentPage

MEETINGS = ("gold_third_reader_meetings_open.toml", "gold_third_reader_meetings_sealed.toml")
FIGURES = ("gold_third_reader_figures_open.toml", "gold_third_reader_figures_sealed.toml")
FOURTH = ("gold_fourth_reader_figures_open.toml", "gold_fourth_reader_figures_sealed.toml")
FIFTH = ("gold_fifth_reader_figures_open.toml", "gold_fifth_reader_figures_sealed.toml")
FIFTH_MEETINGS = ("gold_fifth_reader_meetings_open.toml", "gold_fifth_reader_meetings_sealed.toml")
SIXTH = ("gold_sixth_reader_figures_open.toml", "gold_sixth_reader_figures_sealed.toml")
SIXTH_MEETINGS = ("gold_sixth_reader_meetings_open.toml", "gold_sixth_reader_meetings_sealed.toml")
FOURTH_MEETINGS = ("gold_fourth_reader_meetings_open.toml", "gold_fourth_reader_meetings_sealed.toml")
ALL = tuple(name for reader in gold_later_readers.READERS for name in gold_later_readers.files(reader))
_Passages = tuple[gold_reading.Passage | gold_offices.Passage, ...]


def _all() -> _Passages:
    of_kinds = [gold_second_reader.reading_passages(kind, of=ALL) for kind in ("figures", "dates", "marks")]
    return (*(each for of_kind in of_kinds for each in of_kind), *gold_second_reader.office_passages(of=ALL))


def test_every_row_holds(corpora: Path) -> None:
    again = gold_second_reader.office_passages(again=True, of=[gold_later_readers.AGAIN])
    faults = faults_of(corpora, (*_all(), *again))
    assert not faults, "\n".join(faults)


def test_what_was_labelled_again_is_a_passage_of_a_later_reader() -> None:
    again = gold_second_reader.office_passages(again=True, of=[gold_later_readers.AGAIN])
    first = gold_second_reader.office_passages(of=ALL)
    assert len(again) == 120 and {each.kinds for each in again} == {("meetings",)}
    assert _places(again) <= _places(each for each in first if "meetings" in each.kinds)
    assert not gold_second_reader.office_passages(of=[gold_later_readers.AGAIN])


def test_what_a_reader_finds_again_is_measured_as_a_finder_is(capsys: pytest.CaptureFixture[str]) -> None:
    from bench.reading_second_reader import print_agreement

    print_agreement()
    printed = capsys.readouterr().out
    assert "another reader finds what later readers labelled" in printed
    assert printed.count(", 120 passages") == 2


def test_one_half_of_the_documents_is_sealed() -> None:
    assert {*MEETINGS, *FIGURES, *FOURTH, *FOURTH_MEETINGS, *FIFTH, *FIFTH_MEETINGS, *SIXTH, *SIXTH_MEETINGS} <= set(
        ALL
    )
    for name, passages in gold_second_reader.files(ALL).items():
        assert all(each.looked_at is ("open" in name) for each in passages), name


@pytest.mark.parametrize(
    ("names", "least", "participants"),
    [
        (MEETINGS, {"jfk": 50, "frus": 25, "ehri": 20, "puzanov": 3}, 150),
        (FOURTH_MEETINGS, {"jfk": 78, "frus": 28, "ehri": 24}, 120),
        (FIFTH_MEETINGS, {"jfk": 39, "frus": 15, "ehri": 10}, 85),
    ],
)
def test_there_are_enough_of_each_corpus_and_of_poor_pages(
    names: tuple[str, ...], least: dict[str, int], participants: int
) -> None:
    passages = gold_second_reader.office_passages(of=names)
    counted = Counter(each.corpus for each in passages)
    assert all(counted[corpus] >= count for corpus, count in least.items())
    files = [tomllib.loads(Path(__file__).with_name(name).read_text("utf-8")) for name in names]
    rows = [row for file in files for row in file["passage"]]
    poor = sum(row.get("ocr") == "poor" for row in rows)
    assert abs(2 * poor - counted["jfk"]) <= 4
    assert sum(len(each.participants) for passage in passages for each in passage.meetings) >= participants


def test_no_passage_is_one_of_an_earlier_reader_or_labelled_twice() -> None:
    earlier = [
        *gold_reading.figure_passages(),
        *gold_reading.mark_passages(),
        *first_offices(),
        *(each for passages in gold_second_reader.files().values() for each in passages),
    ]
    taken = _places(earlier)
    for reader in gold_later_readers.READERS:
        of_reader = gold_second_reader.files(gold_later_readers.files(reader))
        for passages in of_reader.values():
            mine = _places(passages)
            assert len(mine) == sum("puzanov" not in each.file for each in passages)
            assert taken.isdisjoint(mine)
        if reader not in gold_later_readers.OPENED:  # of whose windows others may be labelled for another kind
            taken |= _places(each for passages in of_reader.values() for each in passages)


def _places(passages: Iterable[gold_reading.Passage | gold_offices.Passage]) -> set[tuple[str, str, int, int]]:
    return {(each.file, each.part, each.page, each.start) for each in passages if "puzanov" not in each.file}


def test_figures_dates_and_marks_are_labelled_in_passages_of_every_corpus() -> None:
    for kind in ("figures", "dates", "marks"):
        passages = gold_second_reader.reading_passages(kind, of=FIGURES)
        counted = Counter(each.corpus for each in passages)
        assert counted["jfk"] >= 45 and counted["frus"] >= 30 and counted["ehri"] >= 20 and counted["puzanov"] >= 3
        assert sum(len(getattr(each, kind)) for each in passages) >= 50
        assert any(not getattr(each, kind) for each in passages), "nothing to find is to be found somewhere"


def test_a_fourth_reader_labelled_as_many_papers_again() -> None:
    passages = gold_second_reader.reading_passages("dates", of=FOURTH)
    counted = Counter(each.corpus for each in passages)
    assert counted["jfk"] >= 50 and counted["frus"] >= 25 and counted["ehri"] >= 20


def test_a_fifth_reader_labelled_figures_of_every_corpus() -> None:
    passages = gold_second_reader.reading_passages("figures", of=FIFTH)
    counted = Counter(each.corpus for each in passages)
    assert counted["jfk"] >= 40 and counted["frus"] >= 26 and counted["ehri"] >= 16
    assert sum(len(each.figures) for each in passages) >= 65
    assert {each.looked_at for each in passages if each.figures} == {True, False}


def test_a_sixth_reader_labelled_every_kind_in_every_corpus_most_of_it_well_spelt() -> None:
    figures = gold_second_reader.reading_passages("figures", of=SIXTH)
    meetings = gold_second_reader.office_passages(of=SIXTH_MEETINGS)
    for passages, least in ((figures, 60), (meetings, 84)):
        counted = Counter(each.corpus for each in passages)
        assert sum(counted.values()) == least and counted["frus"] >= 18 and counted["ehri"] == 12
    assert sum(len(each.figures) for each in figures) >= 40
    assert sum(len(each.participants) for passage in meetings for each in passage.meetings) >= 80
    assert {each.looked_at for each in meetings if each.meetings} == {True, False}


def test_a_seventh_reader_labelled_windows_that_were_drawn_by_chance() -> None:
    of_reader = gold_second_reader.files(gold_later_readers.files("seventh"))
    meetings = gold_second_reader.office_passages(of=[name for name in of_reader if "meetings" in name])
    dated = gold_second_reader.reading_passages("dates", of=[name for name in of_reader if "figures" in name])
    for passages, least in ((meetings, 113), (dated, 70)):
        counted = Counter(each.corpus for each in passages)
        assert sum(counted.values()) == least
        assert counted["jfk"] >= 0.6 * least and counted["frus"] >= 17 and counted["ehri"] >= 11
    assert sum(len(each.participants) for passage in meetings for each in passage.meetings) >= 115
    assert {each.looked_at for each in meetings if each.meetings} == {True, False}
    assert sum(len(each.dates) for each in dated) >= 70


def test_eighth_readers_labelled_each_passage_for_one_kind() -> None:
    files = gold_later_readers.files("eighth")
    figures, marks = (gold_second_reader.reading_passages(kind, of=files) for kind in ("figures", "marks"))
    offices = gold_second_reader.office_passages(of=files)
    assert sum(len(each.figures) for each in figures) >= 250
    assert sum(len(each.marks) for each in marks) >= 300
    assert sum(len(each.offices) for each in offices) >= 90
    assert {each.kinds for each in offices} == {("offices",)}
    assert all({each.looked_at for each in passages} == {True, False} for passages in (figures, marks, offices))


def test_ninth_readers_labelled_figures_all_of_which_may_be_learned_from() -> None:
    passages = gold_second_reader.reading_passages("figures", of=gold_later_readers.files("ninth"))
    assert len(passages) >= 480 and sum(len(each.figures) for each in passages) >= 490
    assert all(each.looked_at for each in passages)
    digests = [int(hashlib.sha256(f"{each.file} {each.part}".encode()).hexdigest(), 16) for each in passages]
    assert {digest % 2 for digest in digests} == {0, 1}, "of records that would be sealed in other files too"


def test_a_tenth_reader_labelled_marks_and_offices_of_other_records() -> None:
    files = gold_later_readers.files("tenth")
    marks, offices = (
        gold_second_reader.reading_passages("marks", of=files),
        gold_second_reader.office_passages(of=files),
    )
    assert (len(marks), len(offices)) == (170, 151)
    for passages in (marks, offices):
        assert {each.looked_at for each in passages} == {True, False}
        assert {"jfk", "frus"} <= {each.corpus for each in passages}
    earlier = {
        each.file for name in gold_later_readers.files("eighth") for each in gold_second_reader.files([name])[name]
    }
    assert not {each.file for each in (*marks, *offices) if each.corpus == "jfk"} & earlier


def test_of_a_kind_that_a_passage_is_not_labelled_for_nothing_is_counted() -> None:
    from bench.reading_gold_offices import Measured, count_meetings

    passage = gold_offices.Passage("jfk/a.md", "", "", 1, 0, 40, "", "", (), (), (), ())
    document = Document((DocumentPage(1, "Mr. Smith met with Mr. Jones on 3 May."),))
    for kinds, counted in ((("offices",), False), (("offices", "meetings"), True)):
        measured = Measured()
        count_meetings(measured, document, [replace(passage, kinds=kinds)], None)
        assert bool(measured.counts) is counted


def test_there_are_files_of_the_readers_that_are_named_only() -> None:
    with pytest.raises(ValueError, match="third, fourth, fifth, sixth, seventh, eighth, ninth, tenth"):
        gold_later_readers.files("twelfth")


def test_the_sealed_half_is_measured_where_it_is_asked_for_alone(
    capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    from bench import reading_later_readers, reading_made_journals
    from bench.reading_gold import print_kind

    for reader in gold_later_readers.READERS:
        opened = gold_later_readers.files(reader, sealed=False)
        assert opened and all("open" in name for name in opened)
        sealed_too = {*gold_later_readers.files(reader)} - {*opened}
        is_opened = reader in gold_later_readers.OPENED
        assert sealed_too == (set() if is_opened else {name.replace("open", "sealed") for name in opened})
    measured: list[tuple[str, ...]] = []
    monkeypatch.setattr(reading_later_readers, "print_reader", lambda names, *_, **__: measured.append(names))
    reading_later_readers.main(["seventh"])
    reading_later_readers.main(["seventh"], sealed=True)
    assert [sum("sealed" in name for name in names) for names in measured] == [0, 2]
    halves: list[tuple[str, ...]] = []
    monkeypatch.setattr(reading_made_journals, "compared", lambda asked: halves.append(asked) or {})
    reading_made_journals.main()
    reading_made_journals.main(sealed=True)
    assert halves == [("open",), ("open", "sealed")]
    for options in (reading_later_readers.options, reading_made_journals.options):
        assert not options([]).sealed and options(["--faults", "--sealed"]).sealed
    print_kind("marks", "marks/0", {("jfk", True): [(1, 1, 2)]}, "seventh reader")
    printed = capsys.readouterr().out
    assert "looked at" in printed and "measured only" not in printed


def test_who_tells_of_a_meeting_is_measured_where_a_reader_noted_it(capsys: pytest.CaptureFixture[str]) -> None:
    from bench.reading_gold_offices import Count, Measured, report

    reader = "third reader, blind"
    measured = Measured()
    report(measured, reader)
    assert "reporters of meetings" not in capsys.readouterr().out
    measured.counts["reporters of meetings", "jfk", False] += Count(right=3, missed=1)
    report(measured, reader)
    printed = capsys.readouterr().out
    assert "labelled by reading (third reader, blind)" in printed
    assert "  reporters of meetings: precision 1.000, recall 0.750" in printed
    assert "only measured: " in printed and "looked at: " not in printed
