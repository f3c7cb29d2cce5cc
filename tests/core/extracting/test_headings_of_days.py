"""Headings of the days of a visit or of negotiations, and what else stands in lines like them."""

from __future__ import annotations

import datetime

import pytest

from fonds.core.extracting.document import DocumentPage
from fonds.core.extracting.headings_of_days import headings_of_days

WRITTEN = datetime.date(1971, 3, 20)


@pytest.mark.parametrize(
    ("heading", "days"),
    [
        ("First day (9/3)", ["1971-03-09"]),
        ("Day 2, Wednesday, 10 March", ["1971-03-10"]),
        ("THIRD DAY: 11.3.", ["1971-03-11"]),
        ("Last day, December 30", ["1970-12-30"]),
        ("Second working day - 3 May 1969", ["1969-05-03"]),
        ("First day (30/2)", []),
        ("The first day was spent at the works of 9/3.", []),
        ("Second day of the strike", []),
    ],
)
def test_a_heading_names_the_day_of_what_follows(heading: str, days: list[str]) -> None:
    page = DocumentPage(1, f"Report\n\n{heading}\n\nThe delegation rested.")
    assert [day for _, day in headings_of_days(page, WRITTEN)] == days


def test_a_day_without_year_is_none_where_the_paper_has_no_date() -> None:
    assert not list(headings_of_days(DocumentPage(1, "First day (9/3)\n"), None))
