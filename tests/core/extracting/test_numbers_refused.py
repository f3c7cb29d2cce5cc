"""Numbers before a noun that rules refuse, and a learned model adds."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from fonds.core.extracting.counted_number_features import features_of_count
from fonds.core.extracting.figures_likely import COUNTED_FROM, counted_by, legibility_of, likely, shipped
from fonds.core.extracting.legibility import Legibility
from fonds.core.extracting.linear_models import probability
from fonds.core.extracting.numbers_refused import noun_end, plural_of, refused
from fonds.core.parsing.quantities import quantities

ADDED = {
    "HE COMMENTED THAT HE HAS THREE MACHINE GUHS HIMSELF BUT CANNOT BE IDENTIFIED": (3, "MACHINE GUHS"),
    "The losing party in a domestic dispute has three choices: it can accept the setback": (3, "choices"),
    "The objectives are met by\ntwo trained, full-time surveillance agents who live there": (
        2, "trained, full-time surveillance agents"
    ),
}  # fmt: skip
REFUSED = (
    "He waited two hours for the train.",
    "He was there for seven nonths, and then left.",
    "In 1962 INTELLIGENCE OPERATIONS were told of.",
    "It costs $20 bills and more.",
    "One officers came.",
    "He saw three of the men.",
    "They have two letters of his.",
    "One of the three prisoners escaped.",
)


@pytest.mark.parametrize("text", ADDED, ids=[text[:30] for text in ADDED])
def test_a_number_that_rules_refuse_is_a_figure_where_the_model_says_so(text: str) -> None:
    read = list(quantities(text))
    assert read == []
    (found,) = likely(text, read)
    assert (found.value, found.measure) == ADDED[text]
    assert text[found.start : found.end].endswith(found.measure.rpartition(" ")[2])


@pytest.mark.parametrize("text", REFUSED)
def test_times_years_sums_and_what_is_no_plural_are_never_asked_about(text: str) -> None:
    assert list(refused(text, list(quantities(text)))) == []


def test_what_rules_read_is_not_asked_about_again_and_the_order_is_that_of_the_page() -> None:
    text = "They had three choices. They sent 12 men, and they had two things."
    read = list(quantities(text))
    assert [each.measure for each in read] == ["men"]
    assert [each.measure for each in refused(text, read)] == ["choices", "things"]
    everything = {"refused": 9.0}
    assert [each.measure for each in counted_by(everything, text, read)] == ["choices", "things"]
    assert counted_by({"refused": -9.0}, text, read) == []
    places = [each.start for each in likely(text, read)]
    assert places == sorted(places)


def test_a_number_keeps_its_qualifier_and_a_plural_may_be_misread() -> None:
    (found,) = refused("There are about four specific groupa of them.", [])
    assert (found.qualifier, found.value, found.measure) == ("about", 4, "specific groupa")
    assert [plural_of(word) for word in ("groups", "guhs", "men", "groupa", "gas", "boss", "panama")] == [
        "known", "unknown", "irregular", "nearly", "", "", "",
    ]  # fmt: skip
    assert noun_end("two of the men", 3) is None


def test_a_range_and_what_a_number_of_reels_is_of_belong_to_a_number() -> None:
    (found,) = refused("He can recall some two or three occasions.", [])
    assert (found.value, found.value_max, found.qualifier, found.measure) == (2, 3, "some", "occasions")
    (found,) = refused("Box 64 has 72 reels of microfilm in it.", [])
    assert (found.value, found.measure) == (72, "reels of microfilm")
    (found,) = refused("It has 72 reels of them.", [])
    assert found.measure == "reels"


def test_words_and_what_was_told_before_are_seen() -> None:
    text = "He met the brothers. The two brothers left."
    (found,) = refused(text, [])
    seen = features_of_count(text, found, Legibility.FAIR, read=False)
    assert {"refused", "legible=FAIR", "the:told=True", "head=brothers", "in_words", "plural=known"} <= set(seen)
    assert "told=False" in features_of_count(text[21:], next(refused(text[21:], [])), Legibility.FAIR, read=False)
    weights = shipped("counted_numbers_model.tsv.gz")
    assert 0 < probability(weights, seen) < COUNTED_FROM


@given(st.text(st.sampled_from("7 three $aGUHSs\n,.-of’"), max_size=60))
def test_whatever_is_refused_stands_in_the_text_and_has_features(text: str) -> None:
    for found in refused(text, list(quantities(text))):
        assert 0 <= found.start < found.end <= len(text) and found.measure
        assert features_of_count(text, found, legibility_of(text), read=False)
