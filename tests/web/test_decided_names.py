"""What was decided on names is the same everywhere: on pages, in feeds, tables, exports and the interface."""

from __future__ import annotations

import json
import re
from pathlib import Path
from typing import Any

import duckdb
import pytest
from django.test import Client
from lxml import etree

from access.site_bytes import read_in_documents
from fonds.catalogue.access import Reader
from fonds.catalogue.facts_as_json import facts_json
from fonds.catalogue.models import Authority, Mention, NamedEntity, UnitOfDescription
from fonds.wiring import today
from fonds.workflows import bulk
from fonds.workflows.authorities_exported import export_eac_cpf
from fonds.workflows.deciding_people import approve, decide_mentions, merge, rename, split
from fonds.workflows.exporting_formats import Site
from web.archive_builder import UNITS
from web.people_archive import HOW, PEOPLE

pytestmark = pytest.mark.usefixtures("people_read")

SITE = Site("An archive", "https://archive.example.org", today())
READ = ("journal", "second", "late")
ARNO, BEL, NEMO, HOLM = (PEOPLE[key] for key in ("arno", "bel", "nemo", "holm"))


def authority(pk: str) -> Authority:
    return Authority.objects.get(pk=pk)


def merge_bel(_folder: Path) -> None:
    merge(authority(BEL), authority(ARNO), **HOW)


def confirm_a_mention(_folder: Path) -> None:
    decide_mentions(Mention.objects.filter(entity__authority=ARNO, form="name")[:1], "confirmed", **HOW)


def confirm_a_pronoun(_folder: Path) -> None:
    decide_mentions(Mention.objects.filter(entity__authority=PEOPLE["marsh"])[:1], "confirmed", **HOW)


def split_off(_folder: Path) -> None:
    split(NamedEntity.objects.filter(authority=ARNO, text_read__unit=UNITS["second"]), None, mint=lambda _: "b" * 12,
          **HOW)  # fmt: skip


def of_the_record(_folder: Path) -> None:
    rename(authority(BEL), "Irena Bel", **HOW)
    approve(authority(BEL), "approved", **HOW)


@pytest.mark.parametrize("decide", [merge_bel, confirm_a_mention, confirm_a_pronoun, split_off, of_the_record])
def test_every_surface_says_the_same_of_who_is_decided_where(reader: Client, tmp_path: Path, decide: Any) -> None:
    decide(tmp_path)
    by_facts = {
        (each["id"], UNITS[key])
        for key in READ
        for each in facts_json(Reader.ANONYMOUS, UnitOfDescription.objects.get(pk=UNITS[key]), today=today(),
                               decided_only=True)["people"]
    }  # fmt: skip
    by_api = {
        (each["id"], UNITS[key])
        for key in READ
        for each in json.loads(reader.get(f"/api/v1/records/{UNITS[key]}/facts").content)["people"]
    }
    bulk.export_jsonl(tmp_path / "bulk", Reader.ANONYMOUS, today=today())
    lines = [json.loads(line) for line in (tmp_path / "bulk" / "mentions.jsonl").read_text("utf-8").splitlines()]
    assert all(each["decision"] == "confirmed" for each in lines)
    by_lines = {(each["authority"], each["record"]) for each in lines if each["kind"] == "person"}
    export_eac_cpf(tmp_path / "eac", Reader.ANONYMOUS, SITE)
    by_eac = set()
    for path in (tmp_path / "eac").iterdir():
        for each in etree.parse(path).iter("{*}resourceRelation"):
            at = next(value for name, value in each.attrib.items() if name.endswith("href"))
            by_eac.add((path.name.split(".")[0], at.rsplit("/", 1)[1]))
    bodies = {PEOPLE["council"]}
    assert by_facts == by_api == by_lines == {each for each in by_eac if each[0] not in bodies}
    counted = {pk: sum(1 for who, _unit in by_facts if who == pk) for pk, _unit in by_facts}
    (tmp_path / "people.csv").write_bytes(b"".join(reader.get("/people.csv")))  # type: ignore[arg-type]
    rows = duckdb.sql(
        f"select id, documents_decided from read_csv('{tmp_path}/people.csv', all_varchar=true)"
    ).fetchall()
    assert {pk: int(count) for pk, count in rows if int(count)} == counted
    listed = json.loads(reader.get("/api/v1/people?per_page=200").content)["people"]
    assert {e["id"]: n for e in listed if (n := e["review"]["documents_decided"])} == counted
    if decide is of_the_record:
        assert not counted and [pk for pk, _count in rows] == [BEL]
    else:
        assert counted


def test_a_merger_decides_names_and_nothing_else(reader: Client) -> None:
    Mention.objects.create(
        entity=NamedEntity.objects.get(authority=BEL), page=1, start=0, end=2, text="At", form="pronoun",
        finder="names/1", confidence=0.5,
    )  # fmt: skip
    path = f"/api/v1/records/{UNITS['journal']}/facts"
    assert json.loads(reader.get(path).content)["people"] == []
    merge(authority(BEL), authority(ARNO), **HOW)
    said = json.loads(reader.get(path).content)
    (who,) = said["people"]
    assert who["decision"] == "confirmed" and {each["text"] for each in who["mentions"]} == {"Jon Arno", "Ira Bel"}
    assert not any(said[kind] for kind in ("offices", "meetings", "statements", "figures"))
    page = reader.get(f"/people/{ARNO}").content.decode()
    feed = reader.get(f"/people/{ARNO}/documents.atom").content.decode()
    assert page.count("confirmed by a person") == feed.count("confirmed by a person") == 4
    assert feed.count("found by names/1, certainty 50 %, not reviewed") == 1


def test_no_public_answer_gives_an_id_that_leads_nowhere(reader: Client, tmp_path: Path) -> None:
    paths = [f"/{each}" for each in read_in_documents()]
    paths += [
        "/api/v1/facts?proposed=1&limit=500",
        "/search",
        "/search.csv?q=Nemo",
        "/search?q=Nemo",
        "/sitemaps/pages.xml",
    ]
    for unit in (UNITS[key] for key in READ):
        paths += [f"/records/{unit}", f"/api/v1/records/{unit}/facts?proposed=1", f"/records/{unit}.ric.jsonld",
                  f"/records/{unit}.tei.xml"]  # fmt: skip
    held = {}
    for path in paths:
        answer = reader.get(path)
        body = b"".join(answer) if answer.streaming else answer.content  # type: ignore[arg-type]
        held[path] = body.decode("utf-8", "replace")
    bulk.export_jsonl(tmp_path, Reader.ANONYMOUS, today=today(), proposed=True)
    held |= {each.name: each.read_text("utf-8") for each in tmp_path.iterdir()}
    assert "Leo Nemo" in held["/api/v1/facts?proposed=1&limit=500"] or "Leo Nemo" in held["mentions.jsonl"]
    known = set(Authority.objects.filter(merged_into=None).values_list("pk", flat=True))
    named = {pk: path for path, words in held.items() for pk in re.findall(r"\b[0-9a-z]{12}\b", words) if pk in known}
    of = {"person": "people", "body": "bodies", "place": "places"}
    lost = {
        pk: path for pk, path in named.items()
        if reader.get(f"/{of[authority(pk).kind]}/{pk}").status_code != 200
    }  # fmt: skip
    assert ARNO in named and lost == {}
    bulk.export_jsonl(tmp_path, Reader.KEEPER, today=today(), proposed=True)
    assert NEMO in (tmp_path / "mentions.jsonl").read_text("utf-8"), "who decides sees all"
