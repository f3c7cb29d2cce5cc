"""EDTF values: the days they can mean, their order, and their words."""

from __future__ import annotations

import datetime

import edtf
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from fonds.core.description.dates import ArchivalDate, bounds, is_edtf, sort_key, to_words, years
from fonds.core.description.edtf_values import neighbour

BOUNDS = [
    ("1957", "1957-01-01", "1957-12-31"),
    ("0957", "0957-01-01", "0957-12-31"),
    ("1957-08", "1957-08-01", "1957-08-31"),
    ("1956-02", "1956-02-01", "1956-02-29"),
    ("1957-08-07", "1957-08-07", "1957-08-07"),
    ("1957~", "1957-01-01", "1957-12-31"),
    ("1957-08?", "1957-08-01", "1957-08-31"),
    ("1957-08-07%", "1957-08-07", "1957-08-07"),
    ("195X", "1950-01-01", "1959-12-31"),
    ("195X~", "1950-01-01", "1959-12-31"),
    ("19XX", "1900-01-01", "1999-12-31"),
    ("1957-XX", "1957-01-01", "1957-12-31"),
    ("1957-08-XX", "1957-08-01", "1957-08-31"),
    ("1957-02-XX", "1957-02-01", "1957-02-28"),
    ("1957-08-1X", "1957-08-10", "1957-08-19"),
    ("1957-XX-15", "1957-01-15", "1957-12-15"),
    ("195X-02-29", "1952-02-29", "1956-02-29"),
    ("1957-21", "1957-03-01", "1957-05-31"),
    ("1957-22", "1957-06-01", "1957-08-31"),
    ("1957-23", "1957-09-01", "1957-11-30"),
    ("1957-24", "1957-01-01", "1957-12-31"),
    ("1957-35", "1957-07-01", "1957-09-30"),
    ("1957/1959", "1957-01-01", "1959-12-31"),
    ("1957-08-01/1957-08-15", "1957-08-01", "1957-08-15"),
    ("1957~/1959?", "1957-01-01", "1959-12-31"),
    ("../1957", None, "1957-12-31"),
    ("/1957", None, "1957-12-31"),
    ("1957/..", "1957-01-01", None),
    ("1957/", "1957-01-01", None),
    ("[1957,1959]", "1957-01-01", "1959-12-31"),
    ("[1959,1957]", "1957-01-01", "1959-12-31"),
    ("{1957-08-16,1957-08-17}", "1957-08-16", "1957-08-17"),
    ("[1957-08-16..1957-08-20,1958]", "1957-08-16", "1958-12-31"),
    ("[..1956]", None, "1956-12-31"),
    ("[1957-08-08..]", "1957-08-08", None),
    ("[1957,1958..]", "1957-01-01", None),
    ("1957-?08-07", "1957-08-07", "1957-08-07"),
    ("XXXX-08-07", None, None),
    ("-0044", None, None),
    ("Y17000", None, None),
]
NOT_EDTF = [
    "",
    " 1957",
    "57",
    "1957-13",
    "1957-02-29",
    "1957-08-32",
    "1957-8-7",
    "1959/1957",
    "/",
    "[]",
    "[,]",
    "[1957]",
    "hello",
]
NOT_EDTF += ["1957-00", "1957-2X-01", "[1959..1957]", "1957-21-03", "١٩٥٧", "1957/1958/1959", "X" * 1000, "1957\n"]


def day(written: str | None) -> datetime.date | None:
    return None if written is None else datetime.date.fromisoformat(written)


@pytest.mark.parametrize(("value", "low", "high"), BOUNDS)
def test_bounds_are_the_first_and_last_day_meant(value: str, low: str | None, high: str | None) -> None:
    assert bounds(value) == (day(low), day(high))
    assert is_edtf(value)


@pytest.mark.parametrize("value", NOT_EDTF)
def test_what_is_not_edtf_is_refused(value: str) -> None:
    assert not is_edtf(value)
    with pytest.raises(ValueError):
        bounds(value)


def test_no_date_has_no_bounds_and_sorts_last() -> None:
    assert bounds(None) == (None, None)
    assert years(None) is None
    in_order = [
        "0957", "1956", "[..1956]",
        "1957-01-01", "1957", "1957-08-01", "1957-08", "1957-08-07", "1958/..", None,
    ]  # fmt: skip
    mixed = in_order[4:] + in_order[:4]
    assert sorted(mixed, key=sort_key) == in_order


def test_years_are_those_touched() -> None:
    assert years("1957-12/1958-02") == range(1957, 1959)
    assert years("195X") == range(1950, 1960)
    assert years("1957/..") is None


digits = st.integers(1, 9999).map("{:04}".format)
months = st.builds("{}-{:02}".format, digits, st.integers(1, 12))
days = st.dates().map(str)
marked = st.builds("{}{}".format, st.one_of(digits, months, days), st.sampled_from(["", "?", "~", "%"]))
seasons = st.builds("{}-{}".format, digits, st.sampled_from([21, 22, 23, *range(33, 42)]))
masked = st.one_of(
    st.builds("{:03}X".format, st.integers(1, 999)),
    st.builds("{:02}XX".format, st.integers(1, 99)),
    months.map("{}-XX".format),
    digits.map("{}-XX".format),
)
simple = st.one_of(marked, seasons, masked)
intervals = st.builds("{}/{}".format, marked, marked)
sets = st.builds(
    "{}{}{}".format,
    st.just("["),
    st.lists(st.one_of(digits, months, days), min_size=2, max_size=3).map(",".join),
    st.just("]"),
)


@settings(deadline=None, max_examples=60)
@given(st.one_of(simple, intervals, sets))
def test_bounds_agree_with_the_edtf_library(value: str) -> None:
    parsed = edtf.parse_edtf(value)
    expected = tuple(datetime.date(*moment[:3]) for moment in (parsed.lower_strict(), parsed.upper_strict()))
    if expected[0] > expected[1]:
        assert not is_edtf(value)
    else:
        assert bounds(value) == expected


@settings(deadline=None)
@given(st.text(alphabet="0123456789XY~?%./,[]{}TZ-", max_size=24))
def test_any_text_is_edtf_or_not_without_failing(text: str) -> None:
    if is_edtf(text):
        low, high = bounds(text)
        assert low is None or high is None or low <= high
        for style in ("day-month", "month-day", "month-day-padded", "iso"):
            assert to_words(text, style=style)


WORDS = [
    (None, "undated", "undated", "undated", "undated"),
    ("1957-08-07", "7 August 1957", "August 7, 1957", "August 07, 1957", "1957-08-07"),
    ("1957-08", "August 1957", "August 1957", "August 1957", "1957-08"),
    ("1957", "1957", "1957", "1957", "1957"),
    ("0957", "957", "957", "957", "0957"),
    ("1957-08-01/1957-08-15", "1–15 August 1957", "August 1–15, 1957", "August 01–15, 1957", "1957-08-01/1957-08-15"),
    (
        "1957-07-30/1957-08-02",
        "30 July – 2 August 1957",
        "July 30 – August 2, 1957",
        "July 30 – August 02, 1957",
        "1957-07-30/1957-08-02",
    ),
    ("1964?", "1964 (uncertain)", "1964 (uncertain)", "1964 (uncertain)", "1964 (uncertain)"),
    (
        "1964-01-01?",
        "1 January 1964 (uncertain)",
        "January 1, 1964 (uncertain)",
        "January 01, 1964 (uncertain)",
        "1964-01-01 (uncertain)",
    ),
]


@pytest.mark.parametrize(("value", "day_first", "month_first", "padded", "iso"), WORDS)
def test_words_follow_the_style(value: str | None, day_first: str, month_first: str, padded: str, iso: str) -> None:
    assert to_words(value) == day_first
    assert to_words(value, style="month-day") == month_first
    assert to_words(value, style="month-day-padded") == padded
    assert to_words(value, style="iso") == iso


@pytest.mark.parametrize(
    ("value", "words"),
    [
        ("1957~", "c. 1957"),
        ("1957%", "c. 1957 (uncertain)"),
        ("195X", "1950s"),
        ("19XX", "1900–1999"),
        ("1957/1959", "1957–1959"),
        ("1957-08/1958-03", "August 1957 – March 1958"),
        ("1957-08/1957-09", "August–September 1957"),
        ("1957-22", "summer 1957"),
        ("1957-40", "first half of 1957"),
        ("1957-08-XX", "August 1957"),
        ("1957-XX-03", "the 3rd of a month of 1957"),
        ("[..1956]", "before 1957"),
        ("[..1957-08-06]", "before 7 August 1957"),
        ("[1957-08-08..]", "after 7 August 1957"),
        ("../1956", "until 1956"),
        ("1957/..", "from 1957"),
        ("[1957-08-16,1957-08-17]", "16 or 17 August 1957"),
        ("{1957-08-16,1957-08-17}", "16 and 17 August 1957"),
        ("[1957-08-16..1957-08-19]", "between 16 August 1957 and 19 August 1957"),
    ],
)
def test_words_say_what_is_not_exact(value: str, words: str) -> None:
    assert to_words(value) == words


def test_words_in_a_language_without_any_are_refused() -> None:
    with pytest.raises(ValueError):
        to_words("1957", language="xx")


def test_neighbours_keep_the_precision() -> None:
    assert [neighbour(value, 1) for value in ("1957", "1957-12", "1957-12-31", "9999")] == [
        "1958",
        "1958-01",
        "1958-01-01",
        None,
    ]
    assert [neighbour(value, -1) for value in ("1957", "1957-01", "1957-01-01", "0001")] == [
        "1956",
        "1956-12",
        "1956-12-31",
        None,
    ]


def test_a_date_holds_edtf_only() -> None:
    with pytest.raises(ValueError):
        ArchivalDate("7 August 1957", "7 August 1957")
