"""Scans in a real browser: what has no text yet is shown, and a page's picture stands beside its words."""

from __future__ import annotations

import urllib.error
import urllib.request
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from PIL import Image, ImageDraw

from workflows.command_line import fonds, fonds_json
from workflows.served import served

if TYPE_CHECKING:
    from playwright.sync_api import Page

FIRST, SECOND = "Annual report of the legation", "The minister left for the coast"


def scan(path: Path, *words: str) -> None:
    images = []
    for each in words:
        image = Image.new("L", (850, 1100), 255)
        ImageDraw.Draw(image).text((80, 80), each, fill=0)
        images.append(image)
    images[0].save(path, save_all=True, append_images=images[1:])


@pytest.fixture(scope="module")
def scans(tmp_path_factory: pytest.TempPathFactory, browser: object) -> Iterator[tuple[str, dict[str, str]]]:
    """The address of a site of scans, and the record of each file."""
    folder = tmp_path_factory.mktemp("scans")
    handed_in = folder / "handed-in"
    handed_in.mkdir()
    scan(handed_in / "report.pdf", FIRST, SECOND)
    scan(handed_in / "plan.tif", "North", "South", "East")
    page = browser.new_page()  # type: ignore[attr-defined]
    for name, words in (("letter", SECOND), ("list", "Ashby, Lena 123-45-6789 SSN")):
        page.set_content(f"<title>{name}</title><p>{words}</p>")
        page.pdf(path=handed_in / f"{name}.pdf")
    page.close()
    archive = folder / "archive"
    fonds(archive, "ingest", handed_in)
    records = {}
    for name in ("report", "plan", "letter", "list"):
        found = fonds_json(archive, "search", f"title:{name}")["results"]
        records[name] = found[0]["id"]
    with served(archive) as address:
        yield address, records


def widths(page: Page) -> list[int]:
    """Pixels of each picture of the page, once it has come."""
    pictures = page.locator(".scan img")
    for picture in pictures.all():
        picture.scroll_into_view_if_needed()
    found: list[int] = pictures.evaluate_all(
        "all => Promise.all(all.map(async each => { await each.decode(); return each.naturalWidth; }))"
    )
    return found


def test_a_scan_without_text_is_shown_page_by_page(scans: tuple[str, dict[str, str]], tab: Callable[..., Page]) -> None:
    address, records = scans
    for name, pages in (("report", 2), ("plan", 3)):
        page = tab()
        page.goto(f"{address}/records/{records[name]}")
        assert "There is no text of this yet" in page.locator("main").inner_text()
        found = widths(page)
        assert len(found) == pages and min(found) > 600


def test_a_page_with_words_has_its_picture_one_step_away(
    scans: tuple[str, dict[str, str]], tab: Callable[..., Page]
) -> None:
    address, records = scans
    page = tab(scripts=False)
    page.goto(f"{address}/records/{records['letter']}")
    assert SECOND in page.locator(".document").first.inner_text()
    assert not page.locator(".scan img").first.is_visible()
    page.get_by_text("Picture of this page").first.focus()
    page.keyboard.press("Enter")
    page.locator(".scan img").first.wait_for(state="visible")
    with urllib.request.urlopen(address + str(page.locator(".scan img").first.get_attribute("src"))) as answer:
        assert answer.headers["Content-Type"] == "image/jpeg"
        assert answer.read()[:3] == b"\xff\xd8\xff"


def test_no_picture_where_anything_in_the_file_is_hidden(
    scans: tuple[str, dict[str, str]], tab: Callable[..., Page]
) -> None:
    address, records = scans
    page = tab()
    page.goto(f"{address}/records/{records['list']}")
    assert "123-45-6789" not in page.content()
    assert page.locator(".scan").count() == 0
    shown = page.locator(".sheet").first
    unit, made = records["list"], shown.get_attribute("data-object")
    with pytest.raises(urllib.error.HTTPError, match="404"):
        urllib.request.urlopen(f"{address}/records/{unit}/objects/{made}/pages/1.jpg")
