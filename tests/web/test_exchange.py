"""Records in the formats that other software reads."""

from __future__ import annotations

import pytest
from django.test import Client
from lxml import etree
from selectolax.lexbor import LexborHTMLParser

from fonds import wiring
from fonds.catalogue.models import UnitOfDescription
from fonds.workflows.deciding import decide_element
from schemas_kept import faults
from web.archive_builder import NOW, UNITS

FORMS = [("dc", "oai_dc.xsd"), ("mods", "mods.xsd"), ("ead3", "ead3.xsd"), ("ead2002", "ead2002.xsd")]


def xml(reader: Client, key: str, form: str) -> etree._Element:
    answer = reader.get(f"/records/{UNITS[key]}.{form}.xml")
    assert answer.status_code == 200
    assert answer["Content-Type"] == "application/xml; charset=utf-8"
    return etree.fromstring(b"".join(answer) if answer.streaming else answer.content)


@pytest.mark.parametrize(("form", "schema"), FORMS)
@pytest.mark.parametrize("key", ["meeting", "memo", "scan", "file", "fonds"])
def test_every_record_is_valid(reader: Client, key: str, form: str, schema: str) -> None:
    assert faults(xml(reader, key, form), schema) == []


@pytest.mark.parametrize("form", ["ead3", "ead2002"])
def test_a_fonds_comes_with_its_hierarchy(reader: Client, form: str) -> None:
    made = xml(reader, "fonds", form)
    keys = {f"r{identifier}": key for key, identifier in UNITS.items()}

    def tree(node: etree._Element) -> dict[str, object]:
        return {keys[str(c.get("id"))]: tree(c) for c in node.findall("{*}c")}

    dsc = made.find("{*}archdesc/{*}dsc")
    assert dsc is not None
    assert tree(dsc) == {"series": {"file": {"meeting": {}}, "other-file": {"telegram": {}}}}
    titles = [each.findtext("{*}did/{*}unittitle") for each in made.iter("{*}c") if each.get("level") == "item"]
    assert titles == ["Conversation with the harbour master of Orsova", "Telegram on the price of cement"]


def test_a_decision_and_a_mask_are_heeded(reader: Client) -> None:
    dc = {"dc": "http://purl.org/dc/elements/1.1/"}
    assert xml(reader, "report", "dc").findtext("dc:title", namespaces=dc) is not None
    assert b"219-09-9999" not in reader.get(f"/records/{UNITS['memo']}.mods.xml").content


def test_what_is_hidden_has_no_form_and_what_was_withdrawn_says_so(reader: Client) -> None:
    for form in ("dc", "mods", "ead3", "ead2002"):
        hidden, never = (reader.get(f"/records/{each}.{form}.xml") for each in (UNITS["secret"], "0" * 12))
        assert (hidden.status_code, hidden.content) == (never.status_code, never.content)
        assert hidden.status_code == 404
        assert reader.get(f"/records/{UNITS['withdrawn']}.{form}.xml").status_code == 410
        assert reader.get(f"/records/{UNITS['twin']}.{form}.xml").status_code == 301
    assert reader.get(f"/records/{UNITS['memo']}.marc.xml").status_code == 404


def test_an_unchanged_one_is_not_sent_twice(reader: Client) -> None:
    for path in (f"/records/{UNITS['memo']}.mods.xml", f"/records/{UNITS['fonds']}.ead3.xml"):
        assert reader.get(path, headers={"if-none-match": reader.get(path)["ETag"]}).status_code == 304


def test_a_finding_aid_has_changed_when_a_part_of_it_has(reader: Client) -> None:
    path = f"/records/{UNITS['fonds']}.ead3.xml"
    tag = reader.get(path)["ETag"]
    telegram = UnitOfDescription.objects.get(pk=UNITS["telegram"])
    decide_element(telegram, "title", "added", before="", after="Another title", reason="", by="k", now=NOW + 99,
                   indexes=wiring.indexes())  # fmt: skip
    again = reader.get(path, headers={"if-none-match": tag})
    assert again.status_code == 200 and again["ETag"] != tag
    assert b"Another title" in b"".join(again)
    # what has nothing to do with it
    UnitOfDescription.objects.filter(pk=UNITS["memo"]).update(public_changed_at=NOW + 99)
    assert reader.get(path, headers={"if-none-match": again["ETag"]}).status_code == 304


@pytest.mark.parametrize("key", ["memo", "fonds", "file"])
def test_pages_name_the_formats(reader: Client, key: str) -> None:
    found = LexborHTMLParser(reader.get(f"/records/{UNITS[key]}").content.decode())
    links = [node.attributes["href"] for node in found.css('link[rel="alternate"][type="application/xml"]')]
    assert links == [f"/records/{UNITS[key]}.{form}.xml" for form in ("dc", "mods", "ead3", "ead2002")]
