"""What speaks for and against an opening."""

from __future__ import annotations

import pytest

from fonds.core.comparing import word_kinds
from fonds.core.comparing.comparison import SpanKind
from fonds.core.comparing.evidence import Readings, evenness
from fonds.core.comparing.evidence_weights import WEIGHTS
from fonds.core.comparing.texts import compare_texts

_LINES = [
    "The consul in Lisbon reported on Monday that the ship had not yet arrived and that",
    "nobody at the harbour could say when it would. He asked the office to inquire with",
    "the owners, and to let him know before the end of the week what they had answered.",
    "It was agreed that a second letter should be sent if the first were to find no reply",
    "by then, and that the matter should otherwise rest until the autumn of that year.",
]


@pytest.mark.parametrize(
    ("likeness", "lumpiness", "loose", "even"),
    [
        (0.90, 1.0, 0.015, True),
        (0.82, 1.0, 0.06, True),
        (0.90, 1.5, 0.015, False),  # bad patches
        (0.95, 1.0, 0.10, False),  # more is lost than misreading explains
        (0.70, 1.0, 0.05, False),  # too poor
        (1.00, 1.0, 0.0, False),  # nothing is misread: the engine tells nothing of itself
    ],
)
def test_readings_are_even_where_letters_alone_were_misread(
    likeness: float, lumpiness: float, loose: float, even: bool
) -> None:
    assert (evenness(Readings(likeness, lumpiness), loose, one_reading=False) > 0.5) is even


def test_texts_of_one_reading_are_even() -> None:
    assert evenness(Readings(1.0, 1.0), 0.0, one_reading=True) == 1


@pytest.mark.parametrize(
    ("word", "place", "person", "common"),
    [("Lisbon", True, False, False), ("Hernandez", False, True, False), ("before", False, False, True)],
)
def test_names_are_known_by_lists_and_common_words_are_none(word: str, place: bool, person: bool, common: bool) -> None:
    assert word_kinds.is_known_place(word) is place
    assert word_kinds.is_known_person(word) is person
    assert word_kinds.is_common(word) is common


def test_words_that_a_text_lost_elsewhere_too_are_doubted() -> None:
    """A name that is missing within a line counts as opened; a line that is missing while the newer text lost one too
    does not."""
    whole = "\n".join(_LINES)
    named = compare_texts([whole.replace("in Lisbon reported", "in reported")], [whole])
    lost = compare_texts(
        ["\n".join([*_LINES[:2], *_LINES[3:]]).replace("Monday", "M0nday")], ["\n".join([*_LINES[:3], _LINES[4]])]
    )
    assert [s.kind for s in named.spans] == [SpanKind.OPENED]
    opened = [s.confidence for s in lost.spans if s.kind is SpanKind.OPENED]
    assert all(each < named.spans[0].confidence for each in opened)


def test_every_weight_is_of_a_feature_that_is_found() -> None:
    assert len(WEIGHTS) > 20
    compare_texts(["The consul met  in the office."], ["The consul met Hernandez in the office."])
