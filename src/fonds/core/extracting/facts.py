"""What finders find: plain values, each with the range of its words, its finder, and a confidence from 0 to 1.

Within one reading, persons, bodies and places are known by a key (`Entity.key`), so that "I", "the Ambassador" and
"Puzanov" can be one person before anybody has said which person of the archive that is.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from enum import StrEnum

from fonds.core.extracting.document import PLACE_ORDER, NameKind, Range


class FigureKind(StrEnum):
    """What a figure is: values of different kinds are never joined by a line."""

    RESULT = "result"
    PLAN = "plan"
    EXPECTED_CAPACITY = "expected capacity"
    ALLOCATION = "allocation"
    DIMENSION = "dimension"
    NOT_STATED = "not stated"


ACTS = ("said", "asked", "reported", "agreed", "requested", "promised", "refused", "thanked", "proposed")
"""What somebody does by a statement."""
MARK_KINDS = (
    "classification", "declassification", "exemption code", "registry number", "copy number", "routing", "stamp",
    "handwriting",
)  # fmt: skip
"""The kinds of marks."""
DIRECTIONS = ("incoming", "outgoing")
"""Which way a registered document went, where the mark says so."""


class _HandedOn:
    """What processes hand on to one another: pickled by its fields, which is several times as fast as by its state."""

    __slots__ = ()

    def __reduce__(self) -> tuple[type, tuple[object, ...]]:
        return type(self), tuple(map(self.__getattribute__, type(self).__slots__))


@dataclass(frozen=True, slots=True)
class Entity(_HandedOn):
    """Somebody, a body or a place of one document. `key` is unique within the reading ("person:1").

    `name` is the fullest form that the document gives, without honorifics and ranks; `listed` the identifier of the
    edition's list entry, where the name is surely that one's; `expansion` what an abbreviation stands for there, or the
    form in another script that stands behind the name.
    """

    key: str
    kind: NameKind
    name: str
    listed: str = ""
    expansion: str = ""


@dataclass(frozen=True, slots=True)
class Mention(_HandedOn):
    """A name (or a pronoun or role that stands for one) at a place. `form` is name, role or pronoun, or variant for
    another form of the name that stands right behind it.

    The range covers the name with its honorific or rank only where they cannot be told apart; `titles` are the
    honorifics and ranks before it as written ("Cde.", "Lt. Gen."). `element` names the description column where the
    name stands there and not in the text: then `at` is None.
    """

    entity: str
    at: Range | None
    finder: str
    confidence: float
    form: str = "name"
    titles: tuple[str, ...] = ()
    element: str = ""


def order_of(mention: Mention) -> tuple[int, int, int]:
    """The order of mentions by their places, as numbers; those in columns come first."""
    return (0, 0, 0) if mention.at is None else PLACE_ORDER(mention.at)


@dataclass(frozen=True, slots=True)
class OfficeHeld(_HandedOn):
    """An office that the document says somebody holds. `date` is the document's or the stated one (EDTF), never a span.

    `body` is the entity's key, or "" where none is named.
    """

    person: str
    office: str
    body: str
    date: str
    at: Range
    finder: str
    confidence: float


@dataclass(frozen=True, slots=True)
class OfficeStated(_HandedOn):
    """An office that a description column gives with a name: `value` is all that the column `element` holds.

    `body` is an entity's key, or the letters that name it, or ""; `date` is the document's.
    """

    person: str
    office: str
    body: str
    date: str
    element: str
    value: str
    finder: str
    confidence: float


@dataclass(frozen=True, slots=True)
class Meeting(_HandedOn):
    """A conversation or meeting. `place` is an entity's key, only if stated; `date` EDTF or "".

    `reported_by` is who tells of it where it is not the writer who was there; `told_in` the key of the meeting in
    which it is told of; `entry` the range of the journal entry or paragraphs that tell of it.
    """

    key: str
    date: str
    place: str
    participants: tuple[str, ...]
    at: Range
    finder: str
    confidence: float
    reported_by: str = ""
    told_in: str = ""
    words_of_date: Range | None = None


@dataclass(frozen=True, slots=True)
class Statement(_HandedOn):
    """What somebody said, asked, reported, agreed to or asked for. `act` is one of `ACTS`.

    `reported_by` is the chain of who reports whom, the nearest to the speaker first and the writer last.
    """

    speaker: str
    act: str
    at: Range
    finder: str
    confidence: float
    reported_by: tuple[str, ...] = ()
    meeting: str = ""


@dataclass(frozen=True, slots=True)
class Figure(_HandedOn):
    """A number with what it counts (a Quantity as in QUDT). `value` is the number meant ("5,200" → 5200).

    `unit` is as written in the singular ("ton", "ruble", "kWh", "" for things counted), `measure` what is counted
    ("electrolytic zinc"). `period` is EDTF or "", `rate` "per year" or "" for an amount, `qualifier` as written
    ("more than"). `producer`, `place`, `asserted_by` and `actor` are entities' keys or "". `series` groups figures
    that the text tells together ("series:1"). `basis` says on what it rests where that is told ("on instruction").
    """

    value: float
    unit: str
    measure: str
    at: Range
    finder: str
    confidence: float
    value_max: float | None = None
    producer: str = ""
    actor: str = ""
    place: str = ""
    period: str = ""
    rate: str = ""
    qualifier: str = ""
    kind: FigureKind = FigureKind.NOT_STATED
    asserted_by: str = ""
    reported_by: tuple[str, ...] = ()
    series: str = ""
    basis: str = ""


@dataclass(frozen=True, slots=True)
class DateFound(_HandedOn):
    """A date in the text. `edtf` is "" where the words cannot be resolved; `relative` says that it was counted
    from the document's date, which `edtf` then rests on."""

    edtf: str
    at: Range
    finder: str
    confidence: float
    relative: bool = False


@dataclass(frozen=True, slots=True)
class MarkFound(_HandedOn):
    """A stamp, registry number, copy number, classification or declassification line, exemption code, routing or
    handwriting (diplomatics). `value` is what it says without its formula; `date` EDTF or ""."""

    kind: str
    value: str
    date: str
    at: Range
    finder: str
    confidence: float
    direction: str = ""


@dataclass(frozen=True, slots=True)
class ReferenceFound(_HandedOn):
    """Words that refer to another document. `sought` are the terms by which it may be found among the records held:
    pairs such as ("number", "Document 2"), ("date", "1957-03-05"), ("type", "letter"); words of the text, no keys."""

    sought: tuple[tuple[str, str], ...]
    at: Range
    finder: str
    confidence: float


@dataclass(frozen=True, slots=True)
class NamesRead(_HandedOn):
    """The names of a document: who and what is named, and where."""

    entities: tuple[Entity, ...] = ()
    mentions: tuple[Mention, ...] = ()

    def entity(self, key: str) -> Entity:
        """The entity of a key. Raises KeyError where there is none."""
        for each in self.entities:
            if each.key == key:
                return each
        raise KeyError(key)


@dataclass(frozen=True, slots=True)
class Reading(_HandedOn):
    """All that was read in one text. The keys that facts name are those of `names.entities`.

    `faults` says which finders broke down over it, each with what happened: what these would have found is missing.
    """

    names: NamesRead = field(default_factory=NamesRead)
    offices: tuple[OfficeHeld, ...] = ()
    offices_stated: tuple[OfficeStated, ...] = ()
    meetings: tuple[Meeting, ...] = ()
    statements: tuple[Statement, ...] = ()
    figures: tuple[Figure, ...] = ()
    dates: tuple[DateFound, ...] = ()
    marks: tuple[MarkFound, ...] = ()
    references: tuple[ReferenceFound, ...] = ()
    faults: tuple[str, ...] = ()
