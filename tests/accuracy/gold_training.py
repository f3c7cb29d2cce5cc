"""Passages from which a finder of meetings learns: those of `gold_training_meetings.toml`, and the open later ones.

Sealed halves and the first reader's passages, of which half were only measured, are not among them.
"""

from __future__ import annotations

from pathlib import Path

from accuracy import gold_later_readers, gold_offices, gold_second_reader
from accuracy.gold_offices import Passage

GOLD = Path(__file__).with_name("gold_training_meetings.toml")


def passages() -> tuple[Passage, ...]:
    """The passages labelled to be learned from alone. Raises KeyError where a row lacks a field."""
    return gold_offices.passages(GOLD)


def all_to_learn_from() -> tuple[Passage, ...]:
    """Those, and the open passages of the second and of every later reader."""
    open_files = [name for r in gold_later_readers.READERS for name in gold_later_readers.files(r, sealed=False)]
    of_readers = gold_second_reader.office_passages(of=("gold_second_reader_open.toml", *open_files))
    return (*passages(), *(each for each in of_readers if "meetings" in each.kinds))
