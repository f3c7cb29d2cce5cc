"""Pages of people, bodies and places: what is on them, and what never is."""

from __future__ import annotations

from xml.etree import ElementTree

import pytest
from django.test import Client

from fonds.catalogue.models import (
    Authority,
    Fact,
    FactEntity,
    Mention,
    PageText,
    UnitOfDescription,
)
from fonds.workflows.deciding_people import decide_mentions
from web.archive_builder import UNITS
from web.pages_read import page, rows, words
from web.people_archive import FACTS, HOW, PEOPLE

ATOM = "{http://www.w3.org/2005/Atom}"

pytestmark = pytest.mark.usefixtures("people_read")


def test_a_persons_page_says_offices_on_dates_with_documents(reader: Client) -> None:
    tree = page(reader, f"/people/{PEOPLE['arno']}")
    assert tree.css_first("h1").text() == "Jon Arno"
    table = tree.css_first("table.offices")
    said = table.text(separator=" ", strip=True)
    assert "Deputy Chairman" in said and "7 August 1947" in said and "9 August 1947" in said
    assert "Journal of the consul for 7 August 1947" in said
    assert "found by offices/1, certainty 85 %, not reviewed" in said
    assert "and on no day between" in words(tree)


def test_each_mention_leads_to_its_words(reader: Client) -> None:
    tree = page(reader, f"/people/{PEOPLE['arno']}")
    links = list(tree.css(".naming__mentions a.quoted__words"))
    assert len(links) == 3 and {a.text() for a in links} == {"Jon Arno"}
    target = page(reader, links[0].attributes["href"].split("#")[0])
    assert words(target, "mark.passage") == "Jon Arno"


def test_mentions_of_a_merged_record_count_and_its_id_leads_here(reader: Client) -> None:
    assert "List of visitors" in words(page(reader, f"/people/{PEOPLE['arno']}"))
    answer = reader.get(f"/people/{PEOPLE['twin']}")
    assert answer.status_code == 301 and answer["Location"] == f"/people/{PEOPLE['arno']}"


def test_years_narrow_the_documents(reader: Client) -> None:
    tree = page(reader, f"/people/{PEOPLE['arno']}?years=1990-1999")
    assert [n.text() for n in tree.css(".naming__title a")] == ["List of visitors"]
    assert "Documents of 1990-1999" in words(tree)
    one = page(reader, f"/people/{PEOPLE['arno']}?record={UNITS['second']}")
    assert [n.text() for n in one.css(".naming__title a")] == ["Journal of the consul for 9 August 1947"]
    assert reader.get(f"/people/{PEOPLE['arno']}?record={UNITS['hush']}").status_code == 404


def test_who_has_no_page_is_named_among_those_met(reader: Client) -> None:
    meeting = Fact.objects.get(pk=FACTS["second"])
    nemo = meeting.text_read.entities.get(name="Leo Nemo")
    made = FactEntity.objects.create(fact=meeting, entity=nemo, role="participants")
    try:
        tree = page(reader, f"/people/{PEOPLE['arno']}")
        assert "Leo Nemo 1 time" in words(tree, ".companions")
        assert not tree.css(f"a[href*='{PEOPLE['nemo']}']")
    finally:
        made.delete()


@pytest.mark.parametrize("who", ["hush", "gone", "nemo", "holm"])
def test_no_page_is_as_no_id(reader: Client, who: str) -> None:
    """A person of hidden records, one never minted, and private people attested lately, all alike."""
    for tail in ("", "/documents.atom"):
        answer = reader.get(f"/people/{PEOPLE[who]}{tail}")
        never = reader.get(f"/people/{PEOPLE['ton']}{tail}")
        assert answer.status_code == never.status_code == 404
        assert answer.content.replace(PEOPLE[who].encode(), b"") == never.content.replace(PEOPLE["ton"].encode(), b"")


def test_a_keepers_approval_gives_a_page(reader: Client) -> None:
    record = Authority.objects.get(pk=PEOPLE["nemo"])
    record.approved = "approved"
    record.save()
    try:
        assert reader.get(f"/people/{record.pk}").status_code == 200
        assert "Leo Nemo" in words(page(reader, "/people"))
    finally:
        Authority.objects.filter(pk=record.pk).update(approved="")


def test_a_kind_is_not_another(reader: Client) -> None:
    assert reader.get(f"/bodies/{PEOPLE['arno']}").status_code == 404
    assert reader.get(f"/places/{PEOPLE['warsaw']}").status_code == 200
    assert reader.get(f"/bodies/{PEOPLE['council']}").status_code == 200


def test_nothing_hidden_is_on_any_page(reader: Client) -> None:
    paths = [f"/people/{PEOPLE['arno']}", f"/people/{PEOPLE['arno']}/documents.atom", "/people",
             "/people.csv?proposed=1", "/offices", "/offices.csv?proposed=1", "/meetings", "/meetings.csv?proposed=1",
             "/places", "/bodies", "/"]  # fmt: skip
    for path in paths:
        answer = reader.get(path)
        body = b"".join(answer) if answer.streaming else answer.content
        for secret in ("Hush", "Secret Post", "Hiddenburg", "Grey Owl", "A secret meeting", UNITS["hush"]):
            assert secret not in body.decode(), (path, secret)
    assert reader.get("/offices/chief-of-the-secret-post").status_code == 404
    assert reader.get(f"/meetings/{FACTS['hidden']}").status_code == 404


def test_whom_they_met(reader: Client) -> None:
    tree = page(reader, f"/people/{PEOPLE['arno']}")
    assert "E. Marsh 2 times" in words(tree, ".companions")
    path = tree.css_first(".companions a.count").attributes["href"]
    assert len(page(reader, path).css(".told__item")) == 2


def test_the_feed_names_the_newest_documents(reader: Client) -> None:
    answer = reader.get(f"/people/{PEOPLE['arno']}/documents.atom")
    assert answer["Content-Type"].startswith("application/atom+xml")
    entries = ElementTree.fromstring(answer.content).findall(f"{ATOM}entry")
    assert len(entries) == 3
    said = [each.findtext(f"{ATOM}summary") or "" for each in entries]
    assert any("“At noon I met Jon Arno" in each for each in said)
    assert all("(found by names/1, certainty 90 %, not reviewed)" in each for each in said)
    decide_mentions([Mention.objects.get(entity__authority=PEOPLE["twin"])], "confirmed", **HOW)
    again = reader.get(f"/people/{PEOPLE['arno']}/documents.atom").content.decode()
    assert again.count("(confirmed by a person)") == 1


def test_lists_are_narrowed_by_words(reader: Client) -> None:
    found = words(page(reader, "/people?q=arno"), ".record-lines")
    assert "Jon Arno 3 documents" in found and "Marsh" not in found
    assert "No name holds these words." in words(page(reader, "/people?q=zzz"))
    assert reader.get("/people?page=9").status_code == 404
    assert {row["name"] for row in rows(reader, "/people.csv?proposed=1")} == {"Jon Arno", "E. Marsh", "Ira Bel"}


def test_what_changed_since_it_was_read_is_nobodys(reader: Client) -> None:
    unit = UnitOfDescription.objects.get(pk=UNITS["second"])
    UnitOfDescription.objects.filter(pk=unit.pk).update(revision=unit.revision + 1)
    try:
        assert reader.get(f"/meetings/{FACTS['second']}").status_code == 404
        assert "9 August" not in words(page(reader, f"/people/{PEOPLE['arno']}"))
    finally:
        UnitOfDescription.objects.filter(pk=unit.pk).update(revision=unit.revision)


def test_a_thousand_mentions_in_one_document(reader: Client) -> None:
    text = PageText.objects.get(page__digital_object__unit=UNITS["late"])
    entity = Mention.objects.filter(entity__authority=PEOPLE["twin"]).first().entity  # type: ignore[union-attr]
    made = Mention.objects.bulk_create(
        Mention(entity=entity, page=1, start=n % len(text.text), end=n % len(text.text) + 1, text="x", form="name",
                finder="names/1", confidence=0.5)
        for n in range(1000)
    )  # fmt: skip
    try:
        tree = page(reader, f"/people/{PEOPLE['arno']}")
        more = tree.css_first(".naming a[href*='record=']")
        assert "1001 mentions" in more.text().replace("\u202f", "")
        second = page(reader, more.attributes["href"].split("#")[0] + "&page=2")
        assert len(second.css(".naming__mentions li")) == 100
    finally:
        Mention.objects.filter(pk__in=[each.pk for each in made]).delete()
