"""Harvests of an archive of real documents, by clients that others wrote, also while the archive changes."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterator
from pathlib import Path

import pytest
from oaipmh_scythe import Scythe
from sickle import Sickle

from workflows.command_line import fonds
from workflows.served import served

pytestmark = [pytest.mark.corpora, pytest.mark.timeout(600)]


@pytest.fixture(scope="module")
def archive(tmp_path_factory: pytest.TempPathFactory, corpora: Path) -> Path:
    """A list of 1,500 records of which every tenth text is at hand."""
    folder = tmp_path_factory.mktemp("jfk")
    whole = corpora / "jfk" / "releases"
    for text in sorted((whole / "2021").rglob("*.md"))[::10]:
        kept = folder / "releases" / text.relative_to(whole)
        kept.parent.mkdir(parents=True, exist_ok=True)
        kept.write_bytes(text.read_bytes())
    sheet = corpora / "jfk" / "sheets" / "2021.xlsx"
    fonds(folder / "archive", "ingest", folder / "releases", "--sheet", sheet, "--profile", "jfk-releases",
          "--no-comparisons")  # fmt: skip
    return folder / "archive"


@pytest.fixture(scope="module")
def address(archive: Path) -> Iterator[str]:
    with served(archive) as site:
        yield f"{site}/oai"


def public(archive: Path) -> set[str]:
    with sqlite3.connect(f"file:{archive / 'catalogue.sqlite3'}?mode=ro", uri=True) as base:
        return {str(row[0]) for row in base.execute(
            "SELECT id FROM catalogue_unitofdescription WHERE is_public AND merged_into_id IS NULL AND NOT derived"
        )}  # fmt: skip


def identifier(name: str) -> str:
    return name.rpartition(":")[2]


def test_every_record_comes_once_whoever_asks(archive: Path, address: str) -> None:
    held = public(archive)
    assert len(held) > 1000
    for prefix in ("oai_dc", "mods", "ead3"):
        found = [identifier(r.header.identifier) for r in Sickle(address).ListRecords(metadataPrefix=prefix)]
        assert len(found) == len(set(found)) == len(held)
        assert set(found) == held
    with Scythe(address) as other:
        assert {identifier(h.identifier) for h in other.list_identifiers(metadata_prefix="oai_dc")} == held


def test_a_harvest_while_the_archive_changes(archive: Path, address: str) -> None:
    """Records are withdrawn and closed while the list is read; the next harvest brings what the first could not."""
    held = sorted(public(archive))
    withdrawn, closed = held[-3], held[-2]
    first_given = held[0]
    found: dict[str, bool] = {}
    harvest = Sickle(address).ListRecords(metadataPrefix="oai_dc")
    began = harvest.oai_response.xml.findtext("{*}responseDate")
    for number, record in enumerate(harvest):
        name = identifier(record.header.identifier)
        assert name not in found, "no record comes twice"
        found[name] = record.deleted
        if number == 150:
            fonds(archive, "access", withdrawn, "withdrawn", "--reason", "test")
            fonds(archive, "access", first_given, "withdrawn", "--reason", "test")
            fonds(archive, "access", closed, "restricted", "--reason", "test")
    assert set(held) - set(found) == {closed}
    assert [name for name, is_deleted in found.items() if is_deleted] == [withdrawn]
    later = Sickle(address).ListRecords(**{"metadataPrefix": "oai_dc", "from": began})
    assert {identifier(r.header.identifier) for r in later if r.deleted} == {first_given, withdrawn}
