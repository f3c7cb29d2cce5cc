"""Bulk exports of the sample archive: read back whole, by tools that others wrote, and without what is restricted."""

from __future__ import annotations

import json
from pathlib import Path

import duckdb
import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from fonds import wiring
from fonds.catalogue import access
from fonds.catalogue.access import Reader
from fonds.catalogue.models import AccessState, Fact, Mask, PageText, UnitOfDescription
from fonds.catalogue.records import record_json
from fonds.wiring import today
from fonds.workflows import bulk
from fonds.workflows.identifying import identify
from fonds.workflows.reading import read_documents

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("report")]


def lines(path: Path) -> list[dict[str, object]]:
    return [json.loads(line) for line in path.read_text("utf-8").splitlines()]


def test_json_lines_hold_every_description_and_every_word(tmp_path: Path) -> None:
    counts = bulk.export_jsonl(tmp_path, Reader.ANONYMOUS, today=today())
    records = lines(tmp_path / "records.jsonl")
    units = access.units(Reader.ANONYMOUS).order_by("id")
    assert records == [json.loads(json.dumps(record_json(unit, Reader.ANONYMOUS))) for unit in units]
    pages = lines(tmp_path / "pages.jsonl")
    assert counts == {name: len(lines(tmp_path / f"{name}.jsonl")) for name in bulk.TABLES}
    assert len(pages) > 20
    of = {(page["digital_object"], page["page"]): str(page["text"]) for page in pages}
    for passage in lines(tmp_path / "passages.jsonl"):
        start, end = int(str(passage["start"])), int(str(passage["end"]))
        assert of[passage["digital_object"], passage["page"]][start:end] == passage["text"]


def test_duckdb_reads_the_same_from_parquet(tmp_path: Path) -> None:
    counts = bulk.export_parquet(tmp_path / "parquet", Reader.ANONYMOUS, today=today())
    bulk.export_jsonl(tmp_path / "lines", Reader.ANONYMOUS, today=today())
    with duckdb.connect() as base:
        for name, columns in bulk.TABLES.items():
            table = base.sql(f"select * from '{tmp_path}/parquet/{name}.parquet'")
            assert table.columns == list(columns)
            assert len(table.fetchall()) == counts[name]
        for name in ("pages", "passages"):
            rows = base.sql(f"select * from '{tmp_path}/parquet/{name}.parquet'").fetchall()
            written = lines(tmp_path / "lines" / f"{name}.jsonl")
            assert [dict(zip(bulk.TABLES[name], row, strict=True)) for row in rows] == written
        found = base.sql(
            f"select r.title, count(*) from '{tmp_path}/parquet/pages.parquet' p "
            f"join '{tmp_path}/parquet/records.parquet' r on r.id = p.record where p.text ilike '%zinc%' group by 1"
        ).fetchall()
        assert len(found) >= 2


def test_two_exports_are_the_same_bytes(tmp_path: Path) -> None:
    bulk.export_jsonl(tmp_path / "one", Reader.ANONYMOUS, today=today())
    bulk.export_jsonl(tmp_path / "two", Reader.ANONYMOUS, today=today())
    for name in bulk.TABLES:
        assert (tmp_path / "one" / f"{name}.jsonl").read_bytes() == (tmp_path / "two" / f"{name}.jsonl").read_bytes()
    assert {path.name for path in (tmp_path / "one").iterdir()} == {f"{name}.jsonl" for name in bulk.TABLES}


def test_the_public_s_has_nothing_restricted_and_nothing_masked(tmp_path: Path) -> None:
    before = bulk.export_jsonl(tmp_path / "before", Reader.ANONYMOUS, today=today())
    unit = access.units(Reader.ANONYMOUS).filter(has_text=True, level_of_description="item").order_by("id")[0]
    UnitOfDescription.objects.filter(pk=unit.pk).update(access_state=AccessState.RESTRICTED, is_public=False)
    text = PageText.objects.exclude(page__digital_object__unit=unit).order_by("id")[0]
    word = max(text.text.split(), key=len)
    start = text.text.index(word)
    Mask.objects.create(page_text=text, start=start, end=start + len(word), kind="test")
    after = bulk.export_jsonl(tmp_path / "after", Reader.ANONYMOUS, today=today())
    assert after["records"] < before["records"] and after["pages"] < before["pages"]
    whole = "".join((tmp_path / "after" / f"{name}.jsonl").read_text("utf-8") for name in bulk.TABLES)
    assert f'"{unit.pk}"' not in whole
    shown = {
        str(page["text"])[start : start + len(word)]
        for page in lines(tmp_path / "after" / "pages.jsonl")
        if page["digital_object"] == text.page.digital_object_id and page["page"] == text.page.number
    }
    assert shown <= {"█" * len(word)}
    bulk.export_jsonl(tmp_path / "keeper", Reader.KEEPER, today=today())
    assert unit.pk in (tmp_path / "keeper" / "records.jsonl").read_text("utf-8")


def test_an_export_that_fails_leaves_what_was_there(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    bulk.export_jsonl(tmp_path, Reader.ANONYMOUS, today=today())
    before = (tmp_path / "pages.jsonl").read_bytes()

    def full(*_: object) -> object:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(bulk, "texts_of_objects", full)
    with pytest.raises(OSError, match="No space"):
        bulk.export_jsonl(tmp_path, Reader.ANONYMOUS, today=today())
    assert (tmp_path / "pages.jsonl").read_bytes() == before
    assert not list(tmp_path.glob(".*"))


def test_surrogates_do_not_stop_an_export(tmp_path: Path) -> None:
    rows = [{"text": "half \ud83d of one", "page": 1}]
    assert bulk._write_lines(tmp_path / "x", {"text": "text"}, rows) == 1
    assert "half ? of one" in (tmp_path / "x").read_text("utf-8")


def test_names_and_facts_are_decided_ones_unless_proposals_are_asked_for(tmp_path: Path) -> None:
    read_documents()
    identify(mint=wiring.mint)
    assert Fact.objects.exists()
    Fact.objects.exclude(decision="").update(decision="")
    assert bulk.export_jsonl(tmp_path / "decided", Reader.ANONYMOUS, today=today())["facts"] == 0
    confirmed = Fact.objects.filter(text_read__public=True, kind="figure").order_by("pk").first()
    assert confirmed is not None
    Fact.objects.filter(pk=confirmed.pk).update(decision="confirmed")
    bulk.export_jsonl(tmp_path / "decided", Reader.ANONYMOUS, today=today())
    assert [each["id"] for each in lines(tmp_path / "decided" / "facts.jsonl")] == [confirmed.pk]
    bulk.export_jsonl(tmp_path / "all", Reader.ANONYMOUS, today=today(), proposed=True)
    pages = {(p["digital_object"], p["page"]): str(p["text"]) for p in lines(tmp_path / "all" / "pages.jsonl")}
    for name in ("facts", "mentions"):
        rows = lines(tmp_path / "all" / f"{name}.jsonl")
        assert rows
        for row in rows:
            words = pages[row["digital_object"], row["page"]][int(str(row["start"])) : int(str(row["end"]))]
            assert row["text"] == words and row["finder"] and row["path"]
    with duckdb.connect() as base:
        bulk.export_parquet(tmp_path / "parquet", Reader.ANONYMOUS, today=today(), proposed=True)
        counted = base.sql(f"select count(*) from '{tmp_path}/parquet/facts.parquet'").fetchall()
        assert counted == [(len(lines(tmp_path / "all" / "facts.jsonl")),)]


def test_many_records_are_asked_for_together(tmp_path: Path) -> None:
    count = access.units(Reader.ANONYMOUS).count()
    with CaptureQueriesContext(connection) as asked:
        bulk.export_jsonl(tmp_path, Reader.ANONYMOUS, today=today())
    batches = -(-count // 50)
    assert count > 20 and len(asked) <= 10 + 30 * batches, "so many for each batch, however many records it has"
