"""People and bodies in EAC-CPF: valid, only what the public may see, and nobody who has no page."""

from __future__ import annotations

from pathlib import Path

import pytest
from django.test import Client
from lxml import etree

from fonds.catalogue.access import Reader
from fonds.catalogue.models import Authority, Fact, Mention
from fonds.core.standards.eac_cpf import authorities_read
from fonds.wiring import today
from fonds.workflows.authorities_exported import export_eac_cpf
from fonds.workflows.deciding_facts import decide_facts
from fonds.workflows.deciding_people import approve, decide_mentions, rename, set_identifiers, tell_name
from fonds.workflows.exporting_formats import Site
from schemas_kept import faults
from web.people_archive import FACTS, HOW, PEOPLE

pytestmark = pytest.mark.usefixtures("people_read")


SITE = Site("An archive", "https://archive.example.org", today())


def described(reader: Client, path: str) -> tuple[etree._Element, str]:
    answer = reader.get(path)
    assert answer.status_code == 200
    root = etree.fromstring(answer.content)
    assert faults(root, "eac-cpf.xsd") == []
    again = reader.get(path, headers={"if-none-match": answer["ETag"]})
    assert again.status_code == 304
    return root, answer.content.decode()


def test_what_finders_found_is_labelled_as_theirs(reader: Client) -> None:
    path = f"/people/{PEOPLE['arno']}.eac-cpf.xml"
    root, words = described(reader, f"{path}?proposed=1")
    (read,) = authorities_read(root)
    assert (read.identifier, read.kind, read.names[0].name) == (PEOPLE["arno"], "person", "Jon Arno")
    assert "Deputy Chairman" in words and 'standardDate="1947-08-07"' in words
    assert f"/people/{PEOPLE['arno']}" in words and "Journal of the consul for 7 August 1947" in words
    assert "Hush" not in words and "Grey Owl" not in words
    for place, finder, confidence in (
        ("occupation", "offices/1", "0.85"), ("cpfRelation", "meetings/1", "0.85"),
        ("resourceRelation", "names/1", "0.90"), ("localControl", "Jon Arno: found by names/1", "0.90"),
    ):  # fmt: skip
        notes = [" ".join(each.itertext()) for each in root.iter(f"{{*}}{place}")]
        assert notes
        assert all(finder in note and f"confidence {confidence}, not reviewed" in note for note in notes), place
    html = reader.get(f"/people/{PEOPLE['arno']}").content.decode()
    assert f'href="{path}"' in html and f'href="{path}?proposed=1"' in html


def test_what_nobody_decided_on_does_not_leave(reader: Client) -> None:
    root, words = described(reader, f"/people/{PEOPLE['arno']}.eac-cpf.xml")
    assert not [
        each for name in ("occupation", "cpfRelation", "resourceRelation") for each in root.iter(f"{{*}}{name}")
    ]
    assert "Deputy Chairman" not in words and "Jon Arno: found by names/1, confidence 0.90, not reviewed" in words


def test_what_a_person_decided_leaves_alone(reader: Client, tmp_path: Path) -> None:
    decide_facts([Fact.objects.get(pk=FACTS["office-1"])], "confirmed", **HOW)
    decide_facts([Fact.objects.get(pk=FACTS["second"])], "confirmed", **HOW)
    decide_mentions([Mention.objects.filter(entity__authority=PEOPLE["arno"], text="Jon Arno")[0]], "confirmed", **HOW)
    root, words = described(reader, f"/people/{PEOPLE['arno']}.eac-cpf.xml")
    offices = [" ".join(each.itertext()) for each in root.iter("{*}occupation")]
    assert len(offices) == 1 and "found by offices/1, confidence 0.85, confirmed by a person" in offices[0]
    assert [each.findtext("{*}relationEntry") for each in root.iter("{*}cpfRelation")] == ["E. Marsh"]
    assert len(list(root.iter("{*}resourceRelation"))) == 1
    assert "Jon Arno: found by names/1, confidence 0.90, confirmed by a person" in words and "Presidium" not in words
    # whom the confirmed meeting names is decided on too, and nobody else
    assert export_eac_cpf(tmp_path, Reader.ANONYMOUS, SITE) == 2
    assert {path.name.split(".")[0] for path in tmp_path.iterdir()} == {PEOPLE["arno"], PEOPLE["marsh"]}


@pytest.mark.parametrize("decided", ["page", "name", "identifier", "told", "hidden"])
def test_a_decision_on_the_record_makes_it_leave(reader: Client, tmp_path: Path, decided: str) -> None:
    bel = Authority.objects.get(pk=PEOPLE["bel"])
    if decided == "page":
        approve(bel, "approved", **HOW)
    elif decided == "name":
        rename(bel, "Irena Bel", **HOW)
    elif decided == "identifier":
        set_identifiers(bel, {"viaf": "4711"}, by="keeper", now=1)
    elif decided == "told":
        tell_name(bel, "Bella", "alias", **HOW)
    else:  # a decision in a text that the public does not see
        decide_facts([Fact.objects.get(pk=FACTS["office-hidden"]), Fact.objects.get(pk=FACTS["hidden"])], "confirmed",
                     **HOW)  # fmt: skip
    count = export_eac_cpf(tmp_path, Reader.ANONYMOUS, SITE)
    assert count == (0 if decided == "hidden" else 1)
    if count:
        words = (tmp_path / f"{bel.pk}.eac-cpf.xml").read_text()
        assert faults(etree.fromstring(words.encode()), "eac-cpf.xsd") == []
        if decided in ("page", "name"):
            assert "confirmed by a person" in words
        if decided == "told":
            assert "Bella: according to read, confirmed by a person" in words


@pytest.mark.parametrize("key", ["hush", "nemo", "twin", "warsaw"])
def test_who_has_no_page_has_no_record(reader: Client, key: str) -> None:
    assert reader.get(f"/people/{PEOPLE[key]}.eac-cpf.xml").status_code == 404


def test_the_export_holds_those_with_pages(tmp_path: Path, reader: Client) -> None:
    assert export_eac_cpf(tmp_path / "decided", Reader.ANONYMOUS, SITE) == 0
    count = export_eac_cpf(tmp_path / "people", Reader.ANONYMOUS, SITE, proposed=True)
    names = {path.name.removesuffix(".eac-cpf.xml") for path in (tmp_path / "people").iterdir()}
    assert len(names) == count and {PEOPLE["arno"], PEOPLE["council"]} <= names
    assert not names & {PEOPLE["hush"], PEOPLE["nemo"], PEOPLE["warsaw"]}
