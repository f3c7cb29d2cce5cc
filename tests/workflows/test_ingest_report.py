"""What the report says of the profile."""

from __future__ import annotations

import pytest

from fonds.workflows.ingest_report import Report, words


@pytest.mark.parametrize(
    ("name", "origin", "said"),
    [
        ("tei-volume", "shipped", "Profile: tei-volume (shipped)"),
        ("mine", "given", "Profile: mine (given)"),
        ("proposed", "proposed", "Profile: one proposed for this folder, since no shipped profile recognises it"),
    ],
)
def test_the_profile_and_where_it_comes_from(name: str, origin: str, said: str) -> None:
    assert words(Report(profile=name, profile_origin=origin, dry_run=False)).splitlines()[0] == said
