"""Prints, as JSON, what anonymous readers get from an archive: under `site` address → SHA-256 of status, headers and
bytes, under `assistants` question → SHA-256 of the answer.

Run as a script in a process of its own, with fixed identifiers and a fixed clock, so that two archives can be
compared: `site_bytes.py ARCHIVE FOLDER SHEET [--restrict KEY …] [--also ADDRESS …] [--asked RECORD …]`. Records named
by `--restrict` are public first, are read once, and become restricted.
"""

from __future__ import annotations

import argparse
import hashlib
import json
import re
import sys
from pathlib import Path

sys.path.insert(0, str(Path(__file__).parents[1]))

from access.assistant_bytes import answers
from access.queries import QUERIES
from access.saved_packages import without_time_of_saving

NOW = 1_790_000_000
LINKS_FOLLOWED = 30
"""Of the addresses that pages link to beyond those asked for by name; more would say the same of the same pages."""


def identifier(key: str) -> str:
    """An identifier that depends on what it names alone, not on what was named before."""
    from fonds.core.description.identifiers import ALPHABET, LENGTH, check_character

    number = int.from_bytes(hashlib.sha256(key.encode()).digest(), "big")
    body = ""
    while len(body) < LENGTH - 1:
        number, place = divmod(number, len(ALPHABET))
        body += ALPHABET[place]
    return body + check_character(body)


class _Minted:
    """Identifiers by what they name; of several that are named alike, each another."""

    def __init__(self) -> None:
        self._given: set[str] = set()

    def __call__(self, key: str) -> str:
        made, count = identifier(key), 0
        while made in self._given and key.startswith("authority:"):
            count += 1
            made = identifier(f"{key}#{count}")
        self._given.add(made)
        return made


def build(archive: Path, folder: Path, sheet: Path, restrict: list[str]) -> None:
    """Ingests the folder, and restricts what is named after the index has held it."""
    from fonds.cli.archives import make_archive

    make_archive(archive)
    from fonds import wiring
    from fonds.catalogue.models import AccessState, UnitOfDescription
    from fonds.workflows.access import set_access
    from fonds.workflows.identifying import identify
    from fonds.workflows.indexing import drain
    from fonds.workflows.ingest import IngestOptions, ingest
    from fonds.workflows.reading import read_documents

    wiring.mint, wiring.clock = _Minted(), lambda: NOW
    with wiring.ingest_tools(lambda items, _total, _words: items) as tools:
        ingest(wiring.submitted([folder], [sheet]), IngestOptions(collection="The papers"), tools)
    drain(wiring.indexes())
    if restrict:
        ids = list(UnitOfDescription.objects.filter(reference_code__in=restrict).values_list("id", flat=True))
        assert len(ids) == len(restrict), "every record to be restricted is there"
        # what was read while it was public is read again after
        read_documents()
        identify(mint=wiring.mint)
        set_access(ids, AccessState.RESTRICTED, reason="asked for", by="test", now=NOW, indexes=wiring.indexes())
    read_documents()
    identify(mint=wiring.mint)
    drain(wiring.indexes())


def addresses() -> list[str]:
    """Every page that leads from the home page, and searches with all their variants."""
    from urllib.parse import urlencode

    from fonds.catalogue.models import UnitOfDescription
    from fonds.web.pages.machine_head import FORMS, FORMS_OF_TEXTS

    found = ["/", "/search", "/browse", "/browse/dates", "/browse/creators", "/browse/repositories", "/collections",
             "/releases", "/about", "/robots.txt", "/records/000000000000", "/api/v1/records"]  # fmt: skip
    found += ["/new.atom", "/sitemap.xml", "/sitemaps/pages.xml", "/sitemaps/records.xml", "/search.atom?q=legation",
              "/search.atom?q=harpoons", "/collections/shown/new.atom", "/collections/hidden/new.atom"]  # fmt: skip
    found += ["/oai?" + urlencode(asked) for asked in harvested()]
    found += ["/api", *(f"/api/v1{each}" for each in programmed())]
    for query in QUERIES:
        found += ["/search?" + urlencode({"q": query, **more}) for more in ({}, {"sort": "date"})]
        found.append("/search.csv?" + urlencode({"q": query}))
        found += [f"/search.{form}?" + urlencode({"q": query}) for form in ("ris", "bib", "csl.json")]
    for quotation in ("A secret of the legation about the harbour", "The legation reports on the quay and the harbour",
                      "harpoons", "The legation reports on the secret quay and the zinc harbour"):  # fmt: skip
        found += [f"/verify?{urlencode({'q': quotation})}", f"/api/v1/verify?{urlencode({'q': quotation})}"]
    found += [f"/{each}" for each in read_in_documents()]
    for unit in UnitOfDescription.objects.filter(is_public=True).order_by("id"):
        found += [f"/records/{unit.pk}", f"/records/{unit.pk}/cite", f"/records/{unit.pk}?find=legation"]
        found += [f"/records/{unit.pk}/cite.{form}" for form in ("ris", "bib", "json")]
        found += [f"/records/{unit.pk}.{ending}" for ending, _, _ in (*FORMS, *FORMS_OF_TEXTS)]
        tails = ("", "/pages", "/digital-objects", "/children", "/cite", "/releases", "/comparison")
        found += [f"/api/v1/records/{unit.pk}{tail}" for tail in tails]
        found += [f"/records/{unit.pk}/embed", f"/records/{unit.pk}/annotation?start=0&end=9"]
    return found


def read_in_documents() -> list[str]:
    """Pages on people, bodies, places, offices and meetings; those that any archive has, and those of its own."""
    from fonds.catalogue.access import Reader
    from fonds.catalogue.authorities_listed import all_listed
    from fonds.catalogue.facts import facts
    from fonds.catalogue.offices_held import offices
    from fonds.web.pages.name_links import LISTS
    from fonds.wiring import today

    found = []
    for kind, of in LISTS.items():
        found += [of, f"{of}.csv", f"{of}.csv?proposed=1", f"{of}?q=a", f"{of}/000000000000"]
        for pk in sorted(pk for pk, _count in all_listed(Reader.ANONYMOUS, kind, today=today())):
            found += [f"{of}/{pk}", f"{of}/{pk}/documents.atom"]
            if kind != "place":
                found += [f"{of}/{pk}.eac-cpf.xml", f"{of}/{pk}.eac-cpf.xml?proposed=1"]
    found += ["offices", "offices?on=1957-08-02", "offices/chief-of-the-secret-post", "meetings",
              "meetings?years=1957", "meetings/000000000000"]  # fmt: skip
    for each in offices(Reader.ANONYMOUS):
        found += [f"offices/{each.slug}", f"offices/{each.slug}/documents.atom"]
    found += ["figures", "figures?kind=single", "figures?q=copper", "figures.parquet?proposed=1",
              "series/000000000000", "network", "network?kind=met", "map", "map?view=world"]  # fmt: skip
    for of in ("offices", "meetings", "figures", "network", "map"):
        found += [f"{of}.csv", f"{of}.csv?proposed=1"]
    for kind, of in (("meeting", "meetings"), ("figure", "series")):
        for pk in facts(Reader.ANONYMOUS, kind).order_by("pk").values_list("pk", flat=True):
            found += [f"{of}/{pk}", f"{of}/{pk}/documents.atom"]
    return found


def programmed() -> list[str]:
    """What programs ask the interface for."""
    from urllib.parse import urlencode

    lists = ["/", "/openapi.json", "/records?limit=3", "/records?changed_since=2020-01-01", "/records/000000000000",
             "/collections", "/collections/shown", "/collections/hidden", "/repositories", "/releases", "/units",
             "/repositories/secret-archive", "/search?in=collection:hidden",
             "/search?repository=Secret+Archive"]  # fmt: skip
    asked = [{"q": query, "facets": "1"} for query in QUERIES]
    return lists + ["/search?" + urlencode(each) for each in asked] + ["/records?reference_code=F1-a"]


def harvested() -> list[dict[str, str]]:
    """What harvesters ask for, in each format."""
    from fonds.web.oai.formats import FORMATS

    asked = [{"verb": verb} for verb in ("Identify", "ListSets", "ListMetadataFormats")]
    for prefix in FORMATS:
        asked.append({"verb": "ListRecords", "metadataPrefix": prefix})
        asked += [
            {"verb": "ListIdentifiers", "metadataPrefix": prefix, **more}
            for more in ({}, {"set": "shown"}, {"set": "hidden"}, {"from": "2026-01-01"}, {"until": "2020-01-01"})
        ]
    return asked


def crawl(starts: list[str], known: list[str]) -> dict[str, str]:
    """Fetches the addresses and up to `LINKS_FOLLOWED` of those that they link to, as an anonymous reader."""
    from django.test import Client

    reader = Client(headers={"host": "127.0.0.1"}, raise_request_exception=False)
    got: dict[str, str] = {}
    waiting = [*starts, *known]
    most = len(set(waiting)) + LINKS_FOLLOWED
    while waiting and len(got) < most:
        address = waiting.pop(0).split("#")[0]
        if address in got:
            continue
        response = reader.get(address)
        body = b"".join(response) if response.streaming else response.content
        headers = sorted((k, v) for k, v in response.headers.items())
        if body.startswith(b"PK"):
            body, headers = without_time_of_saving(body), []
        got[address] = hashlib.sha256(repr((response.status_code, headers)).encode() + body).hexdigest()
        if response.headers.get("Content-Type", "").startswith("text/html") and address not in known:
            links = re.findall(r'href="(/[^"]*)"', body.decode())
            waiting += [n.replace("&amp;", "&") for n in links if not n.startswith(("/static/", "/desk/"))]
    return got


def main() -> None:
    """Builds, reads, prints."""
    parser = argparse.ArgumentParser()
    parser.add_argument("archive", type=Path)
    parser.add_argument("folder", type=Path)
    parser.add_argument("sheet", type=Path)
    parser.add_argument("--restrict", nargs="*", default=[])
    parser.add_argument("--also", nargs="*", default=[])
    parser.add_argument("--asked", nargs="*", default=[])
    options = parser.parse_args()
    build(options.archive, options.folder, options.sheet, options.restrict)
    from fonds.catalogue.models import UnitOfDescription

    public = UnitOfDescription.objects.filter(is_public=True).order_by("id").values_list("id", flat=True)
    site = crawl(addresses(), options.also)
    print(json.dumps({"site": site, "assistants": answers([*public, *options.asked])}))


if __name__ == "__main__":
    main()
