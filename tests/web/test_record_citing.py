from __future__ import annotations

import json

import pytest
from django.test import Client

from fonds.catalogue.models import Collection
from web.archive_builder import ENGLISH, OBJECTS, UNITS


def test_all_styles_are_offered_with_the_collections_own_form_first(reader: Client) -> None:
    html = reader.get(f"/records/{UNITS['meeting']}/cite").content.decode()
    places = [html.index(f'data-style="{style}"') for style in ("collection", "chicago", "mla", "apa")]
    assert places == sorted(places)
    assert "L. Ashby" in html


def test_the_form_of_the_collection_is_used(reader: Client) -> None:
    form = '"{title}," {date:month-day-padded}, {archival_reference}.[ Translated by {translator}.]'
    Collection.objects.filter(pk="legation").update(citation_form=form)
    html = reader.get(f"/records/{UNITS['meeting']}/cite").content.decode()
    expected = (
        "&quot;Conversation with the harbour master of Orsova,&quot; August 07, 1957, F. 0102, Op. 13, D. 5, "
        "ll. 165–170. Translated by L. Ashby."
    )
    assert expected in html


def test_a_passage_is_cited_with_its_page_and_release(reader: Client) -> None:
    query = f"?object={OBJECTS['memo-2023']}&version=1&page=3&start=0&end=12"
    html = reader.get(f"/records/{UNITS['memo']}/cite{query}").content.decode()
    assert "PDF p. 3" in html
    assert "2023 release" in html
    assert "The legation" in html
    assert f"object={OBJECTS['memo-2023']}&amp;version=1&amp;page=3&amp;start=0&amp;end=12#p3-0-12" in html


def test_a_text_without_pages_is_cited_by_its_paragraph(reader: Client) -> None:
    start = ENGLISH.index("I thanked")
    query = f"?object={OBJECTS['meeting-en']}&version=1&page=1&start={start}&end={start + 9}"
    html = reader.get(f"/records/{UNITS['meeting']}/cite{query}").content.decode()
    assert "para. 2" in html
    assert "p. 1," not in html


@pytest.mark.parametrize(("kind", "begins"), [("ris", "TY  - "), ("bib", "@"), ("json", "[")])
def test_reference_managers_are_served(reader: Client, kind: str, begins: str) -> None:
    answer = reader.get(f"/records/{UNITS['meeting']}/cite.{kind}")
    assert answer.status_code == 200
    assert answer["Content-Disposition"] == f'attachment; filename="{UNITS["meeting"]}.{kind}"'
    text = answer.content.decode()
    assert text.startswith(begins)
    if kind == "json":
        assert json.loads(text)[0]["title"].startswith("Conversation")


def test_an_unknown_style_is_answered_in_words(reader: Client) -> None:
    answer = reader.get(f"/records/{UNITS['meeting']}/cite?style=<script>")
    assert answer.status_code == 200
    assert b"<script>" not in answer.content.replace(b'<script type="module"', b"")


def test_the_embedded_page_may_stand_in_frames_and_no_other_may(reader: Client) -> None:
    embedded = reader.get(f"/records/{UNITS['meeting']}/embed")
    assert "frame-ancestors *" in embedded["Content-Security-Policy"]
    assert "Conversation with the harbour master" in embedded.content.decode()
    assert "7 August 1957" in embedded.content.decode()
    for path in ("", "/cite"):
        assert "frame-ancestors 'none'" in reader.get(f"/records/{UNITS['meeting']}{path}")["Content-Security-Policy"]
