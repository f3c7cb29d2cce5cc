"""What a reader asked for, as a tree that any index understands.

No engine's syntax is in here: a word is as the reader wrote it, and how it is analysed (case, accents, stems,
syllables) is the index's matter.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal, TypeAlias


@dataclass(frozen=True, slots=True)
class Words:
    """Plain words, in the reader's order. A record matches with any of them; those with all of them come first."""

    words: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class OtherSpellings:
    """That the words from `first` up to, not including, `last` are a name, and how else it is spelled: each a word
    or a phrase."""

    first: int
    last: int
    spellings: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Spelled:
    """Plain words of which some are names. Another spelling of a name counts as the name does: a record with it
    matches, and holds all the words of the name."""

    words: tuple[str, ...]
    names: tuple[OtherSpellings, ...]


@dataclass(frozen=True, slots=True)
class Phrase:
    """Words that stand together. `slop` is how many places apart from the written order they may stand in all."""

    text: str
    slop: int = 0


@dataclass(frozen=True, slots=True)
class Prefix:
    """Every word that begins so."""

    start: str


@dataclass(frozen=True, slots=True)
class Fuzzy:
    """Every word within `distance` (1 or 2) edits; a swap of neighbours is one edit."""

    word: str
    distance: int = 1


@dataclass(frozen=True, slots=True)
class Field:
    """The operand, looked for in one field alone. `name` is a key of `fields.FIELDS`."""

    name: str
    operand: Node


@dataclass(frozen=True, slots=True)
class DateRange:
    """Records dated within, both ends included. An end is `YYYY`, `YYYY-MM`, `YYYY-MM-DD`, or None where open.

    `name` is the date meant: "date" for the record's own, "opened" for its latest release, which has a range alone.
    """

    first: str | None
    last: str | None
    name: str = "date"


@dataclass(frozen=True, slots=True)
class Has:
    """Records that have something: `what` is "text" (words that can be searched) or "date"."""

    what: str


@dataclass(frozen=True, slots=True)
class Opened:
    """The operand, looked for only among words opened in a release; None for records where any were.

    `release` is a release's slug, its name, or the beginning of its date, as the reader wrote it. Fields within the
    operand are still those of the record.
    """

    release: str
    operand: Node | None = None


@dataclass(frozen=True, slots=True)
class And:
    """All operands."""

    operands: tuple[Node, ...]


@dataclass(frozen=True, slots=True)
class Or:
    """At least one operand."""

    operands: tuple[Node, ...]


@dataclass(frozen=True, slots=True)
class Not:
    """Everything the operand does not match."""

    operand: Node


@dataclass(frozen=True, slots=True)
class Clause:
    """One member of a `Series`: `any` helps, `must` is required, `not` is excluded."""

    node: Node
    occurs: Literal["any", "must", "not"] = "any"


@dataclass(frozen=True, slots=True)
class Series:
    """Clauses written one after the other. Where none is required, at least one `any` clause has to match
    (or, where there are only exclusions, everything but these)."""

    clauses: tuple[Clause, ...]


Node: TypeAlias = (
    "Words | Spelled | Phrase | Prefix | Fuzzy | Field | DateRange | Has | Opened | And | Or | Not | Series"
)
