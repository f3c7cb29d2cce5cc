"""Pages of what was read: no barriers, nothing cut off, all of it without scripts."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from browser.conftest import axe_faults
from web.archive_builder import identifier
from web.people_archive import FACTS, PEOPLE

pytestmark = pytest.mark.browser

RECORD = f"/records/{identifier('journal')}"
PAGES = (
    "/people", "/people?q=zzz", "/bodies", "/places", f"/people/{PEOPLE['arno']}", f"/places/{PEOPLE['warsaw']}",
    "/offices", "/offices/deputy-chairman?on=1947-08-07", "/meetings", f"/meetings/{FACTS['meeting']}", "/figures",
    "/figures?kind=single", f"/series/{FACTS['z46']}", "/network", f"/network?person={PEOPLE['arno']}", "/map", RECORD,
)  # fmt: skip


@pytest.mark.parametrize("path", PAGES)
def test_axe_finds_nothing_in_light_and_dark(site: str, tab: Callable, path: str) -> None:
    page = tab()
    page.goto(site + path)
    assert axe_faults(page) == []


@pytest.mark.parametrize("width", [320, 768])
def test_nothing_is_cut_off(site: str, tab: Callable, width: int) -> None:
    page = tab(width=width)
    for path in PAGES:
        page.goto(site + path)
        assert page.evaluate("document.documentElement.scrollWidth") <= width, path


def test_a_point_of_a_chart_leads_to_its_words(site: str, tab: Callable) -> None:
    page = tab(scripts=False)
    page.goto(site + f"/series/{FACTS['z46']}")
    page.locator(".chart__drawing--wide a[aria-label^='1937']").click()
    assert page.locator("mark.passage").inner_text() == "4,300 tons"


def test_a_name_in_the_text_leads_to_its_person_and_back(site: str, tab: Callable) -> None:
    page = tab(scripts=False)
    page.goto(site + RECORD)
    page.locator(".document a.named", has_text="Jon Arno").first.click()
    assert page.get_by_role("heading", level=1).inner_text() == "Jon Arno"
    page.locator(".quoted__words").first.click()
    assert page.locator("mark.passage").count() == 1
    page.get_by_role("link", name="Text without marked names").click()
    assert page.locator(".document a.named").count() == 0


def test_the_keyboard_reaches_the_table_of_a_chart(site: str, tab: Callable) -> None:
    page = tab()
    page.goto(site + f"/series/{FACTS['z46']}")
    reached = set()
    for _each in range(60):
        page.keyboard.press("Tab")
        reached.add(page.evaluate("document.activeElement.closest('.table-scroll')?.className"))
    assert "table-scroll" in {str(each) for each in reached}


def test_print_keeps_pictures_and_tables(site: str, tab: Callable) -> None:
    page = tab()
    page.goto(site + "/map")
    page.emulate_media(media="print")
    assert page.locator(".map__drawing--wide").is_visible() and page.locator("table").is_visible()
    assert not page.locator(".tabs").is_visible()


@pytest.mark.parametrize("path", ["/map", "/network", f"/series/{FACTS['z46']}"])
def test_a_telephone_shows_the_whole_picture_in_letters_that_can_be_read(site: str, tab: Callable, path: str) -> None:
    page = tab(width=360, scripts=False)
    page.goto(site + path)
    shown = page.locator("figure svg[class*=drawing]").locator("visible=true")
    assert shown.count() == 1
    box = shown.bounding_box()
    assert box and box["x"] >= 0 and box["x"] + box["width"] <= 360
    for name in shown.locator("text").all():
        letters = name.bounding_box()
        assert letters and letters["height"] >= 12 and letters["x"] >= box["x"] - 1
        assert letters["x"] + letters["width"] <= box["x"] + box["width"] + 1
    wide = tab(width=1280, scripts=False)
    wide.goto(site + path)
    assert wide.locator("figure svg[class*=drawing]").locator("visible=true").count() == 1


def test_the_way_to_a_picture_leads_back_to_the_people(site: str, tab: Callable) -> None:
    page = tab()
    for path in ("/network", "/map", "/figures", "/meetings", "/offices", "/places"):
        page.goto(site + path)
        page.get_by_role("navigation", name="You are here").get_by_role("link", name="People").click()
        assert page.url == f"{site}/people"


def test_a_telephone_shows_who_met_whom_how_often_and_when(site: str, tab: Callable) -> None:
    page = tab(width=360, scripts=False)
    page.goto(site + "/network")
    table = page.get_by_role("table").first
    assert table.get_by_role("columnheader").count() == 5, "a table it stays"
    row = table.get_by_role("row").nth(1)
    for cell in (row.get_by_role("rowheader"), *row.get_by_role("cell").all()):
        box = cell.bounding_box()
        assert box and box["width"] > 0 and box["x"] >= 0 and box["x"] + box["width"] <= 360


@pytest.mark.parametrize("path", [f"/people/{PEOPLE['arno']}", f"/series/{FACTS['z46']}"])
def test_a_telephone_gives_the_words_its_whole_width(site: str, tab: Callable, path: str) -> None:
    page = tab(width=360, scripts=False)
    page.goto(site + path)
    table = page.get_by_role("table").first
    assert table.get_by_role("columnheader").count() >= 3, "a table it stays"
    for words in table.locator("td:last-child").all():
        box = words.bounding_box()
        assert box and box["x"] >= 0 and box["width"] >= 300 and box["x"] + box["width"] <= 360


@pytest.mark.parametrize(
    ("path", "heading"),
    [(f"/people/{PEOPLE['arno']}", "Meetings"), (f"/series/{FACTS['z46']}", "The figures")],
)
def test_no_heading_is_the_last_line_of_a_printed_sheet(site: str, tab: Callable, path: str, heading: str) -> None:
    """Wherever what stands above it ends: with room before it from nothing to a sheet."""
    from pypdfium2 import PdfDocument

    page = tab()
    page.goto(site + path)
    page.locator("h2", has_text=heading).first.evaluate("h => h.parentElement.before(document.createElement('hr'))")
    for height in range(0, 1000, 90):
        page.locator("hr").first.evaluate("(hr, height) => { hr.style.height = height + 'px' }", height)
        sheets = [each.get_textpage().get_text_range() for each in PdfDocument(page.pdf(format="A4"))]
        (with_it,) = [sheet for sheet in sheets if heading in sheet.splitlines()]
        after = with_it.splitlines()[with_it.splitlines().index(heading) + 1 :]
        assert sum(map(len, after)) > 80, (height, after)
