"""Port: finds records by their words, says where the words stand, and counts what was found.

Access is no subject here: an index holds what its readers may see, and restricted records are in another instance.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Literal, Protocol

from fonds.core.querying.tree import Node

FACETS: tuple[str, ...] = (
    "repository",
    "collection",
    "creator",
    "originator",
    "from",
    "to",
    "document_type",
    "language",
    "release",
    "status_before",
    "has_text",
    "person",
    "body",
    "place",
    "office",
    "met",
    "figure",
)
"""The facets every adapter counts. `has_text` has the values "yes" and "no"; those of who is named in the texts, or was
met, are authority records' ids."""

NAMED: frozenset[str] = frozenset({"person", "body", "place", "met"})
"""Facets whose values are authority records' ids."""

ALL_OF: frozenset[str] = frozenset({*NAMED, "office", "figure"})
"""Facets of which a record has to hold every value that is selected: the documents in which X and Y both appear."""

FOLDED: frozenset[str] = frozenset({"creator", "originator", "from", "to", "document_type", "office", "figure"})
"""Facets whose values are words as documents and lists write them: those that differ by case alone are one value."""

IndexedName = tuple[str, ...]
"""Somebody, a body or a place named in a record: the authority record's id, "" where it is not to be counted, then
each form of the name by which it may be found."""

Sort = Literal["relevance", "date", "date-desc", "opened", "added"]


@dataclass(frozen=True, slots=True)
class IndexedPage:
    """One page's words as they may be shown: masked by the caller, never by the index. `page` is 1-based."""

    page: int
    text: str
    label: str | None = None


@dataclass(frozen=True, slots=True)
class IndexedText:
    """One text of a record: a version of a digital object's words. `language` is BCP 47 where known.

    With `paginated` False the text has one page, which the index may cut into parts of its own; the offsets it
    returns are always those of the page as handed in.
    """

    digital_object: str
    version: int
    kind: str
    language: str | None
    release: str | None
    paginated: bool
    pages: tuple[IndexedPage, ...]


@dataclass(frozen=True, slots=True)
class IndexedOpening:
    """Words that a release opened, as they may be shown. `names` are what a reader may call the release: its slug,
    name and date. `page`, `start` and `end` are their place in that version of the digital object's text."""

    id: str
    names: tuple[str, ...]
    digital_object: str
    version: int
    kind: str
    language: str | None
    release: str
    paginated: bool
    page: int
    start: int
    end: int
    text: str


@dataclass(frozen=True, slots=True)
class IndexedUnit:
    """One record as the index sees it.

    `description` is all other element values, one a line. `ancestors` are the ids of the units above it, from the
    fonds down. `year_first` and `year_last` bound its date (both None: undated); `date_sort` and `opened_sort` are
    `yyyymmdd` integers, the latter the date of its latest release. `public_since` is when readers could first find
    it, in UTC seconds, by which the newest come first. Of several texts the preferred comes first. `people`, `bodies`
    and `places` are named in it, `met` are the participants of its meetings, `offices` the offices that people hold
    in it, `figures` what its numbers count, in words, and `amounts` those numbers themselves: found by these names'
    fields alone (amounts by that of figures, of which lists of figures show none), never by plain words.
    """

    id: str
    revision: int
    title: str = ""
    reference_code: str = ""
    description: str = ""
    ancestors: tuple[str, ...] = ()
    repository: str | None = None
    collections: tuple[str, ...] = ()
    creators: tuple[str, ...] = ()
    originators: tuple[str, ...] = ()
    senders: tuple[str, ...] = ()
    recipients: tuple[str, ...] = ()
    document_type: str | None = None
    languages: tuple[str, ...] = ()
    releases: tuple[str, ...] = ()
    statuses_before: tuple[str, ...] = ()
    people: tuple[IndexedName, ...] = ()
    bodies: tuple[IndexedName, ...] = ()
    places: tuple[IndexedName, ...] = ()
    met: tuple[IndexedName, ...] = ()
    offices: tuple[str, ...] = ()
    figures: tuple[str, ...] = ()
    amounts: tuple[str, ...] = ()
    year_first: int | None = None
    year_last: int | None = None
    date_sort: int | None = None
    date_uncertain: bool = False
    opened_sort: int | None = None
    public_since: int | None = None
    texts: tuple[IndexedText, ...] = ()
    openings: tuple[IndexedOpening, ...] = ()


@dataclass(frozen=True, slots=True)
class Refused:
    """A record that could not be indexed, and why. The others of the same call are unaffected."""

    id: str
    reason: str


@dataclass(frozen=True, slots=True)
class Scope:
    """Where to search. `kind` is "repository" (its name), "ancestor" (a unit's id: a fonds, a series, a file),
    "collection" (its slug), or "record" (its id)."""

    kind: Literal["repository", "ancestor", "collection", "record"]
    value: str


@dataclass(frozen=True, slots=True)
class SearchRequest:
    """One search. `query` None finds everything.

    `selections` narrows by facet: any of the values within a facet (all of them within those of `ALL_OF`), all facets
    together; those of `FOLDED` in whatever case. `years` keeps records
    whose certain date lies in that range of years, `undated` and `uncertain` keep those; of the three any will do.
    `facets` names the facets to count. `passages_per_hit` 0 asks for none.
    """

    query: Node | None = None
    selections: Mapping[str, tuple[str, ...]] = field(default_factory=dict)
    years: tuple[int, int] | None = None
    undated: bool = False
    uncertain: bool = False
    within: Scope | None = None
    sort: Sort = "relevance"
    offset: int = 0
    limit: int = 10
    passages_per_hit: int = 2
    facets: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class FoundPassage:
    """Words found on a page, with what stands around them.

    `text` is the page's text from `text_start` on, cut at word borders; `marks` are the matching words, and
    `start`, `end` the range from the first to the last of them: all code points of the page's text, half-open.
    `opened` is the id of the opened span that was found, in a search among opened words.
    """

    digital_object: str
    version: int
    page: int
    label: str | None
    kind: str
    language: str | None
    release: str | None
    paginated: bool
    text_start: int
    text: str
    marks: tuple[tuple[int, int], ...]
    start: int
    end: int
    opened: str | None = None


@dataclass(frozen=True, slots=True)
class Hit:
    """One record found. `score` is 0.0 where the answer is not sorted by relevance."""

    id: str
    score: float
    passages: tuple[FoundPassage, ...] = ()


@dataclass(frozen=True, slots=True)
class SearchAnswer:
    """What was found.

    `facets` gives for each facet asked for its values with counts, the most frequent first; the counts of a facet
    leave its own selection aside, so that a second value can be chosen, but for those of `ALL_OF`: there a second
    value narrows. A value of `FOLDED` is given in the way in which most of these records write it. `years` are the bars
    of the histogram in ascending order, `undated` and `uncertain` the bars of their own; they too leave their own
    selection aside.
    `without_text` counts the records in the place searched that have no words to be searched.
    """

    total: int
    hits: tuple[Hit, ...]
    facets: Mapping[str, tuple[tuple[str, int], ...]]
    years: tuple[tuple[int, int], ...]
    undated: int
    uncertain: int
    without_text: int


@dataclass(frozen=True, slots=True)
class LikelyPage:
    """A page, or a part of one, that holds many of the words asked for. `start` and `end` bound the part: code points
    of the page's text, half-open. `share` is how much of the words' weight it holds, 0 to 1."""

    unit: str
    digital_object: str
    version: int
    page: int
    start: int
    end: int
    share: float


class IndexUnusable(Exception):
    """The index cannot be used as it is: of another schema, or damaged. It has to be rebuilt from the catalogue."""


class IndexLocked(Exception):
    """Somebody else is writing to this index."""


class TextIndex(Protocol):
    """Full text and description of records.

    One process writes at a time (`IndexLocked` otherwise); any number read. Threads of one process may share an index:
    each call SHALL be whole, and a commit is that of all of them. Only what has been committed is visible, to readers
    in other processes within a second. A `kill -9` at any moment SHALL leave the last commit.
    """

    def put(self, units: Iterable[IndexedUnit]) -> tuple[Refused, ...]:
        """Adds or replaces records by (id, revision). A revision older than the one held SHALL be ignored, an equal
        one replaced. A record that cannot be indexed SHALL be returned with the reason and SHALL NOT disturb the
        others; what the index held of it before stays."""
        ...

    def remove(self, ids: Iterable[str]) -> None:
        """Takes records out at the next commit. Unknown ids are ignored."""
        ...

    def commit(self) -> None:
        """Makes everything put and removed so far visible and durable."""
        ...

    def purge(self) -> None:
        """Commits, and drops removed records physically. Afterwards every score, count, order and suggestion SHALL
        be the same as those of an index that never held them."""
        ...

    def search(self, request: SearchRequest) -> SearchAnswer:
        """Several texts of one record SHALL count as one result. Equal scores and equal dates SHALL be ordered by
        id. The same request on the same records SHALL give the same answer."""
        ...

    def suggest(self, words: Iterable[str]) -> dict[str, str]:
        """For each word the index does not hold, the nearest spelling that it does, where there is one."""
        ...

    def held(self, texts: Iterable[str]) -> frozenset[str]:
        """Of these words and phrases, those of which some record holds each word, in one of its forms; not
        necessarily one record all of them."""
        ...

    def likely_pages(self, words: Sequence[str], within: Scope | None, limit: int) -> tuple[LikelyPage, ...]:
        """The pages that hold most of the words, the rarer a word the more it counts, the best first; `words` stand in
        the order of the text that is looked for, and of pages that hold as many, those SHALL come first that hold
        them in that order. Words that no page holds are passed over. Equals are ordered by record and page."""
        ...

    def records_with(self, word: str) -> int:
        """How many records hold a word, in small letters without accents, as it is written."""
        ...

    def state(self) -> str:
        """What names the state of the index: another after each commit that is visible."""
        ...

    def count(self) -> int:
        """How many records are visible."""
        ...

    def ids_with_revisions(self) -> dict[str, int]:
        """Every visible record's id and revision, to reconcile with the catalogue."""
        ...

    def faults(self) -> list[str]:
        """Re-reads what is stored and says in words what is damaged; empty where all is well."""
        ...

    def release(self) -> None:
        """Gives up the writer's lock, so that another process can write; what is read is read on. What was not
        committed is lost."""
        ...

    def close(self) -> None:
        """Gives up the writer's lock and what is kept for reading. What was not committed is lost."""
        ...
