"""Starts processes and measures the memory of them and their children (Linux: from /proc)."""

from __future__ import annotations

import os
import socket
import subprocess
import sys
import threading
import time
from collections.abc import Iterator, Sequence
from contextlib import contextmanager, suppress
from dataclasses import dataclass
from http.client import HTTPConnection, HTTPException
from pathlib import Path

MB = 1_000_000


@dataclass(frozen=True, slots=True)
class Memory:
    """Bytes over a process and all below it. `anonymous` counts pages shared after a fork once for each process,
    `anonymous_share` once in all; `resident` includes mapped files, shared out."""

    anonymous: int
    anonymous_share: int
    resident: int


def family(pid: int) -> list[int]:
    """The process and all below it."""
    found = [pid]
    for each in found:
        with suppress(OSError):
            for task in Path(f"/proc/{each}/task").iterdir():
                found += map(int, (task / "children").read_text().split())
    return found


def memory(pid: int) -> Memory:
    """What the process and all below it hold now."""
    sums = {"Anonymous": 0, "Pss_Anon": 0, "Pss": 0}
    for each in family(pid):
        with suppress(OSError):
            for line in Path(f"/proc/{each}/smaps_rollup").read_text().splitlines()[1:]:
                name, _, value = line.partition(":")
                if name in sums:
                    sums[name] += int(value.split()[0]) * 1024
    return Memory(sums["Anonymous"], sums["Pss_Anon"], sums["Pss"])


@dataclass(frozen=True, slots=True)
class Ran:
    """A command that ended: seconds, and the most that it and its children held at once."""

    seconds: float
    peak: int
    printed: str


def run(words: Sequence[str | Path]) -> Ran:
    """Runs the command to its end. Raises RuntimeError when it fails."""
    start = time.perf_counter()
    process = subprocess.Popen([*map(str, words)], stdout=subprocess.PIPE, stderr=subprocess.STDOUT, text=True)
    peak = 0
    done = threading.Event()

    def watch() -> None:
        nonlocal peak
        while not done.wait(0.25):
            peak = max(peak, memory(process.pid).resident)

    watcher = threading.Thread(target=watch)
    watcher.start()
    printed, _ = process.communicate()
    seconds = time.perf_counter() - start
    done.set()
    watcher.join()
    if process.returncode:
        raise RuntimeError(f"{' '.join(map(str, words))}\n{printed}")
    return Ran(seconds, peak, printed)


def free_port() -> int:
    """A port that nobody listens on now."""
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return int(probe.getsockname()[1])


@contextmanager
def server(words: Sequence[str | Path], port: int) -> Iterator[int]:
    """Runs a server until the context ends; gives its process id once it answers. Raises RuntimeError if it ends."""
    process = subprocess.Popen(
        [*map(str, words)], stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL, env={**os.environ, "PYTHONUTF8": "1"}
    )
    try:
        for _ in range(600):
            if process.poll() is not None:
                raise RuntimeError(f"{' '.join(map(str, words))} ended with {process.returncode}")
            with suppress(OSError, HTTPException):
                connection = HTTPConnection("127.0.0.1", port, timeout=60)
                connection.request("GET", "/")
                connection.getresponse().read()
                break
            time.sleep(0.1)
        else:
            raise RuntimeError("the server does not answer")
        yield process.pid
    finally:
        process.terminate()
        process.wait(60)


def fonds(*words: str | Path) -> list[str | Path]:
    """The command line under measurement."""
    return [sys.executable, "-m", "fonds", *words]
