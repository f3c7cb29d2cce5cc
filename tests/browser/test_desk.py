"""The keeper's desk in a real browser: what axe finds, what the keyboard reaches, what strangers see."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from browser.conftest import axe_faults
from web.archive_builder import UNITS

pytestmark = pytest.mark.browser

KEEPER, PASSWORD = "keeper-of-tests", "ten-characters-or-more"
PAGES = (
    "/desk/", "/desk/catalogue/unitofdescription/", "/desk/catalogue/mask/", "/desk/catalogue/mask/add/",
    "/desk/catalogue/pendingjoin/", "/desk/catalogue/collection/legation/change/", "/desk/catalogue/decision/",
    f"/desk/catalogue/unitofdescription/{UNITS['memo']}/change/",
    "/desk/catalogue/authorityproposal/", "/desk/catalogue/authority/", "/desk/catalogue/fact/",
    "/desk/catalogue/mention/",
)  # fmt: skip


def enter(page: object, site: str, path: str = "/desk/") -> None:
    page.goto(f"{site}/desk/login/?next={path}")  # type: ignore[attr-defined]
    page.locator("#id_username").focus()  # type: ignore[attr-defined]
    page.keyboard.type(KEEPER)  # type: ignore[attr-defined]
    page.keyboard.press("Tab")  # type: ignore[attr-defined]
    page.keyboard.type(PASSWORD)  # type: ignore[attr-defined]
    page.keyboard.press("Enter")  # type: ignore[attr-defined]
    page.locator("#logout-form").wait_for()  # type: ignore[attr-defined]


def test_axe_finds_nothing_at_the_door(site: str, tab: Callable) -> None:
    page = tab()
    page.goto(site + "/desk/")
    assert "/desk/login/" in page.url
    assert axe_faults(page) == []


def test_axe_finds_nothing_on_the_desk(site: str, browser: object) -> None:
    # axe measures text areas with styles of its own, which the policy refuses and `tab` would report
    context = browser.new_context()  # type: ignore[attr-defined]
    page = context.new_page()
    enter(page, site)
    found = {}
    for path in PAGES:
        page.goto(site + path)
        if faults := axe_faults(page):
            found[path] = faults
    context.close()
    assert found == {}


def test_the_desk_keeps_to_the_policy(site: str, tab: Callable) -> None:
    page = tab()
    enter(page, site)
    for path in PAGES:
        assert page.goto(site + path).ok


def test_a_pair_stands_on_the_screen_with_its_reason(site: str, tab: Callable) -> None:
    page = tab(width=1280)
    enter(page, site, "/desk/catalogue/authorityproposal/?decided=open")
    beside = page.locator("#changelist-filter").bounding_box()
    for column in ("one", "other", "why"):
        box = page.locator(f"#result_list tbody .field-{column}").first.bounding_box()
        assert box and beside and box["x"] + box["width"] <= beside["x"], column
    assert "initials that agree" in page.locator("#result_list .field-why").first.inner_text()


def test_pairs_are_decided_with_one_key_each(site: str, tab: Callable) -> None:
    """j goes to the first pair, c makes the two one; u leads to the log, where j and u undo it; then r, and undone."""
    page = tab()
    enter(page, site, "/desk/catalogue/authorityproposal/")
    row = page.locator("#result_list tbody tr").first
    assert "Anna Strand spoke of the quay" in row.inner_text()
    assert "A. Strand, Director of the port" in row.inner_text()
    for first, key, log in (("j", "c", "merged"), ("r", "r", "rejected")):  # a key first shows which one is meant
        page.goto(site + "/desk/catalogue/authorityproposal/")
        page.keyboard.press(first)
        assert page.locator("tr.desk-now").count() == 1
        page.keyboard.press(key)
        page.locator(".messagelist .success").wait_for()
        page.keyboard.press("u")
        page.wait_for_url("**/desk/catalogue/decision/")
        assert log in page.locator("#result_list tbody tr").first.inner_text()
        list_of, reason = page.locator(".results").bounding_box(), page.locator(".field-reason").first.bounding_box()
        assert reason["x"] + reason["width"] <= list_of["x"] + list_of["width"], "the reason is not cut off"
        page.keyboard.press("j")
        page.keyboard.press("u")
        page.locator(".messagelist .success").wait_for()
        assert "undone" in page.locator("#result_list tbody tr").first.inner_text()
    page.goto(site + "/desk/catalogue/authorityproposal/")
    page.locator("#searchbar").fill("jjc")  # letters typed into a field are letters
    assert not page.locator("tr.desk-now").count()


def test_records_and_facts_are_renamed_split_and_corrected_with_one_key_each(site: str, tab: Callable) -> None:
    page = tab()

    def queue(model: str, words: str) -> None:
        page.goto(f"{site}/desk/catalogue/{model}/?q={words}")
        page.keyboard.press("j")

    def done(row: str) -> None:
        page.locator(".messagelist .success").wait_for()
        page.goto(f"{site}/desk/catalogue/decision/")
        assert row in page.locator("#result_list tbody tr").first.inner_text()
        page.keyboard.press("j")
        page.keyboard.press("u")
        page.locator(".messagelist .success").wait_for()

    def focused() -> str:
        return str(page.evaluate("document.activeElement.id || document.activeElement.name"))

    enter(page, site, "/desk/")
    queue("authority", "Anna+Strand")
    assert "n" in page.locator(".desk-keys kbd").all_inner_texts()
    page.keyboard.press("n")  # one record is renamed on its page, in view of its passages
    page.wait_for_url("**/change/#id_shown_name")
    assert focused() == "id_shown_name" and "spoke of the quay" in page.locator("#content").inner_text()
    queue("authority", "Strand")
    for key in "xjxn":  # several are renamed alike, with what is typed beside the actions
        page.keyboard.press(key)
    assert focused() == "name"
    page.keyboard.type("Strand, Anna")
    page.keyboard.press("Enter")
    done("renamed")
    queue("authority", "Anna+Strand")
    page.keyboard.press("s")
    page.wait_for_url("**/change/#id_split_off_0")
    assert focused() == "id_split_off_0"
    page.keyboard.press("Space")
    page.keyboard.press("Enter")
    done("split")
    queue("mention", "Anna+Strand")
    page.keyboard.press("s")
    done("split")
    queue("fact", "Director")
    page.keyboard.press("e")
    page.wait_for_url("**/change/#id_said_*")
    assert focused().startswith("id_said_")


def test_without_scripts_the_keyboard_decides_by_the_lists_own_actions(site: str, tab: Callable) -> None:
    page = tab(scripts=False)
    enter(page, site, "/desk/")

    def reach(what: str) -> None:
        for _ in range(120):
            page.keyboard.press("Tab")
            if page.locator(f"{what}:focus").count():
                return
        raise AssertionError(f"the keyboard does not reach {what}")

    def decide(model: str, action: str, words: str, typed: str = "") -> None:
        """Chooses the action, what is typed beside it, and the first row; Enter there does it."""
        page.goto(f"{site}/desk/catalogue/{model}/?q={words}")
        reach("select[name=action]")
        page.keyboard.type(action)
        if typed:
            reach(f"[data-words-of={action.lower()}]")
            page.keyboard.type(typed)
        assert page.locator("input.action-select").count(), f"no {model} with {words}"
        reach("input.action-select")
        page.keyboard.press("Space")
        page.keyboard.press("Enter")

    def undone(row: str) -> None:
        page.locator(".messagelist .success").wait_for()
        page.goto(f"{site}/desk/catalogue/decision/")
        assert row in page.locator("#result_list tbody tr").first.inner_text()
        decide("decision", "Undo", "")
        page.locator(".messagelist .success").wait_for()

    for model, action, words, row in (
        ("authorityproposal", "Confirm", "Strand", "merged"),
        ("authorityproposal", "Reject", "Strand", "rejected"),
        ("fact", "Confirm", "Director", "confirmed"),
        ("mention", "Reject", "Anna+Strand", "rejected"),
    ):
        decide(model, action, words)
        undone(row)
    decide("authority", "Rename", "Anna+Strand", "Strand, Anna")
    undone("renamed")
    decide("authority", "Split", "Anna+Strand")
    page.wait_for_url("**/change/#id_split_off_0")
    reach("#id_split_off_0")
    page.keyboard.press("Space")
    page.keyboard.press("Enter")
    undone("split")
    decide("fact", "Correct", "Director", "office=Head of the port")
    undone("corrected")


@pytest.mark.parametrize("path", PAGES)
def test_strangers_are_asked_who_they_are(site: str, tab: Callable, path: str) -> None:
    page = tab()
    page.goto(site + path)
    assert "/desk/login/" in page.url
    assert not page.locator("#nav-sidebar, #changelist, .app-catalogue").count()


def test_on_a_telephone_the_evidence_is_not_cut_off(site: str, tab: Callable) -> None:
    page = tab(width=360)
    enter(page, site)
    for path in ("/desk/catalogue/authorityproposal/", "/desk/catalogue/authority/", "/desk/catalogue/fact/"):
        page.goto(site + path)
        right = page.evaluate(
            "() => Math.max(0, ...[...document.querySelectorAll('#result_list td, #result_list th, .actions select')]"
            ".map(each => each.getBoundingClientRect().right))"
        )
        assert right <= 360, path
