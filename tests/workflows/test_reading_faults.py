"""A finder that breaks down over one text of an archive: the others are read, and who reads is told."""

from __future__ import annotations

import pytest

from catalogue.people_builder import text
from fonds.catalogue.models import Fact, TextRead
from fonds.core.extracting import marks
from fonds.core.extracting.document import Document
from fonds.core.extracting.facts import MarkFound
from fonds.workflows.reading import read_documents

pytestmark = pytest.mark.django_db


def test_what_breaks_down_is_told_with_its_record(monkeypatch: pytest.MonkeyPatch) -> None:
    sound, broken = (
        text(word, f"{word}\n\nOn May 5, 1961 Ambassador Strand met Minister Berg.") for word in ("SECRET", "X")
    )
    TextRead.objects.update(digest="", finders="")
    find = marks.marks

    def breaks(document: Document) -> tuple[MarkFound, ...]:
        if document.pages[0].text.startswith("X"):
            raise ValueError("no such mark")
        return find(document)

    monkeypatch.setattr(marks, "marks", breaks)
    told: list[str] = []
    assert read_documents(tell_fault=told.append) == 2
    (fault,) = told
    assert fault.startswith(f"{broken.unit_id} (")
    assert "marks/" in fault
    assert "ValueError: no such mark" in fault
    assert TextRead.objects.count() == 2
    assert {each.text_read.unit_id for each in Fact.objects.filter(kind="meeting")} == {sound.unit_id, broken.unit_id}
    assert read_documents(tell_fault=told.append) == 0, "it is read again when a finder has a new version"
