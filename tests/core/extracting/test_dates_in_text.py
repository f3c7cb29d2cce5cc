from __future__ import annotations

import tomllib
from pathlib import Path
from typing import Any

import pytest

from fonds.core.extracting.dates import dates
from fonds.core.extracting.document import Document, DocumentPage

CASES: list[dict[str, Any]] = tomllib.loads(Path(__file__).with_name("dates_in_text.toml").read_text("utf-8"))["case"]


def read(text: str, date: str = "1957-08-07", title: str = "", *, certain: bool = True) -> list[tuple[str, str, bool]]:
    document = Document((DocumentPage(1, text),), title=title, date=date, date_certain=certain)
    return [(document.words(each.at), each.edtf, each.relative) for each in dates(document)]


@pytest.mark.parametrize("case", CASES, ids=[case["text"][:40] for case in CASES])
def test_dates_are_read_with_their_words(case: dict[str, Any]) -> None:
    wanted = [(words, edtf, bool(relative)) for words, edtf, *relative in case["dates"]]
    assert read(case["text"]) == wanted


TOLD = [
    line.partition("\t")
    for line in Path(__file__).with_name("dates_told.tsv").read_text("utf-8").splitlines()
    if not line.startswith("#")
]


@pytest.mark.parametrize(("words", "expected"), [(words, told) for words, _, told in TOLD])
def test_dates_as_papers_word_them(words: str, expected: str) -> None:
    found = read(words.replace("\\n", "\n"), "1962-10-17")
    assert "; ".join(f"{said}={edtf}" for said, edtf, _ in found) == expected.replace("\\n", "\n")


def test_nothing_is_counted_from_a_date_that_is_not_certain() -> None:
    said = "yesterday, in March and on 13 October"
    assert {edtf for _, edtf, _ in read(said, certain=False)} == {""}
    assert {edtf for _, edtf, _ in read(said, title="On the laws of 1958")} == {""}


def test_a_day_is_of_the_year_that_the_title_tells_where_the_paper_knows_nothing_of_an_earlier_one() -> None:
    said = "They expire on 31 May of this year, and yesterday none was left by 1 October."
    wanted = [("31 May of this year", "1960-05-31", True), ("yesterday", "", True), ("1 October", "1960-10-01", True)]
    assert read(said, title="On laws in Hungary in 1960") == wanted
    assert {edtf for _, edtf, _ in read(f"{said} It was said in 1957.", title="On laws in Hungary in 1960")} == {
        "",
        "1957",
    }
    assert {edtf for _, edtf, _ in read(said, title="On laws in Hungary in 1960 and 1961")} == {""}


def test_of_two_dates_that_sources_state_the_year_alone_counts() -> None:
    assert read("yesterday, and on 13 March", "[1957-03-14,1957-05-14]") == [
        ("yesterday", "", True), ("13 March", "1957-03-13", True),
    ]  # fmt: skip


def test_of_two_dates_that_sources_state_a_dateline_says_which() -> None:
    said = "Bucharest, 14th May 1957/XXXV\n\nHe left last month, on the 1st inst."
    assert read(said, "[1957-03-14,1957-05-14]")[1:] == [
        ("last month", "1957-04", True),
        ("the 1st inst.", "1957-05-01", True),
    ]
    assert read(said.replace("14th", "15th"), "[1957-03-14,1957-05-14]")[1][1] == ""


def test_in_a_journal_dates_are_counted_from_the_entry() -> None:
    text = "2 August 1957\n\nHe came yesterday.\n\n5 August 1957\n\nHe left yesterday."
    found = read(text, "1957-08-01/1957-08-15")
    assert [edtf for words, edtf, _ in found if words == "yesterday"] == ["1957-08-01", "1957-08-04"]


def test_a_day_without_a_year_is_near_the_day_told_before_it() -> None:
    assert read("Reports of November 13, 1942, and of November 12", "1942-08-29")[1][1] == "1942-11-12"


@pytest.mark.parametrize("line", ["5 August 1957", "Sofia, 5 August 1957", "DATE: 8/5/57", "Monday, August 5, 1957."])
def test_where_no_date_is_stated_a_dateline_of_the_text_is_what_is_counted_from(line: str) -> None:
    assert read(f"Memorandum\n\n{line}\n\nHe came yesterday.", "")[-1] == ("yesterday", "1957-08-04", True)


def test_the_entries_of_a_journal_go_on_from_page_to_page() -> None:
    pages = (DocumentPage(1, "2 August 1957\n\nHe came."), DocumentPage(2, "He left yesterday.\n\n4 August 1957\n\n"),
             DocumentPage(3, "He came back today."))  # fmt: skip
    found = dates(Document(pages, date="1957-08-01/1957-08-15", date_certain=True))
    assert [each.edtf for each in found if each.relative] == ["1957-08-01", "1957-08-04"]


@pytest.mark.parametrize("words", ["1957 " * 9000, "5/6/57-" * 9000, "I May " * 9000, "the next day " * 5000])
def test_no_text_makes_it_slow(words: str) -> None:
    assert len(read(words)) < len(words)


def test_a_day_without_a_year_goes_on_from_the_day_told_on_the_page_before() -> None:
    pages = (
        DocumentPage(1, "The attachment of 9 December 1953"),
        DocumentPage(2, "On 6 December he left; in May he came."),
    )
    found = dates(Document(pages, date="1957-08-07", date_certain=True))
    assert [each.edtf for each in found] == ["1953-12-09", "1953-12-06", "1954-05"]


def test_of_two_dates_of_two_years_a_dateline_says_which() -> None:
    assert read("7 August 1942\n\nHe left today.", "[1941-08-07,1942-08-07]")[-1] == ("today", "1942-08-07", True)


def test_days_of_a_journal_are_counted_from_its_entry() -> None:
    said = "7 August 1957\n\nHe came yesterday; it ends on 1 May.\n\n9 August 1957\n\n"
    said += "He left yesterday, and today on 1 May."
    said += "\n\nThe same day I visited him."
    found = read(said, title="Journal of Envoy Tor Halvorsen for 7-9 August 1957")
    assert [edtf for words, edtf, _ in found if words in ("yesterday", "today", "The same day")] == [
        "1957-08-06", "1957-08-08", "1957-08-09", "1957-08-09",
    ]  # fmt: skip


def test_an_entry_of_a_journal_may_have_no_year() -> None:
    said = (
        "From the Journal of A. Korn\nfor the period 3 through 6 May 1960\n\n3 May\n\nHe left yesterday.\n\n6 May\n\n"
    )
    said += "He came yesterday. The agreement of 17 March is known, and I sent it the same day; 12 came in "
    said += "the second quarter."
    assert read(said, "1960-05-03", "From the Journal of A. Korn, 3-6 May 1960")[1:] == [
        ("3 May", "1960-05-03", True), ("yesterday", "1960-05-02", True), ("6 May", "1960-05-06", True),
        ("yesterday", "1960-05-05", True), ("17 March", "1960-03-17", True), ("the same day", "1960-03-17", True),
        ("the second quarter", "1960-34", True),
    ]  # fmt: skip


def test_the_same_day_is_the_entry_s_where_another_sentence_told_another_day() -> None:
    said = "Diary of A. Korn\n\n15 May 1957\n\nHe gave me the note of 14 May 1957. I promised to send it the same day."
    assert read(said, "1957-05-15", "From the diary of A. Korn")[-1] == ("the same day", "1957-05-15", True)


def test_days_of_a_record_of_conversation_are_counted_from_the_conversation() -> None:
    said = "Record\nof the conversation with Minister Baum, held on 26 June 1963\n\nHe had come the previous evening."
    title = "Record of a Conversation with Minister Baum"
    assert read(said, "1963-06-28", title)[-1] == ("the previous evening", "1963-06-25", True)
    assert read("He had come the previous evening.", "1963-06-28", "Letter") == []


@pytest.mark.parametrize(
    ("said", "expected"),
    [("He received him on the 2nd and 4th. They left.", ["1957-08-02", "1957-08-04"]),
     ("I request instructions by Friday.", ["1957-08-09"]), ("He asked for the text before Monday.", ["1957-08-12"]),
     ("K. Orlov talked with J. Rau on Monday.", ["1957-08-05"]),
     ("He flew in the previous week.", ["1957-07-29/1957-08-04"]),
     ("They promised lorries before the end of the year.", ["1957"]), ("[handwritten: seen. 15/VII]", ["1957-07-15"]),
     ("Protocol No. 12/II; No. 5/I was sent.", [])],
)  # fmt: skip
def test_days_told_without_month_or_year(said: str, expected: list[str]) -> None:
    assert [edtf for _, edtf, _ in read(said)] == expected


def test_days_that_open_entries_are_counted_from() -> None:
    said = (
        "Working Journal, 12 - 29 November 1952\n\n12.XI. Called on Berg.\n\n15.XI. He told me that Rau had come two "
        "days ago.\n\n27.XI. Berg learned that Rau had left two days ago.\n\n29 November. He came yesterday.\n"
    )
    for stated in ("", "1952-11"):
        found = [edtf for words, edtf, _ in read(said, stated, "Working Journal") if "day" in words]
        assert found == ["1952-11-13", "1952-11-25", "1952-11-28"]
