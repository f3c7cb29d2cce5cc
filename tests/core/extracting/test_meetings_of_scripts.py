"""Meetings in Russian, Korean and Chinese, from a table to which rows can be added."""

from __future__ import annotations

import tomllib
from pathlib import Path
from typing import Any

import pytest

from fonds.core.extracting.document import Document, DocumentPage
from fonds.core.extracting.reading import read

PASSAGES = tomllib.loads(Path(__file__).with_name("meetings_of_scripts.toml").read_text("utf-8"))["passage"]


@pytest.mark.parametrize("row", PASSAGES, ids=lambda row: row["text"][:30])
def test_meetings(row: dict[str, Any]) -> None:
    reading = read(Document((DocumentPage(1, row["text"]),), date="1957-08-07", date_certain=True))
    assert [[reading.names.entity(key).name for key in each.participants] for each in reading.meetings] == row[
        "meetings"
    ]


def test_the_writers_meeting_is_on_the_entrys_date_and_others_on_none() -> None:
    text = "Из дневника посла Т. Р. Ветрова\n\n2 августа 1957 г.\n\nПосетил Нам Ира. Нам Ир принял Ким Ду Бона."
    reading = read(Document((DocumentPage(1, text),), title="Diary", date="1957-08-01/1957-08-15", date_certain=True))
    assert [each.date for each in reading.meetings] == ["1957-08-02", ""]
