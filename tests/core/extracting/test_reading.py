"""What the finders find in a made up journal, and that whatever they find stands where they say."""

from __future__ import annotations

import dataclasses
import sys
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from core.extracting.made_journal import journal
from fonds.core.extracting.document import Document, DocumentPage, ListedName, NameKind
from fonds.core.extracting.facts import Reading
from fonds.core.extracting.listed import listed_name
from fonds.core.extracting.names import names
from fonds.core.extracting.reading import read


@pytest.fixture(scope="module")
def reading() -> Reading:
    return read(journal())


def name_of(reading: Reading, key: str) -> str:
    return reading.names.entity(key).name if key else ""


def test_people_bodies_places(reading: Reading) -> None:
    named = {(str(each.kind), each.name) for each in reading.names.entities}
    assert {("person", "T. R. Halvorsen"), ("person", "Pak Jong-ho"), ("person", "Yi Song-min"),
            ("person", "Dalgaard"), ("body", "Ministry of Foreign Affairs"), ("body", "Soviet government"),
            ("place", "Warsaw"), ("place", "Poland")} <= named  # fmt: skip


def test_a_surname_is_the_person_named_before(reading: Reading) -> None:
    of = {each.key: each.name for each in reading.names.entities}
    said = [m for m in reading.names.mentions if m.at and of[m.entity] == "Dalgaard"]
    assert len(said) == 2
    assert said[0].titles == ("Mr.",)


def test_the_writer_is_i(reading: Reading) -> None:
    words = journal().words
    pronouns = [m for m in reading.names.mentions if m.form == "pronoun" and m.at and words(m.at) == "I"]
    assert {name_of(reading, m.entity) for m in pronouns} == {"T. R. Halvorsen"}


def test_each_office_of_a_list(reading: Reading) -> None:
    held = [(name_of(reading, o.person), o.office, o.date) for o in reading.offices]
    assert ("Pak Jong-ho", "Deputy Minister of Trade", "1951-05-03") in held
    assert ("Pak Jong-ho", "member of the Council of Ports", "1951-05-03") in held


def test_a_conversation_told_of_is_another(reading: Reading) -> None:
    own, told, asked = reading.meetings
    assert (own.date, own.reported_by) == ("1951-05-03", "")
    assert {name_of(reading, key) for key in own.participants} == {"T. R. Halvorsen", "Pak Jong-ho"}
    assert (told.date, told.told_in, name_of(reading, told.reported_by)) == ("", own.key, "Pak Jong-ho")
    assert {name_of(reading, key) for key in told.participants} == {"Pak Jong-ho", "Yi Song-min"}
    assert {name_of(reading, key) for key in asked.participants} == {"T. R. Halvorsen", "Dalgaard"}


def test_who_reports_whom(reading: Reading) -> None:
    said = {name_of(reading, s.speaker): [name_of(reading, k) for k in s.reported_by] for s in reading.statements}
    assert said["Yi Song-min"] == ["Pak Jong-ho", "T. R. Halvorsen"]
    assert said["Pak Jong-ho"] == ["T. R. Halvorsen"]


def test_figures(reading: Reading) -> None:
    found = {
        f.value: (f.unit, f.measure, f.producer, name_of(reading, f.place), f.period, str(f.kind), bool(f.series))
        for f in reading.figures
    }
    assert found == {
        75000: ("ruble", "aid", "", "", "", "allocation", False),
        2100: ("ton", "refined copper", "the Germans", "", "1938", "result", False),
        300: ("ton", "copper", "", "Poland", "1946", "result", True),
        950: ("ton", "copper", "", "Poland", "1947", "result", True),
        1400: ("ton", "copper", "", "Poland", "1949", "result", True),
        3000: ("ton", "", "", "", "", "expected capacity", False),
        61: ("meter", "tower", "", "", "", "dimension", False),
    }
    last = next(f for f in reading.figures if f.value == 3000)
    assert (last.qualifier, last.rate) == ("more than", "per year")
    rubles = next(f for f in reading.figures if f.value == 75000)
    assert (name_of(reading, rubles.actor), name_of(reading, rubles.asserted_by)) == (
        "Soviet government",
        "Pak Jong-ho",
    )


def test_dates(reading: Reading) -> None:
    document = journal()
    found = {document.words(d.at): (d.edtf, d.relative) for d in reading.dates}
    assert found["3 May 1951"] == ("1951-05-03", False)
    assert found["yesterday"] == ("1951-05-02", True)
    assert found["the second half of the current year"] == ("1951-41", True)
    undated = dataclasses.replace(document, date_certain=False)
    assert all(not d.edtf for d in read(undated).dates if d.relative)


def test_marks(reading: Reading) -> None:
    assert {("registry number", "117"), ("classification", "SECRET")} <= {(m.kind, m.value) for m in reading.marks}


@pytest.mark.parametrize(("words", "name", "note"), [
    ("Berg, Anna, Ambassador to Norland", "Berg, Anna", "Ambassador to Norland"),
    ("Holm, Prime Minister", "Holm", "Prime Minister"),
    ("Holm, Peter, Jr., member of the Board", "Holm, Peter, Jr.", "member of the Board"),
    ("Holm, Peter: clerk", "Holm, Peter", "clerk"),
])  # fmt: skip
def test_entries_of_an_editions_list(words: str, name: str, note: str) -> None:
    found = listed_name("p1", NameKind.PERSON, words)
    assert (found.name, found.note) == (name, note)


def test_only_the_one_fitting_entry_of_a_list_is_meant() -> None:
    listed = tuple(ListedName(i, NameKind.PERSON, n) for i, n in [("a", "Dalgaard, Knud"), ("b", "Dalgaard, Ole"),
                                                                  ("c", "Strand, Eva")])  # fmt: skip
    text = "Knud Dalgaard met Eva Strand. Then Mr. Strand spoke to Mr. Ole Dalgaard about it."
    found = names(Document((DocumentPage(1, text),), listed=listed))
    assert {(e.name, e.listed) for e in found.entities if e.kind is NameKind.PERSON} == {
        ("Knud Dalgaard", "a"), ("Eva Strand", "c"), ("Ole Dalgaard", "b"),
    }  # fmt: skip


PIECES = st.sampled_from([
    "Mr. Dalgaard", "A. M. Berg", "KWP CC", "said that", "in", "1946 - 300 tons;", "3 May 1951", "the", "(", ")", ",",
    "Ministry of Trade", "I", "met with", "\n", "\n\n", "“", "”", "yesterday", "$5", "No. 3", "SECRET", "Participants:",
    ".", "'s", "§", "한국", "Ё", "1-2", "99/99/1999", "February 30, 1950", "of", "Deputy Chairman of",
])  # fmt: skip


@settings(max_examples=150, deadline=None)
@given(st.lists(st.lists(PIECES, max_size=30), min_size=1, max_size=3), st.text(max_size=60))
def test_whatever_is_found_stands_in_the_text(pages: list[list[str]], noise: str) -> None:
    document = Document(
        tuple(DocumentPage(n, " ".join(words) + noise) for n, words in enumerate(pages, start=1)),
        title="Journal of A. M. Berg", date="1951-05-03", date_certain=True,
    )  # fmt: skip
    found = read(document)
    keys = {each.key for each in found.names.entities}
    assert all(m.entity in keys for m in found.names.mentions)
    places = [m.at for m in found.names.mentions if m.at is not None]
    for each in (found.offices, found.meetings, found.statements, found.figures, found.dates, found.marks):
        places += [fact.at for fact in each]
    assert all(len(document.words(at)) == at.end - at.start > 0 for at in places)
    assert all(0 <= m.confidence <= 1 for m in found.names.mentions)


MEASURED = [
    line.split("\t")
    for line in Path(__file__).with_name("figures_measured.tsv").read_text("utf-8").splitlines()
    if not line.startswith("#")
]


@pytest.mark.parametrize(("words", "expected"), MEASURED, ids=[words[:40] for words, _ in MEASURED])
def test_what_a_figure_is_of(words: str, expected: str) -> None:
    found = read(Document((DocumentPage(1, "It was so. " + words.replace("\\n", "\n")),))).figures
    assert "; ".join(f"{f.value:.0f} {f.unit}|{f.measure}|{f.period}" for f in found) == expected


MARKED = [
    line.split("\t")
    for line in Path(__file__).with_name("marks_of_forms.tsv").read_text("utf-8").splitlines()
    if not line.startswith("#")
]


@pytest.mark.parametrize(("words", "kind", "value"), MARKED, ids=[words[:40] for words, *_ in MARKED])
def test_marks_of_forms(words: str, kind: str, value: str) -> None:
    found = read(Document((DocumentPage(1, f"{words}\n\nIt was said that the house stood by the river."),))).marks
    assert [(each.kind, each.value) for each in found] == ([(kind, value)] if kind else [])


def test_a_page_of_twice_the_length_takes_twice_the_steps() -> None:
    """A page may be a book of thousands of meetings and figures. Steps are counted: clocks depend on the machine."""

    def steps(lines: int) -> int:
        text = "".join(
            f"On {at % 28 + 1} May 1957 the Consul General met Mr. Strand of the Port Council in Orsova; {at} tons of "
            f"zinc were shipped in 195{at % 10}.\n" for at in range(lines)
        )  # fmt: skip
        document = Document(pages=(DocumentPage(1, text),))
        counted = 0

        def count(frame: object, event: str, argument: object) -> None:
            nonlocal counted
            counted += 1

        sys.setprofile(count)
        try:
            found = read(document)
        finally:
            sys.setprofile(None)
        assert len(found.meetings) == len(found.figures) == lines
        return counted

    steps(20)  # what is made once and kept
    few, many = steps(300), steps(1200)
    assert many < 4.4 * few
