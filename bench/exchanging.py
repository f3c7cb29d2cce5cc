"""What other software asks for: requests/s for a record page, JSON, an EAD of a fonds, and a harvest."""

from __future__ import annotations

import random
import sqlite3
import time
from http.client import HTTPConnection
from itertools import product
from pathlib import Path
from urllib.parse import urlencode

from sickle import Sickle

from bench.asking import many_clients, one_client
from bench.figures import Figures
from bench.processes import fonds, free_port, server

RECORDS, CLIENTS = 300, 8
WORDS = ("report", "meeting", "letter", "embassy", "agent", "minister", "information", "travel", "office", "source")


def measure_exchange(archive: Path, figures: Figures) -> None:
    """`archive` holds a corpus. Fails where a harvest loses or doubles a record."""
    base = sqlite3.connect(f"file:{archive / 'catalogue.sqlite3'}?mode=ro", uri=True)
    public = "is_public AND merged_into_id IS NULL"
    ids = [str(row[0]) for row in base.execute(
        f"SELECT id FROM catalogue_unitofdescription WHERE {public} AND has_text ORDER BY id")]  # fmt: skip
    everything = {str(row[0]) for row in base.execute(
        f"SELECT id FROM catalogue_unitofdescription WHERE {public} AND NOT derived")}  # fmt: skip
    top = base.execute(
        "SELECT id, (SELECT count(*) FROM catalogue_unitofdescription AS b WHERE b.parent_id = a.id) "
        f"FROM catalogue_unitofdescription AS a WHERE {public} AND parent_id IS NULL "
        "AND level_of_description != 'item' ORDER BY 2 DESC, id LIMIT 1"
    ).fetchone()
    base.close()
    chosen = random.Random(1957).sample(ids, min(RECORDS, len(ids)))
    port = free_port()
    figures.heading(f"What other software asks for, of {len(everything)} records")
    # without the limit of requests, which is what would be measured otherwise
    words = ["env", "FONDS_API_RATE=0", *fonds("serve", "--archive", archive, "--port", str(port))]
    with server(words, port):
        _pages(port, chosen, figures)
        _json(port, chosen, figures)
        if top is not None:
            _finding_aid(port, str(top[0]), figures)
        _harvest(port, everything, figures)


def _pages(port: int, chosen: list[str], figures: Figures) -> None:
    def address(identifier: str) -> str:
        return f"/records/{identifier}"

    times = one_client(port, chosen, address)
    rate = many_clients(port, chosen, address, CLIENTS)
    figures.say("record page: median, p95; 8 clients",
                f"{times.median * 1000:.1f} ms, {times.p95 * 1000:.1f} ms; {rate:.1f} requests/s")  # fmt: skip
    figures.say("record page, unchanged since (304)", f"{_unchanged(port, chosen):.1f} requests/s, one client")


def _json(port: int, chosen: list[str], figures: Figures) -> None:
    """The programming interface: records, and searches for two words of them."""

    def record(identifier: str) -> str:
        return f"/api/v1/records/{identifier}"

    def search(words: str) -> str:
        return f"/api/v1/search?{urlencode({'q': words})}"

    asked = [" ".join(pair) for pair in product(WORDS, WORDS) if pair[0] < pair[1]]
    for name, given, address in (("record", chosen, record), ("search", asked, search)):
        times = one_client(port, given, address)
        rate = many_clients(port, given, address, CLIENTS)
        figures.say(f"JSON of a {name}: median, p95; 8 clients",
                    f"{times.median * 1000:.1f} ms, {times.p95 * 1000:.1f} ms; {rate:.1f} requests/s")  # fmt: skip


def _unchanged(port: int, chosen: list[str]) -> float:
    """Requests a second of a reader who asks again for pages that he has."""
    connection = HTTPConnection("127.0.0.1", port, timeout=120)

    def ask(identifier: str, tag: str) -> tuple[int, str]:
        connection.request("GET", f"/records/{identifier}", headers={"If-None-Match": tag} if tag else {})
        answer = connection.getresponse()
        answer.read()
        return answer.status, answer.headers["ETag"]

    tags = {identifier: ask(identifier, "")[1] for identifier in chosen}
    start = time.perf_counter()
    for identifier, tag in tags.items():
        if ask(identifier, tag) != (304, tag):
            raise RuntimeError(f"{identifier} has changed though nothing did")
    return len(tags) / (time.perf_counter() - start)


def _finding_aid(port: int, identifier: str, figures: Figures) -> None:
    connection = HTTPConnection("127.0.0.1", port, timeout=600)
    start = time.perf_counter()
    connection.request("GET", f"/records/{identifier}.ead3.xml")
    answer = connection.getresponse()
    body = answer.read()
    seconds = time.perf_counter() - start
    if answer.status != 200 or not body.endswith(b"</ead>"):
        raise RuntimeError(f"the EAD of {identifier} did not come whole")
    parts = body.count(b"<c ")
    figures.say(
        f"EAD3 of the largest fonds, {parts} components",
        f"{seconds:.1f} s, {parts / seconds:.0f} components/s; {1 / seconds:.2f} requests/s",
    )


def _harvest(port: int, everything: set[str], figures: Figures) -> None:
    harvester = Sickle(f"http://127.0.0.1:{port}/oai")
    start = time.perf_counter()
    found = [record.header.identifier.rpartition(":")[2] for record in harvester.ListRecords(metadataPrefix="oai_dc")]
    seconds = time.perf_counter() - start
    figures.say("one full OAI harvest (oai_dc, by sickle)",
                f"{seconds:.1f} s, {len(found) / seconds:.0f} records/s")  # fmt: skip
    lost, doubled = len(everything - set(found)), len(found) - len(set(found))
    figures.at_most("records lost or doubled by it", lost + doubled, 0, "records")
