"""A harvester that asks for what changed since it last asked misses nothing, however long a transaction took."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest
from django.conf import settings

from fonds import wiring
from fonds.catalogue.models import AccessState, Collection, UnitOfDescription
from fonds.catalogue.public_stamps import COMMITS_WITHIN, Stamping
from fonds.workflows import ingest as ingesting
from fonds.workflows.access import set_access
from fonds.workflows.deciding import decide_element
from fonds.workflows.ingest import IngestOptions, ingest
from workflows.command_line import write

pytestmark = pytest.mark.django_db
NOW = 1_790_000_000


class Clock:
    """Goes on by some seconds each time it is looked at."""

    def __init__(self, step: int = 0) -> None:
        self.now = NOW
        self.step = step

    def __call__(self) -> int:
        self.now += self.step
        return self.now


@pytest.fixture
def archive(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Path]:
    monkeypatch.setattr(settings, "ARCHIVE", tmp_path / "archive")
    wiring.public_index.cache_clear()
    wiring.restricted_index.cache_clear()
    yield tmp_path
    wiring.public_index.cache_clear()
    wiring.restricted_index.cache_clear()


def made(identifier: str, **more: Any) -> UnitOfDescription:
    return UnitOfDescription.objects.create(id=identifier, source_key=f"made:{identifier}", **more)


def stamps() -> dict[str, int | None]:
    return dict(UnitOfDescription.objects.filter(derived=False).values_list("id", "public_changed_at"))


def take_in(folder: Path, clock: Clock, seen: list[tuple[int, dict[str, int | None]]]) -> None:
    """Ingests; before each file is read, notes what a harvester would see at that second."""

    def progress(items: Iterator[Any], _total: int, _words: str) -> Iterator[Any]:
        for item in items:
            seen.append((clock.now, stamps()))
            yield item

    with wiring.ingest_tools(progress) as tools:
        ingest(wiring.submitted([folder], []), IngestOptions(collection="Papers"), replace(tools, clock=clock))


def test_a_harvest_during_a_long_ingest_misses_nothing(archive: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(ingesting, "BATCH_FILES", 2)
    folder = write(archive / "papers", {f"letter-{n}.txt": f"The harbour, letter {n}." for n in range(9)})
    clock, seen = Clock(step=1), []
    take_in(folder, clock, seen)
    (folder / "letter-3.txt").write_text("Another harbour.")
    clock.now += 1000
    take_in(folder, clock, seen)
    after = stamps()
    assert len(after) == 9 and len(seen) > 8
    for moment, visible in seen:
        for identifier, stamp in after.items():
            assert stamp is not None
            if visible.get(identifier) != stamp:
                assert stamp >= moment, "it became visible later and must be found by who asks for what came since"
    assert len(set(after.values())) > 1, "each batch has a stamp of its own"


def test_what_is_committed_late_is_stamped_anew(db: None) -> None:
    clock = Clock()
    unit, quick = made("aaaaaaaaaaaa"), made("bbbbbbbbbbbb")
    stamping = Stamping(clock)
    stamping.stamp(unit)
    unit.save()
    clock.now += 3 * COMMITS_WITHIN
    stamping.stamp(quick)
    quick.save()
    before = quick.public_changed_at
    stamping.settle()
    unit.refresh_from_db()
    quick.refresh_from_db()
    assert unit.public_changed_at is not None and unit.public_changed_at > clock.now
    assert quick.public_changed_at == before
    assert unit.first_public_at == NOW


def test_what_the_public_never_saw_gets_no_stamp(archive: Path) -> None:
    hidden = made("aaaaaaaaaaaa", access_state=AccessState.RESTRICTED, is_public=False, title="Names")
    indexes = wiring.indexes()
    decide_element(hidden, "note", "added", before="", after="seen", reason="", by="k", now=NOW, indexes=indexes)
    set_access([hidden.pk], AccessState.WITHDRAWN, reason="", by="k", now=NOW, indexes=indexes)
    hidden.refresh_from_db()
    assert (hidden.public_changed_at, hidden.first_public_at) == (None, None)
    set_access([hidden.pk], AccessState.PUBLIC, reason="", by="k", now=NOW + 9, indexes=indexes)
    hidden.refresh_from_db()
    assert (hidden.public_changed_at, hidden.first_public_at) == (NOW + 9 + COMMITS_WITHIN, NOW + 9)


def test_a_withdrawal_is_a_change_and_what_follows_it_is_none(archive: Path) -> None:
    unit = made("aaaaaaaaaaaa", first_public_at=NOW, public_changed_at=NOW)
    below = made("bbbbbbbbbbbb", first_public_at=NOW, public_changed_at=NOW, parent=unit)
    indexes = wiring.indexes()
    set_access([unit.pk], AccessState.WITHDRAWN, reason="", by="k", now=NOW + 50, indexes=indexes)
    assert set(stamps().values()) == {NOW + 50 + COMMITS_WITHIN}
    decide_element(below, "note", "added", before="", after="more", reason="", by="k", now=NOW + 90, indexes=indexes)
    assert stamps()[below.pk] == NOW + 50 + COMMITS_WITHIN


def test_what_is_said_of_the_whole_changes_its_parts(archive: Path) -> None:
    fonds = made("aaaaaaaaaaaa", first_public_at=NOW, public_changed_at=NOW, level_of_description="fonds")
    file = made("bbbbbbbbbbbb", first_public_at=NOW, public_changed_at=NOW, parent=fonds)
    item = made("cccccccccccc", first_public_at=NOW, public_changed_at=NOW, parent=file)
    hidden = made("dddddddddddd", parent=file, access_state=AccessState.RESTRICTED, is_public=False)
    indexes = wiring.indexes()
    decide_element(fonds, "scope_and_content", "added", before="", after="Letters", reason="", by="k", now=NOW + 50,
                   indexes=indexes)  # fmt: skip
    assert stamps()[item.pk] == NOW, "a fonds' own contents are no part's"
    decide_element(fonds, "access_conditions", "added", before="", after="Open", reason="", by="k", now=NOW + 90,
                   indexes=indexes)  # fmt: skip
    assert stamps() == dict.fromkeys((fonds.pk, file.pk, item.pk), NOW + 90 + COMMITS_WITHIN) | {hidden.pk: None}


def test_a_new_title_of_a_fonds_in_the_list_changes_its_parts(archive: Path) -> None:
    sheet = archive / "list.csv"
    clock = Clock()

    def listed(title: str) -> dict[str, int | None]:
        rows = ["legacyId,parentId,identifier,title,levelOfDescription", f"1,,F1,{title},fonds", "2,1,F1-2,Letter,item"]
        sheet.write_text("\n".join(rows) + "\n")
        with wiring.ingest_tools(lambda items, _total, _words: items) as tools:
            ingest(wiring.submitted([], [sheet]), IngestOptions(), replace(tools, clock=clock))
        return dict(UnitOfDescription.objects.values_list("reference_code", "public_changed_at"))

    before = listed("Legation")
    clock.now += 100
    assert listed("Legation") == before
    after = listed("Legation of Arden")
    assert set(after) == {"F1", "F1-2"}
    assert all(stamp is not None and stamp >= clock.now for stamp in after.values())


def test_a_record_put_in_another_collection_has_changed(archive: Path) -> None:
    folder = write(archive / "papers", {"letter.txt": "The harbour."})
    clock = Clock()
    take_in(folder, clock, [])
    unit = UnitOfDescription.objects.get(derived=False)
    first = unit.public_changed_at
    clock.now += 100
    sheet = archive / "list.csv"
    sheet.write_text("Identifier,File name,Collection\nF1,letter.txt,Others\n")
    with wiring.ingest_tools(lambda items, _total, _words: items) as tools:
        ingest(wiring.submitted([folder], [sheet]), IngestOptions(), replace(tools, clock=clock))
    held = Collection.objects.get(title="Others").units.get()
    assert held.public_changed_at is not None and first is not None
    assert held.public_changed_at >= NOW + 100
