"""What is read in the sample archive: a person, a meeting, a map and a chart within two clicks of the first page."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Any

import pytest
from django.test import Client

from fonds import wiring
from fonds.catalogue.models import Fact, Mention, PageText
from fonds.catalogue.texts import hide, masks_by_text
from fonds.workflows.identifying import identify
from fonds.workflows.ingest_report import Report
from fonds.workflows.reading import read_documents

pytestmark = pytest.mark.django_db


@pytest.fixture(scope="module", autouse=True)
def read(report: Report, django_db_blocker: Any) -> Iterator[None]:
    with django_db_blocker.unblock():
        read_documents()
        identify(mint=wiring.mint)
        yield


def links(reader: Client, path: str) -> set[str]:
    answer = reader.get(path)
    return set(re.findall(r'href="(/[^"#?]*)', answer.content.decode())) if answer.status_code == 200 else set()


def test_all_is_within_two_clicks_of_the_first_page() -> None:
    reader = Client(headers={"host": "127.0.0.1"})
    ways = [path for path in links(reader, "/") if re.fullmatch(r"/(people|meetings|figures|map)", path)]
    assert len(ways) == 4
    near = {*ways, *(path for way in ways for path in links(reader, way))}
    wanted = [path for path in near if re.match(r"/(people|meetings|series|map)\b", path) and "." not in path]
    pages = {path: reader.get(path).content.decode() for path in wanted}
    person = [
        html for path, html in pages.items() if re.fullmatch(r"/people/\w+", path) and "<h1>Rim Hak-ryong" in html
    ]
    assert len(person) == 1
    assert person[0].count('class="told__item"') >= 2, "met more than once"
    assert "7 March 1956" in person[0] and "17 October 1956" in person[0], "offices on more than one date"
    assert any(re.fullmatch(r"/meetings/\w+", path) and "What was said" in html for path, html in pages.items())
    assert pages["/map"].count('class="map__spot') >= 4
    series = [html for path, html in pages.items() if path.startswith("/series/") and "chart__line" in html]
    assert any("Not told here: 1949." in html for html in series), "a series with a gap"


def test_every_quotation_stands_on_its_page_at_its_position() -> None:
    """Of all that is stored, whoever may see it: words under masks are not among them."""
    texts: dict[tuple[str, int, int], str] = {}
    rows = list(PageText.objects.select_related("page"))
    masks = masks_by_text([row.pk for row in rows])
    for row in rows:
        texts[row.page.digital_object_id, row.page.number, row.version] = hide(row.text, masks.get(row.pk, ()))
    checked = 0
    for fact in Fact.objects.select_related("text_read"):
        reading = fact.text_read
        assert texts[reading.digital_object_id, fact.page, reading.version][fact.start : fact.end] == fact.text
        checked += 1
    for each in Mention.objects.exclude(page=None).select_related("entity__text_read"):
        reading = each.entity.text_read
        assert each.page is not None
        whole = texts[reading.digital_object_id, each.page, reading.version]
        assert whole[each.start : each.end][:500] == each.text
        checked += 1
    assert checked > 200
