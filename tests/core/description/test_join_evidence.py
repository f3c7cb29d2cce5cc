"""Whether a number that OCR read may join."""

from __future__ import annotations

import datetime

import pytest

from fonds.core.description.join_evidence import NumberRead, Verdict, verdict
from fonds.core.parsing.identification_forms import date_in_form

DAY, OTHER = datetime.date(1964, 7, 8), datetime.date(1959, 1, 2)


@pytest.mark.parametrize(
    ("read", "said"),
    [
        (NumberRead("1", listed=True, listed_days=[DAY], form_day=DAY), Verdict.AGREED),
        (NumberRead("1", listed=True, listed_days=[DAY]), Verdict.AGREED),
        (NumberRead("1", listed=True, form_day=DAY), Verdict.AGREED),
        (NumberRead("1", listed=True, listed_days=[DAY], form_day=OTHER), Verdict.OTHER_DATE),
        (NumberRead("1", listed=False, in_series=3), Verdict.FORM_ALONE),
        (NumberRead("1", listed=False, in_series=2), Verdict.IMPLAUSIBLE),
        (NumberRead("1", listed=False, in_series=9, taken=True), Verdict.TAKEN),
    ],
)
def test_the_lists_decide_then_the_date(read: NumberRead, said: Verdict) -> None:
    assert verdict(read) is said


@pytest.mark.parametrize(
    ("form", "day"),
    [
        ("Date: 03/14/05\nDOCUMENT INFORMATION\nDATE : 07/08/1964\nDATE OF LAST REVIEW : 04/01/03", DAY),
        ("DOCUMENT INFORMATION\n“DATE: 07/08/64", DAY),
        ("DOCUMENT INFORMATION\nDATE : 04/01/2003", None),
        ("DOCUMENT INFORMATION\nDATE OF LAST REVIEW: 07/08/1964", None),
        ("DOCUMENT INFORMATION\nDATE : 00/00/1964", None),
        ("DATE : 07/08/1964", None),
    ],
)
def test_the_date_of_the_document(form: str, day: datetime.date | None) -> None:
    assert date_in_form(form) == day
