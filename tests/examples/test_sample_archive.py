"""The sample archive holds something for every feature to show, and the ingest reads it as its sheet means it."""

from __future__ import annotations

import csv

import pytest
from django.db.models import Count
from openpyxl import load_workbook

from examples.conftest import SAMPLE, take_in
from fonds import wiring
from fonds.catalogue.models import Collection, DigitalObject, Mask, PageText, Release, Repository, UnitOfDescription
from fonds.core.querying.tree import Node, Phrase, Words
from fonds.ports.text_index import SearchRequest
from fonds.workflows.ingest_report import Report

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("report")]

LARGEST = 500_000  # bytes: the sample travels with every copy of the software


def _unit(title: str) -> UnitOfDescription:
    return UnitOfDescription.objects.get(title__startswith=title)


def _texts(title: str, **which: str) -> list[str]:
    pages = PageText.objects.filter(page__digital_object__unit=_unit(title))
    return [p.text for p in pages.filter(**{f"page__digital_object__{k}": v for k, v in which.items()})]


def _found(query: Node) -> list[str]:
    answer = wiring.public_index().search(SearchRequest(query=query, limit=50))
    titles = dict(UnitOfDescription.objects.values_list("pk", "title"))
    return [titles[hit.id] for hit in answer.hits]


def test_every_file_is_read_and_every_row_used(report: Report) -> None:
    assert not report.refused
    assert report.files_read == report.files_found == 22
    assert report.files_without_text == 1
    assert report.files_without_row.count == 0
    assert report.contradictions.count == 0
    assert report.columns_unrecognised == {"legation.xlsx": ["Checked by"]}


def test_dates_that_cannot_be_settled_are_listed(report: Report) -> None:
    assert [d.text for d in report.dates_unread.examples] == ["undated", "03/04/1956"]


def test_a_second_run_changes_nothing() -> None:
    before = dict(UnitOfDescription.objects.values_list("pk", "revision"))
    again = take_in()
    assert (again.records_new, again.records_changed, again.files_read, again.rows_changed) == (0, 0, 0, 0)
    assert dict(UnitOfDescription.objects.values_list("pk", "revision")) == before


def test_the_sheet_gives_the_hierarchy() -> None:
    node: UnitOfDescription | None = _unit("Journal of Minister Tomas Harvel for 7 March 1956")
    above = []
    while node is not None:
        above.append((node.level_of_description, node.title))
        node = node.parent
    assert above == [
        ("part", "Journal of Minister Tomas Harvel for 7 March 1956"),
        ("item", "Journal of Minister Tomas Harvel for the period 1 through 15 March 1956"),
        ("file", "Journals of the minister"),
        ("series", "Political correspondence"),
        ("fonds", "Legation of the Republic of Veskaria in Pyongyang (fictional)"),
    ]
    assert UnitOfDescription.objects.filter(parent=None).count() == 1
    assert [r.abbreviation for r in Repository.objects.all()] == ["VFPA"]


def test_the_journal_covers_a_period_and_has_dated_entries() -> None:
    journal = _unit("Journal of Minister Tomas Harvel for the period")
    assert journal.date_edtf == "1956-03-01/1956-03-15"
    entries = UnitOfDescription.objects.filter(parent=journal).order_by("date_first")
    assert [e.date_edtf for e in entries] == ["1956-03-02", "1956-03-07", "1956-03-11"]


@pytest.mark.parametrize(
    ("title", "edtf"),
    [
        ("Statement of employment", "1955~"),
        ("A cornerstone", "1955-22"),
        ("Conversation of Counsellor Lugovoy", "1956-02-14"),
        ("Letter of Deputy Minister", "1957-04-03"),
        ("Note on the generator", ""),
        ("Receipt for a gramophone", ""),
        ("Note on the field hospital", "1956"),
        ("Medical report", "1958-06"),
    ],
)
def test_dates_of_many_forms(title: str, edtf: str) -> None:
    assert _unit(title).date_edtf == edtf


def test_three_records_were_opened_twice_with_other_words_withheld() -> None:
    assert set(Release.objects.values_list("slug", flat=True)) == {"1992", "2019"}
    twice = UnitOfDescription.objects.annotate(n=Count("digital_objects__release", distinct=True)).filter(n=2)
    assert twice.count() == 3
    for unit in twice:
        old, new = (" ".join(_texts(unit.title, release=r)) for r in ("1992", "2019"))
        assert old != new
    opened = "the third kiln had been promised to the army"
    withheld = "Gaspar Lind"
    assert opened not in "".join(_texts("Telegram No. 117", release="1992"))
    assert opened in "".join(_texts("Telegram No. 117", release="2019"))
    assert withheld in "".join(_texts("Telegram No. 117", release="1992"))
    assert withheld not in "".join(_texts("Telegram No. 117", release="2019"))


def test_an_original_stands_beside_its_translation() -> None:
    objects = DigitalObject.objects.filter(unit=_unit("Conversation of Counsellor Lugovoy")).order_by("kind")
    assert [(o.kind, o.language, o.translator) for o in objects] == [
        ("original", "ru", ""),
        ("translation", "en", "Anna Creel"),
    ]


def test_a_scan_has_no_text_yet() -> None:
    scan = DigitalObject.objects.get(kind="scan")
    assert (scan.has_text, scan.page_count, scan.unit.has_text) == (False, 1, False)


def test_pages_and_texts_without_pages() -> None:
    shape = {o.path.rsplit("/", 1)[-1]: (o.paginated, o.page_count) for o in DigitalObject.objects.all()}
    assert shape["report-1956.pdf"] == (True, 3)
    assert shape["note-generator.txt"] == (False, 1)
    assert shape["letter-orlo.xml"] == (True, 2)


def test_marks_keep_their_readings_apart() -> None:
    marks = {m.text: m for m in _unit("Journal of Minister Tomas Harvel for 7 March 1956").marks.all()}
    assert marks["Copy Nº 1"].kind == "copy number"
    assert "earlier" in marks["Nº 63"].flags[0]
    assert marks["Nº 209"].date["standing"] == "unsettled"
    differing = marks["[handwritten: VFPA F.034. O.2 D.9 Delo 5]"].flags
    assert any("reads differently" in flag for flag in differing)


def test_numbers_are_masked_and_not_found() -> None:
    found = {m.kind: m.page_text.text[m.start : m.end] for m in Mask.objects.all()}
    assert found == {"us-social-security-number": "987-65-4321", "travel-document": "VP-004417"}
    assert _found(Phrase("987-65-4321")) == []
    assert _found(Phrase("driver and interpreter")) == ["Statement of employment: Walter Pelham"]


def test_what_is_not_public_is_not_found() -> None:
    closed = UnitOfDescription.objects.filter(is_public=False, derived=False)
    assert sorted(closed.values_list("access_state", flat=True)) == ["embargoed", "restricted", "withdrawn"]
    assert str(_unit("Instruction on ciphers").embargo_until) == "2099-01-01"
    for words in ("six weeks of rest", "burnt in the presence", "somewhere warmer"):
        assert _found(Phrase(words)) == []


@pytest.mark.parametrize(
    ("words", "title"),
    [
        ("림학룡", "Letter of Deputy Minister Rim Hak Ryong to the legation"),
        ("최은보", "Letter of Deputy Minister Rim Hak Ryong to the legation"),
        ("дробилка", "Conversation of Counsellor Lugovoy with the Minister of Veskaria"),
        ("ещё", "Conversation of Counsellor Lugovoy with the Minister of Veskaria"),
        ("еще", "Conversation of Counsellor Lugovoy with the Minister of Veskaria"),
        ("matches", "Ilse Orlo to Pavel Sorn on the winter at the legation"),
        ("willing", "Note on the field hospital"),
        ("Anhyon", "Report on two works in the year 1956"),
    ],
)
def test_documents_of_every_language_and_format_are_found(words: str, title: str) -> None:
    assert title in _found(Words((words,)))


def test_the_word_legation_finds_several_records() -> None:
    assert len(_found(Words(("legation",)))) >= 8


def test_the_collection_says_that_it_is_fictional() -> None:
    collection = Collection.objects.get(slug="legation")
    assert "fictional" in collection.title
    assert "fictional" in collection.introduction
    fonds = UnitOfDescription.objects.get(level_of_description="fonds")
    assert "fictional" in fonds.title
    assert "fictional" in (SAMPLE / "README.md").read_text("utf-8").casefold()


def test_every_text_ends_by_saying_that_it_is_invented() -> None:
    for text in DigitalObject.objects.filter(has_text=True).exclude(path__endswith="1956-03-07.txt"):
        last = PageText.objects.filter(page__digital_object=text).order_by("-page__number")[0].text
        assert any(word in last for word in ("Sample document", "Образец документа", "견본 문서")), text.path


def test_both_sheets_say_the_same() -> None:
    with (SAMPLE / "legation.csv").open(encoding="utf-8", newline="") as file:
        kept = list(csv.reader(file))
    book = load_workbook(SAMPLE / "legation.xlsx", read_only=True)
    made = [["" if cell is None else cell for cell in row] for row in book.active.iter_rows(values_only=True)]
    book.close()
    assert made == kept, "run `python examples/make_sample.py`"


def test_the_sample_is_small() -> None:
    assert sum(f.stat().st_size for f in SAMPLE.parent.rglob("*") if f.is_file()) < LARGEST
