"""A number of a text, with what the words right beside it say of it."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Quantity:
    """A number at `start`–`end` of the text, its qualifier and its unit or noun among the words.

    `unit` is a unit's name in the singular, "" for things counted; `measure` what is counted, as written, "" where only
    the sentence can tell. `value_max` is a range's upper end. `is_bare` says that neither unit nor noun stands by the
    number, and that it may be of the kind of the figure before it.
    """

    value: float
    unit: str
    measure: str
    start: int
    end: int
    value_max: float | None = None
    qualifier: str = ""
    is_bare: bool = False
