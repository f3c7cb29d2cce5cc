"""The reading list as readers use it: kept in the browser, ordered with the keyboard, taken away, brought back."""

from __future__ import annotations

import json
from collections.abc import Callable
from pathlib import Path

import pytest

from browser.conftest import axe_faults
from web.archive_builder import MEMO, OBJECTS, UNITS

pytestmark = pytest.mark.browser

MEMO_PATH = f"/records/{UNITS['memo']}"
AT = MEMO[2].index("harbour plans")
PASSAGE = f"{MEMO_PATH}?object={OBJECTS['memo-2023']}&version=1&page=3&start={AT}&end={AT + 13}"


def fill(page: object, site: str, *records: str) -> None:
    """Puts records on the list by their buttons, in this order."""
    for each in records:
        page.goto(f"{site}/records/{UNITS[each]}")  # type: ignore[attr-defined]
        page.locator(".actions [data-keep]").click()  # type: ignore[attr-defined]


def titles(page: object) -> list[str]:
    return page.locator(".entry__title a").all_inner_texts()  # type: ignore[attr-defined, no-any-return]


def test_records_results_and_passages_are_kept(site: str, tab: Callable) -> None:
    page = tab()
    fill(page, site, "meeting")
    assert page.locator(".actions [data-keep]").get_attribute("aria-pressed") == "true"
    page.goto(site + PASSAGE)
    page.locator(".passage-note [data-keep]").click()
    page.goto(site + "/search?q=cement")
    result = page.locator(".result", has_text="Telegram on the price of cement")
    result.locator(".result__keep [data-keep]").first.click()
    assert page.locator("[data-list-count]").inner_text().strip() == "(3)"
    page.locator("footer").get_by_role("link", name="Reading list").click()
    assert titles(page) == [
        "Conversation with the harbour master of Orsova", "Memorandum on a visit of the legation",
        "Telegram on the price of cement",
    ]  # fmt: skip
    assert page.locator(".entry").nth(1).locator("blockquote").inner_text() == "harbour plans"
    page.locator(".entry__title a").nth(1).click()
    assert page.locator("mark.passage").inner_text() == "harbour plans"


def test_a_button_takes_back_what_it_gave(site: str, tab: Callable) -> None:
    page = tab()
    fill(page, site, "memo")
    page.locator(".actions [data-keep]").click()
    assert page.locator(".actions [data-keep]").get_attribute("aria-pressed") == "false"
    page.goto(site + "/reading-list")
    assert titles(page) == [] and page.locator("[data-none]").is_visible()


def test_the_keyboard_alone_orders_notes_and_removes(site: str, tab: Callable) -> None:
    page = tab()
    fill(page, site, "meeting", "memo", "report")
    page.goto(site + "/reading-list")
    before = titles(page)
    page.locator(".entry").nth(2).get_by_role("button", name="Move up").focus()
    page.keyboard.press("Enter")
    page.keyboard.press("Enter")
    assert titles(page) == [before[2], before[0], before[1]]
    assert page.evaluate("document.activeElement.closest('.entry').querySelector('a').textContent") == before[2]
    assert page.locator("[data-status]").inner_text() == "Moved to place 1 of 3."
    page.locator(".entry").nth(1).get_by_label("Your note").fill("Ask for the list of ships.")
    page.locator(".entry").nth(2).get_by_role("button", name="Remove").focus()
    page.keyboard.press("Enter")
    assert titles(page) == [before[2], before[0]]
    page.keyboard.press("Enter")  # the focus is on "Undo"
    assert titles(page) == [before[2], before[0], before[1]]
    page.reload()
    assert titles(page) == [before[2], before[0], before[1]]
    assert page.locator(".entry").nth(1).get_by_label("Your note").input_value() == "Ask for the list of ships."


@pytest.mark.parametrize(
    ("button", "ending"), [("RIS", "ris"), ("CSL-JSON", "json"), ("DOCX", "docx"), ("Markdown", "md")]
)
def test_the_list_is_taken_away_with_its_notes(site: str, tab: Callable, button: str, ending: str) -> None:
    page = tab()
    fill(page, site, "memo")
    page.goto(site + "/reading-list")
    page.get_by_label("Your note").fill("Read again.")
    with page.expect_download() as download:
        page.get_by_role("button", name=button).click()
    assert download.value.suggested_filename == f"reading-list.{ending}"
    made = Path(download.value.path()).read_bytes()
    assert made.startswith(b"PK") if ending == "docx" else b"Read again" in made


def test_a_saved_list_is_taken_in_by_another_browser(site: str, tab: Callable, tmp_path: Path) -> None:
    page = tab()
    fill(page, site, "memo", "report")
    page.goto(site + "/reading-list")
    with page.expect_download() as download:
        page.get_by_role("button", name="Save the list as a file").click()
    saved = tmp_path / "list.json"
    saved.write_bytes(Path(download.value.path()).read_bytes())
    other = tab()
    fill(other, site, "report")
    other.goto(site + "/reading-list")
    other.locator("[data-load]").set_input_files(saved)
    other.locator(".entry").nth(1).wait_for()
    assert other.locator("[data-status]").inner_text() == "Taken in: 1. Already here: 1."
    other.on("dialog", lambda dialog: dialog.accept())
    other.get_by_role("button", name="Empty the list").click()
    assert titles(other) == []


def test_a_file_that_is_no_list_changes_nothing(site: str, tab: Callable, tmp_path: Path) -> None:
    page = tab()
    fill(page, site, "memo")
    page.goto(site + "/reading-list")
    bad = tmp_path / "bad.json"
    for words in ("no JSON", "{}", '{"format": "fonds-reading-list", "items": 3}'):
        bad.write_text(words)
        page.locator("[data-load]").set_input_files(bad)
        page.locator("[data-status]", has_text="no reading list").wait_for()
    hostile = {"path": "javascript:alert(1)", "title": "<img src=x onerror=alert(1)>"}
    entry = {"path": f"/records/{UNITS['scan']}", "title": "<b>bold</b>", "note": "<script>", "language": '"><x'}
    bad.write_text(json.dumps({"format": "fonds-reading-list", "items": [hostile, entry]}))
    page.locator("[data-load]").set_input_files(bad)
    page.locator(".entry").nth(1).wait_for()
    assert page.locator(".entry__title a").nth(1).inner_text() == "<b>bold</b>"


def test_what_was_withdrawn_since_is_said(site: str, tab: Callable, tmp_path: Path) -> None:
    page = tab()
    page.goto(site + "/reading-list")
    items = [{"path": f"/records/{UNITS[each]}", "title": each} for each in ("withdrawn", "secret", "memo")]
    made = tmp_path / "old.json"
    made.write_text(json.dumps({"format": "fonds-reading-list", "items": items}))
    page.locator("[data-load]").set_input_files(made)
    page.locator("[data-trouble]:not([hidden])").nth(1).wait_for()
    words = page.locator("[data-trouble]").all_inner_texts()
    assert "withdrawn" in words[0] and "cannot be read" in words[1]
    assert not page.locator("[data-trouble]").nth(2).is_visible()


def test_without_scripts_the_page_says_why_it_is_empty(site: str, tab: Callable) -> None:
    page = tab(scripts=False)
    page.goto(site + "/reading-list")
    assert page.get_by_text("needs JavaScript").is_visible()
    page.goto(f"{site}{MEMO_PATH}")
    assert not page.locator("[data-keep]").first.is_visible()


def test_axe_finds_nothing(site: str, tab: Callable) -> None:
    page = tab()
    page.goto(site + "/reading-list")
    assert axe_faults(page) == []
    fill(page, site, "memo", "report")
    assert axe_faults(page) == []
    page.goto(site + "/reading-list")
    page.get_by_role("button", name="Move down").first.click()
    assert axe_faults(page) == []


@pytest.mark.parametrize("width", [320, 768])
def test_nothing_is_cut_off_at_any_width(site: str, tab: Callable, width: int) -> None:
    page = tab(width=width)
    fill(page, site, "memo", "meeting")
    page.goto(site + "/reading-list")
    assert page.evaluate("document.documentElement.scrollWidth") <= width
