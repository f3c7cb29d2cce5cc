"""A restricted text between two public ones changes nothing of what the public sees of their comparison."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from django.test import Client

from fonds import wiring
from fonds.catalogue.models import AccessState, DigitalObject, Release, StoredComparison, UnitOfDescription
from fonds.workflows.comparison_keeping import keep_comparisons
from fonds.workflows.indexing import drain
from web import archive_builder
from web.archive_builder import MEMO, NOW, OBJECTS, UNITS
from web.test_desk import keeper, own_indexes

__all__ = ["keeper", "own_indexes"]

MEMO_PATH = f"/records/{UNITS['memo']}"
MIDDLE = "0m1dd1erest1"


@pytest.fixture
def public(own_indexes: None) -> Client:
    return Client(headers={"host": "127.0.0.1"})


def _addresses() -> Iterator[str]:
    yield from ("/releases", "/releases/2021", "/releases/2023", "/releases/2022-secret", "/withheld", "/withheld.csv")
    yield from ("/withdrawals", "/search?q=opened%3A2023+secretaries", "/search?q=opened%3A2022+quay", "/search?q=quay")
    yield from ("/releases/2023/opened.atom", MEMO_PATH, f"{MEMO_PATH}/compare", f"{MEMO_PATH}/best-text")
    yield f"{MEMO_PATH}/compare?from={OBJECTS['memo-2021']}&to={MIDDLE}"
    yield f"{MEMO_PATH}/compare?from={OBJECTS['memo-2021']}&to={OBJECTS['memo-2023']}&noise=1"
    yield f"{MEMO_PATH}?object={MIDDLE}"
    yield f"{MEMO_PATH}/best-text?quote=hidden+quay"


def _seen(public: Client) -> dict[str, tuple[int, bytes]]:
    return {each: ((answer := public.get(each)).status_code, answer.content) for each in _addresses()}


def _restricted_text_between(archive: Path) -> None:
    Release.objects.create(slug="2022-secret", name="Secret release of 2022", date="2022-05-01")
    archive_builder.OBJECTS["middle"] = MIDDLE
    try:
        # it shows some of what the later text shows, and words that neither of the public ones has
        words = MEMO[0].replace("two secretaries", "two secretaries of the hidden quay")
        archive_builder._object("middle", "memo", "ocr", "en", [words], release="2022-secret", order=2)
    finally:
        del archive_builder.OBJECTS["middle"]
    DigitalObject.objects.filter(pk=MIDDLE).update(access_state=AccessState.RESTRICTED)
    unit = UnitOfDescription.objects.get(pk=UNITS["memo"])
    unit.revision += 1
    unit.save(update_fields=["revision"])
    keep_comparisons(now=NOW, ids=[unit.pk])
    drain(wiring.indexes())


def test_a_restricted_text_between_two_public_ones_does_not_show(public: Client, archive: Path) -> None:
    before = _seen(public)
    assert before[f"{MEMO_PATH}/compare"][0] == 200 and b"two secretaries" in before["/releases/2023"][1]
    _restricted_text_between(archive)
    kept = StoredComparison.objects.filter(unit=UNITS["memo"])
    assert kept.filter(keeper_step=True, to_object=MIDDLE).exists(), "the keeper's history has it"
    after = _seen(public)
    assert [each for each in before if before[each] != after[each]] == []


def test_the_test_would_notice(public: Client, archive: Path) -> None:
    before = _seen(public)
    _restricted_text_between(archive)
    DigitalObject.objects.filter(pk=MIDDLE).update(access_state="")
    unit = UnitOfDescription.objects.get(pk=UNITS["memo"])
    unit.revision += 1
    unit.save(update_fields=["revision"])
    keep_comparisons(now=NOW, ids=[unit.pk])
    drain(wiring.indexes())
    after = _seen(public)
    assert {f"{MEMO_PATH}/compare", MEMO_PATH, "/releases"} <= {each for each in before if before[each] != after[each]}
