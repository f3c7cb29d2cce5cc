"""A query for a release that is not there is told so."""

from __future__ import annotations

import pytest

from fonds.catalogue.access import Reader
from fonds.catalogue.models import Release
from fonds.core.querying import parse
from fonds.workflows.releases_asked import remarks_on_releases

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def releases() -> None:
    Release.objects.create(slug="2022", name="Release of December 2022", date="2022-12-15")
    Release.objects.create(slug="spring", name="Releases of March 2025", date="2025-03")


@pytest.mark.parametrize("query", [
    "opened:2022 castro", "opened:2022-12 castro", "opened:2025 castro", "opened:spring castro", "castro",
    'opened:"Releases of March 2025" castro', "opened:2025 (castro OR agent)",
])  # fmt: skip
def test_a_release_that_is_there_needs_no_remark(query: str) -> None:
    assert remarks_on_releases(parse(query).tree, Reader.KEEPER) == ()


@pytest.mark.parametrize("query", [
    "opened:1999 castro", "castro opened:1999", "opened:1999 (castro OR agent)", "opened:1999", "opened:1999 OR castro",
])  # fmt: skip
def test_one_that_is_not_is_told_with_those_that_are(query: str) -> None:
    told = remarks_on_releases(parse(query).tree, Reader.KEEPER)
    assert told == ("no release is called “1999”; there are 2022, spring",)


def test_what_a_reader_may_not_know_of_is_not_named() -> None:
    assert remarks_on_releases(parse("opened:2022 castro").tree, Reader.ANONYMOUS) == ("no release is called “2022”",)
