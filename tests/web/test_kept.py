"""What is kept for all readers is found anew as soon as anything in the archive is another."""

from __future__ import annotations

import pytest
from django.db import transaction

from catalogue.people_builder import someone
from fonds.catalogue.models import Authority
from fonds.web.kept import kept


@pytest.mark.django_db(transaction=True)
def test_found_once_until_the_archive_changes() -> None:
    asked = []

    def count() -> int:
        asked.append(1)
        return Authority.objects.count()

    someone("Anna Strand")
    assert [kept("count", count) for _ in range(3)] == [1, 1, 1]
    assert len(asked) == 1
    someone("Knud Berg")
    assert [kept("count", count) for _ in range(2)] == [2, 2]
    assert len(asked) == 2


@pytest.mark.django_db(transaction=True)
def test_nothing_that_is_rolled_back_is_kept() -> None:
    assert kept("names", Authority.objects.count) == 0
    with pytest.raises(RuntimeError), transaction.atomic():
        someone("Anna Strand")
        assert kept("names", Authority.objects.count) == 1
        raise RuntimeError
    assert kept("names", Authority.objects.count) == 0


@pytest.mark.django_db(transaction=True)
def test_what_is_kept_is_bounded() -> None:
    from fonds.web import kept as keeping

    for number in range(100):
        kept(number, lambda: number)  # noqa: B023
    assert len(keeping._KEPT) <= keeping._MOST
