"""Offices and meetings labelled by reading, from `gold_offices.toml`."""

from __future__ import annotations

import hashlib
import tomllib
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

GOLD = Path(__file__).with_name("gold_offices.toml")
Place = tuple[int, int]


@dataclass(frozen=True, slots=True)
class LabelledOffice:
    """Who holds which office in which body, as ranges of the page; `body` is None where none is named."""

    person: Place
    office: Place
    body: Place | None = None


@dataclass(frozen=True, slots=True)
class LabelledMeeting:
    """A meeting told of at `at`. `date` is EDTF, "" where none is stated and "?" where readers may differ.

    `reported_by` is where somebody is named who tells of it and is not the writer, None where none is or it was not
    noted.
    """

    at: Place
    date: str
    place: Place | None
    participants: tuple[Place, ...]
    reported_by: Place | None = None


@dataclass(frozen=True, slots=True)
class Passage:
    """A passage with its labels. `part` is a volume's `xml:id`; ranges are code points of the page, half-open."""

    file: str
    part: str
    sha256: str
    page: int
    start: int
    end: int
    words_sha256: str
    chosen_by: str
    offices: tuple[LabelledOffice, ...]
    meetings: tuple[LabelledMeeting, ...]
    unsure: tuple[Place, ...]
    quoted: tuple[tuple[str, str], ...]
    sealed: bool = False
    kinds: tuple[str, ...] = ("offices", "meetings")
    """For what it is labelled: of another kind it says nothing."""

    @property
    def corpus(self) -> str:
        """The corpus that the file's path begins with."""
        return self.file.partition("/")[0]

    @property
    def looked_at(self) -> bool:
        """Whether rules may be made with the record in view; the other records are only measured.

        The journal of `puzanov/` is always looked at; it has tests of its own. What a sealed file holds never is.
        """
        if self.sealed:
            return False
        if self.corpus == "puzanov":
            return True
        return int(hashlib.sha256(f"{self.file} {self.part}".encode()).hexdigest(), 16) % 2 == 0

    def faults(self, page: str) -> Iterator[str]:
        """What of this passage does not hold on `page`, the text that it says it stands on."""
        name = f"{self.file} {self.part} page {self.page}, {self.start}"
        if hashlib.sha256(page[self.start : self.end].encode()).hexdigest()[:16] != self.words_sha256:
            yield f"{name}: the passage is another one"
        within = [place for each in self.offices for place in (each.person, each.office)]
        within += [each.at for each in self.meetings]
        within += list(self.unsure)
        anywhere = [place for each in self.meetings for place in each.participants]
        anywhere += [each.place for each in self.meetings if each.place]
        anywhere += [each.reported_by for each in self.meetings if each.reported_by]
        anywhere += [each.body for each in self.offices if each.body]
        for start, end in within:
            if not self.start <= start < end <= self.end:
                yield f"{name}: {start}–{end} is not in the passage"
        for start, end in [*within, *anywhere]:
            words = page[start:end]
            if (
                not words
                or words != words.strip()
                or page[start - 1 : start].isalnum()
                or page[end : end + 1].isalnum()
            ):
                yield f"{name}: {start}–{end} cuts a word"
        for found, said in zip(self._quotations(page), self.quoted, strict=True):
            if said[0] and found != said[0]:
                yield f"{name}: {said[0]!r} does not stand at {said[1]}"
        if self.corpus not in ("jfk", "frus") and any(words for words, _ in self.quoted):
            yield f"{name}: words of {self.corpus} are not to be quoted"

    def _quotations(self, page: str) -> Iterator[str]:
        for office in self.offices:
            yield " | ".join(page[start:end] for start, end in (office.person, office.office))
        for meeting in self.meetings:
            yield "; ".join(page[start:end] for start, end in meeting.participants)


def passages(gold: Path = GOLD) -> tuple[Passage, ...]:
    """All labelled passages of a file, in its order. Raises KeyError where a row lacks a field."""
    return tuple(passage_of(row) for row in tomllib.loads(gold.read_text("utf-8"))["passage"])


def passage_of(row: dict[str, Any]) -> Passage:
    """A passage from a row of a gold file. Raises KeyError where the row lacks a field."""
    offices = row.get("offices", [])
    meetings = row.get("meetings", [])
    return Passage(
        file=row["file"],
        part=row.get("part", ""),
        sha256=row["sha256"],
        page=row["page"],
        start=row["start"],
        end=row["end"],
        words_sha256=row["words_sha256"],
        chosen_by=row["chosen_by"],
        offices=tuple(LabelledOffice(_place(o["person"]), _place(o["office"]), _maybe(o.get("body"))) for o in offices),
        meetings=tuple(
            LabelledMeeting(
                _place(m["at"]),
                m.get("date", ""),
                _maybe(m.get("place")),
                tuple(_place(each) for each in m["participants"]),
                _maybe(m.get("reported_by")),
            )
            for m in meetings
        ),
        unsure=tuple(_place(each) for each in row.get("unsure", [])),
        quoted=tuple(
            (each.get("words", ""), str(each.get("office", each.get("at")))) for each in (*offices, *meetings)
        ),
        sealed=row.get("sealed", False),
        kinds=tuple(each for each in ("offices", "meetings") if each in row.get("labelled", (each,))),
    )


def _place(pair: list[int]) -> Place:
    return pair[0], pair[1]


def _maybe(pair: list[int] | None) -> Place | None:
    return None if pair is None else _place(pair)
