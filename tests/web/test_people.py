"""Pages of people, bodies, places, offices and meetings: what is on them, and what never is."""

from __future__ import annotations

import datetime
from xml.etree import ElementTree

import pytest
from django.test import Client

from catalogue.people_builder import meeting, named, office, someone, text
from fonds.catalogue.access import Reader
from fonds.catalogue.facts import anchor_json
from fonds.catalogue.facts_as_json import facts_json
from fonds.catalogue.facts_sought import sought
from fonds.catalogue.models import (
    Authority,
    AuthorityName,
    Fact,
    FactEntity,
    Mention,
    NamedEntity,
    PageText,
    UnitOfDescription,
)
from fonds.wiring import today
from fonds.workflows.deciding_facts import decide_facts
from fonds.workflows.deciding_people import approve, decide_mentions, rename, tell_name
from web.archive_builder import UNITS
from web.pages_read import page, rows, words
from web.people_archive import FACTS, PEOPLE

HOW = {"reason": "read", "by": "keeper", "now": 1_790_000_000}
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
