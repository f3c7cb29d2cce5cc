"""Looking where phrases begin finds what looking everywhere finds."""

from __future__ import annotations

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from fonds.core.text.first_words import Phrases, first_run, first_words, places_on, words_on

PHRASES = ("met", "met with", "aide-mémoire", "came to see", "no 2")
PATTERN = re.compile(r"(?<![\w-])(?:met with|met|aide-mémoire|came\s+to see|no 2)(?![\w-])")


@given(st.lists(st.sampled_from([*PHRASES, "cameto", "with", "admet", "met-", "é", "\n", "."]), max_size=150))
def test_same_as_everywhere(parts: list[str]) -> None:
    text = " ".join(parts)
    everywhere = [m.span() for m in PATTERN.finditer(text)]
    assert [m.span() for m in Phrases(PATTERN, first_words(PHRASES)).finditer(text)] == everywhere


def test_another_word_must_stand_on_the_page() -> None:
    phrases = Phrases(re.compile("told (?:me|us)"), {"told": frozenset({"me", "us"})})
    page = "he told us so. " + "who told them? " * 20
    assert [m[0] for m in phrases.finditer(page)] == ["told us"]
    assert phrases.first(page.replace("us", "them")) is None


def test_words_are_runs_of_letters_and_digits() -> None:
    assert words_on("an aide-mémoire, no. 12") == {"an", "aide", "m", "moire", "no", "12"}


def test_the_first_run_of_a_word() -> None:
    assert [first_run(each) for each in ("gao", "ödön", "жуков", "jean-paul")] == ["gao", "d", "", "jean"]


@given(st.text("ab é-1\nя", max_size=60))
def test_where_each_run_stands(text: str) -> None:
    on_page = places_on(text)
    assert on_page.keys() == words_on(text)
    found = [(match.start(), match[0]) for match in re.finditer("[a-z0-9]+", text)]
    assert sorted((place, run) for run, places in on_page.items() for place in places) == found


def test_phrases_begin_with_a_letter_or_a_digit() -> None:
    with pytest.raises(ValueError, match="état"):
        first_words(["état"])


def test_case_may_count() -> None:
    phrases = Phrases(re.compile(r"[Tt](?<!\w.)he Minister"), {"the"})
    page = "The minister saw the Minister. " * 10
    assert [m[0] for m in phrases.finditer(page.lower(), page)] == ["the Minister"] * 10
