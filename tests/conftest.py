"""What tests of every layer share."""

from __future__ import annotations

import os
import uuid
from collections.abc import Iterator
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

ROOT = Path(__file__).resolve().parent.parent


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


@pytest.fixture
def postgresql() -> Iterator[str]:
    """The address of a new, empty PostgreSQL database on the server that FONDS_TEST_DATABASE names."""
    server = os.environ.get("FONDS_TEST_DATABASE", "")
    if not server:
        not_run("no PostgreSQL server; set FONDS_TEST_DATABASE to postgresql://user:password@host:port/database")
    import psycopg

    name = f"fonds_{uuid.uuid4().hex}"
    with psycopg.connect(server, autocommit=True) as connection:
        connection.execute(f'CREATE DATABASE "{name}"'.encode())
    try:
        yield urlunsplit(urlsplit(server)._replace(path=f"/{name}"))
    finally:
        with psycopg.connect(server, autocommit=True) as connection:
            connection.execute(f'DROP DATABASE IF EXISTS "{name}" WITH (FORCE)'.encode())
