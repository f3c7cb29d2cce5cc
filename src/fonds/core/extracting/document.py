"""What a finder reads: the pages of one text of a record, and what its description says."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, replace
from enum import StrEnum
from operator import attrgetter


class NameKind(StrEnum):
    """What bears a name (RiC-CM: Person, Corporate Body, Place)."""

    PERSON = "person"
    BODY = "body"
    PLACE = "place"


@dataclass(frozen=True, slots=True, order=True)
class Range:
    """A range of code points, half-open, on the page with this 1-based number."""

    page: int
    start: int
    end: int

    def __init__(self, page: int, start: int, end: int) -> None:  # by far the most that are made: faster than its own
        if page < 1 or start < 0 or end < start:
            raise ValueError(f"no such place: page {page}, {start}–{end}")
        _SET_PAGE(self, page)
        _SET_START(self, start)
        _SET_END(self, end)

    def __reduce__(self) -> tuple[type[Range], tuple[int, int, int]]:  # for the same reason: a process hands on many
        return Range, (self.page, self.start, self.end)

    def holds(self, other: Range) -> bool:
        """Whether the other range lies wholly within this one."""
        return self.page == other.page and self.start <= other.start and other.end <= self.end

    def overlaps(self, other: Range) -> bool:
        """Whether the two have a code point in common."""
        return self.page == other.page and self.start < other.end and other.start < self.end


_SET_PAGE, _SET_START, _SET_END = (vars(Range)[name].__set__ for name in ("page", "start", "end"))

PLACE_ORDER: Callable[[Range], tuple[int, int, int]] = attrgetter("page", "start", "end")
"""The order of ranges as numbers, which are sorted far faster than ranges themselves."""


@dataclass(frozen=True, slots=True)
class DocumentPage:
    """A page: `number` counts from 1, `text` is frozen, `layers` are (kind, start, end, label) laid over it.

    Kinds of layers are those that the page readers give (heading, note, footnote, handwriting, stamp, table, …).
    """

    number: int
    text: str
    layers: tuple[tuple[str, int, int, str], ...] = ()


@dataclass(frozen=True, slots=True)
class StatedName:
    """A name that stands in a description column: `element` is the ISAD(G) element or the column's own name.

    `role` is one of creator, sender, recipient, translator, mentioned, or "" where the column does not say.
    """

    element: str
    value: str
    role: str = ""


@dataclass(frozen=True, slots=True)
class ListedName:
    """An entry of a list of persons, bodies or places that the edition itself gives, with what it says of them.

    `identifier` is the editors' own (an `xml:id`, "p_HAK1"), `note` their words ("Assistant to the President …").
    """

    identifier: str
    kind: NameKind
    name: str
    variants: tuple[str, ...] = ()
    note: str = ""


@dataclass(frozen=True, slots=True)
class Document:
    """One text of a record, as finders get it. `pages` are in order; only what the audience may see is in them.

    `date` is the record's main date in EDTF, "" where unknown; `date_last` its end where it is a period.
    `date_certain` says that sources state it without reserve, so that "yesterday" may be counted from it.
    `places` are places of origin that the description states. `language` is a BCP 47 tag, "" where unknown.
    """

    pages: tuple[DocumentPage, ...]
    title: str = ""
    date: str = ""
    date_certain: bool = False
    language: str = ""
    places: tuple[str, ...] = ()
    stated: tuple[StatedName, ...] = ()
    listed: tuple[ListedName, ...] = ()

    def words(self, place: Range) -> str:
        """What stands at a range. Raises KeyError for a page that the document does not have."""
        for page in self.pages:
            if page.number == place.page:
                return page.text[place.start : place.end]
        raise KeyError(place.page)

    def rewritten(self, rewrite: Callable[[str], str]) -> Document:
        """The document with each page's text as `rewrite` gives it, which keeps every character in its place; the same
        document where it gives every text back as it was."""
        pages = tuple(
            page if (text := rewrite(page.text)) is page.text else replace(page, text=text) for page in self.pages
        )
        unchanged = all(one is other for one, other in zip(pages, self.pages, strict=True))
        return self if unchanged else replace(self, pages=pages)
