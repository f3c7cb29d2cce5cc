"""The date that a text gives itself where no source states one."""

from __future__ import annotations

import pytest

from fonds.core.extracting.date_of_head import with_date_of_head
from fonds.core.extracting.dates import dates
from fonds.core.extracting.document import Document, DocumentPage
from fonds.core.extracting.reading import read

BODY = "\n\nOn 3 May I received Minister Karl Strand. He spoke of the harvest of 1950.\n"


def _date(text: str, stated: str = "") -> tuple[str, bool]:
    document = Document((DocumentPage(1, text),), date=stated, date_certain=bool(stated))
    dated = with_date_of_head(document, dates(document))
    return dated.date, dated.date_certain


@pytest.mark.parametrize(
    ("head", "expected"),
    [("May 5, 1951\n\nTelegram", "1951-05-05"), ("TELEGRAM\nOslo, 5 May 1951", "1951-05-05"),
     ("NOTE\nDate: 5 May 1951", "1951-05-05"), ("NOTE\non a talk of 3 May 1951 with the Minister of Trade", "")],
)  # fmt: skip
def test_a_day_alone_on_a_line_of_the_head(head: str, expected: str) -> None:
    assert _date(head + BODY) == (expected, bool(expected))


def test_what_sources_state_stands_and_lines_far_below_say_nothing() -> None:
    assert _date("May 5, 1951\n\nTelegram" + BODY, "1951-05-07") == ("1951-05-07", True)
    assert _date(BODY * 30 + "May 5, 1951\n")[0] == ""


def test_offices_are_dated_by_it() -> None:
    reading = read(Document((DocumentPage(1, f"TELEGRAM\nOslo, 5 May 1951{BODY}"),)))
    assert [(each.office, each.date) for each in reading.offices] == [("Minister", "1951-05-05")]
