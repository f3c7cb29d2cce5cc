"""Feeds of offices, meetings and series: the documents that tell of them, and none that readers may not see."""

from __future__ import annotations

from xml.etree import ElementTree

import pytest
from django.test import Client
from selectolax.lexbor import LexborHTMLParser

from fonds.catalogue.models import UnitOfDescription
from web.archive_builder import DAY, NOW
from web.people_archive import FACTS

ATOM = "{http://www.w3.org/2005/Atom}"
MEETING = f"/meetings/{FACTS['meeting']}"
SERIES = f"/series/{FACTS['z46']}"
OFFICE = "/offices/deputy-chairman"

pytestmark = pytest.mark.usefixtures("people_read")


def entries(reader: Client, path: str) -> list[ElementTree.Element]:
    """The entries of the feed of what stands at `path`."""
    answer = reader.get(f"{path}/documents.atom")
    assert answer.status_code == 200 and answer["Content-Type"] == "application/atom+xml; charset=utf-8"
    root = ElementTree.fromstring(answer.content)
    page = next(link.attrib["href"] for link in root.findall(f"{ATOM}link") if link.get("rel") == "alternate")
    assert page.endswith(path)
    found = root.findall(f"{ATOM}entry")
    assert len({each.findtext(f"{ATOM}id") for each in found}) == len(found)
    return found


def related(entry: ElementTree.Element) -> list[str]:
    return [link.attrib["href"] for link in entry.findall(f"{ATOM}link") if link.get("rel") == "related"]


def test_the_feed_of_an_office_has_a_document_once_with_the_words_that_attest_it(reader: Client) -> None:
    found = entries(reader, OFFICE)
    said = [each.findtext(f"{ATOM}summary") or "" for each in found]
    assert len(found) == 2 and all("Deputy Chairman" in each for each in said)
    assert all("(found by offices/1, certainty 85 %, not reviewed)" in each for each in said)
    for each in found:
        for address in related(each):
            assert reader.get(address.removeprefix("http://127.0.0.1").partition("#")[0]).status_code == 200
        assert related(each)


def test_what_readers_could_see_last_comes_first(reader: Client) -> None:
    units = [str(each.findtext(f"{ATOM}id")).rpartition("#")[2] for each in entries(reader, OFFICE)]
    UnitOfDescription.objects.filter(pk=units[1]).update(first_public_at=NOW + 9 * DAY)
    again = [str(each.findtext(f"{ATOM}id")).rpartition("#")[2] for each in entries(reader, OFFICE)]
    assert again == units[::-1]


def test_the_feeds_of_a_meeting_and_of_a_series_lead_to_their_words(reader: Client) -> None:
    (meeting,) = entries(reader, MEETING)
    assert "I met Jon Arno" in (meeting.findtext(f"{ATOM}summary") or "")
    series = entries(reader, SERIES)
    said = "".join(each.findtext(f"{ATOM}summary") or "" for each in series)
    assert len(series) == 2 and "1936: “" in said and "5,100 tons" in said, (
        "another document tells a figure of the same"
    )


@pytest.mark.parametrize("path", [OFFICE, MEETING, SERIES])
def test_pages_name_their_feeds(reader: Client, path: str) -> None:
    tree = LexborHTMLParser(reader.get(path).content.decode())
    links = tree.css('link[rel="alternate"][type="application/atom+xml"]')
    assert [node.attributes["href"] for node in links] == [f"{path}/documents.atom"]
    assert any(node.attributes["href"] == f"{path}/documents.atom" for node in tree.css("main a"))


@pytest.mark.parametrize(
    "path",
    ["/offices/chief-of-the-secret-post", f"/series/{FACTS['z-hidden']}", "/meetings/000000000000", "/offices/nobody"],
)
def test_what_has_no_page_has_no_feed(reader: Client, path: str) -> None:
    assert reader.get(f"{path}/documents.atom").status_code == 404
