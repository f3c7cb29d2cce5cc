"""What the endpoints answer: the shapes of their JSON. More fields may be added to any of them."""

from __future__ import annotations

from typing import Annotated, Any, Literal, NotRequired, TypedDict

Edtf = Annotated[str | None, "Extended Date/Time Format (ISO 8601-2), null where no date is known"]
Address = Annotated[str, "An absolute address"]


class Anchor(TypedDict):
    """A place in the frozen text of a page: code points, half-open, from 0; `text` is what stands there."""

    digital_object: str | None
    version: int
    page: int
    start: int
    end: int
    text: str


class Date(TypedDict):
    """A date of a record, as read and as written."""

    edtf: Edtf
    role: str
    as_written: str
    standing: str


class DatedFully(Date):
    """A date with what is known of its reading and where it stands."""

    reason: str
    alternatives: list[Any]
    source: str


class Passage(Anchor):
    """Words found, with what stands around them; `marks` are the ranges of the words sought."""

    label: str | None
    kind: str
    language: str | None
    release: str | None
    paginated: bool
    marks: list[list[int]]
    opened: Annotated[str | None, "The opened span that was found, in a search among opened words"]
    url: Address


class Result(TypedDict):
    """A record found."""

    id: str
    reference_code: str
    title: str
    dates: list[Date]
    url: Address
    api_url: Address
    score: float
    passages: list[Passage]


class FacetValue(TypedDict):
    """A value of a facet: what to send to narrow by it, what readers call it, and how many records have it."""

    value: str
    words: str
    count: int


class YearCount(TypedDict):
    """How many records are of a year."""

    year: int
    count: int


class NameSpelled(TypedDict):
    """A name of the query, and its other spellings that were looked for as well."""

    name: str
    spellings: list[str]


class SearchAnswer(TypedDict):
    """What was found. `understood_as` is the query as it was read; a name in quotation marks is looked for only as
    it is written, but for the fields `person`, `place`, `body` and `met`, where they hold a whole name together."""

    total: int
    understood_as: str
    remarks: list[str]
    also_searched: list[NameSpelled]
    page: int
    per_page: int
    results: list[Result]
    without_text: Annotated[int, "Records in the place searched that have no words to be searched"]
    facets: NotRequired[dict[str, list[FacetValue]]]
    years: NotRequired[list[YearCount]]
    undated: NotRequired[int]
    uncertain: NotRequired[int]


class Element(TypedDict):
    """A value of the description with where it comes from; what is inherited names the unit above that has it."""

    name: str
    value: str
    source: str
    confidence: float
    decision: str | None
    inherited_from: str | None
    inferred: bool
    withheld: bool
    language: str | None


class UnitAbove(TypedDict):
    """A unit above another."""

    id: str
    title: str
    reference_code: str
    level_of_description: str


class DocumentMark(TypedDict):
    """A stamp, signature, note or the like in a text."""

    kind: str
    text: str
    value: Any
    date: Edtf
    date_as_written: str | None
    direction: str | None
    flags: Any
    anchor: Anchor


class RecordOpening(TypedDict):
    """A line of a release's list about the record."""

    release: str
    date: Edtf
    status_before: str | None
    status_after: str | None
    file_name: str | None


class DigitalObject(TypedDict):
    """One form of a record: a scan, a transcript, a translation, a text released in a year."""

    id: str
    kind: str
    language: str | None
    release: str | None
    sha256: Annotated[str | None, "Of the original's bytes; null where words in it are masked"]
    media_type: str
    pages: int
    paginated: bool
    has_text: bool
    source_url: str | None
    source_retrieved: str | None
    rights: str | None
    translator: str | None
    path: str
    part: str | None
    version: int


class Record(TypedDict):
    """All that is known of a record: the same fields as `fonds show --json`, and the record's permanent address."""

    id: str
    reference_code: str
    title: str
    title_inferred: bool
    dates: list[DatedFully]
    date: Edtf
    level_of_description: str
    access_state: Literal["public"]
    repository: str | None
    collections: list[str]
    references: list[dict[str, Any]]
    elements: list[Element]
    parents: list[UnitAbove]
    marks: list[DocumentMark]
    releases: list[RecordOpening]
    digital_objects: list[DigitalObject]
    url: Address


class DigitalObjects(TypedDict):
    """The digital objects of a record, the preferred first."""

    record: str
    digital_objects: list[DigitalObject]


class Layer(TypedDict):
    """A range of a page's text that is more or less than the document's own words: a stamp, a heading, a note."""

    kind: str
    start: int
    end: int
    label: str


class PageText(TypedDict):
    """The words of a page. Masked words are bars of the same length, so that all offsets hold."""

    page: int
    label: str | None
    text: str
    layers: list[Layer]
    masks: list[list[int]]
    url: Address
    source_page_url: str | None


class Page(PageText):
    """One page, with the text it is of."""

    record: str
    digital_object: str
    version: int


class Pages(TypedDict):
    """Pages of one text of a record."""

    record: str
    digital_object: str
    version: int
    total: int
    page: int
    per_page: int
    pages: list[PageText]


class ListedUnit(TypedDict):
    """A record, or a unit above the items, in a list."""

    id: str
    title: str
    reference_code: str
    level_of_description: str
    date: Edtf
    has_text: bool
    url: Address
    api_url: Address


class ListedRecord(ListedUnit):
    """A record with the moment at which what the public sees of it last changed (UTC)."""

    changed_at: str | None


class Records(TypedDict):
    """Records in the order of their ids; `next` is where to go on, null at the end."""

    records: list[ListedRecord]
    next: Annotated[str | None, "The value of `after` for the next page"]


class CountedUnit(ListedUnit):
    """A unit with the number of those right below it."""

    children: int


class Units(TypedDict):
    """Units of the hierarchy, in the order of their references."""

    total: int
    page: int
    per_page: int
    units: list[CountedUnit]


class Collection(TypedDict):
    """A choice of records; `introduction` is Markdown."""

    id: str
    title: str
    introduction: str
    records: int
    url: Address


class Collections(TypedDict):
    """The collections."""

    collections: list[Collection]


class Repository(TypedDict):
    """An institution that holds originals."""

    id: str
    name: str
    abbreviation: str
    country: str
    records: int
    url: Address


class Repositories(TypedDict):
    """The repositories."""

    repositories: list[Repository]
