"""The page and the endpoint that check quotations, and places that follow their words."""

from __future__ import annotations

import json
import re
from urllib.parse import quote, urlencode

import pytest
from django.test import Client

from fonds.catalogue.models import DigitalObject, DigitalObjectVersion, Mask, Page, PageText
from web.archive_builder import ENGLISH, MEMO, NUMBER, OBJECTS, UNITS

HARBOUR = "the harbour master of Orsova called on me at the legation"


def asked(reader: Client, **query: str) -> dict:
    answer = reader.get("/api/v1/verify?" + urlencode(query))
    assert answer.status_code == 200, answer.content
    return json.loads(answer.content)


def shown(reader: Client, **query: str) -> str:
    answer = reader.get("/verify?" + urlencode(query))
    assert answer.status_code == 200
    return answer.content.decode()


def plain(html: str) -> str:
    return " ".join(re.sub(r"<[^>]+>", " ", html).split())


def test_a_quotation_is_found_at_its_place(reader: Client) -> None:
    said = asked(reader, q=f"“{HARBOUR}”")
    assert said["verdict"] == "exact"
    (match,) = said["matches"]
    anchor = match["anchor"]
    assert set(anchor) == {"digital_object", "version", "page", "start", "end", "text"}
    assert (match["id"], anchor["digital_object"], anchor["page"]) == (UNITS["meeting"], OBJECTS["meeting-en"], 1)
    assert ENGLISH[anchor["start"] : anchor["end"]] == anchor["text"] == HARBOUR
    assert match["difference"] == []
    assert match["text"] == {"kind": "translation", "language": "en", "release": None, "translator": "L. Ashby"}
    assert "Conversation with the harbour master" in match["citation"]


def test_what_was_searched_is_said(reader: Client) -> None:
    said = asked(reader, q="words that stand in none of the texts of this archive")
    assert (said["verdict"], said["matches"]) == ("not found", [])
    texts = DigitalObject.objects.filter(has_text=True, unit__is_public=True, unit__merged_into=None).count()
    assert said["searched"] == texts
    assert said["without_text"] > 0
    assert f"Looked in {texts} texts." in plain(shown(reader, q="words that stand in none of the texts"))


@pytest.mark.parametrize(
    ("quotation", "verdict", "kind"),
    [
        ("The harbour master of Orsova called on me at the Legation", "near", "case"),
        ("the harbor master of Orsova called on me at the legation", "near", "spelling"),
        ("the harbour master of Orsova called on us at the legation", "changed", "word"),
        ("He spoke of 4,300 tons of cement.", "changed", "number"),
    ],
)
def test_differences(reader: Client, quotation: str, verdict: str, kind: str) -> None:
    said = asked(reader, q=quotation, record=UNITS["meeting"])
    assert said["verdict"] == verdict
    assert kind in {each["kind"] for each in said["matches"][0]["difference"]}


def test_each_release_is_named_with_the_page_of_its_source(reader: Client) -> None:
    said = asked(reader, q="Nothing was said of the cement works.")
    (match,) = said["matches"]
    assert match["text"]["release"] == "2023 release"
    assert match["source_page_url"] == "https://archive.example/memo-2023.pdf#page=2"
    html = shown(reader, q="Nothing was said of the cement works.")
    assert "2023 release" in html and "https://archive.example/memo-2023.pdf#page=2" in html
    assert "PDF p. 2" in html


def test_what_an_ellipsis_leaves_out_is_shown(reader: Client) -> None:
    said = asked(reader, q="The minister came … and stayed an hour.")
    assert said["verdict"] == "exact"
    assert {each["source"] for match in said["matches"] for each in match["omitted"]} == {
        "with two secretaries", "with [withheld]",
    }  # fmt: skip
    assert "with two secretaries" in shown(reader, q="The minister came … and stayed an hour.")


def test_scopes(reader: Client) -> None:
    assert asked(reader, q=HARBOUR, collection="legation")["verdict"] == "exact"
    assert asked(reader, q=HARBOUR, collection="bureau")["verdict"] == "not found"
    assert asked(reader, q=HARBOUR, record=UNITS["memo"])["matches"] == []
    assert asked(reader, q=HARBOUR, record=UNITS["memo"])["searched"] == 2


def test_a_masked_number_is_neither_confirmed_nor_shown(reader: Client) -> None:
    for number in (NUMBER, NUMBER.replace("-", " "), NUMBER.replace("-", "")):
        said = asked(reader, q=f"The driver, number {number}, waited outside.")
        assert said["verdict"] == "changed", number
        wrong = number.replace("9", "8")
        other = asked(reader, q=f"The driver, number {wrong}, waited outside.")
        assert json.dumps(said).replace(number, wrong) == json.dumps(other), "right and wrong are answered alike"
        assert NUMBER not in shown(reader, q="The driver, number …, waited outside.")


def test_what_the_public_may_not_see_answers_as_what_never_was(reader: Client) -> None:
    never = reader.get("/verify?record=000000000000&q=anything")
    for key in ("secret", "withdrawn"):
        for path in ("/verify", "/api/v1/verify"):
            answer = reader.get(f"{path}?record={UNITS[key]}&q=anything")
            assert answer.status_code == 404
        assert reader.get(f"/verify?record={UNITS[key]}&q=anything").content == never.content


@pytest.mark.parametrize(
    "query", ["", "q=", "q=x&limit=0", "q=x&limit=none", "q=x&limit=-1", "q=x&limit=1000", "document=x"]
)
def test_bad_requests_are_problems(reader: Client, query: str) -> None:
    answer = reader.get(f"/api/v1/verify?{query}")
    assert answer.status_code == 400
    assert answer.headers["Content-Type"] == "application/problem+json"
    assert json.loads(answer.content)["status"] == 400


@pytest.mark.parametrize("body", ["", "[]", "{", '{"q": 1}', '{"q": null}', '"x"'])
def test_bad_bodies_are_problems(reader: Client, body: str) -> None:
    assert reader.post("/api/v1/verify", body, content_type="application/json").status_code == 400


def test_a_body_of_json(reader: Client) -> None:
    answer = reader.post("/api/v1/verify", {"q": HARBOUR, "limit": 1}, content_type="application/json")
    assert json.loads(answer.content)["verdict"] == "exact"


@pytest.mark.parametrize("odd", ["\x00", "“", "[", "█" * 30, "…", "9" * 3000, "a " * 4000, "<script>alert(1)</script>"])
def test_odd_quotations_are_answered(reader: Client, odd: str) -> None:
    assert reader.get(f"/api/v1/verify?q={quote(odd)}").status_code == 200
    answer = reader.post("/verify", {"q": odd})
    assert answer.status_code == 200
    assert b"<script>alert" not in answer.content


def test_a_whole_document(reader: Client) -> None:
    document = (
        f"He writes that “{HARBOUR}.”[1] She disagrees: “Nothing was said of the paper works.”[2] A “term” besides.\n\n"
        "[1] Journal.\n[2] Memorandum.\n"
    )
    said = json.loads(reader.post("/api/v1/verify", {"document": document}).content)
    assert [each["verdict"] for each in said["quotations"]] == ["exact", "changed"]
    assert [each["note"] for each in said["quotations"]] == [
        {"mark": "1", "text": "Journal."}, {"mark": "2", "text": "Memorandum."},
    ]  # fmt: skip
    assert said["too_short"] == 1
    html = plain(reader.post("/verify", {"document": document}).content.decode())
    assert "2 quotations checked" in html
    assert "quoted: paper" in html and "Note 2: Memorandum." in html


def test_the_page_leads_to_the_place_and_its_citation(reader: Client) -> None:
    html = shown(reader, q=HARBOUR)
    path = re.search(r'href="(/records/[^"#]+)#(p1-\d+-\d+):~:text=', html)
    assert path is not None
    there = reader.get(path[1].replace("&amp;", "&")).content.decode()
    assert f'<mark class="passage" id="{path[2]}">{HARBOUR}</mark>' in there
    cite = re.search(r'href="(/records/[^"]+/cite\?[^"]+)"', html)
    assert cite is not None
    assert reader.get(cite[1].replace("&amp;", "&")).status_code == 200


def test_a_place_is_a_web_annotation(reader: Client) -> None:
    start = ENGLISH.index(HARBOUR)
    query = f"object={OBJECTS['meeting-en']}&version=1&page=1&start={start}&end={start + len(HARBOUR)}"
    answer = reader.get(f"/records/{UNITS['meeting']}/annotation?{query}")
    assert answer.headers["Content-Type"].startswith("application/ld+json")
    said = json.loads(answer.content)
    assert said["@context"][0] == "http://www.w3.org/ns/anno.jsonld"
    position, quoted = said["target"]["selector"]
    assert position == {"type": "TextPositionSelector", "start": start, "end": start + len(HARBOUR)}
    assert quoted["exact"] == HARBOUR
    assert ENGLISH[start - len(quoted["prefix"]) : start] == quoted["prefix"]
    assert ENGLISH[start + len(HARBOUR) :].startswith(quoted["suffix"])
    page = reader.get(f"/records/{UNITS['meeting']}?{query}").content.decode()
    assert 'type="application/ld+json"' in page


def test_an_annotation_keeps_masks(reader: Client) -> None:
    answer = reader.get(f"/records/{UNITS['memo']}/annotation?object={OBJECTS['memo-2023']}&page=2&start=0&end=60")
    assert answer.status_code == 200
    assert NUMBER not in answer.content.decode() and "█" in answer.content.decode()


@pytest.mark.parametrize("query", ["page=99", "object=nothing", "page=1&start=5000&end=5010", "start=3"])
def test_an_annotation_of_nowhere_is_not_found(reader: Client, query: str) -> None:
    assert reader.get(f"/records/{UNITS['meeting']}/annotation?{query}").status_code == 404


@pytest.fixture
def reread(archive: object, db: None) -> DigitalObject:
    """The memorandum of 2023 in a second reading: one page reads otherwise, a passage has moved, one is gone."""
    made = DigitalObject.objects.get(pk=OBJECTS["memo-2023"])
    words = (
        MEMO[0].replace("two secretaries", "two secretarles"),
        f"A new line.\n{MEMO[1]}",
        "The last page is blank.",
    )
    for page, text in zip(Page.objects.filter(digital_object=made).order_by("number"), words, strict=True):
        written = PageText.objects.create(page=page, version=2, text=text)
        if NUMBER in text:
            at = text.index(NUMBER)
            Mask.objects.create(page_text=written, start=at, end=at + len(NUMBER), kind="US social security number")
    DigitalObjectVersion.objects.create(digital_object=made, version=2, stored_file=made.stored_file, reader="anew")
    made.version = 2
    made.save()
    return made


def place(page: int, words: str) -> str:
    start = MEMO[page - 1].index(words)
    return f"object={OBJECTS['memo-2023']}&version=1&page={page}&start={start}&end={start + len(words)}"


@pytest.mark.parametrize(
    ("page", "words", "state", "says"),
    [
        (2, "Nothing was said of the cement works.", "same", "The words are the same in the new reading"),
        (1, "The minister came with two secretaries", "changed", "In the new reading the words have changed"),
        (3, "The legation asked for the harbour plans.", "gone", "The words are gone from the new reading"),
    ],
)
def test_words_are_found_again_when_a_text_was_read_anew(
    reader: Client, reread: DigitalObject, page: int, words: str, state: str, says: str
) -> None:
    query = place(page, words)
    html = reader.get(f"/records/{UNITS['memo']}?{query}").content.decode()
    assert says in html
    assert words in plain(html), "what was cited is still shown"
    said = json.loads(reader.get(f"/records/{UNITS['memo']}/annotation?{query}").content)["fonds:reread"]
    assert (said["state"], said["version"]) == (state, 2)
    if state == "gone":
        assert said["target"] is None
    else:
        there = re.search(r"(/records/.*?)#(.*)", said["target"])
        assert there is not None
        after = reader.get(there[1]).content.decode()
        assert f'id="{there[2]}"' in after
        assert "was read again" not in after


def test_a_masked_number_stays_masked_when_its_place_is_followed(reader: Client, reread: DigitalObject) -> None:
    query = place(2, MEMO[1][:60])
    for path in (f"/records/{UNITS['memo']}?{query}", f"/records/{UNITS['memo']}/annotation?{query}"):
        assert NUMBER not in reader.get(path).content.decode()


def test_pages_lead_to_the_check(reader: Client) -> None:
    for path, link in (
        ("/", 'href="/verify"'), ("/search", 'href="/verify"'),
        (f"/records/{UNITS['memo']}", f'href="/verify?record={UNITS["memo"]}"'),
    ):  # fmt: skip
        assert link in reader.get(path).content.decode()
