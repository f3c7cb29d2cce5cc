"""A whole footnoted text checked: each of its quotations, in their order."""

from __future__ import annotations

import datetime
from dataclasses import dataclass
from typing import Any

from fonds.catalogue.access import Reader
from fonds.core.quoting.footnoted_text import FoundQuotation, read_footnoted_text
from fonds.ports.text_index import Scope
from fonds.workflows.indexing import Indexes
from fonds.workflows.verifying import Coverage, Verification, coverage_of, verify
from fonds.workflows.verifying_json import verification_json


@dataclass(frozen=True, slots=True)
class DocumentVerification:
    """The quotations of a document with what is said of each. `short` counts those of too few words to be checked."""

    checked: tuple[tuple[FoundQuotation, Verification], ...]
    short: int
    coverage: Coverage


def verify_document(
    text: str, reader: Reader, indexes: Indexes, *, within: Scope | None = None, limit: int = 3, most: int | None = None
) -> DocumentVerification:
    """Checks each quotation of a footnoted text, at most `most` of them."""
    read = read_footnoted_text(text)
    coverage = coverage_of(reader, indexes, within)
    checked = tuple(
        (each, verify(each.text, reader, indexes, within=within, limit=limit, coverage=coverage))
        for each in read.quotations[:most]
    )
    return DocumentVerification(checked, read.short, coverage)


def document_json(
    verified: DocumentVerification, reader: Reader, *, site_title: str = "", site_address: str = "",
    today: datetime.date | None = None,
) -> dict[str, Any]:  # fmt: skip
    """`{"searched", "without_text", "too_short", "quotations": [a verification, with its place and note]}`."""
    return {
        "searched": verified.coverage.searched,
        "without_text": verified.coverage.without_text,
        "too_short": verified.short,
        "quotations": [
            verification_json(said, reader, site_title=site_title, site_address=site_address, today=today)
            | {
                "start": found.start,
                "end": found.end,
                "note": {"mark": found.note, "text": found.note_text} if found.note else None,
            }
            for found, said in verified.checked
        ],
    }
