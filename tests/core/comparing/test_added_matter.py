"""Stamps of releases are told from words of the paper."""

from __future__ import annotations

import pytest

from fonds.core.comparing.texts import SpanKind, compare_texts

PAPER = [
    "The consul reported on the harbour and on the price of cement in the spring of that year.",
    "He had met the harbour master twice, and both times the talk was of nothing else.",
    "No decision was taken before the end of the month, when the minister came back.",
]


@pytest.mark.parametrize(
    "stamp",
    [
        "DECLASSIFIED 4 June 2019",
        "RELEASED IN FULL",
        "** Release in Part 12 May 1999 **",
        "SANITIZED COPY",
        "Approved for Release: 2018/04/26",
        "This document has been declassified in its entirety by the National Declassification Center.",
        "This record has been reviewed for declassification\nunder Executive Order 13526 on 3 May 2016",
        "DECLASSIFIED AND RELEASED IN FULL BY NARA UNDER\nTHE ASSASSINATION RECORDS ACT",
        "2023 RELEASE UNDER THE PRESIDENT JOHN F. KENNEDY ASSASSINATION RECORDS ACT OF 1992",
        "Released pursuant to Executive Order 14176, DECLASS. OF RECORDS",
    ],
)
def test_a_stamp_on_a_line_of_its_own_is_added_and_not_opened(stamp: str) -> None:
    old, new = "\n\n".join(PAPER), "\n\n".join([PAPER[0], stamp, *PAPER[1:]])
    assert {span.kind for span in compare_texts([old], [new]).spans} == {SpanKind.ADDED}


@pytest.mark.parametrize(
    "sentence",
    [
        "The report was declassified only after the minister had asked for it in writing.",
        "He was told that the file has been reviewed by the consul and by nobody else.",
    ],
)
def test_the_same_words_in_a_sentence_are_the_papers_own(sentence: str) -> None:
    old, new = "\n\n".join([PAPER[0], "[ ]", *PAPER[1:]]), "\n\n".join([PAPER[0], sentence, *PAPER[1:]])
    assert {span.kind for span in compare_texts([old], [new]).spans} == {SpanKind.OPENED}


def test_a_cover_sheet_is_added_matter_as_a_whole() -> None:
    cover = "NATIONAL COMMISSION\n\nRELEASE COVER SHEET\n\nRecord: F. 7, l. 3\n\nPages released: 2"
    found = compare_texts(PAPER, [cover, *PAPER])
    assert {span.kind for span in found.spans} == {SpanKind.ADDED}


def test_another_number_is_changed_and_a_misread_one_is_not() -> None:
    old, new = ("\n\n".join([*PAPER, f"The loss was put at {n} tons of cement that year."]) for n in ("3,200", "2,300"))
    assert [span.kind for span in compare_texts([old], [new]).spans] == [SpanKind.CHANGED]
    misread = new.replace("2,300", "2,3OO")
    assert {span.kind for span in compare_texts([new], [misread]).spans} <= {SpanKind.NOISE}
