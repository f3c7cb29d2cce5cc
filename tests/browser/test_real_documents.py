"""Real documents in a real browser: a saved page, a TEI volume, TEI editions, releases with a list."""

from __future__ import annotations

import re
import shutil
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from workflows.command_line import fonds, fonds_json
from workflows.served import served

if TYPE_CHECKING:
    from playwright.sync_api import Page


@pytest.fixture(scope="module")
def real(tmp_path_factory: pytest.TempPathFactory, corpora: Path) -> Iterator[tuple[str, Path]]:
    """The address of a site with documents of every kind, and its archive."""
    home = tmp_path_factory.mktemp("real")
    archive, releases = home / "archive", home / "releases" / "2021"
    releases.mkdir(parents=True)
    for text in sorted((corpora / "jfk" / "releases" / "2021").iterdir())[::5]:
        shutil.copy(text, releases)
    fonds(archive, "ingest", corpora / "puzanov")
    fonds(archive, "ingest", corpora / "frus", "--collection", "Foreign Relations")
    fonds(archive, "ingest", corpora / "ehri", "--collection", "Diplomatic Reports")
    fonds(archive, "ingest", releases, "--sheet", corpora / "jfk" / "sheets" / "2021.xlsx")
    with served(archive) as address:
        yield address, archive


def test_the_saved_page_is_found_read_and_cited(
    real: tuple[str, Path], tab: Callable[..., Page], corpora: Path
) -> None:
    address, _ = real
    saved = (corpora / "puzanov" / "puzanov-1957-08-07.txt").read_text("utf-8")
    citation = next(line.strip() for line in saved.splitlines() if "Translated for" in line)
    page = tab()
    page.goto(f"{address}/search?q=electrolytic+zinc+Nampo")
    page.locator("main h3 a, main h2 a").first.click()
    text = page.locator("main").inner_text()
    assert "Jeong Il-yong" in text
    assert "share document" not in text and "Search in\n" not in text
    assert "for the period 1 through 15 August 1957" in text
    page.get_by_role("link", name="Get citation").first.click()
    assert citation in page.locator("main").inner_text()


def test_the_documents_of_a_volume_stand_one_by_one(real: tuple[str, Path], tab: Callable[..., Page]) -> None:
    address, archive = real
    found = fonds_json(archive, "search", "collection:foreign-relations", "--limit", "200")
    assert found["total"] == 124, "123 documents and the volume"
    page = tab()
    page.goto(f"{address}/search?q=Kissinger+collection:foreign-relations")
    page.locator("main h3 a, main h2 a").first.click()
    assert re.search(r"\bp\. \d+", page.locator("main").inner_text()), "printed pages are named"
    assert len(found["results"]) == 124


def test_editions_and_releases_are_browsed(real: tuple[str, Path], tab: Callable[..., Page]) -> None:
    address, _ = real
    page = tab()
    page.goto(f"{address}/collections")
    page.get_by_role("link", name="Diplomatic Reports").first.click()
    assert "86" in page.locator("main").inner_text()
    page.goto(f"{address}/search?q=oswald&release=2021")
    page.locator("main h3 a, main h2 a").first.click()
    assert "Release of December 2021" in page.locator("main").inner_text()
