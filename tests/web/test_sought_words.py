"""A result leads to its passage, in which the words that were sought are marked; what is cited carries no search."""

from __future__ import annotations

import pytest
from django.test import Client
from hypothesis import given
from hypothesis import strategies as st
from selectolax.lexbor import LexborHTMLParser

from fonds.web.pages.record_address import MOST_SOUGHT, RecordAddress, read_address


def links(reader: Client, query: str) -> list[str]:
    page = LexborHTMLParser(reader.get("/search", {"q": query}).content)
    return [str(each.attributes["href"]) for each in page.css("main a[href*='version=']")]


@pytest.mark.parametrize(
    ("query", "words"), [("secretaries legation", {"secretaries", "legation"}), ("TONS", {"tons"})]
)
def test_the_sought_words_are_marked_where_a_result_leads(reader: Client, query: str, words: set[str]) -> None:
    path = links(reader, query)[0]
    page = LexborHTMLParser(reader.get(path.partition("#")[0]).content)
    marked = [each.text().casefold() for each in page.css("mark.passage mark.sought")]
    assert marked and set(marked) <= words
    assert page.css_first(f"[id='{path.partition('#')[2]}']") is not None
    canonical = page.css_first("link[rel=canonical]")
    assert canonical is None or "sought" not in str(canonical.attributes["href"])


def test_a_downloaded_link_is_the_permanent_one(reader: Client) -> None:
    table = reader.get("/search.csv", {"q": "legation"})
    body = b"".join(table.streaming_content) if table.streaming else table.content  # type: ignore[attr-defined]
    assert b"version=" in body and b"sought" not in body


@given(st.lists(st.tuples(st.integers(0, 10**7), st.integers(1, 500)), max_size=MOST_SOUGHT))
def test_an_address_keeps_the_words_sought(found: list[tuple[int, int]]) -> None:
    ranges = tuple((start, start + length) for start, length in found)
    address = RecordAddress("0123456789bc", page=1, start=0, end=9, sought=ranges)
    asked = dict(each.split("=") for each in address.to().partition("?")[2].split("&"))
    assert read_address(address.unit, asked).sought == ranges


@given(st.text(max_size=3000))
def test_nonsense_in_the_address_marks_nothing_wrong(words: str) -> None:
    for start, end in read_address("0123456789bc", {"sought": words}).sought:
        assert 0 <= start < end
