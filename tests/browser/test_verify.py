"""A journalist checks a sentence, and follows it to its place, in a real browser."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from browser.conftest import axe_faults
from web.archive_builder import ENGLISH, UNITS

pytestmark = pytest.mark.browser
WORDS = "the harbour master of Orsova called on me at the legation"
ASKED = "/verify?q=The+harbor+master+of+Orsova+called+on+us+%E2%80%A6+He+spoke+of+4,200+tons+of+cement"
DOCUMENT = (
    f"He writes that “{WORDS}.”[1]\n\nShe says: “Nothing was said of the paper works.”[2]\n\n[1] Journal.\n[2] Memo."
)


@pytest.mark.parametrize("scripts", [True, False])
def test_from_the_first_page_to_the_words(site: str, tab: Callable, scripts: bool) -> None:
    page = tab(scripts=scripts)
    page.goto(site)
    page.get_by_role("link", name="Check a quotation").first.click()
    page.get_by_label("The quotation, as it is printed").fill(f"“{WORDS}”")
    page.get_by_role("button", name="Check", exact=True).click()
    assert "Word for word" in page.locator("h2").first.inner_text()
    assert page.get_by_text("English translation").first.is_visible()
    page.get_by_role("link", name="Read it in the text").first.click()
    mark = page.locator("mark.passage")
    assert mark.inner_text() == WORDS
    assert mark.is_visible()
    box = mark.bounding_box()
    assert 0 <= box["y"] < page.viewport_size["height"], "the browser has scrolled to the words"


def test_within_a_record(site: str, tab: Callable) -> None:
    page = tab()
    page.goto(f"{site}/records/{UNITS['memo']}")
    page.get_by_role("link", name="Check a quotation").click()
    page.get_by_label("The quotation, as it is printed").fill(WORDS)
    page.get_by_role("button", name="Check", exact=True).click()
    assert "Not found" in page.locator("h2").first.inner_text()
    page.get_by_role("link", name="look in the whole archive").first.click()
    assert page.url == f"{site}/verify"


@pytest.mark.parametrize("scripts", [True, False])
def test_a_whole_text(site: str, tab: Callable, scripts: bool) -> None:
    page = tab(scripts=scripts)
    page.goto(f"{site}/verify")
    page.get_by_label("An article or chapter with its footnotes").fill(DOCUMENT)
    page.get_by_role("button", name="Check every quotation").click()
    found = page.locator(".verify__document > li")
    assert found.count() == 2
    assert "Word for word" in found.nth(0).inner_text()
    assert "Changed" in found.nth(1).inner_text() and "paper" in found.nth(1).locator("del").inner_text()
    if scripts:  # axe is one
        assert not axe_faults(page)


@pytest.mark.parametrize("width", [1280, 320])
@pytest.mark.parametrize("path", ["/verify", ASKED, "/verify?q=words+that+nobody+ever+wrote+down"])
def test_no_barriers_at_any_width(site: str, tab: Callable, path: str, width: int) -> None:
    page = tab(width=width)
    page.goto(site + path)
    assert axe_faults(page) == []
    assert page.evaluate("document.documentElement.scrollWidth <= innerWidth")


def test_a_text_fragment_leads_to_words(site: str, tab: Callable) -> None:
    page = tab(scripts=True)
    page.goto(f"{site}/records/{UNITS['long']}?page=1#:~:text=Letter%2010%20from%20the%20harbour")
    page.wait_for_timeout(300)
    words = page.get_by_text("Letter 10 from the harbour", exact=False).first
    box = words.bounding_box()
    assert box is not None and 0 <= box["y"] < page.viewport_size["height"]
    assert page.evaluate("scrollY") > 0


def test_the_annotation_of_the_place_says_what_is_marked(site: str, tab: Callable) -> None:
    page = tab()
    start = ENGLISH.index(WORDS)
    page.goto(f"{site}/records/{UNITS['meeting']}?page=1&start={start}&end={start + len(WORDS)}")
    answer = page.request.get(site + page.get_by_role("link", name="As an annotation").get_attribute("href"))
    selectors = answer.json()["target"]["selector"]
    assert selectors[1]["exact"] == page.locator("mark.passage").inner_text()
