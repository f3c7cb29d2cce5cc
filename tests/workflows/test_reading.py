"""`fonds read` and `fonds facts`: what is kept, what people decided, and what the public may see."""

from __future__ import annotations

import json
import sqlite3
from pathlib import Path
from typing import Any

import pytest

from workflows.command_line import fonds, fonds_json, script, write

LETTER = (
    "Harbour Office\n\n3 May 1951\n\nDear Mr. Dalgaard,\n\nI met with Anna Strand in Warsaw. She said that 300 tons of "
    "copper were exported in 1950.\n\nKnud Berg, Director of the Port Authority, thanked Anna Strand.\n"
)
SECOND = "3 June 1951\n\nAnna Strand wrote to Knud Berg from Warsaw on 2 June 1951.\n"


@pytest.fixture
def archive(tmp_path: Path) -> Path:
    folder = write(tmp_path / "letters", {"a-letter.txt": LETTER, "b-letter.txt": SECOND})
    place = tmp_path / "archive"
    sheet = tmp_path / "letters.csv"
    sheet.write_text(
        "Filename,Title,Date\na-letter.txt,Letter A,1951-05-03\nb-letter.txt,Letter B,1951-06-03\n", "utf-8"
    )
    fonds(place, "ingest", folder, "--sheet", sheet, "--collection", "Letters")
    return place


def records(archive: Path) -> list[str]:
    with sqlite3.connect(archive / "catalogue.sqlite3") as base:
        found = base.execute("SELECT id FROM catalogue_unitofdescription WHERE has_text ORDER BY source_key")
        return [row[0] for row in found]


def anchors(value: Any) -> list[dict[str, Any]]:
    """All anchors within what `facts --json` printed."""
    if isinstance(value, dict):
        own = [value] if {"start", "end", "text", "page"} <= value.keys() else []
        return own + [each for part in value.values() for each in anchors(part)]
    return [each for part in value for each in anchors(part)] if isinstance(value, list) else []


def test_read_then_facts(archive: Path) -> None:
    first, second = records(archive)
    assert fonds_json(archive, "facts", first)["read"] is False
    assert fonds_json(archive, "read")["texts_read"] == 2
    assert fonds_json(archive, "read")["texts_read"] == 0
    said = fonds_json(archive, "facts", first)
    assert {each["name"] for each in said["people"]} >= {"Anna Strand", "Knud Berg", "Dalgaard"}
    assert [o["office"] for o in said["offices"]] == ["Director of the Port Authority"]
    (figure,) = said["figures"]
    assert (figure["value"], figure["unit"], figure["measure"]) == (300, "ton", "copper")
    assert {"finder", "confidence", "decision"} <= figure.keys()
    assert "1951-05-03" in [d["edtf"] for d in said["dates"]]
    other = fonds_json(archive, "facts", second)
    people = [{p["name"]: p["id"] for p in each["people"]} for each in (said, other)]
    assert people[0]["Anna Strand"] == people[1]["Anna Strand"]


def test_a_name_alone_is_no_proof(tmp_path: Path) -> None:
    folder = write(tmp_path / "letters", {"a.txt": "Anna Strand met Knud Berg.", "b.txt": "Knud Berg met Anna Strand."})
    fonds(tmp_path / "archive", "ingest", folder)
    fonds(tmp_path / "archive", "read")
    said = [fonds_json(tmp_path / "archive", "facts", each)["people"] for each in records(tmp_path / "archive")]
    assert [sorted(each["name"] for each in people) for people in said] == [["Anna Strand", "Knud Berg"]] * 2
    assert not {each["id"] for each in said[0]} & {each["id"] for each in said[1]}


def test_every_quotation_stands_on_its_page(archive: Path) -> None:
    fonds(archive, "read")
    with sqlite3.connect(archive / "catalogue.sqlite3") as base:
        texts = {
            (o, n, v): t
            for o, n, v, t in base.execute(
                "SELECT p.digital_object_id, p.number, t.version, t.text FROM catalogue_pagetext t "
                "JOIN catalogue_page p ON p.id = t.page_id"
            )
        }
    found = [a for record in records(archive) for a in anchors(fonds_json(archive, "facts", record))]
    assert len(found) > 10
    for each in found:
        assert texts[each["digital_object"], each["page"], each["version"]][each["start"] : each["end"]] == each["text"]


def test_what_a_person_decided_survives_another_run(archive: Path) -> None:
    fonds(archive, "read")
    first = records(archive)[0]
    figure = fonds_json(archive, "facts", first)["figures"][0]["id"]
    strand = next(p for p in fonds_json(archive, "facts", first)["people"] if p["name"] == "Anna Strand")
    place = strand["mentions"][0]
    with sqlite3.connect(archive / "catalogue.sqlite3") as base:
        base.execute("UPDATE catalogue_fact SET decision = 'confirmed', finder = 'another/9' WHERE id = ?", (figure,))
        base.execute(
            "UPDATE catalogue_mention SET decision = 'rejected', finder = 'another/9' WHERE start = ? AND text = ?",
            (place["start"], place["text"]),
        )
    before = fonds_json(archive, "facts", first)
    fonds(archive, "read", "--again")
    after = fonds_json(archive, "facts", first)
    (kept,) = after["figures"]
    assert (kept["id"], kept["decision"], kept["finder"]) == (figure, "confirmed", "another/9")
    again = next(p for p in after["people"] if p["name"] == "Anna Strand")
    assert place["start"] not in [m["start"] for m in again["mentions"]]
    assert again["id"] == strand["id"]
    assert before == after
    decided = fonds_json(archive, "facts", first, "--decided")
    assert ([f["id"] for f in decided["figures"]], decided["people"], decided["dates"]) == ([figure], [], [])


def test_a_text_is_taken_in_again_whatever_was_decided_on_its_facts(archive: Path) -> None:
    fonds(archive, "read")
    first = records(archive)[0]
    said = fonds_json(archive, "facts", first)
    fonds(archive, "fact", said["figures"][0]["id"], "reject")
    strand = next(p for p in said["people"] if p["name"] == "Anna Strand")
    fonds(archive, "people", "rename", strand["id"], "Strand, Anna")
    letters = write(archive.parent / "letters", {"a-letter.txt": "A line more.\n\n" + LETTER})
    fonds(archive, "ingest", letters, "--sheet", archive.parent / "letters.csv", "--collection", "Letters")
    fonds(archive, "read")
    again = fonds_json(archive, "facts", first)
    assert again["figures"] == [], "what was rejected is rejected in the new version"
    called = {p["id"]: p["name"] for p in again["people"]}
    assert called[strand["id"]] == "Strand, Anna", "the name that was chosen for everybody"
    assert {each["person"]["name"] for each in again["offices"] if each["person"]["id"] == strand["id"]} <= {
        "Strand, Anna"
    }


HIDE = """
import sys
from pathlib import Path
from fonds import wiring
wiring.use_archive(Path(sys.argv[1]))
from fonds.catalogue.models import PageText
from fonds.workflows.access import take_down_words
text = PageText.objects.get(text__contains=sys.argv[2])
start = text.text.index(sys.argv[2])
take_down_words(text, start, start + len(sys.argv[2]), kind="name", reason="asked", by="test", now=1_800_000_000,
                indexes=wiring.indexes())
"""


def test_hidden_words_are_in_no_fact(archive: Path) -> None:
    fonds(archive, "read")
    first = records(archive)[0]
    assert "Dalgaard" in json.dumps(fonds_json(archive, "facts", first, "--public"))
    run(HIDE, archive, "Dalgaard")
    for reader in ([], ["--public"]):
        said = fonds_json(archive, "facts", first, *reader)
        assert "Dalgaard" not in json.dumps(said)
        assert "Anna Strand" in [each["name"] for each in said["people"]]


def test_nothing_of_a_restricted_record_is_the_publics(archive: Path) -> None:
    fonds(archive, "read")
    first, second = records(archive)
    before = fonds_json(archive, "facts", second, "--public")
    assert before["people"]
    fonds(archive, "access", second, "restricted", "--reason", "private")
    hidden = fonds(archive, "facts", second, "--public", "--json", check=False)
    never = fonds(archive, "facts", "0000000000zz", "--public", "--json", check=False)
    assert hidden.returncode == never.returncode == 1
    assert hidden.stderr.replace(second, "X") == never.stderr.replace("0000000000zz", "X")
    fonds(archive, "read")
    assert fonds_json(archive, "facts", second)["people"]
    assert fonds_json(archive, "facts", first, "--public")["people"]


DECIDE = """
import sys
from pathlib import Path
from fonds import wiring
wiring.use_archive(Path(sys.argv[1]))
from fonds.catalogue.models import Fact, Mention
from fonds.workflows.deciding_facts import decide_facts
from fonds.workflows.deciding_people import decide_mentions
said = {"reason": "a test", "by": "keeper", "now": 1_800_000_000}
decide_facts(list(Fact.objects.all()), sys.argv[2], **said)
decide_mentions(list(Mention.objects.all()), sys.argv[2], **said)
"""
READ_ANEW = """
import sys
from pathlib import Path
from fonds import wiring
wiring.use_archive(Path(sys.argv[1]))
from fonds.catalogue.models import DigitalObject, PageText, UnitOfDescription
from fonds.workflows.reading import read_again
for each in DigitalObject.objects.all():
    for text in PageText.objects.filter(page__digital_object=each, version=each.version):
        new = sys.argv[2] + text.text.replace("300 tons", "3O0 tons").replace("Director of the Port", "Head of a")
        PageText.objects.create(page=text.page, version=each.version + 1, text=new)
    each.version += 1
    each.save()
UnitOfDescription.objects.update(revision=9)
read_again(UnitOfDescription.objects.values_list("pk", flat=True))
"""


PAGES = """
import sys
from pathlib import Path
from fonds import wiring
wiring.use_archive(Path(sys.argv[1]))
from fonds.catalogue.models import Page, UnitOfDescription
from fonds.workflows.reading import read_again
Page.objects.update(access_state=sys.argv[2])
for each in UnitOfDescription.objects.all():
    each.revision += 1
    each.save()
read_again(UnitOfDescription.objects.values_list("pk", flat=True))
"""


def run(code: str, archive: Path, *words: str) -> str:
    return script(archive, ["-c", code, archive, *words])


def decided(archive: Path, record: str, *options: str) -> dict[str, list[tuple[str, str]]]:
    """Kind → the words and the decision of each fact that a person decided."""
    said = fonds_json(archive, "facts", record, "--decided", *options)
    return {
        kind: [(each["anchor"]["text"], each["decision"]) for each in said[kind]]
        for kind in ("offices", "meetings", "statements", "figures", "dates")
    }


def test_decisions_stay_when_words_are_hidden_and_no_hidden_word_is_in_them(archive: Path) -> None:
    fonds(archive, "read")
    first = records(archive)[0]
    run(DECIDE, archive, "confirmed")
    before = decided(archive, first)
    assert before["figures"] and before["offices"]
    run(HIDE, archive, "Knud Berg, Director")
    for audience in ([], ["--public"]):
        after = decided(archive, first, *audience)
        assert (after["figures"], after["dates"], after["offices"]) == (before["figures"], before["dates"], [])
        shown = json.dumps(fonds_json(archive, "facts", first, *audience))
        assert "Knud" not in shown and "Director" not in shown and "Anna Strand" in shown


def test_what_a_decided_fact_says_in_its_fields_is_hidden_with_the_words(archive: Path) -> None:
    """The measure of "300 tons" stands beside these words: hidden there, it is not told by the decided figure."""
    fonds(archive, "read")
    first = records(archive)[0]
    run(DECIDE, archive, "confirmed")
    assert [each["measure"] for each in fonds_json(archive, "facts", first, "--public")["figures"]] == ["copper"]
    run(HIDE, archive, "copper")
    for audience in ([], ["--public"]):
        said = fonds_json(archive, "facts", first, *audience)
        assert "copper" not in json.dumps(said)
        assert [each["anchor"]["text"] for each in said["figures"]] in ([], ["300 tons"])
        assert decided(archive, first, *audience)["offices"], "what says nothing of it stays decided"


MERGE = """
import sys
from pathlib import Path
from fonds import wiring
wiring.use_archive(Path(sys.argv[1]))
from fonds.catalogue.models import Authority, Mention, NamedEntity
from fonds.workflows.deciding_people import give_mentions, merge, split
said = {"reason": "a test", "by": "keeper", "now": 1_800_000_000}
knud = Authority.objects.get(name="Knud Berg")
other, _ = split([NamedEntity.objects.get(name="Knud Berg", text_read__unit__title="Letter A")], None,
                 mint=wiring.mint, **said)
merge(other, knud, **said)
of = NamedEntity.objects.get(name="Anna Strand", text_read__unit__title="Letter A")
text = of.mentions.first()
if "She" in sys.argv[2:]:
    start = text.end + len(" in Warsaw. ")
    she = Mention.objects.create(entity=of, page=text.page, start=start, end=start + 3, text="She", form="pronoun",
                                 finder="names/1", confidence=0.5)
    give_mentions([she], knud, **said)
"""
COUNT = """
import sys
from pathlib import Path
from fonds import wiring
wiring.use_archive(Path(sys.argv[1]))
from fonds.catalogue.access import Reader
from fonds.catalogue.authority_pages import documents
from fonds.catalogue.models import Authority
knud = Authority.objects.get(name="Knud Berg", merged_into=None)
assert len(documents(Reader.ANONYMOUS, knud)) == int(sys.argv[2]), documents(Reader.ANONYMOUS, knud)
"""


def test_a_text_in_which_a_decided_name_is_hidden_does_not_count_as_naming_them(archive: Path) -> None:
    fonds(archive, "read")
    run(MERGE, archive)
    run(COUNT, archive, "2")
    run(HIDE, archive, "Knud Berg, Director")
    run(COUNT, archive, "1")
    assert "Knud" not in json.dumps(fonds_json(archive, "facts", records(archive)[0], "--public"))


def test_a_name_that_is_hidden_wherever_it_stands_is_not_kept_by_a_decision_on_other_words(archive: Path) -> None:
    """A keeper says that "She" is Knud Berg; then the name is hidden in one record, and the other is restricted."""
    fonds(archive, "read")
    first, second = records(archive)
    run(MERGE, archive, "She")
    run(HIDE, archive, "Knud Berg, Director")
    assert "Knud Berg" in json.dumps(fonds_json(archive, "facts", first, "--public")), "the other record names him"
    fonds(archive, "access", second, "restricted", "--reason", "a test")
    fonds(archive, "read", "--again")
    assert "Knud" not in json.dumps(fonds_json(archive, "facts", first, "--public"))
    assert "Anna Strand" in json.dumps(fonds_json(archive, "facts", first, "--public"))


def test_decisions_stay_when_an_audience_sees_fewer_pages(archive: Path) -> None:
    """A text that was read for everybody is read twice when a page is the keeper's alone, and once again after."""
    fonds(archive, "read")
    first = records(archive)[0]
    run(DECIDE, archive, "confirmed")
    before = decided(archive, first)
    assert before == decided(archive, first, "--public")
    run(PAGES, archive, "restricted")
    assert decided(archive, first) == before
    assert not any(decided(archive, first, "--public").values())
    run(PAGES, archive, "")
    assert decided(archive, first) == decided(archive, first, "--public") == before
    for state in ("restricted", "public"):
        fonds(archive, "access", first, state, "--reason", "a test")
        fonds(archive, "read")
        assert decided(archive, first) == before
    assert decided(archive, first, "--public") == before


def test_a_decision_follows_its_words_to_another_version(archive: Path) -> None:
    fonds(archive, "read")
    first = records(archive)[0]
    run(DECIDE, archive, "confirmed")
    before = decided(archive, first)
    run(READ_ANEW, archive, "A stamp above.\n\n")
    after = decided(archive, first)
    assert after["figures"] == [("3O0 tons of copper", "confirmed")] or "3O0 tons" in after["figures"][0][0]
    assert after["dates"] == before["dates"] and before["offices"] and after["offices"] == []
    test_every_quotation_stands_on_its_page(archive)


def _with_office_in_a_column(tmp_path: Path) -> tuple[Path, str]:
    """An archive that was read, and its one record, whose column "From" names a person and his office."""
    folder = write(tmp_path / "papers", {"a.txt": "The cable was sent to Washington in May.\n"})
    sheet = tmp_path / "papers.csv"
    sheet.write_text('Filename,Title,Date,From\na.txt,Cable,1964-05-07,"HELMS, RICHARD, DD/P, CIA"\n', "utf-8")
    archive = tmp_path / "archive"
    fonds(archive, "ingest", folder, "--sheet", sheet)
    fonds(archive, "read")
    (record,) = records(archive)
    return archive, record


def test_offices_that_a_column_states(tmp_path: Path) -> None:
    """They have no words in a text: the column and its value are the evidence, and what is decided of them stays."""
    archive, record = _with_office_in_a_column(tmp_path)
    for _ in range(2):
        said = fonds_json(archive, "facts", record, "--public")
        (held,) = said["offices_stated"]
        assert (said["offices"], held["anchor"]) == ([], None)
        assert (held["person"]["name"], held["office"], held["date"]) == ("Richard Helms", "DD/P", "1964-05-07")
        assert held["stated_in"]["value"] == "HELMS, RICHARD, DD/P, CIA"
        assert "HELMS, RICHARD, DD/P, CIA" in fonds(archive, "facts", record).stdout
        page = get(archive, "/offices/dd-p?on=1964-05-07", f"/people/{held['person']['id']}", f"/records/{record}",
                   f"/api/v1/records/{record}/facts?proposed=1", "/offices.csv?proposed=1")  # fmt: skip
        assert [n for n, each in enumerate(page) if "DD/P" not in each] == []
        assert "HELMS, RICHARD, DD/P, CIA" in page[0]
        run(DECIDE, archive, "confirmed")
        fonds(archive, "read", "--again")
        fonds(archive, "check")
    fonds(archive, "export", "jsonl", tmp_path / "taken")
    (row,) = [
        each for line in (tmp_path / "taken" / "facts.jsonl").read_text("utf-8").splitlines()
        if (each := json.loads(line))["kind"] == "office"
    ]  # fmt: skip
    assert (row["page"], row["text"], row["decision"]) == (None, "HELMS, RICHARD, DD/P, CIA", "confirmed")


def test_a_decision_on_an_office_that_a_column_states_holds_for_every_audience(tmp_path: Path) -> None:
    """Where the public may not see the page that the keeper sees, the text is read twice; the column is one."""
    archive, record = _with_office_in_a_column(tmp_path)
    run(DECIDE, archive, "confirmed")
    for state in ("restricted", ""):
        run(PAGES, archive, state)
        for audience in ([], ["--public"]):
            (office,) = fonds_json(archive, "facts", record, *audience)["offices_stated"]
            assert (office["office"], office["decision"]) == ("DD/P", "confirmed"), (state, audience)


GET = """
import json, sys
from pathlib import Path
from fonds.wiring import use_archive
use_archive(Path(sys.argv[1]))
from django.test import Client
reader = Client(headers={"host": "127.0.0.1"})
answers = [reader.get(path) for path in sys.argv[2:]]
assert {each.status_code for each in answers} == {200}, [(p, a.status_code) for p, a in zip(sys.argv[2:], answers)]
print(json.dumps([(b"".join(a) if a.streaming else a.content).decode() for a in answers]))
"""


def get(archive: Path, *paths: str) -> list[str]:
    """What the site answers at some addresses."""
    found: list[str] = json.loads(run(GET, archive, *paths))
    return found
