"""A page that has not changed is not made again to say so."""

from __future__ import annotations

import os
import sqlite3
from pathlib import Path
from typing import Any

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext

from fonds import wiring
from fonds.catalogue.models import AccessState, UnitOfDescription
from fonds.web import templating, unchanged
from fonds.workflows.access import set_access
from web.archive_builder import NOW, UNITS

PAGES = ["/", "/search?q=legation", "/collections/legation", "/records/{memo}", "/records/{fonds}", "/new.atom",
         "/sitemap.xml", "/releases/2023"]  # fmt: skip


@pytest.fixture
def made(monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """The addresses whose bytes were made."""
    seen: list[str] = []
    whole = unchanged.with_etag

    def noted(request: Any, body: bytes, *more: Any) -> Any:
        seen.append(request.get_full_path())
        return whole(request, body, *more)

    for module in ("templating", "views.feeds", "views.crawlers"):
        monkeypatch.setattr(f"fonds.web.{module}.with_etag", noted)
    return seen


@pytest.mark.parametrize("path", PAGES)
def test_nothing_is_rendered_for_a_reader_who_has_the_page(reader: Client, made: list[str], path: str) -> None:
    address = path.format(**UNITS)
    tag = reader.get(address)["ETag"]
    assert len(made) == 1
    with CaptureQueriesContext(connection) as asked:
        again = reader.get(address, headers={"if-none-match": f'"another", {tag}'})
    assert again.status_code == 304
    assert (again["ETag"], again.content, len(made)) == (tag, b"", 1)
    assert len(asked) <= 2
    assert reader.get(address, headers={"if-none-match": '"another"'}).status_code == 200


def test_after_a_change_the_page_is_made_again(reader: Client, made: list[str]) -> None:
    memo = f"/records/{UNITS['memo']}"
    tag = reader.get(memo)["ETag"]
    UnitOfDescription.objects.filter(pk=UNITS["memo"]).update(title="Another title")
    changed = reader.get(memo, headers={"if-none-match": tag})
    assert changed.status_code == 200 and changed["ETag"] != tag
    # what changed elsewhere costs one rendering and is no change of this page
    UnitOfDescription.objects.filter(pk=UNITS["scan"]).update(reference_code="X")
    assert reader.get(memo, headers={"if-none-match": changed["ETag"]}).status_code == 304
    assert len(made) == 3


def test_a_record_closed_meanwhile_is_not_unchanged(reader: Client) -> None:
    memo = f"/records/{UNITS['memo']}"
    tag = reader.get(memo)["ETag"]
    assert reader.get(memo, headers={"if-none-match": tag}).status_code == 304
    set_access([UNITS["memo"]], AccessState.RESTRICTED, reason="", by="k", now=NOW, indexes=wiring.indexes())
    assert reader.get(memo, headers={"if-none-match": tag}).status_code == 404
    set_access([UNITS["memo"]], AccessState.PUBLIC, reason="", by="k", now=NOW, indexes=wiring.indexes())


def test_a_page_is_another_under_another_name_of_the_site(reader: Client, made: list[str]) -> None:
    tag = reader.get("/")["ETag"]
    other = reader.get("/", headers={"host": "localhost", "if-none-match": tag})
    assert other.status_code == 200
    assert len(made) == 2


def test_a_keeper_at_the_desk_is_not_answered_from_memory(reader: Client, made: list[str]) -> None:
    tag = reader.get("/")["ETag"]
    reader.cookies["sessionid"] = "something"
    assert reader.get("/", headers={"if-none-match": tag}).status_code == 304
    assert len(made) == 2


def test_commits_of_other_connections_are_seen(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    path = tmp_path / "base.sqlite3"
    one, other = (sqlite3.connect(path, isolation_level=None) for _ in range(2))
    one.execute("PRAGMA journal_mode=WAL")
    one.execute("CREATE TABLE t (n)")

    class Connection:
        in_atomic_block = False
        settings_dict = {"NAME": str(path)}

    monkeypatch.setattr(unchanged, "connection", Connection())
    seen = [unchanged._of_sqlite()]
    one.execute("SELECT * FROM t").fetchall()
    assert unchanged._of_sqlite() == seen[0], "reading changes nothing"
    for number in range(3):
        other.execute("INSERT INTO t VALUES (?)", (number,))
        seen.append(unchanged._of_sqlite())
    other.execute("PRAGMA wal_checkpoint(TRUNCATE)")
    one.execute("UPDATE t SET n = 0")
    seen.append(unchanged._of_sqlite())
    one.close()
    other.close()
    again = sqlite3.connect(path, isolation_level=None)
    again.execute("DELETE FROM t")
    seen.append(unchanged._of_sqlite())
    assert len(set(seen)) == len(seen)


def test_processes_share_what_is_remembered(tmp_path: Path) -> None:
    tags = unchanged._Tags(64)
    child = os.fork()
    if child == 0:
        tags.note("state", "/", '"0123456789abcdef01234567"')
        os._exit(0)
    os.waitpid(child, 0)
    assert tags.tag("state", "/") == '"0123456789abcdef01234567"'
    assert tags.tag("another state", "/") is None
    assert tags.tag("state", "/another") is None


def test_a_place_half_written_is_empty_and_odd_tags_are_left_alone() -> None:
    tags = unchanged._Tags(1)
    tags.note("state", "/", '"0123456789abcdef01234567"')
    tags._memory[20] ^= 1
    assert tags.tag("state", "/") is None
    tags.note("state", "/", 'W/"1"')
    assert tags.tag("state", "/") is None


def test_the_tag_is_of_the_bytes_alone(reader: Client) -> None:
    assert templating.with_etag is unchanged.with_etag
    first = reader.get("/about")
    UnitOfDescription.objects.filter(pk=UNITS["secret"]).update(title="Another secret")
    assert reader.get("/about")["ETag"] == first["ETag"]
