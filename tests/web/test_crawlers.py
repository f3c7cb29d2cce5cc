"""What crawlers are told: where they may go, what there is, and which address stands for a page."""

from __future__ import annotations

import re
from urllib.robotparser import RobotFileParser

import pytest
from django.test import Client
from lxml import etree
from selectolax.lexbor import LexborHTMLParser

from fonds.catalogue.id_ranges import parts, units_of
from fonds.catalogue.models import UnitOfDescription
from fonds.core.description.identifiers import mint_identifier
from fonds.web.pages import sitemaps
from web.archive_builder import UNITS

MAP = {"s": "http://www.sitemaps.org/schemas/sitemap/0.9"}
PUBLIC = {UNITS[key] for key in UNITS if key not in ("secret", "withdrawn", "twin")}


def locations(reader: Client, path: str) -> list[str]:
    answer = reader.get(path)
    assert answer.status_code == 200
    assert answer["Content-Type"].startswith("application/xml")
    found = etree.fromstring(answer.content).xpath("//s:loc/text()", namespaces=MAP)
    return [str(each).removeprefix("http://127.0.0.1") for each in found]


def test_sitemaps_list_every_public_page_once(reader: Client) -> None:
    maps = locations(reader, "/sitemap.xml")
    assert maps == ["/sitemaps/pages.xml", "/sitemaps/records.xml"]
    listed = [path for each in maps for path in locations(reader, each)]
    assert len(listed) == len(set(listed))
    assert {path.rpartition("/")[2] for path in listed if path.startswith("/records/")} == PUBLIC
    for path in listed:
        page = reader.get(path)
        assert page.status_code == 200, path
        found = LexborHTMLParser(page.content.decode())
        canonical = found.css_first('link[rel="canonical"]')
        assert canonical is not None and canonical.attributes["href"] == f"http://127.0.0.1{path}", path
        assert not found.css('meta[name="robots"]'), path


def test_a_large_archive_is_cut_into_parts_that_keep_their_names(
    reader: Client, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(sitemaps, "RECORDS_AT_MOST", 20)
    UnitOfDescription.objects.bulk_create(
        UnitOfDescription(id=mint_identifier(), source_key=f"made:{n}", public_changed_at=n) for n in range(400)
    )
    maps = locations(reader, "/sitemap.xml")[1:]
    assert len(maps) > 20 and all(re.fullmatch(r"/sitemaps/records-[0-9a-z]+\.xml", each) for each in maps)
    listed = [path.rpartition("/")[2] for each in maps for path in locations(reader, each)]
    assert listed == sorted(listed)
    assert set(listed) == set(
        UnitOfDescription.objects.filter(is_public=True, merged_into=None).values_list("id", flat=True)
    )
    assert max(len(locations(reader, each)) for each in maps) <= 20
    assert reader.get("/sitemaps/records-aaaa.xml").status_code == 404
    assert reader.get("/sitemaps/records-0000.xml").status_code == 404


def test_parts_hold_ids_of_another_making_too(reader: Client) -> None:
    """Imported identifiers need not be drawn evenly, nor from the same characters."""
    strange = [f"zzzz{n:08d}" for n in range(60)] + ["a-a", "aaa", "~"]
    UnitOfDescription.objects.bulk_create(UnitOfDescription(id=i, source_key=f"made:{i}") for i in strange)
    cut = list(parts(10))
    held = [pk for part in cut for pk in units_of(part.prefix).values_list("id", flat=True)]
    assert sorted(held) == sorted(PUBLIC | set(strange))
    assert all(part.count <= 10 for part in cut)


def test_the_database_counts_parts_from_an_index(reader: Client) -> None:
    assert "COVERING INDEX unit_public_id" in units_of("3b").values_list("id", "public_changed_at").explain()


def test_canonical_pages_may_be_read_and_endless_ones_not(reader: Client) -> None:
    text = reader.get("/robots.txt").content.decode()
    assert "Sitemap: http://127.0.0.1/sitemap.xml" in text
    rules = [line.removeprefix("Disallow: ") for line in text.splitlines() if line.startswith("Disallow")]
    closed = [re.compile(re.escape(rule).replace(r"\*", ".*").replace(r"\$", "$")) for rule in rules]  # RFC 9309, 2.2.3
    memo = f"/records/{UNITS['memo']}"

    def is_closed(path: str) -> bool:
        return any(rule.match(path) for rule in closed)

    for path in ("/", memo, f"{memo}?page=2", "/collections/legation", "/browse/dates", "/releases/2023",
                 "/sitemap.xml", f"{memo}/objects/x/original", "/new.atom"):  # fmt: skip
        assert not is_closed(path), path
    for path in ("/search", "/search?q=a", "/search.csv?q=a", "/desk/", "/oai?verb=Identify", f"{memo}?find=a",
                 f"{memo}/cite.ris", f"{memo}.ead3.xml", f"{memo}.ric.ttl", f"{memo}/objects/x/pages/1.jpg",
                 "/people/x.eac-cpf.xml",
                 "/api/v1/records"):  # fmt: skip
        assert is_closed(path), path
    parser = RobotFileParser()
    parser.parse(text.splitlines())
    assert parser.can_fetch("crawler", f"http://127.0.0.1{memo}")
    assert not parser.can_fetch("crawler", "http://127.0.0.1/search?q=a")


@pytest.mark.parametrize(
    ("asked", "canonical"),
    [
        (
            "?document_type=report&document_type=map&q=cement&sort=date",
            "?q=cement&document_type=map&document_type=report",
        ),
        ("?document_type=map&document_type=report&q=cement", "?q=cement&document_type=map&document_type=report"),
        ("?years=1957-1958&in=collection:bureau&page=1&unknown=1", "?in=collection:bureau&years=1957-1958"),
        ("?q=cement++works&page=2", "?q=cement+works&page=2"),
    ],
)
def test_one_address_stands_for_each_choice_of_facets(reader: Client, asked: str, canonical: str) -> None:
    found = LexborHTMLParser(reader.get(f"/search{asked}").content.decode())
    named = found.css_first('link[rel="canonical"]').attributes["href"]
    assert named is not None and named.replace("%3A", ":") == f"http://127.0.0.1/search{canonical}"
