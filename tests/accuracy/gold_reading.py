"""Figures and marks labelled by reading, from `gold_figures.toml` and `gold_marks.toml`."""

from __future__ import annotations

import hashlib
import tomllib
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

Place = tuple[int, int]
QUOTED = ("jfk", "frus")
"""The corpora whose words a gold file may hold."""


@dataclass(frozen=True, slots=True)
class LabelledFigure:
    """A figure as the reader saw it; `measure` is where what is counted is named. What is None was not noted.

    `noted` are fields with their values; `named` those (producer, place, asserted_by) whose words stand at a place, or,
    with None, that the text leaves open.
    """

    at: Place
    value: float
    unit: str
    measure: Place | None = None
    value_max: float | None = None
    noted: tuple[tuple[str, str], ...] = ()
    named: tuple[tuple[str, Place | None], ...] = ()


@dataclass(frozen=True, slots=True)
class LabelledMark:
    """A mark as the reader saw it, of one of the kinds that the head of the gold file explains."""

    at: Place
    kind: str


@dataclass(frozen=True, slots=True)
class LabelledDate:
    """Words that are a date. `edtf` holds every form that is right; none where nobody could resolve the words."""

    at: Place
    edtf: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Passage:
    """A passage with all figures, or all marks, or all dates, that it has; `unsure` places count neither way.

    Ranges are code points of the page, half-open. `part` is the `xml:id` of a volume's document, "" elsewhere.
    """

    file: str
    sha256: str
    part: str
    page: int
    start: int
    end: int
    words_sha256: str
    figures: tuple[LabelledFigure, ...]
    marks: tuple[LabelledMark, ...]
    unsure: tuple[Place, ...]
    quoted: tuple[tuple[Place, str], ...]
    dates: tuple[LabelledDate, ...] = ()
    sealed: bool = False
    opened: bool = False

    @property
    def corpus(self) -> str:
        """The folder that the file's path begins with."""
        return self.file.partition("/")[0]

    @property
    def looked_at(self) -> bool:
        """Whether rules may be made with the record in view; the other records are only measured.

        The journal of `puzanov/` is always looked at; it has tests of its own. What a sealed file holds never is,
        what an opened one holds always.
        """
        if self.sealed:
            return False
        if self.opened or self.corpus == "puzanov":
            return True
        return int(hashlib.sha256(f"{self.file} {self.part}".encode()).hexdigest(), 16) % 2 == 0

    def holds(self, start: int, end: int) -> bool:
        """Whether what was found at a range of the page is to be counted: within, and at no unsure place."""
        inside = self.start <= start and end <= self.end
        return inside and not any(a < end and start < b for a, b in self.unsure)

    def faults(self, page: str) -> Iterator[str]:
        """What of the row does not hold on `page`, the text that it says it stands on."""
        name = f"{self.file} {self.part} page {self.page}, {self.start}"
        if hashlib.sha256(page[self.start : self.end].encode()).hexdigest()[:16] != self.words_sha256:
            yield f"{name}: the passage is another one"
        measures = [each.measure for each in self.figures if each.measure]
        for start, end in [*(each.at for each in (*self.figures, *self.marks, *self.dates)), *measures, *self.unsure]:
            if not self.start <= start < end <= self.end or page[start:end] != page[start:end].strip():
                yield f"{name}: {start}–{end} are no words of the passage"
        for (start, end), words in self.quoted:
            if page[start:end] != words:
                yield f"{name}: {words!r} does not stand at {start}"
            if self.corpus not in QUOTED:
                yield f"{name}: words of {self.corpus} are not to be quoted"


def figure_passages() -> tuple[Passage, ...]:
    """The passages of `gold_figures.toml`, in its order. Raises KeyError where a row lacks a field."""
    return _passages("gold_figures.toml")


def mark_passages() -> tuple[Passage, ...]:
    """The passages of `gold_marks.toml`, in its order. Raises KeyError where a row lacks a field."""
    return _passages("gold_marks.toml")


def _passages(name: str) -> tuple[Passage, ...]:
    rows = tomllib.loads(Path(__file__).with_name(name).read_text("utf-8"))["passage"]
    return tuple(_passage(row) for row in rows)


def _passage(row: dict[str, Any]) -> Passage:
    figures, marks, unsure = row.get("figures", []), row.get("marks", []), row["unsure"]
    return Passage(
        row["file"], row["sha256"], row.get("part", ""), row["page"], row["start"], row["end"], row["words_sha256"],
        figures=tuple(_figure(each) for each in figures),
        marks=tuple(LabelledMark(_place(each), each["kind"]) for each in marks),
        unsure=tuple(_place(each) for each in unsure),
        quoted=tuple((_place(each), each["words"]) for each in (*figures, *marks, *unsure) if "words" in each),
    )  # fmt: skip


def _figure(row: dict[str, Any]) -> LabelledFigure:
    measure = row.get("measure")
    return LabelledFigure(
        _place(row), float(row["value"]), row["unit"], (measure[0], measure[1]) if measure else None,
        float(row["value_max"]) if "value_max" in row else None,
        tuple((key, row[key]) for key in ("qualifier", "rate", "period", "kind") if key in row),
    )  # fmt: skip


def _place(row: dict[str, Any]) -> Place:
    return row["start"], row["end"]
