from __future__ import annotations

import pytest

from fonds.core.quoting.footnoted_text import read_footnoted_text

TEXT = """The minister wrote that “the harbour was closed to all ships” in August.[1] His "quay" was another matter.

He added: "Nothing was said of the cement works," and left.²

    The legation asked for the harbour plans. They were refused
    by the master himself.

> It was noted that the driver
> waited outside for an hour.[3]

[1] F. 0102, Op. 13, D. 5, l. 165.
2. Ibid., l. 166.
[3] Memorandum of 2 March 1961.
"""


def test_quotations_with_their_notes() -> None:
    read = read_footnoted_text(TEXT)
    assert [(each.text, each.note, each.note_text) for each in read.quotations] == [
        ("“the harbour was closed to all ships”", "1", "F. 0102, Op. 13, D. 5, l. 165."),
        ('"Nothing was said of the cement works,"', "2", "Ibid., l. 166."),
        ("The legation asked for the harbour plans. They were refused by the master himself.", "", ""),
        ("It was noted that the driver waited outside for an hour.", "3", "Memorandum of 2 March 1961."),
    ]
    assert read.short == 1


def test_places_are_those_of_the_document() -> None:
    first = read_footnoted_text(TEXT).quotations[0]
    assert TEXT[first.start : first.end] == first.text


@pytest.mark.parametrize(
    "marked",
    ["„die Pläne des Hafens wurden verweigert“", "«les plans du port furent refusés»", "「港の計画 は 拒否 された」",
     "‘the plans weren’t shown to anyone at all’"],
)  # fmt: skip
def test_marks_of_other_languages(marked: str) -> None:
    assert [each.text for each in read_footnoted_text(f"So it says: {marked}, and so on.").quotations] == [marked]


def test_apostrophes_and_inches_are_no_quotations() -> None:
    assert (
        read_footnoted_text("The ministers’ 5' plank wasn't the envoy's, nor was it 6\" wide or more.").quotations == ()
    )
