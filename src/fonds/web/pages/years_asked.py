"""The span of years that an address asks for: `years=1955-1957`, `years=1957`, `years=undated`."""

from __future__ import annotations

import re
from dataclasses import dataclass

_YEARS = re.compile(r"(\d{4})(?:-(\d{4}))?")
UNDATED = "undated"


@dataclass(frozen=True, slots=True)
class YearsAsked:
    """`first` and `last` are None where all years are meant; `undated` asks for what has no date."""

    first: int | None = None
    last: int | None = None
    undated: bool = False

    @property
    def is_all(self) -> bool:
        return self.first is None and not self.undated

    @property
    def value(self) -> str:
        """As it stands in an address, "" for all years."""
        if self.undated:
            return UNDATED
        if self.first is None:
            return ""
        return str(self.first) if self.first == self.last else f"{self.first}-{self.last}"

    def holds(self, year: int | None) -> bool:
        """Whether a year, None for none, is asked for."""
        if self.is_all:
            return True
        if year is None or self.undated:
            return year is None and self.undated
        assert self.first is not None and self.last is not None
        return self.first <= year <= self.last


def read_years(words: str, first: str = "", last: str = "") -> YearsAsked:
    """The years asked for in one word or in the two boxes of a form; what is no year is passed over."""
    if words.strip() == UNDATED:
        return YearsAsked(undated=True)
    found = _YEARS.fullmatch(words.strip())
    if found:
        one, other = int(found[1]), int(found[2] or found[1])
        return YearsAsked(min(one, other), max(one, other))
    boxes = [int(each) for each in (first.strip(), last.strip()) if re.fullmatch(r"\d{4}", each)]
    if not boxes:
        return YearsAsked()
    if len(boxes) == 2:
        return YearsAsked(min(boxes), max(boxes))
    return YearsAsked(boxes[0], 9999) if first.strip() else YearsAsked(0, boxes[0])
