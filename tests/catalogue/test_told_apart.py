"""What tells those of one name apart."""

from __future__ import annotations

import pytest

from catalogue.people_builder import named, office, someone, text
from fonds.catalogue.access import Reader
from fonds.catalogue.told_apart import Marks, told_apart

pytestmark = pytest.mark.django_db


def test_years_an_office_and_the_first_record() -> None:
    one, other, merged, nobody = (someone("Bo Lind") for _each in range(4))
    named(text("late", "Bo Lind came.", year=1963), "Bo Lind", one)
    office(named(text("early", "Bo Lind, Consul.", year=1957), "Bo Lind", one), "Consul")
    named(text("undated", "Bo Lind wrote."), "Bo Lind", other)
    merged.merged_into = other
    merged.save()
    named(text("twin", "Bo Lind again.", year=1949), "Bo Lind", merged)
    found = told_apart(Reader.ANONYMOUS, [one.pk, other.pk, nobody.pk])
    assert found == {
        one.pk: Marks(1957, 1963, "Consul", "early"),
        other.pk: Marks(1949, 1949, "", found[other.pk].record),
        nobody.pk: Marks(None, None, "", ""),
    }
    assert found[other.pk].record in ("undated", "twin")


def test_what_the_public_may_not_see_marks_nobody() -> None:
    one = someone("Bo Lind")
    named(text("open", "Bo Lind came.", year=1963), "Bo Lind", one)
    office(named(text("closed", "Bo Lind, Consul.", year=1931, public=False), "Bo Lind", one), "Consul")
    assert told_apart(Reader.ANONYMOUS, [one.pk]) == {one.pk: Marks(1963, 1963, "", "open")}
    assert told_apart(Reader.KEEPER, [one.pk]) == {one.pk: Marks(1931, 1963, "Consul", "closed")}
