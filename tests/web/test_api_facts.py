"""Names and facts as the programming interface gives them: decided ones by default, nothing hidden, by a cursor."""

from __future__ import annotations

import json
import re
from typing import Any

import pytest
from django.test import Client

from fonds.catalogue.models import Fact
from web.archive_builder import UNITS
from web.people_archive import FACTS, PEOPLE

API = "/api/v1"


pytestmark = pytest.mark.usefixtures("people_read")


def said(reader: Client, path: str, status: int = 200) -> Any:
    answer = reader.get(API + path)
    assert answer.status_code == status, answer.content
    return json.loads(answer.content)


def test_a_record_says_only_what_was_decided_unless_asked_for_more(reader: Client) -> None:
    journal = UNITS["journal"]
    assert said(reader, f"/records/{journal}/facts")["figures"] == []
    Fact.objects.filter(pk=FACTS["z46"]).update(decision="confirmed")
    (figure,) = said(reader, f"/records/{journal}/facts")["figures"]
    assert figure["id"] == FACTS["z46"] and figure["decision"] == "confirmed"
    every = said(reader, f"/records/{journal}/facts?proposed=1")
    assert len(every["figures"]) > 1 and every["people"] and every["proposed"] is True
    for each in every["figures"]:
        assert {"finder", "confidence", "decision", "anchor"} <= each.keys()


def test_facts_of_all_records_come_by_a_cursor_once_each(reader: Client) -> None:
    every = said(reader, "/facts?proposed=1&limit=500")["facts"]
    seen: list[str] = []
    path = "/facts?proposed=1&limit=3"
    while path:
        answer = said(reader, path)
        seen += [each["id"] for each in answer["facts"]]
        path = f"/facts?proposed=1&limit=3&after={answer['next']}" if answer["next"] else ""
    assert seen == [each["id"] for each in every] == sorted(seen)
    assert set(FACTS.values()) - set(seen) == {FACTS["hidden"], FACTS["office-hidden"], FACTS["z-hidden"]}
    assert {each["of"] for each in said(reader, "/facts?proposed=1&kind=meeting")["facts"]} == {"meeting"}
    assert said(reader, "/facts?kind=meeting")["facts"] == []


def test_who_is_named_and_where(reader: Client) -> None:
    listed = said(reader, "/people?q=arno")["people"]
    assert [each["name"] for each in listed] == ["Jon Arno"]
    arno = said(reader, f"/people/{PEOPLE['arno']}")
    assert arno["name"] == "Jon Arno" and arno["documents_total"] == listed[0]["documents"]
    assert UNITS["journal"] in [each["record"] for each in arno["documents"]]
    assert arno["review"] == listed[0]["review"] and arno["review"]["decision"] is None
    assert arno["review"]["finders"] and 0 < arno["review"]["confidence"] <= 1
    assert arno["url"].endswith(f"/people/{PEOPLE['arno']}")
    assert [each["id"] for each in said(reader, "/places?q=warsaw")["places"]] == [PEOPLE["warsaw"]]


@pytest.mark.parametrize("path", ["people/{hush}", "people/{nemo}", "people/000000000000", "bodies/{arno}"])
def test_who_has_no_page_is_answered_as_who_never_was(reader: Client, path: str) -> None:
    assert said(reader, "/" + path.format(**PEOPLE), 404)["status"] == 404


def test_a_merged_record_leads_to_the_one_that_stands(reader: Client) -> None:
    answer = reader.get(f"{API}/people/{PEOPLE['twin']}")
    assert answer.status_code in (301, 308) and answer.headers["Location"].endswith(f"/people/{PEOPLE['arno']}")


def test_no_answer_holds_what_is_hidden(reader: Client) -> None:
    paths = ("/facts?proposed=1&limit=500", "/people", "/bodies", "/places", f"/people/{PEOPLE['arno']}")
    for path in paths:
        words = reader.get(API + path).content.decode()
        assert "Hush" not in words and "Hiddenburg" not in words and "Grey Owl" not in words


def internal_names(value: Any) -> list[str]:
    """Keys of one reading ("person:1", "meeting:1") in an answer."""
    if isinstance(value, dict):
        return [each for part in value.values() for each in internal_names(part)]
    if isinstance(value, list):
        return [each for part in value for each in internal_names(part)]
    return [value] if isinstance(value, str) and re.fullmatch(r"[a-z]+:\d+'*", value) else []


@pytest.mark.parametrize("stored_as", ["key", "id"])
def test_a_meeting_is_named_by_its_id_where_it_is_told_beside(reader: Client, stored_as: str) -> None:
    if stored_as == "id":
        for key, field in (("told", "told_in"), ("said", "meeting")):
            fact = Fact.objects.get(pk=FACTS[key])
            Fact.objects.filter(pk=fact.pk).update(said=fact.said | {field: FACTS["meeting"]})
    every = said(reader, f"/records/{UNITS['journal']}/facts?proposed=1")
    told = {each["id"]: each for each in every["meetings"] + every["statements"]}
    taken = {each["id"]: each for each in said(reader, "/facts?proposed=1&limit=500")["facts"]}
    for found in (told, taken):
        assert found[FACTS["told"]]["told_in"] == found[FACTS["said"]]["meeting"] == FACTS["meeting"]
        assert found[FACTS["meeting"]]["told_in"] is None
    assert internal_names(every) == internal_names(list(taken.values())) == []
    page = reader.get(f"/meetings/{FACTS['meeting']}").content.decode()
    assert "the quay would be opened" in page and FACTS["told"] in page
    assert FACTS["meeting"] in reader.get(f"/meetings/{FACTS['told']}").content.decode()
    Fact.objects.filter(pk__in=[FACTS["said"], FACTS["told"]]).update(decision="confirmed")
    for path in (f"/records/{UNITS['journal']}/facts", "/facts"):
        answer = said(reader, path)
        shown = answer.get("facts") or answer["meetings"] + answer["statements"]
        assert {each["id"] for each in shown} == {FACTS["said"], FACTS["told"]}
        assert not any(each.get("told_in") or each.get("meeting") for each in shown)
