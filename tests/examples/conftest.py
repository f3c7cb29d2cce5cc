"""The sample archive, taken in once by the ingest itself and rolled back after the tests of this folder."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any, TypeVar

import pytest
from django.conf import settings
from django.db import transaction

from conftest import ROOT
from fonds import wiring
from fonds.workflows.indexing import drain
from fonds.workflows.ingest import IngestOptions, ingest
from fonds.workflows.ingest_report import Report

SAMPLE = ROOT / "examples" / "legation"
T = TypeVar("T")


def take_in(sheet: str = "legation.xlsx") -> Report:
    """Ingests and indexes the sample as its README says."""
    with wiring.ingest_tools(_silently) as tools:
        submitted = wiring.submitted([SAMPLE / "documents"], [SAMPLE / sheet])
        report = ingest(submitted, IngestOptions(profile=str(SAMPLE / "profile.toml")), tools)
    refused = drain(wiring.indexes()).refused
    assert not refused
    return report


def _silently(items: Iterator[T], total: int, words: str) -> Iterator[T]:
    return items


def _forget_indexes() -> None:
    wiring.public_index.cache_clear()
    wiring.restricted_index.cache_clear()


@contextmanager
def archive_of_its_own(directory: Path, django_db_blocker: Any) -> Iterator[None]:
    """An empty archive in the folder, for the tests of a module; what is in its database is rolled back."""
    before = settings.ARCHIVE
    settings.ARCHIVE = directory
    _forget_indexes()
    with django_db_blocker.unblock():
        whole = transaction.atomic()
        whole._from_testcase = True  # type: ignore[attr-defined]
        whole.__enter__()
        try:
            yield
        finally:
            transaction.set_rollback(True)
            whole.__exit__(None, None, None)
            _forget_indexes()
            settings.ARCHIVE = before


@pytest.fixture(scope="module")
def report(tmp_path_factory: pytest.TempPathFactory, django_db_setup: None, django_db_blocker: Any) -> Iterator[Report]:
    """The report of taking the sample in; the archive stays for the tests."""
    with archive_of_its_own(tmp_path_factory.mktemp("sample"), django_db_blocker):
        yield take_in()
