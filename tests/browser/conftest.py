"""A Chromium, and the imaginary archive on a port of its own."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest

if TYPE_CHECKING:
    from playwright.sync_api import Browser, Locator, Page

HERE = Path(__file__).parent
_NAMES = ("chromium", "chromium-browser", "google-chrome", "chrome")
_ARGUMENTS = ["--no-sandbox", "--disable-gpu", "--disable-background-networking"]
AXE = (HERE / "vendor" / "axe.min.js").read_text("utf-8")
"""axe-core, which finds what people with disabilities would stumble over."""


def _click_and_wait(click: Callable[..., None]) -> Callable[..., None]:
    """A click that returns when the page it led to has loaded: Playwright's own returns when a navigation has begun,
    and on a slow machine a question such as `is_visible` is then asked of half a page."""

    def clicked(locator: Locator, *words: Any, **options: Any) -> None:
        click(locator, *words, **options)
        locator.page.wait_for_load_state("load")

    return clicked


@pytest.fixture(scope="session")
def browser() -> Iterator[Browser]:
    """A Chromium without a window."""
    program = os.environ.get("FONDS_CHROMIUM") or next((p for n in _NAMES if (p := shutil.which(n))), None)
    if program is None:
        reason = "NOT RUN: no Chromium; install it or set FONDS_CHROMIUM"
        if os.environ.get("CI", "").lower() == "true":
            pytest.fail(reason)
        pytest.skip(reason)
    from playwright.sync_api import Locator, sync_playwright

    # its event loop and Django's guard against queries in one do not go together; these tests make no queries
    with sync_playwright() as playwright, pytest.MonkeyPatch.context() as patch:
        patch.setattr(Locator, "click", _click_and_wait(Locator.click))
        started = playwright.chromium.launch(executable_path=program, args=_ARGUMENTS)
        yield started
        started.close()


@pytest.fixture(scope="session")
def site(tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    """The address of the archive of `web.archive_builder`, its long record of 1,000 pages, without a slash."""
    folder = tmp_path_factory.mktemp("served")
    environment = {**os.environ, "FONDS_ARCHIVE": str(folder), "PYTHONWARNINGS": "ignore"}
    server = subprocess.Popen(
        [sys.executable, str(HERE / "archive_server.py"), str(folder)],
        stdout=subprocess.PIPE,
        text=True,
        env=environment,
    )
    try:
        assert server.stdout is not None
        port = server.stdout.readline().strip()
        assert port, "the server did not start"
        yield f"http://127.0.0.1:{port}"
    finally:
        server.terminate()
        server.wait(timeout=20)


@pytest.fixture
def tab(browser: Browser) -> Iterator[Callable[..., Page]]:
    """Opens pages: `tab(width=…, scripts=…)`. A page that throws or is refused a resource fails the test."""
    contexts = []
    troubles: list[str] = []

    def opened(*, width: int = 1280, height: int = 900, scripts: bool = True, **more: Any) -> Page:
        size: Any = {"width": width, "height": height}
        context = browser.new_context(viewport=size, color_scheme="light", java_script_enabled=scripts, **more)
        contexts.append(context)
        page = context.new_page()
        page.on("pageerror", lambda error: troubles.append(str(error)))
        page.on("console", lambda message: troubles.append(message.text) if message.type == "error" else None)
        return page

    yield opened
    for context in contexts:
        context.close()
    assert not troubles, troubles


def axe_faults(page: Page) -> list[str]:
    """What axe-core finds on the page, light and dark, under WCAG 2.2 AA and its own best practices, a line each."""
    # evaluate() is not subject to the page's Content-Security-Policy, a script element would be
    page.evaluate(AXE)
    found = []
    for scheme in ("dark", "light"):  # in this order, since a tab is light
        page.emulate_media(color_scheme=scheme)
        # the desk's colours change over a while
        page.evaluate("() => Promise.allSettled(document.getAnimations().map(each => each.finished)).then(() => null)")
        violations = page.evaluate(
            """() => axe.run(document, {runOnly: ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa",
            "best-practice"]}).then(result => result.violations)"""
        )
        found += [
            f"{scheme}: {violation['id']}: {node['html'][:160]} {node['failureSummary'][:200]}"
            for violation in violations
            for node in violation["nodes"]
        ]
    return found
