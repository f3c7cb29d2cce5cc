"""Wordings of dates, and what they come to. Add a line to dates_as_written.csv for a wording that was misread."""

from __future__ import annotations

import csv
import datetime
from pathlib import Path

import edtf
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from fonds.core.description.dates import DateRole, DateStanding, bounds, is_edtf
from fonds.core.parsing.date_columns import first_of_january_excess, infer_order
from fonds.core.parsing.date_conventions import PLAIN, DateConventions
from fonds.core.parsing.date_phrases import read_phrase
from fonds.core.parsing.date_sheet import read_cell
from fonds.core.parsing.date_tokens import plain
from fonds.core.parsing.dates import read_date

CASES = list(csv.DictReader((Path(__file__).parent / "dates_as_written.csv").open(encoding="utf-8", newline="")))
SOME_DAY = DateConventions(first_of_january_is_some_day=True)
SLIP = DateConventions(excel_century_slip=True)

orders = st.sampled_from([None, "dmy", "mdy", "ymd"])
conventions = st.builds(
    DateConventions,
    st.booleans(),
    st.booleans(),
    st.booleans(),
    st.sampled_from([None, 1800, 1900]),
)
WORDS = """
    1 7 15 31 00 07 57 '57 1957 1958 0000 August aug VIII августа 8월 7일 1957년 мая winter summer 1950s - –
    / . , ? ~
    [ ] ( ) and or to through between before after c. mid- early first half of the th г. 03/04/1957 1957-08-07 10:00
    XX .. WITHHELD Q1
"""
parts = st.sampled_from(WORDS.split())
wordings = st.one_of(st.text(max_size=40), st.lists(parts, max_size=9).map(" ".join), st.lists(parts).map("".join))


@pytest.mark.parametrize("case", CASES, ids=[f"{case['written']}|{case['order']}" for case in CASES])
def test_a_wording_is_read_as_the_table_says(case: dict[str, str]) -> None:
    date = read_date(case["written"], order=case["order"] or None)  # type: ignore[arg-type]
    assert (date.edtf or "", str(date.standing)) == (case["edtf"], case["standing"])
    if case["alternatives"]:
        assert set(date.alternatives) == set(case["alternatives"].split(";"))
    if date.standing is not DateStanding.STATED:
        assert date.reason


def test_the_table_has_no_case_twice() -> None:
    keys = [(case["written"], case["order"]) for case in CASES]
    assert len(keys) == len(set(keys))


@settings(deadline=None)
@given(wordings, orders, conventions, st.sampled_from(DateRole))
def test_any_wording_is_kept_and_gives_valid_edtf_or_none(text, order, habits, role) -> None:
    date = read_date(text, role=role, order=order, conventions=habits)
    assert date.as_written == text
    assert date.role is role
    for value in (date.edtf, *date.alternatives):
        if value is not None:
            edtf.parse_edtf(value)
            low, high = bounds(value)
            assert low is None or high is None or low <= high
    assert date.reason or date.standing is DateStanding.STATED
    assert date.edtf is not None or date.standing in ("unsettled", "withheld", "unknown")


@given(st.dates(min_value=datetime.date(1000, 1, 1)), st.sampled_from(["dmy", "mdy"]))
def test_a_day_in_numerals_is_read_back_in_the_order_given(day: datetime.date, order) -> None:
    pattern = "%d/%m" if order == "dmy" else "%m/%d"
    written = f"{day.strftime(pattern)}/{day.year:04}"
    assert read_date(written, order=order).edtf == day.isoformat()
    unordered = read_date(written)
    assert day.isoformat() in (unordered.edtf, *unordered.alternatives)


@given(
    st.one_of(st.none(), st.text(max_size=12), st.floats(), st.integers(), st.dates(), st.datetimes()),
    orders,
    conventions,
)
def test_any_cell_gives_a_date_without_failing(value, order, habits) -> None:
    date = read_cell(value, order=order, conventions=habits)
    assert date.edtf is None or is_edtf(date.edtf)


def test_the_first_of_january_is_doubted_only_where_the_profile_says_so() -> None:
    assert read_date("01/01/1964", order="mdy").edtf == "1964-01-01"
    for value in ("01/01/1964", "1964-01-01", datetime.date(1964, 1, 1), datetime.datetime(1964, 1, 1)):
        date = read_cell(value, order="mdy", conventions=SOME_DAY)
        assert (date.edtf, date.standing) == ("1964-01-01?", DateStanding.UNCERTAIN)
        assert "some day" in date.reason
    assert read_cell("01/02/1964", order="mdy", conventions=SOME_DAY).edtf == "1964-01-02"


@pytest.mark.parametrize("value", [datetime.date(2000, 1, 1), datetime.datetime(2000, 1, 1), "2000-01-01"])
def test_excels_reading_of_zeros_is_unknown_and_stays_visible(value) -> None:
    date = read_cell(value, conventions=SLIP)
    assert (date.edtf, date.standing, date.as_written) == (None, DateStanding.UNKNOWN, "2000-01-01")
    assert "Excel's reading of 01/01/00" in date.reason
    assert read_cell(value).edtf == "2000-01-01"
    assert read_cell(datetime.date(2000, 1, 2), conventions=SLIP).edtf == "2000-01-02"


def test_a_bare_number_is_a_year_or_an_excel_serial_only_by_agreement() -> None:
    assert read_cell(1957.0).edtf == "1957"
    assert read_cell(21039).edtf is None
    agreed = DateConventions(excel_serials=True)
    assert read_cell(21039, conventions=agreed).edtf == "1957-08-07"
    assert read_cell(1, conventions=agreed).edtf == "1900-01-01"
    assert read_cell(61.5, conventions=agreed).edtf == "1900-03-01"
    assert read_cell(60, conventions=agreed).standing is DateStanding.UNKNOWN


def test_a_two_digit_year_without_a_known_century_is_not_settled() -> None:
    date = read_date("7/8/57", order="mdy", conventions=DateConventions(two_digit_century=None))
    assert (date.edtf, date.standing) == (None, DateStanding.UNSETTLED)
    assert "1957-07-08" in date.alternatives
    assert read_date("7.VIII.57", conventions=DateConventions(two_digit_century=1800)).edtf == "1857-08-07"


def test_an_open_period_is_an_interval_and_an_open_day_is_one_of_a_set() -> None:
    assert read_date("before 1957", role=DateRole.PERIOD_COVERED).edtf == "../1956"
    assert read_date("before 1957", role=DateRole.WRITTEN).edtf == "[..1956]"


def test_a_column_shows_its_order_by_its_unambiguous_members() -> None:
    assert infer_order(["03/04/1957", "13/04/1957", "undated"]) == "dmy"
    assert infer_order(["03/04/1957", "04/13/1957"]) == "mdy"
    assert infer_order(["06/00/1964"]) == "mdy"
    assert infer_order(["1957-08-07"]) == "ymd"
    assert infer_order(["13/04/1957", "04/13/1957"]) is None
    assert infer_order(["03/04/1957", ""]) is None


def test_the_excess_of_first_of_january_is_a_ratio_to_other_days() -> None:
    year = [datetime.date(1957, 1, 1) + datetime.timedelta(days=n) for n in range(365)]
    assert first_of_january_excess(year) == pytest.approx(1, abs=0.01)
    assert first_of_january_excess(year + year[:1] * 9) == pytest.approx(10, abs=0.1)
    assert first_of_january_excess(year[1:]) == 0
    assert first_of_january_excess([]) == 0


@pytest.mark.parametrize("wording", ["{day} {month} {year}", "{month} {day}, {year}", "{month} {day} {year}"])
@pytest.mark.parametrize("month", ["January", "FEBRUARY", "Mar", "APR", "May", "Jun.", "September", "Dec"])
@pytest.mark.parametrize("day", ["0", "1", "09", "29", "30", "31", "32"])
@pytest.mark.parametrize("year", ["1001", "1900", "1956", "2099"])
def test_full_dates_are_read_as_the_grammar_reads_them(wording: str, month: str, day: str, year: str) -> None:
    text = wording.format(day=day, month=month, year=year)
    read, by_grammar = read_date(text), read_phrase(plain(text), None, PLAIN, period=False)
    assert (read.edtf, read.standing, read.reason, read.alternatives) == (
        by_grammar.edtf,
        by_grammar.standing,
        by_grammar.reason,
        by_grammar.alternatives,
    )
