"""What the address of a record page asks for, and the addresses of its other states."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass, replace
from urllib.parse import quote_plus

_LARGEST = 10**8
_RANGE = re.compile(r"(\d{1,8})-(\d{1,8})")
MOST_SOUGHT = 40
"""Words of a search that an address carries."""


class NoSuchPlace(ValueError):
    """The address names a place that is none."""


def number_of_view(text: str, last: int) -> int:
    """The number, from 1 to `last`, of the part that is shown of what is long. Raises `NoSuchPlace` for another."""
    if not (text.isascii() and text.isdigit()) or not 1 <= int(text[:9]) <= last:
        raise NoSuchPlace("there is no such view")
    return int(text)


@dataclass(frozen=True, slots=True)
class RecordAddress:
    """The state of a record page, all of it in its address.

    `digital_object`, `version` and `page` name a page; `start` and `end` a passage on it; `at` an offset from which
    a long page is shown on. `find` are words to be found within the text, `hit` which of them is the current one.
    `sought` are the ranges, on the same page, of the words for which a search found the passage.
    `view` is "", "parallel" or "all" (all pages at once); `beside` is the other text of the parallel view.
    `names` is "off" where names in the text are not marked.
    """

    unit: str
    digital_object: str = ""
    version: int | None = None
    page: int | None = None
    start: int | None = None
    end: int | None = None
    sought: tuple[tuple[int, int], ...] = ()
    at: int = 0
    find: str = ""
    hit: int | None = None
    view: str = ""
    beside: str = ""
    names: str = ""

    def to(self, fragment: str = "", **changes: object) -> str:
        """The path of another state of the page."""
        other = replace(self, **changes) if changes else self  # type: ignore[arg-type]
        asked = {
            "object": other.digital_object,
            "with": other.beside,
            "version": other.version,
            "page": other.page,
            "at": other.at or None,
            "start": other.start,
            "end": other.end,
            "sought": ".".join(f"{start}-{end}" for start, end in other.sought) if other.end is not None else "",
            "view": other.view,
            "find": other.find,
            "hit": other.hit,
            "names": other.names,
        }
        query = "&".join(
            f"{name}={quote_plus(value) if isinstance(value, str) else value}"
            for name, value in asked.items()
            if value is not None and value != ""
        )
        path = f"/records/{self.unit}" + (f"?{query}" if query else "")
        return f"{path}#{fragment}" if fragment else path


def read_address(unit: str, asked: Mapping[str, str]) -> RecordAddress:
    """The state that a query string asks for. Raises NoSuchPlace where a number is none or a range runs backwards."""
    start, end = _number(asked, "start", least=0), _number(asked, "end", least=0)
    if (start is None) != (end is None) or (start is not None and end is not None and end <= start):
        raise NoSuchPlace("a passage needs a start and an end behind it")
    view = asked.get("view", "")
    return RecordAddress(
        unit=unit,
        digital_object=asked.get("object", ""),
        version=_number(asked, "version"),
        page=_number(asked, "page"),
        start=start,
        end=end,
        sought=_ranges(asked.get("sought", "")),
        at=_number(asked, "at", least=0) or 0,
        find=" ".join(asked.get("find", "").split())[:200],
        hit=_number(asked, "hit"),
        view=view if view in ("parallel", "all") else "",
        beside=asked.get("with", ""),
        names="off" if asked.get("names") == "off" else "",
    )


def _ranges(words: str) -> tuple[tuple[int, int], ...]:
    """The ranges of `12-18.40-46`; what is none of them is passed over, for they only colour what is shown."""
    found = _RANGE.findall(words[:2000])[:MOST_SOUGHT]
    return tuple((int(start), int(end)) for start, end in found if int(start) < int(end))


def _number(asked: Mapping[str, str], name: str, *, least: int = 1) -> int | None:
    text = asked.get(name, "")
    if not text:
        return None
    if not (text.isascii() and text.isdigit()) or not least <= int(text[:10]) <= _LARGEST:
        raise NoSuchPlace(f"{name} is no number of a place: {text[:20]!r}")
    return int(text[:10])
