"""Narrowing access while another process writes to the indexes: what was narrowed has left them when it returns."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from django.conf import settings

from fonds import wiring
from fonds.adapters.text_index_tantivy import TantivyTextIndex
from fonds.catalogue.models import AccessState, OutboxEntry, UnitOfDescription
from fonds.core.querying import parse
from fonds.ports.text_index import IndexLocked, SearchRequest
from fonds.workflows import access
from fonds.workflows.access import set_access
from fonds.workflows.indexing import drain
from fonds.workflows.ingest import IngestOptions, ingest
from workflows.command_line import write

pytestmark = pytest.mark.django_db
NOW = 1_790_000_000


@pytest.fixture
def letters(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[list[UnitOfDescription]]:
    """Two public letters of which the legation is told, indexed."""
    monkeypatch.setattr(settings, "ARCHIVE", tmp_path / "archive")
    wiring.public_index.cache_clear()
    wiring.restricted_index.cache_clear()
    folder = write(tmp_path / "papers", {f"{n}.txt": f"The legation writes letter {n}." for n in ("one", "two")})
    with wiring.ingest_tools(lambda items, _total, _words: items) as tools:
        ingest(wiring.submitted([folder], []), IngestOptions(), tools)
    indexes = wiring.indexes()
    drain(indexes)
    indexes.public.close()
    indexes.restricted.close()
    yield list(UnitOfDescription.objects.filter(derived=False).order_by("source_key"))
    wiring.public_index.cache_clear()
    wiring.restricted_index.cache_clear()


def found() -> list[str]:
    return [hit.id for hit in wiring.public_index().search(SearchRequest(query=parse("legation").tree)).hits]


@pytest.mark.parametrize("drained_by_upkeep", [False, True])
def test_upkeep_that_writes_just_then_is_waited_for(
    letters: list[UnitOfDescription], monkeypatch: pytest.MonkeyPatch, drained_by_upkeep: bool
) -> None:
    upkeep = wiring.indexes()
    others = [TantivyTextIndex(settings.ARCHIVE / "index" / name) for name in ("public", "restricted")]
    held = upkeep.public
    held.purge()  # takes the lock
    waited: list[float] = []

    def pause(seconds: float) -> None:
        waited.append(seconds)
        if len(waited) == 2:
            if drained_by_upkeep:
                drain(upkeep)
            held.close()
            upkeep.restricted.close()

    monkeypatch.setattr(access.time, "sleep", pause)
    own = type(upkeep)(others[0], others[1], upkeep.names)
    set_access([letters[0].pk], AccessState.RESTRICTED, reason="", by="keeper", now=NOW, indexes=own)
    assert len(waited) == 2 and not OutboxEntry.objects.exists()
    for each in others:
        each.close()
    wiring.public_index.cache_clear()
    assert found() == [letters[1].pk]


def test_who_writes_on_and_on_is_told(letters: list[UnitOfDescription], monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(access.time, "sleep", lambda _seconds: None)
    other = TantivyTextIndex(settings.ARCHIVE / "index" / "public")
    other.purge()
    with pytest.raises(IndexLocked):
        set_access([letters[0].pk], AccessState.RESTRICTED, reason="", by="keeper", now=NOW, indexes=wiring.indexes())
    assert not UnitOfDescription.objects.get(pk=letters[0].pk).is_public, "the site hides it already"
    other.close()
