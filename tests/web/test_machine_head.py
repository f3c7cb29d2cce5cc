"""What record pages and result lists say to reference managers and other software."""

from __future__ import annotations

import html
import json
import re
from urllib.parse import parse_qs

import pytest
from django.test import Client
from lxml import etree
from selectolax.lexbor import LexborHTMLParser

from web.archive_builder import ITEMS, NUMBER, UNITS


def tree(reader: Client, path: str) -> LexborHTMLParser:
    answer = reader.get(path)
    assert answer.status_code == 200, path
    return LexborHTMLParser(answer.content)


def meta(page: LexborHTMLParser) -> dict[str, list[str]]:
    found: dict[str, list[str]] = {}
    for node in page.css("meta[name]"):
        found.setdefault(node.attributes["name"] or "", []).append(node.attributes.get("content") or "")
    return found


def test_the_translator_is_a_translator_and_the_mentioned_are_no_authors(reader: Client) -> None:
    said = meta(tree(reader, f"/records/{UNITS['meeting']}"))
    title = next(item["title"] for item in ITEMS if item["key"] == "meeting")
    assert said["citation_title"] == said["DC.title"] == [title]
    assert said["citation_translator"] == said["DC.contributor"] == ["L. Ashby"]
    assert "L. Ashby" not in said.get("citation_author", []) + said.get("DC.creator", [])
    assert re.fullmatch(r"\d{4}(/\d\d){0,2}", said["citation_publication_date"][0])
    assert said["DC.identifier"][0].endswith(f"/records/{UNITS['meeting']}")
    assert not any("" in contents for contents in said.values())


@pytest.mark.parametrize("key", ["meeting", "memo", "fonds", "file", "report"])
def test_json_ld_names_the_archive_and_the_place_in_it(reader: Client, key: str) -> None:
    page = tree(reader, f"/records/{UNITS[key]}")
    (script,) = page.css('script[type="application/ld+json"]')
    said = json.loads(script.text())
    assert "ArchiveComponent" in said["@type"] and said["@context"] == "https://schema.org"
    assert said["url"].endswith(f"/records/{UNITS[key]}")
    if key == "memo":
        assert said["holdingArchive"]["@type"] == "ArchiveOrganization"
    assert NUMBER not in script.text()


def test_markup_in_a_title_ends_no_script(reader: Client) -> None:
    from fonds.web.pages.machine_head import _script

    assert _script('{"name":"</script><b>&"}') == '{"name":"\\u003c/script\\u003e\\u003cb\\u003e\\u0026"}'
    assert json.loads(_script('{"name":"</script>"}'))["name"] == "</script>"


def test_coins_is_an_openurl_of_dublin_core(reader: Client) -> None:
    (span,) = tree(reader, f"/records/{UNITS['memo']}").css("span.Z3988")
    said = parse_qs(span.attributes["title"] or "")
    assert said["ctx_ver"] == ["Z39.88-2004"] and said["rft_val_fmt"] == ["info:ofi/fmt:kev:mtx:dc"]
    assert said["rft.title"] and said["rft.identifier"][0].endswith(UNITS["memo"])


def test_signposts_stand_in_the_http_header(reader: Client) -> None:
    link = reader.get(f"/records/{UNITS['memo']}")["Link"]
    assert re.search(rf'<http[^>]+/records/{UNITS["memo"]}>; rel="cite-as"', link)
    assert '<https://schema.org/ArchiveComponent>; rel="type"' in link
    found = re.findall(r'<https?://[^/>]+(/[^>]+)>; rel="describedby"; type="([^"]+)"', link)
    assert len(found) >= 6
    for path, media_type in found:
        answer = reader.get(path)
        assert answer.status_code == 200, path
        assert answer["Content-Type"].split(";")[0] == media_type


def test_a_result_list_offers_every_record_to_reference_managers(reader: Client) -> None:
    page = tree(reader, "/search?q=harbour")
    ids = [node.attributes["title"] for node in page.css("abbr.unapi-id")]
    assert ids and len(ids) == len(page.css("li.result"))
    server = page.css('link[rel="unapi-server"]')[0].attributes["href"] or ""
    assert b'name="ris"' in reader.get(server).content
    for identifier in ids:
        answer = reader.get(f"{server}?id={identifier}&format=ris")
        assert answer.status_code == 200 and answer["Content-Type"].startswith("application/x-research-info-systems")
        assert f"ID  - {identifier}" in answer.content.decode()
    assert len(set(ids)) == len(ids)


def test_unapi_answers_as_its_specification_says(reader: Client) -> None:
    formats = reader.get(f"/unapi?id={UNITS['memo']}")
    assert formats.status_code == 300 and etree.fromstring(formats.content).get("id") == UNITS["memo"]
    assert reader.get(f"/unapi?id={UNITS['memo']}&format=marcxml").status_code == 406
    assert reader.get(f"/unapi?id={UNITS['withdrawn']}&format=ris").status_code == 410
    hidden, never = (reader.get(f"/unapi?id={each}&format=ris") for each in (UNITS["secret"], "0" * 12))
    assert (hidden.status_code, hidden.content) == (never.status_code, never.content)
    assert hidden.status_code == 404


def test_what_the_head_says_is_escaped_once(reader: Client) -> None:
    source = reader.get(f"/records/{UNITS['meeting']}").content.decode()
    (content,) = re.findall(r'<meta name="citation_title" content="([^"]*)">', source)
    assert "&amp;amp;" not in content and html.unescape(content)
