"""The pages of the reference that are made from the code are those that the code makes now."""

from __future__ import annotations

import runpy

import pytest

from conftest import ROOT

REFERENCE = ROOT / "docs" / "reference"


@pytest.mark.parametrize("maker", sorted(p.name for p in REFERENCE.glob("make_*.py")))
def test_is_up_to_date(maker: str) -> None:
    made = runpy.run_path(str(REFERENCE / maker))
    assert made["PAGE"].read_text("utf-8") == made["page"](), "run `make docs`"


def test_no_meaning_is_written_for_a_setting_that_is_gone() -> None:
    made = runpy.run_path(str(REFERENCE / "make_settings.py"))
    assert set(made["MEANINGS"]) == set(made["defaults"](made["settings_source"]()))
