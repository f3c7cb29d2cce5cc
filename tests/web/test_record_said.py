"""Names in a record's text, and what was read in it beside the text."""

from __future__ import annotations

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from selectolax.lexbor import LexborHTMLParser

from fonds.catalogue.models import Fact, Mention, NamedEntity, TextRead, UnitOfDescription
from fonds.catalogue.texts import ShownPage
from fonds.core.extracting.reading import finders_digest
from fonds.core.text.paragraphs import paragraphs
from fonds.web.page_text import Overlay, block_window
from web.archive_builder import OBJECTS, UNITS
from web.pages_read import words
from web.people_archive import FACTS, JOURNAL, PEOPLE

pytestmark = pytest.mark.usefixtures("people_read")


def record(reader: Client, key: str, query: str = "") -> LexborHTMLParser:
    answer = reader.get(f"/records/{UNITS[key]}{query}")
    assert answer.status_code == 200
    return LexborHTMLParser(answer.content.decode())


def test_names_in_the_text_lead_to_their_pages(reader: Client) -> None:
    marked = {(a.text(), a.attributes["href"]) for a in record(reader, "journal").css(".document a.named")}
    assert ("Jon Arno", f"/people/{PEOPLE['arno']}") in marked
    assert ("Port Council", f"/bodies/{PEOPLE['council']}") in marked
    assert ("Orsova", f"/places/{PEOPLE['orsova']}") in marked
    assert not [name for name, _path in marked if name == "I"], "pronouns are not marked"


def test_who_has_no_page_is_not_marked(reader: Client) -> None:
    tree = record(reader, "late")
    assert [a.text() for a in tree.css(".document a.named")] == ["Jon Arno"]
    assert "Leo Nemo" in words(tree, ".said-part"), "the document names him all the same"
    assert not tree.css(f"a[href*='{PEOPLE['nemo']}']")


def test_marks_can_be_left_out(reader: Client) -> None:
    tree = record(reader, "journal", "?names=off")
    assert not tree.css(".document a.named")
    assert "Mark names in the text" in words(tree, ".names-switch")
    assert tree.css_first("meta[name=robots]").attributes["content"] == "noindex"


@pytest.mark.parametrize("query", ["", "?names=off", "?find=Arno"])
def test_the_text_stays_as_it_is(reader: Client, query: str) -> None:
    tree = record(reader, "journal", query)
    for node in tree.css("[data-apparatus]"):
        node.decompose()
    assert [node.text() for node in tree.css(".document .par")] == JOURNAL.split("\n\n")


def test_beside_the_text_stands_what_it_says(reader: Client) -> None:
    tree = record(reader, "journal")
    said = words(tree, ".said-part")
    assert "Deputy Chairman" in said and "member of the Presidium" in said
    assert "7 August 1947 E. Marsh, Jon Arno" in said
    assert "1,200 tons zinc, 1936, result" in said
    assert "found by figures/1, certainty 85 %, not reviewed" in said
    pages = {a.attributes["href"] for a in tree.css(".said-part a")}
    assert {f"/meetings/{FACTS['meeting']}", f"/series/{FACTS['z46']}", "/offices/deputy-chairman"} <= pages
    place = next(a for a in tree.css(".said-part a.place-link") if "1,200 tons" in a.text())
    target = reader.get(str(place.attributes["href"]).split("#")[0]).content.decode()
    assert words(LexborHTMLParser(target), "mark.passage") == "1,200 tons"


def test_nothing_is_said_of_what_was_not_read(reader: Client) -> None:
    tree = record(reader, "report")
    assert not tree.css(".said-part") and not tree.css(".names-switch") and not tree.css("a.named")


def test_what_was_read_costs_few_queries(reader: Client) -> None:
    reader.get(f"/records/{UNITS['report']}")
    with CaptureQueriesContext(
        connection,
    ) as plain:
        reader.get(f"/records/{UNITS['report']}")
    with CaptureQueriesContext(connection) as read_too:
        reader.get(f"/records/{UNITS['journal']}")
    assert len(read_too) - len(plain) <= 12


def test_overlapping_mentions_are_marked_once(reader: Client) -> None:
    entity = NamedEntity.objects.get(text_read__unit=UNITS["journal"], name="Jon Arno")
    at = JOURNAL.index("Arno")
    made = Mention.objects.create(
        entity=entity, page=1, start=at, end=at + 4, text="Arno", form="name", finder="names/1", confidence=0.5
    )
    try:
        assert [a.text() for a in record(reader, "journal").css(".document a.named")].count("Arno") == 0
    finally:
        made.delete()


def test_a_name_within_a_find_and_across_paragraphs() -> None:
    text = "Jon Arno came.\n\nThen he went. Jon Arno again."
    page = ShownPage(1, 1, "", 1, text, (), (), (), ())
    second = text.rindex("Jon Arno")
    overlay = Overlay(found=[(4, 8)], names=[(0, 8, "/people/x", "Jon Arno"), (second, second + 8, "/people/x", "J")])
    first, last = (str(block.html) for block in block_window(page, overlay, paragraphs(text)))
    assert first.count("/people/x") == 2 and '<mark class="found" id="hit-1">Arno</mark></a>' in first
    assert last.count("/people/x") == 1


def test_what_was_said_and_marks_and_other_documents_stand_beside_the_text(reader: Client) -> None:
    reading = TextRead.objects.get(unit=UNITS["journal"])
    made = [
        Fact.objects.create(
            id=pk, text_read=reading, kind=kind, key=f"{kind}:{pk}", page=1, start=0, end=7,
            text=JOURNAL[:7], said=said,
            finder=f"{kind}s/1", confidence=0.85, number=900, office="",
        )
        for pk, kind, said in (
            ("mark00000001", "mark", {"kind": "classification"}),
            ("reference001", "reference", {"record": UNITS["report"]}),
            ("reference002", "reference", {"record": UNITS["hush"]}),
        )
    ]  # fmt: skip
    try:
        tree = record(reader, "journal")
        said = words(tree, ".said-part")
        assert "Jon Arno said “He said that the quay would be opened in autumn.”" in said
        assert "What was said" in said and "Stamps and marks" in said and "Other documents named" in said
        assert "classification" in said
        assert tree.css(f".said-part a[href='/records/{UNITS['report']}']")
        assert UNITS["hush"] not in str(tree.html), "what a reader may not see is not held for them"
        (statement,) = [a for a in tree.css(".said-part a") if a.text() == "Jon Arno said"]
        assert statement.attributes["href"] == f"/meetings/{FACTS['meeting']}"
    finally:
        for each in made:
            each.delete()


def test_beside_a_part_of_a_long_text_stand_the_facts_of_that_part(reader: Client) -> None:
    unit = UnitOfDescription.objects.get(pk=UNITS["long"])
    reading = TextRead.objects.create(
        unit=unit, digital_object_id=OBJECTS["long"], version=1, public=True, keeper=True, revision=unit.revision,
        digest="1", finders=finders_digest(),
    )  # fmt: skip
    for number, (pk, page_number) in enumerate((("figure000001", 2), ("figure000002", 25), ("figure000003", 25))):
        Fact.objects.create(
            id=pk, text_read=reading, kind="figure", key=f"figure:{number}", page=page_number, start=0, end=4,
            text=f"{number + 1} tons", said={"unit": "ton"}, finder="figures/1", confidence=0.5 + number / 10,
            number=number, office="",
        )  # fmt: skip

    def beside(query: str) -> str:
        return words(record(reader, "long", query), ".said-group")

    assert "Figures 3 1 of them, on the pages shown." in beside("")
    assert "found by figures/1, certainty 50 %, not reviewed" in beside("") and "1 tons" in beside("")
    assert "2 of them, on the pages shown." in beside("?page=25") and "1 tons" not in beside("?page=25")
    assert "certainty 60–70 %" in beside("?page=25")
    assert "None of them on the pages shown." in beside("?page=15")
