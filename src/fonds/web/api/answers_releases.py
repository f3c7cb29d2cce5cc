"""What the endpoints about releases, comparisons, citations and quotations answer: the shapes of their JSON."""

from __future__ import annotations

from typing import Annotated, Literal, NotRequired, TypedDict

from fonds.web.api.answers import Address, Anchor, Edtf


class Release(TypedDict):
    """One opening of records to the public. `records_with_words_opened` counts those that gained listed words."""

    id: str
    name: str
    date: Edtf
    authority: str
    source_list: str
    records: int
    records_with_words_opened: int
    url: Address


class Releases(TypedDict):
    """The releases in the order of their dates."""

    releases: list[Release]


class OpenedSpan(TypedDict):
    """Words first visible in a release; `other` is the place opposite in the text before."""

    id: str
    kind: str
    record: str
    confidence: float
    decision: Annotated[str | None, "What a person decided on it: confirmed or rejected; null: not reviewed"]
    words: int
    gain: float
    releases: Annotated[list[str], "The earlier release and the later"]
    anchor: Anchor
    other: Anchor | None
    url: Address


class OpenedRecord(TypedDict):
    """A record that gained words in a release; of its spans the first few are here."""

    id: str
    title: str
    reference_code: str
    date: Edtf
    gain: float
    opened_words: int
    span_count: int
    spans: list[OpenedSpan]
    url: Address


class OpenedRecords(TypedDict):
    """The records that gained words in a release, the greatest gain first."""

    release: str
    total: int
    page: int
    per_page: int
    records: list[OpenedRecord]


class TextOfRelease(TypedDict):
    """A text in a record's history; `changed` is the share of words that differ from the text before."""

    release: str
    name: str
    date: Edtf
    digital_object: str
    pages: int
    words: int
    changed: float | None
    comparable: bool | None
    opened_words: int
    withheld_words: int


class History(TypedDict):
    """The texts of a record in the order of their releases."""

    record: str
    releases: list[TextOfRelease]


class ComparedText(TypedDict):
    """One of the texts compared."""

    release: str
    date: Edtf
    digital_object: str | None
    pages: int
    words: int


PagePair = TypedDict(
    "PagePair",
    {"pair": list[str], "from": int | None, "to": int | None, "similarity": float, "comparable": bool},
)
PagePair.__doc__ = "Pages of two texts that show the same words; null where a page has no counterpart."

Span = TypedDict(
    "Span",
    {
        "kind": str,
        "confidence": float,
        "pair": list[str],
        "from": Anchor | None,
        "to": Anchor | None,
        "id": NotRequired[str],
        "decision": NotRequired[str | None],
    },
)
Span.__doc__ = (
    "A difference between two texts; of words opened or newly withheld `id` is the permanent one, and `decision` what "
    "a person decided on them: confirmed or rejected; null: not reviewed."
)


class Comparison(TypedDict):
    """What `fonds compare --json` says: each text with the next, or two releases with each other."""

    record: str
    releases: list[ComparedText]
    pages: list[PagePair]
    spans: list[Span]


class Citation(TypedDict):
    """A citation in a style; `html` has the titles in italics where the style asks for it."""

    style: str
    name: str
    text: str
    html: str | None


class Citations(TypedDict):
    """Citations of a record, or of a place in it; `url` is the permanent address cited."""

    record: str
    url: Address
    citations: list[Citation]


class QuotationPart(TypedDict):
    """A stretch of the quotation between ellipses."""

    text: str
    joint: str
    sign: str


class Quotation(TypedDict):
    """The quotation as it was read."""

    text: str
    parts: list[QuotationPart]


class QuotedDifference(TypedDict):
    """A place where the quotation differs from its source."""

    kind: str
    source: str
    quoted: str
    at: int
    changes: bool
    anchors: list[Anchor]


class QuotedOmission(TypedDict):
    """What an ellipsis leaves out."""

    sign: str
    source: str
    anchors: list[Anchor]


class QuotedText(TypedDict):
    """Which of a record's texts a quotation was found in."""

    kind: str
    language: str | None
    release: str | None
    translator: str | None


class QuotationMatch(TypedDict):
    """A place where the quotation stands."""

    id: str
    anchor: Anchor
    difference: list[QuotedDifference]
    verdict: str
    anchors: list[Anchor]
    omitted: list[QuotedOmission]
    likeness: float
    title: str
    reference_code: str
    text: QuotedText
    label: str | None
    url: Address
    source_page_url: str | None
    source_url: str | None
    citation: str


Verdict = Literal["exact", "near", "changed", "not found"]


class Verification(TypedDict):
    """What `fonds verify --json` says of a quotation."""

    verdict: Verdict
    searched: int
    without_text: int
    quotation: Quotation
    matches: list[QuotationMatch]


class NoteOfQuotation(TypedDict):
    """The footnote that belongs to a quotation."""

    mark: str
    text: str


class QuotationInDocument(Verification):
    """A quotation of a document; `start` and `end` are its place there."""

    start: int
    end: int
    note: NoteOfQuotation | None


class DocumentVerification(TypedDict):
    """What is said of each quotation in a document."""

    searched: int
    without_text: int
    too_short: int
    quotations: list[QuotationInDocument]
