"""What a citation may need to know of an archival item, and of a place in it.

Plain strings and tuples: whoever holds the catalogue fills them in, and every style and export format reads the same
fields. An empty string or None means "not stated", and what is not stated is left out of a citation, never supplied.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from typing import Literal

PageKind = Literal["pdf", "printed", "folio"]
"""Three different things: a page of the file, the number printed on a page, and a leaf of the archival file."""

_CORPORATE_TAIL = re.compile(r"(?:inc|ltd|llc|co|corp|company|limited|gmbh|s\.a)\.?", re.IGNORECASE)
_NAME_SUFFIX = re.compile(r"(?:II|III|IV|VI{0,3})")


@dataclass(frozen=True, slots=True)
class Name:
    """A person (`family`, `given`) or anything that is not taken apart (`literal`: a body, a code name).

    With `east_asian_order` the family name stands first in running text too and is never inverted: "Jeong Il-yong".
    """

    family: str = ""
    given: str = ""
    literal: str = ""
    east_asian_order: bool = False

    @property
    def direct(self) -> str:
        """As in running text: "Gary Goldberg", "Jeong Il-yong", "정일룡"."""
        if self.literal:
            return self.literal
        if self.east_asian_order:
            return _east_asian(self.family, self.given)
        return f"{self.given} {self.family}".strip()

    @property
    def inverted(self) -> str:
        """As at the head of a bibliography entry: "Goldberg, Gary", but "Jeong Il-yong"."""
        if self.literal or self.east_asian_order or not (self.family and self.given):
            return self.direct
        return f"{self.family}, {self.given}"

    @property
    def is_empty(self) -> bool:
        return not self.direct


def name_from_heading(text: str, *, recase: bool = False, east_asian_order: bool = False) -> Name:
    """A name as a spreadsheet gives it: "HELMS, RICHARD", "Puzanov, A.M.", "Department of State", "Acme, Inc.".

    One comma separates a family name from given names, unless what follows is a company's legal form; anything else is
    taken as a whole. `recase` turns words in capitals into "Helms, Richard"; without it they stay as written.
    """
    text = " ".join(text.split())
    family, comma, given = (part.strip() for part in text.partition(","))
    if not comma or "," in given or not given or _CORPORATE_TAIL.fullmatch(given):
        return Name(literal=text)
    if recase and text.isupper():
        family, given = _recased(family), _recased(given)
    return Name(family=family, given=given, east_asian_order=east_asian_order)


@dataclass(frozen=True, slots=True)
class CitedItem:
    """One unit of description as citations see it. `url` is permanent, `edtf` the date of writing (None: undated).

    `archival_reference` is as the archive writes it. `site_title` is the name of the digital archive, `programme` and
    `publisher` stand behind it. `date_inferred`: the date is not on the document and is cited in brackets.
    `release` names the opening of the records that was read ("2025 release"). `cited_place` is in words the place that
    is cited ("PDF p. 3"), "" for the whole item: see `at_place`.
    """

    id: str
    title: str
    creators: tuple[Name, ...] = ()
    recipients: tuple[Name, ...] = ()
    translator: Name | None = None
    translated_for: str = ""
    edtf: str | None = None
    date_as_written: str = ""
    date_inferred: bool = False
    genre: str = ""
    collection_title: str = ""
    site_title: str = ""
    programme: str = ""
    publisher: str = ""
    repository: str = ""
    archival_reference: str = ""
    url: str = ""
    language: str = ""
    original_language: str = ""
    abstract: str = ""
    release: str = ""
    rights: str = ""
    cited_place: str = ""


@dataclass(frozen=True, slots=True)
class CitedPlace:
    """A place in the text: a page of one kind, a paragraph, or both. Raises ValueError for a page without its kind.

    `label` is the printed number or the folio as it stands there ("xii", "165v", "l. 165"); a page of the file has no
    label. `quotation` is carried for whoever prints it beside the citation. `release` and `url` say which text was read
    and where the place is, and take precedence over the item's.
    """

    page: int | None = None
    page_kind: PageKind | None = None
    label: str | None = None
    paragraph: int | None = None
    quotation: str | None = None
    release: str | None = None
    url: str | None = None

    def __post_init__(self) -> None:
        if (self.page is not None or self.label) and self.page_kind is None:
            raise ValueError("a page or a label needs its page_kind")
        for number in (self.page, self.paragraph):
            if number is not None and number < 1:
                raise ValueError("pages and paragraphs are counted from 1")


@dataclass(frozen=True, slots=True)
class Citation:
    """A citation as plain text and as HTML; the HTML is escaped and has no element but <i>."""

    text: str
    html: str


def page_words(place: CitedPlace) -> str:
    """ "PDF p. 3" for a page of the file, "p. 12" for a printed one, "fol. 165v" or "l. 165" for a folio; "" for none.

    A label never stands in for a page of the file, nor the number of such a page for a label.
    """
    if place.page_kind == "pdf":
        return f"PDF p. {place.page}" if place.page is not None else ""
    number = place.label or (str(place.page) if place.page is not None else "")
    if not number:
        return ""
    if place.page_kind == "printed":
        return number if number.startswith(("p.", "pp.")) else f"p. {number}"
    return number if _names_its_unit(number) else f"fol. {number}"


def at_place(item: CitedItem, place: CitedPlace | None) -> CitedItem:
    """The item as formats that know no places are to write it: place, release and address are those of the place."""
    if place is None:
        return item
    return replace(
        item, cited_place=place_words(place), release=place.release or item.release, url=place.url or item.url
    )


def place_words(place: CitedPlace | None, *, paragraph_word: str = "para.") -> str:
    """The whole place in words: "PDF p. 3", "para. 4", "p. 12, para. 2"; "" where nothing is given."""
    if place is None:
        return ""
    paragraph = f"{paragraph_word} {place.paragraph}" if place.paragraph is not None else ""
    return ", ".join(part for part in (page_words(place), paragraph) if part)


def _names_its_unit(label: str) -> bool:
    """Whether a folio label already says what it counts: "l. 165", "л. 165об.", "Bl. 7", "fol. 3r"."""
    return re.match(r"[^\W\d]+\.?\s+\S", label) is not None


def _east_asian(family: str, given: str) -> str:
    """Scripts of East Asia put no space between the two: 정일룡, 鄭一龍."""
    ideographic = bool(family) and ord(family[-1]) >= 0x2E80
    return f"{family}{'' if ideographic else ' '}{given}".strip()


def _recased(words: str) -> str:
    return " ".join(word if _NAME_SUFFIX.fullmatch(word) else _recased_word(word) for word in words.split())


def _recased_word(word: str) -> str:
    # str.title() would write "O'brien" right but also "D'Angelo'S"; the pieces between hyphens and apostrophes of
    # more than one letter are what begins with a capital.
    pieces = re.split(r"([-'’.])", word)
    cased = "".join(piece if piece in "-'’." else piece[:1] + piece[1:].lower() for piece in pieces)
    return re.sub(r"^Mc([a-z])", lambda match: "Mc" + match.group(1).upper(), cased)
