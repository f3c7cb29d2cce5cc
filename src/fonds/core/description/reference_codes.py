"""Archival references as structure (ISAD(G) 3.1.1): repository, fonds, series, container, file, item and folios.

Every value is text exactly as written: fonds 0102 and fonds 102 are different fonds. What was not understood stays
in the reference as a part of kind `unread`, and what can be read in two ways as a part of kind `unsettled`.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from itertools import zip_longest
from typing import NamedTuple

from anyascii import anyascii

from fonds.core.description.folios import Folio, FolioCoverage, FolioRange, coverage

__all__ = [
    "KINDS",
    "LEVELS",
    "ArchivalReference",
    "Difference",
    "Folio",
    "FolioCoverage",
    "FolioRange",
    "ReferencePart",
    "comparable",
    "coverage",
    "difference",
]

# From the top of the hierarchy down; a container, a record number's groups and page numbers are no levels.
KINDS = (
    "repository",
    "record group",
    "collection",
    "fonds",
    "opis",
    "series",
    "class",
    "container",
    "file",
    "item",
    "agency",
    "serial",
    "pages",
    "unsettled",
    "unread",
)
LEVELS = frozenset({"repository", "record group", "collection", "fonds", "opis", "series", "class", "file", "item"})
_RANK = {kind: rank for rank, kind in enumerate(KINDS)}


@dataclass(frozen=True, slots=True)
class ReferencePart:
    """One part: its `kind`, its `value` and `label` as written.

    `label` is "/" for a part that a slash joins to the one before. `standard` is the usual name where a table of
    repositories knows one. `alternatives` are the kinds that an `unsettled` part may be.
    """

    kind: str
    value: str
    label: str = ""
    standard: str = ""
    alternatives: tuple[str, ...] = ()

    def __post_init__(self) -> None:
        if self.kind not in _RANK:
            raise ValueError(f"no such kind of reference part: {self.kind}")

    @property
    def reading(self) -> str:
        """The part in words, for a page: `container 72 or file 72`."""
        return " or ".join(f"{kind} {self.value}" for kind in self.alternatives or (self.kind,))

    @property
    def compared(self) -> str:
        """The value as compared: see `comparable`."""
        return comparable(self.standard or self.value)


class Difference(NamedTuple):
    """Where two references part: None means that the reference has no such part."""

    kind: str
    value_a: str | None
    value_b: str | None


@dataclass(frozen=True, slots=True)
class ArchivalReference:
    """A reference as written and as read. `scheme` says whose habits it follows; `parts` stand in written order.

    `date_edtf` is the date that the reference itself carries (a US decimal file's slash date), never a guess.
    `note` says in words what a reader of the reference should know about the reading.
    """

    as_written: str
    scheme: str
    parts: tuple[ReferencePart, ...]
    folios: tuple[FolioRange, ...] = ()
    date_edtf: str | None = None
    note: str = ""

    def level_path(self) -> tuple[ReferencePart, ...]:
        """The levels from repository to item, top first; containers and what is unsettled are left out."""
        return tuple(part for part in self._ranked() if part.kind in LEVELS)

    def container(self) -> ReferencePart | None:
        """The first container (papka, box, roll), or None."""
        return next((part for part in self.parts if part.kind == "container"), None)

    def values(self, kind: str) -> tuple[str, ...]:
        """All values of one kind, as written."""
        return tuple(part.value for part in self.parts if part.kind == kind)

    def canonical(self) -> str:
        """A stable form for people: one spelling of labels, one order; reads back to an equal `key()`."""
        parts = self._ranked() if self.scheme == "russian" else self.parts
        text = ""
        for part in parts:
            joint = "/" if part.label == "/" else "-" if part.kind == "serial" else ", " if text else ""
            text += joint + _rendered(part, russian=self.scheme == "russian")
        if self.folios:
            label = "fols." if self.scheme != "russian" else "l." if self._is_one_folio() else "ll."
            text += f", {label} " + ", ".join(str(one) for one in self.folios)
        return text

    def key(self) -> str:
        """For comparing references: ignores how labels are spelled, punctuation, script and order, never zeros."""
        fields = [f"{part.kind}={part.compared}" for part in self._ranked()]
        fields += [f"folio={anyascii(str(one))}" for one in self.folios]
        return "|".join(fields)

    def sort_key(self) -> tuple[tuple[int, tuple[tuple[int, int, str], ...], str], ...]:
        """Natural order: opis 9 before opis 13, delo 5 before delo 5a; folios last."""
        fields = [(_RANK[part.kind], _natural(part.compared), part.compared) for part in self._ranked()]
        fields += [(len(KINDS), _natural(str(one)), str(one)) for one in self.folios]
        return tuple(fields)

    def _is_one_folio(self) -> bool:
        return len(self.folios) == 1 and self.folios[0].first == self.folios[0].last

    def _ranked(self) -> tuple[ReferencePart, ...]:
        return tuple(sorted(self.parts, key=lambda part: _RANK[part.kind]))


def difference(a: ArchivalReference, b: ArchivalReference) -> list[Difference]:
    """Where `a` and `b` read differently, from the top of the hierarchy down; empty when their keys are equal."""
    found = []
    for kind in KINDS:
        of_a = [part for part in a.parts if part.kind == kind]
        of_b = [part for part in b.parts if part.kind == kind]
        for left, right in zip_longest(of_a, of_b):
            if left is None or right is None or left.compared != right.compared:
                found.append(Difference(kind, left.value if left else None, right.value if right else None))
    folios_a, folios_b = (", ".join(str(one) for one in reference.folios) or None for reference in (a, b))
    if folios_a != folios_b:
        found.append(Difference("folios", folios_a, folios_b))
    return found


def comparable(value: str) -> str:
    """A value without case, accents, script and punctuation (Р-5446 is R5446), zeros kept.

    Marks between two digits still count, because 12/3 is not 123.
    """
    plain = anyascii(value).casefold()
    return re.sub(r"(?<!\d)-|-(?!\d)", "", re.sub(r"[^0-9a-z]+", "-", plain))


def _natural(text: str) -> tuple[tuple[int, int, str], ...]:
    return tuple((0, int(run), "") if run.isdigit() else (1, 0, run) for run in re.findall(r"\d+|\D+", text))


_RUSSIAN_LABELS = {"fonds": "f.", "opis": "op.", "container": "papka", "file": "d.", "item": "doc."}
# One spelling for each sort of label; a label that is not here stays as written.
_LABEL_SPELLINGS = (
    ("container", r"box(es)?|ctn|carton", "Box"),
    ("container", r"roll|reel|rulon|rolik|katushka|mf|mikrofilm|microfilm|film", "Roll"),
    ("container", r"korob(ka)?|kor", "korobka"),
    ("container", r"papka|papki|pap|p", "papka"),
    ("file", r"folders?|fldr", "Folder"),
    ("file", r"vols?|volumes?|tom|t", "Vol."),
    ("record group", r"rg|recordgroup", "RG"),
    ("series", r"entry|entries", "Entry"),
    ("item", r"docs?|document|dokument|dok", "Doc."),
    ("class", r"docs?|document|dokument|dok", "Doc."),
    ("pages", r"pp?|pages?|s", "p."),
)


def _rendered(part: ReferencePart, *, russian: bool) -> str:
    shown = part.standard or part.value
    if part.kind == "unread":
        return f"[unread: {re.sub(r'[][]', ' ', shown).strip()}]"
    if part.kind == "unsettled" and part.label != "/":
        return f"[{part.label} {shown}?]" if part.label else f"[{shown}?]"
    if part.label in ("", "/"):
        return shown
    plain = re.sub(r"[^a-z]", "", anyascii(part.label).casefold())
    spelled = next(
        (to for kind, known, to in _LABEL_SPELLINGS if kind == part.kind and re.fullmatch(known, plain)), None
    )
    if russian and not (spelled and part.kind == "container") and spelled != "Vol.":
        spelled = _RUSSIAN_LABELS.get(part.kind, spelled)
    return f"{spelled or part.label} {shown}"
