"""Every string that a text holds is found in it, and no other, with the library that seeks all at once and without."""

from __future__ import annotations

import sys

import pytest
from hypothesis import given
from hypothesis import strategies as st

from fonds.core.text.literals import Literals

STRINGS = ("copy no", "our ref:", "telegram", "tele", "in ", "-", "b1", "l. dz", "et", "only – ", "№", "ß", "😀 ")


@given(st.lists(st.one_of(st.sampled_from([*STRINGS, " ", "n", "é", "İ"]), st.text(max_size=6)), max_size=20))
def test_those_that_stand_in_a_text_are_found(parts: list[str]) -> None:
    text = "".join(parts)
    assert Literals(STRINGS).held_by(text) == {each for each in STRINGS if each in text}


def test_so_they_are_without_the_library(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(sys.modules, "ahocorasick_rs", None)
    assert Literals(STRINGS).held_by("telegram – copy no. 1") == {"telegram", "tele", "copy no"}


def test_none_are_sought() -> None:
    assert Literals(()).held_by("words") == set()


def test_an_empty_string_is_in_every_text() -> None:
    with pytest.raises(ValueError):
        Literals(("", "in"))
