"""Tables of people, bodies, places, offices and meetings: what a person decided, and the rest for who asks."""

from __future__ import annotations

import pytest
from django.test import Client

from catalogue.people_builder import meeting, named, someone, text
from fonds.catalogue.models import (
    Authority,
    Fact,
    FactEntity,
    Mention,
    NamedEntity,
    PageText,
)
from fonds.workflows.deciding_facts import decide_facts
from fonds.workflows.deciding_people import approve, decide_mentions
from web.archive_builder import UNITS
from web.pages_read import page, rows, words
from web.people_archive import FACTS, HOW, PEOPLE

pytestmark = pytest.mark.usefixtures("people_read")


def test_tables_hold_what_a_person_decided_and_the_rest_for_who_asks(reader: Client) -> None:
    for name in ("people", "bodies", "places", "offices", "meetings", "map"):
        assert rows(reader, f"/{name}.csv") == [], name
        proposed = rows(reader, f"/{name}.csv?proposed=1")
        assert proposed and {row["decision"] for row in proposed} == {""}, name
        of = page(reader, "/map" if name == "map" else f"/{name}")
        links = [each.attributes["href"] for each in of.css(".downloads-line a")]
        assert f"/{name}.csv" in links and f"/{name}.csv?proposed=1" in links
        assert "what a person decided alone: CSV" in words(of, ".downloads-line")
    decide_facts([Fact.objects.get(pk=FACTS["second"])], "confirmed", reason="", by="keeper", now=1)
    (met,) = rows(reader, "/meetings.csv")
    assert (met["id"], met["decision"], met["same_as"]) == (FACTS["second"], "confirmed", FACTS["second"])
    assert len(rows(reader, "/meetings.csv?proposed=1")) == 3
    decide_mentions([Mention.objects.get(entity__authority=PEOPLE["twin"])], "confirmed", **HOW)
    (arno,) = rows(reader, "/people.csv")
    assert (arno["name"], arno["documents"], arno["documents_decided"]) == ("Jon Arno", "1", "1")
    header = reader.get("/people.csv?proposed=1")["Content-Disposition"]
    assert header == 'attachment; filename="people-proposed.csv"'


def test_tables_have_the_place_of_the_words_and_no_id_of_somebody_without_a_page(reader: Client) -> None:
    nemo = NamedEntity.objects.get(authority=PEOPLE["nemo"], text_read__unit=UNITS["second"])
    FactEntity.objects.create(fact_id=FACTS["second"], entity=nemo, role="participants")

    def met() -> dict[str, str]:
        return next(row for row in rows(reader, "/meetings.csv?proposed=1") if row["id"] == FACTS["second"])

    ids = dict(zip(met()["participants"].split("; "), met()["participant_ids"].split("; "), strict=True))
    assert ids == {"E. Marsh": PEOPLE["marsh"], "Jon Arno": PEOPLE["arno"], "Leo Nemo": ""}
    for row, said in ((met(), "I met Jon Arno"), (rows(reader, "/offices.csv?proposed=1")[0], "Deputy Chairman")):
        held = PageText.objects.get(page__digital_object=row["digital_object"], version=int(row["version"])).text
        assert held[int(row["start"]) : int(row["end"])] == said
    approve(Authority.objects.get(pk=PEOPLE["arno"]), "rejected", **HOW)
    assert {(row["person"], row["person_id"]) for row in rows(reader, "/offices.csv?proposed=1")} == {("Jon Arno", "")}
    approve(Authority.objects.get(pk=PEOPLE["nemo"]), "approved", **HOW)
    assert PEOPLE["nemo"] in met()["participant_ids"] and PEOPLE["arno"] not in met()["participant_ids"]


def test_the_first_decided_telling_of_a_meeting_stands_for_its_copies(reader: Client) -> None:
    met_here = (
        "Ruth Oke reported by cable: on 3 March 1948 Sten Berg met Olle Ek at the customs house about the pilots."
    )
    people = [someone("Sten Berg"), someone("Olle Ek")]
    tellings = []
    for key in ("cable", "cable-again", "cable-once-more"):
        reading = text(key, met_here, year=1948)
        met = [named(reading, each.name, each) for each in people]
        tellings.append(meeting(reading, "Sten Berg met Olle Ek", met, 19480303))
    copies = [row for row in rows(reader, "/meetings.csv?proposed=1") if row["date"] == "1948-03-03"]
    stands = copies[0]["same_as"]
    others = [each for each in tellings if each.pk != stands]
    decide_facts(others, "confirmed", reason="", by="keeper", now=1)
    decided = rows(reader, "/meetings.csv")
    assert {row["id"] for row in decided} == {each.pk for each in others}
    assert {row["same_as"] for row in decided} == {decided[0]["id"]}, "who stands for them is a row too"


def test_a_table_says_who_found_the_names_and_who_looked_at_them(reader: Client) -> None:
    def row(name: str, of: str = "people") -> list[str]:
        found = next(each for each in rows(reader, f"/{of}.csv?proposed=1") if each["name"] == name)
        return [found[column] for column in ("documents", "finder", "confidence", "decision", "documents_decided")]

    assert row("Jon Arno") == ["3", "names/1", "0.9", "", "0"]
    assert row("Port Council", "bodies") == ["2", "names/1", "0.9", "", "0"]
    assert row("Warsaw", "map") == row("Warsaw", "places") == ["1", "names/1", "0.9", "", "0"]
    decide_mentions([Mention.objects.get(entity__authority=PEOPLE["twin"])], "confirmed", **HOW)
    approve(Authority.objects.get(pk=PEOPLE["bel"]), "approved", **HOW)
    # what is decided in a text that readers do not see says nothing to them
    decide_mentions(list(Mention.objects.filter(entity__name="Grey Owl")), "confirmed", **HOW)
    assert row("Jon Arno") == ["3", "names/1", "0.9", "confirmed", "1"]
    assert row("Ira Bel") == ["1", "names/1", "0.9", "confirmed", "0"]
