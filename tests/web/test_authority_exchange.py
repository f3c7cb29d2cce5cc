"""People and bodies in EAC-CPF: valid, only what the public may see, and nobody who has no page."""

from __future__ import annotations

from pathlib import Path

import pytest
from django.test import Client
from lxml import etree

from fonds.catalogue.access import Reader
from fonds.core.standards.eac_cpf import authorities_read
from fonds.web.pages.name_links import today
from fonds.workflows.authorities_exported import export_eac_cpf
from fonds.workflows.exporting_formats import Site
from schemas_kept import faults
from web.people_archive import PEOPLE

pytestmark = pytest.mark.usefixtures("people_read")


def test_a_person_with_offices_on_dates_and_whom_they_met(reader: Client) -> None:
    answer = reader.get(f"/people/{PEOPLE['arno']}.eac-cpf.xml")
    assert answer.status_code == 200
    root = etree.fromstring(answer.content)
    assert faults(root, "eac-cpf.xsd") == []
    (read,) = authorities_read(root)
    assert (read.identifier, read.kind, read.names[0].name) == (PEOPLE["arno"], "person", "Jon Arno")
    words = answer.content.decode()
    assert "Deputy Chairman" in words and 'standardDate="1947-08-07"' in words and "not reviewed" in words
    assert f"/people/{PEOPLE['arno']}" in words and "Journal of the consul for 7 August 1947" in words
    assert "Hush" not in words and "Grey Owl" not in words
    again = reader.get(f"/people/{PEOPLE['arno']}.eac-cpf.xml", headers={"if-none-match": answer["ETag"]})
    assert again.status_code == 304
    assert f"/people/{PEOPLE['arno']}.eac-cpf.xml" in reader.get(f"/people/{PEOPLE['arno']}").content.decode()


@pytest.mark.parametrize("key", ["hush", "nemo", "twin", "warsaw"])
def test_who_has_no_page_has_no_record(reader: Client, key: str) -> None:
    assert reader.get(f"/people/{PEOPLE[key]}.eac-cpf.xml").status_code == 404


def test_the_export_holds_those_with_pages(tmp_path: Path, reader: Client) -> None:
    site = Site("An archive", "https://archive.example.org", today())
    count = export_eac_cpf(tmp_path / "people", Reader.ANONYMOUS, site)
    names = {path.name.removesuffix(".eac-cpf.xml") for path in (tmp_path / "people").iterdir()}
    assert len(names) == count and {PEOPLE["arno"], PEOPLE["council"]} <= names
    assert not names & {PEOPLE["hush"], PEOPLE["nemo"], PEOPLE["warsaw"]}
