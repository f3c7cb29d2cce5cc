"""OAI-PMH 2.0: what it answers, and that its answers have the protocol's structure."""

from __future__ import annotations

import datetime
from pathlib import Path

import pytest
from django.test import Client
from lxml import etree
from sickle import oaiexceptions

from conftest import ROOT
from fonds import wiring
from fonds.catalogue.models import AccessState, Collection, UnitOfDescription
from fonds.web.oai import repository
from fonds.web.oai.tokens import Token, from_token, to_token
from fonds.workflows.access import set_access
from schemas_kept import faults
from web.archive_builder import NOW, UNITS
from web.harvesters import Harvester, OtherHarvester

SCHEMA = etree.RelaxNG(etree.parse(str(ROOT / "tests" / "schemas" / "oai-pmh.rng")))
OAI = {"o": "http://www.openarchives.org/OAI/2.0/"}
PUBLIC = set(UNITS) - {"secret", "withdrawn", "twin"}


def name(key: str) -> str:
    return f"oai:127.0.0.1:{UNITS[key]}"


def asked(reader: Client, **arguments: str) -> etree._Element:
    """The answer, which has the protocol's structure whatever was asked."""
    answer = reader.get("/oai", arguments)
    assert answer.status_code == 200
    assert answer["Content-Type"] == "text/xml; charset=utf-8"
    root = etree.fromstring(answer.content)
    assert SCHEMA.validate(root), f"{SCHEMA.error_log}\n{answer.content.decode()[:3000]}"
    return root


def codes(root: etree._Element) -> list[str]:
    return [str(code) for code in root.xpath("o:error/@code", namespaces=OAI)]


@pytest.fixture
def in_small_parts(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(repository, "RECORDS_AT_A_TIME", 2)
    monkeypatch.setattr(repository, "HEADERS_AT_A_TIME", 3)


def test_identify_says_what_is_promised(reader: Client) -> None:
    said = Harvester(reader).Identify()
    assert said.baseURL == "http://127.0.0.1/oai"
    assert said.protocolVersion == "2.0"
    assert said.granularity == "YYYY-MM-DDThh:mm:ssZ"
    assert said.deletedRecord == "transient"
    assert said.earliestDatestamp == datetime.datetime.fromtimestamp(NOW, datetime.UTC).strftime("%Y-%m-%dT%H:%M:%SZ")
    asked(reader, verb="Identify")


def test_identifiers_are_of_the_sites_own_domain(reader: Client, settings: pytest.FixtureRequest) -> None:
    settings.SITE_ADDRESS = "https://archive.example.org"  # type: ignore[attr-defined]
    root = asked(reader, verb="Identify")
    assert root.findtext(".//o:baseURL", namespaces=OAI) == "https://archive.example.org/oai"
    assert root.xpath("string(.//*[local-name()='repositoryIdentifier'])") == "archive.example.org"
    made = asked(reader, verb="GetRecord", metadataPrefix="oai_dc",
                 identifier=f"oai:archive.example.org:{UNITS['memo']}")  # fmt: skip
    assert not codes(made)
    elsewhere = asked(reader, verb="GetRecord", metadataPrefix="oai_dc", identifier=name("memo"))
    assert codes(elsewhere) == ["idDoesNotExist"]


def test_a_set_is_a_collection_with_records(reader: Client) -> None:
    sets = {each.setSpec: each.setName for each in Harvester(reader).ListSets()}
    assert sets == {"legation": "The legation at Orsova", "bureau": "The Bureau of Letters"}
    asked(reader, verb="ListSets")


@pytest.mark.usefixtures("in_small_parts")
@pytest.mark.parametrize("method", ["GET", "POST"])
def test_a_harvest_gives_each_public_record_once_and_what_was_withdrawn_as_deleted(reader: Client, method: str) -> None:
    harvester = Harvester(reader, http_method=method)
    records = list(harvester.ListRecords(metadataPrefix="oai_dc"))
    assert len(harvester.requests_made) == 6
    found = {record.header.identifier: record for record in records}
    assert len(found) == len(records)
    assert {i for i, r in found.items() if not r.deleted} == {name(key) for key in PUBLIC}
    assert {i for i, r in found.items() if r.deleted} == {name("withdrawn"), name("twin")}
    assert found[name("memo")].metadata["title"] == ["Memorandum on a visit of the legation"]
    assert found[name("memo")].header.setSpecs == ["bureau"]


@pytest.mark.usefixtures("in_small_parts")
def test_headers_are_those_of_the_records(reader: Client) -> None:
    records = [r.header for r in Harvester(reader).ListRecords(metadataPrefix="oai_dc")]
    headers = list(Harvester(reader).ListIdentifiers(metadataPrefix="oai_dc"))
    assert [(h.identifier, h.datestamp, h.deleted) for h in headers] == [
        (r.identifier, r.datestamp, r.deleted) for r in records
    ]


@pytest.mark.usefixtures("in_small_parts")
def test_another_harvester_finds_the_same(reader: Client) -> None:
    ours = [r.header.identifier for r in Harvester(reader).ListRecords(metadataPrefix="oai_dc")]
    theirs = [r.header.identifier for r in OtherHarvester(reader).list_records(metadata_prefix="oai_dc")]
    assert theirs == ours
    assert OtherHarvester(reader).identify().deletedRecord == "transient"
    assert {s.setSpec for s in OtherHarvester(reader).list_sets()} == {"legation", "bureau"}
    formats = {f.metadataPrefix for f in OtherHarvester(reader).list_metadata_formats()}
    assert {f.metadataPrefix for f in Harvester(reader).ListMetadataFormats()} == formats >= {"oai_dc"}


@pytest.mark.usefixtures("in_small_parts")
def test_every_answer_of_a_list_has_the_protocols_structure(reader: Client) -> None:
    for verb in ("ListRecords", "ListIdentifiers"):
        root = asked(reader, verb=verb, metadataPrefix="oai_dc")
        seen = 0
        while True:
            token = root.find(".//o:resumptionToken", OAI)
            assert token is not None
            assert token.get("cursor") == str(seen)
            seen += len(root.findall(".//o:header", OAI))
            if not token.text:
                break
            assert token.get("completeListSize") == str(len(PUBLIC) + 2)
            root = asked(reader, verb=verb, resumptionToken=token.text)
        assert seen == len(PUBLIC) + 2


@pytest.mark.parametrize(("prefix", "schema"), [("oai_dc", "oai_dc.xsd"), ("mods", "mods.xsd"), ("ead3", "ead3.xsd")])
def test_every_format_is_valid_by_its_own_schema(reader: Client, prefix: str, schema: str) -> None:
    root = asked(reader, verb="ListRecords", metadataPrefix=prefix)
    records = root.findall(".//o:metadata", OAI)
    assert len(records) == len(PUBLIC)
    for metadata in records:
        assert faults(metadata[0], schema) == []
    (offered,) = [f for f in Harvester(reader).ListMetadataFormats() if f.metadataPrefix == prefix]
    assert etree.QName(records[0][0]).namespace == offered.metadataNamespace
    location = str(records[0][0].get("{http://www.w3.org/2001/XMLSchema-instance}schemaLocation"))
    assert location.split() == [offered.metadataNamespace, offered.schema]


def test_a_harvest_by_date_has_both_ends(reader: Client) -> None:
    order = sorted(PUBLIC | {"withdrawn", "twin"}, key=stamp)
    first, last = order[3], order[6]
    harvester = Harvester(reader)
    found = harvester.ListIdentifiers(
        metadataPrefix="oai_dc", **{"from": written(stamp(first)), "until": written(stamp(last))}
    )
    assert {h.identifier for h in found} == {name(key) for key in order[3:7]}
    day = written(NOW)[:10]
    assert len(list(harvester.ListIdentifiers(metadataPrefix="oai_dc", **{"from": day, "until": day}))) == len(order)
    with pytest.raises(oaiexceptions.NoRecordsMatch):
        harvester.ListIdentifiers(metadataPrefix="oai_dc", **{"from": written(NOW + 10**6)})
    with pytest.raises(oaiexceptions.NoRecordsMatch):
        harvester.ListIdentifiers(metadataPrefix="oai_dc", until="1999-12-31")


def stamp(key: str) -> int:
    found = UnitOfDescription.objects.get(pk=UNITS[key]).public_changed_at
    assert found is not None
    return found


def written(seconds: int) -> str:
    return datetime.datetime.fromtimestamp(seconds, datetime.UTC).strftime("%Y-%m-%dT%H:%M:%SZ")


@pytest.mark.usefixtures("in_small_parts")
def test_a_harvest_of_a_set(reader: Client) -> None:
    found = Harvester(reader).ListIdentifiers(metadataPrefix="oai_dc", set="bureau")
    assert {h.identifier for h in found} == {name(k) for k in ("memo", "report", "scan", "long", "withdrawn")}
    for unknown in ("empty", "never"):
        with pytest.raises(oaiexceptions.NoRecordsMatch):
            Harvester(reader).ListIdentifiers(metadataPrefix="oai_dc", set=unknown)


@pytest.mark.parametrize(
    ("arguments", "code"),
    [
        ({}, "badVerb"),
        ({"verb": "Explain"}, "badVerb"),
        ({"verb": "identify"}, "badVerb"),
        ({"verb": ["Identify", "Identify"]}, "badVerb"),
        ({"verb": "Identify", "set": "legation"}, "badArgument"),
        ({"verb": "ListRecords"}, "badArgument"),
        ({"verb": "ListRecords", "metadataPrefix": ["oai_dc", "oai_dc"]}, "badArgument"),
        ({"verb": "ListRecords", "metadataPrefix": "oai_dc", "from": "yesterday"}, "badArgument"),
        ({"verb": "ListRecords", "metadataPrefix": "oai_dc", "from": "2026-02-30"}, "badArgument"),
        ({"verb": "ListRecords", "metadataPrefix": "oai_dc", "from": "2026-01-01T00:00:00+01:00"}, "badArgument"),
        ({"verb": "ListRecords", "metadataPrefix": "oai_dc", "from": "2026-01-01", "until": "2025-01"}, "badArgument"),
        ({"verb": "ListIdentifiers", "metadataPrefix": "oai_dc", "from": "2026-01-01", "until": "2025-01-01"},
         "badArgument"),
        (
            {"verb": "ListRecords", "metadataPrefix": "oai_dc", "from": "2020-01-01", "until": "2025-01-01T00:00:00Z"},
            "badArgument",
        ),
        ({"verb": "ListRecords", "metadataPrefix": "oai_dc", "set": "no such set"}, "badArgument"),
        ({"verb": "ListRecords", "metadataPrefix": "a b"}, "badArgument"),
        ({"verb": "ListRecords", "metadataPrefix": "marcxml"}, "cannotDisseminateFormat"),
        ({"verb": "ListRecords", "resumptionToken": "nonsense"}, "badResumptionToken"),
        ({"verb": "ListRecords", "resumptionToken": ""}, "badResumptionToken"),
        ({"verb": "ListRecords", "resumptionToken": "x", "metadataPrefix": "oai_dc"}, "badArgument"),
        ({"verb": "ListSets", "resumptionToken": "x"}, "badResumptionToken"),
        ({"verb": "GetRecord", "metadataPrefix": "oai_dc"}, "badArgument"),
        ({"verb": "GetRecord", "metadataPrefix": "oai_dc", "identifier": "a\x00b"}, "badArgument"),
        ({"verb": "GetRecord", "metadataPrefix": "oai_dc", "identifier": "oai:127.0.0.1:none"}, "idDoesNotExist"),
        ({"verb": "ListMetadataFormats", "identifier": "oai:127.0.0.1:none"}, "idDoesNotExist"),
    ],
)  # fmt: skip
def test_what_is_wrong_is_said_in_the_standards_own_words(reader: Client, arguments: dict[str, str], code: str) -> None:
    root = asked(reader, **arguments)
    assert codes(root) == [code]
    assert root.findtext("o:error", namespaces=OAI)
    request = root.find("o:request", OAI)
    assert request is not None and bool(request.attrib) == (code not in ("badVerb", "badArgument"))


def test_a_token_of_another_verb_is_none(reader: Client) -> None:
    token = to_token(Token("ListIdentifiers", "oai_dc", "", None, None, UNITS["memo"], 1, None))
    assert codes(asked(reader, verb="ListRecords", resumptionToken=token)) == ["badResumptionToken"]
    assert not codes(asked(reader, verb="ListIdentifiers", resumptionToken=token))


@pytest.mark.parametrize(
    "token",
    ["e30", "W10", "bnVsbA", "W1tdXQ", to_token(Token("ListRecords", "oai_dc", "", True, None, "a", 0, None)),
     to_token(Token("ListRecords", "oai_dc", "", None, None, "é", 0, None)), "A" * 5000],
)  # fmt: skip
def test_what_was_never_given_is_no_token(token: str) -> None:
    with pytest.raises(ValueError, match="no resumption token"):
        from_token(token)


def test_hidden_records_answer_as_those_that_never_were(reader: Client) -> None:
    def bytes_of(identifier: str) -> bytes:
        arguments = {"verb": "GetRecord", "metadataPrefix": "oai_dc", "identifier": f"oai:127.0.0.1:{identifier}"}
        return reader.get("/oai", arguments).content.replace(identifier.encode(), b"")

    def without_moment(body: bytes) -> bytes:
        root = etree.fromstring(body)
        for each in root.iterfind("o:responseDate", OAI):
            root.remove(each)
        return etree.tostring(root)

    assert without_moment(bytes_of(UNITS["secret"])) == without_moment(bytes_of("0" * 12))


def test_a_withdrawn_record_is_deleted_and_a_closed_one_is_gone(reader: Client, archive: Path) -> None:
    before = asked(reader, verb="GetRecord", metadataPrefix="oai_dc", identifier=name("report"))
    assert before.find(".//o:metadata", OAI) is not None
    asked_now = NOW + 1000
    set_access([UNITS["report"]], AccessState.WITHDRAWN, reason="", by="k", now=asked_now, indexes=wiring.indexes())
    after = asked(reader, verb="GetRecord", metadataPrefix="oai_dc", identifier=name("report"))
    header = after.find(".//o:header", OAI)
    assert header is not None and header.get("status") == "deleted"
    found = Harvester(reader).ListRecords(metadataPrefix="oai_dc", **{"from": written(asked_now)})
    assert [(r.header.identifier, r.deleted) for r in found] == [(name("report"), True)]
    set_access([UNITS["report"]], AccessState.RESTRICTED, reason="", by="k", now=asked_now, indexes=wiring.indexes())
    gone = asked(reader, verb="GetRecord", metadataPrefix="oai_dc", identifier=name("report"))
    assert codes(gone) == ["idDoesNotExist"]
    assert name("report") not in {h.identifier for h in Harvester(reader).ListIdentifiers(metadataPrefix="oai_dc")}


@pytest.mark.usefixtures("in_small_parts")
def test_changes_during_a_harvest_lose_and_double_nothing(reader: Client, archive: Path) -> None:
    """Each record is changed, one withdrawn, one closed and one added while the list is read."""
    order = sorted(UNITS[key] for key in PUBLIC)
    withdrawn, closed = order[-1], order[-2]
    found = []
    for number, record in enumerate(Harvester(reader).ListRecords(metadataPrefix="oai_dc")):
        found.append((record.header.identifier.rpartition(":")[2], record.deleted))
        UnitOfDescription.objects.filter(pk__in=order, is_public=True).update(public_changed_at=NOW + 5000 + number)
        if number == 2:
            indexes = wiring.indexes()
            set_access([withdrawn], AccessState.WITHDRAWN, reason="", by="k", now=NOW + 6000, indexes=indexes)
            set_access([closed], AccessState.RESTRICTED, reason="", by="k", now=NOW + 6000, indexes=indexes)
            UnitOfDescription.objects.create(
                id="zzzzzzzzzzzz", source_key="made:late", title="Late", first_public_at=NOW + 6000,
                public_changed_at=NOW + 6005,
            )  # fmt: skip
    ids = [identifier for identifier, _ in found]
    assert len(ids) == len(set(ids))
    assert set(order) - set(ids) == {closed}
    assert dict(found)[withdrawn]
    later = Harvester(reader).ListIdentifiers(metadataPrefix="oai_dc", **{"from": written(NOW + 5500)})
    assert {"zzzzzzzzzzzz", withdrawn} <= {h.identifier.rpartition(":")[2] for h in later}


def test_an_archive_without_collections_has_no_sets(reader: Client) -> None:
    for collection in Collection.objects.all():
        collection.units.clear()
    assert codes(asked(reader, verb="ListSets")) == ["noSetHierarchy"]
    assert codes(asked(reader, verb="ListRecords", metadataPrefix="oai_dc", set="bureau")) == ["noSetHierarchy"]
