"""The way from the repository down to a record."""

from __future__ import annotations

import pytest

from fonds.web.pages.record_place import _step


@pytest.mark.parametrize(
    ("reference", "title", "above", "step"),
    [
        ("VFPA F. 034, Op. 2", "Correspondence", "VFPA F. 034", "Op. 2"),
        ("VFPA F. 034", "Legation", "", "VFPA F. 034"),
        ("124-10325-10318", "MEMO", "124", "124-10325-10318"),
        ("F. 0345", "Other fonds", "F. 034", "F. 0345"),
        ("RG 59", "State", "VFPA", "State"),
        ("VFPA F. 034", "The same reference", "VFPA F. 034", "The same reference"),
    ],
)
def test_a_step_says_what_it_adds_to_the_reference_above(reference: str, title: str, above: str, step: str) -> None:
    assert _step(reference, title, above) == step
