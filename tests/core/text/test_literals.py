"""No string that a text holds is left out of those that are looked for in it."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from fonds.core.text.literals import Literals
from fonds.core.text.lowering import lowered

STRINGS = (
    "copy no",
    "our ref:",
    "telegram",
    "in ",
    "in-",
    "-",
    ") ",
    "b1",
    "l. dz",
    "rec'd",
    "et",
    "only – ",
    "of the year",
)
LITERALS = Literals(STRINGS)


@given(st.lists(st.one_of(st.sampled_from([*STRINGS, " ", "n", "é", "İ", "K"]), st.text(max_size=6)), max_size=20))
def test_all_that_a_text_holds_may_stand_in_it(parts: list[str]) -> None:
    low = lowered("".join(parts))
    assert {each for each in STRINGS if each in low} <= LITERALS.that_may_stand_in(low)


def test_few_others_may() -> None:
    assert LITERALS.that_may_stand_in("the copyist within a telegraph office") == {"-", ") ", "et", "in ", "in-"}
    assert LITERALS.that_may_stand_in("radiotelegrams, our refs") == {"-", ") ", "et", "telegram"}


def test_none_are_sought() -> None:
    assert Literals(()).that_may_stand_in("words") == set()
