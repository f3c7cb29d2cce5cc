"""The texts of many records' releases are read together as they are read one by one, for each reader."""

from __future__ import annotations

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from fonds.catalogue import best_texts, comparisons, release_texts
from fonds.catalogue.access import Reader
from fonds.catalogue.best_texts import best_text_of
from fonds.catalogue.models import (
    DigitalObject,
    Mask,
    OutboxEntry,
    Page,
    PageText,
    Release,
    StoredComparison,
    StoredFile,
    UnitOfDescription,
)
from fonds.catalogue.release_texts import histories, texts_of_releases
from fonds.core.comparing import best_text
from fonds.core.comparing.report import ComparedText
from fonds.core.description.identifiers import derived_identifier
from fonds.workflows.comparison_keeping import keep_comparisons

pytestmark = pytest.mark.django_db

NUMBER = "219-09-9999"  # an advertised number that was never anybody's
YEARS = ("2018", "2021", "2025")


def unit(key: str, *, public: bool = True) -> UnitOfDescription:
    return UnitOfDescription.objects.create(
        id=derived_identifier("unit", key), source_key=key, title=key, is_public=public,
        access_state="public" if public else "restricted", has_text=True,
    )  # fmt: skip


def text(of: UnitOfDescription, year: str, pages: list[str], *, path: str = "", state: str = "") -> DigitalObject:
    """A text of a release, its number masked, a page that begins with a star restricted."""
    release, _ = Release.objects.get_or_create(slug=year, defaults={"name": year, "date": f"{year}-01-01"})
    stored, _ = StoredFile.objects.get_or_create(sha256="0" * 64, defaults={"size": 1, "media_type": "text/plain"})
    path = path or f"{year}/{of.title}"
    held = DigitalObject.objects.create(
        id=derived_identifier("object", path), unit=of, stored_file=stored, kind="ocr", release=release, version=2,
        has_text=True, path=path, page_count=len(pages), access_state=state,
    )  # fmt: skip
    for number, words in enumerate(pages, 1):
        page = Page.objects.create(
            digital_object=held, number=number, access_state="restricted" if words.startswith("*") else ""
        )
        PageText.objects.create(page=page, version=1, text="read otherwise before")
        made = PageText.objects.create(page=page, version=2, text=words)
        if NUMBER in words:
            at = words.index(NUMBER)
            Mask.objects.create(page_text=made, start=at, end=at + len(NUMBER), kind="social security number")
    return held


def units() -> list[UnitOfDescription]:
    """Records with all that tells readers apart."""
    plain, hidden, several = unit("plain"), unit("hidden", public=False), unit("several")
    for year in YEARS:
        text(plain, year, [f"The harbour in {year}.", f"His number was {NUMBER}.", "*What only the keeper reads."])
        text(hidden, year, ["Nothing for the public."])
        text(several, year, ["One copy."], state="restricted" if year == "2021" else "")
        text(several, year, ["Another copy, and longer."], path=f"{year}/zz")
    unit("textless")
    return list(UnitOfDescription.objects.order_by("pk"))


def all_together(found: list[UnitOfDescription]) -> dict[str, dict[Reader, list[ComparedText]]]:
    return {pk: texts for _, group in histories(found) for pk, texts in group.items()}


def test_together_as_one_by_one(monkeypatch: pytest.MonkeyPatch) -> None:
    found = units()
    each = {u.pk: {reader: texts_of_releases(u, reader) for reader in Reader} for u in found}
    assert all_together(found) == each
    assert sum(map(len, each[found[0].pk].values())) + sum(map(len, each[found[1].pk].values())) > 0
    monkeypatch.setattr(release_texts, "_PAGES_TOGETHER", 1)
    assert [[u.pk for u in group] for group, _ in histories(found)] == [[u.pk] for u in found]
    assert all_together(found) == each


def test_of_two_papers_under_one_number_each_release_gives_the_one_that_the_others_hold() -> None:
    of = unit("twice")
    paper = (
        "The consul reported that the harbour was closed and that seven ships waited outside with their cargoes, that "
        "pilots refused every signal, and that the governor had asked twice by letter when trade could begin again."
    )
    other = "Quite another letter about timber, prices, weather, holidays and cousins, which is the longer one. " * 3
    text(of, "2018", [paper])
    text(of, "2021", [paper + " More."], path="2021/twice (C1)")
    text(of, "2021", [other], path="2021/twice (C2)")
    text(of, "2025", [other.replace("timber", "salt")], path="2025/twice (C2)")
    text(of, "2025", [paper + " More yet."], path="2025/twice (C1)")
    said = [each.pages[0][1] for each in texts_of_releases(of, Reader.KEEPER)]
    assert said == [paper, paper + " More.", paper + " More yet."]


def test_a_text_that_both_see_alike_is_held_once() -> None:
    plain = unit("plain")
    text(plain, "2018", ["The harbour."])
    (texts,) = all_together([plain]).values()
    assert texts[Reader.KEEPER][0] is texts[Reader.ANONYMOUS][0]


def _queries(records: int, first: int) -> int:
    """How many queries it takes to compare so many new records."""
    for number in range(first, first + records):
        of = unit(str(number))
        for year in YEARS[:2]:
            text(of, year, [f"The harbour in {year}."])
    with CaptureQueriesContext(
        connection,
    ) as asked:
        assert keep_comparisons(now=1) == records
    return len(asked)


def test_few_queries_a_record() -> None:
    few, many = _queries(2, 0), _queries(22, 10)
    assert many - few <= 20 * 3


def test_long_texts_are_also_compared_with_the_ground_of_the_best_text(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(best_text, "_LONGEST", 100)
    long, short = unit("long"), unit("short")
    for year in YEARS:
        text(long, year, ["The harbour of the town and its ships were told of at length."])
        text(short, year, ["The harbour."])
    assert keep_comparisons(now=1) == 5
    kept = StoredComparison.objects.filter(unit=long, public_step=False, keeper_step=False)
    assert [(c.from_object.release_id, c.to_object.release_id) for c in kept] == [("2018", "2025")]
    view = best_text_of(Reader.ANONYMOUS, long)
    assert view is not None and view.best.left_out == ()
    assert {span.comparison.public_step for span in comparisons.spans(Reader.ANONYMOUS, "opened")} <= {True}
    assert keep_comparisons(now=2) == 0
    StoredComparison.objects.all().delete()
    OutboxEntry.objects.all().delete()
    best_texts._made.clear()
    view = best_text_of(Reader.ANONYMOUS, long)
    assert view is not None and {why for _, why in view.best.left_out} == {best_text.LeftOut.LONG}
