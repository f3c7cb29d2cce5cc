"""Authority records of others: known again by ids, identifiers, or a name if asked; added once, logged, undone."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest
from lxml import etree

from catalogue.people_builder import named, someone, text
from fonds.catalogue.access import Reader
from fonds.catalogue.authority_exchange import described_authority
from fonds.catalogue.authority_pages import having_pages
from fonds.catalogue.models import Authority, AuthorityName, AuthorityProposal, Decision, OutboxEntry
from fonds.core.description.identifiers import derived_identifier
from fonds.core.standards.eac_cpf import AuthorityRead, NameForm, authorities_read
from fonds.wiring import today
from fonds.workflows import deciding_people as people
from fonds.workflows.authorities_exported import export_eac_cpf
from fonds.workflows.authorities_imported import AuthoritiesImported, import_authorities
from fonds.workflows.proposing import propose
from workflows.test_deciding_people import state

pytestmark = pytest.mark.django_db
HOW: dict[str, Any] = {"by": "keeper", "now": 1_800_000_000}
RECORD = """<eac-cpf xmlns="urn:isbn:1-931666-33-4"><control><recordId>X-9</recordId>
<otherRecordId localType="http://viaf.org/viaf">4711</otherRecordId>
<otherRecordId localType="wikidata">Q42</otherRecordId>
<maintenanceAgency><agencyName>Register of Consuls</agencyName></maintenanceAgency></control>
<cpfDescription><identity><entityType>person</entityType>
<nameEntry><part>Strand, Anna</part></nameEntry>
<nameEntry transliteration="BGN"><part>Strandová, Anna</part></nameEntry>
</identity><description><biogHist><p>Consul in Warsaw.</p></biogHist></description></cpfDescription></eac-cpf>"""


def records(xml: str = RECORD) -> list[AuthorityRead]:
    return authorities_read(etree.fromstring(xml))


@pytest.fixture
def strand() -> Authority:
    one = someone("Anna Strand")
    named(text("first", "Anna Strand spoke.", year=1951), "Anna Strand", one)
    OutboxEntry.objects.all().delete()
    return one


def imported(**how: Any) -> AuthoritiesImported:
    return import_authorities(how.pop("read", None) or records(), mint=derived_mint, **how, **HOW)


def derived_mint(seed: str) -> str:
    return derived_identifier("minted", seed, Authority.objects.count())


def test_by_an_identifier_it_is_known_and_adds_once(strand: Authority) -> None:
    people.set_identifiers(strand, {"viaf": "4711"}, **HOW)
    before = state()
    done = imported()
    ((own, made),) = done.decisions
    own.refresh_from_db()
    assert (own.pk, own.identifiers, own.note) == (strand.pk, {"viaf": "4711", "wikidata": "Q42"}, "Consul in Warsaw.")
    (told,) = AuthorityName.objects.values_list("name", "scheme", "said_by", "attested")
    assert told == ("Strandová, Anna", "BGN", "EAC-CPF record: Register of Consuls X-9", False)
    assert made.action == "imported" and OutboxEntry.objects.exists(), "searched by the new name"
    again = imported()
    assert (again.decisions, [each.pk for each in again.unchanged]) == ([], [strand.pk])
    people.undo_decision(made.pk, reason="", **HOW)
    assert state() == before
    assert len(imported().decisions) == 1


def test_a_name_alone_is_not_enough_unless_it_is_asked_for(strand: Authority) -> None:
    assert imported().unknown == [("Strand, Anna", [strand.pk])]
    assert not Decision.objects.exists()
    assert [own.pk for own, _made in imported(by_name=True).decisions] == [strand.pk]


def test_of_two_called_so_it_is_neither_until_it_is_said_whose(strand: Authority) -> None:
    other = someone("Anna Strand")
    assert imported(by_name=True).unknown == [("Strand, Anna", sorted([strand.pk, other.pk]))]
    assert [own.pk for own, _made in imported(only=other).decisions] == [other.pk]
    with pytest.raises(ValueError, match="one record of a body"):
        imported(only=someone("Consulate", "body"))


def test_another_identifier_here_stays_and_is_named(strand: Authority) -> None:
    people.set_identifiers(strand, {"viaf": "4711", "wikidata": "Q1"}, **HOW)
    done = imported()
    strand.refresh_from_db()
    assert strand.identifiers["wikidata"] == "Q1" and "Q42 in the file" in done.contradicted[0]


def test_who_was_merged_leads_to_whom_they_are(strand: Authority) -> None:
    other = someone("A. Strand")
    people.set_identifiers(other, {"viaf": "4711"}, **HOW)
    people.merge(other, strand, reason="", **HOW)
    assert [own.pk for own, _made in imported().decisions] == [strand.pk]


def test_of_whom_nobody_is_called_so_a_record_is_made_once() -> None:
    done = imported()
    ((own, made),) = done.decisions
    assert (own.name, own.kind, own.identifiers) == ("Anna Strand", "person", {"viaf": "4711", "wikidata": "Q42"})
    assert own.note == "Consul in Warsaw." and [each.pk for each in done.new] == [own.pk]
    told = AuthorityName.objects.order_by("pk").values_list("name", "scheme", "kind")
    assert list(told) == [("Anna Strand", "", "name"), ("Strandová, Anna", "BGN", "name")]
    assert having_pages(Reader.KEEPER, [own.pk], today=today()) == frozenset(), "no document names her"
    assert [each.pk for each in imported().unchanged] == [own.pk]
    assert imported().new == []
    people.undo_decision(made.pk, reason="", **HOW)
    assert not Authority.objects.exists() and not AuthorityName.objects.exists()
    assert len(imported().new) == 1


def test_a_record_without_identifiers_elsewhere_is_known_by_its_agencys_id() -> None:
    plain = AuthorityRead("X-7", "body", (NameForm("Port Council", scheme="en"),), {}, agency="Register")
    (own,) = imported(read=[plain]).new
    assert [each.pk for each in imported(read=[plain]).unchanged] == [own.pk]
    other = AuthorityRead("X-8", "body", (NameForm("Port Council"),), {}, agency="Register")
    assert imported(read=[other]).unknown == [("Port Council", [own.pk])], "which of two is meant is asked"


def test_an_id_of_another_archive_is_kept_where_it_is_free() -> None:
    pk = derived_identifier("elsewhere")
    (own,) = imported(read=[AuthorityRead(pk, "person", (NameForm("Strand, Anna"),), {})]).new
    assert own.pk == pk
    (other,) = imported(read=[AuthorityRead(pk, "body", (NameForm("Port Council"),), {})]).new
    assert other.pk != pk


def test_who_came_first_is_proposed_as_one_with_whom_documents_name() -> None:
    (new,) = imported().new
    read = someone("Anna Strand")
    named(text("first", "Anna Strand spoke.", year=1951), "Anna Strand", read)
    assert propose().open == 1
    proposal = AuthorityProposal.objects.get()
    made = people.decide_proposal(proposal, "confirmed", reason="", **HOW)
    read.refresh_from_db()
    assert read.merged_into is None and Authority.objects.get(pk=new.pk).merged_into == read
    assert read.identifiers == {"viaf": "4711", "wikidata": "Q42"} and read.note == "Consul in Warsaw."
    said = described_authority(Reader.KEEPER, read, "", "", today=today())
    assert "Strandová, Anna" in [each.name for each in said.names]
    people.undo_decision(made.pk, reason="", **HOW)
    read.refresh_from_db()
    assert (read.identifiers, read.note) == ({}, "")
    with pytest.raises(ValueError, match="undo that first"):
        people.merge(read, Authority.objects.get(pk=new.pk), reason="", **HOW)
        people.undo_decision(Decision.objects.get(action="imported").pk, reason="", **HOW)


def test_what_was_exported_comes_in_and_changes_nothing(strand: Authority, tmp_path: Path) -> None:
    from fonds.catalogue.access import Reader
    from fonds.wiring import today
    from fonds.workflows.exporting_formats import Site

    people.approve(strand, "approved", reason="", **HOW)
    assert export_eac_cpf(tmp_path, Reader.KEEPER, Site("An archive", "https://archive.example.org", today())) == 1
    before = state()
    read = [each for path in tmp_path.iterdir() for each in authorities_read(etree.parse(path).getroot())]
    assert [each.pk for each in imported(read=read).unchanged] == [strand.pk]
    assert state() == before


def test_what_somebody_told_goes_out_as_told_and_comes_in_again(strand: Authority, tmp_path: Path) -> None:
    """A cryptonym with its source is no form that rules made, and a chosen name none that a text has."""
    from fonds.catalogue.access import Reader
    from fonds.wiring import today
    from fonds.workflows.exporting_formats import Site

    before = state()
    made = [
        people.tell_name(strand, "WILLOW", kind="cryptonym", reason="list of 1961, p. 3", **HOW),
        people.tell_name(strand, "Hanna Strand", kind="name", reason="her sister", **HOW),
        people.rename(strand, "Strand, Anna (consul)", reason="", **HOW),
    ]
    assert export_eac_cpf(tmp_path, Reader.KEEPER, Site("An archive", "https://archive.example.org", today())) == 1
    (path,) = tmp_path.iterdir()
    root = etree.parse(path).getroot()
    entries = root.iterfind(".//{*}nameEntry")
    assert {each.findtext("{*}part"): each.get("localType") for each in entries} == {
        "Strand, Anna (consul)": "told", "WILLOW": "cryptonym", "Hanna Strand": "told",
    }  # fmt: skip
    assert "WILLOW: according to list of 1961, p. 3, confirmed by a person" in [
        each.text for each in root.iterfind(".//{*}localControl/{*}term")
    ]
    for each in reversed(made):
        people.undo_decision(each.pk, reason="", **HOW)
    assert state() == before
    assert len(imported(read=authorities_read(root)).decisions) == 1
    assert set(AuthorityName.objects.values_list("name", "kind")) == {
        ("WILLOW", "cryptonym"), ("Hanna Strand", "name"), ("Strand, Anna (consul)", "name"),
    }  # fmt: skip


def test_an_export_of_what_nobody_decided_says_what_to_ask_for(
    strand: Authority, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    from fonds.catalogue.access import Reader
    from fonds.cli.exporting import _authorities

    assert _authorities(tmp_path, Reader.KEEPER, proposed=False) == 0
    said = capsys.readouterr()
    assert said.out.startswith("0 written") and "--proposed" in said.err
    _authorities(tmp_path, Reader.KEEPER, proposed=True)
    said = capsys.readouterr()
    assert said.out.startswith("1 written") and not said.err


def test_names_that_rules_made_are_not_told(strand: Authority) -> None:
    made = AuthorityRead("", "person", (NameForm("Anna Strand"), NameForm("Ana Strend", "guess", attested=False)), {})
    assert [each.pk for each in imported(read=[made], by_name=True).unchanged] == [strand.pk]
