from __future__ import annotations

from collections.abc import Callable
from urllib.parse import parse_qs, urlsplit

import pytest

from web.archive_builder import ENGLISH, OBJECTS, RUSSIAN, UNITS

pytestmark = pytest.mark.browser

MEETING = f"/records/{UNITS['meeting']}"
SELECT = """([from, to]) => {
    const find = words => {
        const walker = document.createTreeWalker(document.querySelector(".sheet"), NodeFilter.SHOW_TEXT);
        while (walker.nextNode()) {
            const at = walker.currentNode.data.indexOf(words);
            if (at >= 0) return [walker.currentNode, at];
        }
    };
    const [first, start] = find(from), [last, end] = find(to);
    document.getSelection().setBaseAndExtent(first, start, last, end + to.length);
}"""


@pytest.mark.parametrize(
    ("made", "stored", "begins", "ends"),
    [
        ("meeting-en", ENGLISH, "He spoke", "tons"),
        ("meeting-en", ENGLISH, "cement", "asked for"),
        ("meeting-ru", RUSSIAN, "Орсова", "список"),
    ],
)
def test_a_selected_passage_is_cited_and_linked(
    site: str, tab: Callable, made: str, stored: str, begins: str, ends: str
) -> None:
    page = tab()
    page.goto(f"{site}{MEETING}?object={OBJECTS[made]}")
    page.evaluate(SELECT, [begins, ends])
    page.get_by_role("link", name="Cite this passage").wait_for()
    start, end = stored.index(begins), stored.index(ends, stored.index(begins)) + len(ends)
    asked = parse_qs(urlsplit(page.get_by_role("link", name="Link to this passage").get_attribute("href")).query)
    assert (asked["start"], asked["end"], asked["page"]) == ([str(start)], [str(end)], ["1"])
    page.get_by_role("link", name="Cite this passage").click()
    assert page.locator("blockquote").inner_text() == " ".join(stored[start:end].split())
    page.go_back()
    page.evaluate(SELECT, [begins, ends])
    page.get_by_role("link", name="Link to this passage").click()
    marked = "".join(page.locator("mark.passage").all_inner_texts())
    assert marked.replace(" ", "").replace("\n", "").startswith(begins.replace(" ", ""))
    assert page.locator("mark.passage").first.is_visible()


def test_code_points_are_counted_and_not_halves_of_pairs(site: str, tab: Callable) -> None:
    page = tab()
    page.goto(f"{site}{MEETING}?object={OBJECTS['meeting-en']}")
    page.evaluate("""() => {
        const node = document.querySelector("[data-start]").firstChild;
        node.data = "\\u{1F4DC}\\u{2000B} " + node.data;
    }""")
    page.evaluate(SELECT, ["harbour", "master"])
    link = page.get_by_role("link", name="Link to this passage")
    link.wait_for()
    asked = parse_qs(urlsplit(link.get_attribute("href")).query)
    assert int(asked["start"][0]) == ENGLISH.index("harbour") + 3


def test_a_citation_is_copied_with_one_click(site: str, tab: Callable) -> None:
    page = tab(permissions=["clipboard-read", "clipboard-write"])
    page.goto(site + MEETING)
    page.get_by_role("link", name="Get citation").click()
    citation = page.locator('[data-style="collection"]').inner_text()
    page.get_by_role("button", name="Copy").first.click()
    assert page.evaluate("navigator.clipboard.readText()") == citation


def test_citations_stand_there_without_scripts(site: str, tab: Callable) -> None:
    page = tab(scripts=False)
    page.goto(f"{site}{MEETING}/cite")
    assert "harbour master" in page.locator('[data-style="chicago"]').inner_text()
    assert page.get_by_role("button", name="Copy").count() == 0
