"""The network and the map: what is drawn, and that a table says the same."""

from __future__ import annotations

import pytest
from django.test import Client

from fonds.catalogue.access import Reader
from fonds.catalogue.models import Authority, Fact, Mention, NamedEntity
from fonds.catalogue.people_met import Tie, ties
from fonds.web.pages import network
from fonds.web.pages.network import ties_of
from fonds.workflows.deciding_facts import decide_facts
from web.archive_builder import UNITS
from web.pages_read import page, rows, words
from web.people_archive import FACTS, PEOPLE

pytestmark = pytest.mark.usefixtures("people_read")


def test_the_network_and_its_table_say_the_same(reader: Client) -> None:
    tree = page(reader, "/network")
    assert {node.text() for node in tree.css(".node__name")} == {"Jon Arno", "E. Marsh", "Ira Bel"}
    drawn = sorted(node.text() for node in tree.css(".network__drawing--wide .bond title"))
    narrow = sorted(node.text() for node in tree.css(".network__drawing--narrow .bond title"))
    assert narrow == drawn, "telephones get the same"
    assert len(drawn) == 2 and any("2 ×, 1947" in each for each in drawn)
    assert len(tree.css("tbody tr")) == 2
    assert "Hush" not in tree.html and PEOPLE["hush"] not in tree.html  # type: ignore[operator]


def test_the_network_is_narrowed(reader: Client) -> None:
    around = page(reader, f"/network?person={PEOPLE['bel']}")
    assert {node.text() for node in around.css(".node__name")} == {"Jon Arno", "Ira Bel"}
    assert words(around, ".network__drawing--wide .node--central .node__name") == "Ira Bel"
    assert {node.text() for node in page(reader, "/network?years=1947").css(".node__name")} == {"Jon Arno", "E. Marsh"}
    assert "Nobody is tied so." in words(page(reader, "/network?kind=wrote"), "main")
    assert reader.get(f"/network?person={PEOPLE['hush']}").status_code == 404
    assert reader.get(f"/network?person={PEOPLE['ton']}").status_code == 404


def test_those_of_one_name_are_told_apart_in_drawing_and_table(reader: Client) -> None:
    Authority.objects.filter(pk=PEOPLE["bel"]).update(name="Jon Arno", chosen=True)
    tree = page(reader, "/network")
    labels = [node.text() for node in tree.css(".network__drawing--wide .node__name")]
    assert sum(each.startswith("Jon Arno (19") for each in labels) == 2, labels
    told = [node.text() for node in tree.css("tbody .count")]
    assert len(told) >= 2 and all("19" in each for each in told)
    Authority.objects.filter(pk=PEOPLE["bel"]).update(name="Arno")
    labels = [node.text() for node in page(reader, "/network").css(".network__drawing--wide .node__name")]
    assert any(each.startswith("Arno (19") for each in labels) and "Jon Arno" in labels


@pytest.mark.django_db
def test_the_ties_of_one_are_those_among_all_ties() -> None:
    every = list(ties(Reader.ANONYMOUS))
    assert every
    for person in {each for tie in every for each in (tie.first, tie.second)}:
        assert ties(Reader.ANONYMOUS, person) == ties_of(person)
        assert ties_of(person) == [tie for tie in every if person in (tie.first, tie.second)]


def test_the_network_as_csv(reader: Client) -> None:
    found = rows(reader, "/network.csv?proposed=1")
    assert len(found) == 3 and {each["kind"] for each in found} == {"met"}
    assert all(each["address"].startswith("http://127.0.0.1/meetings/") for each in found)
    assert {(each["finder"], each["confidence"], each["decision"]) for each in found} == {("meetings/1", "0.85", "")}
    decide_facts([Fact.objects.get(pk=FACTS["second"])], "confirmed", reason="", by="keeper", now=1)
    assert sorted(each["decision"] for each in rows(reader, "/network.csv?proposed=1")) == ["", "", "confirmed"]
    assert [each["decision"] for each in rows(reader, "/network.csv")] == ["confirmed"]


@pytest.mark.django_db
def test_a_letter_is_decided_on_where_both_its_names_are() -> None:
    for element, key, confidence in (("senders", "marsh", 0.7), ("recipients", "arno", 0.95)):
        entity = NamedEntity.objects.get(authority=PEOPLE[key], text_read__unit=UNITS["journal"])
        Mention.objects.create(entity=entity, text=entity.name, form="name", element=element, finder=f"{element}/1",
                               confidence=confidence)  # fmt: skip

    def letter() -> tuple[str, float, str]:
        (found,) = [tie for tie in ties(Reader.ANONYMOUS) if tie.kind == "wrote"]
        assert (found.first, found.second) == (PEOPLE["marsh"], PEOPLE["arno"])
        return found.finder, found.confidence, found.decision

    assert letter() == ("senders/1", 0.7, "")
    Mention.objects.filter(element="senders").update(decision="confirmed")
    assert letter() == ("senders/1", 0.7, "")
    NamedEntity.objects.filter(authority=PEOPLE["arno"]).update(decision="confirmed")
    assert letter() == ("senders/1", 0.7, "confirmed")


def test_places_on_the_map_and_in_the_table(reader: Client) -> None:
    tree = page(reader, "/map")
    assert [node.text() for node in tree.css(".map__spot title")] == ["Warsaw: 1 document"] * 2, "wide and narrow"
    assert tree.css_first(".map__spot").attributes["href"] == f"/places/{PEOPLE['warsaw']}"
    assert "Warsaw 1 52.2° N, 21.0° E" in words(tree, "table")
    assert "Orsova 1 –" in words(tree, "table")
    assert "1 place is not on the map" in words(tree, "main")
    assert "those of today" in words(tree, "figcaption")
    found = {each["name"]: each for each in rows(reader, "/map.csv?proposed=1")}
    assert found["Warsaw"]["latitude"] == "52.23" and found["Orsova"]["latitude"] == ""
    assert "Hiddenburg" not in str(found)


def test_a_place_leads_to_the_map_and_back(reader: Client) -> None:
    path = page(reader, f"/places/{PEOPLE['warsaw']}").css_first("a[href^='/map?']").attributes["href"]
    assert len(page(reader, str(path)).css(".map__drawing--wide .map__spot--selected")) == 1
    assert not page(reader, f"/places/{PEOPLE['orsova']}").css("a[href^='/map?']")
    whole = page(reader, "/map?view=world")
    assert len(whole.css_first(".map__land").attributes["d"] or "") > 10_000


def test_each_picture_needs_nothing_from_elsewhere(reader: Client) -> None:
    for path in ("/map", "/network"):
        html = reader.get(path).content.decode()
        drawing = html[html.index("<svg") : html.rindex("</svg>")]
        assert "http" not in drawing and "<script" not in drawing and "style=" not in drawing


def test_everybody_in_a_full_drawing_is_tied_to_somebody_in_it(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(network, "MOST_PEOPLE", 4)
    known = [Tie("met", "hub", f"guest{n}", 1960, "u", f"f{n}") for n in range(6)]
    known += [Tie("met", "one", "other", 1960, "u", f"g{n}") for n in range(2)]
    shown, left_out = network._shown(known, "")
    assert len(shown) == 4 and left_out == 5
    drawn = [{tie.first, tie.second} for tie in known if {tie.first, tie.second} <= shown]
    assert set().union(*drawn) == shown
    assert network._shown(known[6:], "one") == ({"one", "other"}, 0)
