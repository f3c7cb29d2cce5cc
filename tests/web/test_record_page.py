from __future__ import annotations

import re

import pytest
from django.test import Client

from fonds.catalogue.models import Mark, PageText, UnitOfDescription
from web.archive_builder import ENGLISH, MEMO, NUMBER, OBJECTS, RUSSIAN, UNITS


def page(reader: Client, key: str, query: str = "") -> str:
    answer = reader.get(f"/records/{UNITS[key]}{query}")
    assert answer.status_code == 200, answer.status_code
    return answer.content.decode()


def words(html: str) -> str:
    """The words of a piece of HTML, without what the page adds to them."""
    html = re.sub(r"<(\w+)[^>]*data-apparatus[^>]*>.*?</\1>", "", html, flags=re.DOTALL)
    return re.sub(r"<[^>]+>", "", html).replace("&#39;", "'").replace("&amp;", "&")


def paragraphs(html: str) -> dict[int, str]:
    found = re.findall(r'<p id="p\d+-par\d+"[^>]*data-start="(\d+)">(.*?)</p>', html, flags=re.DOTALL)
    return {int(start): words(inner) for start, inner in found}


def test_the_text_on_the_page_is_the_stored_text_at_its_offsets(reader: Client) -> None:
    for key, stored in (("meeting-en", ENGLISH), ("meeting-ru", RUSSIAN)):
        shown = paragraphs(page(reader, "meeting", f"?object={OBJECTS[key]}"))
        assert len(shown) >= 2
        for start, text in shown.items():
            assert stored[start : start + len(text)] == text


def test_the_translation_is_read_first_and_carries_its_language(reader: Client) -> None:
    html = page(reader, "meeting")
    assert "English translation" in html
    assert '<div class="document" lang="en" dir="ltr">' in html
    assert '<div class="document" lang="ru" dir="ltr">' in page(reader, "meeting", f"?object={OBJECTS['meeting-ru']}")


def test_layers_are_told_apart_and_named(reader: Client) -> None:
    html = page(reader, "meeting")
    inserted = '<span class="layer layer--inserted" title="inserted in the translation">'
    assert inserted in html
    assert ">stamp</p>" in html
    assert "block--mark" in html
    assert 'href="#p1-note-1">[1]</a>' in html
    assert 'id="p1-note-1"' in html


def test_side_by_side_shows_both_texts_with_anchors_apart(reader: Client) -> None:
    html = page(reader, "meeting", "?view=parallel")
    assert "Я поблагодарил его" in html
    assert "asked for the list of ships" in html
    ids = re.findall(r' id="([^"]+)"', html)
    assert len(ids) == len(set(ids))


def test_a_masked_number_is_a_bar_with_words_for_those_who_cannot_see_it(reader: Client) -> None:
    html = page(reader, "memo", "?page=2")
    assert NUMBER not in html
    assert 'role="img" aria-label="number of a living person, masked">███████████</span>' in html


@pytest.mark.parametrize(
    "path", ["", "?find=driver", "/cite?page=2&start=0&end=40", "/embed?page=2&start=0&end=40", "/objects/{}/text"]
)
def test_a_masked_number_stands_nowhere(reader: Client, path: str) -> None:
    answer = reader.get(f"/records/{UNITS['memo']}" + path.format(OBJECTS["memo-2023"]))
    assert answer.status_code == 200
    assert NUMBER not in answer.content.decode()
    assert NUMBER[:6] not in answer.content.decode()


def test_pages_are_pages_of_the_file_unless_they_are_printed_ones(reader: Client) -> None:
    html = page(reader, "memo")
    assert "PDF p. 2" in html
    assert 'href="https://archive.example/memo-2023.pdf#page=2"' in html


def test_a_long_record_is_shown_in_parts(reader: Client) -> None:
    html = page(reader, "long", "?page=25")
    assert "Letter 25 from" in html
    assert "Letter 21 from" in html
    assert "Letter 20 from" not in html
    assert "Letter 31 from" not in html
    assert "Letter 40 from" in page(reader, "long", "?view=all")


def test_words_are_found_on_every_page_and_marked_on_the_one_shown(reader: Client) -> None:
    html = page(reader, "long", "?find=harbour")
    assert "40 places" in html
    assert html.count('<mark class="found"') == 10
    third = page(reader, "long", "?find=harbour&hit=23&page=23")
    assert "now at 23" in third
    assert 'id="hit-23"' in third
    assert "Nothing found" in page(reader, "long", "?find=zebra")


def test_a_passage_named_by_the_address_is_marked(reader: Client) -> None:
    start = ENGLISH.index("He spoke")
    end = ENGLISH.index(" tons")
    html = page(reader, "meeting", f"?object={OBJECTS['meeting-en']}&version=1&page=1&start={start}&end={end}")
    assert f'<mark class="passage" id="p1-{start}-{end}">{ENGLISH[start:end]}</mark>' in html
    assert f'<meta property="og:description" content="7 August 1957. {ENGLISH[start:end]}">' in html


@pytest.mark.parametrize(
    "query",
    [
        "?page=99", "?page=0", "?page=x", "?object=000000000000", "?version=7", "?start=5", "?start=9&end=2",
        f"?object={OBJECTS['secret']}", "?start=99999&end=100000",
    ],
)  # fmt: skip
def test_a_place_there_is_not_is_not_found(reader: Client, query: str) -> None:
    nowhere = reader.get("/records/000000000000")
    answer = reader.get(f"/records/{UNITS['memo']}{query}")
    assert (answer.status_code, answer.content) == (404, nowhere.content)


def test_what_is_restricted_answers_like_what_never_was(reader: Client) -> None:
    for rest in ("", "/cite", "/cite.ris", "/embed", f"/objects/{OBJECTS['secret']}/text"):
        secret, never = (reader.get(f"/records/{each}{rest}") for each in (UNITS["secret"], "000000000000"))
        assert secret.status_code == never.status_code == 404
        assert secret.content == never.content
        assert dict(secret.headers) == dict(never.headers)


def test_withdrawn_and_merged_records_say_so(reader: Client) -> None:
    withdrawn = reader.get(f"/records/{UNITS['withdrawn']}")
    assert withdrawn.status_code == 410
    assert "at the request of the family" in withdrawn.content.decode()
    merged = reader.get(f"/records/{UNITS['twin']}?page=2")
    assert merged.status_code == 301
    assert merged["Location"] == f"/records/{UNITS['memo']}?page=2"


def test_facts_say_where_they_come_from(reader: Client) -> None:
    html = page(reader, "meeting")
    assert "<span>list.csv</span>" in html
    assert "The legation opened in 1945." in html
    assert f'from</span> <a href="/records/{UNITS["fonds"]}">' in html or (
        f'<a href="/records/{UNITS["fonds"]}">Legation of Arden at Orsova</a>' in html
    )


def test_values_that_contradict_each_other_stand_side_by_side(reader: Client) -> None:
    unit = UnitOfDescription.objects.get(pk=UNITS["telegram"])
    unit.elements = [*unit.elements, {"name": "document_type", "value": "letter", "source": "other.csv, row 9"}]
    unit.save()
    html = page(reader, "telegram")
    assert "sources differ" in html
    assert "<span>other.csv</span>" in html


def test_a_date_says_what_was_written_and_why_it_was_read_so(reader: Client) -> None:
    unit = UnitOfDescription.objects.get(pk=UNITS["telegram"])
    unit.dates = [
        {"role": "written", "edtf": "1964", "as_written": "00/00/1964", "standing": "stated", "source": "a",
         "reason": "Day and month are not known."},
        {"role": "registered", "edtf": None, "as_written": "16/17 August 1957", "standing": "unsettled", "source": "b",
         "alternatives": ["1957-08-16", "1957-08-17"]},
    ]  # fmt: skip
    unit.save()
    html = page(reader, "telegram")
    said = ("as written: 00/00/1964", "Day and month are not known.", "unsettled", "16 August 1957 or 17 August")
    for expected in said:
        assert expected in html


def test_a_handwritten_reference_is_shown_beside_the_catalogues(reader: Client) -> None:
    unit = UnitOfDescription.objects.get(pk=UNITS["telegram"])
    stored = PageText.objects.get(page__digital_object=OBJECTS["telegram"])
    Mark.objects.create(unit=unit, page_text=stored, kind="handwriting", text="[F. 0102, Op. 13, D. 8]",
                        value="F. 0102, Op. 13, D. 8", start=0, end=6)  # fmt: skip
    html = page(reader, "telegram")
    assert "Reads differently from the catalogue" in html
    assert "8 ≠ 6" in html


def test_releases_are_told_in_order_without_supplying_what_is_not_stated(reader: Client) -> None:
    html = page(reader, "memo")
    assert html.index("2021 release</a><span") < html.index("2023 release</a><span")
    assert "Redact" in html
    assert "not stated" in html
    assert "/search?release=2023" in html


def test_the_head_is_right_for_link_previews(reader: Client) -> None:
    html = page(reader, "memo")
    assert '<meta property="og:type" content="article">' in html
    assert f'<link rel="canonical" href="http://127.0.0.1/records/{UNITS["memo"]}">' in html
    assert "2 March 1961" in re.findall(r'og:description" content="([^"]*)', html)[0]


def test_no_reader_gets_a_cookie(reader: Client) -> None:
    for path in ("", "/cite", "/embed"):
        assert "Set-Cookie" not in reader.get(f"/records/{UNITS['memo']}{path}").headers


def test_a_scan_without_text_says_so(reader: Client) -> None:
    html = page(reader, "scan")
    assert "no text yet" in html
    assert "cannot be searched" in html or "not searched" in html


def test_memo_pages_are_whole(reader: Client) -> None:
    assert MEMO[2] in page(reader, "memo")
