from hypothesis import given
from hypothesis import strategies as st

from fonds.core.text.likeness import LEAST_RUNS, letter_runs, shared

CABLE = "On 3 March the consul met the master of the port about the pilots."


def test_a_misread_copy_shares_most_and_another_text_little() -> None:
    copy = CABLE.replace("consul", "consuI").replace("master of", "rnaster\nof")
    assert shared(letter_runs(CABLE), letter_runs(copy)) > 0.7
    other = "My wife and I were glad of the weather when the ship at last put in."
    assert shared(letter_runs(CABLE), letter_runs(other)) < 0.4


def test_a_word_or_two_say_nothing() -> None:
    assert shared(letter_runs("he met her"), letter_runs("he met her")) == 0.0


@given(st.text(max_size=80), st.text(max_size=80))
def test_it_is_the_same_either_way_round(one: str, other: str) -> None:
    first, second = letter_runs(one), letter_runs(other)
    assert 0.0 <= shared(first, second) == shared(second, first) <= 1.0
    if len(first) >= LEAST_RUNS:
        assert shared(first, letter_runs(f"{one} {one}")) == 1.0
