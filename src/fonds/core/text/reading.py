"""What a page reader hands over: messages between the reading of a file and the catalogue.

A file holds one described document or many (a TEI volume holds hundreds); a document has one text or several
(an original and its translation); a text has pages. Nothing here is stored as it is.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from enum import StrEnum


class LayerKind(StrEnum):
    """What a stretch of text is besides being words of the document.

    Words of the document itself carry no layer.
    """

    MARK = "mark"  # a stamp, registry number, copy number, classification line
    HANDWRITING = "handwriting"
    INSERTED = "inserted"  # supplied by the translator or editor, as in "I thanked [him]"
    EDITORIAL = "editorial"  # an editor's own statement: "[faded image of a stamp: …]", "[illegible]"
    HEADING = "heading"
    NOTE = "note"  # a footnote or source note by the editors
    PAGE_BREAK = "page-break"  # the line that only marks a page: "## Page 3"
    FURNITURE = "furniture"  # of the website the text was saved from; never the document's


@dataclass(frozen=True, slots=True)
class Layer:
    """A range of code points, half-open, in a page's text.

    `label` may name it: "stamp"; a footnote's text has its number ("3"), its place in the text "call 3".
    """

    kind: LayerKind
    start: int
    end: int
    label: str = ""


@dataclass(frozen=True, slots=True)
class ReadPage:
    """One page as read. `label` is the printed number or folio where the source states one, else None.

    `facsimile` is the image of the page as the source names it; nothing says that the archive holds it.
    """

    text: str
    label: str | None = None
    layers: tuple[Layer, ...] = ()
    facsimile: str | None = None


@dataclass(frozen=True, slots=True)
class ReadTag:
    """A mention that the file's own editors tagged: what stands at `start`–`end` of `page`, counted from 1.

    `kind` is one of: person, place, organisation, date, term. `ref` is the identifier they gave it ("#p_KHA1", an
    address), "" where they gave none; `name` the entry of the file's own list under that identifier; `when` the
    date that a tagged date encodes, as EDTF. A mention that runs over a page break is one tag on each page.
    """

    kind: str
    page: int
    start: int
    end: int
    ref: str = ""
    name: str = ""
    when: str | None = None


@dataclass(frozen=True, slots=True)
class ReadName:
    """An entry in a list of persons or terms that the file carries: its identifier, heading, and what is said of it."""

    kind: str
    ref: str
    name: str
    remark: str = ""


@dataclass(frozen=True, slots=True)
class ReadMark:
    """A stamp, number or note on a document, with its place in the text.

    `kind` is one of: registry number, stamp, copy number, classification, declassification, handwriting, routing.
    `text` is what stands on the page, `value` what it says without its furniture ("482", "02277-ss").
    `date_as_written` is the mark's own date, read later by the date grammar. `flags` are remarks to readers
    ("dated before the period ends"). `page` counts from 1 in the document's text `text_number`, which counts from 0.
    `direction` is "incoming" or "outgoing" only where the mark itself says so.
    """

    kind: str
    text: str
    value: str
    page: int
    start: int
    end: int
    date_as_written: str | None = None
    flags: tuple[str, ...] = ()
    direction: str | None = None
    text_number: int = 0


@dataclass(frozen=True, slots=True)
class ReadText:
    """One text of a document, page by page. `paginated` is False where the source has no page breaks.

    `kind` is one of: original, transcript, translation, ocr, text, scan. `translator` only where stated.
    `part` names the place in the file ("xml:id=d12"), None for the whole file.
    """

    kind: str
    pages: tuple[ReadPage, ...]
    paginated: bool
    language: str | None = None  # BCP 47, only where the source states it or the script decides it
    language_stated: bool = False
    part: str | None = None
    translator: str | None = None
    rights: str | None = None
    offered_format: str | None = None  # "HTML", as the saved page says it offers
    tags: tuple[ReadTag, ...] = ()


@dataclass(frozen=True, slots=True)
class ReadElement:
    """A description element found in the file itself. `name` is an ISAD(G) element or an extra one.

    `source` says where in the file ("teiHeader/fileDesc/titleStmt/title", "line 10"); `inferred` is True where
    the file does not state it in so many words.
    """

    name: str
    value: str
    source: str
    inferred: bool = False
    language: str | None = None


@dataclass(frozen=True, slots=True)
class ReadDate:
    """A date as the file writes it, with its role (see `DateRole`); `edtf` where the file encodes one itself."""

    role: str
    as_written: str
    source: str
    edtf: str | None = None
    inferred: bool = False


@dataclass(frozen=True, slots=True)
class ReadDocument:
    """One document with its description, dates, marks and texts.

    `key` tells it from the others of the same file and does not change when the file is read again: an xml:id,
    or "" for the only one. `references` are archival references as written. `parent` describes the unit this one
    belongs to where the file names it (a journal for a period; a volume). A reference that the parent has too is the
    parent's: its folios are described by the parent and not claimed for this one. `names` are the lists of persons
    and terms that a volume carries. `within` is the key of an earlier document of the same file that this one is a part
    of, as in a finding aid; `repository` holds the original; `access_state` narrows who may see it, "" where the file
    says nothing.
    """

    key: str
    texts: tuple[ReadText, ...] = ()
    elements: tuple[ReadElement, ...] = ()
    dates: tuple[ReadDate, ...] = ()
    references: tuple[str, ...] = ()
    marks: tuple[ReadMark, ...] = ()
    level_of_description: str = "item"
    parent: ReadDocument | None = None
    names: tuple[ReadName, ...] = ()
    within: str = ""
    repository: str = ""
    access_state: str = ""


@dataclass(frozen=True, slots=True)
class Remark:
    """Something the keeper should know about a file: what happened and what to do."""

    reason: str
    advice: str


@dataclass(frozen=True, slots=True)
class Reading:
    """All that one file says. A scan without text is one document whose text has pages with empty text."""

    media_type: str
    documents: tuple[ReadDocument, ...]
    remarks: tuple[Remark, ...] = ()
    has_text: bool = field(default=True)


class Unreadable(Exception):
    """The file cannot be read. `reason` says what is wrong with it, `advice` what the keeper can do."""

    def __init__(self, reason: str, advice: str) -> None:
        super().__init__(reason)
        self.reason = reason
        self.advice = advice
