"""The fields a reader can name in a query. One row each; later work adds rows."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal


@dataclass(frozen=True, slots=True)
class QueryField:
    """`kind` says how the operand is read: "words" searches the words of that element, "value" compares with whole
    values (a slug, a language), "date" takes a range, "has" one of `choices`."""

    name: str
    kind: Literal["words", "value", "date", "has"]
    meaning: str
    choices: tuple[str, ...] = ()


FIELDS: dict[str, QueryField] = {
    field.name: field
    for field in (
        QueryField("title", "words", "words of the title"),
        QueryField("ref", "words", "the reference code or a part of it"),
        QueryField("creator", "words", "who created the records"),
        QueryField("originator", "words", "the agency a document comes from"),
        QueryField("from", "words", "who sent it"),
        QueryField("to", "words", "to whom it was sent"),
        QueryField("type", "words", "the type of document"),
        QueryField("repository", "words", "the institution that holds the originals"),
        QueryField("status", "words", "its status before the release, as the list states it"),
        QueryField("person", "words", 'somebody named in it, under any spelling: `person:"Kim Il Sung"`'),
        QueryField("place", "words", "a place named in it"),
        QueryField("body", "words", "a corporate body named in it"),
        QueryField("office", "words", "an office that somebody holds in it"),
        QueryField("met", "words", "who took part in a meeting that it tells of"),
        QueryField("figure", "words", "its figures: what they count, their units and amounts"),
        QueryField("lang", "value", "a language of its texts"),
        QueryField("release", "value", "a release it was part of"),
        QueryField("collection", "value", "a collection it belongs to"),
        QueryField("date", "date", "when it is dated"),
        QueryField(
            "opened",
            "date",
            "words opened in that release (its short name, name or year); alone, any; between two dates, last released",
        ),
        QueryField("has", "has", "records that have it", ("text", "date")),
    )
}

READ_IN_TEXTS = frozenset({"person", "body", "place", "office", "met", "figure"})
"""Fields of what was read in the texts: their words stand there too, and can be shown where they stand."""

NAMES = frozenset({"person", "place", "body", "met"})
"""Fields that hold names: a value of several words in quotation marks is one whole name."""
