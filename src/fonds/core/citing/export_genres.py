"""Kinds of documents, as the exchange formats know them: RIS types (which Zotero maps to its own) and CSL types."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class ExportType:
    """`ris` is a TY value, `csl` an item type of CSL 1.0.2."""

    ris: str
    csl: str


_MANUSCRIPT = ExportType("MANSCPT", "manuscript")
_CORRESPONDENCE = ExportType("PCOMM", "personal_communication")
_REPORT = ExportType("RPRT", "report")
_BY_WORD = {
    "letter": _CORRESPONDENCE, "correspondence": _CORRESPONDENCE, "telegram": _CORRESPONDENCE,
    "cable": _CORRESPONDENCE, "report": _REPORT, "map": ExportType("MAP", "map"),
}  # fmt: skip


def export_type(genre: str) -> ExportType:
    """The type of a genre, by its last word ("intelligence report" is a report); manuscript for all others.

    A memorandum stays a manuscript: as a letter it would lose its title in most styles.
    """
    words = genre.casefold().split()
    return _BY_WORD.get(words[-1].removesuffix("s"), _MANUSCRIPT) if words else _MANUSCRIPT
