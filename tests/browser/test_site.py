from __future__ import annotations

from collections.abc import Callable

import pytest

from browser.conftest import axe_faults
from web.archive_builder import UNITS

pytestmark = pytest.mark.browser

PAGES = (
    "/", "/search", "/search?q=legation", "/search?q=stamp+list",
    "/search?q=legation&document_type=memorandum&years=1961",
    "/search?q=zzqqx", "/search?q=legation+AND+(", "/collections", "/collections/legation", "/browse", "/browse/dates",
    "/browse/repositories", "/browse/repositories/sao", "/browse/creators", "/releases", "/about",
    "/api",
    f"/records/{UNITS['fonds']}", f"/records/{UNITS['file']}",
)  # fmt: skip
MISSING = (f"/records/{UNITS['withdrawn']}", "/nowhere")


@pytest.mark.parametrize("path", PAGES)
def test_axe_finds_nothing(site: str, tab: Callable, path: str) -> None:
    page = tab()
    page.goto(site + path)
    assert axe_faults(page) == []


@pytest.mark.parametrize("path", MISSING)
def test_axe_finds_nothing_on_what_is_missing(site: str, browser: object, path: str) -> None:
    # the answer 404 is itself an error in the console, which `tab` would report
    context = browser.new_context()  # type: ignore[attr-defined]
    page = context.new_page()
    page.goto(site + path)
    assert axe_faults(page) == []
    context.close()


@pytest.mark.parametrize("path", ["/", "/search?q=legation", "/collections/legation", PAGES[-1], "/about"])
@pytest.mark.parametrize("width", [320, 768, 1900])
def test_nothing_is_cut_off_at_any_width(site: str, tab: Callable, path: str, width: int) -> None:
    page = tab(width=width)
    page.goto(site + path)
    assert page.evaluate("document.documentElement.scrollWidth") <= width


def test_a_search_from_the_first_page_to_the_words(site: str, tab: Callable) -> None:
    page = tab()
    page.goto(site + "/")
    page.keyboard.press("/")
    page.keyboard.type("refused")
    page.keyboard.press("Enter")
    page.wait_for_url("**/search?q=refused")
    assert page.get_by_role("heading", name="1 record").is_visible()
    page.get_by_role("link", name="PDF p. 3").click()
    assert page.locator("mark.passage").inner_text() == "refused"


@pytest.mark.parametrize("scripts", [True, False])
def test_narrowing_and_widening(site: str, tab: Callable, scripts: bool) -> None:
    page = tab(scripts=scripts)
    page.goto(site + "/search?q=legation")
    page.locator("section[aria-labelledby=facet-document_type] a", has_text="memorandum").click()
    assert "document_type=memorandum" in page.url
    assert page.locator(".result").count() == 1
    page.get_by_label("Search in").select_option(label="The Bureau of Letters")
    page.get_by_role("button", name="Search", exact=True).click()
    assert "in=collection%3Abureau" in page.url and "document_type=memorandum" in page.url
    for _each in range(2):
        page.locator(".chips a").first.click()
    assert page.locator(".chips").count() == 0
    assert page.locator(".result").count() > 1


def test_years_are_chosen_in_the_form(site: str, tab: Callable) -> None:
    page = tab()
    page.goto(site + "/search?q=legation")
    page.get_by_label("From year").fill("1961")
    page.get_by_label("To year").fill("1963")
    page.get_by_role("button", name="Show").click()
    assert page.url.endswith("years=1961-1963")
    assert "Years: 1961–1963" in page.locator(".chips").inner_text()


def test_a_bar_of_the_timeline_leads_to_its_records(site: str, tab: Callable) -> None:
    page = tab()
    page.goto(site + "/")
    page.locator(".bar--years").last.click()
    assert "/search?years=" in page.url
    assert page.locator(".result").count() >= 1


def test_the_keyboard_alone_reaches_every_part(site: str, tab: Callable) -> None:
    page = tab()
    page.goto(site + "/search?q=legation")
    page.keyboard.press("Tab")
    assert page.evaluate("document.activeElement.textContent") == "Skip to the content"
    page.keyboard.press("Enter")
    assert page.evaluate("document.activeElement.id") == "main"
    reached = set()
    for _each in range(90):
        page.keyboard.press("Tab")
        reached.add(page.evaluate("document.activeElement.closest('.facets,.results,.big-search,.sorts')?.className"))
    assert {"facets", "results", "sorts"} <= {str(each) for each in reached}


def test_results_download(site: str, tab: Callable) -> None:
    page = tab()
    page.goto(site + "/search?q=legation")
    with page.expect_download() as download:
        page.get_by_role("link", name="XLSX").click()
    assert download.value.suggested_filename == "search.xlsx"


def test_browsing_from_the_repository_down_to_an_item(site: str, tab: Callable) -> None:
    page = tab()
    page.goto(site + "/browse")
    for name in (
        "By repository", "State Archive of Orsova", "Legation of Arden at Orsova", "Reports and journals",
        "Journal of the minister", "Conversation with the harbour master of Orsova",
    ):  # fmt: skip
        page.locator("main").get_by_role("link", name=name, exact=True).first.click()
    assert page.url.endswith(UNITS["meeting"])


def test_print_leaves_the_controls_out(site: str, tab: Callable) -> None:
    page = tab()
    page.goto(site + "/search?q=legation")
    page.emulate_media(media="print")
    assert not page.locator(".facets").is_visible()
    assert page.locator(".result").first.is_visible()
    page.goto(site + "/people")
    assert page.locator(".site-footer").inner_text().endswith("/people"), "where it stands is printed"
    page.goto(f"{site}/records/{UNITS['meeting']}")
    assert page.locator(".button").count()
    assert not [each for each in page.locator(".button").all() if each.is_visible()], "paper has no buttons"
    assert not page.locator(".site-footer__address").is_visible(), "the address of what is read stands above the text"


def test_a_telephone_finds_the_ways_to_narrow_down(site: str, tab: Callable) -> None:
    page = tab(width=360, scripts=False)
    page.goto(site + "/search?q=legation")
    page.locator(".results-bar").get_by_role("link", name="Narrow down").click()
    assert page.url.endswith("#narrow")
    top = page.get_by_role("heading", name="Narrow down").bounding_box()
    assert top and 0 <= top["y"] < 900
    wide = tab(width=1280, scripts=False)
    wide.goto(site + "/search?q=legation")
    assert not wide.locator(".results-bar__narrow").is_visible()


def test_what_opens_on_a_telephone_stays_on_it(site: str, tab: Callable) -> None:
    page = tab(width=360)
    page.goto(site + "/search?q=legation")
    page.locator(".result a").first.click()
    for summary in page.locator("details > summary:visible").all():
        summary.click()
        assert page.evaluate("document.documentElement.scrollWidth") == 360, summary.inner_text()
        summary.click()
