from __future__ import annotations

from collections.abc import Callable

import pytest

from browser.conftest import axe_faults
from web.archive_builder import ENGLISH, OBJECTS, UNITS

pytestmark = pytest.mark.browser

MEETING = f"/records/{UNITS['meeting']}"
MEMO = f"/records/{UNITS['memo']}"
LONG = f"/records/{UNITS['long']}"


def test_reading_in_tabs_and_side_by_side(site: str, tab: Callable) -> None:
    page = tab()
    page.goto(site + MEETING)
    assert page.locator(".document").first.get_attribute("lang") == "en"
    page.get_by_role("link", name="Russian original").click()
    assert page.locator(".document").first.get_attribute("lang") == "ru"
    page.get_by_role("link", name="Side by side").click()
    page.wait_for_url("**view=parallel**", wait_until="load")
    left, right = page.locator(".side-by-side .document").nth(0), page.locator(".side-by-side .document[lang=en]").first
    a, b = left.bounding_box(), right.bounding_box()
    assert abs(a["y"] - b["y"]) < 120
    assert a["x"] + a["width"] <= b["x"]


def test_finding_within_the_document_without_scripts(site: str, tab: Callable) -> None:
    page = tab(scripts=False)
    page.goto(f"{site}{LONG}?page=1")
    page.get_by_role("searchbox", name="Find in this document").fill('"letter 500"')
    page.get_by_role("button", name="Find").click()
    assert page.get_by_text("1 place").is_visible()
    page.locator(".hit-list a").first.click()
    assert page.locator("mark.found").inner_text() == "Letter 500"
    assert page.locator("#hit-1").is_visible()


def test_a_record_of_a_thousand_pages_is_walked_through(site: str, tab: Callable) -> None:
    page = tab()
    page.goto(site + LONG)
    assert page.locator(".sheet").count() == 10
    page.get_by_role("link", name="Later pages").first.click()
    assert page.get_by_role("link", name="PDF p. 11", exact=True).is_visible()
    page.get_by_role("link", name="All on one page").first.click()
    page.wait_for_url("**view=all**", wait_until="load")
    assert page.locator(".sheet").count() == 1000


def test_the_keyboard_is_enough(site: str, tab: Callable) -> None:
    page = tab()
    page.goto(site + MEETING)
    page.keyboard.press("Tab")
    assert page.evaluate("document.activeElement.textContent") == "Skip to the content"
    page.keyboard.press("Enter")
    seen = []
    for _ in range(40):
        page.keyboard.press("Tab")
        seen.append(page.evaluate("(document.activeElement.textContent || document.activeElement.id || '').trim()"))
        if seen[-1] == "Side by side":
            break
    assert "Get citation" in seen
    assert "Share" in seen
    page.keyboard.press("Enter")
    page.wait_for_url("**view=parallel**")


@pytest.mark.parametrize("width", [340, 1280])
def test_nothing_runs_out_of_the_page(site: str, tab: Callable, width: int) -> None:
    page = tab(width=width)
    for path in (MEETING, f"{MEETING}?view=parallel", MEMO, f"{MEMO}/cite", f"{LONG}?find=letter", f"{MEMO}/embed"):
        page.goto(site + path)
        assert page.evaluate("document.documentElement.scrollWidth - innerWidth") <= 0, path


def test_it_prints(site: str, tab: Callable) -> None:
    page = tab()
    page.goto(site + MEMO)
    page.emulate_media(media="print")
    assert page.locator(".actions").first.is_hidden()
    assert page.locator(".site-nav").is_hidden()
    assert page.locator(".document").first.is_visible()
    assert "/records/" in page.locator(".print-only").inner_text(), "a print says where it is from"
    assert page.pdf()[:5] == b"%PDF-"


@pytest.mark.parametrize(
    "path",
    [
        MEETING, f"{MEETING}?view=parallel", MEMO, f"{MEMO}?page=2", f"{LONG}?find=letter&hit=2&page=2",
        f"/records/{UNITS['scan']}", f"{MEETING}/cite", f"{MEETING}/embed",
        f"{MEETING}?object={OBJECTS['meeting-en']}&version=1&page=1&start=0&end=40",
    ],
)  # fmt: skip
def test_axe_finds_nothing(site: str, tab: Callable, path: str) -> None:
    page = tab()
    page.goto(site + path)
    for each in page.locator("details").all():
        each.evaluate("node => node.open = true")
    assert axe_faults(page) == []


def test_the_stored_words_are_the_words_on_the_page(site: str, tab: Callable) -> None:
    page = tab()
    page.goto(f"{site}{MEETING}?object={OBJECTS['meeting-en']}")
    shown = page.evaluate(
        """() => [...document.querySelectorAll("[data-start]")].map(each => {
            const copy = each.cloneNode(true);
            copy.querySelectorAll("[data-apparatus]").forEach(added => added.remove());
            return [Number(each.dataset.start), copy.textContent];
        })"""
    )
    assert shown
    for start, text in shown:
        assert ENGLISH[start : start + len(text)] == text
