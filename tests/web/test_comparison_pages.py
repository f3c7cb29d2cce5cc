"""From a release to what it opened, both texts in step, one passage, and its citation with both releases."""

from __future__ import annotations

import html
import json
import re

import pytest
from django.test import Client

from fonds.catalogue.models import OpenedSpan, StoredComparison
from web.archive_builder import NUMBER, OBJECTS, UNITS, _object, identifier

COMPARE = f"/records/{UNITS['memo']}/compare"
PAIR = f"from={OBJECTS['memo-2021']}&to={OBJECTS['memo-2023']}"


def page(reader: Client, path: str) -> str:
    answer = reader.get(path)
    assert answer.status_code == 200, path
    return answer.content.decode()


def passage(reader: Client) -> str:
    """The address of the first passage that the release of 2023 opened."""
    return re.findall(rf'href="(/records/{UNITS["memo"]}/opened/\w+)"', page(reader, "/releases/2023"))[0]


def test_a_release_shows_what_it_opened_most_of(reader: Client) -> None:
    shown = page(reader, "/releases/2023")
    assert f"{COMPARE}?from={OBJECTS['memo-2021']}&amp;to={OBJECTS['memo-2023']}" in shown
    assert 'value="opened:2023 "' in shown
    assert "certainty of at least 80" in shown
    assert NUMBER not in shown
    assert "The first text held of a record opens nothing" in page(reader, "/releases/2021")
    assert '<a href="/releases/2023">' in page(reader, "/releases")


@pytest.mark.parametrize("path", ["/releases/1999", "/releases/2023?page=99", "/releases/2023?page=x"])
def test_a_release_that_is_not_there(reader: Client, path: str) -> None:
    assert reader.get(path).status_code == 404


def test_both_texts_stand_side_by_side(reader: Client) -> None:
    shown = page(reader, f"{COMPARE}?{PAIR}")
    assert 'class="diff diff--opened"' in shown
    assert NUMBER not in shown
    assert "first visible here in 2023 release" in html.unescape(shown)
    assert shown == page(reader, COMPARE), "the last two texts are compared where none are named"
    assert 'data-difference="1"' in shown
    assert "diff--noise" not in shown


@pytest.mark.parametrize(
    "asked", ["from=nothing", f"from={OBJECTS['memo-2021']}&to={OBJECTS['memo-2021']}", "view=0", "view=999", "view=x"]
)
def test_what_cannot_be_compared_is_not_there(reader: Client, asked: str) -> None:
    assert reader.get(f"{COMPARE}?{asked}").status_code == 404


@pytest.mark.parametrize("key", ["report", "scan", "secret"])
def test_records_without_two_texts_of_releases_have_no_comparison(reader: Client, key: str) -> None:
    assert reader.get(f"/records/{UNITS[key]}/compare").status_code == 404


def test_a_passage_is_shown_in_both_sources_and_cited_with_both(reader: Client) -> None:
    path = passage(reader)
    shown = html.unescape(page(reader, path))
    assert "First visible here in 2023 release, not in the text of 2021 release." in shown
    assert "no person has reviewed it" in shown
    cited = re.findall(r'<p class="citation"[^>]*>(.*?)</p>', shown)
    assert len(cited) == 5
    assert all("2023 release" in each and "2021 release" in each for each in cited)
    assert all(path in each for each in cited)
    ris = reader.get(f"{path}/cite.ris").content.decode()
    assert "2021 release" in ris and "2023 release" in ris and path in ris
    (csl,) = json.loads(reader.get(f"{path}/cite.json").content)
    assert csl["URL"].endswith(path)


def test_passages_of_another_record_or_of_none_are_not_there(reader: Client) -> None:
    identifier = passage(reader).rsplit("/", 1)[1]
    assert reader.get(f"/records/{UNITS['report']}/opened/{identifier}").status_code == 404
    assert reader.get(f"/records/{UNITS['memo']}/opened/nothing").status_code == 404
    assert reader.get(f"/records/{UNITS['memo']}/opened/{identifier}/cite.pdf").status_code == 404


def test_a_passage_leads_to_its_place_in_the_comparison(reader: Client) -> None:
    path = passage(reader)
    shown = html.unescape(page(reader, path))
    (there,) = re.findall(rf'href="({COMPARE}\?[^"]*span=\w+)"', shown)
    answer = reader.get(there)
    assert answer.status_code == 302
    address, _, number = answer["Location"].partition("#")
    assert re.search(rf'<a [^>]*href="{path}" id="{number}"', page(reader, address))
    lost = reader.get(f"{COMPARE}?{PAIR}&span=nothing")
    assert (lost.status_code, lost["Location"]) == (302, f"{COMPARE}?{PAIR}")
    assert reader.get(f"{COMPARE}?from=nothing&to={OBJECTS['memo-2023']}&span=x").status_code == 404


def test_the_next_difference_may_be_many_pages_on(reader: Client) -> None:
    """Twenty pages, of which the first and the last differ: the parts of the text between are passed over."""
    older = [f"Letter {n} from the harbour was entered in the book of the legation." for n in range(1, 21)]
    newer = [each if 1 < n < 20 else f"{each} Three courts were told of it." for n, each in enumerate(older, 1)]
    for release, texts in (("2021", older), ("2023", newer)):
        OBJECTS[f"later-{release}"] = identifier(f"object:later-{release}")
        _object(f"later-{release}", "report", "ocr", "en", texts, release=release)
    compare = f"/records/{UNITS['report']}/compare?from={OBJECTS['later-2021']}&to={OBJECTS['later-2023']}"

    def ways(view: int) -> dict[str, str]:
        shown = html.unescape(page(reader, f"{compare}&view={view}"))
        return dict(re.findall(r'data-way="(-?1)" href="([^"]*)"', shown))

    assert ways(1) == {"1": f"{compare}&view=5"}
    assert ways(3) == {"-1": compare, "1": f"{compare}&view=5"}
    assert ways(5) == {"-1": compare}


def test_a_text_that_lacks_the_page_is_named_and_can_be_read(reader: Client) -> None:
    comparison = StoredComparison.objects.get(to_object=OBJECTS["memo-2023"], public_step=True)
    span = OpenedSpan.objects.create(
        id="bcdfghjkmnpq", comparison=comparison, kind="opened", page=2, start=0, end=3, words=1, confidence=0.9,
    )  # fmt: skip
    shown = html.unescape(page(reader, f"/records/{UNITS['memo']}/opened/{span.pk}"))
    assert "Earlier: 2021 release" in shown and "This text has no such page." in shown
    assert f'href="/records/{UNITS["memo"]}?object={OBJECTS["memo-2021"]}"' in shown
