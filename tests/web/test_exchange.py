"""Records in the formats that other software reads."""

from __future__ import annotations

import pytest
from django.test import Client
from django.utils.http import http_date
from lxml import etree
from rdflib import RDF, Graph, URIRef
from rdflib.compare import isomorphic
from selectolax.lexbor import LexborHTMLParser

from fonds import wiring
from fonds.catalogue.models import UnitOfDescription
from fonds.core.standards.ric_o import RICO
from fonds.web.pages.machine_head import FORMS as FORMS_OF_A_RECORD
from fonds.workflows.deciding import decide_element
from schemas_kept import FOLDER, faults
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


def test_when_it_changed_is_said_and_may_be_asked_by(reader: Client) -> None:
    UnitOfDescription.objects.filter(pk=UNITS["memo"]).update(public_changed_at=NOW)
    for form in ("dc.xml", "mods.xml", "tei.xml"):
        path = f"/records/{UNITS['memo']}.{form}"
        said = reader.get(path)["Last-Modified"]
        assert said == http_date(NOW)
        assert reader.get(path, headers={"if-modified-since": said}).status_code == 304
        assert reader.get(path, headers={"if-modified-since": http_date(NOW - 1)}).status_code == 200
        # a tag that differs goes before the date
        both = {"if-modified-since": said, "if-none-match": '"another"'}
        assert reader.get(path, headers=both).status_code == 200


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
    links = {node.attributes["href"]: node.attributes["type"] for node in found.css('link[rel="alternate"]')}
    for ending, _, media_type in FORMS_OF_A_RECORD:
        address = f"/records/{UNITS[key]}.{ending}"
        assert links[address] == media_type
        assert reader.get(address)["Content-Type"].startswith(media_type)
        assert (
            f'<http://127.0.0.1{address}>; rel="describedby"; type="{media_type}"'
            in reader.get(f"/records/{UNITS[key]}")["Link"]
        )


def test_texts_come_in_tei(reader: Client) -> None:
    memo = body(reader, f"/records/{UNITS['memo']}.tei.xml")
    root = etree.fromstring(memo)
    schema = etree.RelaxNG(etree.parse(str(FOLDER / "tei_all.rng")))
    assert schema.validate(root), schema.error_log.last_error
    assert b"219-09-9999" not in memo and "███" in memo.decode()
    assert len(root.findall(".//{*}body/{*}div/{*}pb")) >= 3
    tag = reader.get(f"/records/{UNITS['memo']}.tei.xml")["ETag"]
    assert reader.get(f"/records/{UNITS['memo']}.tei.xml", headers={"if-none-match": tag}).status_code == 304
    assert reader.get(f"/records/{UNITS['secret']}.tei.xml").status_code == 404
    assert b".tei.xml" in reader.get(f"/records/{UNITS['memo']}").content
    assert b".tei.xml" not in reader.get(f"/records/{UNITS['fonds']}").content


def test_ric_o_is_told_alike_in_both_syntaxes(reader: Client) -> None:
    for key in ("meeting", "fonds"):
        turtle, json_ld = (
            Graph().parse(data=body(reader, f"/records/{UNITS[key]}.ric.{ending}"), format=syntax)
            for ending, syntax in (("ttl", "turtle"), ("jsonld", "json-ld"))
        )
        assert isomorphic(turtle, json_ld)
        assert (URIRef(f"http://127.0.0.1/records/{UNITS['meeting']}"), RDF.type, URIRef(f"{RICO}Record")) in turtle


def body(reader: Client, path: str) -> bytes:
    answer = reader.get(path)
    assert answer.status_code == 200
    return b"".join(answer) if answer.streaming else answer.content
