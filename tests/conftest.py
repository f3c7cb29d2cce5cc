"""What tests of every layer share."""

from __future__ import annotations

import atexit
import os
import shutil
import tempfile
import uuid
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import NoReturn
from urllib.parse import urlsplit, urlunsplit

import hypothesis
import pytest

# no test depends on how busy a machine is
hypothesis.settings.register_profile("house", deadline=None, suppress_health_check=[hypothesis.HealthCheck.too_slow])
hypothesis.settings.load_profile("house")

# the browser's driver runs a loop in the thread of the tests, and Django would refuse to ask the database there
os.environ["DJANGO_ALLOW_ASYNC_UNSAFE"] = "true"

# hundreds of processes are started, and each would compile the same modules where no bytecode may be kept beside them
if os.environ.pop("PYTHONDONTWRITEBYTECODE", "") and "PYTHONPYCACHEPREFIX" not in os.environ:
    os.environ["PYTHONPYCACHEPREFIX"] = tempfile.mkdtemp(prefix="fonds-bytecode-")
    atexit.register(shutil.rmtree, os.environ["PYTHONPYCACHEPREFIX"], ignore_errors=True)

ROOT = Path(__file__).resolve().parent.parent

LONGEST_FIRST = (
    "docs/test_commands_in_pages.py", "workflows/test_bags.py", "browser/test_site.py",
    "workflows/test_bags_refused.py", "workflows/test_reading.py", "access/test_difference.py",
    "workflows/test_copy_broken_off.py", "examples/test_real_documents_exchanged.py", "workflows/test_disk_full.py",
    "browser/test_desk.py", "browser/test_people.py", "web/test_api_conformance.py",
    "workflows/test_bags_of_documents.py", "workflows/test_ingest.py", "catalogue/test_on_postgresql.py",
    "workflows/test_comparison_keeping.py", "assistants/test_stdio.py", "browser/test_record_reading.py",
    "browser/test_copy.py", "browser/test_real_documents.py", "workflows/test_search_of_facts.py",
    "workflows/test_joins.py", "workflows/test_ingest_killed.py", "accuracy/test_verify_accuracy.py",
    "workflows/test_harvest_of_documents.py",
)  # fmt: skip
"""Modules that take longest, in the order in which they are begun: where several processes share the tests out by
modules, none is then left with a long one when the others have nothing more to do."""


def pytest_configure(config: pytest.Config) -> None:
    if hasattr(config.option, "loadscopereorder"):
        config.option.loadscopereorder = False  # else those with most tests come first, however short they are


@pytest.hookimpl(trylast=True)
def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    places = {ROOT / "tests" / name: place for place, name in enumerate(LONGEST_FIRST)}
    items.sort(key=lambda item: places.get(item.path, len(places)))


def not_run(reason: str) -> NoReturn:
    """Skips the test, saying why; where CI=true, what cannot run has failed."""
    if os.environ.get("CI", "").lower() == "true":
        pytest.fail(f"NOT RUN: {reason}")
    pytest.skip(f"NOT RUN: {reason}")


@pytest.fixture(scope="session")
def corpora() -> Path:
    """The folder of real documents: FONDS_CORPORA, default `../shared/corpora` beside the repository."""
    folder = Path(os.environ.get("FONDS_CORPORA") or ROOT / ".." / "shared" / "corpora")
    if not folder.is_dir():
        not_run(f"no real documents at {folder}; set FONDS_CORPORA to their folder")
    return folder.resolve()


@contextmanager
def postgresql_database(copied: str = "") -> Iterator[str]:
    """The address of a new PostgreSQL database on the server that FONDS_TEST_DATABASE names: an empty one, or one as
    that at the address `copied` is, to which nobody may be connected."""
    server = os.environ.get("FONDS_TEST_DATABASE", "")
    if not server:
        not_run("no PostgreSQL server; set FONDS_TEST_DATABASE to postgresql://user:password@host:port/database")
    import psycopg

    name = f"fonds_{uuid.uuid4().hex}"
    with psycopg.connect(server, autocommit=True) as connection:
        template = urlsplit(copied).path.lstrip("/") or "template1"
        connection.execute(f'CREATE DATABASE "{name}" TEMPLATE "{template}"'.encode())
    try:
        yield urlunsplit(urlsplit(server)._replace(path=f"/{name}"))
    finally:
        with psycopg.connect(server, autocommit=True) as connection:
            connection.execute(f'DROP DATABASE IF EXISTS "{name}" WITH (FORCE)'.encode())


@pytest.fixture
def postgresql() -> Iterator[str]:
    """The address of a new, empty PostgreSQL database."""
    with postgresql_database() as address:
        yield address
