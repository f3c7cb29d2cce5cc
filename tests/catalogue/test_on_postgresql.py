"""The catalogue on PostgreSQL: migrations, an ingest, access and checking give there what they give on SQLite."""

from __future__ import annotations

import json
import os
import shutil
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from conftest import ROOT, postgresql_database
from fonds.catalogue.access import Reader
from forked_python import python

SAMPLE = ROOT / "examples" / "legation"
pytestmark = pytest.mark.postgresql


class Keeper:
    """Someone at the command line of one archive. `database` is an address, or empty for SQLite."""

    def __init__(self, archive: Path, database: str) -> None:
        kept = {k: v for k, v in os.environ.items() if not k.startswith(("FONDS_", "DJANGO_"))}
        self.environment = kept | {"FONDS_ARCHIVE": str(archive), "FONDS_DATABASE": database, "PYTHONUTF8": "1"}

    def fonds(self, *words: str | Path) -> str:
        """Runs `fonds`; returns what it printed."""
        return self.python("-m", "fonds", *words)

    def python(self, *words: str | Path) -> str:
        """Runs Python with the words; returns what it printed."""
        run = python(words, self.environment)
        assert run.returncode == 0, f"{words}: {run.stdout}\n{run.stderr}"
        return run.stdout

    def ingest(self) -> str:
        """Takes the sample archive in."""
        sheet = ("--sheet", SAMPLE / "legation.xlsx")
        return self.fonds("ingest", SAMPLE / "documents", *sheet, "--profile", SAMPLE / "profile.toml")

    def records(self, *, public: bool) -> list[dict[str, Any]]:
        """What a search of all finds, in a form that does not depend on the ids minted."""
        asked = ("search", "legation OR minister OR zinc OR kiln", "--limit", "100", "--json")
        found = json.loads(self.fonds(*asked, *(["--public"] if public else [])))
        kept = ("title", "reference_code", "dates")
        return sorted(({k: r[k] for k in kept} for r in found["results"]), key=lambda r: json.dumps(r, sort_keys=True))


@pytest.fixture(scope="module")
def taken_in(tmp_path_factory: pytest.TempPathFactory) -> Iterator[tuple[Path, str]]:
    """The same sample archive taken in on SQLite and on PostgreSQL: the folder of both, and the database's address."""
    home = tmp_path_factory.mktemp("taken-in")
    with postgresql_database() as address:
        for keeper in (Keeper(home / "sqlite", ""), Keeper(home / "postgresql", address)):
            keeper.fonds("init")
            keeper.ingest()
        yield home, address


@pytest.fixture
def keepers(taken_in: tuple[Path, str], tmp_path: Path) -> Iterator[tuple[Keeper, Keeper]]:
    """Both archives again, for one test alone."""
    home, taken = taken_in
    shutil.copytree(home, tmp_path / "both")
    with postgresql_database(copied=taken) as address:
        yield Keeper(tmp_path / "both" / "sqlite", ""), Keeper(tmp_path / "both" / "postgresql", address)


ASKED = """
import json
from pathlib import Path
import os
from fonds.wiring import use_archive
use_archive(Path(os.environ["FONDS_ARCHIVE"]))
from django.test import Client
from lxml import etree
from fonds.catalogue.models import UnitOfDescription
reader = Client(headers={"host": "127.0.0.1"})
def titles(**asked):
    root = etree.fromstring(reader.get("/oai", {"verb": "ListRecords", "metadataPrefix": "oai_dc", **asked}).content)
    return sorted(each.text for each in root.iterfind(".//{*}title"))
home = reader.get("/")
again = [reader.get("/", headers={"if-none-match": home["ETag"]}).status_code]
UnitOfDescription.objects.filter(is_public=True).update(title="Another title")
again.append(reader.get("/", headers={"if-none-match": home["ETag"]}).status_code)
print(json.dumps({
    "records": len(titles()), "since": len(titles(**{"from": "2020-01-01"})), "again": again,
    "mapped": reader.get("/sitemaps/records.xml").content.count(b"<loc>"),
    "maps": reader.get("/sitemap.xml").content.count(b"<loc>"),
    "new": reader.get("/new.atom").content.count(b"<entry>"),
}))
"""


TOLD = """
import json
from pathlib import Path
import os
from fonds.wiring import use_archive
use_archive(Path(os.environ["FONDS_ARCHIVE"]))
from django.test import Client
from fonds.catalogue.access import Reader
from fonds.catalogue.authority_pages import having_pages, listed
from fonds.catalogue.models import Authority
from fonds.catalogue.people_met import ties
from fonds.wiring import today
reader = Client(headers={"host": "127.0.0.1"})
names = list(Authority.objects.values_list("pk", flat=True))
said = {}
for who in Reader:
    for kind in ("person", "body", "place"):
        found = listed(who, kind, today=today())
        assert {pk for pk, _count in found} == having_pages(who, names, today=today()) & set(
            Authority.objects.filter(kind=kind).values_list("pk", flat=True))
        # which of several forms names a record depends on the ids minted
        said[f"{who} {kind}"] = sorted(count for _pk, count in found)
    said[f"{who} ties"] = sorted((t.kind, t.year or 0) for t in ties(who))
said["answers"] = [reader.get(path).status_code for path in ("/people", "/bodies", "/places", "/network", "/map")]
print(json.dumps(said))
"""


def test_what_is_read_is_the_same(keepers: tuple[Keeper, Keeper]) -> None:
    answers = []
    for keeper in keepers:
        read = json.loads(keeper.fonds("read", "--json"))
        answers.append((read, json.loads(keeper.python("-c", TOLD))))
        assert json.loads(keeper.fonds("read", "--json"))["names_identified"] == 0
    assert answers[0] == answers[1]
    read, said = answers[0]
    assert read["names_identified"] > 20 and len(said[f"{Reader.ANONYMOUS} person"]) > 2
    assert said["answers"] == [200] * 5


def test_harvests_and_unchanged_pages_are_the_same(keepers: tuple[Keeper, Keeper]) -> None:
    answers = [json.loads(keeper.python("-c", ASKED)) for keeper in keepers]
    assert answers[0] == answers[1]
    assert answers[0]["records"] == answers[0]["since"] > 5
    assert answers[0]["again"] == [304, 200]


def test_gives_what_sqlite_gives(keepers: tuple[Keeper, Keeper]) -> None:
    sqlite, postgresql = keepers
    assert not (Path(postgresql.environment["FONDS_ARCHIVE"]) / "catalogue.sqlite3").exists()
    for public in (False, True):
        assert sqlite.records(public=public) == postgresql.records(public=public) != []
    assert len(postgresql.records(public=True)) < len(postgresql.records(public=False))

    postgresql.fonds("check")
    again = [each.ingest().replace(each.environment["FONDS_ARCHIVE"], "ARCHIVE") for each in keepers]
    assert again[0] == again[1]

    code = postgresql.records(public=True)[0]["reference_code"]
    before = len(postgresql.records(public=True))
    postgresql.fonds("access", code, "restricted", "--reason", "a test")
    assert len(postgresql.records(public=True)) < before
    postgresql.fonds("access", code, "public")
    assert len(postgresql.records(public=True)) == before
    postgresql.fonds("check")
