"""A finder that breaks down over a text: it is told, and the others go on."""

from __future__ import annotations

import pytest

from fonds.core.extracting import marks, meetings, offices, statements
from fonds.core.extracting.document import Document, DocumentPage
from fonds.core.extracting.reading import read

TEXT = "SECRET\n\nOn May 5, 1961 Ambassador Strand met Minister Berg and said that 500 tons of steel were sent."
DOCUMENT = Document((DocumentPage(1, TEXT),))


def _broken(*_given: object) -> tuple[object, ...]:
    raise IndexError("list index out of range")


def test_nothing_breaks_down_in_an_ordinary_text() -> None:
    assert read(DOCUMENT, forgiving=True) == read(DOCUMENT)


@pytest.mark.parametrize(
    ("module", "name", "lost"),
    [
        (offices, "offices", "offices"),
        (meetings, "meetings", "meetings"),
        (statements, "statements", "statements"),
        (marks, "marks", "marks"),
    ],
)
def test_the_others_go_on(monkeypatch: pytest.MonkeyPatch, module: object, name: str, lost: str) -> None:
    assert getattr(read(DOCUMENT), lost)
    monkeypatch.setattr(module, name, _broken)
    with pytest.raises(IndexError):
        read(DOCUMENT)
    found = read(DOCUMENT, forgiving=True)
    assert getattr(found, lost) == ()
    assert found.names.mentions
    assert found.dates
    assert found.figures
    (fault,) = found.faults
    assert lost.rstrip("s") in fault
    assert "IndexError: list index out of range (test_reading_forgiving.py, line" in fault
