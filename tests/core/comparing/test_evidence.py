"""What speaks for and against an opening."""

from __future__ import annotations

import pytest

from fonds.core.comparing import word_kinds
from fonds.core.comparing.comparison import SpanKind
from fonds.core.comparing.evidence import Readings, absence, evenness, nearness
from fonds.core.comparing.evidence_weights import EVEN_WEIGHTS, WEIGHTS
from fonds.core.comparing.gaps import Gap
from fonds.core.comparing.passages import Passage
from fonds.core.comparing.texts import compare_texts
from fonds.core.comparing.words import words

_LINES = [
    "The consul in Lisbon reported on Monday that the ship had not yet arrived and that",
    "nobody at the harbour could say when it would. He asked the office to inquire with",
    "the owners, and to let him know before the end of the week what they had answered.",
    "It was agreed that a second letter should be sent if the first were to find no reply",
    "by then, and that the matter should otherwise rest until the autumn of that year.",
]


@pytest.mark.parametrize(
    ("misread", "unequal", "clustered", "edits", "missing", "alone", "even"),
    [
        (0.10, 0.0, 0.0, 400, 0.015, 0.05, True),
        (0.19, 0.0, 0.0, 900, 0.06, 0.1, True),
        (0.10, 0.0, 1.5, 400, 0.015, 0.05, False),  # bad patches
        (0.10, 1.5, 0.3, 400, 0.015, 0.05, False),  # some words are read much worse than others
        (0.05, 0.0, 0.0, 200, 0.10, 0.05, False),  # more is lost than misreading explains
        (0.10, 0.0, 0.0, 400, 0.015, 0.8, False),  # most has no counterpart
        (0.0, 0.0, 0.0, 0, 0.01, 0.05, False),  # nothing is misread: the engine tells nothing of itself
    ],
)
def test_readings_are_even_where_letters_alone_were_misread(
    misread: float, unequal: float, clustered: float, edits: float, missing: float, alone: float, even: bool
) -> None:
    readings = Readings(1 - misread, clustered=clustered, unequal=unequal, misread=misread, edits=edits)
    assert (evenness(readings, missing, alone, one_reading=False) > 0.5) is even


def test_texts_of_one_reading_are_even_unless_words_are_lost() -> None:
    assert evenness(Readings(1.0), 0.0, 0.1, one_reading=True) == 1
    assert evenness(Readings(1.0), 0.1, 0.1, one_reading=True) < 0.5


@pytest.mark.parametrize(
    ("old", "new", "least", "most"),
    [
        ("the consul met  in the office", "the consul met Hernandez in the office", 0.9, 1.0),
        ("the consul met He rnan dzz in the office", "the consul met Hernandez in the office", -1.0, 0.4),
        ("the consul metHernandes in the office", "the consul met Hernandez in the office", -1.0, 0.4),
    ],
)
def test_words_are_absent_where_all_their_letters_are(old: str, new: str, least: float, most: float) -> None:
    left, right = words([old]), words([new])
    opposite = [i for i in range(len(left)) if 2 < i < len(left) - 3] if "met " in old else []
    before = 2
    gap = Gap(opposite, [3], (before, before), (len(left) - 3, 4))
    passage = Passage(right, [3], left, opposite, (before, before), (4, len(left) - 3), [3], gap, 0)
    assert least <= absence(passage)[0] <= most


def test_a_phrase_that_stands_near_by_is_told() -> None:
    left = words(["he spoke of the tone andchanacter of our debates in the house"])
    right = words(["he spoke of the tone and character of our debates in the house"])
    at = [right.form.index("and"), right.form.index("character")]
    passage = Passage(right, at, left, [], (4, 4), (7, 5), at, Gap([], at, (4, 4), (7, 5)), 0)
    assert nearness(passage) > 0.8


def test_whole_sentences_are_told_from_lines_that_were_lost() -> None:
    whole = "\n".join(_LINES)
    lost = compare_texts(["\n".join([*_LINES[:2], *_LINES[3:]])], [whole])
    said = " ".join(_LINES).replace(" It was", "\nIt was")
    withheld = compare_texts([said.replace("He asked the office to inquire with the owners, and to let him know before the end of the week what they had answered.", "")], [said])  # fmt: skip  # noqa: E501
    sure = [next(s.confidence for s in found.spans if s.kind is SpanKind.OPENED) for found in (withheld,)]
    assert sure[0] > 0.5
    assert all(s.confidence <= sure[0] for s in lost.spans if s.kind is SpanKind.OPENED)


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
    assert len(WEIGHTS) > 20 and len(EVEN_WEIGHTS) > 20
    compare_texts(["The consul met  in the office."], ["The consul met Hernandez in the office."])
