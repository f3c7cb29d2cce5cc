"""What a page becomes in a copy: its file, its links, its scripts."""

from __future__ import annotations

from pathlib import Path

import pytest

from conftest import ROOT
from fonds.web.copying.places import Place, place, safe_name
from fonds.web.copying.rewriting import to_copied_page
from fonds.web.copying.scripts import NotPlain, plain_script
from web.archive_builder import OBJECTS, UNITS

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("archive")]
LONG, MEMO = f"/records/{UNITS['long']}", f"/records/{UNITS['memo']}"


@pytest.mark.parametrize(
    ("address", "file", "more"),
    [
        ("/", "index.html", ""),
        ("/collections/bureau?page=2", "collections/bureau/page-2.html", ""),
        ("/collections/bureau?page=1", "collections/bureau/index.html", ""),
        ("/collections/legation/picture", "collections/legation/picture.svg", ""),
        ("/browse/creators?kind=originator", "browse/creators/kind-originator.html", ""),
        ("/search?q=a+b&in=collection:bureau", "search/index.html", "?q=a+b&in=collection:bureau"),
        ("/new.atom", "new.atom", ""),
        ("/people.csv", "people.csv", ""),
        ("/people.csv?proposed=1", "people-proposed.csv", ""),
        ("/offices/charg%C3%A9-d-affaires", "offices/chargé-d-affaires/index.html", ""),
        ("/offices/a%5Cb%3F", "offices/a%5Cb%3F/index.html", ""),
        ("/static/css/base.css?v=123", "static/css/base.css", ""),
        (f"{LONG}#facts", f"{LONG[1:]}/index.html", "#facts"),
        (f"{LONG}?page=3", f"{LONG[1:]}/index.html", "#p3"),
        (f"{LONG}?object={OBJECTS['long']}&version=1&page=25#p25-par1", f"{LONG[1:]}/text-21.html", "#p25-par1"),
        (f"{LONG}?page=25&start=3&end=9&sought=3-5#p25-3-9", f"{LONG[1:]}/text-21.html", "?marked=25.3-9#p25"),
        (f"{MEMO}?object={OBJECTS['memo-2021']}", f"{MEMO[1:]}/text-{OBJECTS['memo-2021']}.html", ""),
        (f"{MEMO}/cite?object={OBJECTS['memo-2021']}", f"{MEMO[1:]}/cite/{OBJECTS['memo-2021']}.html", ""),
        (f"{MEMO}/compare?from=a&to=b", f"{MEMO[1:]}/compare/from-a-to-b.html", ""),
        (f"{MEMO}/compare?from=a&to=b&view=1", f"{MEMO[1:]}/compare/from-a-to-b.html", ""),
        (f"{MEMO}/compare?from=a&to=b&view=2#d7", f"{MEMO[1:]}/compare/from-a-to-b-view-2.html", "#d7"),
        (f"{MEMO}/best-text?view=3", f"{MEMO[1:]}/best-text/view-3.html", ""),
        (f"{MEMO}.mods.xml", f"{MEMO[1:]}.mods.xml", ""),
        (f"{MEMO}.ric.ttl", f"{MEMO[1:]}.ric.ttl", ""),
        (f"{MEMO}.tei.xml", f"{MEMO[1:]}.tei.xml", ""),
        (f"{MEMO}/cite.ris", f"{MEMO[1:]}/cite.ris", ""),
    ],
)  # fmt: skip
def test_an_address_leads_to_a_file(address: str, file: str, more: str) -> None:
    found = place(address)
    assert found is not None
    assert (found.file, found.query + found.fragment) == (file, more)


@pytest.mark.parametrize(
    "address",
    ["/verify", "/api", "/api/v1/records", "/desk/", "/oai?verb=Identify", "/reading-list", "/search.csv?q=a",
     "/people.csv?proposed=2",
     "/nowhere", f"{LONG}?view=all", f"{LONG}?version=7", f"{LONG}?page=999", f"{LONG}/embed", f"{LONG}.none.xml",
     f"{LONG}.dc.xml?page=1", f"/records/{UNITS['secret']}.mods.xml",
     f"{LONG}/cite?page=1&start=0&end=5",
     f"/records/{UNITS['secret']}?page=1", f"/records/{UNITS['secret']}/objects/{OBJECTS['secret']}/original"],
)  # fmt: skip
def test_what_needs_a_server_or_is_not_there_leads_nowhere(address: str) -> None:
    assert place(address) is None


def test_links_become_relative_and_what_leads_nowhere_is_taken_out() -> None:
    page = (
        '<!doctype html><html><head><meta charset="utf-8"><link rel="search" href="/opensearch.xml">'
        '<link rel="canonical" href="http://127.0.0.1/x"><script type="module" src="/static/js/site.js?v=1"></script>'
        '<script type="module" src="/static/js/keep.js"></script></head><body><a href="/about">Help</a>'
        '<p>See <a href="/api">the interface</a>.</p><ul><li><a href="/verify">Check</a></li></ul>'
        '<form action="/search"></form><form action="/verify"></form><a href="https://archive.example/">out</a></body>'
    )
    made, places = to_copied_page(page, "records/x/index.html", place)
    assert '<a href="../../about/index.html">Help</a>' in made
    assert "See <a>the interface</a>." in made and "Check" not in made
    assert 'action="../../search/index.html"' in made and made.count("<form") == 1
    assert '<script src="../../static/js/site.js" defer="">' in made and "keep.js" not in made
    assert "opensearch" not in made and "canonical" not in made and "https://archive.example/" in made
    assert "Content-Security-Policy" in made
    assert Place("about/index.html", "/about") in places


def test_scripts_are_plain_and_leave_no_name_behind(tmp_path: Path) -> None:
    for path in (ROOT / "src" / "fonds" / "web" / "static" / "js").glob("*.js"):
        made = plain_script(path)
        assert "import {" not in made and "export " not in made and made.startswith("(() => {")
    odd = tmp_path / "odd.js"
    odd.write_text('import * as all from "./other.js";\n')
    with pytest.raises(NotPlain):
        plain_script(odd)


@pytest.mark.parametrize(("name", "safe"), [("a/../b", "a_.._b"), ("..", "_"), ("x%41?.pdf", "x_41_.pdf"), ("", "_")])
def test_names_of_files_lead_nowhere_else(name: str, safe: str) -> None:
    assert safe_name(name) == safe
