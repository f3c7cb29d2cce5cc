"""Marks that an edition's source note tells of."""

from __future__ import annotations

import pytest

from fonds.core.extracting.document import Document, DocumentPage
from fonds.core.extracting.marks import marks

CASES = [
    ("Source: Files, Box 1. Confidential. It is stamped: “The President Has Seen …”.",
     [("classification", "Confidential"), ("stamp", "stamped: “The President Has Seen …”")]),
    ("Source: Files, Box 1. Secret. A stamped notation on the memorandum indicates the President saw it.",
     [("classification", "Secret"), ("stamp", "A stamped notation on the memorandum indicates the President saw it")]),
    ("Source: Files, Box 1. Secret. He stamped his foot.", [("classification", "Secret")]),
]  # fmt: skip


@pytest.mark.parametrize(("note", "wanted"), CASES)
def test_stamps_are_read_from_source_notes(note: str, wanted: list[tuple[str, str]]) -> None:
    document = Document((DocumentPage(1, note, (("note", 0, len(note), "source"),)),))
    assert [(each.kind, document.words(each.at)) for each in marks(document)] == wanted


def test_a_level_that_a_sentence_tells_of_is_no_mark() -> None:
    text = "The letter of 17 December should continue to be classified\nSECRET."
    assert marks(Document((DocumentPage(1, text),))) == ()
    assert [each.kind for each in marks(Document((DocumentPage(1, "The letter follows.\n\nSECRET"),)))] == [
        "classification"
    ]
