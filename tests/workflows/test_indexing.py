"""Two threads of a site that tell the indexes what changed: one waits for the other, and nothing is lost between."""

from __future__ import annotations

import threading
from collections.abc import Iterator
from pathlib import Path

import pytest
from django.conf import settings

from fonds import wiring
from fonds.adapters.text_index_tantivy import TantivyTextIndex
from fonds.catalogue.models import OutboxEntry
from fonds.ports.text_index import IndexLocked
from fonds.workflows import indexing
from fonds.workflows.indexing import drain
from fonds.workflows.ingest import IngestOptions, ingest
from workflows.command_line import write

pytestmark = pytest.mark.django_db


@pytest.fixture
def told(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[None]:
    """Two letters of which the indexes have still to be told."""
    monkeypatch.setattr(settings, "ARCHIVE", tmp_path / "archive")
    wiring.public_index.cache_clear()
    wiring.restricted_index.cache_clear()
    folder = write(tmp_path / "papers", {f"{n}.txt": f"The legation writes letter {n}." for n in ("one", "two")})
    with wiring.ingest_tools(lambda items, _total, _words: items) as tools:
        ingest(wiring.submitted([folder], []), IngestOptions(), tools)
    yield
    wiring.public_index.cache_clear()
    wiring.restricted_index.cache_clear()


@pytest.mark.usefixtures("told")
def test_a_thread_that_comes_between_is_told_to_come_again(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(indexing, "PATIENCE", 0.01)
    locked: list[IndexLocked] = []

    def another() -> None:
        try:
            drain(wiring.indexes())
        except IndexLocked as fault:
            locked.append(fault)

    def between(batches: Iterator[list[str]], _total: int, _words: str) -> Iterator[list[str]]:
        for batch in batches:
            yield batch
            thread = threading.Thread(target=another)
            thread.start()
            thread.join()

    assert OutboxEntry.objects.exists()
    assert drain(wiring.indexes(), progress=between).refused == []
    assert len(locked) == 1, "it neither wrote nor failed otherwise"
    assert not OutboxEntry.objects.exists()
    assert wiring.public_index().count() == 2, "what was put before the other came was not given up"


@pytest.mark.usefixtures("told")
def test_others_may_write_once_the_indexes_are_told() -> None:
    drain(wiring.indexes())
    other = TantivyTextIndex(settings.ARCHIVE / "index" / "public")
    other.purge()  # takes the writer's lock
    assert wiring.public_index().count() == 2
    other.close()


@pytest.mark.usefixtures("told")
def test_where_nothing_was_read_no_finder_is_asked_for(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(wiring, "mention_finder", lambda: pytest.fail("finders load large lists"))
    assert drain(wiring.indexes()).refused == []
    assert wiring.public_index().count() == 2
