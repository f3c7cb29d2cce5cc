"""Our search page beside Datasette's, over the same documents: one client, eight clients, and memory while serving."""

from __future__ import annotations

import sqlite3
import sys
from collections.abc import Iterator
from pathlib import Path
from urllib.parse import urlencode

from bench.asking import Times, many_clients, mixed_queries, one_client
from bench.figures import Figures
from bench.processes import MB, Memory, fonds, free_port, memory, server
from bench.retrieval import lists, records, sheet

QUERIES, CLIENTS = 300, 8


def measure_searching(archive: Path, corpus: Path, work: Path, figures: Figures) -> None:
    """`archive` holds the corpus with its lists."""
    rows, file_to_number = lists(corpus / "sheets")
    described = dict(rows)
    titles = sorted({row["Title"] for row in described.values() if row["Title"]})
    names = sorted({row[key] for row in described.values() for key in ("From Name", "To Name") if row[key]})
    queries = mixed_queries(titles, names, QUERIES)

    database = work / "jfk.db"
    counted = _peer_database(database, corpus, described, file_to_number)
    figures.heading(
        f"Search page in HTML with passages and facets, {len(queries)} mixed queries; {counted} rows in Datasette"
    )
    ours, our_rate, held = _ours(archive, queries)
    theirs, their_rate, their_memory = _datasette(database, queries)
    figures.say("fonds: median, p95; 8 clients", f"{_said(ours)}; {our_rate:.1f} requests/s")
    figures.say("Datasette: median, p95; 8 clients", f"{_said(theirs)}; {their_rate:.1f} requests/s")
    figures.at_least("median: times faster than Datasette", theirs.median / ours.median, 8, "times")
    figures.at_most("p95 over our own median", ours.p95 / ours.median, 3, "times")
    figures.at_least("8 clients: times Datasette's requests a second", our_rate / their_rate, 5, "times")

    figures.heading("Memory while serving, after these queries")
    figures.at_most("anonymous, over all processes", held.anonymous / MB, 300, "MB")
    figures.say("anonymous, what is shared counted once", f"{held.anonymous_share / MB:8.2f} MB")
    figures.say("Datasette, anonymous", f"{their_memory.anonymous / MB:8.2f} MB")


def _said(times: Times) -> str:
    return f"{times.median * 1000:.1f} ms, {times.p95 * 1000:.1f} ms"


def _ours(archive: Path, queries: list[str]) -> tuple[Times, float, Memory]:
    port = free_port()

    def address(query: str) -> str:
        return f"/search?{urlencode({'q': query})}"

    with server(fonds("serve", "--archive", archive, "--port", str(port)), port) as pid:
        times = one_client(port, queries, address)
        rate = many_clients(port, queries, address, CLIENTS)
        return times, rate, memory(pid)


def _datasette(database: Path, queries: list[str]) -> tuple[Times, float, Memory]:
    port = free_port()

    def address(query: str) -> str:
        asked = [("_search", query), ("_size", "10"), ("_facet", "release"), ("_facet", "originator")]
        return f"/{database.stem}/texts?{urlencode(asked)}"

    words: list[str | Path] = [sys.executable, "-m", "datasette", "serve", "--immutable", database, "--port", str(port)]
    # its limits would cut answers short and count less than ours
    words += ["--setting", "sql_time_limit_ms", "60000", "--setting", "facet_time_limit_ms", "60000"]
    with server(words, port) as pid:
        times = one_client(port, queries, address)
        rate = many_clients(port, queries, address, CLIENTS)
        return times, rate, memory(pid)


def _peer_database(
    path: Path, corpus: Path, described: dict[str, dict[str, str]], file_to_number: dict[str, str]
) -> int:
    """A table with a row for each text and for each record without one, with full-text search as Datasette finds it."""
    connection = sqlite3.connect(path)
    connection.execute("CREATE TABLE texts (number TEXT, title TEXT, release TEXT, originator TEXT, text TEXT)")
    connection.executemany("INSERT INTO texts VALUES (?, ?, ?, ?, ?)", _rows(corpus, described, file_to_number))
    connection.execute("CREATE INDEX texts_release ON texts (release)")
    connection.execute("CREATE INDEX texts_originator ON texts (originator)")
    connection.execute("CREATE VIRTUAL TABLE texts_fts USING fts5 (title, text, tokenize='porter', content='texts')")
    connection.execute("INSERT INTO texts_fts (rowid, title, text) SELECT rowid, title, text FROM texts")
    connection.execute("INSERT INTO texts_fts (texts_fts) VALUES ('optimize')")
    connection.commit()
    counted = int(connection.execute("SELECT count(*) FROM texts").fetchone()[0])
    connection.execute("ANALYZE")
    connection.close()
    return counted


def _rows(
    corpus: Path, described: dict[str, dict[str, str]], file_to_number: dict[str, str]
) -> Iterator[tuple[str, str, str, str, str]]:
    held = records(corpus / "releases", file_to_number)
    for number, texts in held.items():
        row = described.get(number, {})
        for release, _, text in texts:
            yield number, row.get("Title", ""), release, row.get("Originator", ""), text
    for year in ("2021", "2022", "2023", "2025"):
        for row in sheet(corpus / "sheets" / f"{year}.xlsx"):
            number = row.get("Record Num") or row.get("Record Number") or ""
            if number and number not in held:
                held[number] = []
                yield number, row.get("Title", ""), year, row.get("Originator", ""), ""
