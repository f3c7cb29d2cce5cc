"""Port: reads many untrusted files, each within limits, and spreadsheets."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Protocol

from fonds.core.parsing.sheets import Sheet
from fonds.core.text.reading import Reading, Unreadable
from fonds.ports.page_reader import ReadingRules


@dataclass(frozen=True, slots=True)
class ReadingTask:
    """One file to read; `path` is on this machine, `rules` what the profile says of it."""

    path: Path
    rules: ReadingRules


@dataclass(frozen=True, slots=True)
class FileReading:
    """What came of a task: a `reading` or a `refusal`, never both. `media_type` is decided by content."""

    task: ReadingTask
    media_type: str
    reading: Reading | None = None
    refusal: Unreadable | None = None


class FileReadings(Protocol):
    """Whatever a file does, the process that asks SHALL live, and the next file SHALL be read."""

    def readings(self, tasks: Iterable[ReadingTask]) -> Iterator[FileReading]:
        """One reading or refusal a task, in the tasks' order, as they come; tasks are taken only as needed."""
        ...

    def sheet(self, path: Path) -> Sheet:
        """The spreadsheet read apart. Raises `Unreadable`."""
        ...
