"""A record is named by its id, or by a reference code that no other record has."""

from __future__ import annotations

import pytest

from fonds.catalogue.access import Reader
from fonds.catalogue.models import UnitOfDescription
from fonds.catalogue.records import Ambiguous, find_unit
from fonds.cli import UsageError
from fonds.cli.archives import record
from fonds.core.description.identifiers import derived_identifier

pytestmark = pytest.mark.django_db
CODE = "F. 7, Op. 2, D. 5"


def unit(key: str, title: str, *, public: bool = True, **more: object) -> UnitOfDescription:
    return UnitOfDescription.objects.create(
        id=derived_identifier("unit", key), source_key=key, title=title, is_public=public, reference_code=CODE,
        access_state="public" if public else "restricted", **more,
    )  # fmt: skip


def test_a_journal_and_its_entry_that_share_a_reference_code_are_told_apart_by_their_ids() -> None:
    journal = unit("journal", "Journal of the consul", level_of_description="file", date_edtf="1951")
    entry = unit("entry", "Journal of the consul", level_of_description="item", date_edtf="1951-05-03", parent=journal)
    for name in (CODE, CODE.lower()):
        with pytest.raises(Ambiguous) as several:
            find_unit(name, Reader.KEEPER)
        assert set(several.value.ids) == {journal.pk, entry.pk}
    with pytest.raises(UsageError) as said:
        record(CODE, Reader.ANONYMOUS)
    assert f"{journal.pk} “Journal of the consul” (file, 1951)" in str(said.value)
    assert f"{entry.pk} “Journal of the consul” (item, 1951-05-03)" in str(said.value)
    assert find_unit(entry.pk, Reader.KEEPER) == entry


def test_a_code_is_ambiguous_only_to_who_may_see_both() -> None:
    journal, hidden = unit("journal", "Journal"), unit("hidden", "Another", public=False)
    assert find_unit(CODE, Reader.ANONYMOUS) == journal
    with pytest.raises(Ambiguous, match=hidden.pk):
        find_unit(CODE, Reader.KEEPER)


def test_what_only_references_name_stands_back_for_what_is_described() -> None:
    unit("ref:7", "", derived=True)
    journal = unit("journal", "Journal")
    assert find_unit(CODE, Reader.KEEPER) == journal


def test_no_name_names_no_record() -> None:
    for key in ("one", "two"):
        UnitOfDescription.objects.filter(pk=unit(key, "Letter").pk).update(reference_code="")
    assert find_unit(" ", Reader.KEEPER) is None
