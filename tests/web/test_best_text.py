"""The best text: what it is, what each passage is from, and how a quotation of it is cited."""

from __future__ import annotations

import html
import re

import pytest
from django.test import Client

from web.archive_builder import NUMBER, UNITS

BEST = f"/records/{UNITS['memo']}/best-text"


def page(reader: Client, path: str) -> str:
    answer = reader.get(path)
    assert answer.status_code == 200, path
    return html.unescape(answer.content.decode())


def test_it_says_that_software_composed_it(reader: Client) -> None:
    shown = page(reader, BEST)
    assert "Software composed this reading; no such paper exists." in shown
    assert "2023 release" in shown and "2021 release" in shown
    assert 'content="noindex' in shown, "no search engine is to take it for a paper"
    assert NUMBER not in shown


def test_a_quotation_is_cited_from_the_release_that_has_it(reader: Client) -> None:
    shown = page(reader, f"{BEST}?quote=two+secretaries")
    quoted = re.findall(r"<blockquote>(.*?)</blockquote>", shown, re.S)
    assert len(quoted) == 1 and "two secretaries" in quoted[0] and "2023 release" in quoted[0]
    assert re.search(r'href="/records/\w+\?object=\w+&version=1&page=1&start=\d+&end=\d+', quoted[0])
    citations = re.findall(r'<p class="citation"[^>]*>(.*?)</p>', shown, re.S)
    assert len(citations) == 5 and all("2023" in each for each in citations)


def test_words_that_do_not_stand_there_are_said_so(reader: Client) -> None:
    shown = page(reader, f"{BEST}?quote=never+was+this+written")
    assert "These words do not stand in this reading" in shown
    assert "<blockquote>" not in shown


def test_the_record_leads_to_it(reader: Client) -> None:
    assert f'href="{BEST}"' in page(reader, f"/records/{UNITS['memo']}")
    assert f'href="{BEST}"' in page(reader, f"/records/{UNITS['memo']}/compare")
    assert "best-text" not in page(reader, f"/records/{UNITS['report']}")


@pytest.mark.parametrize("key", ["report", "scan", "secret"])
def test_a_record_without_two_texts_has_none(reader: Client, key: str) -> None:
    assert reader.get(f"/records/{UNITS[key]}/best-text").status_code == 404


@pytest.mark.parametrize("view", ["0", "2", "x", "-1"])
def test_a_view_that_is_not_there(reader: Client, view: str) -> None:
    assert reader.get(f"{BEST}?view={view}").status_code == 404
