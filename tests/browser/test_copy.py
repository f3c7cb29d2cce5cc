"""A copy of the sample archive's site, opened from files: every link leads somewhere, and a browser searches it."""

from __future__ import annotations

import hashlib
import re
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from browser.conftest import axe_faults
from conftest import ROOT
from fonds.web.copying.rewriting import META_POLICY
from web.copied_links import broken_links, styles_lead_somewhere
from workflows.command_line import environment, fonds

SAMPLE = ROOT / "examples" / "legation"
pytestmark = [pytest.mark.browser, pytest.mark.timeout(900)]


@pytest.fixture(scope="module")
def copy(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The copy's folder."""
    home = tmp_path_factory.mktemp("copied")
    fonds(home / "archive", "ingest", SAMPLE / "documents", "--sheet", SAMPLE / "legation.xlsx",
          "--profile", SAMPLE / "profile.toml")  # fmt: skip
    fonds(home / "archive", "read")
    made = home / "copy of the site"
    subprocess.run(
        [sys.executable, "-m", "fonds", "export", "static", str(made)], env=environment(home / "archive"), check=True,
        capture_output=True, timeout=900,
    )  # fmt: skip
    return made


def address(path: Path) -> str:
    return path.as_uri()


def test_every_link_leads_to_a_file_and_a_place_in_it(copy: Path) -> None:
    assert len(list(copy.rglob("*.html"))) > 60
    assert broken_links(copy) == []
    assert styles_lead_somewhere(copy) == []


def test_every_file_has_its_checksum(copy: Path) -> None:
    lines = (copy / "manifest-sha256.txt").read_text("utf-8").splitlines()
    said = {line[66:]: line[:64] for line in lines}
    held = {p.relative_to(copy).as_posix(): p for p in copy.rglob("*") if p.is_file()}
    assert len(said) == len(lines) and said.keys() == held.keys() - {"manifest-sha256.txt"}
    assert [
        name for name, sha256 in said.items() if hashlib.sha256(held[name].read_bytes()).hexdigest() != sha256
    ] == []


def test_every_page_carries_the_policy_and_asks_for_no_server(copy: Path) -> None:
    for path in copy.rglob("*.html"):
        page = path.read_text("utf-8")
        assert f'content="{META_POLICY}"' in page, path
        for served in ('type="module"', "/api/v1/", "unapi-server", 'href="/', 'action="/', "data-keep="):
            assert served not in page, (path, served)


def test_from_the_first_page_to_a_record_and_its_citation(copy: Path, tab: Callable) -> None:
    page = tab()
    page.goto(address(copy / "index.html"))
    page.locator(".cards a").first.click()
    page.locator("main a[href*='records/']").first.click()
    assert page.locator("article").is_visible()
    assert page.url.startswith("file:") and "/records/" in page.url


def test_a_word_is_found_and_its_page_opened(copy: Path, tab: Callable) -> None:
    page = tab()
    page.goto(address(copy / "index.html"))
    page.keyboard.press("/")
    page.keyboard.type("zinc")
    page.keyboard.press("Enter")
    page.wait_for_url("**/search/index.html?q=zinc")
    page.locator(".result").first.wait_for()
    assert "record" in page.locator("[data-total]").inner_text()
    page.locator(".result__title a").first.click()
    page.locator("mark.sought").first.wait_for()
    assert page.locator("mark.sought").first.inner_text().casefold().startswith("zinc")


@pytest.mark.parametrize(
    ("query", "least"),
    [("q=legation", 5), ("q=LEGATIONS", 5), ("q=legat*", 5), ("q=цинк", 0), ("q=공장", 1), ("in=collection:", 0)],
)
def test_searches(copy: Path, tab: Callable, query: str, least: int) -> None:
    page = tab()
    page.goto(f"{address(copy / 'search' / 'index.html')}?{query}")
    page.wait_for_function("document.querySelector('[data-total]').textContent !== ''")
    assert page.locator(".result").count() >= least


def test_links_to_searches_narrow_and_chips_widen(copy: Path, tab: Callable) -> None:
    page = tab()
    page.goto(address(copy / "index.html"))
    page.locator(".bar--years").last.click()
    page.locator(".result").first.wait_for()
    some = page.locator("[data-total]").inner_text()
    assert page.locator(".chip").count() == 1
    page.goto(f"{page.url.partition('?')[0]}?q=zqzqzq")
    page.wait_for_function("document.querySelector('[data-total]').textContent !== ''")
    assert page.locator("[data-total]").inner_text() == "Nothing found" != some


def test_axe_finds_nothing(copy: Path, browser: Any) -> None:
    # axe asks for the styles again, which a browser refuses among files and says so: `tab` would report that
    context = browser.new_context()
    page = context.new_page()
    page.goto(f"{address(copy / 'search' / 'index.html')}?q=legation")
    page.locator(".result").first.wait_for()
    assert axe_faults(page) == []
    context.close()


def test_nothing_is_cut_off_on_a_telephone(copy: Path, tab: Callable) -> None:
    page = tab(width=320)
    page.goto(f"{address(copy / 'search' / 'index.html')}?q=legation")
    page.locator(".result").first.wait_for()
    assert page.evaluate("document.documentElement.scrollWidth") <= 320


def test_without_scripts_it_says_so_and_is_browsed(copy: Path, tab: Callable) -> None:
    page = tab(scripts=False)
    page.goto(address(copy / "search" / "index.html"))
    assert "needs JavaScript" in page.locator("[data-without-scripts]").inner_text()
    page.locator("[data-without-scripts] a", has_text="Browse").click()
    page.locator("main a").first.click()
    assert page.locator("h1").is_visible()


def test_a_passage_is_marked_by_the_browser(copy: Path, tab: Callable) -> None:
    """An address of the site that names a passage leads to its page, and the words are marked there."""
    page = tab()
    found = next(
        (path, link) for path in sorted(copy.rglob("*.html")) for link in _marked(path.read_text("utf-8"))
    )  # fmt: skip
    page.goto(address(found[0]))
    page.locator(f"a[href='{found[1]}']").first.click()
    page.locator("mark.passage").first.wait_for()
    assert page.locator("mark.passage").first.inner_text().strip()


def _marked(html: str) -> list[str]:
    return [each.replace("&amp;", "&") for each in re.findall(r'<a[^>]*href="([^"]*\?marked=[^"]*)"', html)]
