"""What is said of a quotation: how it stands in a text, what differs, and what an ellipsis leaves out."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum


class Verdict(StrEnum):
    """How the words of a quotation stand in a text, the best first.

    EXACT: the same characters, white space, soft hyphens and canonical forms (Unicode NFC) apart. NEAR: the same
    words, but for case, punctuation, line-break hyphens, spelling or misread letters. CHANGED: a word, a number or
    their order is another. NOT_FOUND: too little of it is there.
    """

    EXACT = "exact"
    NEAR = "near"
    CHANGED = "changed"
    NOT_FOUND = "not found"


ORDER = {verdict: place for place, verdict in enumerate(Verdict)}


class DifferenceKind(StrEnum):
    """Why two stretches differ. Words, numbers, added and left-out words change a quotation; the others do not."""

    WORD = "word"
    NUMBER = "number"
    LEFT_OUT = "left out"  # stands in the text; the quotation passes over it without saying so
    ADDED = "added"  # stands in the quotation alone
    SPELLING = "spelling"
    MISREAD = "misread"  # one side is the other with letters that OCR confuses or loses
    CASE = "case"
    PUNCTUATION = "punctuation"
    BROKEN = "line break"  # a word broken at a line's end, or joined, or parted
    BRACKETED = "bracketed"  # changed openly, in square brackets

    @property
    def changes(self) -> bool:
        """Whether the quotation then says something else."""
        return self in (self.WORD, self.NUMBER, self.LEFT_OUT, self.ADDED)


@dataclass(frozen=True, slots=True)
class Place:
    """A range of code points in a page's text, half-open. `page` is 1-based."""

    page: int
    start: int
    end: int


@dataclass(frozen=True, slots=True)
class Difference:
    """`source` is what the text has, at `places`; `quoted` what the quotation has, from `at` on in its words."""

    kind: DifferenceKind
    source: str
    quoted: str
    places: tuple[Place, ...] = ()
    at: int = 0


@dataclass(frozen=True, slots=True)
class Omission:
    """What the quotation passes over openly: `sign` is the ellipsis or the insertion that stands for it."""

    sign: str
    source: str
    places: tuple[Place, ...] = ()


@dataclass(frozen=True, slots=True)
class Finding:
    """A quotation found in a text. `places` are the pages and ranges it runs over, in order.

    `likeness` is the share of the quotation's letters whose words stand there, 0 to 1.
    """

    verdict: Verdict
    places: tuple[Place, ...]
    differences: tuple[Difference, ...] = ()
    omissions: tuple[Omission, ...] = ()
    likeness: float = 1.0
