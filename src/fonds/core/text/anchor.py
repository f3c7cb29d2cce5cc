"""Where words stand: a page of a digital object, a version of its text, and a range of code points in it."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any


@dataclass(frozen=True, slots=True)
class Anchor:
    """A place in frozen page text, after the W3C Web Annotation position and quote selectors.

    `page` is the 1-based page of the digital object. `start` and `end` are Unicode code points, half-open,
    from 0, in the stored page text; `text` is what stands there.
    """

    digital_object: str | None
    version: int
    page: int
    start: int
    end: int
    text: str

    def __post_init__(self) -> None:
        if self.page < 1 or self.start < 0 or self.end < self.start:
            raise ValueError(f"no such place: page {self.page}, {self.start}–{self.end}")
        if len(self.text) != self.end - self.start:
            raise ValueError("the quote's length does not equal the range it stands for")

    def to_json(self) -> dict[str, Any]:
        """The six fields under their public names."""
        return {
            "digital_object": self.digital_object,
            "version": self.version,
            "page": self.page,
            "start": self.start,
            "end": self.end,
            "text": self.text,
        }
