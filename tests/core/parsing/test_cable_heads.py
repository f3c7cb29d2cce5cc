"""Heads of cables: whatever their misread lines are, they are read, and what is found stands in the text."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from fonds.core.parsing.cable_heads import marks_of_cable

LABELS = st.one_of(st.text("ACINFOTSsl1¢€*:. ", min_size=1, max_size=8), st.text("Ss1I", min_size=3, max_size=5))
PARTS = st.lists(st.sampled_from(["C/CI", "WH/4", "ADDP", "C/WH", "8", "SAS/SO", "VR", "¢/FE 2"]), max_size=5)
LINES = st.lists(st.tuples(LABELS, PARTS).map(lambda line: f"{line[0]} {', '.join(line[1])}"), max_size=6)


@given(LINES)
def test_lists_with_any_label_are_read(lines: list[str]) -> None:
    text = "\n".join(["CLASSIFIED MESSAGE", "ACTION: WH 9", "TO DIRECTOR", *lines, "CITE MEXI 7363"])
    for kind, start, end in marks_of_cable(text):
        assert kind and text[start:end].strip() == text[start:end] != ""


def test_a_label_of_nothing_but_its_plural_is_none() -> None:
    text = "ACTION: WH 9\nSSS C/CI, C/WH, ADDP\nSECRET 121830Z\nTO DIRECTOR CITE MEXI 7363"
    assert "SSS" not in "".join(text[start:end] for _, start, end in marks_of_cable(text))
