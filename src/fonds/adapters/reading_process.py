"""The worker's side of reading apart: a process that reads one file after the other and answers on a pipe.

Started by `reading_worker`. It lives under a memory limit where the system has one, and an alarm ends it should it
be left behind by a parent that died. What it answers is plain data, framed by length.
"""

from __future__ import annotations

import os
import pickle
import signal
import struct
import sys
import threading
import time
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any, BinaryIO

from fonds.core.text.reading import Unreadable
from fonds.ports.page_reader import PageReader, ReadingRules

FRAME = struct.Struct(">Q")
OUT_OF_MEMORY = 97
"""Exit status of a worker that found itself above its memory limit."""

_MIB = 1024 * 1024


@dataclass(frozen=True, slots=True)
class Request:
    """One file to read. `rules` is None for a spreadsheet. `memory` is bytes, `seconds` wall-clock time.

    With `drawn`, a media type and a page from 1, that page is drawn instead.
    """

    path: str
    rules: ReadingRules | None
    memory: int
    seconds: float
    drawn: tuple[str, int] | None = None


@dataclass(frozen=True, slots=True)
class Answer:
    """`kind` is "ready", "read", "refused" or "memory"; `content` a Reading, a Sheet, a picture, (reason, advice)
    or None.

    "ready" is said once, unasked, when the process has started.
    """

    kind: str
    media_type: str
    content: Any


def serve(registry: Mapping[str, str]) -> None:
    """Answers requests from standard input on standard output until the input ends."""
    source = os.fdopen(os.dup(0), "rb")
    target = os.fdopen(os.dup(1), "wb")
    # A library that prints must not write into the answers.
    os.dup2(2, 1)
    with open(os.devnull, "rb") as nothing:  # noqa: PTH123
        os.dup2(nothing.fileno(), 0)
    if hasattr(signal, "SIGINT"):
        signal.signal(signal.SIGINT, signal.SIG_IGN)
    # What a file may cost is counted from here: a busy machine may take long to start a process.
    send(target, Answer("ready", "", None))
    readers: dict[str, PageReader] = {}
    while (request := receive(source)) is not None:
        _limit(request)
        send(target, _answer(request, registry, readers))
        _alarm(0)


def receive(source: BinaryIO) -> Any:
    """The next framed message that this program's other half sent, or None where the pipe has ended."""
    body = read_frame(source)
    return None if body is None else pickle.loads(body)


def read_frame(source: BinaryIO) -> bytes | None:
    """The bytes of the next frame, or None where the pipe has ended or broke off within it."""
    head = source.read(FRAME.size)
    if len(head) < FRAME.size:
        return None
    length = FRAME.unpack(head)[0]
    body = source.read(length)
    return body if len(body) == length else None


def send(target: BinaryIO, message: Any) -> None:
    """Writes one framed message. The whole message is made before the first byte is sent."""
    try:
        body = pickle.dumps(message, protocol=5)
    except MemoryError:
        body = pickle.dumps(Answer("memory", "", None), protocol=5)
    target.write(FRAME.pack(len(body)) + body if len(body) < _MIB else FRAME.pack(len(body)))
    if len(body) >= _MIB:
        target.write(body)
    target.flush()


def _answer(request: Request, registry: Mapping[str, str], readers: dict[str, PageReader]) -> Answer:
    found = ""
    try:
        path = Path(request.path)
        if request.drawn is not None:
            from fonds.adapters.page_drawing import drawn

            return Answer("read", request.drawn[0], drawn(path, *request.drawn))
        if request.rules is None:
            from fonds.adapters.sheet_reader import read_sheet

            return Answer("read", "", read_sheet(path))
        from fonds.adapters.media_types import media_type
        from fonds.adapters.page_readers import reader_for

        found = media_type(path)
        if found not in readers:
            readers[found] = reader_for(found, registry)
        return Answer("read", found, readers[found].read(path, found, request.rules))
    except Unreadable as error:
        return Answer("refused", found, (error.reason, error.advice))
    except MemoryError:
        return Answer("memory", found, None)
    except OSError as error:
        reason = f"the file cannot be opened: {error.strerror or error}"
        return Answer("refused", found, (reason, "Check that it is there and may be read."))
    except RecursionError:
        reason = "the file is nested too deeply"
        return Answer("refused", found, (reason, "Save it anew in the program that made it."))
    except Exception as error:  # a reader's own fault must cost one file, not the run
        reason = f"the reader failed on this file ({type(error).__name__}: {error})"[:300]
        return Answer(
            "refused", found, (reason, "Open it in its own program and save it anew; report it if it is sound.")
        )


def _limit(request: Request) -> None:
    _alarm(request.seconds + 30)
    try:
        import resource
    except ImportError:  # Windows has no such limits; the time limit still holds
        return
    try:
        resource.setrlimit(resource.RLIMIT_CORE, (0, 0))
        hard = resource.getrlimit(resource.RLIMIT_AS)[1]
        soft = request.memory if hard == resource.RLIM_INFINITY else min(request.memory, hard)
        resource.setrlimit(resource.RLIMIT_AS, (soft, hard))
    except (OSError, ValueError):
        pass
    if sys.platform == "darwin":
        _watch_resident_memory(request.memory)


def _alarm(seconds: float) -> None:
    if hasattr(signal, "setitimer"):
        signal.setitimer(signal.ITIMER_REAL, seconds)


_watched: list[int] = []


def _watch_resident_memory(limit: int) -> None:
    """Ends the process above the limit where the system accepts RLIMIT_AS but does not keep to it (macOS)."""
    _watched.append(limit)
    if len(_watched) > 1:
        _watched[:] = _watched[-1:]
        return

    def watch() -> None:
        import resource

        while True:
            time.sleep(0.2)
            if resource.getrusage(resource.RUSAGE_SELF).ru_maxrss > _watched[-1]:  # bytes on macOS
                os._exit(OUT_OF_MEMORY)

    threading.Thread(target=watch, daemon=True).start()
