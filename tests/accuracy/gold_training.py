"""What finders learn from: passages of meetings in `gold_training_meetings.toml`, and the open later ones, and numbers
of which `gold_training_figures.toml` says whether they are figures.

Sealed halves and the first reader's passages, of which half were only measured, are not among them.
"""

from __future__ import annotations

import tomllib
from dataclasses import dataclass
from pathlib import Path

from accuracy import gold_later_readers, gold_offices, gold_second_reader
from accuracy.gold_offices import Passage
from accuracy.gold_reading import Place

GOLD = Path(__file__).with_name("gold_training_meetings.toml")
NUMBERS = Path(__file__).with_name("gold_training_figures.toml")


@dataclass(frozen=True, slots=True)
class JudgedNumber:
    """A number in digits at a place of a page, its words, and whether it is a figure."""

    file: str
    sha256: str
    page: int
    at: Place
    words: str
    is_figure: bool


def numbers() -> tuple[JudgedNumber, ...]:
    """The numbers judged to be learned from. Raises KeyError where a row lacks a field."""
    return tuple(
        JudgedNumber(page["file"], page["sha256"], page["page"], (start, end), words, is_figure)
        for page in tomllib.loads(NUMBERS.read_text("utf-8"))["page"]
        for is_figure, rows in ((True, page["figures"]), (False, page["no_figures"]))
        for start, end, words in rows
    )


def passages() -> tuple[Passage, ...]:
    """The passages labelled to be learned from alone. Raises KeyError where a row lacks a field."""
    return gold_offices.passages(GOLD)


def all_to_learn_from() -> tuple[Passage, ...]:
    """Those, and the open passages of the second and of every later reader."""
    open_files = [name for r in gold_later_readers.READERS for name in gold_later_readers.files(r, sealed=False)]
    of_readers = gold_second_reader.office_passages(of=("gold_second_reader_open.toml", *open_files))
    return (*passages(), *(each for each in of_readers if "meetings" in each.kinds))
