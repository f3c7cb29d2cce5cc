from __future__ import annotations

import csv
import io
from xml.etree import ElementTree

import pytest
from django.test import Client
from selectolax.lexbor import LexborHTMLParser

from catalogue.people_builder import text
from fonds.workflows.comparison_keeping import keep_comparisons
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
    of_releases = [row for row in bureau if row["of_release"] == "yes"]
    assert sum(int(row["records"]) for row in of_releases) == 1, "only the record with texts of releases"
    assert all(row["compared"] == "0" for row in bureau if row["of_release"] == "no")
    page = reader.get("/withheld").content.decode()
    assert "Bureau of Letters" in page and "Hidden Office" not in page


def test_bars_of_few_years_are_as_wide_as_those_of_many(reader: Client, db: None) -> None:
    for year in (1955, 1956):
        counted(f"few-{year}", "The [1 line not declassified] here.", year, "Office of Few Years")
    drawing = LexborHTMLParser(reader.get("/withheld").text).css_first("svg.timeline__chart")
    assert drawing is not None
    width = float((drawing.attributes["viewBox"] or "").split()[2])
    assert width >= 24 * 12, "a bar takes a twenty-fourth of the drawing at most"


def counted(key: str, words: str, year: int, originator: str, *, public: bool = True) -> None:
    """A record of no release with these words, and that its withheld places were counted."""
    unit = text(key, words, year=year, public=public).unit
    unit.elements = [{"name": "originator", "value": originator, "source": "list.csv", "kind": "sheet"}]
    unit.save()
    keep_comparisons(now=1, ids=[unit.pk])


def test_records_of_no_release_are_counted_apart(reader: Client, db: None) -> None:
    """An edition that says "[1 line not declassified]" has no releases; its withheld places are told all the same."""
    counted("edition-1", "He said [1 line not declassified] and left. [2 lines not declassified]", 1961, "Embassy")
    counted("edition-2", "He said no more. [less than 1 line not declassified]", 1961, "Embassy")
    counted("edition-3", "Nobody sees [name not declassified].", 1961, "Embassy", public=False)
    rows = list(csv.DictReader(io.StringIO(reader.get("/withheld.csv").content.decode("utf-8-sig"))))
    mine = [row for row in rows if row["originator"] == "Embassy"]
    assert len(mine) == 1
    assert {name: mine[0][name] for name in ("of_release", "year", "records", "places", "single")} == {
        "of_release": "no", "year": "1961", "records": "2", "places": "3", "single": "0",
    }  # fmt: skip
    page = LexborHTMLParser(reader.get("/withheld").content.decode())
    heading = next(node for node in page.css("h2") if "Embassy" in node.text())
    assert "records of no release" in heading.text()


def test_charts_of_withheld_places_have_one_scale(reader: Client, db: None) -> None:
    counted("one-place", "[1 line not declassified]", 1950, "Embassy")
    counted("many-places", " word ".join(["[1 line not declassified]"] * 12), 1958, "Consulate")
    page = LexborHTMLParser(reader.get("/withheld").content.decode())
    assert len({node.attributes["viewBox"] for node in page.css("figure svg")}) == 1

    def bars(name: str) -> list[tuple[float, float]]:
        section = next(node for node in page.css("main section") if name in node.css_first("h2").text())
        return [(float(b.attributes["x"] or 0), float(b.attributes["height"] or 0)) for b in section.css("rect")]

    ((few_at, few),), ((many_at, many),) = bars("Embassy"), bars("Consulate")
    assert few_at < many_at, "a year stands at the same place in all"
    assert many == 60 and few == pytest.approx(many / 12, abs=0.1)


@pytest.mark.parametrize("path", ["/withheld", "/withdrawals"])
def test_pages_that_are_not_there(reader: Client, path: str) -> None:
    assert reader.get(f"{path}?page=9").status_code == 404
    assert reader.get(f"{path}?page=x").status_code == 404


def test_a_records_releases_say_how_much_changed(reader: Client) -> None:
    page = reader.get(f"/records/{UNITS['memo']}").content.decode()
    assert f"/records/{UNITS['memo']}/compare?from={OBJECTS['memo-2021']}&amp;to={OBJECTS['memo-2023']}" in page
    assert "of the words differ from the text before" in page or "too poorly read" in page
    assert "3 pages" in page
