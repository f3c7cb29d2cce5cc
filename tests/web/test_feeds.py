"""Feeds of what is new, linked from the pages that they go with."""

from __future__ import annotations

from urllib.parse import quote

import pytest
from django.test import Client
from lxml import etree
from selectolax.lexbor import LexborHTMLParser

from fonds import wiring
from fonds.catalogue.models import UnitOfDescription
from fonds.workflows.deciding import decide_element
from web.archive_builder import DAY, NOW, UNITS

ATOM = {"a": "http://www.w3.org/2005/Atom"}


def feed(reader: Client, path: str) -> etree._Element:
    answer = reader.get(path)
    assert answer.status_code == 200
    assert answer["Content-Type"] == "application/atom+xml; charset=utf-8"
    root = etree.fromstring(answer.content)
    # RFC 4287, 4.1: what a feed and an entry must have, each once
    for name in ("id", "title", "updated"):
        assert len(root.findall(f"a:{name}", ATOM)) == 1
        assert all(len(entry.findall(f"a:{name}", ATOM)) == 1 for entry in root.findall("a:entry", ATOM))
    assert root.findtext("a:author/a:name", namespaces=ATOM)
    ids = root.xpath("//a:entry/a:id/text()", namespaces=ATOM)
    assert len(ids) == len(set(ids))
    own = root.xpath("string(a:link[@rel='self']/@href)", namespaces=ATOM)
    assert reader.get(own.removeprefix("http://127.0.0.1")).content == answer.content
    return root


def records(root: etree._Element) -> list[str]:
    keys = {identifier: key for key, identifier in UNITS.items()}
    found = root.xpath("a:entry/a:link[@rel='alternate']/@href", namespaces=ATOM)
    return [keys[str(address).rpartition("/")[2]] for address in found]


@pytest.fixture
def dated(archive: object, db: None) -> None:
    for place, key in enumerate(("meeting", "scan", "memo"), start=1):
        UnitOfDescription.objects.filter(pk=UNITS[key]).update(
            first_public_at=NOW + place * DAY, public_changed_at=NOW + place * DAY
        )


@pytest.mark.usefixtures("dated")
def test_the_newest_come_first(reader: Client) -> None:
    root = feed(reader, "/new.atom")
    found = records(root)
    assert found[:3] == ["memo", "scan", "meeting"]
    assert not {"secret", "withdrawn", "twin"} & set(found)
    assert root.findtext("a:updated", namespaces=ATOM) == root.findtext("a:entry/a:updated", namespaces=ATOM)
    summary = root.findtext("a:entry/a:summary", namespaces=ATOM)
    assert summary is not None and "2 March 1961" in summary and "104-20001-20017" in summary


def test_a_collection_has_its_own(reader: Client) -> None:
    assert set(records(feed(reader, "/collections/bureau/new.atom"))) == {"memo", "report", "scan", "long"}
    for unknown in ("empty", "never"):
        assert reader.get(f"/collections/{unknown}/new.atom").status_code == 404


def test_any_search_has_its_own(reader: Client) -> None:
    assert set(records(feed(reader, "/search.atom?q=legation"))) >= {"meeting", "memo"}
    assert records(feed(reader, "/search.atom?q=cement&in=collection:bureau&document_type=report")) == ["report"]
    assert records(feed(reader, "/search.atom?q=informants")) == []


def test_a_feed_with_characters_that_xml_cannot_hold_is_xml(reader: Client) -> None:
    UnitOfDescription.objects.filter(pk=UNITS["memo"]).update(title="A \x0bform\x00 feed & <more>")
    title = feed(reader, "/new.atom").xpath("//a:entry/a:title[contains(., 'form')]/text()", namespaces=ATOM)
    assert title == ["A form feed & <more>"]
    feed(reader, "/search.atom?q=" + quote("a\x0b & <b>"))


def test_a_changed_record_is_the_same_entry_with_a_later_date(reader: Client) -> None:
    def of_memo() -> tuple[str, str]:
        path = f"a:entry[a:link/@href='http://127.0.0.1/records/{UNITS['memo']}']"
        (entry,) = feed(reader, "/new.atom").xpath(path, namespaces=ATOM)
        return entry.findtext("a:id", namespaces=ATOM), entry.findtext("a:updated", namespaces=ATOM)

    before = of_memo()
    memo = UnitOfDescription.objects.get(pk=UNITS["memo"])
    decide_element(memo, "note", "added", before="", after="Read.", reason="", by="k", now=NOW + 9 * DAY,
                   indexes=wiring.indexes())  # fmt: skip
    after = of_memo()
    assert after[0] == before[0] and after[1] > before[1]


@pytest.mark.parametrize(
    ("page", "path"),
    [
        ("/", "/new.atom"),
        ("/collections/bureau", "/collections/bureau/new.atom"),
        ("/search?q=legation&sort=date", "/search.atom?q=legation"),
        ("/releases/2023", "/releases/2023/opened.atom"),
    ],
)
def test_pages_name_their_feeds(reader: Client, page: str, path: str) -> None:
    found = LexborHTMLParser(reader.get(page).content.decode())
    links = [node.attributes["href"] for node in found.css('link[rel="alternate"][type="application/atom+xml"]')]
    assert links == [path]
    assert reader.get(path).status_code == 200
