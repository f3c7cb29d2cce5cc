"""From the release of 2025 to a passage it opened, on real documents in a real browser."""

from __future__ import annotations

import re
import shutil
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from browser.conftest import axe_faults
from workflows.command_line import fonds
from workflows.served import served

if TYPE_CHECKING:
    from playwright.sync_api import Page

RECORDS = 24
LONGEST = 12_000  # bytes of a text: short ones, so that the test is quick

pytestmark = pytest.mark.timeout(900)


@pytest.fixture(scope="module")
def released(tmp_path_factory: pytest.TempPathFactory, corpora: Path) -> Iterator[str]:
    """The address of a site with records that were released in 2018 and again in 2025."""
    folder = tmp_path_factory.mktemp("released")
    whole = corpora / "jfk" / "releases"
    later = {path.name: path for path in sorted((whole / "2025").rglob("*.md")) if path.stat().st_size < LONGEST}
    both = [name for name in later if (whole / "2018" / name).exists()][:RECORDS]
    assert len(both) == RECORDS
    for name in both:
        for text in (whole / "2018" / name, later[name]):
            target = folder / "releases" / text.relative_to(whole)
            target.parent.mkdir(parents=True, exist_ok=True)
            shutil.copy(text, target)
    archive = folder / "archive"
    fonds(archive, "ingest", folder / "releases", "--profile", "jfk-releases")
    with served(archive) as address:
        yield address


def _release(page: Page, address: str) -> None:
    page.goto(f"{address}/releases")
    page.locator("main").get_by_role("link", name=re.compile("2025")).first.click()


def test_a_reader_goes_from_a_release_to_a_citation_of_what_it_opened(released: str, tab: Callable[..., Page]) -> None:
    page = tab()
    _release(page, released)
    assert page.locator("h1").inner_text() == "Releases of March 2025"
    page.get_by_role("link", name=re.compile("compared with")).first.click()
    assert "/compare?" in page.url
    opened = page.locator("a.diff--opened")
    assert opened.count() >= 1
    for _ in range(40):
        page.keyboard.press("n")
        current = page.locator("[data-compare] [aria-current]")
        assert current.count() == 1
        if "diff--opened" in (current.get_attribute("class") or ""):
            break
    first = current.get_attribute("id")
    page.keyboard.press("n")
    page.keyboard.press("p")
    assert page.locator("[data-compare] [aria-current]").get_attribute("id") == first
    page.keyboard.press("Enter")
    page.wait_for_url(re.compile(r"/opened/\w{12}$"))
    text = page.locator("main").inner_text()
    assert re.search(r"First visible here in Releases of March 2025, not in the text of .*2018", text)
    citations = page.locator(".citation").all_inner_texts()
    assert len(citations) >= 4
    for each in citations:
        assert "Releases of March 2025" in each and "2018" in each, each
    assert page.url.removeprefix(released) in page.locator("code.copied").first.inner_text()


def test_a_search_among_opened_words_leads_to_opened_passages(released: str, tab: Callable[..., Page]) -> None:
    page = tab()
    _release(page, released)
    words = page.locator('main a[href*="/records/"][href*="/opened/"]').first.inner_text()
    word = max(re.findall(r"[A-Za-z]{4,}", words), key=len)
    box = page.locator("#opened-q")
    box.fill(f"opened:2025 {word}")
    box.press("Enter")
    assert page.locator("main h3 a, main h2 a").count() >= 1
    assert page.locator('main a[href*="/opened/"]').count() >= 1


def test_everything_is_reached_without_scripts(released: str, tab: Callable[..., Page]) -> None:
    page = tab(scripts=False)
    _release(page, released)
    page.get_by_role("link", name=re.compile("compared with")).first.click()
    page.locator(".compare__list a").first.click()
    assert re.search(r"#d\d+$", page.url)
    page.locator("a.diff--opened").first.press("Enter")  # its words may stand on several lines
    assert "How to cite this passage" in page.locator("main").inner_text()


def test_the_pages_have_no_barriers(released: str, tab: Callable[..., Page]) -> None:
    for width in (1280, 390):
        page = tab(width=width)
        _release(page, released)
        release = page.url
        page.get_by_role("link", name=re.compile("compared with")).first.click()
        compare = page.url
        passage = page.locator("a.diff--opened").first.get_attribute("href")
        for path in (
            release,
            compare,
            f"{released}{passage}",
            f"{released}/releases",
            compare.replace("/compare", "/best-text").split("?")[0],
            f"{released}/withheld",
            f"{released}/withdrawals",
        ):
            page.goto(path)
            assert not axe_faults(page), path
            assert page.evaluate("document.documentElement.scrollWidth <= innerWidth"), f"{path} at {width}"
