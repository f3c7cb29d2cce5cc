"""Queries as readers type them, drawn from the National Archives' titles and names, and clients that ask them."""

from __future__ import annotations

import random
import re
import statistics
import threading
import time
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from http.client import HTTPConnection


def mixed_queries(titles: Sequence[str], names: Sequence[str], count: int) -> list[str]:
    """Whole titles, two or three words of one, two words of one as a phrase, and names; the same each time."""
    chosen = random.Random(1957)
    worded = [words for title in titles if len(words := re.findall(r"[^\W\d_]{3,}", title)) >= 3]
    made = []
    for number in range(count):
        words = chosen.choice(worded)
        start = chosen.randrange(len(words) - 1)
        match number % 10:
            case 0 | 1 | 2:
                made.append(" ".join(words))
            case 3 | 4 | 5:
                made.append(" ".join(chosen.sample(words, min(len(words), chosen.choice((2, 3))))))
            case 6:
                made.append(f'"{words[start]} {words[start + 1]}"')
            case _:
                made.append(" ".join(re.findall(r"[^\W\d_]{2,}", chosen.choice(names))))
    # capitals alone would make operators of AND, OR and NOT
    return [query.lower() for query in made if query]


@dataclass(frozen=True, slots=True)
class Times:
    """Seconds an answer took, one client."""

    median: float
    p95: float


def one_client(port: int, queries: Sequence[str], address: Callable[[str], str]) -> Times:
    """Asks the queries one after the other over one connection. Raises RuntimeError for an answer other than 200."""
    connection = HTTPConnection("127.0.0.1", port, timeout=120)
    for query in queries[:5]:
        _ask(connection, address(query))
    seconds = sorted(_ask(connection, address(query)) for query in queries)
    return Times(statistics.median(seconds), seconds[int(len(seconds) * 0.95)])


def many_clients(port: int, queries: Sequence[str], address: Callable[[str], str], clients: int) -> float:
    """Requests a second when that many ask at once, sharing the queries out."""
    left = list(reversed(queries))
    lock = threading.Lock()
    failed: list[BaseException] = []

    def client() -> None:
        connection = HTTPConnection("127.0.0.1", port, timeout=120)
        try:
            while not failed:
                with lock:
                    if not left:
                        return
                    query = left.pop()
                _ask(connection, address(query))
        except BaseException as error:
            failed.append(error)

    threads = [threading.Thread(target=client) for _ in range(clients)]
    start = time.perf_counter()
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    if failed:
        raise failed[0]
    return len(queries) / (time.perf_counter() - start)


def _ask(connection: HTTPConnection, address: str) -> float:
    start = time.perf_counter()
    connection.request("GET", address)
    answer = connection.getresponse()
    answer.read()
    if answer.status != 200:
        raise RuntimeError(f"{address} answered {answer.status}")
    return time.perf_counter() - start
