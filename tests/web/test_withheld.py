from __future__ import annotations

import csv
import io
from xml.etree import ElementTree

import pytest
from django.test import Client

from web.archive_builder import NUMBER, OBJECTS, UNITS

ATOM = "{http://www.w3.org/2005/Atom}"


def test_the_feed_holds_the_opened_words_with_both_releases(reader: Client) -> None:
    answer = reader.get("/releases/2023/opened.atom")
    assert answer["Content-Type"].startswith("application/atom+xml")
    feed = ElementTree.fromstring(answer.content)
    entries = feed.findall(f"{ATOM}entry")
    assert len(entries) == 1
    summary = entries[0].findtext(f"{ATOM}summary")
    assert summary is not None
    assert "First visible here in 2023 release, not in the text of 2021 release" in summary
    assert NUMBER not in answer.content.decode()
    assert "certainty of at least 80" in (feed.findtext(f"{ATOM}subtitle") or "")
    assert feed.findtext(f"{ATOM}updated")
    alternate = entries[0].find(f"{ATOM}link[@rel='alternate']")
    assert alternate is not None
    assert f"/records/{UNITS['memo']}/compare?from={OBJECTS['memo-2021']}" in alternate.attrib["href"]


def test_a_release_that_opened_nothing_has_an_empty_feed(reader: Client) -> None:
    feed = ElementTree.fromstring(reader.get("/releases/2021/opened.atom").content)
    assert not feed.findall(f"{ATOM}entry")
    assert reader.get("/releases/1999/opened.atom").status_code == 404


def test_withheld_places_are_plotted_with_their_numbers(reader: Client) -> None:
    rows = list(csv.DictReader(io.StringIO(reader.get("/withheld.csv").content.decode("utf-8-sig"))))
    assert not [row for row in rows if row["originator"] == "Hidden Office"]
    bureau = [row for row in rows if row["originator"] == "Bureau of Letters"]
    assert sum(int(row["records"]) for row in bureau) == 1, "only the record with texts of releases"
    page = reader.get("/withheld").content.decode()
    assert "Bureau of Letters" in page and "Hidden Office" not in page


@pytest.mark.parametrize("path", ["/withheld", "/withdrawals"])
def test_pages_that_are_not_there(reader: Client, path: str) -> None:
    assert reader.get(f"{path}?page=9").status_code == 404
    assert reader.get(f"{path}?page=x").status_code == 404


def test_a_records_releases_say_how_much_changed(reader: Client) -> None:
    page = reader.get(f"/records/{UNITS['memo']}").content.decode()
    assert f"/records/{UNITS['memo']}/compare?from={OBJECTS['memo-2021']}&amp;to={OBJECTS['memo-2023']}" in page
    assert "of the words differ from the text before" in page or "too poorly read" in page
    assert "3 pages" in page
