"""Pages of offices and meetings."""

from __future__ import annotations

import pytest
from django.test import Client

from catalogue.people_builder import meeting, named, someone, text
from fonds.workflows.deciding_people import approve
from web.pages_read import page, rows, words
from web.people_archive import FACTS, HOW, PEOPLE

pytestmark = pytest.mark.usefixtures("people_read")


def test_who_held_an_office_on_a_day(reader: Client) -> None:
    tree = page(reader, "/offices/deputy-chairman?on=1947-08-07")
    table = words(tree, "table.offices")
    assert "Jon Arno" in table and "Journal of the consul for 7 August 1947" in table
    assert "9 August" not in table
    for written in ("7%20August%201947", "August%207,%201947"):
        assert words(page(reader, f"/offices/deputy-chairman?on={written}"), "table.offices") == table
    for path in ("/offices/deputy-chairman", "/offices"):
        wrong = words(page(reader, f"{path}?on=1947-13-45"))
        assert "“1947-13-45” is no day of the calendar; all dates are shown." in wrong
    between = page(reader, "/offices/deputy-chairman?on=1947-08-08")
    assert "No document says who held it on 8 August 1947. All dates" in words(between)
    assert "Deputy Chairman" in words(page(reader, "/offices?on=1947-08-09"))
    assert "member of the Presidium" not in words(page(reader, "/offices?on=1947-08-09"))
    assert reader.get("/offices/no-such-office").status_code == 404


def test_a_meeting_with_what_was_said_and_what_is_told_of_in_it(reader: Client) -> None:
    tree = page(reader, f"/meetings/{FACTS['meeting']}")
    said = words(tree)
    assert tree.css_first("h1").text() == "E. Marsh and Jon Arno, 7 August 1947"
    assert "Place not stated" in said
    assert "as told by E. Marsh" in said
    assert words(tree, "q.statement") == "He said that the quay would be opened in autumn."
    below = page(reader, tree.css("#told-here ~ ol a")[0].attributes["href"])
    assert below.css_first("h1").text() == "Jon Arno and Ira Bel, no date told"
    assert "Told in the meeting of 7 August 1947" in words(below) and "Place Orsova" in words(below)


def test_meetings_along_the_years(reader: Client) -> None:
    assert len(page(reader, "/meetings").css(".told__item")) == 3
    bars = [each.attributes["aria-label"] for each in page(reader, "/meetings").css("a.bar")]
    assert bars == ["1947: 2 meetings", "No date told: 1 meeting"]
    assert len(page(reader, "/meetings?years=1947").css(".told__item")) == 2
    assert len(page(reader, "/meetings?years=undated").css(".told__item")) == 1
    assert len(page(reader, f"/meetings?with={PEOPLE['arno']}&with={PEOPLE['bel']}").css(".told__item")) == 1
    assert reader.get(f"/meetings?with={PEOPLE['hush']}").status_code == 404
    told = rows(reader, "/meetings.csv?proposed=1")
    assert [row["date"] for row in told] == ["1947-08-07", "1947-08-09", ""]
    assert {row["finder"] for row in told} == {"meetings/1"}


def test_copies_of_one_document_tell_of_one_meeting(reader: Client) -> None:
    """A cable that was filed twice, misread here and there, and a letter of somebody else's about the same day."""
    cable = "Ruth Oke reported by cable: on 3 March 1948 Sten Berg met Olle Ek at the customs house about the pilots."
    papers = {
        "cable": cable, "cable-filed-again": cable.replace("customs house", "custorns h0use"),
        "letter": "You will have heard by now, Sten Berg met Olle Ek. My wife and I were glad of the fine weather.",
    }  # fmt: skip
    people = [someone("Sten Berg"), someone("Olle Ek")]
    for each in people:
        approve(each, "approved", **HOW)
    tellings = []
    for key, said in papers.items():
        reading = text(key, said, year=1948)
        met = [named(reading, each.name, each) for each in people]
        tellings.append(meeting(reading, "Sten Berg met Olle Ek", met, 19480303))
    asked = f"/meetings?with={people[0].pk}&with={people[1].pk}"
    tree = page(reader, asked)
    assert "2 meetings" in words(tree) and len(tree.css(".told__item")) == 2
    more = [each for each in tree.css(".told__source a") if "1 more document" in each.text()]
    assert len(more) == 1
    shown = page(reader, more[0].attributes["href"].partition("#")[0])
    said = words(shown)
    assert "In the same words in" in said and "custorns h0use" in said and "customs house" in said
    assert "fine weather" not in said
    for telling in tellings:
        assert reader.get(f"/meetings/{telling.pk}").status_code == 200, "each keeps its address"
    assert "2 times" in words(page(reader, f"/people/{people[0].pk}"))
    assert "2" in words(page(reader, f"/network?person={people[0].pk}"), ".bonds__times")
    copies = [row for row in rows(reader, "/meetings.csv?proposed=1") if row["date"] == "1948-03-03"]
    assert len({row["same_as"] for row in copies}) == 2
    assert len(copies) == 3, "no telling is left out of the table"
