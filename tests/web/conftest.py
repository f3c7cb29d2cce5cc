"""A small archive behind Django's test client: written once for the tests of this folder, rolled back after them."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from django.conf import settings
from django.db import transaction
from django.test import Client

from fonds import wiring
from web import archive_builder, people_archive


@pytest.fixture(scope="module")
def archive(
    tmp_path_factory: pytest.TempPathFactory, django_db_setup: None, django_db_blocker: pytest.Mark
) -> Iterator[Path]:
    """The imaginary archive of `archive_builder`, indexed; its directory."""
    directory = tmp_path_factory.mktemp("archive")
    before = settings.ARCHIVE
    settings.ARCHIVE = directory
    wiring.public_index.cache_clear()
    with django_db_blocker.unblock():  # type: ignore[attr-defined]
        whole = transaction.atomic()
        whole._from_testcase = True  # type: ignore[attr-defined]
        whole.__enter__()
        archive_builder.build()
        archive_builder.index()
        try:
            yield directory
        finally:
            transaction.set_rollback(True)
            whole.__exit__(None, None, None)
            wiring.public_index.cache_clear()
            settings.ARCHIVE = before


@pytest.fixture(scope="module")
def people_read(archive: Path, django_db_blocker: pytest.Mark) -> Iterator[None]:
    """That archive has been read: people, offices, meetings, figures of `people_archive`."""
    with django_db_blocker.unblock():  # type: ignore[attr-defined]
        people_archive.read()
        yield


@pytest.fixture
def reader(archive: Path, db: None) -> Client:
    """An anonymous reader of that archive."""
    return Client(headers={"host": "127.0.0.1"})
