"""By which names people are shown, where each stands in the documents, and how people of one name are told apart."""

from __future__ import annotations

import datetime

import pytest
from django.test import Client

from catalogue.people_builder import named, office, someone, text
from fonds.catalogue.access import Reader
from fonds.catalogue.facts import anchor_json
from fonds.catalogue.facts_as_json import facts_json
from fonds.catalogue.facts_sought import sought
from fonds.catalogue.models import (
    Authority,
    AuthorityName,
    Mention,
    NamedEntity,
    PageText,
    UnitOfDescription,
)
from fonds.wiring import today
from fonds.workflows.deciding_people import rename, tell_name
from web.archive_builder import UNITS
from web.pages_read import page, words
from web.people_archive import FACTS, HOW, PEOPLE

pytestmark = pytest.mark.usefixtures("people_read")


def test_a_chosen_name_is_the_one_that_everybody_sees_everywhere(reader: Client) -> None:
    rename(Authority.objects.get(pk=PEOPLE["arno"]), "Arno, Jonathan", **HOW)
    link = f"a[href='/people/{PEOPLE['arno']}']"
    told = [f"/meetings/{FACTS['meeting']}", "/meetings", "/offices/deputy-chairman", f"/people/{PEOPLE['bel']}",
            f"/records/{UNITS['journal']}", f"/series/{FACTS['z46']}", "/network",
            f"/people/{PEOPLE['arno']}"]  # fmt: skip
    for path in told:
        tree = page(reader, path)
        marked = [each for each in tree.css(link) if "named" not in (each.attributes.get("class") or "")]
        assert {each.text().strip() for each in marked} <= {"Arno, Jonathan"}, path
        assert "Arno, Jonathan" in words(tree) or path.startswith("/series"), path
    in_text = page(reader, f"/records/{UNITS['journal']}").css_first("a.named" + link[1:])
    assert (in_text.text(), in_text.attributes["title"]) == ("Jon Arno", "Arno, Jonathan"), "the text stays"
    for name in ("offices", "meetings", "network"):
        table = b"".join(reader.get(f"/{name}.csv?proposed=1")).decode()
        assert "Arno, Jonathan" in table, name
    found = sought(Reader.ANONYMOUS, [UNITS["journal"]], today=datetime.date(2026, 1, 1))[UNITS["journal"]]
    assert any({"Arno, Jonathan", "Jon Arno"} <= set(forms) for forms in found.people), "and who seeks it finds him"
    searched = page(reader, f"/people/{PEOPLE['arno']}").css_first("a[href^='/search?q=person']").attributes["href"]
    assert searched == "/search?q=person%3A%22Arno%2C+Jonathan%22"


def test_names_are_attested_or_made(reader: Client) -> None:
    record = Authority.objects.get(pk=PEOPLE["bel"])
    AuthorityName.objects.create(authority=record, name="Ира Бель", scheme="Russian")
    tree = page(reader, f"/people/{record.pk}")
    said = words(tree, "#names ~ .forms")
    assert "Ira Bel English, in 1 document" in said
    assert "Ира Бель" not in said, "what the documents say comes first"
    folded = words(tree, ".guesses")
    assert "1 more spelling, made by rule and not found in a text" in folded
    assert "Ира Бель a guess made by rule (Russian)" in folded
    guess = next(each for each in tree.css(".forms li") if "Ира Бель" in each.text())
    assert guess.css_first("[lang]").attributes["lang"] == "ru" and not guess.css("a")
    (link,) = tree.css(".forms a")
    assert words(page(reader, str(link.attributes["href"]).split("#")[0]), "mark.passage") == "Ira Bel"
    AuthorityName.objects.create(authority_id=PEOPLE["arno"], name="Седая Сова", scheme="Russian")
    assert "Седая Сова" not in words(page(reader, f"/people/{PEOPLE['arno']}")), "made of a name in a hidden text"


def test_a_name_whose_source_is_a_hidden_record_is_told_to_nobody(reader: Client) -> None:
    record = Authority.objects.get(pk=PEOPLE["bel"])
    hidden = UnitOfDescription.objects.get(pk=UNITS["hush"])
    code = hidden.reference_code or hidden.pk
    tell_name(record, "GLOWWORM", "cryptonym", **{**HOW, "reason": f"list in {code}, p. 3"})
    tell_name(record, "SPARROW", "cryptonym", **{**HOW, "reason": f"({hidden.pk})"})
    tell_name(record, "ROBIN", "cryptonym", **{**HOW, "reason": "list of 1961, p. 3"})
    said = words(page(reader, f"/people/{record.pk}"))
    assert "ROBIN" in said and "GLOWWORM" not in said and "SPARROW" not in said and code not in said


def test_a_name_that_somebody_told_leads_to_its_passage(reader: Client) -> None:
    mention = Mention.objects.get(entity__authority=PEOPLE["bel"])
    reading = mention.entity.text_read
    anchor = anchor_json(reading, 1, mention.start, mention.end, mention.text)
    tell_name(Authority.objects.get(pk=PEOPLE["bel"]), "WILLOW", "cryptonym", anchor=anchor, **HOW)
    told = next(each for each in page(reader, f"/people/{PEOPLE['bel']}").css(".forms li") if "WILLOW" in each.text())
    assert "cryptonym, as told by read" in " ".join(told.text().split())
    assert words(page(reader, str(told.css_first("a").attributes["href"]).split("#")[0]), "mark.passage") == "Ira Bel"


def test_each_form_that_documents_have_leads_to_the_first_of_them(reader: Client) -> None:
    """Whose form is first in a pronoun or a role is led to where they are meant so."""
    tree = page(reader, f"/people/{PEOPLE['marsh']}")
    (link,) = tree.css(".forms a")
    assert "in 2 documents" in link.text()
    path = str(link.attributes["href"])
    assert UNITS["journal"] in path and words(page(reader, path.split("#")[0]), "mark.passage") == "I"


def test_a_form_behind_a_name_leads_to_where_it_stands(reader: Client) -> None:
    named_so = Mention.objects.get(entity__authority=PEOPLE["bel"])
    start = PageText.objects.get(page__digital_object=named_so.entity.text_read.digital_object_id).text.index("zinc")
    Mention.objects.create(entity=named_so.entity, page=1, start=start, end=start + 4, text="zinc", form="variant",
                           finder="names/1", confidence=0.8)  # fmt: skip
    tree = page(reader, f"/people/{PEOPLE['bel']}")
    links = {
        str(each.css_first("[lang]").text()): each.css_first("a") for each in tree.css(".forms li") if each.css("a")
    }
    path = str(links["zinc"].attributes["href"]).split("#")[0]
    assert words(page(reader, path), "mark.passage") == "zinc"
    assert "<part>zinc</part>" in reader.get(f"/people/{PEOPLE['bel']}.eac-cpf.xml?proposed=1").content.decode()
    said = facts_json(Reader.ANONYMOUS, UnitOfDescription.objects.get(pk=UNITS["journal"]), today=today())
    (bel,) = [each for each in said["people"] if each["id"] == PEOPLE["bel"]]
    assert {each["name"]: each["anchor"] and each["anchor"]["start"] for each in bel["variants"]}["zinc"] == start


def test_forms_in_json_have_language_and_passage(reader: Client) -> None:
    said = facts_json(Reader.ANONYMOUS, UnitOfDescription.objects.get(pk=UNITS["journal"]), today=today())
    (bel,) = [each for each in said["people"] if each["id"] == PEOPLE["bel"]]
    own = bel["variants"][0]
    assert (own["name"], own["attested"], own["language"]) == ("Ira Bel", True, "en")
    assert own["anchor"] == {name: bel["mentions"][0][name] for name in own["anchor"]}
    assert own["anchor"]["text"] == "Ira Bel"
    guesses = [each for each in bel["variants"] if not each["attested"]]
    assert all(each["anchor"] is None for each in guesses)


def test_mentions_of_one_person_under_two_names_stand_in_the_texts_order_each_place_once() -> None:
    reading = text("letter", "Anna Strand wrote that I came. Strand signed for Anna Strand.")
    strand = someone("Anna Strand")
    named(reading, "Anna Strand", strand)
    short = named(reading, "Strand signed", strand)
    Mention.objects.filter(entity=short).update(text="Strand")
    for entity in (short, reading.entities.first()):
        Mention.objects.create(
            entity=entity, page=1, start=23, end=24, text="I", form="pronoun", finder="test/1",
            confidence=0.6 if entity == short else 0.8,
        )  # fmt: skip
    (who,) = facts_json(Reader.KEEPER, reading.unit, today=today())["people"]
    assert [(each["start"], each["text"]) for each in who["mentions"]] == [
        (0, "Anna Strand"), (23, "I"), (31, "Strand"), (49, "Anna Strand"),
    ]  # fmt: skip
    assert who["mentions"][1]["confidence"] == 0.8


def test_people_of_one_name_are_told_apart_in_the_list(reader: Client, db: None) -> None:
    for letter in ("a", "b"):
        read_in = text(f"consul-{letter}", "Ada Lind, Consul.", year=1911)
        office(named(read_in, "Ada Lind", someone("Ada Lind")), "Consul")
    for year in (1901, 1923):
        named(text(f"letter-of-{year}", "Bo Lind came.", year=year), "Bo Lind", someone("Bo Lind"))
    tree = page(reader, "/people?q=lind")
    assert {words(tree, f".record-lines li:nth-child({n})") for n in range(1, 5)} == {
        "Bo Lind 1 document 1901 · letter-of-1901", "Bo Lind 1 document 1923 · letter-of-1923",
        "Ada Lind 1 document 1911 · Consul · consul-a", "Ada Lind 1 document 1911 · Consul · consul-b",
    }  # fmt: skip
    assert not page(reader, "/people?q=arno").css(".record-lines__facts"), "whose name is their own needs no marks"


def test_a_page_says_why_its_documents_name_one_and_who_else_is_called_so(reader: Client) -> None:
    readings = [text(f"smith-{n}", "John Smith came.", year=1950 + n) for n in range(3)]
    one, other = someone("John Smith"), someone("John Smith")
    entities = [named(each, "John Smith", who) for each, who in zip(readings, (one, one, other), strict=True)]
    for entity, (reason, certainty) in zip(
        entities, (("first named here", 1.0), ("the same office: consul", 0.9)), strict=False
    ):
        NamedEntity.objects.filter(pk=entity.pk).update(reason=reason, certainty=certainty)
    tree = page(reader, f"/people/{one.pk}")
    why = words(tree, ".because li")
    assert why == "the same office: consul 2 documents, certainty 90 %"
    # a third that came before them, since restricted, does not show
    NamedEntity.objects.filter(pk=entities[0].pk).update(reason="the same office: consul", certainty=0.9)
    assert words(page(reader, f"/people/{one.pk}"), ".because li") == why
    assert words(tree, "#namesakes ~ ul") == "John Smith 1952 · smith-2"
    beside = page(reader, f"/people/{other.pk}")
    assert not beside.css(".because"), "one document is one"
    assert words(beside, "#namesakes ~ ul") == "John Smith 1950–1951 · smith-0"
    assert not page(reader, f"/people/{PEOPLE['bel']}").css("#namesakes")
