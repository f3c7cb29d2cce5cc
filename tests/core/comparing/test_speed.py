"""What makes comparing quick changes nothing that is found, and the work grows with the length, not with its square.

Work is counted in calls, not in seconds, so that it is the same on every machine.
"""

from __future__ import annotations

import random
import sys
from itertools import pairwise
from types import FrameType
from typing import Any

from hypothesis import given, settings
from hypothesis import strategies as st
from rapidfuzz.distance import Levenshtein

from fonds.core.comparing import added_matter, words
from fonds.core.comparing.exact_alignment import rising, unique_grams
from fonds.core.comparing.gap_alignment import gap_pairs
from fonds.core.comparing.texts import compare_texts
from fonds.core.comparing.withheld_places import _STATEMENT
from fonds.core.comparing.wordings import folded

_SIGNS = st.text(st.sampled_from("aB1,. -\n'’_\u00adéÀЯяıİß12345\t¬"), max_size=40)
_STAMPS = st.sampled_from(
    [
        "2023 RELEASE UNDER THE PRESIDENT JOHN F. KENNEDY ASSASSINATION RECORDS ACT OF 1992",
        "104-10003-10041 2022 RELEASE",
        "NW 50953 Docld:32293978 Page 2", "NW 65987", "180-10001-10002", "13-00000", "## Page 4",
        "Cleared for release 4 May",
        "Released in full", "DECLASSIFIED ON 4 MAY", "E.O. 12958", "Authority NND 982", "TOP  S-E-C-R-E-T",
        "CONFIDENTIAL",
        "Рассекречено", "JFK Assassination System", "Document\nInformation", "RECORD NUMBER :", "SUBJECTS: CASTRO",
        "[1 line not declassified]", "(b)(1)", "[deleted 1.4 (c)]", "[строка изъята]",
        "sanıtızed copy", "[ſecret deleted]",
    ]
)  # fmt: skip
_PAGES = st.lists(st.one_of(_STAMPS, _STAMPS.map(str.lower), _SIGNS), max_size=12).map("\n".join)
_FORMS = st.lists(st.text("abcl", min_size=1, max_size=7), min_size=1, max_size=8)


@given(_PAGES)
@settings(max_examples=150, deadline=None)
def test_a_wording_is_found_wherever_its_pattern_is(page: str) -> None:
    for wording in (*added_matter._ANY, *added_matter._ANY_FORM_LINE, _STATEMENT):
        found = [place.span() for place in wording.pattern.finditer(page)]
        assert wording.places(page, folded(page)) == found, wording.pattern.pattern


@given(st.lists(st.tuples(_STAMPS, st.integers(0, 40)), min_size=1, max_size=8))
@settings(max_examples=60, deadline=None)
def test_nor_is_one_missed_on_a_long_page(stamps: list[tuple[str, int]]) -> None:
    page = (
        "\n".join(stamp + "\nHe went to Orsova, and was denied." * lines for stamp, lines in stamps) + "\nword" * 2500
    )
    for wording in (*added_matter._ANY, *added_matter._ANY_FORM_LINE, _STATEMENT):
        found = [place.span() for place in wording.pattern.finditer(page)]
        assert wording.places(page, folded(page)) == found, wording.pattern.pattern


def test_a_long_page_does_not_seem_to_end_where_it_is_no_longer_looked_at() -> None:
    for number in range(60):
        page = "\n".join(["SECRET", "word\n" * 190 + "x" * number, "SECRET 201-15", "104-10003-10041 2022 RELEASED"])
        page += "\nword" * 3000
        assert added_matter.added_matter(page) == [(0, 6)]


@given(_SIGNS)
@settings(max_examples=300, deadline=None)
def test_a_text_without_han_and_combining_marks_has_the_same_words_by_the_quicker_way(text: str) -> None:
    found = words.words([text])
    assert [(place.start(), place.end()) for place in words._WORD.finditer(text)] == list(
        zip(found.start, found.end, strict=True)
    )
    assert found.form == [words.same_form(each) for each in found.written]


def _aligned_plainly(old: list[str], new: list[str]) -> float:
    """The best score of an alignment by the rules of the module, each cell by itself."""
    best = {(0, 0): 0.0}
    for i in range(len(old) + 1):
        for j in range(len(new) + 1):
            scores = [best[i - n, j] - 2.2 - 0.25 * n for n in range(1, i + 1)]
            scores += [best[i, j - n] - 2.2 - 0.25 * n for n in range(1, j + 1)]
            for a, b in ((1, 1), (2, 1), (1, 2)):
                if i >= a and j >= b and (gain := _gain(old[i - a : i], new[j - b : j])) is not None:
                    scores.append(best[i - a, j - b] + gain)
            if scores:
                best[i, j] = max(scores)
    return best[len(old), len(new)]


def _gain(old: list[str], new: list[str]) -> float | None:
    first, second = "".join(old), "".join(new)
    like = Levenshtein.normalized_similarity(first, second)
    shorter, longer = sorted((len(first), len(second)))
    if len(old) == 1 == len(new):
        return (like - 0.42) * (longer + 1.5) if like >= 0.34 and shorter >= 0.4 * longer else None
    if longer < 4 or like < 0.6 or shorter < 0.666 * longer:
        return None
    return (like - 0.42) * (longer + 1.5) - 1.0


@given(_FORMS, _FORMS)
@settings(max_examples=300, deadline=None)
def test_a_gap_is_aligned_as_well_as_it_can_be(old: list[str], new: list[str]) -> None:
    pairs = gap_pairs(old, new)
    score = 0.0
    for (_, a, _, b, _), (c, _, d, _, _) in pairwise(
        [(0, 0, 0, 0, 0.0), *pairs, (len(old), len(old), len(new), len(new), 0)]
    ):
        assert a <= c and b <= d
        score -= sum(2.2 + 0.25 * run for run in (c - a, d - b) if run)
    for o0, o1, n0, n1, _ in pairs:
        gain = _gain(old[o0:o1], new[n0:n1])
        assert gain is not None
        score += gain
    assert abs(score - _aligned_plainly(old, new)) < 1e-9


@given(st.text("abcde", max_size=60), st.text("abcde", max_size=60))
def test_grams_that_occur_once_in_each_text_and_their_longest_rising_chain(left: str, right: str) -> None:
    grams = unique_grams(left, right, 3)
    for o, n in grams:
        gram = left[o : o + 3]
        assert right[n : n + 3] == gram
        assert left.find(gram) == left.rfind(gram) == o and right.find(gram) == right.rfind(gram) == n
    chain = rising(grams)
    assert all(first[0] < second[0] and first[1] < second[1] for first, second in pairwise(chain))
    longest = [0] * (len(right) + 1)
    for _, n in grams:
        longest[n] = 1 + max(longest[:n], default=0)
    assert len(chain) == max(longest)


def _calls(old: list[str], new: list[str]) -> int:
    """How many functions, of Python's and of others, are called for a comparison."""
    counted = 0

    def count(frame: FrameType, event: str, given: Any) -> None:
        nonlocal counted
        counted += event in ("call", "c_call")

    sys.setprofile(count)
    try:
        compare_texts(old, new)
    finally:
        sys.setprofile(None)
    return counted


def _made(length: int, pages: int) -> tuple[list[str], list[str]]:
    """A text, and a copy with a word in forty misread and a sentence in fifty withheld, each as `pages` pages."""
    chance = random.Random(7)
    lexicon = [
        "".join(chance.choice("abcdefghijklmnoprstuvwy") for _ in range(chance.randint(2, 9))) for _ in range(4000)
    ]
    old: list[list[str]] = [[] for _ in range(pages)]
    new: list[list[str]] = [[] for _ in range(pages)]
    for number in range(length // 12):
        sentence = [lexicon[int(4000 * chance.random() ** 3)] for _ in range(12)]
        page = number * pages // (length // 12)
        new[page].append(" ".join(sentence))
        if number % 50:
            old[page].append(" ".join(word[:-1] + "x" if chance.random() < 0.025 else word for word in sentence))
    return [".\n".join(page) for page in old], [".\n".join(page) for page in new]


def test_a_text_on_one_line_is_no_more_work_than_on_many() -> None:
    _calls(*_made(500, 1))
    old, new = _made(20_000, 1)
    one_line = [[page.replace("\n", " ") for page in pages] for pages in (old, new)]
    assert _calls(*one_line) < 1.5 * _calls(old, new)


def test_twice_the_length_is_twice_the_work() -> None:
    for pages in (1, 40):
        _calls(*_made(500, pages))
        counted = [_calls(*_made(length, pages)) for length in (20_000, 40_000)]
        assert counted[1] < 2.3 * counted[0], (pages, counted)
