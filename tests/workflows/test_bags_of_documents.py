"""Bags of real documents: valid by the library that others wrote, and restored to an archive equal to the first."""

from __future__ import annotations

from pathlib import Path

import pytest

from examples.test_real_documents_exchanged import some_of
from workflows.command_line import fonds
from workflows.test_bags import is_valid, tables

pytestmark = [pytest.mark.corpora, pytest.mark.timeout(600)]


@pytest.mark.parametrize("name", ["jfk", "frus", "ehri"])
def test_a_bag_is_valid_and_an_archive_again(corpora: Path, tmp_path: Path, name: str) -> None:
    first, second, bag = (tmp_path / each for each in ("first", "second", "bag"))
    fonds(first, "ingest", some_of(corpora / name, tmp_path / "some"))
    fonds(first, "export", "bag", bag)
    assert is_valid(bag)
    fonds(second, "restore", bag)
    assert tables(second) == tables(first)
    fonds(second, "check")
