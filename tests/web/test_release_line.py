"""The releases along time, and what their lists say of the records before."""

from __future__ import annotations

import html
import re

from django.test import Client

from fonds.web.pages.release_line import WIDTH, Dated, release_line


def test_each_stands_at_its_date_and_as_high_as_it_has_records() -> None:
    made = release_line([
        Dated("first", "2018-04-26", 2000, 0, "/releases/first"),
        Dated("second", "2021-12", 1000, 500, "/releases/second"),
        Dated("third", "", 10, 0, "/releases/third"),
        Dated("fourth", "2025", 1, 1, "/releases/fourth"),
    ])  # fmt: skip
    assert made is not None
    assert [mark.path for mark in made.marks] == ["/releases/first", "/releases/second", "/releases/fourth"]
    places = [mark.x for mark in made.marks]
    assert places == sorted(places) and places[0] >= 0 and places[-1] < WIDTH
    first, second, fourth = made.marks
    assert first.height == 100 and second.height == 50 and second.opened_height == 25
    assert 0 < fourth.height < 3, "one record is still to be seen"
    assert made.ticks[0].year == 2018 and made.ticks[-1].year == 2026


def test_a_single_date_is_no_line() -> None:
    assert release_line([Dated("one", "2018", 5, 0, "/a"), Dated("two", "", 5, 0, "/b")]) is None


def test_the_page_shows_them(reader: Client) -> None:
    shown = html.unescape(reader.get("/releases").content.decode())
    assert len(re.findall(r'<a href="/releases/\w+" tabindex="-1" class="bar', shown)) == 2
    assert "with words opened" in shown


def test_the_status_before_is_the_list_s_own_word(reader: Client) -> None:
    shown = html.unescape(reader.get("/releases/2023").content.decode())
    assert re.search(r"Status before</dt><dd>Redact\s+<span", shown)
    assert "what they are since is not stated" in shown
