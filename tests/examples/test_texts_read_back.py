"""Records of the sample in TEI, handed in again: the same description, and the same words, layers, tags and marks."""

from __future__ import annotations

from pathlib import Path

import pytest

from examples.texts_compared import folder_of_tei, unlike
from fonds import wiring
from fonds.catalogue import access
from fonds.catalogue.access import Reader
from fonds.catalogue.models import Mask, UnitOfDescription
from fonds.catalogue.transcriptions import transcribed

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("report")]


def test_our_tei_read_back_gives_the_same_records(tmp_path: Path) -> None:
    units = list(access.units(Reader.KEEPER).filter(has_text=True))
    pages = [page for unit in units for text in transcribed(Reader.KEEPER, unit) for page in text.pages]
    assert any(page.ranges for page in pages) and any(page.marks for page in pages), "there is something to come back"
    folder_of_tei(units, tmp_path / "tei")
    assert unlike(units, tmp_path / "tei") == []


def test_what_is_masked_is_masked_in_the_public_s(tmp_path: Path) -> None:
    unit = next(u for u in access.units(Reader.ANONYMOUS).filter(has_text=True) if u.marks.exists())
    mark = unit.marks.select_related("page_text")[0]
    Mask.objects.create(page_text=mark.page_text, start=mark.start, end=mark.end, kind="test", state="confirmed")
    public = [mark for text in transcribed(Reader.ANONYMOUS, unit) for page in text.pages for mark in page.marks]
    (hidden,) = (each for each in public if "█" in each.text)
    assert (hidden.value, hidden.date_as_written, hidden.flags) == ("", "", ())
    pages = [page for text in transcribed(Reader.ANONYMOUS, unit) for page in text.pages]
    assert not any(
        r.is_tag and r.start < hidden.end and hidden.start < r.end for page in pages if hidden in page.marks
        for r in page.ranges
    )  # fmt: skip
    assert any(mark.text == each.text for text in transcribed(Reader.KEEPER, unit) for page in text.pages
               for each in page.marks)  # fmt: skip


def test_a_record_without_a_title_takes_none_from_its_file(tmp_path: Path) -> None:
    unit = next(u for u in access.units(Reader.KEEPER).filter(has_text=True) if u.reference_code)
    UnitOfDescription.objects.filter(pk=unit.pk).update(
        title="", elements=[e for e in unit.elements if e["name"] != "title"]
    )
    unit.refresh_from_db()
    folder_of_tei([unit], tmp_path / "tei")
    assert unlike([unit], tmp_path / "tei") == []
    assert wiring.mint
