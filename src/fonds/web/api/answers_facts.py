"""What the endpoints on names and facts answer: the shapes of their JSON. More fields may be added to any of them."""

from __future__ import annotations

from typing import Annotated, Any, TypedDict

from fonds.web.api.answers import Address, Anchor

Decision = Annotated[str | None, "What a person decided: confirmed, corrected; null: not reviewed"]
Confidence = Annotated[float, "How sure the finder is, from 0 to 1"]


class RecordFacts(TypedDict):
    """What was read in a record, each with its words, finder, confidence and decision. `read` is false while the
    record waits to be read."""

    record: str
    read: bool
    proposed: bool
    people: list[dict[str, Any]]
    bodies: list[dict[str, Any]]
    places: list[dict[str, Any]]
    offices: list[dict[str, Any]]
    meetings: list[dict[str, Any]]
    statements: list[dict[str, Any]]
    figures: list[dict[str, Any]]
    marks: list[dict[str, Any]]
    dates: list[dict[str, Any]]
    references: list[dict[str, Any]]
    offices_stated: Annotated[list[dict[str, Any]], "Offices that a description column gives, with `stated_in`"]
    url: Address


class FactTaken(TypedDict):
    """A fact: `of` is its kind, which says what other fields it has (those of `fonds facts --json`)."""

    id: str
    record: str
    of: str
    anchor: Annotated[Anchor | None, "null where a description column states the fact, `stated_in`"]
    finder: str
    confidence: Confidence
    decision: Decision


class Facts(TypedDict):
    """Facts, and the id behind which the next ones stand."""

    facts: list[FactTaken]
    next: str | None


class Reviewed(TypedDict):
    """Who says that documents name it: the finders, the surest mention's confidence, `decision` ("confirmed" where a
    person decided on it or on a mention; null: not reviewed), and in how many documents a person did."""

    finders: list[str]
    confidence: float | None
    decision: Decision
    documents_decided: int


class NamedListed(TypedDict):
    """Somebody, a body or a place as lists name it; `documents` is how many name it."""

    id: str
    name: str
    documents: int
    url: Address
    review: Reviewed
    api_url: Address


class People(TypedDict):
    """People with a page of their own."""

    total: int
    page: int
    per_page: int
    people: list[NamedListed]


class Bodies(TypedDict):
    """Corporate bodies."""

    total: int
    page: int
    per_page: int
    bodies: list[NamedListed]


class Places(TypedDict):
    """Places."""

    total: int
    page: int
    per_page: int
    places: list[NamedListed]


def listing_of(path: str) -> Any:
    """The shape of the list of people, bodies or places."""
    shapes: dict[str, Any] = {"people": People, "bodies": Bodies, "places": Places}
    return shapes[path]


class OtherName(TypedDict):
    """A form of a name that no text has: made by a romanisation, or told by a person."""

    name: str
    scheme: str | None
    kind: str
    attested: bool


class NamedIn(TypedDict):
    """A document that names it; `date` as yyyymmdd with zeros for what is not known."""

    record: str
    date: int | None
    url: Address
    facts_url: Address


class Named(TypedDict):
    """Somebody, a body or a place, and the documents that name it. `decision` says whether a keeper approved it."""

    id: str
    kind: str
    name: str
    other_names: list[OtherName]
    identifiers: dict[str, Any]
    decision: Decision
    review: Reviewed
    documents_total: int
    page: int
    per_page: int
    documents: list[NamedIn]
    url: Address
