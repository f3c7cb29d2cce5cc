"""Reads files in worker processes, so that a bomb, a hang or a crash costs one file and nothing else.

Small files travel in batches, answers come back one by one: when a worker dies, the file it had in hand is known,
and the rest of the batch goes to a new worker. Memory stays bounded: only a few batches are under way at a time.
"""

from __future__ import annotations

import io
import pickle
import queue
import subprocess
import sys
import threading
import time
from collections import deque
from collections.abc import Iterable, Iterator, Mapping
from concurrent.futures import Future, ThreadPoolExecutor
from dataclasses import dataclass, replace
from pathlib import Path
from types import TracebackType
from typing import Any, BinaryIO, cast

from fonds.adapters.reading_process import OUT_OF_MEMORY, Answer, Request, read_frame, send
from fonds.core.parsing.sheets import Sheet
from fonds.core.text.reading import Unreadable
from fonds.ports.file_reading import FileReading, ReadingTask
from fonds.ports.page_reader import ReadingRules

_MIB = 1024 * 1024
_START_SECONDS = 120.0
"""How long a process may take to start, before any file is in its hands."""


@dataclass(frozen=True, slots=True)
class ReadingLimits:
    """What a file may cost: bytes of memory and seconds, each growing with the file's size in bytes."""

    memory: int = 1024 * _MIB
    memory_per_byte: float = 8.0
    most_memory: int = 4096 * _MIB
    seconds: float = 30.0
    seconds_per_mib: float = 5.0

    def request(self, path: Path, rules: ReadingRules | None, size: int) -> Request:
        memory = min(self.memory + int(self.memory_per_byte * size), max(self.most_memory, self.memory))
        return Request(str(path), rules, memory, self.seconds + self.seconds_per_mib * size / _MIB)


class ReadingPool:
    """Worker processes that read files. Use as a context manager, or call `close`.

    `registry` maps media types to `module:Class` of their readers. Implements `ports.file_reading.FileReadings`.
    """

    _BATCH_FILES = 50
    _BATCH_BYTES = 4 * _MIB

    def __init__(self, registry: Mapping[str, str], *, workers: int = 2, limits: ReadingLimits | None = None) -> None:
        self._registry = dict(registry)
        self._limits = limits or ReadingLimits()
        self._workers = max(1, workers)
        self._threads = ThreadPoolExecutor(self._workers, thread_name_prefix="reading")
        self._idle: queue.LifoQueue[_Worker] = queue.LifoQueue()
        self._living: set[_Worker] = set()
        self._lock = threading.Lock()
        self._closed = False
        self._watchdog = threading.Thread(target=self._watch, name="reading-watchdog", daemon=True)
        self._watchdog.start()

    def __enter__(self) -> ReadingPool:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self.close()

    def close(self) -> None:
        """Ends the workers at once; a reading under way is dropped."""
        with self._lock:
            self._closed = True
            workers = list(self._living)
        for worker in workers:
            worker.kill()
        self._threads.shutdown(wait=True, cancel_futures=True)
        for worker in workers:
            worker.bury()

    def readings(self, tasks: Iterable[ReadingTask]) -> Iterator[FileReading]:
        """One reading or refusal a task, in the tasks' order, as they come; tasks are taken only as needed."""
        under_way: deque[tuple[list[ReadingTask], Future[list[Answer]]]] = deque()
        try:
            for asked, limited in self._batches(tasks):
                under_way.append((asked, self._threads.submit(self._read_batch, limited)))
                if len(under_way) > 3 * self._workers:
                    yield from _finished(*under_way.popleft())
            while under_way:
                yield from _finished(*under_way.popleft())
        finally:
            for _, future in under_way:
                future.cancel()

    def sheet(self, path: Path) -> Sheet:
        """The spreadsheet read apart. Raises Unreadable where it cannot be read within the limits."""
        request = self._limits.request(path, None, _size(path))
        answer = self._threads.submit(self._read_batch, [request]).result()[0]
        if answer.kind != "read":
            raise Unreadable(*answer.content)
        return cast(Sheet, answer.content)

    def drawing(self, path: Path, media_type: str, page: int) -> bytes:
        """The page drawn apart, as a JPEG. Raises Unreadable where it cannot be drawn within the limits."""
        request = replace(self._limits.request(path, None, _size(path)), drawn=(media_type, page))
        answer = self._threads.submit(self._read_batch, [request]).result()[0]
        if answer.kind != "read":
            raise Unreadable(*answer.content)
        return bytes(answer.content)

    def _batches(self, tasks: Iterable[ReadingTask]) -> Iterator[tuple[list[ReadingTask], list[Request]]]:
        held: list[ReadingTask] = []
        limited: list[Request] = []
        weight = 0
        for task in tasks:
            size = _size(task.path)
            if held and (len(held) >= self._BATCH_FILES or weight + size > self._BATCH_BYTES):
                yield held, limited
                held, limited, weight = [], [], 0
            held.append(task)
            limited.append(self._limits.request(task.path, task.rules, size))
            weight += size
        if held:
            yield held, limited

    def _read_batch(self, requests: list[Request]) -> list[Answer]:
        answers: list[Answer] = []
        tried_again = False
        while len(answers) < len(requests):
            worker = self._take()
            fresh = worker.answered == 0
            before = len(answers)
            failure = worker.read(requests[before:], answers)
            if failure is None:
                self._idle.put(worker)
                break
            self._drop(worker)
            if self._closed:
                raise CancelledReading
            # A worker that has read others may have been at its limit for their sake, and one that was killed from
            # outside is no fault of the file: such a file is tried once more, alone in its turn, in a new worker.
            alone = fresh and len(answers) == before
            again = failure == "died" or (failure == "memory" and not alone)
            if again and not (tried_again and len(answers) == before):
                tried_again = True
                continue
            answers.append(_refusal(failure, requests[len(answers)], worker))
            tried_again = False
        return answers

    def _take(self) -> _Worker:
        try:
            return self._idle.get_nowait()
        except queue.Empty:
            pass
        with self._lock:
            if self._closed:
                raise CancelledReading
            worker = _Worker(self._registry)
            self._living.add(worker)
            return worker

    def _drop(self, worker: _Worker) -> None:
        worker.kill()
        worker.bury()
        with self._lock:
            self._living.discard(worker)

    def _watch(self) -> None:
        while not self._closed:
            time.sleep(0.05)
            now = time.monotonic()
            with self._lock:
                workers = list(self._living)
            for worker in workers:
                worker.kill_if_late(now)


class CancelledReading(Exception):
    """The pool was closed while files were being read."""


class _Worker:
    """One process and the pipes to it."""

    def __init__(self, registry: Mapping[str, str]) -> None:
        program = (
            f"import sys; sys.path[:] = {sys.path!r}\n"
            f"from fonds.adapters.reading_process import serve\nserve({dict(registry)!r})"
        )
        self._process = subprocess.Popen(
            [sys.executable, "-c", program],
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            stderr=subprocess.DEVNULL,
        )
        self._deadline: float | None = None
        self._lock = threading.Lock()
        self._ready = False
        self.late = False
        self.answered = 0

    @property
    def status(self) -> int | None:
        return self._process.returncode

    def read(self, requests: list[Request], answers: list[Answer]) -> str | None:
        """Adds an answer a request; None when all are there, else "late", "memory" or "died" for the next one."""
        for request in requests:
            try:
                if not self._ready:
                    self._ready = self._receive(_START_SECONDS) is not None
                send(cast(BinaryIO, self._process.stdin), request)
                answer = self._receive(request.seconds)
            except (OSError, ValueError, pickle.UnpicklingError, EOFError):
                answer = None
            if answer is None:
                self._end()
                if self.late:
                    return "late"
                return "memory" if self.status == OUT_OF_MEMORY else "died"
            if answer.kind == "memory":
                return "memory"
            answers.append(answer)
            self.answered += 1
            if self.late:
                return "died" if len(answers) < len(requests) else None
        return None

    def _receive(self, seconds: float) -> Answer | None:
        with self._lock:
            self._deadline = time.monotonic() + seconds
        try:
            body = read_frame(cast(BinaryIO, self._process.stdout))
        finally:
            with self._lock:
                self._deadline = None
        if body is None:
            return None
        return cast(Answer, _AnswerUnpickler(io.BytesIO(body)).load())

    def _end(self) -> None:
        """Waits for the process to end by itself, so that its status is its own; one that lives on is killed."""
        try:
            self._process.wait(timeout=1)
        except subprocess.TimeoutExpired:
            self._process.kill()
            self._process.wait()

    def kill_if_late(self, now: float) -> None:
        with self._lock:
            if self._deadline is not None and now > self._deadline:
                self.late = True
                self._process.kill()

    def kill(self) -> None:
        self._process.kill()

    def bury(self) -> None:
        self._process.wait()
        for pipe in (self._process.stdin, self._process.stdout):
            if pipe is not None:
                try:
                    pipe.close()
                except OSError:
                    continue


class _AnswerUnpickler(pickle.Unpickler):
    """Takes nothing from a worker but the messages it may send: the worker has read what strangers wrote."""

    _MODULES = frozenset({"fonds.core.text.reading", "fonds.core.parsing.sheets"})
    _NAMES = frozenset(
        {
            ("fonds.adapters.reading_process", "Answer"),
            ("datetime", "date"),
            ("datetime", "datetime"),
        }
    )

    def find_class(self, module: str, name: str) -> Any:
        if (module in self._MODULES and "." not in name) or (module, name) in self._NAMES:
            return super().find_class(module, name)
        raise pickle.UnpicklingError(f"a worker may not send {module}.{name}")


def _size(path: Path) -> int:
    try:
        return path.stat().st_size
    except OSError:
        return 0


def _finished(tasks: list[ReadingTask], future: Future[list[Answer]]) -> Iterator[FileReading]:
    for task, answer in zip(tasks, future.result(), strict=True):
        if answer.kind == "read":
            yield FileReading(task, answer.media_type, reading=answer.content)
        else:
            yield FileReading(task, answer.media_type, refusal=Unreadable(*answer.content))


def _refusal(failure: str, request: Request, worker: _Worker) -> Answer:
    if failure == "late":
        content = (
            f"reading took longer than {_seconds(request.seconds)}",
            "Open it in its own program and save it anew, or split it into smaller files.",
        )
    elif failure == "memory":
        content = (
            f"reading needed more than {request.memory // _MIB} MiB of memory",
            "Check that it is what it should be; a file made to do harm looks like this. Split it if it is sound.",
        )
    else:
        content = (
            f"the program that reads such files ended without an answer (status {worker.status})",
            "Open it in its own program and save it anew.",
        )
    return Answer("refused", "", content)


def _seconds(seconds: float) -> str:
    return f"{seconds:.0f} seconds" if seconds >= 2 else f"{seconds:.1f} seconds"
