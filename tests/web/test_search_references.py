"""A whole result list for reference managers."""

import json
import re

import pytest
import rispy
from django.test import Client

from web.archive_builder import NUMBER, UNITS


def given(reader: Client, address: str) -> str:
    response = reader.get(address)
    assert response.status_code == 200
    return response.getvalue().decode()  # type: ignore[no-any-return,attr-defined]


@pytest.mark.parametrize("query", ["cement", "refused", ""])
def test_each_record_once_in_every_form(reader: Client, query: str) -> None:
    address = f"/search.{{}}?q={query}"
    listed = json.loads(given(reader, address.format("csl.json")))
    links = [each["URL"] for each in listed]
    assert links
    assert len(set(links)) == len(links)
    assert [each["urls"][0] for each in rispy.loads(given(reader, address.format("ris")))] == links
    bibtex = given(reader, address.format("bib"))
    assert re.findall(r"^\s*url\s*=\s*\{([^}]*)\}", bibtex, re.MULTILINE) == links
    assert len(set(re.findall(r"^@\w+\{([^,]+),", bibtex, re.MULTILINE))) == len(links)


def test_the_order_is_the_lists(reader: Client) -> None:
    listed = json.loads(given(reader, "/search.csl.json?q=refused"))
    assert listed[0]["URL"].endswith(f"/records/{UNITS['memo']}")


def test_nothing_found_is_an_empty_list(reader: Client) -> None:
    assert json.loads(given(reader, "/search.csl.json?q=nothing-at-all-here")) == []
    assert given(reader, "/search.ris?q=nothing-at-all-here").strip() == ""


def test_masked_words_are_in_none(reader: Client) -> None:
    assert all(NUMBER not in given(reader, f"/search.{form}?q=driver") for form in ("ris", "bib", "csl.json"))
