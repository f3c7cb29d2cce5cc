"""A page of search results, beside Datasette's on the same rows; one client, then eight."""

from __future__ import annotations

import os
import socket
import sqlite3
import statistics
import subprocess
import sys
import time
import urllib.request
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path
from urllib.parse import urlencode

from bench.documents import Document, corpora, list_rows

CLIENTS = 8


def measure_search(archive: Path, found: list[Document], asked: list[str], folder: Path) -> None:
    """Prints medians, 95th percentiles, requests a second, and memory."""
    print(f"Page of search results ({len(asked)} queries)")
    ours = _serve(
        [sys.executable, "-m", "fonds", "serve", "--port", "{port}"], {"FONDS_ARCHIVE": str(archive)}, "/about"
    )
    database = _database(found, folder / "texts.db")
    theirs = _serve([sys.executable, "-m", "datasette", "serve", str(database), "--port", "{port}",
                     "--setting", "default_page_size", "10"], {}, "/-/versions.json")  # fmt: skip
    try:

        def our_page(query: str) -> str:
            return f"http://127.0.0.1:{ours[1]}/search?" + urlencode({"q": query})

        def their_page(query: str) -> str:
            words = " ".join(f'"{w}"' for w in query.split())
            parameters = [("_search", words), ("_size", "10"), ("_facet", "release"), ("_facet", "originator")]
            return f"http://127.0.0.1:{theirs[1]}/texts/texts?" + urlencode(parameters)

        single = [_one_client(asked, page) for page in (our_page, their_page)]
        many = [_clients(asked, page) for page in (our_page, their_page)]
        medians = [statistics.median(times) for times in single]
        ninety_fifths = [sorted(times)[int(len(times) * 0.95)] for times in single]
        for name, i in (("ours", 0), ("Datasette", 1)):
            print(f"  {name}: median {medians[i] * 1000:.1f} ms, p95 {ninety_fifths[i] * 1000:.1f} ms, "
                  f"{CLIENTS} clients {many[i]:.0f} requests/s")  # fmt: skip
        print(f"  ratio of medians {medians[1] / medians[0]:.1f} (target 8), of requests/s {many[0] / many[1]:.1f} "
              f"(target 5), our p95 {ninety_fifths[0] / medians[0]:.1f} times our median (target 3)")  # fmt: skip
        print(f"  anonymous memory of all our processes {_anonymous(ours[0].pid)} MB (target 300)")
    finally:
        for process, _ in (ours, theirs):
            process.terminate()
            process.wait()


def _serve(command: list[str], more: dict[str, str], ready: str) -> tuple[subprocess.Popen[bytes], int]:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        port = int(probe.getsockname()[1])
    process = subprocess.Popen([part.format(port=port) for part in command], env=os.environ | more,
                               stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)  # fmt: skip
    for _ in range(300):
        try:
            _get(f"http://127.0.0.1:{port}{ready}")
            return process, port
        except OSError:
            time.sleep(0.2)
    raise SystemExit(f"{command[2]} does not answer")


def _get(address: str) -> float:
    started = time.perf_counter()
    with urllib.request.urlopen(address, timeout=120) as answer:
        answer.read()
    return time.perf_counter() - started


def _one_client(asked: list[str], page: Callable[[str], str]) -> list[float]:
    for query in asked[:5]:
        _get(page(query))
    return [_get(page(query)) for query in asked]


def _clients(asked: list[str], page: Callable[[str], str]) -> float:
    started = time.perf_counter()
    with ThreadPoolExecutor(CLIENTS) as clients:
        list(clients.map(lambda query: _get(page(query)), asked))
    return len(asked) / (time.perf_counter() - started)


def _database(found: list[Document], path: Path) -> Path:
    rows = list_rows(corpora() / "jfk")
    with sqlite3.connect(path) as base:
        base.execute("CREATE TABLE texts (id INTEGER PRIMARY KEY, number, release, originator, title, text)")
        base.executemany(
            "INSERT INTO texts (number, release, originator, title, text) VALUES (?, ?, ?, ?, ?)",
            ((d.number, d.release, rows.get(d.number, ("", ""))[1], rows.get(d.number, ("", ""))[0], d.text)
             for d in found),
        )  # fmt: skip
        base.execute("CREATE VIRTUAL TABLE texts_fts USING fts5(title, text, content='texts', content_rowid='id', "
                     "tokenize='porter')")  # fmt: skip
        base.execute("INSERT INTO texts_fts (texts_fts) VALUES ('rebuild')")
        base.execute("CREATE INDEX texts_release ON texts (release)")
        base.execute("CREATE INDEX texts_originator ON texts (originator)")
    return path


def _anonymous(pid: int) -> int:
    """Anonymous memory of a process and its children, in MB (RssAnon of proc(5))."""
    total = 0
    waiting = [pid]
    while waiting:
        each = waiting.pop()
        try:
            status = Path(f"/proc/{each}/status").read_text()
            waiting += [int(c) for c in Path(f"/proc/{each}/task/{each}/children").read_text().split()]
        except OSError:
            continue
        total += next(int(line.split()[1]) for line in status.splitlines() if line.startswith("RssAnon"))
    return total // 1024
