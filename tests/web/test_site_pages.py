import json

import pytest
from django.db.utils import OperationalError
from django.test import Client, RequestFactory
from selectolax.lexbor import LexborHTMLParser

from fonds.web.views.errors import server_error
from web.archive_builder import UNITS

PAGES = [
    "/", "/search", "/search?q=legation", "/search?q=zzzqq", "/collections", "/collections/legation", "/browse",
    "/browse/dates", "/browse/repositories", "/browse/repositories/sao", "/browse/creators", "/browse/creators?kind=to",
    "/releases", "/releases/2023", "/withheld", "/withdrawals", "/about",
    "/records/{fonds}", "/records/{file}", "/records/{meeting}",
]  # fmt: skip


@pytest.mark.parametrize("path", PAGES)
def test_pages_need_no_cookie_and_no_inline_code(reader: Client, path: str) -> None:
    response = reader.get(path.format(**UNITS))
    assert response.status_code == 200
    assert not response.cookies
    assert "default-src 'none'" in response["Content-Security-Policy"]
    assert "Cookie" not in response.get("Vary", "")
    found = LexborHTMLParser(response.content.decode())
    inline = [node for node in found.css("script") if not node.attributes.get("src")]
    assert {node.attributes.get("type") for node in inline} <= {"application/ld+json"}, "data is no code"
    assert not found.css("style") and not found.css("[style]")
    assert found.css_first("html").attributes["lang"].startswith("en")
    assert len(found.css("h1")) == 1
    ids = [node.attributes["id"] for node in found.css("[id]")]
    assert len(ids) == len(set(ids))


@pytest.mark.parametrize("path", PAGES)
def test_every_link_of_the_site_leads_somewhere(reader: Client, path: str) -> None:
    found = LexborHTMLParser(reader.get(path.format(**UNITS)).content.decode())
    links = {node.attributes["href"].partition("#")[0] for node in found.css("a[href], link[href]")}
    for link in sorted(links):
        if link.startswith("/") and not link.startswith(("/static/", "/desk/")):
            assert reader.get(link).status_code == 200, link


@pytest.mark.parametrize("path", PAGES)
def test_an_unchanged_page_is_not_sent_twice(reader: Client, path: str) -> None:
    first = reader.get(path.format(**UNITS))
    again = reader.get(path.format(**UNITS), headers={"if-none-match": first["ETag"]})
    assert again.status_code == 304


def test_home_shows_the_ways_in(reader: Client) -> None:
    found = LexborHTMLParser(reader.get("/").content.decode())
    assert [node.text() for node in found.css(".card__title")] == ["The legation at Orsova", "The Bureau of Letters"]
    opened = found.css_first("section[aria-labelledby=opened]")
    assert "2023 release" in opened.text()
    added = found.css_first("section[aria-labelledby=added] a")
    assert added.text() == "Register of letters received"
    assert found.css(".timeline .bar")


def test_an_introduction_is_cleaned(reader: Client) -> None:
    body = reader.get("/collections/legation").content.decode()
    assert "<strong>legation</strong>" in body
    assert "<script>alert" not in body


def test_the_picture_of_a_collection_can_run_nothing(reader: Client) -> None:
    response = reader.get("/collections/legation/picture")
    assert response["Content-Type"] == "image/svg+xml"
    assert "sandbox" in response["Content-Security-Policy"]


def test_a_file_counts_its_folios_apart(reader: Client) -> None:
    found = LexborHTMLParser(reader.get(f"/records/{UNITS['file']}").content.decode())
    rows = {
        row.css_first("th").text(): row.css_first("td.number").text()
        for row in found.css("section[aria-labelledby=folios] tbody tr")
    }
    assert rows == {"Described": "6", "Transcribed": "6", "Imaged": "0"}


def test_hidden_unknown_and_malformed_ids_answer_alike(reader: Client) -> None:
    bodies = {
        (r.status_code, r.content)
        for r in (reader.get(f"/records/{i}") for i in (UNITS["secret"], "0" * 12, "zzzz", UNITS["secret"][:-1] + "0"))
    }
    assert len(bodies) == 1
    assert bodies.pop()[0] == 404


def test_a_withdrawn_record_leaves_a_tombstone_with_the_reason(reader: Client) -> None:
    response = reader.get(f"/records/{UNITS['withdrawn']}")
    assert response.status_code == 410
    body = response.content.decode()
    assert "Withdrawn at the request of the family." in body
    assert "A letter taken back" not in body


def test_a_merged_record_leads_on(reader: Client) -> None:
    response = reader.get(f"/records/{UNITS['twin']}?page=2")
    assert response.status_code == 301
    assert response["Location"] == f"/records/{UNITS['memo']}?page=2"


def test_an_empty_collection_is_no_page(reader: Client) -> None:
    assert reader.get("/collections/empty").status_code == 404


def test_what_the_programming_interface_has_not_is_a_problem(reader: Client) -> None:
    response = reader.get("/api/v1/no-such-thing")
    assert response.status_code == 404
    assert response["Content-Type"] == "application/problem+json"
    assert json.loads(response.content)["status"] == 404


def test_search_engines_are_kept_from_endless_lists(reader: Client) -> None:
    assert "Disallow: /search" in reader.get("/robots.txt").content.decode()


def test_a_foreign_host_is_refused(archive: object, db: None) -> None:
    assert Client(headers={"host": "evil.example"}).get("/").status_code == 400


def test_a_database_that_cannot_be_asked_is_no_fault_of_the_page(reader: Client) -> None:
    request = RequestFactory(headers={"host": "127.0.0.1"}).get("/collections")
    for fault, status in ((OperationalError("the connection is lost"), 503), (ValueError("a fault"), 500)):
        try:
            raise fault
        except Exception:
            answer = server_error(request)
        assert answer.status_code == status
        words = LexborHTMLParser(answer.content.decode()).css_first("main").text()
        assert "try again" in words and str(fault) not in words
        assert answer.get("Retry-After", "") == ("60" if status == 503 else "")
